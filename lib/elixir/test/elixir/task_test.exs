defmodule TaskTest do
  use ExUnit.Case, async: true
  doctest Task
end
