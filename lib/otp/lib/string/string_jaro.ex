defmodule :string_jaro do
  @moduledoc """
  Jaro's measure of how alike two sequences are: the mean of the shares of elements of each that match, and of the matches that are in the same
  order. Two elements match if they are equal and not farther apart than half the length of the longer sequence less one.
  """

  @doc "How alike two lists are, from 0.0 to 1.0."
  @spec similarity(list(), list()) :: float()
  def similarity(same, same), do: 1.0
  def similarity([], _b), do: 0.0
  def similarity(_a, []), do: 0.0

  def similarity(a, b) do
    size_a = :erlang.length(a)
    size_b = :erlang.length(b)
    reach = max(div(max(size_a, size_b), 2) - 1, 0)
    {matched_a, places_b} = match(a, 1, :erlang.list_to_tuple(b), size_b, reach, [], [])

    case :erlang.length(matched_a) do
      0 -> 0.0
      matches -> mean(matches, transposed(matched_a, in_order(places_b, b)) / 2, size_a, size_b)
    end
  end

  defp mean(matches, transpositions, size_a, size_b) do
    (matches / size_a + matches / size_b + (matches - transpositions) / matches) / 3
  end

  # Elements of the first list that match, in order, and the places of those they match in the second.
  defp match([], _at, _b, _size, _reach, matched, places), do: {:lists.reverse(matched), places}

  defp match([element | rest], at, b, size, reach, matched, places) do
    case place(element, max(at - reach, 1), min(at + reach, size), b, places) do
      :none -> match(rest, at + 1, b, size, reach, matched, places)
      place -> match(rest, at + 1, b, size, reach, [element | matched], [place | places])
    end
  end

  defp place(_element, from, to, _b, _taken) when from > to, do: :none

  defp place(element, from, to, b, taken) do
    case :erlang.element(from, b) === element and not :lists.member(from, taken) do
      true -> from
      false -> place(element, from + 1, to, b, taken)
    end
  end

  defp in_order(places, b), do: for(place <- :lists.sort(places), do: :lists.nth(place, b))

  defp transposed([same | a], [same | b]), do: transposed(a, b)
  defp transposed([_ | a], [_ | b]), do: 1 + transposed(a, b)
  defp transposed([], []), do: 0
end
