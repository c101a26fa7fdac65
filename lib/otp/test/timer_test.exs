defmodule Otp.TimerTest do
  use ExUnit.Case, async: true

  test "units" do
    assert :timer.seconds(2) == 2000
    assert :timer.minutes(2) == 120_000
    assert :timer.hours(2) == 7_200_000
    assert :timer.hms(1, 2, 3) == 3_723_000
    assert :timer.seconds(1.5) == 1500.0
    assert :timer.now_diff({1, 2, 3}, {0, 1, 1}) == 1_000_001_000_002
  end

  test "tc/1..4 measure a call" do
    assert {time, 1} = :timer.tc(fn -> 1 end)
    assert is_integer(time)
    assert {_, 3} = :timer.tc(fn x -> x end, [3])
    assert {_, 3} = :timer.tc(Kernel, :+, [1, 2])
    assert {seconds, 3} = :timer.tc(fn x -> x end, [3], :second)
    assert seconds in 0..600
    assert {seconds, 1} = :timer.tc(fn -> 1 end, :second)
    assert seconds in 0..600
  end

  test "sleep/1 wants a timeout" do
    assert :timer.sleep(1) == :ok
    assert catch_error(:timer.sleep(-1)) == :timeout_value
    assert catch_error(:timer.sleep(:a)) == :timeout_value
    assert catch_error(:timer.sleep(1.5)) == :timeout_value
  end

  test "send_after/2,3" do
    assert {:ok, {:send_local, _}} = :timer.send_after(1, self(), :a)
    assert_receive :a
    assert {:ok, {:instant, _}} = :timer.send_after(0, self(), :b)
    assert_receive :b
    assert {:ok, {:once, _}} = :timer.send_after(1, :nobody_here, :c)
    assert :timer.send_after(-1, :a) == {:error, :badarg}
    assert :timer.send_after(:x, self(), :a) == {:error, :badarg}
  end

  test "send_after/3 to a name" do
    Process.register(self(), :otp_timer_test)
    assert {:ok, {:once, _}} = :timer.send_after(1, :otp_timer_test, :named)
    assert_receive :named
  end

  test "cancel/1" do
    {:ok, timer} = :timer.send_after(60_000, :never)
    assert :timer.cancel(timer) == {:ok, :cancel}
    assert :timer.cancel(timer) == {:ok, :cancel}
    assert :timer.cancel({:once, make_ref()}) == {:ok, :cancel}
    assert :timer.cancel(:x) == {:error, :badarg}
    assert :timer.cancel({:a, make_ref()}) == {:error, :badarg}
  end

  test "apply_after/2..4" do
    me = self()
    assert {:ok, {:once, _}} = :timer.apply_after(1, fn -> send(me, :one) end)
    assert_receive :one
    assert {:ok, {:once, _}} = :timer.apply_after(1, fn x -> send(me, x) end, [:two])
    assert_receive :two
    assert {:ok, {:once, _}} = :timer.apply_after(1, Kernel, :send, [me, :three])
    assert_receive :three
    assert {:ok, {:instant, _}} = :timer.apply_after(0, Kernel, :send, [me, :four])
    assert_receive :four
    assert :timer.apply_after(1, fn x -> x end) == {:error, :badarg}
    assert :timer.apply_after(1, 1, 2, 3) == {:error, :badarg}
    assert :timer.apply_after(:infinity, fn -> 1 end) == {:error, :badarg}
  end

  test "intervals go on until they are cancelled" do
    me = self()

    for start <- [
          fn -> :timer.send_interval(1, :tick) end,
          fn -> :timer.apply_interval(1, Kernel, :send, [me, :tick]) end,
          fn -> :timer.apply_repeatedly(1, fn -> send(me, :tick) end) end
        ] do
      assert {:ok, {:interval, _} = timer} = start.()
      assert_receive :tick
      assert_receive :tick
      assert :timer.cancel(timer) == {:ok, :cancel}
    end

    assert :timer.apply_interval(-1, fn -> 1 end) == {:error, :badarg}
  end

  test "exit_after/2,3 and kill_after/2" do
    waits = fn -> receive do: (:never -> :ok) end
    {pid, monitor} = spawn_monitor(waits)
    assert {:ok, _} = :timer.exit_after(1, pid, :boo)
    assert_receive {:DOWN, ^monitor, _, _, :boo}
    {pid, monitor} = spawn_monitor(waits)
    assert {:ok, _} = :timer.kill_after(1, pid)
    assert_receive {:DOWN, ^monitor, _, _, :killed}

    {_pid, monitor} =
      spawn_monitor(fn ->
        :timer.exit_after(1, :self)
        waits.()
      end)

    assert_receive {:DOWN, ^monitor, _, _, :self}
  end
end
