# Exceptions out of code that holds numbers unboxed: what was bound before is seen after, and nothing is done twice.
defmodule Raised do
  def count(n), do: count(n, 0)

  defp count(0, acc), do: throw({:done, acc})
  defp count(n, acc), do: count(n - 1, acc + n)

  def caught(n) do
    count(n)
  catch
    {:done, acc} -> acc
  end

  def divided(list, by) do
    try do
      {:ok, each(list, by, 0)}
    rescue
      e in ArithmeticError -> {:error, Exception.message(e), by}
    end
  end

  defp each([], _by, acc), do: acc
  defp each([x | rest], by, acc), do: each(rest, by - 1, acc + div(x, by))

  def once(x) do
    try do
      send(self(), {:seen, x})
      x + 1 + missing(x)
    rescue
      ArithmeticError -> {:bad, x}
    after
      send(self(), {:after, x})
    end
  end

  defp missing(x) when x > 2, do: :none
  defp missing(x), do: x * 9_223_372_036_854_775_807

  def inside(x) do
    try do
      cond do
        x < 0 -> throw(x)
        x == 0 -> raise ArgumentError, "zero"
        x > 100 -> exit({:large, x})
        x > 50 -> :erlang.error({:odd, x})
        true -> x * 2
      end
    rescue
      e in ArgumentError -> {:rescued, e.message}
      e in ErlangError -> {:erlang, e.original}
    catch
      y when y < -10 -> {:far, y}
      :exit, {:large, n} -> {:left, n}
    else
      20 -> :twenty
      n -> n + 0.5
    after
      send(self(), {:after, x})
    end
  end

  def nested(x) do
    try do
      try do
        if rem(x, 3) == 0, do: throw(:inner), else: throw({:outer, x})
      catch
        :inner -> throw({:again, x})
      after
        send(self(), {:after, -x})
      end
    catch
      {:outer, n} -> n + 1
      {:again, n} -> {:twice, n}
    end
  end

  def traced(x) do
    try do
      if x > 1, do: throw(x), else: raise("low")
    rescue
      _ -> {:trace, is_list(__STACKTRACE__) and __STACKTRACE__ != []}
    catch
      n -> {:thrown, n, __STACKTRACE__ != []}
    end
  end

  def messages do
    receive do
      m -> [m | messages()]
    after
      0 -> []
    end
  end
end

IO.inspect(Raised.caught(10))
IO.inspect(Raised.caught(100_000))
IO.inspect(Raised.divided([10, 20, 30], 5))
IO.inspect(Raised.divided([10, 20, 30], 2))
IO.inspect(Raised.divided([10, :x, 30], 5))
for x <- [1, 2, 3, -9_223_372_036_854_775_808, 1.5, :atom], do: IO.inspect({Raised.once(x), Raised.messages()})
for x <- [10, 7, 0, -5, -50, 60, 101, 9_223_372_036_854_775_808], do: IO.inspect({try(do: Raised.inside(x), catch: (k, r -> {:out, k, r})), Raised.messages()})
for x <- 1..4, do: IO.inspect({Raised.nested(x), Raised.messages()})
IO.inspect({Raised.traced(1), Raised.traced(2)})
IO.inspect(Enum.sum(for(i <- 1..20_000, do: if(is_integer(Raised.nested(i)), do: 1, else: 2))))
IO.inspect(length(Raised.messages()))
