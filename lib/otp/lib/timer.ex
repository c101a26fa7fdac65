defmodule :timer do
  @moduledoc """
  Doing things later or at intervals, and measuring time.

  Messages to local processes are timers of the runtime. Everything else is kept by one process, `:timer_server`, which is started when it is
  first needed.
  """

  @opaque tref :: {:send_local | :once | :interval | :instant, reference()}
  @type time :: non_neg_integer()

  # Time.

  @doc """
  Suspends the process for a number of milliseconds, or for ever with `:infinity`.
  """
  @spec sleep(timeout()) :: :ok
  def sleep(time) do
    receive do
    after
      time -> :ok
    end
  end

  @doc "Seconds in milliseconds."
  @spec seconds(number()) :: number()
  def seconds(seconds), do: 1000 * seconds

  @doc "Minutes in milliseconds."
  @spec minutes(number()) :: number()
  def minutes(minutes), do: 60_000 * minutes

  @doc "Hours in milliseconds."
  @spec hours(number()) :: number()
  def hours(hours), do: 3_600_000 * hours

  @doc """
  Hours, minutes and seconds in milliseconds.

      iex> :timer.hms(1, 2, 3)
      3723000
  """
  @spec hms(number(), number(), number()) :: number()
  def hms(hours, minutes, seconds), do: hours(hours) + minutes(minutes) + seconds(seconds)

  @doc """
  The microseconds between two `:erlang.timestamp/0`.

      iex> :timer.now_diff({0, 2, 5}, {0, 1, 0})
      1000005
  """
  @spec now_diff(:erlang.timestamp(), :erlang.timestamp()) :: integer()
  def now_diff({mega1, seconds1, micro1}, {mega2, seconds2, micro2}) do
    ((mega1 - mega2) * 1_000_000 + seconds1 - seconds2) * 1_000_000 + micro1 - micro2
  end

  @doc "Calls a function: the microseconds it took, and its result."
  @spec tc((-> term())) :: {integer(), term()}
  def tc(fun), do: measured(fn -> fun.() end, :microsecond)

  @doc "Calls a function with arguments, or without and measured in a unit."
  @spec tc(fun(), [term()]) :: {integer(), term()}
  @spec tc((-> term()), :erlang.time_unit()) :: {integer(), term()}
  def tc(fun, arguments) when is_list(arguments), do: tc(fun, arguments, :microsecond)
  def tc(fun, unit), do: measured(fn -> fun.() end, unit)

  @doc "Calls a function with arguments, measured in a unit, or a function of a module."
  @spec tc(module(), atom(), [term()]) :: {integer(), term()}
  @spec tc(fun(), [term()], :erlang.time_unit()) :: {integer(), term()}
  def tc(fun, arguments, unit) when is_function(fun), do: measured(fn -> :erlang.apply(fun, arguments) end, unit)
  def tc(module, function, arguments), do: tc(module, function, arguments, :microsecond)

  @doc "Calls a function of a module, measured in a unit."
  @spec tc(module(), atom(), [term()], :erlang.time_unit()) :: {integer(), term()}
  def tc(module, function, arguments, unit), do: measured(fn -> :erlang.apply(module, function, arguments) end, unit)

  defp measured(fun, unit) do
    start = :erlang.monotonic_time()
    result = fun.()
    stop = :erlang.monotonic_time()
    {:erlang.convert_time_unit(stop - start, :native, unit), result}
  end

  # Later.

  defguardp is_time(time) when is_integer(time) and time >= 0

  defguardp is_destination(to)
            when is_pid(to) or is_atom(to) or
                   (is_tuple(to) and tuple_size(to) == 2 and is_atom(:erlang.element(1, to)) and is_atom(:erlang.element(2, to)))

  @doc "Starts the process that keeps timers, if it does not run."
  @spec start() :: :ok
  def start, do: :timer_server.ensure_started()

  @doc "Spawns a process that calls a function after some milliseconds."
  @spec apply_after(time(), (-> term())) :: {:ok, tref()} | {:error, term()}
  def apply_after(time, fun) when is_function(fun, 0), do: apply_after(time, :erlang, :apply, [fun, []])
  def apply_after(_time, _fun), do: {:error, :badarg}

  @doc "Spawns a process that calls a function with arguments after some milliseconds."
  @spec apply_after(time(), fun(), [term()]) :: {:ok, tref()} | {:error, term()}
  def apply_after(time, fun, arguments) do
    if applicable?(fun, arguments), do: apply_after(time, :erlang, :apply, [fun, arguments]), else: {:error, :badarg}
  end

  @doc "Spawns a process that calls a function of a module after some milliseconds."
  @spec apply_after(time(), module(), atom(), [term()]) :: {:ok, tref()} | {:error, term()}
  def apply_after(time, module, function, arguments) do
    case callable?(module, function, arguments) do
      true when time === 0 -> instantly(fn -> :erlang.apply(module, function, arguments) end)
      true when is_time(time) -> :timer_server.request({:once, time, {module, function, arguments}})
      _ -> {:error, :badarg}
    end
  end

  defp applicable?(fun, arguments), do: is_list(arguments) and is_function(fun, :erlang.length(arguments))

  defp callable?(module, function, arguments), do: is_atom(module) and is_atom(function) and is_list(arguments)

  defp instantly(fun) do
    :erlang.spawn(fun)
    {:ok, {:instant, :erlang.make_ref()}}
  end

  @doc "Sends the caller a message after some milliseconds."
  @spec send_after(time(), term()) :: {:ok, tref()} | {:error, term()}
  def send_after(time, message), do: send_after(time, :erlang.self(), message)

  @doc "Sends a message to a pid, a name or `{name, node}` after some milliseconds."
  @spec send_after(time(), pid() | atom() | {atom(), node()}, term()) :: {:ok, tref()} | {:error, term()}
  def send_after(0, to, message) when is_destination(to) do
    :timer_server.deliver(to, message)
    {:ok, {:instant, :erlang.make_ref()}}
  end

  def send_after(time, pid, message) when is_time(time) and is_pid(pid) and node(pid) === node() do
    {:ok, {:send_local, :erlang.send_after(time, pid, message)}}
  end

  def send_after(time, to, message) when is_time(time) and is_destination(to) do
    :timer_server.request({:once, time, {:timer_server, :deliver, [to, message]}})
  end

  def send_after(_time, _to, _message), do: {:error, :badarg}

  @doc "Sends the caller an exit signal after some milliseconds."
  @spec exit_after(time(), term()) :: {:ok, tref()} | {:error, term()}
  def exit_after(time, reason), do: exit_after(time, :erlang.self(), reason)

  @doc "Sends a process an exit signal after some milliseconds."
  @spec exit_after(time(), pid() | atom() | {atom(), node()}, term()) :: {:ok, tref()} | {:error, term()}
  def exit_after(time, target, reason), do: apply_after(time, :timer_server, :exit_process, [target, reason])

  @doc "Kills the caller after some milliseconds."
  @spec kill_after(time()) :: {:ok, tref()} | {:error, term()}
  def kill_after(time), do: exit_after(time, :kill)

  @doc "Kills a process after some milliseconds."
  @spec kill_after(time(), pid() | atom() | {atom(), node()}) :: {:ok, tref()} | {:error, term()}
  def kill_after(time, target), do: exit_after(time, target, :kill)

  # At intervals.

  @doc "Spawns a process that calls a function every so many milliseconds."
  @spec apply_interval(time(), (-> term())) :: {:ok, tref()} | {:error, term()}
  def apply_interval(time, fun) when is_function(fun, 0), do: apply_interval(time, :erlang, :apply, [fun, []])
  def apply_interval(_time, _fun), do: {:error, :badarg}

  @doc "Spawns a process that calls a function with arguments every so many milliseconds."
  @spec apply_interval(time(), fun(), [term()]) :: {:ok, tref()} | {:error, term()}
  def apply_interval(time, fun, arguments) do
    if applicable?(fun, arguments), do: apply_interval(time, :erlang, :apply, [fun, arguments]), else: {:error, :badarg}
  end

  @doc """
  Spawns a process that calls a function of a module every so many milliseconds, until `cancel/1` or the end of the caller.
  """
  @spec apply_interval(time(), module(), atom(), [term()]) :: {:ok, tref()} | {:error, term()}
  def apply_interval(time, module, function, arguments) do
    interval(time, module, function, arguments, :spawn)
  end

  @doc "As `apply_interval/2`, but a call begins only when the one before is over."
  @spec apply_repeatedly(time(), (-> term())) :: {:ok, tref()} | {:error, term()}
  def apply_repeatedly(time, fun) when is_function(fun, 0), do: apply_repeatedly(time, :erlang, :apply, [fun, []])
  def apply_repeatedly(_time, _fun), do: {:error, :badarg}

  @doc "As `apply_interval/3`, but a call begins only when the one before is over."
  @spec apply_repeatedly(time(), fun(), [term()]) :: {:ok, tref()} | {:error, term()}
  def apply_repeatedly(time, fun, arguments) do
    if applicable?(fun, arguments), do: apply_repeatedly(time, :erlang, :apply, [fun, arguments]), else: {:error, :badarg}
  end

  @doc "As `apply_interval/4`, but a call begins only when the one before is over."
  @spec apply_repeatedly(time(), module(), atom(), [term()]) :: {:ok, tref()} | {:error, term()}
  def apply_repeatedly(time, module, function, arguments) do
    interval(time, module, function, arguments, :repeat)
  end

  defp interval(time, module, function, arguments, how) do
    case is_time(time) and callable?(module, function, arguments) do
      true -> :timer_server.request({:interval, time, :erlang.self(), {module, function, arguments}, how})
      false -> {:error, :badarg}
    end
  end

  @doc "Sends the caller a message every so many milliseconds."
  @spec send_interval(time(), term()) :: {:ok, tref()} | {:error, term()}
  def send_interval(time, message), do: send_interval(time, :erlang.self(), message)

  @doc "Sends a message every so many milliseconds, until `cancel/1` or the end of the receiver."
  @spec send_interval(time(), pid() | atom() | {atom(), node()}, term()) :: {:ok, tref()} | {:error, term()}
  def send_interval(time, to, message) when is_time(time) and is_destination(to) do
    :timer_server.request({:interval, time, to, {:timer_server, :deliver, [to, message]}, :direct})
  end

  def send_interval(_time, _to, _message), do: {:error, :badarg}

  @doc "Cancels a timer. One that is over already is no error."
  @spec cancel(tref()) :: {:ok, :cancel} | {:error, term()}
  def cancel({:send_local, ref}) when is_reference(ref) do
    :erlang.cancel_timer(ref)
    {:ok, :cancel}
  end

  def cancel({:instant, ref}) when is_reference(ref), do: {:ok, :cancel}
  def cancel({kind, ref}) when kind in [:once, :interval] and is_reference(ref), do: :timer_server.request({:cancel, ref})
  def cancel(_other), do: {:error, :badarg}
end
