defmodule Otp.BehavioursTest do
  use ExUnit.Case, async: true

  # What callbacks may give and what becomes of those that give something else; recorded from OTP 27.

  @moduletag capture_log: true

  defmodule Server do
    def init(state), do: {:ok, state}
    def handle_call({:return, value}, _from, _state), do: value
    def handle_cast({:return, value}, _state), do: value
    def code_change(_old, _state, :raise), do: raise("no")
    def code_change(_old, _state, :error), do: {:error, :no}
    def code_change(_old, state, extra), do: {:ok, {state, extra}}
  end

  defmodule Status do
    def init(fun), do: {:ok, fun}
    def format_status(%{state: fun} = status), do: fun.(status)
  end

  defmodule Handler do
    def init(state), do: {:ok, state}
    def handle_event({:return, value}, _state), do: value
    def handle_call({:return, value}, _state), do: value
    def handle_info(message, parent), do: {:ok, send(parent, {:info, message}) && parent}
    def terminate(_reason, _state), do: :ended
  end

  defmodule Machine do
    def callback_mode, do: [:handle_event_function, :state_enter]
    def init(parent), do: {:ok, :first, parent}
    def handle_event(:enter, old, state, parent), do: send(parent, {:enter, old, state}) && enter(state, old, parent)
    def handle_event(_type, {:return, value}, _state, _data), do: value
    def handle_event(type, content, _state, parent), do: send(parent, {type, content}) && :keep_state_and_data
    def terminate(reason, state, parent), do: send(parent, {:terminate, reason, state})

    defp enter(:repeats, old, parent) do
      if Process.put(:entered, true), do: :keep_state_and_data, else: {:repeat_state, send(parent, {:again, old}) && parent}
    end

    defp enter(:fails, _old, _parent), do: exit(:cannot_enter)
    defp enter(:pushes, _old, _parent), do: {:keep_state_and_data, [{:push_callback_module, Machine}]}
    defp enter(_state, _old, _parent), do: :keep_state_and_data
  end

  describe "gen_server" do
    test "ends when a callback asks for what there is not" do
      for value <- [{:reply, 1, 2, :bad}, {:reply, 1, 2, -1}, {:noreply, 2, 1.5}, {:noreply, 2, {:continue}}] do
        {:ok, server} = :gen_server.start(Server, 0, [])
        assert {{:bad_return_value, ^value}, _} = catch_exit(:gen_server.call(server, {:return, value}))
      end
    end

    test "refuses what is no name, module or list of options" do
      for args <- [[Server, 1, :no_list], [1, 1, []], [{:local, "x"}, Server, 1, []], [:x, Server, 1, []]] do
        assert catch_error(apply(:gen_server, :start, args)) == :badarg
      end
    end

    test "does not call itself" do
      assert catch_exit(:gen_server.call(self(), :x)) == {:calling_self, {:gen_server, :call, [self(), :x]}}
      assert catch_exit(:sys.get_state(self())) == {:calling_self, {:sys, :get_state, [self()]}}

      assert catch_exit(:gen_server.stop(self(), :normal, 9)) ==
               {:calling_self, {:sys, :terminate, [self(), :normal, 9]}}
    end

    test "stop tells the bare reason" do
      assert catch_exit(:gen_server.stop(:nobody)) == :noproc
      assert catch_exit(:gen_statem.stop(:nobody)) == :noproc
      assert catch_exit(:gen_event.stop(:nobody)) == :noproc
    end

    test "change_code tells what code_change gave" do
      {:ok, server} = :gen_server.start_link(Server, 0, [])
      :ok = :sys.suspend(server)
      assert :sys.change_code(server, Server, 1, :error) == {:error, {:error, :no}}
      assert {:error, {:EXIT, {%RuntimeError{}, [_ | _]}}} = :sys.change_code(server, Server, 1, :raise)
      assert :sys.change_code(server, Server, 1, :extra) == :ok
      :ok = :sys.resume(server)
      assert :sys.get_state(server) == {0, :extra}
    end

    test "format_status that fails shows why in place of the state" do
      for {fun, state} <- [
            {&%{&1 | state: :shown}, :shown},
            {&Map.put(%{&1 | state: :shown}, :more, 1), :shown},
            {fn _ -> :no_map end, ~c"Elixir.Otp.BehavioursTest.Status:format_status/1 did not return a map"},
            {fn _ -> %{} end, ~c"Elixir.Otp.BehavioursTest.Status:format_status/1 returned a map with unknown keys"},
            {fn _ -> raise "no" end, ~c"Elixir.Otp.BehavioursTest.Status:format_status/1 crashed"}
          ] do
        {:ok, server} = :gen_server.start_link(Status, fun, [])
        {:status, _, _, [_, :running, _, _, [_header, _data, {:data, shown}]]} = :sys.get_status(server)
        assert shown == [{~c"State", state}]
      end
    end
  end

  describe "gen_statem" do
    setup do
      {:ok, machine} = :gen_statem.start(Machine, self(), [])
      on_exit(fn -> ended(machine) end)
      assert_receive {:enter, :first, :first}
      {:ok, machine: machine}
    end

    # What it logs as it ends is not to come while another test runs.
    defp ended(machine) do
      Process.exit(machine, :kill)
      monitor = Process.monitor(machine)
      assert_receive {:DOWN, ^monitor, _, _, _}
    end

    test "a repeated state is entered from the same old state", %{machine: machine} do
      :gen_statem.cast(machine, {:return, {:next_state, :repeats, self()}})
      assert_receive {:enter, :first, :repeats}
      assert_receive {:again, :first}
      assert_receive {:enter, :first, :repeats}
    end

    test "a state that cannot be entered is not the one that ends", %{machine: machine} do
      :gen_statem.cast(machine, {:return, {:next_state, :fails, self()}})
      assert_receive {:terminate, :cannot_enter, :first}
    end

    test "entering keeps the callback module", %{machine: machine} do
      :gen_statem.cast(machine, {:return, {:next_state, :pushes, self()}})
      action = {:push_callback_module, Machine}
      assert_receive {:terminate, {:bad_state_enter_action_from_state_function, ^action}, :pushes}
    end

    test "replies go to callers only", %{machine: machine} do
      :gen_statem.cast(machine, {:return, {:keep_state_and_data, {:reply, :nobody, 1}}})
      assert_receive {:terminate, {:bad_action_from_state_function, {:reply, :nobody, 1}}, :first}
    end

    test "of timers without time the first given comes first", %{machine: machine} do
      actions = [{{:timeout, :a}, 0, 1}, {:state_timeout, 0, 2}, {{:timeout, :b}, 0, 3}]
      :gen_statem.cast(machine, {:return, {:keep_state_and_data, actions}})

      events =
        for _ <- 1..3 do
          receive do
            event -> event
          after
            60_000 -> :missing
          end
        end

      assert events == [{{:timeout, :a}, 1}, {:state_timeout, 2}, {{:timeout, :b}, 3}]
    end

    test "a start that fails tells the reason" do
      assert :gen_statem.start(Server, 0, []) == {:error, {:bad_return_from_init, {:ok, 0}}}
    end
  end

  describe "gen_event" do
    test "the end of a supervisor is told to the handlers that stay" do
      {:ok, manager} = :gen_event.start_link()
      :ok = :gen_event.add_handler(manager, Handler, self())
      test = self()

      {pid, monitor} =
        spawn_monitor(fn ->
          :ok = :gen_event.add_sup_handler(manager, {Handler, :supervised}, test)
          exit(:done)
        end)

      assert_receive {:DOWN, ^monitor, _, _, :done}
      assert_receive {:info, {:EXIT, ^pid, :done}}
      assert :gen_event.which_handlers(manager) == [Handler]
    end

    test "a swap that fails is a crash of the new handler" do
      {:ok, manager} = :gen_event.start_link()
      :ok = :gen_event.add_sup_handler(manager, Handler, 1)
      :gen_event.sync_notify(manager, {:return, {:swap_handler, :args, 1, {String, :new}, :args}})
      assert_receive {:gen_event_EXIT, Handler, {:swapped, {String, :new}, _}}
      assert_receive {:gen_event_EXIT, {String, :new}, :crash}
      assert :gen_event.which_handlers(manager) == []
    end

    test "an error of a handler is the error of a request" do
      {:ok, manager} = :gen_event.start_link()
      id = :gen_event.send_request(manager, Handler, :x)
      assert :gen_event.receive_response(id, 60_000) == {:error, :bad_module}
      assert catch_error(:gen_event.start(:no_name)) == :badarg
    end
  end

  describe "names" do
    test "a process has one global name" do
      assert :global.register_name({__MODULE__, 1}, self()) == :yes
      assert :global.register_name({__MODULE__, 2}, self()) == :no
      assert :global.re_register_name({__MODULE__, 2}, self()) == :yes
      assert :global.unregister_name({__MODULE__, 1}) == :ok
      assert :global.whereis_name({__MODULE__, 2}) == self()
    end

    test "a lock that was set twice is given back once" do
      id = {{__MODULE__, :lock}, self()}
      assert :global.set_lock(id) and :global.set_lock(id)
      assert :global.del_lock(id)
      assert :global.set_lock({{__MODULE__, :lock}, :other}, [node()], 0)
    end
  end
end
