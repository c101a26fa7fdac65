# Integers that outgrow a machine word in the middle of loops, and come back.
defmodule Overflow do
  def factorial(n), do: factorial(n, 1)
  defp factorial(0, acc), do: acc
  defp factorial(n, acc), do: factorial(n - 1, acc * n)

  def doubled(0, x), do: x
  def doubled(n, x), do: doubled(n - 1, x + x)

  def down(n, x) when x > 9_223_372_036_854_775_800, do: down(n + 1, x - 3)
  def down(n, x), do: {n, x}

  def up(x, limit, seen) when x > limit, do: {x, seen}
  def up(x, limit, seen), do: up(x + 1, limit, seen + rem(x, 7))

  def fib(n) when n < 2, do: n
  def fib(n), do: fib(n - 1) + fib(n - 2)

  def pow(_x, 0), do: 1
  def pow(x, n), do: x * pow(x, n - 1)

  def negated(x), do: -x
  def absolute(x), do: abs(x)
  def quotient(x, y), do: div(x, y)
  def remainder(x, y), do: rem(x, y)
  def shifted(x, n), do: Bitwise.bsl(x, n)
  def back(x, n), do: Bitwise.bsr(x, n)

  def middle(list), do: middle(list, 0, [])
  defp middle([], sum, seen), do: {sum, Enum.reverse(seen)}
  defp middle([x | rest], sum, seen), do: middle(rest, sum + x, [sum > 9_223_372_036_854_775_807 | seen])

  def product(range), do: for(x <- range, reduce: 1, do: (acc -> acc * x))
end

max = 9_223_372_036_854_775_807
min = -9_223_372_036_854_775_808
IO.inspect(Overflow.factorial(20))
IO.inspect(Overflow.factorial(21))
IO.inspect(Overflow.factorial(60))
IO.inspect(Overflow.doubled(62, 1))
IO.inspect(Overflow.doubled(63, 1))
IO.inspect(Overflow.doubled(100, 1))
IO.inspect(Overflow.doubled(63, -1))
IO.inspect(Overflow.doubled(64, -1))
IO.inspect(Overflow.down(0, max + 100))
IO.inspect(Overflow.up(max - 5, max + 5, 0))
IO.inspect(Overflow.up(min - 5, min + 5, 0))
IO.inspect(Overflow.fib(25))
IO.inspect(Overflow.pow(3, 39))
IO.inspect(Overflow.pow(3, 40))
IO.inspect(Overflow.pow(-2, 63))
IO.inspect(Overflow.pow(-2, 64))
for x <- [max, min, max + 1, min - 1, 0, -1], do: IO.inspect({Overflow.negated(x), Overflow.absolute(x), Overflow.quotient(x, -1), Overflow.remainder(x, -1)})
for {x, n} <- [{1, 62}, {1, 63}, {1, 64}, {-1, 63}, {-1, 64}, {max, 1}, {5, -1}, {max + 1, -1}], do: IO.inspect({Overflow.shifted(x, n), Overflow.back(x, n)})
IO.inspect(Overflow.middle([max, 1, -1, -max, max, max, min]))
IO.inspect(Overflow.product(1..25))
IO.inspect(Overflow.product(-3..3))
IO.inspect(Enum.map(1..5, &Overflow.factorial(&1 * 9)))
# The same functions again, hot by now, with what they have not seen.
for _ <- 1..3, do: Enum.each(1..20_000, fn n -> Overflow.doubled(rem(n, 60), n) end)
IO.inspect(Overflow.doubled(80, 3))
IO.inspect(try(do: Overflow.doubled(3, :x), rescue: (e -> Exception.message(e))))
IO.inspect(Overflow.doubled(3, 1.5))
IO.inspect(Overflow.fib(20.0))
IO.inspect(try(do: Overflow.fib(:n), rescue: (e -> e.__struct__)))
