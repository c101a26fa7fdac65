defmodule Agent do
  @moduledoc """
  A process that keeps a value and applies functions to it.

      {:ok, agent} = Agent.start_link(fn -> 0 end)
      Agent.update(agent, &(&1 + 1))
      Agent.get(agent, & &1)
      #=> 1

  The functions run in the agent, one after the other: a long one makes all others wait. Each function exists with a fun and with module,
  function and arguments, which are called with the state in front.

  `use Agent` defines `child_spec/1`; its options change it as those of `use GenServer` do.
  """

  @typedoc "What the start functions give"
  @type on_start :: {:ok, pid} | {:error, {:already_started, pid} | term}

  @typedoc "The name of an agent"
  @type name :: atom | {:global, term} | {:via, module, term}

  @typedoc "An agent: pid, name, or name and node"
  @type agent :: pid | {atom, node} | name

  @typedoc "The state of an agent"
  @type state :: term

  @doc """
  The specification to start an agent under a supervisor; the argument is the fun that gives the state.

      iex> Agent.child_spec(:fun)
      %{id: Agent, start: {Agent, :start_link, [:fun]}}

  """
  @doc since: "1.5.0"
  @spec child_spec(term) :: Supervisor.child_spec()
  def child_spec(arg), do: %{id: Agent, start: {Agent, :start_link, [arg]}}

  @doc false
  defmacro __using__(opts) do
    quote location: :keep, bind_quoted: [opts: opts] do
      if not Module.has_attribute?(__MODULE__, :doc) do
        @doc """
        Returns a specification to start this module under a supervisor.

        See `Supervisor`.
        """
      end

      def child_spec(arg) do
        default = %{
          id: __MODULE__,
          start: {__MODULE__, :start_link, [arg]}
        }

        Supervisor.child_spec(default, unquote(Macro.escape(opts)))
      end

      defoverridable child_spec: 1
    end
  end

  @doc """
  Starts a linked agent with what the fun gives as its state.

  The options are those of `GenServer.start_link/3`. If the fun raises, the result is `{:error, {exception, stacktrace}}`.

      iex> {:ok, pid} = Agent.start_link(fn -> 42 end)
      iex> Agent.get(pid, fn state -> state end)
      42

  """
  @spec start_link((-> term), GenServer.options()) :: on_start
  def start_link(fun, options \\ []) when is_function(fun, 0), do: GenServer.start_link(Agent.Server, fun, options)

  @doc """
  Starts a linked agent with what the function of a module gives.

      iex> {:ok, agent} = Agent.start_link(Map, :new, [[a: 1]])
      iex> Agent.get(agent, & &1)
      %{a: 1}

  """
  @spec start_link(module, atom, [any], GenServer.options()) :: on_start
  def start_link(module, fun, args, options \\ []) do
    GenServer.start_link(Agent.Server, {module, fun, args}, options)
  end

  @doc """
  Starts an agent without a link. See `start_link/2`.

      iex> {:ok, agent} = Agent.start(fn -> 42 end)
      iex> Agent.get(agent, & &1)
      42

  """
  @spec start((-> term), GenServer.options()) :: on_start
  def start(fun, options \\ []) when is_function(fun, 0), do: GenServer.start(Agent.Server, fun, options)

  @doc """
  Starts an agent without a link. See `start_link/4`.

      iex> {:ok, agent} = Agent.start(Enum, :to_list, [1..3])
      iex> Agent.get(agent, & &1)
      [1, 2, 3]

  """
  @spec start(module, atom, [any], GenServer.options()) :: on_start
  def start(module, fun, args, options \\ []), do: GenServer.start(Agent.Server, {module, fun, args}, options)

  @doc """
  Gives what the fun makes of the state. Exits as `GenServer.call/3` does.

      iex> {:ok, pid} = Agent.start_link(fn -> [1, 2] end)
      iex> Agent.get(pid, &length/1)
      2

  """
  @spec get(agent, (state -> a), timeout) :: a when a: var
  def get(agent, fun, timeout \\ 5000) when is_function(fun, 1), do: GenServer.call(agent, {:get, fun}, timeout)

  @doc """
  Gives what a function of a module makes of the state.

      iex> {:ok, agent} = Agent.start_link(fn -> %{a: 1} end)
      iex> Agent.get(agent, Map, :fetch!, [:a])
      1

  """
  @spec get(agent, module, atom, [term], timeout) :: any
  def get(agent, module, fun, args, timeout \\ 5000) do
    GenServer.call(agent, {:get, {module, fun, args}}, timeout)
  end

  @doc """
  Gives a value and changes the state at once: the fun gives `{value, new_state}`.

      iex> {:ok, pid} = Agent.start_link(fn -> 42 end)
      iex> Agent.get_and_update(pid, fn state -> {state, state + 1} end)
      42
      iex> Agent.get(pid, & &1)
      43

  """
  @spec get_and_update(agent, (state -> {a, state}), timeout) :: a when a: var
  def get_and_update(agent, fun, timeout \\ 5000) when is_function(fun, 1) do
    GenServer.call(agent, {:get_and_update, fun}, timeout)
  end

  @doc """
  Gives a value and changes the state with a function of a module.

      iex> {:ok, agent} = Agent.start_link(fn -> [a: 1] end)
      iex> Agent.get_and_update(agent, Keyword, :pop, [:a])
      1
      iex> Agent.get(agent, & &1)
      []

  """
  @spec get_and_update(agent, module, atom, [term], timeout) :: any
  def get_and_update(agent, module, fun, args, timeout \\ 5000) do
    GenServer.call(agent, {:get_and_update, {module, fun, args}}, timeout)
  end

  @doc """
  Changes the state to what the fun makes of it.

      iex> {:ok, pid} = Agent.start_link(fn -> 42 end)
      iex> Agent.update(pid, fn state -> state + 1 end)
      :ok
      iex> Agent.get(pid, & &1)
      43

  """
  @spec update(agent, (state -> state), timeout) :: :ok
  def update(agent, fun, timeout \\ 5000) when is_function(fun, 1) do
    GenServer.call(agent, {:update, fun}, timeout)
  end

  @doc """
  Changes the state with a function of a module.

      iex> {:ok, agent} = Agent.start_link(fn -> %{} end)
      iex> Agent.update(agent, Map, :put, [:a, 1])
      :ok
      iex> Agent.get(agent, & &1)
      %{a: 1}

  """
  @spec update(agent, module, atom, [term], timeout) :: :ok
  def update(agent, module, fun, args, timeout \\ 5000) do
    GenServer.call(agent, {:update, {module, fun, args}}, timeout)
  end

  @doc """
  Changes the state without waiting for it. Gives `:ok` whether or not there is such an agent.

      iex> {:ok, agent} = Agent.start_link(fn -> 42 end)
      iex> Agent.cast(agent, &(&1 + 1))
      :ok
      iex> Agent.get(agent, & &1)
      43

  """
  @spec cast(agent, (state -> state)) :: :ok
  def cast(agent, fun) when is_function(fun, 1), do: GenServer.cast(agent, {:cast, fun})

  @doc """
  Changes the state with a function of a module, without waiting for it.

      iex> {:ok, agent} = Agent.start_link(fn -> 42 end)
      iex> Agent.cast(agent, Kernel, :+, [12])
      :ok
      iex> Agent.get(agent, & &1)
      54

  """
  @spec cast(agent, module, atom, [term]) :: :ok
  def cast(agent, module, fun, args), do: GenServer.cast(agent, {:cast, {module, fun, args}})

  @doc """
  Stops an agent. See `GenServer.stop/3`.

      iex> {:ok, pid} = Agent.start_link(fn -> 42 end)
      iex> Agent.stop(pid)
      :ok

  """
  @spec stop(agent, reason :: term, timeout) :: :ok
  def stop(agent, reason \\ :normal, timeout \\ :infinity), do: GenServer.stop(agent, reason, timeout)
end
