defmodule :proc_lib do
  @moduledoc """
  Processes that follow the rules of OTP: they know their ancestors and their initial call, can tell the process that
  started them that they are ready, and leave a crash report.

  The dictionary of such a process has `:"$ancestors"`, the pids or registered names of those it descends from, and
  `:"$initial_call"`, `{module, function, arity}`.
  """

  # Spawning

  @doc "Like `:erlang.spawn/1`, with ancestors and crash report."
  def spawn(fun) when is_function(fun), do: :erlang.spawn(:proc_lib, :init_p, [me(), ancestors(), fun])

  @doc "Like `:erlang.spawn/2`."
  def spawn(node, fun) when is_function(fun), do: :erlang.spawn(node, :proc_lib, :init_p, [me(), ancestors(), fun])

  @doc "Like `:erlang.spawn/3`."
  def spawn(module, function, args) do
    :erlang.spawn(:proc_lib, :init_p, [me(), ancestors(), module, function, args])
  end

  @doc "Like `:erlang.spawn/4`."
  def spawn(node, module, function, args) do
    :erlang.spawn(node, :proc_lib, :init_p, [me(), ancestors(), module, function, args])
  end

  @doc "Like `:erlang.spawn_link/1`."
  def spawn_link(fun) when is_function(fun), do: :erlang.spawn_link(:proc_lib, :init_p, [me(), ancestors(), fun])

  @doc "Like `:erlang.spawn_link/2`."
  def spawn_link(node, fun) when is_function(fun) do
    :erlang.spawn_link(node, :proc_lib, :init_p, [me(), ancestors(), fun])
  end

  @doc "Like `:erlang.spawn_link/3`."
  def spawn_link(module, function, args) do
    :erlang.spawn_link(:proc_lib, :init_p, [me(), ancestors(), module, function, args])
  end

  @doc "Like `:erlang.spawn_link/4`."
  def spawn_link(node, module, function, args) do
    :erlang.spawn_link(node, :proc_lib, :init_p, [me(), ancestors(), module, function, args])
  end

  @doc "Like `:erlang.spawn_opt/2`."
  def spawn_opt(fun, options) when is_function(fun) do
    :erlang.spawn_opt(:proc_lib, :init_p, [me(), ancestors(), fun], options)
  end

  @doc "Like `:erlang.spawn_opt/3`."
  def spawn_opt(node, fun, options) when is_function(fun) do
    :erlang.spawn_opt(node, :proc_lib, :init_p, [me(), ancestors(), fun], options)
  end

  @doc "Like `:erlang.spawn_opt/4`."
  def spawn_opt(module, function, args, options) do
    :erlang.spawn_opt(:proc_lib, :init_p, [me(), ancestors(), module, function, args], options)
  end

  @doc "Like `:erlang.spawn_opt/5`."
  def spawn_opt(node, module, function, args, options) do
    :erlang.spawn_opt(node, :proc_lib, :init_p, [me(), ancestors(), module, function, args], options)
  end

  defp me do
    case :erlang.process_info(self(), :registered_name) do
      {:registered_name, name} -> name
      _ -> self()
    end
  end

  defp ancestors do
    case :erlang.get(:"$ancestors") do
      ancestors when is_list(ancestors) -> ancestors
      _ -> []
    end
  end

  # The first function of these processes

  @doc false
  def init_p(parent, ancestors, fun) when is_function(fun) do
    :erlang.put(:"$ancestors", [parent | ancestors])
    :erlang.put(:"$initial_call", :erlang.fun_info_mfa(fun))

    guard = :athanor_proc_lib.guard_fun(fun, &exit_p/3)
    guard.()
  end

  @doc false
  def init_p(parent, ancestors, module, function, args) do
    :erlang.put(:"$ancestors", [parent | ancestors])
    :erlang.put(:"$initial_call", initial_of(module, function, args))
    init_p_do_apply(module, function, args)
  end

  # A try around the call that a waiting process can leave.
  @doc false
  def init_p_do_apply(module, function, args) do
    guard = :athanor_proc_lib.guard_call(fn -> :erlang.apply(module, function, args) end, &exit_p/3)
    guard.()
  end

  @doc false
  def wake_up(module, function, args) when is_atom(module), do: init_p_do_apply(module, function, args)

  @doc "Hibernates as `:erlang.hibernate/3` does; a crash after waking up is still reported."
  def hibernate(module, function, args) do
    :erlang.hibernate(:proc_lib, :wake_up, [module, function, args])
  end

  # The process leaves with an exit, so that the emulator does not report it once more.
  defp exit_p(class, reason, stacktrace) do
    case :erlang.get(:"$initial_call") do
      {module, function, arity} when is_atom(module) and is_atom(function) and is_integer(arity) ->
        crash_report(class, reason, {module, function, dummy_args(arity, [])}, stacktrace)
        :erlang.raise(:exit, exit_reason(class, reason, stacktrace), stacktrace)

      _ ->
        :erlang.raise(:exit, exit_reason(class, reason, stacktrace), stacktrace)
    end
  end

  defp exit_reason(:error, reason, stacktrace), do: {reason, stacktrace}
  defp exit_reason(:exit, reason, _stacktrace), do: reason
  defp exit_reason(:throw, reason, stacktrace), do: {{:nocatch, reason}, stacktrace}

  # `:gen.init_it` tells little: the initial call of a behaviour's process is the callback module's `init`.
  defp initial_of(:gen, :init_it, [:gen_server, _, _, :supervisor, {:self, module, _} | _]) do
    {:supervisor, module, 1}
  end

  defp initial_of(:gen, :init_it, [:gen_server, _, _, :supervisor, {_, module, _} | _]), do: {:supervisor, module, 1}
  defp initial_of(:gen, :init_it, [:gen_server, _, _, _, :supervisor, {_, module, _} | _]), do: {:supervisor, module, 1}

  defp initial_of(:gen, :init_it, [:gen_server, _, _, :supervisor_bridge, [module | _] | _]) do
    {:supervisor_bridge, module, 1}
  end

  defp initial_of(:gen, :init_it, [:gen_server, _, _, _, :supervisor_bridge, [module | _] | _]) do
    {:supervisor_bridge, module, 1}
  end

  defp initial_of(:gen, :init_it, [:gen_event | _]), do: {:gen_event, :init_it, 6}
  defp initial_of(:gen, :init_it, [_behaviour, _, _, module, _, _]), do: {module, :init, 1}
  defp initial_of(:gen, :init_it, [_behaviour, _, _, _name, module, _, _]), do: {module, :init, 1}
  defp initial_of(module, function, args), do: {module, function, length(args)}

  # Starting in step

  @doc "Starts a process and waits until it acknowledges with `init_ack/2` or ends."
  def start(module, function, args), do: start(module, function, args, :infinity)

  @doc "Like `start/3`; after the timeout the process is killed and `{:error, :timeout}` given."
  def start(module, function, args, timeout), do: start(module, function, args, timeout, [])

  @doc "Like `start/4`, with spawn options."
  def start(module, function, args, timeout, options) do
    {pid, mref} = spawn_opt(module, function, args, [:monitor | checked(options)])

    receive do
      {:ack, ^pid, return} ->
        :erlang.demonitor(mref, [:flush])
        return

      {:nack, ^pid, return} ->
        flush_down(mref)
        return

      {:DOWN, ^mref, :process, ^pid, reason} ->
        {:error, reason}
    after
      timeout ->
        kill(pid, mref)
        {:error, :timeout}
    end
  end

  @doc "Starts a linked process and waits until it acknowledges or ends."
  def start_link(module, function, args), do: start_link(module, function, args, :infinity)

  @doc "Like `start_link/3`, with a timeout."
  def start_link(module, function, args, timeout), do: start_link(module, function, args, timeout, [])

  @doc "Like `start_link/4`, with spawn options."
  def start_link(module, function, args, timeout, options) do
    {pid, mref} = spawn_opt(module, function, args, [:link, :monitor | checked(options)])

    receive do
      {:ack, ^pid, return} ->
        :erlang.demonitor(mref, [:flush])
        return

      {:nack, ^pid, return} ->
        await_link(pid, flush_down(mref))
        return

      {:DOWN, ^mref, :process, ^pid, reason} ->
        await_link(pid, reason)
        {:error, reason}
    after
      timeout ->
        :erlang.unlink(pid)
        kill(pid, mref)
        flush_exit(pid)
        {:error, :timeout}
    end
  end

  @doc "Starts a monitored process; gives `{return, monitor}`, the monitor also when the process failed to start."
  def start_monitor(module, function, args), do: start_monitor(module, function, args, :infinity)

  @doc "Like `start_monitor/3`, with a timeout."
  def start_monitor(module, function, args, timeout), do: start_monitor(module, function, args, timeout, [])

  @doc "Like `start_monitor/4`, with spawn options."
  def start_monitor(module, function, args, timeout, options) do
    {pid, mref} = spawn_opt(module, function, args, [:monitor | checked(options)])

    receive do
      {:ack, ^pid, return} ->
        {return, mref}

      {:nack, ^pid, return} ->
        self_down(mref)
        {return, mref}

      {:DOWN, ^mref, :process, ^pid, reason} = down ->
        send(self(), down)
        {{:error, reason}, mref}
    after
      timeout ->
        :erlang.exit(pid, :kill)
        self_down(mref)
        {{:error, :timeout}, mref}
    end
  end

  defp checked(options) do
    if :lists.member(:monitor, options) or :lists.keymember(:monitor, 1, options) do
      :erlang.error(:badarg)
    else
      options
    end
  end

  defp kill(pid, mref) do
    :erlang.exit(pid, :kill)
    flush_down(mref)
  end

  defp flush_down(mref) do
    receive do
      {:DOWN, ^mref, :process, _, reason} -> reason
    end
  end

  # The caller of start_monitor finds the message of its monitor in the mailbox, after the function has come back.
  defp self_down(mref) do
    receive do
      {:DOWN, ^mref, :process, _, _} = down -> send(self(), down)
    end
  end

  # The link of a process that could not start: one that traps exits gets no message from it, any other one ends with it as the link asks.
  defp await_link(pid, reason) do
    case :erlang.process_info(self(), :trap_exit) do
      {:trap_exit, true} ->
        receive do
          {:EXIT, ^pid, _} -> :ok
        end

      _ when reason == :normal ->
        :ok

      _ ->
        receive do
          {:EXIT, ^pid, _} -> :ok
        end
    end
  end

  defp flush_exit(pid) do
    receive do
      {:EXIT, ^pid, _} -> :ok
    after
      0 -> :ok
    end
  end

  @doc "Tells the parent that the process has started; the parent's start function gives `return`."
  def init_ack(return) do
    [parent | _] = :erlang.get(:"$ancestors")
    init_ack(parent, return)
  end

  @doc "Tells the process that called the start function that this one has started."
  def init_ack(parent, return) do
    send(parent, {:ack, self(), return})
    :ok
  end

  @doc "Tells the parent that the process could not start, and ends it with `exception`; see `init_fail/3`."
  def init_fail(return, exception) do
    [parent | _] = :erlang.get(:"$ancestors")
    init_fail(parent, return, exception)
  end

  @doc """
  Tells `parent` that the process could not start, and ends it: `exception` is `{class, reason}` or `{class, reason, stacktrace}`.

  The start function gives `return` after the process has ended.
  """
  def init_fail(parent, return, exception) do
    _ = send(parent, {:nack, self(), return})

    case exception do
      {class, reason} -> :erlang.raise(class, reason, callers())
      {class, reason, stacktrace} -> :erlang.raise(class, reason, stacktrace)
    end
  end

  # Where a process comes from

  @doc "The initial call of a process (pid, `{x, y, z}`, or its `process_info`) with dummy arguments, or `false`."
  def initial_call(process) do
    case raw_initial_call(process) do
      {module, function, arity} -> {module, function, dummy_args(arity, [])}
      false -> false
    end
  end

  @doc "The initial call of a process, `{module, function, arity}`, for people to read."
  def translate_initial_call(process) do
    case raw_initial_call(process) do
      {_, _, _} = call -> call
      false -> {:proc_lib, :init_p, 5}
    end
  end

  defp raw_initial_call({node, id, serial}) do
    raw_initial_call(:erlang.list_to_pid(:lists.flatten(:io_lib.format(~c"<~w.~w.~w>", [node, id, serial]))))
  end

  defp raw_initial_call(pid) when is_pid(pid) do
    case dictionary_of(pid) do
      :undefined -> false
      dictionary -> initial_call_in(dictionary)
    end
  end

  defp raw_initial_call(info) when is_list(info) do
    case :lists.keyfind(:dictionary, 1, info) do
      {_, dictionary} -> initial_call_in(dictionary)
      false -> false
    end
  end

  defp initial_call_in(dictionary) do
    case :lists.keyfind(:"$initial_call", 1, dictionary) do
      {_, {_, _, _} = call} -> call
      _ -> false
    end
  end

  defp dictionary_of(pid) do
    case :erlang.process_info(pid, :dictionary) do
      {:dictionary, dictionary} -> dictionary
      _ -> :undefined
    end
  end

  defp dummy_args(0, args), do: args

  defp dummy_args(n, args) do
    dummy_args(n - 1, [:erlang.list_to_atom(~c"Argument__" ++ :erlang.integer_to_list(n)) | args])
  end

  @doc "Gives the process a label that tools and reports show."
  def set_label(label) do
    :erlang.put(:"$process_label", label)
    :ok
  end

  @doc "The label of a process, or `:undefined`."
  def get_label(pid) when pid == self() do
    case :erlang.get(:"$process_label") do
      nil -> :undefined
      :undefined -> :undefined
      label -> label
    end
  end

  def get_label(pid) when is_pid(pid) do
    with [_ | _] = dictionary <- dictionary_of(pid),
         {_, label} <- :lists.keyfind(:"$process_label", 1, dictionary) do
      label
    else
      _ -> :undefined
    end
  end

  # Stopping

  @doc "Stops a process with reason `:normal`."
  def stop(process), do: stop(process, :normal, :infinity)

  @doc "Stops a process through `:sys.terminate/3`. Exits with the reason when the process ended for another one, or `:timeout`."
  def stop(process, reason, timeout) when timeout == :infinity or (is_integer(timeout) and timeout >= 0) do
    if process == self() or (is_atom(process) and :erlang.whereis(process) == self()) do
      exit({:calling_self, {:sys, :terminate, [process, reason, timeout]}})
    end

    mref = :erlang.monitor(:process, process)
    {stopper, stopper_ref} = :erlang.spawn_monitor(fn -> terminate(process, reason, timeout) end)

    receive do
      {:DOWN, ^stopper_ref, _, _, {:ok, _}} -> stopped(mref, reason, timeout)
      {:DOWN, ^stopper_ref, _, _, stop_reason} -> not_stopped(mref, reason, stop_reason)
      {:DOWN, ^mref, _, _, ^reason} -> drop(stopper, stopper_ref)
      {:DOWN, ^mref, _, _, other} -> drop(stopper, stopper_ref) && exit(other)
    after
      timeout ->
        :erlang.demonitor(mref, [:flush])
        drop(stopper, stopper_ref)
        exit(:timeout)
    end
  end

  # A helper makes the call: its late reply and its own trouble stay away from the mailbox of the one who stops.
  defp terminate(process, reason, timeout) do
    exit({:ok, :sys.terminate(process, reason, timeout)})
  end

  defp stopped(mref, reason, timeout) do
    receive do
      {:DOWN, ^mref, _, _, ^reason} -> :ok
      {:DOWN, ^mref, _, _, other} -> exit(other)
    after
      timeout ->
        :erlang.demonitor(mref, [:flush])
        exit(:timeout)
    end
  end

  defp not_stopped(mref, reason, stop_reason) do
    :erlang.demonitor(mref, [:flush])

    case stop_reason do
      {^reason, {:sys, :terminate, _}} -> :ok
      {other, {:sys, :terminate, _}} -> exit(other)
      other -> exit(other)
    end
  end

  defp drop(stopper, stopper_ref) do
    :erlang.demonitor(stopper_ref, [:flush])
    :erlang.exit(stopper, :kill)
    :ok
  end

  # Who has called the function that asks.
  defp callers do
    {:current_stacktrace, frames} = :erlang.process_info(self(), :current_stacktrace)
    :lists.dropwhile(fn {_, function, _, _} -> function in [:process_info, :callers, :init_fail] end, frames)
  end

  # Crash reports

  defp crash_report(:exit, :normal, _start, _stacktrace), do: :ok
  defp crash_report(:exit, :shutdown, _start, _stacktrace), do: :ok
  defp crash_report(:exit, {:shutdown, _}, _start, _stacktrace), do: :ok

  defp crash_report(class, reason, start, stacktrace) do
    if :logger.allow(:error, :proc_lib) do
      report = %{label: {:proc_lib, :crash}, report: [my_info(class, reason, start, stacktrace), linked_info()]}

      :logger.macro_log(%{mfa: {:proc_lib, :crash_report, 4}}, :error, report, %{
        domain: [:otp, :sasl],
        report_cb: &:proc_lib.report_cb/2,
        logger_formatter: %{title: ~c"CRASH REPORT"},
        error_logger: %{tag: :error_report, type: :crash_report}
      })
    end
  end

  defp my_info(class, reason, start, stacktrace) do
    [
      {:initial_call, start},
      {:pid, self()},
      {:registered_name, registered_name(self())},
      {:process_label, get_label(self())},
      {:error_info, {class, reason, stacktrace}},
      {:ancestors, ancestors()},
      {:message_queue_len, info(:message_queue_len)},
      {:messages, info(:messages)},
      {:links, info(:links)},
      {:dictionary, own_dictionary()},
      {:trap_exit, info(:trap_exit)},
      {:status, info(:status)},
      {:heap_size, info(:heap_size)},
      {:stack_size, info(:stack_size)},
      {:reductions, info(:reductions)}
    ]
  end

  defp info(item) do
    {_, value} = :erlang.process_info(self(), item)
    value
  end

  defp registered_name(pid) do
    case :erlang.process_info(pid, :registered_name) do
      {:registered_name, name} -> name
      _ -> []
    end
  end

  defp own_dictionary do
    :lists.filter(fn {key, _} -> key not in [:"$ancestors", :"$initial_call", :"$process_label"] end, :erlang.get())
  end

  # Neighbours are the linked processes that do not trap exits, and so end with this one.
  defp linked_info do
    {_, links} = :erlang.process_info(self(), :links)
    :lists.flatmap(&neighbour/1, :lists.filter(&is_pid/1, :lists.reverse(links)))
  end

  defp neighbour(pid) do
    case :erlang.process_info(pid, :trap_exit) do
      {:trap_exit, false} -> [{:neighbour, neighbour_info(pid)}]
      _ -> []
    end
  end

  defp neighbour_info(pid) do
    call = with false <- initial_call(pid), do: other_info(pid, :initial_call)

    [
      {:pid, pid},
      {:registered_name, registered_name(pid)},
      {:process_label, get_label(pid)},
      {:initial_call, call},
      {:current_function, other_info(pid, :current_function)},
      {:ancestors, ancestors_of(pid)},
      {:message_queue_len, other_info(pid, :message_queue_len)},
      {:links, other_info(pid, :links)},
      {:trap_exit, false},
      {:status, other_info(pid, :status)},
      {:heap_size, other_info(pid, :heap_size)},
      {:stack_size, other_info(pid, :stack_size)},
      {:reductions, other_info(pid, :reductions)},
      {:current_stacktrace, other_info(pid, :current_stacktrace)}
    ]
  end

  defp other_info(pid, item) do
    case :erlang.process_info(pid, item) do
      {_, value} -> value
      _ -> :undefined
    end
  end

  defp ancestors_of(pid) do
    with [_ | _] = dictionary <- dictionary_of(pid),
         {_, ancestors} <- :lists.keyfind(:"$ancestors", 1, dictionary) do
      ancestors
    else
      _ -> []
    end
  end

  @doc false
  def report_cb(%{label: {:proc_lib, :crash}, report: report}, _extra), do: format(report)

  @doc "A crash report as text (chars)."
  def format(report), do: format(report, :latin1)

  @doc "A crash report as text, for an encoding."
  def format(report, encoding), do: format(report, encoding, :unlimited)

  @doc "A crash report as text, for an encoding; terms are printed to a depth."
  def format([own, linked], _encoding, _depth) do
    lines = [:lists.map(&format_item/1, own), ~c"  neighbours:\n", :lists.map(&format_neighbour/1, linked)]
    :lists.flatten([~c"  crasher:\n" | lines])
  end

  defp format_item({_key, :undefined}), do: []

  defp format_item({:error_info, {class, reason, stacktrace}}) do
    :io_lib.format(~c"    exception ~tw: ~tp~n      ~tp~n", [class, reason, stacktrace])
  end

  defp format_item({:initial_call, {module, function, args}}) do
    :io_lib.format(~c"    initial call: ~tw:~tw/~w~n", [module, function, length(args)])
  end

  defp format_item({key, value}), do: :io_lib.format(~c"    ~tw: ~tp~n", [key, value])

  defp format_neighbour({:neighbour, info}) do
    [~c"    neighbour:\n" | :lists.map(&format_item/1, info)]
  end
end
