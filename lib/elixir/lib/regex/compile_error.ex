defmodule Regex.CompileError do
  @moduledoc """
  Raised when a regular expression cannot be compiled.
  """

  defexception message: "regex could not be compiled"
end
