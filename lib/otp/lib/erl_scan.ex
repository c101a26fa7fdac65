defmodule :erl_scan do
  @moduledoc """
  Erlang text as tokens: `{category, line, symbol}`, or `{symbol, line}` for punctuation and reserved words. A full stop is `{:dot, line}`.
  """

  @reserved [
    :after, :and, :andalso, :band, :begin, :bnot, :bor, :bsl, :bsr, :bxor, :case, :catch, :div, :end, :fun, :if, :not, :of, :or,
    :orelse, :receive, :rem, :try, :when, :xor, :maybe, :else
  ]

  @symbols [
    ~c"=:=", ~c"=/=", ~c"...", ~c"<<", ~c">>", ~c"->", ~c"<-", ~c"=>", ~c":=", ~c"==", ~c"/=", ~c"=<", ~c">=", ~c"++", ~c"--", ~c"||",
    ~c"::", ~c"..", ~c"<=", ~c"?="
  ]

  @escapes %{?n => ?\n, ?t => ?\t, ?r => ?\r, ?s => ?\s, ?e => ?\e, ?b => ?\b, ?f => ?\f, ?v => ?\v, ?d => 127}

  @type token :: {atom, pos_integer} | {atom, pos_integer, term}

  @doc """
  The tokens of a text: `{:ok, tokens, last_line}` or `{:error, {line, module, reason}, line}`.

      iex> :erl_scan.string(~c"{a, 1}.")
      {:ok, [{:"{", 1}, {:atom, 1, :a}, {:",", 1}, {:integer, 1, 1}, {:"}", 1}, {:dot, 1}], 1}
  """
  @spec string(charlist) :: {:ok, [token], pos_integer} | {:error, term, pos_integer}
  def string(chars), do: string(chars, 1)

  @doc "As `string/1`, from a line on."
  @spec string(charlist, pos_integer) :: {:ok, [token], pos_integer} | {:error, term, pos_integer}
  def string(chars, line), do: string(chars, line, [])

  @doc "As `string/2`; the options make no difference."
  @spec string(charlist, pos_integer, [term]) :: {:ok, [token], pos_integer} | {:error, term, pos_integer}
  def string(chars, line, _options) do
    {tokens, line} = all(chars, line, [])
    {:ok, tokens, line}
  catch
    {:erl_scan, at, reason} -> {:error, {at, :erl_scan, reason}, at}
  end

  defp all(chars, line, tokens) do
    case next(chars, line) do
      {:token, token, rest, line} -> all(rest, line, [token | tokens])
      {:end, line} -> {:lists.reverse(tokens), line}
    end
  end

  @doc """
  The tokens up to a full stop, from text that comes in parts: `{:done, {:ok, tokens, line}, rest}`, `{:done, {:eof, line}, rest}`,
  `{:done, {:error, reason, line}, rest}`, or `{:more, continuation}`. The first continuation is `[]`; the last part is `:eof`.
  """
  @spec tokens([] | term, charlist | :eof, pos_integer) :: {:more, term} | {:done, term, charlist | :eof}
  def tokens(continuation, chars, line), do: tokens(continuation, chars, line, [])

  @doc "As `tokens/3`; the options make no difference."
  @spec tokens([] | term, charlist | :eof, pos_integer, [term]) :: {:more, term} | {:done, term, charlist | :eof}
  def tokens([], chars, line, _options), do: form([], chars, line)
  def tokens({:erl_scan, before, line}, chars, _line, _options), do: form(before, chars, line)

  defp form(before, :eof, line) do
    case up_to_dot(before, line, []) do
      {:dot, tokens, _rest, line} -> {:done, {:ok, tokens, line}, :eof}
      {:end, [], line} -> {:done, {:eof, line}, :eof}
      {:end, tokens, line} -> {:done, {:ok, tokens, line}, :eof}
    end
  catch
    {:erl_scan, at, reason} -> {:done, {:error, {at, :erl_scan, reason}, at}, :eof}
  end

  # A full stop at the very end may be the beginning of something else, as long as more may come.
  defp form(before, chars, line) do
    text = before ++ chars

    case up_to_dot(text, line, []) do
      {:dot, tokens, [_ | _] = rest, last} -> {:done, {:ok, tokens, last}, rest}
      _ -> {:more, {:erl_scan, text, line}}
    end
  catch
    {:erl_scan, _at, {:unterminated, _}} -> {:more, {:erl_scan, before ++ chars, line}}
    {:erl_scan, at, reason} -> {:done, {:error, {at, :erl_scan, reason}, at}, []}
  end

  defp up_to_dot(chars, line, tokens) do
    case next(chars, line) do
      {:token, {:dot, _} = dot, rest, line} -> {:dot, :lists.reverse(tokens, [dot]), rest, line}
      {:token, token, rest, line} -> up_to_dot(rest, line, [token | tokens])
      {:end, line} -> {:end, :lists.reverse(tokens), line}
    end
  end

  # The next token.

  defp next([], line), do: {:end, line}
  defp next([?\n | rest], line), do: next(rest, line + 1)
  defp next([blank | rest], line) when blank <= ?\s or blank in 128..160, do: next(rest, line)
  defp next([?% | rest], line), do: next(:lists.dropwhile(&(&1 !== ?\n), rest), line)
  defp next([?. | rest], line) when rest === [], do: {:token, {:dot, line}, [], line}
  defp next([?., ?\n | rest], line), do: {:token, {:dot, line}, rest, line + 1}
  defp next([?., ?% | _] = [_ | rest], line), do: {:token, {:dot, line}, rest, line}
  defp next([?., blank | rest], line) when blank <= ?\s, do: {:token, {:dot, line}, rest, line}
  defp next([char | _] = chars, line) when char in ?0..?9, do: number(chars, line)
  defp next([char | _] = chars, line) when char in ?a..?z or (char in 223..255 and char !== 247), do: word(chars, line)
  defp next([char | _] = chars, line) when char in ?A..?Z or char === ?_ or (char in 192..222 and char !== 215), do: variable(chars, line)

  defp next([?' | rest], line) do
    {chars, rest, last} = quoted(rest, ?', line, line, [])
    {:token, {:atom, line, :erlang.list_to_atom(chars)}, rest, last}
  end

  defp next([?" | rest], line) do
    {chars, rest, last} = quoted(rest, ?", line, line, [])
    {:token, {:string, line, chars}, rest, last}
  end

  defp next([?$, ?\\ | rest], line) do
    {char, rest} = escape(rest, line)
    {:token, {:char, line, char}, rest, line}
  end

  defp next([?$, char | rest], line), do: {:token, {:char, line, char}, rest, line}
  defp next(chars, line), do: symbol(chars, @symbols, line)

  defp symbol([char | rest], [], line), do: {:token, {:erlang.list_to_atom([char]), line}, rest, line}

  defp symbol(chars, [symbol | symbols], line) do
    case after_prefix(chars, symbol) do
      :error -> symbol(chars, symbols, line)
      rest -> {:token, {:erlang.list_to_atom(symbol), line}, rest, line}
    end
  end

  defp after_prefix(chars, []), do: chars
  defp after_prefix([char | chars], [char | prefix]), do: after_prefix(chars, prefix)
  defp after_prefix(_chars, _prefix), do: :error

  defp word(chars, line) do
    {name, rest} = :lists.splitwith(&name?/1, chars)
    atom = :erlang.list_to_atom(name)
    token = if :lists.member(atom, @reserved), do: {atom, line}, else: {:atom, line, atom}
    {:token, token, rest, line}
  end

  defp variable(chars, line) do
    {name, rest} = :lists.splitwith(&name?/1, chars)
    {:token, {:var, line, :erlang.list_to_atom(name)}, rest, line}
  end

  defp name?(char) do
    char in ?a..?z or char in ?A..?Z or char in ?0..?9 or char === ?_ or char === ?@ or
      (char in 192..255 and char !== 215 and char !== 247)
  end

  defp number(chars, line) do
    case digits(chars, 10) do
      {base, [?# | rest]} -> based(:erlang.list_to_integer(base), rest, line)
      {whole, [?., digit | _] = [_ | rest]} when digit in ?0..?9 -> fraction(whole, rest, line)
      {whole, rest} -> {:token, {:integer, line, :erlang.list_to_integer(whole)}, rest, line}
    end
  end

  defp based(base, rest, line) when base in 2..36 do
    case digits(rest, base) do
      {[], _} -> throw({:erl_scan, line, {:illegal, :integer}})
      {digits, rest} -> {:token, {:integer, line, :erlang.list_to_integer(digits, base)}, rest, line}
    end
  end

  defp based(_base, _rest, line), do: throw({:erl_scan, line, {:base, :illegal}})

  defp fraction(whole, rest, line) do
    {digits, rest} = digits(rest, 10)
    {exponent, rest} = exponent(rest)
    {:token, {:float, line, :erlang.list_to_float(whole ++ [?. | digits] ++ exponent)}, rest, line}
  end

  defp exponent([e, sign, digit | _] = [_, _ | rest]) when e in [?e, ?E] and sign in [?+, ?-] and digit in ?0..?9 do
    {digits, rest} = digits(rest, 10)
    {[?e, sign | digits], rest}
  end

  defp exponent([e, digit | _] = [_ | rest]) when e in [?e, ?E] and digit in ?0..?9 do
    {digits, rest} = digits(rest, 10)
    {[?e | digits], rest}
  end

  defp exponent(rest), do: {[], rest}

  # An underscore may stand between digits.
  defp digits(chars, base), do: digits(chars, base, [])

  defp digits([?_, char | rest], base, [_ | _] = read) do
    if digit?(char, base), do: digits(rest, base, [char | read]), else: {:lists.reverse(read), [?_, char | rest]}
  end

  defp digits([char | rest] = chars, base, read) do
    if digit?(char, base), do: digits(rest, base, [char | read]), else: {:lists.reverse(read), chars}
  end

  defp digits([], _base, read), do: {:lists.reverse(read), []}

  defp digit?(char, base) when char in ?0..?9, do: char - ?0 < base
  defp digit?(char, base) when char in ?a..?z, do: char - ?a + 10 < base
  defp digit?(char, base) when char in ?A..?Z, do: char - ?A + 10 < base
  defp digit?(_char, _base), do: false

  defp quoted([quote | rest], quote, _start, line, chars), do: {:lists.reverse(chars), rest, line}
  defp quoted([?\\, ?\n | rest], quote, start, line, chars), do: quoted(rest, quote, start, line + 1, [?\n | chars])

  defp quoted([?\\ | rest], quote, start, line, chars) do
    {char, rest} = escape(rest, start)
    quoted(rest, quote, start, line, [char | chars])
  end

  defp quoted([?\n | rest], quote, start, line, chars), do: quoted(rest, quote, start, line + 1, [?\n | chars])
  defp quoted([char | rest], quote, start, line, chars), do: quoted(rest, quote, start, line, [char | chars])
  defp quoted([], ?", start, _line, _chars), do: throw({:erl_scan, start, {:unterminated, :string}})
  defp quoted([], _quote, start, _line, _chars), do: throw({:erl_scan, start, {:unterminated, :atom}})

  defp escape([?x, ?{ | rest], line) do
    case :lists.splitwith(&(&1 !== ?}), rest) do
      {digits, [?} | rest]} when digits !== [] -> {:erlang.list_to_integer(digits, 16), rest}
      _ -> throw({:erl_scan, line, {:illegal, :character}})
    end
  end

  defp escape([?x, a, b | rest], _line), do: {:erlang.list_to_integer([a, b], 16), rest}
  defp escape([?^, char | rest], _line), do: {:erlang.band(char, 31), rest}
  defp escape([a, b, c | rest], _line) when a in ?0..?7 and b in ?0..?7 and c in ?0..?7, do: {octal([a, b, c]), rest}
  defp escape([a, b | rest], _line) when a in ?0..?7 and b in ?0..?7, do: {octal([a, b]), rest}
  defp escape([a | rest], _line) when a in ?0..?7, do: {octal([a]), rest}
  defp escape([char | rest], _line), do: {:maps.get(char, @escapes, char), rest}
  defp escape([], line), do: throw({:erl_scan, line, {:unterminated, :character}})

  defp octal(digits), do: :erlang.list_to_integer(digits, 8)

  @doc "What an error means, in words."
  @spec format_error(term) :: iolist
  def format_error({:unterminated, what}), do: ["unterminated ", :erlang.atom_to_list(what)]
  def format_error({:illegal, what}), do: ["illegal ", :erlang.atom_to_list(what)]
  def format_error({:base, _}), do: "illegal base"

  @doc "Whether an atom is a reserved word."
  @spec reserved_word(atom) :: boolean
  def reserved_word(word), do: :lists.member(word, @reserved)
end
