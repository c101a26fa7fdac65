defmodule ExUnit.Diff.Sequence do
  @moduledoc false
  # Compares lists and tuples, of values and of patterns alike: what differs is told by the callbacks
  #
  #   * `same.(left, right, env)` - `{:ok, env}` or `:error`
  #   * `compare.(left, right, env)` - `{diff, env}`
  #   * `left.(element)` - the tree of an element of the left side
  #
  # Lists are aligned by a shortest edit script. Elements deleted and then inserted in one place stand for each other, and are compared
  # with each other.
  #
  # Only as much of the right list is aligned as the left is long; the rest has no counterpart, or belongs to the tail of the left.

  import ExUnit.Diff, only: [equal: 2, different: 2]
  alias ExUnit.Diff.Script

  @doc "The elements of a list and its tail, `[]` when it is proper."
  def split(list), do: split(list, [])
  defp split([head | tail], elements), do: split(tail, [head | elements])
  defp split(tail, elements), do: {Enum.reverse(elements), tail}

  @doc "Compares tuples element by element."
  def compare_tuples(left, right, env, callbacks) do
    {lefts, rights, equivalent?, env} = zip(left, right, env, callbacks, {[], [], true})
    {diff(equivalent?, {:tuple, lefts}, {:tuple, rights}), env}
  end

  defp diff(true, left, right), do: equal(left, right)
  defp diff(false, left, right), do: different(left, right)

  defp zip([left | lefts], [right | rights], env, callbacks, {left_trees, right_trees, equivalent?}) do
    {diff, env} = callbacks.compare.(left, right, env)

    zip(
      lefts,
      rights,
      env,
      callbacks,
      {[diff.left | left_trees], [diff.right | right_trees], equivalent? and diff.equivalent?}
    )
  end

  defp zip([], [], env, _callbacks, {lefts, rights, equivalent?}),
    do: {Enum.reverse(lefts), Enum.reverse(rights), equivalent?, env}

  defp zip(left, right, env, callbacks, {lefts, rights, _}) do
    deleted = for element <- left, do: {:mark, callbacks.left.(element)}
    inserted = for element <- right, do: {:mark, {:value, element}}
    {Enum.reverse(lefts, deleted), Enum.reverse(rights, inserted), false, env}
  end

  @doc """
  Compares the elements of a list and its tail with a list.

  The tail is `{:ok, []}` of a proper list; what the right list has beyond the elements is compared with it.
  """
  def compare_lists(elements, {:ok, tail}, right, env, callbacks) do
    {right_elements, right_tail} = split(right)
    {aligned, extra} = Enum.split(right_elements, length(elements))
    {script, env} = Script.new(elements, aligned, env, callbacks.same)
    {lefts, rights, equivalent?, env} = trees(script, env, callbacks, {[], [], true})
    {{left_tail, extra, right_tail}, same_tails?, env} = tails(tail, extra, right_tail, env, callbacks)
    {diff(equivalent? and same_tails?, {:list, lefts, left_tail}, {:list, rights ++ extra, right_tail}), env}
  end

  defp tails([], extra, [], env, _callbacks),
    do: {{nil, Enum.map(extra, &{:mark, {:value, &1}}), nil}, extra == [], env}

  defp tails(tail, extra, right_tail, env, callbacks) do
    {diff, env} = callbacks.compare.(tail, join(extra, right_tail), env)
    left = if tail == [], do: nil, else: diff.left
    {extra, right} = beyond(diff.right, extra, right_tail)
    {{left, extra, right}, diff.equivalent?, env}
  end

  defp join([], tail), do: tail
  defp join([head | rest], tail), do: [head | join(rest, tail)]

  # The tree of what the right list has more, taken apart into elements and tail again.
  defp beyond({:list, trees, tail}, _extra, _right_tail), do: {trees, tail}
  defp beyond({:value, value}, extra, tail) when is_list(value), do: {Enum.map(extra, &{:value, &1}), tail(tail, & &1)}

  defp beyond({:mark, {:value, value}}, extra, tail) when is_list(value) do
    {Enum.map(extra, &{:mark, {:value, &1}}), tail(tail, &{:mark, &1})}
  end

  defp beyond(tree, _extra, _right_tail), do: {[], tree}

  defp tail([], _mark), do: nil
  defp tail(tail, mark), do: mark.({:value, tail})

  # Runs of deleted elements and of inserted ones behind them are compared in pairs.
  defp trees([], env, _callbacks, {lefts, rights, equivalent?}),
    do: {Enum.reverse(lefts), Enum.reverse(rights), equivalent?, env}

  defp trees([{:eq, left, right} | script], env, callbacks, {lefts, rights, equivalent?}) do
    trees(script, env, callbacks, {[callbacks.left.(left) | lefts], [{:value, right} | rights], equivalent?})
  end

  defp trees(script, env, callbacks, {lefts, rights, _}) do
    {deleted, script} = run(script, :del)
    {inserted, script} = run(script, :ins)
    {left_trees, right_trees, _, env} = zip(deleted, inserted, env, callbacks, {[], [], true})
    trees(script, env, callbacks, {Enum.reverse(left_trees, lefts), Enum.reverse(right_trees, rights), false})
  end

  defp run(script, kind) do
    {run, rest} = Enum.split_while(script, &match?({^kind, _}, &1))
    {Enum.map(run, &elem(&1, 1)), rest}
  end
end
