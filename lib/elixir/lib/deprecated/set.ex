defmodule Set do
  @moduledoc """
  Functions that work on sets of any module.

  Each one calls the function of the same name in the module of the struct.
  """
  @moduledoc deprecated: "Use MapSet instead"

  @type value :: any
  @type values :: [value]
  @type t :: map

  @message "Use the MapSet module for working with sets"

  @deprecated @message
  def delete(set, value), do: target(set).delete(set, value)

  @deprecated @message
  def difference(set1, set2), do: with_same(set1, set2, :difference)

  @deprecated @message
  def disjoint?(set1, set2), do: with_same(set1, set2, :disjoint?)

  @deprecated @message
  def empty(set), do: target(set).empty(set)

  @deprecated @message
  def equal?(set1, set2), do: with_same(set1, set2, :equal?)

  @deprecated @message
  def intersection(set1, set2), do: with_same(set1, set2, :intersection)

  @deprecated @message
  def member?(set, value), do: target(set).member?(set, value)

  @deprecated @message
  def put(set, value), do: target(set).put(set, value)

  @deprecated @message
  def size(set), do: target(set).size(set)

  @deprecated @message
  def subset?(set1, set2), do: with_same(set1, set2, :subset?)

  @deprecated @message
  def to_list(set), do: target(set).to_list(set)

  @deprecated @message
  def union(set1, set2), do: with_same(set1, set2, :union)

  # A second set of another module is turned into one of the first's.
  defp with_same(set1, set2, function) do
    case {target(set1), target(set2)} do
      {same, same} -> apply(same, function, [set1, set2])
      {module, other} -> apply(module, function, [set1, convert(other.to_list(set2), module)])
    end
  end

  defp convert(values, module), do: Enum.reduce(values, module.new(), &module.put(&2, &1))

  defp target(%module{}), do: module
  defp target(other), do: raise(ArgumentError, "unsupported set: #{inspect(other)}")
end
