defmodule ModuleTest do
  use ExUnit.Case, async: true
  doctest Module
end
