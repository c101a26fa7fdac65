defmodule ExUnit.Runner.ModuleRun do
  @moduledoc false
  # Runs one module: `setup_all` in a process that stays, then its tests, then what `setup_all` registered to be undone.

  alias ExUnit.{EventManager, Filters, OnExitHandler, Runner, TestModule}
  alias ExUnit.Runner.{Config, TestRun}

  @doc "Runs a module with its parameters."
  def run(config, {module, parameters}, async?) do
    test_module = %{module.__ex_unit__() | parameters: parameters}
    EventManager.module_started(config.manager, test_module)
    {ignored, tests} = select(config, test_module.tests)

    for test <- ignored, !Config.max_failures_reached?(config) do
      EventManager.test_started(config.manager, test)
      EventManager.test_finished(config.manager, test)
    end

    {test_module, finished} = run_tests(config, test_module, tests, async?)
    EventManager.module_finished(config.manager, %{test_module | tests: finished})
    if test_module.state, do: Config.count_failures(config, Enum.count(finished, &invalidated?(&1.state)))
  end

  # Those that failed by themselves have been counted.
  defp invalidated?(nil), do: true
  defp invalidated?({:invalid, _}), do: true
  defp invalidated?(_), do: false

  # Which tests run is decided for all of them first; the filters by line need to know their neighbours.
  defp select(config, tests) do
    {ignored, selected} =
      tests
      |> Enum.filter(&wanted?(config.only_test_ids, &1))
      |> Enum.map(&evaluate(config, &1, tests))
      |> Enum.split_with(& &1.state)

    {ignored, shuffle(config, selected)}
  end

  defp wanted?(nil, _test), do: true
  defp wanted?(ids, test), do: MapSet.member?(ids, {test.module, test.name})

  defp evaluate(config, test, tests) do
    tags = Map.merge(test.tags, %{test: test.name, module: test.module})

    case Filters.eval(config.include, config.exclude, tags, tests) do
      :ok -> test
      ignored -> %{test | state: ignored}
    end
  end

  defp shuffle(%{seed: 0}, tests), do: tests

  defp shuffle(%{seed: seed, rand_algorithm: algorithm}, tests) do
    _ = :rand.seed(algorithm, {seed, seed, seed})
    Enum.shuffle(tests)
  end

  defp run_tests(_config, test_module, [], _async?), do: {test_module, []}

  defp run_tests(%{dry_run: true} = config, test_module, tests, _async?) do
    for test <- tests do
      EventManager.test_started(config.manager, test)
      EventManager.test_finished(config.manager, test)
    end

    {test_module, tests}
  end

  defp run_tests(config, test_module, tests, async?) do
    context =
      test_module.tags
      |> Map.merge(%{module: test_module.name, async: async?})
      |> Map.merge(test_module.parameters)

    {pid, ref} = spawn_setup_all(test_module, context)

    receive do
      {^pid, :ready, context} ->
        finished = run_each(config, tests, test_module, context)
        stop(pid, ref)
        on_exit(config, test_module, pid, finished)

      {^pid, :failed, failed} ->
        stop(pid, ref)
        _ = OnExitHandler.run(pid, Config.timeout(config, test_module.tags))
        invalidate(config, %{test_module | state: failed}, tests)

      {:DOWN, ^ref, :process, ^pid, reason} ->
        _ = OnExitHandler.run(pid, Config.timeout(config, test_module.tags))
        invalidate(config, %{test_module | state: TestRun.failed({:EXIT, pid}, reason, [])}, tests)
    end
  end

  defp spawn_setup_all(test_module, context) do
    parent = self()

    spawn_monitor(fn ->
      OnExitHandler.register(self())
      send(parent, setup_all(test_module.name, context))
      receive do: ({^parent, :stop} -> exit(:shutdown))
    end)
  end

  defp setup_all(module, context) do
    {self(), :ready, module.__ex_unit__(:setup_all, context)}
  catch
    kind, error -> {self(), :failed, TestRun.failed(kind, error, Runner.prune_stacktrace(__STACKTRACE__))}
  end

  defp stop(pid, ref) do
    send(pid, {self(), :stop})
    receive do: ({:DOWN, ^ref, :process, ^pid, _reason} -> :ok)
  end

  # A failure after the tests invalidates those that passed.
  defp on_exit(config, test_module, pid, finished) do
    case OnExitHandler.run(pid, Config.timeout(config, test_module.tags)) do
      :ok ->
        {test_module, finished}

      {kind, reason, stacktrace} ->
        {%{test_module | state: TestRun.failed(kind, reason, Runner.prune_stacktrace(stacktrace))}, finished}
    end
  end

  defp invalidate(config, %TestModule{} = test_module, tests) do
    invalid = Enum.map(tests, &%{&1 | state: {:invalid, test_module}})

    for test <- invalid do
      EventManager.test_started(config.manager, test)
      EventManager.test_finished(config.manager, test)
    end

    {test_module, invalid}
  end

  defp run_each(config, tests, test_module, context) do
    Enum.reduce_while(tests, [], fn test, finished ->
      if Config.max_failures_reached?(config) do
        {:halt, finished}
      else
        {:cont, [TestRun.run(config, with_context(test, test_module), context) | finished]}
      end
    end)
    |> Enum.reverse()
  end

  defp with_context(test, test_module), do: %{test | parameters: test_module.parameters}
end
