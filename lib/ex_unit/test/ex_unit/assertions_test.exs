defmodule ExUnit.AssertionsTest do
  use ExUnit.Case, async: true

  alias ExUnit.AssertionError

  # The message of a failure, without the indentation that it has in reports.
  defp failure(fun) do
    error = assert_raise AssertionError, fun
    error |> Exception.message() |> String.trim() |> String.replace("\n     ", "\n")
  end

  defp same(value), do: value

  describe "assert with operators" do
    test "returns the value" do
      assert assert(1 + 1 == 2) == true
      assert assert(same(3)) == 3
      assert refute(same(nil)) == nil
    end

    test "shows both sides" do
      assert failure(fn -> assert same(1) == same(2) end) ==
               "Assertion with == failed\ncode:  assert same(1) == same(2)\nleft:  1\nright: 2"

      assert failure(fn -> assert same(1) > 2 end) =~ "Assertion with > failed"
      assert failure(fn -> assert same("abc") =~ ~r/d/ end) =~ "left:  \"abc\"\nright: ~r/d/"
      assert failure(fn -> assert same(5) in [1, 2] end) =~ "Assertion with in failed\ncode:  assert same(5) in [1, 2]"
    end

    test "shows one side when both are equal" do
      assert failure(fn -> assert same(1) != 1 end) ==
               "Assertion with != failed, both sides are exactly equal\ncode: assert same(1) != 1\nleft: 1"

      assert failure(fn -> assert same(2) < 2 end) =~ "Assertion with < failed, both sides are exactly equal"
      assert failure(fn -> refute same(1) == 1 end) =~ "Refute with == failed, both sides are exactly equal"

      assert failure(fn -> refute same(1) == 1.0 end) =~
               "Refute with == failed\ncode:  refute same(1) == 1.0\nleft:  1\nright: 1.0"
    end

    test "evaluates each side once" do
      assert send(self(), :evaluated) == :evaluated
      assert_received :evaluated
      refute_received :evaluated
    end
  end

  describe "assert with other expressions" do
    test "shows the arguments of a call" do
      x = [1, 2, 3]

      assert failure(fn -> assert Enum.member?(x, 4) end) =~
               "Expected truthy, got false\ncode: assert Enum.member?(x, 4)\narguments:\n\n    # 1\n    [1, 2, 3]\n\n    # 2\n    4"
    end

    test "shows only the code of literals, macros and operators" do
      value = nil
      assert failure(fn -> assert value end) == "Expected truthy, got nil\ncode: assert value"

      assert failure(fn -> assert Enum.any?([false, nil]) end) ==
               "Expected truthy, got false\ncode: assert Enum.any?([false, nil])"

      assert failure(fn -> assert is_nil(same(1)) end) == "Expected truthy, got false\ncode: assert is_nil(same(1))"
      assert failure(fn -> assert not same(true) end) == "Expected truthy, got false\ncode: assert not same(true)"
      assert failure(fn -> refute same(1) end) =~ "Expected false or nil, got 1"
    end

    test "takes a message" do
      assert failure(fn -> assert same(false), "a message" end) == "a message"
      assert failure(fn -> refute same(true), "a message" end) == "a message"
      assert failure(fn -> assert same(false), message: "with fields", left: 1 end) == "with fields\nleft: 1"
    end
  end

  describe "assert with patterns" do
    test "binds variables" do
      assert {:ok, [x | _]} = same({:ok, [1, 2]})
      assert x == 1
      assert <<a::8, rest::binary>> = same("abc")
      assert {a, rest} == {?a, "bc"}
      # named as macros are
      assert {:ok, binding, node} = same({:ok, 1, 2})
      assert {binding, node} == {1, 2}
    end

    test "shows the pattern, the value and pinned variables" do
      x = 1

      assert failure(fn -> assert {^x, [_ | _]} = same({2, [1]}) end) ==
               "match (=) failed\nThe following variables were pinned:\n  x = 1\n" <>
                 "code:  assert {^x, [_ | _]} = same({2, [1]})\nleft:  {^x, [_ | _]}\nright: {2, [1]}"
    end

    test "expects a value that is not nil or false" do
      assert failure(fn -> assert _ = same(nil) end) =~ "Expected truthy, got nil\ncode: assert _ = same(nil)"
    end

    test "match?" do
      assert match?({:ok, _}, same({:ok, 1}))
      refute match?({:ok, x} when x > 1, same({:ok, 1}))
      assert failure(fn -> assert match?({a, b} when a > b, same({1, 2})) end) =~ "match (match?) failed"

      assert failure(fn -> assert match?({a, b} when a > b, same({1, 2})) end) =~
               "left:  {a, b} when a > b\nright: {1, 2}"

      assert failure(fn -> refute match?({:a, _}, same({:a, 1})) end) =~
               "match (match?) succeeded, but should have failed"
    end

    test "shows records as they are written" do
      defmodule Records do
        require Record
        Record.defrecord(:point, x: 0, y: 0)
      end

      defmodule UsesRecords do
        import ExUnit.Assertions
        import Records
        def check, do: assert(point(x: 1) = {:point, 2, 3})
      end

      assert failure(&UsesRecords.check/0) =~ "left:  point(x: 1)\nright: {:point, 2, 3}"
    end
  end

  describe "messages" do
    test "assert_receive and assert_received" do
      send(self(), {:sum, 3})
      assert_received {:sum, n} when n > 2
      assert n == 3
      send(self(), :hello)
      assert assert_receive(:hello) == :hello
    end

    test "the failure lists the mailbox" do
      x = 3
      for message <- [{:ok, 1}, :other], do: send(self(), message)

      assert failure(fn -> assert_receive {:ok, ^x}, 1 end) == """
             Assertion failed, no matching message after 1ms
             The following variables were pinned:
               x = 3
             Showing 2 of 2 messages in the mailbox
             code: assert_receive {:ok, ^x}
             mailbox:
               pattern: {:ok, ^x}
               value:   {:ok, 1}

               pattern: {:ok, ^x}
               value:   :other\
             """
    end

    test "the failure lists the last ten messages" do
      for n <- 1..12, do: send(self(), n)
      message = failure(fn -> assert_received :x end)
      assert message =~ "Showing 10 of 12 messages in the mailbox"
      refute message =~ "value:   2\n"
      assert message =~ "value:   3\n"
    end

    test "an empty mailbox" do
      assert failure(fn -> assert_received :x end) ==
               "Assertion failed, no matching message after 0ms\nThe process mailbox is empty.\ncode: assert_received :x"
    end

    test "takes a message" do
      assert failure(fn -> assert_receive :x, 1, "not there" end) == "not there"
      send(self(), :x)
      assert failure(fn -> refute_receive :x, 1, "there" end) == "there"
    end

    test "refute_receive and refute_received" do
      refute_received :x
      assert refute_receive(:x, 1) == false
      send(self(), {:x, 1})

      assert failure(fn -> refute_received {:x, _} end) ==
               "Unexpectedly received message {:x, 1} (which matched {:x, _})"
    end

    test "the timeout must be a number" do
      assert_raise ArgumentError, "timeout must be a non-negative integer, got: -1", fn ->
        assert_receive :x, same(-1)
      end
    end
  end

  describe "exceptions" do
    test "assert_raise returns the exception" do
      assert assert_raise(ArgumentError, fn -> raise ArgumentError, "m" end) == %ArgumentError{message: "m"}
      assert %RuntimeError{} = assert_raise(RuntimeError, "exact", fn -> raise "exact" end)
      assert %RuntimeError{} = assert_raise(RuntimeError, ~r/ex.ct/, fn -> raise "exact" end)
    end

    test "assert_raise fails" do
      assert failure(fn -> assert_raise ArgumentError, fn -> :ok end end) ==
               "Expected exception ArgumentError but nothing was raised"

      assert failure(fn -> assert_raise ArgumentError, fn -> raise "other" end end) ==
               "Expected exception ArgumentError but got RuntimeError (other)"

      assert failure(fn -> assert_raise RuntimeError, "want", fn -> raise "got" end end) ==
               "Wrong message for RuntimeError\nexpected:\n  \"want\"\nactual:\n  \"got\""

      assert failure(fn -> assert_raise RuntimeError, ~r/want/, fn -> raise "got" end end) =~ "expected:\n  ~r/want/"
    end

    test "an assertion that fails inside is itself" do
      assert failure(fn -> assert_raise ArgumentError, fn -> assert same(1) == 2 end end) =~ "Assertion with == failed"
    end

    test "catch_throw, catch_exit and catch_error" do
      assert catch_throw(throw(:x)) == :x
      assert catch_exit(exit(:y)) == :y
      assert catch_error(:erlang.error(:z)) == :z
      assert catch_error(raise "a") == %RuntimeError{message: "a"}
      assert failure(fn -> catch_throw(:none) end) == "Expected to catch throw, got nothing"
      assert failure(fn -> catch_exit(:none) end) == "Expected to catch exit, got nothing"
      assert failure(fn -> catch_error(:none) end) == "Expected to catch error, got nothing"
    end
  end

  test "assert_in_delta and refute_in_delta" do
    assert assert_in_delta(1.0, 1.05, 0.1)
    refute refute_in_delta(1.0, 2.0, 0.1)

    assert failure(fn -> assert_in_delta 1.0, 2.0, 0.5 end) ==
             "Expected the difference between 1.0 and 2.0 (1.0) to be less than or equal to 0.5"

    assert failure(fn -> refute_in_delta 1, 1.25, 0.5 end) ==
             "Expected the difference between 1 and 1.25 (0.25) to be more than 0.5"

    assert failure(fn -> assert_in_delta 1, 2, 0.5, "far away" end) == "far away"

    assert_raise ArgumentError, "delta must always be a positive number, got: -0.5", fn ->
      assert_in_delta 1, 2, -0.5
    end
  end

  test "flunk" do
    assert failure(fn -> flunk() end) == "Flunked!"
    assert failure(fn -> flunk("because") end) == "because"
  end

  test "the code of an assertion in a quote shows what was unquoted" do
    value = 3
    quoted = quote(do: ExUnit.Assertions.assert(unquote(value) == 4))
    assert failure(fn -> Code.eval_quoted(quoted, [], __ENV__) end) =~ "code:  assert 3 == 4"
  end

  test "a variable that only the guard of a received pattern uses is no unused variable" do
    {_, diagnostics} =
      Code.with_diagnostics(fn ->
        Code.eval_string("""
        import ExUnit.Assertions
        fun = fn ->
          send(self(), {:number, 5})
          assert_receive {:number, n} when n > 3
          send(self(), {:number, 6})
          assert_received {:number, n} when is_integer(n)
        end
        fun.()
        """)
      end)

    assert diagnostics == []
  end
end
