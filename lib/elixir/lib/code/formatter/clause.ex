defmodule Code.Formatter.Clause do
  # `->` clauses: of `fn`, of do blocks and in parentheses, as in function types.
  @moduledoc false

  import Inspect.Algebra
  import Code.Formatter.Layout

  alias Code.Formatter.{Block, Operator}
  alias Code.Formatter

  ## Anonymous functions

  def anonymous(meta, clauses, state), do: anonymous(clauses, line(meta), closing_line(meta), state, eol?(meta, state))

  defp anonymous([{:->, meta, [[], body]}] = clauses, _first, last, state, _many_lines?) do
    {body, state} = Block.block(body, line(meta), last, state)
    doc = glue(nest(glue("fn ->", body), 2), "end")
    {group(force_lines(doc, clauses, state)), state}
  end

  defp anonymous([{:->, meta, [args, body]}] = clauses, _first, last, state, false) do
    {args, state} = args(args, line(meta), state)
    {body, state} = Block.block(body, line(meta), last, state)
    head = group(nest(concat(ungroup(args), " ->"), :cursor))
    doc = concat("fn ", head) |> glue(body) |> nest(2) |> glue("end")
    {group(force_lines(doc, clauses, state)), state}
  end

  defp anonymous(clauses, first, last, state, _many_lines?) do
    {doc, state} = clauses(clauses, first, last, state)
    {force_unfit(line(nest(line("fn", doc), 2), "end")), state}
  end

  ## In parentheses

  def in_parens(clauses, state), do: in_parens(clauses, no_start(), no_end(), state)

  def in_parens([{:->, meta, [[], body]}] = clauses, _first, last, state) do
    {body, state} = Block.block(body, line(meta), last, state)
    doc = concat(["(-> ", nest(body, :cursor), ")"])
    {group(force_lines(doc, clauses, state)), state}
  end

  def in_parens([{:->, meta, [args, body]}] = clauses, _first, last, state) do
    {args, state} = args(args, line(meta), state)
    {body, state} = Block.block(body, line(meta), last, state)
    head = group(concat(ungroup(args), " ->"))
    doc = concat(["(", nest(concat(head, nest(concat(break(), body), 2)), :cursor), ")"])
    {group(force_lines(doc, clauses, state)), state}
  end

  def in_parens(clauses, first, last, state) do
    {doc, state} = clauses(clauses, first, last, state)
    {force_unfit(line(nest(line("(", doc), 2), ")")), state}
  end

  ## In blocks

  @doc """
  The content of a block: clauses, or expressions.
  """
  def clauses([{:->, _, _} | _] = clauses, first, last, state) do
    [clause | rest] = with_last_line(clauses, last)
    {doc, state} = clause(clause, first, state)

    {doc, state} =
      Enum.reduce(rest, {doc, state}, fn clause, {acc, state} ->
        {doc, state} = clause(clause, first, state)
        {line(concat(acc, empty_line()), doc), state}
      end)

    {group(force_lines(doc, clauses, state)), state}
  end

  def clauses(block, first, last, state), do: Block.block(block, first, last, state)

  # Comments behind a clause belong to the next one, and those at the end to the last.
  defp with_last_line([{:->, meta, args}], last), do: [{:->, [{:last_line, last} | meta], args}]
  defp with_last_line([clause | rest], last), do: [clause | with_last_line(rest, last)]

  defp clause({:->, meta, [[], body]}, _first, state) do
    {body, state} = Block.block(body, line(meta), meta[:last_line] || no_end(), state)
    {nest(glue("() ->", body), 2), state}
  end

  defp clause({:->, meta, [args, body]}, first, state) do
    nesting = state.operand_nesting
    {args, state} = args(args, first, %{state | operand_nesting: nesting + 2})
    {body, state} = Block.block(body, line(meta), meta[:last_line] || no_end(), %{state | operand_nesting: nesting})
    head = group(concat(ungroup(args), " ->"))
    {concat(head, nest(glue(empty(), body), 2)), state}
  end

  # Clauses that the author wrote on lines of their own stay so.
  defp force_lines(doc, clauses, state) do
    if Enum.any?(clauses, fn {:->, meta, _} -> eol?(meta, state) end), do: force_unfit(doc), else: doc
  end

  ## Heads

  defp args([{:when, meta, args}], first, state) do
    {args, guard} = split_last(args)
    {left, state} = args(args, first, state)
    Operator.guarded(left, meta, guard, state)
  end

  defp args([], _first, state), do: {"()", state}

  defp args(args, first, state) do
    {docs, _comments?, state} = Block.with_comments([args], [], first, no_end(), state, &all_args/3)
    {Enum.reduce(docs, &line(&2, &1)), state}
  end

  # All arguments are one document, so that they break together.
  defp all_args(args, _rest, state) do
    {docs, state} = Enum.map_reduce(args, state, &Formatter.expr(&1, :no_parens_arg, &2))
    {last, docs} = List.pop_at(docs, -1)
    doc = docs |> Enum.map(&concat(&1, ",")) |> Kernel.++([last]) |> Enum.reduce(&glue(&2, &1))
    {{doc, empty(), 1}, state}
  end
end
