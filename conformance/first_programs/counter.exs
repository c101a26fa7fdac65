# A counter with default arguments.
defmodule Counter do
  use GenServer

  def start_link(initial \\ 0, opts \\ []), do: GenServer.start_link(__MODULE__, initial, opts)
  def increment(pid, by \\ 1), do: GenServer.cast(pid, {:increment, by})
  def value(pid), do: GenServer.call(pid, :value)

  @impl true
  def init(initial), do: {:ok, initial}

  @impl true
  def handle_cast({:increment, by}, count), do: {:noreply, count + by}

  @impl true
  def handle_call(:value, _from, count), do: {:reply, count, count}
end

{:ok, pid} = Counter.start_link()
Counter.increment(pid)
Counter.increment(pid, 41)
IO.puts(Counter.value(pid))
{:ok, other} = Counter.start_link(10, name: :other)
Counter.increment(:other, -3)
IO.inspect({Counter.value(other), GenServer.stop(pid)})
