defmodule ExceptionTest do
  use ExUnit.Case, async: true

  doctest Exception

  defmodule Broken do
    defexception [:a]
    def message(_), do: raise("no message")
  end

  test "message/1" do
    assert Exception.message(%RuntimeError{message: "oops"}) == "oops"
    assert Exception.message(%ArgumentError{message: nil}) =~ "got nil while retrieving Exception.message/1"

    assert Exception.message(%Broken{}) =~
             "got RuntimeError with message \"no message\" while retrieving Exception.message/1 for %ExceptionTest.Broken{a: nil}"
  end

  defmodule Strict do
    @enforce_keys [:a]
    defexception [:a, :b]
    def message(_), do: "strict"
  end

  test "exceptions are made of fields as structs are" do
    assert_raise KeyError, fn -> raise Broken, b: 1 end
    assert_raise ArgumentError, "the following keys must also be given when building struct ExceptionTest.Strict: [:a]", fn -> raise Strict, b: 1 end
    assert_raise FunctionClauseError, fn -> raise Broken, [:a] end
    expected = "expected struct name returned by ExceptionTest.Broken.__struct__/1 to be ExceptionTest.Broken, got: ExceptionTest.Strict"
    assert_raise ArgumentError, expected, fn -> raise Broken, a: 1, __struct__: Strict end
    assert catch_error(raise Strict, a: 1) == %Strict{a: 1}
  end

  test "normalize/3 turns the reasons of Erlang into exceptions" do
    for {reason, exception} <- [
          badarith: %ArithmeticError{message: "bad argument in arithmetic expression"},
          badarg: %ArgumentError{message: "argument error"},
          system_limit: %SystemLimitError{message: "a system limit has been reached"},
          cond_clause: %CondClauseError{}
        ] do
      assert Exception.normalize(:error, reason) == exception
    end

    assert Exception.normalize(:error, {:badmatch, 1}) == %MatchError{term: 1}
    assert Exception.normalize(:error, {:case_clause, 1}) == %CaseClauseError{term: 1}
    assert Exception.normalize(:error, {:badmap, 1}) == %BadMapError{term: 1}
    assert Exception.normalize(:error, {:badkey, :a}) |> Map.fetch!(:key) == :a
    assert Exception.normalize(:error, :other) == %ErlangError{original: :other}
    assert Exception.normalize(:throw, :badarg) == :badarg
  end

  test "format_banner/3" do
    assert Exception.format_banner(:error, %RuntimeError{message: "oops"}) == "** (RuntimeError) oops"
    assert Exception.format_banner(:error, :badarith) == "** (ArithmeticError) bad argument in arithmetic expression"
    assert Exception.format_banner(:throw, 1) == "** (throw) 1"
    assert Exception.format_banner(:exit, :normal) == "** (exit) normal"
    assert Exception.format_banner({:EXIT, self()}, :kill) =~ ~r/^\*\* \(EXIT from #PID<[\d.]+>\) :kill$/
  end

  test "format_stacktrace/1" do
    stacktrace = [{Foo, :bar, 1, [file: ~c"lib/foo.ex", line: 3]}, {Foo, :baz, [1, 2], []}]
    assert Exception.format_stacktrace(stacktrace) == "    lib/foo.ex:3: Foo.bar/1\n    Foo.baz(1, 2)\n"
  end

  test "format_exit/1" do
    assert Exception.format_exit(:noproc) == "no process: the process is not alive or there's no process currently associated with the given name, possibly because its application isn't started"
    assert Exception.format_exit({:timeout, {GenServer, :call, [:a, :b, 5]}}) == "exited in: GenServer.call(:a, :b, 5)\n    ** (EXIT) time out"
    assert Exception.format_exit({:shutdown, 1}) == "shutdown: 1"
  end

  test "format_mfa/3 and format_fa/2" do
    assert Exception.format_mfa(Foo, :bar, 1) == "Foo.bar/1"
    assert Exception.format_mfa(Foo, :bar, [1, :a]) == "Foo.bar(1, :a)"
    assert Exception.format_mfa(Foo, :"bar baz", 1) == "Foo.\"bar baz\"/1"
    assert Exception.format_mfa(:lists, :map, 2) == ":lists.map/2"
    assert Exception.format_fa(fn -> 1 end, 0) =~ ~r/^#Function<.*\/0$/
  end

  test "format_file_line/3" do
    assert Exception.format_file_line("foo", 1) == "foo:1:"
    assert Exception.format_file_line("foo", 0) == "foo:"
    assert Exception.format_file_line(nil, 1) == ""
    assert Exception.format_file_line_column("foo", 1, 2) == "foo:1:2:"
  end

  test "what is rescued" do
    assert_raise KeyError, ~r/^key :b not found in:/, fn -> Map.fetch!(%{a: 1}, :b) end
    assert_raise ArithmeticError, fn -> 1 / Process.get(:none, 0) end
    assert_raise FunctionClauseError, fn -> List.first(Process.get(:none, 5)) end
    assert_raise BadFunctionError, ~r/^expected a function, got:/, fn -> Process.get(:none, 5).() end
    assert_raise UndefinedFunctionError, ~r/^function NoSuchModule.f\/0 is undefined/, fn -> apply(Process.get(:none, NoSuchModule), :f, []) end
  end
end
