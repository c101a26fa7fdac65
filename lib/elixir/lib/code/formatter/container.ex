defmodule Code.Formatter.Container do
  # Lists, tuples, maps, structs and bitstrings, and what they are made of: items and keyword pairs.
  @moduledoc false

  import Inspect.Algebra
  import Code.Formatter.Layout

  alias Code.Formatter
  alias Code.Formatter.{Block, Operator, Text}

  def list(meta, elements, state) do
    join = if eol?(meta, state), do: :line, else: :break
    {doc, _join, state} = items(elements, meta, false, :plain, join, state, &Formatter.expr(&1, :parens_arg, &2))
    {delimited(paint("[", :list, state), doc, paint("]", :list, state)), state}
  end

  @doc """
  A tuple: its elements fill lines, unless the author broke the line after the brace; or the right side of `Alias.{A, B}`, whose elements do not (`:break`).
  """
  def tuple(meta, elements, state, join \\ :flex_break) do
    join = if eol?(meta, state), do: :line, else: join
    left = paint("{", :tuple, state)
    right = paint("}", :tuple, state)

    {rest, last} = split_last(elements)
    elements = if keyword?(last), do: rest ++ last, else: elements

    case items(elements, meta, false, :plain, join, state, &Formatter.expr(&1, :parens_arg, &2)) do
      {doc, :flex_break, state} -> {group(concat(nest(concat(left, doc), 1), right)), state}
      {doc, _join, state} -> {delimited(left, doc, right), state}
    end
  end

  @doc """
  A map whose name, if any, is a document.
  """
  def map(meta, name, [{:|, _, [left, right]}], state) do
    join = if eol?(meta, state), do: :line, else: :break
    {left_doc, state} = Formatter.expr(left, :parens_arg, state)
    {right_doc, _join, state} = items(right, meta, false, :plain, join, state, &Formatter.expr(&1, :parens_arg, &2))
    doc = glue(Operator.parens_if_binary(left_doc, left), concat("| ", nest(right_doc, 2)))
    {delimited(paint(concat(["%", name, "{"]), :map, state), doc, paint("}", :map, state)), state}
  end

  def map(meta, name, pairs, state) do
    join = if eol?(meta, state), do: :line, else: :break
    {doc, _join, state} = items(pairs, meta, false, :plain, join, state, &Formatter.expr(&1, :parens_arg, &2))
    {delimited(paint(concat(["%", name, "{"]), :map, state), doc, paint("}", :map, state)), state}
  end

  def struct(meta, name, args, state) do
    {name, state} = Formatter.expr(name, :parens_arg, state)
    map(meta, name, args, state)
  end

  ## Keywords

  @doc """
  A keyword list without brackets around it.
  """
  def keyword(pairs, position, state) do
    {docs, state} = Enum.map_reduce(pairs, state, &Formatter.expr(&1, position, &2))
    {last, docs} = List.pop_at(docs, -1)
    {Enum.reduce(Enum.map(docs, &concat(&1, ",")) ++ [last], &glue(&2, &1)), state}
  end

  @doc """
  A pair: `key: value` or `key => value`.
  """
  def pair(left, right, position, state) do
    {left, operator, state} = pair_key(left, position, state)
    {doc, state} = Formatter.expr(right, position, state)

    doc =
      with_optimistic(breaks_inside?(right, state), doc, fn doc ->
        concat(left, group(nest(glue(operator, group(doc)), 2, :break)))
      end)

    {doc, state}
  end

  defp pair_key(key, position, state) do
    if keyword_key?(key) do
      {doc, state} = Text.keyword_key(key, state)
      {doc, "", state}
    else
      {doc, state} = Formatter.expr(key, position, state)
      {group(Operator.parens_if_binary(doc, key)), " =>", state}
    end
  end

  def keyword?([_ | _] = pairs) do
    Enum.all?(pairs, fn
      {key, _value} -> keyword_key?(key)
      _ -> false
    end)
  end

  def keyword?(_), do: false

  def keyword_key?({_, meta, _} = key) do
    meta[:format] == :keyword and
      match?({form, _, [value]} when form == :__block__ and is_atom(value), key) or interpolated_key?(key)
  end

  def keyword_key?(_), do: false

  defp interpolated_key?({{:., _, [:erlang, :binary_to_atom]}, meta, [{:<<>>, _, _}, :utf8]}),
    do: meta[:format] == :keyword

  defp interpolated_key?(_), do: false

  ## Items

  @doc """
  Arguments or elements, one after the other.

  `last` says what happens at the last: `:plain`, `:comma` (more follows) or `:breaks_inside` (it may break in place). `join` is how
  they are set: `:line` (each on its own), `:break` (all or none on lines of their own), `:flex_break` (filling lines). Gives
  `{doc, join, state}` with the join that was used: comments between them force lines, and `:empty` is none at all.
  When parentheses are left out, comments cannot stand before the first.
  """
  def items(args, meta, skip_parens?, last, join, state, fun) do
    {rest, printed, state} = first_item(args, skip_parens?, last, state, fun)
    print = fn arg, rest, state -> item(arg, rest, last, state, fun) end
    {docs, comments?, state} = Block.with_comments(rest, printed, line(meta), closing_line(meta), state, print)

    cond do
      docs == [] -> {empty(), :empty, state}
      join == :line or comments? -> {force_unfit(Enum.reduce(docs, &line(&2, &1))), :line, state}
      join == :break -> {Enum.reduce(docs, &glue(&2, &1)), :break, state}
      join == :flex_break -> {Enum.reduce(docs, &flex_glue(&2, &1)), :flex_break, state}
    end
  end

  defp first_item([first | rest], true, last, state, fun) do
    {item, state} = item(first, rest, last, state, fun)
    {rest, [item], state}
  end

  defp first_item(args, _skip_parens?, _last, state, _fun), do: {args, [], state}

  defp item(arg, rest, last, state, fun) do
    {doc, state} = fun.(arg, state)

    doc =
      cond do
        rest != [] or last == :comma -> append_to_last_group(doc, ",")
        last == :breaks_inside -> optimistic(doc)
        true -> doc
      end

    {{doc, empty(), 1}, state}
  end

  ## Bitstrings

  @doc """
  A bitstring, or a string with interpolation.
  """
  def binary(_meta, [], state), do: {"<<>>", state}

  def binary(meta, parts, state) do
    if interpolated?(parts), do: Text.interpolated_string(meta, parts, state), else: bitstring(meta, parts, state)
  end

  defp bitstring(meta, segments, state) do
    last = length(segments) - 1
    join = if eol?(meta, state), do: :line, else: :flex_break
    segments = Enum.with_index(segments)

    case items(segments, meta, false, :plain, join, state, &segment(&1, &2, last)) do
      {doc, :flex_break, state} -> {group(concat(nest(concat("<<", doc), 2), ">>")), state}
      {doc, _join, state} -> {delimited("<<", doc, ">>"), state}
    end
  end

  defp segment({{:<-, _, [left, right]}, index}, state, last) do
    {left, state} = segment({left, :inside}, state, nil)
    {right, state} = Formatter.expr(right, :parens_arg, state)
    doc = concat(left, group(nest(glue(" <-", group(right)), 2)))
    {parens_at_edge(doc, if(index == last, do: last, else: nil), last), state}
  end

  defp segment({{:"::", _, [value, specifiers]}, index}, state, _last) do
    {doc, state} = Formatter.expr(value, :parens_arg, state)
    {specifiers, state} = specifiers(specifiers, state)
    {concat([parens_at_edge(doc, index, nil), "::", specifiers]), state}
  end

  defp segment({value, index}, state, last) do
    {doc, state} = Formatter.expr(value, :parens_arg, state)
    {parens_at_edge(doc, index, last), state}
  end

  # `<<` may not follow `<<`, nor `~`.
  defp parens_at_edge(doc, index, last) do
    text = if index in [0, last], do: doc |> format(:infinity) |> IO.iodata_to_binary(), else: ""

    if (index == 0 and String.starts_with?(text, ["~", "<<"])) or (index == last and String.ends_with?(text, ">>")),
      do: parens(doc),
      else: doc
  end

  defp specifiers({op, _, [left, right]}, state) when op in [:-, :*] do
    {left, state} = specifiers(left, state)
    {right, state} = specifier(right, state)
    {concat([left, Atom.to_string(op), right]), state}
  end

  defp specifiers(specifier, state), do: specifier(specifier, state)

  @modifiers [:integer, :float, :bits, :bitstring, :binary, :bytes, :utf8, :utf16, :utf32] ++
               [:signed, :unsigned, :little, :big, :native]

  # `<<x::integer()>>` can be migrated to `<<x::integer>>`.
  defp specifier({name, _, []}, %{migrate_bitstring_modifiers: true} = state) when name in @modifiers,
    do: {Atom.to_string(name), state}

  defp specifier(value, state) do
    {doc, state} = Formatter.expr(value, :parens_arg, state)
    {Operator.parens_if_operator(doc, value), state}
  end
end
