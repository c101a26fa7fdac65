# A log file: lines are made, parsed with binaries, regular expressions and String, counted and written as JSON.

defmodule Training.Log do
  @levels ["debug", "info", "warning", "error"]

  def lines(count) do
    for n <- 1..count do
      level = Enum.at(@levels, rem(n * 31, 4))
      "2026-01-#{pad(rem(n, 28) + 1)}T10:#{pad(rem(n, 60))}:00 [#{level}] user#{rem(n, 97)}@example.com took #{n}ms für Größe\n"
    end
  end

  defp pad(n), do: n |> Integer.to_string() |> String.pad_leading(2, "0")

  def parse(<<date::binary-size(10), ?T, time::binary-size(8), " [", rest::binary>>) do
    {level, " " <> rest} = level(rest, <<>>)
    [user, rest] = String.split(rest, " took ", parts: 2)
    {ms, _} = Integer.parse(rest)
    %{date: date, time: time, level: level, user: user, ms: ms}
  end

  defp level(<<?], rest::binary>>, level), do: {level, rest}
  defp level(<<c, rest::binary>>, level), do: level(rest, <<level::binary, c>>)

  def users(text), do: Regex.scan(~r/(\w+)@(\w+)\.com/, text, capture: :all_but_first) |> Enum.frequencies()

  def shout(line), do: line |> String.trim() |> String.upcase() |> String.replace("USER", "u") |> String.reverse()

  def checksum(text), do: sum(text, 0)
  defp sum(<<a::16, b::8, rest::binary>>, sum), do: sum(rest, Bitwise.band(Bitwise.bxor(sum * 33, a + b), 0xFFFFFFFF))
  defp sum(_rest, sum), do: sum

  def words(text) do
    text
    |> String.split([" ", "\n", ":", "[", "]"], trim: true)
    |> Enum.reduce(%{}, fn word, counts -> Map.update(counts, word, 1, &(&1 + 1)) end)
    |> Enum.sort_by(fn {word, count} -> {-count, word} end)
    |> Enum.take(5)
  end

  def run do
    lines = lines(1_500)
    text = IO.iodata_to_binary(lines)
    parsed = lines |> Enum.map(&parse/1)
    levels = Enum.group_by(parsed, & &1.level, & &1.ms) |> Map.new(fn {level, times} -> {level, Enum.sum(times)} end)
    slow = for %{ms: ms} = entry <- parsed, ms > 1_000, do: entry
    json = JSON.encode!(slow)
    back = JSON.decode!(json)
    joined = Enum.map_join(slow, ",", &to_string(&1.ms))
    packed = for %{ms: ms} <- parsed, into: <<>>, do: <<ms::32, rem(ms, 256)::8>>
    shouted = lines |> Enum.take(300) |> Enum.map(&shout/1) |> Enum.join("|")

    {levels, length(back), byte_size(joined), checksum(packed), words(text), map_size(users(text)), String.length(shouted),
     length(String.graphemes(shouted)), text |> String.to_charlist() |> length()}
  end
end

for _ <- 1..3, do: Training.Log.run()
IO.inspect(Training.Log.run())
