defmodule :sys do
  @moduledoc """
  System messages: looking at, tracing, suspending and stopping processes that follow the rules of OTP.

  Such a process hands `{:system, from, request}` to `handle_system_msg/6`. Its debug options are a list of
  `{:trace, true}`, `{:log, {count, events}}`, `{:statistics, _}`, `{:log_to_file, device}` and `{:install, {id, fun, state}}`-like entries,
  opaque to it.
  """

  @timeout 5000

  # The client's side

  @doc "Suspends a process: it handles only system messages from then on."
  def suspend(name), do: ask(name, :suspend, :suspend, [name])

  @doc "Suspends a process, with a timeout."
  def suspend(name, timeout), do: ask(name, :suspend, timeout, :suspend, [name, timeout])

  @doc "Lets a suspended process go on."
  def resume(name), do: ask(name, :resume, :resume, [name])

  @doc "Lets a suspended process go on, with a timeout."
  def resume(name, timeout), do: ask(name, :resume, timeout, :resume, [name, timeout])

  @doc "Tells the status of a process: `{:status, pid, {:module, module}, items}`."
  def get_status(name), do: ask(name, :get_status, :get_status, [name])

  @doc "Tells the status of a process, with a timeout."
  def get_status(name, timeout), do: ask(name, :get_status, timeout, :get_status, [name, timeout])

  @doc "Gives the state of a process, for debugging."
  def get_state(name), do: state_or_error(ask(name, :get_state, :get_state, [name]))

  @doc "Gives the state of a process, with a timeout."
  def get_state(name, timeout), do: state_or_error(ask(name, :get_state, timeout, :get_state, [name, timeout]))

  @doc "Changes the state of a process, for debugging; gives the new state."
  def replace_state(name, fun), do: state_or_error(ask(name, {:replace_state, fun}, :replace_state, [name, fun]))

  @doc "Changes the state of a process, with a timeout."
  def replace_state(name, fun, timeout) do
    state_or_error(ask(name, {:replace_state, fun}, timeout, :replace_state, [name, fun, timeout]))
  end

  defp state_or_error({:ok, state}), do: state
  defp state_or_error({:error, reason}), do: :erlang.error(reason)

  @doc "Has a suspended process change its state for new code."
  def change_code(name, module, old, extra) do
    ask(name, {:change_code, module, old, extra}, :change_code, [name, module, old, extra])
  end

  @doc "Has a suspended process change its state for new code, with a timeout."
  def change_code(name, module, old, extra, timeout) do
    ask(name, {:change_code, module, old, extra}, timeout, :change_code, [name, module, old, extra, timeout])
  end

  @doc "Ends a process with a reason."
  def terminate(name, reason), do: ask(name, {:terminate, reason}, :infinity, :terminate, [name, reason])

  @doc "Ends a process with a reason, with a timeout."
  def terminate(name, reason, timeout) do
    ask(name, {:terminate, reason}, timeout, :terminate, [name, reason, timeout])
  end

  @doc "Prints the events of a process as they happen, or stops doing so."
  def trace(name, flag), do: debug(name, {:trace, flag}, :trace, [name, flag])

  @doc "Prints events, with a timeout."
  def trace(name, flag, timeout), do: debug(name, {:trace, flag}, timeout, :trace, [name, flag, timeout])

  @doc "Keeps the latest events (`true` for ten, or `{true, n}`), gives them (`:get`), prints them (`:print`) or stops (`false`)."
  def log(name, flag), do: debug(name, {:log, flag}, :log, [name, flag])

  @doc "Keeps events, with a timeout."
  def log(name, flag, timeout), do: debug(name, {:log, flag}, timeout, :log, [name, flag, timeout])

  @doc "Writes the events to a file, or stops (`false`)."
  def log_to_file(name, file), do: debug(name, {:log_to_file, file}, :log_to_file, [name, file])

  @doc "Writes the events to a file, with a timeout."
  def log_to_file(name, file, timeout) do
    debug(name, {:log_to_file, file}, timeout, :log_to_file, [name, file, timeout])
  end

  @doc "Counts messages (`true`), gives the counts (`:get`) or stops (`false`)."
  def statistics(name, flag), do: debug(name, {:statistics, flag}, :statistics, [name, flag])

  @doc "Counts messages, with a timeout."
  def statistics(name, flag, timeout) do
    debug(name, {:statistics, flag}, timeout, :statistics, [name, flag, timeout])
  end

  @doc "Installs `{fun, state}` or `{id, fun, state}`, called with each event."
  def install(name, hook), do: debug(name, {:install, hook}, :install, [name, hook])

  @doc "Installs a fun, with a timeout."
  def install(name, hook, timeout), do: debug(name, {:install, hook}, timeout, :install, [name, hook, timeout])

  @doc "Removes an installed fun, by the fun or its id."
  def remove(name, hook), do: debug(name, {:remove, hook}, :remove, [name, hook])

  @doc "Removes an installed fun, with a timeout."
  def remove(name, hook, timeout), do: debug(name, {:remove, hook}, timeout, :remove, [name, hook, timeout])

  @doc "Turns off all debugging."
  def no_debug(name), do: debug(name, :no_debug, :no_debug, [name])

  @doc "Turns off all debugging, with a timeout."
  def no_debug(name, timeout), do: debug(name, :no_debug, timeout, :no_debug, [name, timeout])

  defp debug(name, what, function, args), do: ask(name, {:debug, what}, @timeout, function, args)
  defp debug(name, what, timeout, function, args), do: ask(name, {:debug, what}, timeout, function, args)

  defp ask(name, request, function, args), do: ask(name, request, @timeout, function, args)

  defp ask(name, request, timeout, function, args) do
    {:ok, reply} = :gen.call(name, :system, request, timeout)
    reply
  catch
    :exit, reason -> exit({reason, {:sys, function, args}})
  end

  # The process's side

  @doc "Handles a system message, and goes on in `module.system_continue/3`, `system_terminate/4` or suspended."
  def handle_system_msg(request, from, parent, module, debug, misc) do
    handle(:running, request, from, parent, module, debug, misc, false)
  end

  @doc "Like `handle_system_msg/6`; hibernates again if the process was hibernating."
  def handle_system_msg(request, from, parent, module, debug, misc, hibernate) do
    handle(:running, request, from, parent, module, debug, misc, hibernate)
  end

  defp handle(sys_state, request, from, parent, module, debug, misc, hibernate) do
    case command(sys_state, request, parent, module, debug, misc) do
      {:suspended, reply, new_debug, new_misc} ->
        :gen.reply(from, reply)
        suspend_loop(:suspended, parent, module, new_debug, new_misc, hibernate)

      {:running, reply, new_debug, new_misc} ->
        :gen.reply(from, reply)
        module.system_continue(parent, new_debug, new_misc)

      {{:terminating, reason}, reply, new_debug, new_misc} ->
        :gen.reply(from, reply)
        module.system_terminate(reason, parent, new_debug, new_misc)
    end
  end

  defp suspend_loop(sys_state, parent, module, debug, misc, true) do
    :proc_lib.hibernate(:sys, :suspend_loop_hib, [sys_state, parent, module, debug, misc, true])
  end

  defp suspend_loop(sys_state, parent, module, debug, misc, false) do
    suspend_loop_hib(sys_state, parent, module, debug, misc, false)
  end

  @doc false
  def suspend_loop_hib(sys_state, parent, module, debug, misc, hibernate) do
    receive do
      {:system, from, request} -> handle(sys_state, request, from, parent, module, debug, misc, hibernate)
      {:EXIT, ^parent, reason} -> module.system_terminate(reason, parent, debug, misc)
    end
  end

  defp command(_, :suspend, _parent, _module, debug, misc), do: {:suspended, :ok, debug, misc}
  defp command(_, :resume, _parent, _module, debug, misc), do: {:running, :ok, debug, misc}

  defp command(sys_state, :get_state, _parent, module, debug, misc) do
    {sys_state, state_of(module, misc), debug, misc}
  end

  defp command(sys_state, {:replace_state, fun}, _parent, module, debug, misc) do
    {reply, new_misc} = replaced(fun, module, misc)
    {sys_state, reply, debug, new_misc}
  end

  defp command(sys_state, :get_status, parent, module, debug, misc) do
    {sys_state, status(sys_state, parent, module, debug, misc), debug, misc}
  end

  defp command(sys_state, {:debug, what}, _parent, _module, debug, misc) do
    {reply, new_debug} = debug_command(what, debug)
    {sys_state, reply, new_debug, misc}
  end

  defp command(_, {:terminate, reason}, _parent, _module, debug, misc), do: {{:terminating, reason}, :ok, debug, misc}

  defp command(:suspended, {:change_code, changed, old, extra}, _parent, module, debug, misc) do
    {reply, new_misc} = code_changed(changed, old, extra, module, misc)
    {:suspended, reply, debug, new_misc}
  end

  defp command(sys_state, other, _parent, _module, debug, misc) do
    {sys_state, {:error, {:unknown_system_msg, other}}, debug, misc}
  end

  defp state_of(module, misc) do
    if :erlang.function_exported(module, :system_get_state, 1) do
      {:ok, state} = module.system_get_state(misc)
      {:ok, state}
    else
      {:ok, misc}
    end
  catch
    class, reason -> {:error, {:callback_failed, {module, :system_get_state}, {class, reason}}}
  end

  defp replaced(fun, module, misc) do
    if :erlang.function_exported(module, :system_replace_state, 2) do
      {:ok, state, new_misc} = module.system_replace_state(fun, misc)
      {{:ok, state}, new_misc}
    else
      new_misc = fun.(misc)
      {{:ok, new_misc}, new_misc}
    end
  catch
    class, reason -> {{:error, {:callback_failed, {module, :system_replace_state}, {class, reason}}}, misc}
  end

  defp code_changed(changed, old, extra, module, misc) do
    case module.system_code_change(misc, changed, old, extra) do
      {:ok, new_misc} -> {:ok, new_misc}
      other -> {{:error, other}, misc}
    end
  catch
    :throw, value -> {{:error, value}, misc}
    :exit, reason -> {{:error, {:EXIT, reason}}, misc}
    :error, reason -> {{:error, {:EXIT, {reason, __STACKTRACE__}}}, misc}
  end

  defp status(sys_state, parent, module, debug, misc) do
    dictionary = :erlang.get()
    public = for {key, _} = entry <- debug, key not in [:"$parent"], do: entry
    args = [dictionary, sys_state, parent, public, misc]

    formatted =
      if :erlang.function_exported(module, :format_status, 2), do: module.format_status(:normal, args), else: misc

    {:status, self(), {:module, module}, [dictionary, sys_state, parent, public, formatted]}
  end

  # Debug options

  @doc "Turns the `:debug` option of a start function into debug options."
  def debug_options(options), do: debug_options(options, [])

  defp debug_options([:trace | rest], debug), do: debug_options(rest, put(debug, :trace, true))
  defp debug_options([:log | rest], debug), do: debug_options(rest, put(debug, :log, {10, []}))
  defp debug_options([{:log, n} | rest], debug), do: debug_options(rest, put(debug, :log, {n, []}))
  defp debug_options([:statistics | rest], debug), do: debug_options(rest, put(debug, :statistics, new_statistics()))

  defp debug_options([{:log_to_file, file} | rest], debug) do
    case :file.open(file, [:write, {:encoding, :utf8}]) do
      {:ok, device} -> debug_options(rest, put(debug, :log_to_file, {file, device}))
      _ -> debug_options(rest, debug)
    end
  end

  defp debug_options([{:install, hook} | rest], debug), do: debug_options(rest, install_hook(hook, debug))
  defp debug_options([_ | rest], debug), do: debug_options(rest, debug)
  defp debug_options([], debug), do: debug

  defp put(debug, key, value), do: :lists.keystore(key, 1, debug, {key, value})

  defp install_hook({fun, state}, debug), do: install_hook({fun, fun, state}, debug)

  defp install_hook({id, fun, state}, debug) do
    if :lists.any(&match?({:fun, {^id, _, _}}, &1), debug), do: debug, else: [{:fun, {id, fun, state}} | debug]
  end

  @doc "Tells an event to what the debug options ask for; gives the new options."
  def handle_debug([], _print, _extra, _event), do: []

  def handle_debug([{:trace, true} = option | rest], print, extra, event) do
    print.(:standard_io, event, extra)
    [option | handle_debug(rest, print, extra, event)]
  end

  def handle_debug([{:log, {n, events}} | rest], print, extra, event) do
    kept = :lists.sublist([{event, extra, print} | events], n)
    [{:log, {n, kept}} | handle_debug(rest, print, extra, event)]
  end

  def handle_debug([{:log_to_file, {_file, device}} = option | rest], print, extra, event) do
    print.(device, event, extra)
    [option | handle_debug(rest, print, extra, event)]
  end

  def handle_debug([{:statistics, statistics} | rest], print, extra, event) do
    [{:statistics, counted(event, statistics)} | handle_debug(rest, print, extra, event)]
  end

  def handle_debug([{:fun, {id, fun, state}} | rest], print, extra, event) do
    rest = handle_debug(rest, print, extra, event)

    case hooked(fun, state, event, extra) do
      :done -> rest
      {:EXIT, _} -> rest
      new_state -> [{:fun, {id, fun, new_state}} | rest]
    end
  end

  defp hooked(fun, state, event, extra) do
    fun.(state, event, extra)
  catch
    _, reason -> {:EXIT, reason}
  end

  defp counted({:in, _}, {time, reductions, in_count, out}), do: {time, reductions, in_count + 1, out}
  defp counted({:in, _, _}, {time, reductions, in_count, out}), do: {time, reductions, in_count + 1, out}
  defp counted({:out, _, _}, {time, reductions, in_count, out}), do: {time, reductions, in_count, out + 1}
  defp counted({:out, _, _, _}, {time, reductions, in_count, out}), do: {time, reductions, in_count, out + 1}
  defp counted(_event, statistics), do: statistics

  defp new_statistics do
    {:reductions, reductions} = :erlang.process_info(self(), :reductions)
    {:erlang.localtime(), reductions, 0, 0}
  end

  defp debug_command(:no_debug, debug) do
    close(debug)
    {:ok, []}
  end

  defp debug_command({:trace, true}, debug), do: {:ok, put(debug, :trace, true)}
  defp debug_command({:trace, false}, debug), do: {:ok, :lists.keydelete(:trace, 1, debug)}
  defp debug_command({:log, true}, debug), do: debug_command({:log, {true, 10}}, debug)

  defp debug_command({:log, {true, n}}, debug) when is_integer(n) and n > 0 do
    events =
      case :lists.keyfind(:log, 1, debug) do
        {_, {_, events}} -> events
        false -> []
      end

    {:ok, put(debug, :log, {n, events})}
  end

  defp debug_command({:log, false}, debug), do: {:ok, :lists.keydelete(:log, 1, debug)}
  defp debug_command({:log, :get}, debug), do: {{:ok, get_log(debug)}, debug}

  defp debug_command({:log, :print}, debug) do
    case :lists.keyfind(:log, 1, debug) do
      {_, {_, events}} -> :lists.foreach(&print_logged/1, :lists.reverse(events))
      false -> :ok
    end

    {:ok, debug}
  end

  defp debug_command({:statistics, true}, debug), do: {:ok, put(debug, :statistics, new_statistics())}
  defp debug_command({:statistics, false}, debug), do: {:ok, :lists.keydelete(:statistics, 1, debug)}
  defp debug_command({:statistics, :get}, debug), do: {{:ok, statistics_of(debug)}, debug}

  defp debug_command({:log_to_file, false}, debug) do
    close(debug)
    {:ok, :lists.keydelete(:log_to_file, 1, debug)}
  end

  defp debug_command({:log_to_file, file}, debug) do
    close(debug)

    case :file.open(file, [:write, {:encoding, :utf8}]) do
      {:ok, device} -> {:ok, put(debug, :log_to_file, {file, device})}
      _ -> {{:error, :open_file}, :lists.keydelete(:log_to_file, 1, debug)}
    end
  end

  defp debug_command({:install, hook}, debug), do: {:ok, install_hook(hook, debug)}

  defp debug_command({:remove, id}, debug) do
    {:ok, :lists.filter(fn option -> not hook?(option, id) end, debug)}
  end

  defp debug_command(_unknown, debug), do: {:unknown_debug, debug}

  defp hook?({:fun, {id, _, _}}, id), do: true
  defp hook?({:fun, {_, fun, _}}, fun), do: true
  defp hook?(_option, _id), do: false

  defp print_logged({event, extra, print}), do: print.(:standard_io, event, extra)

  defp close(debug) do
    case :lists.keyfind(:log_to_file, 1, debug) do
      {_, {_file, device}} -> :file.close(device)
      false -> :ok
    end
  end

  defp statistics_of(debug) do
    case :lists.keyfind(:statistics, 1, debug) do
      {_, {start, reductions, in_count, out_count}} ->
        {:reductions, now} = :erlang.process_info(self(), :reductions)

        [
          start_time: start,
          current_time: :erlang.localtime(),
          reductions: now - reductions,
          messages_in: in_count,
          messages_out: out_count
        ]

      false ->
        :no_statistics
    end
  end

  @doc "The events that the debug options have kept, oldest first."
  def get_log(debug) do
    case :lists.keyfind(:log, 1, debug) do
      {_, {_, events}} -> :lists.reverse(:lists.map(fn {event, _extra, _print} -> event end, events))
      false -> []
    end
  end

  @doc "Prints the events that the debug options have kept."
  def print_log(debug) do
    _ = debug_command({:log, :print}, debug)
    :ok
  end

  @doc "The value of a debug option, or the default."
  def get_debug(item, debug, default) do
    case :lists.keyfind(item, 1, debug) do
      {_, value} -> value
      false -> default
    end
  end
end
