defmodule BaseTest do
  use ExUnit.Case, async: true

  doctest Base

  @bytes :binary.list_to_bin(Enum.to_list(0..255))

  test "all bytes go there and back" do
    for size <- 0..20, data = binary_part(@bytes, 256 - size, size) do
      assert data |> Base.encode16() |> Base.decode16!() == data
      assert data |> Base.encode16(case: :lower) |> Base.decode16!(case: :mixed) == data
      assert data |> Base.encode32() |> Base.decode32!() == data
      assert data |> Base.hex_encode32(case: :lower, padding: false) |> Base.hex_decode32!(case: :lower, padding: false) == data
      assert data |> Base.encode64() |> Base.decode64!() == data
      assert data |> Base.url_encode64(padding: false) |> Base.url_decode64!(padding: false) == data
    end

    assert @bytes |> Base.encode64() |> Base.decode64!() == @bytes
  end

  test "examples of RFC 4648" do
    examples = [
      {"", "", "", "", ""},
      {"f", "66", "MY======", "CO======", "Zg=="},
      {"fo", "666F", "MZXQ====", "CPNG====", "Zm8="},
      {"foo", "666F6F", "MZXW6===", "CPNMU===", "Zm9v"},
      {"foob", "666F6F62", "MZXW6YQ=", "CPNMUOG=", "Zm9vYg=="},
      {"fooba", "666F6F6261", "MZXW6YTB", "CPNMUOJ1", "Zm9vYmE="},
      {"foobar", "666F6F626172", "MZXW6YTBOI======", "CPNMUOJ1E8======", "Zm9vYmFy"}
    ]

    for {data, base16, base32, hex32, base64} <- examples do
      assert Base.encode16(data) == base16
      assert Base.encode32(data) == base32
      assert Base.hex_encode32(data) == hex32
      assert Base.encode64(data) == base64
      assert Base.decode16(base16) == {:ok, data}
      assert Base.decode32(base32) == {:ok, data}
      assert Base.hex_decode32(hex32) == {:ok, data}
      assert Base.decode64(base64) == {:ok, data}
    end
  end

  test "the alphabets of 64" do
    assert Base.encode64(<<251, 255>>) == "+/8="
    assert Base.url_encode64(<<251, 255>>) == "-_8="
    assert Base.decode64("-_8=") == :error
    assert Base.url_decode64("+/8=") == :error
  end

  test "case" do
    assert Base.decode16("ff") == :error
    assert Base.decode16("ff", case: :lower) == {:ok, <<255>>}
    assert Base.decode16("fF", case: :mixed) == {:ok, <<255>>}
    assert Base.decode32("my======", case: :lower) == {:ok, "f"}
    assert Base.decode32("mY======") == :error
  end

  test "padding and spaces" do
    assert Base.decode64("Zg") == :error
    assert Base.decode64("Zg", padding: false) == {:ok, "f"}
    assert Base.decode64("Z m\n9v", ignore: :whitespace) == {:ok, "foo"}
    assert Base.decode64("Zm9v\n") == :error
    assert Base.decode32("MY", padding: false) == {:ok, "f"}
    assert Base.encode64("f", padding: false) == "Zg"
  end

  test "errors" do
    assert_raise ArgumentError, ~r/non-alphabet character found: "x" \(byte 120\)/, fn -> Base.decode16!("xx") end
    assert_raise ArgumentError, ~r/^string given to decode has wrong length. An even number of bytes was expected, got: 1/, fn -> Base.decode16!("F") end
    assert_raise ArgumentError, ~r/incorrect padding/, fn -> Base.decode64!("Zg=") end
    assert_raise ArgumentError, ~r/non-alphabet character found: "\*"/, fn -> Base.decode32!("M*======") end
    assert Base.decode16("F") == :error
  end

  test "valid" do
    assert Base.valid16?("FF")
    refute Base.valid16?("ff")
    assert Base.valid16?("ff", case: :lower)
    assert Base.valid32?("MY======")
    refute Base.valid32?("MY")
    assert Base.hex_valid32?("CO======")
    assert Base.valid64?("Zg==")
    refute Base.valid64?("Zg")
    assert Base.url_valid64?("-_8=")
    refute Base.url_valid64?("+/8=")
  end
end
