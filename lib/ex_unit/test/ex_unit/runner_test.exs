defmodule ExUnit.RunnerTest do
  # runs tests inside tests
  use ExUnit.Case, async: false

  alias ExUnit.NestedRun

  # A formatter that gives the events to the process registered under this name.
  defmodule Events do
    use GenServer

    @impl true
    def init(options), do: {:ok, options}

    @impl true
    def handle_cast(event, options) do
      send(__MODULE__, event)
      {:noreply, options}
    end
  end

  setup do
    Process.register(self(), Events)
    :ok
  end

  defp events(options \\ []) do
    {result, _} = NestedRun.run([formatters: [Events]] ++ options)
    {result, flush()}
  end

  defp flush do
    receive do
      {kind, _} when kind in [:case_started, :case_finished] -> flush()
      event -> [event | flush()]
    after
      0 -> []
    end
  end

  defp finished(events), do: for({:test_finished, test} <- events, do: {test.name, test.state && elem(test.state, 0)})

  test "events" do
    defmodule EventsTest do
      use ExUnit.Case
      @tag :skip
      test "skipped", do: :ok
      test "passes", do: :ok
      test "fails", do: flunk()
    end

    assert {%{total: 3, failures: 1, skipped: 1, excluded: 0}, events} = events()

    assert [
             {:suite_started, options},
             {:module_started, %ExUnit.TestModule{name: EventsTest, state: nil, tests: [_, _, _]}},
             {:test_started, %ExUnit.Test{name: :"test skipped"}},
             {:test_finished, %ExUnit.Test{name: :"test skipped", state: {:skipped, "due to skip tag"}}},
             {:test_started, %ExUnit.Test{name: :"test passes"}},
             {:test_finished, %ExUnit.Test{name: :"test passes", state: nil}},
             {:test_started, %ExUnit.Test{name: :"test fails"}},
             {:test_finished,
              %ExUnit.Test{name: :"test fails", state: {:failed, [{:error, %ExUnit.AssertionError{}, stacktrace}]}}},
             {:module_finished, %ExUnit.TestModule{name: EventsTest, state: nil, tests: [_, _]}},
             {:suite_finished, %{async: nil, load: nil, run: run}}
           ] = events

    assert options[:seed] == 0
    assert is_integer(run)
    assert [{EventsTest, :"test fails", 1, _}] = stacktrace
  end

  test "order" do
    defmodule OrderTest do
      use ExUnit.Case
      for n <- 1..6, do: test("#{n}", do: :ok)
    end

    names = fn events ->
      for {name, nil} <- finished(events),
          do: name |> Atom.to_string() |> String.trim_leading("test ") |> String.to_integer()
    end

    assert {_, events} = events(seed: 42)
    assert names.(events) == [1, 5, 2, 4, 6, 3]
  end

  test "random numbers do not depend on other tests" do
    defmodule RandomTest do
      use ExUnit.Case
      test "random", do: send(ExUnit.RunnerTest.Events, {:random, :rand.uniform(1_000_000)})
    end

    {_, events} = events(seed: 1)
    assert [random] = for({:random, n} <- events, do: n)
    :rand.seed(:exsss, {:erlang.phash2(RandomTest), :erlang.phash2(:"test random"), 1})
    assert random == :rand.uniform(1_000_000)
  end

  test "failures of all kinds" do
    defmodule KindsTest do
      use ExUnit.Case
      test "raises", do: raise("x")
      test "throws", do: throw(:x)
      test "exits", do: exit(:x)
      test "is killed", do: Process.exit(self(), :kill)
      test "several", do: raise(ExUnit.MultiError, errors: [{:error, RuntimeError.exception("a"), []}, {:exit, :b, []}])
      test "erlang", do: :erlang.error(:badarith)
      test "later"
      @tag timeout: 10
      test "takes long", do: Process.sleep(:infinity)
    end

    {%{failures: 8}, events} = events()

    assert [
             [{:error, %RuntimeError{message: "x"}, _}],
             [{:throw, :x, _}],
             [{:exit, :x, _}],
             [{{:EXIT, _}, :killed, []}],
             [{:error, %RuntimeError{message: "a"}, []}, {:exit, :b, []}],
             [{:error, %ArithmeticError{}, _}],
             [{:error, %ExUnit.AssertionError{message: "Not implemented"}, []}],
             [{:error, %ExUnit.TimeoutError{timeout: 10}, _}]
           ] = for({:test_finished, %{state: {:failed, failures}}} <- events, do: failures)
  end

  test "max_failures" do
    defmodule ManyTest do
      use ExUnit.Case
      test "1", do: flunk()
      test "2", do: :ok
      test "3", do: flunk()
      test "4", do: :ok
    end

    {%{total: 3, failures: 2}, events} = events(max_failures: 2)
    assert finished(events) == ["test 1": :failed, "test 2": nil, "test 3": :failed]
    assert :max_failures_reached in events
  end

  test "parameters" do
    defmodule ParametersTest do
      use ExUnit.Case, parameterize: [%{a: 1}, %{a: 2}]
      test "t", %{a: a}, do: assert(a == 1)
    end

    {%{total: 2, failures: 1}, events} = events()

    assert [{%{a: 1}, nil}, {%{a: 2}, {:failed, _}}] =
             for({:test_finished, test} <- events, do: {test.parameters, test.state})
  end

  test "asynchronous modules run together" do
    for name <- [AsyncOne, AsyncTwo] do
      defmodule Module.concat(__MODULE__, name) do
        use ExUnit.Case, async: true

        # each waits for the other
        test "meets" do
          send(ExUnit.RunnerTest.Meeting, {:meet, self()})
          assert_receive :met
        end
      end
    end

    # the tests meet here
    start_supervised!({Task, fn -> Process.register(self(), __MODULE__.Meeting) && meet([]) end})
    {result, _} = NestedRun.run()
    assert %{total: 2, failures: 0} = result
  end

  defp meet([_, _] = pids), do: Enum.each(pids, &send(&1, :met))

  defp meet(pids) do
    receive do: ({:meet, pid} -> meet([pid | pids]))
  end

  @tag :tmp_dir
  test "the manifest of failures", %{tmp_dir: dir} do
    defmodule ManifestTest do
      use ExUnit.Case
      test "fails", do: flunk()
      test "passes", do: :ok
    end

    manifest = Path.join(dir, "manifest")
    {%{failures: 1}, _} = events(failures_manifest_path: manifest)

    assert ExUnit.Filters.failure_info(manifest) ==
             {MapSet.new([__ENV__.file]), MapSet.new([{ManifestTest, :"test fails"}])}
  end

  test "after_suite" do
    previous = Application.fetch_env!(:ex_unit, :after_suite)
    on_exit(fn -> ExUnit.configure(after_suite: previous) end)
    ExUnit.after_suite(fn result -> send(Events, {:after_suite, result}) end)
    {result, events} = events()
    assert {:after_suite, result} in events
  end

  test "run with modules" do
    defmodule AgainTest do
      use ExUnit.Case, register: false
      test "t", do: :ok
    end

    ExUnit.CaptureIO.capture_io(fn -> assert %{total: 1, failures: 0} = ExUnit.run([AgainTest]) end)
    assert_raise ArgumentError, "Enum is not a ExUnit.Case module", fn -> ExUnit.run([Enum]) end
  end
end
