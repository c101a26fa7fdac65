defmodule Macro.Expansion do
  # The work behind `Macro.expand/2`, `Macro.expand_once/2` and `Macro.expand_literals/3`.
  @moduledoc false

  def full(ast, env) do
    case once(ast, env) do
      {expanded, true} -> full(expanded, env)
      {expanded, false} -> expanded
    end
  end

  @doc """
  `{expanded, true}`, or `{ast, false}` if there is nothing to expand.
  """
  def once(ast, env)

  def once({:__aliases__, meta, [head | tail] = parts} = alias, env) do
    case :elixir_aliases.expand(meta, parts, env, true) do
      module when is_atom(module) ->
        :elixir_env.trace({:alias_reference, meta, module}, env)
        {module, true}

      parts when is_list(parts) ->
        expand_head(alias, meta, head, tail, env)
    end
  end

  def once({:__MODULE__, _, context}, env) when is_atom(context), do: {env.module, true}
  def once({:__DIR__, _, context}, env) when is_atom(context), do: {:filename.dirname(env.file), true}

  def once({:__ENV__, _, context}, env) when is_atom(context) and env.context != :match,
    do: {:elixir_quote.escape(%{env | lexical_tracker: nil, tracers: []}, :none, false), true}

  def once({{:., _, [{:__ENV__, _, context}, field]}, _, []} = original, env)
      when is_atom(context) and is_atom(field) and env.context != :match do
    case env do
      %{^field => value} -> {:elixir_quote.escape(value, :none, false), true}
      _ -> {original, false}
    end
  end

  def once({op, _, [number]}, _env) when op == :- and is_number(number), do: {-number, true}
  def once({op, _, [number]}, _env) when op == :+ and is_number(number), do: {number, true}

  # A name alone is a variable, although it may be a call where there is none.
  def once({name, meta, context} = original, _env) when is_atom(name) and is_list(meta) and is_atom(context),
    do: {original, false}

  def once({name, meta, args} = original, env) when is_atom(name) and is_list(args) and is_list(meta) do
    arity = length(args)

    if :elixir_import.special_form(name, arity) do
      {original, false}
    else
      run(:elixir_dispatch.expand_import(meta, name, arity, env, own_macros(env.module), true, false), args, original)
    end
  end

  def once({{:., _, [left, name]}, meta, args} = original, env) when is_atom(name) and is_list(args) do
    case once(left, env) do
      {module, _} when is_atom(module) ->
        run(:elixir_dispatch.expand_require(meta, module, name, length(args), env, false), args, original)

      _ ->
        {original, false}
    end
  end

  def once(other, _env), do: {other, false}

  defp run({:macro, _module, expander}, args, _original), do: {expander.(args), true}
  defp run(_, _args, original), do: {original, false}

  # The macros of the module itself, when it is compiled already.
  defp own_macros(module) do
    if module != nil and :erlang.function_exported(module, :__info__, 1),
      do: [{module, module.__info__(:macros)}],
      else: []
  end

  # A name without alias stands for itself; `__MODULE__.Foo` and the like must be expanded first.
  defp expand_head(alias, meta, head, tail, env) do
    case once(head, env) do
      {head, _} when is_atom(head) ->
        module = :elixir_aliases.concat([head | tail])
        :elixir_env.trace({:alias_reference, meta, module}, env)
        {module, true}

      _ ->
        {alias, false}
    end
  end

  def literals(ast, acc, fun)

  def literals({:__aliases__, meta, args}, acc, fun) do
    {args, acc} = each(args, acc, fun)
    if :lists.all(&is_atom/1, args), do: fun.({:__aliases__, meta, args}, acc), else: {{:__aliases__, meta, args}, acc}
  end

  def literals({:__MODULE__, _, context} = node, acc, fun) when is_atom(context), do: fun.(node, acc)

  def literals({:%, meta, [left, right]}, acc, fun) do
    {left, acc} = literals(left, acc, fun)
    {right, acc} = literals(right, acc, fun)
    {{:%, meta, [left, right]}, acc}
  end

  def literals({form, meta, args}, acc, fun) when form in [:{}, :%{}] and is_list(args) do
    {args, acc} = each(args, acc, fun)
    {{form, meta, args}, acc}
  end

  def literals({left, right}, acc, fun) do
    {left, acc} = literals(left, acc, fun)
    {right, acc} = literals(right, acc, fun)
    {{left, right}, acc}
  end

  def literals(list, acc, fun) when is_list(list), do: each(list, acc, fun)
  def literals(other, acc, _fun), do: {other, acc}

  defp each(list, acc, fun), do: :lists.mapfoldl(&literals(&1, &2, fun), acc, list)
end
