defmodule List.CharsTest do
  use ExUnit.Case, async: true

  doctest List.Chars

  test "of each type" do
    assert to_charlist(:atom) == ~c"atom"
    assert to_charlist(nil) == ~c""
    assert to_charlist("añb") == ~c"añb"
    assert to_charlist(12) == ~c"12"
    assert to_charlist(1.5) == ~c"1.5"
    assert to_charlist(~c"list") == ~c"list"
    assert to_charlist([]) == []
  end

  test "tuples have none" do
    assert_raise Protocol.UndefinedError, fn -> to_charlist({1}) end
  end

  test "bitstrings that are no binaries have none" do
    assert_raise Protocol.UndefinedError, fn -> to_charlist(<<1::3>>) end
  end
end
