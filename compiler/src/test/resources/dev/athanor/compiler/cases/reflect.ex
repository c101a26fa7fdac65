defmodule Reflect do
  defstruct [:a, b: 2]
  def id(x), do: x
  defp hidden(x), do: x
  defmacro mac(x), do: {x, x}
  defmacrop pmac(x), do: x
  defmacro caller_line(), do: __CALLER__.line
  def t_use_private, do: {hidden(1), pmac(2)}
  def t_info, do: for(k <- [:module, :functions, :macros, :struct, :deprecated], do: __MODULE__.__info__(k))
  def t_info_bad, do: (try do __MODULE__.__info__(id(:nope)) catch k, r -> {k, r} end)
  def t_module_info, do: {__MODULE__.module_info(:module), is_list(__MODULE__.module_info(:exports)), :lists.member({:id, 1}, exports()), :lists.member({:hidden, 1}, exports()), :lists.member({:"MACRO-mac", 2}, exports()), :lists.member({:__info__, 1}, exports())}
  defp exports, do: __MODULE__.module_info(:exports)
  def t_module_info_bad, do: (try do __MODULE__.module_info(id(:nope)) catch k, r -> {k, r} end)
  def t_macro, do: apply(__MODULE__, :"MACRO-mac", [__ENV__, 5])
  def t_exported, do: {function_exported?(__MODULE__, :id, 1), function_exported?(__MODULE__, :hidden, 1), function_exported?(__MODULE__, :id, 2), function_exported?(:lists, :reverse, 1), function_exported?(:erlang, :length, 1), function_exported?(NoSuch, :f, 0)}
  def t_loaded, do: {:erlang.module_loaded(__MODULE__), :erlang.module_loaded(NoSuchModule)}
  def t_fun_info, do: (f = fn x, y -> {x, y, id(1)} end; for(k <- [:arity, :name, :module, :env, :type], do: :erlang.fun_info(f, k)))
  def t_fun_env, do: (a = id(5); f = fn x -> x + a end; :erlang.fun_info(f, :env))
  def t_fun_info_ext, do: :erlang.fun_info(&Reflect.id/1)
  def t_fun_info_local, do: for(k <- [:arity, :name, :module, :env, :type], do: :erlang.fun_info(&id/1, k))
  def t_fun_info_bad, do: (try do :erlang.fun_info(id(1)) catch k, r -> {k, r} end)
  def t_mfa, do: {:erlang.fun_info_mfa(&Reflect.id/1), :erlang.fun_info_mfa(fn -> 1 end)}
  def t_make_fun, do: {:erlang.make_fun(:lists, :reverse, 1) == (&:lists.reverse/1), (&:lists.reverse/1).([1, 2])}
  def t_dyn_capture, do: (m = id(:lists); f = &m.reverse/1; f.([1, 2, 3]))
  def t_apply_bad, do: for(f <- [fn -> apply(id(1), [2]) end, fn -> apply(id(fn x -> x end), id([2 | 3])) end, fn -> apply(id(Reflect), id(:id), id([1 | 2])) end, fn -> apply(id(1), :id, id([1])) end], do: (try do f.() catch k, r -> {k, r} end))
  def t_order, do: (a = fn -> 1 end; b = &:lists.reverse/1; {a == a, a < 1, 1 < a, is_function(b), :a < b, b < {}, b == (&:lists.reverse/1), b < (&:lists.sort/1)})
  def t_ensure, do: {:code.ensure_loaded(Reflect), :code.ensure_loaded(NoSuchModule), :code.is_loaded(NoSuchModule), :code.which(NoSuchModule)}
  def t_arity_255, do: :erlang.fun_info(&big/30, :arity)
  def big(a1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17, _18, _19, _20, _21, _22, _23, _24, _25, _26, _27, _28, _29, a30), do: {a1, a30}
  def t_big, do: (l = :lists.seq(1, 30); {apply(&big/30, l), apply(__MODULE__, :big, l)})
  def t_big_fun, do: (y = id(9); f = fn a, b, c, d, e, f, g -> [a, b, c, d, e, f, g, y] end; {f.(1, 2, 3, 4, 5, 6, 7), apply(f, [7, 6, 5, 4, 3, 2, 1])})
  def t_big_badarity, do: (f = fn _a, _b, _c, _d, _e, _f, _g -> 1 end; try do apply(f, :lists.seq(1, 8)) catch k, {r, {_, args}} -> {k, r, args} end)
end
