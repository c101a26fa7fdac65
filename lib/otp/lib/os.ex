defmodule :os do
  @moduledoc """
  The functions of Erlang's `:os` that are not Java; both halves make one module.
  """

  @doc """
  Runs a command line as the shell reads it, and gives what it wrote, errors included.

      iex> :os.cmd(~c"echo hello")
      ~c"hello\\n"
  """
  @spec cmd(atom | iodata) :: charlist
  def cmd(command), do: cmd(command, %{})

  @doc "As `cmd/1`; with `max_size: bytes` in the options no more than that is given, and the command is left alone then."
  @spec cmd(atom | iodata, map) :: charlist
  def cmd(command, options) when is_map(options) do
    # The mark at the end is seen even if the command leaves programs behind that hold its output.
    script = :unicode.characters_to_binary(["(", text(command), "\n) </dev/null; printf '\\004'"])
    options_of_port = [:stderr_to_stdout, :in, :hide, :binary, :exit_status, {:args, ["-c", script]}]
    port = :erlang.open_port({:spawn_executable, ~c"/bin/sh"}, options_of_port)
    output = collect(port, "", :maps.get(:max_size, options, :infinity))

    case :unicode.characters_to_list(output) do
      chars when is_list(chars) -> chars
      _ -> :erlang.binary_to_list(output)
    end
  end

  defp text(command) when is_atom(command), do: :erlang.atom_to_binary(command)
  defp text(command), do: command

  defp collect(port, output, limit) do
    receive do
      {^port, {:data, data}} -> collected(port, output <> data, limit)
      {^port, {:exit_status, _}} -> output
    end
  end

  defp collected(port, output, limit) do
    case :binary.split(output, <<4>>) do
      [done, _] -> finish(port, done, limit)
      [_] when byte_size(output) >= limit -> finish(port, output, limit)
      [_] -> collect(port, output, limit)
    end
  end

  defp finish(port, output, limit) do
    close(port)
    forget(port)
    if byte_size(output) > limit, do: binary_part(output, 0, limit), else: output
  end

  # It closes by itself where the command has ended.
  defp close(port) do
    :erlang.port_close(port)
  catch
    :error, :badarg -> true
  end

  defp forget(port) do
    receive do
      {^port, _} -> forget(port)
    after
      0 -> :ok
    end
  end
end
