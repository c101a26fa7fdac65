defmodule Kernel.CLI.Report do
  # Errors that end a program, as they are printed.
  @moduledoc false

  @doc """
  Banner, what is known of the arguments, stacktrace.
  """
  def format(kind, reason, stacktrace) do
    {blamed, stacktrace} = Exception.blame(kind, reason, stacktrace)
    stacktrace = stacktrace |> prune() |> without_file(blamed)

    IO.iodata_to_binary([banner(kind, blamed, stacktrace), ?\n, Exception.format_stacktrace(stacktrace)])
  end

  defp banner(:error, %FunctionClauseError{} = exception, stacktrace) do
    blamed = FunctionClauseError.blame(exception, &inspect/1, &clause_part/1)
    [Exception.format_banner(:error, %{exception | args: nil, clauses: nil}, stacktrace), indent(blamed)]
  end

  defp banner(kind, reason, stacktrace), do: Exception.format_banner(kind, reason, stacktrace)

  defp indent(text), do: String.replace(text, "\n", "\n    ")

  defp clause_part(%{match?: true, node: node}), do: "+" <> Macro.to_string(node) <> "+"
  defp clause_part(%{match?: false, node: node}), do: "-" <> Macro.to_string(node) <> "-"

  # The outermost calls are those of whoever runs the program. What they call of the library is theirs, too.
  defp prune(stacktrace) do
    case Enum.split_while(stacktrace, &(not runner?(&1))) do
      {program, []} -> program
      {program, _runner} -> program |> Enum.reverse() |> Enum.drop_while(&internal?/1) |> Enum.reverse()
    end
  end

  # The errors that a `CompileError` stands for were reported with their places. What else is known is what was expanded where, and who had
  # another file compiled.
  defp without_file([{_, _, _, [file: [?e, ?x, ?p, ?a, ?n, ?d | _]]} = expanding, caller | rest], %CompileError{} = error),
    do: [expanding, caller | without_file(rest, error)]

  defp without_file([{_, :__FILE__, _, location} = entry | rest], %CompileError{} = error) do
    rest = without_file(rest, error)
    if to_string(location[:file]) == Path.relative_to_cwd(error.file || ""), do: rest, else: [entry | rest]
  end

  defp without_file([entry | rest], error), do: [entry | without_file(rest, error)]
  defp without_file([], _error), do: []

  defp runner?({module, _, _, _}) when is_atom(module),
    do: String.starts_with?(Atom.to_string(module), ["Elixir.Kernel.CLI", "Elixir.Kernel.ParallelCompiler"])

  defp runner?(_entry), do: false

  defp internal?({module, _, _, _}) when is_atom(module) do
    case Atom.to_string(module) do
      "Elixir.Code" -> true
      "elixir_compiler_" <> _ -> false
      "elixir" <> _ -> true
      _ -> false
    end
  end

  defp internal?(_entry), do: false
end
