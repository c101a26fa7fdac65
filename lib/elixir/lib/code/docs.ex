defmodule Code.Docs do
  # Reads the documentation chunk of compiled modules.
  @moduledoc false

  def fetch(module) when is_atom(module) do
    with {_module, object_code, _path} <- :code.get_object_code(module), do: chunk(object_code), else: (:error -> {:error, :module_not_found})
  end

  def fetch(path) when is_binary(path) do
    case File.read(path) do
      {:ok, object_code} -> chunk(object_code)
      {:error, _} -> {:error, :module_not_found}
    end
  end

  defp chunk(object_code) do
    case :elixir_code.chunk(object_code, ~c"Docs") do
      {:ok, docs} when is_tuple(docs) and elem(docs, 0) == :docs_v1 -> docs
      {:ok, other} -> {:error, {:invalid_chunk, other}}
      :error -> {:error, :chunk_not_found}
    end
  end
end
