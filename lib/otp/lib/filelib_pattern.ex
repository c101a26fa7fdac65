defmodule :filelib_pattern do
  @moduledoc """
  Patterns of names of files, taken apart.

  A compiled pattern is where to begin (`~c"/"` or `[]`) and its parts: `:double_star`, `{:plain, name}` and `{:match, elements}`, where an element
  is a character, `:any`, `:star`, `{:one_of, [char | {from, to}]}` or `{:alternatives, [elements]}`.
  """

  @doc "Takes a pattern apart. Raises `{:badpattern, :missing_delimiter}` for braces without an end."
  @spec compile(charlist) :: {charlist, [term]}
  def compile([?/ | pattern]), do: {~c"/", parts(pattern)}
  def compile(pattern), do: {[], parts(pattern)}

  defp parts(pattern) do
    for part <- :string.split(pattern, ~c"/", :all), part !== [], part !== ~c"." or pattern === ~c".", do: part(part)
  end

  defp part(~c"**"), do: :double_star

  defp part(part) do
    elements = elements(part, [])
    if :lists.all(&is_integer/1, elements), do: {:plain, elements}, else: {:match, elements}
  end

  defp elements([], done), do: :lists.reverse(done)
  defp elements([?\\, char | rest], done), do: elements(rest, [char | done])
  defp elements([?? | rest], done), do: elements(rest, [:any | done])
  defp elements([?* | rest], done), do: elements(rest, [:star | done])

  defp elements([?[ | rest], done) do
    case one_of(rest, []) do
      {:ok, set, rest} -> elements(rest, [{:one_of, set} | done])
      :error -> elements(rest, [?[ | done])
    end
  end

  defp elements([?{ | rest], done) do
    {alternatives, rest} = alternatives(rest, [], [])
    elements(rest, [{:alternatives, alternatives} | done])
  end

  defp elements([char | rest], done), do: elements(rest, [char | done])

  defp one_of([?] | rest], [_ | _] = set), do: {:ok, set, rest}
  defp one_of([?], ?] | rest], []), do: {:ok, [?]], rest}
  defp one_of([from, ?-, to | rest], set) when to !== ?], do: one_of(rest, [{from, to} | set])
  defp one_of([char | rest], set), do: one_of(rest, [char | set])
  defp one_of([], _set), do: :error

  # The texts up to the closing brace; braces inside belong to the text they are in.
  defp alternatives([?} | rest], text, done), do: {:lists.reverse([alternative(text) | done]), rest}
  defp alternatives([?, | rest], text, done), do: alternatives(rest, [], [alternative(text) | done])
  defp alternatives([?\\, char | rest], text, done), do: alternatives(rest, [char, ?\\ | text], done)

  defp alternatives([?{ | rest], text, done) do
    {inner, rest} = inner(rest, [?{], 1)
    alternatives(rest, inner ++ text, done)
  end

  defp alternatives([char | rest], text, done), do: alternatives(rest, [char | text], done)
  defp alternatives([], _text, _done), do: :erlang.error({:badpattern, :missing_delimiter})

  defp inner(rest, text, 0), do: {text, rest}
  defp inner([?} | rest], text, depth), do: inner(rest, [?} | text], depth - 1)
  defp inner([?{ | rest], text, depth), do: inner(rest, [?{ | text], depth + 1)
  defp inner([char | rest], text, depth), do: inner(rest, [char | text], depth)
  defp inner([], _text, _depth), do: :erlang.error({:badpattern, :missing_delimiter})

  defp alternative(text), do: elements(trimmed(:lists.reverse(text)), [])

  # Blanks around the texts in braces do not count.
  defp trimmed(text), do: :string.trim(text)

  @doc "Whether a name is like a part of a pattern."
  @spec matches?([term], charlist) :: boolean
  def matches?([], []), do: true
  def matches?([:star], _name), do: true
  def matches?([:star | rest], name), do: matches_somewhere?(rest, name)
  def matches?([{:alternatives, texts} | rest], name), do: :lists.any(&matches?(&1 ++ rest, name), texts)
  def matches?([:any | rest], [_ | name]), do: matches?(rest, name)
  def matches?([{:one_of, set} | rest], [char | name]), do: in?(char, set) and matches?(rest, name)
  def matches?([char | rest], [char | name]), do: matches?(rest, name)
  def matches?(_elements, _name), do: false

  defp matches_somewhere?(rest, name) do
    matches?(rest, name) or (name !== [] and matches_somewhere?(rest, tl(name)))
  end

  defp in?(char, set) do
    :lists.any(
      fn
        {from, to} -> char >= from and char <= to
        one -> char === one
      end,
      set
    )
  end
end
