defmodule Kernel.Guard do
  # The work behind `defguard/1`: the call and the body of the macro to define.
  #
  # The guard is expanded once, when the macro is stored: attributes have their values then, and an error is reported where the guard is
  # defined. In a guard the macro puts its arguments wherever they are named; outside of one it binds them to variables first, so
  # that each is evaluated once.
  @moduledoc false

  def expand(guard) do
    {call, guards} = :elixir_utils.extract_guards(guard)
    variables = validate!(guard, call)

    case guards do
      [] -> {call, nil}
      [expr] -> {call, [do: stored_body(variables, expr)]}
      _ -> raise_invalid(call, ", only a single when clause is allowed")
    end
  end

  defp validate!(guard, call) do
    case Macro.decompose_call(call) do
      {name, args} when is_atom(name) -> :lists.map(&variable!(&1, call), args)
      _ -> raise_invalid(guard, "")
    end
  end

  defp variable!({:\\, _, [variable, _default]}, call), do: variable!(variable, call)
  defp variable!({name, meta, context}, _call) when is_atom(name) and is_atom(context), do: {name, meta, context}
  defp variable!(_other, call), do: raise_invalid(call, "")

  defp raise_invalid(quoted, why) do
    raise ArgumentError, "invalid syntax in defguard #{Macro.to_string(quoted)}" <> why
  end

  defp stored_body(variables, expr) do
    quote do
      require Kernel.Guard
      Kernel.Guard.body(unquote(variables), unquote(expr))
    end
  end

  @doc """
  The body of the macro, in the macro.
  """
  defmacro body(variables, expr) do
    keys = :lists.map(fn {name, meta, context} -> {name, context_of(meta, context)} end, variables)
    expanded = expand_guard(expr, keys, %{__CALLER__ | context: :guard})
    used = used_variables(expanded, :lists.zip(keys, variables))

    quote do
      case Macro.Env.in_guard?(__CALLER__) do
        true -> unquote(quoted(unquote_each(expanded, used), []))
        false -> unquote(quoted(unquote_once(expanded, used, __CALLER__), generated: true))
      end
    end
  end

  defp expand_guard(expr, keys, env) do
    env = :elixir_env.with_vars(env, keys)
    {expanded, _state, _env} = :elixir_expand.expand(expr, :elixir_env.env_to_ex(env), env)
    expanded
  end

  defp context_of(meta, context) do
    case :lists.keyfind(:counter, 1, meta) do
      {:counter, counter} -> counter
      false -> context
    end
  end

  # The parameters that the guard names, in the order of the head.
  defp used_variables(expanded, parameters) do
    {_, used} =
      Macro.prewalk(expanded, [], fn
        {name, meta, context} = var, acc when is_atom(name) and is_atom(context) ->
          {var, [{name, context_of(meta, context)} | acc]}

        other, acc ->
          {other, acc}
      end)

    :lists.filter(fn {key, _variable} -> :lists.member(key, used) end, parameters)
  end

  defp quoted(expr, opts), do: {:quote, [], [opts, [do: expr]]}

  defp unquote_each(expanded, used), do: replace(expanded, used, &{:unquote, [], [&1]})

  defp unquote_once(expanded, used, env) do
    locals = Macro.generate_unique_arguments(length(used), env.module)
    names = :lists.zip(:lists.map(fn {key, _} -> key end, used), locals)
    values = :lists.map(fn {_, variable} -> {:unquote, [], [variable]} end, used)

    quote do
      {unquote_splicing(locals)} = {unquote_splicing(values)}
      unquote(replace(expanded, names, & &1))
    end
  end

  defp replace(expanded, names, fun) do
    Macro.postwalk(expanded, fn
      {name, meta, context} = var when is_atom(name) and is_atom(context) ->
        case :lists.keyfind({name, context_of(meta, context)}, 1, names) do
          {_, replacement} -> fun.(replacement)
          false -> var
        end

      other ->
        other
    end)
  end
end
