defmodule Otp.StringTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  test "next_codepoint" do
    assert :string.next_codepoint("abc") == [97 | "bc"]
    assert :string.next_codepoint("éa") == [101 | "́a"]
    assert :string.next_codepoint(~c"abc") == ~c"abc"
    assert :string.next_codepoint([101, 769, 97]) == [101, 769, 97]
    assert :string.next_codepoint("") == []
    assert :string.next_codepoint([]) == []
    assert :string.next_codepoint(<<255, 97>>) == {:error, <<255, 97>>}
    assert :string.next_codepoint("\r\na") == [13 | "\na"]
    assert :string.next_codepoint(~c"\r\na") == ~c"\r\na"
  end

  test "next_grapheme" do
    assert :string.next_grapheme("abc") == [97 | "bc"]
    assert :string.next_grapheme("éa") == [[101, 769] | "a"]
    assert :string.next_grapheme(~c"abc") == ~c"abc"
    assert :string.next_grapheme([101, 769, 97]) == [[101, 769], 97]
    assert :string.next_grapheme("") == []
    assert :string.next_grapheme([]) == []
    assert :string.next_grapheme(<<255, 97>>) == {:error, <<255, 97>>}
    assert :string.next_grapheme("\r\na") == [~c"\r\n" | "a"]
    assert :string.next_grapheme(~c"\r\na") == [~c"\r\n", 97]
  end

  test "to_graphemes" do
    assert :string.to_graphemes("abc") == ~c"abc"
    assert :string.to_graphemes("éa") == [[101, 769], 97]
    assert :string.to_graphemes(~c"abc") == ~c"abc"
    assert :string.to_graphemes([101, 769, 97]) == [[101, 769], 97]
    assert :string.to_graphemes("") == []
    assert :string.to_graphemes([]) == []
    assert catch_error(:string.to_graphemes(<<255, 97>>)) == {:badarg, <<255, 97>>}
    assert :string.to_graphemes("\r\na") == [~c"\r\n", 97]
    assert :string.to_graphemes(~c"\r\na") == [~c"\r\n", 97]
  end

  test "length" do
    assert :string.length("abc") == 3
    assert :string.length("éa") == 2
    assert :string.length(~c"abc") == 3
    assert :string.length([101, 769, 97]) == 2
    assert :string.length("") == 0
    assert :string.length([]) == 0
    assert catch_error(:string.length(<<255, 97>>)) == {:badarg, <<255, 97>>}
    assert :string.length("\r\na") == 2
    assert :string.length(~c"\r\na") == 2
  end

  test "is_empty" do
    assert :string.is_empty("abc") == false
    assert :string.is_empty("éa") == false
    assert :string.is_empty(~c"abc") == false
    assert :string.is_empty([101, 769, 97]) == false
    assert :string.is_empty("") == true
    assert :string.is_empty([]) == true
    assert :string.is_empty(<<255, 97>>) == false
    assert :string.is_empty("\r\na") == false
    assert :string.is_empty(~c"\r\na") == false
  end

  test "reverse" do
    assert :string.reverse("abc") == ~c"cba"
    assert :string.reverse("éa") == [97, [101, 769]]
    assert :string.reverse(~c"abc") == ~c"cba"
    assert :string.reverse([101, 769, 97]) == [97, [101, 769]]
    assert :string.reverse("") == []
    assert :string.reverse([]) == []
    assert catch_error(:string.reverse(<<255, 97>>)) == {:badarg, <<255, 97>>}
    assert :string.reverse("\r\na") == [97, ~c"\r\n"]
    assert :string.reverse(~c"\r\na") == [97, ~c"\r\n"]
  end

  test "slice" do
    assert :string.slice("abcdef", 2) == "cdef"
    assert :string.slice(~c"abcdef", 2) == ~c"cdef"
    assert :string.slice("abcdef", 2, 2) == "cd"
    assert :string.slice(~c"abcdef", 2, 2) == ~c"cd"
    assert :string.slice("abc", 5) == ""
    assert :string.slice(~c"abc", 5) == []
    assert :string.slice("abc", 1, :infinity) == "bc"
    assert :string.slice("héllo", 1, 2) == "él"
    assert :string.slice("abc", 0, 0) == ""
    assert :string.slice("abc", 1, 0) == ""
    assert :string.slice("", 0) == ""
    assert catch_error(:string.slice("abc", -1)) == :function_clause
    assert catch_error(:string.slice("abc", 2, -1)) == :function_clause
  end

  test "pad" do
    assert :string.pad("a", 3) == ["a", 32, 32]
    assert :string.pad(~c"a", 3) == [~c"a", 32, 32]
    assert :string.pad("a", 3, :leading) == [~c"  ", "a"]
    assert :string.pad("a", 3, :both) == [~c" ", "a", ~c" "]
    assert :string.pad("a", 4, :both) == [~c" ", "a", ~c" ", 32]
    assert :string.pad("a", 3, :trailing, 120) == ["a", 120, 120]
    assert :string.pad("a", 3, :leading, "xy") == [["xy", "xy"], "a"]
    assert :string.pad("a", 3, :both, ~c"xy") == [[~c"xy"], "a", [~c"xy"]]
    assert :string.pad("abc", 2) == ["abc"]
  end

  test "trim" do
    assert :string.trim(" \t\na b \r\n") == "a b"
    assert :string.trim(~c" ab ") == ~c"ab"
    assert :string.trim("  ") == ""
    assert :string.trim(~c"  ") == []
    assert catch_error(:string.trim("xxaxx", :both, "x")) == :function_clause
    assert :string.trim("xxaxx", :leading, ~c"x") == "axx"
    assert :string.trim("xxaxx", :trailing, ~c"x") == "xxa"
    assert :string.trim("xyaxy", :both, ~c"xy") == "a"
    assert :string.trim("\r\nab\r\n", :both, [~c"\r\n"]) == "ab"
    assert :string.trim("\r\nab\r\n", :both, ~c"\r\n") == "\r\nab\r\n"
    assert :string.trim("ab ", :trailing) == "ab"
    assert :string.trim(~c" ab ", :leading) == ~c"ab "
    assert :string.trim("abc", :both, []) == "abc"
    assert :string.trim("a\u00A0\u2003") == "a\u00A0\u2003"
    assert :string.trim("ée", :trailing, ~c"e") == "é"
  end

  test "chomp" do
    assert :string.chomp("ab\n") == "ab"
    assert :string.chomp("ab\r\n") == "ab"
    assert :string.chomp("ab\n\n") == "ab"
    assert :string.chomp(~c"ab\n\r\n") == ~c"ab"
    assert :string.chomp("ab") == "ab"
    assert :string.chomp("") == ""
    assert :string.chomp("ab\r") == "ab\r"
  end

  test "take" do
    assert catch_error(:string.take("abc0z123", "abc")) == :badarg
    assert :string.take("abc0z123", ~c"abc") == {"abc", "0z123"}
    assert :string.take("abc0z123", ~c"0123", true) == {"abc", "0z123"}
    assert :string.take("abc0z123", ~c"0123", false, :trailing) == {"abc0z", "123"}
    assert :string.take("abc0z123", ~c"abc", true, :trailing) == {"abc", "0z123"}
    assert :string.take(~c"abc0z123", ~c"abc") == {~c"abc", ~c"0z123"}
    assert :string.take(~c"abc0z123", ~c"123", false, :trailing) == {~c"abc0z", ~c"123"}
    assert :string.take("abc", []) == {"", "abc"}
    assert :string.take("abc", [], true) == {"abc", ""}
    assert :string.take("abc", [], false, :trailing) == {"abc", ""}
  end

  test "uppercase" do
    assert :string.uppercase("abcß") == "ABCSS"
    assert :string.uppercase([97, 98, 99, 223]) == ~c"ABCSS"
    assert :string.uppercase("ﬁ") == "FI"
    assert :string.uppercase("Ǆ") == "Ǆ"
    assert :string.uppercase([]) == []
    assert :string.uppercase("") == ""
    assert catch_error(:string.uppercase(<<255>>)) == {:badarg, <<255>>}
  end

  test "lowercase" do
    assert :string.lowercase("ABCΣ") == "abcσ"
    assert :string.lowercase([192, 66]) == [224, 98]
    assert :string.lowercase("İ") == "i̇"
  end

  test "titlecase" do
    assert :string.titlecase("ßabc") == "Ssabc"
    assert :string.titlecase(~c"abc") == ~c"Abc"
    assert :string.titlecase("ǆx") == "ǅx"
    assert :string.titlecase("") == ""
    assert :string.titlecase([]) == []
    assert :string.titlecase([233, 97]) == [201, 97]
    assert :string.titlecase("éa") == "Éa"
    assert :string.titlecase("ﬁx") == "Fix"
  end

  test "casefold" do
    assert :string.casefold("ABCß") == "abcss"
    assert :string.casefold([65, 66, 223]) == ~c"abss"
    assert :string.casefold("ΑΣς") == "ασσ"
  end

  test "to_integer" do
    assert :string.to_integer("12") == {12, ""}
    assert :string.to_integer("+12a") == {12, "a"}
    assert :string.to_integer("-5 ") == {-5, " "}
    assert :string.to_integer("a") == {:error, :no_integer}
    assert :string.to_integer("") == {:error, :no_integer}
    assert :string.to_integer(~c"12ab") == {12, ~c"ab"}
    assert :string.to_integer("1_000") == {1, "_000"}
    assert :string.to_integer("12.5") == {12, ".5"}
    assert :string.to_integer("-") == {:error, :no_integer}
    assert :string.to_integer(:a) == {:error, :badarg}
    assert :string.to_integer("0x1") == {0, "x1"}
  end

  test "to_float" do
    assert :string.to_float("1.5") == {1.5, ""}
    assert :string.to_float("+1.5e3x") == {1500.0, "x"}
    assert :string.to_float("-.5") == {:error, :no_float}
    assert :string.to_float("1.") == {:error, :no_float}
    assert :string.to_float("1") == {:error, :no_float}
    assert :string.to_float(~c"1.5ab") == {1.5, ~c"ab"}
    assert :string.to_float("1.5e") == {1.5, "e"}
    assert :string.to_float("1,5") == {1.5, ""}
    assert :string.to_float("") == {:error, :no_float}
    assert :string.to_float("1.0e500") == {:error, :no_float}
    assert :string.to_float("1.5E-2") == {0.015, ""}
    assert :string.to_float("a") == {:error, :no_float}
  end

  test "prefix" do
    assert :string.prefix("abc", "ab") == "c"
    assert :string.prefix(~c"abc", "ab") == ~c"c"
    assert :string.prefix("abc", ~c"ab") == "c"
    assert :string.prefix("abc", "b") == :nomatch
    assert :string.prefix("abc", "") == "abc"
    assert :string.prefix("éa", "e") == :nomatch
  end

  test "split" do
    assert :string.split("a-b-c", "-") == ["a", "b-c"]
    assert :string.split("a-b-c", "-", :trailing) == ["a-b", "c"]
    assert :string.split("a-b-c", "-", :all) == ["a", "b", "c"]
    assert :string.split(~c"a-b-c", "-", :all) == [~c"a", ~c"b", ~c"c"]
    assert :string.split("abc", "x") == ["abc"]
    assert :string.split("abc", "") == ["abc"]
    assert :string.split("a\r\nb", "\n") == ["a\r", "b"]
    assert :string.split("aXXb", "XX") == ["a", "b"]
    assert :string.split(~c"a-b-c", ~c"-", :trailing) == [~c"a-b", ~c"c"]
    assert :string.split("", "-") == [""]
    assert :string.split("-", "-", :all) == ["", ""]
    assert :string.split("hé", "e") == ["hé"]
  end

  test "replace" do
    assert :string.replace("a-b-c", "-", "+") == ["a", "+", "b-c"]
    assert :string.replace("a-b-c", "-", "+", :trailing) == ["a-b", "+", "c"]
    assert :string.replace("a-b-c", "-", "+", :all) == ["a", "+", "b", "+", "c"]
    assert :string.replace(~c"a-b-c", "-", ~c"+", :all) == [~c"a", ~c"+", ~c"b", ~c"+", ~c"c"]
    assert :string.replace("abc", "x", "y") == ["abc"]
    assert :string.replace("abc", "", "y") == ["abc"]
  end

  test "find" do
    assert :string.find("a-b-c", "-") == "-b-c"
    assert :string.find("a-b-c", "-", :trailing) == "-c"
    assert :string.find(~c"a-b-c", "-") == ~c"-b-c"
    assert :string.find("abc", "x") == :nomatch
    assert :string.find("abc", "") == "abc"
    assert :string.find(~c"abc", "") == ~c"abc"
    assert :string.find("hél", "e") == :nomatch
    assert :string.find("aXbXc", "X", :trailing) == "Xc"
    assert :string.find("", "a") == :nomatch
    assert :string.find("", "") == ""
  end

  test "lexemes" do
    assert :string.lexemes("a-b c", ~c"- ") == ["a", "b", "c"]
    assert :string.lexemes("--a--b", ~c"-") == ["a", "b"]
    assert :string.lexemes(~c"a b", ~c" ") == [~c"a", ~c"b"]
    assert :string.lexemes("abc", []) == ["abc"]
    assert :string.lexemes("a\r\nb\nc", [~c"\r\n", 10]) == ["a", "b", "c"]
    assert :string.lexemes("a\r\nb\nc", ~c"\r\n") == ["a\r\nb", "c"]
    assert :string.lexemes("", ~c" ") == []
    assert :string.lexemes("éxe", ~c"e") == ["éx"]
    assert catch_error(:string.lexemes("a, b", ", ")) == :function_clause
  end

  test "nth_lexeme" do
    assert :string.nth_lexeme("a-b c", 2, ~c"- ") == "b"
    assert :string.nth_lexeme("a-b c", 3, ~c"- ") == "c"
    assert :string.nth_lexeme("a-b c", 4, ~c"- ") == ""
    assert :string.nth_lexeme(~c"a b", 1, ~c" ") == ~c"a"
    assert catch_error(:string.nth_lexeme("a b", 0, ~c" ")) == :function_clause
  end

  test "equal" do
    assert :string.equal("a", "A") == false
    assert :string.equal("a", "A", true) == true
    assert :string.equal("é", "é", false, :nfc) == true
    assert :string.equal("É", "é", true, :nfc) == true
    assert :string.equal("a", ~c"a") == true
    assert :string.equal("ab", ["a"]) == false
    assert :string.equal("ß", "SS", true) == true
    assert :string.equal("ﬁ", "fi", false, :nfkc) == true
  end

  test "jaro_similarity" do
    assert :string.jaro_similarity("martha", "marhta") == 0.9444444444444445
    assert :string.jaro_similarity(~c"dixon", "dicksonx") == 0.7666666666666666
    assert :string.jaro_similarity("", "") == 1.0
    assert :string.jaro_similarity("a", "") == 0.0
    assert :string.jaro_similarity("abc", "abc") == 1.0
    assert :string.jaro_similarity("abc", "xyz") == 0.0
    assert :string.jaro_similarity("jellyfish", "smellyfish") == 0.8962962962962964
  end

  test "tokens" do
    assert :string.tokens(~c"a,b c", ~c", ") == [~c"a", ~c"b", ~c"c"]
    assert :string.tokens([], ~c",") == []
    assert :string.tokens(~c",,a", ~c",") == [~c"a"]
  end

  test "str" do
    assert :string.str(~c"abcabc", ~c"bc") == 2
    assert :string.str(~c"abc", ~c"x") == 0
    assert :string.str(~c"abc", []) == 0
  end

  test "rstr" do
    assert :string.rstr(~c"abcabc", ~c"bc") == 5
    assert :string.rstr(~c"abc", ~c"x") == 0
    assert :string.rstr(~c"abc", []) == 0
  end

  test "chr" do
    assert :string.chr(~c"abc", 98) == 2
    assert :string.chr(~c"abc", 120) == 0
  end

  test "rchr" do
    assert :string.rchr(~c"abcb", 98) == 4
    assert :string.rchr(~c"abc", 120) == 0
  end

  test "span" do
    assert :string.span(~c"  abc", ~c" ") == 2
  end

  test "cspan" do
    assert :string.cspan(~c"ab c", ~c" ") == 2
  end

  test "substr" do
    assert :string.substr(~c"hello", 2) == ~c"ello"
    assert :string.substr(~c"hello", 2, 3) == ~c"ell"
    assert :string.substr(~c"hello", 6) == []
    assert catch_error(:string.substr(~c"hello", 7)) == :function_clause
    assert catch_error(:string.substr(~c"hello", 0)) == :function_clause
  end

  test "sub_string" do
    assert :string.sub_string(~c"hello", 2) == ~c"ello"
    assert :string.sub_string(~c"hello", 2, 3) == ~c"el"
    assert catch_error(:string.sub_string(~c"hello", 4, 2)) == :function_clause
  end

  test "strip" do
    assert :string.strip(~c"  a ") == ~c"a"
    assert :string.strip(~c"  a ", :left) == ~c"a "
    assert :string.strip(~c"  a ", :right) == ~c"  a"
    assert :string.strip(~c"xxax", :both, 120) == ~c"a"
    assert :string.strip(~c"xxax", :right, 120) == ~c"xxa"
  end

  test "left" do
    assert :string.left(~c"abc", 2) == ~c"ab"
    assert :string.left(~c"abc", 5) == ~c"abc  "
    assert :string.left(~c"abc", 5, 120) == ~c"abcxx"
  end

  test "right" do
    assert :string.right(~c"abc", 2) == ~c"bc"
    assert :string.right(~c"abc", 5) == ~c"  abc"
    assert :string.right(~c"abc", 5, 120) == ~c"xxabc"
  end

  test "centre" do
    assert :string.centre(~c"abc", 2) == ~c"ab"
    assert :string.centre(~c"abc", 1) == ~c"b"
    assert :string.centre(~c"abc", 6) == ~c" abc  "
    assert :string.centre(~c"abc", 7, 120) == ~c"xxabcxx"
    assert :string.centre(~c"abc", 0) == []
  end

  test "words" do
    assert :string.words(~c"a b  c") == 3
    assert :string.words(~c" a") == 1
    assert :string.words([]) == 1
    assert :string.words(~c"a-b", 45) == 2
  end

  test "sub_word" do
    assert :string.sub_word(~c"a b c", 2) == ~c"b"
    assert :string.sub_word(~c"a b c", 5) == []
    assert :string.sub_word(~c"a-b", 2, 45) == ~c"b"
  end

  test "chars" do
    assert :string.chars(97, 3) == ~c"aaa"
    assert :string.chars(97, 3, ~c"b") == ~c"aaab"
  end

  test "copies" do
    assert :string.copies(~c"ab", 3) == ~c"ababab"
    assert :string.copies(~c"ab", 0) == []
  end

  test "concat" do
    assert :string.concat(~c"a", ~c"b") == ~c"ab"
  end

  test "join" do
    assert :string.join([~c"a", ~c"b"], ~c", ") == ~c"a, b"
    assert :string.join([], ~c",") == []
    assert :string.join([~c"a"], ~c",") == ~c"a"
  end

  test "len" do
    assert :string.len(~c"abc") == 3
  end

  test "to_upper" do
    assert :string.to_upper([97, 66, 99, 233]) == [65, 66, 67, 201]
    assert :string.to_upper(97) == 65
    assert :string.to_upper(233) == 201
    assert :string.to_upper(255) == 255
  end

  test "to_lower" do
    assert :string.to_lower([97, 66, 99, 201]) == [97, 98, 99, 233]
    assert :string.to_lower(65) == 97
  end

  test "list_to_integer" do
    assert :string.list_to_integer(~c"12a") == {12, ~c"a"}
    assert :string.list_to_integer(~c"x") == {:error, :no_integer}
  end

  test "list_to_float" do
    assert :string.list_to_float(~c"1.5a") == {1.5, ~c"a"}
    assert :string.list_to_float(~c"x") == {:error, :no_float}
  end
end
