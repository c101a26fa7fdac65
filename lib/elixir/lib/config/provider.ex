defmodule Config.Provider do
  @moduledoc """
  The behaviour of those who load configuration while a release starts.

  A provider is given in a release's options as `{module, options}`. `c:init/1` runs when the release is assembled and
  must give a term that can be kept in a configuration file; `c:load/2` runs before the applications start, gets the
  configuration so far and gives the new one:

      defmodule JSONConfigProvider do
        @behaviour Config.Provider

        @impl true
        def init(path) when is_binary(path), do: path

        @impl true
        def load(config, path) do
          json = path |> File.read!() |> JSON.decode!()
          Config.Reader.merge(config, my_app: [value: json["value"]])
        end
      end

  `Config.Reader` is the provider for files written with `Config`.
  """

  @type config :: keyword

  @typedoc "What `c:init/1` takes."
  @type init_opts :: term

  @typedoc "What `c:init/1` gives and `c:load/2` takes."
  @type state :: term

  @typedoc "An absolute path, or one behind the value of an environment variable."
  @type config_path :: {:system, binary, binary} | binary

  @doc "Called when the release is assembled."
  @callback init(init_opts) :: state

  @doc "Called before the applications start."
  @callback load(config, state) :: config

  @enforce_keys [:providers, :config_path]
  defstruct [
    :providers,
    :config_path,
    extra_config: [],
    prune_runtime_sys_config_after_boot: false,
    reboot_system_after_config: false,
    validate_compile_env: false
  ]

  @init_key :config_provider_init

  @doc """
  Checks that a path is absolute, or `{:system, variable, path}`; raises `ArgumentError` otherwise.

  ## Examples

      iex> Config.Provider.validate_config_path!("/etc/app.exs")
      :ok
  """
  @doc since: "1.9.0"
  @spec validate_config_path!(config_path) :: :ok
  def validate_config_path!({:system, name, path}) when is_binary(name) and is_binary(path), do: :ok

  def validate_config_path!(path) do
    if not (is_binary(path) and Path.type(path) != :relative) do
      raise ArgumentError, """
      expected configuration path to be:

        * a binary representing an absolute path
        * a tuple {:system, system_var, path} where the config is the concatenation of the `system_var` with the given `path`

      Got: #{inspect(path)}
      """
    end

    :ok
  end

  @doc """
  The path that a `t:config_path/0` stands for on this machine.

  ## Examples

      iex> Config.Provider.resolve_config_path!("/etc/app.exs")
      "/etc/app.exs"
  """
  @doc since: "1.9.0"
  @spec resolve_config_path!(config_path) :: binary
  def resolve_config_path!(path) when is_binary(path), do: path
  def resolve_config_path!({:system, name, path}), do: System.fetch_env!(name) <> path

  ## Releases

  @doc false
  def init(providers, config_path, opts \\ []) when is_list(providers) and is_list(opts) do
    validate_config_path!(config_path)
    providers = for {module, options} <- providers, do: {module, module.init(options)}
    provider = %Config.Provider{providers: providers, config_path: config_path}
    [elixir: [{@init_key, struct!(provider, opts)}]]
  end

  @doc false
  # Runs the providers that `init/3` left in the configuration. Everything happens in the system that is starting: it
  # never reboots.
  def boot(_reboot_fun \\ fn -> :ok end) do
    case Application.fetch_env(:elixir, @init_key) do
      {:ok, %Config.Provider{} = provider} ->
        provider |> load() |> Application.put_all_env(persistent: true)
        Application.delete_env(:elixir, @init_key)
        validate_compile_env(provider.validate_compile_env)
        :booted

      _ ->
        :skip
    end
  end

  defp load(%Config.Provider{providers: providers, extra_config: extra}) do
    loaded = for {app, _, _} <- Application.loaded_applications(), do: {app, Application.get_all_env(app)}

    Enum.reduce(providers, Config.Reader.merge(loaded, extra), fn {module, state}, config ->
      module.load(config, state)
    end)
  end

  ## Compile-time configuration

  @doc false
  def valid_compile_env?(compile_env), do: Enum.all?(compile_env, &(mismatch(&1) == nil))

  @doc false
  def validate_compile_env(compile_env, ensure_loaded? \\ true)
  def validate_compile_env(false, _ensure_loaded?), do: :ok

  def validate_compile_env(compile_env, ensure_loaded?) do
    compile_env
    |> Enum.filter(fn {app, _path, _value} -> not ensure_loaded? or Application.spec(app, :vsn) != nil end)
    |> Enum.find_value(:ok, &mismatch/1)
  end

  defp mismatch({app, [key | path], compile_return}) do
    case traverse(Application.fetch_env(app, key), path) do
      ^compile_return -> nil
      return -> {:error, difference(app, key, path, compile_return, return)}
    end
  rescue
    error -> {:error, failure(app, key, path, compile_return, Exception.format(:error, error, __STACKTRACE__))}
  end

  defp traverse(return, []), do: return
  defp traverse(:error, _path), do: :error
  defp traverse({:ok, value}, [key | path]), do: value |> Access.fetch(key) |> traverse(path)

  defp difference(app, key, path, compile_return, runtime_return) do
    """
    the application #{inspect(app)} has a different value set #{place(key, path)} during runtime compared to compile time. \
    Since this application environment entry was marked as compile time, this difference can lead to different behavior than expected:

      * Compile time value #{text(compile_return)}
      * Runtime value #{text(runtime_return)}

    #{advice(app)}
    """
  end

  defp failure(app, key, path, compile_return, error) do
    """
    application #{inspect(app)} failed reading its compile environment #{place(key, path)}:

    #{error}

    Expected it to match the compile time value of #{text(compile_return)}.

    #{advice(app)}
    """
  end

  defp place(key, []), do: "for key #{inspect(key)}"
  defp place(key, path), do: "for path #{inspect(path)} inside key #{inspect(key)}"

  defp text({:ok, value}), do: "was set to: #{inspect(value)}"
  defp text(:error), do: "was not set"

  defp advice(app) do
    """
    To fix this error, you might:

      * Make the runtime value match the compile time one

      * Recompile your project. If the misconfigured application is a dependency, you may need to run "mix deps.clean #{app} --build"

      * Alternatively, you can disable this check. If you are using releases, you can set :validate_compile_env to false in your release \
    configuration. If you are using Mix to start your system, you can pass the --no-validate-compile-env flag
    """
  end
end
