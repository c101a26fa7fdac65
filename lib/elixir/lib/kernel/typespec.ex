defmodule Kernel.Typespec do
  # The typespecs of an open module: `@type`, `@typep`, `@opaque`, `@spec`, `@callback`, `@macrocallback`.
  #
  # While the body runs they are only kept, as `{kind, quoted, position}` under their attributes. When the module is closed all of them
  # are translated to the forms of Erlang's type language, which is where the errors are found, and become the chunk "Spec".
  @moduledoc false

  alias Kernel.Typespec.{Failure, Translator}
  alias Module.{Attributes, Docs}

  ## While the module is open

  @doc """
  Keeps a typespec; what `@type` and its kin expand to. `position` is what `:elixir_module.cache_env/1` gave.
  """
  def deftypespec(kind, spec, line, _file, module, position) do
    {set, bag} = :elixir_module.data_tables(module)

    case signature(kind, spec) do
      {name, arity} when kind != :spec -> Docs.typespec(set, kind, name, arity, line, position)
      _ -> :ok
    end

    :ets.insert(bag, {{:accumulate, kind}, {kind, spec, position}})
    :ok
  end

  defp signature(kind, spec) when kind in [:type, :typep, :opaque], do: type_signature(spec)
  defp signature(_kind, spec), do: spec_signature(spec)

  defp type_signature({:"::", _, [{name, _, context}, _]}) when is_atom(name) and is_atom(context), do: {name, 0}

  defp type_signature({:"::", _, [{name, _, args}, _]}) when is_atom(name) and is_list(args),
    do: {name, :erlang.length(args)}

  defp type_signature(_other), do: nil

  defp spec_signature({:when, _, [spec, _guard]}), do: spec_signature(spec)
  defp spec_signature(spec), do: type_signature(spec)

  @doc """
  Whether the module has a type of that name and arity.
  """
  def defines_type?(module, signature) do
    {_set, bag} = :elixir_module.data_tables(module)

    :lists.any(
      fn kind -> :lists.any(fn {_, spec, _} -> type_signature(spec) == signature end, Attributes.values(bag, kind)) end,
      [:type, :typep, :opaque]
    )
  end

  @doc """
  The callbacks that the module has by now: `{name, arity, line}`.
  """
  def callbacks(module) do
    {_set, bag} = :elixir_module.data_tables(module)

    for {:callback, spec, position} <- Attributes.values(bag, :callback),
        {name, arity} <- [spec_signature(spec)],
        do: {name, arity, Translator.line(position)}
  end

  @doc """
  Makes the specs of a function callbacks, too; whether there are any.
  """
  def spec_to_callback(module, signature) do
    {_set, bag} = :elixir_module.data_tables(module)

    rows =
      for {:spec, spec, position} <- Attributes.values(bag, :spec),
          spec_signature(spec) == signature,
          do: {{:accumulate, :callback}, {:callback, spec, position}}

    :ets.insert(bag, rows)
    rows != []
  end

  ## When it is closed

  @doc """
  Translates all typespecs: `{behaviour, chunks}`, where `behaviour` is `{callbacks, optional_callbacks}`, or `nil` in a module without
  callbacks. Raises `Kernel.TypespecError`.
  """
  def close(env, _set, bag) do
    types = rows(bag, :type) ++ rows(bag, :opaque) ++ rows(bag, :typep)
    callbacks = rows(bag, :callback) ++ rows(bag, :macrocallback)

    case {types, rows(bag, :spec), callbacks, rows(bag, :optional_callbacks)} do
      {[], [], [], []} -> {nil, []}
      {types, specs, callbacks, optional} -> close(env, types, specs, callbacks, optional)
    end
  end

  defp rows(bag, kind), do: Attributes.values(bag, kind)

  defp close(env, types, specs, callbacks, optional) do
    case :elixir_config.is_bootstrap() do
      true ->
        {behaviour(callback_names(callbacks), optional, env), []}

      false ->
        forms = translate(env, types, specs, callbacks)
        behaviour = behaviour(callback_names(callbacks), optional, env)
        {behaviour, [{~c"Spec", forms ++ optional_form(behaviour)}]}
    end
  end

  # In the bootstrap's first pass nobody asks for types. The last in the alphabet comes first, as in the reference.
  defp callback_names(callbacks) do
    names =
      for {kind, spec, _} <- callbacks, {name, arity} <- [spec_signature(spec)], do: {name, arity, exported(kind, name, arity)}

    for {_name, _arity, exported} <- :lists.reverse(:lists.usort(names)), do: exported
  end

  defp exported(:macrocallback, name, arity), do: {macro_name(name), arity + 1}
  defp exported(:callback, name, arity), do: {name, arity}

  defp macro_name(name), do: :erlang.binary_to_atom("MACRO-" <> :erlang.atom_to_binary(name))

  ## Optional callbacks

  defp behaviour([], [], _env), do: nil

  defp behaviour(names, optional, env) do
    optional = optional_names(:lists.flatmap(&to_list/1, optional), names, env, [])
    {names, for(name <- names, :lists.member(name, optional), do: name)}
  end

  defp to_list(value) when is_list(value), do: value
  defp to_list(value), do: [value]

  defp optional_names([{name, arity} | rest], names, env, acc) when is_atom(name) and is_integer(arity) do
    callback = {name, arity}
    macro = exported(:macrocallback, name, arity)

    cond do
      :lists.member(callback, acc) or :lists.member(macro, acc) ->
        fail(env, "#{name}/#{arity} has been specified as optional callback more than once")

      :lists.member(callback, names) ->
        optional_names(rest, names, env, [callback | acc])

      :lists.member(macro, names) ->
        optional_names(rest, names, env, [macro | acc])

      true ->
        fail(env, "unknown callback #{name}/#{arity} given as optional callback")
    end
  end

  defp optional_names([other | _], _names, env, _acc) do
    fail(
      env,
      "invalid optional callback #{inspect(other)}. @optional_callbacks expects a keyword list of callback names and arities"
    )
  end

  defp optional_names([], _names, _env, acc), do: :lists.reverse(acc)

  defp optional_form({_, [_ | _] = optional}), do: [{:attribute, 0, :optional_callbacks, optional}]
  defp optional_form(_behaviour), do: []

  # Errors that are shown, and end the compilation of the file.
  defp fail(env, message) do
    :elixir_errors.emit_diagnostic(:error, env.line, env.file, message, [], [])
    :elixir_errors.compile_error(%{env | module: nil, function: nil})
  end

  ## Translation

  defp translate(env, types, specs, callbacks) do
    known = collect_types(types, env)
    type_forms = :lists.map(&type_form(&1, known), types)
    spec_forms = :lists.map(&spec_form(of_macro(&1, env), known), specs)
    :lists.foreach(&check_defined(&1, env), specs)
    callback_forms = :lists.map(&spec_form(&1, known), callbacks)
    warn_unused(types, [type_forms, spec_forms, callback_forms])

    for({_, _, form} <- type_forms, do: form) ++ group(:spec, spec_forms) ++ group(:callback, callback_forms)
  end

  # The types of the module: `{name, arity}` => line of the definition.
  defp collect_types(types, env), do: :lists.foldl(&collect_type(&1, &2, env), %{}, types)

  defp collect_type({_kind, spec, position}, known, env) do
    case type_signature(spec) do
      nil ->
        Failure.raise(position, "invalid type specification: #{Macro.to_string(spec)}")

      {name, arity} = signature ->
        if Translator.builtin?(name, arity) do
          Failure.raise(position, "type #{name}/#{arity} is a built-in type and it cannot be redefined")
        end

        case known do
          %{^signature => first} ->
            file = Path.relative_to_cwd(env.file)
            Failure.raise(position, "type #{name}/#{arity} is already defined in #{file}:#{first}")

          _ ->
            :maps.put(signature, Translator.line(position), known)
        end
    end
  end

  # Form of a type with its kind and signature.
  defp type_form({kind, {:"::", meta, [{name, _, args}, definition]} = spec, position}, known) do
    if match?({:when, _, _}, definition) do
      Failure.raise(position, "invalid type specification: #{Macro.to_string(spec)}")
    end

    context = Translator.context(position, known)
    vars = type_variables(name, args, position)
    type = Translator.type(definition, Translator.with_variables(context, vars))
    arguments = for var <- vars, do: {:var, Translator.anno(meta), var}
    Translator.check_variables([arguments, type], vars, [], position)
    {kind, {name, :erlang.length(vars)}, {:attribute, Translator.anno(meta), kind, {name, type, arguments}}}
  end

  defp type_variables(_name, context, _position) when is_atom(context), do: []

  defp type_variables(name, args, position) do
    case :lists.filter(fn arg -> not variable?(arg) end, args) do
      [] ->
        for {var, _, _} <- args, do: var

      invalid ->
        Failure.raise(
          position,
          "@type definitions expect all arguments to be variables. The type #{name}/#{:erlang.length(args)} " <>
            "has an invalid argument(s): #{Enum.map_join(invalid, ", ", &Macro.to_string/1)}"
        )
    end
  end

  defp variable?({name, _, context}), do: is_atom(name) and is_atom(context)
  defp variable?(_other), do: false

  # `{line, signature, position, form of the type}` of a spec or callback.
  defp spec_form({kind, {:when, _, [spec, guard]}, position}, known) do
    if not Keyword.keyword?(guard) do
      Failure.raise(position, "expected keywords as guard in type specification, got: #{Macro.to_string(guard)}")
    end

    spec_form(kind, spec, guard, position, known)
  end

  defp spec_form({kind, spec, position}, known), do: spec_form(kind, spec, [], position, known)

  defp spec_form(kind, {:"::", meta, [{name, _, args}, return]}, guard, position, known)
       when is_atom(name) and name != :"::" do
    args = if is_atom(args), do: [], else: args
    if :lists.any(&match?({:\\, _, _}, &1), args), do: raise(ArgumentError, "default arguments \\\\ not supported in typespecs")

    vars = :lists.map(fn {var, _} -> var end, guard)
    context = position |> Translator.context(known) |> Translator.with_variables(vars)
    anno = Translator.anno(meta)
    arguments = :lists.map(&Translator.type(&1, context), args)
    result = Translator.type(return, context)
    constraints = for {var, type} <- guard, not match?({:var, _, ctx} when is_atom(ctx), type), do: {var, type}
    bounds = for {var, type} <- constraints, do: constraint(var, Translator.type(type, context), anno)

    arguments = if kind == :macrocallback, do: [{:type, anno, :term, []} | arguments], else: arguments
    function = {:type, anno, :fun, [{:type, anno, :product, arguments}, result]}
    constrained = :lists.map(fn {var, _} -> var end, constraints)
    Translator.check_variables([function | bounds], vars, constrained, position)

    signature = {spec_name(kind, name), :erlang.length(arguments)}
    {anno, signature, position, bounded(function, bounds, anno)}
  end

  defp spec_form(_kind, {name, _, args} = spec, _guard, position, _known)
       when is_atom(name) and name not in [:"::", :when] and (is_atom(args) or is_list(args)) do
    Failure.raise(position, "type specification missing return type: #{Macro.to_string(spec)}")
  end

  defp spec_form(_kind, spec, _guard, position, _known) do
    Failure.raise(position, "invalid type specification: #{Macro.to_string(spec)}")
  end

  defp spec_name(:macrocallback, name), do: macro_name(name)
  defp spec_name(_kind, name), do: name

  defp constraint(var, type, anno),
    do: {:type, anno, :constraint, [{:atom, anno, :is_subtype}, [{:var, anno, var}, type]]}

  defp bounded(function, [], _anno), do: function
  defp bounded(function, bounds, anno), do: {:type, anno, :bounded_fun, [function, bounds]}

  # A macro's spec gets the name that the macro is compiled to.
  defp of_macro({:spec, spec, position} = row, env) do
    case kind(spec_signature(spec), env) do
      kind when kind in [:defmacro, :defmacrop] -> {:macrocallback, spec, position}
      _ -> row
    end
  end

  defp kind(nil, _env), do: nil
  defp kind(signature, env), do: :elixir_def.kind(env.module, signature)

  defp check_defined({:spec, spec, position}, env) do
    {name, arity} = signature = spec_signature(spec)

    if :elixir_def.kind(env.module, signature) == nil do
      fail(%{env | line: Translator.line(position)}, "spec for undefined function #{name}/#{arity}")
    end
  end

  # One form for each function, with the specs in the order of the source; functions in the order of their first spec.
  defp group(attribute, specs) do
    grouped =
      :lists.foldr(
        fn {_, signature, _, form}, acc -> :maps.put(signature, [form | :maps.get(signature, acc, [])], acc) end,
        %{},
        specs
      )

    for {anno, signature} <- first_of_each(specs, %{}),
        do: {:attribute, anno, attribute, {signature, :maps.get(signature, grouped)}}
  end

  defp first_of_each([{_, signature, _, _} | rest], seen) when is_map_key(seen, signature),
    do: first_of_each(rest, seen)

  defp first_of_each([{anno, signature, _, _} | rest], seen),
    do: [{anno, signature} | first_of_each(rest, :maps.put(signature, true, seen))]

  defp first_of_each([], _seen), do: []

  ## Private types that nobody uses

  defp warn_unused(types, forms) do
    private = for {:typep, spec, position} <- types, signature = type_signature(spec), do: {signature, position}

    if private != [] do
      used = Translator.used_types(forms, %{})

      for {{name, arity} = signature, position} <- private, not :maps.is_key(signature, used) do
        env = :elixir_module.get_cached_env(position)

        Attributes.warn_in(
          %{env | line: Translator.line(position), module: nil, function: nil},
          "type #{name}/#{arity} is unused"
        )
      end
    end
  end
end
