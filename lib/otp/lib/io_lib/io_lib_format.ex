defmodule :io_lib_format do
  @moduledoc """
  Format strings: `scan/2` cuts one into characters and directives that hold their arguments, `build/1` writes them.

  A directive is a map with `control_char`, `args`, `width`, `adjust`, `precision`, `pad_char`, `encoding`, `strings` and `maps_order`, as
  `t::io_lib.format_spec/0` says.
  """

  @type directive :: map()
  @type part :: char() | directive()

  @doc "The text of a format with its arguments. Raises `ArgumentError` where they don't go together."
  @spec fwrite(:io.format(), [term()]) :: :io_lib.chars()
  def fwrite(format, args), do: build(scan(format, args))

  @doc "As `fwrite/2`, with `chars_limit` in the options."
  @spec fwrite(:io.format(), [term()], [{:chars_limit, integer()}]) :: :io_lib.chars()
  def fwrite(format, args, options), do: build(scan(format, args), options)

  @doc "The parts of a format: its characters, and a map for each directive."
  @spec scan(:io.format(), [term()]) :: [part()]
  def scan(format, args) when is_atom(format), do: scan(:erlang.atom_to_list(format), args)
  def scan(format, args) when is_binary(format), do: scan(:erlang.binary_to_list(format), args)

  def scan([?~ | rest], args) do
    {directive, rest, args} = directive(rest, args)
    [directive | scan(rest, args)]
  end

  def scan([char | rest], args), do: [char | scan(rest, args)]
  def scan([], []), do: []

  defp directive(chars, args) do
    {width, chars, args} = width(chars, args)
    {precision, chars, args} = precision(chars, args)
    {pad, chars, args} = pad(chars, args)
    spec = %{encoding: :latin1, strings: true, maps_order: :undefined}
    {spec, chars, args} = modifiers(chars, args, spec)
    [control | rest] = chars
    {own, args} = take(control, args)
    {adjust, width} = adjust(width)

    directive = %{control_char: control, args: own, width: width, adjust: adjust, precision: precision, pad_char: pad}
    {:maps.merge(directive, spec), rest, args}
  end

  defp adjust(width) when is_integer(width) and width < 0, do: {:left, -width}
  defp adjust(width), do: {:right, width}

  defp width([?- | rest], args) do
    {width, rest, args} = number(rest, args)
    {-width, rest, args}
  end

  defp width(chars, args), do: number(chars, args)

  defp precision([?. | rest], args), do: number(rest, args)
  defp precision(chars, args), do: {:none, chars, args}

  defp number([?* | rest], [n | args]) when is_integer(n), do: {n, rest, args}
  defp number([c | _] = chars, args) when c in ?0..?9, do: digits(chars, args, 0)
  defp number(chars, args), do: {:none, chars, args}

  defp digits([c | rest], args, n) when c in ?0..?9, do: digits(rest, args, 10 * n + c - ?0)
  defp digits(chars, args, n), do: {n, chars, args}

  defp pad([?., ?* | rest], [char | args]), do: {char, rest, args}
  defp pad([?., char | rest], args), do: {char, rest, args}
  defp pad(chars, args), do: {?\s, chars, args}

  defp modifiers([?t | rest], args, spec), do: modifiers(rest, args, %{spec | encoding: :unicode})
  defp modifiers([?l | rest], args, spec), do: modifiers(rest, args, %{spec | strings: false})
  defp modifiers([?k | rest], args, spec), do: modifiers(rest, args, %{spec | maps_order: :ordered})

  defp modifiers([?K | rest], [order | args], spec), do: modifiers(rest, args, %{spec | maps_order: order})
  defp modifiers(chars, args, spec), do: {spec, chars, args}

  defp take(control, [a, b | args]) when control in ~c"WPxX", do: {[a, b], args}
  defp take(control, [a | args]) when control in ~c"wpsegfBb+#ci", do: {[a], args}
  defp take(control, args) when control in ~c"~n", do: {[], args}

  @doc "The format and the arguments that parts come from."
  @spec unscan([part()]) :: {charlist(), [term()]}
  def unscan(parts), do: {:lists.flatmap(&format_of/1, parts), :lists.flatmap(&args_of/1, parts)}

  defp args_of(%{args: args, maps_order: order}) when is_function(order), do: [order | args]
  defp args_of(%{args: args}), do: args
  defp args_of(_char), do: []

  defp format_of(%{} = d) do
    [?~ | width_of(d)] ++ precision_of(d) ++ modifiers_of(d) ++ [d.control_char]
  end

  defp format_of(char), do: [char]

  defp width_of(%{width: :none}), do: []
  defp width_of(%{width: width, adjust: :left}), do: [?- | :erlang.integer_to_list(width)]
  defp width_of(%{width: width}), do: :erlang.integer_to_list(width)

  defp precision_of(%{precision: :none, pad_char: ?\s}), do: []
  defp precision_of(%{precision: :none, pad_char: pad}), do: [?., ?., pad]
  defp precision_of(%{precision: precision, pad_char: ?\s}), do: [?. | :erlang.integer_to_list(precision)]
  defp precision_of(%{precision: precision, pad_char: pad}), do: [?. | :erlang.integer_to_list(precision)] ++ [?., pad]

  defp modifiers_of(d) do
    unicode = if d.encoding === :unicode, do: ~c"t", else: []
    strings = if d.strings, do: [], else: ~c"l"
    unicode ++ strings ++ order_of(d.maps_order)
  end

  defp order_of(:undefined), do: []
  defp order_of(:ordered), do: ~c"k"
  defp order_of(_order), do: ~c"K"

  @doc "The text of parts."
  @spec build([part()]) :: :io_lib.chars()
  def build(parts), do: build_parts(parts, 0)

  @doc "The text of parts; `chars_limit` shortens what `~p`, `~w` and `~s` write so that the whole has about that many characters."
  @spec build([part()], [{:chars_limit, integer()}]) :: :io_lib.chars()
  def build(parts, options) do
    case :proplists.get_value(:chars_limit, options, -1) do
      limit when limit < 0 -> build(parts)
      limit -> :io_lib_limit.build(parts, limit)
    end
  end

  # The column is counted for ~p alone.
  defp build_parts([%{control_char: control} = directive | rest], column) do
    chars = :io_lib_directive.write(control, directive, column)
    join(control, chars, build_parts(rest, next_column(rest, chars, column)))
  end

  defp build_parts([?\n | rest], _column), do: [?\n | build_parts(rest, 0)]
  defp build_parts([?\t | rest], column), do: [?\t | build_parts(rest, div(column + 8, 8) * 8)]
  defp build_parts([char | rest], column), do: [char | build_parts(rest, column + 1)]
  defp build_parts([], _column), do: []

  # Terms and strings are parts of their own in the list, as in the reference.
  defp join(control, chars, rest) when control in ~c"wWpPs", do: [chars | rest]
  defp join(_control, chars, rest), do: chars ++ rest

  defp next_column(rest, chars, column) do
    case :lists.any(&match?(%{control_char: c} when c in ~c"pP", &1), rest) do
      true -> indentation(chars, column)
      false -> column
    end
  end

  @doc """
  The column behind text that starts at a column.

      iex> :io_lib_format.indentation(~c"abc\\nde", 3)
      2
  """
  @spec indentation(:io_lib.chars(), integer()) :: integer()
  def indentation([?\n | rest], _column), do: indentation(rest, 0)
  def indentation([?\t | rest], column), do: indentation(rest, div(column + 8, 8) * 8)
  def indentation([char | rest], column) when is_integer(char), do: indentation(rest, column + 1)
  def indentation([list | rest], column), do: indentation(rest, indentation(list, column))
  def indentation([], column), do: column

  @doc """
  A float with the shortest digits that give it again.

      iex> :io_lib_format.fwrite_g(0.1)
      ~c"0.1"
  """
  @spec fwrite_g(float()) :: charlist()
  def fwrite_g(float) when is_float(float), do: :erlang.float_to_list(float, [:short])
end
