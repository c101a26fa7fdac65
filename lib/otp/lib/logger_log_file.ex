defmodule :logger_log_file do
  @moduledoc false

  # The file that `:logger_std_h` writes to. When it has reached its size it becomes archive 0, after the older archives have moved up by one; the
  # oldest goes. A file that somebody else has moved or deleted is opened anew.

  def open(%{file: name, modes: modes} = config) do
    with :ok <- :filelib.ensure_dir(name),
         {:ok, device} <- :file.open(name, modes) do
      opened = %{file: name, modes: modes, device: device, inode: inode(name), size: :filelib.file_size(name), checked: now()}
      {:ok, configure(config, opened)}
    else
      {:error, reason} -> {:error, {:open_failed, name, reason}}
    end
  end

  def configure(config, file) do
    :maps.merge(file, :maps.with([:max_no_bytes, :max_no_files, :compress_on_rotate, :file_check], config))
  end

  defp now, do: :erlang.monotonic_time(:millisecond)

  defp inode(name) do
    case :file.read_file_info(name, [:raw]) do
      {:ok, info} -> {elem(info, 9), elem(info, 11)}
      {:error, _} -> :none
    end
  end

  def write(text, file) do
    with {:ok, file} <- present(file),
         :ok <- :file.write(file.device, text) do
      {:ok, rotated(%{file | size: file.size + byte_size(text)})}
    else
      {:error, _reason} = error -> {error, file}
    end
  end

  defp present(%{file_check: interval, checked: checked} = file) do
    now = now()
    if interval > 0 and now - checked < interval, do: {:ok, file}, else: same(%{file | checked: now})
  end

  defp same(%{file: name, inode: inode, device: device} = file) do
    if inode(name) == inode do
      {:ok, file}
    else
      _ = :file.close(device)
      open(file)
    end
  end

  defp rotated(%{max_no_bytes: max, size: size} = file) when size < max, do: file

  defp rotated(file) do
    _ = :file.close(file.device)
    archive(file)

    case open(file) do
      {:ok, new} -> new
      {:error, _reason} -> file
    end
  end

  defp archive(%{max_no_files: 0, file: name}), do: :file.delete(name)

  defp archive(%{max_no_files: count, file: name} = file) do
    suffix = if file.compress_on_rotate, do: ~c".gz", else: []
    up = fn n -> :file.rename(archived(name, n - 1, suffix), archived(name, n, suffix)) end
    :lists.foreach(up, :lists.seq(count - 1, 1, -1))
    move(name, archived(name, 0, suffix), file.compress_on_rotate)
  end

  defp archived(name, n, suffix), do: name ++ ~c"." ++ :erlang.integer_to_list(n) ++ suffix

  defp move(name, archive, false), do: :file.rename(name, archive)

  defp move(name, archive, true) do
    with {:ok, bytes} <- :file.read_file(name),
         :ok <- :file.write_file(archive, :zlib.gzip(bytes)) do
      :file.delete(name)
    end
  end

  def sync(file), do: {:file.datasync(file.device), file}

  def close(file), do: :file.close(file.device)
end
