defmodule EEx.Tokenizer do
  # Splits a template into text, comments and expressions.
  #
  # `rest` is what is still to be read and `at` where it begins. `buffer` holds the text since the last tag, reversed,
  # and `from` where that text begins. With `trim: true`, lines that hold nothing but tags leave nothing behind: spaces
  # before the first tag of a line and after the last one go, and so do blank lines around them, up to one new line.
  @moduledoc false

  @spaces [?\s, ?\t]

  def tokenize(source, opts) do
    indentation = Keyword.get(opts, :indentation, 0)

    state = %{
      source: source,
      file: Keyword.get(opts, :file, "nofile"),
      trim: Keyword.get(opts, :trim, false),
      indentation: indentation,
      first?: true
    }

    at = %{line: Keyword.get(opts, :line, 1), column: Keyword.get(opts, :column, 1) + indentation}
    text(source, at, [], at, [], state)
  end

  defp text(~c"<%%" ++ rest, at, buffer, from, tokens, state) do
    buffer = trim_left(buffer, state)
    from = if buffer == [], do: at, else: from
    text(rest, right(at, 3), ~c"%<" ++ buffer, from, tokens, state)
  end

  defp text(~c"<%!--" ++ rest, at, buffer, from, tokens, state) do
    case until(rest, ~c"--%>", right(at, 5), [], state) do
      {:ok, comment, rest, behind} ->
        tokens = [{:comment, comment, at} | flush(trim_left(buffer, state), from, tokens)]
        behind_tag(rest, behind, tokens, state)

      :error ->
        unclosed("--%>", at, state)
    end
  end

  defp text(~c"<%#" ++ rest, at, buffer, from, tokens, state) do
    warn("<%# is deprecated, use <%!-- or add a space between <% and # instead", at.line, state)

    case until(rest, ~c"%>", right(at, 3), [], state) do
      {:ok, _comment, rest, behind} -> behind_tag(rest, behind, flush(trim_left(buffer, state), from, tokens), state)
      :error -> {:error, "expected closing '%>' for EEx expression", at}
    end
  end

  defp text(~c"<%" ++ rest, at, buffer, from, tokens, state) do
    {marker, rest} = marker(rest)

    case until(rest, ~c"%>", right(at, 2 + length(marker)), [], state) do
      {:ok, code, rest, behind} ->
        token = expression(kind(code), marker, code, at, state)
        behind_tag(rest, behind, [token | flush(trim_left(buffer, state), from, tokens)], state)

      :error ->
        unclosed("%>", at, state)
    end
  end

  defp text([], at, buffer, from, tokens, _state) do
    {:ok, Enum.reverse([{:eof, at} | flush(buffer, from, tokens)])}
  end

  defp text([char | rest], at, buffer, from, tokens, state) do
    text(rest, behind(char, at, state), [char | buffer], from, tokens, state)
  end

  defp flush([], _from, tokens), do: tokens
  defp flush(buffer, from, tokens), do: [{:text, Enum.reverse(buffer), from} | tokens]

  defp right(%{column: column} = at, count), do: %{at | column: column + count}

  defp behind(?\n, %{line: line}, %{indentation: indentation}), do: %{line: line + 1, column: indentation + 1}
  defp behind(_char, at, _state), do: right(at, 1)

  ## Tags

  defp marker([char | rest]) when char in ~c"=/|", do: {[char], rest}
  defp marker(rest), do: {[], rest}

  defp until(rest, closing, at, acc, state) do
    cond do
      List.starts_with?(rest, closing) ->
        {:ok, Enum.reverse(acc), Enum.drop(rest, length(closing)), right(at, length(closing))}

      rest == [] ->
        :error

      true ->
        [char | rest] = rest
        until(rest, closing, behind(char, at, state), [char | acc], state)
    end
  end

  defp unclosed(closing, at, %{source: source, indentation: indentation}) do
    {:error, "expected closing '#{closing}' for EEx expression" <> EEx.Snippet.of(source, indentation, at), at}
  end

  defp expression(kind, marker, code, at, state) when kind in [:middle_expr, :end_expr] and marker != [] do
    EEx.Compiler.warn(
      ~s(unexpected beginning of EEx tag "<%#{marker}" on "<%#{marker}#{code}%>", please remove "#{marker}"),
      at,
      state.file
    )

    {kind, [], code, at}
  end

  defp expression(kind, marker, code, at, _state), do: {kind, marker, code, at}

  # Whether an expression is whole, or begins, goes on with or ends a block.
  defp kind(code) do
    case :elixir_tokenizer.tokenize(code, 1, file: "eex", check_terminators: false) do
      {:ok, _line, _column, _warnings, reversed, _terminators} ->
        reversed = Enum.drop_while(reversed, &(elem(&1, 0) == :eol))
        kind(reversed, List.last(reversed))

      _error ->
        :expr
    end
  end

  defp kind([last | rest], first) do
    case {elem(last, 0), elem(first, 0)} do
      {:do, :end} -> :middle_expr
      {:do, _} -> :start_expr
      {:stab_op, :end} -> :middle_expr
      {:stab_op, _} -> if opens_function?(rest), do: :start_expr, else: :middle_expr
      {:block_identifier, _} -> :middle_expr
      {_, :end} -> :end_expr
      _ -> :expr
    end
  end

  defp kind([], nil), do: :expr

  # Whether the arrow behind these tokens, the nearest one first, belongs to a `fn` among them.
  defp opens_function?(reversed) do
    Enum.find_value(reversed, false, fn token ->
      case elem(token, 0) do
        :fn -> {:ok, true}
        :end -> {:ok, false}
        _ -> nil
      end
    end) == {:ok, true}
  end

  ## Trimming

  defp behind_tag(rest, at, tokens, %{trim: false} = state), do: text(rest, at, [], at, tokens, %{state | first?: false})

  defp behind_tag(rest, at, tokens, state) do
    state = %{state | first?: false}

    case blank_lines(rest, at, nil, state) do
      :none -> text(rest, at, [], at, tokens, state)
      {:newline, newline, rest, at} -> text(rest, at, [?\n], newline, tokens, state)
      {:eof, at} -> text([], at, [], at, tokens, state)
    end
  end

  # The last new line that follows with nothing but spaces before it.
  defp blank_lines(rest, at, found, state) do
    {spaces, behind} = Enum.split_while(rest, &(&1 in @spaces))
    at = right(at, length(spaces))

    case behind do
      ~c"\r\n" ++ behind -> found(behind, right(at, 1), state)
      ~c"\n" ++ behind -> found(behind, at, state)
      [] -> {:eof, at}
      _ -> found || :none
    end
  end

  defp found(rest, newline, state) do
    at = behind(?\n, newline, state)
    blank_lines(rest, at, {:newline, newline, rest, at}, state)
  end

  defp trim_left(buffer, %{trim: false}), do: buffer

  defp trim_left(buffer, %{first?: first?}) do
    case Enum.drop_while(buffer, &(&1 in @spaces)) do
      [?\n | _] = lines -> trim_lines(lines, first?)
      [] -> if first?, do: [], else: buffer
      _ -> buffer
    end
  end

  defp trim_lines(lines, first?) do
    case blank_before(lines) do
      [] when first? -> []
      rest -> [?\n | rest]
    end
  end

  # What is before the new line, and before all blank lines before that.
  defp blank_before([?\n | rest]) do
    rest = if List.starts_with?(rest, [?\r]), do: tl(rest), else: rest

    case Enum.drop_while(rest, &(&1 in @spaces)) do
      [?\n | _] = lines -> blank_before(lines)
      [] -> []
      _ -> rest
    end
  end

  defp warn(message, line, %{file: file}), do: IO.warn(message, file: file, line: line)
end
