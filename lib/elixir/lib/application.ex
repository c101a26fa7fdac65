defmodule Application do
  @moduledoc """
  Applications: units of code that are loaded, configured, started and stopped as a whole.

  A module with `use Application` starts the application's processes in `c:start/2`, mostly a supervisor:

      defmodule MyApp do
        use Application

        @impl true
        def start(_type, _args) do
          Supervisor.start_link([MyApp.Worker], strategy: :one_for_one)
        end
      end

  Each application has an environment, which configuration and `put_env/4` change and `get_env/3` reads. What is needed at compile time is read with
  `compile_env/3` in the body of a module.
  """

  @doc """
  Starts the processes of the application: `{:ok, pid}` of its top supervisor, with or without a state for `c:stop/1`.
  """
  @callback start(start_type, start_args :: term) ::
              {:ok, pid}
              | {:ok, pid, state}
              | {:error, reason :: term}

  @doc "Called before the application's processes are stopped; gives the state for `c:stop/1`."
  @callback prep_stop(state) :: state when state: term

  @doc "Called after the application's processes have been stopped."
  @callback stop(state) :: term

  @doc "Starts the application in the phases of its `:start_phases`, after `c:start/2`."
  @callback start_phase(phase :: term, start_type, phase_args :: term) :: :ok | {:error, reason :: term}

  @doc "Called when the application's environment changes with its version."
  @callback config_change(changed, new, removed) :: :ok
            when changed: keyword, new: keyword, removed: [atom]

  @optional_callbacks start_phase: 3, prep_stop: 1, config_change: 3

  @typedoc "The name of an application"
  @type app :: atom

  @typedoc "A key of an application's environment"
  @type key :: atom

  @typedoc "A value of an application's environment"
  @type value :: term

  @typedoc "What `c:start/2` gives for `c:prep_stop/1` and `c:stop/1`"
  @type state :: term

  @typedoc "Why an application is started"
  @type start_type :: :normal | {:takeover, node} | {:failover, node}

  @typedoc "What the end of an application means: `:permanent` ends the node, `:transient` ends it after an error, `:temporary` is only reported"
  @type restart_type :: :permanent | :transient | :temporary

  @typedoc "A key of an application's specification"
  @type application_key ::
          :start_phases
          | :mod
          | :applications
          | :optional_applications
          | :included_applications
          | :registered
          | :maxT
          | :maxP
          | :modules
          | :vsn
          | :id
          | :description

  @application_keys [
    :description,
    :id,
    :vsn,
    :modules,
    :maxP,
    :maxT,
    :registered,
    :included_applications,
    :optional_applications,
    :applications,
    :mod,
    :start_phases
  ]

  @doc false
  defmacro __using__(_) do
    quote location: :keep do
      @behaviour Application

      @doc false
      def stop(_state), do: :ok

      defoverridable Application
    end
  end

  @doc """
  The keys of an application's specification, or `nil` if it is not loaded.

      iex> Application.spec(:no_such_app)
      nil

  """
  @spec spec(app) :: [{application_key, value}] | nil
  def spec(app) when is_atom(app) do
    case :application.get_all_key(app) do
      {:ok, info} -> :lists.keydelete(:env, 1, info)
      :undefined -> nil
    end
  end

  @doc """
  One key of an application's specification, or `nil` if it is not loaded.

      iex> Application.spec(:elixir, :vsn) == String.to_charlist(System.version())
      true
      iex> Application.spec(:unknown_example, :vsn)
      nil

  """
  @spec spec(app, application_key) :: value | nil
  def spec(app, key) when is_atom(app) and key in @application_keys do
    case :application.get_key(app, key) do
      {:ok, value} -> value
      :undefined -> nil
    end
  end

  @doc """
  The application that a module belongs to, or `nil`.

      iex> Application.get_application(Enum)
      :elixir

  """
  @spec get_application(atom) :: atom | nil
  def get_application(module) when is_atom(module) do
    case :application.get_application(module) do
      {:ok, app} -> app
      :undefined -> nil
    end
  end

  @doc """
  All keys of an application's environment with their values.

      iex> :ok = :application.load({:application, :get_all_env_example, vsn: ~c"1", applications: [:kernel], env: [key: 1]})
      iex> Application.get_all_env(:get_all_env_example)
      [key: 1]

  """
  @spec get_all_env(app) :: [{key, value}]
  def get_all_env(app) when is_atom(app), do: :application.get_all_env(app)

  @doc """
  Reads a key of an application's environment in the body of a module, so that a change of it is noticed.

  `key_or_path` is an atom or a list, `[key | path]`, into keyword lists. Raises when called in a function.
  """
  @doc since: "1.10.0"
  @spec compile_env(app, key | list, value) :: value
  defmacro compile_env(app, key_or_path, default \\ nil)

  defmacro compile_env(app, key_or_path, default) do
    if __CALLER__.function do
      raise "Application.compile_env/3 cannot be called inside functions, only in the module body"
    end

    key_or_path = expand_key_or_path(key_or_path, __CALLER__)

    quote do
      Application.compile_env(__ENV__, unquote(app), unquote(key_or_path), unquote(default))
    end
  end

  @doc "Like `compile_env/3`, but raises `ArgumentError` when the key is not set."
  @doc since: "1.10.0"
  @spec compile_env!(app, key | list) :: value
  defmacro compile_env!(app, key_or_path) do
    if __CALLER__.function do
      raise "Application.compile_env!/2 cannot be called inside functions, only in the module body"
    end

    key_or_path = expand_key_or_path(key_or_path, __CALLER__)

    quote do
      Application.compile_env!(__ENV__, unquote(app), unquote(key_or_path))
    end
  end

  # Aliases in a path are no dependencies of the module.
  defp expand_key_or_path(key_or_path, env) do
    Macro.prewalk(key_or_path, fn
      {:__aliases__, _, _} = alias -> Macro.expand(alias, %{env | lexical_tracker: nil})
      other -> other
    end)
  end

  @doc """
  Reads a key of an application's environment for macros, which give the environment of their caller.

      iex> Application.compile_env(__ENV__, :compile_env_example, :key, :default)
      :default

  """
  @doc since: "1.14.0"
  @spec compile_env(Macro.Env.t(), app, key | list, value) :: value
  def compile_env(%Macro.Env{} = env, app, key_or_path, default) do
    case fetch_compile_env(app, key_or_path, env) do
      {:ok, value} -> value
      :error -> default
    end
  end

  @doc """
  Like `compile_env/4`, but raises `ArgumentError` when the key is not set.

      iex> Application.put_env(:compile_env_example!, :key, 1)
      iex> Application.compile_env!(__ENV__, :compile_env_example!, :key)
      1

  """
  @doc since: "1.14.0"
  @spec compile_env!(Macro.Env.t(), app, key | list) :: value
  def compile_env!(%Macro.Env{} = env, app, key_or_path) do
    case fetch_compile_env(app, key_or_path, env) do
      {:ok, value} ->
        value

      :error ->
        raise ArgumentError,
              "could not fetch application environment #{inspect(key_or_path)} for application " <>
                "#{inspect(app)} #{fetch_env_failed_reason(app, key_or_path)}"
    end
  end

  defp fetch_compile_env(app, key, env) when is_atom(key), do: fetch_compile_env(app, key, [], env)

  defp fetch_compile_env(app, [key | paths], env) when is_atom(key) and is_list(paths) do
    fetch_compile_env(app, key, paths, env)
  end

  defp fetch_compile_env(app, key, path, env) do
    return = traverse_env(fetch_env(app, key), path)
    :elixir_env.trace({:compile_env, app, [key | path], return}, env)
    return
  end

  defp traverse_env(return, []), do: return
  defp traverse_env(:error, _paths), do: :error
  defp traverse_env({:ok, value}, [key | keys]), do: traverse_env(Access.fetch(value, key), keys)

  @doc """
  A key of an application's environment, or the default.

      iex> Application.get_env(:no_such_app, :key, :default)
      :default

  """
  @spec get_env(app, key, value) :: value
  def get_env(app, key, default \\ nil) when is_atom(app) do
    maybe_warn_on_app_env_key(app, key)
    :application.get_env(app, key, default)
  end

  @doc """
  A key of an application's environment: `{:ok, value}` or `:error`.

      iex> Application.put_env(:fetch_env_example, :key, 1)
      iex> Application.fetch_env(:fetch_env_example, :key)
      {:ok, 1}
      iex> Application.fetch_env(:fetch_env_example, :other)
      :error

  """
  @spec fetch_env(app, key) :: {:ok, value} | :error
  def fetch_env(app, key) when is_atom(app) do
    maybe_warn_on_app_env_key(app, key)

    case :application.get_env(app, key) do
      {:ok, value} -> {:ok, value}
      :undefined -> :error
    end
  end

  @doc """
  A key of an application's environment. Raises `ArgumentError` when it is not set.

      iex> Application.put_env(:fetch_env_example!, :key, 1)
      iex> Application.fetch_env!(:fetch_env_example!, :key)
      1

  """
  @spec fetch_env!(app, key) :: value
  def fetch_env!(app, key) when is_atom(app) do
    case fetch_env(app, key) do
      {:ok, value} ->
        value

      :error ->
        raise ArgumentError,
              "could not fetch application environment #{inspect(key)} for application " <>
                "#{inspect(app)} #{fetch_env_failed_reason(app, key)}"
    end
  end

  defp fetch_env_failed_reason(app, key) do
    vsn = :application.get_key(app, :vsn)

    case vsn do
      {:ok, _} -> "because configuration at #{inspect(key)} was not set"
      :undefined -> "because the application was not loaded nor configured"
    end
  end

  @doc """
  Sets a key of an application's environment.

  With `persistent: true` it stays when the application is loaded (again).

      iex> Application.put_env(:no_such_app, :number, 1)
      :ok
      iex> Application.get_env(:no_such_app, :number)
      1

  """
  @spec put_env(app, key, value, timeout: timeout, persistent: boolean) :: :ok
  def put_env(app, key, value, opts \\ []) when is_atom(app) do
    maybe_warn_on_app_env_key(app, key)
    :application.set_env(app, key, value, opts)
  end

  @doc """
  Sets environments of several applications: `[{app, [{key, value}]}]`.

  Raises `ArgumentError` when an application or a key occurs twice.

      iex> Application.put_all_env(put_all_env_example: [a: 1, b: 2])
      :ok
      iex> Application.get_env(:put_all_env_example, :b)
      2

  """
  @doc since: "1.9.0"
  @spec put_all_env([{app, [{key, value}]}], timeout: timeout, persistent: boolean) :: :ok
  def put_all_env(config, opts \\ []) when is_list(config) and is_list(opts), do: :application.set_env(config, opts)

  @doc """
  Takes a key out of an application's environment.

      iex> Application.put_env(:delete_env_example, :key, 1)
      iex> Application.delete_env(:delete_env_example, :key)
      :ok
      iex> Application.get_env(:delete_env_example, :key)
      nil

  """
  @spec delete_env(app, key, timeout: timeout, persistent: boolean) :: :ok
  def delete_env(app, key, opts \\ []) when is_atom(app) do
    maybe_warn_on_app_env_key(app, key)
    :application.unset_env(app, key, opts)
  end

  defp maybe_warn_on_app_env_key(_app, key) when is_atom(key), do: :ok

  defp maybe_warn_on_app_env_key(app, key) do
    message = fn -> "passing non-atom as application env key is deprecated, got: #{inspect(key)}" end
    IO.warn_once({Application, :key, app, key}, message, _stacktrace_drop_levels = 2)
  end

  @doc """
  Starts an application unless it runs. See `start/2`.

      iex> :ok = :application.load({:application, :ensure_started_example, vsn: ~c"1", applications: [:kernel], env: [key: 1]})
      iex> Application.ensure_started(:ensure_started_example)
      :ok
      iex> Application.ensure_started(:ensure_started_example)
      :ok

  """
  @spec ensure_started(app, restart_type) :: :ok | {:error, term}
  def ensure_started(app, type \\ :temporary) when is_atom(app), do: :application.ensure_started(app, type)

  @doc """
  Loads an application unless it is loaded.

      iex> Application.ensure_loaded(:elixir)
      :ok

  """
  @doc since: "1.10.0"
  @spec ensure_loaded(app) :: :ok | {:error, term}
  def ensure_loaded(app) when is_atom(app) do
    case :application.load(app) do
      :ok -> :ok
      {:error, {:already_loaded, ^app}} -> :ok
      {:error, _} = error -> error
    end
  end

  @doc """
  Starts applications with all that they need: `{:ok, started}`, or `{:error, {app, reason}}`, after which nothing that was started runs.

  `type_or_opts` is the restart type, or `:type` and `:mode` (`:serial` or `:concurrent`).

      iex> Application.ensure_all_started(:elixir)
      {:ok, []}

  """
  @spec ensure_all_started(app | [app], type: restart_type(), mode: :serial | :concurrent) ::
          {:ok, [app]} | {:error, term}
  @spec ensure_all_started(app | [app], restart_type) :: {:ok, [app]} | {:error, term}
  def ensure_all_started(app_or_apps, type_or_opts \\ [])

  def ensure_all_started(app, type) when is_atom(type), do: ensure_all_started(app, type: type)
  def ensure_all_started(app, opts) when is_atom(app), do: ensure_all_started([app], opts)

  def ensure_all_started(apps, opts) when is_list(apps) and is_list(opts) do
    opts = Keyword.validate!(opts, type: :temporary, mode: :serial)
    :application.ensure_all_started(apps, opts[:type], opts[:mode])
  end

  @doc """
  Starts an application; those that it needs have to run.

      iex> :ok = :application.load({:application, :start_example, vsn: ~c"1", applications: [:kernel], env: [key: 1]})
      iex> Application.start(:start_example)
      :ok
      iex> Application.start(:start_example)
      {:error, {:already_started, :start_example}}

  """
  @spec start(app, restart_type) :: :ok | {:error, term}
  def start(app, type \\ :temporary) when is_atom(app), do: :application.start(app, type)

  @doc """
  Stops an application. Those that it needs go on.

      iex> Application.stop(:stop_example)
      {:error, {:not_started, :stop_example}}

  """
  @spec stop(app) :: :ok | {:error, term}
  def stop(app) when is_atom(app), do: :application.stop(app)

  @doc """
  Loads an application, with its environment; `{:error, {:already_loaded, app}}` if it is.

      iex> Application.load(:elixir)
      {:error, {:already_loaded, :elixir}}

  """
  @spec load(app) :: :ok | {:error, term}
  def load(app) when is_atom(app), do: :application.load(app)

  @doc """
  Forgets an application that does not run, with its environment.

      iex> :ok = :application.load({:application, :unload_example, vsn: ~c"1", applications: [:kernel], env: [key: 1]})
      iex> Application.unload(:unload_example)
      :ok
      iex> Application.get_all_env(:unload_example)
      []

  """
  @spec unload(app) :: :ok | {:error, term}
  def unload(app) when is_atom(app), do: :application.unload(app)

  @doc """
  The directory of an application. Raises `ArgumentError` for an unknown one.

      iex> :elixir |> Application.app_dir() |> Path.type()
      :absolute

  """
  @spec app_dir(app) :: String.t()
  def app_dir(app) when is_atom(app) do
    case :code.lib_dir(app) do
      lib when is_list(lib) -> IO.chardata_to_string(lib)
      {:error, :bad_name} -> raise ArgumentError, "unknown application: #{inspect(app)}"
    end
  end

  @doc """
  A path in the directory of an application; the path is a string or a list of parts.

      iex> Application.app_dir(:elixir, "priv") == Path.join(Application.app_dir(:elixir), "priv")
      true

  """
  @spec app_dir(app, String.t() | [String.t()]) :: String.t()
  def app_dir(app, path)

  def app_dir(app, path) when is_atom(app) and is_binary(path), do: Path.join(app_dir(app), path)
  def app_dir(app, path) when is_atom(app) and is_list(path), do: Path.join([app_dir(app) | path])

  @doc """
  Lists `{app, description, version}` of the running applications.

      iex> Application.started_applications() |> List.keymember?(:elixir, 0)
      true

  """
  @spec started_applications(timeout) :: [{app, description :: charlist(), vsn :: charlist()}]
  def started_applications(timeout \\ 5000), do: :application.which_applications(timeout)

  @doc """
  Lists `{app, description, version}` of the loaded applications.

      iex> Application.loaded_applications() |> List.keymember?(:stdlib, 0)
      true

  """
  @spec loaded_applications :: [{app, description :: charlist(), vsn :: charlist()}]
  def loaded_applications, do: :application.loaded_applications()

  @doc """
  Tells the error of `start/2`, `ensure_started/2`, `stop/1`, `load/1` or `unload/1`.

      iex> Application.format_error({:not_started, :my_app})
      "not started application my_app"

  """
  @spec format_error(any) :: String.t()
  def format_error(reason) do
    try do
      do_format_error(reason)
    catch
      # A user could create an error that looks like a built-in one.
      :error, _ -> inspect(reason)
    end
  end

  # exit(:normal) call is special-cased, undo the special case.
  defp do_format_error({{:EXIT, :normal}, {mod, fun, args}}) do
    Exception.format_exit({:normal, {mod, fun, args}})
  end

  # {:error, reason} return value
  defp do_format_error({reason, {mod, :start, args}}) do
    Exception.format_mfa(mod, :start, args) <> " returned an error: " <> Exception.format_exit(reason)
  end

  # error or exit(reason) call, use exit reason as reason.
  defp do_format_error({:bad_return, {{mod, :start, args}, {:EXIT, reason}}}) do
    Exception.format_exit({reason, {mod, :start, args}})
  end

  # bad return value
  defp do_format_error({:bad_return, {{mod, :start, args}, return}}) do
    Exception.format_mfa(mod, :start, args) <> " returned a bad value: " <> inspect(return)
  end

  defp do_format_error({:already_started, app}) when is_atom(app), do: "already started application " <> Atom.to_string(app)

  defp do_format_error({:not_started, app}) when is_atom(app), do: "not started application " <> Atom.to_string(app)

  defp do_format_error({:bad_application, app}), do: "bad application: " <> inspect(app)

  defp do_format_error({:already_loaded, app}) when is_atom(app), do: "already loaded application " <> Atom.to_string(app)

  defp do_format_error({:not_loaded, app}) when is_atom(app), do: "not loaded application " <> Atom.to_string(app)
  defp do_format_error({:invalid_restart_type, restart}), do: "invalid application restart type: " <> inspect(restart)
  defp do_format_error({:invalid_name, name}), do: "invalid application name: " <> inspect(name)
  defp do_format_error({:invalid_options, opts}), do: "invalid application options: " <> inspect(opts)
  defp do_format_error({:badstartspec, spec}), do: "bad application start specs: " <> inspect(spec)

  defp do_format_error({~c"no such file or directory", file}), do: "could not find application file: " <> List.to_string(file)

  defp do_format_error(reason), do: Exception.format_exit(reason)
end
