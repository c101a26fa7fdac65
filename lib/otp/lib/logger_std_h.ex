defmodule :logger_std_h do
  @moduledoc """
  The handler that writes to the terminal, standard error, a device or a file.

  The keys of its `config`:

    * `:type` - `:standard_io` (the default), `:standard_error`, `:file`, `{:file, name}`, `{:file, name, modes}` or `{:device, device}`; cannot be changed later
    * `:file` - the name of the file, a charlist; with it the type is `:file`. Its directory is created. By default the handler's id
    * `:modes` - the modes of the file, by default `[:raw, :append, :delayed_write]`
    * `:max_no_bytes` - the size from which the file is moved away (`:infinity`)
    * `:max_no_files` - how many such archives (`name.0`, the youngest, `name.1`, ...) are kept (0)
    * `:compress_on_rotate` - whether archives are compressed (`name.0.gz`)
    * `:file_check` - how many milliseconds may pass before it is checked again whether the file was moved or deleted by somebody else (0)
    * `:filesync_repeat_interval` - how often a file is synchronised with its disk, in milliseconds, or `:no_repeat` (5000)

  The others protect the node from too many events. Events go through a process for each handler; its message queue is looked at before each event:

    * `:sync_mode_qlen` (10) - the length from which who logs waits until the event is written
    * `:drop_mode_qlen` (200) - the length from which new events are dropped
    * `:flush_qlen` (1000) - the length from which those that wait are dropped too
    * `:burst_limit_enable` (`true`), `:burst_limit_max_count` (500), `:burst_limit_window_time` (1000 ms) - how many events are written in what time
    * `:overload_kill_enable` (`false`), `:overload_kill_qlen` (20,000), `:overload_kill_mem_size` (3,000,000 bytes),
      `:overload_kill_restart_after` (5000 ms or `:infinity`) - when the handler is ended, and when it is started again

  When events are dropped or flushed, the handler writes a notice about it.
  """

  @types [:standard_io, :standard_error]
  @file_defaults %{
    type: :file,
    modes: [:delayed_write, :raw, :append],
    max_no_bytes: :infinity,
    max_no_files: 0,
    compress_on_rotate: false,
    file_check: 0
  }
  @write_once [:type, :file, :modes]

  @doc "Waits until all that was logged before is written and synchronised."
  @spec filesync(atom) :: :ok | {:error, term}
  def filesync(id), do: :logger_h_common.filesync(:logger_std_h, id)

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
    normal = normal(id, given)
    checked(normal, complete(normal))
  end

  def check_config(_id, how, old, given) do
    fixed = :maps.with(@write_once, old)
    base = if how == :set, do: complete(fixed), else: old
    changed = :maps.with(@write_once, given)

    if :maps.with(:maps.keys(changed), fixed) == changed do
      checked(given, :maps.merge(base, given))
    else
      {:error, {:illegal_config_change, :logger_std_h, :maps.with(:maps.keys(changed), fixed), changed}}
    end
  end

  # There are several ways to name a file.
  defp normal(_id, %{type: {:file, name, modes}} = given), do: file(:maps.put(:modes, modes, given), name)
  defp normal(_id, %{type: {:file, name}} = given), do: file(given, name)
  defp normal(id, %{type: :file} = given), do: file(given, :maps.get(:file, given, :erlang.atom_to_list(id)))
  defp normal(_id, %{file: name} = given) when not is_map_key(given, :type), do: file(given, name)
  defp normal(_id, given), do: given

  defp file(given, name) do
    given = :maps.merge(given, %{type: :file, file: :filename.absname(name)})
    if is_map_key(given, :modes), do: %{given | modes: normal_modes(given.modes)}, else: given
  end

  defp normal_modes(modes) when is_list(modes) do
    writing? = :lists.any(fn mode -> :lists.member(mode, modes) end, [:write, :append, :exclusive])
    wanted = if writing?, do: [:raw, :delayed_write], else: [:append, :raw, :delayed_write]
    :lists.foldl(fn mode, all -> if :lists.member(mode, all), do: all, else: [mode | all] end, modes, wanted)
  end

  defp normal_modes(modes), do: modes

  defp complete(%{type: :file} = given), do: :maps.merge(@file_defaults, given)
  defp complete(given), do: :maps.merge(%{type: :standard_io}, given)

  defp checked(given, all) do
    invalid = :maps.filter(fn key, value -> not valid?(key, value, all) end, given)
    if map_size(invalid) == 0, do: {:ok, all}, else: {:error, {:invalid_config, :logger_std_h, invalid}}
  end

  defp valid?(:type, type, _all) when type in @types or type == :file, do: true
  defp valid?(:type, {:device, _device}, _all), do: true
  defp valid?(_key, _value, %{type: type}) when type != :file, do: false
  defp valid?(:file, name, _all), do: is_list(name)
  defp valid?(:modes, modes, _all), do: is_list(modes)
  defp valid?(:max_no_bytes, :infinity, _all), do: true
  defp valid?(:max_no_bytes, size, _all), do: is_integer(size) and size > 0
  defp valid?(:max_no_files, count, _all), do: is_integer(count) and count >= 0
  defp valid?(:compress_on_rotate, compress, _all), do: is_boolean(compress)
  defp valid?(:file_check, time, _all), do: is_integer(time) and time >= 0
  defp valid?(_key, _value, _all), do: false

  # Callbacks of `:logger_h_common`

  @doc false
  def init(_id, %{type: :file} = config) do
    with {:ok, file} <- :logger_log_file.open(config), do: {:ok, %{type: :file, file: file}}
  end

  def init(_id, %{type: type}), do: {:ok, %{type: type}}

  @doc false
  def write(_id, _mode, text, %{type: :file, file: file} = state) do
    {result, file} = :logger_log_file.write(text, file)
    {result, %{state | file: file}}
  end

  def write(_id, _mode, text, %{type: type} = state), do: {put(device(type), text), state}

  defp device(:standard_io), do: :user
  defp device(:standard_error), do: :standard_error
  defp device({:device, device}), do: device

  # A device that is gone must not take the handler with it.
  defp put(device, text) do
    :io.put_chars(device, text)
  catch
    :error, reason -> {:error, reason}
  end

  @doc false
  def filesync(_id, _mode, %{type: :file, file: file} = state) do
    {result, file} = :logger_log_file.sync(file)
    {result, %{state | file: file}}
  end

  def filesync(_id, _mode, state), do: {:ok, state}

  @doc false
  def config_changed(_id, config, %{type: :file, file: file} = state) do
    %{state | file: :logger_log_file.configure(config, file)}
  end

  def config_changed(_id, _config, state), do: state

  @doc false
  def handle_info(_id, _message, state), do: state

  @doc false
  def reset_state(_id, state), do: state

  @doc false
  def terminate(_id, _reason, %{type: :file, file: file}), do: :logger_log_file.close(file)
  def terminate(_id, _reason, _state), do: :ok
end
