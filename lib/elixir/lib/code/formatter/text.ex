defmodule Code.Formatter.Text do
  # Numbers, names, atoms, strings, charlists, heredocs and sigils, with and without interpolation.
  @moduledoc false

  import Inspect.Algebra
  import Code.Formatter.Layout, only: [closing_line: 1, line: 1, paint: 3]

  alias Code.Formatter.Block

  @string "\""
  @heredoc ~s["""]
  @charlist "'"
  @charlist_heredoc "'''"

  ## Numbers

  # The width of a character is counted in bytes.
  def integer(<<??, _::binary>> = token, state), do: {color_doc(token, :number, state.inspect_opts), state}
  def integer(token, state), do: {paint(integer_text(token), :number, state), state}

  defp integer_text("0x" <> digits), do: "0x" <> String.upcase(digits)
  defp integer_text(<<?0, base, _::binary>> = token) when base in [?b, ?o], do: token
  defp integer_text(token), do: underscored(token)

  def float(token, state) do
    [whole, fraction] = String.split(token, ".")
    {paint(underscored(whole) <> "." <> String.downcase(fraction), :number, state), state}
  end

  # Six digits and more are grouped, unless the author did so.
  defp underscored("-" <> digits), do: "-" <> underscored(digits)

  defp underscored(digits) do
    if byte_size(digits) >= 6 and not String.contains?(digits, "_") do
      {first, rest} = String.split_at(digits, Integer.mod(byte_size(digits), 3))
      groups = for <<group::binary-size(3) <- rest>>, do: group
      Enum.join(if(first == "", do: groups, else: [first | groups]), "_")
    else
      digits
    end
  end

  ## Names and atoms

  def variable(name, state), do: {paint(Atom.to_string(name), :variable, state), state}

  def atom(_meta, nil, state), do: {paint("nil", nil, state), state}
  def atom(_meta, boolean, state) when is_boolean(boolean), do: {paint(Atom.to_string(boolean), :boolean, state), state}

  def atom(meta, atom, state) do
    {paint(meta[:text] || ":" <> name(atom), :atom, state), state}
  end

  # What stood between quotes in the source still has its escapes. The quotes go when they are not needed.
  defp name(atom) do
    name = Atom.to_string(atom)

    if Macro.classify_atom(atom) in [:identifier, :unquoted],
      do: name,
      else: @string <> escape_quotes(name, @string) <> @string
  end

  @doc """
  The key of a keyword pair, with its colon.
  """
  def keyword_key({:__block__, meta, [atom]}, state) do
    {paint(meta[:text] || key(atom), :atom, state), state}
  end

  def keyword_key({{:., _, [:erlang, :binary_to_atom]}, _, [{:<<>>, _, parts}, :utf8]}, state),
    do: interpolation(parts, @string, state, @string, ~s(":))

  # Keys of operators and the like are unquoted too, aliases are.
  defp key(atom) do
    case Macro.classify_atom(atom) do
      :alias -> @string <> Atom.to_string(atom) <> ~s(":)
      _ -> name(atom) <> ":"
    end
  end

  @doc """
  An atom with interpolation.
  """
  def interpolated_atom(parts, state), do: interpolation(parts, @string, state, ~s(:"), @string)

  ## Strings and charlists

  def string(meta, text, state) do
    doc = if meta[:delimiter] == @heredoc, do: heredoc(text, @heredoc), else: quoted(text, @string, @string, @string)
    {paint(doc, :string, state), state}
  end

  def charlist(meta, list, state) do
    text = List.to_string(list)

    doc =
      case {meta[:delimiter], state.migrate_charlists_as_sigils} do
        {:sigil, _} -> quoted(text, "~c\"", @string, @string)
        {@charlist_heredoc, true} -> concat("~c", heredoc(text, @heredoc))
        {@charlist_heredoc, false} -> heredoc(text, @charlist_heredoc)
        {_, true} -> charlist_sigil(text)
        {_, false} -> quoted(text, @charlist, @charlist, @charlist)
      end

    {doc, state}
  end

  defp charlist_sigil(text) do
    if String.contains?(text, @string),
      do: quoted(text, "~c'", @charlist, @charlist),
      else: quoted(single_to_double(text), "~c\"", @string, @string)
  end

  # Single quotes were escaped between single quotes; between double quotes they need not be.
  defp single_to_double(text), do: String.replace(text, "\\'", "'")

  defp quoted(text, left, escape, right), do: concat([left, lines(text, escape), right])

  # Line breaks inside of quotes stay where they are, whatever the indentation.
  defp lines(text, escape) do
    text
    |> escape_quotes(escape)
    |> String.split("\n")
    |> Enum.map(&string/1)
    |> Enum.reverse()
    |> Enum.reduce(&concat(&1, concat(nest(line(), :reset), &2)))
  end

  defp escape_quotes(text, quotes), do: String.replace(text, quotes, "\\" <> quotes)

  defp heredoc(text, quotes), do: force_unfit(concat([quotes, heredoc_lines("\n" <> text, quotes), quotes]))

  defp heredoc_lines(text, quotes), do: text |> escape_quotes(quotes) |> String.split("\n") |> indented_lines()

  # Empty lines are not indented; the last one is where the closing quotes stand.
  defp indented_lines([last]), do: string(last)

  defp indented_lines([first, "" | [_ | _] = rest]),
    do: concat([string(first), nest(line(), :reset), indented_lines(["" | rest])])

  defp indented_lines([first | rest]), do: concat([string(first), line(), indented_lines(rest)])

  ## Interpolation

  @doc """
  A string with interpolation.
  """
  def interpolated_string(meta, parts, state) do
    if meta[:delimiter] == @heredoc do
      interpolated_heredoc(parts, @heredoc, state, @heredoc, @heredoc)
    else
      interpolation(parts, @string, state, @string, @string)
    end
  end

  @doc """
  A charlist with interpolation.
  """
  def interpolated_charlist(meta, parts, state) do
    quotes? = Enum.any?(parts, &(is_binary(&1) and String.contains?(&1, @string)))
    parts = Enum.map(parts, &if(is_binary(&1), do: &1, else: {:"::", [], [&1, {:binary, [], []}]}))

    case {meta[:delimiter], state.migrate_charlists_as_sigils} do
      {:sigil, _} ->
        interpolation(parts, @string, state, "~c\"", @string)

      {@charlist_heredoc, true} ->
        interpolated_heredoc(parts, @heredoc, state, "~c" <> @heredoc, @heredoc)

      {@charlist_heredoc, false} ->
        interpolated_heredoc(parts, @charlist_heredoc, state, @charlist_heredoc, @charlist_heredoc)

      {_, true} when quotes? ->
        interpolation(parts, @charlist, state, "~c'", @charlist)

      {_, true} ->
        interpolation(parts, @string, state, "~c\"", @string)

      {_, false} ->
        interpolation(parts, @charlist, state, @charlist, @charlist)
    end
  end

  # A heredoc's text begins on the line below its opening quotes.
  defp interpolated_heredoc(parts, escape, state, left, right) do
    parts =
      case parts do
        [first | rest] when is_binary(first) -> ["\n" <> first | rest]
        _ -> ["\n" | parts]
      end

    {doc, state} = interpolation(parts, escape, state, left, right)
    {force_unfit(doc), state}
  end

  defp interpolation([text | parts], escape, state, acc, right) when is_binary(text) do
    doc = if byte_size(escape) == 3, do: heredoc_lines(text, escape), else: lines(text, escape)
    interpolation(parts, escape, state, concat(acc, doc), right)
  end

  defp interpolation([{:"::", _, [{_, meta, [expr]}, _]} | parts], escape, state, acc, right) do
    {doc, state} = Block.block(expr, line(meta), closing_line(meta), state)
    acc = concat(acc, concat(["\#{", no_limit(doc), "}"]))
    interpolation(parts, escape, state, acc, right)
  end

  defp interpolation([], _escape, state, acc, right), do: {concat(acc, right), state}

  ## Sigils

  @doc """
  A sigil as `{doc, state}`, or `nil` if the call is none.
  """
  def sigil(name, meta, {:<<>>, _, parts}, modifiers, state) when is_list(modifiers) do
    with "sigil_" <> sigil <- Atom.to_string(name), left when is_binary(left) <- meta[:delimiter] do
      left_quotes = "~" <> sigil <> left
      right_quotes = closing_delimiter(left) <> List.to_string(modifiers)
      parts = format_sigil(String.to_atom(sigil), left, meta, parts, modifiers, state)

      if byte_size(left) == 3 do
        interpolated_heredoc(parts, left, state, left_quotes, right_quotes)
      else
        interpolation(parts, closing_delimiter(left), state, left_quotes, right_quotes)
      end
    else
      _ -> nil
    end
  end

  def sigil(_name, _meta, _left, _right, _state), do: nil

  # Functions given by the user print the content of a sigil, which they get only when it has no interpolation.
  defp format_sigil(sigil, left, meta, [content] = parts, modifiers, state) when is_binary(content) do
    case state.sigils do
      %{^sigil => fun} ->
        metadata = [
          file: state.file,
          line: meta[:line],
          sigil: sigil,
          modifiers: modifiers,
          opening_delimiter: left
        ]

        case fun.(content, metadata) do
          iodata when is_binary(iodata) or is_list(iodata) ->
            [IO.iodata_to_binary(iodata)]

          other ->
            raise ArgumentError,
                  "expected sigil callback to return iodata, got: #{inspect(other)}"
        end

      _ ->
        parts
    end
  end

  defp format_sigil(_sigil, _left, _meta, parts, _modifiers, _state), do: parts

  defp closing_delimiter("("), do: ")"
  defp closing_delimiter("["), do: "]"
  defp closing_delimiter("{"), do: "}"
  defp closing_delimiter("<"), do: ">"
  defp closing_delimiter(delimiter), do: delimiter
end
