defmodule ExUnit.Diff do
  @moduledoc false
  # Compares two values, or a pattern and a value, and shows both with what differs marked.
  #
  # A comparison gives a tree for each side, whose leaves are values and pieces of code:
  #
  #   * `{:value, term}` - a value, shown as `inspect` shows it
  #   * `{:code, quoted}` - a part of a pattern, shown as it was written
  #   * `{:mark, tree}` - differs from the other side
  #   * `{:text, open, pieces, close}` - the text of a string, charlist, number or struct: `{:eq, text}` and `{:mark, text}`
  #   * `{:list, trees, tail}` - `tail` is a tree, or `nil` when the list is proper
  #   * `{:tuple, trees}`
  #   * `{:map, pairs}`, `{:struct, name, pairs}` - pairs are `{key, value}` or `{:mark, {key, value}}`; `name` is a tree
  #   * `{:operator, left, operator, right}`
  #
  # The rooms: `Value` compares values, `Pattern` patterns with values; `Sequence` does lists and tuples and `Text` strings for both;
  # `Render` writes trees.

  alias ExUnit.Diff.{Pattern, Render, Value}

  defstruct equivalent?: true, left: nil, right: nil

  @time_limit 1500

  @doc """
  Compares `left` with `right`: as values by `:==` or `:===`, or as a pattern with the values of its pinned variables by `{:match, pins}`.

  Gives the differences, and what the variables of the pattern are bound to. Comparisons that take too long give both sides as they are.
  """
  def compute(left, right, context) do
    task = Task.async(fn -> compare(left, right, context) end)

    case Task.yield(task, @time_limit) || Task.shutdown(task, :brutal_kill) do
      {:ok, result} -> result
      nil -> {%__MODULE__{equivalent?: false, left: plain(left, context), right: {:value, right}}, %{}}
    end
  end

  defp compare(pattern, value, {:match, pins}) do
    {diff, env} = Pattern.compare(pattern, value, %{pins: Map.new(pins), bound: %{}})
    {diff, env.bound}
  end

  defp compare(left, right, operator), do: {Value.compare(left, right, operator), %{}}

  defp plain(pattern, {:match, _}), do: {:code, pattern}
  defp plain(value, _operator), do: {:value, value}

  @doc "The tree of a pattern without marks."
  def pattern(quoted), do: {:code, quoted}

  @doc "A tree as an algebra document, with `mark` applied to the documents of what differs."
  defdelegate to_algebra(tree, mark), to: Render

  @doc "Both sides are the same."
  def equal(left, right), do: %__MODULE__{equivalent?: true, left: left, right: right}

  @doc "Both sides differ in parts, which are marked."
  def different(left, right), do: %__MODULE__{equivalent?: false, left: left, right: right}

  @doc "Both sides differ altogether."
  def unrelated(left, right), do: different({:mark, left}, {:mark, right})
end
