defmodule :rpc do
  @moduledoc """
  Calls of functions on nodes, the old way: what goes wrong is given as `{:badrpc, reason}`, and what is thrown looks like a result. `:erpc` tells them apart.
  """

  @opaque key :: :erpc.request_id()
  @type badrpc :: {:badrpc, term()}

  @doc "Calls a function of a module on a node."
  @spec call(node(), module(), atom(), [term()]) :: term() | badrpc()
  def call(node, module, function, args), do: call(node, module, function, args, :infinity)

  @doc """
  Calls a function of a module on a node, with a time limit.

      iex> :rpc.call(node(), Kernel, :+, [1, 2])
      3
  """
  @spec call(node(), module(), atom(), [term()], timeout()) :: term() | badrpc()
  def call(node, module, function, args, timeout), do: old_result(fn -> :erpc.call(node, module, function, args, timeout) end)

  defp old_result(fun) do
    fun.()
  catch
    :throw, thrown -> thrown
    :exit, {:exception, reason} -> {:badrpc, {:EXIT, reason}}
    :exit, {:signal, reason} -> {:badrpc, {:EXIT, reason}}
    :exit, reason -> :erlang.exit(reason)
    :error, {:exception, reason, trace} -> {:badrpc, {:EXIT, {reason, trace}}}
    :error, {:erpc, :noconnection} -> {:badrpc, :nodedown}
    :error, {:erpc, :timeout} -> {:badrpc, :timeout}
    :error, {:erpc, reason} -> {:badrpc, reason}
  end

  @doc "The same as `call/4`."
  @spec block_call(node(), module(), atom(), [term()]) :: term() | badrpc()
  def block_call(node, module, function, args), do: call(node, module, function, args)

  @doc "The same as `call/5`."
  @spec block_call(node(), module(), atom(), [term()], timeout()) :: term() | badrpc()
  def block_call(node, module, function, args, timeout), do: call(node, module, function, args, timeout)

  @doc "Calls a function of a module on a node without waiting for it."
  @spec cast(node(), module(), atom(), [term()]) :: true
  def cast(node, module, function, args) do
    :ok = :erpc.cast(node, module, function, args)
    true
  end

  @doc "Begins a call; see `yield/1`."
  @spec async_call(node(), module(), atom(), [term()]) :: key()
  def async_call(node, module, function, args), do: :erpc.send_request(node, module, function, args)

  @doc "Waits for the result of `async_call/4`."
  @spec yield(key()) :: term() | badrpc()
  def yield(key), do: old_result(fn -> :erpc.receive_response(key) end)

  @doc "Looks for the result of `async_call/4`: `{:value, result}` or `:timeout`."
  @spec nb_yield(key()) :: {:value, term()} | :timeout
  def nb_yield(key), do: nb_yield(key, 0)

  @doc "Waits some time for the result of `async_call/4`: `{:value, result}` or `:timeout`."
  @spec nb_yield(key(), timeout()) :: {:value, term()} | :timeout
  def nb_yield(key, timeout) do
    case old_result(fn -> {:rpc_answer, :erpc.wait_response(key, timeout)} end) do
      {:rpc_answer, :no_response} -> :timeout
      {:rpc_answer, {:response, result}} -> {:value, result}
      failure -> {:value, failure}
    end
  end

  @doc "Calls a function of a module on all nodes; see `multicall/5`."
  @spec multicall(module(), atom(), [term()]) :: {[term()], [node()]}
  def multicall(module, function, args), do: multicall([node() | :erlang.nodes()], module, function, args, :infinity)

  @doc "Calls a function of a module on nodes, or with a time limit on all nodes; see `multicall/5`."
  @spec multicall([node()] | module(), module() | atom(), atom() | [term()], [term()] | timeout()) :: {[term()], [node()]}
  def multicall(nodes, module, function, args) when is_list(nodes), do: multicall(nodes, module, function, args, :infinity)

  def multicall(module, function, args, timeout) do
    multicall([node() | :erlang.nodes()], module, function, args, timeout)
  end

  @doc """
  Calls a function of a module on nodes at the same time. Gives the results, and the nodes that gave none.

      iex> :rpc.multicall([node()], Kernel, :+, [1, 2])
      {[3], []}
  """
  @spec multicall([node()], module(), atom(), [term()], timeout()) :: {[term()], [node()]}
  def multicall(nodes, module, function, args, timeout) do
    answers = :lists.zip(nodes, :erpc.multicall(nodes, module, function, args, timeout))
    results = for {_node, answer} <- answers, not lost?(answer), do: old_result(fn -> again(answer) end)
    {results, for({node, answer} <- answers, lost?(answer), do: node)}
  end

  defp lost?({:error, {:erpc, reason}}), do: reason in [:noconnection, :timeout]
  defp lost?(_answer), do: false

  defp again({:ok, result}), do: result
  defp again({:throw, thrown}), do: :erlang.throw(thrown)
  defp again({:exit, reason}), do: :erlang.exit(reason)
  defp again({:error, reason}), do: :erlang.error(reason)

  @doc "Sends a message to the processes of a name on all nodes."
  @spec abcast(atom(), term()) :: :abcast
  def abcast(name, message), do: abcast([node() | :erlang.nodes()], name, message)

  @doc "Sends a message to the processes of a name on nodes."
  @spec abcast([node()], atom(), term()) :: :abcast
  def abcast(nodes, name, message) do
    for node <- nodes, do: :erlang.send({name, node}, message)
    :abcast
  end

  @doc "As `abcast/2`; gives the nodes with and those without a process of that name."
  @spec sbcast(atom(), term()) :: {[node()], [node()]}
  def sbcast(name, message), do: sbcast([node() | :erlang.nodes()], name, message)

  @doc "As `abcast/3`; gives the nodes with and those without a process of that name."
  @spec sbcast([node()], atom(), term()) :: {[node()], [node()]}
  def sbcast(nodes, name, message) do
    :lists.partition(&(call(&1, :erlang, :whereis, [name]) |> told(&1, name, message)), nodes)
  end

  defp told(pid, node, name, message) when is_pid(pid) do
    :erlang.send({name, node}, message)
    true
  end

  defp told(_nobody, _node, _name, _message), do: false

  @doc "Calls a function of a module on all nodes without waiting for it."
  @spec eval_everywhere(module(), atom(), [term()]) :: :abcast
  def eval_everywhere(module, function, args), do: eval_everywhere([node() | :erlang.nodes()], module, function, args)

  @doc "Calls a function of a module on nodes without waiting for it."
  @spec eval_everywhere([node()], module(), atom(), [term()]) :: :abcast
  def eval_everywhere(nodes, module, function, args) do
    :erpc.multicast(nodes, module, function, args)
    :abcast
  end

  @doc "Calls functions at the same time, on the nodes in turn, and gives the results in order."
  @spec parallel_eval([{module(), atom(), [term()]}]) :: [term()]
  def parallel_eval(calls) do
    nodes = [node() | :erlang.nodes()]
    numbered = :lists.enumerate(0, calls)
    keys = for {number, {module, function, args}} <- numbered, do: async_call(node_for(nodes, number), module, function, args)
    :lists.map(&yield/1, keys)
  end

  defp node_for(nodes, number), do: :lists.nth(rem(number, :erlang.length(nodes)) + 1, nodes)

  @doc """
  Calls a function with each element of a list and more arguments, at the same time.

      iex> :rpc.pmap({Kernel, :+}, [1], [1, 2])
      [2, 3]
  """
  @spec pmap({module(), atom()}, [term()], [term()]) :: [term()]
  def pmap({module, function}, more, list), do: parallel_eval(for element <- list, do: {module, function, [element | more]})
end
