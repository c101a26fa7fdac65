defmodule :erl_scan_token do
  @moduledoc """
  The first token of a list of characters, for `:erl_scan`.
  """

  @type token ::
          {:word, atom()}
          | {:punctuation, atom()}
          | {:atom | :var | :string | :char | :integer | :float | :white_space | :comment, term()}
          | :dot

  defguardp is_lower(c) when c in ?a..?z or (c in ?ß..?ÿ and c !== ?÷)
  defguardp is_upper(c) when c in ?A..?Z or c === ?_ or (c in ?À..?Þ and c !== ?×)
  defguardp is_digit(c) when c in ?0..?9
  defguardp is_name(c) when is_lower(c) or is_upper(c) or is_digit(c) or c === ?@
  defguardp is_space(c) when c in 0..?\s or c in 0x80..0xA0

  @operators ~w(=:= =/= ... -> <- <= << >> => =< == /= >= ++ -- || :: := ?= ..)
             |> Enum.map(&{String.to_charlist(&1), String.to_atom(&1)})
  @single ~c"(){}[],;:|#?!=<>+-*/&^`\\@"

  # An atom per character, made when this is compiled.
  @symbols Map.new(@single, &{&1, String.to_atom(<<&1>>)})

  @doc """
  The first token and how many characters it has; `:end` where there are none; `:more` if more characters (`mode`) could change it; or an error with
  the number of characters it is about.
  """
  @spec next(charlist(), :more | :eof) :: {token(), pos_integer()} | :end | :more | {:error, term(), non_neg_integer()}
  def next([], _mode), do: :end
  def next([c | _] = chars, mode) when is_space(c), do: run(chars, mode, :white_space, &is_space(&1))
  def next([?% | _] = chars, mode), do: run(chars, mode, :comment, &(&1 !== ?\n))
  def next([c | _] = chars, mode) when is_lower(c), do: name(chars, mode, :word)
  def next([c | _] = chars, mode) when is_upper(c), do: name(chars, mode, :var)
  def next([c | _] = chars, mode) when is_digit(c), do: number(chars, mode)
  def next([?" | rest], mode), do: quoted(rest, mode, ?", [], 1)
  def next([?' | rest], mode), do: quoted(rest, mode, ?', [], 1)
  def next([?$ | rest], mode), do: char(rest, mode)
  def next([?. | rest], mode), do: dot(rest, mode)
  def next([?~ | _], _mode), do: {:error, {:illegal, :string}, 1}
  def next(chars, mode), do: operator(chars, mode)

  defp run(chars, mode, kind, member?) do
    case :lists.splitwith(member?, chars) do
      {_all, []} when mode === :more -> :more
      {text, _rest} -> {{kind, text}, :erlang.length(text)}
    end
  end

  defp name(chars, mode, kind) do
    case :lists.splitwith(&is_name(&1), chars) do
      {_all, []} when mode === :more -> :more
      {text, _rest} -> {{kind, :erlang.list_to_atom(text)}, :erlang.length(text)}
    end
  end

  defp dot([], :more), do: :more
  defp dot([], :eof), do: {:dot, 1}
  defp dot([?% | _], _mode), do: {:dot, 1}
  defp dot([c | _], _mode) when is_space(c), do: {:dot, 2}
  defp dot(rest, mode), do: operator([?. | rest], mode)

  defp operator(chars, mode) do
    case :lists.filter(fn {text, _} -> :lists.prefix(text, chars) end, @operators) do
      [{text, symbol} | _] -> longer(chars, mode, {{:punctuation, symbol}, :erlang.length(text)})
      [] -> longer(chars, mode, single(hd(chars)))
    end
  end

  # At the end of what has come, a longer operator may begin.
  defp longer(chars, :more, found) do
    case :lists.any(fn {text, _} -> text !== chars and :lists.prefix(chars, text) end, @operators) do
      true -> :more
      false -> found
    end
  end

  defp longer(_chars, :eof, found), do: found

  defp single(?.), do: {{:punctuation, :.}, 1}
  defp single(c) when c in @single, do: {{:punctuation, :maps.get(c, @symbols)}, 1}
  defp single(_c), do: {:error, {:illegal, :character}, 1}

  # Numbers.

  defp number(chars, mode) do
    {digits, rest} = digits(chars, 10, [])
    used = :erlang.length(chars) - :erlang.length(rest)

    case rest do
      [] when mode === :more -> :more
      [?. | _] -> fraction(digits, rest, used, mode)
      [?# | rest] -> based(:erlang.list_to_integer(digits), rest, used + 1, mode)
      _ -> {{:integer, :erlang.list_to_integer(digits)}, used}
    end
  end

  # Digits may have an underscore between them.
  defp digits([?_, c | rest] = chars, base, [_ | _] = digits) do
    if value(c) < base, do: digits([c | rest], base, digits), else: {:lists.reverse(digits), chars}
  end

  defp digits([c | rest] = chars, base, digits) do
    if value(c) < base, do: digits(rest, base, [c | digits]), else: {:lists.reverse(digits), chars}
  end

  defp digits([], _base, digits), do: {:lists.reverse(digits), []}

  defp value(c) when is_digit(c), do: c - ?0
  defp value(c) when c in ?a..?z, do: c - ?a + 10
  defp value(c) when c in ?A..?Z, do: c - ?A + 10
  defp value(_c), do: 99

  defp based(base, _rest, used, _mode) when base not in 2..36, do: {:error, {:base, base}, used}

  defp based(base, chars, used, mode) do
    case digits(chars, base, []) do
      {_, []} when mode === :more -> :more
      {[], _} -> {:error, {:illegal, :integer}, used}
      {digits, rest} -> {{:integer, :erlang.list_to_integer(digits, base)}, used + :erlang.length(chars) - :erlang.length(rest)}
    end
  end

  defp fraction(whole, [?.], _used, :more) when is_list(whole), do: :more

  defp fraction(whole, [?. | [c | _] = rest], used, mode) when is_digit(c) do
    {fraction, behind} = digits(rest, 10, [])
    exponent(whole ++ [?. | fraction], behind, used + 1 + :erlang.length(rest) - :erlang.length(behind), mode)
  end

  defp fraction(whole, _rest, used, _mode), do: {{:integer, :erlang.list_to_integer(whole)}, used}

  defp exponent(_text, [], _used, :more), do: :more

  defp exponent(text, [e | rest], used, mode) when e in ~c"eE" do
    {sign, rest} = sign(rest)

    case digits(rest, 10, []) do
      {_, []} when mode === :more -> :more
      {[], _} -> {:error, {:illegal, :float}, used + 1 + :erlang.length(sign)}
      {digits, behind} -> float(text ++ ~c"e" ++ sign ++ digits, used + 1 + :erlang.length(sign) + :erlang.length(rest) - :erlang.length(behind))
    end
  end

  defp exponent(text, _rest, used, _mode), do: float(text, used)

  defp sign([sign | rest]) when sign in ~c"+-", do: {[sign], rest}
  defp sign(rest), do: {[], rest}

  defp float(text, used) do
    {{:float, :erlang.list_to_float(text)}, used}
  rescue
    ArgumentError -> {:error, {:illegal, :float}, used}
  end

  # Strings, quoted atoms, characters.

  defp quoted([], :more, _quote, _chars, _used), do: :more
  defp quoted([], :eof, quote, chars, used), do: {:error, {:unterminated, kind(quote), :lists.reverse(chars)}, used}

  defp quoted([quote | _], _mode, quote, chars, used) do
    text = :lists.reverse(chars)
    {if(quote === ?", do: {:string, text}, else: {:atom, :erlang.list_to_atom(text)}), used + 1}
  end

  defp quoted([?\\ | rest], mode, quote, chars, used) do
    case escape(rest, mode) do
      :more -> :more
      :end -> {:error, {:unterminated, kind(quote), :lists.reverse(chars)}, used}
      {char, taken} -> quoted(:lists.nthtail(taken, rest), mode, quote, [char | chars], used + 1 + taken)
      :error -> {:error, {:illegal, :character}, used}
    end
  end

  defp quoted([char | rest], mode, quote, chars, used), do: quoted(rest, mode, quote, [char | chars], used + 1)

  defp kind(?"), do: :string
  defp kind(?'), do: :atom

  defp char([], :more), do: :more
  defp char([], :eof), do: {:error, {:unterminated, :char}, 1}

  defp char([?\\ | rest], mode) do
    case escape(rest, mode) do
      :more -> :more
      :end -> {:error, {:unterminated, :char}, 2}
      {char, taken} -> {{:char, char}, 2 + taken}
      :error -> {:error, {:illegal, :character}, 2}
    end
  end

  defp char([char | _], _mode), do: {{:char, char}, 2}

  # What stands behind a backslash, and how many characters it has.
  defp escape([], :more), do: :more
  defp escape([], :eof), do: :end
  defp escape([?x, ?{ | rest], mode), do: braced(rest, mode)
  defp escape([?x, a, b | _], _mode), do: if(value(a) < 16 and value(b) < 16, do: {value(a) * 16 + value(b), 3}, else: :error)
  defp escape([?x | _], :more), do: :more
  defp escape([?^], :more), do: :more
  defp escape([?^, c | _], _mode), do: {:erlang.band(c, 31), 2}
  defp escape([a, b, c | _], _mode) when a in ?0..?7 and b in ?0..?7 and c in ?0..?7, do: {(a - ?0) * 64 + (b - ?0) * 8 + c - ?0, 3}
  defp escape([a, b | _], _mode) when a in ?0..?7 and b in ?0..?7, do: {(a - ?0) * 8 + b - ?0, 2}
  defp escape([a | _], _mode) when a in ?0..?7, do: {a - ?0, 1}
  defp escape([?n | _], _mode), do: {?\n, 1}
  defp escape([?r | _], _mode), do: {?\r, 1}
  defp escape([?t | _], _mode), do: {?\t, 1}
  defp escape([?v | _], _mode), do: {?\v, 1}
  defp escape([?b | _], _mode), do: {?\b, 1}
  defp escape([?f | _], _mode), do: {?\f, 1}
  defp escape([?e | _], _mode), do: {?\e, 1}
  defp escape([?s | _], _mode), do: {?\s, 1}
  defp escape([?d | _], _mode), do: {?\d, 1}
  defp escape([c | _], _mode), do: {c, 1}

  defp braced(chars, mode) do
    case {digits(chars, 16, []), mode} do
      {{[_ | _] = digits, [?} | _]}, _} -> {:erlang.list_to_integer(digits, 16), 3 + :erlang.length(digits)}
      {{_, []}, :more} -> :more
      _ -> :error
    end
  end
end
