defmodule Code.Formatter.Call do
  # Calls and their arguments, with and without parentheses, and do blocks.
  @moduledoc false

  import Inspect.Algebra
  import Code.Formatter.Layout

  alias Code.Formatter
  alias Code.Formatter.{Clause, Container, Operator}

  ## Callees

  def alias(first, rest, state) when is_atom(first),
    do: {paint(Enum.map_join([first | rest], ".", &Atom.to_string/1), :atom, state), state}

  def alias(first, rest, state) do
    {doc, state} = Formatter.expr(first, :parens_arg, state)
    {concat(Operator.parens_if_operator(doc, first), "." <> Enum.map_join(rest, ".", &Atom.to_string/1)), state}
  end

  @doc """
  The left side of a dot.
  """
  def target({:fn, _, [_ | _]} = fun, state) do
    {doc, state} = Formatter.expr(fun, :no_parens_arg, state)
    {parens(doc), state}
  end

  def target(quoted, state) do
    {doc, state} = Formatter.expr(quoted, :no_parens_arg, state)
    {Operator.parens_if_operator(doc, quoted), state}
  end

  def remote_name(name), do: Macro.inspect_atom(:remote_call, name)

  ## Calls

  def local({name, _meta, []}, _position, state), do: {concat(paint(Atom.to_string(name), :call, state), "()"), state}

  def local({name, meta, args}, position, state) do
    parens =
      cond do
        meta?(meta, :closing) -> :skip_if_only_do_end
        Formatter.local_without_parens?(name, length(args), state.locals_without_parens) -> :skip_unless_many_args
        true -> :skip_if_do_end
      end

    name = paint(Atom.to_string(name), :call, state)
    args |> args(meta, position, parens, state) |> call(name)
  end

  def remote({{:., _, [Access, :get]}, meta, [left, right]}, _position, state), do: access(meta, left, right, state)

  def remote({{:., _, [left, :{}]}, meta, args}, _position, state) do
    {left, state} = target(left, state)
    {right, state} = Container.tuple(meta, args, state, :break)
    {concat([left, ".", right]), state}
  end

  def remote({{:., _, [fun]}, meta, args}, position, state) do
    {fun, state} = target(fun, state)
    args |> args(meta, position, :skip_if_do_end, state) |> call(concat(fun, "."))
  end

  def remote({{:., _, [target_arg, name]}, meta, args}, position, state) when is_atom(name) do
    {target, state} = target(target_arg, state)
    callee = concat([target, ".", paint(remote_name(name), :call, state)])

    if args == [] and not meta?(meta, :closing) and not module?(target_arg) do
      {callee, state}
    else
      args |> args(meta, position, :skip_if_do_end, state) |> call(callee)
    end
  end

  def remote({callee, meta, args}, position, state) do
    {callee, state} = Formatter.expr(callee, :no_parens_arg, state)
    args |> args(meta, position, :required, state) |> call(callee)
  end

  # `Mod.fun` is a call like any other, `map.field` may be none.
  defp module?({:__aliases__, _, _}), do: true
  defp module?({:__block__, _, [atom]}) when is_atom(atom), do: true
  defp module?(_), do: false

  defp call({{doc, state}, in_parens?}, callee) do
    doc = concat(callee, doc)
    {if(in_parens?, do: parens(doc), else: doc), state}
  end

  defp access(meta, left, right, state) do
    {left_doc, state} = target(left, state)
    keys = if Container.keyword?(right), do: right, else: [right]
    join = if eol?(meta, state), do: :line, else: :break
    {doc, _join, state} = Container.items(keys, meta, false, :plain, join, state, &Formatter.expr(&1, :parens_arg, &2))
    {concat(left_doc, delimited(paint("[", :list, state), doc, paint("]", :list, state))), state}
  end

  @doc """
  The value of an attribute.
  """
  def attribute_args(args, meta, position, state),
    do: args(args, meta, position, :skip_unless_many_args, state, false)

  ## Arguments

  # Gives `{{doc, state}, whether_the_whole_call_needs_parentheses}`. `parens` says when they may be left out:
  # :required (never), :skip_if_only_do_end (only if there are no arguments but blocks), :skip_if_do_end (before blocks),
  # :skip_unless_many_args (always, but where other arguments follow). `to_keyword?`: `f([a: 1])` becomes `f(a: 1)`.
  defp args(args, meta, position, parens, state, to_keyword? \\ true)
  defp args([], _meta, _position, _parens, state, _to_keyword?), do: {{"()", state}, false}

  defp args(args, meta, position, parens, state, to_keyword?) do
    {rest, last} = split_last(args)

    if blocks = do_blocks(meta, last, state) do
      {doc, state} = args_before_blocks(rest, meta, parens, state, to_keyword?)
      {blocks, state} = blocks(blocks, state)
      doc = force_unfit(line(concat(doc, blocks), "end"))
      {{doc, state}, position in [:no_parens_arg, :no_parens_one_arg]}
    else
      skip? = parens == :skip_unless_many_args and position in [:block, :operand, :no_parens_one_arg, :parens_one_arg]
      {args_without_blocks(args, meta, skip?, empty(), state, to_keyword?), false}
    end
  end

  defp args_before_blocks([], _meta, :required, state, _to_keyword?), do: {"() do", state}
  defp args_before_blocks([], _meta, _parens, state, _to_keyword?), do: {" do", state}

  defp args_before_blocks(args, meta, parens, state, to_keyword?) do
    skip? = parens not in [:required, :skip_if_only_do_end]
    args_without_blocks(args, meta, skip?, " do", state, to_keyword?)
  end

  defp args_without_blocks(args, meta, skip?, extra, state, to_keyword?) do
    {left, last} = split_last(args)
    {keyword?, last} = last_keyword(last, to_keyword?, skip?, state)
    position = args_position(left == [] and not keyword?, skip?)
    args = if keyword?, do: left ++ last, else: left ++ [last]
    many_eol? = match?([_, _ | _], args) and eol?(meta, state)
    print = &Formatter.expr(&1, position, &2)

    {doc, fits?, state} =
      if left != [] and keyword? and no_generators?(args) do
        keyword_args(left, last, meta, skip?, many_eol?, extra, state, print)
      else
        plain_args(args, last, meta, skip?, many_eol?, extra, state, print)
      end

    {if(fits?, do: pessimistic(doc), else: doc), state}
  end

  defp args_position(true, skip?), do: if(skip?, do: :no_parens_one_arg, else: :parens_one_arg)
  defp args_position(false, skip?), do: if(skip?, do: :no_parens_arg, else: :parens_arg)

  # Arguments and keywords break independently: first the keywords, each on its own line.
  defp keyword_args(left, keyword, meta, skip?, many_eol?, extra, state, print) do
    join = if force_lines?(left) or many_eol?, do: :line, else: :break
    left_meta = Keyword.delete(meta, :closing)
    {left_doc, _join, state} = Container.items(left, left_meta, skip?, :comma, join, state, print)

    join = if force_lines?(keyword) or force_lines?(left ++ keyword) or many_eol?, do: :line, else: :break
    {right_doc, _join, state} = Container.items(keyword, meta, false, :plain, join, state, print)
    gap = if join == :line, do: line(), else: break()
    right_doc = concat(gap, right_doc)

    doc =
      if skip? do
        doc = concat(left_doc, optimistic(group(right_doc, :inherit)))
        group(concat(nest(concat(" ", nest(doc, :cursor, :break)), 2), extra))
      else
        right_doc = group(concat([nest(right_doc, 2, :break), break(""), ")"]), :inherit)
        doc = concat(nest(left_doc, 2, :break), optimistic(right_doc))
        group(concat(concat(nest(concat("(", break("")), 2, :break), doc), extra))
      end

    {doc, true, state}
  end

  defp plain_args(args, last, meta, skip?, many_eol?, extra, state, print) do
    join = if force_lines?(args) or many_eol?, do: :line, else: :break
    fits? = join == :break and breaks_inside?(last, state)
    mode = if fits?, do: :breaks_inside, else: :plain
    {args_doc, _join, state} = Container.items(args, meta, skip?, mode, join, state, print)
    # A single argument breaks together with the parentheses.
    args_doc = ungroup(args_doc)

    doc =
      if skip? do
        group(concat(concat(" ", nest(args_doc, :cursor, :break)), extra))
      else
        args_doc = nest(concat(break(""), args_doc), 2, :break)
        group(concat(concat(["(", args_doc, break(""), ")"]), extra))
      end

    {doc, fits?, state}
  end

  defp last_keyword({:__block__, meta, [[_ | _] = list]} = quoted, true, skip?, state) do
    if Container.keyword?(list) and not (skip? and eol_or_comments?(meta, state)),
      do: {true, list},
      else: {false, quoted}
  end

  defp last_keyword(last, _to_keyword?, _skip?, _state), do: {Container.keyword?(last), last}

  defp no_generators?(args), do: not Enum.any?(args, &match?({:<-, _, [_, _]}, &1))

  # Several arguments, each on its own line in the source.
  defp force_lines?([_, _ | _] = args) do
    lines = Enum.map(args, &first_line/1)
    known = Enum.reject(lines, &is_nil/1)
    length(known) >= 2 and Enum.uniq(known) == known
  end

  defp force_lines?(_args), do: false

  defp first_line({{_, meta, _}, _}), do: meta[:line]
  defp first_line({_, meta, _}) when is_list(meta), do: meta[:line]
  defp first_line([first | _]), do: first_line(first)
  defp first_line(_), do: nil

  ## Blocks

  defp do_blocks(meta, [{{:__block__, _, [:do]}, _} | rest] = blocks, state) do
    if meta?(meta, :do) or (state.force_do_end_blocks and Enum.all?(rest, &block_key?/1)) do
      with_lines(blocks, end_line(meta), line(meta[:do] || meta))
    end
  end

  defp do_blocks(_meta, _last, _state), do: nil

  defp block_key?({{:__block__, _, [key]}, _}), do: key in [:after, :catch, :else, :rescue]
  defp block_key?(_), do: false

  # Each block with the lines between which its comments stand.
  defp with_lines([{{:__block__, meta, [key]}, body} | rest], last, first) do
    first = meta[:line] || first
    next = next_line(rest, last)
    [{key, first, next, body} | with_lines(rest, last, next)]
  end

  defp with_lines([], _last, _first), do: []

  defp next_line([{{:__block__, meta, _}, _} | _], last), do: meta[:line] || last
  defp next_line([], last), do: last

  defp blocks([first | rest], state) do
    {doc, state} = block(empty(), first, state)

    Enum.reduce(rest, {doc, state}, fn {key, _, _, _} = block, {acc, state} ->
      {doc, state} = block(Atom.to_string(key), block, state)
      {line(acc, doc), state}
    end)
  end

  defp block(title, {_key, first, last, body}, state) do
    {doc, state} = Clause.clauses(body, first, last, state)
    {if(doc == empty(), do: title, else: nest(line(title, doc), 2)), state}
  end
end
