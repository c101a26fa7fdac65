# A case of a literal that no clause matches compiles, and raises when it runs.
defmodule CaseOfLiteral do
  def integer do
    case 5 do
      1 -> :one
    end
  end

  def tuple do
    case {1, 2} do
      {2, x} -> x
    end
  end
end

for function <- [:integer, :tuple] do
  try do
    apply(CaseOfLiteral, function, [])
  rescue
    error -> IO.puts(inspect(error.term))
  end
end
