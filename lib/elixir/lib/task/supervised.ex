defmodule Task.Supervised do
  @moduledoc false

  # The processes of tasks, and the engine of async_stream.
  #
  # An owner is {node, name_or_pid, pid}. A task with a reply waits for {owner_pid, tag, reply_to, callers, mfa} and sends {tag, value} to reply_to.

  @ref_timeout 5000

  def start(owner, callers, fun) do
    {:ok, :proc_lib.spawn(__MODULE__, :noreply, [owner, callers, fun])}
  end

  def start_link(owner, callers, fun) do
    {:ok, :proc_lib.spawn_link(__MODULE__, :noreply, [owner, callers, fun])}
  end

  def start_link(owner, monitor) do
    {:ok, :proc_lib.spawn_link(__MODULE__, :reply, [owner, monitor])}
  end

  def reply({_, _, owner_pid} = owner, :monitor) do
    reply(owner, owner_pid, Process.monitor(owner_pid), @ref_timeout)
  end

  def reply({_, _, owner_pid} = owner, :nomonitor) do
    reply(owner, owner_pid, nil, :infinity)
  end

  defp reply(owner, owner_pid, mref, timeout) do
    receive do
      {^owner_pid, ref, reply_to, callers, mfa} ->
        initial_call(mfa)
        put_callers(callers)
        _ = is_reference(mref) && Process.demonitor(mref, [:flush])
        send(reply_to, {ref, invoke_mfa(owner, mfa)})

      {:DOWN, ^mref, _, _, reason} when is_reference(mref) ->
        exit({:shutdown, reason})
    after
      timeout ->
        exit(:timeout)
    end
  end

  def noreply(owner, callers, mfa) do
    initial_call(mfa)
    put_callers(callers)
    invoke_mfa(owner, mfa)
  end

  defp put_callers(callers), do: Process.put(:"$callers", callers)

  defp initial_call(mfa), do: Process.put(:"$initial_call", get_initial_call(mfa))

  defp get_initial_call({:erlang, :apply, [fun, []]}) when is_function(fun, 0) do
    {:module, module} = Function.info(fun, :module)
    {:name, name} = Function.info(fun, :name)
    {module, name, 0}
  end

  defp get_initial_call({module, name, args}), do: {module, name, length(args)}

  defp invoke_mfa(owner, {module, fun, args} = mfa) do
    try do
      apply(module, fun, args)
    catch
      :exit, value when value == :normal or value == :shutdown ->
        :erlang.raise(:exit, value, __STACKTRACE__)

      :exit, {:shutdown, _} = value ->
        :erlang.raise(:exit, value, __STACKTRACE__)

      kind, value ->
        stacktrace = prune(__STACKTRACE__)
        report(kind, value, stacktrace, owner, mfa)
        :erlang.raise(:exit, exit_reason(kind, value, stacktrace), stacktrace)
    end
  end

  defp report(kind, value, stacktrace, owner, mfa) do
    {fun, args} = get_running(mfa)

    :logger.error(
      %{
        label: {Task.Supervisor, :terminating},
        report: %{
          name: self(),
          starter: get_from(owner),
          function: fun,
          args: args,
          reason: {log_value(kind, value), stacktrace},
          process_label: :proc_lib.get_label(self())
        }
      },
      %{
        domain: [:otp, :elixir],
        error_logger: %{tag: :error_msg},
        report_cb: &__MODULE__.format_report/1,
        callers: Process.get(:"$callers")
      }
    )
  end

  # How every process begins says nothing about a task.
  defp prune([{:proc_lib, _, _, _} | _]), do: []
  defp prune([frame | rest]), do: [frame | prune(rest)]
  defp prune([]), do: []

  def format_report(%{
        label: {Task.Supervisor, :terminating},
        report: %{name: name, starter: starter, function: fun, args: args, reason: reason}
      }) do
    message =
      ~c"** Task ~p terminating~n" ++
        ~c"** Started from ~p~n" ++
        ~c"** When function  == ~p~n" ++ ~c"**      arguments == ~p~n" ++ ~c"** Reason for termination == ~n" ++ ~c"** ~p~n"

    {message, [name, starter, fun, args, reason]}
  end

  defp get_from({node, pid_or_name, _pid}) when node == node(), do: pid_or_name
  defp get_from({node, name, _pid}) when is_atom(name), do: {node, name}
  defp get_from({_node, _name, pid}), do: pid

  defp get_running({:erlang, :apply, [fun, []]}) when is_function(fun, 0), do: {fun, []}
  defp get_running({mod, fun, args}), do: {Function.capture(mod, fun, length(args)), args}

  defp log_value(:throw, value), do: {:nocatch, value}
  defp log_value(_, value), do: value

  defp exit_reason(:error, reason, stacktrace), do: {reason, stacktrace}
  defp exit_reason(:exit, reason, _stacktrace), do: reason
  defp exit_reason(:throw, reason, stacktrace), do: {{:nocatch, reason}, stacktrace}

  ## Streams

  # Two processes: the caller, which takes elements and gives results, and a spawner, which starts the tasks, is linked to them, and kills those that
  # take too long. So the caller can lose a task without being linked to it. The caller asks the spawner with {:spawn, caller_ref, position,
  # value}; it hears of each position once, {{ref, position}, value} from the task or {:down | :timed_out, {ref, position}, reason} from the spawner.
  #
  # `waiting` holds what is known of positions that were started and not given on: {:running, value} or {:done, result}.

  def validate_stream_options(options) do
    max_concurrency = Keyword.get_lazy(options, :max_concurrency, &System.schedulers_online/0)
    on_timeout = Keyword.get(options, :on_timeout, :exit)
    timeout = Keyword.get(options, :timeout, 5000)
    ordered = Keyword.get(options, :ordered, true)
    zip_input_on_exit = Keyword.get(options, :zip_input_on_exit, false)

    if not (is_integer(max_concurrency) and max_concurrency > 0) do
      raise ArgumentError, ":max_concurrency must be an integer greater than zero"
    end

    if on_timeout not in [:exit, :kill_task] do
      raise ArgumentError, ":on_timeout must be either :exit or :kill_task"
    end

    if not ((is_integer(timeout) and timeout >= 0) or timeout == :infinity) do
      raise ArgumentError, ":timeout must be either a positive integer or :infinity"
    end

    %{
      max_concurrency: max_concurrency,
      on_timeout: on_timeout,
      timeout: timeout,
      ordered: ordered,
      zip_input_on_exit: zip_input_on_exit
    }
  end

  def stream(enumerable, acc, reducer, callers, mfa, options, spawn) when is_map(options) do
    next = &Enumerable.reduce(enumerable, &1, fn x, acc -> {:suspend, [x | acc]} end)
    parent = self()
    {:trap_exit, trap_exit?} = Process.info(parent, :trap_exit)
    ref = Process.alias([:explicit_unalias])

    {spawner, monitor} =
      Process.spawn(
        fn -> spawner(parent, ref, trap_exit?, spawn, options.timeout) end,
        [:link, :monitor]
      )

    config = %{
      max_concurrency: options.max_concurrency,
      reducer: reducer,
      callers: callers,
      mfa: mfa,
      timeout: options.timeout,
      on_timeout: options.on_timeout,
      ordered: options.ordered,
      zip_input_on_exit: options.zip_input_on_exit,
      spawner: spawner,
      monitor: monitor,
      ref: ref
    }

    reduce(acc, {options.max_concurrency, 0, 0, %{}, next}, config)
  end

  # The state is {free, spawned, delivered, waiting, next}: how many more tasks may run, the positions started and given on, and the
  # continuation of the collection, :done at its end.

  defp reduce({:halt, acc}, {_, _, _, _, next}, config) do
    close_input(next)
    close(config)
    {:halted, acc}
  end

  defp reduce({:suspend, acc}, state, config), do: {:suspended, acc, &reduce(&1, state, config)}

  defp reduce({:cont, acc}, {_, spawned, delivered, _, :done}, config) when spawned == delivered do
    close(config)
    {:done, acc}
  end

  defp reduce({:cont, acc}, {free, _, _, _, next} = state, config) when free > 0 and next != :done do
    start_next(acc, state, config)
  end

  defp reduce({:cont, acc}, state, config), do: await(acc, state, config)

  defp start_next(acc, {free, spawned, delivered, waiting, next}, config) do
    case pull(next, config) do
      {:suspended, [value], next} ->
        reduce({:cont, acc}, {free - 1, spawned + 1, delivered, begin(spawned, value, waiting, config), next}, config)

      {_, [value]} ->
        state = {free - 1, spawned + 1, delivered, begin(spawned, value, waiting, config), :done}
        reduce({:cont, acc}, state, config)

      {_, []} ->
        reduce({:cont, acc}, {free, spawned, delivered, waiting, :done}, config)
    end
  end

  defp pull(next, config) do
    next.({:cont, []})
  catch
    kind, reason ->
      close(config)
      :erlang.raise(kind, reason, __STACKTRACE__)
  end

  defp begin(position, value, waiting, config) do
    mfa = normalize_mfa_with_arg(config.mfa, value)
    send(config.spawner, {:spawn, config.ref, position, config.callers, mfa})
    Map.put(waiting, position, {:running, value})
  end

  defp normalize_mfa_with_arg({mod, fun, args}, arg), do: {mod, fun, [arg | args]}
  defp normalize_mfa_with_arg(fun, arg), do: {:erlang, :apply, [fun, [arg]]}

  defp await(acc, state, %{ref: ref, monitor: monitor} = config) do
    receive do
      {{^ref, position}, value} ->
        finished(acc, position, {:ok, value}, state, config)

      {:down, {^ref, position}, reason} ->
        finished(acc, position, {:exit, reason}, state, config)

      {:timed_out, {^ref, position}} when config.on_timeout == :kill_task ->
        finished(acc, position, {:exit, :timeout}, state, config)

      {:timed_out, {^ref, _position}} ->
        fail(:timeout, state, config)

      {:max_children, ^ref} ->
        {_, _, _, _, next} = state
        close_input(next)
        close(config)

        raise Task.Supervisor.__max_children__() <>
                ". When using async_stream or async_stream_nolink, make sure to configure :max_concurrency to be lower or equal to " <>
                ":max_children and pay attention to whether other tasks are also spawned under the same task supervisor."

      {:DOWN, ^monitor, _, _, reason} ->
        {_, _, _, _, next} = state
        close_input(next)
        forget(ref)
        exit({reason, {__MODULE__, :stream, [config.timeout]}})
    end
  end

  defp fail(reason, {_, _, _, _, next}, config) do
    close_input(next)
    close(config)
    exit({reason, {__MODULE__, :stream, [config.timeout]}})
  end

  defp finished(acc, position, result, {free, spawned, delivered, waiting, next}, config) do
    case waiting do
      %{^position => {:running, value}} ->
        result = zip(result, value, config)

        if config.ordered do
          waiting = Map.put(waiting, position, {:done, result})
          deliver(acc, {free + 1, spawned, delivered, waiting, next}, config)
        else
          state = {free + 1, spawned, delivered + 1, Map.delete(waiting, position), next}
          give(acc, result, state, config, &reduce/3)
        end

      %{} ->
        await(acc, {free, spawned, delivered, waiting, next}, config)
    end
  end

  defp zip({:exit, reason}, value, %{zip_input_on_exit: true}), do: {:exit, {value, reason}}
  defp zip(result, _value, _config), do: result

  # In order: the result of a task that is done is kept until those before it are given on; meanwhile others run.
  defp deliver(acc, {free, spawned, delivered, waiting, next} = state, config) do
    case waiting do
      %{^delivered => {:done, result}} ->
        state = {free, spawned, delivered + 1, Map.delete(waiting, delivered), next}
        give(acc, result, state, config, &deliver_or_reduce/3)

      %{} ->
        reduce({:cont, acc}, state, config)
    end
  end

  defp deliver_or_reduce({:cont, acc}, state, config), do: deliver(acc, state, config)
  defp deliver_or_reduce({:suspend, acc}, state, config), do: {:suspended, acc, &deliver_or_reduce(&1, state, config)}
  defp deliver_or_reduce(halt, state, config), do: reduce(halt, state, config)

  defp give(acc, result, {_, _, _, _, next} = state, config, continue) do
    try do
      config.reducer.(result, acc)
    catch
      kind, reason ->
        close_input(next)
        close(config)
        :erlang.raise(kind, reason, __STACKTRACE__)
    else
      pair -> continue.(pair, state, config)
    end
  end

  defp close_input(:done), do: :ok

  defp close_input(next) do
    next.({:halt, []})
    :ok
  catch
    _, _ -> :ok
  end

  # Kills what still runs, and leaves no trace in the mailbox.
  defp close(%{spawner: spawner, monitor: monitor, ref: ref}) do
    send(spawner, {:stop, ref})

    receive do
      {:DOWN, ^monitor, _, _, :normal} -> Process.unlink(spawner)
      {:DOWN, ^monitor, _, _, _} -> :ok
    end

    receive do
      {:EXIT, ^spawner, :normal} -> :ok
    after
      0 -> :ok
    end

    forget(ref)
  end

  defp forget(ref) do
    Process.unalias(ref)
    flush(ref)
  end

  defp flush(ref) do
    receive do
      {{^ref, _}, _} -> flush(ref)
      {:down, {^ref, _}, _} -> flush(ref)
      {:timed_out, {^ref, _}} -> flush(ref)
      {:max_children, ^ref} -> flush(ref)
    after
      0 -> :ok
    end
  end

  # The spawner

  defp spawner(parent, ref, trap_exit?, spawn, timeout) do
    Process.flag(:trap_exit, trap_exit?)
    parent_monitor = Process.monitor(parent)
    spawner_loop(%{parent: parent_monitor, ref: ref, spawn: spawn, timeout: timeout, traps: trap_exit?}, %{})
  end

  # Tasks by monitor: {position, kind, pid, timer}.
  defp spawner_loop(%{ref: ref, parent: parent} = config, tasks) do
    receive do
      {:spawn, ^ref, position, callers, mfa} ->
        spawner_loop(config, spawn_task(config, position, callers, mfa, tasks))

      {:stop, ^ref} ->
        stop_tasks(tasks)

      {:DOWN, ^parent, _, _, reason} ->
        stop_tasks(tasks)
        exit(reason)

      {:DOWN, monitor, _, _, reason} when is_map_key(tasks, monitor) ->
        {{position, _kind, pid, timer}, tasks} = Map.pop!(tasks, monitor)
        cancel(timer)
        if config.traps, do: flush_exit(pid)
        # After the value of the task, if it has sent one: then this is no news and dropped.
        send(ref, {:down, {ref, position}, reason})
        spawner_loop(config, tasks)

      {:timeout, _timer, {^ref, monitor}} when is_map_key(tasks, monitor) ->
        {{position, _kind, pid, _timer}, tasks} = Map.pop!(tasks, monitor)
        kill(pid, monitor)
        send(ref, {:timed_out, {ref, position}})
        spawner_loop(config, tasks)

      _other ->
        spawner_loop(config, tasks)
    end
  end

  defp spawn_task(%{ref: ref} = config, position, callers, mfa, tasks) do
    case config.spawn.() do
      {:ok, kind, pid} ->
        monitor = Process.monitor(pid)
        [owner | _] = callers
        send(pid, {owner, {ref, position}, ref, callers, mfa})
        timer = if config.timeout != :infinity, do: :erlang.start_timer(config.timeout, self(), {ref, monitor})
        Map.put(tasks, monitor, {position, kind, pid, timer})

      {:error, :max_children} ->
        send(ref, {:max_children, ref})
        tasks
    end
  end

  defp cancel(nil), do: :ok
  defp cancel(timer), do: :erlang.cancel_timer(timer)

  defp kill(pid, monitor) do
    Process.unlink(pid)
    Process.exit(pid, :kill)

    receive do
      {:DOWN, ^monitor, _, _, _} -> flush_exit(pid)
    end
  end

  defp flush_exit(pid) do
    receive do
      {:EXIT, ^pid, _} -> :ok
    after
      0 -> :ok
    end
  end

  defp stop_tasks(tasks) do
    for {_monitor, {_position, _kind, pid, _timer}} <- tasks do
      Process.unlink(pid)
      Process.exit(pid, :kill)
    end

    for {monitor, {_position, _kind, pid, _timer}} <- tasks do
      receive do
        {:DOWN, ^monitor, _, _, _} -> flush_exit(pid)
      end
    end

    :ok
  end
end
