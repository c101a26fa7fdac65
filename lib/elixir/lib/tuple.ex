defmodule Tuple do
  @moduledoc """
  Functions for tuples. `Kernel.elem/2`, `Kernel.put_elem/3` and `Kernel.tuple_size/1` are there without importing.

  Tuples hold a fixed number of elements side by side: access is fast, and every change copies the tuple.
  """

  @doc """
  A tuple that holds `data` `size` times. Raises `ArgumentError` for a negative size.

  ## Examples

      iex> Tuple.duplicate(:hello, 3)
      {:hello, :hello, :hello}
  """
  @spec duplicate(term, non_neg_integer) :: tuple
  def duplicate(data, size), do: :erlang.make_tuple(size, data)

  @doc """
  The tuple with a value put in at an index from zero. Raises `ArgumentError` outside of it.

  ## Examples

      iex> Tuple.insert_at({:bar, :baz}, 0, :foo)
      {:foo, :bar, :baz}
  """
  @spec insert_at(tuple, non_neg_integer, term) :: tuple
  def insert_at(tuple, index, value), do: :erlang.insert_element(index + 1, tuple, value)

  @doc """
  The tuple without the element at an index from zero. Raises `ArgumentError` outside of it.

  ## Examples

      iex> Tuple.delete_at({:foo, :bar, :baz}, 0)
      {:bar, :baz}
  """
  @spec delete_at(tuple, non_neg_integer) :: tuple
  def delete_at(tuple, index), do: :erlang.delete_element(index + 1, tuple)

  @doc """
  The sum of the elements.

  ## Examples

      iex> Tuple.sum({255, 255})
      510
      iex> Tuple.sum({})
      0
  """
  @doc since: "1.12.0"
  @spec sum(tuple) :: number
  def sum(tuple), do: sum(tuple, tuple_size(tuple))

  defp sum(_tuple, 0), do: 0
  defp sum(tuple, index), do: sum(tuple, index - 1) + elem(tuple, index - 1)

  @doc """
  The product of the elements.

  ## Examples

      iex> Tuple.product({2.0, 3})
      6.0
      iex> Tuple.product({})
      1
  """
  @doc since: "1.12.0"
  @spec product(tuple) :: number
  def product(tuple), do: product(tuple, tuple_size(tuple))

  defp product(_tuple, 0), do: 1
  defp product(tuple, index), do: product(tuple, index - 1) * elem(tuple, index - 1)

  @doc """
  The elements as a list. Inlined by the compiler.

  ## Examples

      iex> Tuple.to_list({:foo, :bar})
      [:foo, :bar]
  """
  @spec to_list(tuple) :: list
  def to_list(tuple), do: :erlang.tuple_to_list(tuple)

  @doc false
  @deprecated "Use insert_at instead"
  def append(tuple, value), do: :erlang.append_element(tuple, value)
end
