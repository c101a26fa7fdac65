# What an idle process costs:  JAVA_HOME=... ATHANOR_JAVA_OPTS="-Xmx4g" bin/elixir bench/processes.exs [PROCESSES [plain|server]]
# Each waits in a receive, of its own or of a GenServer, with its pid in a list. Prints how long it took to make them, and what they hold after a collection: all that is alive, the stacks
# of the parked threads included, as the JDK's jcmd counts it.
Code.require_file("proofs/support/heap.ex", __DIR__)

defmodule Processes.Server do
  use GenServer

  @impl true
  def init(state), do: {:ok, state}

  @impl true
  def handle_info({:answer, from}, state) do
    send(from, :alive)
    {:noreply, state}
  end

  def handle_info(:stop, state), do: {:stop, :normal, state}
end

defmodule Processes do
  def run(count, kind) do
    warm_up(kind)
    before = Proof.Heap.live()
    {micros, pids} = :timer.tc(fn -> start(count, kind, []) end)
    # The last one has run when it answers, and all others were in the queue before it.
    Enum.each(Enum.take(pids, 1000), &answer/1)
    alive = Proof.Heap.live()
    IO.puts("#{count} processes made in #{Float.round(micros / 1.0e6, 2)} s")
    IO.puts("#{div(alive.bytes - before.bytes, count)} bytes each")
    largest(before, alive, count)
    {micros, _} = :timer.tc(fn -> stop(pids) end)
    IO.puts("all ended in #{Float.round(micros / 1.0e6, 2)} s")
  end

  defp warm_up(kind) do
    pids = start(20_000, kind, [])
    stop(pids)
  end

  defp start(0, _kind, pids), do: pids
  defp start(left, :plain, pids), do: start(left - 1, :plain, [spawn(&idle/0) | pids])

  defp start(left, :server, pids) do
    {:ok, pid} = GenServer.start(Processes.Server, 0)
    start(left - 1, :server, [pid | pids])
  end

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

case System.argv() do
  [] -> Processes.run(1_000_000, :plain)
  [count] -> Processes.run(String.to_integer(count), :plain)
  [count, kind] when kind in ["plain", "server"] -> Processes.run(String.to_integer(count), String.to_existing_atom(kind))
end
