defmodule PartitionSupervisor do
  @moduledoc """
  A supervisor of several processes of the same kind, among which work is divided by a key.

      children = [
        {PartitionSupervisor, child_spec: DynamicSupervisor, name: MyApp.DynamicSupervisors}
      ]

      DynamicSupervisor.start_child(
        {:via, PartitionSupervisor, {MyApp.DynamicSupervisors, self()}},
        {Agent, fn -> 0 end}
      )

  It starts as many children as there are schedulers, or `:partitions` of them. The name `{:via, PartitionSupervisor, {name, key}}` is the one of the
  partition that the key belongs to: an integer's is the remainder of its division by the number of partitions, any other term's comes from its hash.
  """

  @behaviour Supervisor

  @registry PartitionSupervisor.Registry

  @typedoc "The name of a partition supervisor"
  @typedoc since: "1.14.0"
  @type name :: atom | {:via, module, term}

  @typedoc "The number of a partition"
  @typedoc since: "1.19.0"
  @type partition :: non_neg_integer

  @typedoc "An option of `start_link/1`"
  @typedoc since: "1.19.0"
  @type start_link_option ::
          {:name, name}
          | {:child_spec, Supervisor.child_spec() | Supervisor.module_spec()}
          | {:partitions, pos_integer}
          | {:strategy, Supervisor.strategy()}
          | {:max_restarts, non_neg_integer}
          | {:max_seconds, non_neg_integer}
          | {:auto_shutdown, Supervisor.auto_shutdown()}
          | {:with_arguments, (args :: [term], partition -> updated_args :: [term])}

  @doc false
  def child_spec(opts) when is_list(opts) do
    id =
      case Keyword.get(opts, :name, PartitionSupervisor) do
        name when is_atom(name) -> name
        {:via, _module, name} -> name
      end

    %{
      id: id,
      start: {PartitionSupervisor, :start_link, [opts]},
      type: :supervisor
    }
  end

  @doc """
  Starts a partition supervisor.

  Options: `:name` and `:child_spec` (required), `:partitions` (`System.schedulers_online/0`), `:strategy` (`:one_for_one`), `:max_restarts`, `:max_seconds`,
  `:auto_shutdown`, and `:with_arguments`, a fun that is given the arguments of the child's start function and the number of the partition, and gives the
  arguments for that partition. Raises `ArgumentError` when they are not right.

      iex> {:ok, _} = PartitionSupervisor.start_link(name: PartitionSupervisor.StartExample, child_spec: {Agent, fn -> 0 end}, partitions: 2)
      iex> Agent.get({:via, PartitionSupervisor, {PartitionSupervisor.StartExample, self()}}, & &1)
      0

  """
  @doc since: "1.14.0"
  @spec start_link([start_link_option]) :: Supervisor.on_start()
  def start_link(opts) when is_list(opts) do
    name = opts[:name]

    if !name do
      raise ArgumentError, "the :name option must be given to PartitionSupervisor"
    end

    {child_spec, opts} = Keyword.pop(opts, :child_spec)

    if !child_spec do
      raise ArgumentError, "the :child_spec option must be given to PartitionSupervisor"
    end

    {partitions, opts} = Keyword.pop(opts, :partitions, System.schedulers_online())

    if not (is_integer(partitions) and partitions >= 1) do
      raise ArgumentError, "the :partitions option must be a positive integer, got: #{inspect(partitions)}"
    end

    {with_arguments, opts} = Keyword.pop(opts, :with_arguments, fn args, _partition -> args end)

    if not is_function(with_arguments, 2) do
      raise ArgumentError,
            "the :with_arguments option must be a function that receives two arguments, " <>
              "the current call arguments and the partition, got: #{inspect(with_arguments)}"
    end

    %{start: {mod, fun, args}} = map = Supervisor.child_spec(child_spec, [])
    modules = map[:modules] || [mod]

    children =
      for partition <- 0..(partitions - 1) do
        args = with_arguments.(args, partition)

        if not is_list(args) do
          raise "the call to the function in :with_arguments must return a list, got: #{inspect(args)}"
        end

        start = {__MODULE__, :start_child, [mod, fun, args, name, partition]}
        Map.merge(map, %{id: partition, start: start, modules: modules})
      end

    auto_shutdown = Keyword.get(opts, :auto_shutdown, :never)

    if auto_shutdown != :never do
      raise ArgumentError, "the :auto_shutdown option must be :never, got: #{inspect(auto_shutdown)}"
    end

    {init_opts, start_opts} = Keyword.split(opts, [:strategy, :max_seconds, :max_restarts, :auto_shutdown])
    init_opts = Keyword.merge([strategy: :one_for_one, auto_shutdown: auto_shutdown], init_opts)
    Supervisor.start_link(__MODULE__, {name, partitions, children, init_opts}, start_opts)
  end

  @doc false
  def start_child(mod, fun, args, name, partition) do
    case apply(mod, fun, args) do
      {:ok, pid} ->
        register_child(name, partition, pid)
        {:ok, pid}

      {:ok, pid, info} ->
        register_child(name, partition, pid)
        {:ok, pid, info}

      other ->
        other
    end
  end

  defp register_child(name, partition, pid) when is_atom(name), do: :ets.insert(name, {partition, pid})

  defp register_child({:via, _, _}, partition, pid) do
    with {:error, {:already_registered, _}} <- Registry.register(@registry, {self(), partition}, pid) do
      Registry.update_value(@registry, {self(), partition}, fn _ -> pid end)
    end
  end

  @impl true
  def init({name, partitions, children, init_opts}) do
    init_partitions(name, partitions)
    Supervisor.init(children, init_opts)
  end

  # Atoms have a table of their own; the processes of other names are found in a registry of the application :elixir.
  defp init_partitions(name, partitions) when is_atom(name) do
    :ets.new(name, [:set, :named_table, :protected, read_concurrency: true])
    :ets.insert(name, {:partitions, partitions, partitions})
  end

  defp init_partitions({:via, _, _}, partitions) do
    start_registry()
    Registry.register(@registry, {self(), :partitions}, {partitions, partitions})
  end

  defp start_registry do
    if Process.whereis(@registry) == nil do
      spec = %{
        id: @registry,
        start: {Registry, :start_link, [[keys: :unique, name: @registry]]},
        restart: :permanent,
        type: :supervisor
      }

      _ = :supervisor.start_child(:kernel_sup, spec)
    end
  end

  @doc """
  The number of partitions of a partition supervisor.

      iex> {:ok, _} = PartitionSupervisor.start_link(name: PartitionSupervisor.PartitionsExample, child_spec: {Agent, fn -> 0 end}, partitions: 2)
      iex> PartitionSupervisor.partitions(PartitionSupervisor.PartitionsExample)
      2

  """
  @doc since: "1.14.0"
  @spec partitions(name) :: pos_integer
  def partitions(name) do
    {_name, partitions, _max} = name_partitions(name)
    partitions
  end

  # {where to look children up, partitions in use, partitions started}.
  defp name_partitions(name) when is_atom(name) do
    try do
      {name, :ets.lookup_element(name, :partitions, 2), :ets.lookup_element(name, :partitions, 3)}
    rescue
      _ -> exit({:noproc, {__MODULE__, :partitions, [name]}})
    end
  end

  defp name_partitions(name) when is_tuple(name) do
    with pid when is_pid(pid) <- GenServer.whereis(name),
         [{_, {partitions, max}}] <- registered(pid, :partitions) do
      {pid, partitions, max}
    else
      _ -> exit({:noproc, {__MODULE__, :partitions, [name]}})
    end
  end

  defp registered(pid, key) do
    Registry.lookup(@registry, {pid, key})
  rescue
    ArgumentError -> []
  end

  @doc """
  Changes how many of the started partitions are in use, from 0 to the number at the start; those that are not are ended. Gives the number before.

      iex> {:ok, _} = PartitionSupervisor.start_link(name: PartitionSupervisor.ResizeExample, child_spec: {Agent, fn -> 0 end}, partitions: 2)
      iex> PartitionSupervisor.resize!(PartitionSupervisor.ResizeExample, 1)
      2
      iex> PartitionSupervisor.count_children(PartitionSupervisor.ResizeExample).active
      1

  """
  @doc since: "1.18.0"
  @spec resize!(name, non_neg_integer()) :: non_neg_integer()
  def resize!(name, partitions) do
    supervisor =
      GenServer.whereis(name) || exit({:noproc, {__MODULE__, :resize!, [name, partitions]}})

    {_, current, max} = name_partitions(name)

    if not (is_integer(partitions) and partitions in 0..max) do
      raise ArgumentError,
            "the number of partitions to resize to must be a number between 0 and #{max}, got: #{inspect(partitions)}"
    end

    resize(supervisor, name, current, max, partitions)
    current
  end

  # The table belongs to the supervisor: growing starts first, shrinking stops last, so that a key always finds a process.
  defp resize(supervisor, name, current, max, partitions) do
    for partition <- current..(partitions - 1)//1, do: Supervisor.restart_child(supervisor, partition)
    set_partitions(supervisor, name, partitions, max)
    for partition <- partitions..(current - 1)//1, do: Supervisor.terminate_child(supervisor, partition)
  end

  defp set_partitions(supervisor, name, partitions, max) do
    :sys.replace_state(supervisor, fn state ->
      if is_atom(name) do
        :ets.insert(name, {:partitions, partitions, max})
      else
        Registry.update_value(@registry, {self(), :partitions}, fn _ -> {partitions, max} end)
      end

      state
    end)
  end

  @doc """
  Lists the children: `{partition, pid, type, modules}`; the pid of one that is not in use is `:undefined`.

      iex> {:ok, _} = PartitionSupervisor.start_link(name: PartitionSupervisor.WhichExample, child_spec: {Agent, fn -> 0 end}, partitions: 2)
      iex> for {partition, _pid, :worker, [Agent]} <- PartitionSupervisor.which_children(PartitionSupervisor.WhichExample), do: partition
      [1, 0]

  """
  @doc since: "1.14.0"
  @spec which_children(name) :: [
          {integer, pid | :restarting | :undefined, :worker | :supervisor, [module] | :dynamic}
        ]
  def which_children(name) when is_atom(name) or elem(name, 0) == :via, do: Supervisor.which_children(name)

  @doc """
  Counts the children, as `Supervisor.count_children/1` does.

      iex> {:ok, _} = PartitionSupervisor.start_link(name: PartitionSupervisor.CountExample, child_spec: {Agent, fn -> 0 end}, partitions: 2)
      iex> PartitionSupervisor.count_children(PartitionSupervisor.CountExample)
      %{active: 2, specs: 2, supervisors: 0, workers: 2}

  """
  @doc since: "1.14.0"
  @spec count_children(name) :: %{
          specs: non_neg_integer,
          active: non_neg_integer,
          supervisors: non_neg_integer,
          workers: non_neg_integer
        }
  def count_children(supervisor) when is_atom(supervisor), do: Supervisor.count_children(supervisor)
  def count_children({:via, _, _} = supervisor), do: Supervisor.count_children(supervisor)

  @doc """
  Stops the supervisor with its children. See `GenServer.stop/3`.

      iex> {:ok, _} = PartitionSupervisor.start_link(name: PartitionSupervisor.StopExample, child_spec: {Agent, fn -> 0 end}, partitions: 2)
      iex> PartitionSupervisor.stop(PartitionSupervisor.StopExample)
      :ok

  """
  @doc since: "1.14.0"
  @spec stop(name, reason :: term, timeout) :: :ok
  def stop(supervisor, reason \\ :normal, timeout \\ :infinity) when is_atom(supervisor) or elem(supervisor, 0) == :via do
    Supervisor.stop(supervisor, reason, timeout)
  end

  ## Via callbacks

  @doc false
  def whereis_name({name, key}) when is_atom(name) or is_tuple(name) do
    {where, partitions, _max} = name_partitions(name)

    if partitions == 0 do
      raise ArgumentError, "PartitionSupervisor #{inspect(name)} has zero partitions"
    end

    whereis_partition(where, partition_of(key, partitions))
  end

  defp partition_of(key, partitions) when is_integer(key), do: rem(abs(key), partitions)
  defp partition_of(key, partitions), do: :erlang.phash2(key, partitions)

  defp whereis_partition(name, partition) when is_atom(name), do: :ets.lookup_element(name, partition, 2)

  defp whereis_partition(pid, partition) when is_pid(pid) do
    case registered(pid, partition) do
      [{_, child}] -> child
      [] -> :undefined
    end
  end

  @doc false
  def send(name_key, msg), do: Kernel.send(whereis_name(name_key), msg)

  @doc false
  def register_name(_, _), do: raise("{:via, PartitionSupervisor, _} cannot be given on registration")

  @doc false
  def unregister_name(_, _), do: raise("{:via, PartitionSupervisor, _} cannot be given on unregistration")
end
