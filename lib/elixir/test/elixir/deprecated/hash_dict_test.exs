defmodule HashDictTest do
  use ExUnit.Case, async: true

  @compile {:no_warn_undefined, HashDict}

  defp dict(pairs), do: Enum.into(pairs, apply(HashDict, :new, []))
  defp call(function, args), do: apply(HashDict, function, args)

  test "reading" do
    dict = dict(a: 1, b: 2)
    assert call(:fetch, [dict, :a]) == {:ok, 1}
    assert call(:fetch, [dict, :z]) == :error
    assert call(:fetch!, [dict, :a]) == 1
    assert_raise KeyError, fn -> call(:fetch!, [dict, :z]) end
    assert call(:get, [dict, :z]) == nil
    assert call(:get, [dict, :z, 3]) == 3
    assert call(:get_lazy, [dict, :z, fn -> 4 end]) == 4
    assert call(:has_key?, [dict, :a])
    assert call(:size, [dict]) == 2
    assert Enum.sort(call(:keys, [dict])) == [:a, :b]
    assert Enum.sort(call(:values, [dict])) == [1, 2]
  end

  test "changing" do
    dict = dict(a: 1, b: 2)
    assert sorted(call(:put, [dict, :a, 9])) == [a: 9, b: 2]
    assert sorted(call(:put_new, [dict, :a, 9])) == [a: 1, b: 2]
    assert sorted(call(:put_new_lazy, [dict, :z, fn -> 9 end])) == [a: 1, b: 2, z: 9]
    assert sorted(call(:delete, [dict, :a])) == [b: 2]
    assert sorted(call(:delete, [dict, :z])) == [a: 1, b: 2]
    assert sorted(call(:update, [dict, :a, 0, &(&1 + 5)])) == [a: 6, b: 2]
    assert sorted(call(:update, [dict, :z, 0, &(&1 + 5)])) == [a: 1, b: 2, z: 0]
    assert {1, popped} = call(:pop, [dict, :a])
    assert sorted(popped) == [b: 2]
    assert {1, updated} = call(:get_and_update, [dict, :a, &{&1, 9}])
    assert sorted(updated) == [a: 9, b: 2]
    assert sorted(call(:merge, [dict, dict(b: 3, c: 4)])) == [a: 1, b: 3, c: 4]
    assert sorted(call(:merge, [dict, dict(b: 3), fn _, x, y -> x + y end])) == [a: 1, b: 5]
    assert {taken, left} = call(:split, [dict, [:a, :z]])
    assert {sorted(taken), sorted(left)} == {[a: 1], [b: 2]}
    assert sorted(call(:take, [dict, [:a, :z]])) == [a: 1]
    assert sorted(call(:drop, [dict, [:a, :z]])) == [b: 2]
  end

  test "many keys come and go" do
    dict = dict(Enum.map(1..5000, &{&1, -&1}))
    assert call(:size, [dict]) == 5000
    assert Enum.all?(1..5000, &(call(:fetch, [dict, &1]) == {:ok, -&1}))
    half = Enum.reduce(1..5000//2, dict, &call(:delete, [&2, &1]))
    assert call(:size, [half]) == 2500
    assert Enum.sort(call(:keys, [half])) == Enum.to_list(2..5000//2)
    full = Enum.reduce(1..5000//2, half, &call(:put, [&2, &1, -&1]))
    assert call(:equal?, [full, dict])
    refute call(:equal?, [full, half])
  end

  test "enumerating and inspecting" do
    dict = dict(a: 1)
    assert Enum.to_list(dict) == [a: 1]
    assert Enum.count(dict) == 1
    assert {:a, 1} in dict
    assert inspect(dict) == "#HashDict<[a: 1]>"
  end

  defp sorted(dict), do: Enum.sort(call(:to_list, [dict]))
end
