defmodule HashSetTest do
  use ExUnit.Case, async: true

  defp set(terms), do: Enum.into(terms, apply(HashSet, :new, []))
  defp call(function, args), do: apply(HashSet, function, args)
  defp sorted(set), do: Enum.sort(call(:to_list, [set]))

  test "members" do
    set = set([1, 2, 2])
    assert call(:size, [set]) == 2
    assert call(:member?, [set, 1])
    refute call(:member?, [set, 1.0])
    assert sorted(call(:put, [set, 3])) == [1, 2, 3]
    assert sorted(call(:delete, [set, 1])) == [2]
    assert sorted(call(:delete, [set, 9])) == [1, 2]
  end

  test "sets with sets" do
    {one, two} = {set([1, 2]), set([2, 3])}
    assert sorted(call(:union, [one, two])) == [1, 2, 3]
    assert sorted(call(:intersection, [one, two])) == [2]
    assert sorted(call(:difference, [one, two])) == [1]
    refute call(:disjoint?, [one, two])
    assert call(:subset?, [set([1]), one])
    assert call(:equal?, [one, set([2, 1])])
    refute call(:equal?, [one, two])
  end

  test "enumerating and inspecting" do
    assert Enum.to_list(set([1])) == [1]
    assert 1 in set([1])
    assert inspect(set([1])) == "#HashSet<[1]>"
  end
end
