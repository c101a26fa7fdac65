defmodule :gb_sets do
  @moduledoc """
  Ordered sets as general balanced trees; see `:gb_trees` for how they are kept in balance.

  A set is `{size, root}`, where a node is `{element, smaller, bigger}` or `nil`. Elements are compared by value, so `1` and `1.0` are the same
  element.
  """

  @type node_(element) :: {element, node_(element), node_(element)} | nil
  @type set(element) :: {non_neg_integer(), node_(element)}
  @type set :: set(term())
  @type iter(element) :: {:ordered | :reversed, [node_(element)]}

  @doc """
  An empty set.

      iex> :gb_sets.new()
      {0, nil}
  """
  @spec new() :: set()
  def new, do: empty()

  @doc "An empty set."
  @spec empty() :: set()
  def empty, do: {0, nil}

  @doc """
  A set of one element.

      iex> :gb_sets.singleton(1)
      {1, {1, nil, nil}}
  """
  @spec singleton(element) :: set(element) when element: var
  def singleton(element), do: {1, {element, nil, nil}}

  @doc "Tells whether a term looks like a set."
  @spec is_set(term()) :: boolean()
  def is_set({0, nil}), do: true
  def is_set({size, {_, _, _}}) when is_integer(size) and size >= 0, do: true
  def is_set(_), do: false

  @doc "Tells whether a set has no elements."
  @spec is_empty(set()) :: boolean()
  def is_empty({0, nil}), do: true
  def is_empty(_), do: false

  @doc "How many elements a set has."
  @spec size(set()) :: non_neg_integer()
  def size({size, _}), do: size

  @doc """
  Tells whether both sets have the same elements.

      iex> :gb_sets.is_equal(:gb_sets.from_list([1, 2]), :gb_sets.from_list([2, 1.0]))
      true
  """
  @spec is_equal(set(), set()) :: boolean()
  def is_equal({size, root1}, {size, _} = set2) do
    equal_1(set2, root1)
  end

  def is_equal({_, _}, {_, _}), do: false

  defp equal_1(set2, root1) do
    :lists.all(&is_member(&1, set2), elements(root1, []))
  end

  @doc "Tells whether an element is in a set."
  @spec is_member(element, set(element)) :: boolean() when element: var
  def is_member(element, {_, root}), do: member_1(element, root)

  defp member_1(element, {other, smaller, _}) when element < other, do: member_1(element, smaller)
  defp member_1(element, {other, _, bigger}) when element > other, do: member_1(element, bigger)
  defp member_1(_element, {_, _, _}), do: true
  defp member_1(_element, nil), do: false

  @doc "Tells whether an element is in a set: `is_member/2`."
  @spec is_element(element, set(element)) :: boolean() when element: var
  def is_element(element, set), do: is_member(element, set)

  @doc """
  Adds an element that must not be there; raises `{:key_exists, element}` otherwise.

      iex> :gb_sets.insert(1, :gb_sets.empty())
      {1, {1, nil, nil}}
  """
  @spec insert(element, set(element)) :: set(element) when element: var
  def insert(element, {size, root}) do
    {size + 1, insert_1(element, root, (size + 1) * (size + 1))}
  end

  # As in :gb_trees.

  defp insert_1(element, {other, smaller, bigger}, limit) when element < other do
    case insert_1(element, smaller, div(limit, 2)) do
      {changed, height, size} when is_integer(height) ->
        {other_height, other_size} = count(bigger)
        grown({other, changed, bigger}, 2 * max(height, other_height), size + other_size + 1)

      changed ->
        {other, changed, bigger}
    end
  end

  defp insert_1(element, {other, smaller, bigger}, limit) when element > other do
    case insert_1(element, bigger, div(limit, 2)) do
      {changed, height, size} when is_integer(height) ->
        {other_height, other_size} = count(smaller)
        grown({other, smaller, changed}, 2 * max(height, other_height), size + other_size + 1)

      changed ->
        {other, smaller, changed}
    end
  end

  defp insert_1(element, nil, 0), do: {{element, nil, nil}, 1, 1}
  defp insert_1(element, nil, _limit), do: {element, nil, nil}
  defp insert_1(element, _node, _limit), do: :erlang.error({:key_exists, element})

  defp grown(node, height, size) when height > size * size, do: balanced(node, size)
  defp grown(node, height, size), do: {node, height, size}

  defp count({_, nil, nil}), do: {1, 1}

  defp count({_, smaller, bigger}) do
    {height1, size1} = count(smaller)
    {height2, size2} = count(bigger)
    {2 * max(height1, height2), size1 + size2 + 1}
  end

  defp count(nil), do: {1, 0}

  @doc "Adds an element, if it is not there."
  @spec add(element, set(element)) :: set(element) when element: var
  def add(element, set) do
    case is_member(element, set) do
      true -> set
      false -> insert(element, set)
    end
  end

  @doc "Adds an element, if it is not there: `add/2`."
  @spec add_element(element, set(element)) :: set(element) when element: var
  def add_element(element, set), do: add(element, set)

  @doc "Rebuilds a set in the best form."
  @spec balance(set(element)) :: set(element) when element: var
  def balance({size, root}), do: {size, balanced(root, size)}

  defp balanced(root, size), do: built(elements(root, []), size)

  @doc """
  The set of a list's elements.

      iex> :gb_sets.from_list([2, 1, 2])
      {2, {2, {1, nil, nil}, nil}}
  """
  @spec from_list([element]) :: set(element) when element: var
  def from_list(list), do: from_ordset(:ordsets.from_list(list))

  @doc "The set of the elements of a list that is in order without duplicates."
  @spec from_ordset([element]) :: set(element) when element: var
  def from_ordset(list) do
    size = length(list)
    {size, built(list, size)}
  end

  defp built(list, size) do
    {root, []} = build(list, size)
    root
  end

  defp build(list, size) when size > 1 do
    bigger_size = div(size - 1, 2)
    {smaller, [element | list]} = build(list, size - 1 - bigger_size)
    {bigger, list} = build(list, bigger_size)
    {{element, smaller, bigger}, list}
  end

  defp build([element | list], 1), do: {{element, nil, nil}, list}
  defp build(list, 0), do: {nil, list}

  # What OTP merges comes out back to front and is built from that end, so that the larger halves are on the other side.
  defp from_merged(list) do
    size = length(list)
    {root, []} = build_reversed(:lists.reverse(list), size)
    {size, root}
  end

  defp build_reversed(list, size) when size > 1 do
    smaller_size = div(size - 1, 2)
    {bigger, [element | list]} = build_reversed(list, size - 1 - smaller_size)
    {smaller, list} = build_reversed(list, smaller_size)
    {{element, smaller, bigger}, list}
  end

  defp build_reversed([element | list], 1), do: {{element, nil, nil}, list}
  defp build_reversed(list, 0), do: {nil, list}

  @doc "Removes an element, which must be there."
  @spec delete(element, set(element)) :: set(element) when element: var
  def delete(element, {size, root}), do: {size - 1, delete_1(element, root)}

  defp delete_1(element, {other, smaller, bigger}) when element < other, do: {other, delete_1(element, smaller), bigger}
  defp delete_1(element, {other, smaller, bigger}) when element > other, do: {other, smaller, delete_1(element, bigger)}
  defp delete_1(_element, {_, smaller, bigger}), do: joined(smaller, bigger)

  defp joined(smaller, nil), do: smaller
  defp joined(nil, bigger), do: bigger

  defp joined(smaller, bigger) do
    {element, bigger} = take_smallest1(bigger)
    {element, smaller, bigger}
  end

  @doc "Removes an element, if it is there."
  @spec delete_any(element, set(element)) :: set(element) when element: var
  def delete_any(element, set) do
    case is_member(element, set) do
      true -> delete(element, set)
      false -> set
    end
  end

  @doc "Removes an element, if it is there: `delete_any/2`."
  @spec del_element(element, set(element)) :: set(element) when element: var
  def del_element(element, set), do: delete_any(element, set)

  @doc "`{element, rest}` of the smallest element of a set that has some."
  @spec take_smallest(set(element)) :: {element, set(element)} when element: var
  def take_smallest({size, root}) do
    {element, root} = take_smallest1(root)
    {element, {size - 1, root}}
  end

  defp take_smallest1({element, nil, bigger}), do: {element, bigger}

  defp take_smallest1({element, smaller, bigger}) do
    {smallest, smaller} = take_smallest1(smaller)
    {smallest, {element, smaller, bigger}}
  end

  @doc "`{element, rest}` of the largest element of a set that has some."
  @spec take_largest(set(element)) :: {element, set(element)} when element: var
  def take_largest({size, root}) do
    {element, root} = take_largest1(root)
    {element, {size - 1, root}}
  end

  defp take_largest1({element, smaller, nil}), do: {element, smaller}

  defp take_largest1({element, smaller, bigger}) do
    {largest, bigger} = take_largest1(bigger)
    {largest, {element, smaller, bigger}}
  end

  @doc "The smallest element of a set that has some."
  @spec smallest(set(element)) :: element when element: var
  def smallest({_, root}), do: smallest_1(root)

  defp smallest_1({element, nil, _}), do: element
  defp smallest_1({_, smaller, _}), do: smallest_1(smaller)

  @doc "The largest element of a set that has some."
  @spec largest(set(element)) :: element when element: var
  def largest({_, root}), do: largest_1(root)

  defp largest_1({element, _, nil}), do: element
  defp largest_1({_, _, bigger}), do: largest_1(bigger)

  @doc "`{:found, element}` of the greatest element below the given one, or `:none`."
  @spec smaller(element, set(element)) :: {:found, element} | :none when element: var
  def smaller(element, {_, root}), do: smaller_1(element, root, :none)

  defp smaller_1(_element, nil, found), do: found
  defp smaller_1(element, {other, _, bigger}, _found) when element > other, do: smaller_1(element, bigger, {:found, other})
  defp smaller_1(element, {_, smaller, _}, found), do: smaller_1(element, smaller, found)

  @doc "`{:found, element}` of the least element above the given one, or `:none`."
  @spec larger(element, set(element)) :: {:found, element} | :none when element: var
  def larger(element, {_, root}), do: larger_1(element, root, :none)

  defp larger_1(_element, nil, found), do: found
  defp larger_1(element, {other, smaller, _}, _found) when element < other, do: larger_1(element, smaller, {:found, other})
  defp larger_1(element, {_, _, bigger}, found), do: larger_1(element, bigger, found)

  @doc """
  The elements in order.

      iex> :gb_sets.to_list(:gb_sets.from_list([2, 1]))
      [1, 2]
  """
  @spec to_list(set(element)) :: [element] when element: var
  def to_list({_, root}), do: elements(root, [])

  defp elements({element, smaller, bigger}, rest), do: elements(smaller, [element | elements(bigger, rest)])
  defp elements(nil, rest), do: rest

  @doc "An iterator over the elements in order; see `next/1`."
  @spec iterator(set(element)) :: iter(element) when element: var
  def iterator(set), do: iterator(set, :ordered)

  @doc "An iterator over the elements, `:ordered` or `:reversed`."
  @spec iterator(set(element), :ordered | :reversed) :: iter(element) when element: var
  def iterator({_, root}, :ordered), do: {:ordered, leftmost(root, [])}
  def iterator({_, root}, :reversed), do: {:reversed, rightmost(root, [])}

  defp leftmost({_, nil, _} = node, nodes), do: [node | nodes]
  defp leftmost({_, smaller, _} = node, nodes), do: leftmost(smaller, [node | nodes])
  defp leftmost(nil, nodes), do: nodes

  defp rightmost({_, _, nil} = node, nodes), do: [node | nodes]
  defp rightmost({_, _, bigger} = node, nodes), do: rightmost(bigger, [node | nodes])
  defp rightmost(nil, nodes), do: nodes

  @doc "An iterator over the elements from one on."
  @spec iterator_from(element, set(element)) :: iter(element) when element: var
  def iterator_from(element, set), do: iterator_from(element, set, :ordered)

  @doc "An iterator over the elements from one on, `:ordered` or `:reversed`."
  @spec iterator_from(element, set(element), :ordered | :reversed) :: iter(element) when element: var
  def iterator_from(element, {_, root}, :ordered), do: {:ordered, from(element, root, [])}
  def iterator_from(element, {_, root}, :reversed), do: {:reversed, down_from(element, root, [])}

  defp from(element, {other, _, bigger}, nodes) when other < element, do: from(element, bigger, nodes)
  defp from(_element, {_, nil, _} = node, nodes), do: [node | nodes]
  defp from(element, {_, smaller, _} = node, nodes), do: from(element, smaller, [node | nodes])
  defp from(_element, nil, nodes), do: nodes

  defp down_from(element, {other, smaller, _}, nodes) when other > element, do: down_from(element, smaller, nodes)
  defp down_from(_element, {_, _, nil} = node, nodes), do: [node | nodes]
  defp down_from(element, {_, _, bigger} = node, nodes), do: down_from(element, bigger, [node | nodes])
  defp down_from(_element, nil, nodes), do: nodes

  @doc """
  `{element, iterator}` of the next element, or `:none`.

      iex> {1, rest} = :gb_sets.next(:gb_sets.iterator(:gb_sets.from_list([1])))
      iex> :gb_sets.next(rest)
      :none
  """
  @spec next(iter(element)) :: {element, iter(element)} | :none when element: var
  def next({:ordered, [{element, _, bigger} | nodes]}), do: {element, {:ordered, leftmost(bigger, nodes)}}
  def next({:reversed, [{element, smaller, _} | nodes]}), do: {element, {:reversed, rightmost(smaller, nodes)}}
  def next({_, []}), do: :none

  @doc """
  The elements of either set.

      iex> :gb_sets.to_list(:gb_sets.union(:gb_sets.from_list([1]), :gb_sets.from_list([2])))
      [1, 2]
  """
  @spec union(set(element), set(element)) :: set(element) when element: var
  def union({size1, root1}, {size2, root2}) when size2 < size1, do: united(root2, size2, root1, size1)
  def union({size1, root1}, {size2, root2}), do: united(root1, size1, root2, size2)

  defp united(few, few_size, many, many_size) do
    case merges?(few_size, many_size) do
      true -> from_merged(:ordsets.union(elements(few, []), elements(many, [])))
      false -> add_all(elements(few, []), {many_size, many})
    end
  end

  # Looking up each of a few elements among very many is quicker than going through all of them.
  defp merges?(few_size, many_size) do
    many_size < 10 or many_size < few_size * :erlang.round(1.46 * :math.log(many_size))
  end

  defp add_all(elements, set), do: :lists.foldl(&add/2, set, elements)

  @doc "The elements of any set in a list."
  @spec union([set(element)]) :: set(element) when element: var
  def union([]), do: empty()
  def union([set | sets]), do: :lists.foldl(fn other, union -> union(union, other) end, set, sets)

  @doc """
  The elements of both sets.

      iex> :gb_sets.to_list(:gb_sets.intersection(:gb_sets.from_list([1, 2]), :gb_sets.from_list([2])))
      [2]
  """
  @spec intersection(set(element), set(element)) :: set(element) when element: var
  def intersection({size1, root1}, {size2, root2}) when size2 < size1, do: common(root2, size2, root1, size1)
  def intersection({size1, root1}, {size2, root2}), do: common(root1, size1, root2, size2)

  defp common(few, few_size, many, many_size) do
    case merges?(few_size, many_size) do
      true -> from_merged(:ordsets.intersection(elements(few, []), elements(many, [])))
      false -> from_merged(:lists.filter(&member_1(&1, many), elements(few, [])))
    end
  end

  @doc "The elements of all sets in a list that has some."
  @spec intersection([set(element), ...]) :: set(element) when element: var
  def intersection([set | sets]), do: :lists.foldl(fn other, all -> intersection(all, other) end, set, sets)

  @doc "Tells whether the sets have no element in common."
  @spec is_disjoint(set(), set()) :: boolean()
  def is_disjoint({size1, root1}, {size2, _} = set2) when size1 < size2 do
    not :lists.any(&is_member(&1, set2), elements(root1, []))
  end

  def is_disjoint(set1, {_, root2}), do: not :lists.any(&is_member(&1, set1), elements(root2, []))

  @doc """
  The elements of the first set that are not in the second.

      iex> :gb_sets.to_list(:gb_sets.subtract(:gb_sets.from_list([1, 2]), :gb_sets.from_list([2])))
      [1]
  """
  @spec subtract(set(element), set(element)) :: set(element) when element: var
  def subtract(set1, set2), do: difference(set1, set2)

  @doc "The elements of the first set that are not in the second: `subtract/2`."
  @spec difference(set(element), set(element)) :: set(element) when element: var
  def difference({size1, root1}, {size2, root2}) do
    case merges?(size1, size2) do
      true -> from_merged(:ordsets.subtract(elements(root1, []), elements(root2, [])))
      false -> from_merged(:lists.filter(&(not member_1(&1, root2)), elements(root1, [])))
    end
  end

  @doc "Tells whether all elements of the first set are in the second."
  @spec is_subset(set(), set()) :: boolean()
  def is_subset({_, root1}, set2), do: :lists.all(&is_member(&1, set2), elements(root1, []))

  @doc """
  Keeps the elements for which `fun` gives `true`.

      iex> :gb_sets.to_list(:gb_sets.filter(&(&1 > 1), :gb_sets.from_list([1, 2])))
      [2]
  """
  @spec filter((element -> boolean()), set(element)) :: set(element) when element: var
  def filter(fun, {_, root}) when is_function(fun, 1), do: from_ordset(:lists.filter(fun, elements(root, [])))

  @doc "The set of what `fun` makes of the elements."
  @spec map((element -> other), set(element)) :: set(other) when element: var, other: var
  def map(fun, {_, root}) when is_function(fun, 1), do: from_list(:lists.map(fun, elements(root, [])))

  @doc "Keeps the elements for which `fun` gives `true`, and takes `value` for those with `{true, value}`."
  @spec filtermap((element -> boolean() | {true, other}), set(element)) :: set(element | other)
        when element: var, other: var
  def filtermap(fun, {_, root}) when is_function(fun, 1), do: from_list(:lists.filtermap(fun, elements(root, [])))

  @doc """
  Calls `fun` with each element and the result so far, in order.

      iex> :gb_sets.fold(&+/2, 0, :gb_sets.from_list([1, 2]))
      3
  """
  @spec fold((element, acc -> acc), acc, set(element)) :: acc when element: var, acc: var
  def fold(fun, acc, {_, root}) when is_function(fun, 2), do: :lists.foldl(fun, acc, elements(root, []))
end
