defmodule :erl_stdlib_errors do
  @moduledoc """
  Explains the errors of the builtins of OTP's standard library: `:binary`, `:ets`, `:io`, `:lists`, `:maps`, `:math`, `:re` and `:unicode`.

  See `:erl_erts_errors` for how it is asked and answers.
  """

  @type explanation :: %{optional(pos_integer() | :general) => iodata()}

  @doc """
  Explains an error by the first entry of its stack trace.

      iex> :erl_stdlib_errors.format_error(:badarg, [{:maps, :keys, [1], []}])
      %{1 => "not a map"}
  """
  @spec format_error(term(), [tuple()]) :: explanation()
  def format_error(_reason, [{module, function, arguments, info} | _]) when is_list(arguments) do
    cause = Map.get(:proplists.get_value(:error_info, info, %{}), :cause, :none)

    case module do
      :binary -> binary(function, arguments)
      :ets -> ets(function, arguments, cause)
      :io -> io(function, arguments, cause)
      :lists -> lists(function, arguments)
      :maps -> maps(function, arguments)
      :math -> math(function, arguments)
      :re -> re(function, arguments, cause)
      :unicode -> unicode(function, arguments)
      _ -> []
    end
    |> numbered(1, %{})
  end

  def format_error(_reason, _stacktrace), do: %{}

  defp numbered([nil | texts], number, map), do: numbered(texts, number + 1, map)
  defp numbered([text | texts], number, map), do: numbered(texts, number + 1, Map.put(map, number, text))
  defp numbered([], _number, map), do: map
  defp numbered({:general, text}, _number, map), do: Map.put(map, :general, text)

  # binary

  defp binary(:at, [subject, position]), do: [whole(subject), non_negative(position)]
  defp binary(:compile_pattern, [_]), do: ["not a valid pattern"]
  defp binary(:copy, [subject]), do: [whole(subject)]
  defp binary(:copy, [subject, count]), do: [whole(subject), non_negative(count)]

  defp binary(:decode_hex, [subject]) do
    cond do
      text = whole(subject) -> [text]
      rem(byte_size(subject), 2) == 1 -> ["must contain an even number of bytes"]
      true -> ["must only contain hex digits 0-9, A-F, and a-f"]
    end
  end

  defp binary(:encode_hex, [subject, letters]) do
    [whole(subject), if(letters not in [:uppercase, :lowercase], do: "not 'uppercase' or 'lowercase'")]
  end

  defp binary(:decode_unsigned, [subject, endianness]), do: [whole(subject), endianness(endianness)]
  defp binary(:encode_unsigned, [number]), do: [non_negative(number)]
  defp binary(:encode_unsigned, [number, endianness]), do: [non_negative(number), endianness(endianness)]

  defp binary(function, [subject]) when function in [:first, :last] do
    [whole(subject) || if(subject == "", do: "a zero-sized binary is not allowed")]
  end

  defp binary(:list_to_bin, [_]), do: ["not an iodata term"]

  defp binary(function, [_]) when function in [:longest_common_prefix, :longest_common_suffix] do
    ["not a flat list of binaries"]
  end

  defp binary(function, [subject, part]) when function in [:part, :bin_to_list] do
    case {whole(subject), part} do
      {nil, {start, length}} when is_integer(start) and is_integer(length) -> [nil, "out of range"]
      {text, {start, length}} when is_integer(start) and is_integer(length) -> [text, nil]
      {text, _} -> [text, "not a valid {Pos,Length} tuple"]
    end
  end

  defp binary(function, [subject, start, length]) when function in [:part, :bin_to_list] do
    case [whole(subject), non_negative(start), integer(length)] do
      [nil, nil, nil] when start > byte_size(subject) -> [nil, "out of range", nil]
      [nil, nil, nil] -> [nil, nil, "out of range"]
      texts -> texts
    end
  end

  defp binary(function, [subject, pattern | options]) when function in [:match, :matches, :split] do
    search_options([whole(subject), pattern(pattern)], subject, options)
  end

  defp binary(:replace, [subject, pattern, replacement | options]) do
    replaceable = is_binary(replacement) or is_function(replacement, 1)
    texts = [whole(subject), pattern(pattern), if(not replaceable, do: "not a valid replacement")]
    if options == [] or texts != [nil, nil, nil], do: texts, else: texts ++ ["invalid options"]
  end

  defp binary(function, [subject]) when function in [:bin_to_list, :decode_unsigned, :encode_hex, :referenced_byte_size] do
    [whole(subject)]
  end

  defp binary(_function, _arguments), do: []

  # With nothing wrong before it must have been an option.
  defp search_options([nil, nil], subject, [options]) do
    case options do
      [{:scope, {start, length}} | _] when is_integer(start) and is_integer(length) ->
        inside = start >= 0 and min(start, start + length) >= 0 and max(start, start + length) <= byte_size(subject)
        [nil, nil, if(inside, do: "invalid options", else: "specified part is not wholly inside binary")]

      _ ->
        [nil, nil, "invalid options"]
    end
  end

  defp search_options(texts, _subject, _options), do: texts

  # ets. The cause tells about the table, which is not to be seen in the arguments.

  defp ets(:new, [_name, _options], :name), do: ["table name already exists"]

  defp ets(:new, [name, options], _cause) do
    case {atom(name), list(options)} do
      {nil, nil} -> [nil, "invalid options"]
      {first, second} -> [first, second]
    end
  end

  defp ets(:whereis, [_], _cause), do: ["invalid table name (must be an atom)"]

  defp ets(function, [_], _cause) when function in [:match, :match_object, :select, :select_reverse] do
    ["invalid continuation"]
  end

  defp ets(:match_spec_compile, [_], _cause), do: ["not a valid match specification"]
  defp ets(_, [table | _], :id) when not (is_atom(table) or is_reference(table)), do: ["not an atom or a table identifier"]
  defp ets(_, [_ | _], :id), do: ["the table identifier does not refer to an existing ETS table"]
  defp ets(_, [_ | _], :access), do: ["the table identifier refers to an ETS table with insufficient access rights"]
  defp ets(_, [_ | _], :type), do: ["the table identifier refers to an ETS table of a type not supported by this operation"]

  defp ets(function, [_ | arguments], cause), do: [nil | ets_1(function, arguments, cause)]

  defp ets_1(:delete_object, [object], _), do: [object(object)]

  defp ets_1(:give_away, [_pid, _], :owner), do: ["the process is already the owner of the table", nil]

  defp ets_1(:give_away, [pid, _], _) do
    [if(is_pid(pid), do: "the pid refers to a terminated process", else: "not a pid"), nil]
  end

  defp ets_1(:info, [_], _), do: ["not a valid info item"]
  defp ets_1(function, [objects], cause) when function in [:insert, :insert_new], do: [objects(objects, cause)]
  defp ets_1(:lookup_element, [_, _ | default], :badkey), do: ["not a key that exists in the table", nil | nothing(default)]

  defp ets_1(:lookup_element, [_, position | default], _) do
    [nil, positive(position) || "position is greater than the size of the object" | nothing(default)]
  end

  defp ets_1(function, [_, limit], _) when function in [:match, :match_object], do: [nil, positive(limit)]

  defp ets_1(function, [_], _) when function in [:next, :next_lookup, :prev, :prev_lookup] do
    ["not a key that exists in the table"]
  end

  defp ets_1(:rename, [name], _) do
    [if(is_atom(name), do: "table name already exists", else: "invalid table name (must be an atom)")]
  end

  defp ets_1(:safe_fixtable, [_], _), do: ["not a boolean value"]

  defp ets_1(function, [_ | limit], _)
       when function in [:select, :select_count, :select_replace, :internal_select_delete, :select_reverse] do
    ["not a valid match specification" | :lists.map(&positive/1, limit)]
  end

  defp ets_1(:setopts, [_], _), do: ["invalid options"]
  defp ets_1(:slot, [_], _), do: ["out of range"]
  defp ets_1(:update_counter, [_, _ | default], :badkey), do: ["not a key that exists in the table", nil | nothing(default)]
  defp ets_1(:update_counter, [_, _ | default], :keypos), do: [nil, "the position is the same as the key position" | :lists.map(&object/1, default)]
  defp ets_1(:update_counter, [_, _ | default], :position), do: [nil, "the position in the update operation is out of range" | :lists.map(&object/1, default)]

  defp ets_1(:update_counter, [_, _ | default], :not_integer) do
    [nil, "the value in the given position, in the object, is not an integer" | :lists.map(&object/1, default)]
  end

  defp ets_1(:update_counter, [_, operation | default], :none), do: [nil, operation(operation) | :lists.map(&object/1, default)]
  defp ets_1(:update_element, [_, _ | default], :position), do: [nil, "the position in the update operation is out of range" | :lists.map(&object/1, default)]
  defp ets_1(:update_element, [_, _ | default], :keypos), do: [nil, "the position is the same as the key position" | :lists.map(&object/1, default)]

  defp ets_1(:update_element, [_, spec | default], _) do
    specs = if is_list(spec), do: spec, else: [spec]

    text =
      if proper?(specs) and :lists.all(&match?({position, _} when is_integer(position) and position > 0, &1), specs),
        do: "out of range",
        else: "is not a valid element specification"

    [nil, text | :lists.map(&object/1, default)]
  end

  defp ets_1(_function, _arguments, _cause), do: []

  defp operation(increment) when is_integer(increment), do: nil

  defp operation({position, increment}) when is_integer(position) and is_integer(increment), do: nil

  defp operation({position, increment, threshold, reset})
       when is_integer(position) and is_integer(increment) and is_integer(threshold) and is_integer(reset),
       do: nil

  defp operation([_ | _] = operations) do
    if proper?(operations) and :lists.all(&(is_tuple(&1) and operation(&1) === nil), operations),
      do: nil,
      else: "not a valid update operation"
  end

  defp operation([]), do: nil
  defp operation(_operation), do: "not a valid update operation"

  defp object({}), do: "is an empty tuple"
  defp object(object), do: if(not is_tuple(object), do: "not a tuple")

  defp objects(objects, :keypos) when is_list(objects), do: "the key position is greater than the size of a tuple in the list"
  defp objects(object, :keypos) when is_tuple(object) and object != {}, do: "the object has fewer elements than the position of the key"

  defp objects(objects, _cause) when is_list(objects) do
    if not (proper?(objects) and :lists.all(&(is_tuple(&1) and &1 != {}), objects)),
      do: "not a non-empty tuple or a list of non-empty tuples"
  end

  defp objects(object, _cause), do: object(object)

  # io

  defp io(_function, _arguments, {:device, text}) when is_binary(text), do: [text]
  defp io(_function, [_ | _], {:io, :arguments}), do: ["the device does not exist"]
  defp io(_function, [format], {:device, :format}), do: format(format, [])
  defp io(_function, [format, arguments], {:device, :format}), do: format(format, arguments)
  defp io(_function, [_device, format, arguments], {:device, :format}), do: [nil | format(format, arguments)]
  defp io(_function, _arguments, _cause), do: []

  defp format(format, _arguments) when not (is_list(format) or is_binary(format) or is_atom(format)) do
    ["not a valid format string"]
  end

  defp format(_format, arguments) when not is_list(arguments), do: [nil, "not a list"]
  defp format(_format, _arguments), do: ["wrong number of arguments"]

  # lists

  defp lists(function, [_, position, tuples]) when function in [:keyfind, :keymember, :keysearch] do
    [nil, positive(position), list(tuples)]
  end

  defp lists(:member, [_, list]), do: [nil, list(list)]
  defp lists(:reverse, [list, _]), do: [list(list), nil]

  defp lists(:seq, [first, last, step]) do
    case [integer(first), integer(last), integer(step)] do
      [nil, nil, nil] when first <= last and step <= 0 -> [nil, nil, "not a positive increment"]
      [nil, nil, nil] when first > last and step >= 0 -> [nil, nil, "not a negative increment"]
      texts -> texts
    end
  end

  defp lists(_function, _arguments), do: []

  # maps

  defp maps(function, [fun, map]) when function in [:filter, :filtermap, :foreach, :map], do: [fun(fun, 2), map_or_iterator(map)]
  defp maps(:fold, [fun, _, map]), do: [fun(fun, 3), nil, map_or_iterator(map)]
  defp maps(:from_keys, [keys, _]), do: [list(keys), nil]
  defp maps(:from_list, [pairs]), do: [list(pairs)]
  defp maps(function, [_, _]) when function in [:find, :is_key, :remove, :take], do: [nil, "not a map"]
  defp maps(function, [_]) when function in [:keys, :values, :size], do: ["not a map"]
  defp maps(:get, [_, map]), do: if(is_map(map), do: ["not present in map", nil], else: [nil, "not a map"])
  defp maps(:get, [_, _, _]), do: [nil, "not a map", nil]
  defp maps(:groups_from_list, [fun, list]), do: [fun(fun, 1), list(list)]
  defp maps(:groups_from_list, [fun, value_fun, list]), do: [fun(fun, 1), fun(value_fun, 1), list(list)]
  defp maps(function, [map1, map2]) when function in [:intersect, :merge], do: [map(map1), map(map2)]

  defp maps(function, [fun, map1, map2]) when function in [:intersect_with, :merge_with] do
    [fun(fun, 3), map(map1), map(map2)]
  end

  defp maps(:iterator, [map]), do: [map(map)]

  defp maps(:iterator, [map, order]) do
    valid = order in [:undefined, :ordered, :reversed] or is_function(order, 2)
    [map(map), if(not valid, do: "not 'undefined', 'ordered', 'reversed', or a fun that takes two arguments")]
  end

  defp maps(:next, [_]), do: ["not a valid iterator"]
  defp maps(:put, [_, _, _]), do: [nil, nil, "not a map"]
  defp maps(:to_list, [_]), do: ["not a map or an iterator"]
  defp maps(:update, [_, _, map]), do: if(is_map(map), do: ["not present in map", nil, nil], else: [nil, nil, "not a map"])
  defp maps(:update_with, [_, fun, map]), do: [nil, fun(fun, 1), map(map)]
  defp maps(:update_with, [_, fun, _, map]), do: [nil, fun(fun, 1), nil, map(map)]
  defp maps(function, [keys, map]) when function in [:with, :without], do: [list(keys), map(map)]
  defp maps(_function, _arguments), do: []

  # math

  defp math(:fmod, [number, divisor]) do
    case [number(number), number(divisor)] do
      [nil, nil] when divisor == 0 -> [nil, "is outside the domain for this function"]
      texts -> texts
    end
  end

  defp math(function, [number]) when function in [:acos, :acosh, :asin, :atanh, :log, :log2, :log10, :sqrt] do
    [number(number) || "is outside the domain for this function"]
  end

  defp math(_function, arguments), do: :lists.map(&number/1, arguments)

  # re

  defp re(:compile, [_], _), do: ["not an iodata term"]
  defp re(:compile, [regex, options], cause), do: [iodata(regex), option(cause, options)]

  defp re(:inspect, [regex, item], _) do
    [if(not compiled?(regex), do: "not a compiled regular expression"), if(not is_atom(item), do: "not a valid item")]
  end

  defp re(:replace, [subject, regex, replacement | options], cause) do
    valid = is_function(replacement, 1) or is_function(replacement, 2) or iodata(replacement) == nil
    [iodata(subject), regex(regex), if(not valid, do: "not a valid replacement") | :lists.map(&option(cause, &1), options)]
  end

  defp re(function, [subject, regex | options], cause) when function in [:run, :split] do
    [iodata(subject), regex(regex) | :lists.map(&option(cause, &1), options)]
  end

  defp re(_function, _arguments, _cause), do: []

  defp regex(regex) do
    cond do
      compiled?(regex) -> nil
      iodata(regex) -> "neither an iodata term nor a compiled regular expression"
      true -> unparsable(:re.compile(regex))
    end
  end

  defp unparsable({:error, {reason, position}}) do
    "could not parse regular expression\n" <>
      :unicode.characters_to_binary(reason) <> " on character " <> :erlang.integer_to_binary(position)
  end

  defp unparsable(_compiled), do: nil

  defp compiled?({:re_pattern, _, _, _, reference}), do: is_reference(reference) or is_binary(reference)
  defp compiled?(_), do: false

  defp option(:badopt, options), do: list(options) || "invalid options"
  defp option(_cause, _options), do: nil

  # unicode

  defp unicode(function, [data, encoding]) when function in [:characters_to_binary, :characters_to_list] do
    [characters(data), encoding(encoding)]
  end

  defp unicode(:characters_to_binary, [data, from, to]), do: [characters(data), encoding(from), encoding(to)]
  defp unicode(function, _) when function in [:bom_to_encoding, :encoding_to_bom, :bin_is_7bit], do: []
  defp unicode(_function, [_]), do: ["not valid character data (an iodata term)"]
  defp unicode(_function, _arguments), do: []

  defp characters(data), do: if(iodata(data) && not characters?(data), do: "not valid character data (an iodata term)")

  defp characters?(data) do
    try do
      :unicode.characters_to_list(data)
    catch
      :error, :badarg -> false
    else
      list -> is_list(list)
    end
  end

  defp encoding({name, endianness}) when name in [:utf16, :utf32] and endianness in [:big, :little], do: nil
  defp encoding(name) when name in [:latin1, :unicode, :utf8, :utf16, :utf32], do: nil
  defp encoding(_), do: "not a valid encoding"

  # What is wrong with a single argument, or nil.

  defp nothing(arguments), do: :lists.map(fn _ -> nil end, arguments)
  defp atom(term), do: if(not is_atom(term), do: "not an atom")
  defp integer(term), do: if(not is_integer(term), do: "not an integer")
  defp non_negative(term), do: integer(term) || if(term < 0, do: "out of range")
  defp positive(term), do: integer(term) || if(term < 1, do: "out of range")
  defp number(term), do: if(not is_number(term), do: "not a number")
  defp map(term), do: if(not is_map(term), do: "not a map")
  defp endianness(term), do: if(term not in [:big, :little], do: "must be 'big' or 'little'")

  defp whole(term) do
    cond do
      is_binary(term) -> nil
      is_bitstring(term) -> "is a bitstring (expected a binary)"
      true -> "not a binary"
    end
  end

  defp list(term) do
    cond do
      not is_list(term) -> "not a list"
      proper?(term) -> nil
      true -> "not a proper list"
    end
  end

  defp fun(term, 1), do: if(not is_function(term, 1), do: "not a fun that takes one argument")
  defp fun(term, 2), do: if(not is_function(term, 2), do: "not a fun that takes two arguments")
  defp fun(term, 3), do: if(not is_function(term, 3), do: "not a fun that takes three arguments")

  defp map_or_iterator(term) do
    if not (is_map(term) or :maps.is_iterator_valid(term)), do: "not a map or an iterator"
  end

  defp pattern(pattern) do
    try do
      :binary.match("", pattern)
    catch
      :error, :badarg -> "not a valid pattern"
    else
      _ -> nil
    end
  end

  defp iodata(data) do
    try do
      :erlang.iolist_size(data)
    catch
      :error, :badarg -> "not an iodata term"
    else
      _ -> nil
    end
  end

  defp proper?([_ | tail]), do: proper?(tail)
  defp proper?(tail), do: tail == []
end
