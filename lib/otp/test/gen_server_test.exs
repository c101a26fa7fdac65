defmodule Otp.GenServerTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  @moduletag capture_log: true

  defmodule Echo do
    @behaviour :gen_server

    @impl true
    def init(state), do: {:ok, state}

    @impl true
    def handle_call(:state, _from, state), do: {:reply, state, state}
    def handle_call(:slow, from, _state), do: {:noreply, from}
    def handle_call(:fail, _from, _state), do: exit(:failed)

    @impl true
    def handle_cast({:reply, value}, from), do: {:noreply, :gen_server.reply(from, value)}
    def handle_cast({:set, state}, _old), do: {:noreply, state}

    @impl true
    def format_status(status), do: Map.update!(status, :state, fn _ -> :hidden end)
  end

  test "requests whose response comes later" do
    {:ok, pid} = :gen_server.start_link(Echo, 1, [])
    id = :gen_server.send_request(pid, :state)
    assert :gen_server.receive_response(id, 60_000) == {:reply, 1}
    id = :gen_server.send_request(pid, :slow)
    assert :gen_server.wait_response(id, 0) == :timeout
    :gen_server.cast(pid, {:reply, :late})
    assert :gen_server.wait_response(id, 60_000) == {:reply, :late}
    assert :gen_server.receive_response(:gen_server.send_request(pid, :slow), 0) == :timeout
    assert {:error, {:noproc, _}} = :gen_server.receive_response(:gen_server.send_request(:no_such_server, 1), 60_000)
  end

  test "collections of requests" do
    {:ok, one} = :gen_server.start_link(Echo, 1, [])
    {:ok, two} = :gen_server.start(Echo, 2, [])
    collection = :gen_server.send_request(one, :state, :label, :gen_server.reqids_new())
    collection = :gen_server.send_request(two, :fail, :other, collection)
    assert :gen_server.reqids_size(collection) == 2
    {first, label, collection} = :gen_server.receive_response(collection, 60_000, true)
    {second, other, collection} = :gen_server.receive_response(collection, 60_000, true)
    assert Map.new([{label, first}, {other, second}]) == %{label: {:reply, 1}, other: {:error, {:failed, two}}}
    assert :gen_server.receive_response(collection, 0, true) == :no_request
  end

  test "start_monitor" do
    {:ok, {pid, monitor}} = :gen_server.start_monitor(Echo, 1, [])
    assert :gen_server.stop(pid) == :ok
    assert_receive {:DOWN, ^monitor, :process, ^pid, :normal}
  end

  test "format_status" do
    {:ok, pid} = :gen_server.start_link(Echo, :secret, [])
    {:status, ^pid, {:module, :gen_server}, [_, :running, parent, [], status]} = :sys.get_status(pid)
    assert parent == self()
    assert status[:header] == ~c"Status for generic server " ++ :erlang.pid_to_list(pid)
    assert List.last(status) == {:data, [{~c"State", :hidden}]}
  end

  test "suspend, log and statistics" do
    {:ok, pid} = :gen_server.start_link(Echo, 1, [])
    assert :sys.log(pid, true) == :ok
    assert :sys.statistics(pid, true) == :ok
    :gen_server.cast(pid, {:set, 2})
    assert :gen_server.call(pid, :state) == 2
    {:ok, [{:in, {:"$gen_cast", {:set, 2}}}, {:noreply, 2}, {:in, _}, {:out, 2, _, 2}]} = :sys.log(pid, :get)
    {:ok, statistics} = :sys.statistics(pid, :get)
    assert {statistics[:messages_in], statistics[:messages_out]} == {2, 1}
    assert :sys.no_debug(pid) == :ok
    assert :sys.suspend(pid) == :ok
    assert catch_exit(:gen_server.call(pid, :state, 1)) == {:timeout, {:gen_server, :call, [pid, :state, 1]}}
    assert :sys.resume(pid) == :ok
    assert :gen_server.call(pid, :state) == 2
    assert catch_exit(:sys.get_state(:no_such_server)) == {:noproc, {:sys, :get_state, [:no_such_server]}}
  end

  test "enter_loop" do
    test = self()

    pid =
      :proc_lib.spawn_link(fn ->
        send(test, :ready)
        :gen_server.enter_loop(Echo, [], :entered)
      end)

    assert_receive :ready
    assert :gen_server.call(pid, :state) == :entered
  end

  test "proc_lib starts in step" do
    assert :proc_lib.start(:proc_lib, :init_ack, [self(), :hello]) == :hello
    assert :proc_lib.start(Kernel, :exit, [:oops]) == {:error, :oops}
    assert :proc_lib.start(Process, :sleep, [:infinity], 1) == {:error, :timeout}
    Process.flag(:trap_exit, true)
    assert :proc_lib.start_link(:proc_lib, :init_fail, [self(), {:error, :no}, {:exit, :why}]) == {:error, :no}
    refute_received {:EXIT, _, _}
  end
end
