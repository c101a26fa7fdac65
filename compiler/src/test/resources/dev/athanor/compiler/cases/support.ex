# Stand-ins for what the library gives, as far as the cases need it. No tests of their own.
defmodule Stand.String.Chars do
  def to_string(x) when is_binary(x), do: x
  def to_string(x) when is_atom(x), do: :erlang.atom_to_binary(x)
  def to_string(x) when is_integer(x), do: :erlang.integer_to_binary(x)
  def to_string(x) when is_float(x), do: :erlang.float_to_binary(x, [:short])
end

defmodule Stand.Access do
  def get(nil, _), do: nil
  def get(map, key) when is_map(map), do: (case map do %{^key => v} -> v; _ -> nil end)
  def get([{key, v} | _], key), do: v
  def get([_ | t], key), do: get(t, key)
  def get([], _), do: nil
end

defmodule Stand.Range do
  def new(first, last) when is_integer(first) and is_integer(last) and first <= last, do: %{__struct__: Range, first: first, last: last, step: 1}
  def new(first, last), do: %{__struct__: Range, first: first, last: last, step: -1}
  def new(first, last, step), do: %{__struct__: Range, first: first, last: last, step: step}
end

defmodule Stand.Function do
  def identity(x), do: x
end

defmodule Stand.Enumerable do
  def reduce(_, {:halt, acc}, _fun), do: {:halted, acc}
  def reduce(%{__struct__: Range, first: f, last: l, step: s}, {:cont, acc}, fun), do: range(f, l, s, {:cont, acc}, fun)
  def reduce(fun, {:cont, acc}, f) when is_function(fun, 2), do: fun.({:cont, acc}, f)
  def reduce(map, {:cont, acc}, fun) when is_map(map), do: list(:lists.sort(:maps.to_list(map)), {:cont, acc}, fun)
  def reduce(other, _, _), do: :erlang.error({:not_enumerable, other})
  defp list(_, {:halt, acc}, _), do: {:halted, acc}
  defp list([], {:cont, acc}, _), do: {:done, acc}
  defp list([h | t], {:cont, acc}, fun), do: list(t, fun.(h, acc), fun)
  defp range(f, l, s, {:cont, acc}, fun) when (s > 0 and f <= l) or (s < 0 and f >= l), do: range(f + s, l, s, fun.(f, acc), fun)
  defp range(_, _, _, {:cont, acc}, _), do: {:done, acc}
end

defmodule Stand.Collectable do
  def into(%{__struct__: Tally, n: n}) do
    {{n, []},
     fn
       {n, l}, {:cont, x} -> {n + 1, [x | l]}
       acc, :done -> acc
       acc, :halt -> :erlang.put(:halted, acc)
     end}
  end

  def into(map) when is_map(map), do: {map, fn m, {:cont, {k, v}} -> :maps.put(k, v, m); m, :done -> m; _, :halt -> :ok end}
  def into(b) when is_binary(b), do: {b, fn acc, {:cont, x} -> <<acc::binary, x::binary>>; acc, :done -> acc; _, :halt -> :ok end}
end

defmodule Stand.RuntimeError do
  def exception(m) when is_binary(m), do: %{__struct__: RuntimeError, __exception__: true, message: m}
end

defmodule Stand.ArgumentError do
  def exception(m) when is_binary(m), do: %{__struct__: ArgumentError, __exception__: true, message: m}
  def exception([]), do: %{__struct__: ArgumentError, __exception__: true, message: "argument error"}
end

defmodule Stand.Kernel.Utils do
  def raise(m) when is_binary(m), do: Stand.RuntimeError.exception(m)
  def raise(%{__exception__: true} = e), do: e
end

defmodule Stand.Exception do
  def normalize(:error, %{__exception__: true} = e, _), do: e
  def normalize(:error, :badarg, _), do: %{__struct__: ArgumentError, __exception__: true, message: "argument error"}
  def normalize(:error, :badarith, _), do: %{__struct__: ArithmeticError, __exception__: true, message: "bad argument in arithmetic expression"}
  def normalize(:error, {:badmatch, t}, _), do: %{__struct__: MatchError, __exception__: true, term: t}
  def normalize(:error, {:case_clause, t}, _), do: %{__struct__: CaseClauseError, __exception__: true, term: t}
  def normalize(:error, {:badkey, k, m}, _), do: %{__struct__: KeyError, __exception__: true, key: k, term: m, message: nil}
  def normalize(:error, r, _), do: %{__struct__: ErlangError, __exception__: true, original: r, reason: nil}
end
