defmodule Kernel.AccessPath do
  # The macros `get_in/1`, `put_in/2`, `update_in/2`, `get_and_update_in/2` and `pop_in/1` of Kernel: a path written as
  # code, `a.b[c].d()`, is taken apart into its start and its steps, `{:map, :b}`, `{:access, c}`, ...
  #
  # A path of fields only becomes nested `Map.update!/3`; as soon as there is an access, `get_and_update` all the way.
  @moduledoc false

  def get(path) do
    {[start | steps], _fields_only?} = unnest!(path, "get_in/1")
    nest_get(start, steps)
  end

  def put(path, value) do
    case unnest!(path, "put_in/2") do
      {[start | steps], true} ->
        nest_update(start, steps, quote(do: fn _ -> unquote(value) end))

      {[start | steps], false} ->
        expr = nest_get_and_update(start, steps, quote(do: fn _ -> {nil, unquote(value)} end))
        quote(do: :erlang.element(2, unquote(expr)))
    end
  end

  def update(path, fun) do
    case unnest!(path, "update_in/2") do
      {[start | steps], true} ->
        nest_update(start, steps, fun)

      {[start | steps], false} ->
        expr = nest_get_and_update(start, steps, quote(do: fn x -> {nil, unquote(fun).(x)} end))
        quote(do: :erlang.element(2, unquote(expr)))
    end
  end

  def get_and_update(path, fun) do
    {[start | steps], _fields_only?} = unnest!(path, "get_and_update_in/2")
    nest_get_and_update(start, steps, fun)
  end

  def pop(path) do
    {[start | steps], _fields_only?} = unnest!(path, "pop_in/1")
    nest_pop(start, steps, {nil, nil})
  end

  defp nest_get(value, []), do: value

  defp nest_get(value, [{:access, key} | steps]),
    do: nest_get(quote(do: Access.get(unquote(value), unquote(key))), steps)

  defp nest_get(value, [{:map, key} | steps]) do
    quote generated: true do
      case unquote(value) do
        %{unquote(key) => x} -> unquote(nest_get(quote(do: x), steps))
        nil -> nil
        x -> :erlang.error({:badkey, unquote(key), x})
      end
    end
  end

  defp nest_update(value, [{:map, key}], fun),
    do: quote(do: Map.update!(unquote(value), unquote(key), unquote(fun)))

  defp nest_update(value, [{:map, key} | steps], fun) do
    quote do
      Map.update!(unquote(value), unquote(key), fn x -> unquote(nest_update(quote(do: x), steps, fun)) end)
    end
  end

  defp nest_get_and_update(value, [step], fun), do: get_and_update_step(value, step, fun)

  defp nest_get_and_update(value, [step | steps], fun) do
    inner = quote(do: fn x -> unquote(nest_get_and_update(quote(do: x), steps, fun)) end)
    get_and_update_step(value, step, inner)
  end

  defp get_and_update_step(value, {:access, key}, fun),
    do: quote(do: Access.get_and_update(unquote(value), unquote(key), unquote(fun)))

  defp get_and_update_step(value, {:map, key}, fun),
    do: quote(do: Map.get_and_update!(unquote(value), unquote(key), unquote(fun)))

  # What popping from nil gives depends on who asked: an access removes its key, a field must keep it.
  defp nest_pop(value, [{:access, key}], from_nil) do
    quote generated: true do
      case unquote(value) do
        nil -> unquote(from_nil)
        h -> Access.pop(h, unquote(key))
      end
    end
  end

  defp nest_pop(_value, [{:map, key}], _from_nil) do
    raise ArgumentError,
          "cannot use pop_in when the last segment is a map/struct field. " <>
            "This would effectively remove the field #{inspect(key)} from the map/struct"
  end

  defp nest_pop(value, [{:map, _} = step | steps], _from_nil) do
    get_and_update_step(value, step, quote(do: fn x -> unquote(nest_pop(quote(do: x), steps, {nil, nil})) end))
  end

  defp nest_pop(value, [{:access, _} = step | steps], _from_nil) do
    get_and_update_step(value, step, quote(do: fn x -> unquote(nest_pop(quote(do: x), steps, :pop)) end))
  end

  defp unnest!(path, function) do
    {start, steps, fields_only?} = unnest(path, [], true)

    case {steps, call_or_variable?(start)} do
      {[], _} ->
        raise ArgumentError,
              "expected expression given to #{function} to access at least one element, got: #{Macro.to_string(path)}"

      {_, false} ->
        raise ArgumentError,
              "expression given to #{function} must start with a variable, local or remote call and be followed " <>
                "by an element access, got: #{Macro.to_string(start)}"

      {steps, true} ->
        {[start | steps], fields_only?}
    end
  end

  defp unnest({{:., _, [Access, :get]}, _, [expr, key]}, steps, _fields_only?),
    do: unnest(expr, [{:access, key} | steps], false)

  defp unnest({{:., _, [expr, key]}, _, []} = call, steps, fields_only?)
       when is_tuple(expr) and :erlang.element(1, expr) not in [:__aliases__, :__MODULE__] and is_atom(key) do
    case key do
      :unquote -> {call, steps, fields_only?}
      _ -> unnest(expr, [{:map, key} | steps], fields_only?)
    end
  end

  defp unnest(other, steps, fields_only?), do: {other, steps, fields_only?}

  defp call_or_variable?({{:., _, [{:__aliases__, _, _}, _]}, _, _}), do: true
  defp call_or_variable?({{:., _, [{:__MODULE__, _, _}, _]}, _, _}), do: true
  defp call_or_variable?({{:., _, [module, _]}, _, _}) when is_atom(module), do: true
  defp call_or_variable?({name, _, _}) when is_atom(name), do: true
  defp call_or_variable?(other), do: not is_tuple(other)
end
