defmodule DictTest do
  use ExUnit.Case, async: true

  defp call(function, args), do: apply(Dict, function, args)

  test "works on keyword lists, maps and structs alike" do
    hash_dict = Enum.into([a: 1, b: 2], apply(HashDict, :new, []))

    for dict <- [[a: 1, b: 2], %{a: 1, b: 2}, hash_dict] do
      assert call(:get, [dict, :a]) == 1
      assert call(:fetch, [dict, :z]) == :error
      assert call(:has_key?, [dict, :a])
      assert dict |> then(&call(:put, [&1, :c, 3])) |> then(&call(:to_list, [&1])) |> Enum.sort() == [a: 1, b: 2, c: 3]
      assert Enum.sort(call(:keys, [call(:delete, [dict, :a])])) == [:b]
      assert call(:equal?, [dict, %{a: 1, b: 2}])
      assert Enum.sort(call(:to_list, [call(:merge, [dict, %{b: 5}])])) == [a: 1, b: 5]
      assert call(:update!, [dict, :a, &(&1 + 1)]) |> then(&call(:get, [&1, :a])) == 2
    end
  end

  test "anything else raises" do
    assert_raise ArgumentError, "unsupported dict: 5", fn -> call(:get, [5, :a]) end
  end
end
