defmodule Otp.ErlTarTest do
  use ExUnit.Case, async: true

  @moduletag :tmp_dir

  setup %{tmp_dir: dir} do
    File.mkdir_p!(Path.join(dir, "in/d"))
    File.write!(Path.join(dir, "in/a.txt"), "hello")
    File.write!(Path.join(dir, "in/d/b.txt"), "world")
    {:ok, path: fn name -> dir |> Path.join(name) |> String.to_charlist() end}
  end

  test "files and directories", %{path: path} do
    archive = path.("x.tar")
    assert :erl_tar.create(archive, [{~c"a.txt", path.("in/a.txt")}, {~c"d", path.("in/d")}]) == :ok
    assert :erl_tar.table(archive) == {:ok, [~c"a.txt", ~c"d/b.txt"]}
    assert {:ok, [{~c"a.txt", :regular, 5, _, _, _, _}, _]} = :erl_tar.table(archive, [:verbose])
    assert :erl_tar.extract(archive, [:memory]) == {:ok, [{~c"a.txt", "hello"}, {~c"d/b.txt", "world"}]}
    assert :erl_tar.extract(archive, [:memory, files: [~c"a.txt"]]) == {:ok, [{~c"a.txt", "hello"}]}
    assert :erl_tar.extract(archive, cwd: path.("out")) == :ok
    assert File.read!(path.("out/d/b.txt")) == "world"
  end

  test "compressed, in memory, long names", %{path: path} do
    archive = path.("y.tar.gz")
    long = List.duplicate(?x, 120)
    assert :erl_tar.create(archive, [{~c"q.txt", "1"}, {long, "2"}], [:compressed]) == :ok
    assert :erl_tar.extract({:binary, File.read!(archive)}, [:memory, :compressed]) == {:ok, [{~c"q.txt", "1"}, {long, "2"}]}
  end

  test "in steps", %{path: path} do
    assert {:ok, tar} = :erl_tar.open(path.("w.tar"), [:write])
    assert :erl_tar.add(tar, path.("in/a.txt"), ~c"renamed.txt", []) == :ok
    assert :erl_tar.add(tar, "contents", ~c"n.txt", []) == :ok
    assert :erl_tar.close(tar) == :ok
    assert :erl_tar.extract(path.("w.tar"), [:memory]) == {:ok, [{~c"renamed.txt", "hello"}, {~c"n.txt", "contents"}]}
  end

  test "what goes wrong", %{path: path} do
    none = path.("none.tar")
    assert :erl_tar.extract(none) == {:error, {none, :enoent}}
    assert :erl_tar.extract({:binary, "junk"}, [:memory]) == {:error, :eof}
    missing = path.("missing")
    assert :erl_tar.create(path.("z.tar"), [missing]) == {:error, {missing, :enoent}}
    assert to_string(:erl_tar.format_error({~c"x", :enoent})) == "x: no such file or directory"
    assert to_string(:erl_tar.format_error(:eof)) == "Unexpected end of file"
  end
end
