defmodule ApplicationTest do
  use ExUnit.Case

  doctest Application
  @moduletag capture_log: true

  defmodule App do
    use Application

    def start(_type, {:error, _} = error), do: error
    def start(_type, :raise), do: raise("oops")
    def start(_type, :bad), do: :bad

    def start(type, test) when is_pid(test) do
      send(test, {:started, type, :application.get_application(), Process.group_leader()})
      {:ok, pid} = Supervisor.start_link([], strategy: :one_for_one)
      {:ok, pid, test}
    end

    def prep_stop(test), do: (send(test, :prep_stop); test)
    def stop(test), do: send(test, :stopped)
  end

  defp load(name, keys) do
    :ok = :application.load({:application, name, Keyword.put_new(keys, :applications, [:kernel])})
    on_exit(fn -> Application.stop(name) && Application.unload(name) end)
  end

  test "environments" do
    assert Application.get_env(:app_test, :unknown) == nil
    assert Application.get_env(:app_test, :unknown, :default) == :default
    assert Application.fetch_env(:app_test, :unknown) == :error
    assert Application.put_env(:app_test, :known, :value) == :ok
    assert Application.fetch_env(:app_test, :known) == {:ok, :value}
    assert Application.fetch_env!(:app_test, :known) == :value
    assert Application.get_all_env(:app_test) == [known: :value]
    assert Application.delete_env(:app_test, :known) == :ok
    assert Application.get_env(:app_test, :known) == nil
    assert Application.put_all_env(app_test: [a: 1, b: 2]) == :ok
    assert Application.get_all_env(:app_test) |> Enum.sort() == [a: 1, b: 2]

    message = "could not fetch application environment :c for application :app_test because the application was not loaded nor configured"
    assert_raise ArgumentError, message, fn -> Application.fetch_env!(:app_test, :c) end
    assert_raise ArgumentError, fn -> Application.put_all_env(app_test: [a: 1], app_test: [b: 1]) end
  end

  test "compile_env" do
    Application.put_env(:app_test_compile, :compiled, deep: [key: 1])

    defmodule Compiled do
      @whole Application.compile_env(:app_test_compile, :compiled)
      @path Application.compile_env!(:app_test_compile, [:compiled, :deep, :key])
      @absent Application.compile_env(:app_test_compile, [:compiled, :deep, :other], :default)
      def values, do: {@whole, @path, @absent}
    end

    assert Compiled.values() == {[deep: [key: 1]], 1, :default}
    assert Application.compile_env(__ENV__, :app_test_compile, [:compiled, :deep], 0) == [key: 1]

    message = "could not fetch application environment [:compiled, :x] for application :app_test_compile because the application was not loaded nor configured"
    assert_raise ArgumentError, message, fn -> Application.compile_env!(__ENV__, :app_test_compile, [:compiled, :x]) end
  end

  test "loading" do
    assert Application.load(:app_test_nope) == {:error, {~c"no such file or directory", ~c"app_test_nope.app"}}
    load(:app_test_loaded, description: ~c"d", vsn: ~c"1.2", env: [preset: 1], mod: {App, 1}, modules: [App])
    assert Application.load(:app_test_loaded) == {:error, {:already_loaded, :app_test_loaded}}
    assert Application.ensure_loaded(:app_test_loaded) == :ok
    assert {:app_test_loaded, ~c"d", ~c"1.2"} in Application.loaded_applications()
    assert Application.get_env(:app_test_loaded, :preset) == 1
    assert Application.get_application(App) == :app_test_loaded
    assert Application.spec(:app_test_loaded, :vsn) == ~c"1.2"
    spec = Application.spec(:app_test_loaded)
    assert Keyword.take(spec, [:applications, :mod, :start_phases]) == [applications: [:kernel], mod: {App, 1}, start_phases: :undefined]
    assert Application.unload(:app_test_loaded) == :ok
    assert Application.unload(:app_test_loaded) == {:error, {:not_loaded, :app_test_loaded}}
    assert Application.get_env(:app_test_loaded, :preset) == nil
  end

  test "starting and stopping" do
    load(:app_test_started, mod: {App, self()})
    assert Application.start(:app_test_started) == :ok
    assert_received {:started, :normal, {:ok, :app_test_started}, leader}
    assert leader != Process.group_leader()
    assert Application.start(:app_test_started) == {:error, {:already_started, :app_test_started}}
    assert Application.ensure_started(:app_test_started) == :ok
    assert Application.unload(:app_test_started) == {:error, {:running, :app_test_started}}
    assert List.keymember?(Application.started_applications(), :app_test_started, 0)
    assert Application.stop(:app_test_started) == :ok
    assert_received :prep_stop
    assert_received :stopped
    assert Application.stop(:app_test_started) == {:error, {:not_started, :app_test_started}}
  end

  test "failing starts" do
    load(:app_test_error, mod: {App, {:error, :no}})
    {:error, reason} = Application.start(:app_test_error)
    assert reason == {:no, {App, :start, [:normal, {:error, :no}]}}
    assert Application.format_error(reason) == "ApplicationTest.App.start(:normal, {:error, :no}) returned an error: :no"

    load(:app_test_bad, mod: {App, :bad})
    assert Application.start(:app_test_bad) == {:error, {:bad_return, {{App, :start, [:normal, :bad]}, :bad}}}
    load(:app_test_raise, mod: {App, :raise})
    assert {:error, {:bad_return, {{App, :start, _}, {:EXIT, {%RuntimeError{}, _}}}}} = Application.start(:app_test_raise)
  end

  test "ensure_all_started" do
    load(:app_test_one, [])
    :ok = :application.load({:application, :app_test_two, [applications: [:kernel, :app_test_one]]})
    assert Application.start(:app_test_two) == {:error, {:not_started, :app_test_one}}
    assert Application.ensure_all_started(:app_test_two) == {:ok, [:app_test_one, :app_test_two]}
    assert Application.ensure_all_started([:app_test_two, :app_test_one]) == {:ok, []}
    assert Application.stop(:app_test_two) == :ok
    assert Application.unload(:app_test_two) == :ok

    load(:app_test_broken, applications: [:app_test_nope])
    reason = {:app_test_nope, {~c"no such file or directory", ~c"app_test_nope.app"}}
    assert Application.ensure_all_started(:app_test_broken) == {:error, reason}
  end

  defmodule Gate do
    use Application

    # Goes on, or fails, when the test lets it.
    def start(_type, {test, name}) do
      send(test, {name, self()})

      receive do
        :go -> Supervisor.start_link([], strategy: :one_for_one)
        other -> other
      end
    end
  end

  defp gate(name, needed \\ []), do: load(name, applications: [:kernel | needed], mod: {Gate, {self(), name}})

  defp let(name, answer \\ :go) do
    assert_receive {^name, starting}
    send(starting, answer)
  end

  test "ensure_all_started with mode: :concurrent" do
    for name <- [:app_test_a, :app_test_b], do: gate(name)
    gate(:app_test_c, [:app_test_a, :app_test_b])
    start = fn names -> Task.async(fn -> Application.ensure_all_started(names, mode: :concurrent) end) end

    task = start.([:app_test_c])
    assert_receive {:app_test_a, a}
    let(:app_test_b)
    refute_received {:app_test_c, _}
    send(a, :go)
    let(:app_test_c)
    assert {:ok, [_, _, :app_test_c] = started} = Task.await(task, :infinity)
    assert Enum.sort(started) == [:app_test_a, :app_test_b, :app_test_c]
    assert Task.await(start.([:app_test_a, :app_test_c]), :infinity) == {:ok, []}
    for name <- [:app_test_c, :app_test_b, :app_test_a], do: Application.stop(name)

    # Those that start at the same time are waited for, and stopped.
    task = start.([:app_test_a, :app_test_b, :app_test_c])
    let(:app_test_b, {:error, :no})
    let(:app_test_a)
    assert {:error, {:app_test_b, {:no, {Gate, :start, [:normal, _]}}}} = Task.await(task, :infinity)
    refute List.keymember?(Application.started_applications(), :app_test_a, 0)
    assert {:error, {:app_test_nope, _}} = Task.await(start.([:app_test_a, :app_test_nope]), :infinity)
    refute_received {:app_test_a, _}

    # The reference waits forever.
    load(:app_test_d, applications: [:app_test_e])
    load(:app_test_e, applications: [:app_test_d])
    assert {:error, {:app_test_d, {:circular_dependency, [:app_test_e, :app_test_d]}}} = Task.await(start.([:app_test_d]), :infinity)
  end

  test "format_error/1" do
    assert Application.format_error({:already_started, :x}) == "already started application x"
    assert Application.format_error({:bad_return, {{M, :start, [1]}, 7}}) == "M.start(1) returned a bad value: 7"
    assert Application.format_error({:bad_return, {{M, :start, [1]}, {:EXIT, :foo}}}) == "exited in: M.start(1)\n    ** (EXIT) :foo"
    assert Application.format_error({~c"no such file or directory", ~c"foo.app"}) == "could not find application file: foo.app"
    assert Application.format_error(:foo) == ":foo"
  end

  test "app_dir" do
    assert_raise ArgumentError, "unknown application: :app_test_nope", fn -> Application.app_dir(:app_test_nope) end
  end
end
