defmodule Code.Fragment do
  @moduledoc """
  Looking at code that is being written, for completion and for documentation of what is under a cursor.

  The code need not be complete, and nothing of it runs.
  """

  alias Code.Fragment.{Cursor, Surround}

  @typedoc "Line and column, counted from 1."
  @type position :: {line :: pos_integer, column :: pos_integer}

  @typedoc "Options of `cursor_context/2` and `surround_context/3`; there are none."
  @type cursor_opts :: []

  @typedoc """
  Options of `container_cursor_to_quoted/2`: those of `Code.string_to_quoted/2` and

    * `:trailing_fragment`, the text behind the cursor
  """
  @type container_cursor_to_quoted_opts :: [
          file: binary,
          line: pos_integer,
          column: pos_integer,
          columns: boolean,
          token_metadata: boolean,
          literal_encoder: (term, Macro.metadata() -> term),
          trailing_fragment: binary
        ]

  @doc ~S"""
  The lines of a text, each with its line end; joined they are the text again.

  ## Examples

      iex> Code.Fragment.lines("foo\nbar\n")
      ["foo\n", "bar\n"]
      iex> Code.Fragment.lines("")
      [""]
  """
  @doc since: "1.19.0"
  @spec lines(binary) :: [binary]
  def lines(string) when is_binary(string) do
    case String.split(string, "\n") do
      [line] -> [line]
      lines -> line_ends(lines)
    end
  end

  defp line_ends([last]), do: if(last == "", do: [], else: [last])
  defp line_ends([line | rest]), do: [line <> "\n" | line_ends(rest)]

  @doc """
  What is being written at the end of a text.

    * `{:alias, name}` and `{:alias, inside, name}`: `Hello.Wor`, `__MODULE__.Wor`; `inside` is `{:local_or_var, name}` or
      `{:module_attribute, name}`
    * `{:dot, target, name}`: `target.nam`; `target` is `{:var, name}`, `{:alias, name}`, `{:module_attribute, name}`,
      `{:unquoted_atom, name}`, `:expr` or another `:dot`
    * `{:dot_arity, target, name}` and `{:dot_call, target, name}`: `target.name/`, `target.name(`
    * `{:local_or_var, name}`, `{:local_arity, name}`, `{:local_call, name}`: `nam`, `name/`, `name(`
    * `{:anonymous_call, target}`: `fun.(`
    * `{:module_attribute, name}`: `@nam`
    * `{:operator, name}`, `{:operator_arity, name}`, `{:operator_call, name}`: `+`, `+/`, `+ `
    * `{:capture_arg, text}`: `&1`
    * `{:sigil, name}`: `~r`
    * `{:struct, inside}`: `%Hel`; `inside` is a name or one of the above
    * `{:unquoted_atom, name}`: `:ato`
    * `:expr`: anything may come here
    * `:none`: nothing that could be completed

  Names are charlists. Strings and comments are not told from code, so that examples in them are completed, too.

  ## Examples

      iex> Code.Fragment.cursor_context("Hello.Wor")
      {:alias, ~c"Hello.Wor"}
      iex> Code.Fragment.cursor_context("hello.wor")
      {:dot, {:var, ~c"hello"}, ~c"wor"}
      iex> Code.Fragment.cursor_context("")
      :expr
  """
  @doc since: "1.13.0"
  @spec cursor_context(List.Chars.t(), cursor_opts) ::
          {:alias, charlist}
          | {:alias, inside_alias, charlist}
          | {:anonymous_call, inside_caller}
          | {:capture_arg, charlist}
          | {:dot, inside_dot, charlist}
          | {:dot_arity, inside_dot, charlist}
          | {:dot_call, inside_dot, charlist}
          | :expr
          | {:local_or_var, charlist}
          | {:local_arity, charlist}
          | {:local_call, charlist}
          | {:module_attribute, charlist}
          | {:operator, charlist}
          | {:operator_arity, charlist}
          | {:operator_call, charlist}
          | :none
          | {:sigil, charlist}
          | {:struct, inside_struct}
          | {:unquoted_atom, charlist}
        when inside_dot:
               {:alias, charlist}
               | {:alias, inside_alias, charlist}
               | {:dot, inside_dot, charlist}
               | {:module_attribute, charlist}
               | {:unquoted_atom, charlist}
               | {:var, charlist}
               | :expr,
             inside_alias: {:local_or_var, charlist} | {:module_attribute, charlist},
             inside_struct:
               charlist
               | {:alias, inside_alias, charlist}
               | {:local_or_var, charlist}
               | {:module_attribute, charlist}
               | {:dot, inside_dot, charlist},
             inside_caller: {:var, charlist} | {:module_attribute, charlist}
  def cursor_context(fragment, opts \\ []) when is_list(opts), do: fragment |> to_charlist() |> Cursor.context()

  @doc """
  What stands around a position: a map with `:begin`, `:end` (behind the last character) and `:context`, or `:none`.

  Contexts are those of `cursor_context/2` that name something, and `{:key, name}` for `name:` and `{:keyword, name}` for reserved words.

  ## Examples

      iex> Code.Fragment.surround_context("foo + bar", {1, 8})
      %{begin: {1, 7}, end: {1, 10}, context: {:local_or_var, ~c"bar"}}
      iex> Code.Fragment.surround_context("foo + bar", {1, 4})
      :none
  """
  @doc since: "1.13.0"
  @spec surround_context(List.Chars.t(), position, cursor_opts) ::
          %{begin: position, end: position, context: tuple} | :none
  def surround_context(fragment, position, options \\ [])

  def surround_context(fragment, {line, column}, options) when is_list(options) do
    with text when text != nil <- fragment |> to_string() |> String.split(["\r\n", "\n"]) |> Enum.at(line - 1),
         {first, last, context} <- text |> String.to_charlist() |> Surround.at(column) do
      %{begin: {line, first}, end: {line, last}, context: context}
    else
      _ -> :none
    end
  end

  @doc """
  Parses code that ends at a cursor: what is open is closed, and `__cursor__()` stands for the expression that is being written.

  Gives what `Code.string_to_quoted/2` gives.

  ## Examples

      iex> {:ok, quoted} = Code.Fragment.container_cursor_to_quoted("max(some_value, ")
      iex> Macro.to_string(quoted)
      "max(some_value, __cursor__())"
  """
  @doc since: "1.13.0"
  @spec container_cursor_to_quoted(List.Chars.t(), container_cursor_to_quoted_opts) ::
          {:ok, Macro.t()} | {:error, {location :: keyword, binary | {binary, binary}, binary}}
  def container_cursor_to_quoted(fragment, opts \\ []) do
    {trailing, opts} = Keyword.pop(opts, :trailing_fragment)
    Code.string_to_quoted(to_charlist(fragment), [cursor_completion: true, trailing_fragment: trailing, emit_warnings: false] ++ opts)
  end
end
