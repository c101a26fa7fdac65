defmodule AccessTest do
  use ExUnit.Case, async: true
  doctest Access
end
