defmodule Integer do
  @moduledoc """
  Functions on integers, which may be of any size.

  The arithmetic of integers is in `Kernel`: `+`, `-`, `*`, `**`, `div/2`, `rem/2`, `abs/1` and comparison.
  Their bits are the business of `Bitwise`.

  Integers can be written in base 10, with underscores between digits (`1_000_000`), and in bases 2, 8 and 16
  as `0b101`, `0o17` and `0xFF`.
  """

  import Bitwise, only: [band: 2, bsr: 2]

  @doc """
  Tells whether an integer is odd. Can be used in guards.

      iex> require Integer
      iex> Integer.is_odd(3)
      true

      iex> require Integer
      iex> Integer.is_odd(-6)
      false

  """
  defguard is_odd(integer) when is_integer(integer) and :erlang.band(integer, 1) == 1

  @doc """
  Tells whether an integer is even. Can be used in guards.

      iex> require Integer
      iex> Integer.is_even(0)
      true

      iex> require Integer
      iex> Integer.is_even(-3)
      false

  """
  defguard is_even(integer) when is_integer(integer) and :erlang.band(integer, 1) == 0

  @doc """
  Raises `base` to a power of at least 0.

  Unlike `Float.pow/2` it is exact. Raises `ArithmeticError` if the exponent is negative.

      iex> Integer.pow(2, 10)
      1024

      iex> Integer.pow(-2, 3)
      -8

      iex> Integer.pow(2, -1)
      ** (ArithmeticError) bad argument in arithmetic expression

  """
  @doc since: "1.12.0"
  @spec pow(integer, non_neg_integer) :: integer
  def pow(base, exponent) when is_integer(base) and is_integer(exponent) do
    if exponent < 0, do: :erlang.error(:badarith), else: power(base, exponent, 1)
  end

  # Squares `base` for each bit of the exponent, and multiplies it in where the bit is set.
  defp power(_base, 0, acc), do: acc
  defp power(base, 1, acc), do: base * acc
  defp power(base, exponent, acc) when band(exponent, 1) == 1, do: power(base * base, bsr(exponent, 1), base * acc)
  defp power(base, exponent, acc), do: power(base * base, bsr(exponent, 1), acc)

  @doc """
  Gives the remainder of a division, with the sign of the divisor.

  `rem/2` has the sign of the dividend. Raises `ArithmeticError` if the divisor is 0.

      iex> Integer.mod(5, 2)
      1

      iex> Integer.mod(6, -4)
      -2

      iex> Integer.mod(-5, 3)
      1

  """
  @doc since: "1.4.0"
  @spec mod(integer, neg_integer | pos_integer) :: integer
  def mod(dividend, divisor) do
    remainder = rem(dividend, divisor)

    if remainder != 0 and remainder < 0 != divisor < 0,
      do: remainder + divisor,
      else: remainder
  end

  @doc """
  Divides and rounds down.

  `div/2` rounds towards 0. Raises `ArithmeticError` if the divisor is 0.

      iex> Integer.floor_div(5, 2)
      2

      iex> Integer.floor_div(6, -4)
      -2

      iex> Integer.floor_div(-99, 2)
      -50

  """
  @doc since: "1.4.0"
  @spec floor_div(integer, neg_integer | pos_integer) :: integer
  def floor_div(dividend, divisor) do
    remainder = rem(dividend, divisor)

    if remainder != 0 and remainder < 0 != divisor < 0,
      do: div(dividend, divisor) - 1,
      else: div(dividend, divisor)
  end

  @doc """
  Divides and rounds up.

  `div/2` rounds towards 0. Raises `ArithmeticError` if the divisor is 0.

      iex> Integer.ceil_div(5, 2)
      3

      iex> Integer.ceil_div(6, -4)
      -1

      iex> Integer.ceil_div(-99, 2)
      -49

  """
  @doc since: "1.20.0"
  @spec ceil_div(integer, neg_integer | pos_integer) :: integer
  def ceil_div(dividend, divisor) do
    remainder = rem(dividend, divisor)

    if remainder != 0 and remainder < 0 == divisor < 0,
      do: div(dividend, divisor) + 1,
      else: div(dividend, divisor)
  end

  @doc """
  Counts the bits that are set in an integer of at least 0.

      iex> Integer.popcount(0b1011)
      3

      iex> Integer.popcount(0)
      0

  """
  @doc since: "1.20.0"
  @spec popcount(non_neg_integer) :: non_neg_integer
  def popcount(integer) when is_integer(integer) and integer >= 0, do: popcount(integer, 0)

  # 32 bits at a time, summed within pairs, nibbles and bytes.
  defp popcount(0, count), do: count
  defp popcount(integer, count), do: popcount(bsr(integer, 32), count + popcount_32(band(integer, 0xFFFFFFFF)))

  defp popcount_32(bits) do
    pairs = bits - band(bsr(bits, 1), 0x55555555)
    nibbles = band(pairs, 0x33333333) + band(bsr(pairs, 2), 0x33333333)
    bytes = band(nibbles + bsr(nibbles, 4), 0x0F0F0F0F)
    bytes |> Kernel.*(0x01010101) |> bsr(24) |> band(0xFF)
  end

  @doc """
  Gives the digits in a base, highest first.

  The digits of a negative integer are negative.

      iex> Integer.digits(123)
      [1, 2, 3]

      iex> Integer.digits(170, 2)
      [1, 0, 1, 0, 1, 0, 1, 0]

      iex> Integer.digits(-170, 2)
      [-1, 0, -1, 0, -1, 0, -1, 0]

  """
  @spec digits(integer, pos_integer) :: [integer, ...]
  def digits(integer, base \\ 10) when is_integer(integer) and is_integer(base) and base >= 2,
    do: :elixir_integer.digits(integer, base)

  @doc """
  Puts digits in a base together to an integer.

  Raises `ArgumentError` if a digit is not less than the base.

      iex> Integer.undigits([1, 2, 3])
      123

      iex> Integer.undigits([1, 4], 16)
      20

      iex> Integer.undigits([])
      0

  """
  @spec undigits([integer], pos_integer) :: integer
  def undigits(digits, base \\ 10) when is_list(digits) and is_integer(base) and base >= 2,
    do: undigits(digits, base, 0)

  defp undigits([digit | _], base, _acc) when is_integer(digit) and digit >= base,
    do: raise(ArgumentError, "invalid digit #{digit} in base #{base}")

  defp undigits([digit | digits], base, acc) when is_integer(digit), do: undigits(digits, base, acc * base + digit)
  defp undigits([], _base, acc), do: acc

  @doc """
  Reads an integer from the beginning of a string.

  Gives `{integer, rest}`, or `:error` if the string does not start with a digit after an optional sign.
  Raises `ArgumentError` unless the base is in 2..36.

      iex> Integer.parse("34.5")
      {34, ".5"}

      iex> Integer.parse("-f4!", 16)
      {-244, "!"}

      iex> Integer.parse("three")
      :error

  """
  @spec parse(binary, 2..36) :: {integer, remainder_of_binary :: binary} | :error
  def parse(binary, base \\ 10)

  def parse(binary, base) when is_binary(binary) and base in 2..36 do
    case count_digits(binary, base) do
      0 -> :error
      count -> read_digits(binary, count, base)
    end
  end

  def parse(binary, base) when is_binary(binary), do: raise(ArgumentError, "invalid base #{inspect(base)}")

  # How many bytes of the string belong to the integer, with its sign.
  defp count_digits(<<sign, rest::binary>>, base) when sign in ~c"+-" do
    case count_digits(rest, base, 0) do
      0 -> 0
      count -> count + 1
    end
  end

  defp count_digits(binary, base), do: count_digits(binary, base, 0)

  defp count_digits(<<char, rest::binary>>, base, count) when char in ?0..?9 and char - ?0 < base,
    do: count_digits(rest, base, count + 1)

  defp count_digits(<<char, rest::binary>>, base, count) when char in ?A..?Z and char - ?A + 10 < base,
    do: count_digits(rest, base, count + 1)

  defp count_digits(<<char, rest::binary>>, base, count) when char in ?a..?z and char - ?a + 10 < base,
    do: count_digits(rest, base, count + 1)

  defp count_digits(_rest, _base, count), do: count

  defp read_digits(binary, count, base) do
    <<digits::binary-size(^count), rest::binary>> = binary
    {:erlang.binary_to_integer(digits, base), rest}
  end

  @doc """
  Gives an integer as a string in a base from 2 to 36.

      iex> Integer.to_string(123)
      "123"

      iex> Integer.to_string(-255, 16)
      "-FF"

  """
  @spec to_string(integer, 2..36) :: String.t()
  def to_string(integer, base \\ 10)
  def to_string(integer, 10), do: :erlang.integer_to_binary(integer)
  def to_string(integer, base), do: :erlang.integer_to_binary(integer, base)

  @doc """
  Gives an integer as a charlist in a base from 2 to 36.

      iex> Integer.to_charlist(123) == ~c"123"
      true

      iex> Integer.to_charlist(255, 16) == ~c"FF"
      true

  """
  @spec to_charlist(integer, 2..36) :: charlist
  def to_charlist(integer, base \\ 10)
  def to_charlist(integer, 10), do: :erlang.integer_to_list(integer)
  def to_charlist(integer, base), do: :erlang.integer_to_list(integer, base)

  @doc """
  Gives the greatest integer that divides both.

  It is at least 0, and that only if both are 0.

      iex> Integer.gcd(8, 12)
      4

      iex> Integer.gcd(-7, 0)
      7

  """
  @doc since: "1.5.0"
  @spec gcd(integer, integer) :: non_neg_integer
  def gcd(integer1, integer2) when is_integer(integer1) and is_integer(integer2),
    do: :elixir_integer.gcd(integer1, integer2)

  @doc """
  Gives the greatest common divisor `gcd` of `a` and `b` with integers `m` and `n` such that
  `a * m + b * n = gcd`, as `{gcd, m, n}`.

  If one of them is 0 the other one is given as it is, even if it is negative.

      iex> Integer.extended_gcd(240, 46)
      {2, -9, 47}

      iex> Integer.extended_gcd(0, 5)
      {5, 0, 1}

  """
  @doc since: "1.12.0"
  @spec extended_gcd(integer, integer) :: {non_neg_integer, integer, integer}
  def extended_gcd(0, 0), do: {0, 0, 0}
  def extended_gcd(0, b) when is_integer(b), do: {b, 0, 1}
  def extended_gcd(a, 0) when is_integer(a), do: {a, 1, 0}
  def extended_gcd(a, b) when is_integer(a) and is_integer(b), do: bezout({a, 1, 0}, {b, 0, 1})

  # Euclid's algorithm on triples {r, m, n} that keep r = a * m + b * n.
  defp bezout({gcd, m, n}, {0, _, _}) when gcd < 0, do: {-gcd, -m, -n}
  defp bezout(triple, {0, _, _}), do: triple

  defp bezout({r1, m1, n1}, {r2, m2, n2} = triple) do
    quotient = div(r1, r2)
    bezout(triple, {r1 - quotient * r2, m1 - quotient * m2, n1 - quotient * n2})
  end

  @doc false
  @deprecated "Use Integer.to_charlist/1 instead"
  def to_char_list(integer), do: Integer.to_charlist(integer)

  @doc false
  @deprecated "Use Integer.to_charlist/2 instead"
  def to_char_list(integer, base), do: Integer.to_charlist(integer, base)
end
