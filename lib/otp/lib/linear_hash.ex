defmodule :linear_hash do
  @moduledoc false

  # The table that :dict and the first version of :sets keep their elements in: linear hashing (Per-Åke Larson, "Dynamic hash tables",
  # CACM 31, 1988). Slots are lists; one more is split when the table is too full, and the last one joined to its twin when it is too empty, so the
  # table grows and shrinks by single slots. Slots are kept in segments of 16.
  #
  # A table is {tag, size, slots, max_slots, split_offset, expand_at, contract_at, empty_segment, segments}. This form is seen by whoever
  # inspects a dictionary or set, and is that of OTP; so is the hash, :erlang.phash/2.

  @segment 16
  @expand_load 5
  @contract_load 3
  @empty {[], [], [], [], [], [], [], [], [], [], [], [], [], [], [], []}

  def new(tag) do
    {tag, 0, @segment, @segment, div(@segment, 2), @segment * @expand_load, @segment * @contract_load, @empty, {@empty}}
  end

  def size(table), do: :erlang.element(2, table)

  @doc "The number of the slot that a key belongs to."
  def slot({_, _, slots, max_slots, offset, _, _, _, _}, key) do
    case :erlang.phash(key, max_slots) do
      hash when hash > slots -> hash - offset
      hash -> hash
    end
  end

  @doc "What is in a slot."
  def get({_, _, _, _, _, _, _, _, segments}, slot), do: get_slot(segments, slot)

  defp get_slot(segments, slot) do
    :erlang.element(rem(slot - 1, @segment) + 1, :erlang.element(div(slot - 1, @segment) + 1, segments))
  end

  @doc "The table with a slot replaced, of the same size."
  def put(table, slot, elements) do
    :erlang.setelement(9, table, put_slot(:erlang.element(9, table), slot, elements))
  end

  defp put_slot(segments, slot, elements) do
    number = div(slot - 1, @segment) + 1
    segment = :erlang.element(number, segments)
    :erlang.setelement(number, segments, :erlang.setelement(rem(slot - 1, @segment) + 1, segment, elements))
  end

  @doc "The table with a greater size, split once if it is too full. The fun gives the key of an element."
  def grown({tag, size, slots, max_slots, offset, expand_at, _, empty, segments}, more, key)
      when size + more > expand_at do
    {max_slots, offset, segments} = room(slots, max_slots, offset, segments)
    new_slot = slots + 1
    old_slot = new_slot - offset

    {stay, move} =
      :lists.partition(
        fn element -> :erlang.phash(key.(element), max_slots) == old_slot end,
        get_slot(segments, old_slot)
      )

    segments = put_slot(put_slot(segments, old_slot, stay), new_slot, move)

    {tag, size + more, new_slot, max_slots, offset, new_slot * @expand_load, new_slot * @contract_load, empty,
     segments}
  end

  def grown(table, more, _key), do: :erlang.setelement(2, table, size(table) + more)

  defp room(max_slots, max_slots, offset, segments) do
    count = :erlang.tuple_size(segments)
    more = :erlang.make_tuple(count, @empty)
    doubled = :erlang.list_to_tuple(:erlang.tuple_to_list(segments) ++ :erlang.tuple_to_list(more))
    {2 * max_slots, 2 * offset, doubled}
  end

  defp room(_slots, max_slots, offset, segments), do: {max_slots, offset, segments}

  @doc "The table with a smaller size, one slot fewer if it is too empty."
  def shrunk({tag, size, slots, max_slots, offset, _, contract_at, empty, segments}, fewer)
      when size - fewer < contract_at and slots > @segment do
    twin = slots - offset
    joined = get_slot(segments, twin) ++ get_slot(segments, slots)
    segments = put_slot(put_slot(segments, twin, joined), slots, [])
    left = slots - 1
    {max_slots, offset, segments} = less_room(left, max_slots, offset, segments)
    {tag, size - fewer, left, max_slots, offset, left * @expand_load, left * @contract_load, empty, segments}
  end

  def shrunk(table, fewer), do: :erlang.setelement(2, table, size(table) - fewer)

  defp less_room(offset, max_slots, offset, segments) do
    {kept, _} = :lists.split(div(:erlang.tuple_size(segments), 2), :erlang.tuple_to_list(segments))
    {div(max_slots, 2), div(offset, 2), :erlang.list_to_tuple(kept)}
  end

  defp less_room(_slots, max_slots, offset, segments), do: {max_slots, offset, segments}

  @doc "Calls the fun with each element and the result so far, from the last slot to the first."
  def fold(fun, acc, table) do
    segments = :erlang.tuple_to_list(:erlang.element(9, table))
    :lists.foldl(&fold_segment(fun, &1, &2), acc, :lists.reverse(segments))
  end

  defp fold_segment(fun, segment, acc) do
    slots = :lists.reverse(:erlang.tuple_to_list(segment))
    :lists.foldl(fn elements, acc -> :lists.foldl(fun, acc, elements) end, acc, slots)
  end

  @doc "The table with each slot replaced by what the fun makes of it, of the same size."
  def map_slots(fun, table) do
    segments = :erlang.tuple_to_list(:erlang.element(9, table))
    :erlang.setelement(9, table, :erlang.list_to_tuple(:lists.map(&map_segment(fun, &1), segments)))
  end

  defp map_segment(fun, segment), do: :erlang.list_to_tuple(:lists.map(fun, :erlang.tuple_to_list(segment)))
end
