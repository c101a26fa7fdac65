defmodule Float do
  @moduledoc """
  Functions on floats.

  A float is a number of 64 bits as IEEE 754 defines it, but never infinite and never "not a number": what
  would be one raises `ArithmeticError`. It is written with digits on both sides of the dot, `1.0`, and may
  have an exponent, `1.0e-10`.

  Most decimal fractions cannot be held exactly. `0.1` is in truth a little more than a tenth, and is shown
  with as few digits as tell it from all other floats. Rounding here goes by the true value:

      iex> Float.round(5.5675, 3)
      5.567

      iex> Float.ratio(0.1)
      {3602879701896397, 36028797018963968}

  `Kernel.round/1`, `Kernel.ceil/1`, `Kernel.floor/1` and `Kernel.trunc/1` give integers; the functions here
  give floats.
  """

  @typedoc "How many digits after the dot are kept."
  @type precision_range :: 0..15

  @powers_of_10 {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
                 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000}

  # A float holds 52 bits of a significand of 53, whose unit is 2 to the power of the exponent field minus
  # 1075.
  @hidden_bit 0x10000000000000
  @bias 1075

  @doc """
  Gives the greatest float.

      iex> Float.max_finite()
      1.7976931348623157e308

  """
  @spec max_finite() :: float
  def max_finite, do: 1.7976931348623157e308

  @doc """
  Gives the least float.

      iex> Float.min_finite()
      -1.7976931348623157e308

  """
  @spec min_finite() :: float
  def min_finite, do: -1.7976931348623157e308

  @doc """
  Raises `base` to a power.

  Raises `ArithmeticError` if the result is too large or not a real number. `Integer.pow/2` is exact.

      iex> Float.pow(2.0, 0)
      1.0

      iex> Float.pow(2.5, 2)
      6.25

  """
  @doc since: "1.12.0"
  @spec pow(float, number) :: float
  def pow(base, exponent) when is_float(base) and is_number(exponent), do: :math.pow(base, exponent)

  @doc """
  Reads a float from the beginning of a string.

  Gives `{float, rest}`. Digits alone are enough. `:error` is given if there is no digit after an optional
  sign, or if the number is too large.

      iex> Float.parse("56.5xyz")
      {56.5, "xyz"}

      iex> Float.parse("34")
      {34.0, ""}

      iex> Float.parse("1.0e-2.")
      {0.01, "."}

      iex> Float.parse("pi")
      :error

  """
  @spec parse(binary) :: {float, binary} | :error
  def parse(binary)
  def parse("-" <> rest), do: parse_unsigned(rest, "-")
  def parse("+" <> rest), do: parse_unsigned(rest, "")
  def parse(binary) when is_binary(binary), do: parse_unsigned(binary, "")

  defp parse_unsigned(binary, sign) do
    case digits(binary) do
      {"", _rest} ->
        :error

      {integer, rest} ->
        {fraction, rest} = parse_fraction(rest)
        {exponent, rest} = parse_exponent(rest)
        to_float(<<sign::binary, integer::binary, ?., fraction::binary, exponent::binary>>, rest)
    end
  end

  defp parse_fraction("." <> rest = binary) do
    case digits(rest) do
      {"", _rest} -> {"0", binary}
      fraction_and_rest -> fraction_and_rest
    end
  end

  defp parse_fraction(binary), do: {"0", binary}

  defp parse_exponent(<<e, sign, rest::binary>> = binary) when e in ~c"eE" and sign in ~c"+-",
    do: parse_exponent(rest, <<?e, sign>>, binary)

  defp parse_exponent(<<e, rest::binary>> = binary) when e in ~c"eE", do: parse_exponent(rest, "e", binary)
  defp parse_exponent(binary), do: {"", binary}

  defp parse_exponent(rest, prefix, binary) do
    case digits(rest) do
      {"", _rest} -> {"", binary}
      {exponent, rest} -> {prefix <> exponent, rest}
    end
  end

  defp digits(binary) do
    count = count_digits(binary, 0)
    <<digits::binary-size(^count), rest::binary>> = binary
    {digits, rest}
  end

  defp count_digits(<<digit, rest::binary>>, count) when digit in ?0..?9, do: count_digits(rest, count + 1)
  defp count_digits(_rest, count), do: count

  # The text is well formed, so it can only be too large.
  defp to_float(text, rest) do
    try do
      {:erlang.binary_to_float(text), rest}
    rescue
      ArgumentError -> :error
    end
  end

  @doc """
  Rounds down to a number of digits after the dot, 0 to 15.

      iex> Float.floor(34.25)
      34.0

      iex> Float.floor(-56.5)
      -57.0

      iex> Float.floor(34.259, 2)
      34.25

  """
  @spec floor(float, precision_range) :: float
  def floor(number, precision \\ 0)
  def floor(number, precision) when is_float(number) and precision in 0..15, do: round(number, precision, :floor)
  def floor(number, precision) when is_float(number), do: raise_precision(precision)

  @doc """
  Rounds up to a number of digits after the dot, 0 to 15.

      iex> Float.ceil(34.25)
      35.0

      iex> Float.ceil(-56.5)
      -56.0

      iex> Float.ceil(34.251, 2)
      34.26

  """
  @spec ceil(float, precision_range) :: float
  def ceil(number, precision \\ 0)
  def ceil(number, precision) when is_float(number) and precision in 0..15, do: round(number, precision, :ceil)
  def ceil(number, precision) when is_float(number), do: raise_precision(precision)

  @doc """
  Rounds to a number of digits after the dot, 0 to 15; what lies in the middle goes away from 0.

  Few decimal fractions that end in 5 do lie in the middle, since a float holds something close to them only.

      iex> Float.round(12.5)
      13.0

      iex> Float.round(5.5674, 3)
      5.567

      iex> Float.round(-5.5675, 3)
      -5.567

  """
  @spec round(float, precision_range) :: float
  def round(float, precision \\ 0)

  def round(number, precision) when is_float(number) and precision in 0..15,
    do: round(number, precision, :half_up)

  def round(number, precision) when is_float(number), do: raise_precision(precision)

  defp raise_precision(precision) do
    raise ArgumentError, "precision #{inspect(precision)} is out of valid range of 0..15"
  end

  # The float is significand * 2 ** exponent. Scaled by 10 ** precision it is rounded to an integer in exact
  # arithmetic; the float nearest to that integer divided by the scale is the result.
  defp round(float, precision, rounding) do
    <<sign::1, exponent::11, fraction::52>> = <<float::float>>

    case significand(exponent, fraction) do
      # Zeros and whole numbers.
      {0, _exponent} -> float
      {_significand, exponent} when exponent >= 0 -> float
      {significand, exponent} -> scale_and_round(significand, -exponent, sign, precision, rounding)
    end
  end

  defp significand(0, fraction), do: {fraction, 1 - @bias}
  defp significand(exponent, fraction), do: {fraction + @hidden_bit, exponent - @bias}

  defp scale_and_round(significand, shift, sign, precision, rounding) do
    scale = power_of_10(precision)
    scaled = significand * scale
    whole = :erlang.bsr(scaled, shift)
    rest = scaled - :erlang.bsl(whole, shift)
    unit = :erlang.bsl(1, shift)

    whole
    |> Kernel.+(if away_from_0?(rounding, sign, rest, unit), do: 1, else: 0)
    |> divide(scale, precision)
    |> with_sign(sign)
  end

  defp away_from_0?(:half_up, _sign, rest, unit), do: 2 * rest >= unit
  defp away_from_0?(:ceil, 0, rest, _unit), do: rest > 0
  defp away_from_0?(:floor, 1, rest, _unit), do: rest > 0
  defp away_from_0?(_rounding, _sign, _rest, _unit), do: false

  # Both are exact as floats up to 2 ** 53, so that the division rounds once. Beyond that the digits are read.
  defp divide(whole, scale, _precision) when whole <= 2 * @hidden_bit, do: whole / scale

  defp divide(whole, scale, precision) do
    fraction = whole |> rem(scale) |> Integer.to_string() |> pad_zeros(precision)
    :erlang.binary_to_float(<<Integer.to_string(div(whole, scale))::binary, ?., fraction::binary>>)
  end

  defp pad_zeros(digits, length) when byte_size(digits) < length, do: pad_zeros(<<?0, digits::binary>>, length)
  defp pad_zeros(digits, _length), do: digits

  defp with_sign(float, 0), do: float
  defp with_sign(float, 1), do: -float

  defp power_of_10(precision), do: elem(@powers_of_10, precision)

  @doc """
  Gives the integers whose quotient a float is exactly, in lowest terms and with a positive divisor.

      iex> Float.ratio(0.0)
      {0, 1}

      iex> Float.ratio(3.14)
      {7070651414971679, 2251799813685248}

      iex> Float.ratio(-3.5)
      {-7, 2}

  """
  @doc since: "1.4.0"
  @spec ratio(float) :: {integer, pos_integer}
  def ratio(float) when is_float(float) do
    <<sign::1, exponent::11, fraction::52>> = <<float::float>>

    case significand(exponent, fraction) do
      {0, _exponent} ->
        {0, 1}

      {significand, exponent} when exponent >= 0 ->
        {signed(:erlang.bsl(significand, exponent), sign), 1}

      {significand, exponent} ->
        twos = min(trailing_zeros(significand, 0), -exponent)
        {significand |> :erlang.bsr(twos) |> signed(sign), :erlang.bsl(1, -exponent - twos)}
    end
  end

  defp signed(integer, 0), do: integer
  defp signed(integer, 1), do: -integer

  defp trailing_zeros(integer, count) when rem(integer, 2) == 0, do: trailing_zeros(div(integer, 2), count + 1)
  defp trailing_zeros(_integer, count), do: count

  @doc """
  Gives a float as a charlist, with as few digits as tell it from other floats.

      iex> Float.to_charlist(7.0) == ~c"7.0"
      true

  """
  @spec to_charlist(float) :: charlist
  def to_charlist(float), do: :erlang.float_to_list(float, [:short])

  @doc """
  Gives a float as a string, with as few digits as tell it from other floats.

  `:erlang.float_to_binary/2` has other formats.

      iex> Float.to_string(7.0)
      "7.0"

      iex> Float.to_string(1.0e-7)
      "1.0e-7"

  """
  @spec to_string(float) :: String.t()
  def to_string(float), do: :erlang.float_to_binary(float, [:short])

  @doc false
  @deprecated "Use Float.to_charlist/1 instead"
  def to_char_list(float), do: Float.to_charlist(float)

  @doc false
  @deprecated "Use :erlang.float_to_list/2 instead"
  def to_char_list(float, options), do: :erlang.float_to_list(float, expand_compact(options))

  @doc false
  @deprecated "Use :erlang.float_to_binary/2 instead"
  def to_string(float, options), do: :erlang.float_to_binary(float, expand_compact(options))

  defp expand_compact([{:compact, false} | options]), do: expand_compact(options)
  defp expand_compact([{:compact, true} | options]), do: [:compact | expand_compact(options)]
  defp expand_compact([option | options]), do: [option | expand_compact(options)]
  defp expand_compact([]), do: []
end
