defmodule Kernel.ParallelCompiler.Report do
  # What the parallel compiler prints, and the shapes of what it gives.
  @moduledoc false

  @doc """
  Prints why a file failed; gives the diagnostic.
  """
  def failure(file, kind, reason, stacktrace) do
    text = print_failure(file, kind, reason, stacktrace)

    %{
      file: file,
      source: file,
      position: position(reason, stacktrace, file),
      message: text,
      stacktrace: stacktrace,
      span: nil,
      severity: :error,
      details: {kind, reason}
    }
  end

  @doc """
  Prints why a file failed; gives the text.
  """
  def print_failure(file, kind, reason, stacktrace) do
    text = Kernel.CLI.format_error(kind, reason, without_file(stacktrace))
    IO.write(:stderr, ["\n== Compilation error in file ", Path.relative_to_cwd(file), " ==\n", text])
    text
  end

  # Files have nothing but modules, as a rule, so that being in a module says enough.
  defp without_file(stacktrace) do
    if Enum.any?(stacktrace, &match?({_, :__MODULE__, _, _}, &1)),
      do: Enum.reject(stacktrace, &match?({_, :__FILE__, _, _}, &1)),
      else: stacktrace
  end

  @doc """
  Prints a line of the profile.
  """
  def profile(text), do: IO.write(:stderr, ["[profile] ", text, ?\n])

  defp position(%{line: line, column: column}, _stacktrace, _file) when is_integer(line) and is_integer(column), do: {line, column}
  defp position(%{line: line}, _stacktrace, _file) when is_integer(line), do: line
  defp position(_reason, stacktrace, file), do: traced_line(stacktrace, file)

  # The first call in that file.
  defp traced_line(stacktrace, file) do
    relative = Path.relative_to_cwd(file)

    Enum.find_value(stacktrace, 0, fn entry ->
      location = entry |> Tuple.to_list() |> List.last()
      with traced when traced != nil <- location[:file], true <- List.to_string(traced) in [file, relative], do: location[:line], else: (_ -> nil)
    end)
  end

  @doc """
  Errors, newest first, in the shape that was asked for.
  """
  def errors(errors, options), do: errors |> Enum.reverse() |> shaped(options)

  @doc """
  Warnings in the shape that was asked for.
  """
  def warnings(%{options: %{return_diagnostics: true}} = state) do
    %{
      compile_warnings: Enum.reverse(state.compile_warnings),
      runtime_warnings: Enum.reverse(state.runtime_warnings)
    }
  end

  def warnings(state), do: shaped(Enum.reverse(state.runtime_warnings ++ state.compile_warnings), state.options)

  defp shaped(diagnostics, %{return_diagnostics: true}), do: diagnostics
  defp shaped(diagnostics, _options), do: Enum.map(diagnostics, &shape/1)

  defp shape(%{file: file, position: position, message: message}), do: {file, position, message}
  defp shape(other), do: other
end
