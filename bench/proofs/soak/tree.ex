defmodule Soak.Tree do
  # The processes that stay: a hub which every server watches, a registry, and supervisors with a hundred servers each, which never give up.
  @moduledoc false

  use Supervisor

  def start_link(servers), do: Supervisor.start_link(__MODULE__, servers, name: __MODULE__)

  @impl true
  def init(servers) do
    groups = 1..servers |> Enum.chunk_every(100) |> Enum.map(&group/1)
    hub = %{id: :hub, start: {Agent, :start_link, [fn -> nil end, [name: Soak.Hub]]}}
    Supervisor.init([hub, {Registry, keys: :duplicate, name: Soak.Registry} | groups], strategy: :one_for_one)
  end

  defp group(numbers) do
    workers = Enum.map(numbers, &{Soak.Worker, &1})
    options = [strategy: :one_for_one, max_restarts: 1_000_000, max_seconds: 1]
    %{id: hd(numbers), type: :supervisor, start: {Supervisor, :start_link, [workers, options]}}
  end

  @doc "The supervisors of the servers."
  def groups, do: for({_, pid, :supervisor, [Supervisor]} <- Supervisor.which_children(__MODULE__), is_pid(pid), do: pid)
end
