# Matches with many clauses that overlap: the first one that matches wins, guards that fail go on with the next.
defmodule Decisions do
  def tuples({:a, _, 1}), do: 1
  def tuples({_, :b, _}), do: 2
  def tuples({:a, :c, x}) when x > 5, do: 3
  def tuples({x, x, x}), do: 4
  def tuples({:a, _, x}) when is_float(x), do: 5
  def tuples({_, _, 1}), do: 6
  def tuples({a, b}) when a > b, do: 7
  def tuples({a, a}), do: 8
  def tuples(t) when tuple_size(t) > 3, do: 9
  def tuples(_), do: 10

  def integers(1), do: :one
  def integers(n) when n < 0, do: :negative
  def integers(2), do: :two
  def integers(1.0), do: :float
  def integers(n) when rem(n, 1000) == 0, do: :thousands
  def integers(1_000_000_000_000), do: :never
  def integers(9_223_372_036_854_775_807), do: :max
  def integers(9_223_372_036_854_775_808), do: :beyond
  def integers(7), do: :seven
  def integers(_), do: :other

  def bits(<<0::1, 1::1, x::6>>), do: {:low, x}
  def bits(<<0xFF, n::16-little, rest::binary>>) when n > 255, do: {:wide, n, rest}
  def bits(<<0xFF, n, m, _::binary>>), do: {:narrow, n, m}
  def bits(<<"abc", rest::binary>>), do: {:abc, rest}
  def bits(<<"ab", c, _::binary>>), do: {:ab, c}
  def bits(<<n, body::binary-size(n), tail::bits>>), do: {:sized, body, tail}
  def bits(<<f::float-32>>), do: {:float, f}
  def bits(<<c::utf8, _::binary>>), do: {:utf8, c}
  def bits(<<>>), do: :empty
  def bits(b) when is_bitstring(b), do: {:bits, bit_size(b)}
  def bits(_), do: :none

  def atoms(a, b) do
    case {a, b} do
      {:x, :x} -> 1
      {:x, _} when b == :y -> 2
      {_, :y} -> 3
      {nil, nil} -> 4
      {true, false} -> 5
      {false, _} -> 6
      {a, a} -> 7
      {_, [h | _]} when h -> 8
      {_, [_ | t]} -> {9, t}
      _ -> 10
    end
  end

  def parse(bin), do: parse(bin, 0, [])
  defp parse(<<?\s, rest::binary>>, n, acc), do: parse(rest, n, acc)
  defp parse(<<d, rest::binary>>, n, acc) when d in ?0..?9, do: parse(rest, n * 10 + d - ?0, acc)
  defp parse(<<?,, rest::binary>>, n, acc), do: parse(rest, 0, [n | acc])
  defp parse(<<?u, c::utf8, rest::binary>>, n, acc), do: parse(rest, n, [<<c::utf8>> | acc])
  defp parse(<<other, _::binary>>, n, acc), do: {:stopped, other, n, acc}
  defp parse(<<>>, n, acc), do: Enum.reverse([n | acc])
end

for t <- [{:a, 0, 1}, {:a, :b, 2}, {:a, :c, 6}, {:a, :c, 5}, {:a, :c, 5.0}, {:a, :a, :a}, {1, 1, 1}, {2, 3, 1}, {2, 1}, {1, 1}, {1, 1.0}, {1, 2}, {1, 2, 3, 4}, {1, 1.0, 1}, {}, :t],
    do: IO.inspect({t, Decisions.tuples(t)})

for n <- [1, 1.0, 2, 2.0, 7, -7, 3000, 1_000_000_000_000, 9_223_372_036_854_775_807, 9_223_372_036_854_775_808, -9_223_372_036_854_775_809, :x, nil, 10_000_000_000_000_000_000_000],
    do: IO.inspect({n, Decisions.integers(n)})

for b <- [<<5>>, <<0x7F>>, <<0xFF, 1, 1>>, <<0xFF, 1, 0>>, <<0xFF, 1>>, "abcd", "abd", "abc", <<130, 0::1040, 5::3>>, <<0xFE, 0, 0, 0>>, <<0xC3, 0xA9>>, <<1::1>>, <<1::3>>, <<128, 1, 2::4>>],
    do: IO.inspect({bit_size(b), Decisions.bits(b) |> then(&if(is_tuple(&1), do: Tuple.to_list(&1) |> Enum.map(fn p -> if is_bitstring(p), do: bit_size(p), else: p end), else: &1))})

for a <- [:x, :y, nil, true, false, 1], b <- [:x, :y, nil, false, [nil | 1], [1], 1.0, 1], do: IO.inspect({a, b, Decisions.atoms(a, b)})
for s <- ["1, 22,333", "", "9,x1", "uéuñ,5", "u" <> <<0xFF>>, String.duplicate("9", 30) <> ",1"], do: IO.inspect(Decisions.parse(s))
