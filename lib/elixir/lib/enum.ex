defmodule Enum.OutOfBoundsError do
  @moduledoc """
  Raised by `Enum.fetch!/2` when there is no element at the index asked for.

  The fields `:enumerable` and `:index` tell what was traversed and what was asked for; the message is built
  from them unless `:message` is given.
  """

  defexception [:enumerable, :index, :message]

  @impl true
  def message(%{message: nil, index: nil}), do: "out of bounds error"
  def message(%{message: nil, enumerable: enumerable, index: index}), do: message(enumerable, index)
  def message(%{message: message}), do: message

  @doc """
  Builds the message for an `index` that `enumerable` does not reach.

      iex> Enum.OutOfBoundsError.message([1], 5)
      "out of bounds error at position 5 when traversing enumerable [1]"

  """
  @spec message(Enumerable.t(), integer) :: String.t()
  def message(enumerable, index),
    do: "out of bounds error at position #{index} when traversing enumerable #{inspect(enumerable)}"
end

defmodule Enum.EmptyError do
  @moduledoc """
  Raised when an operation that needs at least one element, such as `Enum.max/1`, is given none.
  """

  defexception message: "empty error"
end

defmodule Enum do
  @moduledoc """
  Eager operations on everything that can be enumerated: lists, maps, ranges, streams and whatever else
  implements the `Enumerable` protocol.

  A map is enumerated as `{key, value}` pairs, in the order of the map itself. Functions that give a
  collection back give a list; use `into/2` or a comprehension for another shape.

      iex> Enum.map([1, 2, 3], fn x -> x * 2 end)
      [2, 4, 6]

      iex> Enum.sum(1..4)
      10

      iex> Enum.map(%{a: 1}, fn {key, value} -> {key, value * 2} end)
      [a: 2]

  Every function here runs through its input at once. For large or endless input, or to fuse several steps
  into one pass, see `Stream`. Most functions take linear time; `at/2`, `count/1`, `member?/2` and `slice/2`
  are faster where the enumerable knows how (ranges, maps and sets do).

  Lists and ranges are looped over directly; maps are turned into a list first; everything else goes through
  `Enumerable.reduce/3`, one element at a time, and is never read further than needed.
  """

  import Kernel, except: [max: 2, min: 2]

  alias Enum.Chunk
  alias Enum.Extremes
  alias Enum.Indexing
  alias Enum.Ranges
  alias Enum.Sample
  alias Enum.Slice
  alias Enum.Sorting
  alias Enum.Zip

  @typedoc "Anything that implements `Enumerable`."
  @type t :: Enumerable.t()

  @typedoc "What a reduction carries along."
  @type acc :: any

  @typedoc "One element."
  @type element :: any

  @typedoc "A zero-based position; a negative one counts from the end."
  @type index :: integer

  @typedoc "What is given when there is nothing else to give."
  @type default :: any

  ## Predicates and searching

  @doc """
  Tells whether every element is truthy.

  True for an empty enumerable. Stops at the first element that is `nil` or `false`.

      iex> Enum.all?([1, :ok, true])
      true

      iex> Enum.all?([1, nil])
      false

      iex> Enum.all?([])
      true

  """
  @spec all?(t) :: boolean
  def all?(enumerable) when is_list(enumerable), do: all_true?(enumerable)

  def all?(enumerable) do
    Enumerable.reduce(enumerable, {:cont, true}, fn entry, _ -> if entry, do: {:cont, true}, else: {:halt, false} end)
    |> elem(1)
  end

  defp all_true?([head | tail]), do: if(head, do: all_true?(tail), else: false)
  defp all_true?([]), do: true

  @doc """
  Tells whether `fun` gives a truthy value for every element.

  True for an empty enumerable. Stops at the first element for which it does not.

      iex> Enum.all?([2, 4, 6], fn x -> rem(x, 2) == 0 end)
      true

      iex> Enum.all?(1..4, &(&1 < 3))
      false

  """
  @spec all?(t, (element -> as_boolean(term))) :: boolean
  def all?(enumerable, fun) when is_list(enumerable), do: all_list?(enumerable, fun)
  def all?(first..last//step, fun), do: Ranges.all?(first, last, step, fun)

  def all?(enumerable, fun) do
    Enumerable.reduce(enumerable, {:cont, true}, fn entry, _ ->
      if fun.(entry), do: {:cont, true}, else: {:halt, false}
    end)
    |> elem(1)
  end

  defp all_list?([head | tail], fun), do: if(fun.(head), do: all_list?(tail, fun), else: false)
  defp all_list?([], _fun), do: true

  @doc """
  Tells whether some element is truthy.

  False for an empty enumerable. Stops at the first truthy element.

      iex> Enum.any?([nil, false, 0])
      true

      iex> Enum.any?([])
      false

  """
  @spec any?(t) :: boolean
  def any?(enumerable) when is_list(enumerable), do: any_true?(enumerable)

  def any?(enumerable) do
    Enumerable.reduce(enumerable, {:cont, false}, fn entry, _ -> if entry, do: {:halt, true}, else: {:cont, false} end)
    |> elem(1)
  end

  defp any_true?([head | tail]), do: if(head, do: true, else: any_true?(tail))
  defp any_true?([]), do: false

  @doc """
  Tells whether `fun` gives a truthy value for some element.

  False for an empty enumerable. Stops at the first such element.

      iex> Enum.any?([1, 3, 4], fn x -> rem(x, 2) == 0 end)
      true

      iex> Enum.any?(%{a: 1}, fn {_key, value} -> value > 1 end)
      false

  """
  @spec any?(t, (element -> as_boolean(term))) :: boolean
  def any?(enumerable, fun) when is_list(enumerable), do: any_list?(enumerable, fun)
  def any?(first..last//step, fun), do: Ranges.find_value(first, last, step, fun) != nil

  def any?(enumerable, fun) do
    Enumerable.reduce(enumerable, {:cont, false}, fn entry, _ ->
      if fun.(entry), do: {:halt, true}, else: {:cont, false}
    end)
    |> elem(1)
  end

  defp any_list?([head | tail], fun), do: if(fun.(head), do: true, else: any_list?(tail, fun))
  defp any_list?([], _fun), do: false

  @doc """
  Gives the element at a zero-based `index`, or `default` if there is none.

  A negative index counts from the end.

      iex> Enum.at([:a, :b, :c], 0)
      :a

      iex> Enum.at([:a, :b, :c], -1)
      :c

      iex> Enum.at(1..3, 9)
      nil

      iex> Enum.at([], 0, :none)
      :none

  """
  @spec at(t, index, default) :: element | default
  def at(enumerable, index, default \\ nil)

  def at(enumerable, index, default) when is_list(enumerable) and is_integer(index) and index >= 0,
    do: at_list(enumerable, index, default)

  def at(enumerable, index, default) when is_integer(index) do
    case Indexing.fetch(enumerable, index) do
      {:ok, element} -> element
      :error -> default
    end
  end

  defp at_list([head | _], 0, _default), do: head
  defp at_list([_ | tail], index, default), do: at_list(tail, index - 1, default)
  defp at_list([], _index, default), do: default

  @doc """
  Counts the elements.

      iex> Enum.count([1, 2, 3])
      3

      iex> Enum.count(1..10//3)
      4

  """
  @spec count(t) :: non_neg_integer
  def count(enumerable) when is_list(enumerable), do: length(enumerable)

  def count(enumerable) do
    case Enumerable.count(enumerable) do
      {:ok, count} when is_integer(count) -> count
      {:error, module} -> enumerable |> module.reduce({:cont, 0}, fn _, count -> {:cont, count + 1} end) |> elem(1)
    end
  end

  @doc """
  Counts the elements for which `fun` gives a truthy value.

      iex> Enum.count([1, 2, 3, 4], fn x -> rem(x, 2) == 0 end)
      2

  """
  @spec count(t, (element -> as_boolean(term))) :: non_neg_integer
  def count(enumerable, fun) when is_list(enumerable), do: count_list(enumerable, fun, 0)
  def count(enumerable, fun), do: reduce(enumerable, 0, fn entry, acc -> if(fun.(entry), do: acc + 1, else: acc) end)

  defp count_list([head | tail], fun, count) do
    if fun.(head), do: count_list(tail, fun, count + 1), else: count_list(tail, fun, count)
  end

  defp count_list([], _fun, count), do: count

  @doc """
  Counts the elements, stopping at `limit`.

  Handy to ask whether there are at least that many without going through all of them. `limit` is a positive
  integer.

      iex> Enum.count_until(1..100, 5)
      5

      iex> Enum.count_until([1, 2], 5)
      2

  """
  @doc since: "1.12.0"
  @spec count_until(t, pos_integer) :: non_neg_integer
  def count_until(enumerable, limit) when is_integer(limit) and limit > 0 do
    case enumerable do
      list when is_list(list) -> count_up_to(list, 0, limit)
      _ -> Indexing.count_until(enumerable, limit)
    end
  end

  defp count_up_to([_ | tail], count, limit) when count < limit, do: count_up_to(tail, count + 1, limit)
  defp count_up_to(_rest, count, _limit), do: count

  @doc """
  Counts the elements for which `fun` gives a truthy value, stopping at `limit`.

      iex> Enum.count_until(1..100, fn x -> rem(x, 2) == 0 end, 7)
      7

      iex> Enum.count_until(1..5, fn x -> rem(x, 2) == 0 end, 7)
      2

  """
  @doc since: "1.12.0"
  @spec count_until(t, (element -> as_boolean(term)), pos_integer) :: non_neg_integer
  def count_until(enumerable, fun, limit) when is_integer(limit) and limit > 0 do
    Enumerable.reduce(enumerable, {:cont, 0}, fn entry, count ->
      case if(fun.(entry), do: count + 1, else: count) do
        ^limit -> {:halt, limit}
        count -> {:cont, count}
      end
    end)
    |> elem(1)
  end

  @doc """
  Tells whether there are no elements.

  Looks at no more than the first element of an enumerable that does not know its size.

      iex> Enum.empty?([])
      true

      iex> Enum.empty?(1..0//1)
      true

      iex> Enum.empty?(Stream.cycle([1]))
      false

  """
  @spec empty?(t) :: boolean
  def empty?(enumerable) when is_list(enumerable), do: enumerable == []
  def empty?(enumerable), do: Indexing.empty?(enumerable)

  @doc """
  Gives `{:ok, element}` for the element at a zero-based `index`, or `:error` if there is none.

  A negative index counts from the end.

      iex> Enum.fetch([2, 4, 6], 0)
      {:ok, 2}

      iex> Enum.fetch([2, 4, 6], -3)
      {:ok, 2}

      iex> Enum.fetch([2, 4, 6], 4)
      :error

  """
  @spec fetch(t, index) :: {:ok, element} | :error
  def fetch(enumerable, index) when is_integer(index), do: Indexing.fetch(enumerable, index)

  @doc """
  Gives the element at a zero-based `index`, or raises `Enum.OutOfBoundsError` if there is none.

      iex> Enum.fetch!([2, 4, 6], 2)
      6

      iex> Enum.fetch!([2, 4, 6], 4)
      ** (Enum.OutOfBoundsError) out of bounds error at position 4 when traversing enumerable [2, 4, 6]

  """
  @spec fetch!(t, index) :: element
  def fetch!(enumerable, index) when is_integer(index) do
    case Indexing.fetch(enumerable, index) do
      {:ok, element} -> element
      :error -> raise Enum.OutOfBoundsError, index: index, enumerable: enumerable
    end
  end

  @doc """
  Gives the first element for which `fun` gives a truthy value, or `default`.

      iex> Enum.find([2, 3, 4], fn x -> rem(x, 2) == 1 end)
      3

      iex> Enum.find([2, 4, 6], fn x -> rem(x, 2) == 1 end)
      nil

      iex> Enum.find([2, 4, 6], 0, fn x -> rem(x, 2) == 1 end)
      0

  """
  @spec find(t, default, (element -> as_boolean(term))) :: element | default
  def find(enumerable, default \\ nil, fun)
  def find(enumerable, default, fun) when is_list(enumerable), do: find_list(enumerable, default, fun)

  def find(first..last//step, default, fun) do
    case Ranges.find_value(first, last, step, fun) do
      {integer, _} -> integer
      nil -> default
    end
  end

  def find(enumerable, default, fun) do
    Enumerable.reduce(enumerable, {:cont, default}, fn entry, default ->
      if fun.(entry), do: {:halt, entry}, else: {:cont, default}
    end)
    |> elem(1)
  end

  defp find_list([head | tail], default, fun), do: if(fun.(head), do: head, else: find_list(tail, default, fun))
  defp find_list([], default, _fun), do: default

  @doc """
  Gives the position of the first element for which `fun` gives a truthy value, or `nil`.

      iex> Enum.find_index([2, 3, 4], fn x -> rem(x, 2) == 1 end)
      1

      iex> Enum.find_index([2, 4, 6], fn x -> rem(x, 2) == 1 end)
      nil

  """
  @spec find_index(t, (element -> as_boolean(term))) :: non_neg_integer | nil
  def find_index(enumerable, fun) when is_list(enumerable), do: find_index_list(enumerable, 0, fun)

  def find_index(enumerable, fun) do
    result =
      Enumerable.reduce(enumerable, {:cont, 0}, fn entry, index ->
        if fun.(entry), do: {:halt, {:found, index}}, else: {:cont, index + 1}
      end)

    case elem(result, 1) do
      {:found, index} -> index
      _ -> nil
    end
  end

  defp find_index_list([head | tail], index, fun),
    do: if(fun.(head), do: index, else: find_index_list(tail, index + 1, fun))

  defp find_index_list([], _index, _fun), do: nil

  @doc """
  Gives the first truthy value that `fun` gives, or `default`.

  Unlike `find/3` it gives what `fun` returned, not the element.

      iex> Enum.find_value([2, 3, 4], fn x -> if x > 2, do: x * x end)
      9

      iex> Enum.find_value([2, 4, 6], "none", fn x -> rem(x, 2) == 1 end)
      "none"

  """
  @spec find_value(t, default, (element -> value)) :: value | default when value: term
  def find_value(enumerable, default \\ nil, fun)
  def find_value(enumerable, default, fun) when is_list(enumerable), do: find_value_list(enumerable, default, fun)

  def find_value(first..last//step, default, fun) do
    case Ranges.find_value(first, last, step, fun) do
      {_, value} -> value
      nil -> default
    end
  end

  def find_value(enumerable, default, fun) do
    Enumerable.reduce(enumerable, {:cont, default}, fn entry, default ->
      if value = fun.(entry), do: {:halt, value}, else: {:cont, default}
    end)
    |> elem(1)
  end

  defp find_value_list([head | tail], default, fun), do: fun.(head) || find_value_list(tail, default, fun)
  defp find_value_list([], default, _fun), do: default

  @doc """
  Tells whether `element` is among the elements, compared with `===`.

  The `in` operator calls it.

      iex> Enum.member?(1..10, 5)
      true

      iex> Enum.member?(1..10, 5.0)
      false

      iex> Enum.member?(%{a: 1}, {:a, 1})
      true

  """
  @spec member?(t, element) :: boolean
  def member?(enumerable, element) when is_list(enumerable), do: :lists.member(element, enumerable)

  def member?(enumerable, element) do
    case Enumerable.member?(enumerable, element) do
      {:ok, member?} when is_boolean(member?) ->
        member?

      {:error, module} ->
        module.reduce(enumerable, {:cont, false}, fn
          entry, _ when entry === element -> {:halt, true}
          _, _ -> {:cont, false}
        end)
        |> elem(1)
    end
  end

  ## Folding

  @doc """
  Folds the elements into one value, starting from the first element.

  `fun` is called with an element and the accumulator, for every element but the first. Raises
  `Enum.EmptyError` if there is none.

      iex> Enum.reduce([1, 2, 3, 4], fn x, acc -> x * acc end)
      24

  """
  @spec reduce(t, (element, acc -> acc)) :: acc
  def reduce([first | rest], fun), do: reduce_list(rest, first, fun)
  def reduce([], _fun), do: raise(Enum.EmptyError)

  def reduce(first..last//step, fun) do
    case Ranges.size(first, last, step) do
      0 -> raise Enum.EmptyError
      _ -> Ranges.reduce(first + step, last, step, first, fun)
    end
  end

  def reduce(%_{} = enumerable, fun), do: reduce_from_first(enumerable, fun)
  def reduce(%{} = map, fun), do: map |> :maps.to_list() |> reduce(fun)
  def reduce(enumerable, fun), do: reduce_from_first(enumerable, fun)

  # The accumulator is wrapped in a list, so that "no element yet" cannot be mistaken for one.
  defp reduce_from_first(enumerable, fun) do
    result =
      Enumerable.reduce(enumerable, {:cont, []}, fn
        entry, [acc] -> {:cont, [fun.(entry, acc)]}
        entry, [] -> {:cont, [entry]}
      end)

    case elem(result, 1) do
      [] -> raise Enum.EmptyError
      [acc] -> acc
    end
  end

  @doc """
  Folds the elements into one value, starting from `acc`.

  `fun` is called with an element and the accumulator, and gives the next accumulator.

      iex> Enum.reduce([1, 2, 3], 0, fn x, acc -> x + acc end)
      6

      iex> Enum.reduce(%{a: 2, b: 3}, 1, fn {_key, value}, acc -> value * acc end)
      6

  """
  @spec reduce(t, acc, (element, acc -> acc)) :: acc
  def reduce(enumerable, acc, fun) when is_list(enumerable), do: reduce_list(enumerable, acc, fun)
  def reduce(first..last//step, acc, fun), do: Ranges.reduce(first, last, step, acc, fun)
  def reduce(%_{} = enumerable, acc, fun), do: reduce_enumerable(enumerable, acc, fun)
  def reduce(%{} = map, acc, fun), do: map |> :maps.to_list() |> reduce_list(acc, fun)
  def reduce(enumerable, acc, fun), do: reduce_enumerable(enumerable, acc, fun)

  defp reduce_list([head | tail], acc, fun), do: reduce_list(tail, fun.(head, acc), fun)
  defp reduce_list([], acc, _fun), do: acc

  defp reduce_enumerable(enumerable, acc, fun),
    do: Enumerable.reduce(enumerable, {:cont, acc}, fn entry, acc -> {:cont, fun.(entry, acc)} end) |> elem(1)

  @doc """
  Folds the elements until `fun` says to stop.

  `fun` gives `{:cont, acc}` to go on or `{:halt, acc}` to stop with `acc` as the result.

      iex> Enum.reduce_while(1..100, 0, fn x, acc -> if x < 5, do: {:cont, acc + x}, else: {:halt, acc} end)
      10

  """
  @spec reduce_while(t, acc, (element, acc -> {:cont, acc} | {:halt, acc})) :: acc
  def reduce_while(enumerable, acc, fun) when is_list(enumerable),
    do: Enumerable.List.reduce(enumerable, {:cont, acc}, fun) |> elem(1)

  def reduce_while(enumerable, acc, fun), do: Enumerable.reduce(enumerable, {:cont, acc}, fun) |> elem(1)

  @doc """
  Calls `fun` with every element, for its effects.

  Gives `:ok`.

      Enum.each(["some", "example"], &IO.puts/1)
      # some
      # example
      #=> :ok

  """
  @spec each(t, (element -> any)) :: :ok
  def each(enumerable, fun) when is_list(enumerable), do: each_list(enumerable, fun)
  def each(first..last//step, fun), do: Ranges.each(first, last, step, fun)

  def each(enumerable, fun) do
    reduce(enumerable, :ok, fn entry, _ ->
      fun.(entry)
      :ok
    end)
  end

  defp each_list([head | tail], fun) do
    fun.(head)
    each_list(tail, fun)
  end

  defp each_list([], _fun), do: :ok

  @doc """
  Gives the list of all accumulators of a fold that starts from the first element.

      iex> Enum.scan(1..5, &(&1 + &2))
      [1, 3, 6, 10, 15]

      iex> Enum.scan([], &(&1 + &2))
      []

  """
  @spec scan(t, (element, any -> any)) :: list
  def scan([], _fun), do: []
  def scan([first | rest], fun), do: [first | scan_list(rest, first, fun)]

  def scan(enumerable, fun) do
    reduce(enumerable, [], fn
      entry, [acc | _] = scanned -> [fun.(entry, acc) | scanned]
      entry, [] -> [entry]
    end)
    |> :lists.reverse()
  end

  @doc """
  Gives the list of all accumulators of a fold that starts from `acc`.

      iex> Enum.scan(1..5, 10, &(&1 + &2))
      [11, 13, 16, 20, 25]

  """
  @spec scan(t, any, (element, any -> any)) :: list
  def scan(enumerable, acc, fun) when is_list(enumerable), do: scan_list(enumerable, acc, fun)

  def scan(enumerable, acc, fun) do
    {scanned, _} =
      reduce(enumerable, {[], acc}, fn entry, {scanned, acc} ->
        acc = fun.(entry, acc)
        {[acc | scanned], acc}
      end)

    :lists.reverse(scanned)
  end

  defp scan_list([head | tail], acc, fun) do
    acc = fun.(head, acc)
    [acc | scan_list(tail, acc, fun)]
  end

  defp scan_list([], _acc, _fun), do: []

  @doc """
  Adds up the elements.

  The sum of no elements is 0, that of a range needs no loop. Raises `ArithmeticError` on what is not a
  number.

      iex> Enum.sum([1, 2, 3.5])
      6.5

      iex> Enum.sum(1..1_000_000)
      500000500000

      iex> Enum.sum([])
      0

  """
  @spec sum(t) :: number
  def sum(enumerable) when is_list(enumerable), do: sum_list(enumerable, 0)

  def sum(first..last//step) do
    case Ranges.size(first, last, step) do
      0 -> 0
      size -> div(size * (first + Ranges.aligned_last(first, last, step)), 2)
    end
  end

  def sum(enumerable), do: reduce(enumerable, 0, &+/2)

  defp sum_list([head | tail], sum), do: sum_list(tail, head + sum)
  defp sum_list([], sum), do: sum

  @doc """
  Adds up what `mapper` gives for each element.

      iex> Enum.sum_by([%{count: 1}, %{count: 2}], fn item -> item.count end)
      3

  """
  @doc since: "1.18.0"
  @spec sum_by(t, (element -> number)) :: number
  def sum_by(enumerable, mapper) when is_list(enumerable) and is_function(mapper, 1),
    do: sum_list_by(enumerable, mapper, 0)

  def sum_by(enumerable, mapper) when is_function(mapper, 1),
    do: reduce(enumerable, 0, fn entry, sum -> sum + mapper.(entry) end)

  defp sum_list_by([head | tail], mapper, sum), do: sum_list_by(tail, mapper, sum + mapper.(head))
  defp sum_list_by([], _mapper, sum), do: sum

  @doc """
  Multiplies the elements.

  The product of no elements is 1. Raises `ArithmeticError` on what is not a number.

      iex> Enum.product([2, 3, 4])
      24

      iex> Enum.product(1..20)
      2432902008176640000

  """
  @doc since: "1.12.0"
  @spec product(t) :: number
  def product(enumerable) when is_list(enumerable), do: product_list(enumerable, 1)
  def product(enumerable), do: reduce(enumerable, 1, &*/2)

  defp product_list([head | tail], product), do: product_list(tail, head * product)
  defp product_list([], product), do: product

  @doc """
  Multiplies what `mapper` gives for each element.

      iex> Enum.product_by([%{count: 2}, %{count: 4}], fn item -> item.count end)
      8

  """
  @doc since: "1.18.0"
  @spec product_by(t, (element -> number)) :: number
  def product_by(enumerable, mapper) when is_list(enumerable) and is_function(mapper, 1),
    do: product_list_by(enumerable, mapper, 1)

  def product_by(enumerable, mapper) when is_function(mapper, 1),
    do: reduce(enumerable, 1, fn entry, product -> product * mapper.(entry) end)

  defp product_list_by([head | tail], mapper, product), do: product_list_by(tail, mapper, product * mapper.(head))
  defp product_list_by([], _mapper, product), do: product

  ## Mapping and filtering

  @doc """
  Gives the list of what `fun` gives for each element.

      iex> Enum.map([1, 2, 3], fn x -> x * 2 end)
      [2, 4, 6]

      iex> Enum.map(%{a: 1}, fn {key, value} -> {value, key} end)
      [{1, :a}]

  """
  @spec map(t, (element -> any)) :: list
  def map(enumerable, fun) when is_list(enumerable), do: map_list(enumerable, fun)
  def map(first..last//step, fun), do: Ranges.map(first, last, step, fun)

  def map(enumerable, fun),
    do: enumerable |> reduce([], fn entry, acc -> [fun.(entry) | acc] end) |> :lists.reverse()

  defp map_list([head | tail], fun), do: [fun.(head) | map_list(tail, fun)]
  defp map_list([], _fun), do: []

  @doc """
  Maps every `nth` element, starting with the first; the others stay as they are.

  With 0 nothing is mapped, with 1 everything is.

      iex> Enum.map_every(1..6, 2, fn x -> x * 100 end)
      [100, 2, 300, 4, 500, 6]

      iex> Enum.map_every([1, 2], 0, fn x -> x * 100 end)
      [1, 2]

  """
  @doc since: "1.4.0"
  @spec map_every(t, non_neg_integer, (element -> any)) :: list
  def map_every(enumerable, 0, _fun), do: to_list(enumerable)
  def map_every(enumerable, 1, fun), do: map(enumerable, fun)

  def map_every(enumerable, nth, fun) when is_integer(nth) and nth > 1 do
    {mapped, _} =
      reduce(enumerable, {[], 1}, fn
        entry, {acc, 1} -> {[fun.(entry) | acc], nth}
        entry, {acc, left} -> {[entry | acc], left - 1}
      end)

    :lists.reverse(mapped)
  end

  @doc """
  Maps the elements and puts `separator` between the results.

      iex> Enum.map_intersperse([1, 2, 3], :and, &(&1 * 2))
      [2, :and, 4, :and, 6]

  """
  @doc since: "1.10.0"
  @spec map_intersperse(t, element, (element -> any)) :: list
  def map_intersperse([], _separator, _mapper), do: []
  def map_intersperse([head | tail], separator, mapper), do: [mapper.(head) | map_after(tail, separator, mapper)]

  def map_intersperse(enumerable, separator, mapper) do
    case reduce(enumerable, [], fn entry, acc -> [mapper.(entry), separator | acc] end) do
      [] -> []
      reversed -> reversed |> :lists.reverse() |> tl()
    end
  end

  defp map_after([head | tail], separator, mapper), do: [separator, mapper.(head) | map_after(tail, separator, mapper)]
  defp map_after([], _separator, _mapper), do: []

  @doc """
  Puts `separator` between the elements.

      iex> Enum.intersperse([1, 2, 3], 0)
      [1, 0, 2, 0, 3]

      iex> Enum.intersperse([], 0)
      []

  """
  @spec intersperse(t, element) :: list
  def intersperse(enumerable, separator) do
    case to_list(enumerable) do
      [] -> []
      [head | tail] -> [head | separate(tail, separator)]
    end
  end

  defp separate([head | tail], separator), do: [separator, head | separate(tail, separator)]
  defp separate([], _separator), do: []

  @doc """
  Maps the elements, turns the results into strings and joins them with `joiner`.

      iex> Enum.map_join([1, 2, 3], &(&1 * 2))
      "246"

      iex> Enum.map_join([1, 2, 3], " = ", &(&1 * 2))
      "2 = 4 = 6"

  """
  @spec map_join(t, String.t(), (element -> String.Chars.t())) :: String.t()
  def map_join(enumerable, joiner \\ "", mapper) when is_binary(joiner) do
    enumerable |> map_intersperse(joiner, fn entry -> entry_to_string(mapper.(entry)) end) |> join_parts(joiner)
  end

  @doc """
  Turns the elements into strings and joins them with `joiner`.

      iex> Enum.join([1, :two, "three"])
      "1twothree"

      iex> Enum.join([1, 2, 3], " + ")
      "1 + 2 + 3"

      iex> Enum.join([], ", ")
      ""

  """
  @spec join(t, binary) :: binary
  def join(enumerable, joiner \\ "") when is_binary(joiner),
    do: enumerable |> map_intersperse(joiner, &entry_to_string/1) |> join_parts(joiner)

  defp join_parts([string], _joiner), do: string
  defp join_parts(parts, _joiner), do: :erlang.iolist_to_binary(parts)

  defp entry_to_string(entry) when is_binary(entry), do: entry
  defp entry_to_string(entry), do: String.Chars.to_string(entry)

  @doc """
  Maps and folds at once.

  `fun` is called with an element and the accumulator and gives `{mapped, acc}`. The result is the list of
  what was mapped and the last accumulator.

      iex> Enum.map_reduce([1, 2, 3], 0, fn x, acc -> {x * 2, x + acc} end)
      {[2, 4, 6], 6}

  """
  @spec map_reduce(t, acc, (element, acc -> {element, acc})) :: {list, acc}
  def map_reduce(enumerable, acc, fun) when is_list(enumerable), do: map_reduce_list(enumerable, [], acc, fun)

  def map_reduce(enumerable, acc, fun) do
    {mapped, acc} =
      reduce(enumerable, {[], acc}, fn entry, {mapped, acc} ->
        {entry, acc} = fun.(entry, acc)
        {[entry | mapped], acc}
      end)

    {:lists.reverse(mapped), acc}
  end

  defp map_reduce_list([head | tail], mapped, acc, fun) do
    {entry, acc} = fun.(head, acc)
    map_reduce_list(tail, [entry | mapped], acc, fun)
  end

  defp map_reduce_list([], mapped, acc, _fun), do: {:lists.reverse(mapped), acc}

  @doc """
  Maps each element to an enumerable and strings the results together.

      iex> Enum.flat_map([:a, :b], fn x -> [x, x] end)
      [:a, :a, :b, :b]

      iex> Enum.flat_map([1..3, 4..5], fn range -> range end)
      [1, 2, 3, 4, 5]

  """
  @spec flat_map(t, (element -> t)) :: list
  def flat_map(enumerable, fun) when is_list(enumerable), do: flat_map_list([], enumerable, fun)

  def flat_map(enumerable, fun) do
    reduce(enumerable, [], fn entry, acc ->
      case fun.(entry) do
        list when is_list(list) -> :lists.reverse(list, acc)
        other -> reduce(other, acc, &[&1 | &2])
      end
    end)
    |> :lists.reverse()
  end

  # First what is left of the last result, then the elements not mapped yet.
  defp flat_map_list([head | tail], entries, fun), do: [head | flat_map_list(tail, entries, fun)]

  defp flat_map_list([], [entry | entries], fun) do
    case fun.(entry) do
      list when is_list(list) -> flat_map_list(list, entries, fun)
      other -> other |> to_list() |> flat_map_list(entries, fun)
    end
  end

  defp flat_map_list([], [], _fun), do: []

  @doc """
  Maps each element to an enumerable while folding, until `fun` says to stop.

  `fun` is called with an element and the accumulator and gives `{enumerable, acc}` or `{:halt, acc}`. The
  result is everything emitted, in one list, and the last accumulator.

      iex> Enum.flat_map_reduce(1..100, 0, fn x, acc -> if acc < 3, do: {[x, x], acc + 1}, else: {:halt, acc} end)
      {[1, 1, 2, 2, 3, 3], 3}

  """
  @spec flat_map_reduce(t, acc, (element, acc -> {t, acc} | {:halt, acc})) :: {[any], acc}
  def flat_map_reduce(enumerable, acc, fun) do
    {_, {emitted, acc}} =
      Enumerable.reduce(enumerable, {:cont, {[], acc}}, fn entry, {emitted, acc} ->
        case fun.(entry, acc) do
          {:halt, acc} -> {:halt, {emitted, acc}}
          {[], acc} -> {:cont, {emitted, acc}}
          {[one], acc} -> {:cont, {[one | emitted], acc}}
          {entries, acc} -> {:cont, {reduce(entries, emitted, &[&1 | &2]), acc}}
        end
      end)

    {:lists.reverse(emitted), acc}
  end

  @doc """
  Keeps the elements for which `fun` gives a truthy value.

      iex> Enum.filter([1, 2, 3], fn x -> rem(x, 2) == 0 end)
      [2]

      iex> Enum.filter(%{a: 1, b: 2}, fn {_key, value} -> value > 1 end)
      [b: 2]

  """
  @spec filter(t, (element -> as_boolean(term))) :: list
  def filter(enumerable, fun) when is_list(enumerable), do: filter_list(enumerable, fun)
  def filter(first..last//step, fun), do: Ranges.filter(first, last, step, fun)

  def filter(enumerable, fun) do
    enumerable
    |> reduce([], fn entry, acc -> if(fun.(entry), do: [entry | acc], else: acc) end)
    |> :lists.reverse()
  end

  defp filter_list([head | tail], fun) do
    if fun.(head), do: [head | filter_list(tail, fun)], else: filter_list(tail, fun)
  end

  defp filter_list([], _fun), do: []

  @doc """
  Leaves out the elements for which `fun` gives a truthy value.

      iex> Enum.reject([1, 2, 3], fn x -> rem(x, 2) == 0 end)
      [1, 3]

  """
  @spec reject(t, (element -> as_boolean(term))) :: list
  def reject(enumerable, fun) when is_list(enumerable), do: reject_list(enumerable, fun)

  def reject(enumerable, fun) do
    enumerable
    |> reduce([], fn entry, acc -> if(fun.(entry), do: acc, else: [entry | acc]) end)
    |> :lists.reverse()
  end

  defp reject_list([head | tail], fun) do
    if fun.(head), do: reject_list(tail, fun), else: [head | reject_list(tail, fun)]
  end

  defp reject_list([], _fun), do: []

  @doc """
  Parts the elements into those for which `fun` gives a truthy value and the others, in order.

      iex> Enum.split_with([5, 4, 3, 2, 1], fn x -> rem(x, 2) == 0 end)
      {[4, 2], [5, 3, 1]}

  """
  @doc since: "1.4.0"
  @spec split_with(t, (element -> as_boolean(term))) :: {list, list}
  def split_with(enumerable, fun) when is_list(enumerable), do: split_list_with(enumerable, [], [], fun)

  def split_with(enumerable, fun) do
    {kept, left} =
      reduce(enumerable, {[], []}, fn entry, {kept, left} ->
        if fun.(entry), do: {[entry | kept], left}, else: {kept, [entry | left]}
      end)

    {:lists.reverse(kept), :lists.reverse(left)}
  end

  defp split_list_with([head | tail], kept, left, fun) do
    if fun.(head),
      do: split_list_with(tail, [head | kept], left, fun),
      else: split_list_with(tail, kept, [head | left], fun)
  end

  defp split_list_with([], kept, left, _fun), do: {:lists.reverse(kept), :lists.reverse(left)}

  @doc """
  Leaves out elements that equal (`===`) the one before.

      iex> Enum.dedup([1, 2, 2, 3, 3, 3, 2])
      [1, 2, 3, 2]

  """
  @spec dedup(t) :: list
  def dedup([head | tail]), do: [head | dedup_list(tail, head)]
  def dedup([]), do: []
  def dedup(enumerable), do: enumerable |> to_list() |> dedup()

  defp dedup_list([same | tail], same), do: dedup_list(tail, same)
  defp dedup_list([head | tail], _last), do: [head | dedup_list(tail, head)]
  defp dedup_list([], _last), do: []

  @doc """
  Leaves out elements for which `fun` gives the same (`===`) as for the one before.

      iex> Enum.dedup_by([{1, :a}, {2, :b}, {2, :c}, {1, :a}], fn {x, _} -> x end)
      [{1, :a}, {2, :b}, {1, :a}]

  """
  @spec dedup_by(t, (element -> term)) :: list
  def dedup_by(enumerable, fun) do
    {kept, _} =
      reduce(enumerable, {[], []}, fn entry, {kept, last} ->
        case fun.(entry) do
          key when last === [key] -> {kept, last}
          key -> {[entry | kept], [key]}
        end
      end)

    :lists.reverse(kept)
  end

  @doc """
  Leaves out elements that equal (`===`) an earlier one.

      iex> Enum.uniq([1, 2, 3, 3, 2, 1])
      [1, 2, 3]

  """
  @spec uniq(t) :: list
  def uniq(enumerable) when is_list(enumerable),
    do: :elixir_enum.uniq(enumerable) || fail_as_improper(enumerable)

  def uniq(enumerable), do: enumerable |> to_list() |> uniq()

  @doc """
  Leaves out elements for which `fun` gives the same (`===`) as for an earlier one.

      iex> Enum.uniq_by([{1, :x}, {2, :y}, {1, :z}], fn {x, _} -> x end)
      [{1, :x}, {2, :y}]

  """
  @spec uniq_by(t, (element -> term)) :: list
  def uniq_by(enumerable, fun) when is_list(enumerable), do: uniq_list_by(enumerable, %{}, fun)

  def uniq_by(enumerable, fun) do
    {kept, _} =
      reduce(enumerable, {[], %{}}, fn entry, {kept, seen} ->
        case fun.(entry) do
          key when is_map_key(seen, key) -> {kept, seen}
          key -> {[entry | kept], :maps.put(key, true, seen)}
        end
      end)

    :lists.reverse(kept)
  end

  defp uniq_list_by([head | tail], seen, fun) do
    case fun.(head) do
      key when is_map_key(seen, key) -> uniq_list_by(tail, seen, fun)
      key -> [head | uniq_list_by(tail, :maps.put(key, true, seen), fun)]
    end
  end

  defp uniq_list_by([], _seen, _fun), do: []

  @doc """
  Counts how often each element occurs, as a map.

      iex> Enum.frequencies(~w(ant buffalo ant ant buffalo dingo))
      %{"ant" => 3, "buffalo" => 2, "dingo" => 1}

  """
  @doc since: "1.10.0"
  @spec frequencies(t) :: map
  def frequencies(enumerable) when is_list(enumerable),
    do: :elixir_enum.frequencies(enumerable) || fail_as_improper(enumerable)

  def frequencies(enumerable), do: reduce(enumerable, %{}, &count_key/2)

  @doc """
  Counts how often `key_fun` gives each key, as a map.

      iex> Enum.frequencies_by(~w(aa aA bb cc), &String.downcase/1)
      %{"aa" => 2, "bb" => 1, "cc" => 1}

  """
  @doc since: "1.10.0"
  @spec frequencies_by(t, (element -> any)) :: map
  def frequencies_by(enumerable, key_fun) when is_function(key_fun),
    do: reduce(enumerable, %{}, fn entry, counts -> count_key(key_fun.(entry), counts) end)

  defp count_key(key, counts) do
    case counts do
      %{^key => count} -> %{counts | key => count + 1}
      %{} -> :maps.put(key, 1, counts)
    end
  end

  @doc """
  Puts the elements into a map of lists, by the key that `key_fun` gives for each.

  The lists keep the order of the elements and hold what `value_fun` gives for them.

      iex> Enum.group_by(~w(ant buffalo cat dingo), &String.length/1)
      %{3 => ["ant", "cat"], 5 => ["dingo"], 7 => ["buffalo"]}

      iex> Enum.group_by(~w(ant buffalo cat dingo), &String.length/1, &String.first/1)
      %{3 => ["a", "c"], 5 => ["d"], 7 => ["b"]}

  """
  @spec group_by(t, (element -> any), (element -> any)) :: map
  def group_by(enumerable, key_fun, value_fun \\ fn entry -> entry end) when is_function(key_fun) do
    list = to_list(enumerable)
    :elixir_enum.group_by(list, key_fun, value_fun) || fail_as_improper(list)
  end

  # What is written in Java gives false for an improper list, which then fails as it does elsewhere.
  defp fail_as_improper(list), do: reduce_list(list, [], fn _entry, _acc -> [] end)

  ## Order

  @doc """
  Gives the elements in reverse order.

      iex> Enum.reverse([1, 2, 3])
      [3, 2, 1]

  """
  @spec reverse(t) :: list
  def reverse(enumerable) when is_list(enumerable), do: :lists.reverse(enumerable)
  def reverse(first..last//step), do: Ranges.reverse(first, last, step, [])
  def reverse(enumerable), do: reduce(enumerable, [], &[&1 | &2])

  @doc """
  Gives the elements in reverse order, followed by those of `tail` as they are.

      iex> Enum.reverse([1, 2, 3], [4, 5])
      [3, 2, 1, 4, 5]

  """
  @spec reverse(t, t) :: list
  def reverse(enumerable, tail) when is_list(enumerable), do: :lists.reverse(enumerable, to_list(tail))
  def reverse(enumerable, tail), do: reduce(enumerable, to_list(tail), &[&1 | &2])

  @doc """
  Reverses the `count` elements from `start_index` on, and leaves the others where they are.

      iex> Enum.reverse_slice([1, 2, 3, 4, 5, 6], 2, 3)
      [1, 2, 5, 4, 3, 6]

      iex> Enum.reverse_slice([1, 2, 3], 1, 30)
      [1, 3, 2]

  """
  @spec reverse_slice(t, non_neg_integer, non_neg_integer) :: list
  def reverse_slice(enumerable, start_index, count)
      when is_integer(start_index) and start_index >= 0 and is_integer(count) and count >= 0,
      do: enumerable |> to_list() |> Slice.reverse(start_index, count)

  @doc """
  Moves one element or a range of elements to `insertion_index`.

  The range has step 1 and its bounds may be negative, as in `slice/2`; so may `insertion_index`. It is the
  place of the first moved element if the move goes to the front, and of the last one if it goes to the back.
  Raises `ArgumentError` if it lies inside the range.

      iex> Enum.slide([:a, :b, :c, :d, :e], 3, 1)
      [:a, :d, :b, :c, :e]

      iex> Enum.slide([:a, :b, :c, :d, :e], 0..1, 3)
      [:c, :d, :a, :b, :e]

      iex> Enum.slide([:a, :b, :c, :d, :e], -2..-1, 0)
      [:d, :e, :a, :b, :c]

  """
  @doc since: "1.13.0"
  @spec slide(t, Range.t() | index, index) :: list
  def slide(enumerable, range_or_single_index, insertion_index)
  def slide(enumerable, index, index) when is_integer(index), do: to_list(enumerable)
  def slide(enumerable, index, insertion) when is_integer(index), do: slide(enumerable, index..index, insertion)

  def slide(_enumerable, _first.._last//step = range, _insertion_index) when step != 1,
    do: raise(ArgumentError, "Enum.slide/3 does not accept ranges with custom steps, got: #{inspect(range)}")

  def slide(enumerable, first..last//1 = range, insertion_index),
    do: enumerable |> to_list() |> Slice.slide(first, last, insertion_index, range)

  @doc """
  Sorts the elements in the order of terms.

  The sort is stable: elements that compare equal keep their order.

      iex> Enum.sort([3, 1, 2])
      [1, 2, 3]

      iex> Enum.sort([:b, "a", 1])
      [1, :b, "a"]

  """
  @spec sort(t) :: list
  def sort(enumerable) when is_list(enumerable), do: :lists.sort(enumerable)
  def sort(enumerable), do: enumerable |> to_list() |> :lists.sort()

  @doc """
  Sorts the elements by `sorter`.

  `sorter` is one of:

    * `:asc` or `:desc`, for the order of terms
    * a module with a `compare/2` that gives `:lt`, `:eq` or `:gt`
    * `{:asc, module}` or `{:desc, module}`
    * a function that tells whether its first argument goes before the second or is equal to it

  Structs have to be sorted by a module, since the order of terms looks at their fields one by one.

      iex> Enum.sort([2, 3, 1], :desc)
      [3, 2, 1]

      iex> Enum.sort([~D[2019-01-01], ~D[2020-03-02], ~D[2019-06-06]], {:desc, Date})
      [~D[2020-03-02], ~D[2019-06-06], ~D[2019-01-01]]

      iex> Enum.sort(["some", "kind", "of", "monster"], &(byte_size(&1) <= byte_size(&2)))
      ["of", "some", "kind", "monster"]

  """
  @spec sort(t, (element, element -> boolean) | :asc | :desc | module | {:asc | :desc, module}) :: list
  def sort(enumerable, sorter), do: enumerable |> to_list() |> Sorting.sort(sorter)

  @doc """
  Sorts the elements by what `mapper` gives for each, called once per element.

  See `sort/2` for `sorter`.

      iex> Enum.sort_by(["some", "kind", "of", "monster"], &byte_size/1)
      ["of", "some", "kind", "monster"]

      iex> Enum.sort_by([%{n: 1}, %{n: 3}, %{n: 2}], & &1.n, :desc)
      [%{n: 3}, %{n: 2}, %{n: 1}]

  """
  @spec sort_by(
          t,
          (element -> mapped),
          (element, element -> boolean) | :asc | :desc | module | {:asc | :desc, module}
        ) :: list
        when mapped: element
  def sort_by(enumerable, mapper, sorter \\ :asc) when is_function(mapper, 1),
    do: enumerable |> map(fn entry -> {mapper.(entry), entry} end) |> Sorting.sort_pairs(sorter)

  @doc """
  Gives the greatest element.

  The first of several greatest ones is given. `sorter` is a module with `compare/2` or a function that tells
  whether its first argument is greater than or equal to the second; a strict `>` makes the last one win.
  Without elements `empty_fallback` is called, which raises `Enum.EmptyError` unless another one is given
  (also in the place of `sorter`).

      iex> Enum.max([1, 3, 2])
      3

      iex> Enum.max([~D[2017-03-31], ~D[2017-04-01]], Date)
      ~D[2017-04-01]

      iex> Enum.max([], fn -> 0 end)
      0

      iex> Enum.max([])
      ** (Enum.EmptyError) empty error

  """
  @spec max(t, (element, element -> boolean) | module, (-> empty_result)) :: element | empty_result
        when empty_result: any
  def max(enumerable, sorter \\ &>=/2, empty_fallback \\ &raise_empty/0)

  def max(enumerable, empty_fallback, _) when is_function(empty_fallback, 0),
    do: Extremes.max(enumerable, &>=/2, empty_fallback)

  def max(enumerable, sorter, empty_fallback) when is_function(empty_fallback, 0),
    do: Extremes.max(enumerable, sorter, empty_fallback)

  @doc """
  Gives the element for which `fun` gives the greatest value.

  The first of several such elements is given. `sorter` and `empty_fallback` are those of `max/3`.

      iex> Enum.max_by(["a", "aa", "aaa"], &byte_size/1)
      "aaa"

      iex> Enum.max_by([], &byte_size/1, fn -> nil end)
      nil

  """
  @spec max_by(t, (element -> any), (element, element -> boolean) | module, (-> empty_result)) ::
          element | empty_result
        when empty_result: any
  def max_by(enumerable, fun, sorter \\ &>=/2, empty_fallback \\ &raise_empty/0)

  def max_by(enumerable, fun, empty_fallback, _) when is_function(fun, 1) and is_function(empty_fallback, 0),
    do: Extremes.by(enumerable, fun, &>=/2, empty_fallback)

  def max_by(enumerable, fun, sorter, empty_fallback) when is_function(fun, 1) and is_function(empty_fallback, 0),
    do: Extremes.by(enumerable, fun, Extremes.max_sorter(sorter), empty_fallback)

  @doc """
  Gives the least element.

  The first of several least ones is given. `sorter` is a module with `compare/2` or a function that tells
  whether its first argument is less than or equal to the second. Without elements `empty_fallback` is called,
  as in `max/3`.

      iex> Enum.min([2, 1, 3])
      1

      iex> Enum.min([~D[2017-03-31], ~D[2017-04-01]], Date)
      ~D[2017-03-31]

      iex> Enum.min([], fn -> 0 end)
      0

  """
  @spec min(t, (element, element -> boolean) | module, (-> empty_result)) :: element | empty_result
        when empty_result: any
  def min(enumerable, sorter \\ &<=/2, empty_fallback \\ &raise_empty/0)

  def min(enumerable, empty_fallback, _) when is_function(empty_fallback, 0),
    do: Extremes.min(enumerable, &<=/2, empty_fallback)

  def min(enumerable, sorter, empty_fallback) when is_function(empty_fallback, 0),
    do: Extremes.min(enumerable, sorter, empty_fallback)

  @doc """
  Gives the element for which `fun` gives the least value.

  The first of several such elements is given. `sorter` and `empty_fallback` are those of `min/3`.

      iex> Enum.min_by(["a", "aa", "aaa"], &byte_size/1)
      "a"

  """
  @spec min_by(t, (element -> any), (element, element -> boolean) | module, (-> empty_result)) ::
          element | empty_result
        when empty_result: any
  def min_by(enumerable, fun, sorter \\ &<=/2, empty_fallback \\ &raise_empty/0)

  def min_by(enumerable, fun, empty_fallback, _) when is_function(fun, 1) and is_function(empty_fallback, 0),
    do: Extremes.by(enumerable, fun, &<=/2, empty_fallback)

  def min_by(enumerable, fun, sorter, empty_fallback) when is_function(fun, 1) and is_function(empty_fallback, 0),
    do: Extremes.by(enumerable, fun, Extremes.min_sorter(sorter), empty_fallback)

  @doc """
  Gives the least and the greatest element as a tuple.

  The first of several equal ones is given. `sorter_or_fallback` is a module with `compare/2` or a function
  that tells whether its first argument is less than the second, or what to call if there are no elements (by
  default that raises `Enum.EmptyError`).

      iex> Enum.min_max([2, 3, 1])
      {1, 3}

      iex> Enum.min_max([], fn -> {nil, nil} end)
      {nil, nil}

  """
  @spec min_max(t, (element, element -> boolean) | module | (-> empty_result)) :: {element, element} | empty_result
        when empty_result: any
  def min_max(enumerable, sorter_or_fallback \\ &raise_empty/0)

  def min_max(enumerable, empty_fallback) when is_function(empty_fallback, 0),
    do: Extremes.min_max(enumerable, &</2, empty_fallback)

  def min_max(enumerable, sorter) when is_function(sorter, 2) or is_atom(sorter),
    do: Extremes.min_max(enumerable, sorter, &raise_empty/0)

  @doc """
  Gives the least and the greatest element by `sorter`, or calls `empty_fallback` if there are no elements.

      iex> Enum.min_max([~D[2019-01-01], ~D[2020-01-01]], Date, fn -> nil end)
      {~D[2019-01-01], ~D[2020-01-01]}

  """
  @spec min_max(t, (element, element -> boolean) | module, (-> empty_result)) :: {element, element} | empty_result
        when empty_result: any
  def min_max(enumerable, sorter, empty_fallback)
      when (is_function(sorter, 2) or is_atom(sorter)) and is_function(empty_fallback, 0),
      do: Extremes.min_max(enumerable, sorter, empty_fallback)

  @doc """
  Gives the elements for which `fun` gives the least and the greatest value, as a tuple.

  `sorter_or_fallback` is as in `min_max/2`.

      iex> Enum.min_max_by(["aaa", "bb", "c"], &byte_size/1)
      {"c", "aaa"}

      iex> Enum.min_max_by([], &byte_size/1, fn -> {nil, nil} end)
      {nil, nil}

  """
  @spec min_max_by(
          t,
          (element -> any),
          (element, element -> boolean) | module | (-> empty_result),
          (-> empty_result)
        ) :: {element, element} | empty_result
        when empty_result: any
  def min_max_by(enumerable, fun, sorter_or_fallback \\ &</2, empty_fallback \\ &raise_empty/0)

  def min_max_by(enumerable, fun, empty_fallback, _) when is_function(fun, 1) and is_function(empty_fallback, 0),
    do: Extremes.min_max_by(enumerable, fun, &</2, empty_fallback)

  def min_max_by(enumerable, fun, sorter, empty_fallback) when is_function(fun, 1) and is_function(empty_fallback, 0),
    do: Extremes.min_max_by(enumerable, fun, sorter, empty_fallback)

  defp raise_empty, do: raise(Enum.EmptyError)

  ## Parts

  @doc """
  Gives the first `amount` elements, or the last ones if `amount` is negative.

  Reads no more than it gives, unless `amount` is negative.

      iex> Enum.take([1, 2, 3], 2)
      [1, 2]

      iex> Enum.take([1, 2, 3], -2)
      [2, 3]

      iex> Enum.take([1, 2, 3], 10)
      [1, 2, 3]

  """
  @spec take(t, integer) :: list
  def take(_enumerable, 0), do: []

  def take(enumerable, amount) when is_list(enumerable) and is_integer(amount) and amount > 0,
    do: Slice.take(enumerable, amount)

  def take(enumerable, amount) when is_integer(amount), do: Slice.take_any(enumerable, amount)

  @doc """
  Leaves out the first `amount` elements, or the last ones if `amount` is negative.

      iex> Enum.drop([1, 2, 3], 2)
      [3]

      iex> Enum.drop([1, 2, 3], -1)
      [1, 2]

      iex> Enum.drop([1, 2, 3], 10)
      []

  """
  @spec drop(t, integer) :: list
  def drop(enumerable, amount) when is_list(enumerable) and is_integer(amount) and amount >= 0,
    do: Slice.drop(enumerable, amount)

  def drop(enumerable, amount) when is_integer(amount), do: Slice.drop_any(enumerable, amount)

  @doc """
  Gives the elements from the start for as long as `fun` gives a truthy value.

      iex> Enum.take_while([1, 2, 3, 1], fn x -> x < 3 end)
      [1, 2]

  """
  @spec take_while(t, (element -> as_boolean(term))) :: list
  def take_while(enumerable, fun) when is_list(enumerable), do: take_list_while(enumerable, fun)

  def take_while(enumerable, fun) do
    Enumerable.reduce(enumerable, {:cont, []}, fn entry, acc ->
      if fun.(entry), do: {:cont, [entry | acc]}, else: {:halt, acc}
    end)
    |> elem(1)
    |> :lists.reverse()
  end

  defp take_list_while([head | tail], fun), do: if(fun.(head), do: [head | take_list_while(tail, fun)], else: [])
  defp take_list_while([], _fun), do: []

  @doc """
  Leaves out elements from the start for as long as `fun` gives a truthy value.

      iex> Enum.drop_while([1, 2, 3, 2, 1], fn x -> x < 3 end)
      [3, 2, 1]

  """
  @spec drop_while(t, (element -> as_boolean(term))) :: list
  def drop_while(enumerable, fun) when is_list(enumerable), do: drop_list_while(enumerable, fun)

  def drop_while(enumerable, fun) do
    {_, kept} =
      reduce(enumerable, {:dropping, []}, fn
        entry, {:keeping, acc} -> {:keeping, [entry | acc]}
        entry, dropping -> if(fun.(entry), do: dropping, else: {:keeping, [entry]})
      end)

    :lists.reverse(kept)
  end

  defp drop_list_while([head | tail] = list, fun), do: if(fun.(head), do: drop_list_while(tail, fun), else: list)
  defp drop_list_while([], _fun), do: []

  @doc """
  Gives every `nth` element, starting with the first.

  With 0 it gives none.

      iex> Enum.take_every(1..10, 3)
      [1, 4, 7, 10]

      iex> Enum.take_every([1, 2, 3], 0)
      []

  """
  @spec take_every(t, non_neg_integer) :: list
  def take_every(_enumerable, 0), do: []
  def take_every(enumerable, 1), do: to_list(enumerable)

  def take_every(enumerable, nth) when is_integer(nth) and nth > 1,
    do: enumerable |> to_list() |> Slice.take_every(nth)

  @doc """
  Leaves out every `nth` element, starting with the first.

  With 0 it leaves out none, with 1 all.

      iex> Enum.drop_every(1..10, 3)
      [2, 3, 5, 6, 8, 9]

      iex> Enum.drop_every([1, 2, 3], 0)
      [1, 2, 3]

  """
  @spec drop_every(t, non_neg_integer) :: list
  def drop_every(enumerable, 0), do: to_list(enumerable)
  def drop_every(_enumerable, 1), do: []

  def drop_every(enumerable, nth) when is_integer(nth) and nth > 1,
    do: enumerable |> to_list() |> Slice.drop_every(nth)

  @doc """
  Cuts the elements in two lists, the first with `count` elements.

  A negative `count` is the length of the second list.

      iex> Enum.split([1, 2, 3], 2)
      {[1, 2], [3]}

      iex> Enum.split([1, 2, 3], -1)
      {[1, 2], [3]}

      iex> Enum.split([1, 2, 3], 10)
      {[1, 2, 3], []}

  """
  @spec split(t, integer) :: {list, list}
  def split(enumerable, count) when is_integer(count), do: enumerable |> to_list() |> Slice.split(count)

  @doc """
  Cuts the elements in two lists before the first one for which `fun` gives a falsy value.

      iex> Enum.split_while([1, 2, 3, 1], fn x -> x < 3 end)
      {[1, 2], [3, 1]}

  """
  @spec split_while(t, (element -> as_boolean(term))) :: {list, list}
  def split_while(enumerable, fun) when is_list(enumerable), do: split_list_while(enumerable, [], fun)

  def split_while(enumerable, fun) do
    {taken, rest} =
      reduce(enumerable, {[], []}, fn
        entry, {taken, []} -> if(fun.(entry), do: {[entry | taken], []}, else: {taken, [entry]})
        entry, {taken, rest} -> {taken, [entry | rest]}
      end)

    {:lists.reverse(taken), :lists.reverse(rest)}
  end

  defp split_list_while([head | tail] = list, taken, fun) do
    if fun.(head), do: split_list_while(tail, [head | taken], fun), else: {:lists.reverse(taken), list}
  end

  defp split_list_while([], taken, _fun), do: {:lists.reverse(taken), []}

  @doc """
  Gives the elements whose positions lie in a range.

  Negative bounds count from the end. The range may reach beyond the elements, and may have a step.

      iex> Enum.slice([1, 2, 3, 4, 5], 1..3)
      [2, 3, 4]

      iex> Enum.slice([1, 2, 3, 4, 5], 2..-1//1)
      [3, 4, 5]

      iex> Enum.slice(1..100, 0..10//5)
      [1, 6, 11]

      iex> Enum.slice([1, 2, 3], 5..9)
      []

  A range with step -1 is taken as one with step 1, with a warning; other negative steps raise
  `ArgumentError`.
  """
  @doc since: "1.6.0"
  @spec slice(t, Range.t()) :: list
  def slice(enumerable, first..last//step) when step > 0, do: Slice.range(enumerable, first, last, step)

  def slice(enumerable, first..last//-1) when first > last do
    IO.warn("negative steps are not supported in Enum.slice/2, pass #{first}..#{last}//1 instead")
    Slice.range(enumerable, first, last, 1)
  end

  def slice(_enumerable, _.._//_ = range),
    do: raise(ArgumentError, "Enum.slice/2 does not accept ranges with negative steps, got: #{inspect(range)}")

  @doc """
  Gives at most `amount` elements, from `start_index` on.

  A negative `start_index` counts from the end; one that lies before the first element is taken as 0.

      iex> Enum.slice([1, 2, 3, 4, 5], 1, 2)
      [2, 3]

      iex> Enum.slice([1, 2, 3, 4, 5], -2, 9)
      [4, 5]

      iex> Enum.slice([1, 2, 3], 5, 1)
      []

  """
  @spec slice(t, index, non_neg_integer) :: list
  def slice(_enumerable, start_index, 0) when is_integer(start_index), do: []

  def slice(enumerable, start_index, amount) when is_integer(start_index) and is_integer(amount) and amount >= 0,
    do: Slice.slice(enumerable, start_index, amount)

  ## Chunks

  @doc """
  Cuts the elements in chunks of `count`; the last one may be shorter.

      iex> Enum.chunk_every([1, 2, 3, 4, 5], 2)
      [[1, 2], [3, 4], [5]]

  """
  @doc since: "1.5.0"
  @spec chunk_every(t, pos_integer) :: [list]
  def chunk_every(enumerable, count), do: chunk_every(enumerable, count, count, [])

  @doc """
  Gives chunks of `count` elements, each starting `step` elements after the one before.

  If the last chunk is too short it is filled up from `leftover`, as far as that reaches, or left out if that
  is `:discard`.

      iex> Enum.chunk_every([1, 2, 3, 4, 5], 3, 2)
      [[1, 2, 3], [3, 4, 5], [5]]

      iex> Enum.chunk_every([1, 2, 3, 4], 2, 3, [:filler])
      [[1, 2], [4, :filler]]

      iex> Enum.chunk_every([1, 2, 3, 4, 5], 2, 2, :discard)
      [[1, 2], [3, 4]]

  """
  @doc since: "1.5.0"
  @spec chunk_every(t, pos_integer, pos_integer, t | :discard) :: [list]
  def chunk_every(enumerable, count, step, leftover \\ [])
      when is_integer(count) and count > 0 and is_integer(step) and step > 0,
      do: enumerable |> to_list() |> Chunk.every(count, step, leftover)

  @doc """
  Starts a new chunk whenever `fun` gives something else than for the element before.

      iex> Enum.chunk_by([1, 2, 2, 3, 4, 4, 6], &(rem(&1, 2) == 1))
      [[1], [2, 2], [3], [4, 4, 6]]

  """
  @spec chunk_by(t, (element -> any)) :: [list]
  def chunk_by(enumerable, fun), do: Chunk.by(enumerable, fun)

  @doc """
  Builds chunks as `chunk_fun` says.

  `chunk_fun` is called with an element and the accumulator and gives `{:cont, chunk, acc}` to emit a chunk,
  `{:cont, acc}` to emit nothing or `{:halt, acc}` to stop. At the end `after_fun` is called with the
  accumulator and gives `{:cont, chunk, acc}` or `{:cont, acc}`.

      iex> chunk_fun = fn
      ...>   x, acc when rem(x, 3) == 0 -> {:cont, Enum.reverse([x | acc]), []}
      ...>   x, acc -> {:cont, [x | acc]}
      ...> end
      iex> Enum.chunk_while(1..7, [], chunk_fun, fn acc -> {:cont, Enum.reverse(acc), []} end)
      [[1, 2, 3], [4, 5, 6], [7]]

  """
  @doc since: "1.5.0"
  @spec chunk_while(
          t,
          acc,
          (element, acc -> {:cont, chunk, acc} | {:cont, acc} | {:halt, acc}),
          (acc -> {:cont, chunk, acc} | {:cont, acc})
        ) :: Enumerable.t()
        when chunk: any
  def chunk_while(enumerable, acc, chunk_fun, after_fun), do: Chunk.while(enumerable, acc, chunk_fun, after_fun)

  ## Joining and converting

  @doc """
  Strings the elements of enumerables together.

      iex> Enum.concat([1..3, 4..6, [7]])
      [1, 2, 3, 4, 5, 6, 7]

      iex> Enum.concat([[1, [2]], [3]])
      [1, [2], 3]

  """
  @spec concat(t) :: list
  def concat(enumerables), do: flat_map(enumerables, fn enumerable -> enumerable end)

  @doc """
  Strings the elements of two enumerables together.

      iex> Enum.concat(1..3, [4])
      [1, 2, 3, 4]

  """
  @spec concat(t, t) :: list
  def concat(left, right) when is_list(left) and is_list(right), do: left ++ right
  def concat(left, right) when is_list(left), do: left ++ to_list(right)
  def concat(left, right), do: to_list(left) ++ to_list(right)

  @doc """
  Gives the elements as a list.

      iex> Enum.to_list(1..3)
      [1, 2, 3]

      iex> Enum.to_list(%{a: 1})
      [a: 1]

  """
  @spec to_list(t) :: [element]
  def to_list(enumerable) when is_list(enumerable), do: enumerable
  def to_list(first..last//step), do: Ranges.to_list(first, last, step)
  def to_list(%_{} = enumerable), do: enumerable |> reverse() |> :lists.reverse()
  def to_list(%{} = map), do: :maps.to_list(map)
  def to_list(enumerable), do: enumerable |> reverse() |> :lists.reverse()

  @doc """
  Puts the elements into a collectable.

  See `Collectable` for what that can be.

      iex> Enum.into([1, 2], [])
      [1, 2]

      iex> Enum.into([a: 1, b: 2], %{c: 3})
      %{a: 1, b: 2, c: 3}

      iex> Enum.into(["a", "b"], "> ")
      "> ab"

  """
  @spec into(t, Collectable.t()) :: Collectable.t()
  def into(enumerable, []), do: to_list(enumerable)
  def into(enumerable, %_{} = collectable), do: collect(enumerable, collectable)
  def into(%_{} = enumerable, collectable), do: collect(enumerable, collectable)
  def into(enumerable, %{} = map) when is_list(enumerable), do: into_map(:maps.from_list(enumerable), map)
  def into(%{} = enumerable, %{} = map), do: into_map(enumerable, map)
  def into(enumerable, collectable), do: collect(enumerable, collectable)

  defp into_map(new, map) when map_size(map) == 0, do: new
  defp into_map(new, map), do: :maps.merge(map, new)

  defp collect(enumerable, collectable) do
    {acc, collector} = Collectable.into(collectable)
    collect_each(enumerable, acc, collector, fn entry, acc -> collector.(acc, {:cont, entry}) end)
  end

  @doc """
  Puts what `transform` gives for each element into a collectable.

      iex> Enum.into([1, 2, 3], [], fn x -> x * 3 end)
      [3, 6, 9]

      iex> Enum.into(%{a: 1}, %{b: 2}, fn {key, value} -> {key, value * 2} end)
      %{a: 2, b: 2}

  """
  @spec into(t, Collectable.t(), (term -> term)) :: Collectable.t()
  def into(enumerable, [], transform), do: map(enumerable, transform)
  def into(enumerable, %_{} = collectable, transform), do: collect(enumerable, collectable, transform)
  def into(%_{} = enumerable, collectable, transform), do: collect(enumerable, collectable, transform)

  def into(enumerable, %{} = map, transform) when is_list(enumerable) or is_map(enumerable),
    do: enumerable |> map(transform) |> :maps.from_list() |> into_map(map)

  def into(enumerable, collectable, transform), do: collect(enumerable, collectable, transform)

  defp collect(enumerable, collectable, transform) do
    {acc, collector} = Collectable.into(collectable)
    collect_each(enumerable, acc, collector, fn entry, acc -> collector.(acc, {:cont, transform.(entry)}) end)
  end

  # The collector hears of the end, and of an end by failure, too.
  defp collect_each(enumerable, acc, collector, reducer) do
    try do
      reduce(enumerable, acc, reducer)
    catch
      kind, reason ->
        collector.(acc, :halt)
        :erlang.raise(kind, reason, __STACKTRACE__)
    else
      acc -> collector.(acc, :done)
    end
  end

  @doc """
  Pairs each element with its position, or calls a function with both.

  An integer `fun_or_offset` is added to the positions, which start at 0. A function gets the element and its
  position.

      iex> Enum.with_index([:a, :b, :c])
      [a: 0, b: 1, c: 2]

      iex> Enum.with_index([:a, :b], 3)
      [a: 3, b: 4]

      iex> Enum.with_index([:a, :b], fn element, index -> {index, element} end)
      [{0, :a}, {1, :b}]

  """
  @spec with_index(t, integer | (element, index -> value)) :: [{element, index}] | [value] when value: any
  def with_index(enumerable, fun_or_offset \\ 0)

  def with_index(enumerable, offset) when is_integer(offset) and is_list(enumerable),
    do: with_index_list(enumerable, offset)

  def with_index(enumerable, fun) when is_function(fun, 2) and is_list(enumerable),
    do: map_with_index(enumerable, 0, fun)

  def with_index(enumerable, offset) when is_integer(offset),
    do: enumerable |> map_reduce(offset, fn entry, index -> {{entry, index}, index + 1} end) |> elem(0)

  def with_index(enumerable, fun) when is_function(fun, 2),
    do: enumerable |> map_reduce(0, fn entry, index -> {fun.(entry, index), index + 1} end) |> elem(0)

  defp with_index_list([head | tail], index), do: [{head, index} | with_index_list(tail, index + 1)]
  defp with_index_list([], _index), do: []

  defp map_with_index([head | tail], index, fun), do: [fun.(head, index) | map_with_index(tail, index + 1, fun)]
  defp map_with_index([], _index, _fun), do: []

  ## Zipping

  @doc """
  Pairs the elements of two enumerables, up to the end of the shorter one.

      iex> Enum.zip([1, 2, 3], [:a, :b, :c])
      [{1, :a}, {2, :b}, {3, :c}]

      iex> Enum.zip([:a, :b], 1..100)
      [a: 1, b: 2]

  """
  @spec zip(t, t) :: [{any, any}]
  def zip(left, right) when is_list(left) and is_list(right), do: Zip.pairs(left, right)
  def zip(left, right), do: zip([left, right])

  @doc """
  Gives tuples of the elements at the same positions of enumerables, up to the end of the shortest.

      iex> Enum.zip([[1, 2, 3], [:a, :b, :c], ["x", "y"]])
      [{1, :a, "x"}, {2, :b, "y"}]

      iex> Enum.zip([])
      []

  """
  @doc since: "1.4.0"
  @spec zip(t) :: [tuple]
  def zip(enumerables), do: zip_with(enumerables, &:erlang.list_to_tuple/1)

  @doc """
  Gives what `zip_fun` gives for the elements of two enumerables at the same positions, up to the end of the
  shorter one.

      iex> Enum.zip_with([1, 2, 3], [4, 5], fn x, y -> x * y end)
      [4, 10]

  """
  @doc since: "1.12.0"
  @spec zip_with(t, t, (any, any -> any)) :: list
  def zip_with(left, right, zip_fun) when is_list(left) and is_list(right) and is_function(zip_fun, 2),
    do: Zip.map(left, right, zip_fun)

  def zip_with(left, right, zip_fun) when is_function(zip_fun, 2),
    do: zip_with([left, right], fn [x, y] -> zip_fun.(x, y) end)

  @doc """
  Calls `zip_fun` with the list of the elements at the same position of all enumerables, up to the end of the
  shortest, and gives the list of results.

      iex> Enum.zip_with([[1, 2], [3, 4], [5, 6]], &Enum.sum/1)
      [9, 12]

  """
  @doc since: "1.12.0"
  @spec zip_with(t, ([any] -> any)) :: list
  def zip_with([], _zip_fun), do: []

  def zip_with(enumerables, zip_fun) do
    case Zip.lists(enumerables) do
      {:ok, lists} ->
        Zip.map_all(lists, zip_fun)

      {:error, enumerables} ->
        enumerables |> Stream.zip_with(zip_fun) |> to_list()
    end
  end

  @doc """
  Folds two enumerables at once, up to the end of the shorter one.

      iex> Enum.zip_reduce([1, 2], [3, 4], 0, fn x, y, acc -> x + y + acc end)
      10

  """
  @doc since: "1.12.0"
  @spec zip_reduce(t, t, acc, (any, any, acc -> acc)) :: acc
  def zip_reduce(left, right, acc, reducer) when is_list(left) and is_list(right) and is_function(reducer, 3),
    do: Zip.reduce(left, right, acc, reducer)

  def zip_reduce(left, right, acc, reducer) when is_function(reducer, 3),
    do: zip_reduce([left, right], acc, fn [x, y], acc -> reducer.(x, y, acc) end)

  @doc """
  Folds enumerables at once, up to the end of the shortest; `reducer` gets the list of their elements and the
  accumulator.

      iex> Enum.zip_reduce([[1, 1], [2, 2], [3, 3]], [], fn elements, acc -> [List.to_tuple(elements) | acc] end)
      [{1, 2, 3}, {1, 2, 3}]

  """
  @doc since: "1.12.0"
  @spec zip_reduce(t, acc, ([any], acc -> acc)) :: acc
  def zip_reduce([], acc, reducer) when is_function(reducer, 2), do: acc

  def zip_reduce(enumerables, acc, reducer) when is_function(reducer, 2) do
    case Zip.lists(enumerables) do
      {:ok, lists} -> Zip.reduce_all(lists, acc, reducer)
      {:error, enumerables} -> enumerables |> Stream.zip_with(& &1) |> reduce(acc, reducer)
    end
  end

  @doc """
  Takes pairs apart into a list of first and a list of second elements.

      iex> Enum.unzip([{1, :a}, {2, :b}])
      {[1, 2], [:a, :b]}

      iex> Enum.unzip(%{a: 1})
      {[:a], [1]}

  """
  @spec unzip(t) :: {list, list}
  def unzip(enumerable) do
    {left, right} = reduce(enumerable, {[], []}, fn {x, y}, {left, right} -> {[x | left], [y | right]} end)
    {:lists.reverse(left), :lists.reverse(right)}
  end

  ## Chance

  @doc """
  Gives one element by chance.

  Raises `Enum.EmptyError` if there is none. It draws from `:rand`, so seeding that makes it repeatable.

      Enum.random([1, 2, 3])
      #=> 2

      iex> Enum.random(7..7)
      7

  """
  @spec random(t) :: element
  def random(enumerable), do: Sample.random(enumerable)

  @doc """
  Gives the elements in an order of chance.

  It draws from `:rand`, so seeding that makes it repeatable.

      Enum.shuffle([1, 2, 3])
      #=> [3, 1, 2]

  """
  @spec shuffle(t) :: list
  def shuffle(enumerable), do: Sample.shuffle(enumerable)

  @doc """
  Gives `count` elements by chance, in an order of chance, or all if there are fewer.

  It draws from `:rand`, so seeding that makes it repeatable, and looks at every element once.

      Enum.take_random(1..10, 2)
      #=> [3, 1]

      iex> Enum.take_random([], 2)
      []

  """
  @spec take_random(t, non_neg_integer) :: list
  def take_random(enumerable, count)
  def take_random(_enumerable, 0), do: []
  def take_random(enumerable, count) when is_integer(count) and count > 0, do: Sample.take(enumerable, count)

  ## Deprecated

  @doc false
  @deprecated "Use Enum.chunk_every/2 instead"
  def chunk(enumerable, count), do: chunk_every(enumerable, count, count, :discard)

  @doc false
  @deprecated "Use Enum.chunk_every/3 instead"
  def chunk(enumerable, count, step), do: chunk_every(enumerable, count, step, :discard)

  @doc false
  @deprecated "Use Enum.chunk_every/4 instead"
  def chunk(enumerable, count, step, leftover), do: chunk_every(enumerable, count, step, leftover || :discard)

  @doc false
  @deprecated "Use Enum.filter/2 + Enum.map/2 or for comprehensions instead"
  def filter_map(enumerable, filter, mapper), do: enumerable |> filter(filter) |> map(mapper)

  @doc false
  @deprecated "Use Enum.split_with/2 instead"
  def partition(enumerable, fun), do: split_with(enumerable, fun)

  @doc false
  @deprecated "Use Enum.uniq_by/2 instead"
  def uniq(enumerable, fun), do: uniq_by(enumerable, fun)
end
