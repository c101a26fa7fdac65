defmodule List do
  @moduledoc """
  Functions on (linked) lists.

  A list is made of cells, each holding an element and the rest of the list, so `[1, 2]` is `[1 | [2 | []]]`.
  Taking the first element off and putting one in front takes constant time, and the rest is shared, not
  copied. Everything else that goes by position or to the end takes time in proportion to that: `length/1`,
  `last/1`, `left ++ right` (in the length of `left`).

      iex> list = [1, 2, 3]
      iex> [0 | list]
      [0, 1, 2, 3]

  What applies to any enumerable is in `Enum`, which is fast on lists; what applies to lists of `{key, value}`
  with atoms as keys is in `Keyword`. The `key*` functions here are for lists of tuples of any size; positions
  in tuples are zero-based.

  ## Charlists

  A list of Unicode code points, such as `~c"abc"`, is a charlist. Erlang functions use them where Elixir uses
  strings.
  """

  @doc """
  Takes out the first element that equals (`===`) `element`.

      iex> List.delete([:a, :b, :b, :c], :b)
      [:a, :b, :c]

      iex> List.delete([1, 2], 3)
      [1, 2]

  """
  @spec delete([], any) :: []
  @spec delete([...], any) :: list
  def delete(list, element)
  def delete([element | list], element), do: list
  def delete([other | list], element), do: [other | delete(list, element)]
  def delete([], _element), do: []

  @doc """
  Makes a list of `n` times the same element.

      iex> List.duplicate("hello", 2)
      ["hello", "hello"]

      iex> List.duplicate(1, 0)
      []

  """
  @spec duplicate(any, 0) :: []
  @spec duplicate(elem, pos_integer) :: [elem, ...] when elem: var
  def duplicate(elem, n), do: :lists.duplicate(n, elem)

  @doc """
  Takes all levels of nesting away.

  Empty lists inside vanish.

      iex> List.flatten([1, [[2], 3], []])
      [1, 2, 3]

  """
  @spec flatten(deep_list) :: list when deep_list: [any | deep_list]
  def flatten(list), do: :lists.flatten(list)

  @doc """
  Takes all levels of nesting away and puts `tail`, as it is, at the end.

      iex> List.flatten([1, [[2]]], [3, [4]])
      [1, 2, 3, [4]]

  """
  @spec flatten(deep_list, [elem]) :: [elem] when deep_list: [elem | deep_list], elem: var
  def flatten(list, tail), do: :lists.flatten(list, tail)

  @doc """
  Folds a list from the left, calling `fun` with an element and the accumulator.

      iex> List.foldl([1, 2, 3], 10, fn x, acc -> x - acc end)
      -8

  """
  @spec foldl([elem], acc, (elem, acc -> acc)) :: acc when elem: var, acc: var
  def foldl(list, acc, fun) when is_list(list) and is_function(fun), do: from_left(list, acc, fun)

  defp from_left([head | tail], acc, fun), do: from_left(tail, fun.(head, acc), fun)
  defp from_left([], acc, _fun), do: acc

  @doc """
  Folds a list from the right, calling `fun` with an element and the accumulator.

      iex> List.foldr([1, 2, 3], 10, fn x, acc -> x - acc end)
      -8

      iex> List.foldr([:a, :b], [], &[&1 | &2])
      [:a, :b]

  """
  @spec foldr([elem], acc, (elem, acc -> acc)) :: acc when elem: var, acc: var
  def foldr(list, acc, fun) when is_list(list) and is_function(fun), do: list |> :lists.reverse() |> from_left(acc, fun)

  @doc """
  Gives the first element, or `default` for an empty list.

      iex> List.first([1, 2, 3])
      1

      iex> List.first([])
      nil

      iex> List.first([], :none)
      :none

  """
  @spec first([], any) :: any
  @spec first([elem, ...], any) :: elem when elem: var
  def first(list, default \\ nil)
  def first([], default), do: default
  def first([head | _], _default), do: head

  @doc """
  Gives the first element, or raises `ArgumentError` for an empty list.

      iex> List.first!([1, 2, 3])
      1

  """
  @doc since: "1.20.0"
  @spec first!([elem, ...]) :: elem when elem: var
  def first!(list)
  def first!([head | _]), do: head
  def first!([]), do: raise(ArgumentError, "attempted to get the first element of an empty list")

  @doc """
  Gives the last element, or `default` for an empty list.

      iex> List.last([1, 2, 3])
      3

      iex> List.last([])
      nil

  """
  @spec last([], any) :: any
  @spec last([elem, ...], any) :: elem when elem: var
  def last(list, default \\ nil)
  def last([], default), do: default
  def last([last], _default), do: last
  def last([_ | tail], default), do: last(tail, default)

  @doc """
  Gives the last element, or raises `ArgumentError` for an empty list.

      iex> List.last!([1, 2, 3])
      3

  """
  @doc since: "1.20.0"
  @spec last!([elem, ...]) :: elem when elem: var
  def last!(list)
  def last!([_ | _] = list), do: last(list)
  def last!([]), do: raise(ArgumentError, "attempted to get the last element of an empty list")

  @doc """
  Gives the first tuple with `key` at `position` (compared with `==`), or `default`.

      iex> List.keyfind([a: 1, b: 2], :a, 0)
      {:a, 1}

      iex> List.keyfind([a: 1, b: 2], 2, 1)
      {:b, 2}

      iex> List.keyfind([a: 1], :c, 0, :none)
      :none

  """
  @spec keyfind([tuple], any, non_neg_integer, any) :: any
  def keyfind(list, key, position, default \\ nil) when is_integer(position),
    do: :lists.keyfind(key, position + 1, list) || default

  @doc """
  Gives the first tuple with `key` at `position`, or raises `KeyError`.

      iex> List.keyfind!([a: 1, b: 2], :a, 0)
      {:a, 1}

      iex> List.keyfind!([a: 1], :c, 0)
      ** (KeyError) key :c at position 0 not found in: [a: 1]

  """
  @doc since: "1.13.0"
  @spec keyfind!([tuple], any, non_neg_integer) :: any
  def keyfind!(list, key, position) when is_integer(position) do
    :lists.keyfind(key, position + 1, list) ||
      raise KeyError,
        key: key,
        term: list,
        message: "key #{inspect(key)} at position #{inspect(position)} not found in: #{inspect(list)}"
  end

  @doc """
  Tells whether there is a tuple with `key` at `position`.

      iex> List.keymember?([a: 1, b: 2], :a, 0)
      true

      iex> List.keymember?([a: 1, b: 2], 5, 1)
      false

  """
  @spec keymember?([tuple], any, non_neg_integer) :: boolean
  def keymember?(list, key, position) when is_integer(position), do: :lists.keymember(key, position + 1, list)

  @doc """
  Puts `new_tuple` in the place of the first tuple with `key` at `position`, if there is one.

      iex> List.keyreplace([a: 1, b: 2], :a, 0, {:a, 3})
      [a: 3, b: 2]

      iex> List.keyreplace([a: 1], :c, 0, {:c, 3})
      [a: 1]

  """
  @spec keyreplace([tuple], any, non_neg_integer, tuple) :: [tuple]
  def keyreplace(list, key, position, new_tuple) when is_integer(position),
    do: :lists.keyreplace(key, position + 1, list, new_tuple)

  @doc """
  Sorts tuples by what they hold at `position`.

  The sort is stable. `sorter` is as in `Enum.sort/2`.

      iex> List.keysort([a: 5, b: 1, c: 3], 1)
      [b: 1, c: 3, a: 5]

      iex> List.keysort([a: 5, b: 1, c: 3], 1, :desc)
      [a: 5, c: 3, b: 1]

      iex> List.keysort([{~D[2019-06-06], 1}, {~D[2019-01-01], 2}], 0, Date)
      [{~D[2019-01-01], 2}, {~D[2019-06-06], 1}]

  """
  @doc since: "1.14.0"
  @spec keysort(
          [tuple],
          non_neg_integer,
          (any, any -> boolean) | :asc | :desc | module() | {:asc | :desc, module()}
        ) :: [tuple]
  def keysort(list, position, sorter \\ :asc)
  def keysort(list, position, :asc) when is_integer(position), do: :lists.keysort(position + 1, list)

  def keysort(list, position, sorter) when is_integer(position) do
    in_order = in_order(sorter)
    :lists.sort(fn left, right -> in_order.(elem(left, position), elem(right, position)) end, list)
  end

  defp in_order(:desc), do: &>=/2
  defp in_order(sorter) when is_function(sorter, 2), do: sorter
  defp in_order(module) when is_atom(module), do: &(module.compare(&1, &2) != :gt)
  defp in_order({:asc, module}) when is_atom(module), do: &(module.compare(&1, &2) != :gt)
  defp in_order({:desc, module}) when is_atom(module), do: &(module.compare(&1, &2) != :lt)

  @doc """
  Puts `new_tuple` in the place of the first tuple with `key` at `position`, or at the end.

      iex> List.keystore([a: 1, b: 2], :a, 0, {:a, 3})
      [a: 3, b: 2]

      iex> List.keystore([a: 1], :c, 0, {:c, 3})
      [a: 1, c: 3]

  """
  @spec keystore([tuple], any, non_neg_integer, tuple) :: [tuple, ...]
  def keystore(list, key, position, new_tuple) when is_integer(position),
    do: :lists.keystore(key, position + 1, list, new_tuple)

  @doc """
  Takes out the first tuple with `key` at `position`.

      iex> List.keydelete([a: 1, b: 2], :a, 0)
      [b: 2]

      iex> List.keydelete([a: 1, b: 2], 5, 1)
      [a: 1, b: 2]

  """
  @spec keydelete([tuple], any, non_neg_integer) :: [tuple]
  def keydelete(list, key, position) when is_integer(position), do: :lists.keydelete(key, position + 1, list)

  @doc """
  Gives the first tuple with `key` at `position` and the list without it, or `nil`.

      iex> List.keytake([a: 1, b: 2], :a, 0)
      {{:a, 1}, [b: 2]}

      iex> List.keytake([a: 1], :c, 0)
      nil

  """
  @spec keytake([tuple], any, non_neg_integer) :: {tuple, [tuple]} | nil
  def keytake(list, key, position) when is_integer(position) do
    case :lists.keytake(key, position + 1, list) do
      {:value, tuple, rest} -> {tuple, rest}
      false -> nil
    end
  end

  @doc """
  Makes a list of anything: `nil` gives an empty list, a list stays as it is, the rest becomes its only
  element.

      iex> List.wrap("hello")
      ["hello"]

      iex> List.wrap([1, 2])
      [1, 2]

      iex> List.wrap(nil)
      []

  """
  @spec wrap(term) :: maybe_improper_list()
  def wrap(term)
  def wrap(list) when is_list(list), do: list
  def wrap(nil), do: []
  def wrap(term), do: [term]

  @doc false
  @deprecated "Use Enum.zip/1 instead"
  @spec zip([]) :: []
  @spec zip([list]) :: [tuple]
  def zip([]), do: []
  def zip(list_of_lists) when is_list(list_of_lists), do: zip_rows(list_of_lists, [], [])

  defp zip_rows([[head | tail] | lists], heads, tails), do: zip_rows(lists, [head | heads], [tail | tails])
  defp zip_rows([[] | _], _heads, _tails), do: []

  defp zip_rows([], heads, tails),
    do: [heads |> :lists.reverse() |> :erlang.list_to_tuple() | tails |> :lists.reverse() |> zip_rows([], [])]

  @doc """
  Tells whether a list holds printable ASCII characters only, looking at no more than `limit` of them.

  Printable are the characters from space to `~` and those written `\\a \\b \\t \\n \\v \\f \\r \\e`. Improper
  lists are not printable.

      iex> List.ascii_printable?(~c"abc")
      true

      iex> List.ascii_printable?(~c"abc" ++ [0])
      false

      iex> List.ascii_printable?(~c"abc" ++ [0], 2)
      true

  """
  @doc since: "1.6.0"
  @spec ascii_printable?(list, 0) :: true
  @spec ascii_printable?([], limit) :: true when limit: :infinity | pos_integer
  @spec ascii_printable?([...], limit) :: boolean when limit: :infinity | pos_integer
  def ascii_printable?(list, limit \\ :infinity)

  def ascii_printable?(list, limit) when is_list(list) and (limit == :infinity or (is_integer(limit) and limit >= 0)),
    do: printable?(list, limit)

  defp printable?(_list, 0), do: true
  defp printable?([char | rest], limit) when char in 32..126, do: printable?(rest, less(limit))
  defp printable?([char | rest], limit) when char in 7..13 or char == 27, do: printable?(rest, less(limit))
  defp printable?([], _limit), do: true
  defp printable?(_list, _limit), do: false

  defp less(:infinity), do: :infinity
  defp less(limit), do: limit - 1

  @doc """
  Tells whether a list does not end in an empty list.

      iex> List.improper?([1, 2 | 3])
      true

      iex> List.improper?([1, 2, 3])
      false

  """
  @doc since: "1.8.0"
  @spec improper?(maybe_improper_list) :: boolean
  def improper?(list) when is_list(list) and length(list) >= 0, do: false
  def improper?(list) when is_list(list), do: true

  @doc """
  Inserts `value` at a position.

  A position beyond the end is the end. A negative one counts from the end, -1 being after the last element.

      iex> List.insert_at([1, 2, 3], 1, :x)
      [1, :x, 2, 3]

      iex> List.insert_at([1, 2, 3], 10, :x)
      [1, 2, 3, :x]

      iex> List.insert_at([1, 2, 3], -1, :x)
      [1, 2, 3, :x]

  """
  @spec insert_at(list, integer, any) :: list
  def insert_at(list, index, value) when is_list(list) and is_integer(index) and index >= 0,
    do: insert(list, index, value)

  def insert_at(list, index, value) when is_list(list) and is_integer(index),
    do: insert(list, max(length(list) + index + 1, 0), value)

  defp insert([head | tail], index, value) when index > 0, do: [head | insert(tail, index - 1, value)]
  defp insert(list, _index, value), do: [value | list]

  @doc """
  Puts `value` at the position of another element.

  A negative position counts from the end. Without an element there the list stays as it is.

      iex> List.replace_at([1, 2, 3], 0, 0)
      [0, 2, 3]

      iex> List.replace_at([1, 2, 3], 10, 0)
      [1, 2, 3]

  """
  @spec replace_at(list, integer, any) :: list
  def replace_at(list, index, value) when is_list(list) and is_integer(index),
    do: replace(list, from_start(list, index), value)

  defp replace([head | tail], index, value) when index > 0, do: [head | replace(tail, index - 1, value)]
  defp replace([_ | tail], 0, value), do: [value | tail]
  defp replace(list, _index, _value), do: list

  @doc """
  Puts what `fun` gives for an element in its place.

  A negative position counts from the end. Without an element there the list stays as it is.

      iex> List.update_at([1, 2, 3], 0, &(&1 + 10))
      [11, 2, 3]

      iex> List.update_at([1, 2, 3], -4, &(&1 + 10))
      [1, 2, 3]

  """
  @spec update_at([elem], integer, (elem -> any)) :: list when elem: var
  def update_at(list, index, fun) when is_list(list) and is_function(fun) and is_integer(index),
    do: update(list, from_start(list, index), fun)

  defp update([head | tail], index, fun) when index > 0, do: [head | update(tail, index - 1, fun)]
  defp update([head | tail], 0, fun), do: [fun.(head) | tail]
  defp update(list, _index, _fun), do: list

  defp from_start(_list, index) when index >= 0, do: index
  defp from_start(list, index), do: length(list) + index

  @doc """
  Takes out the element at a position.

  A negative position counts from the end. Without an element there the list stays as it is.

      iex> List.delete_at([1, 2, 3], 0)
      [2, 3]

      iex> List.delete_at([1, 2, 3], 10)
      [1, 2, 3]

  """
  @spec delete_at(list, integer) :: list
  def delete_at(list, index) when is_integer(index), do: list |> pop_at(index) |> elem(1)

  @doc """
  Gives the element at a position, or `default`, and the list without it.

      iex> List.pop_at([1, 2, 3], 0)
      {1, [2, 3]}

      iex> List.pop_at([1, 2, 3], -1)
      {3, [1, 2]}

      iex> List.pop_at([1, 2, 3], 10, :none)
      {:none, [1, 2, 3]}

  """
  @doc since: "1.4.0"
  @spec pop_at(list, integer, any) :: {any, list}
  def pop_at(list, index, default \\ nil) when is_integer(index), do: pop(list, from_start(list, index), default, [])

  defp pop(list, index, default, _passed) when index < 0 and is_list(list), do: {default, list}
  defp pop([head | tail], 0, _default, passed), do: {head, :lists.reverse(passed, tail)}
  defp pop([head | tail], index, default, passed), do: pop(tail, index - 1, default, [head | passed])
  defp pop([], _index, default, passed), do: {default, :lists.reverse(passed)}

  @doc """
  Tells whether `list` starts with the elements of `prefix`, compared with `===`.

      iex> List.starts_with?([1, 2, 3], [1, 2])
      true

      iex> List.starts_with?([:a], [])
      true

  """
  @doc since: "1.5.0"
  @spec starts_with?(nonempty_list, nonempty_list) :: boolean
  @spec starts_with?(list, []) :: true
  @spec starts_with?([], nonempty_list) :: false
  def starts_with?(list, prefix)
  def starts_with?([same | tail], [same | prefix]), do: starts_with?(tail, prefix)
  def starts_with?(list, []) when is_list(list), do: true
  def starts_with?(list, [_ | _]) when is_list(list), do: false

  @doc """
  Tells whether `list` ends with the elements of `suffix`, compared with `===`.

      iex> List.ends_with?([1, 2, 3], [2, 3])
      true

      iex> List.ends_with?([:a], [])
      true

  """
  @doc since: "1.18.0"
  @spec ends_with?(nonempty_list, nonempty_list) :: boolean
  @spec ends_with?(list, []) :: true
  @spec ends_with?([], nonempty_list) :: false
  def ends_with?(list, suffix), do: same_end?(list, suffix, length(list) - length(suffix))

  defp same_end?(list, suffix, 0), do: list === suffix
  defp same_end?([_ | tail], suffix, longer) when longer > 0, do: same_end?(tail, suffix, longer - 1)
  defp same_end?(_list, _suffix, _longer), do: false

  @doc """
  Makes an atom of a charlist.

      iex> List.to_atom(~c"elixir")
      :elixir

  """
  @spec to_atom(charlist) :: atom
  def to_atom(charlist), do: :erlang.list_to_atom(charlist)

  @doc """
  Makes an atom of a charlist, or raises `ArgumentError` if there is no such atom yet.

      iex> List.to_existing_atom(~c"elixir")
      :elixir

  """
  @spec to_existing_atom(charlist) :: atom
  def to_existing_atom(charlist), do: :erlang.list_to_existing_atom(charlist)

  @doc """
  Reads a float from a charlist, or raises `ArgumentError`.

      iex> List.to_float(~c"2.2017764e+0")
      2.2017764

  """
  @spec to_float(charlist) :: float
  def to_float(charlist), do: :erlang.list_to_float(charlist)

  @doc """
  Reads an integer from a charlist, or raises `ArgumentError`.

      iex> List.to_integer(~c"123")
      123

  """
  @spec to_integer(charlist) :: integer
  def to_integer(charlist), do: :erlang.list_to_integer(charlist)

  @doc """
  Reads an integer in a base from 2 to 36 from a charlist, or raises `ArgumentError`.

      iex> List.to_integer(~c"3FF", 16)
      1023

  """
  @spec to_integer(charlist, 2..36) :: integer
  def to_integer(charlist, base), do: :erlang.list_to_integer(charlist, base)

  @doc """
  Makes a tuple of the elements.

      iex> List.to_tuple([:share, [:elixir, 163]])
      {:share, [:elixir, 163]}

  """
  @spec to_tuple(list) :: tuple
  def to_tuple(list), do: :erlang.list_to_tuple(list)

  @doc """
  Makes a string of code points, strings and lists of them.

  Raises `UnicodeConversionError` if it is not valid Unicode, and `ArgumentError` if there is anything else in
  the list.

      iex> List.to_string([0x00E6, 0x00DF])
      "æß"

      iex> List.to_string([0x0061, "bc"])
      "abc"

  """
  @spec to_string(:unicode.charlist()) :: String.t()
  def to_string(list) when is_list(list) do
    list |> convert(&:unicode.characters_to_binary/1, "string") |> converted(list)
  end

  @doc """
  Makes a charlist of code points, strings and lists of them.

  Raises `UnicodeConversionError` if it is not valid Unicode, and `ArgumentError` if there is anything else in
  the list.

      iex> List.to_charlist([0x0061, "bc"]) == ~c"abc"
      true

  """
  @doc since: "1.8.0"
  @spec to_charlist(:unicode.charlist()) :: charlist()
  def to_charlist(list) when is_list(list) do
    list |> convert(&:unicode.characters_to_list/1, "charlist") |> converted(list)
  end

  defp convert(list, converter, target) do
    try do
      converter.(list)
    rescue
      ArgumentError -> raise ArgumentError, not_chardata(list, target)
    end
  end

  defp converted({:error, encoded, rest}, _list),
    do: raise(UnicodeConversionError, encoded: encoded, rest: rest, kind: :invalid)

  defp converted({:incomplete, encoded, rest}, _list),
    do: raise(UnicodeConversionError, encoded: encoded, rest: rest, kind: :incomplete)

  defp converted(result, _list), do: result

  defp not_chardata(list, "string") do
    """
    cannot convert the given list to a string.

    To be converted to a string, a list must either be empty or only
    contain the following elements:

      * strings
      * integers representing Unicode code points
      * a list containing one of these three elements

    Please check the given list or call inspect/1 to get the list representation, got:

    #{inspect(list)}
    """
  end

  defp not_chardata(list, "charlist") do
    """
    cannot convert the given list to a charlist.

    To be converted to a charlist, a list must contain only:

      * strings
      * integers representing Unicode code points
      * or a list containing one of these three elements

    Please check the given list or call inspect/1 to get the list representation, got:

    #{inspect(list)}
    """
  end

  @doc """
  Gives a shortest edit script that turns one list into another.

  That is a keyword list with `:eq`, `:del` and `:ins` as keys and lists of elements as values.

      iex> List.myers_difference([1, 4, 2, 3], [1, 2, 3, 4])
      [eq: [1], del: [4], eq: [2, 3], ins: [4]]

  """
  @doc since: "1.4.0"
  @spec myers_difference(list, list) :: [{:eq | :ins | :del, list}]
  def myers_difference(list1, list2) when is_list(list1) and is_list(list2), do: List.Myers.script(list1, list2, nil)

  @doc """
  Gives a shortest edit script, in which `diff_script` may tell how two different elements are related.

  It is called with an element of each list and gives `nil`, or a script of its own, which goes under the key
  `:diff`.

      iex> List.myers_difference(["a", "db", "c"], ["a", "bc"], &String.myers_difference/2)
      [eq: ["a"], diff: [del: "d", eq: "b", ins: "c"], del: ["c"]]

  """
  @doc since: "1.8.0"
  @spec myers_difference(list, list, (term, term -> script | nil)) :: script
        when script: [{:eq | :ins | :del | :diff, list}]
  def myers_difference(list1, list2, diff_script)
      when is_list(list1) and is_list(list2) and is_function(diff_script, 2),
      do: List.Myers.script(list1, list2, diff_script)
end
