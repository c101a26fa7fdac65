defmodule Registry do
  @moduledoc """
  A table of this node from keys to processes.

  With `keys: :unique` a key has one process, with `keys: :duplicate` any number of them. A process registers itself, with a value, and is forgotten when it
  ends. Keys are any terms.

      {:ok, _} = Registry.start_link(keys: :unique, name: MyApp.Names)
      {:ok, _} = Agent.start_link(fn -> 0 end, name: {:via, Registry, {MyApp.Names, "counter"}})
      Registry.lookup(MyApp.Names, "counter")
      #=> [{pid, nil}]

      {:ok, _} = Registry.start_link(keys: :duplicate, name: MyApp.Topics)
      {:ok, _} = Registry.register(MyApp.Topics, "news", :subscriber)
      Registry.dispatch(MyApp.Topics, "news", fn entries ->
        for {pid, _value} <- entries, do: send(pid, :extra)
      end)

  Reading happens in the caller, from tables. With many processes on many cores, `:partitions` splits them.

  Listeners, named processes given at the start, are told of everything that is registered by messages `{:register, registry, key, pid, value}` and
  `{:unregister, registry, key, pid}`. The latter is for calls of `unregister/2`: a listener that wants to know of the end of processes monitors them.
  """

  @keys [:unique, :duplicate]
  @all_info -1
  @key_info -2

  @typedoc "The name of a registry"
  @type registry :: atom

  @typedoc "Whether a key has one process or many; those of duplicate keys are spread over partitions by process (default) or by key"
  @type keys :: :unique | :duplicate | {:duplicate, :key} | {:duplicate, :pid}

  @typedoc "A key"
  @type key :: term

  @typedoc "The value of a process under a key"
  @type value :: term

  @typedoc "The key of metadata of a registry"
  @type meta_key :: atom | tuple

  @typedoc "Metadata of a registry"
  @type meta_value :: term

  @typedoc "A pattern for values, as in match specifications"
  @type match_pattern :: atom | term

  @typedoc "A guard of a match specification"
  @type guard :: atom | tuple

  @typedoc "The guards of a match specification"
  @type guards :: [guard]

  @typedoc "The body of a match specification"
  @type body :: [term]

  @typedoc "A match specification for `{key, pid, value}`"
  @type spec :: [{match_pattern, guards, body}]

  @typedoc "An option of `start_link/1`"
  @type start_option ::
          {:keys, keys}
          | {:name, registry}
          | {:partitions, pos_integer}
          | {:listeners, [atom]}
          | {:meta, [{meta_key, meta_value}]}
          | {:compressed, boolean}

  @typedoc "Options of `dispatch/4`"
  @type dispatch_opts :: [{:parallel, boolean}]

  @typedoc "What listeners are told"
  @typedoc since: "1.15.0"
  @type listener_message ::
          {:register, registry, key, registry_partition :: pid, value}
          | {:unregister, registry, key, registry_partition :: pid}

  @doc false
  def __all_info__, do: @all_info

  @doc false
  def __key_info__, do: @key_info

  @doc false
  def __key_ets__(registry, partition), do: key_ets!(registry, partition)

  ## Via callbacks

  @doc false
  def whereis_name({registry, key}), do: whereis_name(registry, key)
  def whereis_name({registry, key, _value}), do: whereis_name(registry, key)

  defp whereis_name(registry, key) do
    case key_info!(registry) do
      {:unique, partitions, key_ets} ->
        key_ets = key_ets || key_ets!(registry, key, partitions)

        case safe_lookup_second(key_ets, key) do
          {pid, _} -> if Process.alive?(pid), do: pid, else: :undefined
          _ -> :undefined
        end

      {_kind, _, _} ->
        raise ArgumentError, ":via is not supported for duplicate registries"
    end
  end

  @doc false
  def register_name({registry, key}, pid), do: register_name(registry, key, nil, pid)
  def register_name({registry, key, value}, pid), do: register_name(registry, key, value, pid)

  defp register_name(registry, key, value, pid) when pid == self() do
    case register(registry, key, value) do
      {:ok, _} -> :yes
      {:error, _} -> :no
    end
  end

  @doc false
  def send({registry, key}, msg), do: send(registry, key, msg)
  def send({registry, key, _value}, msg), do: send(registry, key, msg)

  defp send(registry, key, msg) do
    case lookup(registry, key) do
      [{pid, _}] -> Kernel.send(pid, msg)
      [] -> :erlang.error(:badarg, [{registry, key}, msg])
    end
  end

  @doc false
  def unregister_name({registry, key}), do: unregister(registry, key)
  def unregister_name({registry, key, _value}), do: unregister(registry, key)

  ## Start

  @doc """
  Starts a registry.

  Options: `:keys` (`:unique` or `:duplicate`, required), `:name` (an atom, required), `:partitions` (1), `:listeners` (names), `:meta` (keyword list, see
  `meta/2`) and `:compressed`. Raises `ArgumentError` for others' values.

      iex> {:ok, _} = Registry.start_link(keys: :unique, name: Registry.StartExample)
      iex> {:ok, agent} = Agent.start_link(fn -> 42 end, name: {:via, Registry, {Registry.StartExample, "agent"}})
      iex> Registry.lookup(Registry.StartExample, "agent") == [{agent, nil}]
      true

  """
  @doc since: "1.5.0"
  @spec start_link([start_option]) :: {:ok, pid} | {:error, term}
  def start_link(options) do
    kind = kind!(Keyword.get(options, :keys))

    name =
      case Keyword.fetch(options, :name) do
        {:ok, name} when is_atom(name) -> name
        {:ok, other} -> raise ArgumentError, "expected :name to be an atom, got: " <> inspect(other)
        :error -> raise ArgumentError, "expected :name option to be present"
      end

    meta = Keyword.get(options, :meta, [])

    if not Keyword.keyword?(meta) do
      raise ArgumentError, "expected :meta to be a keyword list, got: #{inspect(meta)}"
    end

    partitions = Keyword.get(options, :partitions, 1)

    if not (is_integer(partitions) and partitions >= 1) do
      raise ArgumentError, "expected :partitions to be a positive integer, got: #{inspect(partitions)}"
    end

    listeners = Keyword.get(options, :listeners, [])

    if not (is_list(listeners) and Enum.all?(listeners, &is_atom/1)) do
      raise ArgumentError, "expected :listeners to be a list of named processes, got: #{inspect(listeners)}"
    end

    compressed = Keyword.get(options, :compressed, false)

    if not is_boolean(compressed) do
      raise ArgumentError, "expected :compressed to be a boolean, got: #{inspect(compressed)}"
    end

    # The :info entries give the kind and the partitions; those of one partition are completed by it.
    entries = [
      {@all_info, {kind, partitions, nil, listeners}},
      {@key_info, {kind, partitions, nil}} | meta
    ]

    Registry.Supervisor.start_link(kind, name, partitions, listeners, entries, compressed)
  end

  defp kind!(:unique), do: :unique
  defp kind!(:duplicate), do: {:duplicate, :pid}
  defp kind!({:duplicate, by} = kind) when by in [:key, :pid], do: kind

  defp kind!(keys) when keys not in @keys do
    raise ArgumentError, "expected :keys to be given and be one of :unique or :duplicate, got: #{inspect(keys)}"
  end

  @doc """
  The specification to start a registry under a supervisor, with the options of `start_link/1`.

      iex> Registry.child_spec(keys: :unique, name: R)
      %{id: R, start: {Registry, :start_link, [[keys: :unique, name: R]]}, type: :supervisor}

  """
  @doc since: "1.5.0"
  @spec child_spec([start_option]) :: Supervisor.child_spec()
  def child_spec(options) do
    %{
      id: Keyword.get(options, :name, Registry),
      start: {Registry, :start_link, [options]},
      type: :supervisor
    }
  end

  ## Registering

  @doc """
  Registers the calling process under a key, with a value: `{:ok, partition}`, or `{:error, {:already_registered, pid}}` if the key is unique and taken.

      iex> Registry.start_link(keys: :unique, name: Registry.RegisterTest)
      iex> {:ok, _} = Registry.register(Registry.RegisterTest, "hello", :world)
      iex> Registry.lookup(Registry.RegisterTest, "hello") == [{self(), :world}]
      true

  """
  @doc since: "1.4.0"
  @spec register(registry, key, value) :: {:ok, pid} | {:error, {:already_registered, pid}}
  def register(registry, key, value) when is_atom(registry) do
    self = self()
    {kind, partitions, key_ets, listeners} = info!(registry)
    {key_partition, pid_partition} = partitions(kind, key, self, partitions)
    key_ets = key_ets || key_ets!(registry, key_partition)
    {pid_server, pid_ets} = pid_ets!(registry, pid_partition)

    # The entry of the process comes first, so that it is found and removed whenever the process ends.
    counter = System.unique_integer([:monotonic])
    true = :ets.insert(pid_ets, {self, key, key_ets, counter})
    Process.link(pid_server)

    case register_key(kind, key_ets, key, {key, {self, value}}) do
      :ok ->
        for listener <- listeners, do: Kernel.send(listener, {:register, registry, key, self, value})
        {:ok, pid_server}

      {:error, {:already_registered, ^self}} = error ->
        true = :ets.delete_object(pid_ets, {self, key, key_ets, counter})
        error

      {:error, _} = error ->
        true = :ets.delete_object(pid_ets, {self, key, key_ets, counter})
        unlink_if_unregistered(pid_server, pid_ets, self)
        error
    end
  end

  defp register_key(:unique, key_ets, key, entry) do
    if :ets.insert_new(key_ets, entry) do
      :ok
    else
      # The process may be dead but not forgotten yet.
      case :ets.lookup(key_ets, key) do
        [{^key, {pid, _}} = current] ->
          if Process.alive?(pid) do
            {:error, {:already_registered, pid}}
          else
            :ets.delete_object(key_ets, current)
            register_key(:unique, key_ets, key, entry)
          end

        [] ->
          register_key(:unique, key_ets, key, entry)
      end
    end
  end

  defp register_key({:duplicate, _}, key_ets, _key, entry) do
    true = :ets.insert(key_ets, entry)
    :ok
  end

  @doc """
  Removes all entries of the calling process under a key: `:ok`, also if there are none.

      iex> {:ok, _} = Registry.start_link(keys: :unique, name: Registry.UnregisterExample)
      iex> {:ok, _} = Registry.register(Registry.UnregisterExample, "a", 1)
      iex> Registry.unregister(Registry.UnregisterExample, "a")
      :ok
      iex> Registry.keys(Registry.UnregisterExample, self())
      []

  """
  @doc since: "1.4.0"
  @spec unregister(registry, key) :: :ok
  def unregister(registry, key) when is_atom(registry) do
    self = self()
    {kind, partitions, key_ets, listeners} = info!(registry)
    {key_partition, pid_partition} = partitions(kind, key, self, partitions)
    key_ets = key_ets || key_ets!(registry, key_partition)
    {pid_server, pid_ets} = pid_ets!(registry, pid_partition)

    # The entry of the key goes first, as in a registration that failed.
    true = __unregister__(key_ets, {key, {self, :_}}, 1)
    true = __unregister__(pid_ets, {self, key, key_ets, :_}, 2)
    unlink_if_unregistered(pid_server, pid_ets, self)

    for listener <- listeners, do: Kernel.send(listener, {:unregister, registry, key, self})
    :ok
  end

  # A key can look like a pattern: then it is compared by a guard.
  defp __unregister__(table, match, pos) do
    key = :erlang.element(pos, match)

    if pattern?(key) do
      match = :erlang.setelement(pos, match, :"$1")
      true = :ets.select_delete(table, [{match, [{:"=:=", :"$1", {:const, key}}], [true]}]) >= 0
    else
      :ets.match_delete(table, match)
    end
  end

  defp pattern?(atom) when is_atom(atom), do: match?("_" <> _, Atom.to_string(atom)) or match?("$" <> _, Atom.to_string(atom))
  defp pattern?(tuple) when is_tuple(tuple), do: tuple |> Tuple.to_list() |> Enum.any?(&pattern?/1)
  defp pattern?([head | tail]), do: pattern?(head) or pattern?(tail)
  defp pattern?(map) when is_map(map), do: true
  defp pattern?(_other), do: false

  defp unlink_if_unregistered(pid_server, pid_ets, self) do
    if not :ets.member(pid_ets, self), do: Process.unlink(pid_server)
  end

  @doc """
  Removes those entries of the calling process under a key whose values match a pattern, with guards as in match specifications.

      iex> {:ok, _} = Registry.start_link(keys: :duplicate, name: Registry.UnregisterMatchExample)
      iex> {:ok, _} = Registry.register(Registry.UnregisterMatchExample, "a", 1)
      iex> {:ok, _} = Registry.register(Registry.UnregisterMatchExample, "a", 2)
      iex> Registry.unregister_match(Registry.UnregisterMatchExample, "a", :"$1", [{:>, :"$1", 1}])
      :ok
      iex> Registry.values(Registry.UnregisterMatchExample, "a", self())
      [1]

  """
  @doc since: "1.5.0"
  @spec unregister_match(registry, key, match_pattern, guards) :: :ok
  def unregister_match(registry, key, pattern, guards \\ []) when is_list(guards) do
    self = self()
    {kind, partitions, key_ets, listeners} = info!(registry)
    {key_partition, pid_partition} = partitions(kind, key, self, partitions)
    key_ets = key_ets || key_ets!(registry, key_partition)
    {pid_server, pid_ets} = pid_ets!(registry, pid_partition)

    # As many entries of the process are removed as those of the key; which ones does not matter, as they are equal but for their number.
    matching = [{{:_, {self, pattern}}, guards ++ [{:"=:=", {:element, 1, :"$_"}, {:const, key}}], [true]}]
    deleted = :ets.select_delete(key_ets, matching)

    pid_ets
    |> :ets.match_object({self, :_, key_ets, :_})
    |> Enum.filter(&match?({_, ^key, _, _}, &1))
    |> Enum.take(deleted)
    |> Enum.each(&:ets.delete_object(pid_ets, &1))

    unlink_if_unregistered(pid_server, pid_ets, self)

    if kind == :unique do
      for listener <- listeners, do: Kernel.send(listener, {:unregister, registry, key, self})
    end

    :ok
  end

  @doc """
  Changes the value of the calling process under a unique key: `{new, old}`, or `:error` if it has not registered.

      iex> Registry.start_link(keys: :unique, name: Registry.UpdateTest)
      iex> {:ok, _} = Registry.register(Registry.UpdateTest, "hello", 1)
      iex> Registry.update_value(Registry.UpdateTest, "hello", &(&1 + 1))
      {2, 1}

  Raises `ArgumentError` for registries with duplicate keys.
  """
  @doc since: "1.4.0"
  @spec update_value(registry, key, (value -> value)) :: {new_value :: term, old_value :: term} | :error
  def update_value(registry, key, callback) when is_atom(registry) and is_function(callback, 1) do
    case key_info!(registry) do
      {:unique, partitions, key_ets} ->
        key_ets = key_ets || key_ets!(registry, key, partitions)

        case safe_lookup_second(key_ets, key) do
          {pid, old_value} when pid == self() ->
            new_value = callback.(old_value)
            :ets.insert(key_ets, {key, {pid, new_value}})
            {new_value, old_value}

          _ ->
            :error
        end

      {_kind, _, _} ->
        raise ArgumentError, "Registry.update_value/3 is not supported for duplicate registries"
    end
  end

  ## Reading

  @doc """
  The processes under a key with their values: `[{pid, value}]`.

      iex> {:ok, _} = Registry.start_link(keys: :unique, name: Registry.LookupExample)
      iex> {:ok, _} = Registry.register(Registry.LookupExample, "a", 1)
      iex> Registry.lookup(Registry.LookupExample, "a") == [{self(), 1}]
      true
      iex> Registry.lookup(Registry.LookupExample, "b")
      []

  """
  @doc since: "1.4.0"
  @spec lookup(registry, key) :: [{pid, value}]
  def lookup(registry, key) when is_atom(registry) do
    case key_info!(registry) do
      {:unique, partitions, key_ets} ->
        key_ets = key_ets || key_ets!(registry, key, partitions)

        case safe_lookup_second(key_ets, key) do
          {pid, _} = pair -> if Process.alive?(pid), do: [pair], else: []
          _ -> []
        end

      {kind, partitions, nil} ->
        registry |> key_tables(kind, key, partitions) |> Enum.flat_map(&safe_lookup_all(&1, key))

      {_kind, 1, key_ets} ->
        safe_lookup_all(key_ets, key)
    end
  end

  # The tables that can have entries of a key.
  defp key_tables(registry, kind, key, partitions)
  defp key_tables(registry, :unique, key, partitions), do: [key_ets!(registry, key, partitions)]
  defp key_tables(registry, {:duplicate, :key}, key, partitions), do: [key_ets!(registry, key, partitions)]

  defp key_tables(registry, {:duplicate, :pid}, _key, partitions) do
    for partition <- 0..(partitions - 1), do: key_ets!(registry, partition)
  end

  @doc """
  Calls the function with the entries of a key, `[{pid, value}]`, unless there are none.

  It is a fun or `{module, function, args}` (called with the entries in front). In a registry with partitions it is called for each one that has entries, with
  `parallel: true` in a process each.

      iex> {:ok, _} = Registry.start_link(keys: :duplicate, name: Registry.DispatchExample)
      iex> {:ok, _} = Registry.register(Registry.DispatchExample, "a", 1)
      iex> Registry.dispatch(Registry.DispatchExample, "a", fn entries -> for {pid, value} <- entries, do: send(pid, {:got, value}) end)
      :ok
      iex> receive do: (message -> message)
      {:got, 1}

  """
  @doc since: "1.4.0"
  @spec dispatch(registry, key, dispatcher, dispatch_opts) :: :ok
        when dispatcher: (entries :: [{pid, value}] -> term) | {module(), atom(), [any()]}
  def dispatch(registry, key, mfa_or_fun, opts \\ [])
      when is_atom(registry) and is_function(mfa_or_fun, 1)
      when is_atom(registry) and tuple_size(mfa_or_fun) == 3 do
    case key_info!(registry) do
      {:unique, partitions, key_ets} ->
        (key_ets || key_ets!(registry, key, partitions))
        |> safe_lookup_second(key)
        |> List.wrap()
        |> apply_non_empty_to_mfa_or_fun(mfa_or_fun)

      {_kind, 1, key_ets} ->
        key_ets |> safe_lookup_all(key) |> apply_non_empty_to_mfa_or_fun(mfa_or_fun)

      {kind, partitions, _} ->
        tables = key_tables(registry, kind, key, partitions)

        if Keyword.get(opts, :parallel, false) do
          dispatch_parallel(tables, key, mfa_or_fun)
        else
          Enum.each(tables, fn table -> table |> safe_lookup_all(key) |> apply_non_empty_to_mfa_or_fun(mfa_or_fun) end)
        end
    end

    :ok
  end

  defp dispatch_parallel(tables, key, mfa_or_fun) do
    tables
    |> Enum.map(fn table ->
      Task.async(fn -> table |> safe_lookup_all(key) |> apply_non_empty_to_mfa_or_fun(mfa_or_fun) end)
    end)
    |> Enum.each(&Task.await(&1, :infinity))
  end

  defp apply_non_empty_to_mfa_or_fun([], _mfa_or_fun), do: :ok
  defp apply_non_empty_to_mfa_or_fun(entries, {module, function, args}), do: apply(module, function, [entries | args])
  defp apply_non_empty_to_mfa_or_fun(entries, fun), do: fun.(entries)

  @doc """
  The entries of a key whose values match a pattern, with guards as in match specifications: `[{pid, value}]`.

      iex> Registry.start_link(keys: :duplicate, name: Registry.MatchTest)
      iex> {:ok, _} = Registry.register(Registry.MatchTest, "hello", {1, :atom, 1})
      iex> {:ok, _} = Registry.register(Registry.MatchTest, "hello", {2, :atom, 2})
      iex> Registry.match(Registry.MatchTest, "hello", {1, :_, :_}) == [{self(), {1, :atom, 1}}]
      true
      iex> Registry.match(Registry.MatchTest, "hello", {:"$1", :_, :"$1"}) |> length()
      2

  """
  @doc since: "1.4.0"
  @spec match(registry, key, match_pattern, guards) :: [{pid, term}]
  def match(registry, key, pattern, guards \\ []) when is_atom(registry) and is_list(guards) do
    spec = [{{:_, {:_, pattern}}, key_guards(key, guards), [{:element, 2, :"$_"}]}]
    registry |> tables_of(key) |> Enum.flat_map(&:ets.select(&1, spec))
  end

  defp key_guards(key, guards), do: [{:"=:=", {:element, 1, :"$_"}, {:const, key}} | guards]

  defp tables_of(registry, key) do
    case key_info!(registry) do
      {_kind, 1, key_ets} -> [key_ets]
      {kind, partitions, _} -> key_tables(registry, kind, key, partitions)
    end
  end

  @doc """
  The keys of a process, the last registered first, each as often as it has been.

      iex> {:ok, _} = Registry.start_link(keys: :unique, name: Registry.KeysExample)
      iex> {:ok, _} = Registry.register(Registry.KeysExample, "a", 1)
      iex> Registry.keys(Registry.KeysExample, self())
      ["a"]

  """
  @doc since: "1.4.0"
  @spec keys(registry, pid) :: [key]
  def keys(registry, pid) when is_atom(registry) and is_pid(pid) do
    {kind, partitions, _, _} = info!(registry)
    {_, pid_ets} = pid_ets!(registry, hash(pid, partitions))

    keys =
      pid_ets
      |> safe_lookup(pid)
      |> Enum.sort_by(fn {_, _, _, counter} -> counter end, :desc)

    for {_, key, key_ets, _} <- keys, registered?(kind, key_ets, key, pid), do: key
  end

  # A process that is about to lose a race for a unique key has an entry of its own for a moment.
  defp registered?(:unique, key_ets, key, pid), do: match?({^pid, _}, safe_lookup_second(key_ets, key))
  defp registered?({:duplicate, _}, _key_ets, _key, _pid), do: true

  @doc """
  The values of a process under a key.

      iex> Registry.start_link(keys: :duplicate, name: Registry.ValuesTest)
      iex> {:ok, _} = Registry.register(Registry.ValuesTest, "hello", :world)
      iex> Registry.values(Registry.ValuesTest, "hello", self())
      [:world]

  """
  @doc since: "1.12.0"
  @spec values(registry, key, pid) :: [value]
  def values(registry, key, pid) when is_atom(registry) do
    {kind, partitions, key_ets} = key_info!(registry)

    key_ets = key_ets || key_ets!(registry, elem(partitions(kind, key, pid, partitions), 0))
    for {^pid, value} <- List.wrap(safe_lookup_all(key_ets, key)), do: value
  end

  @doc """
  The number of entries.

      iex> Registry.start_link(keys: :unique, name: Registry.CountTest)
      iex> Registry.count(Registry.CountTest)
      0

  """
  @doc since: "1.7.0"
  @spec count(registry) :: non_neg_integer()
  def count(registry) when is_atom(registry) do
    registry |> all_tables() |> Enum.sum_by(&safe_size/1)
  end

  @doc """
  The number of entries of a key whose values match a pattern, with guards as in match specifications.

      iex> {:ok, _} = Registry.start_link(keys: :duplicate, name: Registry.CountMatchExample)
      iex> {:ok, _} = Registry.register(Registry.CountMatchExample, "a", 1)
      iex> {:ok, _} = Registry.register(Registry.CountMatchExample, "a", 2)
      iex> Registry.count_match(Registry.CountMatchExample, "a", :_)
      2
      iex> Registry.count_match(Registry.CountMatchExample, "a", 2)
      1

  """
  @doc since: "1.7.0"
  @spec count_match(registry, key, match_pattern, guards) :: non_neg_integer()
  def count_match(registry, key, pattern, guards \\ []) when is_atom(registry) and is_list(guards) do
    spec = [{{:_, {:_, pattern}}, key_guards(key, guards), [true]}]
    registry |> tables_of(key) |> Enum.sum_by(&:ets.select_count(&1, spec))
  end

  @doc """
  What match specifications for `{key, pid, value}` give.

      iex> Registry.start_link(keys: :unique, name: Registry.SelectTest)
      iex> {:ok, _} = Registry.register(Registry.SelectTest, "hello", :value)
      iex> Registry.select(Registry.SelectTest, [{{:"$1", :_, :"$2"}, [], [{{:"$1", :"$2"}}]}])
      [{"hello", :value}]

  """
  @doc since: "1.9.0"
  @spec select(registry, spec) :: [term]
  def select(registry, spec) when is_atom(registry) and is_list(spec) do
    spec = group_match_headers(spec, "Registry.select/2")
    registry |> all_tables() |> Enum.flat_map(&:ets.select(&1, spec))
  end

  @doc """
  The number of entries that match specifications for `{key, pid, value}` give `true` for.

      iex> {:ok, _} = Registry.start_link(keys: :unique, name: Registry.CountSelectExample)
      iex> {:ok, _} = Registry.register(Registry.CountSelectExample, "a", 1)
      iex> {:ok, _} = Registry.register(Registry.CountSelectExample, "b", 2)
      iex> Registry.count_select(Registry.CountSelectExample, [{{:_, :_, :"$1"}, [{:>, :"$1", 1}], [true]}])
      1

  """
  @doc since: "1.14.0"
  @spec count_select(registry, spec) :: non_neg_integer()
  def count_select(registry, spec) when is_atom(registry) and is_list(spec) do
    spec = group_match_headers(spec, "Registry.count_select/2")
    registry |> all_tables() |> Enum.sum_by(&:ets.select_count(&1, spec))
  end

  # Entries are {key, {pid, value}}; :"$_" still means the whole of what was asked for.
  defp group_match_headers(spec, function) do
    for part <- spec do
      case part do
        {{key, pid, value}, guards, select} ->
          {{key, {pid, value}}, guards, select}

        _ ->
          raise ArgumentError, "invalid match specification in #{function}: #{inspect(spec)}"
      end
    end
  end

  defp all_tables(registry) do
    case key_info!(registry) do
      {_kind, 1, key_ets} -> [key_ets]
      {_kind, partitions, _} -> for partition <- 0..(partitions - 1), do: key_ets!(registry, partition)
    end
  end

  ## Metadata and locks

  @doc """
  Metadata of the registry: `{:ok, value}` or `:error`.

      iex> {:ok, _} = Registry.start_link(keys: :unique, name: Registry.MetaExample, meta: [since: 2026])
      iex> Registry.meta(Registry.MetaExample, :since)
      {:ok, 2026}
      iex> Registry.meta(Registry.MetaExample, :until)
      :error

  """
  @doc since: "1.4.0"
  @spec meta(registry, meta_key) :: {:ok, meta_value} | :error
  def meta(registry, key) when is_atom(registry) and (is_atom(key) or is_tuple(key)) do
    try do
      :ets.lookup(registry, key)
    catch
      :error, :badarg ->
        raise ArgumentError,
              "unknown registry: #{inspect(registry)}. Either the registry name is invalid or the registry is not running, " <>
                "possibly because its application isn't started"
    else
      [{^key, value}] -> {:ok, value}
      _ -> :error
    end
  end

  @doc """
  Sets metadata of the registry.

      iex> Registry.start_link(keys: :unique, name: Registry.PutMetaTest)
      iex> Registry.put_meta(Registry.PutMetaTest, :custom_key, "custom_value")
      :ok
      iex> Registry.meta(Registry.PutMetaTest, :custom_key)
      {:ok, "custom_value"}

  """
  @doc since: "1.4.0"
  @spec put_meta(registry, meta_key, meta_value) :: :ok
  def put_meta(registry, key, value) when is_atom(registry) and (is_atom(key) or is_tuple(key)) do
    try do
      :ets.insert(registry, {key, value})
      :ok
    catch
      :error, :badarg -> raise ArgumentError, "unknown registry: #{inspect(registry)}"
    end
  end

  @doc """
  Removes metadata of the registry.

      iex> {:ok, _} = Registry.start_link(keys: :unique, name: Registry.DeleteMetaExample, meta: [since: 2026])
      iex> Registry.delete_meta(Registry.DeleteMetaExample, :since)
      :ok
      iex> Registry.meta(Registry.DeleteMetaExample, :since)
      :error

  """
  @doc since: "1.11.0"
  @spec delete_meta(registry, meta_key) :: :ok
  def delete_meta(registry, key) when is_atom(registry) and (is_atom(key) or is_tuple(key)) do
    try do
      :ets.delete(registry, key)
      :ok
    catch
      :error, :badarg -> raise ArgumentError, "unknown registry: #{inspect(registry)}"
    end
  end

  @doc """
  Calls the function while no other process is in `lock/3` of the registry with the same key, and gives its value.

      iex> Registry.start_link(keys: :unique, name: Registry.LockTest)
      iex> Registry.lock(Registry.LockTest, :hello, fn -> :ok end)
      :ok

  """
  @doc since: "1.18.0"
  @spec lock(registry, term, (-> result)) :: result when result: term
  def lock(registry, lock_key, function) when is_atom(registry) and is_function(function, 0) do
    {_kind, partitions, _, _} = info!(registry)
    {pid_server, _pid_ets} = pid_ets!(registry, hash(lock_key, partitions))
    monitor = GenServer.call(pid_server, {:lock, lock_key}, :infinity)

    try do
      function.()
    after
      GenServer.cast(pid_server, {:unlock, lock_key, monitor})
    end
  end

  ## Tables

  defp info!(registry) do
    try do
      :ets.lookup_element(registry, @all_info, 2)
    catch
      :error, :badarg -> raise ArgumentError, "unknown registry: #{inspect(registry)}"
    end
  end

  defp key_info!(registry) do
    try do
      :ets.lookup_element(registry, @key_info, 2)
    catch
      :error, :badarg -> raise ArgumentError, "unknown registry: #{inspect(registry)}"
    end
  end

  defp key_ets!(registry, key, partitions), do: :ets.lookup_element(registry, hash(key, partitions), 2)
  defp key_ets!(registry, partition), do: :ets.lookup_element(registry, partition, 2)
  defp pid_ets!(registry, partition), do: :ets.lookup_element(registry, partition, 3)

  # A table goes with its partition, and its entries with it.
  defp safe_lookup(ets, key) do
    :ets.lookup(ets, key)
  catch
    :error, :badarg -> []
  end

  defp safe_lookup_all(ets, key) do
    :ets.lookup_element(ets, key, 2)
  catch
    :error, :badarg -> []
  end

  defp safe_lookup_second(ets, key) do
    :ets.lookup_element(ets, key, 2)
  catch
    :error, :badarg -> []
  end

  defp safe_size(ets) do
    case :ets.info(ets, :size) do
      :undefined -> 0
      size -> size
    end
  end

  # The partitions of a key's entry and of its process.
  defp partitions(:unique, key, pid, partitions), do: {hash(key, partitions), hash(pid, partitions)}
  defp partitions({:duplicate, :key}, key, pid, partitions), do: {hash(key, partitions), hash(pid, partitions)}

  defp partitions({:duplicate, :pid}, _key, pid, partitions) do
    partition = hash(pid, partitions)
    {partition, partition}
  end

  @compile {:inline, hash: 2}

  defp hash(_term, 1), do: 0
  defp hash(term, limit), do: :erlang.phash2(term, limit)
end
