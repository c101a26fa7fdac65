defmodule Inspect.Plain do
  # Most of what is inspected is short, made of built-in terms, and inspected with the default options. That needs no
  # documents.
  @moduledoc false

  @default_fun &Inspect.inspect/2
  @limit 200
  @printable_limit 4096

  @doc "What a term is inspected to with the default options and that width, or `nil` where `Inspect.Algebra` has to find out."
  def text(term, width) do
    if Inspect.Opts.default_inspect_fun() == @default_fun do
      :elixir_inspect.plain(term, @limit, @printable_limit, width)
    end
  end
end
