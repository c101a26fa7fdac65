defmodule Patterns do
  def id(x), do: x
  def many(f, xs), do: for(x <- xs, do: safe(f, x))
  def safe(f, x) do
    f.(x)
  catch
    _, {:raised, r} -> {:r, r}
    _, r -> r
  end

  def atoms(:a), do: 1
  def atoms(:b), do: 2
  def atoms(:c), do: 3
  def atoms(nil), do: 4
  def atoms(true), do: 5
  def atoms(:e), do: 6
  def atoms([]), do: 7
  def atoms(x) when is_atom(x), do: :atom
  def atoms(_), do: :other
  def t_atoms, do: many(&atoms/1, [:a, :b, :c, nil, true, false, :e, [], :zzz, 1, "a", [1], %{}])

  def ints(0), do: :zero
  def ints(1), do: :one
  def ints(-1), do: :minus
  def ints(100), do: :hundred
  def ints(5_000_000_000), do: :big
  def ints(123456789012345678901234567890), do: :huge
  def ints(1.0), do: :float
  def ints(0.0), do: :fzero
  def ints(x) when is_integer(x), do: :int
  def ints(_), do: :other
  def t_ints, do: many(&ints/1, [0, 1, -1, 100, 5_000_000_000, 123456789012345678901234567890, 123456789012345678901234567891, 1.0, 0.0, -0.0, 7, :a, 2.5, 99])

  def dense(0), do: :a
  def dense(1), do: :b
  def dense(2), do: :c
  def dense(3), do: :d
  def dense(4), do: :e
  def dense(7), do: :f
  def t_dense, do: many(&dense/1, [0, 1, 2, 3, 4, 5, 7, 8, -1, :x])

  def bins("get"), do: 1
  def bins("put"), do: 2
  def bins("post"), do: 3
  def bins(""), do: 0
  def bins("delete"), do: 4
  def bins("patch"), do: 5
  def bins(x) when is_binary(x), do: :binary
  def bins(_), do: :other
  def t_bins, do: many(&bins/1, ["get", "put", "post", "", "delete", "patch", "gets", "ge", :get, <<1::3>>, "x"])

  def tuples({}), do: 0
  def tuples({a}), do: {:one, a}
  def tuples({:ok, a}), do: {:ok2, a}
  def tuples({:error, a}), do: {:error2, a}
  def tuples({a, b}), do: {:pair, a, b}
  def tuples({1, 2, a}), do: {:three, a}
  def tuples({a, _, _, d}), do: {:four, a, d}
  def tuples({_, _, c, _, e}), do: {:five, c, e}
  def tuples({_, _, _, _, _, f}), do: {:six, f}
  def tuples(x) when is_tuple(x), do: tuple_size(x)
  def tuples(_), do: :other
  def t_tuples, do: many(&tuples/1, [{}, {1}, {:ok, 1}, {:error, 2}, {3, 4}, {1, 2, 3}, {1, 3, 3}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6, 7}, []])

  def lists([]), do: :empty
  def lists([a]), do: {:one, a}
  def lists([a, b]), do: {:two, a, b}
  def lists([1, 2, 3 | t]), do: {:onetwothree, t}
  def lists([a | :improper]), do: {:improper, a}
  def lists([[a | b] | c]), do: {:nested, a, b, c}
  def lists([_ | t]), do: {:tail, t}
  def lists(_), do: :other
  def t_lists, do: many(&lists/1, [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [9 | :improper], [[1, 2], 3, 4], [[], 3, 4], [5, 6, 7, 8], :x, {}])

  def maps(%{a: 1, b: b}), do: {:a1, b}
  def maps(%{a: %{x: x}}), do: {:nested, x}
  def maps(%{"s" => s}), do: {:string, s}
  def maps(%{1 => v, 2.0 => w}), do: {:numbers, v, w}
  def maps(%{{:t, 1} => v}), do: {:tuple_key, v}
  def maps(%{c: c} = m) when map_size(m) == 1, do: {:only_c, c}
  def maps(%{nil: v}), do: {:nil_key, v}
  def maps(m) when m == %{}, do: :empty
  def maps(%{}), do: :map
  def maps(_), do: :other
  def t_maps, do: many(&maps/1, [%{a: 1, b: 2}, %{a: 1}, %{a: %{x: 3}}, %{"s" => 1}, %{1 => 2, 2.0 => 3}, %{1 => 2, 2 => 3}, %{{:t, 1} => 4}, %{c: 1}, %{c: 1, d: 2}, %{nil => 1}, %{}, 5])
  def t_big_map, do: (m = :maps.from_list(for i <- :lists.seq(1, 50), do: {i, i * i}); m = :maps.put(:a, 1, :maps.put(:b, 7, m)); maps(m))

  defmodule St do
    defstruct [:x, y: 2]
  end

  def structs(%St{x: 1}), do: :x1
  def structs(%St{y: y, x: x}), do: {x, y}
  def structs(%mod{}), do: mod
  def structs(_), do: :none
  def t_structs, do: many(&structs/1, [%St{x: 1}, %St{x: 2, y: 5}, %St{}, %{__struct__: Foo}, %{__struct__: 1}, %{}, :a])
  def t_struct_update, do: (s = %St{x: 1}; {%St{s | x: 5}, %{s | y: 6}})
  def t_bad_struct, do: %St{id(%{a: 1}) | x: 5}
  def pinned_struct(m, %m{}), do: :same
  def pinned_struct(_, _), do: :different
  def t_pinned_struct, do: {pinned_struct(St, %St{}), pinned_struct(Foo, %St{})}
  def struct_var(x), do: (case x do %mod{x: v} when v > 1 -> {mod, v}; %_{} -> :some; _ -> :no end)
  def t_struct_var, do: many(&struct_var/1, [%St{x: 5}, %St{x: 0}, 1])

  def both({a, b} = t, [h | _] = l), do: {a, b, t, h, l}
  def both(x, x), do: {:same, x}
  def both(%{k: k}, k), do: {:key, k}
  def both(_, _), do: :none
  def t_both, do: {both({1, 2}, [3]), both(1, 1), both(%{k: 2}, 2), both(%{k: 2}, 3), both({1, 2}, {1, 2})}

  def nested_as(({a, _} = b) = c), do: {a, b, c}
  def t_nested_as, do: nested_as({1, 2})
  def two_maps(%{a: a} = %{b: b}), do: {a, b}
  def two_maps(_), do: :no
  def t_two_maps, do: {two_maps(%{a: 1, b: 2}), two_maps(%{a: 1}), two_maps(%{b: 1})}
  def key_pin(m, k), do: (case m do %{^k => v} -> {:found, v}; _ -> :none end)
  def t_key_pin, do: {key_pin(%{a: 1}, :a), key_pin(%{a: 1}, :b), key_pin(%{"x" => 2}, "x"), key_pin(%{1 => 2}, 1.0)}
  def pin_expr(x, y), do: (case {x, y} do {^y, ^x} -> :same; {^x, _} -> :first end)
  def t_pin_expr, do: {pin_expr(1, 1), pin_expr(1, 2), pin_expr(1.0, 1)}
  def minus(-1), do: :a
  def minus(-1.5), do: :b
  def minus(_), do: :c
  def t_minus, do: {minus(-1), minus(-1.5), minus(1)}
  def append([1, 2] ++ rest), do: rest
  def append(~c"ab" ++ rest), do: {:ab, rest}
  def append(_), do: :no
  def t_append, do: {append([1, 2, 3]), append(~c"abc"), append([1])}

  # Many columns with wildcards: a tree that copies rows would explode.
  def wide(1, _, _, _, _, _, _, _), do: 1
  def wide(_, 1, _, _, _, _, _, _), do: 2
  def wide(_, _, 1, _, _, _, _, _), do: 3
  def wide(_, _, _, 1, _, _, _, _), do: 4
  def wide(_, _, _, _, 1, _, _, _), do: 5
  def wide(_, _, _, _, _, 1, _, _), do: 6
  def wide(_, _, _, _, _, _, 1, _), do: 7
  def wide(_, _, _, _, _, _, _, 1), do: 8
  def wide(2, 2, _, _, _, _, _, _), do: 9
  def wide(_, _, 2, 2, _, _, _, _), do: 10
  def wide(_, 3, _, 3, _, 3, _, _), do: 11
  def wide(_, _, _, _, _, _, _, _), do: 12
  def t_wide, do: {wide(1, 1, 1, 1, 1, 1, 1, 1), wide(0, 0, 0, 0, 0, 0, 0, 1), wide(0, 0, 0, 1, 0, 0, 0, 1), wide(2, 2, 0, 0, 0, 0, 0, 0), wide(0, 0, 2, 2, 0, 0, 0, 0), wide(0, 3, 0, 3, 0, 3, 0, 0), wide(0, 0, 0, 0, 0, 0, 0, 0)}

  def tree({:node, {:node, a, b}, c}), do: {1, a, b, c}
  def tree({:node, {:leaf, a}, {:leaf, b}}), do: {2, a, b}
  def tree({:node, a, {:node, b, {:leaf, c}}}), do: {3, a, b, c}
  def tree({:node, a, {:node, b, c}}), do: {4, a, b, c}
  def tree({:node, a, b}), do: {5, a, b}
  def tree({:leaf, a}), do: {6, a}
  def t_tree do
    l = {:leaf, 1}
    many(&tree/1, [{:node, {:node, 1, 2}, 3}, {:node, l, l}, {:node, 1, {:node, 2, l}}, {:node, l, {:node, 2, 3}}, {:node, l, 5}, l, :bad])
  end

  def guard_fall({:a, x}) when x > 10, do: :big
  def guard_fall({:a, x}) when x < 0, do: :negative
  def guard_fall({t, 5}), do: {:five, t}
  def guard_fall({:a, x}), do: {:a, x}
  def guard_fall({t, _}) when t in [:b, :c], do: {:bc, t}
  def guard_fall(_), do: :none
  def t_guard_fall, do: many(&guard_fall/1, [{:a, 11}, {:a, -1}, {:a, 5}, {:b, 5}, {:a, 6}, {:b, 6}, {:c, 1}, {:d, 1}, 7])

  # A body reached in several places of the tree, with variables found in different ones.
  def shared(x, y) do
    case {x, y} do
      {:a, [h | _]} -> {1, h}
      {a, [h, g | _]} when a != :b -> {2, a, h, g}
      {:b, b} -> {3, b}
      {c, [d | e]} -> {4, c, d, e}
      z -> {5, z}
    end
  end
  def t_shared, do: {shared(:a, [1]), shared(:a, []), shared(:c, [1, 2]), shared(:b, [1, 2]), shared(:b, 7), shared(:x, [1]), shared(1, 2)}
  def t_fc_args, do: tree(id({:x, 1}))
  def t_fc_args2, do: both_fc(id(1), id(2))
  def both_fc(:a, _), do: 1
  def both_fc(_, :b), do: 2
  def t_match_map, do: (%{a: a, b: %{c: [c | _]}} = id(%{a: 1, b: %{c: [2, 3]}}); {a, c})
  def t_match_fail_deep, do: (%{b: %{c: [c | _]}} = id(%{b: %{c: []}}); c)
  def t_match_bin, do: (<<a, b::binary>> = id("xyz"); {a, b})
  def t_match_in_arg, do: (y = id({x = id(1), 2}); {x, y})
  def t_case_nil, do: (case id(nil) do false -> 1; nil -> 2 end)
  def t_large_tuple, do: ({_, _, _, _, _, _, _, h, _, j} = id({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}); {h, j})
  def t_underscore, do: ({_, _} = id({1, 2}); _ = id(3); _x = id(4); :ok)
end
