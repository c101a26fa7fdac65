defmodule :logger_olp do
  @moduledoc false

  # A process that works off events and protects itself from too many of them. Whoever has an event calls `load/2`, which reads from a
  # persistent term what the process can bear:
  #
  #   async   the event is sent, nobody waits
  #   sync    the sender waits until the event is handled, so that it cannot get further ahead
  #   drop    the event is dropped by the sender
  #
  # The mode follows the length of the message queue, looked at before each event: from `sync_mode_qlen` on it is sync, from `drop_mode_qlen` on drop, and
  # beyond `flush_qlen` what waits is thrown away at once. Independent of that a limit of events in a window of time can be set (`burst_limit_*`), and a
  # process that is too long or too large can be ended and started again later (`overload_kill_*`).
  #
  # The callback module has `init/1`, `handle_load/2`, `handle_info/2`, `notify/2`, `reset_state/1` and `terminate/2`.

  @behaviour :gen_server

  @defaults %{
    sync_mode_qlen: 10,
    drop_mode_qlen: 200,
    flush_qlen: 1000,
    burst_limit_enable: true,
    burst_limit_max_count: 500,
    burst_limit_window_time: 1000,
    overload_kill_enable: false,
    overload_kill_qlen: 20_000,
    overload_kill_mem_size: 3_000_000,
    overload_kill_restart_after: 5000
  }
  @options [
    :sync_mode_qlen,
    :drop_mode_qlen,
    :flush_qlen,
    :burst_limit_enable,
    :burst_limit_max_count,
    :burst_limit_window_time,
    :overload_kill_enable,
    :overload_kill_qlen,
    :overload_kill_mem_size,
    :overload_kill_restart_after
  ]
  @idle_after 100

  @doc "The names of the options."
  def options, do: @options

  @doc "The factory settings."
  def get_default_opts, do: @defaults

  @doc "Starts a process and gives `{:ok, pid, olp}`; the options are checked by `check_opts/1` before."
  def start_link(name, module, args, options) do
    with {:ok, pid} <- :gen_server.start_link({:local, name}, :logger_olp, [name, module, args, options], []) do
      {:ok, pid, {name, pid, {:logger_olp, name}}}
    end
  end

  @doc "Checks and completes options: `{:ok, options}` or an error as handlers give it."
  def check_opts(options) do
    invalid = :maps.filter(fn key, value -> not option?(key, value) end, options)

    if map_size(invalid) == 0,
      do: check_levels(:maps.merge(@defaults, options)),
      else: {:error, {:invalid_olp_config, invalid}}
  end

  defp option?(key, value) when key in [:burst_limit_enable, :overload_kill_enable], do: is_boolean(value)
  defp option?(:overload_kill_restart_after, :infinity), do: true
  defp option?(_key, value), do: is_integer(value)

  defp check_levels(%{sync_mode_qlen: sync, drop_mode_qlen: drop, flush_qlen: flush} = options)
       when sync <= drop and drop <= flush and drop > 1,
       do: {:ok, options}

  defp check_levels(options) do
    {:error, {:invalid_olp_levels, :maps.with([:sync_mode_qlen, :drop_mode_qlen, :flush_qlen], options)}}
  end

  @doc "Hands an event over, as the mode allows."
  def load({_name, pid, mode_ref}, event) do
    case :persistent_term.get(mode_ref, :async) do
      :async -> :gen_server.cast(pid, {:"$olp_load", event})
      :sync -> load_and_wait(pid, event)
      :drop -> :ok
    end
  end

  # A process that ends meanwhile has taken the event with it; the next event finds out.
  defp load_and_wait(pid, event) do
    :gen_server.call(pid, {:"$olp_load", event}, :infinity)
  catch
    :exit, _reason -> :ok
  end

  @doc "What the process knows."
  def info({_name, pid, _mode_ref}), do: :gen_server.call(pid, :info)

  @doc "The options in force."
  def get_opts({_name, pid, _mode_ref}), do: :gen_server.call(pid, :get_opts)

  @doc "Changes options; they were checked before."
  def set_opts({_name, pid, _mode_ref}, options), do: :gen_server.call(pid, {:set_opts, options})

  @doc "Asks the callback module."
  def call({_name, pid, _mode_ref}, request), do: :gen_server.call(pid, {:"$olp_call", request}, :infinity)

  @doc "Ends the process."
  def stop({_name, pid, _mode_ref}) do
    :gen_server.stop(pid, :normal, :infinity)
  catch
    :exit, _reason -> :ok
  end

  # The process

  @impl true
  def init([name, module, args, options]) do
    _ = :erlang.process_flag(:trap_exit, true)
    _ = :erlang.process_flag(:message_queue_data, :off_heap)

    case module.init(args) do
      {:ok, module_state} ->
        :persistent_term.put({:logger_olp, name}, :async)
        {:ok, :maps.merge(options, state(name, module, module_state))}

      {:error, reason} ->
        {:stop, reason}
    end
  end

  defp state(name, module, module_state) do
    now = now()

    %{
      id: name,
      module: module,
      cb_state: module_state,
      mode_ref: {:logger_olp, name},
      mode: :async,
      idle: true,
      last_qlen: 0,
      last_load_ts: now,
      burst_win_ts: now,
      burst_msg_count: 0
    }
  end

  defp now, do: :erlang.monotonic_time(:microsecond)

  @impl true
  def handle_call({:"$olp_load", event}, from, state) do
    case loaded(event, state) do
      {:ok, state} -> {:reply, :ok, state, @idle_after}
      {:overloaded, reason, state} -> overloaded(from, reason, state)
    end
  end

  def handle_call({:"$olp_call", request}, from, %{module: module, cb_state: module_state} = state) do
    {:reply, reply, module_state} = module.handle_call(request, from, module_state)
    {:reply, reply, %{state | cb_state: module_state}, @idle_after}
  end

  def handle_call({:set_opts, options}, _from, state), do: {:reply, :ok, :maps.merge(state, options), @idle_after}
  def handle_call(:get_opts, _from, state), do: {:reply, :maps.with(@options, state), state, @idle_after}
  def handle_call(:info, _from, state), do: {:reply, state, state, @idle_after}

  @impl true
  def handle_cast({:"$olp_load", event}, state) do
    case loaded(event, state) do
      {:ok, state} -> {:noreply, state, @idle_after}
      {:overloaded, reason, state} -> {:stop, {:shutdown, reason}, state}
    end
  end

  def handle_cast(_message, state), do: {:noreply, state, @idle_after}

  # Nothing has come for a while: the mode is what an empty queue makes it, and the callback module may finish what it has put off.
  @impl true
  def handle_info(:timeout, state) do
    {_mode, state} = in_mode(:async, state)
    {:noreply, notify(:idle, %{state | idle: true, last_qlen: 0})}
  end

  def handle_info(message, %{module: module, cb_state: module_state} = state) do
    {:noreply, module_state} = module.handle_info(message, module_state)
    {:noreply, %{state | cb_state: module_state}, @idle_after}
  end

  @impl true
  def terminate(reason, %{module: module, cb_state: module_state, mode_ref: mode_ref}) do
    :persistent_term.erase(mode_ref)
    module.terminate(reason, module_state)
  end

  defp overloaded(from, reason, state) do
    :gen_server.reply(from, :ok)
    {:stop, {:shutdown, reason}, state}
  end

  # One event

  defp loaded(event, state) do
    {:message_queue_len, length} = :erlang.process_info(self(), :message_queue_len)
    now = now()

    case checked(length, %{state | last_qlen: length, last_load_ts: now, idle: false}) do
      {:flush, state} -> {:ok, flushed(state)}
      {:overloaded, _reason, _state} = overloaded -> overloaded
      {_mode, state} -> {:ok, limited(event, now, state)}
    end
  end

  defp checked(length, %{overload_kill_enable: true, overload_kill_qlen: limit} = state) when length > limit do
    too_much(length, memory(), state)
  end

  defp checked(length, %{overload_kill_enable: true, overload_kill_mem_size: limit} = state) do
    case memory() do
      memory when memory > limit -> too_much(length, memory, state)
      _memory -> mode(length, state)
    end
  end

  defp checked(length, state), do: mode(length, state)

  defp memory do
    {:memory, memory} = :erlang.process_info(self(), :memory)
    memory
  end

  defp too_much(length, memory, state) do
    reason = {:overloaded, length, memory}
    {:overloaded, reason, notify(reason, state)}
  end

  defp mode(length, %{flush_qlen: limit} = state) when length >= limit, do: {:flush, state}
  defp mode(length, %{drop_mode_qlen: limit} = state) when length >= limit, do: in_mode(:drop, state)
  defp mode(length, %{sync_mode_qlen: limit} = state) when length >= limit, do: in_mode(:sync, state)
  defp mode(_length, state), do: in_mode(:async, state)

  defp in_mode(mode, %{mode: mode} = state), do: {mode, state}

  defp in_mode(mode, %{mode: before, mode_ref: mode_ref} = state) do
    :persistent_term.put(mode_ref, mode)
    state = %{state | mode: mode}
    {mode, if(:drop in [mode, before], do: notify({:mode_change, before, mode}, state), else: state)}
  end

  # What waits is thrown away, those who wait for an answer get it.
  defp flushed(state) do
    count = flush(0)
    {_mode, state} = in_mode(:async, state)
    notify({:flushed, count + 1}, %{state | last_qlen: 0})
  end

  defp flush(count) do
    receive do
      {:"$gen_cast", {:"$olp_load", _event}} ->
        flush(count + 1)

      {:"$gen_call", from, {:"$olp_load", _event}} ->
        :gen_server.reply(from, :ok)
        flush(count + 1)
    after
      0 -> count
    end
  end

  defp limited(event, _now, %{burst_limit_enable: false} = state), do: handled(event, state)

  defp limited(event, _now, %{burst_msg_count: count, burst_limit_max_count: limit} = state) when count < limit do
    handled(event, %{state | burst_msg_count: count + 1})
  end

  # A new window begins with the first event after the old one that would have been too many for it.
  defp limited(event, now, %{burst_win_ts: start, burst_limit_window_time: window} = state)
       when now - start >= window * 1000 do
    handled(event, %{state | burst_win_ts: now, burst_msg_count: 0})
  end

  defp limited(_event, _now, state), do: state

  defp handled(event, %{module: module, cb_state: module_state} = state) do
    %{state | cb_state: module.handle_load(event, module_state)}
  end

  defp notify(what, %{module: module, cb_state: module_state} = state) do
    %{state | cb_state: module.notify(what, module_state)}
  end
end
