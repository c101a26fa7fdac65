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

  # The errors that a `CompileError` stands for were reported with their places.
  defp without_file(stacktrace, %CompileError{}), do: Enum.reject(stacktrace, &match?({_, :__FILE__, _, _}, &1))
  defp without_file(stacktrace, _blamed), do: stacktrace

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
