defmodule Logger.FormatterTest do
  use ExUnit.Case, async: true

  # Recorded from the reference.

  doctest Logger.Formatter

  alias Logger.Formatter

  @time 1_600_000_000_123_456

  defp text(event, options) do
    {module, config} = Formatter.new([utc_log: true, colors: [enabled: false]] ++ options)
    event |> Map.put_new(:level, :info) |> module.format(config) |> IO.chardata_to_string()
  end

  defp event(string, meta \\ %{}), do: %{msg: {:string, string}, meta: Map.put(meta, :time, @time)}

  test "compile/1" do
    assert Formatter.compile(nil) == ["\n", :time, " ", :metadata, "[", :level, "] ", :message, "\n"]
    assert Formatter.compile("foo") == ["foo"]
    assert Formatter.compile("$date 5$ $message") == [:date, " 5$ ", :message]
    assert_raise ArgumentError, "$5  is an invalid format pattern", fn -> Formatter.compile("$date$5 $message") end
    assert Formatter.compile({Foo, :bar}) == {Foo, :bar}
    assert_raise ArgumentError, "$foo is an invalid format pattern", fn -> Formatter.compile("$foo") end
  end

  test "formats" do
    assert text(event("abc"), []) == "\n12:26:40.123 [info] abc\n"
    assert text(event("abc", %{a: 1, b: 2}), metadata: [:b, :a, :c]) == "\n12:26:40.123 b=2 a=1 [info] abc\n"
    assert text(event("abc"), format: "$date $time $node $message") == "2020-09-13 12:26:40.123 #{node()} abc"
  end

  test "colors" do
    colors = [enabled: true]
    {module, config} = Formatter.new(utc_log: true, colors: colors)
    error = Map.put(event("abc"), :level, :error)
    assert module.format(error, config) |> IO.chardata_to_string() == "\e[31m\n12:26:40.123 [error] abc\n\e[0m"
    green = Map.put(event("abc", %{ansi_color: :green}), :level, :info)
    assert module.format(green, config) |> IO.chardata_to_string() == "\e[32m\n12:26:40.123 [info] abc\n\e[0m"
  end

  test "values of metadata" do
    metadata = [
      a: 1,
      b: :c,
      d: "x",
      f: nil,
      g: [1],
      i: {1, 2},
      j: 1.5,
      k: Foo,
      mfa: {A, :b, 2},
      domain: [:x, :y],
      file: ~c"foo.ex",
      m: %{},
      n: ~D[2020-01-01],
      gl: self()
    ]

    text = Formatter.format([:metadata], :info, "msg", {{2020, 1, 2}, {3, 4, 5, 6}}, metadata) |> IO.chardata_to_string()
    assert text == "a=1 b=c d=x j=1.5 k=Foo mfa=A.b/2 domain=x.y file=foo.ex n=2020-01-01 "
  end

  test "messages" do
    format = fn msg, meta -> Formatter.format_event(%{level: :info, msg: msg, meta: meta}, 100) |> IO.chardata_to_string() end
    assert format.({:report, [a: 1]}, %{}) == "[a: 1]"
    assert format.({:report, %{a: 1}}, %{}) == "[a: 1]"
    assert format.({:report, %{a: 1}}, %{report_cb: fn report -> {~c"hi ~p~n", [report]} end}) == "hi %{a: 1}\n"
    two = fn report, options -> inspect({report, options}) end
    assert format.({:report, 1}, %{report_cb: two}) == inspect({1, %{chars_limit: 100, depth: :unlimited, single_line: false}})
    assert format.({~c"~p ~ts ~s ~w ~.2f~n", [[1, "x"], "é", ~c"str", {:a, "b"}, 1.234]}, %{}) == "[1, \"x\"] é str {:a, \"b\"} 1.23\n"
  end

  test "truncate/2" do
    assert Formatter.truncate("foo", 3) == "foo"
    assert Formatter.truncate("foo", :infinity) == "foo"
    assert Formatter.truncate("héllo", 3) |> IO.chardata_to_string() == "hé (truncated)"
    assert Formatter.truncate(["hé", [?l | "lo"], " world"], 6) |> IO.chardata_to_string() == "héllo (truncated)"
    assert Formatter.truncate("olá", 3) |> IO.chardata_to_string() == "ol (truncated)"
  end
end
