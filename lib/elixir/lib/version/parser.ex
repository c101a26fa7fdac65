defmodule Version.Parser do
  # Versions as `{major, minor, patch, pre, build}`, the last two lists of what is between the dots, and requirements as
  # a list of operators, such versions, `:and` and `:or`, in the order of the text.
  @moduledoc false

  @operators [">=": ">=", "<=": "<=", "==": "==", "!=": "!=", "~>": "~>", ">": ">", "<": "<", !=: "!"]

  ## Versions

  # What lies behind `~>` may lack the patch.
  def parse_version(string, approximate? \\ false) when is_binary(string) do
    {version, build} = split(string, "+")
    {version, pre} = split(version, "-")

    with {:ok, {major, minor, patch}} <- numbers(String.split(version, ".", parts: 4), approximate?),
         {:ok, pre} <- pre(pre),
         {:ok, build} <- build(build) do
      {:ok, {major, minor, patch, pre, build}}
    end
  end

  defp split(string, mark) do
    case :binary.split(string, mark) do
      [before, behind] -> {before, behind}
      [_] -> {string, nil}
    end
  end

  defp numbers([major, minor, patch], _approximate?) do
    with {:ok, major} <- number(major), {:ok, minor} <- number(minor), {:ok, patch} <- number(patch) do
      {:ok, {major, minor, patch}}
    end
  end

  defp numbers([major, minor], true) do
    with {:ok, major} <- number(major), {:ok, minor} <- number(minor), do: {:ok, {major, minor, nil}}
  end

  defp numbers(_parts, _approximate?), do: :error

  defp number("0"), do: {:ok, 0}

  defp number(<<first, rest::binary>> = digits) when first in ?1..?9 do
    if digits?(rest), do: {:ok, String.to_integer(digits)}, else: :error
  end

  defp number(_other), do: :error

  defp digits?(<<digit, rest::binary>>) when digit in ?0..?9, do: digits?(rest)
  defp digits?(rest), do: rest == ""

  defp pre(nil), do: {:ok, []}
  defp pre(text), do: text |> String.split(".") |> identifiers([])

  defp identifiers([], acc), do: {:ok, Enum.reverse(acc)}

  defp identifiers([part | rest], acc) do
    cond do
      part == "" or not identifier?(part) -> :error
      not digits?(part) -> identifiers(rest, [part | acc])
      true -> with {:ok, number} <- number(part), do: identifiers(rest, [number | acc])
    end
  end

  defguardp is_identifier(char) when char in ?a..?z or char in ?A..?Z or char in ?0..?9 or char == ?-

  defp identifier?(<<char, rest::binary>>) when is_identifier(char), do: identifier?(rest)
  defp identifier?(rest), do: rest == ""

  defp build(nil), do: {:ok, []}

  defp build(text) do
    parts = String.split(text, ".")
    if Enum.all?(parts, &(&1 != "" and identifier?(&1))), do: {:ok, parts}, else: :error
  end

  ## Requirements

  def parse_requirement(string) do
    string |> words() |> requirement([])
  end

  # Words are split at spaces; an operator is a word of its own also where no space follows it.
  defp words(string), do: string |> String.split() |> Enum.flat_map(&word/1)

  defp word(word) when word in ["and", "or"], do: [String.to_atom(word)]

  defp word(word) do
    case Enum.find(@operators, fn {_, text} -> String.starts_with?(word, text) end) do
      nil -> [word]
      {operator, text} -> [operator | word |> String.replace_prefix(text, "") |> operand(text)]
    end
  end

  defp operand(rest, text) do
    warn(text)
    if rest == "", do: [], else: [rest]
  end

  defp warn(text) when text in ["!=", "!"] do
    IO.warn("#{text} inside Version requirements is deprecated, use ~> or >= instead")
  end

  defp warn(_text), do: :ok

  defp requirement([version | rest], acc) when is_binary(version), do: requirement([:==, version | rest], acc)

  defp requirement([operator, version | rest], acc) when operator not in [:and, :or] and is_binary(version) do
    with {:ok, parsed} <- parse_version(version, operator == :~>) do
      combined(rest, [parsed, operator | acc])
    end
  end

  defp requirement(_words, _acc), do: :error

  defp combined([], acc), do: {:ok, Enum.reverse(acc)}
  defp combined([word | rest], acc) when word in [:and, :or], do: requirement(rest, [word | acc])
  defp combined(_words, _acc), do: :error
end
