defmodule Enum.Extremes do
  @moduledoc false

  # Least and greatest elements. A sorter tells whether the element kept so far stays when the next one comes.
  # The order of terms, which is the usual one, has loops of its own that call nothing.

  alias Enum.Ranges

  @doc "What `Enum.max/3` documents."
  @spec max(Enumerable.t(), function | module, (-> term)) :: term
  def max([head | tail], sorter, _fallback) do
    if sorter == (&>=/2), do: greatest(tail, head), else: keep(tail, head, max_sorter(sorter))
  end

  def max([], _sorter, fallback), do: fallback.()

  def max(first..last//step, sorter, fallback) when is_function(sorter, 2) do
    cond do
      Ranges.size(first, last, step) == 0 -> fallback.()
      sorter != (&>=/2) -> first |> Ranges.to_list(last, step) |> max(sorter, fallback)
      step > 0 -> Ranges.aligned_last(first, last, step)
      true -> first
    end
  end

  def max(enumerable, sorter, fallback), do: kept(enumerable, max_sorter(sorter), fallback)

  @doc "What `Enum.min/3` documents."
  @spec min(Enumerable.t(), function | module, (-> term)) :: term
  def min([head | tail], sorter, _fallback) do
    if sorter == (&<=/2), do: least(tail, head), else: keep(tail, head, min_sorter(sorter))
  end

  def min([], _sorter, fallback), do: fallback.()

  def min(first..last//step, sorter, fallback) when is_function(sorter, 2) do
    cond do
      Ranges.size(first, last, step) == 0 -> fallback.()
      sorter != (&<=/2) -> first |> Ranges.to_list(last, step) |> min(sorter, fallback)
      step > 0 -> first
      true -> Ranges.aligned_last(first, last, step)
    end
  end

  def min(enumerable, sorter, fallback), do: kept(enumerable, min_sorter(sorter), fallback)

  defp greatest([head | tail], acc) when acc >= head, do: greatest(tail, acc)
  defp greatest([head | tail], _acc), do: greatest(tail, head)
  defp greatest([], acc), do: acc

  defp least([head | tail], acc) when acc <= head, do: least(tail, acc)
  defp least([head | tail], _acc), do: least(tail, head)
  defp least([], acc), do: acc

  defp keep([head | tail], acc, stays), do: keep(tail, if(stays.(acc, head), do: acc, else: head), stays)
  defp keep([], acc, _stays), do: acc

  defp kept(enumerable, stays, fallback) do
    enumerable
    |> Enum.reduce([], fn
      entry, [] -> [entry]
      entry, [acc] = kept -> if stays.(acc, entry), do: kept, else: [entry]
    end)
    |> the_one(fallback)
  end

  defp the_one([entry], _fallback), do: entry
  defp the_one([], fallback), do: fallback.()

  @doc "The sorter that keeps the greater one."
  @spec max_sorter(function | module) :: (term, term -> boolean)
  def max_sorter(module) when is_atom(module), do: &(module.compare(&1, &2) != :lt)
  def max_sorter(sorter) when is_function(sorter, 2), do: sorter

  @doc "The sorter that keeps the lesser one."
  @spec min_sorter(function | module) :: (term, term -> boolean)
  def min_sorter(module) when is_atom(module), do: &(module.compare(&1, &2) != :gt)
  def min_sorter(sorter) when is_function(sorter, 2), do: sorter

  @doc "The element whose value of `fun` stays against all others."
  @spec by(Enumerable.t(), (term -> term), (term, term -> boolean), (-> term)) :: term
  def by([head | tail], fun, stays, _fallback), do: by_list(tail, head, fun.(head), fun, stays)
  def by([], _fun, _stays, fallback), do: fallback.()

  def by(enumerable, fun, stays, fallback) do
    enumerable
    |> Enum.reduce([], fn
      entry, [] ->
        [{entry, fun.(entry)}]

      entry, [{_, key}] = kept ->
        candidate = fun.(entry)
        if stays.(key, candidate), do: kept, else: [{entry, candidate}]
    end)
    |> the_first(fallback)
  end

  defp by_list([head | tail], entry, key, fun, stays) do
    candidate = fun.(head)

    if stays.(key, candidate),
      do: by_list(tail, entry, key, fun, stays),
      else: by_list(tail, head, candidate, fun, stays)
  end

  defp by_list([], entry, _key, _fun, _stays), do: entry

  defp the_first([{entry, _}], _fallback), do: entry
  defp the_first([], fallback), do: fallback.()

  @doc "The least and the greatest element."
  @spec min_max(Enumerable.t(), function | module, (-> term)) :: term
  def min_max([head | tail], sorter, _fallback) do
    if sorter == (&</2),
      do: least_and_greatest(tail, head, head),
      else: both([head | tail], & &1, less_sorter(sorter)) |> entries()
  end

  def min_max(first..last//step = range, sorter, fallback) do
    if sorter == (&</2),
      do: bounds(Ranges.size(first, last, step), first, last, step, fallback),
      else: min_max_by(range, & &1, sorter, fallback)
  end

  def min_max(enumerable, sorter, fallback), do: min_max_by(enumerable, & &1, sorter, fallback)

  defp bounds(0, _first, _last, _step, fallback), do: fallback.()
  defp bounds(_size, first, last, step, _fallback) when step > 0, do: {first, Ranges.aligned_last(first, last, step)}
  defp bounds(_size, first, last, step, _fallback), do: {Ranges.aligned_last(first, last, step), first}

  defp least_and_greatest([head | tail], least, greatest) do
    cond do
      head < least -> least_and_greatest(tail, head, greatest)
      greatest < head -> least_and_greatest(tail, least, head)
      true -> least_and_greatest(tail, least, greatest)
    end
  end

  defp least_and_greatest([], least, greatest), do: {least, greatest}

  @doc "The elements with the least and the greatest value of `fun`."
  @spec min_max_by(Enumerable.t(), (term -> term), function | module, (-> term)) :: term
  def min_max_by(enumerable, fun, sorter, fallback) do
    case both(enumerable, fun, less_sorter(sorter)) do
      [] -> fallback.()
      found -> entries(found)
    end
  end

  defp both(enumerable, fun, less) do
    Enum.reduce(enumerable, [], fn
      entry, [] ->
        key = fun.(entry)
        [{entry, key} | {entry, key}]

      entry, [{_, least} = min | {_, greatest} = max] = found ->
        key = fun.(entry)

        cond do
          less.(key, least) -> [{entry, key} | max]
          less.(greatest, key) -> [min | {entry, key}]
          true -> found
        end
    end)
  end

  defp entries([{min, _} | {max, _}]), do: {min, max}

  defp less_sorter(module) when is_atom(module), do: &(module.compare(&1, &2) == :lt)
  defp less_sorter(sorter) when is_function(sorter, 2), do: sorter
end
