defmodule Logger.Translator do
  @moduledoc """
  Turns the reports of OTP and Elixir about processes into text.

  A translator is `{module, function}`, added with `Logger.add_translator/1`. The function is called with the level of Logger, the level of
  the event, `:format` or `:report`, and the data: `{format, args}` or `{label, report}`. It gives

    * `{:ok, chardata, metadata}` or `{:ok, chardata}` - what is logged
    * `:skip` - the event is not logged
    * `:none` - the next translator is asked

  Metadata that translations here add: `:crash_reason` (`{exception_or_reason, stacktrace}`), `:initial_call`, `:registered_name`.
  """

  @doc "Translates an event."
  @callback translate(min_level :: Logger.level(), level :: Logger.level(), kind :: :format | :report, message :: term) ::
              {:ok, chardata :: IO.chardata(), metadata :: keyword} | {:ok, chardata :: IO.chardata()} | :skip | :none

  @doc """
  The translator that Logger starts with.

      iex> Logger.Translator.translate(:debug, :error, :report, {:my_label, [:anything]})
      :none

  """
  @spec translate(min_level :: Logger.level(), level :: Logger.level(), kind :: :format | :report, message :: term) ::
          {:ok, IO.chardata(), keyword} | {:ok, IO.chardata()} | :skip | :none
  def translate(min_level, level, kind, message)

  def translate(min_level, _level, :report, {:logger, %{label: label} = report}) do
    translate(min_level, :error, :report, {label, report})
  end

  def translate(min_level, _level, :report, {{:gen_server, :terminate}, report}) do
    %{name: name, last_message: last, state: state, reason: reason, client_info: client} = report
    {formatted, crash_reason} = format_reason(reason)

    message =
      ["GenServer ", inspect(name), " terminating", formatted] ++
        process_label(report) ++
        ["\nLast message", format_last_message_from(client), ": ", inspect(last, inspect_opts())] ++
        debug(min_level, fn -> ["\nState: ", inspect(state, inspect_opts()) | format_client_info(client)] end)

    {:ok, message, [crash_reason: crash_reason] ++ name_metadata(name)}
  end

  def translate(min_level, _level, :report, {{:gen_event, :terminate}, report}) do
    %{handler: handler, name: name, last_message: last, state: state, reason: reason} = report
    {formatted, crash_reason} = format_reason(event_reason(reason))

    message =
      [":gen_event handler ", inspect(handler), " installed in ", inspect(name), " terminating", formatted] ++
        process_label(report) ++
        ["\nLast message: ", inspect(last, inspect_opts())] ++
        debug(min_level, fn -> ["\nState: ", inspect(state, inspect_opts())] end)

    {:ok, message, [crash_reason: crash_reason] ++ name_metadata(name)}
  end

  def translate(min_level, _level, :report, {{:gen_statem, :terminate}, report}) do
    %{name: name, reason: {kind, reason, stack}, queue: queue, postponed: postponed} = report
    {formatted, crash_reason} = format_statem_reason(kind, reason, stack)

    message =
      [":gen_statem ", inspect(name), " terminating", formatted] ++
        process_label(report) ++
        ["\nQueue: ", inspect(queue, inspect_opts()), "\nPostponed: ", inspect(postponed, inspect_opts())] ++
        debug(min_level, fn -> statem_state(report) end)

    {:ok, message, [crash_reason: crash_reason] ++ name_metadata(name)}
  end

  def translate(_min_level, _level, :report, {{:gen_server, :no_handle_info}, %{module: module, message: message}}) do
    {:ok, ["Undefined handle_info in ", inspect(module), "\nUnhandled message: ", inspect(message, inspect_opts())]}
  end

  def translate(_min_level, _level, :report, {{GenServer, :no_handle_info}, report}) do
    %{module: module, message: message, name: name} = report

    {:ok,
     [
       inspect(module),
       " ",
       inspect(name),
       " received unexpected message in handle_info/2: ",
       inspect(message, inspect_opts()) | "\n"
     ]}
  end

  def translate(_min_level, _level, :report, {{Task.Supervisor, :terminating}, report}) do
    %{name: name, starter: starter, function: function, args: args, reason: reason} = report
    {formatted, crash_reason} = format_reason(reason)

    message =
      ["Task ", inspect(name), " started from ", inspect(starter), " terminating", formatted] ++
        process_label(report) ++
        ["\nFunction: ", inspect(function, inspect_opts()), "\n    Args: " <> inspect(args, inspect_opts())]

    {:ok, message, [crash_reason: crash_reason] ++ name_metadata(name)}
  end

  def translate(min_level, _level, :report, {{:supervisor, :progress}, report}) do
    Logger.Translator.Reports.supervisor_progress(min_level, report)
  end

  def translate(min_level, _level, :report, {{:supervisor, error}, report})
      when error in [:start_error, :child_terminated, :shutdown_error, :shutdown] do
    Logger.Translator.Reports.supervisor_error(min_level, report)
  end

  def translate(min_level, _level, :report, {{:proc_lib, :crash}, report}) do
    Logger.Translator.Reports.crash(min_level, report)
  end

  def translate(_min_level, _level, :report, {{:application_controller, :progress}, report}) do
    {:ok, ["Application ", Atom.to_string(report[:application]), " started at ", inspect(report[:started_at])]}
  end

  def translate(_min_level, _level, :report, {{:application_controller, :exit}, report}) do
    {:ok, ["Application ", Atom.to_string(report[:application]), " exited: ", Application.format_error(report[:exited])]}
  end

  # A process that died of an error nobody caught.
  def translate(_min_level, _level, :format, {~c"Error in process ~p with exit value:~n~p~n", [pid, {reason, stack}]}) do
    exception = Exception.normalize(:error, reason, stack)
    formatted = [?\n, Exception.format_banner(:error, exception, stack) | format_stacktrace(stack)]
    {:ok, ["Process ", inspect(pid), " raised an exception" | formatted], [crash_reason: {exception, stack}]}
  end

  def translate(_min_level, _level, _kind, _data), do: :none

  defp event_reason({:EXIT, reason}), do: reason
  defp event_reason(reason), do: reason

  defp statem_state(report) do
    %{state: state, callback_mode: callback_mode, state_enter: state_enter, client_info: client} =
      Map.merge(%{state_enter: false, client_info: :undefined}, statem_mode(report))

    [
      "\nState: ",
      inspect(state, inspect_opts()),
      "\nCallback mode: ",
      "#{inspect(callback_mode)}, state_enter: #{state_enter}" | format_client_info(client)
    ]
  end

  defp statem_mode(%{callback_mode: [mode | options]} = report) do
    %{report | callback_mode: mode} |> Map.put(:state_enter, :state_enter in options)
  end

  defp statem_mode(report), do: report

  defp format_statem_reason(kind, reason, stack) do
    {formatted, crash_reason} = format_reason({reason, stack})
    if kind == :error or stack == [], do: {formatted, crash_reason}, else: {formatted, {reason, stack}}
  end

  ## Shared with the reports of supervisors and crashes

  @doc false
  def inspect_opts, do: Application.get_env(:logger, :translator_inspect_opts, [])

  @doc false
  def debug(:debug, fun), do: fun.()
  def debug(:all, fun), do: fun.()
  def debug(_min_level, _fun), do: []

  @doc false
  def process_label(%{process_label: label}) when label != :undefined, do: ["\nProcess Label: ", inspect(label, inspect_opts())]
  def process_label(_report), do: []

  @doc false
  def name_metadata(name) when is_atom(name), do: [registered_name: name]
  def name_metadata(_name), do: []

  # A reason with a stacktrace is told as the exception that it stands for, any other as what the process stopped with.
  defp format_reason({maybe_exception, [_ | _] = maybe_stacktrace} = reason) do
    if stacktrace?(maybe_stacktrace) do
      format_with_stacktrace(Exception.normalize(:error, maybe_exception, maybe_stacktrace), maybe_exception, maybe_stacktrace)
    else
      {format_stop(reason), {reason, []}}
    end
  end

  defp format_reason(reason), do: {format_stop(reason), {reason, []}}

  defp format_with_stacktrace(%ErlangError{}, reason, stacktrace) do
    {[format_stop(reason) | format_stacktrace(stacktrace)], {reason, stacktrace}}
  end

  defp format_with_stacktrace(exception, _reason, stacktrace) do
    {[[?\n | Exception.format_banner(:error, exception, stacktrace)] | format_stacktrace(stacktrace)], {exception, stacktrace}}
  end

  defp stacktrace?(list) do
    Enum.all?(list, fn
      {_, _, _, _} -> true
      {_, _, _} -> true
      _ -> false
    end)
  end

  defp format_stop(reason), do: ["\n** (stop) " | Exception.format_exit(reason)]

  @doc false
  def format_stacktrace(stacktrace) do
    for entry <- stacktrace, do: ["\n    " | Exception.format_stacktrace_entry(entry)]
  end

  defp format_last_message_from({_, {name, _stacktrace}}), do: [" (from ", inspect(name), ")"]
  defp format_last_message_from({from, _}), do: [" (from ", inspect(from), ")"]
  defp format_last_message_from(_), do: []

  defp format_client_info({from, :dead}), do: ["\nClient ", inspect(from), " is dead"]
  defp format_client_info({from, :remote}), do: ["\nClient ", inspect(from), " is remote on node ", inspect(node(from))]

  defp format_client_info({_, {name, stacktrace}}) do
    ["\nClient ", inspect(name), " is alive\n" | format_stacktrace(stacktrace)]
  end

  defp format_client_info(_), do: []
end
