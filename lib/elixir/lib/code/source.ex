defmodule Code.Source do
  # Files with source code that are named in calls.
  @moduledoc false

  @doc """
  The full path and the text of a file; raises `Code.LoadError` if it cannot be read.
  """
  def read!(file, relative_to) do
    path = expand(file, relative_to)

    case File.read(path) do
      {:ok, text} -> {path, text}
      {:error, reason} -> raise Code.LoadError, file: path, reason: reason
    end
  end

  @doc """
  The full path of a file that is there; raises `Code.LoadError` otherwise.
  """
  def find!(file, relative_to) do
    path = expand(file, relative_to)

    cond do
      File.regular?(path) -> path
      File.dir?(path) -> raise Code.LoadError, file: path, reason: :eisdir
      true -> raise Code.LoadError, file: path, reason: :enoent
    end
  end

  defp expand(file, nil), do: Path.expand(file)
  defp expand(file, relative_to), do: Path.expand(file, relative_to)
end
