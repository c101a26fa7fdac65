defmodule ExUnit do
  @moduledoc """
  The unit tests of Elixir.

      # assertion_test.exs
      ExUnit.start()

      defmodule AssertionTest do
        use ExUnit.Case, async: true

        test "the truth" do
          assert true
        end
      end

  `elixir assertion_test.exs` runs the tests of the file when the script ends, and exits with status 2 if any failed. `mix test` does so for a project.

  See `ExUnit.Case` for tests and tags, `ExUnit.Callbacks` for what runs around them, `ExUnit.Assertions` for assertions, `ExUnit.CaseTemplate` for
  callbacks shared between modules, `ExUnit.DocTest` for examples in documentation, and `ExUnit.CaptureIO` and `ExUnit.CaptureLog` for output.
  """

  use Application

  alias ExUnit.{Runner, Server}

  @typedoc """
  How a test ended: `nil` when it passed (or did not run yet), else failed with its failures, skipped or excluded with the reason, or invalid
  with the module whose `setup_all` failed.
  """
  @type state ::
          nil
          | {:excluded, binary}
          | {:failed, failed}
          | {:invalid, ExUnit.TestModule.t()}
          | {:skipped, binary}

  @typedoc "Failures: kind, reason and stacktrace of each."
  @type failed :: [{Exception.kind(), reason :: term, Exception.stacktrace()}]

  @typedoc "What a run counted."
  @type suite_result :: %{
          excluded: non_neg_integer,
          failures: non_neg_integer,
          skipped: non_neg_integer,
          total: non_neg_integer
        }

  @type test_id :: {module, name :: atom}

  @typedoc "The options of `configure/1`."
  @type configure_opts :: keyword

  @doc false
  @impl true
  def start(_type, []) do
    Supervisor.start_link([Server, ExUnit.CaptureServer], strategy: :one_for_one, name: ExUnit.Supervisor)
  end

  @doc """
  Starts ExUnit, and has the tests run when the system ends by itself.

  The options are those of `configure/1`, and `:autorun`: with `false` nothing runs until `run/1` is called.

  ## Examples

      ExUnit.start(exclude: [:slow], max_failures: 10)
  """
  @spec start(keyword) :: :ok
  def start(options \\ []) do
    {:ok, _} = Application.ensure_all_started(:ex_unit)
    configure(Keyword.merge(generated(options), options))

    if Application.fetch_env!(:ex_unit, :autorun) do
      # only one start arranges for the run
      Application.put_env(:ex_unit, :autorun, false)
      System.at_exit(&autorun/1)
    end

    :ok
  end

  # What is not configured is chosen now, so that everybody finds the same.
  defp generated(options) do
    [seed: fn -> :rand.uniform(1_000_000) - 1 end, max_cases: fn -> System.schedulers_online() * 2 end]
    |> Enum.reject(fn {key, _} -> Keyword.has_key?(options, key) or Application.get_env(:ex_unit, key) != nil end)
    |> Enum.map(fn {key, generate} -> {key, generate.()} end)
  end

  # A script that failed already has its own status.
  defp autorun(0) do
    load_us = Server.modules_loaded(false)
    %{failures: failures} = Runner.run(configuration(), load_us)
    if failures > 0, do: System.at_exit(fn _ -> exit({:shutdown, Application.fetch_env!(:ex_unit, :exit_status)}) end)
  end

  defp autorun(_status), do: :ok

  @doc """
  Sets options.

  ## Options

    * `:assert_receive_timeout` - milliseconds `assert_receive` waits; 100 by default
    * `:refute_receive_timeout` - milliseconds `refute_receive` waits; 100 by default
    * `:autorun` - whether tests run when the system ends; `true` by default
    * `:capture_log` - captures what tests log and shows it when they fail, see `ExUnit.Case`
    * `:colors` - a keyword list of colours (as atoms or lists that `IO.ANSI.format/2` takes): `:enabled`, `:success`, `:invalid`, `:skipped`,
      `:failure`, `:error_info`, `:extra_info`, `:location_info`, `:diff_insert`, `:diff_insert_whitespace`, `:diff_delete`, `:diff_delete_whitespace`
    * `:exclude`, `:include` - the filters, see `ExUnit.Filters`
    * `:exit_status` - the status of the system when tests failed; 2 by default
    * `:failures_manifest_path` - the file that keeps which tests failed
    * `:formatters` - the formatters, see `ExUnit.Formatter`
    * `:max_cases` - how many asynchronous modules run at a time; twice the cores by default
    * `:max_failures` - the run stops when so many tests have failed
    * `:only_test_ids` - a set of `{module, name}` to run
    * `:rand_algorithm` - the algorithm of `:rand` for the order of tests and for their random numbers; `:exsss` by default
    * `:repeat_until_failure` - how often a run without failures is repeated
    * `:seed` - the seed of random order; 0 keeps the order of definition
    * `:slowest`, `:slowest_modules` - how many of the slowest are printed
    * `:stacktrace_depth` - how many frames stacktraces may have; 20 by default
    * `:timeout` - milliseconds a test may take; 60,000 by default
    * `:trace` - prints each test with its time, one at a time, without timeouts

  ## Examples

      ExUnit.configure(exclude: [:slow])
  """
  @spec configure(configure_opts) :: :ok
  def configure(options), do: Enum.each(options, fn {key, value} -> Application.put_env(:ex_unit, key, value) end)

  @doc """
  The current options.

      iex> ExUnit.configuration()[:exit_status]
      2
  """
  @spec configuration :: keyword
  def configuration, do: Application.get_all_env(:ex_unit)

  @doc """
  The plural of a word in reports: what `plural_rule/2` set, or the word with an s.

      iex> ExUnit.plural_rule("test")
      "tests"
  """
  @spec plural_rule(binary) :: binary
  def plural_rule(word) when is_binary(word) do
    :ex_unit |> Application.get_env(:plural_rules, %{}) |> Map.get(word, word <> "s")
  end

  @doc """
  Sets the plural of a word in reports, such as the type of a test.

  ## Examples

      ExUnit.plural_rule("property", "properties")
  """
  @spec plural_rule(binary, binary) :: :ok
  def plural_rule(word, plural) when is_binary(word) and is_binary(plural) do
    rules = Application.get_env(:ex_unit, :plural_rules, %{})
    configure(plural_rules: Map.put(rules, word, plural))
  end

  @doc """
  Runs the tests that are loaded, and those of `additional_modules` even if they ran before. Gives the counters.

  ## Examples

      ExUnit.start(autorun: false)
      ExUnit.run([MyTest])
  """
  @spec run([module]) :: suite_result
  def run(additional_modules \\ []) do
    for module <- additional_modules do
      if !(Code.ensure_loaded?(module) and function_exported?(module, :__ex_unit__, 0)) do
        raise ArgumentError, "#{inspect(module)} is not a ExUnit.Case module"
      end

      Server.add_module(module, module.__ex_unit__(:config))
    end

    _ = Server.modules_loaded(additional_modules != [])
    Runner.run(configuration(), nil)
  end

  @doc """
  Starts to run asynchronous tests while others are still being loaded. Gives a task for `await_run/1`.

  ## Examples

      task = ExUnit.async_run()
      Kernel.ParallelCompiler.require(files)
      ExUnit.await_run(task)
  """
  @doc since: "1.12.0"
  @spec async_run :: Task.t()
  def async_run, do: Task.async(fn -> Runner.run(configuration(), nil) end)

  @doc """
  Says that all tests are loaded, and waits for the run started by `async_run/0`. Gives the counters.

  ## Examples

      ExUnit.await_run(task)
  """
  @doc since: "1.12.0"
  @spec await_run(Task.t()) :: suite_result
  def await_run(task) do
    Server.modules_loaded(false)
    Task.await(task, :infinity)
  end

  @doc """
  Sets a function to call with the counters when a run has ended. The one set last is called first.

  ## Examples

      ExUnit.after_suite(fn %{failures: failures} -> IO.puts("\#{failures} failed") end)
  """
  @doc since: "1.8.0"
  @spec after_suite((suite_result -> any)) :: :ok
  def after_suite(function) when is_function(function, 1) do
    configure(after_suite: [function | Application.get_env(:ex_unit, :after_suite, [])])
  end

  @doc """
  The supervisor of what the calling test started by `ExUnit.Callbacks.start_supervised/2`; it is started if need be.

  `:error` when the calling process is not a test.

  ## Examples

      {:ok, supervisor} = ExUnit.fetch_test_supervisor()
  """
  @doc since: "1.11.0"
  @spec fetch_test_supervisor :: {:ok, pid} | :error
  def fetch_test_supervisor, do: ExUnit.Callbacks.__supervisor__()
end
