defmodule :timer_server do
  @moduledoc """
  The process behind `:timer`: it keeps timers that do more than send a message to a local process, and those that repeat.

  Its state maps the reference of each timer to the runtime's timer and what to do. An interval is bound to a process: when that ends, so does the
  interval.
  """

  @behaviour :gen_server

  @type job :: {module(), atom(), [term()]}
  @type request ::
          {:once, non_neg_integer(), job()}
          | {:interval, non_neg_integer(), pid() | atom() | {atom(), node()}, job(), :spawn | :repeat | :direct}
          | {:cancel, reference()}

  @doc "Starts the process if it does not run."
  @spec ensure_started() :: :ok
  def ensure_started do
    case :erlang.whereis(:timer_server) do
      :undefined -> started(:gen_server.start({:local, :timer_server}, :timer_server, [], []))
      _pid -> :ok
    end
  end

  defp started({:ok, _pid}), do: :ok
  defp started({:error, {:already_started, _pid}}), do: :ok

  @doc "Has a request done: a timer's reference, or what cancelling gives."
  @spec request(request()) :: {:ok, term()}
  def request(request) do
    ensure_started()
    :gen_server.call(:timer_server, request, :infinity)
  end

  @doc "Sends a message; nobody with that name is no error."
  @spec deliver(pid() | atom() | {atom(), node()}, term()) :: term()
  def deliver(to, message) do
    try do
      :erlang.send(to, message)
    catch
      :error, _ -> :ok
    end
  end

  @doc "Sends an exit signal; nobody with that name is no error."
  @spec exit_process(pid() | atom() | {atom(), node()}, term()) :: true | :ok
  def exit_process(pid, reason) when is_pid(pid), do: :erlang.exit(pid, reason)

  def exit_process({name, node}, reason) when node === node(), do: exit_process(name, reason)
  def exit_process({_name, _node} = target, reason), do: exit_remote(target, reason)

  def exit_process(name, reason) do
    case :erlang.whereis(name) do
      :undefined -> :ok
      pid -> :erlang.exit(pid, reason)
    end
  end

  defp exit_remote({name, node}, reason) do
    :erlang.spawn(node, :timer_server, :exit_process, [name, reason])
    true
  end

  @impl true
  def init([]) do
    :erlang.process_flag(:trap_exit, true)
    {:ok, %{}}
  end

  @impl true
  def handle_call({:once, time, job}, _from, timers) do
    ref = :erlang.start_timer(time, :erlang.self(), :once)
    {:reply, {:ok, {:once, ref}}, :maps.put(ref, {:once, job}, timers)}
  end

  def handle_call({:interval, time, bound_to, job, how}, _from, timers) do
    ref = :erlang.monitor(:process, bound_to)
    next = :erlang.monotonic_time(:millisecond) + time
    timer = %{time: time, next: next, job: job, how: how, clock: tick(ref, next), running: :none, late: false}
    {:reply, {:ok, {:interval, ref}}, :maps.put(ref, timer, timers)}
  catch
    :error, _ -> {:reply, {:error, :badarg}, timers}
  end

  def handle_call({:cancel, ref}, _from, timers), do: {:reply, {:ok, :cancel}, remove(ref, timers)}
  def handle_call(_other, _from, timers), do: {:noreply, timers}

  @impl true
  def handle_cast(_message, timers), do: {:noreply, timers}

  @impl true
  def handle_info({:timeout, ref, :once}, timers) do
    case :maps.take(ref, timers) do
      {{:once, job}, timers} -> {:noreply, perform(job, timers)}
      :error -> {:noreply, timers}
    end
  end

  def handle_info({:timeout, _clock, {:tick, ref}}, timers) do
    case timers do
      %{^ref => timer} -> {:noreply, :maps.put(ref, next(ref, timer), timers)}
      _ -> {:noreply, timers}
    end
  end

  def handle_info({:DOWN, ref, :process, _, _}, timers) when :erlang.is_map_key(ref, timers), do: {:noreply, remove(ref, timers)}
  def handle_info({:DOWN, call, :process, _, _}, timers), do: {:noreply, :maps.map(fn ref, timer -> over(ref, timer, call) end, timers)}
  def handle_info(_message, timers), do: {:noreply, timers}

  defp remove(ref, timers) do
    case :maps.take(ref, timers) do
      {{:once, _job}, timers} ->
        :erlang.cancel_timer(ref)
        timers

      {timer, timers} ->
        :erlang.demonitor(ref, [:flush])
        :erlang.cancel_timer(timer.clock)
        timers

      :error ->
        timers
    end
  end

  # Every tick is reckoned from the one before, so that delays don't add up.
  defp tick(ref, next), do: :erlang.start_timer(next, :erlang.self(), {:tick, ref}, abs: true)

  defp next(ref, %{how: :repeat, running: :none} = timer), do: again(ref, %{timer | running: monitored(timer.job)})
  defp next(_ref, %{how: :repeat} = timer), do: %{timer | late: true}

  defp next(ref, timer) do
    if timer.how === :direct, do: perform_here(timer.job), else: perform(timer.job, :ok)
    again(ref, timer)
  end

  defp again(ref, timer) do
    next = max(timer.next + timer.time, :erlang.monotonic_time(:millisecond))
    :maps.merge(timer, %{next: next, clock: tick(ref, next)})
  end

  # The call of an interval is over; if a tick came meanwhile, the next begins now.
  defp over(ref, %{running: call, late: true} = timer, call), do: next(ref, %{timer | running: :none, late: false})
  defp over(_ref, %{running: call} = timer, call), do: %{timer | running: :none}
  defp over(_ref, timer, _call), do: timer

  defp monitored({module, function, arguments}) do
    {_pid, call} = :erlang.spawn_monitor(module, function, arguments)
    call
  end

  defp perform({:timer_server, :deliver, _} = job, state) do
    perform_here(job)
    state
  end

  defp perform({module, function, arguments}, state) do
    :erlang.spawn(module, function, arguments)
    state
  end

  defp perform_here({module, function, arguments}), do: :erlang.apply(module, function, arguments)
end
