defmodule SyntaxError do
  @moduledoc """
  Raised when code cannot be parsed.
  """

  defexception [:file, :line, :column, :snippet, description: "syntax error"]

  @impl true
  def message(%{file: file, line: line, column: column, description: description, snippet: snippet}) do
    Exception.Snippet.message("invalid syntax found on", file, line, column, description, snippet)
  end
end

defmodule TokenMissingError do
  @moduledoc """
  Raised when code ends too early.
  """

  defexception [
    :file,
    :line,
    :column,
    :end_line,
    :end_column,
    :snippet,
    :opening_delimiter,
    :expected_delimiter,
    description: "expression is incomplete"
  ]

  alias Exception.Snippet

  @impl true
  def message(%{end_line: end_line, opening_delimiter: opening} = exception) when opening != nil and end_line != nil do
    %{file: file, line: line, column: column, snippet: snippet, description: description} = exception
    lines = String.split(snippet, "\n")

    # What is missing is missing behind the last line that has anything.
    last = lines |> Enum.reverse() |> Enum.drop_while(&(String.trim(&1) == "")) |> length()
    end_column = String.length(Enum.at(lines, last - 1)) + 1
    closing = "└ missing closing delimiter (expected #{Snippet.delimiter(exception.expected_delimiter)})"

    Snippet.delimited_message(
      "token missing on",
      file,
      {line, column},
      {line + last - 1, end_column},
      description,
      lines,
      {"└ unclosed delimiter", closing}
    )
  end

  def message(%{file: file, line: line, column: column, description: description, snippet: snippet}) do
    Snippet.message("token missing on", file, line, column, description, snippet)
  end
end

defmodule MismatchedDelimiterError do
  @moduledoc """
  Raised when a closing delimiter does not belong to the one that was opened.
  """

  defexception [
    :file,
    :line,
    :column,
    :end_line,
    :end_column,
    :opening_delimiter,
    :closing_delimiter,
    :expected_delimiter,
    :snippet,
    description: "mismatched delimiter error"
  ]

  alias Exception.Snippet

  @impl true
  def message(%{line: line, column: column, end_line: end_line, end_column: end_column} = exception) do
    closing = "└ mismatched closing delimiter (expected #{Snippet.delimiter(exception.expected_delimiter)})"

    Snippet.delimited_message(
      "mismatched delimiter found on",
      exception.file,
      {line, column},
      {end_line, end_column},
      exception.description,
      String.split(exception.snippet, "\n"),
      {"└ unclosed delimiter", closing}
    )
  end
end

defmodule CompileError do
  @moduledoc """
  Raised when code cannot be compiled.
  """

  defexception [:file, :line, description: "compile error"]

  @impl true
  def message(%{file: nil, description: description}), do: description

  def message(%{file: file, line: line, description: description}) do
    Exception.format_file_line(Path.relative_to_cwd(file), line) <> " " <> description
  end
end
