defmodule Base do
  @moduledoc """
  Encodings of binaries by 16, 32 or 64 characters, after [RFC 4648](https://www.rfc-editor.org/rfc/rfc4648).

  | encoding | characters | functions |
  |---|---|---|
  | base 16 | `0-9` and `A-F` (or `a-f`) | `encode16/2`, `decode16/2`, `valid16?/2` |
  | base 32 | `A-Z` and `2-7` (or with `a-z`) | `encode32/2`, `decode32/2`, `valid32?/2` |
  | base 32 with hexadecimal order | `0-9` and `A-V` (or `a-v`) | `hex_encode32/2`, `hex_decode32/2`, `hex_valid32?/2` |
  | base 64 | `A-Z`, `a-z`, `0-9`, `+` and `/` | `encode64/2`, `decode64/2`, `valid64?/2` |
  | base 64 for URLs and file names | the same with `-` and `_` | `url_encode64/2`, `url_decode64/2`, `url_valid64?/2` |

  The options are

    * `:case` - `:upper` (the default) or `:lower`, and for decoding also `:mixed`
    * `:padding` - whether the last group is filled up with `=`. If `false`, decoding takes texts with and without. Default: `true`
    * `:ignore` - `:whitespace` to pass over spaces, tabs and line ends when decoding base 64
  """

  @type encode_case :: :upper | :lower
  @type decode_case :: :upper | :lower | :mixed

  @doc """
  Encodes a binary in base 16.

  ## Examples

      iex> Base.encode16("foobar")
      "666F6F626172"
      iex> Base.encode16("foobar", case: :lower)
      "666f6f626172"
  """
  @spec encode16(binary, case: encode_case) :: binary
  def encode16(data, opts \\ []) when is_binary(data) do
    :elixir_base.encode(encoding16(encode_case(opts)), data, false)
  end

  @doc """
  Decodes a base 16 text to `{:ok, binary}`, or gives `:error`.

  ## Examples

      iex> Base.decode16("666F6F626172")
      {:ok, "foobar"}
      iex> Base.decode16("666f6F626172", case: :mixed)
      {:ok, "foobar"}
      iex> Base.decode16("66g")
      :error
  """
  @spec decode16(binary, case: decode_case) :: {:ok, binary} | :error
  def decode16(string, opts \\ []) when is_binary(string) do
    string |> decode(encoding16(decode_case(opts)), true) |> ok_or_error()
  end

  @doc """
  Decodes a base 16 text; raises `ArgumentError` where it is none.

  ## Examples

      iex> Base.decode16!("666F6F626172")
      "foobar"
      iex> Base.decode16!("0g")
      ** (ArgumentError) non-alphabet character found: "g" (byte 103)
  """
  @spec decode16!(binary, case: decode_case) :: binary
  def decode16!(string, opts \\ [])

  def decode16!(string, opts) when is_binary(string) and rem(byte_size(string), 2) == 0 do
    string |> decode(encoding16(decode_case(opts)), true) |> ok!()
  end

  def decode16!(string, _opts) when is_binary(string) do
    raise ArgumentError,
          "string given to decode has wrong length. An even number of bytes was expected, got: " <>
            "#{byte_size(string)}. Double check your string for unwanted characters or pad it accordingly"
  end

  @doc """
  Whether a text is valid base 16.

  ## Examples

      iex> Base.valid16?("666F6F626172")
      true
      iex> Base.valid16?("ff")
      false
  """
  @doc since: "1.19.0"
  @spec valid16?(binary, case: decode_case) :: boolean
  def valid16?(string, opts \\ []) when is_binary(string) do
    :elixir_base.valid(encoding16(decode_case(opts)), string, true)
  end

  @doc """
  Encodes a binary in base 64.

  ## Examples

      iex> Base.encode64("foob")
      "Zm9vYg=="
      iex> Base.encode64("foob", padding: false)
      "Zm9vYg"
  """
  @spec encode64(binary, padding: boolean) :: binary
  def encode64(data, opts \\ []) when is_binary(data), do: :elixir_base.encode(:base64, data, pads?(opts))

  @doc """
  Decodes a base 64 text to `{:ok, binary}`, or gives `:error`.

  ## Examples

      iex> Base.decode64("Zm9vYg==")
      {:ok, "foob"}
      iex> Base.decode64("Zm9vYg", padding: false)
      {:ok, "foob"}
      iex> Base.decode64("Zm9v\\nYg==", ignore: :whitespace)
      {:ok, "foob"}
      iex> Base.decode64("Zm9vYg")
      :error
  """
  @spec decode64(binary, ignore: :whitespace, padding: boolean) :: {:ok, binary} | :error
  def decode64(string, opts \\ []) when is_binary(string) do
    string |> visible(opts) |> decode(:base64, pads?(opts)) |> ok_or_error()
  end

  @doc """
  Decodes a base 64 text; raises `ArgumentError` where it is none.

  ## Examples

      iex> Base.decode64!("Zm9vYg==")
      "foob"
      iex> Base.decode64!("Zm9vYg")
      ** (ArgumentError) incorrect padding
  """
  @spec decode64!(binary, ignore: :whitespace, padding: boolean) :: binary
  def decode64!(string, opts \\ []) when is_binary(string) do
    string |> visible(opts) |> decode(:base64, pads?(opts)) |> ok!()
  end

  @doc """
  Whether a text is valid base 64.

  ## Examples

      iex> Base.valid64?("Zm9vYg==")
      true
      iex> Base.valid64?("Zm9vYg", padding: false)
      true
      iex> Base.valid64?("Zm9vYg")
      false
  """
  @doc since: "1.19.0"
  @spec valid64?(binary, ignore: :whitespace, padding: boolean) :: boolean
  def valid64?(string, opts \\ []) when is_binary(string) do
    :elixir_base.valid(:base64, visible(string, opts), pads?(opts))
  end

  @doc """
  Encodes a binary in base 64 with characters that are safe in URLs and file names.

  ## Examples

      iex> Base.url_encode64(<<255, 127, 254, 252>>)
      "_3_-_A=="
      iex> Base.url_encode64(<<255, 127, 254, 252>>, padding: false)
      "_3_-_A"
  """
  @spec url_encode64(binary, padding: boolean) :: binary
  def url_encode64(data, opts \\ []) when is_binary(data), do: :elixir_base.encode(:url64, data, pads?(opts))

  @doc """
  Decodes a base 64 text with characters that are safe in URLs to `{:ok, binary}`, or gives `:error`.

  ## Examples

      iex> Base.url_decode64("_3_-_A==")
      {:ok, <<255, 127, 254, 252>>}
      iex> Base.url_decode64("/3/+/A==")
      :error
  """
  @spec url_decode64(binary, ignore: :whitespace, padding: boolean) :: {:ok, binary} | :error
  def url_decode64(string, opts \\ []) when is_binary(string) do
    string |> visible(opts) |> decode(:url64, pads?(opts)) |> ok_or_error()
  end

  @doc """
  Decodes a base 64 text with characters that are safe in URLs; raises `ArgumentError` where it is none.

  ## Examples

      iex> Base.url_decode64!("_3_-_A", padding: false)
      <<255, 127, 254, 252>>
  """
  @spec url_decode64!(binary, ignore: :whitespace, padding: boolean) :: binary
  def url_decode64!(string, opts \\ []) when is_binary(string) do
    string |> visible(opts) |> decode(:url64, pads?(opts)) |> ok!()
  end

  @doc """
  Whether a text is valid base 64 with characters that are safe in URLs.

  ## Examples

      iex> Base.url_valid64?("_3_-_A==")
      true
      iex> Base.url_valid64?("/3/+/A==")
      false
  """
  @doc since: "1.19.0"
  @spec url_valid64?(binary, ignore: :whitespace, padding: boolean) :: boolean
  def url_valid64?(string, opts \\ []) when is_binary(string) do
    :elixir_base.valid(:url64, visible(string, opts), pads?(opts))
  end

  @doc """
  Encodes a binary in base 32.

  ## Examples

      iex> Base.encode32("foobar")
      "MZXW6YTBOI======"
      iex> Base.encode32("foobar", case: :lower, padding: false)
      "mzxw6ytboi"
  """
  @spec encode32(binary, case: encode_case, padding: boolean) :: binary
  def encode32(data, opts \\ []) when is_binary(data) do
    :elixir_base.encode(encoding32(encode_case(opts)), data, pads?(opts))
  end

  @doc """
  Decodes a base 32 text to `{:ok, binary}`, or gives `:error`.

  ## Examples

      iex> Base.decode32("MZXW6YTBOI======")
      {:ok, "foobar"}
      iex> Base.decode32("mzXW6ytBOi", case: :mixed, padding: false)
      {:ok, "foobar"}
      iex> Base.decode32("0")
      :error
  """
  @spec decode32(binary, case: decode_case, padding: boolean) :: {:ok, binary} | :error
  def decode32(string, opts \\ []) when is_binary(string) do
    string |> decode(encoding32(decode_case(opts)), pads?(opts)) |> ok_or_error()
  end

  @doc """
  Decodes a base 32 text; raises `ArgumentError` where it is none.

  ## Examples

      iex> Base.decode32!("MZXW6YTBOI======")
      "foobar"
  """
  @spec decode32!(binary, case: decode_case, padding: boolean) :: binary
  def decode32!(string, opts \\ []) when is_binary(string) do
    string |> decode(encoding32(decode_case(opts)), pads?(opts)) |> ok!()
  end

  @doc """
  Whether a text is valid base 32.

  ## Examples

      iex> Base.valid32?("MZXW6YTBOI======")
      true
      iex> Base.valid32?("MZXW6YTBOI")
      false
  """
  @doc since: "1.19.0"
  @spec valid32?(binary, case: decode_case, padding: boolean) :: boolean
  def valid32?(string, opts \\ []) when is_binary(string) do
    :elixir_base.valid(encoding32(decode_case(opts)), string, pads?(opts))
  end

  @doc """
  Encodes a binary in base 32 with characters in the order of hexadecimal digits.

  ## Examples

      iex> Base.hex_encode32("foobar")
      "CPNMUOJ1E8======"
      iex> Base.hex_encode32("foobar", case: :lower, padding: false)
      "cpnmuoj1e8"
  """
  @spec hex_encode32(binary, case: encode_case, padding: boolean) :: binary
  def hex_encode32(data, opts \\ []) when is_binary(data) do
    :elixir_base.encode(hex_encoding32(encode_case(opts)), data, pads?(opts))
  end

  @doc """
  Decodes a base 32 text in the order of hexadecimal digits to `{:ok, binary}`, or gives `:error`.

  ## Examples

      iex> Base.hex_decode32("CPNMUOJ1E8======")
      {:ok, "foobar"}
      iex> Base.hex_decode32("cpnMuOJ1E8", case: :mixed, padding: false)
      {:ok, "foobar"}
  """
  @spec hex_decode32(binary, case: decode_case, padding: boolean) :: {:ok, binary} | :error
  def hex_decode32(string, opts \\ []) when is_binary(string) do
    string |> decode(hex_encoding32(decode_case(opts)), pads?(opts)) |> ok_or_error()
  end

  @doc """
  Decodes a base 32 text in the order of hexadecimal digits; raises `ArgumentError` where it is none.

  ## Examples

      iex> Base.hex_decode32!("CPNMUOJ1E8======")
      "foobar"
  """
  @spec hex_decode32!(binary, case: decode_case, padding: boolean) :: binary
  def hex_decode32!(string, opts \\ []) when is_binary(string) do
    string |> decode(hex_encoding32(decode_case(opts)), pads?(opts)) |> ok!()
  end

  @doc """
  Whether a text is valid base 32 in the order of hexadecimal digits.

  ## Examples

      iex> Base.hex_valid32?("CPNMUOJ1E8======")
      true
      iex> Base.hex_valid32?("66f")
      false
  """
  @doc since: "1.19.0"
  @spec hex_valid32?(binary, case: decode_case, padding: boolean) :: boolean
  def hex_valid32?(string, opts \\ []) when is_binary(string) do
    :elixir_base.valid(hex_encoding32(decode_case(opts)), string, pads?(opts))
  end

  defp encode_case(opts), do: Keyword.get(opts, :case, :upper)
  defp decode_case(opts), do: Keyword.get(opts, :case, :upper)
  defp pads?(opts), do: Keyword.get(opts, :padding, true) not in [false, nil]

  defp encoding16(:upper), do: :upper16
  defp encoding16(:lower), do: :lower16
  defp encoding16(:mixed), do: :mixed16

  defp encoding32(:upper), do: :upper32
  defp encoding32(:lower), do: :lower32
  defp encoding32(:mixed), do: :mixed32

  defp hex_encoding32(:upper), do: :hex_upper32
  defp hex_encoding32(:lower), do: :hex_lower32
  defp hex_encoding32(:mixed), do: :hex_mixed32

  defp visible(string, opts) do
    case Keyword.get(opts, :ignore) do
      nil -> string
      :whitespace -> :elixir_base.without_whitespace(string)
    end
  end

  defp decode(string, encoding, pads?), do: :elixir_base.decode(encoding, string, pads?)

  defp ok_or_error(binary) when is_binary(binary), do: {:ok, binary}
  defp ok_or_error(_wrong), do: :error

  defp ok!(binary) when is_binary(binary), do: binary
  defp ok!(:bad_padding), do: raise(ArgumentError, "incorrect padding")

  defp ok!({:bad_character, byte}) do
    raise ArgumentError, "non-alphabet character found: #{inspect(<<byte>>, binaries: :as_strings)} (byte #{byte})"
  end
end
