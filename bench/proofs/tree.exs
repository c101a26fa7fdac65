# A tree of a hundred thousand children starts, loses a random third, and is whole again.
Code.require_file("support/proof.ex", __DIR__)

defmodule Tree do
  import Proof, only: [figure: 2, rule: 2, same: 3]

  @groups Proof.pick(100, 20)
  @members Proof.pick(1000, 100)
  @children @groups * @members

  defmodule Child do
    use GenServer
    def start_link(number), do: GenServer.start_link(__MODULE__, number)
    @impl true
    def init(number), do: {:ok, :ets.insert(Tree, {number, self()}) && number}
    @impl true
    def handle_call(:number, _from, number), do: {:reply, number, number}
  end

  defmodule Group do
    use Supervisor
    def start_link(numbers), do: Supervisor.start_link(__MODULE__, numbers)

    @impl true
    def init(numbers) do
      children = Enum.map(numbers, &Supervisor.child_spec({Child, &1}, id: &1))
      Supervisor.init(children, strategy: :one_for_one, max_restarts: 1_000_000, max_seconds: 1)
    end
  end

  def run do
    :rand.seed(:exsss, 4)
    Logger.configure(level: :none)
    :ets.new(__MODULE__, [:named_table, :public])
    before = length(Process.list())
    numbers = Enum.chunk_every(1..@children, @members)
    groups = Enum.map(numbers, &Supervisor.child_spec({Group, &1}, id: hd(&1)))
    {time, {:ok, tree}} = Proof.timed(fn -> Supervisor.start_link(groups, strategy: :one_for_one) end)
    figure("children, milliseconds to start", "#{@children}, #{time}")

    lost = Enum.take_random(1..@children, div(@children, 3))
    pids = Map.new(lost, &{&1, pid(&1)})
    {time, whole} = Proof.timed(fn -> kill(pids) && Proof.eventually(fn -> Enum.all?(pids, &replaced?/1) end) end)
    figure("killed, milliseconds until they are back", "#{length(lost)}, #{time}")
    rule("every one that was killed is back", whole)
    same("every child answers", Enum.count(1..@children, &(GenServer.call(pid(&1), :number) == &1)), @children)
    same("the supervisors count as many", active(tree), @children)

    {time, :ok} = Proof.timed(fn -> Supervisor.stop(tree, :normal, :infinity) end)
    figure("milliseconds to stop", time)
    rule("nothing is left", Proof.eventually(fn -> length(Process.list()) == before end))
  end

  defp kill(pids), do: Enum.each(pids, fn {_, pid} -> Process.exit(pid, :kill) end)
  defp pid(number), do: :ets.lookup_element(__MODULE__, number, 2)
  defp replaced?({number, pid}), do: pid(number) != pid

  defp active(tree) do
    tree |> Supervisor.which_children() |> Enum.map(fn {_, pid, _, _} -> Supervisor.count_children(pid).active end) |> Enum.sum()
  end
end

Proof.run(&Tree.run/0)
