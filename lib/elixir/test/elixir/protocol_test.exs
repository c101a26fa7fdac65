defmodule ProtocolTest do
  use ExUnit.Case, async: true
  doctest Protocol
end
