defmodule ExUnit.FormatterTest do
  use ExUnit.Case, async: true

  import ExUnit.Formatter
  doctest ExUnit.Formatter

  alias ExUnit.AssertionError

  # What may be coloured is named.
  defp mark(:diff_enabled?, _), do: false

  defp mark(key, text) when key in [:error_info, :extra_info, :location_info, :test_info, :test_module_info],
    do: "<#{key}:#{text}>"

  defp mark(_, text), do: text

  defp plain(:diff_enabled?, _), do: false
  defp plain(_, text), do: text

  defp test_struct(fields \\ []),
    do: struct!(%ExUnit.Test{name: :"test it", module: Hello, tags: %{file: __ENV__.file, line: 7}}, fields)

  defp failed(failures, fields \\ []), do: format_test_failure(test_struct(fields), failures, 1, 80, &plain/2)

  test "an assertion" do
    error = %AssertionError{message: "m\n\nn", expr: quote(do: assert(a == b)), left: 1, right: 2}

    stacktrace = [
      {Hello, :"test it", 1, [file: ~c"nofile.exs", line: 1]},
      {Enum, :map, 2, [file: ~c"lib/enum.ex", line: 3]}
    ]

    assert format_test_failure(test_struct(), [{:error, error, stacktrace}], 1, 80, &mark/2) =~ """
           <test_info:  1) test it (Hello)>
                <location_info:#{Path.relative_to_cwd(__ENV__.file)}:7>
                <error_info:m

                n>
                <extra_info:code:  >assert a == b
                <extra_info:left:  >1
                <extra_info:right: >2
                <extra_info:stacktrace:>
                  nofile.exs:1: (test)
           """
  end

  test "code of several lines and values that do not fit" do
    error = %AssertionError{
      message: "m",
      expr: quote(do: assert(case(x, do: (1 -> :a)))),
      left: Enum.to_list(1..30),
      right: 1
    }

    assert failed([{:error, error, []}]) =~ """
                m
                code:  assert case x do
                         1 -> :a
                       end
                left:  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
                        20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]
                right: 1
           """
  end

  test "arguments" do
    error = %AssertionError{message: "m", expr: quote(do: assert(f(x, y))), args: [1, %{a: 2}]}

    assert failed([{:error, error, []}]) =~ """
                code: assert f(x, y)
                arguments:

                    # 1
                    1

                    # 2
                    %{a: 2}

           """
  end

  test "the line of the test in place of code" do
    location = [file: String.to_charlist(__ENV__.file), line: __ENV__.line]

    assert failed([{:error, RuntimeError.exception("m"), [{Hello, :"test it", 1, location}]}]) =~
             "     ** (RuntimeError) m\n     code: location = [file: "
  end

  test "exits, throws and ends of the process" do
    assert failed([{:exit, :foo, []}]) =~ "     ** (exit) :foo\n"
    assert failed([{:exit, {:shutdown, 1}, []}]) =~ "     ** (exit) shutdown: 1\n"
    assert failed([{:throw, :ball, []}]) =~ "     ** (throw) :ball\n"
    assert failed([{{:EXIT, self()}, :boom, []}]) =~ ~r/     \*\* \(EXIT from #PID<.*>\) :boom\n/
  end

  test "a call without a clause" do
    error = %FunctionClauseError{module: Hello, function: :foo, arity: 1}

    assert failed([{:error, error, [{Hello, :foo, [1], []}]}]) =~ """
                ** (FunctionClauseError) no function clause matching in Hello.foo/1

                The following arguments were given to Hello.foo/1:

                    # 1
                    1

                stacktrace:
                  Hello.foo/1
           """
  end

  test "a function that is not there" do
    assert failed([{:error, %UndefinedFunctionError{module: Nope, function: :bar, arity: 1}, [{Nope, :bar, [1], []}]}]) =~
             "** (UndefinedFunctionError) function Nope.bar/1 is undefined (module Nope is not available)"
  end

  test "several failures" do
    assert failed([{:error, %AssertionError{message: "m"}, []}, {:exit, :foo, []}]) =~
             "\n\n     Failure #1\n     m\n\n     Failure #2\n     ** (exit) :foo\n"
  end

  test "parameters" do
    assert failed([{:exit, :foo, []}], parameters: %{a: 1}) =~ "  1) test it (Hello)\n     Parameters: %{a: 1}\n     "
  end

  test "a module" do
    module = %ExUnit.TestModule{name: Hello.World}

    assert format_test_all_failure(module, [{:exit, :foo, []}], 3, 80, &plain/2) ==
             "  3) Hello.World: failure on setup_all callback, all tests have been invalidated\n     ** (exit) :foo\n"
  end

  test "numbers of failures" do
    for {counter, text} <- [{1, "  1) "}, {10, " 10) "}, {100, "100) "}, {1000, "1000) "}] do
      assert String.starts_with?(format_test_failure(test_struct(), [{:exit, :foo, []}], counter, 80, &plain/2), text)
    end
  end

  test "times" do
    assert format_times(%{run: 9999, async: 5000, load: nil}) == "Finished in 0.00 seconds (0.00s async, 0.00s sync)"

    assert format_times(%{run: 61_000_000, async: 1, load: 100}) ==
             "Finished in 61.0 seconds (0.00s on load, 0.00s async, 61.0s sync)"
  end

  test "filters" do
    assert format_filters([:a, b: 1], :exclude) == "Excluding tags: [:a, {:b, 1}]"
    assert format_filters([a: 1], :include) == "Including tags: [a: 1]"
  end

  test "errors" do
    assert Exception.message(%ExUnit.TimeoutError{timeout: 20, type: :test}) =~
             "test timed out after 20ms. You can change the timeout:"

    error = %ExUnit.MultiError{errors: [{:error, RuntimeError.exception("a"), []}, {:exit, :foo, []}]}
    assert Exception.message(error) == "got the following errors:\n\n** (RuntimeError) a\n\n** (exit) :foo"
  end
end
