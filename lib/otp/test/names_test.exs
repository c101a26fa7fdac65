defmodule Otp.NamesTest do
  use ExUnit.Case, async: true

  # :global and :pg; recorded from OTP 27.

  test "global names" do
    name = {:names_test, make_ref()}
    assert :global.whereis_name(name) == :undefined
    assert :global.register_name(name, self()) == :yes
    assert :global.register_name(name, self()) == :no
    assert :global.whereis_name(name) == self()
    assert :global.send(name, :hello) == self()
    assert_received :hello
    :global.unregister_name(name)
    assert :global.whereis_name(name) == :undefined
    assert catch_exit(:global.send(name, :hello)) == {:badarg, {name, :hello}}
  end

  test "names of processes that end" do
    name = {:names_test, make_ref()}
    {pid, monitor} = spawn_monitor(fn -> :global.register_name(name, self()) end)
    assert_receive {:DOWN, ^monitor, _, ^pid, _}
    assert :global.whereis_name(name) == :undefined
    assert :global.register_name(name, self()) == :yes
  end

  test "global locks" do
    resource = make_ref()
    assert :global.set_lock({resource, self()}) == true
    assert :global.set_lock({resource, :other}, [node()], 0) == false
    assert :global.del_lock({resource, self()}) == true
    assert :global.trans({resource, self()}, fn -> :done end) == :done
  end

  test "groups" do
    {:ok, _} = :pg.start_link(:names_test_scope)
    {monitor, groups} = :pg.monitor_scope(:names_test_scope)
    assert groups == %{}
    assert :pg.get_members(:names_test_scope, :group) == []
    assert :pg.join(:names_test_scope, :group, self()) == :ok
    assert :pg.join(:names_test_scope, :group, [self()]) == :ok
    assert :pg.get_members(:names_test_scope, :group) == [self(), self()]
    assert :pg.which_groups(:names_test_scope) == [:group]
    assert :pg.leave(:names_test_scope, :group, self()) == :ok
    assert :pg.get_local_members(:names_test_scope, :group) == [self()]
    assert :pg.leave(:names_test_scope, :other, self()) == :not_joined
    pid = self()
    assert_received {^monitor, :join, :group, [^pid]}
    assert_received {^monitor, :leave, :group, [^pid]}

    {member, down} = spawn_monitor(fn -> :pg.join(:names_test_scope, :gone, self()) end)
    assert_receive {:DOWN, ^down, _, ^member, _}
    assert_receive {^monitor, :leave, :gone, [^member]}
    assert :pg.get_members(:names_test_scope, :gone) == []
  end
end
