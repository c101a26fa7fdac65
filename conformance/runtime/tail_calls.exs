# Tail calls through two modules, through funs and through apply take no stack.
defmodule Ping do
  def go(0), do: :done
  def go(n), do: Pong.go(n - 1)
end

defmodule Pong do
  def go(0), do: :done
  def go(n), do: Ping.go(n - 1)
  def by_apply(0), do: :done
  def by_apply(n), do: apply(__MODULE__, :by_apply, [n - 1])
  def by_fun(0, _), do: :done
  def by_fun(n, f), do: f.(n - 1, f)
  def deep(0), do: 0
  def deep(n), do: 1 + deep(n - 1)
end

IO.inspect(Ping.go(10_000_001))
IO.inspect(Pong.by_apply(1_000_000))
IO.inspect(Pong.by_fun(3_000_000, &Pong.by_fun/2))
IO.inspect(Pong.deep(1_000_000))
