defmodule CollectableTest do
  use ExUnit.Case, async: true

  doctest Collectable

  defp collect(into, elements) do
    {acc, fun} = Collectable.into(into)
    elements |> Enum.reduce(acc, &fun.(&2, {:cont, &1})) |> fun.(:done)
  end

  test "maps, sets and binaries" do
    assert collect(%{a: 1}, a: 2, b: 3) == %{a: 2, b: 3}
    assert collect(MapSet.new([1]), [2, 1]) == MapSet.new([1, 2])
    assert collect("a", ["b", "c"]) == "abc"
    assert collect(<<1::1>>, [<<0::2>>]) == <<1::1, 0::2>>
    assert collect([], [1, 2]) == [1, 2]
  end

  test "a collection can be given up" do
    {acc, fun} = Collectable.into(%{})
    assert fun.(acc, :halt) == :ok
  end

  test "a binary takes binaries only" do
    assert_raise ArgumentError, fn -> collect("a", [1]) end
  end
end
