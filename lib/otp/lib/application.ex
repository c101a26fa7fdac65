defmodule :application do
  @moduledoc """
  Applications: their environments, what is loaded, what runs.

  What is known of applications lies in the table `:ac_tab`, which the process `:application_controller` owns:
  `{{:env, application, key}, value}`, `{{:loaded, application}, specification}`, `{{:master, group_leader}, application}`. Everybody reads it; environments
  are written directly, all else by the controller.
  """

  @callback start(type :: :normal | {:takeover, node} | {:failover, node}, args :: term) ::
              {:ok, pid} | {:ok, pid, state :: term} | {:error, reason :: term}
  @callback stop(state :: term) :: term
  @callback prep_stop(state :: term) :: term
  @callback start_phase(phase :: atom, type :: term, args :: term) :: :ok | {:error, reason :: term}
  @callback config_change(changed :: list, new :: list, removed :: list) :: :ok
  @optional_callbacks prep_stop: 1, start_phase: 3, config_change: 3

  # Loading

  @doc "Loads an application by name, or from its specification `{:application, name, keys}`."
  def load(application), do: load(application, [])

  @doc "Like `load/1`; distribution is not supported and ignored."
  def load(application, _distributed) do
    if is_atom(application) and lookup({:loaded, application}) != :undefined do
      {:error, {:already_loaded, application}}
    else
      with {:ok, name, keys} <- :application_spec.read(application),
           {:error, {:already_loaded, ^name}} <- :application_controller.load(name, keys) do
        {:error, {:already_loaded, application}}
      end
    end
  end

  @doc "Forgets an application that does not run, with its environment."
  def unload(application), do: :application_controller.unload(application)

  @doc "Lists `{name, description, version}` of all loaded applications."
  def loaded_applications do
    for {{:loaded, name}, keys} <- :ets.match_object(:ac_tab, {{:loaded, :_}, :_}) do
      {name, :maps.get(:description, keys), :maps.get(:vsn, keys)}
    end
  end

  @doc "Lists `{name, description, version}` of the running applications, the last started first."
  def which_applications, do: :application_controller.which_applications(:infinity)

  @doc "Like `which_applications/0`, with a timeout."
  def which_applications(timeout), do: :application_controller.which_applications(timeout)

  @doc "What the controller knows."
  def info, do: :application_controller.info()

  # Starting and stopping

  @doc "Starts an application whose applications run."
  def start(application), do: start(application, :temporary)

  @doc "Starts an application; its type says what its end means: `:permanent`, `:transient` or `:temporary`."
  def start(application, type) do
    with :ok <- loaded(application), do: :application_controller.start_application(application, type)
  end

  defp loaded(application) do
    case load(application) do
      {:error, {:already_loaded, _}} -> :ok
      result -> result
    end
  end

  @doc false
  def start_boot(application, type), do: start(application, type)

  @doc "Starts an application unless it runs."
  def ensure_started(application), do: ensure_started(application, :temporary)

  @doc "Starts an application of a type unless it runs."
  def ensure_started(application, type) do
    case start(application, type) do
      {:error, {:already_started, ^application}} -> :ok
      result -> result
    end
  end

  @doc "Starts applications and all that they need: `{:ok, started}`."
  def ensure_all_started(applications), do: ensure_all_started(applications, :temporary)

  @doc "Like `ensure_all_started/1`, with a type."
  def ensure_all_started(applications, type), do: ensure_all_started(applications, type, :serial)

  @doc "Like `ensure_all_started/2`; in the mode `:concurrent` those that do not need each other start at the same time."
  def ensure_all_started(application, type, mode) when is_atom(application) do
    ensure_all_started([application], type, mode)
  end

  def ensure_all_started(applications, type, :concurrent) when is_list(applications) do
    :application_starter.start_all(applications, type)
  end

  def ensure_all_started(applications, type, :serial) when is_list(applications) do
    running = for {name, _, _} <- which_applications(), do: name

    case start_each(applications, type, running, [], []) do
      {:ok, started} ->
        {:ok, :lists.reverse(started)}

      {:error, reason, started} ->
        :lists.foreach(&stop/1, started)
        {:error, reason}
    end
  end

  # `path` are the applications that wait for the one at hand: a circle has no start.
  defp start_each([application | rest], type, running, path, started) do
    if :lists.member(application, running) or :lists.member(application, started) do
      start_each(rest, type, running, path, started)
    else
      with {:ok, started} <- start_with_needed(application, type, running, path, started) do
        start_each(rest, type, running, path, started)
      end
    end
  end

  defp start_each([], _type, _running, _path, started), do: {:ok, started}

  defp start_with_needed(application, type, running, path, started) do
    with :ok <- acyclic(application, path, started),
         {:ok, needed} <- tagged(needed(application), application, started),
         {:ok, started} <- start_each(needed, type, running, [application | path], started) do
      case :application_controller.start_application(application, type) do
        :ok -> {:ok, [application | started]}
        {:error, {:already_started, ^application}} -> {:ok, started}
        {:error, reason} -> {:error, {application, reason}, started}
      end
    end
  end

  defp acyclic(application, path, started) do
    if :lists.member(application, path), do: {:error, {application, {:circular_dependency, path}}, started}, else: :ok
  end

  defp tagged({:ok, needed}, _application, _started), do: {:ok, needed}
  defp tagged({:error, reason}, application, started), do: {:error, {application, reason}, started}

  # Loads an application: `{:ok, needed}` with those that it needs. Optional ones are needed if they can be found.
  @doc false
  def needed(application) do
    with :ok <- loaded(application) do
      {:ok, applications} = get_key(application, :applications)
      {:ok, optional} = get_key(application, :optional_applications)
      {:ok, :lists.filter(fn name -> not :lists.member(name, optional) or loaded(name) == :ok end, applications)}
    end
  end

  @doc "Stops an application, without those that it needs."
  def stop(application), do: :application_controller.stop_application(application)

  @doc "Allows or forbids an application to run; all are allowed."
  def permit(_application, permission) when is_boolean(permission), do: :ok

  @doc "The start type of the application that is being started by the calling process."
  def start_type do
    case get_application(self()) do
      {:ok, _} -> :normal
      :undefined -> :undefined
    end
  end

  # Specifications

  @doc "A key of the specification of the calling process's application."
  def get_key(key) do
    with {:ok, application} <- get_application(), do: get_key(application, key)
  end

  @doc "A key of a loaded application's specification: `{:ok, value}` or `:undefined`."
  def get_key(application, key) do
    case keys(application) do
      %{^key => value} -> {:ok, shown(application, key, value)}
      %{} when key == :env -> {:ok, get_all_env(application)}
      _ -> :undefined
    end
  end

  @doc "All keys of the calling process's application."
  def get_all_key do
    with {:ok, application} <- get_application(), do: get_all_key(application), else: (_ -> [])
  end

  @doc "All keys of a loaded application's specification: `{:ok, keywords}` or `:undefined`."
  def get_all_key(application) do
    case keys(application) do
      %{} = keys ->
        {:ok,
         for key <- :application_spec.keys() do
           if key == :env, do: {:env, get_all_env(application)}, else: {key, shown(application, key, :maps.get(key, keys))}
         end}

      :undefined ->
        :undefined
    end
  end

  defp keys(application) do
    case lookup({:loaded, application}) do
      {:ok, keys} -> keys
      :undefined -> :undefined
    end
  end

  defp shown(application, :modules, :installed), do: :application_known.modules(application)
  defp shown(_application, _key, value), do: value

  @doc "The application of the calling process."
  def get_application, do: get_application(self())

  @doc "The application that a process or module belongs to: `{:ok, name}` or `:undefined`."
  def get_application(pid) when is_pid(pid) do
    case :erlang.process_info(pid, :group_leader) do
      {:group_leader, leader} -> lookup({:master, leader})
      :undefined -> :undefined
    end
  end

  def get_application(module) when is_atom(module) do
    case :application_known.of_module(module) do
      :undefined -> owner(module, loaded())
      application -> {:ok, application}
    end
  end

  # Before the controller has started there are none.
  defp loaded do
    if :ets.whereis(:ac_tab) === :undefined, do: [], else: :ets.match_object(:ac_tab, {{:loaded, :_}, :_})
  end

  defp owner(module, [{{:loaded, application}, %{modules: modules}} | rest]) do
    if is_list(modules) and :lists.member(module, modules), do: {:ok, application}, else: owner(module, rest)
  end

  defp owner(_module, []), do: :undefined

  @doc "The top supervisor of a running application."
  def get_supervisor(application), do: :application_controller.get_supervisor(application)

  # Environments

  @doc "A key of the environment of the calling process's application."
  def get_env(key) do
    with {:ok, application} <- get_application(), do: get_env(application, key)
  end

  @doc "A key of an application's environment: `{:ok, value}` or `:undefined`."
  def get_env(application, key), do: lookup({:env, application, key})

  @doc "A key of an application's environment, or the default."
  def get_env(application, key, default) do
    case lookup({:env, application, key}) do
      {:ok, value} -> value
      :undefined -> default
    end
  end

  # Before the controller runs nothing is set.
  defp lookup(key) do
    case :ets.lookup(:ac_tab, key) do
      [{_, value}] -> {:ok, value}
      [] -> :undefined
    end
  catch
    :error, :badarg -> :undefined
  end

  @doc "The environment of the calling process's application."
  def get_all_env do
    case get_application() do
      {:ok, application} -> get_all_env(application)
      :undefined -> []
    end
  end

  @doc "All keys of an application's environment with their values."
  def get_all_env(application) do
    for [key, value] <- :ets.match(:ac_tab, {{:env, application, :"$1"}, :"$2"}), do: {key, value}
  end

  @doc "Sets environments: `[{application, [{key, value}]}]`."
  def set_env(config), do: set_env(config, [])

  @doc "Like `set_env/1`; with `persistent: true` loading does not overwrite the values."
  def set_env(config, options) when is_list(config) and is_list(options) do
    case check_config(config, []) do
      :ok ->
        for {application, env} <- config, {key, value} <- env, do: set_env(application, key, value, options)
        :ok

      {:error, message} ->
        :erlang.error({:badarg, message})
    end
  end

  defp check_config([{application, env} | rest], seen) when is_atom(application) and is_list(env) do
    cond do
      :lists.member(application, seen) ->
        {:error, :lists.concat([~c"duplicate application config: ", application])}

      (message = check_keys(application, env, [])) != :ok ->
        {:error, message}

      true ->
        check_config(rest, [application | seen])
    end
  end

  defp check_config([{application, _env} | _], _seen) when is_atom(application) do
    {:error, :lists.flatten(:io_lib.format(~c"application: ~tw; parameters must be a list", [application]))}
  end

  defp check_config([{application, _env} | _], _seen) do
    {:error, :lists.flatten(:io_lib.format(~c"application: ~tp; application name must be an atom", [application]))}
  end

  defp check_config([other | _], _seen), do: {:error, :lists.flatten(:io_lib.format(~c"invalid application config: ~tp", [other]))}
  defp check_config([], _seen), do: :ok

  defp check_keys(application, [{key, _value} | rest], seen) do
    if :lists.member(key, seen) do
      :lists.flatten(:io_lib.format(~c"application: ~tp; duplicate parameter: ~tp", [application, key]))
    else
      check_keys(application, rest, [key | seen])
    end
  end

  defp check_keys(application, [other | _], _seen) do
    :lists.flatten(:io_lib.format(~c"application: ~tp; invalid parameter: ~tp", [application, other]))
  end

  defp check_keys(_application, [], _seen), do: :ok

  @doc "Sets a key of an application's environment."
  def set_env(application, key, value), do: set_env(application, key, value, [])

  @doc "Like `set_env/3`; with `persistent: true` loading does not overwrite the value."
  def set_env(application, key, value, options) when is_list(options) do
    :ets.insert(:ac_tab, {{:env, application, key}, value})
    if persistent?(options), do: :ets.insert(:ac_tab, {{:persistent, application, key}, value})
    :ok
  end

  def set_env(application, key, value, _timeout), do: set_env(application, key, value, [])

  defp persistent?(options), do: :proplists.get_value(:persistent, options, false) == true

  @doc "Takes a key out of an application's environment."
  def unset_env(application, key), do: unset_env(application, key, [])

  @doc "Like `unset_env/2`; with `persistent: true` for a value that was set so."
  def unset_env(application, key, options) do
    :ets.delete(:ac_tab, {:env, application, key})

    if is_list(options) and persistent?(options) do
      :ets.delete(:ac_tab, {:persistent, application, key})
    end

    :ok
  end
end
