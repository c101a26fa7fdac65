defmodule IOTest do
  use ExUnit.Case, async: true

  doctest IO

  import ExUnit.CaptureIO

  defp device(text) do
    {:ok, device} = StringIO.open(text)
    device
  end

  test "reading" do
    assert IO.read(device("a\nb"), :line) == "a\n"
    assert IO.read(device("åb"), 1) == "å"
    assert IO.read(device("åb"), 0) == ""
    assert IO.read(device("åb"), :eof) == "åb"
    assert IO.read(device(""), :eof) == :eof
    assert IO.binread(device("åb"), 1) == <<195>>
    assert IO.gets(device("a\nb"), "> ") == "a\n"
    assert IO.getn(device("abc"), "> ", 2) == "ab"
    assert_raise FunctionClauseError, fn -> IO.read(device("a"), -1) end
    assert_raise FunctionClauseError, fn -> IO.getn(device("a"), "", -1) end
  end

  test "writing" do
    out = device("")
    assert IO.write(out, "a") == :ok
    assert IO.write(out, :b) == :ok
    assert IO.puts(out, [?c, ["d"]]) == :ok
    assert IO.binwrite(out, [?e]) == :ok
    assert StringIO.contents(out) == {"", "abcd\ne"}
    assert_raise Protocol.UndefinedError, fn -> IO.puts(out, {1}) end
    assert_raise ArgumentError, fn -> IO.write(out, ["a", :b]) end
    assert_raise ArgumentError, fn -> IO.binwrite(out, [300]) end
  end

  test "devices that are not there" do
    {pid, reference} = spawn_monitor(fn -> :ok end)
    assert_receive {:DOWN, ^reference, _, _, _}
    assert IO.read(pid, :line) == {:error, :terminated}
    assert_raise ErlangError, fn -> IO.puts(pid, "x") end
    message = "errors were found at the given arguments:\n\n  * 1st argument: the device does not exist\n"
    assert_raise ArgumentError, message, fn -> IO.puts(:there_is_no_such_device, "x") end
  end

  test "inspect" do
    assert capture_io(fn -> assert IO.inspect([1, 2, 3], limit: 2, label: "list") == [1, 2, 3] end) == "list: [1, 2, ...]\n"
    assert capture_io(fn -> IO.inspect(Enum.to_list(1..40)) end) =~ "\n "
    assert capture_io(:stderr, fn -> IO.inspect(:stderr, :io_test_inspected, []) end) =~ ":io_test_inspected\n"
  end

  test "streams" do
    assert Enum.to_list(IO.stream(device("åx\nb\r\nlast"), :line)) == ["åx\n", "b\n", "last"]
    assert Enum.to_list(IO.stream(device("åx\nb"), 2)) == ["åx", "\nb"]
    assert Enum.to_list(IO.binstream(device("åx"), 2)) == ["å", "x"]
    out = device("")
    assert %IO.Stream{} = Enum.into(["a", "b"], IO.stream(out, :line))
    assert StringIO.contents(out) == {"", "ab"}
    assert %IO.Stream{device: :standard_io, raw: true, line_or_bytes: :line} = IO.binstream()
  end

  test "iodata and chardata" do
    assert IO.iodata_length([1, "abc"]) == 4
    assert_raise ArgumentError, fn -> IO.iodata_to_binary([1, :a]) end
    assert_raise UnicodeConversionError, "invalid encoding starting at <<255>>", fn -> IO.chardata_to_string([1, <<255>>]) end
    assert_raise UnicodeConversionError, "invalid code point 55296", fn -> IO.chardata_to_string([1, 0xD800]) end
    assert_raise FunctionClauseError, fn -> IO.chardata_to_string(:a) end
  end

  test "warn" do
    assert capture_io(:stderr, fn -> IO.warn("hey", []) end) =~ "warning: hey\n"

    trace = [{Foo, :bar, 2, [file: ~c"x.ex", line: 3]}]
    assert capture_io(:stderr, fn -> IO.warn("hey", trace) end) =~ "warning: hey\n  x.ex:3: Foo.bar/2\n"

    place = [file: "there_is_no_such_file.ex", line: 4, module: Foo, function: {:a, 1}]
    assert capture_io(:stderr, fn -> IO.warn("hey", place) end) =~ "warning: hey\n└─ there_is_no_such_file.ex:4: Foo.a/1\n"
    assert_raise FunctionClauseError, fn -> apply(IO, :warn, ["hey", nil]) end
  end
end
