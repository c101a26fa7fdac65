defmodule ExUnit.CallbacksTest do
  # runs tests inside tests
  use ExUnit.Case, async: false

  alias ExUnit.NestedRun

  defmodule Recorder do
    def start, do: Agent.start_link(fn -> [] end, name: __MODULE__)
    def add(value), do: Agent.update(__MODULE__, &[value | &1])
    def all, do: Agent.get(__MODULE__, &Enum.reverse/1)
  end

  # Supervised, so that its name is free again when the next test begins.
  setup context do
    if context.describe == nil, do: start_supervised!(%{id: Recorder, start: {Recorder, :start, []}})
    :ok
  end

  test "callbacks and what they return" do
    defmodule ContextTest do
      use ExUnit.Case
      alias ExUnit.CallbacksTest.Recorder

      setup_all context do
        assert context == %{module: __MODULE__, async: false, level: 1}
        Recorder.add(:setup_all)
        on_exit(fn -> Recorder.add(:all_exit) end)
        [all: 1, level: 5]
      end

      @moduletag level: 1

      setup :first
      setup [:second, {__MODULE__, :third}]

      setup %{third: third} do
        {:ok, %{fourth: third + 1}}
      end

      setup do
        :ok
      end

      defp first(%{all: all}), do: %{first: all + 1}
      defp second(%{first: first}), do: {:ok, second: first + 1}
      def third(%{second: second}), do: [third: second + 1]

      test "all of them", context do
        assert %{all: 1, first: 2, second: 3, third: 4, fourth: 5, level: 1} = context
        assert %{module: __MODULE__, test: :"test all of them", describe: nil, test_type: :test, async: false} = context
        assert context.test_pid == self()
      end

      describe "group" do
        setup %{fourth: fourth}, do: [fifth: fourth + 1]
        setup :sixth
        defp sixth(%{fifth: fifth}), do: [sixth: fifth + 1]

        test "its own", context do
          assert %{fourth: 5, fifth: 6, sixth: 7, describe: "group"} = context
        end
      end

      test "not those of the group", context, do: refute(Map.has_key?(context, :fifth))
    end

    assert {%{total: 3, failures: 0}, _} = NestedRun.run()
    assert Recorder.all() == [:setup_all, :all_exit]
  end

  test "on_exit" do
    defmodule OnExitTest do
      use ExUnit.Case
      alias ExUnit.CallbacksTest.Recorder

      setup %{test: test} do
        on_exit(fn -> Recorder.add({1, test}) end)
        on_exit(:named, fn -> Recorder.add(:replaced) end)
        on_exit(:named, fn -> Recorder.add({2, test}) end)
      end

      test "passes", do: on_exit(fn -> Recorder.add(:own) end)
      test "fails", do: flunk()
      test "is killed", do: Process.exit(self(), :kill)
    end

    assert {%{total: 3, failures: 2}, _} = NestedRun.run()

    assert Recorder.all() ==
             [:own] ++ for(test <- [:"test passes", :"test fails", :"test is killed"], n <- [2, 1], do: {n, test})
  end

  test "failing callbacks" do
    defmodule FailingSetupTest do
      use ExUnit.Case

      setup context do
        case context.test do
          :"test raises" -> raise "in setup"
          :"test returns" -> :bad
          :"test reserved" -> [test: 1]
          :"test exits" -> on_exit(fn -> exit(:on_exit) end)
        end
      end

      test "raises", do: :ok
      test "returns", do: :ok
      test "reserved", do: :ok
      test "exits", do: :ok
    end

    assert {%{failures: 4}, output} = NestedRun.run()
    assert output =~ "** (RuntimeError) in setup"

    assert output =~
             "expected ExUnit setup callback in ExUnit.CallbacksTest.FailingSetupTest to return the atom :ok, a keyword, or a map, got :bad instead"

    assert output =~
             "ExUnit setup callback in ExUnit.CallbacksTest.FailingSetupTest is trying to set reserved field :test to 1"

    assert output =~ "** (exit) :on_exit"
  end

  test "a failing setup_all invalidates the tests" do
    defmodule FailingSetupAllTest do
      use ExUnit.Case
      setup_all do: raise("in setup_all")
      test "one", do: :ok
      test "two", do: :ok
    end

    assert {%{total: 2, failures: 2}, output} = NestedRun.run()

    assert output =~
             "??\n\n  0) ExUnit.CallbacksTest.FailingSetupAllTest: failure on setup_all callback, all tests have been invalidated\n     ** (RuntimeError) in setup_all"

    assert output =~ "2 tests, 0 failures, 2 invalid"
  end

  test "a failing on_exit of setup_all" do
    defmodule FailingAllExitTest do
      use ExUnit.Case
      setup_all do: on_exit(fn -> raise "at the end" end)
      test "one", do: :ok
    end

    assert {%{total: 1, failures: 1}, output} = NestedRun.run()

    assert output =~
             ".\n\n  1) ExUnit.CallbacksTest.FailingAllExitTest: failure on setup_all callback, all tests have been invalidated\n     ** (RuntimeError) at the end"

    assert output =~ "1 test, 1 failure"
  end

  test "what may be given" do
    define = fn body ->
      name = Module.concat(__MODULE__, "Given#{System.unique_integer([:positive])}")
      Code.eval_string("defmodule #{inspect(name)} do\n use ExUnit.Case, register: false\n #{body}\nend")
    end

    message = "setup/setup_all expect a callback as an atom, a {module, function} tuple or a list of callbacks, got: 1"
    assert_raise ArgumentError, message, fn -> define.("setup 1") end
    assert_raise ArgumentError, message, fn -> define.("setup_all [1]") end

    assert_raise RuntimeError,
                 "cannot invoke setup_all/1-2 inside describe as setup_all always applies to all tests in a module",
                 fn ->
                   define.("describe \"a\" do\n setup_all :foo\n end")
                 end

    assert_raise RuntimeError, ~r/cannot call "describe" inside another "describe"/, fn ->
      define.("describe \"a\" do\n describe \"b\" do\n end\n end")
    end

    assert_raise ArgumentError, ~r/describe "a" is already defined in/, fn ->
      define.("describe \"a\" do\n end\n describe \"a\" do\n end")
    end

    assert_raise ArgumentError, "describe name must be a string, got: :a", fn -> define.("describe :a do\n end") end
  end

  test "outside of tests" do
    in_task = fn fun -> Task.await(Task.async(fn -> catch_error(fun.()) end)) end

    assert in_task.(fn -> on_exit(fn -> :ok end) end).message ==
             "on_exit/2 callback can only be invoked from the test process"

    assert in_task.(fn -> start_supervised(Agent) end).message ==
             "start_supervised/2 can only be invoked from the test process"

    assert in_task.(fn -> stop_supervised(Agent) end).message ==
             "stop_supervised/1 can only be invoked from the test process"

    assert Task.await(Task.async(&ExUnit.fetch_test_supervisor/0)) == :error
  end

  describe "supervised processes" do
    defmodule Server do
      use GenServer
      def start_link(value), do: GenServer.start_link(__MODULE__, value)
      @impl true
      def init(:stop), do: {:stop, :bad}
      def init(:ignore), do: :ignore
      def init(value), do: {:ok, value}
      @impl true
      def handle_call(:value, _from, value), do: {:reply, value, value}
    end

    test "start and stop" do
      assert {:ok, pid} = start_supervised({Server, 1})
      assert GenServer.call(pid, :value) == 1
      assert start_supervised({Server, 2}) == {:error, {:already_started, pid}}
      other = start_supervised!({Server, 2}, id: :other)
      assert stop_supervised(:other) == :ok
      refute Process.alive?(other)
      assert stop_supervised(:other) == {:error, :not_found}

      assert_raise RuntimeError, "could not stop child ID :other because it was not found", fn ->
        stop_supervised!(:other)
      end

      assert {:ok, supervisor} = ExUnit.fetch_test_supervisor()
      assert [{Server, ^pid, :worker, [Server]}] = Supervisor.which_children(supervisor)
    end

    test "without a process" do
      assert {:error, {:bad, _child}} = start_supervised({Server, :stop})

      assert_raise RuntimeError,
                   "failed to start child with the spec {ExUnit.CallbacksTest.Server, :stop}.\nReason: :bad",
                   fn -> start_supervised!({Server, :stop}) end

      assert_raise RuntimeError, ~r/bad child specification, got: :missing_start/, fn -> start_supervised!(%{id: 1}) end
      assert start_supervised!({Server, :ignore}) == :undefined
    end

    test "the supervisor knows its test" do
      {:ok, supervisor} = ExUnit.fetch_test_supervisor()
      {:dictionary, dictionary} = Process.info(supervisor, :dictionary)
      assert dictionary[:"$callers"] == [self()]
    end

    test "are stopped before on_exit" do
      pid = start_link_supervised!({Server, 1})
      on_exit(fn -> refute Process.alive?(pid) end)
    end

    test "a link ends the test" do
      defmodule LinkedTest do
        use ExUnit.Case

        test "linked" do
          pid = start_link_supervised!({ExUnit.CallbacksTest.Server, 1})
          Process.exit(pid, :boom)
          receive do: (:never -> :ok)
        end
      end

      ExUnit.CaptureLog.capture_log(fn ->
        assert {%{failures: 1}, output} = NestedRun.run()
        assert output =~ "** (EXIT from #PID) :boom"
      end)
    end
  end
end
