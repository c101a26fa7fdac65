defmodule ProcessTest do
  use ExUnit.Case, async: true
  doctest Process
end
