defmodule Kernel.ParallelCompiler.Deadlock do
  # All processes wait. Some of them may go on without what they wait for; who gets an answer is decided in this order:
  #
  #   1. `Code.ensure_compiled/1`, first for modules that nobody is defining, then for others: it may go on without
  #   2. structs, imports and the like, for modules that nobody is defining: there is no such module
  #   3. calls of functions in modules that nobody is defining: the same
  #
  # Those left wait for modules that are being defined by processes that wait, too. That is a deadlock.
  @moduledoc false

  alias Kernel.ParallelCompiler.Report

  @doc """
  `{answer, waits}` with those of the waits that get an answer, otherwise `:deadlock`.
  """
  def answers(waiting) do
    defining = MapSet.new(waiting, fn {_, wait} -> wait.defining end) |> Enum.concat() |> MapSet.new()

    with :none <- select(waiting, defining, :soft, false),
         :none <- select(waiting, defining, :soft, true),
         :none <- select(waiting, defining, :hard, false),
         :none <- select(waiting, defining, :raise, false) do
      :deadlock
    end
  end

  defp select(waiting, defining, mode, defined?) do
    waits = Map.filter(waiting, fn {_, wait} -> wait.mode == mode and MapSet.member?(defining, wait.on) == defined? end)
    if waits == %{}, do: :none, else: {if(defined?, do: :deadlock, else: :not_found), waits}
  end

  @doc """
  Prints what waits for what; gives the errors.
  """
  def report(waits) do
    waits = Enum.sort_by(waits, fn {worker, _, _} -> -worker.number end)
    errors = for {worker, pid, wait} <- waits, do: error(worker.file, pid, wait)
    print_summary(for {worker, _, wait} <- waits, do: {Path.relative_to_cwd(worker.file), wait.on})
    errors
  end

  defp error(file, pid, wait) do
    stacktrace = stacktrace(pid)
    description = "deadlocked waiting on #{wait.kind} #{inspect(wait.on)}"
    Report.print_failure(file, :error, CompileError.exception(description: description, file: nil, line: nil), stacktrace)

    %{
      file: file,
      source: file,
      position: wait.position,
      message: description,
      stacktrace: stacktrace,
      span: nil,
      severity: :error
    }
  end

  defp stacktrace(pid) do
    case :erlang.process_info(pid, :current_stacktrace) do
      {:current_stacktrace, trace} -> Enum.drop_while(trace, &(elem(&1, 0) in [Kernel.ErrorHandler, :erlang]))
      :undefined -> []
    end
  end

  defp print_summary(pairs) do
    width = pairs |> Enum.map(fn {file, _} -> String.length(file) end) |> Enum.max()
    lines = for {file, module} <- pairs, do: ["  ", String.pad_leading(file, width), " => ", inspect(module), ?\n]

    IO.write(:stderr, [
      "\nCompilation failed because of a deadlock between files.\n",
      "The following files depended on the following modules:\n\n",
      lines,
      "\nEnsure there are no compile-time dependencies between those files and that the modules they reference exist and ",
      "are correctly named\n\n"
    ])
  end
end
