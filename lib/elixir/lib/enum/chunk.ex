defmodule Enum.Chunk do
  @moduledoc false

  alias Enum.Slice

  @doc "Chunks of `count` elements of a list, the beginnings `step` apart."
  @spec every(list, pos_integer, pos_integer, Enumerable.t() | :discard) :: [list]
  def every([], _count, _step, _leftover), do: []

  def every(list, count, step, leftover) do
    case after_chunk(list, count) do
      missing when is_integer(missing) -> last_chunk(list, missing, leftover)
      rest when step == count -> [Slice.take(list, count) | every(rest, count, step, leftover)]
      _rest -> [Slice.take(list, count) | list |> Slice.drop(step) |> every(count, step, leftover)]
    end
  end

  # What follows the first `count` elements, or how many are missing.
  defp after_chunk(rest, 0), do: rest
  defp after_chunk([_ | tail], count), do: after_chunk(tail, count - 1)
  defp after_chunk([], count), do: count

  defp last_chunk(_list, _missing, :discard), do: []
  defp last_chunk(list, missing, leftover), do: [list ++ Enum.take(leftover, missing)]

  @doc "What `Enum.chunk_by/2` documents."
  @spec by(Enumerable.t(), (term -> term)) :: [list]
  def by(enumerable, fun) do
    enumerable
    |> Enum.reduce([], fn entry, chunks ->
      key = fun.(entry)

      case chunks do
        [{^key, chunk} | done] -> [{key, [entry | chunk]} | done]
        _ -> [{key, [entry]} | chunks]
      end
    end)
    |> reverse_chunks([])
  end

  defp reverse_chunks([{_key, chunk} | chunks], acc), do: reverse_chunks(chunks, [:lists.reverse(chunk) | acc])
  defp reverse_chunks([], acc), do: acc

  @doc "What `Enum.chunk_while/4` documents."
  @spec while(Enumerable.t(), term, function, function) :: list
  def while(enumerable, acc, chunk_fun, after_fun) do
    {_, {chunks, acc}} =
      Enumerable.reduce(enumerable, {:cont, {[], acc}}, fn entry, {chunks, acc} ->
        case chunk_fun.(entry, acc) do
          {:cont, chunk, acc} -> {:cont, {[chunk | chunks], acc}}
          {:cont, acc} -> {:cont, {chunks, acc}}
          {:halt, acc} -> {:halt, {chunks, acc}}
        end
      end)

    case after_fun.(acc) do
      {:cont, _acc} -> :lists.reverse(chunks)
      {:cont, chunk, _acc} -> :lists.reverse([chunk | chunks])
    end
  end
end
