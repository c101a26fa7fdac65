defmodule ExUnit.Diff.Render do
  @moduledoc false
  # Writes the trees of `ExUnit.Diff` as algebra documents. A container that does not fit the line has one element on each.

  import Inspect.Algebra

  @opts %Inspect.Opts{limit: :infinity, printable_limit: :infinity}

  @doc "The document of a tree, with `mark` applied to the documents of what differs."
  def to_algebra(tree, mark), do: doc(tree, mark)

  defp doc({:value, value}, mark), do: value(value, mark)
  defp doc({:code, quoted}, _mark), do: code(quoted)
  defp doc({:mark, tree}, mark), do: mark.(doc(tree, & &1))
  defp doc({:text, open, pieces, close}, mark), do: concat([open | Enum.map(pieces, &piece(&1, mark))] ++ [close])
  defp doc({:tuple, trees}, mark), do: container("{", docs(trees, mark), "}")
  defp doc({:list, trees, tail}, mark), do: list(trees, tail, mark)
  defp doc({:map, pairs}, mark), do: container("%{", pairs(pairs, mark), "}")
  defp doc({:struct, name, pairs}, mark), do: container(concat(["%", doc(name, mark), "{"]), pairs(pairs, mark), "}")
  defp doc({:operator, left, operator, right}, mark), do: concat([doc(left, mark), " #{operator} ", doc(right, mark)])

  defp piece({:eq, text}, _mark), do: text
  defp piece({:mark, text}, mark), do: mark.(text)

  defp docs(trees, mark), do: Enum.map(trees, &doc(&1, mark))

  defp container(open, [], close), do: concat(open, close)

  defp container(open, docs, close),
    do: container_doc(open, docs, close, %Inspect.Opts{limit: :infinity}, fn doc, _ -> doc end, break: :strict)

  defp value([_ | _] = list, mark) do
    cond do
      List.ascii_printable?(list) -> to_doc(list, @opts)
      true -> list |> value_tree() |> doc(mark)
    end
  end

  defp value(tuple, mark) when is_tuple(tuple), do: doc({:tuple, values(Tuple.to_list(tuple))}, mark)
  defp value(%{__struct__: _} = struct, _mark), do: to_doc(struct, @opts)

  defp value(map, mark) when is_map(map),
    do: doc({:map, for({key, value} <- map, do: {{:value, key}, {:value, value}})}, mark)

  defp value(value, _mark), do: to_doc(value, @opts)

  defp values(list), do: Enum.map(list, &{:value, &1})

  defp value_tree(list) do
    {elements, tail} = ExUnit.Diff.Sequence.split(list)
    {:list, values(elements), if(tail != [], do: {:value, tail})}
  end

  # An expansion shows what was written.
  defp code(quoted) do
    quoted
    |> Macro.prewalk(fn
      {:__block__, [{:original, original} | _], _} -> original
      node -> node
    end)
    |> Code.quoted_to_algebra()
  end

  defp list(trees, nil, mark) do
    if keyword?(trees),
      do: container("[", Enum.map(trees, &keyword_pair(&1, mark)), "]"),
      else: container("[", docs(trees, mark), "]")
  end

  defp list(trees, tail, mark) do
    {elements, [last]} = trees |> docs(mark) |> Enum.split(-1)
    container("[", elements ++ [concat([last, " | ", doc(tail, mark)])], "]")
  end

  # Keys may differ in a keyword list, elements may not be missing.
  defp keyword?([]), do: false
  defp keyword?(trees), do: Enum.all?(trees, &(&1 |> pair() |> keyword_key?()))

  defp pair({:tuple, [key, value]}), do: {key, value}
  defp pair({:value, {key, value}}), do: {{:value, key}, {:value, value}}
  defp pair({:code, {key, value}}), do: {{:value, key}, {:code, value}}
  defp pair(_), do: nil

  defp keyword_key?({{:mark, key}, value}), do: keyword_key?({key, value})
  defp keyword_key?({{_, key}, _value}), do: is_atom(key) and not match?("Elixir." <> _, Atom.to_string(key))
  defp keyword_key?(_), do: false

  defp keyword_pair(tree, mark) do
    {key, value} = pair(tree)
    concat([keyword_key(key, mark), " ", doc(value, mark)])
  end

  defp keyword_key({:mark, {_, key}}, mark), do: mark.(Macro.inspect_atom(:key, key))
  defp keyword_key({_, key}, _mark), do: Macro.inspect_atom(:key, key)

  defp pairs(pairs, mark) do
    keyword? = Enum.all?(pairs, &(&1 |> unmarked() |> keyword_key?()))
    Enum.map(pairs, &map_pair(&1, keyword?, mark))
  end

  defp unmarked({:mark, pair}), do: pair
  defp unmarked(pair), do: pair

  defp map_pair({:mark, {_, _} = pair}, keyword?, mark), do: mark.(map_pair(pair, keyword?, & &1))
  defp map_pair({key, value}, true, mark), do: concat([keyword_key(key, mark), " ", doc(value, mark)])
  defp map_pair({key, value}, false, mark), do: concat([doc(key, mark), " => ", doc(value, mark)])
end
