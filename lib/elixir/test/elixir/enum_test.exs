defmodule EnumTest.Recorder do
  defstruct [:pid]
end

defimpl Collectable, for: EnumTest.Recorder do
  # Tells a process what is collected, newest first, or that collecting ended early.
  def into(%{pid: pid}) do
    collector = fn
      collected, {:cont, value} -> [value | collected]
      collected, :done -> send(pid, {:collected, collected}) |> elem(1)
      _collected, :halt -> send(pid, :halted)
    end

    {[], collector}
  end
end

defmodule EnumTest do
  use ExUnit.Case, async: true

  doctest Enum

  test "all? and any?" do
    assert Enum.all?([])
    assert Enum.all?([1, :a, "x"])
    refute Enum.all?([1, nil])
    assert Enum.all?(%{a: 1})
    assert Enum.all?(1..3, &(&1 > 0))
    refute Enum.all?(3..1//-1, &(&1 > 1))
    assert Enum.all?(1..0//1, fn _ -> false end)
    assert Enum.all?(Stream.map([1, 2], & &1), &is_integer/1)
    refute Enum.all?([1, 2], fn x -> if x == 1, do: :truthy end)
    refute Enum.any?([])
    refute Enum.any?([nil, false])
    assert Enum.any?([nil, 1])
    refute Enum.any?(MapSet.new([nil]))
    assert Enum.any?([1, 2, 3], &(&1 > 2))
    refute Enum.any?(1..3//2, &(&1 == 2))
    assert Enum.any?(Stream.cycle([1, 2]), &(&1 == 2))
  end

  test "at, fetch and fetch!" do
    assert Enum.at([1, 2, 3], 0) == 1
    assert Enum.at([1, 2, 3], -3) == 1
    assert Enum.at([1, 2, 3], -4) == nil
    assert Enum.at([1, 2, 3], 3, :none) == :none
    assert Enum.at(1..9//2, 2) == 5
    assert Enum.at(9..1//-3, -1) == 3
    assert Enum.at(1..0//1, 0) == nil
    assert Enum.at(%{a: 1}, 0) == {:a, 1}
    assert Enum.at(Stream.iterate(1, &(&1 * 2)), 10) == 1024
    assert Enum.at(Stream.map([1, 2, 3], & &1), -1) == 3
    assert_raise FunctionClauseError, fn -> apply(Enum, :at, [[1], :a]) end
    assert Enum.fetch([1, 2], 1) == {:ok, 2}
    assert Enum.fetch([1, 2], -2) == {:ok, 1}
    assert Enum.fetch([1, 2], 2) == :error
    assert Enum.fetch(1..3, -4) == :error
    assert Enum.fetch!([1, 2], 1) == 2
    assert Enum.fetch!(%{a: 1}, 0) == {:a, 1}
  end

  test "chunk_by" do
    assert Enum.chunk_by([], & &1) == []
    assert Enum.chunk_by([1, 2, 2, 3, 4, 4, 6], &(rem(&1, 2) == 1)) == [[1], [2, 2], [3], [4, 4, 6]]
    assert Enum.chunk_by(1..6, &div(&1, 3)) == [[1, 2], [3, 4, 5], [6]]
    assert Enum.chunk_by([1, 1.0, 1], & &1) === [[1], [1.0], [1]]
  end

  test "chunk_every" do
    assert Enum.chunk_every([], 2) == []
    assert Enum.chunk_every([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
    assert Enum.chunk_every([1, 2, 3, 4], 10) == [[1, 2, 3, 4]]
    assert Enum.chunk_every([1, 2, 3, 4], 2, 1) == [[1, 2], [2, 3], [3, 4], [4]]
    assert Enum.chunk_every([1, 2, 3, 4, 5], 3, 2, :discard) == [[1, 2, 3], [3, 4, 5]]
    assert Enum.chunk_every([1, 2, 3, 4, 5], 3, 2, []) == [[1, 2, 3], [3, 4, 5], [5]]
    assert Enum.chunk_every([1, 2, 3, 4, 5], 3, 4, [:a, :b]) == [[1, 2, 3], [5, :a, :b]]
    assert Enum.chunk_every([1, 2, 3, 4], 3, 3, [:a, :b, :c]) == [[1, 2, 3], [4, :a, :b]]
    assert Enum.chunk_every([1, 2, 3, 4, 5, 6, 7], 2, 3) == [[1, 2], [4, 5], [7]]
    assert Enum.chunk_every(1..5, 2, 2, 1..9) == [[1, 2], [3, 4], [5, 1]]
    assert Enum.chunk_every(Stream.take(Stream.iterate(1, &(&1 + 1)), 3), 2) == [[1, 2], [3]]
    assert_raise FunctionClauseError, fn -> apply(Enum, :chunk_every, [[1], 0]) end
    assert_raise FunctionClauseError, fn -> apply(Enum, :chunk_every, [[1], 2, 0]) end
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :chunk_every, [[1, 2, 3], 2, 2, 5]) end
  end

  test "chunk_while" do
    assert Enum.chunk_while([], [], fn x, acc -> {:cont, [x | acc]} end, fn acc -> {:cont, acc, []} end) == [[]]

    assert Enum.chunk_while(1..5, 0, fn x, a -> if x == 3, do: {:cont, {x, a}, 0}, else: {:cont, a + x} end, fn a ->
             {:cont, {:end, a}, 0}
           end) == [{3, 3}, {:end, 9}]

    assert Enum.chunk_while(1..5, 0, fn x, a -> if x == 3, do: {:halt, a}, else: {:cont, a + x} end, fn a ->
             {:cont, {:end, a}, 0}
           end) == [end: 3]

    assert Enum.chunk_while(1..5, 0, fn x, a -> {:cont, x, a} end, fn a -> {:cont, a} end) == [1, 2, 3, 4, 5]
  end

  test "concat" do
    assert Enum.concat([]) == []
    assert Enum.concat([[1, [2], 3], [4], [5, 6]]) == [1, [2], 3, 4, 5, 6]
    assert Enum.concat([1..3, [], 4..6, %{a: 1}]) == [1, 2, 3, 4, 5, 6, {:a, 1}]
    assert Enum.concat([], []) == []
    assert Enum.concat(1..2, [3]) == [1, 2, 3]
    assert Enum.concat([1], 2..3) == [1, 2, 3]
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :concat, [[1]]) end
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :concat, [[], 5]) end
  end

  test "count and count_until" do
    assert Enum.count([]) == 0
    assert Enum.count([1, 2, 3]) == 3
    assert Enum.count(1..10//3) == 4
    assert Enum.count(%{a: 1}) == 1
    assert Enum.count(Stream.map(1..4, & &1)) == 4
    assert Enum.count([1, 2, 3, 4], &(rem(&1, 2) == 0)) == 2
    assert Enum.count(1..3, fn _ -> nil end) == 0
    assert Enum.count_until([1, 2, 3], 2) == 2
    assert Enum.count_until([1, 2, 3], 9) == 3
    assert Enum.count_until(1..20, 5) == 5
    assert Enum.count_until(Stream.repeatedly(fn -> 1 end), 5) == 5
    assert Enum.count_until(1..20, &(rem(&1, 2) == 0), 7) == 7
    assert Enum.count_until(1..10, &(rem(&1, 2) == 0), 7) == 5
    assert_raise FunctionClauseError, fn -> apply(Enum, :count_until, [[1], 0]) end
  end

  test "dedup and dedup_by" do
    assert Enum.dedup([]) == []
    assert Enum.dedup([1, 1, 2, 2, 1]) == [1, 2, 1]
    assert Enum.dedup([1, 1.0, 2.0, 2]) === [1, 1.0, 2.0, 2]
    assert Enum.dedup([nil, nil, true, true]) == [nil, true]
    assert Enum.dedup(Stream.map([1, 1, 2], & &1)) == [1, 2]
    assert Enum.dedup_by([{1, :a}, {2, :b}, {2, :c}, {1, :a}], &elem(&1, 0)) == [{1, :a}, {2, :b}, {1, :a}]
    assert Enum.dedup_by(1..5, &(&1 > 2)) == [1, 3]
  end

  test "drop, drop_every and drop_while" do
    assert Enum.drop([1, 2, 3], 0) == [1, 2, 3]
    assert Enum.drop([1, 2, 3], 2) == [3]
    assert Enum.drop([1, 2, 3], 4) == []
    assert Enum.drop([1, 2, 3], -1) == [1, 2]
    assert Enum.drop([1, 2, 3], -4) == []
    assert Enum.drop(1..10, 8) == [9, 10]
    assert Enum.drop(1..10, -8) == [1, 2]
    assert Enum.drop(%{a: 1}, 1) == []
    assert Enum.drop(Stream.map(1..4, & &1), 2) == [3, 4]
    assert Enum.drop(Stream.map(1..4, & &1), -3) == [1]
    assert_raise FunctionClauseError, fn -> apply(Enum, :drop, [[1], 1.0]) end
    assert Enum.drop_every([1, 2, 3, 4, 5], 2) == [2, 4]
    assert Enum.drop_every([1, 2, 3], 0) == [1, 2, 3]
    assert Enum.drop_every([1, 2, 3], 1) == []
    assert Enum.drop_every(1..7, 3) == [2, 3, 5, 6]
    assert_raise FunctionClauseError, fn -> apply(Enum, :drop_every, [[1], -1]) end
    assert Enum.drop_while([1, 2, 3, 1], &(&1 < 3)) == [3, 1]
    assert Enum.drop_while([], fn _ -> true end) == []
    assert Enum.drop_while(1..4, fn _ -> true end) == []
  end

  test "each" do
    assert Enum.each([], fn _ -> raise "never" end) == :ok
    assert Enum.each(1..3, & &1) == :ok
  end

  test "empty?" do
    assert Enum.empty?([])
    assert Enum.empty?(%{})
    assert Enum.empty?(1..0//1)
    refute Enum.empty?(3..1//-1)
    refute Enum.empty?(Stream.cycle([1]))
    assert Enum.empty?(Stream.filter([1], fn _ -> false end))
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :empty?, [1]) end
  end

  test "filter and reject" do
    assert Enum.filter([1, 2, 3], &(rem(&1, 2) == 0)) == [2]
    assert Enum.filter([1, nil, false, :a], & &1) == [1, :a]
    assert Enum.filter(1..6, &(rem(&1, 3) == 0)) == [3, 6]
    assert Enum.filter(6..1//-2, &(&1 > 2)) == [6, 4]
    assert Enum.filter(%{a: 1}, fn {k, v} -> k == :a and v == 1 end) == [a: 1]
    assert Enum.reject([1, 2, 3], &(rem(&1, 2) == 0)) == [1, 3]
    assert Enum.reject(1..6, &(&1 > 2)) == [1, 2]
  end

  test "find, find_index and find_value" do
    assert Enum.find([2, 4, 6], &(rem(&1, 2) == 1)) == nil
    assert Enum.find([2, 4, 6], 0, &(rem(&1, 2) == 1)) == 0
    assert Enum.find(1..9//4, &(&1 > 1)) == 5
    assert Enum.find(Stream.iterate(1, &(&1 * 3)), &(&1 > 100)) == 243
    assert Enum.find([nil, 1], &is_nil/1) == nil
    assert Enum.find_index([2, 3], &(&1 == 3)) == 1
    assert Enum.find_index([2], &(&1 == 3)) == nil
    assert Enum.find_index(5..9, &(&1 == 7)) == 2
    assert Enum.find_value([1, 2, 3], &(&1 > 2 && &1 * 10)) == 30
    assert Enum.find_value([1, 2], :none, fn _ -> nil end) == :none
    assert Enum.find_value(1..3, fn x -> if x == 2, do: {:ok, x} end) == {:ok, 2}
    assert Enum.find_value(%{a: 1}, fn {_, v} -> v end) == 1
  end

  test "flat_map and flat_map_reduce" do
    assert Enum.flat_map([], fn x -> [x] end) == []
    assert Enum.flat_map([1, 2, 3], fn x -> [x, x] end) == [1, 1, 2, 2, 3, 3]
    assert Enum.flat_map([1, 2], fn x -> if x == 1, do: [], else: x..4 end) == [2, 3, 4]
    assert Enum.flat_map(%{a: 1}, fn {k, v} -> %{k => v} end) == [a: 1]
    assert Enum.flat_map(1..2, &Stream.map([&1], fn y -> -y end)) == [-1, -2]
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :flat_map, [[1], & &1]) end
    assert Enum.flat_map_reduce([1, 2, 3], 0, &{[&1, &2], &1 + &2}) == {[1, 0, 2, 1, 3, 3], 6}

    assert Enum.flat_map_reduce(1..100, 0, fn x, acc -> if acc < 3, do: {[x], acc + 1}, else: {:halt, acc} end) ==
             {[1, 2, 3], 3}

    assert Enum.flat_map_reduce([1, 2], [], fn x, acc -> {x..3, [x | acc]} end) == {[1, 2, 3, 2, 3], [2, 1]}
  end

  test "frequencies and group_by" do
    assert Enum.frequencies([]) == %{}
    assert Enum.frequencies(~w(a b a c a)) == %{"a" => 3, "b" => 1, "c" => 1}
    assert Enum.frequencies([1, 1.0, 1]) === %{1 => 2, 1.0 => 1}
    assert Enum.frequencies_by(1..10, &rem(&1, 3)) == %{0 => 3, 1 => 4, 2 => 3}
    assert Enum.group_by([], & &1) == %{}
    assert Enum.group_by(1..6, &rem(&1, 3)) == %{0 => [3, 6], 1 => [1, 4], 2 => [2, 5]}
    assert Enum.group_by(~w(ant buffalo cat), &String.length/1, &String.first/1) == %{3 => ["a", "c"], 7 => ["b"]}
    assert Enum.group_by(%{a: 1}, &elem(&1, 1)) == %{1 => [a: 1]}
  end

  test "intersperse and map_intersperse" do
    assert Enum.intersperse([], 0) == []
    assert Enum.intersperse([1], 0) == [1]
    assert Enum.intersperse(1..3, 0) == [1, 0, 2, 0, 3]
    assert Enum.map_intersperse([], 0, &-/1) == []
    assert Enum.map_intersperse([1, 2, 3], :x, &-/1) == [-1, :x, -2, :x, -3]
    assert Enum.map_intersperse(1..3, :x, &-/1) == [-1, :x, -2, :x, -3]
  end

  test "into" do
    assert Enum.into([1, 2], []) == [1, 2]
    assert Enum.into(%{a: 1}, []) == [a: 1]
    assert Enum.into([a: 1, b: 2], %{}) == %{b: 2, a: 1}
    assert Enum.into([a: 1, b: 2], %{a: 0, c: 3}) == %{c: 3, b: 2, a: 1}
    assert Enum.into(%{a: 1}, %{b: 2}) == %{b: 2, a: 1}
    assert Enum.into(1..3, MapSet.new([3, 4])) == MapSet.new([1, 2, 3, 4])
    assert Enum.into(["a", "b"], "c") == "cab"
    assert Enum.into([<<1::3>>, <<2::4>>], <<1::1>>) == <<146>>
    assert Enum.into([1, 2], [], &-/1) == [-1, -2]
    assert Enum.into([1, 2], %{}, &{&1, -&1}) == %{1 => -1, 2 => -2}
    assert Enum.into(1..2, %{0 => 0}, &{&1, -&1}) == %{0 => 0, 1 => -1, 2 => -2}
    assert Enum.into([1, 2], "", &<<&1>>) == <<1, 2>>
    assert Enum.into(MapSet.new([{1, 2}]), %{3 => 4}) == %{1 => 2, 3 => 4}
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :into, [[1], 5]) end

    assert_raise ArgumentError, "collecting into a binary requires a bitstring, got: :a", fn ->
      apply(Enum, :into, [[:a], ""])
    end

    assert_raise ArgumentError, "collecting into a map requires {key, value} tuples, got: 1", fn ->
      apply(Enum, :into, [1..2, %{}])
    end
  end

  test "join and map_join" do
    assert Enum.join([]) == ""
    assert Enum.join([1, :two, "three", 4.0]) == "1twothree4.0"
    assert Enum.join(1..3, ", ") == "1, 2, 3"
    assert Enum.join(["only"], "-") == "only"
    assert Enum.join([], ",") == ""
    assert Enum.join(Stream.map([1, 2], & &1), "") == "12"
    assert_raise FunctionClauseError, fn -> apply(Enum, :join, [[1], 5]) end
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :join, [[{}], ""]) end
    assert Enum.map_join([1, 2, 3], " = ", &(&1 * 2)) == "2 = 4 = 6"
    assert Enum.map_join(1..3, &-/1) == "-1-2-3"
    assert Enum.map_join([], "x", &-/1) == ""
  end

  test "map and map_every" do
    assert Enum.map([], &-/1) == []
    assert Enum.map([1, 2, 3], &-/1) == [-1, -2, -3]
    assert Enum.map(1..10//4, &-/1) == [-1, -5, -9]
    assert Enum.map(3..1//-1, & &1) == [3, 2, 1]
    assert Enum.map(%{a: 1}, fn {k, v} -> {v, k} end) == [{1, :a}]
    assert Enum.map(Stream.take(1..5, 2), & &1) == [1, 2]
    assert Enum.map_every([1, 2, 3, 4, 5], 2, &(&1 * 10)) == [10, 2, 30, 4, 50]
    assert Enum.map_every(1..5, 3, &(&1 * 10)) == [10, 2, 3, 40, 5]
    assert Enum.map_every([1, 2], 0, &-/1) == [1, 2]
    assert Enum.map_every([1, 2], 1, &-/1) == [-1, -2]
    assert_raise FunctionClauseError, fn -> apply(Enum, :map_every, [[1], -1, &-/1]) end
  end

  test "map_reduce and scan" do
    assert Enum.map_reduce([], 1, &{&1, &2}) == {[], 1}
    assert Enum.map_reduce([1, 2, 3], 0, &{&1 * 2, &1 + &2}) == {[2, 4, 6], 6}
    assert Enum.map_reduce(1..3, 1, &{&1 + &2, &2 * 2}) == {[2, 4, 7], 8}
    assert Enum.scan([], &+/2) == []
    assert Enum.scan([1, 2, 3], &+/2) == [1, 3, 6]
    assert Enum.scan(1..5, &(&1 + &2)) == [1, 3, 6, 10, 15]
    assert Enum.scan([1, 2], 10, &(&2 - &1)) == [9, 7]
    assert Enum.scan(1..3, 0, &+/2) == [1, 3, 6]
  end

  test "max and min" do
    assert Enum.max([1, 3, 2]) == 3
    assert Enum.max([1, 1.0]) == 1
    assert Enum.max([1.0, 1]) === 1.0
    assert Enum.max([1, :a, "b", [], %{}]) == "b"
    assert Enum.max(1..10//4) == 9
    assert Enum.max(9..1//-3) == 9
    assert Enum.max([], fn -> 0 end) == 0
    assert Enum.max(1..0//1, fn -> :none end) == :none
    assert Enum.max([~D[2019-12-31], ~D[2020-01-01]], Date) == ~D[2020-01-01]
    assert Enum.max([1, 2, 2.0], &>/2) === 2.0
    assert Enum.max(MapSet.new([1, 2])) == 2
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :max, [[]]) end
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :max, [%{}]) end
    assert Enum.min([3, 1, 2]) == 1
    assert Enum.min([1, 1.0]) == 1
    assert Enum.min(10..1//-4) == 2
    assert Enum.min([], fn -> 0 end) == 0
    assert Enum.min([~D[2020-01-01], ~D[2019-12-31]], Date) == ~D[2019-12-31]
    assert Enum.min(Stream.map([3, 2], & &1), &<=/2, fn -> 0 end) == 2
    assert Enum.max_by(["a", "aaa", "aa"], &byte_size/1) == "aaa"
    assert Enum.max_by([], & &1, fn -> nil end) == nil
    assert Enum.max_by([~D[2019-12-31], ~D[2020-01-01]], & &1, Date) == ~D[2020-01-01]
    assert Enum.max_by(1..5, &rem(&1, 3)) == 2
    assert Enum.min_by(["aa", "b", "c"], &byte_size/1) == "b"
    assert Enum.min_by(1..5, &rem(&1, 3)) == 3
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :min_by, [[], & &1]) end
    assert Enum.min_max([2, 3, 1]) == {1, 3}
    assert Enum.min_max([1, 1.0]) == {1, 1}
    assert Enum.min_max(9..1//-3) == {3, 9}
    assert Enum.min_max(1..0//1, fn -> nil end) == nil
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :min_max, [[]]) end
    assert Enum.min_max_by(["aaa", "bb", "c"], &byte_size/1) == {"c", "aaa"}
    assert Enum.min_max_by([~D[2019-12-31], ~D[2020-01-01]], & &1, Date) == {~D[2019-12-31], ~D[2020-01-01]}
    assert Enum.min_max_by([], & &1, fn -> {nil, nil} end) == {nil, nil}
  end

  test "member?" do
    assert Enum.member?([1, 2], 2)
    refute Enum.member?([1, 2], 2.0)
    refute Enum.member?(1..9//2, 4)
    assert Enum.member?(1..9//2, 5)
    refute Enum.member?(1..9, :a)
    assert Enum.member?(%{a: 1}, {:a, 1})
    refute Enum.member?(%{a: 1}, {:a, 1.0})
    refute Enum.member?(%{a: 1}, :a)
    assert Enum.member?(Stream.cycle([1, 2]), 2)
  end

  test "random, shuffle and take_random" do
    assert Enum.random([7]) == 7
    assert Enum.random(7..7) == 7
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :random, [[]]) end
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :random, [%{}]) end
    assert Enum.shuffle([]) == []
    assert Enum.take_random([], 3) == []
    assert Enum.take_random([1], 0) == []
    assert Enum.sort(Enum.take_random(1..5, 9)) == [1, 2, 3, 4, 5]
    assert Enum.sort(Enum.shuffle(1..5)) == [1, 2, 3, 4, 5]
    assert_raise FunctionClauseError, fn -> apply(Enum, :take_random, [[1], -1]) end
  end

  test "reduce and reduce_while" do
    assert Enum.reduce([1, 2, 3], &-/2) == 2
    assert Enum.reduce([1], &-/2) == 1
    assert Enum.reduce(1..4, &*/2) == 24
    assert Enum.reduce(5..1//-2, &-/2) == 3
    assert Enum.reduce(%{a: 1}, fn _, _ -> :never end) == {:a, 1}
    assert Enum.reduce(Stream.map([nil, nil], & &1), fn x, acc -> {x, acc} end) == {nil, nil}
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :reduce, [[], &-/2]) end
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :reduce, [1..0//1, &-/2]) end
    assert_raise Enum.EmptyError, "empty error", fn -> apply(Enum, :reduce, [Stream.take([1], 0), &-/2]) end
    assert Enum.reduce([1, 2], 10, &-/2) == 11
    assert Enum.reduce(1..3, [], &[&1 | &2]) == [3, 2, 1]
    assert Enum.reduce(5..1//-2, [], &[&1 | &2]) == [1, 3, 5]
    assert Enum.reduce(%{a: 1}, 0, fn {_, v}, acc -> v + acc end) == 1
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :reduce, [{1, 2}, 0, &+/2]) end

    assert Enum.reduce_while([1, 2, 3], 0, fn x, acc ->
             if x < 3, do: {:cont, acc + x}, else: {:halt, {:stopped, acc}}
           end) == {:stopped, 3}

    assert Enum.reduce_while(1..100, 0, fn x, acc -> if acc > 5, do: {:halt, acc}, else: {:cont, acc + x} end) == 6
    assert Enum.reduce_while([], 1, fn _, _ -> {:halt, 2} end) == 1
  end

  test "reverse and reverse_slice" do
    assert Enum.reverse([]) == []
    assert Enum.reverse([1, 2, 3]) == [3, 2, 1]
    assert Enum.reverse(1..5//2) == [5, 3, 1]
    assert Enum.reverse(5..1//-2) == [1, 3, 5]
    assert Enum.reverse([1, 2], [3]) == [2, 1, 3]
    assert Enum.reverse(1..3, 4..5) == [3, 2, 1, 4, 5]
    assert Enum.reverse(%{a: 1}) == [a: 1]
    assert Enum.reverse_slice([1, 2, 3, 4, 5, 6], 2, 3) == [1, 2, 5, 4, 3, 6]
    assert Enum.reverse_slice([1, 2, 3], 1, 30) == [1, 3, 2]
    assert Enum.reverse_slice([1, 2, 3], 5, 1) == [1, 2, 3]
    assert Enum.reverse_slice(1..4, 0, 2) == [2, 1, 3, 4]
    assert_raise FunctionClauseError, fn -> apply(Enum, :reverse_slice, [[1], -1, 1]) end
  end

  test "slice" do
    assert Enum.slice([1, 2, 3, 4, 5], 1..3) == [2, 3, 4]
    assert Enum.slice([1, 2, 3, 4, 5], 3..10) == [4, 5]
    assert Enum.slice([1, 2, 3, 4, 5], 5..9) == []
    assert Enum.slice([1, 2, 3, 4, 5], -3..-2) == [3, 4]
    assert Enum.slice([1, 2, 3, 4, 5], 1..-1//1) == [2, 3, 4, 5]
    assert Enum.slice([1, 2, 3, 4, 5], -10..-4//1) == [1, 2]
    assert Enum.slice([1, 2, 3, 4, 5], 2..0//1) == []
    assert Enum.slice([1, 2, 3, 4, 5], 0..-1//2) == [1, 3, 5]
    assert Enum.slice(1..100, 10..20//5) == [11, 16, 21]
    assert Enum.slice(%{a: 1}, 0..0) == [a: 1]
    assert Enum.slice(Stream.iterate(0, &(&1 + 1)), 3..9//3) == [3, 6, 9]
    assert Enum.slice(Stream.map(1..5, & &1), -2..-1) == [4, 5]

    assert_raise ArgumentError, "Enum.slice/2 does not accept ranges with negative steps, got: 2..0//-2", fn ->
      apply(Enum, :slice, [[1, 2, 3], 2..0//-2])
    end

    assert Enum.slice([1, 2, 3, 4], 1, 2) == [2, 3]
    assert Enum.slice([1, 2, 3, 4], -2, 9) == [3, 4]
    assert Enum.slice([1, 2, 3, 4], -9, 2) == [1, 2]
    assert Enum.slice([1, 2, 3, 4], 9, 1) == []
    assert Enum.slice(1..10//3, 1, 2) == [4, 7]
    assert Enum.slice(Stream.map(1..5, & &1), 1, 2) == [2, 3]
    assert_raise FunctionClauseError, fn -> apply(Enum, :slice, [[1], 0, -1]) end
  end

  test "slide" do
    assert Enum.slide([:a, :b, :c, :d], 2, 0) == [:c, :a, :b, :d]
    assert Enum.slide([:a, :b, :c, :d], 0, 2) == [:b, :c, :a, :d]
    assert Enum.slide([:a, :b, :c, :d], 1..2, 0) == [:b, :c, :a, :d]
    assert Enum.slide([:a, :b, :c, :d, :e], 0..1, 3) == [:c, :d, :a, :b, :e]
    assert Enum.slide([:a, :b, :c, :d], -1, 0) == [:d, :a, :b, :c]
    assert Enum.slide([:a, :b, :c, :d], 0..1, -1) == [:c, :d, :a, :b]
    assert Enum.slide([:a, :b], 5, 0) == [:a, :b]
    assert Enum.slide(1..5, 1, 3) == [1, 3, 4, 2, 5]

    assert_raise ArgumentError,
                 "insertion index for slide must be outside the range being moved (tried to insert 1..3 at 2)",
                 fn -> apply(Enum, :slide, [[1, 2, 3, 4], 1..3, 2]) end

    assert_raise ArgumentError, "Enum.slide/3 does not accept ranges with custom steps, got: 0..2//2", fn ->
      apply(Enum, :slide, [[1, 2, 3, 4], 0..2//2, 1])
    end
  end

  test "sort and sort_by" do
    assert Enum.sort([]) == []
    assert Enum.sort([3, 1, 2]) == [1, 2, 3]
    assert Enum.sort([1.0, 1, 0]) === [0, 1.0, 1]
    assert Enum.sort(%{b: 1, a: 2}) == [a: 2, b: 1]
    assert Enum.sort(3..1//-1) == [1, 2, 3]
    assert Enum.sort([2, 1, 3], :desc) == [3, 2, 1]
    assert Enum.sort([2, 1, 3], &>=/2) == [3, 2, 1]
    assert Enum.sort([{1, :b}, {0, :a}, {1, :a}], fn {a, _}, {b, _} -> a <= b end) == [{0, :a}, {1, :b}, {1, :a}]
    assert Enum.sort([~D[2020-01-02], ~D[2019-12-31]], Date) == [~D[2019-12-31], ~D[2020-01-02]]
    assert Enum.sort([~D[2019-12-31], ~D[2020-01-02]], {:desc, Date}) == [~D[2020-01-02], ~D[2019-12-31]]
    assert Enum.sort([~D[2020-01-02], ~D[2019-12-31]], {:asc, Date}) == [~D[2019-12-31], ~D[2020-01-02]]
    assert_raise FunctionClauseError, fn -> apply(Enum, :sort, [[2, 1], "x"]) end
    assert Enum.sort_by(~w(bb a ccc dd), &byte_size/1) == ["a", "bb", "dd", "ccc"]
    assert Enum.sort_by(~w(bb a ccc dd), &byte_size/1, :desc) == ["ccc", "bb", "dd", "a"]
    assert Enum.sort_by(1..5, &rem(&1, 2)) == [2, 4, 1, 3, 5]

    assert Enum.sort_by([{~D[2020-01-02], 1}, {~D[2019-12-31], 2}], &elem(&1, 0), Date) == [
             {~D[2019-12-31], 2},
             {~D[2020-01-02], 1}
           ]

    assert Enum.sort_by([3, 1, 2], & &1, &>=/2) == [3, 2, 1]
    assert_raise FunctionClauseError, fn -> apply(Enum, :sort_by, [[1], 5]) end
  end

  test "split, split_while and split_with" do
    assert Enum.split([1, 2, 3], 2) == {[1, 2], [3]}
    assert Enum.split([1, 2, 3], 10) == {[1, 2, 3], []}
    assert Enum.split([1, 2, 3], 0) == {[], [1, 2, 3]}
    assert Enum.split([1, 2, 3], -1) == {[1, 2], [3]}
    assert Enum.split([1, 2, 3], -5) == {[], [1, 2, 3]}
    assert Enum.split(1..4, 1) == {[1], [2, 3, 4]}
    assert_raise FunctionClauseError, fn -> apply(Enum, :split, [[1], :a]) end
    assert Enum.split_while([1, 2, 3, 1], &(&1 < 3)) == {[1, 2], [3, 1]}
    assert Enum.split_while([1], fn _ -> false end) == {[], [1]}
    assert Enum.split_while(1..3, fn _ -> true end) == {[1, 2, 3], []}
    assert Enum.split_with([5, 4, 3, 2], &(rem(&1, 2) == 0)) == {[4, 2], [5, 3]}
    assert Enum.split_with(%{a: 1}, fn _ -> false end) == {[], [a: 1]}
  end

  test "sum, sum_by, product and product_by" do
    assert Enum.sum([]) == 0
    assert Enum.sum([1, 2.5]) === 3.5
    assert Enum.sum(1..100) == 5050
    assert Enum.sum(100..1//-3) == 1717
    assert Enum.sum(1..0//1) == 0
    assert Enum.sum(MapSet.new([1, 2])) == 3
    assert Enum.sum([9_223_372_036_854_775_807, 1]) == 9_223_372_036_854_775_808
    assert_raise ArithmeticError, "bad argument in arithmetic expression", fn -> apply(Enum, :sum, [[:a]]) end
    assert Enum.sum_by([%{n: 1}, %{n: 2}], & &1.n) == 3
    assert Enum.sum_by(1..3, &(&1 * 2)) == 12
    assert Enum.product([]) == 1
    assert Enum.product([2, 3, 4]) == 24
    assert Enum.product(1..25) == 15_511_210_043_330_985_984_000_000
    assert Enum.product_by([1, 2], &(&1 + 1)) == 6
    assert Enum.product_by(1..3, &(&1 * 2)) == 48
  end

  test "take, take_every and take_while" do
    assert Enum.take([1, 2, 3], 2) == [1, 2]
    assert Enum.take([1, 2, 3], 0) == []
    assert Enum.take([1, 2, 3], 9) == [1, 2, 3]
    assert Enum.take([1, 2, 3], -2) == [2, 3]
    assert Enum.take([1, 2, 3], -9) == [1, 2, 3]
    assert Enum.take(1..10_000_000_000, 2) == [1, 2]
    assert Enum.take(1..10_000_000_000, -2) == [9_999_999_999, 10_000_000_000]
    assert Enum.take(Stream.cycle([1, 2]), 5) == [1, 2, 1, 2, 1]
    assert Enum.take(Stream.map(1..4, & &1), -3) == [2, 3, 4]
    assert_raise FunctionClauseError, fn -> apply(Enum, :take, [[1], :x]) end
    assert Enum.take_every(1..10, 3) == [1, 4, 7, 10]
    assert Enum.take_every([1, 2, 3], 0) == []
    assert Enum.take_every([1, 2, 3], 1) == [1, 2, 3]
    assert Enum.take_every([1, 2, 3], 5) == [1]
    assert Enum.take_while([1, 2, 3, 1], &(&1 < 3)) == [1, 2]
    assert Enum.take_while(Stream.iterate(1, &(&1 + 1)), &(&1 < 4)) == [1, 2, 3]
  end

  test "to_list" do
    assert Enum.to_list([1]) == [1]
    assert Enum.to_list(1..7//3) == [1, 4, 7]
    assert Enum.to_list(7..1//-3) == [7, 4, 1]
    assert Enum.to_list(%{a: 1}) == [a: 1]
    assert Enum.to_list(fn acc, fun -> Enumerable.reduce([1, 2], acc, fun) end) == [1, 2]
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :to_list, [:a]) end
  end

  test "uniq and uniq_by" do
    assert Enum.uniq([]) == []
    assert Enum.uniq([1, 2, 1, 1.0, 2]) === [1, 2, 1.0]
    assert Enum.uniq(1..3) == [1, 2, 3]
    assert Enum.uniq(Stream.cycle([1, 2]) |> Stream.take(5)) == [1, 2]
    assert Enum.uniq_by([{1, :x}, {2, :y}, {1, :z}], &elem(&1, 0)) == [{1, :x}, {2, :y}]
    assert Enum.uniq_by(1..10, &rem(&1, 3)) == [1, 2, 3]
  end

  test "with_index" do
    assert Enum.with_index([]) == []
    assert Enum.with_index([:a, :b]) == [a: 0, b: 1]
    assert Enum.with_index([:a, :b], 10) == [a: 10, b: 11]
    assert Enum.with_index(1..2, -1) == [{1, -1}, {2, 0}]
    assert Enum.with_index([:a, :b], &{&2, &1}) == [{0, :a}, {1, :b}]
    assert Enum.with_index(1..2, &(&1 * &2)) == [0, 2]
    assert_raise FunctionClauseError, fn -> apply(Enum, :with_index, [[1], :x]) end
  end

  test "zip, zip_with and zip_reduce" do
    assert Enum.zip([], [1]) == []
    assert Enum.zip([1, 2, 3], [:a, :b]) == [{1, :a}, {2, :b}]
    assert Enum.zip(1..2, %{a: 1}) == [{1, {:a, 1}}]
    assert Enum.zip([:a, :b, :c], 1..10_000_000_000) == [a: 1, b: 2, c: 3]
    assert Enum.zip(1..10_000_000_000//3, [:a, :b]) == [{1, :a}, {4, :b}]
    assert Enum.zip(Stream.cycle([1]), [:a, :b]) == [{1, :a}, {1, :b}]
    assert Enum.zip([[1, 2], [3, 4], [5]]) == [{1, 3, 5}]
    assert Enum.zip([]) == []
    assert Enum.zip([[]]) == []
    assert Enum.zip([1..3, Stream.iterate(0, &(&1 + 1))]) == [{1, 0}, {2, 1}, {3, 2}]
    assert_raise Protocol.UndefinedError, fn -> apply(Enum, :zip, [[1], 2]) end
    assert Enum.zip_with([1, 2], [3, 4], &+/2) == [4, 6]
    assert Enum.zip_with(1..3, [3, 4], &*/2) == [3, 8]
    assert Enum.zip_with([[1, 2], [3, 4], [5, 6]], &Enum.sum/1) == [9, 12]
    assert Enum.zip_with([], & &1) == []
    assert Enum.zip_reduce([1, 2], [3, 4], 0, &(&1 * &2 + &3)) == 11
    assert Enum.zip_reduce(1..3, [1], [], &[{&1, &2} | &3]) == [{1, 1}]
    assert Enum.zip_reduce([[1, 2], [3, 4]], [], &[&1 | &2]) == [[2, 4], [1, 3]]
    assert Enum.zip_reduce([], :acc, fn _, _ -> :never end) == :acc
  end

  test "unzip" do
    assert Enum.unzip([]) == {[], []}
    assert Enum.unzip([{1, :a}, {2, :b}]) == {[1, 2], [:a, :b]}
    assert Enum.unzip(%{a: 1}) == {[:a], [1]}
    assert_raise FunctionClauseError, fn -> apply(Enum, :unzip, [[1]]) end
  end

  test "fetch! tells the position and the enumerable" do
    message = "out of bounds error at position 10 when traversing enumerable [5, 3, 8, 1, 9, 2]"
    assert_raise Enum.OutOfBoundsError, message, fn -> Enum.fetch!([5, 3, 8, 1, 9, 2], 10) end
    assert Exception.message(%Enum.OutOfBoundsError{message: "gone"}) == "gone"
  end

  test "min_max with a sorter" do
    assert Enum.min_max([2, 3, 1], &>/2) == {3, 1}
    assert Enum.min_max([~D[2019-12-31], ~D[2020-01-01]], Date, fn -> nil end) == {~D[2019-12-31], ~D[2020-01-01]}
    assert Enum.min_max([], Date, fn -> :none end) == :none
  end

  test "functions are called in order, once for each element" do
    log = fn x ->
      send(self(), x)
      x
    end

    received = fn -> flush([]) end

    Enum.group_by([1, 2, 3], log)
    assert received.() == [3, 2, 1]
    Enum.max_by([1, 3, 2], log)
    assert received.() == [1, 3, 2]
    Enum.sort_by([2, 3, 1], log)
    assert received.() == [2, 3, 1]
    Enum.uniq_by([1, 2, 1], log)
    assert received.() == [1, 2, 1]
    Enum.find([1, 2, 3], fn x -> log.(x) == 2 end)
    assert received.() == [1, 2]
    Enum.with_index([:a, :b], fn x, i -> log.({x, i}) end)
    assert received.() == [{:a, 0}, {:b, 1}]
  end

  test "streams are read no further than needed" do
    stream = Stream.map([1, 2, 3, 4], fn x -> send(self(), x) end)

    for {fun, read} <- [
          {&Enum.take(&1, 2), [1, 2]},
          {&Enum.take(&1, 0), []},
          {&Enum.at(&1, 1), [1, 2]},
          {&Enum.slice(&1, 1, 2), [1, 2, 3]},
          {&Enum.slice(&1, 1, 0), []},
          {&Enum.empty?/1, [1]},
          {&Enum.count_until(&1, 2), [1, 2]},
          {&Enum.take_while(&1, fn x -> x < 2 end), [1, 2]},
          {&Enum.zip(&1, [:a, :b]), [1, 2, 3]},
          {&Enum.zip([:a, :b], &1), [1, 2]},
          {&Enum.any?(&1, fn x -> x == 3 end), [1, 2, 3]}
        ] do
      fun.(stream)
      assert flush([]) == read
    end
  end

  test "chance follows the seed" do
    :rand.seed(:exsss, {1, 2, 3})
    assert for(_ <- 1..5, do: Enum.random([1, 2, 3, 4])) == [3, 1, 3, 3, 3]
    assert for(_ <- 1..3, do: Enum.random(1..100)) == [74, 19, 24]
    assert Enum.random(1..100//3) == 73
    assert Enum.random(Stream.map(1..10, & &1)) == 3
    assert Enum.shuffle(1..10) == [1, 2, 7, 9, 4, 3, 10, 6, 8, 5]
    assert Enum.take_random(1..10, 1) == [6]
    assert Enum.take_random(1..100, 3) == [32, 90, 29]
    assert Enum.take_random(1..3, 200) == [1, 2, 3]
    assert :rand.uniform(1000) == 758
  end

  test "lists of a million elements" do
    list = Enum.to_list(1..1_000_000)
    assert list |> Enum.map(&(&1 + 1)) |> Enum.filter(&(rem(&1, 2) == 0)) |> Enum.count() == 500_000
    assert list |> Enum.reject(&(rem(&1, 2) == 0)) |> Enum.sum() == 250_000_000_000
    assert list |> Enum.flat_map(&[&1, &1]) |> length() == 2_000_000
    assert list |> Enum.with_index() |> List.last() == {1_000_000, 999_999}
    assert list |> Enum.chunk_every(3) |> length() == 333_334
    assert list |> Enum.zip(list) |> length() == 1_000_000
    assert list |> Enum.intersperse(0) |> length() == 1_999_999
    assert list |> Enum.uniq() |> Enum.dedup() |> length() == 1_000_000
  end

  test "a collector hears of failures" do
    assert_raise RuntimeError, "boom", fn ->
      Enum.into([1], %EnumTest.Recorder{pid: self()}, fn _ -> raise "boom" end)
    end

    assert_received :halted
    assert Enum.into([1, 2], %EnumTest.Recorder{pid: self()}) == [2, 1]
  end

  test "collecting into a list that is not empty warns and keeps the odd order" do
    import ExUnit.CaptureIO

    assert capture_io(:stderr, fn -> assert Enum.into([1, 2], [3, 4]) == [3, 4, 1, 2] end) =~
             "the Collectable protocol is deprecated for non-empty lists"
  end

  test "slice with a step of -1 warns" do
    import ExUnit.CaptureIO

    assert capture_io(:stderr, fn -> assert Enum.slice([1, 2, 3], 2..0//-1) == [] end) =~
             "negative steps are not supported in Enum.slice/2, pass 2..0//1 instead"
  end

  test "improper lists" do
    assert_raise FunctionClauseError, fn -> Enum.map([1 | 2], & &1) end
    assert_raise FunctionClauseError, fn -> Enum.reduce([1 | 2], 0, &+/2) end
    assert_raise ArgumentError, fn -> Enum.count([1 | 2]) end
    assert Enum.take([1 | 2], 1) == [1]
  end

  defp flush(acc) do
    receive do
      message -> flush([message | acc])
    after
      0 -> Enum.reverse(acc)
    end
  end

  test "tables of elements tell integers from floats and signs of zero" do
    big = Integer.pow(2, 70)
    assert Enum.uniq([1, 1.0, "a", "a", {1}, {1}, big, big, [], []]) == [1, 1.0, "a", {1}, big, []]
    assert Enum.frequencies([1, 1.0, "a", "a", :a, %{a: 1}, %{a: 1}]) == %{1 => 1, 1.0 => 1, "a" => 2, :a => 1, %{a: 1} => 2}
    assert length(Enum.uniq([-0.0, 0.0])) == 2
    assert Enum.frequencies([]) == %{}
    assert Enum.group_by([], & &1) == %{}
    assert 1..100 |> Enum.map(&rem(&1, 40)) |> Enum.frequencies() |> map_size() == 40
    assert Enum.group_by(1..5, &rem(&1, 2), &(&1 * 10)) == %{0 => [20, 40], 1 => [10, 30, 50]}
  end

  test "tables of elements fail as other functions do" do
    for fun <- [&Enum.uniq/1, &Enum.frequencies/1, &Enum.group_by(&1, fn x -> x end)],
        do: assert_raise(FunctionClauseError, fn -> fun.([1 | 2]) end)

    assert_raise BadArityError, fn -> Enum.group_by([1], fn -> 1 end) end
    assert_raise BadFunctionError, fn -> Enum.group_by([1], & &1, :x) end
    assert_raise FunctionClauseError, fn -> Enum.sort([1, 2 | 3]) end
  end

  test "the order of terms in sorts" do
    assert Enum.sort([{1, :b}, {1, :a}, {0, 1, 2}, {0.5, :c}]) == [{0.5, :c}, {1, :a}, {1, :b}, {0, 1, 2}]
    assert Enum.sort(["b", "", "a", "ab", "é", <<255>>, <<1::3>>, "aa"]) == ["", <<1::3>>, "a", "aa", "ab", "b", "é", <<255>>]
    assert Enum.sort_by([{2, "b"}, {1, "z"}, {1, "a"}], &elem(&1, 0)) == [{1, "z"}, {1, "a"}, {2, "b"}]
  end
end
