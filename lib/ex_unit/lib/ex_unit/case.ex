defmodule ExUnit.Case do
  @moduledoc """
  Turns a module into a test case.

      defmodule AssertionTest do
        use ExUnit.Case, async: true

        test "always pass" do
          assert true
        end
      end

  ## Options

    * `:async` - whether the module may run at the same time as other asynchronous ones; `false` by default. The tests of one module
      always run one after the other.
    * `:group` - asynchronous modules of one group do not run at the same time
    * `:parameterize` - a list of maps: the module runs once for each, with the map merged into the context
    * `:register` - when `false`, the module is not run by itself, only by `ExUnit.run/1`

  ## Context and tags

  Every test may take the context, a map with what `setup` and `setup_all` returned and with the tags of the test:

      @tag cd: "fixtures"
      test "reads UTF-8 fixtures", %{cd: cd} do
        File.cd!(cd)
      end

  Tags are given by `@tag` for the next test, `@describetag` for the tests of a `describe` block and `@moduletag` for those of the module, each as
  `:key` (which means `true`), `key: value` or a list; the nearest one wins. ExUnit itself sets `:module`, `:file`, `:line`, `:test`,
  `:async`, `:registered`, `:describe`, `:describe_line`, `:test_type` and `:test_pid`, and understands

    * `:capture_log` - `true` or options of `ExUnit.CaptureLog`: what is logged is shown only when the test fails
    * `:skip` - `true` or a reason: the test does not run
    * `:timeout` - milliseconds the test may take, or `:infinity`; 60 seconds by default
    * `:tmp_dir` - `true` or a path: an empty directory is made for the test and its path put in the context

  Tags are also what filters choose by, see `ExUnit.configure/1`.

  ## Process architecture

  Each test runs in a new process, as does `setup_all` for its module. What `on_exit/2` registers runs in yet another one, after the process of the
  test has ended.
  """

  alias ExUnit.Case.Registration

  @type env :: module | Macro.Env.t()
  @type register_attribute_opts :: [persist: boolean, accumulate: boolean]

  @doc false
  defmacro __using__(opts) do
    quote do
      ExUnit.Case.__register__(__MODULE__, unquote(opts))

      import ExUnit.Callbacks
      import ExUnit.Assertions
      import ExUnit.Case, only: [describe: 2, test: 1, test: 2, test: 3]
      import ExUnit.DocTest
    end
  end

  @doc false
  def __register__(module, opts), do: Registration.open(module, opts)

  @doc """
  Defines a test, with a pattern for the context and a block.

  ## Examples

      test "true is equal to true" do
        assert true == true
      end

      test "knows its line", %{line: line} do
        assert is_integer(line)
      end
  """
  defmacro test(message, var \\ quote(do: _), contents) do
    if not is_tuple(var) do
      IO.warn(
        "test context is always a map. The pattern #{inspect(Macro.to_string(var))} will never match",
        Macro.Env.stacktrace(__CALLER__)
      )
    end

    quote bind_quoted: [
            var: Macro.escape(var, unquote: true),
            contents: Macro.escape(body(contents), unquote: true),
            message: message,
            line: __CALLER__.line
          ] do
      name = ExUnit.Case.register_test(__MODULE__, __ENV__.file, line, :test, message, [])
      def unquote(name)(unquote(var)), do: unquote(contents)
    end
  end

  # The value of a test means nothing, and its last call shall be seen in stacktraces.
  defp body(do: block) do
    quote do
      unquote(block)
      :ok
    end
  end

  defp body(clauses) do
    quote do
      try(unquote(clauses))
      :ok
    end
  end

  @doc """
  Defines a test that is not written yet, and fails. It is tagged `:not_implemented`.

  ## Examples

      test "this will be a test in future"
  """
  defmacro test(message) do
    quote bind_quoted: [message: message, line: __CALLER__.line] do
      name = ExUnit.Case.register_test(__MODULE__, __ENV__.file, line, :test, message, [:not_implemented])
      def unquote(name)(_), do: ExUnit.Case.__not_implemented__()
    end
  end

  @doc false
  # There is no code to point at.
  def __not_implemented__, do: :erlang.raise(:error, ExUnit.AssertionError.exception(message: "Not implemented"), [])

  @doc """
  Groups tests under a name, with callbacks and tags of their own. Blocks cannot be nested.

  ## Examples

      describe "String.downcase/1" do
        setup :words

        test "with ascii", %{word: word} do
          assert String.downcase(word) == "hello"
        end
      end
  """
  @doc since: "1.3.0"
  defmacro describe(message, do: block) do
    quote do
      ExUnit.Callbacks.__describe__(__MODULE__, __ENV__.line, unquote(message))
      ExUnit.Case.__open_describe__(__MODULE__)

      try do
        unquote(block)
      after
        ExUnit.Case.__close_describe__(__MODULE__)
        ExUnit.Callbacks.__close_describe__(__MODULE__)
      end
    end
  end

  @doc false
  def __open_describe__(module), do: Registration.open_describe(module)

  @doc false
  def __close_describe__(module), do: Registration.close_describe(module)

  @doc false
  defmacro __before_compile__(env), do: Registration.compile(env)

  @doc false
  def __after_compile__(env, _binary), do: Registration.run_later(env.module)

  @doc false
  @deprecated "Use register_test/6 instead"
  def register_test(%{module: module, file: file, line: line}, test_type, name, tags) do
    register_test(module, file, line, test_type, name, tags)
  end

  @doc """
  Registers a function as a test of `module`, for libraries that define tests of other kinds, and returns the name it must have.

  The function takes the context. Tags and registered attributes that are set go with the test.

  ## Examples

      defmacro property(message, do: block) do
        quote bind_quoted: [message: message, block: Macro.escape(block, unquote: true)] do
          name = ExUnit.Case.register_test(__MODULE__, __ENV__.file, __ENV__.line, :property, message, [:property])
          def unquote(name)(_context), do: unquote(block)
        end
      end
  """
  @doc since: "1.11.0"
  @spec register_test(module, Path.t(), pos_integer, atom, String.t() | atom, [atom | {atom, term}]) :: atom
  def register_test(module, file, line, test_type, name, tags),
    do: Registration.add_test(module, file, line, test_type, name, tags)

  @doc """
  Registers an attribute whose value for each test is put in `context.registered`. It is reset after each test.

  The option `:accumulate` makes it a list of all values given.

  ## Examples

      ExUnit.Case.register_attribute(__MODULE__, :fixtures, accumulate: true)

      @fixtures :user
      test "using custom attributes", context do
        assert context.registered.fixtures == [:user]
      end
  """
  @doc since: "1.3.0"
  @spec register_attribute(env, atom, register_attribute_opts) :: :ok
  def register_attribute(env, name, opts \\ []), do: Registration.add_attribute(env, :test, name, opts)

  @doc """
  Registers an attribute as `register_attribute/3` does, which is reset after each `describe` block.

  ## Examples

      ExUnit.Case.register_describe_attribute(__MODULE__, :describe_fixtures, accumulate: true)
  """
  @doc since: "1.10.0"
  @spec register_describe_attribute(env, atom, register_attribute_opts) :: :ok
  def register_describe_attribute(env, name, opts \\ []), do: Registration.add_attribute(env, :describe, name, opts)

  @doc """
  Registers an attribute as `register_attribute/3` does, which keeps its value for all tests of the module.

  ## Examples

      ExUnit.Case.register_module_attribute(__MODULE__, :module_fixtures, accumulate: true)
  """
  @doc since: "1.10.0"
  @spec register_module_attribute(env, atom, register_attribute_opts) :: :ok
  def register_module_attribute(env, name, opts \\ []), do: Registration.add_attribute(env, :module, name, opts)

  @doc """
  The test of the module that was registered last, or `nil`. For use while the module is compiled.

  ## Examples

      ExUnit.Case.get_last_registered_test(__MODULE__)
  """
  @doc since: "1.15.0"
  @spec get_last_registered_test(env) :: ExUnit.Test.t() | nil
  def get_last_registered_test(%{module: module}), do: get_last_registered_test(module)
  def get_last_registered_test(module) when is_atom(module), do: Registration.last_test(module)
end
