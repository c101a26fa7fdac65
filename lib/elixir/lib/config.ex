defmodule Config do
  @moduledoc ~S"""
  The words of configuration files, which are read with `Config.Reader`:

      import Config

      config :my_app, key: "value"
      config :my_app, MyApp.Repo, hostname: "localhost"

      import_config "#{config_env()}.exs"

  Keyword lists are merged deeply, other values replace what was there. A file that imports nothing may also simply end
  in a keyword list of applications and their configuration.
  """

  @typedoc "Options of `config/2` and `config/3`."
  @type config_opts :: keyword

  @opts_key {__MODULE__, :opts}
  @config_key {__MODULE__, :config}
  @imports_key {__MODULE__, :imports}

  defp opts!, do: Process.get(@opts_key) || raise_not_reading()
  defp config!, do: Process.get(@config_key) || raise_not_reading()

  defp raise_not_reading do
    raise "could not set configuration via Config. " <>
            "This usually means you are trying to execute a configuration file directly, " <>
            "instead of reading it with Config.Reader"
  end

  @doc """
  Configures an application.

  Keyword lists are merged deeply with what is configured already.

  ## Examples

      config :logger, level: :warning

      config :my_app,
        ecto_repos: [MyApp.Repo],
        port: 4000
  """
  @doc since: "1.9.0"
  @spec config(atom, config_opts) :: :ok
  def config(root_key, opts) when is_atom(root_key) and is_list(opts) do
    if not Keyword.keyword?(opts) do
      raise ArgumentError, "config/2 expected a keyword list, got: #{inspect(opts)}"
    end

    put([{root_key, opts}])
  end

  @doc """
  Configures a key of an application.

  Keyword lists are merged deeply with what is configured already.

  ## Examples

      config :my_app, MyApp.Repo, hostname: "localhost", pool_size: 10
      config :my_app, :port, 4000
  """
  @doc since: "1.9.0"
  @spec config(atom, atom, config_opts) :: :ok
  def config(root_key, key, opts) when is_atom(root_key) and is_atom(key) do
    put([{root_key, [{key, opts}]}])
  end

  defp put(config) do
    Process.put(@config_key, __merge__(config!(), config))
    :ok
  end

  @doc """
  What is configured for an application so far, or `nil`.

  ## Examples

      config :my_app, :port, 4000
      read_config(:my_app)
      #=> [port: 4000]
  """
  @doc since: "1.18.0"
  @spec read_config(atom) :: config_opts | nil
  def read_config(root_key) when is_atom(root_key), do: config!()[root_key]

  @doc """
  The environment that the configuration is for, in Mix projects what `Mix.env/0` is.

  ## Examples

      if config_env() == :prod do
        config :my_app, :debug, false
      end
  """
  @doc since: "1.11.0"
  defmacro config_env do
    quote(do: Config.__env__!())
  end

  @doc false
  @spec __env__!() :: atom
  def __env__!, do: opt!(:env)

  @doc """
  The target that the configuration is for, in Mix projects what `Mix.target/0` is.

  ## Examples

      if config_target() == :host do
        config :my_app, :simulate, true
      end
  """
  @doc since: "1.11.0"
  defmacro config_target do
    quote(do: Config.__target__!())
  end

  @doc false
  @spec __target__!() :: atom
  def __target__!, do: opt!(:target)

  defp opt!(name) do
    Keyword.get(opts!(), name) || raise "no :#{name} key was given to this configuration file"
  end

  @doc ~S"""
  Reads another configuration file, by a path from the directory of this one.

  Raises where there is no such file; check with `File.exists?/1` first where that may be. Files that are run at a
  release's start cannot import others.

  ## Examples

      import_config "#{config_env()}.exs"
  """
  @doc since: "1.9.0"
  defmacro import_config(file) do
    quote do
      Config.__import__!(Path.expand(unquote(file), __DIR__))
      :ok
    end
  end

  @doc false
  @spec __import__!(Path.t()) :: {term, Code.binding()}
  def __import__!(file) when is_binary(file) do
    content = File.read!(file)
    imports = Process.get(@imports_key)

    cond do
      imports == :disabled ->
        raise "import_config/1 is not enabled for this configuration file. " <>
                "Some configuration files do not allow importing other files " <>
                "as they are often copied to external systems"

      is_list(imports) and file in imports ->
        raise ArgumentError, "attempting to load configuration #{Path.relative_to_cwd(file)} recursively"

      true ->
        if is_list(imports), do: Process.put(@imports_key, [file | imports])
        Code.eval_string(content, [], file: file)
    end
  end

  @doc false
  @spec __eval__!(Path.t(), binary, keyword) :: {keyword, [Path.t()] | :disabled}
  def __eval__!(file, content, opts \\ []) when is_binary(file) and is_list(opts) do
    previous = for key <- [@opts_key, @config_key, @imports_key], do: {key, Process.get(key)}
    file = Path.expand(file)
    imports = with imports when is_list(imports) <- Keyword.get(opts, :imports, []), do: [file | imports]

    Process.put(@opts_key, opts)
    Process.put(@config_key, [])
    Process.put(@imports_key, imports)

    try do
      {value, _binding} = Code.eval_string(content, [], file: file)
      {with([] <- config!(), do: returned(value, file)), Process.get(@imports_key)}
    after
      Enum.each(previous, &restore/1)
    end
  end

  defp restore({key, nil}), do: Process.delete(key)
  defp restore({key, value}), do: Process.put(key, value)

  # What a file that configures nothing by calls ends in.
  defp returned(config, file) when is_list(config) do
    for {app, value} when is_atom(app) <- config, not Keyword.keyword?(value) do
      raise ArgumentError,
            "expected config for app #{inspect(app)} in #{Path.relative_to_cwd(file)} " <>
              "to return keyword list, got: #{inspect(value)}"
    end

    config
  end

  defp returned(_value, _file), do: []

  @doc false
  @spec __merge__(keyword, keyword) :: keyword
  def __merge__(config1, config2) when is_list(config1) and is_list(config2) do
    Keyword.merge(config1, config2, fn _app, app1, app2 -> Keyword.merge(app1, app2, &deep_merge/3) end)
  end

  defp deep_merge(_key, value1, value2) do
    if Keyword.keyword?(value1) and Keyword.keyword?(value2) do
      Keyword.merge(value1, value2, &deep_merge/3)
    else
      value2
    end
  end
end
