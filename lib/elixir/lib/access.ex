defmodule Access do
  @moduledoc """
  Access by key: `data[key]`, and the steps of paths in `get_in/2`, `put_in/3`, `update_in/3`, `get_and_update_in/3` and `pop_in/2`.

  Maps and keyword lists can be accessed by key; structs only if their module implements this behaviour. `nil` gives `nil`, so that
  missing data can be passed on:

      iex> user = %{address: nil}
      iex> user[:address][:city]
      nil

  The functions `key/2`, `at/1`, `all/0`, ... give functions that go into paths in place of keys.
  """

  @type container :: keyword | struct | map
  @type nil_container :: nil
  @type t :: container | nil_container | any
  @type key :: any
  @type value :: any

  @type get_fun(data) :: (:get, data, (term -> term) -> new_data :: container)
  @type get_and_update_fun(data, current_value) ::
          (:get_and_update, data, (term -> term) -> {current_value, new_data :: container} | :pop)
  @type access_fun(data, current_value) :: get_fun(data) | get_and_update_fun(data, current_value)

  @doc """
  The value of a key: `{:ok, value}` or `:error`.
  """
  @callback fetch(term :: t, key) :: {:ok, value} | :error

  @doc """
  Gets and replaces the value of a key: the function takes it (or `nil`) and gives `{value_to_return, new_value}` or `:pop`.
  """
  @callback get_and_update(data, key, (value | nil -> {current_value, new_value :: value} | :pop)) ::
              {current_value, new_data :: data}
            when current_value: value, data: container

  @doc """
  Takes the value of a key out: `{value, data_without_it}`.
  """
  @callback pop(data, key) :: {value, data} when data: container

  defmacrop raise_undefined_behaviour(exception, module, top) do
    quote do
      exception =
        case __STACKTRACE__ do
          [unquote(top) | _] ->
            reason =
              "#{inspect(unquote(module))} does not implement the Access behaviour\n\nYou can use the \"struct.field\" " <>
                "syntax to access struct fields. You can also use Access.key!/1 to access struct fields dynamically " <>
                "inside get_in/put_in/update_in"

            %{unquote(exception) | reason: reason}

          _ ->
            unquote(exception)
        end

      reraise exception, __STACKTRACE__
    end
  end

  @doc """
  The value of a key: `{:ok, value}` or `:error`.

  ## Examples

      iex> Access.fetch(%{name: "meg"}, :name)
      {:ok, "meg"}
      iex> Access.fetch([a: 1], :b)
      :error
  """
  @spec fetch(container, term) :: {:ok, term} | :error
  @spec fetch(nil_container, any) :: :error
  def fetch(container, key)

  def fetch(%module{} = container, key) do
    module.fetch(container, key)
  rescue
    exception in UndefinedFunctionError ->
      raise_undefined_behaviour(exception, module, {^module, :fetch, [^container, ^key], _})
  end

  def fetch(map, key) when is_map(map) do
    case map do
      %{^key => value} -> {:ok, value}
      _ -> :error
    end
  end

  def fetch(list, key) when is_list(list) and is_atom(key) do
    case :lists.keyfind(key, 1, list) do
      {_, value} -> {:ok, value}
      false -> :error
    end
  end

  def fetch(list, key) when is_list(list) do
    raise ArgumentError, "the Access calls for keywords expect the key to be an atom, got: " <> inspect(key)
  end

  def fetch(nil, _key), do: :error

  @doc """
  The value of a key. Raises `KeyError` if there is none.

  ## Examples

      iex> Access.fetch!(%{name: "meg"}, :name)
      "meg"
  """
  @doc since: "1.10.0"
  @spec fetch!(container, term) :: term
  def fetch!(container, key) do
    case fetch(container, key) do
      {:ok, value} -> value
      :error -> raise KeyError, key: key, term: container
    end
  end

  @doc """
  The value of a key, or the default.

  ## Examples

      iex> Access.get(%{name: "meg"}, :name)
      "meg"
      iex> Access.get([ordered: true], :timeout, 5)
      5
  """
  @spec get(container, term, term) :: term
  @spec get(nil_container, any, default) :: default when default: var
  def get(container, key, default \\ nil)

  # For speed maps and keyword lists do not go through fetch/2.
  def get(%module{} = container, key, default) do
    try do
      module.fetch(container, key)
    else
      {:ok, value} -> value
      :error -> default
    rescue
      exception in UndefinedFunctionError ->
        raise_undefined_behaviour(exception, module, {^module, :fetch, [^container, ^key], _})
    end
  end

  def get(map, key, default) when is_map(map) do
    case map do
      %{^key => value} -> value
      _ -> default
    end
  end

  def get(list, key, default) when is_list(list) and is_atom(key) do
    case :lists.keyfind(key, 1, list) do
      {_, value} -> value
      false -> default
    end
  end

  def get(list, key, _default) when is_list(list) and is_integer(key), do: raise_access_by_index(key)

  def get(list, key, _default) when is_list(list) do
    raise ArgumentError, """
    the Access module supports only keyword lists (with atom keys), got: #{inspect(key)}

    If you want to search lists of tuples, use List.keyfind/3\
    """
  end

  def get(nil, _key, default), do: default

  defp raise_access_by_index(index) do
    raise ArgumentError, """
    the Access module does not support accessing lists by index, got: #{inspect(index)}

    Accessing a list by index is typically discouraged in Elixir, instead we prefer to use the Enum module to manipulate \
    lists as a whole. If you really must access a list element by index, you can use Enum.at/2 or the functions in the List \
    module\
    """
  end

  @doc """
  Gets the value of a key and replaces it at once.

  The function takes the value (or `nil`) and gives `{value_to_return, new_value}`, or `:pop` to take it out.

  ## Examples

      iex> Access.get_and_update([a: 1], :a, fn current -> {current, current + 1} end)
      {1, [a: 2]}
  """
  @spec get_and_update(data, key, (value | nil -> {current_value, new_value :: value} | :pop)) ::
          {current_value, new_data :: data}
        when data: container, current_value: var
  def get_and_update(container, key, fun)

  def get_and_update(%module{} = container, key, fun) do
    module.get_and_update(container, key, fun)
  rescue
    exception in UndefinedFunctionError ->
      raise_undefined_behaviour(exception, module, {^module, :get_and_update, [^container, ^key, ^fun], _})
  end

  def get_and_update(map, key, fun) when is_map(map), do: Map.get_and_update(map, key, fun)
  def get_and_update(list, key, fun) when is_list(list) and is_atom(key), do: Keyword.get_and_update(list, key, fun)

  def get_and_update(list, key, _fun) when is_list(list) and is_integer(key) do
    raise ArgumentError, """
    the Access module does not support accessing lists by index, got: #{inspect(key)}

    Accessing a list by index is typically discouraged in Elixir, instead we prefer to use the Enum module to manipulate \
    lists as a whole. If you really must modify a list element by index, you can use Access.at/1 or the functions in the List \
    module\
    """
  end

  def get_and_update(list, key, _fun) when is_list(list) do
    raise ArgumentError, "the Access module supports only keyword lists (with atom keys), got: " <> inspect(key)
  end

  def get_and_update(nil, key, _fun) do
    raise ArgumentError, "could not put/update key #{inspect(key)} on a nil value"
  end

  @doc """
  Takes the value of a key out of a container: `{value, rest}`.

  ## Examples

      iex> Access.pop(%{name: "Elixir", creator: "Valim"}, :name)
      {"Elixir", %{creator: "Valim"}}
  """
  @spec pop(data, key) :: {value, data} when data: container
  def pop(container, key)

  def pop(%module{} = container, key) do
    module.pop(container, key)
  rescue
    exception in UndefinedFunctionError ->
      raise_undefined_behaviour(exception, module, {^module, :pop, [^container, ^key], _})
  end

  def pop(map, key) when is_map(map), do: Map.pop(map, key)
  def pop(list, key) when is_list(list), do: Keyword.pop(list, key)

  def pop(nil, key) do
    raise ArgumentError, "could not pop key #{inspect(key)} on a nil value"
  end

  ## Functions for paths

  @doc """
  A key of a map or struct, with a default for missing ones; unlike plain keys it works for any struct.

  ## Examples

      iex> map = %{user: %{name: "john"}}
      iex> get_in(map, [Access.key(:unknown, %{}), Access.key(:name, "john")])
      "john"
      iex> put_in(map, [Access.key(:user), Access.key(:name)], "mary")
      %{user: %{name: "mary"}}
  """
  @spec key(key, term) :: access_fun(data :: struct | map, current_value :: term)
  def key(key, default \\ nil) do
    fn
      :get, nil, next ->
        next.(default)

      :get, data, next ->
        next.(get_key(data, key, default))

      :get_and_update, data, next ->
        value = get_key(data, key, default)

        case next.(value) do
          {get, update} -> {get, Map.put(data, key, update)}
          :pop -> {value, Map.delete(data, key)}
        end
    end
  end

  defp get_key(data, key, default) do
    case data do
      %{^key => value} -> value
      %{} -> default
      _ -> :erlang.error({:badmap, data})
    end
  end

  @doc """
  A key that a map or struct must have; else `KeyError` is raised.

  ## Examples

      iex> get_in(%{user: %{name: "john"}}, [Access.key!(:user), Access.key!(:name)])
      "john"
  """
  @spec key!(key) :: access_fun(data :: struct | map, current_value :: term)
  def key!(key) do
    fn
      :get, %{} = data, next ->
        next.(Map.fetch!(data, key))

      :get_and_update, %{} = data, next ->
        value = Map.fetch!(data, key)

        case next.(value) do
          {get, update} -> {get, Map.put(data, key, update)}
          :pop -> {value, Map.delete(data, key)}
        end

      _op, data, _next ->
        raise "Access.key!/1 expected a map/struct, got: #{inspect(data)}"
    end
  end

  @doc """
  The element of a tuple at an index from zero. Elements cannot be popped.

  ## Examples

      iex> get_in(%{user: {"john", 27}}, [:user, Access.elem(0)])
      "john"
  """
  @spec elem(non_neg_integer) :: access_fun(data :: tuple, current_value :: term)
  def elem(index) when is_integer(index) and index >= 0 do
    position = index + 1

    fn
      :get, data, next when is_tuple(data) ->
        next.(:erlang.element(position, data))

      :get_and_update, data, next when is_tuple(data) ->
        value = :erlang.element(position, data)

        case next.(value) do
          {get, update} -> {get, :erlang.setelement(position, data, update)}
          :pop -> raise "cannot pop data from a tuple"
        end

      _op, data, _next ->
        raise "Access.elem/1 expected a tuple, got: #{inspect(data)}"
    end
  end

  @doc """
  All elements of a list.

  ## Examples

      iex> list = [%{name: "john"}, %{name: "mary"}]
      iex> get_in(list, [Access.all(), :name])
      ["john", "mary"]
      iex> update_in(list, [Access.all(), :name], &String.upcase/1)
      [%{name: "JOHN"}, %{name: "MARY"}]
  """
  @spec all() :: access_fun(data :: list, current_value :: list)
  def all, do: &all/3

  defp all(:get, data, next) when is_list(data), do: Enum.map(data, next)
  defp all(:get_and_update, data, next) when is_list(data), do: update_each(data, fn _ -> true end, next)

  defp all(_op, data, _next) do
    raise "Access.all/0 expected a list, got: #{inspect(data)}"
  end

  @doc """
  All values of a map or keyword list.

  ## Examples

      iex> users = %{"john" => %{age: 27}, "meg" => %{age: 23}}
      iex> get_in(users, [Access.values(), :age]) |> Enum.sort()
      [23, 27]
      iex> update_in(users, [Access.values(), :age], &(&1 + 1))
      %{"john" => %{age: 28}, "meg" => %{age: 24}}
  """
  @doc since: "1.19.0"
  @spec values() :: access_fun(data :: map | keyword, current_value :: list)
  def values, do: &values/3

  defp values(:get, data, next) when is_map(data), do: Enum.map(data, fn {_key, value} -> next.(value) end)

  defp values(:get_and_update, data, next) when is_map(data) do
    {got, pairs} = update_values(Map.to_list(data), next)
    {got, Map.new(pairs)}
  end

  defp values(op, data, next) do
    if Keyword.keyword?(data) do
      case op do
        :get -> Enum.map(data, fn {_key, value} -> next.(value) end)
        :get_and_update -> update_values(data, next)
      end
    else
      raise "Access.values/0 expected a map or a keyword list, got: #{inspect(data)}"
    end
  end

  defp update_values(pairs, next) do
    {got, pairs} =
      Enum.reduce(pairs, {[], []}, fn {key, value}, {got, pairs} ->
        case next.(value) do
          {get, update} -> {[get | got], [{key, update} | pairs]}
          :pop -> {[value | got], pairs}
        end
      end)

    {:lists.reverse(got), :lists.reverse(pairs)}
  end

  @doc """
  The element of a list at an index; from the end if it is negative. Outside of the list there is nothing to get, put or pop.

  ## Examples

      iex> get_in([%{name: "john"}, %{name: "mary"}], [Access.at(1), :name])
      "mary"
      iex> get_in([1, 2, 3], [Access.at(-1)])
      3
      iex> get_in([], [Access.at(0)])
      nil
  """
  @spec at(integer) :: access_fun(data :: list, current_value :: term)
  def at(index) when is_integer(index), do: &at(&1, &2, index, &3)

  defp at(:get, data, index, next) when is_list(data), do: data |> Enum.at(index) |> next.()

  defp at(:get_and_update, data, index, next) when is_list(data),
    do: update_at(data, index, next, fn -> {nil, data} end)

  defp at(_op, data, _index, _next) do
    raise "Access.at/1 expected a list, got: #{inspect(data)}"
  end

  @doc """
  Like `at/1`, but raises `Enum.OutOfBoundsError` outside of the list.

  ## Examples

      iex> get_in([:a, :b, :c], [Access.at!(2)])
      :c
  """
  @doc since: "1.11.0"
  @spec at!(integer) :: access_fun(data :: list, current_value :: term)
  def at!(index) when is_integer(index), do: &at!(&1, &2, index, &3)

  defp at!(:get, data, index, next) when is_list(data), do: data |> Enum.fetch!(index) |> next.()

  defp at!(:get_and_update, data, index, next) when is_list(data),
    do: update_at(data, index, next, fn -> raise Enum.OutOfBoundsError, index: index, enumerable: data end)

  defp at!(_op, data, _index, _next) do
    raise "Access.at!/1 expected a list, got: #{inspect(data)}"
  end

  # Splits where the index points to; `missing` is called when that is outside of the list.
  defp update_at(data, index, next, missing) do
    from_start = if index < 0, do: length(data) + index, else: index

    case from_start >= 0 and Enum.split(data, from_start) do
      {before, [value | rest]} ->
        case next.(value) do
          {get, update} -> {get, before ++ [update | rest]}
          :pop -> {value, before ++ rest}
        end

      _ ->
        missing.()
    end
  end

  @doc """
  The elements of a list for which the function is true.

  ## Examples

      iex> list = [%{name: "john", salary: 10}, %{name: "francine", salary: 30}]
      iex> get_in(list, [Access.filter(&(&1.salary > 20)), :name])
      ["francine"]
  """
  @doc since: "1.6.0"
  @spec filter((term -> boolean)) :: access_fun(data :: list, current_value :: list)
  def filter(func) when is_function(func), do: &filter(&1, &2, func, &3)

  defp filter(:get, data, func, next) when is_list(data), do: data |> Enum.filter(func) |> Enum.map(next)
  defp filter(:get_and_update, data, func, next) when is_list(data), do: update_each(data, func, next)

  defp filter(_op, data, _func, _next) do
    raise "Access.filter/1 expected a list, got: #{inspect(data)}"
  end

  # Gets and updates the elements for which `func` is true; the others stay.
  defp update_each(list, func, next) do
    {got, updated} =
      Enum.reduce(list, {[], []}, fn value, {got, updated} ->
        case func.(value) && next.(value) do
          {get, update} -> {[get | got], [update | updated]}
          :pop -> {[value | got], updated}
          _ -> {got, [value | updated]}
        end
      end)

    {:lists.reverse(got), :lists.reverse(updated)}
  end

  @doc """
  The elements of a list at the positions of a range, which may count from the end. Its step may not be negative.

  ## Examples

      iex> get_in([10, 20, 30, 40], [Access.slice(0..1)])
      [10, 20]
      iex> update_in([1, 2, 3, 4], [Access.slice(0..-1//2)], &(&1 * 10))
      [10, 2, 30, 4]
  """
  @doc since: "1.14.0"
  @spec slice(Range.t()) :: access_fun(data :: list, current_value :: list)
  def slice(%Range{} = range) do
    if range.step > 0 do
      &slice(&1, &2, range, &3)
    else
      raise ArgumentError, "Access.slice/1 does not accept ranges with negative steps, got: #{inspect(range)}"
    end
  end

  defp slice(:get, data, range, next) when is_list(data), do: data |> Enum.slice(range) |> Enum.map(next)

  defp slice(:get_and_update, data, range, next) when is_list(data) do
    range = normalize_range(range, data)

    {indexed, _} = Enum.map_reduce(data, 0, fn value, index -> {{value, index in range}, index + 1} end)

    {got, updated} =
      Enum.reduce(indexed, {[], []}, fn
        {value, true}, {got, updated} ->
          case next.(value) do
            {get, update} -> {[get | got], [update | updated]}
            :pop -> {[value | got], updated}
          end

        {value, false}, {got, updated} ->
          {got, [value | updated]}
      end)

    {:lists.reverse(got), :lists.reverse(updated)}
  end

  defp slice(_op, data, _range, _next) do
    raise ArgumentError, "Access.slice/1 expected a list, got: #{inspect(data)}"
  end

  defp normalize_range(%Range{first: first, last: last, step: step}, list) do
    count = length(list)
    first = if first < 0, do: max(first + count, 0), else: first
    last = if last < 0, do: last + count, else: last
    first..last//step
  end

  @doc """
  The first element of a list for which the function is true.

  ## Examples

      iex> list = [%{id: 1, name: "john"}, %{id: 2, name: "meg"}]
      iex> get_in(list, [Access.find(&(&1.id == 2)), :name])
      "meg"
      iex> pop_in([1, 2, 3], [Access.find(&(&1 > 1))])
      {2, [1, 3]}
  """
  @doc since: "1.17.0"
  @spec find((term -> as_boolean(term))) :: access_fun(data :: list, current_value :: term)
  def find(predicate) when is_function(predicate, 1), do: &find(&1, &2, predicate, &3)

  defp find(:get, data, predicate, next) when is_list(data), do: data |> Enum.find(predicate) |> next.()

  defp find(:get_and_update, data, predicate, next) when is_list(data) do
    case Enum.split_while(data, &(not predicate.(&1))) do
      {before, [value | rest]} ->
        case next.(value) do
          {get, update} -> {get, before ++ [update | rest]}
          :pop -> {value, before ++ rest}
        end

      {_, []} ->
        {nil, data}
    end
  end

  defp find(_op, data, _predicate, _next) do
    raise "Access.find/1 expected a list, got: #{inspect(data)}"
  end
end
