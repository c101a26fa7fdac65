# Processes that wait in tail position of all they have called, and go on from there.
defmodule Waiting do
  def counter(n, seen) do
    receive do
      {:add, x} when is_integer(x) -> counter(n + x, seen)
      {:note, what} -> counter(n, [what | seen])
      {:get, from} -> reply(from, {n, seen}, fn -> counter(n, seen) end)
      {:twice, from} -> nested(from, n, seen)
      :crash -> raise "at #{n}"
      {:throw, what} -> throw(what)
      :done -> {:done, n}
    end
  end

  defp reply(from, what, next) do
    send(from, {:reply, what})
    next.()
  end

  # A receive in tail position of a clause of another one.
  defp nested(from, n, seen) do
    receive do
      :first ->
        m = n * 2

        receive do
          :second ->
            send(from, {:nested, n, m})

            receive do
              {:third, k} -> counter(m + k, seen)
            after
              20 -> counter(m, [:late | seen])
            end
        end
    end
  end

  # What a list ends with must not be waited for without the list.
  def collected(0), do: []

  def collected(n) do
    receive do
      {:item, x} -> [x * n | collected(n - 1)]
    end
  end

  def squares(n), do: for(i <- 1..n, do: wait_for(i))

  defp wait_for(i) do
    receive do
      {^i, x} -> x * x
    end
  end

  # The handlers of a try outlive the wait.
  def guarded(n) do
    receive do
      {:div, by} -> 100 / by + n
    end
  rescue
    e in ArithmeticError -> {:rescued, e.message, n}
  after
    send(:main, {:after, n})
  end

  def waits_in_after(from) do
    try do
      :value
    after
      receive do
        :go -> send(from, :gone)
      end
    end
  end

  def bits(<<head, rest::binary>>, sum) do
    receive do
      :next -> bits(rest, sum + head)
      {:skip, n} when n <= byte_size(rest) -> bits(binary_part(rest, n, byte_size(rest) - n), sum)
    end
  end

  def bits(<<>>, sum), do: send(:main, {:sum, sum})

  def floats(x, n) when n > 0 do
    receive do
      {:times, y} -> floats(x * y, n - 1)
    end
  end

  def floats(x, 0), do: send(:main, {:product, x})

  def big(n, 0), do: send(:main, {:big, n})
  def big(n, left), do: receive(do: (:square -> big(n * n, left - 1)))

  def ping_pong(0, _other), do: send(:main, :played)

  def ping_pong(n, other) do
    receive do
      :ping ->
        send(other, :pong)
        pong_ping(n - 1, other)
    end
  end

  defp pong_ping(n, other) do
    receive do
      :pong ->
        send(other, :ping)
        ping_pong(n, other)
    after
      0 -> ping_pong(n, other)
    end
  end

  def asleep(ms) do
    receive do
      :never -> :never
    after
      ms -> send(:main, {:slept, ms})
    end
  end

  def hibernated(n) do
    receive do
      {:get, from} ->
        send(from, {:hibernated, n})
        :erlang.hibernate(__MODULE__, :hibernated, [n + 1])
    end
  end

  def told(n) do
    receive do
      {:EXIT, _, reason} ->
        send(:main, {:told, n, reason})
        told(n + 1)

      {:DOWN, _, :process, _, reason} ->
        send(:main, {:down, n, reason})
        told(n + 1)
    end
  end
end

defmodule Main do
  import Waiting

  def result(fun) do
    {pid, ref} = spawn_monitor(fun)
    {pid, fn -> receive(do: ({:DOWN, ^ref, _, _, reason} -> reason)) end}
  end

  def waiting(pid) do
    case Process.info(pid, :status) do
      {:status, :waiting} -> pid
      {:status, _} -> waiting(pid)
    end
  end

  def next, do: receive(do: (message -> message))

  def run do
    Logger.configure(level: :none)
    Process.register(self(), :main)
    {pid, reason} = result(fn -> exit({:value, counter(0, [])}) end)
    send(pid, {:add, 2})
    send(waiting(pid), {:add, 40})
    send(waiting(pid), {:note, :a})
    send(pid, {:unknown, 1})
    send(waiting(pid), {:get, self()})
    IO.inspect(next())
    send(waiting(pid), :second)
    send(waiting(pid), {:twice, self()})
    send(waiting(pid), :first)
    IO.inspect(next())
    send(waiting(pid), {:get, self()})
    IO.inspect(next())
    IO.inspect(Process.info(pid, :message_queue_len))
    send(pid, :done)
    IO.inspect(reason.())

    pid = spawn(fn -> counter(5, []) end)
    IO.inspect(Process.info(waiting(pid), :current_function))
    {:current_stacktrace, [{module, function, arity, _} | _]} = Process.info(pid, :current_stacktrace)
    IO.inspect({module, function, arity})
    IO.inspect(Process.info(pid, :status))
    ref = Process.monitor(pid)
    send(pid, {:throw, :ball})
    IO.inspect(receive(do: ({:DOWN, ^ref, _, _, {reason, [{m, f, a, _} | _]}} -> {reason, m, f, a})))

    {pid, reason} = result(fn -> counter(5, []) end)
    Process.exit(waiting(pid), :kill)
    IO.inspect(reason.())
    {pid, reason} = result(fn -> counter(5, []) end)
    Process.exit(waiting(pid), :normal)
    Process.exit(waiting(pid), :stop)
    IO.inspect(reason.())

    {pid, reason} = result(fn -> exit(collected(3)) end)
    for x <- 1..3, do: send(waiting(pid), {:item, x})
    IO.inspect(reason.())
    {pid, reason} = result(fn -> exit(squares(3)) end)
    for i <- [3, 1, 2], do: send(waiting(pid), {i, i + 1})
    IO.inspect(reason.())

    {pid, reason} = result(fn -> exit(guarded(7)) end)
    send(waiting(pid), {:div, 0})
    IO.inspect({next(), reason.()})
    {pid, reason} = result(fn -> exit(guarded(7)) end)
    send(waiting(pid), {:div, 8})
    IO.inspect({next(), reason.()})
    main = self()
    {pid, reason} = result(fn -> exit(waits_in_after(main)) end)
    send(waiting(pid), :go)
    IO.inspect({next(), reason.()})

    pid = spawn(fn -> bits(<<1, 2, 3, 4, 5>>, 0) end)
    send(waiting(pid), :next)
    send(waiting(pid), {:skip, 2})
    send(waiting(pid), :next)
    IO.inspect(next())
    pid = spawn(fn -> floats(0.5, 3) end)
    for y <- [2, 1.5, 4], do: send(waiting(pid), {:times, y})
    IO.inspect(next())
    pid = spawn(fn -> big(3, 6) end)
    for _ <- 1..6, do: send(waiting(pid), :square)
    IO.inspect(next())

    one = spawn(fn -> receive(do: (other -> ping_pong(50_000_000, other))) end)
    two = spawn(fn -> ping_pong(50_000_000, one) end)
    send(one, two)
    send(one, :ping)
    Process.exit(one, :kill)
    Process.exit(two, :kill)

    for ms <- [30, 1, 0], do: spawn(fn -> asleep(ms) end)
    IO.inspect(for(_ <- 1..3, do: next()) |> Enum.sort())

    pid = spawn(fn -> hibernated(1) end)
    for _ <- 1..3, do: send(waiting(pid), {:get, self()})
    IO.inspect(for _ <- 1..3, do: next())
    IO.inspect(Process.info(waiting(pid), :current_function))

    pid =
      spawn(fn ->
        Process.flag(:trap_exit, true)
        told(0)
      end)

    Process.exit(waiting(pid), :first)
    IO.inspect(next())
    Process.exit(waiting(pid), :second)
    IO.inspect(next())
    :erlang.suspend_process(waiting(pid))
    Process.exit(pid, :third)
    IO.inspect(Process.info(pid, :status))
    :erlang.resume_process(pid)
    IO.inspect(next())
    1 = :erlang.trace(waiting(pid), true, [:receive])
    Process.exit(pid, :fourth)
    IO.inspect(Enum.sort(for(_ <- 1..2, do: elem(next(), 0))))
    Process.exit(pid, :kill)
    reload()
    many()
  end

  # A waiting process stays in the code it waits in until it makes a full call.
  def reload do
    for version <- 1..2 do
      Code.compiler_options(ignore_module_conflict: true)

      Code.compile_string("""
      defmodule Reloaded do
        def loop do
          receive do
            {:version, from} -> send(from, #{version}) && loop()
            :upgrade -> __MODULE__.loop()
          end
        end
      end
      """)

      if version == 1, do: Process.register(spawn(fn -> apply(Reloaded, :loop, []) end), :reloaded)
      waiting(Process.whereis(:reloaded))
    end

    send(:reloaded, {:version, self()})
    IO.inspect(next())
    IO.inspect(:code.soft_purge(Reloaded))
    send(:reloaded, :upgrade)
    send(waiting(Process.whereis(:reloaded)), {:version, self()})
    IO.inspect(next())
    IO.inspect(:code.soft_purge(Reloaded))
  end

  # So many that what carries them is shared.
  def many do
    main = self()
    pids = for i <- 1..5_000, do: spawn(fn -> counter(i, []) end)
    for pid <- pids, do: send(pid, {:add, 1})
    for pid <- pids, do: send(pid, {:get, main})
    sum = for(_ <- pids, do: next()) |> Enum.reduce(0, fn {:reply, {n, []}}, sum -> sum + n end)
    IO.inspect(sum)
    refs = for pid <- pids, do: Process.monitor(pid)
    for pid <- pids, do: send(pid, :done)
    IO.inspect(for(ref <- refs, do: receive(do: ({:DOWN, ^ref, _, _, reason} -> reason))) |> Enum.uniq())
  end
end

Main.run()
