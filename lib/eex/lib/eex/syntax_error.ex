defmodule EEx.SyntaxError do
  @moduledoc """
  Raised for a template that cannot be compiled: a tag that is not closed, an `end` too many, a marker that the engine
  does not know.
  """

  defexception [:message, :file, :line, :column, :snippet]

  @impl true
  def message(%{file: nil, message: message}), do: message

  def message(%{file: file, line: line, column: column, message: message, snippet: snippet}) do
    "#{Exception.format_file_line_column(Path.relative_to_cwd(file), line, column, " ")}#{message}#{snippet}"
  end
end
