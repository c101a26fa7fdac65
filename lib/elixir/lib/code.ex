defmodule Code do
  @moduledoc """
  Parsing, formatting, compiling, evaluating and loading code.

  Code takes three shapes here: text, quoted expressions (see `quote/2` and `Macro`) and compiled modules.

    * `string_to_quoted/2` and its family parse text, `format_string!/2` lays it out
    * `eval_string/3`, `eval_quoted/3` and `eval_file/2` run code and give its value
    * `compile_string/2`, `compile_quoted/2`, `compile_file/2` and `require_file/2` run code for the modules it defines
    * `ensure_loaded/1` and `ensure_compiled/1` ask for modules by name

  ## Code paths

  Compiled modules are files named `Elixir.Some.Module.beam`. They are looked for in a list of directories when they are first called:
  see `append_path/2`, `prepend_path/2` and `delete_path/1`.

  ## Loading or compiling

  `ensure_loaded/1` looks for a compiled module only. `ensure_compiled/1` knows of modules that are being compiled at the
  same time, and waits for them: it is for macros that need another module of the same project. Waiting stops with an error when modules
  wait for each other.
  """

  alias Code.{Docs, Options, Source}

  @typedoc """
  Variables and their values. A variable of a macro has its context beside the name.
  """
  @type binding :: [{atom | tuple, any}]

  @typedoc """
  What the compiler has to say about code.

    * `:source`, the file that was compiled, and `:file`, the one it is about, which may be another one
    * `:position`, a line, a line and column, or 0 where it is not known; `:span`, where it ends
    * `:stacktrace`, what was called, with positions
    * `:details`, for errors, what was raised: `{kind, reason}`
  """
  @type diagnostic(severity) :: %{
          required(:source) => Path.t() | nil,
          required(:file) => Path.t() | nil,
          required(:severity) => severity,
          required(:message) => String.t(),
          required(:position) => position,
          required(:stacktrace) => Exception.stacktrace(),
          required(:span) => {line :: pos_integer, column :: pos_integer} | nil,
          optional(:details) => term,
          optional(any) => any
        }

  @typedoc "A line; 0 where it is not known."
  @type line :: non_neg_integer

  @typedoc "A line, or a line and column."
  @type position :: line | {line :: pos_integer, column :: pos_integer}

  @typedoc """
  Options of the parser.

    * `:file`, `:line`, `:column`, `:indentation`: where the text is from
    * `:columns`, whether metadata has columns; `:token_metadata`, whether it has what tools need
    * `:unescape`, whether escapes in strings are replaced
    * `:existing_atoms_only`, `:static_atoms_encoder`: which atoms a text may make
    * `:literal_encoder`, called with each literal and its metadata
    * `:emit_warnings`, whether warnings are printed
  """
  @type parser_opts :: [
          file: binary,
          line: pos_integer,
          column: pos_integer,
          indentation: non_neg_integer,
          columns: boolean,
          unescape: boolean,
          existing_atoms_only: boolean,
          token_metadata: boolean,
          literal_encoder: (term, Macro.metadata() -> term),
          static_atoms_encoder: (atom -> term),
          emit_warnings: boolean
        ]

  @typedoc "Options of the formatter."
  @type format_opt ::
          {:file, binary}
          | {:line, pos_integer}
          | {:line_length, pos_integer}
          | {:locals_without_parens, keyword}
          | {:force_do_end_blocks, boolean}
          | {:migrate, boolean}
          | {:migrate_bitstring_modifiers, boolean}
          | {:migrate_call_parens_on_pipe, boolean}
          | {:migrate_charlists_as_sigils, boolean}
          | {:migrate_unless, boolean}
          | {atom, term}

  @typedoc "Options for an environment to evaluate in."
  @type env_eval_opt ::
          {:file, binary}
          | {:line, pos_integer}
          | {:module, module}
          | {:prune_binding, boolean}

  @typedoc "Options of `eval_quoted_with_env/4`."
  @type eval_opt :: {:prune_binding, boolean}

  @typedoc "Options of `quoted_to_algebra/2`."
  @type quoted_to_algebra_opt ::
          {:line, pos_integer | nil}
          | {:escape, boolean}
          | {:locals_without_parens, keyword}
          | {:comments, [term]}
          | {:syntax_colors, keyword}

  ## Options of the compiler

  @doc """
  The options of the compiler and their values.

  ## Examples

      iex> Code.compiler_options().docs in [true, false]
      true
  """
  @spec compiler_options() :: map
  def compiler_options, do: for(key <- Options.available(), into: %{}, do: {key, Options.get(key)})

  @doc """
  Sets options of the compiler and gives the values they had before; see `put_compiler_option/2`.
  """
  @spec compiler_options(Enumerable.t({atom, term})) :: %{optional(atom) => term}
  def compiler_options(opts) do
    for {key, value} <- opts, into: %{} do
      previous = get_compiler_option(key)
      put_compiler_option(key, value)
      {key, previous}
    end
  end

  @doc """
  The value of an option of the compiler; only those in `available_compiler_options/0` have one.

  ## Examples

      iex> Code.get_compiler_option(:ignore_module_conflict)
      false
  """
  @doc since: "1.10.0"
  @spec get_compiler_option(atom) :: term
  def get_compiler_option(key) when is_atom(key), do: Options.get(key)

  @doc """
  The names of all options of the compiler.

  ## Examples

      iex> :docs in Code.available_compiler_options()
      true
  """
  @spec available_compiler_options() :: [atom]
  def available_compiler_options, do: Options.available()

  @doc """
  Sets an option of the compiler, for all processes. Raises if there is none of that name or it does not take that value.

    * `:docs` and `:debug_info`, whether compiled modules keep their documentation and the definitions of their functions
    * `:ignore_already_consolidated` and `:ignore_module_conflict`, whether to be quiet where a protocol is implemented after
      it was consolidated, and where a module is defined that is there already
    * `:infer_signatures`, whether types of functions are found out
    * `:relative_paths`, whether paths in modules are relative to the working directory
    * `:no_warn_undefined`, a list of modules and `{module, function, arity}` whose absence is no reason for warnings, or `:all`
    * `:tracers`, modules that are told what is compiled
    * `:parser_options`, options of `string_to_quoted/2`

  ## Examples

      iex> Code.put_compiler_option(:docs, Code.get_compiler_option(:docs))
      :ok
  """
  @doc since: "1.10.0"
  @spec put_compiler_option(atom, term) :: :ok
  def put_compiler_option(key, value) when is_atom(key), do: Options.put(key, value)

  @doc """
  Frees modules that the compiler made only to run code outside of functions; gives how many.

  That code has no name here and is freed when nobody holds it any more, so there is never any left.

  ## Examples

      iex> Code.purge_compiler_modules()
      {:ok, 0}
  """
  @doc since: "1.7.0"
  @spec purge_compiler_modules() :: {:ok, non_neg_integer}
  def purge_compiler_modules, do: {:ok, 0}

  ## Code paths

  @doc """
  Adds a directory at the end of the code path; gives whether it is one. The option `:cache` is taken for compatibility.

  ## Examples

      iex> Code.append_path("/does_not_exist/")
      false
  """
  @spec append_path(Path.t(), cache: boolean) :: true | false
  def append_path(path, opts \\ []) when is_list(opts), do: :code.add_pathz(charlist_path(path)) == true

  @doc """
  Adds a directory in front of the code path; gives whether it is one. The option `:cache` is taken for compatibility.

  ## Examples

      iex> Code.prepend_path("/does_not_exist/")
      false
  """
  @spec prepend_path(Path.t(), cache: boolean) :: boolean
  def prepend_path(path, opts \\ []) when is_list(opts), do: :code.add_patha(charlist_path(path)) == true

  @doc """
  Adds directories in front of the code path. What is no directory is left out.

  ## Examples

      iex> Code.prepend_paths(["/does_not_exist/"])
      :ok
  """
  @doc since: "1.15.0"
  @spec prepend_paths([Path.t()], cache: boolean) :: :ok
  def prepend_paths(paths, opts \\ []) when is_list(paths) and is_list(opts),
    do: :code.add_pathsa(Enum.map(paths, &charlist_path/1))

  @doc """
  Adds directories at the end of the code path. What is no directory is left out.

  ## Examples

      iex> Code.append_paths(["/does_not_exist/"])
      :ok
  """
  @doc since: "1.15.0"
  @spec append_paths([Path.t()], cache: boolean) :: :ok
  def append_paths(paths, opts \\ []) when is_list(paths) and is_list(opts),
    do: :code.add_pathsz(Enum.map(paths, &charlist_path/1))

  @doc """
  Takes a directory out of the code path; gives whether it was in.

  ## Examples

      iex> Code.delete_path("/does_not_exist")
      false
  """
  @spec delete_path(Path.t()) :: boolean
  def delete_path(path), do: :code.del_path(charlist_path(path)) == true

  @doc """
  Takes directories out of the code path.

  ## Examples

      iex> Code.delete_paths(["/does_not_exist"])
      :ok
  """
  @doc since: "1.15.0"
  @spec delete_paths([Path.t()]) :: :ok
  def delete_paths(paths) when is_list(paths) do
    Enum.each(paths, &delete_path/1)
  end

  defp charlist_path(path), do: path |> Path.expand() |> String.to_charlist()

  ## Parsing

  @doc """
  Parses text.

  Gives `{:ok, quoted}`, or `{:error, {metadata, message, token}}`, where the message is a string or one for either side of the
  token. Raises `UnicodeConversionError` where the text is no UTF-8.

  Options: see `t:parser_opts/0`.

  ## Examples

      iex> Code.string_to_quoted("1 + 2")
      {:ok, {:+, [line: 1], [1, 2]}}
      iex> {:error, {meta, message, token}} = Code.string_to_quoted("1 + ]")
      iex> {meta[:column], message, token}
      {5, "unexpected token: ", "]"}
  """
  @spec string_to_quoted(List.Chars.t(), parser_opts) ::
          {:ok, Macro.t()} | {:error, {location :: keyword, binary | {binary, binary}, binary}}
  def string_to_quoted(string, opts \\ []) do
    parse(:string_to_quoted, string, opts)
  end

  @doc """
  Parses text and gives the quoted expression. Raises `SyntaxError`, `TokenMissingError` or `MismatchedDelimiterError` where the
  text is no program.

  ## Examples

      iex> Code.string_to_quoted!("foo")
      {:foo, [line: 1], nil}
  """
  @spec string_to_quoted!(List.Chars.t(), parser_opts) :: Macro.t()
  def string_to_quoted!(string, opts \\ []) do
    parse(:string_to_quoted!, string, opts)
  end

  @doc """
  Parses text and gives the comments beside the quoted expression.

  A comment is a map with `:line`, `:column`, `:text`, and `:previous_eol_count` and `:next_eol_count`, how many line ends separate it
  from what is before and behind it.

  ## Examples

      iex> {:ok, quoted, [comment]} = Code.string_to_quoted_with_comments("foo # bar")
      iex> {quoted, comment.text}
      {{:foo, [line: 1], nil}, "# bar"}
  """
  @doc since: "1.13.0"
  @spec string_to_quoted_with_comments(List.Chars.t(), parser_opts) ::
          {:ok, Macro.t(), list(map())} | {:error, {location :: keyword, term, term}}
  def string_to_quoted_with_comments(string, opts \\ []) do
    parse(:string_to_quoted_with_comments, string, opts)
  end

  @doc """
  Parses text and gives `{quoted, comments}`; raises as `string_to_quoted!/2` does.

  ## Examples

      iex> {_quoted, [comment]} = Code.string_to_quoted_with_comments!("foo # bar")
      iex> comment.column
      5
  """
  @doc since: "1.13.0"
  @spec string_to_quoted_with_comments!(List.Chars.t(), parser_opts) :: {Macro.t(), list(map())}
  def string_to_quoted_with_comments!(string, opts \\ []) do
    parse(:string_to_quoted_with_comments!, string, opts)
  end

  defp parse(function, string, opts) do
    file = Keyword.get(opts, :file, "nofile")
    line = Keyword.get(opts, :line, 1)
    column = Keyword.get(opts, :column, 1)
    apply(:elixir, function, [to_text(string), line, column, file, opts])
  end

  defp to_text(string) when is_binary(string), do: string
  defp to_text(string), do: to_charlist(string)

  ## Formatting

  @doc ~S'''
  Lays text out in the standard way; gives iodata. Raises as `string_to_quoted!/2` does.

  What the code means is not changed, and some choices of its author are kept: blank lines (one of several), lines
  broken behind an opening bracket, `do` or `do:`, the notation of strings and numbers.

  Options:

    * `:line_length`, by default 98
    * `:locals_without_parens`, a keyword list of names and arities, or `:*` for all, of calls that stay without parentheses
    * `:sigils`, a keyword list of names and functions of text and options that format what is in a sigil
    * `:force_do_end_blocks`, whether `do:` becomes `do` and `end`
    * `:migrate`, whether to replace what is deprecated; singly `:migrate_bitstring_modifiers`, `:migrate_call_parens_on_pipe`,
      `:migrate_charlists_as_sigils` and `:migrate_unless`
    * those of `string_to_quoted/2`

  ## Examples

      iex> IO.iodata_to_binary(Code.format_string!("foo(  1,2 )"))
      "foo(1, 2)"
  '''
  @doc since: "1.6.0"
  @spec format_string!(binary, [format_opt]) :: iodata
  def format_string!(string, opts \\ []) when is_binary(string) and is_list(opts) do
    {line_length, opts} = Keyword.pop(opts, :line_length, 98)

    parser_opts = [
      unescape: false,
      literal_encoder: &{:ok, {:__block__, &2, [&1]}},
      token_metadata: true,
      emit_warnings: false
    ]

    {quoted, comments} = string_to_quoted_with_comments!(string, parser_opts ++ opts)
    doc = Code.Formatter.to_algebra(quoted, [comments: comments] ++ opts)
    Inspect.Algebra.format(doc, line_length)
  end

  @doc """
  Lays the text of a file out as `format_string!/2` does, and gives it with a line end; the file is not changed.
  """
  @doc since: "1.6.0"
  @spec format_file!(binary, [format_opt]) :: iodata
  def format_file!(file, opts \\ []) when is_binary(file) and is_list(opts) do
    [format_string!(File.read!(file), [file: file, line: 1] ++ opts), ?\n]
  end

  @doc """
  A quoted expression as a document of `Inspect.Algebra`, laid out in the standard way.

  Options:

    * `:escape`, whether characters in strings are escaped, by default true
    * `:comments`, as `string_to_quoted_with_comments/2` gives them
    * `:locals_without_parens` as in `format_string!/2`, and `:syntax_colors` as in `Inspect.Opts`
    * `:line`, of what has no line itself

  ## Examples

      iex> {:ok, quoted} = Code.string_to_quoted("foo(bar,baz)")
      iex> quoted |> Code.quoted_to_algebra() |> Inspect.Algebra.format(80) |> IO.iodata_to_binary()
      "foo(bar, baz)"
  """
  @doc since: "1.13.0"
  @spec quoted_to_algebra(Macro.t(), [quoted_to_algebra_opt]) :: Inspect.Algebra.t()
  def quoted_to_algebra(quoted, opts \\ []) do
    quoted
    |> Code.Normalizer.normalize(opts)
    |> Code.Formatter.to_algebra(opts)
  end

  ## Evaluation

  @doc """
  Runs text and gives its value and the variables after it.

  The third argument is an environment (`Macro.Env`, such as `__ENV__/0` gives it) or options for one: `:file`, `:line`, `:module`.

  ## Examples

      iex> Code.eval_string("b = a + 1", a: 1)
      {2, [b: 2, a: 1]}
  """
  @spec eval_string(List.Chars.t(), binding, Macro.Env.t() | [env_eval_opt]) :: {term, binding}
  def eval_string(string, binding \\ [], env_or_opts \\ [])

  def eval_string(string, binding, %Macro.Env{} = env), do: eval_text(string, binding, env, [])

  def eval_string(string, binding, opts) when is_list(opts), do: eval_text(string, binding, env_for_eval(opts), opts)

  defp eval_text(string, binding, %{line: line, file: file} = env, opts) do
    quoted = string_to_quoted!(string, file: file, line: line)
    {value, binding, _env} = :elixir.eval_forms(quoted, binding, evaluation_env(env), prune?(opts))
    {value, binding}
  end

  @doc """
  Runs a quoted expression and gives its value and the variables after it.

  Lines that are missing are taken from the environment. A variable is found by its name and context: those of `quote/2` have the context of
  their module, and need `var!/1` to be found in a plain binding.

  ## Examples

      iex> Code.eval_quoted(quote(do: var!(a) + var!(b)), a: 1, b: 2) |> elem(0)
      3
  """
  @spec eval_quoted(Macro.t(), binding, Macro.Env.t() | [env_eval_opt]) :: {term, binding}
  def eval_quoted(quoted, binding \\ [], env_or_opts \\ []) do
    opts = if is_list(env_or_opts), do: env_or_opts, else: []
    {value, binding, _env} = :elixir.eval_quoted(quoted, binding, env_for_eval(env_or_opts), prune?(opts))
    {value, binding}
  end

  @doc """
  Runs a quoted expression in an environment, and gives the environment after it, too, so that a next one can go on there.

  The environment comes from `env_for_eval/1`. With the option `:prune_binding` only variables that the code names are given back.

  ## Examples

      iex> env = Code.env_for_eval([])
      iex> {value, binding, env} = Code.eval_quoted_with_env(quote(do: var!(x) = 1), [], env)
      iex> {value, binding, env.versioned_vars}
      {1, [x: 1], %{{:x, nil} => 0}}
  """
  @doc since: "1.14.0"
  @spec eval_quoted_with_env(Macro.t(), binding, Macro.Env.t(), [eval_opt]) :: {term, binding, Macro.Env.t()}
  def eval_quoted_with_env(quoted, binding, %Macro.Env{} = env, opts \\ []) when is_list(binding) do
    :elixir.eval_quoted(quoted, binding, evaluation_env(env), prune?(opts))
  end

  @doc """
  An environment to evaluate in, from options or from another environment; see `eval_quoted_with_env/4`.

  ## Examples

      iex> env = Code.env_for_eval(file: "some.exs", line: 3)
      iex> {env.file, env.line, env.module}
      {"some.exs", 3, nil}
  """
  @doc since: "1.14.0"
  @spec env_for_eval(Macro.Env.t() | [env_eval_opt]) :: Macro.Env.t()
  def env_for_eval(env_or_opts), do: :elixir.env_for_eval(env_or_opts)

  defp evaluation_env(env), do: :elixir.env_for_eval(env)

  defp prune?(opts), do: Keyword.get(opts, :prune_binding, false)

  @doc """
  Runs a file, each time anew, and gives its value and variables. `relative_to` is where its path begins, by default the working
  directory. Raises `Code.LoadError` if it cannot be read.
  """
  @spec eval_file(binary, nil | binary) :: {term, binding}
  def eval_file(file, relative_to \\ nil) when is_binary(file) do
    {path, text} = Source.read!(file, relative_to)
    eval_string(text, [], file: path, line: 1)
  end

  ## Compilation

  @doc """
  Runs text for the modules it defines; gives each module and its object code, in the order of their definition.

  ## Examples

      iex> [{module, code}] = Code.compile_string("defmodule CodeExampleString do end")
      iex> {module, is_binary(code)}
      {CodeExampleString, true}
  """
  @spec compile_string(List.Chars.t(), binary) :: [{module, binary}]
  def compile_string(string, file \\ "nofile") when is_binary(file),
    do: :elixir_compiler.string(to_text(string), file, fn _, _ -> :ok end)

  @doc """
  Runs a quoted expression for the modules it defines; gives each module and its object code.

  ## Examples

      iex> [{module, _}] = Code.compile_quoted(quote(do: defmodule(CodeExampleQuoted, do: nil)))
      iex> module
      CodeExampleQuoted
  """
  @spec compile_quoted(Macro.t(), binary) :: [{module, binary}]
  def compile_quoted(quoted, file \\ "nofile") when is_binary(file),
    do: :elixir_compiler.quoted(quoted, file, fn _, _ -> :ok end)

  @doc """
  Runs a file for the modules it defines, each time anew; gives each module and its object code. Raises `Code.LoadError` if it cannot be
  read. For many files at once see `Kernel.ParallelCompiler`.
  """
  @doc since: "1.7.0"
  @spec compile_file(binary, nil | binary) :: [{module, binary}]
  def compile_file(file, relative_to \\ nil) when is_binary(file) do
    :elixir_compiler.file(Source.find!(file, relative_to), fn _, _ -> :ok end)
  end

  @doc """
  Runs a file for the modules it defines, unless that was done before; gives each module and its object code, or `nil`.

  If another process is running it now, this one waits. Raises `Code.LoadError` if it cannot be read.
  """
  @spec require_file(binary, nil | binary) :: [{module, binary}] | nil
  def require_file(file, relative_to \\ nil) when is_binary(file) do
    file = Source.find!(file, relative_to)

    case :elixir_code_server.call({:acquire, file}) do
      :required -> nil
      {:queued, ref} -> receive(do: ({:elixir_code_server, ^ref, news} -> require_once(news, file)))
      :proceed -> require_once(:proceed, file)
    end
  end

  defp require_once(:required, _file), do: nil

  defp require_once(:proceed, file) do
    modules = :elixir_compiler.file(file, fn _, _ -> :ok end)
    :elixir_code_server.cast({:required, file})
    modules
  end

  @doc """
  The files that `require_file/2` has run.
  """
  @doc since: "1.7.0"
  @spec required_files() :: [binary]
  def required_files, do: :elixir_code_server.call(:required)

  @doc """
  Forgets that files were required, so that `require_file/2` runs them again; their modules stay.

  ## Examples

      iex> Code.unrequire_files(["/does_not_exist"])
      :ok
  """
  @doc since: "1.7.0"
  @spec unrequire_files([binary]) :: :ok
  def unrequire_files(files) when is_list(files), do: :elixir_code_server.cast({:unrequire_files, files})

  @doc false
  @deprecated "Use Code.require_file/2 or Code.compile_file/2 instead"
  def load_file(file, relative_to \\ nil) when is_binary(file) do
    file = Source.find!(file, relative_to)
    :elixir_code_server.call({:acquire, file})
    modules = :elixir_compiler.file(file, fn _, _ -> :ok end)
    :elixir_code_server.cast({:required, file})
    modules
  end

  @doc false
  @deprecated "Use Code.required_files/0 instead"
  def loaded_files, do: required_files()

  @doc false
  @deprecated "Use Code.unrequire_files/1 instead"
  def unload_files(files), do: unrequire_files(files)

  @doc false
  @deprecated "Use Code.Fragment.cursor_context/2 instead"
  def cursor_context(code, options \\ []), do: Code.Fragment.cursor_context(code, options)

  @doc false
  @deprecated "Code.get_docs/2 always returns nil as its outdated documentation is no longer stored on BEAM files. Use Code.fetch_docs/1 instead"
  def get_docs(_module, _kind), do: nil

  ## Diagnostics

  @doc """
  Runs a function and gives its value and what the compiler had to say meanwhile in this process, which is not printed unless the option
  `:log` is true. What the function raises is raised.

  ## Examples

      iex> {value, [diagnostic]} = Code.with_diagnostics(fn -> Code.eval_string("x = 1\\nx\\n2") |> elem(0) end)
      iex> {value, diagnostic.severity}
      {2, :warning}
  """
  @doc since: "1.15.0"
  @spec with_diagnostics([log: boolean], (-> result)) :: {result, [diagnostic(:warning | :error)]} when result: term
  def with_diagnostics(opts \\ [], fun) do
    outer = :erlang.get(:elixir_code_diagnostics)
    :erlang.put(:elixir_code_diagnostics, {[], Keyword.get(opts, :log, false)})

    try do
      result = fun.()
      {diagnostics, _log?} = :erlang.get(:elixir_code_diagnostics)
      {result, Enum.reverse(diagnostics)}
    after
      restore_diagnostics(outer)
    end
  end

  defp restore_diagnostics(:undefined), do: :erlang.erase(:elixir_code_diagnostics)
  defp restore_diagnostics(outer), do: :erlang.put(:elixir_code_diagnostics, outer)

  @doc """
  Prints a diagnostic to standard error as the compiler does. With `snippet: false` the lines of code are left out.
  """
  @doc since: "1.15.0"
  @spec print_diagnostic(diagnostic(:warning | :error), snippet: boolean) :: :ok
  def print_diagnostic(diagnostic, opts \\ []) do
    :elixir_errors.print_diagnostic(diagnostic, Keyword.get(opts, :snippet, true))
    :ok
  end

  ## Loading

  @doc """
  Loads a module unless it is loaded: `{:module, module}`, or `{:error, reason}`, such as `:nofile` if there is none.

  ## Examples

      iex> Code.ensure_loaded(Atom)
      {:module, Atom}
      iex> Code.ensure_loaded(DoesNotExist)
      {:error, :nofile}
  """
  @spec ensure_loaded(module) :: {:module, module} | {:error, :embedded | :badfile | :nofile | :on_load_failure}
  def ensure_loaded(module) when is_atom(module), do: :code.ensure_loaded(module)

  @doc """
  Whether a module is loaded, now or by this call.

  ## Examples

      iex> Code.ensure_loaded?(Atom)
      true
      iex> Code.ensure_loaded?(DoesNotExist)
      false
  """
  @spec ensure_loaded?(module) :: boolean
  def ensure_loaded?(module) when is_atom(module), do: match?({:module, ^module}, ensure_loaded(module))

  @doc """
  Loads a module and gives it; raises `ArgumentError` if there is none.

  ## Examples

      iex> Code.ensure_loaded!(Atom)
      Atom
  """
  @doc since: "1.12.0"
  @spec ensure_loaded!(module) :: module
  def ensure_loaded!(module) when is_atom(module), do: module!(ensure_loaded(module), module)

  @doc """
  Loads modules: `:ok`, or `{:error, [{module, reason}]}` with those that could not be.

  ## Examples

      iex> Code.ensure_all_loaded([Atom, String])
      :ok
      iex> Code.ensure_all_loaded([Atom, DoesNotExist])
      {:error, [{DoesNotExist, :nofile}]}
  """
  @doc since: "1.15.0"
  @spec ensure_all_loaded([module]) :: :ok | {:error, [{module, reason}]} when reason: :badfile | :nofile | :on_load_failure
  def ensure_all_loaded(modules) when is_list(modules), do: :code.ensure_modules_loaded(modules)

  @doc """
  Loads modules; raises `ArgumentError` that names those that could not be.

  ## Examples

      iex> Code.ensure_all_loaded!([Atom, String])
      :ok
  """
  @doc since: "1.15.0"
  @spec ensure_all_loaded!([module]) :: :ok
  def ensure_all_loaded!(modules) do
    with {:error, failed} <- ensure_all_loaded(modules) do
      lines = failed |> Enum.sort() |> Enum.map_join("\n", fn {module, reason} -> "  * #{inspect(module)} due to reason #{inspect(reason)}" end)
      raise ArgumentError, "could not load the following modules:\n\n" <> lines
    end
  end

  @doc """
  Loads a module; if it is being compiled at the same time, waits for it.

  Gives `{:module, module}`, or `{:error, reason}`: `:unavailable` if all that is being compiled waits and the module is not there.

  ## Examples

      iex> Code.ensure_compiled(Atom)
      {:module, Atom}
  """
  @spec ensure_compiled(module) ::
          {:module, module} | {:error, :embedded | :badfile | :nofile | :on_load_failure | :unavailable}
  def ensure_compiled(module) when is_atom(module), do: ensure_compiled(module, :soft)

  @doc """
  Loads a module, waiting if it is being compiled, and gives it; raises `ArgumentError` if there is none. If it waits for the
  module that calls this, the compilation ends with an error.

  ## Examples

      iex> Code.ensure_compiled!(Atom)
      Atom
  """
  @doc since: "1.12.0"
  @spec ensure_compiled!(module) :: module
  def ensure_compiled!(module) when is_atom(module), do: module!(ensure_compiled(module, :hard), module)

  @doc false
  @deprecated "Use Code.ensure_compiled/1 instead (see the proper disclaimers in its docs)"
  def ensure_compiled?(module) when is_atom(module), do: match?({:module, ^module}, ensure_compiled(module))

  defp ensure_compiled(module, mode) do
    with {:error, :nofile} <- ensure_loaded(module), true <- can_await_module_compilation?() do
      case Kernel.ErrorHandler.ensure_compiled(module, :module, mode, nil) do
        :found -> {:module, module}
        _deadlock_or_not_found -> {:error, :unavailable}
      end
    else
      false -> {:error, :nofile}
      other -> other
    end
  end

  defp module!({:module, module}, _module), do: module

  defp module!({:error, reason}, module),
    do: raise(ArgumentError, "could not load module #{inspect(module)} due to reason #{inspect(reason)}#{hint(reason)}")

  defp hint(:unavailable) do
    ". This may happen because the module was not compiled yet: either it is defined in the module that asks for it, " <>
      "directly or indirectly, or both are being compiled and wait for each other"
  end

  defp hint(_reason), do: ""

  @doc """
  Whether a module is loaded now; nothing is loaded.

  ## Examples

      iex> Code.loaded?(Atom)
      true
  """
  @doc since: "1.15.0"
  @spec loaded?(module) :: boolean
  def loaded?(module) when is_atom(module), do: :erlang.module_loaded(module)

  @doc """
  Whether the calling process is one of the parallel compiler's, so that it can wait for modules that others compile.

  ## Examples

      iex> Code.can_await_module_compilation?()
      false
  """
  @doc since: "1.11.0"
  @spec can_await_module_compilation? :: boolean
  def can_await_module_compilation?,
    do: :erlang.process_info(self(), :error_handler) == {:error_handler, Kernel.ErrorHandler}

  @doc """
  The documentation in a compiled module, named by its name or the path of its file.

  Gives `{:docs_v1, annotation, language, format, module_doc, metadata, docs}` or `{:error, reason}`: `:module_not_found`,
  `:chunk_not_found` if the module has none, `{:invalid_chunk, term}`. A module that was compiled in memory has no file and is not found.

  ## Examples

      iex> {:docs_v1, _, :elixir, "text/markdown", %{"en" => doc}, _, _} = Code.fetch_docs(Atom)
      iex> is_binary(doc)
      true
      iex> Code.fetch_docs(DoesNotExist)
      {:error, :module_not_found}
  """
  @doc since: "1.7.0"
  @spec fetch_docs(module | String.t()) ::
          {:docs_v1, annotation, beam_language, format, module_doc :: doc_content, metadata, docs :: [doc_element]}
          | {:error, :module_not_found | :chunk_not_found | {:invalid_chunk, term}}
        when annotation: :erl_anno.anno(),
             beam_language: :elixir | :erlang | atom(),
             doc_content: %{optional(binary) => binary} | :none | :hidden,
             doc_element:
               {{kind :: atom, function_name :: atom, arity}, annotation, signature, doc_content, metadata},
             format: binary,
             signature: [binary],
             metadata: map
  def fetch_docs(module_or_path), do: Docs.fetch(module_or_path)
end
