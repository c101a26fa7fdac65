defmodule ExUnit.Formatter.Failure do
  @moduledoc false
  # The text of failures: what went wrong, the code, the values, the stacktrace.

  alias ExUnit.AssertionError
  alias ExUnit.Formatter.Values

  @padding_size 5
  @padding String.duplicate(" ", @padding_size)
  @no_value AssertionError.no_value()

  @doc "All failures of one test (`{module, name}`) or module (`{module, nil}`), numbered if there are several."
  def all([failure], origin, width, formatter), do: text(failure, origin, width, formatter)

  def all(failures, origin, width, formatter) do
    failures
    |> Enum.with_index(1)
    |> Enum.map_join(fn {failure, index} ->
      "\n#{@padding}Failure ##{index}\n" <> text(failure, origin, width, formatter)
    end)
  end

  @doc "The text of an error on its own, as its message shows it."
  def assertion_error(error), do: assertion(error, {nil, nil}, [], "", :infinity, fn _, text -> text end)

  defp text({kind, reason, stacktrace}, origin, width, formatter) do
    {text, stacktrace} = reason(kind, reason, stacktrace, origin, width, formatter)
    text <> stacktrace(stacktrace, origin, formatter)
  end

  defp reason(:error, %AssertionError{} = error, stacktrace, origin, width, formatter) do
    {assertion(error, origin, stacktrace, @padding, width, formatter), stacktrace}
  end

  defp reason(:error, %FunctionClauseError{} = error, stacktrace, origin, width, formatter) do
    {error, stacktrace} = Exception.blame(:error, error, stacktrace)

    banner =
      "** (FunctionClauseError) no function clause matching in " <>
        Exception.format_mfa(error.module, error.function, error.arity)

    {pad(formatter.(:error_info, banner)) <>
       "\n\n" <>
       pad(clauses(error, width, formatter)) <>
       "\n" <> code(@no_value, origin, stacktrace, @padding, "code: ", formatter), stacktrace}
  end

  defp reason(kind, reason, stacktrace, origin, _width, formatter) do
    {reason, stacktrace} = Exception.blame(kind, reason, stacktrace)

    {pad(formatter.(:error_info, Exception.format_banner(kind, reason, stacktrace))) <>
       "\n" <> code(@no_value, origin, stacktrace, @padding, "code: ", formatter), stacktrace}
  end

  defp clauses(error, width, formatter) do
    error
    |> FunctionClauseError.blame(&Values.plain(&1, width), &blamed(&1, formatter))
    |> String.trim_leading("\n")
  end

  defp blamed(%{match?: true, node: node}, _formatter), do: Macro.to_string(node)
  defp blamed(%{match?: false, node: node}, formatter), do: formatter.(:blame_diff, Macro.to_string(node))

  # A label of code, left and right is as wide as the widest of those that are there.
  defp assertion(error, origin, stacktrace, padding, width, formatter) do
    label_size = if error.right == @no_value, do: 6, else: 7
    label = &label(&1, label_size, formatter)
    value_padding = String.length(padding) + label_size

    message(error.message, padding, formatter) <>
      doctest(error.doctest, padding, formatter) <>
      code(error.expr, origin, stacktrace, padding, String.pad_trailing("code:", label_size), formatter) <>
      arguments(error.args, padding, width, formatter) <>
      sides(error, padding, label, value_padding, width, formatter) <>
      mailbox(error, padding, width, formatter)
  end

  defp label(text, size, formatter), do: formatter.(:extra_info, String.pad_trailing(text, size))

  defp message(@no_value, _padding, _formatter), do: ""
  defp message(message, padding, formatter), do: padding <> pad_rest(formatter.(:error_info, message), @padding) <> "\n"

  defp doctest(@no_value, _padding, _formatter), do: ""

  defp doctest(doctest, padding, formatter) do
    padding <> formatter.(:extra_info, "doctest:") <> pad_rest(doctest, @padding <> "  ") <> "\n"
  end

  # Without an expression the line of the test that the stacktrace knows will do.
  defp code(@no_value, origin, stacktrace, padding, label, formatter) do
    case source_line(origin, stacktrace) do
      {:ok, line} -> padding <> formatter.(:extra_info, label) <> line <> "\n"
      :error -> ""
    end
  end

  defp code(expression, _origin, _stacktrace, padding, label, formatter) do
    indentation = @padding <> String.duplicate(" ", String.length(label))
    padding <> formatter.(:extra_info, label) <> pad_rest(expression(expression), indentation) <> "\n"
  end

  defp expression(expression) when is_binary(expression), do: expression

  # An assertion is written without parentheses.
  defp expression({name, _, [_ | _] = args}) when is_atom(name) do
    if Macro.classify_atom(name) == :identifier do
      "#{name} " <> Enum.map_join(args, ", ", &Macro.to_string/1)
    else
      Macro.to_string({name, [], args})
    end
  end

  defp expression(expression), do: Macro.to_string(expression)

  defp source_line({_module, nil}, _stacktrace), do: :error

  defp source_line({module, name}, stacktrace) do
    with {_, _, _, location} <- Enum.find(stacktrace, &match?({^module, ^name, _, _}, &1)),
         [file: file, line: line] when line > 0 <- [file: location[:file], line: location[:line]],
         {:ok, source} <- read(file),
         line when line != nil <- source |> String.split(["\r\n", "\n"]) |> Enum.at(line - 1) do
      {:ok, String.trim(line)}
    else
      _ -> :error
    end
  end

  defp read(nil), do: :error
  defp read(file), do: File.read(file)

  defp arguments(@no_value, _padding, _width, _formatter), do: ""

  defp arguments(args, padding, width, formatter) do
    values =
      for {arg, index} <- Enum.with_index(args, 1) do
        "\n" <> pad("# #{index}\n" <> Values.plain(arg, width), @padding <> "    ") <> "\n"
      end

    padding <> formatter.(:extra_info, "arguments:") <> "\n" <> Enum.join(values) <> "\n"
  end

  defp sides(%{context: {:mailbox, _, _}}, _padding, _label, _value_padding, _width, _formatter), do: ""

  defp sides(error, padding, label, value_padding, width, formatter) do
    for {side, text} <- Values.sides(error, value_padding, width, formatter), into: "" do
      padding <> label.("#{side}:") <> IO.iodata_to_binary(text) <> "\n"
    end
  end

  defp mailbox(%{context: {:mailbox, _pins, []}}, _padding, _width, _formatter), do: ""

  defp mailbox(%{context: {:mailbox, pins, messages}, left: pattern}, padding, width, formatter) do
    messages =
      Enum.map_join(messages, "\n", fn message ->
        error = %AssertionError{left: pattern, right: message, context: {:match, pins}}
        [left: left, right: right] = Values.sides(error, @padding_size + 11, width, formatter)
        indentation = @padding <> "  "

        indentation <>
          formatter.(:extra_info, "pattern: ") <>
          IO.iodata_to_binary(left) <>
          "\n" <> indentation <> formatter.(:extra_info, "value:   ") <> IO.iodata_to_binary(right) <> "\n"
      end)

    padding <> formatter.(:extra_info, "mailbox:") <> "\n" <> messages
  end

  defp mailbox(_error, _padding, _width, _formatter), do: ""

  defp stacktrace([], _origin, _formatter), do: ""

  defp stacktrace(stacktrace, origin, formatter) do
    frames =
      Enum.map_join(stacktrace, fn frame ->
        @padding <> "  " <> formatter.(:stacktrace_info, frame(frame, origin)) <> "\n"
      end)

    @padding <> formatter.(:extra_info, "stacktrace:") <> "\n" <> frames
  end

  defp frame({module, name, _arity, location}, {module, name}) do
    Exception.format_file_line(location[:file], location[:line]) <> " (test)"
  end

  defp frame(frame, _origin), do: Exception.format_stacktrace_entry(frame)

  defp pad(text, padding \\ @padding), do: padding <> pad_rest(text, padding)

  # Empty lines stay empty.
  defp pad_rest(text, padding) do
    [first | rest] = String.split(text, "\n")
    Enum.join([first | Enum.map(rest, &if(&1 == "", do: "", else: padding <> &1))], "\n")
  end
end
