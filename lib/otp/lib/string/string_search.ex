defmodule :string_search do
  @moduledoc """
  Searching in binaries for `:string`. A match counts if it ends where a grapheme cluster does: `"e"` is not in `"e\\u0301"`.
  """

  @doc "How many bytes the first grapheme cluster of a binary that is not empty has."
  @spec cluster_size(binary()) :: pos_integer()
  def cluster_size(<<a, b, _::binary>>) when a < 0x80 and b < 0x80 and not (a === ?\r and b === ?\n), do: 1
  def cluster_size(binary), do: :elixir_string.byte_offset(binary, 1)

  @doc "Whether a binary begins with whole clusters that make another."
  @spec starts_with?(binary(), binary()) :: boolean()
  def starts_with?(_binary, ""), do: true

  def starts_with?(binary, prefix) do
    size = byte_size(prefix)

    case binary do
      <<^prefix::binary-size(size), _::binary>> -> ends_cluster?(binary, 0, prefix)
      _ -> false
    end
  end

  # Whether the pattern, which stands at that place, ends a cluster there.
  defp ends_cluster?(binary, at, pattern) do
    stop = at + byte_size(pattern)

    case binary do
      <<_::binary-size(^stop)>> ->
        true

      <<_::binary-size(^stop), next, _::binary>> when next < 0x80 and next !== ?\n ->
        true

      _ ->
        last = :elixir_string.last_offset(pattern)
        start = at + last
        cluster_size(:binary.part(binary, start, byte_size(binary) - start)) === byte_size(pattern) - last
    end
  end

  @doc "Where a pattern (not empty) stands first or last, in bytes, or `:nomatch`."
  @spec find(binary(), binary(), :leading | :trailing) :: non_neg_integer() | :nomatch
  def find(binary, pattern, :leading), do: first(binary, pattern, 0)

  def find(binary, pattern, :trailing) do
    case :lists.reverse(all(binary, pattern, 0, 1)) do
      [last | _] -> last
      [] -> :nomatch
    end
  end

  defp first(binary, pattern, from) do
    case :binary.match(binary, pattern, scope: {from, byte_size(binary) - from}) do
      :nomatch -> :nomatch
      {at, _size} -> if ends_cluster?(binary, at, pattern), do: at, else: first(binary, pattern, at + 1)
    end
  end

  # All places; the next search begins `step` bytes behind a match.
  defp all(binary, pattern, from, step) when from <= byte_size(binary) do
    case first(binary, pattern, from) do
      :nomatch -> []
      at -> [at | all(binary, pattern, at + step, step)]
    end
  end

  defp all(_binary, _pattern, _from, _step), do: []

  @doc "The parts before, between and behind the matches of a pattern."
  @spec split(binary(), binary(), :leading | :trailing | :all) :: [binary()]
  def split(binary, pattern, :all), do: parts(binary, 0, places(binary, pattern), byte_size(pattern))

  def split(binary, pattern, where) do
    case find(binary, pattern, where) do
      :nomatch -> [binary]
      at -> parts(binary, 0, [at], byte_size(pattern))
    end
  end

  # One search finds all places, unless one of them does not end a cluster: then another may overlap it.
  defp places(binary, pattern) do
    places = for {at, _size} <- :binary.matches(binary, pattern), do: at

    case :lists.all(&ends_cluster?(binary, &1, pattern), places) do
      true -> places
      false -> all(binary, pattern, 0, byte_size(pattern))
    end
  end

  defp parts(binary, from, [at | rest], size) do
    [:binary.part(binary, from, at - from) | parts(binary, at + size, rest, size)]
  end

  defp parts(binary, from, [], _size), do: [:binary.part(binary, from, byte_size(binary) - from)]
end
