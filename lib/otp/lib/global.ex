defmodule :global do
  @moduledoc """
  Names for all connected nodes. This node knows itself alone, so they are names of this node with any term for a name.

  The process `:global_name_server` registers, and forgets the names of processes that have ended; names are read from its table. It is started when
  the first name or lock is set.
  """

  @behaviour :gen_server

  @table :global_names
  @locks :global_locks

  @doc "Registers a process: `:yes`, or `:no` if the name is taken or the process has another one."
  def register_name(name, pid), do: register_name(name, pid, &random_exit_name/3)

  @doc "Like `register_name/2`. The resolver is for clashes between nodes, which do not happen here."
  def register_name(name, pid, _resolve) when is_pid(pid), do: call({:register, name, pid})

  @doc "Gives a name to a process, whether or not it is taken."
  def re_register_name(name, pid), do: re_register_name(name, pid, &random_exit_name/3)

  @doc "Like `re_register_name/2`, with a resolver."
  def re_register_name(name, pid, _resolve) when is_pid(pid), do: call({:re_register, name, pid})

  @doc "Forgets a name."
  def unregister_name(name) do
    if started?(), do: call({:unregister, name})
    :ok
  end

  @doc "The process that has the name, or `:undefined`."
  def whereis_name(name) do
    case :ets.lookup(@table, name) do
      [{_, pid, _}] -> if :erlang.is_process_alive(pid), do: pid, else: :undefined
      [] -> :undefined
    end
  catch
    :error, :badarg -> :undefined
  end

  @doc "All names."
  def registered_names do
    if started?(), do: :lists.map(fn {name, _, _} -> name end, :ets.tab2list(@table)), else: []
  end

  @doc "Sends to the process that has the name, and gives its pid. Exits with `{:badarg, {name, message}}` if there is none."
  def send(name, message) do
    case whereis_name(name) do
      :undefined ->
        exit({:badarg, {name, message}})

      pid ->
        Kernel.send(pid, message)
        pid
    end
  end

  # Locks

  @doc "Sets the lock `{resource, requester}`, waiting as long as another requester has it."
  def set_lock(id), do: set_lock(id, [node() | :erlang.nodes()], :infinity)

  @doc "Like `set_lock/1`, for some nodes."
  def set_lock(id, nodes), do: set_lock(id, nodes, :infinity)

  @doc "Like `set_lock/2`; `false` if the lock was not free after some retries."
  def set_lock(id, nodes, retries), do: set_lock(id, nodes, retries, 1)

  defp set_lock({_resource, _requester} = id, _nodes, retries, times) do
    cond do
      call({:lock, id, self()}) -> true
      retries == 0 -> false
      true -> set_lock_again(id, retries, times)
    end
  end

  defp set_lock_again(id, retries, times) do
    receive do
    after
      :erlang.min(1000, :rand.uniform(50 * times)) -> :ok
    end

    set_lock(id, [], if(retries == :infinity, do: :infinity, else: retries - 1), :erlang.min(times * 2, 16))
  end

  @doc "Gives a lock back."
  def del_lock(id), do: del_lock(id, [node() | :erlang.nodes()])

  @doc "Like `del_lock/1`, for some nodes."
  def del_lock({_resource, _requester} = id, _nodes) do
    if started?(), do: call({:unlock, id, self()})
    true
  end

  @doc "Calls the fun with the lock: its value, or `:aborted`."
  def trans(id, fun), do: trans(id, fun, [node() | :erlang.nodes()], :infinity)

  @doc "Like `trans/2`, for some nodes."
  def trans(id, fun, nodes), do: trans(id, fun, nodes, :infinity)

  @doc "Like `trans/3`, with a number of retries."
  def trans(id, fun, nodes, retries) do
    case set_lock(id, nodes, retries) do
      true ->
        try do
          fun.()
        after
          del_lock(id, nodes)
        end

      false ->
        :aborted
    end
  end

  @doc "Waits for the names of other nodes."
  def sync, do: :ok

  @doc "Leaves the other nodes."
  def disconnect, do: []

  @doc "A resolver that ends one of the two processes."
  def random_exit_name(name, one, other) do
    {winner, loser} = if one < other, do: {one, other}, else: {other, one}
    :erlang.exit(loser, :kill)
    :error_logger.warning_msg(~c"global: Name conflict terminating ~w\n", [{name, loser}])
    winner
  end

  @doc "A resolver that tells one of the two processes."
  def random_notify_name(name, one, other) do
    {winner, loser} = if one < other, do: {one, other}, else: {other, one}
    Kernel.send(loser, {:global_name_conflict, name})
    winner
  end

  @doc "A resolver that tells both processes, and gives the name to none."
  def notify_all_name(name, one, other) do
    Kernel.send(one, {:global_name_conflict, name, other})
    Kernel.send(other, {:global_name_conflict, name, one})
    :none
  end

  # The process

  defp started?, do: :erlang.whereis(:global_name_server) != :undefined

  defp call(request) do
    if not started?(), do: {:ok, _} = :kernel.start_child(:global_name_server, :global)
    :gen_server.call(:global_name_server, request, :infinity)
  end

  @doc false
  def start_link, do: :gen_server.start_link({:local, :global_name_server}, :global, [], [])

  @doc false
  @impl true
  def init([]) do
    :ets.new(@table, [:set, :named_table, :protected, {:read_concurrency, true}])
    :ets.new(@locks, [:set, :named_table, :protected])
    {:ok, []}
  end

  # A name is {name, pid, monitor}; a lock is {resource, requester, [{pid, monitor}]}, one for each process that holds it.
  @doc false
  @impl true
  def handle_call({:register, name, pid}, _from, state) do
    if whereis_name(name) == :undefined and only_name?(name, pid) do
      forget(name)
      remember(name, pid)
      {:reply, :yes, state}
    else
      {:reply, :no, state}
    end
  end

  def handle_call({:re_register, name, pid}, _from, state) do
    forget(name)
    remember(name, pid)
    {:reply, :yes, state}
  end

  def handle_call({:unregister, name}, _from, state) do
    forget(name)
    {:reply, :ok, state}
  end

  def handle_call({:lock, {resource, requester}, pid}, _from, state) do
    case :ets.lookup(@locks, resource) do
      [] -> {:reply, lock(resource, requester, pid, []), state}
      [{_, ^requester, holders}] -> {:reply, lock(resource, requester, pid, holders), state}
      [_other] -> {:reply, false, state}
    end
  end

  def handle_call({:unlock, {resource, requester}, pid}, _from, state) do
    with [{_, ^requester, holders}] <- :ets.lookup(@locks, resource),
         {_, monitor} = holder <- :lists.keyfind(pid, 1, holders) do
      :erlang.demonitor(monitor, [:flush])
      keep(resource, requester, :lists.delete(holder, holders))
    end

    {:reply, true, state}
  end

  # A second name for a process is refused, unless the environment of `:kernel` says that it is allowed.
  defp only_name?(name, pid) do
    names = :lists.append(:ets.match(@table, {:"$1", pid, :_}))

    if names == [] or :application.get_env(:kernel, :global_multi_name_action) == {:ok, :allow} do
      true
    else
      :logger.log(:error, ~c"global: ~w registered under several names: ~tw\n", [pid, [name | names]])
      false
    end
  end

  defp remember(name, pid), do: :ets.insert(@table, {name, pid, :erlang.monitor(:process, pid)})

  defp forget(name) do
    with [{_, _, monitor}] <- :ets.lookup(@table, name) do
      :erlang.demonitor(monitor, [:flush])
      :ets.delete(@table, name)
    end
  end

  # A process that sets a lock once more still gives it back once.
  defp lock(resource, requester, pid, holders) do
    :lists.keymember(pid, 1, holders) or
      :ets.insert(@locks, {resource, requester, [{pid, :erlang.monitor(:process, pid)} | holders]})
  end

  defp keep(resource, _requester, []), do: :ets.delete(@locks, resource)
  defp keep(resource, requester, holders), do: :ets.insert(@locks, {resource, requester, holders})

  @doc false
  @impl true
  def handle_cast(_message, state), do: {:noreply, state}

  @doc false
  @impl true
  def handle_info({:DOWN, monitor, :process, _pid, _reason}, state) do
    :ets.match_delete(@table, {:_, :_, monitor})

    for {resource, requester, holders} <- :ets.tab2list(@locks), :lists.keymember(monitor, 2, holders) do
      keep(resource, requester, :lists.keydelete(monitor, 2, holders))
    end

    {:noreply, state}
  end

  def handle_info(_message, state), do: {:noreply, state}
end
