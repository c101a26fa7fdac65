defmodule File.Stream do
  @moduledoc """
  A file as a stream, made by `File.stream!/3`. It is opened when it is enumerated or collected into, not before.

  Fields: `path`, `modes`, `line_or_bytes`, `raw` (whether lines and bytes are read without an encoding) and `node`.
  """

  defstruct path: nil, modes: [], line_or_bytes: :line, raw: true, node: nil

  @type t :: %__MODULE__{}

  @bom "\uFEFF"

  @doc false
  def __build__(path, line_or_bytes, modes) do
    raw = :lists.keyfind(:encoding, 1, modes) == false
    %File.Stream{path: path, modes: modes(raw, modes), raw: raw, line_or_bytes: line_or_bytes, node: node()}
  end

  # Without an encoding the file can be read by who streams it, with no process in between.
  defp modes(true, modes), do: if(buffered?(modes), do: [:raw | modes], else: [:raw, :read_ahead | modes])
  defp modes(false, modes), do: modes

  defp buffered?(modes) do
    Enum.any?([:read_ahead, :delayed_write], &(&1 in modes or List.keymember?(modes, &1, 0)))
  end

  @doc false
  def __open__(%File.Stream{path: path, node: node}, modes) when node == node(), do: :file.open(path, modes)
  def __open__(%File.Stream{path: path, node: node}, modes), do: :erpc.call(node, :file_io_server, :start, [self(), path, List.delete(modes, :raw)])

  @doc false
  def __trim_bom__(device, true), do: trim_bom(device, :file.read(device, 4))
  def __trim_bom__(device, false), do: trim_bom(device, with(data when is_binary(data) <- IO.read(device, 1), do: {:ok, data}))

  defp trim_bom(device, {:ok, data}) do
    {:ok, _} = :file.position(device, bom_size(data))
    device
  end

  defp trim_bom(device, _end_or_error), do: device

  # UTF-8, then UTF-32 and UTF-16 in both byte orders.
  defp bom_size(<<@bom, _::binary>>), do: 3
  defp bom_size(<<0, 0, 0xFE, 0xFF, _::binary>>), do: 4
  defp bom_size(<<0xFF, 0xFE, 0, 0, _::binary>>), do: 4
  defp bom_size(<<0xFE, 0xFF, _::binary>>), do: 2
  defp bom_size(<<0xFF, 0xFE, _::binary>>), do: 2
  defp bom_size(_data), do: 0

  defimpl Collectable do
    def into(%{modes: modes, raw: raw, path: path} = stream) do
      modes = for mode <- modes, mode not in [:read, :read_ahead, :trim_bom], not read_only?(mode), do: mode

      case File.Stream.__open__(stream, [:write | modes]) do
        {:ok, device} -> {:ok, collector(device, stream, raw)}
        {:error, reason} -> raise File.Error, reason: reason, action: "stream", path: path
      end
    end

    defp read_only?({mode, _}), do: mode in [:read_ahead, :read_offset]
    defp read_only?(_mode), do: false

    defp collector(device, stream, raw) do
      fn
        :ok, {:cont, data} when raw -> IO.binwrite(device, data)
        :ok, {:cont, data} -> IO.write(device, data)
        :ok, :done -> close(device, stream)
        :ok, :halt -> close(device, :ok)
      end
    end

    # What was written may turn out not to have been only now.
    defp close(device, result) do
      case :file.close(device) do
        :ok -> result
        {:error, reason} -> raise IO.StreamError, reason: reason
      end
    end
  end

  defimpl Enumerable do
    def reduce(%{line_or_bytes: amount, raw: raw} = stream, acc, fun) do
      next = if raw, do: &IO.each_binstream(&1, amount), else: &IO.each_stream(&1, amount)
      Stream.resource(fn -> open(stream) end, next, &:file.close/1).(acc, fun)
    end

    defp open(%{path: path, modes: modes, raw: raw} = stream) do
      {offset, modes} = Enum.split_with(modes, &match?({:read_offset, _}, &1))
      {trim, modes} = Enum.split_with(modes, &(&1 == :trim_bom))

      case File.Stream.__open__(stream, [:read | modes]) do
        {:ok, device} -> device |> trimmed(trim, raw) |> skipped(offset)
        {:error, reason} -> raise File.Error, reason: reason, action: "stream", path: path
      end
    end

    defp trimmed(device, [], _raw), do: device
    defp trimmed(device, _trim, raw), do: File.Stream.__trim_bom__(device, raw)

    defp skipped(device, []), do: device

    defp skipped(device, [{:read_offset, offset} | _]) do
      {:ok, _} = :file.position(device, {:cur, offset})
      device
    end

    # Where nothing is decoded, line feeds and bytes can be counted in large blocks.
    def count(%{line_or_bytes: :line, raw: true} = stream) do
      pattern = :binary.compile_pattern("\n")
      {:ok, count_blocks(open(stream), 0, &(length(:binary.matches(&1, pattern)) + &2))}
    end

    def count(%{path: path, line_or_bytes: bytes, raw: true, modes: modes}) do
      if Enum.all?(modes, &(&1 in [:raw, :read_ahead, :binary])) do
        case File.stat(path) do
          {:ok, %{size: 0}} -> {:error, __MODULE__}
          {:ok, %{size: size}} -> {:ok, div(size + bytes - 1, bytes)}
          {:error, reason} -> raise File.Error, reason: reason, action: "stream", path: path
        end
      else
        {:error, __MODULE__}
      end
    end

    def count(_stream), do: {:error, __MODULE__}

    @block 65536

    defp count_blocks(device, count, fun) do
      case :file.read(device, @block) do
        {:ok, data} ->
          count_blocks(device, fun.(data, count), fun)

        :eof ->
          :file.close(device)
          count
      end
    end

    def member?(_stream, _term), do: {:error, __MODULE__}
    def slice(_stream), do: {:error, __MODULE__}
  end
end
