defmodule Code.Formatter.Operator do
  # Unary and binary operators, ranges, captures and attributes; where operands need parentheses.
  @moduledoc false

  import Inspect.Algebra
  import Code.Formatter.Layout

  alias Code.Formatter
  alias Code.Formatter.Call
  alias Code.Identifier

  # No spaces around.
  @tight [:.., :"//"]

  # Never a line break after.
  @unbroken [:\\, :in]

  # A line break goes before them.
  @leading [:|>, :~>>, :<<~, :~>, :<~, :<~>, :"<|>"]
  @leading_nested [:|, :when]

  # The nesting of a binary operator that is the right operand of the same one.
  @in_chain 0

  # Where the right side may begin on the line of the operator and break inside.
  @breaking_inside [:<-, :==, :!=, :=~, :===, :!==, :=, :\\, :"::", :<, :>, :<=, :>=]

  # Operands that are operators get parentheses around them, whatever binds tighter, to help the reader.
  @needing_parens [:|>, :<<<, :>>>, :<~, :~>, :<<~, :~>>, :<~>, :"<|>", :"^^^", :+++, :---, :in, :++, :--, :.., :"//", :<>]
  @logical [:||, :|||, :or, :&&, :&&&, :and]

  @capture_prec elem(Identifier.unary_op(:&), 1)

  ## Unary

  def unary(op, _meta, arg, position, state) do
    {doc, state} = unary_operand(op, arg, position, state)
    text = if op == :not, do: "not ", else: Atom.to_string(op)
    {concat(paint(text, :operator, state), doc), state}
  end

  # Only these can be repeated without parentheses.
  defp unary_operand(op, {op, _, [_]} = arg, position, state) when op in [:!, :not],
    do: Formatter.expr(arg, position, state)

  defp unary_operand(_op, arg, position, state) do
    {doc, state} = Formatter.expr(arg, operand_position(position, :operand), state)
    {parens_if_operator(doc, arg), state}
  end

  # A call without parentheses cannot be one among several arguments.
  defp operand_position(:no_parens_one_arg, _other), do: :no_parens_arg
  defp operand_position(:parens_one_arg, _other), do: :parens_arg
  defp operand_position(position, _other) when position in [:no_parens_arg, :parens_arg], do: position
  defp operand_position(position, other) when position in [:block, :operand], do: other

  def parens_if_operator(doc, quoted), do: if(operator?(quoted), do: parens(doc), else: doc)
  def parens_if_binary(doc, quoted), do: if(binary?(quoted), do: parens(doc), else: doc)

  def operator?(quoted), do: unary?(quoted) or binary?(quoted)

  defp binary?({op, _, [_, _, _]}) when op == :"..//", do: true
  defp binary?({op, _, [_, _]}) when is_atom(op), do: info(op) != :error
  defp binary?(_), do: false

  # `not` and `!` in parentheses are blocks.
  defp unary?({:__block__, _, [{op, _, [_]}]}) when op in [:not, :!], do: true
  defp unary?({:&, _, [arg]}), do: not capture_argument?(arg)
  defp unary?({:@, _, [{name, _, context}]}) when is_atom(name) and is_atom(context), do: false
  defp unary?({:not, _, [{:in, _, [_, _]}]}), do: true
  defp unary?({op, _, [_]}) when is_atom(op), do: Identifier.unary_op(op) != :error
  defp unary?(_), do: false

  ## Binary

  @doc """
  Associativity and precedence of a binary operator, as `Code.Identifier.binary_op/1`, with the step of ranges.
  """
  def info(:"//"), do: {:right, 190}
  def info(op), do: Identifier.binary_op(op)

  def range(first, last, step, position, state) do
    {bounds, state} = binary(:.., nil, [], first, last, operand_position(position, :parens_arg), state)
    {step_doc, state} = operand(step, operand_position(position, :operand), state, :"//", info(:"//"), :right, @in_chain)
    {concat([group(bounds), paint("//", :operator, state), group(step_doc)]), state}
  end

  @doc """
  A binary operator; `text` is how it is written where that is not its name.
  """
  def binary(op, text, meta, left, right, position, state) do
    text = text || Atom.to_string(op)
    binary(op, text, meta, left, right, position, state, state.operand_nesting)
  end

  defp binary(op, text, meta, left_arg, right_arg, position, state, nesting) do
    info = info(op)
    {left, state} = operand(left_arg, operand_position(position, :parens_arg), state, op, info, :left, 2)
    {right, state} = operand(right_arg, operand_position(position, :operand), state, op, info, :right, @in_chain)

    doc =
      cond do
        op in @tight ->
          concat([group(left), paint(text, :operator, state), group(right)])

        op in @unbroken ->
          concat([group(left), paint(" " <> text <> " ", :operator, state), group(right)])

        op in @leading ->
          force_if_eol(glue(left, group(concat(text <> " ", right))), meta, state)

        op in @leading_nested ->
          indent = String.length(text) + 1
          left = if nesting == @in_chain, do: nest(left, indent), else: left
          right = if match?({^op, _, [_, _]}, right_arg), do: concat(text <> " ", right), else: group(concat(text <> " ", nest(right, indent)))
          force_if_eol(glue(left, right), meta, state)

        true ->
          inside? = op in @breaking_inside and breaks_inside?(right_arg, state) and not eol?(meta, state)

          with_optimistic(inside?, right, fn right ->
            right = glue(paint(" " <> text, :operator, state), group(right))
            concat(left, group(nest(force_if_eol(right, meta, state), nesting, :break)))
          end)
      end

    {doc, state}
  end

  @doc """
  The head of a clause with its guard; the arguments are printed already.
  """
  def guarded(args, meta, guard_arg, state) do
    info = Identifier.binary_op(:when)
    {guard, state} = operand(guard_arg, :no_parens_arg, state, :when, info, :right, @in_chain)
    guard = if match?({:when, _, [_, _]}, guard_arg), do: concat("when ", guard), else: group(concat("when ", nest(guard, 5)))
    {force_if_eol(glue(args, guard), meta, state), state}
  end

  # Line breaks of the author around operators stay.
  defp force_if_eol(doc, meta, state), do: if(eol?(meta, state), do: force_unfit(doc), else: doc)

  defp operand({op, meta, [left, right]} = quoted, position, state, parent_op, parent_info, side, nesting)
       when is_atom(op) do
    case info(op) do
      :error -> plain_operand(quoted, position, state, parent_info, side)
      info -> binary_operand({op, meta, left, right}, info, position, state, parent_op, parent_info, side, nesting)
    end
  end

  # `not x in y` would be another thing.
  defp operand({:__block__, _, [{op, meta, [arg]}]}, position, state, :in, _parent_info, :left, _nesting) when op in [:not, :!] do
    {doc, state} = unary(op, meta, arg, position, state)
    {parens(doc), state}
  end

  defp operand(quoted, position, state, _parent_op, parent_info, side, _nesting),
    do: plain_operand(quoted, position, state, parent_info, side)

  defp binary_operand({op, meta, left, right}, info, position, state, parent_op, parent_info, side, nesting) do
    {parent_assoc, parent_prec} = parent_info
    {_assoc, prec} = info
    same? = prec == parent_prec and parent_assoc == side
    text = Atom.to_string(op)

    cond do
      op == parent_op and same? and op not in [:--, :---] ->
        binary(op, text, if(op in @leading, do: [], else: meta), left, right, position, state, nesting)

      (parent_op in @needing_parens and op != :.. and not (op in @leading and parent_op in @leading and same?)) or (op in @logical and parent_op in @logical) or parent_prec > prec or
          (parent_prec == prec and parent_assoc != side) ->
        {doc, state} = binary(op, text, meta, left, right, position, state, 2)
        {group(parens(doc)), state}

      true ->
        {doc, state} = binary(op, text, meta, left, right, position, state, 2)
        {if(op in @leading or op in @leading_nested, do: group(doc), else: doc), state}
    end
  end

  # A capture takes everything behind it.
  defp plain_operand({:&, _, [arg]} = quoted, position, state, {assoc, prec}, side)
       when side == :left or (assoc == :left and prec > @capture_prec) do
    {doc, state} = Formatter.expr(quoted, position, state)
    {if(capture_argument?(arg), do: doc, else: parens(doc)), state}
  end

  defp plain_operand(quoted, position, state, _parent_info, _side), do: Formatter.expr(quoted, position, state)

  ## Captures

  @doc """
  `&` and what it captures.
  """
  def capture({:__block__, _, [integer]}, position, state) when is_integer(integer), do: capture(integer, position, state)
  def capture(integer, _position, state) when is_integer(integer), do: {"&" <> Integer.to_string(integer), state}

  def capture(arg, position, state) do
    {doc, state} = captured(arg, position, state)
    {captured_with_space(arg, doc), state}
  end

  # `& &1` must not become `&&1`, nor `& 1.0` the first argument.
  defp captured_with_space(arg, doc) do
    if needs_space?(arg), do: concat("& ", doc), else: concat("&", doc)
  end

  defp needs_space?({:/, _, [{op, _, context}, {:__block__, _, [arity]}]})
       when is_atom(op) and is_atom(context) and is_integer(arity),
       do: op in [:&&, :&&&]

  defp needs_space?({:&, _, [arg]}), do: capture_argument?(arg)
  defp needs_space?({{:., _, [Access, :get]}, _, [left, _]}), do: needs_space?(left)
  defp needs_space?({{:., _, [left | _]}, _, _}), do: needs_space?(left)
  defp needs_space?({:__block__, _, [number]}), do: is_float(number)
  defp needs_space?(_), do: false

  defp captured({:/, _, [{{:., _, [target, name]}, _, []}, {:__block__, _, [arity]} = arity_arg]}, _position, state)
       when is_atom(name) and is_integer(arity) do
    {target, state} = Call.target(target, state)
    {arity, state} = Formatter.expr(arity_arg, :operand, state)
    {concat([target, ".", Call.remote_name(name), "/", arity]), state}
  end

  defp captured({:/, _, [{name, _, context}, {:__block__, _, [arity]} = arity_arg]}, _position, state)
       when is_atom(name) and is_atom(context) and is_integer(arity) do
    {arity, state} = Formatter.expr(arity_arg, :operand, state)
    {concat([Atom.to_string(name), "/", arity]), state}
  end

  defp captured(arg, position, state) do
    {doc, state} = Formatter.expr(arg, operand_position(position, :operand), state)
    {parens_if_operator(doc, arg), state}
  end

  defp capture_argument?({:__block__, _, [integer]}), do: is_integer(integer)
  defp capture_argument?(integer) when is_integer(integer), do: true
  defp capture_argument?(_), do: false

  ## Attributes

  @doc """
  `@name` and `@name value`.
  """
  def attribute(meta, {name, call_meta, [_] = args} = arg, position, state) when is_atom(name) do
    if Macro.classify_atom(name) == :identifier and name not in [:__block__, :__aliases__] do
      {{doc, state}, in_parens?} = Call.attribute_args(args, call_meta, position, state)
      doc = concat(["@", Atom.to_string(name), doc])
      {if(in_parens?, do: parens(doc), else: doc), state}
    else
      attribute(meta, {:value, arg}, position, state)
    end
  end

  def attribute(_meta, {name, _, context}, _position, state) when is_atom(name) and is_atom(context),
    do: {"@" <> Atom.to_string(name), state}

  def attribute(meta, {:value, arg}, position, state), do: unary(:@, meta, arg, position, state)

  def attribute(_meta, arg, position, state) do
    {doc, state} = Formatter.expr(arg, operand_position(position, :operand), state)
    {concat("@", parens_if_operator(doc, arg)), state}
  end

end
