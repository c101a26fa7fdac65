defmodule :io_lib_pretty do
  @moduledoc """
  Erlang's notation of a term broken into lines, which is what `~p` writes.

  A term that fits on the rest of the line stands there. Otherwise its elements go below each other, after the opening bracket, or after the
  tag where the first element of a tuple is an atom. Elements that have no inside (numbers, atoms, strings, pids)
  fill their lines; one that has starts a line. An association of a map that does not fit is broken after its arrow.

  Where a tagged tuple that has to be broken would start its elements beyond the middle of the line, the elements of all tagged tuples are indented by
  four columns at most, or by one if that is not enough.
  """

  @typep line :: %{width: integer(), indent: pos_integer() | :infinity}

  @doc "A term, broken into lines of up to 80 columns."
  @spec print(term()) :: :io_lib.chars()
  def print(term), do: print(term, [])

  @doc """
  A term, broken into lines.

  Options: `column` (where it starts, from 1), `line_length`, `depth`, `encoding`, `strings`, `maps_order`. Any other raises `ArgumentError`.
  """
  @spec print(term(), [{atom(), term()}]) :: :io_lib.chars()
  def print(term, options) do
    options = :lists.foldl(&option/2, defaults(), options)
    layout(:io_lib_notation.tree(term, options.depth, options), options.column, options.line_length)
  end

  @doc "Prints from a column, with the length of lines and a depth; see `print/2`."
  @spec print(term(), pos_integer(), pos_integer(), integer()) :: :io_lib.chars()
  def print(term, column, line_length, depth) do
    print(term, column: column, line_length: line_length, depth: depth)
  end

  defp defaults do
    %{column: 1, line_length: 80, depth: -1, encoding: :latin1, range: :latin1, strings: :all, order: :undefined}
  end

  defp option({key, value}, options) when key in [:column, :line_length, :depth], do: %{options | key => value}
  defp option({:encoding, encoding}, options), do: %{options | encoding: encoding, range: range(encoding)}
  defp option({:strings, strings?}, options), do: %{options | strings: if(strings?, do: :all, else: :none)}
  defp option({:maps_order, order}, options), do: %{options | order: order}
  defp option(other, _options), do: :erlang.error(:badarg, [other])

  @doc "What is printable for text of that encoding."
  @spec range(:latin1 | :unicode) :: :latin1 | :unicode
  def range(:latin1), do: :latin1
  def range(:unicode), do: :io.printable_range()

  @doc "Breaks a tree into lines of a width (0: everything on one). `column` is where it starts, from 1."
  @spec layout(:io_lib_notation.tree(), integer(), integer()) :: :io_lib.chars()
  def layout(tree, _column, 0), do: :io_lib_notation.flat(tree)

  def layout(tree, column, width) do
    column = max(column, 1)
    place(tree, column, 0, indentation(tree, column, %{width: width, indent: :infinity}, [:infinity, 4]))
  end

  defp indentation(_tree, _column, line, []), do: %{line | indent: 1}

  defp indentation(tree, column, line, [indent | rest]) do
    line = %{line | indent: indent}
    if crowded?(tree, column, 0, line), do: indentation(tree, column, line, rest), else: line
  end

  # `after_it` is how many brackets close behind the tree on its last line.
  @spec place(:io_lib_notation.tree(), pos_integer(), non_neg_integer(), line()) :: :io_lib.chars()
  defp place(tree, column, after_it, line) do
    case fits?(:erlang.element(2, tree), column, after_it, line) do
      true -> :io_lib_notation.flat(tree)
      false -> break(tree, column, after_it, line)
    end
  end

  defp fits?(length, column, after_it, line), do: length < line.width - column - after_it

  defp break({:text, _, chars}, _column, _after, _line), do: chars
  defp break({:list, _, items}, column, after_it, line), do: [?[, fill(items, column + 1, after_it + 1, line), ?]]

  defp break({:map, _, items}, column, after_it, line) do
    [?#, ?{, fill(items, column + 2, after_it + 1, line), ?}]
  end

  defp break({:tuple, _, items}, column, after_it, line), do: [?{, fill(items, column + 1, after_it + 1, line), ?}]

  defp break({:tagged, _, [item]}, column, after_it, line), do: [?{, fill([item], column + 1, after_it + 1, line), ?}]

  defp break({:tagged, _, [{[], tag}, {_, second} | rest]}, column, after_it, line) do
    indent = :erlang.element(2, tag) + 2
    behind = column + indent
    chars = :io_lib_notation.flat(tag)

    case indent <= line.indent do
      true -> [?{, chars, ?,, fill([{[], second} | rest], behind, after_it + 1, line), ?}]
      false -> [?{, chars, fill_on([{?,, second} | rest], column + line.indent, behind, after_it + 1, line), ?}]
    end
  end

  defp break({:bytes, _, items}, column, after_it, line) do
    room = max(line.width - column - 2 - after_it, 8)
    [?<, ?<, fill_bytes(items, column + 2, room, room), ?>, ?>]
  end

  defp break({:pair, _, key, value}, column, after_it, line) do
    indent = column + min(line.indent, 4)
    [place(key, column, after_it, line), ~c" =>", newline(indent), place(value, indent, after_it, line)]
  end

  # The first item stands where the bracket left off.
  defp fill([{_, first} | rest], indent, after_it, line) do
    last = behind(first, rest, after_it, 0)
    length = :erlang.element(2, first)

    case simple?(first) and (is_text(first) or fits?(length, indent, last, line)) do
      true -> [:io_lib_notation.flat(first) | fill_on(rest, indent, indent + length, after_it, line)]
      false -> [place(first, indent, last, line) | fill_below(rest, indent, after_it, line)]
    end
  end

  # The item before was simple: what is simple and fits, with the comma behind it, may follow.
  defp fill_on([], _indent, _column, _after, _line), do: []

  defp fill_on([{separator, item} | rest], indent, column, after_it, line) do
    length = :erlang.element(2, item)
    last = behind(item, rest, after_it, 1)

    case dots?(item) or (simple?(item) and fits?(length, column + 1, last, line)) do
      true ->
        chars = [separator, :io_lib_notation.flat(item)]
        [chars | fill_on(rest, indent, column + 1 + length, after_it, line)]

      false ->
        [separator, newline(indent) | fill([{[], item} | rest], indent, after_it, line)]
    end
  end

  defp fill_below([], _indent, _after, _line), do: []

  defp fill_below([{separator, item} | rest], indent, after_it, line) do
    case dots?(item) do
      true -> [separator, :io_lib_notation.flat(item)]
      false -> [separator, newline(indent) | fill([{[], item} | rest], indent, after_it, line)]
    end
  end

  # What must fit behind an item: the closing brackets if it is the last, the dots with them (but not those
  # of a map), otherwise the comma if that counts.
  defp behind(_item, [], after_it, _comma), do: after_it
  defp behind({:pair, _, _, _}, _rest, _after, comma), do: comma
  defp behind(_item, [{_, {:text, 3, ~c"..."}}], after_it, _comma), do: after_it + 4
  defp behind(_item, _rest, _after, comma), do: comma

  defp fill_bytes([], _indent, _left, _room), do: []

  defp fill_bytes([{separator, item} | rest], indent, left, room) do
    length = :erlang.element(2, item) + if(rest == [], do: 0, else: 1)
    chars = :io_lib_notation.flat(item)

    case length <= left do
      true -> [separator, chars | fill_bytes(rest, indent, left - length, room)]
      false -> [separator, newline(indent), chars | fill_bytes(rest, indent, room - length, room)]
    end
  end

  defp is_text(tree), do: :erlang.element(1, tree) === :text

  defp dots?(tree), do: tree === {:text, 3, ~c"..."}

  # The bytes of a binary count as an inside, what is left out below the depth does not.
  defp simple?({:text, _, _}), do: true
  defp simple?({:pair, _, key, value}), do: simple?(key) and simple?(value)
  defp simple?({kind, _, [{[], only}]}) when kind != :list, do: dots?(only)
  defp simple?(_tree), do: false

  defp newline(column), do: [?\n | :lists.duplicate(max(column - 1, 0), ?\s)]

  # Whether a tagged tuple that has to be broken would start its elements beyond the middle of the line.
  defp crowded?({kind, _, _}, _column, _after, _line) when kind in [:text, :bytes], do: false

  defp crowded?(tree, column, after_it, line) do
    case fits?(:erlang.element(2, tree), column, after_it, line) do
      true -> false
      false -> crowded_inside?(tree, column, after_it, line)
    end
  end

  defp crowded_inside?({:tagged, _, [{[], tag}, second | rest]}, column, after_it, line) do
    start = column + min(:erlang.element(2, tag) + 2, line.indent)
    start >= div(line.width, 2) or crowded_items?([second | rest], start, after_it + 1, line)
  end

  defp crowded_inside?({:pair, _, key, value}, column, after_it, line) do
    crowded?(key, column, after_it, line) or crowded?(value, column + min(line.indent, 4), after_it, line)
  end

  defp crowded_inside?({:map, _, items}, column, after_it, line) do
    crowded_items?(items, column + 2, after_it + 1, line)
  end

  defp crowded_inside?({_kind, _, items}, column, after_it, line) do
    crowded_items?(items, column + 1, after_it + 1, line)
  end

  defp crowded_items?([{_, item}], column, after_it, line), do: crowded?(item, column, after_it, line)

  defp crowded_items?([{_, item} | rest], column, after_it, line) do
    crowded?(item, column, 0, line) or crowded_items?(rest, column, after_it, line)
  end
end
