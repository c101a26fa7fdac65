defmodule ExUnit.Runner do
  @moduledoc false
  # Runs a suite: the asynchronous modules, up to `max_cases` at a time, then the others one by one.
  #
  #     run            this process: takes modules from ExUnit.Server, watches those that run
  #     module         ExUnit.Runner.ModuleRun, a process for each module that runs
  #       setup_all    the process of `setup_all`, which lives as long as its module runs
  #       test         ExUnit.Runner.TestRun, a process for each test
  #         on_exit    the process of what the test registered, after it has ended

  alias ExUnit.{EventManager, RunnerStats, Server}
  alias ExUnit.Runner.{Config, ModuleRun}

  @doc "Runs the modules of the server with `opts`; `load_us` is what loading them took, or `nil`. Gives the counters."
  def run(opts, load_us) when is_list(opts) do
    {opts, config} = Config.new(opts)
    previous_depth = :erlang.system_flag(:backtrace_depth, Keyword.fetch!(opts, :stacktrace_depth))

    try do
      {stats, modules} = run_suite(opts, config, load_us)
      repeat(Keyword.get(opts, :repeat_until_failure, 0), opts, stats, modules)
    after
      :erlang.system_flag(:backtrace_depth, previous_depth)
    end
  end

  # The stats of the last run are the result.
  defp repeat(repetitions, opts, %{failures: 0}, {async, sync}) when repetitions > 0 do
    Server.restore_modules(async, sync)
    run(Keyword.put(opts, :repeat_until_failure, repetitions - 1), nil)
  end

  defp repeat(_repetitions, opts, stats, _modules) do
    for callback <- opts[:after_suite] || [], do: callback.(stats)
    stats
  end

  defp run_suite(opts, config, load_us) do
    {:ok, manager} = EventManager.start_link()
    {:ok, stats_pid} = EventManager.add_handler(manager, RunnerStats, opts)

    for formatter <- Keyword.fetch!(opts, :formatters),
        do: {:ok, _} = EventManager.add_handler(manager, formatter, opts)

    config = %{config | manager: manager, stats_pid: stats_pid}

    EventManager.suite_started(manager, opts)
    start = System.monotonic_time()
    async = run_async(config, %{}, [])
    async_end = System.monotonic_time()
    sync = Server.take_sync_modules()
    run_sync(sync, config)

    EventManager.suite_finished(manager, %{
      run: microseconds(System.monotonic_time() - start),
      async: if(async != [], do: microseconds(async_end - start)),
      load: load_us
    })

    stats = RunnerStats.stats(stats_pid)
    EventManager.stop(manager)
    {stats, {async, sync}}
  end

  defp microseconds(native), do: System.convert_time_unit(native, :native, :microsecond)

  defp run_async(config, running, done) do
    cond do
      Config.max_failures_reached?(config) -> finish(running, done)
      map_size(running) < config.max_cases -> take_async(config, running, done)
      true -> run_async(config, await_one(running), done)
    end
  end

  defp take_async(config, running, done) do
    case Server.take_async_modules(config.max_cases - map_size(running)) do
      nil when running == %{} ->
        done

      nil ->
        run_async(config, await_one(running), done)

      groups ->
        started = for group <- groups, into: running, do: {monitor(spawn_group(group, config)), true}
        run_async(config, started, done ++ groups)
    end
  end

  defp spawn_group(modules, config), do: spawn_monitor(fn -> Enum.each(modules, &ModuleRun.run(config, &1, true)) end)

  defp monitor({_pid, ref}), do: ref

  defp await_one(running) do
    receive do
      {:DOWN, ref, :process, _pid, :normal} when is_map_key(running, ref) -> Map.delete(running, ref)
      {:DOWN, ref, :process, _pid, reason} when is_map_key(running, ref) -> exit(reason)
    end
  end

  defp finish(running, done) when running == %{}, do: done
  defp finish(running, done), do: finish(await_one(running), done)

  defp run_sync([], _config), do: :ok

  defp run_sync([module | modules], config) do
    if not Config.max_failures_reached?(config) do
      {pid, ref} = spawn_monitor(fn -> ModuleRun.run(config, module, false) end)

      receive do
        {:DOWN, ^ref, :process, ^pid, :normal} -> :ok
        {:DOWN, ^ref, :process, ^pid, reason} -> exit(reason)
      end

      run_sync(modules, config)
    end
  end

  @doc "A stacktrace without the frames of ExUnit: its assertions, and what runs the test."
  def prune_stacktrace(stacktrace) do
    stacktrace
    |> Enum.take_while(fn {module, _, _, _} -> module not in [ExUnit.Runner.TestRun, ExUnit.Runner.ModuleRun] end)
    |> Enum.reject(fn {module, _, _, _} -> module in [ExUnit.Assertions, ExUnit.Assertions.Mailbox] end)
  end
end
