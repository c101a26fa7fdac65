defmodule System do
  @moduledoc """
  What is around the program: environment variables, time, other programs, and the node itself.

  ## Time

  `monotonic_time/1` never goes back and measures durations; it has no meaning outside of the node. `system_time/1` is that time with
  `time_offset/1` added, `os_time/1` what the operating system says. All take a unit: `:second`, `:millisecond`, `:microsecond`,
  `:nanosecond`, `:native` (nanoseconds here) or how many parts of a second.
  """

  @typedoc "A unit of time; an integer is the number of parts that a second has."
  @type time_unit :: :second | :millisecond | :microsecond | :nanosecond | pos_integer

  @type signal ::
          :sigabrt
          | :sigalrm
          | :sigchld
          | :sighup
          | :sigquit
          | :sigstop
          | :sigterm
          | :sigtstp
          | :sigusr1
          | :sigusr2

  @type cmd_opts :: [
          into: Collectable.t(),
          lines: pos_integer,
          cd: Path.t(),
          env: [{binary, binary | nil}],
          arg0: binary,
          stderr_to_stdout: boolean,
          use_stdio: boolean,
          parallelism: boolean
        ]
  @type shell_opts :: [
          into: Collectable.t(),
          lines: pos_integer,
          cd: Path.t(),
          env: [{binary, binary | nil}],
          stderr_to_stdout: boolean,
          use_stdio: boolean,
          parallelism: boolean,
          close_stdin: boolean
        ]

  @signals [:sigabrt, :sigalrm, :sigchld, :sighup, :sigquit, :sigstop, :sigterm, :sigtstp, :sigusr1, :sigusr2]
  @vm_signals [:sigquit, :sigterm, :sigusr1]
  @version "1.20.3"
  @date "2026-11-21T00:00:00Z"

  # The node

  @doc """
  The version of Elixir.

  ## Examples

      iex> Version.match?(System.version(), "~> 1.15")
      true
  """
  @spec version() :: String.t()
  def version, do: @version

  @doc "What Elixir this is: `:version`, `:build`, `:date`, `:revision` and `:otp_release`."
  @spec build_info() :: %{
          build: String.t(),
          date: String.t(),
          revision: String.t(),
          version: String.t(),
          otp_release: String.t()
        }
  def build_info do
    %{
      build: "#{@version} (compiled with Erlang/OTP #{otp_release()})",
      date: @date,
      revision: "",
      version: @version,
      otp_release: otp_release()
    }
  end

  @doc """
  The release of Erlang/OTP whose semantics the runtime has.

  ## Examples

      iex> String.to_integer(System.otp_release()) >= 27
      true
  """
  @doc since: "1.3.0"
  @spec otp_release() :: String.t()
  def otp_release, do: List.to_string(:erlang.system_info(:otp_release))

  @doc "How many schedulers there are: processes that can run at the same moment."
  @doc since: "1.3.0"
  @spec schedulers() :: pos_integer
  def schedulers, do: :erlang.system_info(:schedulers)

  @doc "How many schedulers are at work."
  @doc since: "1.3.0"
  @spec schedulers_online() :: pos_integer
  def schedulers_online, do: :erlang.system_info(:schedulers_online)

  @doc """
  The order of bytes in numbers of this machine.

  ## Examples

      iex> System.endianness() in [:little, :big]
      true
  """
  @spec endianness() :: :little | :big
  def endianness do
    <<number::native-integer-size(16)>> = <<1, 0>>
    if number == 1, do: :little, else: :big
  end

  @doc "The order of bytes in numbers of the machine that Elixir was compiled on."
  @spec compiled_endianness() :: :little | :big
  def compiled_endianness, do: endianness()

  @doc "The number of the operating system's process, as a string."
  @doc since: "1.9.0"
  @spec pid() :: String.t()
  def pid, do: List.to_string(:os.getpid())

  @deprecated "Use System.pid/0 instead"
  @doc false
  def get_pid, do: pid()

  @doc false
  @deprecated "Use __STACKTRACE__ instead"
  def stacktrace, do: []

  @doc "The arguments on the command line that are not Elixir's own."
  @spec argv() :: [String.t()]
  def argv, do: :elixir_config.get(:argv)

  @doc "Changes what `argv/0` gives."
  @spec argv([String.t()]) :: :ok
  def argv(args), do: :elixir_config.put(:argv, args)

  @doc "Whether the node goes on when the program has ended (`--no-halt`)."
  @doc since: "1.9.0"
  @spec no_halt() :: boolean
  def no_halt, do: :elixir_config.get(:no_halt)

  @doc "Changes whether the node goes on when the program has ended."
  @doc since: "1.9.0"
  @spec no_halt(boolean) :: :ok
  def no_halt(boolean) when is_boolean(boolean), do: :elixir_config.put(:no_halt, boolean)

  @doc """
  Calls a function with the exit status when the program has ended. The function added last is called first.

  They are called for `mix` and `elixir` programs that come to their end, not where the node is halted.
  """
  @spec at_exit((non_neg_integer -> any)) :: :ok
  def at_exit(fun) when is_function(fun, 1) do
    :elixir_config.update(:at_exit, &[fun | &1])
    :ok
  end

  @doc """
  Ends the operating system's process at once, with a status, after output was written; `:abort` and a binary (a message) are statuses, too.
  """
  @spec halt(non_neg_integer | binary | :abort) :: no_return
  def halt(status \\ 0)
  def halt(status) when is_integer(status) or status == :abort, do: :erlang.halt(status)
  def halt(status) when is_binary(status), do: :erlang.halt(String.to_charlist(status))

  @doc """
  Stops the node in order: applications are stopped before. Returns at once, while that goes on.
  """
  @doc since: "1.5.0"
  @spec stop(non_neg_integer | binary) :: :ok
  def stop(status \\ 0)
  def stop(status) when is_integer(status), do: :init.stop(status)
  def stop(status) when is_binary(status), do: :init.stop(String.to_charlist(status))

  @doc "Stops all applications and starts them again."
  @doc since: "1.9.0"
  @spec restart() :: :ok
  defdelegate restart(), to: :init

  # Directories

  @doc "The home of the user, or `nil`."
  @spec user_home() :: String.t() | nil
  def user_home do
    case :init.get_argument(:home) do
      {:ok, [[home] | _]} -> IO.chardata_to_string(home)
      _ -> get_env("HOME")
    end
  end

  @doc "As `user_home/0`; raises where it is not known."
  @spec user_home!() :: String.t()
  def user_home!, do: user_home() || raise("could not find the user home, please set the HOME environment variable")

  @doc "A directory for temporary files that can be written: `TMPDIR`, `TEMP`, `TMP`, `/tmp`, the current directory, or `nil`."
  @spec tmp_dir() :: String.t() | nil
  def tmp_dir do
    Enum.find_value(["TMPDIR", "TEMP", "TMP"], &writable(get_env(&1))) || writable("/tmp") || writable(current())
  end

  defp current, do: with({:ok, directory} <- File.cwd(), do: directory, else: (_ -> nil))

  defp writable(nil), do: nil

  defp writable(directory) do
    case File.stat(directory) do
      {:ok, %{type: :directory, access: access}} when access in [:read_write, :write] -> Path.expand(directory)
      _ -> nil
    end
  end

  @doc "As `tmp_dir/0`; raises where there is none."
  @spec tmp_dir!() :: String.t()
  def tmp_dir! do
    tmp_dir() ||
      raise "could not get a writable temporary directory, please set the TMPDIR environment variable"
  end

  @deprecated "Use File.cwd/0 instead"
  @doc false
  def cwd, do: current()

  @deprecated "Use File.cwd!/0 instead"
  @doc false
  def cwd!, do: cwd() || raise("could not get a current working directory, the current location is not accessible")

  # Environment variables

  @doc "All environment variables."
  @spec get_env() :: %{optional(String.t()) => String.t()}
  def get_env, do: Map.new(:os.env(), fn {name, value} -> {IO.chardata_to_string(name), IO.chardata_to_string(value)} end)

  @doc """
  The value of an environment variable, or the default.

  ## Examples

      iex> System.get_env("NOT SET ANYWHERE", "default")
      "default"
  """
  @doc since: "1.9.0"
  @spec get_env(String.t(), default) :: String.t() | default when default: String.t() | nil
  def get_env(varname, default \\ nil) when is_binary(varname) and (is_binary(default) or is_nil(default)) do
    case :os.getenv(String.to_charlist(varname)) do
      false -> default
      value -> List.to_string(value)
    end
  end

  @doc """
  The value of an environment variable as `{:ok, value}`, or `:error`.

  ## Examples

      iex> System.fetch_env("NOT SET ANYWHERE")
      :error
  """
  @doc since: "1.9.0"
  @spec fetch_env(String.t()) :: {:ok, String.t()} | :error
  def fetch_env(varname) when is_binary(varname) do
    case :os.getenv(String.to_charlist(varname)) do
      false -> :error
      value -> {:ok, List.to_string(value)}
    end
  end

  @doc "The value of an environment variable; raises `System.EnvError` where it is not set."
  @doc since: "1.9.0"
  @spec fetch_env!(String.t()) :: String.t()
  def fetch_env!(varname) when is_binary(varname) do
    case fetch_env(varname) do
      {:ok, value} -> value
      :error -> raise System.EnvError, env: varname
    end
  end

  @doc """
  Sets an environment variable for the node and the programs it starts.

  ## Examples

      iex> System.put_env("SOME_VARIABLE", "value")
      iex> System.get_env("SOME_VARIABLE")
      "value"
  """
  @spec put_env(String.t(), String.t()) :: :ok
  def put_env(varname, value) when is_binary(varname) and is_binary(value) do
    if :binary.match(varname, "=") != :nomatch do
      raise ArgumentError, "cannot execute System.put_env/2 for key with \"=\", got: #{inspect(varname)}"
    end

    :os.putenv(String.to_charlist(varname), String.to_charlist(value))
    :ok
  end

  @doc "Sets environment variables; those whose value is `nil` are deleted."
  @spec put_env(Enumerable.t()) :: :ok
  def put_env(enum) do
    Enum.each(enum, fn
      {key, nil} -> :os.unsetenv(to_charlist(key))
      {key, value} -> :os.putenv(to_charlist(key), to_charlist(value))
    end)
  end

  @doc "Deletes an environment variable."
  @spec delete_env(String.t()) :: :ok
  def delete_env(varname) do
    :os.unsetenv(String.to_charlist(varname))
    :ok
  end

  # Other programs

  @doc """
  The path of a program that is found in `PATH`, or `nil`.

  ## Examples

      iex> System.find_executable("there is no such program")
      nil
  """
  @spec find_executable(binary) :: binary | nil
  def find_executable(program) when is_binary(program) do
    no_null_byte!(program, "System.find_executable/1")

    case :os.find_executable(String.to_charlist(program)) do
      false -> nil
      path -> List.to_string(path)
    end
  end

  @doc """
  Runs a program with arguments, and gives what it wrote and its exit status.

  Options: `:into` (what collects the output, `""`), `:lines` (collects lines, no longer than this), `:cd`, `:env` (a list of
  `{name, value}`, `nil` deletes), `:arg0`, `:stderr_to_stdout`, `:use_stdio` (`false`: output goes where that of the node goes),
  `:parallelism` (makes no difference).

  A program without a slash in its name is sought in `PATH`. Raises `ErlangError` with a POSIX name (`:enoent`, `:eacces`) where it cannot be
  run, and `ArgumentError` for wrong options.

  ## Examples

      iex> System.cmd("echo", ["hello"])
      {"hello\\n", 0}

      iex> System.cmd("echo", ["hello"], into: [])
      {["hello\\n"], 0}
  """
  @spec cmd(binary, [binary], cmd_opts) :: {Collectable.t(), exit_status :: non_neg_integer}
  def cmd(command, args, opts \\ []) when is_binary(command) and is_list(args) do
    no_null_byte!(command, "System.cmd/3", "program")

    unless Enum.all?(args, &is_binary/1) do
      raise ArgumentError, "all arguments for System.cmd/3 must be binaries"
    end

    path = String.to_charlist(command)
    path = if Path.type(command) == :absolute, do: path, else: :os.find_executable(path) || :erlang.error(:enoent, [command, args, opts])
    System.Program.run({:spawn_executable, path}, [args: args] ++ opts)
  end

  @doc """
  Runs a command line as the shell reads it, and gives what it wrote and its exit status. Options are those of `cmd/3`, but `:arg0`, and
  `:close_stdin` (`true`: the command has nothing to read).

  What comes from users must not get into the command; pass it by `:env`, or use `cmd/3`.

  ## Examples

      iex> System.shell("echo hello | tr a-z A-Z")
      {"HELLO\\n", 0}
  """
  @doc since: "1.12.0"
  @spec shell(binary, shell_opts) :: {Collectable.t(), exit_status :: non_neg_integer}
  def shell(command, opts \\ []) when is_binary(command) do
    no_null_byte!(command, "System.shell/2", "program")
    {close_stdin?, opts} = Keyword.pop(opts, :close_stdin, false)

    command = if close_stdin?, do: "(" <> command <> "\n) </dev/null", else: command
    System.Program.run({:spawn_executable, ~c"/bin/sh"}, [args: ["-c", command]] ++ opts)
  end

  defp no_null_byte!(text, function, what \\ "program") do
    if :binary.match(text, <<0>>) != :nomatch do
      raise ArgumentError, "cannot execute #{function} for #{what} with null byte, got: #{inspect(text)}"
    end

    :ok
  end

  # Signals

  @doc "As `trap_signal/3`, with a new reference for its name."
  @doc since: "1.12.0"
  @spec trap_signal(signal, (-> :ok)) :: {:ok, reference}
  def trap_signal(signal, fun), do: trap_signal(signal, make_ref(), fun)

  @doc """
  Calls a function when the operating system's process gets a signal, and gives `{:ok, id}`; `{:error, :already_registered}` where the id is
  taken, `{:error, :not_sup}` where the signal cannot be had.

  The function that was added last is called first; after all of them comes what the node does by itself.
  """
  @doc since: "1.12.0"
  @spec trap_signal(signal, id, (-> :ok)) :: {:ok, id} | {:error, :already_registered} | {:error, :not_sup} when id: term
  def trap_signal(signal, id, fun) when signal in @signals and is_function(fun, 0) do
    System.Signals.trap(signal, id, fun, signal in @vm_signals)
  end

  @doc "Takes away what `trap_signal/3` has added; `{:error, :not_found}` where there is no such thing."
  @doc since: "1.12.0"
  @spec untrap_signal(signal, id) :: :ok | {:error, :not_found} when id: term
  def untrap_signal(signal, id) when signal in @signals, do: System.Signals.untrap(signal, id)

  # Time

  @doc "The monotonic time in native units."
  @spec monotonic_time() :: integer
  def monotonic_time, do: :erlang.monotonic_time()

  @doc "The monotonic time in a unit."
  @spec monotonic_time(time_unit | :native) :: integer
  def monotonic_time(unit), do: :erlang.monotonic_time(normalize_time_unit(unit))

  @doc "The system time in native units."
  @spec system_time() :: integer
  def system_time, do: :erlang.system_time()

  @doc "The system time in a unit."
  @spec system_time(time_unit | :native) :: integer
  def system_time(unit), do: :erlang.system_time(normalize_time_unit(unit))

  @doc "What system time is ahead of monotonic time, in native units."
  @spec time_offset() :: integer
  def time_offset, do: :erlang.time_offset()

  @doc "What system time is ahead of monotonic time, in a unit."
  @spec time_offset(time_unit | :native) :: integer
  def time_offset(unit), do: :erlang.time_offset(normalize_time_unit(unit))

  @doc "The operating system's time in native units."
  @doc since: "1.3.0"
  @spec os_time() :: integer
  def os_time, do: :os.system_time()

  @doc "The operating system's time in a unit."
  @doc since: "1.3.0"
  @spec os_time(time_unit | :native) :: integer
  def os_time(unit), do: :os.system_time(normalize_time_unit(unit))

  @doc """
  A time in another unit, rounded down.

  ## Examples

      iex> System.convert_time_unit(1500, :millisecond, :second)
      1
      iex> System.convert_time_unit(-1, :millisecond, :second)
      -1
  """
  @spec convert_time_unit(integer, time_unit | :native, time_unit | :native) :: integer
  def convert_time_unit(time, from_unit, to_unit) do
    :erlang.convert_time_unit(time, normalize_time_unit(from_unit), normalize_time_unit(to_unit))
  end

  defp normalize_time_unit(:native), do: :native
  defp normalize_time_unit(unit) when unit in [:second, :millisecond, :microsecond, :nanosecond], do: unit
  defp normalize_time_unit(unit) when is_integer(unit) and unit > 0, do: unit
  defp normalize_time_unit(:seconds), do: old_time_unit(:seconds, :second)
  defp normalize_time_unit(:milliseconds), do: old_time_unit(:milliseconds, :millisecond)
  defp normalize_time_unit(:microseconds), do: old_time_unit(:microseconds, :microsecond)
  defp normalize_time_unit(:nanoseconds), do: old_time_unit(:nanoseconds, :nanosecond)
  defp normalize_time_unit(:milli_seconds), do: old_time_unit(:milli_seconds, :millisecond)
  defp normalize_time_unit(:micro_seconds), do: old_time_unit(:micro_seconds, :microsecond)
  defp normalize_time_unit(:nano_seconds), do: old_time_unit(:nano_seconds, :nanosecond)

  defp normalize_time_unit(other) do
    raise ArgumentError,
          "unsupported time unit. Expected :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got #{inspect(other)}"
  end

  defp old_time_unit(old, new) do
    IO.warn_once(
      {System, old},
      fn -> "deprecated time unit: #{inspect(old)}. A time unit should be :second, :millisecond, :microsecond, :nanosecond, or a positive integer" end,
      4
    )

    new
  end

  @doc """
  An integer that no other call gives in the life of the node. Modifiers: `:positive`, `:monotonic` (later calls give larger ones).

  ## Examples

      iex> System.unique_integer([:positive]) > 0
      true
  """
  @spec unique_integer([:positive | :monotonic]) :: integer
  def unique_integer(modifiers \\ []) when is_list(modifiers), do: :erlang.unique_integer(modifiers)
end
