defmodule Agent.Server do
  @moduledoc false

  use GenServer

  def init(fun) do
    _ = initial_call(fun)
    {:ok, run(fun, [])}
  end

  def handle_call({:get, fun}, _from, state), do: {:reply, run(fun, [state]), state}

  def handle_call({:get_and_update, fun}, _from, state) do
    case run(fun, [state]) do
      {reply, state} -> {:reply, reply, state}
      other -> {:stop, {:bad_return_value, other}, state}
    end
  end

  def handle_call({:update, fun}, _from, state), do: {:reply, :ok, run(fun, [state])}

  def handle_cast({:cast, fun}, state), do: {:noreply, run(fun, [state])}

  def code_change(_old, state, fun), do: {:ok, run(fun, [state])}

  # Tools show the user's function, not this module, as where the process began.
  defp initial_call(fun) when is_function(fun, 0) do
    {:module, module} = Function.info(fun, :module)
    {:name, name} = Function.info(fun, :name)
    Process.put(:"$initial_call", {module, name, 0})
  end

  defp initial_call({module, function, args}), do: Process.put(:"$initial_call", {module, function, length(args)})

  defp run({module, function, extra}, args), do: apply(module, function, args ++ extra)
  defp run(fun, [state]), do: fun.(state)
  defp run(fun, []), do: fun.()
end
