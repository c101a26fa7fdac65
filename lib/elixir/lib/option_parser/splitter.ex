defmodule OptionParser.Splitter do
  # Words of a command line. Spaces end a word, quotes keep them, a backslash keeps a space or quote. In quotes it only
  # keeps that quote.
  @moduledoc false

  def split(string), do: string |> String.trim_leading(" ") |> word("", [], nil)

  defp word("", "", words, nil), do: Enum.reverse(words)
  defp word("", word, words, nil), do: Enum.reverse([word | words])

  defp word("", _word, _words, quote) do
    raise "argv string did not terminate properly, a #{<<quote>>} was opened but never closed"
  end

  defp word(<<?\\, quote, rest::binary>>, word, words, quote), do: word(rest, <<word::binary, quote>>, words, quote)

  defp word(<<?\\, char, rest::binary>>, word, words, nil) when char in [?\s, ?', ?"] do
    word(rest, <<word::binary, char>>, words, nil)
  end

  defp word(<<quote, rest::binary>>, word, words, nil) when quote in [?', ?"], do: word(rest, word, words, quote)
  defp word(<<quote, rest::binary>>, word, words, quote), do: word(rest, word, words, nil)
  defp word(<<?\s, rest::binary>>, word, words, nil), do: rest |> String.trim_leading(" ") |> word("", [word | words], nil)
  defp word(<<char, rest::binary>>, word, words, quote), do: word(rest, <<word::binary, char>>, words, quote)
end
