defmodule ExUnit.DocTestTest do
  # runs tests inside tests
  use ExUnit.Case, async: false

  alias ExUnit.NestedRun

  # The result of the examples in a file, run as tests of a module.
  defp run(text, %{tmp_dir: dir}, opts \\ []) do
    file = Path.join(dir, "examples.md")
    File.write!(file, text)
    name = Module.concat(__MODULE__, "Run#{System.unique_integer([:positive])}")

    Code.eval_quoted(
      quote do
        defmodule unquote(name) do
          use ExUnit.Case
          doctest_file unquote(file), unquote(opts)
        end
      end
    )

    {result, output} = NestedRun.run()
    {result, output, name.__ex_unit__().tests}
  end

  defp failure(text, context) do
    {%{failures: 1}, output, _} = run(text, context)

    output
    |> String.split("     Doctest ")
    |> List.last()
    |> String.split("     stacktrace:")
    |> hd()
    |> String.replace(~r/^     /m, "")
  end

  @moduletag :tmp_dir

  test "examples that hold", context do
    text = """
    # Title

        iex> 1 + 2
        3

        iex> x = [1, 2]
        iex> Enum.map(x, &(&1 * 2))
        [2, 4]
        iex> x
        [1, 2]

    Text

      iex(1)> x = 1
      iex(2)> x
      1
      iex(3)> y = x +
      ...(3)>   2
      iex(4)> y
      3

    ```
    iex> raise ArgumentError, "oops"
    ** (ArgumentError) oops
    ```

        iex> %{a: 1,
        ...>   b: 2}
        %{
          a: 1,
          b: 2
        }

        iex> raise "several\\nlines"
        ** (RuntimeError) several
        lines

        iex> :erlang.list_to_pid(~c"<0.1.0>")
        #PID<0.1.0>

        iex> :no_result

        iex>1
        1 # comment
    """

    assert {%{failures: 0, total: 9}, output, tests} = run(text, context)
    assert output =~ "9 doctests, 0 failures"
    assert %{doctest_data: %{end_line: 5}, doctest_line: 4, test_type: :doctest} = hd(tests).tags
    assert Atom.to_string(hd(tests).name) =~ ~r"^doctest \S*examples.md \(1\)$"
  end

  test "another value", context do
    assert failure("    iex> a = 1\n    iex> a + 1\n    2\n    iex> a + 2\n    4\n", context) ==
             "failed\ndoctest:\n  iex> a + 2\n  4\ncode:  a + 2 === 4\nleft:  3\nright: 4\n"

    assert failure("  iex> [1,\n  ...>   2]\n  [1,\n   3]\n", context) ==
             "failed\ndoctest:\n  iex> [1,\n  ...>   2]\n  [1,\n   3]\ncode:  [1, 2] === [1,\n        3]\nleft:  [1, 2]\nright: [1, 3]\n"

    assert failure("    iex> self()\n    #PID<x>\n", context) =~ "code:  inspect(self()) === \"#PID<x>\"\n"
  end

  test "exceptions", context do
    assert failure("    iex> raise ArgumentError, \"foo\"\n    ** (ArgumentError) bar\n", context) =~
             "failed: wrong message for ArgumentError\nexpected:\n  \"bar\"\nactual:\n  \"foo\"\ndoctest:\n"

    assert failure("    iex> raise ArgumentError, \"foo\"\n    ** (RuntimeError) foo\n", context) =~
             "failed: expected exception RuntimeError but got ArgumentError with message \"foo\"\n"

    assert failure("    iex> 1 + 2\n    ** (RuntimeError) foo\n", context) =~
             "failed: expected exception RuntimeError but nothing was raised\n"
  end

  test "what does not compile", context do
    assert failure("    iex> 1 +\n    2\n", context) =~
             ~r/^did not compile, got: \(TokenMissingError\) token missing on \S+examples.md:2:4:\n    error: syntax error: expression is incomplete\n/

    assert failure("    iex> 1\n    {:ok, #Foo<1>}\n", context) =~
             "If you are planning to assert on the result of an iex> expression which contains a value inspected as #Name<...>"
  end

  test "what raises", context do
    assert {%{failures: 1}, output, _} = run("    iex> raise ArgumentError, \"foo\"\n    1\n", context)
    assert output =~ "     ** (ArgumentError) foo\n"
  end

  test "indentation", context do
    assert_raise ExUnit.DocTest.Error,
                 ~r/examples.md:3: indentation level mismatch on doctest line: "   2"\n\nIf you are planning .* exactly 4 spaces/,
                 fn ->
                   run("    iex> 1\n   2\n", context)
                 end
  end

  test "tags", context do
    assert {_, _, [%{tags: %{slow: true, n: 1}}]} = run("    iex> 1\n    1\n", context, tags: [:slow, n: 1])
  end

  describe "a module" do
    setup %{tmp_dir: dir} do
      source = ~S'''
      defmodule ExUnit.DocTestTest.Documented do
        @moduledoc """
            iex> 1 + 1
            2
        """

        @doc """
            iex> ExUnit.DocTestTest.Documented.id(1)
            1

            iex> id(2)
            2
        """
        def id(x), do: x

        @doc """
            iex> throw(:never)
        """
        defmacro skipped(x), do: x
      end
      '''

      file = Path.join(dir, "documented.ex")
      File.write!(file, source)
      Code.put_compiler_option(:ignore_module_conflict, true)
      {:ok, [module], _} = Kernel.ParallelCompiler.compile_to_path([file], dir, return_diagnostics: true)
      Code.prepend_path(dir)

      on_exit(fn ->
        Code.delete_path(dir)
        Code.put_compiler_option(:ignore_module_conflict, false)
      end)

      %{documented: module}
    end

    defp names(module, opts) do
      name = Module.concat(__MODULE__, "Names#{System.unique_integer([:positive])}")

      Code.eval_quoted(
        quote do
          defmodule unquote(name) do
            use ExUnit.Case, register: false
            doctest unquote(module), unquote(opts)
          end
        end
      )

      for test <- name.__ex_unit__().tests,
          do: test.name |> Atom.to_string() |> String.replace("ExUnit.DocTestTest.", "")
    end

    test "names and options", %{documented: module} do
      all = [
        "doctest module Documented (1)",
        "doctest Documented.id/1 (2)",
        "doctest Documented.id/1 (3)",
        "doctest Documented.skipped/1 (4)"
      ]

      assert names(module, import: true) == all
      assert names(module, only: [:moduledoc]) == ["doctest module Documented (1)"]
      assert names(module, except: [:moduledoc, id: 1]) == ["doctest Documented.skipped/1 (1)"]

      assert_raise ExUnit.DocTest.Error,
                   ~r/documented.ex: undefined or private function given to doctest:\n\n    ExUnit.DocTestTest.Documented.nope\/1/,
                   fn ->
                     names(module, only: [nope: 1])
                   end
    end
  end
end
