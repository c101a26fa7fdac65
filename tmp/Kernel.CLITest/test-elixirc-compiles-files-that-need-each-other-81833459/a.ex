defmodule A do
  use C
  def f, do: B.g()
end
