# What is checked when all modules of a file are there; evaluated code is checked at its own end, a module in it watches its own aliases and imports.
defmodule Verified do
  def __after_verify__(module), do: IO.puts("verified #{inspect(module)}")
end

show = fn name, run ->
  IO.puts("--- #{name}")
  {_, diagnostics} = Code.with_diagnostics(run)
  for message <- diagnostics |> Enum.map(& &1.message) |> Enum.sort(), do: IO.puts(message)
end

show.("evaluated", fn ->
  Code.eval_string("""
  defmodule Evaluated do
    alias Foo.Bar
    import List
    @after_verify Verified
    @behaviour Access
    @impl true
    def fetch(a, b), do: {a, b}
    @impl true
    def get_and_update(a, b, c), do: Late.call(a, b, c)
    def pop(a, b), do: String.nope(a, b)
    @impl true
    def more(x), do: Enum.nope(x)
  end
  IO.puts("evaluated")
  """)
end)

show.("later", fn ->
  Code.eval_string("""
  defmodule Uses do
    def f, do: Used.g()
    def h, do: Used.i()
  end
  defmodule Used do
    def g, do: 1
    @after_verify Verified
    IO.puts("body of Used")
  end
  IO.puts("after Used")
  """)
end)

show.("derived", fn ->
  Code.eval_string("""
  defmodule Derived do
    @derive {Inspect, only: [:a]}
    defstruct [:a, :b]
  end
  """)
end)

show.("compiled", fn ->
  Code.compile_string("""
  defmodule Compiled do
    @after_verify Verified
    @behaviour GenServer
    def f, do: Uses.nope()
  end
  IO.puts("after Compiled")
  """)
end)

show.("aliases of evaluated code itself", fn -> Code.eval_string("alias Foo.Bar; import List; 1") end)
