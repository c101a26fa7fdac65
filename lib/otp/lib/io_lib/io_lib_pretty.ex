defmodule :io_lib_pretty do
  @moduledoc """
  Erlang's notation of a term broken into lines, which is what `~p` writes.

  A term that fits on the rest of the line stands there. Otherwise its elements go below each other, after the opening bracket, or after the
  tag where the first element of a tuple is an atom. Elements that have no inside (numbers, atoms, strings, pids)
  fill their lines; one that has starts a line. An association of a map that does not fit is broken after its arrow.
  """

  @typep line :: {width :: integer(), limit :: integer()}

  @defaults %{
    column: 1,
    line_length: 80,
    depth: -1,
    line_max_chars: 60,
    chars_limit: -1,
    encoding: :latin1,
    strings: true,
    maps_order: :undefined,
    record_print_fun: :no_fun
  }

  @doc "A term, broken into lines of up to 80 columns."
  @spec print(term()) :: :io_lib.chars()
  def print(term), do: print(term, [])

  @doc """
  A term, broken into lines.

  Options: `column` (where it starts, from 1), `line_length`, `depth`, `line_max_chars` (how much of a line may be used, indentation not
  counted), `encoding`, `strings`, `maps_order`. They may be a list or a map. Records (`record_print_fun`) and `chars_limit` are not known here.
  """
  @spec print(term(), list() | map()) :: :io_lib.chars()
  def print(term, options) when is_list(options), do: print(term, :proplists.to_map(options))

  def print(term, options) do
    print_with(term, :maps.merge(@defaults, options))
  end

  @doc "Prints with the columns given in order; see `print/2`."
  @spec print(term(), pos_integer(), pos_integer(), integer()) :: :io_lib.chars()
  def print(term, column, line_length, depth) do
    print(term, %{column: column, line_length: line_length, depth: depth})
  end

  defp print_with(term, %{record_print_fun: :no_fun, chars_limit: -1} = options) do
    tree = :io_lib_notation.tree(term, options.depth, notation(options))
    layout(tree, max(options.column, 1), {options.line_length, options.line_max_chars})
  end

  defp print_with(term, options), do: :erlang.error(:badarg, [term, options])

  defp notation(options) do
    %{
      strings: if(options.strings, do: :all, else: :binaries),
      encoding: options.encoding,
      range: range(options.encoding),
      order: options.maps_order
    }
  end

  @doc "What is printable for text of that encoding."
  @spec range(:latin1 | :unicode) :: :latin1 | :unicode
  def range(:latin1), do: :latin1
  def range(:unicode), do: :io.printable_range()

  @doc """
  Breaks a tree into lines.

  `column` is where it starts. The lines are `{width, limit}`: columns, and characters beside the indentation (`-1` for any number).
  """
  @spec layout(:io_lib_notation.tree(), pos_integer(), line()) :: :io_lib.chars()
  def layout(tree, _column, {0, _limit}), do: :io_lib_notation.flat(tree)
  def layout(tree, column, line), do: place(tree, column, 0, 0, line)

  # `after_it` is how many characters must still fit behind the tree on its last line: closing brackets; `used` what stands before it on the line,
  # indentation not counted.
  defp place(tree, column, used, after_it, line) do
    case fits?(:erlang.element(2, tree), column, used, after_it, line) do
      true -> :io_lib_notation.flat(tree)
      false -> break(tree, column, used, after_it, line)
    end
  end

  defp fits?(length, column, _used, after_it, {width, -1}), do: length < width - column - after_it

  defp fits?(length, column, used, after_it, {width, limit}) do
    length < width - column - after_it and length + used + after_it <= limit
  end

  defp break({:text, _, chars}, _column, _used, _after, _line), do: chars

  defp break({:list, _, items}, column, used, after_it, line) do
    [?[, fill(items, column + 1, used + 1, after_it + 1, line), ?]]
  end

  defp break({:bytes, _, items}, column, used, after_it, line) do
    [?<, ?<, fill(items, column + 2, used + 2, after_it + 2, line), ?>, ?>]
  end

  defp break({:map, _, items}, column, used, after_it, line) do
    [?#, ?{, fill(items, column + 2, used + 2, after_it + 1, line), ?}]
  end

  defp break({:tuple, _, [{[], {:text, length, [c | _] = tag}} | [{?,, _} = next | rest]]}, column, used, after_it, line)
       when c in ?a..?z or c == ?' do
    {_, second} = next
    indent = length + 2
    [?{, tag, ?,, fill([{[], second} | rest], column + indent, used + indent, after_it + 1, line), ?}]
  end

  defp break({:tuple, _, items}, column, used, after_it, line) do
    [?{, fill(items, column + 1, used + 1, after_it + 1, line), ?}]
  end

  defp break({:pair, _, key, value}, column, used, after_it, line) do
    indent = column + 4
    [place(key, column, used, 3, line), ~c" =>", newline(indent), place(value, indent, 0, after_it, line)]
  end

  # The first item stands where the bracket left off.
  defp fill([{_, first} | rest], indent, used, after_it, line) do
    last = if rest == [], do: after_it, else: 1

    length = :erlang.element(2, first)

    case simple?(first) and (is_text(first) or fits?(length, indent, used, last, line)) do
      true ->
        [:io_lib_notation.flat(first) | fill_on(rest, indent, indent + length, used + length, after_it, line)]

      false ->
        [place(first, indent, used, last, line) | fill_below(rest, indent, after_it, line)]
    end
  end

  # The item before was simple: what is simple and fits may follow it.
  defp fill_on([], _indent, _column, _used, _after, _line), do: []

  defp fill_on([{separator, item} | rest], indent, column, used, after_it, line) do
    length = :erlang.element(2, item)
    last = if rest == [], do: after_it, else: 1

    case simple?(item) and fits?(length, column + 1, used + 1, last, line) do
      true ->
        chars = [separator, :io_lib_notation.flat(item)]
        [chars | fill_on(rest, indent, column + 1 + length, used + 1 + length, after_it, line)]

      false ->
        [separator, newline(indent) | fill([{[], item} | rest], indent, 0, after_it, line)]
    end
  end

  defp fill_below([], _indent, _after, _line), do: []

  defp fill_below([{separator, item} | rest], indent, after_it, line) do
    [separator, newline(indent) | fill([{[], item} | rest], indent, 0, after_it, line)]
  end

  defp is_text(tree), do: :erlang.element(1, tree) === :text

  defp simple?({:text, _, _}), do: true
  defp simple?({:pair, _, key, value}), do: simple?(key) and simple?(value)
  defp simple?(_tree), do: false

  defp newline(column), do: [?\n | :lists.duplicate(column - 1, ?\s)]
end
