defmodule :io_lib do
  @moduledoc """
  Text made of terms: formatting, Erlang's notation, and predicates on lists of characters.

  The work is done in modules of its own: format strings in `:io_lib_format` and `:io_lib_directive`, notation in `:io_lib_notation` and
  `:io_lib_write`, line breaking in `:io_lib_pretty`, reading in `:io_lib_fread`, input requests in `:io_lib_input`.
  """

  @type chars :: [char() | chars()]
  @type latin1_string :: [0..255]
  @type depth :: integer()
  @type continuation :: term()
  @type fread_item :: charlist() | atom() | integer() | float()
  @type chars_limit :: integer()
  @type format_options :: [{:chars_limit, chars_limit()}]
  @type format_spec :: %{
          required(:control_char) => char(),
          required(:args) => [term()],
          required(:width) => :none | integer(),
          required(:adjust) => :left | :right,
          required(:precision) => :none | integer(),
          required(:pad_char) => char(),
          required(:encoding) => :unicode | :latin1,
          required(:strings) => boolean(),
          required(:maps_order) => :undefined | :ordered | :reversed | (term(), term() -> boolean())
        }

  @doc """
  The text of a format with its arguments.

      iex> :io_lib.format("~s is ~p", ["x", {1, "a"}]) |> IO.iodata_to_binary()
      "x is {1,<<\\"a\\">>}"

      iex> :io_lib.format("~8.16.0b|~-5w|~.2f", [255, :a, 1.239]) |> IO.iodata_to_binary()
      "000000ff|a    |1.24"

  Raises `ArgumentError` where format and arguments don't go together.
  """
  @spec format(:io.format(), [term()]) :: chars()
  def format(format, args), do: checked(fn -> :io_lib_format.fwrite(format, args) end, [format, args])

  @doc "As `format/2`; the option `chars_limit` shortens terms and strings so that the text has about that many characters."
  @spec format(:io.format(), [term()], format_options()) :: chars()
  def format(format, args, options) do
    checked(fn -> :io_lib_format.fwrite(format, args, options) end, [format, args, options])
  end

  @doc "The same as `format/2`."
  @spec fwrite(:io.format(), [term()]) :: chars()
  def fwrite(format, args), do: checked(fn -> :io_lib_format.fwrite(format, args) end, [format, args])

  @doc "The same as `format/3`."
  @spec fwrite(:io.format(), [term()], format_options()) :: chars()
  def fwrite(format, args, options) do
    checked(fn -> :io_lib_format.fwrite(format, args, options) end, [format, args, options])
  end

  # Whatever goes wrong inside, the arguments were not right.
  defp checked(fun, args) do
    try do
      fun.()
    catch
      _kind, _reason -> :erlang.error(:badarg, args)
    end
  end

  @doc """
  The parts of a format: characters, and a `t:format_spec/0` for each directive with its arguments. `build_text/1` makes text of them.
  """
  @spec scan_format(:io.format(), [term()]) :: [char() | format_spec()]
  def scan_format(format, args) do
    checked(fn -> :io_lib_format.scan(format, args) end, [format, args])
  end

  @doc """
  The format and the arguments that parts come from.

      iex> :io_lib.unscan_format(:io_lib.scan_format(~c"a~5w", [1]))
      {~c"a~5w", [1]}
  """
  @spec unscan_format([char() | format_spec()]) :: {charlist(), [term()]}
  def unscan_format(parts), do: :io_lib_format.unscan(parts)

  @doc "The text of parts that `scan_format/2` gave."
  @spec build_text([char() | format_spec()]) :: chars()
  def build_text(parts), do: checked(fn -> :io_lib_format.build(parts) end, [parts])

  @doc "As `build_text/1` with the options of `format/3`."
  @spec build_text([char() | format_spec()], format_options()) :: chars()
  def build_text(parts, options), do: checked(fn -> :io_lib_format.build(parts, options) end, [parts, options])

  @doc """
  Reads a string as a format says: `{:ok, items, rest}`, `{:more, rest, chars_read, items}` or `{:error, what}`.

      iex> :io_lib.fread(~c"~d ~s", ~c"12 abc")
      {:ok, [12, ~c"abc"], []}
  """
  @spec fread(charlist(), charlist()) :: {:ok, [fread_item()], charlist()} | {:more, charlist(), non_neg_integer(), list()} | {:error, term()}
  def fread(format, chars), do: :io_lib_fread.fread(format, chars)

  @doc "Reads in steps: `[]` or what the step before gave, and more characters or `:eof`."
  @spec fread(continuation(), charlist() | :eof, charlist()) :: {:more, continuation()} | {:done, term(), charlist()}
  def fread(continuation, chars, format), do: :io_lib_fread.fread(continuation, chars, format)

  @doc """
  A term on one line, as `~tw` writes it.

      iex> :io_lib.write({1, "a"}) |> IO.iodata_to_binary()
      "{1,<<97>>}"
  """
  @spec write(term()) :: chars()
  def write(term), do: write_with(term, -1, :unicode, :undefined, -1)

  @doc "A term on one line. Options: a depth, or a list with `depth`, `encoding` and `chars_limit`."
  @spec write(term(), depth() | [{:depth, depth()} | {:encoding, atom()} | {:chars_limit, chars_limit()}]) :: chars()
  def write(term, options) when is_list(options) do
    depth = :proplists.get_value(:depth, options, -1)
    limit = :proplists.get_value(:chars_limit, options, -1)
    write_with(term, depth, :proplists.get_value(:encoding, options, :unicode), :undefined, limit)
  end

  def write(term, depth), do: write_with(term, depth, :unicode, :undefined, -1)

  @doc "The old form of `write/2`: whether to be pretty, which is not looked at any more."
  @spec write(term(), depth(), boolean()) :: chars()
  def write(term, depth, _pretty), do: write_with(term, depth, :unicode, :undefined, -1)

  defp write_with(term, depth, encoding, order, limit) do
    options = %{strings: :none, encoding: encoding(encoding), range: :latin1, order: order}

    case limit < 0 do
      true -> :io_lib_notation.flat(:io_lib_notation.tree(term, depth, options))
      false -> :io_lib_limit.write(term, depth, options, limit)
    end
  end

  defp encoding(:latin1), do: :latin1
  defp encoding(_encoding), do: :unicode

  @doc """
  A term broken into lines, as `~tp` writes it.

      iex> :io_lib.print({1, ~c"a"}) |> IO.iodata_to_binary()
      "{1,\\"a\\"}"
  """
  @spec print(term()) :: chars()
  def print(term), do: :io_lib_pretty.print(term, encoding: :unicode)

  @doc "A term broken into lines, starting in a column (from 1), with the length of lines and a depth."
  @spec print(term(), non_neg_integer(), non_neg_integer(), depth()) :: chars()
  def print(term, column, line_length, depth) do
    :io_lib_pretty.print(term, column: column, line_length: line_length, depth: depth, encoding: :unicode)
  end

  @doc """
  An atom, in quotes where it needs them.

      iex> :io_lib.write_atom(:"a b")
      ~c"'a b'"
  """
  @spec write_atom(atom()) :: chars()
  def write_atom(atom), do: :io_lib_write.atom(atom, :unicode)

  @doc "As `write_atom/1`, with characters beyond Latin-1 escaped."
  @spec write_atom_as_latin1(atom()) :: chars()
  def write_atom_as_latin1(atom), do: :io_lib_write.atom(atom, :latin1)

  @doc "Whether an atom with those characters has to be written in quotes."
  @spec quote_atom(atom(), charlist()) :: boolean()
  def quote_atom(atom, chars), do: :io_lib_write.quoted?(atom, chars)

  @doc """
  A string in quotes, escaped.

      iex> :io_lib.write_string(~c"a\\tb")
      ~c"\\"a\\\\tb\\""
  """
  @spec write_string(charlist()) :: chars()
  def write_string(chars), do: write_string(chars, ?")

  @doc "A string in quotes of a kind, or with `[]` in none."
  @spec write_string(charlist(), char() | []) :: chars()
  def write_string(chars, quote), do: quoted(chars, quote, :unicode)

  @doc "As `write_string/1`, with characters beyond Latin-1 escaped."
  @spec write_string_as_latin1(charlist()) :: latin1_string()
  def write_string_as_latin1(chars), do: write_string_as_latin1(chars, ?")

  @doc "As `write_string/2`, with characters beyond Latin-1 escaped."
  @spec write_string_as_latin1(charlist(), char() | []) :: latin1_string()
  def write_string_as_latin1(chars, quote), do: quoted(chars, quote, :latin1)

  @doc "A string of Latin-1 in quotes, escaped."
  @spec write_latin1_string(latin1_string()) :: latin1_string()
  def write_latin1_string(chars), do: write_latin1_string(chars, ?")

  @doc "A string of Latin-1 in quotes of a kind, or with `[]` in none."
  @spec write_latin1_string(latin1_string(), char() | []) :: latin1_string()
  def write_latin1_string(chars, quote) do
    case latin1_char_list(chars) do
      true -> quoted(chars, quote, :latin1)
      false -> :erlang.error(:function_clause, [chars, quote])
    end
  end

  @doc "The same as `write_string/1`."
  @spec write_unicode_string(charlist()) :: chars()
  def write_unicode_string(chars), do: write_string(chars)

  defp quoted(chars, [], encoding), do: :lists.flatmap(fn c -> :io_lib_write.escape(c, -1, encoding) end, chars)
  defp quoted(chars, quote, encoding), do: :io_lib_write.string(chars, quote, encoding)

  @doc """
  A character in the notation `$c`.

      iex> :io_lib.write_char(?\\n)
      ~c"$\\\\n"
  """
  @spec write_char(char()) :: chars()
  def write_char(char), do: :io_lib_write.char(char, :unicode)

  @doc "The same as `write_char/1`."
  @spec write_unicode_char(char()) :: chars()
  def write_unicode_char(char), do: :io_lib_write.char(char, :unicode)

  @doc "As `write_char/1`, with characters beyond Latin-1 escaped, and the space as it is."
  @spec write_char_as_latin1(char()) :: latin1_string()
  def write_char_as_latin1(char), do: [?$ | :io_lib_write.escape(char, -1, :latin1)]

  @doc "As `write_char_as_latin1/1`, for characters of Latin-1."
  @spec write_latin1_char(0..255) :: latin1_string()
  def write_latin1_char(char) when char in 0..255, do: write_char_as_latin1(char)

  @doc "The bytes of a binary as they stand between `<<` and `>>`, up to a depth, and the bytes left out."
  @spec write_binary(binary(), depth(), chars_limit()) :: {chars(), binary()}
  def write_binary(binary, depth, limit) do
    shown = :io_lib_limit.bytes_shown(binary, depth, limit)
    options = %{strings: :none, encoding: :latin1, range: :latin1, order: :undefined}
    tree = :io_lib_notation.tree(binary, if(shown < byte_size(binary), do: shown + 1, else: -1), options)
    {:io_lib_notation.flat(tree), :binary.part(binary, shown, byte_size(binary) - shown)}
  end

  @doc "A newline."
  @spec nl() :: charlist()
  def nl, do: ~c"\n"

  @doc "The column behind text that starts in a column."
  @spec indentation(chars(), integer()) :: integer()
  def indentation(chars, column), do: :io_lib_format.indentation(chars, column)

  @doc """
  How many characters chardata has.

      iex> :io_lib.chars_length([~c"ab", "é"])
      3
  """
  @spec chars_length(:unicode.chardata()) :: non_neg_integer()
  def chars_length(chars) do
    try do
      :string.length(:unicode.characters_to_list(chars))
    catch
      _kind, _reason -> :erlang.iolist_size(chars)
    end
  end

  @doc """
  Leaves out what `~P` and `~W` would not show below a depth; `:...` stands in its place.

      iex> :io_lib.limit_term([1, 2, 3, 4], 3)
      [1, 2, :...]
  """
  @spec limit_term(term(), depth()) :: term()
  def limit_term(term, depth), do: :io_lib_limit.term(term, depth)

  @doc "The text of a prompt, in Latin-1."
  @spec format_prompt(term()) :: chars()
  def format_prompt(prompt), do: format_prompt(prompt, :latin1)

  @doc "The text of a prompt: `{:format, format, args}`, a string, chardata or an atom, or any term."
  @spec format_prompt(term(), :latin1 | :unicode) :: chars()
  def format_prompt({:format, format, args}, _encoding) do
    try do
      format(format, args)
    catch
      _kind, _reason -> [~c"???"]
    end
  end

  def format_prompt(prompt, encoding) when is_list(prompt) or is_atom(prompt) or is_binary(prompt) do
    directive = if encoding === :unicode, do: ~c"~ts", else: ~c"~s"

    try do
      format(directive, [prompt])
    catch
      _kind, _reason -> format(~c"???", [])
    end
  end

  def format_prompt(prompt, encoding) do
    format(if(encoding === :unicode, do: ~c"~tp", else: ~c"~p"), [prompt])
  end

  # Predicates.

  @doc """
  Whether a term is a list of Unicode characters.

      iex> :io_lib.char_list([300])
      true
  """
  @spec char_list(term()) :: boolean()
  def char_list([c | rest]) when c in 0..0xD7FF or c in 0xE000..0xFFFD or c in 0x10000..0x10FFFF, do: char_list(rest)
  def char_list(rest), do: rest === []

  @doc "Whether a term is a list of Latin-1 characters."
  @spec latin1_char_list(term()) :: boolean()
  def latin1_char_list([c | rest]) when c in 0..255, do: latin1_char_list(rest)
  def latin1_char_list(rest), do: rest === []

  @doc "Whether a term is a list of Unicode characters and such lists."
  @spec deep_char_list(term()) :: boolean()
  def deep_char_list(term), do: deep?(term, &char_list([&1]))

  @doc "The same as `deep_char_list/1`."
  @spec deep_unicode_char_list(term()) :: boolean()
  def deep_unicode_char_list(term), do: deep_char_list(term)

  @doc "Whether a term is a list of Latin-1 characters and such lists."
  @spec deep_latin1_char_list(term()) :: boolean()
  def deep_latin1_char_list(term), do: deep?(term, &latin1_char_list([&1]))

  defp deep?([head | tail], char?) when is_list(head), do: deep?(head, char?) and deep?(tail, char?)
  defp deep?([head | tail], char?), do: char?.(head) and deep?(tail, char?)
  defp deep?(term, _char?), do: term === []

  @doc "Whether a term is a list of characters that can be shown, as `:io.printable_range/0` says."
  @spec printable_list(term()) :: boolean()
  def printable_list(term), do: :io_lib_write.printable?(term, :io.printable_range())

  @doc "Whether a term is a list of Latin-1 characters that can be shown."
  @spec printable_latin1_list(term()) :: boolean()
  def printable_latin1_list(term), do: :io_lib_write.printable?(term, :latin1)

  @doc """
  Whether a term is a list of Unicode characters that can be shown.

      iex> :io_lib.printable_unicode_list([0])
      false
  """
  @spec printable_unicode_list(term()) :: boolean()
  def printable_unicode_list(term), do: :io_lib_write.printable?(term, :unicode)

  # What I/O servers call for {:get_until, ...} and the like.

  @doc "Collects `n` characters: a step of an input request."
  @spec collect_chars(continuation(), term(), non_neg_integer()) :: term()
  def collect_chars(state, data, n), do: :io_lib_input.collect_chars(state, data, :latin1, n)

  @doc "Collects `n` characters: a step of an input request."
  @spec collect_chars(continuation(), term(), :latin1 | :unicode, non_neg_integer()) :: term()
  def collect_chars(state, data, encoding, n), do: :io_lib_input.collect_chars(state, data, encoding, n)

  @doc "Collects a line: a step of an input request."
  @spec collect_line(continuation(), term(), term()) :: term()
  def collect_line(state, data, _unused), do: :io_lib_input.collect_line(state, data)

  @doc "Collects a line: a step of an input request."
  @spec collect_line(continuation(), term(), :latin1 | :unicode, term()) :: term()
  def collect_line(state, data, _encoding, _unused), do: :io_lib_input.collect_line(state, data)

  @doc "Collects what a function says: a step of an input request."
  @spec get_until(continuation(), term(), {module(), atom(), [term()]}) :: term()
  def get_until(state, data, function), do: :io_lib_input.get_until(state, data, function)

  @doc "Collects what a function says: a step of an input request."
  @spec get_until(continuation(), term(), :latin1 | :unicode, {module(), atom(), [term()]}) :: term()
  def get_until(state, data, _encoding, function), do: :io_lib_input.get_until(state, data, function)
end
