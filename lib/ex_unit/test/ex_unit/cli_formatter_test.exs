defmodule ExUnit.CLIFormatterTest.Sample do
  use ExUnit.Case, register: false
  @tag :slow
  test "excluded", do: :ok
  @tag :skip
  test "skipped", do: :ok
  test "passes", do: :ok

  describe "block" do
    test "fails", do: assert([1, 2] == [1])
    test "fails again", do: assert("a b c" == "a  b d")
  end
end

defmodule ExUnit.CLIFormatterTest.Property do
  use ExUnit.Case, register: false

  for n <- 1..2 do
    name = ExUnit.Case.register_test(__MODULE__, __ENV__.file, __ENV__.line, :property, "p#{n}", [])
    def unquote(name)(_), do: :ok
  end

  test "t", do: :ok
end

defmodule ExUnit.CLIFormatterTest do
  # runs tests inside tests
  use ExUnit.Case, async: false

  alias ExUnit.CLIFormatterTest.Sample
  alias ExUnit.NestedRun

  defp output(options) do
    {_, output} = NestedRun.run(options, [Sample])

    output
    |> String.replace(Path.relative_to_cwd(__ENV__.file), "FILE")
    |> String.replace(~r/\d+\.\d+ms/, "MS")
    |> String.replace(~r/\(\d+\.\d+s\), \d+\.\d+%/, "SHARE")
    |> String.replace("ExUnit.CLIFormatterTest.", "")
  end

  test "signs, failures and counters" do
    assert output(exclude: [:slow]) ==
             """
             Running ExUnit with seed: 0, max_cases: 4
             Excluding tags: [:slow]

             *.

               1) test block fails (Sample)
                  FILE:10
                  Assertion with == failed
                  code:  test "fails", do: assert([1, 2] == [1])
                  left:  [1, 2]
                  right: [1]
                  stacktrace:
                    FILE:10: (test)



               2) test block fails again (Sample)
                  FILE:11
                  Assertion with == failed
                  code:  assert "a b c" == "a  b d"
                  left:  "a b c"
                  right: "a  b d"
                  stacktrace:
                    FILE:11: (test)


             Finished in TIME
             5 tests, 2 failures, 1 excluded, 1 skipped
             """
             |> String.replace("test \"fails\", do: assert([1, 2] == [1])", "assert [1, 2] == [1]")
  end

  test "colours" do
    output = output(exclude: [:slow], colors: [enabled: true])
    assert output =~ "\n\e[33m*\e[0m\e[32m.\e[0m\n"

    assert output =~
             "     \e[1m\e[30mFILE:10\e[0m\n     \e[31mAssertion with == failed\e[0m\n     \e[36mcode:  \e[0massert [1, 2] == [1]\n"

    assert output =~
             "     \e[36mleft:  \e[0m[1, \e[31m2\e[0m]\n     \e[36mright: \e[0m[1]\n     \e[36mstacktrace:\e[0m\n"

    assert output =~ "left:  \e[0m\"a b \e[31mc\e[0m\"\n"
    assert output =~ "right: \e[0m\"a \e[48;5;28m \e[0mb \e[32md\e[0m\"\n"
    assert output =~ "\e[31m5 tests, 2 failures, 1 excluded, \e[33m1 skipped\e[0m\e[0m\n"
  end

  test "colours may be changed" do
    assert output(colors: [enabled: true, success: :blue, skipped: [:bright, :cyan]]) =~
             "\e[1m\e[36m*\e[0m\e[34m.\e[0m\e[34m.\e[0m"
  end

  test "trace" do
    output = output(exclude: [:slow], trace: true)

    assert output =~ """
           Running ExUnit with seed: 0, max_cases: 1
           Excluding tags: [:slow]


           Sample [FILE]
             * test excluded [L#4]\r  * test excluded (excluded) [L#4]
             * test skipped [L#6]\r  * test skipped (skipped) [L#6]
             * test passes [L#7]\r  * test passes (MS) [L#7]
             * test block fails [L#10]\r  * test block fails (MS) [L#10]

             1) test block fails (Sample)
           """

    assert output =~ "\n\n  * test block fails again [L#11]\r  * test block fails again (MS) [L#11]\n\n  2)"
  end

  test "the slowest" do
    output = output(exclude: [:slow], slowest: 1, slowest_modules: 1)

    assert output =~
             ~r"Finished in TIME\n\nTop 1 slowest SHARE of total time:\n\n  \* test .* \(Sample\) \(MS\) \[FILE:\d+\]\n\n\nTop 1 slowest SHARE of total time:\n\nSample \(MS\)\n \[FILE\]\n\n5 tests, 2 failures"
  end

  test "enough failures" do
    output = output(exclude: [:slow], max_failures: 1)

    assert output =~
             "FILE:10: (test)\n\n--max-failures reached, aborting test suite\nFinished in TIME\n4 tests, 1 failure, 1 excluded, 1 skipped\n"
  end

  test "nothing left" do
    assert output(exclude: [:test]) =~
             "\n\nAll tests have been excluded.\n\nFinished in TIME\n5 tests, 0 failures, 5 excluded\n"
  end

  test "filters" do
    output = output(exclude: [:test], include: [n: 1])
    assert output =~ "Excluding tags: [:test]\nIncluding tags: [n: 1]\n"
  end

  test "logs of tests that fail" do
    defmodule Logging do
      use ExUnit.Case
      require Logger
      @moduletag capture_log: [format: "$message\n"]
      test "passes", do: Logger.error("never shown")

      test "fails" do
        Logger.error("shown")
        flunk()
      end
    end

    {_, output} = NestedRun.run()
    assert output =~ "     The following output was logged:\n     shown\n     \n"
    refute output =~ "never shown"
  end

  test "plurals" do
    ExUnit.plural_rule("property", "properties")

    {_, output} = NestedRun.run([], [ExUnit.CLIFormatterTest.Property])
    assert output =~ "2 properties, 1 test, 0 failures\n"
  end
end
