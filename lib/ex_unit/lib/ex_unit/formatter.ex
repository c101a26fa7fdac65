defmodule ExUnit.Formatter do
  @moduledoc """
  What formatters need: the events, and the text of failures.

  A formatter is a `GenServer` given to `ExUnit.configure/1` as `:formatters`. It is started with the options of the run and receives
  these casts:

    * `{:suite_started, opts}` - the run begins, with these options
    * `{:suite_finished, times_us}` - the run ended; a map with `:run`, `:async` and `:load`, see `t:times_us/0`
    * `{:module_started, test_module}` and `{:module_finished, test_module}` - an `ExUnit.TestModule`
    * `{:test_started, test}` and `{:test_finished, test}` - an `ExUnit.Test`
    * `{:sigquit, [test | test_module]}` - the system is about to stop while these run
    * `:max_failures_reached` - the run stops early

  The functions here take a callback that colours: it is called with a key (`t:formatter_callback/0`) and a text, and gives the text to print.
  """

  alias ExUnit.Formatter.{Failure, Values}

  @padding "     "

  @type id :: term
  @type test :: ExUnit.Test.t()

  @typedoc """
  The times of a run in microseconds: `:run` for all tests, `:async` for the asynchronous part (`nil` if there was none) and `:load` for
  loading the files (`nil` when it was not measured).
  """
  @type times_us :: %{run: pos_integer, async: pos_integer | nil, load: pos_integer | nil}

  @typedoc "Keys of texts that a formatter may colour."
  @type formatter_callback_info_key ::
          :extra_info
          | :error_info
          | :test_module_info
          | :test_info
          | :location_info
          | :stacktrace_info
          | :blame_diff
          | :parameters_info

  @typedoc "Keys of the parts of a diff, which are algebra documents."
  @type formatter_callback_diff_key :: :diff_delete | :diff_delete_whitespace | :diff_insert | :diff_insert_whitespace

  @typedoc "The callback that colours; `:diff_enabled?` asks whether differences are to be marked."
  @type formatter_callback ::
          (:diff_enabled?, boolean -> boolean)
          | (formatter_callback_diff_key, Inspect.Algebra.t() -> Inspect.Algebra.t())
          | (formatter_callback_info_key, String.t() -> String.t())

  @typedoc "The width of the screen, or `:infinity`."
  @type width :: non_neg_integer | :infinity

  @doc """
  The line that tells what the run took.

      iex> ExUnit.Formatter.format_times(%{run: 10000, async: nil, load: nil})
      "Finished in 0.01 seconds (0.00s async, 0.01s sync)"

      iex> ExUnit.Formatter.format_times(%{run: 1234567, async: 20000, load: 50000})
      "Finished in 1.2 seconds (0.05s on load, 0.02s async, 1.2s sync)"
  """
  @spec format_times(times_us) :: String.t()
  def format_times(%{run: run_us, async: async_us, load: load_us}) do
    run_ms = hundredths(run_us)
    async_ms = hundredths(async_us || 0)
    load = if load_us, do: seconds(hundredths(load_us)) <> "s on load, ", else: ""

    "Finished in #{seconds(run_ms + if(load_us, do: hundredths(load_us), else: 0))} seconds " <>
      "(#{load}#{seconds(async_ms)}s async, #{seconds(run_ms - async_ms)}s sync)"
  end

  defp hundredths(microseconds), do: div(microseconds, 10_000)

  defp seconds(hundredths) when hundredths < 10, do: "0.0#{hundredths}"

  defp seconds(hundredths) do
    tenths = div(hundredths, 10)
    "#{div(tenths, 10)}.#{rem(tenths, 10)}"
  end

  @doc false
  @deprecated "Use ExUnit.Formatter.format_times/1 instead"
  def format_time(run, nil), do: "Finished in #{seconds(hundredths(run))} seconds"

  def format_time(run, load) do
    "Finished in #{seconds(hundredths(run + load))} seconds (#{seconds(hundredths(load))}s on load, #{seconds(hundredths(run))}s on tests)"
  end

  @doc """
  The line that tells the filters of a run.

      iex> ExUnit.Formatter.format_filters([run: true, slow: false], :include)
      "Including tags: [run: true, slow: false]"
  """
  @spec format_filters(keyword, :exclude | :include) :: String.t()
  def format_filters(filters, :exclude), do: "Excluding tags: #{inspect(filters)}"
  def format_filters(filters, :include), do: "Including tags: #{inspect(filters)}"

  @doc """
  The text of a failed test: its number and name, where it is, and each failure with code, values and stacktrace.
  """
  @spec format_test_failure(ExUnit.Test.t(), [failure], pos_integer, width, formatter_callback) :: String.t()
        when failure: {atom, term, Exception.stacktrace()}
  def format_test_failure(test, failures, counter, width, formatter) do
    %ExUnit.Test{name: name, module: module, tags: tags, parameters: parameters} = test

    formatter.(:test_info, with_counter(counter, "#{name} (#{inspect(module)})")) <>
      "\n" <>
      parameters(parameters, formatter) <>
      @padding <>
      formatter.(:location_info, location(tags)) <>
      "\n" <> Failure.all(failures, {module, name}, width, formatter)
  end

  defp location(%{file: file, line: line}), do: "#{Path.relative_to_cwd(file)}:#{line}"

  @doc """
  The text of a module whose `setup_all` failed.
  """
  @spec format_test_all_failure(ExUnit.TestModule.t(), [failure], pos_integer, width, formatter_callback) :: String.t()
        when failure: {atom, term, Exception.stacktrace()}
  def format_test_all_failure(test_module, failures, counter, width, formatter) do
    %{name: name, parameters: parameters} = test_module

    formatter.(:test_module_info, with_counter(counter, "#{inspect(name)}: ")) <>
      "failure on setup_all callback, all tests have been invalidated\n" <>
      parameters(parameters, formatter) <> Failure.all(failures, {name, nil}, width, formatter)
  end

  @doc false
  @deprecated "Use ExUnit.Formatter.format_test_all_failure/5 instead"
  def format_test_case_failure(test_case, failures, counter, width, formatter) do
    format_test_all_failure(test_case, failures, counter, width, formatter)
  end

  defp parameters(parameters, _formatter) when parameters == %{}, do: ""

  defp parameters(parameters, formatter),
    do: @padding <> formatter.(:parameters_info, "Parameters: #{inspect(parameters)}") <> "\n"

  defp with_counter(counter, text), do: String.pad_leading("#{counter}", 3) <> ") " <> text

  @doc """
  The two sides of a failed assertion as iodata, with their differences marked by the callback.

  `padding_size` is the column at which the text will stand: further lines are indented by it. Sides without a value are left out.

  ## Examples

      iex> error = assert_raise ExUnit.AssertionError, fn -> assert [1, 2] == [1, 3] end
      iex> ExUnit.Formatter.format_assertion_diff(error, 5, 80, fn
      ...>   :diff_enabled?, _ -> true
      ...>   :diff_delete, doc -> Inspect.Algebra.concat(["-", doc, "-"])
      ...>   :diff_insert, doc -> Inspect.Algebra.concat(["+", doc, "+"])
      ...>   _, doc -> doc
      ...> end)
      ...> |> Enum.map(fn {side, iodata} -> {side, IO.iodata_to_binary(iodata)} end)
      [left: "[1, -2-]", right: "[1, +3+]"]
  """
  @doc since: "1.11.0"
  @spec format_assertion_diff(ExUnit.AssertionError.t(), non_neg_integer, width, formatter_callback) :: keyword
  def format_assertion_diff(assert_error, padding_size, width, formatter)

  def format_assertion_diff(%ExUnit.AssertionError{context: {:mailbox, _, _}}, _padding_size, _width, _formatter),
    do: []

  def format_assertion_diff(error, padding_size, width, formatter),
    do: Values.sides(error, padding_size, width, formatter)

  @doc false
  def format_assertion_error(%ExUnit.AssertionError{} = error), do: Failure.assertion_error(error)
end
