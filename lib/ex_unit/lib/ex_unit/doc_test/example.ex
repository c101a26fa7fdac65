defmodule ExUnit.DocTest.Example do
  @moduledoc false
  # Finds the examples in a text.
  #
  # An example is one test: steps with an expression, the result expected of it (`nil` if there is none), the line of each, and both
  # as they are written. Line by line:
  #
  #   prose   -- iex> -->  expression        an empty line before `iex>` begins another example
  #   expression -- ...> --> expression      the expression goes on
  #   expression -- iex> --> expression      the next expression, of the same step: the result is that of the last one
  #   expression -- text --> result
  #   result     -- text --> result
  #   result     -- iex> --> expression      the next step
  #   any     -- empty line, ``` --> prose

  alias ExUnit.DocTest.Error

  defstruct [:line, :end_line, steps: []]

  @doc "The examples in a text that begins at `line` of `file`."
  def all(text, line, file) do
    text
    |> String.split(["\r\n", "\n"])
    |> Enum.with_index(line)
    |> read(%{state: :prose, indentation: 0, step: nil, example: nil, examples: [], new?: true, file: file})
  end

  defp read([], acc), do: acc |> close_example() |> Map.fetch!(:examples) |> Enum.reverse()
  defp read([{text, line} | lines], acc), do: read(lines, acc.state |> next(kind(text), text, line, acc))

  defp kind(text) do
    trimmed = String.trim_leading(text)

    cond do
      trimmed == "" -> :empty
      String.starts_with?(trimmed, "```") -> :fence
      expression = prompt(trimmed, "iex") -> {:iex, expression}
      expression = prompt(trimmed, "...") -> {:continued, expression}
      true -> :text
    end
  end

  # "iex>" or "iex(1)>"; the space behind it counts, inside a string of several lines it is a part of it.
  defp prompt(text, prompt) do
    size = byte_size(prompt)

    with <<^prompt::binary-size(^size), rest::binary>> <- text, {:ok, expression} <- after_number(rest) do
      expression
    else
      _ -> nil
    end
  end

  defp after_number(">" <> rest), do: {:ok, rest}

  defp after_number("(" <> rest) do
    case Integer.parse(rest) do
      {_, ")>" <> rest} -> {:ok, rest}
      _ -> :error
    end
  end

  defp after_number(_), do: :error

  defp next(:prose, {:iex, expression}, text, line, acc) do
    acc = if acc.new?, do: close_example(acc), else: acc
    open(%{acc | indentation: indentation(text)}, expression, line)
  end

  defp next(:prose, :empty, _text, _line, acc), do: %{acc | new?: true}
  defp next(:prose, :fence, _text, _line, acc), do: %{acc | new?: true}
  defp next(:prose, _kind, _text, _line, acc), do: acc

  defp next(_state, kind, _text, _line, acc) when kind in [:empty, :fence],
    do: %{close_step(acc) | state: :prose, new?: true}

  defp next(:expression, {:iex, expression}, text, line, acc) do
    check_indentation(text, line, acc)
    add_expression(acc, "iex>", expression, line)
  end

  defp next(:expression, {:continued, expression}, text, line, acc) do
    check_indentation(text, line, acc)
    add_expression(acc, "...>", expression, line)
  end

  defp next(:expression, :text, text, line, acc) do
    text = deindent(text, line, acc)
    add(%{acc | state: :result, step: %{acc.step | expected: text, expected_line: line}}, text, line)
  end

  defp next(:result, {:iex, expression}, text, line, acc) do
    check_indentation(text, line, acc)
    acc |> close_step() |> open(expression, line)
  end

  defp next(:result, _kind, text, line, acc) do
    text = deindent(text, line, acc)
    add(%{acc | step: %{acc.step | expected: acc.step.expected <> "\n" <> text}}, text, line)
  end

  defp open(acc, expression, line) do
    example = acc.example || %__MODULE__{line: line, end_line: line}
    step = %{line: line, expression: expression, expected: nil, expected_line: nil, written: []}
    add(%{acc | state: :expression, new?: false, example: example, step: step}, "iex>" <> expression, line)
  end

  defp add_expression(acc, prompt, expression, line) do
    step = %{acc.step | expression: acc.step.expression <> "\n" <> expression}
    add(%{acc | step: step}, prompt <> expression, line)
  end

  defp add(acc, written, line) do
    %{acc | step: %{acc.step | written: [written | acc.step.written]}, example: %{acc.example | end_line: line}}
  end

  defp close_step(%{step: nil} = acc), do: acc

  defp close_step(%{step: step, example: example} = acc) do
    step = %{step | written: Enum.map_join(Enum.reverse(step.written), &("\n" <> &1))}
    %{acc | step: nil, example: %{example | steps: example.steps ++ [step]}}
  end

  defp close_example(acc) do
    case close_step(acc) do
      %{example: nil} = acc -> acc
      %{example: example} = acc -> %{acc | example: nil, examples: [example | acc.examples]}
    end
  end

  defp indentation(text), do: byte_size(text) - byte_size(String.trim_leading(text))

  defp check_indentation(text, line, acc) do
    if indentation(text) != acc.indentation, do: raise_indentation(text, line, acc)
  end

  # A result may be indented more than its expression, never less.
  defp deindent(text, line, acc) do
    if indentation(text) < acc.indentation, do: raise_indentation(text, line, acc)
    binary_part(text, acc.indentation, byte_size(text) - acc.indentation)
  end

  defp raise_indentation(text, line, %{file: file, indentation: indentation}) do
    raise Error,
      message: """
      #{file}:#{line}: indentation level mismatch on doctest line: #{inspect(text)}

      If you are planning to assert on the result of an `iex>` expression, make sure the result is indented at the same level as `iex>`, \
      which in this case is exactly #{indentation} #{if indentation == 1, do: "space", else: "spaces"}.

      If instead you have an `iex>` expression that spans over multiple lines, please make sure that each line after the first one begins with `...>`.
      """
  end
end
