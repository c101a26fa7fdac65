defmodule GenServerTest do
  use ExUnit.Case, async: true

  doctest GenServer

  # Expected values recorded from the reference.

  defmodule Stack do
    use GenServer

    def init(:stop), do: {:stop, :refused}
    def init(:ignore), do: :ignore
    def init(:raise), do: raise("no")
    def init(:bad), do: :what
    def init({:continue, pid}), do: {:ok, pid, {:continue, :first}}
    def init(args), do: {:ok, args}

    def handle_call(:pop, _from, [head | rest]), do: {:reply, head, rest}
    def handle_call(:noreply, from, state), do: {:noreply, [from | state], {:continue, :reply}}
    def handle_call(:stop, _from, state), do: {:stop, :normal, :stopped, state}
    def handle_call(:stop_without_reply, _from, state), do: {:stop, {:shutdown, :why}, state}
    def handle_call(:throw, _from, state), do: throw({:reply, :thrown, state})
    def handle_call(:bad, _from, _state), do: :bad
    def handle_call({:sleep, pid}, _from, state), do: {:reply, send(pid, :go), state}
    def handle_call(:timeout, _from, state), do: {:reply, :ok, state, 0}
    def handle_call(:hibernate, _from, state), do: {:reply, :ok, state, :hibernate}
    def handle_call(:block, _from, state), do: receive(do: (:unblock -> {:reply, :late, state}))

    def handle_cast({:push, element}, state), do: {:noreply, [element | state]}

    def handle_continue(:first, pid), do: {:noreply, send(pid, pid), {:continue, :second}}
    def handle_continue(:second, pid), do: {:noreply, send(pid, {:second, pid})}

    def handle_continue(:reply, [from | state]) do
      GenServer.reply(from, :replied)
      {:noreply, state}
    end

    def handle_info(:timeout, [pid | _] = state) do
      send(pid, :timed_out)
      {:noreply, state}
    end

    def terminate(reason, [pid | _]) when is_pid(pid), do: send(pid, {:terminated, reason})
    def terminate(_reason, _state), do: :ok
  end

  @moduletag capture_log: true

  test "child_spec/1 and its options" do
    assert Stack.child_spec([:hello]) == %{id: Stack, start: {Stack, :start_link, [[:hello]]}}

    defmodule Overridden do
      use GenServer, id: :id, restart: :temporary, shutdown: :infinity, start: {:foo, :bar, []}

      def init(state), do: {:ok, state}
    end

    assert Overridden.child_spec([]) == %{
             id: :id,
             restart: :temporary,
             shutdown: :infinity,
             start: {:foo, :bar, []}
           }
  end

  test "calls, casts, and replies" do
    {:ok, pid} = GenServer.start_link(Stack, [:hello])
    assert GenServer.call(pid, :pop) == :hello
    assert GenServer.cast(pid, {:push, :world}) == :ok
    assert GenServer.call(pid, :pop) == :world
    assert GenServer.call(pid, :noreply) == :replied
    assert GenServer.call(pid, :throw) == :thrown
    assert GenServer.call(pid, :hibernate) == :ok
    assert :sys.get_state(pid) == []
    assert :sys.replace_state(pid, &[1 | &1]) == [1]
    assert GenServer.call(pid, :stop) == :stopped
  end

  test "continue comes before messages" do
    {:ok, pid} = GenServer.start_link(Stack, {:continue, self()})
    assert_receive first when first == self()
    assert_receive {:second, _}
    assert Process.alive?(pid)
  end

  test "a timeout of zero" do
    {:ok, pid} = GenServer.start_link(Stack, [self()])
    assert GenServer.call(pid, :timeout) == :ok
    assert_receive :timed_out
  end

  test "results of init" do
    Process.flag(:trap_exit, true)
    assert GenServer.start_link(Stack, :stop) == {:error, :refused}
    assert GenServer.start_link(Stack, :ignore) == :ignore
    assert {:error, {%RuntimeError{message: "no"}, [_ | _]}} = GenServer.start_link(Stack, :raise)
    assert GenServer.start_link(Stack, :bad) == {:error, {:bad_return_value, :what}}
    refute_received {:EXIT, _, _}
  end

  test "names" do
    {:ok, pid} = GenServer.start_link(Stack, [1], name: :gen_server_test_stack)
    assert GenServer.call(:gen_server_test_stack, :pop) == 1
    assert GenServer.start_link(Stack, [], name: :gen_server_test_stack) == {:error, {:already_started, pid}}
    assert GenServer.whereis(:gen_server_test_stack) == pid
    assert GenServer.whereis({:gen_server_test_stack, node()}) == pid
    assert GenServer.whereis({:gen_server_test_stack, :no@where}) == {:gen_server_test_stack, :no@where}
    assert GenServer.whereis(:no_such_server) == nil

    {:ok, pid} = GenServer.start_link(Stack, [2], name: {:global, {GenServerTest, :stack}})
    assert GenServer.call({:global, {GenServerTest, :stack}}, :pop) == 2
    assert GenServer.whereis({:global, {GenServerTest, :stack}}) == pid
    assert GenServer.stop(pid) == :ok
    assert GenServer.whereis({:global, {GenServerTest, :stack}}) == nil

    message = "expected :name option to be one of the following:\n\n  * nil\n  * atom\n  * {:global, term}\n  * {:via, module, term}\n\nGot: \"x\"\n"
    assert_raise ArgumentError, message, fn -> GenServer.start_link(Stack, [], name: "x") end
  end

  test "failing calls exit with the call" do
    assert catch_exit(GenServer.call(:no_such_server, :x)) == {:noproc, {GenServer, :call, [:no_such_server, :x, 5000]}}
    assert catch_exit(GenServer.call(self(), :x)) == {:calling_self, {GenServer, :call, [self(), :x, 5000]}}
    assert catch_exit(GenServer.stop(:no_such_server)) == {:noproc, {GenServer, :stop, [:no_such_server, :normal, :infinity]}}
    nodedown = {{:nodedown, :no@where}, {GenServer, :call, [{:a, :no@where}, :x, 5000]}}
    assert catch_exit(GenServer.call({:a, :no@where}, :x)) == nodedown

    {:ok, pid} = GenServer.start(Stack, [])
    assert catch_exit(GenServer.call(pid, :bad)) == {{:bad_return_value, :bad}, {GenServer, :call, [pid, :bad, 5000]}}
    {:ok, pid} = GenServer.start(Stack, [])
    call = {GenServer, :call, [pid, :stop_without_reply, 5000]}
    assert catch_exit(GenServer.call(pid, :stop_without_reply)) == {{:shutdown, :why}, call}
    {:ok, pid} = GenServer.start(Stack, [])
    assert {{:function_clause, [{Stack, :handle_call, _, _} | _]}, _} = catch_exit(GenServer.call(pid, :unknown))
  end

  test "a late reply is dropped" do
    {:ok, pid} = GenServer.start_link(Stack, [])
    assert catch_exit(GenServer.call(pid, :block, 1)) == {:timeout, {GenServer, :call, [pid, :block, 1]}}
    send(pid, :unblock)
    assert GenServer.call(pid, :throw) == :thrown
    refute_received _
  end

  test "stop/3 and terminate/2" do
    {:ok, pid} = GenServer.start(Stack, [self()])
    assert GenServer.stop(pid, :shutdown) == :ok
    assert_received {:terminated, :shutdown}
    assert catch_exit(GenServer.stop(pid)) == {:noproc, {GenServer, :stop, [pid, :normal, :infinity]}}
  end

  test "the exit of the parent reaches terminate/2 of a server that traps exits" do
    test = self()

    parent =
      spawn(fn ->
        {:ok, pid} = GenServer.start_link(Stack, [test])
        :sys.replace_state(pid, fn state -> Process.flag(:trap_exit, true) && state || state end)
        send(test, :ready)
        receive do: (:end -> exit(:over))
      end)

    assert_receive :ready
    send(parent, :end)
    assert_receive {:terminated, :over}
  end

  test "abcast and multi_call" do
    {:ok, _} = GenServer.start_link(Stack, [], name: :gen_server_test_cast)
    assert GenServer.abcast(:gen_server_test_cast, {:push, 1}) == :abcast
    assert GenServer.abcast([node(), :no@where], :gen_server_test_cast, {:push, 2}) == :abcast
    assert GenServer.multi_call(:gen_server_test_cast, :pop) == {[{node(), 2}], []}
    assert GenServer.multi_call([node(), :no@where], :gen_server_test_cast, :pop) == {[{node(), 1}], [:no@where]}
  end

  test "default callbacks" do
    defmodule Defaults do
      use GenServer
      def init(state), do: {:ok, state}
    end

    pattern = ~r"attempted to call GenServer #PID<.*> but no handle_call/3 clause was provided"
    assert_raise RuntimeError, pattern, fn -> Defaults.handle_call(:x, :from, :state) end
    pattern = ~r"attempted to cast GenServer #PID<.*> but no handle_cast/2 clause was provided"
    assert_raise RuntimeError, pattern, fn -> Defaults.handle_cast(:x, :state) end
    assert Defaults.handle_info(:x, :state) == {:noreply, :state}
    assert Defaults.terminate(:normal, :state) == :ok
    assert Defaults.code_change(1, :state, 2) == {:ok, :state}
  end

  test "the dictionary of a server" do
    {:ok, pid} = GenServer.start_link(Stack, [])
    {:dictionary, dictionary} = Process.info(pid, :dictionary)
    assert dictionary[:"$initial_call"] == {Stack, :init, 1}
    assert hd(dictionary[:"$ancestors"]) == self()
  end
end
