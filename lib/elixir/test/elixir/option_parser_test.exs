defmodule OptionParserTest do
  use ExUnit.Case, async: true

  doctest OptionParser

  @strict [name: :string, verbose: :boolean, count: :integer, factor: :float, level: :count, tag: [:string, :keep], foo_bar: :string]
  @aliases [n: :name, v: :verbose, c: :count, l: :level, t: :tag]

  defp strict(argv), do: OptionParser.parse(argv, strict: @strict, aliases: @aliases)
  defp switches(argv), do: OptionParser.parse(argv, switches: [verbose: :boolean, count: :integer], aliases: @aliases)

  test "values" do
    assert strict(["--name", "x", "--foo-bar=y", "rest"]) == {[name: "x", foo_bar: "y"], ["rest"], []}
    assert strict(["--name="]) == {[name: ""], [], []}
    assert strict(["--name", "-"]) == {[name: "-"], [], []}
    assert strict(["--name", "-1x"]) == {[name: "-1x"], [], []}
    assert strict(["--name"]) == {[], [], [{"--name", nil}]}
    assert strict(["--name", "--verbose"]) == {[verbose: true], [], [{"--name", nil}]}
    assert strict(["--name", "a", "--verbose", "--name", "b"]) == {[verbose: true, name: "b"], [], []}
  end

  test "types" do
    assert strict(["--count", "-1"]) == {[count: -1], [], []}
    assert strict(["--count", "1.5"]) == {[], [], [{"--count", "1.5"}]}
    assert strict(["--factor", "1"]) === {[factor: 1.0], [], []}
    assert strict(["--factor", "-1.5e3"]) === {[factor: -1500.0], [], []}
    assert strict(["--factor", "1x"]) == {[], [], [{"--factor", "1x"}]}
    assert strict(["--tag", "a", "--tag", "b"]) == {[tag: "a", tag: "b"], [], []}
  end

  test "booleans" do
    assert strict(["--verbose", "x"]) == {[verbose: true], ["x"], []}
    assert strict(["--verbose=false"]) == {[verbose: false], [], []}
    assert strict(["--no-verbose"]) == {[verbose: false], [], []}
    assert strict(["--verbose=x"]) == {[], [], [{"--verbose", "x"}]}
    assert strict(["--no-verbose=true"]) == {[], [], [{"--no-verbose", "true"}]}
  end

  test "counts" do
    assert strict(["--level", "-lll"]) == {[level: 4], [], []}
    assert strict(["--level=3"]) == {[], [], [{"--level", "3"}]}
  end

  test "aliases" do
    assert strict(["-n", "x", "-n=y"]) == {[name: "y"], [], []}
    assert strict(["-vn", "x"]) == {[verbose: true, name: "x"], [], []}
    assert strict(["-vc3"]) == {[verbose: true, count: 3], [], []}
    assert strict(["-vx"]) == {[verbose: true], [], [{"-x", nil}]}
    assert strict(["-nfoo"]) == {[], [], [{"-n", nil}, {"-f", nil}, {"-o", nil}, {"-o", nil}]}
  end

  test "arguments that are no options" do
    assert strict(["a", "-1", "-", "-1.5", "b"]) == {[], ["a", "-1", "-", "-1.5", "b"], []}
    assert strict(["a", "--", "--name", "x"]) == {[], ["a", "--name", "x"], []}
    assert OptionParser.parse(["a", "--", "b"], strict: [], return_separator: true) == {[], ["a", "--", "b"], []}
  end

  test "unknown options" do
    assert strict(["--foo_bar", "x"]) == {[], ["x"], [{"--foo_bar", nil}]}
    assert strict(["--string", "x"]) == {[], ["x"], [{"--string", nil}]}
    assert switches(["--string", "x", "--atom", "--count", "1"]) == {[string: "x", atom: true, count: 1], [], []}
    assert switches(["--no-such-atom-exists-here", "x"]) == {[], [], []}

    assert OptionParser.parse(["--made-up-by-option-parser-test", "x"], switches: [], allow_nonexistent_atoms: true) ==
             {[{String.to_atom("made_up_by_option_parser_test"), "x"}], [], []}
  end

  test "parse_head" do
    assert OptionParser.parse_head(["--verbose", "cmd", "--name", "x"], strict: @strict) ==
             {[verbose: true], ["cmd", "--name", "x"], []}

    assert OptionParser.parse_head!(["--verbose", "--", "x"], strict: @strict) == {[verbose: true], ["x"]}
  end

  test "next" do
    next = &OptionParser.next(&1, strict: @strict, aliases: @aliases)
    assert next.([]) == {:error, []}
    assert next.(["--", "x"]) == {:error, ["--", "x"]}
    assert next.(["x"]) == {:error, ["x"]}
    assert next.(["-lv", "x"]) == {:ok, :level, 1, ["-v", "x"]}
    assert next.(["-vc3"]) == {:ok, :verbose, true, ["-c=3"]}
    assert next.(["--count", "x", "y"]) == {:invalid, "--count", "x", ["y"]}
    assert next.(["--string=x", "y"]) == {:undefined, "--string", "x", ["y"]}
  end

  test "parse! lists what is wrong" do
    error = fn argv, opts -> assert_raise(OptionParser.ParseError, fn -> OptionParser.parse!(argv, opts) end).message end

    assert error.(["--nme", "x", "--verbos"], strict: @strict) =~
             "2 errors found!\n--nme : Unknown option. Did you mean --name?\n--verbos : Unknown option. Did you mean --verbose?"

    assert error.(["-c"], strict: @strict, aliases: @aliases) =~ "1 error found!\n-c : Missing argument of type integer"
    assert error.(["--factor", "x"], strict: @strict) =~ ~s(1 error found!\n--factor : Expected type float, got "x")
    assert error.(["--zzz"], strict: []) == "1 error found!\n--zzz : Unknown option"
  end

  test "options of the parser" do
    assert_raise ArgumentError, ":switches and :strict cannot be given together", fn ->
      OptionParser.parse([], strict: [], switches: [])
    end

    assert_raise ArgumentError, "invalid switch types/modifiers: :foo", fn ->
      OptionParser.parse([], strict: [a: [:foo, :keep]])
    end
  end

  test "to_argv" do
    assert OptionParser.to_argv(foo_bar: "x", flag: true, off: false, n: 3, none: nil, a: :b) ==
             ["--foo-bar", "x", "--flag", "--no-off", "--n", "3", "--a", "b"]

    assert OptionParser.to_argv([level: 2, v: 1], switches: [level: :count]) == ["--level", "--level", "--v", "1"]
  end

  test "split" do
    assert OptionParser.split("") == []
    assert OptionParser.split(" a  b ") == ["a", "b"]
    assert OptionParser.split(~S(a'b c'd "e 'f" '"g"')) == ["ab cd", "e 'f", ~S("g")]
    assert OptionParser.split(~S(a\ b 'c\'d' "e\"f" g\n \'h)) == ["a b", "c'd", ~S(e"f), ~S(g\n), "'h"]
    assert OptionParser.split("a '' b") == ["a", "", "b"]

    for quote <- [?', ?"] do
      message = "argv string did not terminate properly, a #{<<quote>>} was opened but never closed"
      assert_raise RuntimeError, message, fn -> OptionParser.split(<<"a ", quote, "b">>) end
    end
  end
end
