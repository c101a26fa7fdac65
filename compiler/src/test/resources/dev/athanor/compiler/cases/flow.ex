defmodule Flow do
  def id(x), do: x
  def w1(x) do
    with {:ok, a} <- x, {:ok, b} <- id(a), c = b + 1, true <- c > 2 do
      {:done, c}
    end
  end
  def t_with, do: {w1({:ok, {:ok, 5}}), w1({:ok, {:ok, 1}}), w1({:ok, 3}), w1(:error)}
  def w2(x) do
    with {:ok, a} when a > 1 <- x, [b | _] <- a2l(a) do
      b
    else
      {:ok, a} -> {:small, a}
      :error -> :err
      e when is_atom(e) -> {:atom, e}
    end
  end
  def a2l(5), do: :five
  def a2l(a), do: [a]
  def t_with_else, do: {w2({:ok, 2}), w2({:ok, 1}), w2(:error), w2(:x), w2({:ok, 5})}
  def t_with_clause, do: (try do w2("bad") catch k, r -> {k, r} end)
  def t_with_no_match, do: (with x = id(1), y = x + 1, do: {x, y})
  def t_with_bare, do: (with _ = id(1), id(2), do: 3)
  def with_tail(0), do: :done
  def with_tail(n), do: (with {:ok, m} <- {:ok, n - 1}, do: with_tail(m))
  def t_with_tail, do: with_tail(100_000)
  def with_tail_else(0), do: :done
  def with_tail_else(n), do: (with {:ok, m} <- {:error, n - 1} do m else {:error, m} -> with_tail_else(m) end)
  def t_with_tail_else, do: with_tail_else(100_000)
  def t_case_in_args, do: add(case id(1) do 1 -> 10; _ -> 20 end, if(id(nil), do: 1, else: 2), id(3))
  def add(a, b, c), do: a + b + c
  def t_order do
    :erlang.put(:o, [])
    add(note(1), if(note(true), do: note(2)), note(3))
    :erlang.get(:o)
  end
  def note(x), do: (:erlang.put(:o, [x | :erlang.get(:o)]); x)
  def t_order_tuple, do: (:erlang.put(:o, []); x = {note(1), [note(2) | note(3)], case note(4) do y -> note({y}) end, note(5)}; {x, :erlang.get(:o)})
  def t_bind_in_arg, do: (r = add(x = id(1), y = id(2), 3); {r, x, y})
  def t_nested_if, do: for(a <- [1, nil], b <- [2, false], do: if(a && b, do: :both, else: if(a || b, do: :one, else: :none)))
  def t_and_or, do: for(a <- [true, false], b <- [true, false], do: {a and b, a or b, not a, a && b, a || b, !a})
  def t_if_and, do: for(a <- [1, 5, 9], do: if(a > 2 and a < 8, do: :mid, else: if(a == 1 or a == 0, do: :low, else: :high)))
  def t_if_mixed, do: for(a <- [1, nil, false, :x], do: if(a == 1 || a == :x && true, do: :y, else: :n))
  def t_cond_many, do: for(x <- [1, 2, 3, 4, :a, nil], do: cnd(x))
  def cnd(x) do
    cond do
      x == 1 -> :one
      is_atom(x) and not is_nil(x) -> :atom
      y = x && x * 2 -> {:double, y}
      true -> :last
    end
  end
  def t_block_scope, do: (x = 1; (if id(true), do: (x = 2; x)); x)
  def t_unused, do: (x = id(1); _ = {x, id(2)}; [id(3)]; :ok)
  def t_pipe, do: id(5) |> id() |> add(1, 2)
  def t_fun_in_case, do: (f = case id(1) do 1 -> fn x -> x + 1 end; _ -> fn x -> x end end; f.(1))
  def t_recursive_case(x \\ 3), do: (case x do 0 -> :end; n -> t_recursive_case(n - 1) end)
  def ack(0, n), do: n + 1
  def ack(m, 0), do: ack(m - 1, 1)
  def ack(m, n), do: ack(m - 1, ack(m, n - 1))
  def t_ack, do: ack(2, 9)
  def tak(x, y, z) when y >= x, do: z
  def tak(x, y, z), do: tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
  def t_tak, do: tak(12, 8, 4)
  def collatz(1, c), do: c
  def collatz(n, c) when rem(n, 2) == 0, do: collatz(div(n, 2), c + 1)
  def collatz(n, c), do: collatz(3 * n + 1, c + 1)
  def t_collatz, do: collatz(837799, 0)
  def a1(0), do: :a
  def a1(n), do: b1(n - 1)
  def b1(0), do: :b
  def b1(n), do: c1(n - 1, :x)
  def c1(0, x), do: x
  def c1(n, _), do: a1(n - 1)
  def t_three_way, do: a1(1_000_000)
  def t_mod_loop, do: Flow.ping(200_000)
  def ping(0), do: :done
  def ping(n), do: Flow.pong(n - 1)
  def pong(0), do: :done
  def pong(n), do: Flow.ping(n - 1)
  def cps(0, k), do: k.(0)
  def cps(n, k), do: cps(n - 1, fn r -> k.(r + n) end)
  def t_cps, do: cps(100_000, fn x -> x end)
  def t_overflow, do: (x = id(9_223_372_036_854_775_807); {x + 1, x * 2, -x - 2, x - -1, (x + 1) - 1})
  def big_loop(0, acc), do: acc
  def big_loop(n, acc), do: big_loop(n - 1, acc * 3)
  def t_big_loop, do: big_loop(100, 1)
  def float_loop(0, acc), do: acc
  def float_loop(n, acc), do: float_loop(n - 1, acc + 0.5)
  def t_float_loop, do: float_loop(1000, 0)
  def mixed_loop(0, acc), do: acc
  def mixed_loop(n, acc) when rem(n, 3) == 0, do: mixed_loop(n - 1, acc + 1.5)
  def mixed_loop(n, acc), do: mixed_loop(n - 1, acc + 1)
  def t_mixed_loop, do: mixed_loop(100, 0)
  def err_loop(0, acc), do: acc
  def err_loop(5, _), do: err_loop(4, :oops)
  def err_loop(n, acc), do: err_loop(n - 1, acc + n)
  def t_err_loop, do: err_loop(10, 0)
  def swap(0, a, b), do: {a, b}
  def swap(n, a, b), do: swap(n - 1, b, a)
  def t_swap, do: {swap(3, 1, 2), swap(4, 1, 2)}
  def rot(0, a, b, c), do: {a, b, c}
  def rot(n, a, b, c), do: rot(n - 1, b, c, a + b)
  def t_rot, do: rot(10, 1, 2, 3)
  def capture_loop(0, acc), do: for(f <- acc, do: f.())
  def capture_loop(n, acc), do: capture_loop(n - 1, [fn -> n end | acc])
  def t_capture_loop, do: capture_loop(5, [])
end
