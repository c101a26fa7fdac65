defmodule Soak.Traffic do
  # Callers, and those who see to it that servers fail, until they are told to stop. A caller counts what it got:
  # `answered`; `ended`, where the server was not there or ended; `late`, where the caller itself gave up early; and what must not be: `lost`, where a
  # living server did not answer, `wrong` answers, and `stray` messages that nobody asked for.
  @moduledoc false

  @patience 600_000
  @counts %{answered: 0, ended: 0, late: 0, lost: 0, wrong: 0, stray: 0}

  @doc "Runs traffic for that long and gives the sum of the counts, with `faults`."
  def run(servers, callers, faults, milliseconds) do
    deadline = now() + milliseconds
    tasks = for n <- 1..callers, do: Task.async(fn -> caller(seed(n, servers), deadline, servers, @counts) end)
    breaker = Task.async(fn -> seed(0, servers) && %{faults: breaker(now(), faults, deadline, servers, 0)} end)
    [breaker | tasks] |> Task.await_many(:infinity) |> Enum.reduce(&Map.merge(&1, &2, fn _, a, b -> a + b end))
  end

  defp now, do: System.monotonic_time(:millisecond)
  defp seed(n, servers), do: :rand.seed(:exsss, {n, servers, 7}) && 0

  # The breaker keeps to its rate: every ten milliseconds as many faults as are due.
  defp breaker(start, faults, deadline, servers, done) do
    due = div((min(now(), deadline) - start) * faults, 1000)
    for _ <- done..(due - 1)//1, do: break(:rand.uniform(servers))

    if now() >= deadline do
      due
    else
      Process.sleep(10)
      breaker(start, faults, deadline, servers, due)
    end
  end

  @casts [:raise, :exit, :throw, :bad_return, :stop, :timeout, :bad_match, :call_self, :link, :call_slow]

  defp break(number) do
    name = Soak.Worker.name(number)

    case :rand.uniform(14) do
      n when n <= 10 -> GenServer.cast(name, Enum.at(@casts, n - 1))
      11 -> exit_signal(name, :soak)
      _ -> exit_signal(name, :kill)
    end
  end

  defp exit_signal(name, reason), do: with(pid when is_pid(pid) <- Process.whereis(name), do: Process.exit(pid, reason))

  defp caller(n, deadline, servers, counts) do
    counts = servers |> :rand.uniform() |> ask(n, counts) |> strays()
    if rem(n, 4) == 0, do: Process.sleep(:rand.uniform(3))
    if now() >= deadline, do: counts, else: caller(n + 1, deadline, servers, counts)
  end

  defp ask(number, n, counts) do
    name = Soak.Worker.name(number)

    case :rand.uniform(20) do
      1 -> GenServer.cast(name, :count) && counts
      2 -> GenServer.cast(name, :hibernate) && counts
      3 -> call(name, {:stop, n}, @patience, {number, n}, counts)
      4 -> call(name, {:slow, n}, 5, :late, counts)
      5 -> request(name, {:echo, n}, {number, n}, counts)
      k when k < 10 -> call(name, {:reply_later, n}, @patience, {number, n}, counts)
      k when k < 13 -> call(name, {:continue, n}, @patience, {number, n}, counts)
      _ -> call(name, {:echo, n}, @patience, {number, n}, counts)
    end
  end

  defp call(name, request, timeout, expected, counts) do
    case GenServer.call(name, request, timeout) do
      ^expected -> count(counts, :answered)
      _other -> count(counts, :wrong)
    end
  catch
    :exit, {:timeout, _} when timeout == @patience -> count(counts, :lost)
    :exit, {:timeout, _} -> count(counts, :late)
    :exit, _reason -> count(counts, :ended)
  end

  defp request(name, request, expected, counts) do
    case name |> :gen_server.send_request(request) |> :gen_server.receive_response(@patience) do
      {:reply, ^expected} -> count(counts, :answered)
      {:error, _reason} -> count(counts, :ended)
      :timeout -> count(counts, :lost)
      _other -> count(counts, :wrong)
    end
  end

  # Late answers are dropped before they arrive, so that nothing is ever left over.
  defp strays(counts) do
    receive do
      _stray -> strays(count(counts, :stray))
    after
      0 -> counts
    end
  end

  defp count(counts, key), do: Map.update!(counts, key, &(&1 + 1))
end
