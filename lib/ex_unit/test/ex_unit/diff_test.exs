defmodule ExUnit.DiffTest do
  use ExUnit.Case, async: true

  alias ExUnit.{AssertionError, Formatter}
  alias Inspect.Algebra

  defmodule Point do
    defstruct [:x, :y]
  end

  defmodule Opaque do
    defstruct [:name, :secret]

    defimpl Inspect do
      def inspect(%{name: name}, _opts), do: "#Opaque<#{name}>"
    end
  end

  # What differs is between «» on the left and ‹› on the right; blanks are between [] instead.
  defp mark(:diff_enabled?, _), do: true
  defp mark(:diff_delete, doc), do: Algebra.concat(["«", doc, "»"])
  defp mark(:diff_insert, doc), do: Algebra.concat(["‹", doc, "›"])
  defp mark(:diff_delete_whitespace, doc), do: Algebra.concat(["[", doc, "]"])
  defp mark(:diff_insert_whitespace, doc), do: Algebra.concat(["[", doc, "]"])
  defp mark(_, text), do: text

  defp diff(left, right, context \\ :==, width \\ 200) do
    error = %AssertionError{left: left, right: right, context: context}
    [left: left, right: right] = Formatter.format_assertion_diff(error, 0, width, &mark/2)
    {IO.iodata_to_binary(left), IO.iodata_to_binary(right)}
  end

  defp match(pattern, value, pins \\ []),
    do: diff(pattern, value, {:match, for({name, value} <- pins, do: {{name, __MODULE__}, value})})

  test "equal values" do
    assert diff([1, :a, "b"], [1, :a, "b"]) == {"[1, :a, \"b\"]", "[1, :a, \"b\"]"}
    assert diff(1, 1.0) == {"1", "1.0"}
    assert diff(1, 1.0, :===) == {"«1»", "‹1.0›"}
    assert diff([1.0, 2], [1, 3]) == {"[1.0, «2»]", "[1, ‹3›]"}
  end

  test "unrelated values" do
    assert diff(:foo, :foobar) == {"«:foo»", "‹:foobar›"}
    assert diff("foo", :foo) == {"«\"foo\"»", "‹:foo›"}
    assert diff([a: 1], %{a: 1}) == {"«[a: 1]»", "‹%{a: 1}›"}
    assert diff(&Enum.map/2, &Enum.reduce/3) == {"«&Enum.map/2»", "‹&Enum.reduce/3›"}
    assert diff(<<1::3>>, <<2::3>>) == {"«<<1::size(3)>>»", "‹<<2::size(3)>>›"}
  end

  test "strings" do
    assert diff("hello world", "hello there") == {~S("hello «wo»r«ld»"), ~S("hello ‹the›r‹e›")}
    assert diff("foo", "foo bar") == {~S("foo"), ~S("foo‹ bar›")}
    assert diff("a b c", "a  b c") == {~S("a b c"), ~S("a [ ]b c")}
    assert diff("foo \n", "foo\n") == {~S("foo[ ]\n"), ~S("foo\n")}
    assert diff("", "abc") == {~S("[]"), ~S("‹abc›")}
    assert diff("aéb", "aèb") == {~S("a«é»b"), ~S("a‹è›b")}
    assert diff(<<255>>, <<254>>) == {~S("\xF«F»"), ~S("\xF‹E›")}
  end

  test "strings with little in common" do
    assert diff("ab", "abcd") == {~S("ab"), ~S("ab‹cd›")}
    assert diff("ab", "abcde") == {~S("«ab»"), ~S("‹abcde›")}
    assert diff("abc", "xyz") == {~S("«abc»"), ~S("‹xyz›")}
  end

  test "charlists" do
    assert diff(~c"hello", ~c"hallo") == {~S(~c"h«e»llo"), ~S(~c"h‹a›llo")}
    assert diff(~c"hello", [1, 2]) == {"[«104», «101», «108», «108», «111»]", "[‹1›, ‹2›]"}
    assert diff(~c"", ~c"a") == {~S(~c"[]"), ~S(~c"‹a›")}
  end

  test "numbers" do
    assert diff(123, 124) == {"12«3»", "12‹4›"}
    assert diff(1.5, 1.6) == {"1.«5»", "1.‹6›"}
    assert diff(-5, 5) == {"«-»5", "5"}
    assert diff(1, 2) == {"«1»", "‹2›"}
    assert diff(0.1 + 0.2, 0.3) == {"«0.30000000000000004»", "‹0.3›"}
  end

  test "lists" do
    assert diff([1, 2], [1]) == {"[1, «2»]", "[1]"}
    assert diff([], [1]) == {"[]", "[‹1›]"}
    assert diff([1, 2, 3, 4], [1, 4, 3]) == {"[1, «2», «3», 4]", "[1, 4, ‹3›]"}
    assert diff([1, 2, 3], [3, 2, 1]) == {"[«1», «2», 3]", "[3, ‹2›, ‹1›]"}

    assert diff([:a, :b, :c, :a, :b, :b, :a], [:c, :b, :a, :b, :a, :c]) ==
             {"[«:a», «:b», :c, :a, :b, «:b», :a]", "[:c, ‹:b›, :a, :b, :a, ‹:c›]"}

    assert diff([:b, :c, :d, 3], [:a, 3]) == {"[«:b», «:c», «:d», 3]", "[‹:a›, 3]"}
    assert diff(Enum.to_list(1..60), Enum.to_list(1..61)) |> elem(1) |> String.ends_with?("  60,\n  ‹61›\n]")
  end

  test "elements that stand for each other" do
    assert diff([[1, 2], [3]], [[1], [3, 4]]) == {"[[1, «2»], [3]]", "[[1], [3, ‹4›]]"}
    assert diff([[1, 2], [3]], [[3]]) == {"[«[1, 2]», [3]]", "[[3]]"}
    assert diff([%{a: 1}, %{b: 2}], [%{a: 1}, %{b: 3}]) == {"[%{a: 1}, %{b: «2»}]", "[%{a: 1}, %{b: ‹3›}]"}
    assert diff(["foo", "bar", "baz"], ["bar", "bax"]) == {~S([«"foo"», "bar", "ba«z»"]), ~S(["bar", "ba‹x›"])}
    assert diff([1, :foo], [:bar, 1, :foo2]) == {"[1, «:foo»]", "[‹:bar›, 1, ‹:foo2›]"}
  end

  test "improper lists" do
    assert diff([1 | 2], [1 | 3]) == {"[1 | «2»]", "[1 | ‹3›]"}
    assert diff([1 | 2], [1, 2]) == {"[1 | «2»]", "[1, ‹2›]"}
    assert diff([1, 2], [1 | 2]) == {"[1, «2»]", "[1 | ‹2›]"}
    assert diff([1, 2 | 3], [4 | 3]) == {"[«1», «2» | 3]", "[‹4› | 3]"}
    assert diff([1 | 2], [1, 2 | 2]) == {"[1 | «2»]", "[1, ‹2› | ‹2›]"}
  end

  test "keyword lists" do
    assert diff([a: 1, b: 2], a: 1, b: 3) == {"[a: 1, b: «2»]", "[a: 1, b: ‹3›]"}
    assert diff([a: 1, b: 2, c: 3], a: 2, b: 2, d: 3) == {"[a: «1», b: 2, «c:» 3]", "[a: ‹2›, b: 2, ‹d:› 3]"}
    assert diff([a: 1, b: 2], b: 2) == {"[«{:a, 1}», {:b, 2}]", "[b: 2]"}
    assert diff(["foo bar": 1], "foo bar": 2) == {~S(["foo bar": «1»]), ~S(["foo bar": ‹2›])}
  end

  test "tuples" do
    assert diff({:ok, %{a: 1}}, {:error, %{a: 2}}) == {"{«:ok», %{a: «1»}}", "{‹:error›, %{a: ‹2›}}"}
    assert diff({1, 2, 3}, {2, 3}) == {"{«1», «2», «3»}", "{‹2›, ‹3›}"}
    assert diff({}, {1}) == {"{}", "{‹1›}"}
  end

  test "maps" do
    assert diff(%{a: 1, b: 2, c: 3}, %{b: 3, d: 5}) == {"%{b: «2», «a: 1», «c: 3»}", "%{b: ‹3›, ‹d: 5›}"}

    assert diff(%{"a" => 1, b: %{c: 1}}, %{"a" => 1, b: %{c: 2}}) ==
             {~S(%{:b => %{c: «1»}, "a" => 1}), ~S(%{:b => %{c: ‹2›}, "a" => 1})}

    assert diff(%{%{a: 1} => 1}, %{%{a: 2} => 1}) == {"%{«%{a: 1} => 1»}", "%{‹%{a: 2} => 1›}"}
    assert diff(%{}, %{a: 1}) == {"%{}", "%{‹a: 1›}"}
  end

  test "structs" do
    assert diff(%Point{x: 1}, %Point{x: 2}) ==
             {"%ExUnit.DiffTest.Point{x: «1», y: nil}", "%ExUnit.DiffTest.Point{x: ‹2›, y: nil}"}

    assert diff(%Point{x: 1}, %{x: 1}) == {"%«ExUnit.DiffTest.Point»{x: 1, «y: nil»}", "%{x: 1}"}
    assert diff(~D[2020-01-01], %{a: 1}) |> elem(1) == "%{‹a: 1›}"
  end

  test "structs with their own inspect" do
    assert diff(~D[2020-01-01], ~D[2020-01-02]) == {"~D[2020-01-0«1»]", "~D[2020-01-0‹2›]"}
    assert diff(MapSet.new([1, 2]), MapSet.new([1, 3])) == {"MapSet.new([1, «2»])", "MapSet.new([1, ‹3›])"}
    assert diff(1..2, 1..2//2) == {"1..2", "1..2‹//2›"}
    assert diff(~r/a/i, ~r/a/) == {"~r/a/«i»", "~r/a/"}

    assert diff(%Opaque{name: 1, secret: 1}, %Opaque{name: 1, secret: 2}) ==
             {"%ExUnit.DiffTest.Opaque{name: 1, secret: «1»}", "%ExUnit.DiffTest.Opaque{name: 1, secret: ‹2›}"}
  end

  test "containers that do not fit" do
    left = %{aaaa: ["aaaaaaaaaaa"], bbbb: "bbbbbbbbbb"}
    right = %{aaaa: ["aaaaaaaaaac"], bbbb: "bbbbbbbbbb"}

    assert diff(left, right, :==, 24) ==
             {"%{\n  aaaa: [\n    \"aaaaaaaaaa«a»\"\n  ],\n  bbbb: \"bbbbbbbbbb\"\n}",
              "%{\n  aaaa: [\n    \"aaaaaaaaaa‹c›\"\n  ],\n  bbbb: \"bbbbbbbbbb\"\n}"}
  end

  describe "patterns" do
    test "literals, tuples and lists" do
      assert match(quote(do: {:ok, x}), {:error, 1}) == {"{«:ok», x}", "{‹:error›, 1}"}
      assert match(quote(do: {:ok, x}), {:ok, 1, 2}) == {"{:ok, x}", "{:ok, 1, ‹2›}"}
      assert match(quote(do: {:ok, x}), :ok) == {"«{:ok, x}»", "‹:ok›"}
      assert match(quote(do: [a | b]), []) == {"[«a» | b]", "[]"}
      assert match(quote(do: [1, 2 | b]), [2, 3, 4]) == {"[«1», 2 | b]", "[2, ‹3›, 4]"}
      assert match(quote(do: [1, 2] ++ x), [1, 3, 4]) == {"[1, «2»] ++ x", "[1, ‹3›, 4]"}
      assert match(quote(do: [a: 1, b: x]), a: 1, c: 2) == {"[a: 1, «b:» x]", "[a: 1, ‹c:› 2]"}
      assert match(quote(do: -1), 1) == {"«-»1", "1"}
      assert match(quote(do: 1.0), 1) == {"«1.0»", "‹1›"}
    end

    test "maps and structs" do
      assert match(quote(do: %{a: 1, c: _}), %{a: 2, b: 3}) == {"%{a: «1», «c: _»}", "%{a: ‹2›, b: 3}"}

      assert match(quote(do: %{a: %{b: ^x}}), %{a: %{b: 2, c: 3}, d: 5}, x: 1) ==
               {"%{a: %{b: «^x»}}", "%{a: %{b: ‹2›, c: 3}, d: 5}"}

      point = {:%, [], [Point, {:%{}, [], [x: 1]}]}
      assert match(point, %Point{x: 2}) == {"%ExUnit.DiffTest.Point{x: «1»}", "%ExUnit.DiffTest.Point{x: ‹2›, y: nil}"}
      assert match(point, %{x: 1}) == {"%«ExUnit.DiffTest.Point»{x: 1}", "%{x: 1}"}
    end

    test "variables" do
      assert match(quote(do: {a, a}), {1, 2}) == {"{a, «a»}", "{1, ‹2›}"}
      assert match(quote(do: {^x, ^y}), {1, 3}, x: 1, y: 2) == {"{^x, «^y»}", "{1, ‹3›}"}
      assert match(quote(do: {^x, _}), {%{a: 1, b: 2}, 3}, x: %{a: 1, b: 3}) == {"{«^x», _}", "{%{a: 1, b: ‹2›}, 3}"}
      assert match(quote(do: %{^k => 1}), %{a: 2}, k: :a) == {"%{^k => «1»}", "%{a: ‹2›}"}
      assert match(quote(do: %{^k => 1}), %{b: 1}, k: :a) == {"%{«^k => 1»}", "%{b: 1}"}
    end

    test "strings and bitstrings" do
      assert match(quote(do: "foo" <> x), "bar") == {~S("«foo»" <> x), ~S("‹bar›")}
      assert match(quote(do: "foo" <> x), 1) == {~S(«"foo" <> x»), "‹1›"}
      assert match(quote(do: "foo" <> "bar"), "foobaz") == {~S("foo" <> "ba«r»"), ~S("fooba‹z›")}
      assert match(quote(do: <<1, x>>), <<2, 3>>) == {"«<<1, x>>»", "‹<<2, 3>>›"}
    end

    test "guards" do
      assert match(quote(do: x when x > 1), 0) == {"x when «x > 1»", "0"}
      assert match(quote(do: x when x > 1 and is_integer(x)), 0) == {"x when «x > 1» and is_integer(x)", "0"}
      assert match(quote(do: x when x > 1 or is_atom(x)), 0) == {"x when «x > 1» or «is_atom(x)»", "0"}
      assert match(quote(do: {1, y} when is_integer(y)), {2, 1}) == {"{«1», y} when is_integer(y)", "{‹2›, 1}"}
    end

    test "what a macro became" do
      pattern = {:__block__, [original: quote(do: point(x: 1))], [quote(do: {:point, 1, _})]}
      assert match(pattern, {:point, 2, 3}) == {"«point(x: 1)»", "‹{:point, 2, 3}›"}

      assert match({:tuple, pattern}, {:other, {:point, 1, 3}}) ==
               {"{«:tuple», point(x: 1)}", "{‹:other›, {:point, 1, 3}}"}
    end
  end
end
