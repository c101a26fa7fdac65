# Functions whose code is larger than a method of a JVM may be: each source text is made here, compiled and run.

join = fn n, separator, fun -> Enum.map_join(0..(n - 1), separator, fun) end

run = fn name, source, calls ->
  [{module, _}] = Code.compile_string("defmodule Large.#{name} do\n#{source}\nend")
  for {function, arguments} <- calls, do: IO.inspect({name, function, apply(module, function, arguments)})
end

{last, bindings} = Code.eval_string(join.(1200, "\n", &"v#{&1} = #{&1} + x"), x: 3)
IO.inspect({last, length(bindings), Code.eval_string("v0 + v1199 + x", bindings) |> elem(0)})

run.(
  "Variables",
  "def f(x) do\n#{join.(600, "\n", &"  a#{&1} = x + #{&1}")}\n  {#{join.(600, ", ", &"a#{&1}")}} |> Tuple.sum()\nend\n" <>
    "def loop(n, x) when n > 0 do\n#{join.(300, "\n", &"  a#{&1} = x + #{&1}")}\n" <>
    "  loop(n - 1, #{join.(300, " + ", &"a#{&1}")} - x * 299)\nend\ndef loop(_, x), do: x",
  f: [1],
  loop: [3, 1],
  loop: [1000, 1.5]
)

run.(
  "Literals",
  "def list(x), do: [#{join.(1000, ", ", &"{x, #{&1}, id(x)}")}] |> List.last()\n" <>
    "def tuple(x), do: {#{join.(1000, ", ", fn _ -> "[x]" end)}} |> tuple_size()\n" <>
    "def map(x), do: %{#{join.(700, ", ", &"k#{&1}: {x, #{&1}}")}}\n" <>
    "def text(x), do: \"#{join.(700, " ", &"#{&1} \#{x}")}\" |> byte_size()\n" <>
    "def bits(x), do: :erlang.phash2(<<#{join.(700, ", ", &"(x + #{&1})::#{rem(&1, 13) + 1}")}>>)\n" <>
    "def taken(x), do: with(m = map(x), do: {map_size(m), m.k7, m.k699})\n" <>
    "def updated(x), do: %{map(x) | #{join.(700, ", ", &"k#{&1}: x + #{&1}")}}.k456\n" <>
    "def order(pid), do: [#{join.(800, ", ", &"send(pid, #{&1})")}] |> Enum.sum()\n" <> "defp id(x), do: x",
  list: [1],
  tuple: [1],
  taken: [1],
  text: ["abc"],
  bits: [77],
  updated: [5],
  order: [self()]
)

received = for _ <- 1..800, do: receive(do: (n -> n))
IO.inspect(received == Enum.to_list(0..799))

run.(
  "Patterns",
  "def list([#{join.(1000, ", ", &"a#{&1}")}]), do: #{join.(1000, " + ", &"a#{&1}")}\ndef list(_), do: :no\n" <>
    "def tuple({#{join.(1000, ", ", &"a#{&1}")}}), do: #{join.(1000, " - ", &"a#{&1}")}\ndef tuple(_), do: :no\n" <>
    "def map(%{#{join.(700, ", ", &"k#{&1}: v#{&1}")}}), do: #{join.(700, " + ", &"v#{&1}")}\ndef map(_), do: :no",
  list: [Enum.to_list(1..1000)],
  list: [Enum.to_list(1..999)],
  tuple: [List.to_tuple(Enum.to_list(1..1000))],
  map: [Map.new(0..699, &{:"k#{&1}", &1})],
  map: [%{k0: 1}]
)

run.(
  "Guards",
  "def fails(x) when #{join.(900, " or ", &"rem(x, #{&1 + 2}) == #{&1 + 1}")}, do: :yes\ndef fails(_), do: :no\n" <>
    "def mixed(x, y) when #{join.(700, " or ", &"(is_integer(x) and x > #{&1} and elem(y, #{rem(&1, 3)}) == #{&1})")}, do: :yes\n" <>
    "def mixed(_, _), do: :no\ndef among(x) when x in [#{join.(1000, ", ", &"#{&1 * 3}")}], do: :yes\ndef among(_), do: :no\n" <>
    "def body(x), do: if(#{join.(800, " or ", &"x == #{&1}")}, do: :yes, else: :no)\n" <>
    "def choice(x) do\n  cond do\n#{join.(800, "\n", &"    x == #{&1 * 2} -> x + #{&1}")}\n    true -> :none\n  end\nend",
  fails: [3],
  fails: [0],
  fails: [899],
  fails: [:atom],
  mixed: [3, {1, 2, 3}],
  mixed: [1, {0, 1}],
  mixed: [5, {}],
  mixed: [20, {0, 0, 17}],
  mixed: [0, {0}],
  among: [2997],
  among: [2998],
  body: [799],
  body: [800],
  choice: [1598],
  choice: [1599]
)

run.(
  "Blocks",
  "def tries(x) do\n  y = x\n" <>
    join.(200, "\n", &"  y = try do\n    if y == #{&1}, do: throw(y), else: y + 1\n  catch\n    z -> z + #{&1}\n  end") <>
    "\n  y\nend\ndef with_all(x) do\n  with #{join.(500, ",\n", &"{:ok, a#{&1}} when a#{&1} > -9 <- {:ok, x + #{&1}}")},\n" <>
    "       {:ok, last} <- if(a499 > 600, do: {:ok, a0}, else: {:error, a1}) do\n    last\n  else\n    {:error, e} -> -e\n  end\nend\n" <>
    "def filters(list) do\n  for y <- list, #{join.(400, ", ", &"z#{&1} = y + #{&1}, z#{&1} > #{-&1}")}, do: z0 + z399\nend",
  tries: [0],
  tries: [5],
  tries: [-4],
  with_all: [1],
  with_all: [200],
  filters: [[1, 2, 3, -500]]
)
