defmodule Node do
  @moduledoc """
  Nodes: runtimes that know each other.

  A node that has not been started for distribution is named `:nonode@nohost` and knows only itself. A node is given as an atom.
  """

  @type state :: :visible | :hidden | :connected | :this | :known
  @type t :: node

  @doc """
  Starts distribution with a name. The second argument is the type, `:shortnames` or `:longnames`, or options (`:name_domain`, `:net_ticktime`, ...).
  """
  @spec start(node, type_or_opts :: :longnames | :shortnames | keyword) :: {:ok, pid} | {:error, term}
  def start(name, opts \\ [])

  def start(name, type) when type in [:longnames, :shortnames], do: start(name, name_domain: type)

  def start(name, opts) when is_list(opts) do
    :net_kernel.start(name, opts |> Keyword.put_new(:name_domain, :longnames) |> Map.new())
  end

  @doc false
  def start(name, type, tick_time), do: :net_kernel.start([name, type, tick_time])

  @doc "Stops distribution: `:ok`, or `{:error, :not_found}` if it was not started."
  @spec stop() :: :ok | {:error, :not_allowed | :not_found}
  def stop, do: :net_kernel.stop()

  @doc """
  The name of this node.

      iex> Node.self() == node()
      true

  """
  @spec self :: t
  def self, do: :erlang.node()

  @doc "Whether this node takes part in distribution."
  @spec alive? :: boolean
  def alive?, do: :erlang.is_alive()

  @doc "The visible nodes that this one is connected to."
  @spec list :: [t]
  def list, do: :erlang.nodes()

  @doc "The nodes in some states: one of `t:state/0`, or a list of them."
  @spec list(state | [state]) :: [t]
  def list(args), do: :erlang.nodes(args)

  @doc "Watches the connection to a node, or stops to: its loss comes as a message `{:nodedown, node}`."
  @spec monitor(t, boolean) :: true
  def monitor(node, flag), do: :erlang.monitor_node(node, flag)

  @doc "Like `monitor/2`; the option `:allow_passive_connect` waits for the other node to connect."
  @spec monitor(t, boolean, [:allow_passive_connect]) :: true
  def monitor(node, flag, options), do: :erlang.monitor_node(node, flag, options)

  @doc """
  Tries to connect to a node: `:pong` or `:pang`.

      iex> Node.ping(:no@where)
      :pang

  """
  @spec ping(t) :: :pong | :pang
  def ping(node) when is_atom(node), do: :net_adm.ping(node)

  @doc "Ends the connection to a node: `true`, `false`, or `:ignored` without distribution."
  @spec disconnect(t) :: boolean | :ignored
  def disconnect(node), do: :erlang.disconnect_node(node)

  @doc "Connects to a node: `true`, `false`, or `:ignored` without distribution."
  @spec connect(t) :: boolean | :ignored
  def connect(node) when is_atom(node), do: :net_kernel.connect_node(node)

  @doc "Starts a process on a node that calls the fun. If the node cannot be reached the pid is of no use."
  @spec spawn(t, (-> any)) :: pid
  def spawn(node, fun), do: :erlang.spawn(node, fun)

  @doc "Starts a process on a node with options, see `Process.spawn/2`."
  @spec spawn(t, (-> any), Process.spawn_opts()) :: pid | {pid, reference}
  def spawn(node, fun, opts), do: :erlang.spawn_opt(node, fun, opts)

  @doc "Starts a process on a node that calls the function of a module."
  @spec spawn(t, module, atom, [any]) :: pid
  def spawn(node, module, fun, args), do: :erlang.spawn(node, module, fun, args)

  @doc "Starts a process on a node that calls the function of a module, with options."
  @spec spawn(t, module, atom, [any], Process.spawn_opts()) :: pid | {pid, reference}
  def spawn(node, module, fun, args, opts), do: :erlang.spawn_opt(node, module, fun, args, opts)

  @doc "Starts a linked process on a node that calls the fun."
  @spec spawn_link(t, (-> any)) :: pid
  def spawn_link(node, fun), do: :erlang.spawn_link(node, fun)

  @doc "Starts a linked process on a node that calls the function of a module."
  @spec spawn_link(t, module, atom, [any]) :: pid
  def spawn_link(node, module, fun, args), do: :erlang.spawn_link(node, module, fun, args)

  @doc "Starts a monitored process on a node that calls the fun."
  @doc since: "1.14.0"
  @spec spawn_monitor(t, (-> any)) :: {pid, reference}
  def spawn_monitor(node, fun), do: :erlang.spawn_monitor(node, fun)

  @doc "Starts a monitored process on a node that calls the function of a module."
  @doc since: "1.14.0"
  @spec spawn_monitor(t, module, atom, [any]) :: {pid, reference}
  def spawn_monitor(node, module, fun, args), do: :erlang.spawn_monitor(node, module, fun, args)

  @doc "Sets the cookie of a node, by default of this one."
  @spec set_cookie(t, atom) :: true
  def set_cookie(node \\ Node.self(), cookie) when is_atom(cookie), do: :erlang.set_cookie(node, cookie)

  @doc "The cookie of this node, `:nocookie` without distribution."
  @spec get_cookie() :: atom
  def get_cookie(), do: :erlang.get_cookie()
end
