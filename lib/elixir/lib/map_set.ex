defmodule MapSet do
  @moduledoc """
  Sets of terms of any kind.

      iex> set = MapSet.new([1, :two, 1])
      iex> MapSet.member?(set, :two)
      true
      iex> MapSet.size(set)
      2

  Members are told apart with `===`, so `1` and `1.0` are two. Adding, deleting and looking up take little
  time even in large sets. Sets are enumerable, in an order that is not defined, and collectable:

      iex> Enum.into([1, 2, 2], MapSet.new())
      MapSet.new([1, 2])

  What a set is made of is its own business: use the functions here, never its fields. Two sets are equal
  (`==`) if they have the same members.
  """

  # The members are the keys of a map. The value under each is an empty list, which takes no space of its own.
  @none []

  defstruct map: %{}

  @type value :: term

  @typedoc false
  @opaque internal(value) :: %{optional(value) => []}
  @type t(value) :: %__MODULE__{map: internal(value)}
  @type t :: t(term)

  @doc """
  Gives an empty set.

      iex> MapSet.new()
      MapSet.new([])

  """
  @spec new :: t
  def new, do: %MapSet{}

  @doc """
  Makes a set of the elements of an enumerable.

      iex> MapSet.new([:b, :a, 3, :a])
      MapSet.new([3, :a, :b])

  """
  @spec new(Enumerable.t()) :: t
  def new(enumerable)
  def new(%__MODULE__{} = set), do: set
  def new(enumerable), do: of(Enum.to_list(enumerable))

  @doc """
  Makes a set of what `transform` gives for each element.

      iex> MapSet.new([1, 2, 1], fn x -> 2 * x end)
      MapSet.new([2, 4])

  """
  @spec new(Enumerable.t(), (term -> val)) :: t(val) when val: value
  def new(enumerable, transform) when is_function(transform, 1), do: enumerable |> Enum.map(transform) |> of()

  defp of(list), do: %MapSet{map: :maps.from_keys(list, @none)}

  @doc """
  Takes a member out.

      iex> MapSet.delete(MapSet.new([1, 2]), 2)
      MapSet.new([1])

      iex> MapSet.delete(MapSet.new([1]), 2)
      MapSet.new([1])

  """
  @spec delete(t(val1), val2) :: t(val1) when val1: value, val2: value
  def delete(%MapSet{map: map} = set, value), do: %{set | map: :maps.remove(value, map)}

  @doc """
  Adds a member.

      iex> MapSet.put(MapSet.new([1]), 2)
      MapSet.new([1, 2])

      iex> MapSet.put(MapSet.new([1]), 1)
      MapSet.new([1])

  """
  @spec put(t(val), new_val) :: t(val | new_val) when val: value, new_val: value
  def put(%MapSet{map: map} = set, value), do: %{set | map: :maps.put(value, @none, map)}

  @doc """
  Tells whether a term is a member.

      iex> MapSet.member?(MapSet.new([1, 2]), 2)
      true

      iex> MapSet.member?(MapSet.new([1, 2]), 2.0)
      false

  """
  @spec member?(t, value) :: boolean
  def member?(%MapSet{map: map}, value), do: is_map_key(map, value)

  @doc """
  Gives how many members there are.

      iex> MapSet.size(MapSet.new([:a, :b]))
      2

  """
  @spec size(t) :: non_neg_integer
  def size(%MapSet{map: map}), do: map_size(map)

  @doc """
  Gives the members as a list.

      iex> MapSet.to_list(MapSet.new([1, 2]))
      [1, 2]

  """
  @spec to_list(t(val)) :: [val] when val: value
  def to_list(%MapSet{map: map}), do: :maps.keys(map)

  @doc """
  Gives the set of what is in either set.

      iex> MapSet.union(MapSet.new([1, 2]), MapSet.new([2, 3]))
      MapSet.new([1, 2, 3])

  """
  @spec union(t(val1), t(val2)) :: t(val1 | val2) when val1: value, val2: value
  def union(%MapSet{map: map1} = set, %MapSet{map: map2}), do: %{set | map: :maps.merge(map1, map2)}

  @doc """
  Gives the set of what is in both sets.

      iex> MapSet.intersection(MapSet.new([1, 2]), MapSet.new([2, 3]))
      MapSet.new([2])

  """
  @spec intersection(t(val), t(val)) :: t(val) when val: value
  def intersection(%MapSet{map: map1} = set, %MapSet{map: map2}), do: %{set | map: :maps.intersect(map1, map2)}

  @doc """
  Gives the set of what is in the first set but not in the second.

      iex> MapSet.difference(MapSet.new([1, 2]), MapSet.new([2, 3]))
      MapSet.new([1])

  """
  @spec difference(t(val1), t(val2)) :: t(val1) when val1: value, val2: value
  def difference(%MapSet{map: map1} = set, %MapSet{map: map2}) do
    # Whichever is less work: to take the members of a small second set out, or to gather those of a small
    # first set.
    if map_size(map2) < map_size(map1),
      do: %{set | map: remove_all(:maps.keys(map2), map1)},
      else: map1 |> :maps.keys() |> Enum.reject(&is_map_key(map2, &1)) |> of()
  end

  defp remove_all([value | values], map), do: remove_all(values, :maps.remove(value, map))
  defp remove_all([], map), do: map

  @doc """
  Gives the set of what is in one of the sets but not in both.

      iex> MapSet.symmetric_difference(MapSet.new([1, 2, 3]), MapSet.new([2, 3, 4]))
      MapSet.new([1, 4])

  """
  @doc since: "1.14.0"
  @spec symmetric_difference(t(val1), t(val2)) :: t(val1 | val2) when val1: value, val2: value
  def symmetric_difference(%MapSet{} = set1, %MapSet{} = set2),
    do: union(difference(set1, set2), difference(set2, set1))

  @doc """
  Tells whether two sets have no member in common.

      iex> MapSet.disjoint?(MapSet.new([1, 2]), MapSet.new([3, 4]))
      true

  """
  @spec disjoint?(t, t) :: boolean
  def disjoint?(%MapSet{map: map1}, %MapSet{map: map2}) do
    {small, large} = if map_size(map1) <= map_size(map2), do: {map1, map2}, else: {map2, map1}
    none_in?(:maps.keys(small), large)
  end

  defp none_in?([value | values], map), do: not is_map_key(map, value) and none_in?(values, map)
  defp none_in?([], _map), do: true

  @doc """
  Tells whether all members of the first set are in the second.

      iex> MapSet.subset?(MapSet.new([1, 2]), MapSet.new([1, 2, 3]))
      true

      iex> MapSet.subset?(MapSet.new([1, 2, 3]), MapSet.new([1, 2]))
      false

  """
  @spec subset?(t, t) :: boolean
  def subset?(%MapSet{map: map1}, %MapSet{map: map2}),
    do: map_size(map1) <= map_size(map2) and all_in?(:maps.keys(map1), map2)

  defp all_in?([value | values], map), do: is_map_key(map, value) and all_in?(values, map)
  defp all_in?([], _map), do: true

  @doc """
  Tells whether two sets have the same members.

      iex> MapSet.equal?(MapSet.new([1, 2]), MapSet.new([2, 1, 1]))
      true

      iex> MapSet.equal?(MapSet.new([1]), MapSet.new([1.0]))
      false

  """
  @spec equal?(t, t) :: boolean
  def equal?(%MapSet{map: map1}, %MapSet{map: map2}), do: map1 === map2

  @doc """
  Keeps the members for which `fun` gives a truthy value.

      iex> MapSet.filter(MapSet.new(1..5), fn x -> x > 3 end)
      MapSet.new([4, 5])

  """
  @doc since: "1.14.0"
  @spec filter(t(a), (a -> as_boolean(term))) :: t(a) when a: value
  def filter(%MapSet{map: map}, fun) when is_function(fun), do: map |> :maps.keys() |> Enum.filter(fun) |> of()

  @doc """
  Leaves out the members for which `fun` gives a truthy value.

      iex> MapSet.reject(MapSet.new(1..5), fn x -> rem(x, 2) != 0 end)
      MapSet.new([2, 4])

  """
  @doc since: "1.14.0"
  @spec reject(t(a), (a -> as_boolean(term))) :: t(a) when a: value
  def reject(%MapSet{map: map}, fun) when is_function(fun), do: map |> :maps.keys() |> Enum.reject(fun) |> of()

  @doc """
  Parts a set into the members for which `fun` gives a truthy value and the others.

      iex> MapSet.split_with(MapSet.new([1, 2, 3, 4]), fn v -> rem(v, 2) == 0 end)
      {MapSet.new([2, 4]), MapSet.new([1, 3])}

  """
  @doc since: "1.15.0"
  @spec split_with(t, (term -> as_boolean(term))) :: {t, t}
  def split_with(%MapSet{map: map}, fun) when is_function(fun, 1) do
    {kept, left} = map |> :maps.keys() |> Enum.split_with(fun)
    {of(kept), of(left)}
  end
end

defimpl Enumerable, for: MapSet do
  def count(set), do: {:ok, MapSet.size(set)}
  def member?(set, value), do: {:ok, MapSet.member?(set, value)}
  def reduce(set, acc, fun), do: set |> MapSet.to_list() |> Enumerable.List.reduce(acc, fun)
  def slice(set), do: {:ok, MapSet.size(set), &MapSet.to_list/1}
end

defimpl Collectable, for: MapSet do
  def into(%{map: map} = set) do
    collector = fn
      map, {:cont, value} -> :maps.put(value, [], map)
      map, :done -> %{set | map: map}
      _map, :halt -> :ok
    end

    {map, collector}
  end
end

defimpl Inspect, for: MapSet do
  import Inspect.Algebra
  import Kernel, except: [inspect: 2]

  def inspect(set, opts) do
    opts = %{opts | charlists: :as_lists}
    concat(["MapSet.new(", to_doc(MapSet.to_list(set), opts), ")"])
  end
end
