# What an idle process costs:  ATHANOR_JAVA_OPTS="-Xmx4g" bin/elixir bench/processes.exs [PROCESSES]
# Each waits in a receive, with its pid in a list. Prints how long it took to make them, and what they hold after a collection: all that is alive, the stacks
# of the parked threads included, as the JDK's jcmd counts it.
Code.require_file("proofs/support/heap.ex", __DIR__)

defmodule Processes do
  def run(count) do
    warm_up()
    before = Proof.Heap.live()
    {micros, pids} = :timer.tc(fn -> start(count, []) end)
    # The last one has run when it answers, and all others were in the queue before it.
    Enum.each(Enum.take(pids, 1000), &answer/1)
    alive = Proof.Heap.live()
    IO.puts("#{count} processes made in #{Float.round(micros / 1.0e6, 2)} s")
    IO.puts("#{div(alive.bytes - before.bytes, count)} bytes each")
    largest(before, alive, count)
    {micros, _} = :timer.tc(fn -> stop(pids) end)
    IO.puts("all ended in #{Float.round(micros / 1.0e6, 2)} s")
  end

  defp warm_up do
    pids = start(20_000, [])
    stop(pids)
  end

  defp start(0, pids), do: pids
  defp start(left, pids), do: start(left - 1, [spawn(&idle/0) | pids])

  defp idle do
    receive do
      {:answer, from} ->
        send(from, :alive)
        idle()

      :stop ->
        :ok
    end
  end

  defp answer(pid) do
    send(pid, {:answer, self()})

    receive do
      :alive -> :ok
    end
  end

  defp stop(pids) do
    monitor = Process.monitor(hd(pids))
    Enum.each(Enum.reverse(pids), &send(&1, :stop))

    receive do
      {:DOWN, ^monitor, _, _, _} -> :ok
    end
  end

  # The classes that grew most, in bytes of their instances for each process.
  defp largest(before, alive, count) do
    alive.instances
    |> Enum.map(fn {class, instances} -> {class, instances - Map.get(before.instances, class, 0)} end)
    |> Enum.filter(fn {_, more} -> more * 2 > count end)
    |> Enum.sort_by(&(-elem(&1, 1)))
    |> Enum.each(fn {class, more} -> IO.puts("  #{Float.round(more / count, 2)} #{class}") end)
  end
end

count = with [text | _] <- System.argv(), {count, ""} <- Integer.parse(text), do: count, else: (_ -> 1_000_000)
Processes.run(count)
