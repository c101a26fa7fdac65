defmodule Kernel.TypespecTest do
  use ExUnit.Case, async: true

  defp compile(body) do
    name = "Kernel.TypespecTest.Sample#{System.unique_integer([:positive])}"
    [{module, binary} | _] = Code.compile_string("defmodule #{name} do\n#{body}\nend", "sample.ex")
    {module, binary}
  end

  defp types(body) do
    {:ok, types} = body |> compile() |> elem(1) |> Code.Typespec.fetch_types()
    types |> Enum.map(fn {kind, type} -> "#{kind} #{Macro.to_string(Code.Typespec.type_to_quoted(type))}" end) |> Enum.sort()
  end

  defp specs(body) do
    {:ok, specs} = body |> compile() |> elem(1) |> Code.Typespec.fetch_specs()
    for {{name, _}, forms} <- specs, form <- forms, do: Macro.to_string(Code.Typespec.spec_to_quoted(name, form))
  end

  defp failure(body) do
    error = assert_raise(Kernel.TypespecError, fn -> compile(body) end)
    Exception.message(error)
  end

  test "types" do
    for type <- [
          "integer()",
          ":a | nil | []",
          "1..10",
          "-1",
          "{}",
          "{1, 2, 3}",
          "[atom()]",
          "[atom(), ...]",
          "[a: 1, b: 2]",
          "%{}",
          "%{:a => 1, optional(:b) => 2, required(integer()) => atom()}",
          "<<_::8>>",
          "<<_::_*8>>",
          "<<_::3, _::_*8>>",
          "(-> 1)",
          "(1, 2 -> 3)",
          "(... -> any())",
          "String.t()",
          "keyword(integer())",
          "tuple()",
          "map()",
          "charlist()",
          "(1 | 2) | 3"
        ] do
      assert types("@type t() :: #{type}") == ["type t() :: #{type}"]
    end
  end

  test "kinds and variables" do
    assert types("@type t(a) :: [a | p]\n@typep p :: 1\n@opaque o :: p") ==
             ["opaque o() :: p()", "type t(a) :: [a | p()]", "typep p() :: 1"]
  end

  test "structs have all fields" do
    assert types("@type t :: %Range{first: integer}") ==
             ["type t() :: %Range{first: integer(), last: term(), step: term()}"]
  end

  test "specs" do
    assert specs("@spec f(a :: integer, t) :: [x] when x: term\n@type t :: 1\ndef f(_, _), do: []") ==
             ["f(a :: integer(), t()) :: [x] when x: term()"]

    assert specs("@spec f(x) :: x when x: var\ndef f(x), do: x") == ["f(x) :: x when x: var"]
  end

  test "callbacks" do
    {module, _} = compile("@callback f(integer) :: atom\n@callback f(atom) :: atom\n@macrocallback m(t :: term) :: term\n@optional_callbacks m: 1")
    assert Enum.sort(module.behaviour_info(:callbacks)) == ["MACRO-m": 2, f: 1]
    assert module.behaviour_info(:optional_callbacks) == ["MACRO-m": 2]
  end

  test "errors" do
    assert failure("@type t :: foo") =~ "sample.ex:2: type foo/0 undefined (no such type in Kernel.TypespecTest.Sample"
    assert failure("@type t(x) :: 1") =~ "type variable x is used only once"
    assert failure("@type t(1) :: 1") =~ "The type t/1 has an invalid argument(s): 1"
    assert failure("@type t :: 1\n@type t :: 2") =~ "sample.ex:3: type t/0 is already defined in sample.ex:2"
    assert failure("@type integer :: 1") =~ "type integer/0 is a built-in type and it cannot be redefined"
    assert failure("@type t :: [1, 2]") =~ "unexpected list in typespec: [1, 2]"
    assert failure("@type t :: \"a\"") =~ "unexpected expression in typespec: \"a\""
    assert failure("@type t :: 2..1") =~ "invalid range specification"
    assert failure("@type t :: <<_::8, _::_*0>>") =~ "invalid binary specification"
    assert failure("@type t :: %Range{foo: 1}") =~ "undefined field :foo on struct Range"
    assert failure("@spec f(1)\ndef f(x), do: x") =~ "type specification missing return type: f(1)"
    assert failure("@spec f(x) :: x when foo\ndef f(x), do: x") =~ "expected keywords as guard in type specification, got: foo"
  end

  test "a spec needs a function" do
    output =
      ExUnit.CaptureIO.capture_io(:stderr, fn ->
        assert_raise CompileError, fn -> compile("@spec f(1) :: 2") end
      end)

    assert output =~ "spec for undefined function f/1"
  end
end
