defmodule :logger_std_h do
  @moduledoc """
  The handler that writes to the terminal, standard error, a device or a file (`config.type`).

  The process that logs formats its event and writes it, so that nothing is lost or late when the node stops. Files are opened by `adding_handler/1`
  and closed by `removing_handler/1`.
  """

  @defaults %{
    type: :standard_io,
    burst_limit_enable: true,
    drop_mode_qlen: 200,
    flush_qlen: 1000,
    sync_mode_qlen: 10,
    overload_kill_restart_after: 5000,
    burst_limit_max_count: 500,
    burst_limit_window_time: 1000,
    overload_kill_enable: false,
    overload_kill_mem_size: 3_000_000,
    overload_kill_qlen: 20_000,
    filesync_repeat_interval: :no_repeat
  }

  @doc "Waits until all is written."
  def filesync(_id), do: :ok

  @doc false
  def adding_handler(%{id: id} = config) do
    given = :maps.get(:config, config, %{})

    case open(normal(given), :maps.merge(@defaults, given)) do
      {:ok, opened} -> {:ok, :maps.put(:config, opened, config)}
      {:error, reason} -> {:error, {id, reason}}
    end
  end

  # `{:file, name}` and `:file` are two ways to say the same.
  defp normal(%{type: {:file, name}}), do: {:file, name, [:append]}
  defp normal(%{type: {:file, name, modes}}), do: {:file, name, modes}
  defp normal(%{type: :file} = given), do: {:file, given.file, :maps.get(:modes, given, [:append])}
  defp normal(%{file: file} = given), do: {:file, file, :maps.get(:modes, given, [:append])}
  defp normal(%{type: type}), do: type
  defp normal(_given), do: :standard_io

  defp open({:file, name, modes}, config) do
    with {:ok, device} <- :file.open(name, [{:encoding, :utf8} | modes]) do
      {:ok, :maps.merge(config, %{type: :file, file: name, modes: modes, device: device})}
    end
  end

  defp open(type, config) when type in [:standard_io, :standard_error], do: {:ok, :maps.put(:type, type, config)}
  defp open({:device, _device} = type, config), do: {:ok, :maps.put(:type, type, config)}
  defp open(type, _config), do: {:error, {:invalid_config, :logger_std_h, %{type: type}}}

  @doc false
  def changing_config(_set_or_update, %{config: old}, %{config: new} = config) do
    fixed = :maps.with([:type, :file, :modes, :device], old)

    config = :maps.put(:config, :maps.merge(:maps.merge(@defaults, new), fixed), config)
    check_fixed(:maps.with([:type, :file, :modes], new), fixed, config)
  end

  def changing_config(_set_or_update, old, config), do: {:ok, :maps.put(:config, :maps.get(:config, old), config)}

  # Where a handler writes to cannot be changed.
  defp check_fixed(changed, fixed, config) do
    if :maps.with(:maps.keys(changed), fixed) == changed do
      {:ok, config}
    else
      {:error, {:illegal_config_change, :logger_std_h, fixed, changed}}
    end
  end

  @doc false
  def removing_handler(%{config: %{device: device}}), do: :file.close(device)
  def removing_handler(_config), do: :ok

  @doc false
  def filter_config(%{config: config} = handler), do: :maps.put(:config, :maps.remove(:device, config), handler)

  @doc false
  def log(event, %{formatter: {module, formatter_config}, config: config}) do
    text = module.format(event, formatter_config)
    write(config, text)
  end

  defp write(%{device: device}, text), do: :io.put_chars(device, text)
  defp write(%{type: :standard_io}, text), do: :io.put_chars(:user, text)
  defp write(%{type: :standard_error}, text), do: :io.put_chars(:standard_error, text)
  defp write(%{type: {:device, device}}, text), do: :io.put_chars(device, text)
end
