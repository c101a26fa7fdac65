defmodule RegistryTest do
  use ExUnit.Case, async: true

  doctest Registry, except: [:moduledoc]

  for partitions <- [1, 3], keys <- [:unique, :duplicate] do
    describe "#{keys} keys in #{partitions} partition(s)" do
      setup do
        name = Module.concat(RegistryTest, "R#{unquote(partitions)}#{unquote(keys)}")
        start_supervised!({Registry, keys: unquote(keys), name: name, partitions: unquote(partitions)})
        {:ok, registry: name}
      end

      test "registers and forgets", %{registry: registry} do
        assert {:ok, _} = Registry.register(registry, "a", 1)
        assert Registry.lookup(registry, "a") == [{self(), 1}]
        assert Registry.values(registry, "a", self()) == [1]
        assert Registry.keys(registry, self()) == ["a"]
        assert Registry.count(registry) == 1
        assert Registry.unregister(registry, "a") == :ok
        assert Registry.lookup(registry, "a") == []
        assert Registry.keys(registry, self()) == []
        assert Registry.count(registry) == 0
      end

      test "keys that look like patterns", %{registry: registry} do
        for key <- [:_, :"$1", {:_, 1}, %{a: 1}, "other"], do: {:ok, _} = Registry.register(registry, key, key)
        assert Registry.unregister(registry, :_) == :ok
        assert Registry.unregister(registry, {:_, 1}) == :ok
        assert Registry.count(registry) == 3
        assert Registry.match(registry, %{a: 1}, :_) == [{self(), %{a: 1}}]
      end

      test "match, count_match and select", %{registry: registry} do
        {:ok, _} = Registry.register(registry, :a, {:x, 1})
        {:ok, _} = Registry.register(registry, :b, {:x, 2})
        assert Registry.match(registry, :a, {:x, :_}) == [{self(), {:x, 1}}]
        assert Registry.match(registry, :a, {:x, :"$1"}, [{:>, :"$1", 1}]) == []
        assert Registry.count_match(registry, :b, {:_, 2}) == 1
        spec = [{{:"$1", :_, {:x, :"$2"}}, [{:>, :"$2", 1}], [{{:"$1", :"$2"}}]}]
        assert Registry.select(registry, spec) == [b: 2]
        assert Registry.count_select(registry, [{{:_, :_, {:x, :_}}, [], [true]}]) == 2
        assert Registry.unregister_match(registry, :a, {:y, :_}) == :ok
        assert Registry.count(registry) == 2
        assert Registry.unregister_match(registry, :a, {:x, :_}) == :ok
        assert Registry.count(registry) == 1
        message = "invalid match specification in Registry.select/2: [1]"
        assert_raise ArgumentError, message, fn -> Registry.select(registry, [1]) end
      end

      test "forgets processes that end", %{registry: registry} do
        {pid, monitor} = spawn_monitor(fn -> Registry.register(registry, :key, 1) end)
        assert_receive {:DOWN, ^monitor, _, ^pid, _}
        {:ok, _} = Registry.register(registry, :key, 2)
        for {_, partition, _, _} <- Supervisor.which_children(registry), do: :sys.get_state(partition)
        assert Registry.lookup(registry, :key) == [{self(), 2}]
      end

      test "dispatch", %{registry: registry} do
        test = self()
        assert Registry.dispatch(registry, :none, fn _ -> send(test, :called) end) == :ok
        refute_received _
        {:ok, _} = Registry.register(registry, :key, 1)
        assert Registry.dispatch(registry, :key, &send(test, &1)) == :ok
        assert_received [{^test, 1}]
        assert Registry.dispatch(registry, :key, &send(test, &1), parallel: true) == :ok
        assert_received [{^test, 1}]
      end

      test "metadata and locks", %{registry: registry} do
        assert Registry.meta(registry, :a) == :error
        assert Registry.put_meta(registry, :a, 1) == :ok
        assert Registry.meta(registry, :a) == {:ok, 1}
        assert Registry.delete_meta(registry, :a) == :ok
        assert Registry.meta(registry, :a) == :error
        assert Registry.lock(registry, :key, fn -> :locked end) == :locked
      end
    end
  end

  describe "unique keys" do
    setup do
      start_supervised!({Registry, keys: :unique, name: RegistryTest.Unique})
      :ok
    end

    test "belong to one process" do
      {:ok, _} = Registry.register(RegistryTest.Unique, :key, 1)
      error = {:error, {:already_registered, self()}}
      assert Registry.register(RegistryTest.Unique, :key, 2) == error
      assert Task.async(fn -> Registry.register(RegistryTest.Unique, :key, 2) end) |> Task.await() == error
      assert Registry.update_value(RegistryTest.Unique, :key, &(&1 + 1)) == {2, 1}
      assert Registry.update_value(RegistryTest.Unique, :other, &(&1 + 1)) == :error
    end

    test "are names" do
      name = {:via, Registry, {RegistryTest.Unique, "agent", :value}}
      {:ok, pid} = Agent.start_link(fn -> 1 end, name: name)
      assert Registry.lookup(RegistryTest.Unique, "agent") == [{pid, :value}]
      assert Agent.get({:via, Registry, {RegistryTest.Unique, "agent"}}, & &1) == 1
      assert Agent.start_link(fn -> 1 end, name: name) == {:error, {:already_started, pid}}
      assert Registry.whereis_name({RegistryTest.Unique, "none"}) == :undefined
    end
  end

  describe "duplicate keys" do
    setup do
      start_supervised!({Registry, keys: :duplicate, name: RegistryTest.Duplicate})
      :ok
    end

    test "have many entries" do
      {:ok, _} = Registry.register(RegistryTest.Duplicate, :key, 1)
      {:ok, _} = Registry.register(RegistryTest.Duplicate, :key, 2)
      assert Registry.lookup(RegistryTest.Duplicate, :key) |> Enum.sort() == [{self(), 1}, {self(), 2}]
      assert Registry.keys(RegistryTest.Duplicate, self()) == [:key, :key]
    end

    test "are no names" do
      message = ":via is not supported for duplicate registries"
      assert_raise ArgumentError, message, fn -> Registry.whereis_name({RegistryTest.Duplicate, :key}) end
      message = "Registry.update_value/3 is not supported for duplicate registries"
      assert_raise ArgumentError, message, fn -> Registry.update_value(RegistryTest.Duplicate, :key, & &1) end
    end
  end

  test "listeners" do
    Process.register(self(), RegistryTest.Listener)
    options = [keys: :unique, name: RegistryTest.Listened, listeners: [RegistryTest.Listener]]
    start_supervised!({Registry, options})
    {:ok, _} = Registry.register(RegistryTest.Listened, :key, 1)
    assert_received {:register, RegistryTest.Listened, :key, pid, 1} when pid == self()
    Registry.unregister(RegistryTest.Listened, :key)
    assert_received {:unregister, RegistryTest.Listened, :key, pid} when pid == self()
  end

  test "options are checked" do
    for {options, message} <- [
          {[], "expected :keys to be given and be one of :unique or :duplicate, got: nil"},
          {[keys: :foo], "expected :keys to be given and be one of :unique or :duplicate, got: :foo"},
          {[keys: :unique], "expected :name option to be present"},
          {[keys: :unique, name: "a"], "expected :name to be an atom, got: \"a\""},
          {[keys: :unique, name: R, partitions: 0], "expected :partitions to be a positive integer, got: 0"},
          {[keys: :unique, name: R, listeners: 0], "expected :listeners to be a list of named processes, got: 0"},
          {[keys: :unique, name: R, meta: 0], "expected :meta to be a keyword list, got: 0"}
        ] do
      assert_raise ArgumentError, message, fn -> Registry.start_link(options) end
    end

    assert_raise ArgumentError, "unknown registry: Nope", fn -> Registry.lookup(Nope, 1) end
  end
end
