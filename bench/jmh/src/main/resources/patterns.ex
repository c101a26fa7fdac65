defmodule Patterns do
  @moduledoc "A function for each pattern that the emitter treats in a way of its own; each takes the number of rounds."

  @doc "Integers that fit, in a loop."
  def integers(n), do: integers(n, 0)
  defp integers(0, sum), do: sum
  defp integers(n, sum), do: integers(n - 1, rem(sum * 31 + n, 1_000_003))

  @doc "Integers that stop fitting halfway."
  def overflow(n), do: overflow(n, 0)
  defp overflow(0, sum), do: sum
  defp overflow(n, sum), do: overflow(n - 1, sum + div(9_223_372_036_854_775_807, n))

  @doc "Floats in a loop."
  def floats(n), do: floats(n, 0.0)
  defp floats(0, sum), do: sum
  defp floats(n, sum), do: floats(n - 1, sum * 0.5 + n / 3.0)

  @doc "Calls with integers as arguments and results."
  def calls(n), do: tree(min(n, 16))
  defp tree(n) when n < 2, do: n
  defp tree(n), do: tree(n - 1) + tree(n - 2)

  @doc "A body recursion that makes a list."
  def lists(n), do: length(squares(n))
  defp squares(0), do: []
  defp squares(n), do: [n * n | squares(n - 1)]

  @doc "Clauses that are told apart by atoms."
  def atoms(n), do: atoms(n, :red, 0)
  defp atoms(0, _colour, sum), do: sum
  defp atoms(n, colour, sum), do: atoms(n - 1, next(colour), sum + weight(colour))

  defp next(:red), do: :green
  defp next(:green), do: :blue
  defp next(:blue), do: :yellow
  defp next(:yellow), do: :red

  defp weight(:red), do: 1
  defp weight(:green), do: 2
  defp weight(:blue), do: 3
  defp weight(:yellow), do: 4

  @doc "Tagged tuples, made and matched."
  def tuples(n), do: tuples(n, {:ok, 0})
  defp tuples(0, {_tag, sum}), do: sum
  defp tuples(n, {:ok, sum}), do: tuples(n - 1, {:more, sum, n})
  defp tuples(n, {:more, sum, last}), do: tuples(n - 1, {:ok, sum + last})

  @doc "Fields of a map of atoms, read and replaced."
  def maps(n), do: maps(n, %{count: 0, last: 0, name: "m"})
  defp maps(0, map), do: map.count
  defp maps(n, %{count: count} = map), do: maps(n - 1, %{map | count: count + 1, last: n})

  @doc "A bitstring that is walked through."
  def binaries(n), do: <<0::size(n)-unit(16)>> |> parse(0)
  defp parse(<<part::16, rest::binary>>, sum), do: parse(rest, sum + part + 1)
  defp parse(<<>>, sum), do: sum

  @doc "A binary that is appended to."
  def append(n), do: append(n, "")
  defp append(0, text), do: byte_size(text)
  defp append(n, text), do: append(n - 1, <<text::binary, n::8>>)

  @doc "A fun that is given to the library's loop."
  def closures(n), do: Enum.reduce(1..n, 0, fn i, sum -> sum + rem(i, 7) end)

  @doc "A comprehension with a filter."
  def comprehension(n), do: length(for i <- 1..n, rem(i, 3) == 0, do: {i, i})

  @doc "What is thrown and caught in one function."
  def throws(n), do: throws(n, 0)
  defp throws(0, sum), do: sum

  defp throws(n, sum) do
    value =
      try do
        if rem(n, 2) == 0, do: throw({:even, n}), else: 1
      catch
        {:even, _} -> 2
      end

    throws(n - 1, sum + value)
  end
end
