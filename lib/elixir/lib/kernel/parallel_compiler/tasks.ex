defmodule Kernel.ParallelCompiler.Tasks do
  # Processes beside that of a file. While it waits for them it cannot be waited for, which the coordinator needs to know: it is told
  # of them before they begin (`:fork`) and of their end (`:join`).
  @moduledoc false

  def map(collection, fun) do
    {compiler, file_pid} = info!()
    handler = :erlang.process_flag(:error_handler, :error_handler)
    :erlang.process_flag(:error_handler, handler)
    file = :erlang.get(:elixir_compiler_file)

    tasks =
      for element <- collection do
        Task.async(fn ->
          receive do: (:begin -> :ok)
          enter(compiler, file_pid, file, handler)
          fun.(element)
        end)
      end

    pids = Enum.map(tasks, & &1.pid)
    send(compiler, {:fork, self(), pids})
    Enum.each(pids, &send(&1, :begin))
    values = Task.await_many(tasks, :infinity)
    send(compiler, {:join, self(), pids})
    values
  end

  def async(fun) do
    {compiler, file_pid} = info!()
    file = :erlang.get(:elixir_compiler_file)

    Task.async(fn ->
      enter(compiler, file_pid, file, Kernel.ErrorHandler)
      fun.()
    end)
  end

  defp enter(compiler, file_pid, file, handler) do
    :erlang.put(:elixir_compiler_info, {compiler, file_pid})
    :erlang.put(:elixir_compiler_file, file)
    :erlang.process_flag(:error_handler, handler)
  end

  defp info! do
    case :erlang.get(:elixir_compiler_info) do
      :undefined ->
        raise ArgumentError,
              "cannot spawn parallel compiler task because the current file is not being compiled/required"

      info ->
        info
    end
  end
end
