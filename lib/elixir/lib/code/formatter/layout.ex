defmodule Code.Formatter.Layout do
  # What all printing modules share: lines and gaps of the source, parentheses, and how documents break.
  @moduledoc false

  # The formatter is the only user of two things that the algebra keeps to itself: documents that may break in place
  # (`:doc_fits`), and what is inside of a group.

  import Inspect.Algebra, only: [break: 1, color_doc: 3, concat: 1, concat: 2, glue: 3, group: 1, nest: 2, nest: 3, string: 1]

  # Lines for what has none: the start lies behind everything, the end before.
  @no_start 9_999_999
  @no_end 0

  def no_start, do: @no_start
  def no_end, do: @no_end

  def line(meta), do: meta[:line] || @no_start
  def end_line(meta), do: meta[:end][:line] || @no_end
  def closing_line(meta), do: meta[:closing][:line] || @no_end

  @doc """
  Whether the source broke the line after the opening delimiter or operator.
  """
  def eol?(_meta, %{skip_eol: true}), do: false
  def eol?(meta, _state), do: Keyword.get(meta, :newlines, 0) > 0

  @doc """
  Like `eol?/2`, or there are comments between the first and the last line.
  """
  def eol_or_comments?(meta, %{comments: comments} = state) do
    eol?(meta, state) or
      (
        first = line(meta)
        last = closing_line(meta)
        Enum.any?(comments, fn %{line: line} -> line > first and line < last end)
      )
  end

  def meta?(meta, key), do: Keyword.has_key?(meta, key)

  @doc """
  Delimiters around a document; if it does not fit, on lines of their own.
  """
  def delimited(left, doc, right) do
    if doc == Inspect.Algebra.empty() do
      concat(left, right)
    else
      group(glue(nest(glue(left, "", doc), 2, :break), "", right))
    end
  end

  def parens(doc), do: concat(["(", nest(doc, :cursor), ")"])

  @doc """
  A document that may stay on the line where it starts although its end does not fit.
  """
  def optimistic(doc), do: {:doc_fits, doc, :enabled}

  @doc """
  The end of what an optimistic document may ignore.
  """
  def pessimistic(doc), do: {:doc_fits, doc, :disabled}

  @doc """
  Builds a document with `right` in it, `right` being allowed to break in place if `fits?`.
  """
  def with_optimistic(true, right, fun), do: pessimistic(fun.(optimistic(right)))
  def with_optimistic(false, right, fun), do: fun.(right)

  @doc """
  A line break in the document around when that does not fit on a line: put between expressions, it becomes an empty line.
  """
  def empty_line, do: nest(break(""), :reset)

  @doc """
  Whether the last of some arguments may begin on the line of the call and break inside.
  """
  def breaks_inside?({:{}, meta, _}, state), do: eol_or_comments?(meta, state)
  def breaks_inside?({:__block__, meta, [{_, _}]}, state), do: eol_or_comments?(meta, state)

  def breaks_inside?({:<<>>, meta, [_ | _] = parts}, state) do
    meta[:delimiter] == ~s["""] or (not interpolated?(parts) and eol_or_comments?(meta, state))
  end

  def breaks_inside?({{:., _, [List, :to_charlist]}, meta, [[_ | _]]}, _state), do: meta[:delimiter] == "'''"
  def breaks_inside?({{:., _, [_, :{}]}, _, _}, _state), do: true
  def breaks_inside?({:__block__, meta, [string]}, _state) when is_binary(string), do: meta[:delimiter] == ~s["""]
  def breaks_inside?({:__block__, _, [[{:->, _, _} | _] = clauses]}, state), do: breaks_inside?(clauses, state)
  def breaks_inside?({:__block__, meta, [list]}, _state) when is_list(list), do: meta[:delimiter] not in [:sigil, "'"]
  def breaks_inside?({form, _, [_ | _]}, _state) when form in [:fn, :%{}, :%], do: true

  def breaks_inside?({name, meta, args}, _state) when is_atom(name) and is_list(args),
    do: meta[:delimiter] in [~s["""], "'''"]

  def breaks_inside?({{:__block__, _, [key]}, value}, state) when is_atom(key), do: breaks_inside?(value, state)
  def breaks_inside?([{:->, _, _} | _], _state), do: true
  def breaks_inside?(_quoted, _state), do: false

  def interpolated?(parts) do
    Enum.all?(parts, fn
      {:"::", _, [{{:., _, [Kernel, :to_string]}, _, [_]}, {:binary, _, _}]} -> true
      binary when is_binary(binary) -> true
      _ -> false
    end)
  end

  @doc """
  What is inside of a group, to be grouped with more.
  """
  def ungroup({:doc_group, doc, _mode}), do: doc
  def ungroup(doc), do: doc

  @doc """
  Appends text to the last group of a document, as part of what must fit on its line.
  """
  def append_to_last_group([left | right], text) when right != [], do: [left | append_to_last_group(right, text)]
  def append_to_last_group({:doc_group, doc, mode}, text), do: {:doc_group, concat(doc, text), mode}
  def append_to_last_group(doc, text), do: concat(doc, text)

  @doc """
  Colors a document, if the caller asked for colors.
  """
  def paint(doc, key, state) when is_binary(doc), do: paint(string(doc), key, state)
  def paint(doc, key, state), do: color_doc(doc, key, state.inspect_opts)

  def split_last(list), do: {Enum.drop(list, -1), List.last(list)}
end
