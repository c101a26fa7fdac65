defmodule Module.Attributes do
  # The attributes of an open module: rows `{name, value, state}` of the set table and, for those that accumulate, rows
  # `{{:accumulate, name}, value}` of the bag. See docs/compiler-builtins.md, 3.2.
  @moduledoc false

  @accumulated [:after_compile, :after_verify, :before_compile, :behaviour, :compile, :derive, :dialyzer] ++
                 [:external_resource, :on_definition, :type, :typep, :opaque, :spec, :callback, :macrocallback] ++
                 [:optional_callbacks]

  @persisted [:behaviour, :dialyzer, :external_resource, :on_load, :vsn, :nifs]

  @hooks [:before_compile, :after_compile, :after_verify, :on_definition]

  @dialyzer_options [:error_handling, :extra_return, :missing_return, :no_behaviours, :no_contracts, :no_extra_return] ++
                      [:no_fail_call, :no_fun_app, :no_improper_lists, :no_match, :no_missing_calls] ++
                      [:no_missing_return, :no_opaque, :no_return, :no_undefined_callbacks, :no_underspecs] ++
                      [:no_unknown, :no_unused, :overspecs, :race_conditions, :specdiffs, :underspecs, :unknown] ++
                      [:unmatched_returns]

  ## Tables

  @doc """
  Writes the attributes that every module begins with.
  """
  def open(set, bag) do
    :ets.insert(set, [{:moduledoc, nil, nil} | :lists.map(&{&1, [], :accumulate}, @accumulated)])
    :ets.insert(bag, :lists.map(&{:persisted_attributes, &1}, @persisted))
  end

  @doc """
  Sets an attribute, or adds to it. A `line` makes it one that has to be read before the module ends.
  """
  def put(set, bag, name, value, line) do
    value = validate(name, value, set)

    case :ets.lookup(set, name) do
      [{^name, _, :accumulate}] -> :ets.insert(bag, {{:accumulate, name}, value})
      _ -> put_single(set, bag, name, value, line)
    end

    :ok
  end

  @doc """
  Sets an attribute that does not accumulate.
  """
  def put_single(set, bag, name, value, line) do
    if is_integer(line) and not warns?(bag, name), do: :ets.insert(bag, {:warn_attributes, name})
    :ets.insert(set, {name, value, line})
  end

  defp warns?(bag, name), do: :ets.match_object(bag, {:warn_attributes, name}) != []

  @doc """
  Reads an attribute and takes it as used: `{:ok, value}`, or `:error` where it was never set.
  """
  def fetch(set, bag, name) do
    case :ets.lookup(set, name) do
      [{_, _, :accumulate}] ->
        {:ok, :lists.reverse(values(bag, name))}

      [{_, value, line}] when is_integer(line) ->
        :ets.update_element(set, name, {3, :used})
        {:ok, value}

      [{_, value, _}] ->
        {:ok, value}

      [] ->
        :error
    end
  end

  @doc """
  The values of an attribute that accumulates, oldest first.
  """
  def values(bag, name), do: :lists.map(&elem(&1, 1), :ets.lookup(bag, {:accumulate, name}))

  @doc """
  Forgets an attribute; gives what it was.
  """
  def delete(set, bag, name) do
    case :ets.lookup(set, name) do
      [{_, _, :accumulate}] ->
        :ets.take(bag, {:accumulate, name}) |> :lists.reverse() |> then(&:lists.map(fn {_, value} -> value end, &1))

      [{_, value, _}] ->
        :ets.delete(set, name)
        value

      [] ->
        nil
    end
  end

  @doc """
  Makes an attribute one that accumulates or is persisted.
  """
  def register(set, bag, name, opts) do
    if Keyword.get(opts, :persist), do: :ets.insert(bag, {:persisted_attributes, name})
    if Keyword.get(opts, :accumulate), do: :ets.insert(set, {name, [], :accumulate})
    :ok
  end

  @doc """
  The names of all attributes.
  """
  def names(set), do: for({name, _, _} <- :ets.tab2list(set), is_atom(name), do: name)

  ## The end of a module

  @doc """
  Persisted attributes as `__info__(:attributes)` gives them.
  """
  def persisted(set, bag) do
    for {_, name} <- :ets.lookup(bag, :persisted_attributes), value <- persisted_values(set, bag, name), do: {name, [value]}
  end

  defp persisted_values(set, bag, name) do
    case :ets.lookup(set, name) do
      [{_, _, :accumulate}] -> values(bag, name)
      [{_, value, _}] -> [value]
      [] -> []
    end
  end

  @doc """
  Warns of attributes that were set and never read.
  """
  def warn_unused(set, bag, env) do
    persisted = :lists.map(&elem(&1, 1), :ets.lookup(bag, :persisted_attributes))
    warned = for {_, name} <- :ets.lookup(bag, :warn_attributes), not :lists.member(name, persisted), do: name

    for name <- :lists.reverse(warned), [{_, _, line}] when is_integer(line) <- [:ets.lookup(set, name)] do
      IO.warn("module attribute @#{name} was set but " <> unused(name), %{env | line: line})
    end

    warn_unused_derive(set, bag, env)
  end

  defp unused(name) when name in [:doc, :impl, :deprecated], do: "no definition follows it"
  defp unused(:typedoc), do: "no type follows it"
  defp unused(_name), do: "never used"

  defp warn_unused_derive(set, bag, env) do
    case {values(bag, :derive), :ets.member(set, {:elixir, :struct})} do
      {[], _} ->
        :ok

      {_, true} ->
        IO.warn(
          "warning: module attribute @derive was set after defstruct, all @derive calls must come before defstruct",
          env
        )

      {_, false} ->
        IO.warn("warning: module attribute @derive was set but never used (it must come before defstruct)", env)
    end
  end

  ## Values

  defp validate(name, value, _set) when name in @hooks do
    case value do
      hook when is_atom(hook) -> {hook, :"__#{name}__"}
      other -> other
    end
  end

  defp validate(:behaviour, value, _set) when not is_atom(value) do
    raise ArgumentError, "@behaviour expects a module, got: #{inspect(value)}"
  end

  defp validate(:on_load, value, set) do
    if :ets.member(set, :on_load), do: raise(ArgumentError, "the @on_load attribute can only be set once per module")

    case value do
      name when is_atom(name) ->
        {name, 0}

      {name, 0} when is_atom(name) ->
        value

      other ->
        invalid(
          :on_load,
          "that annotates a function to be invoked when the module is loaded. " <>
            "It should be an atom or an {atom, 0} tuple",
          other
        )
    end
  end

  defp validate(:impl, value, _set) when is_nil(value) or not is_atom(value) do
    invalid(
      :impl,
      "that marks the next definition as a callback implementation. It should be a module or a boolean",
      value
    )
  end

  defp validate(:deprecated, value, _set) when not is_binary(value) do
    invalid(
      :deprecated,
      "that annotates a definition as deprecated. It should be a string with the reason for the deprecation",
      value
    )
  end

  defp validate(:external_resource, value, _set) when not is_binary(value) do
    invalid(:external_resource, "used for specifying file dependencies. It should be a string path to a file", value)
  end

  defp validate(:file, value, _set) do
    case value do
      file when is_binary(file) ->
        value

      {file, line} when is_binary(file) and is_integer(line) ->
        value

      other ->
        invalid(
          :file,
          "that annotates the file and line the next definition comes from. " <>
            "It should be a string or {string, line} tuple as value",
          other
        )
    end
  end

  defp validate(:nifs, value, _set) do
    if is_list(value) and :lists.all(&function_and_arity?/1, value) do
      value
    else
      invalid(:nifs, "for specifying a list of functions and their arities that are NIFs", value)
    end
  end

  defp validate(:dialyzer, value, _set) do
    :lists.foreach(&validate_dialyzer/1, List.wrap(value))
    value
  end

  defp validate(_name, value, _set), do: value

  defp invalid(name, about, value) do
    raise ArgumentError, "@#{name} is a built-in module attribute #{about}, got: #{inspect(value)}"
  end

  defp validate_dialyzer(option) do
    valid? =
      case option do
        {:nowarn_function, functions} -> functions_and_arities?(functions)
        {option, functions} -> option in @dialyzer_options and functions_and_arities?(functions)
        option -> option in @dialyzer_options
      end

    if not valid?, do: raise(ArgumentError, "invalid value for @dialyzer attribute: #{inspect(option)}")
  end

  defp functions_and_arities?(functions), do: :lists.all(&function_and_arity?/1, List.wrap(functions))

  defp function_and_arity?({name, arity}), do: is_atom(name) and is_integer(arity)
  defp function_and_arity?(_other), do: false
end
