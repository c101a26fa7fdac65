# A receive with more guarded clauses than a method can hold; what the clauses call stays in tail position.
clauses = for i <- 1..1200, do: "{:m, x} when x > #{i} and x < #{i} + d -> loop({#{i}, x}, a + 1, b, c, d, e)"

Code.compile_string("""
defmodule LargeReceive do
  def take(limit \\\\ 0) do
    receive do
      #{for i <- 1..1200, do: "{:t, x, y} when x > #{i} and y < #{i} -> {#{i}, x + y}\n"}
    after
      limit -> :none
    end
  end

  def loop(last, a, b, c, d, e) do
    receive do
      {:get, from} ->
        send(from, {last, a, b, c, d, e})
        loop(last, a, b, c, d, e)

      {:stop, from} ->
        send(from, {:stopped, last, a})

      #{Enum.join(clauses, "\n")}
    end
  end
end
""")

IO.inspect(LargeReceive.take())
send(self(), :other)
send(self(), {:t, 1000, 700})
send(self(), {:t, 5, 3})
IO.inspect([LargeReceive.take(), LargeReceive.take(), LargeReceive.take()])

main = self()
pid = spawn_link(fn -> LargeReceive.loop(:none, 0, :b, :c, 5, :e) end)
for i <- 1..5_000, do: send(pid, {:m, 2 + rem(i, 1200)})
send(pid, {:m, 100_000})
send(pid, {:get, main})
send(pid, {:stop, main})
IO.inspect(receive do {last, a, b, c, d, e} -> {last, a, b, c, d, e} end)
IO.inspect(receive do {:stopped, last, a} -> {last, a} end)
