defmodule DynamicSupervisorTest do
  use ExUnit.Case, async: true

  doctest DynamicSupervisor
  @moduletag capture_log: true

  defmodule Tree do
    use DynamicSupervisor, id: :tree
    def init(flags), do: flags
  end

  test "child_spec/1" do
    assert Tree.child_spec(1) == %{id: :tree, start: {Tree, :start_link, [1]}, type: :supervisor}
    assert DynamicSupervisor.child_spec(name: {:via, Foo, :bar}).id == :bar
  end

  test "init/1" do
    assert DynamicSupervisor.init([]) ==
             {:ok, %{strategy: :one_for_one, intensity: 3, period: 5, max_children: :infinity, extra_arguments: []}}
  end

  test "flags are checked" do
    Process.flag(:trap_exit, true)

    for {option, reason} <- [
          {[strategy: :foo], {:invalid_strategy, :foo}},
          {[max_children: -1], {:invalid_max_children, -1}},
          {[max_restarts: -1], {:invalid_intensity, -1}},
          {[max_seconds: 0], {:invalid_period, 0}},
          {[extra_arguments: 0], {:invalid_extra_arguments, 0}}
        ] do
      assert DynamicSupervisor.start_link(option) == {:error, {:supervisor_data, reason}}
    end

    assert DynamicSupervisor.start_link(Tree, :ignore) == :ignore
    assert DynamicSupervisor.start_link(Tree, :foo) == {:error, {:bad_return, {Tree, :init, :foo}}}
  end

  test "child specifications are checked" do
    {:ok, sup} = DynamicSupervisor.start_link([])
    spec = %{id: 1, start: {A, :b, []}}

    for {spec, reason} <- [
          {%{}, {:invalid_child_spec, %{}}},
          {%{id: 1, start: 1}, {:invalid_child_spec, %{id: 1, start: 1}}},
          {Map.put(spec, :restart, 1), {:invalid_restart_type, 1}},
          {Map.put(spec, :shutdown, 1.0), {:invalid_shutdown, 1.0}},
          {Map.put(spec, :modules, 1), {:invalid_modules, 1}}
        ] do
      assert DynamicSupervisor.start_child(sup, spec) == {:error, reason}
    end
  end

  test "children" do
    {:ok, sup} = DynamicSupervisor.start_link(max_children: 1)
    {:ok, pid} = DynamicSupervisor.start_child(sup, {Agent, fn -> 1 end})
    assert DynamicSupervisor.start_child(sup, {Agent, fn -> 2 end}) == {:error, :max_children}
    assert DynamicSupervisor.which_children(sup) == [{:undefined, pid, :worker, [Agent]}]
    assert DynamicSupervisor.terminate_child(sup, pid) == :ok
    refute Process.alive?(pid)
    assert DynamicSupervisor.terminate_child(sup, pid) == {:error, :not_found}
    assert DynamicSupervisor.start_child(sup, %{id: 1, start: {Function, :identity, [:ignore]}}) == :ignore
    assert DynamicSupervisor.start_child(sup, %{id: 1, start: {Function, :identity, [{:error, :no}]}}) == {:error, :no}
    assert DynamicSupervisor.stop(sup) == :ok
  end

  test "restarts a child with its arguments" do
    {:ok, sup} = DynamicSupervisor.start_link(extra_arguments: [fn -> 42 end])
    {:ok, pid} = DynamicSupervisor.start_child(sup, %{id: 1, start: {Agent, :start_link, []}})
    mref = Process.monitor(pid)
    Process.exit(pid, :kill)
    assert_receive {:DOWN, ^mref, _, _, _}
    assert [{:undefined, again, :worker, [Agent]}] = DynamicSupervisor.which_children(sup)
    assert Agent.get(again, & &1) == 42
  end

  test "tries again while a child cannot be restarted" do
    Process.flag(:trap_exit, true)
    {:ok, sup} = DynamicSupervisor.start_link(max_restarts: 1_000_000)
    {:ok, switch} = Agent.start_link(fn -> true end)
    start = fn -> if Agent.get(switch, & &1), do: Agent.start_link(fn -> 1 end), else: {:error, :not_now} end
    {:ok, pid} = DynamicSupervisor.start_child(sup, %{id: 1, start: {:erlang, :apply, [start, []]}})
    Agent.update(switch, fn _ -> false end)
    mref = Process.monitor(pid)
    Process.exit(pid, :kill)
    assert_receive {:DOWN, ^mref, _, _, _}
    assert [{:undefined, :restarting, :worker, _}] = DynamicSupervisor.which_children(sup)
    assert DynamicSupervisor.count_children(sup) == %{active: 0, specs: 1, supervisors: 0, workers: 1}
    Agent.update(switch, fn _ -> true end)
    DynamicSupervisor.stop(sup)
  end
end
