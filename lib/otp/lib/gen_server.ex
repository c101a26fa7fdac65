defmodule :gen_server do
  @moduledoc """
  A process that answers calls and handles casts and messages with the functions of a callback module, keeping a state between them.

  The process is `loop/7`: one `receive`, one callback, and around again. Its parameters are the parent, the name it has in
  reports, the state, the callback module, what to do until the next message (a time, `:infinity`, `:hibernate` or
  `{:continue, term}`), the time after which it hibernates when idle, and the debug options of `:sys`.
  """

  @callback init(args :: term) ::
              {:ok, state :: term}
              | {:ok, state :: term, timeout | :hibernate | {:continue, term}}
              | {:stop, reason :: term}
              | {:error, reason :: term}
              | :ignore
  @callback handle_call(request :: term, from :: {pid, term}, state :: term) :: term
  @callback handle_cast(request :: term, state :: term) :: term
  @callback handle_info(info :: :timeout | term, state :: term) :: term
  @callback handle_continue(info :: term, state :: term) :: term
  @callback terminate(reason :: term, state :: term) :: term
  @callback code_change(old :: term, state :: term, extra :: term) :: {:ok, term} | {:error, term}
  @callback format_status(:normal | :terminate, list) :: term
  @callback format_status(map) :: map
  @optional_callbacks handle_info: 2, handle_continue: 2, terminate: 2, code_change: 3, format_status: 1, format_status: 2

  # What a callback may ask for until the next message.
  defguardp is_action(action)
            when action == :infinity or action == :hibernate or (is_integer(action) and action >= 0) or
                   (is_tuple(action) and tuple_size(action) == 2 and elem(action, 0) == :continue)

  defguardp is_timeout(timeout) when timeout == :infinity or (is_integer(timeout) and timeout >= 0)

  # Starting and stopping

  @doc "Starts a server that is neither linked nor named."
  def start(module, args, options), do: start_as(:nolink, module, args, options)

  @doc "Starts a server with a name."
  def start(name, module, args, options), do: start_as(:nolink, name, module, args, options)

  @doc "Starts a linked server."
  def start_link(module, args, options), do: start_as(:link, module, args, options)

  @doc "Starts a linked server with a name."
  def start_link(name, module, args, options), do: start_as(:link, name, module, args, options)

  @doc "Starts a monitored server: `{:ok, {pid, monitor}}`."
  def start_monitor(module, args, options), do: :gen.monitored(start_as(:monitor, module, args, options))

  @doc "Starts a monitored server with a name."
  def start_monitor(name, module, args, options), do: :gen.monitored(start_as(:monitor, name, module, args, options))

  defp start_as(how, module, args, options) when is_atom(module) and is_list(options) do
    :gen.start(:gen_server, how, module, args, options)
  end

  defp start_as(_how, _module, _args, _options), do: :erlang.error(:badarg)

  defp start_as(how, name, module, args, options) when is_atom(module) and is_list(options) do
    :gen.start(:gen_server, how, :gen.checked_name(name), module, args, options)
  end

  defp start_as(_how, _name, _module, _args, _options), do: :erlang.error(:badarg)

  @doc "Stops a server with reason `:normal`."
  def stop(server), do: :gen.stop(server)

  @doc "Stops a server, waiting for its end until the timeout."
  def stop(server, reason, timeout), do: :gen.stop(server, reason, timeout)

  # Requests

  @doc "Calls a server and waits five seconds for the reply."
  def call(server, request) do
    {:ok, reply} = :gen.call(server, :"$gen_call", request)
    reply
  catch
    :exit, reason -> exit({reason, {:gen_server, :call, [server, request]}})
    :error, reason -> exit({{reason, __STACKTRACE__}, {:gen_server, :call, [server, request]}})
  end

  @doc "Calls a server and waits for the reply."
  def call(server, request, timeout) do
    {:ok, reply} = :gen.call(server, :"$gen_call", request, timeout)
    reply
  catch
    :exit, reason -> exit({reason, {:gen_server, :call, [server, request, timeout]}})
    :error, reason -> exit({{reason, __STACKTRACE__}, {:gen_server, :call, [server, request, timeout]}})
  end

  @doc "Sends a request; the id is for `receive_response/2`, `wait_response/2` or `check_response/2`."
  def send_request(server, request), do: :gen.send_request(server, :"$gen_call", request)

  @doc "Sends a request and adds its id to a collection."
  def send_request(server, request, label, collection) do
    :gen.send_request(server, :"$gen_call", request, label, collection)
  end

  @doc "Waits for a response without limit."
  def wait_response(id), do: wait_response(id, :infinity)

  @doc "Waits for a response; after a timeout the request stays open."
  def wait_response(id, timeout), do: response(:gen.wait_response(id, timeout))

  @doc "Waits for any response of a collection."
  def wait_response(collection, timeout, delete), do: response(:gen.wait_response(collection, timeout, delete))

  @doc "Waits for a response without limit."
  def receive_response(id), do: receive_response(id, :infinity)

  @doc "Waits for a response; a timeout abandons the request."
  def receive_response(id, timeout), do: response(:gen.receive_response(id, timeout))

  @doc "Waits for any response of a collection; a timeout abandons all."
  def receive_response(collection, timeout, delete) do
    response(:gen.receive_response(collection, timeout, delete))
  end

  @doc "Whether the message is the response of the request."
  def check_response(message, id), do: response(:gen.check_response(message, id))

  @doc "Whether the message is a response of a collection."
  def check_response(message, collection, delete), do: response(:gen.check_response(message, collection, delete))

  defp response({{:reply, reply}, label, collection}), do: {{:reply, reply}, label, collection}
  defp response({{:error, _} = error, label, collection}), do: {error, label, collection}
  defp response(other), do: other

  @doc "An empty collection of request ids."
  def reqids_new, do: :gen.reqids_new()

  @doc "The size of a collection of request ids."
  def reqids_size(collection), do: :gen.reqids_size(collection)

  @doc "Adds a request id to a collection."
  def reqids_add(id, label, collection), do: :gen.reqids_add(id, label, collection)

  @doc "The request ids of a collection with their labels."
  def reqids_to_list(collection), do: :gen.reqids_to_list(collection)

  @doc "Sends a request without a reply. It is `:ok` whether or not there is such a server."
  def cast({:global, name}, request) do
    _ = quietly(fn -> :global.send(name, {:"$gen_cast", request}) end)
    :ok
  end

  def cast({:via, module, name}, request) do
    _ = quietly(fn -> module.send(name, {:"$gen_cast", request}) end)
    :ok
  end

  def cast({name, node} = server, request) when is_atom(name) and is_atom(node), do: send_cast(server, request)
  def cast(server, request) when is_atom(server) or is_pid(server), do: send_cast(server, request)

  defp send_cast(server, request) do
    :erlang.send(server, {:"$gen_cast", request}, [:noconnect])
    :ok
  catch
    :error, _ -> :ok
  end

  @doc "Casts to the servers of a name on this node and those it is connected to."
  def abcast(name, request) when is_atom(name), do: abcast([node() | :erlang.nodes()], name, request)

  @doc "Casts to the servers of a name on some nodes."
  def abcast(nodes, name, request) when is_list(nodes) and is_atom(name) do
    :lists.foreach(fn node -> send_cast({name, node}, request) end, nodes)
    :abcast
  end

  @doc "Calls the servers of a name on all nodes."
  def multi_call(name, request), do: multi_call([node() | :erlang.nodes()], name, request, :infinity)

  @doc "Calls the servers of a name on some nodes."
  def multi_call(nodes, name, request), do: multi_call(nodes, name, request, :infinity)

  @doc "Calls the servers of a name on some nodes: `{[{node, reply}], bad_nodes}`."
  def multi_call(nodes, name, request, timeout) when is_list(nodes) and is_atom(name) and is_timeout(timeout) do
    ids = :lists.map(fn node -> {node, request_to(node, name, request)} end, nodes)
    deadline = deadline(timeout)
    answers = :lists.map(fn {node, id} -> {node, :gen.receive_response(id, deadline)} end, ids)

    {for({node, {:reply, reply}} <- answers, do: {node, reply}),
     for({node, answer} <- answers, not match?({:reply, _}, answer), do: node)}
  end

  defp request_to(node, name, request) do
    target = if node == node(), do: name, else: {name, node}
    :gen.send_request(target, :"$gen_call", request)
  end

  defp deadline(:infinity), do: :infinity
  defp deadline(timeout), do: {:abs, :erlang.monotonic_time(:millisecond) + timeout}

  @doc "Replies to a call that was not answered by the return value of `handle_call/3`."
  def reply({_to, [:alias | alias] = tag}, reply) when is_reference(alias) do
    :erlang.send(alias, {tag, reply})
    :ok
  end

  def reply({to, tag}, reply) when is_pid(to) and is_reference(tag) do
    :erlang.send(to, {tag, reply})
    :ok
  end

  def reply(from, reply), do: :gen.reply(from, reply)

  defp quietly(fun) do
    fun.()
  catch
    _, _ -> :error
  end

  # Becoming a server

  @doc "Makes the calling process a server. It must have been started through `:proc_lib`."
  def enter_loop(module, options, state) when is_atom(module) and is_list(options) do
    enter_loop(module, options, state, self(), :infinity)
  end

  @doc "Like `enter_loop/3` with a name, or with what to do first."
  def enter_loop(module, options, state, {kind, _} = name) when kind in [:local, :global] do
    enter_loop(module, options, state, name, :infinity)
  end

  def enter_loop(module, options, state, {:via, _, _} = name) do
    enter_loop(module, options, state, name, :infinity)
  end

  def enter_loop(module, options, state, action), do: enter_loop(module, options, state, self(), action)

  @doc "Like `enter_loop/3` with both."
  def enter_loop(module, options, state, server, action) when is_atom(module) and is_list(options) do
    name = :gen.get_proc_name(server)
    parent = :gen.get_parent()
    debug = :gen.debug_options(name, options)
    loop(parent, name, state, module, action, :gen.hibernate_after(options), debug)
  end

  @doc false
  def init_it(starter, :self, name, module, args, options) do
    init_it(starter, self(), name, module, args, options)
  end

  def init_it(starter, parent, full_name, module, args, options) do
    name = :gen.name(full_name)
    debug = :gen.debug_options(name, options)
    hibernate_after = :gen.hibernate_after(options)

    case initial(module, args) do
      {:ok, state} ->
        :proc_lib.init_ack(starter, {:ok, self()})
        loop(parent, name, state, module, :infinity, hibernate_after, debug)

      {:ok, state, action} when is_action(action) ->
        :proc_lib.init_ack(starter, {:ok, self()})
        loop(parent, name, state, module, action, hibernate_after, debug)

      {:stop, reason} ->
        :gen.unregister_name(full_name)
        :proc_lib.init_fail(starter, {:error, reason}, {:exit, reason})

      {:error, reason} ->
        :gen.unregister_name(full_name)
        :proc_lib.init_fail(starter, {:error, reason}, {:exit, :normal})

      :ignore ->
        :gen.unregister_name(full_name)
        :proc_lib.init_fail(starter, :ignore, {:exit, :normal})

      {:"$gen_raised", class, reason, stacktrace} ->
        :gen.unregister_name(full_name)
        why = terminate_reason(class, reason, stacktrace)
        :proc_lib.init_fail(starter, {:error, why}, {class, reason, stacktrace})

      other ->
        :gen.unregister_name(full_name)
        reason = {:bad_return_value, other}
        :proc_lib.init_fail(starter, {:error, reason}, {:exit, reason})
    end
  end

  defp initial(module, args) do
    module.init(args)
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  # The loop

  @doc false
  # The first clause is the whole life of most servers: it knows no time limit and no debug option, and finishes the plain returns of callbacks
  # by itself, so that a call is one turn of a loop in one function.
  def loop(parent, name, state, module, :infinity, idle, []) do
    receive do
      {:"$gen_call", from, request} ->
        case try_handle_call(module, request, from, state) do
          {:reply, reply, new_state} ->
            reply(from, reply)
            loop(parent, name, new_state, module, :infinity, idle, [])

          {:noreply, new_state} ->
            loop(parent, name, new_state, module, :infinity, idle, [])

          result ->
            finish_call(result, parent, name, from, request, module, state, idle, [])
        end

      {:"$gen_cast", request} = message ->
        case try_handle_cast(module, request, state) do
          {:noreply, new_state} -> loop(parent, name, new_state, module, :infinity, idle, [])
          result -> finish(result, parent, name, message, module, state, idle, [])
        end

      {:system, from, request} ->
        :sys.handle_system_msg(request, from, parent, :gen_server, [], [name, state, module, :infinity, idle], false)

      {:EXIT, ^parent, reason} = message ->
        terminate(:exit, reason, [], name, :undefined, message, module, state, [])

      message ->
        case try_handle_info(module, message, state) do
          {:noreply, new_state} -> loop(parent, name, new_state, module, :infinity, idle, [])
          result -> finish(result, parent, name, message, module, state, idle, [])
        end
    after
      idle -> sleep(parent, name, state, module, idle, [])
    end
  end

  def loop(parent, name, state, module, :hibernate, idle, debug) do
    sleep(parent, name, state, module, idle, debug)
  end

  def loop(parent, name, state, module, {:continue, argument} = message, idle, debug) do
    debug = event(debug, name, {:continue, argument})

    case try_handle_continue(module, argument, state) do
      {:noreply, new_state} ->
        loop(parent, name, new_state, module, :infinity, idle, event(debug, name, {:noreply, new_state}))

      result ->
        finish(result, parent, name, message, module, state, idle, debug)
    end
  end

  def loop(parent, name, state, module, :infinity, idle, debug) do
    receive do
      message -> decode(message, parent, name, state, module, :infinity, idle, debug, false)
    after
      idle -> sleep(parent, name, state, module, idle, debug)
    end
  end

  def loop(parent, name, state, module, timeout, idle, debug) do
    message =
      receive do
        message -> message
      after
        timeout -> :timeout
      end

    decode(message, parent, name, state, module, timeout, idle, debug, false)
  end

  defp sleep(parent, name, state, module, idle, debug) do
    :proc_lib.hibernate(:gen_server, :wake_hib, [parent, name, state, module, idle, debug])
  end

  @doc false
  def wake_hib(parent, name, state, module, idle, debug) do
    message =
      receive do
        message -> message
      end

    decode(message, parent, name, state, module, :hibernate, idle, debug, true)
  end

  defp decode(message, parent, name, state, module, action, idle, debug, hibernated) do
    case message do
      {:system, from, request} ->
        misc = [name, state, module, action, idle]
        :sys.handle_system_msg(request, from, parent, :gen_server, debug, misc, hibernated)

      {:EXIT, ^parent, reason} ->
        terminate(:exit, reason, [], name, :undefined, message, module, state, debug)

      _ ->
        handle(message, parent, name, state, module, idle, event(debug, name, {:in, message}))
    end
  end

  defp handle({:"$gen_call", from, request}, parent, name, state, module, idle, debug) do
    result = try_handle_call(module, request, from, state)
    finish_call(result, parent, name, from, request, module, state, idle, debug)
  end

  defp handle({:"$gen_cast", request} = message, parent, name, state, module, idle, debug) do
    finish(try_handle_cast(module, request, state), parent, name, message, module, state, idle, debug)
  end

  defp handle(message, parent, name, state, module, idle, debug) do
    finish(try_handle_info(module, message, state), parent, name, message, module, state, idle, debug)
  end

  # Callbacks. What they throw is what they return; what else they raise is kept for the end of the server.

  defp try_handle_call(module, request, from, state) do
    module.handle_call(request, from, state)
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp try_handle_cast(module, request, state) do
    module.handle_cast(request, state)
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp try_handle_continue(module, argument, state) do
    module.handle_continue(argument, state)
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp try_handle_info(module, message, state) do
    module.handle_info(message, state)
  catch
    :throw, value -> value
    :error, :undef -> undefined_handle_info(module, message, state, __STACKTRACE__)
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp undefined_handle_info(module, message, state, stacktrace) do
    if :erlang.function_exported(module, :handle_info, 2) do
      {:"$gen_raised", :error, :undef, stacktrace}
    else
      report = %{label: {:gen_server, :no_handle_info}, module: module, message: message}

      :logger.macro_log(%{mfa: {:gen_server, :try_handle_info, 3}}, :warning, report, %{
        domain: [:otp],
        report_cb: &:gen_server.format_log/2,
        error_logger: %{tag: :warning_msg, report_cb: &:gen_server.format_log/1}
      })

      {:noreply, state}
    end
  end

  # What callbacks return

  defp finish_call(result, parent, name, from, message, module, state, idle, debug) do
    case result do
      {:reply, reply, new_state} ->
        reply(from, reply)
        loop(parent, name, new_state, module, :infinity, idle, event(debug, name, {:out, reply, from, new_state}))

      {:reply, reply, new_state, action} when is_action(action) ->
        reply(from, reply)
        loop(parent, name, new_state, module, action, idle, event(debug, name, {:out, reply, from, new_state}))

      {:stop, reason, reply, new_state} ->
        try do
          terminate(:exit, reason, [], name, from, message, module, new_state, debug)
        after
          reply(from, reply)
        end

      _ ->
        finish(result, parent, name, from, message, module, state, idle, debug)
    end
  end

  defp finish(result, parent, name, message, module, state, idle, debug) do
    finish(result, parent, name, :undefined, message, module, state, idle, debug)
  end

  defp finish(result, parent, name, from, message, module, state, idle, debug) do
    case result do
      {:noreply, new_state} ->
        loop(parent, name, new_state, module, :infinity, idle, event(debug, name, {:noreply, new_state}))

      {:noreply, new_state, action} when is_action(action) ->
        loop(parent, name, new_state, module, action, idle, event(debug, name, {:noreply, new_state}))

      {:stop, reason, new_state} ->
        terminate(:exit, reason, [], name, from, message, module, new_state, debug)

      {:"$gen_raised", class, reason, stacktrace} ->
        terminate(class, reason, stacktrace, name, from, message, module, state, debug)

      bad ->
        terminate(:exit, {:bad_return_value, bad}, [], name, from, message, module, state, debug)
    end
  end

  # The end

  defp terminate(class, reason, stacktrace, name, from, message, module, state, debug) do
    case try_terminate(module, terminate_reason(class, reason, stacktrace), state) do
      {:"$gen_raised", late_class, late_reason, late_stacktrace} ->
        log(late_reason, late_stacktrace, name, from, message, module, state, debug)
        :erlang.raise(late_class, late_reason, late_stacktrace)

      _ ->
        report(class, reason, stacktrace, name, from, message, module, state, debug)

        leave(class, reason, stacktrace)
    end
  end

  defp leave(:exit, reason, []), do: exit(reason)
  defp leave(class, reason, stacktrace), do: :erlang.raise(class, reason, stacktrace)

  defp try_terminate(module, reason, state) do
    if :erlang.function_exported(module, :terminate, 2), do: module.terminate(reason, state), else: :ok
  catch
    :throw, value -> value
    class, reason -> {:"$gen_raised", class, reason, __STACKTRACE__}
  end

  defp terminate_reason(:error, reason, stacktrace), do: {reason, stacktrace}
  defp terminate_reason(:exit, reason, _stacktrace), do: reason
  defp terminate_reason(:throw, reason, stacktrace), do: {{:nocatch, reason}, stacktrace}

  defp report(:exit, :normal, _, _, _, _, _, _, _), do: :ok
  defp report(:exit, :shutdown, _, _, _, _, _, _, _), do: :ok
  defp report(:exit, {:shutdown, _}, _, _, _, _, _, _, _), do: :ok

  defp report(_class, reason, stacktrace, name, from, message, module, state, debug) do
    log(reason, stacktrace, name, from, message, module, state, debug)
  end

  defp log(reason, stacktrace, name, from, message, module, state, debug) do
    if :logger.allow(:error, :gen_server) do
      status = %{reason: reason, state: state, message: message, log: :sys.get_log(debug)}
      status = :gen.format_status(module, :terminate, status, [:terminate, [:erlang.get(), state]])
      shown = :maps.get(:reason, status)

      :logger.macro_log(
        %{mfa: {:gen_server, :error_info, 8}},
        :error,
        %{
          label: {:gen_server, :terminate},
          name: name,
          last_message: :maps.get(:message, status),
          state: shown_state(status),
          log: :maps.get(:log, status),
          reason: if(stacktrace == [], do: shown, else: {shown, stacktrace}),
          client_info: client_info(from),
          process_label: :proc_lib.get_label(self())
        },
        %{
          domain: [:otp],
          report_cb: &:gen_server.format_log/2,
          error_logger: %{tag: :error, report_cb: &:gen_server.format_log/1}
        }
      )
    end
  end

  # A format_status that failed shows why in place of the state.
  defp shown_state(%{EXIT: reason}), do: reason
  defp shown_state(%{"$status": shown}), do: shown
  defp shown_state(%{state: state}), do: state

  defp client_info({from, _tag}) when is_pid(from) and node(from) == node() do
    case :erlang.process_info(from, [:current_stacktrace, :registered_name]) do
      :undefined -> {from, :dead}
      [current_stacktrace: stacktrace, registered_name: []] -> {from, {from, stacktrace}}
      [current_stacktrace: stacktrace, registered_name: name] -> {from, {name, stacktrace}}
    end
  end

  defp client_info({from, _tag}) when is_pid(from), do: {from, :remote}
  defp client_info(_from), do: :undefined

  # What `:sys` asks of a behaviour

  @doc false
  def system_continue(parent, debug, [name, state, module, action, idle]) do
    loop(parent, name, state, module, action, idle, debug)
  end

  @doc false
  def system_terminate(reason, _parent, debug, [name, state, module, _action, _idle]) do
    terminate(:exit, reason, [], name, :undefined, [], module, state, debug)
  end

  @doc false
  def system_code_change([name, state, module, action, idle], _module, old, extra) do
    if :erlang.function_exported(module, :code_change, 3) do
      with {:ok, new_state} <- module.code_change(old, state, extra), do: {:ok, [name, new_state, module, action, idle]}
    else
      {:ok, [name, state, module, action, idle]}
    end
  end

  @doc false
  def system_get_state([_name, state, _module, _action, _idle]), do: {:ok, state}

  @doc false
  def system_replace_state(fun, [name, state, module, action, idle]) do
    new_state = fun.(state)
    {:ok, new_state, [name, new_state, module, action, idle]}
  end

  @doc false
  def format_status(opt, [dictionary, sys_state, parent, debug, [name, state, module, _action, _idle]]) do
    log = :sys.get_log(debug)
    status = :gen.format_status(module, opt, %{state: state, log: log}, [opt, [dictionary, state]])

    [
      {:header, :gen.format_status_header(~c"Status for generic server", name)},
      {:data,
       [
         {~c"Status", sys_state},
         {~c"Parent", parent},
         {~c"Logged events", :maps.get(:log, status)}
       ]}
      | specific(status)
    ]
  end

  defp specific(%{EXIT: reason}), do: [{:data, [{~c"State", reason}]}]
  defp specific(%{:"$status" => status}) when is_list(status), do: status
  defp specific(%{:"$status" => status}), do: [status]
  defp specific(%{state: state}), do: [{:data, [{~c"State", state}]}]

  # Events of `:sys.trace/2` and its like

  defp event([], _name, _event), do: []
  defp event(debug, name, event), do: :sys.handle_debug(debug, &print_event/3, name, event)

  defp print_event(device, {:in, {:"$gen_call", {from, _tag}, call}}, name) do
    :io.format(device, ~c"*DBG* ~tp got call ~tp from ~tw~n", [name, call, from])
  end

  defp print_event(device, {:in, {:"$gen_cast", cast}}, name) do
    :io.format(device, ~c"*DBG* ~tp got cast ~tp~n", [name, cast])
  end

  defp print_event(device, {:in, message}, name), do: :io.format(device, ~c"*DBG* ~tp got ~tp~n", [name, message])

  defp print_event(device, {:out, reply, {to, _tag}, state}, name) do
    :io.format(device, ~c"*DBG* ~tp sent ~tp to ~tw, new state ~tp~n", [name, reply, to, state])
  end

  defp print_event(device, {:noreply, state}, name) do
    :io.format(device, ~c"*DBG* ~tp new state ~tp~n", [name, state])
  end

  defp print_event(device, event, name), do: :io.format(device, ~c"*DBG* ~tp dbg  ~tp~n", [name, event])

  # Reports

  @doc false
  def format_log(report), do: format_log(report, %{})

  @doc false
  def format_log(%{label: {:gen_server, :terminate}} = report, _options) do
    :io_lib.format(
      ~c"** Generic server ~tp terminating~n** Last message in was ~tp~n** When Server state == ~tp~n** Reason for termination ==~n** ~tp~n",
      [report.name, report.last_message, report.state, report.reason]
    )
  end

  def format_log(%{label: {:gen_server, :no_handle_info}, module: module, message: message}, _options) do
    :io_lib.format(~c"** Undefined handle_info in ~tp~n** Unhandled message: ~tp~n", [module, message])
  end
end
