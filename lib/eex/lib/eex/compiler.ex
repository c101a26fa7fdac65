defmodule EEx.Compiler do
  # Makes a quoted expression of a template's tokens.
  #
  # A block is spread over several tags. Its code is put together from them, with a call `__EEX__(n)` in place of the
  # template between two tags, and parsed as one; then what the engine made of that template takes the place of the
  # call.
  @moduledoc false

  alias EEx.{Snippet, Tokenizer}

  def compile(source, opts) do
    case tokenize(source, opts) do
      {:ok, tokens} ->
        compile(tokens, source, opts)

      {:error, message, %{line: line, column: column}} ->
        raise EEx.SyntaxError, file: file(opts), line: line, column: column, message: message
    end
  end

  def tokenize(source, opts) when is_binary(source) or is_list(source) do
    Tokenizer.tokenize(to_charlist(source), opts)
  end

  def warn(message, %{line: line, column: column}, file) do
    :elixir_errors.print_warning({line, column}, file, message)
  end

  defp file(opts), do: Keyword.get(opts, :file, "nofile")

  defp compile(tokens, source, opts) do
    engine = Keyword.get(opts, :engine, EEx.SmartEngine)

    state = %{
      engine: engine,
      file: file(opts),
      source: to_string(source),
      indentation: Keyword.get(opts, :indentation, 0),
      parser_options: Keyword.get_lazy(opts, :parser_options, fn -> Code.get_compiler_option(:parser_options) end)
    }

    template(tokens, engine.init(opts), state)
  end

  ## Outside of blocks

  defp template([{:end_expr, _marker, code, at} | _], _buffer, state), do: unexpected("end", code, at, state)
  defp template([{:middle_expr, _marker, code, at} | _], _buffer, state), do: unexpected("middle", code, at, state)
  defp template([{:eof, _at}], buffer, state), do: state.engine.handle_body(buffer)

  defp template([token | rest], buffer, state) do
    {buffer, rest} = item(token, rest, buffer, state)
    template(rest, buffer, state)
  end

  defp unexpected(which, code, at, state) do
    error("unexpected #{which} of expression <%#{code}%>", at, state)
  end

  ## Text and expressions

  defp item({:text, chars, at}, rest, buffer, state) do
    {state.engine.handle_text(buffer, [line: at.line, column: at.column], IO.chardata_to_string(chars)), rest}
  end

  defp item({:comment, _chars, _at}, rest, buffer, _state), do: {buffer, rest}

  defp item({:expr, marker, code, at}, rest, buffer, state) do
    quoted = parse(code, at.line, behind_marker(at, marker), state)
    {state.engine.handle_expr(buffer, IO.chardata_to_string(marker), quoted), rest}
  end

  defp item({:start_expr, marker, code, at}, rest, buffer, state) do
    block = %{code: [], line: at.line, at: at, first: code, marker: marker, parts: []}
    {rest, block} = rest |> first_clause(add(block, code)) |> or_block(rest, add(block, code))
    {quoted, rest} = block(rest, state.engine.handle_begin(buffer), block, state)
    if marker == [] and not match?({:=, _, [_, _]}, quoted), do: warn_unused(at, state)
    {state.engine.handle_expr(buffer, IO.chardata_to_string(marker), quoted), rest}
  end

  defp behind_marker(at, marker), do: at.column + 2 + length(marker)

  defp warn_unused(at, state) do
    warn(~s(the contents of this expression won't be output unless the EEx block starts with "<%="), at, state.file)
  end

  # Spaces and comments before the first clause of a block, as in a `case`, are no template.
  defp first_clause([{:comment, _chars, _at} | rest], block), do: first_clause(rest, block)
  defp first_clause([{:middle_expr, _marker, code, at} | rest], block), do: {rest, add_line(block, code, at)}

  defp first_clause([{:text, chars, _at} | rest], block) do
    if Enum.all?(chars, &(&1 in ~c" \t\r\n")), do: first_clause(rest, add(block, chars)), else: :none
  end

  defp first_clause(_tokens, _block), do: :none

  defp or_block(:none, rest, block), do: {rest, block}
  defp or_block(found, _rest, _block), do: found

  ## Blocks

  defp block([{:middle_expr, _marker, code, at} | rest], buffer, block, state) do
    block = block |> add_part(buffer, state) |> add_line(code, at)
    block(rest, state.engine.handle_begin(buffer), block, state)
  end

  defp block([{:end_expr, _marker, code, at} | rest], buffer, block, state) do
    block = block |> add_part(buffer, state) |> add_line(code, at)
    code = block.code |> Enum.reverse() |> :lists.append()
    quoted = parse(code, block.at.line, behind_marker(block.at, block.marker), state)
    {put_parts(quoted, block.parts), rest}
  end

  defp block([{:eof, _at}], _buffer, block, state) do
    error("expected a closing '<% end %>' for block expression in EEx", beginning(block), state)
  end

  defp block([token | rest], buffer, block, state) do
    {buffer, rest} = item(token, rest, buffer, state)
    block(rest, buffer, block, state)
  end

  defp add(block, code), do: %{block | code: [code | block.code], line: block.line + Enum.count(code, &(&1 == ?\n))}

  defp add_part(%{parts: parts} = block, inner, state) do
    number = length(parts)
    call = ~c"__EEX__(" ++ Integer.to_charlist(number) ++ ~c");"
    %{add(block, call) | parts: [{number, state.engine.handle_end(inner)} | parts]}
  end

  # Code of a later tag, on the line where it is in the template.
  defp add_line(block, code, at) do
    lines = List.duplicate(?\n, max(at.line - block.line, 0))
    block |> add(lines) |> add(code)
  end

  # Where the code of a block begins, behind marker and spaces.
  defp beginning(%{at: at, first: code, marker: marker}) do
    code
    |> Enum.take_while(&(&1 in ~c" \t\r\n"))
    |> Enum.reduce(%{at | column: behind_marker(at, marker)}, fn
      ?\n, %{line: line} -> %{line: line + 1, column: 1}
      _space, %{column: column} = at -> %{at | column: column + 1}
    end)
  end

  defp parse(code, line, column, state) do
    Code.string_to_quoted!(
      code,
      [file: state.file, line: line, column: column, indentation: column - 1] ++ state.parser_options
    )
  end

  defp put_parts({:__EEX__, _, [number]}, parts) do
    {^number, part} = List.keyfind(parts, number, 0)
    part
  end

  defp put_parts({left, right}, parts), do: {put_parts(left, parts), put_parts(right, parts)}
  defp put_parts({form, meta, args}, parts), do: {put_parts(form, parts), meta, put_parts(args, parts)}
  defp put_parts(list, parts) when is_list(list), do: Enum.map(list, &put_parts(&1, parts))
  defp put_parts(other, _parts), do: other

  defp error(message, at, state) do
    raise EEx.SyntaxError,
      file: state.file,
      line: at.line,
      column: at.column,
      message: message,
      snippet: Snippet.of(state.source, state.indentation, at)
  end
end
