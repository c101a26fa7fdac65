defmodule EtsModelTest do
  use ExUnit.Case, async: true

  # Random operations on tables of each type, compared with a model that is nothing but a list of rows in the order in which they came.
  # A program is made from its number, which the message of a failure names.

  defmodule Model do
    @moduledoc false

    # A model is {type, rows}.

    def same?(:ordered_set, a, b), do: a == b
    def same?(_type, a, b), do: a === b

    def of({type, rows}, key), do: Enum.filter(rows, &same?(type, elem(&1, 0), key))
    def rest({type, rows}, key), do: Enum.reject(rows, &same?(type, elem(&1, 0), key))

    def insert({type, rows} = model, row) when type in [:set, :ordered_set] do
      index = Enum.find_index(rows, &same?(type, elem(&1, 0), elem(row, 0)))
      _ = model
      {type, if(index, do: List.replace_at(rows, index, row), else: rows ++ [row])}
    end

    def insert({:bag, rows}, row), do: {:bag, if(Enum.any?(rows, &(&1 === row)), do: rows, else: rows ++ [row])}
    def insert({:duplicate_bag, rows}, row), do: {:duplicate_bag, rows ++ [row]}

    def insert_all(model, rows), do: Enum.reduce(rows, model, &insert(&2, &1))

    def delete({type, _} = model, key), do: {type, rest(model, key)}
    def delete_object({type, rows}, row), do: {type, Enum.reject(rows, &(&1 === row))}
    def keep({type, rows}, fun), do: {type, Enum.filter(rows, fun)}

    # What a table may give in any order is sorted; ordered sets are sorted by key.
    def all({:ordered_set, rows}), do: Enum.sort_by(rows, &elem(&1, 0))
    def all({_, rows}), do: sorted(rows)

    # 1 and 1.0 compare equal; so that they have an order, their texts decide.
    def sorted(terms), do: Enum.sort_by(terms, &{&1, inspect(&1)})
  end

  @keys [0, 1, 1.0, 2, 2.0, -1, :a, :b, "x", "y", {1, 2}, {1.0, 2}, [1], 10_000_000_000_000_000_000_000]
  @types [:set, :ordered_set, :bag, :duplicate_bag]

  for type <- @types do
    test "#{type} does what the model says" do
      for program <- 1..120 do
        :rand.seed(:exsss, {program, 27, 4})
        table = :ets.new(:model_test, [unquote(type), Enum.random([:public, :private, :protected])])
        run(table, {unquote(type), []}, 60, program, [])
        :ets.delete(table)
      end
    end
  end

  defp run(_table, _model, 0, _program, _steps), do: :ok

  defp run(table, {type, _} = model, left, program, steps) do
    operation = operation(type)
    steps = [operation | steps]

    {expected, after_it} = model(operation, model)
    given = real(operation, table)

    unless expected === given and contents(table, type) === Model.all(after_it) do
      flunk("""
      #{type}, program #{program}: #{inspect(operation)}
      gave      #{inspect(given)}
      should be #{inspect(expected)}
      the table has  #{inspect(contents(table, type))}
      the model has  #{inspect(Model.all(after_it))}
      after #{inspect(Enum.reverse(steps), limit: :infinity)}
      """)
    end

    run(table, after_it, left - 1, program, steps)
  end

  defp contents(table, :ordered_set), do: :ets.tab2list(table)
  defp contents(table, _type), do: Model.sorted(:ets.tab2list(table))

  defp key, do: Enum.random(@keys)
  defp row, do: List.to_tuple([key() | Enum.map(1..:rand.uniform(2), fn _ -> Enum.random([1, 2, 3]) end)])

  @anywhere [
    :insert, :insert, :insert, :insert_list, :insert_new, :insert_new_list, :lookup, :member, :delete, :delete_object, :take,
    :lookup_element, :lookup_default, :match, :match_object, :select, :select_count, :select_delete, :match_delete, :walk, :foldl,
    :size, :select_pages, :walk_deleting
  ]
  @sets [:update_counter, :update_counter_default, :update_counter_limit, :update_element, :select_replace]

  defp operation(type) do
    kind = Enum.random(if type in [:set, :ordered_set], do: @anywhere ++ @sets, else: @anywhere)

    case kind do
      kind when kind in [:insert, :insert_new, :delete_object] -> {kind, row()}
      kind when kind in [:insert_list, :insert_new_list] -> {kind, Enum.map(1..:rand.uniform(4), fn _ -> row() end)}
      kind when kind in [:match_object, :match] -> {kind, Enum.random([{:_, 1}, {:"$1", :"$1"}, {key(), :_}, {:"$1", 2, :"$2"}])}
      kind when kind in [:select, :select_count, :select_delete] -> {kind, Enum.random([1, 2, 3]), Enum.random([:<, :==, :"/="])}
      kind when kind in [:match_delete] -> {kind, Enum.random([1, 2, 3])}
      kind when kind in [:walk, :foldl, :size] -> {kind}
      kind when kind in [:select_pages] -> {kind, :rand.uniform(3)}
      kind when kind in [:walk_deleting] -> {kind, Enum.random([1, 2, 3])}
      kind when kind in [:update_counter_limit] -> {kind, key(), Enum.random([-2, 2]), Enum.random([0, 3])}
      kind when kind in [:update_element] -> {kind, key(), Enum.random([:new, :newer])}
      kind -> {kind, key()}
    end
  end

  # The operations on the table.

  defp real({:insert, row}, t), do: :ets.insert(t, row)
  defp real({:insert_list, rows}, t), do: :ets.insert(t, rows)
  defp real({:insert_new, row}, t), do: :ets.insert_new(t, row)
  defp real({:insert_new_list, rows}, t), do: :ets.insert_new(t, rows)
  defp real({:lookup, key}, t), do: :ets.lookup(t, key)
  defp real({:member, key}, t), do: :ets.member(t, key)
  defp real({:delete, key}, t), do: :ets.delete(t, key)
  defp real({:delete_object, row}, t), do: :ets.delete_object(t, row)
  defp real({:take, key}, t), do: :ets.take(t, key)
  defp real({:lookup_element, key}, t), do: try_badarg(fn -> :ets.lookup_element(t, key, 2) end)
  defp real({:lookup_default, key}, t), do: :ets.lookup_element(t, key, 2, :none)
  defp real({:match, pattern}, t), do: Model.sorted(:ets.match(t, pattern))
  defp real({:match_object, pattern}, t), do: Model.sorted(:ets.match_object(t, pattern))
  defp real({:select, n, op}, t), do: Model.sorted(:ets.select(t, [{{:"$1", :"$2"}, [{op, :"$2", n}], [{{:"$2", :"$1"}}]}]))
  defp real({:select_count, n, op}, t), do: :ets.select_count(t, [{{:_, :"$2"}, [{op, :"$2", n}], [true]}])
  defp real({:select_delete, n, op}, t), do: :ets.select_delete(t, [{{:_, :"$2"}, [{op, :"$2", n}], [true]}])
  defp real({:match_delete, n}, t), do: :ets.match_delete(t, {:_, n})
  defp real({:foldl}, t), do: :ets.foldl(fn row, sum -> sum + elem_or_zero(row) end, 0, t)
  defp real({:size}, t), do: {:ets.info(t, :size), :ets.info(t, :type)}
  defp real({:update_counter, key}, t), do: try_badarg(fn -> :ets.update_counter(t, key, 1) end)
  defp real({:update_counter_default, key}, t), do: try_badarg(fn -> :ets.update_counter(t, key, {2, 5}, {key, 100}) end)
  defp real({:update_counter_limit, key, by, limit}, t), do: try_badarg(fn -> :ets.update_counter(t, key, [{2, by, limit, 9}]) end)
  defp real({:update_element, key, value}, t), do: :ets.update_element(t, key, {2, value})

  defp real({:select_replace, _key}, t),
    do: :ets.select_replace(t, [{{:"$1", :"$2"}, [{:is_integer, :"$2"}], [{{:"$1", {:+, :"$2", 10}}}]}])

  defp real({:walk}, t) do
    forwards = walk(t, :ets.first(t), &:ets.next/2, [])
    backwards = walk(t, :ets.last(t), &:ets.prev/2, [])
    if :ets.info(t, :type) == :ordered_set, do: {Enum.reverse(forwards), backwards}, else: Model.sorted(forwards)
  end

  # A table that is fixed can be walked while rows go.
  defp real({:walk_deleting, n}, t) do
    :ets.safe_fixtable(t, true)

    seen =
      walk(t, :ets.first(t), fn table, key ->
        if Enum.any?(:ets.lookup(table, key), &(elem(&1, 1) == n)), do: :ets.delete(table, key)
        :ets.next(table, key)
      end, [])

    :ets.safe_fixtable(t, false)
    Model.sorted(seen)
  end

  defp real({:select_pages, limit}, t), do: Model.sorted(pages(:ets.select(t, [{:"$1", [], [:"$1"]}], limit), []))

  defp pages(:"$end_of_table", rows), do: rows
  defp pages({page, continuation}, rows), do: pages(:ets.select(continuation), page ++ rows)

  defp walk(_table, :"$end_of_table", _step, keys), do: keys
  defp walk(table, key, step, keys), do: walk(table, step.(table, key), step, [key | keys])

  defp try_badarg(fun) do
    fun.()
  rescue
    ArgumentError -> :badarg
  end

  # What they should give, and what is in the table then.

  defp model({:insert, row}, model), do: {true, Model.insert(model, row)}
  defp model({:insert_list, rows}, model), do: {true, Model.insert_all(model, rows)}
  defp model({:insert_new, row}, model), do: model({:insert_new_list, [row]}, model)

  defp model({:insert_new_list, rows}, model) do
    if Enum.any?(rows, &(Model.of(model, elem(&1, 0)) != [])), do: {false, model}, else: {true, Model.insert_all(model, rows)}
  end

  defp model({:lookup, key}, model), do: {Model.of(model, key), model}
  defp model({:member, key}, model), do: {Model.of(model, key) != [], model}
  defp model({:delete, key}, model), do: {true, Model.delete(model, key)}
  defp model({:delete_object, row}, model), do: {true, Model.delete_object(model, row)}
  defp model({:take, key}, model), do: {Model.of(model, key), Model.delete(model, key)}

  defp model({:lookup_element, key}, {type, _} = model) do
    case Model.of(model, key) do
      [] -> {:badarg, model}
      [row] when type in [:set, :ordered_set] -> {elem(row, 1), model}
      rows -> {Enum.map(rows, &elem(&1, 1)), model}
    end
  end

  defp model({:lookup_default, key}, model) do
    case model({:lookup_element, key}, model) do
      {:badarg, model} -> {:none, model}
      found -> found
    end
  end

  defp model({:match, pattern}, {type, rows} = model) do
    {rows |> Enum.flat_map(&bindings(type, pattern, &1)) |> Model.sorted(), model}
  end

  defp model({:match_object, pattern}, {type, rows} = model) do
    {rows |> Enum.filter(&(bindings(type, pattern, &1) != [])) |> Model.sorted(), model}
  end

  defp model({:select, n, op}, {_, rows} = model) do
    {Model.sorted(for({key, value} <- rows, compare(op, value, n), do: {value, key})), model}
  end

  defp model({:select_count, n, op}, {_, rows} = model), do: {Enum.count(rows, &chosen?(&1, n, op)), model}

  defp model({:select_delete, n, op}, {_, rows} = model) do
    {Enum.count(rows, &chosen?(&1, n, op)), Model.keep(model, &(not chosen?(&1, n, op)))}
  end

  defp model({:match_delete, n}, model), do: {true, Model.keep(model, &(not (tuple_size(&1) == 2 and elem(&1, 1) === n)))}
  defp model({:foldl}, {_, rows} = model), do: {rows |> Enum.map(&elem_or_zero/1) |> Enum.sum(), model}
  defp model({:size}, {type, rows} = model), do: {{length(rows), type}, model}
  defp model({:update_counter, key}, model), do: counted(model, key, &(&1 + 1))

  defp model({:update_counter_default, key}, model) do
    if Model.of(model, key) == [] do
      {105, Model.insert(model, {key, 105})}
    else
      counted(model, key, &(&1 + 5))
    end
  end

  defp model({:update_counter_limit, key, by, limit}, model) do
    {result, model} = counted(model, key, fn value -> if beyond?(by, value + by, limit), do: 9, else: value + by end)
    {if(is_integer(result), do: [result], else: result), model}
  end

  defp model({:update_element, key, value}, model) do
    case Model.of(model, key) do
      [] -> {false, model}
      [row] -> {true, Model.insert(model, put_elem(row, 1, value))}
    end
  end

  defp model({:select_replace, _}, {type, rows}) do
    replaced = for row <- rows, do: if(match?({_, n} when is_integer(n), row), do: {elem(row, 0), elem(row, 1) + 10}, else: row)
    {Enum.count(rows, &match?({_, n} when is_integer(n), &1)), {type, replaced}}
  end

  defp model({:walk}, {type, _} = model) do
    keys = keys(model)
    {if(type == :ordered_set, do: {keys, keys}, else: Model.sorted(keys)), model}
  end

  defp model({:walk_deleting, n}, model) do
    doomed = for key <- keys(model), Enum.any?(Model.of(model, key), &(elem(&1, 1) == n)), do: key
    {Model.sorted(keys(model)), Enum.reduce(doomed, model, &Model.delete(&2, &1))}
  end

  defp model({:select_pages, _}, {_, rows} = model), do: {Model.sorted(rows), model}

  defp keys(model), do: model |> Model.all() |> Enum.map(&elem(&1, 0)) |> Enum.uniq()

  defp counted(model, key, change) do
    case Model.of(model, key) do
      [row] when is_integer(elem(row, 1)) ->
        value = change.(elem(row, 1))
        {value, Model.insert(model, put_elem(row, 1, value))}

      _ ->
        {:badarg, model}
    end
  end

  defp beyond?(by, value, limit) when by < 0, do: value < limit
  defp beyond?(_by, value, limit), do: value > limit

  defp chosen?({_, value}, n, op), do: compare(op, value, n)
  defp chosen?(_row, _n, _op), do: false

  defp compare(:<, a, b), do: a < b
  defp compare(:==, a, b), do: a == b
  defp compare(:"/=", a, b), do: a != b

  defp elem_or_zero(row) when is_integer(elem(row, 1)), do: elem(row, 1)
  defp elem_or_zero(_row), do: 0

  # Variables of a pattern get values; the same variable twice wants the same value.
  defp bindings(type, pattern, row) when tuple_size(pattern) == tuple_size(row) do
    pairs = Enum.zip(Tuple.to_list(pattern), Tuple.to_list(row))
    match_pairs(pairs, %{}, type)
  end

  defp bindings(_type, _pattern, _row), do: []

  defp match_pairs([], bound, _type), do: [bound |> Enum.sort() |> Enum.map(&elem(&1, 1))]
  defp match_pairs([{:_, _} | rest], bound, type), do: match_pairs(rest, bound, type)

  defp match_pairs([{variable, value} | rest], bound, type) when variable in [:"$1", :"$2"] do
    case bound do
      %{^variable => known} when known !== value -> []
      _ -> match_pairs(rest, Map.put(bound, variable, value), type)
    end
  end

  defp match_pairs([{term, value} | rest], bound, type) do
    if term === value, do: match_pairs(rest, bound, type), else: []
  end

  describe "many processes at once" do
    test "no increment is lost" do
      for type <- [:set, :ordered_set] do
        table = :ets.new(:counters, [type, :public, write_concurrency: true])

        1..8
        |> Enum.map(fn n -> Task.async(fn -> for i <- 1..500, do: :ets.update_counter(table, rem(i * n, 7), 1, {rem(i * n, 7), 0}) end) end)
        |> Enum.each(&Task.await(&1, 30_000))

        assert :ets.foldl(fn {_, n}, sum -> sum + n end, 0, table) == 4000
      end
    end

    test "one of many takes a row, one of many inserts a new one" do
      table = :ets.new(:tokens, [:set, :public])
      for n <- 1..500, do: :ets.insert(table, {n, :token})

      taken = parallel(6, fn _ -> for n <- 1..500, :ets.take(table, n) != [], do: n end)
      assert Enum.sort(List.flatten(taken)) == Enum.to_list(1..500)

      new = parallel(6, fn me -> for n <- 1..500, :ets.insert_new(table, {n, me}), do: n end)
      assert Enum.sort(List.flatten(new)) == Enum.to_list(1..500)
    end

    test "who walks a fixed table sees what stays exactly once" do
      for type <- [:set, :ordered_set, :bag] do
        table = :ets.new(:walked, [type, :public])
        for n <- 1..300, do: :ets.insert(table, {n, n})
        parent = self()

        writer =
          spawn_link(fn ->
            send(parent, :begun)

            Stream.cycle(1..300)
            |> Stream.filter(&(rem(&1, 3) != 0))
            |> Enum.each(fn n ->
              :ets.delete(table, n)
              :ets.insert(table, {n, n})
              :ets.insert(table, {n + 1000, n})
              :ets.delete(table, n + 1000)
            end)
          end)

        assert_receive :begun

        for _ <- 1..10 do
          :ets.safe_fixtable(table, true)
          keys = walk(table, :ets.first(table), &:ets.next/2, [])
          :ets.safe_fixtable(table, false)
          stayed = Enum.filter(keys, &(rem(&1, 3) == 0 and &1 <= 300))
          assert Enum.sort(stayed) == Enum.to_list(3..300//3)
        end

        Process.unlink(writer)
        monitor = Process.monitor(writer)
        Process.exit(writer, :kill)
        assert_receive {:DOWN, ^monitor, _, _, :killed}
      end
    end

    test "readers see a row as it was before or after, never between" do
      table = :ets.new(:pairs, [:set, :public, read_concurrency: true])
      :ets.insert(table, {:pair, 0, 0})
      parent = self()

      writer =
        spawn_link(fn ->
          for n <- 1..20_000, do: :ets.insert(table, {:pair, n, -n})
          send(parent, :written)
        end)

      readings = parallel(4, fn _ -> for _ <- 1..3000, do: :ets.lookup(table, :pair) end)

      for reading <- readings do
        values = for [{:pair, a, b}] <- reading, do: {a, b}
        assert Enum.all?(values, fn {a, b} -> a == -b end)
        assert values == Enum.sort(values)
      end

      assert_receive :written
      refute Process.alive?(writer) and :ets.lookup(table, :pair) != [{:pair, 20_000, -20_000}]
    end
  end

  defp parallel(count, fun) do
    1..count |> Enum.map(fn n -> Task.async(fn -> fun.(n) end) end) |> Enum.map(&Task.await(&1, 30_000))
  end
end
