defmodule Registry.Partition do
  @moduledoc false

  # The process that owns the two tables of a partition. It is linked to all processes that have registered through it, and forgets them when they end.
  # It also keeps the locks of Registry.lock/3: %{key => {holder_monitor, queue of {from, monitor}}}.

  use GenServer

  def key_name(registry, partition), do: Module.concat(registry, "KeyPartition" <> Integer.to_string(partition))
  def pid_name(registry, partition), do: Module.concat(registry, "PIDPartition" <> Integer.to_string(partition))

  def start_link(registry, arg), do: GenServer.start_link(__MODULE__, arg, name: registry)

  @impl true
  def init({kind, registry, i, partitions, key_partition, pid_partition, listeners, compressed}) do
    Process.flag(:trap_exit, true)
    key_ets = init_key_ets(kind, key_partition, compressed)
    pid_ets = init_pid_ets(pid_partition, compressed)

    # With one partition its key table is found without another lookup.
    if partitions == 1 do
      entries = [
        {Registry.__key_info__(), {kind, partitions, key_ets}},
        {Registry.__all_info__(), {kind, partitions, key_ets, listeners}}
      ]

      true = :ets.insert(registry, entries)
    end

    true = :ets.insert(registry, {i, key_ets, {self(), pid_ets}})
    {:ok, %{registry: registry, pid_ets: pid_ets, locks: %{}}}
  end

  defp init_key_ets(:unique, key_partition, compressed) do
    :ets.new(key_partition, compression([:set, :public, read_concurrency: true, write_concurrency: true], compressed))
  end

  defp init_key_ets(_duplicate, key_partition, compressed) do
    options = [:duplicate_bag, :public, read_concurrency: true, write_concurrency: true]
    :ets.new(key_partition, compression(options, compressed))
  end

  defp init_pid_ets(pid_partition, compressed) do
    options = [:duplicate_bag, :public, read_concurrency: true, write_concurrency: true]
    :ets.new(pid_partition, compression(options, compressed))
  end

  defp compression(options, true), do: [:compressed | options]
  defp compression(options, false), do: options

  @impl true
  def handle_call({:lock, key}, {pid, _} = from, state) do
    monitor = Process.monitor(pid)

    case state.locks do
      %{^key => {holder, queue}} ->
        {:noreply, put_in(state.locks[key], {holder, :queue.in({from, monitor}, queue)})}

      %{} ->
        {:reply, monitor, put_in(state.locks[key], {monitor, :queue.new()})}
    end
  end

  # The process that asks has sent all its signals before this request.
  def handle_call(:sync, _from, state), do: {:reply, :ok, state}

  @impl true
  def handle_cast({:unlock, key, monitor}, state) do
    Process.demonitor(monitor, [:flush])
    {:noreply, pass_lock(state, key, monitor)}
  end

  @impl true
  def handle_info({:EXIT, pid, _reason}, %{pid_ets: ets, registry: registry} = state) do
    for {_pid, key, key_ets, _counter} <- :ets.take(ets, pid) do
      key_ets = if is_integer(key_ets), do: Registry.__key_ets__(registry, key_ets), else: key_ets
      forget(key_ets, key, pid)
    end

    {:noreply, state}
  end

  def handle_info({:DOWN, monitor, :process, _pid, _reason}, state) do
    state =
      Enum.reduce(state.locks, state, fn
        {key, {^monitor, _queue}}, state ->
          pass_lock(state, key, monitor)

        {key, {holder, queue}}, state ->
          put_in(state.locks[key], {holder, :queue.filter(fn {_, other} -> other != monitor end, queue)})
      end)

    {:noreply, state}
  end

  def handle_info(_message, state), do: {:noreply, state}

  # The table may have gone with its partition.
  defp forget(key_ets, key, pid) do
    :ets.match_delete(key_ets, {key, {pid, :_}})
  rescue
    ArgumentError -> true
  end

  defp pass_lock(state, key, monitor) do
    case state.locks do
      %{^key => {^monitor, queue}} ->
        case :queue.out(queue) do
          {{:value, {from, next}}, queue} ->
            GenServer.reply(from, next)
            put_in(state.locks[key], {next, queue})

          {:empty, _} ->
            %{state | locks: Map.delete(state.locks, key)}
        end

      %{} ->
        state
    end
  end
end
