defmodule Kernel.ErrorHandler do
  # What processes of Kernel.ParallelCompiler do about modules that are not there: they wait until another file has defined them.
  @moduledoc false

  @doc """
  Called in place of a function whose module is not loaded; its value is the function's.
  """
  def undefined_function(module, name, args) do
    if :erlang.module_loaded(module) or ensure_compiled(module, :module, :raise, nil) == :found,
      do: call(module, name, args),
      else: undefined(module, name, args)
  end

  defp call(module, name, args) do
    if :erlang.function_exported(module, name, length(args)),
      do: apply(module, name, args),
      else: undefined(module, name, args)
  end

  @doc """
  Called in place of a fun whose module is not there any more.
  """
  def undefined_lambda(module, fun, args) do
    if ensure_compiled(module, :module, :raise, nil) == :found,
      do: apply(fun, args),
      else: :erlang.raise(:error, :undef, [{module, :"-fun-", args, []}])
  end

  # The functions of this module are no part of the trace.
  defp undefined(module, name, args) do
    {:current_stacktrace, trace} = :erlang.process_info(self(), :current_stacktrace)
    trace = Enum.drop_while(trace, &(elem(&1, 0) in [__MODULE__, :erlang, Process]))
    :erlang.raise(:error, :undef, [{module, name, args, []} | trace])
  end

  @doc """
  Waits for a module (`:module`) or its struct (`:struct`) that another process may be compiling.

  The mode says what happens if everybody waits: `:soft` answers `:deadlock`, `:hard` and `:raise` (a call) end the compilation where the
  module is being defined. Answers `:not_found` where nobody defines it.
  """
  def ensure_compiled(module, kind, mode, position) do
    case :erlang.get(:elixir_compiler_info) do
      {compiler, file_pid} -> wait(compiler, file_pid, module, kind, mode, position)
      :undefined -> :not_found
    end
  end

  defp wait(compiler, file_pid, module, kind, mode, position) do
    ref = :erlang.make_ref()
    defining = :elixir_module.open_modules()
    send(compiler, {:waiting, kind, self(), ref, file_pid, position, module, defining, mode})

    receive do
      {^ref, answer} -> answer
    end
  end
end
