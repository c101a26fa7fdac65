defmodule Config.Reader do
  @moduledoc """
  Reads configuration files, which are written with `Config`.

  It is also the `Config.Provider` for such files at the start of a release:

      config_providers: [{Config.Reader, {:system, "RELEASE_ROOT", "/extra_config.exs"}}]

  or with options for `read!/2`:

      config_providers: [{Config.Reader, path: "/etc/config.exs", env: :prod}]
  """

  @behaviour Config.Provider

  @typedoc "Options of the functions that read."
  @type config_opts :: [
          imports: [Path.t()] | :disabled,
          env: atom,
          target: atom
        ]

  @doc false
  @impl true
  def init(opts) when is_list(opts) do
    {path, opts} = Keyword.pop!(opts, :path)
    Config.Provider.validate_config_path!(path)
    {path, opts}
  end

  def init(path), do: init(path: path)

  @doc false
  @impl true
  def load(config, {path, opts}) do
    merge(config, path |> Config.Provider.resolve_config_path!() |> read!(opts))
  end

  @doc """
  Evaluates the text of a configuration file; `file` is its name, whose directory imports start from.

  ## Options

    * `:imports` - the files that count as imported already (an import of them raises), or `:disabled`
    * `:env` and `:target` - what `Config.config_env/0` and `Config.config_target/0` are

  ## Examples

      iex> Config.Reader.eval!("sample.exs", "import Config\\nconfig :app, :key, 1")
      [app: [key: 1]]
  """
  @doc since: "1.11.0"
  @spec eval!(Path.t(), binary, config_opts) :: keyword
  def eval!(file, contents, opts \\ []) when is_binary(file) and is_binary(contents) and is_list(opts) do
    {config, _imports} = Config.__eval__!(file, contents, opts)
    config
  end

  @doc """
  Reads a configuration file.

  The options are those of `eval!/3`.

  ## Examples

      Config.Reader.read!("config/config.exs", env: :dev)
  """
  @doc since: "1.9.0"
  @spec read!(Path.t(), config_opts) :: keyword
  def read!(file, opts \\ []) when is_binary(file) and is_list(opts) do
    file = Path.expand(file)
    eval!(file, File.read!(file), opts)
  end

  @doc """
  Reads a configuration file: `{config, files}`, the files being all that were read.

  The options are those of `eval!/3`; imports cannot be disabled.

  ## Examples

      {config, files} = Config.Reader.read_imports!("config/config.exs", env: :dev)
  """
  @doc since: "1.9.0"
  @spec read_imports!(Path.t(), config_opts) :: {keyword, [Path.t()]}
  def read_imports!(file, opts \\ []) when is_binary(file) and is_list(opts) do
    if opts[:imports] == :disabled, do: raise(ArgumentError, ":imports must be a list of paths")
    file = Path.expand(file)
    Config.__eval__!(file, File.read!(file), opts)
  end

  @doc """
  Merges two configurations: keyword lists deeply, other values of the second one win.

  ## Examples

      iex> Config.Reader.merge([app1: [k: :v1]], [app1: [k: :v2, l: :v3], app2: []])
      [app1: [k: :v2, l: :v3], app2: []]

      iex> Config.Reader.merge([app1: [k: [v1: 1, v2: 2]]], [app1: [k: [v1: :a, v3: :c]]])
      [app1: [k: [v2: 2, v1: :a, v3: :c]]]
  """
  @doc since: "1.9.0"
  @spec merge(keyword, keyword) :: keyword
  def merge(config1, config2) when is_list(config1) and is_list(config2), do: Config.__merge__(config1, config2)
end
