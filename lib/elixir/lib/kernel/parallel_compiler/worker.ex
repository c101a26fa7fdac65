defmodule Kernel.ParallelCompiler.Worker do
  # The process of a file. It tells the coordinator (the process that called Kernel.ParallelCompiler) with messages:
  #
  #   * {:waiting, ...}, sent by Kernel.ErrorHandler
  #   * {:available, :struct, module}, when a struct is there but its module is not yet
  #   * {:module_available, pid, file, module, object_code}, sent by the compiler when a module is loaded
  #   * {:diagnostic, diagnostic, read_snippet?}, sent by the compiler
  #   * {:check, pid, fun}, sent by the compiler: what is to be checked when all modules are there
  #
  # and ends with the reason {:shutdown, :done | :cancelled | {kind, reason, stacktrace}}.
  @moduledoc false

  @doc """
  Starts the process; gives its pid and a monitor.
  """
  def start(file, output, options) do
    coordinator = self()
    :erlang.spawn_monitor(fn -> exit({:shutdown, run(file, output, options, coordinator)}) end)
  end

  defp run(file, output, options, coordinator) do
    :erlang.put(:elixir_compiler_info, {coordinator, self()})
    :erlang.put(:elixir_compiler_file, file)
    :erlang.process_flag(:error_handler, Kernel.ErrorHandler)

    try do
      compile(file, output, options)
    catch
      kind, reason -> {kind, reason, __STACKTRACE__}
    end
  end

  defp compile(file, :require, _options) do
    case :elixir_code_server.call({:acquire, file}) do
      :required ->
        :cancelled

      {:queued, ref} ->
        receive do
          {:elixir_code_server, ^ref, :required} -> :cancelled
          {:elixir_code_server, ^ref, :proceed} -> require_file(file)
        end

      :proceed ->
        require_file(file)
    end
  end

  defp compile(file, output, options) do
    dest = options[:dest] || dest(output)
    if dest, do: :erlang.put(:elixir_compiler_dest, dest)
    :elixir_compiler.file(file, fn _, _ -> :ok end)
    :done
  end

  defp dest({:compile, path}), do: path
  defp dest(:compile), do: nil

  defp require_file(file) do
    :elixir_compiler.file(file, fn _, _ -> :ok end)
    :elixir_code_server.cast({:required, file})
    :done
  end
end
