defmodule ExUnit.CaptureIOTest do
  # captures standard error, which is shared
  use ExUnit.Case, async: false

  import ExUnit.CaptureIO
  doctest ExUnit.CaptureIO, import: true

  test "what processes write" do
    assert capture_io(fn -> Task.await(Task.async(fn -> IO.puts("from a child") end)) end) == "from a child\n"
    assert capture_io(fn -> IO.write("outer saw " <> capture_io(fn -> IO.puts("inner") end)) end) == "outer saw inner\n"
    assert capture_io(:stdio, fn -> IO.inspect([1, 2], label: "L") end) == "L: [1, 2]\n"
  end

  test "input" do
    assert capture_io("input line\nsecond", fn -> IO.write("got " <> IO.gets("> ")) end) == "> got input line\n"
    assert capture_io([input: "x", capture_prompt: false], fn -> IO.inspect(IO.gets("prompt")) end) == "\"x\"\n"
    assert capture_io("", fn -> IO.inspect(IO.gets("")) end) == ":eof\n"

    assert capture_io("a\nb\nc", fn -> for line <- IO.stream(:stdio, :line), do: IO.write("[#{String.trim(line)}]") end) ==
             "[a][b][c]"

    assert with_io("xyz", fn -> IO.read(:stdio, 1) end) == {"x", ""}
  end

  test "the group leader comes back" do
    leader = Process.group_leader()
    assert catch_throw(capture_io(fn -> throw(:x) end)) == :x
    assert_raise RuntimeError, "inside", fn -> capture_io(fn -> raise "inside" end) end
    assert Process.group_leader() == leader
  end

  test "a named device" do
    assert capture_io(:stderr, fn -> IO.puts(:stderr, "to err") end) == "to err\n"
    assert with_io(:stderr, fn -> IO.write(:stderr, "x") end) == {:ok, "x"}
    stderr = Process.whereis(:standard_error)
    assert capture_io(:stderr, [input: "y"], fn -> IO.write(:stderr, "x") end) == "x"
    assert Process.whereis(:standard_error) == stderr
  end

  test "captures of one device share it" do
    outer =
      capture_io(:stderr, fn ->
        IO.puts(:stderr, "a")
        assert capture_io(:stderr, fn -> IO.puts(:stderr, "b") end) == "b\n"
        IO.puts(:stderr, "c")
      end)

    assert outer == "a\nb\nc\n"

    assert_raise ArgumentError, ~r/attempted multiple captures on device :standard_error with input/, fn ->
      capture_io(:stderr, "input", fn -> capture_io(:stderr, "x", fn -> :ok end) end)
    end

    assert_raise ArgumentError,
                 ~r/attempted to change the encoding for a currently captured device :standard_error/,
                 fn ->
                   capture_io(:stderr, [encoding: :latin1], fn -> capture_io(:stderr, fn -> :ok end) end)
                 end
  end

  test "a device that is not there" do
    assert_raise RuntimeError, "could not find IO device registered at :nobody", fn ->
      capture_io(:nobody, fn -> :ok end)
    end
  end

  test "the device comes back when its process ends" do
    stderr = Process.whereis(:standard_error)

    {pid, ref} =
      spawn_monitor(fn ->
        capture_io(:stderr, fn ->
          receive do: (:never -> :ok)
        end)
      end)

    Process.exit(pid, :kill)
    assert_receive {:DOWN, ^ref, _, _, :killed}
    # the server handles the end of the owner before this call
    assert catch_error(capture_io(:nobody, fn -> :ok end))
    assert Process.whereis(:standard_error) == stderr
  end

  test "the group leader of another process" do
    {:ok, agent} = Agent.start_link(fn -> 0 end)

    assert capture_io(agent, fn -> Agent.update(agent, fn n -> IO.puts("in the agent") && n end) end) ==
             "in the agent\n"
  end
end
