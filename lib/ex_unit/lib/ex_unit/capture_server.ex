defmodule ExUnit.CaptureServer do
  @moduledoc false
  # Keeps the captures that concern the whole system: of named devices and of logs.
  #
  # A named device is captured by passing its name on to a `StringIO`; captures of the same device share it, each knowing how
  # much was written before it began. Other tests write to the device, too: they always find somebody of that name, and whoever has looked the name
  # up just before the capture ends can still write to the `StringIO`, which is closed later. Logs reach the captures through a handler of `:logger`, run by the process that logs, which finds
  # them in an ETS table; meanwhile the default handler is silenced by a filter. A capture ends with its process at the latest.

  use GenServer

  @name __MODULE__
  @silence :ex_unit_capture_log
  @closes_after 10_000

  def start_link(_), do: GenServer.start_link(__MODULE__, :ok, name: @name)

  @doc "Captures a registered device, for as long as `owner` lives or until `device_capture_off/1`."
  def device_capture_on(device, encoding, input, owner \\ self()) do
    GenServer.call(@name, {:device_capture_on, device, encoding, input, owner}, :infinity)
  end

  @doc "What was written to the device since the capture began."
  def device_output(device, ref), do: GenServer.call(@name, {:device_output, device, ref}, :infinity)

  @doc "Ends the capture of a device."
  def device_capture_off(ref), do: GenServer.call(@name, {:device_capture_off, ref}, :infinity)

  @doc "Writes what is logged to `string_io`, for as long as `owner` lives or until `log_capture_off/1`."
  def log_capture_on(owner, string_io, opts),
    do: GenServer.call(@name, {:log_capture_on, owner, string_io, opts}, :infinity)

  @doc "Ends the capture of logs."
  def log_capture_off(ref), do: GenServer.call(@name, {:log_capture_off, ref}, :infinity)

  @impl true
  def init(:ok) do
    :ets.new(@name, [:named_table, :public, :set, read_concurrency: true])
    {:ok, %{devices: %{}, device_refs: %{}, log_refs: %{}}}
  end

  @impl true
  def handle_call({:device_capture_on, name, encoding, input, owner}, _from, state) do
    case captured(state.devices[name], name, encoding, input) do
      {:ok, device} ->
        ref = Process.monitor(owner)
        device = put_in(device.offsets[ref], written(device))

        {:reply, {:ok, ref},
         %{state | devices: Map.put(state.devices, name, device), device_refs: Map.put(state.device_refs, ref, name)}}

      error ->
        {:reply, error, state}
    end
  end

  def handle_call({:device_output, name, ref}, _from, state) do
    device = state.devices[name]
    {_input, output} = StringIO.contents(device.string_io)
    skipped = device.offsets[ref]
    {:reply, binary_part(output, skipped, byte_size(output) - skipped), state}
  end

  def handle_call({:device_capture_off, ref}, _from, state) do
    Process.demonitor(ref, [:flush])
    {:reply, :ok, release_device(state, ref)}
  end

  def handle_call({:log_capture_on, owner, string_io, opts}, _from, state) do
    ref = Process.monitor(owner)
    {level, opts} = Keyword.pop(opts, :level)
    :ets.insert(@name, {ref, string_io, level, Logger.default_formatter(opts)})
    if state.log_refs == %{}, do: start_log_handler()
    {:reply, ref, put_in(state.log_refs[ref], true)}
  end

  def handle_call({:log_capture_off, ref}, _from, state) do
    Process.demonitor(ref, [:flush])
    {:reply, :ok, release_log(state, ref)}
  end

  @impl true
  def handle_info({:DOWN, ref, _, _, _}, state), do: {:noreply, state |> release_device(ref) |> release_log(ref)}

  def handle_info({:close, string_io}, state) do
    StringIO.close(string_io)
    {:noreply, state}
  end

  def handle_info(_message, state), do: {:noreply, state}

  defp captured(nil, name, encoding, input) do
    case Process.whereis(name) do
      nil ->
        {:error, :no_device}

      original ->
        {:ok, string_io} = StringIO.open(input, encoding: encoding)
        :athanor_names.pass(name, string_io)
        {:ok, %{original: original, string_io: string_io, encoding: encoding, input?: input != "", offsets: %{}}}
    end
  end

  defp captured(%{input?: input?}, _name, _encoding, input) when input? or input != "",
    do: {:error, :input_on_already_captured_device}

  defp captured(%{encoding: encoding} = device, _name, encoding, _input), do: {:ok, device}
  defp captured(%{encoding: current}, _name, _encoding, _input), do: {:error, {:changed_encoding, current}}

  defp written(%{string_io: string_io}) do
    {_input, output} = StringIO.contents(string_io)
    byte_size(output)
  end

  defp release_device(state, ref) do
    case pop_in(state.device_refs[ref]) do
      {nil, state} -> state
      {name, state} -> %{state | devices: release(state.devices, name, ref)}
    end
  end

  defp release(devices, name, ref) do
    device = devices[name]
    offsets = Map.delete(device.offsets, ref)

    if offsets == %{} do
      :athanor_names.pass(name, device.original)
      Process.send_after(self(), {:close, device.string_io}, @closes_after)
      Map.delete(devices, name)
    else
      Map.put(devices, name, %{device | offsets: offsets})
    end
  end

  defp release_log(state, ref) do
    case pop_in(state.log_refs[ref]) do
      {nil, state} ->
        state

      {_, state} ->
        :ets.delete(@name, ref)
        if state.log_refs == %{}, do: stop_log_handler()
        state
    end
  end

  defp start_log_handler do
    :ok = :logger.add_handler(@name, __MODULE__, %{})
    # fails when there is no default handler, which is as silent as it gets
    _ = :logger.add_handler_filter(:default, @silence, {&__MODULE__.silence/2, :no_extra})
    :ok
  end

  defp stop_log_handler do
    :ok = :logger.remove_handler(@name)
    _ = :logger.remove_handler_filter(:default, @silence)
    :ok
  end

  @doc "The filter of the default handler while logs are captured."
  def silence(_event, :no_extra), do: :stop

  @doc "The callback of `:logger`: writes an event to every capture that takes its level."
  def log(event, _config) do
    for {_ref, string_io, level, {formatter, config}} <- :ets.tab2list(@name), logs?(event, level) do
      write(string_io, formatter.format(event, config))
    end

    :ok
  end

  # Whoever captures may just have ended, which must not cost the others their handler.
  defp write(string_io, text) do
    IO.write(string_io, text)
  rescue
    ErlangError -> :ok
  end

  defp logs?(_event, nil), do: true
  defp logs?(%{level: level}, least), do: :logger.compare_levels(level, least) in [:gt, :eq]
end
