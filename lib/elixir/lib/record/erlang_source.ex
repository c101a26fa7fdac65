defmodule Record.ErlangSource do
  # The `-record` declarations in the text of an Erlang file.
  #
  # Only what declarations are made of is read: forms end with a dot, `-include("file")` is followed, `-define(NAME, value)` gives
  # values to `?NAME`. Defaults are terms; one that is more than that (a call, a fun) makes its record malformed, and it is left out.
  @moduledoc false

  @doc """
  The records in the order of their declaration: a keyword list of keyword lists.
  """
  def records(text, directory, opts) do
    macros = for {name, value} <- Keyword.get(opts, :macros, []), into: %{}, do: {to_string(name), value}
    directories = [directory | Enum.map(Keyword.get(opts, :includes, []), &to_string/1)]
    {records, _macros} = text |> tokens() |> forms() |> Enum.reduce({[], macros}, &form(&1, &2, directories))
    Enum.reverse(records)
  end

  ## Forms

  defp forms(tokens), do: tokens |> Enum.chunk_by(&(&1 == :dot)) |> Enum.reject(&match?([:dot | _], &1))

  defp form([?-, {:atom, :record}, ?(, {:atom, name}, ?,, ?{ | rest], {records, macros}, _directories) do
    case fields(rest, macros, []) do
      {:ok, fields} -> {[{name, fields} | records], macros}
      :error -> {records, macros}
    end
  end

  defp form([?-, {:atom, :define}, ?(, {_, name}, ?, | rest], {records, macros}, _directories) do
    case term(rest, macros) do
      {:ok, value, [?)]} -> {records, Map.put(macros, to_string(name), value)}
      _ -> {records, macros}
    end
  end

  defp form([?-, {:atom, include}, ?(, {:string, file}, ?)], {records, macros}, directories)
       when include in [:include, :include_lib] do
    case Enum.find(Enum.map(directories, &Path.join(&1, file)), &File.regular?/1) do
      nil -> {records, macros}
      path -> path |> File.read!() |> tokens() |> forms() |> Enum.reduce({records, macros}, &form(&1, &2, directories))
    end
  end

  defp form(_other, state, _directories), do: state

  defp fields([?}, ?)], _macros, fields), do: {:ok, Enum.reverse(fields)}

  defp fields([{:atom, name}, ?= | rest], macros, fields) do
    with {:ok, value, rest} <- term(rest, macros), do: next_field(rest, macros, [{name, value} | fields])
  end

  defp fields([{:atom, name} | rest], macros, fields), do: next_field(rest, macros, [{name, :undefined} | fields])
  defp fields(_other, _macros, _fields), do: :error

  defp next_field([?, | rest], macros, fields), do: fields(rest, macros, fields)
  defp next_field([:"::" | rest], macros, fields), do: rest |> skip_type(0) |> next_field(macros, fields)
  defp next_field([?}, ?)] = rest, macros, fields), do: fields(rest, macros, fields)
  defp next_field(_other, _macros, _fields), do: :error

  # The type of a field ends at the comma or brace that is not inside of anything.
  defp skip_type([close | _] = rest, 0) when close in [?,, ?}], do: rest
  defp skip_type([open | rest], depth) when open in [?(, ?[, ?{], do: skip_type(rest, depth + 1)
  defp skip_type([close | rest], depth) when close in [?), ?], ?}], do: skip_type(rest, depth - 1)
  defp skip_type([_ | rest], depth), do: skip_type(rest, depth)
  defp skip_type([], _depth), do: []

  ## Terms

  defp term([{:atom, atom} | rest], _macros), do: {:ok, atom, rest}
  defp term([{:number, number} | rest], _macros), do: {:ok, number, rest}
  defp term([?-, {:number, number} | rest], _macros), do: {:ok, -number, rest}
  defp term([:open_binary, {:string, text}, :close_binary | rest], _macros), do: {:ok, text, rest}
  defp term([:open_binary, :close_binary | rest], _macros), do: {:ok, "", rest}
  defp term([{:string, text} | rest], _macros), do: {:ok, String.to_charlist(text), rest}
  defp term([?{ | rest], macros), do: sequence(rest, ?}, macros, [], &List.to_tuple/1)
  defp term([?[ | rest], macros), do: sequence(rest, ?], macros, [], & &1)

  defp term([??, {kind, name} | rest], macros) when kind in [:atom, :variable] do
    case Map.fetch(macros, to_string(name)) do
      {:ok, value} -> {:ok, value, rest}
      :error -> :error
    end
  end

  defp term(_other, _macros), do: :error

  defp sequence([close | rest], close, _macros, [], make), do: {:ok, make.([]), rest}

  defp sequence(tokens, close, macros, terms, make) do
    case term(tokens, macros) do
      {:ok, term, [?, | rest]} -> sequence(rest, close, macros, [term | terms], make)
      {:ok, term, [^close | rest]} -> {:ok, make.(Enum.reverse([term | terms])), rest}
      _ -> :error
    end
  end

  ## Tokens

  # Punctuation is its character, with `:dot`, `:"::"`, `:open_binary` and `:close_binary` for what has several.
  defp tokens(text), do: tokens(text, [])

  defp tokens("", tokens), do: Enum.reverse(tokens)
  defp tokens("%" <> rest, tokens), do: rest |> skip_line() |> tokens(tokens)
  defp tokens("." <> <<space, rest::binary>>, tokens) when space in ~c" \t\r\n%", do: tokens(<<space, rest::binary>>, [:dot | tokens])
  defp tokens(".", tokens), do: Enum.reverse([:dot | tokens])
  defp tokens("::" <> rest, tokens), do: tokens(rest, [:"::" | tokens])
  defp tokens("<<" <> rest, tokens), do: tokens(rest, [:open_binary | tokens])
  defp tokens(">>" <> rest, tokens), do: tokens(rest, [:close_binary | tokens])
  defp tokens("\"" <> rest, tokens), do: quoted(rest, ?", "", fn text, rest -> tokens(rest, [{:string, text} | tokens]) end)
  defp tokens("'" <> rest, tokens), do: quoted(rest, ?', "", &tokens(&2, [{:atom, String.to_atom(&1)} | tokens]))
  defp tokens("$\\" <> <<char::utf8, rest::binary>>, tokens), do: tokens(rest, [{:number, escaped(char)} | tokens])
  defp tokens("$" <> <<char::utf8, rest::binary>>, tokens), do: tokens(rest, [{:number, char} | tokens])
  defp tokens(<<space, rest::binary>>, tokens) when space in ~c" \t\r\n", do: tokens(rest, tokens)
  defp tokens(<<digit, _::binary>> = text, tokens) when digit in ?0..?9, do: number(text, tokens)
  defp tokens(<<char, _::binary>> = text, tokens) when char in ?a..?z, do: word(text, &{:atom, String.to_atom(&1)}, tokens)
  defp tokens(<<char, _::binary>> = text, tokens) when char in ?A..?Z or char == ?_, do: word(text, &{:variable, &1}, tokens)
  defp tokens(<<char::utf8, rest::binary>>, tokens), do: tokens(rest, [char | tokens])

  defp skip_line(text) do
    case :binary.split(text, "\n") do
      [_, rest] -> rest
      [_] -> ""
    end
  end

  defp quoted(<<quote, rest::binary>>, quote, text, continue), do: continue.(text, rest)

  defp quoted(<<?\\, char::utf8, rest::binary>>, quote, text, continue),
    do: quoted(rest, quote, <<text::binary, escaped(char)::utf8>>, continue)

  defp quoted(<<char::utf8, rest::binary>>, quote, text, continue),
    do: quoted(rest, quote, <<text::binary, char::utf8>>, continue)

  defp quoted("", _quote, text, continue), do: continue.(text, "")

  defp escaped(?n), do: ?\n
  defp escaped(?t), do: ?\t
  defp escaped(?r), do: ?\r
  defp escaped(?s), do: ?\s
  defp escaped(?e), do: ?\e
  defp escaped(?0), do: 0
  defp escaped(char), do: char

  defp word(text, make, tokens) do
    [word] = Regex.run(~r/\A[a-zA-Z0-9_@]+/, text)
    tokens(binary_part(text, byte_size(word), byte_size(text) - byte_size(word)), [make.(word) | tokens])
  end

  defp number(text, tokens) do
    {number, rest} =
      case Regex.run(~r/\A(\d+)#([0-9a-zA-Z]+)/, text) do
        [all, base, digits] -> {String.to_integer(digits, String.to_integer(base)), after_match(text, all)}
        nil -> decimal(text)
      end

    tokens(rest, [{:number, number} | tokens])
  end

  defp decimal(text) do
    case Regex.run(~r/\A\d+\.\d+(?:[eE][+-]?\d+)?/, text) do
      [float] -> {String.to_float(float), after_match(text, float)}
      nil -> Integer.parse(text)
    end
  end

  defp after_match(text, match), do: binary_part(text, byte_size(match), byte_size(text) - byte_size(match))
end
