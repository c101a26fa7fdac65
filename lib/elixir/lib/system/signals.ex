defmodule System.Signals do
  @moduledoc false

  # What `System.trap_signal/3` has added: one handler of `:erl_signal_server` for each function.

  @behaviour :gen_event

  @doc "Adds a function for a signal."
  def trap(signal, id, fun, known_to_vm?) do
    :ok = :erl_signal_handler.start_server()

    :elixir_config.serial(fn ->
      handler = {__MODULE__, {signal, id}}

      cond do
        handler in :gen_event.which_handlers(:erl_signal_server) -> {:error, :already_registered}
        handled?(signal) -> add(id, handler, fun)
        true -> handle(signal, id, handler, fun, known_to_vm?)
      end
    end)
  end

  defp add(id, handler, fun) do
    :ok = :gen_event.add_handler(:erl_signal_server, handler, {handler, fun})
    {:ok, id}
  end

  # The node has to be told to take care of the signal. Those that every node takes care of need not be there on this one.
  defp handle(signal, id, handler, fun, known_to_vm?) do
    :os.set_signal(signal, :handle)
    add(id, handler, fun)
  rescue
    ArgumentError -> if known_to_vm?, do: add(id, handler, fun), else: {:error, :not_sup}
  end

  defp handled?(signal) do
    Enum.any?(:gen_event.which_handlers(:erl_signal_server), &match?({__MODULE__, {^signal, _}}, &1))
  end

  @doc "Takes the function away."
  def untrap(signal, id) do
    :ok = :erl_signal_handler.start_server()

    :elixir_config.serial(fn ->
      case :gen_event.delete_handler(:erl_signal_server, {__MODULE__, {signal, id}}, :delete) do
        :ok -> :ok
        {:error, :module_not_found} -> {:error, :not_found}
      end
    end)
  end

  @impl true
  def init({{__MODULE__, {signal, _}}, fun}), do: {:ok, {signal, fun}}

  @impl true
  def handle_event(signal, {signal, fun}) do
    fun.()
    {:ok, {signal, fun}}
  end

  def handle_event(_signal, state), do: {:ok, state}

  @impl true
  def handle_call(_request, state), do: {:ok, :ok, state}
end
