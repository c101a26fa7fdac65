defmodule :supervisor do
  @moduledoc """
  A process that starts other processes, and starts them again when they end.

  The children of `:one_for_one`, `:one_for_all` and `:rest_for_one` are kept by `:supervisor_children`. A `:simple_one_for_one` supervisor has one
  specification in a list, and a map from pid to the arguments with which each process was started.
  """

  @behaviour :gen_server

  @callback init(args :: term) :: {:ok, {flags :: map | tuple, [child_spec :: map | tuple]}} | :ignore

  # The client's side

  @doc "Starts a supervisor with the callback module."
  def start_link(module, args), do: :gen_server.start_link(:supervisor, {:self, module, args}, [])

  @doc "Starts a supervisor with a name."
  def start_link(name, module, args), do: :gen_server.start_link(name, :supervisor, {name, module, args}, [])

  @doc "Adds and starts a child; of a `:simple_one_for_one` supervisor, a list of arguments to add to the specification's."
  def start_child(supervisor, spec), do: call(supervisor, {:start_child, spec})

  @doc "Starts a child again that was terminated."
  def restart_child(supervisor, id), do: call(supervisor, {:restart_child, id})

  @doc "Forgets a child that does not run."
  def delete_child(supervisor, id), do: call(supervisor, {:delete_child, id})

  @doc "Ends the process of a child, which is not restarted."
  def terminate_child(supervisor, id), do: call(supervisor, {:terminate_child, id})

  @doc "The specification of a child."
  def get_childspec(supervisor, id), do: call(supervisor, {:get_childspec, id})

  @doc "Lists `{id, pid | :undefined | :restarting, type, modules}`."
  def which_children(supervisor), do: call(supervisor, :which_children)

  @doc "Counts specifications, running processes, supervisors and workers."
  def count_children(supervisor), do: call(supervisor, :count_children)

  defp call(supervisor, request), do: :gen_server.call(supervisor, request, :infinity)

  @doc "Checks a list of child specifications: `:ok` or `{:error, reason}`."
  def check_childspecs(specs), do: check_childspecs(specs, :undefined)

  @doc "Checks child specifications for a supervisor with this `auto_shutdown`."
  def check_childspecs(_specs, auto_shutdown)
      when auto_shutdown not in [:undefined, :never, :any_significant, :all_significant] do
    {:error, {:badarg, auto_shutdown}}
  end

  def check_childspecs(specs, auto_shutdown) when is_list(specs) do
    with {:ok, _} <- :supervisor_spec.children(specs, auto_shutdown), do: :ok
  end

  def check_childspecs(specs, _auto_shutdown), do: {:error, {:badarg, specs}}

  # The process

  @doc false
  @impl true
  def init({name, module, args}) do
    :erlang.process_flag(:trap_exit, true)

    case module.init(args) do
      {:ok, {flags, specs}} -> init(flags, specs, name(name, module), module, args)
      :ignore -> :ignore
      other -> {:stop, {:bad_return, {module, :init, other}}}
    end
  end

  defp name(:self, module), do: {self(), module}
  defp name(name, _module), do: name

  defp init(flags, specs, name, module, args) do
    case :supervisor_spec.flags(flags) do
      {:ok, flags} -> init_children(flags.strategy, specs, state(name, flags, module, args))
      {:error, reason} -> {:stop, {:supervisor_data, reason}}
    end
  end

  defp state(name, flags, module, args) do
    %{
      name: name,
      strategy: flags.strategy,
      intensity: flags.intensity,
      period: flags.period,
      auto_shutdown: flags.auto_shutdown,
      children: [],
      running: %{},
      restarts: [],
      module: module,
      args: args
    }
  end

  defp init_children(:simple_one_for_one, [spec], state) do
    case :supervisor_spec.children([spec], :never) do
      {:ok, children} -> {:ok, %{state | children: children}}
      {:error, reason} -> {:stop, {:start_spec, reason}}
    end
  end

  defp init_children(:simple_one_for_one, other, _state), do: {:stop, {:bad_start_spec, other}}

  defp init_children(_strategy, specs, state) do
    with {:ok, children} <- :supervisor_spec.children(specs, state.auto_shutdown),
         {:ok, children} <- start_children(children, state.name) do
      {:ok, %{state | children: :supervisor_children.new(children)}}
    else
      {:error, children, reason} ->
        terminate_children(:lists.reverse(children), state.name)
        {:stop, {:shutdown, reason}}

      {:error, reason} ->
        {:stop, {:start_spec, reason}}
    end
  end

  # Starts children in order. A temporary one that gives :ignore is forgotten.
  defp start_children(children, name), do: start_children(children, name, [])

  defp start_children([child | rest], name, done) do
    case :supervisor_child.start(name, child) do
      {:ok, :undefined} when :erlang.map_get(:restart, child) == :temporary -> start_children(rest, name, done)
      {:ok, pid} -> start_children(rest, name, [%{child | pid: pid} | done])
      {:ok, pid, _info} -> start_children(rest, name, [%{child | pid: pid} | done])
      {:error, reason} -> start_failed(child, reason, rest, name, done)
    end
  end

  defp start_children([], _name, done), do: {:ok, :lists.reverse(done)}

  defp start_failed(child, reason, rest, name, done) do
    :supervisor_child.report_error(:start_error, reason, child, name, {:start_children, 2})
    {:error, :lists.reverse(done, [child | rest]), {:failed_to_start_child, child.id, reason}}
  end

  # Ends children from the first to the last of the list, and gives them without pids and without temporary ones, in the opposite order.
  defp terminate_children(children, name), do: terminate_children(children, name, [])

  defp terminate_children([%{restart: :temporary} = child | rest], name, done) do
    terminate_child_process(child, name)
    terminate_children(rest, name, done)
  end

  defp terminate_children([child | rest], name, done) do
    terminate_children(rest, name, [terminate_child_process(child, name) | done])
  end

  defp terminate_children([], _name, done), do: done

  defp terminate_child_process(%{pid: pid} = child, name) when is_pid(pid) do
    with {:error, reason} <- :supervisor_child.shutdown(child) do
      :supervisor_child.report_error(:shutdown_error, reason, child, name, {:do_terminate, 2})
    end

    %{child | pid: :undefined}
  end

  defp terminate_child_process(child, _name), do: %{child | pid: :undefined}

  # Requests

  @doc false
  @impl true
  def handle_call({:start_child, args}, _from, %{strategy: :simple_one_for_one} = state) do
    [child] = state.children
    {module, function, first} = child.start

    case :supervisor_child.start_call(module, function, joined(first, args)) do
      {:ok, :undefined} -> {:reply, {:ok, :undefined}, state}
      {:ok, pid} -> {:reply, {:ok, pid}, running(state, pid, args)}
      {:ok, pid, info} -> {:reply, {:ok, pid, info}, running(state, pid, args)}
      {:error, reason} -> {:reply, {:error, reason}, state}
    end
  end

  def handle_call({:start_child, spec}, _from, state) do
    with {:ok, child} <- :supervisor_spec.child(spec, state.auto_shutdown),
         :ok <- check_new(find(state, child.id)) do
      start_new(child, state)
    else
      {:error, _} = error -> {:reply, error, state}
    end
  end

  def handle_call({:get_childspec, pid}, _from, %{strategy: :simple_one_for_one} = state) when is_pid(pid) do
    [child] = state.children
    {:reply, if(running?(state, pid), do: {:ok, :supervisor_spec.to_spec(child)}, else: {:error, :not_found}), state}
  end

  def handle_call({:get_childspec, id}, _from, state) do
    case find(state, id) do
      false -> {:reply, {:error, :not_found}, state}
      child -> {:reply, {:ok, :supervisor_spec.to_spec(child)}, state}
    end
  end

  def handle_call({:terminate_child, pid}, _from, %{strategy: :simple_one_for_one} = state) when is_pid(pid) do
    if running?(state, pid) do
      [child] = state.children
      terminate_child_process(%{child | pid: pid}, state.name)
      {:reply, :ok, not_running(state, pid)}
    else
      # A process that is gone may have been one.
      gone? = node(pid) == node() and not :erlang.is_process_alive(pid)
      {:reply, if(gone?, do: :ok, else: {:error, :not_found}), state}
    end
  end

  # These need an id, which the processes of such a supervisor do not have.
  def handle_call({request, _id}, _from, %{strategy: :simple_one_for_one} = state)
      when request in [:terminate_child, :restart_child, :delete_child] do
    {:reply, {:error, :simple_one_for_one}, state}
  end

  def handle_call({:terminate_child, id}, _from, state) do
    case find(state, id) do
      false -> {:reply, {:error, :not_found}, state}
      %{restart: :temporary} = child -> {:reply, :ok, forget(terminated(state, child), child)}
      child -> {:reply, :ok, terminated(state, child)}
    end
  end

  def handle_call({:restart_child, id}, _from, state) do
    case find(state, id) do
      false -> {:reply, {:error, :not_found}, state}
      %{pid: :undefined} = child -> restart_stopped(child, state)
      %{pid: {:restarting, _}} -> {:reply, {:error, :restarting}, state}
      _ -> {:reply, {:error, :running}, state}
    end
  end

  def handle_call({:delete_child, id}, _from, state) do
    case find(state, id) do
      false -> {:reply, {:error, :not_found}, state}
      %{pid: :undefined} = child -> {:reply, :ok, forget(state, child)}
      %{pid: {:restarting, _}} -> {:reply, {:error, :restarting}, state}
      _ -> {:reply, {:error, :running}, state}
    end
  end

  def handle_call(:which_children, _from, %{strategy: :simple_one_for_one} = state) do
    [child] = state.children
    entry = fn pid -> {:undefined, shown(pid), child.type, child.modules} end
    {:reply, :lists.map(entry, :maps.keys(state.running)), state}
  end

  def handle_call(:which_children, _from, state) do
    entry = fn child -> {child.id, shown(child.pid), child.type, child.modules} end
    {:reply, :lists.map(entry, :supervisor_children.to_reversed(state.children)), state}
  end

  def handle_call(:count_children, _from, %{strategy: :simple_one_for_one} = state) do
    [child] = state.children
    all = map_size(state.running)
    active = length(:lists.filter(&is_pid/1, :maps.keys(state.running)))
    {supervisors, workers} = if child.type == :supervisor, do: {all, 0}, else: {0, all}
    {:reply, [specs: 1, active: active, supervisors: supervisors, workers: workers], state}
  end

  def handle_call(:count_children, _from, state) do
    children = :supervisor_children.to_list(state.children)
    count = fn condition -> length(:lists.filter(condition, children)) end

    {:reply,
     [
       specs: length(children),
       active: count.(fn child -> is_pid(child.pid) and :erlang.is_process_alive(child.pid) end),
       supervisors: count.(fn child -> child.type == :supervisor end),
       workers: count.(fn child -> child.type == :worker end)
     ], state}
  end

  # `:erlang.apply/3` is to refuse arguments that are no list.
  defp joined(first, args) when is_list(args), do: first ++ args
  defp joined(_first, args), do: args

  defp shown({:restarting, _}), do: :restarting
  defp shown(pid), do: pid

  defp check_new(false), do: :ok
  defp check_new(%{pid: pid}) when is_pid(pid), do: {:error, {:already_started, pid}}
  defp check_new(_stopped), do: {:error, :already_present}

  defp start_new(child, state) do
    case :supervisor_child.start(state.name, child, :debug) do
      {:ok, :undefined} when :erlang.map_get(:restart, child) == :temporary -> {:reply, {:ok, :undefined}, state}
      {:ok, pid} -> {:reply, {:ok, pid}, add(state, saved(%{child | pid: pid}))}
      {:ok, pid, info} -> {:reply, {:ok, pid, info}, add(state, saved(%{child | pid: pid}))}
      {:error, {:already_started, _}} = error -> {:reply, error, state}
      {:error, reason} -> {:reply, {:error, {reason, :supervisor_spec.to_record(child)}}, state}
    end
  end

  defp restart_stopped(child, state) do
    case :supervisor_child.start(state.name, child, :debug) do
      {:ok, pid} -> {:reply, {:ok, pid}, replace(state, %{child | pid: pid})}
      {:ok, pid, info} -> {:reply, {:ok, pid, info}, replace(state, %{child | pid: pid})}
      error -> {:reply, error, state}
    end
  end

  # A temporary child is not started again: what its start was given need not be kept.
  defp saved(%{restart: :temporary, start: {module, function, _args}} = child) do
    %{child | start: {module, function, :undefined}}
  end

  defp saved(child), do: child

  defp terminated(state, child), do: replace(state, terminate_child_process(child, state.name))

  @doc false
  @impl true
  def handle_cast({:try_again_restart, id}, state) do
    case restarting(state, id) do
      false -> {:noreply, state}
      child -> restarted(restart(child, state))
    end
  end

  defp restarting(%{strategy: :simple_one_for_one} = state, pid) do
    if running?(state, pid), do: %{hd(state.children) | pid: pid}, else: false
  end

  defp restarting(state, id) do
    case find(state, id) do
      %{pid: {:restarting, _}} = child -> child
      _ -> false
    end
  end

  defp restarted({:ok, state}), do: {:noreply, state}
  defp restarted({:shutdown, state}), do: {:stop, :shutdown, state}

  @doc false
  @impl true
  def handle_info({:EXIT, pid, reason}, state) do
    case child_of(state, pid) do
      false -> {:noreply, state}
      child -> restarted(ended(child, reason, state))
    end
  end

  def handle_info(message, state) do
    if :logger.allow(:error, :supervisor) do
      :logger.macro_log(
        %{mfa: {:supervisor, :handle_info, 2}},
        :error,
        ~c"Supervisor received unexpected message: ~tp~n",
        [message],
        %{domain: [:otp], error_logger: %{tag: :error}}
      )
    end

    {:noreply, state}
  end

  defp child_of(%{strategy: :simple_one_for_one} = state, pid) do
    if running?(state, pid), do: %{hd(state.children) | pid: pid}, else: false
  end

  defp child_of(state, pid), do: :supervisor_children.find_pid(pid, state.children)

  # A child has ended

  defp ended(%{restart: :permanent} = child, reason, state) do
    :supervisor_child.report_error(:child_terminated, reason, reported(child, state), state.name, {:do_restart, 3})
    restart(child, state)
  end

  defp ended(child, reason, state) when reason in [:normal, :shutdown], do: left(child, state)
  defp ended(child, {:shutdown, _}, state), do: left(child, state)

  defp ended(%{restart: :transient} = child, reason, state) do
    :supervisor_child.report_error(:child_terminated, reason, reported(child, state), state.name, {:do_restart, 3})
    restart(child, state)
  end

  defp ended(%{restart: :temporary} = child, reason, state) do
    :supervisor_child.report_error(:child_terminated, reason, reported(child, state), state.name, {:do_restart, 3})
    left(child, state)
  end

  # With the arguments it was started with, which are not kept for a temporary one.
  defp reported(%{restart: :temporary, start: {module, function, _}} = child, %{strategy: :simple_one_for_one}) do
    %{child | start: {module, function, :undefined}}
  end

  defp reported(%{start: {module, function, first}, pid: pid} = child, %{strategy: :simple_one_for_one} = state) do
    %{child | start: {module, function, first ++ :maps.get(pid, state.running, [])}}
  end

  defp reported(child, _state), do: child

  # A child that is not restarted; a significant one may end the supervisor.
  defp left(child, state) do
    state = drop(state, child)
    if ends_supervisor?(child, state), do: {:shutdown, state}, else: {:ok, state}
  end

  defp drop(%{strategy: :simple_one_for_one} = state, child), do: not_running(state, child.pid)
  defp drop(state, %{restart: :temporary} = child), do: forget(state, child)
  defp drop(state, child), do: replace(state, %{child | pid: :undefined})

  defp ends_supervisor?(%{significant: false}, _state), do: false
  defp ends_supervisor?(_child, %{auto_shutdown: :any_significant}), do: true

  defp ends_supervisor?(_child, %{auto_shutdown: :all_significant} = state) do
    children = :supervisor_children.to_list(state.children)
    not :lists.any(fn child -> child.significant and child.pid != :undefined end, children)
  end

  defp ends_supervisor?(_child, _state), do: false

  # Restarts

  defp restart(child, state) do
    case :supervisor_restarts.note(state.restarts, state.intensity, state.period) do
      {:allowed, restarts} ->
        restart(state.strategy, child, %{state | restarts: restarts})

      {:exceeded, restarts} ->
        reason = :reached_max_restart_intensity
        :supervisor_child.report_error(:shutdown, reason, reported(child, state), state.name, {:restart, 2})
        {:shutdown, drop(%{state | restarts: restarts}, %{child | restart: :temporary})}
    end
  end

  defp restart(:simple_one_for_one, child, state) do
    {module, function, first} = child.start
    args = :maps.get(child.pid, state.running)
    state = not_running(state, child.pid)

    case :supervisor_child.start_call(module, function, first ++ args) do
      {:ok, :undefined} -> {:ok, state}
      {:ok, pid} -> {:ok, running(state, pid, args)}
      {:ok, pid, _info} -> {:ok, running(state, pid, args)}
      {:error, reason} -> retry_dynamic(child, args, reason, state)
    end
  end

  defp restart(:one_for_one, child, state) do
    case :supervisor_child.start(state.name, child) do
      {:ok, pid} -> {:ok, replace(state, %{child | pid: pid})}
      {:ok, pid, _info} -> {:ok, replace(state, %{child | pid: pid})}
      {:error, reason} -> retry_one(child, reason, state)
    end
  end

  defp restart(:one_for_all, child, state) do
    children = :supervisor_children.to_list(state.children)
    stopped = terminate_children(:lists.reverse(mark_down(children, child)), state.name)
    restart_all(stopped, [], child, state)
  end

  defp restart(:rest_for_one, child, state) do
    children = :supervisor_children.to_list(state.children)
    {before, rest} = :lists.splitwith(fn other -> other.id != child.id end, children)
    stopped = terminate_children(:lists.reverse(mark_down(rest, child)), state.name)
    restart_all(stopped, before, child, state)
  end

  # The one that has ended needs no shutdown.
  defp mark_down(children, child) do
    :lists.map(fn other -> if other.id == child.id, do: %{other | pid: :undefined}, else: other end, children)
  end

  defp restart_all(stopped, before, child, state) do
    case start_children(stopped, state.name) do
      {:ok, started} ->
        {:ok, %{state | children: :supervisor_children.new(before ++ started)}}

      {:error, children, {:failed_to_start_child, id, _reason}} ->
        children = before ++ mark_restarting(children, id, child.pid)
        try_again(id)
        {:ok, %{state | children: :supervisor_children.new(children)}}
    end
  end

  defp mark_restarting(children, id, pid) do
    :lists.map(fn child -> if child.id == id, do: %{child | pid: restarting_pid(pid)}, else: child end, children)
  end

  defp restarting_pid({:restarting, _} = pid), do: pid
  defp restarting_pid(pid), do: {:restarting, pid}

  defp retry_one(child, reason, state) do
    :supervisor_child.report_error(:start_error, reason, reported(child, state), state.name, {:restart, 3})
    try_again(child.id)
    {:ok, replace(state, %{child | pid: restarting_pid(child.pid)})}
  end

  defp retry_dynamic(%{start: {module, function, first}} = child, args, reason, state) do
    reported = %{child | start: {module, function, first ++ args}}
    :supervisor_child.report_error(:start_error, reason, reported, state.name, {:restart, 3})
    pid = restarting_pid(child.pid)
    try_again(pid)
    {:ok, running(state, pid, args)}
  end

  # Through the mailbox, so that requests are answered between attempts.
  defp try_again(id), do: :gen_server.cast(self(), {:try_again_restart, id})

  # The end

  @doc false
  @impl true
  def terminate(_reason, %{strategy: :simple_one_for_one} = state) do
    [child] = state.children
    :supervisor_child.shutdown_all(child, :lists.filter(&is_pid/1, :maps.keys(state.running)), state.name)
  end

  def terminate(_reason, state) do
    terminate_children(:supervisor_children.to_reversed(state.children), state.name)
  end

  # As OTP's supervisors show themselves.
  @doc false
  @impl true
  def format_status(%{state: state} = status), do: %{status | state: record(state)}
  def format_status(status), do: status

  defp record(state) do
    {children, dynamics} = record_children(state)

    {:state, state.name, state.strategy, children, dynamics, state.intensity, state.period, record_restarts(state.restarts), 0, state.auto_shutdown, state.module,
     state.args}
  end

  defp record_children(%{strategy: :simple_one_for_one, children: [child]} = state) do
    {{[child.id], %{child.id => record_child(child)}}, {:maps, state.running}}
  end

  defp record_children(%{children: {ids, by_id, _by_pid}}) do
    {{ids, :maps.map(fn _id, child -> record_child(child) end, by_id)}, :undefined}
  end

  defp record_child(child) do
    {:child, child.pid, child.id, child.start, child.restart, child.significant, child.shutdown, child.type, child.modules}
  end

  defp record_restarts([]), do: []
  defp record_restarts({_count, _look, times}), do: times

  @doc false
  @impl true
  def code_change(_old, state, _extra) do
    case state.module.init(state.args) do
      {:ok, {flags, specs}} -> changed(flags, specs, state)
      :ignore -> {:ok, state}
      error -> error
    end
  end

  # Running processes stay; specifications change under them.
  defp changed(flags, specs, %{strategy: :simple_one_for_one} = state) do
    with {:ok, flags} <- :supervisor_spec.flags(flags),
         {:ok, children} <- :supervisor_spec.children(specs, flags.auto_shutdown) do
      {:ok, with_flags(%{state | children: children}, flags)}
    end
  end

  defp changed(flags, specs, state) do
    with {:ok, flags} <- :supervisor_spec.flags(flags),
         {:ok, children} <- :supervisor_spec.children(specs, flags.auto_shutdown) do
      kept = :lists.map(fn child -> keep_pid(child, find(state, child.id)) end, children)
      new = :supervisor_children.new(kept)
      old = :supervisor_children.to_list(state.children)
      gone = :lists.filter(fn child -> :supervisor_children.find(child.id, new) == false end, old)
      {:ok, with_flags(%{state | children: :supervisor_children.new(kept ++ gone)}, flags)}
    end
  end

  defp with_flags(state, flags) do
    :maps.merge(state, :maps.with([:strategy, :intensity, :period, :auto_shutdown], flags))
  end

  defp keep_pid(child, false), do: child
  defp keep_pid(child, old), do: %{child | pid: old.pid}

  # The children of the state

  # The specification of a :simple_one_for_one supervisor can be asked for by its id.
  defp find(%{strategy: :simple_one_for_one, children: [child]}, id), do: if(child.id == id, do: child, else: false)
  defp find(state, id), do: :supervisor_children.find(id, state.children)

  defp add(state, child), do: %{state | children: :supervisor_children.add(child, state.children)}
  defp replace(state, child), do: %{state | children: :supervisor_children.replace(child, state.children)}
  defp forget(state, child), do: %{state | children: :supervisor_children.forget(child, state.children)}

  defp running(state, pid, args), do: %{state | running: :maps.put(pid, args, state.running)}
  defp not_running(state, pid), do: %{state | running: :maps.remove(pid, state.running)}
  defp running?(state, pid), do: is_map_key(state.running, pid)

  # Reports

  @doc false
  def format_log(report), do: format_log(report, %{})

  @doc false
  def format_log(%{label: {:supervisor, :progress}, report: report}, _options) do
    :io_lib.format(~c"    supervisor: ~tp~n    started: ~tp~n", [
      :proplists.get_value(:supervisor, report),
      :proplists.get_value(:started, report)
    ])
  end

  def format_log(%{label: {:supervisor, _error}, report: report}, _options) do
    :io_lib.format(~c"    supervisor: ~tp~n    errorContext: ~tp~n    reason: ~tp~n    offender: ~tp~n", [
      :proplists.get_value(:supervisor, report),
      :proplists.get_value(:errorContext, report),
      :proplists.get_value(:reason, report),
      :proplists.get_value(:offender, report)
    ])
  end
end
