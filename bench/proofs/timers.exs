# A million timers fire in order and never early; a million that are cancelled give their memory back.
for file <- ~w(support/proof support/heap), do: Code.require_file("#{file}.ex", __DIR__)

defmodule Timers do
  import Proof, only: [figure: 2, rule: 2, pick: 2]
  alias Proof.Heap

  @timers Proof.pick(1_000_000, 20_000)

  # Timers become due in this many milliseconds, once all have been started.
  @spread Proof.pick(5_000, 300)
  @start Proof.pick(20_000, 1_500)

  @hour 3_600_000

  def run do
    order()
    cancelling()
  end

  # A machine that is too busy to start them before the first is due gets more time.
  defp order(time \\ @start) do
    :rand.seed(:exsss, {1, 2, 3})
    Process.delete(:out_of_order)
    started = now()
    first = started + time
    for _ <- 1..@timers, do: at(first + :rand.uniform(@spread))
    took = now() - started
    lates = fired(@timers, first, [])
    if took < time, do: ordered(took, lates), else: order(2 * took)
  end

  defp ordered(took, lates) do
    figure("#{@timers} timers started in", "#{took} ms")
    rule("each fired", length(lates) == @timers)
    rule("in the order of their deadlines", Process.get(:out_of_order, 0) == 0)
    rule("none early", Enum.all?(lates, &(&1 >= 0)))
    sorted = Enum.sort(lates)
    figure("late at the median", "#{Enum.at(sorted, div(@timers, 2))} ms")
    figure("late at the 99th percentile", "#{Enum.at(sorted, div(@timers * 99, 100))} ms")
  end

  defp at(deadline), do: Process.send_after(self(), {:due, deadline}, deadline, abs: true)

  defp fired(0, _latest, lates), do: lates

  defp fired(left, latest, lates) do
    receive do
      {:due, deadline} ->
        if deadline < latest, do: Process.put(:out_of_order, Process.get(:out_of_order, 0) + 1)
        fired(left - 1, deadline, [now() - deadline | lates])
    after
      600_000 -> lates
    end
  end

  defp now, do: System.monotonic_time(:millisecond)

  defp cancelling do
    before = Heap.live().bytes

    # In a process of its own: when that has ended nobody names the timers any longer.
    cancelled = Task.await(Task.async(fn -> cancel_all(before) end), :infinity)
    rule("each was still to come, and could be cancelled once", cancelled)
    kept = Heap.live().bytes - before
    figure("bytes kept in the end", kept)
    rule("the memory has been given back", kept < pick(4_000_000, 1_000_000))
  end

  defp cancel_all(before) do
    timers = for i <- 1..@timers, do: Process.send_after(self(), {:never, i}, @hour + i)
    figure("bytes of a pending timer", div(Heap.live().bytes - before, @timers))

    {micros, lefts} = :timer.tc(fn -> Enum.map(timers, &Process.cancel_timer/1) end)
    figure("microseconds to cancel one", Float.round(micros / @timers, 2))
    Enum.all?(lefts, &(&1 > @hour - 600_000)) and Enum.all?(timers, &(Process.cancel_timer(&1) == false))
  end
end

Proof.run(&Timers.run/0)
