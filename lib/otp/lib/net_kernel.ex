defmodule :net_kernel do
  @moduledoc """
  Distribution between nodes. This node takes part in none: it can neither be given a name nor be connected, and says so as one does that was not started.
  """

  @doc "Starts distribution, which is not supported: `{:error, :not_supported}`."
  def start(options) when is_list(options), do: {:error, :not_supported}

  @doc "Starts distribution with a name and options, which is not supported."
  def start(name, options) when is_atom(name) and is_map(options) do
    :lists.foreach(
      fn {key, value} -> option?(key, value) or :erlang.error(:function_clause, [name, options]) end,
      :maps.to_list(options)
    )

    {:error, :not_supported}
  end

  defp option?(:name_domain, domain), do: domain in [:shortnames, :longnames]
  defp option?(:net_tickintensity, intensity), do: is_integer(intensity)
  defp option?(:net_ticktime, time), do: is_integer(time)
  defp option?(key, _value), do: key in [:dist_listen, :hidden]

  @doc "Stops distribution: it was not started."
  def stop, do: {:error, :not_found}

  @doc "Connects to a node: `:ignored` without distribution, `true` for this node."
  def connect_node(node) when node == node(), do: true
  def connect_node(node) when is_atom(node), do: :ignored

  @doc "Whether nodes may connect."
  def allow(nodes) when is_list(nodes), do: :ok

  @doc "Watches connections: there will be none."
  def monitor_nodes(flag), do: monitor_nodes(flag, [])

  @doc "Watches connections, with options."
  def monitor_nodes(flag, options) when is_boolean(flag) and (is_list(options) or is_map(options)), do: :ok

  @doc "The seconds without an answer after which a node counts as gone."
  def get_net_ticktime, do: :ignored

  @doc "Sets the seconds after which a node counts as gone."
  def set_net_ticktime(_seconds), do: :ignored

  @doc "Whether the node was given a name by another."
  def nodename_is_dynamic, do: false

  @doc "What is known about nodes."
  def nodes_info, do: {:ok, []}
end
