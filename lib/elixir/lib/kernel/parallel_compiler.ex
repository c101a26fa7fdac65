defmodule Kernel.ParallelCompiler do
  @moduledoc """
  Compiles or requires many files at once.

  Each file has a process of its own. One that needs a module which is not there yet waits until another file has defined it, so the
  order of the files does not matter. If all that are left wait for each other, the compilation ends with an error that says who waits for whom.
  """

  alias Kernel.ParallelCompiler.{Coordinator, Tasks}

  @typedoc "What there is to say beside errors, with the option `:return_diagnostics`."
  @type info :: %{
          runtime_warnings: [Code.diagnostic(:warning)],
          compile_warnings: [Code.diagnostic(:warning)]
        }

  @typedoc "A warning as it is given without the option `:return_diagnostics`."
  @type warning :: {file :: Path.t(), Code.position(), message :: String.t()}

  @typedoc "An error as it is given without the option `:return_diagnostics`."
  @type error :: {file :: Path.t(), Code.position(), message :: String.t()}

  @typedoc "Options of `compile/2` and `compile_to_path/3`."
  @type compile_opts :: [
          after_compile: (-> term),
          each_file: (Path.t() -> term),
          each_long_compilation: (Path.t() -> term) | (Path.t(), pid -> term),
          each_long_verification: (module -> term) | (module, pid -> term),
          each_module: (Path.t(), module, module_code :: binary -> term),
          each_cycle: ([module], [Code.diagnostic(:warning)] ->
                         {:compile, [module], [Code.diagnostic(:warning)]}
                         | {:runtime, [module], [Code.diagnostic(:warning)]}),
          long_compilation_threshold: pos_integer,
          long_verification_threshold: pos_integer,
          verification: boolean,
          profile: :time,
          dest: Path.t(),
          beam_timestamp: term,
          return_diagnostics: boolean,
          max_concurrency: pos_integer
        ]

  @typedoc "Options of `require/2`."
  @type require_opts :: [
          each_file: (Path.t() -> term),
          each_module: (Path.t(), module, module_code :: binary -> term),
          max_concurrency: pos_integer,
          return_diagnostics: boolean
        ]

  @doc """
  Compiles files. The modules are loaded and not written anywhere.

  Gives `{:ok, modules, info}` or `{:error, errors, info}`. Without the option `return_diagnostics: true`, `info` is a list of warnings,
  and errors and warnings are `{file, position, message}`.

  Options:

    * `:each_file` is called with a file (and, if it takes two arguments, its process) when it is compiled
    * `:each_module` is called with file, module and object code when a module is compiled
    * `:each_long_compilation` is called with a file (and its process) that takes longer than `:long_compilation_threshold` seconds, by default 10;
      `:each_long_verification` and `:long_verification_threshold` are the same for the checks at the end
    * `:each_cycle` is called without arguments when no file is left. It gives `{:compile, more_files, warnings}` to go on or
      `{:runtime, modules, warnings}` to end
    * `:after_compile` is called without arguments when everything is compiled and before it is checked
    * `:verification` set to `false` leaves out the checks of calls between modules
    * `:profile` set to `:time` prints how long files take
    * `:dest` is the directory that compiled modules are thought of as being in
    * `:beam_timestamp` is the time given to the files that are written
    * `:max_concurrency` is how many files are compiled at once, by default the number of cores but at least two

  ## Examples

      iex> Kernel.ParallelCompiler.compile([])
      {:ok, [], []}
  """
  @doc since: "1.6.0"
  @spec compile([Path.t()], compile_opts) :: {:ok, [module], [warning] | info} | {:error, [error] | [Code.diagnostic(:error)], [warning] | info}
  def compile(files, options \\ []) when is_list(options), do: Coordinator.run(files, :compile, options)

  @doc """
  Compiles files and writes the modules to a directory; see `compile/2`.
  """
  @doc since: "1.6.0"
  @spec compile_to_path([Path.t()], Path.t(), compile_opts) ::
          {:ok, [module], [warning] | info} | {:error, [error] | [Code.diagnostic(:error)], [warning] | info}
  def compile_to_path(files, path, options \\ []) when is_binary(path) and is_list(options),
    do: Coordinator.run(files, {:compile, path}, options)

  @doc """
  Requires files, as `Code.require_file/2` does: those that were required before are left out. Options and value are those of `compile/2`.
  """
  @doc since: "1.6.0"
  @spec require([Path.t()], require_opts) :: {:ok, [module], [warning] | info} | {:error, [error] | [Code.diagnostic(:error)], [warning] | info}
  def require(files, options \\ []) when is_list(options), do: Coordinator.run(files, :require, options)

  @doc """
  Calls a function with each element, each in a process of its own, while a file is compiled; gives the values in order.

  The processes may wait for modules as that of the file does. Raises `ArgumentError` where no file is being compiled in parallel.
  """
  @doc since: "1.16.0"
  @spec pmap(Enumerable.t(), (term -> term)) :: [term]
  def pmap(collection, fun) when is_function(fun, 1), do: Tasks.map(collection, fun)

  @doc """
  Starts a task that may wait for modules as the file that is being compiled does.
  """
  @deprecated "Use `pmap/2` instead"
  @spec async((-> term)) :: Task.t()
  def async(fun) when is_function(fun, 0), do: Tasks.async(fun)

  @doc false
  @deprecated "Use Kernel.ParallelCompiler.compile/2 instead"
  def files(files, options \\ []) when is_list(options) do
    case compile(files, options) do
      {:ok, modules, _} -> modules
      {:error, _, _} -> exit({:shutdown, 1})
    end
  end

  @doc false
  @deprecated "Use Kernel.ParallelCompiler.compile_to_path/2 instead"
  def files_to_path(files, path, options \\ []) when is_binary(path) and is_list(options) do
    case compile_to_path(files, path, options) do
      {:ok, modules, _} -> modules
      {:error, _, _} -> exit({:shutdown, 1})
    end
  end
end
