defmodule Macro.Env do
  @moduledoc """
  What the compiler knows at a place in the code: `__ENV__` and, in macros, `__CALLER__`.

  Public fields: `aliases` (`[{alias, module}]`), `context` (`nil`, `:guard` or `:match`), `context_modules` (modules defined in this context),
  `file`, `function` (`{name, arity}` or `nil`), `functions` and `macros` (imports by module), `line`, `macro_aliases` (aliases defined by
  macros), `module` and `requires`. The other fields are the compiler's own.
  """

  @type context :: :match | :guard | nil
  @type context_modules :: [module]
  @type file :: binary
  @type line :: non_neg_integer
  @type name_arity :: {atom, arity}
  @type variable :: {atom, atom | term}

  @typep aliases :: [{module, module}]
  @typep functions :: [{module, [name_arity]}]
  @typep lexical_tracker :: term
  @typep macro_aliases :: [{module, {term, module}}]
  @typep macros :: [{module, [name_arity]}]
  @typep requires :: [module]
  @typep tracers :: [module]
  @typep versioned_vars :: %{optional(variable) => var_version :: non_neg_integer}

  @type t :: %{
          __struct__: __MODULE__,
          aliases: aliases,
          context: context,
          context_modules: context_modules,
          file: file,
          function: name_arity | nil,
          functions: functions,
          lexical_tracker: lexical_tracker,
          line: line,
          macro_aliases: macro_aliases,
          macros: macros,
          module: module,
          requires: requires,
          tracers: tracers,
          versioned_vars: versioned_vars
        }

  @type define_alias_opts :: [trace: boolean]
  @type define_import_opts :: [
          {:trace, boolean}
          | {:emit_warnings, boolean}
          | {:info_callback, (atom -> [{atom, arity}])}
          | {:only, :functions | :macros | [{atom, arity}]}
          | {:except, [{atom, arity}]}
        ]
  @type define_require_opts :: [trace: boolean]
  @type expand_alias_opts :: [trace: boolean]
  @type expand_import_opts :: [
          allow_locals: boolean | (Macro.metadata(), atom, arity, [atom], t -> any),
          check_deprecations: boolean,
          trace: boolean
        ]
  @type expand_require_opts :: [check_deprecations: boolean, trace: boolean]

  @derive {Inspect, except: [:tracers, :versioned_vars]}
  defstruct aliases: [],
            context: nil,
            context_modules: [],
            file: "nofile",
            function: nil,
            functions: [],
            lexical_tracker: nil,
            line: 0,
            macro_aliases: [],
            macros: [],
            module: nil,
            requires: [],
            tracers: [],
            versioned_vars: %{}

  ## Asking

  @doc """
  The variables in scope, each as `{name, context}`.

  ## Examples

      iex> x = 1
      iex> {:x, nil} in Macro.Env.vars(__ENV__) and x == 1
      true
  """
  @doc since: "1.7.0"
  @spec vars(t) :: [variable]
  def vars(env)
  def vars(%{__struct__: Macro.Env, versioned_vars: vars}), do: :lists.sort(:maps.keys(vars))

  @doc """
  Whether a variable is in scope.

  ## Examples

      iex> Macro.Env.has_var?(__ENV__, {:no_such_variable, nil})
      false
  """
  @doc since: "1.7.0"
  @spec has_var?(t, variable) :: boolean
  def has_var?(env, variable)
  def has_var?(%{__struct__: Macro.Env, versioned_vars: vars}, variable), do: :erlang.is_map_key(variable, vars)

  @doc """
  File and line as a keyword list.

  ## Examples

      iex> Keyword.keys(Macro.Env.location(__ENV__))
      [:file, :line]
  """
  @spec location(t) :: keyword
  def location(env)
  def location(%{__struct__: Macro.Env, file: file, line: line}), do: [file: file, line: line]

  @doc """
  The modules that a function or macro of that name and arity is imported from, as `[function: module, macro: module]`.

  ## Examples

      iex> Macro.Env.lookup_import(__ENV__, {:if, 2})
      [macro: Kernel]
  """
  @doc since: "1.13.0"
  @spec lookup_import(t, name_arity) :: [{:function | :macro, module}]
  def lookup_import(%{__struct__: Macro.Env, functions: functions, macros: macros}, {name, arity} = pair)
      when is_atom(name) and is_integer(arity) do
    function = for {module, pairs} <- functions, :ordsets.is_element(pair, pairs), do: {:function, module}
    macro = for {module, pairs} <- macros, :ordsets.is_element(pair, pairs), do: {:macro, module}
    function ++ macro
  end

  @doc """
  The aliases of a module.

  ## Examples

      iex> alias Foo.Bar
      iex> Macro.Env.lookup_alias_as(__ENV__, Foo.Bar)
      [Elixir.Bar]
      iex> Bar
      Foo.Bar
  """
  @doc since: "1.15.0"
  @spec lookup_alias_as(t, atom) :: [atom]
  def lookup_alias_as(%{__struct__: Macro.Env} = env, atom) when is_atom(atom) do
    for {name, ^atom} <- env.aliases, do: name
  end

  @doc """
  Whether a module is required.

  ## Examples

      iex> require Integer
      iex> Macro.Env.required?(__ENV__, Integer)
      true
  """
  @doc since: "1.13.0"
  @spec required?(t, module) :: boolean
  def required?(%{__struct__: Macro.Env, requires: requires}, mod) when is_atom(mod), do: :lists.member(mod, requires)

  @doc """
  Whether the code is in a guard.
  """
  @spec in_guard?(t) :: boolean
  def in_guard?(env)
  def in_guard?(%{__struct__: Macro.Env, context: context}), do: context == :guard

  @doc """
  Whether the code is in a pattern.
  """
  @spec in_match?(t) :: boolean
  def in_match?(env)
  def in_match?(%{__struct__: Macro.Env, context: context}), do: context == :match

  @doc """
  The place as a stacktrace of one entry.

  ## Examples

      iex> [{_module, _function, _arity, location}] = Macro.Env.stacktrace(__ENV__)
      iex> Keyword.keys(location)
      [:file, :line]
  """
  @spec stacktrace(t) :: list
  def stacktrace(%{__struct__: Macro.Env} = env) do
    cond do
      env.module == nil ->
        [{:elixir_compiler, :__FILE__, 1, relative_location(env)}]

      env.function == nil ->
        [{env.module, :__MODULE__, 0, relative_location(env)}]

      true ->
        {name, arity} = env.function
        [{env.module, name, arity, relative_location(env)}]
    end
  end

  defp relative_location(env), do: [file: String.to_charlist(Path.relative_to_cwd(env.file)), line: env.line]

  ## Changing

  @doc """
  The environment with one more tracer, the first to be called.
  """
  @doc since: "1.13.0"
  @spec prepend_tracer(t, module) :: t
  def prepend_tracer(%{__struct__: Macro.Env} = env, tracer), do: %{env | tracers: [tracer | env.tracers]}

  @doc """
  The environment in a pattern.

  ## Examples

      iex> Macro.Env.to_match(__ENV__).context
      :match
  """
  @spec to_match(t) :: t
  def to_match(%{__struct__: Macro.Env} = env), do: %{env | context: :match}

  @doc """
  The environment in a guard.

  ## Examples

      iex> Macro.Env.to_guard(__ENV__).context
      :guard
  """
  @doc since: "1.17.0"
  @spec to_guard(t) :: t
  def to_guard(%{__struct__: Macro.Env} = env), do: %{env | context: :guard}

  @doc """
  The environment without what belongs to the compilation at hand; to be kept for later.
  """
  @doc since: "1.14.0"
  @spec prune_compile_info(t) :: t
  def prune_compile_info(%{__struct__: Macro.Env} = env), do: %{env | lexical_tracker: nil, tracers: []}

  @doc """
  Requires a module; options as for `require`. Gives `{:ok, env}` or `{:error, message}`.

  Option `:trace` (default true) tells tracers.

  ## Examples

      iex> {:ok, env} = Macro.Env.define_require(__ENV__, [line: 10], Foo.Bar)
      iex> Macro.Env.required?(env, Foo.Bar)
      true
  """
  @doc since: "1.17.0"
  @spec define_require(t, Macro.metadata(), module, define_require_opts) :: {:ok, t} | {:error, String.t()}
  def define_require(env, meta, module, opts \\ [])
      when is_list(meta) and is_atom(module) and is_list(opts) do
    {trace, opts} = Keyword.pop(opts, :trace, true)

    case :elixir_aliases.require(meta, module, opts, env, trace) do
      {:ok, env} -> {:ok, env}
      {:error, reason} -> {:error, to_message(:elixir_aliases.format_error(reason))}
    end
  end

  @doc """
  Aliases a module; options as for `alias`. Gives `{:ok, env}` or `{:error, message}`.

  Option `:trace` (default true) tells tracers.

  ## Examples

      iex> {:ok, env} = Macro.Env.define_alias(__ENV__, [line: 10], Foo.Bar, as: Baz)
      iex> Macro.Env.lookup_alias_as(env, Foo.Bar)
      [Baz]
      iex> Macro.Env.define_alias(__ENV__, [line: 10], :an_atom)
      {:error, "alias cannot be inferred automatically for module: :an_atom, please use the :as option. Implicit aliasing is only supported with Elixir modules"}
  """
  @doc since: "1.17.0"
  @spec define_alias(t, Macro.metadata(), module, define_alias_opts) :: {:ok, t} | {:error, String.t()}
  def define_alias(env, meta, module, opts \\ [])
      when is_list(meta) and is_atom(module) and is_list(opts) do
    {trace, opts} = Keyword.pop(opts, :trace, true)

    case :elixir_aliases.alias(meta, module, true, opts, env, trace) do
      {:ok, env} -> {:ok, env}
      {:error, reason} -> {:error, to_message(:elixir_aliases.format_error(reason))}
    end
  end

  @doc """
  Imports a module; options as for `import`. Gives `{:ok, env}` or `{:error, message}`.

  Options `:trace` (default true) tells tracers, `:emit_warnings` (default true) warns of what is not there, `:info_callback` is a
  function that gives the exports for `:functions` and `:macros` in place of the module.

  ## Examples

      iex> {:ok, env} = Macro.Env.define_import(__ENV__, [line: 10], Keyword, only: [get: 2])
      iex> Macro.Env.lookup_import(env, {:get, 2})
      [function: Keyword]
      iex> Macro.Env.define_import(__ENV__, [line: 10], Keyword, only: :unknown)
      {:error, "invalid :only option for import, expected value to be an atom :functions, :macros, or a literal keyword list of function names with arity as values, got: :unknown"}
  """
  @doc since: "1.17.0"
  @spec define_import(t, Macro.metadata(), module, define_import_opts) :: {:ok, t} | {:error, String.t()}
  def define_import(env, meta, module, opts \\ [])
      when is_list(meta) and is_atom(module) and is_list(opts) do
    {trace, opts} = Keyword.pop(opts, :trace, true)
    {warnings, opts} = Keyword.pop(opts, :emit_warnings, true)
    {info_callback, opts} = Keyword.pop(opts, :info_callback, &module.__info__/1)

    case :elixir_import.import(meta, module, opts, env, warnings, trace, info_callback) do
      {:ok, env} -> {:ok, env}
      {:error, reason} -> {:error, to_message(:elixir_import.format_error(reason))}
    end
  end

  defp to_message(message), do: IO.chardata_to_string(message)

  ## Expanding

  @doc """
  What an alias, a list of atoms, stands for: `{:alias, module}`, or `:error` if it is no alias.

  ## Examples

      iex> alias List, as: MyList
      iex> Macro.Env.expand_alias(__ENV__, [], [:MyList])
      {:alias, List}
      iex> MyList
      List
      iex> Macro.Env.expand_alias(__ENV__, [], [:List])
      :error
  """
  @doc since: "1.17.0"
  @spec expand_alias(t, keyword, [atom], expand_alias_opts) :: {:alias, atom} | :error
  def expand_alias(env, meta, list, opts \\ [])
      when is_list(meta) and is_list(list) and is_list(opts) do
    case :elixir_aliases.expand(meta, list, env, Keyword.get(opts, :trace, true)) do
      module when is_atom(module) -> {:alias, module}
      [_ | _] -> :error
    end
  end

  @doc """
  What a local call means by the imports: `{:macro, module, expander}`, `{:function, module, name}` or `{:error, reason}`.

  The expander takes metadata and arguments and gives the expansion. Reasons are `:not_found`, `{:conflict, module}` (a local of the
  same name) and `{:ambiguous, modules}`. Options: `:allow_locals` (default true), whether macros of this module count, or a
  function that tells; `:check_deprecations` and `:trace` (default true).

  ## Examples

      iex> {:macro, Kernel, expander} = Macro.Env.expand_import(__ENV__, [line: 1], :is_nil, 1)
      iex> Macro.to_string(expander.([line: 1], [quote(do: x)]))
      "x == nil"
  """
  @doc since: "1.17.0"
  @spec expand_import(t, keyword, atom, arity, expand_import_opts) ::
          {:macro, module, (Macro.metadata(), args :: [Macro.t()] -> Macro.t())}
          | {:function, module, atom}
          | {:error, :not_found | {:conflict, module} | {:ambiguous, [module]}}
  def expand_import(env, meta, name, arity, opts \\ [])
      when is_list(meta) and is_atom(name) and is_integer(arity) and is_list(opts) do
    if :elixir_import.special_form(name, arity) do
      {:error, :not_found}
    else
      allow_locals = Keyword.get(opts, :allow_locals, true)
      trace = Keyword.get(opts, :trace, true)

      case :elixir_dispatch.expand_import(meta, name, arity, env, own_macros(env.module), allow_locals, trace) do
        {:macro, receiver, expander} -> {:macro, receiver, fn _meta, args -> expander.(args) end}
        {:function, receiver, name} -> {:function, receiver, name}
        :error -> {:error, :not_found}
        {:error, reason} -> {:error, reason}
      end
    end
  end

  defp own_macros(module) do
    if module != nil and function_exported?(module, :__info__, 1),
      do: [{module, module.__info__(:macros)}],
      else: []
  end

  @doc """
  What a remote call means by the requires: `{:macro, module, expander}` or `:error`. Options as for `expand_import/5`.

  ## Examples

      iex> {:macro, Kernel, _expander} = Macro.Env.expand_require(__ENV__, [line: 1], Kernel, :if, 2)
      iex> Macro.Env.expand_require(__ENV__, [line: 1], Kernel, :self, 0)
      :error
  """
  @doc since: "1.17.0"
  @spec expand_require(t, keyword, module, atom, arity, expand_require_opts) ::
          {:macro, module, (Macro.metadata(), args :: [Macro.t()] -> Macro.t())} | :error
  def expand_require(env, meta, module, name, arity, opts \\ [])
      when is_list(meta) and is_atom(module) and is_atom(name) and is_integer(arity) and is_list(opts) do
    case :elixir_dispatch.expand_require(meta, module, name, arity, env, Keyword.get(opts, :trace, true)) do
      {:macro, receiver, expander} -> {:macro, receiver, fn _meta, args -> expander.(args) end}
      :error -> :error
    end
  end
end
