# Numbers and lists: lazily and eagerly, with integers of all sizes and floats.

defmodule Training.Numbers do
  import Bitwise

  def random(0, _seed, numbers), do: numbers
  def random(count, seed, numbers) do
    next = band(seed * 1_664_525 + 1_013_904_223, 0xFFFFFFFF)
    random(count - 1, next, [next >>> 8 | numbers])
  end

  def statistics(numbers) do
    count = length(numbers)
    mean = Enum.sum(numbers) / count
    variance = Enum.reduce(numbers, 0.0, fn n, sum -> sum + (n - mean) * (n - mean) end) / count
    {Float.round(mean, 2), Float.round(:math.sqrt(variance), 2), Enum.min_max(numbers)}
  end

  def lazy(limit) do
    Stream.iterate(1, &(&1 + 3))
    |> Stream.filter(&(rem(&1, 2) == 1))
    |> Stream.map(&(&1 * &1))
    |> Stream.reject(&(rem(&1, 5) == 0))
    |> Stream.chunk_every(4)
    |> Stream.map(&Enum.sum/1)
    |> Enum.take(limit)
    |> Enum.sum()
  end

  def matrix(n), do: for(i <- 1..n, do: for(j <- 1..n, do: i * j + 0.5))
  def transposed(rows), do: Enum.zip_with(rows, & &1)
  def product(a, b) do
    columns = transposed(b)
    for row <- a, do: for(column <- columns, do: dot(row, column, 0.0))
  end

  defp dot([x | xs], [y | ys], sum), do: dot(xs, ys, sum + x * y)
  defp dot([], [], sum), do: sum

  def merge([x | xs], [y | _] = ys) when x <= y, do: [x | merge(xs, ys)]
  def merge([_ | _] = xs, [y | ys]), do: [y | merge(xs, ys)]
  def merge([], ys), do: ys
  def merge(xs, []), do: xs

  def power(_base, 0), do: 1
  def power(base, n) when rem(n, 2) == 0, do: power(base * base, div(n, 2))
  def power(base, n), do: base * power(base, n - 1)

  def paths(x, y, _known) when x == 0 or y == 0, do: {1, %{}}
  def paths(x, y, known) do
    case known do
      %{{^x, ^y} => paths} ->
        {paths, known}

      _ ->
        {left, known} = paths(x - 1, y, known) |> kept(known)
        {up, known} = paths(x, y - 1, known) |> kept(known)
        {left + up, Map.put(known, {x, y}, left + up)}
    end
  end

  defp kept({paths, new}, known), do: {paths, Map.merge(known, new)}

  def run do
    numbers = random(12_000, 42, [])
    sorted = Enum.sort(numbers)
    unique = numbers |> Enum.map(&rem(&1, 1_000)) |> Enum.uniq() |> length()
    groups = numbers |> Enum.chunk_every(100) |> Enum.map(&Enum.max/1) |> Enum.with_index() |> Enum.max() |> elem(1)
    merged = merge(Enum.take_every(sorted, 2), Enum.take_every(tl(sorted), 2)) == sorted
    zipped = Enum.zip(numbers, sorted) |> Enum.count(fn {a, b} -> a < b end)
    flat = numbers |> Enum.take(2_000) |> Enum.flat_map(&[&1, -&1]) |> Enum.filter(&(&1 > 0)) |> Enum.split_with(&(rem(&1, 2) == 0)) |> elem(0)
    set = MapSet.new(numbers)
    members = Enum.count(1..3_000, &MapSet.member?(set, &1))
    tuple = numbers |> Enum.take(500) |> List.to_tuple()
    picked = for n <- 0..499, reduce: 0, do: (sum -> sum + elem(tuple, n))
    big = power(7, 900) |> Integer.digits() |> Enum.sum()
    {ways, _} = paths(9, 9, %{})
    a = matrix(40)
    trace = product(a, a) |> Enum.with_index() |> Enum.map(fn {row, n} -> Enum.at(row, n) end) |> Enum.sum()

    {statistics(numbers), unique, groups, merged, zipped, length(flat), members, picked, big, ways, trace, lazy(3_000),
     Keyword.get([a: 1, b: 2], :b), List.last(sorted) > 0, Enum.join(Enum.slice(sorted, 10, 3), " ")}
  end
end

for _ <- 1..3, do: Training.Numbers.run()
IO.inspect(Training.Numbers.run())
