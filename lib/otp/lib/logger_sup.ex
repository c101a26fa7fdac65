defmodule :logger_sup do
  @moduledoc false

  # The supervisor of the processes of handlers.

  @behaviour :supervisor

  def start_link, do: :supervisor.start_link({:local, :logger_sup}, :logger_sup, [])

  @impl true
  def init([]), do: {:ok, {%{strategy: :one_for_one, intensity: 1, period: 5}, []}}
end
