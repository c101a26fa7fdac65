defmodule :erl_scan do
  @moduledoc """
  Tokens of Erlang: what `:file.consult/1` and `:io.read/1` read terms with.

  A token is `{category, anno, symbol}`, or `{symbol, anno}` for punctuation and reserved words. The annotation is a line, or a line and a column, as the location
  that scanning starts with; see `:erl_anno`. Sigils and strings in triple quotes are not known here: they are illegal.
  """

  @type token :: {atom(), :erl_anno.anno(), term()} | {atom(), :erl_anno.anno()}
  @type options :: atom() | [:return | :return_white_spaces | :return_comments | :text | {:reserved_word_fun, (atom() -> boolean())}]
  @type error_info :: {:erl_anno.location(), module(), term()}

  @reserved ~w(after begin case try cond catch andalso orelse end fun if let of receive when bnot not div rem band and bor bxor bsl bsr
               or xor maybe else)a

  @doc "The tokens of a string that begins in line 1."
  @spec string(charlist()) :: {:ok, [token()], :erl_anno.location()} | {:error, error_info(), :erl_anno.location()}
  def string(chars), do: string(chars, 1, [])

  @doc "The tokens of a string that begins at a location."
  @spec string(charlist(), :erl_anno.location()) :: {:ok, [token()], :erl_anno.location()} | {:error, error_info(), :erl_anno.location()}
  def string(chars, location), do: string(chars, location, [])

  @doc """
  The tokens of a string.

      iex> :erl_scan.string(~c"{a, 1}.")
      {:ok, [{:"{", 1}, {:atom, 1, :a}, {:",", 1}, {:integer, 1, 1}, {:"}", 1}, {:dot, 1}], 1}

  Options: `:return_white_spaces`, `:return_comments`, `:return` (both), `:text` (annotations with the text), `reserved_word_fun`.
  """
  @spec string(charlist(), :erl_anno.location(), options()) ::
          {:ok, [token()], :erl_anno.location()} | {:error, error_info(), :erl_anno.location()}
  def string(chars, location, options), do: all(chars, location, settings(options), [])

  defp all(chars, location, settings, tokens) do
    case :erl_scan_token.next(chars, :eof) do
      :end ->
        {:ok, :lists.reverse(tokens), location}

      {:error, reason, used} ->
        {:error, {location, :erl_scan, reason}, behind(location, :lists.sublist(chars, used))}

      {token, used} ->
        {text, rest} = :lists.split(used, chars)
        all(rest, behind(location, text), settings, add(token, text, location, settings, tokens))
    end
  end

  defp settings(options) do
    options = if is_list(options), do: options, else: [options]
    return? = :lists.member(:return, options)

    %{
      white_space: return? or :lists.member(:return_white_spaces, options),
      comment: return? or :lists.member(:return_comments, options),
      text: :lists.member(:text, options),
      reserved: :proplists.get_value(:reserved_word_fun, options, &reserved_word/1)
    }
  end

  defp behind({line, column}, text), do: :erl_anno.end_location([text: text, location: {line, column}])
  defp behind(line, text), do: :erl_anno.end_location([text: text, location: line])

  defp add({kind, _}, _text, _location, settings, tokens) when kind in [:white_space, :comment] and not :erlang.map_get(kind, settings) do
    tokens
  end

  defp add({:word, name}, text, location, settings, tokens) do
    case settings.reserved.(name) do
      true -> [{name, anno(text, location, settings)} | tokens]
      false -> [{:atom, anno(text, location, settings), name} | tokens]
    end
  end

  defp add({:punctuation, symbol}, text, location, settings, tokens), do: [{symbol, anno(text, location, settings)} | tokens]
  defp add(:dot, _text, location, settings, tokens), do: [{:dot, anno(~c".", location, settings)} | tokens]
  defp add({category, symbol}, text, location, settings, tokens), do: [{category, anno(text, location, settings), symbol} | tokens]

  defp anno(text, location, %{text: true}), do: :erl_anno.set_text(text, :erl_anno.new(location))
  defp anno(_text, location, _settings), do: location

  @doc "Reads tokens up to a dot, in steps; see `tokens/4`."
  @spec tokens(term(), charlist() | :eof, :erl_anno.location()) :: {:done, term(), charlist() | :eof} | {:more, term()}
  def tokens(continuation, chars, location), do: tokens(continuation, chars, location, [])

  @doc """
  Reads tokens up to a dot, in steps: `[]` or what the step before gave, and more characters or `:eof`.

  Gives `{:done, result, rest}` with `{:ok, tokens, location}`, `{:eof, location}` or an error; or `{:more, continuation}`.
  """
  @spec tokens(term(), charlist() | :eof, :erl_anno.location(), options()) :: {:done, term(), charlist() | :eof} | {:more, term()}
  def tokens([], chars, location, options), do: step([], chars, location, settings(options), [])
  def tokens({before, location, settings, tokens}, chars, _location, _options), do: step(before, chars, location, settings, tokens)

  defp step(before, :eof, location, settings, tokens), do: upto_dot(before, :eof, location, settings, tokens)
  defp step(before, chars, location, settings, tokens), do: upto_dot(before ++ chars, :more, location, settings, tokens)

  defp upto_dot(chars, mode, location, settings, tokens) do
    case :erl_scan_token.next(chars, mode) do
      :more -> {:more, {chars, location, settings, tokens}}
      :end when mode === :more -> {:more, {[], location, settings, tokens}}
      :end -> at_end(location, tokens)
      {:error, reason, used} -> illegal(chars, mode, location, reason, used)
      {token, used} -> token(token, :lists.split(used, chars), mode, location, settings, tokens)
    end
  end

  defp token(:dot, {text, rest}, mode, location, settings, tokens) do
    tokens = :lists.reverse(add(:dot, text, location, settings, tokens))
    {:done, {:ok, tokens, behind(location, text)}, unread(rest, mode)}
  end

  defp token(token, {text, rest}, mode, location, settings, tokens) do
    upto_dot(rest, mode, behind(location, text), settings, add(token, text, location, settings, tokens))
  end

  defp at_end(location, []), do: {:done, {:eof, location}, :eof}
  defp at_end(location, tokens), do: {:done, {:ok, :lists.reverse(tokens), location}, :eof}

  defp illegal(chars, mode, location, reason, used) do
    {text, rest} = :lists.split(used, chars)
    {:done, {:error, {location, :erl_scan, reason}, behind(location, text)}, unread(rest, mode)}
  end

  defp unread([], :eof), do: :eof
  defp unread(rest, _mode), do: rest

  @doc "Whether an atom is a reserved word."
  @spec reserved_word(atom()) :: boolean()
  def reserved_word(word), do: :lists.member(word, @reserved)

  @doc "What a token stands for: its symbol, or its category if it has none."
  @spec symbol(token()) :: term()
  def symbol({category, _anno}), do: category
  def symbol({_category, _anno, symbol}), do: symbol

  @doc "The category of a token."
  @spec category(token()) :: atom()
  def category(token), do: :erlang.element(1, token)

  @doc "The line of a token."
  @spec line(token()) :: :erl_anno.line()
  def line(token), do: :erl_anno.line(:erlang.element(2, token))

  @doc "The column of a token, or `:undefined`."
  @spec column(token()) :: :erl_anno.column() | :undefined
  def column(token), do: :erl_anno.column(:erlang.element(2, token))

  @doc "The location of a token."
  @spec location(token()) :: :erl_anno.location()
  def location(token), do: :erl_anno.location(:erlang.element(2, token))

  @doc "The text of a token if it has been kept, or `:undefined`."
  @spec text(token()) :: charlist() | :undefined
  def text(token), do: :erl_anno.text(:erlang.element(2, token))

  @doc "Where a token ends if its text has been kept, or `:undefined`."
  @spec end_location(token()) :: :erl_anno.location() | :undefined
  def end_location(token), do: :erl_anno.end_location(:erlang.element(2, token))

  @doc "The text of an error."
  @spec format_error(term()) :: :io_lib.chars()
  def format_error({:unterminated, what}), do: :io_lib.fwrite(~c"unterminated ~ts", [what])

  def format_error({:unterminated, what, start}) do
    quote = if what === :atom, do: ?', else: ?"
    :io_lib.fwrite(~c"unterminated ~ts starting with ~ts", [what, :io_lib.write_string(start, quote)])
  end

  def format_error({:illegal, what}), do: :io_lib.fwrite(~c"illegal ~w", [what])
  def format_error({:base, base}), do: :io_lib.fwrite(~c"illegal base '~w'", [base])
  def format_error(other), do: :io_lib.write(other)
end
