defmodule System.EnvError do
  @moduledoc "Raised by `System.fetch_env!/1` where a variable is not set. Its field `:env` is the name of the variable."

  defexception [:env]

  @impl true
  def message(%{env: env}), do: "could not fetch environment variable #{inspect(env)} because it is not set"
end
