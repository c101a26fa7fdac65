defmodule Enum.Sample do
  @moduledoc false

  # Drawing by chance from `:rand`. What is drawn, and in which order, is fixed, so that a seeded generator
  # gives the same samples everywhere.

  alias Enum.Indexing
  alias Enum.Ranges

  @doc "One element."
  @spec random(Enumerable.t()) :: term
  def random(enumerable) when is_list(enumerable) do
    case length(enumerable) do
      0 -> raise Enum.EmptyError
      size -> nth(enumerable, index_below(size))
    end
  end

  def random(first..last//step) do
    case Ranges.size(first, last, step) do
      0 -> raise Enum.EmptyError
      size -> first + index_below(size) * step
    end
  end

  def random(enumerable) do
    case Enumerable.slice(enumerable) do
      {:ok, 0, _} ->
        raise Enum.EmptyError

      {:ok, size, slicer} ->
        [element] = Indexing.slice_with(enumerable, slicer, index_below(size), 1, 1)
        element

      {:error, _module} ->
        one_of(take(enumerable, 1))
    end
  end

  defp one_of([element]), do: element
  defp one_of([]), do: raise(Enum.EmptyError)

  defp nth(list, index) do
    {:ok, element} = Indexing.fetch(list, index)
    element
  end

  @doc "All elements, sorted by a number drawn for each."
  @spec shuffle(Enumerable.t()) :: list
  def shuffle(enumerable) do
    drawn = Enum.reduce(enumerable, [], fn entry, acc -> [{:rand.uniform(), entry} | acc] end)
    1 |> :lists.keysort(drawn) |> entries()
  end

  defp entries([{_, entry} | drawn]), do: [entry | entries(drawn)]
  defp entries([]), do: []

  @doc """
  `count` elements.

  A reservoir, by Kim-Hung Li's algorithm L. The first `count` elements are shuffled while they fill it:
  element number i, from 0, draws a place j up to i, what lies there moves to place i and the element takes j.
  From then on `weight` is kept distributed as the greatest of `count` numbers out of as many as there were
  elements would be, which tells how many elements can be passed over, with no draw for each, until one
  replaces a random place of the reservoir. So about `count * log(size / count)` numbers are drawn.
  """
  @spec take(Enumerable.t(), pos_integer) :: list
  def take(enumerable, count) do
    case Enum.reduce(enumerable, {:filling, 0, %{}}, &add(&1, &2, count)) do
      {:filling, size, sample} -> collect(size, [], sample)
      {_left, _weight, sample} -> collect(count, [], sample)
    end
  end

  defp add(entry, {:filling, seen, sample}, count) do
    place = place_below(seen + 1)
    sample = if place == seen, do: sample, else: Map.put(sample, seen, Map.fetch!(sample, place))
    sample = Map.put(sample, place, entry)

    if seen + 1 == count do
      weight = next_weight(1.0, count)
      {pass_over(weight), weight, sample}
    else
      {:filling, seen + 1, sample}
    end
  end

  defp add(entry, {0, weight, sample}, count) do
    sample = Map.put(sample, place_below(count), entry)
    weight = next_weight(weight, count)
    {pass_over(weight), weight, sample}
  end

  defp add(_entry, {left, weight, sample}, _count), do: {left - 1, weight, sample}

  defp next_weight(weight, count), do: weight * :math.exp(:math.log(:rand.uniform()) / count)

  # A weight so small that 1 - weight is 1 means that no further element will get in.
  defp pass_over(weight) do
    case :math.log(1 - weight) do
      log when log == 0.0 -> :infinity
      log -> trunc(:math.log(:rand.uniform()) / log)
    end
  end

  defp collect(0, acc, _sample), do: acc
  defp collect(left, acc, sample), do: collect(left - 1, [Map.fetch!(sample, left - 1) | acc], sample)

  # Where there is one place only, nothing is drawn.
  defp place_below(1), do: 0
  defp place_below(size), do: index_below(size)

  defp index_below(size), do: :rand.uniform(size) - 1
end
