defmodule :code do
  @moduledoc """
  The functions of Erlang's `:code` that load several modules together; the others are Java, and both halves make one module.
  """

  @typedoc "A module to be looked for in the code path, or one whose code is given with the name of a file."
  @type given :: module | {module, charlist, binary}

  @typedoc "Why a module cannot be loaded."
  @type what :: :badfile | :nofile | :on_load_not_allowed | :duplicated | :not_purged | :sticky_directory

  @typedoc "Modules whose classes are defined and that are not loaded yet."
  @opaque prepared :: [{module, reference}]

  @doc """
  Loads several modules so that nothing else is loaded between them: all become the current versions, or none.

  None may have old code, be part of the system or have a function that is called when it is loaded.

      iex> :code.atomic_load([:no_such_module_to_load])
      {:error, [no_such_module_to_load: :nofile]}
  """
  @spec atomic_load([given]) :: :ok | {:error, [{module, what}]}
  def atomic_load(modules) when is_list(modules) do
    with {:ok, prepared} <- prepare_loading(modules), do: finish_loading(prepared)
  end

  @doc """
  Does all of loading some modules that takes time or can fail for what they are, so that `finish_loading/1` is quick.

      iex> :code.prepare_loading([{Code, ~c"code.beam", "no object code"}])
      {:error, [{Code, :badfile}]}
  """
  @spec prepare_loading([given]) :: {:ok, prepared} | {:error, [{module, what}]}
  def prepare_loading(modules) when is_list(modules) do
    given = Enum.map(modules, &given/1)

    with :ok <- all_good(duplicates(Enum.map(given, &elem(&1, 0)))),
         prepared = Enum.map(given, &prepare/1),
         :ok <- all_good(for({module, what} when is_atom(what) <- prepared, do: {module, what})) do
      {:ok, prepared}
    end
  end

  @doc """
  Makes modules that `prepare_loading/1` has prepared the current ones.

      iex> {:ok, nothing} = :code.prepare_loading([])
      iex> :code.finish_loading(nothing)
      :ok
  """
  @spec finish_loading(prepared) :: :ok | {:error, [{module, what}]}
  def finish_loading(prepared) do
    with :ok <- all_good(for({module, _} <- prepared, what = refusal(module), do: {module, what})) do
      case :erlang.finish_loading(Enum.map(prepared, &elem(&1, 1))) do
        :ok -> :ok
        {:not_purged, modules} -> {:error, Enum.map(modules, &{&1, :not_purged})}
      end
    end
  end

  defp given(module) when is_atom(module), do: {module, nil, nil}
  defp given({module, file, code} = given) when is_atom(module) and is_list(file) and is_binary(code), do: given

  defp duplicates(modules) do
    for module <- Enum.uniq(modules -- Enum.uniq(modules)), do: {module, :duplicated}
  end

  defp prepare({module, nil, nil}) do
    case :code.get_object_code(module) do
      {^module, code, file} -> prepare({module, file, code})
      :error -> {module, :nofile}
    end
  end

  defp prepare({module, file, code}) do
    case :erts_internal.prepare_loading(module, code, file) do
      {:error, what} -> {module, what}
      reference -> {module, on_load(reference)}
    end
  end

  defp on_load(reference) do
    if :erlang.has_prepared_code_on_load(reference), do: :on_load_not_allowed, else: reference
  end

  defp refusal(module) do
    cond do
      :code.is_sticky(module) -> :sticky_directory
      :erlang.check_old_code(module) -> :not_purged
      true -> nil
    end
  end

  defp all_good([]), do: :ok
  defp all_good(refused), do: {:error, refused}
end
