# What a newcomer runs first: bin/elixir examples/tour.exs

defmodule Shape do
  @moduledoc "Pattern matching in function heads."

  def area({:circle, radius}), do: Float.round(:math.pi() * radius * radius, 2)
  def area({:rectangle, width, height}), do: width * height
end

defmodule Counter do
  @moduledoc "A counter that can be told to crash; its supervisor starts it again."
  use GenServer

  def start_link(start \\ 0), do: GenServer.start_link(__MODULE__, start, name: __MODULE__)
  def next, do: GenServer.call(__MODULE__, :next)
  def crash, do: GenServer.cast(__MODULE__, :crash)

  @impl true
  def init(start), do: {:ok, start}

  @impl true
  def handle_call(:next, _from, count), do: {:reply, count + 1, count + 1}

  @impl true
  def handle_cast(:crash, _count), do: exit(:shutdown)
end

IO.puts("== Pattern matching")

for shape <- [{:circle, 2}, {:rectangle, 3, 4}] do
  IO.puts("#{inspect(shape)} has area #{Shape.area(shape)}")
end

IO.puts("== A supervised GenServer")
{:ok, _supervisor} = Supervisor.start_link([{Counter, 10}], strategy: :one_for_one)
IO.puts("counted to #{Counter.next()}, #{Counter.next()}")

counter = Process.whereis(Counter)
monitor = Process.monitor(counter)
Counter.crash()

receive do
  {:DOWN, ^monitor, :process, ^counter, reason} -> IO.puts("the counter went down: #{inspect(reason)}")
end

wait_for_restart = fn again ->
  case Process.whereis(Counter) do
    nil ->
      Process.sleep(1)
      again.(again)

    pid when pid != counter ->
      IO.puts("and came back with fresh state: #{Counter.next()}")
  end
end

wait_for_restart.(wait_for_restart)

IO.puts("== A pipeline")

"the quick brown fox jumps over the lazy dog"
|> String.split()
|> Enum.frequencies_by(&String.length/1)
|> Enum.sort(:desc)
|> Enum.each(fn {length, count} -> IO.puts("#{count} words of #{length} letters") end)
