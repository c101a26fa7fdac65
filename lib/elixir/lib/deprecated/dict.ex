defmodule Dict do
  @moduledoc """
  Functions that work on keyword lists, maps and structs that behave like them alike.

  Each one calls the function of the same name in `Keyword`, `Map` or the module of the struct.
  """
  @moduledoc deprecated: "Use Map or Keyword modules instead"

  @type key :: any
  @type value :: any
  @type t :: list | map

  @message "Use the Map module for working with maps or the Keyword module for working with keyword lists"

  # The functions a module gets by `use Dict`, on top of its own new/0, size/1, fetch/2, put/3, delete/2 and
  # reduce/3.
  defmacro __using__(opts) do
    deprecated(functions(), Keyword.get(opts, :deprecated))
  end

  defp deprecated(functions, nil), do: {:__block__, [], functions}

  defp deprecated(functions, message),
    do: {:__block__, [], Enum.flat_map(functions, &[quote(do: @deprecated(unquote(message))), &1])}

  defp functions, do: reading() ++ changing() ++ parting()

  defp reading do
    [
      quote(do: def(get(dict, key, default \\ nil), do: Dict.__get__(__MODULE__, dict, key, fn -> default end))),
      quote(do: def(get_lazy(dict, key, fun) when is_function(fun, 0), do: Dict.__get__(__MODULE__, dict, key, fun))),
      quote do
        def fetch!(dict, key),
          do: Dict.__get__(__MODULE__, dict, key, fn -> raise KeyError, key: key, term: dict end)
      end,
      quote(do: def(has_key?(dict, key), do: fetch(dict, key) != :error)),
      quote(do: def(to_list(dict), do: Dict.__list__(__MODULE__, dict))),
      quote(do: def(keys(dict), do: for({key, _value} <- to_list(dict), do: key))),
      quote(do: def(values(dict), do: for({_key, value} <- to_list(dict), do: value))),
      quote do
        def equal?(left, right),
          do:
            size(left) == size(right) and
              Enum.all?(to_list(left), fn {key, value} -> fetch(right, key) === {:ok, value} end)
      end
    ]
  end

  defp changing do
    [
      quote(do: def(put_new(dict, key, value), do: put_new_lazy(dict, key, fn -> value end))),
      quote do
        def put_new_lazy(dict, key, fun) when is_function(fun, 0) do
          if has_key?(dict, key), do: dict, else: put(dict, key, fun.())
        end
      end,
      quote do
        def update(dict, key, default, fun) do
          case fetch(dict, key) do
            {:ok, value} -> put(dict, key, fun.(value))
            :error -> put(dict, key, default)
          end
        end
      end,
      quote(do: def(update!(dict, key, fun), do: put(dict, key, fun.(fetch!(dict, key))))),
      quote do
        def get_and_update(dict, key, fun) do
          value = get(dict, key)

          case fun.(value) do
            {given, new_value} -> {given, put(dict, key, new_value)}
            :pop -> {value, delete(dict, key)}
          end
        end
      end,
      quote do
        def merge(left, right, fun \\ fn _key, _left, right -> right end) do
          Enum.reduce(to_list(right), left, fn {key, value}, acc ->
            update(acc, key, value, fn old -> fun.(key, old, value) end)
          end)
        end
      end
    ]
  end

  defp parting do
    [
      quote(do: def(pop(dict, key, default \\ nil), do: pop_lazy(dict, key, fn -> default end))),
      quote do
        def pop_lazy(dict, key, fun) when is_function(fun, 0) do
          case fetch(dict, key) do
            {:ok, value} -> {value, delete(dict, key)}
            :error -> {fun.(), dict}
          end
        end
      end,
      quote(do: def(drop(dict, keys), do: Enum.reduce(keys, dict, &delete(&2, &1)))),
      quote(do: def(take(dict, keys), do: dict |> split(keys) |> elem(0))),
      quote do
        def split(dict, keys) do
          Enum.reduce(keys, {new(), dict}, fn key, {taken, left} ->
            case fetch(left, key) do
              {:ok, value} -> {put(taken, key, value), delete(left, key)}
              :error -> {taken, left}
            end
          end)
        end
      end
    ]
  end

  @doc false
  def __get__(module, dict, key, fun) do
    case module.fetch(dict, key) do
      {:ok, value} -> value
      :error -> fun.()
    end
  end

  @doc false
  def __list__(module, dict) do
    {:done, list} = module.reduce(dict, {:cont, []}, fn entry, acc -> {:cont, [entry | acc]} end)
    :lists.reverse(list)
  end

  @deprecated @message
  def keys(dict), do: target(dict).keys(dict)

  @deprecated @message
  def values(dict), do: target(dict).values(dict)

  @deprecated @message
  def size(dict), do: target(dict).size(dict)

  @deprecated @message
  def has_key?(dict, key), do: target(dict).has_key?(dict, key)

  @deprecated @message
  def get(dict, key, default \\ nil), do: target(dict).get(dict, key, default)

  @deprecated @message
  def get_lazy(dict, key, fun), do: target(dict).get_lazy(dict, key, fun)

  @deprecated @message
  def get_and_update(dict, key, fun), do: target(dict).get_and_update(dict, key, fun)

  @deprecated @message
  def fetch(dict, key), do: target(dict).fetch(dict, key)

  @deprecated @message
  def fetch!(dict, key), do: target(dict).fetch!(dict, key)

  @deprecated @message
  def put(dict, key, value), do: target(dict).put(dict, key, value)

  @deprecated @message
  def put_new(dict, key, value), do: target(dict).put_new(dict, key, value)

  @deprecated @message
  def put_new_lazy(dict, key, fun), do: target(dict).put_new_lazy(dict, key, fun)

  @deprecated @message
  def delete(dict, key), do: target(dict).delete(dict, key)

  @deprecated @message
  def merge(dict1, dict2), do: merge(dict1, dict2, fn _key, _value1, value2 -> value2 end)

  @deprecated @message
  def merge(dict1, dict2, fun) do
    case {target(dict1), target(dict2)} do
      {same, same} -> same.merge(dict1, dict2, fun)
      {module, other} -> merge_entries(module, dict1, other.to_list(dict2), fun)
    end
  end

  defp merge_entries(module, dict, entries, fun) do
    Enum.reduce(entries, dict, fn {key, value}, acc ->
      module.update(acc, key, value, fn old -> fun.(key, old, value) end)
    end)
  end

  @deprecated @message
  def pop(dict, key, default \\ nil), do: target(dict).pop(dict, key, default)

  @deprecated @message
  def pop_lazy(dict, key, fun), do: target(dict).pop_lazy(dict, key, fun)

  @deprecated @message
  def update!(dict, key, fun), do: target(dict).update!(dict, key, fun)

  @deprecated @message
  def update(dict, key, default, fun), do: target(dict).update(dict, key, default, fun)

  @deprecated @message
  def split(dict, keys), do: target(dict).split(dict, keys)

  @deprecated @message
  def drop(dict, keys), do: target(dict).drop(dict, keys)

  @deprecated @message
  def take(dict, keys), do: target(dict).take(dict, keys)

  @deprecated @message
  def empty(dict), do: target(dict).empty(dict)

  @deprecated @message
  def equal?(dict1, dict2) do
    case {target(dict1), target(dict2)} do
      {same, same} -> same.equal?(dict1, dict2)
      {module, other} -> module.size(dict1) == other.size(dict2) and included?(other.to_list(dict2), module, dict1)
    end
  end

  defp included?(entries, module, dict),
    do: Enum.all?(entries, fn {key, value} -> module.fetch(dict, key) === {:ok, value} end)

  @deprecated @message
  def to_list(dict), do: target(dict).to_list(dict)

  defp target(%module{}), do: module
  defp target(%{}), do: Map
  defp target(list) when is_list(list), do: Keyword
  defp target(other), do: raise(ArgumentError, "unsupported dict: #{inspect(other)}")
end
