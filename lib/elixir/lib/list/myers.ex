defmodule List.Myers do
  @moduledoc false

  # Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
  #
  # Picture both lists as the sides of a grid. A step to the right deletes an element of the first list, a
  # step down inserts one of the second, a diagonal step keeps one that is in both. Diagonal k holds the
  # points with x - y = k. After d edits there is at most one path worth going on with on each of the
  # diagonals d, d - 2, ..., -d: the one that has come furthest. `frontier` is the list of these paths in that
  # order; extending each path right and down, and keeping the better one where two meet, gives the frontier
  # for d + 1. The first path to reach the corner is the answer.
  #
  # A path is `{x, rest1, rest2, edits}`: how far it has come in the first list, what is left of both, and its
  # edits, latest first. Paths may leave the grid; they then cost more than the answer and are never the first
  # at the corner.
  #
  # If `diff_script` relates the two elements at hand, a step to the right or down becomes a diagonal one that
  # counts as an edit. (The diagonals are not exact any more then, so such a script need not be the shortest.)

  @typep edit :: {:eq | :del | :ins, term} | {:diff, term}
  @typep path :: {non_neg_integer, list, list, [edit]}

  @doc "The edit script that turns the first list into the second."
  @spec script(list, list, (term, term -> term | nil) | nil) :: [{:eq | :del | :ins | :diff, term}]
  def script(list1, list2, diff_script), do: search([{0, list1, list2, []}], diff_script)

  @spec search([path], function | nil) :: list
  defp search(frontier, diff_script) do
    case follow_all(frontier, []) do
      {:done, edits} ->
        group(edits, [])

      {:next, [first | _] = frontier} ->
        search([right(first, diff_script) | extend(frontier, diff_script)], diff_script)
    end
  end

  # Goes along the diagonals as far as the lists agree.
  defp follow_all([path | paths], followed) do
    case follow(path) do
      {_x, [], [], edits} -> {:done, edits}
      path -> follow_all(paths, [path | followed])
    end
  end

  defp follow_all([], followed), do: {:next, :lists.reverse(followed)}

  defp follow({x, [same | rest1], [same | rest2], edits}), do: follow({x + 1, rest1, rest2, [{:eq, same} | edits]})
  defp follow(path), do: path

  defp extend([last], diff_script), do: [down(last, diff_script)]

  defp extend([upper | [lower | _] = frontier], diff_script),
    do: [better(upper, lower, diff_script) | extend(frontier, diff_script)]

  defp better({x1, _, _, _} = upper, {x2, _, _, _}, diff_script) when x1 > x2, do: down(upper, diff_script)
  defp better(_upper, lower, diff_script), do: right(lower, diff_script)

  defp right({x, [deleted | rest1], rest2, edits} = path, diff_script),
    do: related(path, diff_script) || {x + 1, rest1, rest2, [{:del, deleted} | edits]}

  defp right({x, [], rest2, edits}, _diff_script), do: {x + 1, [], rest2, edits}

  defp down({x, rest1, [inserted | rest2], edits} = path, diff_script),
    do: related(path, diff_script) || {x, rest1, rest2, [{:ins, inserted} | edits]}

  defp down(path, _diff_script), do: path

  defp related({x, [one | rest1], [other | rest2], edits}, diff_script) when diff_script != nil do
    if diff = diff_script.(one, other), do: {x + 1, rest1, rest2, [{:diff, diff} | edits]}
  end

  defp related(_path, _diff_script), do: nil

  # Puts edits of the same kind in a row together. What is inserted once more right after it was kept counts
  # as inserted before it, where it may join another insertion; at the very beginning there is nothing to
  # join.
  defp group([], groups), do: groups
  defp group([{:diff, _} = diff | edits], groups), do: group(edits, [diff | groups])

  defp group([{kind, element} | edits], [{kind, elements} | groups]),
    do: group(edits, [{kind, [element | elements]} | groups])

  defp group(edits, [{:eq, same}, {:ins, same}, {:eq, kept} | groups]),
    do: group(edits, [{:ins, same}, {:eq, same ++ kept} | groups])

  defp group([{kind, element} | edits], groups), do: group(edits, [{kind, [element]} | groups])
end
