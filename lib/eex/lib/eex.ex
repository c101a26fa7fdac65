defmodule EEx do
  @moduledoc ~S"""
  Embedded Elixir: templates with code in them.

      iex> EEx.eval_string("Hello, <%= name %>!", name: "world")
      "Hello, world!"

  ## Tags

    * `<% code %>` - evaluates
    * `<%= code %>` - evaluates and writes the result, as `to_string/1` makes it
    * `<%% text` - writes `<% text`
    * `<%!-- comment --%>` - leaves out
    * `<%| code %>` and `<%/ code %>` - are for engines that know what to do with them

  A block goes from the tag with its `do` or `fn ->` to the one with its `end`; one that is to be written begins with `<%=`:

      <%= if admin? do %>
        Admin
      <% else %>
        User
      <% end %>

  ## Options

  The functions here take these options:

    * `:file` - the name of the template for errors. Default: the file that is read, or `"nofile"`
    * `:line` - the number of the first line. Default: `1`
    * `:indentation` - how many columns the template is indented by in its file. Default: `0`
    * `:trim` - leaves nothing of lines that hold nothing but tags. Default: `false`
    * `:engine` - the module that makes the code. Default: `EEx.SmartEngine`
    * `:parser_options` - options for parsing the code, as `Code.string_to_quoted/2` takes them

  Engines get all options, and may have some of their own.

  ## Macros

  `function_from_string/5` and `function_from_file/5` make a function of a template when the module around them is
  compiled: the fastest way.
  """

  @type line :: non_neg_integer
  @type column :: non_neg_integer
  @typedoc "What follows `<%` in a tag."
  @type marker :: [?=] | [?/] | [?|] | []
  @type metadata :: %{column: column, line: line}

  @typedoc "A token of `tokenize/2`."
  @type token ::
          {:comment, charlist, metadata}
          | {:text, charlist, metadata}
          | {:expr | :start_expr | :middle_expr | :end_expr, marker, charlist, metadata}
          | {:eof, metadata}

  @typedoc "Options of `tokenize/2`."
  @type tokenize_opt ::
          {:file, binary}
          | {:line, line}
          | {:column, column}
          | {:indentation, non_neg_integer}
          | {:trim, boolean}

  @typedoc "Options of the functions that compile."
  @type compile_opt ::
          tokenize_opt
          | {:engine, module}
          | {:parser_options, keyword}
          | {atom, term}

  @doc ~S"""
  Defines a function of a template, with arguments of these names.

  ## Examples

      iex> defmodule Sample do
      ...>   require EEx
      ...>   EEx.function_from_string(:def, :sum, "<%= a + b %>", [:a, :b])
      ...> end
      iex> Sample.sum(1, 2)
      "3"
  """
  defmacro function_from_string(kind, name, template, args \\ [], options \\ []) do
    quote bind_quoted: [kind: kind, name: name, template: template, args: args, options: options] do
      options = Keyword.merge([file: __ENV__.file, line: __ENV__.line], options)
      args = Enum.map(args, fn arg -> {arg, [line: options[:line]], nil} end)
      compiled = EEx.compile_string(template, options)

      case kind do
        :def -> def unquote(name)(unquote_splicing(args)), do: unquote(compiled)
        :defp -> defp unquote(name)(unquote_splicing(args)), do: unquote(compiled)
      end
    end
  end

  @doc ~S"""
  Defines a function of a template in a file, with arguments of these names.

  The module is compiled again when the file changes.

  ## Examples

      defmodule Pages do
        require EEx
        EEx.function_from_file(:def, :index, "templates/index.eex", [:assigns])
      end

      Pages.index(title: "Start")
  """
  defmacro function_from_file(kind, name, file, args \\ [], options \\ []) do
    quote bind_quoted: [kind: kind, name: name, file: file, args: args, options: options] do
      options = Keyword.merge([file: IO.chardata_to_string(file), line: 1], options)
      args = Enum.map(args, fn arg -> {arg, [line: options[:line]], nil} end)
      compiled = EEx.compile_file(file, options)
      @external_resource file
      @file file

      case kind do
        :def -> def unquote(name)(unquote_splicing(args)), do: unquote(compiled)
        :defp -> defp unquote(name)(unquote_splicing(args)), do: unquote(compiled)
      end
    end
  end

  @doc ~S"""
  Compiles a template to a quoted expression.

  Raises `EEx.SyntaxError` for wrong tags and what `Code.string_to_quoted!/2` raises for wrong code.

  ## Examples

      iex> EEx.compile_string("<%= a + b %>") |> Code.eval_quoted(a: 1, b: 2) |> elem(0)
      "3"
  """
  @spec compile_string(String.t(), [compile_opt]) :: Macro.t()
  def compile_string(source, options \\ []) when is_binary(source) and is_list(options) do
    EEx.Compiler.compile(source, options)
  end

  @doc ~S"""
  Compiles the template in a file to a quoted expression.

  ## Examples

      EEx.compile_file("sample.eex") |> Code.eval_quoted(a: 1, b: 2)
  """
  @spec compile_file(Path.t(), [compile_opt]) :: Macro.t()
  def compile_file(filename, options \\ []) when is_list(options) do
    filename = IO.chardata_to_string(filename)
    filename |> File.read!() |> compile_string(Keyword.merge([file: filename, line: 1], options))
  end

  @doc ~S"""
  Evaluates a template with a binding.

  ## Examples

      iex> EEx.eval_string("foo <%= bar %>", bar: "baz")
      "foo baz"
      iex> EEx.eval_string("<%= for x <- list do %>[<%= x %>]<% end %>", list: [1, 2])
      "[1][2]"
  """
  @spec eval_string(String.t(), keyword, [compile_opt]) :: String.t()
  def eval_string(source, bindings \\ [], options \\ [])
      when is_binary(source) and is_list(bindings) and is_list(options) do
    source |> compile_string(options) |> evaluate(bindings, options)
  end

  @doc ~S"""
  Evaluates the template in a file with a binding.

  ## Examples

      EEx.eval_file("sample.eex", bar: "baz")
  """
  @spec eval_file(Path.t(), keyword, [compile_opt]) :: String.t()
  def eval_file(filename, bindings \\ [], options \\ []) when is_list(bindings) and is_list(options) do
    filename = IO.chardata_to_string(filename)
    options = Keyword.put_new(options, :file, filename)
    filename |> compile_file(options) |> evaluate(bindings, options)
  end

  defp evaluate(compiled, bindings, options) do
    {result, _binding} = Code.eval_quoted(compiled, bindings, options)
    result
  end

  @doc ~S"""
  Splits a template into tokens.

  ## Examples

      iex> EEx.tokenize("foo")
      {:ok, [{:text, ~c"foo", %{column: 1, line: 1}}, {:eof, %{column: 4, line: 1}}]}

      iex> {:error, message, %{line: 1, column: 1}} = EEx.tokenize("<%= foo")
      iex> message |> String.split("\n") |> hd()
      "expected closing '%>' for EEx expression"
  """
  @doc since: "1.14.0"
  @spec tokenize([char] | String.t(), [tokenize_opt]) :: {:ok, [token]} | {:error, String.t(), metadata}
  def tokenize(contents, opts \\ []) do
    EEx.Compiler.tokenize(contents, opts)
  end
end
