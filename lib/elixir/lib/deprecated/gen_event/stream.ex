defmodule GenEvent.Stream do
  @moduledoc false

  # A stream is a handler that sends the events to the process that runs the stream.

  @behaviour :gen_event

  defstruct manager: nil, timeout: :infinity

  @doc false
  def init({pid, ref} = state) when is_pid(pid) and is_reference(ref), do: {:ok, state}

  @doc false
  def handle_event(event, {pid, ref} = state) do
    send(pid, {ref, event})
    {:ok, state}
  end

  @doc false
  def handle_call(request, _state), do: {:remove_handler, {:bad_call, request}}

  @doc false
  def handle_info(_message, state), do: {:ok, state}

  @doc false
  def terminate(_reason, _state), do: :ok

  @doc false
  def code_change(_old, state, _extra), do: {:ok, state}
end

defimpl Enumerable, for: GenEvent.Stream do
  def count(_stream), do: {:error, __MODULE__}
  def member?(_stream, _event), do: {:error, __MODULE__}
  def slice(_stream), do: {:error, __MODULE__}

  def reduce(stream, acc, fun),
    do: Stream.resource(fn -> start(stream) end, &next(&1, stream), &stop(&1, stream)).(acc, fun)

  defp start(%{manager: manager}) do
    ref = Process.monitor(manager)
    :ok = GenServer.call(manager, {:add_handler, {GenEvent.Stream, ref}, {self(), ref}, self()}, :infinity)
    ref
  end

  defp next(ref, %{timeout: timeout}) do
    receive do
      {^ref, event} -> {[event], ref}
      {:gen_event_EXIT, {GenEvent.Stream, ^ref}, _reason} -> {:halt, ref}
      {:DOWN, ^ref, :process, _pid, :normal} -> {:halt, ref}
      {:DOWN, ^ref, :process, _pid, reason} -> exit({reason, {__MODULE__, :next, [ref]}})
    after
      timeout -> exit({:timeout, {__MODULE__, :next, [ref]}})
    end
  end

  defp stop(ref, %{manager: manager}) do
    if Process.demonitor(ref, [:flush, :info]),
      do: GenServer.call(manager, {:remove_handler, {GenEvent.Stream, ref}, :shutdown}, :infinity)

    flush(ref)
  end

  defp flush(ref) do
    receive do
      {^ref, _event} -> flush(ref)
      {:gen_event_EXIT, {GenEvent.Stream, ^ref}, _reason} -> flush(ref)
    after
      0 -> :ok
    end
  end
end
