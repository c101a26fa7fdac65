defmodule EnumerableTest do
  use ExUnit.Case, async: true

  doctest Enumerable

  test "lists are reduced, halted and suspended" do
    assert Enumerable.reduce([1, 2, 3], {:cont, 0}, &{:cont, &1 + &2}) == {:done, 6}
    assert Enumerable.reduce([1, 2, 3], {:cont, 0}, &{:halt, &1 + &2}) == {:halted, 1}
    assert {:suspended, 1, continue} = Enumerable.reduce([1, 2], {:cont, 0}, &{:suspend, &1 + &2})
    assert {:suspended, 3, continue} = continue.({:cont, 1})
    assert continue.({:cont, 3}) == {:done, 3}
    assert Enumerable.reduce([1], {:halt, :acc}, fn _, _ -> raise "not called" end) == {:halted, :acc}
  end

  test "what can be counted and asked without a walk" do
    assert Enumerable.count(%{a: 1}) == {:ok, 1}
    assert Enumerable.count(1..10//3) == {:ok, 4}
    assert Enumerable.count([1]) == {:ok, 1}
    assert Enumerable.member?(1..10//3, 7) == {:ok, true}
    assert Enumerable.member?(%{a: 1}, {:a, 2}) == {:ok, false}
    assert Enumerable.member?([1], 1) == {:error, Enumerable.List}
  end

  test "slices" do
    assert {:ok, 3, slice} = Enumerable.slice(1..3)
    assert slice.(1, 2, 1) == [2, 3]
    assert Enumerable.slice([1]) == {:error, Enumerable.List}
  end

  test "functions of two arguments are enumerables" do
    assert Enum.to_list(&Enumerable.reduce([1, 2], &1, &2)) == [1, 2]
  end

  test "other terms have no implementation" do
    assert_raise Protocol.UndefinedError, fn -> Enumerable.count(1) end
    assert Enumerable.impl_for(1) == nil
    assert Enumerable.impl_for([]) == Enumerable.List
  end
end
