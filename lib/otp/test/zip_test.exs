defmodule Otp.ZipTest do
  use ExUnit.Case, async: true

  @moduletag :tmp_dir

  @files [{~c"a.txt", String.duplicate("hello ", 20)}, {~c"d/b.txt", "world"}]

  test "archives in memory" do
    assert {:ok, {~c"x.zip", archive}} = :zip.create(~c"x.zip", @files, [:memory, comment: ~c"hi"])
    assert :zip.unzip(archive, [:memory]) == {:ok, @files}
    assert {:ok, [{:zip_comment, ~c"hi"}, {:zip_file, ~c"a.txt", info, [], 0, packed} | _]} = :zip.list_dir(archive)
    assert elem(info, 1) == 120
    assert packed < 120
    assert :zip.unzip(archive, [:memory, file_list: [~c"d/b.txt"]]) == {:ok, [{~c"d/b.txt", "world"}]}
    assert {:ok, ["world", _]} = :zip.foldl(fn _name, _info, contents, acc -> [contents.() | acc] end, [], archive)
  end

  test "open archives" do
    {:ok, {_, archive}} = :zip.create(~c"x.zip", @files, [:memory])
    assert {:ok, handle} = :zip.zip_open(archive, [:memory])
    assert :zip.zip_get(~c"d/b.txt", handle) == {:ok, {~c"d/b.txt", "world"}}
    assert :zip.zip_get(~c"gone", handle) == {:error, :file_not_found}
    assert :zip.zip_close(handle) == :ok
  end

  test "archives in files", %{tmp_dir: dir} do
    File.mkdir_p!(Path.join(dir, "in/d"))
    for {name, contents} <- @files, do: File.write!(Path.join([dir, "in", name]), contents)
    archive = dir |> Path.join("x.zip") |> String.to_charlist()
    cwd = dir |> Path.join("in") |> String.to_charlist()
    assert :zip.create(archive, [~c"a.txt", ~c"d"], cwd: cwd) == {:ok, archive}
    out = dir |> Path.join("out") |> String.to_charlist()
    assert {:ok, [_a, directory, _b]} = :zip.extract(archive, cwd: out)
    assert List.last(directory) == ?/
    for {name, contents} <- @files, do: assert(File.read!(Path.join(out, name)) == contents)
  end

  test "what goes wrong" do
    assert :zip.create(~c"z.zip", [~c"missing"], [:memory]) == {:error, :enoent}
    assert :zip.create(~c"z.zip", [], [:memory, :bogus]) == {:error, {:bad_option, :bogus}}
    assert :zip.create("z.zip", []) == {:error, :einval}
    assert :zip.unzip(~c"missing.zip") == {:error, :enoent}
    assert {:error, _} = :zip.unzip("junk", [:memory])
  end
end
