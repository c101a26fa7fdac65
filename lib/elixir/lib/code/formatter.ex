defmodule Code.Formatter do
  # Prints normalized quoted expressions (see Code.Normalizer) as algebra documents. This module holds the state, knows
  # which calls go without parentheses and sends each kind of expression to the module that prints it:
  #
  #   * Block: sequences of expressions, blank lines and comments
  #   * Clause: `fn`, `->` clauses and do blocks
  #   * Call: local, remote and anonymous calls and their arguments
  #   * Operator: unary and binary operators, captures, attributes
  #   * Container: lists, tuples, maps, bitstrings, keyword pairs
  #   * Text: numbers, atoms, strings, heredocs, sigils and interpolation
  #
  # Printing takes the expression, the position where it stands and the state, and gives `{doc, state}`: the state loses
  # the comments that were printed. Positions:
  #
  #   * :block, an expression of its own; :operand, an operand of an operator that stands in a block
  #   * :parens_arg and :parens_one_arg, an argument, or the only one, inside parentheses or brackets
  #   * :no_parens_arg and :no_parens_one_arg, the same in a call without parentheses
  @moduledoc false

  alias Code.Formatter.{Block, Call, Clause, Container, Layout, Migration, Operator, Text}

  # Arities of calls written without parentheses, as in `import Enum`.
  @locals_without_parens [
                           for: :*,
                           with: :*,
                           alias: 1..2,
                           case: 2..2,
                           cond: 1..1,
                           import: 1..2,
                           quote: 1..2,
                           receive: 1..1,
                           require: 1..2,
                           try: 1..1,
                           def: 1..2,
                           defp: 1..2,
                           defguard: 1..1,
                           defguardp: 1..1,
                           defmacro: 1..2,
                           defmacrop: 1..2,
                           defmodule: 2..2,
                           defdelegate: 2..2,
                           defexception: 1..1,
                           defoverridable: 1..1,
                           defstruct: 1..1,
                           destructure: 2..2,
                           raise: 1..2,
                           reraise: 2..3,
                           if: 2..2,
                           unless: 2..2,
                           use: 1..2,
                           defrecord: 2..3,
                           defrecordp: 2..3,
                           assert: 1..2,
                           assert_in_delta: 3..4,
                           assert_raise: 2..3,
                           assert_receive: 1..3,
                           assert_received: 1..2,
                           doctest: 1..2,
                           refute: 1..2,
                           refute_in_delta: 3..4,
                           refute_receive: 1..3,
                           refute_received: 1..2,
                           setup: 1..2,
                           setup_all: 1..2,
                           test: 1..2,
                           config: 2..3,
                           import_config: 1..1
                         ]
                         |> Enum.flat_map(fn
                           {name, :*} -> [{name, :*}]
                           {name, arities} -> Enum.map(arities, &{name, &1})
                         end)

  @doc """
  The calls that are always written without parentheses, `{name, arity}` or `{name, :*}`.
  """
  def locals_without_parens, do: @locals_without_parens

  @doc """
  Whether calls of a name and number of arguments are in such a list.
  """
  def local_without_parens?(name, arity, locals) do
    arity > 0 and Enum.any?(locals, fn {local, arities} -> local == name and arities in [:*, arity] end)
  end

  @doc """
  The document of a normalized expression.

  Options: `:comments`, as `Code.string_to_quoted_with_comments/2` gives them; `:locals_without_parens`, more of them;
  `:sigils`, a keyword list of functions that print a sigil's content; `:file`; `:force_do_end_blocks`; `:migrate` and the single
  `:migrate_bitstring_modifiers`, `:migrate_charlists_as_sigils`, `:migrate_unless`, `:migrate_call_parens_on_pipe`;
  `:syntax_colors`, as in `Inspect.Opts`.
  """
  @spec to_algebra(Macro.t(), keyword) :: Inspect.Algebra.t()
  def to_algebra(quoted, opts \\ []) do
    {doc, _state} = Block.file(quoted, new_state(opts))
    doc
  end

  defp new_state(opts) do
    migrate? = Keyword.get(opts, :migrate, false)

    %{
      comments: Keyword.get(opts, :comments, []),
      file: Keyword.get(opts, :file, nil),
      force_do_end_blocks: Keyword.get(opts, :force_do_end_blocks, false),
      inspect_opts: Inspect.Opts.new(syntax_colors: Keyword.get(opts, :syntax_colors, [])),
      locals_without_parens: Keyword.get(opts, :locals_without_parens, []) ++ @locals_without_parens,
      migrate_bitstring_modifiers: Keyword.get(opts, :migrate_bitstring_modifiers, migrate?),
      migrate_call_parens_on_pipe: Keyword.get(opts, :migrate_call_parens_on_pipe, migrate?),
      migrate_charlists_as_sigils: Keyword.get(opts, :migrate_charlists_as_sigils, migrate?),
      migrate_unless: Keyword.get(opts, :migrate_unless, migrate?),
      operand_nesting: 2,
      sigils: sigils(Keyword.get(opts, :sigils, [])),
      skip_eol: false
    }
  end

  defp sigils(sigils) do
    Map.new(sigils, fn {name, fun} ->
      with true <- is_atom(name) and is_function(fun, 2), charlist = Atom.to_charlist(name), true <- sigil_name?(charlist) do
        {name, fun}
      else
        _ ->
          raise ArgumentError,
                ":sigils must be a keyword list with a single uppercased letter or several uppercased letters as key " <>
                  "and an anonymous function expecting two arguments as value, got: #{inspect(sigils)}"
      end
    end)
  end

  defp sigil_name?([char]), do: char in ?A..?Z or char in ?a..?z
  defp sigil_name?([char | rest]), do: char in ?A..?Z and Enum.all?(rest, &(&1 in ?A..?Z or &1 in ?0..?9))

  ## Dispatch

  @doc """
  Prints an expression at a position.
  """
  def expr(quoted, position, state)

  def expr({name, _, context}, _position, state) when is_atom(name) and is_atom(context), do: Text.variable(name, state)
  def expr({:<<>>, meta, parts}, _position, state), do: Container.binary(meta, parts, state)

  def expr({{:., _, [List, :to_charlist]}, meta, [[_ | _] = parts]} = call, position, state) do
    if meta[:delimiter], do: Text.interpolated_charlist(meta, parts, state), else: Call.remote(call, position, state)
  end

  def expr({{:., _, [:erlang, :binary_to_atom]}, _, [{:<<>>, _, parts}, :utf8]} = call, position, state) do
    if Layout.interpolated?(parts), do: Text.interpolated_atom(parts, state), else: Call.remote(call, position, state)
  end

  def expr({:{}, meta, elements}, _position, state), do: Container.tuple(meta, elements, state)
  def expr({:%{}, meta, args}, _position, state), do: Container.map(meta, "", args, state)
  def expr({:%, _, [name, {:%{}, meta, args}]}, _position, state), do: Container.struct(meta, name, args, state)

  def expr({:__block__, meta, [{left, right}]}, _position, state), do: Container.tuple(meta, [left, right], state)

  def expr({:__block__, meta, [[{:->, _, _} | _] = clauses]}, _position, state),
    do: Clause.in_parens(clauses, Layout.line(meta), Layout.closing_line(meta), state)

  def expr({:__block__, meta, [list]}, _position, state) when is_list(list) do
    if meta[:delimiter] in [:sigil, "'", "'''"], do: Text.charlist(meta, list, state), else: Container.list(meta, list, state)
  end

  def expr({:__block__, meta, [string]}, _position, state) when is_binary(string), do: Text.string(meta, string, state)
  def expr({:__block__, meta, [atom]}, _position, state) when is_atom(atom), do: Text.atom(meta, atom, state)
  def expr({:__block__, meta, [int]}, _position, state) when is_integer(int), do: Text.integer(meta[:token], state)
  def expr({:__block__, meta, [float]}, _position, state) when is_float(float), do: Text.float(meta[:token], state)
  def expr({:__block__, _, [{:unquote_splicing, _, [_]} = call]}, _position, state), do: Block.in_parens(call, state)
  def expr({:__block__, _, []}, _position, state), do: Text.atom([], nil, state)
  def expr({:__block__, _, [expr]}, position, state), do: expr(expr, position, state)
  def expr({:__block__, meta, exprs} = block, _position, state) when is_list(exprs), do: Block.parens(meta, block, state)

  def expr({:__aliases__, _, [first | rest]}, _position, state), do: Call.alias(first, rest, state)
  def expr({:@, meta, [arg]}, position, state), do: Operator.attribute(meta, arg, position, state)
  def expr({:&, _, [arg]}, position, state), do: Operator.capture(arg, position, state)
  def expr({:fn, meta, [_ | _] = clauses}, _position, state), do: Clause.anonymous(meta, clauses, state)

  def expr({:not, meta, [{:in, _, [left, right]}]}, position, state),
    do: Operator.binary(:in, "not in", meta, left, right, position, state)


  # The definition of `unless` itself stays.
  def expr({:defmacro, meta, [{:unless, head_meta, args}, body]}, position, %{migrate_unless: true} = state),
    do: Call.local({:defmacro, meta, [{:unless, [{:kept, true} | head_meta], args}, body]}, position, state)

  def expr({:unless, [{:kept, true} | _], _} = call, position, state), do: Call.local(call, position, state)

  def expr({:unless, meta, [condition, clauses]}, position, %{migrate_unless: true} = state),
    do: expr(Migration.unless_to_if(meta, condition, clauses), position, state)

  def expr({:|>, pipe_meta, [value, {:unless, meta, [clauses]}]}, position, %{migrate_unless: true} = state),
    do: expr(Migration.piped_unless_to_if(pipe_meta, value, meta, clauses), position, state)

  def expr({:.., _, []}, position, state),
    do: {if(position in [:no_parens_arg, :no_parens_one_arg], do: "(..)", else: ".."), state}

  def expr({:..., _, []}, _position, state), do: {"...", state}
  def expr({:"..//", _, [first, last, step]}, position, state), do: Operator.range(first, last, step, position, state)

  def expr({name, meta, [arg]} = call, position, state) when is_atom(name) do
    case Code.Identifier.unary_op(name) do
      :error -> Call.local(call, position, state)
      _ -> Operator.unary(name, meta, arg, position, state)
    end
  end

  def expr({name, meta, [left, right]} = call, position, state) when is_atom(name) do
    cond do
      sigil = Text.sigil(name, meta, left, right, state) -> sigil
      Operator.info(name) != :error -> Operator.binary(name, nil, meta, left, right, position, state)
      true -> Call.local(call, position, state)
    end
  end

  def expr({name, _, args} = call, position, state) when is_atom(name) and is_list(args),
    do: Call.local(call, position, state)

  def expr({_, _, args} = call, position, state) when is_list(args), do: Call.remote(call, position, state)
  def expr([{:->, _, _} | _] = clauses, _position, state), do: Clause.in_parens(clauses, state)
  def expr([{_, _} | _] = keyword, position, state), do: Container.keyword(keyword, position, state)
  def expr({left, right}, position, state), do: Container.pair(left, right, position, state)
  def expr(other, _position, state), do: {Inspect.Algebra.to_doc(other, state.inspect_opts), state}
end
