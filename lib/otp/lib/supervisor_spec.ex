defmodule :supervisor_spec do
  @moduledoc false

  # Checks what init/1 of a supervisor gives, and turns child specifications into children: maps with the keys of a specification, `:pid`
  # (`:undefined`, a pid or `{:restarting, pid}`) and `:start` as it was given.

  @defaults %{restart: :permanent, type: :worker, significant: false}

  @doc "The flags of a supervisor as a map with all keys, or `{:error, reason}`."
  def flags({strategy, intensity, period}) do
    flags(%{strategy: strategy, intensity: intensity, period: period})
  end

  def flags(flags) when is_map(flags) do
    all = :maps.merge(%{strategy: :one_for_one, intensity: 1, period: 5, auto_shutdown: :never}, flags)
    with :ok <- check_flags(all), do: {:ok, all}
  end

  def flags(other), do: {:error, {:invalid_type, other}}

  defp check_flags(%{strategy: strategy})
       when strategy not in [:simple_one_for_one, :one_for_one, :one_for_all, :rest_for_one] do
    {:error, {:invalid_strategy, strategy}}
  end

  defp check_flags(%{intensity: intensity}) when not (is_integer(intensity) and intensity >= 0) do
    {:error, {:invalid_intensity, intensity}}
  end

  defp check_flags(%{period: period}) when not (is_integer(period) and period > 0) do
    {:error, {:invalid_period, period}}
  end

  defp check_flags(%{auto_shutdown: auto}) when auto not in [:never, :any_significant, :all_significant] do
    {:error, {:invalid_auto_shutdown, auto}}
  end

  defp check_flags(%{strategy: :simple_one_for_one, auto_shutdown: auto}) when auto != :never do
    {:error, {:bad_combination, [auto_shutdown: auto, strategy: :simple_one_for_one]}}
  end

  defp check_flags(_flags), do: :ok

  @doc "The children of a list of specifications, in order, or `{:error, reason}`."
  def children(specs, auto_shutdown), do: children(specs, auto_shutdown, %{}, [])

  defp children([spec | specs], auto_shutdown, ids, done) do
    with {:ok, child} <- child(spec, auto_shutdown) do
      if is_map_key(ids, child.id) do
        {:error, {:duplicate_child_name, child.id}}
      else
        children(specs, auto_shutdown, :maps.put(child.id, true, ids), [child | done])
      end
    end
  end

  defp children([], _auto_shutdown, _ids, done), do: {:ok, :lists.reverse(done)}

  @doc "The child of one specification, a map or the old tuple, or `{:error, reason}`."
  def child({id, start, restart, shutdown, type, modules}, auto_shutdown) do
    spec = %{id: id, start: start, restart: restart, shutdown: shutdown, type: type, modules: modules}
    child(spec, auto_shutdown)
  end

  def child(spec, auto_shutdown) when is_map(spec) do
    with :ok <- check_id(spec), {:ok, module} <- check_start(spec) do
      child = :maps.merge(@defaults, spec)
      shutdown = if child.type == :worker, do: 5000, else: :infinity
      child = :maps.merge(%{shutdown: shutdown, modules: [module]}, child)
      with :ok <- check(child, auto_shutdown), do: {:ok, :maps.put(:pid, :undefined, child)}
    end
  end

  def child(other, _auto_shutdown), do: {:error, {:invalid_child_spec, other}}

  defp check_id(%{id: _}), do: :ok
  defp check_id(_), do: {:error, :missing_id}

  defp check_start(%{start: {module, function, args}}) when is_atom(module) and is_atom(function) and is_list(args) do
    {:ok, module}
  end

  defp check_start(%{start: start}), do: {:error, {:invalid_mfa, start}}
  defp check_start(_), do: {:error, :missing_start}

  defp check(%{restart: restart}, _) when restart not in [:permanent, :transient, :temporary] do
    {:error, {:invalid_restart_type, restart}}
  end

  defp check(%{significant: significant}, _) when not is_boolean(significant) do
    {:error, {:invalid_significant, significant}}
  end

  defp check(%{significant: true}, :never), do: {:error, {:bad_combination, [auto_shutdown: :never, significant: true]}}

  defp check(%{significant: true, restart: :permanent}, _) do
    {:error, {:bad_combination, [restart: :permanent, significant: true]}}
  end

  defp check(%{type: type}, _) when type not in [:worker, :supervisor], do: {:error, {:invalid_child_type, type}}

  defp check(%{shutdown: shutdown}, _)
       when not (shutdown in [:brutal_kill, :infinity] or (is_integer(shutdown) and shutdown >= 0)) do
    {:error, {:invalid_shutdown, shutdown}}
  end

  defp check(%{modules: modules}, _), do: check_modules(modules)

  defp check_modules(:dynamic), do: :ok
  defp check_modules(modules) when not is_list(modules), do: {:error, {:invalid_modules, modules}}

  defp check_modules(modules) do
    case :lists.filter(fn module -> not is_atom(module) end, modules) do
      [] -> :ok
      [bad | _] -> {:error, {:invalid_module, bad}}
    end
  end

  @doc "The specification of a child, with all keys."
  def to_spec(child), do: :maps.remove(:pid, child)

  @doc "A child as it is told in errors, in the form of OTP's record."
  def to_record(child) do
    {:child, child.pid, child.id, child.start, child.restart, child.significant, child.shutdown, child.type,
     child.modules}
  end
end
