defmodule ModuleTest do
  use ExUnit.Case, async: true

  doctest Module

  import ExUnit.CaptureIO

  defp define(name, body), do: Code.eval_string("defmodule #{inspect(name)} do\n#{body}\nend", [], file: "sample.ex")

  defp warnings(name, body), do: capture_io(:stderr, fn -> define(name, body) end)

  describe "names" do
    test "concat/1 and concat/2" do
      assert Module.concat([Foo, "Bar", nil]) == Foo.Bar
      assert Module.concat("Foo", "Elixir.Bar") == Foo.Bar
      assert Module.concat([Foo, :baz]) == :"Elixir.Foo.baz"
      assert Module.concat(nil, nil) == :"Elixir"
    end

    test "safe_concat/2 makes no atoms" do
      assert Module.safe_concat(List, "Chars") == List.Chars
      assert_raise ArgumentError, fn -> Module.safe_concat(List, "NobodyHasThisName") end
    end

    test "split/1" do
      assert Module.split(Foo.Bar) == ["Foo", "Bar"]
      assert Module.split("Elixir.Foo") == ["Foo"]
      assert_raise ArgumentError, "expected an Elixir module, got: :foo", fn -> Module.split(:foo) end
    end
  end

  describe "attributes" do
    test "are read where they are used" do
      define(ModuleTest.Values, """
      @x 1
      def first, do: @x
      @x @x + 1
      def second, do: @x
      """)

      module = ModuleTest.Values
      assert {module.first(), module.second()} == {1, 2}
    end

    test "accumulate and persist" do
      define(ModuleTest.Accumulated, """
      Module.register_attribute(__MODULE__, :many, accumulate: true, persist: true)
      @many 1
      @many [2]
      def many, do: @many
      def last, do: unquote(Module.get_last_attribute(__MODULE__, :many))
      """)

      module = ModuleTest.Accumulated
      assert module.many() == [[2], 1]
      assert module.last() == [2]
      assert for({:many, value} <- module.__info__(:attributes), do: value) == [[1], [2]]
    end

    test "delete_attribute/2 and has_attribute?/2" do
      {{:module, _, _, value}, _} =
        define(ModuleTest.Deleted, """
        @x 1
        {Module.has_attribute?(__MODULE__, :x), Module.delete_attribute(__MODULE__, :x),
         Module.has_attribute?(__MODULE__, :x), Module.get_attribute(__MODULE__, :x, :none)}
        """)

      assert value == {true, 1, false, :none}
    end

    test "that nobody reads are warned of, the last first" do
      output = warnings(ModuleTest.Unused, "@unused_a 1\n@unused_b 2\n@doc \"x\"")
      assert Regex.scan(~r/attribute @unused_([ab]) was set but never used/, output, capture: :all_but_first) == [["b"], ["a"]]
      assert output =~ "module attribute @doc was set but no definition follows it"
      assert output =~ "sample.ex:3: ModuleTest.Unused (module)"
    end

    test "that were never set are warned of" do
      assert warnings(ModuleTest.Undefined, "def f, do: @nothing") =~
               "undefined module attribute @nothing, please remove access to @nothing or explicitly set it before access"
    end

    test "with a meaning are validated" do
      message =
        "@impl is a built-in module attribute that marks the next definition as a callback implementation. " <>
          "It should be a module or a boolean, got: 1"

      assert_raise ArgumentError, message, fn -> define(ModuleTest.BadImpl, "@impl 1") end

      assert_raise ArgumentError, "invalid value for @dialyzer attribute: :foo", fn ->
        define(ModuleTest.BadDialyzer, "@dialyzer :foo")
      end
    end

    test "of a closed module" do
      assert_raise ArgumentError, "could not call Module.put_attribute/3 because the module ModuleTest is already compiled", fn ->
        Module.put_attribute(ModuleTest, :a, 1)
      end
    end
  end

  describe "definitions" do
    test "defines?/2,3 and definitions_in/1,2" do
      {{:module, _, _, value}, _} =
        define(ModuleTest.Definitions, """
        def a(x, y \\\\ 1), do: {x, y, b()}
        defp b, do: 1
        defmacro c, do: 1
        {Enum.sort(Module.definitions_in(__MODULE__)), Module.definitions_in(__MODULE__, :defp),
         Module.defines?(__MODULE__, {:a, 1}), Module.defines?(__MODULE__, {:a, 1}, :defp), Module.defines?(__MODULE__, {:z, 0})}
        """)

      assert value == {[a: 1, a: 2, b: 0, c: 0], [b: 0], true, false, false}
    end

    test "get_definition/3 and delete_definition/2" do
      {{:module, module, _, value}, _} =
        define(ModuleTest.Taken, """
        def a(x) when x > 1, do: x
        {:v1, kind, _, [{_, [_], [_], _}]} = Module.get_definition(__MODULE__, {:a, 1})
        {:v1, :def, _, []} = Module.get_definition(__MODULE__, {:a, 1}, skip_clauses: true)
        {kind, Module.delete_definition(__MODULE__, {:a, 1}), Module.delete_definition(__MODULE__, {:a, 1})}
        """)

      assert value == {:def, true, false}
      refute function_exported?(module, :a, 1)
    end

    test "make_overridable/2 needs a definition" do
      assert_raise ArgumentError, "cannot make function zz/1 overridable because it was not defined", fn ->
        define(ModuleTest.NotThere, "defoverridable zz: 1")
      end
    end

    test "deprecated ones are known" do
      define(ModuleTest.Deprecated, "@deprecated \"use b\"\ndef a(x \\\\ 1), do: x\ndef b, do: 1")
      assert ModuleTest.Deprecated.__info__(:deprecated) == [{{:a, 0}, "use b"}, {{:a, 1}, "use b"}]
    end
  end

  describe "create/3" do
    test "takes an environment or options" do
      {:module, module, binary, _} = Module.create(ModuleTest.Created, quote(do: def(f, do: 1)), __ENV__)
      assert is_binary(binary) and module.f() == 1

      Module.create(ModuleTest.Located, quote(do: def(f, do: __ENV__)), file: "there.ex", line: 7)
      env = ModuleTest.Located.f()
      assert {env.line, env.file, env.module} == {7, "there.ex", ModuleTest.Located}
    end

    test "needs a file" do
      assert_raise ArgumentError, "expected :file to be given as option", fn ->
        Module.create(ModuleTest.Nowhere, quote(do: nil), [])
      end
    end
  end

  test "reserved_attributes/0" do
    assert %{impl: %{doc: doc}} = Module.reserved_attributes()
    assert is_binary(doc)
  end
end
