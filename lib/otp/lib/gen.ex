defmodule :gen do
  @moduledoc """
  What the generic behaviours (`:gen_server`, `:gen_statem`, `:gen_event`, `:supervisor`) have in common:
  starting with a name, calls, replies, and stopping.

  A name is `{:local, atom}`, `{:global, term}` or `{:via, module, term}`.
  """

  @default_timeout 5000

  # Starting

  @doc """
  Starts a named process of the behaviour `behaviour`, which runs `behaviour.init_it/6` and acknowledges through `:proc_lib`.

  `link` is `:link`, `:nolink` or `:monitor`. Gives `{:error, {:already_started, pid}}` when the name is taken.
  """
  @spec start(module, :link | :nolink | :monitor, term, module, term, list) :: term
  def start(behaviour, link, name, module, args, options) do
    case where(name) do
      :undefined -> spawn_behaviour(behaviour, link, [name, module, args, options], options)
      pid -> {:error, {:already_started, pid}}
    end
  end

  @doc "Starts a process without a name; see `start/6`."
  @spec start(module, :link | :nolink | :monitor, module, term, list) :: term
  def start(behaviour, link, module, args, options) do
    spawn_behaviour(behaviour, link, [module, args, options], options)
  end

  @doc "What a `start_monitor` function gives, from what `start/5` or `start/6` gave for `:monitor`: a process that did not start is not watched."
  def monitored({{:ok, pid}, mref}), do: {:ok, {pid, mref}}
  def monitored({:error, _} = error), do: error

  def monitored({result, mref}) do
    :erlang.demonitor(mref, [:flush])
    result
  end

  def monitored(result), do: result

  defp spawn_behaviour(behaviour, :link, rest, options) do
    args = [behaviour, self(), self() | rest]
    :proc_lib.start_link(:gen, :init_it, args, timeout(options), spawn_options(options))
  end

  defp spawn_behaviour(behaviour, :monitor, rest, options) do
    args = [behaviour, self(), :self | rest]
    :proc_lib.start_monitor(:gen, :init_it, args, timeout(options), spawn_options(options))
  end

  defp spawn_behaviour(behaviour, _nolink, rest, options) do
    args = [behaviour, self(), :self | rest]
    :proc_lib.start(:gen, :init_it, args, timeout(options), spawn_options(options))
  end

  @doc false
  def init_it(behaviour, starter, parent, module, args, options) do
    behaviour.init_it(starter, parent, self(), module, args, options)
  end

  @doc false
  def init_it(behaviour, starter, parent, name, module, args, options) do
    case register_name(name) do
      true -> behaviour.init_it(starter, parent, name, module, args, options)
      {false, pid} -> :proc_lib.init_fail(starter, {:error, {:already_started, pid}}, {:exit, :normal})
    end
  end

  defp timeout(options), do: option(options, :timeout, :infinity)

  defp spawn_options(options), do: option(options, :spawn_opt, [])

  @doc "The time after which an idle process hibernates, from the options of a start function."
  def hibernate_after(options), do: option(options, :hibernate_after, :infinity)

  @doc "The debug options of `:sys` that a start function was given."
  def debug_options(name, options) do
    case option(options, :debug, []) do
      [] -> []
      debug -> checked_debug_options(name, debug)
    end
  end

  defp checked_debug_options(name, debug) do
    :sys.debug_options(debug)
  catch
    _, _ ->
      :error_logger.format(~c"~tp: ignoring erroneous debug options - ~tp~n", [name, debug])
      []
  end

  defp option(options, key, default) do
    case :lists.keyfind(key, 1, options) do
      {_, value} -> value
      false -> default
    end
  end

  # Names

  @doc "A name as start functions take it; raises `:badarg` for what is none."
  def checked_name({:local, name} = full) when is_atom(name), do: full
  def checked_name({:global, _} = full), do: full
  def checked_name({:via, module, _} = full) when is_atom(module), do: full
  def checked_name(_), do: :erlang.error(:badarg)

  @doc "The process a name belongs to, or `:undefined`."
  def where({:global, name}), do: :global.whereis_name(name)
  def where({:via, module, name}), do: module.whereis_name(name)
  def where({:local, name}), do: :erlang.whereis(name)

  defp register_name({:local, name} = full) do
    :erlang.register(name, self())
  catch
    :error, _ -> {false, where(full)}
  end

  defp register_name({:global, name} = full), do: registered(:global.register_name(name, self()), full)
  defp register_name({:via, module, name} = full), do: registered(module.register_name(name, self()), full)

  defp registered(:yes, _name), do: true
  defp registered(:no, name), do: {false, where(name)}

  @doc "Gives up the name of a process that could not start."
  def unregister_name({:local, name}) do
    _ = try_quietly(fn -> :erlang.unregister(name) end)
    :ok
  end

  def unregister_name({:global, name}) do
    _ = :global.unregister_name(name)
    :ok
  end

  def unregister_name({:via, module, name}) do
    _ = module.unregister_name(name)
    :ok
  end

  def unregister_name(pid) when is_pid(pid), do: :ok

  defp try_quietly(fun) do
    fun.()
  catch
    _, _ -> false
  end

  @doc "The plain name: without its kind when it is local, global or a pid."
  def name({:local, name}), do: name
  def name({:global, name}), do: name
  def name({:via, _module, name}), do: name
  def name(pid) when is_pid(pid), do: pid

  @doc "Checks that the calling process has the name, and gives the plain name; used by the `enter_loop` functions."
  def get_proc_name(pid) when is_pid(pid), do: pid

  def get_proc_name({:local, name}) do
    case :erlang.process_info(self(), :registered_name) do
      {:registered_name, ^name} -> name
      _ -> exit(:process_not_registered)
    end
  end

  def get_proc_name({:global, name}) do
    if :global.whereis_name(name) == self(), do: name, else: exit(:process_not_registered_globally)
  end

  def get_proc_name({:via, module, name}) do
    if module.whereis_name(name) == self(), do: name, else: exit({:process_not_registered_via, module})
  end

  @doc "The pid of the process that started this one, from its ancestors."
  def get_parent do
    case :erlang.get(:"$ancestors") do
      [parent | _] when is_pid(parent) -> parent
      [parent | _] when is_atom(parent) -> parent_named(parent)
      _ -> exit(:process_was_not_started_by_proc_lib)
    end
  end

  defp parent_named(name) do
    case :erlang.whereis(name) do
      pid when is_pid(pid) -> pid
      _ -> parent_named_globally(name)
    end
  end

  defp parent_named_globally(name) do
    case :global.whereis_name(name) do
      pid when is_pid(pid) -> pid
      _ -> exit(:could_not_find_registered_name)
    end
  end

  # Calls

  @doc "Calls with the default timeout of five seconds; see `call/4`."
  def call(process, label, request), do: call(process, label, request, @default_timeout)

  @doc """
  Sends `{label, from, request}` and waits for the reply: `{:ok, reply}`.

  Exits with the reason of the process if it ends first, `:noproc` if there is none, `{:nodedown, node}`, or `:timeout`.
  """
  @spec call(term, term, term, timeout) :: {:ok, term}
  def call(process, label, request, timeout)
      when is_pid(process) and (timeout == :infinity or (is_integer(timeout) and timeout >= 0)) do
    do_call(process, label, request, timeout)
  end

  def call(process, label, request, timeout) when timeout == :infinity or (is_integer(timeout) and timeout >= 0) do
    do_for_proc(process, fn pid -> do_call(pid, label, request, timeout) end)
  end

  defp do_call(process, _label, _request, _timeout) when process == self(), do: exit(:calling_self)

  # A late reply must not reach the caller: the alias of the monitor ends with it. Monitor and receive stay in one function, so that
  # the receive starts to look behind the messages that were there before the reference was made.
  defp do_call(process, label, request, :infinity) do
    mref = :erlang.monitor(:process, process)
    :erlang.send(process, {label, {self(), mref}, request}, [:noconnect])

    receive do
      {^mref, reply} ->
        :erlang.demonitor(mref, [:flush])
        {:ok, reply}

      {:DOWN, ^mref, _, object, :noconnection} ->
        exit({:nodedown, node_of(object)})

      {:DOWN, ^mref, _, _, reason} ->
        exit(reason)
    end
  end

  defp do_call(process, label, request, timeout) do
    mref = :erlang.monitor(:process, process, [{:alias, :demonitor}])
    tag = [:alias | mref]
    :erlang.send(process, {label, {self(), tag}, request}, [:noconnect])

    receive do
      {[:alias | ^mref], reply} ->
        :erlang.demonitor(mref, [:flush])
        {:ok, reply}

      {:DOWN, ^mref, _, object, :noconnection} ->
        exit({:nodedown, node_of(object)})

      {:DOWN, ^mref, _, _, reason} ->
        exit(reason)
    after
      timeout -> late_reply(mref)
    end
  end

  # The reply may have come between the end of the waiting time and the end of the alias.
  defp late_reply(mref) do
    :erlang.demonitor(mref, [:flush])

    receive do
      {[:alias | ^mref], reply} -> {:ok, reply}
    after
      0 -> exit(:timeout)
    end
  end

  defp node_of({_name, node}), do: node
  defp node_of(pid), do: :erlang.node(pid)

  @doc "Replies to a call. `from` is what the behaviour handed to the callback."
  def reply({_to, [:alias | alias] = tag}, reply) when is_reference(alias) do
    :erlang.send(alias, {tag, reply})
    :ok
  end

  def reply({_to, [[:alias | alias] | _] = tag}, reply) when is_reference(alias) do
    :erlang.send(alias, {tag, reply})
    :ok
  end

  def reply({to, tag}, reply) do
    _ = try_quietly(fn -> :erlang.send(to, {tag, reply}) end)
    :ok
  end

  # Requests whose response is asked for later

  @doc "Sends a request without waiting; the response comes through `receive_response/2` and its like."
  def send_request(process, label, request) when is_pid(process), do: do_send_request(process, label, request)

  def send_request(process, label, request) do
    do_for_proc(process, fn found -> do_send_request(found, label, request) end)
  catch
    # A response that says that there is no process, as if the request had been sent.
    :exit, reason ->
      mref = :erlang.make_ref()
      send(self(), {:DOWN, mref, :process, process, reason})
      mref
  end

  @doc "Sends a request and adds its id to a collection under a label of the caller's choice."
  def send_request(process, label, request, request_label, collection) when is_map(collection) do
    :maps.put(send_request(process, label, request), request_label, collection)
  end

  defp do_send_request(process, label, request) do
    mref = :erlang.monitor(:process, process, [{:alias, :demonitor}])
    :erlang.send(process, {label, {self(), [:alias | mref]}, request}, [:noconnect])
    mref
  end

  @doc "Waits for the response until the timeout, after which the request is still open."
  def wait_response(mref, timeout) when is_reference(mref) do
    receive do
      {[:alias | ^mref], reply} ->
        :erlang.demonitor(mref, [:flush])
        {:reply, reply}

      {:DOWN, ^mref, _, object, reason} ->
        {:error, {reason, object}}
    after
      milliseconds(timeout) -> :timeout
    end
  end

  @doc "Waits for any response of a collection; `delete` says whether its request leaves the collection."
  def wait_response(collection, _timeout, _delete) when map_size(collection) == 0, do: :no_request

  def wait_response(collection, timeout, delete) when is_map(collection) do
    receive do
      {[:alias | mref], reply} when is_map_key(collection, mref) ->
        :erlang.demonitor(mref, [:flush])
        collected({:reply, reply}, mref, collection, delete)

      {:DOWN, mref, _, object, reason} when is_map_key(collection, mref) ->
        collected({:error, {reason, object}}, mref, collection, delete)
    after
      milliseconds(timeout) -> :timeout
    end
  end

  defp collected(response, mref, collection, true) do
    {label, rest} = :maps.take(mref, collection)
    {response, label, rest}
  end

  defp collected(response, mref, collection, false) do
    {response, :maps.get(mref, collection), collection}
  end

  @doc "Waits for the response until the timeout, which abandons the request."
  def receive_response(mref, timeout) when is_reference(mref) do
    receive do
      {[:alias | ^mref], reply} ->
        :erlang.demonitor(mref, [:flush])
        {:reply, reply}

      {:DOWN, ^mref, _, object, reason} ->
        {:error, {reason, object}}
    after
      milliseconds(timeout) ->
        :erlang.demonitor(mref, [:flush])

        receive do
          {[:alias | ^mref], reply} -> {:reply, reply}
        after
          0 -> :timeout
        end
    end
  end

  @doc "Waits for any response of a collection; the timeout abandons all of its requests."
  def receive_response(collection, _timeout, _delete) when map_size(collection) == 0, do: :no_request

  def receive_response(collection, timeout, delete) when is_map(collection) do
    with :timeout <- wait_response(collection, timeout, delete) do
      :lists.foreach(fn mref -> :erlang.demonitor(mref, [:flush]) end, :maps.keys(collection))
      last_response(collection, delete)
    end
  end

  defp last_response(collection, delete) do
    receive do
      {[:alias | mref], reply} when is_map_key(collection, mref) ->
        collected({:reply, reply}, mref, collection, delete)
    after
      0 -> :timeout
    end
  end

  @doc "Whether a message is the response to the request."
  def check_response(message, mref) when is_reference(mref) do
    case message do
      {[:alias | ^mref], reply} ->
        :erlang.demonitor(mref, [:flush])
        {:reply, reply}

      {:DOWN, ^mref, _, object, reason} ->
        {:error, {reason, object}}

      _ ->
        :no_reply
    end
  end

  @doc "Whether a message is the response to any request of a collection."
  def check_response(_message, collection, _delete) when map_size(collection) == 0, do: :no_request

  def check_response(message, collection, delete) when is_map(collection) do
    case message do
      {[:alias | mref], reply} when is_map_key(collection, mref) ->
        :erlang.demonitor(mref, [:flush])
        collected({:reply, reply}, mref, collection, delete)

      {:DOWN, mref, _, object, reason} when is_map_key(collection, mref) ->
        collected({:error, {reason, object}}, mref, collection, delete)

      _ ->
        :no_reply
    end
  end

  defp milliseconds({:abs, time}) do
    :erlang.max(0, time - :erlang.monotonic_time(:millisecond))
  end

  defp milliseconds(timeout), do: timeout

  @doc "An empty collection of request ids."
  def reqids_new, do: %{}

  @doc "How many request ids are in the collection."
  def reqids_size(collection), do: map_size(collection)

  @doc "Adds a request id under a label."
  def reqids_add(mref, _label, collection) when is_map_key(collection, mref), do: :erlang.error(:badarg)
  def reqids_add(mref, label, collection) when is_reference(mref), do: :maps.put(mref, label, collection)

  @doc "The request ids and their labels."
  def reqids_to_list(collection), do: :maps.to_list(collection)

  # Stopping

  @doc "Stops a process with reason `:normal`, and waits for its end."
  def stop(process), do: stop(process, :normal, :infinity)

  @doc "Stops a process with a reason, as if its parent did, and waits for its end."
  def stop(process, reason, timeout) when timeout == :infinity or (is_integer(timeout) and timeout >= 0) do
    do_for_proc(process, fn pid -> :proc_lib.stop(pid, reason, timeout) end)
  end

  @doc "Calls the fun with what messages can be sent to: a pid or `{name, node}`. Exits with `:noproc` for an unknown name."
  def do_for_proc(pid, fun) when is_pid(pid), do: fun.(pid)

  def do_for_proc(name, fun) when is_atom(name), do: for_found(:erlang.whereis(name), fun)
  def do_for_proc({:global, name}, fun), do: for_found(:global.whereis_name(name), fun)
  def do_for_proc({:via, module, name}, fun), do: for_found(module.whereis_name(name), fun)

  def do_for_proc({name, node} = process, fun) when is_atom(name) and is_atom(node) do
    cond do
      node == node() -> do_for_proc(name, fun)
      node() == :nonode@nohost -> exit({:nodedown, node})
      true -> fun.(process)
    end
  end

  defp for_found(pid, fun) when is_pid(pid), do: fun.(pid)
  defp for_found(_undefined, _fun), do: exit(:noproc)

  # Status, for `:sys.get_status/1`

  @doc "The headline of a status."
  def format_status_header(tag, pid) when is_pid(pid) do
    :lists.concat([tag, ~c" ", :erlang.pid_to_list(pid)])
  end

  def format_status_header(tag, name) when is_atom(name), do: :lists.concat([tag, ~c" ", name])
  def format_status_header(tag, name), do: {tag, name}

  @doc """
  Lets the callback module change what is told about its process.

  `status` is the map that `format_status/1` takes. `fallback` is `{args, key}`-like: a fun that calls `format_status/2` for modules that
  have only that. A module with neither leaves the status as it is.
  """
  def format_status(module, _opt, status, args) do
    cond do
      :erlang.function_exported(module, :format_status, 1) -> checked_status(module, status)
      args != [] and :erlang.function_exported(module, :format_status, 2) -> old_status(module, args, status)
      true -> status
    end
  end

  # The map may be told more than was asked for, and nothing less.
  defp checked_status(module, status) do
    case module.format_status(status) do
      new when is_map(new) -> merged_status(module, status, new)
      _ -> bad_status(status, [module, ~c":format_status/1 did not return a map"])
    end
  catch
    _, _ -> bad_status(status, [module, ~c":format_status/1 crashed"])
  end

  defp merged_status(module, status, new) do
    if map_size(:maps.merge(status, new)) == map_size(new) do
      new
    else
      bad_status(status, [module, ~c":format_status/1 returned a map with unknown keys"])
    end
  end

  defp old_status(module, [opt, args], status) do
    :maps.put(:"$status", module.format_status(opt, args), status)
  catch
    :throw, shown -> :maps.put(:"$status", shown, status)
    _, _ -> bad_status(status, [module, ~c":format_status/2 crashed"])
  end

  defp bad_status(status, why), do: :maps.put(:EXIT, :lists.concat(why), status)
end
