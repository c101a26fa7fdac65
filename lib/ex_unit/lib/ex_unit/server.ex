defmodule ExUnit.Server do
  @moduledoc false
  # Holds the test modules from their definition to their run.
  #
  #   loading -> loaded
  #
  # While modules are being loaded, asynchronous ones may already be taken by a run that waits for them; the others
  # wait until everything is loaded. Asynchronous modules of one group never run at the same time, so a group is taken as one entry.

  use GenServer

  @name __MODULE__
  @timeout :infinity

  def start_link(_), do: GenServer.start_link(__MODULE__, :ok, name: @name)

  @doc "Adds a module with its `async?`, `group` and `parameterize`. `:already_running` when the run has begun without it."
  def add_module(name, config) when is_map(config), do: GenServer.call(@name, {:add, name, config}, @timeout)

  @doc "Says that everything is loaded; gives the microseconds that took. `uniq?` drops modules added twice (files loaded again)."
  def modules_loaded(uniq?), do: GenServer.call(@name, {:modules_loaded, uniq?}, @timeout)

  @doc """
  Up to `count` entries as soon as there are any, each a list of `{module, parameters}` to run one after the other; `nil` when no more come.
  """
  def take_async_modules(count), do: GenServer.call(@name, {:take_async, count}, @timeout)

  @doc "All modules that run alone, as `{module, parameters}`."
  def take_sync_modules, do: GenServer.call(@name, :take_sync, @timeout)

  @doc "Puts modules back, for one more run."
  def restore_modules(async_modules, sync_modules),
    do: GenServer.call(@name, {:restore, async_modules, sync_modules}, @timeout)

  @impl true
  def init(:ok) do
    ExUnit.OnExitHandler.start()
    {:ok, loading(%{async: :queue.new(), groups: %{}, sync: :queue.new(), waiting: nil})}
  end

  defp loading(state), do: Map.put(state, :loaded, System.monotonic_time())

  @impl true
  def handle_call({:add, _name, _config}, _from, %{loaded: :done} = state), do: {:reply, :already_running, state}
  def handle_call({:add, name, config}, _from, state), do: {:reply, :ok, state |> add(name, config) |> serve_waiting()}

  def handle_call({:modules_loaded, uniq?}, _from, state) do
    duration =
      if is_integer(state.loaded),
        do: System.convert_time_unit(System.monotonic_time() - state.loaded, :native, :microsecond),
        else: 0

    state = if uniq?, do: unique(state), else: state
    {:reply, duration, %{state | loaded: :done} |> queue_groups() |> serve_waiting()}
  end

  def handle_call({:take_async, count}, from, %{waiting: nil} = state),
    do: {:noreply, serve_waiting(%{state | waiting: {from, count}})}

  def handle_call(:take_sync, _from, state) do
    {:reply, :queue.to_list(state.sync), loading(%{state | sync: :queue.new()})}
  end

  def handle_call({:restore, async_modules, sync_modules}, _from, state) do
    {:reply, :ok,
     %{state | loaded: :done, async: :queue.from_list(async_modules), groups: %{}, sync: :queue.from_list(sync_modules)}}
  end

  defp add(state, name, config) do
    runs = for parameters <- config.parameterize || [%{}], do: {name, parameters}
    put(state, runs, config)
  end

  defp put(state, runs, %{async?: false}), do: Map.update!(state, :sync, &join(&1, runs))
  defp put(state, runs, %{group: nil}), do: Map.update!(state, :async, &join(&1, Enum.map(runs, fn run -> [run] end)))
  defp put(state, runs, %{group: group}), do: %{state | groups: Map.update(state.groups, group, runs, &(&1 ++ runs))}

  defp join(queue, list), do: :queue.join(queue, :queue.from_list(list))

  # Only now are the groups known to be complete.
  defp queue_groups(state) do
    %{state | groups: %{}, async: join(state.async, Map.values(state.groups))}
  end

  defp unique(state) do
    groups = Map.new(state.groups, fn {group, modules} -> {group, Enum.uniq(modules)} end)
    %{state | async: unique_queue(state.async), sync: unique_queue(state.sync), groups: groups}
  end

  defp unique_queue(queue), do: queue |> :queue.to_list() |> Enum.uniq() |> :queue.from_list()

  defp serve_waiting(%{waiting: nil} = state), do: state

  defp serve_waiting(%{waiting: {from, count}} = state) do
    cond do
      not :queue.is_empty(state.async) ->
        {taken, rest} = state.async |> :queue.len() |> min(count) |> :queue.split(state.async)
        GenServer.reply(from, :queue.to_list(taken))
        %{state | async: rest, waiting: nil}

      state.loaded == :done ->
        GenServer.reply(from, nil)
        %{state | waiting: nil}

      true ->
        state
    end
  end
end
