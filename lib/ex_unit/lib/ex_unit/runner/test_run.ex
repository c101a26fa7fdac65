defmodule ExUnit.Runner.TestRun do
  @moduledoc false
  # Runs one test in a process of its own, then what it registered to be undone.

  alias ExUnit.{CaptureLog, EventManager, OnExitHandler, Runner}
  alias ExUnit.Runner.{Config, TmpDir}

  @doc "Runs a test with the context of its module, and tells the formatters. Gives the test with its result."
  def run(config, test, context) do
    test = %{test | tags: Map.merge(test.tags, %{test: test.name, module: test.module, async: context.async})}
    EventManager.test_started(config.manager, test)
    test = finished_test(config, test, Map.merge(context, test.tags))
    EventManager.test_finished(config.manager, test)
    if test.state, do: Config.count_failures(config, 1)
    test
  end

  defp finished_test(config, test, context) do
    timeout = Config.timeout(config, test.tags)
    {pid, ref} = spawn_test(config, test, context)
    test = await(test, pid, ref, timeout)

    case OnExitHandler.run(pid, timeout) do
      :ok -> test
      failure -> with_failure(test, failure)
    end
  end

  # The first failure is the one that is shown.
  defp with_failure(%{state: nil} = test, {kind, reason, stacktrace}) do
    %{test | state: failed(kind, reason, Runner.prune_stacktrace(stacktrace))}
  end

  defp with_failure(test, _failure), do: test

  defp spawn_test(config, test, context) do
    parent = self()

    spawn_monitor(fn ->
      OnExitHandler.register(self())
      seed(config, test)
      test = capture_log(config, test, context, fn -> timed(test, Map.put(context, :test_pid, self())) end)
      send(parent, {self(), :test_finished, test})
      exit(:shutdown)
    end)
  end

  # Random numbers of a test do not depend on which other tests run.
  defp seed(%{seed: seed, rand_algorithm: algorithm}, test) do
    :rand.seed(algorithm, {:erlang.phash2(test.module), :erlang.phash2(test.name), seed})
  end

  defp capture_log(config, test, context, fun) do
    case Map.get(context, :capture_log, config.capture_log) || false do
      false -> fun.()
      true -> captured(test, [], fun)
      opts -> captured(test, opts, fun)
    end
  end

  defp captured(_test, opts, fun) do
    {test, logs} = CaptureLog.with_log(opts, fun)
    %{test | logs: logs}
  end

  defp timed(test, context) do
    start = System.monotonic_time()
    state = exec(test, TmpDir.create(context, test.parameters))
    %{test | state: state, time: System.convert_time_unit(System.monotonic_time() - start, :native, :microsecond)}
  end

  # The name of this module is where stacktraces of tests end.
  defp exec(%{module: module, name: name}, context) do
    apply(module, name, [module.__ex_unit__(:setup, context)])
    nil
  catch
    kind, error -> failed(kind, error, Runner.prune_stacktrace(__STACKTRACE__))
  end

  @doc "The state of a test or module that failed."
  def failed(:error, %ExUnit.MultiError{errors: errors}, _stacktrace) do
    {:failed,
     for {kind, reason, stacktrace} <- errors do
       {kind, Exception.normalize(kind, reason, stacktrace), Runner.prune_stacktrace(stacktrace)}
     end}
  end

  def failed(kind, reason, stacktrace),
    do: {:failed, [{kind, Exception.normalize(kind, reason, stacktrace), stacktrace}]}

  defp await(test, pid, ref, timeout) do
    receive do
      {^pid, :test_finished, test} ->
        receive do: ({:DOWN, ^ref, :process, ^pid, _reason} -> test)

      {:DOWN, ^ref, :process, ^pid, reason} ->
        %{test | state: failed({:EXIT, pid}, reason, [])}
    after
      timeout -> timed_out(test, pid, ref, timeout)
    end
  end

  # It may end just now: what it sent counts then.
  defp timed_out(test, pid, ref, timeout) do
    stacktrace = stacktrace(pid)
    Process.exit(pid, :kill)
    receive do: ({:DOWN, ^ref, :process, ^pid, _reason} -> :ok)

    receive do
      {^pid, :test_finished, test} -> test
    after
      0 ->
        error = ExUnit.TimeoutError.exception(timeout: timeout, type: Map.get(test.tags, :test_type, :test))
        %{test | state: failed(:error, error, stacktrace), time: timeout * 1000}
    end
  end

  defp stacktrace(pid) do
    case Process.info(pid, :current_stacktrace) do
      {:current_stacktrace, stacktrace} -> stacktrace
      nil -> []
    end
  end
end
