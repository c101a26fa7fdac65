# A server is suspended, its module replaced, its state changed by code_change/3; calls that come meanwhile are answered by the new version.
Code.compiler_options(ignore_module_conflict: true)

compile = fn version, change ->
  Code.compile_string("""
  defmodule HotServer do
    use GenServer
    @vsn #{version}
    def init(n), do: {:ok, n}
    def handle_call(:get, _from, state), do: {:reply, {#{version}, state}, state}
    def code_change(old, state, extra), do: #{change}
  end
  """)
end

compile.(1, "{:error, {:unexpected, old, state, extra}}")
{:ok, pid} = GenServer.start(HotServer, 5)
IO.inspect(GenServer.call(pid, :get))
IO.inspect(:sys.suspend(pid))
parent = self()
spawn(fn -> send(parent, {:answer, GenServer.call(pid, :get)}) end)
compile.(2, "{:ok, {:changed, old, state, extra}}")
IO.inspect(:sys.change_code(pid, HotServer, 1, :extra))

receive do
  {:answer, answer} -> IO.inspect({:too_early, answer})
after
  50 -> IO.puts("the caller waits")
end

IO.inspect(:sys.resume(pid))

receive do
  {:answer, answer} -> IO.inspect(answer)
end

IO.inspect(GenServer.call(pid, :get))

compile.(3, "{:error, {:not_today, old, state, extra}}")
IO.inspect(:sys.suspend(pid))
IO.inspect(:sys.change_code(pid, HotServer, 2, []))
IO.inspect(:sys.resume(pid))
IO.inspect(GenServer.call(pid, :get))

compile.(4, "raise(ArgumentError, \"no\" <> inspect({old, state, extra}))")
:sys.suspend(pid)
{:error, {:EXIT, {error, _}}} = :sys.change_code(pid, HotServer, 3, [])
IO.inspect(error)
:sys.resume(pid)
IO.inspect(GenServer.call(pid, :get))
