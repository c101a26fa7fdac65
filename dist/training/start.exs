# What the ahead-of-time cache is trained with: the paths that most programs take at their start.

defmodule Training.Shape do
  defstruct [:kind, size: 1]
  def area(%__MODULE__{kind: :square, size: size}), do: size * size
  def area(%__MODULE__{kind: kind}), do: {:unknown, kind}
end

defmodule Training.Server do
  use GenServer
  def start_link(arg), do: GenServer.start_link(__MODULE__, arg, name: __MODULE__)

  @impl true
  def init(arg), do: {:ok, arg}

  @impl true
  def handle_call(:get, _from, state), do: {:reply, state, state}

  @impl true
  def handle_cast({:put, value}, _state), do: {:noreply, value}

  @impl true
  def handle_info(_message, state), do: {:noreply, state}
end

defprotocol Training.Size do
  def size(term)
end

defimpl Training.Size, for: [List, Map, BitString] do
  def size(term), do: Enum.count(List.wrap(term))
end

require Logger

IO.puts("trained")
IO.inspect(%{a: [1, 2.5, "three"], b: {:four, ~c"five"}, c: struct!(Training.Shape, kind: :square), d: 1..3, e: MapSet.new([1])})
IO.inspect(Enum.map(1..100, &Training.Shape.area(struct!(Training.Shape, kind: :square, size: &1))) |> Enum.sum())

{:ok, supervisor} = Supervisor.start_link([{Training.Server, %{}}], strategy: :one_for_one)
GenServer.cast(Training.Server, {:put, %{x: 1}})
IO.inspect(GenServer.call(Training.Server, :get))
Supervisor.stop(supervisor)

task = Task.async(fn -> Enum.reduce(1..1000, 0, &+/2) end)
IO.inspect(Task.await(task))
{:ok, agent} = Agent.start_link(fn -> [] end)
Agent.update(agent, &[1 | &1])
IO.inspect(Agent.get(agent, & &1))

text = "the quick brown fox jumps over the lazy dog"
text |> String.split() |> Enum.frequencies_by(&String.length/1) |> Enum.sort() |> IO.inspect()
IO.puts(String.upcase(text) <> String.replace(text, "o", "0") <> inspect(String.graphemes("añb")))
IO.inspect(Regex.scan(~r/(\w+) fox/, text))
IO.inspect(JSON.decode!(JSON.encode!(%{"a" => [1, 2.5, nil, true, "x"]})))
IO.inspect({Date.utc_today() |> is_struct(), ~D[2026-01-01], Date.add(~D[2026-01-01], 31), ~T[10:00:00]})
IO.inspect(for x <- 1..3, y <- [:a, :b], into: %{}, do: {{x, y}, x})
IO.inspect(with {:ok, x} <- Map.fetch(%{a: 1}, :a), {n, ""} <- Integer.parse("12"), do: x + n)
IO.inspect(Stream.iterate(1, &(&1 * 2)) |> Stream.filter(&(rem(&1, 3) == 1)) |> Enum.take(5))
IO.inspect(Training.Size.size([1, 2]))
IO.inspect(Code.eval_string("a + 1", a: 1))
IO.puts(Macro.to_string(quote(do: if(x > 1, do: foo(x), else: bar))))

try do
  Training.Shape.area(:none)
rescue
  error -> IO.puts(Exception.format(:error, error, __STACKTRACE__))
end

Logger.info("trained")
ref = Process.monitor(spawn(fn -> raise "trained" end))

receive do
  {:DOWN, ^ref, _, _, _} -> Logger.flush()
end
