defmodule LoggerTest do
  use ExUnit.Case

  require Logger

  doctest Logger

  defmodule Collector do
    def log(event, %{config: %{pid: pid}}), do: send(pid, {:logged, event})
  end

  setup do
    level = Logger.level()
    Logger.configure(level: :debug)
    :ok = :logger.add_handler(:logger_test, Collector, %{config: %{pid: self()}})
    {:ok, default} = :logger.get_handler_config(:default)
    :logger.update_handler_config(:default, :level, :none)

    on_exit(fn ->
      :logger.remove_handler(:logger_test)
      :logger.update_handler_config(:default, :level, default.level)
      Logger.configure(level: level)
      Logger.delete_all_module_levels()
    end)

    Logger.reset_metadata()
    :ok
  end

  defp logged do
    assert_receive {:logged, event}
    event
  end

  test "messages and metadata" do
    assert Logger.info("hello", user: 1) == :ok
    assert %{level: :info, msg: {:string, "hello"}, meta: meta} = logged()
    assert %{user: 1, domain: [:elixir], pid: pid, mfa: {LoggerTest, :"test messages and metadata", 1}} = meta
    assert pid == self()
    assert is_integer(meta.line) and is_list(meta.file) and is_integer(meta.time)

    Logger.warning(fn -> {"lazy", extra: true} end, user: 1)
    assert %{level: :warning, msg: {:string, "lazy"}, meta: %{user: 1, extra: true}} = logged()
    Logger.error(a: 1)
    assert %{level: :error, msg: {:report, [a: 1]}} = logged()
    Logger.notice(%{a: 1}, domain: [:mine])
    assert %{level: :notice, msg: {:report, %{a: 1}}, meta: %{domain: [:elixir, :mine]}} = logged()
    level = :critical
    Logger.log(level, ["char", ?d, "ata"])
    assert %{level: :critical, msg: {:string, ["char", ?d, "ata"]}} = logged()
    Logger.bare_log(:alert, "bare", a: 1)
    assert %{level: :alert, msg: {:string, "bare"}, meta: %{a: 1}} = logged()
  end

  test "metadata of the process" do
    Logger.metadata(a: 1, b: 2)
    Logger.metadata(b: nil, c: 3)
    assert Logger.metadata() |> Enum.sort() == [a: 1, c: 3]
    Logger.debug("x", c: 4)
    assert %{meta: %{a: 1, c: 4}} = logged()
    Logger.reset_metadata(d: 5)
    assert Logger.metadata() == [d: 5]
  end

  test "levels" do
    Logger.configure(level: :warning)
    assert Logger.level() == :warning
    Logger.info(fn -> send(self(), :evaluated) end)
    refute_received _
    Logger.put_module_level(LoggerTest, :info)
    assert Logger.get_module_level(LoggerTest) == [{LoggerTest, :info}]
    Logger.info("module")
    assert %{msg: {:string, "module"}} = logged()
    Logger.put_process_level(self(), :error)
    Logger.warning("process")
    :logger.warning("process")
    refute_received _
    Logger.delete_process_level(self())
    Logger.delete_module_level(LoggerTest)
    assert Logger.get_module_level(LoggerTest) == []
    assert Logger.put_application_level(:no_such_app, :info) == {:error, {:not_loaded, :no_such_app}}
    assert Logger.compare_levels(:error, :error) == :eq
    assert Logger.compare_levels(:error, :info) == :gt
    Logger.configure(level: :none)
    Logger.emergency("nothing")
    refute_received _
  end

  test "purging at compile time" do
    matching = [[level_lower_than: :warning, module: LoggerTest.Purged]]
    Application.put_env(:logger, :compile_time_purge_matching, matching)

    Code.compile_string("""
    defmodule LoggerTest.Purged do
      require Logger
      def run(pid), do: {Logger.info(fn -> send(pid, :evaluated) end), Logger.error("kept")}
    end
    """)

    Application.delete_env(:logger, :compile_time_purge_matching)
    assert apply(LoggerTest.Purged, :run, [self()]) == {:ok, :ok}
    assert %{msg: {:string, "kept"}} = logged()
    refute_received _
  end

  test "what Erlang code logs" do
    :logger.error(~c"format ~p", [1])
    assert %{msg: {~c"format ~p", [1]}} = logged()
    :logger.error(fn argument -> %{argument: argument} end, 7)
    assert %{msg: {:report, %{argument: 7}}} = logged()
    :error_logger.error_msg(~c"old ~p", [1])
    assert %{level: :error, meta: %{error_logger: %{tag: :error}}} = logged()
  end

  test "handlers and filters of :logger" do
    assert :logger.add_handler(:logger_test, Collector, %{}) == {:error, {:already_exist, :logger_test}}
    assert :logger.remove_handler(:no_such_handler) == {:error, {:not_found, :no_such_handler}}
    assert :logger.set_primary_config(:level, :foo) == {:error, {:invalid_level, :foo}}
    drop = fn event, word -> if event.msg == {:string, word}, do: :stop, else: :ignore end
    assert :logger.add_handler_filter(:logger_test, :drop, {drop, "dropped"}) == :ok
    Logger.error("dropped")
    Logger.error("kept")
    assert %{msg: {:string, "kept"}} = logged()
    refute_received _
    assert :logger.remove_handler_filter(:logger_test, :drop) == :ok
  end

  test "translated reports" do
    {pid, monitor} = spawn_monitor(fn -> raise "oops" end)
    assert_receive {:DOWN, ^monitor, _, _, _}
    assert %{level: :error, msg: {:string, text}, meta: %{crash_reason: {%RuntimeError{message: "oops"}, [_ | _]}}} = logged()
    assert IO.chardata_to_string(text) =~ "Process #{inspect(pid)} raised an exception\n** (RuntimeError) oops\n    "

    {:ok, agent} = Agent.start(fn -> :state end)
    catch_exit(Agent.get(agent, fn _ -> exit(:why) end))
    assert %{msg: {:string, text}, meta: %{crash_reason: {:why, _}}} = logged()
    text = IO.chardata_to_string(text)
    assert text =~ "GenServer #{inspect(agent)} terminating\n** (stop) :why\n"
    assert text =~ "\nLast message (from #{inspect(self())}): {:get, "
    assert text =~ "\nState: :state\nClient #{inspect(self())} is alive\n"

    {:ok, task} = Task.start(fn -> raise "oops" end)
    monitor = Process.monitor(task)
    assert_receive {:DOWN, ^monitor, _, _, _}
    assert %{msg: {:string, text}, meta: %{callers: [_]}} = logged()
    text = IO.chardata_to_string(text)
    assert text =~ "Task #{inspect(task)} started from #{inspect(self())} terminating\n** (RuntimeError) oops\n"
    assert text =~ ~r/\nFunction: #Function<.*>\n    Args: \[\]$/
  end

  test "macros of every level" do
    assert Logger.emergency("m") == :ok
    assert Logger.alert("m", a: 1) == :ok
    assert Logger.critical(fn -> {"m", b: 2} end, a: 1) == :ok
    assert %{level: :emergency, msg: {:string, "m"}} = logged()
    assert %{level: :alert, msg: {:string, "m"}, meta: %{a: 1}} = logged()
    assert %{level: :critical, msg: {:string, "m"}, meta: %{a: 1, b: 2}} = logged()
  end

  # Deprecated, so they are called by `apply`.
  test "levels of a process under their old names" do
    call = fn function -> apply(Logger, function, [self()]) end
    assert call.(:enabled?)
    assert Logger.get_process_level(self()) == nil
    assert call.(:disable) == :ok
    refute call.(:enabled?)
    assert Logger.get_process_level(self()) == :none
    Logger.error("unheard")
    assert call.(:enable) == :ok
    assert call.(:enabled?)
    assert Logger.get_process_level(self()) == nil
    Logger.error("heard")
    assert %{msg: {:string, "heard"}} = logged()
    other = spawn(fn -> :ok end)

    for function <- [:enabled?, :enable, :disable, :get_process_level, :delete_process_level] do
      assert_raise FunctionClauseError, fn -> apply(Logger, function, [other]) end
    end
  end

  test "levels of an application" do
    assert Logger.put_application_level(:logger, :error) == :ok
    assert Logger.get_module_level(Logger) == [{Logger, :error}]
    assert Logger.delete_application_level(:logger) == :ok
    assert Logger.get_module_level(Logger) == []
    assert Logger.put_application_level(:no_such_app, :error) == {:error, {:not_loaded, :no_such_app}}
    assert Logger.delete_application_level(:no_such_app) == {:error, {:not_loaded, :no_such_app}}
  end

  test "handlers of an application" do
    id = :logger_test_of_app
    on_exit(fn -> :logger.remove_handler(id) end)
    add = fn config -> Application.put_env(:logger_test_app, :logger, config) && Logger.add_handlers(:logger_test_app) end
    handler = {:handler, id, Collector, %{level: :none, config: %{pid: self()}}}

    assert Logger.add_handlers(:no_such_app) == :ok
    assert add.([]) == :ok
    assert add.([handler]) == :ok
    assert {:ok, %{level: :none, formatter: {:logger_formatter, _}}} = :logger.get_handler_config(id)

    for {config, reason} <- [
          {[handler], {:already_exist, id}},
          {[handler, :x], [:x]},
          {[{:filters, :log, []}], [{:filters, :log, []}]},
          {[{:handler, :b, Collector, 1}], {:invalid_config, 1}},
          {:bad, :bad}
        ] do
      assert add.(config) == {:error, {:bad_config, {:handler, {:logger_test_app, reason}}}}
      assert %{level: :error, msg: {~c"Invalid logger handler config: ~0tp", [{:logger_test_app, ^reason}]}} = logged()
    end

    assert :logger.add_handlers([:x]) == {:error, {:bad_config, {:handler, [:x]}}}
  after
    Application.delete_env(:logger_test_app, :logger)
  end

  test "the default formatter with changes" do
    assert {Logger.Formatter, formatter} = Logger.default_formatter(format: "$message", metadata: [:pid], colors: [enabled: false])
    assert %{template: [:message], metadata: [:pid], truncate: 8096, utc_log?: false, colors: %{enabled: false, error: :red}} = formatter
    assert {Logger.Formatter, %{metadata: []}} = Logger.default_formatter()
  end
end
