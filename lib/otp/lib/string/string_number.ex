defmodule :string_number do
  @moduledoc "Numbers at the beginning of binaries, for `:string`."

  @doc "How many bytes an integer at the beginning has, 0 where there is none."
  @spec integer_size(binary()) :: non_neg_integer()
  def integer_size(<<sign, rest::binary>>) when sign in ~c"+-", do: signed(digits(rest, 0))
  def integer_size(binary), do: digits(binary, 0)

  defp signed(0), do: 0
  defp signed(size), do: size + 1

  defp digits(<<c, rest::binary>>, size) when c in ?0..?9, do: digits(rest, size + 1)
  defp digits(_rest, size), do: size

  @doc "How many bytes a float at the beginning has, 0 where there is none. The point may be a comma."
  @spec float_size(binary()) :: non_neg_integer()
  def float_size(binary) do
    with whole when whole > 0 <- integer_size(binary),
         <<_::binary-size(^whole), point, rest::binary>> when point in ~c".," <- binary,
         fraction when fraction > 0 <- digits(rest, 0) do
      size = whole + 1 + fraction
      size + exponent_size(:binary.part(binary, size, byte_size(binary) - size))
    else
      _ -> 0
    end
  end

  defp exponent_size(<<e, rest::binary>>) when e in ~c"eE", do: signed(integer_size(rest))
  defp exponent_size(_rest), do: 0

  @doc "The float that such a text stands for."
  @spec to_float(binary()) :: float()
  def to_float(binary), do: :erlang.binary_to_float(:binary.replace(binary, ",", "."))
end
