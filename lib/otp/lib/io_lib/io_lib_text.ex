defmodule :io_lib_text do
  @moduledoc """
  Binaries that `~p` writes as text: `<<"abc">>`, `<<"é"/utf8>>`, and with a depth limit `<<"abcd"...>>`.
  """

  @doc """
  The escaped characters of a binary and what follows the closing quote, or `:bytes` where it is no text.

  A depth of `n` shows up to `4 * (n - 1)` characters. A printable start is enough when it is not shorter than what would be shown of
  the bytes.
  """
  @spec of(bitstring(), integer(), :io_lib_notation.options()) :: {charlist(), charlist()} | :bytes
  def of(_bits, 1, _options), do: :bytes

  def of(binary, depth, options) when is_binary(binary) do
    window = if depth < 0, do: -1, else: 4 * (depth - 1)

    case decode(binary, window, options.encoding) do
      {kind, chars, complete?} -> text(chars, kind, complete?, depth, options)
    end
  end

  def of(_bits, _depth, _options), do: :bytes

  defp text(chars, kind, complete?, depth, options) do
    count = :io_lib_write.printable_count(chars, options.range)
    whole? = count === :erlang.length(chars)

    cond do
      whole? and complete? -> {escape(chars, options), suffix(kind, chars) ++ ~c">>"}
      depth > 0 and count >= depth - 1 -> cut(:lists.sublist(chars, count), kind, options)
      true -> :bytes
    end
  end

  defp cut(chars, kind, options), do: {escape(chars, options), suffix(kind, chars) ++ ~c"...>>"}

  defp escape(chars, options) do
    :lists.flatmap(fn c -> :io_lib_write.escape(c, ?", options.encoding) end, chars)
  end

  defp suffix(:utf8, chars), do: if(:lists.all(fn c -> c < 0x80 end, chars), do: [], else: ~c"/utf8")
  defp suffix(:bytes, _chars), do: []

  # Characters of the window, and whether they are all there is.
  defp decode(binary, window, :unicode) do
    case utf8(binary, window, []) do
      :invalid -> decode(binary, window, :latin1)
      {chars, complete?} -> {:utf8, chars, complete?}
    end
  end

  defp decode(binary, window, :latin1) when window < 0 or byte_size(binary) <= window do
    {:bytes, :erlang.binary_to_list(binary), true}
  end

  defp decode(binary, window, :latin1), do: {:bytes, :erlang.binary_to_list(binary, 1, window), false}

  defp utf8(<<>>, _window, chars), do: {:lists.reverse(chars), true}
  defp utf8(_rest, 0, chars), do: {:lists.reverse(chars), false}
  defp utf8(<<c::utf8, rest::binary>>, window, chars), do: utf8(rest, window - 1, [c | chars])
  defp utf8(_rest, _window, _chars), do: :invalid
end
