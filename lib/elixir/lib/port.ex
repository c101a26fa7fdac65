defmodule Port do
  @moduledoc """
  Programs outside of the runtime, and their input and output as messages.

      port = Port.open({:spawn, "cat"}, [:binary])
      Port.command(port, "hello")
      receive do
        {^port, {:data, data}} -> data
      end
      #=> "hello"

  The process that opens a port owns it: it gets `{port, {:data, data}}`, `{port, {:exit_status, status}}` with that option,
  and `{:EXIT, port, reason}` if it traps exits. `System.cmd/3` is the simple way to run a program.
  """

  @type name ::
          {:spawn, charlist | binary}
          | {:spawn_driver, charlist | binary}
          | {:spawn_executable, :file.name_all()}
          | {:fd, non_neg_integer, non_neg_integer}

  @doc """
  Opens a port: a command line (`{:spawn, command}`), a program (`{:spawn_executable, path}` with `:args`), or file descriptors.

  Options: `:binary`, `:exit_status`, `:use_stdio`, `:nouse_stdio`, `:stderr_to_stdout`, `:hide`, `{:packet, bytes}`, `{:line, max}`, `:stream`, `{:args, args}`,
  `{:arg0, name}`, `{:env, env}`, `{:cd, dir}`, `:in`, `:out`, `:eof`. Raises `ArgumentError` or `ErlangError` (`:enoent`) when it cannot be opened.
  """
  @spec open(name, list) :: port
  def open(name, options), do: :erlang.open_port(name, options)

  @doc "Closes a port: `true`. Raises `ArgumentError` if it is closed already."
  @spec close(port) :: true
  def close(port), do: :erlang.port_close(port)

  @doc "Sends data to the program. Options: `:force` and `:nosuspend`."
  @spec command(port, iodata, [:force | :nosuspend]) :: boolean
  def command(port, data, options \\ []), do: :erlang.port_command(port, data, options)

  @doc "Makes another process the owner of a port."
  @spec connect(port, pid) :: true
  def connect(port, pid), do: :erlang.port_connect(port, pid)

  @doc "What is known about a port, or `nil` if it is closed."
  @spec info(port) :: keyword | nil
  def info(port), do: nillify(:erlang.port_info(port))

  @doc "One item about a port (`:connected`, `:id`, `:input`, `:links`, `:name`, `:os_pid`, `:output`, `:registered_name`), or `nil`."
  @spec info(port, atom) :: {atom, term} | nil
  def info(port, spec)

  def info(port, :registered_name) do
    case :erlang.port_info(port, :registered_name) do
      :undefined -> nil
      [] -> {:registered_name, []}
      other -> other
    end
  end

  def info(port, item), do: nillify(:erlang.port_info(port, item))

  @doc "Watches a port: its end comes as a message `{:DOWN, reference, :port, object, reason}`."
  @doc since: "1.6.0"
  @spec monitor(port | {name, node} | name) :: reference when name: atom
  def monitor(port), do: :erlang.monitor(:port, port)

  @doc "Stops to watch a port. See `Process.demonitor/2` for the options."
  @doc since: "1.6.0"
  @spec demonitor(reference, options :: [:flush | :info]) :: boolean
  defdelegate demonitor(monitor_ref, options \\ []), to: :erlang

  @doc "All ports of this node."
  @spec list :: [port]
  def list, do: :erlang.ports()

  @compile {:inline, nillify: 1}
  defp nillify(:undefined), do: nil
  defp nillify(other), do: other
end
