defmodule Otp.FileTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  @moduletag :tmp_dir

  setup %{tmp_dir: dir} do
    file = Path.join(dir, "a")
    File.write!(file, "l1\nl2\r\nl3é\n")
    {:ok, path: file}
  end

  test "raw files", %{path: file} do
    {:ok, f} = :file.open(file, [:read, :raw, :binary])
    assert :file.read(f, 2) == {:ok, "l1"}
    assert :file.read_line(f) == {:ok, "\n"}
    assert :file.read_line(f) == {:ok, "l2\n"}
    assert :file.position(f, :cur) == {:ok, 7}
    assert :file.read_line(f) == {:ok, "l3é\n"}
    assert :file.read_line(f) == :eof
    assert :file.read(f, 1) == :eof
    assert :file.read(f, 0) == {:ok, ""}
    assert :file.position(f, {:bof, 1}) == {:ok, 1}
    assert :file.pread(f, [{0, 1}, {100, 1}]) == {:ok, ["l", :eof]}
    assert :file.position(f, {:eof, -2}) == {:ok, 10}
    assert :file.position(f, -1) == {:error, :einval}
    assert :file.position(f, :foo) == {:error, :badarg}
    assert :file.write(f, "x") == {:error, :ebadf}
    assert :file.read(f, -1) == {:error, :badarg}
    assert :file.close(f) == :ok
    assert :file.read(f, 1) == {:error, :einval}
    {:ok, list} = :file.open(file, [:read, :raw])
    assert :file.read(list, 2) == {:ok, ~c"l1"}
  end

  test "reading and writing by turns", %{tmp_dir: dir} do
    file = Path.join(dir, "rw")
    {:ok, f} = :file.open(file, [:read, :write, :binary])
    assert :file.write(f, "hello") == :ok
    assert :file.position(f, 1) == {:ok, 1}
    assert :file.write(f, "E") == :ok
    assert :file.read(f, 10) == {:ok, "llo"}
    assert :file.pwrite(f, [{5, "!"}, {6, "?"}]) == :ok
    assert :file.pwrite(f, 0, "J") == :ok
    assert :file.position(f, 0) == {:ok, 0}
    assert :file.read(f, 20) == {:ok, "JEllo!?"}
    assert :file.position(f, 3) == {:ok, 3}
    assert {:file.truncate(f), :file.sync(f), :file.datasync(f), :file.close(f)} == {:ok, :ok, :ok, :ok}
    assert :file.read_file(file) == {:ok, "JEl"}
    assert :file.close(f) == :ok
  end

  test "a file is closed when its process ends", %{path: file} do
    parent = self()
    {_, monitor} = spawn_monitor(fn -> send(parent, :file.open(file, [:read])) end)
    assert_receive {:ok, device}
    assert_receive {:DOWN, ^monitor, _, _, _}
    device_monitor = Process.monitor(device)
    assert_receive {:DOWN, ^device_monitor, _, _, _}
    assert :file.read(device, 1) == {:error, :terminated}
  end

  test "errors", %{path: file, tmp_dir: dir} do
    assert :file.make_dir(file) == {:error, :eexist}
    assert :file.del_dir(file) == {:error, :enotdir}
    assert :file.list_dir(file) == {:error, :enotdir}
    assert :file.delete(dir) == {:error, :eperm}
    assert :file.set_cwd(file) == {:error, :enotdir}
    assert :file.copy(Path.join(dir, "none"), file) == {:error, :enoent}
    assert :file.read(:there_is_no_such_device, 1) == {:error, :arguments}
    assert :file.read("x", 1) == {:error, :badarg}
    assert :file.format_error(:enoent) == ~c"no such file or directory"
    assert :file.format_error(:foo) == ~c"unknown POSIX error: foo"
    assert :file.format_error(:badarg) == ~c"bad argument"
  end
end
