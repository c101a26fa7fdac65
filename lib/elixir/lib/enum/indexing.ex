defmodule Enum.Indexing do
  @moduledoc false

  # Single elements and sizes. Enumerables that know their size and can be cut anywhere say so through
  # `Enumerable.slice/1`; the others answer `{:error, module}` and are reduced by that module.

  alias Enum.Ranges

  @doc "The element at `index`, counted from the end if negative."
  @spec fetch(Enumerable.t(), integer) :: {:ok, term} | :error
  def fetch(list, index) when is_list(list) and index >= 0, do: nth(list, index)
  def fetch(list, index) when is_list(list), do: nth_from_end(list, index)

  def fetch(first..last//step, index) do
    size = Ranges.size(first, last, step)
    position = if index < 0, do: size + index, else: index
    if position >= 0 and position < size, do: {:ok, first + position * step}, else: :error
  end

  def fetch(enumerable, index) do
    case Enumerable.slice(enumerable) do
      {:ok, size, slicer} -> fetch_sliced(enumerable, size, slicer, index)
      {:error, module} when index >= 0 -> fetch_reduced(enumerable, module, index)
      {:error, module} -> enumerable |> to_list(module) |> fetch(index)
    end
  end

  defp nth([head | _], 0), do: {:ok, head}
  defp nth([_ | tail], index), do: nth(tail, index - 1)
  defp nth([], _index), do: :error

  defp nth_from_end(list, index) do
    case length(list) + index do
      position when position >= 0 -> nth(list, position)
      _ -> :error
    end
  end

  defp fetch_sliced(enumerable, size, slicer, index) do
    case if(index < 0, do: size + index, else: index) do
      position when position >= 0 and position < size ->
        [element] = slice_with(enumerable, slicer, position, 1, 1)
        {:ok, element}

      _ ->
        :error
    end
  end

  defp fetch_reduced(enumerable, module, index) do
    result =
      module.reduce(enumerable, {:cont, index}, fn
        entry, 0 -> {:halt, {:found, entry}}
        _entry, left -> {:cont, left - 1}
      end)

    case elem(result, 1) do
      {:found, entry} -> {:ok, entry}
      _ -> :error
    end
  end

  @doc "Calls what the third element of `Enumerable.slice/1`'s answer is, in any of its forms."
  @spec slice_with(Enumerable.t(), function, non_neg_integer, pos_integer, pos_integer) :: list
  def slice_with(enumerable, to_list, start, amount, step) when is_function(to_list, 1) do
    enumerable |> to_list.() |> Enum.Slice.list(start, amount, step)
  end

  def slice_with(_enumerable, slicer, start, amount, step) when is_function(slicer, 3),
    do: slicer.(start, amount, step)

  # The form before steps were known: it takes the whole stretch, and what lies between is left out here.
  def slice_with(_enumerable, slicer, start, amount, 1) when is_function(slicer, 2), do: slicer.(start, amount)

  def slice_with(_enumerable, slicer, start, amount, step) when is_function(slicer, 2),
    do: start |> slicer.((amount - 1) * step + 1) |> Enum.Slice.take_every(step)

  @doc "Whether there is no element."
  @spec empty?(Enumerable.t()) :: boolean
  def empty?(enumerable) do
    case Enumerable.slice(enumerable) do
      {:ok, size, _} -> size == 0
      {:error, module} -> enumerable |> module.reduce({:cont, true}, fn _, _ -> {:halt, false} end) |> elem(1)
    end
  end

  @doc "How many elements there are, but not more than `limit`."
  @spec count_until(Enumerable.t(), pos_integer) :: non_neg_integer
  def count_until(enumerable, limit) do
    case Enumerable.count(enumerable) do
      {:ok, count} -> min(count, limit)
      {:error, module} -> count_reduced(enumerable, module, limit)
    end
  end

  defp count_reduced(enumerable, module, limit) do
    module.reduce(enumerable, {:cont, 0}, fn
      _, count when count == limit - 1 -> {:halt, limit}
      _, count -> {:cont, count + 1}
    end)
    |> elem(1)
  end

  @doc "The elements as `module` reduces them."
  @spec to_list(Enumerable.t(), module) :: list
  def to_list(enumerable, module),
    do: enumerable |> module.reduce({:cont, []}, &{:cont, [&1 | &2]}) |> elem(1) |> :lists.reverse()
end
