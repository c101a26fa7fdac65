defmodule Tries do
  def id(x), do: x
  def run(f) do
    try do
      f.()
    rescue
      e in [ArgumentError, RuntimeError] -> {:arg_or_runtime, e.message}
      ArithmeticError -> :arith
      e in KeyError -> {:key, e.key}
      e -> {:other, e}
    catch
      :exit, r -> {:exit, r}
      {:thrown, x} -> {:thrown, x}
      x when is_integer(x) -> {:int, x}
      k, r -> {k, r}
    else
      :ok -> :fine
      {:ok, x} -> x
    after
      :erlang.put(:after, :ran)
    end
  end
  def t_rescue, do: {run(fn -> raise "a" end), run(fn -> raise ArgumentError end), run(fn -> 1 / id(0) end), run(fn -> id(%{}).k end), run(fn -> :erlang.error(:weird) end), run(fn -> 1 = id(2) end)}
  def t_catch, do: {run(fn -> exit(:bye) end), run(fn -> throw({:thrown, 1}) end), run(fn -> throw(5) end), run(fn -> throw(:x) end)}
  def t_else, do: {run(fn -> :ok end), run(fn -> {:ok, 3} end)}
  def t_try_clause, do: run(fn -> :nothing end)
  def t_after, do: (:erlang.erase(:after); run(fn -> :ok end); :erlang.get(:after))
  def t_after_raise do
    :erlang.put(:order, [])
    try do
      try do
        note(:body)
        throw(:x)
      after
        note(:inner)
      end
    catch
      :x -> note(:caught)
    after
      note(:outer)
    end
    :erlang.get(:order)
  end
  def note(x), do: :erlang.put(:order, [x | :erlang.get(:order)])
  def t_after_value, do: (try do 1 after id(2) end)
  def t_nested do
    try do
      try do
        raise "inner"
      rescue
        ArgumentError -> :wrong
      end
    rescue
      e in RuntimeError -> {:outer, e.message}
    end
  end
  def t_raise_in_rescue do
    try do
      try do
        raise "one"
      rescue
        _ -> raise "two"
      after
        :erlang.put(:z, 1)
      end
    rescue
      e -> {e.message, :erlang.get(:z)}
    end
  end
  def t_raise_in_after, do: (try do (try do 1 after throw(:from_after) end) catch x -> x end)
  def t_raise_in_else, do: (try do (try do 1 catch _ -> :wrong else 1 -> throw(:from_else) end) catch x -> {:outer, x} end)
  def t_stacktrace do
    try do
      boom(id(1))
    rescue
      _ -> hd(for {m, f, a, i} <- __STACKTRACE__, m == Tries, do: {f, a, i[:line]})
    end
  end
  def boom(x), do: (y = :erlang.error({:b, x}); y)
  def t_reraise do
    try do
      try do
        boom(1)
      rescue
        e -> reraise(e, __STACKTRACE__)
      end
    rescue
      e -> {e, elem(hd(__STACKTRACE__), 1)}
    end
  end
  def t_uncaught_kind, do: (try do throw(1) catch :error, _ -> 2 end)
  def t_catch_all, do: (try do :erlang.error(:e) catch _, _ -> :all end)
  def t_value_in_arg, do: {id(1), try do throw(2) catch x -> x end, id(3)}
  def t_call_arg, do: add(id(1), try do raise "x" rescue _ -> 10 end) + add(try do 5 after id(1) end, id(2))
  def add(a, b), do: a + b
  def tail_in_rescue(0), do: :done
  def tail_in_rescue(n) do
    try do
      throw(n)
    catch
      m -> tail_in_rescue(m - 1)
    end
  end
  def t_tail_in_catch, do: tail_in_rescue(200_000)
  def tail_in_else(0), do: :done
  def tail_in_else(n) do
    try do
      n - 1
    catch
      _ -> :never
    else
      m -> tail_in_else(m)
    end
  end
  def t_tail_in_else, do: tail_in_else(200_000)
  def deep(0), do: throw(:bottom)
  def deep(n), do: 1 + deep(n - 1)
  def t_deep_throw, do: (try do deep(100_000) catch x -> x end)
  def t_deep_error, do: (try do deep_error(10_000) rescue _ in ArithmeticError -> :caught end)
  def deep_error(0), do: 1 + id(:a)
  def deep_error(n), do: 1 + deep_error(n - 1)
  def with_closure(x) do
    try do
      x.()
    rescue
      e -> fn -> {e, x} end
    end
  end
  def t_closure, do: elem(with_closure(fn -> raise "q" end).(), 0)
  def t_struct_exception, do: (try do :erlang.error(%{__struct__: MyErr, __exception__: true, code: 5}) rescue e in [MyErr] -> e.code end)
  def t_rescue_var_in, do: (try do raise "x" rescue x in [RuntimeError] -> x.message end)
  def t_rescue_list_any, do: (try do :erlang.error(:badarg) rescue x in [ErlangError, ArgumentError] -> x.__struct__ end)
  def t_erlang_error, do: (try do :erlang.error(:unknown_reason) rescue x in ErlangError -> x.original end)
  def t_rescue_none, do: (try do throw(:t) rescue _ -> :wrong end)
  def def_rescue(x) do
    1 / x
  rescue
    ArithmeticError -> :div
  end
  def t_def_rescue, do: {def_rescue(2), def_rescue(0)}
  def t_try_vars do
    x = 1
    y = try do
      x = x + 1
      x
    after
      _ = x
    end
    {x, y}
  end
  def t_loop_try, do: loop_try(50_000, 0)
  def loop_try(0, acc), do: acc
  def loop_try(n, acc) do
    v = try do
      if rem(n, 2) == 0, do: throw(:even), else: n
    catch
      :even -> 0
    end
    loop_try(n - 1, acc + v)
  end
  def t_exit_tuple, do: (try do exit({:shutdown, 1}) catch :exit, {:shutdown, r} -> r end)
  def t_guard_catch, do: (try do throw(7) catch x when x > 10 -> :big; x when x < 10 -> {:small, x} end)
end
