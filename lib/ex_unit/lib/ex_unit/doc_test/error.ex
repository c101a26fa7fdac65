defmodule ExUnit.DocTest.Error do
  @moduledoc """
  Raised when the examples of a documentation cannot be read.
  """

  defexception [:message]

  @type t :: %__MODULE__{message: String.t()}
end
