# What exceptions say of texts that are no programs; warnings of the lexer come out even so.
texts = [
  "fn end", "1 true", "x = when", "[catch]", "x and or y", "a else b", "1 :end", "1 :do",
  ~S|"a" "b"|, ~S|1 'abc'|, ~S|1 "a#{b}c"|, ~S|1 "#{b}c"|, ~S|1 :"a#{1}"|, ~S|1 ?a|, ~S|1 ?\n|,
  "1 ~s(a)", "1 ~r/a/i", ~S|1 ~s(a#{b})|, "1 ~s()", "1 ~ABC(x)", "1 1.5", "1 Foo", "1 foo", "1 foo: 2",
  "\\", "1 +", "not", "x = ", "[x y, z]", "foo x, y z, w", "foo do x; a -> b end", "%{\"a\" => 1 \"b\" => 2}"
]

for text <- texts, options <- [[], [columns: true]] do
  {message, warnings} =
    Code.with_diagnostics(fn ->
      try do
        Code.string_to_quoted!(text, options)
      rescue
        error -> inspect(error.__struct__) <> " " <> Exception.message(error)
      end
    end)

  IO.puts(["--- ", text, ?\n, message])
  for warning <- warnings, do: IO.inspect({warning.position, warning.message |> String.split("\n") |> hd()})
end

IO.inspect(Code.string_to_quoted("[x y, z]"))
IO.inspect(Code.string_to_quoted("[x y, z]", columns: true))

for text <- ["f(())", "x = ()", "[()]", "(();1)", "'a\#{b}'", "'abc'"] do
  IO.puts(text |> Code.string_to_quoted!(emit_warnings: false) |> Macro.to_string())
end
