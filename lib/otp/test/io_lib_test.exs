defmodule Otp.IoLibTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  defp text(format, args), do: format |> :io_lib.format(args) |> IO.chardata_to_string()

  test "formats" do
    assert_raise ArgumentError, fn -> :io_lib.format("~x", [31, "0x"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.16x", [31, "0x"]) end
    assert text("~.16x", [-31, :pre]) == "-pre1f"
    assert_raise ArgumentError, fn -> :io_lib.format("~10.16x|", [31, "0x"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~z", [1]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~", []) end
    assert_raise ArgumentError, fn -> :io_lib.format("~5", []) end
    assert text(:abc, []) == "abc"
    assert text(~c"~p", [1]) == "1"
    assert text([233, 126, 119], [1]) == "é1"
    assert text("~x", [5, :a]) == "a5"
    assert text("~x", [5, []]) == "5"
  end

  test "integers" do
    assert text("~b", [31]) == "31"
    assert text("~.16b", [31]) == "1f"
    assert text("~.16B", [-31]) == "-1F"
    assert text("~.2b", [5]) == "101"
    assert text("~8..0B", [31]) == "00000031"
    assert text("~8.2.0B", [5]) == "00000101"
    assert text("~-8B|", [5]) == "5       |"
    assert text("~2B", [1234]) == "**"
    assert text("~.36B", [1295]) == "ZZ"
    assert_raise ArgumentError, fn -> :io_lib.format("~.37B", [1]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~b", [1.0]) end
    assert text("~.16X", [-31, ~c"10#"]) == "-10#1F"
    assert text("~.16#", [31]) == "16#1F"
    assert text("~.16+", [-31]) == "-16#1f"
    assert text("~.16+", [31]) == "16#1f"
    assert text("~#", [31]) == "10#31"
    assert text("~10.16#|", [255]) == "     16#FF|"
    assert_raise ArgumentError, fn -> :io_lib.format("abc", [1]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.1b", [5]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0b", [5]) end
    assert text("~10.2.0+", [5]) == "000002#101"
    assert text("~tx", [5, [300]]) == "Ĭ5"
  end

  test "~P" do
    assert text("~P", [[1, 2, 3, 4, 5], 3]) == "[1,2|...]"
    assert text("~P", [{1, 2, {3, 4}}, 2]) == "{1,...}"
    assert text("~P", ["abcdefghijkl", 3]) == "<<\"abcdefgh\"...>>"
    assert text("~P", [~c"abcdefghijkl", 3]) == "\"abcdefghijkl\""
    assert text("~P", [%{a: %{b: %{c: 1}}}, 3]) == "\#{a => \#{b => \#{...}}}"
    assert_raise ArgumentError, fn -> :io_lib.format("~P", [1, :a]) end
    assert text("~tP", ["abcdefghijklmnop", 0]) == "..."
    assert text("~tP", ["abcdefghijklmnop", 1]) == "<<...>>"
    assert text("~tP", ["abcdefghijklmnop", 2]) == "<<\"abcd\"...>>"
    assert text("~tP", ["abcdefghijklmnop", 3]) == "<<\"abcdefgh\"...>>"
    assert text("~tP", ["abcdefghijklmnop", 4]) == "<<\"abcdefghijkl\"...>>"
    assert text("~tP", ["abcdefghijklmnop", 5]) == "<<\"abcdefghijklmnop\">>"
    assert text("~tP", ["abcdefghijklmnop", 6]) == "<<\"abcdefghijklmnop\">>"
    assert text("~tP", ["abc", 0]) == "..."
    assert text("~tP", ["abc", 1]) == "<<...>>"
    assert text("~tP", ["abc", 2]) == "<<\"abc\">>"
    assert text("~tP", ["abc", 3]) == "<<\"abc\">>"
    assert text("~tP", ["abc", 4]) == "<<\"abc\">>"
    assert text("~tP", ["abc", 5]) == "<<\"abc\">>"
    assert text("~tP", ["abc", 6]) == "<<\"abc\">>"
    assert text("~tP", ["abcd", 0]) == "..."
    assert text("~tP", ["abcd", 1]) == "<<...>>"
    assert text("~tP", ["abcd", 2]) == "<<\"abcd\">>"
    assert text("~tP", ["abcd", 3]) == "<<\"abcd\">>"
    assert text("~tP", ["abcd", 4]) == "<<\"abcd\">>"
    assert text("~tP", ["abcd", 5]) == "<<\"abcd\">>"
    assert text("~tP", ["abcd", 6]) == "<<\"abcd\">>"
    assert text("~tP", ["abcdefgh", 0]) == "..."
    assert text("~tP", ["abcdefgh", 1]) == "<<...>>"
    assert text("~tP", ["abcdefgh", 2]) == "<<\"abcd\"...>>"
    assert text("~tP", ["abcdefgh", 3]) == "<<\"abcdefgh\">>"
    assert text("~tP", ["abcdefgh", 4]) == "<<\"abcdefgh\">>"
    assert text("~tP", ["abcdefgh", 5]) == "<<\"abcdefgh\">>"
    assert text("~tP", ["abcdefgh", 6]) == "<<\"abcdefgh\">>"
    assert text("~tP", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 0]) == "..."
    assert text("~tP", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 1]) == "<<...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 2]) == "<<\"abcd\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 3]) == "<<\"abcd\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 4]) == "<<\"abcd\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 5]) == "<<\"abcd\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 6]) == "<<97,98,99,100,1,...>>"
    assert text("~tP", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 0]) == "..."
    assert text("~tP", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 1]) == "<<...>>"
    assert text("~tP", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 2]) == "<<\"abcd\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 3]) == "<<\"abcdefgh\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 4]) == "<<\"abcdefgh\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 5]) == "<<\"abcdefgh\"...>>"
    assert text("~tP", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 6]) == "<<\"abcdefgh\"...>>"
    assert text("~tP", ["éééééééé", 0]) == "..."
    assert text("~tP", ["éééééééé", 1]) == "<<...>>"
    assert text("~tP", ["éééééééé", 2]) == "<<\"éééé\"/utf8...>>"
    assert text("~tP", ["éééééééé", 3]) == "<<\"éééééééé\"/utf8>>"
    assert text("~tP", ["éééééééé", 4]) == "<<\"éééééééé\"/utf8>>"
    assert text("~tP", ["éééééééé", 5]) == "<<\"éééééééé\"/utf8>>"
    assert text("~tP", ["éééééééé", 6]) == "<<\"éééééééé\"/utf8>>"
    assert text("~tP", ["éééé", 0]) == "..."
    assert text("~tP", ["éééé", 1]) == "<<...>>"
    assert text("~tP", ["éééé", 2]) == "<<\"éééé\"/utf8>>"
    assert text("~tP", ["éééé", 3]) == "<<\"éééé\"/utf8>>"
    assert text("~tP", ["éééé", 4]) == "<<\"éééé\"/utf8>>"
    assert text("~tP", ["éééé", 5]) == "<<\"éééé\"/utf8>>"
    assert text("~tP", ["éééé", 6]) == "<<\"éééé\"/utf8>>"
    assert text("~tP", [<<1, 2, 3, 4, 5, 6>>, 0]) == "..."
    assert text("~tP", [<<1, 2, 3, 4, 5, 6>>, 1]) == "<<...>>"
    assert text("~tP", [<<1, 2, 3, 4, 5, 6>>, 2]) == "<<1,...>>"
    assert text("~tP", [<<1, 2, 3, 4, 5, 6>>, 3]) == "<<1,2,...>>"
    assert text("~tP", [<<1, 2, 3, 4, 5, 6>>, 4]) == "<<1,2,3,...>>"
    assert text("~tP", [<<1, 2, 3, 4, 5, 6>>, 5]) == "<<1,2,3,4,...>>"
    assert text("~tP", [<<1, 2, 3, 4, 5, 6>>, 6]) == "<<1,2,3,4,5,...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1::size(3)>>, 0]) == "..."
    assert text("~tP", [<<97, 98, 99, 100, 1::size(3)>>, 1]) == "<<...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1::size(3)>>, 2]) == "<<97,...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1::size(3)>>, 3]) == "<<97,98,...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1::size(3)>>, 4]) == "<<97,98,99,...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1::size(3)>>, 5]) == "<<97,98,99,100,...>>"
    assert text("~tP", [<<97, 98, 99, 100, 1::size(3)>>, 6]) == "<<97,98,99,100,1:3>>"
    assert text("~tP", [<<1, 2, 3::size(7)>>, 0]) == "..."
    assert text("~tP", [<<1, 2, 3::size(7)>>, 1]) == "<<...>>"
    assert text("~tP", [<<1, 2, 3::size(7)>>, 2]) == "<<1,...>>"
    assert text("~tP", [<<1, 2, 3::size(7)>>, 3]) == "<<1,2,...>>"
    assert text("~tP", [<<1, 2, 3::size(7)>>, 4]) == "<<1,2,3:7>>"
    assert text("~tP", [<<1, 2, 3::size(7)>>, 5]) == "<<1,2,3:7>>"
    assert text("~tP", [<<1, 2, 3::size(7)>>, 6]) == "<<1,2,3:7>>"
    assert text("~tP", [<<3::size(7)>>, 0]) == "..."
    assert text("~tP", [<<3::size(7)>>, 1]) == "<<...>>"
    assert text("~tP", [<<3::size(7)>>, 2]) == "<<3:7>>"
    assert text("~tP", [<<3::size(7)>>, 3]) == "<<3:7>>"
    assert text("~tP", [<<3::size(7)>>, 4]) == "<<3:7>>"
    assert text("~tP", [<<3::size(7)>>, 5]) == "<<3:7>>"
    assert text("~tP", [<<3::size(7)>>, 6]) == "<<3:7>>"
    assert text("~tP", [~c"abcdefghijklm", 0]) == "..."
    assert text("~tP", [~c"abcdefghijklm", 1]) == "[...]"
    assert text("~tP", [~c"abcdefghijklm", 2]) == "\"abcdefghijklm\""
    assert text("~tP", [~c"abcdefghijklm", 3]) == "\"abcdefghijklm\""
    assert text("~tP", [~c"abcdefghijklm", 4]) == "\"abcdefghijklm\""
    assert text("~tP", [~c"abcdefghijklm", 5]) == "\"abcdefghijklm\""
    assert text("~tP", [~c"abcdefghijklm", 6]) == "\"abcdefghijklm\""
    assert text("~tP", [[1 | 2], 0]) == "..."
    assert text("~tP", [[1 | 2], 1]) == "[...]"
    assert text("~tP", [[1 | 2], 2]) == "[1|...]"
    assert text("~tP", [[1 | 2], 3]) == "[1|2]"
    assert text("~tP", [[1 | 2], 4]) == "[1|2]"
    assert text("~tP", [[1 | 2], 5]) == "[1|2]"
    assert text("~tP", [[1 | 2], 6]) == "[1|2]"
    assert text("~tP", [[1, 2, 3 | 4], 0]) == "..."
    assert text("~tP", [[1, 2, 3 | 4], 1]) == "[...]"
    assert text("~tP", [[1, 2, 3 | 4], 2]) == "[1|...]"
    assert text("~tP", [[1, 2, 3 | 4], 3]) == "[1,2|...]"
    assert text("~tP", [[1, 2, 3 | 4], 4]) == "[1,2,3|...]"
    assert text("~tP", [[1, 2, 3 | 4], 5]) == "[1,2,3|4]"
    assert text("~tP", [[1, 2, 3 | 4], 6]) == "[1,2,3|4]"
    assert text("~tP", [{1, 2, 3}, 0]) == "..."
    assert text("~tP", [{1, 2, 3}, 1]) == "{...}"
    assert text("~tP", [{1, 2, 3}, 2]) == "{1,...}"
    assert text("~tP", [{1, 2, 3}, 3]) == "{1,2,...}"
    assert text("~tP", [{1, 2, 3}, 4]) == "{1,2,3}"
    assert text("~tP", [{1, 2, 3}, 5]) == "{1,2,3}"
    assert text("~tP", [{1, 2, 3}, 6]) == "{1,2,3}"
    assert text("~tP", [{}, 0]) == "..."
    assert text("~tP", [{}, 1]) == "{}"
    assert text("~tP", [{}, 2]) == "{}"
    assert text("~tP", [{}, 3]) == "{}"
    assert text("~tP", [{}, 4]) == "{}"
    assert text("~tP", [{}, 5]) == "{}"
    assert text("~tP", [{}, 6]) == "{}"
    assert text("~tP", [[], 0]) == "..."
    assert text("~tP", [[], 1]) == "[]"
    assert text("~tP", [[], 2]) == "[]"
    assert text("~tP", [[], 3]) == "[]"
    assert text("~tP", [[], 4]) == "[]"
    assert text("~tP", [[], 5]) == "[]"
    assert text("~tP", [[], 6]) == "[]"
    assert text("~tP", [%{}, 0]) == "..."
    assert text("~tP", [%{}, 1]) == "\#{}"
    assert text("~tP", [%{}, 2]) == "\#{}"
    assert text("~tP", [%{}, 3]) == "\#{}"
    assert text("~tP", [%{}, 4]) == "\#{}"
    assert text("~tP", [%{}, 5]) == "\#{}"
    assert text("~tP", [%{}, 6]) == "\#{}"
    assert text("~tP", [%{1 => %{2 => %{3 => %{}}}}, 0]) == "..."
    assert text("~tP", [%{1 => %{2 => %{3 => %{}}}}, 1]) == "\#{...}"
    assert text("~tP", [%{1 => %{2 => %{3 => %{}}}}, 2]) == "\#{1 => \#{...}}"
    assert text("~tP", [%{1 => %{2 => %{3 => %{}}}}, 3]) == "\#{1 => \#{2 => \#{...}}}"
    assert text("~tP", [%{1 => %{2 => %{3 => %{}}}}, 4]) == "\#{1 => \#{2 => \#{3 => \#{}}}}"
    assert text("~tP", [%{1 => %{2 => %{3 => %{}}}}, 5]) == "\#{1 => \#{2 => \#{3 => \#{}}}}"
    assert text("~tP", [%{1 => %{2 => %{3 => %{}}}}, 6]) == "\#{1 => \#{2 => \#{3 => \#{}}}}"
    assert text("~tP", [[[[[[1]]]]], 0]) == "..."
    assert text("~tP", [[[[[[1]]]]], 1]) == "[...]"
    assert text("~tP", [[[[[[1]]]]], 2]) == "[[...]]"
    assert text("~tP", [[[[[[1]]]]], 3]) == "[[[...]]]"
    assert text("~tP", [[[[[[1]]]]], 4]) == "[[[[...]]]]"
    assert text("~tP", [[[[[[1]]]]], 5]) == "[[[[[...]]]]]"
    assert text("~tP", [[[[[[1]]]]], 6]) == "[[[[[1]]]]]"
    assert text("~tP", [{[~c"abc", 1, {2, 3}], 4, 5}, 0]) == "..."
    assert text("~tP", [{[~c"abc", 1, {2, 3}], 4, 5}, 1]) == "{...}"
    assert text("~tP", [{[~c"abc", 1, {2, 3}], 4, 5}, 2]) == "{[...],...}"
    assert text("~tP", [{[~c"abc", 1, {2, 3}], 4, 5}, 3]) == "{[[...]|...],4,...}"
    assert text("~tP", [{[~c"abc", 1, {2, 3}], 4, 5}, 4]) == "{[\"abc\",1|...],4,5}"
    assert text("~tP", [{[~c"abc", 1, {2, 3}], 4, 5}, 5]) == "{[\"abc\",1,{...}],4,5}"
    assert text("~tP", [{[~c"abc", 1, {2, 3}], 4, 5}, 6]) == "{[\"abc\",1,{2,...}],4,5}"
    assert text("~tP", [["abcdefghijklmnopqrstuvw"], 0]) == "..."
    assert text("~tP", [["abcdefghijklmnopqrstuvw"], 1]) == "[...]"
    assert text("~tP", [["abcdefghijklmnopqrstuvw"], 2]) == "[<<...>>]"
    assert text("~tP", [["abcdefghijklmnopqrstuvw"], 3]) == "[<<\"abcd\"...>>]"
    assert text("~tP", [["abcdefghijklmnopqrstuvw"], 4]) == "[<<\"abcdefgh\"...>>]"
    assert text("~tP", [["abcdefghijklmnopqrstuvw"], 5]) == "[<<\"abcdefghijkl\"...>>]"
    assert text("~tP", [["abcdefghijklmnopqrstuvw"], 6]) == "[<<\"abcdefghijklmnop\"...>>]"
    assert text("~tP", [[~c"abcdefghijklm"], 0]) == "..."
    assert text("~tP", [[~c"abcdefghijklm"], 1]) == "[...]"
    assert text("~tP", [[~c"abcdefghijklm"], 2]) == "[[...]]"
    assert text("~tP", [[~c"abcdefghijklm"], 3]) == "[\"abcdefghijklm\"]"
    assert text("~tP", [[~c"abcdefghijklm"], 4]) == "[\"abcdefghijklm\"]"
    assert text("~tP", [[~c"abcdefghijklm"], 5]) == "[\"abcdefghijklm\"]"
    assert text("~tP", [[~c"abcdefghijklm"], 6]) == "[\"abcdefghijklm\"]"
    assert text("~tP", [{~c"abcdefghijklm"}, 0]) == "..."
    assert text("~tP", [{~c"abcdefghijklm"}, 1]) == "{...}"
    assert text("~tP", [{~c"abcdefghijklm"}, 2]) == "{[...]}"
    assert text("~tP", [{~c"abcdefghijklm"}, 3]) == "{\"abcdefghijklm\"}"
    assert text("~tP", [{~c"abcdefghijklm"}, 4]) == "{\"abcdefghijklm\"}"
    assert text("~tP", [{~c"abcdefghijklm"}, 5]) == "{\"abcdefghijklm\"}"
    assert text("~tP", [{~c"abcdefghijklm"}, 6]) == "{\"abcdefghijklm\"}"
    assert text("~tP", [%{1 => ~c"abcdefghijklm"}, 0]) == "..."
    assert text("~tP", [%{1 => ~c"abcdefghijklm"}, 1]) == "\#{...}"
    assert text("~tP", [%{1 => ~c"abcdefghijklm"}, 2]) == "\#{1 => [...]}"
    assert text("~tP", [%{1 => ~c"abcdefghijklm"}, 3]) == "\#{1 => \"abcdefghijklm\"}"
    assert text("~tP", [%{1 => ~c"abcdefghijklm"}, 4]) == "\#{1 => \"abcdefghijklm\"}"
    assert text("~tP", [%{1 => ~c"abcdefghijklm"}, 5]) == "\#{1 => \"abcdefghijklm\"}"
    assert text("~tP", [%{1 => ~c"abcdefghijklm"}, 6]) == "\#{1 => \"abcdefghijklm\"}"
    assert text("~tP", [[[[~c"abcdefghijklm"]]], 0]) == "..."
    assert text("~tP", [[[[~c"abcdefghijklm"]]], 1]) == "[...]"
    assert text("~tP", [[[[~c"abcdefghijklm"]]], 2]) == "[[...]]"
    assert text("~tP", [[[[~c"abcdefghijklm"]]], 3]) == "[[[...]]]"
    assert text("~tP", [[[[~c"abcdefghijklm"]]], 4]) == "[[[[...]]]]"
    assert text("~tP", [[[[~c"abcdefghijklm"]]], 5]) == "[[[\"abcdefghijklm\"]]]"
    assert text("~tP", [[[[~c"abcdefghijklm"]]], 6]) == "[[[\"abcdefghijklm\"]]]"
    assert text("~tP", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 0]) == "..."
    assert text("~tP", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 1]) == "[...]"
    assert text("~tP", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 2]) == "[a|...]"
    assert text("~tP", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 3]) == "[a,98|...]"
    assert text("~tP", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 4]) == "[a,98,99|...]"
    assert text("~tP", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 5]) == "[a,98,99,100|...]"
    assert text("~tP", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 6]) == "[a,98,99,100,101|...]"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 0]) == "..."
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 1]) == "<<...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 2]) == "<<\"ÈÉÊË\"...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 3]) == "<<\"ÈÉÊËÌÍÎÏ\"...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 4]) == "<<\"ÈÉÊËÌÍÎÏÐ\">>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 5]) == "<<\"ÈÉÊËÌÍÎÏÐ\">>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 6]) == "<<\"ÈÉÊËÌÍÎÏÐ\">>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 0]) == "..."
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 1]) == "<<...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 2]) == "<<\"ÈÉÊË\"...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 3]) == "<<\"ÈÉÊËÌÍÎÏ\"...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 4]) == "<<\"ÈÉÊËÌÍÎÏÐ\"...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 5]) == "<<\"ÈÉÊËÌÍÎÏÐ\"...>>"
    assert text("~tP", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 6]) == "<<\"ÈÉÊËÌÍÎÏÐ\"...>>"
  end

  test "~W" do
    assert text("~W", [[1, 2, 3, 4, 5], 3]) == "[1,2|...]"
    assert text("~W", ["abcdefghijkl", 3]) == "<<97,98,...>>"
    assert text("~W", [<<1, 2, 3, 4, 5>>, 3]) == "<<1,2,...>>"
    assert text("~W", [1, 0]) == "..."
    assert text("~W", [{{{{1}}}}, 3]) == "{{{...}}}"
    assert text("~W", [[1 | 2], 1]) == "[...]"
    assert text("~W", [[1, 2 | 3], 2]) == "[1|...]"
    assert text("~W", [[1], -5]) == "[1]"
    assert text("~tW", ["abcdefghijklmnop", 0]) == "..."
    assert text("~tW", ["abcdefghijklmnop", 1]) == "<<...>>"
    assert text("~tW", ["abcdefghijklmnop", 2]) == "<<97,...>>"
    assert text("~tW", ["abcdefghijklmnop", 3]) == "<<97,98,...>>"
    assert text("~tW", ["abcdefghijklmnop", 4]) == "<<97,98,99,...>>"
    assert text("~tW", ["abcdefghijklmnop", 5]) == "<<97,98,99,100,...>>"
    assert text("~tW", ["abcdefghijklmnop", 6]) == "<<97,98,99,100,101,...>>"
    assert text("~tW", ["abc", 0]) == "..."
    assert text("~tW", ["abc", 1]) == "<<...>>"
    assert text("~tW", ["abc", 2]) == "<<97,...>>"
    assert text("~tW", ["abc", 3]) == "<<97,98,...>>"
    assert text("~tW", ["abc", 4]) == "<<97,98,99>>"
    assert text("~tW", ["abc", 5]) == "<<97,98,99>>"
    assert text("~tW", ["abc", 6]) == "<<97,98,99>>"
    assert text("~tW", ["abcd", 0]) == "..."
    assert text("~tW", ["abcd", 1]) == "<<...>>"
    assert text("~tW", ["abcd", 2]) == "<<97,...>>"
    assert text("~tW", ["abcd", 3]) == "<<97,98,...>>"
    assert text("~tW", ["abcd", 4]) == "<<97,98,99,...>>"
    assert text("~tW", ["abcd", 5]) == "<<97,98,99,100>>"
    assert text("~tW", ["abcd", 6]) == "<<97,98,99,100>>"
    assert text("~tW", ["abcdefgh", 0]) == "..."
    assert text("~tW", ["abcdefgh", 1]) == "<<...>>"
    assert text("~tW", ["abcdefgh", 2]) == "<<97,...>>"
    assert text("~tW", ["abcdefgh", 3]) == "<<97,98,...>>"
    assert text("~tW", ["abcdefgh", 4]) == "<<97,98,99,...>>"
    assert text("~tW", ["abcdefgh", 5]) == "<<97,98,99,100,...>>"
    assert text("~tW", ["abcdefgh", 6]) == "<<97,98,99,100,101,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 0]) == "..."
    assert text("~tW", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 1]) == "<<...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 2]) == "<<97,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 3]) == "<<97,98,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 4]) == "<<97,98,99,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 5]) == "<<97,98,99,100,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1, 101, 102, 103, 104>>, 6]) == "<<97,98,99,100,1,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 0]) == "..."
    assert text("~tW", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 1]) == "<<...>>"
    assert text("~tW", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 2]) == "<<97,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 3]) == "<<97,98,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 4]) == "<<97,98,99,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 5]) == "<<97,98,99,100,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 101, 102, 103, 104, 1>>, 6]) == "<<97,98,99,100,101,...>>"
    assert text("~tW", ["éééééééé", 0]) == "..."
    assert text("~tW", ["éééééééé", 1]) == "<<...>>"
    assert text("~tW", ["éééééééé", 2]) == "<<195,...>>"
    assert text("~tW", ["éééééééé", 3]) == "<<195,169,...>>"
    assert text("~tW", ["éééééééé", 4]) == "<<195,169,195,...>>"
    assert text("~tW", ["éééééééé", 5]) == "<<195,169,195,169,...>>"
    assert text("~tW", ["éééééééé", 6]) == "<<195,169,195,169,195,...>>"
    assert text("~tW", ["éééé", 0]) == "..."
    assert text("~tW", ["éééé", 1]) == "<<...>>"
    assert text("~tW", ["éééé", 2]) == "<<195,...>>"
    assert text("~tW", ["éééé", 3]) == "<<195,169,...>>"
    assert text("~tW", ["éééé", 4]) == "<<195,169,195,...>>"
    assert text("~tW", ["éééé", 5]) == "<<195,169,195,169,...>>"
    assert text("~tW", ["éééé", 6]) == "<<195,169,195,169,195,...>>"
    assert text("~tW", [<<1, 2, 3, 4, 5, 6>>, 0]) == "..."
    assert text("~tW", [<<1, 2, 3, 4, 5, 6>>, 1]) == "<<...>>"
    assert text("~tW", [<<1, 2, 3, 4, 5, 6>>, 2]) == "<<1,...>>"
    assert text("~tW", [<<1, 2, 3, 4, 5, 6>>, 3]) == "<<1,2,...>>"
    assert text("~tW", [<<1, 2, 3, 4, 5, 6>>, 4]) == "<<1,2,3,...>>"
    assert text("~tW", [<<1, 2, 3, 4, 5, 6>>, 5]) == "<<1,2,3,4,...>>"
    assert text("~tW", [<<1, 2, 3, 4, 5, 6>>, 6]) == "<<1,2,3,4,5,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1::size(3)>>, 0]) == "..."
    assert text("~tW", [<<97, 98, 99, 100, 1::size(3)>>, 1]) == "<<...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1::size(3)>>, 2]) == "<<97,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1::size(3)>>, 3]) == "<<97,98,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1::size(3)>>, 4]) == "<<97,98,99,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1::size(3)>>, 5]) == "<<97,98,99,100,...>>"
    assert text("~tW", [<<97, 98, 99, 100, 1::size(3)>>, 6]) == "<<97,98,99,100,1:3>>"
    assert text("~tW", [<<1, 2, 3::size(7)>>, 0]) == "..."
    assert text("~tW", [<<1, 2, 3::size(7)>>, 1]) == "<<...>>"
    assert text("~tW", [<<1, 2, 3::size(7)>>, 2]) == "<<1,...>>"
    assert text("~tW", [<<1, 2, 3::size(7)>>, 3]) == "<<1,2,...>>"
    assert text("~tW", [<<1, 2, 3::size(7)>>, 4]) == "<<1,2,3:7>>"
    assert text("~tW", [<<1, 2, 3::size(7)>>, 5]) == "<<1,2,3:7>>"
    assert text("~tW", [<<1, 2, 3::size(7)>>, 6]) == "<<1,2,3:7>>"
    assert text("~tW", [<<3::size(7)>>, 0]) == "..."
    assert text("~tW", [<<3::size(7)>>, 1]) == "<<...>>"
    assert text("~tW", [<<3::size(7)>>, 2]) == "<<3:7>>"
    assert text("~tW", [<<3::size(7)>>, 3]) == "<<3:7>>"
    assert text("~tW", [<<3::size(7)>>, 4]) == "<<3:7>>"
    assert text("~tW", [<<3::size(7)>>, 5]) == "<<3:7>>"
    assert text("~tW", [<<3::size(7)>>, 6]) == "<<3:7>>"
    assert text("~tW", [~c"abcdefghijklm", 0]) == "..."
    assert text("~tW", [~c"abcdefghijklm", 1]) == "[...]"
    assert text("~tW", [~c"abcdefghijklm", 2]) == "[97|...]"
    assert text("~tW", [~c"abcdefghijklm", 3]) == "[97,98|...]"
    assert text("~tW", [~c"abcdefghijklm", 4]) == "[97,98,99|...]"
    assert text("~tW", [~c"abcdefghijklm", 5]) == "[97,98,99,100|...]"
    assert text("~tW", [~c"abcdefghijklm", 6]) == "[97,98,99,100,101|...]"
    assert text("~tW", [[1 | 2], 0]) == "..."
    assert text("~tW", [[1 | 2], 1]) == "[...]"
    assert text("~tW", [[1 | 2], 2]) == "[1|...]"
    assert text("~tW", [[1 | 2], 3]) == "[1|2]"
    assert text("~tW", [[1 | 2], 4]) == "[1|2]"
    assert text("~tW", [[1 | 2], 5]) == "[1|2]"
    assert text("~tW", [[1 | 2], 6]) == "[1|2]"
    assert text("~tW", [[1, 2, 3 | 4], 0]) == "..."
    assert text("~tW", [[1, 2, 3 | 4], 1]) == "[...]"
    assert text("~tW", [[1, 2, 3 | 4], 2]) == "[1|...]"
    assert text("~tW", [[1, 2, 3 | 4], 3]) == "[1,2|...]"
    assert text("~tW", [[1, 2, 3 | 4], 4]) == "[1,2,3|...]"
    assert text("~tW", [[1, 2, 3 | 4], 5]) == "[1,2,3|4]"
    assert text("~tW", [[1, 2, 3 | 4], 6]) == "[1,2,3|4]"
    assert text("~tW", [{1, 2, 3}, 0]) == "..."
    assert text("~tW", [{1, 2, 3}, 1]) == "{...}"
    assert text("~tW", [{1, 2, 3}, 2]) == "{1,...}"
    assert text("~tW", [{1, 2, 3}, 3]) == "{1,2,...}"
    assert text("~tW", [{1, 2, 3}, 4]) == "{1,2,3}"
    assert text("~tW", [{1, 2, 3}, 5]) == "{1,2,3}"
    assert text("~tW", [{1, 2, 3}, 6]) == "{1,2,3}"
    assert text("~tW", [{}, 0]) == "..."
    assert text("~tW", [{}, 1]) == "{}"
    assert text("~tW", [{}, 2]) == "{}"
    assert text("~tW", [{}, 3]) == "{}"
    assert text("~tW", [{}, 4]) == "{}"
    assert text("~tW", [{}, 5]) == "{}"
    assert text("~tW", [{}, 6]) == "{}"
    assert text("~tW", [[], 0]) == "..."
    assert text("~tW", [[], 1]) == "[]"
    assert text("~tW", [[], 2]) == "[]"
    assert text("~tW", [[], 3]) == "[]"
    assert text("~tW", [[], 4]) == "[]"
    assert text("~tW", [[], 5]) == "[]"
    assert text("~tW", [[], 6]) == "[]"
    assert text("~tW", [%{}, 0]) == "..."
    assert text("~tW", [%{}, 1]) == "\#{}"
    assert text("~tW", [%{}, 2]) == "\#{}"
    assert text("~tW", [%{}, 3]) == "\#{}"
    assert text("~tW", [%{}, 4]) == "\#{}"
    assert text("~tW", [%{}, 5]) == "\#{}"
    assert text("~tW", [%{}, 6]) == "\#{}"
    assert text("~tW", [%{1 => %{2 => %{3 => %{}}}}, 0]) == "..."
    assert text("~tW", [%{1 => %{2 => %{3 => %{}}}}, 1]) == "\#{}"
    assert text("~tW", [%{1 => %{2 => %{3 => %{}}}}, 2]) == "\#{1 => \#{},...}"
    assert text("~tW", [%{1 => %{2 => %{3 => %{}}}}, 3]) == "\#{1 => \#{2 => \#{},...}}"
    assert text("~tW", [%{1 => %{2 => %{3 => %{}}}}, 4]) == "\#{1 => \#{2 => \#{3 => \#{},...}}}"
    assert text("~tW", [%{1 => %{2 => %{3 => %{}}}}, 5]) == "\#{1 => \#{2 => \#{3 => \#{}}}}"
    assert text("~tW", [%{1 => %{2 => %{3 => %{}}}}, 6]) == "\#{1 => \#{2 => \#{3 => \#{}}}}"
    assert text("~tW", [[[[[[1]]]]], 0]) == "..."
    assert text("~tW", [[[[[[1]]]]], 1]) == "[...]"
    assert text("~tW", [[[[[[1]]]]], 2]) == "[[...]]"
    assert text("~tW", [[[[[[1]]]]], 3]) == "[[[...]]]"
    assert text("~tW", [[[[[[1]]]]], 4]) == "[[[[...]]]]"
    assert text("~tW", [[[[[[1]]]]], 5]) == "[[[[[...]]]]]"
    assert text("~tW", [[[[[[1]]]]], 6]) == "[[[[[1]]]]]"
    assert text("~tW", [{[~c"abc", 1, {2, 3}], 4, 5}, 0]) == "..."
    assert text("~tW", [{[~c"abc", 1, {2, 3}], 4, 5}, 1]) == "{...}"
    assert text("~tW", [{[~c"abc", 1, {2, 3}], 4, 5}, 2]) == "{[...],...}"
    assert text("~tW", [{[~c"abc", 1, {2, 3}], 4, 5}, 3]) == "{[[...]|...],4,...}"
    assert text("~tW", [{[~c"abc", 1, {2, 3}], 4, 5}, 4]) == "{[[97|...],1|...],4,5}"
    assert text("~tW", [{[~c"abc", 1, {2, 3}], 4, 5}, 5]) == "{[[97,98|...],1,{...}],4,5}"
    assert text("~tW", [{[~c"abc", 1, {2, 3}], 4, 5}, 6]) == "{[[97,98,99],1,{2,...}],4,5}"
    assert text("~tW", [["abcdefghijklmnopqrstuvw"], 0]) == "..."
    assert text("~tW", [["abcdefghijklmnopqrstuvw"], 1]) == "[...]"
    assert text("~tW", [["abcdefghijklmnopqrstuvw"], 2]) == "[<<...>>]"
    assert text("~tW", [["abcdefghijklmnopqrstuvw"], 3]) == "[<<97,...>>]"
    assert text("~tW", [["abcdefghijklmnopqrstuvw"], 4]) == "[<<97,98,...>>]"
    assert text("~tW", [["abcdefghijklmnopqrstuvw"], 5]) == "[<<97,98,99,...>>]"
    assert text("~tW", [["abcdefghijklmnopqrstuvw"], 6]) == "[<<97,98,99,100,...>>]"
    assert text("~tW", [[~c"abcdefghijklm"], 0]) == "..."
    assert text("~tW", [[~c"abcdefghijklm"], 1]) == "[...]"
    assert text("~tW", [[~c"abcdefghijklm"], 2]) == "[[...]]"
    assert text("~tW", [[~c"abcdefghijklm"], 3]) == "[[97|...]]"
    assert text("~tW", [[~c"abcdefghijklm"], 4]) == "[[97,98|...]]"
    assert text("~tW", [[~c"abcdefghijklm"], 5]) == "[[97,98,99|...]]"
    assert text("~tW", [[~c"abcdefghijklm"], 6]) == "[[97,98,99,100|...]]"
    assert text("~tW", [{~c"abcdefghijklm"}, 0]) == "..."
    assert text("~tW", [{~c"abcdefghijklm"}, 1]) == "{...}"
    assert text("~tW", [{~c"abcdefghijklm"}, 2]) == "{[...]}"
    assert text("~tW", [{~c"abcdefghijklm"}, 3]) == "{[97|...]}"
    assert text("~tW", [{~c"abcdefghijklm"}, 4]) == "{[97,98|...]}"
    assert text("~tW", [{~c"abcdefghijklm"}, 5]) == "{[97,98,99|...]}"
    assert text("~tW", [{~c"abcdefghijklm"}, 6]) == "{[97,98,99,100|...]}"
    assert text("~tW", [%{1 => ~c"abcdefghijklm"}, 0]) == "..."
    assert text("~tW", [%{1 => ~c"abcdefghijklm"}, 1]) == "\#{}"
    assert text("~tW", [%{1 => ~c"abcdefghijklm"}, 2]) == "\#{1 => [...],...}"
    assert text("~tW", [%{1 => ~c"abcdefghijklm"}, 3]) == "\#{1 => [97|...]}"
    assert text("~tW", [%{1 => ~c"abcdefghijklm"}, 4]) == "\#{1 => [97,98|...]}"
    assert text("~tW", [%{1 => ~c"abcdefghijklm"}, 5]) == "\#{1 => [97,98,99|...]}"
    assert text("~tW", [%{1 => ~c"abcdefghijklm"}, 6]) == "\#{1 => [97,98,99,100|...]}"
    assert text("~tW", [[[[~c"abcdefghijklm"]]], 0]) == "..."
    assert text("~tW", [[[[~c"abcdefghijklm"]]], 1]) == "[...]"
    assert text("~tW", [[[[~c"abcdefghijklm"]]], 2]) == "[[...]]"
    assert text("~tW", [[[[~c"abcdefghijklm"]]], 3]) == "[[[...]]]"
    assert text("~tW", [[[[~c"abcdefghijklm"]]], 4]) == "[[[[...]]]]"
    assert text("~tW", [[[[~c"abcdefghijklm"]]], 5]) == "[[[[97|...]]]]"
    assert text("~tW", [[[[~c"abcdefghijklm"]]], 6]) == "[[[[97,98|...]]]]"
    assert text("~tW", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 0]) == "..."
    assert text("~tW", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 1]) == "[...]"
    assert text("~tW", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 2]) == "[a|...]"
    assert text("~tW", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 3]) == "[a,98|...]"
    assert text("~tW", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 4]) == "[a,98,99|...]"
    assert text("~tW", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 5]) == "[a,98,99,100|...]"
    assert text("~tW", [[:a, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109], 6]) == "[a,98,99,100,101|...]"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 0]) == "..."
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 1]) == "<<...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 2]) == "<<200,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 3]) == "<<200,201,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 4]) == "<<200,201,202,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 5]) == "<<200,201,202,203,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208>>, 6]) == "<<200,201,202,203,204,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 0]) == "..."
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 1]) == "<<...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 2]) == "<<200,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 3]) == "<<200,201,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 4]) == "<<200,201,202,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 5]) == "<<200,201,202,203,...>>"
    assert text("~tW", [<<200, 201, 202, 203, 204, 205, 206, 207, 208, 1>>, 6]) == "<<200,201,202,203,204,...>>"
  end

  test "~c" do
    assert text("~c", ~c"A") == "A"
    assert text("~3c", ~c"A") == "AAA"
    assert text("~5.3c|", ~c"A") == "  AAA|"
    assert text("~-5.3c|", ~c"A") == "AAA  |"
    assert text("~.3c|", ~c"A") == "AAA|"
    assert text("~c", [300]) == ","
    assert text("~tc", [300]) == "Ĭ"
    assert_raise ArgumentError, fn -> :io_lib.format("~c", [:a]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~2.5c|", ~c"A") end
    assert text("|~c|", ~c"c") == "|c|"
    assert text("|~.c|", ~c"c") == "|c|"
    assert text("|~..xc|", ~c"c") == "|c|"
    assert text("|~.3c|", ~c"c") == "|ccc|"
    assert text("|~.3.xc|", ~c"c") == "|ccc|"
    assert text("|~.4c|", ~c"c") == "|cccc|"
    assert text("|~.4.xc|", ~c"c") == "|cccc|"
    assert text("|~.2c|", ~c"c") == "|cc|"
    assert text("|~.2.xc|", ~c"c") == "|cc|"
    assert text("|~.6c|", ~c"c") == "|cccccc|"
    assert text("|~.6.xc|", ~c"c") == "|cccccc|"
    assert text("|~.1c|", ~c"c") == "|c|"
    assert text("|~.1.xc|", ~c"c") == "|c|"
    assert text("|~.0c|", ~c"c") == "||"
    assert text("|~.0.xc|", ~c"c") == "||"
    assert text("|~5c|", ~c"c") == "|ccccc|"
    assert text("|~5.c|", ~c"c") == "|ccccc|"
    assert text("|~5..xc|", ~c"c") == "|ccccc|"
    assert text("|~5.3c|", ~c"c") == "|  ccc|"
    assert text("|~5.3.xc|", ~c"c") == "|xxccc|"
    assert text("|~5.4c|", ~c"c") == "| cccc|"
    assert text("|~5.4.xc|", ~c"c") == "|xcccc|"
    assert text("|~5.2c|", ~c"c") == "|   cc|"
    assert text("|~5.2.xc|", ~c"c") == "|xxxcc|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~5.6c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~5.6.xc|", ~c"c") end
    assert text("|~5.1c|", ~c"c") == "|    c|"
    assert text("|~5.1.xc|", ~c"c") == "|xxxxc|"
    assert text("|~5.0c|", ~c"c") == "|     |"
    assert text("|~5.0.xc|", ~c"c") == "|xxxxx|"
    assert text("|~-5c|", ~c"c") == "|ccccc|"
    assert text("|~-5.c|", ~c"c") == "|ccccc|"
    assert text("|~-5..xc|", ~c"c") == "|ccccc|"
    assert text("|~-5.3c|", ~c"c") == "|ccc  |"
    assert text("|~-5.3.xc|", ~c"c") == "|cccxx|"
    assert text("|~-5.4c|", ~c"c") == "|cccc |"
    assert text("|~-5.4.xc|", ~c"c") == "|ccccx|"
    assert text("|~-5.2c|", ~c"c") == "|cc   |"
    assert text("|~-5.2.xc|", ~c"c") == "|ccxxx|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~-5.6c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~-5.6.xc|", ~c"c") end
    assert text("|~-5.1c|", ~c"c") == "|c    |"
    assert text("|~-5.1.xc|", ~c"c") == "|cxxxx|"
    assert text("|~-5.0c|", ~c"c") == "|     |"
    assert text("|~-5.0.xc|", ~c"c") == "|xxxxx|"
    assert text("|~2c|", ~c"c") == "|cc|"
    assert text("|~2.c|", ~c"c") == "|cc|"
    assert text("|~2..xc|", ~c"c") == "|cc|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.3c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.3.xc|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.4c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.4.xc|", ~c"c") end
    assert text("|~2.2c|", ~c"c") == "|cc|"
    assert text("|~2.2.xc|", ~c"c") == "|cc|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.6c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.6.xc|", ~c"c") end
    assert text("|~2.1c|", ~c"c") == "| c|"
    assert text("|~2.1.xc|", ~c"c") == "|xc|"
    assert text("|~2.0c|", ~c"c") == "|  |"
    assert text("|~2.0.xc|", ~c"c") == "|xx|"
    assert text("|~0c|", ~c"c") == "||"
    assert text("|~0.c|", ~c"c") == "||"
    assert text("|~0..xc|", ~c"c") == "||"
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.3c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.3.xc|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.4c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.4.xc|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.2c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.2.xc|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.6c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.6.xc|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.1c|", ~c"c") end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.1.xc|", ~c"c") end
    assert text("|~0.0c|", ~c"c") == "||"
    assert text("|~0.0.xc|", ~c"c") == "||"
    assert text("~c", [-1]) == "ÿ"
  end

  test "~e" do
    assert text("~e", [1.5]) == "1.50000e+0"
    assert text("~.2e", [1.55]) == "1.6e+0"
    assert_raise ArgumentError, fn -> :io_lib.format("~.1e", [1.5]) end
    assert text("~e", [1.0e100]) == "1.00000e+100"
    assert text("~e", [0.0]) == "0.00000e+0"
    assert text("~.3e", [-12345.678]) == "-1.23e+4"
    assert text("~12.3e|", [1.0]) == "     1.00e+0|"
    assert text("~.20e", [0.1]) == "1.0000000000000000555e-1"
    assert text("~e", [1.0e-5]) == "1.00000e-5"
    assert text("~15.3e|", [1.5]) == "        1.50e+0|"
    assert text("~15.3e|", [-0.0]) == "       -0.00e+0|"
    assert text("~15.3e|", [0.0001]) == "        1.00e-4|"
    assert text("~15.3e|", [123_456.0]) == "        1.23e+5|"
    assert text("~15.3e|", [1.0e17]) == "       1.00e+17|"
    assert text("~15.3e|", [99.99]) == "        1.00e+2|"
    assert_raise ArgumentError, fn -> :io_lib.format("~.0e", [1.5]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0e", [-0.0]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0e", [0.0001]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0e", [123_456.0]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0e", [1.0e17]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0e", [99.99]) end

    assert text("~.260e", [1.5]) ==
             "1.5000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000e+0"
  end

  test "~f" do
    assert text("~f", [1.5]) == "1.500000"
    assert_raise ArgumentError, fn -> :io_lib.format("~f", [1]) end
    assert text("~.2f", [1.005]) == "1.00"
    assert text("~10.2f|", [3.14159]) == "      3.14|"
    assert text("~-10.2f|", [3.14159]) == "3.14      |"
    assert_raise ArgumentError, fn -> :io_lib.format("~.0f", [2.5]) end
    assert text("~.1f", [2.25]) == "2.3"
    assert text("~3.1f", [12345.6]) == "***"
    assert text("~f", [1.0e20]) == "100000000000000000000.000000"

    assert text("~f", [1.0e300]) ==
             "1000000000000000052500000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000.000000"

    assert text("~.20f", [0.1]) == "0.10000000000000000555"
    assert text("~.30f", [1.0e-10]) == "0.000000000100000000000000003643"
    assert text("~5f", [1.5]) == "*****"
    assert text("~5f", [-0.0]) == "*****"
    assert text("~5f", [0.0001]) == "*****"
    assert text("~5f", [123_456.0]) == "*****"
    assert text("~5f", [1.0e17]) == "*****"
    assert text("~5f", [99.99]) == "*****"
    assert text("~5.2f", [1.5]) == " 1.50"
    assert text("~5.2f", [-0.0]) == "-0.00"
    assert text("~5.2f", [0.0001]) == " 0.00"
    assert text("~5.2f", [123_456.0]) == "*****"
    assert text("~5.2f", [1.0e17]) == "*****"
    assert text("~5.2f", [99.99]) == "99.99"
    assert text("~12f|", [1.5]) == "    1.500000|"
    assert text("~12f|", [-0.0]) == "   -0.000000|"
    assert text("~12f|", [0.0001]) == "    0.000100|"
    assert text("~12f|", [123_456.0]) == "************|"
    assert text("~12f|", [1.0e17]) == "************|"
    assert text("~12f|", [99.99]) == "   99.990000|"
    assert text("~-12f|", [1.5]) == "1.500000    |"
    assert text("~-12f|", [-0.0]) == "-0.000000   |"
    assert text("~-12f|", [0.0001]) == "0.000100    |"
    assert text("~-12f|", [123_456.0]) == "************|"
    assert text("~-12f|", [1.0e17]) == "************|"
    assert text("~-12f|", [99.99]) == "99.990000   |"
    assert text("~12..xf|", [1.5]) == "xxxx1.500000|"
    assert text("~12..xf|", [-0.0]) == "xxx-0.000000|"
    assert text("~12..xf|", [0.0001]) == "xxxx0.000100|"
    assert text("~12..xf|", [123_456.0]) == "************|"
    assert text("~12..xf|", [1.0e17]) == "************|"
    assert text("~12..xf|", [99.99]) == "xxx99.990000|"
    assert text("~.1f", [1.5]) == "1.5"
    assert text("~.1f", [-0.0]) == "-0.0"
    assert text("~.1f", [0.0001]) == "0.0"
    assert text("~.1f", [123_456.0]) == "123456.0"
    assert text("~.1f", [1.0e17]) == "100000000000000000.0"
    assert text("~.1f", [99.99]) == "100.0"

    assert text("~.300f", [1.5]) ==
             "1.500000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
  end

  test "~g" do
    assert text("~g", [1.5]) == "1.50000"
    assert text("~g", [100_000.0]) == "1.00000e+5"
    assert text("~g", [0.05]) == "5.00000e-2"
    assert text("~g", [0.1]) == "0.100000"
    assert text("~g", [9999.99]) == "9999.99"
    assert text("~g", [10000.0]) == "1.00000e+4"
    assert text("~.3g", [1.5]) == "1.50"
    assert text("~.3g", [123.0]) == "1.23e+2"
    assert text("~.1g", [1.5]) == "1.5e+0"
    assert text("~g", [0.0]) == "0.00000e+0"
    assert text("~.3g", [1.0e20]) == "1.00e+20"
    assert text("~12g|", [1.5]) == "     1.50000|"
    assert text("~g", [-1.5]) == "-1.50000"
    assert text("~.10g", [999.0]) == "999.0000000"
    assert text("~.4g", [9999.0]) == "9.999e+3"
    assert text("~-12.3.xg|", [1.5]) == "1.50xxxxxxxx|"
    assert text("~-12.3.xg|", [-0.0]) == "-0.00e+0xxxx|"
    assert text("~-12.3.xg|", [0.0001]) == "1.00e-4xxxxx|"
    assert text("~-12.3.xg|", [123_456.0]) == "1.23e+5xxxxx|"
    assert text("~-12.3.xg|", [1.0e17]) == "1.00e+17xxxx|"
    assert text("~-12.3.xg|", [99.99]) == "100.0xxxxxxx|"
    assert text("~3g", [1.5]) == "***"
    assert text("~3g", [-0.0]) == "***"
    assert text("~3g", [0.0001]) == "***"
    assert text("~3g", [123_456.0]) == "***"
    assert text("~3g", [1.0e17]) == "***"
    assert text("~3g", [99.99]) == "***"
    assert_raise ArgumentError, fn -> :io_lib.format("~.0g", [1.5]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0g", [-0.0]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0g", [0.0001]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0g", [123_456.0]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0g", [1.0e17]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~.0g", [99.99]) end
    assert text("~.2g", [1.5]) == "1.5"
    assert text("~.2g", [-0.0]) == "-0.0e+0"
    assert text("~.2g", [0.0001]) == "1.0e-4"
    assert text("~.2g", [123_456.0]) == "1.2e+5"
    assert text("~.2g", [1.0e17]) == "1.0e+17"
    assert text("~.2g", [99.99]) == "1.0e+2"
  end

  test "~i" do
    assert text("~i", [:a]) == ""
    assert text("~5i|", [:a]) == "|"
  end

  test "~p" do
    assert_raise ArgumentError, fn -> :io_lib.format("~p", :a) end
    assert text("é~p", [1]) == "Ã©1"
    assert text("~0p", [[1, 2]]) == "[1,2]"
    assert text("~p ~tp", ["Ā", "Ā"]) == "<<196,128>> <<196,128>>"
    assert text("~lp ~lw", ["abc", ~c"abc"]) == "<<97,98,99>> [97,98,99]"
    assert text("~p", ["a\nb\t\"c\e"]) == "<<\"a\\nb\\t\\\"c\\e\">>"
    assert text("~p", [~c"a\nb\t\"c\e'"]) == "\"a\\nb\\t\\\"c\\e'\""
    assert text("~p", [10_000_000_000.0]) == "1.0e10"
    assert text("~p", [1.0e22]) == "1.0e22"
    assert text("~p", [0.1]) == "0.1"
    assert text("~p", [123_456_789.0]) == "123456789.0"
    assert text("~p", [<<1, 2, 5::size(4)>>]) == "<<1,2,5:4>>"
    assert text("~p", [<<97, 98, 99, 5::size(4)>>]) == "<<97,98,99,5:4>>"
    assert text("~p", [""]) == "<<>>"
    assert text("~p", [[0]]) == "[0]"
    assert text("~p", ["\d"]) == "<<127>>"
    assert text("~p", [<<128>>]) == "<<128>>"
    assert text("~p", [<<200, 201>>]) == "<<\"ÈÉ\">>"
    assert text("~p", ["\b\d"]) == "<<8,127>>"
    assert text("~p", [[8, 127, 128]]) == "[8,127,128]"
    assert text("~p", [:é]) == "é"
    assert text("~p", [:Ā]) == "'\\x{100}'"
    assert text("~tp", [:Ā]) == "'Ā'"

    assert text("~.2p", [
             [
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8,
               9,
               10,
               11,
               12,
               13,
               14,
               15,
               16,
               17,
               18,
               19,
               20,
               21,
               22,
               23,
               24,
               25,
               26,
               27,
               28,
               29,
               30,
               31,
               32,
               33,
               34,
               35,
               36,
               37,
               38,
               39,
               40,
               41,
               42,
               43,
               44,
               45,
               46,
               47,
               48,
               49,
               50
             ]
           ]) ==
             "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,\n  29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50]"

    assert_raise ArgumentError, fn ->
      :io_lib.format("~-30p", [
        [
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11,
          12,
          13,
          14,
          15,
          16,
          17,
          18,
          19,
          20,
          21,
          22,
          23,
          24,
          25,
          26,
          27,
          28,
          29,
          30,
          31,
          32,
          33,
          34,
          35,
          36,
          37,
          38,
          39,
          40,
          41,
          42,
          43,
          44,
          45,
          46,
          47,
          48,
          49,
          50
        ]
      ])
    end

    assert text("~0p", [
             [
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8,
               9,
               10,
               11,
               12,
               13,
               14,
               15,
               16,
               17,
               18,
               19,
               20,
               21,
               22,
               23,
               24,
               25,
               26,
               27,
               28,
               29,
               30,
               31,
               32,
               33,
               34,
               35,
               36,
               37,
               38,
               39,
               40,
               41,
               42,
               43,
               44,
               45,
               46,
               47,
               48,
               49,
               50
             ]
           ]) ==
             "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50]"

    assert text("~1p", [[1, 2, 3, 4, 5]]) == "[1,\n 2,\n 3,\n 4,\n 5]"
    assert text("~10p", [[1, 2, 3, 4, 5, 6, 7, 8, 9]]) == "[1,2,3,\n 4,5,6,\n 7,8,9]"
    assert text("~20p|", [[1, 2, 3, 4, 5, 6, 7, 8, 9]]) == "[1,2,3,4,5,6,7,8,\n 9]|"

    assert text("~30.20.xp|", [[1, 2, 3, 4, 5, 6, 7, 8, 9]]) ==
             "[1,2,3,4,\n                    5,6,7,8,\n                    9]|"

    assert text("ab\tc~p|", [
             [
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8,
               9,
               10,
               11,
               12,
               13,
               14,
               15,
               16,
               17,
               18,
               19,
               20,
               21,
               22,
               23,
               24,
               25,
               26,
               27,
               28,
               29,
               30,
               31,
               32,
               33,
               34,
               35,
               36,
               37,
               38,
               39,
               40,
               41,
               42,
               43,
               44,
               45,
               46,
               47,
               48,
               49,
               50,
               51,
               52,
               53,
               54,
               55,
               56,
               57,
               58,
               59
             ]
           ]) ==
             "ab\tc[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,\n          26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,\n          48,49,50,51,52,53,54,55,56,57,58,59]|"

    assert text("~*p", [20, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]]) ==
             "[1,2,3,4,5,6,7,8,\n 9,10,11,12,13,14,\n 15,16,17,18,19,\n 20]"

    assert text("~p", [
             [
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8,
               9,
               10,
               11,
               12,
               13,
               14,
               15,
               16,
               17,
               18,
               19,
               20,
               21,
               22,
               23,
               24,
               25,
               26,
               27,
               28,
               29,
               30,
               31,
               32,
               33,
               34,
               35,
               36,
               37,
               38,
               39,
               40,
               41,
               42,
               43,
               44,
               45,
               46,
               47,
               48,
               49,
               50,
               51,
               52,
               53,
               54,
               55,
               56,
               57,
               58,
               59,
               60
             ]
           ]) ==
             "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,\n 29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,\n 54,55,56,57,58,59,60]"

    assert text("~p", wwwwwwwwwwwwwwwwwwwwwwwwwwwwww: :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww) ==
             "{wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww}"

    assert text("~p", [{:wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwww, :wwwwwwwwww, {:a, 1}, [1, 2, 3], 4, 5}]) ==
             "{wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwww,wwwwwwwwww,\n                                {a,1},\n                                [1,2,3],\n                                4,5}"

    assert text("~p", [
             [
               :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,
               :wwwwwwwwwwwwwwwwwwww,
               {:a, 1},
               :wwwwwwwwww,
               [1, 2, 3],
               4,
               5,
               :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,
               6,
               7
             ]
           ]) ==
             "[wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwww,\n {a,1},\n wwwwwwwwww,\n [1,2,3],\n 4,5,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,6,7]"

    assert text("~p", [
             {1, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwww, {:a, 1}, :wwwwwwwwww, [1, 2, 3], 4, 5,
              :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 6, 7}
           ]) ==
             "{1,wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwww,\n {a,1},\n wwwwwwwwww,\n [1,2,3],\n 4,5,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,6,7}"

    assert text("~p", [
             {{1}, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwww, {:a, 1}, :wwwwwwwwww, [1, 2, 3], 4, 5,
              :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 6, 7}
           ]) ==
             "{{1},\n wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwww,\n {a,1},\n wwwwwwwwww,\n [1,2,3],\n 4,5,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,6,7}"

    assert text("~p", [
             {:ab, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwww, {:a, 1}, :wwwwwwwwww, [1, 2, 3], 4, 5,
              :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 6, 7,
              {:tag, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww}, 8,
              9}
           ]) ==
             "{ab,wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwww,\n    {a,1},\n    wwwwwwwwww,\n    [1,2,3],\n    4,5,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,6,7,\n    {tag,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n         wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww},\n    8,9}"

    assert text("~p", [
             "abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def "
           ]) ==
             "<<\"abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def \">>"

    assert text("~p", [
             ~c"abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def "
           ]) ==
             "\"abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def \""

    assert text("~p", [
             {:a,
              ~c"abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def ",
              1}
           ]) ==
             "{a,\"abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def \",\n   1}"

    assert text("~p", [
             {:a,
              "abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def ",
              1, 2}
           ]) ==
             "{a,<<\"abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def \">>,\n   1,2}"

    assert text("~p", [
             [
               a:
                 "abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def ",
               b:
                 <<1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                   1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1>>,
               c:
                 <<200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200,
                   1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1,
                   200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200,
                   1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1,
                   200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1, 200, 1>>
             ]
           ]) ==
             "[{a,<<\"abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def abc def \">>},\n {b,<<1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,\n      1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1>>},\n {c,<<200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,\n      1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,\n      200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,\n      1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,\n      200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,1,200,\n      1,200,1,200,1>>}]"

    assert text("~p", [[1, 2 | :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww]]) ==
             "[1,2|\n wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww]"

    assert text("~p", [[:wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww | :wwwwwwwwww]]) ==
             "[wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwww|\n wwwwwwwwww]"

    assert text("~p", [[:wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww | {:wwwwwwwwww, 1}]]) ==
             "[wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwww|\n {wwwwwwwwww,1}]"

    assert text("~p", [{:wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww}]) ==
             "{wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww}"

    assert text("~p", [
             {{{{:wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww}}}}
           ]) == "{{{{wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww}}}}"

    assert text("~p", [
             [[[[:wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww]]]]
           ]) == "[[[[wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww]]]]"

    assert text("~p", [
             [
               {:a, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww},
               1,
               2,
               [:b, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww],
               3
             ]
           ]) ==
             "[{a,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwww},\n 1,2,\n [b,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwww],\n 3]"

    assert text("~p", [[{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}, {6, 6}, {7, 7}, {8, 8}, {9, 9}, {10, 10}]]) ==
             "[{1,1},{2,2},{3,3},{4,4},{5,5},{6,6},{7,7},{8,8},{9,9},{10,10}]"

    assert text("~p", [[k: 1, k: 2, k: 3, k: 4, k: 5, k: 6, k: 7, k: 8, k: 9, k: 10]]) ==
             "[{k,1},{k,2},{k,3},{k,4},{k,5},{k,6},{k,7},{k,8},{k,9},{k,10}]"

    assert text("~p", [[[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 6], ~c"\a\a", ~c"\b\b", ~c"\t\t", ~c"\n\n"]]) ==
             "[[1,1],[2,2],[3,3],[4,4],[5,5],[6,6],[7,7],\"\\b\\b\",\"\\t\\t\",\"\\n\\n\"]"

    assert text("~p", [[1, 2, 3, 4, "ab", "ab", "ab", "ab", "ab", "ab"]]) ==
             "[1,2,3,4,<<\"ab\">>,<<\"ab\">>,<<\"ab\">>,<<\"ab\">>,<<\"ab\">>,<<\"ab\">>]"

    assert text("~p", [
             [
               "ab1",
               "ab2",
               "ab3",
               "ab4",
               "ab5",
               "ab6",
               "ab7",
               "ab8",
               "ab9",
               "ab10",
               "ab11",
               "ab12",
               "ab13",
               "ab14",
               "ab15",
               "ab16",
               "ab17",
               "ab18",
               "ab19",
               "ab20"
             ]
           ]) ==
             "[<<\"ab1\">>,<<\"ab2\">>,<<\"ab3\">>,<<\"ab4\">>,<<\"ab5\">>,<<\"ab6\">>,<<\"ab7\">>,\n <<\"ab8\">>,<<\"ab9\">>,<<\"ab10\">>,<<\"ab11\">>,<<\"ab12\">>,<<\"ab13\">>,<<\"ab14\">>,\n <<\"ab15\">>,<<\"ab16\">>,<<\"ab17\">>,<<\"ab18\">>,<<\"ab19\">>,<<\"ab20\">>]"

    assert text("~p", [
             [
               ~c"ab1",
               ~c"ab2",
               ~c"ab3",
               ~c"ab4",
               ~c"ab5",
               ~c"ab6",
               ~c"ab7",
               ~c"ab8",
               ~c"ab9",
               ~c"ab10",
               ~c"ab11",
               ~c"ab12",
               ~c"ab13",
               ~c"ab14",
               ~c"ab15",
               ~c"ab16",
               ~c"ab17",
               ~c"ab18",
               ~c"ab19",
               ~c"ab20"
             ]
           ]) ==
             "[\"ab1\",\"ab2\",\"ab3\",\"ab4\",\"ab5\",\"ab6\",\"ab7\",\"ab8\",\"ab9\",\"ab10\",\"ab11\",\"ab12\",\n \"ab13\",\"ab14\",\"ab15\",\"ab16\",\"ab17\",\"ab18\",\"ab19\",\"ab20\"]"

    assert text("~p", [[{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]]) ==
             "[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]"

    assert text("~p", [
             [%{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}, %{}]
           ]) ==
             "[\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\#{},\n \#{}]"

    assert text("~p", [[[], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], []]]) ==
             "[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]"

    assert text("~p", [
             {:x,
              [
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24,
                25,
                26,
                27,
                28,
                29,
                30
              ], 2, 3}
           ]) == "{x,[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,\n    28,29,30],\n   2,3}"

    assert text("~p", [
             {:application, :sasl,
              [
                description: ~c"SASL  CXC 138 11",
                id: ~c"SASL",
                vsn: ~c"4.2",
                modules: [:sasl, :alarm_handler, :format_lib_supp, :misc_supp, :rb, :rb_format_supp],
                registered: [:sasl_sup, :alarm_handler],
                env: [],
                mod: {:sasl, []}
              ]}
           ]) ==
             "{application,sasl,\n             [{description,\"SASL  CXC 138 11\"},\n              {id,\"SASL\"},\n              {vsn,\"4.2\"},\n              {modules,[sasl,alarm_handler,format_lib_supp,misc_supp,rb,\n                        rb_format_supp]},\n              {registered,[sasl_sup,alarm_handler]},\n              {env,[]},\n              {mod,{sasl,[]}}]}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}]) ==
             "{wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n            1}"

    assert text("~40p", [{:wwwwwwwwww, {:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}, 1}]) ==
             "{wwwwwwwwww,\n    {wwwwwwwwww,\n        wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n        1},\n    1}"

    assert text("~40p", [{:wwwwwwwwww, {:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1}, 1}]) ==
             "{wwwwwwwwww,\n    {wwwwwwwwww,\n        wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n        1},\n    1}"

    assert text("~40p", [{:wwwwwwwwww, [:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1], 1}]) ==
             "{wwwwwwwwww,[wwwwwwwwww,\n             wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n             1],\n            1}"

    assert text("~40p", [{:wwwwwwwwww, [:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1], 1}]) ==
             "{wwwwwwwwww,[wwwwwwwwww,\n             wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n             1],\n            1}"

    assert text("~40p", [
             [
               :wwwwwwwwww,
               {:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1},
               {:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwww, 1},
               1
             ]
           ]) ==
             "[wwwwwwwwww,\n {wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n             1},\n {wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwww,\n             1},\n 1]"

    assert text("~40p", [
             [
               :wwwwwwwwww,
               {:wwwwwwwwww, 1, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1},
               {:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwww, 1},
               1
             ]
           ]) ==
             "[wwwwwwwwww,\n {wwwwwwwwww,1,\n             wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n             1},\n {wwwwwwwwww,wwwwwwwwwwwwwwwwwwwwwwwwwwww,\n             1},\n 1]"

    assert text("~40p", [
             [
               :wwwwwwwwww,
               {:wwwwwwwwww, 1, :wwwwwwwwwwwwwwwwwwwwwwwwwwwwww, 1},
               {:wwwwwwwwww, :wwwwwwww, 1},
               :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww
             ]
           ]) ==
             "[wwwwwwwwww,\n {wwwwwwwwww,1,\n             wwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n             1},\n {wwwwwwwwww,wwwwwwww,1},\n wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww]"

    assert text("~40p", [
             [
               :wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,
               {:wwwwwwwwww, 1, :wwwwwwwwwwwwwwwwwwww, 1},
               {:wwwwwwwwww, :wwwwwwww, 1}
             ]
           ]) ==
             "[wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww,\n {wwwwwwwwww,1,wwwwwwwwwwwwwwwwwwww,1},\n {wwwwwwwwww,wwwwwwww,1}]"

    assert text("~40p", [
             {:wwwwwwwwww, 1, [:wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww], 2,
              {:wwwwwwwwwwwwwwwwwwww, 1, :wwwwwwwwwwwwwwwwwwww, 1}, {:wwwwwwwwww, :wwwwwwww, 1}}
           ]) ==
             "{wwwwwwwwww,1,\n    [wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww],\n    2,\n    {wwwwwwwwwwwwwwwwwwww,1,\n        wwwwwwwwwwwwwwwwwwww,1},\n    {wwwwwwwwww,wwwwwwww,1}}"

    assert text("~40p", [
             [
               :wwwwwwwwww,
               {:wwwwwwwwww, :wwwwwwwwwwwwwwwwwwwwwwwwwwww, 1},
               {:wwwwwwwwwwwwwwwwwwww, {:wwwwwwwwwwwwwwwwwwww, :wwwwwwwwwwwwwww}, 1},
               1
             ]
           ]) ==
             "[wwwwwwwwww,\n {wwwwwwwwww,\n     wwwwwwwwwwwwwwwwwwwwwwwwwwww,1},\n {wwwwwwwwwwwwwwwwwwww,\n     {wwwwwwwwwwwwwwwwwwww,\n         wwwwwwwwwwwwwww},\n     1},\n 1]"
  end

  test "~s" do
    assert text("~5s", [~c"abc"]) == "  abc"
    assert text("~2s", ["abc"]) == "ab"
    assert text("~5.2s|", ["abc"]) == "   ab|"
    assert text("~-5.2s|", ["abc"]) == "ab   |"
    assert text("~.2s|", ["abc"]) == "ab|"
    assert text("~.5s|", ["abc"]) == "abc  |"
    assert_raise ArgumentError, fn -> :io_lib.format("~5.9s|", ["abc"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~5.7s|", ["abcdefgh"]) end
    assert text("~s", [:abc]) == "abc"
    assert text("~s", ["é"]) == "Ã©"
    assert text("~ts", ["é"]) == "é"
    assert text("~s", [[233]]) == "é"
    assert_raise ArgumentError, fn -> :io_lib.format("~s", [[1000]]) end
    assert text("~ts", [[1000]]) == "Ϩ"
    assert text("~ts", [:é]) == "é"
    assert text("~s", [:é]) == "é"
    assert_raise ArgumentError, fn -> :io_lib.format("~s", [:Ā]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~s", [1]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~s", [[:a]]) end
    assert text("~10ts|", ["日本"]) == "        日本|"
    assert text("~.3ts|", ["éa日本"]) == "éa日|"
    assert text("|~s|", ["abcd"]) == "|abcd|"
    assert text("|~.s|", ["abcd"]) == "|abcd|"
    assert text("|~..xs|", ["abcd"]) == "|abcd|"
    assert text("|~.3s|", ["abcd"]) == "|abc|"
    assert text("|~.3.xs|", ["abcd"]) == "|abc|"
    assert text("|~.4s|", ["abcd"]) == "|abcd|"
    assert text("|~.4.xs|", ["abcd"]) == "|abcd|"
    assert text("|~.2s|", ["abcd"]) == "|ab|"
    assert text("|~.2.xs|", ["abcd"]) == "|ab|"
    assert text("|~.6s|", ["abcd"]) == "|abcd  |"
    assert text("|~.6.xs|", ["abcd"]) == "|abcdxx|"
    assert text("|~.1s|", ["abcd"]) == "|a|"
    assert text("|~.1.xs|", ["abcd"]) == "|a|"
    assert text("|~.0s|", ["abcd"]) == "||"
    assert text("|~.0.xs|", ["abcd"]) == "||"
    assert text("|~5s|", ["abcd"]) == "| abcd|"
    assert text("|~5.s|", ["abcd"]) == "| abcd|"
    assert text("|~5..xs|", ["abcd"]) == "|xabcd|"
    assert text("|~5.3s|", ["abcd"]) == "|  abc|"
    assert text("|~5.3.xs|", ["abcd"]) == "|xxabc|"
    assert text("|~5.4s|", ["abcd"]) == "| abcd|"
    assert text("|~5.4.xs|", ["abcd"]) == "|xabcd|"
    assert text("|~5.2s|", ["abcd"]) == "|   ab|"
    assert text("|~5.2.xs|", ["abcd"]) == "|xxxab|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~5.6s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~5.6.xs|", ["abcd"]) end
    assert text("|~5.1s|", ["abcd"]) == "|    a|"
    assert text("|~5.1.xs|", ["abcd"]) == "|xxxxa|"
    assert text("|~5.0s|", ["abcd"]) == "|     |"
    assert text("|~5.0.xs|", ["abcd"]) == "|xxxxx|"
    assert text("|~-5s|", ["abcd"]) == "|abcd |"
    assert text("|~-5.s|", ["abcd"]) == "|abcd |"
    assert text("|~-5..xs|", ["abcd"]) == "|abcdx|"
    assert text("|~-5.3s|", ["abcd"]) == "|abc  |"
    assert text("|~-5.3.xs|", ["abcd"]) == "|abcxx|"
    assert text("|~-5.4s|", ["abcd"]) == "|abcd |"
    assert text("|~-5.4.xs|", ["abcd"]) == "|abcdx|"
    assert text("|~-5.2s|", ["abcd"]) == "|ab   |"
    assert text("|~-5.2.xs|", ["abcd"]) == "|abxxx|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~-5.6s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~-5.6.xs|", ["abcd"]) end
    assert text("|~-5.1s|", ["abcd"]) == "|a    |"
    assert text("|~-5.1.xs|", ["abcd"]) == "|axxxx|"
    assert text("|~-5.0s|", ["abcd"]) == "|     |"
    assert text("|~-5.0.xs|", ["abcd"]) == "|xxxxx|"
    assert text("|~2s|", ["abcd"]) == "|ab|"
    assert text("|~2.s|", ["abcd"]) == "|ab|"
    assert text("|~2..xs|", ["abcd"]) == "|ab|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.3s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.3.xs|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.4s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.4.xs|", ["abcd"]) end
    assert text("|~2.2s|", ["abcd"]) == "|ab|"
    assert text("|~2.2.xs|", ["abcd"]) == "|ab|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.6s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~2.6.xs|", ["abcd"]) end
    assert text("|~2.1s|", ["abcd"]) == "| a|"
    assert text("|~2.1.xs|", ["abcd"]) == "|xa|"
    assert text("|~2.0s|", ["abcd"]) == "|  |"
    assert text("|~2.0.xs|", ["abcd"]) == "|xx|"
    assert text("|~0s|", ["abcd"]) == "||"
    assert text("|~0.s|", ["abcd"]) == "||"
    assert text("|~0..xs|", ["abcd"]) == "||"
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.3s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.3.xs|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.4s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.4.xs|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.2s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.2.xs|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.6s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.6.xs|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.1s|", ["abcd"]) end
    assert_raise ArgumentError, fn -> :io_lib.format("|~0.1.xs|", ["abcd"]) end
    assert text("|~0.0s|", ["abcd"]) == "||"
    assert text("|~0.0.xs|", ["abcd"]) == "||"
    assert text("|~5.4s|", ["ab"]) == "| ab  |"
    assert text("|~-5.4s|", ["ab"]) == "|ab   |"
    assert text("|~6.4.xs|", ["ab"]) == "|xxabxx|"
    assert text("|~4.4s|", ["ab"]) == "|  ab|"
    assert text("|~-4.4.xs|", ["ab"]) == "|abxx|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~-.4.xs|", ["ab"]) end
    assert text("~ts ~ts ~ts", [[[~c"a", "é"], "ü", 300], :Ā, "é"]) == "aéüĬ Ā é"
    assert text("~ts", [<<255>>]) == "ÿ"
    assert text("~ts", [[255, <<255>>]]) == "ÿÿ"
    assert_raise ArgumentError, fn -> :io_lib.format("~ts", [["é", -1]]) end
    assert text("~s", [["a", [98 | "c"]]]) == "abc"
    assert_raise ArgumentError, fn -> :io_lib.format("~s", ["a" | "c"]) end

    assert text("~s~30p", [
             "abcdefghij",
             [
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8,
               9,
               10,
               11,
               12,
               13,
               14,
               15,
               16,
               17,
               18,
               19,
               20,
               21,
               22,
               23,
               24,
               25,
               26,
               27,
               28,
               29,
               30
             ]
           ]) ==
             "abcdefghij[1,2,3,4,5,6,7,8,\n           9,10,11,12,13,14,\n           15,16,17,18,19,\n           20,21,22,23,24,\n           25,26,27,28,29,\n           30]"

    assert text("~s~30.2p", [
             "abcdefghij",
             [
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8,
               9,
               10,
               11,
               12,
               13,
               14,
               15,
               16,
               17,
               18,
               19,
               20,
               21,
               22,
               23,
               24,
               25,
               26,
               27,
               28,
               29,
               30
             ]
           ]) ==
             "abcdefghij[1,2,3,4,5,6,7,8,9,10,11,\n  12,13,14,15,16,17,18,19,\n  20,21,22,23,24,25,26,27,\n  28,29,30]"

    assert text("é~ts~p|", [
             "日本語日本語日本語日本語",
             [
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8,
               9,
               10,
               11,
               12,
               13,
               14,
               15,
               16,
               17,
               18,
               19,
               20,
               21,
               22,
               23,
               24,
               25,
               26,
               27,
               28,
               29,
               30,
               31,
               32,
               33,
               34,
               35,
               36,
               37,
               38,
               39,
               40,
               41,
               42,
               43,
               44,
               45,
               46,
               47,
               48,
               49,
               50,
               51,
               52,
               53,
               54,
               55,
               56,
               57,
               58,
               59
             ]
           ]) ==
             "Ã©日本語日本語日本語日本語[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,\n               25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,\n               46,47,48,49,50,51,52,53,54,55,56,57,58,59]|"

    assert text("~10ts|~-10ts|~.3ts|", ["日本", "日本", "日本語日本"]) == "        日本|日本        |日本語|"
    assert text("~ts", [[<<255>>, "é"]]) == "ÿé"
    assert_raise ArgumentError, fn -> :io_lib.format("~ts", [{:a}]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~s", [%{}]) end
    assert text("~s", [[]]) == ""
    assert text("~s", [nil]) == "nil"
  end

  test "~w" do
    assert text("~5w", abc: 1) == "*****"
    assert text("~10w", [:abc]) == "       abc"
    assert text("~-10w|", [:abc]) == "abc       |"
    assert text("~2w", [:abc]) == "**"
    assert text("~5.2w", [:abc]) == "   **"
    assert text("~.2w", [:abc]) == "**"
    assert text("~.5w", [:abc]) == "  abc"
    assert text("~10.2.xw", [:abc]) == "xxxxxxxx**"
    assert text("~*w", [10, :abc]) == "       abc"
    assert text("~*w|", [-10, :abc]) == "abc       |"
    assert text("~..xw|", [:abc]) == "abc|"
    assert text("~5..xw|", [:abc]) == "xxabc|"
    assert_raise ArgumentError, fn -> :io_lib.format("~w", []) end
    assert_raise ArgumentError, fn -> :io_lib.format("~w", [1, 2]) end
    assert_raise ArgumentError, fn -> :io_lib.format("~w", :a) end
    assert text("~tw ~tp", ["é", "é"]) == "<<195,169>> <<\"é\"/utf8>>"
    assert text("~w ~p", [[233], [233]]) == "[233] \"é\""
    assert text("~w ~p", [[256], [256]]) == "[256] [256]"
    assert text("~tw ~tp", [[256], [256]]) == "[256] [256]"
    assert text("~w ~tw", [:Ā, :Ā]) == "'\\x{100}' 'Ā'"
    assert text("~w ~tw", ["Ā", "Ā"]) == "<<196,128>> <<196,128>>"
    assert text("~w", [:"a b"]) == "'a b'"
    assert text("~w", [:"a'b\n"]) == "'a\\'b\\n'"
    assert text("~w", [:a@b]) == "a@b"
    assert text("~w", [:_a]) == "'_a'"
    assert text("~w", [:A]) == "'A'"
    assert text("~w", [:if]) == "'if'"
    assert text("~w", [:maybe]) == "'maybe'"
    assert text("~w", [:else]) == "'else'"
    assert text("~w", [:é]) == "é"
    assert text("~w", [:""]) == "''"
    assert text("~w", [Foo.Bar]) == "'Elixir.Foo.Bar'"
    assert text("~w", [nil]) == "nil"
    assert text("~w", [<<1::size(3)>>]) == "<<1:3>>"
    assert text("~w", [<<1, 2, 5::size(4)>>]) == "<<1,2,5:4>>"
    assert text("~w", [%{}]) == "\#{}"
    assert text("~w", [""]) == "<<>>"
    assert text("~w", [[]]) == "[]"
    assert text("|~w|", [:abc]) == "|abc|"
    assert text("|~.w|", [:abc]) == "|abc|"
    assert text("|~..xw|", [:abc]) == "|abc|"
    assert text("|~.3w|", [:abc]) == "|abc|"
    assert text("|~.3.xw|", [:abc]) == "|abc|"
    assert text("|~.4w|", [:abc]) == "| abc|"
    assert text("|~.4.xw|", [:abc]) == "|xabc|"
    assert text("|~.2w|", [:abc]) == "|**|"
    assert text("|~.2.xw|", [:abc]) == "|**|"
    assert text("|~.6w|", [:abc]) == "|   abc|"
    assert text("|~.6.xw|", [:abc]) == "|xxxabc|"
    assert text("|~.1w|", [:abc]) == "|*|"
    assert text("|~.1.xw|", [:abc]) == "|*|"
    assert text("|~.0w|", [:abc]) == "||"
    assert text("|~.0.xw|", [:abc]) == "||"
    assert text("|~5w|", [:abc]) == "|  abc|"
    assert text("|~5.w|", [:abc]) == "|  abc|"
    assert text("|~5..xw|", [:abc]) == "|xxabc|"
    assert text("|~5.3w|", [:abc]) == "|  abc|"
    assert text("|~5.3.xw|", [:abc]) == "|xxabc|"
    assert text("|~5.4w|", [:abc]) == "|  abc|"
    assert text("|~5.4.xw|", [:abc]) == "|xxabc|"
    assert text("|~5.2w|", [:abc]) == "|   **|"
    assert text("|~5.2.xw|", [:abc]) == "|xxx**|"
    assert text("|~5.6w|", [:abc]) == "|  abc|"
    assert text("|~5.6.xw|", [:abc]) == "|xxabc|"
    assert text("|~5.1w|", [:abc]) == "|    *|"
    assert text("|~5.1.xw|", [:abc]) == "|xxxx*|"
    assert text("|~5.0w|", [:abc]) == "|     |"
    assert text("|~5.0.xw|", [:abc]) == "|xxxxx|"
    assert text("|~-5w|", [:abc]) == "|abc  |"
    assert text("|~-5.w|", [:abc]) == "|abc  |"
    assert text("|~-5..xw|", [:abc]) == "|abcxx|"
    assert text("|~-5.3w|", [:abc]) == "|abc  |"
    assert text("|~-5.3.xw|", [:abc]) == "|abcxx|"
    assert text("|~-5.4w|", [:abc]) == "|abc  |"
    assert text("|~-5.4.xw|", [:abc]) == "|abcxx|"
    assert text("|~-5.2w|", [:abc]) == "|**   |"
    assert text("|~-5.2.xw|", [:abc]) == "|**xxx|"
    assert text("|~-5.6w|", [:abc]) == "|abc  |"
    assert text("|~-5.6.xw|", [:abc]) == "|abcxx|"
    assert text("|~-5.1w|", [:abc]) == "|*    |"
    assert text("|~-5.1.xw|", [:abc]) == "|*xxxx|"
    assert text("|~-5.0w|", [:abc]) == "|     |"
    assert text("|~-5.0.xw|", [:abc]) == "|xxxxx|"
    assert text("|~2w|", [:abc]) == "|**|"
    assert text("|~2.w|", [:abc]) == "|**|"
    assert text("|~2..xw|", [:abc]) == "|**|"
    assert text("|~2.3w|", [:abc]) == "|**|"
    assert text("|~2.3.xw|", [:abc]) == "|**|"
    assert text("|~2.4w|", [:abc]) == "|**|"
    assert text("|~2.4.xw|", [:abc]) == "|**|"
    assert text("|~2.2w|", [:abc]) == "|**|"
    assert text("|~2.2.xw|", [:abc]) == "|**|"
    assert text("|~2.6w|", [:abc]) == "|**|"
    assert text("|~2.6.xw|", [:abc]) == "|**|"
    assert text("|~2.1w|", [:abc]) == "| *|"
    assert text("|~2.1.xw|", [:abc]) == "|x*|"
    assert text("|~2.0w|", [:abc]) == "|  |"
    assert text("|~2.0.xw|", [:abc]) == "|xx|"
    assert text("|~0w|", [:abc]) == "||"
    assert text("|~0.w|", [:abc]) == "||"
    assert text("|~0..xw|", [:abc]) == "||"
    assert text("|~0.3w|", [:abc]) == "||"
    assert text("|~0.3.xw|", [:abc]) == "||"
    assert text("|~0.4w|", [:abc]) == "||"
    assert text("|~0.4.xw|", [:abc]) == "||"
    assert text("|~0.2w|", [:abc]) == "||"
    assert text("|~0.2.xw|", [:abc]) == "||"
    assert text("|~0.6w|", [:abc]) == "||"
    assert text("|~0.6.xw|", [:abc]) == "||"
    assert text("|~0.1w|", [:abc]) == "||"
    assert text("|~0.1.xw|", [:abc]) == "||"
    assert text("|~0.0w|", [:abc]) == "||"
    assert text("|~0.0.xw|", [:abc]) == "||"
    assert text("|~.4w|", [:ab]) == "|  ab|"
    assert_raise ArgumentError, fn -> :io_lib.format("|~-.4w|", [:ab]) end
    assert text("|~10.4w|", [:ab]) == "|        ab|"
    assert text("|~-10.4.xw|", [:ab]) == "|abxxxxxxxx|"
  end

  test "~~ and ~n" do
    assert text("~n", []) == "\n"
    assert text("~3n|", []) == "\n\n\n|"
    assert text("~~", []) == "~"
    assert text("~3~", []) == "~~~"
    assert text("~.16x|~-10.16x|~10.16.0X", [255, ~c"0x", 255, ~c"0x", 255, ~c"0x"]) == "0xff|0xff      |0000000xFF"
    assert_raise ArgumentError, fn -> :io_lib.format("~3~|~-3~|~.2~|~5.2~|~3.2n|~-2n|~.2n|~2.1i", [1]) end
    assert text("~3~|", []) == "~~~|"
    assert text("~-3~|", []) == "~~~|"
    assert text("~.2~|", []) == "~~|"
    assert text("~5.2~|", []) == "   ~~|"
    assert text("~3.2n|", []) == "\n\n\n|"
    assert_raise ArgumentError, fn -> :io_lib.format("~-2n|", []) end
    assert text("~.2n|", []) == "\n|"
    assert text("~2.1n", []) == "\n\n"
  end
end
