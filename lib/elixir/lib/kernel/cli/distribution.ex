defmodule Kernel.CLI.Distribution do
  # What the command line says of other nodes.
  @moduledoc false

  @doc """
  Gives the node its name.
  """
  def start(%{node: {name, kind}} = config) do
    options = if config.hidden, do: %{name_domain: kind, hidden: true}, else: %{name_domain: kind}
    {:ok, _pid} = :net_kernel.start(String.to_atom(name), options)
    if config.cookie, do: :erlang.set_cookie(String.to_atom(config.cookie))
    :ok
  end

  @doc """
  Evaluates code on another node.
  """
  def eval(node, code) do
    if :erlang.node() == :nonode@nohost do
      {:error, "--rpc-eval : Cannot run --rpc-eval if the node is not alive (set --name or --sname)"}
    else
      node = node |> full_name() |> String.to_atom()

      case :rpc.call(node, Code, :eval_string, [code, []]) do
        {:badrpc, reason} -> {:error, "--rpc-eval : RPC failed with reason #{inspect(reason)}"}
        _ -> :ok
      end
    end
  end

  # The host is this one's where it is left out.
  defp full_name(name) do
    if String.contains?(name, "@"),
      do: name,
      else: name <> "@" <> (:erlang.node() |> Atom.to_string() |> String.split("@") |> List.last())
  end
end
