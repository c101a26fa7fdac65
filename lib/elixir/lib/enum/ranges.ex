defmodule Enum.Ranges do
  @moduledoc false

  # Loops over `first..last//step` on plain integers. Every loop is a self tail call (or a cons whose tail is
  # the recursive call) whose counter, limit and step are integers, so that the compiler can keep them
  # unboxed. The sign of the step is looked at once, before the loop: `up` loops end above the limit, `down`
  # loops below it.

  @doc "How many integers the range holds."
  @spec size(integer, integer, integer) :: non_neg_integer
  def size(first, last, step) when step > 0 and first > last, do: 0
  def size(first, last, step) when step < 0 and first < last, do: 0
  def size(first, last, step), do: div(last - first, step) + 1

  @doc "The last integer a range that is not empty reaches."
  @spec aligned_last(integer, integer, integer) :: integer
  def aligned_last(first, last, step), do: last - rem(last - first, step)

  @doc "Whether the range holds `value`."
  @spec member?(integer, integer, integer, term) :: boolean
  def member?(first, last, step, value) when is_integer(value) and step > 0,
    do: first <= value and value <= last and rem(value - first, step) == 0

  def member?(first, last, step, value) when is_integer(value),
    do: last <= value and value <= first and rem(value - first, step) == 0

  def member?(_first, _last, _step, _value), do: false

  @doc "The integers of the range, in its order."
  @spec to_list(integer, integer, integer) :: [integer]
  def to_list(first, last, step) when step > 0 and first <= last,
    do: prepend_down(aligned_last(first, last, step), first, -step, [])

  def to_list(first, last, step) when step < 0 and first >= last,
    do: prepend_up(aligned_last(first, last, step), first, -step, [])

  def to_list(_first, _last, _step), do: []

  @doc "The integers of the range in reverse order, followed by `tail`."
  @spec reverse(integer, integer, integer, list) :: list
  def reverse(first, last, step, tail) when step > 0, do: prepend_up(first, last, step, tail)
  def reverse(first, last, step, tail), do: prepend_down(first, last, step, tail)

  defp prepend_up(i, limit, step, acc) when i <= limit, do: prepend_up(i + step, limit, step, [i | acc])
  defp prepend_up(_i, _limit, _step, acc), do: acc

  defp prepend_down(i, limit, step, acc) when i >= limit, do: prepend_down(i + step, limit, step, [i | acc])
  defp prepend_down(_i, _limit, _step, acc), do: acc

  @doc "Folds the integers with `fun.(integer, acc)`."
  @spec reduce(integer, integer, integer, acc, (integer, acc -> acc)) :: acc when acc: term
  def reduce(first, last, step, acc, fun) when step > 0, do: reduce_up(first, last, step, acc, fun)
  def reduce(first, last, step, acc, fun), do: reduce_down(first, last, step, acc, fun)

  defp reduce_up(i, last, step, acc, fun) when i <= last, do: reduce_up(i + step, last, step, fun.(i, acc), fun)
  defp reduce_up(_i, _last, _step, acc, _fun), do: acc

  defp reduce_down(i, last, step, acc, fun) when i >= last, do: reduce_down(i + step, last, step, fun.(i, acc), fun)
  defp reduce_down(_i, _last, _step, acc, _fun), do: acc

  @doc "Calls `fun` with every integer."
  @spec each(integer, integer, integer, (integer -> term)) :: :ok
  def each(first, last, step, fun) when step > 0, do: each_up(first, last, step, fun)
  def each(first, last, step, fun), do: each_down(first, last, step, fun)

  defp each_up(i, last, step, fun) when i <= last do
    fun.(i)
    each_up(i + step, last, step, fun)
  end

  defp each_up(_i, _last, _step, _fun), do: :ok

  defp each_down(i, last, step, fun) when i >= last do
    fun.(i)
    each_down(i + step, last, step, fun)
  end

  defp each_down(_i, _last, _step, _fun), do: :ok

  @doc "The results of `fun` for every integer."
  @spec map(integer, integer, integer, (integer -> value)) :: [value] when value: term
  def map(first, last, step, fun) when step > 0, do: map_up(first, last, step, fun)
  def map(first, last, step, fun), do: map_down(first, last, step, fun)

  defp map_up(i, last, step, fun) when i <= last, do: [fun.(i) | map_up(i + step, last, step, fun)]
  defp map_up(_i, _last, _step, _fun), do: []

  defp map_down(i, last, step, fun) when i >= last, do: [fun.(i) | map_down(i + step, last, step, fun)]
  defp map_down(_i, _last, _step, _fun), do: []

  @doc "The integers for which `fun` gives a truthy value."
  @spec filter(integer, integer, integer, (integer -> as_boolean(term))) :: [integer]
  def filter(first, last, step, fun) when step > 0, do: filter_up(first, last, step, fun)
  def filter(first, last, step, fun), do: filter_down(first, last, step, fun)

  defp filter_up(i, last, step, fun) when i <= last do
    if fun.(i), do: [i | filter_up(i + step, last, step, fun)], else: filter_up(i + step, last, step, fun)
  end

  defp filter_up(_i, _last, _step, _fun), do: []

  defp filter_down(i, last, step, fun) when i >= last do
    if fun.(i), do: [i | filter_down(i + step, last, step, fun)], else: filter_down(i + step, last, step, fun)
  end

  defp filter_down(_i, _last, _step, _fun), do: []

  @doc "The first integer for which `fun` gives a truthy value, with that value; `nil` if there is none."
  @spec find_value(integer, integer, integer, (integer -> value)) :: {integer, value} | nil when value: term
  def find_value(first, last, step, fun) when step > 0, do: find_up(first, last, step, fun)
  def find_value(first, last, step, fun), do: find_down(first, last, step, fun)

  defp find_up(i, last, step, fun) when i <= last do
    if value = fun.(i), do: {i, value}, else: find_up(i + step, last, step, fun)
  end

  defp find_up(_i, _last, _step, _fun), do: nil

  defp find_down(i, last, step, fun) when i >= last do
    if value = fun.(i), do: {i, value}, else: find_down(i + step, last, step, fun)
  end

  defp find_down(_i, _last, _step, _fun), do: nil

  @doc "Whether `fun` gives a truthy value for every integer."
  @spec all?(integer, integer, integer, (integer -> as_boolean(term))) :: boolean
  def all?(first, last, step, fun) when step > 0, do: all_up?(first, last, step, fun)
  def all?(first, last, step, fun), do: all_down?(first, last, step, fun)

  defp all_up?(i, last, step, fun) when i <= last do
    if fun.(i), do: all_up?(i + step, last, step, fun), else: false
  end

  defp all_up?(_i, _last, _step, _fun), do: true

  defp all_down?(i, last, step, fun) when i >= last do
    if fun.(i), do: all_down?(i + step, last, step, fun), else: false
  end

  defp all_down?(_i, _last, _step, _fun), do: true
end
