defmodule RegexTest do
  use ExUnit.Case, async: true

  doctest Regex

  test "compile" do
    assert {:ok, %Regex{}} = Regex.compile("a+")
    assert {:error, {reason, 4}} = Regex.compile("(abc")
    assert to_string(reason) == "missing )"
    assert_raise Regex.CompileError, "nothing to repeat at position 0", fn -> Regex.compile!("*a") end
    assert {:error, {:invalid_option, _}} = Regex.compile("a", "q")
    assert Regex.source(~r/a\/b/iu) == "a/b"
    assert Enum.sort(Regex.opts(~r/a/im)) == [:caseless, :multiline]
    assert Regex.names(~r/(?<b>.)(?<a>.)/) == ["a", "b"]
  end

  test "run" do
    assert Regex.run(~r/c(d)/, "abcd") == ["cd", "d"]
    assert Regex.run(~r/e/, "abcd") == nil
    assert Regex.run(~r/(a)|(b)/, "b") == ["b", "", "b"]
    assert Regex.run(~r/(b)|(a)/, "b") == ["b", "b"]
    assert Regex.run(~r/c(d)/, "abcd", return: :index) == [{2, 2}, {3, 1}]
    assert Regex.run(~r/(?<x>c)(d)/, "abcd", capture: [:x]) == ["c"]
    assert Regex.run(~r/c(d)/, "abcd", capture: :first) == ["cd"]
    assert Regex.run(~r/c(d)/, "abcd", capture: :all_but_first) == ["d"]
    assert Regex.run(~r/c(d)/, "abcd", capture: :none) == []
    assert Regex.run(~r/b/, "abab", offset: 2, return: :index) == [{3, 1}]
    assert Regex.named_captures(~r/(?<y>\d+)-(?<m>\d+)/, "2020-01") == %{"y" => "2020", "m" => "01"}
    assert Regex.named_captures(~r/(?<y>\d+)/, "x") == nil
  end

  test "scan" do
    assert Regex.scan(~r/c(d|e)/, "abcd abce") == [["cd", "d"], ["ce", "e"]]
    assert Regex.scan(~r/x*/, "axb") == [[""], ["x"], [""], [""]]
    assert Regex.scan(~r/./u, "añ") == [["a"], ["ñ"]]
    assert Regex.scan(~r/e/, "abcd") == []
    assert Regex.scan(~r/(?<n>.)\d/, "a1b2", capture: :all_names) == [["a"], ["b"]]
  end

  test "split" do
    assert Regex.split(~r/-/, "a-b-c") == ["a", "b", "c"]
    assert Regex.split(~r/-/, "a-b-c", parts: 2) == ["a", "b-c"]
    assert Regex.split(~r{-}, "-a--b-", trim: true) == ["a", "b"]
    assert Regex.split(~r/(-)/, "a-b", include_captures: true) == ["a", "-", "b"]
    assert Regex.split(~r/a(?<second>b)c/, "abc", on: [:second]) == ["a", "c"]
    assert Regex.split(~r//, "abc") == ["", "a", "b", "c", ""]
    assert Regex.split(~r//, "abc", trim: true) == ["a", "b", "c"]
    assert Regex.split(~r/,/, "") == [""]
  end

  test "replace" do
    assert Regex.replace(~r/b/, "abcb", "x") == "axcx"
    assert Regex.replace(~r/b/, "abcb", "x", global: false) == "axcb"
    assert Regex.replace(~r/(b)(c)?/, "abcb", "[\\0|\\1|\\2]") == "a[bc|b|c][b|b|]"
    assert Regex.replace(~r/b/, "abc", "\\\\") == "a\\c"
    assert Regex.replace(~r/(b)/, "abc", "<\\g{1}1>") == "a<b1>c"
    assert Regex.replace(~r/(b)(c)/, "abcbc", fn all, b, c -> "#{all}:#{c}#{b}" end) == "abc:cbbc:cb"
    assert Regex.replace(~r/x*/, "ab", "-") == "-a-b-"
  end

  test "modifiers" do
    assert "ABC" =~ ~r/b/i
    assert Regex.run(~r/^b$/m, "a\nb\nc") == ["b"]
    assert Regex.run(~r/a.b/s, "a\nb") == ["a\nb"]
    refute "a\nb" =~ ~r/a.b/
    assert "ab" =~ ~r/a b # both/x
    assert Regex.run(~r/a+/U, "aaa") == ["a"]
    assert "é" =~ ~r/^\w$/u
    refute "é" =~ ~r/^.$/
    assert "É" =~ ~r/é/iu
  end

  test "the language" do
    assert Regex.run(~r/(\w+) \1/, "the the") == ["the the", "the"]
    assert Regex.run(~r/(?<=a)b(?=c)/, "abc") == ["b"]
    assert Regex.run(~r/(?<!a)b/, "ab b", return: :index) == [{3, 1}]
    assert Regex.run(~r/a(?!b)./, "abac") == ["ac"]
    assert Regex.run(~r/(?>a+)b/, "aab") == ["aab"]
    assert Regex.run(~r/a++a/, "aaa") == nil
    assert Regex.run(~r/\((?:[^()]|(?R))*\)/, "x(a(b)c)") == ["(a(b)c)"]
    assert Regex.run(~r/(?i:A)b/, "ab") == ["ab"]
    assert Regex.run(~r/[[:alpha:]]+\d{2,3}?/, "ab1234") == ["ab12"]
    assert Regex.run(~r/\bfoo\b/, "a foo b") == ["foo"]
    assert Regex.run(~r/\p{Lu}\p{Ll}+/u, "éÀéx") == ["Àéx"]
    assert Regex.run(~r/(?|(a)|(b))\1/, "bb") == ["bb", "b"]
    assert Regex.run(~r/\Aa\K./, "ab") == ["b"]
    assert Regex.run(~r/^(a)?(?(1)b|c)$/, "ab") == ["ab", "a"]
    assert Regex.run(~r/\x41\x{e9}\t/u, "Aé\t") == ["Aé\t"]
    assert Regex.run(~r/\Q.*\E/, "a.*") == [".*"]
  end

  test "escape" do
    assert Regex.escape(".*+?^${}()|[]\\/- \n#a") == "\\.\\*\\+\\?\\^\\$\\{\\}\\(\\)\\|\\[\\]\\\\/\\-\\ \\\n\\#a"
    assert "a.b" =~ ~r/^#{Regex.escape("a.b")}$/
  end

  test "match?" do
    assert Regex.match?(~r/o/, "foo")
    refute Regex.match?(~r/o/, "bar")
    assert_raise FunctionClauseError, fn -> apply(Regex, :match?, ["o", "foo"]) end
  end

  test "many repetitions cost no stack" do
    text = String.duplicate("ab", 50_000)
    assert Regex.run(~r/^(ab)*$/, text, capture: :all_but_first) == ["ab"]
  end

  test "a search goes on at the right place where an attempt failed in a run of characters" do
    scan = fn regex, text -> regex |> Regex.scan(text, return: :index) |> Enum.map(&hd/1) end
    assert scan.(~r/(\w+)@(\w+)\.com/, "joe@example.com, ann@test.org; bob@mail.com ") == [{0, 15}, {31, 12}]
    assert scan.(~r/\w+\d/, "abc abc1 ab12c") == [{4, 4}, {9, 4}]
    assert scan.(~r/(?>\w+?b)c/, "abbc ab bc abcbc") == [{1, 3}, {11, 3}]
    assert scan.(~r/(\w+)-\1/, "xab-ab") == [{1, 5}]
    assert scan.(~r/a{2,}b/, "aab ab aaab") == [{0, 3}, {7, 4}]
    assert scan.(~r/\w+\K!/, "ab cd!") == [{5, 1}]
    assert scan.(~r/(\w+)+!/, "ab cd! e") == [{3, 3}]
    assert scan.(~r/é+x/u, "ééé éx ééx") == [{7, 3}, {11, 5}]
    assert scan.(~r/.+y/, "aab\nxyz\n") == [{4, 2}]
    assert scan.(~r/\w+(?<=b)c/, "abc bc c") == [{0, 3}, {4, 2}]
    assert scan.(~r/\w+(*SKIP)!|b/, "ab b!") == [{3, 2}]
    assert scan.(~r/(*CRLF)[\r\n]+b/, "\r\r\nb") == [{0, 4}]
  end
end
