defmodule ExUnit.OnExitHandler do
  @moduledoc false
  # What has to be undone after a test or a module: the callbacks of `on_exit` and the supervisor of `start_supervised`, by process,
  # in an ETS table. They run in a process of their own, last registered first, after the supervisor was stopped; each may take the
  # timeout of the test. The first failure is what the test is told.

  @table __MODULE__

  @doc "Makes the table. It belongs to the calling process."
  def start,
    do: :ets.new(@table, [:public, :named_table, :ordered_set, read_concurrency: true, write_concurrency: true])

  @doc "Lets `pid` register callbacks."
  @spec register(pid) :: :ok
  def register(pid) when is_pid(pid) do
    true = :ets.insert_new(@table, {pid, nil, []})
    :ok
  end

  @doc "Adds a callback, in place of an earlier one of the same name. `:error` if the process is not registered."
  @spec add(pid, any, (-> any)) :: :ok | :error
  def add(pid, name_or_ref, callback) when is_pid(pid) and is_function(callback, 0) do
    case :ets.lookup(@table, pid) do
      [{^pid, _supervisor, entries}] ->
        :ets.update_element(@table, pid, {3, List.keystore(entries, name_or_ref, 0, {name_or_ref, callback})})
        :ok

      [] ->
        :error
    end
  end

  @doc "The supervisor of the process: `{:ok, nil}` before there is one, `:error` if the process is not registered."
  @spec get_supervisor(pid) :: {:ok, pid | nil} | :error
  def get_supervisor(pid) when is_pid(pid) do
    case :ets.lookup(@table, pid) do
      [{^pid, supervisor, _}] -> {:ok, supervisor}
      [] -> :error
    end
  end

  @doc "Keeps the supervisor of the process."
  @spec put_supervisor(pid, pid) :: :ok | :error
  def put_supervisor(pid, supervisor) when is_pid(pid) and is_pid(supervisor) do
    if :ets.update_element(@table, pid, {2, supervisor}), do: :ok, else: :error
  end

  @doc "Stops the supervisor and runs the callbacks of the process; the first failure is what is given back."
  @spec run(pid, timeout) :: :ok | {Exception.kind(), any, Exception.stacktrace()}
  def run(pid, timeout) when is_pid(pid) do
    [{^pid, supervisor, callbacks}] = :ets.take(@table, pid)
    failure = stop_supervisor(supervisor, timeout)
    exec(Enum.reverse(callbacks), timeout, failure)
  end

  defp stop_supervisor(nil, _timeout), do: nil

  defp stop_supervisor(supervisor, timeout) do
    ref = Process.monitor(supervisor)
    Process.exit(supervisor, :shutdown)

    receive do
      {:DOWN, ^ref, _, _, _} -> nil
    after
      timeout -> {:error, ExUnit.TimeoutError.exception(timeout: timeout, type: "supervisor shutdown"), []}
    end
  end

  defp exec([], _timeout, failure), do: failure || :ok

  defp exec(callbacks, timeout, failure) do
    {pid, ref} = spawn_monitor(__MODULE__, :on_exit_runner_loop, [])
    {failure, pid, ref} = Enum.reduce(callbacks, {failure, pid, ref}, &run_callback(&1, timeout, &2))

    if is_pid(pid) and Process.alive?(pid) do
      Process.exit(pid, :shutdown)
      receive do: ({:DOWN, ^ref, _, _, _} -> :ok)
    end

    failure || :ok
  end

  defp run_callback({_name, callback}, timeout, {failure, pid, ref}) do
    {pid, ref} = living_runner(pid, ref)
    send(pid, {:run, self(), callback})

    receive do
      {^pid, reason} ->
        {failure || reason, pid, ref}

      {:DOWN, ^ref, :process, ^pid, reason} ->
        {failure || {{:EXIT, pid}, reason, []}, nil, nil}
    after
      timeout ->
        error = {:error, ExUnit.TimeoutError.exception(timeout: timeout, type: "on_exit callback"), stacktrace(pid)}
        Process.exit(pid, :kill)
        receive do: ({:DOWN, ^ref, _, _, _} -> :ok)
        {failure || error, nil, nil}
    end
  end

  defp living_runner(nil, nil), do: spawn_monitor(__MODULE__, :on_exit_runner_loop, [])
  defp living_runner(pid, ref), do: {pid, ref}

  defp stacktrace(pid) do
    case Process.info(pid, :current_stacktrace) do
      {:current_stacktrace, stacktrace} -> stacktrace
      nil -> []
    end
  end

  @doc "The loop of the process that runs callbacks."
  def on_exit_runner_loop do
    receive do
      {:run, from, callback} ->
        send(from, {self(), exec_callback(callback)})
        on_exit_runner_loop()
    end
  end

  defp exec_callback(callback) do
    callback.()
    nil
  catch
    kind, error -> {kind, error, __STACKTRACE__}
  end
end
