defmodule :net_adm do
  @moduledoc "Questions about the network of nodes, as a node without distribution answers them."

  @doc "Tries to connect to a node: `:pong` or `:pang`."
  def ping(node) when is_atom(node), do: if(node == node() and :erlang.is_alive(), do: :pong, else: :pang)

  @doc "The name of this host."
  def localhost do
    {:ok, name} = :inet.gethostname()
    name
  end

  @doc "The nodes on this host: there is no name server."
  def names, do: {:error, :address}

  @doc "The nodes on a host."
  def names(_host), do: {:error, :address}

  @doc "The hosts that are allowed in a network of nodes."
  def host_file, do: {:error, :enoent}

  @doc "Connects to the nodes of the hosts of the host file: none."
  def world, do: []

  @doc "Connects to the nodes of the hosts of the host file: none."
  def world(_verbosity), do: []
end
