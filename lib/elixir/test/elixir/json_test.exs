defmodule JSONTest do
  use ExUnit.Case, async: true

  doctest JSON

  defmodule Derived do
    @derive JSON.Encoder
    defstruct [:z, :a, m: 1]
  end

  defmodule Only do
    @derive {JSON.Encoder, only: [:b, :a]}
    defstruct [:a, :b, :secret]
  end

  defmodule Except do
    @derive {JSON.Encoder, except: [:secret]}
    defstruct [:a, :secret]
  end

  defmodule Nothing do
    @derive {JSON.Encoder, only: []}
    defstruct [:a]
  end

  defmodule Own do
    defstruct [:value]

    defimpl JSON.Encoder do
      def encode(%{value: value}, encoder), do: encoder.(["own", value], encoder)
    end
  end

  defmodule Plain do
    defstruct [:a]
  end

  describe "decode/1" do
    test "values" do
      assert JSON.decode("null") == {:ok, nil}
      assert JSON.decode(" [true, false, null] ") == {:ok, [true, false, nil]}
      assert JSON.decode("{}") == {:ok, %{}}
      assert JSON.decode("[]") == {:ok, []}
      assert JSON.decode(~s({"a" :\n1 , "b":[{"c":{}}]})) == {:ok, %{"a" => 1, "b" => [%{"c" => %{}}]}}
    end

    test "the first of equal keys counts" do
      assert JSON.decode(~s({"a":1,"a":2})) == {:ok, %{"a" => 1}}
    end

    test "objects of more than 32 keys" do
      map = for i <- 1..100, into: %{}, do: {"key#{i}", i}
      text = "{" <> Enum.map_join(1..100, ",", &~s("key#{&1}": #{&1})) <> "}"
      assert JSON.decode!(text) == map
    end

    test "many objects of the same keys, and keys in another order" do
      text = ~s([{"a":1,"b":2},{"b":3,"a":4},{"a":5,"b":6}])
      assert JSON.decode!(text) == [%{"a" => 1, "b" => 2}, %{"a" => 4, "b" => 3}, %{"a" => 5, "b" => 6}]
    end

    test "numbers" do
      assert JSON.decode("0") === {:ok, 0}
      assert JSON.decode("-0") === {:ok, 0}
      assert JSON.decode("-12") === {:ok, -12}
      assert JSON.decode("9223372036854775807") === {:ok, 9_223_372_036_854_775_807}
      assert JSON.decode("-9223372036854775809") === {:ok, -9_223_372_036_854_775_809}
      assert JSON.decode("123456789012345678901234567890") === {:ok, 123_456_789_012_345_678_901_234_567_890}
      assert JSON.decode("1.5") === {:ok, 1.5}
      assert JSON.decode("-0.0") === {:ok, -0.0}
      assert JSON.decode("1e5") === {:ok, 100_000.0}
      assert JSON.decode("1E+05") === {:ok, 100_000.0}
      assert JSON.decode("-1.5E-3") === {:ok, -0.0015}
      assert JSON.decode("1e-400") === {:ok, 0.0}
      assert JSON.decode("123456789.123456789e10") === {:ok, 1.234567891234568e18}
      assert JSON.decode("0.1000000000000000055511151231257827") === {:ok, 0.1}
    end

    test "numbers that are none" do
      assert JSON.decode("1e400") == {:error, {:unexpected_sequence, 0, "1.0e400"}}
      assert JSON.decode("[1.5E400]") == {:error, {:unexpected_sequence, 1, "1.5E400"}}
      assert JSON.decode("-") == {:error, {:unexpected_end, 1}}
      assert JSON.decode("-x") == {:error, {:invalid_byte, 1, ?x}}
      assert JSON.decode("1.") == {:error, {:unexpected_end, 2}}
      assert JSON.decode("1.e5") == {:error, {:invalid_byte, 2, ?e}}
      assert JSON.decode("1e+") == {:error, {:unexpected_end, 3}}
      assert JSON.decode("00") == {:error, {:invalid_byte, 1, ?0}}
      assert JSON.decode("-01") == {:error, {:invalid_byte, 2, ?1}}
      assert JSON.decode(".5") == {:error, {:invalid_byte, 0, ?.}}
      assert JSON.decode("+1") == {:error, {:invalid_byte, 0, ?+}}
    end

    test "strings" do
      assert JSON.decode(~S("a\b\f\n\r\t\/\\\"")) == {:ok, "a\b\f\n\r\t/\\\""}
      assert JSON.decode(~S("\u00e9\u4e2d\u0000")) == {:ok, "é中\0"}
      assert JSON.decode(~S("\ud83d\ude00\uD83D\uDE01")) == {:ok, "😀😁"}
      assert JSON.decode(~s("é 日本 😀 \u2028 \d")) == {:ok, "é 日本 😀 \u2028 \d"}
      assert JSON.decode(~s("#{String.duplicate("a", 1000)}")) == {:ok, String.duplicate("a", 1000)}
    end

    test "escapes that are none" do
      assert JSON.decode(~S("\x")) == {:error, {:invalid_byte, 2, ?x}}
      assert JSON.decode(~S("\u12)) == {:error, {:unexpected_end, 5}}
      assert JSON.decode(~S("\uZZZZ")) == {:error, {:unexpected_sequence, 1, ~S(\uZZZZ)}}
      assert JSON.decode(~S("\udc00")) == {:error, {:unexpected_sequence, 1, ~S(\udc00)}}
      assert JSON.decode(~S("\ud800\u0041")) == {:error, {:unexpected_sequence, 1, ~S(\ud800\u0041)}}
      assert JSON.decode(~S("\ud800")) == {:error, {:unexpected_end, 8}}
      assert JSON.decode(~S("\ud800xxxxxxxx")) == {:error, {:invalid_byte, 7, ?x}}
    end

    test "strings that are no UTF-8 or have control characters" do
      assert JSON.decode(<<?", 255, ?">>) == {:error, {:invalid_byte, 1, 255}}
      assert JSON.decode(<<?", 195, ?">>) == {:error, {:invalid_byte, 2, ?"}}
      assert JSON.decode(<<?", 195>>) == {:error, {:unexpected_end, 2}}
      assert JSON.decode(<<?", 226, 130, ?">>) == {:error, {:invalid_byte, 3, ?"}}
      assert JSON.decode(<<?", 237, 160, 128, ?">>) == {:error, {:invalid_byte, 2, 160}}
      assert JSON.decode(<<?", 192, 128, ?">>) == {:error, {:invalid_byte, 1, 192}}
      assert JSON.decode(<<?", 244, 144, 128, 128, ?">>) == {:error, {:invalid_byte, 2, 144}}
      assert JSON.decode("\"\t\"") == {:error, {:invalid_byte, 1, ?\t}}
    end

    test "texts that are none" do
      assert JSON.decode("") == {:error, {:unexpected_end, 0}}
      assert JSON.decode(" ") == {:error, {:unexpected_end, 1}}
      assert JSON.decode("[1,]") == {:error, {:invalid_byte, 3, ?]}}
      assert JSON.decode("[1 2]") == {:error, {:invalid_byte, 3, ?2}}
      assert JSON.decode("[1] x") == {:error, {:invalid_byte, 3, ?\s}}
      assert JSON.decode("[]]") == {:error, {:invalid_byte, 2, ?]}}
      assert JSON.decode(~s({"a"})) == {:error, {:invalid_byte, 4, ?}}}
      assert JSON.decode(~s({"a":1,})) == {:error, {:invalid_byte, 7, ?}}}
      assert JSON.decode("{a:1}") == {:error, {:invalid_byte, 1, ?a}}
      assert JSON.decode("nul") == {:error, {:unexpected_end, 3}}
      assert JSON.decode("nulL") == {:error, {:unexpected_end, 4}}
      assert JSON.decode("nulL, 1") == {:error, {:invalid_byte, 1, ?u}}
      assert JSON.decode("'a'") == {:error, {:invalid_byte, 0, ?'}}
    end

    test "depth costs no stack" do
      depth = 100_000
      assert {:ok, [_]} = JSON.decode(String.duplicate("[", depth) <> String.duplicate("]", depth))
    end
  end

  describe "decode!/1" do
    test "raises with offset and data" do
      error = assert_raise JSON.DecodeError, fn -> JSON.decode!("[x]") end
      assert Exception.message(error) == "invalid byte 120 at position (byte offset) 1"
      assert {error.offset, error.data} == {1, "[x]"}

      assert_raise JSON.DecodeError, "unexpected end of JSON binary at position (byte offset) 3", fn ->
        JSON.decode!("[1,")
      end

      assert_raise JSON.DecodeError, ~S|unexpected sequence "\\udc00" at position (byte offset) 1|, fn ->
        JSON.decode!(~S("\udc00"))
      end
    end
  end

  describe "decode/3" do
    test "gives what is left of the text" do
      assert JSON.decode("[1,2] x", :acc, []) == {[1, 2], :acc, " x"}
      assert JSON.decode("1 2", :acc, []) == {1, :acc, " 2"}
      assert JSON.decode(" 1 \n", :acc, []) == {1, :acc, ""}
    end

    test "makes scalars" do
      decoders = [null: :none, integer: &{:integer, &1}, float: &{:float, &1}, string: &{:string, &1}]
      text = ~s({"a": [1, 1.5, 1e5, null, true]})

      assert JSON.decode(text, nil, decoders) ==
               {%{{:string, "a"} => [{:integer, "1"}, {:float, "1.5"}, {:float, "1.0e5"}, :none, true]}, nil, ""}
    end

    test "makes arrays and objects" do
      decoders = [
        array_start: &[{:array_start, &1}],
        array_push: &[&1 | &2],
        array_finish: &{{:array, &1}, &2},
        object_start: &[{:object_start, &1}],
        object_push: &[{&1, &2} | &3],
        object_finish: &{{:object, &1}, {:finished, &2}}
      ]

      assert JSON.decode("[1, 2]", :acc, decoders) == {{:array, [2, 1, {:array_start, :acc}]}, :acc, ""}
      assert JSON.decode("{}", :acc, decoders) == {{:object, [object_start: :acc]}, {:finished, :acc}, ""}
      assert JSON.decode(~s({"a": 1}), 0, decoders) == {{:object, [{"a", 1}, {:object_start, 0}]}, {:finished, 0}, ""}
    end

    test "errors" do
      assert JSON.decode("[1", :acc, []) == {:error, {:unexpected_end, 2}}
      assert JSON.decode("[1 x", :acc, []) == {:error, {:invalid_byte, 3, ?x}}
      assert JSON.decode("", :acc, []) == {:error, {:unexpected_end, 0}}
      assert_raise RuntimeError, "no", fn -> JSON.decode("[1]", :acc, integer: fn _ -> raise "no" end) end
    end
  end

  describe "encode!/2" do
    test "scalars" do
      assert JSON.encode!(nil) == "null"
      assert JSON.encode!(true) == "true"
      assert JSON.encode!(:null) == ~s("null")
      assert JSON.encode!(:é) == ~s("é")
      assert JSON.encode!(-12) == "-12"
      assert JSON.encode!(123_456_789_012_345_678_901_234_567_890) == "123456789012345678901234567890"
      assert JSON.encode!(1.0) == "1.0"
      assert JSON.encode!(1.0e10) == "1.0e10"
      assert JSON.encode!(-0.0) == "-0.0"
      assert JSON.encode!(5.0e-324) == "5.0e-324"
    end

    test "strings" do
      assert JSON.encode!("\b\f\n\r\t\"\\/") == ~S("\b\f\n\r\t\"\\/")
      assert JSON.encode!("\0\x1f\x7f\u2028é😀") == ~s("\\u0000\\u001F\x7f\u2028é😀")
      assert_raise ErlangError, "Erlang error: {:invalid_byte, 255}", fn -> JSON.encode!(<<255>>) end
      assert_raise ErlangError, "Erlang error: :unexpected_end", fn -> JSON.encode!(<<"ab", 195>>) end
      assert_raise ErlangError, "Erlang error: {:invalid_byte, 40}", fn -> JSON.encode!(<<226, 40, 161>>) end
    end

    test "lists and maps" do
      assert JSON.encode!([]) == "[]"
      assert JSON.encode!(%{}) == "{}"
      assert JSON.encode!([1, [2, []], ~c"ab"]) == "[1,[2,[]],[97,98]]"
      assert JSON.encode!(%{a: %{"b" => [1, %{c: nil}]}}) == ~s({"a":{"b":[1,{"c":null}]}})
    end

    test "keys" do
      assert JSON.encode!(%{1 => 2}) == ~s({"1":2})
      assert JSON.encode!(%{1.5 => 2}) == ~s({"1.5":2})
      assert JSON.encode!(%{nil => 1}) == ~s({"nil":1})
      assert JSON.encode!(%{~c"ab" => 1}) == ~s({"ab":1})
      assert JSON.encode!(%{~D[2020-01-01] => 1}) == ~s({"2020-01-01":1})
      assert_raise Protocol.UndefinedError, fn -> JSON.encode!(%{{1} => 1}) end
    end

    test "structs" do
      assert JSON.encode!([~D[2020-01-02], ~T[01:02:03.123]]) == ~s(["2020-01-02","01:02:03.123"])
      assert JSON.encode!([~N[2020-01-02 03:04:05], ~U[2020-01-02 03:04:05Z]]) == ~s(["2020-01-02T03:04:05","2020-01-02T03:04:05Z"])
      assert JSON.encode!(Duration.new!(hour: 1)) == ~s("PT1H")
      assert JSON.encode!(%Derived{}) == ~s({"z":null,"a":null,"m":1})
      assert JSON.encode!(%Only{a: 1, b: [2], secret: 3}) == ~s({"b":[2],"a":1})
      assert JSON.encode!(%Except{a: %Except{a: 1}, secret: 2}) == ~s({"a":{"a":1}})
      assert JSON.encode!(%Nothing{a: 1}) == "{}"
      assert JSON.encode!(%{"own" => [%Own{value: %{k: 1}}]}) == ~s({"own":[["own",{"k":1}]]})
    end

    test "what has no implementation" do
      for term <- [{1}, self(), fn -> 1 end, %Plain{}, 1..2] do
        error = assert_raise Protocol.UndefinedError, fn -> JSON.encode!([term]) end
        assert {error.protocol, error.value} == {JSON.Encoder, term}
        assert Exception.message(error) =~ "the protocol must be explicitly implemented.\n\nIf you have a struct, you can derive"
      end

      assert_raise FunctionClauseError, fn -> JSON.encode!(<<1::3>>) end
      assert_raise FunctionClauseError, fn -> JSON.encode!([1 | 2]) end
    end

    test "an encoder sees everything" do
      parent = self()

      encoder = fn term, encoder ->
        send(parent, {:term, term})
        JSON.protocol_encode(term, encoder)
      end

      assert JSON.encode!([%{a: :b}, nil, %Only{a: 1}], encoder) == ~s([{"a":"b"},null,{"b":null,"a":1}])

      for term <- [[%{a: :b}, nil, %Only{a: 1}], %{a: :b}, "a", :b, "b", nil, %Only{a: 1}, nil, 1] do
        assert_received {:term, ^term}
      end
    end

    test "an encoder replaces what it likes" do
      encoder = fn
        {a, b}, encoder -> encoder.([a, b], encoder)
        integer, _encoder when is_integer(integer) -> "0"
        term, encoder -> JSON.protocol_encode(term, encoder)
      end

      assert JSON.encode!(%{"a" => [{1, {2, "x"}}]}, encoder) == ~s({"a":[[0,[0,"x"]]]})
    end
  end

  test "encode_to_iodata!/2" do
    assert [1, %{a: "x"}, %Own{value: 2}] |> JSON.encode_to_iodata!() |> IO.iodata_to_binary() == ~s([1,{"a":"x"},["own",2]])
  end

  test "deriving checks the fields" do
    for {option, _} <- [only: 1, except: 1] do
      message = "unknown struct fields [:zz] specified in :#{option}. Expected one of: [:a]"

      assert_raise ArgumentError, message, fn ->
        defmodule Unknown do
          @derive {JSON.Encoder, [{option, [:zz]}]}
          defstruct [:a]
        end
      end
    end
  end

  describe ":json" do
    test "decode/1" do
      assert :json.decode(~s({"a": [null, 1]})) == %{"a" => [:null, 1]}
      assert catch_error(:json.decode("[1,")) == :unexpected_end
      assert catch_error(:json.decode("1 x")) == {:invalid_byte, ?\s}
      assert catch_error(:json.decode("[1e400]")) == {:unexpected_sequence, "1.0e400"}
    end

    test "pieces" do
      assert {:continue, state} = :json.decode_start("[1, 2", :acc, %{})
      assert {:continue, state} = :json.decode_continue("3, \"a", state)
      assert {:continue, state} = :json.decode_continue("\\u00", state)
      assert {:continue, state} = :json.decode_continue("e9\", tr", state)
      assert :json.decode_continue("ue] rest", state) == {[1, 23, "aé", true], :acc, " rest"}

      assert {:continue, state} = :json.decode_start("12", :acc, %{})
      assert :json.decode_continue(:end_of_input, state) == {12, :acc, ""}

      assert {:continue, state} = :json.decode_start("[12", :acc, %{})
      assert catch_error(:json.decode_continue(:end_of_input, state)) == :unexpected_end
    end

    test "encode" do
      encode = &IO.iodata_to_binary(:json.encode(&1))
      assert encode.([1, 1.5, :null, nil, true, "é\n", %{}, %{a: []}]) == ~S([1,1.5,null,"nil",true,"é\n",{},{"a":[]}])
      assert catch_error(:json.encode([{1}])) == {:unsupported_type, {1}}
      assert IO.iodata_to_binary(:json.encode_binary_escape_all("é\n😀")) == ~S("\u00E9\n\uD83D\uDE00")
      assert catch_error(:json.encode_map_checked(%{:a => 1, "a" => 2}, &:json.encode_value/2)) == {:duplicate_key, "a"}
    end

    test "format" do
      assert IO.iodata_to_binary(:json.format(%{"a" => [1, 2, %{}], "b" => %{"c" => :null}})) == """
             {
               "a": [1,2,{}],
               "b": { "c": null }
             }
             """
    end
  end
end
