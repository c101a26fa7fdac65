defmodule Otp.EtsTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  doctest :ets

  defp table(options, rows \\ []) do
    table = :ets.new(:table, options)
    :ets.insert(table, rows)
    table
  end

  defp message(fun) do
    assert_raise(ArgumentError, fun).message |> String.split("\n  * ") |> tl() |> Enum.map_join("; ", &String.trim/1)
  end

  test "rows of a key" do
    rows = [{1, :a}, {1, :b}, {1, :b}, {2, :x}]
    expected = [set: [{1, :b}], ordered_set: [{1, :b}], bag: [{1, :a}, {1, :b}], duplicate_bag: [{1, :a}, {1, :b}, {1, :b}]]

    for {type, found} <- expected do
      table = table([type], rows)
      assert :ets.lookup(table, 1) == found
      assert :ets.info(table, :size) == length(found) + 1
      assert :ets.member(table, 2)
      assert :ets.lookup(table, 9) == []
      :ets.delete_object(table, {1, :b})
      assert :ets.lookup(table, 1) == found -- List.duplicate({1, :b}, 2)
      assert :ets.take(table, 2) == [{2, :x}]
      assert :ets.delete_all_objects(table)
      assert {:ets.info(table, :size), :ets.first(table)} == {0, :"$end_of_table"}
    end
  end

  test "1 and 1.0 are one key in ordered sets only" do
    assert :ets.lookup(table([:ordered_set], [{1, :a}]), 1.0) == [{1, :a}]
    assert :ets.lookup(table([:set], [{1, :a}]), 1.0) == []
    assert :ets.select(table([:ordered_set], [{1, :a}]), [{{1.0, :_}, [], [:"$_"]}]) == []
    assert :ets.tab2list(table([:ordered_set], [{1, :a}, {1.0, :b}])) == [{1.0, :b}]
  end

  test "order" do
    table = table([:ordered_set], for(key <- [5, 1, 3, 2.0, 2, "s", :a], do: {key}))
    assert :ets.tab2list(table) == [{1}, {2}, {3}, {5}, {:a}, {"s"}]
    assert {:ets.first(table), :ets.last(table), :ets.next(table, 2.5), :ets.prev(table, 3)} == {1, "s", 3, 2}
    assert :ets.next_lookup(table, 3) == {5, [{5}]}
    assert :ets.first_lookup(table) == {1, [{1}]}
    assert :ets.slot(table, 1) == [{2}]
    assert :ets.slot(table, 6) == :"$end_of_table"
    assert :ets.foldr(fn {key}, acc -> [key | acc] end, [], table) == [1, 2, 3, 5, :a, "s"]
  end

  test "going through a set while it changes" do
    table = table([:set], for(key <- 1..1000, do: {key}))
    assert message(fn -> :ets.next(table, :none) end) == "2nd argument: not a key that exists in the table"
    :ets.safe_fixtable(table, true)
    assert :ets.info(table, :fixed)

    walk = fn walk, key, seen ->
      :ets.delete(table, key)
      next = :ets.next(table, key)
      if next == :"$end_of_table", do: [key | seen], else: walk.(walk, next, [key | seen])
    end

    assert Enum.sort(walk.(walk, :ets.first(table), [])) == Enum.to_list(1..1000)
    :ets.safe_fixtable(table, false)
    refute :ets.info(table, :fixed)
  end

  test "inserting" do
    for type <- [:set, :bag] do
      table = table([type])
      assert :ets.insert_new(table, [{1, :a}, {2, :b}])
      refute :ets.insert_new(table, [{3, :c}, {2, :c}])
      refute :ets.member(table, 3)
      assert :ets.insert(table, [])
      assert message(fn -> :ets.insert(table, {}) end) == "2nd argument: is an empty tuple"
      assert message(fn -> :ets.insert(table, :a) end) == "2nd argument: not a tuple"
      list = "2nd argument: not a non-empty tuple or a list of non-empty tuples"
      assert message(fn -> :ets.insert(table, [{1}, :a]) end) == list
      assert message(fn -> :ets.insert(table, [{1} | 2]) end) == list
    end

    table = table([keypos: 2], {:v, :key, 1})
    assert :ets.lookup(table, :key) == [{:v, :key, 1}]
  end

  test "update_counter" do
    table = table([:set], {:c, 1, 2, "x"})
    assert :ets.update_counter(table, :c, 1) == 2
    assert :ets.update_counter(table, :c, [{3, -5}, {2, 1}, {2, 1, 3, 0}]) == [-3, 3, 0]
    assert :ets.update_counter(table, :c, []) == []
    assert :ets.update_counter(table, :c, {2, -100, 0, 7}) == 7
    assert :ets.update_counter(table, :new, {2, 3}, {:ignored, 10}) == 13
    assert :ets.lookup(table, :new) == [{:new, 13}]

    for {operation, text} <- [
          {{4, 1}, "the value in the given position, in the object, is not an integer"},
          {{1, 1}, "the position is the same as the key position"},
          {{9, 1}, "the position in the update operation is out of range"},
          {{2, :a}, "not a valid update operation"}
        ] do
      assert message(fn -> :ets.update_counter(table, :c, operation) end) == "3rd argument: " <> text
    end

    assert message(fn -> :ets.update_counter(table, :none, 1) end) == "2nd argument: not a key that exists in the table"
    type = "1st argument: the table identifier refers to an ETS table of a type not supported by this operation"
    assert message(fn -> :ets.update_counter(table([:bag]), 1, 1) end) == type
  end

  test "increments of many processes all count" do
    table = table([:public, write_concurrency: true], {:n, 0})
    tasks = for _ <- 1..8, do: Task.async(fn -> for(_ <- 1..500, do: :ets.update_counter(table, :n, 1)) end)
    Task.await_many(tasks)
    assert :ets.lookup_element(table, :n, 2) == 4000
  end

  test "update_element and lookup_element" do
    table = table([:set], {:k, 1, 2})
    assert :ets.update_element(table, :k, [{2, :z}, {3, 1}])
    refute :ets.update_element(table, :none, {2, 1})
    assert :ets.update_element(table, :new, {2, :z}, {:x, 1})
    assert :ets.lookup_element(table, :new, 2) == :z
    assert :ets.lookup_element(table, :none, 2, :default) == :default
    assert message(fn -> :ets.lookup_element(table, :k, 4) end) == "3rd argument: position is greater than the size of the object"
    assert message(fn -> :ets.lookup_element(table, :none, 1) end) == "2nd argument: not a key that exists in the table"
    assert message(fn -> :ets.update_element(table, :k, {1, :z}) end) == "3rd argument: the position is the same as the key position"
    assert message(fn -> :ets.update_element(table, :k, :foo) end) == "3rd argument: is not a valid element specification"
    assert :ets.lookup_element(table([:bag], [{1, :a}, {1, :b}]), 1, 2) == [:a, :b]
  end

  describe "select" do
    setup do
      {:ok, table: table([:ordered_set], [{1, "ann", 30, [:a]}, {2, "bob", 25, []}, {3, "cyd", 35, [:a, :b]}, {4, "dan", 30, nil}])}
    end

    test "guards and bodies", %{table: table} do
      assert :ets.match(table, {:"$2", :"$1", :_, []}) == [["bob", 2]]
      assert :ets.match_object(table, {:_, :_, 35, :_}) == [{3, "cyd", 35, [:a, :b]}]
      assert :ets.select(table, [{{:"$1", :"$2", :"$3", :_}, [{:>, :"$3", 28}], [:"$2"]}]) == ["ann", "cyd", "dan"]
      assert :ets.select(table, [{{:"$1", :_, 25, :_}, [], [{{:young, :"$1"}}]}, {{:"$1", :_, 35, :_}, [], [{{:old, :"$1"}}]}]) == [young: 2, old: 3]
      assert :ets.select_reverse(table, [{{:"$1", :_, :_, :_}, [], [:"$1"]}]) == [4, 3, 2, 1]
      assert :ets.select_count(table, [{{:_, :_, :"$1", :_}, [{:==, :"$1", 30}], [true]}]) == 2
      assert :ets.select(table, [{{1, :"$1", :_, :_}, [], [{:+, :"$1", 1}]}]) == [:EXIT]
    end

    test "some at a time", %{table: table} do
      spec = [{{:"$1", :_, :_, :_}, [], [:"$1"]}]
      assert {[1, 2, 3], continuation} = :ets.select(table, spec, 3)
      assert {[4], :"$end_of_table"} = :ets.select(continuation)
      assert {[4], :"$end_of_table"} = :ets.select(continuation)
      assert {[4, 3], continuation} = :ets.select_reverse(table, spec, 2)
      assert {[2, 1], continuation} = :ets.select_reverse(continuation)
      assert :ets.select_reverse(continuation) == :"$end_of_table"
      assert :ets.select(table, [{{77, :_, :_, :_}, [], [:"$_"]}], 1) == :"$end_of_table"
    end

    test "changes", %{table: table} do
      assert :ets.select_replace(table, [{{:"$1", :"$2", 30, :"$3"}, [], [{{:"$1", :"$2", 31, :"$3"}}]}]) == 2
      assert :ets.match_delete(table, {:_, :_, 25, :_})
      assert :ets.select_delete(table, [{{:_, :_, :"$1", :_}, [{:>, :"$1", 33}], [true]}]) == 1
      assert :ets.tab2list(table) == [{1, "ann", 31, [:a]}, {4, "dan", 31, nil}]
      spec = "2nd argument: not a valid match specification"
      assert message(fn -> :ets.select_replace(table, [{{:"$1", :"$2", :_, :_}, [], [{{:"$2", :b}}]}]) end) == spec
      assert message(fn -> :ets.select(table, [{{:"$1"}, [], [:"$2"]}]) end) == spec
    end

    test "ranges of keys" do
      table = table([:ordered_set], for(a <- [:a, :b, :c], n <- 1..3, do: {{a, n}, n}))
      assert :ets.select(table, [{{{:b, :"$1"}, :_}, [], [:"$1"]}]) == [1, 2, 3]
      assert :ets.select_reverse(table, [{{{:b, :"$1"}, :_}, [], [:"$1"]}]) == [3, 2, 1]
      assert {[1, 2], continuation} = :ets.select(table, [{{{:b, :"$1"}, :_}, [], [:"$1"]}], 2)
      assert {[3], :"$end_of_table"} = :ets.select(continuation)
      assert :ets.match(table, {{:z, :"$1"}, :_}) == []
    end

    test "bags" do
      table = table([:duplicate_bag], for(n <- 1..4, do: {1, n}))
      assert :ets.select(table, [{{1, :"$1"}, [], [:"$1"]}]) == [1, 2, 3, 4]
      assert {first, continuation} = :ets.select(table, [{{1, :"$1"}, [], [:"$1"]}], 3)
      assert {rest, :"$end_of_table"} = :ets.select(continuation)
      assert Enum.sort(first ++ rest) == [1, 2, 3, 4]
      assert :ets.select_delete(table, [{{1, :"$1"}, [{:>, :"$1", 2}], [true]}]) == 2
      assert :ets.lookup(table, 1) == [{1, 1}, {1, 2}]
    end
  end

  test "compiled match specifications" do
    compiled = :ets.match_spec_compile([{{:"$1"}, [{:>, :"$1", 2}], [:"$1"]}, {:_, [], [:other]}])
    assert :ets.is_compiled_ms(compiled)
    assert :ets.match_spec_run([1, {2}, {3}], compiled) == [:other, :other, 3]
    assert :erlang.match_spec_test({1, 2}, [{{:"$1", :_}, [], [:"$1"]}], :table) == {:ok, 1, [], []}
    assert :ets.test_ms({1, 2}, [{{:"$1", 3}, [], [:"$9"]}]) == {:error, [error: ~c"Variable $9 is unbound."]}
  end

  test "names" do
    assert :ets.new(:otp_ets_test, [:named_table]) == :otp_ets_test
    assert message(fn -> :ets.new(:otp_ets_test, [:named_table]) end) == "1st argument: table name already exists"
    id = :ets.whereis(:otp_ets_test)
    :ets.insert(id, {1})
    assert :ets.rename(:otp_ets_test, :otp_ets_test_2) == :otp_ets_test_2
    assert :ets.whereis(:otp_ets_test) == :undefined
    assert :ets.lookup(:otp_ets_test_2, 1) == [{1}]
    assert :otp_ets_test_2 in :ets.all()
    assert :ets.delete(:otp_ets_test_2)
    gone = "1st argument: the table identifier does not refer to an existing ETS table"
    assert message(fn -> :ets.lookup(id, 1) end) == gone
    assert :ets.info(:otp_ets_test_2) == :undefined
  end

  test "owners and heirs" do
    parent = self()
    denied = "1st argument: the table identifier refers to an ETS table with insufficient access rights"

    {pid, monitor} =
      spawn_monitor(fn ->
        mine = :ets.new(:mine, [:public])
        left = :ets.new(:left, [{:heir, parent, :data}])
        :ets.insert(left, {1})
        send(parent, {mine, left})
        receive do: (:stop -> :ok)
      end)

    assert_receive {mine, left}
    assert :ets.insert(mine, {1})
    assert message(fn -> :ets.insert(left, {2}) end) == denied
    send(pid, :stop)
    assert_receive {:"ETS-TRANSFER", ^left, ^pid, :data}
    assert_receive {:DOWN, ^monitor, _, _, _}
    assert :ets.info(mine) == :undefined
    assert :ets.info(left, :owner) == self()
    assert :ets.insert(left, {2})

    task = Task.async(fn -> receive do: ({:"ETS-TRANSFER", table, _, :gift} -> :ets.info(table, :owner)) end)
    assert :ets.give_away(left, task.pid, :gift)
    assert Task.await(task) == task.pid
    own = :ets.new(:own, [:private])
    assert message(fn -> :ets.give_away(own, self(), 1) end) == "2nd argument: the process is already the owner of the table"
    assert Task.await(Task.async(fn -> message(fn -> :ets.lookup(own, 1) end) end)) == denied
  end

  @tag :tmp_dir
  test "files", %{tmp_dir: dir} do
    table = table([:bag, keypos: 2], [{:a, 1}, {:b, 1}])
    file = String.to_charlist(Path.join(dir, "table"))
    assert :ets.tab2file(table, file) == :ok
    assert {:ok, copy} = :ets.file2tab(file)
    assert {:ets.tab2list(copy), :ets.info(copy, :type), :ets.info(copy, :keypos)} == {[{:a, 1}, {:b, 1}], :bag, 2}
    assert {:ok, info} = :ets.tabfile_info(file)
    assert {info[:name], info[:type]} == {:table, :bag}
    assert {:error, {:read_error, {:file_error, ~c"/there/is/none", :enoent}}} = :ets.file2tab(~c"/there/is/none")
  end
end
