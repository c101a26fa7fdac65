defmodule :application_master do
  @moduledoc false

  # The process that stands for a running application. It is the group leader of the application's processes, passing input and output on to its own,
  # so that each of them knows its application. A second process, the keeper, calls the application's functions and is the parent of its top
  # supervisor; the master answers the group's requests meanwhile.

  @doc "Starts an application; the caller gets `{:started, master, :ok | {:error, reason}}`, and is linked."
  def start_link(controller, name, module, args, phases) do
    :proc_lib.spawn_link(:application_master, :init, [controller, name, {module, args, phases}])
  end

  @doc "Stops an application and waits for its end."
  def stop(master) do
    mref = :erlang.monitor(:process, master)
    send(master, {:stop, self()})

    receive do
      {:DOWN, ^mref, _, _, _} -> :ok
    end
  end

  @doc false
  def init(controller, name, {module, args, phases}) do
    leader = :erlang.group_leader()
    master = self()
    :erlang.process_flag(:trap_exit, true)
    :erlang.group_leader(master, master)
    :ets.insert(:ac_tab, {{:master, master}, name})
    keeper = :erlang.spawn_link(fn -> keep(master, name, module, args, phases) end)
    starting(%{controller: controller, keeper: keeper, leader: leader, supervisor: :undefined})
  end

  defp starting(%{keeper: keeper, controller: controller} = state) do
    receive do
      {:started, ^keeper, pid} ->
        send(controller, {:started, self(), :ok})
        loop(%{state | supervisor: pid})

      {:not_started, ^keeper, reason} ->
        not_started(controller, reason)

      {:EXIT, ^keeper, reason} ->
        not_started(controller, reason)

      {:io_request, _, _, _} = request ->
        send(state.leader, request)
        starting(state)
    end
  end

  defp not_started(controller, reason) do
    send(controller, {:started, self(), {:error, reason}})
    leave(reason)
  end

  defp loop(%{keeper: keeper, controller: controller} = state) do
    receive do
      {:io_request, _, _, _} = request ->
        send(state.leader, request)
        loop(state)

      {:stop, _from} ->
        send(keeper, :stop)
        loop(state)

      {:supervisor, from} ->
        :gen_server.reply(from, {:ok, state.supervisor})
        loop(state)

      {:EXIT, ^keeper, reason} ->
        leave(reason)

      {:EXIT, ^controller, reason} ->
        send(keeper, :stop)

        receive do
          {:EXIT, ^keeper, _} -> leave(reason)
        end

      _other ->
        loop(state)
    end
  end

  # Nothing of an application outlives it, supervised or not.
  defp leave(reason) do
    master = self()
    await_group(:erlang.spawn_monitor(fn -> kill_group(master) end))
    :ets.delete(:ac_tab, {:master, master})
    exit(reason)
  end

  defp kill_group(master) do
    spared = [self(), master]

    for pid <- :erlang.processes(),
        pid not in spared,
        :erlang.process_info(pid, :group_leader) == {:group_leader, master} do
      :erlang.exit(pid, :kill)
    end
  end

  # Each process is asked; one that is in a long call of Java code does not answer, and is not waited for when the node stops.
  defp await_group({pid, mref}) do
    receive do
      {:DOWN, ^mref, :process, ^pid, _} -> :ok
    after
      :supervisor_child.last_wait() -> if :supervisor_child.given_up?(), do: :ok, else: await_group({pid, mref})
    end
  end

  # The keeper

  defp keep(master, name, module, args, phases) do
    :erlang.process_flag(:trap_exit, true)

    case call(module, :start, [:normal, args]) do
      {:ok, pid} when is_pid(pid) -> start_phases(master, name, module, args, phases, pid, [])
      {:ok, pid, state} when is_pid(pid) -> start_phases(master, name, module, args, phases, pid, state)
      {:error, reason} -> give_up(master, {reason, {module, :start, [:normal, args]}})
      other -> give_up(master, {:bad_return, {{module, :start, [:normal, args]}, other}})
    end
  end

  defp call(module, function, args) do
    :erlang.apply(module, function, args)
  catch
    :throw, value -> value
    :error, reason -> {:EXIT, {reason, __STACKTRACE__}}
    :exit, reason -> {:EXIT, reason}
  end

  defp start_phases(master, _name, module, _args, :undefined, pid, state), do: started(master, module, pid, state)

  defp start_phases(master, name, module, args, [{phase, phase_args} | rest], pid, state) do
    case call(module, :start_phase, [phase, :normal, phase_args]) do
      :ok ->
        start_phases(master, name, module, args, rest, pid, state)

      {:error, reason} ->
        end_supervisor(pid)
        give_up(master, {reason, {module, :start_phase, [phase, :normal, phase_args]}})

      other ->
        end_supervisor(pid)
        give_up(master, {:bad_return_value, {{module, :start_phase, [phase, :normal, phase_args]}, other}})
    end
  end

  defp start_phases(master, _name, module, _args, [], pid, state), do: started(master, module, pid, state)

  defp give_up(master, reason) do
    send(master, {:not_started, self(), reason})
    exit(:normal)
  end

  defp started(master, module, pid, state) do
    send(master, {:started, self(), pid})
    guard(module, pid, state)
  end

  defp guard(module, pid, state) do
    receive do
      :stop ->
        state = prepared(module, state)
        end_supervisor(pid)
        stopped(module, state)
        exit(:normal)

      {:EXIT, ^pid, reason} ->
        stopped(module, prepared(module, state))
        exit(reason)

      _other ->
        guard(module, pid, state)
    end
  end

  defp prepared(module, state) do
    if :erlang.function_exported(module, :prep_stop, 1), do: module.prep_stop(state), else: state
  catch
    _, _ -> state
  end

  defp end_supervisor(pid) do
    :erlang.exit(pid, :shutdown)

    receive do
      {:EXIT, ^pid, _} -> :ok
    end
  end

  defp stopped(module, state) do
    module.stop(state)
  catch
    _, _ -> :ok
  end
end
