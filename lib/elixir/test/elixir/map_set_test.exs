defmodule MapSetTest do
  use ExUnit.Case, async: true

  doctest MapSet

  test "new" do
    assert MapSet.new() == MapSet.new([])
    assert MapSet.new([1, 2, 1]) == MapSet.new([1, 2])
    assert MapSet.new(1..3) == MapSet.new([1, 2, 3])
    assert MapSet.new(MapSet.new([1])) == MapSet.new([1])
    assert MapSet.new([1, 2], &(&1 * 2)) == MapSet.new([2, 4])
    assert MapSet.new([1, 1.0]) |> MapSet.size() == 2
    assert_raise Protocol.UndefinedError, fn -> apply(MapSet, :new, [5]) end
  end

  test "members" do
    assert MapSet.member?(MapSet.new([1]), 1)
    refute MapSet.member?(MapSet.new([1]), 1.0)
    assert MapSet.put(MapSet.new([1]), 2) == MapSet.new([1, 2])
    assert MapSet.put(MapSet.new([1]), 1) == MapSet.new([1])
    assert MapSet.delete(MapSet.new([1, 2]), 1) == MapSet.new([2])
    assert MapSet.delete(MapSet.new([1]), 9) == MapSet.new([1])
    assert MapSet.size(MapSet.new([1, 2])) == 2
    assert MapSet.to_list(MapSet.new([2, 1])) == [1, 2]
    assert_raise FunctionClauseError, fn -> apply(MapSet, :put, [%{}, 1]) end
  end

  test "sets with sets" do
    assert MapSet.union(MapSet.new([1, 2]), MapSet.new([2, 3])) == MapSet.new([1, 2, 3])
    assert MapSet.intersection(MapSet.new([1, 2]), MapSet.new([2, 3])) == MapSet.new([2])
    assert MapSet.difference(MapSet.new([1, 2]), MapSet.new([2, 3])) == MapSet.new([1])
    assert MapSet.difference(MapSet.new(1..10), MapSet.new([2, 3])) == MapSet.new([1, 4, 5, 6, 7, 8, 9, 10])
    assert MapSet.difference(MapSet.new([2, 30]), MapSet.new(1..10)) == MapSet.new([30])
    assert MapSet.symmetric_difference(MapSet.new([1, 2]), MapSet.new([2, 3])) == MapSet.new([1, 3])
    assert MapSet.disjoint?(MapSet.new([1]), MapSet.new([2]))
    refute MapSet.disjoint?(MapSet.new([1]), MapSet.new([1, 2]))
    assert MapSet.subset?(MapSet.new([1]), MapSet.new([1, 2]))
    refute MapSet.subset?(MapSet.new([1, 3]), MapSet.new([1, 2]))
    assert MapSet.equal?(MapSet.new([1, 2]), MapSet.new([2, 1]))
    refute MapSet.equal?(MapSet.new([1]), MapSet.new([1.0]))
  end

  test "filtering" do
    assert MapSet.filter(MapSet.new(1..4), &(&1 > 2)) == MapSet.new([3, 4])
    assert MapSet.reject(MapSet.new(1..4), &(&1 > 2)) == MapSet.new([1, 2])
    assert MapSet.split_with(MapSet.new(1..4), &(&1 > 2)) == {MapSet.new([3, 4]), MapSet.new([1, 2])}
  end

  test "enumerating and collecting" do
    assert Enum.into([1, 2], MapSet.new([2, 3])) == MapSet.new([1, 2, 3])
    assert Enum.count(MapSet.new([1, 2])) == 2
    assert Enum.at(MapSet.new([1, 2]), 1) == 2
    assert 2 in MapSet.new([1, 2])
    assert for(x <- MapSet.new([1, 2]), into: MapSet.new(), do: x * 2) == MapSet.new([2, 4])
    assert MapSet.new([1, 2]) == MapSet.new([2, 1])
  end

  test "inspect" do
    assert inspect(MapSet.new()) == "MapSet.new([])"
    assert inspect(MapSet.new([1, 2])) == "MapSet.new([1, 2])"
    assert inspect(MapSet.new(~c"ab")) == "MapSet.new([97, 98])"
    assert inspect(MapSet.new(1..5), limit: 2) == "MapSet.new([1, 2, ...])"
  end
end
