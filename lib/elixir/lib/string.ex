defmodule String do
  @moduledoc """
  Strings: binaries that hold UTF-8.

  The functions here see a string in one of three ways. As **bytes** (`byte_slice/3`, `valid?/2`, and everything that only
  compares, such as `contains?/2`), which is fastest; as Unicode **code points** (`codepoints/1`, `next_codepoint/1`); or as
  **grapheme clusters**, what readers call a character (`length/1`, `at/2`, `slice/3`, `reverse/1`): the two code points
  `"e"` and U+0301 are one grapheme.

      iex> String.length("e\\u0301")
      1
      iex> byte_size("e\\u0301")
      3

  Except where said otherwise a byte that is not valid UTF-8 counts as a code point, and as a grapheme, of its own.

  ## Patterns

  Functions that search take as a pattern a string, a list of strings (of those that match at one place the longest counts), a
  pattern from `:binary.compile_pattern/1`, and some a `Regex`.
  """

  import Kernel, except: [length: 1, match?: 2, to_charlist: 1]

  @typedoc "A binary that holds UTF-8."
  @type t :: binary

  @typedoc "A single code point as UTF-8, or an invalid byte."
  @type codepoint :: t

  @typedoc "What a reader sees as one character: one or more code points."
  @type grapheme :: t

  @typedoc "What to search for: a non-empty string, several, or a pattern from `:binary.compile_pattern/1`."
  @type pattern :: t() | [nonempty_binary] | (compiled_search_pattern :: :binary.cp())

  @type split_opts :: [parts: pos_integer | :infinity, trim: boolean, include_captures: boolean, on: list]
  @type splitter_opts :: [trim: boolean]
  @type replace_opts :: [global: boolean, insert_replaced: non_neg_integer | [non_neg_integer]]

  @modes [:default, :ascii, :greek, :turkic]

  @doc """
  Whether a string holds only characters that can be printed as they are or have an escape.

  With a `character_limit` only that many code points are looked at.

  ## Examples

      iex> String.printable?("abc\\n")
      true
      iex> String.printable?("abc" <> <<0>>)
      false
      iex> String.printable?("abc" <> <<0>>, 2)
      true
      iex> String.printable?(<<255>>)
      false
  """
  @spec printable?(t, 0) :: true
  @spec printable?(t, pos_integer | :infinity) :: boolean
  def printable?(string, character_limit \\ :infinity)
      when is_binary(string) and
             (character_limit == :infinity or (is_integer(character_limit) and character_limit >= 0)) do
    :elixir_string.printable(string, character_limit)
  end

  @doc """
  Splits a string at Unicode white space; leading, trailing and repeated white space leaves no empty strings.

  Non-breaking spaces do not split.

  ## Examples

      iex> String.split(" foo   bar\\n")
      ["foo", "bar"]
      iex> String.split("no\\u00a0break")
      ["no\\u00a0break"]
      iex> String.split("")
      []
  """
  @spec split(t) :: [t]
  def split(binary), do: :elixir_string.words(binary)

  @doc """
  Splits a string at every match of a pattern, which may also be a `Regex`.

  The empty pattern splits into graphemes.

  ## Options

    * `:parts` - the most strings to give; the last holds the rest unsplit. Default: `:infinity`
    * `:trim` - if `true`, no empty strings are given
    * those of `Regex.split/3`, for a `Regex`

  ## Examples

      iex> String.split("a,b,c", ",")
      ["a", "b", "c"]
      iex> String.split("1,2 3,4", [" ", ","])
      ["1", "2", "3", "4"]
      iex> String.split("a,b,c", ",", parts: 2)
      ["a", "b,c"]
      iex> String.split(",a,,b,", ",", trim: true)
      ["a", "b"]
      iex> String.split("abc", "")
      ["", "a", "b", "c", ""]
      iex> String.split("a1b22c", ~r/\\d+/)
      ["a", "b", "c"]
  """
  @spec split(t, pattern | Regex.t(), split_opts) :: [t]
  def split(string, pattern, options \\ [])

  def split(string, %Regex{} = pattern, options) when is_binary(string) and is_list(options) do
    Regex.split(pattern, string, options)
  end

  def split(string, "", options) when is_binary(string) and is_list(options) do
    parts = options |> Keyword.get(:parts, :infinity) |> parts_to_index()
    split_graphemes(string, parts, Keyword.get(options, :trim, false) == true)
  end

  def split(string, pattern, []) when is_binary(string) and not is_tuple(pattern) do
    :elixir_string.split(string, pattern)
  end

  def split(string, pattern, trim: true) when is_binary(string) and not is_tuple(pattern) do
    :elixir_string.split_trim(string, pattern)
  end

  def split(string, pattern, options) when is_binary(string) and is_list(options) do
    trim? = Keyword.get(options, :trim, false) == true

    case options |> Keyword.get(:parts, :infinity) |> parts_to_index() do
      0 -> split_all(string, pattern, trim?)
      2 -> split_parts(string, pattern, 2, trim?)
      parts -> split_parts(string, compile_pattern(pattern), parts, trim?)
    end
  end

  defp parts_to_index(:infinity), do: 0
  defp parts_to_index(n) when is_integer(n) and n > 0, do: n

  defp split_all(string, pattern, trim?) when is_tuple(pattern) do
    :binary.split(string, pattern, if(trim?, do: [:global, :trim_all], else: [:global]))
  end

  defp split_all(string, pattern, true), do: :elixir_string.split_trim(string, pattern)
  defp split_all(string, pattern, false), do: :elixir_string.split(string, pattern)

  defp split_parts(string, pattern, parts, trim?) when parts == 1 or pattern == [] do
    keep(string, trim?, [])
  end

  defp split_parts(string, pattern, parts, trim?) do
    case :binary.split(string, pattern) do
      ["", rest] when trim? -> split_parts(rest, pattern, parts, trim?)
      [part, rest] -> [part | split_parts(rest, pattern, parts - 1, trim?)]
      [rest] -> keep(rest, trim?, [])
    end
  end

  defp keep("", true, tail), do: tail
  defp keep(part, _trim?, tail), do: [part | tail]

  defp split_graphemes(string, 0, true), do: graphemes(string)
  defp split_graphemes(string, 0, false), do: ["" | :elixir_string.graphemes(string) ++ [""]]
  defp split_graphemes(string, 1, trim?), do: keep(string, trim?, [])
  defp split_graphemes(string, parts, true), do: first_graphemes(string, parts - 1, true)
  defp split_graphemes(string, parts, false), do: ["" | first_graphemes(string, parts - 2, false)]

  defp first_graphemes("", _parts, trim?), do: keep("", trim?, [])
  defp first_graphemes(string, 0, _trim?), do: [string]

  defp first_graphemes(string, parts, trim?) do
    {grapheme, rest} = next_grapheme(string)
    [grapheme | first_graphemes(rest, parts - 1, trim?)]
  end

  @doc """
  A lazy enumerable of the parts between the matches of a pattern.

  Better than `split/3` where only the first parts are needed. Takes the option `:trim` of `split/3`, no `Regex`.

  ## Examples

      iex> String.splitter("1,2 3,4 5,6 7,8,...,99999", [" ", ","]) |> Enum.take(4)
      ["1", "2", "3", "4"]
      iex> String.splitter("abcd", "") |> Enum.take(3)
      ["", "a", "b"]
      iex> String.splitter("abcd", "", trim: true) |> Enum.take(3)
      ["a", "b", "c"]
  """
  @spec splitter(t, pattern, splitter_opts) :: Enumerable.t()
  def splitter(string, pattern, options \\ [])

  def splitter(string, "", options) when is_binary(string) and is_list(options) do
    if Keyword.get(options, :trim, false) do
      Stream.unfold(string, &next_grapheme/1)
    else
      Stream.unfold(:start, &unfold_graphemes(&1, string))
    end
  end

  def splitter(string, pattern, options) when is_binary(string) and is_list(options) do
    compiled = compile_pattern(pattern)
    trim? = Keyword.get(options, :trim, false)
    Stream.unfold(string, &unfold_parts(&1, compiled, trim?))
  end

  defp compile_pattern([]), do: []
  defp compile_pattern(pattern) when is_tuple(pattern), do: pattern
  defp compile_pattern(pattern), do: :binary.compile_pattern(pattern)

  defp unfold_graphemes(:start, string), do: {"", string}
  defp unfold_graphemes(:done, _string), do: nil
  defp unfold_graphemes("", _string), do: {"", :done}
  defp unfold_graphemes(rest, _string), do: next_grapheme(rest)

  defp unfold_parts(nil, _pattern, _trim?), do: nil
  defp unfold_parts("", _pattern, true), do: nil
  defp unfold_parts(string, [], _trim?), do: {string, nil}

  defp unfold_parts(string, pattern, trim?) do
    case :binary.split(string, pattern) do
      ["", rest] when trim? -> unfold_parts(rest, pattern, trim?)
      [part, rest] -> {part, rest}
      [rest] -> {rest, nil}
    end
  end

  @doc """
  Splits a string in two at a grapheme position; a negative one counts from the end.

  ## Examples

      iex> String.split_at("sweetelixir", 5)
      {"sweet", "elixir"}
      iex> String.split_at("sweetelixir", -6)
      {"sweet", "elixir"}
      iex> String.split_at("abc", 10)
      {"abc", ""}
      iex> String.split_at("abc", -10)
      {"", "abc"}
  """
  @spec split_at(t, integer) :: {t, t}
  def split_at(string, position) when is_binary(string) and is_integer(position) and position >= 0 do
    at_byte(string, :elixir_string.byte_offset(string, position))
  end

  def split_at(string, position) when is_binary(string) and is_integer(position) do
    at_byte(string, :elixir_string.byte_offset(string, max(length(string) + position, 0)))
  end

  defp at_byte(string, size) do
    <<left::binary-size(^size), right::binary>> = string
    {left, right}
  end

  @doc """
  Whether two strings are canonically equivalent: the same characters, however they are composed.

  ## Examples

      iex> String.equivalent?("man\\u0303ana", "ma\\u00f1ana")
      true
      iex> String.equivalent?("abc", "ABC")
      false
  """
  @spec equivalent?(t, t) :: boolean
  def equivalent?(string1, string2) when is_binary(string1) and is_binary(string2) do
    string1 == string2 or normalize(string1, :nfd) == normalize(string2, :nfd)
  end

  @doc """
  Brings a string into one of Unicode's normal forms: `:nfd`, `:nfc`, `:nfkd` or `:nfkc`.

  The forms with a `k` also replace compatibility characters such as ligatures. Invalid bytes stay as they are.

  ## Examples

      iex> String.normalize("ã", :nfd) |> String.codepoints() |> Enum.count()
      2
      iex> String.normalize("e\\u0301", :nfc) == "\\u00e9"
      true
      iex> String.normalize("\\ufb01", :nfkd)
      "fi"
      iex> String.normalize("\\ufb01", :nfc) == "\\ufb01"
      true
  """
  @spec normalize(t, :nfd | :nfc | :nfkd | :nfkc) :: t
  def normalize(string, form) when is_binary(string) and form in [:nfd, :nfc, :nfkd, :nfkc] do
    :elixir_string.normalize(string, form)
  end

  @doc """
  Turns all characters to upper case.

  ## Modes

    * `:default` - Unicode's mappings; one character may become several
    * `:ascii` - only the letters a to z
    * `:greek` - as `:default`, with what is special to Greek
    * `:turkic` - as `:default`, with i and ı as two letters

  ## Examples

      iex> String.upcase("abcd")
      "ABCD"
      iex> String.upcase("aß")
      "ASS"
      iex> String.upcase("olá", :ascii)
      "OLá"
      iex> String.upcase("diI", :turkic)
      "DİI"
  """
  @spec upcase(t, :default | :ascii | :greek | :turkic) :: t
  def upcase(string, mode \\ :default)
  def upcase("", _mode), do: ""

  def upcase(string, mode) when is_binary(string) and mode in @modes do
    :elixir_string.upcase(string, mode)
  end

  @doc """
  Turns all characters to lower case.

  Takes the modes of `upcase/2`; with `:greek` a sigma at the end of a word becomes `ς`.

  ## Examples

      iex> String.downcase("ABCD")
      "abcd"
      iex> String.downcase("AB 123 XPTO")
      "ab 123 xpto"
      iex> String.downcase("OLÁ", :ascii)
      "olÁ"
      iex> String.downcase("ΣΣ ΣΑΣ", :greek)
      "σς σας"
      iex> String.downcase("Iİ", :turkic)
      "ıi"
  """
  @spec downcase(t, :default | :ascii | :greek | :turkic) :: t
  def downcase(string, mode \\ :default)
  def downcase("", _mode), do: ""

  def downcase(string, mode) when is_binary(string) and mode in @modes do
    :elixir_string.downcase(string, mode)
  end

  @doc """
  Turns the first character to title case and all others to lower case.

  Takes the modes of `upcase/2`.

  ## Examples

      iex> String.capitalize("abcd")
      "Abcd"
      iex> String.capitalize("ABCD")
      "Abcd"
      iex> String.capitalize("\\ufb01n")
      "Fin"
      iex> String.capitalize("olÁ", :ascii)
      "OlÁ"
  """
  @spec capitalize(t, :default | :ascii | :greek | :turkic) :: t
  def capitalize(string, mode \\ :default) when is_binary(string) do
    :elixir_string.capitalize(string, mode)
  end

  @doc """
  Removes Unicode white space from both ends.

  ## Examples

      iex> String.trim("\\n  abc\\n  ")
      "abc"
  """
  @spec trim(t) :: t
  def trim(string) when is_binary(string), do: :elixir_string.trim(string)

  @doc """
  Removes all copies of `to_trim` from both ends.

  Raises `ArgumentError` if `to_trim` is empty.

  ## Examples

      iex> String.trim("a  abc  a", "a")
      "  abc  "
  """
  @spec trim(t, t) :: t
  def trim(string, to_trim) when is_binary(string) and is_binary(to_trim) do
    string |> trim_leading(to_trim) |> trim_trailing(to_trim)
  end

  @doc """
  Removes Unicode white space from the beginning.

  ## Examples

      iex> String.trim_leading("\\n  abc   ")
      "abc   "
  """
  @spec trim_leading(t) :: t
  def trim_leading(string) when is_binary(string), do: :elixir_string.trim_leading(string)

  @doc """
  Removes all copies of `to_trim` from the beginning.

  ## Examples

      iex> String.trim_leading("__ abc _", "_")
      " abc _"
      iex> String.trim_leading("1 abc", "11")
      "1 abc"
  """
  @spec trim_leading(t, t) :: t
  def trim_leading(string, to_trim) when is_binary(string) and is_binary(to_trim) do
    replace_leading(string, to_trim, "")
  end

  @doc """
  Removes Unicode white space from the end.

  ## Examples

      iex> String.trim_trailing("   abc\\n  ")
      "   abc"
  """
  @spec trim_trailing(t) :: t
  def trim_trailing(string) when is_binary(string), do: :elixir_string.trim_trailing(string)

  @doc """
  Removes all copies of `to_trim` from the end.

  ## Examples

      iex> String.trim_trailing("_ abc __", "_")
      "_ abc "
  """
  @spec trim_trailing(t, t) :: t
  def trim_trailing(string, to_trim) when is_binary(string) and is_binary(to_trim) do
    replace_trailing(string, to_trim, "")
  end

  @doc """
  Pads a string at its beginning until it has `count` graphemes.

  `padding` is a string, repeated and cut as needed, or a list of strings that are taken one after the other for one grapheme
  each. A string that is long enough is given back as it is. Raises `ArgumentError` for an element that is no string.

  ## Examples

      iex> String.pad_leading("abc", 5)
      "  abc"
      iex> String.pad_leading("abc", 6, "12")
      "121abc"
      iex> String.pad_leading("abc", 5, ["1", "23"])
      "123abc"
      iex> String.pad_leading("abc", 2)
      "abc"
  """
  @spec pad_leading(t, non_neg_integer, t | [t]) :: t
  def pad_leading(string, count, padding \\ [" "])

  def pad_leading(string, count, padding) when is_binary(padding) do
    pad_leading(string, count, graphemes(padding))
  end

  def pad_leading(string, count, [_ | _] = padding)
      when is_binary(string) and is_integer(count) and count >= 0 do
    case padding(count - length(string), padding) do
      "" -> string
      leading -> leading <> string
    end
  end

  @doc """
  Pads a string at its end until it has `count` graphemes.

  Takes the padding of `pad_leading/3`.

  ## Examples

      iex> String.pad_trailing("abc", 5)
      "abc  "
      iex> String.pad_trailing("abc", 6, "12")
      "abc121"
      iex> String.pad_trailing("abc", 2)
      "abc"
  """
  @spec pad_trailing(t, non_neg_integer, t | [t]) :: t
  def pad_trailing(string, count, padding \\ [" "])

  def pad_trailing(string, count, padding) when is_binary(padding) do
    pad_trailing(string, count, graphemes(padding))
  end

  def pad_trailing(string, count, [_ | _] = padding)
      when is_binary(string) and is_integer(count) and count >= 0 do
    case padding(count - length(string), padding) do
      "" -> string
      trailing -> string <> trailing
    end
  end

  defp padding(count, _padding) when count <= 0, do: ""
  defp padding(count, [single]) when is_binary(single), do: :binary.copy(single, count)
  defp padding(count, padding), do: padding(count, padding, padding, "")

  defp padding(0, _rest, _padding, acc), do: acc
  defp padding(count, [], padding, acc), do: padding(count, padding, padding, acc)

  defp padding(count, [element | rest], padding, acc) when is_binary(element) do
    padding(count - 1, rest, padding, acc <> element)
  end

  defp padding(_count, [element | _rest], _padding, _acc) do
    raise ArgumentError, "expected a string padding element, got: #{inspect(element)}"
  end

  @doc """
  Replaces all copies of `match` at the beginning with as many of `replacement`.

  Raises `ArgumentError` if `match` is empty.

  ## Examples

      iex> String.replace_leading("hello hello world", "hello ", "ola ")
      "ola ola world"
      iex> String.replace_leading("hello world", "world ", "")
      "hello world"
  """
  @spec replace_leading(t, t, t) :: t
  def replace_leading(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    check_match(match)
    size = :elixir_string.leading_copies(string, match)
    <<_::binary-size(^size), rest::binary>> = string
    if size == 0, do: string, else: copies(replacement, div(size, byte_size(match)), rest, "")
  end

  @doc """
  Replaces all copies of `match` at the end with as many of `replacement`.

  Raises `ArgumentError` if `match` is empty.

  ## Examples

      iex> String.replace_trailing("hello world world", " world", " mundo")
      "hello mundo mundo"
      iex> String.replace_trailing("hello world", "hello", "")
      "hello world"
  """
  @spec replace_trailing(t, t, t) :: t
  def replace_trailing(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    check_match(match)
    size = :elixir_string.trailing_copies(string, match)

    if size == 0 do
      string
    else
      kept = binary_part(string, 0, byte_size(string) - size)
      copies(replacement, div(size, byte_size(match)), "", kept)
    end
  end

  defp check_match(""), do: raise(ArgumentError, "cannot use an empty string as the match to replace")
  defp check_match(_match), do: :ok

  defp copies("", _count, rest, ""), do: rest
  defp copies(replacement, count, rest, before), do: before <> :binary.copy(replacement, count) <> rest

  @doc """
  Replaces `match` at the beginning, once, if it is there.

  ## Examples

      iex> String.replace_prefix("world", "hello ", "")
      "world"
      iex> String.replace_prefix("hello hello world", "hello ", "")
      "hello world"
      iex> String.replace_prefix("world", "", "hello ")
      "hello world"
  """
  @spec replace_prefix(t, t, t) :: t
  def replace_prefix(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    size = byte_size(match)

    case string do
      <<^match::binary-size(^size), rest::binary>> -> replacement <> rest
      _ -> string
    end
  end

  @doc """
  Replaces `match` at the end, once, if it is there.

  ## Examples

      iex> String.replace_suffix("hello", " world", "")
      "hello"
      iex> String.replace_suffix("hello world world", " world", "")
      "hello world"
      iex> String.replace_suffix("hello", "", " world")
      "hello world"
  """
  @spec replace_suffix(t, t, t) :: t
  def replace_suffix(string, match, replacement)
      when is_binary(string) and is_binary(match) and is_binary(replacement) do
    if :elixir_string.ends_with(string, match) do
      binary_part(string, 0, byte_size(string) - byte_size(match)) <> replacement
    else
      string
    end
  end

  @doc """
  Replaces what matches a pattern, which may also be a `Regex`.

  `replacement` is a string or a function that is given the match and gives iodata. For a `Regex` see `Regex.replace/4`. The
  empty pattern matches before and after every grapheme.

  ## Options

    * `:global` - whether to replace all matches or the first only. Default: `true`

  ## Examples

      iex> String.replace("a,b,c", ",", "-")
      "a-b-c"
      iex> String.replace("a,b,c", ",", "-", global: false)
      "a-b,c"
      iex> String.replace("a,b,c", ["a", "c"], fn <<char>> -> <<char + 1>> end)
      "b,b,d"
      iex> String.replace("a,b,c", ~r/,(.)/, ",\\\\1\\\\1")
      "a,bb,cc"
      iex> String.replace("ELIXIR", "", "-")
      "-E-L-I-X-I-R-"
  """
  @spec replace(t, pattern | Regex.t(), t | (t -> t | iodata), replace_opts) :: t
  def replace(string, pattern, replacement, options \\ [])
      when is_binary(string) and (is_binary(replacement) or is_function(replacement, 1)) and is_list(options) do
    replace_matches(string, pattern, replacement, options)
  end

  defp replace_matches(string, %Regex{} = regex, replacement, options) do
    Regex.replace(regex, string, replacement, options)
  end

  defp replace_matches(string, "", replacement, options) do
    insert = if is_function(replacement), do: replacement, else: fn _ -> replacement end

    case Keyword.get(options, :global) do
      false -> IO.iodata_to_binary([insert.("") | string])
      _ -> string |> graphemes() |> intersperse(insert) |> IO.iodata_to_binary()
    end
  end

  defp replace_matches(string, pattern, replacement, options) do
    global? = Keyword.get(options, :global) != false

    case Keyword.get(options, :insert_replaced) do
      nil -> replace_matches(string, pattern, replacement, global?, options)
      insert -> replace_inserted(string, pattern, replacement, global?, insert)
    end
  end

  defp replace_matches(string, pattern, replacement, global?, _options)
       when is_binary(replacement) and not is_tuple(pattern) do
    :elixir_string.replace(string, pattern, replacement, global?)
  end

  defp replace_matches(string, pattern, replacement, global?, _options) do
    insert = if is_function(replacement), do: replacement, else: fn _ -> replacement end

    string
    |> matches(pattern, global?)
    |> replace_each(0, string, insert)
    |> IO.iodata_to_binary()
  end

  # Puts copies of the match into the replacement at the given byte positions, as `:binary.replace/4` does.
  defp replace_inserted(string, pattern, replacement, global?, insert) do
    IO.warn(
      "String.replace/4 with :insert_replaced option is deprecated. " <>
        "Please use :binary.replace/4 instead or pass an anonymous function as replacement"
    )

    options = if global?, do: [:global, insert_replaced: insert], else: [insert_replaced: insert]
    :binary.replace(string, pattern, replacement, options)
  end

  defp matches(string, pattern, true) when is_tuple(pattern), do: :binary.matches(string, pattern)
  defp matches(string, pattern, true), do: :elixir_string.matches(string, pattern)

  defp matches(string, pattern, false) when is_tuple(pattern) do
    string |> :binary.match(pattern) |> List.wrap() |> List.delete(:nomatch)
  end

  defp matches(string, pattern, false), do: :elixir_string.first_match(string, pattern)

  defp replace_each([], at, string, _insert), do: [binary_part(string, at, byte_size(string) - at)]

  defp replace_each([{start, size} | rest], at, string, insert) do
    before = binary_part(string, at, start - at)
    inserted = insert.(binary_part(string, start, size))
    [before, inserted | replace_each(rest, start + size, string, insert)]
  end

  defp intersperse([], insert), do: [insert.("")]
  defp intersperse([grapheme | rest], insert), do: [insert.(""), grapheme | intersperse(rest, insert)]

  @doc """
  Reverses the graphemes.

  ## Examples

      iex> String.reverse("abcd")
      "dcba"
      iex> String.reverse("noe\\u0301l")
      "le\\u0301on"
  """
  @spec reverse(t) :: t
  def reverse(string) when is_binary(string), do: :elixir_string.reverse(string)

  @doc """
  Repeats a string `n` times.

  Raises `ArgumentError` if `n` is negative.

  ## Examples

      iex> String.duplicate("abc", 2)
      "abcabc"
      iex> String.duplicate("abc", 0)
      ""
  """
  @spec duplicate(t, non_neg_integer) :: t
  def duplicate(subject, n) when is_integer(n), do: :binary.copy(subject, n)

  @doc """
  The code points as strings.

  ## Examples

      iex> String.codepoints("olá")
      ["o", "l", "á"]
      iex> String.codepoints("e\\u0301")
      ["e", "\\u0301"]
      iex> String.codepoints("a" <> <<255>>)
      ["a", <<255>>]
  """
  @spec codepoints(t) :: [codepoint]
  def codepoints(string) when is_binary(string), do: :elixir_string.codepoints(string)

  @doc """
  The first code point and the rest of a string; `nil` for the empty string.

  ## Examples

      iex> String.next_codepoint("olá")
      {"o", "lá"}
      iex> String.next_codepoint(<<0xC0, 0xAF>>)
      {<<0xC0>>, <<0xAF>>}
      iex> String.next_codepoint("")
      nil
  """
  @spec next_codepoint(t) :: {codepoint, t} | nil
  def next_codepoint(<<point::utf8, rest::binary>>), do: {<<point::utf8>>, rest}
  def next_codepoint(<<byte, rest::binary>>), do: {<<byte>>, rest}
  def next_codepoint(<<>>), do: nil

  @doc """
  Whether a string is valid UTF-8.

  The second argument chooses the algorithm, `:default` or `:fast_ascii`; the result is the same.

  ## Examples

      iex> String.valid?("ø")
      true
      iex> String.valid?(<<0xFFFF::16>>)
      false
      iex> String.valid?("asd" <> <<0xE2>>, :fast_ascii)
      false
  """
  @spec valid?(t, :default | :fast_ascii) :: boolean
  def valid?(string, algorithm \\ :default) when is_binary(string) and algorithm in [:default, :fast_ascii] do
    :elixir_string.valid(string)
  end

  @doc """
  Replaces what is not valid UTF-8 with `replacement`, U+FFFD by default.

  A sequence that is cut off is replaced as a whole, any other wrong byte alone.

  ## Examples

      iex> String.replace_invalid("asd" <> <<0xFF>>)
      "asd�"
      iex> String.replace_invalid("asd" <> <<0xE2, 0x82>> <> "f", "?")
      "asd?f"
      iex> String.replace_invalid("olá")
      "olá"
  """
  @doc since: "1.16.0"
  @spec replace_invalid(binary, t) :: t
  def replace_invalid(bytes, replacement \\ "�") when is_binary(bytes) and is_binary(replacement) do
    :elixir_string.replace_invalid(bytes, replacement)
  end

  @doc """
  Splits a string into runs that share a trait: `:valid` or invalid, `:printable` or not.

  ## Examples

      iex> String.chunk(<<?a, ?b, 0>>, :valid)
      ["ab\\0"]
      iex> String.chunk(<<?a, ?b, 255, 254>>, :valid)
      ["ab", <<255, 254>>]
      iex> String.chunk(<<?a, ?b, 0>>, :printable)
      ["ab", <<0>>]
      iex> String.chunk("", :valid)
      []
  """
  @spec chunk(t, :valid | :printable) :: [t]
  def chunk(string, trait)
  def chunk("", trait) when trait in [:valid, :printable], do: []

  def chunk(string, trait) when is_binary(string) and trait in [:valid, :printable] do
    {point, rest} = next_codepoint(string)
    chunk(rest, trait, has_trait?(point, trait), byte_size(point), string)
  end

  defp chunk("", _trait, _has?, _size, string), do: [string]

  defp chunk(rest, trait, has?, size, string) do
    {point, tail} = next_codepoint(rest)

    if has_trait?(point, trait) == has? do
      chunk(tail, trait, has?, size + byte_size(point), string)
    else
      [binary_part(string, 0, size) | chunk(tail, trait, not has?, byte_size(point), rest)]
    end
  end

  defp has_trait?(point, :valid), do: valid?(point)
  defp has_trait?(point, :printable), do: printable?(point)

  @doc """
  The graphemes: what readers see as characters.

  ## Examples

      iex> String.graphemes("Ńaïve")
      ["Ń", "a", "ï", "v", "e"]
      iex> String.graphemes("e\\u0301")
      ["e\\u0301"]
  """
  @spec graphemes(t) :: [grapheme]
  def graphemes(string) when is_binary(string), do: :elixir_string.graphemes(string)

  @doc """
  The first grapheme and the rest of a string; `nil` for the empty string.

  ## Examples

      iex> String.next_grapheme("olá")
      {"o", "lá"}
      iex> String.next_grapheme("")
      nil
  """
  @spec next_grapheme(t) :: {grapheme, t} | nil
  def next_grapheme(string) when is_binary(string) do
    case :elixir_string.byte_offset(string, 1) do
      0 -> nil
      size -> at_byte(string, size)
    end
  end

  @doc false
  @deprecated "Use String.next_grapheme/1 instead"
  @spec next_grapheme_size(t) :: {pos_integer, t} | nil
  def next_grapheme_size(string) when is_binary(string) do
    with {grapheme, rest} <- next_grapheme(string), do: {byte_size(grapheme), rest}
  end

  @doc """
  The first grapheme, or `nil` for the empty string.

  ## Examples

      iex> String.first("elixir")
      "e"
      iex> String.first("")
      nil
  """
  @spec first(t) :: grapheme | nil
  def first(string) when is_binary(string), do: :elixir_string.at(string, 0)

  @doc """
  The last grapheme, or `nil` for the empty string.

  ## Examples

      iex> String.last("elixir")
      "r"
      iex> String.last("")
      nil
  """
  @spec last(t) :: grapheme | nil
  def last(""), do: nil

  def last(string) when is_binary(string) do
    start = :elixir_string.last_offset(string)
    binary_part(string, start, byte_size(string) - start)
  end

  @doc """
  How many graphemes a string has.

  ## Examples

      iex> String.length("elixir")
      6
      iex> String.length("եոգլի")
      5
  """
  @spec length(t) :: non_neg_integer
  def length(string) when is_binary(string), do: :elixir_string.length(string)

  @doc """
  How often a pattern, which may also be a `Regex`, occurs without overlap.

  The empty pattern occurs before and after every grapheme.

  ## Examples

      iex> String.count("hello world", "o")
      2
      iex> String.count("hello world", ["o", "l"])
      5
      iex> String.count("a1b22c", ~r/[0-9]+/)
      2
      iex> String.count("abc", "")
      4
  """
  @doc since: "1.19.0"
  @spec count(t, pattern | Regex.t()) :: non_neg_integer
  def count(string, pattern)
  def count(string, <<>>) when is_binary(string), do: length(string) + 1
  def count(string, %Regex{} = regex) when is_binary(string), do: Kernel.length(Regex.scan(regex, string, return: :index))
  def count(string, pattern) when is_binary(string) and is_tuple(pattern), do: Kernel.length(:binary.matches(string, pattern))
  def count(string, pattern) when is_binary(string), do: :elixir_string.count(string, pattern)

  @doc """
  The grapheme at a position, or `nil` where there is none; a negative position counts from the end.

  ## Examples

      iex> String.at("elixir", 1)
      "l"
      iex> String.at("elixir", -2)
      "i"
      iex> String.at("elixir", 10)
      nil
  """
  @spec at(t, integer) :: grapheme | nil
  def at(string, position) when is_binary(string) and is_integer(position) and position >= 0 do
    :elixir_string.at(string, position)
  end

  def at(string, position) when is_binary(string) and is_integer(position) do
    case length(string) + position do
      from_start when from_start >= 0 -> :elixir_string.at(string, from_start)
      _ -> nil
    end
  end

  @doc """
  `length` graphemes from `start` on, or as many as there are; a negative `start` counts from the end.

  ## Examples

      iex> String.slice("elixir", 1, 3)
      "lix"
      iex> String.slice("elixir", -4, 2)
      "ix"
      iex> String.slice("elixir", -10, 3)
      "eli"
      iex> String.slice("elixir", 10, 3)
      ""
  """
  @spec slice(t, integer, non_neg_integer) :: grapheme
  def slice(_string, start, 0) when is_integer(start), do: ""

  def slice(string, start, length)
      when is_binary(string) and is_integer(start) and start >= 0 and is_integer(length) and length >= 0 do
    :elixir_string.slice(string, start, length)
  end

  def slice(string, start, length)
      when is_binary(string) and is_integer(start) and is_integer(length) and length >= 0 do
    :elixir_string.slice(string, max(length(string) + start, 0), length)
  end

  @doc """
  The graphemes at the positions of a range; negative bounds count from the end.

  ## Examples

      iex> String.slice("elixir", 1..3)
      "lix"
      iex> String.slice("elixir", 1..10)
      "lixir"
      iex> String.slice("elixir", -4..-1)
      "ixir"
      iex> String.slice("elixir", 2..-2//1)
      "ixi"
      iex> String.slice("elixir", 0..-1//2)
      "eii"
      iex> String.slice("elixir", 10..12)
      ""
  """
  @spec slice(t, Range.t()) :: t
  def slice(string, first..last//step) when is_binary(string) do
    step = positive_step(first, last, step)

    case bounds(first, last, string) do
      {from, to} when from >= 0 and to >= from -> every(:elixir_string.slice(string, from, to - from + 1), step)
      _ -> ""
    end
  end

  # Maps written before ranges had a step.
  def slice(string, %{__struct__: Range, first: first, last: last} = range) when is_binary(string) do
    step = if first <= last, do: 1, else: -1
    slice(string, Map.put(range, :step, step))
  end

  defp positive_step(_first, _last, step) when step > 0, do: step

  defp positive_step(first, last, -1) when first > last do
    IO.warn("negative steps are not supported in String.slice/2, pass #{first}..#{last}//1 instead")
    1
  end

  defp positive_step(first, last, step) do
    raise ArgumentError,
          "String.slice/2 does not accept ranges with negative steps, got: #{inspect(first..last//step)}"
  end

  defp bounds(first, last, _string) when first >= 0 and last >= 0, do: {first, last}

  defp bounds(first, last, string) do
    length = length(string)
    first = if first < 0, do: max(first + length, 0), else: first
    {first, if(last < 0, do: last + length, else: last)}
  end

  defp every(string, 1), do: string
  defp every(string, step), do: string |> graphemes() |> Enum.take_every(step) |> IO.iodata_to_binary()

  @doc """
  `size_bytes` bytes from `start_bytes` on, shrunk so that no code point is cut.

  A negative start counts from the end. What is left of a code point that begins before the start is passed over, one that is cut
  off at the end is left out.

  ## Examples

      iex> String.byte_slice("héllo", 0, 1)
      "h"
      iex> String.byte_slice("héllo", 0, 2)
      "h"
      iex> String.byte_slice("héllo", 0, 3)
      "hé"
      iex> String.byte_slice("héllo", 2, 4)
      "llo"
      iex> String.byte_slice("héllo", -4, 4)
      "llo"
      iex> String.byte_slice("elixir", 6, 3)
      ""
  """
  @doc since: "1.17.0"
  @spec byte_slice(t, integer, non_neg_integer) :: t
  def byte_slice(string, start_bytes, size_bytes)
      when is_binary(string) and is_integer(start_bytes) and is_integer(size_bytes) and size_bytes >= 0 do
    total = byte_size(string)
    start = if start_bytes < 0, do: max(total + start_bytes, 0), else: start_bytes

    if start < total do
      :elixir_string.byte_slice(string, start, min(size_bytes, total - start))
    else
      ""
    end
  end

  @doc """
  Whether a string begins with the prefix, or with one of a list of prefixes.

  ## Examples

      iex> String.starts_with?("elixir", "eli")
      true
      iex> String.starts_with?("elixir", ["erlang", "elixir"])
      true
      iex> String.starts_with?("elixir", ["erlang", "ruby"])
      false
      iex> String.starts_with?("elixir", "")
      true
      iex> String.starts_with?("elixir", [])
      false
  """
  @spec starts_with?(t, t | [t]) :: boolean
  def starts_with?(string, prefix) when is_binary(string) and is_binary(prefix) do
    :elixir_string.starts_with(string, prefix)
  end

  def starts_with?(string, prefix) when is_binary(string) and is_list(prefix) do
    starts_with_any?(string, prefix)
  end

  def starts_with?(string, prefix) when is_binary(string) do
    IO.warn("compiled patterns are deprecated in starts_with?")

    case :binary.match(string, prefix) do
      {0, _size} -> true
      _ -> false
    end
  end

  defp starts_with_any?(_string, []), do: false

  defp starts_with_any?(string, [prefix | rest]) when is_binary(prefix) do
    :elixir_string.starts_with(string, prefix) or starts_with_any?(string, rest)
  end

  @doc """
  Whether a string ends with the suffix, or with one of a list of suffixes.

  ## Examples

      iex> String.ends_with?("language", "age")
      true
      iex> String.ends_with?("language", ["youth", "age"])
      true
      iex> String.ends_with?("language", ["youth", "elixir"])
      false
      iex> String.ends_with?("language", "")
      true
  """
  @spec ends_with?(t, t | [t]) :: boolean
  def ends_with?(string, suffix) when is_binary(string) and is_binary(suffix) do
    :elixir_string.ends_with(string, suffix)
  end

  def ends_with?(string, suffix) when is_binary(string) and is_list(suffix) do
    ends_with_any?(string, suffix)
  end

  defp ends_with_any?(_string, []), do: false

  defp ends_with_any?(string, [suffix | rest]) when is_binary(suffix) do
    :elixir_string.ends_with(string, suffix) or ends_with_any?(string, rest)
  end

  @doc """
  Whether a regular expression matches somewhere in a string.

  ## Examples

      iex> String.match?("foo", ~r/foo/)
      true
      iex> String.match?("bar", ~r/foo/)
      false
  """
  @spec match?(t, Regex.t()) :: boolean
  def match?(string, regex) when is_binary(string), do: Regex.match?(regex, string)

  @doc """
  Whether a pattern occurs in a string. The empty string occurs in every string, the empty list in none.

  ## Examples

      iex> String.contains?("elixir of life", "of")
      true
      iex> String.contains?("elixir of life", ["life", "death"])
      true
      iex> String.contains?("elixir of life", ["death", "mercury"])
      false
      iex> String.contains?("elixir of life", "")
      true
  """
  @spec contains?(t, [t] | pattern) :: boolean
  def contains?(string, []) when is_binary(string), do: false

  def contains?(string, contents) when is_binary(string) and is_list(contents) do
    "" in contents or :elixir_string.contains(string, contents)
  end

  def contains?(string, "") when is_binary(string), do: true

  def contains?(string, contents) when is_binary(string) and is_tuple(contents) do
    :binary.match(string, contents) != :nomatch
  end

  def contains?(string, contents) when is_binary(string), do: :elixir_string.contains(string, contents)

  @doc """
  Turns a string into a charlist: the list of its code points as integers.

  Raises `UnicodeConversionError` for invalid UTF-8.

  ## Examples

      iex> String.to_charlist("foo")
      ~c"foo"
      iex> String.to_charlist("\\u0142")
      [322]
  """
  @spec to_charlist(t) :: charlist
  def to_charlist(string) when is_binary(string) do
    case :elixir_string.charlist(string) do
      nil -> raise_conversion(string, :unicode.characters_to_list(string))
      charlist -> charlist
    end
  end

  defp raise_conversion(_string, {:error, encoded, rest}) do
    raise UnicodeConversionError, encoded: encoded, rest: rest, kind: :invalid
  end

  defp raise_conversion(_string, {:incomplete, encoded, rest}) do
    raise UnicodeConversionError, encoded: encoded, rest: rest, kind: :incomplete
  end

  @doc """
  Turns a string into an atom.

  Atoms are never freed: never do this with strings from outside. Raises `SystemLimitError` beyond 255 characters.

  ## Examples

      iex> String.to_atom("my_atom")
      :my_atom
  """
  @spec to_atom(t) :: atom
  def to_atom(string), do: :erlang.binary_to_atom(string)

  @doc """
  Turns a string into an atom that exists already; raises `ArgumentError` where there is none.

  ## Examples

      iex> _ = :my_atom
      iex> String.to_existing_atom("my_atom")
      :my_atom
  """
  @spec to_existing_atom(t) :: atom
  def to_existing_atom(string), do: :erlang.binary_to_existing_atom(string)

  @doc """
  Reads a decimal integer; raises `ArgumentError` if the string is anything else.

  ## Examples

      iex> String.to_integer("-123")
      -123
  """
  @spec to_integer(t) :: integer
  def to_integer(string), do: :erlang.binary_to_integer(string)

  @doc """
  Reads an integer in a base from 2 to 36.

  ## Examples

      iex> String.to_integer("3FF", 16)
      1023
  """
  @spec to_integer(t, 2..36) :: integer
  def to_integer(string, base), do: :erlang.binary_to_integer(string, base)

  @doc """
  Reads a float, which must have digits on both sides of its point; raises `ArgumentError` otherwise.

  ## Examples

      iex> String.to_float("2.2017764e+0")
      2.2017764
  """
  @spec to_float(t) :: float
  def to_float(string), do: :erlang.binary_to_float(string)

  @doc """
  How similar two strings are by the graphemes they share, whatever their order: from 0.0 to 1.0.

  ## Examples

      iex> String.bag_distance("abc", "")
      0.0
      iex> String.bag_distance("abcd", "a")
      0.25
      iex> String.bag_distance("abcd", "abcd")
      1.0
  """
  @doc since: "1.8.0"
  @spec bag_distance(t, t) :: float
  def bag_distance(_string, ""), do: 0.0
  def bag_distance("", _string), do: 0.0

  def bag_distance(string1, string2) when is_binary(string1) and is_binary(string2) do
    {bag1, length1} = bag(string1)
    {bag2, length2} = bag(string2)
    1.0 - max(surplus(bag1, bag2), surplus(bag2, bag1)) / max(length1, length2)
  end

  defp bag(string) do
    graphemes = graphemes(string)
    {Enum.frequencies(graphemes), Kernel.length(graphemes)}
  end

  defp surplus(bag1, bag2) do
    Enum.reduce(bag1, 0, fn {grapheme, count}, sum -> sum + max(count - Map.get(bag2, grapheme, 0), 0) end)
  end

  @doc """
  The Jaro similarity of two strings, from 0.0 (nothing in common) to 1.0 (the same); made for names and other short strings.

  ## Examples

      iex> String.jaro_distance("Dwayne", "Duane")
      0.8222222222222223
      iex> String.jaro_distance("even", "odd")
      0.0
      iex> String.jaro_distance("same", "same")
      1.0
  """
  @spec jaro_distance(t, t) :: float
  def jaro_distance(string1, string2) when is_binary(string1) and is_binary(string2) do
    String.Jaro.similarity(string1, string2)
  end

  @doc """
  The shortest edit from one string to another, by graphemes: a keyword list of `:eq`, `:ins` and `:del`.

  ## Examples

      iex> String.myers_difference("fox hops over the dog", "fox jumps over the lazy cat")
      [eq: "fox ", del: "ho", ins: "jum", eq: "ps over the ", del: "dog", ins: "lazy cat"]
  """
  @doc since: "1.3.0"
  @spec myers_difference(t, t) :: [{:eq | :ins | :del, t}]
  def myers_difference(string1, string2) when is_binary(string1) and is_binary(string2) do
    graphemes(string1)
    |> List.myers_difference(graphemes(string2))
    |> Enum.map(fn {kind, graphemes} -> {kind, IO.iodata_to_binary(graphemes)} end)
  end

  ## Deprecated

  @doc false
  @deprecated "Use String.to_charlist/1 instead"
  def to_char_list(string), do: to_charlist(string)

  @doc false
  @deprecated "Use String.trim/1 instead"
  def strip(string), do: trim(string)

  @doc false
  @deprecated "Use String.trim/2 with a binary as second argument instead"
  def strip(string, char) when is_integer(char), do: trim(string, <<char::utf8>>)

  @doc false
  @deprecated "Use String.trim_leading/1 instead"
  def lstrip(string), do: trim_leading(string)

  @doc false
  @deprecated "Use String.trim_leading/2 with a binary as second argument instead"
  def lstrip(string, char) when is_integer(char), do: trim_leading(string, <<char::utf8>>)

  @doc false
  @deprecated "Use String.trim_trailing/1 instead"
  def rstrip(string), do: trim_trailing(string)

  @doc false
  @deprecated "Use String.trim_trailing/2 with a binary as second argument instead"
  def rstrip(string, char) when is_integer(char), do: trim_trailing(string, <<char::utf8>>)

  @doc false
  @deprecated "Use String.pad_leading/2 instead"
  def rjust(subject, length), do: pad_leading(subject, length)

  @doc false
  @deprecated "Use String.pad_leading/3 with a binary padding instead"
  def rjust(subject, length, pad) when is_integer(pad), do: pad_leading(subject, length, <<pad::utf8>>)

  @doc false
  @deprecated "Use String.pad_trailing/2 instead"
  def ljust(subject, length), do: pad_trailing(subject, length)

  @doc false
  @deprecated "Use String.pad_trailing/3 with a binary padding instead"
  def ljust(subject, length, pad) when is_integer(pad), do: pad_trailing(subject, length, <<pad::utf8>>)

  @doc false
  @deprecated "Use String.valid?/1 instead"
  def valid_character?(string) do
    case string do
      <<_::utf8>> -> valid?(string)
      _ -> false
    end
  end
end
