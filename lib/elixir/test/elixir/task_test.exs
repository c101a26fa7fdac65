defmodule TaskTest do
  use ExUnit.Case, async: true

  doctest Task
  @moduletag capture_log: true

  test "child_spec/1 and use" do
    defmodule Once do
      use Task, restart: :transient
    end

    assert Task.child_spec([:hello]) == %{id: Task, restart: :temporary, start: {Task, :start_link, [[:hello]]}}
    assert Once.child_spec(1) == %{id: Once, restart: :transient, start: {Once, :start_link, [1]}}
  end

  test "async and await" do
    task = Task.async(fn -> Process.get(:"$callers") end)
    assert task.owner == self()
    assert task.mfa == {:erlang, :apply, 2}
    assert Task.await(task) == [self()]
    assert Task.async(String, :upcase, ["a"]) |> Task.await() == "A"
    refute_received _
  end

  test "await exits for timeouts and failures" do
    task = Task.async(fn -> Process.sleep(:infinity) end)
    assert catch_exit(Task.await(task, 0)) == {:timeout, {Task, :await, [task, 0]}}
    Task.shutdown(task, :brutal_kill)

    Process.flag(:trap_exit, true)
    task = Task.async(fn -> raise "oops" end)
    assert {{%RuntimeError{message: "oops"}, _}, {Task, :await, [^task, 5000]}} = catch_exit(Task.await(task))
    task = Task.async(fn -> throw(:ball) end)
    assert {{{:nocatch, :ball}, _}, _} = catch_exit(Task.await(task))
    task = Task.async(fn -> exit(:shutdown) end)
    assert catch_exit(Task.await(task)) == {:shutdown, {Task, :await, [task, 5000]}}
  end

  test "a task of another process" do
    task = %Task{ref: make_ref(), owner: spawn(fn -> :ok end), pid: nil, mfa: {A, :b, 0}}

    message =
      "task #{inspect(task)} must be queried from the owner but was queried from #{inspect(self())}"

    for fun <- [&Task.await/1, &Task.yield/1, &Task.shutdown/1, &Task.ignore/1, &Task.await_many([&1]), &Task.yield_many([&1])] do
      assert_raise ArgumentError, message, fn -> fun.(task) end
    end
  end

  test "await_many" do
    tasks = for i <- [3, 1, nil], do: Task.async(fn -> i end)
    assert Task.await_many(tasks) == [3, 1, nil]
    assert Task.await_many([]) == []
    task = Task.async(fn -> Process.sleep(:infinity) end)
    assert catch_exit(Task.await_many([task], 0)) == {:timeout, {Task, :await_many, [[task], 0]}}
    Task.shutdown(task, :brutal_kill)
    refute_received _
  end

  test "yield, ignore and shutdown" do
    task = Task.async(fn -> receive(do: (value -> value)) end)
    assert Task.yield(task, 0) == nil
    send(task.pid, 1)
    assert Task.yield(task) == {:ok, 1}

    task = Task.async(fn -> Process.sleep(:infinity) end)
    assert Task.ignore(task) == nil
    assert Process.alive?(task.pid)
    Process.exit(task.pid, :kill)

    task = Task.async(fn -> Process.sleep(:infinity) end)
    assert Task.shutdown(task) == nil
    refute Process.alive?(task.pid)
    assert Task.shutdown(Task.completed(:done)) == {:ok, :done}
    refute_received _

    owner = self()

    task =
      Task.async(fn ->
        Process.flag(:trap_exit, true)
        send(owner, :trapping)
        Process.sleep(:infinity)
      end)

    assert_receive :trapping
    assert Task.shutdown(task, 1) == {:exit, :killed}
    refute_received _
  end

  test "yield_many" do
    stuck = Task.async(fn -> Process.sleep(:infinity) end)
    done = Task.completed(1)
    assert Task.yield_many([done, stuck], 0) == [{done, {:ok, 1}}, {stuck, nil}]
    assert Task.yield_many([stuck], timeout: 0, on_timeout: :kill_task) == [{stuck, nil}]
    refute Process.alive?(stuck.pid)
    [one, two] = [Task.completed(1), Task.completed(2)]
    assert Task.yield_many([one, two], limit: 1) |> Enum.count(fn {_, result} -> result end) == 1
  end

  describe "async_stream" do
    test "is ordered unless told otherwise" do
      # The first goes on when the gate lets it.
      through = fn gate ->
        fn n ->
          send(gate, {n, self()})
          if n == 1, do: receive(do: (:go -> 1)), else: n
        end
      end

      let_first = fn -> receive(do: ({1, first} -> send(first, :go))) end

      after_others = spawn_link(fn -> for(n <- 2..3, do: receive(do: ({^n, _} -> n))) && let_first.() end)
      assert Task.async_stream(1..3, through.(after_others), max_concurrency: 3) |> Enum.to_list() == [ok: 1, ok: 2, ok: 3]

      unordered = Task.async_stream(1..3, through.(self()), max_concurrency: 3, ordered: false)

      results =
        for {result, n} <- Stream.with_index(unordered, 1) do
          if n == 2, do: let_first.()
          result
        end

      assert List.last(results) == {:ok, 1}
      assert Enum.sort(results) == [ok: 1, ok: 2, ok: 3]
    end

    test "timeouts" do
      sleep = fn
        2 -> Process.sleep(:infinity)
        n -> n
      end

      # The others have to get through in time, on a loaded machine too.
      assert Task.async_stream(1..3, sleep, timeout: 3000, on_timeout: :kill_task) |> Enum.to_list() ==
               [ok: 1, exit: :timeout, ok: 3]

      options = [timeout: 20, on_timeout: :kill_task, zip_input_on_exit: true]
      assert Task.async_stream([2], sleep, options) |> Enum.to_list() == [exit: {2, :timeout}]
      reason = {:timeout, {Task.Supervised, :stream, [10]}}
      assert catch_exit(Task.async_stream([2], sleep, timeout: 10) |> Enum.to_list()) == reason
      refute_received _
    end

    test "failures are results for those who trap exits" do
      Process.flag(:trap_exit, true)
      assert Task.async_stream([1], fn _ -> exit(:oops) end) |> Enum.to_list() == [exit: :oops]
      refute_received _
    end

    test "stops early, and with an infinite stream" do
      assert Stream.iterate(1, &(&1 + 1)) |> Task.async_stream(&(&1 * 2)) |> Enum.take(2) == [ok: 2, ok: 4]
      assert Task.async_stream(1..10, & &1) |> Stream.zip(1..2) |> Enum.to_list() == [{{:ok, 1}, 1}, {{:ok, 2}, 2}]
      refute_received _
    end

    test "options are checked" do
      for {option, message} <- [
            {[max_concurrency: 0], ":max_concurrency must be an integer greater than zero"},
            {[timeout: :a], ":timeout must be either a positive integer or :infinity"},
            {[on_timeout: :a], ":on_timeout must be either :exit or :kill_task"}
          ] do
        assert_raise ArgumentError, message, fn -> Task.async_stream([1], & &1, option) end
      end
    end
  end
end
