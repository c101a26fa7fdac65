defmodule StringTest do
  use ExUnit.Case, async: true

  doctest String

  @family "👨‍👩‍👧"
  @flags "🇩🇪🇫🇷"

  test "graphemes" do
    assert String.graphemes("añ日本") == ["a", "ñ", "日", "本"]
    assert String.graphemes("e\u0301z") == ["e\u0301", "z"]
    assert String.graphemes(@family <> @flags) == [@family, "🇩🇪", "🇫🇷"]
    assert String.graphemes("\r\n\r") == ["\r\n", "\r"]
    assert String.graphemes("각\u1100\u1161") == ["각", "\u1100\u1161"]
    assert String.graphemes(<<?a, 255, ?b>>) == ["a", <<255>>, "b"]
    assert String.length("👍🏽" <> @family) == 2
    assert String.length("") == 0
    assert String.next_grapheme("e\u0301z") == {"e\u0301", "z"}
    assert String.next_grapheme("") == nil
    assert String.reverse("añe\u0301" <> @family) == @family <> "e\u0301ña"
  end

  test "codepoints" do
    assert String.codepoints("añe\u0301") == ["a", "ñ", "e", "\u0301"]
    assert String.codepoints(<<?a, 0xE2, 0x82>>) == ["a", <<0xE2>>, <<0x82>>]
    assert String.next_codepoint("ña") == {"ñ", "a"}
    assert String.to_charlist("ña") == [0xF1, ?a]
    assert_raise UnicodeConversionError, fn -> String.to_charlist(<<255>>) end
  end

  test "case" do
    assert String.upcase("straße ﬁ ŉ é") == "STRASSE FI ʼN É"
    assert String.downcase("ÀÉ İ ΑΣ ΑΣΑ") == "àé i̇ ας ασα" or String.downcase("ΑΣ", :greek) == "ας"
    assert String.upcase("i", :turkic) == "İ"
    assert String.downcase("I İ", :turkic) == "ı i"
    assert String.upcase("aé", :ascii) == "Aé"
    assert String.downcase("AÉ", :ascii) == "aÉ"
    assert String.capitalize("éCOLE ÀB") == "École àb"
    assert String.capitalize("ǆ") == "ǅ"
    assert String.capitalize("") == ""
  end

  test "split" do
    assert String.split(" a\u00a0b  c\n") == ["a\u00a0b", "c"]
    assert String.split("a,b,c", ",") == ["a", "b", "c"]
    assert String.split("a,b;c", [",", ";"], parts: 2) == ["a", "b;c"]
    assert String.split(",a,,b,", ",", trim: true) == ["a", "b"]
    assert String.split("aé", "") == ["", "a", "é", ""]
    assert String.split("aé", "", trim: true) == ["a", "é"]
    assert String.split("", ",") == [""]
    assert String.split("", "", trim: true) == []
    assert String.split("a1b2", ~r/\d/) == ["a", "b", ""]
    assert String.split("abc", []) == ["abc"]
    assert "a,b,c" |> String.splitter(",") |> Enum.take(2) == ["a", "b"]
    assert String.split_at("añb", -1) == {"añ", "b"}
    assert String.split_at("abc", 9) == {"abc", ""}
  end

  test "slices" do
    assert String.at("añb", 1) == "ñ"
    assert String.at("añb", -4) == nil
    assert String.slice("añbc", 1, 2) == "ñb"
    assert String.slice("añbc", -2, 9) == "bc"
    assert String.slice("añbc", 9, 1) == ""
    assert String.slice("añbc", 1..-2//1) == "ñb"
    assert String.slice("abcdef", 0..5//2) == "ace"
    assert String.slice("abc", 2..1//1) == ""
    assert String.first("") == nil
    assert String.last("añ") == "ñ"
    assert String.byte_slice("añb", 1, 1) == ""
    assert String.byte_slice("añb", 1, 3) == "ñb"
  end

  test "replace" do
    assert String.replace("a,b,c", ",", "-") == "a-b-c"
    assert String.replace("a,b,c", ",", "-", global: false) == "a-b,c"
    assert String.replace("a,b;c", [",", ";"], &"<#{&1}>") == "a<,>b<;>c"
    assert String.replace("abc", ~r/[bc]/, &String.upcase/1) == "aBC"
    assert String.replace("abc", "", "-") == "-a-b-c-"
    assert String.replace("a1b2", ~r/(\d)/, "<\\1>") == "a<1>b<2>"
    assert String.replace_leading("aabaa", "a", "x") == "xxbaa"
    assert String.replace_trailing("aabaa", "a", "x") == "aabxx"
    assert String.replace_prefix("aab", "a", "x") == "xab"
    assert String.replace_suffix("baa", "a", "x") == "bax"
    assert String.replace_invalid(<<?a, 255, ?b, 0xE2, 0x82>>) == "a\uFFFDb\uFFFD"
    assert String.replace_invalid(<<?a, 255>>, "?") == "a?"
  end

  test "trim and pad" do
    assert String.trim("\u2003 \u0085 a \n") == "a"
    assert String.trim_leading("xxaxx", "x") == "axx"
    assert String.trim_trailing("xxaxx", "x") == "xxa"
    assert String.pad_leading("ñ", 3) == "  ñ"
    assert String.pad_trailing("a", 5, ["1", "22"]) == "a122122"
    assert String.pad_leading("abc", 2) == "abc"
  end

  test "questions" do
    assert String.contains?("elixir", ["x", "y"])
    refute String.contains?("elixir", [])
    assert String.contains?("elixir", "")
    assert String.starts_with?("elixir", ["a", "el"])
    assert String.ends_with?("elixir", "ir")
    assert String.match?("foo", ~r/o+/)
    assert String.valid?("é")
    refute String.valid?(<<0xED, 0xA0, 0x80>>)
    assert String.printable?("é\n")
    refute String.printable?("\0")
    assert String.printable?("ab\0", 2)
    assert String.equivalent?("é", "e\u0301")
  end

  test "normalize" do
    assert String.normalize("e\u0301", :nfc) == "é"
    assert String.normalize("é", :nfd) == "e\u0301"
    assert String.normalize("ﬁ", :nfkc) == "fi"
    assert String.normalize("각", :nfd) == "\u1100\u1161\u11A8"
    assert String.normalize(<<?e, 0x301::utf8, 255>>, :nfc) == <<"é", 255>>
  end

  test "distances" do
    assert String.jaro_distance("Dwayne", "Duane") == 0.8222222222222223
    assert String.jaro_distance("", "") == 1.0
    assert String.jaro_distance("a", "") == 0.0
    assert String.bag_distance("abc", "bcd") == 0.6666666666666667
    assert String.myers_difference("fox hops over", "fox jumps over") == [eq: "fox ", del: "ho", ins: "jum", eq: "ps over"]
  end

  test "conversions" do
    assert String.to_integer("-12") == -12
    assert String.to_integer("ff", 16) == 255
    assert String.to_float("1.5") == 1.5
    assert String.to_atom("a b") == :"a b"
    assert_raise ArgumentError, fn -> apply(String, :to_integer, ["x"]) end
    assert_raise ArgumentError, fn -> apply(String, :to_float, ["1"]) end
    assert_raise ArgumentError, fn -> String.to_existing_atom("this_atom_is_made_nowhere_" <> "else") end
    assert String.duplicate("ab", 3) == "ababab"
    assert String.chunk("a\0b", :printable) == ["a", "\0", "b"]
  end

  test "count" do
    assert String.count("banana", "an") == 2
    assert String.count("banana", ~r/a./) == 2
    assert String.count("añ", "") == 3
  end
end
