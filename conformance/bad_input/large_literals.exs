# A literal of a hundred thousand digits, and atoms that are too long.
digits = String.duplicate("7", 100_000)
{:ok, number} = Code.string_to_quoted(digits)
IO.inspect(rem(number, 1_000_000))

try do
  String.to_atom(String.duplicate("a", 256))
rescue
  error -> IO.inspect(error.__struct__)
end
