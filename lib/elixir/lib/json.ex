defmodule JSON do
  @moduledoc ~S"""
  Encoding to and decoding from JSON (RFC 8259).

  | Elixir                                   | JSON                | back in Elixir |
  |------------------------------------------|---------------------|----------------|
  | `integer \| float`                       | number              | the same       |
  | `true \| false`                          | boolean             | the same       |
  | `nil`                                    | `null`              | `nil`          |
  | `binary`                                 | string              | binary         |
  | other `atom`                             | string              | binary         |
  | `list`                                   | array               | list           |
  | map with keys that are `String.Chars`    | object              | map with binary keys |
  | `Date`, `Time`, `NaiveDateTime`, `DateTime`, `Duration` | string in ISO 8601 | binary |

  Other structs need an implementation of the `JSON.Encoder` protocol, which can be derived. Binaries must be valid
  UTF-8, in both directions.
  """

  @moduledoc since: "1.18.0"

  @typedoc "Functions that make the values while `decode/3` reads."
  @type decoders :: [
          array_start: (acc :: term -> term),
          array_push: (value :: term, acc :: term -> term),
          array_finish: (acc :: term, old_acc :: term -> {term, term}),
          object_start: (acc :: term -> term),
          object_push: (key :: term, value :: term, acc :: term -> term),
          object_finish: (acc :: term, old_acc :: term -> {term, term}),
          float: (binary -> term),
          integer: (binary -> term),
          string: (binary -> term),
          null: term
        ]

  @typedoc "What is wrong with a text, and at which byte."
  @type decode_error_reason ::
          {:unexpected_end, offset :: non_neg_integer}
          | {:invalid_byte, offset :: non_neg_integer, byte}
          | {:unexpected_sequence, offset :: non_neg_integer, binary}

  @typedoc "A function that turns a term into JSON and is given itself for what is nested."
  @type encoder :: (term, encoder -> iodata)

  ## Decoding

  @doc ~S"""
  Decodes a text.

  Of equal keys in an object the first one counts.

  ## Examples

      iex> JSON.decode("[null, 123, \"string\", {\"key\": \"value\"}]")
      {:ok, [nil, 123, "string", %{"key" => "value"}]}

      iex> JSON.decode("[1,")
      {:error, {:unexpected_end, 3}}
      iex> JSON.decode("[x]")
      {:error, {:invalid_byte, 1, 120}}
      iex> JSON.decode("\"\\udc00\"")
      {:error, {:unexpected_sequence, 1, "\\udc00"}}
  """
  @spec decode(binary) :: {:ok, term} | {:error, decode_error_reason}
  def decode(binary) when is_binary(binary) do
    case :elixir_json.read(binary, nil) do
      {:ok, value, _stop, behind} when behind == byte_size(binary) -> {:ok, value}
      {:ok, _value, stop, _behind} -> {:error, {:invalid_byte, stop, :binary.at(binary, stop)}}
      {:error, reason} -> {:error, reason}
    end
  end

  @doc ~S"""
  Decodes the value that a text begins with, with functions of one's own and an accumulator that goes through them.

  Gives the value, the accumulator and the text behind the value. Arrays and objects begin an accumulator of their own:
  `:array_start` and `:object_start` make it from the one around (default: an empty list), `:array_push` and
  `:object_push` add to it, `:array_finish` and `:object_finish` take it and the one around, and give the value and the
  accumulator to go on with. `:float`, `:integer` and `:string` take the text of a number or the unescaped string;
  `:null` is a term.

  ## Examples

      iex> JSON.decode("[1, null]", :acc, null: :none, integer: &"#{&1}!")
      {["1!", :none], :acc, ""}

      iex> push = fn key, value, acc -> [{String.to_atom(key), value} | acc] end
      iex> JSON.decode("{\"a\": 1, \"b\": 2}", nil, object_push: push)
      {%{a: 1, b: 2}, nil, ""}

      iex> JSON.decode("[", :acc, [])
      {:error, {:unexpected_end, 1}}
  """
  @spec decode(binary, term, decoders) :: {term, term, binary} | {:error, decode_error_reason}
  def decode(binary, acc, decoders) when is_binary(binary) and is_list(decoders) do
    decoders = :json_decoder.decoders(Map.new([null: nil] ++ decoders))

    case :json_decoder.start(binary, acc, decoders) do
      {:ok, value, acc, rest} -> {value, acc, rest}
      {:continue, state} -> finish(:json_decoder.continue(:end_of_input, state), binary)
      {:error, reason} -> {:error, reason}
    end
  end

  defp finish({:ok, value, acc, rest}, _binary), do: {value, acc, rest}
  defp finish({:error, {:unexpected_end, _}}, binary), do: {:error, {:unexpected_end, byte_size(binary)}}

  @doc ~S"""
  Decodes a text, or raises `JSON.DecodeError`.

  ## Examples

      iex> JSON.decode!("{\"a\": [1.5, true]}")
      %{"a" => [1.5, true]}

      iex> JSON.decode!("[1,")
      ** (JSON.DecodeError) unexpected end of JSON binary at position (byte offset) 3
  """
  @spec decode!(binary) :: term
  def decode!(binary) when is_binary(binary) do
    case decode(binary) do
      {:ok, value} -> value
      {:error, reason} -> raise JSON.DecodeError, message: message(reason), data: binary, offset: elem(reason, 1)
    end
  end

  defp message({:unexpected_end, offset}), do: "unexpected end of JSON binary at position (byte offset) #{offset}"
  defp message({:invalid_byte, offset, byte}), do: "invalid byte #{byte} at position (byte offset) #{offset}"

  defp message({:unexpected_sequence, offset, bytes}) do
    "unexpected sequence #{inspect(bytes)} at position (byte offset) #{offset}"
  end

  ## Encoding

  @doc ~S"""
  Encodes a term to a binary.

  `encoder` is called for the term, and for all that is in it; it must call the function it is given for what is nested,
  as `protocol_encode/2` does. Raises `Protocol.UndefinedError` where there is no implementation of `JSON.Encoder`.

  ## Examples

      iex> JSON.encode!([123, "string", %{key: "value"}, nil])
      "[123,\"string\",{\"key\":\"value\"},null]"

      iex> encoder = fn
      ...>   {a, b}, encode -> encode.([a, b], encode)
      ...>   term, encode -> JSON.protocol_encode(term, encode)
      ...> end
      iex> JSON.encode!([{1, 2}], encoder)
      "[[1,2]]"
  """
  @spec encode!(term, encoder) :: binary
  def encode!(term, encoder \\ &__MODULE__.protocol_encode/2) do
    IO.iodata_to_binary(encoder.(term, encoder))
  end

  @doc ~S"""
  Encodes a term to iodata, as `encode!/2` does.

  ## Examples

      iex> JSON.encode_to_iodata!([1, [2]]) |> IO.iodata_to_binary()
      "[1,[2]]"
  """
  @spec encode_to_iodata!(term, encoder) :: iodata
  def encode_to_iodata!(term, encoder \\ &__MODULE__.protocol_encode/2) do
    encoder.(term, encoder)
  end

  @doc ~S"""
  Encodes a term by the `JSON.Encoder` protocol, with `encoder` for what is in it: the encoder that is used if none is
  given.

  ## Examples

      iex> JSON.protocol_encode(~D[2024-01-31], &JSON.protocol_encode/2) |> IO.iodata_to_binary()
      "\"2024-01-31\""
  """
  @spec protocol_encode(term, encoder) :: iodata
  def protocol_encode(%_{} = struct, encoder) when is_function(encoder, 2), do: JSON.Encoder.encode(struct, encoder)

  def protocol_encode(term, encoder) when is_function(encoder, 2) do
    if encoder == (&__MODULE__.protocol_encode/2), do: encode_all(term, encoder), else: encode_one(term, encoder)
  end

  # Everything at once, up to what only the protocols know.
  defp encode_all(term, encoder) do
    case :elixir_json.write(term, nil) do
      binary when is_binary(binary) -> binary
      chunks -> chunks(chunks, encoder)
    end
  end

  defp chunks([], _encoder), do: []
  defp chunks([{:term, term} | rest], encoder), do: [JSON.Encoder.encode(term, encoder) | chunks(rest, encoder)]
  defp chunks([{:key, key} | rest], encoder), do: [key |> key() |> :elixir_json.encode_binary() | chunks(rest, encoder)]
  defp chunks([binary | rest], encoder), do: [binary | chunks(rest, encoder)]

  # One level, since the encoder wants to see what is in it.
  defp encode_one([first | rest], encoder), do: [?[, encoder.(first, encoder) | elements(rest, encoder)]
  defp encode_one(map, encoder) when is_map(map) and map_size(map) > 0, do: pairs(:maps.to_list(map), ?{, encoder)

  defp encode_one(atom, encoder) when is_atom(atom) and atom not in [nil, true, false] do
    encoder.(Atom.to_string(atom), encoder)
  end

  defp encode_one(term, encoder) do
    case :elixir_json.write(term, nil) do
      binary when is_binary(binary) -> binary
      _foreign -> JSON.Encoder.encode(term, encoder)
    end
  end

  defp elements([], _encoder), do: [?]]
  defp elements([term | rest], encoder), do: [?,, encoder.(term, encoder) | elements(rest, encoder)]

  defp pairs([], _separator, _encoder), do: [?}]

  defp pairs([{key, value} | rest], separator, encoder) do
    [separator, encoder.(key(key), encoder), ?:, encoder.(value, encoder) | pairs(rest, ?,, encoder)]
  end

  defp key(key) when is_binary(key), do: key
  defp key(key) when is_atom(key), do: Atom.to_string(key)
  defp key(key), do: String.Chars.to_string(key)
end
