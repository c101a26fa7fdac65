defmodule ExUnit.Runner.Config do
  @moduledoc false
  # What a run needs to know of its options.

  alias ExUnit.{EventManager, RunnerStats}

  defstruct [
    :capture_log,
    :exclude,
    :include,
    :manager,
    :max_cases,
    :max_failures,
    :only_test_ids,
    :rand_algorithm,
    :seed,
    :stats_pid,
    :timeout,
    :trace,
    dry_run: false
  ]

  @doc "The options, with what they imply filled in, and the configuration."
  def new(opts) do
    opts = opts |> normalize() |> traced()

    {opts,
     %__MODULE__{
       capture_log: opts[:capture_log],
       exclude: opts[:exclude],
       include: opts[:include],
       max_cases: opts[:max_cases],
       max_failures: opts[:max_failures],
       only_test_ids: opts[:only_test_ids],
       rand_algorithm: opts[:rand_algorithm],
       seed: opts[:seed],
       timeout: opts[:timeout],
       trace: opts[:trace],
       dry_run: opts[:dry_run] == true
     }}
  end

  defp normalize(opts) do
    {include, exclude} = ExUnit.Filters.normalize(opts[:include], opts[:exclude])

    opts
    |> Keyword.put(:exclude, exclude)
    |> Keyword.put(:include, include)
    |> Keyword.put_new_lazy(:max_cases, &max_cases/0)
    |> Keyword.put_new_lazy(:seed, fn -> :rand.uniform(1_000_000) - 1 end)
  end

  defp max_cases, do: System.schedulers_online() * 2

  # A trace shows tests in the order they run, one at a time. So do the slowest tests, whose times others would blur.
  defp traced(opts) do
    if opts[:trace] || opts[:slowest] > 0 || opts[:slowest_modules] > 0 do
      Keyword.merge(opts, trace: true, max_cases: 1)
    else
      opts
    end
  end

  @doc "Whether enough tests have failed to stop."
  def max_failures_reached?(%{max_failures: :infinity}), do: false
  def max_failures_reached?(config), do: RunnerStats.get_failure_counter(config.stats_pid) >= config.max_failures

  @doc "Counts failures; tells the formatters when they are enough."
  def count_failures(%{max_failures: :infinity}, _count), do: :ok
  def count_failures(_config, 0), do: :ok

  def count_failures(config, count) do
    if RunnerStats.increment_failure_counter(config.stats_pid, count) >= config.max_failures do
      EventManager.max_failures_reached(config.manager)
    end

    :ok
  end

  @doc "The time a test may take, by its tags."
  def timeout(config, tags) do
    if config.trace, do: Map.get(tags, :timeout, :infinity), else: Map.get(tags, :timeout, config.timeout)
  end
end
