defmodule IO.StreamError do
  @moduledoc "A device that is read or written as a stream has given an error."

  defexception [:reason]

  @impl true
  def message(%{reason: reason}), do: "error during streaming: #{inspect(reason)}"
end

defmodule IO.Stream do
  @moduledoc """
  A device as a stream, made by `IO.stream/2` and `IO.binstream/2`.

  Fields: `device`, `raw` (whether bytes are neither encoded nor decoded) and `line_or_bytes` (`:line` or how many at a time).
  """

  defstruct device: nil, raw: true, line_or_bytes: :line

  @type t :: %__MODULE__{}

  @doc false
  def __build__(device, raw, line_or_bytes), do: %IO.Stream{device: device, raw: raw, line_or_bytes: line_or_bytes}

  defimpl Collectable do
    def into(%{device: device, raw: raw} = stream), do: {:ok, collector(stream, device, raw)}

    defp collector(stream, device, raw) do
      fn
        :ok, {:cont, data} when raw -> IO.binwrite(device, data)
        :ok, {:cont, data} -> IO.write(device, data)
        :ok, _done_or_halt -> stream
      end
    end
  end

  defimpl Enumerable do
    def reduce(%{device: device, raw: raw, line_or_bytes: amount}, acc, fun) do
      next = if raw, do: &IO.each_binstream(&1, amount), else: &IO.each_stream(&1, amount)
      Stream.resource(fn -> device end, next, & &1).(acc, fun)
    end

    def count(_stream), do: {:error, __MODULE__}
    def member?(_stream, _term), do: {:error, __MODULE__}
    def slice(_stream), do: {:error, __MODULE__}
  end
end
