defmodule :net_kernel do
  @moduledoc "The node as a part of a network of nodes: what a node that is not part of one answers."

  @doc "Starting distribution is not possible yet."
  @spec start([term]) :: {:error, term}
  def start([_ | _]), do: {:error, {:not_supported, :distribution}}

  @doc "Starting distribution is not possible yet."
  @spec start(atom, map) :: {:error, term}
  def start(name, options) when is_atom(name) and is_map(options), do: {:error, {:not_supported, :distribution}}

  @doc "Distribution was not started, so it cannot be stopped."
  @spec stop() :: {:error, :not_found}
  def stop, do: {:error, :not_found}

  @doc "How distribution was started."
  @spec get_state() :: %{started: :no}
  def get_state, do: %{started: :no}

  @doc "Connects to a node; `:ignored` where this node is not alive."
  @spec connect_node(atom) :: :ignored
  def connect_node(node) when is_atom(node), do: :ignored

  @doc "Allows connections to these nodes only; `:ignored` where this node is not alive."
  @spec allow([atom]) :: :ignored
  def allow(nodes) when is_list(nodes), do: :ignored

  @doc "The name of this node; `:ignored` where it is not alive."
  @spec nodename() :: :ignored
  def nodename, do: :ignored

  @doc "Whether names of nodes are long; `:ignored` where this node is not alive."
  @spec longnames() :: :ignored
  def longnames, do: :ignored

  @doc "How often nodes tell each other that they live; `:ignored` where this node is not alive."
  @spec get_net_ticktime() :: :ignored
  def get_net_ticktime, do: :ignored

  @doc "The module that knows where nodes are."
  @spec epmd_module() :: :erl_epmd
  def epmd_module, do: :erl_epmd

  @doc "Tells the caller of nodes that come and go: there are none."
  @spec monitor_nodes(boolean) :: :ok
  def monitor_nodes(flag), do: monitor_nodes(flag, [])

  @doc "Tells the caller of nodes that come and go: there are none."
  @spec monitor_nodes(boolean, [term]) :: :ok
  def monitor_nodes(flag, options) when is_boolean(flag) and is_list(options), do: :ok
end
