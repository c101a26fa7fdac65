defmodule ExUnit.Assertions.Truth do
  @moduledoc false
  # What `assert` and `refute` become for an expression that is not a match. An operator is evaluated from its two
  # sides, a function call from its arguments, so that the failure can show them; anything else only has its value.

  @operators [:==, :<, :>, :<=, :>=, :===, :=~, :!==, :!=, :in]

  # Sides that are equal explain the failure of these by themselves.
  @assert_equal [:<, :>, :!==, :!=]
  @refute_equal [:==, :===, :<=, :>=]

  @doc "The code of `assert expression`."
  def assert({operator, meta, [_, _] = sides} = expression, code, env) when operator in @operators do
    if operator?(expression, env) do
      comparison(:assert, operator, meta, sides, code)
    else
      truth(:assert, expression, code, env)
    end
  end

  def assert(expression, code, env), do: truth(:assert, expression, code, env)

  @doc "The code of `refute expression`."
  def refute({operator, meta, [_, _] = sides} = expression, code, env) when operator in @operators do
    if operator?(expression, env) do
      comparison(:refute, operator, meta, sides, code)
    else
      truth(:refute, expression, code, env)
    end
  end

  def refute(expression, code, env), do: truth(:refute, expression, code, env)

  # An operator that a library brings as a macro decides itself what its sides are.
  defp operator?({:in, _, _}, _env), do: true
  defp operator?({_operator, _, [_, _]} = call, env), do: Macro.expand_once(call, env) == call

  defp comparison(kind, operator, meta, [left, right], code) do
    call = {operator, generated(meta), [Macro.var(:left, __MODULE__), Macro.var(:right, __MODULE__)]}

    fail =
      if operator in equal_operators(kind),
        do: fail_showing_equal(kind, operator, code),
        else: fail(kind, operator, code)

    report =
      if kind == :assert, do: quote(do: if(!result, do: unquote(fail))), else: quote(do: if(result, do: unquote(fail)))

    quote generated: true do
      left = unquote(left)
      right = unquote(right)
      result = unquote(call)
      unquote(report)
      result
    end
  end

  defp generated(meta), do: Keyword.put(meta, :generated, true)

  defp equal_operators(:assert), do: @assert_equal
  defp equal_operators(:refute), do: @refute_equal

  defp fail(kind, operator, code) do
    quote generated: true do
      raise ExUnit.AssertionError,
        left: left,
        right: right,
        expr: unquote(code),
        message: unquote(message(kind, operator)),
        context: unquote(operator)
    end
  end

  defp fail_showing_equal(kind, operator, code) do
    quote generated: true do
      if ExUnit.Assertions.__equal__?(left, right) do
        raise ExUnit.AssertionError,
          left: left,
          expr: unquote(code),
          message: unquote(message(kind, operator) <> ", both sides are exactly equal"),
          context: unquote(operator)
      else
        unquote(fail(kind, operator, code))
      end
    end
  end

  defp message(:assert, operator), do: "Assertion with #{operator} failed"
  defp message(:refute, operator), do: "Refute with #{operator} failed"

  defp truth(kind, expression, code, env) do
    {arguments, call} = arguments(expression, env)

    quote generated: true do
      unquote_splicing(for {variable, argument} <- arguments, do: quote(do: unquote(variable) = unquote(argument)))
      value = unquote(call)
      unquote(report(kind, code, shown(arguments)))
      value
    end
  end

  defp report(:assert, code, args) do
    quote generated: true do
      if !value do
        raise ExUnit.AssertionError,
          args: unquote(args),
          expr: unquote(code),
          message: "Expected truthy, got #{inspect(value)}"
      end
    end
  end

  defp report(:refute, code, args) do
    quote generated: true do
      if value do
        raise ExUnit.AssertionError,
          args: unquote(args),
          expr: unquote(code),
          message: "Expected false or nil, got #{inspect(value)}"
      end
    end
  end

  defp shown([]), do: ExUnit.AssertionError.no_value()
  defp shown(arguments), do: Enum.map(arguments, &elem(&1, 0))

  # The arguments of a function call are evaluated into variables first; those of macros are code and stay where they are,
  # and a call of nothing but literals is shown well enough by its code.
  defp arguments({:not, _, [_]} = expression, _env), do: {[], expression}

  defp arguments({name, meta, [_ | _] = args} = expression, env) do
    if Enum.all?(args, &Macro.quoted_literal?/1) or not function_call?(expression, env) do
      {[], expression}
    else
      variables = Macro.generate_unique_arguments(length(args), __MODULE__)
      {Enum.zip(variables, args), {name, meta, variables}}
    end
  end

  defp arguments(expression, _env), do: {[], expression}

  @special_forms [
    :=,
    :%,
    :%{},
    :{},
    :<<>>,
    :__block__,
    :&,
    :^,
    :"::",
    :fn,
    :case,
    :cond,
    :with,
    :for,
    :receive,
    :try,
    :quote,
    :.,
    :super,
    :unquote,
    :unquote_splicing,
    :import,
    :alias,
    :require
  ]

  defp function_call?({name, _, _}, _env) when name in @special_forms, do: false

  defp function_call?({name, _, args} = expression, env) when is_atom(name) or is_tuple(name),
    do: not do_block?(args) and Macro.expand_once(expression, env) == expression

  defp do_block?(args), do: match?([{:do, _} | _], List.last(args))
end
