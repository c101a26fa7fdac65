defmodule :io_lib_input do
  @moduledoc """
  Steps of input requests, as I/O servers call them: each takes the state (`:start` or `[]` at first), data that has arrived (chardata or `:eof`), and
  gives `{:stop, result, rest}` or the next state.
  """

  @doc "Collects `n` characters."
  @spec collect_chars(term(), term(), :latin1 | :unicode, non_neg_integer()) :: term()
  def collect_chars(start, data, encoding, n) when start in [:start, []], do: chars({[], n}, data, encoding)
  def collect_chars(state, data, encoding, _n), do: chars(state, data, encoding)

  defp chars({[], _left}, :eof, _encoding), do: {:stop, :eof, :eof}
  defp chars({parts, _left}, :eof, encoding), do: {:stop, join(parts, encoding), :eof}

  defp chars({parts, left}, data, encoding) when is_binary(data) do
    case :string.length(data) do
      length when length < left -> {[data | parts], left - length}
      _ -> {:stop, join([first(data, left, encoding) | parts], encoding), rest(data, left, encoding)}
    end
  end

  defp chars({parts, left}, data, encoding) do
    case :erlang.length(data) do
      length when length < left -> {[data | parts], left - length}
      _ -> {:stop, join([:lists.sublist(data, left) | parts], encoding), :lists.nthtail(left, data)}
    end
  end

  defp first(data, left, encoding), do: :unicode.characters_to_binary(:lists.sublist(list(data, encoding), left), encoding, encoding)
  defp rest(data, left, encoding), do: :unicode.characters_to_binary(:lists.nthtail(left, list(data, encoding)), encoding, encoding)

  defp list(data, encoding), do: :unicode.characters_to_list(data, encoding)

  @doc "Collects a line, with its newline."
  @spec collect_line(term(), term()) :: term()
  def collect_line(start, data) when start in [:start, []], do: line([], data)
  def collect_line(parts, data), do: line(parts, data)

  defp line([], :eof), do: {:stop, :eof, :eof}
  defp line(parts, :eof), do: {:stop, join(parts, :unicode), :eof}

  defp line(parts, data) when is_binary(data) do
    case :binary.split(data, "\n") do
      [_all] -> [data | parts]
      [before, rest] -> {:stop, join([<<before::binary, "\n">> | parts], :unicode), rest}
    end
  end

  defp line(parts, data) do
    case :lists.splitwith(&(&1 !== ?\n), data) do
      {_all, []} -> [data | parts]
      {before, [newline | rest]} -> {:stop, join([before ++ [newline] | parts], :unicode), rest}
    end
  end

  defp join([part | _] = parts, _encoding) when is_binary(part), do: :erlang.iolist_to_binary(:lists.reverse(parts))
  defp join(parts, _encoding), do: :lists.append(:lists.reverse(parts))

  @doc "Collects what a function says: it is given its state, the data and arguments and gives `{:done, result, rest}` or `{:more, state}`."
  @spec get_until(term(), term(), {module(), atom(), [term()]}) :: term()
  def get_until(start, data, function) when start === :start, do: get_until([], data, function)

  def get_until(state, data, {module, function, args}) do
    case :erlang.apply(module, function, [state, data | args]) do
      {:done, result, rest} -> {:stop, result, rest}
      {:more, state} -> state
    end
  end
end
