defmodule :logger_h_common do
  @moduledoc false

  # What the handlers of OTP have in common: a process of kind `:logger_olp` for each, below `:logger_sup`, that is given text. An event is formatted where
  # it arises, so that no message carries more than its text.
  #
  # A handler's module has `check_config/4`, `init/2`, `write/4`, `filesync/3`, `handle_info/3`, `config_changed/3`, `reset_state/2` and `terminate/3`.

  @fallback_formatter {:logger_formatter, %{legacy_header: true, single_line: false}}

  # Callbacks of `:logger`

  def adding_handler(%{id: id, module: module} = config) do
    {olp, own, common} = split(:maps.get(:config, config, %{}))

    with {:ok, own} <- module.check_config(id, :set, :undefined, own),
         common = :maps.merge(common_defaults(own), common),
         :ok <- check_common(module, common),
         {:ok, olp} <- :logger_olp.check_opts(olp),
         all = :maps.merge(own, common),
         {:ok, handler} <- start(id, module, all, olp) do
      {:ok, :maps.put(:config, :maps.merge(all, :maps.put(:olp, handler, olp)), config)}
    end
  end

  # {options of the process, the handler's own, common ones}
  defp split(config) do
    {:maps.with(:logger_olp.options(), config),
     :maps.without([:olp, :filesync_repeat_interval | :logger_olp.options()], config),
     :maps.with([:filesync_repeat_interval], config)}
  end

  # Only what writes to a file has something to synchronise.
  defp common_defaults(%{file: _}), do: %{filesync_repeat_interval: 5000}
  defp common_defaults(_config), do: %{filesync_repeat_interval: :no_repeat}

  defp check_common(_module, %{filesync_repeat_interval: :no_repeat}), do: :ok
  defp check_common(_module, %{filesync_repeat_interval: interval}) when is_integer(interval), do: :ok
  defp check_common(module, common), do: {:error, {:invalid_config, module, common}}

  defp start(id, module, config, olp) do
    name = process_name(module, id)
    args = [name, :logger_h_common, [id, module, config], olp]

    spec = %{
      id: name,
      start: {:logger_olp, :start_link, args},
      restart: :temporary,
      shutdown: 2000,
      type: :worker,
      modules: [:logger_olp, :logger_h_common, module]
    }

    case :supervisor.start_child(:logger_sup, spec) do
      {:ok, pid, {^name, pid, _mode_ref} = handler} -> {:ok, handler}
      {:error, reason} -> {:error, reason}
    end
  end

  defp process_name(module, id) do
    :erlang.list_to_atom(:erlang.atom_to_list(module) ++ [?_ | :erlang.atom_to_list(id)])
  end

  def changing_config(how, %{id: id, module: module, config: old}, %{config: new} = handler) do
    {olp, own, common} = split(new)
    {old_olp, old_own, old_common} = split(old)

    with {:ok, own} <- module.check_config(id, how, old_own, own),
         common = :maps.merge(old_common, common),
         :ok <- check_common(module, common),
         {:ok, olp} <- :logger_olp.check_opts(if(how == :set, do: olp, else: :maps.merge(old_olp, olp))) do
      all = :maps.merge(own, common)
      handle = :maps.get(:olp, old)
      :ok = :logger_olp.set_opts(handle, olp)
      :ok = :logger_olp.call(handle, {:config_changed, all})
      {:ok, :maps.put(:config, :maps.merge(all, :maps.put(:olp, handle, olp)), handler)}
    end
  end

  def changing_config(:set, old, handler), do: changing_config(:set, old, :maps.put(:config, %{}, handler))
  def changing_config(:update, %{config: old}, handler), do: {:ok, :maps.put(:config, old, handler)}

  # A handler whose process asks for its own removal is on its way out already.
  def removing_handler(%{config: %{olp: {_name, pid, _mode_ref}}}) when pid == self(), do: :ok
  def removing_handler(%{config: %{olp: olp}}), do: :logger_olp.stop(olp)
  def removing_handler(_config), do: :ok

  def filter_config(%{config: config} = handler), do: :maps.put(:config, :maps.remove(:olp, config), handler)
  def filter_config(handler), do: handler

  def log(event, %{config: %{olp: {_name, pid, _mode_ref} = olp}} = config) do
    true = :erlang.is_process_alive(pid)
    :logger_olp.load(olp, text(event, config))
  end

  @doc "Waits until all that was logged before is written and synchronised."
  def filesync(module, id) when is_atom(id), do: call(module, id, :filesync)
  def filesync(_module, id), do: {:error, {:badarg, {:filesync, [id]}}}

  defp call(module, id, request) do
    name = process_name(module, id)
    :logger_olp.call({name, name, {:logger_olp, name}}, request)
  end

  # Text

  defp text(event, %{formatter: {module, config}}) do
    case binary(event, module, config) do
      text when is_binary(text) -> text
      {:error, report} -> failed(event, report)
    end
  end

  defp text(event, config), do: text(event, :maps.put(:formatter, {:logger_formatter, %{}}, config))

  defp binary(event, module, config) do
    case :unicode.characters_to_binary(module.format(event, config)) do
      text when is_binary(text) ->
        text

      bad ->
        {:error,
         {~c"FORMATTER ERROR: bad return value",
          [formatter_error: module, config: config, log_event: event, bad_return_value: bad]}}
    end
  catch
    class, reason ->
      report = [formatter_crashed: module, config: config, log_event: event, reason: {class, reason, __STACKTRACE__}]
      {:error, {:crash, report}}
  end

  # The event is told in the simplest way; why is told once, not about what tells it.
  defp failed(%{msg: msg, meta: meta} = event, {what, report}) do
    if not is_map_key(meta, :internal_log_event), do: :logger.internal_log(:debug, report)
    if what == :crash, do: crash_text(msg, event), else: :unicode.characters_to_binary([what, ?\n])
  end

  defp crash_text(msg, event) do
    :unicode.characters_to_binary(:logger_formatter.format(%{event | msg: {~c"FORMATTER CRASH: ~tp", [msg]}}, %{}))
  end

  # Callbacks of `:logger_olp`

  def init([id, module, %{filesync_repeat_interval: interval} = config]) do
    with {:ok, handler_state} <- module.init(id, config) do
      state = %{id: id, module: module, handler_state: handler_state, filesync_repeat_interval: interval, last_op: :sync}
      {:ok, :maps.put(:timer, tick(interval), state)}
    end
  end

  defp tick(interval) when is_integer(interval) and interval > 0, do: :erlang.start_timer(interval, self(), :filesync)
  defp tick(_interval), do: :undefined

  def handle_load(text, state), do: write(text, state)

  defp write(text, %{id: id, module: module, handler_state: handler_state} = state) do
    {_result, handler_state} = module.write(id, :async, text, handler_state)
    %{state | handler_state: handler_state, last_op: :write}
  end

  def handle_call(:filesync, _from, %{id: id, module: module, handler_state: handler_state} = state) do
    {result, handler_state} = module.filesync(id, :sync, handler_state)
    {:reply, result, %{state | handler_state: handler_state, last_op: :sync}}
  end

  def handle_call({:config_changed, %{filesync_repeat_interval: interval} = config}, _from, state) do
    %{id: id, module: module, handler_state: handler_state} = state
    state = %{state | handler_state: module.config_changed(id, config, handler_state), filesync_repeat_interval: interval}
    {:reply, :ok, if(state.timer == :undefined, do: %{state | timer: tick(interval)}, else: state)}
  end

  def handle_call(:restarted, _from, %{id: id} = state) do
    {:reply, :ok, write(info_text(~c"Handler ~tp restarted", [id], %{formatter: @fallback_formatter}), state)}
  end

  def handle_info({:timeout, timer, :filesync}, %{timer: timer, filesync_repeat_interval: interval} = state) do
    {:noreply, %{synced(state) | timer: tick(interval)}}
  end

  def handle_info(message, %{id: id, module: module, handler_state: handler_state} = state) do
    {:noreply, %{state | handler_state: module.handle_info(id, message, handler_state)}}
  end

  defp synced(%{last_op: :sync} = state), do: state

  defp synced(%{id: id, module: module, handler_state: handler_state} = state) do
    {_result, handler_state} = module.filesync(id, :async, handler_state)
    %{state | handler_state: handler_state, last_op: :sync}
  end

  def notify(:idle, state), do: synced(state)
  def notify({:mode_change, from, to}, state), do: info(~c"Handler ~tp switched from ~w to ~w mode", [from, to], state)
  def notify({:flushed, count}, state), do: info(~c"Handler ~tp flushed ~w log events", [count], state)
  def notify({:overloaded, _length, _memory}, state), do: info(~c"Handler ~tp overloaded and stopping", [], state)

  defp info(format, args, %{id: id} = state) do
    config =
      case :logger.get_handler_config(id) do
        {:ok, config} -> config
        {:error, _} -> %{formatter: @fallback_formatter}
      end

    write(info_text(format, [id | args], config), state)
  end

  defp info_text(format, args, config) do
    text(%{level: :notice, msg: {format, args}, meta: %{time: :logger.timestamp(), internal_log_event: true}}, config)
  end

  def terminate({:shutdown, {:overloaded, _length, _memory}} = reason, %{id: id, module: module} = state) do
    restart_later(id)
    module.terminate(id, reason, state.handler_state)
  end

  def terminate(reason, %{id: id, module: module, handler_state: handler_state}) do
    module.terminate(id, reason, handler_state)
  end

  # The handler is taken out, and put back when the time is up.
  defp restart_later(id) do
    with {:ok, %{config: %{overload_kill_restart_after: time}, module: module} = config} <- :logger.get_handler_config(id) do
      _ = :erlang.spawn(fn -> restart(id, module, config, time) end)
    end
  end

  defp restart(id, module, config, time) do
    _ = :logger.remove_handler(id)
    if time != :infinity, do: restart_after(id, module, config, time)
  end

  defp restart_after(id, module, config, time) do
    receive do
    after
      time -> :ok
    end

    result = :logger.add_handler(id, module, config)
    if result == :ok, do: call(module, id, :restarted)
    :logger.internal_log(:debug, logger_olp: :restart, result: result)
  end
end
