defmodule B do
  def g, do: 1
end
