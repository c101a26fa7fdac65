defmodule PathTest do
  use ExUnit.Case, async: true

  doctest Path

  @moduletag :tmp_dir

  test "absname keeps dots and homes" do
    assert Path.absname("a", "b") == "b/a"
    assert Path.absname("a", ~c"/b") == "/b/a"
    assert Path.absname("", "/b") == "/b"
    assert Path.absname("a//b/", "/c") == "/c/a/b"
    assert Path.absname("/a/../b", "/c") == "/a/../b"
    assert Path.absname("a") == Path.join(File.cwd!(), "a")
    assert Path.absname("~/a") == Path.join(File.cwd!(), "~/a")
  end

  test "expand takes dots and homes out" do
    home = System.user_home!()

    assert Path.expand("~") == home
    assert Path.expand("~/a") == home <> "/a"
    assert Path.expand("a", "~/b") == home <> "/b/a"
    assert Path.expand("~/a", "/x") == home <> "/a"
    assert Path.expand("~foo", "/x") == "/x/~foo"
    assert Path.expand("/a/../../b") == "/b"
    assert Path.expand("/a/b/../../../..") == "/"
    assert Path.expand("a/./b/..", "/x") == "/x/a"
    assert Path.expand("a//b///c", "/x") == "/x/a/b/c"
    assert Path.expand("", "/x") == "/x"
    assert Path.expand("a", "b") == Path.join(File.cwd!(), "b/a")
  end

  test "relative" do
    assert Path.relative("/") == "."
    assert Path.relative("") == ""
    assert Path.relative("//a") == "/a"
    assert Path.relative("a/../b") == "a/../b"
  end

  test "relative_to" do
    assert Path.relative_to("/usr/local/foo", "/") == "usr/local/foo"
    assert Path.relative_to("/usr/local/../foo", "/usr/foo") == "."
    assert Path.relative_to("a/b", "/x") == "a/b"
    assert Path.relative_to(".", "/x") == "."
    assert Path.relative_to("../a", "/x") == "../a"
    assert Path.relative_to("a/../b", "/x") == "b"
    assert Path.relative_to("a/../..", "/x") == ".."
    assert Path.relative_to("a/b", "a") == "b"
    assert Path.relative_to("/a", "b") == "/a"
    assert Path.relative_to("/a/b/c", "/a/d") == "/a/b/c"
    assert Path.relative_to("/a/b/../c", "/x") == "/a/c"
  end

  test "relative_to, forced" do
    assert Path.relative_to("/usr/local/foo", "/usr/bin", force: true) == "../local/foo"
    assert Path.relative_to("/usr/local/foo", "/usr/local/foo", force: true) == "."
    assert Path.relative_to("/a", "/a/b/c", force: true) == "../.."
    assert Path.relative_to("a/b/../c", "x/y", force: true) == "../../a/c"
    assert Path.relative_to("../a", "/b", force: true) == "../a"
  end

  test "parts" do
    assert Path.basename("a/") == "a"
    assert Path.basename(["a", ?/, "c"]) == "c"
    assert Path.dirname("/a/b/") == "/a/b"
    assert Path.dirname("") == "."
    assert Path.dirname("/a/b//c") == "/a/b"
    assert Path.extname("~/foo/.gitignore") == ""
    assert Path.extname(".formatter.exs") == ".exs"
    assert Path.extname("a.b/c") == ""
    assert Path.rootname("a.tar.gz") == "a.tar"
    assert Path.rootname("a/.gitignore") == "a/.gitignore"
    assert Path.rootname("a.") == "a"
    assert Path.split("a//b/") == ["a", "b"]
    assert Path.split("/") == ["/"]
    assert Path.type(~c"/a") == :absolute
  end

  test "join takes one slash where two parts meet, and one at the end" do
    assert Path.join("a/", "/b") == "a/b"
    assert Path.join("", "b") == "b"
    assert Path.join("", "/b") == "b"
    assert Path.join("a", "") == "a"
    assert Path.join("/", "") == "/"
    assert Path.join("//a", "b") == "//a/b"
    assert Path.join("a//b", "c//d//") == "a//b/c//d/"
    assert Path.join(["a/"]) == "a/"
    assert Path.join(["a", "b", "", "c"]) == "a/b/c"
    assert Path.join(~c"a", ["b", ?/, ~c"c"]) == "a/b/c"
    assert_raise FunctionClauseError, fn -> apply(Path, :join, [[]]) end
    assert_raise FunctionClauseError, fn -> Path.join("a", :b) end
  end

  test "safe_relative" do
    assert Path.safe_relative("a/..") == {:ok, ""}
    assert Path.safe_relative("~") == {:ok, "~"}
    assert Path.safe_relative("/usr") == :error
  end

  test "safe_relative follows links", %{tmp_dir: dir} do
    File.mkdir!(Path.join(dir, "in"))
    File.ln_s!("in", Path.join(dir, "inside"))
    File.ln_s!("../out", Path.join(dir, "outside"))
    assert Path.safe_relative("inside/x", dir) == {:ok, "in/x"}
    assert Path.safe_relative("outside/x", dir) == :error
  end

  describe "wildcard" do
    setup %{tmp_dir: dir} do
      File.mkdir_p!(Path.join(dir, "d/e"))
      File.mkdir_p!(Path.join(dir, ".h"))
      for file <- ~w(a.ex b.exs .hid d/c.ex d/e/f.ex {x} .h/i.ex), do: File.write!(Path.join(dir, file), "")
      {:ok, find: &Enum.map(Path.wildcard(Path.join(dir, &1), &2), fn path -> Path.relative_to(path, dir) end)}
    end

    test "finds names that are like a pattern", %{find: find} do
      assert find.("*", []) == ["a.ex", "b.exs", "d", "{x}"]
      assert find.("*.ex", []) == ["a.ex"]
      assert find.("{a,b}.*", []) == ["a.ex", "b.exs"]
      assert find.("[a-b].ex*", []) == ["a.ex", "b.exs"]
      assert find.("?.ex", []) == ["a.ex"]
      assert find.("d/*", []) == ["d/c.ex", "d/e"]
      assert find.("\\{x\\}", []) == ["{x}"]
      assert find.("nope", []) == []
    end

    test "finds names in all directories", %{find: find} do
      assert find.("**/*.ex", []) == ["a.ex", "d/c.ex", "d/e/f.ex"]
      assert find.("**/e", []) == ["d/e"]
      assert find.("d/**", []) == ["d/c.ex", "d/e", "d/e/f.ex"]
    end

    test "finds hidden names only where it is to", %{find: find} do
      assert find.("**/*.ex", match_dot: true) == [".h/i.ex", "a.ex", "d/c.ex", "d/e/f.ex"]
      assert find.(".h/*.ex", []) == [".h/i.ex"]
    end

    test "refuses patterns that are none" do
      assert_raise ErlangError, fn -> Path.wildcard("{a") end
      message = "cannot execute Path.wildcard/2 for path with null byte, got: <<97, 0, 98>>"
      assert_raise ArgumentError, message, fn -> Path.wildcard("a\0b") end
    end
  end
end
