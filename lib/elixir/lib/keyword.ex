defmodule Keyword do
  @moduledoc """
  Lists of pairs whose keys are atoms.

  `[a: 1, b: 2]` is short for `[{:a, 1}, {:b, 2}]`. Keyword lists keep the order they are written in and may
  hold a key more than once; most functions here look at the first one (`get/3`, `fetch/2`) and, when they
  change something, drop the others (`put/3`, `delete/2`). They are made for a few options, not for many
  values: every access goes through the list. Use maps for data.

      iex> options = [size: 10, color: :red]
      iex> options[:size]
      10

  As the last argument of a call the brackets may be left out: `String.split("a b", " ", trim: true)`.

  A keyword list is a list, so `Enum` works on it too, and gives lists of pairs back:

      iex> Enum.filter([a: 1, b: 2], fn {_key, value} -> value > 1 end)
      [b: 2]

  Functions here do not check each pair of what they are given; a list that is not a keyword list may go
  through unnoticed or raise.
  """

  @type key :: atom
  @type value :: any

  @typedoc since: "1.17.0"
  @type default :: any

  @type t :: [{key, value}]
  @type t(value) :: [{key, value}]

  ## Making and asking

  @doc """
  Tells whether a term is a keyword list.

      iex> Keyword.keyword?([])
      true

      iex> Keyword.keyword?([{"key", 1}])
      false

  """
  @spec keyword?(term) :: boolean
  def keyword?(term)
  def keyword?([{key, _value} | rest]) when is_atom(key), do: keyword?(rest)
  def keyword?([]), do: true
  def keyword?(_other), do: false

  @doc """
  Gives an empty keyword list.

      iex> Keyword.new()
      []

  """
  @spec new :: []
  def new, do: []

  @doc """
  Makes a keyword list of pairs; the last one with a key wins.

      iex> Keyword.new([{:b, 1}, {:a, 2}, {:b, 3}])
      [a: 2, b: 3]

  """
  @spec new(Enumerable.t()) :: t
  def new(pairs), do: new(pairs, fn pair -> pair end)

  @doc """
  Makes a keyword list of the pairs that `transform` gives; the last one with a key wins.

      iex> Keyword.new([:a, :b], fn x -> {x, x} end)
      [a: :a, b: :b]

  """
  @spec new(Enumerable.t(), (term -> {key, value})) :: t
  def new(pairs, transform) when is_function(transform, 1) do
    pairs
    |> Enum.reduce([], fn entry, keywords ->
      {key, value} = transform.(entry)
      put(keywords, key, value)
    end)
    |> :lists.reverse()
  end

  @doc """
  Makes a keyword list with the same value for all keys.

      iex> Keyword.from_keys([:a, :b], 0)
      [a: 0, b: 0]

  """
  @doc since: "1.14.0"
  @spec from_keys([key], value) :: t(value)
  def from_keys(keys, value) when is_list(keys), do: pair_with(keys, value)

  defp pair_with([key | keys], value), do: [{key, value} | pair_with(keys, value)]
  defp pair_with([], _value), do: []

  @doc """
  Checks options against the keys that are allowed, and fills in defaults.

  `values` holds keys, and pairs of a key and its default. Gives `{:ok, keywords}`, or `{:error, keys}` with
  the keys that are not allowed or occur twice.

      iex> {:ok, options} = Keyword.validate([one: 1], [:one, two: 2])
      iex> Enum.sort(options)
      [one: 1, two: 2]

      iex> Keyword.validate([three: 3], [:one, two: 2])
      {:error, [:three]}

  """
  @doc since: "1.13.0"
  @spec validate(keyword(), values :: [atom() | {atom(), term()}]) :: {:ok, keyword()} | {:error, [atom]}
  def validate(keyword, values) when is_list(keyword) and is_list(values), do: validate(keyword, values, [], [])

  defp validate([{key, _value} = pair | rest], allowed, known, bad) when is_atom(key) do
    case take_allowed(allowed, key, []) do
      {:ok, allowed} -> validate(rest, allowed, [pair | known], bad)
      :error -> validate(rest, allowed, known, [key | bad])
    end
  end

  defp validate([], allowed, known, []), do: {:ok, with_defaults(allowed, known)}
  defp validate([], _allowed, _known, bad), do: {:error, bad}

  defp validate([entry | _], _allowed, _known, _bad) do
    raise ArgumentError, "expected a keyword list as first argument, got invalid entry: #{inspect(entry)}"
  end

  # Every allowed key may be used once.
  defp take_allowed([key | allowed], key, passed), do: {:ok, :lists.reverse(passed, allowed)}
  defp take_allowed([{key, _default} | allowed], key, passed), do: {:ok, :lists.reverse(passed, allowed)}
  defp take_allowed([other | allowed], key, passed), do: take_allowed(allowed, key, [other | passed])
  defp take_allowed([], _key, _passed), do: :error

  defp with_defaults([key | allowed], known) when is_atom(key), do: with_defaults(allowed, known)

  defp with_defaults([{key, _default} = pair | allowed], known) when is_atom(key),
    do: with_defaults(allowed, [pair | known])

  defp with_defaults([], known), do: known

  defp with_defaults([entry | _], _known) do
    raise ArgumentError, "expected the second argument to be a list of atoms or tuples, got: #{inspect(entry)}"
  end

  @doc """
  Like `validate/2`, but gives the keywords or raises `ArgumentError`.

      iex> Keyword.validate!([], [:one, two: 2])
      [two: 2]

      iex> Keyword.validate!([three: 3], [:one, two: 2])
      ** (ArgumentError) unknown keys [:three] in [three: 3], the allowed keys are: [:one, :two]

  """
  @doc since: "1.13.0"
  @spec validate!(keyword(), values :: [atom() | {atom(), term()}]) :: keyword()
  def validate!(keyword, values) do
    case validate(keyword, values) do
      {:ok, keyword} -> keyword
      {:error, bad} -> raise ArgumentError, invalid_keys(bad, keyword, allowed_keys(values))
    end
  end

  defp allowed_keys([key | values]) when is_atom(key), do: [key | allowed_keys(values)]
  defp allowed_keys([value | values]), do: [elem(value, 0) | allowed_keys(values)]
  defp allowed_keys([]), do: []

  defp invalid_keys(bad, keyword, allowed) do
    case bad -- allowed do
      [] -> "duplicate keys #{inspect(bad)} in #{inspect(keyword)}"
      unknown -> "unknown keys #{inspect(unknown)} in #{inspect(keyword)}, the allowed keys are: #{inspect(allowed)}"
    end
  end

  @doc """
  Gives the keywords as they are.

      iex> Keyword.to_list(key: 1)
      [key: 1]

  """
  @spec to_list(t) :: t
  def to_list(keywords) when is_list(keywords), do: keywords

  @doc """
  Gives all keys, in order.

      iex> Keyword.keys(a: 1, b: 2, a: 3)
      [:a, :b, :a]

  """
  @spec keys(t) :: [key]
  def keys(keywords) when is_list(keywords), do: all_keys(keywords)

  defp all_keys([{key, _value} | keywords]) when is_atom(key), do: [key | all_keys(keywords)]
  defp all_keys([]), do: []

  defp all_keys([entry | _]) do
    raise ArgumentError,
          "expected a keyword list, but an entry in the list is not a two-element tuple " <>
            "with an atom as its first element, got: #{inspect(entry)}"
  end

  @doc """
  Gives all values, in order.

      iex> Keyword.values(a: 1, b: 2, a: 3)
      [1, 2, 3]

  """
  @spec values(t(value)) :: [value] when value: term
  def values(keywords) when is_list(keywords), do: all_values(keywords)

  defp all_values([{_key, value} | keywords]), do: [value | all_values(keywords)]
  defp all_values([]), do: []

  @doc """
  Tells whether both lists hold the same pairs, in any order.

      iex> Keyword.equal?([a: 1, b: 2], b: 2, a: 1)
      true

      iex> Keyword.equal?([a: 1], a: 1, a: 1)
      false

  """
  @spec equal?(t, t) :: boolean
  def equal?(left, right) when is_list(left) and is_list(right), do: :lists.sort(left) === :lists.sort(right)

  ## Looking up

  @doc """
  Gives the first value of `key`, or `default`.

      iex> Keyword.get([a: 1], :a)
      1

      iex> Keyword.get([a: 1], :b)
      nil

      iex> Keyword.get([a: 1], :b, 3)
      3

  """
  @spec get(t, key, default) :: value | default
  def get(keywords, key, default \\ nil) when is_list(keywords) and is_atom(key) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> value
      false -> default
    end
  end

  @doc """
  Gives the first value of `key`, or what `fun` gives.

      iex> Keyword.get_lazy([a: 1], :b, fn -> 13 end)
      13

  """
  @spec get_lazy(t, key, (-> value)) :: value
  def get_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 0) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> value
      false -> fun.()
    end
  end

  @doc """
  Gives all values of `key`, in order.

      iex> Keyword.get_values([a: 1, b: 2, a: 3], :a)
      [1, 3]

  """
  @spec get_values(t, key) :: [value]
  def get_values(keywords, key) when is_list(keywords) and is_atom(key), do: values_of(keywords, key)

  defp values_of([{key, value} | keywords], key), do: [value | values_of(keywords, key)]
  defp values_of([{_other, _value} | keywords], key), do: values_of(keywords, key)
  defp values_of([], _key), do: []

  @doc """
  Gives `{:ok, value}` with the first value of `key`, or `:error`.

      iex> Keyword.fetch([a: 1], :a)
      {:ok, 1}

      iex> Keyword.fetch([a: 1], :b)
      :error

  """
  @spec fetch(t, key) :: {:ok, value} | :error
  def fetch(keywords, key) when is_list(keywords) and is_atom(key) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> {:ok, value}
      false -> :error
    end
  end

  @doc """
  Gives the first value of `key`, or raises `KeyError`.

      iex> Keyword.fetch!([a: 1], :a)
      1

  """
  @spec fetch!(t, key) :: value
  def fetch!(keywords, key) when is_list(keywords) and is_atom(key) do
    case :lists.keyfind(key, 1, keywords) do
      {^key, value} -> value
      false -> raise KeyError, key: key, term: keywords
    end
  end

  @doc """
  Tells whether there is a pair with `key`.

      iex> Keyword.has_key?([a: 1], :a)
      true

      iex> Keyword.has_key?([a: 1], :b)
      false

  """
  @spec has_key?(t, key) :: boolean
  def has_key?(keywords, key) when is_list(keywords) and is_atom(key), do: :lists.keymember(key, 1, keywords)

  ## Changing one key

  @doc """
  Sets `key` to `value`, in front of the list, without any other pairs with that key.

      iex> Keyword.put([a: 1], :b, 2)
      [b: 2, a: 1]

      iex> Keyword.put([a: 1, b: 2, a: 4], :a, 3)
      [a: 3, b: 2]

  """
  @spec put(t, key, value) :: t
  def put(keywords, key, value) when is_list(keywords) and is_atom(key), do: [{key, value} | delete(keywords, key)]

  @doc """
  Sets `key` to `value` unless there is a pair with that key.

      iex> Keyword.put_new([a: 1], :b, 2)
      [b: 2, a: 1]

      iex> Keyword.put_new([a: 1], :a, 3)
      [a: 1]

  """
  @spec put_new(t, key, value) :: t
  def put_new(keywords, key, value) when is_list(keywords) and is_atom(key) do
    if :lists.keymember(key, 1, keywords), do: keywords, else: [{key, value} | keywords]
  end

  @doc """
  Sets `key` to what `fun` gives unless there is a pair with that key.

      iex> Keyword.put_new_lazy([a: 1], :b, fn -> 13 end)
      [b: 13, a: 1]

  """
  @spec put_new_lazy(t, key, (-> value)) :: t
  def put_new_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 0) do
    if :lists.keymember(key, 1, keywords), do: keywords, else: [{key, fun.()} | keywords]
  end

  @doc """
  Sets `key` to `value` where it stands, without its later pairs, if there is one.

      iex> Keyword.replace([a: 1, b: 2, a: 4], :a, 3)
      [a: 3, b: 2]

      iex> Keyword.replace([a: 1], :b, 2)
      [a: 1]

  """
  @doc since: "1.11.0"
  @spec replace(t, key, value) :: t
  def replace(keywords, key, value) when is_list(keywords) and is_atom(key),
    do: replace_with(keywords, key, fn _old -> value end)

  @doc """
  Like `replace/3`, but raises `KeyError` if there is no pair with `key`.

      iex> Keyword.replace!([a: 1, b: 2], :a, 3)
      [a: 3, b: 2]

  """
  @doc since: "1.5.0"
  @spec replace!(t, key, value) :: t
  def replace!(keywords, key, value) when is_list(keywords) and is_atom(key),
    do: update_first(keywords, key, fn _old -> value end, keywords)

  @doc """
  Puts what `fun` gives for the value of `key` in its place, without later pairs of that key, if there is one.

      iex> Keyword.replace_lazy([a: 1, b: 2], :a, fn v -> v * 4 end)
      [a: 4, b: 2]

  """
  @doc since: "1.14.0"
  @spec replace_lazy(t, key, (existing_value :: value -> new_value :: value)) :: t
  def replace_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 1),
    do: replace_with(keywords, key, fun)

  defp replace_with([{key, value} | keywords], key, fun), do: [{key, fun.(value)} | delete(keywords, key)]
  defp replace_with([{_, _} = pair | keywords], key, fun), do: [pair | replace_with(keywords, key, fun)]
  defp replace_with([], _key, _fun), do: []

  @doc """
  Puts what `fun` gives for the value of `key` in its place, or `default` at the end if there is no such pair.

  Later pairs of that key are dropped.

      iex> Keyword.update([a: 1, b: 2, a: 3], :a, 13, fn value -> value * 2 end)
      [a: 2, b: 2]

      iex> Keyword.update([a: 1], :b, 11, fn value -> value * 2 end)
      [a: 1, b: 11]

  """
  @spec update(t, key, default :: value, (existing_value :: value -> new_value :: value)) :: t
  def update(keywords, key, default, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 1),
    do: update_or_add(keywords, key, default, fun)

  defp update_or_add([{key, value} | keywords], key, _default, fun), do: [{key, fun.(value)} | delete(keywords, key)]

  defp update_or_add([{_, _} = pair | keywords], key, default, fun),
    do: [pair | update_or_add(keywords, key, default, fun)]

  defp update_or_add([], key, default, _fun), do: [{key, default}]

  @doc """
  Puts what `fun` gives for the value of `key` in its place, or raises `KeyError`.

  Later pairs of that key are dropped.

      iex> Keyword.update!([a: 1, b: 2, a: 3], :a, fn value -> value * 2 end)
      [a: 2, b: 2]

  """
  @spec update!(t, key, (current_value :: value -> new_value :: value)) :: t
  def update!(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 1),
    do: update_first(keywords, key, fun, keywords)

  defp update_first([{key, value} | keywords], key, fun, _all), do: [{key, fun.(value)} | delete(keywords, key)]
  defp update_first([{_, _} = pair | keywords], key, fun, all), do: [pair | update_first(keywords, key, fun, all)]
  defp update_first([], key, _fun, all), do: raise(KeyError, key: key, term: all)

  @doc """
  Gives a value and changes it at once.

  `fun` is called with the first value of `key` (`nil` if there is none) and gives `{to_give, new_value}`, or
  `:pop` to take the pair out. A new key goes to the front.

      iex> Keyword.get_and_update([a: 1], :a, fn value -> {value, "new value!"} end)
      {1, [a: "new value!"]}

      iex> Keyword.get_and_update([a: 1], :b, fn value -> {value, 2} end)
      {nil, [b: 2, a: 1]}

      iex> Keyword.get_and_update([a: 2], :a, fn _ -> :pop end)
      {2, []}

  """
  @spec get_and_update(t, key, (value | nil -> {current_value, new_value :: value} | :pop)) ::
          {current_value, new_keywords :: t}
        when current_value: value
  def get_and_update(keywords, key, fun) when is_list(keywords) and is_atom(key),
    do: get_and_update(keywords, [], key, fun)

  defp get_and_update([{key, value} | rest], passed, key, fun) do
    case fun.(value) do
      {given, value} -> {given, :lists.reverse(passed, [{key, value} | rest])}
      :pop -> {value, :lists.reverse(passed, rest)}
      other -> raise_bad_update(other)
    end
  end

  defp get_and_update([{_, _} = pair | rest], passed, key, fun), do: get_and_update(rest, [pair | passed], key, fun)

  defp get_and_update([], passed, key, fun) do
    case fun.(nil) do
      {given, value} -> {given, [{key, value} | :lists.reverse(passed)]}
      :pop -> {nil, :lists.reverse(passed)}
      other -> raise_bad_update(other)
    end
  end

  defp raise_bad_update(other),
    do: raise("the given function must return a two-element tuple or :pop, got: #{inspect(other)}")

  @doc """
  Like `get_and_update/3`, but raises `KeyError` if there is no pair with `key`, and drops its later pairs.

      iex> Keyword.get_and_update!([a: 1], :a, fn value -> {value, value + 1} end)
      {1, [a: 2]}

  """
  @spec get_and_update!(t, key, (value | nil -> {current_value, new_value :: value} | :pop)) ::
          {current_value, new_keywords :: t}
        when current_value: value
  def get_and_update!(keywords, key, fun), do: get_and_update!(keywords, key, fun, [])

  defp get_and_update!([{key, value} | keywords], key, fun, passed) do
    case fun.(value) do
      {given, value} -> {given, :lists.reverse(passed, [{key, value} | delete(keywords, key)])}
      :pop -> {value, :lists.reverse(passed, keywords)}
      other -> raise_bad_update(other)
    end
  end

  defp get_and_update!([{_, _} = pair | keywords], key, fun, passed),
    do: get_and_update!(keywords, key, fun, [pair | passed])

  # The term shown is what was passed over, latest first, as Elixir has it.
  defp get_and_update!([], key, _fun, passed) when is_atom(key), do: raise(KeyError, key: key, term: passed)

  @doc """
  Takes out all pairs with `key`.

      iex> Keyword.delete([a: 1, b: 2, a: 3], :a)
      [b: 2]

      iex> Keyword.delete([b: 2], :a)
      [b: 2]

  """
  @spec delete(t, key) :: t
  def delete(keywords, key) when is_list(keywords) and is_atom(key) do
    if :lists.keymember(key, 1, keywords), do: delete_all(keywords, key), else: keywords
  end

  defp delete_all([{key, _} | keywords], key), do: delete_all(keywords, key)
  defp delete_all([pair | keywords], key), do: [pair | delete_all(keywords, key)]
  defp delete_all([], _key), do: []

  @doc false
  @deprecated "Use Keyword.fetch/2 + Keyword.delete/2 instead"
  def delete(keywords, key, value) when is_list(keywords) and is_atom(key), do: :lists.delete({key, value}, keywords)

  @doc """
  Takes out the first pair with `key`.

      iex> Keyword.delete_first([a: 1, b: 2, a: 3], :a)
      [b: 2, a: 3]

  """
  @spec delete_first(t, key) :: t
  def delete_first(keywords, key) when is_list(keywords) and is_atom(key), do: :lists.keydelete(key, 1, keywords)

  @doc """
  Gives the first value of `key`, or `default`, and the list without all pairs with it.

      iex> Keyword.pop([a: 1, b: 2, a: 3], :a)
      {1, [b: 2]}

      iex> Keyword.pop([a: 1], :b, 3)
      {3, [a: 1]}

  """
  @spec pop(t, key, default) :: {value | default, t}
  def pop(keywords, key, default \\ nil) when is_list(keywords) and is_atom(key) do
    case fetch(keywords, key) do
      {:ok, value} -> {value, delete(keywords, key)}
      :error -> {default, keywords}
    end
  end

  @doc """
  Gives the first value of `key` and the list without all pairs with it, or raises `KeyError`.

      iex> Keyword.pop!([a: 1, b: 2], :a)
      {1, [b: 2]}

  """
  @doc since: "1.10.0"
  @spec pop!(t, key) :: {value, t}
  def pop!(keywords, key) when is_list(keywords) and is_atom(key) do
    case fetch(keywords, key) do
      {:ok, value} -> {value, delete(keywords, key)}
      :error -> raise KeyError, key: key, term: keywords
    end
  end

  @doc """
  Gives the first value of `key`, or what `fun` gives, and the list without all pairs with it.

      iex> Keyword.pop_lazy([a: 1], :b, fn -> 13 end)
      {13, [a: 1]}

  """
  @spec pop_lazy(t, key, (-> value)) :: {value, t}
  def pop_lazy(keywords, key, fun) when is_list(keywords) and is_atom(key) and is_function(fun, 0) do
    case fetch(keywords, key) do
      {:ok, value} -> {value, delete(keywords, key)}
      :error -> {fun.(), keywords}
    end
  end

  @doc """
  Gives the first value of `key`, or `default`, and the list without that pair.

      iex> Keyword.pop_first([a: 1, b: 2, a: 3], :a)
      {1, [b: 2, a: 3]}

  """
  @spec pop_first(t, key, default) :: {value | default, t}
  def pop_first(keywords, key, default \\ nil) when is_list(keywords) and is_atom(key) do
    case :lists.keytake(key, 1, keywords) do
      {:value, {^key, value}, rest} -> {value, rest}
      false -> {default, keywords}
    end
  end

  @doc """
  Gives all values of `key` and the list without its pairs.

      iex> Keyword.pop_values([a: 1, b: 2, a: 3], :a)
      {[1, 3], [b: 2]}

  """
  @doc since: "1.10.0"
  @spec pop_values(t, key) :: {[value], t}
  def pop_values(keywords, key) when is_list(keywords) and is_atom(key),
    do: {values_of(keywords, key), delete(keywords, key)}

  ## Changing many

  @doc """
  Keeps the pairs for which `fun` gives a truthy value.

      iex> Keyword.filter([one: 1, two: 2, three: 3], fn {_key, value} -> rem(value, 2) == 1 end)
      [one: 1, three: 3]

  """
  @doc since: "1.13.0"
  @spec filter(t, ({key, value} -> as_boolean(term))) :: t
  def filter(keywords, fun) when is_list(keywords) and is_function(fun, 1), do: Enum.filter(keywords, fun)

  @doc """
  Leaves out the pairs for which `fun` gives a truthy value.

      iex> Keyword.reject([one: 1, two: 2, three: 3], fn {_key, value} -> rem(value, 2) == 1 end)
      [two: 2]

  """
  @doc since: "1.13.0"
  @spec reject(t, ({key, value} -> as_boolean(term))) :: t
  def reject(keywords, fun) when is_list(keywords) and is_function(fun, 1), do: Enum.reject(keywords, fun)

  @doc """
  Parts the pairs into those for which `fun` gives a truthy value and the others.

      iex> Keyword.split_with([a: 1, b: 2, c: 3], fn {_key, value} -> rem(value, 2) == 0 end)
      {[b: 2], [a: 1, c: 3]}

  """
  @doc since: "1.15.0"
  @spec split_with(t, ({key, value} -> as_boolean(term))) :: {t, t}
  def split_with(keywords, fun) when is_list(keywords) and is_function(fun, 1), do: Enum.split_with(keywords, fun)

  @doc """
  Keeps the pairs with one of `keys`.

      iex> Keyword.take([a: 1, b: 2, c: 3, a: 5], [:a, :c, :e])
      [a: 1, c: 3, a: 5]

  """
  @spec take(t, [key]) :: t
  def take(keywords, keys) when is_list(keywords) and is_list(keys),
    do: Enum.filter(keywords, fn {key, _value} -> :lists.member(key, keys) end)

  @doc """
  Leaves out the pairs with one of `keys`.

      iex> Keyword.drop([a: 1, b: 2, c: 3, a: 5], [:a, :c])
      [b: 2]

  """
  @spec drop(t, [key]) :: t
  def drop(keywords, keys) when is_list(keywords) and is_list(keys),
    do: Enum.reject(keywords, fn {key, _value} -> :lists.member(key, keys) end)

  @doc """
  Parts the pairs into those with one of `keys` and the others.

      iex> Keyword.split([a: 1, b: 2, c: 3], [:a, :c, :e])
      {[a: 1, c: 3], [b: 2]}

  """
  @spec split(t, [key]) :: {t, t}
  def split(keywords, keys) when is_list(keywords) and is_list(keys),
    do: Enum.split_with(keywords, fn {key, _value} -> :lists.member(key, keys) end)

  @doc """
  Adds the pairs of the second list to those of the first one whose keys it does not hold.

      iex> Keyword.merge([a: 1, b: 2], a: 3, d: 4, a: 5)
      [b: 2, a: 3, d: 4, a: 5]

  Raises `ArgumentError` if either is not a keyword list.
  """
  @spec merge(t, t) :: t
  def merge(keywords1, keywords2)
  def merge(keywords1, []) when is_list(keywords1), do: keywords1
  def merge([], keywords2) when is_list(keywords2), do: keywords2

  def merge(keywords1, keywords2) when is_list(keywords1) and is_list(keywords2) do
    if keyword?(keywords2),
      do: without_keys_of(keywords1, keywords2, keywords1) ++ keywords2,
      else: raise_not_keyword("second", keywords2)
  end

  defp without_keys_of([{key, _value} = pair | rest], keywords2, all) when is_atom(key) do
    if :lists.keymember(key, 1, keywords2),
      do: without_keys_of(rest, keywords2, all),
      else: [pair | without_keys_of(rest, keywords2, all)]
  end

  defp without_keys_of([], _keywords2, _all), do: []
  defp without_keys_of([_ | _], _keywords2, all), do: raise_not_keyword("first", all)

  defp raise_not_keyword(which, list),
    do: raise(ArgumentError, "expected a keyword list as the #{which} argument, got: #{inspect(list)}")

  @doc """
  Merges two lists, with `fun` settling what to do with keys that are in both.

  `fun` is called with a key and its values. A key that occurs more than once is settled pair by pair.

      iex> Keyword.merge([a: 1, b: 2], [a: 3, d: 4], fn _key, v1, v2 -> v1 + v2 end)
      [b: 2, a: 4, d: 4]

  """
  @spec merge(t, t, (key, value, value -> value)) :: t
  def merge(keywords1, keywords2, fun) when is_list(keywords1) and is_list(keywords2) and is_function(fun, 3) do
    cond do
      not keyword?(keywords1) -> raise_not_keyword("first", keywords1)
      not keyword?(keywords2) -> raise_not_keyword("second", keywords2)
      true -> without_keys_of(keywords1, keywords2, keywords1) ++ settle(keywords2, keywords1, fun)
    end
  end

  defp settle([{key, value2} = pair | keywords2], keywords1, fun) do
    case :lists.keytake(key, 1, keywords1) do
      {:value, {^key, value1}, keywords1} -> [{key, fun.(key, value1, value2)} | settle(keywords2, keywords1, fun)]
      false -> [pair | settle(keywords2, keywords1, fun)]
    end
  end

  defp settle([], _keywords1, _fun), do: []

  @doc """
  Keeps the pairs whose keys are in the second list too, with the first value there, or what `fun` gives.

  `fun` is called with a key and the values of both lists.

      iex> Keyword.intersect([a: 1, b: 2], b: 3, c: 4)
      [b: 3]

      iex> Keyword.intersect([a: 1, b: 2], [b: 2, c: 3], fn _key, v1, v2 -> v1 + v2 end)
      [b: 4]

  """
  @doc since: "1.17.0"
  @spec intersect(keyword, keyword, (key, value, value -> value)) :: keyword
  def intersect(keyword1, keyword2, fun \\ fn _key, _v1, v2 -> v2 end)

  def intersect([{key, value1} | keyword1], keyword2, fun) do
    case :lists.keyfind(key, 1, keyword2) do
      {^key, value2} -> [{key, fun.(key, value1, value2)} | intersect(keyword1, keyword2, fun)]
      false -> intersect(keyword1, keyword2, fun)
    end
  end

  def intersect([], _keyword2, _fun), do: []

  ## Deprecated

  @doc false
  @deprecated "Use Keyword.new/2 instead"
  def map(keywords, fun) when is_list(keywords), do: Enum.map(keywords, fn {key, _} = pair -> {key, fun.(pair)} end)

  @doc false
  @deprecated "Use Kernel.length/1 instead"
  def size(keywords), do: length(keywords)
end
