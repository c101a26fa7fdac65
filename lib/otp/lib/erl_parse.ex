defmodule :erl_parse do
  @moduledoc "Terms of Erlang's notation, from the tokens of `:erl_scan`. Other parts of the language are not parsed."

  @doc """
  The term of a list of tokens that ends in a full stop.

      iex> {:ok, tokens, _} = :erl_scan.string(~c"{ok, [1, -2.5], \\"text\\", <<\\"bin\\">>, \#{k => v}}.")
      iex> :erl_parse.parse_term(tokens)
      {:ok, {:ok, [1, -2.5], ~c"text", "bin", %{k: :v}}}
  """
  @spec parse_term([:erl_scan.token()]) :: {:ok, term} | {:error, {pos_integer, :erl_parse, term}}
  def parse_term(tokens) do
    case term(tokens) do
      {term, [{:dot, _}]} -> {:ok, term}
      {_term, rest} -> unexpected(rest, tokens)
    end
  catch
    {:erl_parse, rest} -> unexpected(rest, tokens)
  end

  defp unexpected([], tokens), do: {:error, {line(:lists.last(tokens)), :erl_parse, [~c"syntax error before: ", []]}}
  defp unexpected([{:dot, line} | _], _tokens), do: {:error, {line, :erl_parse, [~c"syntax error before: ", []]}}
  defp unexpected([token | _], _tokens), do: {:error, {line(token), :erl_parse, [~c"syntax error before: ", text(token)]}}

  defp line(token), do: elem(token, 1)

  defp text({_category, _line, symbol}), do: :io_lib.format(~c"~tw", [symbol])
  defp text({symbol, _line}), do: [?', :erlang.atom_to_list(symbol), ?']

  defp term([{:atom, _, atom} | rest]), do: {atom, rest}
  defp term([{category, _, value} | rest]) when category in [:integer, :float, :char], do: {value, rest}
  defp term([{:string, _, chars} | rest]), do: strings(rest, chars)
  defp term([{:-, _}, {category, _, value} | rest]) when category in [:integer, :float], do: {-value, rest}
  defp term([{:+, _}, {category, _, value} | rest]) when category in [:integer, :float], do: {value, rest}
  defp term([{:"[", _}, {:"]", _} | rest]), do: {[], rest}
  defp term([{:"[", _} | rest]), do: list(rest)
  defp term([{:"{", _}, {:"}", _} | rest]), do: {{}, rest}

  defp term([{:"{", _} | rest]) do
    {terms, rest} = terms(rest, :"}", [])
    {:erlang.list_to_tuple(terms), rest}
  end

  defp term([{:"#", _}, {:"{", _}, {:"}", _} | rest]), do: {%{}, rest}
  defp term([{:"#", _}, {:"{", _} | rest]), do: map(rest, %{})
  defp term([{:"<<", _}, {:">>", _} | rest]), do: {"", rest}
  defp term([{:"<<", _} | rest]), do: segments(rest, "")
  defp term(rest), do: throw({:erl_parse, rest})

  # Strings side by side are one.
  defp strings([{:string, _, more} | rest], chars), do: strings(rest, chars ++ more)
  defp strings(rest, chars), do: {chars, rest}

  defp terms(tokens, close, terms) do
    case term(tokens) do
      {term, [{:",", _} | rest]} -> terms(rest, close, [term | terms])
      {term, [{^close, _} | rest]} -> {:lists.reverse(terms, [term]), rest}
      {_term, rest} -> throw({:erl_parse, rest})
    end
  end

  defp list(tokens) do
    case term(tokens) do
      {head, [{:",", _} | rest]} ->
        {tail, rest} = list(rest)
        {[head | tail], rest}

      {head, [{:|, _} | rest]} ->
        {tail, rest} = term(rest)
        {[head | tail], closed(rest, :"]")}

      {head, rest} ->
        {[head], closed(rest, :"]")}
    end
  end

  defp closed([{close, _} | rest], close), do: rest
  defp closed(rest, _close), do: throw({:erl_parse, rest})

  defp map(tokens, map) do
    with {key, [{:"=>", _} | rest]} <- term(tokens),
         {value, rest} <- term(rest) do
      map = :maps.put(key, value, map)

      case rest do
        [{:",", _} | rest] -> map(rest, map)
        rest -> {map, closed(rest, :"}")}
      end
    else
      {_key, rest} -> throw({:erl_parse, rest})
    end
  end

  defp segments(tokens, binary) do
    {segment, rest} = segment(tokens)
    binary = <<binary::binary, segment::binary>>

    case rest do
      [{:",", _} | rest] -> segments(rest, binary)
      rest -> {binary, closed(rest, :">>")}
    end
  end

  defp segment([{:string, _, chars}, {:/, _}, {:atom, _, :utf8} | rest]), do: {:unicode.characters_to_binary(chars), rest}
  defp segment([{:string, _, chars} | rest]), do: {:erlang.list_to_binary(chars), rest}
  defp segment([{category, _, value} | rest]) when category in [:integer, :char], do: {<<value>>, rest}
  defp segment(rest), do: throw({:erl_parse, rest})

  @doc "What an error means, in words."
  @spec format_error(term) :: iolist
  def format_error(message), do: message
end
