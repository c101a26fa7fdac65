defmodule ExUnit.Diff.Pattern do
  @moduledoc false
  # Compares a pattern, as expanded by `ExUnit.Assertions.Pattern`, with a value.
  #
  # The environment holds the values of pinned variables, and what variables have been bound to so far: a variable that occurs twice
  # must be the same both times.

  import ExUnit.Diff, only: [equal: 2, different: 2, unrelated: 2]
  alias ExUnit.Diff.{Evaluation, Sequence, Text, Value}

  @doc "Compares a pattern with a value; gives the difference and the environment with the variables bound."
  def compare(pattern, value, env)

  def compare({:when, _, [pattern, guard]}, value, env) do
    case compare(pattern, value, env) do
      {%{equivalent?: true} = diff, env} ->
        {holds?, guard} = Evaluation.guard(guard, env)
        left = {:operator, diff.left, "when", guard}
        {if(holds?, do: equal(left, diff.right), else: different(left, diff.right)), env}

      {diff, env} ->
        {different({:operator, diff.left, "when", {:code, guard}}, diff.right), env}
    end
  end

  def compare({:_, _, context} = code, value, env) when is_atom(context),
    do: {equal({:code, code}, {:value, value}), env}

  def compare({:^, _, [{name, _, context}]} = code, value, env) when is_atom(name) and is_atom(context) do
    {same_as(code, Map.fetch!(env.pins, {name, context}), value), env}
  end

  def compare({:__block__, meta, [pattern]} = code, value, env) do
    if Keyword.has_key?(meta, :original), do: whole(code, pattern, value, env), else: compare(pattern, value, env)
  end

  def compare({:=, _, [left, right]} = code, value, env) do
    with {%{equivalent?: true}, env} <- compare(left, value, env),
         {%{equivalent?: true}, env} <- compare(right, value, env) do
      {equal({:code, code}, {:value, value}), env}
    else
      {_, _} -> {unrelated({:code, code}, {:value, value}), env}
    end
  end

  def compare({sign, _, [number]}, value, env) when sign in [:-, :+] and is_number(number) do
    literal(if(sign == :-, do: -number, else: number), value, env)
  end

  def compare({left, right}, value, env), do: tuple([left, right], {left, right}, value, env)
  def compare({:{}, _, elements} = code, value, env), do: tuple(elements, code, value, env)
  def compare([], value, env), do: list([], [], value, env)
  def compare([_ | _] = list, value, env), do: list(list, list, value, env)
  def compare({:++, _, [left, right]} = code, value, env) when is_list(left), do: append(left, right, code, value, env)
  def compare({:%{}, _, pairs} = code, value, env), do: map(nil, pairs, code, value, env)
  def compare({:%, _, [name, {:%{}, _, pairs}]} = code, value, env), do: struct(name, pairs, code, value, env)

  def compare({:<>, _, [_, _]} = code, value, env) when is_binary(value), do: concatenation(code, value, env)

  def compare({name, _, context} = code, value, env) when is_atom(name) and is_atom(context) do
    case env.bound do
      %{{^name, ^context} => bound} -> {same_as(code, bound, value), env}
      bound -> {equal({:code, code}, {:value, value}), %{env | bound: Map.put(bound, {name, context}, value)}}
    end
  end

  def compare({_, _, _} = code, value, env) do
    if Evaluation.match?(code, value, env) do
      {equal({:code, code}, {:value, value}), env}
    else
      {unrelated({:code, code}, {:value, value}), env}
    end
  end

  def compare(literal, value, env), do: literal(literal, value, env)

  defp literal(literal, value, env), do: {Value.compare(literal, value, :===), env}

  # A variable has no parts that could be marked, its value has.
  defp same_as(code, expected, value) do
    case Value.compare(expected, value, :===) do
      %{equivalent?: true} -> equal({:code, code}, {:value, value})
      diff -> different({:mark, {:code, code}}, diff.right)
    end
  end

  # What a macro became is compared, but nobody wrote it.
  defp whole(code, pattern, value, env) do
    case compare(pattern, value, env) do
      {%{equivalent?: true}, env} -> {equal({:code, code}, {:value, value}), env}
      {_, env} -> {unrelated({:code, code}, {:value, value}), env}
    end
  end

  defp callbacks do
    %{
      same: fn left, right, env ->
        case compare(left, right, env) do
          {%{equivalent?: true}, env} -> {:ok, env}
          _ -> :error
        end
      end,
      compare: &compare/3,
      left: &{:code, &1}
    }
  end

  defp tuple(elements, _code, value, env) when is_tuple(value) do
    Sequence.compare_tuples(elements, Tuple.to_list(value), env, callbacks())
  end

  defp tuple(_elements, code, value, env), do: {unrelated({:code, code}, {:value, value}), env}

  defp list(list, _code, value, env) when is_list(value) do
    {elements, tail} = split(list)
    Sequence.compare_lists(elements, {:ok, tail}, value, env, callbacks())
  end

  defp list(_list, code, value, env), do: {unrelated({:code, code}, {:value, value}), env}

  # The last element of an open list is `head | tail`, where the tail may be such a list again.
  defp split(list) do
    case Enum.split(list, -1) do
      {elements, [{:|, _, [last, tail]}]} ->
        {more, tail} = if is_list(tail) and tail != [], do: split(tail), else: {[], tail}
        {elements ++ [last | more], tail}

      _ ->
        {list, []}
    end
  end

  defp append(left, right, _code, value, env) when is_list(value) do
    case Sequence.compare_lists(left, {:ok, right}, value, env, callbacks()) do
      {%{left: {:list, trees, tail}} = diff, env} -> {%{diff | left: {:operator, {:list, trees, nil}, "++", tail}}, env}
    end
  end

  defp append(_left, _right, code, value, env), do: {unrelated({:code, code}, {:value, value}), env}

  # Keys of a pattern are literals or pinned; more keys in the value do no harm.
  defp map(name, pairs, _code, value, env) when is_map(value) do
    {present, missing} = Enum.split_with(pairs, fn {key, _} -> is_map_key(value, key(key, env)) end)

    {diffs, env} =
      Enum.map_reduce(present, env, fn {key, pattern}, env ->
        {diff, env} = compare(pattern, Map.fetch!(value, key(key, env)), env)
        {{key, diff}, env}
      end)

    {struct_name, fields} = if name, do: Map.pop(value, :__struct__), else: {nil, value}
    same_name? = name == nil or name == struct_name
    equivalent? = missing == [] and same_name? and Enum.all?(diffs, fn {_, diff} -> diff.equivalent? end)

    left =
      Enum.map(diffs, fn {key, diff} -> {key_tree(key), diff.left} end) ++
        Enum.map(missing, fn {key, pattern} -> {:mark, {key_tree(key), {:code, pattern}}} end)

    right = tree(struct_name, same_name?, compared(diffs, env) ++ others(fields, diffs, env))
    {%ExUnit.Diff{equivalent?: equivalent?, left: tree(name, same_name?, left), right: right}, env}
  end

  defp map(_name, _pairs, code, value, env), do: {unrelated({:code, code}, {:value, value}), env}

  defp compared(diffs, env), do: for({key, diff} <- diffs, do: {{:value, key(key, env)}, diff.right})

  defp others(fields, diffs, env) do
    keys = Enum.map(diffs, fn {key, _} -> key(key, env) end)
    for {key, value} <- fields |> Map.to_list() |> Enum.sort(), key not in keys, do: {{:value, key}, {:value, value}}
  end

  defp tree(nil, _same?, pairs), do: if_struct(pairs)
  defp tree(name, true, pairs), do: {:struct, {:value, name}, pairs}
  defp tree(name, false, pairs), do: {:struct, {:mark, {:value, name}}, pairs}

  # A struct that is matched as a map still shows its name.
  defp if_struct(pairs) do
    case List.keytake(pairs, {:value, :__struct__}, 0) do
      {{_, {:value, _} = name}, pairs} -> {:struct, name, pairs}
      {{_, {:mark, {:value, _}} = name}, pairs} -> {:struct, name, pairs}
      _ -> {:map, pairs}
    end
  end

  defp key({:^, _, [{name, _, context}]}, env), do: Map.fetch!(env.pins, {name, context})
  defp key({:__block__, _, [key]}, env), do: key(key, env)
  defp key(key, env), do: Evaluation.literal(key, env)

  defp key_tree({:^, _, _} = code), do: {:code, code}
  defp key_tree({_, _, _} = code), do: {:code, code}
  defp key_tree(key), do: {:value, key}

  # The name of a struct may be a pattern as well.
  defp struct({:__aliases__, _, _} = name, pairs, code, value, env),
    do: map(Macro.expand(name, __ENV__), pairs, code, value, env)

  defp struct(name, pairs, code, value, env) when is_atom(name), do: map(name, pairs, code, value, env)
  defp struct(name, pairs, code, value, env), do: map(nil, [{:__struct__, name} | pairs], code, value, env)

  # "literal" <> rest, the literal against as much of the value as it is long.
  defp concatenation({:<>, _, [literal, rest]}, value, env) when is_binary(literal) do
    {prefix, value} = split_string(value, literal)
    {left, right} = if prefix == literal, do: same(literal), else: Text.compare_prefix(literal, prefix)
    {diff, env} = concatenation(rest, value, env)
    left = {:operator, {:text, "\"", left, "\""}, "<>", diff.left}
    {%{diff | equivalent?: diff.equivalent? and prefix == literal, left: left, right: joined(right, diff.right)}, env}
  end

  defp concatenation({:<>, _, [_, _]} = code, value, env) do
    if Evaluation.match?(code, value, env) do
      {equal({:code, code}, text(value)), env}
    else
      {unrelated({:code, code}, {:value, value}), env}
    end
  end

  defp concatenation(rest, value, env) do
    {diff, env} = compare(rest, value, env)
    {%{diff | right: if(diff.equivalent?, do: text(value), else: diff.right)}, env}
  end

  defp split_string(value, literal) do
    size = byte_size(literal)

    case value do
      <<^literal::binary-size(^size), rest::binary>> -> {literal, rest}
      _ -> String.split_at(value, String.length(literal))
    end
  end

  defp same(literal), do: {[{:eq, Text.escape(literal)}], [{:eq, Text.escape(literal)}]}
  defp text(value), do: {:text, "\"", [{:eq, Text.escape(value)}], "\""}

  defp joined(pieces, {:text, open, rest, close}), do: {:text, open, pieces ++ rest, close}
  defp joined(pieces, {:mark, {:value, value}}), do: {:text, "\"", pieces ++ [{:mark, Text.escape(value)}], "\""}
end
