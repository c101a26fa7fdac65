defmodule IntegerTest do
  use ExUnit.Case, async: true

  doctest Integer

  test "division" do
    assert Integer.floor_div(5, 2) == 2
    assert Integer.floor_div(-5, 2) == -3
    assert Integer.floor_div(5, -2) == -3
    assert Integer.floor_div(-6, 3) == -2
    assert Integer.floor_div(-1_180_591_620_717_411_303_424, 7) == -168_655_945_816_773_043_347
    assert Integer.mod(5, 2) == 1
    assert Integer.mod(-5, 3) == 1
    assert Integer.mod(5, -3) == -1
    assert Integer.mod(-6, 3) == 0
    assert Integer.mod(1_180_591_620_717_411_303_424, -7) == -5
    assert_raise ArithmeticError, "bad argument in arithmetic expression", fn -> apply(Integer, :mod, [1, 0]) end
    assert_raise ArithmeticError, "bad argument in arithmetic expression", fn -> apply(Integer, :floor_div, [1, 0]) end

    assert_raise ArithmeticError, "bad argument in arithmetic expression", fn ->
      apply(Integer, :floor_div, [1.0, 2])
    end
  end

  test "pow" do
    assert Integer.pow(2, 0) == 1
    assert Integer.pow(0, 0) == 1
    assert Integer.pow(2, 100) == 1_267_650_600_228_229_401_496_703_205_376
    assert Integer.pow(-3, 5) == -243
    assert_raise ArithmeticError, "bad argument in arithmetic expression", fn -> apply(Integer, :pow, [2, -1]) end
    assert_raise FunctionClauseError, fn -> apply(Integer, :pow, [2.0, 2]) end
  end

  test "gcd and extended_gcd" do
    assert Integer.gcd(12, 18) == 6
    assert Integer.gcd(-4, 6) == 2
    assert Integer.gcd(0, 0) == 0
    assert Integer.gcd(0, -5) == 5
    assert Integer.gcd(1_180_591_620_717_411_303_424, 36) == 4
    assert Integer.extended_gcd(240, 46) == {2, -9, 47}
    assert Integer.extended_gcd(-5, 3) == {1, 1, 2}
    assert Integer.extended_gcd(-4, -6) == {2, 1, -1}
    assert Integer.extended_gcd(0, 0) == {0, 0, 0}
    assert Integer.extended_gcd(0, 5) == {5, 0, 1}
    assert Integer.extended_gcd(-12, 0) == {-12, 1, 0}
    assert_raise FunctionClauseError, fn -> apply(Integer, :gcd, [1.0, 2]) end
  end

  test "digits and undigits" do
    assert Integer.digits(0) == [0]
    assert Integer.digits(123) == [1, 2, 3]
    assert Integer.digits(-170, 2) == [-1, 0, -1, 0, -1, 0, -1, 0]
    assert Integer.digits(1_180_591_620_717_411_303_424, 1000) == [1, 180, 591, 620, 717, 411, 303, 424]
    assert Integer.undigits([]) == 0
    assert Integer.undigits([1, 2, 3]) == 123
    assert Integer.undigits([1, 0, 1], 2) == 5
    assert_raise ArgumentError, "invalid digit 5 in base 2", fn -> apply(Integer, :undigits, [[5], 2]) end
    assert_raise FunctionClauseError, fn -> apply(Integer, :digits, [5, 1]) end
    assert_raise FunctionClauseError, fn -> apply(Integer, :digits, [1.5]) end
  end

  test "parse" do
    assert Integer.parse("34") == {34, ""}
    assert Integer.parse("34.5") == {34, ".5"}
    assert Integer.parse("-34x") == {-34, "x"}
    assert Integer.parse("+34") == {34, ""}
    assert Integer.parse("") == :error
    assert Integer.parse("-") == :error
    assert Integer.parse("x") == :error
    assert Integer.parse(" 1") == :error
    assert Integer.parse("1_000") == {1, "_000"}
    assert Integer.parse("f4!", 16) == {244, "!"}
    assert Integer.parse("-zZ", 36) == {-1295, ""}
    assert Integer.parse("102", 2) == {2, "2"}
    assert Integer.parse("9999999999999999999999999x") == {9_999_999_999_999_999_999_999_999, "x"}
    assert_raise ArgumentError, "invalid base 37", fn -> apply(Integer, :parse, ["5", 37]) end
    assert_raise FunctionClauseError, fn -> apply(Integer, :parse, [5]) end
  end

  test "to_string and to_charlist" do
    assert Integer.to_string(-255) == "-255"
    assert Integer.to_string(-255, 16) == "-FF"
    assert Integer.to_string(1_180_591_620_717_411_303_424, 36) == "6X5KXTVUWILUKG"
    assert List.to_string(Integer.to_charlist(77, 8)) == "115"

    assert_raise ArgumentError,
                 "errors were found at the given arguments:\n\n  * 2nd argument: not an integer in the range 2 through 36\n",
                 fn -> apply(Integer, :to_string, [5, 1]) end

    assert_raise ArgumentError, "errors were found at the given arguments:\n\n  * 1st argument: not an integer\n", fn ->
      apply(Integer, :to_string, [1.0])
    end
  end

  test "digits and divisors of large integers" do
    big = Integer.pow(7, 999)
    for base <- [2, 10, 16, 1_000_000_007, Integer.pow(2, 62) + 1, Integer.pow(2, 70)] do
      assert big |> Integer.digits(base) |> Integer.undigits(base) == big
      assert Integer.digits(-big, base) == big |> Integer.digits(base) |> Enum.map(&-/1)
    end

    assert Integer.gcd(Integer.pow(2, 100), -Integer.pow(6, 50)) == Integer.pow(2, 50)
    assert Integer.gcd(-9_223_372_036_854_775_808, 6) == 2
    assert big |> Integer.to_string() |> String.to_integer() == big
  end
end
