defmodule U2 do
  def a({_, _}), do: 1
  def a({1, 2}), do: 2
  def b([_ | _]), do: 1
  def b([1, 2]), do: 2
  def c(%{a: _}), do: 1
  def c(%{a: 1}), do: 2
  def d("a" <> _), do: 1
  def d("a" <> "b"), do: 2
  def e("a"), do: 1
  def e("a"), do: 2
  def f(%{}), do: 1
  def f(%{a: 1}), do: 2
  def g(x, x), do: x
  def g(1, 1), do: 2
  def h({:a, x}) when x > 1, do: x
  def h({:a, 2}), do: 2
  def i({:a, x} = y), do: {x, y}
  def i({:a, 2}), do: 2
  def j(1.0), do: 2
  def j(1.0), do: 2
  def k(1, _), do: 1
  def k(_, 1), do: 2
  def k(1, 1), do: 3
  def l(_, 1), do: 2
  def l(1, _), do: 1
  def l(1, 1), do: 3
  def m(<<_::8>>), do: 1
  def m(<<1>>), do: 1
  def n(x) when is_atom(x), do: 1
  def n(x) when is_atom(x), do: 2
  def o(x) when true, do: x
  def o(3), do: 3
  def p([]), do: 1
  def p([]), do: 2
  def q([_ | _]), do: 1
  def q([]), do: 2
  def q([1]), do: 3
  def r(_), do: 3
  def r(1), do: 3
  def r(2), do: 3
  def s(%{a: 1}), do: 1
  def s(%{a: 1}), do: 1
  def t({:ok, {a, b}}), do: {a, b}
  def t({:ok, {1, b}}), do: b
  def t({:ok, x}), do: x
  def t({:ok, 1}), do: 1
  def u(x), do: (fn :a -> x; :a -> 1 end)
  def v(x), do: (case x do 1 -> 1; 1 -> 2 end)
  def w(y, x), do: (case x do ^y -> 1; ^y -> 2; _ when y -> 3; _ -> 4; 5 -> 5; 6 -> 6 end)
  def x(x), do: (case x do %URI{} -> 1; %URI{host: "a"} -> 2 end)
  def y(x), do: for({:a, _} <- x, do: 1)
  def z(x), do: (case x do 'a' -> 1; 'a' -> 2 end)
end
defmodule U3 do
  defmacro m(x) do
    quote do
      case unquote(x) do
        _ -> 1
        2 -> 3
      end
    end
  end
  defmacro n(x) do
    quote generated: true do
      case unquote(x) do
        _ -> 1
        2 -> 3
      end
    end
  end
end
defmodule U4 do
  require U3
  def a(x), do: U3.m(x)
  def b(x), do: U3.n(x)
  def c(x) do
    if x do 1 else 2 end
    case x do
      a ->
       a
      2
      -> 3
    end
  end
end
defmodule U5 do
  def t2({:ok, x}), do: x
  def t2({:ok, 1}), do: 1
  def t3({:ok, 2}), do: 1
  def t3({:ok, x}), do: x
  def t3({:ok, 1}), do: 1
  def t4({2}), do: 2
  def t4({x}), do: x
  def t4({1}), do: 1
  def t6(:ok, 2), do: 1
  def t6(:ok, x), do: x
  def t6(:ok, 1), do: 1
  def t7(:ok, 2, 3), do: 1
  def t7(:ok, x, 3), do: x
  def t7(:ok, 1, 3), do: 1
  def t8(:ok, 2, 3), do: 1
  def t8(:ok, x, _), do: x
  def t8(:ok, 1, 3), do: 1
  def t9([x]), do: x
  def t9([1]), do: 1
  def u1(1, 2), do: 1
  def u1(x, y), do: {x, y}
  def u1(3, _), do: 1
  def u2(1, _), do: 1
  def u2(2, _), do: 1
  def u2(_, _), do: 1
  def u2(1, 1), do: 1
  def u3({:ok, 2}) when node() == 3, do: 1
  def u3({:ok, x}) when x > 1, do: x
  def u3({:ok, _}), do: 7
  def u3({:ok, 1}), do: 1
  def u3({:ok, 3}), do: 1
  def u4(%{a: 1, b: 2}), do: 1
  def u4(%{a: 1}), do: 1
  def u4(%{a: 1, b: 2}), do: 1
  def u4(%{b: 2, a: 1}), do: 1
  def u5(%{a: 1, b: _}), do: 1
  def u5(%{b: _, a: 1}), do: 1
  def u6(%{a: 1}), do: 1
  def u6(%{b: 1}), do: 1
  def u6(%{a: 1}), do: 1
  def u7(<<1>>), do: 1
  def u7(<<1>>), do: 1
  def u8(<<x>>), do: x
  def u8(<<x>>), do: x
  def u9(<<x, _::binary>>), do: x
  def u9(<<x, _::binary>>), do: x
  def v1(1), do: 1
  def v1(a) when is_atom(a), do: 1
  def v1(1), do: 1
  def v2({:a, _}), do: 1
  def v2(x) when is_tuple(x), do: 1
  def v2({:a, 1}), do: 1
  def v3(_, :a), do: 1
  def v3(_, :b), do: 1
  def v3(_, :a), do: 1
  def v4(x, :a), do: x
  def v4(1, :b), do: 1
  def v4(_, :a), do: 1
end
defmodule U6 do
  def t2({:ok, x}), do: x
  def t2({:ok, 1}), do: 1
  def t2({:ok, 2}), do: 1
  def t2({:ok, 3}), do: 1
  def t3({:ok, 1}), do: 1
  def t3({:ok, 1}), do: 1
  def t3({:ok, 1}), do: 1
  def t4({:ok, x}), do: x
  def t4({:ok, _}), do: 1
  def t4({:ok, y}), do: y
  def t4({:ok, 3}), do: 1
  def t5({:ok, 5}), do: 1
  def t5({:ok, x}), do: x
  def t5({:ok, _}), do: 1
  def t5({:ok, y}), do: y
  def t5({:ok, 3}), do: 1
  def u7(<<1, 2, x>>), do: x
  def u7(<<1, 3>>), do: 1
  def u7(<<1, 2, _>>), do: 1
  def u7(<<1, 2, 3>>), do: 1
  def u8(<<x::16, y>>), do: {x, y}
  def u8(<<x::16, 1>>), do: x
  def u8(<<x::16, _::8>>), do: x
  def u9(<<x::16, y::binary>>), do: {x, y}
  def u9(<<x::16, y::bits>>), do: {x, y}
  def u9(<<x::16, y::bytes>>), do: {x, y}
  def v1(<<s, x::size(s)>>), do: {x}
  def v1(<<s, x::size(s)>>), do: {x}
  def v2([1, 2 | _]), do: 1
  def v2([1 | _]), do: 1
  def v2([1, 3 | _]), do: 1
  def v3([1, 2 | _]), do: 1
  def v3([]), do: 1
  def v3([_ | _]), do: 1
  def v3([1, 3 | _]), do: 1
  def v4({1, 2}), do: 1
  def v4({1, 2, 3}), do: 1
  def v4([]), do: 1
  def v4({_, _}), do: 1
  def v4(:x), do: 1
  def v4({2, _}), do: 1
  def v4({1, 2, 3}), do: 1
  def v5({x, y} = {1, 2}), do: {x, y}
  def v5({1, 2} = {x, y}), do: {x, y}
  def v6(%{a: 1} = x), do: x
  def v6(x = %{a: 1}), do: x
  def v7(%{a: 1} = %{b: 2}), do: 1
  def v7(%{a: 1, b: 2}), do: 1
end
defmodule U7 do
  defstruct [:a]
  defmacro m(x), do: x
  defmacro m(1), do: 1
  def a(x) do
    try do x() rescue _ -> 1 else _ -> 1; 2 -> 3 end
  end
  def b(x) do
    for y <- x, reduce: 0 do
      _ -> y
      1 -> 2
    end
  end
  def x, do: 1
  def c(x) do
    p(x)
  end
  defp p(_), do: 1
  defp p(1), do: 2
  def d(x) do
    case x do
      _ -> case x do
        _ -> 1
        2 -> 3
      end
      4 -> case x do
        _ -> 1
        2 -> 3
      end
    end
  end
  def e(x \\ 1)
  def e(x), do: x
  def e(_), do: 1
  def f(x), do: (fn a, b -> {x, a, b}; 1, 2 -> 3 end)
  def g(x), do: (fn {1, 2}, b -> {x, b}; {1, _}, 2 -> 3; {1, 2}, 4 -> 4 end)
  def h(x), do: (receive do {1, 2} -> x after 0 -> 1 end)
  defp unused(_), do: 1
  defp unused(1), do: 2
  def i(x), do: (case {x, 1} do {a, b} -> {a, b}; {1, 2} -> 3 end)
  def j(x), do: (case {x, 1} do {1, b} -> {b}; {a, b} -> {a, b}; _ -> 3 end)
  def k(%U7{} = u), do: u
  def k(%{__struct__: U7}), do: 1
  def l(x) when is_list(x) or true, do: x
  def l(1), do: 1
  def mm(x) when false, do: x
  def mm(1), do: 1
end
case {1, 2} do
  {a, b} -> {a, b}
  {1, _} -> 1
end
f = fn _ -> 1; 1 -> 2 end
f.(1)
defmodule U8 do
  def i1(x), do: (case {x, 1} do {a, b} -> {a, b}; {2, 1} -> 3 end)
  def i2(x), do: (case {x, 1} do {a, b} -> {a, b}; {y, 1} -> y end)
  def i3(x), do: (case {x, 1} do {a, 1} -> {a}; {y, _} -> y; _ -> 3 end)
  def i4(x), do: (case {x, x} do {1, 2} -> 1; {1, _} -> 2;  {1, 2} -> 3; _ -> 4 end)
  def i6(x, y), do: (case {x, y} do {_, _} -> 2;  {1, 2} -> 3; _ -> 4 end)
  def i7(x, y), do: (case [x, y] do [_, _] -> 2;  [1, 2] -> 3; _ -> 4 end)
end
defmodule Bits do
  def empty([]), do: 1
  def empty(<<>>), do: 2
end
