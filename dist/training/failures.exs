# What happens when things go wrong: processes that end for all kinds of reasons, supervisors that start others, tasks that take too long. Programs run these ways once and
# have a time limit for it.
Logger.configure(level: :none)
Process.flag(:trap_exit, true)

defmodule Training.Mortal do
  use GenServer

  def start_link(parent), do: GenServer.start_link(__MODULE__, parent)

  @impl true
  def init(parent) do
    send(parent, {:up, self()})
    {:ok, parent}
  end

  @impl true
  def handle_cast(:raise, _parent), do: raise("mortal")
  def handle_cast(reason, parent), do: {:stop, reason, parent}

  @impl true
  def handle_call(:sleep, _from, parent) do
    Process.sleep(50)
    {:reply, :late, parent}
  end
end

defmodule Training.Failures do
  def restarts do
    for restart <- [:permanent, :transient, :temporary], reason <- [:normal, :shutdown, {:shutdown, :done}, :crash, :raise] do
      spec = Supervisor.child_spec({Training.Mortal, self()}, restart: restart)
      {:ok, supervisor} = Supervisor.start_link([spec], strategy: Enum.random([:one_for_one, :one_for_all, :rest_for_one]))
      GenServer.cast(up(), reason)
      restarted = receive(do: ({:up, _} -> true), after: (20 -> false))
      counts = {Supervisor.count_children(supervisor), length(Supervisor.which_children(supervisor))}
      Supervisor.stop(supervisor)
      receive(do: ({:EXIT, ^supervisor, _} -> :ok))
      {restarted, counts}
    end
  end

  def too_many_restarts do
    {:ok, supervisor} = Supervisor.start_link([{Training.Mortal, self()}], strategy: :one_for_one, max_restarts: 1)
    GenServer.cast(up(), :crash)
    GenServer.cast(up(), :crash)
    receive(do: ({:EXIT, ^supervisor, reason} -> reason))
  end

  def dynamic do
    {:ok, supervisor} = DynamicSupervisor.start_link(strategy: :one_for_one)
    {:ok, child} = DynamicSupervisor.start_child(supervisor, {Training.Mortal, self()})
    GenServer.cast(child, :crash)
    receive(do: ({:up, ^child} -> :ok))
    again = up()
    :ok = DynamicSupervisor.terminate_child(supervisor, again)
    counts = DynamicSupervisor.count_children(supervisor)
    DynamicSupervisor.stop(supervisor)
    counts
  end

  def tasks do
    {:ok, supervisor} = Task.Supervisor.start_link()
    slow = Task.async_stream([1, 200], &wait/1, timeout: 20, on_timeout: :kill_task) |> Enum.to_list()
    failing = Task.Supervisor.async_stream_nolink(supervisor, [1, 2], fn n -> n == 2 && exit(:two) end) |> Enum.to_list()
    task = Task.Supervisor.async_nolink(supervisor, fn -> raise "task" end)
    failed = Task.yield(task, 1000)
    late = catch_exit(fn -> Task.await(Task.async(fn -> Process.sleep(:infinity) end), 10) end)
    stopped = Task.shutdown(Task.async(fn -> Process.sleep(:infinity) end), :brutal_kill)
    [slow, failing, match?({:exit, _}, failed), late, stopped]
  end

  def ends do
    ends = [fn -> :ok end, fn -> exit(:bye) end, fn -> throw(:ball) end, fn -> raise "end" end, fn -> hd(Process.get(:none, [])) end]

    for fun <- ends do
      {pid, monitor} = spawn_monitor(fun)
      receive(do: ({:DOWN, ^monitor, :process, ^pid, reason} -> is_tuple(reason)))
    end
  end

  def calls do
    {:ok, server} = Training.Mortal.start_link(self())
    late = catch_exit(fn -> GenServer.call(server, :sleep, 5) end)
    GenServer.stop(server)
    [late, catch_exit(fn -> GenServer.call(server, :sleep) end), catch_exit(fn -> GenServer.call(:nobody, :sleep) end)]
  end

  defp up, do: receive(do: ({:up, pid} -> pid))

  defp wait(milliseconds) do
    Process.sleep(milliseconds)
    milliseconds
  end

  defp catch_exit(fun) do
    fun.()
  catch
    :exit, reason -> elem(reason, 0)
  end
end

IO.inspect(Training.Failures.restarts() |> length())
IO.inspect(Training.Failures.too_many_restarts())
IO.inspect(Training.Failures.dynamic())
IO.inspect(Training.Failures.tasks())
IO.inspect(Training.Failures.ends())
IO.inspect(Training.Failures.calls())
Process.flag(:trap_exit, false)
Logger.configure(level: :debug)
