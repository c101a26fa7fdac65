defmodule Record.Extractor do
  # Reads the records of a file of Erlang for `Record.extract/2`.
  @moduledoc false

  alias Record.ErlangSource

  def extract(name, opts) do
    file = find!(opts)

    case List.keyfind(records(file, opts), name, 0) do
      {^name, fields} ->
        fields

      nil ->
        raise ArgumentError,
              "no record #{name} found at #{file}. Or the record does not exist or its entry is malformed " <>
                "or depends on other include files"
    end
  end

  def extract_all(opts), do: opts |> find!() |> records(opts)

  defp find!(opts) do
    case {Keyword.get(opts, :from), Keyword.get(opts, :from_lib)} do
      {nil, nil} -> raise ArgumentError, "expected :from or :from_lib to be given as option"
      {nil, path} -> find_in_library!(path)
      {path, _} -> path
    end
  end

  defp find_in_library!(path) do
    [application | rest] = Path.split(path)

    case :code.lib_dir(String.to_atom(application)) do
      directory when is_list(directory) -> Path.join([directory | rest])
      {:error, _} -> raise ArgumentError, "lib file #{path} could not be found"
    end
  end

  defp records(file, opts) do
    case File.read(file) do
      {:ok, text} -> ErlangSource.records(text, Path.dirname(file), opts)
      {:error, _} = error -> raise "error parsing file #{file}, got: #{inspect(error)}"
    end
  end
end
