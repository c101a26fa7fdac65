defmodule Logger.App do
  @moduledoc false

  # Starting the application :logger installs the primary filters and the formatter of the default handler; stopping it takes them back.

  use Application

  @impl true
  def start(_type, _args) do
    otp_reports? = Application.fetch_env!(:logger, :handle_otp_reports)
    sasl_reports? = Application.fetch_env!(:logger, :handle_sasl_reports)
    translators = Application.fetch_env!(:logger, :translators)

    primary = :logger.get_primary_config()
    config = %{otp: otp_reports?, sasl: sasl_reports?, translators: translators}
    _ = :logger.add_primary_filter(:logger_process_level, {&Logger.Utils.process_level/2, []})
    _ = :logger.add_primary_filter(:logger_translator, {&Logger.Utils.translator/2, config})
    set_primary(primary)
    default_handler(Application.get_env(:logger, :default_handler, []))

    with {:ok, pid} <- Supervisor.start_link([], strategy: :one_for_one, name: Logger.Supervisor) do
      {:ok, pid, primary}
    end
  end

  defp set_primary(primary) do
    level = Application.get_env(:logger, :level, :debug)
    metadata = Map.merge(primary.metadata, Map.new(Application.get_env(:logger, :metadata, [])))
    :logger.update_primary_config(%{level: level, metadata: metadata})
  end

  defp default_handler(false), do: :logger.remove_handler(:default)

  defp default_handler(options) do
    changes = Map.new(options)
    changes = Map.put_new_lazy(changes, :formatter, fn -> Logger.default_formatter() end)
    {module, changes} = Map.pop(changes, :module, :logger_std_h)

    case changes do
      %{config: config} -> replace_handler(module, Map.put(changes, :config, Map.new(config)))
      %{} when module != :logger_std_h -> replace_handler(module, changes)
      %{} -> :logger.update_handler_config(:default, changes)
    end
  end

  # Where a handler writes to is fixed when it is added.
  defp replace_handler(module, changes) do
    filters = [remote_gl: {&:logger_filters.remote_gl/2, :stop}]
    _ = :logger.remove_handler(:default)
    :logger.add_handler(:default, module, Map.put_new(changes, :filters, filters))
  end

  @impl true
  def stop(primary) do
    _ = :logger.set_primary_config(primary)
    _ = :logger.add_primary_filter(:silence_logger_exit, {&Logger.Utils.silence_logger_exit/2, []})
    :ok
  end

  @impl true
  def config_change(_changed, _new, _removed), do: :ok
end
