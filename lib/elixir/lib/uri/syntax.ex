defmodule URI.Syntax do
  @moduledoc false

  # The grammar of RFC 3986, as strict as OTP's `:uri_string` is: percent signs need no digits behind them. A string is tried as a
  # URI with a scheme and, if that fails, as a relative reference; what is wrong is what is wrong with the latter.

  defguardp is_digit(char) when char in ?0..?9
  defguardp is_letter(char) when char in ?a..?z or char in ?A..?Z
  defguardp is_hex(char) when is_digit(char) or char in ?a..?f or char in ?A..?F
  defguardp is_plain(char) when is_letter(char) or is_digit(char) or char in ~c"-._~!$&'()*+,;=%"
  defguardp is_path(char) when is_plain(char) or char in ~c":@"

  @doc """
  The parts of a valid URI as a keyword list, or `{:error, part}`.
  """
  @spec parse(String.t()) :: {:ok, keyword} | {:error, String.t()}
  def parse(string) do
    with {:ok, scheme, rest} <- scheme(string),
         {:ok, parts} <- hierarchy(rest, []) do
      {:ok, [scheme: String.downcase(scheme, :ascii)] ++ parts}
    else
      _ -> relative(string)
    end
  end

  defp scheme(<<first, _::binary>> = string) when is_letter(first) do
    size = scheme_size(string, 0)

    case string do
      <<scheme::binary-size(^size), ":", rest::binary>> -> {:ok, scheme, rest}
      _ -> :error
    end
  end

  defp scheme(_string), do: :error

  defp scheme_size(<<char, rest::binary>>, size) when is_letter(char) or is_digit(char) or char in ~c"+-." do
    scheme_size(rest, size + 1)
  end

  defp scheme_size(_rest, size), do: size

  defp relative("//" <> _ = string), do: hierarchy(string, [])

  # A colon in the first segment would make a scheme of it.
  defp relative(string) do
    size = segment_size(string, 0)

    case string do
      <<_::binary-size(^size), ":", _::binary>> -> {:error, ":"}
      _ -> hierarchy(string, [])
    end
  end

  defp segment_size(<<char, rest::binary>>, size) when is_plain(char) or char == ?@, do: segment_size(rest, size + 1)
  defp segment_size(_rest, size), do: size

  defp hierarchy("//" <> rest, parts) do
    with {:ok, authority, rest} <- authority(rest), do: path(rest, authority ++ parts)
  end

  defp hierarchy(rest, parts), do: path(rest, parts)

  # Without an at sign, or where what follows one is wrong, there is no user.
  defp authority(string) do
    size = userinfo_size(string, 0)

    with <<userinfo::binary-size(^size), "@", rest::binary>> <- string,
         {:ok, host, rest} <- host(rest) do
      {:ok, [userinfo: userinfo] ++ host, rest}
    else
      _ -> host(string)
    end
  end

  defp userinfo_size(<<char, rest::binary>>, size) when is_plain(char) or char == ?:, do: userinfo_size(rest, size + 1)
  defp userinfo_size(_rest, size), do: size

  defp host("[" <> rest) do
    size = address_size(rest, 0)

    case rest do
      <<address::binary-size(^size), "]", rest::binary>> -> address(address, rest)
      <<_::binary-size(^size), rest::binary>> -> wrong(rest)
    end
  end

  defp host(string) do
    size = host_size(string, 0)
    <<host::binary-size(^size), rest::binary>> = string
    port(rest, host)
  end

  defp address(address, rest) do
    case :inet.parse_ipv6strict_address(String.to_charlist(address)) do
      {:ok, _} -> port(rest, address)
      {:error, _} -> {:error, address}
    end
  end

  defp address_size(<<char, rest::binary>>, size) when is_hex(char) or char in ~c":.", do: address_size(rest, size + 1)
  defp address_size(_rest, size), do: size

  defp host_size(<<char, rest::binary>>, size) when is_plain(char), do: host_size(rest, size + 1)
  defp host_size(_rest, size), do: size

  defp port(":" <> rest, host) do
    size = digits_size(rest, 0)
    <<digits::binary-size(^size), rest::binary>> = rest
    port = if digits == "", do: nil, else: String.to_integer(digits)
    after_authority(rest, host: host, port: port)
  end

  defp port(rest, host), do: after_authority(rest, host: host)

  defp digits_size(<<char, rest::binary>>, size) when is_digit(char), do: digits_size(rest, size + 1)
  defp digits_size(_rest, size), do: size

  defp after_authority(<<char, _::binary>> = rest, _parts) when char not in ~c"/?#", do: wrong(rest)
  defp after_authority(rest, parts), do: {:ok, parts, rest}

  defp path(string, parts) do
    size = path_size(string, 0)
    <<path::binary-size(^size), rest::binary>> = string
    query(rest, if(path == "", do: parts, else: [path: path] ++ parts))
  end

  defp path_size(<<char, rest::binary>>, size) when is_path(char) or char == ?/, do: path_size(rest, size + 1)
  defp path_size(_rest, size), do: size

  defp query("?" <> rest, parts) do
    size = query_size(rest, 0)
    <<query::binary-size(^size), rest::binary>> = rest
    fragment(rest, [query: query] ++ parts)
  end

  defp query(rest, parts), do: fragment(rest, parts)

  defp query_size(<<char, rest::binary>>, size) when is_path(char) or char in ~c"/?", do: query_size(rest, size + 1)
  defp query_size(_rest, size), do: size

  defp fragment("#" <> rest, parts) do
    size = query_size(rest, 0)

    case rest do
      <<^rest::binary-size(^size)>> -> {:ok, [fragment: rest] ++ parts}
      <<_::binary-size(^size), rest::binary>> -> wrong(rest)
    end
  end

  defp fragment("", parts), do: {:ok, parts}
  defp fragment(rest, _parts), do: wrong(rest)

  defp wrong(""), do: {:error, ""}
  defp wrong(<<char::utf8, _::binary>>), do: {:error, <<char::utf8>>}
  defp wrong(<<byte, _::binary>>), do: {:error, <<byte>>}
end
