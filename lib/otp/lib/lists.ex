defmodule :lists do
  @moduledoc """
  The functions of Erlang's `:lists` that are not Java: searches and zips with funs, and merges.

  All others (`reverse/1`, `map/2`, `sort/1`, `keyfind/3`, ...) are in `ListsBifs`, `ListsParts`, `ListsZips`, `ListsLoops`, `ListsKeys` and `ListsSorting`;
  both halves make one module. Lists must be proper: where one is not, a function fails when it gets there.

  This file is compiled before the rest of the library, so it uses nothing but patterns, guards and `case`.
  """

  @doc """
  Joins atoms, numbers and strings to one string.

      iex> :lists.concat([:a, 1, ~c"b"])
      ~c"a1b"
  """
  @spec concat([atom() | number() | charlist()]) :: charlist()
  def concat(things), do: :lists.flatmap(fn thing -> thing_to_list(thing) end, things)

  defp thing_to_list(thing) when is_integer(thing), do: :erlang.integer_to_list(thing)
  defp thing_to_list(thing) when is_float(thing), do: :erlang.float_to_list(thing)
  defp thing_to_list(thing) when is_atom(thing), do: :erlang.atom_to_list(thing)
  defp thing_to_list(thing) when is_list(thing), do: thing

  @doc """
  Leaves out the first elements for which `fun` gives `true`.

      iex> :lists.dropwhile(&(&1 < 3), [1, 2, 3, 1])
      [3, 1]
  """
  @spec dropwhile((term() -> boolean()), [term()]) :: [term()]
  def dropwhile(fun, list) when is_function(fun, 1), do: dropwhile_1(fun, list)

  defp dropwhile_1(fun, [head | tail] = list) do
    case fun.(head) do
      true -> dropwhile_1(fun, tail)
      false -> list
    end
  end

  defp dropwhile_1(_fun, []), do: []

  @doc """
  Numbers the elements from 1.

      iex> :lists.enumerate([:a, :b])
      [{1, :a}, {2, :b}]
  """
  @spec enumerate([term()]) :: [{integer(), term()}]
  def enumerate(list), do: enumerate(1, 1, list)

  @doc "Numbers the elements from `index`; see `enumerate/1`."
  @spec enumerate(integer(), [term()]) :: [{integer(), term()}]
  def enumerate(index, list), do: enumerate(index, 1, list)

  @doc """
  Numbers the elements from `index` in steps.

      iex> :lists.enumerate(0, -2, [:a, :b])
      [{0, :a}, {-2, :b}]
  """
  @spec enumerate(integer(), integer(), [term()]) :: [{integer(), term()}]
  def enumerate(index, step, list) when is_integer(index) and is_integer(step) do
    enumerate_1(index, step, list)
  end

  defp enumerate_1(index, step, [head | tail]) do
    [{index, head} | enumerate_1(index + step, step, tail)]
  end

  defp enumerate_1(_index, _step, []), do: []

  @doc "The old name of `filtermap/2`."
  @spec zf((term() -> boolean() | {true, term()}), [term()]) :: [term()]
  def zf(fun, list), do: :lists.filtermap(fun, list)

  @doc """
  Replaces an element of each tuple by what `fun` makes of it.

      iex> :lists.keymap(&(-&1), 2, [{:a, 1}, {:b, 2}])
      [a: -1, b: -2]
  """
  @spec keymap((term() -> term()), pos_integer(), [tuple()]) :: [tuple()]
  def keymap(fun, position, [tuple | tail]) do
    [:erlang.setelement(position, tuple, fun.(:erlang.element(position, tuple))) | keymap(fun, position, tail)]
  end

  def keymap(fun, position, [])
      when is_integer(position) and position >= 1 and is_function(fun, 1),
      do: []

  @doc """
  Finds the first element for which `fun` gives `true`.

      iex> :lists.search(&is_atom/1, [1, :b, :c])
      {:value, :b}
  """
  @spec search((term() -> boolean()), [term()]) :: {:value, term()} | false
  def search(fun, list) when is_function(fun, 1), do: search_1(fun, list)

  defp search_1(fun, [head | tail]) do
    case fun.(head) do
      true -> {:value, head}
      false -> search_1(fun, tail)
    end
  end

  defp search_1(_fun, []), do: false

  @doc """
  Splits the list before the first element for which `fun` does not give `true`.

      iex> :lists.splitwith(&(&1 < 3), [1, 2, 3, 1])
      {[1, 2], [3, 1]}
  """
  @spec splitwith((term() -> boolean()), [term()]) :: {[term()], [term()]}
  def splitwith(fun, list) when is_function(fun, 1), do: splitwith_1(fun, list, [])

  defp splitwith_1(fun, [head | tail] = list, taken) do
    case fun.(head) do
      true -> splitwith_1(fun, tail, [head | taken])
      false -> {:lists.reverse(taken), list}
    end
  end

  defp splitwith_1(_fun, [], taken), do: {:lists.reverse(taken), []}

  @doc """
  Takes the first elements for which `fun` gives `true`.

      iex> :lists.takewhile(&(&1 < 3), [1, 2, 3, 1])
      [1, 2]
  """
  @spec takewhile((term() -> boolean()), [term()]) :: [term()]
  def takewhile(fun, list) when is_function(fun, 1), do: takewhile_1(fun, list)

  defp takewhile_1(fun, [head | tail]) do
    case fun.(head) do
      true -> [head | takewhile_1(fun, tail)]
      false -> []
    end
  end

  defp takewhile_1(_fun, []), do: []

  @doc """
  Keeps the first element for each value that `fun` gives.

      iex> :lists.uniq(&rem(&1, 3), [1, 2, 4, 5, 3])
      [1, 2, 3]
  """
  @spec uniq((term() -> term()), [term()]) :: [term()]
  def uniq(fun, list) when is_function(fun, 1), do: uniq_2(list, fun, %{})

  defp uniq_2([head | tail], fun, seen) do
    key = fun.(head)

    case seen do
      %{^key => _} -> uniq_2(tail, fun, seen)
      %{} -> [head | uniq_2(tail, fun, :maps.put(key, true, seen))]
    end
  end

  defp uniq_2([], _fun, _seen), do: []

  @doc """
  Pairs of the elements of two lists. Where one is longer: `:fail` raises, `:trim` drops the rest, `{:pad, {a, b}}` fills up
  the shorter one.

      iex> :lists.zip([1], [2, 3], {:pad, {:a, :b}})
      [{1, 2}, {:a, 3}]
  """
  @spec zip([term()], [term()], :fail | :trim | {:pad, {term(), term()}}) :: [{term(), term()}]
  def zip([a | as], [b | bs], how), do: [{a, b} | zip(as, bs, how)]
  def zip([], [], how) when how == :fail or how == :trim, do: []
  def zip([], [], {:pad, {_, _}}), do: []
  def zip([_ | _], [], :trim), do: []
  def zip([], [_ | _], :trim), do: []
  def zip([], [_ | _] = bs, {:pad, {a, _}}), do: :lists.map(fn b -> {a, b} end, bs)
  def zip([_ | _] = as, [], {:pad, {_, b}}), do: :lists.map(fn a -> {a, b} end, as)

  @doc """
  Triples of the elements of three lists; see `zip/3` for lists of different lengths.

      iex> :lists.zip3([1], [2, 3], [], :trim)
      []
  """
  @spec zip3([term()], [term()], [term()], :fail | :trim | {:pad, {term(), term(), term()}}) ::
          [{term(), term(), term()}]
  def zip3([a | as], [b | bs], [c | cs], how), do: [{a, b, c} | zip3(as, bs, cs, how)]
  def zip3([], [], [], how) when how == :fail or how == :trim, do: []
  def zip3(as, bs, cs, :trim) when is_list(as) and is_list(bs) and is_list(cs), do: []
  def zip3([], [], [], {:pad, {_, _, _}}), do: []

  def zip3(as, bs, cs, {:pad, {a, b, c}} = how) do
    {a, as} = first(as, a)
    {b, bs} = first(bs, b)
    {c, cs} = first(cs, c)
    [{a, b, c} | zip3(as, bs, cs, how)]
  end

  defp first([head | tail], _default), do: {head, tail}
  defp first([], default), do: {default, []}

  @doc """
  What `fun` makes of the elements of two lists of the same length.

      iex> :lists.zipwith(&+/2, [1, 2], [3, 4])
      [4, 6]
  """
  @spec zipwith((term(), term() -> term()), [term()], [term()]) :: [term()]
  def zipwith(fun, as, bs), do: zipwith(fun, as, bs, :fail)

  @doc """
  What `fun` makes of the elements of two lists; see `zip/3` for lists of different lengths.

      iex> :lists.zipwith(&+/2, [1, 2], [3], :trim)
      [4]
  """
  @spec zipwith((term(), term() -> term()), [term()], [term()], :fail | :trim | {:pad, {term(), term()}}) ::
          [term()]
  def zipwith(fun, [a | as], [b | bs], how), do: [fun.(a, b) | zipwith(fun, as, bs, how)]

  def zipwith(fun, [], [], how) when is_function(fun, 2) and (how == :fail or how == :trim), do: []
  def zipwith(fun, [], [], {:pad, {_, _}}) when is_function(fun, 2), do: []
  def zipwith(fun, [_ | _], [], :trim) when is_function(fun, 2), do: []
  def zipwith(fun, [], [_ | _], :trim) when is_function(fun, 2), do: []

  def zipwith(fun, [], [_ | _] = bs, {:pad, {a, _}}) when is_function(fun, 2) do
    :lists.map(fn b -> fun.(a, b) end, bs)
  end

  def zipwith(fun, [_ | _] = as, [], {:pad, {_, b}}) when is_function(fun, 2) do
    :lists.map(fn a -> fun.(a, b) end, as)
  end

  @doc """
  What `fun` makes of the elements of three lists of the same length.

      iex> :lists.zipwith3(&{&1, &2, &3}, [1], [2], [3])
      [{1, 2, 3}]
  """
  @spec zipwith3((term(), term(), term() -> term()), [term()], [term()], [term()]) :: [term()]
  def zipwith3(fun, as, bs, cs), do: zipwith3(fun, as, bs, cs, :fail)

  @doc """
  What `fun` makes of the elements of three lists; see `zip/3` for lists of different lengths.

      iex> :lists.zipwith3(&{&1, &2, &3}, [1], [2], [], {:pad, {:a, :b, :c}})
      [{1, 2, :c}]
  """
  @spec zipwith3(
          (term(), term(), term() -> term()),
          [term()],
          [term()],
          [term()],
          :fail | :trim | {:pad, {term(), term(), term()}}
        ) :: [term()]
  def zipwith3(fun, [a | as], [b | bs], [c | cs], how) do
    [fun.(a, b, c) | zipwith3(fun, as, bs, cs, how)]
  end

  def zipwith3(fun, [], [], [], how) when is_function(fun, 3) and (how == :fail or how == :trim), do: []

  def zipwith3(fun, as, bs, cs, :trim)
      when is_function(fun, 3) and is_list(as) and is_list(bs) and is_list(cs),
      do: []

  def zipwith3(fun, [], [], [], {:pad, {_, _, _}}) when is_function(fun, 3), do: []

  def zipwith3(fun, as, bs, cs, {:pad, {a, b, c}} = how) when is_function(fun, 3) do
    {a, as} = first(as, a)
    {b, bs} = first(bs, b)
    {c, cs} = first(cs, c)
    [fun.(a, b, c) | zipwith3(fun, as, bs, cs, how)]
  end

  @doc """
  Merges sorted lists; of equal elements those of earlier lists come first.

      iex> :lists.merge([[1, 3], [2], [0, 4]])
      [0, 1, 2, 3, 4]
  """
  @spec merge([[term()]]) :: [term()]
  def merge(lists), do: mergel(lists, [])

  defp mergel([], [merged]), do: merged
  defp mergel([], []), do: []
  defp mergel([], done), do: mergel(:lists.reverse(done), [])
  defp mergel([a, b | rest], done), do: mergel(rest, [merge(a, b) | done])
  defp mergel([a], done) when is_list(a), do: mergel([], [a | done])

  @doc """
  Merges two sorted lists; of equal elements the one of the first list comes first.

      iex> :lists.merge([1, 3], [1.0, 2])
      [1, 1.0, 2, 3]
  """
  @spec merge([term()], [term()]) :: [term()]
  def merge([a | as], [b | _] = bs) when a <= b, do: [a | merge(as, bs)]
  def merge([_ | _] = as, [b | bs]), do: [b | merge(as, bs)]
  def merge([], bs), do: bs
  def merge(as, []), do: as

  @doc """
  Merges two lists sorted by `fun`, which tells whether its first argument may stand before its second.

      iex> :lists.merge(&>=/2, [3, 1], [2])
      [3, 2, 1]
  """
  @spec merge((term(), term() -> boolean()), [term()], [term()]) :: [term()]
  def merge(fun, [a | as], [b | bs]) when is_function(fun, 2) do
    case fun.(a, b) do
      true -> [a | merge(fun, as, [b | bs])]
      false -> [b | merge(fun, [a | as], bs)]
    end
  end

  def merge(fun, [], bs) when is_function(fun, 2), do: bs
  def merge(fun, as, []) when is_function(fun, 2), do: as

  @doc """
  Merges three sorted lists.

      iex> :lists.merge3([1, 4], [2], [3])
      [1, 2, 3, 4]
  """
  @spec merge3([term()], [term()], [term()]) :: [term()]
  def merge3(as, bs, cs), do: merge(merge(as, bs), cs)

  @doc """
  Merges sorted lists without duplicates; of equal elements that of the earliest list is kept.

      iex> :lists.umerge([[1, 3], [1, 2], [3]])
      [1, 2, 3]
  """
  @spec umerge([[term()]]) :: [term()]
  def umerge(lists), do: umergel(lists, [], :asc)

  defp umergel([], [merged], _order), do: merged
  defp umergel([], [], _order), do: []
  defp umergel([], done, order), do: umergel(:lists.reverse(done), [], order)
  defp umergel([a, b | rest], done, order), do: umergel(rest, [umerge(a, b) | done], order)
  defp umergel([a], done, order) when is_list(a), do: umergel([], [a | done], order)

  @doc """
  Merges two sorted lists without duplicates; of equal elements the one of the first list is kept.

      iex> :lists.umerge([1, 3], [1.0, 2])
      [1, 2, 3]
  """
  @spec umerge([term()], [term()]) :: [term()]
  def umerge([a | as], [b | bs]) when a == b, do: [a | umerge(as, bs)]
  def umerge([a | as], [b | _] = bs) when a < b, do: [a | umerge(as, bs)]
  def umerge([_ | _] = as, [b | bs]), do: [b | umerge(as, bs)]
  def umerge([], bs), do: bs
  def umerge(as, []), do: as

  @doc """
  Merges two lists without duplicates, sorted by `fun`; elements are equal if `fun` accepts them in both orders.

      iex> :lists.umerge(&>=/2, [3, 1], [3, 2])
      [3, 2, 1]
  """
  @spec umerge((term(), term() -> boolean()), [term()], [term()]) :: [term()]
  def umerge(fun, [a | as], [b | bs]) when is_function(fun, 2) do
    case fun.(a, b) do
      true ->
        case fun.(b, a) do
          true -> [a | umerge(fun, as, bs)]
          false -> [a | umerge(fun, as, [b | bs])]
        end

      false ->
        [b | umerge(fun, [a | as], bs)]
    end
  end

  def umerge(fun, [], bs) when is_function(fun, 2), do: bs
  def umerge(fun, as, []) when is_function(fun, 2), do: as

  @doc """
  Merges three sorted lists without duplicates.

      iex> :lists.umerge3([1, 4], [1, 2], [2, 3])
      [1, 2, 3, 4]
  """
  @spec umerge3([term()], [term()], [term()]) :: [term()]
  def umerge3(as, bs, cs), do: umerge(umerge(as, bs), cs)

  @doc """
  Merges two lists of tuples that are sorted by the element at a position.

      iex> :lists.keymerge(1, [{1, :a}, {3, :b}], [{1, :c}, {2, :d}])
      [{1, :a}, {1, :c}, {2, :d}, {3, :b}]
  """
  @spec keymerge(pos_integer(), [tuple()], [tuple()]) :: [tuple()]
  def keymerge(position, [a | as], [b | bs]) do
    case :erlang.element(position, a) <= :erlang.element(position, b) do
      true -> [a | keymerge(position, as, [b | bs])]
      false -> [b | keymerge(position, [a | as], bs)]
    end
  end

  def keymerge(position, [], bs) when is_integer(position) and position > 0, do: bs
  def keymerge(position, as, []) when is_integer(position) and position > 0, do: as

  @doc """
  Merges two lists of tuples that are sorted by the element at a position and have no two that are equal there.

      iex> :lists.ukeymerge(1, [{1, :a}, {3, :b}], [{1, :c}, {2, :d}])
      [{1, :a}, {2, :d}, {3, :b}]
  """
  @spec ukeymerge(pos_integer(), [tuple()], [tuple()]) :: [tuple()]
  def ukeymerge(position, [a | as], [b | bs]) do
    x = :erlang.element(position, a)

    case :erlang.element(position, b) do
      y when x == y -> [a | ukeymerge(position, as, bs)]
      y when x < y -> [a | ukeymerge(position, as, [b | bs])]
      _ -> [b | ukeymerge(position, [a | as], bs)]
    end
  end

  def ukeymerge(position, [], bs) when is_integer(position) and position > 0, do: bs
  def ukeymerge(position, as, []) when is_integer(position) and position > 0, do: as
end
