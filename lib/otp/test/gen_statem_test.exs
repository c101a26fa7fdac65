defmodule Otp.GenStatemTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  @moduletag capture_log: true

  defmodule Door do
    @behaviour :gen_statem

    @impl true
    def callback_mode, do: [:state_functions, :state_enter]

    @impl true
    def init(test), do: {:ok, :closed, test}

    def closed(:enter, old, test), do: (send(test, {:enter, old, :closed}); :keep_state_and_data)
    def closed(:cast, :open, test), do: {:next_state, :open, test, [{:state_timeout, 10, :auto}]}
    def closed({:call, from}, :get, _), do: {:keep_state_and_data, [{:reply, from, :closed}]}
    def closed(:info, :later, _), do: {:keep_state_and_data, [:postpone]}
    def closed(:internal, content, test), do: (send(test, {:internal, content}); :keep_state_and_data)

    def closed(:info, :events, test) do
      {:keep_state, test, [{:next_event, :internal, 1}, {:next_event, :internal, 2}, {{:timeout, :zero}, 0, :last}]}
    end

    def closed(:timeout, content, test), do: (send(test, {:timeout, content}); :keep_state_and_data)
    def closed({:timeout, name}, content, test), do: (send(test, {name, content}); :keep_state_and_data)
    def closed(:info, :event_timeout, _), do: {:keep_state_and_data, 5}
    def closed(:info, :cancelled, _), do: {:keep_state_and_data, [{:timeout, 5, :never}, {:next_event, :internal, :sooner}]}

    def closed(:info, :generic, _) do
      {:keep_state_and_data, [{{:timeout, :a}, 1000, :x}, {{:timeout, :b}, 0, :y}, {{:timeout, :a}, :cancel}]}
    end

    def closed(:info, :repeat, test), do: {:repeat_state, test}
    def closed(:info, :bad_action, _), do: {:keep_state_and_data, :foo}
    def closed(:info, :bad, _), do: :foo
    def closed({:call, from}, :stop, _), do: {:stop_and_reply, :normal, [{:reply, from, :bye}]}
    def closed({:call, _}, :throw, _), do: throw(:keep_state_and_data)
    def closed({:call, _}, :raise, _), do: raise("x")

    def open(:enter, old, test), do: (send(test, {:enter, old, :open}); {:keep_state_and_data, [{{:timeout, :in}, 0, 1}]})
    def open({:timeout, :in}, content, test), do: (send(test, {:in, content}); :keep_state_and_data)
    def open(:state_timeout, :auto, test), do: {:next_state, :closed, test}
    def open(:info, :later, test), do: (send(test, :later); :keep_state_and_data)

    @impl true
    def terminate(reason, state, test), do: send(test, {:terminated, reason, state})
  end

  defmodule Counter do
    @behaviour :gen_statem

    @impl true
    def callback_mode, do: :handle_event_function

    @impl true
    def init({:actions, actions}), do: {:ok, {:count, 0}, %{}, actions}
    def init(result), do: result

    @impl true
    def handle_event({:call, from}, :next, {:count, n}, data), do: {:next_state, {:count, n + 1}, data, {:reply, from, n + 1}}
    def handle_event({:call, from}, {:push, module}, _, _), do: {:keep_state_and_data, [{:push_callback_module, module}, {:reply, from, :ok}]}
    def handle_event({:call, from}, :data, _, data), do: {:keep_state_and_data, [{:reply, from, data}]}
    def handle_event(:internal, key, _, data), do: {:keep_state, Map.put(data, key, true)}
  end

  defmodule Other do
    def callback_mode, do: :handle_event_function
    def handle_event({:call, from}, :pop, _, _), do: {:keep_state_and_data, [:pop_callback_module, {:reply, from, :ok}]}
    def handle_event({:call, from}, :data, _, _), do: {:keep_state_and_data, [{:reply, from, :other}]}
  end

  defp messages(count) do
    for _ <- 1..count do
      assert_receive message
      message
    end
  end

  setup do
    {:ok, door} = :gen_statem.start(Door, self(), [])
    assert_receive {:enter, :closed, :closed}
    {:ok, door: door}
  end

  test "postponed events come back with another state", %{door: door} do
    send(door, :later)
    :gen_statem.cast(door, :open)
    assert messages(4) == [{:enter, :closed, :open}, :later, {:in, 1}, {:enter, :open, :closed}]
    assert :gen_statem.call(door, :get) == :closed
  end

  test "inserted events and timeouts without time", %{door: door} do
    send(door, :events)
    assert messages(3) == [{:internal, 1}, {:internal, 2}, {:zero, :last}]
  end

  test "event timeouts", %{door: door} do
    send(door, :event_timeout)
    assert messages(1) == [{:timeout, 5}]
    send(door, :cancelled)
    assert messages(1) == [{:internal, :sooner}]
    refute_receive {:timeout, _}, 20
  end

  test "generic timeouts", %{door: door} do
    send(door, :generic)
    assert messages(1) == [b: :y]
    refute_received {:a, _}
  end

  test "repeat_state enters again", %{door: door} do
    send(door, :repeat)
    assert messages(1) == [{:enter, :closed, :closed}]
  end

  test "the state is looked at and replaced", %{door: door} do
    assert :sys.get_state(door) == {:closed, self()}
    assert :sys.replace_state(door, fn {state, data} -> {state, data} end) == {:closed, self()}
    assert {:status, ^door, {:module, :gen_statem}, [_, :running, _, [], status]} = :sys.get_status(door)
    assert status[:header] == ~c"Status for state machine " ++ :erlang.pid_to_list(door)
    assert List.last(status) == {:data, [{~c"State", {:closed, self()}}]}
  end

  test "stop_and_reply", %{door: door} do
    assert :gen_statem.call(door, :stop) == :bye
    assert messages(1) == [{:terminated, :normal, :closed}]
  end

  test "what states must not give", %{door: door} do
    send(door, :bad)
    assert messages(1) == [{:terminated, {:bad_return_from_state_function, :foo}, :closed}]
    {:ok, door} = :gen_statem.start(Door, self(), [])
    send(door, :bad_action)
    assert [_, {:terminated, {:bad_action_from_state_function, :foo}, :closed}] = messages(2)
  end

  test "calls", %{door: door} do
    assert catch_exit(:gen_statem.call(door, :throw, 1)) == {:timeout, {:gen_statem, :call, [door, :throw, 1]}}
    assert {{%RuntimeError{message: "x"}, _}, _} = catch_exit(:gen_statem.call(door, :raise))
    assert catch_exit(:gen_statem.call(door, :get)) == {:noproc, {:gen_statem, :call, [door, :get, :infinity]}}
  end

  test "results of init" do
    assert :gen_statem.start(Counter, {:stop, 1}, []) == {:error, 1}
    assert :gen_statem.start(Counter, :ignore, []) == :ignore
    assert {:error, {:bad_return_from_init, :bad}} = :gen_statem.start(Counter, :bad, [])
  end

  defmodule Moded do
    def callback_mode, do: Process.get({__MODULE__, :mode})

    def init(mode) do
      Process.put({__MODULE__, :mode}, mode)
      {:ok, :a, 1}
    end
  end

  @tag capture_log: true
  test "callback modes that are none" do
    for mode <- [:bad, [:bad], [], [:state_functions, :bad]] do
      Process.flag(:trap_exit, true)
      {:ok, pid} = :gen_statem.start_link(Moded, mode, [])
      assert_receive {:EXIT, ^pid, {{:bad_return_from_callback_mode, ^mode}, _}}
    end
  end

  test "handle_event, names and callback modules" do
    {:ok, pid} = :gen_statem.start_link({:local, :gen_statem_test}, Counter, {:actions, [{:next_event, :internal, :key}]}, [])
    assert for(_ <- 1..3, do: :gen_statem.call(:gen_statem_test, :next)) == [1, 2, 3]
    assert :gen_statem.start({:local, :gen_statem_test}, Counter, :ignore, []) == {:error, {:already_started, pid}}
    assert :gen_statem.call(pid, :data) == %{key: true}
    assert :gen_statem.call(pid, {:push, Other}) == :ok
    assert :gen_statem.call(pid, :data) == :other
    assert :gen_statem.call(pid, :pop) == :ok
    assert :gen_statem.call(pid, :data) == %{key: true}
    assert :gen_statem.stop(pid) == :ok
  end
end
