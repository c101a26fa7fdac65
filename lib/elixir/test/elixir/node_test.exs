defmodule NodeTest do
  use ExUnit.Case, async: true
  doctest Node
end
