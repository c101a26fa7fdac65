defmodule Process do
  @moduledoc """
  Processes: what `spawn/1` and `send/2` of `Kernel` do not do.

  Most functions are those of Erlang with the arguments in Elixir's order. A process other than the calling one is given as a pid; names and aliases
  are accepted where messages are sent.
  """

  @typedoc "Where messages can be sent to: pid, port, alias, name, or name and node"
  @type dest :: pid | port | (registered_name :: atom) | {registered_name :: atom, node}

  @typedoc "A reference that messages can be sent to, from `alias/0`"
  @type alias :: reference

  @type alias_opt :: :explicit_unalias | :reply | {:reply, boolean()}

  @type spawn_opt ::
          :link
          | :monitor
          | {:monitor, :erlang.monitor_option()}
          | {:priority, :low | :normal | :high}
          | {:fullsweep_after, non_neg_integer}
          | {:min_heap_size, non_neg_integer}
          | {:min_bin_vheap_size, non_neg_integer}
          | {:max_heap_size, heap_size}
          | {:message_queue_data, :off_heap | :on_heap}

  @type spawn_opts :: [spawn_opt]

  @typep heap_size :: non_neg_integer | %{size: non_neg_integer, kill: boolean, error_logger: boolean}

  @type process_info_item :: atom | {:dictionary, term}
  @type process_info_result_item :: {process_info_item, term}

  @doc """
  Whether a process of this node is alive.

      iex> Process.alive?(self())
      true

  """
  @spec alive?(pid) :: boolean
  defdelegate alive?(pid), to: :erlang, as: :is_process_alive

  @doc "All keys and values of the calling process's dictionary."
  @spec get :: [{term, term}]
  defdelegate get(), to: :erlang

  @doc """
  A value of the process dictionary, or the default.

      iex> Process.get(:no_such_key, 1)
      1

  """
  @spec get(term, default :: term) :: term
  def get(key, default \\ nil) do
    case :erlang.get(key) do
      :undefined -> default
      value -> value
    end
  end

  @doc "All keys of the process dictionary."
  @spec get_keys() :: [term]
  defdelegate get_keys(), to: :erlang

  @doc "All keys of the process dictionary with a value."
  @spec get_keys(term) :: [term]
  defdelegate get_keys(value), to: :erlang

  @doc """
  Puts a value into the process dictionary, and gives the one that was there, or `nil`.

      iex> Process.put(:doc_name, "Elixir")
      nil
      iex> Process.put(:doc_name, "Erlang")
      "Elixir"

  """
  @spec put(term, term) :: term | nil
  def put(key, value), do: nillify(:erlang.put(key, value))

  @doc """
  Takes a key out of the process dictionary, and gives its value, or `nil`.

      iex> Process.put(:doc_comment, "x")
      iex> Process.delete(:doc_comment)
      "x"
      iex> Process.delete(:doc_comment)
      nil

  """
  @spec delete(term) :: term | nil
  def delete(key), do: nillify(:erlang.erase(key))

  @doc """
  Sends an exit signal.

  `:normal` to another process does nothing; `:kill` ends it without a chance to clean up; another reason ends it, or is a message
  `{:EXIT, from, reason}` if it traps exits.
  """
  @spec exit(pid, term) :: true
  defdelegate exit(pid, reason), to: :erlang

  @doc """
  Makes the process wait. `:infinity` waits until it is killed.

      iex> Process.sleep(1)
      :ok

  """
  @spec sleep(timeout) :: :ok
  def sleep(timeout) when is_integer(timeout) and timeout >= 0 when timeout == :infinity do
    receive after: (timeout -> :ok)
  end

  @doc """
  Sends a message: `:ok`, or `:noconnect` or `:nosuspend` if one of these options kept it from being sent.

      iex> Process.send(self(), :hi, [:noconnect])
      :ok

  """
  @spec send(dest, msg, [option]) :: :ok | :noconnect | :nosuspend
        when dest: dest(), msg: any, option: :noconnect | :nosuspend
  defdelegate send(dest, msg, options), to: :erlang

  @doc """
  Sends a message after a time in milliseconds (or at a time, with `abs: true`), and gives a timer.

      iex> timer = Process.send_after(self(), :hi, 1)
      iex> is_reference(timer)
      true

  """
  @spec send_after(pid | atom, term, non_neg_integer, [option]) :: reference when option: {:abs, boolean}
  def send_after(dest, msg, time, opts \\ []), do: :erlang.send_after(time, dest, msg, opts)

  @doc """
  Cancels a timer: the milliseconds that were left, or `false` if it is over or unknown.

  With `async: true` the answer comes as a message, `{:cancel_timer, timer, result}`, with `info: false` not at all; the result is then `:ok`.
  """
  @spec cancel_timer(reference, options) :: non_neg_integer | false | :ok
        when options: [async: boolean, info: boolean]
  defdelegate cancel_timer(timer_ref, options \\ []), to: :erlang

  @doc "The milliseconds that are left of a timer, or `false`."
  @spec read_timer(reference) :: non_neg_integer | false
  defdelegate read_timer(timer_ref), to: :erlang

  @doc """
  Starts a process that calls the fun, with options: its pid, or with `:monitor` the pid and a monitor.
  """
  @spec spawn((-> any), spawn_opts) :: pid | {pid, reference}
  defdelegate spawn(fun, opts), to: :erlang, as: :spawn_opt

  @doc "Starts a process that calls the function of a module, with options."
  @spec spawn(module, atom, list, spawn_opts) :: pid | {pid, reference}
  defdelegate spawn(mod, fun, args, opts), to: :erlang, as: :spawn_opt

  @doc """
  Watches a process: its end comes as a message `{:DOWN, reference, :process, object, reason}`.

  The object is the pid, or `{name, node}` if a name was given. If there is no such process it comes at once, with `:noproc`.
  """
  @spec monitor(pid | {name, node} | name) :: reference when name: atom
  def monitor(item), do: :erlang.monitor(:process, item)

  @doc """
  Like `monitor/1`; `:alias` makes the reference an alias as well (`:explicit_unalias`, `:demonitor` or `:reply_demonitor`), `:tag` replaces
  `:DOWN` in the message.
  """
  @doc since: "1.15.0"
  @spec monitor(pid | {name, node} | name, [:erlang.monitor_option()]) :: reference when name: atom
  def monitor(item, options), do: :erlang.monitor(:process, item, options)

  @doc """
  Stops to watch: `true`. With `:flush` a message that has come is removed; with `:info` the result is whether the monitor was found.
  """
  @spec demonitor(reference, options :: [:flush | :info]) :: boolean
  defdelegate demonitor(monitor_ref, options \\ []), to: :erlang

  @doc """
  The pids of all processes of this node.

      iex> self() in Process.list()
      true

  """
  @spec list :: [pid]
  defdelegate list(), to: :erlang, as: :processes

  @doc """
  Links the calling process with another process or port: the end of one, with a reason other than `:normal`, ends the other.

  A process that is not there is an exit signal `:noproc`.
  """
  @spec link(pid | port) :: true
  defdelegate link(pid_or_port), to: :erlang

  @doc "Removes the link between the calling process and another; there need not be one."
  @spec unlink(pid | port) :: true
  defdelegate unlink(pid_or_port), to: :erlang

  @doc """
  Gives a process or port a name of this node, an atom other than `nil`, `true`, `false` and `:undefined`.

  Raises `ArgumentError` if it is not alive, has a name, or the name is taken.
  """
  @spec register(pid | port, atom) :: true
  def register(pid_or_port, name)
      when is_atom(name) and name not in [nil, false, true, :undefined] do
    :erlang.register(name, pid_or_port)
  catch
    :error, :badarg when node(pid_or_port) != node() ->
      message = "could not register #{inspect(pid_or_port)} because it belongs to another node"
      :erlang.error(ArgumentError.exception(message), [pid_or_port, name])

    :error, :badarg ->
      message =
        "could not register #{inspect(pid_or_port)} with name #{inspect(name)} because it is not alive, the name is already taken, " <>
          "or it has already been given another name"

      :erlang.error(ArgumentError.exception(message), [pid_or_port, name])
  end

  @doc "Frees a name. Raises `ArgumentError` if nothing has it."
  @spec unregister(atom) :: true
  defdelegate unregister(name), to: :erlang

  @doc """
  The pid or port that has the name, or `nil`.

      iex> Process.whereis(:no_such_name)
      nil

  """
  @spec whereis(atom) :: pid | port | nil
  def whereis(name), do: nillify(:erlang.whereis(name))

  @doc "The group leader of the calling process, which its input and output go to."
  @spec group_leader :: pid
  defdelegate group_leader(), to: :erlang

  @doc "Sets the group leader of a process."
  @spec group_leader(pid, leader :: pid) :: true
  def group_leader(pid, leader), do: :erlang.group_leader(leader, pid)

  @doc "All registered names."
  @spec registered :: [atom]
  defdelegate registered(), to: :erlang

  @doc """
  Sets a flag of the calling process and gives its old value: `:trap_exit`, `:priority`, `:max_heap_size`, `:message_queue_data`, ...

      iex> Process.flag(:trap_exit, false)
      false

  """
  @spec flag(:error_handler, module) :: module
  @spec flag(:max_heap_size, heap_size) :: heap_size
  @spec flag(:message_queue_data, :off_heap | :on_heap) :: :off_heap | :on_heap
  @spec flag(:min_bin_vheap_size, non_neg_integer) :: non_neg_integer
  @spec flag(:min_heap_size, non_neg_integer) :: non_neg_integer
  @spec flag(:priority, :low | :normal | :high | :max) :: :low | :normal | :high | :max
  @spec flag(:save_calls, 0..10000) :: 0..10000
  @spec flag(:sensitive, boolean) :: boolean
  @spec flag(:trap_exit, boolean) :: boolean
  defdelegate flag(flag, value), to: :erlang, as: :process_flag

  @doc "Sets a flag of another process; only `:save_calls`."
  @spec flag(pid, :save_calls, 0..10000) :: 0..10000
  defdelegate flag(pid, flag, value), to: :erlang, as: :process_flag

  @doc "What is known about a process, for debugging, or `nil` if it is not alive."
  @spec info(pid) :: keyword | nil
  def info(pid), do: nillify(:erlang.process_info(pid))

  @doc """
  One item, or a list of items, about a process, or `nil` if it is not alive.

      iex> Process.info(self(), :trap_exit)
      {:trap_exit, false}

  """
  @spec info(pid, process_info_item) :: process_info_result_item | nil
  @spec info(pid, [process_info_item]) :: [process_info_result_item] | nil
  def info(pid, spec)

  def info(pid, :registered_name) do
    case :erlang.process_info(pid, :registered_name) do
      :undefined -> nil
      [] -> {:registered_name, []}
      other -> other
    end
  end

  def info(pid, spec) when is_atom(spec) or is_list(spec) or is_tuple(spec) do
    nillify(:erlang.process_info(pid, spec))
  end

  @doc "Puts the process to sleep with as little memory as possible; the next message goes on in the given function, with an empty stack."
  @spec hibernate(module, atom, list) :: no_return
  defdelegate hibernate(mod, fun_name, args), to: :erlang

  @doc """
  Gives the process a label, any term, that tools and reports show.

      iex> Process.set_label(:worker)
      :ok

  """
  @doc since: "1.17.0"
  @spec set_label(term) :: :ok
  defdelegate set_label(label), to: :proc_lib

  @doc """
  The label of a process, or `nil`.

      iex> Process.set_label({:worker, 1})
      iex> Process.get_label()
      {:worker, 1}

  """
  @doc since: "1.20.0"
  @spec get_label(pid) :: term
  def get_label(pid \\ self()), do: nillify(:proc_lib.get_label(pid))

  @doc "Makes an alias: a reference that messages for the calling process can be sent to until `unalias/1`."
  @doc since: "1.15.0"
  @spec alias :: alias
  defdelegate alias(), to: :erlang

  @doc "Makes an alias with options: with `:reply` it ends with the first message."
  @doc since: "1.15.0"
  @spec alias([alias_opt]) :: alias
  defdelegate alias(options), to: :erlang

  @doc "Ends an alias: `true` if it was one of the calling process."
  @doc since: "1.15.0"
  @spec unalias(alias) :: boolean
  defdelegate unalias(alias), to: :erlang

  @compile {:inline, nillify: 1}
  defp nillify(:undefined), do: nil
  defp nillify(other), do: other
end
