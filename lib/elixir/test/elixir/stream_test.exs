defmodule StreamTest.Recorder do
  defstruct [:pid]
end

defimpl Collectable, for: StreamTest.Recorder do
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

defmodule StreamTest do
  use ExUnit.Case, async: true

  doctest Stream

  test "chunk_every, chunk_by and chunk_while" do
    assert Stream.chunk_every([1, 2, 3, 4, 5], 2) |> Enum.to_list() == [[1, 2], [3, 4], [5]]
    assert Stream.chunk_every([1, 2, 3, 4, 5], 3, 2, :discard) |> Enum.to_list() == [[1, 2, 3], [3, 4, 5]]
    assert Stream.chunk_every([1, 2, 3, 4, 5, 6], 3, 2) |> Enum.to_list() == [[1, 2, 3], [3, 4, 5], [5, 6]]
    assert Stream.chunk_every([1, 2, 3, 4, 5, 6], 2, 3, []) |> Enum.to_list() == [[1, 2], [4, 5]]
    assert Stream.chunk_every([1, 2, 3, 4], 3, 3, [:a, :b]) |> Enum.to_list() == [[1, 2, 3], [4, :a, :b]]
    assert Stream.chunk_every(Stream.iterate(1, &(&1 + 1)), 2) |> Enum.take(2) == [[1, 2], [3, 4]]
    assert Stream.chunk_every([1, 2, 3], 2) |> Stream.map(&Enum.sum/1) |> Enum.to_list() == [3, 3]
    assert Stream.take(1..9, 3) |> Stream.chunk_every(2) |> Enum.to_list() == [[1, 2], [3]]
    assert Stream.chunk_by([1, 2, 2, 3, 4, 4, 6], &(rem(&1, 2) == 1)) |> Enum.to_list() == [[1], [2, 2], [3], [4, 4, 6]]
    assert Stream.chunk_by([], & &1) |> Enum.to_list() == []

    assert Stream.chunk_while(1..5, 0, fn x, a -> if x == 3, do: {:cont, {x, a}, 0}, else: {:cont, a + x} end, fn a ->
             {:cont, {:end, a}, 0}
           end)
           |> Enum.to_list() == [{3, 3}, {:end, 9}]

    assert Stream.chunk_while(1..5, 0, fn x, a -> if x == 3, do: {:halt, a}, else: {:cont, a + x} end, fn a ->
             {:cont, {:end, a}, 0}
           end)
           |> Enum.to_list() == [end: 3]

    assert_raise FunctionClauseError, fn -> apply(Stream, :chunk_every, [[1], 0]) end
    assert_raise FunctionClauseError, fn -> apply(Stream, :chunk_while, [[1], [], & &1, & &1]) end
  end

  test "concat and cycle" do
    assert Stream.concat([1..2, [3], %{a: 1}]) |> Enum.to_list() == [1, 2, 3, {:a, 1}]
    assert Stream.concat(1..2, Stream.cycle([0])) |> Enum.take(4) == [1, 2, 0, 0]
    assert Stream.concat([]) |> Enum.to_list() == []
    assert Stream.cycle([1, 2, 3]) |> Enum.take(5) == [1, 2, 3, 1, 2]
    assert Stream.cycle(1..2) |> Enum.take(5) == [1, 2, 1, 2, 1]
    assert Stream.cycle(Stream.take(1..9, 2)) |> Enum.take(5) == [1, 2, 1, 2, 1]
    assert_raise ArgumentError, "cannot cycle over an empty enumerable", fn -> apply(Stream, :cycle, [[]]) end
  end

  test "dedup and uniq" do
    assert Stream.dedup([1, 1, 2, 1]) |> Enum.to_list() == [1, 2, 1]
    assert Stream.dedup([nil, nil, 1]) |> Enum.to_list() == [nil, 1]
    assert Stream.dedup_by([{1, :a}, {1, :b}, {2, :c}], &elem(&1, 0)) |> Enum.to_list() == [{1, :a}, {2, :c}]
    assert Stream.uniq([1, 2, 1, 1.0]) |> Enum.to_list() === [1, 2, 1.0]
    assert Stream.uniq_by(1..10, &rem(&1, 3)) |> Enum.to_list() == [1, 2, 3]
  end

  test "drop, drop_every and drop_while" do
    assert Stream.drop(1..5, 3) |> Enum.to_list() == [4, 5]
    assert Stream.drop(1..5, 0) |> Enum.to_list() == [1, 2, 3, 4, 5]
    assert Stream.drop(1..5, -2) |> Enum.to_list() == [1, 2, 3]
    assert Stream.drop(1..5, -9) |> Enum.to_list() == []
    assert Stream.drop_every(1..6, 2) |> Enum.to_list() == [2, 4, 6]
    assert Stream.drop_every(1..3, 0) |> Enum.to_list() == [1, 2, 3]
    assert Stream.drop_every(1..3, 1) |> Enum.to_list() == []
    assert Stream.drop_while(1..5, &(&1 < 3)) |> Enum.to_list() == [3, 4, 5]
  end

  test "filter, reject, map, map_every and flat_map" do
    assert Stream.filter(1..6, &(rem(&1, 2) == 0)) |> Enum.to_list() == [2, 4, 6]
    assert Stream.reject(1..6, &(rem(&1, 2) == 0)) |> Enum.to_list() == [1, 3, 5]
    assert Stream.map(%{a: 1}, fn {k, v} -> {v, k} end) |> Enum.to_list() == [{1, :a}]
    assert Stream.map_every(1..5, 2, &(&1 * 10)) |> Enum.to_list() == [10, 2, 30, 4, 50]
    assert Stream.map_every(1..3, 0, &-/1) |> Enum.to_list() == [1, 2, 3]
    assert Stream.map_every(1..3, 1, &-/1) |> Enum.to_list() == [-1, -2, -3]
    assert Stream.flat_map([1, 2, 3], &[&1, -&1]) |> Enum.to_list() == [1, -1, 2, -2, 3, -3]
    assert Stream.flat_map(1..3, &Stream.take(Stream.cycle([&1]), &1)) |> Enum.take(4) == [1, 2, 2, 3]
    assert_raise FunctionClauseError, fn -> apply(Stream, :map, [[1], 5]) end
  end

  test "intersperse, scan and with_index" do
    assert Stream.intersperse(1..3, 0) |> Enum.to_list() == [1, 0, 2, 0, 3]
    assert Stream.intersperse([], 0) |> Enum.to_list() == []
    assert Stream.scan(1..4, &+/2) |> Enum.to_list() == [1, 3, 6, 10]
    assert Stream.scan([nil, 1], fn x, acc -> {x, acc} end) |> Enum.to_list() == [nil, {1, nil}]
    assert Stream.scan(1..4, 10, &+/2) |> Enum.to_list() == [11, 13, 16, 20]
    assert Stream.with_index([:a, :b]) |> Enum.to_list() == [a: 0, b: 1]
    assert Stream.with_index([:a, :b], 5) |> Enum.to_list() == [a: 5, b: 6]
    assert Stream.with_index([:a, :b], fn x, i -> {i, x} end) |> Enum.to_list() == [{0, :a}, {1, :b}]
  end

  test "take, take_every and take_while" do
    assert Stream.take(1..9, 2) |> Enum.to_list() == [1, 2]
    assert Stream.take(1..2, 9) |> Enum.to_list() == [1, 2]
    assert Stream.take(1..9, 0) |> Enum.to_list() == []
    assert Stream.take(1..9, -2) |> Enum.to_list() == [8, 9]
    assert Stream.take_every(1..7, 3) |> Enum.to_list() == [1, 4, 7]
    assert Stream.take_every(1..7, 0) |> Enum.to_list() == []
    assert Stream.take_while(1..9, &(&1 < 3)) |> Enum.to_list() == [1, 2]

    assert 1..9
           |> Stream.drop(1)
           |> Stream.take(5)
           |> Stream.with_index()
           |> Stream.take_every(2)
           |> Stream.drop(1)
           |> Enum.to_list() == [{4, 2}, {6, 4}]
  end

  test "transform" do
    assert Stream.transform(1..9, 0, fn x, acc -> if acc < 3, do: {[x, x], acc + 1}, else: {:halt, acc} end)
           |> Enum.to_list() == [1, 1, 2, 2, 3, 3]

    assert Stream.transform(1..3, 0, fn x, acc -> {Stream.map([x, acc], & &1), acc + x} end) |> Enum.to_list() == [
             1,
             0,
             2,
             1,
             3,
             3
           ]

    assert Stream.transform(
             1..3,
             fn -> 0 end,
             fn x, acc -> {[x], acc + x} end,
             fn acc -> {[:sum, acc], acc} end,
             fn _ -> :ok end
           )
           |> Enum.to_list() == [1, 2, 3, :sum, 6]

    assert Stream.transform(1..3, fn -> 0 end, fn x, acc -> {[x], acc + x} end, fn acc -> {:halt, acc} end, fn _ ->
             :ok
           end)
           |> Enum.to_list() == [1, 2, 3]
  end

  test "sources" do
    assert Stream.iterate(1, &(&1 * 2)) |> Enum.take(5) == [1, 2, 4, 8, 16]

    assert Stream.unfold(3, fn
             0 -> nil
             n -> {n, n - 1}
           end)
           |> Enum.to_list() == [3, 2, 1]

    assert Stream.repeatedly(fn -> :x end) |> Enum.take(2) == [:x, :x]
    assert Stream.duplicate(:x, 2) |> Enum.to_list() == [:x, :x]
    assert Stream.from_index() |> Enum.take(3) == [0, 1, 2]
    assert Stream.from_index(5) |> Enum.take(2) == [5, 6]
    assert Stream.from_index(&(&1 * 10)) |> Enum.take(3) == [0, 10, 20]
    assert Stream.interval(0) |> Enum.take(3) == [0, 1, 2]
    assert Stream.timer(0) |> Enum.to_list() == [0]

    assert Stream.resource(
             fn -> 3 end,
             fn
               0 -> {:halt, 0}
               n -> {[n, n], n - 1}
             end,
             fn _ -> :ok end
           )
           |> Enum.to_list() == [3, 3, 2, 2, 1, 1]

    assert Stream.resource(
             fn -> 0 end,
             fn
               2 -> {:halt, 2}
               n -> {n..3, n + 1}
             end,
             fn _ -> :ok end
           )
           |> Enum.to_list() == [0, 1, 2, 3, 1, 2, 3]

    assert Stream.run(Stream.map(1..3, & &1)) == :ok
    assert_raise FunctionClauseError, fn -> apply(Stream, :duplicate, [:x, -1]) end
  end

  test "zip and zip_with" do
    assert Stream.zip(1..3, [:a, :b]) |> Enum.to_list() == [{1, :a}, {2, :b}]
    assert Stream.zip(Stream.cycle([0]), Stream.take(1..9, 2)) |> Enum.to_list() == [{0, 1}, {0, 2}]
    assert Stream.zip([1..3, [:a, :b], Stream.cycle([0])]) |> Enum.to_list() == [{1, :a, 0}, {2, :b, 0}]
    assert Stream.zip([]) |> Enum.to_list() == []
    assert Stream.zip_with([1, 2], 3..4, &+/2) |> Enum.to_list() == [4, 6]
    assert Stream.zip_with([1..2, 3..4, 5..6], &Enum.sum/1) |> Enum.to_list() == [9, 12]

    assert Stream.zip(Stream.filter(1..9, &(rem(&1, 3) == 0)), Stream.chunk_every(1..6, 2)) |> Enum.to_list() == [
             {3, [1, 2]},
             {6, [3, 4]},
             {9, [5, 6]}
           ]
  end

  test "inspect" do
    assert inspect(Stream.take([1], 0)) == "#Stream<[enum: [], funs: []]>"
    assert inspect(Stream.map_every(1..3, 0, & &1)) == "#Stream<[enum: 1..3, funs: []]>"
  end

  test "elements go through all steps one by one" do
    stream = 1..4 |> Stream.map(&log({:map, &1})) |> Stream.filter(&(rem(elem(&1, 1), 2) == 0)) |> Stream.each(&log/1)
    assert received() == []
    assert Enum.take(stream, 1) == [{:map, 2}]
    assert received() == [{:map, 1}, {:map, 2}, {:map, 2}]
  end

  test "a resource is closed at the end, when no more is wanted and after failures" do
    assert Enum.to_list(resource(:r, 2)) == [0, 1]
    assert received() == [{:r, :open}, {:r, 0}, {:r, 1}, {:r, 2}, {:r, :close, 2}]

    assert Enum.take(resource(:r, 9), 1) == [0]
    assert received() == [{:r, :open}, {:r, 0}, {:r, :close, 1}]

    assert catch_throw(Enum.each(resource(:r, 9), &throw/1)) == 0
    assert received() == [{:r, :open}, {:r, 0}, {:r, :close, 1}]

    stream = Stream.resource(fn -> 0 end, fn _ -> raise "boom" end, &log/1)
    assert_raise RuntimeError, "boom", fn -> Enum.to_list(stream) end
    assert received() == [0]
  end

  test "nested resources are closed from the inside" do
    stream = Stream.flat_map(resource(:outer, 2), &resource({:inner, &1}, 1))
    assert Enum.take(stream, 1) == [0]

    assert received() == [
             {:outer, :open},
             {:outer, 0},
             {{:inner, 0}, :open},
             {{:inner, 0}, 0},
             {{:inner, 0}, :close, 1},
             {:outer, :close, 1}
           ]
  end

  test "transform starts late and cleans up" do
    stream =
      Stream.transform(
        resource(:r, 2),
        fn -> log(:start) end,
        fn x, acc -> {[x, x], acc} end,
        fn acc -> {[log(:last)], acc} end,
        fn acc -> log({:after, acc}) end
      )

    assert received() == []
    assert Enum.to_list(stream) == [0, 0, 1, 1, :last]

    assert received() ==
             [:start, {:r, :open}, {:r, 0}, {:r, 1}, {:r, 2}, {:r, :close, 2}, :last, {:after, :start}]

    assert Enum.take(stream, 1) == [0]
    assert received() == [:start, {:r, :open}, {:r, 0}, {:r, :close, 1}, {:after, :start}]

    failing = Stream.transform(resource(:r, 2), fn -> 0 end, fn _, _ -> raise "boom" end, &log/1)
    assert_raise RuntimeError, "boom", fn -> Enum.to_list(failing) end
    assert received() == [{:r, :open}, {:r, 0}, {:r, :close, 1}, 0]
  end

  test "zip reads in turns and closes what is left" do
    assert Enum.to_list(Stream.zip(resource(:a, 3), resource(:b, 1))) == [{0, 0}]

    assert received() == [
             {:a, :open},
             {:a, 0},
             {:b, :open},
             {:b, 0},
             {:a, 1},
             {:b, 1},
             {:b, :close, 1},
             {:a, :close, 2}
           ]

    stream = Stream.zip_with(resource(:a, 3), resource(:b, 3), fn _, _ -> raise "boom" end)
    assert_raise RuntimeError, "boom", fn -> Enum.to_list(stream) end
    assert received() == [{:a, :open}, {:a, 0}, {:b, :open}, {:b, 0}, {:a, :close, 1}, {:b, :close, 1}]
  end

  test "into passes on what it collects" do
    stream = Stream.into([1, 2], %StreamTest.Recorder{pid: self()}, &(&1 * 10))
    assert Enum.to_list(stream) == [1, 2]
    assert received() == [{:collected, [20, 10]}]
    assert Enum.take(stream, 1) == [1]
    assert received() == [:halted]
  end

  test "streams can be suspended and taken up again" do
    for stream <- [
          Stream.map([1, 2, 3], & &1),
          Stream.drop(0..3, 1),
          Stream.take(1..9, 3),
          Stream.flat_map([[1], [2, 3]], & &1),
          Stream.concat(Stream.take(1..9, 1), Stream.map([2, 3], & &1)),
          Stream.resource(fn -> 1 end, &if(&1 > 3, do: {:halt, &1}, else: {[&1], &1 + 1}), fn _ -> :ok end),
          Stream.unfold(1, &if(&1 < 4, do: {&1, &1 + 1})),
          Stream.zip_with([1, 2, 3], 1..9, fn x, _ -> x end),
          Stream.chunk_every([1, 2, 3], 1) |> Stream.map(&hd/1)
        ] do
      assert suspended(Enumerable.reduce(stream, {:cont, []}, &{:suspend, [&1 | &2]})) == [3, 2, 1]
      {:suspended, [1], continue} = Enumerable.reduce(stream, {:cont, []}, &{:suspend, [&1 | &2]})
      assert continue.({:halt, :stop}) == {:halted, :stop}
    end
  end

  test "streams know neither size nor members" do
    stream = Stream.map([1], & &1)
    assert Enumerable.count(stream) == {:error, Enumerable.Stream}
    assert Enumerable.member?(stream, 1) == {:error, Enumerable.Stream}
    assert Enumerable.slice(stream) == {:error, Enumerable.Stream}
  end

  test "inspect shows the source and the steps" do
    assert inspect(Stream.take(Stream.map([1], & &1), 2)) =~
             ~r/^#Stream<\[enum: \[1\], funs: \[#Function<.*>, #Function<.*>\]\]>$/s
  end

  defp suspended({:suspended, acc, continue}), do: suspended(continue.({:cont, acc}))
  defp suspended({_done_or_halted, acc}), do: acc

  defp resource(name, count) do
    Stream.resource(
      fn ->
        log({name, :open})
        0
      end,
      fn i ->
        log({name, i})
        if i < count, do: {[i], i + 1}, else: {:halt, i}
      end,
      fn i -> log({name, :close, i}) end
    )
  end

  defp log(message), do: send(self(), message)

  defp received do
    receive do
      message -> [message | received()]
    after
      0 -> []
    end
  end
end
