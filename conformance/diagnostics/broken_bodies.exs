defmodule C4 do
  def f(x), do: y
  defp g(1), do: 1
  def z(), do: foo(1)
end
