defmodule NodeTest do
  use ExUnit.Case, async: true

  doctest Node

  test "a node without distribution" do
    assert Node.self() == :nonode@nohost
    assert Node.alive?() == false
    assert Node.list() == []
    assert Node.list(:this) == [:nonode@nohost]
    assert Node.connect(:no@where) == :ignored
    assert Node.ping(node()) == :pang
    assert Node.stop() == {:error, :not_found}
    assert Node.get_cookie() == :nocookie
  end

  test "processes on this node" do
    test = self()
    assert is_pid(Node.spawn(node(), fn -> send(test, :spawned) end))
    assert_receive :spawned
    assert is_pid(Node.spawn_link(node(), Kernel, :send, [test, :linked]))
    assert_receive :linked
    {pid, monitor} = Node.spawn_monitor(node(), fn -> :ok end)
    assert_receive {:DOWN, ^monitor, :process, ^pid, :normal}
  end
end
