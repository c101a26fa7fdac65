defmodule Logger.Translator.Reports do
  @moduledoc false

  # The reports that are only logged with `handle_sasl_reports: true`: of supervisors and crashed processes.

  import Logger.Translator, only: [debug: 2, format_stacktrace: 1, inspect_opts: 0, name_metadata: 1]

  @contexts [
    start_error: " failed to start",
    child_terminated: " terminated",
    shutdown_error: " shut down abnormally",
    shutdown: " caused shutdown"
  ]

  def supervisor_progress(min_level, report) do
    child = report[:started]
    {:ok, [child_of(child, report[:supervisor]), " started" | child_info(min_level, child)]}
  end

  def supervisor_error(min_level, report) do
    context = report[:errorContext]
    child = offender(context, report[:offender])
    reason = Exception.format_exit(reason(context, report[:reason]))

    {:ok,
     [
       child_of(child, report[:supervisor]),
       Keyword.fetch!(@contexts, context),
       "\n** (exit) ",
       reason | child_info(min_level, child)
     ]}
  end

  # The process that was one too many is named in the report of its end.
  defp offender(:shutdown, child), do: Keyword.delete(child, :pid)
  defp offender(_context, child), do: child

  # What the start function raised.
  defp reason(:start_error, {:EXIT, reason}), do: reason
  defp reason(_context, reason), do: reason

  defp child_of(child, supervisor), do: ["Child ", inspect(child[:id]), " of Supervisor ", supervisor_name(supervisor)]

  defp supervisor_name({:local, name}), do: inspect(name)
  defp supervisor_name({:global, name}), do: inspect(name)
  defp supervisor_name({:via, _module, name}), do: inspect(name)
  defp supervisor_name({pid, module}), do: [inspect(pid), " (", inspect(module), ")"]
  defp supervisor_name(other), do: inspect(other)

  defp child_info(min_level, child) do
    [pid_line(child[:pid]), "\nStart Call: ", start_call(child[:mfargs] || child[:mfa])] ++
      debug(min_level, fn ->
        [
          "\nRestart: ",
          inspect(child[:restart_type]),
          "\nShutdown: ",
          inspect(child[:shutdown]),
          "\nType: ",
          inspect(child[:child_type])
        ]
      end)
  end

  defp pid_line(pid) when is_pid(pid), do: ["\nPid: ", inspect(pid)]
  defp pid_line(_), do: []

  defp start_call({module, function, :undefined}), do: [Exception.format_mfa(module, function, 0) |> String.trim_trailing("0"), "?"]
  defp start_call({module, function, args}), do: Exception.format_mfa(module, function, args)

  # A task has reported its end itself.
  def crash(min_level, [crashed, linked]) do
    if Keyword.has_key?(crashed[:dictionary], :"$callers") do
      :skip
    else
      {kind, reason, stacktrace} = crashed[:error_info]
      exception = if kind == :error, do: Exception.normalize(:error, reason, stacktrace), else: reason

      message =
        ["Process ", crash_name(crashed), " terminating\n", Exception.format_banner(kind, exception, stacktrace)] ++
          format_stacktrace(stacktrace) ++ crash_info(min_level, crashed, "") ++ neighbours(min_level, linked)

      {:ok, message, [crash_reason: {exception, stacktrace}] ++ crash_metadata(crashed)}
    end
  end

  defp crash_name(crashed) do
    case crashed[:registered_name] do
      [] -> inspect(crashed[:pid])
      name -> [inspect(name), " (", inspect(crashed[:pid]), ")"]
    end
  end

  defp crash_metadata(crashed) do
    {module, function, args} = crashed[:initial_call]
    name = if crashed[:registered_name] == [], do: [], else: name_metadata(crashed[:registered_name])
    [initial_call: {module, function, length(args)}] ++ name
  end

  defp crash_info(min_level, info, prefix) do
    lines = [
      initial_call: "Initial Call",
      process_label: "Process Label",
      current_function: "Current Call",
      ancestors: "Ancestors"
    ]

    more = [
      message_queue_len: "Message Queue Length",
      messages: "Messages",
      links: "Links",
      dictionary: "Dictionary",
      trap_exit: "Trapping Exits",
      status: "Status",
      heap_size: "Heap Size",
      stack_size: "Stack Size",
      reductions: "Reductions"
    ]

    Enum.flat_map(lines, &info_line(&1, info, prefix)) ++
      debug(min_level, fn -> Enum.flat_map(more, &info_line(&1, info, prefix)) end)
  end

  defp info_line({key, title}, info, prefix) do
    case Keyword.fetch(info, key) do
      {:ok, :undefined} when key == :process_label -> []
      {:ok, value} -> [["\n", prefix, title, ": ", info_value(key, value)]]
      :error -> []
    end
  end

  defp info_value(:initial_call, {module, function, args}) when is_list(args) do
    Exception.format_mfa(module, function, length(args))
  end

  defp info_value(:initial_call, {module, function, arity}), do: Exception.format_mfa(module, function, arity)
  defp info_value(:current_function, {module, function, arity}), do: Exception.format_mfa(module, function, arity)
  defp info_value(_key, value), do: inspect(value, inspect_opts())

  defp neighbours(_min_level, []), do: []

  defp neighbours(min_level, linked) do
    ["\nNeighbours:" | for({:neighbour, info} <- linked, do: neighbour(min_level, info))]
  end

  defp neighbour(min_level, info) do
    ["\n    ", crash_name(info), crash_info(min_level, info, "        ") | current_stacktrace(info)]
  end

  defp current_stacktrace(info) do
    frames = for entry <- info[:current_stacktrace] || [], do: ["\n            " | Exception.format_stacktrace_entry(entry)]
    ["\n        Current Stacktrace:" | frames]
  end
end
