defmodule Result do
  def describe({:ok, value}), do: "ok: #{inspect(value)}"
  def describe({:error, reason}), do: "error: #{reason}"
end

IO.puts(Result.describe({:ok, [1, 2]}))
IO.puts(Result.describe({:error, :not_found}))

try do
  Result.describe(:neither)
rescue
  error in FunctionClauseError -> IO.puts(Exception.message(error))
end
