defmodule ExUnit.EventManager do
  @moduledoc false
  # Tells the formatters what happens: each is a GenServer under one supervisor, and events are casts. A run ends when all of them
  # have ended, so that whatever they write is written.

  @timeout 30_000

  @doc "Starts the supervisor of the formatters and a table with the state of the run."
  def start_link do
    {:ok, supervisor} = DynamicSupervisor.start_link(strategy: :one_for_one, max_restarts: 0)
    table = :ets.new(__MODULE__, [:public])
    {:ok, {supervisor, table}}
  end

  @doc "Ends the formatters, each after it has dealt with its events."
  def stop({supervisor, table}) do
    for {_, pid, _, _} <- DynamicSupervisor.which_children(supervisor),
        is_pid(pid),
        do: GenServer.stop(pid, :normal, @timeout)

    DynamicSupervisor.stop(supervisor)
    :ets.delete(table)
    :ok
  end

  @doc "Starts a formatter."
  def add_handler({supervisor, _table}, handler, options) do
    DynamicSupervisor.start_child(supervisor, %{
      id: GenServer,
      start: {GenServer, :start_link, [handler, options]},
      restart: :temporary
    })
  end

  def suite_started(manager, options), do: notify(manager, {:suite_started, options})
  def suite_finished(manager, times), do: notify(manager, {:suite_finished, times})

  def module_started(manager, module) do
    notify(manager, {:case_started, test_case(module)})
    notify(manager, {:module_started, module})
  end

  def module_finished(manager, module) do
    notify(manager, {:case_finished, test_case(module)})
    notify(manager, {:module_finished, module})
  end

  def test_started(manager, test), do: notify(manager, {:test_started, test})
  def test_finished(manager, test), do: notify(manager, {:test_finished, test})

  @doc "Tells of the tests that run when the system is asked what it does."
  def sigquit(manager, running), do: notify(manager, {:sigquit, running})

  @doc "Tells, once, that the run stops because enough has failed."
  def max_failures_reached({_supervisor, table} = manager) do
    if :ets.insert_new(table, {:max_failures_reached, true}), do: notify(manager, :max_failures_reached), else: :ok
  end

  # The struct of before 1.6, for formatters that still listen to it.
  defp test_case(module), do: %{module | __struct__: ExUnit.TestCase}

  defp notify({supervisor, _table}, event) do
    for {_, pid, _, _} <- Supervisor.which_children(supervisor), is_pid(pid), do: GenServer.cast(pid, event)
    :ok
  end
end
