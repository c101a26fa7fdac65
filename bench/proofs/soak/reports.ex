defmodule Soak.Reports do
  # Instead of Logger's own handler: counts the reports of the crashes and formats some, so that the whole way of a report is gone.
  @moduledoc false

  @doc "Takes the place of the default handler; gives the counter."
  def install do
    counter = :counters.new(1, [:atomics])
    :ok = :logger.remove_handler(:default)
    :ok = :logger.add_handler(:soak, __MODULE__, %{config: counter, formatter: Logger.default_formatter()})
    counter
  end

  @doc "A handler's callback."
  def log(event, %{config: counter, formatter: {formatter, config}}) do
    :counters.add(counter, 1, 1)
    if rem(:counters.get(counter, 1), 16) == 0, do: formatter.format(event, config)
  end
end
