defmodule Logger.Backends do
  @moduledoc false

  # Backends, the way to receive events before handlers of :logger had it all: modules of kind :gen_event below one manager, registered as
  # Logger, that is fed by a handler of :logger. All of it is started with the first backend.
  #
  #   Logger.Supervisor
  #     Logger.Backends (supervisor)
  #       Logger (the manager)
  #       Logger.Backends.Watchers (supervisor): a watcher for each backend, which restarts it

  use Supervisor

  def start_link(_), do: Supervisor.start_link(__MODULE__, [], name: __MODULE__)

  @impl true
  def init([]) do
    children = [
      %{id: Logger, start: {:gen_event, :start_link, [{:local, Logger}]}, modules: :dynamic},
      %{id: :watchers, type: :supervisor, start: {Supervisor, :start_link, [[], [strategy: :one_for_one, name: Logger.Backends.Watchers]]}}
    ]

    Supervisor.init(children, strategy: :rest_for_one)
  end

  @doc "Adds a backend; with `flush: true` after what was logged before is written."
  def add(backend, opts) do
    with :ok <- ensure_started() do
      if Keyword.get(opts, :flush, false), do: Logger.flush()

      case Supervisor.start_child(Logger.Backends.Watchers, Logger.Backends.Watcher.child_spec(backend)) do
        {:error, {:already_started, _pid}} -> {:error, :already_present}
        {:error, :already_present} -> Supervisor.restart_child(Logger.Backends.Watchers, backend)
        other -> other
      end
    end
  end

  defp ensure_started do
    case Supervisor.start_child(Logger.Supervisor, __MODULE__) do
      {:ok, _pid} -> :logger.add_handler(Logger, Logger.Backends.Handler, %{config: %{}})
      {:error, {:already_started, _pid}} -> :ok
      {:error, _reason} = error -> error
    end
  end

  @doc "Removes a backend."
  def remove(backend, opts) do
    if Keyword.get(opts, :flush, false), do: Logger.flush()

    with true <- running?(),
         :ok <- Supervisor.terminate_child(Logger.Backends.Watchers, backend) do
      Supervisor.delete_child(Logger.Backends.Watchers, backend)
    else
      false -> {:error, :not_found}
      error -> error
    end
  end

  @doc "Configures a backend."
  def configure(backend, options) do
    with :ok <- ensure_started(), do: :gen_event.call(Logger, backend, {:configure, options}, :infinity)
  end

  @doc "Waits until the backends have written what they were given."
  def flush, do: if(running?(), do: :gen_event.sync_notify(Logger, :flush), else: :ok)

  defp running?, do: Process.whereis(Logger) != nil
end

defmodule Logger.Backends.Watcher do
  @moduledoc false

  # Adds a backend to the manager, and ends when the backend does, to be started again.

  use GenServer

  def child_spec(backend) do
    %{id: backend, start: {__MODULE__, :start_link, [backend]}, restart: :transient}
  end

  def start_link(backend), do: GenServer.start_link(__MODULE__, backend)

  @impl true
  def init(backend) do
    Process.flag(:trap_exit, true)

    case :gen_event.add_sup_handler(Logger, handler(backend), backend) do
      :ok -> {:ok, backend}
      {:error, :ignore} -> :ignore
      {:error, reason} -> {:stop, reason}
      {:EXIT, _} = exit -> {:stop, exit}
    end
  end

  defp handler(backend) when is_atom(backend), do: backend
  defp handler({module, _id} = backend) when is_atom(module), do: backend

  @impl true
  def handle_info({:gen_event_EXIT, _backend, reason}, state) when reason in [:normal, :shutdown], do: {:stop, reason, state}
  def handle_info({:gen_event_EXIT, _backend, reason}, state), do: {:stop, reason, state}
  def handle_info(_message, state), do: {:noreply, state}

  @impl true
  def terminate(_reason, backend), do: :gen_event.delete_handler(Logger, handler(backend), :ok)
end

defmodule Logger.Backends.Handler do
  @moduledoc false

  # The handler of :logger that gives events to the backends, as `{level, group_leader, {Logger, message, timestamp, metadata}}`.

  @doc "The callback of `:logger`."
  def log(%{meta: %{gl: gl}}, _config) when node(gl) != node(), do: :ok

  def log(%{level: level, meta: meta} = event, _config) do
    system_time = Map.get_lazy(meta, :time, fn -> :os.system_time(:microsecond) end)
    timestamp = Logger.Formatter.system_time_to_date_time_ms(system_time, Application.get_env(:logger, :utc_log, false))
    message = Logger.Formatter.format_event(event, Application.get_env(:logger, :truncate, 8096))
    metadata = [erl_level: level] ++ Map.to_list(Map.merge(meta, of_mfa(meta)))
    :gen_event.notify(Logger, {backend_level(level), Map.get(meta, :gl, Process.group_leader()), {Logger, message, timestamp, metadata}})
  end

  # Backends know the four levels of old, and :warning.
  defp backend_level(level) when level in [:emergency, :alert, :critical], do: :error
  defp backend_level(:notice), do: :info
  defp backend_level(level), do: level

  defp of_mfa(%{mfa: {module, function, arity}}), do: %{module: module, function: "#{function}/#{arity}"}
  defp of_mfa(_meta), do: %{}

  @doc "Waits until the backends have written what they were given."
  def filesync(_id), do: Logger.Backends.flush()
end
