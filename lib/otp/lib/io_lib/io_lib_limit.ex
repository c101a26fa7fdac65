defmodule :io_lib_limit do
  @moduledoc """
  Shorter text: `chars_limit` of `:io_lib.format/3` and `:io_lib.write/2`, and `:io_lib.limit_term/2`.

  What is left of the limit after the fixed text is shared between the directives that may be shortened, from left to right. A string is cut and gets
  dots. A term is written to the largest depth that keeps it within its share (the reference counts inside of terms, so it may cut elsewhere).
  """

  @doc "The text of a format's parts with about `limit` characters."
  @spec build([:io_lib_format.part()], non_neg_integer()) :: :io_lib.chars()
  def build(parts, limit) do
    written = :lists.map(&fixed/1, parts)
    taken = :lists.sum(for {:text, chars} <- written, do: :io_lib.chars_length(chars))
    count = :erlang.length(for {:open, directive} <- written, do: directive)
    fill(written, 0, max(limit - taken, 0), count)
  end

  defp fixed(%{control_char: control} = directive) when control in ~c"pPwWs", do: {:open, directive}
  defp fixed(%{control_char: control} = directive), do: {:text, :io_lib_directive.write(control, directive, 0)}
  defp fixed(char), do: {:text, [char]}

  defp fill([{:text, chars} | rest], column, left, count) do
    [chars | fill(rest, :io_lib_format.indentation(chars, column), left, count)]
  end

  defp fill([{:open, directive} | rest], column, left, count) do
    chars = shorten(directive, div(left, count), column)
    left = max(left - :io_lib.chars_length(chars), 0)
    [chars | fill(rest, :io_lib_format.indentation(chars, column), left, count - 1)]
  end

  defp fill([], _column, _left, _count), do: []

  defp shorten(%{control_char: ?s, args: [text]} = d, room, _column) do
    :io_lib_directive.string(cut(:io_lib_directive.chars(text, d.encoding), room), d)
  end

  defp shorten(%{control_char: control, args: [term | depth]} = d, room, column) do
    depth = if depth === [], do: -1, else: hd(depth)

    case control in ~c"pP" do
      true -> :io_lib_directive.layout(d, deepest(&:io_lib_directive.tree(d, term, &1), depth, room), column)
      false -> :io_lib_directive.term(flat(deepest(&:io_lib_directive.flat_tree(d, term, &1), depth, room)), d)
    end
  end

  defp cut(chars, room) do
    case :string.length(chars) <= room do
      true -> chars
      false -> :string.slice(chars, 0, max(room - 3, 0)) ++ ~c"..."
    end
  end

  defp flat(tree), do: :io_lib_notation.flat(tree)

  @doc "A term on one line, to the largest depth that has at most `limit` characters."
  @spec write(term(), integer(), :io_lib_notation.options(), non_neg_integer()) :: :io_lib.chars()
  def write(term, depth, options, limit), do: flat(deepest(&:io_lib_notation.tree(term, &1, options), depth, limit))

  defp deepest(tree_of, depth, room) do
    whole = tree_of.(depth)

    case :erlang.element(2, whole) <= room do
      true -> whole
      false -> deeper(tree_of, tree_of.(1), 2, depth, room)
    end
  end

  # More depth never makes a tree shorter.
  defp deeper(_tree_of, best, depth, depth, _room), do: best

  defp deeper(tree_of, best, depth, limit, room) do
    next = tree_of.(depth)

    case :erlang.element(2, next) <= room do
      true -> deeper(tree_of, next, depth + 1, limit, room)
      false -> best
    end
  end

  @doc "How many bytes of a binary are shown within a depth and a number of characters."
  @spec bytes_shown(binary(), integer(), integer()) :: non_neg_integer()
  def bytes_shown(binary, depth, limit) do
    size = byte_size(binary)
    by_depth = if depth < 0 or size < depth, do: size, else: max(depth - 1, 0)
    if limit < 0, do: by_depth, else: min(by_depth, div(limit, 4))
  end

  @doc "Leaves out of a term what is below a depth; see `:io_lib.limit_term/2`."
  @spec term(term(), integer()) :: term()
  def term(_term, 0), do: :...
  def term([_ | _], 1), do: [:...]
  def term([head | tail], depth), do: [term(head, depth - 1) | tail(tail, depth - 1)]
  def term({}, _depth), do: {}
  def term(term, 1) when is_tuple(term), do: {:...}

  def term(term, depth) when is_tuple(term) do
    [first | rest] = :erlang.tuple_to_list(term)
    :erlang.list_to_tuple([term(first, depth - 1) | tail(rest, depth - 1)])
  end

  def term(term, depth) when is_map(term), do: :maps.map(fn _key, value -> term(value, depth - 1) end, term)
  def term(term, 1) when is_bitstring(term) and term !== <<>>, do: :...
  def term(term, _depth), do: term

  defp tail([], _depth), do: []
  defp tail(_rest, 1), do: [:...]
  defp tail([head | tail], depth), do: [term(head, depth - 1) | tail(tail, depth - 1)]
  defp tail(tail, depth), do: term(tail, depth - 1)
end
