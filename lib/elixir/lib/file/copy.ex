defmodule File.Copy do
  @moduledoc false

  # Copying for `File.cp/3` and `File.cp_r/3`: what was made, newest first, or `{:error, reason, path}`.

  @doc "Copies a file with its rights; gives `[destination]`, or `[]` where it stays as it is."
  def file(source, destination, callback), do: file(source, destination, callback, [])

  defp file(source, destination, callback, made) do
    case :file.copy(source, {destination, [:exclusive]}) do
      {:ok, _} -> with_mode(source, destination, made)
      {:error, :eexist} -> replace(source, destination, callback, made)
      {:error, reason} -> {:error, reason, source}
    end
  end

  defp replace(source, destination, callback, made) do
    if different?(source, destination) and callback.(source, destination) do
      case :file.copy(source, destination) do
        {:ok, _} -> with_mode(source, destination, made)
        {:error, reason} -> {:error, reason, source}
      end
    else
      made
    end
  end

  defp different?(path, path), do: false
  defp different?(source, destination), do: Path.expand(source) !== Path.expand(destination)

  defp with_mode(source, destination, made) do
    with {:ok, info} <- :file.read_file_info(source) do
      _ = :file.change_mode(destination, :erlang.band(elem(info, 7), 0o7777))
    end

    [destination | made]
  end

  @doc "Copies a file or directory with all that is in it."
  def all(source, destination, callback, dereference?), do: all(source, destination, callback, dereference?, [])

  defp all(source, destination, callback, dereference?, made) do
    read = if dereference?, do: &:file.read_file_info/1, else: &:file.read_link_info/1

    case read.(source) do
      {:ok, info} when elem(info, 2) == :regular -> file(source, destination, callback, made)
      {:ok, info} when elem(info, 2) == :symlink -> link(source, destination, callback, made)
      {:ok, info} when elem(info, 2) == :directory -> directory(source, destination, callback, dereference?, made)
      {:ok, _info} -> {:error, :eio, source}
      {:error, reason} -> {:error, reason, source}
    end
  end

  defp directory(source, destination, callback, dereference?, made) do
    with made_or_there when made_or_there in [:ok, {:error, :eexist}] <- File.mkdir_p(destination),
         {:ok, names} <- File.ls(source) do
      entries(names, source, destination, callback, dereference?, [destination | made])
    else
      {:error, reason} -> {:error, reason, source}
    end
  end

  defp entries(names, source, destination, callback, dereference?, made) do
    Enum.reduce_while(names, made, fn name, made ->
      case all(Path.join(source, name), Path.join(destination, name), callback, dereference?, made) do
        made when is_list(made) -> {:cont, made}
        error -> {:halt, error}
      end
    end)
  end

  defp link(source, destination, callback, made) do
    with {:ok, target} <- :file.read_link(source) do
      case :file.make_symlink(target, destination) do
        :ok -> [destination | made]
        {:error, :eexist} -> replace_link(source, target, destination, callback, made)
        {:error, reason} -> {:error, reason, source}
      end
    else
      {:error, reason} -> {:error, reason, source}
    end
  end

  defp replace_link(source, target, destination, callback, made) do
    if different?(source, destination) and callback.(source, destination) do
      with :ok <- :file.delete(destination), :ok <- :file.make_symlink(target, destination) do
        [destination | made]
      else
        {:error, reason} -> {:error, reason, source}
      end
    else
      made
    end
  end
end
