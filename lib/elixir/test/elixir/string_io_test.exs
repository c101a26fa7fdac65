defmodule StringIOTest do
  use ExUnit.Case, async: true

  doctest StringIO

  defp open(text, options \\ []) do
    {:ok, device} = StringIO.open(text, options)
    device
  end

  test "prompts are kept where it is asked for" do
    device = open("in\nx", capture_prompt: true)
    assert {IO.gets(device, "p>"), IO.getn(device, "q", 3), IO.gets(device, :z)} == {"in\n", "x", :eof}
    assert StringIO.contents(device) == {"", "p>qz"}
  end

  test "lines end in a line feed" do
    device = open("a\r\nb\rc\n")
    assert {IO.read(device, :line), IO.binread(device, :line), IO.read(device, :line)} == {"a\n", "b\rc\n", :eof}
  end

  test "what is no Unicode" do
    assert IO.read(open(<<97, 255, 97>>), 2) == {:error, :invalid_unicode}
    assert IO.read(open(<<255, 97>>), :line) == {:error, :collect_line}
    assert IO.binread(open(<<97, 255, 97>>), 2) == <<97, 255>>
  end

  test "encodings" do
    device = open("é", encoding: :latin1)
    assert_raise ErlangError, "Erlang error: :no_translation", fn -> IO.write(device, "€") end
    IO.write(device, "é")
    assert StringIO.contents(device) == {"é", <<233>>}
    device = open("")
    IO.binwrite(device, "é")
    assert StringIO.contents(device) == {"", "Ã©"}
  end

  test "the protocol" do
    device = open("abc\nd")
    assert :io.getopts(device) == [binary: true, encoding: :unicode]
    assert :io.setopts(device, encoding: :latin1) == :ok
    assert :io.setopts(device, foo: 1) == {:error, :enotsup}
    assert :io.columns(device) == {:error, :enotsup}
    assert :io.requests(device, [{:put_chars, "x"}, {:get_line, ""}, {:put_chars, "y"}]) == "abc\n"
    assert StringIO.contents(device) == {"d", "x"}
    assert :io.request(device, :foo) == {:error, :request}
    assert :io.request(device, {:put_chars, :unicode, :io_lib, :format, ["~p", [1]]}) == :ok
  end

  test "closing" do
    device = open("in")
    IO.write(device, "out")
    assert StringIO.flush(device) == "out"
    assert StringIO.close(device) == {:ok, {"in", ""}}
    assert catch_exit(StringIO.contents(device)) == {:noproc, {GenServer, :call, [device, :contents, 5000]}}
    assert StringIO.open("x", fn device -> IO.read(device, 1) end) == {:ok, "x"}
  end
end
