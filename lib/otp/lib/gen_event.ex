defmodule :gen_event do
  @moduledoc """
  An event manager: a process that gives events to handlers, modules with a state each.

  A handler is known by its module or `{module, id}`. A handler that fails, or gives what it must not, is removed; the manager goes on. A *supervised* handler
  is linked to the process that added it, which is told of its end by `{:gen_event_EXIT, handler, reason}`.

  The process is `loop/6`. Its handlers are a list of `{module, id | false, state, supervisor | false}`, the last added first.
  """

  @callback init(args :: term) :: {:ok, term} | {:ok, term, :hibernate} | {:error, term}
  @callback handle_event(event :: term, state :: term) :: term
  @callback handle_call(request :: term, state :: term) :: term
  @callback handle_info(info :: term, state :: term) :: term
  @callback terminate(reason :: term, state :: term) :: term
  @callback code_change(old :: term, state :: term, extra :: term) :: {:ok, term}
  @callback format_status(:normal | :terminate, list) :: term
  @callback format_status(map) :: map
  @optional_callbacks handle_info: 2, terminate: 2, code_change: 3, format_status: 1, format_status: 2

  # Starting and stopping

  @doc "Starts a manager."
  def start, do: :gen.start(:gen_event, :nolink, :"no callback module", [], [])

  @doc "Starts a manager with a name, or options."
  def start(options) when is_list(options), do: :gen.start(:gen_event, :nolink, :"no callback module", [], options)
  def start(name), do: start(name, [])

  @doc "Starts a manager with a name and options."
  def start(name, options), do: :gen.start(:gen_event, :nolink, :gen.checked_name(name), :"no callback module", [], options)

  @doc "Starts a linked manager."
  def start_link, do: :gen.start(:gen_event, :link, :"no callback module", [], [])

  @doc "Starts a linked manager with a name, or options."
  def start_link(options) when is_list(options), do: :gen.start(:gen_event, :link, :"no callback module", [], options)
  def start_link(name), do: start_link(name, [])

  @doc "Starts a linked manager with a name and options."
  def start_link(name, options), do: :gen.start(:gen_event, :link, :gen.checked_name(name), :"no callback module", [], options)

  @doc "Starts a monitored manager: `{:ok, {pid, monitor}}`."
  def start_monitor, do: :gen.monitored(:gen.start(:gen_event, :monitor, :"no callback module", [], []))

  @doc "Starts a monitored manager with a name, or options."
  def start_monitor(options) when is_list(options) do
    :gen.monitored(:gen.start(:gen_event, :monitor, :"no callback module", [], options))
  end

  def start_monitor(name), do: start_monitor(name, [])

  @doc "Starts a monitored manager with a name and options."
  def start_monitor(name, options) do
    :gen.monitored(:gen.start(:gen_event, :monitor, :gen.checked_name(name), :"no callback module", [], options))
  end

  @doc "Stops a manager."
  def stop(manager), do: :gen.stop(manager)

  @doc "Stops a manager with a reason."
  def stop(manager, reason, timeout), do: :gen.stop(manager, reason, timeout)

  @doc false
  def init_it(starter, :self, name, module, args, options) do
    init_it(starter, self(), name, module, args, options)
  end

  def init_it(starter, parent, full_name, _module, _args, options) do
    :erlang.process_flag(:trap_exit, true)
    name = :gen.name(full_name)
    debug = :gen.debug_options(name, options)
    :proc_lib.init_ack(starter, {:ok, self()})
    loop(parent, name, [], :gen.hibernate_after(options), debug, false)
  end

  # Requests

  @doc "Sends an event to all handlers."
  def notify(manager, event), do: send_to(manager, {:notify, event})

  @doc "Sends an event and waits until all handlers have handled it."
  def sync_notify(manager, event), do: rpc(manager, {:sync_notify, event})

  @doc "Adds a handler: `:ok`, or what its `init/1` gave or raised."
  def add_handler(manager, handler, args), do: rpc(manager, {:add_handler, handler, args})

  @doc "Adds a handler that is linked to the caller."
  def add_sup_handler(manager, handler, args), do: rpc(manager, {:add_sup_handler, handler, args, self()})

  @doc "Calls a handler."
  def call(manager, handler, request) do
    rpc(manager, {:call, handler, request})
  catch
    :exit, reason -> exit({reason, {:gen_event, :call, [manager, handler, request]}})
  end

  @doc "Calls a handler and waits for the reply."
  def call(manager, handler, request, timeout) do
    {:ok, reply} = :gen.call(manager, self(), {:call, handler, request}, timeout)
    reply
  catch
    :exit, reason -> exit({reason, {:gen_event, :call, [manager, handler, request, timeout]}})
  end

  @doc "Sends a request to a handler; see `:gen_server.send_request/2`."
  def send_request(manager, handler, request), do: :gen.send_request(manager, self(), {:call, handler, request})

  @doc "Sends a request to a handler and adds it to a collection."
  def send_request(manager, handler, request, label, collection) do
    :gen.send_request(manager, self(), {:call, handler, request}, label, collection)
  end

  @doc "Waits for a response."
  def wait_response(id, timeout), do: response(:gen.wait_response(id, timeout))

  @doc "Waits for any response of a collection."
  def wait_response(collection, timeout, delete), do: response(:gen.wait_response(collection, timeout, delete))

  @doc "Waits for a response; a timeout abandons it."
  def receive_response(id, timeout), do: response(:gen.receive_response(id, timeout))

  @doc "Waits for any response of a collection; a timeout abandons all."
  def receive_response(collection, timeout, delete), do: response(:gen.receive_response(collection, timeout, delete))

  @doc "Whether a message is the response."
  def check_response(message, id), do: response(:gen.check_response(message, id))

  @doc "Whether a message is a response of a collection."
  def check_response(message, collection, delete), do: response(:gen.check_response(message, collection, delete))

  # A reply that tells an error of the handler is that error.
  defp response({:reply, {:error, _} = error}), do: error
  defp response({{:reply, {:error, _} = error}, label, collection}), do: {error, label, collection}
  defp response(other), do: other

  @doc "An empty collection of request ids."
  defdelegate reqids_new(), to: :gen_server

  @doc "The size of a collection."
  defdelegate reqids_size(collection), to: :gen_server

  @doc "Adds a request id."
  defdelegate reqids_add(id, label, collection), to: :gen_server

  @doc "The request ids with labels."
  defdelegate reqids_to_list(collection), to: :gen_server

  @doc "Removes a handler: what its `terminate/2` gives."
  def delete_handler(manager, handler, args), do: rpc(manager, {:delete_handler, handler, args})

  @doc "Replaces a handler by another, which is given what the first one's `terminate/2` gave."
  def swap_handler(manager, {old, args}, {new, new_args}) do
    rpc(manager, {:swap_handler, old, args, new, new_args})
  end

  @doc "Like `swap_handler/3`, with the new handler linked to the caller."
  def swap_sup_handler(manager, {old, args}, {new, new_args}) do
    rpc(manager, {:swap_sup_handler, old, args, new, new_args, self()})
  end

  @doc "The handlers."
  def which_handlers(manager), do: rpc(manager, :which_handlers)

  defp rpc(manager, request) do
    {:ok, reply} = :gen.call(manager, self(), request, :infinity)
    reply
  end

  defp send_to({:global, name}, message) do
    :global.send(name, message)
    :ok
  catch
    _, _ -> :ok
  end

  defp send_to({:via, module, name}, message) do
    module.send(name, message)
    :ok
  catch
    _, _ -> :ok
  end

  defp send_to(manager, message) do
    send(manager, message)
    :ok
  end

  # The loop

  @doc false
  def loop(parent, name, handlers, idle, debug, true) do
    :proc_lib.hibernate(:gen_event, :wake_hib, [parent, name, handlers, idle, debug])
  end

  def loop(parent, name, handlers, idle, debug, false) do
    receive do
      message -> message(message, parent, name, handlers, idle, debug, false)
    after
      idle -> loop(parent, name, handlers, idle, debug, true)
    end
  end

  @doc false
  def wake_hib(parent, name, handlers, idle, debug) do
    receive do
      message -> message(message, parent, name, handlers, idle, debug, true)
    end
  end

  defp message({:system, from, request}, parent, name, handlers, idle, debug, hibernate) do
    :sys.handle_system_msg(request, from, parent, :gen_event, debug, [name, handlers, idle, hibernate], hibernate)
  end

  defp message({:EXIT, parent, reason}, parent, name, handlers, _idle, _debug, _hibernate) do
    terminate(reason, name, handlers)
  end

  defp message(message, parent, name, handlers, idle, debug, _hibernate) do
    debug = event(debug, name, {:in, message})
    {handlers, hibernate} = handle(message, name, handlers)
    loop(parent, name, handlers, idle, debug, hibernate)
  end

  defp handle({:notify, event}, name, handlers), do: all(:handle_event, event, name, handlers)

  defp handle({_tag, from, {:sync_notify, event}}, name, handlers) do
    result = all(:handle_event, event, name, handlers)
    :gen.reply(from, :ok)
    result
  end

  defp handle({:EXIT, pid, reason}, name, handlers) do
    {gone, rest} = :lists.partition(fn {_, _, _, supervisor} -> supervisor == pid end, handlers)
    :lists.foreach(fn handler -> end_handler(handler, {:stop, reason}, name, [], :shutdown) end, gone)
    all(:handle_info, {:EXIT, pid, reason}, name, rest)
  end

  defp handle({_tag, from, {:call, id, request}}, name, handlers) do
    {hibernate, reply, handlers} = call_handler(find(id, handlers), request, name, handlers)
    :gen.reply(from, reply)
    {handlers, hibernate}
  end

  defp handle({_tag, from, {:add_handler, id, args}}, _name, handlers) do
    added(from, add(id, args, false, handlers))
  end

  defp handle({_tag, from, {:add_sup_handler, id, args, supervisor}}, _name, handlers) do
    :erlang.link(supervisor)
    added(from, add(id, args, supervisor, handlers))
  end

  defp handle({_tag, from, {:delete_handler, id, args}}, name, handlers) do
    {reply, handlers} = delete(find(id, handlers), args, name, handlers)
    :gen.reply(from, reply)
    {handlers, false}
  end

  defp handle({_tag, from, {:swap_handler, old, args, new, new_args}}, name, handlers) do
    added(from, swap(old, args, new, new_args, false, name, handlers))
  end

  defp handle({_tag, from, {:swap_sup_handler, old, args, new, new_args, supervisor}}, name, handlers) do
    :erlang.link(supervisor)
    added(from, swap(old, args, new, new_args, supervisor, name, handlers))
  end

  defp handle({_tag, from, :which_handlers}, _name, handlers) do
    :gen.reply(from, :lists.map(&id/1, handlers))
    {handlers, false}
  end

  defp handle(other, name, handlers), do: all(:handle_info, other, name, handlers)

  defp id({module, false, _, _}), do: module
  defp id({module, id, _, _}), do: {module, id}

  defp split({module, id}), do: {module, id}
  defp split(module), do: {module, false}

  defp find(id, handlers) do
    {module, id} = split(id)

    case :lists.search(fn {other, other_id, _, _} -> other == module and other_id == id end, handlers) do
      {:value, handler} -> handler
      false -> false
    end
  end

  # Adding, removing, replacing

  defp added(from, {reply, handlers, hibernate}) do
    :gen.reply(from, reply)
    {handlers, hibernate}
  end

  defp add(id, args, supervisor, handlers) do
    {module, handler_id} = split(id)

    case guarded(fn -> module.init(args) end) do
      {:ok, state} -> {:ok, [{module, handler_id, state, supervisor} | handlers], false}
      {:ok, state, :hibernate} -> {:ok, [{module, handler_id, state, supervisor} | handlers], true}
      other -> {other, handlers, false}
    end
  end

  defp delete(false, _args, _name, handlers), do: {{:error, :module_not_found}, handlers}

  defp delete(handler, args, name, handlers) do
    {end_handler(handler, args, name, :delete, :normal), :lists.delete(handler, handlers)}
  end

  defp swap(old, args, new, new_args, supervisor, name, handlers) do
    case find(old, handlers) do
      false ->
        add(new, {new_args, :error}, supervisor, handlers)

      {_, _, _, old_supervisor} = handler ->
        supervisor = if supervisor == false, do: old_supervisor, else: supervisor
        result = end_handler(handler, args, name, :swapped, {:swapped, new, supervisor})
        swapped(add(new, {new_args, result}, supervisor, :lists.delete(handler, handlers)), handler)
    end
  end

  defp swapped({:ok, _, _} = ok, _handler), do: ok
  defp swapped({error, handlers, hibernate}, _handler), do: {{:error, error}, handlers, hibernate}

  # Events

  # The handlers from the last added on; `false` for hibernate unless one asks for it.
  defp all(function, event, name, handlers), do: all(function, event, name, handlers, [], false)

  defp all(function, event, name, [handler | rest], kept, hibernate) do
    case update(function, event, name, handler) do
      {:ok, handler} -> all(function, event, name, rest, [handler | kept], hibernate)
      {:hibernate, handler} -> all(function, event, name, rest, [handler | kept], true)
      :removed -> all(function, event, name, rest, kept, hibernate)
    end
  end

  defp all(_function, _event, _name, [], kept, hibernate), do: {:lists.reverse(kept), hibernate}

  defp update(function, event, name, {module, id, state, supervisor} = handler) do
    case dispatch(function, module, event, state) do
      {:ok, new_state} ->
        {:ok, {module, id, new_state, supervisor}}

      {:ok, new_state, :hibernate} ->
        {:hibernate, {module, id, new_state, supervisor}}

      {:swap_handler, args, new_state, new, new_args} ->
        swap_itself({module, id, new_state, supervisor}, args, new, new_args, name, event)

      :remove_handler ->
        end_handler(handler, :remove_handler, name, :remove, :normal)
        :removed

      :no_handle_info ->
        {:ok, handler}

      other ->
        end_handler(handler, {:error, other}, name, event, bad_reason(other))
        :removed
    end
  end

  defp bad_reason({:EXIT, reason}), do: {:EXIT, reason}
  defp bad_reason(other), do: other

  defp swap_itself({_, _, _, supervisor} = handler, args, new, new_args, name, event) do
    result = end_handler(handler, args, name, :swapped, {:swapped, new, supervisor})

    case add(new, {new_args, result}, supervisor, []) do
      {:ok, [handler], true} -> {:hibernate, handler}
      {:ok, [handler], false} -> {:ok, handler}
      {other, _, _} -> not_swapped(split(new), {:error, other}, supervisor, name, event)
    end
  end

  defp not_swapped({module, id}, error, supervisor, name, event) do
    handler = {module, id, error, supervisor}
    report(handler, :crash, name, event, error)
    if supervisor != false, do: send(supervisor, {:gen_event_EXIT, id(handler), :crash})
    :removed
  end

  defp dispatch(:handle_info, module, event, state) do
    if :erlang.function_exported(module, :handle_info, 2) do
      guarded(fn -> module.handle_info(event, state) end)
    else
      report_no_handle_info(module, event)
      :no_handle_info
    end
  end

  defp dispatch(:handle_event, module, event, state), do: guarded(fn -> module.handle_event(event, state) end)

  defp guarded(fun) do
    fun.()
  catch
    :throw, value -> value
    :exit, reason -> {:EXIT, reason}
    :error, reason -> {:EXIT, {reason, __STACKTRACE__}}
  end

  defp call_handler(false, _request, _name, handlers), do: {false, {:error, :bad_module}, handlers}

  defp call_handler({module, id, state, supervisor} = handler, request, name, handlers) do
    case guarded(fn -> module.handle_call(request, state) end) do
      {:ok, reply, new_state} ->
        {false, reply, replace(handler, {module, id, new_state, supervisor}, handlers)}

      {:ok, reply, new_state, :hibernate} ->
        {true, reply, replace(handler, {module, id, new_state, supervisor}, handlers)}

      {:swap_handler, reply, args, new_state, new, new_args} ->
        swapped = swap_itself({module, id, new_state, supervisor}, args, new, new_args, name, request)
        {false, reply, replace_or_remove(handler, swapped, handlers)}

      {:remove_handler, reply} ->
        end_handler(handler, :remove_handler, name, :remove, :normal)
        {false, reply, :lists.delete(handler, handlers)}

      other ->
        end_handler(handler, {:error, other}, name, request, bad_reason(other))
        {false, {:error, other}, :lists.delete(handler, handlers)}
    end
  end

  defp replace(old, new, handlers) do
    :lists.map(fn handler -> if handler == old, do: new, else: handler end, handlers)
  end

  defp replace_or_remove(old, :removed, handlers), do: :lists.delete(old, handlers)
  defp replace_or_remove(old, {_, new}, handlers), do: replace(old, new, handlers)

  # Ends a handler: terminate/2 with `args`, a report if it was not meant to end, a message for its supervisor. Gives what terminate/2 gave.
  defp end_handler({module, _, state, supervisor} = handler, args, name, event, reason) do
    result = terminate_handler(module, args, state)
    report(handler, reason, name, event, state)

    if supervisor != false do
      send(supervisor, {:gen_event_EXIT, id(handler), reason})
    end

    result
  end

  defp terminate_handler(module, args, state) do
    if :erlang.function_exported(module, :terminate, 2) do
      guarded(fn -> module.terminate(args, state) end)
    else
      :ok
    end
  end

  defp terminate(reason, name, handlers) do
    :lists.foreach(fn handler -> end_with_manager(handler, name) end, handlers)
    exit(reason)
  end

  defp end_with_manager({_, _, _, supervisor} = handler, name) do
    end_handler(handler, :stop, name, :stop, :shutdown)
    if supervisor != false, do: :erlang.unlink(supervisor)
  end

  # Reports

  defp report(_handler, :normal, _name, _event, _state), do: :ok
  defp report(_handler, :shutdown, _name, _event, _state), do: :ok
  defp report(_handler, {:swapped, _, _}, _name, _event, _state), do: :ok

  defp report({module, _, _, _} = handler, reason, name, event, state) do
    if :logger.allow(:error, :gen_event) do
      {why, again} = bare(reason)
      status = %{state: state, message: event, reason: why}
      status = :gen.format_status(module, :terminate, status, [:terminate, [:erlang.get(), state]])

      :logger.macro_log(
        %{mfa: {:gen_event, :report_error, 5}},
        :error,
        %{
          label: {:gen_event, :terminate},
          handler: id(handler),
          name: name,
          last_message: :maps.get(:message, status),
          state: shown_state(status),
          reason: again.(:maps.get(:reason, status)),
          process_label: :proc_lib.get_label(self())
        },
        %{
          domain: [:otp],
          report_cb: &:gen_event.format_log/2,
          error_logger: %{tag: :error, report_cb: &:gen_event.format_log/1}
        }
      )
    end
  end

  # The reason as `format_status/1` sees it, and what makes the reported one of it.
  defp bare({:EXIT, {reason, stacktrace}}) when is_list(stacktrace), do: {reason, fn why -> {:EXIT, {why, stacktrace}} end}
  defp bare({:EXIT, reason}), do: {reason, fn why -> {:EXIT, why} end}
  defp bare(reason), do: {reason, fn why -> why end}

  defp shown_state(%{EXIT: reason}), do: reason
  defp shown_state(%{"$status": shown}), do: shown
  defp shown_state(%{state: state}), do: state

  defp report_no_handle_info(module, message) do
    :logger.macro_log(
      %{mfa: {:gen_event, :server_update, 4}},
      :warning,
      %{label: {:gen_event, :no_handle_info}, module: module, message: message},
      %{
        domain: [:otp],
        report_cb: &:gen_event.format_log/2,
        error_logger: %{tag: :warning_msg, report_cb: &:gen_event.format_log/1}
      }
    )
  end

  @doc false
  def format_log(report), do: format_log(report, %{})

  @doc false
  def format_log(%{label: {:gen_event, :terminate}} = report, _options) do
    :io_lib.format(
      ~c"** gen_event handler ~tp crashed.~n** Was installed in ~tp~n** Last event was: ~tp~n** When handler state == ~tp~n** Reason == ~tp~n",
      [report.handler, report.name, report.last_message, report.state, report.reason]
    )
  end

  def format_log(%{label: {:gen_event, :no_handle_info}, module: module, message: message}, _options) do
    :io_lib.format(~c"** Undefined handle_info in ~tp~n** Unhandled message: ~tp~n", [module, message])
  end

  # What `:sys` asks of a behaviour

  @doc false
  def system_continue(parent, debug, [name, handlers, idle, hibernate]) do
    loop(parent, name, handlers, idle, debug, hibernate)
  end

  @doc false
  def system_terminate(reason, _parent, _debug, [name, handlers, _idle, _hibernate]) do
    terminate(reason, name, handlers)
  end

  @doc false
  def system_code_change([name, handlers, idle, hibernate], module, old, extra) do
    changed =
      :lists.map(
        fn
          {^module, id, state, supervisor} ->
            {:ok, new_state} = module.code_change(old, state, extra)
            {module, id, new_state, supervisor}

          other ->
            other
        end,
        handlers
      )

    {:ok, [name, changed, idle, hibernate]}
  end

  @doc false
  def system_get_state([_name, handlers, _idle, _hibernate]) do
    {:ok, :lists.map(fn {module, id, state, _} -> {module, id, state} end, handlers)}
  end

  @doc false
  def system_replace_state(fun, [name, handlers, idle, hibernate]) do
    replaced = :lists.map(fn handler -> replaced(fun, handler) end, handlers)
    states = :lists.map(fn {module, id, state, _} -> {module, id, state} end, replaced)
    {:ok, states, [name, replaced, idle, hibernate]}
  end

  # A handler for which the fun fails keeps its state.
  defp replaced(fun, {module, id, state, supervisor} = handler) do
    {^module, ^id, new_state} = fun.({module, id, state})
    {module, id, new_state, supervisor}
  catch
    _, _ -> handler
  end

  @doc false
  def format_status(opt, [dictionary, sys_state, parent, debug, [name, handlers, _idle, _hibernate]]) do
    log = :sys.get_log(debug)
    shown = :lists.map(fn handler -> shown_handler(opt, dictionary, log, handler) end, handlers)

    [
      {:header, :gen.format_status_header(~c"Status for event handler", name)},
      {:data, [{~c"Status", sys_state}, {~c"Logged Events", log}, {~c"Parent", parent}]},
      {:items, {~c"Installed handlers", shown}}
    ]
  end

  defp shown_handler(opt, dictionary, log, {module, id, state, supervisor}) do
    status = :gen.format_status(module, opt, %{state: state, log: log}, [opt, [dictionary, state]])
    {:handler, module, id, shown_state(status), supervisor}
  end

  # Events of `:sys.trace/2` and its like

  defp event([], _name, _event), do: []
  defp event(debug, name, event), do: :sys.handle_debug(debug, &print_event/3, name, event)

  defp print_event(device, {:in, message}, name) do
    :io.format(device, ~c"*DBG* ~tp got ~tp~n", [name, message])
  end

  defp print_event(device, event, name), do: :io.format(device, ~c"*DBG* ~tp : ~tp~n", [name, event])
end
