defmodule Guards do
  def id(x), do: x
  def many(f, xs), do: for(x <- xs, do: f.(x))
  @all [0, 1, -1, 1.5, -0.0, 123456789012345678901234567890, :a, nil, true, false, "abc", "", <<1::3>>, [], [1], [1 | 2], {}, {1, 2}, %{}, %{a: 1}]
  def types(x) when is_atom(x) and is_boolean(x), do: :boolean
  def types(x) when is_atom(x), do: :atom
  def types(x) when is_integer(x), do: :integer
  def types(x) when is_float(x), do: :float
  def types(x) when is_binary(x), do: :binary
  def types(x) when is_bitstring(x), do: :bitstring
  def types(x) when is_list(x), do: :list
  def types(x) when is_tuple(x), do: :tuple
  def types(x) when is_map(x), do: :map
  def types(x) when is_function(x), do: :function
  def types(_), do: :other
  def t_types, do: many(&types/1, @all)
  def t_types_fun, do: types(&id/1)
  def failing(x) when hd(x) == 1, do: :hd1
  def failing(x) when length(x) == 0, do: :empty
  def failing(x) when tuple_size(x) > 1, do: :tuple
  def failing(x) when byte_size(x) > 2, do: :bytes
  def failing(x) when map_size(x) > 0, do: :map
  def failing(x) when x + 1 > 1, do: :positive
  def failing(x) when abs(x) == 1, do: :one
  def failing(x) when elem(x, 0) == 1, do: :elem
  def failing(_), do: :none
  def t_failing, do: many(&failing/1, @all)
  def either(x) when hd(x) == 1 when x == :a or x == nil, do: :yes
  def either(_), do: :no
  def t_either, do: many(&either/1, @all)
  # A failing part fails the whole alternative.
  def whole(x) when length(x) > 0 or is_atom(x), do: :yes
  def whole(_), do: :no
  def t_whole, do: many(&whole/1, @all)
  def order(x) when is_atom(x) or length(x) > 0, do: :yes
  def order(_), do: :no
  def t_order, do: many(&order/1, @all)
  def strict(x) when x, do: :truthy
  def strict(_), do: :other
  def t_strict, do: many(&strict/1, @all)
  def notx(x) when not x, do: :false
  def notx(_), do: :other
  def t_not, do: many(&notx/1, @all)
  def andx(x) when x and true, do: :yes
  def andx(x) when true and x, do: :never
  def andx(_), do: :no
  def t_and, do: many(&andx/1, @all)
  def orx(x) when x or true, do: :yes
  def orx(_), do: :no
  def t_or, do: many(&orx/1, @all)
  def arith(x) when rem(x, 2) == 0, do: :even
  def arith(x) when div(x, 0) == 1, do: :never
  def arith(x) when x * 2 - 1 == 1, do: :one
  def arith(x) when x / 2 == 0.75, do: :half
  def arith(x) when Bitwise.band(x, 1) == 1, do: :odd
  def arith(x) when -x == 0.5, do: :x
  def arith(_), do: :none
  def t_arith, do: many(&arith/1, @all)
  def inx(x) when x in [1, :a, "abc", nil], do: :in
  def inx(x) when x in 5..10, do: :range
  def inx(x) when x not in [0, []], do: :not_in
  def inx(_), do: :none
  def t_in, do: many(&inx/1, [5, 10, 11, 7.0 | @all])
  def mapget(x) when is_map_key(x, :a), do: :has
  def mapget(x) when :erlang.map_get(:b, x) == 2, do: :never
  def mapget(_), do: :no
  def t_mapget, do: many(&mapget/1, @all)
  def structx(x) when is_struct(x), do: :struct
  def structx(x) when is_struct(x, Foo), do: :never
  def structx(_), do: :no
  def t_struct, do: many(&structx/1, [%{__struct__: Foo}, %{__struct__: 1} | @all])
  def structf(x) when is_struct(x, Foo), do: :foo
  def structf(x) when is_exception(x), do: :exception
  def structf(_), do: :no
  def t_structf, do: many(&structf/1, [%{__struct__: Foo}, %{__struct__: Bar}, %{__struct__: E, __exception__: true} | @all])
  def cmp(x, y) when x < y, do: :lt
  def cmp(x, y) when x == y and x !== y, do: :loose
  def cmp(x, y) when x === y, do: :eq
  def cmp(x, y) when x >= y, do: :gt
  def t_cmp, do: for(x <- @all, y <- @all, do: cmp(x, y))
  def tup(x) when {x, 1} == {1, 1}, do: :one
  def tup(x) when [x | 2] == [:a | 2], do: :a
  def tup(x) when %{k: x} == %{k: "abc"}, do: :map
  def tup(x) when <<1, 2>> == x, do: :bits
  def tup(_), do: :none
  def t_tup, do: many(&tup/1, [<<1, 2>> | @all])
  def round_(x) when round(x) == 2, do: :two
  def round_(x) when trunc(x) == 1, do: :one
  def round_(x) when floor(x) == -2, do: :floor
  def round_(x) when ceil(x) == 5, do: :ceil
  def round_(_), do: :none
  def t_round, do: many(&round_/1, [1.5, 1.2, 2.4, 4.1, -1.5, 7, :a])
  def fun_arity(f) when is_function(f, 1), do: 1
  def fun_arity(f) when is_function(f, 2), do: 2
  def fun_arity(_), do: :none
  def t_fun_arity, do: {fun_arity(&id/1), fun_arity(fn _, _ -> 1 end), fun_arity(1)}
  def part(b) when binary_part(b, 0, 2) == "ab", do: :ab
  def part(_), do: :no
  def t_part, do: many(&part/1, ["abc", "ab", "a", :a])
  def multi(a, b) when a > b and b > 0 or a == :x and (b == 1 or b == 2), do: :yes
  def multi(_, _), do: :no
  def t_multi, do: {multi(3, 2), multi(3, 0), multi(:x, 1), multi(:x, 2), multi(:x, 3), multi(:y, 1)}
  def val(x) when (is_atom(x) and x != nil) == true, do: :yes
  def val(_), do: :no
  def t_val, do: many(&val/1, @all)
  def case_guard(x) do
    case x do
      y when is_integer(y) and y > 100 -> :big
      y when is_integer(y) -> {:int, y}
      [y | _] when y > 1 when y == :z -> {:list, y}
      _ when x == nil -> :nil
      other -> other
    end
  end
  def t_case_guard, do: many(&case_guard/1, [101, 5, [2], [:z], [0], nil, "s"])
  def fn_guard, do: fn x when x > 1 -> :gt; x when is_atom(x) -> :atom; _ -> :no end
  def t_fn_guard, do: many(fn_guard(), [2, :a, 0])
  def t_fn_fc, do: (f = fn x when is_integer(x) -> x end; f.(id(:a)))
  def self_guard(p) when p == self(), do: :me
  def self_guard(_), do: :not_me
  def t_self, do: {self_guard(self()), self_guard(1)}
  def map_field(m) when m.a > 1, do: :big
  def map_field(m) when m.a.b == 1, do: :nested
  def map_field(_), do: :no
  def t_map_field, do: many(&map_field/1, [%{a: 2}, %{a: 1}, %{a: %{b: 1}}, %{}, 5])
end
