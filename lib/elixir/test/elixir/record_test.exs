defmodule RecordTest do
  use ExUnit.Case, async: true
  doctest Record
end
