defmodule InspectTest do
  use ExUnit.Case, async: true

  doctest Inspect.Opts

  defmodule Plain do
    defstruct [:a, b: 1]
  end

  defmodule Only do
    @derive {Inspect, only: [:id]}
    defstruct [:id, :secret]
  end

  defmodule Except do
    @derive {Inspect, except: [:secret]}
    defstruct [:id, :secret]
  end

  defmodule Optional do
    @derive {Inspect, optional: [:a, :b]}
    defstruct [:a, :b, c: 1]
  end

  defmodule Own do
    defstruct [:value]

    defimpl Inspect do
      def inspect(%{value: value}, _opts), do: "#Own<#{value}>"
    end
  end

  defmodule Failing do
    defstruct [:value]

    defimpl Inspect do
      def inspect(_struct, _opts), do: raise("failing")
    end
  end

  defp pretty(term, width), do: inspect(term, pretty: true, width: width)

  test "atoms" do
    assert inspect([nil, true, :a, :"a b", :a?, :b!, :+, :<<>>, :{}, :%{}, :"", :"é", :"1a", :.., :"foo.bar", :Foo]) ==
             ~S([nil, true, :a, :"a b", :a?, :b!, :+, :<<>>, :{}, :%{}, :"", :é, :"1a", :.., :"foo.bar", :Foo])

    assert inspect([String, Foo.Bar, :"Elixir.foo", :"Elixir.Foo-Bar", Elixir]) ==
             ~S([String, Foo.Bar, :"Elixir.foo", :"Elixir.Foo-Bar", Elixir])

    assert inspect(:"a\nb\"") == ~S(:"a\nb\"")
  end

  test "strings" do
    assert inspect("a\"b\\c\n\t\r\e\d\#{x}é日本😀") == ~S("a\"b\\c\n\t\r\e\d\#{x}é日本😀")
    assert inspect(<<255>>) == "<<255>>"
    assert inspect(<<1, 2, 3>>) == "<<1, 2, 3>>"
    assert inspect(<<1, 2::3>>) == "<<1, 2::size(3)>>"
    assert inspect(<<>>, binaries: :as_binaries) == "<<>>"
    assert inspect("abc", binaries: :as_binaries) == "<<97, 98, 99>>"
    assert inspect(<<255, "a">>, binaries: :as_strings) == ~S("\xFFa")
    assert inspect("a\0") == "<<97, 0>>"
    assert inspect("abc", base: :hex) == "<<0x61, 0x62, 0x63>>"
  end

  test "lists" do
    assert inspect([]) == "[]"
    assert inspect([1, [2 | 3] | 4]) == "[1, [2 | 3] | 4]"
    assert inspect(~c"abc") == ~s(~c"abc")
    assert inspect([97 | 98]) == "[97 | 98]"
    assert inspect(~c"a\"\n") == ~S(~c"a\"\n")
    assert inspect([?a, 0]) == "[97, 0]"
    assert inspect(~c"abc", charlists: :as_lists) == "[97, 98, 99]"
    assert inspect([0x65E5], charlists: :as_charlists) == ~s(~c"日")
    assert inspect(a: 1, "b c": 2, "Elixir.D": 3, if: 4, +: 5) == ~S([{:a, 1}, {:"b c", 2}, {D, 3}, {:if, 4}, {:+, 5}])
    assert inspect(a: 1, "b c": [d: 2], if: 4, +: 5) == ~S([a: 1, "b c": [d: 2], if: 4, +: 5])
    assert inspect([{:a, 1}, 2]) == "[{:a, 1}, 2]"
  end

  test "tuples and maps" do
    assert inspect({}) == "{}"
    assert inspect({1, {2}}) == "{1, {2}}"
    assert inspect(%{}) == "%{}"
    assert inspect(%{a: %{"c" => 2}}) == ~S(%{a: %{"c" => 2}})
    assert inspect(%{1 => 2, [] => {}}, custom_options: [sort_maps: true]) == "%{1 => 2, [] => {}}"
    assert inspect(%{Foo => 1}) == "%{Foo => 1}"
  end

  test "numbers" do
    assert inspect([1, -1, 1.0, 1.0e20, -0.0, 1_000_000]) == "[1, -1, 1.0, 1.0e20, -0.0, 1000000]"
    assert inspect([10, -255], base: :hex) == "[0xA, -0xFF]"
    assert inspect([10, -3], base: :binary) == "[0b1010, -0b11]"
    assert inspect(8, base: :octal) == "0o10"
  end

  test "floats that are whole" do
    assert inspect([1500.0, -1.0e10, 1.0e15, 9007199254740992.0]) == "[1500.0, -10000000000.0, 1000000000000000.0, 9007199254740992.0]"
    assert inspect([1.0e16, 0.0, 1.5e-7, 0.001]) == "[1.0e16, 0.0, 1.5e-7, 0.001]"
  end

  test "functions and identifiers" do
    assert inspect(&String.upcase/1) == "&String.upcase/1"
    assert inspect(&:erlang.+/2) == "&:erlang.+/2"
    assert inspect(&Kernel.is_atom/1) == "&:erlang.is_atom/1"
    assert inspect(fn -> 1 end) =~ ~r/^#Function<\d+\.\d+\/0 in InspectTest."test functions and identifiers"\/1>$/
    assert inspect(self()) =~ ~r/^#PID<\d+\.\d+\.\d+>$/
    assert inspect(make_ref()) =~ ~r/^#Reference<\d+\.\d+\.\d+\.\d+>$/
  end

  test "structs of the library" do
    assert inspect(1..3) == "1..3"
    assert inspect(1..9//2) == "1..9//2"
    assert inspect(MapSet.new([1])) == "MapSet.new([1])"
    assert inspect(~D[2020-01-01]) == "~D[2020-01-01]"
    assert inspect(~r/a\/b/iu) == "~r/a\\/b/iu"
    assert inspect(Stream.map([1], & &1)) =~ "#Stream<[enum: [1], funs: [#Function<"
    assert inspect(URI.parse("http://a")) =~ "%URI{"
    assert inspect(%RuntimeError{message: "x"}) == ~s(%RuntimeError{message: "x"})
  end

  test "structs" do
    assert inspect(%Plain{a: [1]}) == "%InspectTest.Plain{a: [1], b: 1}"
    assert inspect(%Plain{}, structs: false) =~ "__struct__: InspectTest.Plain"
    assert inspect(%Only{id: 1, secret: 2}) == "#InspectTest.Only<id: 1, ...>"
    assert inspect(%Except{id: 1, secret: 2}) == "#InspectTest.Except<id: 1, ...>"
    assert inspect(%Optional{}) == "%InspectTest.Optional{c: 1}"
    assert inspect(%Optional{b: 2, c: 3}) == "%InspectTest.Optional{b: 2, c: 3}"
    assert inspect([%Own{value: 1}]) == "[#Own<1>]"
    assert inspect(%{__struct__: NoSuchModule, a: 1}, custom_options: [sort_maps: true]) == "%{__struct__: NoSuchModule, a: 1}"
  end

  test "errors in implementations" do
    text = inspect([%Failing{value: 1}])
    assert text =~ ~s(#Inspect.Error<)
    assert text =~ "got RuntimeError with message:\n\n"
    assert text =~ "failing"
    assert text =~ "%{__struct__: InspectTest.Failing, value: 1}" or text =~ "%{value: 1, __struct__: InspectTest.Failing}"
    assert_raise Inspect.Error, ~r/got RuntimeError with message/, fn -> inspect(%Failing{}, safe: false) end
  end

  test "limits" do
    assert inspect([1, 2, 3], limit: 2) == "[1, 2, ...]"
    assert inspect({1, 2, 3}, limit: 0) == "{...}"
    assert inspect([1, 2], limit: 2) == "[1, 2]"
    assert inspect([1 | 2], limit: 1) == "[1 | ...]" or inspect([1 | 2], limit: 1) == "[1 | 2]"
    assert inspect("abcdef", limit: 2) == ~s("abcdef")
    assert inspect("abcdef", printable_limit: 2) == ~s("ab" <> ...)
    assert inspect(~c"abcdef", printable_limit: 2) == ~s(~c"ab" ++ ...)
    assert inspect(<<1, 2, 3>>, limit: 2) == "<<1, 2, ...>>"
    assert inspect(Enum.to_list(1..300), limit: :infinity) =~ "299, 300]"
  end

  test "pretty" do
    assert pretty(Enum.to_list(1..10), 10) == "[1, 2, 3,\n 4, 5, 6,\n 7, 8, 9,\n 10]"
    assert pretty(%{"k" => [1, 2]}, 5) == "%{\n  \"k\" => [1,\n   2]\n}"
    assert pretty([a: 1, b: [c: 2]], 8) == "[\n  a: 1,\n  b: [\n    c: 2\n  ]\n]"
    assert pretty({:aaaa, :bbbb, :cccc}, 10) == "{:aaaa,\n :bbbb,\n :cccc}"
    assert pretty([[1, 2], [3, 4]], 8) == "[\n  [1, 2],\n  [3, 4]\n]"
    assert pretty(%Plain{a: "aaaaaaaaaaaaaaa", b: "bbbbbbbbbbbb"}, 30) ==
             "%InspectTest.Plain{\n  a: \"aaaaaaaaaaaaaaa\",\n  b: \"bbbbbbbbbbbb\"\n}"

    assert inspect(Enum.to_list(1..100), width: 10) |> String.contains?("\n") == false
    assert pretty(Enum.to_list(1..100), :infinity) |> String.contains?("\n") == false
  end

  test "colors" do
    colors = [atom: :red, number: :blue, string: :green, list: :cyan, map: :yellow, reset: :reset]

    assert inspect([:a, 1, "s"], syntax_colors: colors) ==
             "\e[36m[\e[0m\e[31m:a\e[0m\e[36m,\e[0m \e[34m1\e[0m\e[36m,\e[0m \e[32m\"s\"\e[0m\e[36m]\e[0m"

    assert inspect(%{a: nil}, syntax_colors: [atom: :red]) == "%{\e[31ma:\e[0m nil}"
  end

  test "inspect_fun and default_inspect_fun" do
    fun = fn
      1, _opts -> "one"
      term, opts -> Inspect.inspect(term, opts)
    end

    assert inspect([1, %{1 => 2}], inspect_fun: fun) == "[one, %{one => 2}]"
    assert is_function(Inspect.Opts.default_inspect_fun(), 2)
  end

  test "deriving checks the fields" do
    assert_raise ArgumentError, ~r/unknown fields \[:zz\] in :only when deriving the Inspect protocol for/, fn ->
      defmodule Unknown do
        @derive {Inspect, only: [:zz]}
        defstruct [:a]
      end
    end
  end
end
