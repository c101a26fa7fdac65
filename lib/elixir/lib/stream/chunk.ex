defmodule Stream.Chunk do
  @moduledoc false

  # The chunk and after functions of `Stream.chunk_every/4` and `Stream.chunk_by/2` for
  # `Stream.chunk_while/4`.

  @doc """
  Chunks of `count` elements, the beginnings `step` apart.

  The state is `{buffer, size}`: what is gathered, newest first, and how much that is. A negative size is how
  many elements have to be passed over first.
  """
  @spec every(pos_integer, pos_integer) :: (term, {list, integer} -> tuple)
  def every(count, step) do
    overlap = count - step

    fn
      _entry, {[], size} when size < 0 -> {:cont, {[], size + 1}}
      entry, {buffer, size} when size + 1 == count -> emit([entry | buffer], overlap)
      entry, {buffer, size} -> {:cont, {[entry | buffer], size + 1}}
    end
  end

  defp emit(buffer, overlap) when overlap > 0,
    do: {:cont, :lists.reverse(buffer), {Enum.take(buffer, overlap), overlap}}

  defp emit(buffer, overlap), do: {:cont, :lists.reverse(buffer), {[], overlap}}

  @doc "What happens to an incomplete chunk at the end."
  @spec last(pos_integer, Enumerable.t() | :discard) :: ({list, integer} -> tuple)
  def last(_count, :discard), do: fn state -> {:cont, state} end

  def last(count, leftover) do
    fn
      {[], _size} = state -> {:cont, state}
      {buffer, size} -> {:cont, :lists.reverse(buffer, Enum.take(leftover, count - size)), {[], 0}}
    end
  end

  @doc "Chunks of elements for which `fun` gives the same. The state is `nil` or `{buffer, value}`."
  @spec by((term -> term)) :: (term, term -> tuple)
  def by(fun) do
    fn
      entry, nil ->
        {:cont, {[entry], fun.(entry)}}

      entry, {buffer, value} ->
        case fun.(entry) do
          ^value -> {:cont, {[entry | buffer], value}}
          new_value -> {:cont, :lists.reverse(buffer), {[entry], new_value}}
        end
    end
  end

  @doc "Emits the last chunk of `by/1`."
  @spec last_by({list, term} | nil) :: tuple
  def last_by(nil), do: {:cont, nil}
  def last_by({buffer, _value}), do: {:cont, :lists.reverse(buffer), nil}
end
