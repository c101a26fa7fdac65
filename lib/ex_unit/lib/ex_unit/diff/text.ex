defmodule ExUnit.Diff.Text do
  @moduledoc false
  # Compares what is told apart by its characters: strings, charlists, numbers, and structs by what they show.
  #
  # Characters are compared only between texts that have enough of them in common; else all of both is marked, as there is nothing to see
  # in a pattern of single characters that happen to be the same. They are compared as they are shown, so an escape is never cut in two.

  import ExUnit.Diff, only: [different: 2, unrelated: 2]

  @similar 0.4

  @doc "Compares two binaries as strings."
  def compare_strings(left, right) do
    {left, right} = pieces(escape(left), escape(right))
    different(quoted("\"", left), quoted("\"", right))
  end

  @doc "Compares a string with as much of `right` as it is long; gives the pieces of both."
  def compare_prefix(left, right), do: pieces(escape(left), escape(right))

  @doc "Compares two charlists."
  def compare_charlists(left, right) do
    {left, right} = pieces(escape(List.to_string(left)), escape(List.to_string(right)))
    different(quoted("~c\"", left), quoted("~c\"", right))
  end

  defp quoted(open, pieces), do: {:text, open, pieces, "\""}

  @doc "Compares two numbers by their digits."
  def compare_numbers(left, right), do: compare_inspected({left, inspect(left)}, {right, inspect(right)})

  @doc "Compares two values by the texts given with them."
  def compare_inspected({left, left_text}, {right, right_text}) do
    if similar?(left_text, right_text) do
      {left, right} = difference(left_text, right_text)
      different({:text, "", left, ""}, {:text, "", right, ""})
    else
      unrelated({:value, left}, {:value, right})
    end
  end

  @doc "A string as it is shown, without the quotes."
  def escape(binary) do
    shown = inspect(binary, binaries: :as_strings, printable_limit: :infinity)
    binary_part(shown, 1, byte_size(shown) - 2)
  end

  defp pieces(left, right) do
    if similar?(left, right), do: difference(left, right), else: {[{:mark, left}], [{:mark, right}]}
  end

  defp similar?(left, right), do: left == right or String.bag_distance(left, right) > @similar

  defp difference(left, right) do
    script = String.myers_difference(left, right)

    {for({edit, text} <- script, edit != :ins, do: {kind(edit), text}),
     for({edit, text} <- script, edit != :del, do: {kind(edit), text})}
  end

  defp kind(:eq), do: :eq
  defp kind(_), do: :mark
end
