defmodule Kernel.OwnStructTest do
  use ExUnit.Case, async: true

  # A module that uses its own struct while it is compiled: what `__struct__` gives is seen without running it, unless the module has one of its own.

  defmodule Plain do
    @enforce_keys [:a]
    defstruct [:a, b: %{x: [1, {2, 3, 4}], s: "t"}, c: 1..3, d: {1, 2}, e: [f: 1.5], g: &String.upcase/1]
    def one, do: %__MODULE__{a: 1 + 1, e: nil}
    def moved(%__MODULE__{c: first.._//_} = plain), do: %__MODULE__{plain | d: first}
  end

  defmodule Overridden do
    defstruct [:a, b: 2]
    defoverridable __struct__: 0, __struct__: 1
    def __struct__, do: %{super() | a: :own}
    def __struct__(pairs), do: %{super(pairs) | b: :one}
    def new, do: %__MODULE__{}
    def new(a), do: %__MODULE__{a: a}
    def a(%__MODULE__{a: a}), do: a
  end

  defp compile(text), do: ExUnit.CaptureIO.capture_io(:stderr, fn -> send(self(), try_to_compile(text)) end)

  defp try_to_compile(text) do
    Code.compile_string(text)
    :compiled
  rescue
    error -> {error.__struct__, Exception.message(error)}
  end

  test "given fields and defaults" do
    assert Plain.one() == %{
             __struct__: Plain,
             a: 2,
             b: %{x: [1, {2, 3, 4}], s: "t"},
             c: 1..3,
             d: {1, 2},
             e: nil,
             g: &String.upcase/1
           }

    assert %{d: 1, a: 2} = Plain.moved(Plain.one())
  end

  test "functions of one's own are asked" do
    assert Overridden.new() == %{__struct__: Overridden, a: nil, b: :one}
    assert Overridden.new(3) == %{__struct__: Overridden, a: 3, b: :one}
    assert Overridden.a(Overridden.new(4)) == 4
  end

  test "a required field that is not given" do
    compile("defmodule Kernel.OwnStructTest.Missing do\n@enforce_keys [:a, :b]\ndefstruct [:a, :b]\ndef x, do: %__MODULE__{a: 1}\nend")
    assert_received {ArgumentError, "the following keys must also be given when building struct Kernel.OwnStructTest.Missing: [:b]"}
  end

  test "a field that there is not" do
    compile("defmodule Kernel.OwnStructTest.Unknown do\ndefstruct [:a]\ndef x, do: %__MODULE__{z: 1}\nend")
    assert_received {KeyError, "key :z not found" <> _}
  end

  test "a field that there is not, in a pattern" do
    said = compile("defmodule Kernel.OwnStructTest.Pattern do\ndefstruct [:a]\ndef x(%__MODULE__{z: 1}), do: 1\nend")
    assert said =~ "unknown key :z for struct Kernel.OwnStructTest.Pattern"
    assert_received {CompileError, _}
  end
end
