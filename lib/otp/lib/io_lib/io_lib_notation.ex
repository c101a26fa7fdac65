defmodule :io_lib_notation do
  @moduledoc """
  Erlang's notation of a term, as a tree of texts that knows how long each part is on one line. `:io_lib` writes such a tree flat
  (`~w`), `:io_lib_pretty` breaks it into lines (`~p`).

  A node is one of

  - `{:text, length, chars}`: something that is never broken
  - `{:list | :tuple | :tagged | :map | :bytes, length, items}`: brackets around items; an item is `{separator, node}`, where the first has
    the separator `[]`. A tagged tuple is one that starts with an atom
  - `{:pair, length, key, value}`: an association of a map

  The options of `tree/3`: `strings` (whether printable lists are written as strings and binaries as text), `encoding` (`:latin1`
  or `:unicode`), `range` (what is printable), `order` (of the keys of maps). The depth counts down from a limit; `-1` has none. Below
  it stands `...`.
  """

  @type options :: %{
          strings: :all | :binaries | :none,
          encoding: :latin1 | :unicode,
          range: :latin1 | :unicode,
          order: :undefined | :ordered | :reversed | (term(), term() -> boolean())
        }
  @type tree ::
          {:text, non_neg_integer(), :io_lib.chars()}
          | {:list | :tuple | :tagged | :map | :bytes, non_neg_integer(), [{[] | char(), tree()}]}
          | {:pair, non_neg_integer(), tree(), tree()}

  @dots {:text, 3, ~c"..."}

  @doc "The tree of a term."
  @spec tree(term(), integer(), options()) :: tree()
  def tree(_term, 0, _options), do: @dots
  def tree(term, _depth, options) when is_atom(term), do: text(:io_lib_write.atom(term, options.encoding))
  def tree(term, _depth, _options) when is_integer(term), do: text(:erlang.integer_to_list(term))
  def tree(term, _depth, _options) when is_float(term), do: text(:io_lib_format.fwrite_g(term))
  def tree([], _depth, _options), do: text(~c"[]")
  def tree({}, _depth, _options), do: text(~c"{}")
  def tree(<<>>, _depth, _options), do: text(~c"<<>>")
  def tree(term, _depth, _options) when is_map(term) and map_size(term) == 0, do: text(~c"\#{}")
  def tree(term, depth, options) when is_list(term), do: list(term, depth, options)

  def tree(term, depth, options) when is_tuple(term) do
    kind = if depth !== 1 and is_atom(:erlang.element(1, term)), do: :tagged, else: :tuple
    branch(kind, items(:erlang.tuple_to_list(term), depth, options, ?,), 2)
  end

  def tree(term, depth, options) when is_map(term), do: map(term, depth, options)
  def tree(term, depth, options) when is_bitstring(term), do: bits(term, depth, options)
  def tree(term, _depth, _options) when is_pid(term), do: text(:erlang.pid_to_list(term))
  def tree(term, _depth, _options) when is_reference(term), do: text(:erlang.ref_to_list(term))
  def tree(term, _depth, _options) when is_port(term), do: text(:erlang.port_to_list(term))
  def tree(term, _depth, options) when is_function(term), do: text(function(term, options.encoding))

  @doc "The tree on one line."
  @spec flat(tree()) :: :io_lib.chars()
  def flat({:text, _, chars}), do: chars
  def flat({:list, _, items}), do: [?[, flat_items(items), ?]]
  def flat({kind, _, items}) when kind in [:tuple, :tagged], do: [?{, flat_items(items), ?}]
  def flat({:map, _, items}), do: [?#, ?{, flat_items(items), ?}]
  def flat({:bytes, _, items}), do: [?<, ?<, flat_items(items), ?>, ?>]
  def flat({:pair, _, key, value}), do: [flat(key), ~c" => ", flat(value)]

  defp flat_items([{[], tree} | rest]), do: [flat(tree) | flat_items(rest)]
  defp flat_items([{separator, tree} | rest]), do: [separator, flat(tree) | flat_items(rest)]
  defp flat_items([]), do: []

  defp text(chars), do: {:text, :erlang.length(chars), chars}

  defp branch(kind, items, brackets), do: {kind, brackets + items_length(items, 0), items}

  defp items_length([{[], tree} | rest], sum), do: items_length(rest, sum + :erlang.element(2, tree))
  defp items_length([{_, tree} | rest], sum), do: items_length(rest, sum + 1 + :erlang.element(2, tree))
  defp items_length([], sum), do: sum

  # The items of a list or tuple: each one is a step deeper than the one before.
  defp items(_terms, 1, _options, _separator), do: [{[], @dots}]

  defp items([term | rest], depth, options, separator) do
    [{[], tree(term, depth - 1, options)} | more(rest, depth - 1, options, separator)]
  end

  defp more([], _depth, _options, _separator), do: []
  defp more(_terms, 1, _options, separator), do: [{separator, @dots}]

  defp more([term | rest], depth, options, separator) do
    [{?,, tree(term, depth - 1, options)} | more(rest, depth - 1, options, separator)]
  end

  defp more(tail, depth, options, _separator), do: [{?|, tree(tail, depth - 1, options)}]

  defp list(term, depth, %{strings: :all} = options) when depth != 1 do
    case :io_lib_write.printable?(term, options.range) do
      true -> text(:io_lib_write.string(term, ?", options.encoding))
      false -> branch(:list, items(term, depth, options, ?|), 2)
    end
  end

  defp list(term, depth, options), do: branch(:list, items(term, depth, options, ?|), 2)

  defp map(map, depth, options) do
    branch(:map, pairs(:maps.next(:maps.iterator(map, options.order)), depth, depth, options, []), 3)
  end

  # All associations are equally deep, only their number is limited too. Without text the reference writes dots after the last association too, when the depth ends there, but none as the first.
  defp pairs(_next, 1, _depth, %{strings: :none}, []), do: []
  defp pairs(_next, 1, _depth, %{strings: :none}, separator), do: [{separator, @dots}]
  defp pairs(:none, _left, _depth, _options, _separator), do: []
  defp pairs(_next, 1, _depth, _options, separator), do: [{separator, @dots}]

  defp pairs({key, value, iterator}, left, depth, options, separator) do
    key_tree = tree(key, depth - 1, options)
    value_tree = tree(value, depth - 1, options)
    length = :erlang.element(2, key_tree) + 4 + :erlang.element(2, value_tree)
    [{separator, {:pair, length, key_tree, value_tree}} | pairs(:maps.next(iterator), left - 1, depth, options, ?,)]
  end

  defp bits(term, depth, %{strings: :none}), do: bytes(term, depth)

  defp bits(term, depth, options) do
    case :io_lib_text.of(term, depth, options) do
      {chars, ends} -> text([?<, ?<, ?" | chars] ++ [?" | ends])
      :bytes -> bytes(term, depth)
    end
  end

  defp bytes(term, depth), do: branch(:bytes, byte_items(term, depth, []), 4)

  defp byte_items(<<>>, _depth, _separator), do: []
  defp byte_items(_bits, 1, separator), do: [{separator, @dots}]

  defp byte_items(<<byte, rest::bitstring>>, depth, separator) do
    [{separator, text(:erlang.integer_to_list(byte))} | byte_items(rest, depth - 1, ?,)]
  end

  defp byte_items(bits, _depth, separator) do
    size = bit_size(bits)
    <<value::size(size)>> = bits
    [{separator, text(:erlang.integer_to_list(value) ++ [?: | :erlang.integer_to_list(size)])}]
  end

  @doc "The text of a fun."
  @spec function(fun(), :latin1 | :unicode) :: charlist()
  def function(fun, encoding) do
    case :erlang.fun_info(fun, :type) do
      {:type, :external} -> external(fun, encoding)
      {:type, :local} -> local(fun, encoding)
    end
  end

  defp external(fun, encoding) do
    name = :io_lib_write.atom(info(fun, :module), encoding) ++ [?: | :io_lib_write.atom(info(fun, :name), encoding)]
    ~c"fun " ++ name ++ [?/ | :erlang.integer_to_list(info(fun, :arity))]
  end

  defp local(fun, encoding) do
    numbers = [?. | :erlang.integer_to_list(info(fun, :index))] ++ [?. | :erlang.integer_to_list(info(fun, :uniq))]
    ~c"#Fun<" ++ :io_lib_write.atom(info(fun, :module), encoding) ++ numbers ++ ~c">"
  end

  defp info(fun, key), do: :erlang.element(2, :erlang.fun_info(fun, key))
end
