defmodule URI.Error do
  @moduledoc """
  Raised when a string is no valid URI.
  """

  defexception [:action, :reason, :part]

  @impl true
  def message(%URI.Error{action: action, reason: reason, part: part}) do
    "cannot #{action} due to reason #{reason}: #{inspect(part)}"
  end
end
