defmodule RT do
  raise "oops"
end
