defmodule Module.Signature do
  # What a definition's arguments are called in its documentation: `fetch(map, key)`.
  #
  # A signature is a list of variables, quoted; those that stand for a pattern have `:pattern` for context, and their
  # names are numbered where several are the same. The clauses of a function merge into one signature.
  @moduledoc false

  @pattern :pattern
  @line_length 98

  @doc """
  The signature of a clause.
  """
  def new(args, env), do: number(:lists.map(&simplify(&1, env), args))

  @doc """
  Merges the signature of a later clause into that of those before it. Defaults stay those of the first.
  """
  def merge(signature, other), do: merge(signature, other, 1)

  defp merge([argument | rest], [other | others], position),
    do: [merge_argument(argument, other, position) | merge(rest, others, position + 1)]

  defp merge([], [], _position), do: []

  @doc """
  The text: `"name(a, b \\\\ 1)"`.
  """
  def to_text(:__struct__, [], module), do: "%#{inspect(module)}{}"

  def to_text(name, signature, _module) do
    arguments = :lists.map(&to_variable/1, signature)

    case plain_text(:erlang.atom_to_binary(name), arguments) do
      text when byte_size(text) in 1..@line_length -> text
      _ -> Macro.to_string({name, [], arguments})
    end
  end

  # Nearly all signatures need no formatter. Empty where this one does.
  defp plain_text(<<first, rest::binary>> = name, arguments) when first in ?a..?z or first == ?_ do
    with true <- name_end?(rest),
         [_ | _] = texts <- :lists.map(&plain_argument/1, arguments),
         false <- :lists.member("", texts) do
      name <> "(" <> :erlang.iolist_to_binary(:lists.join(", ", texts)) <> ")"
    else
      [] -> name <> "()"
      _ -> ""
    end
  end

  defp plain_text(_name, _arguments), do: ""

  defp name_end?(<<char, rest::binary>>) when char in ?a..?z or char in ?A..?Z or char in ?0..?9 or char == ?_,
    do: name_end?(rest)

  defp name_end?(rest), do: rest in ["", "?", "!"]

  defp plain_argument({:\\, _, [left, default]}) when is_integer(default) and default >= 0 and default < 10_000,
    do: plain_argument(left) <> " \\\\ " <> :erlang.integer_to_binary(default)

  defp plain_argument({:\\, _, [left, default]}) when default in [nil, true, false],
    do: plain_argument(left) <> " \\\\ " <> :erlang.atom_to_binary(default)

  defp plain_argument({:\\, _, [left, []]}), do: plain_argument(left) <> " \\\\ []"
  defp plain_argument({:\\, _, _}), do: ""
  defp plain_argument({name, _, nil}), do: :erlang.atom_to_binary(name)

  defp to_variable({:\\, meta, [left, default]}), do: {:\\, meta, [to_variable(left), default]}

  defp to_variable({name, _, _}) do
    case Atom.to_string(name) do
      "_" <> text when text != "" -> {String.to_atom(text), [], nil}
      _ -> {name, [], nil}
    end
  end

  ## Arguments

  defp simplify({:\\, meta, [left, default]}, env), do: {:\\, meta, [simplify(left, env), default]}
  defp simplify({:=, _, [{name, _, context}, _]}, _env) when is_atom(name) and is_atom(context), do: {name, [], nil}
  defp simplify({:=, _, [_, {name, _, context}]}, _env) when is_atom(name) and is_atom(context), do: {name, [], nil}

  defp simplify({:%, _, [struct, _map]}, env) do
    case Macro.expand(struct, env) do
      module when is_atom(module) -> pattern(module_name(module))
      _ -> pattern("struct")
    end
  end

  defp simplify({name, _, context}, _env) when is_atom(name) and is_atom(context) do
    case Atom.to_string(name) do
      "_" <> _ -> {name, [], @pattern}
      _ -> {name, [], nil}
    end
  end

  defp simplify({:%{}, _, _}, _env), do: pattern("map")
  defp simplify(other, _env) when is_integer(other), do: pattern("int")
  defp simplify(other, _env) when is_boolean(other), do: pattern("bool")
  defp simplify(other, _env) when is_atom(other), do: pattern("atom")
  defp simplify(other, _env) when is_float(other), do: pattern("float")
  defp simplify(other, _env) when is_binary(other), do: pattern("binary")
  defp simplify(other, _env) when is_list(other), do: pattern("list")

  defp simplify(other, _env) when is_map(other), do: pattern("map")

  defp simplify({:@, _, [{name, _, context}]}, env) when is_atom(name) and is_atom(context),
    do: simplify(Module.__get_attribute__(env.module, name, nil, false), env)

  defp simplify(_other, _env), do: pattern("arg")

  defp pattern(name), do: {String.to_atom(name), [], @pattern}

  defp module_name(module) do
    case String.split(Atom.to_string(module), ".") do
      ["Elixir" | parts] when parts != [] -> Macro.underscore(List.last(parts))
      _ -> "struct"
    end
  end

  ## Several clauses

  defp merge_argument({:\\, meta, [left, default]}, right, position),
    do: {:\\, meta, [merge_argument(left, right, position), default]}

  defp merge_argument(left, {:\\, _, [right, _]}, position), do: merge_argument(left, right, position)
  defp merge_argument({_, _, nil} = left, _right, _position), do: left
  defp merge_argument(_left, {_, _, nil} = right, _position), do: right
  defp merge_argument({name, _, _} = left, {name, _, _}, _position), do: left
  defp merge_argument(_left, _right, position), do: pattern("arg#{position}")

  ## Numbering

  defp number(signature) do
    generated = for {name, _, @pattern} <- :lists.map(&strip/1, signature), do: name
    {numbered, _} = :lists.mapfoldl(&number(&1, generated, &2), %{}, signature)
    numbered
  end

  defp strip({:\\, _, [left, _]}), do: left
  defp strip(argument), do: argument

  defp number({:\\, meta, [left, default]}, generated, counts) do
    {left, counts} = number(left, generated, counts)
    {{:\\, meta, [left, default]}, counts}
  end

  defp number({name, meta, @pattern} = argument, generated, counts) do
    case {Atom.to_string(name), for(^name <- generated, do: name)} do
      {text, [_, _ | _]} when binary_part(text, 0, 1) != "_" ->
        number = :maps.get(name, counts, 0) + 1
        {{String.to_atom(text <> Integer.to_string(number)), meta, @pattern}, :maps.put(name, number, counts)}

      _ ->
        {argument, counts}
    end
  end

  defp number(argument, _generated, counts), do: {argument, counts}
end
