defmodule :maps do
  @moduledoc """
  The functions of Erlang's `:maps` that are not Java; those are in `MapsBifs`, and both halves make one module.

  Wrong arguments raise `{:badmap, term}` or `:badarg`, a missing key `{:badkey, key}`.

  This file is compiled before the rest of the library, so it uses nothing but patterns, guards and `case`.
  """

  @typedoc "What `next/1` goes on from."
  @type iterator :: :none | {term, term, iterator} | nonempty_improper_list(term, term)

  # Errors are raised in the function that was called wrongly, not in one for all, since its name is in the message.
  @info [error_info: %{module: :erl_stdlib_errors}]

  @doc """
  Keeps the entries for which `fun` gives `true`, and takes `value` for those with `{true, value}`.

      iex> :maps.filtermap(fn k, v -> k == :a and {true, v + 1} end, %{a: 1, b: 2})
      %{a: 2}
  """
  @spec filtermap((term(), term() -> boolean() | {true, term()}), map() | :maps.iterator()) :: map()
  def filtermap(fun, map) when is_function(fun, 2) do
    case entries(map) do
      :error -> :erlang.error({:badmap, map}, [fun, map], @info)
      entries -> filtermap_1(fun, entries, [])
    end
  end

  def filtermap(fun, map), do: :erlang.error(:badarg, [fun, map], @info)

  defp filtermap_1(fun, [{key, value} = entry | rest], kept) do
    case fun.(key, value) do
      true -> filtermap_1(fun, rest, [entry | kept])
      {true, changed} -> filtermap_1(fun, rest, [{key, changed} | kept])
      false -> filtermap_1(fun, rest, kept)
    end
  end

  defp filtermap_1(_fun, [], kept), do: :maps.from_list(kept)

  @doc """
  Calls `fun` with each key and value.

      iex> :maps.foreach(fn _k, _v -> :ignored end, %{a: 1})
      :ok
  """
  @spec foreach((term(), term() -> term()), map() | :maps.iterator()) :: :ok
  def foreach(fun, map) when is_function(fun, 2) do
    case entries(map) do
      :error -> :erlang.error({:badmap, map}, [fun, map], @info)
      entries -> foreach_1(fun, entries)
    end
  end

  def foreach(fun, map), do: :erlang.error(:badarg, [fun, map], @info)

  defp foreach_1(fun, [{key, value} | rest]) do
    fun.(key, value)
    foreach_1(fun, rest)
  end

  defp foreach_1(_fun, []), do: :ok

  @doc """
  Groups the elements of a list by what `fun` gives for them, each group in the order of the list.

      iex> :maps.groups_from_list(&rem(&1, 2), [1, 2, 3])
      %{0 => [2], 1 => [1, 3]}
  """
  @spec groups_from_list((term() -> term()), [term()]) :: %{term() => [term()]}
  def groups_from_list(fun, list) when is_function(fun, 1) do
    case proper(list) do
      true -> groups_1(fun, :lists.reverse(list), %{})
      false -> :erlang.error(:badarg, [fun, list], @info)
    end
  end

  def groups_from_list(fun, list), do: :erlang.error(:badarg, [fun, list], @info)

  defp groups_1(fun, [head | tail], groups) do
    key = fun.(head)

    case groups do
      %{^key => group} -> groups_1(fun, tail, %{groups | key => [head | group]})
      %{} -> groups_1(fun, tail, :maps.put(key, [head], groups))
    end
  end

  defp groups_1(_fun, [], groups), do: groups

  @doc """
  As `groups_from_list/2`, with what `value_fun` makes of the elements in the groups.

      iex> :maps.groups_from_list(&rem(&1, 2), &(-&1), [1, 2, 3])
      %{0 => [-2], 1 => [-1, -3]}
  """
  @spec groups_from_list((term() -> term()), (term() -> term()), [term()]) :: %{term() => [term()]}
  def groups_from_list(fun, value_fun, list) when is_function(fun, 1) and is_function(value_fun, 1) do
    case proper(list) do
      true -> groups_2(fun, value_fun, :lists.reverse(list), %{})
      false -> :erlang.error(:badarg, [fun, value_fun, list], @info)
    end
  end

  def groups_from_list(fun, value_fun, list), do: :erlang.error(:badarg, [fun, value_fun, list], @info)

  defp groups_2(fun, value_fun, [head | tail], groups) do
    key = fun.(head)
    value = value_fun.(head)

    case groups do
      %{^key => group} -> groups_2(fun, value_fun, tail, %{groups | key => [value | group]})
      %{} -> groups_2(fun, value_fun, tail, :maps.put(key, [value], groups))
    end
  end

  defp groups_2(_fun, _value_fun, [], groups), do: groups

  @doc """
  The entries of the second map whose keys are in both.

      iex> :maps.intersect(%{a: 1, b: 2}, %{b: 3, c: 4})
      %{b: 3}
  """
  @spec intersect(map(), map()) :: map()
  def intersect(map1, map2) when is_map(map1) and is_map(map2) do
    case map_size(map1) <= map_size(map2) do
      true -> intersect_1(:maps.to_list(map1), map2, [])
      false -> :maps.filter(fn key, _value -> is_map_key(map1, key) end, map2)
    end
  end

  def intersect(map1, map2), do: :erlang.error({:badmap, first_bad(map1, map2)}, [map1, map2], @info)

  defp intersect_1([{key, _} | rest], map2, kept) do
    case map2 do
      %{^key => value} -> intersect_1(rest, map2, [{key, value} | kept])
      %{} -> intersect_1(rest, map2, kept)
    end
  end

  defp intersect_1([], _map2, kept), do: :maps.from_list(kept)

  @doc """
  The keys that are in both maps with what `fun` makes of key and both values.

      iex> :maps.intersect_with(fn _k, a, b -> {a, b} end, %{a: 1, b: 2}, %{b: 3, c: 4})
      %{b: {2, 3}}
  """
  @spec intersect_with((term(), term(), term() -> term()), map(), map()) :: map()
  def intersect_with(fun, map1, map2) when is_function(fun, 3) and is_map(map1) and is_map(map2) do
    case map_size(map1) <= map_size(map2) do
      true -> intersect_with_1(:maps.to_list(map1), map2, fun, [])
      false -> intersect_with_1(:maps.to_list(map2), map1, fn key, b, a -> fun.(key, a, b) end, [])
    end
  end

  def intersect_with(fun, map1, map2) when is_function(fun, 3) do
    :erlang.error({:badmap, first_bad(map1, map2)}, [fun, map1, map2], @info)
  end

  def intersect_with(fun, map1, map2), do: :erlang.error(:badarg, [fun, map1, map2], @info)

  defp intersect_with_1([{key, a} | rest], other, fun, kept) do
    case other do
      %{^key => b} -> intersect_with_1(rest, other, fun, [{key, fun.(key, a, b)} | kept])
      %{} -> intersect_with_1(rest, other, fun, kept)
    end
  end

  defp intersect_with_1([], _other, _fun, kept), do: :maps.from_list(kept)

  @doc "Tells whether a term is an iterator as `iterator/1` and `next/1` give it."
  @spec is_iterator_valid(term()) :: boolean()
  def is_iterator_valid(:none), do: true
  def is_iterator_valid({_key, _value, iterator}), do: is_iterator_valid(iterator)

  def is_iterator_valid(iterator) do
    try do
      :maps.next(iterator)
    catch
      :error, :badarg -> false
    else
      _ -> true
    end
  end

  @doc """
  Both maps together; where both have a key, what `fun` makes of key and both values.

      iex> :maps.merge_with(fn _k, a, b -> a + b end, %{a: 1, b: 2}, %{b: 3})
      %{a: 1, b: 5}
  """
  @spec merge_with((term(), term(), term() -> term()), map(), map()) :: map()
  def merge_with(fun, map1, map2) when is_function(fun, 3) and is_map(map1) and is_map(map2) do
    case map_size(map1) > map_size(map2) do
      true -> merge_with_1(:maps.to_list(map2), map1, fun)
      false -> merge_with_1(:maps.to_list(map1), map2, fn key, b, a -> fun.(key, a, b) end)
    end
  end

  def merge_with(fun, map1, map2) when is_function(fun, 3) do
    :erlang.error({:badmap, first_bad(map1, map2)}, [fun, map1, map2], @info)
  end

  def merge_with(fun, map1, map2), do: :erlang.error(:badarg, [fun, map1, map2], @info)

  defp merge_with_1([{key, b} | rest], map, fun) do
    case map do
      %{^key => a} -> merge_with_1(rest, %{map | key => fun.(key, a, b)}, fun)
      %{} -> merge_with_1(rest, :maps.put(key, b, map), fun)
    end
  end

  defp merge_with_1([], map, _fun), do: map

  @doc """
  Replaces the value of a key, which must be there, by what `fun` makes of it.

      iex> :maps.update_with(:a, &(&1 + 1), %{a: 1})
      %{a: 2}
  """
  @spec update_with(term(), (term() -> term()), map()) :: map()
  def update_with(key, fun, map) when is_function(fun, 1) and is_map(map) do
    case map do
      %{^key => value} -> %{map | key => fun.(value)}
      %{} -> :erlang.error({:badkey, key}, [key, fun, map], @info)
    end
  end

  def update_with(key, fun, map) when is_map(map), do: :erlang.error(:badarg, [key, fun, map], @info)
  def update_with(key, fun, map), do: :erlang.error({:badmap, map}, [key, fun, map], @info)

  @doc """
  As `update_with/3`, but a key that is not there gets the initial value.

      iex> :maps.update_with(:a, &(&1 + 1), 0, %{})
      %{a: 0}
  """
  @spec update_with(term(), (term() -> term()), term(), map()) :: map()
  def update_with(key, fun, initial, map) when is_function(fun, 1) and is_map(map) do
    case map do
      %{^key => value} -> %{map | key => fun.(value)}
      %{} -> :maps.put(key, initial, map)
    end
  end

  def update_with(key, fun, initial, map) when is_map(map), do: :erlang.error(:badarg, [key, fun, initial, map], @info)
  def update_with(key, fun, initial, map), do: :erlang.error({:badmap, map}, [key, fun, initial, map], @info)

  defp entries(map) when is_map(map), do: :maps.to_list(map)

  defp entries(iterator) do
    case is_iterator_valid(iterator) do
      true -> :maps.to_list(iterator)
      false -> :error
    end
  end

  defp proper(list) do
    try do
      :erlang.length(list)
    catch
      :error, :badarg -> false
    else
      _ -> true
    end
  end

  defp first_bad(map1, map2) when is_map(map1), do: map2
  defp first_bad(map1, _map2), do: map1
end
