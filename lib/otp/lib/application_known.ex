defmodule :application_known do
  @moduledoc false

  # The applications that are part of the installation have no .app files: their modules lie in the jar of the library. Here is what such a file
  # would say. The lists of modules are computed when somebody asks for them.

  @otp_version ~c"27"
  @kernel [
    :application,
    :application_controller,
    :application_master,
    :auth,
    :code,
    :erl_kernel_errors,
    :erpc,
    :error_handler,
    :error_logger,
    :file,
    :gen_tcp,
    :gen_udp,
    :global,
    :heart,
    :inet,
    :kernel,
    :logger,
    :logger_backend,
    :logger_config,
    :logger_disk_log_h,
    :logger_filters,
    :logger_formatter,
    :logger_h_common,
    :logger_log_file,
    :logger_olp,
    :logger_server,
    :logger_std_h,
    :logger_sup,
    :net,
    :net_adm,
    :net_kernel,
    :os,
    :pg,
    :prim_tty,
    :ram_file,
    :rpc,
    :seq_trace,
    :socket,
    :trace
  ]
  @others [:crypto, :ssl, :public_key, :asn1, :inets, :sasl, :runtime_tools, :tools, :xmerl, :syntax_tools, :parsetools]
  @elixir_prefixes [
    logger: "Elixir.Logger",
    ex_unit: "Elixir.ExUnit",
    iex: "Elixir.IEx",
    mix: "Elixir.Mix",
    eex: "Elixir.EEx"
  ]

  # What OTP's own .app files say where it differs from the usual. Those whose processes are not here have no `:mod`: there is nothing to start.
  @described %{
    crypto: {~c"CRYPTO", [:kernel, :stdlib], []},
    ssl: {~c"Erlang/OTP SSL application", [:crypto, :public_key, :kernel, :stdlib], [registered: [:ssl_sup, :ssl_manager]]},
    sasl: {~c"SASL  CXC 138 11", [:kernel, :stdlib], [registered: [:sasl_sup, :alarm_handler, :release_handler]]},
    inets: {~c"INETS  CXC 138 49", [:kernel, :stdlib], [registered: [:inets_sup, :httpc_manager]]},
    public_key: {~c"Public key infrastructure", [:asn1, :crypto, :kernel, :stdlib], []},
    asn1: {~c"The Erlang ASN1 compiler version 5.3.4.1", [:kernel, :stdlib], [registered: [:asn1_ns, :asn1db]]},
    runtime_tools: {~c"RUNTIME_TOOLS", [:kernel, :stdlib], [registered: [:runtime_tools_sup]]},
    tools: {~c"DEVTOOLS  CXC 138 16", [:kernel, :stdlib], []}
  }

  @kernel_names [
    :application_controller,
    :erl_reply,
    :auth,
    :boot_server,
    :code_server,
    :disk_log_server,
    :disk_log_sup,
    :erl_prim_loader,
    :error_logger,
    :file_server_2,
    :fixtable_server,
    :global_group,
    :global_name_server,
    :heart,
    :init,
    :kernel_config,
    :kernel_refc,
    :kernel_sup,
    :logger,
    :logger_handler_watcher,
    :logger_sup,
    :net_kernel,
    :net_sup,
    :rex,
    :user,
    :os_server,
    :ddll_server,
    :erl_epmd,
    :inet_db,
    :pg
  ]
  @stdlib_names [:timer_server, :rsh_starter, :take_over_monitor, :pool_master, :dets]

  @doc "What the .app file of an application of the installation would say, or `:error`."
  def fetch(:kernel), do: {:ok, spec(:kernel, ~c"10.2.7", [], mod: {:kernel, []}, registered: @kernel_names)}
  def fetch(:stdlib), do: {:ok, spec(:stdlib, ~c"6.2.2", [:kernel], registered: @stdlib_names)}
  def fetch(:compiler), do: {:ok, spec(:compiler, ~c"8.6.1", [:kernel, :stdlib], [])}

  def fetch(:elixir) do
    more = [mod: {:elixir, []}, registered: [:elixir_sup, :elixir_config, :elixir_code_server], env: elixir_env()]
    {:ok, elixir_spec(:elixir, [:kernel, :stdlib, :compiler], more)}
  end

  def fetch(:logger) do
    more = [mod: {Logger.App, []}, registered: [Logger, Logger.Supervisor], env: logger_env()]
    {:ok, elixir_spec(:logger, [:kernel, :stdlib, :elixir], more)}
  end

  def fetch(:eex), do: {:ok, elixir_spec(:eex, [:kernel, :stdlib, :elixir], [])}

  def fetch(:ex_unit) do
    names = [ExUnit.CaptureServer, ExUnit.OnExitHandler, ExUnit.Server, ExUnit.Supervisor]
    {:ok, elixir_spec(:ex_unit, [:kernel, :stdlib, :elixir, :eex], mod: {ExUnit, []}, registered: names, env: ex_unit_env())}
  end

  def fetch(:iex) do
    names = [IEx.Broker, IEx.Config, IEx.Pry, IEx.Supervisor]
    {:ok, elixir_spec(:iex, [:kernel, :stdlib, :elixir], mod: {IEx.App, []}, registered: names, env: [colors: [], inspect: []])}
  end

  def fetch(:mix) do
    names = [Mix.State, Mix.TasksServer, Mix.ProjectStack]
    {:ok, elixir_spec(:mix, [:kernel, :stdlib, :elixir], mod: {Mix, []}, registered: names, env: [colors: []])}
  end

  def fetch(application) when application in @others do
    case @described do
      %{^application => {description, applications, more}} ->
        {:ok, spec(application, @otp_version, applications, [{:description, description} | more])}

      %{} ->
        {:ok, spec(application, @otp_version, [:kernel, :stdlib], [])}
    end
  end

  def fetch(_application), do: :error

  defp spec(application, vsn, applications, more) do
    {:application, application,
     [{:description, ~c"ERTS  CXC 138 10"}, {:vsn, vsn}, {:applications, applications}, {:modules, :installed} | more]}
  end

  defp elixir_spec(application, applications, more) do
    {:application, application,
     [
       {:description, :erlang.atom_to_list(application)},
       {:vsn, :erlang.binary_to_list(System.version())},
       {:applications, applications},
       {:modules, :installed} | more
     ]}
  end

  defp elixir_env do
    [
      ansi_syntax_colors: [
        atom: :cyan,
        binary: :default_color,
        boolean: :magenta,
        charlist: :yellow,
        list: :default_color,
        map: :default_color,
        nil: :magenta,
        number: :yellow,
        string: :green,
        tuple: :default_color,
        variable: :light_cyan,
        call: :default_color,
        operator: :default_color
      ],
      check_endianness: true,
      dbg_callback: {Macro, :dbg, []},
      time_zone_database: Calendar.UTCOnlyTimeZoneDatabase
    ]
  end

  defp logger_env do
    [
      utc_log: false,
      truncate: 8096,
      sync_threshold: 20,
      discard_threshold: 500,
      discard_threshold_periodic_check: 30_000,
      handle_otp_reports: true,
      handle_sasl_reports: false,
      always_evaluate_messages: false,
      compile_time_purge_matching: [],
      compile_time_application: nil,
      metadata: [],
      start_options: [],
      translators: [{Logger.Translator, :translate}],
      translator_inspect_opts: []
    ]
  end

  defp ex_unit_env do
    [
      after_suite: [],
      assert_receive_timeout: 100,
      autorun: true,
      capture_log: false,
      colors: [],
      exclude: [],
      exit_status: 2,
      formatters: [ExUnit.CLIFormatter],
      include: [],
      max_failures: :infinity,
      rand_algorithm: :exsss,
      refute_receive_timeout: 100,
      repeat_until_failure: 0,
      slowest: 0,
      slowest_modules: 0,
      stacktrace_depth: 20,
      timeout: 60_000,
      trace: false
    ]
  end

  @doc "The application of the installation that a module belongs to, or `:undefined`."
  def of_module(module) do
    _ = :code.ensure_loaded(module)
    if :code.is_sticky(module), do: of_installed(module), else: :undefined
  end

  defp of_installed(module) do
    case :erlang.atom_to_binary(module) do
      "Elixir." <> _ = name -> of_elixir(name, @elixir_prefixes)
      "elixir" <> _ -> :elixir
      _ -> of_erlang(module)
    end
  end

  defp of_elixir(name, [{application, prefix} | rest]) do
    size = byte_size(prefix)

    case name do
      <<^prefix::binary-size(size)>> -> application
      <<^prefix::binary-size(size), ".", _::binary>> -> application
      _ -> of_elixir(name, rest)
    end
  end

  defp of_elixir(_name, []), do: :elixir

  defp of_erlang(module) when module in [:erlang, :init, :erts_internal, :prim_file, :atomics, :counters, :persistent_term, :zlib] do
    :undefined
  end

  defp of_erlang(module) when module in @kernel, do: :kernel
  defp of_erlang(_module), do: :stdlib

  @doc "The modules of an application of the installation."
  def modules(application) do
    for {name, _where, _loaded} <- :code.all_available(),
        module = :erlang.list_to_atom(name),
        of_module(module) == application,
        do: module
  end
end
