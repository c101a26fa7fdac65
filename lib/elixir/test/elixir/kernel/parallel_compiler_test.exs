defmodule Kernel.ParallelCompilerTest do
  use ExUnit.Case, async: false

  import ExUnit.CaptureIO

  alias Kernel.ParallelCompiler

  @moduletag :tmp_dir

  defp write(dir, files), do: for({name, text} <- files, do: tap(Path.join(dir, "#{name}"), &File.write!(&1, text)))

  test "modules, callbacks", %{tmp_dir: dir} do
    files = write(dir, "a.ex": "defmodule PCT.A do\n  use PCT.B\nend", "b.ex": "defmodule PCT.B do\n  defmacro __using__(_), do: nil\nend")
    test = self()

    options = [
      each_file: &send(test, {:file, Path.basename(&1)}),
      each_module: fn file, module, code -> send(test, {:module, Path.basename(file), module, is_binary(code)}) end
    ]

    assert {:ok, [PCT.A, PCT.B], []} = ParallelCompiler.compile(files, options)
    assert_received {:file, "a.ex"}
    assert_received {:file, "b.ex"}
    assert_received {:module, "a.ex", PCT.A, true}
    assert_received {:module, "b.ex", PCT.B, true}
  end

  test "structs are there before their modules", %{tmp_dir: dir} do
    files =
      write(dir,
        "a.ex": "defmodule PCT.User do\n  %PCT.Struct{a: 1}\nend",
        "b.ex": "defmodule PCT.Struct do\n  defstruct [:a]\n  PCT.Other.wait()\nend",
        "c.ex": "defmodule PCT.Other do\n  def wait, do: :ok\nend"
      )

    assert {:ok, [PCT.Other, PCT.Struct, PCT.User], _} = ParallelCompiler.compile(files)
  end

  test "warnings and errors", %{tmp_dir: dir} do
    [file] = write(dir, "w.ex": "defmodule PCT.W do\n  def f(x), do: 1\nend")

    capture_io(:stderr, fn ->
      assert {:ok, [PCT.W], [{^file, {2, 9}, "variable \"x\" is unused" <> _}]} = ParallelCompiler.compile([file])
    end)

    [file] = write(dir, "e.ex": "defmodule PCT.E do\n  def f, do: x\nend")

    text =
      capture_io(:stderr, fn ->
        assert {:error, [first, second], %{compile_warnings: [], runtime_warnings: []}} =
                 ParallelCompiler.compile([file], return_diagnostics: true)

        assert %{file: ^file, position: {2, 14}, message: "undefined variable \"x\"", severity: :error} = first
        assert %{file: ^file, details: {:error, %CompileError{}}} = second
      end)

    assert text =~ "== Compilation error in file"
  end

  test "a module that nobody defines", %{tmp_dir: dir} do
    files =
      write(dir,
        "a.ex": "defmodule PCT.Soft do\n  def r, do: unquote(Code.ensure_compiled(PCT.Missing))\nend",
        "b.ex": "defmodule PCT.Deadlock do\n  def r, do: unquote(Code.ensure_compiled(PCT.Soft))\nend"
      )

    assert {:ok, _, _} = ParallelCompiler.compile(files)
    assert apply(PCT.Soft, :r, []) == {:error, :unavailable}
    assert apply(PCT.Deadlock, :r, []) == {:module, PCT.Soft}
  end

  test "deadlocks", %{tmp_dir: dir} do
    files =
      write(dir, "a.ex": "defmodule PCT.D1 do\n  use PCT.D2\nend", "b.ex": "defmodule PCT.D2 do\n  use PCT.D1\nend")

    text =
      capture_io(:stderr, fn ->
        assert {:error, [{_, _, first}, {_, _, second}], []} = ParallelCompiler.compile(files)
        assert Enum.sort([first, second]) == ["deadlocked waiting on module PCT.D1", "deadlocked waiting on module PCT.D2"]
      end)

    assert text =~ "Compilation failed because of a deadlock between files."
  end

  test "calls between files are checked when all are there", %{tmp_dir: dir} do
    files =
      write(dir,
        "a.ex": "defmodule PCT.Caller do\n  def f, do: PCT.Callee.g()\n  def h, do: PCT.Callee.none()\nend",
        "b.ex": "defmodule PCT.Callee do\n  def g, do: 1\nend"
      )

    capture_io(:stderr, fn ->
      assert {:ok, _, %{compile_warnings: [], runtime_warnings: [warning]}} =
               ParallelCompiler.compile(files, return_diagnostics: true)

      assert warning.message =~ "PCT.Callee.none/0 is undefined or private"
    end)
  end

  test "written modules", %{tmp_dir: dir} do
    [file] = write(dir, "out.ex": "defmodule PCT.Out do\nend")
    out = Path.join(dir, "ebin")
    File.mkdir!(out)
    assert {:ok, [PCT.Out], []} = ParallelCompiler.compile_to_path([file], out)
    assert File.ls!(out) == ["Elixir.PCT.Out.beam"]
  end

  test "pmap", %{tmp_dir: dir} do
    files =
      write(dir,
        "a.ex": "defmodule PCT.Map do\n  def r, do: unquote(Kernel.ParallelCompiler.pmap([1, 2, 3], &PCT.Inc.inc/1))\nend",
        "b.ex": "defmodule PCT.Inc do\n  def inc(x), do: x + 1\nend"
      )

    assert {:ok, _, _} = ParallelCompiler.compile(files)
    assert apply(PCT.Map, :r, []) == [2, 3, 4]
    assert_raise ArgumentError, ~r/the current file is not being compiled/, fn -> ParallelCompiler.pmap([1], & &1) end
  end

  test "files are required once", %{tmp_dir: dir} do
    [file] = write(dir, "once.ex": "send(:pct_once, :run)")
    Process.register(self(), :pct_once)
    assert {:ok, [], []} = ParallelCompiler.require([file])
    assert_receive :run
    assert {:ok, [], []} = ParallelCompiler.require([file])
    refute_received :run
  end
end
