defmodule :logger do
  @moduledoc """
  Logging: events with a level, a message and metadata go through filters to handlers.

  An event is `%{level: level, msg: msg, meta: meta}`, where `msg` is `{:string, chars}`, `{:report, map_or_keywords}` or `{format, args}`. The primary
  configuration decides what is logged at all, each handler's what it gets. Both are read where an event arises; handlers run in the process that logs.
  """

  @levels [:emergency, :alert, :critical, :error, :warning, :notice, :info, :debug]

  @type level :: :emergency | :alert | :critical | :error | :warning | :notice | :info | :debug

  @type metadata :: map
  @type report :: map | [term]
  @type handler_id :: atom
  @type filter :: {(log_event, term -> log_event | :ignore | :stop), term}
  @type log_event :: %{level: level, msg: {:string, :unicode.chardata()} | {:report, report} | {:io.format(), [term]}, meta: metadata}
  @type formatter_config :: map

  # Logging

  for level <- @levels do
    @doc "Logs a string, report or fun at this level."
    @spec unquote(level)(:unicode.chardata() | report) :: :ok
    def unquote(level)(message), do: log(unquote(level), message)

    @doc "Logs a string or report with metadata, or a format with its arguments."
    @spec unquote(level)(:unicode.chardata() | report | :io.format() | (term -> term), metadata | [term] | term) :: :ok
    def unquote(level)(message, args_or_meta), do: log(unquote(level), message, args_or_meta)

    @doc "Logs a format with its arguments, or a fun with its argument, and metadata."
    @spec unquote(level)(:io.format() | (term -> term), [term] | term, metadata) :: :ok
    def unquote(level)(message, args, meta), do: log(unquote(level), message, args, meta)
  end

  @doc "Logs a string or a report."
  @spec log(level, :unicode.chardata() | report) :: :ok
  def log(level, message) do
    if :logger_config.allow(level), do: do_log(level, message(message), %{})
    :ok
  end

  @doc "Logs a string or report with metadata, a format with its arguments, or what a fun gives."
  @spec log(level, :unicode.chardata() | report | :io.format() | (term -> term), metadata | [term] | term) :: :ok
  def log(level, message, meta) when is_map(meta) and not is_function(message, 1) do
    if :logger_config.allow(level), do: do_log(level, message(message), meta)
    :ok
  end

  def log(level, message, args), do: log(level, message, args, %{})

  @doc "Logs a format with its arguments, or what a fun gives for an argument, with metadata."
  @spec log(level, :io.format() | (term -> term), [term] | term, metadata) :: :ok
  def log(level, fun, argument, meta) when is_function(fun, 1) and is_map(meta) do
    if :logger_config.allow(level), do: log_lazily(level, fun, argument, meta)
    :ok
  end

  def log(level, format, args, meta) when is_map(meta) do
    if :logger_config.allow(level), do: do_log(level, {format, args}, meta)
    :ok
  end

  @doc "Whether an event of a level may be logged from a module."
  @spec allow(level, module) :: boolean
  defdelegate allow(level, module), to: :logger_config

  @doc "Logs for a macro that has checked `allow/2`; `location` is metadata."
  @spec macro_log(map, level, :unicode.chardata() | report) :: :ok
  def macro_log(location, level, message), do: do_log(level, message(message), location)

  @doc "Like `macro_log/3` with metadata, or with the arguments of a format or fun."
  @spec macro_log(map, level, :unicode.chardata() | report | :io.format() | (term -> term), metadata | [term] | term) :: :ok
  def macro_log(location, level, message, meta) when is_map(meta) and not is_function(message, 1) do
    do_log(level, message(message), :maps.merge(location, meta))
  end

  def macro_log(location, level, message, args), do: macro_log(location, level, message, args, %{})

  @doc "Like `macro_log/4` with both."
  @spec macro_log(map, level, :io.format() | (term -> term), [term] | term, metadata) :: :ok
  def macro_log(location, level, fun, argument, meta) when is_function(fun, 1) do
    log_lazily(level, fun, argument, :maps.merge(location, meta))
  end

  def macro_log(location, level, format, args, meta) do
    do_log(level, {format, args}, :maps.merge(location, meta))
  end

  defp message(report) when is_map(report), do: {:report, report}
  defp message([{key, _} | _] = report) when key != [], do: {:report, report}
  defp message(string), do: {:string, string}

  defp log_lazily(level, fun, argument, meta) do
    case fun.(argument) do
      {given, %{} = more} -> do_log(level, lazy_message(given), :maps.merge(meta, more))
      :ignore -> :ok
      given -> do_log(level, lazy_message(given), meta)
    end
  catch
    class, reason -> do_log(level, {~c"LAZY_FUN CRASH: ~tp; Reason: ~tp", [{fun, argument}, {class, reason}]}, meta)
  end

  defp lazy_message({format, args}) when is_list(args) and (is_list(format) or is_binary(format)), do: {format, args}
  defp lazy_message(given), do: message(given)

  defp do_log(level, msg, meta) do
    primary = :logger_config.primary()
    process = process_metadata()
    :logger_backend.log_allowed(%{level: level, msg: msg, meta: complete(:maps.merge(inherited(primary, process), meta))})
    :ok
  end

  defp inherited(%{metadata: primary}, process) when map_size(primary) == 0, do: process
  defp inherited(%{metadata: primary}, process), do: :maps.merge(primary, process)

  defp complete(meta) do
    meta
    |> put_new(:pid, fn -> self() end)
    |> put_new(:gl, fn -> :erlang.group_leader() end)
    |> put_new(:time, &timestamp/0)
  end

  defp put_new(meta, key, _fun) when is_map_key(meta, key), do: meta
  defp put_new(meta, key, fun), do: :maps.put(key, fun.(), meta)

  @doc "The time of an event: microseconds since 1970."
  @spec timestamp() :: integer
  def timestamp, do: :os.system_time(:microsecond)

  @doc "Compares levels by their weight: `:gt`, `:eq` or `:lt`."
  @spec compare_levels(level | :all | :none, level | :all | :none) :: :lt | :eq | :gt
  def compare_levels(level, level) when level in @levels or level in [:all, :none], do: :eq

  def compare_levels(one, other)
      when (one in @levels or one in [:all, :none]) and (other in @levels or other in [:all, :none]) do
    if :logger_config.level_to_int(one) < :logger_config.level_to_int(other), do: :gt, else: :lt
  end

  def compare_levels(one, other), do: :erlang.error(:badarg, [one, other])

  # Texts of reports

  @doc "A report as `{format, args}`."
  @spec format_report(term) :: {charlist, [term]}
  def format_report(report) when is_map(report), do: format_report(:maps.to_list(report))

  def format_report([_ | _] = report) do
    if string?(report), do: {~c"~ts", [report]}, else: lines(report)
  end

  def format_report(report), do: {~c"~tp", [report]}

  defp lines(report) do
    {lines, args} = :lists.foldr(&report_line/2, {[], []}, report)
    {:lists.flatten(:lists.join(~c"\n", lines)), args}
  end

  defp report_line({key, value}, {lines, args}) do
    {[~c"    ~tp: " ++ if(string?(value), do: ~c"~ts", else: ~c"~tp") | lines], [key, value | args]}
  end

  defp report_line(term, {lines, args}), do: {[~c"    ~tp" | lines], [term | args]}

  defp string?([_ | _] = chars), do: :io_lib.printable_unicode_list(chars)
  defp string?(_term), do: false

  @doc "A report of OTP (with `:label` and `:report`) as `{format, args}`."
  @spec format_otp_report(term) :: {charlist, [term]}
  def format_otp_report(%{label: _, report: report}), do: format_report(report)
  def format_otp_report(report), do: format_report(report)

  # Metadata of processes

  @doc "Sets the metadata of the calling process."
  @spec set_process_metadata(metadata) :: :ok
  def set_process_metadata(meta) when is_map(meta) do
    :erlang.put(:"$logger_metadata$", meta)
    :ok
  end

  def set_process_metadata(meta), do: :erlang.error(:badarg, [meta])

  @doc "Adds metadata to that of the calling process."
  @spec update_process_metadata(metadata) :: :ok
  def update_process_metadata(meta) when is_map(meta) do
    set_process_metadata(:maps.merge(process_metadata(), meta))
  end

  def update_process_metadata(meta), do: :erlang.error(:badarg, [meta])

  @doc "The metadata of the calling process, or `:undefined`."
  @spec get_process_metadata() :: metadata | :undefined
  def get_process_metadata, do: :erlang.get(:"$logger_metadata$")

  @doc "Removes the metadata of the calling process."
  @spec unset_process_metadata() :: :ok
  def unset_process_metadata do
    :erlang.erase(:"$logger_metadata$")
    :ok
  end

  defp process_metadata do
    case :erlang.get(:"$logger_metadata$") do
      %{} = meta -> meta
      _undefined -> %{}
    end
  end

  # The primary configuration

  @doc "What is logged at all: `:level`, `:filters`, `:filter_default` and `:metadata`."
  @spec get_primary_config() :: map
  def get_primary_config, do: :logger_config.primary()

  @doc "Sets one key of the primary configuration."
  @spec set_primary_config(:level | :filters | :filter_default | :metadata, term) :: :ok | {:error, term}
  def set_primary_config(key, value), do: update_primary_config(%{key => value})

  @doc "Sets the primary configuration; keys that are left out get their defaults."
  @spec set_primary_config(map) :: :ok | {:error, term}
  def set_primary_config(config), do: change_primary(config, fn -> :logger_config.default_primary() end)

  @doc "Changes keys of the primary configuration."
  @spec update_primary_config(map) :: :ok | {:error, term}
  def update_primary_config(config), do: change_primary(config, &:logger_config.primary/0)

  defp change_primary(config, base) do
    with :ok <- check(config, &check_primary/2) do
      :logger_server.change(fn -> {:ok, [{:primary, :maps.merge(base.(), config)}]} end)
    end
  end

  @doc "Adds a filter, `{fun, argument}`, to the primary configuration."
  @spec add_primary_filter(atom, filter) :: :ok | {:error, term}
  def add_primary_filter(id, {fun, _argument} = filter) when is_function(fun, 2) do
    :logger_server.change(fn ->
      primary = :logger_config.primary()
      {:ok, [{:primary, %{primary | filters: added(id, filter, primary.filters)}}]}
    end)
  end

  def add_primary_filter(id, filter), do: {:error, {:invalid_filter, {id, filter}}}

  @doc "Removes a filter of the primary configuration."
  @spec remove_primary_filter(atom) :: :ok | {:error, term}
  def remove_primary_filter(id) do
    :logger_server.change(fn ->
      primary = :logger_config.primary()
      {:ok, [{:primary, %{primary | filters: removed(id, primary.filters)}}]}
    end)
  end

  defp added(id, filter, filters) do
    if :lists.keymember(id, 1, filters), do: throw({:error, {:already_exist, id}}), else: [{id, filter} | filters]
  end

  defp removed(id, filters) do
    if :lists.keymember(id, 1, filters), do: :lists.keydelete(id, 1, filters), else: throw({:error, {:not_found, id}})
  end

  defp check(config, check) when is_map(config) do
    :maps.fold(fn key, value, acc -> if acc == :ok, do: check.(key, value), else: acc end, :ok, config)
  end

  defp check(config, _check), do: {:error, {:invalid_config, config}}

  defp check_primary(:level, level), do: check_level(level)
  defp check_primary(:filters, filters), do: check_filters(filters)
  defp check_primary(:filter_default, default), do: check_filter_default(default)
  defp check_primary(:metadata, meta) when is_map(meta), do: :ok
  defp check_primary(:metadata, meta), do: {:error, {:invalid_primary_metadata, meta}}
  defp check_primary(key, value), do: {:error, {:invalid_primary_config, {key, value}}}

  defp check_level(level) when level in @levels or level in [:all, :none], do: :ok
  defp check_level(level), do: {:error, {:invalid_level, level}}

  defp check_filters(filters) when is_list(filters) do
    case :lists.filter(fn filter -> not filter?(filter) end, filters) do
      [] -> :ok
      [bad | _] -> {:error, {:invalid_filter, bad}}
    end
  end

  defp check_filters(filters), do: {:error, {:invalid_filters, filters}}

  defp filter?({id, {fun, _argument}}) when is_atom(id) and is_function(fun, 2), do: true
  defp filter?(_other), do: false

  defp check_filter_default(default) when default in [:log, :stop], do: :ok
  defp check_filter_default(default), do: {:error, {:invalid_filter_default, default}}

  # Handlers

  @doc "Adds a handler: a module with `log/2`, and its configuration."
  @spec add_handler(handler_id, module, map) :: :ok | {:error, term}
  def add_handler(id, module, config) when is_atom(id) and is_atom(module) and is_map(config) do
    config = :maps.merge(default_handler(id, module), :maps.merge(config, %{id: id, module: module}))

    with :ok <- check(config, &check_handler/2),
         :ok <- check_new_handler(id),
         :ok <- check_log(module),
         {:ok, config} <- adding(module, config) do
      :logger_server.change(fn -> {:ok, [{:handler, id, config}]} end)
    end
  end

  def add_handler(id, module, config) when is_atom(id) and is_atom(module), do: {:error, {:invalid_config, config}}
  def add_handler(id, module, config), do: {:error, {:invalid_handler, {id, module, config}}}

  defp default_handler(id, module) do
    %{
      id: id,
      module: module,
      level: :all,
      filters: [],
      filter_default: :log,
      formatter: {:logger_formatter, %{}}
    }
  end

  defp check_new_handler(id) do
    if :logger_config.handler(id) == :undefined, do: :ok, else: {:error, {:already_exist, id}}
  end

  defp check_log(module) do
    if exported?(module, :log, 2), do: :ok, else: {:error, {:invalid_handler, {:function_not_exported, {module, :log, 2}}}}
  end

  defp adding(module, config) do
    with {:error, reason} <- callback(module, :adding_handler, [config], config) do
      {:error, {:handler_not_added, reason}}
    end
  end

  defp check_handler(:level, level), do: check_level(level)
  defp check_handler(:filters, filters), do: check_filters(filters)
  defp check_handler(:filter_default, default), do: check_filter_default(default)
  defp check_handler(:formatter, {module, config}) when is_atom(module), do: check_formatter(module, config)
  defp check_handler(:formatter, formatter), do: {:error, {:invalid_formatter, formatter}}
  defp check_handler(_key, _value), do: :ok

  defp check_formatter(module, config) do
    if exported?(module, :check_config, 1), do: module.check_config(config), else: :ok
  end

  # A callback that a handler may have; it can change the configuration.
  defp callback(module, function, args, default) do
    if exported?(module, function, length(args)), do: :erlang.apply(module, function, args), else: {:ok, default}
  catch
    class, reason ->
      why = {class, reason, own_frames(__STACKTRACE__)}
      internal_log(:error, logger: :callback_crashed, process: :logger, reason: why)
      {:error, {:callback_crashed, why}}
  end

  @doc false
  # The frames above those of logging itself.
  def own_frames([{module, _, _, _} | _]) when module in [:logger, :logger_backend], do: []
  def own_frames([frame | rest]), do: [frame | own_frames(rest)]
  def own_frames([]), do: []

  @doc false
  # What goes wrong in logging is logged too: by the process of logging, and marked so that it cannot go round in circles.
  def internal_log(level, report) do
    if :logger_config.allow(level, :logger) do
      send(:logger, {:log, level, report, complete(%{internal_log_event: true, mfa: {:logger, :internal_log, 2}})})
    end

    :ok
  end

  defp exported?(module, function, arity) do
    match?({:module, _}, :code.ensure_loaded(module)) and :erlang.function_exported(module, function, arity)
  end

  @doc "Removes a handler."
  @spec remove_handler(handler_id) :: :ok | {:error, term}
  def remove_handler(id) do
    with {:ok, %{module: module} = config} <- fetch_handler(id) do
      result = :logger_server.change(fn -> {:ok, [{:delete_handler, id}]} end)
      _ = callback(module, :removing_handler, [config], :ok)
      result
    end
  end

  defp fetch_handler(id) do
    case :logger_config.handler(id) do
      :undefined -> {:error, {:not_found, id}}
      config -> {:ok, config}
    end
  end

  @doc "The ids of all handlers."
  @spec get_handler_ids() :: [handler_id]
  def get_handler_ids, do: :logger_config.handlers()

  @doc "The configurations of all handlers."
  @spec get_handler_config() :: [map]
  def get_handler_config do
    for id <- :logger_config.handlers(), {:ok, config} <- [get_handler_config(id)], do: config
  end

  @doc "The configuration of a handler."
  @spec get_handler_config(handler_id) :: {:ok, map} | {:error, term}
  def get_handler_config(id) do
    with {:ok, %{module: module} = config} <- fetch_handler(id) do
      {:ok, if(exported?(module, :filter_config, 1), do: module.filter_config(config), else: config)}
    end
  end

  @doc "Sets the configuration of a handler; keys that are left out get their defaults."
  @spec set_handler_config(handler_id, map) :: :ok | {:error, term}
  def set_handler_config(id, config) when is_map(config) do
    change_handler(id, :set, config, fn old -> default_handler(id, :maps.get(:module, old)) end)
  end

  def set_handler_config(_id, config), do: {:error, {:invalid_config, config}}

  @doc "Sets one key of a handler's configuration."
  @spec set_handler_config(handler_id, atom, term) :: :ok | {:error, term}
  def set_handler_config(id, key, value), do: change_handler(id, :set, %{key => value}, fn old -> old end)

  @doc "Changes keys of a handler's configuration."
  @spec update_handler_config(handler_id, map) :: :ok | {:error, term}
  def update_handler_config(id, config) when is_map(config) do
    change_handler(id, :update, config, fn old -> old end)
  end

  def update_handler_config(_id, config), do: {:error, {:invalid_config, config}}

  @doc "Changes one key of a handler's configuration."
  @spec update_handler_config(handler_id, atom, term) :: :ok | {:error, term}
  def update_handler_config(id, key, value), do: update_handler_config(id, %{key => value})

  defp change_handler(id, how, changes, base) do
    with {:ok, %{module: module} = old} <- fetch_handler(id),
         :ok <- check_handler_change(old, changes),
         new = :maps.merge(base.(old), :maps.merge(changes, %{id: id, module: module})),
         :ok <- check(new, &check_handler/2),
         {:ok, new} <- callback(module, :changing_config, [how, old, merge_config(how, old, new)], new) do
      :logger_server.change(fn -> {:ok, [{:handler, id, new}]} end)
    end
  end

  defp merge_config(:update, %{config: old}, %{config: new} = config) when is_map(old) and is_map(new) do
    :maps.put(:config, :maps.merge(old, new), config)
  end

  defp merge_config(_how, _old, new), do: new

  defp check_handler_change(old, changes) do
    changed = :maps.filter(fn key, value -> key in [:id, :module] and :maps.get(key, old) != value end, changes)

    if map_size(changed) == 0 do
      :ok
    else
      {:error, {:illegal_config_change, :maps.with(:maps.keys(changed), old), changed}}
    end
  end

  @doc "Adds a filter to a handler."
  @spec add_handler_filter(handler_id, atom, filter) :: :ok | {:error, term}
  def add_handler_filter(id, filter_id, {fun, _argument} = filter) when is_function(fun, 2) do
    change_filters(id, fn filters -> added(filter_id, filter, filters) end)
  end

  def add_handler_filter(_id, filter_id, filter), do: {:error, {:invalid_filter, {filter_id, filter}}}

  @doc "Removes a filter of a handler."
  @spec remove_handler_filter(handler_id, atom) :: :ok | {:error, term}
  def remove_handler_filter(id, filter_id), do: change_filters(id, fn filters -> removed(filter_id, filters) end)

  defp change_filters(id, fun) do
    :logger_server.change(fn ->
      case fetch_handler(id) do
        {:ok, config} -> {:ok, [{:handler, id, %{config | filters: fun.(config.filters)}}]}
        error -> {error, []}
      end
    end)
  end

  @doc "Changes the configuration of a handler's formatter."
  @spec update_formatter_config(handler_id, map) :: :ok | {:error, term}
  def update_formatter_config(id, changes) when is_map(changes) do
    with {:ok, %{formatter: {module, config}}} <- fetch_handler(id) do
      update_handler_config(id, :formatter, {module, :maps.merge(config, changes)})
    end
  end

  @doc "Changes one key of the configuration of a handler's formatter."
  @spec update_formatter_config(handler_id, atom, term) :: :ok | {:error, term}
  def update_formatter_config(id, key, value), do: update_formatter_config(id, %{key => value})

  # Levels of modules and applications

  @doc "Gives one or more modules a level of their own."
  @spec set_module_level(module | [module], level | :all | :none) :: :ok | {:error, term}
  def set_module_level(modules, level) do
    with :ok <- check_modules(modules), :ok <- check_level(level) do
      :logger_server.change(fn ->
        levels = :maps.from_list(:lists.map(fn module -> {module, level} end, listed(modules)))
        {:ok, [{:modules, :maps.merge(:logger_config.module_levels(), levels)}]}
      end)
    end
  end

  defp check_modules(module) when is_atom(module), do: :ok

  defp check_modules(modules) when is_list(modules) do
    case :lists.filter(fn module -> not is_atom(module) end, modules) do
      [] -> :ok
      _ -> {:error, {:not_a_list_of_modules, modules}}
    end
  end

  defp check_modules(other), do: {:error, {:not_a_list_of_modules, other}}

  defp listed(module) when is_atom(module), do: [module]
  defp listed(modules), do: modules

  @doc "Takes the levels of all modules back."
  @spec unset_module_level() :: :ok
  def unset_module_level, do: :logger_server.change(fn -> {:ok, [{:modules, %{}}]} end)

  @doc "Takes the level of one or more modules back."
  @spec unset_module_level(module | [module]) :: :ok | {:error, term}
  def unset_module_level(modules) do
    with :ok <- check_modules(modules) do
      :logger_server.change(fn ->
        {:ok, [{:modules, :maps.without(listed(modules), :logger_config.module_levels())}]}
      end)
    end
  end

  @doc "The levels of modules that have one."
  @spec get_module_level() :: [{module, level | :all | :none}]
  def get_module_level, do: :maps.to_list(:logger_config.module_levels())

  @doc "The levels of these modules, if they have one."
  @spec get_module_level(module | [module]) :: [{module, level | :all | :none}]
  def get_module_level(modules) do
    :maps.to_list(:maps.with(listed(modules), :logger_config.module_levels()))
  end

  @doc "Gives all modules of an application a level."
  @spec set_application_level(atom, level | :all | :none) :: :ok | {:error, term}
  def set_application_level(application, level) do
    with {:ok, modules} <- modules_of(application), do: set_module_level(modules, level)
  end

  @doc "Takes the level of the modules of an application back."
  @spec unset_application_level(atom) :: :ok | {:error, term}
  def unset_application_level(application) do
    with {:ok, modules} <- modules_of(application), do: unset_module_level(modules)
  end

  defp modules_of(application) do
    case :application.get_key(application, :modules) do
      {:ok, modules} -> {:ok, modules}
      :undefined -> {:error, {:not_loaded, application}}
    end
  end

  # The rest

  @doc "The configuration of the proxy."
  @spec get_proxy_config() :: map
  def get_proxy_config, do: :logger_config.proxy()

  @doc "Sets the configuration of the proxy."
  @spec set_proxy_config(map) :: :ok | {:error, term}
  def set_proxy_config(config) when is_map(config) do
    :logger_server.change(fn -> {:ok, [{:proxy, :maps.merge(:logger_config.default_proxy(), config)}]} end)
  end

  @doc "Changes the configuration of the proxy."
  @spec update_proxy_config(map) :: :ok | {:error, term}
  def update_proxy_config(config) when is_map(config) do
    :logger_server.change(fn -> {:ok, [{:proxy, :maps.merge(:logger_config.proxy(), config)}]} end)
  end

  @doc "All configuration."
  @spec get_config() :: %{primary: map, handlers: [map], proxy: map, module_levels: [{module, level | :all | :none}]}
  def get_config do
    %{
      primary: get_primary_config(),
      handlers: get_handler_config(),
      proxy: get_proxy_config(),
      module_levels: get_module_level()
    }
  end

  @doc """
  Adds the handlers that an application's `:logger` environment lists, or a list of `{:handler, id, module, config}`.

  Anything else in the list is an error, and so is a handler that cannot be added; both are logged.
  """
  @spec add_handlers(atom | [term]) :: :ok | {:error, {:bad_config, {:handler, term}}}
  def add_handlers(application) when is_atom(application) do
    case :application.get_env(application, :logger) do
      {:ok, config} -> add_all(config, fn reason -> {application, reason} end)
      :undefined -> :ok
    end
  end

  def add_handlers(config), do: add_all(config, fn reason -> reason end)

  defp add_all(config, told) when is_list(config) do
    case :lists.filter(fn item -> not handler?(item) end, config) do
      [] -> add_each(config, told)
      bad -> bad_handlers(told.(bad))
    end
  end

  defp add_all(config, told), do: bad_handlers(told.(config))

  defp handler?({:handler, _id, _module, _config}), do: true
  defp handler?(_other), do: false

  defp add_each([{:handler, id, module, config} | rest], told) do
    case add_handler(id, module, config) do
      :ok -> add_each(rest, told)
      {:error, reason} -> bad_handlers(told.(reason))
    end
  end

  defp add_each([], _told), do: :ok

  defp bad_handlers(reason) do
    if allow(:error, :logger) do
      macro_log(%{mfa: {:logger, :add_handlers, 1}}, :error, ~c"Invalid logger handler config: ~0tp", [reason], %{})
    end

    {:error, {:bad_config, {:handler, reason}}}
  end

  @doc "Adds the handler that every node has. Part of its start."
  @spec add_default_handler() :: :ok | {:error, term}
  def add_default_handler do
    add_handler(:default, :logger_std_h, %{filters: [remote_gl: {&:logger_filters.remote_gl/2, :stop}]})
  end
end
