defmodule Task.Supervisor do
  @moduledoc """
  A supervisor of tasks, which are started as they are needed.

      {:ok, pid} = Task.Supervisor.start_link()
      Task.Supervisor.async(pid, fn -> :done end) |> Task.await()
      #=> :done

  `async/3` links the task to the caller, `async_nolink/3` does not: then a failure reaches the caller as a message only (`Task.yield/2`).
  `start_child/3` is for tasks nobody waits for.
  """

  @typedoc "Options of `start_link/1`"
  @type option :: DynamicSupervisor.option() | DynamicSupervisor.init_option()

  @typedoc "Options of `start_child/3` and `start_child/5`"
  @type start_child_opts :: [restart: :temporary | :transient | :permanent, shutdown: Supervisor.shutdown()]

  @typedoc "Options of the `async` functions"
  @type async_opts :: [shutdown: Supervisor.shutdown()]

  @typedoc "Options of the `async_stream` functions"
  @typedoc since: "1.17.0"
  @type async_stream_option :: Task.async_stream_option() | {:shutdown, Supervisor.shutdown()}

  @max_children "reached the maximum number of tasks for this task supervisor. The maximum number of tasks that are allowed to run at the same " <>
                  "time under this supervisor can be configured with the :max_children option passed to Task.Supervisor.start_link/1"

  @doc false
  def __max_children__, do: @max_children

  @doc false
  def child_spec(opts) when is_list(opts) do
    id =
      case Keyword.get(opts, :name, Task.Supervisor) do
        name when is_atom(name) -> name
        {:global, name} -> name
        {:via, _module, name} -> name
      end

    %{
      id: id,
      start: {Task.Supervisor, :start_link, [opts]},
      type: :supervisor
    }
  end

  @doc """
  Starts a supervisor of tasks.

  Options: `:name`, `:max_restarts` (3), `:max_seconds` (5) and `:max_children` (`:infinity`), as in `DynamicSupervisor`.

      iex> {:ok, supervisor} = Task.Supervisor.start_link(max_children: 1)
      iex> {:ok, _} = Task.Supervisor.start_child(supervisor, Process, :sleep, [:infinity])
      iex> Task.Supervisor.start_child(supervisor, Process, :sleep, [:infinity])
      {:error, :max_children}

  """
  @spec start_link([option]) :: Supervisor.on_start()
  def start_link(options \\ []) do
    {restart, options} = Keyword.pop(options, :restart)
    {shutdown, options} = Keyword.pop(options, :shutdown)

    if restart || shutdown do
      IO.warn(
        ":restart and :shutdown options in Task.Supervisor.start_link/1 " <>
          "are deprecated. Please pass those options on start_child/3 instead"
      )
    end

    keys = [:max_children, :max_seconds, :max_restarts]
    {sup_opts, start_opts} = Keyword.split(options, keys)
    restart_and_shutdown = {restart || :temporary, shutdown || 5000}
    DynamicSupervisor.start_link(__MODULE__, {restart_and_shutdown, sup_opts}, start_opts)
  end

  @doc false
  def init({{_restart, _shutdown} = arg, options}) do
    Process.put(__MODULE__, arg)
    DynamicSupervisor.init([strategy: :one_for_one] ++ options)
  end

  @doc """
  Starts a task that is linked to the caller and to the supervisor; see `Task.async/1`.

  `:shutdown` is how long it may take to end when the supervisor does (5000 milliseconds). Raises when `:max_children` is reached.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> supervisor |> Task.Supervisor.async(fn -> 1 + 1 end) |> Task.await()
      2

  """
  @spec async(Supervisor.supervisor(), (-> any), async_opts) :: Task.t()
  def async(supervisor, fun, options \\ []), do: async(supervisor, :erlang, :apply, [fun, []], options)

  @doc """
  Starts a linked task that calls the function of a module.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> supervisor |> Task.Supervisor.async(String, :upcase, ["a"]) |> Task.await()
      "A"

  """
  @spec async(Supervisor.supervisor(), module, atom, [term], async_opts) :: Task.t()
  def async(supervisor, module, fun, args, options \\ []), do: async(supervisor, :link, module, fun, args, options)

  @doc """
  Starts a task that is linked to the supervisor alone; the caller is told of its failure by a message.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> task = Task.Supervisor.async_nolink(supervisor, fn -> exit(:failed) end)
      iex> Task.yield(task)
      {:exit, :failed}

  """
  @spec async_nolink(Supervisor.supervisor(), (-> any), async_opts) :: Task.t()
  def async_nolink(supervisor, fun, options \\ []), do: async_nolink(supervisor, :erlang, :apply, [fun, []], options)

  @doc """
  Starts a task without a link that calls the function of a module.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> supervisor |> Task.Supervisor.async_nolink(String, :upcase, ["a"]) |> Task.await()
      "A"

  """
  @spec async_nolink(Supervisor.supervisor(), module, atom, [term], async_opts) :: Task.t()
  def async_nolink(supervisor, module, fun, args, options \\ []) do
    async(supervisor, :nolink, module, fun, args, options)
  end

  defp async(supervisor, link_type, module, fun, args, options) do
    owner = self()
    shutdown = options[:shutdown]

    case start_child_with_spec(supervisor, [Task.__owner__(owner), :monitor], :temporary, shutdown) do
      {:ok, pid} ->
        if link_type == :link, do: Process.link(pid)
        alias = Task.__alias__(pid)
        send(pid, {owner, alias, alias, Task.__callers__(owner), {module, fun, args}})
        %Task{pid: pid, ref: alias, owner: owner, mfa: {module, fun, length(args)}}

      {:error, :max_children} ->
        raise @max_children
    end
  end

  @doc """
  A stream of what a function of a module gives for each element, in tasks of the supervisor linked to the caller.

  See `Task.async_stream/5` for the options, and `:shutdown`.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> supervisor |> Task.Supervisor.async_stream(["a", "b"], String, :upcase, []) |> Enum.to_list()
      [ok: "A", ok: "B"]

  """
  @doc since: "1.4.0"
  @spec async_stream(Supervisor.supervisor(), Enumerable.t(), module, atom, [term], [async_stream_option]) ::
          Enumerable.t()
  def async_stream(supervisor, enumerable, module, function, args, options \\ [])
      when is_atom(module) and is_atom(function) and is_list(args) do
    build_stream(supervisor, :link, enumerable, {module, function, args}, options)
  end

  @doc """
  A stream of what the fun gives for each element, in tasks of the supervisor linked to the caller.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> supervisor |> Task.Supervisor.async_stream(1..3, &(&1 * 2)) |> Enum.to_list()
      [ok: 2, ok: 4, ok: 6]

  """
  @doc since: "1.4.0"
  @spec async_stream(Supervisor.supervisor(), Enumerable.t(), (term -> term), [async_stream_option]) :: Enumerable.t()
  def async_stream(supervisor, enumerable, fun, options \\ []) when is_function(fun, 1) do
    build_stream(supervisor, :link, enumerable, fun, options)
  end

  @doc """
  Like `async_stream/6`, without links to the caller: the failure of a task is `{:exit, reason}`.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> supervisor |> Task.Supervisor.async_stream_nolink(["a", "b"], String, :upcase, []) |> Enum.to_list()
      [ok: "A", ok: "B"]

  """
  @doc since: "1.4.0"
  @spec async_stream_nolink(Supervisor.supervisor(), Enumerable.t(), module, atom, [term], [async_stream_option]) ::
          Enumerable.t()
  def async_stream_nolink(supervisor, enumerable, module, function, args, options \\ [])
      when is_atom(module) and is_atom(function) and is_list(args) do
    build_stream(supervisor, :nolink, enumerable, {module, function, args}, options)
  end

  @doc """
  Like `async_stream/4`, without links to the caller.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> stream = Task.Supervisor.async_stream_nolink(supervisor, 1..3, fn n -> if n == 2, do: exit(:failed), else: n end)
      iex> Enum.to_list(stream)
      [ok: 1, exit: :failed, ok: 3]

  """
  @doc since: "1.4.0"
  @spec async_stream_nolink(Supervisor.supervisor(), Enumerable.t(), (term -> term), [async_stream_option]) ::
          Enumerable.t()
  def async_stream_nolink(supervisor, enumerable, fun, options \\ []) when is_function(fun, 1) do
    build_stream(supervisor, :nolink, enumerable, fun, options)
  end

  defp build_stream(supervisor, link_type, enumerable, fun, options) do
    shutdown = options[:shutdown]
    options = Task.Supervised.validate_stream_options(options)

    fn acc, acc_fun ->
      owner = Task.__owner__(self())

      Task.Supervised.stream(enumerable, acc, acc_fun, Task.__callers__(self()), fun, options, fn ->
        case start_child_with_spec(supervisor, [owner, :monitor], :temporary, shutdown) do
          {:ok, pid} ->
            if link_type == :link, do: Process.link(pid)
            {:ok, link_type, pid}

          {:error, :max_children} ->
            {:error, :max_children}
        end
      end)
    end
  end

  @doc """
  Ends a task: `:ok`, or `{:error, :not_found}` if it is none of this supervisor.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> {:ok, pid} = Task.Supervisor.start_child(supervisor, Process, :sleep, [:infinity])
      iex> Task.Supervisor.terminate_child(supervisor, pid)
      :ok
      iex> Task.Supervisor.terminate_child(supervisor, pid)
      {:error, :not_found}

  """
  @spec terminate_child(Supervisor.supervisor(), pid) :: :ok | {:error, :not_found}
  def terminate_child(supervisor, pid) when is_pid(pid), do: DynamicSupervisor.terminate_child(supervisor, pid)

  @doc """
  The pids of all tasks of the supervisor.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> {:ok, pid} = Task.Supervisor.start_child(supervisor, Process, :sleep, [:infinity])
      iex> Task.Supervisor.children(supervisor) == [pid]
      true

  """
  @spec children(Supervisor.supervisor()) :: [pid]
  def children(supervisor) do
    for {_, pid, _, _} <- DynamicSupervisor.which_children(supervisor), is_pid(pid), do: pid
  end

  @doc """
  Starts a task that nobody waits for: `{:ok, pid}` or `{:error, :max_children}`.

  Options: `:restart` (`:temporary`) and `:shutdown` (5000 milliseconds).

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> parent = self()
      iex> {:ok, _pid} = Task.Supervisor.start_child(supervisor, fn -> send(parent, :hello) end)
      iex> receive do: (message -> message)
      :hello

  """
  @spec start_child(Supervisor.supervisor(), (-> any), start_child_opts) :: DynamicSupervisor.on_start_child()
  def start_child(supervisor, fun, options \\ []), do: start_child(supervisor, :erlang, :apply, [fun, []], options)

  @doc """
  Starts a task that nobody waits for and that calls the function of a module.

      iex> {:ok, supervisor} = Task.Supervisor.start_link()
      iex> {:ok, _pid} = Task.Supervisor.start_child(supervisor, Kernel, :send, [self(), :hello])
      iex> receive do: (message -> message)
      :hello

  """
  @spec start_child(Supervisor.supervisor(), module, atom, [term], start_child_opts) ::
          DynamicSupervisor.on_start_child()
  def start_child(supervisor, module, fun, args, options \\ [])
      when is_atom(fun) and is_list(args) do
    restart = options[:restart]
    shutdown = options[:shutdown]
    args = [Task.__owner__(self()), Task.__callers__(self()), {module, fun, args}]
    start_child_with_spec(supervisor, args, restart, shutdown)
  end

  defp start_child_with_spec(supervisor, args, restart, shutdown) do
    GenServer.call(supervisor, {:start_task, args, restart, shutdown}, :infinity)
  end
end
