# What a trace says of errors in code that is expanded: the macro or struct, and where that was.
codes = [
  "%URI{foo: 1}",
  "defmodule T1 do\n  def f, do: %URI{foo: 1}\nend",
  "defmodule T2 do\n  @z %URI{foo: 1}\nend",
  "defmodule T3 do\n  @enforce_keys [:a]\n  defstruct [:a]\nend\n\ndefmodule T4 do\n  def f, do: %T3{}\nend",
  "defmodule T5 do\n  defmacro m, do: raise(\"in macro\")\nend\n\ndefmodule T6 do\n  require T5\n  def f, do: T5.m()\nend",
  "x = 1\n\nif x == 1 do\n  use NoSuchModule\nend",
  "cond do\n  1 == 2 -> 3\n  is_nil(1) ->\n    4\nend"
]

for code <- codes do
  {lines, _diagnostics} =
    Code.with_diagnostics(fn ->
      try do
        Code.compile_string(code, "code.ex")
      rescue
        error ->
          entries = for {_, _, _, [{:file, file} | _]} = entry <- __STACKTRACE__, file in [~c"code.ex", ~c"expanding struct", ~c"expanding macro"], do: entry
          [Exception.message(error) | Enum.map(entries, &Exception.format_stacktrace_entry/1)]
      end
    end)

  Enum.each(lines, &(&1 |> String.replace(~r/\(elixir [\d.]+\) /, "") |> String.split("\n") |> hd() |> IO.puts()))
  IO.puts("")
end

# Errors in patterns and guards belong to the file, others to the function.
for body <- [
      "def f(%{a: 1, a: 2}), do: 1",
      "def f(x) when (y = x), do: 1",
      "def f(fn -> 1 end), do: 1",
      "def f(x = {x}), do: x",
      "def f(x), do: y",
      "def f(x) when y, do: x",
      "def f(^x), do: x"
    ] do
  {message, diagnostics} =
    Code.with_diagnostics(fn ->
      try do
        Code.compile_string("defmodule T do\n  #{body}\nend", "code.ex")
      rescue
        error -> Exception.message(error)
      end
    end)

  IO.puts(message)
  for diagnostic <- diagnostics, diagnostic.severity == :error, do: IO.inspect({diagnostic.position, Map.get(diagnostic, :span), diagnostic.stacktrace})
end
