defmodule ExUnit.CLIFormatter do
  @moduledoc false
  # The formatter of the command line: a sign for each test (or a line with its time in a trace), failures as they happen, the slowest
  # tests and modules, and the counters.

  use GenServer

  alias ExUnit.CLIFormatter.{Colors, Slowest}
  alias ExUnit.Formatter

  @impl true
  def init(opts) do
    IO.puts("Running ExUnit with seed: #{opts[:seed]}, max_cases: #{opts[:max_cases]}")
    print_filters(opts, :exclude)
    print_filters(opts, :include)
    IO.puts("")

    {:ok,
     %{
       dry_run: opts[:dry_run],
       trace: opts[:trace],
       colors: Colors.new(opts),
       width: width(),
       slowest: opts[:slowest],
       slowest_modules: opts[:slowest_modules],
       tests: [],
       modules: [],
       test_counter: %{},
       test_timings: [],
       failure_counter: 0,
       skipped_counter: 0,
       excluded_counter: 0,
       invalid_counter: 0
     }}
  end

  defp print_filters(opts, key) do
    case opts[key] do
      empty when empty in [nil, []] -> :ok
      filters -> IO.puts(Formatter.format_filters(filters, key))
    end
  end

  defp width do
    case :io.columns() do
      {:ok, width} -> max(40, width)
      _ -> 80
    end
  end

  @impl true
  def handle_cast({:suite_started, _opts}, state), do: {:noreply, state}

  def handle_cast({:suite_finished, times_us}, state) do
    print_all_excluded(state)
    IO.write("\n")
    IO.puts(Formatter.format_times(times_us))
    Slowest.print_tests(state.slowest, state.tests, times_us)
    Slowest.print_modules(state.slowest_modules, state.modules, times_us)
    print_summary(state)
    {:noreply, state}
  end

  def handle_cast({:module_started, %ExUnit.TestModule{} = module}, %{trace: true} = state) do
    IO.puts("\n#{inspect(module.name)} [#{Path.relative_to_cwd(module.file)}]")
    if module.parameters != %{}, do: IO.puts("Parameters: #{inspect(module.parameters)}")
    {:noreply, state}
  end

  def handle_cast({:module_finished, %ExUnit.TestModule{state: {:failed, failures}} = module}, state) do
    # those that failed have been counted already, and invalid ones are counted by themselves
    counter = state.failure_counter + Enum.count(module.tests, &is_nil(&1.state))

    formatted =
      Formatter.format_test_all_failure(module, failures, counter, state.width, &Colors.paint(&1, &2, state.colors))

    print_failure(formatted, state)
    {:noreply, %{state | failure_counter: counter}}
  end

  def handle_cast({:module_finished, module}, state), do: {:noreply, %{state | modules: [module | state.modules]}}

  def handle_cast({:test_started, test}, %{trace: true} = state) do
    IO.write("  * #{test.name} [L##{test.tags.line}]")
    {:noreply, state}
  end

  def handle_cast({:test_finished, test}, state) do
    state = %{state | test_counter: Map.update(state.test_counter, test.tags.test_type, 1, &(&1 + 1))}
    {:noreply, test_finished(test, test.state, state)}
  end

  def handle_cast({:sigquit, running}, state) do
    IO.write(["\n\nAborting test suite. The following have not completed:\n\n", Enum.map(running, &running/1)])
    {:noreply, state}
  end

  def handle_cast(:max_failures_reached, state) do
    IO.write(Colors.paint(:failure, "--max-failures reached, aborting test suite", state.colors))
    {:noreply, state}
  end

  def handle_cast(_event, state), do: {:noreply, state}

  defp running(%ExUnit.Test{} = test),
    do: "  * #{test.name} [#{Path.relative_to_cwd(test.tags.file)}:#{test.tags.line}]\n"

  defp running(%ExUnit.TestModule{} = module),
    do: "  * #{inspect(module.name)} [#{Path.relative_to_cwd(module.file)}]\n"

  defp test_finished(test, nil, state) do
    print_result(test, :success, ".", test_time(test), state)
    %{state | tests: [test | state.tests]}
  end

  defp test_finished(test, {:excluded, _reason}, state) do
    if state.trace, do: IO.puts(trace_line(test, "excluded"))
    %{state | excluded_counter: state.excluded_counter + 1}
  end

  defp test_finished(test, {:skipped, _reason}, state) do
    print_result(test, :skipped, "*", "skipped", state)
    %{state | skipped_counter: state.skipped_counter + 1}
  end

  defp test_finished(test, {:invalid, _module}, state) do
    print_result(test, :invalid, "?", test_time(test), state)
    %{state | invalid_counter: state.invalid_counter + 1}
  end

  defp test_finished(test, {:failed, failures}, state) do
    if state.trace, do: IO.puts(Colors.paint(:failure, trace_line(test, test_time(test)), state.colors))

    counter = state.failure_counter + 1
    formatted = Formatter.format_test_failure(test, failures, counter, state.width, &Colors.paint(&1, &2, state.colors))
    print_failure(formatted, state)
    print_logs(test.logs)
    %{state | failure_counter: counter, tests: [test | state.tests]}
  end

  defp print_result(test, color, _sign, note, %{trace: true} = state),
    do: IO.puts(Colors.paint(color, trace_line(test, note), state.colors))

  defp print_result(_test, color, sign, _note, state), do: IO.write(Colors.paint(color, sign, state.colors))

  # The line that was begun when the test started is written over.
  defp trace_line(test, note), do: "\r  * #{test.name} (#{note}) [L##{test.tags.line}]"

  defp test_time(%{time: time}), do: "#{Slowest.milliseconds(time)}ms"

  defp print_failure(formatted, %{trace: true}), do: IO.write(["\n", formatted, "\n"])
  defp print_failure(formatted, _state), do: IO.write(["\n\n", formatted, "\n"])

  defp print_logs(""), do: :ok

  defp print_logs(logs) do
    indent = "\n     "
    IO.puts(["     The following output was logged:", indent, String.replace(logs, "\n", indent)])
  end

  defp print_all_excluded(%{excluded_counter: excluded} = state) when excluded > 0 do
    if excluded == state.test_counter |> Map.values() |> Enum.sum() do
      IO.puts(Colors.paint(:invalid, "All tests have been excluded.", state.colors))
    end
  end

  defp print_all_excluded(_state), do: :ok

  defp print_summary(%{test_counter: counter} = state) do
    counts =
      types(counter) <>
        counted(state.failure_counter, "failure") <>
        noted(state.excluded_counter, "excluded") <> noted(state.invalid_counter, "invalid")

    skipped =
      if state.skipped_counter > 0,
        do: [", ", Colors.paint(:skipped, "#{state.skipped_counter} skipped", state.colors)],
        else: []

    IO.puts(Colors.paint(summary_color(state), IO.iodata_to_binary([counts | skipped]), state.colors))
  end

  defp types(counter) when counter == %{}, do: "0 tests, "

  defp types(counter) do
    for {type, count} <- Enum.sort(counter), into: "", do: counted(count, to_string(type)) <> ", "
  end

  defp counted(1, word), do: "1 #{word}"
  defp counted(count, word), do: "#{count} #{ExUnit.plural_rule(word)}"

  defp noted(0, _word), do: ""
  defp noted(count, word), do: ", #{count} #{word}"

  defp summary_color(%{failure_counter: failures}) when failures > 0, do: :failure
  defp summary_color(%{invalid_counter: invalid}) when invalid > 0, do: :invalid
  defp summary_color(_state), do: :success
end
