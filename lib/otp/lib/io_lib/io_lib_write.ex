defmodule :io_lib_write do
  @moduledoc """
  How Erlang writes atoms, characters and strings: what has to be quoted, what has to be escaped, and what counts as printable.

  `encoding` is `:latin1` where the text must stay below 256, and `:unicode` where any character may stand as it is.
  """

  @type encoding :: :latin1 | :unicode

  @reserved ~w(after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of
               or orelse receive rem try when xor)a

  defguardp is_lower(c) when c in ?a..?z or (c in ?ß..?ÿ and c != ?÷)
  defguardp is_upper(c) when c in ?A..?Z or (c in ?À..?Þ and c != ?×)
  defguardp is_name(c) when is_lower(c) or is_upper(c) or c in ?0..?9 or c in [?_, ?@]
  defguardp is_latin1_visible(c) when c in 0x20..0x7E or c in 0xA0..0xFF
  defguardp is_beyond_latin1(c) when c in 0x100..0xD7FF or c in 0xE000..0xFFFD or c in 0x10000..0x10FFFF
  defguardp is_control(c) when c in [?\n, ?\r, ?\t, ?\v, ?\b, ?\f, ?\e]

  @doc """
  An atom in Erlang's notation.

      iex> :io_lib_write.atom(:ok, :unicode)
      ~c"ok"

      iex> :io_lib_write.atom(:"a b", :unicode)
      ~c"'a b'"
  """
  @spec atom(atom(), encoding()) :: charlist()
  def atom(atom, encoding) do
    chars = :erlang.atom_to_list(atom)

    case quoted?(atom, chars) do
      true -> string(chars, ?', encoding)
      false -> chars
    end
  end

  @doc "Whether an atom of that name has to stand in quotes."
  @spec quoted?(atom(), charlist()) :: boolean()
  def quoted?(atom, _chars) when atom in @reserved, do: true
  def quoted?(_atom, [first | rest]) when is_lower(first), do: not name?(rest)
  def quoted?(_atom, _chars), do: true

  defp name?([c | rest]) when is_name(c), do: name?(rest)
  defp name?(rest), do: rest == []

  @doc """
  Characters as they stand between two quotes, with the quotes.

      iex> :io_lib_write.string(~c"a\\n", ?", :latin1)
      ~c"\\"a\\\\n\\""
  """
  @spec string(charlist(), char(), encoding()) :: charlist()
  def string(chars, quote, encoding), do: [quote | escaped(chars, quote, encoding)]

  defp escaped([c | rest], quote, encoding) when c in 0x20..0x7E and c != quote and c != ?\\ do
    [c | escaped(rest, quote, encoding)]
  end

  defp escaped([c | rest], quote, encoding), do: escape(c, quote, encoding) ++ escaped(rest, quote, encoding)
  defp escaped([], quote, _encoding), do: [quote]

  @doc "One character as it stands between quotes of that kind."
  @spec escape(char(), char(), encoding()) :: charlist()
  def escape(c, c, _encoding), do: [?\\, c]
  def escape(?\\, _quote, _encoding), do: ~c"\\\\"
  def escape(c, _quote, _encoding) when is_latin1_visible(c), do: [c]
  def escape(?\n, _quote, _encoding), do: ~c"\\n"
  def escape(?\r, _quote, _encoding), do: ~c"\\r"
  def escape(?\t, _quote, _encoding), do: ~c"\\t"
  def escape(?\v, _quote, _encoding), do: ~c"\\v"
  def escape(?\b, _quote, _encoding), do: ~c"\\b"
  def escape(?\f, _quote, _encoding), do: ~c"\\f"
  def escape(?\e, _quote, _encoding), do: ~c"\\e"
  def escape(?\d, _quote, _encoding), do: ~c"\\d"
  def escape(c, _quote, _encoding) when c <= 0xFF, do: [?\\, ?0 + div(c, 64), ?0 + rem(div(c, 8), 8), ?0 + rem(c, 8)]
  def escape(c, _quote, :unicode), do: [c]
  def escape(c, _quote, :latin1), do: ~c"\\x{" ++ :erlang.integer_to_list(c, 16) ++ ~c"}"

  @doc """
  A character in Erlang's `$c` notation.

      iex> :io_lib_write.char(?a, :unicode)
      ~c"$a"
  """
  @spec char(char(), encoding()) :: charlist()
  def char(?\s, _encoding), do: ~c"$\\s"
  def char(c, encoding), do: [?$ | escape(c, ?\s, encoding)]

  @doc "Whether a term is a list of characters that can be shown: of Latin-1, or of all of Unicode."
  @spec printable?(term(), encoding()) :: boolean()
  def printable?([c | rest], encoding) when is_latin1_visible(c) or is_control(c), do: printable?(rest, encoding)
  def printable?([c | rest], :unicode) when is_beyond_latin1(c), do: printable?(rest, :unicode)
  def printable?(rest, _encoding), do: rest == []

  @doc "How many of the characters at the start of a list can be shown."
  @spec printable_count(list(), encoding()) :: non_neg_integer()
  def printable_count(chars, encoding), do: printable_count(chars, encoding, 0)

  defp printable_count([c | rest], encoding, n) when is_latin1_visible(c) or is_control(c) do
    printable_count(rest, encoding, n + 1)
  end

  defp printable_count([c | rest], :unicode, n) when is_beyond_latin1(c), do: printable_count(rest, :unicode, n + 1)
  defp printable_count(_rest, _encoding, n), do: n
end
