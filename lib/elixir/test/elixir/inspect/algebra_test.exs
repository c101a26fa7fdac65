defmodule Inspect.AlgebraTest do
  use ExUnit.Case, async: true

  doctest Inspect.Algebra

  import Inspect.Algebra

  defp render(doc, width), do: doc |> format(width) |> IO.iodata_to_binary()

  test "concat, space, line and glue" do
    assert render(concat(["a", "b", "c"]), 80) == "abc"
    assert render(concat([]), 80) == ""
    assert render(space("a", "b"), 80) == "a b"
    assert render(line("a", "b"), 80) == "a\nb"
    assert render(group(glue("a", "-", "b")), 80) == "a-b"
    assert render(glue("a", "-", "b"), 80) == "a-b"
  end

  test "groups are broken as a whole" do
    doc = group(glue("aaa", glue("bbb", "ccc")))
    assert render(doc, 11) == "aaa bbb ccc"
    assert render(doc, 10) == "aaa\nbbb\nccc"
    assert render(doc, :infinity) == "aaa bbb ccc"
  end

  test "inner groups decide for themselves" do
    doc = group(glue("aaaa", group(glue("b", "c"))))
    assert render(doc, 6) == "aaaa\nb c"
    assert render(doc, 2) == "aaaa\nb\nc"
  end

  test "flex breaks fill lines" do
    doc = group(flex_glue("aa", flex_glue("bb", flex_glue("cc", "dd"))))
    assert render(doc, 5) == "aa bb\ncc dd"
    assert render(doc, 20) == "aa bb cc dd"
  end

  test "nest" do
    assert render(group(nest(glue("aaa", "bbb"), 2)), 4) == "aaa\n  bbb"
    assert render(group(concat("xx", nest(glue("aaa", "bbb"), :cursor))), 4) == "xxaaa\n  bbb"
    assert render(nest(concat("a", nest(line("b", "c"), :reset)), 4), 80) == "ab\nc"
    assert render(nest(line("a", "b"), 2, :break), 80) == "a\nb"
    assert render(group(nest(glue("aaa", "bbb"), 2, :break)), 4) == "aaa\n  bbb"
  end

  test "force_unfit" do
    assert render(group(force_unfit(glue("a", "b"))), 80) == "a\nb"
  end

  test "optimistic groups" do
    call = concat(["f(", nest(group(concat(["[", nest(concat(break(""), glue("1,", "2")), 2), break(""), "]"]), :optimistic), 2), ")"])
    assert render(group(call), 80) == "f([1, 2])"
    assert render(group(call), 4) == "f([\n    1,\n    2\n  ])"
  end

  test "collapse_lines" do
    doc = concat([collapse_lines(2), line(), line(), line(), "a"])
    assert render(doc, 80) == "\n\na"
  end

  test "no_limit" do
    assert render(no_limit(group(glue("aaa", "bbb"))), 3) == "aaa bbb"
  end

  test "string counts graphemes" do
    assert render(group(glue(string("olá"), "é")), 6) == "olá é"
    assert render(group(glue("olá", "é")), 6) == "olá\né"
  end

  test "color_doc takes no columns" do
    opts = %Inspect.Opts{syntax_colors: [atom: :red]}
    assert render(group(glue(color_doc("aaa", :atom, opts), "bbb")), 7) == "\e[31maaa\e[0m bbb"
    assert color_doc("a", :number, opts) == "a"
  end

  test "container_doc" do
    opts = %Inspect.Opts{limit: 3}
    fun = fn term, _opts -> to_string(term) end
    assert render(container_doc("[", [], "]", opts, fun), 80) == "[]"
    assert render(container_doc("[", [1, 2, 3, 4], "]", opts, fun), 80) == "[1, 2, 3, ...]"
    assert render(container_doc("[", [1, 2 | 3], "]", opts, fun), 80) == "[1, 2 | 3]"
    assert render(container_doc("[", [1, 2], "]", opts, fun, separator: ";", break: :strict), 3) == "[\n  1;\n  2\n]"
    assert render(container_doc("[", [1, 2], "]", opts, fun, break: :flex), 3) == "[1,\n 2]"
  end

  test "to_doc" do
    assert to_doc([1, :a], %Inspect.Opts{}) |> render(80) == "[1, :a]"
  end

  test "is_doc" do
    doc? = fn
      term when is_doc(term) -> true
      _ -> false
    end

    assert Enum.all?(["a", empty(), line(), group("a"), concat("a", "b")], doc?)
    refute doc?.(1)
    refute doc?.({:a})
    assert_raise FunctionClauseError, fn -> apply(Inspect.Algebra, :group, [1]) end
  end
end
