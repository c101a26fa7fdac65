defprotocol Enumerable do
  @moduledoc """
  The protocol behind `Enum` and `Stream`.

  Whoever calls `Enum.map([1, 2, 3], &(&1 * 2))` relies on `reduce/3`, which folds one element after another
  and can stop or pause in between; all other operations can be built on it. The other three functions are
  shortcuts for enumerables that know more about themselves, and may answer `{:error, __MODULE__}`: then the
  operation falls back on the `reduce/3` of that module.

  Lists, maps, ranges, sets, streams and functions of two arguments (the ones `reduce/3` would be called with,
  the accumulator first) are enumerable.
  """

  @typedoc """
  Anything enumerable.
  """
  @type t :: term()

  @typedoc """
  An enumerable of elements of a type.

  It says no more than `t:t/0` to tools, but more to readers.
  """
  @typedoc since: "1.14.0"
  @type t(_element) :: t()

  @typedoc """
  The accumulator of a reduction with an order what to do next.

    * `:cont` - go on with the next element
    * `:halt` - stop at once
    * `:suspend` - stop for now and give a continuation

  """
  @type acc :: {:cont, term} | {:halt, term} | {:suspend, term}

  @typedoc """
  The function called with each element and the accumulator (without its tag).
  """
  @type reducer :: (element :: term, element_acc :: term -> acc)

  @typedoc """
  How a reduction ended.

    * `:done` - at the end of the enumerable
    * `:halted` - where the reducer or the initial accumulator said `:halt`
    * `:suspended` - where it said `:suspend`; calling the continuation goes on from there. It has to be
      called to the end or with `{:halt, acc}`, so that the enumerable can release what it holds.

  """
  @type result ::
          {:done, term}
          | {:halted, term}
          | {:suspended, term, continuation}

  @typedoc """
  What a suspended reduction goes on with.
  """
  @type continuation :: (acc -> result)

  @typedoc """
  Gives `length` elements from `start` (at least 0) on, `step` apart.

  The caller makes sure that they lie inside the enumerable and that `length` is at least 1.
  """
  @type slicing_fun ::
          (start :: non_neg_integer, length :: pos_integer, step :: pos_integer -> [term()])

  @typedoc """
  Gives the enumerable as a list.
  """
  @type to_list_fun :: (t -> [term()])

  @doc """
  Folds the enumerable with `fun`, as the tag of each accumulator says.

  An implementation checks the tag before it touches the next element:

      def reduce(_list, {:halt, acc}, _fun), do: {:halted, acc}
      def reduce(list, {:suspend, acc}, fun), do: {:suspended, acc, &reduce(list, &1, fun)}
      def reduce([], {:cont, acc}, _fun), do: {:done, acc}
      def reduce([head | tail], {:cont, acc}, fun), do: reduce(tail, fun.(head, acc), fun)

  An example of a call:

      iex> Enumerable.reduce([1, 2, 3], {:cont, 0}, fn x, acc -> {:cont, x + acc} end)
      {:done, 6}

  """
  @spec reduce(t, acc, reducer) :: result
  def reduce(enumerable, acc, fun)

  @doc """
  Gives `{:ok, count}` if the size is known without going through the elements, else `{:error, __MODULE__}`.

      iex> Enumerable.count(1..3)
      {:ok, 3}

  """
  @spec count(t) :: {:ok, non_neg_integer} | {:error, module}
  def count(enumerable)

  @doc """
  Gives `{:ok, boolean}` if it can tell without going through the elements whether `element` is one of them
  (compared with `===`), else `{:error, __MODULE__}`.

      iex> Enumerable.member?(1..3, 2)
      {:ok, true}

  """
  @spec member?(t, term) :: {:ok, boolean} | {:error, module}
  def member?(enumerable, element)

  @doc """
  Gives the size and a way to cut pieces out, if both are to be had without going through the elements.

  That is `{:ok, size, slicing_fun}` with a `t:slicing_fun/0`, `{:ok, size, to_list_fun}` with a
  `t:to_list_fun/0` for enumerables that are turned into a list most easily as a whole, or
  `{:error, __MODULE__}`.

      iex> {:ok, 3, slicer} = Enumerable.slice(1..3)
      iex> slicer.(1, 2, 1)
      [2, 3]

  """
  @spec slice(t) ::
          {:ok, size :: non_neg_integer(), slicing_fun() | to_list_fun()}
          | {:error, module()}
  def slice(enumerable)
end

defimpl Enumerable, for: List do
  def count(list), do: {:ok, length(list)}
  def member?(_list, _element), do: {:error, __MODULE__}
  def slice(_list), do: {:error, __MODULE__}

  def reduce(_list, {:halt, acc}, _fun), do: {:halted, acc}
  def reduce(list, {:suspend, acc}, fun), do: {:suspended, acc, &reduce(list, &1, fun)}
  def reduce([], {:cont, acc}, _fun), do: {:done, acc}
  def reduce([head | tail], {:cont, acc}, fun), do: reduce(tail, fun.(head, acc), fun)
end

defimpl Enumerable, for: Map do
  def count(map), do: {:ok, map_size(map)}

  def member?(map, {key, value}), do: {:ok, match?(%{^key => ^value}, map)}
  def member?(_map, _other), do: {:ok, false}

  def slice(map), do: {:ok, map_size(map), &:maps.to_list/1}

  def reduce(map, acc, fun), do: map |> :maps.to_list() |> Enumerable.List.reduce(acc, fun)
end

defimpl Enumerable, for: Function do
  def count(_function), do: {:error, __MODULE__}
  def member?(_function, _element), do: {:error, __MODULE__}
  def slice(_function), do: {:error, __MODULE__}

  def reduce(function, acc, fun) when is_function(function, 2), do: function.(acc, fun)

  def reduce(function, _acc, _fun) do
    raise Protocol.UndefinedError,
      protocol: @protocol,
      value: function,
      description: "only anonymous functions of arity 2 are enumerable"
  end
end
