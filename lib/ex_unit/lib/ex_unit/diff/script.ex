defmodule ExUnit.Diff.Script do
  @moduledoc false
  # A shortest edit script between two lists, as `List.Myers` finds it (its essay has the algorithm), for elements whose sameness is told by
  # a function. When the left list is a pattern, what its variables are bound to depends on the way taken so far: every path has an
  # environment of its own.
  #
  # A path is `{x, rest1, rest2, edits, env}`.

  @doc "The script, `[{:eq, left, right} | {:del, left} | {:ins, right}]`, and the environment of its end."
  def new(left, right, env, same), do: search([{0, left, right, [], env}], same)

  defp search(frontier, same) do
    case follow_all(frontier, same, []) do
      {:done, edits, env} -> {Enum.reverse(edits), env}
      {:next, [first | _] = frontier} -> search([right(first) | extend(frontier)], same)
    end
  end

  defp follow_all([path | paths], same, followed) do
    case follow(path, same) do
      {_x, [], [], edits, env} -> {:done, edits, env}
      path -> follow_all(paths, same, [path | followed])
    end
  end

  defp follow_all([], _same, followed), do: {:next, Enum.reverse(followed)}

  defp follow({x, [left | rest1], [right | rest2], edits, env} = path, same) do
    case same.(left, right, env) do
      {:ok, env} -> follow({x + 1, rest1, rest2, [{:eq, left, right} | edits], env}, same)
      :error -> path
    end
  end

  defp follow(path, _same), do: path

  defp extend([last]), do: [down(last)]
  defp extend([upper | [lower | _] = frontier]), do: [better(upper, lower) | extend(frontier)]

  defp better({x1, _, _, _, _} = upper, {x2, _, _, _, _}) when x1 > x2, do: down(upper)
  defp better(_upper, lower), do: right(lower)

  defp right({x, [deleted | rest1], rest2, edits, env}), do: {x + 1, rest1, rest2, [{:del, deleted} | edits], env}
  defp right({x, [], rest2, edits, env}), do: {x + 1, [], rest2, edits, env}

  defp down({x, rest1, [inserted | rest2], edits, env}), do: {x, rest1, rest2, [{:ins, inserted} | edits], env}
  defp down(path), do: path
end
