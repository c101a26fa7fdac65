defmodule :erpc do
  @moduledoc """
  Calls of functions on nodes.

  A call is a process on the node, which is monitored; it ends with its result as the reason. A call on this node without a time limit is made by the caller
  itself.

  What goes wrong on the way raises `{:erpc, reason}`: `:badarg`, `:noconnection`, `:timeout`, `:notsup`.
  """

  @opaque request_id :: {reference(), reference()}
  @type timeout_time :: timeout()

  defguardp is_mfa(module, function, args) when is_atom(module) and is_atom(function) and is_list(args)

  defguardp is_time(timeout) when timeout === :infinity or (is_integer(timeout) and timeout >= 0)

  # Calls.

  @doc "Calls a function on a node; see `call/5`."
  @spec call(node(), (-> term())) :: term()
  def call(node, fun), do: call(node, fun, :infinity)

  @doc "Calls a function on a node, with a time limit; see `call/5`."
  @spec call(node(), (-> term()), timeout()) :: term()
  def call(node, fun, timeout) when is_function(fun) do
    if is_function(fun, 0), do: call(node, :erlang, :apply, [fun, []], timeout), else: fail(:badarg)
  end

  def call(_node, _fun, _timeout), do: fail(:badarg)

  @doc "Calls a function of a module on a node; see `call/5`."
  @spec call(node(), module(), atom(), [term()]) :: term()
  def call(node, module, function, args), do: call(node, module, function, args, :infinity)

  @doc """
  Calls a function of a module on a node and gives its result.

      iex> :erpc.call(node(), Kernel, :+, [1, 2])
      3

  A throw is thrown, an exit with `reason` exits with `{:exception, reason}`, an error raises `{:exception, reason, stacktrace}`.
  """
  @spec call(node(), module(), atom(), [term()], timeout()) :: term()
  def call(node, module, function, args, :infinity) when node === node() and is_mfa(module, function, args) do
    execute(module, function, args)
  end

  def call(node, module, function, args, timeout) when is_atom(node) and is_mfa(module, function, args) and is_time(timeout) do
    node |> start(module, function, args) |> receive_response(timeout)
  end

  def call(_node, _module, _function, _args, _timeout), do: fail(:badarg)

  defp fail(reason), do: :erlang.error({:erpc, reason})

  defp start(node, module, function, args) do
    result = :erlang.make_ref()
    monitor = :erlang.spawn_request(node, :erpc, :execute_call, [result, module, function, args], [:monitor, {:reply, :error_only}])
    {monitor, result}
  end

  defp give_up(monitor, result) do
    case :erlang.spawn_request_abandon(monitor) do
      true ->
        fail(:timeout)

      false ->
        :erlang.demonitor(monitor, [:info])

        receive do
          {:spawn_reply, ^monitor, :error, reason} -> fail(reason)
          {:DOWN, ^monitor, :process, _pid, reason} -> answer(result, reason)
        after
          0 -> fail(:timeout)
        end
    end
  end

  defp execute(module, function, args) do
    :erlang.apply(module, function, args)
  catch
    :throw, thrown -> :erlang.throw(thrown)
    :exit, reason -> :erlang.exit({:exception, reason})
    :error, reason -> :erlang.raise(:error, {:exception, reason, above(__STACKTRACE__)}, [])
  end

  # The trace of the called function, without that of the caller.
  defp above([{:erpc, :execute, _, _} | _]), do: []
  defp above([entry | rest]), do: [entry | above(rest)]
  defp above([]), do: []

  @doc "The body of a called process: it ends with `{result, outcome}` as its reason."
  @spec execute_call(reference(), module(), atom(), [term()]) :: no_return()
  def execute_call(result, module, function, args) do
    outcome =
      try do
        {:return, :erlang.apply(module, function, args)}
      catch
        :throw, thrown -> {:throw, thrown}
        :exit, reason -> {:exit, reason}
        :error, reason -> {:error, reason, __STACKTRACE__}
      end

    :erlang.exit({result, outcome})
  end

  # What the end of the called process says.
  defp answer(result, {result, {:return, value}}), do: value
  defp answer(result, {result, {:throw, thrown}}), do: :erlang.throw(thrown)
  defp answer(result, {result, {:exit, reason}}), do: :erlang.exit({:exception, reason})
  defp answer(result, {result, {:error, reason, trace}}), do: :erlang.error({:exception, reason, trace})
  defp answer(_result, :noconnection), do: fail(:noconnection)
  defp answer(_result, reason), do: :erlang.exit({:signal, reason})

  # Casts.

  @doc "Calls a function on a node without waiting for it."
  @spec cast(node(), (-> term())) :: :ok
  def cast(node, fun) when is_function(fun, 0), do: cast(node, :erlang, :apply, [fun, []])
  def cast(_node, _fun), do: fail(:badarg)

  @doc "Calls a function of a module on a node without waiting for it."
  @spec cast(node(), module(), atom(), [term()]) :: :ok
  def cast(node, module, function, args) when is_atom(node) and is_mfa(module, function, args) do
    :erlang.spawn_request(node, module, function, args, reply: :no)
    :ok
  end

  def cast(_node, _module, _function, _args), do: fail(:badarg)

  @doc "Calls a function on nodes without waiting for it."
  @spec multicast([node()], (-> term())) :: :ok
  def multicast(nodes, fun), do: :lists.foreach(&cast(&1, fun), nodes)

  @doc "Calls a function of a module on nodes without waiting for it."
  @spec multicast([node()], module(), atom(), [term()]) :: :ok
  def multicast(nodes, module, function, args), do: :lists.foreach(&cast(&1, module, function, args), nodes)

  # Several nodes.

  @doc "Calls a function on nodes; see `multicall/5`."
  @spec multicall([node()], (-> term())) :: [tuple()]
  def multicall(nodes, fun), do: multicall(nodes, fun, :infinity)

  @doc "Calls a function on nodes, with a time limit; see `multicall/5`."
  @spec multicall([node()], (-> term()), timeout()) :: [tuple()]
  def multicall(nodes, fun, timeout) when is_function(fun, 0), do: multicall(nodes, :erlang, :apply, [fun, []], timeout)
  def multicall(_nodes, _fun, _timeout), do: fail(:badarg)

  @doc "Calls a function of a module on nodes; see `multicall/5`."
  @spec multicall([node()], module(), atom(), [term()]) :: [tuple()]
  def multicall(nodes, module, function, args), do: multicall(nodes, module, function, args, :infinity)

  @doc """
  Calls a function of a module on nodes at the same time. Gives `{:ok, result}`, `{:throw, thrown}`, `{:exit, reason}` or `{:error, reason}` of each, in
  their order.

      iex> :erpc.multicall([node()], Kernel, :+, [1, 2])
      [ok: 3]
  """
  @spec multicall([node()], module(), atom(), [term()], timeout()) :: [tuple()]
  def multicall(nodes, module, function, args, timeout) when is_list(nodes) and is_mfa(module, function, args) and is_time(timeout) do
    requests = :lists.map(&send_request(&1, module, function, args), nodes)
    deadline = deadline(timeout)
    :lists.map(&outcome(&1, deadline), requests)
  end

  def multicall(_nodes, _module, _function, _args, _timeout), do: fail(:badarg)

  defp deadline(:infinity), do: :infinity
  defp deadline(timeout), do: :erlang.monotonic_time(:millisecond) + timeout

  defp left(:infinity), do: :infinity
  defp left(deadline), do: max(deadline - :erlang.monotonic_time(:millisecond), 0)

  defp outcome(request, deadline) do
    {:ok, receive_response(request, left(deadline))}
  catch
    :throw, thrown -> {:throw, thrown}
    :exit, reason -> {:exit, reason}
    :error, reason -> {:error, reason}
  end

  # Requests.

  @doc "Begins a call on a node; the answer is asked for with `receive_response/2` and the like."
  @spec send_request(node(), (-> term())) :: request_id()
  def send_request(node, fun) when is_function(fun, 0), do: send_request(node, :erlang, :apply, [fun, []])
  def send_request(_node, _fun), do: fail(:badarg)

  @doc "Begins a call of a module's function on a node; see `send_request/2`."
  @spec send_request(node(), module(), atom(), [term()]) :: request_id()
  def send_request(node, module, function, args) when is_atom(node) and is_mfa(module, function, args) do
    start(node, module, function, args)
  end

  def send_request(_node, _module, _function, _args), do: fail(:badarg)

  @doc "Waits for the answer to a request."
  @spec receive_response(request_id()) :: term()
  def receive_response(request), do: receive_response(request, :infinity)

  @doc "Waits for the answer to a request; after a time it is given up."
  @spec receive_response(request_id(), timeout()) :: term()
  def receive_response({monitor, result}, timeout) when is_reference(monitor) and is_time(timeout) do
    receive do
      {:spawn_reply, ^monitor, :error, reason} -> fail(reason)
      {:DOWN, ^monitor, :process, _pid, reason} -> answer(result, reason)
    after
      timeout -> give_up(monitor, result)
    end
  end

  @doc "Looks whether there is an answer to a request: `{:response, result}` or `:no_response`."
  @spec wait_response(request_id()) :: {:response, term()} | :no_response
  def wait_response(request), do: wait_response(request, 0)

  @doc "Waits some time for the answer to a request: `{:response, result}` or `:no_response`."
  @spec wait_response(request_id(), timeout()) :: {:response, term()} | :no_response
  def wait_response({monitor, result}, timeout) when is_reference(monitor) and is_time(timeout) do
    receive do
      {:spawn_reply, ^monitor, :error, reason} -> fail(reason)
      {:DOWN, ^monitor, :process, _pid, reason} -> {:response, answer(result, reason)}
    after
      timeout -> :no_response
    end
  end

  @doc "Whether a message is the answer to a request: `{:response, result}` or `:no_response`."
  @spec check_response(term(), request_id()) :: {:response, term()} | :no_response
  def check_response({:spawn_reply, monitor, :error, reason}, {monitor, _result}), do: fail(reason)
  def check_response({:DOWN, monitor, :process, _pid, reason}, {monitor, result}), do: {:response, answer(result, reason)}
  def check_response(_message, {monitor, _result}) when is_reference(monitor), do: :no_response
end
