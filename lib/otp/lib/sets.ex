defmodule :sets do
  @moduledoc """
  Sets in two versions: hash tables made of tuples (version 1, of `:linear_hash`), and maps whose values are `[]` (version 2). `new/0` and `from_list/1` make
  the first; every function takes both. Elements are compared strictly.
  """

  @type set(element) :: %{optional(element) => []} | {:set, term(), term(), term(), term(), term(), term(), term(), element}
  @type set :: set(term())

  defguardp is_table(set) when is_tuple(set) and tuple_size(set) == 9 and :erlang.element(1, set) == :set

  @doc "An empty set of version 1."
  @spec new() :: set()
  def new, do: :linear_hash.new(:set)

  @doc """
  An empty set of a version.

      iex> :sets.new(version: 2)
      %{}
  """
  @spec new(version: 1 | 2) :: set()
  def new(options) do
    case version(options) do
      1 -> new()
      2 -> %{}
    end
  end

  defp version(options) do
    case :proplists.get_value(:version, options, 1) do
      version when version == 1 or version == 2 -> version
      version -> :erlang.error({:badarg, {:version, version}})
    end
  end

  @doc "The set of version 1 of a list's elements."
  @spec from_list([element]) :: set(element) when element: var
  def from_list(list), do: :lists.foldl(&add_element/2, new(), list)

  @doc """
  The set of a list's elements.

      iex> :sets.from_list([1, 2], version: 2)
      %{1 => [], 2 => []}
  """
  @spec from_list([element], version: 1 | 2) :: set(element) when element: var
  def from_list(list, options) do
    case version(options) do
      1 -> from_list(list)
      2 -> :maps.from_keys(list, [])
    end
  end

  @doc "The elements in no order."
  @spec to_list(set(element)) :: [element] when element: var
  def to_list(set) when is_map(set), do: :maps.keys(set)
  def to_list(set), do: fold(fn element, list -> [element | list] end, [], set)

  @doc "Tells whether a term is a set."
  @spec is_set(term()) :: boolean()
  def is_set(set) when is_map(set) or is_table(set), do: true
  def is_set(_term), do: false

  @doc "How many elements."
  @spec size(set()) :: non_neg_integer()
  def size(set) when is_map(set), do: map_size(set)
  def size({:set, size, _, _, _, _, _, _, _}), do: size

  @doc "Tells whether there are no elements."
  @spec is_empty(set()) :: boolean()
  def is_empty(set) when is_map(set), do: map_size(set) == 0
  def is_empty({:set, size, _, _, _, _, _, _, _}), do: size == 0

  @doc "Tells whether both sets have the same elements."
  @spec is_equal(set(), set()) :: boolean()
  def is_equal(set1, set2) do
    case size(set1) == size(set2) do
      true when set1 === set2 -> true
      true -> is_subset(set1, set2)
      false -> false
    end
  end

  @doc "Tells whether an element is in a set."
  @spec is_element(element, set(element)) :: boolean() when element: var
  def is_element(element, set) when is_map(set), do: is_map_key(set, element)

  def is_element(element, set) when is_table(set) do
    :lists.member(element, :linear_hash.get(set, :linear_hash.slot(set, element)))
  end

  @doc """
  Adds an element.

      iex> :sets.add_element(1, %{})
      %{1 => []}
  """
  @spec add_element(element, set(element)) :: set(element) when element: var
  def add_element(element, set) when is_map(set), do: :maps.put(element, [], set)

  def add_element(element, set) when is_table(set) do
    slot = :linear_hash.slot(set, element)
    elements = :linear_hash.get(set, slot)

    case :lists.member(element, elements) do
      true -> set
      false -> :linear_hash.grown(:linear_hash.put(set, slot, [element | elements]), 1, & &1)
    end
  end

  @doc "Removes an element."
  @spec del_element(element, set(element)) :: set(element) when element: var
  def del_element(element, set) when is_map(set), do: :maps.remove(element, set)

  def del_element(element, set) when is_table(set) do
    slot = :linear_hash.slot(set, element)
    elements = :linear_hash.get(set, slot)

    case :lists.member(element, elements) do
      true -> :linear_hash.shrunk(:linear_hash.put(set, slot, :lists.delete(element, elements)), 1)
      false -> set
    end
  end

  @doc """
  The elements of either set.

      iex> :sets.union(%{1 => []}, %{2 => []})
      %{1 => [], 2 => []}
  """
  @spec union(set(element), set(element)) :: set(element) when element: var
  def union(set1, set2) when is_map(set1) and is_map(set2), do: :maps.merge(set1, set2)

  def union(set1, set2) do
    case size(set1) < size(set2) do
      true -> fold(&add_element/2, set2, set1)
      false -> fold(&add_element/2, set1, set2)
    end
  end

  @doc "The elements of any set in a list."
  @spec union([set(element)]) :: set(element) when element: var
  def union([set1, set2 | sets]), do: union([union(set1, set2) | sets])
  def union([set]), do: set
  def union([]), do: new()

  @doc """
  The elements of both sets.

      iex> :sets.intersection(%{1 => [], 2 => []}, %{2 => []})
      %{2 => []}
  """
  @spec intersection(set(element), set(element)) :: set(element) when element: var
  def intersection(set1, set2) when is_map(set1) and is_map(set2), do: :maps.intersect(set1, set2)

  def intersection(set1, set2) do
    case size(set1) < size(set2) do
      true -> filter(&is_element(&1, set2), set1)
      false -> filter(&is_element(&1, set1), set2)
    end
  end

  @doc "The elements of all sets in a list that has some."
  @spec intersection([set(element), ...]) :: set(element) when element: var
  def intersection([set]), do: set
  def intersection([set1, set2 | sets]), do: intersection([intersection(set1, set2) | sets])

  @doc "Tells whether the sets have no element in common."
  @spec is_disjoint(set(), set()) :: boolean()
  def is_disjoint(set1, set2) do
    case size(set1) < size(set2) do
      true -> not :lists.any(&is_element(&1, set2), to_list(set1))
      false -> not :lists.any(&is_element(&1, set1), to_list(set2))
    end
  end

  @doc """
  The elements of the first set that are not in the second.

      iex> :sets.subtract(%{1 => [], 2 => []}, %{2 => []})
      %{1 => []}
  """
  @spec subtract(set(element), set(element)) :: set(element) when element: var
  def subtract(set1, set2) when is_map(set1) and is_map(set2), do: :maps.without(:maps.keys(set2), set1)
  def subtract(set1, set2), do: filter(&(not is_element(&1, set2)), set1)

  @doc "Tells whether all elements of the first set are in the second."
  @spec is_subset(set(), set()) :: boolean()
  def is_subset(set1, set2) do
    size(set1) <= size(set2) and :lists.all(&is_element(&1, set2), to_list(set1))
  end

  @doc "Calls `fun` with each element and the result so far, in no order."
  @spec fold((element, acc -> acc), acc, set(element)) :: acc when element: var, acc: var
  def fold(fun, acc, set) when is_function(fun, 2) and is_map(set), do: :lists.foldl(fun, acc, :maps.keys(set))
  def fold(fun, acc, set) when is_function(fun, 2) and is_table(set), do: :linear_hash.fold(fun, acc, set)

  @doc "Keeps the elements for which `fun` gives `true`."
  @spec filter((element -> boolean()), set(element)) :: set(element) when element: var
  def filter(fun, set) when is_function(fun, 1) and is_map(set) do
    :maps.from_keys(:lists.filter(fun, :maps.keys(set)), [])
  end

  def filter(fun, set) when is_function(fun, 1) and is_table(set) do
    # OTP leaves the elements of a slot back to front.
    filtered = :linear_hash.map_slots(fn elements -> :lists.reverse(:lists.filter(fun, elements)) end, set)
    kept = :linear_hash.fold(fn _, count -> count + 1 end, 0, filtered)
    :linear_hash.shrunk(filtered, size(set) - kept)
  end

  @doc "The set of what `fun` makes of the elements."
  @spec map((element -> other), set(element)) :: set(other) when element: var, other: var
  def map(fun, set) when is_function(fun, 1) and is_map(set), do: :maps.from_keys(:lists.map(fun, :maps.keys(set)), [])
  def map(fun, set) when is_function(fun, 1), do: fold(fn element, acc -> add_element(fun.(element), acc) end, new(), set)

  @doc "Keeps the elements for which `fun` gives `true`, and takes `value` for those with `{true, value}`."
  @spec filtermap((element -> boolean() | {true, other}), set(element)) :: set(element | other)
        when element: var, other: var
  def filtermap(fun, set) when is_function(fun, 1) and is_map(set) do
    :maps.from_keys(:lists.filtermap(fun, :maps.keys(set)), [])
  end

  def filtermap(fun, set) when is_function(fun, 1) do
    fold(
      fn element, acc ->
        case fun.(element) do
          true -> add_element(element, acc)
          {true, other} -> add_element(other, acc)
          false -> acc
        end
      end,
      new(),
      set
    )
  end
end
