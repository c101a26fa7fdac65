defmodule Exception.Names do
  # Names that the compiler gives to functions, and names close to a misspelled one.
  @moduledoc false

  @threshold 0.77
  @max_suggestions 5

  @doc """
  Name and arity (as text) of the function around an anonymous one, from its name `-name/arity-fun-N-`; else `:error`.
  """
  def anonymous_parent(name) when is_atom(name) do
    with "-" <> rest <- Atom.to_string(name),
         [name_and_arity, "fun", _index | _] <- rest |> String.split("-") |> join_name(),
         {outer_name, outer_arity} <- split_arity(name_and_arity) do
      {String.to_atom(outer_name), outer_arity}
    else
      _ -> :error
    end
  end

  # The name may have dashes itself, when it is an operator.
  defp join_name(parts) do
    case Enum.split_while(parts, &(&1 != "fun")) do
      {name, ["fun" | _] = rest} -> [Enum.join(name, "-") | rest]
      _ -> []
    end
  end

  defp split_arity(name) do
    case name |> String.split("/") |> Enum.split(-1) do
      {[], _} -> :error
      {name, [arity]} -> {Enum.join(name, "/"), arity}
    end
  end

  @doc """
  The names among `{name, item}` that are close to a name: items, best first.
  """
  def close(name, candidates) do
    for({candidate, item} <- candidates, distance = String.jaro_distance(name, candidate), distance > @threshold, do: {distance, item})
    |> Enum.sort_by(&elem(&1, 0), :desc)
    |> Enum.take(@max_suggestions)
    |> Enum.map(&elem(&1, 1))
  end

  @doc """
  The lines of suggestions.
  """
  def did_you_mean(lines), do: ["Did you mean:\n\n" | Enum.map(lines, &["      * ", &1, ?\n])]
end
