# What real programs ask the standard library for most, one case each; runs unchanged on any Elixir implementation.
#   elixir library.exs [ITERATIONS] [NAME ...]
# Prints one line per case: name <TAB> first-iteration ms <TAB> best ms <TAB> median ms <TAB> result.

defmodule Library.Enums do
  @numbers Enum.to_list(1..1_000)
  @words ~w(the quick brown fox jumps over the lazy dog and runs away from all of them)

  # The value goes through here so that no compiler can compute with it beforehand.
  def repeat(n, value \\ nil, fun)
  def repeat(n, value, fun) when is_function(fun, 0), do: repeat(n, value, fn _ -> fun.() end)
  def repeat(1, value, fun), do: fun.(value)

  def repeat(n, value, fun) do
    fun.(value)
    repeat(n - 1, value, fun)
  end

  def map(n), do: repeat(n, @numbers, fn list -> list |> Enum.map(&(&1 + 1)) |> hd() end)
  def filter(n), do: repeat(n, @numbers, fn list -> list |> Enum.filter(&(rem(&1, 3) == 0)) |> hd() end)
  def reduce(n), do: repeat(n, @numbers, fn list -> Enum.reduce(list, 0, &(&1 + &2)) end)
  def flat_map(n), do: repeat(n, @numbers, fn list -> list |> Enum.flat_map(&[&1, -&1]) |> hd() end)
  def group_by(n), do: repeat(n, @numbers, fn list -> list |> Enum.group_by(&rem(&1, 10)) |> map_size() end)
  def frequencies(n), do: repeat(n, @words, fn words -> words |> Enum.frequencies() |> map_size() end)
  def zip(n), do: repeat(n, @numbers, fn list -> list |> Enum.zip(list) |> length() end)
  def with_index(n), do: repeat(n, @numbers, fn list -> list |> Enum.with_index() |> length() end)
  def chunk_every(n), do: repeat(n, @numbers, fn list -> list |> Enum.chunk_every(7) |> length() end)
  def uniq(n), do: repeat(n, @numbers, fn list -> list |> Enum.uniq() |> length() end)
  def sort(n), do: repeat(n, @words, fn words -> words |> Enum.sort() |> hd() end)
  def sort_desc(n), do: repeat(n, @numbers, fn list -> list |> Enum.sort(:desc) |> hd() end)
  def join(n), do: repeat(n, @words, fn words -> words |> Enum.join(", ") |> byte_size() end)
  def map_join(n), do: repeat(n, @numbers, fn list -> list |> Enum.map_join(",", &Integer.to_string/1) |> byte_size() end)
  def into_map(n), do: repeat(n, @numbers, fn list -> list |> Enum.into(%{}, &{&1, &1}) |> map_size() end)
  def min_max(n), do: repeat(n, @numbers, fn list -> Enum.max(list) - Enum.min(list) end)
  def find(n), do: repeat(n, @numbers, fn list -> Enum.find(list, &(&1 == 900)) end)
  def member(n), do: repeat(n, @numbers, fn list -> 900 in list end)
  def any_all(n), do: repeat(n, @numbers, fn list -> Enum.all?(list, &(&1 > 0)) and not Enum.any?(list, &(&1 > 1_000)) end)
  def take_drop(n), do: repeat(n, @numbers, fn list -> list |> Enum.drop(100) |> Enum.take(500) |> length() end)
  def split_with(n), do: repeat(n, @numbers, fn list -> list |> Enum.split_with(&(&1 > 500)) |> elem(0) |> length() end)
  def map_reduce(n), do: repeat(n, @numbers, fn list -> list |> Enum.map_reduce(0, &{&1 * 2, &1 + &2}) |> elem(1) end)
  def reduce_while(n), do: repeat(n, @numbers, fn list -> Enum.reduce_while(list, 0, &while/2) end)
  def enum_map_of_map(n), do: repeat(n, @words, fn words -> words |> Enum.frequencies() |> Enum.map(fn {_, v} -> v end) |> Enum.sum() end)
  def reverse(n), do: repeat(n, @numbers, fn list -> list |> Enum.reverse() |> hd() end)
  def at(n), do: repeat(n, @numbers, fn list -> Enum.at(list, 500) end)
  def dedup(n), do: repeat(n, @numbers, fn list -> list |> Enum.dedup() |> length() end)

  def stream_lazy(n),
    do: repeat(n, @numbers, fn list -> list |> Stream.map(&(&1 * 2)) |> Stream.reject(&(rem(&1, 3) == 0)) |> Enum.take(300) |> length() end)

  def stream_unfold(n), do: repeat(n, 1, fn x -> x |> Stream.iterate(&(&1 + 1)) |> Stream.take_while(&(&1 < 500)) |> Enum.sum() end)
  def stream_chunk(n), do: repeat(n, 1..1_000, fn x -> x |> Stream.chunk_every(10) |> Stream.map(&Enum.sum/1) |> Enum.sum() end)

  defp while(x, acc) when x < 900, do: {:cont, acc + x}
  defp while(_x, acc), do: {:halt, acc}
end

defmodule Library.Collections do
  import Library.Enums, only: [repeat: 2, repeat: 3]

  @small %{name: "joe", age: 7, tags: [], id: 12}
  @large Map.new(1..1_000, &{&1, &1})
  @options [timeout: 5_000, name: :server, debug: [], spawn_opt: [], hibernate_after: :infinity]
  @rows for(i <- 1..100, do: {i, "row #{i}", i * 2})

  def map_new(n), do: repeat(n, 1..1_000, fn x -> x |> Map.new(&{&1, &1 * 2}) |> map_size() end)
  def map_merge(n), do: repeat(n, @large, fn map -> map |> Map.merge(%{5 => 1, 2_000 => 2}) |> map_size() end)
  def map_merge_small(n), do: repeat(n, @small, fn map -> map |> Map.merge(%{age: 8, mail: "x"}) |> map_size() end)
  def map_put_get(n), do: repeat(n, @small, fn map -> map |> Map.put(:age, n) |> Map.get(:age) end)
  def map_take(n), do: repeat(n, @small, fn map -> map |> Map.take([:name, :id]) |> map_size() end)
  def map_update_large(n), do: repeat(n, @large, fn map -> map |> Map.update!(500, &(&1 + 1)) |> Map.fetch!(500) end)
  def map_keys_values(n), do: repeat(n, @large, fn map -> Enum.sum(Map.keys(map)) + Enum.sum(Map.values(map)) end)
  def map_delete(n), do: repeat(n, @large, fn map -> map |> Map.delete(400) |> Map.has_key?(400) end)
  def map_comprehension(n), do: repeat(n, @large, fn map -> map_size(for {k, v} <- map, rem(k, 2) == 0, into: %{}, do: {k, v + 1}) end)
  def map_string_keys(n), do: repeat(n, fn -> map_size(for i <- 1..100, into: %{}, do: {"key #{i}", i}) end)
  def put_in_nested(n), do: repeat(n, %{a: %{b: %{c: 1}}}, fn map -> put_in(map, [:a, :b, :c], n).a.b.c end)
  def keyword_get(n), do: repeat(n, @options, fn options -> Keyword.get(options, :hibernate_after) end)
  def keyword_merge(n), do: repeat(n, @options, fn options -> options |> Keyword.merge(timeout: 1, extra: 2) |> length() end)
  def lists_keyfind(n), do: repeat(n, @rows, fn rows -> :lists.keyfind(90, 1, rows) |> elem(2) end)
  def lists_keysort(n), do: repeat(n, @rows, fn rows -> :lists.keysort(2, rows) |> hd() |> elem(0) end)
  def list_flatten(n), do: repeat(n, [[1, [2, 3]], [[4], 5], 6], fn x -> x |> List.flatten() |> length() end)
  def list_append(n), do: repeat(n, @rows, fn rows -> length(rows ++ rows) end)
  def mapset(n), do: repeat(n, 1..200, fn x -> x |> MapSet.new() |> MapSet.union(MapSet.new(100..300)) |> MapSet.size() end)
  def mapset_member(n), do: repeat(n, [1, 2, 3], fn list -> MapSet.member?(MapSet.new(list), 2) end)
  def tuple_update(n), do: repeat(n, {1, 2, 3, 4}, fn x -> x |> put_elem(2, n) |> elem(2) end)
  def queue(n), do: Enum.reduce(1..n, :queue.new(), &:queue.in/2) |> :queue.len()

  def ets_insert_lookup(n), do: table(fn t -> Enum.reduce(1..n, 0, fn i, acc -> :ets.insert(t, {i, acc}) && elem(hd(:ets.lookup(t, i)), 1) + 1 end) end)
  def ets_counter(n), do: table(fn t -> repeat(n, fn -> :ets.update_counter(t, :hits, 1, {:hits, 0}) end) end)

  def ets_select(n) do
    table(fn t ->
      for i <- 1..1_000, do: :ets.insert(t, {i, rem(i, 10), "x"})
      repeat(n, fn -> length(:ets.select(t, [{{:"$1", 3, :_}, [{:>, :"$1", 500}], [:"$1"]}])) end)
    end)
  end

  def ets_ordered(n), do: table([:ordered_set], fn t -> Enum.each(1..n, &:ets.insert(t, {rem(&1 * 7_919, n), &1})) && :ets.first(t) end)

  defp table(options \\ [], fun) do
    t = :ets.new(:library, [:public | options])
    result = fun.(t)
    :ets.delete(t)
    result
  end
end

defmodule Library.Strings do
  import Library.Enums, only: [repeat: 2, repeat: 3]

  @line "The quick brown fox, jumps over the lazy dog; and runs away, far away."
  @text String.duplicate(@line <> "\n", 20)
  @unicode "Größe, naïve café — 日本語 and Ελληνικά"

  def split(n), do: repeat(n, @line, fn line -> line |> String.split(", ") |> length() end)
  def split_lines(n), do: repeat(n, @text, fn text -> text |> String.split("\n", trim: true) |> length() end)
  def split_space(n), do: repeat(n, @text, fn text -> text |> String.split() |> length() end)
  def replace(n), do: repeat(n, @text, fn text -> text |> String.replace("away", "home!") |> byte_size() end)
  def trim(n), do: repeat(n, "   padded text \n", fn x -> x |> String.trim() |> byte_size() end)
  def upcase(n), do: repeat(n, @line, fn line -> line |> String.upcase() |> byte_size() end)
  def downcase_unicode(n), do: repeat(n, @unicode, fn text -> text |> String.downcase() |> byte_size() end)
  def capitalize(n), do: repeat(n, "elixir", fn x -> x |> String.capitalize() |> byte_size() end)
  def length_ascii(n), do: repeat(n, @text, fn text -> String.length(text) end)
  def length_unicode(n), do: repeat(n, @unicode, fn text -> String.length(text) end)
  def slice(n), do: repeat(n, @line, fn line -> line |> String.slice(10, 20) |> byte_size() end)
  def contains(n), do: repeat(n, @text, fn text -> String.contains?(text, ["nowhere", "never"]) end)
  def starts_with(n), do: repeat(n, @line, fn line -> String.starts_with?(line, ["A", "The"]) end)
  def graphemes(n), do: repeat(n, @unicode, fn text -> text |> String.graphemes() |> length() end)
  def codepoints(n), do: repeat(n, @line, fn line -> line |> String.codepoints() |> length() end)
  def to_charlist(n), do: repeat(n, @line, fn line -> line |> String.to_charlist() |> length() end)
  def reverse(n), do: repeat(n, @line, fn line -> line |> String.reverse() |> byte_size() end)
  def pad(n), do: repeat(n, "42", fn x -> x |> String.pad_leading(10, "0") |> byte_size() end)
  def at(n), do: repeat(n, @line, fn line -> String.at(line, 40) end)
  def valid(n), do: repeat(n, @unicode, fn text -> String.valid?(text) end)
  def interpolate(n), do: repeat(n, "text", fn text -> byte_size("user #{n} has #{:ok} and #{text}") end)
  def append(n), do: Enum.reduce(1..n, "", fn _, acc -> acc <> "abc" end) |> byte_size()
  def binary_comprehension(n), do: repeat(n, @line, fn line -> byte_size(for(<<c <- line>>, c != ?a, into: "", do: <<c + 1>>)) end)
  def iodata(n), do: repeat(n, @line, fn line -> [line, ?\n, [@unicode | "x"]] |> IO.iodata_to_binary() |> byte_size() end)
  def integer_to_string(n), do: Enum.reduce(1..n, 0, fn i, acc -> acc + byte_size(Integer.to_string(i * 977)) end)
  def string_to_integer(n), do: repeat(n, "1234567", fn x -> String.to_integer(x) end)
  def integer_parse(n), do: repeat(n, "1234567 items", fn x -> Integer.parse(x) |> elem(0) end)
  def float_to_string(n), do: Enum.reduce(1..n, 0, fn i, acc -> acc + byte_size(Float.to_string(i / 7)) end)
  def float_parse(n), do: repeat(n, "3.14159 rad", fn x -> Float.parse(x) |> elem(0) end)
  def string_to_atom(n), do: repeat(n, "hibernate_after", fn x -> String.to_existing_atom(x) end)
  def inspect_term(n), do: repeat(n, %{a: [1, 2.5, "x"], b: {:ok, nil}}, fn map -> map |> inspect() |> byte_size() end)
  def binary_match(n), do: repeat(n, @text, fn text -> :binary.matches(text, "fox") |> length() end)

  def regex_match(n), do: repeat(n, @line, fn line -> Regex.match?(~r/l[a-z]+y\s+dog/, line) end)
  def regex_run(n), do: repeat(n, @line, fn line -> Regex.run(~r/(\w+) dog; (\w+)/, line) |> length() end)
  def regex_scan(n), do: repeat(n, @text, fn text -> Regex.scan(~r/\b\w{4}\b/, text) |> length() end)
  def regex_replace(n), do: repeat(n, @line, fn line -> Regex.replace(~r/[aeiou]/, line, "*") |> byte_size() end)
  def regex_split(n), do: repeat(n, @line, fn line -> Regex.split(~r/[,;]\s*/, line) |> length() end)
  def regex_named(n), do: repeat(n, "on 2024-05-17", fn text -> Regex.named_captures(~r/(?<year>\d{4})-(?<month>\d\d)/, text) |> map_size() end)
end

defmodule Library.Formats do
  import Library.Enums, only: [repeat: 2, repeat: 3]

  @data %{"id" => 7, "name" => "item", "tags" => ["a", "b\n"], "price" => 2.75, "nested" => %{"ok" => true, "none" => nil}}
  @json ~s({"id":7,"name":"item","tags":["a","b\\n"],"price":2.75,"nested":{"ok":true,"none":null}})
  @bytes for(i <- 0..999, into: <<>>, do: <<i>>)
  @base64 Base.encode64(@bytes)
  @hex Base.encode16(@bytes)
  @packed :erlang.term_to_binary(@data)

  def json_encode(n), do: repeat(n, @data, fn data -> data |> JSON.encode!() |> byte_size() end)
  def json_decode(n), do: repeat(n, @json, fn json -> json |> JSON.decode!() |> map_size() end)
  def base64_encode(n), do: repeat(n, @bytes, fn bytes -> bytes |> Base.encode64() |> byte_size() end)
  def base64_decode(n), do: repeat(n, @base64, fn text -> text |> Base.decode64!() |> byte_size() end)
  def hex_encode(n), do: repeat(n, @bytes, fn bytes -> bytes |> Base.encode16(case: :lower) |> byte_size() end)
  def hex_decode(n), do: repeat(n, @hex, fn text -> text |> Base.decode16!() |> byte_size() end)
  def term_to_binary(n), do: repeat(n, @data, fn data -> data |> :erlang.term_to_binary() |> byte_size() end)
  def binary_to_term(n), do: repeat(n, @packed, fn bytes -> bytes |> :erlang.binary_to_term() |> map_size() end)
  def phash2(n), do: repeat(n, @data, fn data -> :erlang.phash2(data) end)
  def sha256(n), do: repeat(n, @bytes, fn bytes -> :crypto.hash(:sha256, bytes) |> byte_size() end)
  def crc32(n), do: repeat(n, @bytes, fn bytes -> :erlang.crc32(bytes) end)
  def uri_parse(n), do: repeat(n, "https://joe@example.com:8080/a/b?q=1&r=2#top", fn x -> URI.parse(x).port end)
  def uri_query(n), do: repeat(n, %{"a" => "x y", "b" => "ü"}, fn x -> x |> URI.encode_query() |> URI.decode_query() |> map_size() end)
  def date_add(n), do: repeat(n, ~D[2024-02-28], fn x -> x |> Date.add(n) |> Date.day_of_week() end)
  def datetime_diff(n), do: repeat(n, ~U[2024-05-17 10:00:00Z], fn x -> x |> DateTime.add(n) |> DateTime.diff(~U[2024-01-01 00:00:00Z]) end)
  def datetime_iso8601(n), do: repeat(n, ~U[2024-05-17 10:00:00.123Z], fn x -> x |> DateTime.to_iso8601() |> DateTime.from_iso8601() |> elem(2) end)
  def date_range(n), do: repeat(n, ~D[2024-01-01], fn x -> x |> Date.range(~D[2024-03-31]) |> Enum.count(&(Date.day_of_week(&1) == 1)) end)
  def version_match(n), do: repeat(n, "1.15.3", fn x -> Version.match?(x, "~> 1.10 and < 2.0.0") end)
  def path_join(n), do: repeat(n, ["usr", "local", "lib/x.ex"], fn x -> x |> Path.join() |> Path.basename(".ex") end)
end

defmodule Library.Numbers do
  import Library.Enums, only: [repeat: 3]
  import Bitwise

  def factorial(n), do: Enum.reduce(1..n, 1, &*/2) |> rem(1_000_003)
  def big_power(n), do: repeat(n, 3, fn x -> Integer.pow(x, 2_000) |> rem(1_000_003) end)
  def big_multiply(n), do: repeat(n, Integer.pow(7, 2_000), fn x -> rem(x * x, 1_000_003) end)
  def big_divide(n), do: repeat(n, {Integer.pow(7, 2_000), Integer.pow(5, 900)}, fn {x, y} -> rem(div(x, y), 1_000_003) end)
  def big_to_string(n), do: repeat(n, Integer.pow(7, 2_000), fn x -> x |> Integer.to_string() |> byte_size() end)
  def big_parse(n), do: repeat(n, Integer.to_string(Integer.pow(7, 2_000)), fn x -> x |> String.to_integer() |> rem(1_000_003) end)
  def big_gcd(n), do: repeat(n, {1 <<< 200, 6 ** 90}, fn {x, y} -> Integer.gcd(x, y) |> rem(1_000_003) end)
  def fibonacci(n), do: fibonacci(n, 0, 1) |> rem(1_000_003)
  def mod_pow(n), do: repeat(n, 3, fn x -> x |> :crypto.mod_pow(65_537, 1_000_000_007) |> byte_size() end)
  def digits(n), do: repeat(n, 123_456_789, fn x -> x |> Integer.digits() |> Enum.sum() end)
  def bits(n), do: Enum.reduce(1..n, 0, fn i, acc -> bxor(acc, i <<< 7) &&& 0xFFFFFFFF end)
  def float_math(n), do: Enum.reduce(1..n, 0.0, fn i, acc -> acc + :math.sqrt(i) * :math.sin(i) end) |> Float.round(3)
  def float_round(n), do: Enum.reduce(1..n, 0.0, fn i, acc -> acc + Float.round(i / 7, 2) end) |> Float.round(1)
  def random(n), do: :rand.seed(:exsss, {1, 2, 3}) && Enum.reduce(1..n, 0, fn _, acc -> acc + :rand.uniform(100) end)

  defp fibonacci(0, a, _b), do: a
  defp fibonacci(n, a, b), do: fibonacci(n - 1, b, a + b)
end

# How often each case repeats, so that one iteration takes some milliseconds.
cases = [
  {Library.Enums,
   map: 1_000, filter: 1_000, reduce: 2_000, flat_map: 500, group_by: 200, frequencies: 5_000, zip: 500, with_index: 500,
   chunk_every: 500, uniq: 100, sort: 5_000, sort_desc: 1_000, join: 5_000, map_join: 100, into_map: 100, min_max: 1_000,
   find: 1_000, member: 1_000, any_all: 500, take_drop: 1_000, split_with: 500, map_reduce: 500, reduce_while: 500,
   enum_map_of_map: 5_000, reverse: 2_000, at: 5_000, dedup: 500, stream_lazy: 200, stream_unfold: 200, stream_chunk: 100},
  {Library.Collections,
   map_new: 100, map_merge: 5_000, map_merge_small: 50_000, map_put_get: 100_000, map_take: 50_000, map_update_large: 50_000,
   map_keys_values: 500, map_delete: 50_000, map_comprehension: 100, map_string_keys: 500, put_in_nested: 50_000,
   keyword_get: 200_000, keyword_merge: 20_000, lists_keyfind: 50_000, lists_keysort: 500, list_flatten: 50_000,
   list_append: 5_000, mapset: 200, mapset_member: 20_000, tuple_update: 200_000, queue: 100_000, ets_insert_lookup: 20_000,
   ets_counter: 50_000, ets_select: 100, ets_ordered: 20_000},
  {Library.Strings,
   split: 10_000, split_lines: 2_000, split_space: 500, replace: 1_000, trim: 50_000, upcase: 20_000, downcase_unicode: 10_000,
   capitalize: 50_000, length_ascii: 1_000, length_unicode: 10_000, slice: 20_000, contains: 5_000, starts_with: 100_000,
   graphemes: 2_000, codepoints: 5_000, to_charlist: 10_000, reverse: 2_000, pad: 50_000, at: 20_000, valid: 50_000,
   interpolate: 50_000, append: 100_000, binary_comprehension: 5_000, iodata: 50_000, integer_to_string: 50_000,
   string_to_integer: 100_000, integer_parse: 50_000, float_to_string: 20_000, float_parse: 50_000, string_to_atom: 100_000,
   inspect_term: 1_000, binary_match: 2_000, regex_match: 5_000, regex_run: 5_000, regex_scan: 100, regex_replace: 500,
   regex_split: 2_000, regex_named: 2_000},
  {Library.Formats,
   json_encode: 2_000, json_decode: 2_000, base64_encode: 1_000, base64_decode: 1_000, hex_encode: 1_000, hex_decode: 1_000,
   term_to_binary: 10_000, binary_to_term: 10_000, phash2: 20_000, sha256: 2_000, crc32: 10_000, uri_parse: 2_000,
   uri_query: 2_000, date_add: 20_000, datetime_diff: 10_000, datetime_iso8601: 5_000, date_range: 200, version_match: 2_000,
   path_join: 5_000},
  {Library.Numbers,
   factorial: 2_000, big_power: 1_000, big_multiply: 500, big_divide: 500, big_to_string: 200, big_parse: 200, big_gcd: 2_000,
   fibonacci: 10_000, mod_pow: 5_000, digits: 20_000, bits: 200_000, float_math: 50_000, float_round: 20_000, random: 50_000}
]

{iterations, names} =
  case System.argv() do
    [] -> {10, []}
    [n | names] -> {String.to_integer(n), names}
  end

for {module, functions} <- cases, {function, size} <- functions do
  name = "#{module |> Module.split() |> List.last() |> String.downcase()}.#{function}"

  if names == [] or name in names do
    {times, [result | _]} = 1..iterations |> Enum.map(fn _ -> :timer.tc(module, function, [size]) end) |> Enum.unzip()
    sorted = Enum.sort(times)
    ms = fn us -> :erlang.float_to_binary(us / 1000, decimals: 2) end
    IO.puts("#{name}\t#{ms.(hd(times))}\t#{ms.(hd(sorted))}\t#{ms.(Enum.at(sorted, div(iterations, 2)))}\t#{inspect(result)}")
  end
end
