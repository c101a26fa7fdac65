defmodule IO.ANSITest do
  use ExUnit.Case, async: true

  doctest IO.ANSI

  test "format" do
    assert IO.ANSI.format([:red, "a", [:bright, ~c"b"]], true) |> IO.chardata_to_string() == "\e[31ma\e[1mb\e[0m"
    assert IO.ANSI.format(["a"], true) == [[], "a"]
    assert IO.ANSI.format([:red, "a"], false) == [[], "a"]
    assert IO.ANSI.format(:red, true) |> IO.chardata_to_string() == "\e[31m\e[0m"
    assert IO.ANSI.format_fragment([:red, "a"], true) |> IO.chardata_to_string() == "\e[31ma"
    assert IO.ANSI.format([1, 2 | "x"], true) == [[[[], 1], 2], "x"]

    for emit? <- [true, false] do
      assert_raise ArgumentError, "invalid ANSI sequence specification: :nope", fn -> IO.ANSI.format([:nope], emit?) end
    end
  end

  test "sequences" do
    assert IO.ANSI.light_red_background() == "\e[101m"
    assert IO.ANSI.font_9() == "\e[19m"
    assert IO.ANSI.cursor_up() == "\e[1A"
    assert IO.ANSI.cursor_down(3) == "\e[3B"
    assert IO.ANSI.clear_line() == "\e[2K"
    assert IO.ANSI.color_background(1, 2, 3) == "\e[48;5;67m"
    assert_raise FunctionClauseError, fn -> IO.ANSI.color(256) end
    assert_raise FunctionClauseError, fn -> IO.ANSI.color(1, 2, 6) end
  end
end
