defmodule System.StopTest do
  use ExUnit.Case, async: true

  # A node of its own is told to stop. Expected output recorded from the reference, but for the time of day.

  @program """
  defmodule Worker do
    use GenServer
    def start_link(name), do: GenServer.start_link(__MODULE__, name)
    def child_spec({name, time}), do: %{id: name, start: {__MODULE__, :start_link, [name]}, shutdown: time}

    def init(name) do
      Process.flag(:trap_exit, true)
      {:ok, name}
    end

    def terminate(reason, name) do
      IO.puts("down \#{name} \#{reason}")
      if name == :slow, do: Process.sleep(:infinity)
    end
  end

  defmodule App do
    use Application
    def start(_type, children), do: Supervisor.start_link(children, strategy: :one_for_one)
    def prep_stop(state), do: IO.puts("prep_stop") && state
    def stop(_state), do: IO.puts("stop")
  end

  # Time enough to say that it ends, on a loaded machine too.
  first = [{Worker, {:a, 60_000}}, {Worker, {:slow, 2000}}, {Worker, {:b, 60_000}}]
  :ok = :application.load({:application, :one, vsn: ~c"1", applications: [:elixir], mod: {App, first}})
  :ok = :application.load({:application, :two, vsn: ~c"1", applications: [:one], mod: {App, [{Worker, {:c, 60_000}}]}})
  {:ok, [:one, :two]} = Application.ensure_all_started(:two)
  IO.puts("ready \#{System.pid()}")
  """

  @in_order ["prep_stop", "down c shutdown", "stop", "prep_stop", "down b shutdown", "down slow shutdown", "down a shutdown", "stop"]

  # Workers that do not look at their mailboxes again: in a loop, in a recursion without end, in a call of the operating system that blocks, and, two of them, in one
  # function of the runtime for minutes.
  @stuck """
  defmodule Stuck do
    use GenServer
    def start_link(kind), do: GenServer.start_link(__MODULE__, kind)
    def child_spec(kind), do: %{id: kind, start: {__MODULE__, :start_link, [kind]}, shutdown: 100}
    def init(kind), do: {:ok, kind, {:continue, kind}}

    def handle_continue(:loop, state), do: loop(state)
    def handle_continue(:deep, state), do: {:noreply, {state, deep(0)}}
    def handle_continue({:pipe, path}, _state), do: {:noreply, File.read!(path)}
    def handle_continue({:java, n}, _state), do: {:noreply, :crypto.pbkdf2_hmac(:sha512, <<n>>, "salt", 1_000_000_000, 64)}
    def handle_continue(_name, state), do: {:noreply, state}

    defp loop(state), do: loop(state)
    defp deep(n), do: 1 + deep(n + 1)

    def terminate(_reason, _name), do: IO.puts("never")
  end

  pipe = Path.join(System.tmp_dir!(), "athanor-stop-\#{System.pid()}")
  {_, 0} = System.cmd("mkfifo", [pipe])

  defmodule App do
    use Application

    def start(_type, stuck) do
      {:ok, top} = Supervisor.start_link([DynamicSupervisor | stuck], strategy: :one_for_one, max_restarts: 1000)
      [{_, dynamic, _, _}] = for {DynamicSupervisor, _, _, _} = child <- Supervisor.which_children(top), do: child
      {:ok, _} = DynamicSupervisor.start_child(dynamic, {Stuck, {:java, 3}})
      {:ok, top}
    end

    def stop(_state), do: IO.puts("stop")
  end

  stuck = for kind <- [:loop, {:pipe, pipe}, {:java, 1}, {:java, 2}, :deep], do: {Stuck, kind}
  :ok = :application.load({:application, :stuck, vsn: ~c"1", applications: [:elixir], mod: {App, stuck}})
  Logger.configure(level: :none)
  {:ok, [:stuck]} = Application.ensure_all_started(:stuck)
  File.rm!(pipe)
  IO.puts("ready \#{System.pid()}")
  Process.sleep(:infinity)
  """

  # The launcher is in ELIXIR_BIN, or it is `elixir` in the path.
  defp run(program) do
    elixir = if dir = System.get_env("ELIXIR_BIN"), do: Path.join(dir, "elixir"), else: System.find_executable("elixir")
    options = [:binary, :exit_status, :stderr_to_stdout, line: 1000, args: ["-e", program]]
    Port.open({:spawn_executable, elixir}, options)
  end

  defp ready(port) do
    receive do
      {^port, {:data, {:eol, "ready " <> pid}}} -> pid
      {^port, {:data, _}} -> ready(port)
      {^port, {:exit_status, status}} -> flunk("the node ends with #{status}")
    after
      300_000 -> flunk("the node does not start")
    end
  end

  defp rest(port, lines) do
    receive do
      {^port, {:data, {_, line}}} -> rest(port, [line | lines])
      {^port, {:exit_status, status}} -> {Enum.reverse(lines), status}
    after
      300_000 -> flunk("the node does not end")
    end
  end

  test "SIGTERM stops the applications, the last one first, within the times of their children" do
    port = run(@program <> "Process.sleep(:infinity)")
    {_, 0} = System.cmd("kill", ["-TERM", ready(port)])
    {lines, status} = rest(port, [])
    # The log has a process of its own, so its lines come when it gets on.
    {[_time_and_notice], stopped} = lines |> Enum.reject(&(&1 == "")) |> Enum.split_with(&(&1 =~ "[notice] SIGTERM received - shutting down"))
    assert stopped == @in_order
    assert status == 0
  end

  test "SIGTERM stops a node whose processes do not listen" do
    port = run(@stuck)
    {_, 0} = System.cmd("kill", ["-TERM", ready(port)])
    assert rest(port, []) == {["stop"], 0}
  end

  test "System.stop/1 does the same, with the status it is given" do
    port = run(@program <> "System.stop(7); Process.sleep(:infinity)")
    ready(port)
    assert rest(port, []) == {@in_order, 7}
  end

  test "System.stop/1 prints the text it is given last" do
    port = run(@program <> "System.stop(\"out of apples\"); Process.sleep(:infinity)")
    ready(port)
    assert rest(port, []) == {@in_order ++ ["out of apples"], 1}
  end

  test "System.halt/1 stops nothing" do
    port = run(@program <> "System.halt(3)")
    ready(port)
    assert rest(port, []) == {[], 3}
  end
end
