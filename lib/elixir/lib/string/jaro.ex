defmodule String.Jaro do
  @moduledoc false

  # The Jaro similarity. Graphemes match if they are equal and not further apart than half the longer string; each matches at
  # most once, the nearest from the left. With m matches and t of them out of order, the similarity is
  # (m / length1 + m / length2 + (m - t / 2) / m) / 3.

  @spec similarity(String.t(), String.t()) :: float
  def similarity(string, string), do: 1.0
  def similarity(_string, ""), do: 0.0
  def similarity("", _string), do: 0.0

  def similarity(string1, string2) do
    list1 = String.graphemes(string1)
    tuple2 = string2 |> String.graphemes() |> List.to_tuple()
    length1 = length(list1)
    length2 = tuple_size(tuple2)
    reach = max(div(max(length1, length2), 2) - 1, 0)

    case matches(list1, 0, tuple2, reach, %{}, []) do
      {[], _taken} ->
        0.0

      {matched1, taken} ->
        matched2 = for i <- taken |> Map.keys() |> Enum.sort(), do: elem(tuple2, i)
        count = length(matched1)
        moved = moved(matched1, matched2, 0)
        (count / length1 + count / length2 + (count - moved / 2) / count) / 3
    end
  end

  defp matches([], _at, _tuple, _reach, taken, matched), do: {Enum.reverse(matched), taken}

  defp matches([grapheme | rest], at, tuple, reach, taken, matched) do
    last = min(at + reach, tuple_size(tuple) - 1)

    case free(grapheme, max(at - reach, 0), last, tuple, taken) do
      nil -> matches(rest, at + 1, tuple, reach, taken, matched)
      index -> matches(rest, at + 1, tuple, reach, Map.put(taken, index, true), [grapheme | matched])
    end
  end

  defp free(_grapheme, index, last, _tuple, _taken) when index > last, do: nil

  defp free(grapheme, index, last, tuple, taken) do
    if elem(tuple, index) == grapheme and not is_map_key(taken, index) do
      index
    else
      free(grapheme, index + 1, last, tuple, taken)
    end
  end

  defp moved([], [], count), do: count
  defp moved([same | rest1], [same | rest2], count), do: moved(rest1, rest2, count)
  defp moved([_ | rest1], [_ | rest2], count), do: moved(rest1, rest2, count + 1)
end
