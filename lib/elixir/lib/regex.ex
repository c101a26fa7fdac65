defmodule Regex do
  @moduledoc ~S"""
  Regular expressions, in the syntax of PCRE.

  They are written with the sigil `~r`, whose modifiers are below, and compiled with the code around them; `compile/2` compiles at
  run time.

      iex> Regex.match?(~r/fo+/i, "a FOO")
      true

  ## Modifiers

    * `u` (unicode) - the subject is UTF-8; `\p{..}`, `\w`, `\d` and the like go by Unicode's properties
    * `i` (caseless) - upper and lower case are the same
    * `s` (dotall) - the dot matches line ends too, and CR, LF and CRLF all are line ends
    * `m` (multiline) - `^` and `$` match at the borders of lines; `\A` and `\z` are the borders of the subject
    * `x` (extended) - white space in the pattern means nothing, `#` begins a comment
    * `f` (firstline) - a match must begin on the first line
    * `U` (ungreedy) - turns greedy repetitions into lazy ones and the other way round
    * `E` (export) - the pattern can be stored and used by another system

  ## Captures

  Many functions take the option `:capture`, which says what is given of a match:

    * `:all` - the whole match and then all groups (the default)
    * `:first` - only the whole match
    * `:all_but_first` - only the groups
    * `:none` - nothing: the result is an empty list for a match
    * `:all_names` - the named groups in alphabetical order
    * a list of numbers and names of groups

  and `:return`: `:binary` (the default) for strings, `:index` for tuples of offset and size in bytes. A group that matched nothing is `""` or
  `{-1, 0}`.
  """

  defstruct re_pattern: nil, source: "", opts: []

  @type t :: %__MODULE__{re_pattern: term, source: binary, opts: [term]}

  @typedoc "What to give of a match."
  @type capture_opts :: :all | :first | :all_but_first | :none | :all_names | [binary | atom | integer]

  @type named_captures_opts :: [return: :binary | :index, offset: non_neg_integer]

  @typedoc "Options of `split/3`."
  @type split_opts :: [parts: pos_integer | :infinity, trim: boolean, include_captures: boolean, on: capture_opts]

  @doc """
  Compiles a regular expression with modifiers as a string or options of `:re.compile/2` as a list.

  Gives `{:ok, regex}` or `{:error, {reason, position}}`.

  ## Examples

      iex> Regex.compile("foo")
      {:ok, ~r/foo/}
      iex> Regex.compile("foo", "i")
      {:ok, ~r/foo/i}
      iex> Regex.compile("*foo")
      {:error, {~c"nothing to repeat", 0}}
      iex> Regex.compile("foo", "z")
      {:error, {:invalid_option, "z"}}
  """
  @spec compile(binary, binary | [term]) :: {:ok, t} | {:error, term}
  def compile(source, opts \\ "")

  def compile(source, modifiers) when is_binary(source) and is_binary(modifiers) do
    case translate(modifiers, []) do
      {:error, rest} -> {:error, {:invalid_option, rest}}
      opts -> compile(source, opts)
    end
  end

  def compile(source, opts) when is_binary(source) and is_list(opts) do
    with {:ok, re_pattern} <- :re.compile(source, opts) do
      {:ok, %Regex{re_pattern: re_pattern, source: source, opts: opts}}
    end
  end

  defp translate(<<?s, rest::binary>>, acc), do: translate(rest, [:dotall, {:newline, :anycrlf} | acc])
  defp translate(<<?u, rest::binary>>, acc), do: translate(rest, [:unicode, :ucp | acc])
  defp translate(<<?i, rest::binary>>, acc), do: translate(rest, [:caseless | acc])
  defp translate(<<?x, rest::binary>>, acc), do: translate(rest, [:extended | acc])
  defp translate(<<?f, rest::binary>>, acc), do: translate(rest, [:firstline | acc])
  defp translate(<<?U, rest::binary>>, acc), do: translate(rest, [:ungreedy | acc])
  defp translate(<<?m, rest::binary>>, acc), do: translate(rest, [:multiline | acc])
  defp translate(<<?E, rest::binary>>, acc), do: translate(rest, [:export | acc])

  defp translate(<<?r, rest::binary>>, acc) do
    IO.warn("the /r modifier in regular expressions is deprecated, please use /U instead")
    translate(rest, [:ungreedy | acc])
  end

  defp translate("", acc), do: acc
  defp translate(rest, _acc), do: {:error, rest}

  @doc """
  Compiles a regular expression as `compile/2` does; raises `Regex.CompileError` on failure.

  ## Examples

      iex> Regex.compile!("fo+").source
      "fo+"
      iex> Regex.compile!("a(b")
      ** (Regex.CompileError) missing ) at position 3
  """
  @spec compile!(binary, binary | [term]) :: t
  def compile!(source, opts \\ "") do
    case compile(source, opts) do
      {:ok, regex} -> regex
      {:error, {reason, at}} -> raise Regex.CompileError, "#{reason} at position #{at}"
    end
  end

  @doc """
  Prepares a regular expression that was exported (the modifier `E`) for use in this system.

  ## Examples

      iex> ~r/foo/ |> Regex.import() |> Regex.match?("a foo")
      true
  """
  @doc since: "1.20.0"
  @spec import(t) :: t
  def import(%Regex{} = regex), do: regex

  @doc false
  @doc since: "1.4.0"
  @deprecated "It can be removed and it has no effect"
  @spec recompile(t) :: {:ok, t}
  def recompile(%Regex{} = regex), do: {:ok, regex}

  @doc false
  @doc since: "1.4.0"
  @deprecated "It can be removed and it has no effect"
  @spec recompile!(t) :: t
  def recompile!(%Regex{} = regex), do: regex

  @doc false
  @doc since: "1.4.0"
  @deprecated "Use :re.version() instead"
  @spec version() :: {binary, :big | :little}
  def version, do: {:re.version(), :erlang.system_info(:endian)}

  @doc false
  @deprecated "Use Kernel.is_struct(value, Regex) or pattern match on %Regex{} instead"
  def regex?(term)
  def regex?(%Regex{}), do: true
  def regex?(_term), do: false

  @doc """
  Whether a regular expression matches somewhere in a string.

  ## Examples

      iex> Regex.match?(~r/foo/, "foo")
      true
      iex> Regex.match?(~r/foo/, "bar")
      false
  """
  @spec match?(t, String.t()) :: boolean
  def match?(%Regex{re_pattern: pattern}, string) when is_binary(string) do
    :re.run(string, pattern, capture: :none) == :match
  end

  @doc """
  What the first match captures, as a list, or `nil`.

  ## Options

    * `:return` and `:capture` - as the module's documentation says
    * `:offset` - the byte to begin at. Default: `0`

  ## Examples

      iex> Regex.run(~r/c(d)/, "abcd")
      ["cd", "d"]
      iex> Regex.run(~r/e/, "abcd")
      nil
      iex> Regex.run(~r/c(d)/, "abcd", return: :index)
      [{2, 2}, {3, 1}]
      iex> Regex.run(~r/(?<first>a)(?<second>b)?/, "ac", capture: :all_names)
      ["a", ""]
  """
  @spec run(t, binary, keyword) :: nil | [binary] | [{integer, integer}]
  def run(regex, string, options \\ [])

  def run(%Regex{re_pattern: pattern}, string, options) when is_binary(string) do
    return = Keyword.get(options, :return, :binary)
    captures = Keyword.get(options, :capture, :all)
    offset = Keyword.get(options, :offset, 0)

    case :re.run(string, pattern, [{:capture, captures, return}, {:offset, offset}]) do
      :nomatch -> nil
      :match -> []
      {:match, results} -> results
    end
  end

  @doc """
  What the named groups capture, as a map, or `nil` where nothing matches.

  Takes the options `:return` and `:offset` of `run/3`.

  ## Examples

      iex> Regex.named_captures(~r/c(?<foo>d)/, "abcd")
      %{"foo" => "d"}
      iex> Regex.named_captures(~r/a(?<foo>b)c(?<bar>d)/, "abcd", return: :index)
      %{"bar" => {3, 1}, "foo" => {1, 1}}
      iex> Regex.named_captures(~r/a(?<foo>b)/, "efgh")
      nil
  """
  @spec named_captures(t, String.t(), named_captures_opts) :: map | nil
  def named_captures(%Regex{} = regex, string, options \\ []) when is_binary(string) do
    names = names(regex)

    with [_ | _] = results <- run(regex, string, Keyword.put(options, :capture, names)) do
      names |> Enum.zip(results) |> Map.new()
    else
      [] -> %{}
      nil -> nil
    end
  end

  @doc """
  The compiled pattern behind a regular expression, as `:re` takes it.

  ## Examples

      iex> Regex.re_pattern(~r/foo/) |> elem(0)
      :re_pattern
  """
  @spec re_pattern(t) :: term
  def re_pattern(%Regex{re_pattern: pattern}), do: pattern

  @doc """
  The pattern as it was written.

  ## Examples

      iex> Regex.source(~r/foo|bar/)
      "foo|bar"
  """
  @spec source(t) :: String.t()
  def source(%Regex{source: source}), do: source

  @doc """
  The options it was compiled with, as `:re.compile/2` takes them.

  ## Examples

      iex> Regex.opts(~r/foo/m)
      [:multiline]
      iex> Regex.opts(Regex.compile!("foo", [:caseless]))
      [:caseless]
  """
  @spec opts(t) :: [term]
  def opts(%Regex{opts: opts}), do: opts

  @doc """
  The names of its groups in alphabetical order.

  ## Examples

      iex> Regex.names(~r/(?<foo>a)(?<bar>b)/)
      ["bar", "foo"]
  """
  @spec names(t) :: [String.t()]
  def names(%Regex{re_pattern: pattern}) do
    {:namelist, names} = :re.inspect(pattern, :namelist)
    names
  end

  @doc ~S"""
  What each match captures, as a list of lists.

  Takes the options of `run/3`.

  ## Examples

      iex> Regex.scan(~r/c(d|e)/, "abcd abce")
      [["cd", "d"], ["ce", "e"]]
      iex> Regex.scan(~r/c(?:d|e)/, "abcd abce")
      [["cd"], ["ce"]]
      iex> Regex.scan(~r/c(d|e)/, "abcd", return: :index)
      [[{2, 2}, {3, 1}]]
      iex> Regex.scan(~r/x/, "abcd")
      []
  """
  @spec scan(t, String.t(), keyword) :: [[String.t()]] | [[{integer, integer}]]
  def scan(regex, string, options \\ [])

  def scan(%Regex{re_pattern: pattern}, string, options) when is_binary(string) do
    return = Keyword.get(options, :return, :binary)
    captures = Keyword.get(options, :capture, :all)
    offset = Keyword.get(options, :offset, 0)

    case :re.run(string, pattern, [{:capture, captures, return}, :global, {:offset, offset}]) do
      :match -> []
      :nomatch -> []
      {:match, results} -> results
    end
  end

  @doc """
  Splits a string at the matches.

  ## Options

    * `:parts` - the most strings to give. Default: `:infinity`
    * `:trim` - if `true`, no empty strings are given
    * `:on` - at which captures to split, as `:capture` of `run/3`. Default: `:first`
    * `:include_captures` - if `true`, what is split at is given too

  ## Examples

      iex> Regex.split(~r/-/, "a-b-c")
      ["a", "b", "c"]
      iex> Regex.split(~r/-/, "a-b-c", parts: 2)
      ["a", "b-c"]
      iex> Regex.split(~r//, "abc")
      ["", "a", "b", "c", ""]
      iex> Regex.split(~r/a(?<second>b)c/, "abc", on: [:second])
      ["a", "c"]
      iex> Regex.split(~r/(x)/, "Elixir", include_captures: true)
      ["Eli", "x", "ir"]
      iex> Regex.split(~r/a(?<second>b)c/, "abc", on: [:second], include_captures: true)
      ["a", "b", "c"]
  """
  @spec split(t, String.t(), split_opts) :: [String.t()]
  def split(regex, string, options \\ [])

  def split(%Regex{}, "", options) do
    if Keyword.get(options, :trim, false), do: [], else: [""]
  end

  def split(%Regex{re_pattern: pattern}, string, options) when is_binary(string) and is_list(options) do
    on = Keyword.get(options, :on, :first)

    case :re.run(string, pattern, [:global, capture: on]) do
      :match ->
        [string]

      :nomatch ->
        [string]

      {:match, matches} ->
        parts = options |> Keyword.get(:parts, :infinity) |> parts_to_index()
        trim? = Keyword.get(options, :trim, false)
        include? = Keyword.get(options, :include_captures, false)
        matches |> Enum.concat() |> split(string, 0, parts, trim?, include?)
    end
  end

  defp parts_to_index(:infinity), do: 0
  defp parts_to_index(n) when is_integer(n) and n > 0, do: n

  defp split(_places, string, at, _parts, true, _include?) when byte_size(string) <= at, do: []

  defp split(places, string, at, parts, _trim?, _include?) when places == [] or parts == 1 do
    [binary_part(string, at, byte_size(string) - at)]
  end

  defp split([{place, _size} | places], string, at, parts, trim?, include?) when place < at do
    split(places, string, at, parts, trim?, include?)
  end

  # Only what is kept counts.
  defp split([{place, size} | places], string, place, parts, true, false) do
    split(places, string, place + size, parts, true, false)
  end

  defp split([{place, size} | places], string, place, parts, true, true) do
    [binary_part(string, place, size) | split(places, string, place + size, parts - 1, true, true)]
  end

  defp split([{place, size} | places], string, at, parts, trim?, include?) do
    part = binary_part(string, at, place - at)
    rest = split(places, string, place + size, parts - 1, trim?, include?)
    if include?, do: [part, binary_part(string, place, size) | rest], else: [part | rest]
  end

  @doc ~S"""
  Replaces what matches in a string.

  `replacement` is a string, in which `\0` to `\9` and `\g{N}` stand for the whole match and the groups and `\\` for a
  backslash, or a function that is given the whole match and as many groups as it takes, and gives a string or iodata.

  ## Options

    * `:global` - whether to replace all matches or only the first. Default: `true`

  ## Examples

      iex> Regex.replace(~r/d/, "abc", "d")
      "abc"
      iex> Regex.replace(~r/b/, "abc", "d")
      "adc"
      iex> Regex.replace(~r/b/, "abc", "[\\0]")
      "a[b]c"
      iex> Regex.replace(~r/a(b|d)c/, "abcadc", "[\\1]")
      "[b][d]"
      iex> Regex.replace(~r/\.(\d)$/, "500.5", ".\\g{1}0")
      "500.50"
      iex> Regex.replace(~r/a(b|d)c/, "abcadc", fn _, x -> "[#{x}]" end)
      "[b][d]"
      iex> Regex.replace(~r/a/, "abcadc", "A", global: false)
      "Abcadc"
  """
  @spec replace(t, String.t(), String.t() | (... -> String.t()), [term]) :: String.t()
  def replace(%Regex{} = regex, string, replacement, options \\ [])
      when is_binary(string) and is_list(options) do
    options = if Keyword.get(options, :global) != false, do: [:global], else: []

    if is_function(replacement) do
      {:arity, arity} = Function.info(replacement, :arity)
      replace_matches(regex, string, {replacement, arity}, options)
    else
      replace_matches(regex, string, pieces(replacement), options)
    end
  end

  defp replace_matches(%Regex{re_pattern: pattern}, string, replacement, options) do
    case :re.run(string, pattern, [{:capture, capture(replacement), :index} | options]) do
      :nomatch -> string
      {:match, [[_ | _] | _] = matches} -> string |> insert(matches, replacement, 0) |> IO.iodata_to_binary()
      {:match, match} -> string |> insert([match], replacement, 0) |> IO.iodata_to_binary()
    end
  end

  # A function is given as many captures as it takes; a text may name any.
  defp capture({_fun, arity}) when arity > 1, do: Enum.to_list(0..(arity - 1)//1)
  defp capture({_fun, _arity}), do: :first
  defp capture(pieces), do: if(Enum.any?(pieces, &is_integer/1), do: :all, else: :first)

  defp insert(string, [], _replacement, at), do: [binary_part(string, at, byte_size(string) - at)]

  defp insert(string, [[{place, size} | _] = match | matches], replacement, at) do
    before = binary_part(string, at, place - at)
    [before, inserted(replacement, string, match) | insert(string, matches, replacement, place + size)]
  end

  defp inserted({fun, 0}, _string, _match), do: fun.()
  defp inserted({fun, 1}, string, [{place, size} | _]), do: fun.(binary_part(string, place, size))
  defp inserted({fun, _arity}, string, match), do: apply(fun, Enum.map(match, &part(string, &1)))

  defp inserted(pieces, string, match) do
    for piece <- pieces do
      if is_integer(piece), do: part(string, Enum.at(match, piece, {-1, 0})), else: piece
    end
  end

  defp part(_string, {-1, 0}), do: ""
  defp part(string, {place, size}), do: binary_part(string, place, size)

  defguardp is_digit(char) when char in ?0..?9

  # The replacement as strings and numbers of groups.
  defp pieces(""), do: []

  defp pieces(<<"\\g{", rest::binary>>) when byte_size(rest) > 0 do
    {digits, <<"}", rest::binary>>} = digits(rest, "")
    [String.to_integer(digits) | pieces(rest)]
  end

  defp pieces(<<"\\\\", rest::binary>>), do: ["\\" | pieces(rest)]
  defp pieces(<<"\\", digit, rest::binary>>) when is_digit(digit), do: [digit - ?0 | pieces(rest)]
  defp pieces(<<char, rest::binary>>), do: literal(rest, <<char>>)

  defp literal(<<?\\, _::binary>> = rest, acc), do: [acc | pieces(rest)]
  defp literal(<<char, rest::binary>>, acc), do: literal(rest, <<acc::binary, char>>)
  defp literal("", acc), do: [acc]

  defp digits(<<digit, rest::binary>>, acc) when is_digit(digit), do: digits(rest, <<acc::binary, digit>>)
  defp digits(rest, acc), do: {acc, rest}

  @doc ~S"""
  Escapes a string so that as a pattern it matches itself.

  ## Examples

      iex> Regex.escape(".")
      "\\."
      iex> Regex.escape("\\what if")
      "\\\\what\\ if"
  """
  @spec escape(String.t()) :: String.t()
  def escape(string) when is_binary(string), do: escape(string, "")

  defp escape(<<char, rest::binary>>, acc) when char in ~c".^$*+?()[]{}|\\#-\t\n\v\f\r " do
    escape(rest, <<acc::binary, ?\\, char>>)
  end

  defp escape(<<char, rest::binary>>, acc), do: escape(rest, <<acc::binary, char>>)
  defp escape("", acc), do: acc

  @doc """
  The pattern as a string that can be put into another pattern and there keeps its options.

  Only the modifiers `i`, `m`, `s` and `x` can be kept. For others `ArgumentError` is raised, unless `strict: false` is given, which
  leaves them out.

  ## Examples

      iex> Regex.to_embed(~r/foo/)
      "(?-imsx:foo)"
      iex> Regex.to_embed(~r/^foo/m)
      "(?m-isx:^foo)"
      iex> Regex.to_embed(~r/foo/iu, strict: false)
      "(?i-msx:foo)"
      iex> Regex.to_embed(~r/foo # comment/ix)
      "(?ix-ms:foo # comment\\n)"
  """
  @doc since: "1.19.0"
  @spec to_embed(t, strict: boolean) :: String.t()
  def to_embed(%Regex{source: source, opts: opts}, embed_opts \\ []) do
    {kept, others} = embeddable(opts, [], [])

    if others != [] and Keyword.get(embed_opts, :strict, true) do
      raise ArgumentError,
            "regex compiled with options #{inspect(Enum.reverse(others))} which cannot be " <>
              "represented as an embedded pattern in this version of PCRE"
    end

    on = for letter <- ~w(i m s x), letter in kept, do: letter
    off = for letter <- ~w(i m s x), letter not in kept, do: letter
    off = if off == [], do: "", else: ["-" | off]

    # A comment that the pattern ends with must not hide the parenthesis.
    ending = if "x" in kept, do: "\n)", else: ")"
    IO.iodata_to_binary(["(?", on, off, ":", source, ending])
  end

  defp embeddable([:caseless | rest], kept, others), do: embeddable(rest, ["i" | kept], others)
  defp embeddable([:multiline | rest], kept, others), do: embeddable(rest, ["m" | kept], others)

  defp embeddable([:dotall, {:newline, :anycrlf} | rest], kept, others) do
    embeddable(rest, ["s" | kept], others)
  end

  defp embeddable([:extended | rest], kept, others), do: embeddable(rest, ["x" | kept], others)
  defp embeddable([other | rest], kept, others), do: embeddable(rest, kept, [other | others])
  defp embeddable([], kept, others), do: {kept, others}
end
