defmodule Basic do
  def t_literals, do: {1, 2.5, :a, "abc", [1, 2 | 3], %{"b" => 2, a: 1}, {}, [], nil, 123456789012345678901234567890, -5, <<1::3>>}
  def t_add, do: add(1, 2)
  defp add(a, b), do: a + b
  def t_badarith, do: sub(1, :a)
  defp sub(a, b), do: a - b
  def fac(0), do: 1
  def fac(n), do: n * fac(n - 1)
  def t_fac, do: fac(30)
  def sum(0, acc), do: acc
  def sum(n, acc), do: sum(n - 1, acc + n)
  def t_sum, do: sum(100_000, 0)
  def even?(0), do: true
  def even?(n), do: odd?(n - 1)
  def odd?(0), do: false
  def odd?(n), do: even?(n - 1)
  def t_mutual, do: {even?(1_000_000), odd?(1_000_001), even?(7)}
  def len([]), do: 0
  def len([_ | t]), do: 1 + len(t)
  def upto(0, acc), do: acc
  def upto(n, acc), do: upto(n - 1, [n | acc])
  def t_deep, do: len(upto(1_000_000, []))
  def t_remote, do: Basic.fac(5) + Basic.sum(3, 1)
  def t_apply, do: {apply(Basic, :fac, [4]), apply(&fac/1, [3]), apply(__MODULE__, :sum, :lists.reverse([2, 1]))}
  def loop(0, _f), do: :done
  def loop(n, f), do: f.(n - 1, f)
  def t_fun_loop, do: loop(300_000, &loop/2)
  def aploop(0), do: :done
  def aploop(n), do: apply(__MODULE__, :aploop, [n - 1])
  def t_apply_loop, do: aploop(300_000)
  def dynloop(0, _), do: :done
  def dynloop(n, m), do: m.dynloop(n - 1, m)
  def t_dyn_loop, do: dynloop(300_000, __MODULE__)
  def many(a, b, c, d, e, f, g, h), do: [h, g, f, e, d, c, b, a]
  def t_many, do: {many(1, 2, 3, 4, 5, 6, 7, 8), apply(Basic, :many, [1, 2, 3, 4, 5, 6, 7, 8]), (&many/8).(1, 2, 3, 4, 5, 6, 7, 8)}
  def manyloop(0, _, _, _, _, _, x), do: x
  def manyloop(n, a, b, c, d, e, x), do: apply(Basic, :manyloop2, [n - 1, b, c, d, e, x, a])
  def manyloop2(n, a, b, c, d, e, x), do: manyloop(n, b, c, d, e, x, a)
  def t_many_loop, do: manyloop(10_000, 1, 2, 3, 4, 5, 6)
  def t_undef, do: Basic.nothing(1, 2)
  def t_undef_mod, do: NoSuchMod.nothing()
  def t_fc, do: fac(:x)
  def t_block do
    x = 1
    y = x + 1
    x = x + y
    {x, y}
  end
  def t_match do
    {:ok, [a | b]} = id({:ok, [1, 2, 3]})
    %{x: x} = id(%{x: 5, y: 6})
    {a, b, x}
  end
  def id(x), do: x
  def t_badmatch, do: ({:ok, _} = id(:error))
  def t_badmatch2, do: (x = id(1); 2 = x)
  def t_pin, do: (x = 1; case {1, 2} do {^x, y} -> y end)
  def t_same_var, do: {same({1, 1}), same({1, 2}), same({1.0, 1})}
  def same({x, x}), do: x
  def same(_), do: :different
  def t_case_clause, do: (case id(5) do 1 -> 2 end)
  def t_cond, do: {cnd(1), cnd(2), cnd(nil)}
  def cnd(x), do: (cond do x == 1 -> :one; y = x -> {:other, y}; true -> :nothing end)
  def t_cond_clause, do: (cond do id(false) -> 1 end)
  def t_if, do: {if(id(1), do: 2), if(id(nil), do: 2), if(id(false), do: 1, else: 3), unless(id(nil), do: 4)}
  def t_bool, do: {id(true) and id(1), id(false) and 1, id(true) or 1, id(nil) && 2, id(3) && 4, id(nil) || 5, id(6) || 7, !id(nil), not id(true)}
  def t_badbool, do: id(1) and true
  def t_badbool2, do: id(nil) or true
  def t_badnot, do: not id(1)
  def t_compare, do: {1 < 2, 1 == 1.0, 1 === 1.0, :a < "b", {1} > [1], 1 != 2, "a" <= "b", id(nil) == nil, id(2) in [1, 2], id(1.0) in [1, 2], id(1.0) == 1}
  def t_string, do: "a#{id(1)}b#{id("x")}c#{id(:y)}"
  def t_captures, do: {(&(&1 + &2)).(1, 2), (&{&1, &1}).(3), (&fac/1).(3), (&Basic.fac/1).(4)}
  def t_closure, do: (x = 5; f = fn a, b when a > 1 -> a + b + x; _, _ -> x end; {f.(1, 2), f.(2, 3)})
  def t_badarity, do: id(fn x -> x end).(1, 2)
  def t_badfun, do: id(5).(1)
  def t_fun_equal, do: {mk(1) == mk(1), mk(1) == mk(2), (&Basic.id/1) == (&Basic.id/1), is_function(mk(1), 1), is_function(mk(1), 2)}
  def mk(x), do: fn y -> {x, y} end
  def t_nested_fun, do: (a = 1; f = fn b -> fn c -> {a, b, c} end end; f.(2).(3))
  def t_default, do: {dflt(1), dflt(1, 2), dflt(1, 2, 3)}
  def dflt(a, b \\ 10, c \\ 20), do: {a, b, c}
  def t_erlang_funs, do: {hd([1]), tl([1, 2]), elem({1, 2}, 1), length([1, 2]), tuple_size({1}), map_size(%{a: 1}), byte_size("abc"), abs(-3), max(1, 2), rem(7, 3), div(7, -2)}
  def t_hd_error, do: hd(id([]))
  def t_self_nested, do: (f = fn f, n -> if n == 0, do: 0, else: 1 + f.(f, n - 1) end; f.(f, 100))
end
