defmodule Supervisor do
  @moduledoc """
  A process that starts others, its children, and starts them again when they fail.

  Children are given as child specifications, maps with

    * `:id` - what the supervisor knows it by (required)
    * `:start` - `{module, function, args}`, which gives `{:ok, pid}` of a linked process (required)
    * `:restart` - `:permanent` (always, the default), `:temporary` (never) or `:transient` (when it ended abnormally)
    * `:shutdown` - how long it may take to end: milliseconds (5000 for workers), `:infinity` (supervisors) or `:brutal_kill`
    * `:type` - `:worker` or `:supervisor`
    * `:modules` - for hot upgrades, by default that of `:start`
    * `:significant` - whether its end may end the supervisor, see `:auto_shutdown`

  Instead of the map, `{module, arg}` or `module` asks `module.child_spec(arg)` for it.

      children = [
        {Registry, keys: :unique, name: MyApp.Registry},
        MyApp.Worker
      ]

      Supervisor.start_link(children, strategy: :one_for_one)

  The strategy says which children are restarted together: `:one_for_one` that one, `:one_for_all` all, `:rest_for_one` it and those started
  after it. More than `:max_restarts` (3) in `:max_seconds` (5) end the supervisor.

  ## Modules

  A module with `use Supervisor` has `c:init/1`, which mostly ends with `init/2`, and is started with `start_link/3`.
  """

  @doc "Gives the flags and children of the supervisor, as `init/2` makes them."
  @callback init(init_arg :: term) :: {:ok, {sup_flags, [child_spec | :supervisor.child_spec()]}} | :ignore

  @typedoc "What the start functions give"
  @type on_start :: {:ok, pid} | :ignore | {:error, {:already_started, pid} | {:shutdown, term} | term}

  @typedoc "What `start_child/2` gives"
  @type on_start_child ::
          {:ok, child} | {:ok, child, info :: term} | {:error, {:already_started, child} | :already_present | term}

  @typedoc "The process of a child: `:undefined` if it did not want to start"
  @type child :: pid | :undefined

  @typedoc "The name of a supervisor"
  @type name :: atom | {:global, term} | {:via, module, term}

  @typedoc "An option of `start_link/2` and `start_link/3`"
  @type option :: {:name, name}

  @typedoc "The flags of a supervisor, as `init/2` gives them"
  @type sup_flags() :: %{
          strategy: strategy,
          intensity: non_neg_integer,
          period: pos_integer,
          auto_shutdown: auto_shutdown
        }

  @typedoc "A supervisor: pid, name, or name and node"
  @type supervisor :: pid | name | {atom, node}

  @typedoc "An option of `init/2`"
  @type init_option ::
          {:strategy, strategy}
          | {:max_restarts, non_neg_integer}
          | {:max_seconds, pos_integer}
          | {:auto_shutdown, auto_shutdown}

  @typedoc "When a child is restarted"
  @type restart :: :permanent | :transient | :temporary

  @typedoc "How a child is ended"
  @type shutdown :: timeout | :brutal_kill

  @typedoc "Which children are restarted together"
  @type strategy :: :one_for_one | :one_for_all | :rest_for_one

  @typedoc "When the end of significant children ends the supervisor"
  @type auto_shutdown :: :never | :any_significant | :all_significant

  @typedoc "The type of a child"
  @type type :: :worker | :supervisor

  @typedoc "A module with `child_spec/1`, with or without its argument"
  @type module_spec :: {module, args :: term} | module

  @typedoc "A child specification"
  @type child_spec :: %{
          required(:id) => atom | term,
          required(:start) => {module, function_name :: atom, args :: [term]},
          optional(:restart) => restart,
          optional(:shutdown) => shutdown,
          optional(:type) => type,
          optional(:modules) => [module] | :dynamic,
          optional(:significant) => boolean
        }

  @typedoc "What `child_spec/2` can replace"
  @type child_spec_overrides :: [
          id: atom | term,
          start: {module, atom, [term]},
          restart: restart,
          shutdown: shutdown,
          type: type,
          modules: [module] | :dynamic,
          significant: boolean
        ]

  @doc false
  defmacro __using__(opts) do
    quote location: :keep, bind_quoted: [opts: opts] do
      import Supervisor.Spec
      @behaviour Supervisor

      if not Module.has_attribute?(__MODULE__, :doc) do
        @doc """
        Returns a specification to start this module under a supervisor.

        See `Supervisor`.
        """
      end

      def child_spec(init_arg) do
        default = %{
          id: __MODULE__,
          start: {__MODULE__, :start_link, [init_arg]},
          type: :supervisor
        }

        Supervisor.child_spec(default, unquote(Macro.escape(opts)))
      end

      defoverridable child_spec: 1
    end
  end

  @doc """
  Starts a supervisor with a list of children; `options` are those of `init/2` and `:name`.

  Children start in order. If one fails, those before it are ended, and the result is `{:error, {:shutdown, reason}}`.
  With a module as the first argument this is `start_link/3` without options.
  """
  @spec start_link([child_spec | module_spec | (old_erlang_child_spec :: :supervisor.child_spec())], [
          option | init_option
        ]) :: {:ok, pid} | {:error, {:already_started, pid} | {:shutdown, term} | term}
  def start_link(children, options) when is_list(children) do
    {sup_opts, start_opts} = Keyword.split(options, [:strategy, :max_seconds, :max_restarts, :auto_shutdown])
    start_link(Supervisor.Default, init(children, sup_opts), start_opts)
  end

  @spec start_link(module, term) :: on_start
  def start_link(module, init_arg) when is_atom(module), do: start_link(module, init_arg, [])

  @doc """
  Starts a supervisor with a callback module; `options` may have `:name`.

      iex> defmodule TreeExample do
      ...>   use Supervisor
      ...>   @impl true
      ...>   def init(value), do: Supervisor.init([{Agent, fn -> value end}], strategy: :one_for_one)
      ...> end
      iex> {:ok, supervisor} = Supervisor.start_link(TreeExample, 7)
      iex> Supervisor.count_children(supervisor).active
      1

  """
  @spec start_link(module, term, [option]) :: on_start
  def start_link(module, init_arg, options \\ [])
      when is_list(options) do
    case Keyword.get(options, :name) do
      nil ->
        :supervisor.start_link(module, init_arg)

      atom when is_atom(atom) ->
        :supervisor.start_link({:local, atom}, module, init_arg)

      {:global, _term} = name ->
        :supervisor.start_link(name, module, init_arg)

      {:via, via_module, _term} = name when is_atom(via_module) ->
        :supervisor.start_link(name, module, init_arg)

      other ->
        raise ArgumentError, """
        expected :name option to be one of the following:

          * nil
          * atom
          * {:global, term}
          * {:via, module, term}

        Got: #{inspect(other)}
        """
    end
  end

  @doc """
  Makes the result of `c:init/1` from children and options.

  Options: `:strategy` (required), `:max_restarts` (3), `:max_seconds` (5) and `:auto_shutdown` (`:never`).
  Raises `ArgumentError` for a missing strategy, and for what is no child.

      iex> Supervisor.init([], strategy: :one_for_one)
      {:ok, {%{auto_shutdown: :never, intensity: 3, period: 5, strategy: :one_for_one}, []}}

  """
  @doc since: "1.5.0"
  @spec init([child_spec | module_spec | (old_erlang_child_spec :: :supervisor.child_spec())], [init_option]) ::
          {:ok, {sup_flags, [child_spec | (old_erlang_child_spec :: :supervisor.child_spec())]}}
  def init(children, options) when is_list(children) and is_list(options) do
    strategy =
      case options[:strategy] do
        nil -> raise ArgumentError, "expected :strategy option to be given"
        :simple_one_for_one -> warn_simple_one_for_one()
        strategy -> strategy
      end

    flags = %{
      strategy: strategy,
      intensity: Keyword.get(options, :max_restarts, 3),
      period: Keyword.get(options, :max_seconds, 5),
      auto_shutdown: Keyword.get(options, :auto_shutdown, :never)
    }

    {:ok, {flags, Enum.map(children, &init_child/1)}}
  end

  defp warn_simple_one_for_one do
    IO.warn(":simple_one_for_one strategy is deprecated, please use DynamicSupervisor instead")
    :simple_one_for_one
  end

  defp init_child(module) when is_atom(module), do: init_child({module, []})

  defp init_child({module, arg}) when is_atom(module) do
    try do
      module.child_spec(arg)
    rescue
      e in UndefinedFunctionError ->
        case __STACKTRACE__ do
          [{^module, :child_spec, [^arg], _} | _] -> raise ArgumentError, child_spec_error(module)
          stack -> reraise e, stack
        end
    end
  end

  defp init_child(map) when is_map(map), do: map
  defp init_child({_, _, _, _, _, _} = tuple), do: tuple

  defp init_child(other) do
    raise ArgumentError, """
    supervisors expect each child to be one of the following:

      * a module
      * a {module, arg} tuple
      * a child specification as a map with at least the :id and :start fields
      * or a tuple with 6 elements generated by Supervisor.Spec (deprecated)

    Got: #{inspect(other)}
    """
  end

  defp child_spec_error(module) do
    if Code.ensure_loaded?(module) do
      """
      The module #{inspect(module)} was given as a child to a supervisor
      but it does not implement child_spec/1.

      If you own the given module, please define a child_spec/1 function
      that receives an argument and returns a child specification as a map.
      For example:

          def child_spec(opts) do
            %{
              id: __MODULE__,
              start: {__MODULE__, :start_link, [opts]},
              type: :worker,
              restart: :permanent,
              shutdown: 500
            }
          end

      Note that "use Agent", "use GenServer" and so on automatically define
      this function for you.

      However, if you don't own the given module and it doesn't implement
      child_spec/1, instead of passing the module name directly as a supervisor
      child, you will have to pass a child specification as a map:

          %{
            id: #{inspect(module)},
            start: {#{inspect(module)}, :start_link, [arg1, arg2]}
          }

      See the Supervisor documentation for more information
      """
    else
      "The module #{inspect(module)} was given as a child to a supervisor but it does not exist"
    end
  end

  @doc """
  Gives the child specification of a module, `{module, arg}` or map, with some of its keys replaced.

      iex> Supervisor.child_spec({Agent, :init}, id: :first, restart: :temporary)
      %{id: :first, restart: :temporary, start: {Agent, :start_link, [:init]}}

  Raises `ArgumentError` for keys that specifications do not have.
  """
  @spec child_spec(child_spec() | module_spec(), child_spec_overrides) :: child_spec()
  def child_spec(module_or_map, overrides)

  def child_spec({_, _, _, _, _, _} = tuple, _overrides) do
    raise ArgumentError, "old tuple-based child specification #{inspect(tuple)} is not supported in Supervisor.child_spec/2"
  end

  def child_spec(module_or_map, overrides) do
    Enum.reduce(overrides, init_child(module_or_map), &override/2)
  end

  defp override({key, value}, spec)
       when key in [:id, :start, :restart, :shutdown, :type, :modules, :significant] do
    Map.put(spec, key, value)
  end

  defp override({key, _value}, _spec) do
    raise ArgumentError, "unknown key #{inspect(key)} in child specification override"
  end

  @doc """
  Adds a child and starts it.

  The id being in use gives `{:error, {:already_started, pid}}` or `{:error, :already_present}`; a child that failed to start is not kept.

      iex> {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one)
      iex> {:ok, pid} = Supervisor.start_child(supervisor, Supervisor.child_spec({Agent, fn -> 1 end}, id: :one))
      iex> Agent.get(pid, & &1)
      1
      iex> Supervisor.start_child(supervisor, {Agent, fn -> 2 end}) |> elem(0)
      :error

  """
  @spec start_child(supervisor, child_spec | module_spec | (old_erlang_child_spec :: :supervisor.child_spec())) ::
          on_start_child
  def start_child(supervisor, {_, _, _, _, _, _} = child_spec), do: call(supervisor, {:start_child, child_spec})

  def start_child(supervisor, args) when is_list(args) do
    IO.warn_once(
      {__MODULE__, :start_child},
      fn ->
        "Supervisor.start_child/2 with a list of args is deprecated, please use DynamicSupervisor instead"
      end,
      _stacktrace_drop_levels = 2
    )

    call(supervisor, {:start_child, args})
  end

  def start_child(supervisor, child_spec) do
    call(supervisor, {:start_child, Supervisor.child_spec(child_spec, [])})
  end

  @doc """
  Ends a child, which stays in the supervisor unless it is temporary. `{:error, :not_found}` for an unknown id.

      iex> {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one)
      iex> Supervisor.terminate_child(supervisor, Agent)
      :ok
      iex> Supervisor.terminate_child(supervisor, :unknown)
      {:error, :not_found}

  """
  @spec terminate_child(supervisor, term) :: :ok | {:error, :not_found}
  def terminate_child(supervisor, child_id)

  def terminate_child(supervisor, pid) when is_pid(pid), do: call(supervisor, {:terminate_child, pid})
  def terminate_child(supervisor, child_id), do: call(supervisor, {:terminate_child, child_id})

  @doc """
  Forgets a child that does not run; `{:error, :running | :restarting | :not_found}` otherwise.

      iex> {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one)
      iex> Supervisor.delete_child(supervisor, Agent)
      {:error, :running}
      iex> Supervisor.terminate_child(supervisor, Agent)
      iex> Supervisor.delete_child(supervisor, Agent)
      :ok

  """
  @spec delete_child(supervisor, term) :: :ok | {:error, :not_found | :running | :restarting | term}
  def delete_child(supervisor, child_id), do: call(supervisor, {:delete_child, child_id})

  @doc """
  Starts a child again that has been ended; `{:error, :running | :restarting | :not_found}` otherwise, or the reason of its start function.

      iex> {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one)
      iex> Supervisor.restart_child(supervisor, Agent)
      {:error, :running}
      iex> Supervisor.terminate_child(supervisor, Agent)
      iex> {:ok, pid} = Supervisor.restart_child(supervisor, Agent)
      iex> Agent.get(pid, & &1)
      0

  """
  @spec restart_child(supervisor, term) ::
          {:ok, child} | {:ok, child, term} | {:error, :not_found | :running | :restarting | term}
  def restart_child(supervisor, child_id), do: call(supervisor, {:restart_child, child_id})

  @doc """
  Lists the children, the last started first: `{id, pid | :restarting | :undefined, type, modules}`.

      iex> {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one)
      iex> [{Agent, pid, :worker, [Agent]}] = Supervisor.which_children(supervisor)
      iex> Agent.get(pid, & &1)
      0

  """
  @spec which_children(supervisor) :: [
          {term | :undefined, child | :restarting, :worker | :supervisor, [module] | :dynamic}
        ]
  def which_children(supervisor), do: call(supervisor, :which_children)

  @doc """
  Counts the children: `:specs`, `:active` (running), `:supervisors` and `:workers`.

      iex> {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one)
      iex> Supervisor.count_children(supervisor)
      %{active: 1, specs: 1, supervisors: 0, workers: 1}

  """
  @spec count_children(supervisor) :: %{
          specs: non_neg_integer,
          active: non_neg_integer,
          supervisors: non_neg_integer,
          workers: non_neg_integer
        }
  def count_children(supervisor), do: call(supervisor, :count_children) |> :maps.from_list()

  @doc """
  Stops the supervisor with its children. See `GenServer.stop/3`.

      iex> {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one)
      iex> Supervisor.stop(supervisor)
      :ok
      iex> Process.alive?(supervisor)
      false

  """
  @spec stop(supervisor, reason :: term, timeout) :: :ok
  def stop(supervisor, reason \\ :normal, timeout \\ :infinity), do: GenServer.stop(supervisor, reason, timeout)

  @compile {:inline, call: 2}

  defp call(supervisor, req), do: GenServer.call(supervisor, req, :infinity)
end
