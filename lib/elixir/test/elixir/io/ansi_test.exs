defmodule IO.ANSITest do
  use ExUnit.Case, async: true
  doctest IO.ANSI
end
