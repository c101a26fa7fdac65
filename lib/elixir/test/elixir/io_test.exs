defmodule IOTest do
  use ExUnit.Case, async: true
  doctest IO
end
