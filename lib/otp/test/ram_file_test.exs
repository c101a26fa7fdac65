defmodule Otp.RamFileTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  defp open(contents, modes) do
    assert {:ok, {:file_descriptor, :ram_file, _} = file} = :file.open(contents, [:ram | modes])
    file
  end

  test "what can be opened" do
    for {contents, modes} <- [{"a", []}, {~c"a", [:read]}, {["x", [?a]], [:read, :write]}, {"a", [:binary, :write]}], do: open(contents, modes)
    assert :file.open(:foo, [:ram, :read]) == {:error, :badarg}
    assert :file.open([300], [:ram, :read]) == {:error, :badarg}
    assert :file.open("x", [:ram, :foo]) == {:error, :badarg}
    assert :file.open("x", [:ram, :append]) == {:error, :badarg}
    assert {:ok, _} = :ram_file.open("x", [:read])
  end

  test "reading" do
    file = open("hello world", [:read, :binary])
    assert for(count <- [5, 0, 100, 1, 0], do: :file.read(file, count)) == [{:ok, "hello"}, {:ok, ""}, {:ok, " world"}, :eof, {:ok, ""}]
    assert :file.read(file, -2) == {:error, :badarg}
    assert :file.read(open("hello", [:read]), 2) == {:ok, ~c"he"}
    assert :file.read(open("hello", [:write]), 2) == {:error, :ebadf}
  end

  test "positions" do
    file = open("hello world", [:read, :binary])

    places = [0, {:cur, 2}, {:eof, -2}, {:bof, 1}, -1, 100, :eof, :cur, :bof, {:cur, -5}, :foo]

    assert Enum.map(places, &:file.position(file, &1)) ==
             [ok: 0, ok: 2, ok: 9, ok: 1, error: :einval, ok: 100, ok: 11, ok: 11, ok: 0, error: :einval, error: :badarg]
  end

  test "reading at places leaves the position" do
    file = open("hello world", [:read, :binary])
    assert :file.pread(file, 2, 3) == {:ok, "llo"}
    assert :file.pread(file, 9, 10) == {:ok, "ld"}
    assert :file.pread(file, 20, 1) == :eof
    assert :file.pread(file, -1, 3) == {:error, :einval}
    assert :file.pread(file, :cur, 3) == {:error, :badarg}
    assert :file.pread(file, [{0, 1}, {20, 1}, {3, 2}]) == {:ok, ["h", :eof, "lo"]}
    assert :file.position(file, :cur) == {:ok, 0}
  end

  test "writing" do
    file = open("hello", [:read, :write, :binary])
    assert :file.write(file, "J") == :ok
    assert :file.read(file, 10) == {:ok, "ello"}
    assert :file.position(file, 8) == {:ok, 8}
    assert :file.write(file, "zz") == :ok
    assert :file.pwrite(file, 1, ["E", ?L]) == :ok
    assert :file.pwrite(file, [{0, "a"}, {2, "b"}]) == :ok
    assert :ram_file.get_file(file) == {:ok, "aEblo\0\0\0zz"}
    assert :file.position(file, :cur) == {:ok, 10}
    assert :file.pwrite(file, -1, "x") == {:error, :einval}
    assert :file.pwrite(file, [{0, "x"}, {-1, "y"}, {2, "z"}]) == {:error, {1, :einval}}
    assert :file.write(file, [:foo]) == {:error, :badarg}
  end

  test "truncating cuts or fills" do
    file = open("hello", [:read, :write, :binary])
    :file.position(file, 2)
    assert :file.truncate(file) == :ok
    assert :ram_file.get_size(file) == {:ok, 2}
    :file.position(file, 4)
    assert :file.truncate(file) == :ok
    assert :ram_file.get_file(file) == {:ok, "he\0\0"}
  end

  test "only reading" do
    file = open("hello", [:read, :binary])
    assert :file.write(file, "x") == {:error, :ebadf}
    assert :file.pwrite(file, 0, "x") == {:error, :ebadf}
    assert :file.truncate(file) == {:error, :eacces}
    assert for(fun <- [:sync, :datasync, :close], do: apply(:file, fun, [file])) == [:ok, :ok, :ok]
    assert :file.read(file, 1) == {:error, :einval}
    assert :file.close(file) == :ok
  end

  test "the functions of File and IO" do
    {:ok, file} = File.open("abc", [:ram, :binary, :read])
    assert IO.binread(file, 2) == "ab"
    assert File.close(file) == :ok
  end
end
