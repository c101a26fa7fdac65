defmodule GenEvent do
  @moduledoc """
  A process that hands events to any number of handlers.

  Use `:gen_event`, a `GenServer` for each handler, or `Registry` instead. A handler is a module with the
  callbacks below; `use GenEvent` gives it default ones. It is known by its module, or by `{module, id}` where
  a manager has several of the same module.
  """
  @moduledoc deprecated: "Use Erlang/OTP's :gen_event module instead"

  @message "Use one of the alternatives described in the documentation for the GenEvent module"

  @callback init(args :: term) ::
              {:ok, state}
              | {:ok, state, :hibernate}
              | {:error, reason :: any}
            when state: any

  @callback handle_event(event :: term, state :: term) ::
              {:ok, new_state}
              | {:ok, new_state, :hibernate}
              | :remove_handler
            when new_state: term

  @callback handle_call(request :: term, state :: term) ::
              {:ok, reply, new_state}
              | {:ok, reply, new_state, :hibernate}
              | {:remove_handler, reply}
            when reply: term, new_state: term

  @callback handle_info(msg :: term, state :: term) ::
              {:ok, new_state}
              | {:ok, new_state, :hibernate}
              | :remove_handler
            when new_state: term

  @callback terminate(reason, state :: term) :: term
            when reason: :stop | {:stop, reason :: term} | :remove_handler | {:error, term} | term

  @callback code_change(old_vsn, state :: term, extra :: term) :: {:ok, new_state :: term}
            when old_vsn: term | {:down, term}

  @type on_start :: {:ok, pid} | {:error, {:already_started, pid}}
  @type name :: atom | {:global, term} | {:via, module, term}
  @type options :: [name: name]
  @type manager :: pid | name | {atom, node}
  @type handler :: atom | {atom, term}

  @doc false
  @deprecated @message
  defmacro __using__(_) do
    quote location: :keep do
      @behaviour :gen_event

      @doc false
      def init(args), do: {:ok, args}

      @doc false
      def handle_event(_event, state), do: {:ok, state}

      @doc false
      def handle_call(request, _state), do: {:remove_handler, {:bad_call, request}}

      @doc false
      def handle_info(_message, state), do: {:ok, state}

      @doc false
      def terminate(_reason, _state), do: :ok

      @doc false
      def code_change(_old, state, _extra), do: {:ok, state}

      defoverridable init: 1, handle_event: 2, handle_call: 2, handle_info: 2, terminate: 2, code_change: 3
    end
  end

  @doc false
  @deprecated @message
  def start_link(options \\ []) when is_list(options), do: GenServer.start_link(GenEvent.Server, [], options)

  @doc false
  @deprecated @message
  def start(options \\ []) when is_list(options), do: GenServer.start(GenEvent.Server, [], options)

  @doc false
  @deprecated @message
  def stream(manager, options \\ []),
    do: %GenEvent.Stream{manager: manager, timeout: Keyword.get(options, :timeout, :infinity)}

  @doc false
  @deprecated @message
  def add_handler(manager, handler, args), do: request(manager, {:add_handler, handler, args, nil})

  @doc false
  @deprecated @message
  def add_mon_handler(manager, handler, args), do: request(manager, {:add_handler, handler, args, self()})

  @doc false
  @deprecated @message
  def notify(manager, event) do
    GenServer.cast(manager, {:notify, event})
    :ok
  end

  @doc false
  @deprecated @message
  def sync_notify(manager, event), do: request(manager, {:notify, event})

  @doc false
  @deprecated @message
  def ack_notify(manager, event), do: request(manager, {:notify, event})

  @doc false
  @deprecated @message
  def call(manager, handler, request, timeout \\ 5000), do: GenServer.call(manager, {:call, handler, request}, timeout)

  @doc false
  @deprecated @message
  def remove_handler(manager, handler, args), do: request(manager, {:remove_handler, handler, args})

  @doc false
  @deprecated @message
  def swap_handler(manager, handler1, args1, handler2, args2),
    do: request(manager, {:swap_handler, handler1, args1, handler2, args2, nil})

  @doc false
  @deprecated @message
  def swap_mon_handler(manager, handler1, args1, handler2, args2),
    do: request(manager, {:swap_handler, handler1, args1, handler2, args2, self()})

  @doc false
  @deprecated @message
  def which_handlers(manager), do: request(manager, :which_handlers)

  @doc false
  @deprecated @message
  def stop(manager, reason \\ :normal, timeout \\ :infinity), do: GenServer.stop(manager, reason, timeout)

  defp request(manager, request), do: GenServer.call(manager, request, :infinity)
end

defmodule GenEvent.Server do
  @moduledoc false

  # The state is the list of handlers, latest first, as `{handler, state, watcher}`. A watcher is the process
  # that added a handler with a monitor: it is told when the handler is gone, and the handler goes when it
  # ends.

  use GenServer

  @impl true
  def init(_args), do: {:ok, []}

  @impl true
  def handle_call({:add_handler, handler, args, watcher}, _from, handlers) do
    {reply, handlers} = add(handlers, handler, args, watcher)
    {:reply, reply, handlers}
  end

  def handle_call({:notify, event}, _from, handlers), do: {:reply, :ok, tell_all(handlers, :handle_event, event)}

  def handle_call({:call, handler, request}, _from, handlers) do
    case List.keyfind(handlers, handler, 0) do
      nil -> {:reply, {:error, :not_found}, handlers}
      found -> ask(found, request, handlers)
    end
  end

  def handle_call({:remove_handler, handler, args}, _from, handlers) do
    {reply, handlers} = remove(handlers, handler, args, :normal)
    {:reply, reply, handlers}
  end

  def handle_call({:swap_handler, handler1, args1, handler2, args2, watcher}, _from, handlers) do
    {terminated, handlers} = remove(handlers, handler1, args1, {:swapped, handler2, watcher})
    {reply, handlers} = add(handlers, handler2, {args2, terminated}, watcher)
    {:reply, reply, handlers}
  end

  def handle_call(:which_handlers, _from, handlers), do: {:reply, Enum.map(handlers, &elem(&1, 0)), handlers}

  @impl true
  def handle_cast({:notify, event}, handlers), do: {:noreply, tell_all(handlers, :handle_event, event)}

  @impl true
  def handle_info({:DOWN, ref, :process, _pid, reason} = message, handlers) do
    case Enum.find(handlers, &match?({_handler, _state, {_watcher, ^ref}}, &1)) do
      nil ->
        {:noreply, tell_all(handlers, :handle_info, message)}

      {handler, _state, _watcher} ->
        {_reply, handlers} = remove(handlers, handler, {:stop, reason}, :shutdown)
        {:noreply, handlers}
    end
  end

  def handle_info(message, handlers), do: {:noreply, tell_all(handlers, :handle_info, message)}

  @impl true
  def terminate(_reason, handlers), do: Enum.each(handlers, &leave(&1, :stop, :shutdown))

  defp module({module, _id}), do: module
  defp module(module), do: module

  defp add(handlers, handler, args, watcher) do
    if List.keymember?(handlers, handler, 0),
      do: {{:error, :already_present}, handlers},
      else: handler |> module() |> invoke(:init, [args]) |> added(handlers, handler, watcher)
  end

  defp added({:ok, {:ok, state}}, handlers, handler, watcher), do: {:ok, [{handler, state, watch(watcher)} | handlers]}

  defp added({:ok, {:ok, state, :hibernate}}, handlers, handler, watcher),
    do: {:ok, [{handler, state, watch(watcher)} | handlers]}

  defp added({:ok, {:error, _reason} = error}, handlers, _handler, _watcher), do: {error, handlers}
  defp added({:ok, other}, handlers, _handler, _watcher), do: {{:error, {:bad_return_value, other}}, handlers}
  defp added({:error, reason}, handlers, _handler, _watcher), do: {{:error, reason}, handlers}

  defp watch(nil), do: nil
  defp watch(pid), do: {pid, Process.monitor(pid)}

  defp remove(handlers, handler, args, reason) do
    case List.keytake(handlers, handler, 0) do
      {found, handlers} -> {leave(found, args, reason), handlers}
      nil -> {{:error, :not_found}, handlers}
    end
  end

  defp leave({handler, state, watcher}, args, reason) do
    with {pid, ref} <- watcher do
      Process.demonitor(ref, [:flush])
      send(pid, {:gen_event_EXIT, handler, reason})
    end

    case handler |> module() |> invoke(:terminate, [args, state]) do
      {:ok, result} -> result
      {:error, reason} -> {:error, reason}
    end
  end

  # Handlers that give anything else than a new state are taken out.
  defp tell_all(handlers, function, message), do: Enum.flat_map(handlers, &tell(&1, function, message))

  defp tell({handler, state, watcher} = entry, function, message) do
    case handler |> module() |> invoke(function, [message, state]) do
      {:ok, {:ok, state}} -> [{handler, state, watcher}]
      {:ok, {:ok, state, :hibernate}} -> [{handler, state, watcher}]
      {:ok, :remove_handler} -> drop(entry, :remove_handler, :normal)
      {:ok, other} -> crash(entry, message, {:bad_return_value, other})
      {:error, reason} -> crash(entry, message, reason)
    end
  end

  defp ask({handler, state, watcher} = entry, request, handlers) do
    case handler |> module() |> invoke(:handle_call, [request, state]) do
      {:ok, {:ok, reply, state}} ->
        {:reply, reply, List.keyreplace(handlers, handler, 0, {handler, state, watcher})}

      {:ok, {:ok, reply, state, :hibernate}} ->
        {:reply, reply, List.keyreplace(handlers, handler, 0, {handler, state, watcher})}

      {:ok, {:remove_handler, reply}} ->
        drop(entry, :remove_handler, :normal)
        {:reply, reply, List.keydelete(handlers, handler, 0)}

      {:ok, other} ->
        crash(entry, request, {:bad_return_value, other})
        {:reply, {:error, {:bad_return_value, other}}, List.keydelete(handlers, handler, 0)}

      {:error, reason} ->
        crash(entry, request, reason)
        {:reply, {:error, reason}, List.keydelete(handlers, handler, 0)}
    end
  end

  defp drop(entry, args, reason) do
    leave(entry, args, reason)
    []
  end

  defp crash({handler, state, _watcher} = entry, message, reason) do
    :logger.error(
      ~c"** gen_event handler ~tp crashed.~n** Was installed in ~tp~n** Last event was: ~tp~n" ++
        ~c"** When handler state == ~tp~n** Reason == ~tp~n",
      [handler, self(), message, state, reason]
    )

    drop(entry, {:error, reason}, reason)
  end

  # What a handler throws counts as its result.
  defp invoke(module, function, args) do
    {:ok, apply(module, function, args)}
  catch
    :throw, value -> {:ok, value}
    :exit, reason -> {:error, reason}
    :error, reason -> {:error, {reason, __STACKTRACE__}}
  end
end
