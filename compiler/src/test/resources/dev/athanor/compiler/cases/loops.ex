defmodule Tally do
  defstruct [:n]
end

defmodule Collectable.Tally do
  def into(%{n: n}) do
    {{n, []},
     fn
       {n, l}, {:cont, x} -> {n + 1, [x | l]}
       acc, :done -> acc
       acc, :halt -> :erlang.put(:halted, acc)
     end}
  end
end

defmodule Loops do
  def id(x), do: x
  def even?(x), do: rem(x, 2) == 0
  def t_list, do: for(x <- id([1, 2, 3]), do: x * 2)
  def t_range, do: for(x <- id(1)..id(5), do: x * x)
  def t_range_down, do: for(x <- id(5)..id(1)//-2, do: x)
  def t_range_empty, do: for(x <- id(5)..id(1)//1, do: x)
  def t_range_lit, do: for(x <- 1..3, do: x)
  def t_big_range, do: for(x <- id(9_223_372_036_854_775_806)..id(9_223_372_036_854_775_809), do: x)
  def t_map, do: for({k, v} <- id(%{a: 1, b: 2}), do: {v, k})
  def t_fun_enum, do: for(x <- fn {:cont, acc}, f -> {:cont, acc} = f.(7, acc); {:cont, acc} = f.(8, acc); {:done, acc} end, do: x)
  def t_filter, do: for(x <- id([1, 2, 3, 4]), even?(x), x > 2, do: x)
  def t_pattern, do: for({:ok, x} <- id([{:ok, 1}, :error, {:ok, 2}, {:error, 3}]), do: x)
  def t_pattern_guard, do: for({:ok, x} when x > 1 <- id([{:ok, 1}, {:ok, 2}]), do: x)
  def t_two, do: for(x <- id([1, 2]), y <- id([:a, :b]), do: {x, y})
  def t_two_dep, do: for(x <- id(1)..3, y <- 1..x, do: {x, y})
  def t_three, do: for(x <- [1, 2], y <- %{k: x}, z <- id([y]), do: {x, y, z})
  def t_nested_enum, do: for(x <- %{a: 1, b: 2}, y <- [x, x], do: y)
  def t_into_map, do: for(x <- id([1, 2]), into: %{}, do: {x, x * x})
  def t_into_map_bad, do: (try do for(x <- id([1, 2]), into: %{}, do: x) rescue _ -> :bad end)
  def t_into_other_map, do: for(x <- id([1, 2]), into: id(%{z: 0}), do: {x, x})
  def t_into_bin, do: for(x <- id([1, 2]), into: "", do: <<x, x>>)
  def t_into_bits, do: for(x <- id([1, 2]), into: <<>>, do: <<x::3>>)
  def t_into_bin_bad, do: (try do for(x <- id([1, 2]), into: "", do: x) catch k, r -> {k, r} end)
  def t_into_bin_other, do: for(x <- id(["a", "b"]), into: id("x"), do: x)
  def t_into_tally, do: for(x <- id([5, 6]), into: id(%{__struct__: Tally, n: 1}), do: x)
  def t_into_halt, do: (r = try do for(x <- id([1, 0]), into: id(%{__struct__: Tally, n: 1}), do: div(1, x)) rescue _ -> :raised end; {r, :erlang.get(:halted)})
  def t_uniq, do: for(x <- id([1, 2, 1, 3, 2]), uniq: true, do: x)
  def t_uniq_map, do: for({_, v} <- id(%{a: 1, b: 1, c: 1}), uniq: true, do: v)
  def t_uniq_bin, do: for(x <- id([1, 2, 1]), uniq: true, into: "", do: <<x>>)
  def t_uniq_tally, do: for(x <- id([1, 2, 1]), uniq: true, into: id(%{__struct__: Tally, n: 0}), do: x)
  def t_uniq_nested, do: for(x <- %{a: 1, b: 2}, y <- [1, elem(x, 1)], uniq: true, do: y)
  def t_reduce, do: for(x <- id([1, 2, 3]), reduce: 0, do: (acc -> acc + x))
  def t_reduce_range, do: for(x <- id(1)..id(100), y <- 1..3, reduce: 0, do: (acc -> acc + x * y))
  def t_reduce_map, do: for({_, v} <- id(%{a: 1, b: 2}), reduce: [], do: (acc -> [v | acc]))
  def t_reduce_clauses, do: (for x <- id([1, 2, 3]), reduce: :start do :start -> x; acc when acc > 2 -> {acc, x}; acc -> acc + x end)
  def t_reduce_fc, do: (try do (for x <- id([1, 2]), reduce: 5 do 5 -> x end) catch k, r -> {k, r} end)
  def t_reduce_filter, do: (for x <- id([1, 2, 3, 4]), even?(x), reduce: 10 do a -> a - x end)
  def t_reduce_nested_map, do: (for x <- [1, 2], {k, v} <- %{a: x, b: 2}, reduce: [] do acc -> [{k, v} | acc] end)
  def t_bits, do: for(<<c <- id("abc")>>, do: c + 1)
  def t_bits_into, do: for(<<c <- id("abc")>>, into: "", do: <<c - 32>>)
  def t_bits_two, do: for(<<a::4, b::4 <- id(<<0x12, 0x34>>)>>, do: {a, b})
  def t_bits_filter, do: for(<<1, x <- id(<<1, 2, 3, 4, 1, 5>>)>>, do: x)
  def t_bits_size, do: for(<<x::4, y::size(x) <- id(<<0x43, 2::4, 3::2>>)>>, do: {x, y})
  def t_bits_utf8, do: for(<<x::utf8 <- id("aé€" <> <<255>> <> "b")>>, do: x)
  def t_bits_rest, do: for(<<x::8 <- id(<<1, 2, 3::4>>)>>, do: x)
  def t_bits_lit, do: for(<<0::1, x::7 <- id(<<5, 130, 6>>)>>, do: x)
  def t_bits_bad, do: (try do for(<<x <- id(:a)>>, do: x) catch k, r -> {k, r} end)
  def t_bits_reduce, do: (for <<c <- id("abc")>>, reduce: 0 do acc -> acc + c end)
  def t_bits_and_list, do: for(<<c <- id("ab")>>, x <- [1, 2], do: {c, x})
  def t_list_and_bits, do: for(s <- id(["ab", "c"]), <<c <- s>>, do: c)
  def t_bits_var_filter, do: for(<<c <- id("aXbY")>>, c in ?A..?Z, into: "", do: <<c>>)
  def t_not_enum, do: (try do for(x <- id(5), do: x) catch k, _ -> k end)
  def t_improper, do: (try do for(x <- id([1 | 2]), do: x) catch k, r -> {k, r} end)
  def t_closure, do: for(f <- for(x <- id([1, 2]), do: fn -> x end), do: f.())
  def t_throw, do: (try do for(x <- id([1, 2, 3]), do: if(x == 2, do: throw({:found, x}), else: x)) catch t -> t end)
  def t_match_in_body, do: for(x <- id([1, 2]), do: (y = x + 1; y * y))
  def t_assign_filter, do: for(x <- id([1, 2, 3]), y = x * 2, y > 2, do: {x, y})
  def t_nil_filter, do: for(x <- id([1, nil, false, 2]), x, do: x)
  def t_nested_for, do: for(x <- id([1, 2]), do: for(y <- id([x, 3]), do: x * y))
  def t_for_in_arg, do: {id(0), for(x <- [1], do: x), id(2)}
  def t_large, do: (r = for(x <- 1..100_000, do: x); {hd(r), length(r)})
  def t_deep_list, do: (for x <- id([[1, [2]], [3]]), y <- x, is_list(y) or is_integer(y), do: y)
  def t_string_gen, do: for({k, v} <- [a: "1", b: "2"], into: %{}, do: {k, v <> "!"})
  def t_discard, do: (for(x <- [1, 2], do: :erlang.put(:last, x)); :erlang.get(:last))
  def t_pin, do: (k = id(:a); for({^k, v} <- id([a: 1, b: 2, a: 3]), do: v))
  def t_struct_gen, do: for(%{a: a} = m <- id([%{a: 1, b: 2}, %{c: 1}]), do: {a, map_size(m)})
end
