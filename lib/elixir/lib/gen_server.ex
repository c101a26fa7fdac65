defmodule GenServer do
  @moduledoc """
  A process with a state that answers requests one after the other.

  A module with `use GenServer` has callbacks for the start (`c:init/1`), for requests with a reply (`c:handle_call/3`), for
  those without (`c:handle_cast/2`) and for all other messages (`c:handle_info/2`). Each is given the state and gives the new one.

      defmodule Stack do
        use GenServer

        def start_link(elements), do: GenServer.start_link(__MODULE__, elements)

        @impl true
        def init(elements), do: {:ok, elements}

        @impl true
        def handle_call(:pop, _from, [head | rest]), do: {:reply, head, rest}

        @impl true
        def handle_cast({:push, element}, stack), do: {:noreply, [element | stack]}
      end

      {:ok, pid} = Stack.start_link([1])
      GenServer.cast(pid, {:push, 2})
      GenServer.call(pid, :pop)
      #=> 2

  ## Names

  The `:name` option of `start_link/3` registers the process: an atom for this node, `{:global, term}` for all connected nodes,
  `{:via, module, term}` for what a registry such as `Registry` keeps. All functions here take such a name, a pid or `{name, node}`.

  ## Under a supervisor

  `use GenServer` defines `child_spec/1`. Its options change it: `:id`, `:restart`, `:shutdown`.

  ## What callbacks give

  Besides `{:reply, reply, state}` and `{:noreply, state}` there is a last element for what comes next: a number of
  milliseconds (without a message until then, `handle_info(:timeout, state)` is called), `:hibernate`, or `{:continue, term}`, which calls
  `c:handle_continue/2` before any message. `{:stop, reason, state}` ends the process through `c:terminate/2`.
  """

  @doc """
  Starts the state. The start function returns when this does.

  `{:stop, reason}` makes it give `{:error, reason}`, and `:ignore` makes it give `:ignore`; the process ends in both cases.
  """
  @callback init(init_arg :: term) ::
              {:ok, state}
              | {:ok, state, timeout | :hibernate | {:continue, continue_arg :: term}}
              | :ignore
              | {:stop, reason :: term}
            when state: any

  @doc "Handles a request of `call/3`. Without `:reply`, `reply/2` may answer later."
  @callback handle_call(request :: term, from, state :: term) ::
              {:reply, reply, new_state}
              | {:reply, reply, new_state, timeout | :hibernate | {:continue, continue_arg :: term}}
              | {:noreply, new_state}
              | {:noreply, new_state, timeout | :hibernate | {:continue, continue_arg :: term}}
              | {:stop, reason, reply, new_state}
              | {:stop, reason, new_state}
            when reply: term, new_state: term, reason: term

  @doc "Handles a request of `cast/2`."
  @callback handle_cast(request :: term, state :: term) ::
              {:noreply, new_state}
              | {:noreply, new_state, timeout | :hibernate | {:continue, continue_arg :: term}}
              | {:stop, reason :: term, new_state}
            when new_state: term

  @doc "Handles any other message, and `:timeout`."
  @callback handle_info(msg :: :timeout | term, state :: term) ::
              {:noreply, new_state}
              | {:noreply, new_state, timeout | :hibernate | {:continue, continue_arg :: term}}
              | {:stop, reason :: term, new_state}
            when new_state: term

  @doc "Goes on after a callback that gave `{:continue, term}`."
  @callback handle_continue(continue_arg, state :: term) ::
              {:noreply, new_state}
              | {:noreply, new_state, timeout | :hibernate | {:continue, continue_arg}}
              | {:stop, reason :: term, new_state}
            when new_state: term, continue_arg: term

  @doc """
  Cleans up before the process ends.

  It is called for what a callback raised or gave as `:stop`, and for the exit of the parent if the process traps exits.
  """
  @callback terminate(reason, state :: term) :: term
            when reason: :normal | :shutdown | {:shutdown, term} | term

  @doc "Changes the state for a new version of the module."
  @callback code_change(old_vsn, state :: term, extra :: term) :: {:ok, new_state :: term} | {:error, reason :: term}
            when old_vsn: term | {:down, term}

  @doc "Like `c:format_status/1`, given why it is asked and `[process_dictionary, state]`."
  @doc deprecated: "Use format_status/1 callback instead"
  @callback format_status(reason, pdict_and_state :: list) :: term when reason: :normal | :terminate

  @doc "Changes what `:sys.get_status/1` and the reports of crashes show; `status` may have `:state`, `:message`, `:reason` and `:log`."
  @doc since: "1.17.0"
  @callback format_status(status :: :gen_server.format_status()) :: new_status :: :gen_server.format_status()

  @optional_callbacks code_change: 3,
                      terminate: 2,
                      handle_info: 2,
                      handle_cast: 2,
                      handle_call: 3,
                      format_status: 1,
                      format_status: 2,
                      handle_continue: 2

  @typedoc "What the `start*` functions give"
  @type on_start :: {:ok, pid} | :ignore | {:error, {:already_started, pid} | term}

  @typedoc "The name of a server"
  @type name :: atom | {:global, term} | {:via, module, term}

  @typedoc "Options of the `start*` functions"
  @type options :: [option]

  @typedoc "An option of the `start*` functions"
  @type option ::
          {:debug, debug}
          | {:name, name}
          | {:timeout, timeout}
          | {:spawn_opt, [Process.spawn_opt()]}
          | {:hibernate_after, timeout}

  @typedoc "Debug options of `:sys`"
  @type debug :: [:trace | :log | :statistics | {:log_to_file, Path.t()}]

  @typedoc "A server: pid, name, or name and node"
  @type server :: pid | name | {atom, node}

  @typedoc "Who waits for a reply, opaque apart from the pid"
  @type from :: {pid, tag :: term}

  @doc false
  defmacro __using__(opts) do
    quote location: :keep, bind_quoted: [opts: opts] do
      @behaviour GenServer

      if not Module.has_attribute?(__MODULE__, :doc) do
        @doc """
        Returns a specification to start this module under a supervisor.

        See `Supervisor`.
        """
      end

      def child_spec(init_arg) do
        default = %{
          id: __MODULE__,
          start: {__MODULE__, :start_link, [init_arg]}
        }

        Supervisor.child_spec(default, unquote(Macro.escape(opts)))
      end

      defoverridable child_spec: 1

      @before_compile GenServer

      @doc false
      def handle_call(_msg, _from, _state) do
        raise "attempted to call GenServer #{inspect(GenServer.__name__())} but no handle_call/3 clause was provided"
      end

      @doc false
      def handle_info(msg, state), do: GenServer.__no_handle_info__(__MODULE__, msg, state)

      @doc false
      def handle_cast(_msg, _state) do
        raise "attempted to cast GenServer #{inspect(GenServer.__name__())} but no handle_cast/2 clause was provided"
      end

      @doc false
      def terminate(_reason, _state), do: :ok

      @doc false
      def code_change(_old, state, _extra), do: {:ok, state}

      defoverridable code_change: 3, terminate: 2, handle_info: 2, handle_cast: 2, handle_call: 3
    end
  end

  @doc false
  defmacro __before_compile__(env) do
    if not Module.defines?(env.module, {:init, 1}) do
      message = """
      function init/1 required by behaviour GenServer is not implemented \
      (in module #{inspect(env.module)}).

      We will inject a default implementation for now:

          def init(init_arg) do
            {:ok, init_arg}
          end

      You can copy the implementation above or define your own that converts \
      the arguments given to GenServer.start_link/3 to the server state.
      """

      IO.warn(message, env)

      quote do
        @doc false
        def init(init_arg), do: {:ok, init_arg}

        defoverridable init: 1
      end
    end
  end

  @doc false
  def __no_handle_info__(module, msg, state) do
    :logger.error(
      %{label: {GenServer, :no_handle_info}, report: %{module: module, message: msg, name: __name__()}},
      %{domain: [:otp, :elixir], error_logger: %{tag: :error_msg}, report_cb: &GenServer.format_report/1}
    )

    {:noreply, state}
  end

  @doc false
  def format_report(%{
        label: {GenServer, :no_handle_info},
        report: %{module: module, message: message, name: name}
      }) do
    {~c"~p ~p received unexpected message in handle_info/2: ~p~n", [module, name, message]}
  end

  @doc false
  def __name__ do
    case Process.info(self(), :registered_name) do
      {_, []} -> self()
      {_, name} -> name
    end
  end

  @doc """
  Starts a server that is linked to the calling process; mostly under a supervisor.

  Options: `:name`, `:timeout` for `c:init/1` (then `{:error, :timeout}`), `:debug`, `:spawn_opt`, `:hibernate_after`. The name being taken gives
  `{:error, {:already_started, pid}}`. Raises `ArgumentError` for what is no name.

      iex> defmodule CounterLinkExample do
      ...>   use GenServer
      ...>   @impl true
      ...>   def init(n), do: {:ok, n}
      ...>   @impl true
      ...>   def handle_call(:get, _from, n), do: {:reply, n, n}
      ...> end
      iex> {:ok, server} = GenServer.start_link(CounterLinkExample, 7)
      iex> GenServer.call(server, :get)
      7

  """
  @spec start_link(module, term, options) :: on_start
  def start_link(module, init_arg, options \\ []) when is_atom(module) and is_list(options) do
    do_start(:link, module, init_arg, options)
  end

  @doc """
  Starts a server without a link. See `start_link/3`.

      iex> defmodule CounterStartExample do
      ...>   use GenServer
      ...>   @impl true
      ...>   def init(n), do: {:ok, n}
      ...>   @impl true
      ...>   def handle_call(:get, _from, n), do: {:reply, n, n}
      ...> end
      iex> {:ok, server} = GenServer.start(CounterStartExample, 7, name: CounterStartExample)
      iex> GenServer.whereis(CounterStartExample) == server
      true

  """
  @spec start(module, term, options) :: on_start
  def start(module, init_arg, options \\ []) when is_atom(module) and is_list(options) do
    do_start(:nolink, module, init_arg, options)
  end

  defp do_start(link, module, init_arg, options) do
    case Keyword.pop(options, :name) do
      {nil, opts} ->
        :gen.start(:gen_server, link, module, init_arg, opts)

      {atom, opts} when is_atom(atom) ->
        :gen.start(:gen_server, link, {:local, atom}, module, init_arg, opts)

      {{:global, _term} = name, opts} ->
        :gen.start(:gen_server, link, name, module, init_arg, opts)

      {{:via, via_module, _term} = name, opts} when is_atom(via_module) ->
        :gen.start(:gen_server, link, name, module, init_arg, opts)

      {other, _} ->
        raise ArgumentError, """
        expected :name option to be one of the following:

          * nil
          * atom
          * {:global, term}
          * {:via, module, term}

        Got: #{inspect(other)}
        """
    end
  end

  @doc """
  Stops a server and waits for its end.

  Exits if the server ends with another reason than the one given, is not there, or takes longer than the timeout.

      iex> {:ok, agent} = Agent.start_link(fn -> 0 end)
      iex> GenServer.stop(agent)
      :ok
      iex> Process.alive?(agent)
      false

  """
  @spec stop(server, reason :: term, timeout) :: :ok
  def stop(server, reason \\ :normal, timeout \\ :infinity) do
    case whereis(server) do
      nil ->
        exit({:noproc, {__MODULE__, :stop, [server, reason, timeout]}})

      pid when pid == self() ->
        exit({:calling_self, {__MODULE__, :stop, [server, reason, timeout]}})

      pid ->
        try do
          :proc_lib.stop(pid, reason, timeout)
        catch
          :exit, err -> exit({err, {__MODULE__, :stop, [server, reason, timeout]}})
        end
    end
  end

  @doc """
  Sends a request and waits for the reply, five seconds if nothing else is said.

  The caller exits when the server is not there, ends before it replies, or does not reply in time. A reply that comes late is dropped.

      iex> defmodule CounterCallExample do
      ...>   use GenServer
      ...>   @impl true
      ...>   def init(n), do: {:ok, n}
      ...>   @impl true
      ...>   def handle_call(:get, _from, n), do: {:reply, n, n}
      ...> end
      iex> {:ok, server} = GenServer.start_link(CounterCallExample, 7)
      iex> GenServer.call(server, :get, 1000)
      7
      iex> catch_exit = fn fun -> try(do: fun.(), catch: (:exit, {reason, _} -> reason)) end
      iex> catch_exit.(fn -> GenServer.call(:nobody, :get) end)
      :noproc

  """
  @spec call(server, term, timeout) :: term
  def call(server, request, timeout \\ 5000)
      when (is_integer(timeout) and timeout >= 0) or timeout == :infinity do
    case whereis(server) do
      nil ->
        exit({:noproc, {__MODULE__, :call, [server, request, timeout]}})

      pid when pid == self() ->
        exit({:calling_self, {__MODULE__, :call, [server, request, timeout]}})

      pid ->
        try do
          :gen.call(pid, :"$gen_call", request, timeout)
        catch
          :exit, reason -> exit({reason, {__MODULE__, :call, [server, request, timeout]}})
        else
          {:ok, reply} -> reply
        end
    end
  end

  @doc """
  Sends a request without waiting. Gives `:ok` whether or not there is such a server.

      iex> GenServer.cast(:no_such_server, :hello)
      :ok

  """
  @spec cast(server, term) :: :ok
  def cast(server, request)

  def cast({:global, name}, request) do
    try do
      :global.send(name, cast_message(request))
      :ok
    catch
      _, _ -> :ok
    end
  end

  def cast({:via, module, name}, request) do
    try do
      module.send(name, cast_message(request))
      :ok
    catch
      _, _ -> :ok
    end
  end

  def cast({name, node}, request) when is_atom(name) and is_atom(node), do: do_send({name, node}, cast_message(request))

  def cast(dest, request) when is_atom(dest) or is_pid(dest), do: do_send(dest, cast_message(request))

  @doc """
  Casts to the servers with a name on the given nodes, by default on this one and all it is connected to.

      iex> GenServer.abcast(:no_such_server, :hello)
      :abcast

  """
  @spec abcast([node], name :: atom, term) :: :abcast
  def abcast(nodes \\ [node() | Node.list()], name, request) when is_list(nodes) and is_atom(name) do
    message = cast_message(request)
    for node <- nodes, do: do_send({name, node}, message)
    :abcast
  end

  defp cast_message(request), do: {:"$gen_cast", request}

  defp do_send(dest, message) do
    try do
      send(dest, message)
      :ok
    catch
      _, _ -> :ok
    end
  end

  @doc """
  Calls the servers with a name on the given nodes: `{replies, bad_nodes}`, with `{node, reply}` in the first.

      iex> defmodule CounterMultiCallExample do
      ...>   use GenServer
      ...>   @impl true
      ...>   def init(n), do: {:ok, n}
      ...>   @impl true
      ...>   def handle_call(:get, _from, n), do: {:reply, n, n}
      ...> end
      iex> {:ok, _} = GenServer.start_link(CounterMultiCallExample, 7, name: CounterMultiCallExample)
      iex> GenServer.multi_call(CounterMultiCallExample, :get) == {[{node(), 7}], []}
      true

  """
  @spec multi_call([node], name :: atom, term, timeout) :: {replies :: [{node, term}], bad_nodes :: [node]}
  def multi_call(nodes \\ [node() | Node.list()], name, request, timeout \\ :infinity) do
    :gen_server.multi_call(nodes, name, request, timeout)
  end

  @doc """
  Replies to a call, from any process. `client` is what `c:handle_call/3` was given.

      iex> defmodule CounterReplyExample do
      ...>   use GenServer
      ...>   @impl true
      ...>   def init(n), do: {:ok, n}
      ...>   @impl true
      ...>   def handle_call(:get, from, n) do
      ...>     spawn_link(fn -> GenServer.reply(from, n) end)
      ...>     {:noreply, n}
      ...>   end
      ...> end
      iex> {:ok, server} = GenServer.start_link(CounterReplyExample, 7)
      iex> GenServer.call(server, :get)
      7

  """
  @spec reply(from, term) :: :ok
  def reply(client, reply), do: :gen.reply(client, reply)

  @doc """
  Gives the pid of a server, `{name, node}` for one on another node, or `nil`.

      iex> GenServer.whereis(:no_such_server)
      nil
      iex> GenServer.whereis(self()) == self()
      true

  """
  @spec whereis(server) :: pid | {atom, node} | nil
  def whereis(server)

  def whereis(nil), do: nil
  def whereis(pid) when is_pid(pid), do: pid
  def whereis(name) when is_atom(name), do: Process.whereis(name)

  def whereis({:global, name}), do: found(:global.whereis_name(name))
  def whereis({:via, module, name}), do: found(module.whereis_name(name))
  def whereis({name, local}) when is_atom(name) and local == node(), do: Process.whereis(name)
  def whereis({name, node} = server) when is_atom(name) and is_atom(node), do: server

  defp found(pid) when is_pid(pid), do: pid
  defp found(:undefined), do: nil
end
