defmodule Code.Formatter.Block do
  # Sequences of expressions. Between them go the line breaks: one empty line where the source has some, and around
  # expressions that take several lines. The comments of the source are put back where they stood.
  @moduledoc false

  import Inspect.Algebra
  import Code.Formatter.Layout

  alias Code.Formatter
  alias Code.Formatter.Clause

  # Two line breaks are an empty line.
  @empty_line_breaks 2

  @doc """
  A whole file.
  """
  def file(quoted, state), do: block(quoted, no_end(), no_start(), state)

  @doc """
  A block that takes the comments between two lines.
  """
  def block([{:->, _, _} | _] = clauses, first, last, state), do: Clause.in_parens(clauses, first, last, state)
  def block({:__block__, _, []}, first, last, state), do: exprs([], first, last, state)
  def block({:__block__, _, [_, _ | _] = exprs}, first, last, state), do: exprs(exprs, first, last, state)
  def block(expr, first, last, state), do: exprs([expr], first, last, state)

  @doc """
  A block where one expression is needed.
  """
  def parens(meta, block, state) do
    {doc, state} = block(block, line(meta), closing_line(meta), state)
    {delimited("(", doc, ")"), state}
  end

  @doc """
  A call that means something else without parentheses around it.
  """
  def in_parens(call, state) do
    {doc, state} = Formatter.expr(call, :parens_arg, state)
    {Code.Formatter.Layout.parens(doc), state}
  end

  defp exprs(exprs, first, last, state) do
    {docs, _comments?, state} = with_comments(exprs, [], first, last, state, &expr/3)

    case docs do
      [] -> {empty(), state}
      [doc] -> {doc, state}
      docs -> {force_unfit(Enum.reduce(docs, &line(&2, &1))), state}
    end
  end

  defp expr(quoted, _rest, state) do
    {doc, state} = Formatter.expr(quoted, :block, state)
    {{doc, gap(quoted), newlines(quoted)}, state}
  end

  # Attributes stay together however long they are.
  defp gap({:@, _, _}), do: empty()
  defp gap(_quoted), do: break("")

  defp newlines({_, meta, _}) when is_list(meta), do: meta[:end_of_expression][:newlines] || 1
  defp newlines(_quoted), do: 1

  ## Comments

  @doc """
  Prints quoted expressions one by one, with the comments that stand before, between and after them up to line `last`.

  `fun` takes an expression, those after it and the state, and gives `{{doc, gap, newlines}, state}`: `gap` is what separates it from its
  neighbours (empty, or a break that becomes an empty line if the document takes several), `newlines` how many line breaks followed it in the source.
  `printed` are such triples of what comes before, in reverse. Gives `{docs, whether_there_were_comments, state}`.
  """
  def with_comments(exprs, printed, _first, _last, %{comments: []} = state, fun) do
    {reversed, state} =
      Enum.reduce(tails(exprs), {printed, state}, fn [expr | rest], {printed, state} ->
        {triple, state} = fun.(expr, rest, state)
        {[triple | printed], state}
      end)

    {reversed |> Enum.reverse() |> merge(empty()), false, state}
  end

  def with_comments(exprs, printed, first, last, state, fun) do
    {before, comments} = Enum.split_while(state.comments, &(&1.line <= first))
    {reversed, comments?, state} = each(exprs, printed, last, %{state | comments: comments}, false, fun)
    docs = reversed |> Enum.reverse() |> merge(empty())
    {docs, comments?, %{state | comments: before ++ state.comments}}
  end

  defp tails([]), do: []
  defp tails([_ | rest] = list), do: [list | tails(rest)]

  defp each([expr | rest], printed, last, state, comments?, fun) do
    case extent(expr) do
      nil ->
        {triple, state} = fun.(expr, rest, state)
        each(rest, [triple | printed], last, state, comments?, fun)

      {first_line, last_line} ->
        {printed, comments, comments?} = comments_before(first_line, printed, state.comments, comments?)
        {triple, state} = fun.(expr, rest, %{state | comments: comments})
        {printed, comments, comments?} = comments_inside(first_line, last_line, printed, state.comments, comments?)
        triple = adjust_newlines(triple, last_line, comments)
        each(rest, [triple | printed], last, %{state | comments: comments}, comments?, fun)
    end
  end

  defp each([], printed, last, state, comments?, _fun) do
    {printed, comments, comments?} = comments_before(last, printed, state.comments, comments?)
    {printed, comments?, %{state | comments: comments}}
  end

  defp comments_before(line, printed, [%{line: comment_line} = comment | rest], _comments?) when comment_line < line do
    printed = [comment_triple(comment) | add_newlines(printed, comment.previous_eol_count)]
    comments_before(line, printed, rest, true)
  end

  defp comments_before(_line, printed, comments, comments?), do: {printed, comments, comments?}

  # A comment that nothing inside the expression has taken goes above it.
  defp comments_inside(first, last, printed, [%{line: line} = comment | rest], _comments?)
       when line >= first and line <= last do
    comments_inside(first, last, [comment_triple(comment) | printed], rest, true)
  end

  defp comments_inside(_first, _last, printed, comments, comments?), do: {printed, comments, comments?}

  defp comment_triple(comment), do: {string(spaced(comment.text)), empty(), comment.next_eol_count}

  # A space between the signs and the text, except after `#!`.
  defp spaced(text) do
    signs = String.length(text) - String.length(String.trim_leading(text, "#"))

    case String.split_at(text, signs) do
      {signs, <<char, _::binary>> = rest} when char not in [?\s, ?!] -> signs <> " " <> rest
      _ -> text
    end
  end

  # What comes before a comment is as far from it as in the source.
  defp add_newlines([{doc, gap, newlines} | rest], previous) when newlines < previous, do: [{doc, gap, previous} | rest]
  defp add_newlines(printed, _previous), do: printed

  # A comment right behind an expression moved above it, so what counts is the gap behind the comment.
  defp adjust_newlines({doc, gap, newlines}, last, [%{line: line} = comment | _])
       when newlines > 1 and line == last + 1 and comment.previous_eol_count == 1,
       do: {doc, gap, 1}

  defp adjust_newlines(triple, _last, _comments), do: triple

  # Each document is grouped with the gaps around it: they break if it does. Two gaps make one empty line.
  defp merge([{doc, gap, newlines} | rest], left) do
    right = if newlines >= @empty_line_breaks, do: line(), else: gap
    doc = if left == empty(), do: doc, else: concat(left, doc)
    doc = if rest == [] or right == empty(), do: doc, else: concat(doc, concat(collapse_lines(2), right))
    [group(doc) | merge(rest, right)]
  end

  defp merge([], _left), do: []

  ## Lines

  # First and last line of an expression, or nil if it has none.
  defp extent(quoted) do
    case extent(quoted, {no_start(), no_end()}) do
      {first, last} when first == 9_999_999 or last == 0 -> nil
      extent -> extent
    end
  end

  defp extent({expr, meta, args}, {first, last}) when is_list(meta) do
    acc = extent(args, extent(expr, {first, last}))

    if Keyword.has_key?(meta, :line) do
      widen(acc, line(meta))
    else
      acc
    end
  end

  defp extent({left, right}, acc), do: extent(right, extent(left, acc))
  defp extent(list, acc) when is_list(list), do: Enum.reduce(list, acc, &extent/2)
  defp extent(_other, acc), do: acc

  defp widen({first, last}, line), do: {min(first, line), max(last, line)}
end
