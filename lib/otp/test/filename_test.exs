defmodule Otp.FilenameTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  doctest :filename
  doctest :filelib

  test "join" do
    assert :filename.join("a/", "/b") == "/b"
    assert :filename.join(~c"a", "b") == "a/b"
    assert :filename.join([:a, ~c"b"]) == ~c"a/b"
    assert :filename.join(["a//b/"]) == "a/b"
    assert :filename.join("", "b") == "/b"
    assert :filename.join("a", "") == "a"
    assert :filename.join("/", "b") == "/b"
    assert_raise FunctionClauseError, fn -> :filename.join([]) end
  end

  test "parts" do
    assert :filename.basename("a/b/") == "b"
    assert :filename.basename("/") == ""
    assert :filename.basename("a/.ex", ".ex") == ""
    assert :filename.basename(:"a/b") == ~c"b"
    assert :filename.dirname("a/b/") == "a/b"
    assert :filename.dirname("a//b") == "a"
    assert :filename.dirname(~c"/a/b/c") == ~c"/a/b"
    assert :filename.extension("a.b/c") == ""
    assert :filename.extension("a/.b") == ""
    assert :filename.extension(".a.b") == ".b"
    assert :filename.rootname(".bashrc") == ""
    assert :filename.rootname("a/.b") == "a/.b"
    assert :filename.rootname("a.ex", ".e") == "a.ex"
    assert :filename.split(~c"/a/b") == [~c"/", ~c"a", ~c"b"]
    assert :filename.absname(~c"a/../b", "/x") == "/x/a/../b"
  end

  test "basedir" do
    assert :filename.basedir(:site_config, "app", %{os: :darwin}) == ["/Library/Application Support/app"]
    assert :filename.basedir(:site_data, "app", %{os: :windows}) == []
    assert :filename.basedir(:user_log, "app", %{os: :darwin}) =~ ~r"/Library/Logs/app$"
    assert :filename.basedir(:user_cache, "app", %{os: :windows, author: "me", version: "1"}) =~ ~r"/Local/me/app/1/Cache$"
  end

  describe "filelib" do
    @describetag :tmp_dir

    test "patterns", %{tmp_dir: dir} do
      File.mkdir_p!(Path.join(dir, "d/e"))
      for file <- ~w(a.ex b.exs .hid d/c.ex d/e/f.ex), do: File.write!(Path.join(dir, file), "")
      at = String.to_charlist(dir)
      assert :filelib.wildcard(~c"*", at) == [~c".hid", ~c"a.ex", ~c"b.exs", ~c"d"]
      assert :filelib.wildcard(~c"**/*.ex", at) == [~c"a.ex", ~c"d/c.ex", ~c"d/e/f.ex"]
      assert :filelib.wildcard(~c"[^a].ex", at) == [~c"a.ex"]
      assert :filelib.wildcard(~c"d/../*.ex", at) == [~c"d/../a.ex"]
      assert :filelib.wildcard(~c"a.ex/*", at) == []
      assert Enum.sort(:filelib.fold_files(dir, ~c"\\.ex$", true, &[Path.basename(&1) | &2], [])) == ["a.ex", "c.ex", "f.ex"]
    end

    test "directories that are to be there", %{tmp_dir: dir} do
      assert :filelib.ensure_dir(Path.join(dir, "q/w/e")) == :ok
      assert {:filelib.is_dir(Path.join(dir, "q/w")), :filelib.is_dir(Path.join(dir, "q/w/e"))} == {true, false}
      File.write!(Path.join(dir, "f"), "abc")
      assert :filelib.ensure_path(Path.join(dir, "f/x")) == {:error, :enotdir}
      assert :filelib.file_size(Path.join(dir, "f")) == 3
      assert :filelib.last_modified(Path.join(dir, "none")) == 0
    end
  end
end
