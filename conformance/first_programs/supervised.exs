# A module-based supervisor with two children; one is killed and comes back with fresh state.
defmodule Cell do
  use Agent
  def start_link(opts), do: Agent.start_link(fn -> opts[:value] end, name: opts[:name])
  def child_spec(opts), do: super(opts) |> Supervisor.child_spec(id: opts[:name])
end

defmodule Cells do
  use Supervisor
  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: __MODULE__)

  @impl true
  def init(_arg) do
    Supervisor.init([{Cell, name: :a, value: 1}, {Cell, name: :b, value: 2}], strategy: :one_for_one)
  end
end

{:ok, _} = Cells.start_link([])
Agent.update(:a, &(&1 + 100))
Agent.update(:b, &(&1 + 100))
old = Process.whereis(:a)
ref = Process.monitor(old)
Process.exit(old, :kill)

receive do
  {:DOWN, ^ref, :process, ^old, reason} -> IO.inspect(reason)
end

# which_children is answered after the restart.
children = Supervisor.which_children(Cells)
IO.inspect(Enum.map(children, fn {id, pid, type, _} -> {id, is_pid(pid), type} end) |> Enum.sort())
IO.inspect({Process.whereis(:a) != old, Agent.get(:a, & &1), Agent.get(:b, & &1)})
