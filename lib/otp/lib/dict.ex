defmodule :dict do
  @moduledoc """
  Dictionaries as hash tables made of tuples. Keys are compared strictly. Maps are the better choice today.

  An entry is `[key | value]` in a table of `:linear_hash`.
  """

  @type dict(key, value) :: {:dict, non_neg_integer(), term(), term(), term(), term(), term(), term(), key | value}
  @type dict :: dict(term(), term())

  @doc "An empty dictionary."
  @spec new() :: dict()
  def new, do: :linear_hash.new(:dict)

  @doc "How many entries."
  @spec size(dict()) :: non_neg_integer()
  def size({:dict, size, _, _, _, _, _, _, _}), do: size

  @doc "Tells whether there are no entries."
  @spec is_empty(dict()) :: boolean()
  def is_empty({:dict, size, _, _, _, _, _, _, _}), do: size == 0

  @doc """
  The dictionary of a list of `{key, value}`; later ones win.

      iex> :dict.fetch(:a, :dict.from_list(a: 1, a: 2))
      2
  """
  @spec from_list([{key, value}]) :: dict(key, value) when key: var, value: var
  def from_list(pairs), do: :lists.foldl(fn {key, value}, dict -> store(key, value, dict) end, new(), pairs)

  @doc "The entries in no order."
  @spec to_list(dict(key, value)) :: [{key, value}] when key: var, value: var
  def to_list(dict), do: fold(fn key, value, list -> [{key, value} | list] end, [], dict)

  @doc "The keys in no order."
  @spec fetch_keys(dict(key, term())) :: [key] when key: var
  def fetch_keys(dict), do: fold(fn key, _value, list -> [key | list] end, [], dict)

  @doc "Tells whether there is an entry of that key."
  @spec is_key(key, dict(key, term())) :: boolean() when key: var
  def is_key(key, dict), do: find(key, dict) != :error

  @doc "`{:ok, value}` of a key, or `:error`."
  @spec find(key, dict(key, value)) :: {:ok, value} | :error when key: var, value: var
  def find(key, {:dict, _, _, _, _, _, _, _, _} = dict) do
    find_in(:linear_hash.get(dict, :linear_hash.slot(dict, key)), key)
  end

  defp find_in([[other | value] | _], key) when other === key, do: {:ok, value}
  defp find_in([_ | entries], key), do: find_in(entries, key)
  defp find_in([], _key), do: :error

  @doc "The value of a key, which must be there."
  @spec fetch(key, dict(key, value)) :: value when key: var, value: var
  def fetch(key, dict) do
    case find(key, dict) do
      {:ok, value} -> value
      :error -> :erlang.error(:badarg, [key, dict])
    end
  end

  @doc "Removes the entry of a key."
  @spec erase(key, dict(key, value)) :: dict(key, value) when key: var, value: var
  def erase(key, dict) do
    case take(key, dict) do
      {_, dict} -> dict
      :error -> :linear_hash.shrunk(dict, 0)
    end
  end

  @doc "`{value, rest}` of a key, or `:error`."
  @spec take(key, dict(key, value)) :: {value, dict(key, value)} | :error when key: var, value: var
  def take(key, {:dict, _, _, _, _, _, _, _, _} = dict) do
    slot = :linear_hash.slot(dict, key)

    case split(:linear_hash.get(dict, slot), key, []) do
      {before, [_ | value], rest} ->
        {value, :linear_hash.shrunk(:linear_hash.put(dict, slot, :lists.reverse(before, rest)), 1)}

      :error ->
        :error
    end
  end

  @doc "Adds an entry or replaces it."
  @spec store(key, value, dict(key, value)) :: dict(key, value) when key: var, value: var
  def store(key, value, dict), do: change(key, fn _ -> value end, value, dict)

  @doc "Adds a value to the end of the list of a key."
  @spec append(key, value, dict(key, [value])) :: dict(key, [value]) when key: var, value: var
  def append(key, value, dict), do: append_list(key, [value], dict)

  @doc "Adds values to the end of the list of a key."
  @spec append_list(key, [value], dict(key, [value])) :: dict(key, [value]) when key: var, value: var
  def append_list(key, values, dict), do: change(key, &(&1 ++ values), values, dict)

  @doc "Replaces the value of a key, which must be there, by what `fun` makes of it."
  @spec update(key, (value -> value), dict(key, value)) :: dict(key, value) when key: var, value: var
  def update(key, fun, dict) do
    case is_key(key, dict) do
      true -> change(key, fun, :none, dict)
      false -> :erlang.error(:badarg, [key, fun, dict])
    end
  end

  @doc "As `update/3`, but a key that is not there gets the initial value."
  @spec update(key, (value -> value), value, dict(key, value)) :: dict(key, value) when key: var, value: var
  def update(key, fun, initial, dict), do: change(key, fun, initial, dict)

  @doc "Adds a number to the value of a key, or to 0."
  @spec update_counter(key, number(), dict(key, number())) :: dict(key, number()) when key: var
  def update_counter(key, increment, dict) when is_number(increment) do
    change(key, &(&1 + increment), increment, dict)
  end

  defp change(key, fun, initial, {:dict, _, _, _, _, _, _, _, _} = dict) do
    slot = :linear_hash.slot(dict, key)
    entries = :linear_hash.get(dict, slot)

    case split(entries, key, []) do
      {before, [other | value], rest} ->
        :linear_hash.put(dict, slot, :lists.reverse(before, [[other | fun.(value)] | rest]))

      :error ->
        :linear_hash.grown(:linear_hash.put(dict, slot, entries ++ [[key | initial]]), 1, &hd/1)
    end
  end

  # The entries before that of a key, back to front, the entry, and the others.
  defp split([[other | _] = entry | rest], key, before) when other === key, do: {before, entry, rest}
  defp split([entry | rest], key, before), do: split(rest, key, [entry | before])
  defp split([], _key, _before), do: :error

  @doc "Calls `fun` with each key, value and the result so far, in no order."
  @spec fold((key, value, acc -> acc), acc, dict(key, value)) :: acc when key: var, value: var, acc: var
  def fold(fun, acc, {:dict, _, _, _, _, _, _, _, _} = dict) when is_function(fun, 3) do
    :linear_hash.fold(fn [key | value], acc -> fun.(key, value, acc) end, acc, dict)
  end

  @doc "Replaces each value by what `fun` makes of key and value."
  @spec map((key, value -> other), dict(key, value)) :: dict(key, other) when key: var, value: var, other: var
  def map(fun, {:dict, _, _, _, _, _, _, _, _} = dict) when is_function(fun, 2) do
    changed = fn [key | value] -> [key | fun.(key, value)] end
    :linear_hash.map_slots(fn entries -> :lists.map(changed, entries) end, dict)
  end

  @doc "Keeps the entries for which `fun` gives `true`."
  @spec filter((key, value -> boolean()), dict(key, value)) :: dict(key, value) when key: var, value: var
  def filter(fun, {:dict, size, _, _, _, _, _, _, _} = dict) when is_function(fun, 2) do
    keep = fn [key | value] -> fun.(key, value) end
    filtered = :linear_hash.map_slots(fn entries -> :lists.filter(keep, entries) end, dict)
    kept = :linear_hash.fold(fn _, count -> count + 1 end, 0, filtered)
    :linear_hash.shrunk(filtered, size - kept)
  end

  @doc "Both dictionaries together; where both have a key, what `fun` makes of key and both values."
  @spec merge((key, value, value -> value), dict(key, value), dict(key, value)) :: dict(key, value)
        when key: var, value: var
  def merge(fun, {:dict, size1, _, _, _, _, _, _, _} = dict1, {:dict, size2, _, _, _, _, _, _, _} = dict2)
      when is_function(fun, 3) do
    case size1 < size2 do
      true -> fold(fn key, a, dict -> update(key, &fun.(key, a, &1), a, dict) end, dict2, dict1)
      false -> fold(fn key, b, dict -> update(key, &fun.(key, &1, b), b, dict) end, dict1, dict2)
    end
  end
end
