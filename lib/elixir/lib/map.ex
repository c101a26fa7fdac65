defmodule Map do
  @moduledoc """
  Functions on maps, which hold values under keys of any kind.

      iex> map = %{:a => 1, 2 => :b}
      iex> map[:a]
      1
      iex> %{2 => value} = map
      iex> value
      :b

  Keys are told apart with `===`, so `1` and `1.0` are two keys. The order of the pairs is not defined, but
  the same for equal maps. Looking up, setting and deleting a key take little time even in large maps.

  With atoms as keys there is syntax for keys that have to be there: `map.key` and `%{map | key: value}` raise
  `KeyError` otherwise.

      iex> map = %{a: 1}
      iex> map.a
      1
      iex> %{map | a: 2}
      %{a: 2}

  Structs are maps with a `:__struct__` key; functions here treat them as maps. `Enum` enumerates maps as
  `{key, value}` pairs. All functions raise `BadMapError` where they are given something else than a map.
  """

  @type key :: any
  @type value :: any

  ## Making and asking

  @doc """
  Gives an empty map.

      iex> Map.new()
      %{}

  """
  @spec new :: map
  def new, do: %{}

  @doc """
  Makes a map of pairs; the last one with a key wins.

      iex> Map.new([{:b, 1}, {:a, 2}])
      %{a: 2, b: 1}

      iex> Map.new(a: 1, a: 2)
      %{a: 2}

  """
  @spec new(Enumerable.t()) :: map
  def new(enumerable)
  def new(list) when is_list(list), do: :maps.from_list(list)
  def new(%_{} = enumerable), do: enumerable |> Enum.to_list() |> :maps.from_list()
  def new(%{} = map), do: map
  def new(enumerable), do: enumerable |> Enum.to_list() |> :maps.from_list()

  @doc """
  Makes a map of the pairs that `transform` gives; the last one with a key wins.

      iex> Map.new([:a, :b], fn x -> {x, x} end)
      %{a: :a, b: :b}

      iex> Map.new(%{a: 2}, fn {key, value} -> {key, value * 2} end)
      %{a: 4}

  """
  @spec new(Enumerable.t(), (term -> {key, value})) :: map
  def new(enumerable, transform) when is_function(transform, 1),
    do: enumerable |> Enum.map(transform) |> :maps.from_list()

  @doc """
  Makes a map with the same value under all keys.

      iex> Map.from_keys([1, 2, 3], :number)
      %{1 => :number, 2 => :number, 3 => :number}

  """
  @doc since: "1.14.0"
  @spec from_keys([key], value) :: map
  defdelegate from_keys(keys, value), to: :maps

  @doc """
  Makes a map of a struct by taking its `:__struct__` key away.

      iex> Map.from_struct(1..3)
      %{first: 1, last: 3, step: 1}

  To pass a module, for its struct with default values, is deprecated.
  """
  @spec from_struct(atom | struct) :: map
  def from_struct(struct)
  def from_struct(%_{} = struct), do: :maps.remove(:__struct__, struct)

  def from_struct(module) when is_atom(module) do
    IO.warn("Map.from_struct/1 with a module is deprecated, please pass a struct instead")
    :maps.remove(:__struct__, module.__struct__())
  end

  @doc """
  Gives all keys.

      iex> Map.keys(%{a: 1})
      [:a]

  """
  @spec keys(map) :: [key]
  defdelegate keys(map), to: :maps

  @doc """
  Gives all values.

      iex> Map.values(%{a: 1})
      [1]

  """
  @spec values(map) :: [value]
  defdelegate values(map), to: :maps

  @doc """
  Gives all pairs.

      iex> Map.to_list(%{a: 1})
      [a: 1]

  """
  @spec to_list(map) :: [{term, term}]
  defdelegate to_list(map), to: :maps

  @doc """
  Tells whether two maps are equal (`===`).

      iex> Map.equal?(%{a: 1}, %{a: 1})
      true

      iex> Map.equal?(%{a: 1}, %{a: 1.0})
      false

  """
  @spec equal?(map, map) :: boolean
  def equal?(map1, map2)
  def equal?(%{} = map1, %{} = map2), do: map1 === map2
  def equal?(%{} = _map1, other), do: :erlang.error({:badmap, other})
  def equal?(other, _map2), do: :erlang.error({:badmap, other})

  ## Looking up

  @doc """
  Tells whether there is a key.

      iex> Map.has_key?(%{a: 1}, :a)
      true

      iex> Map.has_key?(%{a: 1}, :b)
      false

  """
  @spec has_key?(map, key) :: boolean
  def has_key?(map, key), do: :maps.is_key(key, map)

  @doc """
  Gives `{:ok, value}` with what is under `key`, or `:error`.

      iex> Map.fetch(%{a: 1}, :a)
      {:ok, 1}

      iex> Map.fetch(%{a: 1}, :b)
      :error

  """
  @spec fetch(map, key) :: {:ok, value} | :error
  def fetch(map, key) do
    case map do
      %{^key => value} -> {:ok, value}
      %{} -> :error
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Gives what is under `key`, or raises `KeyError`.

      iex> Map.fetch!(%{a: 1}, :a)
      1

  """
  @spec fetch!(map, key) :: value
  def fetch!(map, key) do
    case map do
      %{^key => value} -> value
      %{} -> :erlang.error({:badkey, key, map})
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Gives what is under `key`, or `default`.

      iex> Map.get(%{a: 1}, :a)
      1

      iex> Map.get(%{a: 1}, :b)
      nil

      iex> Map.get(%{a: 1}, :b, 3)
      3

  """
  @spec get(map, key, value) :: value
  def get(map, key, default \\ nil) do
    case map do
      %{^key => value} -> value
      %{} -> default
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Gives what is under `key`, or what `fun` gives.

      iex> Map.get_lazy(%{a: 1}, :b, fn -> 13 end)
      13

  """
  @spec get_lazy(map, key, (-> value)) :: value
  def get_lazy(map, key, fun) when is_function(fun, 0) do
    case map do
      %{^key => value} -> value
      %{} -> fun.()
      other -> :erlang.error({:badmap, other})
    end
  end

  ## Changing one key

  @doc """
  Sets `key` to `value`.

      iex> Map.put(%{a: 1}, :b, 2)
      %{a: 1, b: 2}

  """
  @spec put(map, key, value) :: map
  def put(map, key, value), do: :maps.put(key, value, map)

  @doc """
  Sets `key` to `value` unless it is there.

      iex> Map.put_new(%{a: 1}, :b, 2)
      %{a: 1, b: 2}

      iex> Map.put_new(%{a: 1}, :a, 3)
      %{a: 1}

  """
  @spec put_new(map, key, value) :: map
  def put_new(map, key, value) do
    case map do
      %{^key => _value} -> map
      %{} -> :maps.put(key, value, map)
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Sets `key` to what `fun` gives unless it is there.

      iex> Map.put_new_lazy(%{a: 1}, :b, fn -> 13 end)
      %{a: 1, b: 13}

  """
  @spec put_new_lazy(map, key, (-> value)) :: map
  def put_new_lazy(map, key, fun) when is_function(fun, 0) do
    case map do
      %{^key => _value} -> map
      %{} -> :maps.put(key, fun.(), map)
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Sets `key` to `value` if it is there.

      iex> Map.replace(%{a: 1}, :a, 3)
      %{a: 3}

      iex> Map.replace(%{a: 1}, :b, 2)
      %{a: 1}

  """
  @doc since: "1.11.0"
  @spec replace(map, key, value) :: map
  def replace(map, key, value) do
    case map do
      %{^key => _value} -> %{map | key => value}
      %{} -> map
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Sets `key` to `value`, or raises `KeyError` if it is not there.

      iex> Map.replace!(%{a: 1}, :a, 3)
      %{a: 3}

  """
  @doc since: "1.5.0"
  @spec replace!(map, key, value) :: map
  def replace!(map, key, value) do
    case map do
      %{^key => _value} -> %{map | key => value}
      %{} -> :erlang.error({:badkey, key, map})
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Sets `key` to what `fun` gives for what is there, if it is there.

      iex> Map.replace_lazy(%{a: 1}, :a, fn v -> v * 4 end)
      %{a: 4}

      iex> Map.replace_lazy(%{a: 1}, :b, fn v -> v * 4 end)
      %{a: 1}

  """
  @doc since: "1.14.0"
  @spec replace_lazy(map, key, (existing_value :: value -> new_value :: value)) :: map
  def replace_lazy(map, key, fun) when is_map(map) and is_function(fun, 1) do
    case map do
      %{^key => value} -> %{map | key => fun.(value)}
      %{} -> map
    end
  end

  @doc """
  Sets `key` to what `fun` gives for what is there, or to `default` if it is not there.

      iex> Map.update(%{a: 1}, :a, 13, fn value -> value * 2 end)
      %{a: 2}

      iex> Map.update(%{a: 1}, :b, 11, fn value -> value * 2 end)
      %{a: 1, b: 11}

  """
  @spec update(map, key, default :: value, (existing_value :: value -> new_value :: value)) :: map
  def update(map, key, default, fun) when is_function(fun, 1) do
    case map do
      %{^key => value} -> %{map | key => fun.(value)}
      %{} -> :maps.put(key, default, map)
      other -> :erlang.error({:badmap, other})
    end
  end

  @doc """
  Sets `key` to what `fun` gives for what is there, or raises `KeyError`.

      iex> Map.update!(%{a: 1}, :a, fn value -> value * 2 end)
      %{a: 2}

  """
  @spec update!(map, key, (existing_value :: value -> new_value :: value)) :: map
  def update!(map, key, fun) when is_function(fun, 1), do: %{map | key => fun.(fetch!(map, key))}

  @doc """
  Gives a value and changes it at once.

  `fun` is called with what is under `key` (`nil` if nothing is) and gives `{to_give, new_value}`, or `:pop`
  to delete the key.

      iex> Map.get_and_update(%{a: 1}, :a, fn value -> {value, "new value!"} end)
      {1, %{a: "new value!"}}

      iex> Map.get_and_update(%{a: 1}, :a, fn _ -> :pop end)
      {1, %{}}

      iex> Map.get_and_update(%{a: 1}, :b, fn _ -> :pop end)
      {nil, %{a: 1}}

  """
  @spec get_and_update(map, key, (value | nil -> {current_value, new_value :: value} | :pop)) ::
          {current_value, new_map :: map}
        when current_value: value
  def get_and_update(map, key, fun) when is_function(fun, 1), do: map |> get(key) |> get_and_update(map, key, fun)

  @doc """
  Like `get_and_update/3`, but raises `KeyError` if the key is not there.

      iex> Map.get_and_update!(%{a: 1}, :a, fn value -> {value, value + 1} end)
      {1, %{a: 2}}

  """
  @spec get_and_update!(map, key, (value -> {current_value, new_value :: value} | :pop)) ::
          {current_value, map}
        when current_value: value
  def get_and_update!(map, key, fun) when is_function(fun, 1), do: map |> fetch!(key) |> get_and_update(map, key, fun)

  defp get_and_update(value, map, key, fun) do
    case fun.(value) do
      {given, new_value} -> {given, :maps.put(key, new_value, map)}
      :pop -> {value, :maps.remove(key, map)}
      other -> raise "the given function must return a two-element tuple or :pop, got: #{inspect(other)}"
    end
  end

  @doc """
  Deletes a key, if it is there.

      iex> Map.delete(%{a: 1, b: 2}, :a)
      %{b: 2}

      iex> Map.delete(%{b: 2}, :a)
      %{b: 2}

  """
  @spec delete(map, key) :: map
  def delete(map, key), do: :maps.remove(key, map)

  @doc """
  Gives what is under `key`, or `default`, and the map without it.

      iex> Map.pop(%{a: 1}, :a)
      {1, %{}}

      iex> Map.pop(%{a: 1}, :b, 3)
      {3, %{a: 1}}

  """
  @spec pop(map, key, default) :: {value, updated_map :: map} | {default, map} when default: value
  def pop(map, key, default \\ nil) do
    case :maps.take(key, map) do
      {_value, _map} = popped -> popped
      :error -> {default, map}
    end
  end

  @doc """
  Gives what is under `key` and the map without it, or raises `KeyError`.

      iex> Map.pop!(%{a: 1, b: 2}, :a)
      {1, %{b: 2}}

  """
  @doc since: "1.10.0"
  @spec pop!(map, key) :: {value, updated_map :: map}
  def pop!(map, key) do
    case :maps.take(key, map) do
      {_value, _map} = popped -> popped
      :error -> raise KeyError, key: key, term: map
    end
  end

  @doc """
  Gives what is under `key`, or what `fun` gives, and the map without it.

      iex> Map.pop_lazy(%{a: 1}, :b, fn -> 13 end)
      {13, %{a: 1}}

  """
  @spec pop_lazy(map, key, (-> value)) :: {value, map}
  def pop_lazy(map, key, fun) when is_function(fun, 0) do
    case :maps.take(key, map) do
      {_value, _map} = popped -> popped
      :error -> {fun.(), map}
    end
  end

  ## Changing many

  @doc """
  Keeps some keys.

      iex> Map.take(%{a: 1, b: 2, c: 3}, [:a, :c, :e])
      %{a: 1, c: 3}

  """
  @spec take(map, [key]) :: map
  def take(map, keys)
  def take(map, keys) when is_map(map), do: map |> pairs(as_keys(keys, "take"), []) |> :maps.from_list()
  def take(other, _keys), do: :erlang.error({:badmap, other})

  defp pairs(map, [key | keys], acc) do
    case map do
      %{^key => value} -> pairs(map, keys, [{key, value} | acc])
      %{} -> pairs(map, keys, acc)
    end
  end

  defp pairs(_map, [], acc), do: acc

  @doc """
  Deletes some keys.

      iex> Map.drop(%{a: 1, b: 2, c: 3}, [:b, :d])
      %{a: 1, c: 3}

  """
  @spec drop(map, [key]) :: map
  def drop(map, keys)
  def drop(map, keys) when is_map(map), do: keys |> as_keys("drop") |> remove_keys(map)
  def drop(other, _keys), do: :erlang.error({:badmap, other})

  defp remove_keys([key | keys], map), do: remove_keys(keys, :maps.remove(key, map))
  defp remove_keys([], map), do: map

  @doc """
  Parts a map into one with some keys and one with the others.

      iex> Map.split(%{a: 1, b: 2, c: 3}, [:a, :c, :e])
      {%{a: 1, c: 3}, %{b: 2}}

  """
  @spec split(map, [key]) :: {map, map}
  def split(map, keys)

  def split(map, keys) when is_map(map) do
    taken = pairs(map, as_keys(keys, "split"), [])
    {:maps.from_list(taken), remove_pairs(taken, map)}
  end

  def split(other, _keys), do: :erlang.error({:badmap, other})

  defp remove_pairs([{key, _value} | pairs], map), do: remove_pairs(pairs, :maps.remove(key, map))
  defp remove_pairs([], map), do: map

  defp as_keys(keys, _function) when is_list(keys), do: keys

  defp as_keys(keys, function) do
    IO.warn(
      "Map.#{function}/2 with an Enumerable of keys that is not a list is deprecated. " <>
        " Use a list of keys instead."
    )

    Enum.to_list(keys)
  end

  @doc """
  Keeps the pairs for which `fun` gives a truthy value.

      iex> Map.filter(%{one: 1, two: 2, three: 3}, fn {_key, value} -> rem(value, 2) == 1 end)
      %{one: 1, three: 3}

  """
  @doc since: "1.13.0"
  @spec filter(map, ({key, value} -> as_boolean(term))) :: map
  def filter(map, fun) when is_map(map) and is_function(fun, 1),
    do: map |> :maps.to_list() |> Enum.filter(fun) |> :maps.from_list()

  @doc """
  Leaves out the pairs for which `fun` gives a truthy value.

      iex> Map.reject(%{one: 1, two: 2, three: 3}, fn {_key, value} -> rem(value, 2) == 1 end)
      %{two: 2}

  """
  @doc since: "1.13.0"
  @spec reject(map, ({key, value} -> as_boolean(term))) :: map
  def reject(map, fun) when is_map(map) and is_function(fun, 1),
    do: map |> :maps.to_list() |> Enum.reject(fun) |> :maps.from_list()

  @doc """
  Parts the pairs into those for which `fun` gives a truthy value and the others.

      iex> Map.split_with(%{a: 1, b: 2, c: 3, d: 4}, fn {_key, value} -> rem(value, 2) == 0 end)
      {%{b: 2, d: 4}, %{a: 1, c: 3}}

  """
  @doc since: "1.15.0"
  @spec split_with(map, ({key, value} -> as_boolean(term))) :: {map, map}
  def split_with(map, fun) when is_map(map) and is_function(fun, 1) do
    {kept, left} = map |> :maps.to_list() |> Enum.split_with(fun)
    {:maps.from_list(kept), :maps.from_list(left)}
  end

  @doc """
  Puts all pairs of the second map into the first one.

      iex> Map.merge(%{a: 1, b: 2}, %{a: 3, d: 4})
      %{a: 3, b: 2, d: 4}

  """
  @spec merge(map, map) :: map
  defdelegate merge(map1, map2), to: :maps

  @doc """
  Merges two maps, with `fun` settling what goes under keys that are in both.

  `fun` is called with a key and both values.

      iex> Map.merge(%{a: 1, b: 2}, %{a: 3, d: 4}, fn _key, v1, v2 -> v1 + v2 end)
      %{a: 4, b: 2, d: 4}

  """
  @spec merge(map, map, (key, value, value -> value)) :: map
  def merge(map1, map2, fun) when is_function(fun, 3), do: :maps.merge_with(fun, map1, map2)

  @doc """
  Keeps the keys of the first map that are in the second one too, with the values there.

      iex> Map.intersect(%{a: 1, b: 2}, %{b: "b", c: "c"})
      %{b: "b"}

  """
  @doc since: "1.15.0"
  @spec intersect(map, map) :: map
  defdelegate intersect(map1, map2), to: :maps

  @doc """
  Keeps the keys that are in both maps, with what `fun` gives for the key and both values.

      iex> Map.intersect(%{a: 1, b: 2}, %{b: 2, c: 3}, fn _key, v1, v2 -> v1 + v2 end)
      %{b: 4}

  """
  @doc since: "1.15.0"
  @spec intersect(map, map, (key, value, value -> value)) :: map
  def intersect(map1, map2, fun) when is_function(fun, 3), do: :maps.intersect_with(fun, map1, map2)

  ## Deprecated

  @doc false
  @deprecated "Use Map.new/2 instead (invoke Map.from_struct/1 before if you have a struct)"
  def map(map, fun) when is_map(map), do: new(map, fn {key, value} -> {key, fun.({key, value})} end)

  @doc false
  @deprecated "Use Kernel.map_size/1 instead"
  def size(map), do: map_size(map)
end
