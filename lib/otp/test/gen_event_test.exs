defmodule Otp.GenEventTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  @moduletag capture_log: true

  defmodule Handler do
    @behaviour :gen_event

    @impl true
    def init({{:new, test}, terminated}), do: (send(test, {:swapped_in, terminated}); {:ok, test})
    def init(result) when is_atom(result) or is_tuple(result), do: result
    def init(test), do: {:ok, test}

    @impl true
    def handle_event(:remove, _), do: :remove_handler
    def handle_event(:bad, _), do: :bad
    def handle_event({:swap, id}, test), do: {:swap_handler, :swapping, test, {Handler, id}, {:new, test}}
    def handle_event(event, test), do: (send(test, {:event, event}); {:ok, test})

    @impl true
    def handle_call(:remove, _), do: {:remove_handler, :removed}
    def handle_call(:bad, _), do: :bad
    def handle_call(request, test), do: {:ok, {:reply, request}, test}

    @impl true
    def handle_info(info, test), do: (send(test, {:info, info}); {:ok, test, :hibernate})

    @impl true
    def terminate(args, test), do: (send(test, {:terminated, args}); {:result, args})
  end

  setup do
    {:ok, manager} = :gen_event.start()
    {:ok, manager: manager}
  end

  test "handlers", %{manager: manager} do
    assert :gen_event.which_handlers(manager) == []
    assert :gen_event.add_handler(manager, Handler, self()) == :ok
    assert :gen_event.add_handler(manager, {Handler, 1}, self()) == :ok
    assert :gen_event.add_handler(manager, {Handler, 2}, {:error, :no}) == {:error, :no}
    assert :gen_event.add_handler(manager, {Handler, 2}, :foo) == :foo
    assert :gen_event.which_handlers(manager) == [{Handler, 1}, Handler]
    assert :gen_event.delete_handler(manager, Handler, :args) == {:result, :args}
    assert :gen_event.delete_handler(manager, Handler, :args) == {:error, :module_not_found}
    assert_received {:terminated, :args}
  end

  test "events", %{manager: manager} do
    :gen_event.add_handler(manager, Handler, self())
    assert :gen_event.notify(manager, :a) == :ok
    assert :gen_event.sync_notify(manager, :b) == :ok
    assert_received {:event, :a}
    assert_received {:event, :b}
    send(manager, :c)
    assert_receive {:info, :c}
    assert :gen_event.call(manager, Handler, :d) == {:reply, :d}
    assert :gen_event.call(manager, Other, :d) == {:error, :bad_module}
    assert :sys.get_state(manager) == [{Handler, false, self()}]
  end

  test "removal", %{manager: manager} do
    for id <- 1..4, do: :gen_event.add_handler(manager, {Handler, id}, self())
    assert :gen_event.call(manager, {Handler, 1}, :remove) == :removed
    assert_received {:terminated, :remove_handler}
    assert :gen_event.call(manager, {Handler, 2}, :bad) == {:error, :bad}
    assert_received {:terminated, {:error, :bad}}
    :gen_event.sync_notify(manager, :remove)
    assert_received {:terminated, :remove_handler}
    assert :gen_event.which_handlers(manager) == []
  end

  test "supervised handlers", %{manager: manager} do
    :gen_event.add_sup_handler(manager, Handler, self())
    :gen_event.sync_notify(manager, :bad)
    assert_received {:gen_event_EXIT, Handler, :bad}
    :gen_event.add_sup_handler(manager, Handler, self())
    :gen_event.sync_notify(manager, {:swap, 5})
    assert_received {:swapped_in, {:result, :swapping}}
    pid = self()
    assert_received {:gen_event_EXIT, Handler, {:swapped, {Handler, 5}, ^pid}}
    assert :gen_event.which_handlers(manager) == [{Handler, 5}]

    {pid, monitor} = spawn_monitor(fn -> :gen_event.add_sup_handler(manager, {Handler, :other}, :erlang.list_to_pid(:erlang.pid_to_list(pid))) end)
    assert_receive {:DOWN, ^monitor, _, ^pid, _}
    assert_receive {:terminated, {:stop, :normal}}
  end

  test "swap_handler", %{manager: manager} do
    :gen_event.add_handler(manager, Handler, self())
    assert :gen_event.swap_handler(manager, {Handler, :args}, {{Handler, 1}, {:new, self()}}) == :ok
    assert_received {:swapped_in, {:result, :args}}
    assert :gen_event.swap_handler(manager, {Handler, :args}, {{Handler, 2}, {:new, self()}}) == :ok
    assert_received {:swapped_in, :error}
  end

  test "the end of the manager", %{manager: manager} do
    :gen_event.add_handler(manager, Handler, self())
    assert :gen_event.stop(manager) == :ok
    assert_received {:terminated, :stop}
    assert catch_exit(:gen_event.call(manager, Handler, 1)) == {:noproc, {:gen_event, :call, [manager, Handler, 1]}}
    assert :gen_event.notify(manager, 1) == :ok
  end
end
