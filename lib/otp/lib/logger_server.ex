defmodule :logger_server do
  @moduledoc false

  # The process :logger. It writes the configuration, one change after the other, and logs what the runtime reports about processes that died
  # of an error. The callbacks of handlers run in the process that asks for the change, so that they may log.

  @behaviour :gen_server

  def start_link, do: :gen_server.start_link({:local, :logger}, :logger_server, [], [])

  @doc "Applies a change: the fun reads the configuration and gives `{reply, changes}`, with changes as `apply_change/1` takes."
  def change(fun) do
    case :erlang.whereis(:logger) do
      :undefined -> changed(fun)
      pid when pid == self() -> changed(fun)
      pid -> :gen_server.call(pid, {:change, fun}, :infinity)
    end
  end

  @doc "Waits until what the runtime has reported before is logged."
  def sync, do: :gen_server.call(:logger, {:change, fn -> {:ok, []} end}, :infinity)

  @doc "Waits until the handlers have written what has been logged before."
  def flush do
    if :erlang.whereis(:logger) != :undefined, do: :ok = sync()
    :lists.foreach(&flush/1, :logger_config.handlers())
  end

  defp flush(id) do
    with %{module: module} <- :logger_config.handler(id),
         true <- :erlang.function_exported(module, :filesync, 1) do
      module.filesync(id)
    end
  catch
    # its process is gone
    :exit, _reason -> :ok
  end

  @impl true
  def init([]) do
    :erlang.process_flag(:trap_exit, true)
    {:ok, []}
  end

  @impl true
  def handle_call({:change, fun}, _from, state), do: {:reply, changed(fun), state}

  @impl true
  def handle_cast(_message, state), do: {:noreply, state}

  # {:log, level, format, args, meta} and {:log, level, report_or_string, meta} come from the runtime.
  @impl true
  def handle_info({:log, level, format, args, meta}, state) do
    log(level, {format, args}, meta)
    {:noreply, state}
  end

  def handle_info({:log, level, report, meta}, state) do
    log(level, {:report, report}, meta)
    {:noreply, state}
  end

  def handle_info(_message, state), do: {:noreply, state}

  defp log(level, message, meta) do
    if :logger_config.allow(level) do
      :logger_backend.log_allowed(%{level: level, msg: message, meta: meta})
    end

    :ok
  end

  defp changed(fun) do
    {reply, changes} = fun.()
    :lists.foreach(&apply_change/1, changes)
    reply
  catch
    :throw, error -> error
  end

  defp apply_change({:primary, config}), do: :logger_config.put_primary(config)
  defp apply_change({:proxy, config}), do: :logger_config.put_proxy(config)
  defp apply_change({:modules, levels}), do: :logger_config.put_module_levels(levels)
  defp apply_change({:handler, id, config}), do: :logger_config.put_handler(id, config)
  defp apply_change({:delete_handler, id}), do: :logger_config.delete_handler(id)
end
