defmodule Kernel.CLI.Usage do
  # What `elixir` and `elixirc` say of themselves.
  @moduledoc false

  @doc """
  Does what a standalone option asks for.
  """
  def print(program, option, others?) do
    cond do
      option in ["-v", "--version"] ->
        print_version()
        if others?, do: combined(option), else: :ok

      others? ->
        combined(option)

      option == "--short-version" ->
        IO.puts(System.version())

      true ->
        IO.write(:stderr, usage(program))
        exit({:shutdown, 1})
    end
  end

  defp combined(option), do: {:error, "#{option} : Standalone options can't be combined with other options"}

  defp print_version do
    IO.puts(:erlang.system_info(:system_version))
    IO.puts("Elixir " <> System.build_info().build)
  end

  defp usage(:elixir) do
    """
    Usage: elixir [options] [.exs file] [data]

    ## General options

      -e "COMMAND"                 Evaluates the given command (*)
      -h, --help                   Prints this message (standalone)
      -r "FILE"                    Requires the given files/patterns (*)
      -S SCRIPT                    Finds and executes the given script in $PATH
      -pr "FILE"                   Requires the given files/patterns in parallel (*)
      -pa "PATH"                   Prepends the given path to Erlang code path (*)
      -pz "PATH"                   Appends the given path to Erlang code path (*)
      -v, --version                Prints Erlang/OTP and Elixir versions (standalone)

      --color, --no-color          Enables or disables ANSI coloring
      --erl "SWITCHES"             Switches to be passed down to Erlang (*)
      --eval "COMMAND"             Evaluates the given command, same as -e (*)
      --logger-otp-reports BOOL    Enables or disables OTP reporting
      --logger-sasl-reports BOOL   Enables or disables SASL reporting
      --no-halt                    Does not halt the Erlang VM after execution
      --short-version              Prints Elixir version (standalone)

    Options given after the .exs file or -- are passed down to the executed code.
    Options can be passed to the Java virtual machine using $ATHANOR_JAVA_OPTIONS.

    ## Distribution options

    The following options are related to node distribution.

      --cookie COOKIE              Sets a cookie for this distributed node
      --hidden                     Makes a hidden node
      --name NAME                  Makes and assigns a name to the distributed node
      --rpc-eval NODE "COMMAND"    Evaluates the given command on the given remote node (*)
      --sname NAME                 Makes and assigns a short name to the distributed node

    --name and --sname may be set to undefined so one is automatically generated.

    ** Options marked with (*) can be given more than once.
    ** Standalone options can't be combined with other options.
    """
  end

  defp usage(:elixirc) do
    """
    Usage: elixirc [elixir switches] [compiler switches] [.ex files]

      -h, --help                Prints this message and exits
      -o                        The directory to output compiled files
      -v, --version             Prints Elixir version and exits (standalone)

      --ignore-module-conflict  Does not emit warnings if a module was previously defined
      --no-debug-info           Does not attach debug info to compiled modules
      --no-docs                 Does not attach documentation to compiled modules
      --profile time            Profile the time to compile modules
      --verbose                 Prints compilation status
      --warnings-as-errors      Treats warnings as errors and return non-zero exit status

    Options given after -- are passed down to the executed code.
    Options can be passed to the Java virtual machine using $ATHANOR_JAVA_OPTIONS.
    """
  end
end
