# Endless loops of every kind can be killed, starve nobody, and see messages of their links.
defmodule Endless do
  def integers(n), do: integers(n + 1)
  def floats(x), do: floats(x * 1.0)
  def large(n), do: large(n * -1 + 9_223_372_036_854_775_807)
  def map(m), do: map(%{m | a: m.a + 1})
  def binary(<<a, rest::binary>>), do: binary(<<rest::binary, a>>)
  def body(n), do: 1 + body(n - n)
  def list([h | t]), do: list(t ++ [h])
  def caught(n) do
    try do
      if rem(n, 2) == 0, do: throw(n), else: n
    catch
      m -> m
    end

    caught(n + 1)
  end
  def forever(f), do: f.(f)
  def range, do: for(i <- 1..1_000_000_000_000, reduce: 0, do: (acc -> acc + i))
  def even(n), do: odd(n + 1)
  def odd(n), do: even(n + 1)
end

loops = [
  integers: fn -> Endless.integers(0) end,
  floats: fn -> Endless.floats(1.0) end,
  large: fn -> Endless.large(1) end,
  map: fn -> Endless.map(%{a: 0, b: 1}) end,
  binary: fn -> Endless.binary("abc") end,
  list: fn -> Endless.list([1, 2, 3]) end,
  caught: fn -> Endless.caught(0) end,
  forever: fn -> Endless.forever(fn f -> f.(f) end) end,
  range: fn -> Endless.range() end,
  mutual: fn -> Endless.even(0) end
]

for {name, loop} <- loops do
  {pid, ref} = spawn_monitor(loop)
  # Others get their turns meanwhile.
  me = self()
  spawn(fn -> send(me, {:turn, name}) end)
  receive do: ({:turn, ^name} -> :ok)
  Process.exit(pid, :kill)
  receive do: ({:DOWN, ^ref, :process, ^pid, reason} -> IO.inspect({name, reason}))
end

pid = spawn(fn -> {Process.flag(:trap_exit, false), Endless.integers(0)} end)
Process.exit(pid, :normal)
IO.inspect(Process.alive?(pid))
ref = Process.monitor(pid)
Process.exit(pid, :kill)
receive do: ({:DOWN, ^ref, _, _, reason} -> IO.inspect(reason))
