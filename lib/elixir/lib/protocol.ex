defmodule Protocol do
  @moduledoc """
  What protocols are made of, and functions to look at them.

  A protocol is a set of functions whose code depends on the type of their first argument. `defprotocol/2` defines it, `defimpl/3` adds the
  code for a type:

      defprotocol Size do
        @doc "How many elements there are."
        def size(data)
      end

      defimpl Size, for: Map do
        def size(map), do: map_size(map)
      end

      defimpl Size, for: [Tuple, BitString] do
        def size(data), do: if(is_tuple(data), do: tuple_size(data), else: byte_size(data))
      end

  The types are `Atom`, `BitString`, `Float`, `Function`, `Integer`, `List`, `Map`, `PID`, `Port`, `Reference`, `Tuple`, and every
  struct by the name of its module. The implementation of `Size` for `Map` is the module `Size.Map`; in it `@protocol` is `Size` and
  `@for` is `Map`. Structs do not use the implementation for maps.

  ## Any

  With `@fallback_to_any true` in the protocol, types without an implementation use the one for `Any`. Without it, structs may still ask for
  the implementation for `Any`, with `@derive` in front of `defstruct/1` or with `derive/3`. What deriving does can be changed by a macro of
  the protocol, see `c:__deriving__/2`.

  ## Attributes of a protocol

    * `@fallback_to_any` - see above
    * `@undefined_impl_description` - text added to the message of `Protocol.UndefinedError`

  ## Consolidation

  When all implementations are known, `consolidate/2` makes a version of the protocol that finds them without looking for modules. Mix does
  so for all protocols of a project when it has been compiled. What is implemented later has no effect any more.

  ## Functions of a protocol

  Besides its own functions a protocol has `c:__protocol__/1`, `c:impl_for/1` and `c:impl_for!/1`.
  """

  @doc """
  What a protocol tells about itself.

    * `:consolidated?` - whether it is consolidated
    * `:functions` - its functions with their arities
    * `:impls` - `:not_consolidated`, or `{:consolidated, types}`
    * `:module` - its name
  """
  @callback __protocol__(:consolidated?) :: boolean
  @callback __protocol__(:functions) :: [{atom, arity}]
  @callback __protocol__(:impls) :: {:consolidated, [module]} | :not_consolidated
  @callback __protocol__(:module) :: module

  @doc """
  The module that implements the protocol for a term, or `nil`.
  """
  @callback impl_for(term) :: module | nil

  @doc """
  The module that implements the protocol for a term. Raises `Protocol.UndefinedError` where there is none.
  """
  @callback impl_for!(term) :: module

  @doc """
  Gives the code that derives the protocol for a struct, usually a `defimpl/3`. It gets the module of the struct, whose fields
  `Macro.struct_info!/2` tells, and the options from `@derive {Protocol, options}`.
  """
  @macrocallback __deriving__(module, term) :: Macro.t()

  @optional_callbacks __deriving__: 2

  ## Questions

  @doc """
  Raises `ArgumentError` unless the module is a protocol; else `:ok`.

  ## Examples

      iex> Protocol.assert_protocol!(Enumerable)
      :ok
  """
  @spec assert_protocol!(module) :: :ok
  def assert_protocol!(module), do: assert_protocol!(module, "")

  defp assert_protocol!(module, extra) do
    ensure_compiled!(module, extra)

    case function_exported?(module, :__protocol__, 1) do
      true -> :ok
      false -> raise ArgumentError, "#{inspect(module)} is not a protocol" <> extra
    end
  end

  @doc """
  Raises `ArgumentError` unless the protocol is implemented for a type; else `:ok`. The implementation for `Any` does not count.

  ## Examples

      iex> Protocol.assert_impl!(Enumerable, List)
      :ok
  """
  @spec assert_impl!(module, module) :: :ok
  def assert_impl!(protocol, base), do: assert_impl!(protocol, base, "")

  defp assert_impl!(protocol, base, extra) do
    impl = Module.concat(protocol, base)
    ensure_compiled!(impl, extra)

    if not function_exported?(impl, :__impl__, 1) do
      raise ArgumentError, "#{inspect(impl)} is not an implementation of a protocol" <> extra
    end

    case impl.__impl__(:protocol) do
      ^protocol ->
        :ok

      other ->
        raise ArgumentError,
              "expected #{inspect(impl)} to be an implementation of #{inspect(protocol)}, got: #{inspect(other)}" <> extra
    end
  end

  defp ensure_compiled!(module, extra) do
    case Code.ensure_compiled(module) do
      {:module, _} ->
        :ok

      {:error, reason} ->
        raise ArgumentError, "could not load module #{inspect(module)} due to reason #{inspect(reason)}" <> extra
    end
  end

  @doc """
  Whether the protocol is consolidated.
  """
  @spec consolidated?(module) :: boolean
  def consolidated?(protocol), do: protocol.__protocol__(:consolidated?)

  ## Compiled files

  @doc """
  The types for which a protocol is implemented by the compiled modules in the given directories.
  """
  @spec extract_impls(module, [charlist | String.t()]) :: [atom]
  def extract_impls(protocol, paths) when is_atom(protocol) do
    prefix = Atom.to_string(protocol) <> "."

    for {path, name} <- beam_files(paths),
        String.starts_with?(name, prefix),
        impl = attribute(path, :__impl__),
        is_list(impl) and impl[:protocol] == protocol,
        do: impl[:for]
  end

  @doc """
  The protocols among the compiled modules in the given directories.
  """
  @spec extract_protocols([charlist | String.t()]) :: [atom]
  def extract_protocols(paths) do
    for {path, name} <- beam_files(paths),
        String.starts_with?(name, "Elixir."),
        attribute(path, :__protocol__) != nil,
        do: String.to_atom(name)
  end

  defp beam_files(paths) do
    for path <- paths,
        path = IO.chardata_to_string(path),
        {:ok, names} <- [File.ls(path)],
        name <- names,
        String.ends_with?(name, ".beam"),
        do: {Path.join(path, name), binary_part(name, 0, byte_size(name) - 5)}
  end

  defp attribute(path, name) do
    case :elixir_code.chunk(path, ~c"Attr") do
      {:ok, attributes} -> Keyword.get(attributes, name)
      :error -> nil
    end
  end

  @doc """
  Makes the consolidated version of a protocol for the given types: `{:ok, binary}`, a compiled module that is not loaded.

  `{:error, :not_a_protocol}` for other modules, `{:error, :no_beam_info}` where the protocol was compiled without debug information.
  """
  @spec consolidate(module, [module]) :: {:ok, binary} | {:error, :not_a_protocol} | {:error, :no_beam_info}
  def consolidate(protocol, types) when is_atom(protocol) do
    Protocol.Consolidation.run(protocol, types)
  end

  ## Deriving

  @doc """
  Derives a protocol for the struct of a module that is defined already, as `@derive` does for one being defined.

  ## Examples

      defmodule Money do
        defstruct [:amount]
      end

      require Protocol
      Protocol.derive(Inspect, Money, only: [:amount])
  """
  defmacro derive(protocol, module, options \\ []) do
    quote do
      module = unquote(module)
      Macro.struct_info!(module, __ENV__)
      Protocol.__derive__([{unquote(protocol), unquote(options)}], module, __ENV__)
    end
  end

  @doc false
  def __derive__(derives, for, env) do
    :lists.foreach(
      fn
        {protocol, opts} when is_atom(protocol) -> derive_one(protocol, for, opts, env)
        protocol when is_atom(protocol) -> derive_one(protocol, for, [], env)
      end,
      :lists.flatten(derives)
    )

    :ok
  end

  defp derive_one(protocol, for, opts, env) do
    extra = ", cannot derive #{inspect(protocol)} for #{inspect(for)}"
    assert_protocol!(protocol, extra)
    __ensure_defimpl__(protocol, for, env)

    if macro_exported?(protocol, :__deriving__, 2) do
      protocol."MACRO-__deriving__"(env, for, opts) |> Code.eval_quoted([], env)
    else
      assert_impl!(protocol, Any, extra)
      derive_by_any(protocol, Module.concat(protocol, Any), for, opts, env)
    end
  end

  # An implementation for Any may have the macro, too, with the struct between module and options: the older form.
  defp derive_by_any(protocol, any, for, opts, env) do
    case macro_exported?(any, :__deriving__, 3) do
      true -> any."MACRO-__deriving__"(env, for, Macro.struct!(for, env), opts) |> Code.eval_quoted([], env)
      false -> derive_any(protocol, any, for, env)
    end
  end

  # All functions go to the implementation for Any.
  defp derive_any(protocol, any, for, env) do
    functions =
      for {name, arity} <- protocol.__protocol__(:functions) do
        args = Macro.generate_arguments(arity, nil)

        quote do
          def unquote(name)(unquote_splicing(args)), do: unquote(any).unquote(name)(unquote_splicing(args))
        end
      end

    Module.create(Module.concat(protocol, for), {:__block__, [], [impl_header(protocol, for) | functions]}, env)
    :ok
  end

  ## defimpl

  @doc false
  def __impl__(protocol, opts, do_block, env) do
    opts = Keyword.merge(opts, do_block)

    {for, opts} =
      Keyword.pop_lazy(opts, :for, fn ->
        env.module || raise ArgumentError, "defimpl/3 expects a :for option when declared outside a module"
      end)

    block =
      case opts do
        [do: block] -> block
        _ -> raise ArgumentError, "defimpl expects a do-end block"
      end

    protocol = Macro.expand_literals(protocol, %{env | function: {:__impl__, 1}})

    case Macro.expand_literals(for, %{env | module: env.module || Elixir, function: {:__impl__, 1}}) do
      types when is_list(types) -> quote(do: for(type <- unquote(types), do: unquote(impl(protocol, quote(do: type), block))))
      type -> impl(protocol, type, block)
    end
  end

  defp impl(protocol, for, block) do
    quote do
      protocol = unquote(protocol)
      type = unquote(for)

      defmodule Protocol.__impl_name__(protocol, type, __ENV__) do
        unquote(impl_header(quote(do: protocol), quote(do: type)))
        unquote(block)
      end
    end
  end

  defp impl_header(protocol, for) do
    quote do
      @behaviour unquote(protocol)
      @protocol unquote(protocol)
      @for unquote(for)
      Module.register_attribute(__MODULE__, :__impl__, persist: true)
      @__impl__ [protocol: unquote(protocol), for: unquote(for)]

      @doc false
      def __impl__(:protocol), do: @protocol
      def __impl__(:for), do: @for
    end
  end

  @doc false
  def __impl_name__(protocol, for, env) do
    name = impl_name(protocol, for)
    assert_protocol!(protocol)
    __ensure_defimpl__(protocol, for, env)
    name
  end

  defp impl_name(protocol, for),
    do: :erlang.binary_to_atom(:erlang.atom_to_binary(protocol) <> "." <> base_name(:erlang.atom_to_binary(for)))

  defp base_name("Elixir." <> name), do: name
  defp base_name(name), do: name

  @doc false
  def __ensure_defimpl__(protocol, for, env) do
    if not :elixir_config.is_bootstrap() and consolidated?(protocol) do
      IO.warn(
        "the #{inspect(protocol)} protocol has already been consolidated, an implementation for #{inspect(for)} has no effect. " <>
          "If you want to implement protocols after compilation or during tests, check the \"Consolidation\" section in " <>
          "the Protocol module documentation",
        env
      )
    end

    :ok
  end

  ## defprotocol

  @doc false
  def __protocol__(name, do: block) do
    quote do
      defmodule unquote(name) do
        import Kernel, warn: false, except: [def: 1, def: 2, defdelegate: 2, defguard: 1, defguardp: 1]
        import Protocol, warn: false, only: [def: 1]
        unquote(block)
        unquote(close_protocol())
      end
    end
  end

  @doc false
  defmacro def(signature)

  defmacro def({_name, _meta, args}) when args == [] or is_atom(args) do
    raise ArgumentError, "protocol functions expect at least one argument"
  end

  defmacro def({name, _meta, args}) when is_atom(name) and is_list(args) do
    arity = length(args)
    [term | _] = call_args = Macro.generate_arguments(arity, __MODULE__)
    types = [quote(do: t) | for(_ <- tl(args), do: quote(do: term))]

    quote do
      Protocol.__add_function__(__MODULE__, unquote({name, arity}))
      Kernel.def(unquote({name, [context: __MODULE__], args}))

      Kernel.def(unquote({name, [context: __MODULE__, generated: true], call_args}),
        do: impl_for!(unquote(term)).unquote(name)(unquote_splicing(call_args))
      )

      Module.spec_to_callback(__MODULE__, unquote({name, arity})) ||
        @callback unquote(name)(unquote_splicing(types)) :: term
    end
  end

  defmacro def(_signature) do
    raise ArgumentError, "invalid arguments for def inside defprotocol"
  end

  @doc false
  def __add_function__(module, function) do
    {_set, bag} = :elixir_module.data_tables(module)
    :ets.insert(bag, {{:elixir, :protocol_functions}, function})
  end

  defp close_protocol do
    quote do
      @behaviour Protocol
      {functions, any, undefined} = Protocol.__close__(__ENV__)
      Module.register_attribute(__MODULE__, :__protocol__, persist: true)
      @__protocol__ [fallback_to_any: any != nil]
      @dialyzer {:nowarn_function, __protocol__: 1, impl_for: 1, impl_for!: 1}

      unless Module.defines_type?(__MODULE__, {:t, 0}) do
        @typedoc "All the types that implement this protocol."
        @type t :: term
      end

      @doc false
      @spec impl_for(term) :: atom | nil
      Kernel.def(impl_for(data),
        do: :elixir_protocol.impl_for(__MODULE__, data, unquote({:unquote, [], [quote(do: any)]}))
      )

      @doc false
      @spec impl_for!(term) :: atom
      Kernel.def impl_for!(data) do
        case impl_for(data) do
          nil -> raise Protocol.UndefinedError, unquote({:unquote, [], [quote(do: undefined)]}) ++ [value: data]
          module -> module
        end
      end

      @doc false
      Kernel.def(__protocol__(:module), do: __MODULE__)
      Kernel.def(__protocol__(:functions), do: unquote({:unquote, [], [quote(do: functions)]}))
      Kernel.def(__protocol__(:consolidated?), do: false)
      Kernel.def(__protocol__(:impls), do: :not_consolidated)
    end
  end

  @builtins [
    {:is_tuple, Tuple},
    {:is_atom, Atom},
    {:is_list, List},
    {:is_map, Map},
    {:is_bitstring, BitString},
    {:is_integer, Integer},
    {:is_float, Float},
    {:is_function, Function},
    {:is_pid, PID},
    {:is_port, Port},
    {:is_reference, Reference}
  ]

  @doc false
  def __builtins__, do: @builtins

  # The protocol's functions, its implementation for Any where it falls back on it, and what its errors say.
  @doc false
  def __close__(env) do
    {_set, bag} = :elixir_module.data_tables(env.module)
    functions = for {_, function} <- :ets.lookup(bag, {:elixir, :protocol_functions}), do: function
    warn_about_definitions(env, functions)
    any = if Module.get_attribute(env.module, :fallback_to_any), do: Module.concat(env.module, Any)

    undefined =
      case Module.get_attribute(env.module, :undefined_impl_description) do
        nil -> [protocol: env.module]
        description -> [protocol: env.module, description: description]
      end

    {:lists.usort(functions), any, undefined}
  end

  defp warn_about_definitions(env, functions) do
    if functions == [] do
      IO.warn("protocols must define at least one function, but none was defined", env)
    end

    for {name, arity, line} <- Kernel.Typespec.callbacks(env.module), not :lists.member({name, arity}, functions) do
      IO.warn(
        "cannot define @callback #{name}/#{arity} inside protocol, use def/1 to outline your protocol definition",
        %{env | line: line}
      )
    end

    if Module.get_attribute(env.module, :optional_callbacks) != [] do
      IO.warn(
        "cannot define @optional_callbacks inside protocol, all of the protocol definitions are required",
        env
      )
    end
  end
end
