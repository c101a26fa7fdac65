defmodule Exception.Snippet do
  # The texts of syntax errors: the lines of code with marks below.
  @moduledoc false

  # Farther apart, only the first and the last line are shown.
  @max_lines 5

  @doc """
  A delimiter as named in messages; quotes stand for themselves.
  """
  def delimiter(delimiter) when delimiter in [:"\"", :"'", :"\"\"\"", :"'''"], do: Atom.to_string(delimiter)
  def delimiter(delimiter), do: ~s("#{delimiter}")

  @doc """
  A message that points at one column.
  """
  def message(title, file, line, column, description, snippet)

  def message(title, file, line, column, description, nil) do
    location = location(file, line, column)
    text = "error: " <> description
    padded = if title == "token missing on", do: [text, "\n└─ ", location], else: plain(text, location)
    IO.iodata_to_binary([title, " ", location, ":\n" | padded])
  end

  def message(title, file, line, nil, description, _snippet) do
    location = location(file, line, nil)
    IO.iodata_to_binary([title, " ", location, ":\n" | plain("error: " <> description, location)])
  end

  def message(title, file, line, column, description, snippet) do
    location = location(file, line, column)
    gutter = gutter(line)
    marked = [code_line(line, snippet, gutter), blank(gutter), " ", spaces(column - 1), "^\n"]
    IO.iodata_to_binary([title, " ", location, ":\n" | framed(description, gutter, marked, location)])
  end

  defp plain(text, location), do: ["   ", String.replace(text, "\n", "\n   "), "\n   └─ ", location]

  @doc """
  A message that points at an opening delimiter and at where its end is wrong or missing. `lines` begin with the one of the opening delimiter.
  """
  def delimited_message(title, file, {line, column}, {end_line, end_column}, description, lines, {opening, closing}) do
    location = location(file, end_line, end_column)
    gutter = gutter(end_line)
    first = hd(lines)
    last = Enum.at(lines, end_line - line)

    marked =
      if line == end_line do
        gap = spaces(end_column - column - 1)

        [
          code_line(line, first, gutter),
          [blank(gutter), " ", spaces(column - 1), "│", gap, closing, ?\n],
          [blank(gutter), " ", spaces(column - 1), opening, ?\n]
        ]
      else
        [
          code_line(line, first, gutter),
          [blank(gutter), " ", spaces(column - 1), opening, ?\n],
          between(line, end_line, lines, gutter),
          code_line(end_line, last, gutter),
          [blank(gutter), " ", spaces(end_column - 1), closing, ?\n]
        ]
      end

    IO.iodata_to_binary([title, " ", location, ":\n" | framed(description, gutter, marked, location)])
  end

  defp between(line, end_line, _lines, gutter) when end_line - line >= @max_lines,
    do: [String.pad_leading("...", gutter + 1), ?\n]

  defp between(line, end_line, lines, gutter) do
    for {text, index} <- Enum.with_index(Enum.slice(lines, 1, end_line - line - 1), line + 1),
        do: code_line(index, text, gutter)
  end

  defp framed(description, gutter, marked, location) do
    [spaces(gutter + 1), "error: ", indent(description, gutter), ?\n, blank(gutter), ?\n, marked, blank(gutter)] ++
      [?\n, spaces(gutter + 1), "└─ ", location]
  end

  defp indent(description, gutter) do
    description
    |> String.split("\n")
    |> Enum.map_join("\n", fn
      "" -> ""
      line -> String.duplicate(" ", gutter + 1) <> line
    end)
    |> String.trim_leading()
  end

  defp code_line(number, text, gutter), do: [String.pad_leading(Integer.to_string(number), gutter), " │ ", text, ?\n]
  defp blank(gutter), do: [spaces(gutter + 1), "│"]
  defp spaces(count), do: String.duplicate(" ", count)

  # Columns for the number of a line.
  defp gutter(line), do: max(3, length(Integer.digits(line)) + 1)

  defp location(file, line, nil), do: "#{relative(file)}:#{line}"
  defp location(file, line, column), do: "#{relative(file)}:#{line}:#{column}"

  defp relative(file), do: Path.relative_to_cwd(file)
end
