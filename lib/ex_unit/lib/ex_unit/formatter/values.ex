defmodule ExUnit.Formatter.Values do
  @moduledoc false
  # Values as text: alone, or as the two sides of a comparison with their differences marked.

  import Inspect.Algebra
  alias ExUnit.Diff

  @no_value ExUnit.AssertionError.no_value()

  @doc "A value as the arguments of calls are shown."
  def plain(value, width), do: inspect(value, pretty: true, width: narrowed(width, 9))

  @doc "The sides of an assertion that have a value: `[left: iodata, right: iodata]`."
  def sides(%{left: left, right: right, context: context}, padding_size, width, formatter) do
    {left, right} = documents(left, right, context, formatter.(:diff_enabled?, false), formatter)

    for {side, document} <- [left: left, right: right], document != nil do
      {side, document |> nest(padding_size) |> format(narrowed(width, padding_size))}
    end
  end

  defp narrowed(:infinity, _padding), do: :infinity
  defp narrowed(width, padding), do: max(width - padding, 0)

  defp documents(@no_value, @no_value, _context, _diff?, _formatter), do: {nil, nil}
  defp documents(left, @no_value, _context, _diff?, _formatter), do: {document(left), nil}
  defp documents(@no_value, right, _context, _diff?, _formatter), do: {nil, document(right)}

  defp documents(left, right, {:match, _} = context, diff?, formatter), do: diff(left, right, context, diff?, formatter)

  defp documents(left, right, context, true, formatter) when context in [:==, :===] do
    diff(left, right, context, true, formatter)
  end

  defp documents(left, right, _context, _diff?, _formatter), do: {document(left), document(right)}

  defp diff(pattern, value, {:match, _}, false, _formatter),
    do: {Diff.to_algebra(Diff.pattern(pattern), & &1), document(value)}

  defp diff(left, right, context, true, formatter) do
    {diff, _env} = Diff.compute(left, right, context)
    {mark(diff.left, formatter, :diff_delete), mark(diff.right, formatter, :diff_insert)}
  end

  defp mark(side, formatter, kind), do: Diff.to_algebra(side, &mark_document(&1, formatter, kind))

  # Blanks have no ink: they are marked by their background.
  defp mark_document(document, formatter, kind) when is_binary(document) do
    if String.trim_leading(document) == "", do: formatter.(whitespace(kind), document), else: formatter.(kind, document)
  end

  defp mark_document(document, formatter, kind), do: formatter.(kind, document)

  defp whitespace(:diff_delete), do: :diff_delete_whitespace
  defp whitespace(:diff_insert), do: :diff_insert_whitespace

  defp document(value), do: to_doc(value, %Inspect.Opts{})
end
