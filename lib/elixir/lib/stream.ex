defmodule Stream do
  @moduledoc """
  Lazy operations on enumerables.

  A stream describes a computation and runs none of it until an `Enum` function, `for` or `run/1` asks for
  elements. Then the elements go through all steps one by one, and no intermediate lists are made:

      iex> 1..3 |> Stream.map(&(&1 * 2)) |> Stream.filter(&(&1 > 2)) |> Enum.to_list()
      [4, 6]

  So streams suit what is large, slow to come by or endless:

      iex> Stream.iterate(1, &(&1 * 2)) |> Stream.map(&(&1 + 1)) |> Enum.take(4)
      [2, 3, 5, 9]

  Streams are enumerable, some as a `%Stream{}`, some as a function of two arguments; do not rely on which.
  Nothing is remembered between runs: enumerating a stream twice computes everything twice.

  ## Streams of your own

  `resource/3`, `transform/5` and `unfold/2` make streams out of functions. `resource/3` and `transform/5`
  also tell when no more elements are wanted, so that files and the like can be closed.
  """

  alias Stream.Chunk
  alias Stream.Emitter
  alias Stream.Source
  alias Stream.Zip

  # `funs` are the steps, latest first: each takes the reducer of what comes after it and gives its own.
  # `accs` are the initial states of those that have one, latest first. `done` is set when the last step has
  # something to say at the end.
  defstruct enum: nil, funs: [], accs: [], done: nil

  @type acc :: any
  @type element :: any

  @typedoc "A zero-based position."
  @type index :: non_neg_integer

  @type default :: any
  @type timer :: non_neg_integer | :infinity

  # How a step keeps a state: its reducer is given `[state | acc]`, `acc` being what the next step's reducer
  # takes, and gives its command with `[state | acc]` back. Steps without a state hand `acc` on as it is.
  defp lazy(%Stream{done: nil, funs: funs} = stream, fun), do: %{stream | funs: [fun | funs]}
  defp lazy(enum, fun), do: %Stream{enum: enum, funs: [fun]}

  defp lazy(%Stream{done: nil, funs: funs, accs: accs} = stream, state, fun),
    do: %{stream | funs: [fun | funs], accs: [state | accs]}

  defp lazy(enum, state, fun), do: %Stream{enum: enum, funs: [fun], accs: [state]}

  defp lazy(enum, state, fun, done), do: %{lazy(enum, state, fun) | done: done}

  defp keep({command, acc}, state), do: {command, [state | acc]}

  ## Steps

  @doc """
  Cuts the elements in chunks of `count`; the last one may be shorter.

      iex> [1, 2, 3, 4, 5] |> Stream.chunk_every(2) |> Enum.to_list()
      [[1, 2], [3, 4], [5]]

  """
  @doc since: "1.5.0"
  @spec chunk_every(Enumerable.t(), pos_integer) :: Enumerable.t()
  def chunk_every(enum, count), do: chunk_every(enum, count, count, [])

  @doc """
  Gives chunks of `count` elements, each starting `step` elements after the one before.

  The last chunk, if too short, is filled up from `leftover`, or left out if that is `:discard`. See
  `Enum.chunk_every/4`.

      iex> [1, 2, 3, 4, 5, 6] |> Stream.chunk_every(3, 2) |> Enum.to_list()
      [[1, 2, 3], [3, 4, 5], [5, 6]]

      iex> [1, 2, 3, 4] |> Stream.chunk_every(3, 3, [:a, :b, :c]) |> Enum.to_list()
      [[1, 2, 3], [4, :a, :b]]

  """
  @doc since: "1.5.0"
  @spec chunk_every(Enumerable.t(), pos_integer, pos_integer, Enumerable.t() | :discard) :: Enumerable.t()
  def chunk_every(enum, count, step, leftover \\ [])
      when is_integer(count) and count > 0 and is_integer(step) and step > 0,
      do: chunk_while(enum, {[], 0}, Chunk.every(count, step), Chunk.last(count, leftover))

  @doc """
  Starts a new chunk whenever `fun` gives something else than for the element before.

      iex> [1, 2, 2, 3, 4, 4, 6] |> Stream.chunk_by(&(rem(&1, 2) == 1)) |> Enum.to_list()
      [[1], [2, 2], [3], [4, 4, 6]]

  """
  @spec chunk_by(Enumerable.t(), (element -> any)) :: Enumerable.t()
  def chunk_by(enum, fun) when is_function(fun, 1), do: chunk_while(enum, nil, Chunk.by(fun), &Chunk.last_by/1)

  @doc """
  Builds chunks as `chunk_fun` says.

  The functions are those of `Enum.chunk_while/4`.

      iex> chunk_fun = fn
      ...>   x, acc when rem(x, 3) == 0 -> {:cont, Enum.reverse([x | acc]), []}
      ...>   x, acc -> {:cont, [x | acc]}
      ...> end
      iex> 1..7 |> Stream.chunk_while([], chunk_fun, fn acc -> {:cont, Enum.reverse(acc), []} end) |> Enum.to_list()
      [[1, 2, 3], [4, 5, 6], [7]]

  """
  @doc since: "1.5.0"
  @spec chunk_while(
          Enumerable.t(),
          acc,
          (element, acc -> {:cont, chunk, acc} | {:cont, acc} | {:halt, acc}),
          (acc -> {:cont, chunk, acc} | {:cont, acc})
        ) :: Enumerable.t()
        when chunk: any
  def chunk_while(enum, acc, chunk_fun, after_fun) when is_function(chunk_fun, 2) and is_function(after_fun, 1) do
    # The state is a list of the chunking accumulator, empty once the consumer wants no more chunks.
    step = fn next ->
      fn entry, [[state] | acc] ->
        case chunk_fun.(entry, state) do
          {:cont, chunk, state} -> chunk |> next.(acc) |> keep_open(state)
          {:cont, state} -> {:cont, [[state] | acc]}
          {:halt, state} -> {:halt, [[state] | acc]}
        end
      end
    end

    lazy(enum, [acc], step, &emit_last_chunk(after_fun, &1, &2, &3))
  end

  defp keep_open({:halt, acc}, _state), do: {:halt, [[] | acc]}
  defp keep_open({command, acc}, state), do: {command, [[state] | acc]}

  defp emit_last_chunk(_after_fun, [], acc, _fun), do: {:cont, acc}

  defp emit_last_chunk(after_fun, [state], acc, fun) do
    case after_fun.(state) do
      {:cont, _state} -> {:cont, acc}
      {:cont, chunk, _state} -> fun.(chunk, acc)
    end
  end

  @doc """
  Leaves out elements that equal (`===`) the one before.

      iex> [1, 2, 2, 3, 3, 2] |> Stream.dedup() |> Enum.to_list()
      [1, 2, 3, 2]

  """
  @spec dedup(Enumerable.t()) :: Enumerable.t()
  def dedup(enum), do: dedup_by(enum, fn entry -> entry end)

  @doc """
  Leaves out elements for which `fun` gives the same (`===`) as for the one before.

      iex> [{1, :a}, {2, :b}, {2, :c}] |> Stream.dedup_by(fn {x, _} -> x end) |> Enum.to_list()
      [{1, :a}, {2, :b}]

  """
  @spec dedup_by(Enumerable.t(), (element -> term)) :: Enumerable.t()
  def dedup_by(enum, fun) when is_function(fun, 1) do
    lazy(enum, nil, fn next ->
      fn entry, [last | acc] ->
        case fun.(entry) do
          key when last === {:last, key} -> {:cont, [last | acc]}
          key -> entry |> next.(acc) |> keep({:last, key})
        end
      end
    end)
  end

  @doc """
  Leaves out the first `n` elements, or the last ones if `n` is negative.

  To leave out the last ones it holds that many back.

      iex> 1..10 |> Stream.drop(7) |> Enum.to_list()
      [8, 9, 10]

      iex> 1..10 |> Stream.drop(-7) |> Enum.to_list()
      [1, 2, 3]

  """
  @spec drop(Enumerable.t(), integer) :: Enumerable.t()
  def drop(enum, n) when is_integer(n) and n >= 0 do
    lazy(enum, n, fn next ->
      fn
        entry, [0 | acc] -> entry |> next.(acc) |> keep(0)
        _entry, [left | acc] -> {:cont, [left - 1 | acc]}
      end
    end)
  end

  def drop(enum, n) when is_integer(n) do
    # A queue of the -n latest elements: how many, the newer ones latest first, the older ones in order.
    lazy(enum, {0, [], []}, fn next ->
      fn
        entry, [{count, newer, older} | acc] when count < -n -> {:cont, [{count + 1, [entry | newer], older} | acc]}
        entry, [{count, newer, [oldest | older]} | acc] -> oldest |> next.(acc) |> keep({count, [entry | newer], older})
        entry, [{count, newer, []} | acc] -> drop_oldest(:lists.reverse(newer), entry, count, next, acc)
      end
    end)
  end

  defp drop_oldest([oldest | older], entry, count, next, acc), do: oldest |> next.(acc) |> keep({count, [entry], older})

  @doc """
  Leaves out every `nth` element, starting with the first.

  With 0 it leaves out none, with 1 all.

      iex> 1..10 |> Stream.drop_every(2) |> Enum.to_list()
      [2, 4, 6, 8, 10]

  """
  @spec drop_every(Enumerable.t(), non_neg_integer) :: Enumerable.t()
  def drop_every(enum, nth)
  def drop_every(enum, 0), do: %Stream{enum: enum}
  def drop_every([], _nth), do: %Stream{enum: []}

  def drop_every(enum, nth) when is_integer(nth) and nth > 0 do
    lazy(enum, 1, fn next ->
      fn
        _entry, [1 | acc] -> {:cont, [nth | acc]}
        entry, [left | acc] -> entry |> next.(acc) |> keep(left - 1)
      end
    end)
  end

  @doc """
  Leaves out elements from the start for as long as `fun` gives a truthy value.

      iex> 1..10 |> Stream.drop_while(&(&1 <= 5)) |> Enum.to_list()
      [6, 7, 8, 9, 10]

  """
  @spec drop_while(Enumerable.t(), (element -> as_boolean(term))) :: Enumerable.t()
  def drop_while(enum, fun) when is_function(fun, 1) do
    lazy(enum, true, fn next ->
      fn entry, [dropping? | acc] ->
        if dropping? and fun.(entry),
          do: {:cont, [true | acc]},
          else: entry |> next.(acc) |> keep(false)
      end
    end)
  end

  @doc """
  Calls `fun` with each element that goes through, for its effects.

      iex> stream = Stream.each([1, 2], fn x -> send(self(), x) end)
      iex> Enum.to_list(stream)
      [1, 2]
      iex> receive do: (x when is_integer(x) -> x)
      1

  """
  @spec each(Enumerable.t(), (element -> term)) :: Enumerable.t()
  def each(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next ->
      fn entry, acc ->
        fun.(entry)
        next.(entry, acc)
      end
    end)
  end

  @doc """
  Keeps the elements for which `fun` gives a truthy value.

      iex> [1, 2, 3] |> Stream.filter(&(rem(&1, 2) == 0)) |> Enum.to_list()
      [2]

  """
  @spec filter(Enumerable.t(), (element -> as_boolean(term))) :: Enumerable.t()
  def filter(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next ->
      fn entry, acc -> if fun.(entry), do: next.(entry, acc), else: {:cont, acc} end
    end)
  end

  @doc """
  Leaves out the elements for which `fun` gives a truthy value.

      iex> [1, 2, 3] |> Stream.reject(&(rem(&1, 2) == 0)) |> Enum.to_list()
      [1, 3]

  """
  @spec reject(Enumerable.t(), (element -> as_boolean(term))) :: Enumerable.t()
  def reject(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next ->
      fn entry, acc -> if fun.(entry), do: {:cont, acc}, else: next.(entry, acc) end
    end)
  end

  @doc """
  Gives what `fun` gives for each element.

      iex> [1, 2, 3] |> Stream.map(&(&1 * 2)) |> Enum.to_list()
      [2, 4, 6]

  """
  @spec map(Enumerable.t(), (element -> any)) :: Enumerable.t()
  def map(enum, fun) when is_function(fun, 1),
    do: lazy(enum, fn next -> fn entry, acc -> next.(fun.(entry), acc) end end)

  @doc """
  Maps every `nth` element, starting with the first; the others stay as they are.

  With 0 nothing is mapped.

      iex> 1..6 |> Stream.map_every(2, &(&1 * 100)) |> Enum.to_list()
      [100, 2, 300, 4, 500, 6]

  """
  @doc since: "1.4.0"
  @spec map_every(Enumerable.t(), non_neg_integer, (element -> any)) :: Enumerable.t()
  def map_every(enum, nth, fun) when is_integer(nth) and nth >= 0 and is_function(fun, 1), do: map_nth(enum, nth, fun)

  defp map_nth(enum, 0, _fun), do: %Stream{enum: enum}
  defp map_nth(enum, 1, fun), do: map(enum, fun)
  defp map_nth([], _nth, _fun), do: %Stream{enum: []}

  defp map_nth(enum, nth, fun) do
    lazy(enum, 1, fn next ->
      fn
        entry, [1 | acc] -> fun.(entry) |> next.(acc) |> keep(nth)
        entry, [left | acc] -> entry |> next.(acc) |> keep(left - 1)
      end
    end)
  end

  @doc """
  Gives all accumulators of a fold that starts from the first element.

      iex> 1..5 |> Stream.scan(&(&1 + &2)) |> Enum.to_list()
      [1, 3, 6, 10, 15]

  """
  @spec scan(Enumerable.t(), (element, acc -> any)) :: Enumerable.t()
  def scan(enum, fun) when is_function(fun, 2) do
    lazy(enum, :first, fn next ->
      fn
        entry, [:first | acc] ->
          entry |> next.(acc) |> keep({:scanned, entry})

        entry, [{:scanned, scanned} | acc] ->
          scanned = fun.(entry, scanned)
          scanned |> next.(acc) |> keep({:scanned, scanned})
      end
    end)
  end

  @doc """
  Gives all accumulators of a fold that starts from `acc`.

      iex> 1..5 |> Stream.scan(10, &(&1 + &2)) |> Enum.to_list()
      [11, 13, 16, 20, 25]

  """
  @spec scan(Enumerable.t(), acc, (element, acc -> any)) :: Enumerable.t()
  def scan(enum, acc, fun) when is_function(fun, 2) do
    lazy(enum, acc, fn next ->
      fn entry, [scanned | acc] ->
        scanned = fun.(entry, scanned)
        scanned |> next.(acc) |> keep(scanned)
      end
    end)
  end

  @doc """
  Gives the first `count` elements, or the last ones if `count` is negative.

  It reads no more than it gives. To give the last ones it reads everything first.

      iex> Stream.cycle([1, 2, 3]) |> Stream.take(5) |> Enum.to_list()
      [1, 2, 3, 1, 2]

      iex> 1..10 |> Stream.take(-3) |> Enum.to_list()
      [8, 9, 10]

  """
  @spec take(Enumerable.t(), integer) :: Enumerable.t()
  def take(enum, count) when is_integer(count), do: take_first(enum, count)

  defp take_first(_enum, 0), do: %Stream{enum: []}
  defp take_first([], _count), do: %Stream{enum: []}

  defp take_first(enum, count) when count > 0 do
    lazy(enum, count, fn next ->
      fn
        entry, [1 | acc] ->
          {_command, acc} = next.(entry, acc)
          {:halt, [0 | acc]}

        entry, [left | acc] ->
          entry |> next.(acc) |> keep(left - 1)
      end
    end)
  end

  defp take_first(enum, count), do: &Enumerable.reduce(Enum.take(enum, count), &1, &2)

  @doc """
  Gives every `nth` element, starting with the first.

  With 0 it gives none.

      iex> 1..10 |> Stream.take_every(2) |> Enum.to_list()
      [1, 3, 5, 7, 9]

  """
  @spec take_every(Enumerable.t(), non_neg_integer) :: Enumerable.t()
  def take_every(enum, nth) when is_integer(nth) and nth >= 0, do: take_nth(enum, nth)

  defp take_nth(_enum, 0), do: %Stream{enum: []}
  defp take_nth([], _nth), do: %Stream{enum: []}

  defp take_nth(enum, nth) do
    lazy(enum, 1, fn next ->
      fn
        entry, [1 | acc] -> entry |> next.(acc) |> keep(nth)
        _entry, [left | acc] -> {:cont, [left - 1 | acc]}
      end
    end)
  end

  @doc """
  Gives the elements from the start for as long as `fun` gives a truthy value.

      iex> 1..100 |> Stream.take_while(&(&1 <= 3)) |> Enum.to_list()
      [1, 2, 3]

  """
  @spec take_while(Enumerable.t(), (element -> as_boolean(term))) :: Enumerable.t()
  def take_while(enum, fun) when is_function(fun, 1) do
    lazy(enum, fn next ->
      fn entry, acc -> if fun.(entry), do: next.(entry, acc), else: {:halt, acc} end
    end)
  end

  @doc """
  Leaves out elements that equal (`===`) an earlier one.

  It remembers all elements it has let through, so an endless stream of ever new ones fills the memory.

      iex> [1, 2, 3, 3, 2, 1] |> Stream.uniq() |> Enum.to_list()
      [1, 2, 3]

  """
  @spec uniq(Enumerable.t()) :: Enumerable.t()
  def uniq(enum), do: uniq_by(enum, fn entry -> entry end)

  @doc """
  Leaves out elements for which `fun` gives the same (`===`) as for an earlier one.

      iex> [{1, :x}, {2, :y}, {1, :z}] |> Stream.uniq_by(fn {x, _} -> x end) |> Enum.to_list()
      [{1, :x}, {2, :y}]

  """
  @spec uniq_by(Enumerable.t(), (element -> term)) :: Enumerable.t()
  def uniq_by(enum, fun) when is_function(fun, 1) do
    lazy(enum, %{}, fn next ->
      fn entry, [seen | acc] ->
        case fun.(entry) do
          key when is_map_key(seen, key) -> {:cont, [seen | acc]}
          key -> entry |> next.(acc) |> keep(:maps.put(key, true, seen))
        end
      end
    end)
  end

  @doc """
  Pairs each element with its position, or calls a function with both.

  An integer is added to the positions, which start at 0.

      iex> Stream.with_index([:a, :b]) |> Enum.to_list()
      [a: 0, b: 1]

      iex> Stream.with_index([:a, :b], 3) |> Enum.to_list()
      [a: 3, b: 4]

      iex> Stream.with_index([:a, :b], fn x, index -> {index, x} end) |> Enum.to_list()
      [{0, :a}, {1, :b}]

  """
  @spec with_index(Enumerable.t(), integer | (element, index -> return)) :: Enumerable.t() when return: term
  def with_index(enum, fun_or_offset \\ 0)

  def with_index(enum, offset) when is_integer(offset) do
    lazy(enum, offset, fn next ->
      fn entry, [index | acc] -> {entry, index} |> next.(acc) |> keep(index + 1) end
    end)
  end

  def with_index(enum, fun) when is_function(fun, 2) do
    lazy(enum, 0, fn next ->
      fn entry, [index | acc] -> fun.(entry, index) |> next.(acc) |> keep(index + 1) end
    end)
  end

  @doc """
  Puts the elements that go through into a collectable as well.

  What is collected is dropped: this is for collectables with effects, such as files. `transform` is applied
  to what is collected, not to what goes on.

      iex> [1, 2] |> Stream.into([], &(&1 * 2)) |> Enum.to_list()
      [1, 2]

  """
  @spec into(Enumerable.t(), Collectable.t(), (term -> term)) :: Enumerable.t()
  def into(enum, collectable, transform \\ fn x -> x end) when is_function(transform, 1),
    do: &collecting(enum, collectable, transform, &1, &2)

  defp collecting(enum, collectable, transform, acc, fun) do
    {initial, collector} = Collectable.into(collectable)

    # The collection goes along in front of the accumulator.
    reducer = fn entry, [collected | acc] ->
      collected = collector.(collected, {:cont, transform.(entry)})
      entry |> fun.(acc) |> keep(collected)
    end

    collect(&Enumerable.reduce(enum, &1, reducer), initial, collector, acc)
  end

  defp collect(continue, collected, collector, {command, acc}) do
    try do
      continue.({command, [collected | acc]})
    catch
      kind, reason ->
        collector.(collected, :halt)
        :erlang.raise(kind, reason, __STACKTRACE__)
    else
      {:suspended, [collected | acc], continue} ->
        {:suspended, acc, &collect(continue, collected, collector, &1)}

      {:halted, [collected | acc]} ->
        collector.(collected, :halt)
        {:halted, acc}

      {:done, [collected | acc]} ->
        collector.(collected, :done)
        {:done, acc}
    end
  end

  @doc """
  Runs a stream for its effects only.

      iex> 1..2 |> Stream.each(&send(self(), {:got, &1})) |> Stream.run()
      :ok

  """
  @spec run(Enumerable.t()) :: :ok
  def run(stream) do
    _ = Enumerable.reduce(stream, {:cont, nil}, fn _, _ -> {:cont, nil} end)
    :ok
  end

  ## Steps that give any number of elements

  @doc """
  Strings the elements of enumerables together.

      iex> Stream.concat([1..2, 3..4]) |> Enum.to_list()
      [1, 2, 3, 4]

  """
  @spec concat(Enumerable.t()) :: Enumerable.t()
  def concat(enumerables), do: flat_map(enumerables, fn enumerable -> enumerable end)

  @doc """
  Strings the elements of two enumerables together.

      iex> Stream.concat(1..2, [:a]) |> Enum.to_list()
      [1, 2, :a]

  """
  @spec concat(Enumerable.t(), Enumerable.t()) :: Enumerable.t()
  def concat(first, second), do: concat([first, second])

  @doc """
  Maps each element to an enumerable and strings the results together.

      iex> [1, 2, 3] |> Stream.flat_map(&[&1, &1 * 2]) |> Enum.to_list()
      [1, 2, 2, 4, 3, 6]

  """
  @spec flat_map(Enumerable.t(), (element -> Enumerable.t())) :: Enumerable.t()
  def flat_map(enum, mapper) when is_function(mapper, 1),
    do: transform(enum, nil, fn entry, nil -> {mapper.(entry), nil} end)

  @doc """
  Puts `intersperse_element` between the elements.

      iex> Stream.intersperse([1, 2, 3], 0) |> Enum.to_list()
      [1, 0, 2, 0, 3]

  """
  @doc since: "1.6.0"
  @spec intersperse(Enumerable.t(), any) :: Enumerable.t()
  def intersperse(enumerable, intersperse_element) do
    transform(enumerable, false, fn
      entry, false -> {[entry], true}
      entry, true -> {[intersperse_element, entry], true}
    end)
  end

  @doc """
  Maps each element to any number of elements, with an accumulator.

  `reducer` is called with an element and the accumulator and gives `{enumerable, acc}`, or `{:halt, acc}` to
  end the stream.

      iex> reducer = fn x, acc -> if acc < 3, do: {[x, x], acc + 1}, else: {:halt, acc} end
      iex> 1..10 |> Stream.transform(0, reducer) |> Enum.to_list()
      [1, 1, 2, 2, 3, 3]

  """
  @spec transform(Enumerable.t(), acc, fun) :: Enumerable.t()
        when fun: (element, acc -> {Enumerable.t(), acc} | {:halt, acc}), acc: any
  def transform(enum, acc, reducer) when is_function(reducer, 2),
    do: &transform(enum, acc, reducer, nil, fn _ -> :ok end, &1, &2)

  @doc """
  Like `transform/5` without anything to add at the end.
  """
  @spec transform(Enumerable.t(), start_fun, reducer, after_fun) :: Enumerable.t()
        when start_fun: (-> acc),
             reducer: (element, acc -> {Enumerable.t(), acc} | {:halt, acc}),
             after_fun: (acc -> term),
             acc: any
  def transform(enum, start_fun, reducer, after_fun)
      when is_function(start_fun, 0) and is_function(reducer, 2) and is_function(after_fun, 1),
      do: &transform(enum, start_fun.(), reducer, nil, after_fun, &1, &2)

  @doc """
  Maps each element to any number of elements, with an accumulator that is set up and cleaned up.

  When the stream is run `start_fun` gives the accumulator. `reducer` is called with each element and the
  accumulator and gives `{enumerable, acc}`, or `{:halt, acc}` to end the stream. If it comes to the end of
  `enum`, `last_fun` may add elements in the same way. Finally `after_fun` is called with the accumulator,
  also when the consumer stops early or something fails.

      iex> stream =
      ...>   Stream.transform(
      ...>     1..5,
      ...>     fn -> 0 end,
      ...>     fn x, sum -> {[x], sum + x} end,
      ...>     fn sum -> {[{:sum, sum}], sum} end,
      ...>     fn sum -> send(self(), {:after, sum}) end
      ...>   )
      iex> Enum.to_list(stream)
      [1, 2, 3, 4, 5, {:sum, 15}]
      iex> receive do: ({:after, sum} -> sum)
      15

  """
  @doc since: "1.14.0"
  @spec transform(Enumerable.t(), start_fun, reducer, last_fun, after_fun) :: Enumerable.t()
        when start_fun: (-> acc),
             reducer: (element, acc -> {Enumerable.t(), acc} | {:halt, acc}),
             last_fun: (acc -> {Enumerable.t(), acc} | {:halt, acc}),
             after_fun: (acc -> term),
             acc: any
  def transform(enum, start_fun, reducer, last_fun, after_fun)
      when is_function(start_fun, 0) and is_function(reducer, 2) and is_function(last_fun, 1) and
             is_function(after_fun, 1),
      do: &transform(enum, start_fun.(), reducer, last_fun, after_fun, &1, &2)

  # The emitter's state is `[source | acc]`, or `[:last | acc]` once `last_fun` had its say.
  defp transform(enum, user_acc, reducer, last_fun, after_fun, acc, fun) do
    Emitter.reduce(
      [Source.new(enum) | user_acc],
      &transform_next(&1, reducer, last_fun, after_fun),
      &transform_end(&1, after_fun),
      acc,
      fun
    )
  end

  defp transform_next([:last | _] = state, _reducer, _last_fun, _after_fun), do: {:halt, state}

  defp transform_next([source | user_acc], reducer, last_fun, after_fun) do
    case guarded([[] | user_acc], after_fun, fn -> Source.next(source) end) do
      {entry, source} ->
        [source | user_acc] |> guarded(after_fun, fn -> reducer.(entry, user_acc) end) |> with_source(source)

      :done when last_fun == nil ->
        {:halt, [:last | user_acc]}

      :done ->
        [:last | user_acc] |> guarded(after_fun, fn -> last_fun.(user_acc) end) |> with_source(:last)
    end
  end

  defp with_source({piece, user_acc}, source), do: {piece, [source | user_acc]}

  defp transform_end([:last | user_acc], after_fun), do: after_fun.(user_acc)

  defp transform_end([source | user_acc], after_fun) do
    Source.close(source)
    after_fun.(user_acc)
  end

  defp guarded(state, after_fun, fun) do
    try do
      fun.()
    catch
      kind, reason ->
        transform_end(state, after_fun)
        :erlang.raise(kind, reason, __STACKTRACE__)
    end
  end

  ## Several streams at once

  @doc """
  Pairs the elements of two enumerables, up to the end of the shorter one.

      iex> Stream.zip(1..3, Stream.cycle([:a, :b])) |> Enum.to_list()
      [{1, :a}, {2, :b}, {3, :a}]

  """
  @spec zip(Enumerable.t(), Enumerable.t()) :: Enumerable.t()
  def zip(enumerable1, enumerable2), do: zip_with(enumerable1, enumerable2, &{&1, &2})

  @doc """
  Gives tuples of the elements at the same positions of enumerables, up to the end of the shortest.

      iex> Stream.zip([1..3, [:a, :b], Stream.cycle([0])]) |> Enum.to_list()
      [{1, :a, 0}, {2, :b, 0}]

  """
  @doc since: "1.4.0"
  @spec zip(enumerables) :: Enumerable.t() when enumerables: [Enumerable.t()] | Enumerable.t()
  def zip(enumerables), do: zip_with(enumerables, &:erlang.list_to_tuple/1)

  @doc """
  Gives what `zip_fun` gives for the elements of two enumerables at the same positions.

      iex> Stream.zip_with(1..3, Stream.cycle([10, 20]), &(&1 + &2)) |> Enum.to_list()
      [11, 22, 13]

  """
  @doc since: "1.12.0"
  @spec zip_with(Enumerable.t(), Enumerable.t(), (term, term -> term)) :: Enumerable.t()
  def zip_with(enumerable1, enumerable2, zip_fun) when is_function(zip_fun, 2),
    do: &Zip.reduce([enumerable1, enumerable2], fn [left, right] -> zip_fun.(left, right) end, &1, &2)

  @doc """
  Gives what `zip_fun` gives for the list of the elements of all enumerables at the same position.

      iex> Stream.zip_with([1..2, 3..4, 5..6], &Enum.sum/1) |> Enum.to_list()
      [9, 12]

  """
  @doc since: "1.12.0"
  @spec zip_with(enumerables, (Enumerable.t() -> term)) :: Enumerable.t()
        when enumerables: [Enumerable.t()] | Enumerable.t()
  def zip_with(enumerables, zip_fun) when is_function(zip_fun, 1),
    do: &Zip.reduce(Enum.to_list(enumerables), zip_fun, &1, &2)

  ## Sources

  @doc """
  Repeats an enumerable for ever.

  Raises `ArgumentError` if it is empty: at once for a list, else when it is run.

      iex> Stream.cycle([1, 2, 3]) |> Enum.take(5)
      [1, 2, 3, 1, 2]

  """
  @spec cycle(Enumerable.t()) :: Enumerable.t()
  def cycle(enumerable)
  def cycle([]), do: raise(ArgumentError, "cannot cycle over an empty enumerable")

  def cycle(enumerable) when is_list(enumerable) do
    unfold(enumerable, fn
      [head | tail] -> {head, tail}
      [] -> {hd(enumerable), tl(enumerable)}
    end)
  end

  def cycle(enumerable), do: &repeat_pass(enumerable, &1, &2)

  # The consumer's last command goes in front of its accumulator, to tell the end of a pass from the end of
  # its interest. `:none` stands there as long as a pass has not given anything.
  defp repeat_pass(enumerable, command, fun) do
    reducer = fn entry, [_ | acc] ->
      {command, acc} = fun.(entry, acc)
      {command, [command | acc]}
    end

    repeat_pass(&Enumerable.reduce(enumerable, &1, reducer), enumerable, :none, command, fun)
  end

  defp repeat_pass(_continue, _enumerable, :none, {:halt, acc}, _fun), do: {:halted, acc}

  defp repeat_pass(continue, enumerable, :none, {:suspend, acc}, fun),
    do: {:suspended, acc, &repeat_pass(continue, enumerable, :none, &1, fun)}

  defp repeat_pass(continue, enumerable, last_command, {command, acc}, fun) do
    case continue.({command, [last_command | acc]}) do
      {:suspended, [last_command | acc], continue} ->
        {:suspended, acc, &repeat_pass(continue, enumerable, last_command, &1, fun)}

      {_done_or_halted, _acc} when command == :halt ->
        {:halted, acc}

      {_done_or_halted, [:none | _acc]} ->
        raise ArgumentError, "cannot cycle over an empty enumerable"

      {:done, [_ | acc]} ->
        repeat_pass(enumerable, {:cont, acc}, fun)

      {:halted, [command | acc]} ->
        repeat_pass(enumerable, {command, acc}, fun)
    end
  end

  @doc """
  Gives `value` `n` times.

      iex> Stream.duplicate("hello", 2) |> Enum.to_list()
      ["hello", "hello"]

  """
  @doc since: "1.14.0"
  @spec duplicate(any, non_neg_integer) :: Enumerable.t()
  def duplicate(value, n) when is_integer(n) and n >= 0 do
    unfold(n, fn
      0 -> nil
      left -> {value, left - 1}
    end)
  end

  @doc """
  Counts up from an offset, or gives what a function gives for 0, 1, 2 and so on, without end.

      iex> Stream.from_index(10) |> Enum.take(3)
      [10, 11, 12]

      iex> Stream.from_index(fn i -> i * 10 end) |> Enum.take(3)
      [0, 10, 20]

  """
  @doc since: "1.17.0"
  @spec from_index(integer) :: Enumerable.t()
  @spec from_index((non_neg_integer -> return)) :: Enumerable.t() when return: term
  def from_index(fun_or_offset \\ 0)
  def from_index(offset) when is_integer(offset), do: unfold(offset, fn index -> {index, index + 1} end)
  def from_index(fun) when is_function(fun, 1), do: unfold(0, fn index -> {fun.(index), index + 1} end)

  @doc """
  Counts up from 0, an integer every `n` milliseconds, for ever.

  The process that runs the stream sleeps in between.

      iex> Stream.interval(1) |> Enum.take(3)
      [0, 1, 2]

  """
  @spec interval(timer) :: Enumerable.t()
  def interval(n) when (is_integer(n) and n >= 0) or n == :infinity do
    unfold(0, fn count ->
      Process.sleep(n)
      {count, count + 1}
    end)
  end

  @doc """
  Gives `start_value`, what `next_fun` gives for that, what it gives for that, and so on, for ever.

      iex> Stream.iterate(1, &(&1 * 2)) |> Enum.take(5)
      [1, 2, 4, 8, 16]

  """
  @spec iterate(element, (element -> element)) :: Enumerable.t()
  def iterate(start_value, next_fun) when is_function(next_fun, 1) do
    unfold({:first, start_value}, fn
      {:first, value} ->
        {value, {:next, value}}

      {:next, value} ->
        value = next_fun.(value)
        {value, {:next, value}}
    end)
  end

  @doc """
  Gives what `generator_fun` gives, called again for each element, for ever.

      iex> Stream.repeatedly(fn -> :again end) |> Enum.take(2)
      [:again, :again]

  """
  @spec repeatedly((-> element)) :: Enumerable.t()
  def repeatedly(generator_fun) when is_function(generator_fun, 0), do: &repeat(generator_fun, &1, &2)

  defp repeat(generator_fun, {:cont, acc}, fun), do: repeat(generator_fun, fun.(generator_fun.(), acc), fun)
  defp repeat(_generator_fun, {:halt, acc}, _fun), do: {:halted, acc}
  defp repeat(generator_fun, {:suspend, acc}, fun), do: {:suspended, acc, &repeat(generator_fun, &1, fun)}

  @doc """
  Makes a stream of something that has to be opened and closed.

  When the stream is run `start_fun` opens it and gives the accumulator. `next_fun` gives `{enumerable, acc}`
  for the next elements or `{:halt, acc}` at the end. `after_fun` is called with the accumulator at last, also
  when the consumer stops early or something fails.

      iex> stream =
      ...>   Stream.resource(
      ...>     fn -> StringIO.open("a\\nb\\n") |> elem(1) end,
      ...>     fn device ->
      ...>       case IO.read(device, :line) do
      ...>         :eof -> {:halt, device}
      ...>         line -> {[String.trim(line)], device}
      ...>       end
      ...>     end,
      ...>     &StringIO.close/1
      ...>   )
      iex> Enum.to_list(stream)
      ["a", "b"]

  """
  @spec resource((-> acc), (acc -> {[element], acc} | {:halt, acc}), (acc -> term)) :: Enumerable.t()
  def resource(start_fun, next_fun, after_fun)
      when is_function(start_fun, 0) and is_function(next_fun, 1) and is_function(after_fun, 1) do
    produce = fn resource ->
      try do
        next_fun.(resource)
      catch
        kind, reason ->
          after_fun.(resource)
          :erlang.raise(kind, reason, __STACKTRACE__)
      end
    end

    &Emitter.reduce(start_fun.(), produce, after_fun, &1, &2)
  end

  @doc """
  Gives 0 once, after `n` milliseconds.

      iex> Stream.timer(1) |> Enum.to_list()
      [0]

  """
  @spec timer(timer) :: Enumerable.t()
  def timer(n) when (is_integer(n) and n >= 0) or n == :infinity, do: n |> interval() |> take(1)

  @doc """
  Gives elements until `next_fun` gives `nil`.

  `next_fun` is called with the accumulator and gives `{element, acc}` or `nil`.

      iex> Stream.unfold(5, fn
      ...>   0 -> nil
      ...>   n -> {n, n - 1}
      ...> end)
      ...> |> Enum.to_list()
      [5, 4, 3, 2, 1]

  """
  @spec unfold(acc, (acc -> {element, acc} | nil)) :: Enumerable.t()
  def unfold(next_acc, next_fun) when is_function(next_fun, 1), do: &unfold(next_acc, next_fun, &1, &2)

  defp unfold(next_acc, next_fun, {:cont, acc}, fun) do
    case next_fun.(next_acc) do
      nil -> {:done, acc}
      {entry, next_acc} -> unfold(next_acc, next_fun, fun.(entry, acc), fun)
    end
  end

  defp unfold(_next_acc, _next_fun, {:halt, acc}, _fun), do: {:halted, acc}

  defp unfold(next_acc, next_fun, {:suspend, acc}, fun),
    do: {:suspended, acc, &unfold(next_acc, next_fun, &1, fun)}

  ## Deprecated

  @doc false
  @deprecated "Use Stream.chunk_every/2 instead"
  def chunk(enum, n), do: chunk_every(enum, n, n, :discard)

  @doc false
  @deprecated "Use Stream.chunk_every/3 instead"
  def chunk(enum, n, step) when is_integer(n) and n > 0 and is_integer(step) and step > 0,
    do: chunk_every(enum, n, step, :discard)

  @doc false
  @deprecated "Use Stream.chunk_every/4 instead"
  def chunk(enum, n, step, leftover) when is_integer(n) and n > 0 and is_integer(step) and step > 0,
    do: chunk_every(enum, n, step, leftover || :discard)

  @doc false
  @deprecated "Use Stream.filter/2 + Stream.map/2 instead"
  def filter_map(enum, filter, mapper), do: enum |> filter(filter) |> map(mapper)

  @doc false
  @deprecated "Use Stream.uniq_by/2 instead"
  def uniq(enum, fun), do: uniq_by(enum, fun)
end

defimpl Enumerable, for: Stream do
  def count(_stream), do: {:error, __MODULE__}
  def member?(_stream, _element), do: {:error, __MODULE__}
  def slice(_stream), do: {:error, __MODULE__}

  # Without states the steps work on the consumer's accumulator itself.
  def reduce(%Stream{enum: enum, funs: funs, accs: [], done: nil}, acc, fun),
    do: Enumerable.reduce(enum, acc, compose(funs, fun))

  def reduce(%Stream{enum: enum, funs: funs, accs: states, done: done}, acc, fun) do
    reducer = compose(funs, fun)
    run(&Enumerable.reduce(enum, &1, reducer), states, done, acc, fun)
  end

  defp compose([step | steps], reducer), do: compose(steps, step.(reducer))
  defp compose([], reducer), do: reducer

  defp run(continue, states, done, {command, acc}, fun) do
    case continue.({command, nest(states, acc)}) do
      {:suspended, nested, continue} ->
        {states, acc} = unnest(nested, states, [])
        {:suspended, acc, &run(continue, states, done, &1, fun)}

      {result, nested} ->
        {states, acc} = unnest(nested, states, [])
        if done == nil or command == :halt, do: {result, acc}, else: finish(result, done.(hd(states), acc, fun))
    end
  end

  # The state of the first step is outermost; `states` has that of the last step first.
  defp nest([state | states], acc), do: nest(states, [state | acc])
  defp nest([], acc), do: acc

  defp unnest([state | nested], [_ | same_length], states), do: unnest(nested, same_length, [state | states])
  defp unnest(acc, [], states), do: {states, acc}

  defp finish(result, {:cont, acc}), do: {result, acc}
  defp finish(_result, {:halt, acc}), do: {:halted, acc}

  defp finish(_result, {:suspend, acc}) do
    {:suspended, acc,
     fn
       {:halt, acc} -> {:halted, acc}
       {:cont, acc} -> {:done, acc}
       {:suspend, _} = command -> finish(:done, command)
     end}
  end
end

defimpl Inspect, for: Stream do
  import Inspect.Algebra
  import Kernel, except: [inspect: 2]

  def inspect(%{enum: enum, funs: funs}, opts) do
    inner = [enum: enum, funs: :lists.reverse(funs)]
    concat(["#Stream<", to_doc(inner, opts), ">"])
  end
end
