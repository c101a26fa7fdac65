defmodule :inet do
  @moduledoc "IP addresses as texts, and the texts of errors of the network."

  @type ip4_address :: {0..255, 0..255, 0..255, 0..255}
  @type ip6_address :: {0..65_535, 0..65_535, 0..65_535, 0..65_535, 0..65_535, 0..65_535, 0..65_535, 0..65_535}
  @type ip_address :: ip4_address() | ip6_address()
  @type posix :: atom()

  @doc """
  The address of a text, IPv4 or IPv6.

      iex> :inet.parse_address(~c"127.0.0.1")
      {:ok, {127, 0, 0, 1}}
  """
  @spec parse_address(charlist()) :: {:ok, ip_address()} | {:error, :einval}
  def parse_address(text) when is_list(text), do: :inet_parse.address(text)
  def parse_address(_other), do: {:error, :einval}

  @doc "As `parse_address/1`; IPv4 must have four parts."
  @spec parse_strict_address(charlist()) :: {:ok, ip_address()} | {:error, :einval}
  def parse_strict_address(text) when is_list(text), do: :inet_parse.strict_address(text)
  def parse_strict_address(_other), do: {:error, :einval}

  @doc "The IPv4 address of a text."
  @spec parse_ipv4_address(charlist()) :: {:ok, ip4_address()} | {:error, :einval}
  def parse_ipv4_address(text), do: :inet_parse.ipv4_address(text)

  @doc "As `parse_ipv4_address/1`, with four parts."
  @spec parse_ipv4strict_address(charlist()) :: {:ok, ip4_address()} | {:error, :einval}
  def parse_ipv4strict_address(text), do: :inet_parse.ipv4strict_address(text)

  @doc "The IPv6 address of a text; that of IPv4 is mapped."
  @spec parse_ipv6_address(charlist()) :: {:ok, ip6_address()} | {:error, :einval}
  def parse_ipv6_address(text), do: :inet_parse.ipv6_address(text)

  @doc "The IPv6 address of a text."
  @spec parse_ipv6strict_address(charlist()) :: {:ok, ip6_address()} | {:error, :einval}
  def parse_ipv6strict_address(text) when is_list(text), do: :inet_parse.ipv6strict_address(text)
  def parse_ipv6strict_address(_other), do: {:error, :einval}

  @doc """
  The text of an address.

      iex> :inet.ntoa({127, 0, 0, 1})
      ~c"127.0.0.1"
  """
  @spec ntoa(ip_address()) :: charlist() | {:error, :einval}
  def ntoa(address), do: :inet_parse.ntoa(address)

  @doc "Whether a term is an address."
  @spec is_ip_address(term()) :: boolean()
  def is_ip_address(term), do: :inet_parse.kind(term) !== :none

  @doc "Whether a term is an IPv4 address."
  @spec is_ipv4_address(term()) :: boolean()
  def is_ipv4_address(term), do: :inet_parse.kind(term) === :ipv4

  @doc "Whether a term is an IPv6 address."
  @spec is_ipv6_address(term()) :: boolean()
  def is_ipv6_address(term), do: :inet_parse.kind(term) === :ipv6

  @doc "An IPv4 address mapped to IPv6, or back."
  @spec ipv4_mapped_ipv6_address(ip_address()) :: ip_address()
  def ipv4_mapped_ipv6_address(address) do
    case {:inet_parse.kind(address), address} do
      {:ipv4, {a, b, c, d}} -> {0, 0, 0, 0, 0, 0xFFFF, a * 256 + b, c * 256 + d}
      {:ipv6, {_, _, _, _, _, _, a, b}} -> {div(a, 256), rem(a, 256), div(b, 256), rem(b, 256)}
      _ -> :erlang.error(:function_clause, [address])
    end
  end

  @doc "The text of an error."
  @spec format_error(posix() | :system_limit) :: charlist()
  def format_error(:exbadport), do: ~c"invalid port state"
  def format_error(:exbadseq), do: ~c"bad command sequence"
  def format_error(:nxdomain), do: ~c"non-existing domain"
  def format_error(:system_limit), do: ~c"a system limit was hit, probably not enough ports"

  def format_error(reason) when is_atom(reason) do
    case :file.format_error(reason) do
      ~c"unknown POSIX error" ++ _ -> ~c"unknown POSIX error: " ++ :erlang.atom_to_list(reason)
      text -> text
    end
  end

  def format_error(reason), do: :erlang.error(:badarg, [reason])
end
