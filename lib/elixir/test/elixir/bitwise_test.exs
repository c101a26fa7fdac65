defmodule BitwiseTest do
  use ExUnit.Case, async: true

  doctest Bitwise, import: true

  import Bitwise

  test "on small integers" do
    assert band(9, 3) == 1
    assert (9 &&& 3) == 1
    assert bor(9, 3) == 11
    assert (9 ||| 3) == 11
    assert bxor(9, 3) == 10
    assert bnot(2) == -3
    assert bnot(-1) == 0
    assert 1 <<< 2 == 4
    assert bsl(1, -1) == 0
    assert 1 >>> -3 == 8
    assert -5 >>> 1 == -3
    assert -1 >>> 100 == -1
  end

  test "on large integers" do
    assert 1 <<< 64 == 18_446_744_073_709_551_616
    assert (1 <<< 100) >>> 98 == 4
    assert band(1 <<< 70, -1) == 1 <<< 70
    assert bor(1 <<< 70, 1) == 1_180_591_620_717_411_303_425
    assert bxor(1 <<< 70, 1 <<< 70) == 0
    assert bnot(1 <<< 70) == -1_180_591_620_717_411_303_425
    assert -1 <<< 63 == -9_223_372_036_854_775_808
  end

  test "in guards" do
    flags = fn
      value when band(value, 1) == 1 -> :odd
      value when value >>> 1 == 1 -> :two
      _ -> :other
    end

    assert flags.(3) == :odd
    assert flags.(2) == :two
    assert flags.(8) == :other
  end

  test "only integers" do
    assert_raise ArithmeticError, fn -> apply(Bitwise, :band, [1.0, 1]) end
    assert_raise ArithmeticError, fn -> apply(Bitwise, :bnot, [:a]) end
  end
end
