defmodule ListTest do
  use ExUnit.Case, async: true

  doctest List

  test "delete, delete_at and pop_at" do
    assert List.delete([1, 2, 1], 1) == [2, 1]
    assert List.delete([1.0, 1], 1) === [1.0]
    assert List.delete([], 1) == []
    assert List.delete_at([1, 2, 3], 0) == [2, 3]
    assert List.delete_at([1, 2, 3], -1) == [1, 2]
    assert List.delete_at([1, 2, 3], 9) == [1, 2, 3]
    assert List.delete_at([1, 2, 3], -9) == [1, 2, 3]
    assert List.pop_at([1, 2, 3], 1) == {2, [1, 3]}
    assert List.pop_at([1, 2, 3], -1) == {3, [1, 2]}
    assert List.pop_at([1, 2, 3], 9, :none) == {:none, [1, 2, 3]}
    assert List.pop_at([1, 2, 3], -9, :none) == {:none, [1, 2, 3]}
    assert_raise FunctionClauseError, fn -> apply(List, :pop_at, [[1], :a]) end
  end

  test "duplicate" do
    assert List.duplicate(:a, 0) == []
    assert List.duplicate(:a, 2) == [:a, :a]
  end

  test "first and last" do
    assert List.first([]) == nil
    assert List.first([1, 2]) == 1
    assert List.first([], :none) == :none
    assert List.last([]) == nil
    assert List.last([1, 2]) == 2
    assert List.last([], :none) == :none
    assert_raise FunctionClauseError, fn -> apply(List, :first, [5]) end
  end

  test "flatten" do
    assert List.flatten([1, [2, [], [[3]]]]) == [1, 2, 3]
    assert List.flatten([1, [2]], [[3]]) == [1, 2, [3]]
  end

  test "foldl and foldr" do
    assert List.foldl([1, 2, 3], 10, &-/2) == -8
    assert List.foldr([1, 2, 3], 10, &-/2) == -8
    assert_raise FunctionClauseError, fn -> apply(List, :foldl, [[], 0, 5]) end
    assert_raise FunctionClauseError, fn -> apply(List, :foldr, [1, 0, &+/2]) end
  end

  test "improper? and ascii_printable?" do
    assert List.improper?([1 | 2])
    refute List.improper?([1, 2])
    refute List.improper?([])
    assert_raise FunctionClauseError, fn -> apply(List, :improper?, [1]) end
    assert List.ascii_printable?(~c"abc\t\n")
    refute List.ascii_printable?(~c"abc\0")
    assert List.ascii_printable?(~c"abc\0", 3)
    refute List.ascii_printable?([1 | 2])
    assert_raise FunctionClauseError, fn -> apply(List, :ascii_printable?, [~c"abc", -1]) end
  end

  test "insert_at, replace_at and update_at" do
    assert List.insert_at([1, 2, 3], 1, :x) == [1, :x, 2, 3]
    assert List.insert_at([1, 2, 3], 9, :x) == [1, 2, 3, :x]
    assert List.insert_at([1, 2, 3], -1, :x) == [1, 2, 3, :x]
    assert List.insert_at([1, 2, 3], -2, :x) == [1, 2, :x, 3]
    assert List.insert_at([1, 2, 3], -9, :x) == [:x, 1, 2, 3]
    assert_raise FunctionClauseError, fn -> apply(List, :insert_at, [[1], 1.0, :x]) end
    assert List.replace_at([1, 2, 3], 0, :x) == [:x, 2, 3]
    assert List.replace_at([1, 2, 3], -1, :x) == [1, 2, :x]
    assert List.replace_at([1, 2, 3], 9, :x) == [1, 2, 3]
    assert List.replace_at([1, 2, 3], -9, :x) == [1, 2, 3]
    assert List.update_at([1, 2, 3], 1, &-/1) == [1, -2, 3]
    assert List.update_at([1, 2, 3], -1, &-/1) == [1, 2, -3]
    assert List.update_at([1, 2, 3], 9, &-/1) == [1, 2, 3]
    assert_raise FunctionClauseError, fn -> apply(List, :update_at, [[], 0, 5]) end
  end

  test "tuples by key" do
    assert List.keydelete([a: 1, b: 2, a: 3], :a, 0) == [b: 2, a: 3]
    assert List.keydelete([{1, 2}], 2.0, 1) == []
    assert List.keyfind([a: 1, b: 2], :b, 0) == {:b, 2}
    assert List.keyfind([a: 1], :z, 0) == nil
    assert List.keyfind([a: 1], :z, 0, :none) == :none
    assert List.keyfind([{1}, {1, 2}], 2, 1) == {1, 2}
    assert List.keyfind!([a: 1], 1, 1) == {:a, 1}
    assert List.keymember?([a: 1], :a, 0)
    refute List.keymember?([a: 1], 2, 1)
    assert List.keyreplace([a: 1, a: 2], :a, 0, {:x, 0}) == [x: 0, a: 2]
    assert List.keyreplace([a: 1], :z, 0, {:x, 0}) == [a: 1]
    assert List.keystore([a: 1], :z, 0, {:x, 0}) == [a: 1, x: 0]
    assert List.keystore([a: 1], :a, 0, {:x, 0}) == [x: 0]
    assert List.keytake([a: 1, b: 2], :b, 0) == {{:b, 2}, [a: 1]}
    assert List.keytake([a: 1], :z, 0) == nil
    assert List.keysort([b: 1, a: 2], 0) == [a: 2, b: 1]
    assert List.keysort([b: 1, a: 2], 1, :desc) == [a: 2, b: 1]
    assert List.keysort([{1, :a}, {1.0, :b}, {2, :c}], 0, :desc) === [{2, :c}, {1, :a}, {1.0, :b}]

    assert List.keysort([{~D[2020-01-02], 1}, {~D[2019-12-31], 2}], 0, Date) == [
             {~D[2019-12-31], 2},
             {~D[2020-01-02], 1}
           ]

    assert List.keysort([{~D[2019-12-31], 2}, {~D[2020-01-02], 1}], 0, {:desc, Date}) == [
             {~D[2020-01-02], 1},
             {~D[2019-12-31], 2}
           ]

    assert List.keysort([a: 1, b: 2], 1, &>=/2) == [b: 2, a: 1]
    assert_raise FunctionClauseError, fn -> apply(List, :keysort, [[a: 1], 0, 5]) end
  end

  test "starts_with? and ends_with?" do
    assert List.starts_with?([1, 2, 3], [1, 2])
    refute List.starts_with?([1], [1, 2])
    refute List.starts_with?([1], [1.0])
    assert List.starts_with?([], [])
    assert List.ends_with?([1, 2, 3], [2, 3])
    refute List.ends_with?([1], [1, 2])
    refute List.ends_with?([1, 2], [1])
    assert List.ends_with?([], [])
  end

  test "converting" do
    assert List.to_atom(~c"abc") == :abc
    assert List.to_existing_atom(~c"ok") == :ok
    assert List.to_float(~c"1.5") === 1.5
    assert List.to_integer(~c"12") == 12
    assert List.to_integer(~c"ff", 16) == 255
    assert List.to_tuple([1, 2]) == {1, 2}
    assert List.to_charlist([?a, "bé", [256]]) == [97, 98, 233, 256]
    assert List.to_string([?a, "bé", [256]]) == "abéĀ"
    assert List.to_string([]) == ""

    assert_raise ArgumentError,
                 "cannot convert the given list to a string.\n\nTo be converted to a string, a list must either be empty or only\ncontain the following elements:\n\n  * strings\n  * integers representing Unicode code points\n  * a list containing one of these three elements\n\nPlease check the given list or call inspect/1 to get the list representation, got:\n\n[:a]\n",
                 fn -> apply(List, :to_string, [[:a]]) end

    assert_raise ArgumentError,
                 "cannot convert the given list to a charlist.\n\nTo be converted to a charlist, a list must contain only:\n\n  * strings\n  * integers representing Unicode code points\n  * or a list containing one of these three elements\n\nPlease check the given list or call inspect/1 to get the list representation, got:\n\n[:a]\n",
                 fn -> apply(List, :to_charlist, [[:a]]) end

    assert_raise UnicodeConversionError, "invalid code point 1114112", fn -> apply(List, :to_string, [[0x110000]]) end

    assert_raise UnicodeConversionError, "invalid encoding starting at <<255>>", fn ->
      apply(List, :to_string, [[<<255>>]])
    end

    assert_raise UnicodeConversionError, "incomplete encoding starting at <<195>>", fn ->
      apply(List, :to_charlist, [["a", <<195>>]])
    end

    assert List.wrap(nil) == []
    assert List.wrap(1) == [1]
    assert List.wrap([1]) == [1]
  end

  test "myers_difference" do
    assert List.myers_difference([], []) == []
    assert List.myers_difference([], [1]) == [ins: [1]]
    assert List.myers_difference([1], []) == [del: [1]]
    assert List.myers_difference([1, 4, 2, 3], [1, 2, 3, 4]) == [eq: [1], del: [4], eq: [2, 3], ins: [4]]
    assert List.myers_difference([3, 3, 3], [4, 1, 3, 3, 2]) == [ins: [4, 1], eq: [3, 3], del: [3], ins: [2]]
    assert List.myers_difference([1, 2, 3, 4, 1, 4, 1], [4, 3]) == [del: [1, 2, 3], eq: [4], del: [1, 4, 1], ins: [3]]

    assert List.myers_difference([1, 2, 3, 1, 1], [3, 3, 1, 3, 3, 4, 3, 4]) == [
             del: [1, 2],
             ins: [3],
             eq: [3, 1],
             del: [1],
             ins: [3, 3, 4, 3, 4]
           ]

    assert List.myers_difference([1, 3, 2, 2], [1, 1, 3]) == [eq: [1], ins: [1], eq: [3], del: [2, 2]]

    assert List.myers_difference([2, 1, 2, 4], [1, 1, 4, 3, 3, 2, 3, 3]) == [
             del: [2],
             eq: [1],
             del: [2],
             ins: [1],
             eq: [4],
             ins: [3, 3, 2, 3, 3]
           ]

    assert List.myers_difference(["a", "db", "c"], ["a", "bc"], &String.myers_difference/2) == [
             eq: ["a"],
             diff: [del: "d", eq: "b", ins: "c"],
             del: ["c"]
           ]

    assert List.myers_difference(["ab", "x"], ["ac", "x"], fn a, b ->
             if String.first(a) == String.first(b), do: {a, b}
           end) == [diff: {"ab", "ac"}, eq: ["x"]]
  end
end
