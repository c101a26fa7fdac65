defmodule Logger.BackendsTest do
  use ExUnit.Case

  # Recorded from the reference. The functions are deprecated, so they are called by `apply`.

  require Logger

  defmodule Backend do
    @behaviour :gen_event

    def init({__MODULE__, pid}), do: {:ok, pid}
    def handle_call({:configure, options}, pid), do: {:ok, {:configured, options}, pid}

    def handle_event({level, gl, {Logger, message, timestamp, metadata}}, pid) when is_pid(gl) do
      send(pid, {level, IO.chardata_to_string(message), timestamp, metadata})
      if message == "boom", do: raise("backend"), else: {:ok, pid}
    end

    def handle_event(:flush, pid) do
      send(pid, :flushed)
      {:ok, pid}
    end
  end

  setup do
    owner = self()
    {:ok, default} = :logger.get_handler_config(:default)
    :logger.update_handler_config(:default, :level, :none)

    on_exit(fn ->
      :logger.update_handler_config(:default, :level, default.level)
      apply(Logger, :remove_backend, [{Backend, owner}])
    end)
  end

  test "the life of a backend" do
    backend = {Backend, self()}
    assert {:ok, _watcher} = apply(Logger, :add_backend, [backend])
    assert apply(Logger, :add_backend, [backend]) == {:error, :already_present}

    Logger.notice("hi", a: 1)
    assert_receive {:info, "hi", {{_, _, _}, {_, _, _, _}}, metadata}
    assert %{a: 1, erl_level: :notice, module: Logger.BackendsTest, function: "test " <> _} = Map.new(metadata)
    Logger.error(%{a: 1})
    assert_receive {:error, "[a: 1]", _, _}

    assert apply(Logger, :configure_backend, [backend, [x: 1]]) == {:configured, [x: 1]}
    assert apply(Logger, :configure_backend, [Unknown, [x: 1]]) == {:error, :bad_module}
    Logger.flush()
    assert_received :flushed

    assert apply(Logger, :remove_backend, [backend]) == :ok
    assert apply(Logger, :remove_backend, [backend]) == {:error, :not_found}
    Logger.error("nobody hears it")
    Logger.flush()
    refute_received {:error, "nobody hears it", _, _}
  end

  test "a backend that fails is started again" do
    backend = {Backend, self()}
    {:ok, watcher} = apply(Logger, :add_backend, [backend])
    monitor = Process.monitor(watcher)
    Logger.error("boom")
    assert_receive {:error, "boom", _, _}
    assert_receive {:DOWN, ^monitor, _, _, {:EXIT, {%RuntimeError{message: "backend"}, _}}}
    # the supervisor has started it again when it answers
    assert [{^backend, pid, :worker, _}] = Supervisor.which_children(Logger.Backends.Watchers)
    assert is_pid(pid) and pid != watcher
    assert backend in :gen_event.which_handlers(Logger)
    assert apply(Logger, :remove_backend, [backend]) == :ok
  end

  test "the console" do
    {:ok, device} = StringIO.open("")
    {:ok, _} = apply(Logger, :add_backend, [Logger.Backends.Console])
    options = [device: device, format: "[$level] $metadata$message\n", metadata: [:a], level: :warning, colors: [enabled: false]]
    assert apply(Logger, :configure_backend, [Logger.Backends.Console, options]) == :ok
    Logger.info("too low")
    Logger.error("shown", a: 1)
    Logger.flush()
    assert StringIO.contents(device) == {"", "[error] a=1 shown\n"}
    assert apply(Logger, :remove_backend, [Logger.Backends.Console]) == :ok
    Application.delete_env(:logger, :console)
  end
end
