defmodule :orddict do
  @moduledoc """
  Dictionaries as lists of `{key, value}` in the order of the keys. Keys are compared by value, so `1` and `1.0` are the same key.
  """

  @type orddict(key, value) :: [{key, value}]
  @type orddict :: orddict(term(), term())

  @doc "An empty dictionary."
  @spec new() :: []
  def new, do: []

  @doc "Tells whether there is an entry of that key."
  @spec is_key(key, orddict(key, term())) :: boolean() when key: var
  def is_key(key, [{other, _} | _]) when key < other, do: false
  def is_key(key, [{other, _} | dict]) when key > other, do: is_key(key, dict)
  def is_key(_key, [{_, _} | _]), do: true
  def is_key(_key, []), do: false

  @doc "The entries in order."
  @spec to_list(orddict(key, value)) :: [{key, value}] when key: var, value: var
  def to_list(dict), do: dict

  @doc """
  The dictionary of a list of `{key, value}`; later ones win.

      iex> :orddict.from_list(b: 1, a: 2, b: 3)
      [a: 2, b: 3]
  """
  @spec from_list([{key, value}]) :: orddict(key, value) when key: var, value: var
  def from_list([]), do: []
  def from_list([{_, _}] = pairs), do: pairs
  def from_list(pairs), do: :lists.ukeysort(1, :lists.reverse(pairs))

  @doc "How many entries."
  @spec size(orddict()) :: non_neg_integer()
  def size(dict), do: length(dict)

  @doc "Tells whether there are no entries."
  @spec is_empty(orddict()) :: boolean()
  def is_empty([]), do: true
  def is_empty([_ | _]), do: false

  @doc "The value of a key, which must be there."
  @spec fetch(key, orddict(key, value)) :: value when key: var, value: var
  def fetch(key, [{other, _} | dict]) when key > other, do: fetch(key, dict)
  def fetch(key, [{other, value} | _]) when key == other, do: value

  @doc """
  `{:ok, value}` of a key, or `:error`.

      iex> :orddict.find(:a, a: 1)
      {:ok, 1}
  """
  @spec find(key, orddict(key, value)) :: {:ok, value} | :error when key: var, value: var
  def find(key, [{other, _} | _]) when key < other, do: :error
  def find(key, [{other, _} | dict]) when key > other, do: find(key, dict)
  def find(_key, [{_, value} | _]), do: {:ok, value}
  def find(_key, []), do: :error

  @doc "The keys in order."
  @spec fetch_keys(orddict(key, term())) :: [key] when key: var
  def fetch_keys([{key, _} | dict]), do: [key | fetch_keys(dict)]
  def fetch_keys([]), do: []

  @doc "Removes the entry of a key."
  @spec erase(key, orddict(key, value)) :: orddict(key, value) when key: var, value: var
  def erase(key, [{other, _} | _] = dict) when key < other, do: dict
  def erase(key, [{other, _} = entry | dict]) when key > other, do: [entry | erase(key, dict)]
  def erase(_key, [{_, _} | dict]), do: dict
  def erase(_key, []), do: []

  @doc """
  `{value, rest}` of a key, or `:error`.

      iex> :orddict.take(:a, a: 1, b: 2)
      {1, [b: 2]}
  """
  @spec take(key, orddict(key, value)) :: {value, orddict(key, value)} | :error when key: var, value: var
  def take(key, dict), do: take_1(key, dict, [])

  defp take_1(key, [{other, _} | _], _before) when key < other, do: :error
  defp take_1(key, [{other, _} = entry | dict], before) when key > other, do: take_1(key, dict, [entry | before])
  defp take_1(_key, [{_, value} | dict], before), do: {value, :lists.reverse(before, dict)}
  defp take_1(_key, [], _before), do: :error

  @doc """
  Adds an entry or replaces it.

      iex> :orddict.store(:b, 2, a: 1, c: 3)
      [a: 1, b: 2, c: 3]
  """
  @spec store(key, value, orddict(key, value)) :: orddict(key, value) when key: var, value: var
  def store(key, value, [{other, _} | _] = dict) when key < other, do: [{key, value} | dict]
  def store(key, value, [{other, _} = entry | dict]) when key > other, do: [entry | store(key, value, dict)]
  def store(key, value, [{_, _} | dict]), do: [{key, value} | dict]
  def store(key, value, []), do: [{key, value}]

  @doc "Adds a value to the end of the list of a key."
  @spec append(key, value, orddict(key, [value])) :: orddict(key, [value]) when key: var, value: var
  def append(key, value, dict), do: append_list(key, [value], dict)

  @doc "Adds values to the end of the list of a key."
  @spec append_list(key, [value], orddict(key, [value])) :: orddict(key, [value]) when key: var, value: var
  def append_list(key, values, [{other, _} | _] = dict) when key < other, do: [{key, values} | dict]

  def append_list(key, values, [{other, _} = entry | dict]) when key > other do
    [entry | append_list(key, values, dict)]
  end

  def append_list(key, values, [{_, before} | dict]), do: [{key, before ++ values} | dict]
  def append_list(key, values, []), do: [{key, values}]

  @doc "Replaces the value of a key, which must be there, by what `fun` makes of it."
  @spec update(key, (value -> value), orddict(key, value)) :: orddict(key, value) when key: var, value: var
  def update(key, fun, [{other, _} = entry | dict]) when key > other, do: [entry | update(key, fun, dict)]
  def update(key, fun, [{other, value} | dict]) when key == other, do: [{key, fun.(value)} | dict]

  @doc "As `update/3`, but a key that is not there gets the initial value."
  @spec update(key, (value -> value), value, orddict(key, value)) :: orddict(key, value) when key: var, value: var
  def update(key, _fun, initial, [{other, _} | _] = dict) when key < other, do: [{key, initial} | dict]

  def update(key, fun, initial, [{other, _} = entry | dict]) when key > other do
    [entry | update(key, fun, initial, dict)]
  end

  def update(key, fun, _initial, [{_, value} | dict]), do: [{key, fun.(value)} | dict]
  def update(key, _fun, initial, []), do: [{key, initial}]

  @doc "Adds a number to the value of a key, or to 0."
  @spec update_counter(key, number(), orddict(key, number())) :: orddict(key, number()) when key: var
  def update_counter(key, increment, [{other, _} | _] = dict) when key < other, do: [{key, increment} | dict]

  def update_counter(key, increment, [{other, _} = entry | dict]) when key > other do
    [entry | update_counter(key, increment, dict)]
  end

  def update_counter(key, increment, [{_, value} | dict]), do: [{key, value + increment} | dict]
  def update_counter(key, increment, []), do: [{key, increment}]

  @doc "Calls `fun` with each key, value and the result so far, in order."
  @spec fold((key, value, acc -> acc), acc, orddict(key, value)) :: acc when key: var, value: var, acc: var
  def fold(fun, acc, [{key, value} | dict]), do: fold(fun, fun.(key, value, acc), dict)
  def fold(fun, acc, []) when is_function(fun, 3), do: acc

  @doc "Replaces each value by what `fun` makes of key and value."
  @spec map((key, value -> other), orddict(key, value)) :: orddict(key, other) when key: var, value: var, other: var
  def map(fun, [{key, value} | dict]), do: [{key, fun.(key, value)} | map(fun, dict)]
  def map(fun, []) when is_function(fun, 2), do: []

  @doc "Keeps the entries for which `fun` gives `true`."
  @spec filter((key, value -> boolean()), orddict(key, value)) :: orddict(key, value) when key: var, value: var
  def filter(fun, [{key, value} = entry | dict]) do
    case fun.(key, value) do
      true -> [entry | filter(fun, dict)]
      false -> filter(fun, dict)
    end
  end

  def filter(fun, []) when is_function(fun, 2), do: []

  @doc """
  Both dictionaries together; where both have a key, what `fun` makes of key and both values.

      iex> :orddict.merge(fn _k, a, b -> a + b end, [a: 1, b: 2], [b: 3])
      [a: 1, b: 5]
  """
  @spec merge((key, value, value -> value), orddict(key, value), orddict(key, value)) :: orddict(key, value)
        when key: var, value: var
  def merge(fun, [{key1, _} = entry | dict1], [{key2, _} | _] = dict2) when key1 < key2 do
    [entry | merge(fun, dict1, dict2)]
  end

  def merge(fun, [{key1, _} | _] = dict1, [{key2, _} = entry | dict2]) when key1 > key2 do
    [entry | merge(fun, dict1, dict2)]
  end

  def merge(fun, [{key, value1} | dict1], [{_, value2} | dict2]) do
    [{key, fun.(key, value1, value2)} | merge(fun, dict1, dict2)]
  end

  def merge(fun, [], dict2) when is_function(fun, 3), do: dict2
  def merge(fun, dict1, []) when is_function(fun, 3), do: dict1
end
