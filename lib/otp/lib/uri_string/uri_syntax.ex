defmodule :uri_syntax do
  @moduledoc """
  The grammar of RFC 3986, for `:uri_string`: a URI is cut at its delimiters first, then the characters of each part are checked. All strings are
  binaries here.
  """

  @digits ~c"0123456789"
  @letters ~c"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
  @sub_delimiters ~c"!$&'()*+,;="
  @unreserved @letters ++ @digits ++ ~c"-._~"
  @register @unreserved ++ @sub_delimiters ++ ~c"%"
  @path @register ++ ~c":@/"
  @query @path ++ ~c"?"

  @allowed [
    scheme: :lists.sort(@letters ++ @digits ++ ~c"+-."),
    userinfo: :lists.sort(@register ++ ~c":"),
    host: :lists.sort(@unreserved ++ @sub_delimiters ++ ~c":"),
    ipv4: :lists.sort(@digits ++ ~c"."),
    ipv6: :lists.sort(@digits ++ ~c"ABCDEFabcdef:."),
    regname: :lists.sort(@register),
    path: :lists.sort(@path),
    query: :lists.sort(@query),
    fragment: :lists.sort(@query),
    reserved: :lists.sort(~c":/?#[]@" ++ @sub_delimiters),
    unreserved: :lists.sort(@unreserved)
  ]

  @default_ports %{"http" => 80, "https" => 443, "ftp" => 21, "ssh" => 22, "sftp" => 22, "tftp" => 69}

  @doc "The characters each part may have."
  @spec allowed_characters() :: [{atom(), charlist()}]
  def allowed_characters, do: @allowed

  # Parsing.

  @doc "The parts of a URI, or the character at which it is none."
  @spec parse(binary()) :: {:ok, map()} | {:error, char()}
  def parse(uri) do
    {rest, fragment} = cut(uri, "#", :fragment)
    {rest, query} = cut(rest, "?", :query)
    {rest, scheme} = scheme(rest)
    {path, authority} = authority(rest)

    parts = [{:path, path} | fragment ++ query ++ scheme ++ authority]

    case :lists.filter(&(not valid?(&1)), parts) do
      [] -> {:ok, :maps.from_list(:lists.map(&value/1, parts))}
      [{key, part} | _] -> {:error, culprit(uri, key, part)}
    end
  end

  defp cut(text, delimiter, key) do
    case :binary.split(text, delimiter) do
      [text] -> {text, []}
      [text, part] -> {text, [{key, part}]}
    end
  end

  # A colon ends a scheme only before the first slash.
  defp scheme(text) do
    case :binary.match(text, [":", "/"]) do
      {at, 1} -> scheme(text, at, :binary.at(text, at))
      :nomatch -> {text, []}
    end
  end

  defp scheme(text, at, ?:) do
    <<scheme::binary-size(at), ?:, rest::binary>> = text
    {rest, [{:scheme, scheme}]}
  end

  defp scheme(text, _at, ?/), do: {text, []}

  defp authority(<<"//", rest::binary>>) do
    size = with {at, 1} <- :binary.match(rest, "/"), do: at
    size = if size === :nomatch, do: byte_size(rest), else: size
    <<authority::binary-size(size), path::binary>> = rest
    {host_and_port, userinfo} = userinfo(authority)
    {path, userinfo ++ host(host_and_port)}
  end

  defp authority(path), do: {path, []}

  defp userinfo(authority) do
    case :binary.split(authority, "@") do
      [host] -> {host, []}
      [userinfo, host] -> {host, [{:userinfo, userinfo}]}
    end
  end

  defp host(<<"[", rest::binary>> = text) do
    case :binary.split(rest, "]") do
      [host, ""] -> [{:host6, host}]
      [host, <<":", port::binary>>] -> [{:host6, host}, {:port, port}]
      _ -> [{:host, text}]
    end
  end

  defp host(text) do
    case :binary.split(text, ":") do
      [host] -> [{:host, host}]
      [host, port] -> [{:host, host}, {:port, port}]
    end
  end

  defp valid?({:scheme, <<first, _::binary>> = scheme}), do: first in @letters and only?(scheme, @allowed[:scheme])
  defp valid?({:scheme, ""}), do: false
  defp valid?({:port, port}), do: only?(port, @digits)
  defp valid?({:host, host}), do: only?(host, @allowed[:regname])
  defp valid?({:host6, address}), do: match?({:ok, _}, :inet.parse_ipv6strict_address(:erlang.binary_to_list(address)))
  defp valid?({key, part}), do: only?(part, @allowed[key])

  defp only?(<<char, rest::binary>>, allowed), do: :lists.member(char, allowed) and only?(rest, allowed)
  defp only?(<<>>, _allowed), do: true

  defp culprit(uri, key, part) do
    case :binary.match(uri, ":") do
      :nomatch -> :lists.nth(1, for(<<char <- part>>, not :lists.member(char, @allowed[key] || []), do: char))
      _ -> ?:
    end
  end

  defp value({:port, ""}), do: {:port, :undefined}
  defp value({:port, digits}), do: {:port, :erlang.binary_to_integer(digits)}
  defp value({:host6, address}), do: {:host, address}
  defp value(part), do: part

  # Composing.

  @doc "The URI of parts that are binaries."
  @spec compose(map()) :: binary()
  def compose(%{port: _} = map) when not :erlang.is_map_key(:host, map), do: :erlang.error(:function_clause, [map])

  def compose(map) do
    :erlang.iolist_to_binary([
      part(map, :scheme, "", ":"),
      composed_authority(map),
      composed_path(map),
      part(map, :query, "?", ""),
      part(map, :fragment, "#", "")
    ])
  end

  defp part(map, key, before, behind) do
    case map do
      %{^key => part} -> [before, encode(part, @allowed[key]), behind]
      _ -> []
    end
  end

  defp composed_authority(%{host: host} = map), do: ["//", part(map, :userinfo, "", "@"), composed_host(host), composed_port(map)]
  defp composed_authority(_map), do: []

  defp composed_host(host) do
    case :binary.match(host, ":") do
      :nomatch -> encode(host, @allowed[:regname])
      _ -> ["[", host, "]"]
    end
  end

  defp composed_port(%{port: :undefined}), do: ":"
  defp composed_port(%{port: port}), do: [":", :erlang.integer_to_binary(port)]
  defp composed_port(_map), do: []

  defp composed_path(%{host: _, path: <<first, _::binary>> = path}) when first !== ?/, do: ["/", encode(path, @path)]
  defp composed_path(%{path: path}), do: encode(path, @path)

  defp encode(part, allowed) do
    for <<byte <- part>>, into: "", do: if(:lists.member(byte, allowed), do: <<byte>>, else: :uri_escape.escape(byte))
  end

  # Normal forms.

  @doc "The parts in their normal form. Throws `{:error, kind, what}`."
  @spec normal(map()) :: map()
  def normal(map) do
    map = :maps.map(&normal_part/2, map)
    map |> without_default_port() |> with_root()
  end

  defp normal_part(:scheme, scheme), do: :string.lowercase(scheme)
  defp normal_part(:host, host), do: :uri_escape.normal(:string.lowercase(host), "")
  defp normal_part(:path, path), do: remove_dots(:uri_escape.normal(path, ""))
  defp normal_part(:port, port), do: port
  defp normal_part(_key, part), do: :uri_escape.normal(part, "")

  defp without_default_port(%{port: :undefined} = map), do: :maps.remove(:port, map)

  defp without_default_port(%{scheme: scheme, port: port} = map) do
    if :maps.get(scheme, @default_ports, :none) === port, do: :maps.remove(:port, map), else: map
  end

  defp without_default_port(map), do: map

  defp with_root(%{scheme: scheme, host: _, path: ""} = map) when scheme in ["http", "https"], do: %{map | path: "/"}
  defp with_root(map), do: map

  @doc "A path without `.` and `..` segments (RFC 3986, 5.2.4)."
  @spec remove_dots(binary()) :: binary()
  def remove_dots(path), do: remove_dots(path, [])

  defp remove_dots("", done), do: :erlang.iolist_to_binary(:lists.reverse(done))
  defp remove_dots(<<"../", rest::binary>>, done), do: remove_dots(rest, done)
  defp remove_dots(<<"./", rest::binary>>, done), do: remove_dots(rest, done)
  defp remove_dots(<<"/./", rest::binary>>, done), do: remove_dots(<<"/", rest::binary>>, done)
  defp remove_dots("/.", done), do: remove_dots("/", done)
  defp remove_dots(<<"/../", rest::binary>>, done), do: remove_dots(<<"/", rest::binary>>, drop(done))
  defp remove_dots("/..", done), do: remove_dots("/", drop(done))
  defp remove_dots(dots, done) when dots in [".", ".."], do: remove_dots("", done)

  defp remove_dots(<<"/", rest::binary>>, done), do: take_segment(rest, "/", done)
  defp remove_dots(path, done), do: take_segment(path, "", done)

  defp take_segment(path, slash, done) do
    case :binary.match(path, "/") do
      :nomatch -> remove_dots("", [<<slash::binary, path::binary>> | done])
      {at, 1} -> remove_dots(:binary.part(path, at, byte_size(path) - at), [<<slash::binary, :binary.part(path, 0, at)::binary>> | done])
    end
  end

  defp drop([]), do: []
  defp drop([_ | done]), do: done
end
