defmodule RegistryModelTest do
  use ExUnit.Case, async: true

  # Processes register, unregister and die at random; after every step the registry has to know what a list of {key, process, value} knows.

  @keys [:a, :b, "c", {1, 2}, 1, 1.0]
  @actors 4

  for kind <- [:unique, :duplicate], partitions <- [1, 3] do
    test "#{kind} keys in #{partitions} partitions" do
      for program <- 1..12 do
        :rand.seed(:exsss, {program, unquote(partitions), 20})
        name = :"registry_model_#{unquote(kind)}_#{unquote(partitions)}_#{program}"
        {:ok, registry} = Registry.start_link(keys: unquote(kind), name: name, partitions: unquote(partitions))
        actors = Map.new(1..@actors, &{&1, actor()})
        run(%{kind: unquote(kind), name: name, program: program, steps: []}, actors, [], 60)
        Supervisor.stop(registry)
      end
    end
  end

  defp actor do
    spawn(fn -> obey() end)
  end

  defp obey do
    receive do
      {from, fun} -> send(from, {self(), fun.()})
    end

    obey()
  end

  defp ask(actor, fun) do
    send(actor, {self(), fun})
    assert_receive {^actor, result}
    result
  end

  defp run(_world, _actors, _entries, 0), do: :ok

  defp run(world, actors, entries, left) do
    operation = {
      Enum.random([:register, :register, :register, :unregister, :unregister_match, :update, :kill, :dispatch, :via]),
      :rand.uniform(@actors),
      Enum.random(@keys),
      :rand.uniform(3)
    }

    world = %{world | steps: [operation | world.steps]}
    {actors, entries} = step(operation, world, actors, entries)
    check(world, actors, entries)
    run(world, actors, entries, left - 1)
  end

  defp step({:register, n, key, value}, %{name: name} = world, actors, entries) do
    pid = actors[n]
    result = ask(pid, fn -> Registry.register(name, key, value) end)

    case world.kind == :unique && Enum.find(entries, &(elem(&1, 0) === key)) do
      {_, holder, _} ->
        same(world, result, {:error, {:already_registered, holder}})
        {actors, entries}

      none when none in [nil, false] ->
        assert {:ok, owner} = result
        assert is_pid(owner)
        {actors, entries ++ [{key, pid, value}]}
    end
  end

  defp step({:unregister, n, key, _}, %{name: name}, actors, entries) do
    pid = actors[n]
    assert ask(pid, fn -> Registry.unregister(name, key) end) == :ok
    {actors, Enum.reject(entries, fn {k, p, _} -> k === key and p == pid end)}
  end

  defp step({:unregister_match, n, key, value}, %{name: name}, actors, entries) do
    pid = actors[n]
    assert ask(pid, fn -> Registry.unregister_match(name, key, value) end) == :ok
    {actors, Enum.reject(entries, fn {k, p, v} -> k === key and p == pid and v == value end)}
  end

  defp step({:update, n, key, value}, %{kind: :unique, name: name} = world, actors, entries) do
    pid = actors[n]
    result = ask(pid, fn -> Registry.update_value(name, key, &(&1 + value)) end)

    case Enum.find(entries, fn {k, p, _} -> k === key and p == pid end) do
      nil ->
        same(world, result, :error)
        {actors, entries}

      {_, _, old} ->
        same(world, result, {old + value, old})
        {actors, Enum.map(entries, fn {k, _, _} = entry -> if k === key, do: {k, pid, old + value}, else: entry end)}
    end
  end

  defp step({:update, _, _, _}, _world, actors, entries), do: {actors, entries}

  defp step({:kill, n, _, _}, %{name: name}, actors, entries) do
    pid = actors[n]
    monitor = Process.monitor(pid)
    Process.exit(pid, :kill)
    assert_receive {:DOWN, ^monitor, _, _, :killed}
    # The partitions learn of the end as we do; that they have acted on it is seen when they answer.
    for {_, partition, _, _} <- Supervisor.which_children(name), do: :sys.get_state(partition)
    {Map.put(actors, n, actor()), Enum.reject(entries, fn {_, p, _} -> p == pid end)}
  end

  defp step({:dispatch, _, key, _}, %{name: name} = world, actors, entries) do
    me = self()
    Registry.dispatch(name, key, fn found -> send(me, {:dispatched, found}) end)
    expected = for {k, pid, value} <- entries, k === key, do: {pid, value}
    same(world, Enum.sort(dispatched()), Enum.sort(expected))
    {actors, entries}
  end

  defp step({:via, _, key, value}, %{kind: :unique, name: name} = world, actors, entries) do
    via = {:via, Registry, {name, key}}

    case Enum.find(entries, &(elem(&1, 0) === key)) do
      {_, pid, _} ->
        same(world, GenServer.whereis(via), pid)
        send(pid, {self(), fn -> value end})
        assert_receive {^pid, ^value}

      nil ->
        same(world, GenServer.whereis(via), nil)
        assert catch_exit(GenServer.call(via, :hello)) |> elem(0) == :noproc
    end

    {actors, entries}
  end

  defp step({:via, _, _, _}, _world, actors, entries), do: {actors, entries}

  defp dispatched do
    receive do
      {:dispatched, found} -> found ++ dispatched()
    after
      0 -> []
    end
  end

  defp check(%{name: name} = world, actors, entries) do
    for key <- @keys do
      expected = for {k, pid, value} <- entries, k === key, do: {pid, value}
      same(world, Enum.sort(Registry.lookup(name, key)), Enum.sort(expected))
      matching = for {pid, 2} <- expected, do: {pid, 2}
      same(world, Enum.sort(Registry.match(name, key, 2)), Enum.sort(matching))
      same(world, Registry.count_match(name, key, 2), length(matching))
    end

    for {_, pid} <- actors do
      keys = for {key, ^pid, _} <- entries, do: key
      same(world, Enum.sort_by(Registry.keys(name, pid), &inspect/1), Enum.sort_by(keys, &inspect/1))
    end

    same(world, Registry.count(name), length(entries))
    all = Registry.select(name, [{{:"$1", :"$2", :"$3"}, [], [{{:"$1", :"$2", :"$3"}}]}])
    same(world, Enum.sort_by(all, &inspect/1), Enum.sort_by(entries, &inspect/1))
    assert Registry.count_select(name, [{{:_, :_, :"$1"}, [{:>, :"$1", 1}], [true]}]) == Enum.count(entries, &(elem(&1, 2) > 1))
  end

  defp same(_world, same, same), do: true

  defp same(world, given, expected), do: flunk("#{told(world)}\ngave #{inspect(given)}\nand not #{inspect(expected)}")

  defp told(world), do: "#{world.kind}, program #{world.program}, after #{inspect(Enum.reverse(world.steps), limit: :infinity)}"
end
