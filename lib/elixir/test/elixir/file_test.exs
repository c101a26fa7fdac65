defmodule FileTest do
  use ExUnit.Case, async: true

  doctest File

  @moduletag :tmp_dir

  setup %{tmp_dir: dir} do
    {:ok, at: &Path.join(dir, &1)}
  end

  test "reads and writes", %{at: at} do
    assert File.write(at.("f"), ["a", ?b]) == :ok
    assert File.read(at.("f")) == {:ok, "ab"}
    assert File.write(at.("f"), "c", [:append]) == :ok
    assert File.read!(at.("f")) == "abc"
    assert File.write(at.("f"), :a) == {:error, :badarg}
    assert File.write(at.("no/f"), "") == {:error, :enoent}
    assert File.write(at.("f"), "", [:exclusive]) == {:error, :eexist}
    assert File.read(at.("no")) == {:error, :enoent}
    assert File.read(at.("f/x")) == {:error, :enotdir}
    assert File.read(at.(".")) == {:error, :eisdir}
    assert File.read("a\0b") == {:error, :badarg}
  end

  test "tells what is there", %{at: at} do
    File.write!(at.("f"), "ab")
    File.mkdir!(at.("d"))
    assert {File.exists?(at.("f")), File.regular?(at.("f")), File.dir?(at.("f"))} == {true, true, false}
    assert {File.exists?(at.("d")), File.regular?(at.("d")), File.dir?(at.("d"), [:raw])} == {true, false, true}
    assert {File.exists?(at.("no")), File.exists?("a\0b")} == {false, false}
    assert %File.Stat{size: 2, type: :regular, access: :read_write} = File.stat!(at.("f"))
    assert File.stat!(at.("d")).type == :directory
    assert File.stat(at.("no")) == {:error, :enoent}
  end

  test "changes times and rights", %{at: at} do
    assert File.touch(at.("f"), {{2020, 1, 2}, {3, 4, 5}}) == :ok
    assert File.stat!(at.("f")).mtime == {{2020, 1, 2}, {3, 4, 5}}
    assert File.touch!(at.("f"), 86400) == :ok
    assert File.stat!(at.("f"), time: :posix).mtime == 86400
    assert File.chmod(at.("f"), 0o600) == :ok
    assert Bitwise.band(File.stat!(at.("f")).mode, 0o777) == 0o600
    assert File.write_stat(at.("f"), %{File.stat!(at.("f")) | mode: 0o100644}) == :ok
    assert Bitwise.band(File.stat!(at.("f")).mode, 0o777) == 0o644
    assert_raise FunctionClauseError, fn -> File.touch(at.("f"), :bad) end
  end

  test "makes, lists and removes directories", %{at: at} do
    assert File.mkdir_p(at.("a/b/c")) == :ok
    assert File.mkdir_p(at.("a/b/c")) == :ok
    assert File.mkdir(at.("a")) == {:error, :eexist}
    assert File.mkdir(at.("no/x")) == {:error, :enoent}
    File.write!(at.("f"), "")
    assert File.mkdir_p(at.("f")) == {:error, :eexist}
    assert File.mkdir_p(at.("f/x")) == {:error, :enotdir}
    assert Enum.sort(File.ls!(at.("."))) == ["a", "f"]
    assert File.ls(at.("f")) == {:error, :enotdir}
    assert File.rmdir(at.("a")) == {:error, :eexist}
    assert File.rmdir(at.("f")) == {:error, :enotdir}
    assert File.rmdir(at.("a/b/c")) == :ok
    assert File.rm(at.("a")) == {:error, :eperm}
    assert File.rm(at.("f")) == :ok
    assert File.rm(at.("f")) == {:error, :enoent}
  end

  test "removes everything", %{at: at} do
    File.mkdir_p!(at.("a/b"))
    File.write!(at.("a/b/f"), "")
    File.mkdir!(at.("kept"))
    File.ln_s!(at.("kept"), at.("a/link"))
    assert {:ok, removed} = File.rm_rf(at.("a"))
    assert Enum.sort(removed) == Enum.map(["a", "a/b", "a/b/f", "a/link"], at)
    assert File.dir?(at.("kept"))
    assert File.rm_rf(at.("a")) == {:ok, []}
    message = "cannot execute File.rm_rf/1 for path with null byte, got: <<97, 0, 98>>"
    assert_raise ArgumentError, message, fn -> File.rm_rf("a\0b") end
  end

  test "links", %{at: at} do
    File.write!(at.("f"), "x")
    assert File.ln_s("f", at.("s")) == :ok
    assert File.read_link(at.("s")) == {:ok, "f"}
    assert File.read_link(at.("f")) == {:error, :einval}
    assert File.lstat!(at.("s")).type == :symlink
    assert File.read!(at.("s")) == "x"
    assert File.ln(at.("f"), at.("h")) == :ok
    assert File.stat!(at.("f")).links == 2
    assert File.ln_s("f", at.("h")) == {:error, :eexist}
  end

  test "renames", %{at: at} do
    File.write!(at.("f"), "x")
    File.mkdir!(at.("d"))
    assert File.rename(at.("f"), at.("g")) == :ok
    assert File.rename(at.("g"), at.("d")) == {:error, :eisdir}
    assert File.rename(at.("f"), at.("g")) == {:error, :enoent}
  end

  test "copies files", %{at: at} do
    File.write!(at.("f"), "abc")
    File.chmod!(at.("f"), 0o600)
    assert File.cp(at.("f"), at.("g")) == :ok
    assert File.read!(at.("g")) == "abc"
    assert Bitwise.band(File.stat!(at.("g")).mode, 0o777) == 0o600
    File.write!(at.("f"), "new")
    assert File.cp(at.("f"), at.("g"), on_conflict: fn _, _ -> false end) == :ok
    assert File.read!(at.("g")) == "abc"
    assert File.cp(at.("f"), at.("f")) == :ok
    assert File.read!(at.("f")) == "new"
    assert File.cp(at.("no"), at.("h")) == {:error, :enoent}
    assert File.copy(at.("f"), at.("g"), 1) == {:ok, 1}
    assert File.read!(at.("g")) == "n"
  end

  test "copies directories", %{at: at} do
    File.mkdir_p!(at.("d/e"))
    File.write!(at.("d/e/f"), "x")
    File.ln_s!("e", at.("d/link"))
    assert {:ok, made} = File.cp_r(at.("d"), at.("c"))
    assert Enum.sort(made) == Enum.map(["c", "c/e", "c/e/f", "c/link"], at)
    assert File.read_link!(at.("c/link")) == "e"
    assert {:ok, _} = File.cp_r(at.("d"), at.("c2"), dereference_symlinks: true)
    assert File.read!(at.("c2/link/f")) == "x"
    assert File.cp_r(at.("no"), at.("x")) == {:error, :enoent, at.("no")}
  end

  test "opens devices", %{at: at} do
    File.write!(at.("f"), "l1\nl2\r\nl3é\n")
    assert File.open(at.("f"), [:read], &IO.read(&1, :line)) == {:ok, "l1\n"}
    {:ok, bytes} = File.open(at.("f"))
    assert IO.binread(bytes, 3) == "l1\n"
    assert IO.binread(bytes, :line) == "l2\n"
    assert IO.read(bytes, :line) == "l3Ã©\n"
    assert IO.read(bytes, :line) == :eof
    assert File.close(bytes) == :ok
    assert :file.read(bytes, 1) == {:error, :terminated}
    {:ok, text} = File.open(at.("f"), [:read, :utf8])
    assert :io.getopts(text) == [binary: true, encoding: :unicode]
    assert {IO.read(text, 9), IO.read(text, :eof), IO.read(text, 1)} == {"l1\nl2\r\nl3", "é\n", :eof}
    {:ok, chars} = File.open(at.("f"), [:read, :charlist])
    assert IO.read(chars, :line) == ~c"l1\n"
    assert File.open(at.("no")) == {:error, :enoent}
    assert File.open(at.(".")) == {:error, :eisdir}
  end

  test "writes text and bytes", %{at: at} do
    assert File.open(at.("u"), [:write, :utf8], &IO.write(&1, "é€")) == {:ok, :ok}
    assert File.read!(at.("u")) == "é€"
    assert File.open(at.("b"), [:write], &IO.write(&1, "é")) == {:ok, :ok}
    assert File.read!(at.("b")) == <<233>>
    assert File.open(at.("b"), [:write], &IO.binwrite(&1, "é")) == {:ok, :ok}
    assert File.read!(at.("b")) == "é"
    {:ok, device} = File.open(at.("b"), [:write])
    assert_raise ErlangError, "Erlang error: :no_translation", fn -> IO.write(device, "€") end
  end

  test "compressed files", %{at: at} do
    assert File.open(at.("z"), [:write, :compressed], &IO.binwrite(&1, "hello")) == {:ok, :ok}
    assert <<31, 139, _::binary>> = File.read!(at.("z"))
    assert File.open(at.("z"), [:read, :compressed], &IO.binread(&1, :eof)) == {:ok, "hello"}
    assert Enum.to_list(File.stream!(at.("z"), [:compressed])) == ["hello"]
  end

  describe "stream!" do
    test "reads lines and bytes", %{at: at} do
      File.write!(at.("s"), "one\ntwo\r\nthreeé")
      assert Enum.to_list(File.stream!(at.("s"))) == ["one\n", "two\n", "threeé"]
      assert Enum.to_list(File.stream!(at.("s"), 7)) == ["one\ntwo", "\r\nthree", "é"]
      assert Enum.to_list(File.stream!(at.("s"), 4, [:utf8])) == ["one\n", "two\r", "\nthr", "eeé"]
      assert Enum.to_list(File.stream!(at.("s"), [{:read_offset, 2}])) == ["e\n", "two\n", "threeé"]
      assert Enum.count(File.stream!(at.("s"), 3)) == 6
      assert Enum.take(File.stream!(at.("s")), 1) == ["one\n"]
    end

    test "takes byte order marks away", %{at: at} do
      File.write!(at.("bom"), "\uFEFFabc\nd")
      assert Enum.to_list(File.stream!(at.("bom"), [:trim_bom])) == ["abc\n", "d"]
      assert Enum.to_list(File.stream!(at.("bom"), [:trim_bom, :utf8])) == ["abc\n", "d"]
    end

    test "collects", %{at: at} do
      assert %File.Stream{} = Enum.into(["a", "é"], File.stream!(at.("s")))
      assert File.read!(at.("s")) == "aé"
      Enum.into(["x"], File.stream!(at.("s"), [:append]))
      assert File.read!(at.("s")) == "aéx"
    end

    test "opens late", %{at: at} do
      stream = File.stream!(at.("no/x"))
      message = "could not stream #{inspect(at.("no/x"))}: no such file or directory"
      assert_raise File.Error, message, fn -> Enum.to_list(stream) end
      assert_raise File.Error, message, fn -> Enum.into(["a"], stream) end
    end
  end

  test "errors", %{at: at} do
    path = inspect(at.("no"))
    File.mkdir_p!(at.("full/x"))

    for {text, fun} <- [
          {"could not read file #{path}: no such file or directory", fn -> File.read!(at.("no")) end},
          {"could not remove file #{path}: no such file or directory", fn -> File.rm!(at.("no")) end},
          {"could not list directory #{path}: no such file or directory", fn -> File.ls!(at.("no")) end},
          {"could not read file stats #{path}: no such file or directory", fn -> File.stat!(at.("no")) end},
          {"could not open #{path}: no such file or directory", fn -> File.open!(at.("no")) end},
          {"could not set current working directory to #{path}: no such file or directory", fn -> File.cd!(at.("no")) end},
          {"could not remove directory #{inspect(at.("full"))}: directory is not empty", fn -> File.rmdir!(at.("full")) end}
        ] do
      assert_raise File.Error, text, fun
    end

    assert_raise File.CopyError, ~r/could not copy recursively from .*\. .*no: no such file or directory/, fn ->
      File.cp_r!(at.("no"), at.("x"))
    end

    assert_raise File.RenameError, ~r/could not rename from/, fn -> File.rename!(at.("no"), at.("x")) end
    assert_raise File.LinkError, ~r/could not create hard link from/, fn -> File.ln!(at.("no"), at.("x")) end
  end
end
