defmodule File.StatTest do
  use ExUnit.Case, async: true
  doctest File.Stat
end
