defmodule Module.Attributes do
  # The attributes of an open module: rows `{name, value, state}` of the set table and, for those that accumulate, rows
  # `{{:accumulate, name}, value}` of the bag. See docs/compiler-builtins.md, 3.2.
  #
  # Every definition of every module comes through here, the library's own bootstrap included: only `:ets`, `:lists` and
  # `Kernel` are used where nothing is wrong.
  @moduledoc false

  alias Module.AttributeValue

  @doc """
  Writes the attributes that every module begins with.
  """
  def open(set, bag) do
    :ets.insert(set, [{:moduledoc, nil, nil} | :lists.map(&{&1, [], :accumulate}, accumulated())])
    :ets.insert(bag, :lists.map(&{:persisted_attributes, &1}, persisted()))
  end

  defp accumulated do
    [:after_compile, :after_verify, :before_compile, :behaviour, :compile, :derive, :dialyzer, :external_resource] ++
      [:on_definition, :type, :typep, :opaque, :spec, :callback, :macrocallback, :optional_callbacks]
  end

  defp persisted, do: [:behaviour, :dialyzer, :external_resource, :nifs, :on_load, :vsn]

  ## Setting and reading

  @doc """
  Sets an attribute, or adds to it. A `line` makes it one that has to be read before the module ends.
  """
  def put(module, set, bag, name, value, line) do
    case AttributeValue.prepare(module, set, name, value, line) do
      {:ok, value} -> put_prepared(set, bag, name, value, line)
      :done -> :ok
    end
  end

  defp put_prepared(set, bag, name, value, line) do
    case :ets.lookup(set, name) do
      [{_, _, :accumulate}] -> :ets.insert(bag, {{:accumulate, name}, value})
      rows -> put_single(set, bag, name, value, line, rows)
    end

    :ok
  end

  defp put_single(set, _bag, :moduledoc, value, _line, _rows), do: :ets.insert(set, {:moduledoc, value, nil})

  # An attribute that was set before keeps its place among those to be warned of.
  defp put_single(set, bag, name, value, line, rows) do
    if is_integer(line) and not (warned?(rows) or taken?(name)), do: :ets.insert(bag, {:warn_attributes, name})
    :ets.insert(set, {name, value, line})
  end

  defp warned?([{_, _, state}]), do: state !== nil
  defp warned?([]), do: false

  # What follows them takes their rows away.
  defp taken?(name), do: name in [:doc, :typedoc, :impl, :deprecated]

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
  The value of an attribute, of one that accumulates the newest.
  """
  def last(set, bag, name, default) do
    case fetch(set, bag, name) do
      {:ok, [newest | _]} -> if accumulates?(set, name), do: newest, else: [newest]
      {:ok, []} -> if accumulates?(set, name), do: default, else: []
      {:ok, value} -> value
      :error -> default
    end
  end

  defp accumulates?(set, name), do: match?([{_, _, :accumulate}], :ets.lookup(set, name))

  @doc """
  The values of an attribute that accumulates, oldest first.
  """
  def values(bag, name), do: :lists.map(fn {_, value} -> value end, :ets.lookup(bag, {:accumulate, name}))

  @doc """
  Forgets an attribute; gives what it was.
  """
  def delete(set, bag, name) do
    case :ets.lookup(set, name) do
      [{_, _, :accumulate}] ->
        :lists.reverse(:lists.map(fn {_, value} -> value end, :ets.take(bag, {:accumulate, name})))

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
    if on?(opts, :persist), do: :ets.insert(bag, {:persisted_attributes, name})
    if on?(opts, :accumulate), do: :ets.insert(set, {name, [], :accumulate})
    :ok
  end

  defp on?(opts, key) do
    case :lists.keyfind(key, 1, opts) do
      {_, value} -> value
      false -> false
    end
  end

  @doc """
  The names of all attributes.
  """
  def names(set), do: for({name, _, _} <- :ets.tab2list(set), is_atom(name), do: name)

  ## Definitions

  @doc """
  Gives `@deprecated` to the definition that follows it, to all its arities; `nil` or the message.
  """
  def deprecated(set, bag, name, args) do
    case :ets.take(set, :deprecated) do
      [{_, message, _}] ->
        arity = :erlang.length(args)
        first = arity - :erlang.length(for {:\\, _, [_, _]} <- args, do: :default)
        :ets.insert(bag, for(n <- :lists.seq(first, arity), do: {{:elixir, :deprecated}, {{name, n}, message}}))
        message

      [] ->
        nil
    end
  end

  ## What a compiled module keeps

  @doc """
  Persisted attributes as `__info__(:attributes)` gives them: each value is a list, as Erlang's attributes are.
  """
  def persisted(set, bag) do
    names = :lists.uniq(:lists.map(fn {_, name} -> name end, :ets.lookup(bag, :persisted_attributes)))
    for name <- names, name != :on_load, value <- persisted_values(set, bag, name), do: {name, to_list(value)}
  end

  defp persisted_values(set, bag, name) do
    case :ets.lookup(set, name) do
      [{_, _, :accumulate}] -> values(bag, name)
      [{_, value, _}] -> [value]
      [] -> []
    end
  end

  @doc """
  The options of `@compile`, in one list.
  """
  def compile_options(bag), do: :lists.flatmap(&to_list/1, values(bag, :compile))

  defp to_list(value) when is_list(value), do: value
  defp to_list(value), do: [value]

  @doc """
  The fields of the module's struct, or `nil`.
  """
  def struct_info(set) do
    case :ets.lookup(set, {:elixir, :struct}) do
      [{_, fields}] -> fields
      [] -> nil
    end
  end

  @doc """
  All deprecated definitions with their messages.
  """
  def all_deprecated(bag), do: :lists.usort(:lists.map(fn {_, row} -> row end, :ets.lookup(bag, {:elixir, :deprecated})))

  @doc """
  The function of `@on_load`, or `nil`.
  """
  def on_load(set) do
    case :ets.lookup(set, :on_load) do
      [{_, function, _}] -> function
      [] -> nil
    end
  end

  ## Checks at the end

  @doc """
  Attributes that name functions must name functions of the module, and `@derive` must have had its effect.
  """
  def validate_definitions(set, bag, env) do
    named = on_load_names(set) ++ dialyzer_names(bag) ++ nif_names(set) ++ inline_names(bag)

    case :lists.flatmap(&problem(&1, env.module), named) do
      [] ->
        :ok

      problems ->
        :lists.foreach(&:elixir_errors.module_error([line: env.line], env, __MODULE__, &1), problems)
        :elixir_errors.compile_error(env)
    end

    warn_unused_derive(set, bag, env)
  end

  defp on_load_names(set) do
    case on_load(set) do
      nil -> []
      function -> [{:function, "@on_load", function}]
    end
  end

  defp dialyzer_names(bag) do
    for value <- values(bag, :dialyzer),
        {option, functions} <- to_list(value),
        function <- to_list(functions),
        do: {:any, {:dialyzer, option}, function}
  end

  defp nif_names(set) do
    case :ets.lookup(set, :nifs) do
      [{_, functions, _}] -> :lists.map(&{:any, "@nifs", &1}, functions)
      [] -> []
    end
  end

  defp inline_names(bag) do
    for {:inline, functions} when is_list(functions) <- compile_options(bag),
        {_name, _arity} = function <- functions,
        do: {:any, "@compile :inline", function}
  end

  defp problem({wanted, attribute, function}, module) do
    case :elixir_def.kind(module, function) do
      nil ->
        [{:undefined, function, attribute}]

      kind when wanted == :function and kind in [:defmacro, :defmacrop] ->
        [{:macro, function, attribute}]

      _ ->
        []
    end
  end

  @doc false
  def format_error({:undefined, {name, arity}, attribute}),
    do: "undefined function #{format_name(name)}/#{arity} given to #{format_attribute(attribute)}"

  def format_error({:macro, {name, arity}, attribute}),
    do: "macro #{name}/#{arity} given to #{attribute} (only functions are supported)"

  defp format_attribute({:dialyzer, option}), do: "@dialyzer " <> inspect(option)
  defp format_attribute(attribute), do: attribute

  defp format_name(nil), do: "nil"
  defp format_name(name), do: name

  defp warn_unused_derive(set, bag, env) do
    case {values(bag, :derive), :ets.member(set, {:elixir, :struct})} do
      {[], _} ->
        :ok

      {_, true} ->
        warn(
          env.module,
          env.line,
          "warning: module attribute @derive was set after defstruct, all @derive calls must come before defstruct"
        )

      {_, false} ->
        warn(
          env.module,
          env.line,
          "warning: module attribute @derive was set but never used (it must come before defstruct)"
        )
    end
  end

  ## Warnings

  @doc """
  Warns of attributes that were set and never read, the last set first.
  """
  def warn_unused(set, bag, module) do
    persisted = :lists.map(fn {_, name} -> name end, :ets.lookup(bag, :persisted_attributes))
    set_ones = :lists.map(fn {_, name} -> name end, :ets.lookup(bag, :warn_attributes))

    :lists.foreach(
      fn name -> warn_unused(set, module, name, persisted) end,
      [:doc, :typedoc, :impl, :deprecated | :lists.reverse(set_ones)]
    )
  end

  defp warn_unused(set, module, name, persisted) do
    with [{_, _, line}] when is_integer(line) <- :ets.lookup(set, name),
         false <- :lists.member(name, persisted) do
      :ets.update_element(set, name, {3, :used})
      warn(module, line, "module attribute @#{name} was set but " <> unused(name))
    else
      _ -> :ok
    end
  end

  defp unused(name) when name in [:doc, :impl, :deprecated], do: "no definition follows it"
  defp unused(:typedoc), do: "no type follows it"
  defp unused(_name), do: "never used"

  @doc """
  Warns of an attribute that was never set; gives `nil`, its value.
  """
  def warn_undefined(module, name, line) do
    warn(
      module,
      line,
      "undefined module attribute @#{name}, please remove access to @#{name} or explicitly set it before access"
    )

    nil
  end

  @doc """
  Warns at a line of the open module.
  """
  def warn(module, line, message), do: warn(module, :elixir_module.file(module), line, message)

  @doc """
  Warns at a line of another file.
  """
  def warn(module, file, line, message) do
    if not :elixir_config.is_bootstrap(), do: warn_in(module, file, line, message)
    :ok
  end

  defp warn_in(module, file, line, message) do
    location = [file: :unicode.characters_to_list(Path.relative_to_cwd(file)), line: line]
    emit(file, line, message, [{module, :__MODULE__, 0, location}])
  end

  @doc """
  Warns at the line of an environment.
  """
  def warn_in(env, message), do: emit(env.file, env.line, message, Macro.Env.stacktrace(env))

  defp emit(file, line, message, stacktrace),
    do: :elixir_errors.emit_diagnostic(:warning, line, file, message, stacktrace, read_snippet: true)
end
