defmodule ProcessTest do
  use ExUnit.Case, async: true

  doctest Process

  test "dictionary" do
    assert Process.put(:foo, :bar) == nil
    assert Process.put(:foo, :baz) == :bar
    assert Process.get_keys() |> Enum.member?(:foo)
    assert Process.get_keys(:baz) == [:foo]
    assert Process.get(:foo) == :baz
    assert Process.delete(:foo) == :baz
    assert Process.get(:foo) == nil
    assert Process.get(:foo, :default) == :default
  end

  test "names" do
    pid = spawn(fn -> Process.sleep(:infinity) end)
    assert Process.register(pid, :process_test_name) == true
    assert Process.whereis(:process_test_name) == pid
    assert Process.info(pid, :registered_name) == {:registered_name, :process_test_name}

    message =
      "could not register #{inspect(pid)} with name :process_test_other because it is not alive, the name is already taken, " <>
        "or it has already been given another name"

    assert_raise ArgumentError, message, fn -> Process.register(pid, :process_test_other) end
    assert Process.unregister(:process_test_name) == true
    assert Process.info(pid, :registered_name) == {:registered_name, []}
    assert_raise FunctionClauseError, fn -> Process.register(pid, nil) end
    Process.exit(pid, :kill)
  end

  test "monitors and links" do
    {pid, monitor} = Process.spawn(fn -> exit(:bye) end, [:monitor])
    assert_receive {:DOWN, ^monitor, :process, ^pid, :bye}
    monitor = Process.monitor(pid, tag: :gone)
    assert_receive {:gone, ^monitor, :process, ^pid, :noproc}
    monitor = Process.monitor(self())
    assert Process.demonitor(monitor) == true
    assert Process.demonitor(monitor, [:flush, :info]) == false

    Process.flag(:trap_exit, true)
    pid = spawn_link(fn -> Process.sleep(:infinity) end)
    assert Process.exit(pid, :normal) == true
    assert Process.alive?(pid)
    assert Process.exit(pid, :shutdown) == true
    assert_receive {:EXIT, ^pid, :shutdown}
    assert Process.info(pid) == nil
    assert Process.info(pid, :links) == nil
  end

  test "timers" do
    timer = Process.send_after(self(), :late, 10_000)
    assert Process.read_timer(timer) in 1..10_000
    assert Process.cancel_timer(timer) in 1..10_000
    assert Process.cancel_timer(timer) == false
    Process.send_after(self(), :hello, 0)
    assert_receive :hello
    assert_raise FunctionClauseError, fn -> Process.sleep(-1) end
  end

  test "aliases" do
    alias = Process.alias()
    send(alias, :hello)
    assert_receive :hello
    assert Process.unalias(alias) == true
    assert Process.unalias(alias) == false
    send(alias, :hello)
    refute_received :hello
    once = Process.alias([:reply])
    send(once, 1)
    send(once, 2)
    assert_receive 1
    refute_received 2
  end

  test "group leaders" do
    leader = Process.group_leader()
    assert Process.group_leader(self(), self()) == true
    assert Process.group_leader() == self()
    assert Process.group_leader(self(), leader) == true
  end
end
