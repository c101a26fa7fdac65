defmodule RangeTest do
  use ExUnit.Case, async: true

  doctest Range

  test "new" do
    assert Range.new(1, 3) == 1..3
    assert Range.new(1, 3, 2) == 1..3//2
    assert Range.new(3, 1, -1) == 3..1//-1

    assert_raise ArgumentError,
                 "ranges (first..last//step) expect both sides to be integers and the step to be a non-zero integer, got: 1..3//0",
                 fn -> apply(Range, :new, [1, 3, 0]) end

    assert_raise FunctionClauseError, fn -> apply(Range, :new, [1.0, 3]) end

    assert_raise ArgumentError,
                 "ranges (first..last//step) expect both sides to be integers and the step to be a non-zero integer, got: 1..:a//1",
                 fn -> apply(Range, :new, [1, :a, 1]) end
  end

  test "size, to_list and shift" do
    assert Range.size(1..10) == 10
    assert Range.size(1..10//3) == 4
    assert Range.size(10..1//-4) == 3
    assert Range.size(1..0//1) == 0
    assert Range.size(1..5//-1) == 0
    assert Range.to_list(1..10//4) == [1, 5, 9]
    assert Range.to_list(10..1//-4) == [10, 6, 2]
    assert Range.to_list(1..0//1) == []
    assert Range.shift(1..3, 2) == 3..5
    assert Range.shift(10..1//-3, -1) == 13..4//-3
    assert_raise FunctionClauseError, fn -> apply(Range, :size, [5]) end
  end

  test "split" do
    assert Range.split(1..5, 2) == {1..2, 3..5}
    assert Range.split(1..5, 0) == {1..0//1, 1..5}
    assert Range.split(1..5, 9) == {1..5, 6..5//1}
    assert Range.split(1..5, -2) == {1..3, 4..5}
    assert Range.split(1..5, -9) == {1..0//1, 1..5}
    assert Range.split(1..6//2, 1) == {1..1//2, 3..6//2}
    assert Range.split(1..6//2, 3) == {1..5//2, 7..6//2}
    assert Range.split(1..6//2, 4) == {1..6//2, 8..6//2}
    assert Range.split(5..1//-2, 2) == {5..3//-2, 1..1//-2}
    assert Range.split(5..1//1, 1) == {5..4//1, 2..1//1}
  end

  test "disjoint?" do
    assert Range.disjoint?(1..5, 6..9)
    refute Range.disjoint?(1..5, 5..9)
    assert Range.disjoint?(1..10//2, 2..10//2)
    refute Range.disjoint?(1..10//2, 2..10//3)
    refute Range.disjoint?(5..1//-1, 1..5)
    assert Range.disjoint?(1..0//1, 1..5)
    refute Range.disjoint?(1..100//6, 5..100//4)
    refute Range.disjoint?(-7..7//7, -6..6//3)
  end

  test "enumerating" do
    assert 3 in 1..5
    refute 3.0 in 1..5
    refute 4 in 1..9//2
    assert Enum.reverse(1..9//3) == [7, 4, 1]
    assert Enum.slice(1..20//2, 1..3) == [3, 5, 7]
    assert Enum.take(10..1//-3, 2) == [10, 7]
    assert Enumerable.reduce(1..3, {:cont, []}, fn x, acc -> {:cont, [x | acc]} end) == {:done, [3, 2, 1]}

    assert Enumerable.reduce(3..1//-1, {:cont, []}, fn x, acc ->
             if x == 2, do: {:halt, acc}, else: {:cont, [x | acc]}
           end) == {:halted, [3]}

    assert Enumerable.count(1..9//2) == {:ok, 5}
    assert Enumerable.member?(1..9//2, 2) == {:ok, false}
  end

  test "inspect" do
    assert inspect(1..3) == "1..3"
    assert inspect(3..1//-1) == "3..1//-1"
    assert inspect(1..9//2) == "1..9//2"
    assert inspect(1..0//1) == "1..0//1"
  end
end
