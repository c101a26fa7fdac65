defmodule Exception.Blame do
  # `Exception.blame_mfa/3`: which patterns and guards of a function's clauses match the arguments.
  #
  # The clauses come from debug info, in expanded form. Each pattern is tried alone; what it binds when it matches is what
  # guards are evaluated with.
  @moduledoc false

  def mfa(module, function, args) do
    with {^module, code, _file} <- :code.get_object_code(module),
         {:ok, {:elixir_v1, %{definitions: definitions}}} <- :elixir_code.chunk(code, ~c"Dbgi"),
         {_, kind, _meta, clauses} <- List.keyfind(definitions, {function, length(args)}, 0) do
      {:ok, kind, Enum.map(clauses, &clause(&1, args))}
    else
      _ -> :error
    end
  end

  defp clause({_meta, patterns, guards, _body}, args) do
    patterns = Enum.zip(patterns, args)
    matched = Enum.map(patterns, fn {pattern, arg} -> {pattern, arg, matches?(pattern, arg)} end)
    bound = for {pattern, arg, true} <- matched, do: {pattern, arg}

    {
      for({pattern, _arg, match?} <- matched, do: %{match?: match?, node: to_source(pattern)}),
      Enum.map(guards, &guard(&1, bound))
    }
  end

  defp matches?(pattern, arg) do
    clauses = [{:->, [generated: true], [[pattern], true]}, {:->, [generated: true], [[{:_, [], nil}], false]}]
    evaluate({:case, [generated: true], [Macro.escape(arg), [do: clauses]]})
  end

  defp guard({{:., _, [:erlang, op]}, meta, [left, right]}, bound) when op in [:andalso, :orelse] do
    op = if op == :andalso, do: :and, else: :or
    {op, meta, [guard(left, bound), guard(right, bound)]}
  end

  defp guard(guard, bound) do
    {patterns, args} = Enum.unzip(bound)
    body = [{:->, [generated: true], [[{:{}, [], patterns}], {:==, [], [guard, true]}]}]
    expr = {:case, [generated: true], [Macro.escape(List.to_tuple(args)), [do: body]]}
    %{match?: evaluate(expr), node: to_source(guard)}
  end

  # A guard that fails is false, and so is one with variables of patterns that did not match.
  defp evaluate(expr) do
    {value, _binding} = Code.eval_quoted(expr)
    value == true
  rescue
    _ -> false
  end

  # The way back from the expanded form, as far as readers need it.
  defp to_source(expanded) do
    Macro.prewalk(expanded, fn
      {{:., _, [module, name]}, meta, args} when is_atom(module) and is_list(args) ->
        erl_to_ex(:elixir_rewrite.erl_to_ex(module, name, args), meta)

      {name, meta, context} when is_atom(name) and is_atom(context) ->
        {name, meta, nil}

      other ->
        other
    end)
  end

  defp erl_to_ex({Kernel, name, args}, meta), do: {name, meta, args}
  defp erl_to_ex({module, name, args}, meta), do: {{:., meta, [module, name]}, meta, args}
end
