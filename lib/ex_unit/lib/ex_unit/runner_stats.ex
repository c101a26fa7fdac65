defmodule ExUnit.RunnerStats do
  @moduledoc false
  # A formatter that counts: for the result of the run, for `:max_failures`, and for the manifest of failures.

  use GenServer
  alias ExUnit.{FailuresManifest, Test, TestModule}

  @doc "The counters so far."
  def stats(pid), do: GenServer.call(pid, :stats, :infinity)

  @doc "How many tests have failed so far."
  def get_failure_counter(pid), do: GenServer.call(pid, :get_failure_counter, :infinity)

  @doc "Counts failures before the formatters hear of them, and tells how many there are."
  def increment_failure_counter(pid, increment \\ 1),
    do: GenServer.call(pid, {:increment_failure_counter, increment}, :infinity)

  @impl true
  def init(options) do
    manifest_file = options[:failures_manifest_path]

    {:ok,
     %{
       total: 0,
       failures: 0,
       skipped: 0,
       excluded: 0,
       failure_counter: 0,
       manifest_file: manifest_file,
       manifest: manifest_file && manifest(manifest_file)
     }}
  end

  defp manifest(file) do
    case FailuresManifest.read(file) do
      :all -> FailuresManifest.new()
      manifest -> manifest
    end
  end

  @impl true
  def handle_call(:stats, _from, state), do: {:reply, Map.take(state, [:total, :failures, :skipped, :excluded]), state}
  def handle_call(:get_failure_counter, _from, state), do: {:reply, state.failure_counter, state}

  def handle_call({:increment_failure_counter, increment}, _from, state) do
    counter = state.failure_counter + increment
    {:reply, counter, %{state | failure_counter: counter}}
  end

  @impl true
  def handle_cast({:test_finished, %Test{} = test}, state) do
    {:noreply, state |> Map.update!(:total, &(&1 + 1)) |> count(test.state) |> put_manifest(test)}
  end

  def handle_cast({:module_finished, %TestModule{state: {:failed, _}, tests: tests}}, state) do
    # what passed is invalidated; the invalid ones were counted as they finished
    failures = Enum.count(tests, &(&1.state == nil))
    {:noreply, Map.update!(state, :failures, &(&1 + failures))}
  end

  def handle_cast({:suite_finished, _times}, %{manifest_file: nil} = state), do: {:noreply, state}

  def handle_cast({:suite_finished, _times}, state) do
    FailuresManifest.write!(state.manifest, state.manifest_file)
    {:noreply, state}
  end

  def handle_cast(_event, state), do: {:noreply, state}

  defp count(state, {:skipped, _}), do: Map.update!(state, :skipped, &(&1 + 1))
  defp count(state, {:excluded, _}), do: Map.update!(state, :excluded, &(&1 + 1))
  defp count(state, {failed, _}) when failed in [:failed, :invalid], do: Map.update!(state, :failures, &(&1 + 1))
  defp count(state, nil), do: state

  defp put_manifest(%{manifest: nil} = state, _test), do: state
  defp put_manifest(state, test), do: Map.update!(state, :manifest, &FailuresManifest.put_test(&1, test))
end
