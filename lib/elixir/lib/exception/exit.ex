defmodule Exception.Exit do
  # The texts of exit reasons, `Exception.format_exit/1`.
  @moduledoc false

  @doc """
  Formats a reason; `joiner` begins each further line and grows with the depth.
  """
  def format(reason, joiner)

  def format({:shutdown, reason}, joiner), do: "shutdown: " <> format_shutdown(reason, joiner)
  def format(:calling_self, _joiner), do: "process attempted to call itself"
  def format(:timeout, _joiner), do: "time out"
  def format(:killed, _joiner), do: "killed"
  def format(:noconnection, _joiner), do: "no connection"
  def format(:normal, _joiner), do: "normal"
  def format(:shutdown, _joiner), do: "shutdown"

  def format(:noproc, _joiner) do
    "no process: the process is not alive or there's no process currently associated with the given name, " <>
      "possibly because its application isn't started"
  end

  def format({:nodedown, node}, _joiner) when is_atom(node), do: "no connection to #{node}"

  # The caller's call is part of the reason: `GenServer.call` and friends exit so.
  def format({reason, {module, function, args}}, joiner)
      when is_atom(module) and is_atom(function) and is_list(args) do
    "exited in: " <>
      Exception.format_mfa(module, function, args) <> joiner <> "** (EXIT) " <> format(reason, joiner <> "    ")
  end

  def format({:bad_return, {module, :init, value}}, _joiner),
    do: Exception.format_mfa(module, :init, 1) <> " returned a bad value: " <> inspect(value)


  def format({:bad_call, call}, _joiner), do: "bad call: " <> inspect(call)
  def format({:bad_cast, cast}, _joiner), do: "bad cast: " <> inspect(cast)
  def format({:bad_return_value, value}, _joiner), do: "bad return value: " <> inspect(value)
  def format({:already_started, pid}, _joiner), do: "already started: " <> inspect(pid)
  def format({:start_spec, start_spec}, _joiner), do: "bad child specification, got: " <> inspect(start_spec)
  def format({:supervisor_data, data}, _joiner), do: "bad supervisor configuration, got: " <> inspect(data)

  def format({:bad_start_spec, children}, _joiner),
    do: "bad child specification, invalid children: " <> inspect(children)

  # An error, with its stacktrace.
  def format({reason, [entry | _] = stacktrace} = other, joiner) do
    if stacktrace_entry?(entry) do
      try do
        format_error(reason, stacktrace, joiner)
      rescue
        _ -> inspect(other)
      end
    else
      inspect(other)
    end
  end

  def format(reason, _joiner), do: inspect(reason)

  defp format_shutdown({:failed_to_start_child, child, {:EXIT, reason}}, joiner),
    do: format_failed_child(child, reason, joiner)

  defp format_shutdown({:failed_to_start_child, child, reason}, joiner), do: format_failed_child(child, reason, joiner)
  defp format_shutdown(reason, _joiner), do: inspect(reason)

  defp format_failed_child(child, reason, joiner) do
    "failed to start child: " <> inspect(child) <> joiner <> "** (EXIT) " <> format(reason, joiner <> "    ")
  end

  defp format_error(reason, stacktrace, joiner) do
    lines = Enum.map_join(stacktrace, joiner <> "    ", &Exception.format_stacktrace_entry/1)

    "an exception was raised:" <>
      joiner <> Exception.format_banner(:error, reason, stacktrace) <> joiner <> "    " <> lines
  end

  defp stacktrace_entry?({_module, _fun, _args, _location}), do: true
  defp stacktrace_entry?({_fun, _args, _location}), do: true
  defp stacktrace_entry?(_), do: false
end
