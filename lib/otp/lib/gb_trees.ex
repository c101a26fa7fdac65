defmodule :gb_trees do
  @moduledoc """
  Ordered maps as general balanced trees (Arne Andersson, "General Balanced Trees", Journal of Algorithms 30, 1999).

  A tree is `{size, root}`, where a node is `{key, value, smaller, bigger}` or `nil`. Keys are compared by value, so `1` and `1.0` are the
  same key. Nothing is kept for balancing but the size: an insertion that ends deeper than a tree of that size may be walks back until it finds a
  subtree that is out of proportion, and rebuilds that. Deletions do not rebalance; `balance/1` does.
  """

  @type node_(key, value) :: {key, value, node_(key, value), node_(key, value)} | nil
  @type tree(key, value) :: {non_neg_integer(), node_(key, value)}
  @type tree :: tree(term(), term())
  @type iter(key, value) :: {:ordered | :reversed, [node_(key, value)]}

  @doc """
  An empty tree.

      iex> :gb_trees.empty()
      {0, nil}
  """
  @spec empty() :: tree()
  def empty, do: {0, nil}

  @doc "Tells whether a tree has no entries."
  @spec is_empty(tree()) :: boolean()
  def is_empty({0, nil}), do: true
  def is_empty({_, _}), do: false

  @doc "How many entries a tree has."
  @spec size(tree()) :: non_neg_integer()
  def size({size, _}) when is_integer(size) and size >= 0, do: size

  @doc """
  `{:value, value}` of a key, or `:none`.

      iex> :gb_trees.lookup(:a, :gb_trees.from_orddict(a: 1))
      {:value, 1}
  """
  @spec lookup(key, tree(key, value)) :: {:value, value} | :none when key: var, value: var
  def lookup(key, {_, root}), do: lookup_1(key, root)

  defp lookup_1(key, {other, _, smaller, _}) when key < other, do: lookup_1(key, smaller)
  defp lookup_1(key, {other, _, _, bigger}) when key > other, do: lookup_1(key, bigger)
  defp lookup_1(_key, {_, value, _, _}), do: {:value, value}
  defp lookup_1(_key, nil), do: :none

  @doc "Tells whether there is an entry of that key."
  @spec is_defined(key, tree(key, term())) :: boolean() when key: var
  def is_defined(key, {_, root}), do: lookup_1(key, root) != :none

  @doc "The value of a key, which must be there."
  @spec get(key, tree(key, value)) :: value when key: var, value: var
  def get(key, {_, root}), do: get_1(key, root)

  defp get_1(key, {other, _, smaller, _}) when key < other, do: get_1(key, smaller)
  defp get_1(key, {other, _, _, bigger}) when key > other, do: get_1(key, bigger)
  defp get_1(_key, {_, value, _, _}), do: value

  @doc "Replaces the value of a key, which must be there."
  @spec update(key, value, tree(key, value)) :: tree(key, value) when key: var, value: var
  def update(key, value, {size, root}), do: {size, update_1(key, value, root)}

  defp update_1(key, value, {other, v, smaller, bigger}) when key < other do
    {other, v, update_1(key, value, smaller), bigger}
  end

  defp update_1(key, value, {other, v, smaller, bigger}) when key > other do
    {other, v, smaller, update_1(key, value, bigger)}
  end

  defp update_1(key, value, {_, _, smaller, bigger}), do: {key, value, smaller, bigger}

  @doc """
  Adds an entry whose key must not be there; raises `{:key_exists, key}` otherwise.

      iex> :gb_trees.insert(:a, 1, :gb_trees.empty())
      {1, {:a, 1, nil, nil}}
  """
  @spec insert(key, value, tree(key, value)) :: tree(key, value) when key: var, value: var
  def insert(key, value, {size, root}) when is_integer(size) do
    {size + 1, insert_1(key, value, root, (size + 1) * (size + 1))}
  end

  # The last argument is halved on the way down; where it has come to 0 the tree is deeper than its size allows, and the new node is
  # given back with height (2^depth) and size. On the way up that goes on until a subtree is too high for its own size.

  defp insert_1(key, value, {other, v, smaller, bigger}, limit) when key < other do
    case insert_1(key, value, smaller, div(limit, 2)) do
      {changed, height, size} ->
        node = {other, v, changed, bigger}
        {other_height, other_size} = count(bigger)
        grown(node, 2 * max(height, other_height), size + other_size + 1)

      changed ->
        {other, v, changed, bigger}
    end
  end

  defp insert_1(key, value, {other, v, smaller, bigger}, limit) when key > other do
    case insert_1(key, value, bigger, div(limit, 2)) do
      {changed, height, size} ->
        node = {other, v, smaller, changed}
        {other_height, other_size} = count(smaller)
        grown(node, 2 * max(height, other_height), size + other_size + 1)

      changed ->
        {other, v, smaller, changed}
    end
  end

  defp insert_1(key, value, nil, 0), do: {{key, value, nil, nil}, 1, 1}
  defp insert_1(key, value, nil, _limit), do: {key, value, nil, nil}
  defp insert_1(key, _value, _node, _limit), do: :erlang.error({:key_exists, key})

  defp grown(node, height, size) when height > size * size, do: balanced(node, size)
  defp grown(node, height, size), do: {node, height, size}

  defp count({_, _, nil, nil}), do: {1, 1}

  defp count({_, _, smaller, bigger}) do
    {height1, size1} = count(smaller)
    {height2, size2} = count(bigger)
    {2 * max(height1, height2), size1 + size2 + 1}
  end

  defp count(nil), do: {1, 0}

  @doc "Adds an entry, or replaces the value of a key."
  @spec enter(key, value, tree(key, value)) :: tree(key, value) when key: var, value: var
  def enter(key, value, tree) do
    case is_defined(key, tree) do
      true -> update(key, value, tree)
      false -> insert(key, value, tree)
    end
  end

  @doc "Rebuilds a tree in the best form."
  @spec balance(tree(key, value)) :: tree(key, value) when key: var, value: var
  def balance({size, root}), do: {size, balanced(root, size)}

  defp balanced(root, size), do: built(entries(root, []), size)

  @doc """
  The tree of a list of `{key, value}` in order without duplicates.

      iex> :gb_trees.from_orddict(a: 1, b: 2)
      {2, {:b, 2, {:a, 1, nil, nil}, nil}}
  """
  @spec from_orddict([{key, value}]) :: tree(key, value) when key: var, value: var
  def from_orddict(entries) do
    size = length(entries)
    {size, built(entries, size)}
  end

  defp built(entries, size) do
    {root, []} = build(entries, size)
    root
  end

  defp build(entries, size) when size > 1 do
    bigger_size = div(size - 1, 2)
    {smaller, [{key, value} | entries]} = build(entries, size - 1 - bigger_size)
    {bigger, entries} = build(entries, bigger_size)
    {{key, value, smaller, bigger}, entries}
  end

  defp build([{key, value} | entries], 1), do: {{key, value, nil, nil}, entries}
  defp build(entries, 0), do: {nil, entries}

  @doc "Removes an entry, which must be there."
  @spec delete(key, tree(key, value)) :: tree(key, value) when key: var, value: var
  def delete(key, {size, root}) when is_integer(size) and size >= 0, do: {size - 1, delete_1(key, root)}

  defp delete_1(key, {other, value, smaller, bigger}) when key < other do
    {other, value, delete_1(key, smaller), bigger}
  end

  defp delete_1(key, {other, value, smaller, bigger}) when key > other do
    {other, value, smaller, delete_1(key, bigger)}
  end

  defp delete_1(_key, {_, _, smaller, bigger}), do: joined(smaller, bigger)

  defp joined(smaller, nil), do: smaller
  defp joined(nil, bigger), do: bigger

  defp joined(smaller, bigger) do
    {key, value, bigger} = take_smallest1(bigger)
    {key, value, smaller, bigger}
  end

  @doc "Removes an entry, if it is there."
  @spec delete_any(key, tree(key, value)) :: tree(key, value) when key: var, value: var
  def delete_any(key, tree) do
    case is_defined(key, tree) do
      true -> delete(key, tree)
      false -> tree
    end
  end

  @doc """
  `{value, rest}` of a key, which must be there.

      iex> :gb_trees.take(:a, :gb_trees.from_orddict(a: 1))
      {1, {0, nil}}
  """
  @spec take(key, tree(key, value)) :: {value, tree(key, value)} when key: var, value: var
  def take(key, {size, root}) when is_integer(size) and size >= 0 do
    {value, root} = take_1(key, root)
    {value, {size - 1, root}}
  end

  defp take_1(key, {other, v, smaller, bigger}) when key < other do
    {value, smaller} = take_1(key, smaller)
    {value, {other, v, smaller, bigger}}
  end

  defp take_1(key, {other, v, smaller, bigger}) when key > other do
    {value, bigger} = take_1(key, bigger)
    {value, {other, v, smaller, bigger}}
  end

  defp take_1(_key, {_, value, smaller, bigger}), do: {value, joined(smaller, bigger)}

  @doc "`{value, rest}` of a key, or `:error`."
  @spec take_any(key, tree(key, value)) :: {value, tree(key, value)} | :error when key: var, value: var
  def take_any(key, tree) do
    case is_defined(key, tree) do
      true -> take(key, tree)
      false -> :error
    end
  end

  @doc "`{key, value, rest}` of the smallest key of a tree that has some."
  @spec take_smallest(tree(key, value)) :: {key, value, tree(key, value)} when key: var, value: var
  def take_smallest({size, root}) when is_integer(size) and size >= 0 do
    {key, value, root} = take_smallest1(root)
    {key, value, {size - 1, root}}
  end

  defp take_smallest1({key, value, nil, bigger}), do: {key, value, bigger}

  defp take_smallest1({key, value, smaller, bigger}) do
    {smallest, v, smaller} = take_smallest1(smaller)
    {smallest, v, {key, value, smaller, bigger}}
  end

  @doc "`{key, value, rest}` of the largest key of a tree that has some."
  @spec take_largest(tree(key, value)) :: {key, value, tree(key, value)} when key: var, value: var
  def take_largest({size, root}) when is_integer(size) and size >= 0 do
    {key, value, root} = take_largest1(root)
    {key, value, {size - 1, root}}
  end

  defp take_largest1({key, value, smaller, nil}), do: {key, value, smaller}

  defp take_largest1({key, value, smaller, bigger}) do
    {largest, v, bigger} = take_largest1(bigger)
    {largest, v, {key, value, smaller, bigger}}
  end

  @doc "`{key, value}` of the smallest key of a tree that has some."
  @spec smallest(tree(key, value)) :: {key, value} when key: var, value: var
  def smallest({_, root}), do: smallest_1(root)

  defp smallest_1({key, value, nil, _}), do: {key, value}
  defp smallest_1({_, _, smaller, _}), do: smallest_1(smaller)

  @doc "`{key, value}` of the largest key of a tree that has some."
  @spec largest(tree(key, value)) :: {key, value} when key: var, value: var
  def largest({_, root}), do: largest_1(root)

  defp largest_1({key, value, _, nil}), do: {key, value}
  defp largest_1({_, _, _, bigger}), do: largest_1(bigger)

  @doc "`{key, value}` of the greatest key below the given one, or `:none`."
  @spec smaller(key, tree(key, value)) :: {key, value} | :none when key: var, value: var
  def smaller(key, {_, root}), do: smaller_1(key, root, :none)

  defp smaller_1(_key, nil, found), do: found
  defp smaller_1(key, {other, value, _, bigger}, _found) when key > other, do: smaller_1(key, bigger, {other, value})
  defp smaller_1(key, {_, _, smaller, _}, found), do: smaller_1(key, smaller, found)

  @doc "`{key, value}` of the least key above the given one, or `:none`."
  @spec larger(key, tree(key, value)) :: {key, value} | :none when key: var, value: var
  def larger(key, {_, root}), do: larger_1(key, root, :none)

  defp larger_1(_key, nil, found), do: found
  defp larger_1(key, {other, value, smaller, _}, _found) when key < other, do: larger_1(key, smaller, {other, value})
  defp larger_1(key, {_, _, _, bigger}, found), do: larger_1(key, bigger, found)

  @doc """
  The entries in order.

      iex> :gb_trees.to_list(:gb_trees.from_orddict(a: 1, b: 2))
      [a: 1, b: 2]
  """
  @spec to_list(tree(key, value)) :: [{key, value}] when key: var, value: var
  def to_list({_, root}), do: entries(root, [])

  defp entries({key, value, smaller, bigger}, rest), do: entries(smaller, [{key, value} | entries(bigger, rest)])
  defp entries(nil, rest), do: rest

  @doc "The keys in order."
  @spec keys(tree(key, term())) :: [key] when key: var
  def keys({_, root}), do: keys(root, [])

  defp keys({key, _, smaller, bigger}, rest), do: keys(smaller, [key | keys(bigger, rest)])
  defp keys(nil, rest), do: rest

  @doc "The values in the order of the keys."
  @spec values(tree(term(), value)) :: [value] when value: var
  def values({_, root}), do: values(root, [])

  defp values({_, value, smaller, bigger}, rest), do: values(smaller, [value | values(bigger, rest)])
  defp values(nil, rest), do: rest

  @doc """
  Replaces each value by what `fun` makes of key and value.

      iex> :gb_trees.map(fn _k, v -> v + 1 end, :gb_trees.from_orddict(a: 1))
      {1, {:a, 2, nil, nil}}
  """
  @spec map((key, value -> other), tree(key, value)) :: tree(key, other) when key: var, value: var, other: var
  def map(fun, {size, root}) when is_function(fun, 2), do: {size, map_1(fun, root)}

  defp map_1(_fun, nil), do: nil

  defp map_1(fun, {key, value, smaller, bigger}) do
    {key, fun.(key, value), map_1(fun, smaller), map_1(fun, bigger)}
  end

  @doc "An iterator over the entries in order; see `next/1`."
  @spec iterator(tree(key, value)) :: iter(key, value) when key: var, value: var
  def iterator(tree), do: iterator(tree, :ordered)

  @doc "An iterator over the entries, `:ordered` or `:reversed`."
  @spec iterator(tree(key, value), :ordered | :reversed) :: iter(key, value) when key: var, value: var
  def iterator({_, root}, :ordered), do: {:ordered, leftmost(root, [])}
  def iterator({_, root}, :reversed), do: {:reversed, rightmost(root, [])}

  defp leftmost({_, _, nil, _} = node, nodes), do: [node | nodes]
  defp leftmost({_, _, smaller, _} = node, nodes), do: leftmost(smaller, [node | nodes])
  defp leftmost(nil, nodes), do: nodes

  defp rightmost({_, _, _, nil} = node, nodes), do: [node | nodes]
  defp rightmost({_, _, _, bigger} = node, nodes), do: rightmost(bigger, [node | nodes])
  defp rightmost(nil, nodes), do: nodes

  @doc "An iterator over the entries from a key on."
  @spec iterator_from(key, tree(key, value)) :: iter(key, value) when key: var, value: var
  def iterator_from(key, tree), do: iterator_from(key, tree, :ordered)

  @doc "An iterator over the entries from a key on, `:ordered` or `:reversed`."
  @spec iterator_from(key, tree(key, value), :ordered | :reversed) :: iter(key, value) when key: var, value: var
  def iterator_from(key, {_, root}, :ordered), do: {:ordered, from(key, root, [])}
  def iterator_from(key, {_, root}, :reversed), do: {:reversed, down_from(key, root, [])}

  defp from(key, {other, _, _, bigger}, nodes) when other < key, do: from(key, bigger, nodes)
  defp from(_key, {_, _, nil, _} = node, nodes), do: [node | nodes]
  defp from(key, {_, _, smaller, _} = node, nodes), do: from(key, smaller, [node | nodes])
  defp from(_key, nil, nodes), do: nodes

  defp down_from(key, {other, _, smaller, _}, nodes) when other > key, do: down_from(key, smaller, nodes)
  defp down_from(_key, {_, _, _, nil} = node, nodes), do: [node | nodes]
  defp down_from(key, {_, _, _, bigger} = node, nodes), do: down_from(key, bigger, [node | nodes])
  defp down_from(_key, nil, nodes), do: nodes

  @doc """
  `{key, value, iterator}` of the next entry, or `:none`.

      iex> {:a, 1, rest} = :gb_trees.next(:gb_trees.iterator(:gb_trees.from_orddict(a: 1)))
      iex> :gb_trees.next(rest)
      :none
  """
  @spec next(iter(key, value)) :: {key, value, iter(key, value)} | :none when key: var, value: var
  def next({:ordered, [{key, value, _, bigger} | nodes]}), do: {key, value, {:ordered, leftmost(bigger, nodes)}}
  def next({:reversed, [{key, value, smaller, _} | nodes]}), do: {key, value, {:reversed, rightmost(smaller, nodes)}}
  def next({_, []}), do: :none
end
