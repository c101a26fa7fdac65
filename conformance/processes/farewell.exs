# What a process had is gone when others learn of its end, and no second monitor tells of nobody before the first has given the reason.
me = self()

{pid, monitor} =
  spawn_monitor(fn ->
    Process.register(self(), :leaver)
    :ets.new(:left_behind, [:named_table, :public, {:heir, me, :gift}])
    :ets.insert(:left_behind, {1, :row})
    :ets.new(:gone, [:named_table])
    send(me, :ready)
    receive do :leave -> exit(:left) end
  end)

receive do :ready -> :ok end
send(pid, :leave)
receive do first -> IO.inspect({elem(first, 0), Process.whereis(:leaver), Process.alive?(pid)}) end
receive do {:DOWN, ^monitor, _, _, reason} -> IO.inspect({reason, :ets.info(:gone), Process.info(pid)}) end
IO.inspect({:ets.info(:left_behind, :owner) == me, :ets.lookup(:left_behind, 1), Process.register(self(), :leaver)})

reasons =
  for _ <- 1..200 do
    {pid, first} = spawn_monitor(fn -> receive do :leave -> exit(:left) end end)
    send(pid, :leave)
    second = Process.monitor(pid)
    receive do
      {:DOWN, ^first, _, _, reason} -> receive do {:DOWN, ^second, _, _, later} when later in [:left, :noproc] -> reason end
      {:DOWN, ^second, _, _, :left} -> receive do {:DOWN, ^first, _, _, reason} -> reason end
    end
  end

IO.inspect(Enum.uniq(reasons))
