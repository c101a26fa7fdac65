# Accounts behind a GenServer, an Agent and a supervisor; processes that talk to each other; tasks; tables.

defmodule Training.Bank do
  use GenServer

  def start_link(accounts), do: GenServer.start_link(__MODULE__, accounts)
  def balance(bank, id), do: GenServer.call(bank, {:balance, id})
  def pay(bank, from, to, amount), do: GenServer.call(bank, {:pay, from, to, amount})
  def note(bank, text), do: GenServer.cast(bank, {:note, text})

  @impl true
  def init(accounts), do: {:ok, %{accounts: Map.new(1..accounts, &{&1, 100}), notes: 0}}

  @impl true
  def handle_call({:balance, id}, _from, state), do: {:reply, Map.fetch(state.accounts, id), state}

  def handle_call({:pay, from, to, amount}, _from, %{accounts: accounts} = state) do
    case accounts do
      %{^from => have, ^to => had} when have >= amount and from != to ->
        {:reply, :ok, %{state | accounts: %{accounts | from => have - amount, to => had + amount}}}

      _ ->
        {:reply, {:error, :refused}, state}
    end
  end

  @impl true
  def handle_cast({:note, _text}, state), do: {:noreply, Map.update!(state, :notes, &(&1 + 1))}

  @impl true
  def handle_info({:tick, from}, state) do
    send(from, :tock)
    {:noreply, state}
  end
end

defmodule Training.Relay do
  def chain(length, rounds) do
    last = self()
    first = Enum.reduce(1..length, last, fn _, next -> spawn_link(fn -> pass(next) end) end)
    for n <- 1..rounds, do: send(first, {:token, n})
    received = for _ <- 1..rounds, do: receive(do: ({:token, n} -> n))
    send(first, :end)
    receive do: (:end -> Enum.sum(received))
  end

  defp pass(next) do
    receive do
      {:token, n} ->
        send(next, {:token, n + 1})
        pass(next)

      :end ->
        send(next, :end)
    end
  end

  def echo(count) do
    echo = spawn(fn -> answer() end)
    sum = Enum.reduce(1..count, 0, fn n, sum -> sum + ask(echo, n) end)
    send(echo, :stop)
    sum
  end

  defp answer do
    receive do
      {from, ref, n} ->
        send(from, {ref, n})
        answer()

      :stop ->
        :ok
    end
  end

  defp ask(echo, n) do
    ref = make_ref()
    send(echo, {self(), ref, n})

    receive do
      {^ref, n} -> n
    after
      5_000 -> exit(:timeout)
    end
  end
end

defmodule Training.Work do
  def primes(n), do: Enum.count(2..n, &prime?(&1, 2))
  defp prime?(n, d) when d * d > n, do: true
  defp prime?(n, d) when rem(n, d) == 0, do: false
  defp prime?(n, d), do: prime?(n, d + 1)

  def run do
    {:ok, bank} = Training.Bank.start_link(50)
    {:ok, log} = Agent.start_link(fn -> [] end)

    for n <- 1..4_000 do
      Training.Bank.pay(bank, rem(n, 50) + 1, rem(n * 7, 50) + 1, rem(n, 9))
      Training.Bank.note(bank, "payment")
    end

    for n <- 1..1_000 do
      send(bank, {:tick, self()})
      receive do: (:tock -> Agent.update(log, &[n | &1]))
    end

    balance = Training.Bank.balance(bank, 7)
    ticks = Agent.get(log, &length/1)
    GenServer.stop(bank)
    Agent.stop(log)

    squares = 1..1_500 |> Task.async_stream(&(&1 * &1), ordered: true) |> Enum.reduce(0, fn {:ok, n}, sum -> sum + n end)
    primes = [3_000, 2_000, 2_500] |> Enum.map(&Task.async(fn -> primes(&1) end)) |> Task.await_many() |> Enum.sum()

    table = :ets.new(:training, [:set, :public, read_concurrency: true])
    for n <- 1..5_000, do: :ets.insert(table, {rem(n * 13, 1_000), n, "value"})
    :ets.update_counter(table, 5, {2, 1})
    found = for n <- 1..2_000, [{_, value, _}] <- [:ets.lookup(table, rem(n, 1_100))], do: value
    big = :ets.select(table, [{{:"$1", :"$2", :_}, [{:>, :"$2", 4_900}], [:"$1"]}])
    :ets.delete(table)

    spawned = for n <- 1..2_000, do: spawn_monitor(fn -> exit({:shutdown, n}) end)
    ended = for {pid, ref} <- spawned, do: receive(do: ({:DOWN, ^ref, :process, ^pid, {:shutdown, n}} -> n))

    {balance, ticks, squares, primes, length(found), length(big), Enum.sum(ended), Training.Relay.chain(50, 200), Training.Relay.echo(6_000)}
  end
end

for _ <- 1..3, do: Training.Work.run()
IO.inspect(Training.Work.run())
