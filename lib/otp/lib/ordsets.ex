defmodule :ordsets do
  @moduledoc """
  Sets as lists in order without duplicates. Elements are compared by value, so `1` and `1.0` are the same element; where two sets
  have it in both forms, it is not said which one is kept (here as in OTP the one of the list that was behind before).
  """

  @type ordset(element) :: [element]

  @doc "An empty set."
  @spec new() :: []
  def new, do: []

  @doc """
  Tells whether a term is a list in order without duplicates.

      iex> :ordsets.is_set([1, 1])
      false
  """
  @spec is_set(term()) :: boolean()
  def is_set([element | rest]), do: is_set(rest, element)
  def is_set([]), do: true
  def is_set(_term), do: false

  defp is_set([element | rest], before) when before < element, do: is_set(rest, element)
  defp is_set([_ | _], _before), do: false
  defp is_set([], _before), do: true

  @doc "How many elements a set has."
  @spec size(ordset(term())) :: non_neg_integer()
  def size(set), do: length(set)

  @doc "Tells whether a set has no elements."
  @spec is_empty(ordset(term())) :: boolean()
  def is_empty(set), do: set === []

  @doc "Tells whether both sets have the same elements."
  @spec is_equal(ordset(term()), ordset(term())) :: boolean()
  def is_equal(set1, set2) when is_list(set1) and is_list(set2), do: set1 == set2

  @doc "The elements in order."
  @spec to_list(ordset(element)) :: [element] when element: var
  def to_list(set), do: set

  @doc """
  The set of a list's elements.

      iex> :ordsets.from_list([2, 1, 2])
      [1, 2]
  """
  @spec from_list([element]) :: ordset(element) when element: var
  def from_list(list), do: :lists.usort(list)

  @doc "Tells whether an element is in a set."
  @spec is_element(term(), ordset(term())) :: boolean()
  def is_element(element, [head | tail]) when element > head, do: is_element(element, tail)
  def is_element(element, [head | _]) when element < head, do: false
  def is_element(_element, [_ | _]), do: true
  def is_element(_element, []), do: false

  @doc """
  Adds an element.

      iex> :ordsets.add_element(2, [1, 3])
      [1, 2, 3]
  """
  @spec add_element(element, ordset(element)) :: ordset(element) when element: var
  def add_element(element, [head | tail]) when element > head, do: [head | add_element(element, tail)]
  def add_element(element, [head | _] = set) when element < head, do: [element | set]
  def add_element(_element, [_ | _] = set), do: set
  def add_element(element, []), do: [element]

  @doc "Removes an element."
  @spec del_element(term(), ordset(element)) :: ordset(element) when element: var
  def del_element(element, [head | tail]) when element > head, do: [head | del_element(element, tail)]
  def del_element(element, [head | _] = set) when element < head, do: set
  def del_element(_element, [_ | tail]), do: tail
  def del_element(_element, []), do: []

  @doc """
  The elements of either set.

      iex> :ordsets.union([1, 3], [2])
      [1, 2, 3]
  """
  @spec union(ordset(element), ordset(element)) :: ordset(element) when element: var
  def union([a | as], [b | _] = bs) when a < b, do: [a | union(as, bs)]
  def union([a | _] = as, [b | bs]) when a > b, do: [b | union(bs, as)]
  def union([a | as], [_ | bs]), do: [a | union(as, bs)]
  def union([], bs), do: bs
  def union(as, []), do: as

  @doc "The elements of any set in a list."
  @spec union([ordset(element)]) :: ordset(element) when element: var
  def union(sets), do: :lists.umerge(sets)

  @doc """
  The elements of both sets.

      iex> :ordsets.intersection([1, 2], [2, 3])
      [2]
  """
  @spec intersection(ordset(element), ordset(element)) :: ordset(element) when element: var
  def intersection([a | as], [b | _] = bs) when a < b, do: intersection(as, bs)
  def intersection([a | _] = as, [b | bs]) when a > b, do: intersection(bs, as)
  def intersection([a | as], [_ | bs]), do: [a | intersection(as, bs)]
  def intersection([], _bs), do: []
  def intersection(_as, []), do: []

  @doc "The elements of all sets in a list that has some."
  @spec intersection([ordset(element), ...]) :: ordset(element) when element: var
  def intersection([set]), do: set
  def intersection([a, b | sets]), do: intersection([intersection(a, b) | sets])

  @doc "Tells whether the sets have no element in common."
  @spec is_disjoint(ordset(term()), ordset(term())) :: boolean()
  def is_disjoint([a | as], [b | _] = bs) when a < b, do: is_disjoint(as, bs)
  def is_disjoint([a | _] = as, [b | bs]) when a > b, do: is_disjoint(as, bs)
  def is_disjoint([_ | _], [_ | _]), do: false
  def is_disjoint([], _bs), do: true
  def is_disjoint(_as, []), do: true

  @doc """
  The elements of the first set that are not in the second.

      iex> :ordsets.subtract([1, 2], [2])
      [1]
  """
  @spec subtract(ordset(element), ordset(element)) :: ordset(element) when element: var
  def subtract([a | as], [b | _] = bs) when a < b, do: [a | subtract(as, bs)]
  def subtract([a | _] = as, [b | bs]) when a > b, do: subtract(as, bs)
  def subtract([_ | as], [_ | bs]), do: subtract(as, bs)
  def subtract([], _bs), do: []
  def subtract(as, []), do: as

  @doc "Tells whether all elements of the first set are in the second."
  @spec is_subset(ordset(term()), ordset(term())) :: boolean()
  def is_subset([a | _], [b | _]) when a < b, do: false
  def is_subset([a | _] = as, [b | bs]) when a > b, do: is_subset(as, bs)
  def is_subset([_ | as], [_ | bs]), do: is_subset(as, bs)
  def is_subset([], _bs), do: true
  def is_subset(_as, []), do: false

  @doc "Calls `fun` with each element and the result so far, in order."
  @spec fold((element, acc -> acc), acc, ordset(element)) :: acc when element: var, acc: var
  def fold(fun, acc, set), do: :lists.foldl(fun, acc, set)

  @doc "Keeps the elements for which `fun` gives `true`."
  @spec filter((element -> boolean()), ordset(element)) :: ordset(element) when element: var
  def filter(fun, set), do: :lists.filter(fun, set)

  @doc "The set of what `fun` makes of the elements."
  @spec map((element -> other), ordset(element)) :: ordset(other) when element: var, other: var
  def map(fun, set), do: from_list(:lists.map(fun, set))

  @doc "Keeps the elements for which `fun` gives `true`, and takes `value` for those with `{true, value}`."
  @spec filtermap((element -> boolean() | {true, other}), ordset(element)) :: ordset(element | other)
        when element: var, other: var
  def filtermap(fun, set), do: from_list(:lists.filtermap(fun, set))
end
