defmodule :logger_disk_log_h do
  @moduledoc """
  The handler that writes to a ring of files, or to one file until it is full.

  The keys of its `config`:

    * `:file` - the name, a charlist; by default the handler's id. Its directory is created. Cannot be changed later, as the next ones
    * `:type` - `:wrap` (the default): `name.1`, `name.2`, ... are written in turn, and the oldest is overwritten; or `:halt`: one file, `name`
    * `:max_no_files` - the number of files of the ring (10)
    * `:max_no_bytes` - the size of a file (1,048,576; with `:halt` `:infinity`)

  and those that protect the node from too many events, see `:logger_std_h`. After a restart a ring goes on in the file that was written last.
  """

  @doc "Waits until all that was logged before is written and synchronised."
  @spec filesync(atom) :: :ok | {:error, term}
  def filesync(id), do: :logger_h_common.filesync(:logger_disk_log_h, id)

  @doc false
  defdelegate adding_handler(config), to: :logger_h_common

  @doc false
  defdelegate changing_config(how, old, new), to: :logger_h_common

  @doc false
  defdelegate removing_handler(config), to: :logger_h_common

  @doc false
  defdelegate filter_config(config), to: :logger_h_common

  @doc "Formats an event and hands it to the handler's process."
  defdelegate log(event, config), to: :logger_h_common

  # Configuration

  @doc false
  def check_config(id, :set, :undefined, given) do
    given = :maps.merge(%{type: :wrap, file: :erlang.atom_to_list(id)}, given)
    invalid = :maps.filter(fn key, value -> not valid?(key, value, given.type) end, given)

    if map_size(invalid) == 0 do
      {:ok, :maps.merge(defaults(given.type), %{given | file: :filename.absname(given.file)})}
    else
      {:error, {:invalid_config, :logger_disk_log_h, invalid}}
    end
  end

  def check_config(_id, _how, old, given) do
    if :maps.merge(old, given) == old do
      {:ok, old}
    else
      {:error, {:illegal_config_change, :logger_disk_log_h, :maps.with(:maps.keys(given), old), given}}
    end
  end

  defp defaults(:wrap), do: %{max_no_files: 10, max_no_bytes: 1_048_576}
  defp defaults(:halt), do: %{max_no_files: :undefined, max_no_bytes: :infinity}

  defp valid?(:type, type, _type), do: type in [:wrap, :halt]
  defp valid?(:file, name, _type), do: is_list(name)
  defp valid?(:max_no_files, :undefined, type), do: type == :halt
  defp valid?(:max_no_files, count, type), do: type == :wrap and is_integer(count) and count > 0
  defp valid?(:max_no_bytes, :infinity, type), do: type == :halt
  defp valid?(:max_no_bytes, size, _type), do: is_integer(size) and size > 0
  defp valid?(_key, _value, _type), do: false

  # Callbacks of `:logger_h_common`

  @doc false
  def init(_id, config) do
    with {:ok, file} <- opened(:maps.put(:number, latest(config), config), [:append]), do: {:ok, file}
  end

  # The number of the file that was written last.
  defp latest(%{type: :halt}), do: 0

  defp latest(%{max_no_files: count} = config) do
    {_modified, number} = :lists.max(:lists.map(fn n -> {:filelib.last_modified(name(config, n)), -n} end, :lists.seq(1, count)))
    -number
  end

  defp name(%{type: :halt, file: file}, _number), do: file
  defp name(%{file: file}, number), do: file ++ ~c"." ++ :erlang.integer_to_list(number)

  defp opened(%{number: number} = file, modes) do
    name = name(file, number)

    with :ok <- :filelib.ensure_dir(name),
         {:ok, device} <- :file.open(name, [:raw | modes]) do
      {:ok, :maps.merge(file, %{device: device, size: :filelib.file_size(name), full: false})}
    else
      {:error, reason} -> {:error, {:open_failed, name, reason}}
    end
  end

  @doc false
  def write(id, _mode, text, %{size: size, max_no_bytes: max} = file) when size + byte_size(text) > max do
    full(id, text, file)
  end

  def write(_id, _mode, text, file), do: append(text, file)

  defp append(text, %{device: device, size: size} = file) do
    {:file.write(device, text), %{file | size: size + byte_size(text)}}
  end

  defp full(id, _text, %{type: :halt, full: full?} = file) do
    if not full?, do: :erlang.display({:disk_log, id, id, :full})
    {{:error, :full}, %{file | full: true}}
  end

  # One text is written whatever its size.
  defp full(_id, text, %{size: 0} = file), do: append(text, file)

  defp full(_id, text, %{number: number, max_no_files: count, device: device} = file) do
    _ = :file.close(device)

    case opened(%{file | number: rem(number, count) + 1}, [:write]) do
      {:ok, next} -> append(text, next)
      error -> {error, file}
    end
  end

  @doc false
  def filesync(_id, _mode, %{device: device} = file), do: {:file.datasync(device), file}

  @doc false
  def config_changed(_id, _config, file), do: file

  @doc false
  def handle_info(_id, _message, file), do: file

  @doc false
  def reset_state(_id, file), do: file

  @doc false
  def terminate(_id, _reason, %{device: device}), do: :file.close(device)
end
