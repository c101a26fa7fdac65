defmodule Code.FragmentTest do
  use ExUnit.Case, async: true

  doctest Code.Fragment, except: [lines: 1]

  # Fragment and context, recorded from the reference: see fixtures/cursor_context.txt.
  @cases [__DIR__, "..", "..", "fixtures", "cursor_context.txt"] |> Path.join() |> File.read!() |> String.split("\n", trim: true)

  test "cursor_context" do
    for line <- @cases do
      [fragment, context] = String.split(line, "\t")
      {fragment, _} = Code.eval_string(fragment)
      {context, _} = Code.eval_string(context)
      assert {fragment, Code.Fragment.cursor_context(fragment)} == {fragment, context}
    end
  end

  test "cursor_context of charlists" do
    assert Code.Fragment.cursor_context(~c"foo.ba") == {:dot, {:var, ~c"foo"}, ~c"ba"}
  end

  test "surround_context" do
    assert surround("foo.bar(1)", 1) == {1, 4, {:local_or_var, ~c"foo"}}
    assert surround("foo.bar(1)", 5) == {1, 8, {:dot, {:var, ~c"foo"}, ~c"bar"}}
    assert surround("foo.bar(1)", 8) == :none
    assert surround("Foo.Bar.baz(1)", 2) == {1, 8, {:alias, ~c"Foo.Bar"}}
    assert surround("%Foo{a: 1}", 1) == {1, 5, {:struct, ~c"Foo"}}
    assert surround("%Foo{a: 1}", 6) == {6, 7, {:key, ~c"a"}}
    assert surround("a not in b", 4) == {3, 6, {:operator, ~c"not"}}
    assert surround("a + b", 3) == {3, 4, {:operator, ~c"+"}}
    assert surround("fn x -> y end", 1) == {1, 3, {:keyword, ~c"fn"}}
    assert surround("foo/1", 1) == {1, 4, {:local_arity, ~c"foo"}}
    assert surround("foo(1)", 3) == {1, 4, {:local_call, ~c"foo"}}
    assert surround("@foo.bar", 1) == {1, 5, {:module_attribute, ~c"foo"}}
    assert surround(":foo", 1) == {1, 5, {:unquoted_atom, ~c"foo"}}
    assert surround("~r/a/", 2) == {1, 3, {:sigil, ~c"r"}}
    assert surround("&1", 1) == {1, 3, {:capture_arg, ~c"&1"}}
    assert surround("Foo . Bar", 5) == {1, 10, {:alias, ~c"Foo.Bar"}}
    assert surround("Kernel.+(1, 2)", 8) == {1, 9, {:dot, {:alias, ~c"Kernel"}, ~c"+"}}
    assert surround("a..b", 3) == {2, 4, {:operator, ~c".."}}
    assert Code.Fragment.surround_context("a\nfoo\n", {2, 2}).begin == {2, 1}
  end

  defp surround(text, column) do
    case Code.Fragment.surround_context(text, {1, column}) do
      :none -> :none
      %{begin: {1, first}, end: {1, last}, context: context} -> {first, last, context}
    end
  end

  test "container_cursor_to_quoted" do
    assert cursor("max(some_value, ") == "max(some_value, __cursor__())"
    assert cursor("[a, b") == "[a, __cursor__()]"
    assert cursor("foo(a, [b, %{c: d") == "foo(a, [b, %{c: __cursor__()}])"
    assert cursor("if a do b") == "if a do\n  __cursor__()\nend"
    assert cursor("a + b") == "a + __cursor__()"
    assert cursor("") == "__cursor__()"
  end

  defp cursor(text) do
    {:ok, quoted} = Code.Fragment.container_cursor_to_quoted(text)
    Macro.to_string(quoted)
  end
end
