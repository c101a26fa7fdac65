defmodule Kernel.CLITest do
  # Runs programs as the launchers do, so the launcher has to be known: ELIXIR_BIN, or `elixir` in the path.
  use ExUnit.Case, async: true

  @moduletag :tmp_dir

  defp elixir(args, options \\ []), do: run("elixir", args, options)
  defp elixirc(args, options), do: run("elixirc", args, options)

  defp run(program, args, options) do
    path = if dir = System.get_env("ELIXIR_BIN"), do: Path.join(dir, program), else: System.find_executable(program)
    System.cmd(path, args, [stderr_to_stdout: true] ++ options)
  end

  describe "commands" do
    test "are evaluated in order", %{tmp_dir: dir} do
      File.write!(Path.join(dir, "r.exs"), "IO.puts(:required)")
      assert elixir(["-e", "IO.puts 1", "-r", "r.exs", "--eval", "IO.puts 2"], cd: dir) == {"1\nrequired\n2\n", 0}
    end

    test "leave the other arguments to the program", %{tmp_dir: dir} do
      File.write!(Path.join(dir, "a.exs"), "IO.inspect(System.argv())")
      assert elixir(["a.exs", "-e", "1", "--", "x"], cd: dir) == {~s(["-e", "1", "--", "x"]\n), 0}
      assert elixir(["-e", "IO.inspect(System.argv())", "a", "b"], cd: dir) == {~s(["a", "b"]\n), 0}
      assert elixir(["-e", "IO.inspect(System.argv())", "--", "-e"], cd: dir) == {~s(["-e"]\n), 0}
    end

    test "that cannot be done are reported", %{tmp_dir: dir} do
      assert elixir(["none.exs"], cd: dir) == {"No file named none.exs\n", 1}
      assert elixir(["--unknown"], cd: dir) == {"No file named --unknown\n", 1}
      assert elixir(["-e"], cd: dir) == {"No file named -e\n", 1}
      assert elixir(["-r", "none.exs", "-e", "IO.puts 1"], cd: dir) == {"1\n-r : No files matched pattern none.exs\n", 1}
      assert elixir(["-pr", "none.exs"], cd: dir) == {"-pr : No files matched pattern none.exs\n", 1}
      assert elixir(["-S", "no_such_program"], cd: dir) == {"-S : Could not find executable no_such_program\n", 1}
    end

    test "tell of the system" do
      assert {"Erlang/OTP " <> rest, 0} = elixir(["--version"])
      assert rest =~ "Elixir #{System.version()}"
      assert elixir(["--short-version"]) == {System.version() <> "\n", 0}
      assert {"Usage: elixir" <> _, 1} = elixir(["--help"])
      assert {"Usage: elixir" <> _, 1} = elixir([])
    end

    test "add code paths", %{tmp_dir: dir} do
      script = "IO.inspect(Enum.map(:code.get_path(), &Path.basename/1) |> Enum.filter(&(&1 in [\"one\", \"two\"])))"
      for name <- ["one", "two"], do: File.mkdir!(Path.join(dir, name))
      assert elixir(["-pz", "two", "-pa", "one", "-e", script], cd: dir) == {~s(["one", "two"]\n), 0}
    end
  end

  describe "the end" do
    test "exits" do
      assert elixir(["-e", "exit(:normal)"]) == {"", 0}
      assert elixir(["-e", "exit(:shutdown)"]) == {"", 0}
      assert elixir(["-e", "exit({:shutdown, 3})"]) == {"", 3}
      assert elixir(["-e", "exit({:shutdown, :a})"]) == {"", 0}
      assert elixir(["-e", "System.halt(4)"]) == {"", 4}
      assert {"** (exit) :foo\n" <> _, 1} = elixir(["-e", "exit(:foo)"])
    end

    test "errors" do
      assert {"** (RuntimeError) boom\n    nofile:1: (file)\n" <> _, 1} = elixir(["-e", ~s(raise "boom")])
      assert {"** (throw) 1\n" <> _, 1} = elixir(["-e", "throw 1"])
      assert {"** (EXIT from #PID<" <> rest, 1} = elixir(["-e", "Process.exit(self(), :kill)"])
      assert rest =~ ~r/^[\d.]+>\) killed\n/
      assert {"** (TokenMissingError) token missing on nofile:1:5:\n    error: missing terminator: )" <> _, 1} = elixir(["-e", "foo("])
    end

    test "errors tell where", %{tmp_dir: dir} do
      File.write!(Path.join(dir, "f.exs"), """
      defmodule A do
        def f(x), do: g(x) + 1
        def g(:a), do: 1
      end
      A.f(:b)
      """)

      assert {text, 1} = elixir(["f.exs"], cd: dir)

      assert String.split(text, "\n") |> Enum.map(&String.trim_trailing/1) == [
               "** (FunctionClauseError) no function clause matching in A.g/1",
               "",
               "    The following arguments were given to A.g/1:",
               "",
               "        # 1",
               "        :b",
               "",
               "    f.exs:3: A.g/1",
               "    f.exs:2: A.f/1",
               "    f.exs:5: (file)",
               ""
             ]
    end

    test "hooks" do
      hooks = "System.at_exit(&IO.inspect/1); System.at_exit(fn s -> IO.inspect({:first, s}) end); "
      assert elixir(["-e", hooks <> "exit({:shutdown, 5})"]) == {"{:first, 5}\n5\n", 5}
      assert elixir(["-e", "System.at_exit(fn _ -> exit({:shutdown, 7}) end)"]) == {"", 7}
    end
  end

  describe "elixirc" do
    test "compiles files that need each other", %{tmp_dir: dir} do
      File.write!(Path.join(dir, "a.ex"), "defmodule A do\n  use C\n  def f, do: B.g()\nend\n")
      File.write!(Path.join(dir, "b.ex"), "defmodule B do\n  def g, do: 1\nend\n")
      File.write!(Path.join(dir, "c.ex"), "defmodule C do\n  defmacro __using__(_), do: nil\nend\n")
      assert elixirc(["-o", "out", "*.ex"], cd: dir) == {"", 0}
      assert dir |> Path.join("out") |> File.ls!() |> Enum.sort() == ["Elixir.A.beam", "Elixir.B.beam", "Elixir.C.beam"]
      assert elixir(["-pa", "out", "-e", "IO.puts(A.f())"], cd: dir) == {"1\n", 0}
    end

    test "reports errors", %{tmp_dir: dir} do
      File.write!(Path.join(dir, "rt.ex"), "defmodule RT do\n  raise \"oops\"\nend\n")
      assert {text, 1} = elixirc(["rt.ex"], cd: dir)
      assert text == "\n== Compilation error in file rt.ex ==\n** (RuntimeError) oops\n    rt.ex:2: (module)\n"
      assert elixirc(["none.ex"], cd: dir) == {"No files matched pattern(s) none.ex\n", 1}
    end

    test "reports deadlocks", %{tmp_dir: dir} do
      File.write!(Path.join(dir, "one.ex"), "defmodule One do\n  use Two\nend\n")
      File.write!(Path.join(dir, "two.ex"), "defmodule Two do\n  use One\n  defmacro __using__(_), do: nil\nend\n")
      assert {text, 1} = elixirc(["one.ex", "two.ex"], cd: dir)
      assert text =~ "** (CompileError) deadlocked waiting on module One\n"
      assert text =~ "\n  two.ex => One\n  one.ex => Two\n"
    end
  end
end
