# Raising inside of a try of the same function goes on at its handler; what that does not take is raised as if nothing had been in between.

defmodule Jumps do
  def kinds(i) do
    try do
      case i do
        0 -> throw({:val, 1})
        1 -> raise ArgumentError, "one"
        2 -> exit(:two)
        3 -> :erlang.error(:badarith)
        4 -> raise "four"
        5 -> throw(:other)
        6 -> :erlang.error({:badkey, :k, %{}})
        7 -> :done
      end
    rescue
      ArgumentError -> :argument
      e in [ArithmeticError, KeyError] -> {:error, e.__struct__}
      e in RuntimeError -> {:runtime, e.message}
    catch
      {:val, v} -> {:val, v}
      :exit, reason -> {:exit, reason}
      kind, value when value == :other -> {kind, :guarded}
    end
  end

  def passed_on(i) do
    try do
      if i > 0, do: throw({:a, i})
      if i == 0, do: raise(ArgumentError, "zero")
      :erlang.error({:odd, i})
    catch
      :exit, _ -> :never
    end
  end

  def nested(i) do
    try do
      try do
        if i == 1, do: throw(:inner), else: throw({:outer, i})
      catch
        :inner -> :inner
      after
        IO.puts("after #{i}")
      end
    catch
      {:outer, n} -> {:caught_outside, n}
    end
  end

  def traced do
    try do
      try do
        raise "first line"
        :never
      rescue
        ArgumentError -> :never
      end
    rescue
      e in RuntimeError -> {e.message, top(__STACKTRACE__)}
    end
  end

  def from_after do
    try do
      throw(:lost)
    after
      throw(:kept)
    end
  end

  def cleaned(i) do
    try do
      raise KeyError, key: i, term: %{}
    after
      IO.puts("cleaned #{i}")
    end
  end

  def value_of_reason(list) do
    try do
      for x <- list, do: if(x > 2, do: throw({:found, x}), else: x)
    catch
      {:found, x} -> [x]
    end
  end

  def again(0), do: :end

  def again(n) do
    try do
      throw(n)
    catch
      m -> [m | again(m - 1)]
    end
  rescue
    _ -> :never
  end

  def first_error(text) do
    try do
      throw(String.to_integer(text))
    rescue
      e in ArgumentError -> {:rescued, is_binary(e.message)}
    catch
      _ -> :never
    end
  end

  def with_else(i) do
    try do
      if i == 1, do: throw(:one)
      i
    catch
      :one -> :caught
    else
      2 -> throw(:from_else)
      n -> n
    end
  end

  def reraised do
    try do
      raise "again"
    rescue
      e -> reraise e, __STACKTRACE__
    end
  end

  def erlang_reason do
    try do
      :erlang.error(:undef)
    rescue
      e -> {e.__struct__, is_list(__STACKTRACE__)}
    end
  end

  def captured(i) do
    try do
      throw({:bound, i})
    catch
      :throw, {:bound, n} = all -> fn -> {n, all} end
    end
  end

  def top([{module, name, arity, location} | _]), do: {module, name, arity, location[:line]}
end

show = fn fun ->
  try do
    fun.()
  catch
    kind, reason -> {kind, reason, Jumps.top(__STACKTRACE__)}
  end
  |> IO.inspect()
end

for i <- 0..7, do: show.(fn -> Jumps.kinds(i) end)
for i <- [1, 0, -1], do: show.(fn -> Jumps.passed_on(i) end)
for i <- 1..2, do: show.(fn -> Jumps.nested(i) end)
show.(&Jumps.traced/0)
show.(fn -> try(do: Jumps.from_after(), catch: (:throw, value -> value)) end)
show.(fn -> Jumps.cleaned(3) end)
show.(fn -> Jumps.value_of_reason([1, 2, 3]) end)
show.(fn -> Jumps.again(5) end)
show.(fn -> Jumps.first_error("x") end)
for i <- 1..3, do: show.(fn -> Jumps.with_else(i) end)
show.(&Jumps.reraised/0)
show.(&Jumps.erlang_reason/0)
show.(fn -> Jumps.captured(4).() end)
show.(fn -> Enum.reduce(1..100_000, 0, fn i, acc -> acc + length(Jumps.again(rem(i, 3)) |> List.wrap() |> Enum.take(0)) end) end)
