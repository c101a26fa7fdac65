# Floats and integers in one variable, in either order, and what is neither.
defmodule Mixed do
  def sum([], acc), do: acc
  def sum([x | rest], acc), do: sum(rest, acc + x)

  def turn(0, x), do: x
  def turn(n, x) when is_integer(x), do: turn(n - 1, x / 2)
  def turn(n, x), do: turn(n - 1, trunc(x * 4))

  def grow(x, limit) when x >= limit, do: x
  def grow(x, limit), do: grow(x * 2, limit)

  def halve(x) when x > 1, do: halve(x / 2)
  def halve(x), do: x

  def same(a, b), do: {a == b, a === b, a < b, a <= b, a != b, a !== b, max(a, b), min(a, b)}

  def area(r), do: 3.0 * r * r
  def poly(x), do: x * x * x - 2 * x + 1

  def mean(list), do: mean(list, 0, 0)
  defp mean([], total, count), do: total / count
  defp mean([x | rest], total, count), do: mean(rest, total + x, count + 1)

  def classify(x) when x > 0, do: :positive
  def classify(x) when x < 0, do: :negative
  def classify(x) when x == 0, do: :zero
  def exactly(0), do: :integer_zero
  def exactly(x) when x === 0.0, do: :float_zero
  def exactly(_), do: :other
end

IO.inspect(Mixed.sum([1, 2, 3], 0))
IO.inspect(Mixed.sum([1, 2.0, 3], 0))
IO.inspect(Mixed.sum([1, 2, 3], 0.5))
IO.inspect(Mixed.sum([9_223_372_036_854_775_807, 1, 0.0], 0))
IO.inspect(try(do: Mixed.sum([1, :two], 0), rescue: (e -> Exception.message(e))))
IO.inspect(Mixed.turn(7, 3))
IO.inspect(Mixed.turn(8, 3))
IO.inspect(Mixed.grow(1, 1_000))
IO.inspect(Mixed.grow(1.5, 1_000))
IO.inspect(Mixed.grow(3, 1.0e20))
IO.inspect(Mixed.halve(1_000))
IO.inspect(Mixed.halve(0.75))
IO.inspect(Mixed.halve(-3))
big = 9_007_199_254_740_993
for {a, b} <- [{1, 1.0}, {1, 2.0}, {big, 9_007_199_254_740_992.0}, {0.0, 0}, {2, 1.5}, {big * 4096, 1.0e19}], do: IO.inspect(Mixed.same(a, b))
IO.inspect({Mixed.area(2), Mixed.area(2.5), Mixed.poly(3), Mixed.poly(3.0), Mixed.poly(3_000_000_000)})
IO.inspect(try(do: Mixed.area(1.0e200), rescue: (e -> Exception.message(e))))
IO.inspect(try(do: Mixed.poly(1.0e200), rescue: (e -> Exception.message(e))))
IO.inspect(try(do: Mixed.area("2"), rescue: (e -> Exception.message(e))))
IO.inspect({Mixed.mean([1, 2, 3, 4]), Mixed.mean([1.5, 2])})
IO.inspect(try(do: Mixed.mean([]), rescue: (e -> Exception.message(e))))
for x <- [1, -1, 0, 0.0, 1.0e-300, -1.0e-300, 100_000_000_000_000_000_000, :atom, "bits"], do: IO.inspect({x, try(do: Mixed.classify(x), rescue: (e -> e.__struct__)), Mixed.exactly(x)})
