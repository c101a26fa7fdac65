defmodule Athanor.ObserverTest do
  use ExUnit.Case, async: true

  alias Athanor.Observer

  doctest Observer

  defp spin(count \\ 0), do: spin(count + 1)

  defp start_tree(children) do
    {:ok, pid} = Supervisor.start_link(children, strategy: :one_for_one)
    pid
  end

  test "processes tell what they have without being asked" do
    Process.register(self(), :observed)
    for _ <- 1..3, do: send(self(), :unread)
    # A message counts when its owner has looked at what has come.
    receive do: (:unread -> :ok)
    seen = Enum.find(Observer.processes(), &(&1.pid == self()))
    assert %{name: :observed, messages: 2, waits: false} = seen
    assert seen.reductions > 0
  end

  # The rows of a list that shows every process; other tests run meanwhile, and some of their processes are busier or hold more.
  defp rows(options) do
    [_, _, "", columns | rows] = [rows: 100_000] |> Keyword.merge(options) |> Observer.top() |> String.split("\n", trim: false)
    assert columns =~ ~r/^pid +name or initial call +reductions +messages +memory  current function$/
    rows
  end

  defp index(rows, name), do: Enum.find_index(rows, &(&1 =~ " #{inspect(name)} "))

  # Who does not answer within half a second holds nothing, as far as the list knows: then it is asked again.
  defp until(fun), do: fun.() || until(fun)

  test "the busiest process comes first" do
    pid = spawn_link(fn -> Process.register(self(), :observed_spinner) && spin() end)
    rows = until(fn -> with rows <- rows(interval: 200), do: index(rows, :observed_spinner) && rows end)
    reductions = for row <- rows, row != "", do: row |> String.slice(49, 12) |> String.trim() |> String.to_integer()
    assert reductions == Enum.sort(reductions, :desc)
    assert hd(reductions) > 0
    Process.unlink(pid)
    Process.exit(pid, :kill)
  end

  test "the longest mailbox comes first where that is asked for" do
    {:ok, agent} = Agent.start_link(fn -> 0 end, name: :observed_mailbox)
    {:ok, idle} = Agent.start_link(fn -> 0 end, name: :observed_no_mailbox)
    parent = self()
    Agent.cast(agent, fn state -> send(parent, :busy) && receive(do: (:never -> state)) end)
    assert_receive :busy
    for _ <- 1..5000, do: send(agent, :unread)
    # It has looked at its mailbox when it answers.
    Process.info(agent, :message_queue_len)
    rows = rows(interval: 0, sort: :messages)
    assert index(rows, :observed_mailbox) < index(rows, :observed_no_mailbox)
    assert Enum.at(rows, index(rows, :observed_mailbox)) =~ " 5000 "
    Agent.stop(idle)
    Process.unlink(agent)
    Process.exit(agent, :kill)
  end

  test "who holds most comes first where that is asked for" do
    {:ok, agent} = Agent.start_link(fn -> Enum.to_list(1..40_000) end, name: :observed_holder)
    {:ok, idle} = Agent.start_link(fn -> 0 end, name: :observed_nothing)

    kilobytes =
      until(fn ->
        rows = rows(interval: 0, sort: :memory)
        at = index(rows, :observed_holder)
        if at < index(rows, :observed_nothing), do: Regex.run(~r/ (\d+) KB /, Enum.at(rows, at), capture: :all_but_first)
      end)

    assert String.to_integer(hd(kilobytes)) in 640..700
    Agent.stop(idle)
    Agent.stop(agent)
  end

  # Compiled code makes room for a term before it computes what the term holds: frames that wait meanwhile hold something unfinished.
  test "a process that waits in the middle of making a term is none the worse for being looked at" do
    parent = self()
    part = fn -> send(parent, self()) && receive(do: (part -> part)) end

    makers = [
      fn -> %{a: 1, b: part.()} end,
      fn -> {1, 2, 3, 4, part.()} end,
      fn -> {1, part.()} end,
      fn -> [1, part.()] end,
      fn -> <<1, part.()>> end,
      fn -> Map.new(1..40, &{&1, if(&1 == 20, do: part.(), else: &1)}) end
    ]

    for maker <- makers do
      task = Task.async(maker)
      assert_receive pid when is_pid(pid)
      assert :athanor_observer.held(pid, 10_000) > 0
      send(pid, 2)
      assert Task.await(task, 10_000)
    end
  end

  test "an unknown order" do
    assert_raise ArgumentError, ~r/expected :sort to be one of/, fn -> Observer.top(sort: :age) end
  end

  test "a tree shows ids, names, pids and callbacks in the order of their start" do
    below = %{id: :below, type: :supervisor, start: {Supervisor, :start_link, [[{Agent, fn -> 1 end}], [strategy: :one_for_one]]}}
    tree = start_tree([%{id: :first, start: {Agent, :start_link, [fn -> 0 end, [name: :observed_agent]]}}, below])
    assert [top, first, second, agent] = tree |> Observer.tree() |> String.split("\n", trim: true)
    assert top == "#{pid_text(tree)} supervisor of Supervisor.Default"
    assert first =~ ~r/^├─ :first :observed_agent <0\.\d+\.0> /
    assert second =~ ~r/^└─ :below <0\.\d+\.0> supervisor of Supervisor\.Default$/
    assert agent =~ ~r/^   └─ Agent <0\.\d+\.0> /
  end

  defp pid_text(pid), do: pid |> :erlang.pid_to_list() |> to_string()

  test "many children are cut" do
    tree = start_tree(for n <- 1..10, do: Supervisor.child_spec({Agent, fn -> n end}, id: n))
    lines = tree |> Observer.tree(children: 3) |> String.split("\n", trim: true)
    assert length(lines) == 5
    assert List.last(lines) == "└─ … and 7 more"
  end

  test "dynamic children have no id" do
    {:ok, supervisor} = DynamicSupervisor.start_link(strategy: :one_for_one)
    {:ok, child} = DynamicSupervisor.start_child(supervisor, {Agent, fn -> 0 end})
    assert [_, line] = supervisor |> Observer.tree() |> String.split("\n", trim: true)
    assert String.starts_with?(line, "└─ #{pid_text(child)}")
  end

  test "a supervisor that does not answer is shown" do
    tree = start_tree([])
    :sys.suspend(tree)
    assert Observer.tree(tree) =~ "└─ (does not answer)"
    :sys.resume(tree)
  end

  test "all trees of the node, with their applications" do
    assert Observer.tree() =~ ~r/^logger: Logger\.Supervisor <0\.\d+\.0> supervisor of /m
  end

  test "an unknown supervisor" do
    assert_raise ArgumentError, ~r/no supervisor is alive that is known as :nobody_here/, fn -> Observer.tree(:nobody_here) end
  end

  if System.get_env("ELIXIR_BIN") do
    test "the launcher looks into another node" do
      elixir = Path.join(System.get_env("ELIXIR_BIN"), "elixir")
      {text, 0} = System.cmd(elixir, ["--tree", System.pid()])
      assert text =~ "Logger.Supervisor"
      {text, 0} = System.cmd(elixir, ["--top", System.pid(), "messages"])
      assert text =~ "pid #{System.pid()} "
      assert text =~ "name or initial call"
    end
  end
end
