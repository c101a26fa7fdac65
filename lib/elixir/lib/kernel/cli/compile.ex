defmodule Kernel.CLI.Compile do
  # The command line of `elixirc`.
  @moduledoc false

  alias Kernel.{CLI, ParallelCompiler}

  @doc """
  What is to be done, and the arguments of the program.
  """
  def parse([], config), do: {%{config | commands: [{:usage, :elixirc, "--help", false}]}, []}

  def parse(args, config) do
    {config, argv} = parse_options(args, config)
    commands = Enum.reverse(config.commands)
    compile? = not Enum.any?(commands, &match?({:usage, _, _, _}, &1))
    {%{config | commands: if(compile?, do: commands ++ [{:compile, config}], else: commands)}, argv}
  end

  defp parse_options(["--" | argv], config), do: {config, argv}
  defp parse_options([], config), do: {config, []}

  defp parse_options([option | rest], config) when option in ["-h", "--help", "-v", "--version", "--short-version"] do
    command = {:usage, :elixirc, option, rest != [] or config.patterns != [] or config.commands != []}
    {%{config | commands: [command | config.commands]}, []}
  end

  defp parse_options(["-o", output | rest], config), do: parse_options(rest, %{config | output: output})
  defp parse_options(["--no-docs" | rest], config), do: parse_options(rest, option(config, :docs, false))
  defp parse_options(["--no-debug-info" | rest], config), do: parse_options(rest, option(config, :debug_info, false))

  defp parse_options(["--ignore-module-conflict" | rest], config),
    do: parse_options(rest, option(config, :ignore_module_conflict, true))

  defp parse_options(["--warnings-as-errors" | rest], config), do: parse_options(rest, %{config | warnings_as_errors: true})
  defp parse_options(["--verbose" | rest], config), do: parse_options(rest, %{config | verbose: true})
  defp parse_options(["--profile", "time" | rest], config), do: parse_options(rest, %{config | profile: :time})

  defp parse_options([option, code | rest], config) when option in ["-e", "--eval"],
    do: parse_options(rest, %{config | commands: [{:eval, code} | config.commands]})

  defp parse_options([pattern | rest] = args, config) do
    case CLI.shared(args, config) do
      {:ok, rest, config} -> parse_options(rest, config)
      :error -> parse_options(rest, %{config | patterns: [pattern | config.patterns]})
    end
  end

  defp option(config, key, value), do: %{config | compiler_options: [{key, value} | config.compiler_options]}

  @doc """
  Compiles.
  """
  def run(%{patterns: patterns} = config) do
    matches = for pattern <- Enum.reverse(patterns), do: {pattern, Enum.filter(Path.wildcard(pattern), &File.regular?/1)}

    case for({pattern, []} <- matches, do: pattern) do
      [] -> compile(Enum.uniq(for {_, files} <- matches, file <- files, do: file), config)
      missing -> {:error, "No files matched pattern(s) #{Enum.join(missing, ",")}"}
    end
  end

  defp compile(files, config) do
    Code.compiler_options(config.compiler_options)

    case ParallelCompiler.compile_to_path(files, config.output, options(config)) do
      {:ok, _modules, info} -> check_warnings(info, config)
      {:error, _errors, _info} -> exit({:shutdown, 1})
    end
  end

  defp options(config) do
    each_file = if config.verbose, do: [each_file: &IO.puts("Compiling " <> Path.relative_to_cwd(&1))], else: []
    profile = if config.profile, do: [profile: config.profile], else: []
    [return_diagnostics: true] ++ each_file ++ profile
  end

  defp check_warnings(%{compile_warnings: [], runtime_warnings: []}, _config), do: :ok

  defp check_warnings(_info, %{warnings_as_errors: true}),
    do: {:error, "Compilation failed due to warnings while using the --warnings-as-errors option"}

  defp check_warnings(_info, _config), do: :ok
end
