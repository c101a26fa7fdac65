defmodule :application_spec do
  @moduledoc false

  # Specifications of applications, `{:application, name, keys}`: from the installation, from a .app file in the code path, or given.

  @defaults %{
    description: [],
    id: [],
    vsn: [],
    modules: [],
    maxP: :infinity,
    maxT: :infinity,
    registered: [],
    included_applications: [],
    optional_applications: [],
    applications: [],
    mod: [],
    start_phases: :undefined
  }

  @doc "The keys of a specification, in the order in which they are shown."
  def keys do
    [
      :description,
      :id,
      :vsn,
      :modules,
      :maxP,
      :maxT,
      :registered,
      :included_applications,
      :optional_applications,
      :applications,
      :env,
      :mod,
      :start_phases
    ]
  end

  @doc "Reads a specification: `{:ok, name, keys}` with a map of all keys, `:env` among them."
  def read({:application, name, keys}) when is_atom(name) and is_list(keys) do
    known = :lists.filter(fn entry -> tuple_size(entry) == 2 end, keys)
    all = :maps.merge(:maps.put(:env, [], @defaults), :maps.with(keys(), :maps.from_list(known)))

    case check_env(name, :maps.get(:env, all), []) do
      :ok -> {:ok, name, all}
      message -> {:error, {:invalid_options, :lists.flatten(message)}}
    end
  end

  def read(name) when is_atom(name) do
    case find(name) do
      {:ok, {:application, _name, _keys} = spec} -> read(spec)
      {:ok, other} -> {:error, {:bad_application, other}}
      {:error, _} = error -> error
    end
  end

  def read(other), do: {:error, {:bad_application, other}}

  defp check_env(name, [{key, _value} | rest], seen) when is_atom(key) do
    if :lists.member(key, seen) do
      :io_lib.format(~c"application: ~tp; duplicate parameter: ~tp", [name, key])
    else
      check_env(name, rest, [key | seen])
    end
  end

  defp check_env(_name, [], _seen), do: :ok

  defp check_env(name, [{key, _value} | _], _seen) do
    :io_lib.format(~c"application: ~tp; invalid parameter name: ~tp", [name, key])
  end

  defp check_env(name, [other | _], _seen) do
    :io_lib.format(~c"application: ~tp; invalid parameter: ~tp", [name, other])
  end

  defp check_env(name, _no_list, _seen), do: :io_lib.format(~c"application: ~tp; parameters must be a list", [name])

  # A .app file comes before the installation's own, as it would in a code path.
  defp find(name) do
    file = :erlang.atom_to_list(name) ++ ~c".app"

    case :code.where_is_file(file) do
      :non_existing -> installed(name, file)
      path -> consult(path, file)
    end
  end

  defp installed(name, file) do
    with :error <- :application_known.fetch(name), do: {:error, {~c"no such file or directory", file}}
  end

  defp consult(path, file) do
    case :file.consult(path) do
      {:ok, [spec]} -> {:ok, spec}
      {:ok, other} -> {:error, {:bad_application, other}}
      {:error, {_line, _module, _what} = error} -> {:error, {:file.format_error(error), file}}
      {:error, reason} -> {:error, {:file.format_error(reason), file}}
    end
  end
end
