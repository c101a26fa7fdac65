defmodule :uri_string do
  @moduledoc """
  URIs by RFC 3986: taking them apart and together, references, normal forms, percent encoding, and the queries of HTML forms.

  Strings may be binaries in UTF-8 or lists of characters; what comes out is of the kind that went in. Errors are given as `{:error, kind, what}`.
  """

  @type uri_string :: :unicode.chardata()
  @type uri_map :: %{
          optional(:scheme) => :unicode.chardata(),
          optional(:userinfo) => :unicode.chardata(),
          optional(:host) => :unicode.chardata(),
          optional(:port) => non_neg_integer() | :undefined,
          optional(:path) => :unicode.chardata(),
          optional(:query) => :unicode.chardata(),
          optional(:fragment) => :unicode.chardata()
        }
  @type error :: {:error, atom(), term()}

  defp to_binary(binary) when is_binary(binary), do: binary
  defp to_binary(chars), do: :unicode.characters_to_binary(chars)

  defp like(original, binary) when is_binary(original), do: binary
  defp like(_original, binary), do: :unicode.characters_to_list(binary)

  # Parts.

  @doc """
  The parts of a URI.

      iex> :uri_string.parse("http://h:80/p?q")
      %{scheme: "http", host: "h", port: 80, path: "/p", query: "q"}
  """
  @spec parse(uri_string()) :: uri_map() | error()
  def parse(uri) do
    case :uri_syntax.parse(to_binary(uri)) do
      {:ok, map} -> :maps.map(fn _key, part -> part_like(uri, part) end, map)
      {:error, char} -> {:error, :invalid_uri, [char]}
    end
  end

  defp part_like(uri, part) when is_binary(part), do: like(uri, part)
  defp part_like(_uri, port), do: port

  @doc """
  The URI of parts. `path` must be there; characters that a part cannot have are percent-encoded.

      iex> :uri_string.recompose(%{scheme: "http", host: "h", path: "/a b"})
      "http://h/a%20b"
  """
  @spec recompose(uri_map()) :: uri_string() | error()
  def recompose(%{path: path} = map) do
    like(path, :uri_syntax.compose(:maps.map(&part_to_binary/2, map)))
  end

  def recompose(map), do: {:error, :invalid_map, map}

  defp part_to_binary(:port, port), do: port
  defp part_to_binary(_key, part), do: to_binary(part)

  # References.

  @doc """
  The target of a reference that stands in a document with an absolute URI.

      iex> :uri_string.resolve("../x", "http://h/a/b/c")
      "http://h/a/x"
  """
  @spec resolve(uri_string() | uri_map(), uri_string() | uri_map()) :: uri_string() | error()
  def resolve(reference, base), do: resolve(reference, base, [])

  @doc "As `resolve/2`; with `:return_map` it gives the parts."
  @spec resolve(uri_string() | uri_map(), uri_string() | uri_map(), [:return_map]) :: uri_string() | uri_map() | error()
  def resolve(reference, base, options) do
    with %{} = parts <- parts(reference),
         %{} = base <- parts(base) do
      case target(parts, base) do
        %{} = target -> returned(target, kind(reference), options)
        error -> error
      end
    end
  end

  defp parts(%{} = map), do: :maps.map(&part_to_binary/2, map)
  defp parts(uri), do: map_to_binaries(parse(uri))

  defp map_to_binaries(%{} = map), do: :maps.map(&part_to_binary/2, map)
  defp map_to_binaries(error), do: error

  defp kind(%{path: path}), do: path
  defp kind(uri), do: uri

  defp returned(map, original, options) do
    case :lists.member(:return_map, options) do
      true -> :maps.map(fn _key, part -> part_like(original, part) end, map)
      false -> like(original, :uri_syntax.compose(map))
    end
  end

  defp target(%{scheme: _, path: path} = reference, _base), do: %{reference | path: :uri_syntax.remove_dots(path)}

  defp target(reference, %{scheme: scheme} = base) do
    reference
    |> target_of(base)
    |> :maps.merge(:maps.with([:fragment], reference))
    |> :maps.merge(%{scheme: scheme})
  end

  defp target(_reference, _base), do: {:error, :invalid_scheme, []}

  defp target_of(%{host: _, path: path} = reference, _base), do: %{reference | path: :uri_syntax.remove_dots(path)}

  defp target_of(%{path: ""} = reference, base) do
    :maps.merge(:maps.with([:userinfo, :host, :port, :path, :query], base), :maps.with([:query], reference))
  end

  defp target_of(%{path: path} = reference, base) do
    authority = :maps.with([:userinfo, :host, :port], base)
    target = :maps.merge(authority, :maps.with([:query], reference))
    :maps.put(:path, :uri_syntax.remove_dots(merged(path, base)), target)
  end

  defp merged(<<?/, _::binary>> = path, _base), do: path
  defp merged(path, %{host: _, path: ""}), do: <<?/, path::binary>>

  defp merged(path, %{path: base}) do
    case :string.find(base, "/", :trailing) do
      :nomatch -> path
      last -> <<:binary.part(base, 0, byte_size(base) - byte_size(last) + 1)::binary, path::binary>>
    end
  end

  @doc """
  A URI in its normal form: small letters where case does not matter, no dots in the path, no default port, nothing encoded that need not be.

      iex> :uri_string.normalize("HTTP://H:80/a/../%62")
      "http://h/b"
  """
  @spec normalize(uri_string() | uri_map()) :: uri_string() | error()
  def normalize(uri), do: normalize(uri, [])

  @doc "As `normalize/1`; with `:return_map` it gives the parts."
  @spec normalize(uri_string() | uri_map(), [:return_map]) :: uri_string() | uri_map() | error()
  def normalize(uri, options) do
    with %{} = parts <- parts(uri) do
      returned(:uri_syntax.normal(parts), kind(uri), options)
    end
  catch
    :throw, {:error, _, _} = error -> error
  end

  # Percent encoding.

  @doc """
  Decodes what is percent-encoded, in a string or in all parts. What is wrong is thrown for a string and given for parts.

      iex> :uri_string.percent_decode("a%20b")
      "a b"
  """
  @spec percent_decode(uri_string() | uri_map()) :: uri_string() | uri_map() | error()
  def percent_decode(%{} = map) do
    try do
      :maps.map(fn _key, part -> if is_integer(part), do: part, else: percent_decode(part) end, map)
    catch
      :throw, {:error, _, _} = error -> error
    end
  end

  def percent_decode(string), do: like(string, :uri_escape.decode(to_binary(string)))

  @doc """
  Encodes all but letters, digits and `-._~`.

      iex> :uri_string.quote("a b/c")
      "a%20b%2Fc"
  """
  @spec unquote(:quote)(:unicode.chardata()) :: :unicode.chardata()
  def unquote(:quote)(string), do: like(string, :uri_escape.encode(to_binary(string), []))

  @doc "As `quote/1`, with more characters that stay as they are."
  @spec unquote(:quote)(:unicode.chardata(), charlist()) :: :unicode.chardata()
  def unquote(:quote)(string, safe) when is_list(safe), do: like(string, :uri_escape.encode(to_binary(string), safe))
  def unquote(:quote)(string, safe), do: :erlang.error(:badarg, [string, safe])

  @doc "Decodes what is percent-encoded in a string; see `percent_decode/1`."
  @spec unquote(:unquote)(:unicode.chardata()) :: :unicode.chardata()
  def unquote(:unquote)(string), do: percent_decode(string)

  @doc "Encodes a URI anew, percent-encoded characters included. Options: `in_encoding`, `out_encoding`."
  @spec transcode(uri_string(), [{:in_encoding | :out_encoding, :unicode.encoding()}]) :: uri_string() | error()
  def transcode(uri, options) do
    from = :proplists.get_value(:in_encoding, options, :utf8)
    to = :proplists.get_value(:out_encoding, options, :utf8)
    transcoded(uri, if(is_binary(uri), do: from, else: :utf8), from, to)
  catch
    :throw, {:error, _, _} = error -> error
  end

  defp transcoded(uri, read_as, from, to) do
    chars = :unicode.characters_to_binary(uri, read_as, :utf8)
    text = :uri_escape.transcode(chars, narrow(from), narrow(to))
    if is_list(uri), do: :unicode.characters_to_list(text), else: :unicode.characters_to_binary(text, :utf8, to)
  end

  # Wide encodings have zeros before each byte, which say nothing.
  defp narrow(:latin1), do: :latin1
  defp narrow(encoding) when encoding in [:utf8, :unicode], do: :utf8
  defp narrow(encoding), do: encoding

  # Queries.

  @doc """
  The query of an HTML form; a value of `true` stands for none.

      iex> :uri_string.compose_query([{"a b", "1"}, {"c", true}])
      "a+b=1&c"
  """
  @spec compose_query([{:unicode.chardata(), :unicode.chardata() | true}]) :: uri_string() | error()
  def compose_query(pairs), do: compose_query(pairs, [])

  @doc "As `compose_query/1`; the option `encoding` may be `:utf8` or `:latin1`."
  @spec compose_query([{:unicode.chardata(), :unicode.chardata() | true}], [{:encoding, atom()}]) :: uri_string() | error()
  def compose_query(pairs, options), do: :uri_query.compose(pairs, options)

  @doc """
  The names and values in the query of an HTML form.

      iex> :uri_string.dissect_query("a+b=1&c")
      [{"a b", "1"}, {"c", true}]
  """
  @spec dissect_query(uri_string()) :: [{:unicode.chardata(), :unicode.chardata() | true}] | error()
  def dissect_query(empty) when empty in ["", []], do: []

  def dissect_query(query) do
    case :uri_query.dissect(to_binary(query)) do
      {:error, _, _} = error -> error
      pairs -> for {name, value} <- pairs, do: {like(query, name), if(value === true, do: true, else: like(query, value))}
    end
  end

  # Characters.

  @doc "The characters each part may have."
  @spec allowed_characters() :: [{atom(), charlist()}]
  def allowed_characters, do: :uri_syntax.allowed_characters()

  @doc "Whether a host may have a character."
  @spec is_host(char()) :: boolean()
  def is_host(char), do: :lists.member(char, :proplists.get_value(:host, allowed_characters()))

  @doc "Whether a path may have a character."
  @spec is_path(char()) :: boolean()
  def is_path(char), do: :lists.member(char, :proplists.get_value(:path, allowed_characters()))
end
