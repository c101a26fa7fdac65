# Processes by the thousand: each is started, waits, is asked and ends. What a waiting process holds on its stack is smallest when all of it is compiled.

defmodule Training.Crowd do
  def run(rounds, size) do
    for _ <- 1..rounds do
      crowd = for _ <- 1..size, do: spawn(fn -> wait(self()) end)
      for pid <- crowd, do: send(pid, {:ask, self()})
      answers = for _ <- crowd, do: receive(do: ({:answer, pid} -> pid))
      for pid <- answers, do: send(pid, :stop)
    end
  end

  defp wait(me) do
    receive do
      {:ask, from} ->
        send(from, {:answer, me})
        wait(me)

      :stop ->
        :ok
    end
  end

  def limited(count) do
    for _ <- 1..count do
      receive do
        :never -> :ok
      after
        0 -> :ok
      end
    end
  end
end

Training.Crowd.run(30, 1000)
Training.Crowd.limited(10_000)
IO.inspect(1..2_000 |> Task.async_stream(&(&1 * 2), max_concurrency: 8) |> Enum.reduce(0, fn {:ok, x}, sum -> sum + x end))
