defmodule Registry.Supervisor do
  @moduledoc false

  # Owns the registry's table, and starts its partitions.

  use Supervisor

  def start_link(kind, registry, partitions, listeners, entries, compressed) do
    arg = {kind, registry, partitions, listeners, entries, compressed}
    Supervisor.start_link(__MODULE__, arg, name: registry)
  end

  @impl true
  def init({kind, registry, partitions, listeners, entries, compressed}) do
    ^registry = :ets.new(registry, [:set, :public, :named_table, read_concurrency: true])
    true = :ets.insert(registry, entries)

    children =
      for i <- 0..(partitions - 1) do
        key_partition = Registry.Partition.key_name(registry, i)
        pid_partition = Registry.Partition.pid_name(registry, i)
        arg = {kind, registry, i, partitions, key_partition, pid_partition, listeners, compressed}

        %{
          id: pid_partition,
          start: {Registry.Partition, :start_link, [pid_partition, arg]}
        }
      end

    Supervisor.init(children, strategy: strategy(kind))
  end

  # With unique keys an entry lies in the partition of its key and in that of its process, so no partition can be restarted alone.
  defp strategy(:unique), do: :one_for_all
  defp strategy({:duplicate, :key}), do: :one_for_all
  defp strategy({:duplicate, :pid}), do: :one_for_one
end
