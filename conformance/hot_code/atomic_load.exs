# Several modules become current together, or none.
Code.compiler_options(ignore_module_conflict: true)
Logger.configure(level: :none)

compile = fn module, version ->
  [{name, binary}] = Code.compile_string("defmodule #{module} do\n  def version, do: #{version}\nend")
  :code.purge(name)
  {name, ~c"#{module}.beam", binary}
end

left1 = compile.("Left", 1)
left2 = compile.("Left", 2)
right1 = compile.("Right", 1)
right2 = compile.("Right", 2)
versions = fn -> {apply(Left, :version, []), apply(Right, :version, [])} end
load = fn modules -> IO.inspect({:code.atomic_load(modules), versions.()}) end

load.([left1, right1])
load.([left2])
:code.purge(Left)
load.([left2, right2])
:code.purge(Right)
load.([left2, right2])
:code.purge(Left)
:code.purge(Right)
load.([left1, left1])
load.([left1, {Right, ~c"right", "no object code"}])
load.([left1, {Right, ~c"right", elem(left1, 2)}])
load.([left1, :no_such_module])
load.([])

{:ok, prepared} = :code.prepare_loading([left1, right1])
IO.inspect(versions.())
IO.inspect({:code.finish_loading(prepared), versions.(), :code.which(Left)})

on_load =
  Code.compile_string("defmodule WithOnLoad do\n  @on_load :go\n  def go, do: :ok\nend") |> hd() |> then(fn {name, binary} -> {name, ~c"", binary} end)

:code.delete(WithOnLoad)
:code.purge(WithOnLoad)
load.([on_load])
IO.inspect(:erlang.module_loaded(WithOnLoad))
