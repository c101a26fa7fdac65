defmodule Code.Identifier do
  # What is known about names as such: which are operators and how tightly they bind, and how to write any binary
  # inside quotes. Precedences are those of the grammar; higher binds tighter.
  @moduledoc false

  @doc """
  Associativity and precedence of a unary operator, or `:error`.
  """
  @spec unary_op(atom) :: {:non_associative, precedence :: pos_integer} | :error
  def unary_op(op) when op in [:&, :...], do: {:non_associative, 90}
  def unary_op(op) when op in [:!, :^, :not, :+, :-, :~~~], do: {:non_associative, 300}
  def unary_op(:@), do: {:non_associative, 320}
  def unary_op(op) when is_atom(op), do: :error

  @doc """
  Associativity and precedence of a binary operator, or `:error`.
  """
  @spec binary_op(atom) :: {:left | :right, precedence :: pos_integer} | :error
  def binary_op(op) when op in [:<-, :\\], do: {:left, 40}
  def binary_op(:when), do: {:right, 50}
  def binary_op(:"::"), do: {:right, 60}
  def binary_op(:|), do: {:right, 70}
  def binary_op(:=), do: {:right, 100}
  def binary_op(op) when op in [:||, :|||, :or], do: {:left, 120}
  def binary_op(op) when op in [:&&, :&&&, :and], do: {:left, 130}
  def binary_op(op) when op in [:==, :!=, :=~, :===, :!==], do: {:left, 140}
  def binary_op(op) when op in [:<, :<=, :>=, :>], do: {:left, 150}

  def binary_op(op) when op in [:|>, :<<<, :>>>, :<~, :~>, :<<~, :~>>, :<~>, :"<|>"],
    do: {:left, 160}

  def binary_op(:in), do: {:left, 170}
  def binary_op(:"^^^"), do: {:left, 180}
  def binary_op(op) when op in [:++, :--, :.., :<>, :+++, :---], do: {:right, 200}
  def binary_op(op) when op in [:+, :-], do: {:left, 210}
  def binary_op(op) when op in [:*, :/], do: {:left, 220}
  def binary_op(:**), do: {:left, 230}
  def binary_op(:.), do: {:left, 310}
  def binary_op(op) when is_atom(op), do: :error

  @doc """
  What kind of name an atom is: see `Macro.classify_atom/1`.
  """
  @spec classify(atom) :: :alias | :identifier | :unquoted | :quoted
  def classify(atom) when is_atom(atom) do
    charlist = :erlang.atom_to_list(atom)

    cond do
      atom in [:%, :%{}, :{}, :<<>>, :..., :.., :., :"..//", :->] -> :unquoted
      atom in [:"::", :"^^^", :"~~~", :"<|>"] -> :quoted
      unary_op(atom) != :error or binary_op(atom) != :error -> :unquoted
      alias?(charlist) -> :alias
      true -> classify_name(charlist)
    end
  end

  defp classify_name(charlist) do
    case String.Tokenizer.tokenize(charlist) do
      {kind, _, [], _, _, special} -> classify_token(kind, special)
      _ -> :quoted
    end
  end

  # What the tokenizer had to normalize is another atom.
  defp classify_token(kind, special) do
    cond do
      :lists.member(:nfkc, special) -> :quoted
      kind == :identifier and not :lists.member(:at, special) -> :identifier
      true -> :unquoted
    end
  end

  defp alias?(~c"Elixir" ++ rest), do: alias_segments?(rest)
  defp alias?(_), do: false

  defp alias_segments?([]), do: true
  defp alias_segments?([?., char | rest]) when char in ?A..?Z, do: alias_segments?(alias_rest(rest))
  defp alias_segments?(_), do: false

  defp alias_rest([char | rest]) when char in ?A..?Z or char in ?a..?z or char in ?0..?9 or char == ?_,
    do: alias_rest(rest)

  defp alias_rest(rest), do: rest

  @doc """
  Writes an atom for where it stands: see `Macro.inspect_atom/3`. `escape` takes the name and the quote and gives iodata.
  """
  def inspect_atom(:literal, atom, _escape) when atom in [nil, true, false], do: :erlang.atom_to_binary(atom)
  def inspect_atom(:literal, :\\, _escape), do: ":\\\\"

  def inspect_atom(:literal, atom, escape) do
    name = :erlang.atom_to_binary(atom)

    case classify(atom) do
      :alias -> without_prefix(name)
      :quoted -> ~s(:") <> :erlang.iolist_to_binary(escape.(name, ?")) <> "\""
      _ -> ":" <> name
    end
  end

  def inspect_atom(:key, :\\, _escape), do: "\\\\:"

  def inspect_atom(:key, atom, escape) do
    name = :erlang.atom_to_binary(atom)

    if classify(atom) in [:alias, :quoted],
      do: "\"" <> :erlang.iolist_to_binary(escape.(name, ?")) <> ~s(":),
      else: name <> ":"
  end

  def inspect_atom(:remote_call, :\\, _escape), do: "\\\\"

  def inspect_atom(:remote_call, atom, escape) do
    name = :erlang.atom_to_binary(atom)

    if classify(atom) == :identifier or operator_call?(atom),
      do: name,
      else: "\"" <> :erlang.iolist_to_binary(escape.(name, ?")) <> "\""
  end

  defp operator_call?(atom) when atom in [:.., :..., :.], do: false
  defp operator_call?(atom), do: unary_op(atom) != :error or binary_op(atom) != :error

  defp without_prefix("Elixir." <> name), do: name
  defp without_prefix("Elixir"), do: "Elixir"

  @doc """
  Writes a binary as it stands between quotes: `char` (the quote) and what cannot be printed are escaped.

  Stops after `limit` characters; gives the iodata and the rest. `fun` may give the escape of a character, or `false` for the usual one.
  """
  @spec escape(binary, char | nil, limit :: :infinity | non_neg_integer, (char -> iodata | false)) ::
          {escaped :: iodata, remaining :: binary}
  def escape(other, char, limit \\ :infinity, fun \\ &escape_map/1) do
    escape(other, char, limit, [], fun)
  end

  defp escape(<<_, _::binary>> = binary, _char, 0, acc, _fun), do: {acc, binary}

  defp escape(<<char, rest::binary>>, char, count, acc, fun) when is_integer(char),
    do: escape(rest, char, decrement(count), [acc | <<?\\, char>>], fun)

  defp escape(<<?#, ?{, rest::binary>>, char, count, acc, fun),
    do: escape(rest, char, decrement(count), [acc | ~S(\#{)], fun)

  defp escape(<<codepoint::utf8, rest::binary>>, char, count, acc, fun) do
    escaped = fun.(codepoint) || escape_char(codepoint)
    escape(rest, char, decrement(count), [acc | escaped], fun)
  end

  defp escape(<<byte, rest::binary>>, char, count, acc, fun),
    do: escape(rest, char, decrement(count), [acc | hex_byte(byte)], fun)

  defp escape(<<>>, _char, _count, acc, _fun), do: {acc, <<>>}

  defp escape_map(_char), do: false

  defp escape_char(?\a), do: "\\a"
  defp escape_char(?\b), do: "\\b"
  defp escape_char(?\d), do: "\\d"
  defp escape_char(?\e), do: "\\e"
  defp escape_char(?\f), do: "\\f"
  defp escape_char(?\n), do: "\\n"
  defp escape_char(?\r), do: "\\r"
  defp escape_char(?\\), do: "\\\\"
  defp escape_char(?\t), do: "\\t"
  defp escape_char(?\v), do: "\\v"
  defp escape_char(0), do: "\\0"

  defp escape_char(char) when char in 0x20..0x7E, do: <<char>>

  # Spaces that look like another, and characters that show nothing or change the direction of writing.
  defp escape_char(char)
       when char in [0xA0, 0x34F, 0x61C, 0x205F, 0xFEFF]
       when char in 0x2000..0x200F
       when char in 0x2028..0x202E
       when char in 0x2060..0x2064
       when char in 0x2066..0x2069,
       do: "\\u" <> hex(char, 4)

  defp escape_char(char) do
    cond do
      String.printable?(<<char::utf8>>) -> <<char::utf8>>
      char < 0x100 -> hex_byte(char)
      true -> "\\x{" <> hex(char, 1) <> "}"
    end
  end

  defp hex_byte(byte), do: "\\x" <> hex(byte, 2)

  defp hex(number, digits), do: number |> Integer.to_string(16) |> String.pad_leading(digits, "0")

  defp decrement(:infinity), do: :infinity
  defp decrement(count), do: count - 1
end
