# What was sent through an alias before it ended arrives, what is sent later does not.
drain = fn drain -> receive do message -> [message | drain.(drain)] after 0 -> [] end end
me = self()

own = Process.alias([:explicit_unalias])
send(own, 1)
send(me, 2)
send(own, 3)
IO.inspect({Process.unalias(own), send(own, 4), Process.unalias(own), drain.(drain)})

other = Process.alias([:explicit_unalias])
spawn(fn -> send(other, 1); send(other, 2); send(me, :sent) end)
receive do :sent -> :ok end
IO.inspect({Process.unalias(other), drain.(drain)})

reply = Process.alias([:reply])
send(reply, 1)
send(reply, 2)
IO.inspect(drain.(drain))

{sleeper, _} = spawn_monitor(fn -> Process.sleep(:infinity) end)
watched = Process.monitor(sleeper, alias: :demonitor)
send(watched, 1)
Process.demonitor(watched)
send(watched, 2)
IO.inspect(drain.(drain))

answered = Process.monitor(sleeper, alias: :reply_demonitor)
send(answered, :answer)
send(answered, :late)
IO.inspect({Process.demonitor(answered, [:info]), drain.(drain)})
