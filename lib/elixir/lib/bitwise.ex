defmodule Bitwise do
  @moduledoc """
  Calculations with the bits of integers, as functions and, after `import Bitwise`, as operators. All can be used in guards, and
  are inlined by the compiler.
  """

  @doc false
  @deprecated "import Bitwise instead"
  defmacro __using__(_options) do
    quote do
      import Bitwise
    end
  end

  @doc """
  Inverts all bits.

  ## Examples

      iex> bnot(2)
      -3
  """
  @doc guard: true
  @spec bnot(integer) :: integer
  def bnot(expr), do: :erlang.bnot(expr)

  @doc false
  def ~~~expr, do: :erlang.bnot(expr)

  @doc """
  The bits that both have.

  ## Examples

      iex> band(9, 3)
      1
  """
  @doc guard: true
  @spec band(integer, integer) :: integer
  def band(left, right), do: :erlang.band(left, right)

  @doc """
  The bits that both have.

  ## Examples

      iex> 9 &&& 3
      1
  """
  @doc guard: true
  @spec integer &&& integer :: integer
  def left &&& right, do: :erlang.band(left, right)

  @doc """
  The bits that at least one has.

  ## Examples

      iex> bor(9, 3)
      11
  """
  @doc guard: true
  @spec bor(integer, integer) :: integer
  def bor(left, right), do: :erlang.bor(left, right)

  @doc """
  The bits that at least one has.

  ## Examples

      iex> 9 ||| 3
      11
  """
  @doc guard: true
  @spec integer ||| integer :: integer
  def left ||| right, do: :erlang.bor(left, right)

  @doc """
  The bits that exactly one has.

  ## Examples

      iex> bxor(9, 3)
      10
  """
  @doc guard: true
  @spec bxor(integer, integer) :: integer
  def bxor(left, right), do: :erlang.bxor(left, right)

  @doc false
  def unquote(:"^^^")(left, right), do: :erlang.bxor(left, right)

  @doc """
  Shifts the bits left by `right` places (right, if negative).

  ## Examples

      iex> bsl(1, 2)
      4
      iex> bsl(4, -2)
      1
  """
  @doc guard: true
  @spec bsl(integer, integer) :: integer
  def bsl(left, right), do: :erlang.bsl(left, right)

  @doc """
  Shifts the bits left by `right` places (right, if negative).

  ## Examples

      iex> 1 <<< 2
      4
  """
  @doc guard: true
  @spec integer <<< integer :: integer
  def left <<< right, do: :erlang.bsl(left, right)

  @doc """
  Shifts the bits right by `right` places (left, if negative); the sign stays.

  ## Examples

      iex> bsr(-4, 1)
      -2
  """
  @doc guard: true
  @spec bsr(integer, integer) :: integer
  def bsr(left, right), do: :erlang.bsr(left, right)

  @doc """
  Shifts the bits right by `right` places (left, if negative); the sign stays.

  ## Examples

      iex> -4 >>> 1
      -2
  """
  @doc guard: true
  @spec integer >>> integer :: integer
  def left >>> right, do: :erlang.bsr(left, right)
end
