defmodule Logger do
  @moduledoc """
  Logging for Elixir: events with a level, a message and metadata.

      require Logger

      Logger.debug("nothing special")
      Logger.info(fn -> "computed only if it is logged" end)
      Logger.error("gone", user_id: 13)
      Logger.warning(%{event: :slow, ms: 512})

  The levels, from the most to the least important, are `:emergency`, `:alert`, `:critical`, `:error`, `:warning`, `:notice`, `:info` and `:debug`.
  The macros must be required; what is below the level costs next to nothing.

  A message is a string, chardata, a report (map or keyword list), or a fun of no arguments that gives one, or `{message, metadata}`.

  ## Configuration

  The environment of `:logger`:

    * `:level` - what is logged at all (`:debug`)
    * `:default_handler` - `false`, or the configuration of the handler `:default`
    * `:default_formatter` - options of `Logger.Formatter.new/1` for that handler
    * `:handle_otp_reports` (`true`) and `:handle_sasl_reports` (`false`) - whether errors, and also starts and ends, of processes are logged
    * `:metadata` - metadata of all events
    * `:translator_inspect_opts` - options of `inspect/2` for states and messages in reports
    * `:always_evaluate_messages` (`false`)
    * `:compile_time_purge_matching` - lists of `:application`, `:module`, `:function`, `:level_lower_than`: macros that match one are compiled to nothing
    * `:compile_time_application` - the application of events, by default that which is compiled
    * `:utc_log` (`false`) and `:truncate` (8096 bytes)

  At run time `configure/1` changes the level and translators; handlers are added with `add_handlers/1` or `:logger.add_handler/3`.

  ## Metadata

  `metadata/1` sets metadata of the calling process. Events of macros also have `:mfa`, `:file`, `:line`, `:application`, and all have `:pid`, `:time`, `:gl`.
  """

  @type level :: :emergency | :alert | :critical | :error | :warning | :warn | :notice | :info | :debug
  @type report :: map() | keyword()
  @type message :: :unicode.chardata() | String.Chars.t() | report()
  @type metadata :: keyword()
  @type configure_opts :: [
          level: level() | :all | :none,
          translator_inspect_opts: keyword(),
          sync_threshold: non_neg_integer(),
          discard_threshold: non_neg_integer(),
          truncate: non_neg_integer() | :infinity,
          utc_log: boolean()
        ]
  @type formatter_opts :: [
          colors: keyword(),
          format: String.t() | {module(), atom()},
          metadata: :all | [atom()],
          truncate: pos_integer() | :infinity,
          utc_log: boolean()
        ]

  @typep backend :: :gen_event.handler()

  @new_erlang_levels [:emergency, :alert, :critical, :warning, :notice]
  @levels [:error, :info, :debug] ++ @new_erlang_levels
  @metadata :"$logger_metadata$"

  ## Metadata

  @doc """
  The metadata of the calling process.

      iex> Logger.metadata(user: "ann")
      :ok
      iex> Logger.metadata()
      [user: "ann"]

  """
  @spec metadata() :: metadata
  def metadata, do: Map.to_list(get_metadata())

  @doc "Adds metadata to that of the calling process; a key with `nil` is removed."
  @spec metadata(metadata) :: :ok
  def metadata(keyword) do
    case get_metadata() do
      map when map_size(map) == 0 -> :erlang.put(@metadata, :maps.from_list(without_nils(keyword)))
      map -> :erlang.put(@metadata, Enum.reduce(keyword, map, &put_or_delete/2))
    end

    :ok
  end

  defp without_nils(keyword), do: Enum.filter(keyword, fn {_key, value} -> value != nil end)

  defp put_or_delete({key, nil}, map), do: Map.delete(map, key)
  defp put_or_delete({key, value}, map), do: Map.put(map, key, value)

  defp get_metadata do
    case :erlang.get(@metadata) do
      %{} = map -> map
      _undefined -> %{}
    end
  end

  @doc """
  Replaces the metadata of the calling process.

      iex> Logger.reset_metadata(request: 1)
      :ok
      iex> Logger.metadata()
      [request: 1]

  """
  @spec reset_metadata(metadata) :: :ok
  def reset_metadata(keyword \\ []) do
    :erlang.put(@metadata, :maps.from_list(without_nils(keyword)))
    :ok
  end

  ## Levels

  @doc """
  All levels.

      iex> :notice in Logger.levels()
      true

  """
  @doc since: "1.16.0"
  @spec levels() :: [level(), ...]
  def levels, do: @levels

  @doc "What is logged at all: a level, `:all` or `:none`."
  @spec level() :: level() | :all | :none
  def level do
    %{level: level} = :logger.get_primary_config()
    level
  end

  @doc """
  Compares levels: `:gt` if the first is more important.

      iex> Logger.compare_levels(:debug, :warning)
      :lt

  """
  @spec compare_levels(level, level) :: :lt | :eq | :gt
  def compare_levels(left, right) do
    :logger.compare_levels(elixir_level_to_erlang_level(left), elixir_level_to_erlang_level(right))
  end

  @doc """
  Changes the configuration: `:level`, `:translator_inspect_opts`, ...; for the others see the module's documentation.
  """
  @spec configure(configure_opts) :: :ok
  def configure(options) do
    for {key, value} <- options, do: Application.put_env(:logger, key, value)

    case Keyword.fetch(options, :level) do
      {:ok, level} -> set_level(elixir_level_to_erlang_level(level))
      :error -> :ok
    end

    :ok
  end

  defp set_level(level), do: :logger.set_primary_config(:level, level)

  @doc "Gives one or more modules a level of their own."
  @doc since: "1.11.0"
  @spec put_module_level(module() | [module()], level() | :all | :none) :: :ok | {:error, reason :: term()}
  def put_module_level(mod, level) do
    :logger.set_module_level(mod, elixir_level_to_erlang_level(level))
  end

  @doc "Gives all modules of an application a level; `{:error, {:not_loaded, app}}` if it is not loaded."
  @doc since: "1.13.0"
  @spec put_application_level(atom(), level() | :all | :none) :: :ok | {:error, :not_loaded}
  def put_application_level(appname, level) do
    :logger.set_application_level(appname, elixir_level_to_erlang_level(level))
  end

  @doc "The levels of those of the modules that have one: `[{module, level}]`."
  @doc since: "1.11.0"
  @spec get_module_level(module() | [module()]) :: [{module(), level() | :all | :none}]
  defdelegate get_module_level(mod), to: :logger

  @doc "Takes the level of one or more modules back."
  @doc since: "1.11.0"
  @spec delete_module_level(module() | [module()]) :: :ok
  defdelegate delete_module_level(module), to: :logger, as: :unset_module_level

  @doc "Takes the level of an application's modules back."
  @doc since: "1.13.0"
  @spec delete_application_level(atom()) :: :ok | {:error, {:not_loaded, atom()}}
  defdelegate delete_application_level(appname), to: :logger, as: :unset_application_level

  @doc "Takes the levels of all modules back."
  @doc since: "1.11.0"
  @spec delete_all_module_levels() :: :ok
  defdelegate delete_all_module_levels(), to: :logger, as: :unset_module_level

  @doc """
  Gives the calling process a level of its own, below which its events are not logged, whatever the configuration allows.

      iex> Logger.put_process_level(self(), :none)
      :ok
      iex> Logger.get_process_level(self())
      :none

  """
  @doc since: "1.15.0"
  @spec put_process_level(pid(), level() | :all | :none) :: :ok
  def put_process_level(pid, level) when pid == self() do
    Process.put({Logger, :level}, elixir_level_to_erlang_level(level))
    :ok
  end

  @doc "The level of the calling process, or `nil`."
  @doc since: "1.15.0"
  @spec get_process_level(pid) :: level() | :all | :none | nil
  def get_process_level(pid) when pid == self(), do: Process.get({Logger, :level}, nil)

  @doc "Takes the level of the calling process back."
  @doc since: "1.15.0"
  @spec delete_process_level(pid()) :: :ok
  def delete_process_level(pid) when pid == self() do
    Process.delete({Logger, :level})
    :ok
  end

  @doc "Logs events of the calling process again."
  @deprecated "Use Logger.delete_process_level(pid) instead"
  @spec enable(pid) :: :ok
  def enable(pid) when pid == self(), do: delete_process_level(pid)

  @doc "Logs no events of the calling process."
  @deprecated "Use Logger.put_process_level(pid, :none) instead"
  @spec disable(pid) :: :ok
  def disable(pid) when pid == self(), do: put_process_level(pid, :none)

  @doc "Whether events of the calling process are logged."
  @deprecated "Use Logger.get_process_level(pid) instead"
  @spec enabled?(pid) :: boolean
  def enabled?(pid) when pid == self(), do: get_process_level(pid) != :none

  ## Handlers and translators

  @doc """
  Adds the handlers that the `:logger` key of an application's environment lists.
  """
  @doc since: "1.15.0"
  @spec add_handlers(atom()) :: :ok | {:error, term}
  def add_handlers(app) when is_atom(app), do: :logger.add_handlers(app)

  @doc "The formatter of the default handler, from the configuration with some options changed."
  @doc since: "1.15.0"
  @spec default_formatter(formatter_opts) :: {module, :logger.formatter_config()}
  def default_formatter(overrides \\ []) when is_list(overrides) do
    Application.get_env(:logger, :default_formatter, [])
    |> Keyword.merge(overrides)
    |> Logger.Formatter.new()
  end

  @doc "Adds a translator, `{module, function}`, in front of those there are."
  @spec add_translator({module, function :: atom}) :: :ok
  def add_translator({mod, fun} = translator) when is_atom(mod) and is_atom(fun) do
    update_translators(fn translators -> [translator | List.delete(translators, translator)] end)
  end

  @doc "Removes a translator."
  @spec remove_translator({module, function :: atom}) :: :ok
  def remove_translator({mod, fun} = translator) when is_atom(mod) and is_atom(fun) do
    update_translators(fn translators -> List.delete(translators, translator) end)
  end

  defp update_translators(fun) do
    with %{filters: filters} <- :logger.get_primary_config(),
         {{_, {_, config}}, _} <- List.keytake(filters, :logger_translator, 0) do
      config = update_in(config.translators, fun)
      _ = :logger.remove_primary_filter(:logger_translator)
      :logger.add_primary_filter(:logger_translator, {&Logger.Utils.translator/2, config})
    end

    :ok
  end

  @doc "Waits until the handlers have written all that has been logged."
  @spec flush :: :ok
  def flush, do: :logger_server.flush()

  ## Backends

  @doc """
  Adds a backend, a module of kind `:gen_event`, or `{module, id}`.

  It is given events `{level, group_leader, {Logger, message, timestamp, metadata}}` and `:flush`. With `flush: true` what was logged before is written first.
  """
  @deprecated "Use LoggerBackends.add/2 from :logger_backends dependency"
  @spec add_backend(backend, keyword) :: Supervisor.on_start_child()
  def add_backend(backend, opts \\ []), do: Logger.Backends.add(backend, opts)

  @doc "Removes a backend; `{:error, :not_found}` if there is no such one."
  @deprecated "Use LoggerBackends.remove/2 from :logger_backends dependency"
  @spec remove_backend(backend, keyword) :: :ok | {:error, term}
  def remove_backend(backend, opts \\ []), do: Logger.Backends.remove(backend, opts)

  @doc "Gives a backend options: it is called with `{:configure, options}`."
  @deprecated "Use LoggerBackends.configure/2 from :logger_backends dependency"
  @spec configure_backend(backend, keyword) :: term
  def configure_backend(backend, options) when is_list(options), do: Logger.Backends.configure(backend, options)

  ## Logging

  @doc """
  Logs at run time, without what the macros know of their place.

      iex> Logger.bare_log(:debug, "hello")
      :ok

  """
  @spec bare_log(level, message | (-> message | {message, metadata}), metadata) :: :ok
  def bare_log(level, message_or_fun, metadata \\ []) do
    case __should_log__(level, nil) do
      nil -> :ok
      level -> __do_log__(level, message_or_fun, %{}, metadata_map(metadata))
    end
  end

  defp metadata_map(metadata), do: Map.new(metadata)

  @doc false
  @spec __should_log__(level, module | nil) :: level | nil
  def __should_log__(level, module) do
    level = elixir_level_to_erlang_level(level)

    if :logger.allow(level, module) and process_allows?(get_process_level(self()), level), do: level
  end

  defp process_allows?(nil, _level), do: true
  defp process_allows?(process_level, level), do: :logger.compare_levels(level, process_level) != :lt

  @doc false
  def __do_log__(level, fun, location, metadata) when is_function(fun, 0) and is_map(metadata) do
    case fun.() do
      {msg, meta} -> __do_log__(level, msg, location, Enum.into(meta, metadata))
      msg -> __do_log__(level, msg, location, metadata)
    end
  end

  def __do_log__(level, msg, location, metadata)
      when is_binary(msg) or is_list(msg) or is_map(msg) do
    :logger.macro_log(location, level, msg, add_elixir_domain(metadata))
  end

  def __do_log__(level, msg, location, metadata) do
    IO.warn(
      "passing #{inspect(msg)} to Logger is deprecated, expected a map, a keyword list, a string, a list of strings, " <>
        "or a zero-arity anonymous function"
    )

    :logger.macro_log(location, level, to_string(msg), add_elixir_domain(metadata))
  end

  defp add_elixir_domain(%{domain: domain} = metadata) when is_list(domain) do
    %{metadata | domain: [:elixir | domain]}
  end

  defp add_elixir_domain(metadata), do: Map.put(metadata, :domain, [:elixir])

  for level <- @levels do
    report = [something: :reported, this: level]

    metadata =
      if level in @new_erlang_levels do
        [since: "1.11.0"]
      else
        []
      end

    @doc """
    Logs #{if level in [:info, :error, :alert, :emergency], do: "an", else: "a"} #{level} message, report, or what a fun gives; metadata is a keyword list.

        Logger.#{level}("this is a #{level} message")
        Logger.#{level}(#{inspect(report)})
        Logger.#{level}(fn -> "computed" end, user: 1)

    """
    @doc metadata
    defmacro unquote(level)(message_or_fun, metadata \\ []) do
      maybe_log(unquote(level), message_or_fun, metadata, __CALLER__)
    end
  end

  @doc false
  @deprecated "Use Logger.warning/2 instead"
  defmacro warn(message_or_fun, metadata \\ []) do
    maybe_log(:warning, message_or_fun, metadata, __CALLER__)
  end

  @doc """
  Logs at a level that may be known at run time only.
  """
  defmacro log(level, message_or_fun, metadata \\ []) do
    maybe_log(level, message_or_fun, metadata, __CALLER__)
  end

  defp maybe_log(level, data, metadata, caller) do
    {compile_metadata, location} = compile_metadata(caller)

    {compile_level, quoted_metadata} =
      if is_atom(level), do: {elixir_level_to_erlang_level(level), metadata}, else: {level, metadata}

    if compile_time_purge_matching?(compile_level, [level: compile_level] ++ compile_metadata) do
      no_log(data, quoted_metadata)
    else
      log_quoted(compile_level, data, Macro.escape(location), quoted_metadata)
    end
  end

  defp log_quoted(level, data, location, metadata) do
    metadata = if Macro.quoted_literal?(metadata) and is_list(metadata), do: literal_map(metadata), else: dynamic_map(metadata)

    quote do
      case Logger.__should_log__(unquote(level), __MODULE__) do
        nil -> unquote(evaluated(data))
        level -> Logger.__do_log__(level, unquote(data), unquote(location), unquote(metadata))
      end
    end
  end

  defp literal_map(metadata), do: {:%{}, [], metadata}
  defp dynamic_map(metadata), do: quote(do: Enum.into(unquote(metadata), %{}))

  # :always_evaluate_messages runs the code of messages that are not logged, for its errors.
  defp evaluated(data) do
    if Application.get_env(:logger, :always_evaluate_messages, false) do
      quote(do: Logger.__evaluate_log__(unquote(data)))
    else
      :ok
    end
  end

  @doc false
  def __evaluate_log__(fun) when is_function(fun, 0) do
    _ = fun.()
    :ok
  end

  def __evaluate_log__(data) when is_list(data) or is_binary(data) or is_map(data), do: :ok

  defp compile_metadata(%{module: module, function: {fun, arity}, file: file, line: line}) do
    application = application()
    {[application: application, module: module, function: "#{fun}/#{arity}", mfa: {module, fun, arity}],
     location(application, %{mfa: {module, fun, arity}, file: file, line: line})}
  end

  defp compile_metadata(%{module: module}) do
    application = application()
    {[application: application, module: module], if(application, do: %{application: application}, else: %{})}
  end

  # Files of an application are told from its root.
  defp location(nil, %{file: file} = location), do: %{location | file: String.to_charlist(file)}

  defp location(application, %{file: file} = location) do
    file = file |> Path.relative_to_cwd() |> String.to_charlist()
    Map.put(%{location | file: file}, :application, application)
  end

  defp application, do: Application.get_env(:logger, :compile_time_application)

  # Variables of code that is not run still count as used.
  defp no_log(data, metadata) do
    quote do
      _ = fn -> {unquote(data), unquote(metadata)} end
      :ok
    end
  end

  defp compile_time_purge_matching?(level, compile_metadata) do
    matching = Application.get_env(:logger, :compile_time_purge_matching, [])

    Enum.any?(matching, fn filter ->
      Keyword.keyword?(filter) or raise_purge_matching(matching)

      Enum.all?(filter, fn
        {:level_lower_than, min_level} ->
          is_atom(level) and :logger.compare_levels(level, elixir_level_to_erlang_level(min_level)) == :lt

        {:module, match_module} ->
          match?({:ok, ^match_module}, Keyword.fetch(compile_metadata, :module))

        {:function, func} ->
          purge_function?(func, compile_metadata[:function])

        {key, value} ->
          match?({:ok, ^value}, Keyword.fetch(compile_metadata, key))
      end)
    end)
  end

  defp raise_purge_matching(matching) do
    raise "expected :compile_time_purge_matching to be a list of keyword lists, got: #{inspect(matching)}"
  end

  defp purge_function?(func, func) when is_binary(func), do: true
  defp purge_function?(_func, _function), do: false

  defp elixir_level_to_erlang_level(:warn) do
    IO.warn("the log level :warn is deprecated, use :warning instead")
    :warning
  end

  defp elixir_level_to_erlang_level(other), do: other
end
