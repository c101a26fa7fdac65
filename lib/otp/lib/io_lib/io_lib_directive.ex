defmodule :io_lib_directive do
  @moduledoc """
  What each directive of a format string writes.

  Width and precision mean the same for most: text shorter than the precision is padded to it, longer text becomes stars; then the same with the
  width. Strings are cut instead.
  """

  @doc "The text of one directive that starts in a column (from 0)."
  @spec write(char(), :io_lib_format.directive(), non_neg_integer()) :: :io_lib.chars()
  def write(?w, %{args: [term]} = d, _column), do: term(flat(d, term, -1), d)
  def write(?W, %{args: [term, depth]} = d, _column) when is_integer(depth), do: term(flat(d, term, depth), d)
  def write(?p, %{args: [term]} = d, column), do: print(d, term, -1, column)
  def write(?P, %{args: [term, depth]} = d, column) when is_integer(depth), do: print(d, term, depth, column)
  def write(?s, %{args: [text]} = d, _column), do: string(chars(text, d.encoding), d)
  def write(?e, %{args: [float]} = d, _column) when is_float(float), do: number(scientific(float, digits(d)), d)
  def write(?f, %{args: [float]} = d, _column) when is_float(float), do: number(fixed(float, digits(d)), d)
  def write(?g, %{args: [float]} = d, _column) when is_float(float), do: number(general(float, digits(d)), d)
  def write(?b, %{args: [n]} = d, _column) when is_integer(n), do: number(lower(integer(n, d)), d)
  def write(?B, %{args: [n]} = d, _column) when is_integer(n), do: number(integer(n, d), d)
  def write(?x, %{args: [n, prefix]} = d, _column) when is_integer(n), do: number(prefixed(n, prefix, d, &lower/1), d)
  def write(?X, %{args: [n, prefix]} = d, _column) when is_integer(n), do: number(prefixed(n, prefix, d, & &1), d)
  def write(?+, %{args: [n]} = d, _column) when is_integer(n), do: number(prefixed(n, base_prefix(d), d, &lower/1), d)
  def write(?#, %{args: [n]} = d, _column) when is_integer(n), do: number(prefixed(n, base_prefix(d), d, & &1), d)
  def write(?c, %{args: [char], encoding: :unicode} = d, _column) when is_integer(char), do: char(char, d)
  def write(?c, %{args: [char]} = d, _column) when is_integer(char), do: char(:erlang.band(char, 255), d)
  def write(?~, d, _column), do: char(?~, d)
  def write(?n, %{adjust: :right} = d, _column), do: char(?\n, %{d | precision: :none})
  def write(?i, _d, _column), do: []
  def write(_control, d, _column), do: :erlang.error(:badarg, [d])

  @doc "A term on one line, as `~w` writes it."
  @spec flat(:io_lib_format.directive(), term(), integer()) :: :io_lib.chars()
  def flat(d, term, depth), do: :io_lib_notation.flat(flat_tree(d, term, depth))

  @doc "The tree that `~w` writes flat."
  @spec flat_tree(:io_lib_format.directive(), term(), integer()) :: :io_lib_notation.tree()
  def flat_tree(d, term, depth), do: :io_lib_notation.tree(term, depth, notation(d, :none))

  @doc "The tree that `~p` lays out."
  @spec tree(:io_lib_format.directive(), term(), integer()) :: :io_lib_notation.tree()
  def tree(d, term, depth) do
    :io_lib_notation.tree(term, depth, notation(d, if(d.strings, do: :all, else: :none)))
  end

  @doc "Lays out a tree for `~p`, which starts in a column (from 0) unless the precision says otherwise."
  @spec layout(:io_lib_format.directive(), :io_lib_notation.tree(), non_neg_integer()) :: :io_lib.chars()
  def layout(%{adjust: :right} = d, tree, column) do
    start = if d.precision === :none, do: column + 1, else: d.precision
    width = if d.width === :none, do: 80, else: d.width
    :io_lib_pretty.layout(tree, start, width)
  end

  defp print(d, term, depth, column), do: layout(d, tree(d, term, depth), column)

  defp notation(d, strings) do
    %{strings: strings, encoding: d.encoding, range: :io_lib_pretty.range(d.encoding), order: d.maps_order}
  end

  # Terms: stars where there is no room.

  @doc "Fits text into the width and precision of a directive, with stars where it is too long."
  @spec term(:io_lib.chars(), :io_lib_format.directive()) :: :io_lib.chars()
  def term(chars, %{width: :none, precision: :none}), do: chars
  def term(chars, %{width: :none, adjust: :right} = d), do: fit(chars, d.precision, d.precision, d)
  def term(chars, %{precision: :none} = d), do: fit(chars, d.width, d.width, d)
  def term(chars, d), do: fit(chars, min(d.width, max(d.precision, 0)), d.width, d)

  defp fit(chars, room, width, d) do
    length = :io_lib.chars_length(chars)

    case length > room do
      true -> pad(:lists.duplicate(room, ?*), width - room, d)
      false -> pad(chars, width - length, d)
    end
  end

  defp pad(chars, 0, _d), do: chars
  defp pad(chars, count, %{adjust: :left, pad_char: pad}), do: [chars | :lists.duplicate(count, pad)]
  defp pad(chars, count, %{adjust: :right, pad_char: pad}), do: [:lists.duplicate(count, pad) | chars]

  # Numbers: the precision has another meaning, so only the width is left.
  defp number(chars, d), do: term(chars, %{d | precision: :none})

  defp digits(%{precision: :none}), do: 6
  defp digits(%{precision: precision}), do: precision

  defp scientific(float, digits) when digits > 250 do
    {mantissa, exponent} = :lists.splitwith(&(&1 != ?e), scientific(float, 250))
    mantissa ++ :lists.duplicate(digits - 250, ?0) ++ exponent
  end

  defp scientific(float, digits) when digits >= 2 do
    {mantissa, [?e, sign | exponent]} = :lists.splitwith(&(&1 != ?e), :erlang.float_to_list(float, scientific: digits - 1))
    mantissa ++ [?e, sign | without_zeros(exponent)]
  end

  defp without_zeros([?0, digit | rest]), do: without_zeros([digit | rest])
  defp without_zeros(digits), do: digits

  # Very large floats get twenty digits and zeros.
  defp fixed(float, digits) when digits >= 1 and (float > 1.0e200 or float < -1.0e200) do
    {mantissa, [?e, ?+ | exponent]} = :lists.splitwith(&(&1 != ?e), :erlang.float_to_list(float, scientific: 20))
    {whole, [?. | fraction]} = :lists.splitwith(&(&1 != ?.), mantissa)
    zeros = :erlang.list_to_integer(exponent) - :erlang.length(fraction)
    whole ++ fraction ++ :lists.duplicate(zeros, ?0) ++ [?. | :lists.duplicate(digits, ?0)]
  end

  defp fixed(float, digits) when digits > 250, do: fixed(float, 250) ++ :lists.duplicate(digits - 250, ?0)
  defp fixed(float, digits) when digits >= 1, do: :erlang.float_to_list(float, decimals: digits)

  # As many digits as asked for, without an exponent for 0.1 to 10,000 where they reach behind the point.
  defp general(float, digits) when digits >= 1 do
    decimals = digits - 1 - exponent(:erlang.abs(float))

    cond do
      is_integer(decimals) and decimals >= 1 -> fixed(float, decimals)
      digits === 1 -> scientific(float, 2)
      true -> scientific(float, digits)
    end
  end

  defp exponent(float) when float < 0.1, do: 1_000_000
  defp exponent(float) when float < 1.0, do: -1
  defp exponent(float) when float < 10.0, do: 0
  defp exponent(float) when float < 100.0, do: 1
  defp exponent(float) when float < 1000.0, do: 2
  defp exponent(float) when float < 10_000.0, do: 3
  defp exponent(_float), do: 1_000_000

  defp integer(n, d), do: :erlang.integer_to_list(n, base(d))

  defp base(%{precision: :none}), do: 10
  defp base(%{precision: base}), do: base

  defp base_prefix(d), do: :erlang.integer_to_list(base(d)) ++ ~c"#"

  defp prefixed(n, prefix, d, convert) when is_atom(prefix), do: prefixed(n, :erlang.atom_to_list(prefix), d, convert)

  defp prefixed(n, prefix, d, convert) do
    true = :io_lib.deep_char_list(prefix)
    sign = if n < 0, do: ~c"-", else: []
    sign ++ [prefix | convert.(integer(:erlang.abs(n), d))]
  end

  defp lower([c | rest]) when c in ?A..?Z, do: [c + 32 | lower(rest)]
  defp lower([c | rest]), do: [c | lower(rest)]
  defp lower([]), do: []

  # Strings: cut where there is no room.

  @doc "The characters that `~s` and `~ts` write for an atom, a string or chardata."
  @spec chars(term(), :latin1 | :unicode) :: charlist()
  def chars(atom, encoding) when is_atom(atom), do: chars(:erlang.atom_to_list(atom), encoding)

  def chars(text, :latin1) do
    chars = :unicode.characters_to_list(text, :latin1)
    true = :io_lib.latin1_char_list(chars)
    chars
  end

  def chars(text, :unicode) do
    case :unicode.characters_to_list(text, :unicode) do
      chars when is_list(chars) -> chars
      _invalid -> :lists.flatten(bytes_as_chars(text))
    end
  end

  # Where not all is UTF-8, binaries that are not are taken as Latin-1.
  defp bytes_as_chars(binary) when is_binary(binary) do
    case :unicode.characters_to_list(binary, :unicode) do
      chars when is_list(chars) -> chars
      _invalid -> :erlang.binary_to_list(binary)
    end
  end

  defp bytes_as_chars([head | tail]), do: [bytes_as_chars(head) | bytes_as_chars(tail)]
  defp bytes_as_chars(char) when is_integer(char) and char >= 0, do: char
  defp bytes_as_chars([]), do: []

  @doc "Fits the characters of a string into the width and precision of a directive: cut or padded."
  @spec string(charlist(), :io_lib_format.directive()) :: :io_lib.chars()
  def string(chars, %{width: :none, precision: :none}), do: chars
  def string(chars, %{precision: :none} = d), do: field(chars, d.width, d)
  def string(chars, %{width: :none, adjust: :right} = d), do: field(chars, d.precision, %{d | adjust: :left})
  def string(chars, %{width: same, precision: same} = d), do: field(chars, same, d)

  def string(chars, d) when d.width > d.precision do
    pad(field(chars, d.precision, %{d | adjust: :left}), d.width - d.precision, d)
  end

  defp field(chars, width, d) do
    length = :string.length(chars)

    case length > width do
      true -> :string.slice(chars, 0, width)
      false -> pad(chars, width - length, d)
    end
  end

  defp char(char, %{width: :none, precision: :none}), do: [char]
  defp char(char, %{width: width, precision: :none}), do: :lists.duplicate(width, char)
  defp char(char, %{width: :none, precision: precision}), do: :lists.duplicate(precision, char)

  defp char(char, d) when d.width >= d.precision do
    pad(:lists.duplicate(d.precision, char), d.width - d.precision, d)
  end
end
