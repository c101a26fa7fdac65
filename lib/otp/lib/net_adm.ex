defmodule :net_adm do
  @moduledoc "Other nodes, as far as a node without distribution can tell."

  @doc "The name of this host."
  @spec localhost() :: charlist
  def localhost do
    {:ok, name} = :inet.gethostname()
    name
  end

  @doc "Whether a node answers: `:pong` or `:pang`."
  @spec ping(atom) :: :pong | :pang
  def ping(node) when is_atom(node) do
    if :net_kernel.connect_node(node) === true, do: :pong, else: :pang
  end

  @doc "The nodes on this host, which a port mapper would know: there is none."
  @spec names() :: {:error, :address}
  def names, do: {:error, :address}

  @doc "The nodes on a host, which a port mapper would know: there is none."
  @spec names(atom | charlist) :: {:error, :address}
  def names(_host), do: {:error, :address}
end
