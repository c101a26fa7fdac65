defmodule ExUnit.CLIFormatter.Colors do
  @moduledoc false
  # The callback that colours what `ExUnit.Formatter` writes.

  alias Inspect.Algebra

  @defaults [
    diff_delete: :red,
    diff_delete_whitespace: IO.ANSI.color_background(2, 0, 0),
    diff_insert: :green,
    diff_insert_whitespace: IO.ANSI.color_background(0, 2, 0),
    success: :green,
    invalid: :yellow,
    skipped: :yellow,
    failure: :red,
    error_info: :red,
    extra_info: :cyan,
    location_info: [:bright, :black]
  ]

  @doc "The colours of a run: the defaults with the option `:colors` over them."
  def new(opts), do: Keyword.merge([enabled: IO.ANSI.enabled?()] ++ @defaults, opts[:colors] || [])

  @doc "The callback of `ExUnit.Formatter`, and the colour of other texts by their key."
  def paint(:diff_enabled?, _default, colors), do: colors[:enabled]

  def paint(key, document, colors)
      when key in [:diff_delete, :diff_delete_whitespace, :diff_insert, :diff_insert_whitespace] do
    if colors[:enabled], do: Algebra.concat([escape(colors[key]), document, IO.ANSI.reset()]), else: document
  end

  # Without colours, what did not match is between dashes.
  def paint(:blame_diff, text, colors),
    do: if(colors[:enabled], do: colored(colors[:error_info], text), else: "-" <> text <> "-")

  def paint(key, text, colors) do
    color = colors[key]
    if colors[:enabled] && color, do: colored(color, text), else: text
  end

  defp colored(color, text), do: escape(color) <> text <> IO.ANSI.reset()

  defp escape(color), do: color |> IO.ANSI.format_fragment(true) |> IO.iodata_to_binary()
end
