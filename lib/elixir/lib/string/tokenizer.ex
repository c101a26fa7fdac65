defmodule String.Tokenizer do
  # The tokenizer's knowledge of names, for those who look at names alone.
  @moduledoc false

  @doc """
  Reads a name at the start of a charlist.

  Gives `{kind, name, rest, length, ascii_only?, special}` with kind `:identifier`, `:alias` or `:atom` (what may only be an unquoted
  atom) and a list of what is special about it: `:punctuation` (ends in `?` or `!`), `:at` (has `@`), `:nfkc` (was normalized). Or
  `{:error, reason}`, `:empty` where there is none.
  """
  def tokenize(charlist), do: :elixir_tokenizer.identifier(charlist)
end
