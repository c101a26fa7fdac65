defmodule SetTest do
  use ExUnit.Case, async: true

  test "works on sets of any module" do
    hash_set = Enum.into([1, 2], apply(HashSet, :new, []))

    for set <- [MapSet.new([1, 2]), hash_set] do
      assert apply(Set, :member?, [set, 1])
      assert apply(Set, :size, [set]) == 2
      assert set |> then(&apply(Set, :union, [&1, MapSet.new([7])])) |> Enum.sort() == [1, 2, 7]
      assert set |> then(&apply(Set, :difference, [&1, MapSet.new([1])])) |> Enum.sort() == [2]
      assert apply(Set, :subset?, [set, MapSet.new([1, 2, 3])])
      assert apply(Set, :equal?, [set, set])
    end
  end

  test "anything else raises" do
    assert_raise ArgumentError, "unsupported set: 5", fn -> apply(Set, :size, [5]) end
  end
end
