defmodule :logger_config do
  @moduledoc false

  # Where the configuration of :logger lives: persistent terms, so that a log call that is not allowed costs two look-ups. Only the process
  # :logger_server writes them.
  #
  #   {:logger, :levels}         {primary level, %{module => level}}, as numbers
  #   {:logger, :primary}        the primary configuration
  #   {:logger, :proxy}          that of what remote nodes and the emulator send
  #   {:logger, :handlers}       the ids of handlers, the newest first
  #   {:logger, :handler, id}    the configuration of one

  @default_primary %{level: :notice, filters: [], filter_default: :log, metadata: %{}}
  @default_proxy %{
    sync_mode_qlen: 500,
    drop_mode_qlen: 1000,
    flush_qlen: 5000,
    burst_limit_enable: false,
    burst_limit_max_count: 500,
    burst_limit_window_time: 1000,
    overload_kill_enable: false,
    overload_kill_qlen: 20_000,
    overload_kill_mem_size: 3_000_000,
    overload_kill_restart_after: 5000
  }
  @notice 5

  @doc "Whether an event of a level may be logged, whatever its module."
  def allow(level) do
    {primary, _modules} = :persistent_term.get({:logger, :levels}, {@notice, %{}})
    less_or_equal_level(level, primary)
  end

  @doc "Whether an event of a level may be logged from a module."
  def allow(level, module) do
    case :persistent_term.get({:logger, :levels}, {@notice, %{}}) do
      {primary, modules} when map_size(modules) == 0 -> less_or_equal_level(level, primary)
      {primary, modules} -> less_or_equal_level(level, :maps.get(module, modules, primary))
    end
  end

  @doc "Whether a level is at least as important as that of a number."
  def less_or_equal_level(:emergency, number), do: 0 <= number
  def less_or_equal_level(:alert, number), do: 1 <= number
  def less_or_equal_level(:critical, number), do: 2 <= number
  def less_or_equal_level(:error, number), do: 3 <= number
  def less_or_equal_level(:warning, number), do: 4 <= number
  def less_or_equal_level(:notice, number), do: 5 <= number
  def less_or_equal_level(:info, number), do: 6 <= number
  def less_or_equal_level(:debug, number), do: 7 <= number

  @doc "A level as a number; the more important, the smaller."
  def level_to_int(:none), do: -1
  def level_to_int(:emergency), do: 0
  def level_to_int(:alert), do: 1
  def level_to_int(:critical), do: 2
  def level_to_int(:error), do: 3
  def level_to_int(:warning), do: 4
  def level_to_int(:notice), do: 5
  def level_to_int(:info), do: 6
  def level_to_int(:debug), do: 7
  def level_to_int(:all), do: 10

  @doc "The level of a number."
  def int_to_level(-1), do: :none
  def int_to_level(0), do: :emergency
  def int_to_level(1), do: :alert
  def int_to_level(2), do: :critical
  def int_to_level(3), do: :error
  def int_to_level(4), do: :warning
  def int_to_level(5), do: :notice
  def int_to_level(6), do: :info
  def int_to_level(7), do: :debug
  def int_to_level(10), do: :all

  @doc "The configuration of what is logged at all."
  def primary, do: :persistent_term.get({:logger, :primary}, @default_primary)

  @doc "The factory settings of the primary configuration."
  def default_primary, do: @default_primary

  @doc "The configuration of the proxy."
  def proxy, do: :persistent_term.get({:logger, :proxy}, @default_proxy)

  @doc "The factory settings of the proxy."
  def default_proxy, do: @default_proxy

  @doc "The ids of the handlers."
  def handlers, do: :persistent_term.get({:logger, :handlers}, [])

  @doc "The configuration of a handler, or `:undefined`."
  def handler(id), do: :persistent_term.get({:logger, :handler, id}, :undefined)

  @doc "The levels of modules that have their own."
  def module_levels do
    {_primary, modules} = :persistent_term.get({:logger, :levels}, {@notice, %{}})
    :maps.map(fn _module, level -> int_to_level(level) end, modules)
  end

  def put_primary(config) do
    :persistent_term.put({:logger, :primary}, config)
    {_primary, modules} = :persistent_term.get({:logger, :levels}, {@notice, %{}})
    :persistent_term.put({:logger, :levels}, {level_to_int(:maps.get(:level, config)), modules})
    :ok
  end

  def put_proxy(config) do
    :persistent_term.put({:logger, :proxy}, config)
    :ok
  end

  def put_module_levels(levels) do
    {primary, _modules} = :persistent_term.get({:logger, :levels}, {@notice, %{}})
    modules = :maps.map(fn _module, level -> level_to_int(level) end, levels)
    :persistent_term.put({:logger, :levels}, {primary, modules})
    :ok
  end

  def put_handler(id, config) do
    :persistent_term.put({:logger, :handler, id}, config)
    ids = handlers()
    :lists.member(id, ids) or :persistent_term.put({:logger, :handlers}, [id | ids])
    :ok
  end

  def delete_handler(id) do
    :persistent_term.put({:logger, :handlers}, :lists.delete(id, handlers()))
    :persistent_term.erase({:logger, :handler, id})
    :ok
  end
end
