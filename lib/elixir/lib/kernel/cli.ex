defmodule Kernel.CLI do
  # The command line of `elixir` and `elixirc`. This module is on the way of every start, so it names others only where they are
  # needed: Kernel.CLI.Usage, Kernel.CLI.Compile, Kernel.CLI.Report.
  #
  # The program runs in a process of its own. When it ends, the functions of `System.at_exit/1` are called and the system halts, unless
  # `--no-halt` was given.
  @moduledoc false

  @standalone ["-h", "--help", "-v", "--version", "--short-version"]

  @doc """
  Runs a command line, a list of binaries. With `"+elixirc"` in front it is that of `elixirc`.
  """
  def main(argv) do
    {config, argv} = parse_argv(argv)
    :elixir_config.put(:argv, argv)
    :elixir_config.put(:no_halt, config.no_halt)

    run(fn _status ->
      case process_commands(config) do
        [] -> :ok
        errors -> fail(errors)
      end
    end)
  end

  @doc """
  Calls a function in a process of its own, which ends the system when it is done; see `main/1`.
  """
  def run(fun) do
    {how, status} = exec(fun, {:ok, 0})
    if how == :ok and :elixir_config.get(:no_halt, false), do: :timer.sleep(:infinity), else: halt(status)
  end

  # Where the system has been told to stop already, it does that in order and with the status it was told.
  defp halt(status) do
    status = at_exit(status)

    case :init.get_status() do
      {:stopping, _} ->
        :timer.sleep(:infinity)

      _ ->
        :logger_server.flush()
        :erlang.halt(status)
    end
  end

  # Hooks may add hooks.
  defp at_exit(status) do
    case :elixir_config.get_and_put(:at_exit, []) do
      [] -> status
      hooks -> at_exit(:lists.foldl(&run_hook/2, status, hooks))
    end
  end

  defp run_hook(hook, status), do: elem(exec(hook, {:ok, status}), 1)

  # {:ok | :shutdown, status}
  defp exec(fun, {_, status}) do
    parent = self()

    {pid, ref} =
      :erlang.spawn_monitor(fn ->
        result = guarded(fun, status)
        send(parent, {self(), result})
        exit(:shutdown)
      end)

    receive do
      {^pid, result} ->
        :erlang.demonitor(ref, [:flush])
        result

      {:DOWN, ^ref, _, _, reason} ->
        print_error({:EXIT, pid}, reason, [])
        {:shutdown, 1}
    end
  end

  defp guarded(fun, status) do
    try do
      fun.(status)
      {:ok, status}
    catch
      :exit, reason when reason in [:normal, :shutdown] ->
        {:shutdown, 0}

      :exit, {:shutdown, code} ->
        {:shutdown, if(is_integer(code), do: code, else: 0)}

      kind, reason ->
        print_error(kind, reason, __STACKTRACE__)
        {:shutdown, 1}
    end
  end

  defp print_error(kind, reason, stacktrace), do: IO.write(:stderr, format_error(kind, reason, stacktrace))

  @doc """
  The text about an error that nobody has handled, without what the compiler itself was doing.
  """
  def format_error(kind, reason, stacktrace), do: Kernel.CLI.Report.format(kind, reason, stacktrace)

  defp fail(errors) do
    Enum.each(errors, &IO.puts(:stderr, &1))
    exit({:shutdown, 1})
  end

  ## Parsing

  @doc """
  What is to be done, and the arguments of the program.
  """
  def parse_argv(argv)

  def parse_argv(["+elixirc" | args]), do: Kernel.CLI.Compile.parse(args, new())
  def parse_argv([]), do: {%{new() | commands: [:usage]}, []}

  def parse_argv(argv) do
    {config, argv} = parse(argv, new(), false)
    {%{config | commands: :lists.reverse(config.commands)}, argv}
  end

  defp new do
    %{
      commands: [],
      no_halt: false,
      node: nil,
      cookie: nil,
      hidden: false,
      output: ".",
      patterns: [],
      compiler_options: [],
      verbose: false,
      profile: nil,
      warnings_as_errors: false
    }
  end

  defp add(config, command), do: %{config | commands: [command | config.commands]}

  # `program?` tells that there is something to evaluate, so that no file is asked for.
  defp parse([option | rest], config, program?) when option in @standalone do
    others? = rest != [] or program? or config.commands != []
    config = add(config, {:standalone, option, others?})
    if others?, do: {config, []}, else: {config, rest}
  end

  defp parse(["--" | argv], config, _program?), do: {config, argv}
  defp parse(["-e", code | rest], config, _program?), do: parse(rest, add(config, {:eval, code}), true)
  defp parse(["--eval", code | rest], config, _program?), do: parse(rest, add(config, {:eval, code}), true)
  defp parse(["--rpc-eval", node, code | rest], config, _), do: parse(rest, add(config, {:rpc_eval, node, code}), true)

  defp parse(["--rpc-eval" | _], config, _program?),
    do: {add(config, {:error, "--rpc-eval : wrong number of arguments"}), []}

  defp parse(["-S", script | argv], config, _program?), do: {add(config, {:script, script}), argv}
  defp parse(["-", "--" | argv], config, false), do: {add(config, :standard_input), argv}
  defp parse(["-" | argv], config, false), do: {add(config, :standard_input), argv}

  defp parse(args, config, program?) do
    case shared(args, config) do
      {:ok, rest, config} -> parse(rest, config, program?)
      :error -> parse_program(args, config, program?)
    end
  end

  defp parse_program([], config, _program?), do: {config, []}
  defp parse_program(argv, config, true), do: {config, argv}
  defp parse_program([file | argv], config, false), do: {add(config, {:file, file}), argv}

  @doc """
  Takes an option that `elixir` and `elixirc` have in common from a command line: `{:ok, rest, config}` or `:error`.
  """
  def shared(args, config)
  def shared(["-r", pattern | rest], config), do: {:ok, rest, add(config, {:require, "-r", pattern})}
  def shared(["--require", pattern | rest], config), do: {:ok, rest, add(config, {:require, "--require", pattern})}
  def shared(["-pr", pattern | rest], config), do: {:ok, rest, add(config, {:parallel_require, "-pr", pattern})}
  def shared(["-pa", path | rest], config), do: {:ok, rest, code_path(&Code.prepend_path/1, path, config)}
  def shared(["-pz", path | rest], config), do: {:ok, rest, code_path(&Code.append_path/1, path, config)}
  def shared(["--no-halt" | rest], config), do: {:ok, rest, %{config | no_halt: true}}
  def shared(["--color" | rest], config), do: {:ok, rest, ansi(true, config)}
  def shared(["--no-color" | rest], config), do: {:ok, rest, ansi(false, config)}
  def shared(["--name", name | rest], config), do: {:ok, rest, %{config | node: {name, :longnames}}}
  def shared(["--sname", name | rest], config), do: {:ok, rest, %{config | node: {name, :shortnames}}}
  def shared(["--cookie", cookie | rest], config), do: {:ok, rest, %{config | cookie: cookie}}
  def shared(["--hidden" | rest], config), do: {:ok, rest, %{config | hidden: true}}
  def shared(["--logger-otp-reports", value | rest], config), do: logger_option(:handle_otp_reports, value, rest, config)
  def shared(["--logger-sasl-reports", value | rest], config), do: logger_option(:handle_sasl_reports, value, rest, config)

  # What is said to the runtime of OTP has no meaning for this one.
  def shared([option, _value | rest], config) when option in ["--erl", "--erl-config", "--vm-args", "--boot"],
    do: {:ok, rest, config}

  def shared(["--boot-var", _name, _value | rest], config), do: {:ok, rest, config}
  def shared(["--pipe-to", _pipes, _logs | rest], config), do: {:ok, rest, config}
  def shared(_args, _config), do: :error

  defp code_path(add, path, config) do
    path = Path.expand(path)

    case Path.wildcard(path) do
      [] -> add.(path)
      paths -> Enum.each(paths, add)
    end

    config
  end

  defp ansi(enabled?, config) do
    :application.set_env(:elixir, :ansi_enabled, enabled?)
    config
  end

  defp logger_option(key, value, rest, config) when value in ["true", "false"] do
    :application.set_env(:logger, key, value == "true")
    {:ok, rest, config}
  end

  defp logger_option(_key, _value, rest, config), do: {:ok, rest, config}

  ## Commands

  @doc """
  Does what was parsed; gives the messages about what could not be done.
  """
  def process_commands(config) do
    if config.node, do: Kernel.CLI.Distribution.start(config)
    results = :lists.map(&process/1, config.commands)
    for {:error, message} <- results, do: message
  end

  defp process({:file, file}) do
    if File.regular?(file), do: require_file(file), else: {:error, "No file named #{file}"}
  end

  defp process({:eval, code}) do
    Code.eval_string(code, [])
    :ok
  end

  defp process(:standard_input) do
    case IO.read(:stdio, :eof) do
      text when is_binary(text) -> Code.compile_string(text, "stdin")
      _ -> []
    end

    :ok
  end

  defp process({:script, name}) do
    case System.find_executable(name) do
      nil -> {:error, "-S : Could not find executable #{name}"}
      path -> require_file(path)
    end
  end

  defp process({:require, option, pattern}) do
    with {:ok, files} <- files(option, pattern), do: Enum.each(files, &require_file/1)
  end

  defp process({:parallel_require, option, pattern}) do
    with {:ok, files} <- files(option, pattern),
         {:error, _, _} <- Kernel.ParallelCompiler.require(files, return_diagnostics: true) do
      exit({:shutdown, 1})
    end
  end

  defp process({:standalone, option, others?}), do: Kernel.CLI.Usage.print(:elixir, option, others?)
  defp process(:usage), do: Kernel.CLI.Usage.print(:elixir, "--help", false)
  defp process({:rpc_eval, node, code}), do: Kernel.CLI.Distribution.eval(node, code)
  defp process({:compile, config}), do: Kernel.CLI.Compile.run(config)
  defp process({:error, message}), do: {:error, message}
  defp process({:usage, program, option, others?}), do: Kernel.CLI.Usage.print(program, option, others?)

  defp require_file(file) do
    Code.require_file(file)
    :ok
  end

  defp files(option, pattern) do
    case pattern |> Path.wildcard() |> Enum.filter(&File.regular?/1) do
      [] -> {:error, "#{option} : No files matched pattern #{pattern}"}
      files -> {:ok, files}
    end
  end
end
