defmodule Code.Normalizer do
  # Brings any quoted expression to the form that the formatter prints: the one that `Code.string_to_quoted/2` gives with
  # `token_metadata: true, unescape: false` and a literal encoder that wraps literals in blocks.
  #
  #   * literals become `{:__block__, meta, [literal]}`, numbers with their `:token`, strings with their `:delimiter`, atoms with
  #     the `:text` to print when they are not from source
  #   * keywords become pairs whose key has `format: :keyword`; as last argument they have no block around them
  #   * `:closing` in the metadata of a call says that it has parentheses, `:do` that its last argument is blocks
  #
  # What has that form already (parsed code) keeps its own metadata.
  @moduledoc false

  defguardp is_literal(term)
            when is_atom(term) or is_number(term) or is_binary(term) or is_list(term) or
                   (is_tuple(term) and tuple_size(term) == 2)

  @doc """
  Normalizes a quoted expression.

  Options: `:escape` (default true), whether strings hold plain text that must be escaped; `:line`, the line to start from;
  `:locals_without_parens`, more calls that are written without parentheses.
  """
  @spec normalize(Macro.t(), keyword) :: Macro.t()
  def normalize(quoted, opts \\ []) do
    line = Keyword.get(opts, :line)

    quoted(quoted, %{
      escape: Keyword.get(opts, :escape, true),
      parent_meta: if(line, do: [line: line], else: []),
      locals_without_parens: Keyword.get(opts, :locals_without_parens, []) ++ Code.Formatter.locals_without_parens()
    })
  end

  ## Expressions

  # Wrapped literals
  defp quoted({:__block__, meta, [literal]}, state) when is_literal(literal) do
    literal(literal, meta, %{state | parent_meta: meta})
  end

  defp quoted({:__block__, meta, exprs}, state) when is_list(exprs) do
    {:__block__, meta, Enum.map(exprs, &quoted(&1, %{state | parent_meta: meta}))}
  end

  defp quoted({:__aliases__, meta, [first | rest]}, state) do
    first = if is_atom(first), do: first, else: quoted(first, %{state | parent_meta: meta})
    {:__aliases__, meta, [first | rest]}
  end

  defp quoted({:<<>>, meta, parts} = quoted, state) when is_list(parts) do
    cond do
      interpolated?(parts) ->
        {:<<>>, put_new_string_delimiter(meta), interpolated_parts(parts, false, state)}

      parts == [] ->
        quoted

      true ->
        {:<<>>, meta, Enum.map(parts, &segment(&1, %{state | parent_meta: meta}))}
    end
  end

  # Charlists and atoms with interpolation
  defp quoted({{:., dot_meta, [List, :to_charlist]}, meta, [parts]} = quoted, state) when is_list(parts) do
    if parts != [] and Enum.all?(parts, &charlist_part?/1) do
      meta = Keyword.put_new(meta, :delimiter, :sigil)
      {{:., dot_meta, [List, :to_charlist]}, meta, [charlist_parts(parts, state)]}
    else
      call(quoted, state)
    end
  end

  defp quoted({{:., dot_meta, [:erlang, :binary_to_atom]}, meta, [{:<<>>, binary_meta, parts}, :utf8]} = quoted, state)
       when is_list(parts) do
    if interpolated?(parts) do
      binary = {:<<>>, binary_meta, interpolated_parts(parts, state.escape, state)}
      {{:., dot_meta, [:erlang, :binary_to_atom]}, meta, [binary, :utf8]}
    else
      call(quoted, state)
    end
  end

  defp quoted({{:., dot_meta, [Access, :get]}, meta, [left, right]}, state) do
    state = %{state | parent_meta: meta}
    [right] = last_keyword([right], state)
    {{:., dot_meta, [Access, :get]}, meta, [quoted(left, state), right]}
  end

  defp quoted({:%{}, meta, args}, state) when is_list(args), do: map(meta, args, state)

  defp quoted({:%, meta, [name, {:%{}, map_meta, args}]}, state) when is_list(args) do
    {:%, meta, [quoted(name, %{state | parent_meta: meta}), map(map_meta, args, state)]}
  end

  # A keyword list alone in a tuple needs its brackets.
  defp quoted({:{}, meta, [element]}, state), do: {:{}, meta, [quoted(element, %{state | parent_meta: meta})]}

  defp quoted({:{}, meta, elements}, state) when is_list(elements) do
    {:{}, meta, last_keyword(elements, %{state | parent_meta: meta})}
  end

  defp quoted({:fn, meta, [_ | _] = clauses}, state) do
    {:fn, meta, Enum.map(clauses, &clause(&1, %{state | parent_meta: meta}))}
  end

  # The value of an attribute is never printed as a do block.
  defp quoted({:@, meta, [{name, attribute_meta, [value]}]}, state) when is_atom(name) and name not in [:__block__, :__aliases__] do
    if Macro.classify_atom(name) == :identifier do
      {:@, meta, [{name, attribute_meta, last_keyword([value], %{state | parent_meta: attribute_meta})}]}
    else
      {:@, meta, [quoted({name, attribute_meta, [value]}, state)]}
    end
  end

  defp quoted({sigil, meta, [{:<<>>, binary_meta, [_ | _] = parts}, modifiers]} = quoted, state)
       when is_atom(sigil) and is_list(modifiers) do
    if sigil?(sigil) and Enum.all?(parts, &(is_binary(&1) or interpolation?(&1))) do
      parts = for part <- parts, do: if(is_binary(part), do: part, else: interpolation(part, state))
      {sigil, Keyword.put_new(meta, :delimiter, "\""), [{:<<>>, binary_meta, parts}, modifiers]}
    else
      call(quoted, state)
    end
  end

  defp quoted({name, meta, context}, _state) when is_atom(context), do: {name, meta, context}
  defp quoted({_, _, args} = call, state) when is_list(args), do: call(call, state)

  # Bare literals have no line of their own; that of the expression around them places comments well enough.
  defp quoted(literal, state) when is_literal(literal),
    do: literal(literal, Keyword.take(state.parent_meta, [:line]), state)

  defp quoted(other, _state), do: other

  ## Calls

  defp call({name, meta, args}, state) do
    name = callee(name, state)
    state = %{state | parent_meta: meta}

    case split_last(args) do
      {_, [_ | _] = last} when is_list(last) -> call_with_list(name, meta, args, last, state)
      _ -> {name, put_closing(name, meta, args, state), Enum.map(args, &quoted(&1, state))}
    end
  end

  defp call_with_list(name, meta, args, last, state) do
    cond do
      do_blocks?(name, meta, last) ->
        {rest, _} = split_last(args)
        blocks = for {key, body} <- last, do: {block_key(key), block_body(body, state)}
        meta = if meta[:do], do: meta, else: [{:do, []}, {:end, []} | put_closing(name, meta, args, state)]
        {name, meta, Enum.map(rest, &quoted(&1, state)) ++ [blocks]}

      # `spec when var: type`
      name == :when ->
        {name, meta, last_keyword(args, state)}

      operator?(name, length(args)) ->
        {name, meta, Enum.map(args, &quoted(&1, state))}

      true ->
        {name, put_closing(name, meta, args, state), last_keyword(args, state)}
    end
  end

  defp callee({:., meta, [left, right]}, state), do: {:., meta, [quoted(left, state), dot_right(right, state)]}
  defp callee({:., meta, [fun]}, state), do: {:., meta, [quoted(fun, state)]}
  defp callee(name, _state) when is_atom(name), do: name
  defp callee(other, state), do: quoted(other, state)

  defp dot_right(name, _state) when is_atom(name), do: name
  defp dot_right(:{}, _state), do: :{}
  defp dot_right(other, state), do: quoted(other, state)

  # Code that was parsed says with :do whether its keywords are blocks; in bare expressions a first key :do must be one.
  defp do_blocks?(_name, meta, [{{:__block__, _, [:do]}, _} | _]), do: Keyword.has_key?(meta, :do)

  defp do_blocks?(name, _meta, [{:do, _} | _] = last),
    do: not operator?(name, 2) and Enum.all?(last, &match?({key, _} when is_atom(key), &1))

  defp do_blocks?(_name, _meta, _last), do: false

  defp block_key(key) when is_atom(key), do: {:__block__, [], [key]}
  defp block_key(key), do: key

  defp block_body([{:->, _, _} | _] = clauses, state), do: Enum.map(clauses, &clause(&1, state))
  defp block_body({:__block__, meta, []}, _state), do: {:__block__, meta, []}
  defp block_body(body, state), do: quoted(body, state)

  defp put_closing(name, meta, args, state) do
    cond do
      Keyword.has_key?(meta, :closing) -> meta
      Keyword.get(meta, :no_parens, false) -> meta
      is_atom(name) and (operator?(name, length(args)) or without_parens?(name, args, state)) -> meta
      true -> [{:closing, []} | meta]
    end
  end

  defp without_parens?(name, args, state),
    do: Code.Formatter.local_without_parens?(name, length(args), state.locals_without_parens)

  defp operator?(name, 1) when is_atom(name), do: Code.Identifier.unary_op(name) != :error
  defp operator?(name, 2) when is_atom(name), do: Code.Identifier.binary_op(name) != :error
  defp operator?(_name, _arity), do: false

  ## Clauses

  defp clause({:->, meta, [args, body]}, state) when is_list(args) do
    state = %{state | parent_meta: meta}
    {:->, meta, [clause_head(args, state), clause_body(body, state)]}
  end

  defp clause(other, state), do: quoted(other, state)

  defp clause_head([{:when, meta, args}], state) when length(args) >= 2 do
    [{:when, meta, Enum.map(args, &quoted(&1, state))}]
  end

  defp clause_head(args, state), do: Enum.map(args, &quoted(&1, state))

  defp clause_body({:__block__, meta, []}, _state), do: {:__block__, meta, []}
  defp clause_body(body, state), do: quoted(body, state)

  ## Containers

  defp map(meta, [{:|, pipe_meta, [left, args]}], state) when is_list(args) do
    state = %{state | parent_meta: meta}
    {:%{}, meta, [{:|, pipe_meta, [quoted(left, state), pairs(args, state)]}]}
  end

  defp map(meta, args, state), do: {:%{}, meta, pairs(args, %{state | parent_meta: meta})}

  # Only the trailing entries with atom keys can be written `key: value`.
  defp pairs(pairs, state) do
    {leading, keywords} = split_keywords(pairs)
    Enum.map(leading, &pair(&1, state)) ++ Enum.map(keywords, &keyword_pair(&1, state))
  end

  defp pair({left, right}, state), do: {quoted(left, state), quoted(right, state)}
  defp pair(other, state), do: quoted(other, state)

  # Arguments and elements: a keyword list that comes last is given without brackets.
  defp last_keyword(args, state) do
    case split_last(args) do
      {rest, [_ | _] = last} when is_list(last) ->
        last = if keyword?(last), do: Enum.map(last, &keyword_pair(&1, state)), else: quoted(last, state)
        Enum.map(rest, &quoted(&1, state)) ++ [last]

      _ ->
        Enum.map(args, &quoted(&1, state))
    end
  end

  defp elements(elements, state) do
    {leading, keywords} = split_keywords(elements)
    Enum.map(leading, &element(&1, state)) ++ Enum.map(keywords, &keyword_pair(&1, state))
  end

  # Tuples in lists keep the brackets of their keywords.
  defp element({left, right}, state), do: {:__block__, [], [{quoted(left, state), quoted(right, state)}]}
  defp element(other, state), do: quoted(other, state)

  defp split_keywords(pairs) do
    {keywords, leading} = pairs |> Enum.reverse() |> Enum.split_while(&keyword_pair?/1)
    {Enum.reverse(leading), Enum.reverse(keywords)}
  end

  defp keyword?(list), do: Enum.all?(list, &keyword_pair?/1)

  defp keyword_pair?({{:__block__, meta, [key]}, _}) when is_atom(key), do: meta[:format] == :keyword

  defp keyword_pair?({{{:., _, [:erlang, :binary_to_atom]}, meta, [{:<<>>, _, _}, :utf8]}, _}),
    do: meta[:format] == :keyword

  defp keyword_pair?({key, _}) when is_atom(key), do: not String.starts_with?(Atom.to_string(key), "Elixir.")
  defp keyword_pair?(_), do: false

  defp keyword_pair({key, value}, state), do: {keyword_key(key, state), quoted(value, state)}

  defp keyword_key({:__block__, _, [_]} = key, _state), do: key

  defp keyword_key(key, _state) when is_atom(key),
    do: {:__block__, [format: :keyword, text: Macro.inspect_atom(:key, key)], [key]}

  defp keyword_key(key, state), do: quoted(key, state)

  ## Literals

  defp literal(number, meta, _state) when is_number(number) do
    {:__block__, Keyword.put_new(meta, :token, inspect(number)), [number]}
  end

  defp literal(atom, [], _state) when is_atom(atom), do: bare_atom(atom, [])

  defp literal(atom, meta, _state) when is_atom(atom) do
    if Keyword.has_key?(meta, :token) or Keyword.has_key?(meta, :format), do: {:__block__, meta, [atom]}, else: bare_atom(atom, meta)
  end

  defp literal(binary, meta, state) when is_binary(binary) do
    meta = put_new_string_delimiter(meta)
    {:__block__, meta, [if(state.escape, do: escape(binary, meta[:delimiter]), else: binary)]}
  end

  defp literal([{:->, _, [args, _]} | _] = clauses, _meta, state) when is_list(args),
    do: Enum.map(clauses, &clause(&1, state))

  defp literal(list, meta, state) when is_list(list) do
    cond do
      list != [] and (meta[:delimiter] in ["'", "'''"] or (not Keyword.has_key?(meta, :closing) and charlist?(list))) ->
        meta = Keyword.put_new(meta, :delimiter, :sigil)
        string = List.to_string(list)
        string = if state.escape, do: escape(string, charlist_delimiter(meta[:delimiter])), else: string
        {:__block__, meta, [String.to_charlist(string)]}

      true ->
        {:__block__, meta, [elements(list, %{state | parent_meta: meta})]}
    end
  end

  defp literal({left, right}, meta, state) do
    [left, right] = last_keyword([left, right], %{state | parent_meta: meta})
    {:__block__, meta, [{left, right}]}
  end

  # Modules are atoms in expressions that are built by hand.
  defp bare_atom(atom, meta) do
    case Macro.classify_atom(atom) do
      :alias when atom != Elixir -> {:__aliases__, meta, Enum.map(Module.split(atom), &String.to_atom/1)}
      _ when atom == :\\ -> {:__block__, [{:text, ~S(:"\\\\")} | meta], [atom]}
      _ -> {:__block__, [{:text, Macro.inspect_atom(:literal, atom)} | meta], [atom]}
    end
  end

  defp charlist?(list), do: List.ascii_printable?(list)

  defp put_new_string_delimiter(meta), do: Keyword.put_new(meta, :delimiter, "\"")

  # Charlists are printed as ~c"...".
  defp charlist_delimiter(delimiter) when delimiter in ["'", :sigil], do: "\""
  defp charlist_delimiter(heredoc), do: heredoc

  defp escape(string, <<_, _, _>>) do
    string
    |> String.split("\n")
    |> Enum.map_join("\n", &(&1 |> Code.Identifier.escape(nil) |> elem(0) |> IO.iodata_to_binary()))
  end

  # Quotes themselves are escaped when printing.
  defp escape(string, _delimiter) do
    {escaped, ""} = Code.Identifier.escape(string, nil)
    IO.iodata_to_binary(escaped)
  end

  ## Binaries

  defp interpolated?(parts), do: parts != [] and Enum.all?(parts, &(is_binary(&1) or interpolation?(&1)))

  defp interpolation?({:"::", _, [{{:., _, [Kernel, :to_string]}, _, [_]}, {:binary, _, context}]}),
    do: is_atom(context)

  defp interpolation?(_), do: false

  # The text of strings with interpolation is printed as it is.
  defp interpolated_parts(parts, escape?, state) do
    for part <- parts do
      cond do
        is_binary(part) and escape? -> escape(part, "\"")
        is_binary(part) -> part
        true -> interpolation(part, state)
      end
    end
  end

  defp interpolation({:"::", meta, [{{:., dot_meta, callee}, call_meta, [expr]}, type]}, state) do
    {:"::", meta, [{{:., dot_meta, callee}, call_meta, [quoted(expr, state)]}, type]}
  end

  defp charlist_part?(part) when is_binary(part), do: true
  defp charlist_part?({{:., _, [Kernel, :to_string]}, _, [_]}), do: true
  defp charlist_part?(_), do: false

  defp charlist_parts(parts, state) do
    for part <- parts do
      case part do
        {{:., dot_meta, callee}, call_meta, [expr]} -> {{:., dot_meta, callee}, call_meta, [quoted(expr, state)]}
        binary when state.escape -> escape(binary, "\"")
        binary -> binary
      end
    end
  end

  defp segment({:"::", meta, [left, right]}, state), do: {:"::", meta, [quoted(left, state), specifier(right, state)]}
  defp segment(other, state), do: quoted(other, state)

  defp specifier({op, meta, [left, right]}, state) when op in [:-, :*],
    do: {op, meta, [specifier(left, state), specifier(right, state)]}

  defp specifier({name, meta, args}, state) when is_atom(name) and is_list(args),
    do: {name, meta, Enum.map(args, &quoted(&1, state))}

  defp specifier(other, state), do: quoted(other, state)

  ## Names

  defp sigil?(name) do
    case Atom.to_string(name) do
      <<"sigil_", char>> when char in ?a..?z or char in ?A..?Z -> true
      <<"sigil_", char, rest::binary>> when char in ?A..?Z -> upper_or_digits?(rest)
      _ -> false
    end
  end

  defp upper_or_digits?(<<char, rest::binary>>) when char in ?A..?Z or char in ?0..?9, do: upper_or_digits?(rest)
  defp upper_or_digits?(rest), do: rest == ""

  defp split_last([]), do: {[], nil}
  defp split_last(list), do: {Enum.drop(list, -1), List.last(list)}
end
