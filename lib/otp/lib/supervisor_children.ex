defmodule :supervisor_children do
  @moduledoc false

  # The children of a supervisor, in the order of their start: {ids, by_id, by_pid} with the id of the last started first. To find a child by its id or
  # pid takes constant time, so that one of a hundred thousand is restarted as fast as one of ten.

  @doc "Children from a list in the order of their start."
  def new(list) do
    :lists.foldl(fn child, children -> add(child, children) end, {[], %{}, %{}}, list)
  end

  @doc "The children in the order of their start."
  def to_list({ids, by_id, _}), do: :lists.foldl(fn id, list -> [:maps.get(id, by_id) | list] end, [], ids)

  @doc "The children, the last started first."
  def to_reversed({ids, by_id, _}), do: :lists.map(fn id -> :maps.get(id, by_id) end, ids)

  @doc "Adds a child as the last."
  def add(child, {ids, by_id, by_pid}) do
    {[child.id | ids], :maps.put(child.id, child, by_id), with_pid(child, by_pid)}
  end

  @doc "The child with the id, or `false`."
  def find(id, {_, by_id, _}), do: :maps.get(id, by_id, false)

  @doc "The child whose process is `pid`, or `false`."
  def find_pid(pid, {_, by_id, by_pid}) do
    case by_pid do
      %{^pid => id} -> :maps.get(id, by_id)
      %{} -> false
    end
  end

  @doc "Puts a child in the place of the one with its id."
  def replace(child, {ids, by_id, by_pid}) do
    by_pid = without_pid(:maps.get(child.id, by_id), by_pid)
    {ids, :maps.put(child.id, child, by_id), with_pid(child, by_pid)}
  end

  @doc "Forgets the child with the id of this one."
  def forget(%{id: id}, {ids, by_id, by_pid}) do
    {child, by_id} = :maps.take(id, by_id)
    {:lists.delete(id, ids), by_id, without_pid(child, by_pid)}
  end

  defp with_pid(%{pid: pid, id: id}, by_pid) when is_pid(pid), do: :maps.put(pid, id, by_pid)
  defp with_pid(_child, by_pid), do: by_pid

  defp without_pid(%{pid: pid}, by_pid) when is_pid(pid), do: :maps.remove(pid, by_pid)
  defp without_pid(_child, by_pid), do: by_pid
end
