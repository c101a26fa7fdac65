defmodule ExUnit.Diff.Value do
  @moduledoc false
  # Compares two values.

  import ExUnit.Diff, only: [equal: 2, different: 2, unrelated: 2]
  alias ExUnit.Diff.{Sequence, Text}

  @doc "Compares two values by `:==` or `:===`."
  def compare(left, right, operator) do
    if same?(left, right, operator), do: equal({:value, left}, {:value, right}), else: differing(left, right, operator)
  end

  defp same?(left, right, :==), do: left == right
  defp same?(left, right, :===), do: left === right

  defp differing(left, right, _operator) when is_binary(left) and is_binary(right),
    do: Text.compare_strings(left, right)

  defp differing(left, right, _operator) when is_number(left) and is_number(right),
    do: Text.compare_numbers(left, right)

  defp differing(left, right, operator) when is_tuple(left) and is_tuple(right), do: tuples(left, right, operator)

  defp differing(left, right, operator) when is_list(left) and is_list(right) do
    if charlist?(left) and charlist?(right), do: Text.compare_charlists(left, right), else: lists(left, right, operator)
  end

  defp differing(%{__struct__: _} = left, %{__struct__: _} = right, operator) do
    if own_inspect?(left) and own_inspect?(right),
      do: inspected(left, right, operator),
      else: maps(left, right, operator)
  end

  defp differing(left, right, operator) when is_map(left) and is_map(right), do: maps(left, right, operator)
  defp differing(left, right, _operator), do: unrelated({:value, left}, {:value, right})

  defp charlist?(list), do: List.ascii_printable?(list)

  defp own_inspect?(struct), do: Inspect.impl_for(struct) not in [Inspect.Any, Inspect.Map]

  # What a struct shows of itself is what its differences are told by, unless it shows none.
  defp inspected(left, right, operator) do
    case {inspect(left, limit: :infinity), inspect(right, limit: :infinity)} do
      {same, same} -> maps(left, right, operator)
      {left_text, right_text} -> Text.compare_inspected({left, left_text}, {right, right_text})
    end
  end

  defp callbacks(operator) do
    %{
      same: fn left, right, env -> if same?(left, right, operator), do: {:ok, env}, else: :error end,
      compare: fn left, right, env -> {compare(left, right, operator), env} end,
      left: &{:value, &1}
    }
  end

  defp tuples(left, right, operator) do
    {diff, nil} = Sequence.compare_tuples(Tuple.to_list(left), Tuple.to_list(right), nil, callbacks(operator))
    diff
  end

  defp lists(left, right, operator) do
    {elements, tail} = Sequence.split(left)
    {diff, nil} = Sequence.compare_lists(elements, {:ok, tail}, right, nil, callbacks(operator))
    diff
  end

  @doc "Compares two maps or structs: the keys of both first, then those of one."
  def maps(left, right, operator) do
    {left_name, left_fields} = Map.pop(left, :__struct__)
    {right_name, right_fields} = Map.pop(right, :__struct__)
    common = for {key, _} <- left_fields, is_map_key(right_fields, key), do: key
    common = Enum.sort(common)
    diffs = for key <- common, do: {key, compare(Map.fetch!(left, key), Map.fetch!(right, key), operator)}

    different(
      tree(name(left_name, right_name), pairs(diffs, :left) ++ only(left_fields, right_fields)),
      tree(name(right_name, left_name), pairs(diffs, :right) ++ only(right_fields, left_fields))
    )
  end

  defp name(nil, _other), do: nil
  defp name(name, name), do: {:value, name}
  defp name(name, _other), do: {:mark, {:value, name}}

  defp tree(nil, pairs), do: {:map, pairs}
  defp tree(name, pairs), do: {:struct, name, pairs}

  defp pairs(diffs, side), do: for({key, diff} <- diffs, do: {{:value, key}, Map.fetch!(diff, side)})

  defp only(fields, others) do
    for {key, value} <- Enum.sort(fields), not is_map_key(others, key), do: {:mark, {{:value, key}, {:value, value}}}
  end
end
