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

defmodule Training.Counter do
  use GenServer

  def init(n), do: {:ok, n}
  def handle_call(:next, _from, n), do: {:reply, n, n + 1}
  def handle_cast(:next, n), do: {:noreply, n + 1}

  def run(calls) do
    {:ok, counter} = GenServer.start_link(__MODULE__, 0)
    for _ <- 1..calls, do: GenServer.cast(counter, :next)
    for _ <- 1..calls, do: GenServer.call(counter, :next)
    :ok = GenServer.stop(counter)
  end
end

defmodule Training.Shelf do
  def run(rows) do
    shelf = :ets.new(:shelf, [:set, :public])
    for n <- 1..rows, do: :ets.insert(shelf, {n, n})
    sum = Enum.reduce(1..rows, 0, fn n, sum -> sum + :ets.lookup_element(shelf, n, 2) + length(:ets.lookup(shelf, -n)) end)
    for n <- 1..rows, do: :ets.update_counter(shelf, n, 1)
    for n <- 1..rows//3, do: :ets.delete(shelf, n)
    :ets.delete(shelf)
    sum
  end
end

Training.Crowd.run(30, 1000)
Training.Crowd.limited(10_000)
for _ <- 1..4, do: Training.Counter.run(10_000)
for _ <- 1..4, do: Training.Shelf.run(10_000)
IO.inspect(1..6_000 |> Task.async_stream(&(&1 * 2), max_concurrency: 8) |> Enum.reduce(0, fn {:ok, x}, sum -> sum + x end))
