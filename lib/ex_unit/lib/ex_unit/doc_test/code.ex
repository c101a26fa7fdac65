defmodule ExUnit.DocTest.Code do
  @moduledoc false
  # Writes the code of a test: the expressions of its example one after the other in one scope, each followed by the check of its result.
  #
  # What does not compile fails as the test runs, with what the compiler said, so that the other tests of the module can run.

  @doc "The code of an example."
  def test(example, context) do
    import =
      if context.import do
        [quote(generated: true, do: import(unquote(context.import), warn: false))]
      else
        []
      end

    {:__block__, [], import ++ Enum.map(example.steps, &step(&1, context)) ++ [:ok]}
  end

  defp step(step, context) do
    report = %{doctest: step.written, expression: nil, expected: step.expected, location: location(context, step.line)}

    with {:ok, quoted} <- parse(step.expression, step.line, context.file),
         report = %{report | expression: Macro.to_string(last(quoted))},
         {:ok, check} <- check(step, quoted, report, context) do
      check
    else
      {:error, error, line} -> does_not_compile(error, step, location(context, line))
    end
  end

  defp location(context, line),
    do: [{context.module, :__MODULE__, 0, [file: String.to_charlist(context.file), line: line]}]

  defp parse(code, line, file) do
    {:ok, Elixir.Code.string_to_quoted!(code, file: file, line: line)}
  rescue
    error -> {:error, error, line}
  end

  defp last({:__block__, _, [_ | _] = expressions}), do: List.last(expressions)
  defp last(expression), do: expression

  defp check(%{expected: nil}, quoted, _report, _context), do: {:ok, quoted}

  defp check(%{expected: "** (" <> error}, quoted, report, _context) do
    case String.split(error, ")", parts: 2) do
      [exception, message] ->
        exception = Module.concat([exception])
        message = String.replace_prefix(message, " ", "")

        {:ok,
         quote do
           ExUnit.DocTest.__error__(
             fn -> unquote(quoted) end,
             unquote(message),
             unquote(exception),
             unquote(Macro.escape(report))
           )
         end}

      _ ->
        check_value("** (" <> error, quoted, report, 0, nil)
    end
  end

  defp check(step, quoted, report, context) do
    if inspected?(step.expected) do
      {:ok,
       quote do
         value = unquote(quoted)

         ExUnit.DocTest.__inspect__(
           value,
           unquote(step.expected),
           unquote(context.inspect_opts),
           unquote(Macro.escape(report))
         )
       end}
    else
      check_value(step.expected, quoted, report, step.expected_line, context.file)
    end
  end

  defp check_value(expected, quoted, report, line, file) do
    with {:ok, expected} <- parse(expected, line, file) do
      {:ok,
       quote do
         value = unquote(quoted)
         ExUnit.DocTest.__test__(value, unquote(expected), unquote(Macro.escape(report)))
       end}
    end
  end

  # "#Name<", which the language takes for a comment
  defp inspected?(expected), do: expected =~ ~r/^#[A-Z][\w.]*</

  defp does_not_compile(error, step, location) do
    message =
      "Doctest did not compile, got: (#{inspect(error.__struct__)}) #{Exception.message(error)}" <>
        if(step.written =~ ~r/#[A-Z][\w.]*</, do: "\n" <> hint(), else: "")

    quote do
      :erlang.raise(
        :error,
        ExUnit.AssertionError.exception(message: unquote(message), doctest: unquote(step.written)),
        unquote(Macro.escape(location))
      )
    end
  end

  defp hint do
    "If you are planning to assert on the result of an iex> expression which contains a value inspected as #Name<...>, " <>
      "please make sure the inspected value is placed at the beginning of the expression, " <>
      "otherwise Elixir will treat it as a comment due to the leading sign #."
  end
end
