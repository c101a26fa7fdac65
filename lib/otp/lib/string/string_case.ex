defmodule :string_case do
  @moduledoc "Case of valid binaries, for `:string` and `:unicode_util`."

  @dotless_i 0x131
  @capital_sharp_s 0x1E9E

  @doc "In upper case."
  @spec uppercase(binary()) :: binary()
  def uppercase(binary), do: :elixir_string.upcase(binary, :default)

  @doc "In lower case."
  @spec lowercase(binary()) :: binary()
  def lowercase(binary), do: :elixir_string.downcase(binary, :default)

  @doc "With the first code point in title case."
  @spec titlecase(binary()) :: binary()
  def titlecase(<<first::utf8, rest::binary>>) do
    <<:elixir_string.capitalize(<<first::utf8>>, :default)::binary, rest::binary>>
  end

  def titlecase(""), do: ""

  @doc """
  In a form that is the same for texts that differ in case only.

  Unicode's case folding is the lower case of the upper case, but for a few letters.
  """
  @spec casefold(binary()) :: binary()
  def casefold(binary) do
    case ascii?(binary) do
      true -> lowercase(binary)
      false -> for <<c::utf8 <- binary>>, into: "", do: fold(c)
    end
  end

  defp ascii?(binary), do: :unicode.bin_is_7bit(binary)

  defp fold(c) when c in ?A..?Z, do: <<c + 32>>
  defp fold(c) when c < 0x80 or c === @dotless_i, do: <<c::utf8>>
  defp fold(@capital_sharp_s), do: "ss"
  # Cherokee folds to its capitals, which are older than its small letters.
  defp fold(c) when c in 0x13A0..0x13F5, do: <<c::utf8>>
  defp fold(c) when c in 0x13F8..0x13FD, do: <<c - 8::utf8>>
  defp fold(c) when c in 0xAB70..0xABBF, do: <<c - 0xAB70 + 0x13A0::utf8>>
  defp fold(c), do: lowercase(uppercase(<<c::utf8>>))
end
