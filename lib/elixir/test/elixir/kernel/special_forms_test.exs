defmodule Kernel.SpecialFormsTest do
  use ExUnit.Case, async: true
  doctest Kernel.SpecialForms
end
