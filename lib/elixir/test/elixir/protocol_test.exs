defmodule ProtocolTest do
  use ExUnit.Case, async: true

  doctest Protocol

  import ExUnit.CaptureIO

  defprotocol Kind do
    @doc "The kind."
    def kind(term)

    @spec with(t, term) :: term
    def with(term, other)
  end

  defprotocol Fallback do
    @fallback_to_any true
    def name(term)
  end

  defprotocol Described do
    @undefined_impl_description "only for lists"
    def f(term)
  end

  defprotocol Derivable do
    defmacro __deriving__(module, options) do
      fields = for %{field: field} <- Macro.struct_info!(module, __CALLER__), do: field

      quote do
        defimpl Derivable, for: unquote(module) do
          def fields(_), do: unquote({fields, options})
        end
      end
    end

    def fields(term)
  end

  defimpl Fallback, for: Any do
    def name(_), do: :any
  end

  defmodule Point do
    @derive {Derivable, a: 1}
    @derive Fallback
    defstruct [:x, :y]

    defimpl Kind do
      def kind(_), do: {@for, @protocol, __MODULE__}
      def with(_, other), do: other
    end
  end

  defmodule Segment do
    @derive Fallback
    defstruct [:a]
  end

  for type <- [Atom, BitString, Float, Function, Integer, List, Map, PID, Reference, Tuple] do
    defimpl Kind, for: type do
      def kind(_), do: @for
      def with(_, other), do: {@for, other}
    end
  end

  test "dispatches on the type" do
    terms = [:a, nil, "b", <<1::3>>, 1.0, &is_nil/1, 1, 1 <<< 80, [], [1], %{}, self(), make_ref(), {}]

    assert Enum.map(terms, &Kind.kind/1) ==
             [Atom, Atom, BitString, BitString, Float, Function, Integer, Integer, List, List, Map, PID, Reference, Tuple]

    assert Kind.kind(%Point{}) == {Point, Kind, Kind.ProtocolTest.Point}
    assert Kind.with({}, 1) == {Tuple, 1}
  end

  defp 1 <<< n, do: Integer.pow(2, n)

  test "what is not implemented" do
    assert Kind.impl_for(%Segment{}) == nil
    error = assert_raise(Protocol.UndefinedError, fn -> Kind.kind(%Segment{}) end)
    assert %{protocol: Kind, value: %Segment{}, description: ""} = error
    assert Exception.message(error) =~ "ProtocolTest.Segment (a struct)\n\nGot value:\n\n    %ProtocolTest.Segment{a: nil}\n"

    assert_raise Protocol.UndefinedError, ~r/Integer, only for lists\n/, fn -> Described.f(1) end
  end

  test "falls back to Any" do
    assert Fallback.name(1) == :any
    assert Fallback.impl_for(1) == Fallback.Any
    assert Fallback.impl_for(%Segment{}) == Fallback.ProtocolTest.Segment
    assert Fallback.name(%Segment{}) == :any
  end

  test "derives by its own macro" do
    assert Derivable.fields(%Point{}) == {[:x, :y], [a: 1]}
    assert_raise Protocol.UndefinedError, fn -> Derivable.fields(%Segment{}) end
  end

  test "cannot be derived without Any" do
    assert_raise ArgumentError, ~r/^could not load module ProtocolTest.Kind.Any due to reason :nofile, cannot derive/, fn ->
      Code.eval_string("defmodule ProtocolTest.Underivable do\n@derive ProtocolTest.Kind\ndefstruct [:a]\nend")
    end
  end

  test "reflection" do
    assert Kind.__protocol__(:module) == Kind
    assert Kind.__protocol__(:functions) == [kind: 1, with: 2]
    assert Kind.Integer.__impl__(:for) == Integer
    assert Kind.Integer.__impl__(:protocol) == Kind
    assert Enum.sort(Kind.behaviour_info(:callbacks)) == [kind: 1, with: 2]
  end

  test "assert_protocol!/1 and assert_impl!/2" do
    assert Protocol.assert_protocol!(Kind) == :ok
    assert_raise ArgumentError, "Enum is not a protocol", fn -> Protocol.assert_protocol!(Enum) end
    assert Protocol.assert_impl!(Kind, Integer) == :ok

    assert_raise ArgumentError, "could not load module ProtocolTest.Kind.URI due to reason :nofile", fn ->
      Protocol.assert_impl!(Kind, URI)
    end
  end

  test "defimpl needs a type and a block" do
    assert_raise ArgumentError, "defimpl/3 expects a :for option when declared outside a module", fn ->
      Code.eval_string("defimpl ProtocolTest.Kind do\nend")
    end

    assert_raise ArgumentError, "Enum is not a protocol", fn -> Code.eval_string("defimpl Enum, for: Map do\nend") end
  end

  test "functions need an argument" do
    assert_raise ArgumentError, "protocol functions expect at least one argument", fn ->
      Code.eval_string("defprotocol ProtocolTest.Empty do\ndef f()\nend")
    end
  end

  test "implementations that lack functions are warned of" do
    assert capture_io(:stderr, fn ->
             Code.eval_string("defimpl ProtocolTest.Kind, for: Port do\ndef kind(_), do: 1\nend")
           end) =~ "function with/2 required by protocol ProtocolTest.Kind is not implemented"
  end
end
