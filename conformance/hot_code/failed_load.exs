# A load that fails leaves the version that is there.
Code.compiler_options(ignore_module_conflict: true)
Logger.configure(level: :none)

defmodule Stays do
  def version, do: 1
end

[{other, binary}] = Code.compile_string("defmodule Stays.Other do\n  def version, do: 2\nend")
IO.inspect(:code.load_binary(Stays, ~c"none", "junk"))
IO.inspect(:code.load_binary(Stays, ~c"none", binary))
IO.inspect(Stays.version())

assert_raise = fn text ->
  try do
    Code.compile_string(text)
  rescue
    error -> IO.inspect(error.__struct__)
  end
end

assert_raise.("defmodule Stays do\n  def version, do: unknown_function()\nend")
assert_raise.("defmodule Stays do\n  def version, do: 1 +\nend")
assert_raise.("defmodule Stays do\n  raise ArgumentError\nend")
IO.inspect(Stays.version())
IO.inspect({:code.purge(other), :code.delete(other), :code.delete(other), :code.purge(other)})
IO.inspect(:code.load_binary(other, ~c"none", binary))
IO.inspect(other.version())
IO.inspect(:code.purge(NoSuchModule))
IO.inspect(:code.soft_purge(NoSuchModule))
IO.inspect(:code.delete(NoSuchModule))
IO.inspect(:erlang.check_old_code(NoSuchModule))
