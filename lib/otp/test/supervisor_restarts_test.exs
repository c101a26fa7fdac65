defmodule Otp.SupervisorRestartsTest do
  use ExUnit.Case, async: true

  # What is ended and started again, in which order, when children of each strategy end, alone or together, and do not start again at once. Recorded from OTP 27.
  #
  # `+b2` is the second start of b, `-c` its orderly end; after the bar the children as they are then, `b?` one without a process; `end` is the supervisor's.

  @moduletag capture_log: true

  @abc [a: :permanent, b: :permanent, c: :permanent]

  defmodule Worker do
    use GenServer

    def start_link(id, test, failures), do: GenServer.start_link(__MODULE__, {id, test, failures})

    @impl true
    def init({id, test, failures}) do
      n = :counters.get(failures.starts, failures.index[id]) + 1
      :counters.put(failures.starts, failures.index[id], n)
      send(test, {:event, "+#{id}#{n}"})

      case failures[{id, n}] do
        nil -> trap(id, test)
        :raise -> raise "no start"
        result -> result
      end
    end

    defp trap(id, test) do
      Process.flag(:trap_exit, true)
      {:ok, {id, test}}
    end

    @impl true
    def handle_cast({:stop, reason}, state), do: {:stop, reason, state}

    @impl true
    def terminate(_reason, {id, test}), do: send(test, {:event, "-#{id}"})
  end

  defp run(strategy, intensity, children, failures, steps) do
    Process.flag(:trap_exit, true)
    index = children |> Keyword.keys() |> Enum.with_index(1) |> Map.new()
    failures = failures |> Map.new() |> Map.merge(%{starts: :counters.new(map_size(index), []), index: index})
    specs = for {id, restart} <- children, do: %{id: id, restart: restart, start: {Worker, :start_link, [id, self(), failures]}}
    {:ok, supervisor} = Supervisor.start_link(specs, strategy: strategy, max_restarts: intensity, max_seconds: 3600)
    _ = events()
    lines = steps |> Enum.map(&step(supervisor, &1)) |> Enum.reject(&is_nil/1)
    if Process.alive?(supervisor), do: Supervisor.stop(supervisor)
    assert_receive {:EXIT, ^supervisor, _}
    lines
  end

  defp step(supervisor, step) do
    if Process.alive?(supervisor) do
      pids = for {id, pid, _, _} <- Supervisor.which_children(supervisor), into: %{}, do: {id, pid}
      act(supervisor, step, pids)
      state = settled(supervisor)
      Enum.join(events() ++ ["|" | state], " ")
    end
  end

  defp act(_supervisor, {:kill, id}, pids) when is_atom(id), do: end_all([pids[id]], :kill)

  # All of them before the supervisor looks.
  defp act(supervisor, {:kill, ids}, pids) do
    :sys.suspend(supervisor)
    end_all(Enum.map(ids, &pids[&1]), :kill)
    :sys.resume(supervisor)
  catch
    # It may end before it answers.
    :exit, _ -> :ok
  end

  defp act(_supervisor, {:exit, id, reason}, pids), do: end_all([pids[id]], reason)
  defp act(supervisor, {request, id}, _pids), do: apply(Supervisor, request, [supervisor, id])

  defp end_all(pids, reason) do
    for pid <- pids, is_pid(pid) do
      mref = Process.monitor(pid)
      if reason == :kill, do: Process.exit(pid, :kill), else: GenServer.cast(pid, {:stop, reason})
      assert_receive {:DOWN, ^mref, _, _, _}
    end
  end

  # Nothing is about to be started again, or the supervisor has ended.
  defp settled(supervisor) do
    children = Supervisor.which_children(supervisor)
    if List.keymember?(children, :restarting, 1), do: settled(supervisor), else: Enum.map(Enum.reverse(children), &shown/1)
  catch
    :exit, _ -> ["end"]
  end

  defp shown({id, pid, _, _}), do: if(is_pid(pid), do: "#{id}", else: "#{id}?")

  defp events do
    receive do
      {:event, event} -> [event | events()]
    after
      0 -> []
    end
  end

  describe ":one_for_one:" do
    test "several die at once" do
      steps = [kill: [:a, :b], kill: [:c, :a]]

      assert run(:one_for_one, 3, @abc, [], steps) == [
               "+a2 +b2 | a b c",
               "+c2 -c -b | end"
             ]
    end

    test "no restart is allowed" do
      steps = [kill: :b]

      assert run(:one_for_one, 0, @abc, [], steps) == [
               "-c -a | end"
             ]
    end

    test "a child does not start at once" do
      steps = [kill: :b, kill: :a]

      assert run(:one_for_one, 5, @abc, [{{:b, 2}, {:stop, :no}}, {{:b, 3}, {:stop, :no}}], steps) == [
               "+b2 +b3 +b4 | a b c",
               "+a2 | a b c"
             ]
    end

    test "another child does not start at once" do
      steps = [kill: :b, kill: :a]

      assert run(:one_for_one, 5, @abc, [{{:c, 2}, {:stop, :no}}, {{:c, 3}, :raise}], steps) == [
               "+b2 | a b c",
               "+a2 | a b c"
             ]
    end

    test "a child does not start any more" do
      steps = [kill: :b]
      failures = for n <- 2..9, do: {{:b, n}, {:stop, :no}}

      assert run(:one_for_one, 3, @abc, failures, steps) == [
               "+b2 +b3 +b4 -c -a | end"
             ]
    end

    test "a child is not to be started" do
      steps = [kill: :b, kill: :a, restart_child: :b, kill: :c]

      assert run(:one_for_one, 5, @abc, [{{:b, 2}, :ignore}], steps) == [
               "+b2 | a b? c",
               "+a2 | a b? c",
               "+b3 | a b c",
               "+c2 | a b c"
             ]
    end

    test "children of every kind" do
      steps = [{:kill, :a}, {:exit, :b, :normal}, {:kill, :c}, {:exit, :e, :bad}, {:exit, :e, {:shutdown, 1}}, {:exit, :c, :normal}]
      children = [a: :temporary, b: :transient, c: :permanent, d: :temporary, e: :transient]

      assert run(:one_for_one, 5, children, [], steps) == [
               "| b c d e",
               "-b | b? c d e",
               "+c2 | b? c d e",
               "-e +e2 | b? c d e",
               "-e | b? c d e?",
               "-c +c3 | b? c d e?"
             ]
    end

    test "children that were terminated" do
      steps = [terminate_child: :b, kill: :a, kill: :c, delete_child: :b, terminate_child: :b, delete_child: :b, kill: :c]

      assert run(:one_for_one, 5, @abc, [], steps) == [
               "-b | a b? c",
               "+a2 | a b? c",
               "+c2 | a b? c",
               "| a c",
               "| a c",
               "| a c",
               "+c3 | a c"
             ]
    end
  end

  describe ":rest_for_one:" do
    test "several die at once" do
      steps = [kill: [:a, :b], kill: [:c, :a]]

      assert run(:rest_for_one, 3, @abc, [], steps) == [
               "-c +a2 +b2 +c2 | a b c",
               "+c3 -c -b +a3 +b3 +c4 | a b c"
             ]
    end

    test "no restart is allowed" do
      steps = [kill: :b]

      assert run(:rest_for_one, 0, @abc, [], steps) == [
               "-c -a | end"
             ]
    end

    test "a child does not start at once" do
      steps = [kill: :b, kill: :a]

      assert run(:rest_for_one, 5, @abc, [{{:b, 2}, {:stop, :no}}, {{:b, 3}, {:stop, :no}}], steps) == [
               "-c +b2 +b3 +b4 +c2 | a b c",
               "-c -b +a2 +b5 +c3 | a b c"
             ]
    end

    test "another child does not start at once" do
      steps = [kill: :b, kill: :a]

      assert run(:rest_for_one, 5, @abc, [{{:c, 2}, {:stop, :no}}, {{:c, 3}, :raise}], steps) == [
               "-c +b2 +c2 +c3 +c4 | a b c",
               "-c -b +a2 +b3 +c5 | a b c"
             ]
    end

    test "a child does not start any more" do
      steps = [kill: :b]
      failures = for n <- 2..9, do: {{:b, n}, {:stop, :no}}

      assert run(:rest_for_one, 3, @abc, failures, steps) == [
               "-c +b2 +b3 +b4 -a | end"
             ]
    end

    test "a child is not to be started" do
      steps = [kill: :b, kill: :a, restart_child: :b, kill: :c]

      assert run(:rest_for_one, 5, @abc, [{{:b, 2}, :ignore}], steps) == [
               "-c +b2 +c2 | a b? c",
               "-c +a2 +b3 +c3 | a b c",
               "| a b c",
               "+c4 | a b c"
             ]
    end

    test "children of every kind" do
      steps = [{:kill, :a}, {:exit, :b, :normal}, {:kill, :c}, {:exit, :e, :bad}, {:exit, :e, {:shutdown, 1}}, {:exit, :c, :normal}]
      children = [a: :temporary, b: :transient, c: :permanent, d: :temporary, e: :transient]

      assert run(:rest_for_one, 5, children, [], steps) == [
               "| b c d e",
               "-b | b? c d e",
               "-e -d +c2 +e2 | b? c e",
               "-e +e3 | b? c e",
               "-e | b? c e?",
               "-c +c3 +e4 | b? c e"
             ]
    end

    test "children that were terminated" do
      steps = [terminate_child: :b, kill: :a, kill: :c, delete_child: :b, terminate_child: :b, delete_child: :b, kill: :c]

      assert run(:rest_for_one, 5, @abc, [], steps) == [
               "-b | a b? c",
               "-c +a2 +b2 +c2 | a b c",
               "+c3 | a b c",
               "| a b c",
               "-b | a b? c",
               "| a c",
               "+c4 | a c"
             ]
    end
  end

  describe ":one_for_all:" do
    test "several die at once" do
      steps = [kill: [:a, :b], kill: [:c, :a]]

      assert run(:one_for_all, 3, @abc, [], steps) == [
               "-c +a2 +b2 +c2 | a b c",
               "-b +a3 +b3 +c3 | a b c"
             ]
    end

    test "no restart is allowed" do
      steps = [kill: :b]

      assert run(:one_for_all, 0, @abc, [], steps) == [
               "-c -a | end"
             ]
    end

    test "a child does not start at once" do
      steps = [kill: :b, kill: :a]

      assert run(:one_for_all, 5, @abc, [{{:b, 2}, {:stop, :no}}, {{:b, 3}, {:stop, :no}}], steps) == [
               "-c -a +a2 +b2 -a +a3 +b3 -a +a4 +b4 +c2 | a b c",
               "-c -b +a5 +b5 +c3 | a b c"
             ]
    end

    test "another child does not start at once" do
      steps = [kill: :b, kill: :a]

      assert run(:one_for_all, 5, @abc, [{{:c, 2}, {:stop, :no}}, {{:c, 3}, :raise}], steps) == [
               "-c -a +a2 +b2 +c2 -b -a +a3 +b3 +c3 -b -a +a4 +b4 +c4 | a b c",
               "-c -b +a5 +b5 +c5 | a b c"
             ]
    end

    test "a child does not start any more" do
      steps = [kill: :b]
      failures = for n <- 2..9, do: {{:b, n}, {:stop, :no}}

      assert run(:one_for_all, 3, @abc, failures, steps) == [
               "-c -a +a2 +b2 -a +a3 +b3 -a +a4 +b4 -a | end"
             ]
    end

    test "a child is not to be started" do
      steps = [kill: :b, kill: :a, restart_child: :b, kill: :c]

      assert run(:one_for_all, 5, @abc, [{{:b, 2}, :ignore}], steps) == [
               "-c -a +a2 +b2 +c2 | a b? c",
               "-c +a3 +b3 +c3 | a b c",
               "| a b c",
               "-b -a +a4 +b4 +c4 | a b c"
             ]
    end

    test "children of every kind" do
      steps = [{:kill, :a}, {:exit, :b, :normal}, {:kill, :c}, {:exit, :e, :bad}, {:exit, :e, {:shutdown, 1}}, {:exit, :c, :normal}]
      children = [a: :temporary, b: :transient, c: :permanent, d: :temporary, e: :transient]

      assert run(:one_for_all, 5, children, [], steps) == [
               "| b c d e",
               "-b | b? c d e",
               "-e -d +b2 +c2 +e2 | b c e",
               "-e -c -b +b3 +c3 +e3 | b c e",
               "-e | b c e?",
               "-c -b +b4 +c4 +e4 | b c e"
             ]
    end

    test "children that were terminated" do
      steps = [terminate_child: :b, kill: :a, kill: :c, delete_child: :b, terminate_child: :b, delete_child: :b, kill: :c]

      assert run(:one_for_all, 5, @abc, [], steps) == [
               "-b | a b? c",
               "-c +a2 +b2 +c2 | a b c",
               "-b -a +a3 +b3 +c3 | a b c",
               "| a b c",
               "-b | a b? c",
               "| a c",
               "-a +a4 +c4 | a c"
             ]
    end
  end

  test "restarts are counted within the period" do
    Process.flag(:trap_exit, true)
    {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one, max_restarts: 2, max_seconds: 3600)
    mref = Process.monitor(supervisor)
    for _ <- 1..2, do: kill_child(supervisor)
    # Whole seconds are compared.
    :sys.replace_state(supervisor, fn %{restarts: {count, look, seconds}} = state ->
      %{state | restarts: {count, look, Enum.map(seconds, &(&1 - 3602))}}
    end)

    for _ <- 1..2, do: kill_child(supervisor)
    assert Supervisor.count_children(supervisor).active == 1
    kill_child(supervisor)
    assert_receive {:DOWN, ^mref, :process, _, :shutdown}
  end

  test "restarts that are long over are forgotten though many are allowed" do
    long_ago = System.monotonic_time(:second) - 100
    many = {100, 100, List.duplicate(long_ago, 100)}
    assert {:allowed, {1, 100, [now]}} = :supervisor_restarts.note(many, 1_000_000, 1)
    assert now > long_ago
    assert {:exceeded, {101, 202, _}} = :supervisor_restarts.note(many, 100, 1000)
  end

  test "the same rule holds for dynamic supervisors" do
    Process.flag(:trap_exit, true)
    {:ok, supervisor} = DynamicSupervisor.start_link(max_restarts: 2)
    {:ok, _} = DynamicSupervisor.start_child(supervisor, {Agent, fn -> 0 end})
    mref = Process.monitor(supervisor)
    for _ <- 1..3, do: kill_dynamic_child(supervisor)
    assert_receive {:DOWN, ^mref, :process, _, :shutdown}, 10_000
  end

  test "a supervisor shows its state as OTP's do" do
    {:ok, supervisor} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one, max_restarts: 4)
    {:status, _, _, [_, _, _, _, items]} = :sys.get_status(supervisor)

    assert {:data, [{~c"State", {:state, {^supervisor, Supervisor.Default}, :one_for_one, {[Agent], %{Agent => child}}, :undefined, 4, 5, [], 0, :never, _, _}}]} =
             List.last(items)

    assert {:child, _, Agent, {Agent, :start_link, [_]}, :permanent, false, 5000, :worker, [Agent]} = child
  end

  defp kill_dynamic_child(supervisor) do
    [{:undefined, pid, _, _}] = DynamicSupervisor.which_children(supervisor)
    end_all([pid], :kill)
  end

  defp kill_child(supervisor) do
    [{Agent, pid, _, _}] = Supervisor.which_children(supervisor)
    end_all([pid], :kill)
  end
end
