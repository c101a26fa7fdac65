# Two thousand supervised servers under random calls and casts while two thousand times a second one of them is ended in some way: no reply is lost to a
# living caller, nothing that a process has stays behind, and the heap is as large at the end as at the beginning.
for file <- ~w(support/proof support/heap soak/worker soak/tree soak/traffic soak/reports), do: Code.require_file("#{file}.ex", __DIR__)

defmodule Soak do
  import Proof, only: [figure: 2, rule: 2, same: 3, pick: 2]
  alias Proof.Heap

  @servers Proof.pick(2000, 200)
  @faults Proof.pick(2000, 500)
  @callers 40
  @warm_up Proof.pick(60_000, 1500)
  @time Proof.pick(600_000, 2000)

  # What would show a leak: one for each thing that a process can have. Timers of processes that have ended go when they have become many, and a server
  # whose neighbour was not there when it started watches one less: of these there may be more or fewer, up to a bound.
  @kinds %{
    processes: "dev.athanor.process.Process",
    mailboxes: "dev.athanor.process.Mailbox",
    tables: "dev.athanor.ets.Table"
  }

  @bounded %{
    timers: {"dev.athanor.process.MessageTimer", 2 * @servers + 2048},
    monitors: {"dev.athanor.process.Monitors$Watch", 2 * @servers + 100}
  }

  def run do
    reports = Soak.Reports.install()
    before = outside()
    {:ok, tree} = Soak.Tree.start_link(@servers)
    Soak.Traffic.run(@servers, @callers, @faults, @warm_up)
    first = quiet("first")
    reported = :counters.get(reports, 1)

    counts = Soak.Traffic.run(@servers, @callers, @faults, @time)
    last = quiet("last")

    figures(counts, :counters.get(reports, 1) - reported)
    losses(counts)
    leaks(first, last)
    Supervisor.stop(tree)
    rule("nothing is left when the tree has stopped", Proof.eventually(fn -> outside() == before end))
  end

  # Names, tables and the number of processes as anybody sees them.
  defp outside, do: {length(Process.list()), Enum.sort(Process.registered()), length(:ets.all())}

  # Waits until all servers are there and have nothing to do; then looks at what there is.
  defp quiet(which) do
    rule("every server runs again (#{which})", Proof.eventually(&whole?/0))
    # A run queue remembers whom it has given out until its carrier rests.
    Process.sleep(200)
    heap = Heap.live()
    kinds = Map.new(@kinds, fn {kind, class} -> {kind, Heap.instances(heap, class)} end)
    for {kind, {class, most}} <- @bounded, do: rule("no more than #{most} #{kind} (#{which})", Heap.instances(heap, class) <= most)
    {heap.bytes, Map.merge(kinds, %{outside: outside(), hub: watchers(Soak.Hub), links: Enum.map(Soak.Tree.groups(), &links/1)})}
  end

  defp whole? do
    Enum.all?(1..@servers, &answers?/1) and
      Registry.count(Soak.Registry) == @servers and
      watchers(Soak.Hub) == @servers and
      Enum.all?(Soak.Tree.groups(), &(Supervisor.count_children(&1).active == 100))
  end

  defp answers?(number) do
    GenServer.call(Soak.Worker.name(number), {:echo, :whole?}) == {number, :whole?}
  catch
    :exit, _ -> false
  end

  defp watchers(name), do: name |> Process.whereis() |> Process.info(:monitored_by) |> elem(1) |> length()
  defp links(pid), do: pid |> Process.info(:links) |> elem(1) |> length()

  defp figures(counts, reports) do
    seconds = div(@time, 1000)
    figure("servers, callers", "#{@servers}, #{@callers}")
    figure("seconds", seconds)
    figure("faults, a second", "#{counts.faults}, #{div(counts.faults, seconds)}")
    figure("calls answered, a second", "#{counts.answered}, #{div(counts.answered, seconds)}")
    figure("calls of servers that ended", counts.ended)
    figure("calls given up early", counts.late)
    figure("crash reports", reports)
  end

  defp losses(counts) do
    same("replies lost to a living caller: none", counts.lost, 0)
    same("wrong replies: none", counts.wrong, 0)
    same("stray messages: none", counts.stray, 0)
  end

  defp leaks({first_bytes, first}, {last_bytes, last}) do
    for key <- Map.keys(first), do: same("as at the beginning: #{key}", Map.get(last, key), Map.get(first, key))
    figure("heap after a collection, first and last", "#{Proof.megabytes(first_bytes)}, #{Proof.megabytes(last_bytes)}")
    rule("the heap is flat", last_bytes < first_bytes * pick(1.1, 2) + 2_000_000)
  end
end

Proof.run(&Soak.run/0)
