defmodule KeywordTest do
  use ExUnit.Case, async: true

  doctest Keyword

  test "keyword?, keys, values and equal?" do
    assert Keyword.keyword?([])
    assert Keyword.keyword?(a: 1)
    refute Keyword.keyword?([{"a", 1}])
    refute Keyword.keyword?([{:a, 1} | 2])
    refute Keyword.keyword?(%{a: 1})
    assert Keyword.keys(a: 1, b: 2, a: 3) == [:a, :b, :a]
    assert Keyword.values(a: 1, b: 2, a: 3) == [1, 2, 3]

    assert_raise ArgumentError,
                 "expected a keyword list, but an entry in the list is not a two-element tuple with an atom as its first element, got: {\"a\", 1}",
                 fn -> apply(Keyword, :keys, [[{"a", 1}]]) end

    assert Keyword.equal?([a: 1, b: 2], b: 2, a: 1)
    refute Keyword.equal?([a: 1], a: 1.0)
    refute Keyword.equal?([a: 1], a: 1, a: 1)
    assert Keyword.to_list(a: 1) == [a: 1]
  end

  test "new and from_keys" do
    assert Keyword.new() == []
    assert Keyword.new(b: 1, a: 2, b: 3) == [a: 2, b: 3]
    assert Keyword.new(%{a: 1}) == [a: 1]
    assert Keyword.new([1, 2], &{:"k#{&1}", &1}) == [k1: 1, k2: 2]
    assert Keyword.new([a: 1, b: 2, a: 5], & &1) == [b: 2, a: 5]
    assert Keyword.from_keys([:a, :b], 0) == [a: 0, b: 0]
    assert_raise MatchError, fn -> apply(Keyword, :new, [[1]]) end
  end

  test "get, fetch and has_key?" do
    assert Keyword.get([a: 1, b: 2, a: 3], :a) == 1
    assert Keyword.get([a: nil], :a, 1) == nil
    assert Keyword.get([a: 1], :z) == nil
    assert Keyword.get([a: 1], :z, :none) == :none
    assert_raise FunctionClauseError, fn -> apply(Keyword, :get, [[a: 1], "a"]) end
    assert Keyword.get_lazy([a: 1], :a, fn -> 2 end) == 1
    assert Keyword.get_lazy([a: 1], :z, fn -> 2 end) == 2
    assert Keyword.get_values([a: 1, b: 2, a: 3], :a) == [1, 3]
    assert Keyword.fetch([a: 1], :a) == {:ok, 1}
    assert Keyword.fetch([a: 1], :z) == :error
    assert Keyword.fetch!([a: 1], :a) == 1
    assert_raise KeyError, fn -> apply(Keyword, :fetch!, [[a: 1], :z]) end
    assert Keyword.has_key?([a: 1], :a)
    refute Keyword.has_key?([a: 1], :z)
  end

  test "put and replace" do
    assert Keyword.put([a: 1, b: 2, a: 3], :a, 9) == [a: 9, b: 2]
    assert Keyword.put([a: 1], :z, 9) == [z: 9, a: 1]
    assert Keyword.put_new([a: 1], :a, 9) == [a: 1]
    assert Keyword.put_new([a: 1], :z, 9) == [z: 9, a: 1]
    assert Keyword.put_new_lazy([a: 1], :z, fn -> 9 end) == [z: 9, a: 1]
    assert Keyword.put_new_lazy([a: 1], :a, fn -> raise "never" end) == [a: 1]
    assert Keyword.replace([b: 2, a: 1, a: 3], :a, 9) == [b: 2, a: 9]
    assert Keyword.replace([a: 1], :z, 9) == [a: 1]
    assert Keyword.replace!([a: 1, a: 2], :a, 9) == [a: 9]
    assert_raise KeyError, fn -> apply(Keyword, :replace!, [[a: 1], :z, 9]) end
    assert Keyword.replace_lazy([b: 2, a: 1, a: 3], :a, &-/1) == [b: 2, a: -1]
    assert Keyword.replace_lazy([a: 1], :z, &-/1) == [a: 1]
    assert_raise FunctionClauseError, fn -> apply(Keyword, :put, [5, :a, 1]) end
  end

  test "update and get_and_update" do
    assert Keyword.update([a: 1, b: 2, a: 3], :a, 0, &-/1) == [a: -1, b: 2]
    assert Keyword.update([a: 1], :z, 0, &-/1) == [a: 1, z: 0]
    assert Keyword.update!([a: 1, b: 2, a: 3], :a, &-/1) == [a: -1, b: 2]
    assert_raise KeyError, fn -> apply(Keyword, :update!, [[a: 1], :z, &-/1]) end
    assert Keyword.get_and_update([b: 2, a: 1, a: 3], :a, &{&1, 9}) == {1, [b: 2, a: 9, a: 3]}
    assert Keyword.get_and_update([a: 1], :z, &{&1, 9}) == {nil, [z: 9, a: 1]}
    assert Keyword.get_and_update([a: 1, a: 2], :a, fn _ -> :pop end) == {1, [a: 2]}
    assert Keyword.get_and_update([a: 1], :z, fn _ -> :pop end) == {nil, [a: 1]}

    assert_raise RuntimeError, "the given function must return a two-element tuple or :pop, got: 1", fn ->
      apply(Keyword, :get_and_update, [[a: 1], :a, fn _ -> 1 end])
    end

    assert Keyword.get_and_update!([b: 2, a: 1, a: 3], :a, &{&1, 9}) == {1, [b: 2, a: 9]}
    assert Keyword.get_and_update!([a: 1, a: 2], :a, fn _ -> :pop end) == {1, [a: 2]}
    assert_raise KeyError, fn -> apply(Keyword, :get_and_update!, [[a: 1], :z, &{&1, 9}]) end
  end

  test "delete and pop" do
    assert Keyword.delete([a: 1, b: 2, a: 3], :a) == [b: 2]
    assert Keyword.delete([a: 1], :z) == [a: 1]
    assert Keyword.delete_first([a: 1, b: 2, a: 3], :a) == [b: 2, a: 3]
    assert Keyword.pop([a: 1, b: 2, a: 3], :a) == {1, [b: 2]}
    assert Keyword.pop([a: 1], :z) == {nil, [a: 1]}
    assert Keyword.pop([a: 1], :z, :none) == {:none, [a: 1]}
    assert Keyword.pop!([a: 1, b: 2, a: 3], :a) == {1, [b: 2]}
    assert_raise KeyError, fn -> apply(Keyword, :pop!, [[a: 1], :z]) end
    assert Keyword.pop_first([a: 1, b: 2, a: 3], :a) == {1, [b: 2, a: 3]}
    assert Keyword.pop_first([a: 1], :z, :none) == {:none, [a: 1]}
    assert Keyword.pop_lazy([a: 1], :z, fn -> 9 end) == {9, [a: 1]}
    assert Keyword.pop_values([a: 1, b: 2, a: 3], :a) == {[1, 3], [b: 2]}
    assert Keyword.pop_values([a: 1], :z) == {[], [a: 1]}
  end

  test "filtering and splitting" do
    assert Keyword.filter([a: 1, b: 2], fn {_, v} -> v > 1 end) == [b: 2]
    assert Keyword.reject([a: 1, b: 2], fn {_, v} -> v > 1 end) == [a: 1]
    assert Keyword.split_with([a: 1, b: 2], fn {_, v} -> v > 1 end) == {[b: 2], [a: 1]}
    assert Keyword.take([a: 1, b: 2, a: 3], [:a, :z]) == [a: 1, a: 3]
    assert Keyword.drop([a: 1, b: 2, a: 3], [:a, :z]) == [b: 2]
    assert Keyword.split([a: 1, b: 2, a: 3], [:a, :z]) == {[a: 1, a: 3], [b: 2]}
    assert_raise FunctionClauseError, fn -> apply(Keyword, :filter, [%{a: 1}, & &1]) end
    assert_raise FunctionClauseError, fn -> apply(Keyword, :take, [[a: 1], 5]) end
  end

  test "merge and intersect" do
    assert Keyword.merge([a: 1, b: 2], a: 3, d: 4) == [b: 2, a: 3, d: 4]
    assert Keyword.merge([a: 1, b: 2], a: 3, d: 4, a: 5) == [b: 2, a: 3, d: 4, a: 5]
    assert Keyword.merge([a: 1, a: 2], []) == [a: 1, a: 2]
    assert Keyword.merge([], a: 1, a: 2) == [a: 1, a: 2]

    assert_raise ArgumentError, "expected a keyword list as the second argument, got: [1]", fn ->
      apply(Keyword, :merge, [[a: 1], [1]])
    end

    assert_raise ArgumentError, "expected a keyword list as the first argument, got: [1]", fn ->
      apply(Keyword, :merge, [[1], [a: 1]])
    end

    assert Keyword.merge([a: 1, b: 2], [a: 3, d: 4], fn k, x, y -> {k, x, y} end) == [b: 2, a: {:a, 1, 3}, d: 4]

    assert Keyword.merge([a: 1, b: 2, c: 1, a: 7], [c: 3, a: 3, a: 4, c: 5, e: 1], fn k, x, y -> {k, x, y} end) == [
             b: 2,
             c: {:c, 1, 3},
             a: {:a, 1, 3},
             a: {:a, 7, 4},
             c: 5,
             e: 1
           ]

    assert_raise ArgumentError, "expected a keyword list as the first argument, got: [1]", fn ->
      apply(Keyword, :merge, [[1], [a: 1], fn k, x, y -> {k, x, y} end])
    end

    assert Keyword.intersect([a: 1, b: 2], b: 3, c: 4) == [b: 3]
    assert Keyword.intersect([a: 1, a: 2], [a: 3], fn k, x, y -> {k, x, y} end) == [a: {:a, 1, 3}, a: {:a, 2, 3}]
  end

  test "validate" do
    assert Keyword.validate([], []) == {:ok, []}
    assert Keyword.validate([a: 1], [:a, b: 2]) == {:ok, [b: 2, a: 1]}
    assert Keyword.validate([a: 1], a: 5, b: 6) == {:ok, [b: 6, a: 1]}
    assert Keyword.validate([a: nil], a: 1) == {:ok, [a: nil]}
    assert Keyword.validate([c: 1, d: 2], [:a]) == {:error, [:d, :c]}
    assert Keyword.validate([a: 1, a: 2], [:a]) == {:error, [:a]}

    assert_raise ArgumentError, "expected a keyword list as first argument, got invalid entry: {\"a\", 1}", fn ->
      apply(Keyword, :validate, [[{"a", 1}], [:a]])
    end

    assert_raise ArgumentError, "expected the second argument to be a list of atoms or tuples, got: 5", fn ->
      apply(Keyword, :validate, [[], [5]])
    end

    assert Keyword.validate!([a: 1], [:a, b: 2]) == [b: 2, a: 1]

    assert_raise ArgumentError, "unknown keys [:d, :c] in [c: 1, d: 2], the allowed keys are: [:a]", fn ->
      apply(Keyword, :validate!, [[c: 1, d: 2], [:a]])
    end

    assert_raise ArgumentError, "duplicate keys [:a] in [a: 1, a: 2]", fn ->
      apply(Keyword, :validate!, [[a: 1, a: 2], [:a]])
    end
  end
end
