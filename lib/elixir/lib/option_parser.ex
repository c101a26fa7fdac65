defmodule OptionParser do
  @moduledoc """
  Command-line arguments to keywords: what `mix` tasks, scripts and escripts parse with.

  An option is `--name` or `--name value` or `--name=value`, an alias `-n`, `-n value`, `-n=value` or several of them in
  one, `-vn value`. Dashes in a name stand for underscores in its key. All behind `--` is taken as it is, and so are
  negative numbers.
  """

  alias OptionParser.{Config, Errors, Splitter}

  @type argv :: [String.t()]
  @type parsed :: keyword
  @type errors :: [{String.t(), String.t() | nil}]

  @typedoc "Options of the functions here: see `parse/2`."
  @type options :: [
          switches: keyword,
          strict: keyword,
          aliases: keyword,
          allow_nonexistent_atoms: boolean,
          return_separator: boolean
        ]

  defmodule ParseError do
    @moduledoc """
    Raised by `OptionParser.parse!/2` and `OptionParser.parse_head!/2`.
    """

    defexception [:message]
  end

  @doc """
  Parses arguments: `{parsed, rest, invalid}`.

  ## Options

    * `:strict` - the names that are allowed, with their types; others are invalid
    * `:switches` - the types of some names; other options are parsed as they come: with the argument behind them as
      their value, if there is one
    * `:aliases` - a keyword from one-letter names to names
    * `:allow_nonexistent_atoms` - makes atoms of names that are not listed, also where they do not exist yet. Default:
      `false`
    * `:return_separator` - keeps `--` in the rest. Default: `false`

  One of `:strict` and `:switches` must be given.

  ## Types

    * `:boolean` - `--name` and `--no-name`; takes no value
    * `:count` - counts how often the option is given; takes no value
    * `:integer`, `:float`, `:string`
    * `:regex` - a regular expression, with the modifier `u`

  Of options that are given more than once the last counts, except with `:keep`: `name: [:integer, :keep]`, or `:keep`
  alone for strings.

  ## Examples

      iex> OptionParser.parse(["--source", "path/to/file", "-q", "rest"], strict: [source: :string, quiet: :boolean], aliases: [q: :quiet])
      {[source: "path/to/file", quiet: true], ["rest"], []}

      iex> OptionParser.parse(["--no-op", "path/to/file"], switches: [op: :boolean])
      {[op: false], ["path/to/file"], []}

      iex> OptionParser.parse(["--limit", "xyz", "--what"], strict: [limit: :integer])
      {[], [], [{"--limit", "xyz"}, {"--what", nil}]}

      iex> OptionParser.parse(["-v", "-v", "--file", "a", "--file", "b"], strict: [verbose: :count, file: :keep], aliases: [v: :verbose])
      {[verbose: 2, file: "a", file: "b"], [], []}
  """
  @spec parse(argv, options) :: {parsed, argv, errors}
  def parse(argv, opts \\ []) when is_list(argv) and is_list(opts) do
    parse_all(argv, Config.new(opts), [], [], [], true)
  end

  @doc """
  As `parse/2`, and raises `OptionParser.ParseError` where something is invalid. Gives `{parsed, rest}`.

  ## Examples

      iex> OptionParser.parse!(["--debug", "path/to/file"], strict: [debug: :boolean])
      {[debug: true], ["path/to/file"]}

      iex> OptionParser.parse!(["--limit", "xyz"], strict: [])
      ** (OptionParser.ParseError) 1 error found!
      --limit : Unknown option

  The message lists the options there are:

      OptionParser.parse!(["--limit", "xyz"], strict: [limit: :integer])
      ** (OptionParser.ParseError) 1 error found!
      --limit : Expected type integer, got "xyz"

      Supported options:
        --limit INTEGER
  """
  @spec parse!(argv, options) :: {parsed, argv}
  def parse!(argv, opts \\ []) when is_list(argv) and is_list(opts) do
    argv |> parse(opts) |> valid!(opts)
  end

  @doc """
  As `parse/2`, and stops at the first argument that is no option.

  ## Examples

      iex> OptionParser.parse_head(["--source", "lib", "test/enum_test.exs", "--verbose"], switches: [source: :string, verbose: :boolean])
      {[source: "lib"], ["test/enum_test.exs", "--verbose"], []}
  """
  @spec parse_head(argv, options) :: {parsed, argv, errors}
  def parse_head(argv, opts \\ []) when is_list(argv) and is_list(opts) do
    parse_all(argv, Config.new(opts), [], [], [], false)
  end

  @doc """
  As `parse_head/2`, and raises `OptionParser.ParseError` where something is invalid. Gives `{parsed, rest}`.

  ## Examples

      iex> OptionParser.parse_head!(["--number", "lib", "test/enum_test.exs", "--verbose"], strict: [number: :string])
      {[number: "lib"], ["test/enum_test.exs", "--verbose"]}
  """
  @spec parse_head!(argv, options) :: {parsed, argv}
  def parse_head!(argv, opts \\ []) when is_list(argv) and is_list(opts) do
    argv |> parse_head(opts) |> valid!(opts)
  end

  defp valid!({parsed, rest, []}, _opts), do: {parsed, rest}
  defp valid!({_parsed, _rest, errors}, opts), do: raise(ParseError, message: Errors.message(errors, opts))

  defp parse_all(argv, config, parsed, rest, invalid, all?) do
    case next_option(argv, config) do
      {:ok, key, value, argv} ->
        parse_all(argv, config, store(parsed, key, value, Config.types(config, key)), rest, invalid, all?)

      {:invalid, option, value, argv} ->
        parse_all(argv, config, parsed, rest, [{option, value} | invalid], all?)

      {:undefined, option, _value, argv} ->
        invalid = if config.strict?, do: [{option, nil} | invalid], else: invalid
        parse_all(argv, config, parsed, rest, invalid, all?)

      {:error, ["--" | argv]} ->
        argv = if config.return_separator?, do: ["--" | argv], else: argv
        {Enum.reverse(parsed), Enum.reverse(rest, argv), Enum.reverse(invalid)}

      {:error, [argument | argv]} when all? ->
        parse_all(argv, config, parsed, [argument | rest], invalid, all?)

      {:error, argv} ->
        {Enum.reverse(parsed), Enum.reverse(rest, argv), Enum.reverse(invalid)}
    end
  end

  defp store(parsed, key, value, types) do
    cond do
      :count in types -> Keyword.update(parsed, key, value, &(&1 + 1))
      :keep in types -> [{key, value} | parsed]
      true -> [{key, value} | Keyword.delete(parsed, key)]
    end
  end

  @doc """
  Parses one option: for those who want to stay in charge of the loop.

  ## Returns

    * `{:ok, key, value, rest}`
    * `{:invalid, option, value, rest}` - the value has the wrong type, or is missing (`nil`)
    * `{:undefined, option, value, rest}` - the option is not listed in `:strict`, or there is no atom of that name
    * `{:error, rest}` - the first argument is no option, or there is none

  ## Examples

      iex> OptionParser.next(["--limit", "3", "rest"], strict: [limit: :integer])
      {:ok, :limit, 3, ["rest"]}
      iex> OptionParser.next(["rest", "--limit"], strict: [limit: :integer])
      {:error, ["rest", "--limit"]}
  """
  @spec next(argv, options) ::
          {:ok, key :: atom, value :: term, argv}
          | {:invalid, String.t(), String.t() | nil, argv}
          | {:undefined, String.t(), String.t() | nil, argv}
          | {:error, argv}
  def next(argv, opts \\ []) when is_list(argv) and is_list(opts), do: next_option(argv, Config.new(opts))

  defp next_option([], _config), do: {:error, []}
  defp next_option(["--" | _] = argv, _config), do: {:error, argv}
  defp next_option(["-" | _] = argv, _config), do: {:error, argv}

  # A negative number is an argument.
  defp next_option([<<?-, digit, _::binary>> | _] = argv, _config) when digit in ?0..?9, do: {:error, argv}

  defp next_option(["--" <> option | rest], config) do
    {name, value} = split_value(option)
    take("--" <> name, Config.key(config, name), value, rest, config)
  end

  defp next_option(["-" <> option | rest], config) do
    {name, value} = split_value(option)

    cond do
      key = Config.alias(config, name) -> take("-" <> name, key, value, rest, config)
      String.contains?(name, "-") -> {:undefined, "-" <> name, value, rest}
      String.length(name) > 1 -> next_option(letters(name, value) ++ rest, config)
      true -> take("-" <> name, :unknown, value, rest, config)
    end
  end

  defp next_option(argv, _config), do: {:error, argv}

  defp split_value(option) do
    case :binary.split(option, "=") do
      [name, value] -> {name, value}
      [name] -> {name, nil}
    end
  end

  # "-vn3" is "-v -n=3".
  defp letters(name, value), do: name |> String.graphemes() |> letters([], value)

  defp letters([<<digit>> | _] = rest, [last | before], value) when digit in ?0..?9 do
    Enum.reverse(before, [last <> "=" <> Enum.join(rest) <> suffix(value)])
  end

  defp letters([letter | rest], before, value), do: letters(rest, ["-" <> letter | before], value)
  defp letters([], [last | before], value), do: Enum.reverse(before, [last <> suffix(value)])

  defp suffix(nil), do: ""
  defp suffix(value), do: "=" <> value

  defp take(_option, {:negated, key}, nil, rest, _config), do: {:ok, key, false, rest}
  defp take(option, {:negated, _key}, value, rest, _config), do: {:invalid, option, value, rest}
  defp take(option, :undefined, value, rest, _config), do: {:undefined, option, value, rest}

  defp take(option, :unknown, value, rest, _config) do
    {value, rest} = value(value, rest, true)
    {:undefined, option, value, rest}
  end

  defp take(option, {:ok, key}, value, rest, config) do
    types = Config.types(config, key)

    cond do
      :boolean in types -> boolean(option, key, value, rest)
      :count in types -> count(option, key, value, rest)
      types == [] -> value(value, rest, true) |> then(fn {value, rest} -> {:ok, key, value, rest} end)
      true -> value(value, rest, nil) |> typed(option, key, types)
    end
  end

  defp boolean(_option, key, nil, rest), do: {:ok, key, true, rest}
  defp boolean(_option, key, "true", rest), do: {:ok, key, true, rest}
  defp boolean(_option, key, "false", rest), do: {:ok, key, false, rest}
  defp boolean(option, _key, value, rest), do: {:invalid, option, value, rest}

  defp count(_option, key, nil, rest), do: {:ok, key, 1, rest}
  defp count(option, _key, value, rest), do: {:invalid, option, value, rest}

  defp typed({nil, rest}, option, _key, _types), do: {:invalid, option, nil, rest}

  defp typed({value, rest}, option, key, types) do
    case cast(value, List.delete(types, :keep)) do
      {:ok, cast} -> {:ok, key, cast, rest}
      :error -> {:invalid, option, value, rest}
    end
  end

  defp cast(value, [:integer]), do: value |> Integer.parse() |> whole()
  defp cast(value, [:float]), do: value |> Float.parse() |> whole()

  defp cast(value, [:regex]) do
    with {:error, _reason} <- Regex.compile(value, "u"), do: :error
  end

  defp cast(value, _types), do: {:ok, value}

  defp whole({number, ""}), do: {:ok, number}
  defp whole(_other), do: :error

  # The value of an option: its own, or the argument behind it unless that is an option.
  defp value(nil, [argument | rest] = argv, missing) do
    if value?(argument), do: {argument, rest}, else: {missing, argv}
  end

  defp value(nil, [], missing), do: {missing, []}
  defp value(value, rest, _missing), do: {value, rest}

  defp value?("-"), do: true
  defp value?("- " <> _), do: true
  defp value?(<<?-, digit, _::binary>>), do: digit in ?0..?9
  defp value?(_argument), do: true

  @doc ~S"""
  Arguments that parse to a keyword.

  `nil` is left out, `true` and `false` become `--name` and `--no-name`. The option `:switches` tells which ones are counts.

  ## Examples

      iex> OptionParser.to_argv(foo_bar: "baz")
      ["--foo-bar", "baz"]
      iex> OptionParser.to_argv(bool: true, other: false, discarded: nil)
      ["--bool", "--no-other"]
      iex> OptionParser.to_argv([verbose: 2], switches: [verbose: :count])
      ["--verbose", "--verbose"]
  """
  @spec to_argv(Enumerable.t(), options) :: argv
  def to_argv(enum, options \\ []) do
    switches = Keyword.get(options, :switches, [])

    Enum.flat_map(enum, fn
      {_key, nil} -> []
      {key, true} -> ["--" <> Config.name(key)]
      {key, false} -> ["--no-" <> Config.name(key)]
      {key, value} -> argument("--" <> Config.name(key), value, switches[key])
    end)
  end

  defp argument(option, count, :count), do: List.duplicate(option, count)
  defp argument(option, value, _type), do: [option, to_string(value)]

  @doc ~S"""
  Splits a command line as a shell does: at spaces, except in single or double quotes or behind a backslash.

  ## Examples

      iex> OptionParser.split("foo bar")
      ["foo", "bar"]
      iex> OptionParser.split("foo 'bar baz' a\\ b")
      ["foo", "bar baz", "a b"]

      iex> OptionParser.split("foo 'bar")
      ** (RuntimeError) argv string did not terminate properly, a ' was opened but never closed
  """
  @spec split(String.t()) :: argv
  def split(string) when is_binary(string), do: Splitter.split(string)
end
