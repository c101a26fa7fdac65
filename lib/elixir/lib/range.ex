defmodule Range do
  @moduledoc """
  Integers from a first to a last one, a step apart.

  A range is written `first..last`, with step 1 or, if `first` is greater than `last`, -1 (do not rely on the
  latter: it is deprecated), or `first..last//step`. It is a struct of three integers, however many it stands
  for, and can be matched on like that:

      iex> first..last//step = 1..10//3
      iex> {first, last, step}
      {1, 10, 3}

  It is enumerable. The last integer belongs to it if the steps reach it, and a range whose step points away
  from `last` is empty:

      iex> Enum.to_list(1..10//4)
      [1, 5, 9]

      iex> Enum.to_list(10..1//-3)
      [10, 7, 4, 1]

      iex> Enum.to_list(0..-1//1)
      []

  Counting, looking up and testing for membership take the same short time for all ranges.
  """

  alias Enum.Ranges

  @enforce_keys [:first, :last, :step]
  defstruct first: nil, last: nil, step: nil

  @type limit :: integer
  @type step :: pos_integer | neg_integer
  @type t :: %__MODULE__{first: limit, last: limit, step: step}
  @type t(first, last) :: %__MODULE__{first: first, last: last, step: step}

  @doc """
  Makes a range with step 1.

  If `first` is greater than `last` the step is -1, with a warning: give the step with `new/3` then.

      iex> Range.new(1, 3)
      1..3

  """
  @spec new(limit, limit) :: t
  def new(first, last) when is_integer(first) and is_integer(last) and first <= last,
    do: %Range{first: first, last: last, step: 1}

  def new(first, last) when is_integer(first) and is_integer(last) do
    IO.warn_once(
      {__MODULE__, :default_step},
      fn ->
        "Range.new/2 and first..last default to a step of -1 when last < first. " <>
          "Use Range.new(first, last, -1) or first..last//-1, or pass 1 if that was your intention"
      end,
      3
    )

    %Range{first: first, last: last, step: -1}
  end

  @doc """
  Makes a range with a step.

  Raises `ArgumentError` unless all three are integers and the step is not 0.

      iex> Range.new(10, 1, -2)
      10..1//-2

  """
  @doc since: "1.12.0"
  @spec new(limit, limit, step) :: t
  def new(first, last, step) when is_integer(first) and is_integer(last) and is_integer(step) and step != 0,
    do: %Range{first: first, last: last, step: step}

  def new(first, last, step) do
    raise ArgumentError,
          "ranges (first..last//step) expect both sides to be integers and the step to be a non-zero integer, " <>
            "got: #{inspect(first)}..#{inspect(last)}//#{inspect(step)}"
  end

  @doc """
  Gives how many integers a range holds.

      iex> Range.size(1..10)
      10

      iex> Range.size(1..10//3)
      4

      iex> Range.size(1..0//1)
      0

  """
  @doc since: "1.12.0"
  @spec size(t) :: non_neg_integer
  def size(range)
  def size(first..last//step), do: Ranges.size(first, last, step)

  @doc """
  Moves both bounds by a number of steps, which may be negative.

      iex> Range.shift(0..10, 1)
      1..11

      iex> Range.shift(10..0//-2, 2)
      6..-4//-2

  """
  @doc since: "1.14.0"
  @spec shift(t, integer) :: t
  def shift(first..last//step, steps_to_shift) when is_integer(steps_to_shift),
    do: new(first + steps_to_shift * step, last + steps_to_shift * step, step)

  @doc """
  Cuts a range in two, the first with `split` integers.

  A negative `split` is the size of the second range. Both ranges have the step of the whole, and the parts
  put together are it.

      iex> Range.split(1..5, 2)
      {1..2, 3..5}

      iex> Range.split(1..5//2, -2)
      {1..1//2, 3..5//2}

      iex> Range.split(1..5, 0)
      {1..0//1, 1..5}

  """
  @doc since: "1.15.0"
  @spec split(t, integer) :: {t, t}
  def split(first..last//step = range, split) when is_integer(split) do
    case size(range) do
      0 -> {new(first, first - step, step), new(last + step, last, step)}
      size when split < 0 -> split_after(first, last, step, first + (max(size + split, 0) - 1) * step)
      _size -> split_after(first, last, step, first + (split - 1) * step)
    end
  end

  defp split_after(first, last, step, middle) do
    middle = if step > 0, do: min(middle, last), else: max(middle, last)
    {new(first, middle, step), new(middle + step, last, step)}
  end

  @doc """
  Gives the integers as a list.

      iex> Range.to_list(0..5//2)
      [0, 2, 4]

  """
  @doc since: "1.15.0"
  @spec to_list(t) :: [integer]
  def to_list(first..last//step), do: Ranges.to_list(first, last, step)

  @doc """
  Tells whether two ranges have no integer in common.

      iex> Range.disjoint?(1..5, 6..9)
      true

      iex> Range.disjoint?(1..10//2, 2..10//2)
      true

      iex> Range.disjoint?(1..5, 5..1//-1)
      false

  """
  @doc since: "1.8.0"
  @spec disjoint?(t, t) :: boolean
  def disjoint?(first1..last1//step1, first2..last2//step2) do
    with {low1, high1, step1} <- ascending(first1, last1, step1),
         {low2, high2, step2} <- ascending(first2, last2, step2) do
      first_common(low1, step1, low2, step2) > min(high1, high2)
    else
      :empty -> true
    end
  end

  defp ascending(first, last, step) do
    case Ranges.size(first, last, step) do
      0 -> :empty
      _ when step > 0 -> {first, Ranges.aligned_last(first, last, step), step}
      _ -> {Ranges.aligned_last(first, last, step), first, -step}
    end
  end

  # The least integer that both unending progressions reach, by the Chinese remainder theorem: low1 + k *
  # step1 is congruent to low2 modulo step2. An atom, greater than any integer, if there is none.
  defp first_common(low1, step1, low2, step2) do
    {gcd, inverse, _} = Integer.extended_gcd(step1, step2)

    if rem(low2 - low1, gcd) == 0 do
      period = div(step1 * step2, gcd)
      k = Integer.mod(div(low2 - low1, gcd) * inverse, div(step2, gcd))
      common = low1 + k * step1
      common + ceil_div(max(low1, low2) - common, period) * period
    else
      :none
    end
  end

  defp ceil_div(dividend, divisor), do: -Integer.floor_div(-dividend, divisor)

  @doc false
  @deprecated "Pattern match on first..last//step instead"
  def range?(term)
  def range?(first..last//_) when is_integer(first) and is_integer(last), do: true
  def range?(_), do: false
end

defimpl Enumerable, for: Range do
  alias Enum.Ranges

  def count(first..last//step), do: {:ok, Ranges.size(first, last, step)}
  def member?(first..last//step, value), do: {:ok, Ranges.member?(first, last, step, value)}

  def slice(first..last//step),
    do: {:ok, Ranges.size(first, last, step), &slice(first + &1 * step, step * &3, &2)}

  defp slice(_next, _step, 0), do: []
  defp slice(next, step, amount), do: [next | slice(next + step, step, amount - 1)]

  def reduce(first..last//step, acc, fun) when step > 0, do: reduce_up(first, last, step, acc, fun)
  def reduce(first..last//step, acc, fun), do: reduce_down(first, last, step, acc, fun)

  defp reduce_up(i, last, step, {:cont, acc}, fun) when i <= last,
    do: reduce_up(i + step, last, step, fun.(i, acc), fun)

  defp reduce_up(_i, _last, _step, {:cont, acc}, _fun), do: {:done, acc}
  defp reduce_up(_i, _last, _step, {:halt, acc}, _fun), do: {:halted, acc}

  defp reduce_up(i, last, step, {:suspend, acc}, fun),
    do: {:suspended, acc, &reduce_up(i, last, step, &1, fun)}

  defp reduce_down(i, last, step, {:cont, acc}, fun) when i >= last,
    do: reduce_down(i + step, last, step, fun.(i, acc), fun)

  defp reduce_down(_i, _last, _step, {:cont, acc}, _fun), do: {:done, acc}
  defp reduce_down(_i, _last, _step, {:halt, acc}, _fun), do: {:halted, acc}

  defp reduce_down(i, last, step, {:suspend, acc}, fun),
    do: {:suspended, acc, &reduce_down(i, last, step, &1, fun)}
end

defimpl Inspect, for: Range do
  import Inspect.Algebra
  import Kernel, except: [inspect: 2]

  def inspect(first..last//1, opts) when last >= first, do: concat([to_doc(first, opts), "..", to_doc(last, opts)])

  def inspect(first..last//step, opts),
    do: concat([to_doc(first, opts), "..", to_doc(last, opts), "//", to_doc(step, opts)])

  # Ranges had no steps once: without one it is 1 or -1.
  def inspect(%{first: first, last: last} = range, opts),
    do: range |> Map.put(:step, if(first <= last, do: 1, else: -1)) |> inspect(opts)
end
