defmodule Exception do
  @moduledoc """
  Functions for exceptions and stacktraces, and the behaviour of exceptions.

  An exception is a struct with the field `__exception__: true`, as `defexception/1` defines. Errors of Erlang are turned into
  exceptions by `normalize/3` when they are rescued. `format/3` and `blame/3` make the text that is shown when nobody rescues.
  """

  @typedoc "The exception type."
  @type t :: %{required(:__struct__) => module, required(:__exception__) => true, optional(atom) => any}

  @typedoc "The kind of what was caught."
  @type kind :: :error | non_error_kind
  @type non_error_kind :: :exit | :throw | {:EXIT, pid}

  @type stacktrace :: [stacktrace_entry]
  @type stacktrace_entry ::
          {module, atom, arity_or_args, location}
          | {(... -> any), arity_or_args, location}

  @type arity_or_args :: non_neg_integer | list
  @type location :: keyword

  @doc """
  Makes an exception of a message or attributes.
  """
  @callback exception(term) :: t

  @doc """
  The message of an exception.
  """
  @callback message(t) :: String.t()

  @doc """
  Adds what can be found out from the stacktrace; called only when an exception is shown.
  """
  @callback blame(t, stacktrace) :: {t, stacktrace}
  @optional_callbacks [blame: 2]

  @doc """
  The message of an exception, whatever its module does: if it fails or gives no string, the text says so.

  ## Examples

      iex> Exception.message(%RuntimeError{message: "oops"})
      "oops"
  """
  @spec message(t) :: String.t()
  def message(%module{__exception__: true} = exception) do
    try do
      module.message(exception)
    rescue
      caught ->
        "got #{inspect(caught.__struct__)} with message #{inspect(message(caught))} while retrieving " <>
          "Exception.message/1 for #{inspect(exception)}. Stacktrace:\n#{format_stacktrace(__STACKTRACE__)}"
    else
      message when is_binary(message) ->
        message

      other ->
        "got #{inspect(other)} while retrieving Exception.message/1 for #{inspect(exception)} (expected a string)"
    end
  end

  @doc """
  Turns an Erlang error into an exception; exceptions, and what was thrown or exited with, stay as they are.

  The stacktrace helps for errors that say nothing themselves, such as `:undef`.

  ## Examples

      iex> Exception.normalize(:error, :badarith)
      %ArithmeticError{message: "bad argument in arithmetic expression"}
      iex> Exception.normalize(:throw, :value)
      :value
  """
  @spec normalize(:error, any, stacktrace) :: t
  @spec normalize(non_error_kind, payload, stacktrace) :: payload when payload: var
  def normalize(kind, payload, stacktrace \\ [])
  def normalize(:error, %_{__exception__: true} = payload, _stacktrace), do: payload
  def normalize(:error, payload, stacktrace), do: ErlangError.normalize(payload, stacktrace || [])
  def normalize(_kind, payload, _stacktrace), do: payload

  ## Formatting

  @doc """
  The first lines of an error report: kind and message.

  ## Examples

      iex> Exception.format_banner(:error, %RuntimeError{message: "oops"})
      "** (RuntimeError) oops"
      iex> Exception.format_banner(:throw, :ball)
      "** (throw) :ball"
  """
  @spec format_banner(kind, any, stacktrace) :: String.t()
  def format_banner(kind, exception, stacktrace \\ [])

  def format_banner(:error, exception, stacktrace) do
    exception = normalize(:error, exception, stacktrace)
    "** (" <> inspect(exception.__struct__) <> ") " <> message(exception)
  end

  def format_banner(:throw, reason, _stacktrace), do: "** (throw) " <> inspect(reason)
  def format_banner(:exit, reason, _stacktrace), do: "** (exit) " <> Exception.Exit.format(reason, "\n    ")

  def format_banner({:EXIT, pid}, reason, _stacktrace),
    do: "** (EXIT from #{inspect(pid)}) " <> Exception.Exit.format(reason, "\n    ")

  @doc """
  Banner and stacktrace. For exits of another process (`{:EXIT, pid}`) the stacktrace is left out.

  ## Examples

      iex> Exception.format(:exit, :normal, [])
      "** (exit) normal"
  """
  @spec format(kind, any, stacktrace) :: String.t()
  def format(kind, payload, stacktrace \\ [])
  def format({:EXIT, _} = kind, any, _stacktrace), do: format_banner(kind, any)

  def format(kind, payload, stacktrace) do
    banner = format_banner(kind, payload, stacktrace)

    case stacktrace do
      [] -> banner
      _ -> banner <> "\n" <> format_stacktrace(stacktrace)
    end
  end

  @doc """
  The text of an exit reason, indented for several lines.

  ## Examples

      iex> Exception.format_exit(:noproc) |> String.slice(0, 10)
      "no process"
  """
  @spec format_exit(any) :: String.t()
  def format_exit(reason), do: Exception.Exit.format(reason, "\n    ")

  @doc """
  The text of a stacktrace, one line for each entry; by default of the calling process.

  ## Examples

      iex> Exception.format_stacktrace([{Foo, :bar, 1, [file: ~c"foo.ex", line: 3]}])
      "    foo.ex:3: Foo.bar/1\\n"
  """
  @spec format_stacktrace(stacktrace | nil) :: String.t()
  def format_stacktrace(trace \\ nil) do
    case trace || current_stacktrace() do
      [] -> "\n"
      trace -> "    " <> Enum.map_join(trace, "\n    ", &format_stacktrace_entry/1) <> "\n"
    end
  end

  # Without Process.info/2 and this function.
  defp current_stacktrace do
    {:current_stacktrace, trace} = :erlang.process_info(self(), :current_stacktrace)
    Enum.drop(trace, 3)
  end

  @doc """
  The text of one entry of a stacktrace.

  ## Examples

      iex> Exception.format_stacktrace_entry({Foo, :bar, [1], []})
      "Foo.bar(1)"
  """
  @spec format_stacktrace_entry(stacktrace_entry) :: String.t()
  def format_stacktrace_entry(entry)

  # Code outside of functions
  def format_stacktrace_entry({_module, :__FILE__, 1, location}), do: format_location(location) <> "(file)"
  def format_stacktrace_entry({_module, :__MODULE__, 1, location}), do: format_location(location) <> "(module)"

  def format_stacktrace_entry({module, :__MODULE__, 0, location}),
    do: format_location(location) <> inspect(module) <> " (module)"

  def format_stacktrace_entry({_module, :__MODULE__, _, location}), do: format_location(location) <> "(module)"

  def format_stacktrace_entry({module, fun, arity, location}),
    do: format_application(module) <> format_location(location) <> format_mfa(module, fun, arity)

  def format_stacktrace_entry({fun, arity, location}), do: format_location(location) <> format_fa(fun, arity)

  defp format_application(module) do
    case :application.get_application(module) do
      {:ok, app} ->
        case :application.get_key(app, :vsn) do
          {:ok, vsn} when is_list(vsn) -> "(" <> Atom.to_string(app) <> " " <> List.to_string(vsn) <> ") "
          _ -> "(" <> Atom.to_string(app) <> ") "
        end

      :undefined ->
        ""
    end
  end

  defp format_location(location) when is_list(location) do
    case Keyword.get(location, :file) do
      nil -> ""
      file -> format_file_line_column(file, Keyword.get(location, :line), Keyword.get(location, :column), " ")
    end
  end

  @doc """
  A function and its arity, or arguments.

  ## Examples

      iex> Exception.format_fa(&is_nil/1, 1) |> String.ends_with?("/1")
      true
  """
  @spec format_fa(fun, arity | [term]) :: String.t()
  def format_fa(fun, arity) when is_function(fun), do: inspect(fun) <> format_arity(arity)

  @doc """
  Module, function and arity or arguments, as code.

  ## Examples

      iex> Exception.format_mfa(Foo, :bar, 1)
      "Foo.bar/1"
      iex> Exception.format_mfa(Foo, :bar, [:a])
      "Foo.bar(:a)"
      iex> Exception.format_mfa(Foo, :"-bar/2-fun-0-", 1)
      "anonymous fn/1 in Foo.bar/2"
  """
  @spec format_mfa(module, atom, arity_or_args | nil) :: String.t()
  def format_mfa(module, fun, arity) when is_atom(module) and is_atom(fun) do
    case Exception.Names.anonymous_parent(fun) do
      {outer_name, outer_arity} ->
        "anonymous fn#{format_arity(arity)} in " <>
          inspect(module) <> "." <> Macro.inspect_atom(:remote_call, outer_name) <> "/" <> outer_arity

      :error ->
        inspect(module) <> "." <> Macro.inspect_atom(:remote_call, fun) <> format_arity(arity)
    end
  end

  defp format_arity(arity) when is_list(arity), do: "(" <> Enum.map_join(arity, ", ", &inspect/1) <> ")"
  defp format_arity(arity) when is_integer(arity), do: "/" <> Integer.to_string(arity)
  defp format_arity(nil), do: ""

  @doc """
  File and line as in messages; a missing or zero line is left out.

  ## Examples

      iex> Exception.format_file_line("foo", 1)
      "foo:1:"
      iex> Exception.format_file_line("foo", nil)
      "foo:"
      iex> Exception.format_file_line(nil, nil)
      ""
  """
  @spec format_file_line(String.t() | nil, non_neg_integer | nil, String.t()) :: String.t()
  def format_file_line(file, line, suffix \\ "") do
    cond do
      is_nil(file) -> ""
      is_nil(line) or line == 0 -> "#{file}:#{suffix}"
      true -> "#{file}:#{line}:#{suffix}"
    end
  end

  @doc """
  File, line and column as in messages.

  ## Examples

      iex> Exception.format_file_line_column("foo", 1, 2)
      "foo:1:2:"
      iex> Exception.format_file_line_column("foo", 1, nil)
      "foo:1:"
  """
  @spec format_file_line_column(String.t() | nil, non_neg_integer | nil, non_neg_integer | nil, String.t()) :: String.t()
  def format_file_line_column(file, line, column, suffix \\ "") do
    cond do
      is_nil(file) -> ""
      is_nil(line) or line == 0 -> "#{file}:#{suffix}"
      is_nil(column) or column == 0 -> "#{file}:#{line}:#{suffix}"
      true -> "#{file}:#{line}:#{column}:#{suffix}"
    end
  end

  ## Blame

  @doc """
  Adds to an exception and its stacktrace what helps the reader: close names, the clauses that did not match, operands.

  This may load modules and look into their debug info, so it is for errors that are shown.

  ## Examples

      iex> {error, _} = Exception.blame(:error, %KeyError{key: :fooo, term: [foo: 1]}, [])
      iex> Exception.message(error) =~ "Did you mean"
      true
  """
  @doc since: "1.5.0"
  @spec blame(:error, any, stacktrace) :: {t, stacktrace}
  @spec blame(non_error_kind, payload, stacktrace) :: {payload, stacktrace} when payload: var
  def blame(kind, error, stacktrace)

  def blame(:error, error, stacktrace) do
    %module{} = struct = normalize(:error, error, stacktrace)
    if Code.ensure_loaded?(module) and function_exported?(module, :blame, 2),
      do: module.blame(struct, stacktrace),
      else: {struct, stacktrace}
  end

  def blame(_kind, reason, stacktrace), do: {reason, stacktrace}

  @doc """
  The clauses of a function and which parts of them match the arguments.

  Gives `{:ok, kind, clauses}`; a clause is `{args, guards}`, where each argument and each leaf of a guard is a map with `:node` (the quoted
  expression) and `:match?`. `:error` without debug info.
  """
  @doc since: "1.5.0"
  @spec blame_mfa(module, function :: atom, args :: [term]) ::
          {:ok, :def | :defp | :defmacro | :defmacrop, [{args :: [term], guards :: [term]}]} | :error
  def blame_mfa(module, function, args) when is_atom(module) and is_atom(function) and is_list(args),
    do: Exception.Blame.mfa(module, function, args)

  ## Texts shared by exceptions

  @doc false
  def __format_message_with_term__(message, term) do
    lines =
      term
      |> inspect(pretty: true)
      |> String.split("\n")
      |> Enum.map(fn
        "" -> "\n"
        line -> ["    ", line, ?\n]
      end)

    IO.iodata_to_binary([message, "\n\n", lines])
  end
end
