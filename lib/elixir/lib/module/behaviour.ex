defmodule Module.Behaviour do
  # Behaviours of an open module: what `@impl` is put on, and, when the module is compiled, whether its definitions are what the
  # behaviours ask for.
  #
  # A row `{{:elixir, :impls}, {function, context, defaults, kind, file, line, value}}` of the bag stands for a definition with
  # `@impl`; `context` is the module whose macro made the definition. Once a context uses `@impl`, all callbacks it defines need it.
  @moduledoc false

  alias Module.Attributes

  @doc """
  Takes the `@impl` that stands before a definition and gives its value, `nil` without one.
  """
  def definition(env, set, bag, kind, name, args) do
    case :ets.take(set, :impl) do
      [{_, value, _}] ->
        function = {name, :erlang.length(args)}
        defaults = :erlang.length(for {:\\, _, [_, _]} <- args, do: :default)
        row = {function, context(env.module, function), defaults, kind, env.file, env.line, value}
        :ets.insert(bag, {{:elixir, :impls}, row})
        value

      [] ->
        nil
    end
  end

  defp context(module, function) do
    case :elixir_def.fetch_definition(module, function) do
      {_kind, meta, _file, _defaults, _clauses} -> context(meta)
      :error -> nil
    end
  end

  defp context(meta) do
    case :lists.keyfind(:context, 1, meta) do
      {_, context} -> context
      false -> nil
    end
  end

  ## defoverridable Behaviour

  @doc """
  The callbacks of a behaviour that a module defines, to be made overridable.
  """
  def overridable!(module, behaviour, declared) do
    cond do
      not match?({:module, _}, Code.ensure_compiled(behaviour)) ->
        refuse(behaviour, "it was not defined")

      not function_exported?(behaviour, :behaviour_info, 1) ->
        refuse(behaviour, "it does not define any callbacks")

      not :lists.member(behaviour, declared) ->
        refuse(
          behaviour,
          "its corresponding behaviour is missing. Did you forget to add @behaviour #{inspect(behaviour)}?"
        )

      true ->
        for callback <- behaviour.behaviour_info(:callbacks),
            {_kind, function} = normalize(callback),
            :elixir_def.kind(module, function) != nil,
            do: function
    end
  end

  defp refuse(behaviour, reason) do
    raise ArgumentError,
          "cannot pass module #{inspect(behaviour)} as argument to defoverridable/1 because " <> reason
  end

  defp normalize({name, arity}) do
    case :erlang.atom_to_binary(name) do
      "MACRO-" <> macro -> {:macro, {:erlang.binary_to_atom(macro), arity - 1}}
      _ -> {:function, {name, arity}}
    end
  end

  ## The checks of a compiled module

  @doc """
  What to warn of where definitions and behaviours do not fit together.

  Gives two lists of `{line, fun}`, of the module as a whole and of its definitions; the funs warn. They are called when all modules of the
  file are there.
  """
  def warnings(env, bag) do
    case {Attributes.values(bag, :behaviour), :ets.lookup(bag, {:elixir, :impls})} do
      {[], []} ->
        {[], []}

      {behaviours, rows} ->
        impls = for {_, row} <- rows, do: row
        {of_module, of_definitions} = problems(env, behaviours, impls)
        {warnings_of(of_module, env.module), warnings_of(of_definitions, env.module)}
    end
  end

  defp warnings_of(problems, module) do
    for {_file, line, _rank, _subject, _message} = problem <- :lists.sort(problems),
        do: {line, fn -> warn(problem, module) end}
  end

  # A problem is `{file, line, rank, subject, message}`, which sorts as they are shown.
  defp problems(env, behaviours, impls) do
    {callbacks, known} = :lists.foldl(&add_callbacks(&1, &2, env), {%{}, []}, behaviours)
    {private, impls} = :lists.partition(fn {_, _, _, kind, _, _, _} -> kind in [:defp, :defmacrop] end, impls)
    done = implemented(impls, callbacks)

    of_definitions =
      :lists.map(&private_problem/1, private) ++
        :lists.flatmap(&impl_problem(&1, behaviours, callbacks), impls) ++
        missing_impls(env.module, impls, callbacks, done)

    {known ++ requirements(env, behaviours, done), of_definitions}
  end

  defp warn({file, line, _rank, _subject, message}, module), do: Attributes.warn(module, file, line, message)

  # `callbacks` maps `{function, kind}` to the behaviours that ask for it, the last declared first.
  defp add_callbacks(behaviour, {callbacks, problems}, env) do
    cond do
      not match?({:module, _}, Code.ensure_compiled(behaviour)) ->
        {callbacks, [at_module(env, 0, behaviour, "@behaviour #{inspect(behaviour)} does not exist") | problems]}

      not function_exported?(behaviour, :behaviour_info, 1) ->
        {callbacks, [at_module(env, 4, behaviour, "module #{inspect(behaviour)} is not a behaviour") | problems]}

      true ->
        :lists.foldl(&add_callback(&1, behaviour, &2, env), {callbacks, problems}, behaviour.behaviour_info(:callbacks))
    end
  end

  defp add_callback(callback, behaviour, {callbacks, problems}, env) do
    {kind, function} = normalize(callback)

    case callbacks do
      %{{^function, ^kind} => [other | _] = others} ->
        problem = conflict(env, kind, function, other, behaviour)
        {%{callbacks | {function, kind} => [behaviour | others]}, [problem | problems]}

      _ ->
        {:maps.put({function, kind}, [behaviour], callbacks), problems}
    end
  end

  defp conflict(env, kind, function, behaviour, behaviour) do
    at_module(
      env,
      5,
      function,
      "the behaviour #{inspect(behaviour)} has been declared twice (conflict in #{format(kind, function)} " <>
        "in module #{inspect(env.module)})",
      ""
    )
  end

  defp conflict(env, kind, function, other, behaviour) do
    at_module(
      env,
      1,
      function,
      "conflicting behaviours found. Callback #{format(kind, function)} is defined by both " <>
        "#{inspect(other)} and #{inspect(behaviour)}"
    )
  end

  defp at_module(env, rank, subject, message),
    do: at_module(env, rank, subject, message, " (in module #{inspect(env.module)})")

  defp at_module(env, rank, subject, message, place), do: {env.file, env.line, rank, subject, message <> place}

  defp format(kind, {name, arity}), do: "#{kind} #{name}/#{arity}"

  ## Callbacks without a definition that fits

  defp requirements(env, behaviours, done) do
    for behaviour <- behaviours,
        function_exported?(behaviour, :behaviour_info, 1),
        optional = optional(behaviour),
        callback <- behaviour.behaviour_info(:callbacks),
        {kind, function} = normalize(callback),
        not :maps.is_key({function, kind}, done),
        problem <- requirement(env, kind, function, behaviour, :lists.member(callback, optional)),
        do: problem
  end

  defp optional(behaviour), do: behaviour.behaviour_info(:optional_callbacks)

  defp requirement(env, kind, function, behaviour, optional?) do
    wanted = definer(kind)
    required = "#{format(kind, function)} required by #{sort(behaviour)} #{inspect(behaviour)} "

    case :elixir_def.kind(env.module, function) do
      ^wanted ->
        []

      nil when optional? ->
        []

      nil ->
        [at_module(env, 2, function, required <> "is not implemented")]

      other ->
        [
          at_module(env, 3, function, required <> ~s(was implemented as "#{other}" but should have been "#{wanted}"))
        ]
    end
  end

  defp sort(behaviour), do: if(function_exported?(behaviour, :__protocol__, 1), do: "protocol", else: "behaviour")

  defp definer(:function), do: :def
  defp definer(:macro), do: :defmacro

  ## @impl

  # The callbacks that definitions with a fitting `@impl` implement.
  defp implemented(impls, callbacks) do
    for {function, _, defaults, _, _, _, value} <- impls,
        value !== false,
        {key, behaviours} <- callbacks_of(function, defaults, callbacks),
        value === true or :lists.member(value, behaviours),
        into: %{},
        do: {key, true}
  end

  # A definition with default arguments has several arities.
  defp callbacks_of({name, arity}, defaults, callbacks) do
    for n <- :lists.seq(arity - defaults, arity),
        kind <- [:function, :macro],
        key = {{name, n}, kind},
        {:ok, behaviours} <- [:maps.find(key, callbacks)],
        do: {key, behaviours}
  end

  defp private_problem({{name, arity}, _, _, kind, file, line, _}) do
    {file, line, 1, {name, arity},
     "#{word(kind)} #{name}/#{arity} is private, @impl attribute is always discarded for private functions/macros"}
  end

  defp word(kind) when kind in [:def, :defp], do: :function
  defp word(_kind), do: :macro

  defp impl_problem({function, _, _, kind, file, line, value}, [], _callbacks) do
    [{file, line, 2, function, got(value, kind, function) <> "but no behaviour was declared"}]
  end

  defp impl_problem({function, _, defaults, kind, file, line, false}, _behaviours, callbacks) do
    for {{_, _}, [behaviour | _]} <- :lists.sublist(callbacks_of(function, defaults, callbacks), 1) do
      message = got(false, kind, function) <> "but it is a callback specified in #{inspect(behaviour)}"
      {file, line, 4, function, message}
    end
  end

  defp impl_problem({function, _, defaults, kind, file, line, true}, _behaviours, callbacks) do
    case callbacks_of(function, defaults, callbacks) do
      [] ->
        message = got(true, kind, function) <> "but no behaviour specifies such callback" <> known(callbacks)
        [{file, line, 5, function, message}]

      _ ->
        []
    end
  end

  defp impl_problem({function, _, defaults, kind, file, line, behaviour}, behaviours, callbacks) do
    cond do
      not :lists.member(behaviour, behaviours) ->
        message = got(behaviour, kind, function) <> "but this behaviour was not declared with @behaviour"
        [{file, line, 3, function, message}]

      :lists.any(fn {_, all} -> :lists.member(behaviour, all) end, callbacks_of(function, defaults, callbacks)) ->
        []

      true ->
        message = got(behaviour, kind, function) <> "but this behaviour does not specify such callback"
        [{file, line, 2, function, message <> known(callbacks)}]
    end
  end

  defp got(value, kind, function), do: ~s(got "@impl #{inspect(value)}" for #{format(word(kind), function)} )

  defp known(callbacks) when callbacks == %{} do
    ". There are no known callbacks, please specify the proper @behaviour and make sure it defines callbacks"
  end

  defp known(callbacks) do
    lines =
      for {{{name, arity}, kind}, behaviours} <- :lists.sort(:maps.to_list(callbacks)),
          behaviour <- behaviours,
          do: "\n  * #{inspect(behaviour)}.#{name}/#{arity} (#{kind})"

    ". The known callbacks are:\n" <> :erlang.iolist_to_binary(lines) <> "\n"
  end

  defp missing_impls(_module, [], _callbacks, _done), do: []

  defp missing_impls(module, impls, callbacks, done) do
    contexts = :maps.from_list(for {_, context, _, _, _, _, _} <- impls, do: {context, true})

    for {{function, kind} = key, [behaviour | _]} <- :maps.to_list(callbacks),
        not :maps.is_key(key, done),
        {definer, meta, file, _, _} <- [:elixir_def.fetch_definition(module, function)],
        definer == definer(kind) and :maps.is_key(context(meta), contexts) do
      {file, line(meta), 0, function,
       "module attribute @impl was not set for #{format(kind, function)} callback (specified in #{inspect(behaviour)}). " <>
         "This either means you forgot to add the \"@impl true\" annotation before the definition or that you are " <>
         "accidentally overriding this callback"}
    end
  end

  defp line(meta) do
    case :lists.keyfind(:line, 1, meta) do
      {_, line} -> line
      false -> 0
    end
  end
end
