defmodule BehaviourTest do
  use ExUnit.Case, async: true

  test "declares callbacks" do
    Code.put_compiler_option(:ignore_module_conflict, true)

    code = """
    defmodule BehaviourTest.Sample do
      use Behaviour
      defcallback foo(a :: integer) :: atom
      defcallback bar(integer) :: atom
      defmacrocallback baz(x :: term) :: Macro.t
    end
    """

    ExUnit.CaptureIO.capture_io(:stderr, fn -> Code.eval_string(code) end)
    callbacks = apply(BehaviourTest.Sample, :behaviour_info, [:callbacks])
    assert Enum.sort(callbacks) == ["MACRO-baz": 2, bar: 1, foo: 1]
  end
end
