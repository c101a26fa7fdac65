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
