defmodule :unicode_util do
  @moduledoc """
  One step through chardata at a time: the first code point, the first grapheme cluster, and what case or a normal form makes of it.

  Each function takes a binary, a list of characters, or a mix of both, and gives an improper list: what it found, and the chardata behind it. `[]` is
  the end; `{:error, rest}` stands for a byte that belongs to no UTF-8 sequence.
  """

  @type step :: [char() | [char()] | :unicode.chardata()] | {:error, :unicode.chardata()}

  defguardp is_plain(c) when c < 0x80 and c != ?\r

  @doc "The version of Unicode: `{major, minor, ...}`."
  @spec spec_version() :: {non_neg_integer(), non_neg_integer()}
  def spec_version, do: {16, 0}

  @doc """
  The first code point and what follows.

      iex> :unicode_util.cp("ab")
      [?a | "b"]
  """
  @spec cp(:unicode.chardata()) :: step()
  def cp([c | _] = list) when is_integer(c) and c in 0..0x10FFFF, do: list
  def cp([[] | rest]), do: cp(rest)
  def cp(["" | rest]), do: cp(rest)
  def cp([]), do: []
  def cp(""), do: []
  def cp(<<c::utf8, rest::binary>>), do: [c | rest]

  def cp([head | tail]) when not is_integer(head) do
    case cp(head) do
      [] -> cp(tail)
      [c | rest] -> [c | joined(rest, tail)]
      {:error, rest} -> {:error, joined(rest, tail)}
    end
  end

  def cp(binary) when is_binary(binary), do: {:error, binary}

  defp joined([], tail), do: tail
  defp joined("", tail), do: tail
  defp joined(rest, []), do: rest
  defp joined(rest, tail), do: [rest | tail]

  @doc """
  The first grapheme cluster (a character, or a list of those it has) and what follows.

      iex> :unicode_util.gc("e\\u0301a")
      [[?e, 0x301] | "a"]
  """
  @spec gc(:unicode.chardata()) :: step()
  def gc([a, b | _] = list) when is_integer(a) and is_integer(b) and is_plain(a) and is_plain(b), do: list

  def gc(<<c, next, _::binary>> = binary) when is_plain(c) and is_plain(next) do
    [c | :binary.part(binary, 1, byte_size(binary) - 1)]
  end

  def gc(binary) when is_binary(binary) do
    case binary do
      "" -> []
      <<_::utf8, _::binary>> -> cut(binary, :elixir_string.byte_offset(binary, 1))
      _ -> {:error, binary}
    end
  end

  def gc(list) do
    case cp(list) do
      [c | rest] -> gather([c], rest, 2)
      end_or_error -> end_or_error
    end
  end

  defp cut(binary, size) do
    <<cluster::binary-size(size), rest::binary>> = binary
    [cluster(:unicode.characters_to_list(cluster)) | rest]
  end

  defp cluster([c]), do: c
  defp cluster(chars), do: chars

  # Takes more and more characters, until a cluster ends before the last of them.
  defp gather(chars, rest, count) do
    case take(rest, count, chars) do
      {:more, taken, rest} -> first_of(:lists.reverse(taken), taken, rest, count)
      {:stop, taken, rest} -> split(:lists.reverse(taken), rest)
    end
  end

  defp first_of(chars, taken, rest, count) do
    binary = :unicode.characters_to_binary(chars)

    case :elixir_string.byte_offset(binary, 1) do
      size when size === byte_size(binary) -> gather(taken, rest, count * 2)
      _ -> split(chars, rest)
    end
  end

  defp split(chars, rest) do
    binary = :unicode.characters_to_binary(chars)
    first = :unicode.characters_to_list(:binary.part(binary, 0, :elixir_string.byte_offset(binary, 1)))
    [cluster(first) | behind(:lists.nthtail(:erlang.length(first), chars), rest)]
  end

  defp behind([], rest), do: rest
  defp behind(chars, []), do: chars
  defp behind(chars, rest), do: chars ++ rest

  defp take(rest, 0, chars), do: {:more, chars, rest}

  defp take(rest, count, chars) do
    case cp(rest) do
      [c | rest] -> take(rest, count - 1, [c | chars])
      [] -> {:stop, chars, []}
      {:error, rest} -> {:stop, chars, rest}
    end
  end

  for {name, text} <- [uppercase: "upper case", lowercase: "lower case", titlecase: "title case", casefold: "a form to compare without case"] do
    @doc "The first code point in #{text}, and what follows."
    @spec unquote(name)(:unicode.chardata()) :: step()
    def unquote(name)(chardata) do
      case cp(chardata) do
        [c | rest] -> :unicode.characters_to_list(:string_case.unquote(name)(<<c::utf8>>)) ++ rest
        end_or_error -> end_or_error
      end
    end
  end

  for form <- [:nfc, :nfd, :nfkc, :nfkd] do
    @doc "The first grapheme cluster in the normal form #{form |> Atom.to_string() |> String.upcase()}, and what follows."
    @spec unquote(form)(:unicode.chardata()) :: step()
    def unquote(form)(chardata) do
      case gc(chardata) do
        [cluster | rest] -> [cluster(:unicode.unquote(:"characters_to_#{form}_list")([cluster])) | rest]
        end_or_error -> end_or_error
      end
    end
  end

  @doc "The grapheme clusters that `:string.trim/1` takes for white space."
  @spec whitespace() :: [char() | [char()]]
  def whitespace, do: [[?\r, ?\n], ?\t, ?\n, ?\v, ?\f, ?\r, ?\s, 0x85, 0x200E, 0x200F, 0x2028, 0x2029]

  @doc "Whether a grapheme cluster is white space."
  @spec is_whitespace(char() | [char()]) :: boolean()
  def is_whitespace(cluster), do: :lists.member(cluster, whitespace())
end
