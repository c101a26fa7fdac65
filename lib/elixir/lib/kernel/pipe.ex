defmodule Kernel.Pipe do
  # The work behind `Kernel.|>/2`, `Macro.pipe/3` and `Macro.unpipe/1`. No pipes in here: this is what makes them.
  @moduledoc false

  # Operators that take one argument; a text about wrong use of any other operator says that it takes two.
  @unary [:!, :@, :^, :not, :+, :-, :~~~, :&, :...]

  @doc """
  Expands one pipe: the left side goes into the right one, which may be a parenthesised pipe itself.
  """
  def expand({:|>, _, [left, right]}) do
    :lists.foldl(
      fn {step, position}, acc ->
        assert_not_unary(step)
        inject(acc, step, position)
      end,
      left,
      unpipe(right)
    )
  end

  @doc """
  The steps of a pipe, first to last, each with the position where the step before goes.
  """
  def unpipe(expr), do: :lists.reverse(unpipe(expr, []))

  defp unpipe({:|>, _, [left, right]}, acc), do: unpipe(right, unpipe(left, acc))
  defp unpipe(other, acc), do: [{other, 0} | acc]

  @doc """
  Puts `expr` among the arguments of a call.
  """
  def inject(expr, call, position)

  def inject(expr, {:&, _, _} = call, _position), do: raise_not_a_call(expr, call)

  def inject(expr, {kind, _, args} = call, _position)
      when is_list(args) and kind in [:__aliases__, :<<>>, :{}, :%{}],
      do: raise_not_a_call(expr, call)

  def inject(expr, {:fn, _, _}, _position) do
    raise ArgumentError,
          "cannot pipe #{Macro.to_string(expr)} into an anonymous function without calling the function; " <>
            "use Kernel.then/2 instead or define the anonymous function as a regular private function"
  end

  def inject(expr, {:unquote, _, []}, _position) do
    raise ArgumentError,
          "cannot pipe #{Macro.to_string(expr)} into the special form unquote/1 since unquote/1 is used to " <>
            "build the Elixir AST itself"
  end

  def inject(expr, {{:., _, [module, :get]}, meta, [left, right]} = access, position) do
    if access_by_brackets?(module, meta) do
      left = Macro.to_string(left)
      right = Macro.to_string(right)
      expr = Macro.to_string(expr)

      raise ArgumentError, """
      wrong operator precedence when piping into bracket-based access

       Instead of:

           #{expr} |> #{left}[#{right}]

       You should write:

           (#{expr} |> #{left})[#{right}]
      """
    else
      inject_args(expr, access, position)
    end
  end

  def inject(expr, {call, meta, context}, position) when is_atom(context),
    do: inject_args(expr, {call, meta, []}, position)

  def inject(expr, {call, _, args} = quoted, position) when is_list(args) and is_atom(call) do
    assert_not_operator(expr, call, quoted)
    inject_args(expr, quoted, position)
  end

  def inject(expr, {_call, _, args} = quoted, position) when is_list(args),
    do: inject_args(expr, quoted, position)

  def inject(expr, other, _position), do: raise_not_a_call(expr, other)

  defp inject_args(expr, {call, meta, args}, position), do: {call, meta, insert_at(args, position, expr)}

  # As List.insert_at/3: positions from the end for negative ones, the end for those beyond it.
  defp insert_at(args, position, expr) when position < 0 do
    insert_at(args, max(length(args) + position + 1, 0), expr)
  end

  defp insert_at(args, 0, expr), do: [expr | args]
  defp insert_at([], _position, expr), do: [expr]
  defp insert_at([arg | args], position, expr), do: [arg | insert_at(args, position - 1, expr)]

  defp access_by_brackets?(Access, meta), do: :lists.keymember(:from_brackets, 1, meta)
  defp access_by_brackets?(_module, _meta), do: false

  defp assert_not_unary({op, _, [arg]}) when op in [:+, :-] do
    arg = Macro.to_string(arg)

    raise ArgumentError,
          "piping into a unary operator is not supported, please use the qualified name: " <>
            "Kernel.#{op}(#{arg}), instead of #{op}#{arg}"
  end

  defp assert_not_unary(_step), do: :ok

  defp assert_not_operator(expr, call, quoted) do
    cond do
      :lists.member(call, @unary) ->
        assert_not_unary(quoted)
        raise_operator(expr, call, quoted, "one argument")

      Code.Identifier.binary_op(call) != :error ->
        raise_operator(expr, call, quoted, "two arguments")

      true ->
        :ok
    end
  end

  defp raise_operator(expr, call, quoted, count) do
    raise ArgumentError,
          "cannot pipe #{Macro.to_string(expr)} into #{Macro.to_string(quoted)}, " <>
            "the #{inspect(call)} operator can only take #{count}"
  end

  defp raise_not_a_call(expr, call) do
    raise ArgumentError,
          "cannot pipe #{Macro.to_string(expr)} into #{Macro.to_string(call)}, " <>
            "can only pipe into local calls foo(), remote calls Foo.bar() or anonymous function calls foo.()"
  end
end
