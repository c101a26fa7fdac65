defmodule ExUnit.FiltersTest do
  use ExUnit.Case, async: true

  alias ExUnit.Filters

  doctest ExUnit.Filters

  test "parse" do
    assert Filters.parse(["foo:bar", "foo:1", "a:b:c", "x"]) == [{:foo, "bar"}, {:foo, "1"}, {:a, "b:c"}, :x]

    assert Filters.parse(["line:9", "location:a.exs:3", "location:a.exs:3:5"]) == [
             line: 9,
             location: {"a.exs", 3},
             location: {"a.exs", [3, 5]}
           ]
  end

  test "parse_paths" do
    assert Filters.parse_path("a.exs") == {"a.exs", []}
    assert Filters.parse_path("a.exs:x") == {"a.exs:x", []}

    assert Filters.parse_path("c:/foo/a.exs:5") ==
             {"c:/foo/a.exs", [exclude: [:test], include: [location: {"c:/foo/a.exs", 5}]]}

    assert Filters.parse_paths(["a.exs:1:2", "b.exs", "./a.exs:9"]) ==
             {["a.exs", "b.exs", "a.exs"],
              [exclude: [:test], include: [location: {"a.exs", [1, 2]}, location: {"a.exs", 9}]]}
  end

  test "a line that is no number" do
    warning =
      ExUnit.CaptureIO.capture_io(:stderr, fn ->
        assert {"a.exs", [exclude: [:test], include: [location: {"a.exs", 1}]]} = Filters.parse_path("a.exs:1:x")
      end)

    assert warning =~ "invalid line number given as ExUnit filter: x"
  end

  test "normalize" do
    assert Filters.normalize([:a, b: 1], [:c, a: 2]) == {[:a, {:b, 1}], [:c]}
    assert Filters.normalize(nil, [:c, :a, a: 2]) == {[], [:c, :a, {:a, 2}]}
    assert Filters.normalize([a: 1], [:a, a: 1]) == {[a: 1], [:a]}
    assert Filters.normalize([a: 1], a: 1, a: 2) == {[a: 1], [a: 1, a: 2]}
    assert Filters.normalize([{:a, 1}, :b], [{:b, 3}, :c]) == {[:b, {:a, 1}], [:c]}
  end

  test "eval by presence and by value" do
    assert Filters.eval([], [:x], %{test: 1}, []) == :ok
    assert Filters.eval([], [:x], %{x: false}, []) == {:excluded, "due to x filter"}
    assert Filters.eval([], [x: 1], %{x: 2}, []) == :ok
    assert Filters.eval([], [x: "1"], %{x: 1}, []) == {:excluded, "due to x filter"}
    assert Filters.eval([], [x: 1], %{x: "1"}, []) == {:excluded, "due to x filter"}
    assert Filters.eval([], [x: "Foo"], %{x: Foo}, []) == {:excluded, "due to x filter"}
    assert Filters.eval([], [x: ~r/foo/], %{x: "a foo"}, []) == {:excluded, "due to x filter"}
    assert Filters.eval([:y], [:x], %{x: 1, y: 1}, []) == :ok
  end

  test "eval of skipped tests" do
    assert Filters.eval([:y], [:x], %{x: 1, y: 1, skip: true}, []) == {:skipped, "due to skip tag"}
    assert Filters.eval([], [], %{skip: "reason"}, []) == {:skipped, "reason"}
    assert Filters.eval([:y], [:x], %{x: 1, skip: "reason"}, []) == {:excluded, "due to x filter"}
    assert Filters.eval([:skip], [:test], %{test: 1, skip: "reason"}, []) == :ok
    assert Filters.eval([], [], %{skip: false}, []) == :ok
  end

  test "eval by line" do
    tests =
      for {name, line, describe_line} <- [{:a, 1, nil}, {:b, 8, 7}, {:c, 10, 7}, {:d, 15, nil}] do
        %ExUnit.Test{name: name, tags: %{test: name, line: line, describe_line: describe_line, file: "/a/b.exs"}}
      end

    selected = fn include ->
      for test <- tests, Filters.eval(include, [:test], test.tags, tests) == :ok, do: test.name
    end

    expected = [{0, []}, {1, [:a]}, {6, [:a]}, {7, [:b, :c]}, {8, [:b]}, {9, [:b]}, {12, [:c]}, {100, [:d]}]

    for {line, names} <- expected,
        include <- [[line: line], [location: {"b.exs", line}]],
        do: assert(selected.(include) == names)

    assert selected.(location: {"/a/b.exs", [1, 15]}) == [:a, :d]
    assert selected.(location: {"/x/b.exs", [1, 15]}) == []
  end

  @tag :tmp_dir
  test "manifests", %{tmp_dir: dir} do
    manifest = Path.join(dir, "manifest")
    assert Filters.failure_info(manifest) == {MapSet.new(), MapSet.new()}
    assert Filters.fail_all!(manifest) == :ok
    assert Filters.failure_info(manifest) == :all
  end
end
