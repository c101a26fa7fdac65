defmodule Module.BehaviourTest do
  use ExUnit.Case, async: true

  import ExUnit.CaptureIO

  defmodule First do
    @callback f(term) :: term
    @callback g :: term
    @macrocallback m(term) :: Macro.t()
    @optional_callbacks g: 0
  end

  defmodule Second do
    @callback f(term) :: term
  end

  defp warnings(name, body) do
    capture_io(:stderr, fn ->
      Code.eval_string("alias Module.BehaviourTest.{First, Second}\ndefmodule #{inspect(name)} do\n#{body}\nend")
    end)
  end

  test "behaviour_info/1" do
    assert Enum.sort(First.behaviour_info(:callbacks)) == ["MACRO-m": 2, f: 1, g: 0]
    assert First.behaviour_info(:optional_callbacks) == [g: 0]
  end

  test "missing callbacks, of the wrong kind, and optional ones" do
    output = warnings(Module.BehaviourTest.Missing, "@behaviour First\ndef m(x), do: x")
    assert output =~ "function f/1 required by behaviour Module.BehaviourTest.First is not implemented"
    assert output =~ ~s(was implemented as "def" but should have been "defmacro")
    refute output =~ "g/0 required by behaviour Module.BehaviourTest.First"
  end

  test "behaviours that are none" do
    output = warnings(Module.BehaviourTest.None, "@behaviour Enum\n@behaviour NoSuchBehaviour")
    assert output =~ "module Enum is not a behaviour"
    assert output =~ "@behaviour NoSuchBehaviour does not exist"
  end

  test "conflicts" do
    assert warnings(Module.BehaviourTest.Conflict, "@behaviour First\n@behaviour Second\ndef f(x), do: x\ndefmacro m(x), do: x") =~
             "Callback function f/1 is defined by both Module.BehaviourTest.First and Module.BehaviourTest.Second"
  end

  test "@impl on what is no callback" do
    output = warnings(Module.BehaviourTest.NoCallback, "@behaviour Second\n@impl true\ndef f(x), do: x\n@impl true\ndef z, do: 1")

    assert output =~ ~s(got "@impl true" for function z/0 but no behaviour specifies such callback. The known callbacks are:)
    assert output =~ "  * Module.BehaviourTest.Second.f/1 (function)"
  end

  test "@impl without a behaviour" do
    assert warnings(Module.BehaviourTest.Undeclared, "@impl true\ndef f, do: 1") =~
             ~s(got "@impl true" for function f/0 but no behaviour was declared)
  end

  test "callbacks without @impl beside one that has it" do
    output = warnings(Module.BehaviourTest.Forgotten, "@behaviour First\n@impl true\ndef f(x), do: x\ndefmacro m(x), do: x")
    assert output =~ "module attribute @impl was not set for macro m/1 callback (specified in Module.BehaviourTest.First)"
  end

  test "@impl true counts for the arities of defaults" do
    refute warnings(Module.BehaviourTest.Defaults, "@behaviour Second\n@impl true\ndef f(x, y \\\\ 1), do: {x, y}") =~ "Module.BehaviourTest.Defaults"
  end
end
