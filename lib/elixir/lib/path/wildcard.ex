defmodule Path.Wildcard do
  @moduledoc false

  # What `Path.wildcard/2` sees of directories where it does not want names that begin with a dot. A pattern that begins with one still
  # finds them by asking for the name.

  @doc "The names in a directory, without hidden ones."
  @spec list_dir(charlist) :: {:ok, [charlist]} | {:error, atom}
  def list_dir(directory) do
    with {:ok, names} <- :file.list_dir(directory), do: {:ok, Enum.reject(names, &hidden?/1)}
  end

  defp hidden?([?. | _]), do: true
  defp hidden?(_name), do: false
end
