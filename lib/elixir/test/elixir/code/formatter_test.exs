defmodule Code.FormatterTest do
  use ExUnit.Case, async: true

  # Input, options and what the reference makes of it: see fixtures/formatter.txt.
  cases =
    [__DIR__, "..", "..", "fixtures", "formatter.txt"]
    |> Path.join()
    |> File.read!()
    |> String.split(~r/^----/m)
    |> Enum.filter(&String.contains?(&1, "\n->\n"))

  for {text, number} <- Enum.with_index(cases, 1) do
    [options, rest] = String.split(text, "\n", parts: 2)
    [input, output] = String.split(rest, "\n->\n", parts: 2)
    {options, _} = if options == "", do: {[], []}, else: Code.eval_string(options)

    test "case #{number}: #{input |> String.slice(0, 60) |> inspect()} #{inspect(options)}" do
      formatted = unquote(input) |> Code.format_string!(unquote(Macro.escape(options))) |> IO.iodata_to_binary()
      assert formatted == unquote(String.replace_suffix(output, "\n", ""))
    end
  end

  test "formatted code stays as it is" do
    for text <- unquote(cases), [_, output] = String.split(text, "\n->\n", parts: 2), not String.contains?(text, ["migrate", "line_length", "locals_without"]) do
      assert IO.iodata_to_binary([Code.format_string!(output), ?\n]) == output
    end
  end

  test "sigils with a function of their own" do
    upcase = fn text, opts -> String.upcase(text) <> inspect(Keyword.take(opts, [:sigil, :modifiers])) end
    assert format("~W(a b)x", sigils: [W: upcase]) == ~s|~W(A B[sigil: :W, modifiers: ~c"x"])x|
    assert format("~w(a b)", sigils: [W: upcase]) == "~w(a b)"

    assert_raise ArgumentError, ~r/^:sigils must be a keyword list/, fn -> format("a", sigils: [WW1w: upcase]) end
  end

  test "what cannot be parsed" do
    assert_raise SyntaxError, fn -> format("foo ]") end
    assert_raise TokenMissingError, fn -> format("foo(") end
    assert_raise MismatchedDelimiterError, fn -> format("foo(]") end
  end

  test "quoted_to_algebra" do
    assert to_text(quote(do: foo(bar, 1))) == "foo(bar, 1)"
    assert to_text({:foo, [], [[do: 1]]}) == "foo do\n  1\nend"
    assert to_text({:{}, [], []}) == "{}"
    assert to_text("a\nb") == ~S("a\nb")
    assert to_text("a\nb", escape: false) == "\"a\nb\""
  end

  defp format(text, options \\ []), do: IO.iodata_to_binary(Code.format_string!(text, options))

  defp to_text(quoted, options \\ []),
    do: quoted |> Code.quoted_to_algebra(options) |> Inspect.Algebra.format(98) |> IO.iodata_to_binary()
end
