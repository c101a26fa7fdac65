defmodule :application_controller do
  @moduledoc false

  # The process that knows which applications are loaded and run. It owns the table :ac_tab (see :application).
  #
  # An application that runs code is kept by an :application_master, linked to the controller; one without a :mod key just counts as running.
  # Masters start and stop their applications by themselves, so the controller answers meanwhile. The state:
  #
  #   running    [{application, type, master | :undefined}], the last started first
  #   starting   %{master => {application, type, [from]}}
  #   stopping   %{master => [from]}

  @behaviour :gen_server

  def start_link, do: :gen_server.start_link({:local, :application_controller}, :application_controller, [], [])

  def load(name, keys), do: call({:load, name, keys})
  def unload(name), do: call({:unload, name})
  def start_application(name, type), do: call({:start, name, type})
  def stop_application(name), do: call({:stop, name})
  def get_supervisor(name), do: call({:supervisor, name})
  def info, do: call(:info)

  def which_applications(timeout), do: :gen_server.call(:application_controller, :which_applications, timeout)

  @doc "Counts an application as running that the start of the node has started by other means."
  def running(name, type), do: call({:running, name, type})

  @doc "The environments of the running applications, for `config_change/1`."
  def prep_config_change do
    for {name, _, _} <- :application.which_applications(), do: {name, :application.get_all_env(name)}
  end

  @doc """
  Tells the running applications through `config_change/3` how their environments differ from those before: `:ok` or `{:error, reasons}`.
  """
  def config_change(before) do
    failed = for {name, env} <- before, error <- changed(name, env, :application.get_all_env(name)), do: error
    if failed == [], do: :ok, else: {:error, failed}
  end

  defp changed(_name, env, env), do: []

  defp changed(name, old, env) do
    changed = for {key, value} <- env, {:ok, was} <- [fetch(key, old)], was != value, do: {key, value}
    new = for {key, value} <- env, fetch(key, old) == :error, do: {key, value}
    removed = for {key, _} <- old, fetch(key, env) == :error, do: key

    if changed == [] and new == [] and removed == [], do: [], else: tell(name, changed, new, removed)
  end

  defp fetch(key, env) do
    case :lists.keyfind(key, 1, env) do
      {_, value} -> {:ok, value}
      false -> :error
    end
  end

  defp tell(name, changed, new, removed) do
    with {:ok, {module, _}} <- :application.get_key(name, :mod),
         true <- :erlang.function_exported(module, :config_change, 3) do
      case module.config_change(changed, new, removed) do
        :ok -> []
        {:error, _} = error -> [error]
        other -> [{:error, other}]
      end
    else
      _ -> []
    end
  end

  defp call(request), do: :gen_server.call(:application_controller, request, :infinity)

  @impl true
  def init([]) do
    :erlang.process_flag(:trap_exit, true)
    :ets.new(:ac_tab, [:set, :public, :named_table, {:read_concurrency, true}])
    {:ok, %{running: [], starting: %{}, stopping: %{}}}
  end

  @impl true
  def handle_call({:load, name, keys}, _from, state) do
    if :ets.member(:ac_tab, {:loaded, name}) do
      {:reply, {:error, {:already_loaded, name}}, state}
    else
      {env, keys} = :maps.take(:env, keys)
      :lists.foreach(fn {key, value} -> load_env(name, key, value) end, env)
      :lists.foreach(fn {key, value} -> configure(name, key, value) end, configured(name))
      :ets.insert(:ac_tab, {{:loaded, name}, keys})
      {:reply, load_included(:maps.get(:included_applications, keys)), state}
    end
  end

  def handle_call({:unload, name}, _from, state) do
    cond do
      running?(name, state) ->
        {:reply, {:error, {:running, name}}, state}

      :ets.member(:ac_tab, {:loaded, name}) ->
        :ets.delete(:ac_tab, {:loaded, name})
        :ets.match_delete(:ac_tab, {{:env, name, :_}, :_})
        {:reply, :ok, state}

      true ->
        {:reply, {:error, {:not_loaded, name}}, state}
    end
  end

  def handle_call({:start, _name, type}, _from, state) when type not in [:permanent, :transient, :temporary] do
    {:reply, {:error, {:invalid_restart_type, type}}, state}
  end

  def handle_call({:start, name, type}, from, state) do
    case :ets.lookup(:ac_tab, {:loaded, name}) do
      [{_, keys}] -> start_loaded(name, type, keys, from, state)
      [] -> {:reply, {:error, {:not_loaded, name}}, state}
    end
  end

  def handle_call({:running, name, type}, _from, state) do
    {:reply, :ok, %{state | running: [{name, type, :undefined} | state.running]}}
  end

  def handle_call({:stop, name}, from, state) do
    case :lists.keyfind(name, 1, state.running) do
      {_, _type, :undefined} ->
        report_exit(name, :stopped, :temporary)
        {:reply, :ok, not_running(name, state)}

      {_, _type, master} ->
        send(master, {:stop, self()})
        waiting = :maps.get(master, state.stopping, [])
        {:noreply, %{state | stopping: :maps.put(master, [from | waiting], state.stopping)}}

      false ->
        {:reply, {:error, {:not_started, name}}, state}
    end
  end

  def handle_call({:supervisor, name}, from, state) do
    case :lists.keyfind(name, 1, state.running) do
      {_, _, master} when is_pid(master) ->
        send(master, {:supervisor, from})
        {:noreply, state}

      _ ->
        {:reply, :undefined, state}
    end
  end

  def handle_call(:which_applications, _from, state) do
    {:reply, :lists.map(fn {name, _, _} -> described(name) end, state.running), state}
  end

  def handle_call(:info, _from, state) do
    loaded = for {{_, name}, _} <- :ets.match_object(:ac_tab, {{:loaded, :_}, :_}), do: described(name)

    {:reply,
     [
       loaded: loaded,
       loading: [],
       started: :lists.map(fn {name, type, _} -> {name, type} end, state.running),
       start_p_false: [],
       running: :lists.map(fn {name, _, master} -> {name, master} end, state.running),
       starting: :lists.map(fn {name, type, _} -> {name, type} end, :maps.values(state.starting))
     ], state}
  end

  # A value that was set before to persist, by configuration, is kept.
  defp load_env(name, key, value) do
    case :ets.lookup(:ac_tab, {:persistent, name, key}) do
      [] -> :ets.insert(:ac_tab, {{:env, name, key}, value})
      [{_, persistent}] -> :ets.insert(:ac_tab, {{:env, name, key}, persistent})
    end
  end

  # What the command line says: -application key value.
  defp configured(name) do
    case :init.get_argument(name) do
      {:ok, arguments} -> :lists.flatmap(&pairs/1, arguments)
      :error -> []
    end
  end

  defp pairs([key, value | rest]), do: [{parsed(key), parsed(value)} | pairs(rest)]
  defp pairs(_), do: []

  defp parsed(text) do
    {:ok, tokens, _} = :erl_scan.string(text ++ ~c".")
    {:ok, term} = :erl_parse.parse_term(tokens)
    term
  end

  defp configure(name, key, value), do: :ets.insert(:ac_tab, {{:env, name, key}, value})

  defp load_included([name | rest]) do
    with {:ok, ^name, keys} <- :application_spec.read(name) do
      if not :ets.member(:ac_tab, {:loaded, name}) do
        {env, keys} = :maps.take(:env, keys)
        :lists.foreach(fn {key, value} -> load_env(name, key, value) end, env)
        :ets.insert(:ac_tab, {{:loaded, name}, keys})
      end

      load_included(rest)
    end
  end

  defp load_included([]), do: :ok

  defp described(name) do
    [{_, keys}] = :ets.lookup(:ac_tab, {:loaded, name})
    {name, :maps.get(:description, keys), :maps.get(:vsn, keys)}
  end

  defp running?(name, state), do: :lists.keymember(name, 1, state.running)
  defp not_running(name, state), do: %{state | running: :lists.keydelete(name, 1, state.running)}

  defp missing(keys, state) do
    optional = :maps.get(:optional_applications, keys)
    needed = :maps.get(:applications, keys)

    :lists.filter(
      fn name -> not running?(name, state) and not (:lists.member(name, optional) and not loaded?(name)) end,
      needed
    )
  end

  defp loaded?(name), do: :ets.member(:ac_tab, {:loaded, name})

  defp start_loaded(name, type, keys, from, state) do
    missing = missing(keys, state)

    cond do
      running?(name, state) -> {:reply, {:error, {:already_started, name}}, state}
      missing != [] -> {:reply, {:error, {:not_started, hd(missing)}}, state}
      true -> start(name, type, keys, from, state)
    end
  end

  defp start(name, type, keys, from, state) do
    case {master_of(name, state), :maps.get(:mod, keys)} do
      {{master, {_, _, waiting}}, _mod} ->
        {:noreply, %{state | starting: :maps.put(master, {name, type, [from | waiting]}, state.starting)}}

      {:none, []} ->
        report_progress(name)
        {:reply, :ok, %{state | running: [{name, type, :undefined} | state.running]}}

      {:none, {module, args}} ->
        master = :application_master.start_link(self(), name, module, args, :maps.get(:start_phases, keys))
        {:noreply, %{state | starting: :maps.put(master, {name, type, [from]}, state.starting)}}
    end
  end

  defp master_of(name, state) do
    case :lists.filter(fn {_, {other, _, _}} -> other == name end, :maps.to_list(state.starting)) do
      [found] -> found
      [] -> :none
    end
  end

  @impl true
  def handle_cast(_message, state), do: {:noreply, state}

  @impl true
  def handle_info({:started, master, :ok}, state) do
    {{name, type, waiting}, starting} = :maps.take(master, state.starting)
    reply_all(waiting, :ok)
    report_progress(name)
    {:noreply, %{state | starting: starting, running: [{name, type, master} | state.running]}}
  end

  def handle_info({:started, master, {:error, reason}}, state) do
    {{name, type, waiting}, starting} = :maps.take(master, state.starting)
    report_exit(name, reason, type)
    reply_all(waiting, {:error, reason})
    {:noreply, %{state | starting: starting}}
  end

  def handle_info({:EXIT, pid, reason}, state) do
    case :lists.keyfind(pid, 3, state.running) do
      {name, type, _} -> ended(name, type, pid, reason, state)
      false -> {:noreply, state}
    end
  end

  def handle_info(_message, state), do: {:noreply, state}

  defp ended(name, type, master, reason, state) do
    case :maps.take(master, state.stopping) do
      {waiting, stopping} ->
        report_exit(name, :stopped, type)
        reply_all(waiting, :ok)
        {:noreply, not_running(name, %{state | stopping: stopping})}

      :error ->
        report_exit(name, reason, type)
        if ends_node?(type, reason), do: :init.stop(end_of_node(name, reason))
        {:noreply, not_running(name, state)}
    end
  end

  defp end_of_node(name, reason) do
    :lists.flatten(
      :io_lib.format(~c"Kernel pid terminated (application_controller) (~tp)", [
        :lists.flatten(:io_lib.format(~c"~w", [{:application_terminated, name, reason}]))
      ])
    )
  end

  defp ends_node?(:permanent, _reason), do: true
  defp ends_node?(:transient, reason), do: reason != :normal
  defp ends_node?(:temporary, _reason), do: false

  defp reply_all(waiting, reply), do: :lists.foreach(fn from -> :gen_server.reply(from, reply) end, waiting)

  @impl true
  def terminate(_reason, state) do
    for {_, _, master} <- state.running, is_pid(master), do: :application_master.stop(master)
    :ok
  end

  # Reports

  defp report_progress(name) do
    if :logger.allow(:info, :application_controller) do
      :logger.macro_log(
        %{mfa: {:application_controller, :info_started, 2}},
        :info,
        %{label: {:application_controller, :progress}, report: [application: name, started_at: node()]},
        %{
          domain: [:otp, :sasl],
          report_cb: &:application_controller.format_log/2,
          logger_formatter: %{title: ~c"PROGRESS REPORT"},
          error_logger: %{tag: :info_report, type: :progress}
        }
      )
    end
  end

  defp report_exit(name, reason, type) do
    if :logger.allow(:notice, :application_controller) do
      :logger.macro_log(
        %{mfa: {:application_controller, :info_exited, 3}},
        :notice,
        %{label: {:application_controller, :exit}, report: [application: name, exited: reason, type: type]},
        %{
          domain: [:otp],
          report_cb: &:application_controller.format_log/2,
          error_logger: %{tag: :info_report, type: :std_info}
        }
      )
    end
  end

  @doc false
  def format_log(%{report: report}, _options) do
    :lists.map(fn {key, value} -> :io_lib.format(~c"    ~tw: ~tp~n", [key, value]) end, report)
  end
end
