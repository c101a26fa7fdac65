defmodule SystemTest do
  use ExUnit.Case

  doctest System

  test "environment variables" do
    assert System.put_env("ATHANOR_A", "é") == :ok
    assert System.get_env("ATHANOR_A") == "é"
    assert System.get_env()["ATHANOR_A"] == "é"
    assert System.put_env(%{"ATHANOR_A" => nil, "ATHANOR_B" => "1"}) == :ok
    assert System.fetch_env("ATHANOR_A") == :error
    assert System.fetch_env!("ATHANOR_B") == "1"
    assert System.delete_env("ATHANOR_B") == :ok
    message = "could not fetch environment variable \"ATHANOR_B\" because it is not set"
    assert_raise System.EnvError, message, fn -> System.fetch_env!("ATHANOR_B") end
    message = "cannot execute System.put_env/2 for key with \"=\", got: \"A=B\""
    assert_raise ArgumentError, message, fn -> System.put_env("A=B", "x") end
  end

  test "cmd" do
    assert System.cmd("sh", ["-c", "echo out; exit 3"]) == {"out\n", 3}
    assert System.cmd("sh", ["-c", "echo $A$B"], env: [{"A", "1"}, {"B", nil}]) == {"1\n", 0}
    assert System.cmd("sh", ["-c", "echo err >&2"], stderr_to_stdout: true) == {"err\n", 0}
    assert System.cmd("pwd", [], cd: "/") == {"/\n", 0}
    assert System.cmd("echo", ["hi"], into: [], lines: 10) == {["hi"], 0}
    assert System.cmd("printf", ["aaaaaaaaaaaaaaa\\nb"], into: [], lines: 10) == {["aaaaaaaaaaaaaaa", "b"], 0}
    assert System.cmd("sh", ["-c", "echo $0"], arg0: "x") |> elem(1) == 0
  end

  test "cmd, refused" do
    assert_raise ErlangError, "Erlang error: :enoent", fn -> System.cmd("there_is_no_such_program", []) end
    assert_raise ErlangError, "Erlang error: :enoent", fn -> System.cmd("/there/is/none", []) end
    assert_raise ArgumentError, "invalid option :foo with value 1", fn -> System.cmd("echo", [], foo: 1) end
    assert_raise ArgumentError, "all arguments for System.cmd/3 must be binaries", fn -> System.cmd("echo", [1]) end
    message = "cannot execute System.cmd/3 for program with null byte, got: <<97, 0>>"
    assert_raise ArgumentError, message, fn -> System.cmd("a\0", []) end
  end

  test "shell" do
    assert System.shell("echo a | tr a b") == {"b\n", 0}
    assert System.shell("exit 3") == {"", 3}
    assert System.shell("echo $Q", env: [{"Q", "z"}]) == {"z\n", 0}
    assert System.shell("cat", close_stdin: true) == {"", 0}
  end

  test "time" do
    assert System.convert_time_unit(1_500, :microsecond, :millisecond) == 1
    assert System.convert_time_unit(5, 2, 1) == 2
    assert_in_delta System.system_time(:second), System.os_time(:second), 60
    assert System.monotonic_time() <= System.monotonic_time()

    for unit <- [:foo, 0, -1] do
      message = "unsupported time unit. Expected :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got #{inspect(unit)}"
      assert_raise ArgumentError, message, fn -> System.system_time(unit) end
    end
  end

  test "the node" do
    assert System.endianness() == System.compiled_endianness()
    assert System.schedulers_online() >= 1
    assert String.to_integer(System.pid()) > 0
    assert File.dir?(System.tmp_dir!())
    assert System.find_executable("sh") =~ ~r"/sh$"
    assert %{version: _, build: _, date: _, revision: _, otp_release: _} = System.build_info()
    assert_raise FunctionClauseError, fn -> System.halt(:foo) end
  end

  test "signals" do
    parent = self()
    assert System.trap_signal(:sigusr1, :first, fn -> :ok end) == {:ok, :first}
    assert System.trap_signal(:sigusr1, :first, fn -> :ok end) == {:error, :already_registered}
    assert System.untrap_signal(:sigusr1, :first) == :ok
    assert System.untrap_signal(:sigusr1, :first) == {:error, :not_found}
    assert {:ok, id} = System.trap_signal(:sigusr2, fn -> send(parent, :got_it) && :ok end)
    System.cmd("kill", ["-USR2", System.pid()])
    assert_receive :got_it
    assert System.untrap_signal(:sigusr2, id) == :ok
    assert_raise FunctionClauseError, fn -> System.trap_signal(:foo, fn -> :ok end) end
  end
end
