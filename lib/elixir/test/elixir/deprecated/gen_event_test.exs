defmodule GenEventTest do
  use ExUnit.Case, async: true

  defmodule Collector do
    @behaviour :gen_event

    def init({:swap, terminated}), do: {:ok, [terminated]}
    def init(start), do: {:ok, [start]}
    def handle_event(:remove, _state), do: :remove_handler
    def handle_event(:crash, _state), do: raise("crash")
    def handle_event(event, state), do: {:ok, [event | state]}
    def handle_call(:get, state), do: {:ok, Enum.reverse(state), state}
    def handle_call(:leave, state), do: {:remove_handler, length(state)}
    def handle_info(message, state), do: {:ok, [{:info, message} | state]}
    def terminate(reason, state), do: {:terminated, reason, Enum.reverse(state)}
    def code_change(_old, state, _extra), do: {:ok, state}
  end

  defp call(function, args), do: apply(GenEvent, function, args)

  setup do
    {:ok, manager} = call(:start_link, [])
    {:ok, manager: manager}
  end

  test "events go to all handlers", %{manager: manager} do
    assert call(:add_handler, [manager, Collector, 1]) == :ok
    assert call(:add_handler, [manager, Collector, 1]) == {:error, :already_present}
    assert call(:add_handler, [manager, {Collector, :second}, 2]) == :ok
    assert call(:which_handlers, [manager]) == [{Collector, :second}, Collector]
    assert call(:notify, [manager, :a]) == :ok
    assert call(:sync_notify, [manager, :b]) == :ok
    send(manager, :c)
    assert call(:call, [manager, Collector, :get]) == [1, :a, :b, {:info, :c}]
    assert call(:call, [manager, {Collector, :second}, :get]) == [2, :a, :b, {:info, :c}]
    assert call(:call, [manager, :nobody, :get]) == {:error, :not_found}
    assert call(:call, [manager, {Collector, :second}, :leave]) == 4
    assert call(:which_handlers, [manager]) == [Collector]
    assert call(:remove_handler, [manager, Collector, :bye]) == {:terminated, :bye, [1, :a, :b, {:info, :c}]}
    assert call(:remove_handler, [manager, Collector, :bye]) == {:error, :not_found}
  end

  test "whoever adds a handler with a monitor hears of its end", %{manager: manager} do
    assert call(:add_mon_handler, [manager, Collector, 1]) == :ok
    assert call(:sync_notify, [manager, :remove]) == :ok
    assert_received {:gen_event_EXIT, Collector, :normal}
  end

  @tag :capture_log
  test "a handler that crashes is taken out", %{manager: manager} do
    assert call(:add_mon_handler, [manager, Collector, 1]) == :ok
    assert call(:sync_notify, [manager, :crash]) == :ok
    assert_received {:gen_event_EXIT, Collector, {%RuntimeError{message: "crash"}, _stacktrace}}
    assert call(:which_handlers, [manager]) == []
  end

  test "handlers can be swapped", %{manager: manager} do
    assert call(:add_handler, [manager, Collector, 1]) == :ok
    assert call(:swap_handler, [manager, Collector, :swapped, {Collector, :new}, :swap]) == :ok
    assert call(:call, [manager, {Collector, :new}, :get]) == [{:terminated, :swapped, [1]}]
  end

  test "events can be streamed", %{manager: manager} do
    test = self()

    task =
      Task.async(fn ->
        stream = Stream.each(call(:stream, [manager]), fn _ -> send(test, :got) end)
        Enum.take(stream, 3)
      end)

    notify_until_received(manager)
    assert Task.await(task) == [:event, :event, :event]
    assert call(:which_handlers, [manager]) == []
  end

  # The stream adds its handler when it is run: events before that are lost.
  defp notify_until_received(manager) do
    case call(:which_handlers, [manager]) do
      [] -> notify_until_received(manager)
      _ -> for _ <- 1..3, do: call(:ack_notify, [manager, :event])
    end
  end
end
