defmodule :string do
  @moduledoc """
  Strings as Erlang knows them: binaries in UTF-8, lists of characters, and mixes of both (`t::unicode.chardata/0`).

  A character is a grapheme cluster. What goes in as a binary comes out as one, everything else comes out as a list of characters. Bytes that are not
  UTF-8 raise `{:badarg, rest}`. The functions from `len/1` on are the old ones, for lists of characters only; a character is a code point there.
  """

  @type grapheme_cluster :: char() | [char()]
  @type direction :: :leading | :trailing

  # Conversions. All work is done on binaries.

  defp to_binary(binary) when is_binary(binary), do: binary

  defp to_binary(list) when is_list(list) do
    case :unicode.characters_to_binary(list) do
      binary when is_binary(binary) -> binary
      {_, _, rest} -> :erlang.error({:badarg, rest})
    end
  end

  defp valid(chardata) do
    binary = to_binary(chardata)

    case :elixir_string.valid(binary) do
      true -> binary
      false -> :erlang.error({:badarg, invalid(binary)})
    end
  end

  defp invalid(binary), do: :erlang.element(3, :unicode.characters_to_list(binary))

  defp like(original, binary) when is_binary(original), do: binary
  defp like(_original, binary), do: :unicode.characters_to_list(binary)

  defp clusters(list), do: :lists.map(fn cluster -> :unicode.characters_to_binary([cluster]) end, list)

  defp cluster(binary) do
    case :unicode.characters_to_list(binary) do
      [char] -> char
      chars -> chars
    end
  end

  # Whole strings.

  @doc """
  Whether there is nothing in it.

      iex> :string.is_empty(["", []])
      true
  """
  @spec is_empty(:unicode.chardata()) :: boolean()
  def is_empty([]), do: true
  def is_empty(""), do: true
  def is_empty([head | tail]) when head in [[], ""], do: is_empty(tail)
  def is_empty([head | tail]) when is_list(head), do: is_empty(head) and is_empty(tail)
  def is_empty(_chardata), do: false

  @doc """
  How many grapheme clusters.

      iex> :string.length("ẞe\\u0301")
      2
  """
  @spec length(:unicode.chardata()) :: non_neg_integer()
  def length(chardata), do: :elixir_string.length(valid(chardata))

  @doc """
  The grapheme clusters: characters, and lists of those that belong together.

      iex> :string.to_graphemes("e\\u0301a")
      [[?e, 0x301], ?a]
  """
  @spec to_graphemes(:unicode.chardata()) :: [grapheme_cluster()]
  def to_graphemes(chardata), do: :lists.map(&cluster/1, :elixir_string.graphemes(valid(chardata)))

  @doc "The grapheme clusters, the last first."
  @spec reverse(:unicode.chardata()) :: [grapheme_cluster()]
  def reverse(chardata), do: :lists.reverse(to_graphemes(chardata))

  @doc """
  Whether two strings have the same characters.

      iex> :string.equal("abc", ~c"abc")
      true
  """
  @spec equal(:unicode.chardata(), :unicode.chardata()) :: boolean()
  def equal(a, b) when is_binary(a) and is_binary(b), do: a === b
  def equal(a, b), do: to_binary(a) === to_binary(b)

  @doc """
  Compares without case if the third argument says so.

      iex> :string.equal("ABC", "abc", true)
      true
  """
  @spec equal(:unicode.chardata(), :unicode.chardata(), boolean()) :: boolean()
  def equal(a, b, false), do: equal(a, b)
  def equal(a, b, true), do: casefold(to_binary(a)) === casefold(to_binary(b))

  @doc "Compares in a normal form: `:none`, `:nfc`, `:nfd`, `:nfkc` or `:nfkd`."
  @spec equal(:unicode.chardata(), :unicode.chardata(), boolean(), :none | :nfc | :nfd | :nfkc | :nfkd) :: boolean()
  def equal(a, b, ignore_case?, form) when is_boolean(ignore_case?) do
    equal(normal(to_binary(a), form), normal(to_binary(b), form), ignore_case?)
  end

  defp normal(binary, :none), do: binary
  defp normal(binary, :nfc), do: :unicode.characters_to_nfc_binary(binary)
  defp normal(binary, :nfd), do: :unicode.characters_to_nfd_binary(binary)
  defp normal(binary, :nfkc), do: :unicode.characters_to_nfkc_binary(binary)
  defp normal(binary, :nfkd), do: :unicode.characters_to_nfkd_binary(binary)

  @doc """
  How alike two strings are: from 0.0 to 1.0, by Jaro's measure.

      iex> :string.jaro_similarity("abc", "abc")
      1.0
  """
  @spec jaro_similarity(:unicode.chardata(), :unicode.chardata()) :: float()
  def jaro_similarity(a, b), do: :string_jaro.similarity(to_graphemes(a), to_graphemes(b))

  # Case.

  @doc """
  In upper case.

      iex> :string.uppercase("straße")
      "STRASSE"
  """
  @spec uppercase(:unicode.chardata()) :: :unicode.chardata()
  def uppercase(chardata), do: like(chardata, :string_case.uppercase(valid(chardata)))

  @doc "In lower case."
  @spec lowercase(:unicode.chardata()) :: :unicode.chardata()
  def lowercase(chardata), do: like(chardata, :string_case.lowercase(valid(chardata)))

  @doc """
  With the first character in title case.

      iex> :string.titlecase("abC")
      "AbC"
  """
  @spec titlecase(:unicode.chardata()) :: :unicode.chardata()
  def titlecase(chardata), do: like(chardata, :string_case.titlecase(valid(chardata)))

  @doc """
  In a form that is the same for strings that differ in case only.

      iex> :string.casefold("Straße")
      "strasse"
  """
  @spec casefold(:unicode.chardata()) :: :unicode.chardata()
  def casefold(chardata), do: like(chardata, :string_case.casefold(valid(chardata)))

  # Steps.

  @doc "The first code point and the string behind it; see `:unicode_util.cp/1`."
  @spec next_codepoint(:unicode.chardata()) :: :unicode_util.step()
  def next_codepoint(chardata), do: :unicode_util.cp(chardata)

  @doc """
  The first grapheme cluster and the string behind it; see `:unicode_util.gc/1`.

      iex> :string.next_grapheme("ab")
      [?a | "b"]
  """
  @spec next_grapheme(:unicode.chardata()) :: :unicode_util.step()
  def next_grapheme(chardata), do: :unicode_util.gc(chardata)

  # Parts by position.

  @doc """
  The string from a position on.

      iex> :string.slice("abcd", 2)
      "cd"
  """
  @spec slice(:unicode.chardata(), non_neg_integer()) :: :unicode.chardata()
  def slice(chardata, start) when is_integer(start) and start >= 0 do
    binary = to_binary(chardata)
    like(chardata, from(binary, :elixir_string.byte_offset(binary, start)))
  end

  @doc """
  A number of characters (or with `:infinity` all) from a position on.

      iex> :string.slice("abcd", 1, 2)
      "bc"
  """
  @spec slice(:unicode.chardata(), non_neg_integer(), :infinity | non_neg_integer()) :: :unicode.chardata()
  def slice(chardata, start, :infinity), do: slice(chardata, start)

  def slice(chardata, start, length) when is_integer(start) and start >= 0 and is_integer(length) and length >= 0 do
    like(chardata, :elixir_string.slice(to_binary(chardata), start, length))
  end

  defp from(binary, at), do: :binary.part(binary, at, byte_size(binary) - at)
  defp to(binary, at), do: :binary.part(binary, 0, at)

  @doc """
  What is left behind a prefix, or `:nomatch`.

      iex> :string.prefix("abc", "ab")
      "c"
  """
  @spec prefix(:unicode.chardata(), :unicode.chardata()) :: :nomatch | :unicode.chardata()
  def prefix(chardata, prefix) do
    binary = to_binary(chardata)
    prefix = to_binary(prefix)

    case :string_search.starts_with?(binary, prefix) do
      true -> like(chardata, from(binary, byte_size(prefix)))
      false -> :nomatch
    end
  end

  # Padding and trimming.

  @doc "Pads with spaces behind the string; see `pad/4`."
  @spec pad(:unicode.chardata(), integer()) :: :unicode.charlist()
  def pad(chardata, length), do: pad(chardata, length, :trailing, ?\s)

  @doc "Pads with spaces; see `pad/4`."
  @spec pad(:unicode.chardata(), integer(), direction() | :both) :: :unicode.charlist()
  def pad(chardata, length, direction), do: pad(chardata, length, direction, ?\s)

  @doc """
  Pads to a length with a character: on the left (`:leading`), on the right (`:trailing`) or on both sides.

      iex> :string.pad("ab", 5, :both, ?*) |> IO.iodata_to_binary()
      "*ab**"
  """
  @spec pad(:unicode.chardata(), integer(), direction() | :both, grapheme_cluster()) :: :unicode.charlist()
  def pad(chardata, length, :leading, char) when is_integer(length) do
    [padding(char, length - __MODULE__.length(chardata)), chardata]
  end

  def pad(chardata, length, :trailing, char) when is_integer(length) do
    [chardata | padding(char, length - __MODULE__.length(chardata))]
  end

  def pad(chardata, length, :both, char) when is_integer(length) do
    missing = length - __MODULE__.length(chardata)
    left = padding(char, div(max(missing, 0), 2))
    [left, chardata, left | if(missing > 0 and rem(missing, 2) === 1, do: [char], else: [])]
  end

  defp padding(char, count), do: :lists.duplicate(max(count, 0), char)

  @doc """
  Without white space at both ends.

      iex> :string.trim(" ab\\n")
      "ab"
  """
  @spec trim(:unicode.chardata()) :: :unicode.chardata()
  def trim(chardata), do: trim(chardata, :both, :unicode_util.whitespace())

  @doc "Without white space at one end, or `:both`."
  @spec trim(:unicode.chardata(), direction() | :both) :: :unicode.chardata()
  def trim(chardata, direction), do: trim(chardata, direction, :unicode_util.whitespace())

  @doc """
  Without certain grapheme clusters at one end, or `:both`.

      iex> :string.trim("xxayx", :leading, [?x])
      "ayx"
  """
  @spec trim(:unicode.chardata(), direction() | :both, [grapheme_cluster()]) :: :unicode.chardata()
  def trim(chardata, direction, characters) when is_list(characters) and direction in [:leading, :trailing, :both] do
    characters = clusters(characters)
    like(chardata, trimmed(to_binary(chardata), direction, characters))
  end

  defp trimmed(binary, :leading, characters), do: from(binary, leading(binary, characters, true))
  defp trimmed(binary, :trailing, characters), do: to(binary, byte_size(binary) - trailing(binary, characters, true))
  defp trimmed(binary, :both, characters), do: trimmed(trimmed(binary, :leading, characters), :trailing, characters)

  # The size of the clusters at an end that are (or are not) among some.
  defp leading(binary, characters, wanted), do: leading(binary, characters, wanted, 0)

  defp leading("", _characters, _wanted, size), do: size

  defp leading(binary, characters, wanted, size) do
    first = :string_search.cluster_size(binary)
    <<cluster::binary-size(first), rest::binary>> = binary

    case :lists.member(cluster, characters) do
      ^wanted -> leading(rest, characters, wanted, size + first)
      _ -> size
    end
  end

  defp trailing(binary, characters, wanted), do: trailing(binary, characters, wanted, 0)

  defp trailing("", _characters, _wanted, size), do: size

  defp trailing(binary, characters, wanted, size) do
    start = :elixir_string.last_offset(binary)
    <<rest::binary-size(start), cluster::binary>> = binary

    case :lists.member(cluster, characters) do
      ^wanted -> trailing(rest, characters, wanted, size + byte_size(cluster))
      _ -> size
    end
  end

  @doc """
  Without newlines (`\\n` or `\\r\\n`) at the end.

      iex> :string.chomp("ab\\r\\n\\n")
      "ab"
  """
  @spec chomp(:unicode.chardata()) :: :unicode.chardata()
  def chomp(chardata), do: trim(chardata, :trailing, [[?\r, ?\n], ?\n])

  @doc "Takes characters off the beginning as long as they are among some; see `take/4`."
  @spec take(:unicode.chardata(), [grapheme_cluster()]) :: {:unicode.chardata(), :unicode.chardata()}
  def take(chardata, characters), do: take(chardata, characters, false, :leading)

  @doc "Takes characters off the beginning as long as they are (or with `true` are not) among some; see `take/4`."
  @spec take(:unicode.chardata(), [grapheme_cluster()], boolean()) :: {:unicode.chardata(), :unicode.chardata()}
  def take(chardata, characters, complement?), do: take(chardata, characters, complement?, :leading)

  @doc """
  Divides a string where the characters at one end stop to be (or with `true` stop not to be) among some.

      iex> :string.take("12ab", ~c"0123456789")
      {"12", "ab"}

      iex> :string.take("12ab", ~c"0123456789", true, :trailing)
      {"12", "ab"}
  """
  @spec take(:unicode.chardata(), [grapheme_cluster()], boolean(), direction()) :: {:unicode.chardata(), :unicode.chardata()}
  def take(chardata, [], complement?, direction) do
    empty = like(chardata, "")
    if complement? === (direction === :leading), do: {chardata, empty}, else: empty_take(chardata, empty, complement?, direction)
  end

  def take(chardata, characters, complement?, direction) when is_list(characters) and is_boolean(complement?) do
    binary = to_binary(chardata)
    characters = clusters(characters)

    at =
      case direction do
        :leading -> leading(binary, characters, not complement?)
        :trailing -> byte_size(binary) - trailing(binary, characters, not complement?)
      end

    {like(chardata, to(binary, at)), like(chardata, from(binary, at))}
  end

  def take(_chardata, _characters, _complement, _direction), do: :erlang.error(:badarg)

  defp empty_take(chardata, empty, false, :leading), do: {empty, chardata}
  defp empty_take(chardata, empty, true, :trailing), do: {empty, chardata}

  # Searching.

  @doc """
  The string from the first occurrence of a pattern on, or `:nomatch`.

      iex> :string.find("a-b-c", "-")
      "-b-c"
  """
  @spec find(:unicode.chardata(), :unicode.chardata()) :: :unicode.chardata() | :nomatch
  def find(chardata, pattern), do: find(chardata, pattern, :leading)

  @doc """
  The string from the first (`:leading`) or last (`:trailing`) occurrence of a pattern on, or `:nomatch`.

      iex> :string.find("a-b-c", "-", :trailing)
      "-c"
  """
  @spec find(:unicode.chardata(), :unicode.chardata(), direction()) :: :unicode.chardata() | :nomatch
  def find(chardata, empty, _direction) when empty in ["", []], do: chardata

  def find(chardata, pattern, direction) do
    binary = to_binary(chardata)

    case :string_search.find(binary, to_binary(pattern), direction) do
      :nomatch -> :nomatch
      at -> like(chardata, from(binary, at))
    end
  end

  @doc """
  Splits at the first occurrence of a pattern.

      iex> :string.split("a-b-c", "-")
      ["a", "b-c"]
  """
  @spec split(:unicode.chardata(), :unicode.chardata()) :: [:unicode.chardata()]
  def split(chardata, pattern), do: split(chardata, pattern, :leading)

  @doc """
  Splits at the first (`:leading`), the last (`:trailing`) or `:all` occurrences of a pattern.

      iex> :string.split("a-b-c", "-", :all)
      ["a", "b", "c"]
  """
  @spec split(:unicode.chardata(), :unicode.chardata(), direction() | :all) :: [:unicode.chardata()]
  def split(chardata, empty, _where) when empty in ["", []], do: [chardata]

  def split(chardata, pattern, where) do
    parts = :string_search.split(to_binary(chardata), to_binary(pattern), where)
    :lists.map(fn part -> like(chardata, part) end, parts)
  end

  @doc "Replaces the first occurrence of a pattern; see `replace/4`."
  @spec replace(:unicode.chardata(), :unicode.chardata(), :unicode.chardata()) :: [:unicode.chardata()]
  def replace(chardata, pattern, replacement), do: replace(chardata, pattern, replacement, :leading)

  @doc """
  Replaces occurrences of a pattern: the first (`:leading`), the last (`:trailing`) or `:all`. Gives the parts and what stands between them.

      iex> :string.replace("a-b", "-", "+")
      ["a", "+", "b"]
  """
  @spec replace(:unicode.chardata(), :unicode.chardata(), :unicode.chardata(), direction() | :all) :: [:unicode.chardata()]
  def replace(chardata, pattern, replacement, where), do: :lists.join(replacement, split(chardata, pattern, where))

  @doc """
  The parts between separators (grapheme clusters), none of them empty.

      iex> :string.lexemes("a-b c", ~c"- ")
      ["a", "b", "c"]
  """
  @spec lexemes(:unicode.chardata(), [grapheme_cluster()]) :: [:unicode.chardata()]
  def lexemes(chardata, separators) when is_list(separators) do
    parts = lexemes_of(to_binary(chardata), clusters(separators))
    :lists.map(fn part -> like(chardata, part) end, parts)
  end

  defp lexemes_of(binary, separators) do
    case from(binary, leading(binary, separators, true)) do
      "" -> []
      rest -> lexeme(rest, leading(rest, separators, false), separators)
    end
  end

  defp lexeme(binary, size, separators), do: [to(binary, size) | lexemes_of(from(binary, size), separators)]

  @doc """
  The lexeme at a position from 1 on, or an empty string; see `lexemes/2`.

      iex> :string.nth_lexeme("a-b c", 2, ~c"- ")
      "b"
  """
  @spec nth_lexeme(:unicode.chardata(), pos_integer(), [grapheme_cluster()]) :: :unicode.chardata()
  def nth_lexeme(chardata, position, separators) when is_integer(position) and position > 0 and is_list(separators) do
    case :lists.nthtail(position - 1, lexemes(chardata, separators) ++ :lists.duplicate(position, like(chardata, ""))) do
      [lexeme | _] -> lexeme
    end
  end

  # Numbers.

  @doc """
  The integer at the beginning of a string and what follows, or `{:error, :no_integer}`.

      iex> :string.to_integer("12ab")
      {12, "ab"}
  """
  @spec to_integer(:unicode.chardata()) :: {integer(), :unicode.chardata()} | {:error, :no_integer | :badarg}
  def to_integer(chardata), do: number(chardata, &:string_number.integer_size/1, &:erlang.binary_to_integer/1, :no_integer)

  @doc """
  The float at the beginning of a string and what follows, or `{:error, :no_float}`.

      iex> :string.to_float("1.5e3!")
      {1500.0, "!"}
  """
  @spec to_float(:unicode.chardata()) :: {float(), :unicode.chardata()} | {:error, :no_float | :badarg}
  def to_float(chardata), do: number(chardata, &:string_number.float_size/1, &:string_number.to_float/1, :no_float)

  defp number(chardata, size_of, convert, no_number) when is_binary(chardata) or is_list(chardata) do
    case :unicode.characters_to_binary(chardata) do
      binary when is_binary(binary) -> number_of(chardata, binary, size_of.(binary), convert, no_number)
      _ -> {:error, :badarg}
    end
  end

  defp number(_chardata, _size_of, _convert, _no_number), do: {:error, :badarg}

  defp number_of(_chardata, _binary, 0, _convert, no_number), do: {:error, no_number}

  defp number_of(chardata, binary, size, convert, no_number) do
    {convert.(to(binary, size)), like(chardata, from(binary, size))}
  rescue
    ArgumentError -> {:error, no_number}
  end

  # The old functions, on lists of characters.

  @doc "How many elements."
  @spec len(charlist()) :: non_neg_integer()
  def len(chars), do: :erlang.length(chars)

  @doc "Two strings as one."
  @spec concat(charlist(), charlist()) :: charlist()
  def concat(a, b), do: a ++ b

  @doc """
  Where a character stands first (from 1), or 0.

      iex> :string.chr(~c"abcb", ?b)
      2
  """
  @spec chr(charlist(), char()) :: non_neg_integer()
  def chr(chars, char) when is_integer(char), do: position(chars, char, 1)

  defp position([char | _], char, at), do: at
  defp position([_ | rest], char, at), do: position(rest, char, at + 1)
  defp position([], _char, _at), do: 0

  @doc "Where a character stands last (from 1), or 0."
  @spec rchr(charlist(), char()) :: non_neg_integer()
  def rchr(chars, char) when is_integer(char) do
    case position(:lists.reverse(chars), char, 1) do
      0 -> 0
      at -> :erlang.length(chars) + 1 - at
    end
  end

  @doc """
  Where a part begins first (from 1), or 0.

      iex> :string.str(~c"abcabc", ~c"bc")
      2
  """
  @spec str(charlist(), charlist()) :: non_neg_integer()
  def str(_chars, []), do: 0
  def str(chars, part) when is_list(part), do: part_at(chars, part, 1)

  defp part_at([], _part, _at), do: 0

  defp part_at([_ | rest] = chars, part, at) do
    if :lists.prefix(part, chars), do: at, else: part_at(rest, part, at + 1)
  end

  @doc "Where a part begins last (from 1), or 0."
  @spec rstr(charlist(), charlist()) :: non_neg_integer()
  def rstr(_chars, []), do: 0
  def rstr(chars, part) when is_list(part), do: last_part_at(chars, part, 1, 0)

  defp last_part_at([], _part, _at, last), do: last

  defp last_part_at([_ | rest] = chars, part, at, last) do
    last_part_at(rest, part, at + 1, if(:lists.prefix(part, chars), do: at, else: last))
  end

  @doc "How many characters at the beginning are among some."
  @spec span(charlist(), charlist()) :: non_neg_integer()
  def span(chars, among), do: :erlang.length(:lists.takewhile(&:lists.member(&1, among), chars))

  @doc "How many characters at the beginning are not among some."
  @spec cspan(charlist(), charlist()) :: non_neg_integer()
  def cspan(chars, among), do: :erlang.length(:lists.takewhile(&(not :lists.member(&1, among)), chars))

  @doc """
  The part from a position (from 1) on.

      iex> :string.substr(~c"hello", 2)
      ~c"ello"
  """
  @spec substr(charlist(), pos_integer()) :: charlist()
  def substr(chars, 1), do: chars
  def substr([_ | rest], start) when start > 1, do: substr(rest, start - 1)

  @doc "A number of characters from a position on."
  @spec substr(charlist(), pos_integer(), non_neg_integer()) :: charlist()
  def substr(chars, start, length) when is_integer(length) and length >= 0 do
    :lists.sublist(substr(chars, start), length)
  end

  @doc "The part from a position on; the same as `substr/2`."
  @spec sub_string(charlist(), pos_integer()) :: charlist()
  def sub_string(chars, start), do: substr(chars, start)

  @doc "The part from a position to another."
  @spec sub_string(charlist(), pos_integer(), pos_integer()) :: charlist()
  def sub_string(chars, start, stop), do: substr(chars, start, stop - start + 1)

  @doc """
  The parts between separators, none of them empty.

      iex> :string.tokens(~c"a,b c", ~c", ")
      [~c"a", ~c"b", ~c"c"]
  """
  @spec tokens(charlist(), charlist()) :: [charlist()]
  def tokens(chars, separators) do
    case :lists.dropwhile(&:lists.member(&1, separators), chars) do
      [] ->
        []

      rest ->
        {token, rest} = :lists.splitwith(&(not :lists.member(&1, separators)), rest)
        [token | tokens(rest, separators)]
    end
  end

  @doc """
  Strings with a separator between them.

      iex> :string.join([~c"a", ~c"b"], ~c", ")
      ~c"a, b"
  """
  @spec join([charlist()], charlist()) :: charlist()
  def join([], separator) when is_list(separator), do: []
  def join([first | rest], separator), do: first ++ :lists.append(for string <- rest, do: separator ++ string)

  @doc "A character several times."
  @spec chars(char(), non_neg_integer()) :: charlist()
  def chars(char, count), do: chars(char, count, [])

  @doc "A character several times before a string."
  @spec chars(char(), non_neg_integer(), charlist()) :: charlist()
  def chars(char, count, tail) when is_integer(count) and count >= 0, do: :lists.duplicate(count, char) ++ tail

  @doc "A string several times."
  @spec copies(charlist(), non_neg_integer()) :: charlist()
  def copies(chars, count) when is_list(chars) and is_integer(count) and count >= 0 do
    :lists.append(:lists.duplicate(count, chars))
  end

  @doc "How many words there are between spaces (at least one)."
  @spec words(charlist()) :: pos_integer()
  def words(chars), do: words(chars, ?\s)

  @doc "How many words there are between characters of that kind (at least one)."
  @spec words(charlist(), char()) :: pos_integer()
  def words(chars, separator) when is_integer(separator), do: max(:erlang.length(tokens(chars, [separator])), 1)

  @doc "A word by its number."
  @spec sub_word(charlist(), integer()) :: charlist()
  def sub_word(chars, number), do: sub_word(chars, number, ?\s)

  @doc "A word by its number, with another separator than a space."
  @spec sub_word(charlist(), integer(), char()) :: charlist()
  def sub_word(chars, number, separator) when is_integer(number) and is_integer(separator) do
    case :lists.sublist(tokens(chars, [separator]), number, 1) do
      [word] -> word
      [] -> []
    end
  end

  @doc "Without spaces at both ends."
  @spec strip(charlist()) :: charlist()
  def strip(chars), do: strip(chars, :both)

  @doc "Without spaces on the `:left`, on the `:right`, or on `:both` sides."
  @spec strip(charlist(), :left | :right | :both) :: charlist()
  def strip(chars, side), do: strip(chars, side, ?\s)

  @doc "Without a character on the `:left`, on the `:right`, or on `:both` sides."
  @spec strip(charlist(), :left | :right | :both, char()) :: charlist()
  def strip(chars, :left, char), do: :lists.dropwhile(&(&1 === char), chars)
  def strip(chars, :right, char), do: :lists.reverse(strip(:lists.reverse(chars), :left, char))
  def strip(chars, :both, char), do: strip(strip(chars, :left, char), :right, char)

  @doc "A string of a length: cut, or filled with spaces, on the right."
  @spec left(charlist(), non_neg_integer()) :: charlist()
  def left(chars, length), do: left(chars, length, ?\s)

  @doc """
  A string of a length: cut or filled on the right.

      iex> :string.left(~c"ab", 4, ?.)
      ~c"ab.."
  """
  @spec left(charlist(), non_neg_integer(), char()) :: charlist()
  def left(chars, length, char) when is_integer(char) do
    :lists.sublist(chars, length) ++ :lists.duplicate(max(length - :erlang.length(chars), 0), char)
  end

  @doc "A string of a length: cut, or filled with spaces, on the left."
  @spec right(charlist(), non_neg_integer()) :: charlist()
  def right(chars, length), do: right(chars, length, ?\s)

  @doc "A string of a length: cut or filled on the left."
  @spec right(charlist(), non_neg_integer(), char()) :: charlist()
  def right(chars, length, char), do: :lists.reverse(left(:lists.reverse(chars), length, char))

  @doc "A string of a length: cut, or filled with spaces, on both sides."
  @spec centre(charlist(), non_neg_integer()) :: charlist()
  def centre(chars, length), do: centre(chars, length, ?\s)

  @doc "A string of a length: cut or filled on both sides."
  @spec centre(charlist(), non_neg_integer(), char()) :: charlist()
  def centre(_chars, 0, char) when is_integer(char), do: []

  def centre(chars, length, char) when is_integer(char) do
    case length - :erlang.length(chars) do
      missing when missing > 0 ->
        left = div(missing, 2)
        :lists.duplicate(left, char) ++ chars ++ :lists.duplicate(missing - left, char)

      extra ->
        substr(chars, div(-extra, 2) + 1, length)
    end
  end

  @doc "A string or a character in lower case, by Latin-1."
  @spec to_lower(charlist() | char()) :: charlist() | char()
  def to_lower(chars) when is_list(chars), do: :lists.map(&to_lower/1, chars)
  def to_lower(c) when c in ?A..?Z or c in 0xC0..0xD6 or c in 0xD8..0xDE, do: c + 32
  def to_lower(c) when is_integer(c), do: c

  @doc "A string or a character in upper case, by Latin-1."
  @spec to_upper(charlist() | char()) :: charlist() | char()
  def to_upper(chars) when is_list(chars), do: :lists.map(&to_upper/1, chars)
  def to_upper(c) when c in ?a..?z or c in 0xE0..0xF6 or c in 0xF8..0xFE, do: c - 32
  def to_upper(c) when is_integer(c), do: c

  @doc "The same as `to_integer/1`."
  @spec list_to_integer(charlist()) :: {integer(), charlist()} | {:error, atom()}
  def list_to_integer(chars), do: to_integer(chars)

  @doc "The same as `to_float/1`."
  @spec list_to_float(charlist()) :: {float(), charlist()} | {:error, atom()}
  def list_to_float(chars), do: to_float(chars)
end
