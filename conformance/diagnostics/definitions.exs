defmodule Mac do
  defmacro m() do
    quote do
      defp foo(1), do: 1
    end
  end
end
defmodule C4 do
  require Mac
  Mac.m()
end
defmodule C9 do
  def f(1), do: 1
  defp   g(1), do: 1
  @doc "x"
  defp   gg(1), do: 1
  def h(x) when x > 1, do: raise "x"
  def h(x \\ 2, 2), do: raise "x"
  defmacrop zz(x), do: x
end
try do
C9.h(1)
rescue e -> IO.puts(Exception.message(e))
end
defmodule Un do
  defp zeta(x), do: x
  defp alpha(x), do: x
  defmacrop mid(x), do: x
  defp beta(x), do: x
  defp b(x, y \\ 1), do: {x, y}
  defp d(x, y \\ 1), do: {x, y}
  defp c(x, y \\ 1), do: {x, y}
  def p(), do: {c(1,2), b(2, 3), d(3, 4)}
end
