defmodule AgentTest do
  use ExUnit.Case, async: true

  doctest Agent

  def identity(state), do: state

  test "child_spec/1 and use" do
    defmodule Kept do
      use Agent, restart: :temporary, id: :kept
    end

    assert Agent.child_spec([:hello]) == %{id: Agent, start: {Agent, :start_link, [[:hello]]}}
    assert Kept.child_spec(1) == %{id: :kept, restart: :temporary, start: {Kept, :start_link, [1]}}
  end

  test "funs" do
    {:ok, pid} = Agent.start_link(&Map.new/0)
    assert Agent.update(pid, &Map.put(&1, :hello, :world)) == :ok
    assert Agent.get(pid, &Map.get(&1, :hello), 3000) == :world
    assert Agent.get_and_update(pid, &Map.pop(&1, :hello), 3000) == :world
    assert Agent.get(pid, & &1) == %{}
    assert Agent.cast(pid, fn _ -> :cast end) == :ok
    assert Agent.get(pid, & &1) == :cast
    assert Agent.stop(pid) == :ok
  end

  test "module, function, arguments" do
    {:ok, pid} = Agent.start_link(Map, :new, [])
    assert Agent.update(pid, Map, :put, [:hello, :world]) == :ok
    assert Agent.get(pid, Map, :get, [:hello]) == :world
    assert Agent.get_and_update(pid, Map, :pop, [:hello]) == :world
    assert Agent.cast(pid, Map, :put, [1, 2]) == :ok
    assert Agent.get(pid, AgentTest, :identity, []) == %{1 => 2}
  end

  @tag :capture_log
  test "a bad value of get_and_update" do
    {:ok, pid} = Agent.start(fn -> 1 end)
    assert {{:bad_return_value, :foo}, _} = catch_exit(Agent.get_and_update(pid, fn _ -> :foo end))
  end

  @tag :capture_log
  test "a fun that raises at the start" do
    assert {:error, {%RuntimeError{message: "oops"}, _}} = Agent.start(fn -> raise "oops" end)
  end

  test "the initial call is the user's" do
    {:ok, pid} = Agent.start_link(Map, :new, [])
    assert :proc_lib.translate_initial_call(pid) == {Map, :new, 0}
  end
end
