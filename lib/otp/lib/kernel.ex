defmodule :kernel do
  @moduledoc """
  The start of the library on a node: the controller of applications, logging, and the applications that always run.

      kernel_sup
        application_controller
        logger
        logger_sup
          logger_std_h_default
  """

  @behaviour :supervisor

  @doc """
  Starts what every program relies on. The launcher calls it before the first line of Elixir; a second call changes nothing.
  """
  @spec boot() :: :ok
  def boot do
    case :gen.start(:gen_server, :nolink, {:local, :kernel_sup}, :supervisor, {{:local, :kernel_sup}, :kernel, []}, []) do
      {:ok, _pid} ->
        _ = :logger.add_default_handler()
        start_applications()

      {:error, {:already_started, _}} -> :ok
    end
  end

  @doc false
  @impl true
  def init([]) do
    children = [
      child(:application_controller, :application_controller, :start_link),
      child(:logger, :logger_server, :start_link),
      %{child(:logger_sup, :logger_sup, :start_link) | type: :supervisor}
    ]

    {:ok, {%{strategy: :one_for_one, intensity: 0, period: 1}, children}}
  end

  defp child(id, module, function) do
    %{id: id, start: {module, function, []}, restart: :permanent, shutdown: :infinity, type: :worker, modules: [module]}
  end

  # Those without processes of their own need no start.
  defp start_applications do
    :lists.foreach(
      fn application ->
        :ok = :application.load(application)
        :ok = :application_controller.running(application, :permanent)
      end,
      [:kernel, :stdlib, :compiler, :elixir]
    )

    with :undefined <- :application.get_env(:elixir, :ansi_enabled) do
      :application.set_env(:elixir, :ansi_enabled, :prim_tty.isatty(:stdout) == true)
    end

    :init.on_stop(&stop_applications/0)
    :init.on_terminate(&:erl_signal_handler.terminate/0)
    _ = :application.start(:logger)
    :ok
  end

  # Before the node stops: what the runtime has reported is logged, then the applications stop in the opposite order of their start.
  defp stop_applications do
    _ = :logger_server.sync()
    _ = :supervisor.terminate_child(:kernel_sup, :application_controller)
    :logger_server.flush()
  end

  @doc "Starts a process of the library that is only made when it is needed, below `kernel_sup`."
  def start_child(id, module) do
    spec = child(id, module, :start_link)

    case :supervisor.start_child(:kernel_sup, spec) do
      {:ok, pid} -> {:ok, pid}
      {:error, {:already_started, pid}} -> {:ok, pid}
      {:error, :already_present} -> :supervisor.restart_child(:kernel_sup, id)
      {:error, reason} -> {:error, reason}
    end
  end
end
