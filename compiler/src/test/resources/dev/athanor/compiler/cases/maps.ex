defmodule Maps do
  def id(x), do: x
  defmodule P do
    defstruct x: 0, y: 0
  end
  def t_field, do: {id(%{a: 1}).a, id(%{a: %{b: 2}}).a.b, %P{x: 3}.x}
  def t_field_missing, do: id(%{a: 1}).b
  def t_field_not_map, do: id(5).b
  def t_field_nil, do: id(nil).b
  def t_field_atom, do: id(Maps).zero_result
  def zero_result, do: :zero
  def t_call_undef, do: id(Maps).nothing()
  def t_call_badarg, do: id(5).nothing(1)
  def t_update, do: {%{id(%{a: 1, b: 2}) | a: 3}, %{id(%{a: 1, b: 2}) | b: 4, a: 3}, %{id(%{a: 1, b: 2, c: 3}) | a: 5, b: 6, c: 7}}
  def t_update_missing, do: %{id(%{a: 1}) | b: 1}
  def t_update_missing2, do: %{id(%{a: 1}) | a: 2, b: 1}
  def t_update_not_map, do: %{id([]) | b: 1}
  def t_update_dynamic, do: %{id(%{"k" => 1}) | id("k") => 2}
  def t_update_dynamic_missing, do: %{id(%{"k" => 1}) | id("z") => 2}
  def t_build, do: (x = id(1); %{:a => x, "b" => x, {:c, x} => 2, x => 3, 1.0 => 4})
  def t_build_dup, do: %{id(:a) => 1, :a => 2}
  def t_build_atoms, do: (x = id(1); %{z: x, a: x, m: {x, x}})
  def t_same_shape, do: (x = id(1); {%{z: x, a: 2} == %{a: 2, z: 1}, map_size(%{z: x})})
  def t_many_keys, do: :maps.size(%{a: id(1), b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12, m: 13, n: 14, o: 15, p: 16, q: 17, r: 18, s: 19, t: 20, u: 21, v: 22, w: 23, x: 24, y: 25, z: 26, aa: 27, bb: 28, cc: 29, dd: 30, ee: 31, ff: 32, gg: 33, hh: 34})
  def loop(0, m), do: m
  def loop(n, %{a: a} = m), do: loop(n - 1, %{m | a: a + 1, b: m.b + a})
  def t_loop, do: loop(1000, %{a: 0, b: 0, c: 0})
  def poly(m), do: m.k
  def t_poly, do: for(m <- [%{k: 1}, %{k: 2, l: 1}, %{a: 1, k: 3}, %{k: 4}, %{a: 1, b: 2, k: 5}], do: poly(m))
  def t_struct_new, do: {%P{}, %P{x: 1}, %P{y: id(2)}}
  def t_access, do: (m = id(%{a: 1}); {m[:a], m[:b], id(nil)[:x], id([a: 5])[:a]})
  def t_nested_update, do: (m = %{a: %{b: 1}}; %{m | a: %{m.a | b: 2}})
  def t_eval_order, do: (:erlang.put(:o, []); r = %{note(:k1) => note(1), note(:k2) => note(2)}; {r, :erlang.get(:o)})
  def note(x), do: (:erlang.put(:o, [x | :erlang.get(:o)]); x)
  def t_update_order, do: (:erlang.put(:o, []); r = %{note(%{a: 1, b: 2}) | a: note(1), b: note(2)}; {r, :erlang.get(:o)})
end
