defmodule Logger.TranslatorTest do
  use ExUnit.Case

  # What crashes of every kind of process are told as; recorded from the reference.

  import ExUnit.CaptureLog
  require Logger

  doctest Logger.Translator

  defmodule Server do
    use GenServer

    @impl true
    def init({:stop, reason}), do: {:stop, reason}
    def init(state), do: {:ok, state}

    @impl true
    def handle_call(:raise, _from, _state), do: raise("oops")
    def handle_call(:throw, _from, _state), do: throw(:ball)
    def handle_call({:stop, reason}, _from, state), do: {:stop, reason, state}

    @impl true
    def handle_cast(:raise, _state), do: raise(ArgumentError, "cast")
  end

  defmodule Machine do
    @behaviour :gen_statem

    def callback_mode, do: :handle_event_function
    def init(data), do: {:ok, :start, data}
    def handle_event(:cast, :postpone, _state, _data), do: {:keep_state_and_data, [:postpone]}
    def handle_event(:cast, :raise, _state, _data), do: raise("machine")
    def handle_event(:cast, {:stop, reason}, _state, _data), do: {:stop, reason}
  end

  defmodule Event do
    @behaviour :gen_event

    def init(state), do: {:ok, state}
    def handle_event(:raise, _state), do: raise("event")
    def handle_event(:bad, _state), do: :bad
    def handle_call(_request, state), do: {:ok, :ok, state}
  end

  # The log of what a fun does and of the end of the process that it gives, with stack traces and names of processes cut short.
  defp log(fun) do
    capture_log([format: "$level: $message\n"], fn ->
      pid = fun.()
      monitor = Process.monitor(pid)
      assert_receive {:DOWN, ^monitor, _, _, _}
      # what the runtime reports comes through the process of logging
      :logger.get_primary_config()
      Logger.flush()
    end)
    |> String.replace(~r/\n {4}(?!\*\*).*/, "")
    |> String.replace(~r/#PID<[\d.]+>/, "PID")
    |> String.replace(~r/#Function<[^>]*>/, "FUN")
  end

  defp call(server, request), do: catch_exit(GenServer.call(server, request))

  test "a GenServer that fails in a call" do
    log =
      log(fn ->
        {:ok, pid} = GenServer.start(Server, %{a: 1})
        call(pid, :raise)
        pid
      end)

    assert log == """
           error: GenServer PID terminating
           ** (RuntimeError) oops
           Last message (from PID): :raise
           State: %{a: 1}
           Client PID is alive

           """
  end

  test "a GenServer with a name, reasons without stack trace" do
    log =
      log(fn ->
        {:ok, pid} = GenServer.start(Server, 1, name: :logger_translator_test)
        GenServer.cast(pid, :raise)
        pid
      end)

    assert log == """
           error: GenServer :logger_translator_test terminating
           ** (ArgumentError) cast
           Last message: {:"$gen_cast", :raise}
           State: 1
           """

    for {request, told} <- [
          {:throw, "bad return value: :ball"},
          {{:stop, :why}, ":why"},
          {{:stop, {:a, [1]}}, "{:a, [1]}"},
          {{:stop, :noproc},
           "no process: the process is not alive or there's no process currently associated with the given name, " <>
             "possibly because its application isn't started"}
        ] do
      log =
        log(fn ->
          {:ok, pid} = GenServer.start(Server, 1)
          call(pid, request)
          pid
        end)

      assert [_, "** (stop) " <> ^told | _] = String.split(log, "\n")
    end

    for reason <- [:normal, :shutdown, {:shutdown, 1}] do
      assert "" ==
               log(fn ->
                 {:ok, pid} = GenServer.start(Server, 1)
                 call(pid, {:stop, reason})
                 pid
               end)
    end
  end

  test "the state is told at level debug only" do
    level = Logger.level()
    on_exit(fn -> Logger.configure(level: level) end)
    Logger.configure(level: :info)

    log =
      log(fn ->
        {:ok, pid} = GenServer.start(Server, 1)
        call(pid, :raise)
        pid
      end)

    assert log == "error: GenServer PID terminating\n** (RuntimeError) oops\nLast message (from PID): :raise\n"
  end

  test "tasks" do
    assert log(fn -> elem(Task.start(fn -> raise "task" end), 1) end) == """
           error: Task PID started from PID terminating
           ** (RuntimeError) task
           Function: FUN
           """

    # the line of arguments is indented as a stack trace is
    {:ok, pid} = Task.start(fn -> receive(do: (:go -> exit(:out))) end)
    log = capture_log(fn -> send(pid, :go) && log(fn -> pid end) end)
    assert log =~ "** (stop) :out\n"
    assert log =~ ~r/\nFunction: #Function<.*>\n    Args: \[\]\n/
    assert log(fn -> elem(Task.start(fn -> exit({:shutdown, 1}) end), 1) end) == ""
  end

  test "processes" do
    assert log(fn -> spawn(fn -> raise "process" end) end) =~ "error: Process PID raised an exception\n** (RuntimeError) process"
    assert log(fn -> spawn(fn -> throw(:ball) end) end) =~ "** (ErlangError) Erlang error: {:nocatch, :ball}"
    assert log(fn -> spawn(fn -> exit(:quiet) end) end) == ""
  end

  test "a gen_statem" do
    log =
      log(fn ->
        {:ok, pid} = :gen_statem.start(Machine, %{d: 1}, [])
        :gen_statem.cast(pid, :postpone)
        :gen_statem.cast(pid, :raise)
        pid
      end)

    assert log == """
           error: :gen_statem PID terminating
           ** (RuntimeError) machine
           Queue: [cast: :raise]
           Postponed: [cast: :postpone]
           State: {:start, %{d: 1}}
           Callback mode: :handle_event_function, state_enter: false
           """

    log =
      log(fn ->
        {:ok, pid} = :gen_statem.start(Machine, 1, [])
        :gen_statem.cast(pid, {:stop, :why})
        pid
      end)

    assert log =~ "** (stop) :why"
  end

  test "a handler of gen_event" do
    {:ok, pid} = :gen_event.start()

    log = fn message ->
      capture_log([format: "$level: $message\n"], fn ->
        :gen_event.add_handler(pid, {Event, 1}, :state)
        :gen_event.sync_notify(pid, message)
        Logger.flush()
      end)
      |> String.replace(~r/\n {4}.*/, "")
      |> String.replace(~r/#PID<[\d.]+>/, "PID")
    end

    assert log.(:raise) == """
           error: :gen_event handler {#{inspect(Event)}, 1} installed in PID terminating
           ** (RuntimeError) event
           Last message: :raise
           State: :state
           """

    assert log.(:bad) =~ "terminating\n** (stop) :bad\nLast message: :bad\n"
    :gen_event.stop(pid)
  end

  describe "translators" do
    defmodule Translator do
      def translate(_min_level, _level, :report, {:logger, %{translate: :skip}}), do: :skip
      def translate(_min_level, _level, :report, {:logger, %{translate: text}}), do: {:ok, ["<", text, ">"], extra: 1}
      def translate(_min_level, _level, :format, {~c"translate ~p", [text]}), do: {:ok, text}
      def translate(_min_level, _level, _kind, _data), do: :none
    end

    setup do
      Logger.add_translator({Translator, :translate})
      on_exit(fn -> Logger.remove_translator({Translator, :translate}) end)
    end

    test "are asked before the one of Logger" do
      log = capture_log([format: "$metadata$message;", metadata: [:extra]], fn ->
        Logger.error(%{translate: :skip})
        Logger.error(%{translate: "text"})
        Logger.error(%{other: 1})
        :logger.error(~c"translate ~p", ["format"])
        Logger.flush()
      end)

      assert log == "extra=1 <text>;[other: 1];format;"
    end
  end

  test "reports of supervisors" do
    report = [
      supervisor: {:local, :sup},
      started: [pid: self(), id: :child, mfargs: {Mod, :start, [1]}, restart_type: :permanent, shutdown: 5000, child_type: :worker]
    ]

    text = fn level, label, report ->
      {:ok, text} = Logger.Translator.translate(level, :info, :report, {{:supervisor, label}, report})
      IO.chardata_to_string(text)
    end

    pid = inspect(self())
    assert text.(:info, :progress, report) == "Child :child of Supervisor :sup started\nPid: #{pid}\nStart Call: Mod.start(1)"

    assert text.(:debug, :progress, report) ==
             "Child :child of Supervisor :sup started\nPid: #{pid}\nStart Call: Mod.start(1)\n" <>
               "Restart: :permanent\nShutdown: 5000\nType: :worker"

    report = [
      supervisor: {self(), Mod},
      errorContext: :child_terminated,
      reason: {%RuntimeError{message: "x"}, []},
      offender: [pid: self(), id: :child, mfargs: {Mod, :start, :undefined}, restart_type: :permanent, shutdown: 5000, child_type: :worker]
    ]

    assert text.(:info, :child_terminated, report) ==
             "Child :child of Supervisor #{pid} (Mod) terminated\n** (exit) {%RuntimeError{message: \"x\"}, []}\n" <>
               "Pid: #{pid}\nStart Call: Mod.start/?"

    report = Keyword.merge(report, errorContext: :shutdown, reason: :reached_max_restart_intensity)

    assert text.(:info, :shutdown, report) ==
             "Child :child of Supervisor #{pid} (Mod) caused shutdown\n** (exit) :reached_max_restart_intensity\nStart Call: Mod.start/?"

    report = Keyword.merge(report, errorContext: :start_error, reason: {:EXIT, :raised}, offender: [pid: :undefined, id: :child, mfargs: {Mod, :start, []}])

    assert text.(:info, :start_error, report) ==
             "Child :child of Supervisor #{pid} (Mod) failed to start\n** (exit) :raised\nStart Call: Mod.start()"
  end

  test "reports of applications" do
    exited = [application: :app, exited: {:shutdown, {:a, {:child, :start, 2}}}, type: :temporary]
    assert {:ok, text} = Logger.Translator.translate(:debug, :notice, :report, {{:application_controller, :exit}, exited})
    assert IO.chardata_to_string(text) == "Application app exited: shutdown: {:a, {:child, :start, 2}}"
  end
end
