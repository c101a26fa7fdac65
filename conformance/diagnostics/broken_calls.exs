defmodule C4 do
  defp g(1), do: 1
  def z(), do: foo(1)
end
