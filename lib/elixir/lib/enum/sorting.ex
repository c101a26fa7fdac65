defmodule Enum.Sorting do
  @moduledoc false

  # Every sort here is `:lists.sort/1,2` or `:lists.keysort/2`, which are stable merge sorts.

  @doc "Sorts a list as `Enum.sort/2` documents."
  @spec sort(list, term) :: list
  def sort(list, :asc), do: :lists.sort(list)
  def sort(list, :desc), do: list |> :lists.sort() |> :lists.reverse()
  def sort(list, sorter), do: :lists.sort(in_order(sorter), list)

  @doc "Sorts `{key, value}` pairs by key and gives the values."
  @spec sort_pairs([{term, term}], term) :: list
  def sort_pairs(pairs, :asc), do: 1 |> :lists.keysort(pairs) |> values()

  # Equal keys keep their order, so the list is turned around before and after.
  def sort_pairs(pairs, :desc), do: 1 |> :lists.keysort(:lists.reverse(pairs)) |> values_reversed([])

  def sort_pairs(pairs, sorter) do
    in_order = in_order(sorter)
    fn {left, _}, {right, _} -> in_order.(left, right) end |> :lists.sort(pairs) |> values()
  end

  defp values([{_, value} | pairs]), do: [value | values(pairs)]
  defp values([]), do: []

  defp values_reversed([{_, value} | pairs], acc), do: values_reversed(pairs, [value | acc])
  defp values_reversed([], acc), do: acc

  defp in_order(sorter) when is_function(sorter, 2), do: sorter
  defp in_order(:asc), do: &<=/2
  defp in_order(:desc), do: &>=/2
  defp in_order(module) when is_atom(module), do: &(module.compare(&1, &2) != :gt)
  defp in_order({:asc, module}) when is_atom(module), do: &(module.compare(&1, &2) != :gt)
  defp in_order({:desc, module}) when is_atom(module), do: &(module.compare(&1, &2) != :lt)
end
