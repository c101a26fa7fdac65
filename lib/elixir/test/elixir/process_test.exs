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
    timer = Process.send_after(self(), :late, 600_000)
    assert Process.read_timer(timer) in 1..600_000
    assert Process.cancel_timer(timer) in 1..600_000
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

  defp idle, do: spawn(fn -> Process.sleep(:infinity) end)

  defp dead do
    {pid, monitor} = spawn_monitor(fn -> :ok end)
    assert_receive {:DOWN, ^monitor, :process, ^pid, :normal}
    pid
  end

  defp reason(pid) do
    monitor = Process.monitor(pid)
    assert_receive {:DOWN, ^monitor, :process, ^pid, reason}
    reason
  end

  describe "exit/2" do
    test "to others" do
      for reason <- [:kill, :killed, :shutdown, {:shutdown, 1}, :boom] do
        pid = idle()
        monitor = Process.monitor(pid)
        assert Process.exit(pid, reason)
        expected = if(reason == :kill, do: :killed, else: reason)
        assert_receive {:DOWN, ^monitor, :process, ^pid, ^expected}
      end

      pid = idle()
      assert Process.exit(pid, :normal)
      assert Process.alive?(pid)
      assert Process.exit(dead(), :boom)
      assert_raise ArgumentError, fn -> Process.exit(:name, :boom) end
    end

    test "to the process itself" do
      for {reason, expected} <- [normal: :normal, kill: :killed, killed: :killed, boom: :boom] do
        {_, monitor} = spawn_monitor(fn -> Process.exit(self(), reason) end)
        assert_receive {:DOWN, ^monitor, _, _, ^expected}
      end

      me = self()

      {_, monitor} =
        spawn_monitor(fn ->
          Process.flag(:trap_exit, true)
          for reason <- [:normal, :boom], do: Process.exit(self(), reason)
          send(me, for(_ <- 1..2, do: receive(do: ({:EXIT, from, reason} -> {from == self(), reason}))))
          Process.exit(self(), :kill)
        end)

      assert_receive [{true, :normal}, {true, :boom}]
      assert_receive {:DOWN, ^monitor, _, _, :killed}
    end

    test "is not caught, and runs no after" do
      me = self()

      pid =
        spawn(fn ->
          try do
            Process.exit(self(), :boom)
          catch
            _, _ -> send(me, :caught)
          after
            send(me, :after)
          end
        end)

      assert reason(pid) == :boom
      refute_received _
    end

    test "kill is no kill when it comes through a link" do
      Process.flag(:trap_exit, true)
      pid = spawn_link(fn -> exit(:kill) end)
      assert_receive {:EXIT, ^pid, :kill}

      outer =
        spawn_link(fn ->
          spawn_link(fn -> exit(:kill) end)
          Process.sleep(:infinity)
        end)

      assert_receive {:EXIT, ^outer, :kill}
    end
  end

  describe "reasons" do
    test "of errors and throws have a stack trace" do
      ends = [
        {fn -> raise "oops" end, %RuntimeError{message: "oops"}},
        {fn -> :erlang.error(:bad) end, :bad},
        {fn -> throw(:ball) end, {:nocatch, :ball}}
      ]

      for {fun, expected} <- ends do
        ExUnit.CaptureLog.capture_log(fn ->
          {_, monitor} = spawn_monitor(fun)
          assert_receive {:DOWN, ^monitor, _, _, {^expected, [{__MODULE__, _, 0, location} | _]}}
          assert to_string(location[:file]) =~ ".exs"
          assert is_integer(location[:line])
        end)
      end

      {_, monitor} = spawn_monitor(fn -> exit({:plain, 1}) end)
      assert_receive {:DOWN, ^monitor, _, _, {:plain, 1}}
    end

    test "of undefined functions name the call" do
      ExUnit.CaptureLog.capture_log(fn ->
        {_, monitor} = spawn_monitor(NoSuchModule, :none, [1, 2])
        assert_receive {:DOWN, ^monitor, _, _, {:undef, [{NoSuchModule, :none, [1, 2], []}]}}
      end)
    end
  end

  describe "link/1 and unlink/1" do
    test "themselves, twice, the dead" do
      assert Process.link(self())
      assert Process.info(self(), :links) |> elem(1) |> Enum.member?(self()) == false
      pid = idle()
      before = length(elem(Process.info(self(), :links), 1))
      assert Process.link(pid) and Process.link(pid)
      assert length(elem(Process.info(self(), :links), 1)) == before + 1
      assert Process.unlink(pid) and Process.unlink(pid)
      assert Process.info(pid, :links) == {:links, []}
      assert_raise ErlangError, ~r/:noproc/, fn -> Process.link(dead()) end
      assert_raise ArgumentError, fn -> Process.link(:name) end
      assert_raise ArgumentError, fn -> Process.unlink(:name) end

      Process.flag(:trap_exit, true)
      pid = dead()
      assert Process.link(pid)
      assert_receive {:EXIT, ^pid, :noproc}
    end

    test "nothing comes through a link that was ended" do
      Process.flag(:trap_exit, true)
      pid = spawn_link(fn -> receive(do: (:go -> exit(:boom))) end)
      Process.unlink(pid)
      send(pid, :go)
      assert reason(pid) in [:boom, :noproc]
      refute_received {:EXIT, _, _}
    end

    test "ports" do
      Process.flag(:trap_exit, true)
      port = Port.open({:spawn, "cat"}, [])
      assert port in elem(Process.info(self(), :links), 1)
      Process.exit(port, :boom)
      assert_receive {:EXIT, ^port, :boom}
      assert Process.link(port)
      assert_receive {:EXIT, ^port, :noproc}
    end
  end

  describe "monitor and demonitor" do
    test "themselves, twice, the dead, names" do
      assert is_reference(Process.monitor(self()))
      assert Process.info(self(), :monitors) == {:monitors, []}

      pid = idle()
      one = Process.monitor(pid)
      two = Process.monitor(pid)
      assert Process.info(self(), :monitors) == {:monitors, [process: pid, process: pid]}
      assert Process.info(pid, :monitored_by) == {:monitored_by, [self(), self()]}
      Process.exit(pid, :boom)
      assert_receive {:DOWN, ^one, :process, ^pid, :boom}
      assert_receive {:DOWN, ^two, :process, ^pid, :boom}

      monitor = Process.monitor(:nobody_of_this_name)
      named = {:nobody_of_this_name, node()}
      assert_receive {:DOWN, ^monitor, :process, ^named, :noproc}
      assert_raise ArgumentError, fn -> Process.monitor("name") end
    end

    test "flush and info" do
      pid = dead()
      monitor = Process.monitor(pid)
      assert_receive {:DOWN, ^monitor, _, _, :noproc} = down
      send(self(), down)
      assert Process.demonitor(monitor, [:flush, :info]) == false
      refute_received {:DOWN, _, _, _, _}
      monitor = Process.monitor(idle())
      assert Process.demonitor(monitor, [:info]) == true
      assert Process.demonitor(monitor, [:info]) == false
      assert Process.demonitor(make_ref())
      assert_raise ArgumentError, fn -> Process.demonitor(:monitor) end
      assert_raise ArgumentError, fn -> Process.demonitor(make_ref(), [:else]) end
    end

    test "aliases that come with a monitor" do
      for {mode, both} <- [explicit_unalias: true, demonitor: true, reply_demonitor: false] do
        lasts = mode == :explicit_unalias
        pid = idle()
        monitor = Process.monitor(pid, alias: mode)
        send(monitor, 1)
        send(monitor, 2)
        assert_receive 1
        if both, do: assert_received(2), else: refute_received(2)
        Process.exit(pid, :kill)
        if both, do: assert_receive({:DOWN, ^monitor, _, _, :killed}), else: refute_received({:DOWN, _, _, _, _})
        send(monitor, 3)
        if lasts, do: assert_receive(3), else: refute_received(3)
        assert Process.unalias(monitor) == lasts
      end
    end
  end

  test "aliases of others do nothing" do
    me = self()

    pid =
      spawn(fn ->
        send(me, Process.alias([:explicit_unalias]))
        receive do: (message -> send(me, {:got, message}))
        Process.sleep(:infinity)
      end)

    assert_receive alias when is_reference(alias)
    assert Process.unalias(alias) == false
    send(alias, :hello)
    assert_receive {:got, :hello}
    Process.exit(pid, :kill)
    assert reason(pid) in [:killed, :noproc]
    assert send(alias, :lost) == :lost
    assert_raise ArgumentError, fn -> Process.alias([:demonitor]) end
    assert_raise ArgumentError, fn -> Process.unalias(:alias) end
  end

  test "send/3" do
    assert Process.send(self(), :one, []) == :ok
    assert Process.send(self(), :two, [:noconnect, :nosuspend]) == :ok
    assert_received :one
    assert_received :two
    assert Process.send({:nobody_of_this_name, node()}, :hello, []) == :ok
    assert_raise ArgumentError, fn -> Process.send(:nobody_of_this_name, :hello, []) end
    assert_raise ArgumentError, ~r/invalid option in list/, fn -> Process.send(self(), :hello, [:else]) end
  end

  describe "spawn" do
    test "with options" do
      {pid, monitor} = Process.spawn(fn -> Process.sleep(:infinity) end, [:link, :monitor, priority: :low, min_heap_size: 1000])
      assert pid in elem(Process.info(self(), :links), 1)
      assert Process.info(pid, [:priority, :min_heap_size]) == [priority: :low, min_heap_size: 1598]
      Process.unlink(pid)
      Process.exit(pid, :kill)
      assert_receive {:DOWN, ^monitor, :process, ^pid, :killed}
      pid = Process.spawn(Process, :sleep, [:infinity], [])
      assert Process.info(pid, :initial_call) == {:initial_call, {Process, :sleep, 1}}
      assert_raise ArgumentError, ~r/invalid spawn option/, fn -> Process.spawn(fn -> :ok end, [:else]) end
    end
  end

  test "hibernate/3 drops the stack and goes on with a call" do
    me = self()

    pid =
      spawn(fn ->
        try do
          Process.hibernate(Kernel, :send, [me, :awake])
        after
          send(me, :after)
        end
      end)

    send(pid, :wake_up)
    assert_receive :awake
    refute_received :after
  end

  test "a process that hibernates says so" do
    pid = spawn(fn -> Process.hibernate(Process, :sleep, [:infinity]) end)
    wait_until(fn -> Process.info(pid, [:current_function, :status]) == [current_function: {:erlang, :hibernate, 3}, status: :waiting] end)
    Process.exit(pid, :kill)
  end

  defp wait_until(fun, left \\ 500) do
    cond do
      fun.() -> :ok
      left == 0 -> flunk("it never came")
      true -> Process.sleep(10) && wait_until(fun, left - 1)
    end
  end

  describe "flag" do
    test "gives the value before" do
      spawn_link(fn ->
        assert Process.flag(:trap_exit, true) == false
        assert Process.flag(:trap_exit, false) == true
        assert Process.flag(:priority, :high) == :normal
        assert Process.flag(:error_handler, :error_handler) == :error_handler
        assert Process.flag(:min_heap_size, 1000) == 233
        assert Process.flag(:min_heap_size, 233) == 1598
        assert Process.flag(:min_bin_vheap_size, 100_000) == 46_422
        assert Process.flag(:min_bin_vheap_size, 0) == 121_536
        assert Process.flag(:fullsweep_after, 10) == 65_535
        assert Process.flag(:message_queue_data, :off_heap) == :on_heap
        assert Process.flag(:save_calls, 5) == 0
        assert Process.flag(self(), :save_calls, 0) == 5
        assert Process.flag(:async_dist, true) == false
        assert %{size: 0, kill: true, error_logger: true} = Process.flag(:max_heap_size, 10_000_000)
        assert %{size: 10_000_000, kill: true} = Process.flag(:max_heap_size, %{size: 0, kill: false})
        assert_raise ArgumentError, ~r/invalid value for this process flag/, fn -> Process.flag(:trap_exit, 1) end
        assert_raise ArgumentError, ~r/1st argument: invalid process flag/, fn -> Process.flag(:else, 1) end
      end)
      |> reason()
      |> then(&assert(&1 in [:normal, :noproc]))

      pid = idle()
      assert Process.flag(pid, :save_calls, 10) == 0
      assert Process.flag(pid, :save_calls, 0) == 10
      assert_raise ArgumentError, fn -> Process.flag(dead(), :save_calls, 10) end
    end

    test "sensitive hides what a process holds" do
      me = self()

      pid =
        spawn(fn ->
          Process.put(:secret, 1)
          Process.flag(:sensitive, true)
          send(me, :ready)
          Process.sleep(:infinity)
        end)

      assert_receive :ready
      send(pid, :message)

      assert Process.info(pid, [:dictionary, :messages, :message_queue_len, {:dictionary, :secret}]) ==
               [{:dictionary, []}, {:messages, []}, {:message_queue_len, 1}, {{:dictionary, :secret}, :undefined}]
    end

    test "max_heap_size ends a process that holds too much" do
      quiet = %{size: 20_000, error_logger: false}

      grow = fn -> Enum.reduce(1..1_000_000, [], &[&1 | &2]) |> length() |> exit() end
      {_, monitor} = Process.spawn(grow, [:monitor, max_heap_size: quiet])
      assert_receive {:DOWN, ^monitor, _, _, :killed}

      {_, monitor} = Process.spawn(grow, [:monitor, max_heap_size: %{quiet | size: 0}])
      assert_receive {:DOWN, ^monitor, _, _, 1_000_000}

      {_, monitor} = Process.spawn(grow, [:monitor, max_heap_size: Map.put(quiet, :kill, false)])
      assert_receive {:DOWN, ^monitor, _, _, 1_000_000}

      half = fn -> exit(%{map: {1, 2, 3, 4, receive(do: (last -> last))}}) end
      {pid, monitor} = Process.spawn(half, [:monitor, max_heap_size: quiet])
      # It has waited, and counted what it holds, when it answers.
      Process.info(pid, :messages)
      send(pid, 5)
      assert_receive {:DOWN, ^monitor, _, _, %{map: {1, 2, 3, 4, 5}}}

      work = fn -> for(_ <- 1..200, do: length(Enum.to_list(1..1000))) |> length() |> exit() end
      {_, monitor} = Process.spawn(work, [:monitor, max_heap_size: quiet])
      assert_receive {:DOWN, ^monitor, _, _, 200}
    end

    test "max_heap_size tells what it did" do
      log =
        ExUnit.CaptureLog.capture_log(fn ->
          {_, monitor} = Process.spawn(fn -> for n <- 1..100_000, do: Process.put(n, {n, n}) end, [:monitor, max_heap_size: 1000])
          assert_receive {:DOWN, ^monitor, _, _, :killed}
          # What the runtime reports comes through the process of logging.
          :logger.get_primary_config()
        end)

      assert log =~ "maximum heap size reached"
      assert log =~ "Max Heap Size:      1000"
    end
  end

  test "info/2" do
    me = self()
    pid = spawn(Process, :sleep, [:infinity])
    wait_until(fn -> Process.info(pid, :status) == {:status, :waiting} end)
    assert Process.info(pid, :current_function) == {:current_function, {Process, :sleep, 1}}
    assert {:current_location, {Process, :sleep, 1, [file: _, line: _]}} = Process.info(pid, :current_location)
    assert {:current_stacktrace, [{Process, :sleep, 1, _} | _]} = Process.info(pid, :current_stacktrace)
    assert Process.info(pid, :parent) == {:parent, me}
    assert Process.info(self(), :status) == {:status, :running}
    assert Process.info(pid, []) == []
    assert Process.info(dead(), :links) == nil
    assert_raise ArgumentError, fn -> Process.info(pid, :else) end
    assert_raise ArgumentError, fn -> Process.info(:name) end

    assert Keyword.keys(Process.info(pid)) ==
             [:current_function, :initial_call, :status, :message_queue_len, :links, :dictionary, :trap_exit, :error_handler] ++
               [:priority, :group_leader, :total_heap_size, :heap_size, :stack_size, :reductions, :garbage_collection, :suspending]

    for item <- [:async_dist, :backtrace, :binary, :catchlevel, :fullsweep_after, :garbage_collection_info, :label, :last_calls] ++
                  [:max_heap_size, :memory, :message_queue_data, :messages, :min_bin_vheap_size, :min_heap_size, :monitored_by] ++
                  [:monitors, :sequential_trace_token, :trace] do
      assert {^item, _} = Process.info(pid, item)
    end
  end

  test "labels" do
    assert Process.set_label({:worker, 1}) == :ok
    assert Process.get_label() == {:worker, 1}
    assert Process.get_label(self()) == {:worker, 1}
    assert Process.info(self(), :label) == {:label, {:worker, 1}}
    assert Process.get_label(idle()) == nil
  end

  test "list/0, alive?/1, registered/0" do
    pid = idle()
    assert pid in Process.list() and self() in Process.list()
    assert Process.alive?(pid)
    Process.register(pid, :process_test_listed)
    assert :process_test_listed in Process.registered()
    Process.exit(pid, :kill)
    refute Process.alive?(pid)
    assert reason(pid) in [:killed, :noproc]
    refute pid in Process.list()
    refute :process_test_listed in Process.registered()
    assert Process.whereis(:process_test_listed) == nil
    assert_raise ArgumentError, fn -> Process.unregister(:process_test_listed) end
  end

  test "cancel_timer/2 and send_after/4" do
    timer = Process.send_after(self(), :late, 600_000)
    assert Process.cancel_timer(timer, async: true) == :ok
    assert_receive {:cancel_timer, ^timer, left}
    assert left in 1..600_000
    timer = Process.send_after(self(), :late, 600_000)
    assert Process.cancel_timer(timer, info: false) == :ok
    assert Process.read_timer(timer) == false
    Process.send_after(self(), :now, System.monotonic_time(:millisecond) - 10, abs: true)
    assert_receive :now
    assert_raise ArgumentError, ~r/out of range/, fn -> Process.send_after(self(), :never, -1) end
  end

  test "dictionary, all of it" do
    {pid, _} =
      spawn_monitor(fn ->
        Process.put(:a, 1)
        Process.put(:b, 1)
        keys = {Enum.sort(Process.get_keys()), Enum.sort(Process.get_keys(1))}
        exit({Enum.sort(Process.get()), keys, Process.delete(:none), Process.get(:none)})
      end)

    assert_receive {:DOWN, _, _, ^pid, {[a: 1, b: 1], {[:a, :b], [:a, :b]}, nil, nil}}
  end
end
