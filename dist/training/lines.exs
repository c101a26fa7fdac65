# What the cache for lines of code is trained with: `bin/elixir -e` with what such lines mostly ask the library for.

IO.puts 1
IO.puts(2)
IO.puts("#{1 + 2} #{inspect(:a)}")
IO.inspect({:ok, [1, 2.5, "three"], %{a: nil, b: ~c"four"}, 1..3}, label: "line")
1..10 |> Enum.map(&(&1 * &1)) |> Enum.filter(&(rem(&1, 2) == 0)) |> Enum.sum() |> IO.inspect()
IO.puts(Enum.join(for(x <- [3, 1, 2], x > 1, do: x), ","))
"a line of text" |> String.split() |> Enum.map(&String.upcase/1) |> Enum.join(" ") |> IO.puts()
%{a: 1} |> Map.put(:b, 2) |> Map.to_list() |> Enum.sort() |> Enum.reduce(0, fn {_, v}, sum -> v + sum end) |> IO.inspect()
IO.inspect(Keyword.get([a: 1], :a) || Integer.to_string(System.system_time(:second)))
case String.to_integer("12") do
  x when x > 10 -> IO.puts("#{Integer.digits(x) |> List.first()} #{Float.round(x / 7, 2)}")
  _ -> :ok
end
spawn(fn -> Enum.each(1..1_000, & &1) end) |> Process.alive?() |> IO.puts()
x = 5
if x > 3 and x != 4, do: IO.puts("more"), else: IO.puts("less")

defmodule Line do
  def double(x), do: x * 2
  def sum([head | tail]), do: head + sum(tail)
  def sum([]), do: 0
end

IO.puts(Line.double(x) + Line.sum([1, 2]))

try do
  raise "line"
rescue
  error -> IO.puts(Exception.message(error))
end

System.version() |> IO.puts()
IO.inspect(System.argv())
