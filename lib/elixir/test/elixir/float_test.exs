defmodule FloatTest do
  use ExUnit.Case, async: true

  doctest Float

  test "round, ceil and floor" do
    assert Float.round(12.5) === 13.0
    assert Float.round(-12.5) === -13.0
    assert Float.round(12.4) === 12.0
    assert Float.round(5.5674, 3) === 5.567
    assert Float.round(5.5675, 3) === 5.567
    assert Float.round(-5.5675, 3) === -5.567
    assert Float.round(1.005, 2) === 1.0
    assert Float.round(2.675, 2) === 2.67
    assert Float.round(0.5) === 1.0
    assert Float.round(1.0e22, 5) === 1.0e22
    assert Float.round(4_503_599_627_370_495.5) === 4_503_599_627_370_496.0
    assert Float.round(123.456, 15) === 123.456
    assert Float.round(5.0e-324, 15) === 0.0
    assert Float.ceil(34.25) === 35.0
    assert Float.ceil(-56.5) === -56.0
    assert Float.ceil(34.251, 2) === 34.26
    assert Float.ceil(1.0e-300) === 1.0
    assert Float.ceil(-0.4, 1) === -0.4
    assert Float.floor(34.25) === 34.0
    assert Float.floor(-56.5) === -57.0
    assert Float.floor(34.259, 2) === 34.25
    assert Float.floor(-0.4, 3) === -0.401
    assert Float.floor(-1.0e-300, 5) === -1.0e-5
    assert Float.round(-0.4) === -0.0
    assert Float.ceil(-0.4) === -0.0
    assert Float.floor(-0.0) === -0.0
    assert_raise ArgumentError, "precision 16 is out of valid range of 0..15", fn -> apply(Float, :round, [1.0, 16]) end
    assert_raise ArgumentError, "precision -1 is out of valid range of 0..15", fn -> apply(Float, :ceil, [1.0, -1]) end
    assert_raise FunctionClauseError, fn -> apply(Float, :round, [1]) end
  end

  test "parse" do
    assert Float.parse("34") === {34.0, ""}
    assert Float.parse("34.25") === {34.25, ""}
    assert Float.parse("-56.5xyz") === {-56.5, "xyz"}
    assert Float.parse("+1.0e3") === {1000.0, ""}
    assert Float.parse("1.0E-2.") === {0.01, "."}
    assert Float.parse("1.0e") === {1.0, "e"}
    assert Float.parse("1.") === {1.0, "."}
    assert Float.parse("12ex") === {12.0, "ex"}
    assert Float.parse(".5") == :error
    assert Float.parse("pi") == :error
    assert Float.parse("") == :error
    assert Float.parse("-") == :error
    assert Float.parse("1.0e400") == :error
    assert Float.parse("1.0e-400") === {0.0, ""}
    assert Float.parse("00012.5") === {12.5, ""}
    assert Float.parse("1_000.5") === {1.0, "_000.5"}
    assert Float.parse("123456789012345678901234567890.5") === {1.2345678901234568e29, ""}
    assert_raise FunctionClauseError, fn -> apply(Float, :parse, [5]) end
  end

  test "ratio and pow" do
    assert Float.ratio(0.0) == {0, 1}
    assert Float.ratio(3.14) == {7_070_651_414_971_679, 2_251_799_813_685_248}
    assert Float.ratio(-1.5) == {-3, 2}
    assert Float.ratio(16.0) == {16, 1}
    assert Float.ratio(1.0e30) == {1_000_000_000_000_000_019_884_624_838_656, 1}
    assert Float.pow(2.0, 3) === 8.0
    assert Float.pow(2.0, -0.5) === 0.7071067811865476
    assert_raise ArithmeticError, "bad argument in arithmetic expression", fn -> apply(Float, :pow, [-1.0, 0.5]) end
    assert_raise FunctionClauseError, fn -> apply(Float, :pow, [2, 3]) end
  end

  test "to_string" do
    assert Float.to_string(7.0) === "7.0"
    assert Float.to_string(1.0e-7) === "1.0e-7"
    assert Float.to_string(0.1) === "0.1"
    assert Float.to_string(1.0e22) === "1.0e22"
    assert List.to_string(Float.to_charlist(2.5)) === "2.5"
    assert Float.max_finite() === 1.7976931348623157e308
    assert Float.min_finite() === -1.7976931348623157e308

    assert_raise ArgumentError, "errors were found at the given arguments:\n\n  * 1st argument: not a float\n", fn ->
      apply(Float, :to_string, [5])
    end
  end
end
