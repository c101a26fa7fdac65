defmodule IO.ANSI do
  @moduledoc """
  Escape sequences that change colours and styles of text in a terminal, move its cursor and clear its screen.

  Every sequence is a function that gives it as a string, and an atom of the same name in the *ansidata* that `format/2` takes. Sequences
  are written only where `enabled?/0` says so; set `config :elixir, :ansi_enabled, true` to have them.
  """

  @typedoc "The name of a sequence."
  @type ansicode :: atom
  @type ansilist :: maybe_improper_list(char | ansicode | binary | ansilist, binary | ansicode | [])
  @type ansidata :: ansilist | ansicode | binary

  styles = [
    reset: {0, "Resets all attributes."},
    bright: {1, "Bright (increased intensity) or bold."},
    faint: {2, "Faint (decreased intensity); not widely supported."},
    italic: {3, "Italic: on; not widely supported, sometimes shown inverse."},
    underline: {4, "Underline: single."},
    blink_slow: {5, "Blink: slow, less than 150 times a minute."},
    blink_rapid: {6, "Blink: rapid; not widely supported."},
    inverse: {7, "Swaps foreground and background."},
    reverse: {7, "Swaps foreground and background."},
    conceal: {8, "Hides text; not widely supported."},
    crossed_out: {9, "Crosses text out; legible but marked for deletion; not widely supported."},
    primary_font: {10, "The primary font."},
    normal: {22, "Normal colour or intensity."},
    not_italic: {23, "Not italic."},
    no_underline: {24, "Underline: none."},
    blink_off: {25, "Blink: off."},
    inverse_off: {27, "Foreground and background as they were."},
    reverse_off: {27, "Foreground and background as they were."},
    reveal: {28, "Shows text that was hidden; not widely supported."},
    not_crossed_out: {29, "Not crossed out; not widely supported."},
    framed: {51, "Framed."},
    encircled: {52, "Encircled."},
    overlined: {53, "Overlined."},
    not_framed_encircled: {54, "Neither framed nor encircled."},
    not_overlined: {55, "Not overlined."}
  ]

  fonts = for n <- 1..9, do: {:"font_#{n}", {n + 10, "Sets alternative font #{n}."}}
  colors = Enum.with_index([:black, :red, :green, :yellow, :blue, :magenta, :cyan, :white])

  plain =
    for {color, code} <- colors,
        {name, base, what} <- [
          {color, 30, "foreground colour to #{color}"},
          {:"light_#{color}", 90, "foreground colour to light #{color}"},
          {:"#{color}_background", 40, "background colour to #{color}"},
          {:"light_#{color}_background", 100, "background colour to light #{color}"}
        ],
        do: {name, {base + code, "Sets the #{what}."}}

  defaults = [default_color: {39, "The default text colour."}, default_background: {49, "The default background colour."}]

  sequences = for {name, {code, doc}} <- styles ++ fonts ++ plain ++ defaults, do: {name, "\e[#{code}m", doc}

  screen = [
    {:home, "\e[H", "Moves the cursor to the top left corner."},
    {:clear, "\e[2J", "Clears the screen."},
    {:clear_line, "\e[2K", "Clears the line."}
  ]

  for {name, sequence, doc} <- sequences ++ screen do
    @doc doc
    @spec unquote(name)() :: String.t()
    def unquote(name)(), do: unquote(sequence)

    defp sequence(unquote(name)), do: unquote(sequence)
  end

  for {name, letter, direction} <- [
        {:cursor_up, "A", "lines up"},
        {:cursor_down, "B", "lines down"},
        {:cursor_right, "C", "columns to the right"},
        {:cursor_left, "D", "columns to the left"}
      ] do
    @doc "Moves the cursor a number of #{direction}."
    @spec unquote(name)(pos_integer) :: String.t()
    def unquote(name)(count \\ 1) when is_integer(count) and count >= 1, do: "\e[#{count}#{unquote(letter)}"

    defp sequence(unquote(name)), do: unquote(name)()
  end

  defp sequence(other), do: raise(ArgumentError, "invalid ANSI sequence specification: #{inspect(other)}")

  @doc """
  Whether sequences are written: `:ansi_enabled` in the environment of `:elixir`, which is `false` where nobody has set it.

  ## Examples

      iex> is_boolean(IO.ANSI.enabled?())
      true
  """
  @spec enabled?() :: boolean
  def enabled?, do: Application.get_env(:elixir, :ansi_enabled, false)

  @doc """
  The colours that terms and code are shown in, for the option `:syntax_colors` of `inspect/2`.

  They can be changed by `config :elixir, ansi_syntax_colors: ...`.

  ## Examples

      iex> Keyword.fetch!(IO.ANSI.syntax_colors(), :atom)
      :cyan
  """
  @doc since: "1.14.0"
  @spec syntax_colors() :: keyword
  def syntax_colors do
    Application.get_env(:elixir, :ansi_syntax_colors,
      atom: :cyan,
      binary: :default_color,
      boolean: :magenta,
      charlist: :yellow,
      list: :default_color,
      map: :default_color,
      nil: :magenta,
      number: :yellow,
      string: :green,
      tuple: :default_color,
      variable: :light_cyan,
      call: :default_color,
      operator: :default_color
    )
  end

  @doc """
  Sets the foreground colour to one of 256, by its code.

  ## Examples

      iex> IO.ANSI.color(5)
      "\\e[38;5;5m"
  """
  @spec color(0..255) :: String.t()
  def color(code) when code in 0..255, do: "\e[38;5;#{code}m"

  @doc """
  Sets the foreground colour to one of 216, by the red, green and blue parts from 0 to 5.

  ## Examples

      iex> IO.ANSI.color(1, 2, 3)
      "\\e[38;5;67m"
  """
  @spec color(0..5, 0..5, 0..5) :: String.t()
  def color(r, g, b) when r in 0..5 and g in 0..5 and b in 0..5, do: color(cube(r, g, b))

  @doc """
  Sets the background colour to one of 256, by its code.

  ## Examples

      iex> IO.ANSI.color_background(5)
      "\\e[48;5;5m"
  """
  @spec color_background(0..255) :: String.t()
  def color_background(code) when code in 0..255, do: "\e[48;5;#{code}m"

  @doc """
  Sets the background colour to one of 216, by the red, green and blue parts from 0 to 5.

  ## Examples

      iex> IO.ANSI.color_background(1, 2, 3)
      "\\e[48;5;67m"
  """
  @spec color_background(0..5, 0..5, 0..5) :: String.t()
  def color_background(r, g, b) when r in 0..5 and g in 0..5 and b in 0..5, do: color_background(cube(r, g, b))

  defp cube(r, g, b), do: 16 + 36 * r + 6 * g + b

  @doc """
  Moves the cursor to a line and a column.

  ## Examples

      iex> IO.ANSI.cursor(2, 3)
      "\\e[2;3H"
  """
  @spec cursor(non_neg_integer, non_neg_integer) :: String.t()
  def cursor(line, column) when is_integer(line) and line >= 0 and is_integer(column) and column >= 0 do
    "\e[#{line};#{column}H"
  end

  @doc """
  Ansidata as chardata: names of sequences become the sequences, and `reset/0` is added at the end if there were any.

  With `emit?` false the names are left out. Raises `ArgumentError` for names that do not exist, in both cases.

  ## Examples

      iex> IO.ANSI.format(["Hello, ", :red, :bright, "world!"], true) |> IO.chardata_to_string()
      "Hello, \\e[31m\\e[1mworld!\\e[0m"
      iex> IO.ANSI.format(["Hello, ", :red, "world!"], false) |> IO.chardata_to_string()
      "Hello, world!"
  """
  @spec format(ansidata, boolean) :: IO.chardata()
  def format(ansidata, emit? \\ enabled?()) when is_boolean(emit?) do
    case collect(ansidata, [], [], emit?, false) do
      {chardata, true} -> [chardata | "\e[0m"]
      {chardata, false} -> chardata
    end
  end

  @doc """
  As `format/2`, without the `reset/0` at the end.

  ## Examples

      iex> IO.ANSI.format_fragment([:bright, "Word"], true) |> IO.chardata_to_string()
      "\\e[1mWord"
  """
  @spec format_fragment(ansidata, boolean) :: IO.chardata()
  def format_fragment(ansidata, emit? \\ enabled?()) when is_boolean(emit?) do
    {chardata, _used?} = collect(ansidata, [], [], emit?, false)
    chardata
  end

  # `rest` holds what comes after `data`, the next first; `used?` tells whether a sequence was written.
  defp collect([head | tail], rest, acc, emit?, used?), do: collect(head, [tail | rest], acc, emit?, used?)

  defp collect(name, rest, acc, emit?, used?) when is_atom(name) do
    sequence = sequence(name)
    if emit?, do: next(rest, [acc | sequence], emit?, true), else: next(rest, acc, emit?, used?)
  end

  defp collect([], rest, acc, emit?, used?), do: next(rest, acc, emit?, used?)
  defp collect(text, rest, acc, emit?, used?), do: next(rest, [acc, text], emit?, used?)

  defp next([data | rest], acc, emit?, used?), do: collect(data, rest, acc, emit?, used?)
  defp next([], acc, _emit?, used?), do: {acc, used?}
end
