defmodule System.StopTest do
  use ExUnit.Case, async: true

  # A node of its own is told to stop. Expected output recorded from the reference, but for the time of day.

  @moduletag timeout: 120_000

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

  first = [{Worker, {:a, 5000}}, {Worker, {:slow, 50}}, {Worker, {:b, 5000}}]
  :ok = :application.load({:application, :one, vsn: ~c"1", applications: [:elixir], mod: {App, first}})
  :ok = :application.load({:application, :two, vsn: ~c"1", applications: [:one], mod: {App, [{Worker, {:c, 5000}}]}})
  {:ok, [:one, :two]} = Application.ensure_all_started(:two)
  IO.puts("ready \#{System.pid()}")
  """

  @in_order ["prep_stop", "down c shutdown", "stop", "prep_stop", "down b shutdown", "down slow shutdown", "down a shutdown", "stop"]

  # The launcher is in ELIXIR_BIN, or it is `elixir` in the path.
  defp run(last_line) do
    elixir = if dir = System.get_env("ELIXIR_BIN"), do: Path.join(dir, "elixir"), else: System.find_executable("elixir")
    options = [:binary, :exit_status, :stderr_to_stdout, line: 1000, args: ["-e", @program <> last_line]]
    Port.open({:spawn_executable, elixir}, options)
  end

  defp ready(port) do
    receive do
      {^port, {:data, {:eol, "ready " <> pid}}} -> pid
      {^port, {:data, _}} -> ready(port)
      {^port, {:exit_status, status}} -> flunk("the node ends with #{status}")
    after
      60_000 -> flunk("the node does not start")
    end
  end

  defp rest(port, lines) do
    receive do
      {^port, {:data, {_, line}}} -> rest(port, [line | lines])
      {^port, {:exit_status, status}} -> {Enum.reverse(lines), status}
    after
      60_000 -> flunk("the node does not end")
    end
  end

  test "SIGTERM stops the applications, the last one first, within the times of their children" do
    port = run("Process.sleep(:infinity)")
    {_, 0} = System.cmd("kill", ["-TERM", ready(port)])
    {["", notice, "" | lines], status} = rest(port, [])
    assert notice =~ "[notice] SIGTERM received - shutting down"
    assert lines == @in_order
    assert status == 0
  end

  test "System.stop/1 does the same, with the status it is given" do
    port = run("System.stop(7); Process.sleep(:infinity)")
    ready(port)
    assert rest(port, []) == {@in_order, 7}
  end

  test "System.stop/1 prints the text it is given last" do
    port = run("System.stop(\"out of apples\"); Process.sleep(:infinity)")
    ready(port)
    assert rest(port, []) == {@in_order ++ ["out of apples"], 1}
  end

  test "System.halt/1 stops nothing" do
    port = run("System.halt(3)")
    ready(port)
    assert rest(port, []) == {[], 3}
  end
end
