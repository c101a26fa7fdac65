# Text that is nested very deeply ends in a value or an error, never in a crash of the node.
source = String.duplicate("(", 100_000) <> "1" <> String.duplicate(")", 100_000)
IO.inspect(Code.string_to_quoted(source))
IO.inspect(match?({:error, _}, Code.string_to_quoted(String.duplicate("[", 100_000))))
