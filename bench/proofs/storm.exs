# Restart storms: in random trees of supervisors random children are killed, more often than their supervisors bear. After each, exactly those processes have been started again
# that a simple model of the rules names, up to the end of the root.
Code.require_file("support/proof.ex", __DIR__)

defmodule Storm.Model do
  # A node is a worker, {:worker, path}, or a supervisor, a map with what it has borne so far. The period never ends here.
  @moduledoc false

  @doc "A random tree; the root is a supervisor."
  def random(path, depth) do
    %{
      path: path,
      strategy: Enum.random([:one_for_one, :one_for_all, :rest_for_one]),
      intensity: :rand.uniform(3) - 1,
      borne: 0,
      children: for(n <- 1..(1 + :rand.uniform(3)), do: child(path ++ [n], depth))
    }
  end

  defp child(path, depth) do
    if depth > 0 and :rand.uniform(3) > 1, do: random(path, depth - 1), else: {:worker, path}
  end

  @doc "The paths of all workers below a node."
  def workers({:worker, path}), do: [path]
  def workers(%{children: children}), do: Enum.flat_map(children, &workers/1)

  @doc "The end of a worker: the tree afterwards and the workers started again; `:ended` where the root gives up."
  def fail(tree, path), do: fail_below(tree, path)

  # A supervisor passes the failure down to the child on the way; if that has given up, it is the child itself that has failed.
  defp fail_below(supervisor, path) do
    index = Enum.find_index(supervisor.children, &List.starts_with?(path, path_of(&1)))

    case Enum.at(supervisor.children, index) do
      {:worker, _} ->
        restart(supervisor, index)

      child ->
        case fail_below(child, path) do
          :ended -> restart(supervisor, index)
          {child, started} -> {put_in(supervisor.children, List.replace_at(supervisor.children, index, child)), started}
        end
    end
  end

  defp path_of({:worker, path}), do: path
  defp path_of(%{path: path}), do: path

  defp restart(%{borne: borne, intensity: borne}, _index), do: :ended

  defp restart(supervisor, index) do
    again = again(supervisor.strategy, index, length(supervisor.children))
    started = supervisor.children |> Enum.slice(again) |> Enum.flat_map(&workers/1)
    children = supervisor.children |> Enum.with_index() |> Enum.map(fn {child, n} -> if n in again, do: fresh(child), else: child end)
    {%{supervisor | borne: supervisor.borne + 1, children: children}, started}
  end

  defp again(:one_for_one, index, _count), do: index..index
  defp again(:one_for_all, _index, count), do: 0..(count - 1)
  defp again(:rest_for_one, index, count), do: index..(count - 1)

  defp fresh({:worker, _} = worker), do: worker
  defp fresh(supervisor), do: %{supervisor | borne: 0, children: Enum.map(supervisor.children, &fresh/1)}
end

defmodule Storm do
  import Proof, only: [figure: 2, same: 3, pick: 2]
  alias Storm.Model

  @trees pick(500, 40)

  def run do
    Process.flag(:trap_exit, true)
    Logger.configure(level: :none)
    :ets.new(__MODULE__, [:named_table, :public])
    results = Enum.map(1..@trees, &storm/1)
    figure("trees, kills", "#{@trees}, #{results |> Enum.map(&elem(&1, 1)) |> Enum.sum()}")
    same("as the model says, seeds of those that are not", for({{:differs, seed}, _} <- results, do: seed), [])
    same("every root gave up in the end", Enum.count(results, &match?({:ended, _}, &1)), @trees)
  end

  # {:ended | {:differs, seed}, number of kills}
  defp storm(seed) do
    :rand.seed(:exsss, seed)
    :ets.delete_all_objects(__MODULE__)
    model = Model.random([], 2)
    {:ok, root} = start(model)
    result = strike(root, model, starts(), 0, seed)
    Process.exit(root, :kill)
    receive do: ({:EXIT, ^root, _} -> result)
  end

  @doc "Starts a node of the model; a worker counts that it was started."
  def start({:worker, path}), do: Agent.start_link(fn -> started(path) end)

  def start(supervisor) do
    children = for {child, n} <- Enum.with_index(supervisor.children), do: spec(child, n)
    options = [strategy: supervisor.strategy, max_restarts: supervisor.intensity, max_seconds: 1_000_000]
    Supervisor.start_link(children, options)
  end

  defp spec({:worker, _} = worker, id), do: %{id: id, start: {__MODULE__, :start, [worker]}}
  defp spec(supervisor, id), do: %{id: id, type: :supervisor, start: {__MODULE__, :start, [supervisor]}}

  defp started(path) do
    :ets.update_counter(__MODULE__, path, {2, 1}, {path, 0, nil})
    :ets.update_element(__MODULE__, path, {3, self()})
  end

  defp strike(root, model, starts, kills, seed) do
    path = Enum.random(Model.workers(model))
    Process.exit(:ets.lookup_element(__MODULE__, path, 3), :kill)

    case Model.fail(model, path) do
      :ended -> {if(ends?(root), do: :ended, else: {:differs, seed}), kills + 1}
      {model, started} -> compare(root, model, Enum.frequencies(started) |> Map.merge(starts, fn _, a, b -> a + b end), kills, seed)
    end
  end

  defp compare(root, model, expected, kills, seed) do
    if Proof.eventually(fn -> starts() == expected end) and settled(root) and starts() == expected,
      do: strike(root, model, expected, kills + 1, seed),
      else: {{:differs, seed}, kills + 1}
  end

  defp ends?(root) do
    receive do
      {:EXIT, ^root, reason} -> send(self(), {:EXIT, root, reason}) && reason == :shutdown
    after
      600_000 -> false
    end
  end

  # Every supervisor has done what it had to do when it answers.
  defp settled(supervisor) do
    for {_, pid, :supervisor, _} <- Supervisor.which_children(supervisor), do: settled(pid)
    true
  catch
    :exit, _ -> false
  end

  defp starts, do: Map.new(:ets.tab2list(__MODULE__), fn {path, count, _pid} -> {path, count} end)
end

Proof.run(&Storm.run/0)
