defmodule :uri_escape do
  @moduledoc "Percent encoding of binaries, for `:uri_string`."

  defguardp is_unreserved(c) when c in ?a..?z or c in ?A..?Z or c in ?0..?9 or c in ~c"-._~"
  defguardp is_hex(c) when c in ?0..?9 or c in ?a..?f or c in ?A..?F

  @doc "Encodes all bytes but letters, digits, `-._~` and some more characters."
  @spec encode(binary(), charlist()) :: binary()
  def encode(binary, safe) do
    for <<byte <- binary>>, into: "" do
      if is_unreserved(byte) or :lists.member(byte, safe), do: <<byte>>, else: escape(byte)
    end
  end

  @doc "One byte, encoded."
  @spec escape(byte()) :: binary()
  def escape(byte), do: <<?%, digit(div(byte, 16)), digit(rem(byte, 16))>>

  defp digit(value) when value < 10, do: ?0 + value
  defp digit(value), do: ?A + value - 10

  @doc "Decodes a text, which must then be UTF-8. Throws `{:error, kind, what}`."
  @spec decode(binary()) :: binary()
  def decode(binary) do
    decoded = decode_bytes(binary, "")

    case :unicode.characters_to_binary(decoded) do
      ^decoded -> decoded
      _ -> :erlang.throw({:error, :invalid_utf8, decoded})
    end
  end

  @doc "Decodes a text to bytes."
  @spec decode_bytes(binary(), binary()) :: binary()
  def decode_bytes(<<?%, a, b, rest::binary>>, done) when is_hex(a) and is_hex(b) do
    decode_bytes(rest, <<done::binary, :erlang.list_to_integer([a, b], 16)>>)
  end

  def decode_bytes(<<?%, a, b, _::binary>>, _done), do: :erlang.throw({:error, :invalid_percent_encoding, <<?%, a, b>>})
  def decode_bytes(<<byte, rest::binary>>, done), do: decode_bytes(rest, <<done::binary, byte>>)
  def decode_bytes(<<>>, done), do: done

  @doc "Decodes unreserved characters and writes the others with capital letters, as normal forms want it."
  @spec normal(binary(), binary()) :: binary()
  def normal(<<?%, a, b, rest::binary>>, done) when is_hex(a) and is_hex(b) do
    case :erlang.list_to_integer([a, b], 16) do
      byte when is_unreserved(byte) -> normal(rest, <<done::binary, byte>>)
      byte -> normal(rest, <<done::binary, escape(byte)::binary>>)
    end
  end

  def normal(<<?%, a, b, _::binary>>, _done), do: :erlang.throw({:error, :invalid_percent_encoding, <<?%, a, b>>})
  def normal(<<byte, rest::binary>>, done), do: normal(rest, <<done::binary, byte>>)
  def normal(<<>>, done), do: done

  @doc "A text whose encoded characters are in one encoding, with them in another."
  @spec transcode(binary(), :unicode.encoding(), :unicode.encoding()) :: binary()
  def transcode(binary, from, to), do: transcode(binary, from, to, "")

  defp transcode(<<?%, _::binary>> = binary, from, to, done) do
    {bytes, rest} = escaped(binary, "")

    case :unicode.characters_to_binary(bytes, from, to) do
      text when is_binary(text) -> transcode(rest, from, to, <<done::binary, encode_all(text, to)::binary>>)
      _ -> :erlang.throw({:error, :invalid_percent_encoding, bytes})
    end
  end

  defp transcode(<<byte, rest::binary>>, from, to, done), do: transcode(rest, from, to, <<done::binary, byte>>)
  defp transcode(<<>>, _from, _to, done), do: done

  defp escaped(<<?%, a, b, rest::binary>>, bytes) when is_hex(a) and is_hex(b) do
    escaped(rest, <<bytes::binary, :erlang.list_to_integer([a, b], 16)>>)
  end

  defp escaped(rest, bytes), do: {bytes, rest}

  defp encode_all(text, _to), do: encode(text, [])
end
