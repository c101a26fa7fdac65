defmodule Otp.ErlangProcessesTest do
  use ExUnit.Case, async: false

  # What :erlang knows of processes beyond Process; recorded from OTP 27.

  defmodule Traced do
    def add(a, b), do: a + b
    def twice(a), do: __MODULE__.add(a, a)
    def boom(reason), do: :erlang.error(reason)
    def count(0), do: :done
    def count(n), do: __MODULE__.count(n - 1)
  end

  defp idle, do: spawn(fn -> Process.sleep(:infinity) end)

  defp dead do
    {pid, monitor} = spawn_monitor(fn -> :ok end)
    assert_receive {:DOWN, ^monitor, :process, ^pid, :normal}
    pid
  end

  # A process that does what it is told.
  defp worker do
    me = self()
    pid = spawn(fn -> work(me) end)
    run(pid, fn -> :ready end)
    pid
  end

  defp work(parent) do
    receive do
      {:do, fun} ->
        result =
          try do
            fun.()
          catch
            kind, reason -> {kind, reason}
          end

        send(parent, {:did, result})
    end

    work(parent)
  end

  defp run(pid, fun) do
    send(pid, {:do, fun})
    assert_receive {:did, result}
    result
  end

  defp told(pid) do
    reference = :erlang.trace_delivered(pid)
    assert_receive {:trace_delivered, ^pid, ^reference}
    Enum.map(flush(), fn event when elem(event, 0) == :trace and elem(event, 1) == pid -> event |> Tuple.delete_at(0) |> Tuple.delete_at(0) end)
  end

  defp flush do
    receive do
      message -> [message | flush()]
    after
      0 -> []
    end
  end

  defp message(fun), do: assert_raise(ArgumentError, fun).message

  describe "spawn_opt and spawn_request" do
    test "monitors with options" do
      {pid, monitor} = :erlang.spawn_opt(fn -> :ok end, [{:monitor, [tag: :gone]}])
      assert_receive {:gone, ^monitor, :process, ^pid, :normal}
      {_, alias} = :erlang.spawn_opt(fn -> Process.sleep(:infinity) end, [{:monitor, [alias: :reply_demonitor]}])
      send(alias, 1)
      send(alias, 2)
      assert_receive 1
      refute_received 2
      assert message(fn -> :erlang.spawn_opt(fn -> :ok end, [{:monitor, true}]) end) =~ "2nd argument: invalid spawn option"
      assert message(fn -> :erlang.spawn_opt(fn -> :ok end, :link) end) =~ "2nd argument: not a list"
      assert message(fn -> :erlang.spawn_opt(:fun, []) end) =~ "1st argument: not a fun"
    end

    test "requests are answered" do
      request = :erlang.spawn_request(fn -> exit(:bye) end, [:monitor])
      assert_receive {:spawn_reply, ^request, :ok, pid}
      assert_receive {:DOWN, ^request, :process, ^pid, :bye}
      request = :erlang.spawn_request(:erlang, :exit, [:bye], [:monitor, reply_tag: :answer])
      assert_receive {:answer, ^request, :ok, _}
      request = :erlang.spawn_request(fn -> :ok end, [:else])
      assert_receive {:spawn_reply, ^request, :error, :badopt}
      request = :erlang.spawn_request(fn -> :ok end, reply: :else)
      assert_receive {:spawn_reply, ^request, :error, :badopt}
      :erlang.spawn_request(fn -> :ok end, reply: :no)
      assert :erlang.spawn_request_abandon(make_ref()) == false
      assert flush() |> Enum.reject(&match?({:DOWN, _, _, _, _}, &1)) == []
      assert message(fn -> :erlang.spawn_request(1) end) =~ "1st argument: not a fun"
    end
  end

  describe "suspend_process" do
    test "stops a process until it was resumed as often" do
      pid = worker()
      assert :erlang.suspend_process(pid)
      assert :erlang.suspend_process(pid)
      assert Process.info(pid, :status) == {:status, :suspended}
      assert Process.info(self(), :suspending) == {:suspending, [{pid, 2, 0}]}
      send(pid, {:do, fn -> :done end})
      assert :erlang.resume_process(pid)
      refute_receive {:did, _}, 20
      assert :erlang.resume_process(pid)
      assert_receive {:did, :done}
    end

    test "with options, of the dead, of itself" do
      pid = idle()
      assert :erlang.suspend_process(pid, [:unless_suspending])
      assert :erlang.suspend_process(pid, [:unless_suspending]) == false
      assert :erlang.suspend_process(pid, asynchronous: :now)
      assert_receive {:now, :suspended}
      assert :erlang.suspend_process(dead(), asynchronous: :now)
      assert_receive {:now, :badarg}
      assert Process.alive?(pid)
      Process.exit(pid, :kill)
      refute Process.alive?(pid)
      assert message(fn -> :erlang.suspend_process(dead()) end) =~ "does not refer to an existing process"
      assert message(fn -> :erlang.suspend_process(self()) end) =~ "refers to the current process"
      assert message(fn -> :erlang.resume_process(idle()) end) =~ "process is not suspended or is not alive"
    end

    test "ends with the suspender" do
      pid = worker()
      {_, monitor} = spawn_monitor(fn -> :erlang.suspend_process(pid) end)
      assert_receive {:DOWN, ^monitor, _, _, :normal}
      assert run(pid, fn -> :runs end) == :runs
    end
  end

  describe "timers" do
    test "start_timer" do
      timer = :erlang.start_timer(0, self(), :hello)
      assert_receive {:timeout, ^timer, :hello}
      timer = :erlang.start_timer(:erlang.monotonic_time(:millisecond) + 600_000, self(), :hello, abs: true)
      assert :erlang.read_timer(timer) in 300_000..600_000
      assert :erlang.read_timer(timer, async: true) == :ok
      assert_receive {:read_timer, ^timer, left}
      assert left in 300_000..600_000
      assert :erlang.cancel_timer(timer, async: true, info: false) == :ok
      assert :erlang.cancel_timer(timer) == false
      refute_received _
    end

    test "to names, to the dead" do
      pid = idle()
      Process.register(pid, :erlang_processes_timer)
      named = :erlang.send_after(600_000, :erlang_processes_timer, :hello)
      timer = :erlang.send_after(600_000, pid, :hello)
      monitor = Process.monitor(pid)
      Process.exit(pid, :kill)
      assert_receive {:DOWN, ^monitor, _, _, _}
      assert is_integer(:erlang.cancel_timer(named))
      assert :erlang.cancel_timer(timer) == false
      assert :erlang.cancel_timer(:erlang.send_after(600_000, pid, :hello)) == false
    end

    test "of equal time fire in order" do
      for n <- 1..100, do: :erlang.send_after(10, self(), n)
      for n <- 1..100, do: assert_receive(^n)
    end

    test "wrong arguments" do
      assert message(fn -> :erlang.start_timer(-1, self(), :hello) end) =~ "1st argument: out of range"
      assert message(fn -> :erlang.start_timer(1.0, self(), :hello) end) =~ "1st argument: not an integer"
      assert message(fn -> :erlang.start_timer(20_000_000_000_000, self(), :hello) end) =~ "exceeds the maximum supported time value"
      assert message(fn -> :erlang.start_timer(1, "x", :hello) end) =~ "2nd argument: not a pid or an atom"
      assert message(fn -> :erlang.start_timer(1, self(), :hello, else: 1) end) =~ "3rd argument: invalid option in list"
      assert message(fn -> :erlang.cancel_timer(make_ref(), else: 1) end) =~ "2nd argument: invalid option in list"
    end
  end

  describe "trace" do
    test "sends and receives" do
      pid = worker()
      me = self()
      gone = dead()
      assert :erlang.trace(pid, true, [:send, :receive]) == 1

      run(pid, fn ->
        send(self(), :hello)
        send(gone, :lost)

        receive do
          :never -> :ok
        after
          1 -> :ok
        end

        receive do: (:hello -> :done)
      end)

      assert [
               {:receive, {:do, _}},
               {:send, :hello, ^pid},
               {:send_to_non_existing_process, :lost, ^gone},
               {:receive, :hello},
               {:receive, :timeout},
               {:send, {:did, :done}, ^me}
             ] = told(pid)

      assert :erlang.trace(pid, false, [:all]) == 1
      run(pid, fn -> :quiet end)
      assert told(pid) == []
    end

    test "what happens to a process" do
      pid = worker()
      me = self()
      other = idle()
      :erlang.trace(pid, true, [:procs])

      child =
        run(pid, fn ->
          Process.register(self(), :erlang_processes_traced)
          Process.unregister(:erlang_processes_traced)
          Process.link(other)
          Process.unlink(other)
          spawn(:erlang, :exit, [:bye])
        end)

      Process.link(pid)
      Process.unlink(pid)

      assert told(pid) == [
               {:register, :erlang_processes_traced},
               {:unregister, :erlang_processes_traced},
               {:link, other},
               {:unlink, other},
               {:spawn, child, {:erlang, :exit, [:bye]}},
               {:getting_linked, me},
               {:getting_unlinked, me}
             ]

      Process.exit(pid, :kill)
      assert_receive {:trace, ^pid, :exit, :killed}
    end

    test "children and links inherit" do
      pid = worker()
      :erlang.trace(pid, true, [:procs, :set_on_spawn])
      child = run(pid, fn -> spawn(:erlang, :exit, [:bye]) end)
      assert_receive {:trace, ^child, :spawned, ^pid, {:erlang, :exit, [:bye]}}
      assert_receive {:trace, ^child, :exit, :bye}

      pid = worker()
      other = idle()
      :erlang.trace(pid, true, [:procs, :set_on_first_link])
      run(pid, fn -> Process.link(other) end)
      assert_receive {:trace, ^other, :getting_linked, ^pid}
      assert :erlang.trace_info(pid, :flags) == {:flags, [:procs]}
      assert :erlang.trace_info(other, :flags) == {:flags, [:procs]}
    end

    test "calls" do
      pid = worker()
      :erlang.trace(pid, true, [:call])
      assert :erlang.trace_pattern({Traced, :_, :_}, true, []) >= 4
      assert run(pid, fn -> Traced.twice(2) end) == 4
      assert told(pid) == [{:call, {Traced, :twice, [2]}}, {:call, {Traced, :add, [2, 2]}}]
      assert Traced.add(1, 2) == 3

      assert :erlang.trace_pattern({Traced, :_, :_}, false, []) >= 4
      assert run(pid, fn -> Traced.twice(2) end) == 4
      assert told(pid) == []
    end

    test "results and exceptions" do
      pid = worker()
      :erlang.trace(pid, true, [:call, :arity])
      :erlang.trace_pattern({Traced, :_, :_}, [{:_, [], [{:exception_trace}]}], [])
      run(pid, fn -> Traced.count(1) end)
      run(pid, fn -> Traced.boom(:bad) end)
      :erlang.trace_pattern({Traced, :_, :_}, false, [])

      assert told(pid) == [
               {:call, {Traced, :count, 1}},
               {:call, {Traced, :count, 1}},
               {:return_from, {Traced, :count, 1}, :done},
               {:return_from, {Traced, :count, 1}, :done},
               {:call, {Traced, :boom, 1}},
               {:exception_from, {Traced, :boom, 1}, {:error, :bad}}
             ]
    end

    test "calls that a specification chooses" do
      pid = worker()
      :erlang.trace(pid, true, [:call])

      spec = [
        {[:"$1", :_], [{:>, :"$1", 5}], [{:message, {{:big, :"$1"}}}]},
        {[1, :_], [], [{:message, false}]},
        {[2, :"$1"], [], [{:message, {{:"$1", {:caller}}}}]},
        {[3, :_], [], [{:return_trace}]}
      ]

      assert :erlang.trace_pattern({Traced, :add, 2}, spec, []) == 1
      assert :erlang.trace_info({Traced, :add, 2}, :match_spec) == {:match_spec, spec}
      for n <- 1..6, do: run(pid, fn -> Traced.add(n, n) end)
      run(pid, fn -> Traced.twice(2) |> then(& &1) end)
      :erlang.trace_pattern({Traced, :add, 2}, false, [])

      assert [
               {:call, {Traced, :add, [2, 2]}, {2, _}},
               {:call, {Traced, :add, [3, 3]}},
               {:return_from, {Traced, :add, 2}, 6},
               {:call, {Traced, :add, [6, 6]}, {:big, 6}},
               {:call, {Traced, :add, [2, 2]}, {2, {Otp.ErlangProcessesTest, _, 0}}}
             ] = told(pid)
    end

    test "silence" do
      pid = worker()
      :erlang.trace(pid, true, [:call, :silent])
      spec = [{[1, :_], [], [{:silent, false}]}, {[2, :_], [], [{:silent, true}]}, {:_, [], []}]
      :erlang.trace_pattern({Traced, :add, 2}, spec, [])
      for n <- [0, 1, 3, 2, 3], do: run(pid, fn -> Traced.add(n, 0) end)
      :erlang.trace_pattern({Traced, :add, 2}, false, [])
      assert told(pid) == [{:call, {Traced, :add, [1, 0]}}, {:call, {Traced, :add, [3, 0]}}]
    end

    test "counts of calls" do
      assert :erlang.trace_pattern({Traced, :add, 2}, true, [:call_count]) == 1
      for n <- 1..5, do: Traced.add(n, n)
      assert :erlang.trace_info({Traced, :add, 2}, :call_count) == {:call_count, 5}
      assert :erlang.trace_pattern({Traced, :add, 2}, false, [:call_count]) == 1
      assert :erlang.trace_info({Traced, :add, 2}, :call_count) == {:call_count, false}
      assert :erlang.trace_info({Traced, :none, 2}, :traced) == {:traced, :undefined}
    end

    test "timestamps" do
      for {flag, right?} <- [
            timestamp: &match?({_, _, _}, &1),
            monotonic_timestamp: &is_integer/1,
            strict_monotonic_timestamp: &match?({_, _}, &1)
          ] do
        pid = worker()
        :erlang.trace(pid, true, [:send, flag])
        run(pid, fn -> 1 end)
        assert_receive {:trace_ts, ^pid, :send, {:did, 1}, _, time}
        assert right?.(time)
      end
    end

    test "who traces whom" do
      pid = worker()
      tracer = idle()
      assert :erlang.trace(pid, true, [:send, {:tracer, tracer}]) == 1
      assert :erlang.trace_info(pid, :tracer) == {:tracer, tracer}
      assert message(fn -> :erlang.trace(pid, true, [:receive]) end) =~ "invalid spec for pid or port"
      Process.exit(tracer, :kill)
      refute Process.alive?(tracer)
      assert :erlang.trace_info(pid, :flags) == {:flags, []}
      assert :erlang.trace(pid, true, [:receive]) == 1
      assert :erlang.trace_info(dead(), :flags) == :undefined
      assert message(fn -> :erlang.trace(dead(), true, [:call]) end) =~ "invalid spec for pid or port"
      assert message(fn -> :erlang.trace(pid, true, [:else]) end) =~ "3rd argument: invalid option in list"
      assert message(fn -> :erlang.trace_pattern({Traced, :_, 1}, true, []) end) =~ "invalid MFA specification"
      assert message(fn -> :erlang.trace_pattern({Traced, :add, 2}, :else, []) end) =~ "invalid match specification"
    end

    test "messages that a specification chooses" do
      pid = worker()
      :erlang.trace_pattern(:send, [{[:_, :hello], [], []}], [])
      :erlang.trace(pid, true, [:send])
      run(pid, fn -> send(self(), :hello) end)
      :erlang.trace_pattern(:send, true, [])
      assert told(pid) == [{:send, :hello, pid}]
    end
  end

  describe "system_monitor" do
    test "tells of long mailboxes" do
      me = self()

      pid =
        spawn(fn ->
          receive do: (:empty -> flush())
          send(me, :emptied)
          Process.sleep(:infinity)
        end)

      options = [long_message_queue: {5, 50}]
      assert :erlang.system_monitor(self(), options) == :undefined
      assert :erlang.system_monitor() == {self(), options}
      for n <- 1..100, do: send(pid, n)
      assert_receive {:monitor, ^pid, :long_message_queue, true}
      send(pid, :empty)
      assert_receive {:monitor, ^pid, :long_message_queue, false}
      assert_receive :emptied
      assert :erlang.system_monitor(:undefined) == {self(), options}
      assert :erlang.system_monitor() == :undefined
    end

    test "tells of long turns" do
      :erlang.system_monitor(self(), [{:long_schedule, 1}])

      pid =
        spawn(fn ->
          for _ <- 1..20, do: :erlang.md5(:binary.copy("abc", 3_000_000))
          Process.sleep(:infinity)
        end)

      assert_receive {:monitor, ^pid, :long_schedule, info}
      assert Keyword.keys(info) == [:timeout, :in, :out]
      assert info[:timeout] >= 1
      :erlang.system_monitor(:undefined)
    end

    test "ends with the process that is told" do
      {_, monitor} = spawn_monitor(fn -> :erlang.system_monitor(self(), [:busy_port]) end)
      assert_receive {:DOWN, ^monitor, _, _, :normal}
      assert :erlang.system_monitor() == :undefined
      assert message(fn -> :erlang.system_monitor(self(), [:else]) end) =~ "invalid system monitor option"
    end
  end

  describe "the system" do
    test "statistics" do
      assert {total, since} = :erlang.statistics(:reductions)
      assert total >= since and since >= 0
      assert {_, _} = :erlang.statistics(:runtime)
      assert {_, _} = :erlang.statistics(:wall_clock)
      assert {_, 0} = :erlang.statistics(:context_switches)
      assert {collections, _, 0} = :erlang.statistics(:garbage_collection)
      assert collections >= 0
      assert :erlang.statistics(:run_queue) >= 0
      assert length(:erlang.statistics(:run_queue_lengths)) >= 1
      assert {{:input, _}, {:output, _}} = :erlang.statistics(:io)
      assert message(fn -> :erlang.statistics(:else) end) =~ "invalid statistics item"
    end

    test "memory" do
      items = :erlang.memory()
      assert Keyword.keys(items) == [:total, :processes, :processes_used, :system, :atom, :atom_used, :binary, :code, :ets]
      assert Enum.all?(items, fn {_, bytes} -> is_integer(bytes) and bytes >= 0 end)
      assert is_integer(:erlang.memory(:total))
      assert [total: _, ets: _] = :erlang.memory([:total, :ets])
      assert message(fn -> :erlang.memory(:else) end) =~ "invalid memory type option"
    end

    test "system_info and system_flag" do
      assert :erlang.system_info(:otp_release) == ~c"27"
      assert :erlang.system_info(:process_count) > 1
      assert :erlang.system_info(:schedulers_online) >= 1
      assert message(fn -> :erlang.system_info(:else) end) =~ "invalid system info item"
      before = :erlang.system_flag(:fullsweep_after, 10)
      assert :erlang.system_info(:fullsweep_after) == {:fullsweep_after, 10}
      assert :erlang.system_flag(:fullsweep_after, before) == 10
      assert message(fn -> :erlang.system_flag(:else, 1) end) =~ "1st argument: invalid system flag"
      assert message(fn -> :erlang.system_flag(:fullsweep_after, :x) end) =~ "2nd argument: invalid value for this system flag"
    end

    test "process_display, yield, bump_reductions, garbage_collect" do
      assert message(fn -> :erlang.process_display(self(), :else) end) =~ "2nd argument: invalid value"
      assert message(fn -> :erlang.process_display(dead(), :backtrace) end) =~ "does not refer to an existing process"
      assert :erlang.yield()
      assert :erlang.bump_reductions(100)
      assert :erlang.garbage_collect()
      assert :erlang.garbage_collect(dead()) == false
      assert :erlang.garbage_collect(self(), async: :id) == :async
      assert_receive {:garbage_collect, :id, true}
    end
  end

  test "group leaders" do
    leader = idle()
    me = self()
    pid = worker()
    assert :erlang.group_leader(leader, pid)
    assert run(pid, fn -> :erlang.group_leader() end) == leader
    run(pid, fn -> spawn(fn -> send(me, {:leader, :erlang.group_leader()}) end) end)
    assert_receive {:leader, ^leader}
    assert message(fn -> :erlang.group_leader(1, me) end) =~ "1st argument: not a pid"
  end
end
