defmodule URI do
  @moduledoc """
  Uniform resource identifiers: taken apart, put together, encoded.

  `new/1` checks against [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986), `parse/1` takes anything apart without checking. Both
  give a struct with the fields `:scheme`, `:userinfo`, `:host`, `:port`, `:path`, `:query` and `:fragment`; what a URI does not
  have is `nil`.

      iex> URI.new!("https://elixir-lang.org/docs?lang=en").host
      "elixir-lang.org"

  There are two encodings: percent encoding (`encode/2`, `decode/1`) and that of forms, in which a space is a plus sign
  (`encode_www_form/1`, `decode_www_form/1`).
  """

  @derive {Inspect, optional: [:authority]}
  defstruct [:scheme, :authority, :userinfo, :host, :port, :path, :query, :fragment]

  @typedoc deprecated: "The authority field is deprecated"
  @opaque authority :: nil | binary

  @type t :: %__MODULE__{
          scheme: nil | binary,
          authority: authority,
          userinfo: nil | binary,
          host: nil | binary,
          port: nil | :inet.port_number(),
          path: nil | binary,
          query: nil | binary,
          fragment: nil | binary
        }

  @ports %{
    "ftp" => 21,
    "sftp" => 22,
    "tftp" => 69,
    "http" => 80,
    "https" => 443,
    "ldap" => 389,
    "ws" => 80,
    "wss" => 443
  }

  defguardp is_digit(char) when char in ?0..?9
  defguardp is_letter(char) when char in ?a..?z or char in ?A..?Z

  @doc """
  The port that a scheme uses if none is given, or `nil` where that is not known.

  ## Examples

      iex> URI.default_port("ftp")
      21
      iex> URI.default_port("ponzi")
      nil
  """
  @spec default_port(binary) :: nil | non_neg_integer
  def default_port(scheme) when is_binary(scheme) do
    case :persistent_term.get({__MODULE__, scheme}, nil) do
      nil -> Map.get(@ports, scheme)
      port -> port
    end
  end

  @doc """
  Sets the port that a scheme uses if none is given, in the whole system.

  ## Examples

      iex> URI.default_port("my_scheme", 42)
      iex> URI.default_port("my_scheme")
      42
  """
  @spec default_port(binary, non_neg_integer) :: :ok
  def default_port(scheme, port) when is_binary(scheme) and is_integer(port) and port >= 0 do
    :persistent_term.put({__MODULE__, scheme}, port)
  end

  @doc """
  Encodes pairs as the query of a URL.

  Keys and values are anything that can be turned into a string, but lists. The encoding is `:www_form` (the default) or `:rfc3986`,
  which writes a space as `%20`.

  ## Examples

      iex> URI.encode_query([{"foo", 1}, {"bar", "a b"}])
      "foo=1&bar=a+b"
      iex> URI.encode_query([{"foo", "a b"}], :rfc3986)
      "foo=a%20b"
      iex> URI.encode_query([a: [1]])
      ** (ArgumentError) encode_query/2 values cannot be lists, got: [1]
  """
  @spec encode_query(Enumerable.t(), :rfc3986 | :www_form) :: binary
  def encode_query(enumerable, encoding \\ :www_form) do
    Enum.map_join(enumerable, "&", &encode_pair(&1, encoding))
  end

  defp encode_pair({key, _value}, _encoding) when is_list(key) do
    raise ArgumentError, "encode_query/2 keys cannot be lists, got: #{inspect(key)}"
  end

  defp encode_pair({_key, value}, _encoding) when is_list(value) do
    raise ArgumentError, "encode_query/2 values cannot be lists, got: #{inspect(value)}"
  end

  defp encode_pair({key, value}, :rfc3986) do
    :elixir_uri.encode(Kernel.to_string(key), false) <> "=" <> :elixir_uri.encode(Kernel.to_string(value), false)
  end

  defp encode_pair({key, value}, :www_form) do
    encode_www_form(Kernel.to_string(key)) <> "=" <> encode_www_form(Kernel.to_string(value))
  end

  @doc """
  Decodes the query of a URL to a map of strings; of several values of one key the last counts.

  Pairs are put into `map`. The encoding is `:www_form` (the default) or `:rfc3986`, in which a plus sign is one.

  ## Examples

      iex> URI.decode_query("foo=1&bar=a+b")
      %{"bar" => "a b", "foo" => "1"}
      iex> URI.decode_query("percent=oh+yes%21", %{"starting" => "map"})
      %{"percent" => "oh yes!", "starting" => "map"}
      iex> URI.decode_query("plus=a+b", %{}, :rfc3986)
      %{"plus" => "a+b"}
  """
  @spec decode_query(binary, %{optional(binary) => binary}, :rfc3986 | :www_form) :: %{optional(binary) => binary}
  def decode_query(query, map \\ %{}, encoding \\ :www_form)

  def decode_query(query, %_{} = dict, encoding) when is_binary(query) do
    IO.warn("URI.decode_query/3 expects the second argument to be a map, other usage is deprecated")
    query |> pairs(encoding) |> Enum.reduce(dict, fn {key, value}, dict -> Dict.put(dict, key, value) end)
  end

  def decode_query(query, map, encoding) when is_binary(query) and is_map(map) do
    query |> pairs(encoding) |> Enum.reduce(map, fn {key, value}, map -> Map.put(map, key, value) end)
  end

  @doc """
  A lazy enumerable of the pairs of a query.

  ## Examples

      iex> URI.query_decoder("foo=1&bar=2") |> Enum.to_list()
      [{"foo", "1"}, {"bar", "2"}]
      iex> URI.query_decoder("food=bread%26butter&drinks=tap%20water+please") |> Enum.to_list()
      [{"food", "bread&butter"}, {"drinks", "tap water please"}]
  """
  @spec query_decoder(binary, :rfc3986 | :www_form) :: Enumerable.t()
  def query_decoder(query, encoding \\ :www_form) when is_binary(query) do
    Stream.unfold(query, &next_pair(&1, encoding))
  end

  defp pairs("", _encoding), do: []
  defp pairs(query, :www_form), do: :elixir_uri.pairs(query, true)
  defp pairs(query, :rfc3986), do: :elixir_uri.pairs(query, false)

  defp next_pair("", _encoding), do: nil

  defp next_pair(query, encoding) do
    {pair, rest} = cut(query, "&")
    {key, value} = cut(pair, "=")
    {{decode_part(key, encoding), decode_part(value || "", encoding)}, rest || ""}
  end

  # What is before a separator and what is behind it, nil where there is none.
  defp cut(string, separator) do
    case :binary.split(string, separator) do
      [left, right] -> {left, right}
      [whole] -> {whole, nil}
    end
  end

  defp decode_part(string, :www_form), do: decode_www_form(string)
  defp decode_part(string, :rfc3986), do: decode(string)

  @doc """
  Whether a character has a meaning in URIs: one of `:/?#[]@!$&'()*+,;=`.

  ## Examples

      iex> URI.char_reserved?(?+)
      true
      iex> URI.char_reserved?(?a)
      false
  """
  @spec char_reserved?(byte) :: boolean
  def char_reserved?(character), do: character in ~c":/?#[]@!$&'()*+,;="

  @doc """
  Whether a character never needs to be encoded: a letter or digit of ASCII or one of `~_-.`.

  ## Examples

      iex> URI.char_unreserved?(?_)
      true
      iex> URI.char_unreserved?(?+)
      false
  """
  @spec char_unreserved?(byte) :: boolean
  def char_unreserved?(character) do
    is_digit(character) or is_letter(character) or character in ~c"~_-."
  end

  @doc """
  Whether a character can stand in a URI as it is, whatever it means there.

  ## Examples

      iex> URI.char_unescaped?(?{)
      false
      iex> URI.char_unescaped?(?&)
      true
  """
  @spec char_unescaped?(byte) :: boolean
  def char_unescaped?(character), do: char_unreserved?(character) or char_reserved?(character)

  @doc """
  Encodes the bytes for which `predicate` is not true as a percent sign and two hexadecimal digits.

  By default these are the ones that cannot stand in a URI at all; for a part of one, pass `&URI.char_unreserved?/1`.

  ## Examples

      iex> URI.encode("ftp://s-ite.tld/?value=put it+й")
      "ftp://s-ite.tld/?value=put%20it+%D0%B9"
      iex> URI.encode("a string", &(&1 != ?i))
      "a str%69ng"
      iex> URI.encode("a/b&c", &URI.char_unreserved?/1)
      "a%2Fb%26c"
  """
  @spec encode(binary, (byte -> as_boolean(term))) :: binary
  def encode(string, predicate \\ &char_unescaped?/1) when is_binary(string) and is_function(predicate, 1) do
    for <<byte <- string>>, into: "", do: if(predicate.(byte), do: <<byte>>, else: percent(byte))
  end

  @doc """
  Encodes a string as a value in a form: a space becomes a plus sign.

  ## Examples

      iex> URI.encode_www_form("put: it+й")
      "put%3A+it%2B%D0%B9"
  """
  @spec encode_www_form(binary) :: binary
  def encode_www_form(string) when is_binary(string) do
    :elixir_uri.encode(string, true)
  end

  defp percent(byte), do: <<?%, hex(div(byte, 16)), hex(rem(byte, 16))>>

  defp hex(digit) when digit < 10, do: ?0 + digit
  defp hex(digit), do: ?A + digit - 10

  @doc """
  Decodes percent encoding; what is not valid stays as it is.

  ## Examples

      iex> URI.decode("https%3A%2F%2Felixir-lang.org")
      "https://elixir-lang.org"
      iex> URI.decode("100% of %41")
      "100% of A"
  """
  @spec decode(binary) :: binary
  def decode(uri) when is_binary(uri), do: :elixir_uri.decode(uri, false)

  @doc """
  Decodes a value of a form.

  ## Examples

      iex> URI.decode_www_form("%3Call+in%2F")
      "<all in/"
  """
  @spec decode_www_form(binary) :: binary
  def decode_www_form(string) when is_binary(string), do: :elixir_uri.decode(string, true)

  @doc """
  Takes a URI apart that has to be valid: `{:ok, uri}` or `{:error, part}` with the part that is wrong.

  A struct is given back as it is.

  ## Examples

      iex> {:ok, uri} = URI.new("https://elixir-lang.org/")
      iex> {uri.host, uri.port, uri.path}
      {"elixir-lang.org", 443, "/"}
      iex> URI.new("/greater_than_greater_than/>>")
      {:error, ">"}
  """
  @doc since: "1.13.0"
  @spec new(t() | String.t()) :: {:ok, t()} | {:error, String.t()}
  def new(%URI{} = uri), do: {:ok, uri}

  def new(string) when is_binary(string) do
    with {:ok, parts} <- URI.Syntax.parse(string) do
      uri = struct!(URI, parts)
      {:ok, %{uri | port: uri.port || (uri.scheme && default_port(uri.scheme))}}
    end
  end

  @doc """
  Takes a URI apart that has to be valid; raises `URI.Error` where it is not.

  ## Examples

      iex> URI.new!("https://elixir-lang.org/").host
      "elixir-lang.org"
      iex> URI.new!("/greater_than_greater_than/>>")
      ** (URI.Error) cannot parse due to reason invalid_uri: ">"
  """
  @doc since: "1.13.0"
  @spec new!(t() | String.t()) :: t()
  def new!(%URI{} = uri), do: uri

  def new!(string) when is_binary(string) do
    case new(string) do
      {:ok, uri} -> uri
      {:error, part} -> raise URI.Error, action: :parse, reason: :invalid_uri, part: part
    end
  end

  @doc """
  Takes any string apart as a URI, valid or not.

  A struct is given back as it is. For URIs from outside see `new/1`.

  ## Examples

      iex> uri = URI.parse("//elixir-lang.org/a?b#c")
      iex> {uri.scheme, uri.host, uri.path, uri.query, uri.fragment}
      {nil, "elixir-lang.org", "/a", "b", "c"}
      iex> URI.parse("mailto:mail@elixir-lang.org").path
      "mail@elixir-lang.org"
  """
  @spec parse(t | binary) :: t
  def parse(%URI{} = uri), do: uri

  def parse(string) when is_binary(string) do
    {string, fragment} = cut(string, "#")
    {string, query} = cut(string, "?")
    {scheme, rest} = split_scheme(string)
    {authority, path} = split_authority(rest)
    {userinfo, host, port} = authority_parts(authority)

    %URI{
      scheme: scheme,
      authority: authority,
      userinfo: userinfo,
      host: host,
      port: port || (scheme && default_port(scheme)),
      path: nilify(path),
      query: query,
      fragment: fragment
    }
  end

  defp nilify(""), do: nil
  defp nilify(other), do: other

  defp split_scheme(<<first, _::binary>> = string) when is_letter(first) do
    with [scheme, rest] <- :binary.split(string, ":"),
         true <- scheme?(scheme) do
      {String.downcase(scheme, :ascii), rest}
    else
      _ -> {nil, string}
    end
  end

  defp split_scheme(string), do: {nil, string}

  defp scheme?(<<char, rest::binary>>) when is_letter(char) or is_digit(char) or char in ~c"+-.", do: scheme?(rest)
  defp scheme?(rest), do: rest == ""

  defp split_authority("//" <> rest) do
    case :binary.match(rest, "/") do
      {at, 1} -> {binary_part(rest, 0, at), binary_part(rest, at, byte_size(rest) - at)}
      :nomatch -> {rest, ""}
    end
  end

  defp split_authority(path), do: {nil, path}

  defp authority_parts(nil), do: {nil, nil, nil}
  defp authority_parts(""), do: {nil, "", nil}

  defp authority_parts(authority) do
    {userinfo, rest} = split_userinfo(authority)
    {host, rest} = split_host(rest)
    {nilify(userinfo), host, leading_port(rest)}
  end

  defp split_userinfo(authority) do
    case :binary.matches(authority, "@") do
      [] ->
        {nil, authority}

      matches ->
        {at, 1} = List.last(matches)
        <<userinfo::binary-size(^at), ?@, rest::binary>> = authority
        {userinfo, rest}
    end
  end

  defp split_host("[" <> rest = host) do
    size = bracketed_size(rest, 0)

    case rest do
      <<address::binary-size(^size), "]", rest::binary>> -> {address, rest}
      _ -> cut_host(host)
    end
  end

  defp split_host(host), do: cut_host(host)

  # Without any character there is no host; with brackets around nothing it is empty.
  defp cut_host(":" <> _ = rest), do: {nil, rest}
  defp cut_host(""), do: {nil, ""}

  defp cut_host(host) do
    {host, port} = cut(host, ":")
    {host |> String.trim_leading("[") |> String.trim_trailing("]"), if(port, do: ":" <> port, else: "")}
  end

  defp bracketed_size(<<char, rest::binary>>, size) when is_letter(char) or is_digit(char) or char in ~c":." do
    bracketed_size(rest, size + 1)
  end

  defp bracketed_size(_rest, size), do: size

  defp leading_port(":" <> rest) do
    case Integer.parse(rest) do
      {port, _} when binary_part(rest, 0, 1) not in ["+", "-"] -> port
      _ -> nil
    end
  end

  defp leading_port(_rest), do: nil

  @doc """
  Puts a URI together.

  Raises `ArgumentError` for a path that is not absolute after a host.

  ## Examples

      iex> URI.parse("http://google.com") |> URI.to_string()
      "http://google.com"
      iex> URI.to_string(%URI{scheme: "foo", host: "bar.baz", path: "/a", query: "b=c"})
      "foo://bar.baz/a?b=c"
  """
  @spec to_string(t) :: binary
  defdelegate to_string(uri), to: String.Chars.URI

  @doc ~S"""
  Resolves a relative reference against a base as RFC 3986 says.

  Raises `ArgumentError` if the base has no host.

  ## Examples

      iex> URI.merge(URI.parse("http://google.com"), "/query") |> to_string()
      "http://google.com/query"
      iex> URI.merge("http://example.com/a/b", "../c") |> to_string()
      "http://example.com/c"
      iex> URI.merge("http://example.com", "http://google.com") |> to_string()
      "http://google.com"
  """
  @spec merge(t | binary, t | binary) :: t
  def merge(base, relative)

  def merge(%URI{host: nil}, _relative), do: raise(ArgumentError, "you must merge onto an absolute URI")

  def merge(%URI{}, %URI{scheme: scheme} = relative) when scheme != nil do
    %{relative | path: without_dots(relative.path)}
  end

  def merge(%URI{} = base, %URI{host: host} = relative) when host != nil do
    %{relative | scheme: base.scheme, path: without_dots(relative.path)}
  end

  def merge(%URI{} = base, %URI{path: nil} = relative) do
    %{base | query: relative.query || base.query, fragment: relative.fragment}
  end

  def merge(%URI{} = base, %URI{} = relative) do
    %{base | query: relative.query, fragment: relative.fragment, path: merge_paths(base.path, relative.path)}
  end

  def merge(base, relative), do: merge(parse(base), parse(relative))

  defp merge_paths(nil, relative), do: merge_paths("/", relative)
  defp merge_paths(_base, "/" <> _ = relative), do: without_dots(relative)

  defp merge_paths(base, relative) do
    [_last | directories] = base |> String.split("/") |> Enum.reverse()
    [relative | directories] |> Enum.reverse() |> Enum.join("/") |> without_dots()
  end

  defp without_dots(nil), do: nil

  defp without_dots(path) do
    path |> String.split("/") |> resolve([]) |> Enum.join("/")
  end

  defp resolve([".."], acc), do: resolve([""], up(acc))
  defp resolve([".." | rest], acc), do: resolve(rest, up(acc))
  defp resolve(["."], acc), do: resolve([""], acc)
  defp resolve(["." | rest], acc), do: resolve(rest, acc)
  defp resolve([segment | rest], acc), do: resolve(rest, [segment | acc])
  defp resolve([], acc), do: Enum.reverse(acc)

  # The empty segment before the first slash stays.
  defp up([""]), do: [""]
  defp up([_ | acc]), do: acc
  defp up([]), do: []

  @doc """
  Appends a path, which must begin with one slash.

  ## Examples

      iex> URI.append_path(URI.parse("http://example.com/foo/?x=1"), "/my-path") |> URI.to_string()
      "http://example.com/foo/my-path?x=1"
      iex> URI.append_path(URI.parse("http://example.com"), "my-path")
      ** (ArgumentError) path must start with "/", got: "my-path"
  """
  @doc since: "1.15.0"
  @spec append_path(t(), String.t()) :: t()
  def append_path(%URI{}, "//" <> _ = path) do
    raise ArgumentError, "path cannot start with \"//\", got: #{inspect(path)}"
  end

  def append_path(%URI{path: path} = uri, "/" <> rest = all) do
    cond do
      path == nil -> %{uri | path: all}
      path != "" and :binary.last(path) == ?/ -> %{uri | path: path <> rest}
      true -> %{uri | path: path <> all}
    end
  end

  def append_path(%URI{}, path) when is_binary(path) do
    raise ArgumentError, "path must start with \"/\", got: #{inspect(path)}"
  end

  @doc """
  Appends to the query.

  ## Examples

      iex> URI.append_query(URI.parse("http://example.com/"), "x=1") |> URI.to_string()
      "http://example.com/?x=1"
      iex> URI.append_query(URI.parse("http://example.com/?x=1"), "y=2") |> URI.to_string()
      "http://example.com/?x=1&y=2"
  """
  @doc since: "1.14.0"
  @spec append_query(t(), binary()) :: t()
  def append_query(%URI{query: query} = uri, to_append)
      when is_binary(to_append) and (query == nil or query == "") do
    %{uri | query: to_append}
  end

  def append_query(%URI{query: query} = uri, to_append) when is_binary(to_append) do
    separator = if :binary.last(query) == ?&, do: "", else: "&"
    %{uri | query: query <> separator <> to_append}
  end
end

defimpl String.Chars, for: URI do
  def to_string(%{host: host, path: path} = uri) when host != nil and is_binary(path) and path != "" and binary_part(path, 0, 1) != "/" do
    raise ArgumentError, ":path in URI must be empty or an absolute path if URL has a :host, got: #{inspect(uri)}"
  end

  def to_string(%{scheme: scheme, path: path, query: query, fragment: fragment} = uri) do
    authority = authority(uri)

    IO.iodata_to_binary([
      if(scheme, do: [scheme, ?:], else: []),
      if(authority, do: ["//" | authority], else: []),
      if(path, do: path, else: []),
      if(query, do: ["?" | query], else: []),
      if(fragment, do: ["#" | fragment], else: [])
    ])
  end

  defp authority(%{host: nil, authority: authority}), do: authority

  defp authority(%{host: host, userinfo: userinfo, port: port} = uri) do
    [
      if(userinfo, do: [userinfo | "@"], else: []),
      if(String.contains?(host, ":"), do: ["[", host | "]"], else: host),
      if(port && port != URI.default_port(uri.scheme || ""), do: [":" | Integer.to_string(port)], else: [])
    ]
  end
end
