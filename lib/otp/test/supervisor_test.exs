defmodule Otp.SupervisorTest do
  use ExUnit.Case

  # Recorded from OTP 27.

  @moduletag capture_log: true

  defp start(flags, specs), do: :supervisor.start_link(Supervisor.Default, {:ok, {flags, specs}})
  defp child(id, result), do: %{id: id, start: {Function, :identity, [result]}}

  test "flags and specifications are checked" do
    Process.flag(:trap_exit, true)
    spec = %{id: 1, start: {A, :b, []}}
    assert start(%{strategy: :x}, []) == {:error, {:supervisor_data, {:invalid_strategy, :x}}}
    assert start(%{intensity: -1}, []) == {:error, {:supervisor_data, {:invalid_intensity, -1}}}
    assert start(%{period: 0}, []) == {:error, {:supervisor_data, {:invalid_period, 0}}}
    assert start(1, []) == {:error, {:supervisor_data, {:invalid_type, 1}}}
    assert {:ok, _} = start({:one_for_one, 1, 5}, [])
    assert start(%{}, [spec, spec]) == {:error, {:start_spec, {:duplicate_child_name, 1}}}
    assert start(%{}, [%{id: 1}]) == {:error, {:start_spec, :missing_start}}
    assert start(%{strategy: :simple_one_for_one}, []) == {:error, {:bad_start_spec, []}}
    bad = {:bad_combination, [auto_shutdown: :any_significant, strategy: :simple_one_for_one]}
    assert start(%{strategy: :simple_one_for_one, auto_shutdown: :any_significant}, []) == {:error, {:supervisor_data, bad}}
    assert :supervisor.start_link(Supervisor.Default, :ignore) == :ignore
    assert :supervisor.start_link(Supervisor.Default, :foo) == {:error, {:bad_return, {Supervisor.Default, :init, :foo}}}

    for {change, reason} <- [
          restart: {:invalid_restart_type, :foo},
          shutdown: {:invalid_shutdown, :foo},
          type: {:invalid_child_type, :foo},
          modules: {:invalid_modules, :foo},
          significant: {:invalid_significant, :foo}
        ] do
      assert :supervisor.check_childspecs([Map.put(spec, change, :foo)]) == {:error, reason}
    end

    assert :supervisor.check_childspecs([spec]) == :ok
    assert :supervisor.check_childspecs([:foo]) == {:error, {:invalid_child_spec, :foo}}
  end

  test "results of start functions" do
    {:ok, sup} = start(%{}, [])
    record = {:child, :undefined, :a, {Function, :identity, [:foo]}, :permanent, false, 5000, :worker, [Function]}
    assert :supervisor.start_child(sup, child(:a, :foo)) == {:error, {:foo, record}}
    assert :supervisor.start_child(sup, child(:a, {:error, {:already_started, self()}})) == {:error, {:already_started, self()}}
    assert :supervisor.start_child(sup, child(:a, :ignore)) == {:ok, :undefined}
    assert :supervisor.start_child(sup, child(:a, :ignore)) == {:error, :already_present}
    assert :supervisor.which_children(sup) == [{:a, :undefined, :worker, [Function]}]

    assert :supervisor.get_childspec(sup, :a) ==
             {:ok,
              %{
                id: :a,
                restart: :permanent,
                shutdown: 5000,
                start: {Function, :identity, [:ignore]},
                type: :worker,
                modules: [Function],
                significant: false
              }}

    assert :supervisor.get_childspec(sup, :b) == {:error, :not_found}
  end

  test "simple_one_for_one" do
    {:ok, sup} = start(%{strategy: :simple_one_for_one}, [%{id: :agent, start: {Agent, :start_link, []}}])
    {:ok, pid} = :supervisor.start_child(sup, [fn -> 1 end])
    assert :supervisor.start_child(sup, [fn -> exit(:no) end]) == {:error, :no}
    assert :supervisor.which_children(sup) == [{:undefined, pid, :worker, [Agent]}]
    assert :supervisor.count_children(sup) == [specs: 1, active: 1, supervisors: 0, workers: 1]

    for fun <- [&:supervisor.restart_child/2, &:supervisor.terminate_child/2, &:supervisor.delete_child/2] do
      assert fun.(sup, :agent) == {:error, :simple_one_for_one}
    end

    mref = Process.monitor(pid)
    Process.exit(pid, :kill)
    assert_receive {:DOWN, ^mref, _, _, _}
    assert [{:undefined, again, :worker, [Agent]}] = :supervisor.which_children(sup)
    assert Agent.get(again, & &1) == 1
    assert :supervisor.terminate_child(sup, again) == :ok
    assert :supervisor.terminate_child(sup, again) == :ok
    assert :supervisor.terminate_child(sup, self()) == {:error, :not_found}
  end

  defmodule Reports do
    def log(%{msg: {:report, %{label: {:supervisor, label}, report: report}}}, %{config: %{test: test, supervisor: supervisor}}) do
      if elem(report[:supervisor], 0) == supervisor, do: send(test, {label, report[:offender][:mfargs]})
    end

    def log(_event, _config), do: :ok

    # The second start fails.
    def start(key, counter) do
      :counters.add(counter, 1, 1)
      if :counters.get(counter, 1) == 2, do: {:error, key}, else: Agent.start_link(fn -> key end)
    end
  end

  test "reports about a child of simple_one_for_one have all its arguments" do
    Process.flag(:trap_exit, true)
    counter = :counters.new(1, [])
    {:ok, supervisor} = start({:simple_one_for_one, 1, 3600}, [%{id: :a, start: {Reports, :start, [:key]}}])
    filters = :logger.get_primary_config().filters
    :ok = :logger.set_primary_config(:filters, [])
    :ok = :logger.add_handler(__MODULE__, Reports, %{config: %{test: self(), supervisor: supervisor}})

    on_exit(fn ->
      :logger.remove_handler(__MODULE__)
      :logger.set_primary_config(:filters, filters)
    end)

    {:ok, pid} = :supervisor.start_child(supervisor, [counter])
    Process.exit(pid, :kill)
    assert_receive {:EXIT, ^supervisor, :shutdown}
    for label <- [:child_terminated, :start_error, :shutdown], do: assert_receive({^label, {Reports, :start, [:key, ^counter]}})
  end

  defmodule Changing do
    def init(key), do: {:ok, :persistent_term.get(key)}
  end

  test "new specifications come before the children that are in them no more" do
    key = {__MODULE__, :specs}
    :persistent_term.put(key, {%{}, [child(:a, :ignore), child(:b, :ignore)]})
    {:ok, sup} = :supervisor.start_link(Changing, key)
    :persistent_term.put(key, {%{strategy: :one_for_all}, [child(:a, :ignore), child(:c, :ignore)]})
    :ok = :sys.suspend(sup)
    assert :sys.change_code(sup, Changing, 1, 2) == :ok
    :persistent_term.put(key, {%{strategy: :x}, []})
    assert :sys.change_code(sup, Changing, 1, 2) == {:error, {:error, {:invalid_strategy, :x}}}
    :ok = :sys.resume(sup)
    assert for({id, _, _, _} <- :supervisor.which_children(sup), do: id) == [:b, :c, :a]
  after
    :persistent_term.erase({__MODULE__, :specs})
  end

  test "children are found by pid and id however many there are" do
    start = {Agent, :start_link, [fn -> 0 end]}
    specs = for id <- 1..2000, do: %{id: id, start: start, restart: :temporary}
    {:ok, sup} = start(%{}, specs)
    pids = for {id, pid, _, _} <- :supervisor.which_children(sup), rem(id, 3) == 0, do: pid
    Enum.each(pids, &Agent.stop/1)
    assert :supervisor.count_children(sup)[:specs] == 2000 - length(pids)
    assert :supervisor.get_childspec(sup, 3) == {:error, :not_found}
    assert {:ok, %{id: 4}} = :supervisor.get_childspec(sup, 4)
  end
end
