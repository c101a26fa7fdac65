defmodule EEx.Snippet do
  # The lines of a template up to the one that is wrong, and a mark below it.
  @moduledoc false

  @lines_before 3

  @doc "The snippet, which begins on a line of its own; empty where the template has no such line."
  def of(source, indentation, %{line: line, column: column}) do
    lines = source |> to_string() |> String.split(["\r\n", "\n"])

    if line <= length(lines) do
      first = max(line - @lines_before, 1)
      digits = line |> Integer.to_string() |> String.length()
      gutter = String.duplicate(" ", digits) <> " |"
      shown = lines |> Enum.slice((first - 1)..(line - 1)) |> Enum.with_index(first)

      text =
        Enum.map(shown, fn {text, number} ->
          [number |> Integer.to_string() |> String.pad_leading(digits), " | ", indent(text, indentation), "\n"]
        end)

      IO.iodata_to_binary(["\n", gutter, "\n", text, gutter, " ", String.duplicate(" ", column - 1), "^"])
    else
      ""
    end
  end

  defp indent(text, indentation), do: String.duplicate(" ", indentation) <> text
end
