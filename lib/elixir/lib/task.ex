defmodule Task do
  @moduledoc """
  A process that does one thing, mostly to compute a value while others go on.

      task = Task.async(fn -> 1 + 1 end)
      Task.await(task)
      #=> 2

  `async/1` links the task to its caller: one that fails takes the other with it. What it computes comes as a message, so every `async`
  needs an `await`, `yield`, `shutdown` or `ignore`, by the process that started it. `Task.Supervisor` starts tasks under a
  supervisor, also without the link (`Task.Supervisor.async_nolink/3`).

  `start/1` and `start_link/1` are for side effects alone. `async_stream/3` runs a function over a collection, several at a time.

  `use Task` defines `child_spec/1` with `restart: :temporary`; the function `start_link/1` of the module should call `Task.start_link/1`.

  The dictionary of a task has `:"$callers"`, the processes that it works for, newest first.
  """

  @typedoc "A task, from `async/1` and its like"
  @type t :: %__MODULE__{mfa: mfa(), owner: pid(), pid: pid() | nil, ref: ref()}

  @typedoc "The reference of a task's messages"
  @opaque ref :: reference()

  @typedoc "Options of `async_stream/3` and `async_stream/5`"
  @typedoc since: "1.17.0"
  @type async_stream_option ::
          {:max_concurrency, pos_integer()}
          | {:ordered, boolean()}
          | {:timeout, timeout()}
          | {:on_timeout, :exit | :kill_task}
          | {:zip_input_on_exit, boolean()}

  @enforce_keys [:mfa, :owner, :pid, :ref]
  defstruct @enforce_keys

  defguardp is_timeout(timeout) when timeout == :infinity or (is_integer(timeout) and timeout >= 0)

  @doc """
  The specification to start a task under a supervisor; the argument is that of `start_link/1`.

      iex> Task.child_spec(:fun)
      %{id: Task, restart: :temporary, start: {Task, :start_link, [:fun]}}

  """
  @doc since: "1.5.0"
  @spec child_spec(term) :: Supervisor.child_spec()
  def child_spec(arg), do: %{id: Task, start: {Task, :start_link, [arg]}, restart: :temporary}

  @doc false
  defmacro __using__(opts) do
    quote location: :keep, bind_quoted: [opts: opts] do
      if not Module.has_attribute?(__MODULE__, :doc) do
        @doc """
        Returns a specification to start this module under a supervisor.

        `arg` is passed as the argument to `Task.start_link/1` in the `:start` field
        of the spec.

        For more information, see the `Supervisor` module,
        the `Supervisor.child_spec/2` function and the `t:Supervisor.child_spec/0` type.
        """
      end

      def child_spec(arg) do
        default = %{
          id: __MODULE__,
          start: {__MODULE__, :start_link, [arg]},
          restart: :temporary
        }

        Supervisor.child_spec(default, unquote(Macro.escape(opts)))
      end

      defoverridable child_spec: 1
    end
  end

  # Starting

  @doc """
  Starts a linked process that calls the fun and gives no reply: `{:ok, pid}`.

      iex> parent = self()
      iex> {:ok, pid} = Task.start_link(fn -> send(parent, {:done, self()}) end)
      iex> receive do: ({:done, ^pid} -> :done)
      :done

  """
  @spec start_link((-> any)) :: {:ok, pid}
  def start_link(fun) when is_function(fun, 0), do: start_link(:erlang, :apply, [fun, []])

  @doc """
  Starts a linked process that calls the function of a module.

      iex> {:ok, _pid} = Task.start_link(Kernel, :send, [self(), :hello])
      iex> receive do: (message -> message)
      :hello

  """
  @spec start_link(module, atom, [term]) :: {:ok, pid}
  def start_link(module, function, args) when is_atom(module) and is_atom(function) and is_list(args) do
    Task.Supervised.start_link(get_owner(self()), get_callers(self()), {module, function, args})
  end

  @doc """
  Starts a process that calls the fun, without a link and without a reply.

      iex> parent = self()
      iex> {:ok, _pid} = Task.start(fn -> send(parent, :hello) end)
      iex> receive do: (message -> message)
      :hello

  """
  @spec start((-> any)) :: {:ok, pid}
  def start(fun) when is_function(fun, 0), do: start(:erlang, :apply, [fun, []])

  @doc """
  Starts a process that calls the function of a module, without a link.

      iex> {:ok, _pid} = Task.start(Kernel, :send, [self(), :hello])
      iex> receive do: (message -> message)
      :hello

  """
  @spec start(module, atom, [term]) :: {:ok, pid}
  def start(module, function_name, args) when is_atom(module) and is_atom(function_name) and is_list(args) do
    Task.Supervised.start(get_owner(self()), get_callers(self()), {module, function_name, args})
  end

  @doc """
  Starts a linked task whose value is asked for with `await/2`.

      iex> task = Task.async(fn -> 1 + 1 end)
      iex> Task.await(task)
      2

  """
  @spec async((-> any)) :: t
  def async(fun) when is_function(fun, 0), do: async(:erlang, :apply, [fun, []])

  @doc """
  Starts a linked task that calls the function of a module.

      iex> Task.async(String, :upcase, ["hello"]) |> Task.await()
      "HELLO"

  """
  @spec async(module, atom, [term]) :: t
  def async(module, function_name, args) when is_atom(module) and is_atom(function_name) and is_list(args) do
    mfargs = {module, function_name, args}
    owner = self()
    {:ok, pid} = Task.Supervised.start_link(get_owner(owner), :nomonitor)

    alias = build_alias(pid)
    send(pid, {owner, alias, alias, get_callers(owner), mfargs})
    %Task{pid: pid, ref: alias, owner: owner, mfa: {module, function_name, length(args)}}
  end

  @doc """
  A task that has its value already, without a process.

      iex> Task.await(Task.completed(:value))
      :value

  """
  @doc since: "1.13.0"
  @spec completed(any) :: t
  def completed(result) do
    ref = make_ref()
    owner = self()

    # "complete" the task immediately
    send(owner, {ref, result})

    %Task{pid: nil, ref: ref, owner: owner, mfa: {Task, :completed, 1}}
  end

  # Streams

  @doc """
  Calls a function of a module with each element (in front of `args`) in tasks, several at a time.

  See `async_stream/3`.

      iex> ["a", "b"] |> Task.async_stream(String, :duplicate, [2]) |> Enum.to_list()
      [ok: "aa", ok: "bb"]

  """
  @doc since: "1.4.0"
  @spec async_stream(Enumerable.t(), module, atom, [term], [async_stream_option]) :: Enumerable.t()
  def async_stream(enumerable, module, function_name, args, options \\ [])
      when is_atom(module) and is_atom(function_name) and is_list(args) do
    build_stream(enumerable, {module, function_name, args}, options)
  end

  @doc """
  A stream of what the fun gives for each element, computed in tasks, several at a time: `{:ok, value}`, or `{:exit, reason}`.

  Options:

    * `:max_concurrency` - tasks at a time, by default `System.schedulers_online/0`
    * `:ordered` - whether values come in the order of the elements (`true`) or as they are ready
    * `:timeout` - for each task, 5000 milliseconds
    * `:on_timeout` - `:exit` the caller (default) or `:kill_task`, which gives `{:exit, :timeout}`
    * `:zip_input_on_exit` - whether exits tell their element: `{:exit, {element, reason}}`

  The tasks are linked to a process that is linked to the caller.

      iex> Task.async_stream([1, 2, 3], fn x -> x * 2 end) |> Enum.to_list()
      [ok: 2, ok: 4, ok: 6]

  """
  @doc since: "1.4.0"
  @spec async_stream(Enumerable.t(), (term -> term), [async_stream_option]) :: Enumerable.t()
  def async_stream(enumerable, fun, options \\ [])
      when is_function(fun, 1) and is_list(options) do
    build_stream(enumerable, fun, options)
  end

  defp build_stream(enumerable, fun, options) do
    options = Task.Supervised.validate_stream_options(options)

    fn acc, acc_fun ->
      owner = get_owner(self())

      Task.Supervised.stream(enumerable, acc, acc_fun, get_callers(self()), fun, options, fn ->
        {:ok, pid} = Task.Supervised.start_link(owner, :nomonitor)
        {:ok, :link, pid}
      end)
    end
  end

  # Waiting

  @doc """
  Waits for the value of a task.

  The caller exits when the task fails, or after the timeout (5000 milliseconds); then the task goes on until the caller ends.
  Raises `ArgumentError` if another process started the task.

      iex> task = Task.async(fn -> 1 + 1 end)
      iex> Task.await(task)
      2

  """
  @spec await(t, timeout) :: term
  def await(%Task{owner: owner} = task, _timeout) when owner != self() do
    raise ArgumentError, invalid_owner_error(task)
  end

  def await(%Task{} = task, timeout) when is_timeout(timeout), do: await_receive(task, timeout)

  @doc false
  def await(task), do: await(task, 5000)

  defp await_receive(%Task{ref: ref} = task, timeout) do
    receive do
      {^ref, reply} ->
        demonitor(ref)
        reply

      {:DOWN, ^ref, _, proc, reason} ->
        exit({reason(reason, proc), {__MODULE__, :await, [task, timeout]}})
    after
      timeout ->
        demonitor(ref)
        exit({:timeout, {__MODULE__, :await, [task, timeout]}})
    end
  end

  @doc """
  Forgets a task, which goes on: `nil`, `{:ok, value}` if it was done, or `{:exit, reason}`.

      iex> Task.ignore(Task.completed(1))
      {:ok, 1}

  """
  @doc since: "1.13.0"
  @spec ignore(t) :: {:ok, term} | {:exit, term} | nil
  def ignore(%Task{ref: ref, pid: pid, owner: owner} = task) do
    if owner != self(), do: raise(ArgumentError, invalid_owner_error(task))

    receive do
      {^ref, reply} ->
        demonitor(ref)
        {:ok, reply}

      {:DOWN, ^ref, _, proc, reason} ->
        {:exit, reason(reason, proc)}
    after
      0 ->
        pid && Process.unlink(pid)
        demonitor(ref)
        nil
    end
  end

  @doc """
  Waits for the values of several tasks, in the order of the list; the timeout is for all of them.

      iex> [Task.async(fn -> 1 end), Task.async(fn -> 2 end)] |> Task.await_many()
      [1, 2]

  """
  @doc since: "1.11.0"
  @spec await_many([t], timeout) :: [term]
  def await_many(tasks, timeout \\ 5000) when is_timeout(timeout) do
    awaiting =
      Map.new(tasks, fn %Task{ref: ref, owner: owner} = task ->
        if owner != self(), do: raise(ArgumentError, invalid_owner_error(task))
        {ref, true}
      end)

    timeout_ref = make_ref()

    timer_ref =
      if timeout != :infinity do
        Process.send_after(self(), timeout_ref, timeout)
      end

    try do
      await_many(tasks, timeout, awaiting, %{}, timeout_ref)
    after
      timer_ref && Process.cancel_timer(timer_ref)
      receive do: (^timeout_ref -> :ok), after: (0 -> :ok)
    end
  end

  defp await_many(tasks, _timeout, awaiting, replies, _timeout_ref) when map_size(awaiting) == 0 do
    for %{ref: ref} <- tasks, do: Map.fetch!(replies, ref)
  end

  defp await_many(tasks, timeout, awaiting, replies, timeout_ref) do
    receive do
      ^timeout_ref ->
        demonitor_pending_tasks(awaiting)
        exit({:timeout, {__MODULE__, :await_many, [tasks, timeout]}})

      {:DOWN, ref, _, proc, reason} when is_map_key(awaiting, ref) ->
        demonitor_pending_tasks(awaiting)
        exit({reason(reason, proc), {__MODULE__, :await_many, [tasks, timeout]}})

      {ref, reply} when is_map_key(awaiting, ref) ->
        demonitor(ref)
        await_many(tasks, timeout, Map.delete(awaiting, ref), Map.put(replies, ref, reply), timeout_ref)
    end
  end

  defp demonitor_pending_tasks(awaiting), do: Enum.each(awaiting, fn {ref, _} -> demonitor(ref) end)

  @doc """
  Waits for the value of a task, but not longer than the timeout: `{:ok, value}`, `{:exit, reason}`, or `nil` when it is not done,
  after which it can be asked again.

      iex> Task.yield(Task.completed(1))
      {:ok, 1}

  """
  @spec yield(t, timeout) :: {:ok, term} | {:exit, term} | nil
  def yield(task, timeout \\ 5000)

  def yield(%Task{owner: owner} = task, _timeout) when owner != self() do
    raise ArgumentError, invalid_owner_error(task)
  end

  def yield(%Task{ref: ref}, timeout) when is_timeout(timeout) do
    receive do
      {^ref, reply} ->
        demonitor(ref)
        {:ok, reply}

      {:DOWN, ^ref, _, proc, reason} ->
        {:exit, reason(reason, proc)}
    after
      timeout -> nil
    end
  end

  @doc """
  Waits for several tasks and gives `{task, result}` for each, with the results of `yield/2`.

  Options, instead of which a timeout may be given:

    * `:limit` - how many to wait for, by default all
    * `:timeout` - for all of them, 5000 milliseconds
    * `:on_timeout` - what becomes of those that are not done: `:nothing`, `:ignore` or `:kill_task`

      iex> [Task.completed(1)] |> Task.yield_many() |> Enum.map(fn {_task, result} -> result end)
      [ok: 1]

  """
  @spec yield_many([t], timeout | [limit: pos_integer, timeout: timeout, on_timeout: :nothing | :ignore | :kill_task]) ::
          [{t, {:ok, term} | {:exit, term} | nil}]
  def yield_many(tasks, opts \\ [])

  def yield_many(tasks, timeout) when is_timeout(timeout), do: yield_many(tasks, timeout: timeout)

  def yield_many(tasks, opts) when is_list(opts) do
    on_timeout = Keyword.get(opts, :on_timeout, :nothing)
    timeout = Keyword.get(opts, :timeout, 5_000)
    limit = Keyword.get(opts, :limit, length(tasks))

    refs =
      Map.new(tasks, fn %Task{ref: ref, owner: owner} = task ->
        if owner != self(), do: raise(ArgumentError, invalid_owner_error(task))
        {ref, nil}
      end)

    timeout_ref = make_ref()
    timer_ref = if timeout != :infinity, do: Process.send_after(self(), timeout_ref, timeout)

    try do
      yield_many(limit, refs, %{}, timeout_ref, timer_ref)
    else
      results -> Enum.map(tasks, fn task -> {task, yielded(results, task, on_timeout)} end)
    after
      timer_ref && Process.cancel_timer(timer_ref)
      receive do: (^timeout_ref -> :ok), after: (0 -> :ok)
    end
  end

  defp yielded(results, %Task{ref: ref} = task, on_timeout) do
    case results do
      %{^ref => result} -> result
      %{} -> not_yielded(task, on_timeout)
    end
  end

  defp not_yielded(_task, :nothing), do: nil
  defp not_yielded(task, :ignore), do: ignore(task)
  defp not_yielded(task, :kill_task), do: shutdown(task, :brutal_kill)

  defp yield_many(0, _refs, results, _timeout_ref, _timer_ref), do: results
  defp yield_many(_limit, refs, results, _timeout_ref, _timer_ref) when map_size(refs) == 0, do: results

  defp yield_many(limit, refs, results, timeout_ref, timer_ref) do
    receive do
      {ref, reply} when is_map_key(refs, ref) ->
        demonitor(ref)
        yield_many(limit - 1, Map.delete(refs, ref), Map.put(results, ref, {:ok, reply}), timeout_ref, timer_ref)

      {:DOWN, ref, _, proc, reason} when is_map_key(refs, ref) ->
        result = {:exit, reason(reason, proc)}
        yield_many(limit - 1, Map.delete(refs, ref), Map.put(results, ref, result), timeout_ref, timer_ref)

      ^timeout_ref ->
        results
    end
  end

  @doc """
  Ends a task: `nil`, `{:ok, value}` if it was done before, or `{:exit, reason}` if it ended for another reason.

  `shutdown` is the time that it has to end by itself (5000 milliseconds, or `:infinity`), or `:brutal_kill`. The caller must have started the task.

      iex> task = Task.async(fn -> Process.sleep(:infinity) end)
      iex> Task.shutdown(task, :brutal_kill)
      nil
      iex> Process.alive?(task.pid)
      false

  """
  @spec shutdown(t, timeout | :brutal_kill) :: {:ok, term} | {:exit, term} | nil
  def shutdown(task, shutdown \\ 5000)

  def shutdown(%Task{owner: owner} = task, _) when owner != self() do
    raise ArgumentError, invalid_owner_error(task)
  end

  def shutdown(%Task{pid: nil, ref: ref}, _shutdown) do
    demonitor(ref)
    flush_reply(ref)
  end

  def shutdown(%Task{pid: pid} = task, :brutal_kill) do
    mon = Process.monitor(pid)
    shutdown_send(pid, :kill)
    finish_shutdown(shutdown_receive(task, mon, :brutal_kill, :infinity), task, :brutal_kill)
  end

  def shutdown(%Task{pid: pid} = task, timeout) when is_timeout(timeout) do
    mon = Process.monitor(pid)
    shutdown_send(pid, :shutdown)
    finish_shutdown(shutdown_receive(task, mon, :shutdown, timeout), task, timeout)
  end

  # The signal goes before the link: the caller must not end with the task.
  defp shutdown_send(pid, reason) do
    caller = self()
    {:links, links} = Process.info(caller, :links)
    Process.exit(pid, reason)
    if pid in links, do: Process.unlink(pid)
    :ok
  end

  defp finish_shutdown({:down, proc, :noconnection}, task, shutdown) do
    exit({reason(:noconnection, proc), {__MODULE__, :shutdown, [task, shutdown]}})
  end

  defp finish_shutdown({:down, _proc, reason}, _task, _shutdown), do: {:exit, reason}
  defp finish_shutdown(result, _task, _shutdown), do: result

  defp shutdown_receive(%{ref: ref} = task, mon, type, timeout) do
    receive do
      {:DOWN, ^mon, _, _, :shutdown} when type in [:shutdown, :timeout_kill] ->
        demonitor(ref)
        flush_reply(ref)

      {:DOWN, ^mon, _, _, :killed} when type == :brutal_kill ->
        demonitor(ref)
        flush_reply(ref)

      {:DOWN, ^mon, _, proc, :noproc} ->
        reason = flush_noproc(ref, proc, type)
        flush_reply(ref) || reason

      {:DOWN, ^mon, _, proc, reason} ->
        demonitor(ref)
        flush_reply(ref) || {:down, proc, reason}
    after
      timeout ->
        Process.exit(task.pid, :kill)
        shutdown_receive(task, mon, :timeout_kill, :infinity)
    end
  end

  defp flush_reply(ref) do
    receive do
      {^ref, reply} -> {:ok, reply}
    after
      0 -> nil
    end
  end

  # The process was gone when it was asked to go: the task's own monitor knows why.
  defp flush_noproc(ref, proc, type) do
    receive do
      {:DOWN, ^ref, _, _, :shutdown} when type in [:shutdown, :timeout_kill] -> nil
      {:DOWN, ^ref, _, _, :killed} when type == :brutal_kill -> nil
      {:DOWN, ^ref, _, _, reason} -> {:down, proc, reason}
    after
      0 ->
        demonitor(ref)
        {:down, proc, :noproc}
    end
  end

  ## Helpers shared with Task.Supervisor

  @doc false
  def __owner__(pid), do: get_owner(pid)

  @doc false
  def __callers__(pid), do: get_callers(pid)

  @doc false
  def __alias__(pid), do: build_alias(pid)

  # Tasks are told which name or pid started them, for their reports.
  defp get_owner(pid) do
    self_or_name =
      case Process.info(pid, :registered_name) do
        {:registered_name, name} when is_atom(name) -> name
        _ -> pid
      end

    {node(), self_or_name, pid}
  end

  defp get_callers(owner) do
    case Process.get(:"$callers") do
      [_ | _] = list -> [owner | list]
      _ -> [owner]
    end
  end

  defp reason(:noconnection, proc), do: {:nodedown, monitor_node(proc)}
  defp reason(reason, _), do: reason

  defp monitor_node(pid) when is_pid(pid), do: node(pid)
  defp monitor_node({_, node}), do: node

  defp demonitor(ref) when is_reference(ref) do
    Process.demonitor(ref, [:flush])
    :ok
  end

  defp invalid_owner_error(task) do
    "task #{inspect(task)} must be queried from the owner but was queried from #{inspect(self())}"
  end

  defp build_alias(pid), do: Process.monitor(pid, alias: :demonitor)
end
