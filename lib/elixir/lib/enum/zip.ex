defmodule Enum.Zip do
  @moduledoc false

  # Zipping of what can be had as lists without running foreign code: lists, maps and ranges. Everything else
  # is zipped by `Stream.zip_with/2`, which reads the enumerables in turns.

  alias Enum.Ranges

  @doc "Pairs of two lists."
  @spec pairs(list, list) :: [{term, term}]
  def pairs([x | xs], [y | ys]), do: [{x, y} | pairs(xs, ys)]
  def pairs(xs, ys) when xs == [] or ys == [], do: []

  @doc "Results of `fun` for two lists."
  @spec map(list, list, (term, term -> term)) :: list
  def map([x | xs], [y | ys], fun), do: [fun.(x, y) | map(xs, ys, fun)]
  def map(xs, ys, _fun) when xs == [] or ys == [], do: []

  @doc "Folds two lists."
  @spec reduce(list, list, acc, (term, term, acc -> acc)) :: acc when acc: term
  def reduce([x | xs], [y | ys], acc, fun), do: reduce(xs, ys, fun.(x, y, acc), fun)
  def reduce(xs, ys, acc, _fun) when xs == [] or ys == [], do: acc

  @doc "The enumerables as lists, if they all are lists, maps or ranges; else the enumerables."
  @spec lists(Enumerable.t()) :: {:ok, [list]} | {:error, [Enumerable.t()]}
  def lists(enumerables) do
    enumerables = Enum.to_list(enumerables)

    if Enum.all?(enumerables, &listable?/1) do
      limit = enumerables |> Enum.map(&Enum.count/1) |> Enum.min(fn -> 0 end)
      {:ok, Enum.map(enumerables, &to_list(&1, limit))}
    else
      {:error, enumerables}
    end
  end

  defp listable?(list) when is_list(list), do: true
  defp listable?(_.._//_), do: true
  defp listable?(%_{}), do: false
  defp listable?(other), do: is_map(other)

  defp to_list(list, _limit) when is_list(list), do: list
  defp to_list(_.._//_, 0), do: []

  defp to_list(first..last//step, limit) do
    case Ranges.size(first, last, step) do
      size when size <= limit -> Ranges.to_list(first, last, step)
      _ -> Ranges.to_list(first, first + (limit - 1) * step, step)
    end
  end

  defp to_list(map, _limit), do: :maps.to_list(map)

  @doc "Results of `fun` for the rows of many lists."
  @spec map_all([list], ([term] -> term)) :: list
  def map_all([], _fun), do: []

  def map_all(lists, fun) do
    case heads(lists, [], []) do
      {row, tails} -> [fun.(row) | map_all(tails, fun)]
      nil -> []
    end
  end

  @doc "Folds the rows of many lists."
  @spec reduce_all([list], acc, ([term], acc -> acc)) :: acc when acc: term
  def reduce_all([], acc, _fun), do: acc

  def reduce_all(lists, acc, fun) do
    case heads(lists, [], []) do
      {row, tails} -> reduce_all(tails, fun.(row, acc), fun)
      nil -> acc
    end
  end

  defp heads([[head | tail] | lists], heads, tails), do: heads(lists, [head | heads], [tail | tails])
  defp heads([[] | _], _heads, _tails), do: nil
  defp heads([], heads, tails), do: {:lists.reverse(heads), :lists.reverse(tails)}
end
