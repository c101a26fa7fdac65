defmodule :gen_statem do
  @moduledoc """
  A state machine: a process with a state and data, whose callback module decides by state and event what comes next.

  The engine is `next/6`: it takes the next event (from those that are queued, from timers without time, from the mailbox), calls the state,
  and carries out what it gave in `transition/9`. Its parts are

    * `machine` - what seldom changes: `%{parent, name, modules, mode, enter, idle, debug}`
    * `{state, data}`
    * `queue` - events that go before the mailbox
    * `postponed` - events that wait for another state, the newest first
    * `timers` - see `:gen_statem_timers`
    * `hibernate` - whether to sleep when there is nothing to do
  """

  @type event_type ::
          {:call, {pid, term}} | :cast | :info | :timeout | {:timeout, term} | :state_timeout | :internal

  @callback init(args :: term) :: term
  @callback callback_mode() :: atom | [atom]
  @callback handle_event(event_type | :enter, content :: term, state :: term, data :: term) :: term
  @callback terminate(reason :: term, state :: term, data :: term) :: term
  @callback code_change(old :: term, state :: term, data :: term, extra :: term) :: term
  @callback format_status(:normal | :terminate, list) :: term
  @callback format_status(map) :: map
  @optional_callbacks handle_event: 4, terminate: 3, code_change: 4, format_status: 1, format_status: 2

  # Starting and stopping

  @doc "Starts a state machine."
  def start(module, args, options), do: :gen.start(:gen_statem, :nolink, module, args, options)

  @doc "Starts a state machine with a name."
  def start(name, module, args, options), do: :gen.start(:gen_statem, :nolink, :gen.checked_name(name), module, args, options)

  @doc "Starts a linked state machine."
  def start_link(module, args, options), do: :gen.start(:gen_statem, :link, module, args, options)

  @doc "Starts a linked state machine with a name."
  def start_link(name, module, args, options), do: :gen.start(:gen_statem, :link, :gen.checked_name(name), module, args, options)

  @doc "Starts a monitored state machine: `{:ok, {pid, monitor}}`."
  def start_monitor(module, args, options), do: :gen.monitored(:gen.start(:gen_statem, :monitor, module, args, options))

  @doc "Starts a monitored state machine with a name."
  def start_monitor(name, module, args, options) do
    :gen.monitored(:gen.start(:gen_statem, :monitor, :gen.checked_name(name), module, args, options))
  end

  @doc "Stops a state machine."
  def stop(server), do: :gen.stop(server)

  @doc "Stops a state machine with a reason."
  def stop(server, reason, timeout), do: :gen.stop(server, reason, timeout)

  # Requests

  @doc "Calls a state machine and waits for the reply without limit."
  def call(server, request), do: call(server, request, :infinity)

  @doc "Calls a state machine; the timeout may be `{:clean_timeout, t}` or `{:dirty_timeout, t}`, which mean the same."
  def call(server, request, timeout) do
    {:ok, reply} = :gen.call(server, :"$gen_call", request, milliseconds(timeout))
    reply
  catch
    :exit, reason -> exit({reason, {:gen_statem, :call, [server, request, timeout]}})
  end

  defp milliseconds({kind, timeout}) when kind in [:clean_timeout, :dirty_timeout], do: timeout
  defp milliseconds(timeout), do: timeout

  @doc "Sends an event. It is `:ok` whether or not there is such a state machine."
  defdelegate cast(server, message), to: :gen_server

  @doc "Sends a request; see `:gen_server.send_request/2`."
  defdelegate send_request(server, request), to: :gen_server

  @doc "Sends a request and adds it to a collection."
  defdelegate send_request(server, request, label, collection), to: :gen_server

  @doc "Waits for a response."
  defdelegate wait_response(id), to: :gen_server

  @doc "Waits for a response until a timeout."
  defdelegate wait_response(id, timeout), to: :gen_server

  @doc "Waits for any response of a collection."
  defdelegate wait_response(collection, timeout, delete), to: :gen_server

  @doc "Waits for a response."
  defdelegate receive_response(id), to: :gen_server

  @doc "Waits for a response; a timeout abandons it."
  defdelegate receive_response(id, timeout), to: :gen_server

  @doc "Waits for any response of a collection; a timeout abandons all."
  defdelegate receive_response(collection, timeout, delete), to: :gen_server

  @doc "Whether a message is the response."
  defdelegate check_response(message, id), to: :gen_server

  @doc "Whether a message is a response of a collection."
  defdelegate check_response(message, collection, delete), to: :gen_server

  @doc "An empty collection of request ids."
  defdelegate reqids_new(), to: :gen_server

  @doc "The size of a collection."
  defdelegate reqids_size(collection), to: :gen_server

  @doc "Adds a request id."
  defdelegate reqids_add(id, label, collection), to: :gen_server

  @doc "The request ids with labels."
  defdelegate reqids_to_list(collection), to: :gen_server

  @doc "Sends replies: `{:reply, from, reply}` or a list of them."
  def reply({:reply, from, reply}), do: reply(from, reply)

  def reply(replies) when is_list(replies) do
    :lists.foreach(fn reply -> reply(reply) end, replies)
  end

  @doc "Replies to a call."
  def reply(from, reply), do: :gen.reply(from, reply)

  # Becoming a state machine

  @doc "Makes the calling process a state machine. It must have been started through `:proc_lib`."
  def enter_loop(module, options, state, data), do: enter_loop(module, options, state, data, self(), [])

  @doc "Like `enter_loop/4` with a name, or with actions."
  def enter_loop(module, options, state, data, server)
      when is_pid(server) or (is_tuple(server) and elem(server, 0) in [:local, :global, :via]) do
    enter_loop(module, options, state, data, server, [])
  end

  def enter_loop(module, options, state, data, actions) do
    enter_loop(module, options, state, data, self(), actions)
  end

  @doc "Like `enter_loop/4` with both."
  def enter_loop(module, options, state, data, server, actions) do
    enter(:gen.get_parent(), :gen.get_proc_name(server), module, options, {state, data}, actions)
  end

  @doc false
  def init_it(starter, :self, name, module, args, options) do
    init_it(starter, self(), name, module, args, options)
  end

  def init_it(starter, parent, full_name, module, args, options) do
    case initial(module, args) do
      {:ok, state, data} ->
        :proc_lib.init_ack(starter, {:ok, self()})
        enter(parent, :gen.name(full_name), module, options, {state, data}, [])

      {:ok, state, data, actions} ->
        :proc_lib.init_ack(starter, {:ok, self()})
        enter(parent, :gen.name(full_name), module, options, {state, data}, actions)

      {:stop, reason} ->
        fail(starter, full_name, {:error, reason}, {:exit, reason})

      {:error, reason} ->
        fail(starter, full_name, {:error, reason}, {:exit, :normal})

      :ignore ->
        fail(starter, full_name, :ignore, {:exit, :normal})

      {:"$gen_raised", class, reason, stacktrace} ->
        report_init(class, reason, stacktrace, parent, full_name, module, options)
        fail(starter, full_name, {:error, reason}, {class, reason, stacktrace})

      other ->
        reason = {:bad_return_from_init, other}
        report_init(:error, reason, current_stacktrace(), parent, full_name, module, options)
        fail(starter, full_name, {:error, reason}, {:exit, reason})
    end
  end

  # A machine that never was one: without state and mode.
  defp report_init(class, reason, stacktrace, parent, full_name, module, options) do
    machine = machine(parent, :gen.name(full_name), module, options)
    report(class, reason, stacktrace, machine, {:undefined, :undefined}, [], [], :gen_statem_timers.new())
  end

  defp initial(module, args) do
    module.init(args)
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp fail(starter, name, return, exception) do
    :gen.unregister_name(name)
    :proc_lib.init_fail(starter, return, exception)
  end

  defp enter(parent, name, module, options, state_data, actions) do
    machine = machine(parent, name, module, options)

    case callback_mode(machine) do
      {:ok, machine} ->
        kind = if machine.enter, do: :repeat, else: :keep
        transition(kind, actions, {:internal, :init_state}, state_data, machine, state_data, [], [], :gen_statem_timers.new())

      {:raised, class, reason, stacktrace} ->
        queue = [{:internal, :init_state}]
        terminate(class, reason, stacktrace, machine, state_data, queue, [], :gen_statem_timers.new())
    end
  end

  defp machine(parent, name, module, options) do
    %{
      parent: parent,
      name: name,
      modules: [module],
      mode: :state_functions,
      enter: false,
      idle: :gen.hibernate_after(options),
      debug: :gen.debug_options(name, options)
    }
  end

  defp callback_mode(%{modules: [module | _]} = machine) do
    result = module.callback_mode()

    case listed(result) do
      [mode] when mode in [:state_functions, :handle_event_function] ->
        {:ok, %{machine | mode: mode, enter: false}}

      [mode, :state_enter] when mode in [:state_functions, :handle_event_function] ->
        {:ok, %{machine | mode: mode, enter: true}}

      [:state_enter, mode] when mode in [:state_functions, :handle_event_function] ->
        {:ok, %{machine | mode: mode, enter: true}}

      _ ->
        {:raised, :error, {:bad_return_from_callback_mode, result}, current_stacktrace()}
    end
  catch
    class, reason -> {:raised, class, reason, __STACKTRACE__}
  end

  defp listed(list) when is_list(list), do: list
  defp listed(term), do: [term]

  # The next event

  defp next(machine, state_data, [event | queue], postponed, timers, _hibernate) do
    handle(event, machine, state_data, queue, postponed, timers)
  end

  defp next(machine, state_data, [], postponed, timers, hibernate) do
    case :gen_statem_timers.take_immediate(timers) do
      {event, timers} -> handle(event, machine, state_data, [], postponed, timers)
      :none when hibernate -> sleep(machine, state_data, postponed, timers)
      :none -> await(machine, state_data, postponed, timers)
    end
  end

  defp await(%{idle: idle} = machine, state_data, postponed, timers) do
    receive do
      message -> message(message, machine, state_data, postponed, timers, false)
    after
      idle -> sleep(machine, state_data, postponed, timers)
    end
  end

  defp sleep(machine, state_data, postponed, timers) do
    :proc_lib.hibernate(:gen_statem, :wakeup_from_hibernate, [machine, state_data, postponed, timers])
  end

  @doc false
  def wakeup_from_hibernate(machine, state_data, postponed, timers) do
    receive do
      message -> message(message, machine, state_data, postponed, timers, true)
    end
  end

  defp message({:"$gen_call", from, request}, machine, state_data, postponed, timers, _hibernate) do
    handle({{:call, from}, request}, machine, state_data, [], postponed, timers)
  end

  defp message({:"$gen_cast", request}, machine, state_data, postponed, timers, _hibernate) do
    handle({:cast, request}, machine, state_data, [], postponed, timers)
  end

  defp message({:system, from, request}, machine, state_data, postponed, timers, hibernate) do
    misc = [machine, state_data, postponed, timers, hibernate]
    :sys.handle_system_msg(request, from, machine.parent, :gen_statem, machine.debug, misc, hibernate)
  end

  defp message({:EXIT, parent, reason} = exit, %{parent: parent} = machine, state_data, postponed, timers, _) do
    terminate(:exit, reason, [], machine, state_data, [{:info, exit}], postponed, timers)
  end

  defp message({:timeout, ref, type} = message, machine, state_data, postponed, timers, _hibernate) do
    case :gen_statem_timers.take_fired(type, ref, timers) do
      {event, timers} -> handle(event, machine, state_data, [], postponed, timers)
      :none -> handle({:info, message}, machine, state_data, [], postponed, timers)
    end
  end

  defp message(message, machine, state_data, postponed, timers, _hibernate) do
    handle({:info, message}, machine, state_data, [], postponed, timers)
  end

  # An event: any but its own ends the event timeout.
  defp handle({type, content} = event, machine, {state, data} = state_data, queue, postponed, timers) do
    timers = :gen_statem_timers.cancel_event(timers)
    machine = debug(machine, {:in, event, state})

    case call_state(machine, type, content, state, data) do
      {:next_state, ^state, new_data} ->
        transition(:keep, [], event, state_data, machine, {state, new_data}, queue, postponed, timers)

      {:next_state, new_state, new_data} ->
        transition(:next, [], event, state_data, machine, {new_state, new_data}, queue, postponed, timers)

      {:next_state, ^state, new_data, actions} ->
        transition(:keep, actions, event, state_data, machine, {state, new_data}, queue, postponed, timers)

      {:next_state, new_state, new_data, actions} ->
        transition(:next, actions, event, state_data, machine, {new_state, new_data}, queue, postponed, timers)

      :keep_state_and_data ->
        transition(:keep, [], event, state_data, machine, state_data, queue, postponed, timers)

      {:keep_state_and_data, actions} ->
        transition(:keep, actions, event, state_data, machine, state_data, queue, postponed, timers)

      {:keep_state, new_data} ->
        transition(:keep, [], event, state_data, machine, {state, new_data}, queue, postponed, timers)

      {:keep_state, new_data, actions} ->
        transition(:keep, actions, event, state_data, machine, {state, new_data}, queue, postponed, timers)

      :repeat_state_and_data ->
        transition(:repeat, [], event, state_data, machine, state_data, queue, postponed, timers)

      {:repeat_state_and_data, actions} ->
        transition(:repeat, actions, event, state_data, machine, state_data, queue, postponed, timers)

      {:repeat_state, new_data} ->
        transition(:repeat, [], event, state_data, machine, {state, new_data}, queue, postponed, timers)

      {:repeat_state, new_data, actions} ->
        transition(:repeat, actions, event, state_data, machine, {state, new_data}, queue, postponed, timers)

      other ->
        stop(other, machine, state_data, [event | queue], postponed, timers)
    end
  end

  defp call_state(%{mode: :state_functions, modules: [module | _]}, type, content, state, data) do
    :erlang.apply(module, state, [type, content, data])
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp call_state(%{modules: [module | _]}, type, content, state, data) do
    module.handle_event(type, content, state, data)
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  # What a state gave to end the machine, or what nobody understands.
  defp stop(result, machine, {state, data} = state_data, queue, postponed, timers) do
    stacktrace = current_stacktrace()

    case result do
      :stop ->
        terminate(:exit, :normal, stacktrace, machine, state_data, queue, postponed, timers)

      {:stop, reason} ->
        terminate(:exit, reason, stacktrace, machine, state_data, queue, postponed, timers)

      {:stop, reason, new_data} ->
        terminate(:exit, reason, stacktrace, machine, {state, new_data}, queue, postponed, timers)

      {:stop_and_reply, reason, replies} ->
        stop_and_reply(reason, replies, machine, {state, data}, queue, postponed, timers)

      {:stop_and_reply, reason, replies, new_data} ->
        stop_and_reply(reason, replies, machine, {state, new_data}, queue, postponed, timers)

      {:"$gen_raised", class, reason, stacktrace} ->
        terminate(class, reason, stacktrace, machine, state_data, queue, postponed, timers)

      other ->
        reason = {:bad_return_from_state_function, other}
        terminate(:error, reason, stacktrace, machine, state_data, queue, postponed, timers)
    end
  end

  defp stop_and_reply(reason, replies, machine, state_data, queue, postponed, timers) do
    case :lists.filter(fn reply -> not match?({:reply, _, _}, reply) end, listed(replies)) do
      [] ->
        # The replies are sent even if terminate/3 fails.
        try do
          terminate(:exit, reason, current_stacktrace(), machine, state_data, queue, postponed, timers)
        after
          reply(listed(replies))
        end

      [bad | _] ->
        reason = {:bad_reply_action_from_state_function, bad}
        terminate(:error, reason, current_stacktrace(), machine, state_data, queue, postponed, timers)
    end
  end

  # Transitions

  # Carries out the actions of an event's state function, changes the state, and calls the new state's enter event. `kind` is :next for another state,
  # :repeat for the same one entered again, :keep otherwise; `old` are state and data before.
  defp transition(kind, actions, event, old, machine, state_data, queue, postponed, timers) do
    plan = %{postpone: false, hibernate: false, events: [], timeouts: []}

    case :gen_statem_actions.perform(listed(actions), :event, plan, machine.modules) do
      {:ok, plan, modules} ->
        with {:ok, machine} <- with_modules(machine, modules) do
          entered = {plan, machine, event, queue, postponed}
          enter_state(machine.enter and kind != :keep, kind, old, state_data, timers, entered)
        else
          {:raised, class, reason, stacktrace} ->
            terminate(class, reason, stacktrace, machine, state_data, [event | queue], postponed, timers)
        end

      {:error, reason} ->
        terminate(:error, reason, current_stacktrace(), machine, state_data, [event | queue], postponed, timers)
    end
  end

  defp with_modules(%{modules: modules} = machine, modules), do: {:ok, machine}
  defp with_modules(machine, modules), do: callback_mode(%{machine | modules: modules})

  defp enter_state(false, kind, _old, state_data, timers, {plan, machine, event, queue, postponed}) do
    settle(kind, plan, event, machine, state_data, queue, postponed, timers)
  end

  # A state that fails when it is entered is not entered: what is told about the end is what was before.
  defp enter_state(true, kind, old, {state, data} = state_data, timers, {plan, machine, event, queue, postponed} = given) do
    machine = debug(machine, {:enter, state})

    case call_state(machine, :enter, elem(old, 0), state, data) do
      {:"$gen_raised", class, reason, stacktrace} ->
        terminate(class, reason, stacktrace, machine, old, [event | queue], postponed, timers)

      :keep_state_and_data -> entered([], false, kind, old, state_data, timers, given)
      {:keep_state_and_data, actions} -> entered(actions, false, kind, old, state_data, timers, given)
      {:keep_state, new_data} -> entered([], false, kind, old, {state, new_data}, timers, given)
      {:keep_state, new_data, actions} -> entered(actions, false, kind, old, {state, new_data}, timers, given)
      {:next_state, ^state, new_data} -> entered([], false, kind, old, {state, new_data}, timers, given)
      {:next_state, ^state, new_data, actions} -> entered(actions, false, kind, old, {state, new_data}, timers, given)
      :repeat_state_and_data -> entered([], true, kind, old, state_data, timers, given)
      {:repeat_state_and_data, actions} -> entered(actions, true, kind, old, state_data, timers, given)
      {:repeat_state, new_data} -> entered([], true, kind, old, {state, new_data}, timers, given)
      {:repeat_state, new_data, actions} -> entered(actions, true, kind, old, {state, new_data}, timers, given)
      other -> stop_on_enter(other, machine, state_data, [event | queue], waiting(plan, event, postponed), timers)
    end
  end

  defp stop_on_enter({:next_state, _, _} = bad, machine, state_data, queue, postponed, timers) do
    reason = {:bad_state_enter_return_from_state_function, bad}
    terminate(:error, reason, current_stacktrace(), machine, state_data, queue, postponed, timers)
  end

  defp stop_on_enter({:next_state, _, _, _} = bad, machine, state_data, queue, postponed, timers) do
    reason = {:bad_state_enter_return_from_state_function, bad}
    terminate(:error, reason, current_stacktrace(), machine, state_data, queue, postponed, timers)
  end

  defp stop_on_enter(other, machine, state_data, queue, postponed, timers) do
    stop(other, machine, state_data, queue, postponed, timers)
  end

  defp entered(actions, again?, kind, old, state_data, timers, {plan, machine, event, queue, postponed}) do
    case :gen_statem_actions.perform(listed(actions), :enter, plan, machine.modules) do
      {:ok, plan, _modules} ->
        enter_state(again?, kind, old, state_data, timers, {plan, machine, event, queue, postponed})

      {:error, reason} ->
        terminate(:error, reason, current_stacktrace(), machine, state_data, [event | queue], postponed, timers)
    end
  end

  # The end of a transition: with another state postponed events come back, oldest first, behind those that the state has inserted.
  defp settle(kind, plan, event, machine, state_data, queue, postponed, timers) do
    postponed = waiting(plan, event, postponed)

    {queue, postponed} =
      if kind == :next, do: {:lists.reverse(postponed, queue), []}, else: {queue, postponed}

    queue = :lists.reverse(plan.events, queue)
    timers = if kind == :next, do: :gen_statem_timers.cancel_state(timers), else: timers
    timers = :gen_statem_timers.start(plan.timeouts, timers)
    machine = debug(machine, {plan_word(plan), event, elem(state_data, 0)})
    next(machine, state_data, queue, postponed, timers, plan.hibernate)
  end

  defp waiting(%{postpone: true}, event, postponed), do: [event | postponed]
  defp waiting(_plan, _event, postponed), do: postponed

  defp plan_word(%{postpone: true}), do: :postpone
  defp plan_word(_plan), do: :consume

  # The end

  defp terminate(class, reason, stacktrace, machine, {state, data} = state_data, queue, postponed, timers) do
    case try_terminate(machine, reason, state, data) do
      {:"$gen_raised", late_class, late_reason, late_stacktrace} ->
        log(late_class, late_reason, late_stacktrace, machine, state_data, queue, postponed, timers)
        :erlang.raise(late_class, late_reason, late_stacktrace)

      _ ->
        report(class, reason, stacktrace, machine, state_data, queue, postponed, timers)
        :erlang.raise(class, reason, stacktrace)
    end
  end

  defp try_terminate(%{modules: [module | _]}, reason, state, data) do
    if :erlang.function_exported(module, :terminate, 3), do: module.terminate(reason, state, data), else: :ok
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp current_stacktrace do
    {:current_stacktrace, [_, _ | stacktrace]} = :erlang.process_info(self(), :current_stacktrace)
    stacktrace
  end

  defp report(:exit, :normal, _, _, _, _, _, _), do: :ok
  defp report(:exit, :shutdown, _, _, _, _, _, _), do: :ok
  defp report(:exit, {:shutdown, _}, _, _, _, _, _, _), do: :ok

  defp report(class, reason, stacktrace, machine, state_data, queue, postponed, timers) do
    log(class, reason, stacktrace, machine, state_data, queue, postponed, timers)
  end

  defp log(class, reason, stacktrace, machine, state_data, queue, postponed, timers) do
    if :logger.allow(:error, :gen_statem) do
      status = status(:terminate, machine, state_data, queue, postponed, timers, %{reason: reason})

      :logger.macro_log(
        %{mfa: {:gen_statem, :error_info, 7}},
        :error,
        %{
          label: {:gen_statem, :terminate},
          name: machine.name,
          queue: :maps.get(:queue, status),
          postponed: :maps.get(:postponed, status),
          modules: machine.modules,
          callback_mode: machine.mode,
          state_enter: machine.enter,
          state: shown_state(status),
          timeouts: counted(:gen_statem_timers.to_list(timers)),
          log: :maps.get(:log, status),
          reason: {class, :maps.get(:reason, status), stacktrace},
          client_info: client_info(queue),
          process_label: :proc_lib.get_label(self())
        },
        %{
          domain: [:otp],
          report_cb: &:gen_statem.format_log/2,
          error_logger: %{tag: :error, report_cb: &:gen_statem.format_log/1}
        }
      )
    end
  end

  defp client_info([{{:call, {from, _tag}}, _} | _]) when is_pid(from) and node(from) == node() do
    case :erlang.process_info(from, [:current_stacktrace, :registered_name]) do
      :undefined -> {from, :dead}
      [current_stacktrace: stacktrace, registered_name: []] -> {from, {from, stacktrace}}
      [current_stacktrace: stacktrace, registered_name: name] -> {from, {name, stacktrace}}
    end
  end

  defp client_info([{{:call, {from, _tag}}, _} | _]) when is_pid(from), do: {from, :remote}
  defp client_info(_queue), do: :undefined

  defp status(opt, machine, {state, data}, queue, postponed, timers, more) do
    all = %{
      state: state,
      data: data,
      queue: queue,
      postponed: :lists.reverse(postponed),
      timeouts: :gen_statem_timers.to_list(timers),
      log: :sys.get_log(machine.debug)
    }

    :gen.format_status(hd(machine.modules), opt, :maps.merge(all, more), [opt, [:erlang.get(), state, data]])
  end

  defp counted(list), do: {length(list), list}

  # A format_status that failed shows why in place of the state.
  defp shown_state(%{EXIT: reason}), do: reason
  defp shown_state(%{:"$status" => status}), do: status
  defp shown_state(%{state: state, data: data}), do: {state, data}

  # What `:sys` asks of a behaviour

  @doc false
  def system_continue(_parent, debug, [machine, state_data, postponed, timers, hibernate]) do
    next(%{machine | debug: debug}, state_data, [], postponed, timers, hibernate)
  end

  @doc false
  def system_terminate(reason, _parent, debug, [machine, state_data, postponed, timers, _hibernate]) do
    stacktrace = current_stacktrace()
    terminate(:exit, reason, stacktrace, %{machine | debug: debug}, state_data, [], postponed, timers)
  end

  @doc false
  def system_code_change([machine, {state, data}, postponed, timers, hibernate], _module, old, extra) do
    module = hd(machine.modules)

    with {:ok, new_state, new_data} <- changed(module, old, state, data, extra),
         {:ok, machine} <- callback_mode(machine) do
      {:ok, [machine, {new_state, new_data}, postponed, timers, hibernate]}
    end
  end

  defp changed(module, old, state, data, extra) do
    if :erlang.function_exported(module, :code_change, 4) do
      module.code_change(old, state, data, extra)
    else
      {:ok, state, data}
    end
  end

  @doc false
  def system_get_state([_machine, state_data, _postponed, _timers, _hibernate]), do: {:ok, state_data}

  @doc false
  def system_replace_state(fun, [machine, state_data, postponed, timers, hibernate]) do
    new = fun.(state_data)
    {:ok, new, [machine, new, postponed, timers, hibernate]}
  end

  @doc false
  def format_status(opt, [_dictionary, sys_state, parent, debug, [machine, state_data, postponed, timers, _]]) do
    status = status(opt, %{machine | debug: debug}, state_data, [], postponed, timers, %{})
    timeouts = :maps.get(:timeouts, status)

    [
      {:header, :gen.format_status_header(~c"Status for state machine", machine.name)},
      {:data,
       [
         {~c"Status", sys_state},
         {~c"Parent", parent},
         {~c"Modules", machine.modules},
         {~c"Time-outs", counted(timeouts)},
         {~c"Logged Events", :maps.get(:log, status)},
         {~c"Postponed", :maps.get(:postponed, status)}
       ]}
      | specific(status)
    ]
  end

  defp specific(%{EXIT: reason}), do: [{:data, [{~c"State", reason}]}]
  defp specific(%{:"$status" => status}) when is_list(status), do: status
  defp specific(%{:"$status" => status}), do: [status]
  defp specific(%{state: state, data: data}), do: [{:data, [{~c"State", {state, data}}]}]

  # Events of `:sys.trace/2` and its like

  defp debug(%{debug: []} = machine, _event), do: machine

  defp debug(%{debug: debug, name: name} = machine, event) do
    %{machine | debug: :sys.handle_debug(debug, &print_event/3, name, event)}
  end

  defp print_event(device, {:in, {type, content}, state}, name) do
    :io.format(device, ~c"*DBG* ~tp receive ~tw ~tp in state ~tp~n", [name, type, content, state])
  end

  defp print_event(device, {:enter, state}, name) do
    :io.format(device, ~c"*DBG* ~tp enter in state ~tp~n", [name, state])
  end

  defp print_event(device, {word, {type, content}, state}, name) do
    :io.format(device, ~c"*DBG* ~tp ~tw ~tw ~tp in state ~tp~n", [name, word, type, content, state])
  end

  # Reports

  @doc false
  def format_log(report), do: format_log(report, %{})

  @doc false
  def format_log(%{label: {:gen_statem, :terminate}} = report, _options) do
    {class, reason, stacktrace} = report.reason

    :io_lib.format(
      ~c"** State machine ~tp terminating~n** Queued = ~tp~n** Postponed = ~tp~n** When server state  = ~tp~n" ++
        ~c"** Reason for termination = ~tw:~tp~n** Callback modules = ~tp~n** Callback mode = ~tp~n** Stacktrace =~n**  ~tp~n",
      [report.name, report.queue, report.postponed, report.state, class, reason, report.modules, report.callback_mode, stacktrace]
    )
  end
end
