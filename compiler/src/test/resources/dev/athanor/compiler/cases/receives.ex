defmodule Receives do
  def id(x), do: x
  def me, do: self()
  def t_simple, do: (send(me(), {:a, 1}); receive do {:a, x} -> x end)
  def t_order, do: (for i <- [1, 2, 3], do: send(self(), i); {get(), get(), get()})
  def get, do: (receive do x -> x end)
  def t_selective do
    send(self(), :first); send(self(), {:b, 2}); send(self(), :third)
    b = receive do {:b, x} -> x end
    {b, get(), get()}
  end
  def t_after0, do: (receive do :never -> 1 after 0 -> :timeout end)
  def t_after_ms, do: (receive do :never -> 1 after id(5) -> :timeout end)
  def t_after_only, do: (receive do after 1 -> :slept end)
  def t_guard, do: (send(self(), 1); send(self(), 10); r = receive do x when x > 5 -> x end; {r, get()})
  def t_bad_timeout, do: (receive do after id(:a) -> 1 end)
  def t_infinity, do: (send(self(), :x); receive do y -> y after id(:infinity) -> :never end)
  def t_ref do
    send(self(), :noise)
    ref = make_ref()
    send(self(), {:other, 1})
    send(self(), {ref, :reply})
    r = receive do {^ref, x} -> x; {:down, ^ref} -> :down after 100 -> :timeout end
    {r, get(), get()}
  end
  def count(0), do: :done
  def count(n), do: (send(self(), n); receive do ^n -> count(n - 1) end)
  def t_loop, do: count(10_000)
  def t_receive_in_arg, do: (send(self(), 1); send(self(), 2); {id(0), receive do x -> x end, receive do x -> x end})
  def t_after_tail, do: wait(3)
  def wait(0), do: :waited
  def wait(n), do: (receive do :never -> 1 after 0 -> wait(n - 1) end)
  def t_map_message, do: (send(self(), %{k: 5}); receive do %{k: v} -> v end)
  def t_flush, do: (for i <- [1, 2, 3], do: send(self(), i); flush([]))
  def flush(acc), do: (receive do x -> flush([x | acc]) after 0 -> acc end)
  def t_try_in_receive, do: (send(self(), :x); receive do y -> (try do throw(y) catch z -> {:caught, z} end) end)
end
