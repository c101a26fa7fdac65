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
    {:ok, name, :maps.merge(:maps.put(:env, [], @defaults), :maps.with(keys(), :maps.from_list(known)))}
  end

  def read(name) when is_atom(name) do
    case find(name) do
      {:ok, {:application, ^name, _keys} = spec} -> read(spec)
      {:ok, other} -> {:error, {:bad_application, other}}
      {:error, _} = error -> error
    end
  end

  def read(other), do: {:error, {:bad_application, other}}

  # A .app file comes before the installation's own, as it would in a code path.
  defp find(name) do
    file = :erlang.atom_to_list(name) ++ ~c".app"

    case :code.where_is_file(file) do
      :non_existing -> installed(name, file)
      path -> consult(path)
    end
  end

  defp installed(name, file) do
    with :error <- :application_known.fetch(name), do: {:error, {~c"no such file or directory", file}}
  end

  defp consult(path) do
    case :file.consult(path) do
      {:ok, [spec]} -> {:ok, spec}
      {:ok, other} -> {:error, {:bad_application, other}}
      {:error, {_line, _module, _what} = error} -> {:error, {:file.format_error(error), path}}
      {:error, reason} -> {:error, {:file.format_error(reason), path}}
    end
  end
end
