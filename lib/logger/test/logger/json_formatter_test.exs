defmodule Athanor.JSONFormatterTest do
  use ExUnit.Case, async: true

  doctest Athanor.JSONFormatter

  alias Athanor.JSONFormatter

  defp line(msg, meta, options \\ [metadata: :all]) do
    {module, config} = JSONFormatter.new(options)
    assert JSONFormatter.check_config(config) == :ok
    event = %{level: :error, msg: msg, meta: Map.put(meta, :time, 1_600_000_000_123_456)}
    text = event |> module.format(config) |> IO.iodata_to_binary()
    assert String.ends_with?(text, "\n")
    assert length(String.split(text, "\n")) == 2
    JSON.decode!(text)
  end

  test "text, time and level" do
    assert line({:string, ["a\n\"b\"", ?é]}, %{}) == %{
             "time" => "2020-09-13T12:26:40.123456Z",
             "level" => "error",
             "message" => "a\n\"b\"é"
           }

    assert line({~c"~p and ~s", [[1], "x"]}, %{})["message"] == "[1] and x"
    assert line({:string, "abcdef"}, %{}, truncate: 3)["message"] == "abc (truncated)"
    assert line({:string, <<255, ?a>>}, %{})["message"] == "\uFFFDa"
  end

  test "reports are objects, too" do
    line = line({:report, %{a: 1, b: [x: "y"], c: {1, :two, nil, true}}}, %{})
    assert line["report"] == %{"a" => 1, "b" => %{"x" => "y"}, "c" => [1, "two", nil, true]}
    assert line["message"] == ~S([a: 1, b: [x: "y"], c: {1, :two, nil, true}])
  end

  test "metadata of every kind" do
    meta = %{
      mfa: {String, :upcase, 1},
      file: ~c"lib/a.ex",
      line: 3,
      domain: [:elixir, :mine],
      module: Foo.Bar,
      date: ~D[2020-01-01],
      uri: URI.parse("http://x"),
      range: 1..3,
      pid: self(),
      float: 1.5,
      bits: <<1::3>>,
      bytes: <<255>>,
      improper: [1 | 2],
      empty: [],
      map: %{1 => 2, "k" => %{}},
      gl: self()
    }

    shown = line({:string, "x"}, meta)["metadata"]
    assert %{"mfa" => "String.upcase/1", "file" => "lib/a.ex", "line" => 3, "domain" => "elixir.mine"} = shown
    assert %{"module" => "Foo.Bar", "date" => "2020-01-01", "uri" => "http://x", "float" => 1.5} = shown
    assert %{"range" => %{"first" => 1, "last" => 3, "step" => 1}, "improper" => "[1 | 2]", "empty" => []} = shown
    assert %{"bits" => "<<1::size(3)>>", "bytes" => "<<255>>", "map" => %{"1" => 2, "k" => %{}}} = shown
    assert shown["pid"] == inspect(self())
    refute is_map_key(shown, "gl")
    assert line({:string, "x"}, %{a: 1, b: 2}, metadata: [:b, :c])["metadata"] == %{"b" => 2}
    refute is_map_key(line({:string, "x"}, %{a: 1}, []), "metadata")
  end

  test "crash reasons" do
    stacktrace = [{String, :upcase, 1, [file: ~c"lib/string.ex", line: 1]}]
    crash = line({:string, "x"}, %{crash_reason: {%RuntimeError{message: "oops"}, stacktrace}})["metadata"]["crash_reason"]
    assert %{"kind" => "RuntimeError", "message" => "oops", "stacktrace" => [frame]} = crash
    assert frame =~ "lib/string.ex:1: String.upcase/1"
    crash = line({:string, "x"}, %{crash_reason: {:why, []}})["metadata"]["crash_reason"]
    assert crash == %{"kind" => "exit", "message" => ":why", "stacktrace" => []}
  end

  test "options" do
    assert_raise ArgumentError, fn -> JSONFormatter.new(foo: 1) end
    assert JSONFormatter.check_config(%{}) == {:error, {:invalid_formatter_config, JSONFormatter, %{}}}
  end
end
