defmodule C8 do
  import List, only: [first: 1]
  def first(x), do: x
  def y(x), do: first(x)
  defp g(1), do: 1
  def z(), do: foo(1)
  def u(x)
end
