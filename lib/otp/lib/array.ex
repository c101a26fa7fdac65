defmodule :array do
  @moduledoc """
  Arrays with indexes from 0, of which any part may be unset; reading an unset place gives the default (`:undefined` unless another is chosen).

  An array is `{:array, size, max, default, tree}`. Leaves of the tree are tuples of ten elements; a node has ten subtrees and, behind them, how many places
  each has. A subtree without set places is just that number. `max` is how many places the tree has, or 0 for an array of fixed size;
  others grow as places beyond are set.
  """

  @leaf 10
  @node 10

  @type array(element) :: {:array, non_neg_integer(), non_neg_integer(), term(), element | term()}
  @type array :: array(term())

  defguardp is_index(index) when is_integer(index) and index >= 0

  @doc "A new array without elements that grows."
  @spec new() :: array()
  def new, do: new([])

  @doc """
  A new array; options are a size, `:fixed`, `{:size, n}`, `{:fixed, boolean}` and `{:default, value}`.

      iex> :array.new(5)
      {:array, 5, 0, :undefined, 10}
  """
  @spec new(non_neg_integer() | list() | atom() | tuple()) :: array()
  def new(options), do: new_0(options, 0, false)

  @doc "A new array of a size, with options as in `new/1`."
  @spec new(non_neg_integer(), list() | atom() | tuple()) :: array()
  def new(size, options) when is_index(size), do: new_0(options, size, true)
  def new(size, options), do: :erlang.error(:badarg, [size, options])

  defp new_0(options, size, fixed) when is_list(options), do: new_1(options, size, fixed, :undefined)
  defp new_0(option, size, fixed), do: new_1([option], size, fixed, :undefined)

  defp new_1([:fixed | options], size, _fixed, default), do: new_1(options, size, true, default)

  defp new_1([{:fixed, fixed} | options], size, _fixed, default) when is_boolean(fixed) do
    new_1(options, size, fixed, default)
  end

  defp new_1([{:default, default} | options], size, fixed, _default), do: new_1(options, size, fixed, default)
  defp new_1([{:size, size} | options], _size, _fixed, default) when is_index(size), do: new_1(options, size, true, default)
  defp new_1([size | options], _size, _fixed, default) when is_index(size), do: new_1(options, size, true, default)

  defp new_1([], size, fixed, default) do
    places = find_max(size - 1, @leaf)
    {:array, size, if(fixed, do: 0, else: places), default, places}
  end

  defp new_1(_options, _size, _fixed, _default), do: :erlang.error(:badarg)

  defp find_max(index, max) when index >= max, do: find_max(index, max * @node)
  defp find_max(_index, max), do: max

  @doc "Tells whether a term looks like an array."
  @spec is_array(term()) :: boolean()
  def is_array({:array, size, max, _default, _tree}) when is_integer(size) and is_integer(max), do: true
  def is_array(_term), do: false

  @doc "How many elements, from 0 to the last set index or the size it was made with."
  @spec size(array()) :: non_neg_integer()
  def size({:array, size, _, _, _}), do: size
  def size(array), do: :erlang.error(:badarg, [array])

  @doc "The value of unset places."
  @spec default(array()) :: term()
  def default({:array, _, _, default, _}), do: default
  def default(array), do: :erlang.error(:badarg, [array])

  @doc "The array with a fixed size."
  @spec fix(array(element)) :: array(element) when element: var
  def fix({:array, size, _, default, tree}), do: {:array, size, 0, default, tree}

  @doc "Tells whether the size is fixed."
  @spec is_fix(array()) :: boolean()
  def is_fix({:array, _, 0, _, _}), do: true
  def is_fix({:array, _, _, _, _}), do: false

  @doc "The array with a size that grows."
  @spec relax(array(element)) :: array(element) when element: var
  def relax({:array, size, 0, default, tree}), do: {:array, size, places(tree), default, tree}
  def relax({:array, _, _, _, _} = array), do: array

  defp places(places) when is_integer(places), do: places
  defp places(node) when tuple_size(node) == @node + 1, do: :erlang.element(@node + 1, node) * @node
  defp places(_leaf), do: @leaf

  @doc "The array with another size. Elements beyond become unset, but only when the array is used that far again."
  @spec resize(non_neg_integer(), array(element)) :: array(element) when element: var
  def resize(size, {:array, old, max, default, tree}) when is_index(size) and size > old do
    {tree, places} = grow(size - 1, tree, places(tree))
    {:array, size, if(max > 0, do: places, else: 0), default, tree}
  end

  def resize(size, {:array, old, max, default, tree}) when is_index(size) and size < old do
    {:array, size, max, default, tree}
  end

  def resize(size, {:array, size, _, _, _} = array), do: array
  def resize(size, array), do: :erlang.error(:badarg, [size, array])

  @doc "The array with as many elements as are set, from 0 to the last."
  @spec resize(array(element)) :: array(element) when element: var
  def resize(array), do: resize(sparse_size(array), array)

  @doc """
  The array with an element set.

      iex> :array.get(1, :array.set(1, :a, :array.new()))
      :a
  """
  @spec set(non_neg_integer(), element, array(element)) :: array(element) when element: var
  def set(index, value, {:array, size, max, default, tree}) when is_index(index) do
    cond do
      index < size ->
        {:array, size, max, default, set_1(index, tree, value, default)}

      index < max ->
        {:array, index + 1, max, default, set_1(index, tree, value, default)}

      max > 0 ->
        {tree, max} = grow(index, tree, max)
        {:array, index + 1, max, default, set_1(index, tree, value, default)}

      true ->
        :erlang.error(:badarg)
    end
  end

  def set(index, value, array), do: :erlang.error(:badarg, [index, value, array])

  defp set_1(index, places, value, default) when is_integer(places), do: expand(index, places, value, default)

  defp set_1(index, node, value, default) when tuple_size(node) == @node + 1 do
    places = :erlang.element(@node + 1, node)
    number = div(index, places) + 1
    :erlang.setelement(number, node, set_1(rem(index, places), :erlang.element(number, node), value, default))
  end

  defp set_1(index, leaf, value, _default), do: :erlang.setelement(index + 1, leaf, value)

  defp expand(index, places, value, default) when places > @leaf do
    places = div(places, @node)
    :erlang.setelement(div(index, places) + 1, empty_node(places), expand(rem(index, places), places, value, default))
  end

  defp expand(index, _places, value, default), do: :erlang.setelement(index + 1, :erlang.make_tuple(@leaf, default), value)

  defp empty_node(places), do: :erlang.make_tuple(@node + 1, places)

  # The tree with room for an index: the old tree becomes the first subtree of a new root as often as needed.
  defp grow(index, places, _max) when is_integer(places) do
    places = find_max(index, places)
    {places, places}
  end

  defp grow(index, tree, max) when index >= max do
    grow(index, :erlang.setelement(1, empty_node(max), tree), max * @node)
  end

  defp grow(_index, tree, max), do: {tree, max}

  @doc "The element at an index; the default beyond the end, unless the size is fixed."
  @spec get(non_neg_integer(), array(element)) :: element when element: var
  def get(index, {:array, size, max, default, tree}) when is_index(index) do
    cond do
      index < size -> get_1(index, tree, default)
      max > 0 -> default
      true -> :erlang.error(:badarg)
    end
  end

  def get(index, array), do: :erlang.error(:badarg, [index, array])

  defp get_1(_index, places, default) when is_integer(places), do: default

  defp get_1(index, node, default) when tuple_size(node) == @node + 1 do
    places = :erlang.element(@node + 1, node)
    get_1(rem(index, places), :erlang.element(div(index, places) + 1, node), default)
  end

  defp get_1(index, leaf, _default), do: :erlang.element(index + 1, leaf)

  @doc "The array with an element unset."
  @spec reset(non_neg_integer(), array(element)) :: array(element) when element: var
  def reset(index, {:array, size, max, default, tree} = array) when is_index(index) do
    cond do
      index < size and get_1(index, tree, default) === default -> array
      index < size -> {:array, size, max, default, set_1(index, tree, default, default)}
      max > 0 -> array
      true -> :erlang.error(:badarg)
    end
  end

  def reset(index, array), do: :erlang.error(:badarg, [index, array])

  # Lists

  @doc """
  All elements.

      iex> :array.to_list(:array.set(2, :a, :array.new()))
      [:undefined, :undefined, :a]
  """
  @spec to_list(array(element)) :: [element] when element: var
  def to_list(array), do: foldr(fn _index, value, list -> [value | list] end, [], array)

  @doc "The elements that are not the default."
  @spec sparse_to_list(array(element)) :: [element] when element: var
  def sparse_to_list(array), do: sparse_foldr(fn _index, value, list -> [value | list] end, [], array)

  @doc "`{index, element}` of all elements."
  @spec to_orddict(array(element)) :: [{non_neg_integer(), element}] when element: var
  def to_orddict(array), do: foldr(fn index, value, list -> [{index, value} | list] end, [], array)

  @doc "`{index, element}` of the elements that are not the default."
  @spec sparse_to_orddict(array(element)) :: [{non_neg_integer(), element}] when element: var
  def sparse_to_orddict(array), do: sparse_foldr(fn index, value, list -> [{index, value} | list] end, [], array)

  @doc """
  The array of a list's elements.

      iex> :array.get(1, :array.from_list([:a, :b]))
      :b
  """
  @spec from_list([element]) :: array(element) when element: var
  def from_list(list), do: from_list(list, :undefined)

  @doc "The array of a list's elements, with a default."
  @spec from_list([element], term()) :: array(element) when element: var
  def from_list([], default), do: new(default: default)

  def from_list(list, default) when is_list(list) do
    {leaves, size} = leaves(list, default, 0, [])
    {tree, max} = level(leaves, @leaf)
    {:array, size, max, default, tree}
  end

  def from_list(list, default), do: :erlang.error(:badarg, [list, default])

  defp leaves([], _default, size, leaves), do: {:lists.reverse(leaves), size}

  defp leaves(list, default, size, leaves) do
    {elements, rest, count} = take(list, @leaf, [])
    leaf = :erlang.list_to_tuple(elements ++ :lists.duplicate(@leaf - count, default))
    leaves(rest, default, size + count, [leaf | leaves])
  end

  defp take(list, missing, taken) when missing == 0 or list == [] do
    {:lists.reverse(taken), list, length(taken)}
  end

  defp take([head | tail], missing, taken), do: take(tail, missing - 1, [head | taken])

  defp level([tree], places), do: {tree, places}

  defp level(trees, places), do: level(nodes(trees, places, []), places * @node)

  defp nodes([], _places, nodes), do: :lists.reverse(nodes)

  defp nodes(trees, places, nodes) do
    {taken, rest, count} = take(trees, @node, [])
    node = :erlang.list_to_tuple(taken ++ :lists.duplicate(@node - count, places) ++ [places])
    nodes(rest, places, [node | nodes])
  end

  @doc "The array of a list of `{index, element}` in order."
  @spec from_orddict([{non_neg_integer(), element}]) :: array(element) when element: var
  def from_orddict(entries), do: from_orddict(entries, :undefined)

  @doc "The array of a list of `{index, element}` in order, with a default."
  @spec from_orddict([{non_neg_integer(), element}], term()) :: array(element) when element: var
  def from_orddict(entries, default) when is_list(entries) do
    set_ordered(entries, -1, new(default: default))
  end

  def from_orddict(entries, default), do: :erlang.error(:badarg, [entries, default])

  defp set_ordered([{index, value} | rest], before, array) when is_integer(index) and index > before do
    set_ordered(rest, index, set(index, value, array))
  end

  defp set_ordered([], _before, array), do: array
  defp set_ordered(rest, _before, _array), do: :erlang.error({:badarg, rest})

  # Going through

  @doc """
  Calls `fun` with each index, element and the result so far, from the first to the last.

      iex> :array.foldl(fn i, x, acc -> acc + i * x end, 0, :array.from_list([5, 6]))
      6
  """
  @spec foldl((non_neg_integer(), element, acc -> acc), acc, array(element)) :: acc when element: var, acc: var
  def foldl(fun, acc, {:array, size, _, default, tree}) when is_function(fun, 3) do
    up(0, size, tree, default, fun, acc)
  end

  def foldl(fun, acc, array), do: :erlang.error(:badarg, [fun, acc, array])

  defp up(index, size, _tree, _default, _fun, acc) when index >= size, do: acc

  defp up(index, size, tree, default, fun, acc) do
    up(index + 1, size, tree, default, fun, fun.(index, get_1(index, tree, default), acc))
  end

  @doc "Calls `fun` with each index, element and the result so far, from the last to the first."
  @spec foldr((non_neg_integer(), element, acc -> acc), acc, array(element)) :: acc when element: var, acc: var
  def foldr(fun, acc, {:array, size, _, default, tree}) when is_function(fun, 3) do
    down(size - 1, tree, default, fun, acc)
  end

  def foldr(fun, acc, array), do: :erlang.error(:badarg, [fun, acc, array])

  defp down(-1, _tree, _default, _fun, acc), do: acc

  defp down(index, tree, default, fun, acc) do
    down(index - 1, tree, default, fun, fun.(index, get_1(index, tree, default), acc))
  end

  @doc "As `foldl/3`, without the elements that are the default."
  @spec sparse_foldl((non_neg_integer(), element, acc -> acc), acc, array(element)) :: acc when element: var, acc: var
  def sparse_foldl(fun, acc, {:array, size, _, default, tree}) when is_function(fun, 3) do
    sparse(:lists.reverse(set_places(tree, 0, size, default, [])), fun, acc)
  end

  def sparse_foldl(fun, acc, array), do: :erlang.error(:badarg, [fun, acc, array])

  @doc "As `foldr/3`, without the elements that are the default."
  @spec sparse_foldr((non_neg_integer(), element, acc -> acc), acc, array(element)) :: acc when element: var, acc: var
  def sparse_foldr(fun, acc, {:array, size, _, default, tree}) when is_function(fun, 3) do
    sparse(set_places(tree, 0, size, default, []), fun, acc)
  end

  def sparse_foldr(fun, acc, array), do: :erlang.error(:badarg, [fun, acc, array])

  defp sparse([{index, value} | places], fun, acc), do: sparse(places, fun, fun.(index, value, acc))
  defp sparse([], _fun, acc), do: acc

  # {index, element} of the set places below size, the last first; subtrees without any are passed over.
  defp set_places(places, _base, _size, _default, found) when is_integer(places), do: found

  defp set_places(node, base, size, default, found) when tuple_size(node) == @node + 1 do
    places = :erlang.element(@node + 1, node)
    set_in_node(1, node, places, base, size, default, found)
  end

  defp set_places(leaf, base, size, default, found), do: set_in_leaf(1, leaf, base, size, default, found)

  defp set_in_node(number, _node, _places, base, size, _default, found) when number > @node or base >= size, do: found

  defp set_in_node(number, node, places, base, size, default, found) do
    found = set_places(:erlang.element(number, node), base, size, default, found)
    set_in_node(number + 1, node, places, base + places, size, default, found)
  end

  defp set_in_leaf(number, _leaf, base, size, _default, found) when number > @leaf or base >= size, do: found

  defp set_in_leaf(number, leaf, base, size, default, found) do
    case :erlang.element(number, leaf) do
      value when value === default -> set_in_leaf(number + 1, leaf, base + 1, size, default, found)
      value -> set_in_leaf(number + 1, leaf, base + 1, size, default, [{base, value} | found])
    end
  end

  @doc "How many elements there are up to the last that is not the default."
  @spec sparse_size(array()) :: non_neg_integer()
  def sparse_size({:array, size, _, default, tree}) do
    case set_places(tree, 0, size, default, []) do
      [{index, _} | _] -> index + 1
      [] -> 0
    end
  end

  @doc "The array of what `fun` makes of each index and element."
  @spec map((non_neg_integer(), element -> other), array(element)) :: array(other) when element: var, other: var
  def map(fun, {:array, size, max, default, tree}) when is_function(fun, 2) do
    {:array, size, max, default, map_tree(tree, 0, size, default, fun)}
  end

  def map(fun, array), do: :erlang.error(:badarg, [fun, array])

  defp map_tree(tree, base, size, _default, _fun) when base >= size, do: tree

  defp map_tree(places, base, size, default, fun) when is_integer(places) and places > @leaf do
    map_tree(empty_node(div(places, @node)), base, size, default, fun)
  end

  defp map_tree(places, base, size, default, fun) when is_integer(places) do
    map_tree(:erlang.make_tuple(@leaf, default), base, size, default, fun)
  end

  defp map_tree(node, base, size, default, fun) when tuple_size(node) == @node + 1 do
    map_node(node, base, &map_tree(&1, &2, size, default, fun))
  end

  defp map_tree(leaf, base, size, default, fun) do
    map_leaf(leaf, base, fn
      index, value when index < size -> fun.(index, value)
      _index, _value -> default
    end)
  end

  @doc "As `map/2`, without the elements that are the default."
  @spec sparse_map((non_neg_integer(), element -> other), array(element)) :: array(other) when element: var, other: var
  def sparse_map(fun, {:array, size, max, default, tree}) when is_function(fun, 2) do
    {:array, size, max, default, sparse_map_tree(tree, 0, size, default, fun)}
  end

  def sparse_map(fun, array), do: :erlang.error(:badarg, [fun, array])

  defp sparse_map_tree(tree, base, size, _default, _fun) when base >= size or is_integer(tree), do: tree

  defp sparse_map_tree(node, base, size, default, fun) when tuple_size(node) == @node + 1 do
    map_node(node, base, &sparse_map_tree(&1, &2, size, default, fun))
  end

  defp sparse_map_tree(leaf, base, _size, default, fun) do
    map_leaf(leaf, base, fn
      _index, value when value === default -> default
      index, value -> fun.(index, value)
    end)
  end

  defp map_node(node, base, fun) do
    places = :erlang.element(@node + 1, node)
    :erlang.list_to_tuple(map_places(:erlang.tuple_to_list(node), base, places, fun))
  end

  defp map_places([places], _base, places, _fun), do: [places]

  defp map_places([tree | rest], base, places, fun) do
    tree = fun.(tree, base)
    [tree | map_places(rest, base + places, places, fun)]
  end

  defp map_leaf(leaf, base, fun), do: :erlang.list_to_tuple(map_values(:erlang.tuple_to_list(leaf), base, fun))

  defp map_values([], _index, _fun), do: []

  defp map_values([value | rest], index, fun) do
    value = fun.(index, value)
    [value | map_values(rest, index + 1, fun)]
  end
end
