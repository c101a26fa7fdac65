defmodule PartitionSupervisorTest do
  use ExUnit.Case, async: true

  doctest PartitionSupervisor

  setup %{test: test} do
    {:ok, name: test}
  end

  defp start(name, options \\ []) do
    child_spec = {Agent, fn -> name end}
    start_supervised!({PartitionSupervisor, [name: name, child_spec: child_spec, partitions: 2] ++ options})
  end

  test "child_spec/1" do
    assert PartitionSupervisor.child_spec([]).id == PartitionSupervisor
    assert PartitionSupervisor.child_spec(name: :foo).id == :foo
    assert PartitionSupervisor.child_spec(name: {:via, Foo, :bar}).id == :bar
  end

  test "options are checked" do
    for {options, pattern} <- [
          {[], ~r/the :name option must be given to PartitionSupervisor/},
          {[name: :a], ~r/the :child_spec option must be given to PartitionSupervisor/},
          {[name: :a, child_spec: Agent, partitions: 0], ~r/the :partitions option must be a positive integer, got: 0/},
          {[name: :a, child_spec: Agent, with_arguments: 1], ~r/the :with_arguments option must be a function/}
        ] do
      assert_raise ArgumentError, pattern, fn -> PartitionSupervisor.start_link(options) end
    end
  end

  test "finds partitions by key", %{name: name} do
    start(name)
    assert [{1, one, :worker, [Agent]}, {0, zero, :worker, [Agent]}] = PartitionSupervisor.which_children(name)
    assert PartitionSupervisor.partitions(name) == 2
    assert GenServer.whereis({:via, PartitionSupervisor, {name, 0}}) == zero
    assert GenServer.whereis({:via, PartitionSupervisor, {name, -7}}) == one
    assert GenServer.whereis({:via, PartitionSupervisor, {name, self()}}) in [zero, one]
    assert Agent.get({:via, PartitionSupervisor, {name, 4}}, & &1) == name
  end

  test "with_arguments", %{name: name} do
    start(name, with_arguments: fn [_fun], partition -> [fn -> partition end] end)
    assert for(key <- 0..1, do: Agent.get({:via, PartitionSupervisor, {name, key}}, & &1)) == [0, 1]
  end

  test "resize!", %{name: name} do
    start(name)
    assert PartitionSupervisor.resize!(name, 1) == 2
    assert PartitionSupervisor.partitions(name) == 1
    assert PartitionSupervisor.count_children(name) == %{active: 1, specs: 2, supervisors: 0, workers: 2}
    zero = GenServer.whereis({:via, PartitionSupervisor, {name, 0}})
    assert GenServer.whereis({:via, PartitionSupervisor, {name, 1}}) == zero
    assert PartitionSupervisor.resize!(name, 2) == 1
    assert PartitionSupervisor.count_children(name).active == 2
    message = "the number of partitions to resize to must be a number between 0 and 2, got: 3"
    assert_raise ArgumentError, message, fn -> PartitionSupervisor.resize!(name, 3) end
  end

  test "other names" do
    start_supervised!({Registry, keys: :unique, name: PartitionSupervisorTest.Names})
    name = {:via, Registry, {PartitionSupervisorTest.Names, :agents}}
    start(name)
    assert PartitionSupervisor.partitions(name) == 2
    assert Agent.get({:via, PartitionSupervisor, {name, 1}}, & &1) == name
  end

  test "unknown names" do
    assert {:noproc, {PartitionSupervisor, :partitions, [:nope]}} = catch_exit(PartitionSupervisor.partitions(:nope))
  end
end
