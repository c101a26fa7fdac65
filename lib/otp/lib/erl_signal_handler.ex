defmodule :erl_signal_handler do
  @moduledoc "What the node does by itself at signals: a handler of `:erl_signal_server`."

  @behaviour :gen_event

  @doc "Starts the server of signals, if there is none, with this handler."
  @spec start_server() :: :ok
  def start_server do
    with {:ok, _pid} <- :gen_event.start({:local, :erl_signal_server}) do
      :gen_event.add_handler(:erl_signal_server, :erl_signal_handler, [])
    end

    :ok
  end

  @doc "Stops the node in order, as SIGTERM asks for."
  @spec terminate() :: :ok
  def terminate do
    :error_logger.info_msg(~c"SIGTERM received - shutting down~n")
    :init.stop()
  end

  @impl true
  def init(_arguments), do: {:ok, []}

  @impl true
  def handle_event(:sigusr1, _state), do: :erlang.halt(~c"Received SIGUSR1")
  def handle_event(:sigquit, _state), do: :erlang.halt()

  def handle_event(:sigterm, state) do
    terminate()
    {:ok, state}
  end

  def handle_event(_signal, state), do: {:ok, state}

  @impl true
  def handle_call(_request, state), do: {:ok, :ok, state}
end
