defmodule :pg do
  @moduledoc """
  Groups of processes, by scope: any term names a group, a process can join it several times, and leaves it when it ends.

  A scope is a process with its name, and a table that everybody reads: `{group, all, local}`. As this node knows no others, all members are local.
  """

  @behaviour :gen_server

  @default :pg

  @doc "Starts a scope."
  def start(scope) when is_atom(scope), do: :gen_server.start({:local, scope}, :pg, [scope], [])

  @doc "Starts the default scope, linked."
  def start_link, do: start_link(@default)

  @doc "Starts a scope, linked."
  def start_link(scope) when is_atom(scope), do: :gen_server.start_link({:local, scope}, :pg, [scope], [])

  @doc "Joins a group of the default scope."
  def join(group, pids), do: join(@default, group, pids)

  @doc "Joins one or more processes to a group."
  def join(scope, group, pids) when is_pid(pids) or is_list(pids) do
    :gen_server.call(scope, {:join_local, group, checked(pids)}, :infinity)
  end

  @doc "Leaves a group of the default scope."
  def leave(group, pids), do: leave(@default, group, pids)

  @doc "Takes one or more processes out of a group, once: `:ok` or `:not_joined`."
  def leave(scope, group, pids) when is_pid(pids) or is_list(pids) do
    :gen_server.call(scope, {:leave_local, group, checked(pids)}, :infinity)
  end

  defp checked(pid) when is_pid(pid) do
    if node(pid) == node(), do: pid, else: :erlang.error({:nolocal, pid})
  end

  defp checked(pids) do
    case :lists.filter(fn pid -> not (is_pid(pid) and node(pid) == node()) end, pids) do
      [] -> pids
      [bad | _] -> :erlang.error({:nolocal, bad})
    end
  end

  @doc "Watches the default scope: `{monitor, groups}`."
  def monitor_scope, do: monitor_scope(@default)

  @doc "Watches a scope: changes come as `{monitor, :join | :leave, group, pids}`."
  def monitor_scope(scope), do: :gen_server.call(scope, :monitor, :infinity)

  @doc "Watches a group of the default scope: `{monitor, pids}`."
  def monitor(group), do: monitor(@default, group)

  @doc "Watches a group."
  def monitor(scope, group), do: :gen_server.call(scope, {:monitor, group}, :infinity)

  @doc "Stops to watch."
  def demonitor(monitor), do: demonitor(@default, monitor)

  @doc "Stops to watch: `:ok` or `false`."
  def demonitor(scope, monitor) do
    result = :gen_server.call(scope, {:demonitor, monitor}, :infinity)
    flush(monitor)
    result
  end

  defp flush(monitor) do
    receive do
      {^monitor, word, _group, _pids} when word in [:join, :leave] -> flush(monitor)
    after
      0 -> :ok
    end
  end

  @doc "The members of a group of the default scope."
  def get_members(group), do: get_members(@default, group)

  @doc "The members of a group."
  def get_members(scope, group), do: lookup(scope, group)

  @doc "The members of a group of the default scope on this node."
  def get_local_members(group), do: get_local_members(@default, group)

  @doc "The members of a group on this node."
  def get_local_members(scope, group), do: lookup(scope, group)

  defp lookup(scope, group) do
    case :ets.lookup(scope, group) do
      [{_, pids}] -> pids
      [] -> []
    end
  catch
    :error, :badarg -> []
  end

  @doc "The groups of the default scope."
  def which_groups, do: which_groups(@default)

  @doc "The groups of a scope that have members."
  def which_groups(scope), do: :lists.map(fn {group, _} -> group end, :ets.tab2list(scope))

  @doc "The groups of the default scope that have members on this node."
  def which_local_groups, do: which_groups(@default)

  @doc "The groups of a scope that have members on this node."
  def which_local_groups(scope), do: which_groups(scope)

  # The process. Members are %{pid => {monitor, groups}}, the groups as often as it has joined; watchers are %{monitor => {pid, group | {:all}}}.

  @doc false
  @impl true
  def init([scope]) do
    ^scope = :ets.new(scope, [:set, :protected, :named_table, {:read_concurrency, true}])
    {:ok, %{scope: scope, members: %{}, watchers: %{}}}
  end

  @doc false
  @impl true
  def handle_call({:join_local, group, pid}, from, state) when is_pid(pid) do
    handle_call({:join_local, group, [pid]}, from, state)
  end

  def handle_call({:join_local, group, pids}, _from, state) do
    :ets.insert(state.scope, {group, pids ++ lookup(state.scope, group)})
    tell(:join, group, pids, state)
    {:reply, :ok, %{state | members: :lists.foldl(fn pid, all -> member(pid, group, all) end, state.members, pids)}}
  end

  def handle_call({:leave_local, group, pid}, from, state) when is_pid(pid) do
    handle_call({:leave_local, group, [pid]}, from, state)
  end

  def handle_call({:leave_local, group, pids}, _from, state) do
    joined = lookup(state.scope, group)

    case joined -- pids do
      ^joined ->
        {:reply, :not_joined, state}

      rest ->
        left = joined -- rest
        put(state.scope, group, rest)
        tell(:leave, group, left, state)
        {:reply, :ok, %{state | members: :lists.foldl(fn pid, all -> no_member(pid, group, all) end, state.members, left)}}
    end
  end

  def handle_call(:monitor, {pid, _}, state) do
    monitor = :erlang.monitor(:process, pid)
    groups = :maps.from_list(:ets.tab2list(state.scope))
    {:reply, {monitor, groups}, %{state | watchers: :maps.put(monitor, {pid, :all}, state.watchers)}}
  end

  def handle_call({:monitor, group}, {pid, _}, state) do
    monitor = :erlang.monitor(:process, pid)
    watchers = :maps.put(monitor, {pid, {:group, group}}, state.watchers)
    {:reply, {monitor, lookup(state.scope, group)}, %{state | watchers: watchers}}
  end

  def handle_call({:demonitor, monitor}, _from, state) do
    case :maps.take(monitor, state.watchers) do
      {_, watchers} ->
        :erlang.demonitor(monitor, [:flush])
        {:reply, :ok, %{state | watchers: watchers}}

      :error ->
        {:reply, false, state}
    end
  end

  @doc false
  @impl true
  def handle_cast(_message, state), do: {:noreply, state}

  @doc false
  @impl true
  def handle_info({:DOWN, monitor, :process, pid, _reason}, state) do
    state = %{state | watchers: :maps.remove(monitor, state.watchers)}

    case state.members do
      %{^pid => {^monitor, groups}} ->
        :lists.foreach(fn group -> forget(group, pid, state) end, :lists.usort(groups))
        {:noreply, %{state | members: :maps.remove(pid, state.members)}}

      %{} ->
        {:noreply, state}
    end
  end

  def handle_info(_message, state), do: {:noreply, state}

  defp member(pid, group, members) do
    case members do
      %{^pid => {monitor, groups}} -> :maps.put(pid, {monitor, [group | groups]}, members)
      %{} -> :maps.put(pid, {:erlang.monitor(:process, pid), [group]}, members)
    end
  end

  defp no_member(pid, group, members) do
    {monitor, groups} = :maps.get(pid, members)

    case :lists.delete(group, groups) do
      [] ->
        :erlang.demonitor(monitor, [:flush])
        :maps.remove(pid, members)

      rest ->
        :maps.put(pid, {monitor, rest}, members)
    end
  end

  defp forget(group, pid, state) do
    joined = lookup(state.scope, group)
    put(state.scope, group, :lists.filter(fn other -> other != pid end, joined))
    tell(:leave, group, :lists.filter(fn other -> other == pid end, joined), state)
  end

  defp put(scope, group, []), do: :ets.delete(scope, group)
  defp put(scope, group, pids), do: :ets.insert(scope, {group, pids})

  defp tell(word, group, pids, state) do
    :maps.foreach(
      fn monitor, {pid, watched} ->
        if watched == :all or watched == {:group, group}, do: send(pid, {monitor, word, group, pids})
      end,
      state.watchers
    )
  end
end
