defmodule :error_logger do
  @moduledoc """
  The older way to log: formats and reports with a type. All goes to `:logger`.
  """

  @doc "Logs a format as an error."
  @spec error_msg(:io.format()) :: :ok
  def error_msg(format), do: error_msg(format, [])

  @doc "Logs a format with arguments as an error."
  @spec error_msg(:io.format(), [term]) :: :ok
  def error_msg(format, args), do: log(:error, :error_msg, format, args)

  @doc "The same as `error_msg/2`."
  @spec format(:io.format(), [term]) :: :ok
  def format(format, args), do: log(:error, :error_msg, format, args)

  @doc "Logs a format as a warning."
  @spec warning_msg(:io.format()) :: :ok
  def warning_msg(format), do: warning_msg(format, [])

  @doc "Logs a format with arguments as a warning."
  @spec warning_msg(:io.format(), [term]) :: :ok
  def warning_msg(format, args), do: log(:warning, :warning_msg, format, args)

  @doc "Logs a format as a notice."
  @spec info_msg(:io.format()) :: :ok
  def info_msg(format), do: info_msg(format, [])

  @doc "Logs a format with arguments as a notice."
  @spec info_msg(:io.format(), [term]) :: :ok
  def info_msg(format, args), do: log(:notice, :info_msg, format, args)

  defp log(level, tag, format, args) do
    :logger.log(level, %{label: {:error_logger, tag}, format: format, args: args}, meta(error_tag(tag), %{}))
  end

  # Formats have had these tags before they had types.
  defp error_tag(:error_msg), do: :error
  defp error_tag(tag), do: tag

  @doc "Logs a report as an error."
  @spec error_report(term) :: :ok
  def error_report(report), do: error_report(:std_error, report)

  @doc "Logs a report of a type as an error."
  @spec error_report(term, term) :: :ok
  def error_report(type, report), do: report(:error, :error_report, type, report)

  @doc "Logs a report as a warning."
  @spec warning_report(term) :: :ok
  def warning_report(report), do: warning_report(:std_warning, report)

  @doc "Logs a report of a type as a warning."
  @spec warning_report(term, term) :: :ok
  def warning_report(type, report), do: report(:warning, :warning_report, type, report)

  @doc "Logs a report as a notice."
  @spec info_report(term) :: :ok
  def info_report(report), do: info_report(:std_info, report)

  @doc "Logs a report of a type as a notice."
  @spec info_report(term, term) :: :ok
  def info_report(type, report), do: report(:notice, :info_report, type, report)

  defp report(level, tag, type, report) do
    :logger.log(level, %{label: {:error_logger, tag}, report: report}, meta(tag, %{type: type}))
  end

  defp meta(tag, more) do
    %{
      pid: self(),
      gl: :erlang.group_leader(),
      time: :logger.timestamp(),
      error_logger: :maps.put(:tag, tag, more),
      report_cb: &:error_logger.report_to_format/1
    }
  end

  @doc false
  def report_to_format(%{label: {:error_logger, _}, format: format, args: args}), do: {format, args}

  def report_to_format(%{label: {:error_logger, _}, report: report}) when is_map(report), do: {~c"~tp~n", [report]}
  def report_to_format(%{label: {:error_logger, _}, report: report}), do: :logger.format_report(report)

  @doc "Adds a handler of `:gen_event` kind; it is given `{tag, group_leader, {pid, format, args}}` events."
  @spec add_report_handler(module) :: term
  def add_report_handler(module), do: add_report_handler(module, [])

  @doc "Like `add_report_handler/1`, with an argument for its `init/1`."
  @spec add_report_handler(module, term) :: term
  def add_report_handler(module, args) do
    with :ok <- started(), do: :gen_event.add_handler(:error_logger, module, args)
  end

  @doc "Removes a handler of `:gen_event` kind."
  @spec delete_report_handler(module) :: term
  def delete_report_handler(module) do
    if :erlang.whereis(:error_logger) == :undefined do
      {:error, :module_not_found}
    else
      :gen_event.delete_handler(:error_logger, module, [])
    end
  end

  @doc "The handlers that were added."
  @spec which_report_handlers() :: [module]
  def which_report_handlers do
    if :erlang.whereis(:error_logger) == :undefined, do: [], else: :gen_event.which_handlers(:error_logger)
  end

  # The event manager exists from the first handler on, and is fed by a handler of `:logger`.
  defp started do
    case :gen_event.start({:local, :error_logger}) do
      {:ok, _pid} -> :logger.add_handler(:error_logger, :error_logger, %{level: :info})
      {:error, {:already_started, _}} -> :ok
    end
  end

  @doc false
  def log(%{level: level, msg: msg, meta: meta}, _config) do
    :gen_event.notify(:error_logger, event(level, msg, meta))
  end

  defp event(level, msg, %{gl: gl, pid: pid} = meta) do
    tag = :maps.get(:tag, :maps.get(:error_logger, meta, %{}), tag(level))

    case msg do
      {:string, string} -> {tag, gl, {pid, ~c"~ts", [string]}}
      {:report, %{format: format, args: args}} -> {tag, gl, {pid, format, args}}
      {:report, %{report: report}} -> {tag, gl, {pid, :maps.get(:type, :maps.get(:error_logger, meta, %{}), :std_error), report}}
      {:report, report} -> {tag, gl, {pid, :std_error, report}}
      {format, args} -> {tag, gl, {pid, format, args}}
    end
  end

  defp tag(level) when level in [:emergency, :alert, :critical, :error], do: :error
  defp tag(:warning), do: :warning_msg
  defp tag(_level), do: :info_msg

  @doc "Whether reports go to the terminal: sets the default handler on or off."
  @spec tty(boolean) :: :ok
  def tty(true) do
    with {:error, {:already_exist, _}} <- :logger.add_handler(:default, :logger_std_h, %{}), do: :ok
  end

  def tty(false) do
    with {:error, {:not_found, _}} <- :logger.remove_handler(:default), do: :ok
  end

  @doc "As what warnings are reported."
  @spec warning_map() :: :warning
  def warning_map, do: :warning

  @doc "The depth to which terms are printed."
  @spec get_format_depth() :: :unlimited
  def get_format_depth, do: :unlimited
end
