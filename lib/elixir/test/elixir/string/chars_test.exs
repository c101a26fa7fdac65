defmodule String.CharsTest do
  use ExUnit.Case, async: true

  doctest String.Chars

  test "of each type" do
    assert to_string(:atom) == "atom"
    assert to_string(nil) == ""
    assert to_string(Foo.Bar) == "Elixir.Foo.Bar"
    assert to_string("x") == "x"
    assert to_string(-12) == "-12"
    assert to_string(1.0e300) == "1.0e300"
    assert to_string([?a, "b", [~c"c"]]) == "abc"
    assert to_string(~D[2026-01-02]) == "2026-01-02"
    assert "#{1..3 |> Enum.sum()}" == "6"
  end

  test "what has no text raises" do
    assert_raise Protocol.UndefinedError, fn -> to_string({1}) end
    assert_raise Protocol.UndefinedError, fn -> to_string(%{}) end
    assert_raise ArgumentError, fn -> to_string([:a]) end
  end
end
