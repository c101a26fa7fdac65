defmodule ExUnit.Diff.Evaluation do
  @moduledoc false
  # What only the language itself can decide of a pattern: guards, bitstrings, and what is none of the forms that are compared part by part.

  @doc "Whether a pattern matches a value."
  def match?(pattern, value, env) do
    pattern = Macro.prewalk(pattern, &put_pin(&1, env.pins))

    evaluate(
      quote do
        case unquote(Macro.escape(value)) do
          unquote(pattern) -> true
          _ -> false
        end
      end
    )
  end

  # Pins become their values; variables are nobody's concern when they are not used.
  defp put_pin({:^, _, [{name, _, context}]}, pins) when is_atom(context),
    do: pins |> Map.fetch!({name, context}) |> Macro.escape()

  defp put_pin({name, meta, context}, _pins) when is_atom(name) and is_atom(context),
    do: {name, [generated: true] ++ meta, context}

  defp put_pin(node, _pins), do: node

  @doc "The value of a key of a pattern."
  def literal(key, _env) when is_atom(key) or is_number(key) or is_binary(key), do: key
  def literal(key, env), do: key |> Macro.prewalk(&put_pin(&1, env.pins)) |> evaluate()

  @doc "Evaluates a guard with the variables of its pattern; gives whether it holds, and its tree with what does not hold marked."
  def guard({operator, _, [left, right]}, env) when operator in [:and, :or, :when] do
    {left_holds?, left_tree} = guard(left, env)
    {right_holds?, right_tree} = guard(right, env)
    holds? = if operator == :and, do: left_holds? and right_holds?, else: left_holds? or right_holds?
    trees = if holds?, do: {{:code, left}, {:code, right}}, else: {left_tree, right_tree}
    {holds?, {:operator, elem(trees, 0), Atom.to_string(operator), elem(trees, 1)}}
  end

  def guard(guard, env) do
    if holds?(guard, env), do: {true, {:code, guard}}, else: {false, {:mark, {:code, guard}}}
  end

  # A guard that raises does not hold.
  defp holds?(guard, env) do
    guard = Macro.prewalk(guard, &put_variable(&1, env))

    evaluate(
      quote do:
              (fn
                 _ when unquote(guard) -> true
                 _ -> false
               end).(nil)
    )
  end

  defp put_variable({name, _, context} = variable, env) when is_atom(name) and is_atom(context) do
    case env.bound do
      %{{^name, ^context} => value} -> Macro.escape(value)
      _ -> Map.get(env.pins, {name, context}, variable)
    end
  end

  defp put_variable(node, _env), do: node

  # What the compiler has to say was said when the test was compiled.
  defp evaluate(quoted) do
    {{result, _binding}, _diagnostics} = Code.with_diagnostics([log: false], fn -> Code.eval_quoted(quoted) end)
    result
  end
end
