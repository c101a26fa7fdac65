defmodule TupleTest do
  use ExUnit.Case, async: true
  doctest Tuple
end
