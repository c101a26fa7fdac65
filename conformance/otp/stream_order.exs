# In order, a slow first task holds back the results, not the other tasks.
{:ok, log} = Agent.start_link(fn -> [] end)
note = fn what -> Agent.update(log, &[what | &1]) end
done = fn -> Agent.get(log, &length/1) end

wait_for = fn wait_for, n -> if done.() < n, do: (Process.sleep(1); wait_for.(wait_for, n)) end

for ordered <- [true, false] do
  Agent.update(log, fn _ -> [] end)

  1..20
  |> Task.async_stream(
    fn
      1 -> wait_for.(wait_for, 19); :slow
      n -> note.(n); n
    end,
    max_concurrency: 2,
    ordered: ordered
  )
  |> Enum.map(fn {:ok, value} -> value end)
  |> then(&IO.inspect({hd(&1), List.last(&1), length(&1), done.()}))
end
