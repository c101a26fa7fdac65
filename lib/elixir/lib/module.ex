defmodule Module do
  @moduledoc """
  Functions for modules while they are being defined, and for the names of modules.

  A module is *open* from the first line of its body to the end of its compilation. While it is open, its attributes and
  definitions can be read and changed from its body and from the macros and hooks that run in it. When it is compiled only what
  `c:__info__/1` tells is left.

  ## Attributes with a meaning

    * `@moduledoc`, `@doc`, `@typedoc` - documentation: a string, `false` to hide the entry, or metadata as a keyword list
    * `@behaviour` - the module implements the callbacks of another one; `@impl true` or `@impl Behaviour` marks the definitions that do
    * `@callback`, `@macrocallback`, `@optional_callbacks` - make the module a behaviour
    * `@type`, `@typep`, `@opaque`, `@spec` - typespecs
    * `@deprecated` - the next definition is deprecated, with the reason; callers are warned when they are compiled
    * `@before_compile`, `@after_compile`, `@after_verify`, `@on_definition` - hooks, a module or `{module, function}`:
      called with the environment at the end of the body, with environment and bytecode when the module is compiled, with the name of the
      module when it has been checked, and with each definition
    * `@compile` - options for the compiler: `{:inline, name: arity}`, `{:no_warn_undefined, module}`, ...
    * `@derive`, `@enforce_keys` - for the struct of the module, see `defstruct/1`
    * `@external_resource` - a file that the module depends on; it is compiled again when the file changes
    * `@file` - the file, or `{file, line}`, that the next definition is said to come from
    * `@on_load` - the function called when the module is loaded
    * `@vsn` - the version of the module
    * `@dialyzer`, `@nifs` - kept for tools

  All other names are free: `@name value` keeps a value and `@name` reads it.
  """

  alias Module.{Attributes, Behaviour, Docs}

  @typedoc "A function or macro: its name and number of arguments."
  @type definition :: {atom, arity}

  @typedoc "What defines it."
  @type def_kind :: :def | :defp | :defmacro | :defmacrop

  @type create_opts :: [file: binary, line: non_neg_integer, generated: boolean, module: module]
  @type get_definition_opts :: [skip_clauses: boolean]

  @doc """
  What a compiled module tells about itself.

    * `:module` - its name
    * `:functions`, `:macros` - names and arities of what it exports
    * `:attributes` - the persisted attributes, each with a list of values
    * `:compile` - version, options and source file of its compilation
    * `:md5`, `:exports_md5` - checksums of its code and of its exports
    * `:struct` - `nil`, or for each field of its struct a map with `:field` and `:default`
    * `:deprecated` - the deprecated functions and macros with their messages
  """
  @callback __info__(:attributes | :compile | :deprecated | :exports_md5 | :functions | :macros | :md5 | :module | :struct) ::
              term

  ## Names

  @doc """
  Joins aliases, strings and atoms to the name of a module. `nil` is left out.

  ## Examples

      iex> Module.concat([Foo, "Bar"])
      Foo.Bar
      iex> Module.concat(["Foo", nil])
      Foo
  """
  @spec concat([binary | atom]) :: atom
  def concat(list) when is_list(list), do: :elixir_aliases.concat(list)

  @doc """
  Joins two parts of a module's name.

  ## Examples

      iex> Module.concat(Foo, Bar)
      Foo.Bar
      iex> Module.concat(Foo, "Bar")
      Foo.Bar
  """
  @spec concat(binary | atom, binary | atom) :: atom
  def concat(left, right) when (is_binary(left) or is_atom(left)) and (is_binary(right) or is_atom(right)),
    do: :elixir_aliases.concat([left, right])

  @doc """
  Like `concat/1`, but makes no new atom: raises `ArgumentError` where there is no such name.

  ## Examples

      iex> Module.safe_concat([List, Chars])
      List.Chars
  """
  @spec safe_concat([binary | atom]) :: atom
  def safe_concat(list) when is_list(list), do: :elixir_aliases.safe_concat(list)

  @doc """
  Like `concat/2`, but makes no new atom: raises `ArgumentError` where there is no such name.

  ## Examples

      iex> Module.safe_concat(List, "Chars")
      List.Chars
  """
  @spec safe_concat(binary | atom, binary | atom) :: atom
  def safe_concat(left, right) when (is_binary(left) or is_atom(left)) and (is_binary(right) or is_atom(right)),
    do: :elixir_aliases.safe_concat([left, right])

  @doc """
  The parts of a module's name. Raises `ArgumentError` for names that are no aliases, such as `:lists`.

  ## Examples

      iex> Module.split(Very.Long.Name)
      ["Very", "Long", "Name"]
      iex> Module.split("Elixir.String.Chars")
      ["String", "Chars"]
  """
  @spec split(module | String.t()) :: [String.t(), ...]
  def split(module)
  def split(module) when is_atom(module), do: split_name(:erlang.atom_to_binary(module), module)
  def split(module) when is_binary(module), do: split_name(module, module)

  defp split_name("Elixir." <> name, _original), do: :binary.split(name, ".", [:global])

  defp split_name(_name, original) do
    raise ArgumentError, "expected an Elixir module, got: #{inspect(original)}"
  end

  ## Whole modules

  @doc """
  Defines a module of a quoted body.

  The last argument is an environment, usually `__ENV__` or `Macro.Env.location(__ENV__)`, or options: `:file` (must be given),
  `:line`, and `:generated`. Unlike in `defmodule/2`, nothing of the surroundings but what `unquote` puts there is seen in the body.

  ## Examples

      iex> body = quote do
      ...>   def world, do: :hello
      ...> end
      iex> {:module, name, _binary, _value} = Module.create(ModuleDocCreated, body, Macro.Env.location(__ENV__))
      iex> name.world()
      :hello
  """
  @spec create(module, Macro.t(), Macro.Env.t() | create_opts) :: {:module, module, binary, term}
  def create(module, quoted, env_or_opts)

  def create(module, quoted, %Macro.Env{} = env) when is_atom(module),
    do: create([line: env.line], module, quoted, env)

  def create(module, quoted, opts) when is_atom(module) and is_list(opts) do
    if not Keyword.has_key?(opts, :file), do: raise(ArgumentError, "expected :file to be given as option")
    create(Keyword.take(opts, [:line, :generated]), module, quoted, opts)
  end

  defp create(meta, module, quoted, env_or_opts) do
    line = Keyword.get(meta, :line, 0)
    counter = :elixir_module.next_counter(nil)
    quoted = :elixir_quote.linify_with_context_counter(line, {module, counter}, quoted)
    :elixir_module.compile(meta, module, quoted, [], false, :elixir.env_for_eval(env_or_opts))
  end

  @doc """
  Whether the module is being defined.

  ## Examples

      iex> Module.open?(List)
      false
  """
  @spec open?(module) :: boolean
  def open?(module) when is_atom(module), do: :elixir_module.is_open(module)

  @doc """
  Evaluates quoted code in the context of an open module.
  """
  @deprecated "Use Code.eval_quoted/3 instead"
  def eval_quoted(module_or_env, quoted, binding \\ [], opts \\ [])

  def eval_quoted(%Macro.Env{} = env, quoted, binding, opts) when is_list(binding) and is_list(opts),
    do: eval_quoted(env.module, quoted, binding, struct!(env, opts))

  def eval_quoted(module, quoted, binding, opts) when is_atom(module) and is_list(binding) and is_list(opts),
    do: eval_quoted(module, quoted, binding, :elixir.env_for_eval(Keyword.put(opts, :module, module)))

  def eval_quoted(module, quoted, binding, %Macro.Env{} = env) when is_atom(module) and is_list(binding) do
    writable!(module, "eval_quoted/4", "")
    {value, binding, _env} = :elixir.eval_quoted(quoted, binding, env)
    {value, binding}
  end

  ## Definitions

  @closed_reader ". Use the Module.__info__/1 callback or Code.fetch_docs/1 instead"
  @closed_definitions ". Use the Module.__info__/1 callback to get public functions and macros instead"
  @closed_defines ". Use Kernel.function_exported?/3 and Kernel.macro_exported?/3 " <>
                    "to check for public functions and macros instead"

  @doc """
  Whether the open module defines a function or macro so far.
  """
  @spec defines?(module, definition) :: boolean
  def defines?(module, {name, arity} = tuple)
      when is_atom(module) and is_atom(name) and is_integer(arity) and arity >= 0 and arity <= 255 do
    open!(module, "defines?/2", @closed_defines)
    :elixir_def.kind(module, tuple) != nil
  end

  @doc """
  Whether the open module defines a function or macro of that kind so far.
  """
  @spec defines?(module, definition, def_kind) :: boolean
  def defines?(module, {name, arity} = tuple, def_kind)
      when is_atom(module) and is_atom(name) and is_integer(arity) and arity >= 0 and arity <= 255 and
             def_kind in [:def, :defp, :defmacro, :defmacrop] do
    open!(module, "defines?/3", @closed_defines)
    :elixir_def.kind(module, tuple) == def_kind
  end

  @doc """
  The functions and macros that the open module defines so far, in the order of their definition.
  """
  @spec definitions_in(module) :: [definition]
  def definitions_in(module) when is_atom(module) do
    open!(module, "definitions_in/1", @closed_definitions)
    :lists.foldl(fn {tuple, _kind}, acc -> [tuple | acc] end, [], :elixir_def.definitions_in(module))
  end

  @doc """
  The functions or macros of one kind that the open module defines so far, in the order of their definition.
  """
  @spec definitions_in(module, def_kind) :: [definition]
  def definitions_in(module, kind) when is_atom(module) and kind in [:def, :defp, :defmacro, :defmacrop] do
    open!(module, "definitions_in/2", @closed_definitions)
    :lists.reverse(for {tuple, ^kind} <- :elixir_def.definitions_in(module), do: tuple)
  end

  @doc """
  A definition of an open module: `{:v1, kind, metadata, clauses}`, or `nil`.

  A clause is `{metadata, arguments, guards, body}`, all expanded. With `skip_clauses: true` the list of clauses is empty.
  """
  @doc since: "1.12.0"
  @spec get_definition(module, definition, get_definition_opts) ::
          {:v1, def_kind, meta :: keyword, [{meta :: keyword, arguments :: [Macro.t()], guards :: [Macro.t()], Macro.t()}]}
          | nil
  def get_definition(module, {name, arity} = definition, options \\ [])
      when is_atom(module) and is_atom(name) and is_integer(arity) and is_list(options) do
    open!(module, "get_definition/3", "")

    case :elixir_def.fetch_definition(module, definition) do
      {kind, meta, _file, _defaults, clauses} -> {:v1, kind, meta, clauses_unless_skipped(clauses, options)}
      :error -> nil
    end
  end

  defp clauses_unless_skipped(clauses, options) do
    case :lists.keyfind(:skip_clauses, 1, options) do
      {_, true} -> []
      _ -> clauses
    end
  end

  @doc """
  Removes a definition of an open module; whether there was one.
  """
  @doc since: "1.12.0"
  @spec delete_definition(module, definition) :: boolean
  def delete_definition(module, {name, arity} = definition)
      when is_atom(module) and is_atom(name) and is_integer(arity) do
    writable!(module, "delete_definition/2", "")
    :elixir_def.delete_definition(module, definition)
  end

  @doc """
  Makes definitions overridable, as `defoverridable/1` does: a list of names and arities, or a behaviour.
  """
  @spec make_overridable(module, [definition]) :: :ok
  def make_overridable(module, tuples) when is_atom(module) and is_list(tuples) do
    writable!(module, "make_overridable/2", "")
    :lists.foreach(&make_one_overridable(module, &1), tuples)
  end

  @spec make_overridable(module, module) :: :ok
  def make_overridable(module, behaviour) when is_atom(module) and is_atom(behaviour) do
    writable!(module, "make_overridable/2", "")
    make_overridable(module, Behaviour.overridable!(module, behaviour, get_attribute(module, :behaviour)))
  end

  defp make_one_overridable(module, {name, arity} = tuple)
       when is_atom(name) and is_integer(arity) and arity >= 0 and arity <= 255 do
    case :elixir_def.take_definition(module, tuple) do
      false ->
        raise ArgumentError,
              "cannot make function #{name}/#{arity} overridable because it was not defined"

      definition ->
        :elixir_overridable.record_overridable(module, tuple, definition)
    end
  end

  defp make_one_overridable(_module, other) do
    raise ArgumentError,
          "each element in tuple list has to be a {function_name :: atom, arity :: 0..255} tuple, got: #{inspect(other)}"
  end

  @doc """
  Whether a definition of the open module was made overridable.
  """
  @spec overridable?(module, definition) :: boolean
  def overridable?(module, {name, arity} = definition) when is_atom(module) and is_atom(name) and is_integer(arity),
    do: :elixir_overridable.overridable_for(module, definition) != :not_overridable

  @doc """
  The definitions of the open module that were made overridable.
  """
  @doc since: "1.13.0"
  @spec overridables_in(module) :: [definition]
  def overridables_in(module) when is_atom(module) do
    open!(module, "overridables_in/1", "")
    :maps.keys(:elixir_overridable.overridables_for(module))
  end

  ## Types

  @doc """
  Whether the open module defines a type of that name and number of parameters, public or private.
  """
  @doc since: "1.7.0"
  @spec defines_type?(module, definition) :: boolean
  def defines_type?(module, {name, arity} = definition) when is_atom(module) and is_atom(name) and is_integer(arity),
    do: Kernel.Typespec.defines_type?(module, definition)

  @doc """
  Makes callbacks of the specs of a function of the open module; whether it has specs.
  """
  @doc since: "1.7.0"
  @spec spec_to_callback(module, definition) :: boolean
  def spec_to_callback(module, {name, arity} = definition) when is_atom(module) and is_atom(name) and is_integer(arity),
    do: Kernel.Typespec.spec_to_callback(module, definition)

  ## Attributes

  @doc """
  Sets an attribute, or adds a value to one that accumulates. Nobody is warned if it is never read.

  For `:doc`, `:typedoc` and `:moduledoc` the value is `{line, doc}`.
  """
  @spec put_attribute(module, atom, term) :: :ok
  def put_attribute(module, key, value) when is_atom(module) and is_atom(key),
    do: put(module, key, value, nil)

  @doc """
  The value of an attribute, `default` where it was never set. An attribute that accumulates gives the list of its values, newest first.
  """
  @spec get_attribute(module, atom, term) :: term
  def get_attribute(module, key, default \\ nil) when is_atom(module) and is_atom(key) do
    {set, bag} = tables_to_read(module, "get_attribute/2")

    case Attributes.fetch(set, bag, key) do
      {:ok, value} -> value
      :error -> default
    end
  end

  @doc """
  The value of an attribute, for one that accumulates only the newest. `default` where there is none.
  """
  @doc since: "1.15.0"
  @spec get_last_attribute(module, atom, term) :: term
  def get_last_attribute(module, key, default \\ nil) when is_atom(module) and is_atom(key) do
    {set, bag} = tables_to_read(module, "get_last_attribute/2")
    Attributes.last(set, bag, key, default)
  end

  @doc """
  Whether an attribute was set or registered.
  """
  @doc since: "1.10.0"
  @spec has_attribute?(module, atom) :: boolean
  def has_attribute?(module, key) when is_atom(module) and is_atom(key) do
    open!(module, "has_attribute?/2", "")
    {set, _bag} = :elixir_module.data_tables(module)
    :ets.member(set, key)
  end

  @doc """
  The names of the attributes that are set or registered.
  """
  @doc since: "1.13.0"
  @spec attributes_in(module) :: [atom]
  def attributes_in(module) when is_atom(module) do
    open!(module, "attributes_in/1", "")
    {set, _bag} = :elixir_module.data_tables(module)
    Attributes.names(set)
  end

  @doc """
  Removes an attribute and gives its value. One that accumulates loses its values and goes on accumulating.
  """
  @spec delete_attribute(module, atom) :: term
  def delete_attribute(module, key) when is_atom(module) and is_atom(key) do
    writable!(module, "delete_attribute/2", "")
    {set, bag} = :elixir_module.data_tables(module)
    Attributes.delete(set, bag, key)
  end

  @doc """
  Says what is special about an attribute.

    * `:accumulate` - setting it adds a value to those before
    * `:persist` - its values can be read from the compiled module, with `__info__(:attributes)`
  """
  @spec register_attribute(module, atom, accumulate: boolean, persist: boolean) :: :ok
  def register_attribute(module, attribute, options)
      when is_atom(module) and is_atom(attribute) and is_list(options) do
    writable!(module, "register_attribute/3", "")
    {set, bag} = :elixir_module.data_tables(module)
    Attributes.register(set, bag, attribute, options)
  end

  @doc """
  The attributes that mean something to Elixir, each with a map that has `:doc`, a sentence about it.

  ## Examples

      iex> Map.has_key?(Module.reserved_attributes(), :moduledoc)
      true
  """
  @doc since: "1.12.0"
  @spec reserved_attributes() :: map
  def reserved_attributes, do: Module.ReservedAttributes.all()

  ## The compiler's hooks, see docs/compiler-builtins.md

  @doc false
  def __open__(_env, set, bag) do
    Attributes.open(set, bag)
    :ok
  end

  @doc false
  def __put_attribute__(module, key, value, line) when is_atom(key), do: put(module, key, value, line)

  defp put(module, key, value, line) do
    writable!(module, "put_attribute/3", "")
    {set, bag} = :elixir_module.data_tables(module)
    Attributes.put(module, set, bag, key, value, line)
  end

  @doc false
  def __get_attribute__(module, key, line, _trace?) when is_atom(key) do
    {set, bag} = tables_to_read(module, "get_attribute/2")

    case Attributes.fetch(set, bag, key) do
      {:ok, value} -> value
      :error when is_integer(line) -> Attributes.warn_undefined(module, key, line)
      :error -> nil
    end
  end

  @doc false
  def __definition__(env, kind, name, args, _guards, body) do
    {set, bag} = :elixir_module.data_tables(env.module)
    impl = Behaviour.definition(env, set, bag, kind, name, args)
    deprecated = Attributes.deprecated(set, bag, name, args)
    Docs.definition(env, set, kind, name, args, body, impl, deprecated)
  end

  @doc false
  def __close__(env) do
    {set, bag} = :elixir_module.data_tables(env.module)
    Attributes.validate_definitions(set, bag, env)
    {behaviour, specs} = Kernel.Typespec.close(env, set, bag)
    attributes = Attributes.persisted(set, bag)

    facts = %{
      attributes: attributes,
      compile: Attributes.compile_options(bag),
      struct: Attributes.struct_info(set),
      deprecated: Attributes.all_deprecated(bag),
      on_load: Attributes.on_load(set),
      behaviour: behaviour,
      chunks: [{~c"Attr", attributes} | specs ++ Docs.chunks(env, set, bag)]
    }

    case :lists.keymember(:__protocol__, 1, attributes) do
      true -> keep_definitions(facts, env)
      false -> facts
    end
  end

  # Protocols are compiled again when they are consolidated.
  defp keep_definitions(facts, env) do
    kept =
      :maps.merge(facts, %{
        protocol: true,
        module: env.module,
        file: env.file,
        line: env.line,
        definitions: :lists.map(&definition_term(env.module, &1), :elixir_def.definitions_in(env.module))
      })

    %{facts | chunks: [{~c"Dbgi", {:elixir_v1, kept}} | facts.chunks]}
  end

  defp definition_term(module, {function, kind}) do
    {^kind, meta, file, _defaults, clauses} = :elixir_def.fetch_definition(module, function)
    {function, kind, meta, file, clauses}
  end

  @doc false
  def __verify__(env) do
    {set, bag} = :elixir_module.data_tables(env.module)

    # The first pass of the library's own build is no place for warnings.
    if not :elixir_config.is_bootstrap() do
      Attributes.warn_unused(set, bag, env.module)
      Behaviour.warnings(env, bag)
    end
  end

  ## Access to open modules

  defp tables_to_read(module, function) do
    open!(module, function, @closed_reader)
    :elixir_module.data_tables(module)
  end

  defp open!(module, function, hint) do
    case :elixir_module.is_open(module) do
      true -> :ok
      false -> raise_closed(module, function, hint)
    end
  end

  defp writable!(module, function, hint) do
    case :elixir_module.mode(module) do
      :all ->
        :ok

      :readonly ->
        raise ArgumentError,
              "could not call Module.#{function} because the module #{inspect(module)} " <>
                "is in read-only mode (@after_compile)"

      :closed ->
        raise_closed(module, function, hint)
    end
  end

  defp raise_closed(module, function, hint) do
    raise ArgumentError,
          "could not call Module.#{function} because the module #{inspect(module)} is already compiled" <> hint
  end
end
