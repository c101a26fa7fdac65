defmodule ExUnit.Assertions.Pattern do
  @moduledoc false
  # Assertions on matches. The pattern is used twice: in a `case`, which decides, and escaped in the error, where `ExUnit.Diff`
  # holds it against the value. Macros in it are expanded first (each expansion keeps what was written beside it), since only
  # then its variables and the pinned ones are known. The variables it binds leave the `case` in a tuple.

  @doc "The code of `assert left = right`."
  def assert_match(left, right, code, _meta, env) do
    left = expand(left, env)
    variables = variables(left)
    pins = pins(left, env)

    quote do
      right = unquote(right)

      {unquote_splicing(variables)} =
        unquote(
          silent(
            quote do
              case right do
                unquote(left) -> unquote({:{}, [], Enum.map(variables, &mark(&1, true))})
                _ -> unquote(fail("match (=) failed", left, pins, code))
              end
            end
          )
        )

      unquote(truthy(code))
      right
    end
  end

  defp truthy(code) do
    quote generated: true do
      if !right, do: raise(ExUnit.AssertionError, expr: unquote(code), message: "Expected truthy, got #{inspect(right)}")
    end
  end

  @doc "The code of `assert match?(pattern, expression)`."
  def assert_match?(pattern, expression, code, _meta, env) do
    pattern = expand(pattern, env)
    pins = pins(pattern, env)

    quote do
      right = unquote(expression)
      unquote(silent(case_of(pattern, true, fail("match (match?) failed", pattern, pins, code))))
    end
  end

  @doc "The code of `refute match?(pattern, expression)`."
  def refute_match?(pattern, expression, code, _meta, env) do
    pattern = expand(pattern, env)
    pins = pins(pattern, env)
    fail = fail("match (match?) succeeded, but should have failed", pattern, pins, code)

    quote do
      right = unquote(expression)
      unquote(silent(case_of(pattern, fail, false)))
    end
  end

  defp case_of(pattern, matched, unmatched) do
    quote do
      case right do
        unquote(used(pattern)) -> unquote(matched)
        _ -> unquote(unmatched)
      end
    end
  end

  @doc "The pattern with its variables marked as generated: where it binds nothing, nothing may be reported as unused."
  def used(pattern), do: Macro.prewalk(pattern, fn node -> mark(node, variable?(node)) end)

  defp mark({name, meta, context}, true), do: {name, [generated: true] ++ meta, context}
  defp mark(node, false), do: node

  defp fail(message, pattern, pins, code) do
    quote do
      raise ExUnit.AssertionError,
        left: unquote(Macro.escape(pattern, unquote: true)),
        right: right,
        expr: unquote(code),
        message: unquote(message) <> ExUnit.Assertions.__pins__(unquote(pins)),
        context: {:match, unquote(pins)}
    end
  end

  @doc "Marks the clauses of a `case` or `receive` as generated: the compiler does not speak of clauses the user did not write."
  def silent({name, meta, [subject, [do: clauses]]}), do: {name, meta, [subject, [do: Enum.map(clauses, &silent_clause/1)]]}
  def silent({:__block__, meta, expressions}), do: {:__block__, meta, Enum.map(expressions, &silent/1)}
  def silent(other), do: other

  def silent_fn({:fn, meta, clauses}), do: {:fn, meta, Enum.map(clauses, &silent_clause/1)}

  defp silent_clause({:->, meta, arguments}), do: {:->, [generated: true] ++ meta, arguments}

  @doc "Expands the macros of a pattern; `original` in the metadata of a block keeps the form that was written."
  def expand({:when, meta, [pattern, guard]}, env) do
    {:when, meta, [expand(pattern, env), expand_in(guard, Macro.Env.to_guard(env))]}
  end

  def expand(pattern, env), do: expand_in(pattern, Macro.Env.to_match(env))

  defp expand_in({:quote, _, [_]} = quoted, _env), do: quoted
  defp expand_in({:quote, _, [_, _]} = quoted, _env), do: quoted
  defp expand_in({:__aliases__, _, _} = name, env), do: Macro.expand(name, env)
  defp expand_in({:^, _, [_]} = pin, _env), do: pin
  defp expand_in({:"::", meta, [value, type]}, env), do: {:"::", meta, [expand_in(value, env), type]}
  defp expand_in({:@, meta, [attribute]}, env), do: with_original({:@, meta, [attribute]}, env)
  defp expand_in({:%, meta, [name, fields]}, env), do: {:%, meta, [expand_in(name, env), expand_in(fields, env)]}
  defp expand_in({left, right}, env), do: {expand_in(left, env), expand_in(right, env)}
  defp expand_in([_ | _] = list, env), do: Enum.map(list, &expand_in(&1, env))

  defp expand_in({name, meta, [_, _] = sides} = call, env) when name in [:<>, :++] do
    if Macro.expand_once(call, env) == call, do: call, else: {name, meta, Enum.map(sides, &expand_in(&1, env))}
  end

  defp expand_in({_, _, args} = call, env) when is_list(args), do: with_original(call, env)

  # A variable may have the name of a macro.
  defp expand_in({_, _, context} = variable, env) when is_atom(context) do
    if variable?(variable), do: variable, else: Macro.expand(variable, env)
  end

  defp expand_in(other, _env), do: other

  defp with_original({name, meta, args} = call, env) do
    case Macro.expand(call, env) do
      ^call -> {name, meta, expand_in(args, env)}
      {_, _, _} = expanded -> {:__block__, [original: call], [expand_in(expanded, env)]}
      literal -> literal
    end
  end

  @doc "The variables that a pattern binds, each once, in no particular order."
  def variables(pattern) do
    pattern |> pattern_of() |> collect_variables([]) |> Enum.uniq_by(fn {name, meta, context} -> {name, meta[:counter] || context} end)
  end

  defp pattern_of({:when, _, [pattern, _guard]}), do: pattern
  defp pattern_of(pattern), do: pattern

  defp collect_variables({:^, _, [_]}, found), do: found
  defp collect_variables({:quote, _, _}, found), do: found
  defp collect_variables({:"::", _, [value, _type]}, found), do: collect_variables(value, found)
  defp collect_variables({:__block__, _, args}, found), do: collect_variables(args, found)

  defp collect_variables({name, meta, context} = node, found) when is_atom(name) and is_atom(context) do
    if variable?(node), do: [{name, meta, context} | found], else: found
  end

  defp collect_variables({name, _, args}, found), do: collect_variables(args, collect_variables(name, found))
  defp collect_variables({left, right}, found), do: collect_variables(right, collect_variables(left, found))
  defp collect_variables(list, found) when is_list(list), do: Enum.reduce(list, found, &collect_variables/2)
  defp collect_variables(_, found), do: found

  defp variable?({name, _, context}) when is_atom(name) and is_atom(context) do
    name not in [:_, :__MODULE__, :__DIR__, :__CALLER__, :__ENV__, :__STACKTRACE__]
  end

  defp variable?(_), do: false

  @doc """
  The variables pinned in a pattern, as the code of a list of `{{name, context}, value}`.

  Only those that exist are named: for others the compiler has an error of its own.
  """
  def pins(pattern, env) do
    {_, pins} = Macro.prewalk(pattern, [], &collect_pin(&1, &2, env))
    Enum.sort_by(pins, &elem(&1, 0), :desc)
  end

  defp collect_pin({:quote, _, _}, pins, _env), do: {nil, pins}

  defp collect_pin({:^, _, [{name, _, context} = variable]} = pin, pins, env) when is_atom(name) and is_atom(context) do
    key = {name, context}
    known? = Macro.Env.has_var?(env, key) and not List.keymember?(pins, key, 0)
    {pin, if(known?, do: [{key, variable} | pins], else: pins)}
  end

  defp collect_pin(node, pins, _env), do: {node, pins}
end
