defmodule ExUnit.MultiError do
  @moduledoc """
  Raised to report several failures of one test at once.

  `:errors` is a list of `{kind, reason, stacktrace}`; each becomes a failure of its own in the report.
  """

  defexception errors: []

  @type t :: %__MODULE__{errors: [{Exception.kind(), any, Exception.stacktrace()}]}

  @impl true
  def message(%{errors: errors}) do
    "got the following errors:\n\n" <>
      Enum.map_join(errors, "\n\n", fn {kind, reason, stacktrace} ->
        Exception.format_banner(kind, reason, stacktrace)
      end)
  end
end
