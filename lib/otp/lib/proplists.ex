defmodule :proplists do
  @moduledoc """
  Property lists: lists of atoms and tuples, where the first element of a tuple is its key and an atom `a` stands for `{a, true}`. Other elements are
  ignored, and the first entry of a key hides the later ones. Keys are compared strictly.
  """

  @type property :: atom() | tuple()
  @type proplist :: [property()]

  @doc "An atom for `{atom, true}`, any other property as it is."
  @spec property(property()) :: property()
  def property({key, true}) when is_atom(key), do: key
  def property(property), do: property

  @doc """
  The property of key and value in its shortest form.

      iex> :proplists.property(:a, true)
      :a
  """
  @spec property(term(), term()) :: property()
  def property(key, true) when is_atom(key), do: key
  def property(key, value), do: {key, value}

  @doc """
  Writes all atoms as `{atom, true}`.

      iex> :proplists.unfold([:a, b: 1])
      [a: true, b: 1]
  """
  @spec unfold(list()) :: list()
  def unfold([atom | rest]) when is_atom(atom), do: [{atom, true} | unfold(rest)]
  def unfold([other | rest]), do: [other | unfold(rest)]
  def unfold([]), do: []

  @doc """
  Writes all `{atom, true}` as atoms.

      iex> :proplists.compact(a: true, b: 1)
      [:a, {:b, 1}]
  """
  @spec compact(list()) :: list()
  def compact(list), do: :lists.map(&property/1, list)

  @doc """
  The first entry of a key, or `:none`.

      iex> :proplists.lookup(:a, [:a])
      {:a, true}
  """
  @spec lookup(term(), list()) :: tuple() | :none
  def lookup(key, [key | _]) when is_atom(key), do: {key, true}

  def lookup(key, [entry | rest]) do
    case entry?(entry, key) do
      true -> entry
      false -> lookup(key, rest)
    end
  end

  def lookup(_key, []), do: :none

  @doc "All entries of a key."
  @spec lookup_all(term(), list()) :: [tuple()]
  def lookup_all(key, [key | rest]) when is_atom(key), do: [{key, true} | lookup_all(key, rest)]

  def lookup_all(key, [entry | rest]) do
    case entry?(entry, key) do
      true -> [entry | lookup_all(key, rest)]
      false -> lookup_all(key, rest)
    end
  end

  def lookup_all(_key, []), do: []

  defp entry?(entry, key), do: is_tuple(entry) and tuple_size(entry) >= 1 and :erlang.element(1, entry) === key

  @doc "Tells whether there is an entry of that key."
  @spec is_defined(term(), list()) :: boolean()
  def is_defined(key, list), do: lookup(key, list) != :none

  @doc "The value of a key, or `:undefined`."
  @spec get_value(term(), list()) :: term()
  def get_value(key, list), do: get_value(key, list, :undefined)

  @doc """
  The value of a key, or a default where the first entry has none.

      iex> :proplists.get_value(:b, [a: 1], 2)
      2
  """
  @spec get_value(term(), list(), term()) :: term()
  def get_value(key, list, default) do
    case lookup(key, list) do
      {_, value} -> value
      _ -> default
    end
  end

  @doc """
  The values of all entries of a key.

      iex> :proplists.get_all_values(:a, [:a, {:a, 1}])
      [true, 1]
  """
  @spec get_all_values(term(), list()) :: [term()]
  def get_all_values(key, list), do: values(lookup_all(key, list))

  defp values([{_, value} | rest]), do: [value | values(rest)]
  defp values([_ | rest]), do: values(rest)
  defp values([]), do: []

  @doc "The values of all entries of a key, joined where they are lists."
  @spec append_values(term(), list()) :: list()
  def append_values(key, list) do
    :lists.flatmap(fn value -> if is_list(value), do: value, else: [value] end, get_all_values(key, list))
  end

  @doc "Tells whether the value of a key is `true`."
  @spec get_bool(term(), list()) :: boolean()
  def get_bool(key, list), do: get_value(key, list) === true

  @doc """
  The keys, each once, in no order.

      iex> :proplists.get_keys(a: 1, a: 2)
      [:a]
  """
  @spec get_keys(list()) :: [term()]
  def get_keys(list), do: :sets.to_list(keys(list, :sets.new()))

  defp keys([atom | rest], keys) when is_atom(atom), do: keys(rest, :sets.add_element(atom, keys))

  defp keys([entry | rest], keys) when is_tuple(entry) and tuple_size(entry) >= 1 do
    keys(rest, :sets.add_element(:erlang.element(1, entry), keys))
  end

  defp keys([_ | rest], keys), do: keys(rest, keys)
  defp keys([], keys), do: keys

  @doc """
  Removes all entries of a key.

      iex> :proplists.delete(:a, [:a, {:a, 1}, :b])
      [:b]
  """
  @spec delete(term(), list()) :: list()
  def delete(key, [key | rest]) when is_atom(key), do: delete(key, rest)

  def delete(key, [entry | rest]) do
    case entry?(entry, key) do
      true -> delete(key, rest)
      false -> [entry | delete(key, rest)]
    end
  end

  def delete(_key, []), do: []

  @doc """
  Replaces keys by others: `[{alias, key}]`.

      iex> :proplists.substitute_aliases([color: :colour], color: 1)
      [colour: 1]
  """
  @spec substitute_aliases([{term(), term()}], list()) :: list()
  def substitute_aliases(aliases, list) do
    substitute(list, fn key ->
      case :lists.keyfind(key, 1, aliases) do
        {_, other} -> {:ok, &renamed(other, &1)}
        false -> :error
      end
    end)
  end

  defp renamed(key, entry), do: property(:erlang.setelement(1, entry, key))

  @doc """
  Replaces keys by their opposites, with the value negated: `[{negation, key}]`.

      iex> :proplists.substitute_negations([no_log: :log], [:no_log])
      [log: false]
  """
  @spec substitute_negations([{term(), term()}], list()) :: list()
  def substitute_negations(negations, list) do
    substitute(list, fn key ->
      case :lists.keyfind(key, 1, negations) do
        {_, other} -> {:ok, &negated(other, &1)}
        false -> :error
      end
    end)
  end

  defp negated(key, {_, true}), do: {key, false}
  defp negated(key, {_, false}), do: property(key, true)
  defp negated(key, _entry), do: property(key, true)

  defp substitute([atom | rest], find) when is_atom(atom), do: substituted(atom, {atom, true}, rest, find)

  defp substitute([entry | rest], find) when is_tuple(entry) and tuple_size(entry) >= 1 do
    substituted(entry, entry, rest, find)
  end

  defp substitute([other | rest], find), do: [other | substitute(rest, find)]
  defp substitute([], _find), do: []

  defp substituted(property, entry, rest, find) do
    case find.(:erlang.element(1, entry)) do
      {:ok, change} -> [change.(entry) | substitute(rest, find)]
      :error -> [property | substitute(rest, find)]
    end
  end

  @doc """
  Replaces properties by lists of others: `[{property, expansion}]`. Of the entries of a key only the first is looked at, and
  the key's later ones vanish.

      iex> :proplists.expand([foo: [:bar, :baz]], [:fie, :foo])
      [:fie, :bar, :baz]
  """
  @spec expand([{property(), [term()]}], list()) :: list()
  def expand(expansions, list) do
    :lists.foldl(&expand_one/2, list, :lists.map(fn {property, by} -> {property(property), by} end, expansions))
  end

  defp expand_one({property, expansion}, list) do
    key = if is_tuple(property) and property != {}, do: :erlang.element(1, property), else: property
    found = if is_atom(property), do: {property, true}, else: property

    case lookup(key, list) do
      ^found -> expand_first(key, expansion, list)
      _ -> list
    end
  end

  defp expand_first(key, expansion, [entry | rest]) do
    case entry === key or entry?(entry, key) do
      true -> expansion ++ delete(key, rest)
      false -> [entry | expand_first(key, expansion, rest)]
    end
  end

  @doc "Negations, aliases and expansions as a list of stages says; then compacted."
  @spec normalize(list(), [{:aliases | :negations | :expand, list()}]) :: list()
  def normalize(list, [{:aliases, aliases} | stages]), do: normalize(substitute_aliases(aliases, list), stages)
  def normalize(list, [{:expand, expansions} | stages]), do: normalize(expand(expansions, list), stages)
  def normalize(list, [{:negations, negations} | stages]), do: normalize(substitute_negations(negations, list), stages)
  def normalize(list, []), do: compact(list)

  @doc """
  The entries of each key in a list of keys, and the others.

      iex> :proplists.split([{:c, 2}, {:e, 1}, :a], [:a, :c])
      {[[:a], [c: 2]], [e: 1]}
  """
  @spec split(list(), [term()]) :: {[list()], list()}
  def split(list, keys) do
    {groups, rest} = split(list, :maps.from_keys(keys, []), [])
    {:lists.map(fn key -> :lists.reverse(:maps.get(key, groups)) end, keys), rest}
  end

  defp split([property | rest], groups, others) do
    key =
      cond do
        is_atom(property) -> {:ok, property}
        is_tuple(property) and tuple_size(property) >= 1 -> {:ok, :erlang.element(1, property)}
        true -> :error
      end

    case {key, groups} do
      {{:ok, key}, groups} when is_map_key(groups, key) -> split(rest, :maps.put(key, [property | :maps.get(key, groups)], groups), others)
      _ -> split(rest, groups, [property | others])
    end
  end

  defp split([], groups, others), do: {groups, :lists.reverse(others)}

  @doc """
  The map of all properties; the first of a key wins.

      iex> :proplists.to_map([:a, {:b, 1}, {:b, 2}])
      %{a: true, b: 1}
  """
  @spec to_map(list()) :: map()
  def to_map(list), do: :lists.foldr(&put/2, %{}, list)

  defp put({key, value}, map), do: :maps.put(key, value, map)
  defp put(atom, map) when is_atom(atom), do: :maps.put(atom, true, map)
  defp put(entry, map) when is_tuple(entry) and tuple_size(entry) >= 1, do: :maps.remove(:erlang.element(1, entry), map)
  defp put(_other, map), do: map

  @doc "`normalize/2`, then `to_map/1`."
  @spec to_map(list(), [{:aliases | :negations | :expand, list()}]) :: map()
  def to_map(list, stages), do: to_map(normalize(list, stages))

  @doc "The properties of a map."
  @spec from_map(map()) :: list()
  def from_map(map), do: :maps.to_list(map)
end
