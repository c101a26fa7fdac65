defmodule ExUnit.CLIFormatter.Slowest do
  @moduledoc false
  # The slowest tests and modules of a run.

  @doc "Prints the `count` slowest tests."
  def print_tests(0, _tests, _times), do: :ok

  def print_tests(count, tests, times) do
    slowest = tests |> Enum.sort_by(&(-&1.time)) |> Enum.take(count)
    IO.puts(["\n", heading(Enum.map(slowest, & &1.time), times), "\n\n", Enum.map(slowest, &test/1)])
  end

  defp test(%{name: name, module: module, time: time, tags: tags}) do
    "  * #{name} (#{inspect(module)}) (#{milliseconds(time)}ms) [#{Path.relative_to_cwd(tags.file)}:#{tags.line}]\n"
  end

  @doc "Prints the `count` modules whose tests took the most time."
  def print_modules(0, _modules, _times), do: :ok

  def print_modules(count, modules, times) do
    slowest =
      modules
      |> Enum.group_by(&{&1.name, &1.file}, &module_time/1)
      |> Enum.map(fn {module, times} -> {module, Enum.sum(times)} end)
      |> Enum.sort_by(fn {_, time} -> -time end)
      |> Enum.take(count)

    IO.puts(["\n", heading(Enum.map(slowest, &elem(&1, 1)), times), "\n\n", Enum.map(slowest, &module/1)])
  end

  defp module_time(%{tests: tests}), do: tests |> Enum.map(& &1.time) |> Enum.sum()

  defp module({{name, file}, time}),
    do: "#{inspect(name)} (#{milliseconds(time)}ms)\n [#{Path.relative_to_cwd(file)}]\n"

  defp heading(times, %{run: run}) do
    sum = Enum.sum(times)
    "Top #{length(times)} slowest (#{seconds(sum)}s), #{percentage(sum, run)}% of total time:"
  end

  defp percentage(_sum, 0), do: 0.0
  defp percentage(sum, run), do: Float.round(sum / run * 100, 1)

  @doc "Microseconds as milliseconds, with two digits behind the point when there is nothing before them."
  def milliseconds(microseconds), do: hundredths(div(microseconds, 10))

  @doc "Microseconds as seconds, written the same way."
  def seconds(microseconds), do: hundredths(div(microseconds, 10_000))

  defp hundredths(n) when n < 10, do: "0.0#{n}"
  defp hundredths(n), do: "#{div(n, 100)}.#{rem(div(n, 10), 10)}"
end
