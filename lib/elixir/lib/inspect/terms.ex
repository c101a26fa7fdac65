import Kernel, except: [inspect: 1, inspect: 2]
import Inspect.Algebra

defimpl Inspect, for: Atom do
  def inspect(atom, opts) do
    color_doc(Macro.inspect_atom(:literal, atom), color_key(atom), opts)
  end

  defp color_key(atom) when is_boolean(atom), do: :boolean
  defp color_key(nil), do: nil
  defp color_key(_atom), do: :atom
end

defimpl Inspect, for: BitString do
  def inspect(term, %{binaries: :as_strings} = opts) when is_binary(term), do: text(term, opts)

  # Who asks for another base wants to see the bytes.
  def inspect(term, %{binaries: :infer, base: :decimal, printable_limit: limit} = opts) when is_binary(term) do
    if String.printable?(term, limit), do: text(term, opts), else: bits(term, opts)
  end

  def inspect(term, opts), do: bits(term, opts)

  defp text(term, %{printable_limit: limit} = opts) do
    {escaped, complete?} = :elixir_inspect.escape(term, ?", limit)
    color_doc(quoted(escaped, complete?), :string, opts)
  end

  defp quoted(escaped, true), do: "\"" <> escaped <> "\""
  defp quoted(escaped, false), do: "\"" <> escaped <> "\" <> ..."

  defp bits("", opts), do: color_doc("<<>>", :binary, opts)

  defp bits(term, opts) do
    left = color_doc("<<", :binary, opts)
    right = color_doc(">>", :binary, opts)
    {docs, opts} = bytes(term, opts, [])
    inner = docs |> Enum.reverse() |> fold(&flex_glue(concat(&1, ","), &2))
    {group(concat(concat(left, nest(inner, 2)), right)), opts}
  end

  defp bytes(<<>>, opts, docs), do: {docs, opts}
  defp bytes(_rest, %{limit: 0} = opts, docs), do: {["..." | docs], opts}

  defp bytes(<<byte, rest::bitstring>>, opts, docs) do
    bytes(rest, decrement(opts), [Inspect.Integer.inspect(byte, opts) | docs])
  end

  defp bytes(bits, opts, docs) do
    size = bit_size(bits)
    <<value::size(^size)>> = bits
    doc = concat(Inspect.Integer.inspect(value, opts), "::size(" <> Integer.to_string(size) <> ")")
    {[doc | docs], decrement(opts)}
  end

  defp decrement(%{limit: :infinity} = opts), do: opts
  defp decrement(%{limit: limit} = opts), do: %{opts | limit: limit - 1}
end

defimpl Inspect, for: List do
  def inspect([], opts), do: color_doc("[]", :list, opts)

  # A keyword list is told by its first key, so that the common case asks once.
  def inspect(list, %{charlists: :infer, char_lists: :infer, printable_limit: limit} = opts) do
    cond do
      is_integer(hd(list)) and List.ascii_printable?(list, limit) -> charlist(list, opts)
      keyword?(list) -> keyword_list(list, opts)
      true -> elements(list, opts)
    end
  end

  def inspect(list, %{char_lists: deprecated} = opts) when deprecated != :infer do
    IO.warn(
      "the :char_lists inspect option and its values are deprecated, use the :charlists option and " <>
        "its values instead"
    )

    inspect(list, %{opts | charlists: charlists(deprecated), char_lists: :infer})
  end

  def inspect(list, %{charlists: :as_charlists} = opts), do: charlist(list, opts)

  def inspect(list, opts) do
    if keyword?(list), do: keyword_list(list, opts), else: elements(list, opts)
  end

  defp charlists(:as_char_lists), do: :as_charlists
  defp charlists(other), do: other

  defp charlist(list, %{printable_limit: limit} = opts) do
    {escaped, complete?} = list |> IO.chardata_to_string() |> :elixir_inspect.escape(?", limit)
    color_doc(sigil(escaped, complete?), :charlist, opts)
  end

  defp sigil(escaped, true), do: "~c\"" <> escaped <> "\""
  defp sigil(escaped, false), do: "~c\"" <> escaped <> "\" ++ ..."

  defp keyword_list(list, opts), do: container(list, opts, &keyword/2, break: :strict)
  defp elements(list, opts), do: container(list, opts, &to_doc_with_opts/2, [])

  defp container(list, opts, fun, options) do
    left = color_doc("[", :list, opts)
    right = color_doc("]", :list, opts)
    separator = color_doc(",", :list, opts)
    container_doc_with_opts(left, list, right, opts, fun, [separator: separator] ++ options)
  end

  @doc false
  def keyword({key, value}, opts) do
    key = color_doc(Macro.inspect_atom(:key, key), :atom, opts)
    {doc, opts} = to_doc_with_opts(value, opts)
    {concat(key, concat(" ", doc)), opts}
  end

  @doc false
  def keyword?([{key, _value} | rest]) when is_atom(key) do
    case Atom.to_charlist(key) do
      ~c"Elixir." ++ _ -> false
      _ -> keyword?(rest)
    end
  end

  def keyword?([]), do: true
  def keyword?(_other), do: false
end

defimpl Inspect, for: Tuple do
  def inspect(tuple, opts) do
    left = color_doc("{", :tuple, opts)
    right = color_doc("}", :tuple, opts)
    options = [separator: color_doc(",", :tuple, opts), break: :flex]
    container_doc_with_opts(left, Tuple.to_list(tuple), right, opts, &to_doc_with_opts/2, options)
  end
end

defimpl Inspect, for: Map do
  def inspect(map, opts), do: inspect_as_map(map, opts)

  @doc false
  def inspect_as_map(map, opts) do
    pairs = pairs(map, opts)

    if Inspect.List.keyword?(pairs) do
      container(pairs, "%{", opts, &Inspect.List.keyword/2)
    else
      arrow = color_doc(" => ", :map, opts)
      container(pairs, "%{", opts, &pair(&1, arrow, &2))
    end
  end

  @doc false
  def inspect_as_struct(map, name, infos, opts) do
    pairs = for %{field: field} <- infos, do: {field, Map.get(map, field)}
    container(pairs, "%" <> name <> "{", opts, &Inspect.List.keyword/2)
  end

  defp pairs(map, %{custom_options: []}), do: :maps.to_list(map)

  defp pairs(map, %{custom_options: options}) do
    pairs = :maps.to_list(map)
    if Keyword.get(options, :sort_maps), do: List.keysort(pairs, 0), else: pairs
  end

  defp pair({key, value}, arrow, opts) do
    {key, opts} = to_doc_with_opts(key, opts)
    {value, opts} = to_doc_with_opts(value, opts)
    {concat(concat(key, arrow), value), opts}
  end

  defp container(pairs, open, opts, fun) do
    left = color_doc(open, :map, opts)
    right = color_doc("}", :map, opts)
    options = [separator: color_doc(",", :map, opts), break: :strict]
    container_doc_with_opts(left, pairs, right, opts, fun, options)
  end
end

defimpl Inspect, for: Integer do
  def inspect(term, %{base: :decimal} = opts), do: color_doc(Integer.to_string(term), :number, opts)

  def inspect(term, %{base: base} = opts) do
    {prefix, radix} = notation(base)
    digits = Integer.to_string(abs(term), radix)
    color_doc(if(term < 0, do: "-", else: "") <> prefix <> digits, :number, opts)
  end

  defp notation(:binary), do: {"0b", 2}
  defp notation(:octal), do: {"0o", 8}
  defp notation(:hex), do: {"0x", 16}
end

defimpl Inspect, for: Float do
  def inspect(term, opts), do: color_doc(text(term), :number, opts)

  # Whole numbers are written with all their digits, up to where the next float is more than one away.
  defp text(term) when abs(term) >= 1.0 and abs(term) < 1.0e16 do
    whole = trunc(term)
    if whole == term, do: Integer.to_string(whole) <> ".0", else: Float.to_string(term)
  end

  defp text(term), do: Float.to_string(term)
end

defimpl Inspect, for: Regex do
  def inspect(regex, opts) do
    case modifiers(regex.opts, []) do
      {:ok, modifiers} ->
        color_doc("~r/" <> escape(regex.source, "") <> "/" <> modifiers, :regex, opts)

      :error ->
        concat(["Regex.compile!(", Kernel.inspect(regex.source), ", ", Kernel.inspect(regex.opts), ")"])
    end
  end

  # The options of `:re` as the letters of the sigil, where all of them have one. The options are in reverse order.
  defp modifiers([], letters), do: {:ok, IO.iodata_to_binary(letters)}
  defp modifiers([:export | rest], letters), do: modifiers(rest, ["E" | letters])
  defp modifiers([:unicode, :ucp | rest], letters), do: modifiers(rest, ["u" | letters])
  defp modifiers([:dotall, {:newline, :anycrlf} | rest], letters), do: modifiers(rest, ["s" | letters])
  defp modifiers([:caseless | rest], letters), do: modifiers(rest, ["i" | letters])
  defp modifiers([:extended | rest], letters), do: modifiers(rest, ["x" | letters])
  defp modifiers([:firstline | rest], letters), do: modifiers(rest, ["f" | letters])
  defp modifiers([:ungreedy | rest], letters), do: modifiers(rest, ["U" | letters])
  defp modifiers([:multiline | rest], letters), do: modifiers(rest, ["m" | letters])
  defp modifiers(_options, _letters), do: :error

  # As in a string, except for the letters that mean something else in a pattern, and for what is escaped already.
  defp escape(<<?\\, char, rest::binary>>, acc) when char in [?\\, ?/], do: escape(rest, <<acc::binary, ?\\, char>>)
  defp escape(<<?\\, rest::binary>>, acc), do: escape(rest, <<acc::binary, ?\\>>)
  defp escape(<<?\b, rest::binary>>, acc), do: escape(rest, acc <> "\\x08")
  defp escape(<<?\e, rest::binary>>, acc), do: escape(rest, acc <> "\\x1B")
  defp escape(<<?\d, rest::binary>>, acc), do: escape(rest, acc <> "\\x7F")
  defp escape(<<?#, ?{, rest::binary>>, acc), do: escape(rest, acc <> "\\\#{")
  defp escape(<<char::utf8, rest::binary>>, acc), do: escape(rest, acc <> escaped(<<char::utf8>>))
  defp escape(<<byte, rest::binary>>, acc), do: escape(rest, acc <> escaped(<<byte>>))
  defp escape("", acc), do: acc

  defp escaped(char), do: char |> :elixir_inspect.escape(?/, :infinity) |> elem(0)
end

defimpl Inspect, for: Function do
  def inspect(function, _opts) do
    info = Function.info(function)

    case info[:type] do
      :external -> external(info)
      :local -> "#Function<#{info[:new_index]}.#{info[:uniq]}#{origin(info[:module], info)}>"
    end
  end

  defp external(info) do
    call = Macro.inspect_atom(:remote_call, info[:name])
    "&#{Kernel.inspect(info[:module])}.#{call}/#{info[:arity]}"
  end

  # The top level of a file is compiled to a module of its own, which nobody knows by name.
  defp origin(module, info) do
    if compiled_file?(module) do
      " in file:" <> module.__RELATIVE__()
    else
      "/#{info[:arity]} in #{Kernel.inspect(module)}.#{definition(Atom.to_string(info[:name]))}"
    end
  end

  defp compiled_file?(module) do
    match?("elixir_compiler_" <> _, Atom.to_string(module)) and function_exported?(module, :__RELATIVE__, 0)
  end

  # `-name/arity-fun-0-` for a fun that is written inside a function, `name` for a captured function.
  defp definition("-" <> rest = name) do
    with [definition | [_ | _]] <- String.split(rest, "-fun-"),
         [_ | _] = slashes <- :binary.matches(definition, "/") do
      {at, 1} = List.last(slashes)
      <<function::binary-size(^at), arity::binary>> = definition
      call_name(function) <> arity
    else
      _ -> call_name(name)
    end
  end

  defp definition(name), do: call_name(name)

  defp call_name(name), do: Macro.inspect_atom(:remote_call, String.to_atom(name))
end

defimpl Inspect, for: PID do
  def inspect(pid, _opts), do: "#PID" <> IO.iodata_to_binary(:erlang.pid_to_list(pid))
end

defimpl Inspect, for: Port do
  def inspect(port, _opts), do: IO.iodata_to_binary(:erlang.port_to_list(port))
end

defimpl Inspect, for: Reference do
  def inspect(reference, _opts) do
    ~c"#Ref" ++ rest = :erlang.ref_to_list(reference)
    "#Reference" <> IO.iodata_to_binary(rest)
  end
end

defimpl Inspect, for: Any do
  def inspect(%module{} = struct, opts) do
    case infos(module, struct) do
      {:ok, infos} -> inspect_fields(struct, :struct, infos, opts)
      :error -> Inspect.Map.inspect_as_map(struct, opts)
    end
  end

  # With fields too many or too few it is a map that claims to be a struct.
  defp infos(module, struct) do
    if Map.keys(module.__struct__()) == Map.keys(struct) do
      {:ok, for(%{field: field} = info <- module.__info__(:struct), field not in [:__struct__, :__exception__], do: info)}
    else
      :error
    end
  rescue
    _ -> :error
  end

  @doc false
  def inspect_fields(%module{} = struct, style, infos, opts) do
    name = Macro.inspect_atom(:literal, module)
    pairs = for %{field: field} <- infos, do: {field, Map.get(struct, field)}
    container(style, name, pairs, opts)
  end

  defp container(:struct, name, pairs, opts), do: container("%" <> name <> "{", pairs, "}", opts, &Inspect.List.keyword/2)

  defp container(:partial, name, pairs, opts) do
    container("#" <> name <> "<", pairs ++ ["..."], ">", opts, &pair_or_hidden/2)
  end

  defp container(open, pairs, close, opts, fun) do
    left = color_doc(open, :map, opts)
    right = color_doc(close, :map, opts)
    options = [separator: color_doc(",", :map, opts), break: :strict]
    container_doc_with_opts(left, pairs, right, opts, fun, options)
  end

  defp pair_or_hidden("...", opts), do: {"...", opts}
  defp pair_or_hidden(pair, opts), do: Inspect.List.keyword(pair, opts)
end

defimpl Inspect, for: Inspect.Error do
  def inspect(%{stacktrace: stacktrace} = error, _opts) when is_list(stacktrace) do
    text = error |> Inspect.Error.message() |> output(stacktrace)
    concat(["#Inspect.Error<\n", text, "\n>"])
  end

  defp output(text, [_ | _] = stacktrace) do
    trace = stacktrace |> Exception.format_stacktrace() |> String.trim_trailing("\n")

    """
    #{Inspect.Error.pad(text, 2)}
      Stacktrace:

    #{trace}
    """
  end

  defp output(text, []), do: Inspect.Error.pad(text, 2) |> String.trim_trailing()
end
