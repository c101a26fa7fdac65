defmodule :erl_parse do
  @moduledoc """
  Erlang's terms: from tokens of `:erl_scan`, and from and to abstract forms.

  Only what a term can be is parsed: literals, tuples, lists, maps, binaries, `fun m:f/a`, signs. Other expressions are a `bad term`.
  """

  @type abstract_expr :: tuple()
  @type error_info :: {:erl_anno.location(), module(), term()}

  defguardp is_literal(kind) when kind in [:atom, :integer, :float, :char]

  @doc """
  The term of tokens that end with a dot.

      iex> {:ok, tokens, _} = :erl_scan.string(~c"{a, [1, \\"s\\"]}.")
      iex> :erl_parse.parse_term(tokens)
      {:ok, {:a, [1, ~c"s"]}}
  """
  @spec parse_term([:erl_scan.token()]) :: {:ok, term()} | {:error, error_info()}
  def parse_term(tokens) do
    with {:ok, [form]} <- parse(tokens) do
      {:ok, normalise(form)}
    else
      {:ok, [_, second | _]} -> bad_term(second)
      {:error, _} = error -> error
    end
  catch
    :error, {:badarg, form} -> bad_term(form)
  end

  @doc "The abstract forms of terms separated by commas, from tokens that end with a dot."
  @spec parse_exprs([:erl_scan.token()]) :: {:ok, [abstract_expr()]} | {:error, error_info()}
  def parse_exprs(tokens), do: parse(tokens)

  defp parse(tokens) do
    case sequence(tokens) do
      {forms, [{:dot, _}]} -> {:ok, forms}
      {_forms, rest} -> unexpected(rest, tokens)
    end
  catch
    :throw, {:unexpected, rest} -> unexpected(rest, tokens)
    :throw, {:bad_term, form} -> bad_term(form)
  end

  defp bad_term(form), do: {:error, {:erlang.element(2, form), :erl_parse, ~c"bad term"}}

  defp unexpected([], tokens) do
    {:error, {:erlang.element(2, :lists.last(tokens)), :erl_parse, [~c"syntax error before: ", []]}}
  end

  defp unexpected([token | _], _tokens) do
    {:error, {:erlang.element(2, token), :erl_parse, [~c"syntax error before: ", token_text(token)]}}
  end

  defp token_text({:dot, _}), do: ~c"'.'"
  defp token_text({:char, _, char}), do: :io_lib.write_char(char)
  defp token_text({:var, _, name}), do: :erlang.atom_to_list(name)
  defp token_text({:string, _, chars}), do: :io_lib.write_string(chars)
  defp token_text({kind, _, value}) when is_literal(kind), do: :lists.flatten(:io_lib.write(value))
  defp token_text({symbol, _}), do: :lists.flatten(:io_lib.write(symbol))

  # Terms: {form, tokens behind it}.

  defp sequence(tokens) do
    case term(tokens) do
      {form, [{:",", _} | rest]} ->
        {forms, rest} = sequence(rest)
        {[form | forms], rest}

      {form, rest} ->
        {[form], rest}
    end
  end

  defp term(tokens) do
    {form, rest} = primary(tokens)
    checked(form, rest)
  end

  # A term is no operand and is not called.
  defp checked(form, [{symbol, _} | _] = rest) when symbol in [:",", :"}", :"]", :")", :">>", :"=>", :|, :dot], do: {form, rest}
  defp checked({:atom, _, _} = form, [{:":", _} | _]), do: :erlang.throw({:bad_term, form})
  defp checked(form, [{:":=", _} | _]), do: :erlang.throw({:bad_term, form})
  defp checked(form, [{symbol, _} | _]) when symbol in [:"(", :+, :-, :*, :==, :"/=", :<, :>, :=, :!, :++, :--], do: :erlang.throw({:bad_term, form})
  defp checked(_form, rest), do: :erlang.throw({:unexpected, rest})

  defp primary([{:string, anno, chars} | rest]), do: strings(anno, chars, rest)
  defp primary([{kind, _, _} = literal | rest]) when is_literal(kind), do: {literal, rest}
  defp primary([{:-, anno}, {kind, _, value} | rest]) when kind in [:integer, :float, :char], do: {{kind_of(kind), anno, -value}, rest}
  defp primary([{:+, anno}, {kind, _, value} | rest]) when kind in [:integer, :float, :char], do: {{kind_of(kind), anno, value}, rest}
  defp primary([{:"{", anno}, {:"}", _} | rest]), do: {{:tuple, anno, []}, rest}
  defp primary([{:"[", anno}, {:"]", _} | rest]), do: {{nil, anno}, rest}

  defp primary([{:"{", anno} | rest]) do
    {forms, rest} = sequence(rest)
    {{:tuple, anno, forms}, expect(:"}", rest)}
  end

  defp primary([{:"[", anno} | rest]) do
    {forms, rest} = sequence(rest)
    {tail, rest} = tail(rest, anno)
    {:lists.foldr(fn form, tail -> {:cons, :erlang.element(2, form), form, tail} end, tail, forms), rest}
  end

  defp primary([{:"(", _} | rest]) do
    {form, rest} = term(rest)
    {form, expect(:")", rest)}
  end

  defp primary([{:"#", anno}, {:"{", _}, {:"}", _} | rest]), do: {{:map, anno, []}, rest}

  defp primary([{:"#", anno}, {:"{", _} | rest]) do
    {fields, rest} = fields(rest)
    {{:map, anno, fields}, rest}
  end

  defp primary([{:"<<", anno}, {:">>", _} | rest]), do: {{:bin, anno, []}, rest}

  defp primary([{:"<<", anno} | rest]) do
    {elements, rest} = elements(rest)
    {{:bin, anno, elements}, rest}
  end

  defp primary([{:fun, anno}, {:atom, _, _} = module, {:":", _}, {:atom, _, _} = name, {:/, _}, {:integer, _, _} = arity | rest]) do
    {{:fun, anno, {:function, module, name, arity}}, rest}
  end

  defp primary([{:var, _, _} = variable | _]), do: :erlang.throw({:bad_term, variable})

  defp primary([{symbol, _} = token, {_, _, _} | _]) when symbol in [:fun, :-, :+, :not, :bnot, :catch, :"#"], do: :erlang.throw({:bad_term, token})
  defp primary([{:fun, _} = token | _]), do: :erlang.throw({:bad_term, token})
  defp primary(tokens), do: :erlang.throw({:unexpected, tokens})

  defp kind_of(:float), do: :float
  defp kind_of(_kind), do: :integer

  defp strings(anno, chars, [{:string, _, more} | rest]), do: strings(anno, chars ++ more, rest)
  defp strings(anno, chars, rest), do: {{:string, anno, chars}, rest}

  defp tail([{:|, _} | rest], _anno) do
    {form, rest} = term(rest)
    {form, expect(:"]", rest)}
  end

  defp tail([{:"]", anno} | rest], _anno), do: {{nil, anno}, rest}
  defp tail(rest, _anno), do: :erlang.throw({:unexpected, rest})

  defp expect(symbol, [{symbol, _} | rest]), do: rest
  defp expect(_symbol, rest), do: :erlang.throw({:unexpected, rest})

  defp fields(tokens) do
    {key, rest} = term(tokens)
    {value, rest} = term(expect(:"=>", rest))
    field = {:map_field_assoc, :erlang.element(2, key), key, value}

    case rest do
      [{:",", _} | rest] ->
        {fields, rest} = fields(rest)
        {[field | fields], rest}

      _ ->
        {[field], expect(:"}", rest)}
    end
  end

  defp elements(tokens) do
    {value, rest} = primary(tokens)
    {size, rest} = size(rest)
    {types, rest} = types(rest)
    element = {:bin_element, :erlang.element(2, value), value, size, types}

    case rest do
      [{:",", _} | rest] ->
        {elements, rest} = elements(rest)
        {[element | elements], rest}

      _ ->
        {[element], expect(:">>", rest)}
    end
  end

  defp size([{:":", _}, {:integer, _, _} = size | rest]), do: {size, rest}
  defp size(rest), do: {:default, rest}

  defp types([{:/, _} | rest]), do: type_list(rest)
  defp types(rest), do: {:default, rest}

  defp type_list([{:atom, _, :unit}, {:":", _}, {:integer, _, unit} | rest]), do: more_types({:unit, unit}, rest)
  defp type_list([{:atom, _, type} | rest]), do: more_types(type, rest)
  defp type_list(rest), do: :erlang.throw({:unexpected, rest})

  defp more_types(type, [{:-, _} | rest]) do
    {types, rest} = type_list(rest)
    {[type | types], rest}
  end

  defp more_types(type, rest), do: {[type], rest}

  # Abstract forms.

  @doc """
  The term that an abstract form stands for. Raises `{:badarg, form}` for one that is no term.

      iex> :erl_parse.normalise({:tuple, 1, [{:atom, 1, :a}]})
      {:a}
  """
  @spec normalise(abstract_expr()) :: term()
  def normalise({kind, _, value}) when is_literal(kind) or kind === :string, do: value
  def normalise({nil, _}), do: []
  def normalise({:cons, _, head, tail}), do: [normalise(head) | normalise(tail)]
  def normalise({:tuple, _, forms}), do: :erlang.list_to_tuple(:lists.map(&normalise/1, forms))

  def normalise({:map, _, fields}) do
    :maps.from_list(for {:map_field_assoc, _, key, value} <- fields, do: {normalise(key), normalise(value)})
  end

  def normalise({:bin, _, elements}), do: :erlang.list_to_bitstring(:lists.map(&bits/1, elements))

  def normalise({:fun, _, {:function, {:atom, _, module}, {:atom, _, name}, {:integer, _, arity}}}) do
    :erlang.make_fun(module, name, arity)
  end

  def normalise({:op, _, :+, {kind, _, number}}) when kind in [:integer, :float, :char], do: number
  def normalise({:op, _, :-, {kind, _, number}}) when kind in [:integer, :float, :char], do: -number
  def normalise(form), do: :erlang.error({:badarg, form})

  defp bits({:bin_element, _, {:string, _, chars}, size, types}) do
    :erlang.list_to_bitstring(for char <- chars, do: value_bits(char, size, types))
  end

  defp bits({:bin_element, _, {kind, _, value}, size, types}) when kind in [:integer, :float, :char] do
    value_bits(value, size, types)
  end

  defp bits({:bin_element, _, value, _size, _types}), do: :erlang.error({:badarg, value})

  defp value_bits(value, size, :default), do: value_bits(value, size, [])

  defp value_bits(value, size, types) do
    little? = :lists.member(:little, types)
    unit = :proplists.get_value(:unit, types, 1)

    case {type(types), little?} do
      {:utf8, _} -> <<value::utf8>>
      {:utf16, false} -> <<value::utf16>>
      {:utf16, true} -> <<value::utf16-little>>
      {:utf32, false} -> <<value::utf32>>
      {:utf32, true} -> <<value::utf32-little>>
      {:float, false} -> <<value::float-size(bit_count(size, 64) * unit)>>
      {:float, true} -> <<value::float-little-size(bit_count(size, 64) * unit)>>
      {:integer, false} -> <<value::size(bit_count(size, 8) * unit)>>
      {:integer, true} -> <<value::little-size(bit_count(size, 8) * unit)>>
    end
  end

  defp type(types) do
    case :lists.filter(&(&1 in [:utf8, :utf16, :utf32, :float, :integer]), types) do
      [type | _] -> type
      [] -> :integer
    end
  end

  defp bit_count(:default, default), do: default
  defp bit_count({:integer, _, bits}, _default), do: bits

  @doc "The abstract form of a term, at line 0."
  @spec abstract(term()) :: abstract_expr()
  def abstract(term), do: abstract(term, 0)

  @doc """
  The abstract form of a term. Options: a line, or a list with `line` or `location`.

      iex> :erl_parse.abstract({:a, 1}, 7)
      {:tuple, 7, [{:atom, 7, :a}, {:integer, 7, 1}]}
  """
  @spec abstract(term(), :erl_anno.location() | [{atom(), term()}]) :: abstract_expr()
  def abstract(term, options) when is_list(options) do
    abstract(term, :proplists.get_value(:location, options, :proplists.get_value(:line, options, 0)))
  end

  def abstract(term, anno) when is_atom(term), do: {:atom, anno, term}
  def abstract(term, anno) when is_integer(term), do: {:integer, anno, term}
  def abstract(term, anno) when is_float(term), do: {:float, anno, term}
  def abstract([], anno), do: {nil, anno}

  def abstract(term, anno) when is_list(term) do
    if :io_lib.char_list(term), do: {:string, anno, term}, else: cons(term, anno)
  end

  def abstract(term, anno) when is_tuple(term) do
    {:tuple, anno, :lists.map(&abstract(&1, anno), :erlang.tuple_to_list(term))}
  end

  def abstract(term, anno) when is_map(term) do
    {:map, anno, for({key, value} <- :maps.to_list(term), do: {:map_field_assoc, anno, abstract(key, anno), abstract(value, anno)})}
  end

  def abstract(term, anno) when is_bitstring(term), do: {:bin, anno, bin_elements(term, anno)}

  def abstract(term, anno) when is_function(term) do
    {:type, :external} = :erlang.fun_info(term, :type)
    {module, name, arity} = :erlang.fun_info_mfa(term)
    {:fun, anno, {:function, abstract(module, anno), abstract(name, anno), abstract(arity, anno)}}
  end

  defp cons([head | tail], anno), do: {:cons, anno, abstract(head, anno), cons(tail, anno)}
  defp cons(tail, anno), do: abstract(tail, anno)

  defp bin_elements(<<byte, rest::bitstring>>, anno) do
    [{:bin_element, anno, {:integer, anno, byte}, :default, :default} | bin_elements(rest, anno)]
  end

  defp bin_elements(<<>>, _anno), do: []

  defp bin_elements(bits, anno) do
    size = bit_size(bits)
    <<value::size(size)>> = bits
    [{:bin_element, anno, {:integer, anno, value}, {:integer, anno, size}, :default}]
  end

  @doc "The text of an error."
  @spec format_error(term()) :: :io_lib.chars()
  def format_error(message), do: if(:io_lib.deep_char_list(message), do: message, else: :io_lib.write(message))
end
