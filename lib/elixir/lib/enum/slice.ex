defmodule Enum.Slice do
  @moduledoc false

  # Stretches of an enumerable: taking, dropping, cutting, moving.

  alias Enum.Indexing
  alias Enum.Ranges

  ## Lists, with amounts of at least 0

  @doc "The first `amount` elements of a list."
  @spec take(list, non_neg_integer) :: list
  def take([head | tail], amount) when amount > 1, do: [head | take(tail, amount - 1)]
  def take([head | _], 1), do: [head]
  def take(list, _amount) when is_list(list), do: []

  @doc "A list without its first `amount` elements."
  @spec drop(list, non_neg_integer) :: list
  def drop([_ | tail], amount) when amount > 0, do: drop(tail, amount - 1)
  def drop(list, _amount) when is_list(list), do: list

  @doc "Every `nth` element of a list from the first on, `nth` being at least 1."
  @spec take_every(list, pos_integer) :: list
  def take_every([head | tail], nth), do: [head | tail |> drop(nth - 1) |> take_every(nth)]
  def take_every([], _nth), do: []

  @doc "A list without every `nth` element from the first on, `nth` being at least 2."
  @spec drop_every(list, pos_integer) :: list
  def drop_every([_ | tail], nth), do: keep_between(tail, nth - 1, nth)
  def drop_every([], _nth), do: []

  defp keep_between([head | tail], left, nth) when left > 0, do: [head | keep_between(tail, left - 1, nth)]
  defp keep_between(list, _left, nth), do: drop_every(list, nth)

  @doc "`amount` elements of a list from `start` on, `step` apart, or as many as there are."
  @spec list(list, non_neg_integer, non_neg_integer, pos_integer) :: list
  def list(list, start, amount, 1), do: list |> drop(start) |> take(amount)
  def list(list, start, amount, step), do: list |> drop(start) |> take_apart(amount, step)

  defp take_apart([head | tail], amount, step) when amount > 0,
    do: [head | tail |> drop(step - 1) |> take_apart(amount - 1, step)]

  defp take_apart(_list, _amount, _step), do: []

  @doc "A list cut in two; a negative `count` is the length of the second part."
  @spec split(list, integer) :: {list, list}
  def split(list, count) when count >= 0, do: split(list, count, [])

  def split(list, count) do
    case length(list) + count do
      position when position > 0 -> split(list, position, [])
      _ -> {[], list}
    end
  end

  defp split([head | tail], count, taken) when count > 0, do: split(tail, count - 1, [head | taken])
  defp split(rest, _count, taken), do: {:lists.reverse(taken), rest}

  @doc "A list with `count` elements from `start` on reversed."
  @spec reverse(list, non_neg_integer, non_neg_integer) :: list
  def reverse(list, start, count) do
    {before, rest} = split(list, start, [])
    before ++ reverse_first(rest, count, [])
  end

  defp reverse_first([head | tail], count, reversed) when count > 0,
    do: reverse_first(tail, count - 1, [head | reversed])

  defp reverse_first(rest, _count, reversed), do: reversed ++ rest

  ## Any enumerable, with amounts of either sign

  @doc "The first `amount` elements, or the last ones."
  @spec take_any(Enumerable.t(), integer) :: list
  def take_any(list, amount) when is_list(list), do: drop(list, length(list) + amount)

  def take_any(enumerable, amount) do
    case Enumerable.slice(enumerable) do
      {:ok, size, slicer} when amount > 0 -> sliced(enumerable, slicer, size, 0, amount, 1)
      {:ok, size, slicer} -> sliced(enumerable, slicer, size, max(size + amount, 0), -amount, 1)
      {:error, module} when amount > 0 -> take_reduced(enumerable, module, 0, amount, 1)
      {:error, module} -> enumerable |> Indexing.to_list(module) |> take_any(amount)
    end
  end

  @doc "Without the first `amount` elements, or without the last ones."
  @spec drop_any(Enumerable.t(), integer) :: list
  def drop_any(list, amount) when is_list(list), do: take(list, max(length(list) + amount, 0))

  def drop_any(enumerable, amount) do
    case Enumerable.slice(enumerable) do
      {:ok, size, slicer} when amount >= 0 -> sliced(enumerable, slicer, size, amount, size, 1)
      {:ok, size, slicer} -> sliced(enumerable, slicer, size, 0, size + amount, 1)
      {:error, module} when amount >= 0 -> enumerable |> Indexing.to_list(module) |> drop(amount)
      {:error, module} -> enumerable |> Indexing.to_list(module) |> drop_any(amount)
    end
  end

  @doc "At most `amount` elements from `start` on; a negative `start` counts from the end."
  @spec slice(Enumerable.t(), integer, pos_integer) :: list
  def slice(list, start, amount) when is_list(list) and start >= 0, do: list(list, start, amount, 1)
  def slice(list, start, amount) when is_list(list), do: list(list, max(length(list) + start, 0), amount, 1)

  def slice(enumerable, start, amount) do
    case Enumerable.slice(enumerable) do
      {:ok, size, slicer} when start >= 0 -> sliced(enumerable, slicer, size, start, amount, 1)
      {:ok, size, slicer} -> sliced(enumerable, slicer, size, max(size + start, 0), amount, 1)
      {:error, module} when start >= 0 -> take_reduced(enumerable, module, start, amount, 1)
      {:error, module} -> enumerable |> Indexing.to_list(module) |> slice(start, amount)
    end
  end

  @doc "The elements at the positions of `first..last//step`; negative bounds count from the end."
  @spec range(Enumerable.t(), integer, integer, pos_integer) :: list
  def range(list, first, last, step) when is_list(list) and first >= 0 and last >= 0,
    do: list(list, first, Ranges.size(first, last, step), step)

  def range(list, first, last, step) when is_list(list) do
    {start, amount} = bounds(length(list), first, last, step)
    list(list, start, amount, step)
  end

  def range(enumerable, first, last, step) do
    case Enumerable.slice(enumerable) do
      {:ok, size, slicer} ->
        {start, amount} = bounds(size, first, last, step)
        sliced(enumerable, slicer, size, start, amount, step)

      {:error, module} when first >= 0 and last >= 0 ->
        take_reduced(enumerable, module, first, Ranges.size(first, last, step), step)

      {:error, module} ->
        enumerable |> Indexing.to_list(module) |> range(first, last, step)
    end
  end

  defp bounds(size, first, last, step) do
    first = if first < 0, do: max(size + first, 0), else: first
    last = if last < 0, do: size + last, else: last
    {first, Ranges.size(first, last, step)}
  end

  # What a slicing function is asked for lies inside the enumerable and is not empty.
  defp sliced(_enumerable, _slicer, size, start, amount, _step) when start >= size or amount <= 0, do: []

  defp sliced(enumerable, slicer, size, start, amount, step),
    do: Indexing.slice_with(enumerable, slicer, start, min(amount, div(size - start - 1, step) + 1), step)

  # Reads no further than the last element wanted.
  defp take_reduced(_enumerable, _module, _start, 0, _step), do: []

  defp take_reduced(enumerable, module, start, amount, step) do
    {_, {taken, _, _}} =
      module.reduce(enumerable, {:cont, {[], start, amount}}, fn
        _entry, {taken, skip, left} when skip > 0 -> {:cont, {taken, skip - 1, left}}
        entry, {taken, _, 1} -> {:halt, {[entry | taken], 0, 0}}
        entry, {taken, _, left} -> {:cont, {[entry | taken], step - 1, left - 1}}
      end)

    :lists.reverse(taken)
  end

  ## Moving

  @doc "Moves the elements of `first..last` to `insertion`; `range` is what the caller wrote."
  @spec slide(list, integer, integer, integer, Range.t()) :: list
  def slide(list, first, last, insertion, range) do
    size = if first < 0 or last < 0 or insertion < 0, do: length(list), else: 0
    first = from_start(first, size)
    last = from_start(last, size)
    insertion = from_start(insertion, size)

    cond do
      first > last ->
        list

      insertion > first and insertion <= last ->
        raise ArgumentError,
              "insertion index for slide must be outside the range being moved " <>
                "(tried to insert #{inspect(range)} at #{insertion})"

      insertion <= first ->
        swap(list, insertion, first, last + 1)

      true ->
        swap(list, first, last + 1, insertion + 1)
    end
  end

  defp from_start(index, size) when index < 0, do: index + size
  defp from_start(index, _size), do: index

  # The stretches [from, middle) and [middle, to) change places.
  defp swap(list, from, middle, to) do
    {before, rest} = split(list, from, [])
    {front, rest} = split(rest, middle - from, [])
    {back, rest} = split(rest, to - middle, [])
    before ++ back ++ front ++ rest
  end
end
