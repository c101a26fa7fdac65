defmodule MapTest do
  use ExUnit.Case, async: true

  doctest Map

  test "new" do
    assert Map.new() == %{}
    assert Map.new(a: 1, a: 2) == %{a: 2}
    assert Map.new(%{a: 1}) == %{a: 1}
    assert Map.new(MapSet.new([{1, 2}])) == %{1 => 2}
    assert Map.new(1..2, &{&1, -&1}) == %{1 => -1, 2 => -2}
    assert Map.new(%{a: 1}, fn {k, v} -> {v, k} end) == %{1 => :a}
    assert Map.from_keys([:a, :b], 0) == %{b: 0, a: 0}
    assert Map.from_struct(1..2) == %{first: 1, last: 2, step: 1}
    assert_raise ArgumentError, "argument error", fn -> apply(Map, :new, [[1]]) end
    assert_raise FunctionClauseError, fn -> apply(Map, :from_struct, [%{a: 1}]) end
  end

  test "keys, values, to_list and equal?" do
    assert Map.keys(%{a: 1}) == [:a]
    assert Map.values(%{a: 1}) == [1]
    assert Map.to_list(%{a: 1}) == [a: 1]
    assert Map.equal?(%{a: 1}, %{a: 1})
    refute Map.equal?(%{a: 1}, %{a: 1.0})
    assert_raise BadMapError, fn -> apply(Map, :equal?, [%{a: 1}, 5]) end
    assert_raise BadMapError, fn -> apply(Map, :keys, [5]) end
  end

  test "get and fetch" do
    assert Map.get(%{a: 1}, :a) == 1
    assert Map.get(%{a: nil}, :a, 1) == nil
    assert Map.get(%{a: 1}, :z) == nil
    assert Map.get(%{1 => :int}, 1.0, :none) == :none
    assert_raise BadMapError, fn -> apply(Map, :get, [nil, :a]) end
    assert Map.get_lazy(%{a: 1}, :z, fn -> 2 end) == 2
    assert Map.get_lazy(%{a: 1}, :a, fn -> raise "never" end) == 1
    assert Map.fetch(%{a: 1}, :a) == {:ok, 1}
    assert Map.fetch(%{a: 1}, :z) == :error
    assert Map.fetch!(%{a: 1}, :a) == 1
    assert_raise KeyError, fn -> apply(Map, :fetch!, [%{a: 1}, :z]) end
    assert_raise BadMapError, fn -> apply(Map, :fetch, [5, :a]) end
    assert Map.has_key?(%{a: 1}, :a)
    refute Map.has_key?(%{a: 1}, :z)
  end

  test "put and replace" do
    assert Map.put(%{a: 1}, :a, 2) == %{a: 2}
    assert Map.put(%{}, :a, 2) == %{a: 2}
    assert_raise BadMapError, fn -> apply(Map, :put, [[a: 1], :a, 2]) end
    assert Map.put_new(%{a: 1}, :a, 2) == %{a: 1}
    assert Map.put_new(%{a: 1}, :b, 2) == %{b: 2, a: 1}
    assert Map.put_new_lazy(%{a: 1}, :b, fn -> 2 end) == %{b: 2, a: 1}
    assert Map.put_new_lazy(%{a: 1}, :a, fn -> raise "never" end) == %{a: 1}
    assert Map.replace(%{a: 1}, :a, 2) == %{a: 2}
    assert Map.replace(%{a: 1}, :b, 2) == %{a: 1}
    assert Map.replace!(%{a: 1}, :a, 2) == %{a: 2}
    assert_raise KeyError, fn -> apply(Map, :replace!, [%{a: 1}, :b, 2]) end
    assert Map.replace_lazy(%{a: 1}, :a, &-/1) == %{a: -1}
    assert Map.replace_lazy(%{a: 1}, :b, &-/1) == %{a: 1}
  end

  test "update and get_and_update" do
    assert Map.update(%{a: 1}, :a, 0, &-/1) == %{a: -1}
    assert Map.update(%{a: 1}, :b, 0, &-/1) == %{b: 0, a: 1}
    assert Map.update!(%{a: 1}, :a, &-/1) == %{a: -1}
    assert_raise KeyError, fn -> apply(Map, :update!, [%{a: 1}, :b, &-/1]) end
    assert Map.get_and_update(%{a: 1}, :a, &{&1, 9}) == {1, %{a: 9}}
    assert Map.get_and_update(%{a: 1}, :b, &{&1, 9}) == {nil, %{b: 9, a: 1}}
    assert Map.get_and_update(%{a: 1}, :a, fn _ -> :pop end) == {1, %{}}
    assert Map.get_and_update(%{a: 1}, :b, fn _ -> :pop end) == {nil, %{a: 1}}

    assert_raise RuntimeError, "the given function must return a two-element tuple or :pop, got: 1", fn ->
      apply(Map, :get_and_update, [%{a: 1}, :a, fn _ -> 1 end])
    end

    assert Map.get_and_update!(%{a: 1}, :a, &{&1, 9}) == {1, %{a: 9}}
    assert_raise KeyError, fn -> apply(Map, :get_and_update!, [%{a: 1}, :b, &{&1, 9}]) end
  end

  test "delete and pop" do
    assert Map.delete(%{a: 1}, :a) == %{}
    assert Map.delete(%{a: 1}, :b) == %{a: 1}
    assert Map.pop(%{a: 1}, :a) == {1, %{}}
    assert Map.pop(%{a: 1}, :b, :none) == {:none, %{a: 1}}
    assert Map.pop!(%{a: 1}, :a) == {1, %{}}
    assert_raise KeyError, fn -> apply(Map, :pop!, [%{a: 1}, :b]) end
    assert Map.pop_lazy(%{a: 1}, :b, fn -> 9 end) == {9, %{a: 1}}
    assert_raise BadMapError, fn -> apply(Map, :delete, [5, :a]) end
  end

  test "take, drop and split" do
    assert Map.take(%{a: 1, b: 2}, [:a, :z]) == %{a: 1}
    assert Map.drop(%{a: 1, b: 2}, [:a, :z]) == %{b: 2}
    assert Map.split(%{a: 1, b: 2}, [:a, :z]) == {%{a: 1}, %{b: 2}}
    assert Map.filter(%{a: 1, b: 2}, fn {_, v} -> v > 1 end) == %{b: 2}
    assert Map.reject(%{a: 1, b: 2}, fn {_, v} -> v > 1 end) == %{a: 1}
    assert Map.split_with(%{a: 1, b: 2}, fn {_, v} -> v > 1 end) == {%{b: 2}, %{a: 1}}
    assert_raise BadMapError, fn -> apply(Map, :take, [5, []]) end
    assert_raise FunctionClauseError, fn -> apply(Map, :filter, [[], & &1]) end
  end

  test "merge and intersect" do
    assert Map.merge(%{a: 1, b: 2}, %{b: 3, c: 4}) == %{c: 4, b: 3, a: 1}
    assert Map.merge(%{a: 1, b: 2}, %{b: 3, c: 4}, fn k, x, y -> {k, x, y} end) == %{c: 4, b: {:b, 2, 3}, a: 1}
    assert Map.intersect(%{a: 1, b: 2}, %{b: 3, c: 4}) == %{b: 3}
    assert Map.intersect(%{a: 1, b: 2}, %{b: 3, c: 4}, fn k, x, y -> {k, x, y} end) == %{b: {:b, 2, 3}}
    assert_raise BadMapError, fn -> apply(Map, :merge, [%{}, a: 1]) end
  end
end
