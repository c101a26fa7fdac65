defmodule ExUnit.DocTest.Check do
  @moduledoc false
  # Checks results as the tests run. A report tells what to show on failure: the example as written, its expression and what was expected as
  # code, and where it stands in the documentation, in place of a stacktrace.

  alias ExUnit.AssertionError

  @doc "The value of an expression must be the expected one."
  def value(value, expected, report) do
    if value === expected do
      :ok
    else
      fail(report,
        message: "Doctest failed",
        expr: "#{report.expression} === #{report.expected}",
        left: value,
        right: expected
      )
    end
  end

  @doc "A value must be inspected as the expected text."
  def inspected(value, expected, opts, report) do
    case inspected(value, opts) do
      ^expected ->
        :ok

      text ->
        code = "inspect(#{report.expression}#{options(opts)}) === #{inspect(expected)}"
        fail(report, message: "Doctest failed", expr: code, left: text, right: expected)
    end
  end

  # A failing protocol is told as what it shows.
  defp inspected(value, opts), do: inspect(value, [safe: false] ++ opts)

  defp options([]), do: ""
  defp options(opts), do: ", " <> (opts |> inspect() |> String.slice(1..-2//1))

  @doc "A function must raise an exception with a message."
  def error(fun, message, exception, report) do
    case raised(fun) do
      :none ->
        fail(report, message: "Doctest failed: expected exception #{inspect(exception)} but nothing was raised")

      %{__struct__: ^exception} = error ->
        check_message(error, message, report)

      error ->
        fail(report, message: "Doctest failed: expected exception #{inspect(exception)} but got #{described(error)}")
    end
  end

  defp raised(fun) do
    fun.()
    :none
  rescue
    error -> error
  end

  defp described(error), do: "#{inspect(error.__struct__)} with message #{inspect(Exception.message(error))}"

  defp check_message(error, message, report) do
    case Exception.message(error) do
      ^message ->
        :ok

      actual ->
        fail(report,
          message:
            "Doctest failed: wrong message for #{inspect(error.__struct__)}\nexpected:\n  #{inspect(message)}\nactual:\n  #{inspect(actual)}"
        )
    end
  end

  defp fail(report, fields) do
    :erlang.raise(:error, AssertionError.exception([doctest: report.doctest] ++ fields), report.location)
  end
end
