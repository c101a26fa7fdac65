defmodule :application_starter do
  @moduledoc false

  # Starts applications and all that they need at the same time, each as soon as those that it needs run.

  @doc "`{:ok, started}` in the order in which they have come up, or the first error, after which those that have come up are stopped."
  def start_all(applications, type) do
    running = for {name, _, _} <- :application.which_applications(), do: name

    with {:ok, graph} <- graph(applications, running, [], %{}) do
      %{waiting: graph, starting: %{}, started: [], error: :none, type: type} |> start_ready() |> await()
    end
  end

  # What is to be started, with those of them that each one needs. `path` are the applications that wait for the one at hand.
  defp graph([name | rest], running, path, graph) do
    with {:ok, graph} <- add(name, running, path, graph), do: graph(rest, running, path, graph)
  end

  defp graph([], _running, _path, graph), do: {:ok, graph}

  defp add(name, running, path, graph) do
    cond do
      :lists.member(name, path) ->
        {:error, {name, {:circular_dependency, path}}}

      is_map_key(graph, name) or :lists.member(name, running) ->
        {:ok, graph}

      true ->
        with {:ok, needed} <- needed(name), {:ok, graph} <- graph(needed, running, [name | path], graph) do
          {:ok, :maps.put(name, needed -- running, graph)}
        end
    end
  end

  defp needed(name) do
    with {:error, reason} <- :application.needed(name), do: {:error, {name, reason}}
  end

  defp start_ready(%{error: :none} = state) do
    ready = for {name, []} <- :maps.to_list(state.waiting), do: name
    starting = :maps.from_list(for name <- ready, do: start(name, state.type))
    %{state | waiting: :maps.without(ready, state.waiting), starting: :maps.merge(state.starting, starting)}
  end

  defp start_ready(state), do: state

  defp start(name, type) do
    {_pid, monitor} = :erlang.spawn_monitor(fn -> exit({:done, :application_controller.start_application(name, type)}) end)
    {monitor, name}
  end

  defp await(%{starting: starting, waiting: waiting} = state) when map_size(starting) == 0 and (map_size(waiting) == 0 or state.error != :none) do
    finished(state)
  end

  defp await(%{starting: starting} = state) do
    receive do
      {:DOWN, monitor, :process, _pid, reason} when is_map_key(starting, monitor) ->
        {name, starting} = :maps.take(monitor, starting)
        %{state | starting: starting} |> ended(name, reason) |> start_ready() |> await()
    end
  end

  defp ended(state, name, {:done, :ok}), do: up(%{state | started: [name | state.started]}, name)
  defp ended(state, name, {:done, {:error, {:already_started, name}}}), do: up(state, name)
  defp ended(%{error: :none} = state, name, {:done, {:error, reason}}), do: %{state | error: {name, reason}}
  defp ended(%{error: :none} = state, name, reason), do: %{state | error: {name, reason}}
  defp ended(state, _name, _reason), do: state

  defp up(state, name), do: %{state | waiting: :maps.map(fn _, needed -> :lists.delete(name, needed) end, state.waiting)}

  defp finished(%{error: :none, started: started}), do: {:ok, :lists.reverse(started)}

  defp finished(%{error: reason, started: started}) do
    :lists.foreach(&:application.stop/1, started)
    {:error, reason}
  end
end
