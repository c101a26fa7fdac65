defprotocol Collectable do
  @moduledoc """
  The protocol of what values can be put into, one after another: the counterpart of `Enumerable`.

  `Enum.into/2` and `for` with `:into` use it. Lists, maps, sets, strings and bitstrings, and streams of files
  and devices are collectable.

      iex> Enum.into([a: 1], %{b: 2})
      %{a: 1, b: 2}

      iex> for <<c <- "hello">>, into: "", do: <<c + 1>>
      "ifmmp"

  Collecting is not the opposite of enumerating in one respect: what is enumerated is all there, whereas a
  collectable may only be appended to, without ever being read.
  """

  @type t :: term()

  @type command :: {:cont, term} | :done | :halt

  @doc """
  Gives an initial accumulator and a collector.

  The collector is called with the accumulator and one of

    * `{:cont, value}` - to add a value; it gives the next accumulator
    * `:done` - when no more values come; it gives the collection
    * `:halt` - when collecting ended early, so that resources can be released; what it gives is ignored

  An example:

      iex> {acc, collector} = Collectable.into(MapSet.new([1]))
      iex> acc |> collector.({:cont, 2}) |> collector.(:done)
      MapSet.new([1, 2])

  """
  @spec into(t) :: {initial_acc :: term, collector :: (term, command -> t | term)}
  def into(collectable)
end

defimpl Collectable, for: List do
  def into([]), do: {[], &collect/2}

  # New elements went before the old ones when this was decided, and programs have come to rely on it.
  def into(list) do
    IO.warn(
      "the Collectable protocol is deprecated for non-empty lists. The behavior of " <>
        "Enum.into/2 and \"for\" comprehensions with an :into option is incorrect " <>
        "when collecting into non-empty lists. If you're collecting into a non-empty keyword " <>
        "list, consider using Keyword.merge/2 instead. If you're collecting into a non-empty " <>
        "list, consider concatenating the two lists with the ++ operator."
    )

    {:lists.reverse(list), &collect/2}
  end

  defp collect(reversed, {:cont, value}), do: [value | reversed]
  defp collect(reversed, :done), do: :lists.reverse(reversed)
  defp collect(_reversed, :halt), do: :ok
end

defimpl Collectable, for: BitString do
  # The parts are gathered newest first and joined once at the end.
  def into(bitstring), do: {[bitstring], &collect/2}

  defp collect(parts, {:cont, part}) when is_bitstring(part), do: [part | parts]

  defp collect(_parts, {:cont, other}),
    do: raise(ArgumentError, "collecting into a binary requires a bitstring, got: #{inspect(other)}")

  defp collect(parts, :done), do: parts |> :lists.reverse() |> :erlang.list_to_bitstring()
  defp collect(_parts, :halt), do: :ok
end

defimpl Collectable, for: Map do
  def into(map), do: {map, &collect/2}

  defp collect(map, {:cont, {key, value}}), do: :maps.put(key, value, map)

  defp collect(_map, {:cont, other}),
    do: raise(ArgumentError, "collecting into a map requires {key, value} tuples, got: #{inspect(other)}")

  defp collect(map, :done), do: map
  defp collect(_map, :halt), do: :ok
end
