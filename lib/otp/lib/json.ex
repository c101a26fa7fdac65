defmodule :json do
  @moduledoc """
  JSON, as OTP 27's `:json`: `null` is the atom `:null`, objects are maps.

  Errors are raised as `:unexpected_end`, `{:invalid_byte, byte}` or `{:unexpected_sequence, bytes}` with the position
  in the stacktrace's `error_info`.
  """

  @typedoc "Turns a term into JSON; calls itself for what is nested."
  @type encoder :: (term, encoder -> iodata)

  @typedoc "Turns a term into indented JSON."
  @type formatter :: (term, formatter, map -> iodata)

  @typedoc "Callbacks of `decode/3`."
  @type decoders :: map

  ## Decoding

  @doc """
  The term that a text stands for.

  ## Examples

      iex> :json.decode(~s({"a": [1, null]}))
      %{"a" => [1, :null]}
  """
  @spec decode(binary) :: term
  def decode(binary) when is_binary(binary) do
    case :elixir_json.read(binary, :null) do
      {:ok, value, _stop, behind} when behind == byte_size(binary) -> value
      {:ok, _value, stop, _behind} -> invalid_byte(:binary.at(binary, stop), 0)
      {:error, reason} -> failed(reason)
    end
  end

  @doc """
  As `decode/1`, with functions that make the values from what is read, an accumulator that goes through them, and text
  left over.

  ## Examples

      iex> :json.decode("[1, 2] x", :acc, %{integer: &("#" <> &1)})
      {["#1", "#2"], :acc, " x"}
  """
  @spec decode(binary, term, decoders) :: {term, term, binary}
  def decode(binary, acc, decoders) when is_binary(binary) do
    with {:continue, state} <- :json_decoder.start(binary, acc, :json_decoder.decoders(decoders)) do
      :json_decoder.continue(:end_of_input, state)
    end
    |> result()
  end

  @doc """
  As `decode/3` for the first piece of a text: `{:continue, state}` where more is needed.

  ## Examples

      iex> {:continue, state} = :json.decode_start("[1, ", :acc, %{})
      iex> :json.decode_continue("2]", state)
      {[1, 2], :acc, ""}
  """
  @spec decode_start(binary, term, decoders) :: {term, term, binary} | {:continue, term}
  def decode_start(binary, acc, decoders) when is_binary(binary) do
    binary |> :json_decoder.start(acc, :json_decoder.decoders(decoders)) |> result()
  end

  @doc """
  Goes on with the next piece of a text, or with `:end_of_input`.
  """
  @spec decode_continue(binary | :end_of_input, term) :: {term, term, binary} | {:continue, term}
  def decode_continue(more, state), do: more |> :json_decoder.continue(state) |> result()

  defp result({:ok, value, acc, rest}), do: {value, acc, rest}
  defp result({:continue, state}), do: {:continue, state}
  defp result({:error, reason}), do: failed(reason)

  defp failed({:unexpected_end, _}), do: :erlang.error(:unexpected_end)
  defp failed({:invalid_byte, position, byte}), do: invalid_byte(byte, position)

  defp failed({:unexpected_sequence, position, bytes}) do
    :erlang.error({:unexpected_sequence, bytes}, :none, error_info: %{cause: %{position: position}})
  end

  defp invalid_byte(byte, position) do
    :erlang.error({:invalid_byte, byte}, :none, error_info: %{cause: %{position: position}})
  end

  ## Encoding

  @doc """
  The JSON of a term.

  ## Examples

      iex> IO.iodata_to_binary(:json.encode(%{a: [1, :null]}))
      ~s({"a":[1,null]})
  """
  @spec encode(term) :: iodata
  def encode(term) do
    case :elixir_json.write(term, :null) do
      binary when is_binary(binary) -> binary
      chunks -> Enum.map(chunks, &chunk/1)
    end
  end

  defp chunk(binary) when is_binary(binary), do: binary
  # A struct; to Erlang it is a map.
  defp chunk({:term, term}) when is_map(term), do: encode_map(term, &encode_value/2)
  defp chunk({:term, term}), do: encode_value(term, &encode_value/2)
  defp chunk({:key, key}), do: key(key, &encode_value/2)

  @doc """
  As `encode/1`, with a function that turns every term into JSON.

  ## Examples

      iex> encoder = fn
      ...>   {a, b}, encode -> encode.([a, b], encode)
      ...>   term, encode -> :json.encode_value(term, encode)
      ...> end
      iex> IO.iodata_to_binary(:json.encode(%{"a" => {1, 2}}, encoder))
      ~s({"a":[1,2]})
  """
  @spec encode(term, encoder) :: iodata
  def encode(term, encoder) when is_function(encoder, 2), do: encoder.(term, encoder)

  @doc "The JSON of a term, with a function for what is in it."
  @spec encode_value(term, encoder) :: iodata
  def encode_value(term, encoder) when is_atom(term), do: encode_atom(term, encoder)
  def encode_value(term, _encoder) when is_binary(term), do: encode_binary(term)
  def encode_value(term, _encoder) when is_integer(term), do: encode_integer(term)
  def encode_value(term, _encoder) when is_float(term), do: encode_float(term)
  def encode_value(term, encoder) when is_list(term), do: encode_list(term, encoder)
  def encode_value(term, encoder) when is_map(term), do: encode_map(term, encoder)
  def encode_value(term, _encoder), do: :erlang.error({:unsupported_type, term})

  @doc "The JSON of an atom: `true`, `false`, `null`, or what the function makes of its name."
  @spec encode_atom(atom, encoder) :: iodata
  def encode_atom(:null, _encoder), do: "null"
  def encode_atom(true, _encoder), do: "true"
  def encode_atom(false, _encoder), do: "false"
  def encode_atom(atom, encoder) when is_atom(atom), do: encoder.(Atom.to_string(atom), encoder)

  @doc "The JSON of an integer."
  @spec encode_integer(integer) :: iodata
  def encode_integer(integer), do: :erlang.integer_to_binary(integer)

  @doc "The JSON of a float: the fewest digits that read back the same."
  @spec encode_float(float) :: iodata
  def encode_float(float), do: :erlang.float_to_binary(float, [:short])

  @doc "The JSON of a list."
  @spec encode_list([term], encoder) :: iodata
  def encode_list([], _encoder), do: "[]"
  def encode_list([first | rest], encoder), do: [?[, encoder.(first, encoder) | elements(rest, encoder)]

  defp elements([], _encoder), do: [?]]
  defp elements([term | rest], encoder), do: [?,, encoder.(term, encoder) | elements(rest, encoder)]

  @doc "The JSON of a map."
  @spec encode_map(map, encoder) :: iodata
  def encode_map(map, encoder) when is_map(map), do: encode_key_value_list(:maps.to_list(map), encoder)

  @doc "As `encode_map/2`; raises `{:duplicate_key, key}` where two keys have the same JSON."
  @spec encode_map_checked(map, encoder) :: iodata
  def encode_map_checked(map, encoder) when is_map(map), do: encode_key_value_list_checked(:maps.to_list(map), encoder)

  @doc "The JSON object of a list of pairs."
  @spec encode_key_value_list([{term, term}], encoder) :: iodata
  def encode_key_value_list([], _encoder), do: "{}"

  def encode_key_value_list([{key, value} | rest], encoder) do
    [?{, key(key, encoder), ?:, encoder.(value, encoder) | pairs(rest, encoder)]
  end

  defp pairs([], _encoder), do: [?}]

  defp pairs([{key, value} | rest], encoder) do
    [?,, key(key, encoder), ?:, encoder.(value, encoder) | pairs(rest, encoder)]
  end

  @doc "As `encode_key_value_list/2`; raises `{:duplicate_key, key}` where two keys have the same JSON."
  @spec encode_key_value_list_checked([{term, term}], encoder) :: iodata
  def encode_key_value_list_checked(pairs, encoder) do
    pairs |> checked(encoder, %{}) |> object()
  end

  defp checked([], _encoder, _seen), do: []

  defp checked([{key, value} | rest], encoder, seen) do
    text = unique_key(key, encoder, seen)
    [[text, ?: | encoder.(value, encoder)] | checked(rest, encoder, Map.put(seen, text, true))]
  end

  defp unique_key(key, encoder, seen) do
    text = key |> key(encoder) |> IO.iodata_to_binary()
    if is_map_key(seen, text), do: :erlang.error({:duplicate_key, key}), else: text
  end

  defp object([]), do: "{}"
  defp object(pairs), do: [?{, Enum.intersperse(pairs, ?,), ?}]

  defp key(key, encoder) when is_atom(key), do: encoder.(Atom.to_string(key), encoder)
  defp key(key, encoder) when is_binary(key), do: encoder.(key, encoder)
  defp key(key, _encoder) when is_integer(key), do: [?", encode_integer(key), ?"]
  defp key(key, _encoder) when is_float(key), do: [?", encode_float(key), ?"]

  @doc "The JSON of a string."
  @spec encode_binary(binary) :: iodata
  def encode_binary(binary) when is_binary(binary), do: :elixir_json.encode_binary(binary)

  @doc "The JSON of a string, in ASCII only."
  @spec encode_binary_escape_all(binary) :: iodata
  def encode_binary_escape_all(binary) when is_binary(binary), do: :elixir_json.encode_binary_escape_all(binary)

  ## Formatting

  @format %{indent: 2, max: 100, level: 0, col: 0}

  @doc """
  The JSON of a term in lines, for people.

  ## Examples

      iex> IO.iodata_to_binary(:json.format(%{a: [1, 2], b: %{}}))
      ~s({\\n  "a": [1,2],\\n  "b": {}\\n}\\n)
  """
  @spec format(term) :: iodata
  def format(term), do: format(term, &format_value/3, %{})

  @doc "As `format/1`, with options (`%{indent: 2, max: 100}`) or with a function that formats every term."
  @spec format(term, map | formatter) :: iodata
  def format(term, options) when is_map(options), do: format(term, &format_value/3, options)
  def format(term, formatter) when is_function(formatter, 3), do: format(term, formatter, %{})

  @doc "As `format/1`, with a function that formats every term, and options."
  @spec format(term, formatter, map) :: iodata
  def format(term, formatter, options) when is_function(formatter, 3) and is_map(options) do
    [formatter.(term, formatter, Map.merge(@format, options)), ?\n]
  end

  @doc "The lines of a term, with a function for what is in it."
  @spec format_value(term, formatter, map) :: iodata
  def format_value([], _formatter, _state), do: "[]"
  def format_value(list, formatter, state) when is_list(list), do: format_list(list, formatter, state)

  def format_value(map, formatter, state) when is_map(map) do
    format_key_value_list(:maps.to_list(map), formatter, state)
  end

  def format_value(atom, formatter, state) when is_atom(atom) do
    encode_atom(atom, fn name, _encoder -> formatter.(name, formatter, state) end)
  end

  def format_value(term, _formatter, _state), do: encode_value(term, &encode_value/2)

  # Short elements fill the lines; the first one tells whether they are short.
  defp format_list([first | rest] = list, formatter, %{level: level, col: col, max: max} = state) do
    state = %{state | level: level + 1}
    text = formatter.(first, formatter, state)

    if is_list(first) or is_map(first) or is_binary(first) or col + IO.iodata_length(text) > max do
      lines = for term <- list, do: formatter.(term, formatter, %{state | col: indent(state)})
      [?[, break(state), Enum.intersperse(lines, [?,, break(state)]), break(%{state | level: level}), ?]]
    else
      [?[, text, fill(rest, formatter, %{state | col: col + IO.iodata_length(text) + 2}), ?]]
    end
  end

  defp fill([], _formatter, _state), do: []

  defp fill([term | rest], formatter, %{col: col, max: max} = state) when col > max do
    state = %{state | col: indent(state)}
    text = formatter.(term, formatter, state)
    [?,, break(state), text | fill(rest, formatter, %{state | col: state.col + width(text) + 1})]
  end

  defp fill([term | rest], formatter, state) do
    text = formatter.(term, formatter, state)
    [?,, text | fill(rest, formatter, %{state | col: state.col + width(text) + 1})]
  end

  @doc "The lines of an object of a list of pairs."
  @spec format_key_value_list([{term, term}], formatter, map) :: iodata
  def format_key_value_list(pairs, formatter, state) do
    format_pairs(pairs, formatter, state, &key/2)
  end

  @doc "As `format_key_value_list/3`; raises `{:duplicate_key, key}` where two keys have the same JSON."
  @spec format_key_value_list_checked([{term, term}], formatter, map) :: iodata
  def format_key_value_list_checked(pairs, formatter, state) do
    _ = checked(pairs, fn term, _encoder -> formatter.(term, formatter, state) end, %{})
    format_key_value_list(pairs, formatter, state)
  end

  defp format_pairs([], _formatter, _state, _key), do: "{}"

  defp format_pairs(pairs, formatter, %{level: level} = state, key) do
    state = %{state | level: level + 1, col: 0}

    lines =
      for {name, value} <- pairs do
        name = key.(name, fn term, _encoder -> formatter.(term, formatter, state) end)
        col = indent(state) + width(name) + 2
        [name, ": ", formatter.(value, formatter, %{state | col: col})]
      end

    case pairs do
      [{_key, value}] when not is_list(value) and not is_map(value) -> ["{ ", lines, " }"]
      _ -> [?{, break(state), Enum.intersperse(lines, [?,, break(state)]), break(%{state | level: level}), ?}]
    end
  end

  defp width(text), do: IO.iodata_length(text)
  defp indent(%{level: level, indent: indent}), do: level * indent
  defp break(state), do: [?\n | :lists.duplicate(indent(state), ?\s)]
end
