defmodule Supervisor.SpecTest do
  use ExUnit.Case, async: true

  defp call(function, args), do: apply(Supervisor.Spec, function, args)

  test "workers and supervisors" do
    assert call(:worker, [Foo, [1]]) == {Foo, {Foo, :start_link, [1]}, :permanent, 5000, :worker, [Foo]}

    assert call(:worker, [Foo, [1], [id: :x, function: :start, restart: :transient, shutdown: 5, modules: [M]]]) ==
             {:x, {Foo, :start, [1]}, :transient, 5, :worker, [M]}

    assert call(:worker, [GenEvent, []]) == {GenEvent, {GenEvent, :start_link, []}, :permanent, 5000, :worker, :dynamic}

    assert call(:supervisor, [Foo, [], [restart: :temporary]]) ==
             {Foo, {Foo, :start_link, []}, :temporary, :infinity, :supervisor, [Foo]}
  end

  test "supervise" do
    child = call(:worker, [Foo, []])
    assert call(:supervise, [[child], [strategy: :one_for_one]]) == {:ok, {{:one_for_one, 3, 5}, [child]}}

    assert call(:supervise, [[], [strategy: :one_for_all, max_restarts: 1, max_seconds: 2]]) ==
             {:ok, {{:one_for_all, 1, 2}, []}}

    assert_raise ArgumentError, "expected :strategy option to be given", fn -> call(:supervise, [[], []]) end

    assert_raise ArgumentError, ~r/^duplicated ID Foo found in the supervisor specification/, fn ->
      call(:supervise, [[child, child], [strategy: :one_for_one]])
    end
  end
end
