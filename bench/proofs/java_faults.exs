# What goes wrong in Java goes wrong for the process that does it: it ends with a reason that can be read, or waits alone, and all others go on.
Code.require_file("support/proof.ex", __DIR__)

defmodule JavaFaults do
  import Proof, only: [figure: 2, rule: 2, same: 3, pick: 2]

  @bystanders 100
  @rounds pick(10, 1)

  def run do
    Logger.configure(level: :none)
    bystanders = for n <- 1..@bystanders, do: elem(Agent.start_link(fn -> n end), 1)

    for {name, fault, expected} <- faults(), round <- 1..@rounds do
      {time, reason} = Proof.timed(fn -> strike(fault, bystanders) end)
      if round == 1, do: figure("#{name}, milliseconds to its end", time)
      same("#{name}: the reason (#{round})", expected.(reason) or reason, true)
    end

    blocked(bystanders)
    same("every bystander has its state", Enum.map(bystanders, &Agent.get(&1, fn n -> n end)), Enum.to_list(1..@bystanders))
  end

  # Memory and stack: on another virtual machine than a JVM these would end it.
  defp faults do
    [
      {"a recursion without end", fn -> deep(0) end, &deep?/1},
      {"one huge array", fn -> :atomics.new(1_000_000_000, []) end, &memory?/1},
      {"one huge binary", fn -> :binary.copy("0123456789", 200_000_000) end, &memory?/1}
    ]
  end

  defp deep(n), do: 1 + deep(n + 1)

  # Where the heap is smaller than the deepest stack, that may be full first.
  defp deep?({:stack_overflow, [{__MODULE__, :deep, 1, _} | _]}), do: true
  defp deep?(reason), do: memory?(reason)

  defp memory?({:out_of_memory, _}), do: true
  defp memory?({%ErlangError{original: :system_limit}, _}), do: true
  defp memory?({:system_limit, _}), do: true
  defp memory?(_), do: false

  # The bystanders answer all the while.
  defp strike(fault, bystanders) do
    {pid, monitor} = spawn_monitor(fault)
    attend(monitor, pid, bystanders)
  end

  defp attend(monitor, pid, bystanders) do
    receive do
      {:DOWN, ^monitor, :process, ^pid, reason} -> reason
    after
      10 ->
        for bystander <- bystanders, do: is_integer(Agent.get(bystander, & &1, :infinity))
        attend(monitor, pid, bystanders)
    end
  end

  # Opening a pipe that nobody writes to blocks in the operating system.
  defp blocked(bystanders) do
    pipe = Path.join(System.tmp_dir!(), "athanor-proof-#{System.pid()}")
    {_, 0} = System.cmd("mkfifo", [pipe])
    blocked = for _ <- 1..20, do: spawn_monitor(fn -> File.read!(pipe) end)
    {time, _} = Proof.timed(fn -> for _ <- 1..pick(1000, 100), b <- bystanders, do: Agent.get(b, & &1) end)
    figure("calls beside 20 blocked processes, milliseconds", "#{pick(1000, 100) * @bystanders}, #{time}")
    rule("they are still blocked", Enum.all?(blocked, fn {pid, _} -> Process.alive?(pid) end))
    Enum.each(blocked, fn {pid, _} -> Process.exit(pid, :kill) end)
    reasons = for {pid, monitor} <- blocked, do: receive(do: ({:DOWN, ^monitor, :process, ^pid, reason} -> reason))
    same("and can be killed", Enum.uniq(reasons), [:killed])
    File.rm!(pipe)
  end
end

Proof.run(&JavaFaults.run/0)
