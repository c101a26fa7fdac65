defmodule System.Program do
  @moduledoc false

  # Running a program for `System.cmd/3` and `System.shell/2`: a port, and what collects its output.

  @base [:use_stdio, :exit_status, :binary, :hide]

  @doc "Runs it to its end; gives what was collected and the exit status."
  def run(program, opts) do
    {into, lines, port_opts} = options(opts, {"", nil, @base})
    {initial, collect} = Collectable.into(into)
    port_opts = if lines, do: [{:line, lines} | port_opts], else: port_opts

    try do
      receive_output(Port.open(program, port_opts), initial, collect, [])
    catch
      kind, reason ->
        collect.(initial, :halt)
        :erlang.raise(kind, reason, __STACKTRACE__)
    else
      {acc, status} -> {collect.(acc, :done), status}
    end
  end

  # A line that is longer than what was asked for, or has no end, comes in parts, the last first here.
  defp receive_output(port, acc, collect, parts) do
    receive do
      {^port, {:data, {:noeol, part}}} -> receive_output(port, acc, collect, [part | parts])
      {^port, {:data, {:eol, part}}} -> receive_output(port, collect.(acc, {:cont, line([part | parts])}), collect, [])
      {^port, {:data, data}} -> receive_output(port, collect.(acc, {:cont, data}), collect, parts)
      {^port, {:exit_status, status}} -> {last_line(port, acc, collect, parts), status}
    end
  end

  # What has no line break at the end may be told after the exit status.
  defp last_line(port, acc, collect, parts) do
    receive do
      {^port, {:data, {:noeol, part}}} -> last_line(port, acc, collect, [part | parts])
    after
      0 -> if parts == [], do: acc, else: collect.(acc, {:cont, line(parts)})
    end
  end

  defp line(parts), do: parts |> Enum.reverse() |> IO.iodata_to_binary()

  defp options([{:into, any} | rest], {_, lines, opts}), do: options(rest, {any, lines, opts})

  defp options([{:lines, lines} | rest], {into, _, opts}) when is_integer(lines) and lines > 0 do
    options(rest, {into, lines, opts})
  end

  defp options([{:cd, bin} | rest], {into, lines, opts}), do: options(rest, {into, lines, [{:cd, bin} | opts]})

  defp options([{:arg0, bin} | rest], {into, lines, opts}) when is_binary(bin) do
    options(rest, {into, lines, [{:arg0, bin} | opts]})
  end

  defp options([{:stderr_to_stdout, true} | rest], {into, lines, opts}) do
    options(rest, {into, lines, [:stderr_to_stdout | opts]})
  end

  defp options([{:stderr_to_stdout, false} | rest], acc), do: options(rest, acc)

  defp options([{:use_stdio, false} | rest], {into, lines, opts}) do
    options(rest, {into, lines, [:nouse_stdio | List.delete(opts, :use_stdio)]})
  end

  defp options([{:use_stdio, _true} | rest], acc), do: options(rest, acc)

  defp options([{:parallelism, bool} | rest], {into, lines, opts}) when is_boolean(bool) do
    options(rest, {into, lines, [{:parallelism, bool} | opts]})
  end

  defp options([{:env, enum} | rest], {into, lines, opts}) do
    options(rest, {into, lines, [{:env, Enum.map(enum, &variable/1)} | opts]})
  end

  defp options([{:args, args} | rest], {into, lines, opts}), do: options(rest, {into, lines, [{:args, args} | opts]})
  defp options([{key, value} | _], _acc), do: raise(ArgumentError, "invalid option #{inspect(key)} with value #{inspect(value)}")
  defp options([], acc), do: acc

  defp variable({name, nil}), do: {String.to_charlist(name), false}
  defp variable({name, value}), do: {String.to_charlist(name), String.to_charlist(value)}
  defp variable(other), do: raise(ArgumentError, "invalid environment key-value #{inspect(other)}")
end
