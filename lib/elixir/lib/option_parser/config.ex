defmodule OptionParser.Config do
  # The options of the parser, checked, and what the names of arguments mean by them.
  @moduledoc false

  @types [:boolean, :count, :integer, :float, :string, :regex, :keep]

  defstruct [:strict?, :switches, :aliases, :allow_nonexistent_atoms?, :return_separator?]

  def new(opts) do
    {strict?, switches} = switches(opts)

    %__MODULE__{
      strict?: strict?,
      switches: Enum.map(switches, &checked/1),
      aliases: Keyword.get(opts, :aliases, []),
      allow_nonexistent_atoms?: Keyword.get(opts, :allow_nonexistent_atoms, false),
      return_separator?: Keyword.get(opts, :return_separator, false)
    }
  end

  defp switches(opts) do
    case {opts[:switches], opts[:strict]} do
      {nil, nil} ->
        IO.warn("not passing the :switches or :strict option to OptionParser is deprecated")
        {false, []}

      {switches, nil} ->
        {false, switches}

      {nil, strict} ->
        {true, strict}

      {_switches, _strict} ->
        raise ArgumentError, ":switches and :strict cannot be given together"
    end
  end

  defp checked({key, types}) do
    types = List.wrap(types)

    case types -- @types do
      [] -> {key, types}
      unknown -> raise ArgumentError, "invalid switch types/modifiers: " <> Enum.map_join(unknown, ", ", &inspect/1)
    end
  end

  @doc "The types of an option, an empty list where none is listed."
  def types(%{switches: switches}, key), do: Keyword.get(switches, key, [])

  @doc """
  What a name behind two dashes means: `{:ok, key}`, `{:negated, key}`, `:undefined` where it is not allowed, `:unknown`
  where there is no such atom.
  """
  def key(config, name) do
    cond do
      String.contains?(name, "_") -> :undefined
      String.starts_with?(name, "-") -> :unknown
      key = negated(config, name) -> {:negated, key}
      true -> allowed(config, atom(name, config))
    end
  end

  defp negated(config, "no-" <> name) do
    key = atom(name, %{config | allow_nonexistent_atoms?: false})
    if key && :boolean in types(config, key), do: key
  end

  defp negated(_config, _name), do: nil

  defp allowed(_config, nil), do: :unknown

  defp allowed(%{strict?: true, switches: switches}, key) do
    if Keyword.has_key?(switches, key), do: {:ok, key}, else: :undefined
  end

  defp allowed(_config, key), do: {:ok, key}

  defp atom(name, %{allow_nonexistent_atoms?: allow?}) do
    name = String.replace(name, "-", "_")
    if allow?, do: String.to_atom(name), else: existing_atom(name)
  end

  defp existing_atom(name) do
    String.to_existing_atom(name)
  rescue
    ArgumentError -> nil
  end

  @doc "What letters behind one dash mean, as `key/2` says it, or `nil` where they are no alias."
  def alias(%{aliases: aliases} = config, name) do
    with {letters, key} <- Enum.find(aliases, fn {letters, _key} -> Atom.to_string(letters) == name end) do
      if String.length(name) > 1, do: IO.warn("multi-letter aliases are deprecated, got: #{inspect(letters)}")
      allowed(config, key)
    end
  end

  @doc "The name of a key on the command line."
  def name(key), do: key |> to_string() |> String.replace("_", "-")
end
