defmodule Task.SupervisorTest do
  use ExUnit.Case, async: true

  doctest Task.Supervisor

  @moduletag capture_log: true

  setup do
    {:ok, supervisor: start_supervised!(Task.Supervisor)}
  end

  test "async", %{supervisor: supervisor} do
    task = Task.Supervisor.async(supervisor, fn -> {Process.get(:"$callers"), hd(Process.get(:"$ancestors"))} end)
    assert Task.await(task) == {[self()], supervisor}
    assert Task.Supervisor.async(supervisor, String, :upcase, ["a"]) |> Task.await() == "A"
  end

  test "async_nolink", %{supervisor: supervisor} do
    task = Task.Supervisor.async_nolink(supervisor, fn -> exit(:oops) end)
    assert Task.yield(task) == {:exit, :oops}
    task = Task.Supervisor.async_nolink(supervisor, fn -> raise "oops" end)
    assert {:exit, {%RuntimeError{}, _}} = Task.yield(task)
  end

  test "children", %{supervisor: supervisor} do
    assert Task.Supervisor.children(supervisor) == []
    {:ok, pid} = Task.Supervisor.start_child(supervisor, fn -> Process.sleep(:infinity) end)
    assert Task.Supervisor.children(supervisor) == [pid]
    assert Task.Supervisor.terminate_child(supervisor, pid) == :ok
    assert Task.Supervisor.terminate_child(supervisor, pid) == {:error, :not_found}
  end

  test "restarts", %{supervisor: supervisor} do
    test = self()

    run = fn ->
      send(test, {:started, self()})
      receive do: (reason -> exit(reason))
    end

    {:ok, pid} = Task.Supervisor.start_child(supervisor, run, restart: :transient)
    assert_receive {:started, ^pid}
    send(pid, :crash)
    assert_receive {:started, again}
    assert again != pid
  end

  test "async_stream", %{supervisor: supervisor} do
    assert Task.Supervisor.async_stream(supervisor, [1, 2], &(&1 + 1)) |> Enum.to_list() == [ok: 2, ok: 3]

    maybe = fn
      2 -> exit(:two)
      n -> n
    end

    assert Task.Supervisor.async_stream_nolink(supervisor, 1..3, maybe) |> Enum.to_list() == [ok: 1, exit: :two, ok: 3]
  end

  test "max_children" do
    {:ok, supervisor} = Task.Supervisor.start_link(max_children: 0)
    assert Task.Supervisor.start_child(supervisor, fn -> 1 end) == {:error, :max_children}
    pattern = ~r/^reached the maximum number of tasks for this task supervisor/
    assert_raise RuntimeError, pattern, fn -> Task.Supervisor.async(supervisor, fn -> 1 end) end
    assert_raise RuntimeError, pattern, fn -> Task.Supervisor.async_stream(supervisor, [1], & &1) |> Enum.to_list() end
  end
end
