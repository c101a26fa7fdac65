defmodule Code.Fragment.Surround do
  # What stands around a position in a line: the token there is completed to both sides, and what is in front of its end is
  # found out as if the cursor were there.
  @moduledoc false

  alias Code.Fragment.Cursor

  @spaces [?\s, ?\t]
  @operator_chars ~c"\\<>+-*/:=|&~^%!"
  @textual_operators [~c"when", ~c"not", ~c"and", ~c"or", ~c"in"]
  @keywords [~c"do", ~c"end", ~c"after", ~c"else", ~c"catch", ~c"rescue", ~c"fn", ~c"true", ~c"false", ~c"nil"]

  defguardp is_name(char)
            when char in ?a..?z or char in ?A..?Z or char in ?0..?9 or char == ?_ or char > 127

  @doc """
  `{begin, end, context}` around a column of a line, or `:none`. Columns count from 1.
  """
  def at(line, column) when column >= 1 do
    {before, rest} = Enum.split(line, column - 1)
    around(:lists.reverse(before), rest)
  end

  # Both sides of the cursor; the left one is reversed.
  defp around(_left, []), do: :none

  defp around(left, [char | _] = right) when char in @spaces do
    {_, next} = Enum.split_while(right, &(&1 in @spaces))

    case {strip(left), next} do
      {[?. | _] = dotted, [char | _]} when is_name(char) -> if(dot?(dotted), do: move(left, right), else: :none)
      {_, [?., char | _]} when char != ?. -> move(left, right)
      _ -> :none
    end
  end

  defp around([?. | _] = left, [?. | right]), do: dots(left, [?. | right])
  defp around(left, [?., ?. | _] = right), do: dots(left, right)
  defp around(left, [?. | right]), do: after_dot([?. | left], right)
  defp around(left, [char | _] = right) when is_name(char), do: name(left, right)

  defp around([char | _] = left, [mark | rest]) when mark in [?!, ??] and is_name(char) do
    if match?([?= | _], rest), do: operator(left, [mark | rest]), else: name(left, [mark | rest])
  end

  defp around(left, [?@, char | _] = right) when is_name(char), do: name([?@ | left], tl(right))
  defp around(left, [?%, char | _] = right) when is_name(char), do: name([?% | left], tl(right))
  defp around(left, [?%, ?@, char | _] = right) when is_name(char), do: name([?@, ?% | left], tl(tl(right)))
  defp around([?: | _] = left, [?: | _] = right), do: operator(left, right)
  defp around(left, [?:, char | _] = right) when is_name(char), do: name([?: | left], tl(right))
  defp around(left, [?~, char | _] = right) when char in ?a..?z or char in ?A..?Z, do: sigil(left, right)
  defp around(left, [?&, char | _] = right) when char in ?0..?9, do: name([?& | left], tl(right))
  defp around(left, [char | _] = right) when char in @operator_chars, do: operator(left, right)
  defp around(_left, _right), do: :none

  defp dot?([?., ?. | _]), do: false
  defp dot?(_left), do: true

  # To the name or operator behind a dot.
  defp move(left, [char | right]) when char in @spaces, do: move([char | left], right)
  defp move(left, [?. | right]), do: after_dot([?. | left], right)
  defp move(left, right), do: name(left, right)

  defp after_dot(left, [char | right]) when char in @spaces, do: after_dot([char | left], right)
  defp after_dot(left, [char | _] = right) when is_name(char), do: name(left, right)
  defp after_dot(left, [char | _] = right) when char in @operator_chars and char not in [?%, ?~], do: operator(left, right)
  defp after_dot(_left, _right), do: :none

  defp strip([char | rest]) when char in @spaces, do: strip(rest)
  defp strip(rest), do: rest

  ## Names

  defp name(left, right) do
    {left, right} = complete(left, right)
    {left, right} = complete_alias(left, right)

    case Cursor.token(left) do
      :none -> :none
      context -> around_name(context, left, right)
    end
  end

  defp complete(left, [char | right]) when is_name(char), do: complete([char | left], right)
  defp complete(left, [mark | right]) when mark in [?!, ??] and (right == [] or hd(right) != ?=), do: {[mark | left], right}
  defp complete(left, right), do: {left, right}

  # `.Alias` behind a name belongs to it.
  defp complete_alias(left, right) do
    with {spaces, [?. | dotted]} <- Enum.split_while(right, &(&1 in @spaces)),
         {more, [char | _] = next} when char in ?A..?Z <- Enum.split_while(dotted, &(&1 in @spaces)) do
      {left, right} = complete(:lists.reverse(spaces ++ [?.] ++ more, left), next)
      complete_alias(left, right)
    else
      _ -> {left, right}
    end
  end

  defp around_name({:local_or_var, name} = context, left, right) do
    cond do
      key?(right) -> result({:key, name}, name, left)
      name in @textual_operators -> result({:operator, name}, name, left)
      name in @keywords -> result({:keyword, name}, name, left)
      match?([?( | _], strip(right)) -> result({:local_call, name}, name, left)
      match?([?/ | _], strip(right)) -> result({:local_arity, name}, name, left)
      true -> result(context, name, left)
    end
  end

  defp around_name({:alias, name} = context, left, right) do
    if key?(right) and ?. not in name, do: result({:key, name}, name, left), else: result(context, left)
  end

  defp around_name(context, left, _right), do: result(context, left)

  defp key?([?:, char | _]), do: char != ?:
  defp key?([?:]), do: true
  defp key?(_right), do: false

  defp sigil(left, [?~, char | _]) do
    case Cursor.token([char, ?~ | left]) do
      {:sigil, _} = context -> result(context, [char, ?~ | left])
      _ -> :none
    end
  end

  ## Operators

  defp dots(left, right) do
    {dots_before, left} = Enum.split_while(left, &(&1 == ?.))
    {dots_behind, right} = Enum.split_while(right, &(&1 == ?.))
    dots = dots_before ++ dots_behind
    _ = right
    if dots == ~c"..", do: {length(left) + 1, length(left) + 3, {:operator, ~c".."}}, else: :none
  end

  defp operator(left, right) do
    {more, right} = Enum.split_while(right, &(&1 in @operator_chars))
    left = :lists.reverse(more, left)

    case {Cursor.token(left), right} do
      # That of an arity
      {{:operator, [?/]}, [digit | _]} when digit in ?0..?9 -> :none
      {{:operator, [?/, ?/]}, _} -> :none
      {{:operator, name} = context, _} -> result(context, name, left)
      {{:dot, _, [_ | _]} = context, _} -> result(context, left)
      _ -> :none
    end
  end

  ## Positions

  defp result(context, text, left), do: {length(left) - length(text) + 1, length(left) + 1, context}

  # The text of a context, with all the spaces in it.
  defp result(context, left) do
    rest = drop(context, left)
    {length(rest) + 1, length(left) + 1, context}
  end

  defp drop({:local_or_var, name}, left), do: drop_text(name, left)
  defp drop({:var, name}, left), do: drop_text(name, left)
  defp drop({:alias, name}, left), do: drop_path(name, left)
  defp drop({:alias, inside, name}, left), do: drop(inside, drop_dot(drop_path(name, left)))
  defp drop({:dot, inside, name}, left), do: drop(inside, drop_dot(drop_text(name, left)))
  defp drop({:module_attribute, name}, left), do: tl(drop_text(name, left))
  defp drop({:unquoted_atom, name}, left), do: tl(drop_text(name, left))
  defp drop({:sigil, name}, left), do: tl(drop_text(name, left))
  defp drop({:capture_arg, text}, left), do: drop_text(text, left)
  defp drop({:operator, text}, left), do: drop_text(text, left)
  defp drop({:struct, name}, left) when is_list(name), do: tl(strip(drop_path(name, left)))
  defp drop({:struct, inside}, left), do: tl(strip(drop(inside, left)))
  defp drop(:expr, left), do: left

  defp drop_text(text, left), do: left |> strip() |> Enum.drop(length(text))

  # `Foo . Bar` is the same as `Foo.Bar`.
  defp drop_path(path, left) do
    path |> :lists.reverse() |> drop_chars(left)
  end

  defp drop_chars([char | path], [char | left]), do: drop_chars(path, left)
  defp drop_chars([_ | _] = path, [space | left]) when space in @spaces, do: drop_chars(path, left)
  defp drop_chars([], left), do: left

  defp drop_dot(left), do: left |> strip() |> tl()
end
