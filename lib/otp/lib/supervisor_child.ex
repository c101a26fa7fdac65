defmodule :supervisor_child do
  @moduledoc false

  # Starting and ending the processes of children, and the reports about them. A name here is the supervisor's name in reports.

  # How long one that was killed is waited for while the node stops.
  @last_wait 2000

  @doc "Starts a child's process: `{:ok, pid}`, `{:ok, pid, info}` or `{:error, reason}`; the pid is `:undefined` for `:ignore`."
  def start(name, child), do: start(name, child, :info)

  @doc "Like `start/2`, with the level at which the start is reported: what is started on request is less of an event."
  def start(name, child, level) do
    {module, function, args} = child.start

    case start_call(module, function, args) do
      {:ok, pid} = ok when is_pid(pid) ->
        report_progress(child, pid, name, level)
        ok

      {:ok, pid, _info} = ok when is_pid(pid) ->
        report_progress(child, pid, name, level)
        ok

      other ->
        other
    end
  end

  @doc "Calls a start function; what it raises is an error."
  def start_call(module, function, args) do
    case call(module, function, args) do
      {:ok, pid} = ok when is_pid(pid) -> ok
      {:ok, pid, _info} = ok when is_pid(pid) -> ok
      :ignore -> {:ok, :undefined}
      {:error, _} = error -> error
      other -> {:error, other}
    end
  end

  defp call(module, function, args) do
    :erlang.apply(module, function, args)
  catch
    :throw, value -> value
    :exit, reason -> {:EXIT, reason}
    :error, reason -> {:EXIT, {reason, __STACKTRACE__}}
  end

  @doc "Ends a child's process in the way its specification says: `:ok`, or `{:error, reason}` when it ended otherwise."
  def shutdown(%{shutdown: :brutal_kill, pid: pid} = child) do
    mref = :erlang.monitor(:process, pid)
    :erlang.exit(pid, :kill)

    case unlink_flush(pid, await_down(mref, pid)) do
      :killed -> :ok
      reason -> expected(reason, child)
    end
  end

  def shutdown(%{shutdown: time, pid: pid} = child) do
    mref = :erlang.monitor(:process, pid)
    :erlang.exit(pid, :shutdown)

    receive do
      {:DOWN, ^mref, :process, ^pid, reason} ->
        case unlink_flush(pid, reason) do
          :shutdown -> :ok
          reason -> expected(reason, child)
        end
    after
      time ->
        :erlang.exit(pid, :kill)
        {:error, unlink_flush(pid, await_down(mref, pid))}
    end
  end

  defp expected({:shutdown, _}, %{restart: restart}) when restart != :permanent, do: :ok
  defp expected(:shutdown, %{restart: restart}) when restart != :permanent, do: :ok
  defp expected(:normal, %{restart: restart}) when restart != :permanent, do: :ok
  defp expected(reason, _child), do: {:error, reason}

  defp await_down(mref, pid) do
    receive do
      {:DOWN, ^mref, :process, ^pid, reason} -> reason
    after
      @last_wait -> if given_up?(), do: forsaken(mref), else: await_down(mref, pid)
    end
  end

  @doc "Milliseconds after which `given_up?/0` is to be asked of processes that were killed."
  def last_wait, do: @last_wait

  @doc """
  Whether processes that were killed and have not ended count as ended, because the node stops.

  One that is in a long call of Java code notices the signal only when that returns, and a node that is told to stop is to stop.
  """
  def given_up?, do: :init.get_status() == {:stopping, :stopping}

  defp forsaken(mref) do
    :erlang.demonitor(mref, [:flush])
    :killed
  end

  # The process may have ended before the monitor was set: then the exit message of the link knows why.
  defp unlink_flush(pid, down_reason) do
    :erlang.unlink(pid)

    receive do
      {:EXIT, ^pid, :normal} -> down_reason
      {:EXIT, ^pid, reason} -> reason
    after
      0 -> down_reason
    end
  end

  @doc "Ends many processes of the same specification at once; reports those that ended otherwise than asked."
  def shutdown_all(child, pids, name) do
    monitors = :maps.from_list(:lists.map(fn pid -> {:erlang.monitor(:process, pid), pid} end, pids))
    signal = if child.shutdown == :brutal_kill, do: :kill, else: :shutdown
    :lists.foreach(fn pid -> :erlang.exit(pid, signal) end, pids)

    timer =
      case child.shutdown do
        time when is_integer(time) -> :erlang.start_timer(time, self(), :kill)
        :brutal_kill -> :erlang.start_timer(@last_wait, self(), :give_up)
        _ -> :undefined
      end

    monitors |> await_all(timer, child, %{}) |> report_others(child, name)
  end

  # Gives the processes that ended otherwise than asked, by reason.
  defp await_all(monitors, timer, _child, others) when map_size(monitors) == 0 do
    is_reference(timer) and :erlang.cancel_timer(timer)

    receive do
      {:timeout, ^timer, _} -> :ok
    after
      0 -> :ok
    end

    others
  end

  defp await_all(monitors, timer, child, others) do
    receive do
      {:DOWN, mref, :process, pid, reason} when is_map_key(monitors, mref) ->
        reason = unlink_flush(pid, reason)
        others = if asked_for?(reason, child), do: others, else: noted(reason, pid, others)
        await_all(:maps.remove(mref, monitors), timer, child, others)

      {:timeout, ^timer, :kill} ->
        :lists.foreach(fn pid -> :erlang.exit(pid, :kill) end, :maps.values(monitors))
        await_all(monitors, :erlang.start_timer(@last_wait, self(), :give_up), child, others)

      {:timeout, ^timer, :give_up} ->
        if given_up?() do
          :lists.foreach(&forsaken/1, :maps.keys(monitors))
          :lists.foldl(fn pid, others -> noted(:killed, pid, others) end, others, :maps.values(monitors))
        else
          await_all(monitors, :erlang.start_timer(@last_wait, self(), :give_up), child, others)
        end
    end
  end

  defp noted(reason, pid, others), do: :maps.put(reason, [pid | :maps.get(reason, others, [])], others)

  defp report_others(others, child, name) do
    :maps.foreach(
      fn reason, pids ->
        report_error(:shutdown_error, reason, :maps.put(:pid, pids, child), name, {:terminate_dynamic_children, 1})
      end,
      others
    )
  end

  defp asked_for?(:killed, %{shutdown: :brutal_kill}), do: true
  defp asked_for?(:shutdown, %{shutdown: shutdown}) when shutdown != :brutal_kill, do: true
  defp asked_for?(reason, child), do: expected(reason, child) == :ok

  # Reports

  @doc """
  Reports an error with a child: `:start_error`, `:child_terminated`, `:shutdown_error` or `:shutdown`.

  `child.pid` may be a list of pids. `where` is the function that the report is said to come from.
  """
  def report_error(context, reason, child, name, {function, arity}) do
    if :logger.allow(:error, :supervisor) do
      report = [{:supervisor, name}, {:errorContext, context}, {:reason, reason}, {:offender, extract(child)}]

      :logger.macro_log(
        %{mfa: {:supervisor, function, arity}},
        :error,
        %{label: {:supervisor, context}, report: report},
        %{
          domain: [:otp, :sasl],
          report_cb: &:supervisor.format_log/2,
          logger_formatter: %{title: ~c"SUPERVISOR REPORT"},
          error_logger: %{tag: :error_report, type: :supervisor_report, report_cb: &:supervisor.format_log/1}
        }
      )
    end
  end

  defp report_progress(child, pid, name, level) do
    if :logger.allow(level, :supervisor) do
      report = [{:supervisor, name}, {:started, extract(:maps.put(:pid, pid, child))}]

      :logger.macro_log(
        %{mfa: {:supervisor, :report_progress, 3}},
        level,
        %{label: {:supervisor, :progress}, report: report},
        %{
          domain: [:otp, :sasl],
          report_cb: &:supervisor.format_log/2,
          logger_formatter: %{title: ~c"PROGRESS REPORT"},
          error_logger: %{tag: :info_report, type: :progress, report_cb: &:supervisor.format_log/1}
        }
      )
    end
  end

  defp extract(%{pid: pids} = child) when is_list(pids) do
    [{:nb_children, length(pids)} | description(child)]
  end

  defp extract(child), do: [{:pid, child.pid} | description(child)]

  defp description(child) do
    [
      {:id, child.id},
      {:mfargs, child.start},
      {:restart_type, child.restart},
      {:significant, child.significant},
      {:shutdown, child.shutdown},
      {:child_type, child.type}
    ]
  end
end
