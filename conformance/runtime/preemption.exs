# Endless loops do not keep others from running, and can be killed.
defmodule Busy do
  def loop, do: loop()
end

loops = for _ <- 1..System.schedulers_online(), do: spawn(&Busy.loop/0)
parent = self()

spawn(fn ->
  for _ <- 1..10 do
    receive do
    after
      10 -> :tick
    end
  end

  send(parent, :ticked)
end)

receive do
  :ticked -> IO.puts("the ticker ran")
after
  20_000 -> IO.puts("the ticker starved")
end

for pid <- loops do
  ref = Process.monitor(pid)
  Process.exit(pid, :kill)

  receive do
    {:DOWN, ^ref, _, _, reason} -> IO.inspect(reason)
  end
end
