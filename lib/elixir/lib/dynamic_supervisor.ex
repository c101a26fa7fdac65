defmodule DynamicSupervisor do
  @moduledoc """
  A supervisor whose children are all started on demand, with `start_child/2`.

      {:ok, sup} = DynamicSupervisor.start_link(strategy: :one_for_one)
      {:ok, agent} = DynamicSupervisor.start_child(sup, {Agent, fn -> 1 end})

  It keeps children by pid, so that it can have millions of them; they have no ids and no order. The only strategy is `:one_for_one`.

  A module with `use DynamicSupervisor` has `c:init/1`, which mostly ends with `init/1`, and is started with `start_link/3`.
  """

  @behaviour GenServer

  @doc "Gives the flags of the supervisor, as `init/1` makes them."
  @callback init(init_arg :: term) :: {:ok, sup_flags()} | :ignore

  @typedoc "The flags of a supervisor, as `init/1` gives them"
  @type sup_flags() :: %{
          strategy: strategy(),
          intensity: non_neg_integer(),
          period: pos_integer(),
          max_children: non_neg_integer() | :infinity,
          extra_arguments: [term()]
        }

  @typedoc "An option of `start_link/1`"
  @type option :: GenServer.option()

  @typedoc "An option of `init/1`"
  @type init_option ::
          {:strategy, strategy()}
          | {:max_restarts, non_neg_integer()}
          | {:max_seconds, pos_integer()}
          | {:max_children, non_neg_integer() | :infinity}
          | {:extra_arguments, [term()]}

  @typedoc "The only strategy"
  @type strategy :: :one_for_one

  @typedoc "What `start_child/2` gives"
  @type on_start_child ::
          {:ok, pid}
          | {:ok, pid, info :: term}
          | :ignore
          | {:error, {:already_started, pid} | :max_children | term}

  # Children are `%{pid => child}`, a child is {{module, function, args}, restart, shutdown, type, modules}, where args are :undefined for
  # temporary ones, which are never started again. A child that is being restarted stands under {:restarting, pid}.
  defstruct [
    :args,
    :extra_arguments,
    :mod,
    :name,
    :strategy,
    :max_children,
    :max_restarts,
    :max_seconds,
    children: %{},
    restarts: []
  ]

  @doc """
  The specification to start a dynamic supervisor under a supervisor, with the options of `start_link/1`. Its id is the name.

      iex> DynamicSupervisor.child_spec(name: MySup)
      %{id: MySup, start: {DynamicSupervisor, :start_link, [[name: MySup]]}, type: :supervisor}

  """
  @doc since: "1.6.1"
  @spec child_spec([init_option | GenServer.option()]) :: Supervisor.child_spec()
  def child_spec(options) when is_list(options) do
    id =
      case Keyword.get(options, :name, DynamicSupervisor) do
        name when is_atom(name) -> name
        {:global, name} -> name
        {:via, _module, name} -> name
      end

    %{
      id: id,
      start: {DynamicSupervisor, :start_link, [options]},
      type: :supervisor
    }
  end

  @doc false
  defmacro __using__(opts) do
    quote location: :keep, bind_quoted: [opts: opts] do
      @behaviour DynamicSupervisor

      if not Module.has_attribute?(__MODULE__, :doc) do
        @doc """
        Returns a specification to start this module under a supervisor.

        See `Supervisor`.
        """
      end

      def child_spec(arg) do
        default = %{
          id: __MODULE__,
          start: {__MODULE__, :start_link, [arg]},
          type: :supervisor
        }

        Supervisor.child_spec(default, unquote(Macro.escape(opts)))
      end

      defoverridable child_spec: 1
    end
  end

  @doc """
  Starts a supervisor with the options of `init/1`, and `:name`.

      iex> {:ok, supervisor} = DynamicSupervisor.start_link(max_children: 0)
      iex> DynamicSupervisor.start_child(supervisor, {Agent, fn -> 0 end})
      {:error, :max_children}

  """
  @doc since: "1.6.0"
  @spec start_link([option | init_option]) :: Supervisor.on_start()
  def start_link(options) when is_list(options) do
    keys = [:extra_arguments, :max_children, :max_seconds, :max_restarts, :strategy]
    {sup_opts, start_opts} = Keyword.split(options, keys)
    start_link(Supervisor.Default, init(sup_opts), start_opts)
  end

  @doc """
  Starts a supervisor with a callback module; `options` may have `:name` and the others of `GenServer.start_link/3`.

      iex> defmodule PoolExample do
      ...>   use DynamicSupervisor
      ...>   @impl true
      ...>   def init(max), do: DynamicSupervisor.init(max_children: max)
      ...> end
      iex> {:ok, supervisor} = DynamicSupervisor.start_link(PoolExample, 0)
      iex> DynamicSupervisor.start_child(supervisor, {Agent, fn -> 0 end})
      {:error, :max_children}

  """
  @doc since: "1.6.0"
  @spec start_link(module, term, [option]) :: Supervisor.on_start()
  def start_link(module, init_arg, opts \\ []) do
    GenServer.start_link(__MODULE__, {module, init_arg, opts[:name]}, opts)
  end

  @doc """
  Starts a child: `{:ok, pid}`, `{:ok, pid, info}`, `:ignore`, `{:error, :max_children}` or `{:error, reason}` of its start function.

  The `:id` of the specification is not used, but required as for `Supervisor`.

      iex> {:ok, supervisor} = DynamicSupervisor.start_link([])
      iex> {:ok, pid} = DynamicSupervisor.start_child(supervisor, {Agent, fn -> 42 end})
      iex> Agent.get(pid, & &1)
      42

  """
  @doc since: "1.6.0"
  @spec start_child(
          Supervisor.supervisor(),
          Supervisor.child_spec() | {module, term} | module | (old_erlang_child_spec :: :supervisor.child_spec())
        ) :: on_start_child()
  def start_child(supervisor, {_, _, _, _, _, _} = child_spec), do: validate_and_start_child(supervisor, child_spec)

  def start_child(supervisor, child_spec) do
    validate_and_start_child(supervisor, Supervisor.child_spec(child_spec, []))
  end

  defp validate_and_start_child(supervisor, child_spec) do
    case validate_child(child_spec) do
      {:ok, child} -> call(supervisor, {:start_child, child})
      error -> {:error, error}
    end
  end

  defp validate_child(%{id: _, start: {mod, _, _} = start} = child) do
    restart = Map.get(child, :restart, :permanent)
    type = Map.get(child, :type, :worker)
    modules = Map.get(child, :modules, [mod])
    significant = Map.get(child, :significant, false)

    shutdown =
      case type do
        :worker -> Map.get(child, :shutdown, 5_000)
        :supervisor -> Map.get(child, :shutdown, :infinity)
      end

    validate_child(start, restart, shutdown, type, modules, significant)
  end

  defp validate_child({_, start, restart, shutdown, type, modules}) do
    validate_child(start, restart, shutdown, type, modules, false)
  end

  defp validate_child(other), do: {:invalid_child_spec, other}

  defp validate_child(start, restart, shutdown, type, modules, significant) do
    with :ok <- validate_start(start),
         :ok <- validate_restart(restart),
         :ok <- validate_shutdown(shutdown),
         :ok <- validate_type(type),
         :ok <- validate_modules(modules),
         :ok <- validate_significant(significant) do
      {:ok, {start, restart, shutdown, type, modules}}
    end
  end

  defp validate_start({m, f, args}) when is_atom(m) and is_atom(f) and is_list(args), do: :ok
  defp validate_start(mfa), do: {:invalid_mfa, mfa}

  defp validate_type(type) when type in [:supervisor, :worker], do: :ok
  defp validate_type(type), do: {:invalid_child_type, type}

  defp validate_restart(restart) when restart in [:permanent, :temporary, :transient], do: :ok
  defp validate_restart(restart), do: {:invalid_restart_type, restart}

  defp validate_shutdown(shutdown) when is_integer(shutdown) and shutdown >= 0, do: :ok
  defp validate_shutdown(shutdown) when shutdown in [:infinity, :brutal_kill], do: :ok
  defp validate_shutdown(shutdown), do: {:invalid_shutdown, shutdown}

  defp validate_significant(false), do: :ok
  defp validate_significant(significant), do: {:invalid_significant, significant}

  defp validate_modules(:dynamic), do: :ok

  defp validate_modules(mods) do
    if is_list(mods) and Enum.all?(mods, &is_atom/1), do: :ok, else: {:invalid_modules, mods}
  end

  @doc """
  Ends a child: `:ok`, or `{:error, :not_found}`.

      iex> {:ok, supervisor} = DynamicSupervisor.start_link([])
      iex> {:ok, pid} = DynamicSupervisor.start_child(supervisor, {Agent, fn -> 42 end})
      iex> DynamicSupervisor.terminate_child(supervisor, pid)
      :ok
      iex> DynamicSupervisor.terminate_child(supervisor, pid)
      {:error, :not_found}

  """
  @doc since: "1.6.0"
  @spec terminate_child(Supervisor.supervisor(), pid) :: :ok | {:error, :not_found}
  def terminate_child(supervisor, pid) when is_pid(pid), do: call(supervisor, {:terminate_child, pid})

  @doc """
  Lists the children: `{:undefined, pid | :restarting, type, modules}`.

      iex> {:ok, supervisor} = DynamicSupervisor.start_link([])
      iex> {:ok, pid} = DynamicSupervisor.start_child(supervisor, {Agent, fn -> 42 end})
      iex> DynamicSupervisor.which_children(supervisor) == [{:undefined, pid, :worker, [Agent]}]
      true

  """
  @doc since: "1.6.0"
  @spec which_children(Supervisor.supervisor()) :: [
          # module() | :dynamic here because :supervisor.modules() is not exported
          {:undefined, pid | :restarting, :worker | :supervisor, [module()] | :dynamic}
        ]
  def which_children(supervisor), do: call(supervisor, :which_children)

  @doc """
  Counts the children: `:specs` and `:active` (running), `:supervisors` and `:workers`.

      iex> {:ok, sup} = DynamicSupervisor.start_link(strategy: :one_for_one)
      iex> DynamicSupervisor.count_children(sup)
      %{active: 0, specs: 0, supervisors: 0, workers: 0}

  """
  @doc since: "1.6.0"
  @spec count_children(Supervisor.supervisor()) :: %{
          specs: non_neg_integer,
          active: non_neg_integer,
          supervisors: non_neg_integer,
          workers: non_neg_integer
        }
  def count_children(supervisor), do: call(supervisor, :count_children) |> :maps.from_list()

  @doc """
  Stops the supervisor with its children. See `GenServer.stop/3`.

      iex> {:ok, supervisor} = DynamicSupervisor.start_link([])
      iex> DynamicSupervisor.stop(supervisor)
      :ok

  """
  @doc since: "1.7.0"
  @spec stop(Supervisor.supervisor(), reason :: term, timeout) :: :ok
  def stop(supervisor, reason \\ :normal, timeout \\ :infinity), do: GenServer.stop(supervisor, reason, timeout)

  @doc """
  Makes the result of `c:init/1`.

  Options: `:strategy` (`:one_for_one`), `:max_restarts` (3), `:max_seconds` (5), `:max_children` (`:infinity`) and `:extra_arguments`, which are put
  before the arguments of each child's start function.

      iex> DynamicSupervisor.init(max_children: 10)
      {:ok, %{strategy: :one_for_one, intensity: 3, period: 5, max_children: 10, extra_arguments: []}}

  """
  @doc since: "1.6.0"
  @spec init([init_option]) :: {:ok, sup_flags()}
  def init(options) when is_list(options) do
    {:ok,
     %{
       strategy: Keyword.get(options, :strategy, :one_for_one),
       intensity: Keyword.get(options, :max_restarts, 3),
       period: Keyword.get(options, :max_seconds, 5),
       max_children: Keyword.get(options, :max_children, :infinity),
       extra_arguments: Keyword.get(options, :extra_arguments, [])
     }}
  end

  ## Callbacks

  @impl true
  def init({mod, init_arg, name}) do
    Process.put(:"$initial_call", {:supervisor, mod, 1})
    Process.flag(:trap_exit, true)

    case mod.init(init_arg) do
      {:ok, flags} when is_map(flags) -> init(mod, init_arg, report_name(name, mod), flags)
      :ignore -> :ignore
      other -> {:stop, {:bad_return, {mod, :init, other}}}
    end
  end

  defp init(mod, init_arg, name, flags) do
    state = %DynamicSupervisor{mod: mod, args: init_arg, name: name}

    case init(state, flags) do
      {:ok, state} -> {:ok, state}
      {:error, reason} -> {:stop, {:supervisor_data, reason}}
    end
  end

  defp report_name(nil, mod), do: {self(), mod}
  defp report_name(name, _mod) when is_atom(name), do: {:local, name}
  defp report_name(name, _mod), do: name

  defp init(state, flags) do
    extra_arguments = Map.get(flags, :extra_arguments, [])
    max_children = Map.get(flags, :max_children, :infinity)
    max_restarts = Map.get(flags, :intensity, 1)
    max_seconds = Map.get(flags, :period, 5)
    strategy = Map.get(flags, :strategy, :one_for_one)

    with :ok <- validate_strategy(strategy),
         :ok <- validate_restarts(max_restarts),
         :ok <- validate_seconds(max_seconds),
         :ok <- validate_dynamic(max_children),
         :ok <- validate_extra_arguments(extra_arguments) do
      {:ok,
       %{
         state
         | extra_arguments: extra_arguments,
           max_children: max_children,
           max_restarts: max_restarts,
           max_seconds: max_seconds,
           strategy: strategy
       }}
    end
  end

  defp validate_strategy(:one_for_one), do: :ok
  defp validate_strategy(strategy), do: {:error, {:invalid_strategy, strategy}}

  defp validate_restarts(restart) when is_integer(restart) and restart >= 0, do: :ok
  defp validate_restarts(restart), do: {:error, {:invalid_intensity, restart}}

  defp validate_seconds(seconds) when is_integer(seconds) and seconds > 0, do: :ok
  defp validate_seconds(seconds), do: {:error, {:invalid_period, seconds}}

  defp validate_dynamic(:infinity), do: :ok
  defp validate_dynamic(dynamic) when is_integer(dynamic) and dynamic >= 0, do: :ok
  defp validate_dynamic(dynamic), do: {:error, {:invalid_max_children, dynamic}}

  defp validate_extra_arguments(list) when is_list(list), do: :ok
  defp validate_extra_arguments(extra), do: {:error, {:invalid_extra_arguments, extra}}

  @impl true
  def handle_call(:which_children, _from, state) do
    reply =
      for {pid, args} <- state.children do
        case args do
          {:restarting, {_, _, _, type, modules}} -> {:undefined, :restarting, type, modules}
          {_, _, _, type, modules} -> {:undefined, pid, type, modules}
        end
      end

    {:reply, reply, state}
  end

  def handle_call(:count_children, _from, %{children: children} = state) do
    specs = map_size(children)

    {active, supervisors, workers} =
      Enum.reduce(children, {0, 0, 0}, fn
        {_pid, {:restarting, {_, _, _, type, _}}}, {active, supervisors, workers} ->
          count(type, active, supervisors, workers)

        {_pid, {_, _, _, type, _}}, {active, supervisors, workers} ->
          count(type, active + 1, supervisors, workers)
      end)

    {:reply, [specs: specs, active: active, supervisors: supervisors, workers: workers], state}
  end

  def handle_call({:terminate_child, pid}, _from, %{children: children} = state) do
    case children do
      %{^pid => info} ->
        :ok = terminate_children(%{pid => info}, state)
        {:reply, :ok, delete_child(pid, state)}

      %{} ->
        {:reply, {:error, :not_found}, state}
    end
  end

  def handle_call({:start_task, args, restart, shutdown}, from, state) do
    {init_restart, init_shutdown} = Process.get(Task.Supervisor)
    restart = restart || init_restart
    shutdown = shutdown || init_shutdown
    child = {{Task.Supervised, :start_link, args}, restart, shutdown, :worker, [Task.Supervised]}
    handle_call({:start_child, child}, from, state)
  end

  def handle_call({:start_child, child}, _from, state) do
    if map_size(state.children) < state.max_children do
      handle_start_child(child, state)
    else
      {:reply, {:error, :max_children}, state}
    end
  end

  defp count(:worker, active, supervisors, workers), do: {active, supervisors, workers + 1}
  defp count(:supervisor, active, supervisors, workers), do: {active, supervisors + 1, workers}

  defp handle_start_child({{m, f, args} = mfa, restart, shutdown, type, modules}, state) do
    reply = start_child(m, f, state.extra_arguments ++ args)

    case reply do
      {:ok, pid, _} -> {:reply, reply, started(pid, mfa, restart, shutdown, type, modules, state)}
      {:ok, pid} -> {:reply, reply, started(pid, mfa, restart, shutdown, type, modules, state)}
      _ -> {:reply, reply, state}
    end
  end

  defp started(pid, mfa, restart, shutdown, type, modules, state) do
    child = save_child(mfa, restart, shutdown, type, modules)
    put_in(state.children[pid], child)
  end

  # A temporary child is not started again, so its arguments need not be kept.
  defp save_child({m, f, _}, :temporary, shutdown, type, modules) do
    {{m, f, :undefined}, :temporary, shutdown, type, modules}
  end

  defp save_child(mfa, restart, shutdown, type, modules), do: {mfa, restart, shutdown, type, modules}

  defp start_child(m, f, a) do
    try do
      apply(m, f, a)
    catch
      kind, reason -> {:error, exit_reason(kind, reason, __STACKTRACE__)}
    else
      result -> start_result(result)
    end
  end

  defp start_result({:ok, pid, _extra} = result) when is_pid(pid), do: result
  defp start_result({:ok, pid} = result) when is_pid(pid), do: result
  defp start_result(:ignore), do: :ignore
  defp start_result({:error, _} = error), do: error
  defp start_result(other), do: {:error, other}

  @impl true
  def handle_cast(_msg, state), do: {:noreply, state}

  @impl true
  def handle_info({:EXIT, pid, reason}, state) do
    case maybe_restart_child(pid, reason, state) do
      {:ok, state} -> {:noreply, state}
      {:shutdown, state} -> {:stop, :shutdown, state}
    end
  end

  def handle_info({:"$gen_restart", pid}, state) do
    case state.children do
      %{^pid => {:restarting, child}} ->
        case restart_child(pid, child, state) do
          {:ok, state} -> {:noreply, state}
          {:shutdown, state} -> {:stop, :shutdown, state}
        end

      # It was ended in the meantime.
      %{} ->
        {:noreply, state}
    end
  end

  def handle_info(msg, state) do
    :logger.error(
      %{
        label: {DynamicSupervisor, :unexpected_msg},
        report: %{msg: msg}
      },
      %{
        domain: [:otp, :elixir],
        error_logger: %{tag: :error_msg},
        report_cb: &__MODULE__.format_report/1
      }
    )

    {:noreply, state}
  end

  @impl true
  def code_change(_, %{mod: mod, args: init_arg} = state, _) do
    case mod.init(init_arg) do
      {:ok, flags} when is_map(flags) -> changed(init(state, flags))
      :ignore -> {:ok, state}
      error -> error
    end
  end

  defp changed({:ok, state}), do: {:ok, state}
  defp changed({:error, reason}), do: {:error, {:supervisor_data, reason}}

  @impl true
  def terminate(_, %{children: children} = state), do: :ok = terminate_children(children, state)

  ## Ending children

  defp terminate_children(children, state) do
    {pids, times} = signal_children(children)

    timers =
      Enum.reduce(times, %{}, fn
        {:brutal_kill, pids}, acc -> give_up_later(acc, pids)
        {time, pids}, acc -> Map.put(acc, :erlang.start_timer(time, self(), :kill), pids)
      end)

    for {pid, {child, reason}} <- wait_children(pids, timers, %{}) do
      report_error(:shutdown_error, reason, pid, child, state)
    end

    :ok
  end

  # Sends each its signal; gives the children by monitor, and pids by the time they have.
  defp signal_children(children) do
    Enum.reduce(children, {%{}, %{}}, fn
      {_, {:restarting, _}}, acc ->
        acc

      {pid, {_, _, shutdown, _, _} = child}, {monitors, times} ->
        ref = Process.monitor(pid)
        exit_child(pid, shutdown)
        {Map.put(monitors, ref, {pid, child}), add_time(shutdown, pid, times)}
    end)
  end

  defp exit_child(pid, :brutal_kill), do: Process.exit(pid, :kill)
  defp exit_child(pid, _time), do: Process.exit(pid, :shutdown)

  defp add_time(:infinity, _pid, times), do: times
  defp add_time(time, pid, times), do: Map.update(times, time, [pid], &[pid | &1])

  defp give_up_later(timers, pids) do
    Map.put(timers, :erlang.start_timer(:supervisor_child.last_wait(), self(), :give_up), pids)
  end

  defp wait_children(pids, timers, unexpected) when map_size(pids) == 0 do
    for {timer, _} <- timers do
      _ = :erlang.cancel_timer(timer)

      receive do
        {:timeout, ^timer, _} -> :ok
      after
        0 -> :ok
      end
    end

    unexpected
  end

  defp wait_children(pids, timers, unexpected) do
    receive do
      {:DOWN, ref, :process, _pid, reason} when is_map_key(pids, ref) ->
        {{pid, child}, pids} = Map.pop!(pids, ref)
        unexpected = wait_child(pid, child, unlink_flush(pid, reason), unexpected)
        wait_children(pids, timers, unexpected)

      {:timeout, timer, :kill} when is_map_key(timers, timer) ->
        {killed, timers} = Map.pop!(timers, timer)
        for pid <- killed, do: Process.exit(pid, :kill)
        wait_children(pids, give_up_later(timers, killed), unexpected)

      {:timeout, timer, :give_up} when is_map_key(timers, timer) ->
        {killed, timers} = Map.pop!(timers, timer)

        if :supervisor_child.given_up?() do
          {pids, unexpected} = forsake(pids, killed, unexpected)
          wait_children(pids, timers, unexpected)
        else
          wait_children(pids, give_up_later(timers, killed), unexpected)
        end
    end
  end

  # Those that were killed and are still inside of Java code when the node stops.
  defp forsake(pids, killed, unexpected) do
    killed = MapSet.new(killed)
    {gone, left} = Enum.split_with(pids, fn {_ref, {pid, _child}} -> pid in killed end)
    for {ref, _} <- gone, do: Process.demonitor(ref, [:flush])
    {Map.new(left), Enum.reduce(gone, unexpected, fn {_, {pid, child}}, acc -> wait_child(pid, child, :killed, acc) end)}
  end

  # The exit message of the link knows the reason even if the process was gone before the monitor was set.
  defp unlink_flush(pid, down_reason) do
    Process.unlink(pid)

    receive do
      {:EXIT, ^pid, reason} when down_reason == :noproc -> reason
      {:EXIT, ^pid, _} -> down_reason
    after
      0 -> down_reason
    end
  end

  defp wait_child(pid, {_, _, :brutal_kill, _, _} = child, reason, unexpected) do
    case reason do
      :killed -> unexpected
      _ -> expected_or(pid, child, reason, unexpected)
    end
  end

  defp wait_child(_pid, _child, :shutdown, unexpected), do: unexpected
  defp wait_child(pid, child, reason, unexpected), do: expected_or(pid, child, reason, unexpected)

  defp expected_or(pid, {_, restart, _, _, _} = child, reason, unexpected) do
    case reason do
      {:shutdown, _} when restart != :permanent -> unexpected
      :normal when restart != :permanent -> unexpected
      :shutdown when restart != :permanent -> unexpected
      reason -> Map.put(unexpected, pid, {child, reason})
    end
  end

  ## Restarts

  defp maybe_restart_child(pid, reason, %{children: children} = state) do
    case children do
      %{^pid => {_, restart, _, _, _} = child} -> maybe_restart_child(restart, reason, pid, child, state)
      %{} -> {:ok, state}
    end
  end

  defp maybe_restart_child(:permanent, reason, pid, child, state) do
    report_error(:child_terminated, reason, pid, child, state)
    restart_child(pid, child, state)
  end

  defp maybe_restart_child(_, :normal, pid, _child, state), do: {:ok, delete_child(pid, state)}
  defp maybe_restart_child(_, :shutdown, pid, _child, state), do: {:ok, delete_child(pid, state)}
  defp maybe_restart_child(_, {:shutdown, _}, pid, _child, state), do: {:ok, delete_child(pid, state)}

  defp maybe_restart_child(:transient, reason, pid, child, state) do
    report_error(:child_terminated, reason, pid, child, state)
    restart_child(pid, child, state)
  end

  defp maybe_restart_child(:temporary, reason, pid, child, state) do
    report_error(:child_terminated, reason, pid, child, state)
    {:ok, delete_child(pid, state)}
  end

  defp delete_child(pid, %{children: children} = state), do: %{state | children: Map.delete(children, pid)}

  defp restart_child(pid, child, state) do
    case :supervisor_restarts.note(state.restarts, state.max_restarts, state.max_seconds) do
      {:allowed, restarts} ->
        state = %{state | restarts: restarts}

        case restart_child_now(pid, child, state) do
          {:ok, state} ->
            {:ok, state}

          {:try_again, state} ->
            send(self(), {:"$gen_restart", pid})
            {:ok, state}
        end

      {:exceeded, restarts} ->
        state = %{state | restarts: restarts}
        report_error(:shutdown, :reached_max_restart_intensity, :undefined, child, state)
        {:shutdown, delete_child(pid, state)}
    end
  end

  defp restart_child_now(current_pid, {{m, f, args} = mfa, restart, shutdown, type, modules} = child, state) do
    case start_child(m, f, state.extra_arguments ++ args) do
      {:ok, pid, _} ->
        {:ok, started(pid, mfa, restart, shutdown, type, modules, delete_child(current_pid, state))}

      {:ok, pid} ->
        {:ok, started(pid, mfa, restart, shutdown, type, modules, delete_child(current_pid, state))}

      :ignore ->
        {:ok, delete_child(current_pid, state)}

      {:error, reason} ->
        report_error(:start_error, reason, {:restarting, current_pid}, child, state)
        {:try_again, put_in(state.children[current_pid], {:restarting, child})}
    end
  end

  ## Reports

  defp report_error(error, reason, pid, child, %{name: name} = state) do
    :logger.error(
      %{
        label: {:supervisor, error},
        report: [
          {:supervisor, name},
          {:errorContext, error},
          {:reason, reason},
          {:offender, extract_child(pid, child, state)}
        ]
      },
      %{
        domain: [:otp, :sasl],
        report_cb: &:logger.format_otp_report/1,
        logger_formatter: %{title: "SUPERVISOR REPORT"},
        error_logger: %{tag: :error_report, type: :supervisor_report}
      }
    )
  end

  defp extract_child(pid, {{m, f, args}, restart, shutdown, type, _modules}, state) do
    args = if is_list(args), do: state.extra_arguments ++ args, else: args

    [
      pid: pid,
      id: :undefined,
      mfargs: {m, f, args},
      restart_type: restart,
      shutdown: shutdown,
      child_type: type
    ]
  end

  @impl true
  def format_status(:terminate, [_pdict, state]), do: state

  def format_status(_, [_pdict, %{mod: mod} = state]) do
    [data: [{~c"State", state}], supervisor: [{~c"Callback", mod}]]
  end

  @doc false
  def format_report(%{
        label: {__MODULE__, :unexpected_msg},
        report: %{msg: msg}
      }) do
    {~c"DynamicSupervisor received unexpected message: ~p~n", [msg]}
  end

  ## Helpers

  defp exit_reason(:exit, reason, _), do: reason
  defp exit_reason(:error, reason, stack), do: {reason, stack}
  defp exit_reason(:throw, value, stack), do: {{:nocatch, value}, stack}

  @compile {:inline, call: 2}

  defp call(supervisor, req), do: GenServer.call(supervisor, req, :infinity)
end
