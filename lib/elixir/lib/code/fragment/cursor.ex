defmodule Code.Fragment.Cursor do
  # What stands in front of a cursor, read backwards: all charlists here are reversed.
  #
  # The last line counts, and those before it that it continues with a dot at either end. What kind of text the
  # cursor is in (code, a string, a comment) is not known and does not matter.
  @moduledoc false

  @spaces [?\s, ?\t]
  @operator_chars ~c"\\<>+-*/:=|&~^%!"
  @starting ~c",([{;"
  @textual_operators [~c"when", ~c"not", ~c"and", ~c"or", ~c"in"]

  defguardp is_name(char)
            when char in ?a..?z or char in ?A..?Z or char in ?0..?9 or char == ?_ or char > 127

  @doc """
  The context at the end of a charlist.
  """
  def context(fragment), do: fragment |> last_line() |> at_end()

  ## Lines

  # Reversed, with the lines before it that belong to it.
  defp last_line(fragment) do
    [last | before] = fragment |> :lists.reverse() |> split_lines([])
    join(last, before)
  end

  # The last line comes first.
  defp split_lines([?\n, ?\r | rest], line), do: [:lists.reverse(line) | split_lines(rest, [])]
  defp split_lines([?\n | rest], line), do: [:lists.reverse(line) | split_lines(rest, [])]
  defp split_lines([char | rest], line), do: split_lines(rest, [char | line])
  defp split_lines([], line), do: [:lists.reverse(line)]

  defp join(line, before) do
    case Enum.drop_while(Enum.map(before, &without_comment/1), &(strip(&1) == [])) do
      [previous | before] -> if begins_with_dot?(line) or continued?(previous), do: join(line ++ previous, before), else: line
      [] -> line
    end
  end

  defp begins_with_dot?(line), do: match?([?. | _], line |> :lists.reverse() |> strip())
  defp continued?(line), do: match?([char | _] when char in [?., ?(], strip(line))

  defp without_comment(line), do: line |> :lists.reverse() |> Enum.take_while(&(&1 != ?#)) |> :lists.reverse()

  defp strip([char | rest]) when char in @spaces, do: strip(rest)
  defp strip(rest), do: rest

  ## The end of the line

  defp at_end(line) do
    rest = strip(line)
    spaces? = rest != line

    case rest do
      [] -> :expr
      [?>, char, ?: | _] when char in [?-, ?=] -> token(rest)
      [?>, char | _] when char in [?-, ?=] -> :expr
      [?<, ?<, ?< | _] -> after_token(rest, spaces?)
      [?<, ?< | _] -> :expr
      [?( | callee] -> call(strip(callee))
      [char | _] when char in @starting -> :expr
      [?:] when spaces? -> :expr
      [?:, char | _] when spaces? and char != ?: -> :expr
      [?/ | named] -> arity(strip(named))
      _ -> after_token(rest, spaces?)
    end
  end

  defp after_token(rest, false), do: token(rest)

  defp after_token(rest, true) do
    case token(rest) do
      {:dot, _, []} = dot -> dot
      {:struct, []} = struct -> struct
      context -> called(context)
    end
  end

  defp call(callee) do
    case token(callee) do
      {:dot, {kind, _} = fun, []} when kind in [:var, :module_attribute] -> {:anonymous_call, fun}
      {:dot, _, []} -> :none
      context -> called(context)
    end
  end

  defp called({:local_or_var, name}), do: if(name in @textual_operators, do: {:operator_call, name}, else: {:local_call, name})
  defp called({:dot, _, name}) when name in @textual_operators, do: {:operator_call, name}
  defp called({:dot, target, name}), do: {:dot_call, target, name}
  defp called({:operator, name}), do: {:operator_call, name}
  defp called(_other), do: :none

  defp arity(named) do
    case token(named) do
      {:local_or_var, name} -> if(name in @textual_operators, do: {:operator_arity, name}, else: {:local_arity, name})
      {:dot, _, name} when name in @textual_operators -> {:operator_arity, name}
      {:dot, target, [_ | _] = name} -> {:dot_arity, target, name}
      {:operator, name} -> {:operator_arity, name}
      _ -> :none
    end
  end

  ## Tokens

  @doc """
  What a reversed charlist ends with.
  """
  def token(reversed) do
    {context, rest} = read(reversed)

    case {context, strip(rest)} do
      {:none, _} -> :none
      {{:operator, _}, _} -> context
      {{:unquoted_atom, _}, _} -> context
      {{:struct, _}, _} -> context
      {{:sigil, _}, _} -> context
      {{:module_attribute, []}, _} -> context
      {{:local_or_var, ~c"..."}, _} -> context
      {{:dot, :expr, _}, _} -> context
      {_, [?% | before]} -> if(before == [] or not variable?(context), do: in_struct(context), else: context)
      _ -> context
    end
  end

  # Modules in variables are looked for only where nothing else is.
  defp variable?({:local_or_var, _}), do: true
  defp variable?({:var, _}), do: true
  defp variable?({:dot, target, _}), do: variable?(target)
  defp variable?({:alias, target, _}), do: variable?(target)
  defp variable?(_context), do: false

  defp in_struct({:alias, name}), do: {:struct, name}
  defp in_struct({:local_or_var, name}) when name in @textual_operators, do: :none
  defp in_struct(context), do: {:struct, local(context)}

  defp local({:var, name}), do: {:local_or_var, name}
  defp local({:dot, target, name}), do: {:dot, local(target), name}
  defp local(other), do: other

  # `{context, rest}`
  defp read([?., ?., ?. | rest]), do: {{:local_or_var, ~c"..."}, rest}
  defp read([?., ?., ?: | rest]), do: {{:unquoted_atom, ~c".."}, rest}
  defp read([?., ?. | rest]), do: {{:operator, ~c".."}, rest}
  defp read([?., ?: | rest]), do: {{:unquoted_atom, ~c"."}, rest}
  defp read([?. | rest]), do: dotted(rest, [])
  defp read([?!, char | rest]) when char in [?@, ?#], do: {:none, rest}
  defp read([?!, char | _] = reversed) when is_name(char), do: name(reversed)
  defp read([char | _] = reversed) when char in @operator_chars, do: operator(reversed)
  defp read([?@ | rest]), do: attribute([], rest)
  defp read(reversed), do: name(reversed)

  ## Names

  defp name(reversed) do
    case split_name(reversed) do
      {[], _} -> {:none, reversed}
      {name, rest} -> named(name, rest)
    end
  end

  # Names in atoms may have an @ in them.
  defp split_name(reversed) do
    case take_name(reversed, true) do
      {name, [?: | rest]} when not (rest != [] and hd(rest) == ?:) -> {name, [?: | rest]}
      _ -> take_name(reversed, false)
    end
  end

  defp take_name([mark | rest], at?) when mark in [?!, ??], do: take_name(rest, at?, [mark])
  defp take_name(rest, at?), do: take_name(rest, at?, [])

  defp take_name([char | rest], at?, name)
       when is_name(char) or (char == ?@ and at?),
       do: take_name(rest, at?, [char | name])

  defp take_name(rest, _at?, name), do: {name, rest}

  defp named(name, rest) do
    case {kind(name), rest} do
      {:number, [?& | rest]} -> if(match?([?& | _], rest), do: {:none, rest}, else: {{:capture_arg, [?& | name]}, rest})
      {kind, _} when kind in [:number, :none] -> {:none, rest}
      {_, [mark | _]} when mark in [??, ?#] -> {:none, rest}
      {_, [?:, ?: | _]} -> plain(name, rest)
      {_, [?: | rest]} -> {{:unquoted_atom, name}, rest}
      {_, [?@ | rest]} -> attribute(name, rest)
      {_, [?~ | before]} -> if(sigil?(name, before), do: {{:sigil, name}, before}, else: plain(name, rest))
      _ -> plain(name, rest)
    end
  end

  defp sigil?([char], before) when char in ?a..?z or char in ?A..?Z, do: not match?([operator | _] when operator in [?=, ?<, ?~], before)
  defp sigil?(_name, _before), do: false

  defp kind(name) do
    case String.Tokenizer.tokenize(name) do
      {:identifier, _, [], _, _, _} -> :identifier
      {:alias, _, [], _, true, _} -> :alias
      {:atom, _, [], _, _, _} -> :atom
      _ -> if(Enum.all?(name, &(&1 in ?0..?9)), do: :number, else: :none)
    end
  end

  defp attribute(_name, [char | _] = rest) when is_name(char) or char in [?@, ?#], do: {:none, rest}

  defp attribute(name, rest) do
    if name == [] or kind(name) == :identifier, do: {{:module_attribute, name}, rest}, else: {:none, rest}
  end

  defp plain(name, rest) do
    case {kind(name), strip(rest)} do
      {:identifier, [?., ?. | _]} -> {{:local_or_var, name}, rest}
      {:identifier, [?. | target]} -> dotted(target, name)
      {:identifier, _} -> {{:local_or_var, name}, rest}
      {:alias, [?., ?. | _]} -> {{:alias, name}, rest}
      {:alias, [?. | target]} -> nested_alias(name, read(strip(target)))
      {:alias, _} -> {{:alias, name}, rest}
      _ -> {:none, rest}
    end
  end

  defp nested_alias(name, {{:alias, outer}, rest}), do: {{:alias, outer ++ [?. | name]}, rest}
  defp nested_alias(name, {{:alias, inside, outer}, rest}), do: {{:alias, inside, outer ++ [?. | name]}, rest}

  defp nested_alias(name, {{kind, _} = inside, rest}) when kind in [:local_or_var, :module_attribute],
    do: {{:alias, inside, name}, rest}

  defp nested_alias(_name, {_, rest}), do: {:none, rest}

  ## Dots

  # `rest` is what is before the dot.
  defp dotted(rest, name) do
    case strip(rest) do
      [?), _ | _] -> {{:dot, :expr, name}, []}
      reversed -> after_target(read(reversed), name)
    end
  end

  defp after_target({{:local_or_var, var}, rest}, _name) when var in [~c"..." | @textual_operators], do: {:none, rest}
  defp after_target({{:local_or_var, var}, rest}, name), do: {{:dot, {:var, var}, name}, rest}
  defp after_target({{_, []}, rest}, _name), do: {:none, rest}
  defp after_target({{:dot, _, []}, rest}, _name), do: {:none, rest}

  defp after_target({{kind, _} = target, rest}, name) when kind in [:alias, :module_attribute, :unquoted_atom],
    do: {{:dot, target, name}, rest}

  defp after_target({{kind, _, _} = target, rest}, name) when kind in [:alias, :dot], do: {{:dot, target, name}, rest}
  defp after_target({_, rest}, _name), do: {:none, rest}

  ## Operators

  defp operator(reversed) do
    {operator, rest} = take_operator(reversed, [])
    operator(operator, rest)
  end

  defp take_operator([char | rest], operator) when char in @operator_chars, do: take_operator(rest, [char | operator])
  defp take_operator(rest, operator), do: {operator, rest}

  defp operator(~c":", rest), do: {{:unquoted_atom, []}, rest}
  defp operator(~c"~", rest), do: after_dot(~c"~", rest)
  defp operator(~c"%", rest), do: {{:struct, []}, rest}

  defp operator([?: | [_ | _] = name] = operator, rest) do
    cond do
      operator == ~c"::" -> after_dot(operator, rest)
      known?(name) or name in [~c"->", ~c"%"] -> {{:unquoted_atom, name}, rest}
      true -> other_operator(operator, rest)
    end
  end

  defp operator(operator, rest) do
    if known?(operator), do: after_dot(operator, rest), else: other_operator(operator, rest)
  end

  # `x+:` and the like: what comes last counts.
  defp other_operator(operator, rest) do
    case :lists.reverse(operator) do
      [?%, char | _] when char not in [?", ?'] -> {{:struct, []}, rest}
      [?:, char | _] when char != ?: -> {{:unquoted_atom, []}, rest}
      _ -> {:none, rest}
    end
  end

  defp after_dot(operator, rest) do
    case strip(rest) do
      [?., ?. | _] when operator == ~c"~" -> {{:sigil, []}, rest}
      [?., ?. | _] -> {{:operator, operator}, rest}
      [?. | _] when operator == ~c"~" -> {:none, rest}
      [?. | target] -> dotted(target, operator)
      _ when operator == ~c"~" -> {{:sigil, []}, rest}
      _ -> {{:operator, operator}, rest}
    end
  end

  defp known?(operator) do
    atom = List.to_atom(operator)
    Code.Identifier.unary_op(atom) != :error or Code.Identifier.binary_op(atom) != :error or operator == ~c"//"
  end
end
