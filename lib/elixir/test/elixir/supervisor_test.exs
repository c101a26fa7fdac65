defmodule SupervisorTest do
  use ExUnit.Case, async: true

  doctest Supervisor
  @moduletag capture_log: true

  defmodule Worker do
    use GenServer

    def start_link({id, pid}), do: GenServer.start_link(__MODULE__, {id, pid})
    def init({:fail, _pid}), do: {:stop, :cannot}

    def init({id, pid}) do
      send(pid, {:started, id, self()})
      {:ok, id}
    end

    def handle_cast(reason, state), do: {:stop, reason, state}
  end

  defmodule Tree do
    use Supervisor, restart: :temporary

    def init(:ignore), do: :ignore
    def init(children), do: Supervisor.init(children, strategy: :one_for_one)
  end

  defp workers(ids), do: for(id <- ids, do: Supervisor.child_spec({Worker, {id, self()}}, id: id))

  defp started(ids) do
    for id <- ids do
      assert_receive {:started, ^id, pid}
      pid
    end
  end

  test "child_spec/1 of modules" do
    assert Tree.child_spec([:hello]) == %{
             id: Tree,
             restart: :temporary,
             start: {Tree, :start_link, [[:hello]]},
             type: :supervisor
           }
  end

  test "child_spec/2" do
    assert Supervisor.child_spec(Tree, id: :other).id == :other
    message = "unknown key :foo in child specification override"
    assert_raise ArgumentError, message, fn -> Supervisor.child_spec(Tree, foo: 1) end

    message = "The module SupervisorTest.Nope was given as a child to a supervisor but it does not exist"
    assert_raise ArgumentError, message, fn -> Supervisor.child_spec({SupervisorTest.Nope, 1}, []) end
    pattern = ~r/^The module Enum was given as a child to a supervisor\nbut it does not implement child_spec\/1\./
    assert_raise ArgumentError, pattern, fn -> Supervisor.child_spec(Enum, []) end
    pattern = ~r/^supervisors expect each child to be one of the following:/
    assert_raise ArgumentError, pattern, fn -> Supervisor.child_spec("x", []) end
  end

  test "init/2 needs a strategy" do
    assert_raise ArgumentError, "expected :strategy option to be given", fn -> Supervisor.init([], []) end
  end

  test "start_link with a module" do
    {:ok, pid} = Supervisor.start_link(Tree, workers([:a]), name: :supervisor_test_tree)
    assert Process.whereis(:supervisor_test_tree) == pid
    assert Supervisor.start_link(Tree, :ignore) == :ignore
    assert Supervisor.stop(pid) == :ok
  end

  for {strategy, restarted} <- [one_for_one: [:b], one_for_all: [:a, :b, :c], rest_for_one: [:b, :c]] do
    test "strategy #{strategy}" do
      {:ok, sup} = Supervisor.start_link(workers([:a, :b, :c]), strategy: unquote(strategy))
      [_, b, _] = started([:a, :b, :c])
      GenServer.cast(b, :crash)
      started(unquote(restarted))
      assert Supervisor.count_children(sup) == %{active: 3, specs: 3, supervisors: 0, workers: 3}
      refute_received {:started, _, _}
      assert [{:c, _, :worker, [Worker]}, {:b, _, _, _}, {:a, _, _, _}] = Supervisor.which_children(sup)
    end
  end

  test "restart types" do
    for {restart, reason, again?} <- [
          {:permanent, :normal, true},
          {:transient, :normal, false},
          {:transient, {:shutdown, 1}, false},
          {:transient, :crash, true},
          {:temporary, :crash, false}
        ] do
      [spec] = workers([:a])
      {:ok, sup} = Supervisor.start_link([Map.put(spec, :restart, restart)], strategy: :one_for_one)
      [pid] = started([:a])
      mref = Process.monitor(pid)
      GenServer.cast(pid, reason)
      assert_receive {:DOWN, ^mref, _, _, ^reason}
      active = Supervisor.count_children(sup).active
      assert {restart, reason, active} == {restart, reason, if(again?, do: 1, else: 0)}
      if again?, do: started([:a])
      Supervisor.stop(sup)
    end
  end

  test "max_restarts" do
    Process.flag(:trap_exit, true)
    {:ok, sup} = Supervisor.start_link(workers([:a]), strategy: :one_for_one, max_restarts: 1, max_seconds: 3600)
    [pid] = started([:a])
    GenServer.cast(pid, :crash)
    [pid] = started([:a])
    GenServer.cast(pid, :crash)
    assert_receive {:EXIT, ^sup, :shutdown}
  end

  test "children that fail to start" do
    Process.flag(:trap_exit, true)
    reason = {:shutdown, {:failed_to_start_child, :fail, :cannot}}
    assert Supervisor.start_link(workers([:a, :fail]), strategy: :one_for_one) == {:error, reason}
    [pid] = started([:a])
    refute Process.alive?(pid)

    {:ok, sup} = Supervisor.start_link([], strategy: :one_for_one)
    assert {:error, {:cannot, {:child, :undefined, :fail, _, _, _, _, _, _}}} = Supervisor.start_child(sup, hd(workers([:fail])))
    assert Supervisor.which_children(sup) == []
  end

  test "managing children" do
    {:ok, sup} = Supervisor.start_link([], strategy: :one_for_one)
    [spec] = workers([:a])
    {:ok, pid} = Supervisor.start_child(sup, spec)
    assert Supervisor.start_child(sup, spec) == {:error, {:already_started, pid}}
    assert Supervisor.restart_child(sup, :a) == {:error, :running}
    assert Supervisor.delete_child(sup, :a) == {:error, :running}
    assert Supervisor.terminate_child(sup, :a) == :ok
    assert Supervisor.start_child(sup, spec) == {:error, :already_present}
    assert {:ok, _} = Supervisor.restart_child(sup, :a)
    assert Supervisor.terminate_child(sup, :a) == :ok
    assert Supervisor.delete_child(sup, :a) == :ok

    for fun <- [&Supervisor.restart_child/2, &Supervisor.terminate_child/2, &Supervisor.delete_child/2] do
      assert fun.(sup, :a) == {:error, :not_found}
    end
  end

  test "shutdown" do
    stubborn = fn pid ->
      {:ok,
       spawn_link(fn ->
         Process.flag(:trap_exit, true)
         send(pid, :ready)
         Process.sleep(:infinity)
       end)}
    end

    for shutdown <- [:brutal_kill, 10] do
      spec = %{id: 1, start: {:erlang, :apply, [stubborn, [self()]]}, shutdown: shutdown}
      {:ok, sup} = Supervisor.start_link([spec], strategy: :one_for_one)
      assert_receive :ready
      assert Supervisor.stop(sup) == :ok
    end
  end

  test "significant children and auto_shutdown" do
    Process.flag(:trap_exit, true)
    specs = for spec <- workers([:a, :b]), do: Map.merge(spec, %{restart: :transient, significant: true})
    {:ok, any} = Supervisor.start_link(specs, strategy: :one_for_one, auto_shutdown: :any_significant)
    [a, _] = started([:a, :b])
    GenServer.cast(a, :normal)
    assert_receive {:EXIT, ^any, :shutdown}

    {:ok, all} = Supervisor.start_link(specs, strategy: :one_for_one, auto_shutdown: :all_significant)
    [a, b] = started([:a, :b])
    GenServer.cast(a, :normal)
    assert Supervisor.count_children(all).specs == 2
    GenServer.cast(b, :normal)
    assert_receive {:EXIT, ^all, :shutdown}
  end
end
