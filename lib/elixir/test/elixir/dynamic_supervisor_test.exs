defmodule DynamicSupervisorTest do
  use ExUnit.Case, async: true
  doctest DynamicSupervisor
end
