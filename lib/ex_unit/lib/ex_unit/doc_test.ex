defmodule ExUnit.DocTest do
  @moduledoc ~S'''
  Runs the examples of documentation as tests.

      defmodule MyModuleTest do
        use ExUnit.Case, async: true
        doctest MyModule
      end

  Examples are expressions behind `iex>`, with what they give below:

      iex> a = 1
      iex> a + 1
      2

  Expressions that follow each other, with their results, are one test: they share variables, and each test of a documentation is called by what it
  documents and a number. An empty line before `iex>` begins another test.

  An expression of several lines goes on behind `...>`. A result may have several lines too; it ends at an empty line. An expression without a
  result is evaluated only:

      iex> list = [1, 2,
      ...>   3]
      iex> Enum.map(list, &(&1 * 2))
      [2, 4,
       6]

  The number that the shell prints may be there, as in `iex(1)>` and `...(1)>`.

  What cannot be written as an expression is compared as it is inspected. It must begin the result:

      iex> :erlang.list_to_pid(~c"<0.1.0>")
      #PID<0.1.0>

  Exceptions are written as the shell shows them:

      iex> String.to_atom((fn -> 1 end).())
      ** (ArgumentError) errors were found at the given arguments:

  ## Options

    * `:except` - the functions, as `name: arity`, whose examples do not run; `:moduledoc` for those of the module
    * `:only` - the functions whose examples run, likewise
    * `:import` - imports the module, so that examples may leave out its name
    * `:tags` - tags for the tests
    * `:inspect_opts` - options of `inspect/2` for results that are compared as they are inspected
  '''

  alias ExUnit.DocTest.{Code, Example, Source}

  @doc """
  Defines tests for the examples in the documentation of a module, its functions, macros, callbacks and types.

  ## Examples

      doctest MyModule, except: [trap_exit: 1], import: true
  """
  defmacro doctest(module, opts \\ []) do
    # the module shall be compiled first
    require = if is_atom(Macro.expand(module, __CALLER__)), do: quote(do: require(unquote(module)))

    tests =
      quote bind_quoted: [module: module, opts: opts, line: __CALLER__.line] do
        file = ExUnit.DocTest.__file__(module)

        for {name, test, tags} <- ExUnit.DocTest.__doctests__(module, opts) do
          @file file
          name = ExUnit.Case.register_test(__MODULE__, __ENV__.file, line, :doctest, name, tags)
          def unquote(name)(_), do: unquote(test)
        end
      end

    [require, tests]
  end

  @doc """
  Defines tests for the examples in a file, such as a README. The options are `:tags` and `:inspect_opts`.

  ## Examples

      doctest_file "README.md"
  """
  @doc since: "1.15.0"
  defmacro doctest_file(file, opts \\ []) do
    quote bind_quoted: [file: file, opts: opts, line: __CALLER__.line] do
      @external_resource file
      path = Path.relative_to_cwd(file)

      for {name, test, tags} <- ExUnit.DocTest.__doctest_file__(path, __MODULE__, opts) do
        @file "(for doctest at) " <> path
        name = ExUnit.Case.register_test(__MODULE__, __ENV__.file, line, :doctest, name, tags)
        def unquote(name)(_), do: unquote(test)
      end
    end
  end

  @doc false
  def __file__(module), do: "(for doctest at) " <> Source.file(module)

  @doc false
  def __doctests__(module, opts) do
    file = Source.file(module)
    import = if opts[:import], do: module

    for {documented, text, line} <- Source.documentation(module, opts), example <- Example.all(text, line, file) do
      {documented, example}
    end
    |> numbered(fn documented, n -> "#{documented} (#{n})" end, fn example ->
      {Code.test(example, %{module: module, import: import, file: file, inspect_opts: inspect_opts(opts)}),
       tags(example, module, opts)}
    end)
  end

  @doc false
  def __doctest_file__(path, module, opts) do
    # counted as the text of a heredoc is, from the line after the one that opens it
    examples = path |> File.read!() |> Example.all(2, path)

    numbered(Enum.map(examples, &{path, &1}), fn path, n -> "#{path} (#{n})" end, fn example ->
      {Code.test(example, %{module: module, import: nil, file: path, inspect_opts: inspect_opts(opts)}),
       tags(example, path, opts)}
    end)
  end

  defp numbered(examples, name, compile) do
    for {{documented, example}, n} <- Enum.with_index(examples, 1) do
      {test, tags} = compile.(example)
      {name.(documented, n), test, tags}
    end
  end

  defp inspect_opts(opts), do: Keyword.get(opts, :inspect_opts, [])

  defp tags(example, documented, opts) do
    [doctest: documented, doctest_line: example.line, doctest_data: %{end_line: example.end_line}] ++
      List.wrap(opts[:tags])
  end

  @doc false
  defdelegate __test__(value, expected, report), to: ExUnit.DocTest.Check, as: :value

  @doc false
  defdelegate __inspect__(value, expected, opts, report), to: ExUnit.DocTest.Check, as: :inspected

  @doc false
  defdelegate __error__(fun, message, exception, report), to: ExUnit.DocTest.Check, as: :error
end
