defmodule :inet_parse do
  @moduledoc """
  Texts of IP addresses.

  IPv4 may have fewer than four parts, of which the last fills what is left, and parts in octal (`0177`) or hexadecimal (`0x7f`); the strict functions want
  four in decimal. IPv6 follows RFC 4291, with an optional zone behind `%`, which is not looked at.
  """

  @type result :: {:ok, :inet.ip_address()} | {:error, :einval}

  @doc "An IPv4 or IPv6 address."
  @spec address(charlist()) :: result()
  def address(text), do: first_of(ipv4_address(text), fn -> ipv6strict_address(text) end)

  @doc "An IPv4 address of four parts, or an IPv6 address."
  @spec strict_address(charlist()) :: result()
  def strict_address(text), do: first_of(ipv4strict_address(text), fn -> ipv6strict_address(text) end)

  defp first_of({:ok, _} = found, _other), do: found
  defp first_of(_error, other), do: other.()

  @doc """
  An IPv4 address.

      iex> :inet_parse.ipv4_address(~c"127.1")
      {:ok, {127, 0, 0, 1}}
  """
  @spec ipv4_address(charlist()) :: result()
  def ipv4_address(text) when is_list(text) do
    case numbers(parts(text, ?.)) do
      [_ | _] = numbers when :erlang.length(numbers) <= 4 -> filled(numbers)
      _ -> {:error, :einval}
    end
  end

  @doc "An IPv4 address of four parts."
  @spec ipv4strict_address(charlist()) :: result()
  def ipv4strict_address(text) when is_list(text) do
    parts = parts(text, ?.)

    case :lists.all(&plain?/1, parts) and numbers(parts) do
      [_, _, _, _] = numbers -> filled(numbers)
      _ -> {:error, :einval}
    end
  end

  defp plain?([?0, _ | _]), do: false
  defp plain?(_part), do: true

  # All parts but the last are a byte; the last is a number of as many bytes as are missing.
  defp filled(numbers) do
    {bytes, [last]} = :lists.split(:erlang.length(numbers) - 1, numbers)
    bits = 8 * (4 - :erlang.length(bytes))

    case :lists.all(&(&1 <= 255), bytes) and last < :erlang.bsl(1, bits) do
      true -> {:ok, :erlang.list_to_tuple(bytes ++ :erlang.binary_to_list(<<last::size(bits)>>))}
      false -> {:error, :einval}
    end
  end

  defp parts(text, separator) do
    case :lists.splitwith(&(&1 !== separator), text) do
      {part, [_ | rest]} -> [part | parts(rest, separator)]
      {part, []} -> [part]
    end
  end

  defp numbers([part | rest]) do
    with number when is_integer(number) <- number(part),
         others when is_list(others) <- numbers(rest) do
      [number | others]
    end
  end

  defp numbers([]), do: []

  defp number([?0, x | [_ | _] = digits]) when x in ~c"xX", do: number(digits, 16)
  defp number([?0 | [_ | _] = digits]), do: number(digits, 8)
  defp number([_ | _] = digits), do: number(digits, 10)
  defp number([]), do: :error

  defp number(digits, base) do
    case :lists.all(&(digit(&1) < base), digits) do
      true -> :erlang.list_to_integer(digits, base)
      false -> :error
    end
  end

  defp digit(c) when c in ?0..?9, do: c - ?0
  defp digit(c) when c in ?a..?f, do: c - ?a + 10
  defp digit(c) when c in ?A..?F, do: c - ?A + 10
  defp digit(_c), do: 99

  @doc "An IPv6 address; an IPv4 address is mapped to one."
  @spec ipv6_address(charlist()) :: result()
  def ipv6_address(text) when is_list(text) do
    case ipv4_address(text) do
      {:ok, {a, b, c, d}} -> {:ok, {0, 0, 0, 0, 0, 0xFFFF, a * 256 + b, c * 256 + d}}
      _ -> ipv6strict_address(text)
    end
  end

  @doc """
  An IPv6 address.

      iex> :inet_parse.ipv6strict_address(~c"fe80::1")
      {:ok, {0xFE80, 0, 0, 0, 0, 0, 0, 1}}
  """
  @spec ipv6strict_address(charlist()) :: result()
  def ipv6strict_address(text) when is_list(text) do
    {address, _zone} = :lists.splitwith(&(&1 !== ?%), text)

    case halves(address, []) do
      {whole, :none} -> joined(groups(whole), :none)
      {left, right} -> joined(groups(left), groups(right))
    end
  end

  # What is before and behind "::".
  defp halves([?:, ?: | rest], before), do: {:lists.reverse(before), rest}
  defp halves([c | rest], before), do: halves(rest, [c | before])
  defp halves([], before), do: {:lists.reverse(before), :none}

  defp joined(groups, :none) when is_list(groups) and :erlang.length(groups) === 8, do: {:ok, :erlang.list_to_tuple(groups)}

  defp joined(left, right) when is_list(left) and is_list(right) and :erlang.length(left) + :erlang.length(right) < 8 do
    zeros = :lists.duplicate(8 - :erlang.length(left) - :erlang.length(right), 0)
    {:ok, :erlang.list_to_tuple(left ++ zeros ++ right)}
  end

  defp joined(_left, _right), do: {:error, :einval}

  defp groups([]), do: []
  defp groups(text), do: group(parts(text, ?:))

  defp group([last]) do
    case :lists.member(?., last) do
      true -> embedded(ipv4strict_address(last))
      false -> with number when is_integer(number) <- hex(last), do: [number]
    end
  end

  defp group([part | rest]) do
    with number when is_integer(number) <- hex(part),
         others when is_list(others) <- group(rest) do
      [number | others]
    end
  end

  defp embedded({:ok, {a, b, c, d}}), do: [a * 256 + b, c * 256 + d]
  defp embedded(_error), do: :error

  defp hex(digits) when :erlang.length(digits) in 1..4, do: number(digits, 16)
  defp hex(_digits), do: :error

  @doc """
  The text of an address.

      iex> :inet_parse.ntoa({0, 0, 0, 0, 0, 0, 0, 1})
      ~c"::1"
  """
  @spec ntoa(:inet.ip_address()) :: charlist() | {:error, :einval}
  def ntoa(address) do
    case kind(address) do
      :ipv4 -> :lists.append(:lists.join(~c".", :lists.map(&:erlang.integer_to_list/1, :erlang.tuple_to_list(address))))
      :ipv6 -> ipv6_text(address)
      :none -> {:error, :einval}
    end
  end

  @doc "Whether a term is an address: `:ipv4`, `:ipv6` or `:none`."
  @spec kind(term()) :: :ipv4 | :ipv6 | :none
  def kind(address) when is_tuple(address) and tuple_size(address) === 4, do: kind(address, 255, :ipv4)
  def kind(address) when is_tuple(address) and tuple_size(address) === 8, do: kind(address, 0xFFFF, :ipv6)
  def kind(_other), do: :none

  defp kind(address, most, kind) do
    case :lists.all(&(is_integer(&1) and &1 >= 0 and &1 <= most), :erlang.tuple_to_list(address)) do
      true -> kind
      false -> :none
    end
  end

  defp ipv6_text({0, 0, 0, 0, 0, 0, 0, low}) when low < 0x10000, do: grouped([0, 0, 0, 0, 0, 0, 0, low])
  defp ipv6_text({0, 0, 0, 0, 0, 0, a, b}) when a !== 0, do: ~c"::" ++ dotted(a, b)
  defp ipv6_text({0, 0, 0, 0, 0, 0xFFFF, a, b}), do: ~c"::ffff:" ++ dotted(a, b)
  defp ipv6_text(address), do: grouped(:erlang.tuple_to_list(address))

  defp dotted(a, b), do: ntoa({div(a, 256), rem(a, 256), div(b, 256), rem(b, 256)})

  defp grouped(groups) do
    case longest_zeros(groups, 0, {0, 1}) do
      {_at, 1} ->
        join(groups)

      {at, size} ->
        {before, rest} = :lists.split(at, groups)
        join(before) ++ ~c"::" ++ join(:lists.nthtail(size, rest))
    end
  end

  # Where the first of the longest runs of zeros is; one zero is no run.
  defp longest_zeros([], _at, best), do: best

  defp longest_zeros([0 | _] = groups, at, {_, most} = best) do
    size = :erlang.length(:lists.takewhile(&(&1 === 0), groups))
    longest_zeros(:lists.nthtail(size, groups), at + size, if(size > most, do: {at, size}, else: best))
  end

  defp longest_zeros([_ | rest], at, best), do: longest_zeros(rest, at + 1, best)

  defp join(groups) do
    :lists.append(:lists.join(~c":", :lists.map(&:string.lowercase(:erlang.integer_to_list(&1, 16)), groups)))
  end
end
