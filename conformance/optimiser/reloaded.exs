# Modules and closures replaced while hot code runs: a call with the module's name reaches the new code, a closure and local calls stay in theirs.
Code.compiler_options(ignore_module_conflict: true)

define = fn version ->
  Code.eval_string("""
  defmodule Reloaded do
    def version, do: #{version}
    def step(x), do: x + #{version}
    def adder, do: fn x -> x + helper() end
    def loop(0, acc), do: {acc, version()}
    def loop(n, acc), do: loop(n - 1, step(acc))
    def remote(0, acc), do: {acc, __MODULE__.version()}
    def remote(n, acc), do: remote(n - 1, __MODULE__.step(acc))
    def wait do
      receive do
        {:local, from} -> send(from, {:local, version()}) && wait()
        {:remote, from} -> send(from, {:remote, __MODULE__.version()}) && wait()
        :switch -> __MODULE__.wait()
        :stop -> :ok
      end
    end
    defp helper, do: #{version}00
  end
  """)
end

ask = fn pid, what ->
  send(pid, {what, self()})
  receive do: ({^what, v} -> v)
end

define.(1)
first = Reloaded.adder()
add = &Reloaded.step/1
run = fn -> Enum.reduce(1..50_000, 0, fn _, acc -> Reloaded.step(acc) end) end
IO.inspect({run.(), Reloaded.loop(50_000, 0), Reloaded.remote(50_000, 0), first.(1), add.(1)})
pid = spawn(&Reloaded.wait/0)
IO.inspect({ask.(pid, :local), ask.(pid, :remote)})
define.(2)
second = Reloaded.adder()
IO.inspect({run.(), Reloaded.loop(50_000, 0), Reloaded.remote(50_000, 0), first.(1), second.(1), add.(1)})
IO.inspect({ask.(pid, :local), ask.(pid, :remote)})
send(pid, :switch)
IO.inspect({ask.(pid, :local), ask.(pid, :remote)})
hot = Enum.reduce(1..100_000, 0, fn i, acc -> if i == 50_000, do: define.(3); acc + Reloaded.version() end)
IO.inspect(hot)
IO.inspect({run.(), second.(1), add.(1), Reloaded.adder().(1)})
send(pid, :stop)
