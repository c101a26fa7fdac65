defmodule Bits do
  import Bitwise
  def id(x), do: x
  def many(f, xs), do: for(x <- xs, do: f.(x))
  def t_build, do: (a = id(300); b = id("xyz"); {<<a>>, <<a::16>>, <<a::little-16>>, <<b::binary, a::8>>, <<1, b::binary>>, <<a::4, a::12>>, <<-1::signed-16>>, <<a::size(id(24))>>})
  def t_build_float, do: (x = id(1.5); {<<x::float>>, <<x::float-32>>, <<x::float-little>>, <<id(2)::float>>, <<x::16-float>>})
  def t_build_utf, do: (c = id(?é); {<<c::utf8>>, <<c::utf16>>, <<c::utf32>>, <<c::utf16-little>>, <<0x10348::utf16>>, <<"aé"::utf16>>, <<"aé"::utf32-little>>})
  def t_build_bits, do: (b = id(<<5::3>>); {<<b::bits, 1::5>>, <<1::1, b::bitstring>>, <<b::bits-size(2)>>, <<id("abcd")::binary-size(2)>>, <<id("abcd")::binary-size(id(1))-unit(16)>>})
  def t_build_big, do: <<id(123456789012345678901234567890)::128, id(-1)::100, 7::4>>
  def t_build_nested, do: (x = id(1); <<(<<x, 2>>)::binary, (if x == 1, do: <<9>>, else: <<>>)::binary>>)
  def t_append, do: app(id(""), 5)
  def app(acc, 0), do: acc
  def app(acc, n), do: app(<<acc::binary, n::16>>, n - 1)
  def t_concat, do: id("ab") <> id("cd") <> id("ef")
  def t_append_shared, do: (a = id("a") <> "b"; b = a <> "c"; c = a <> "d"; {a, b, c})
  def t_err1, do: <<id(:a)>>
  def t_err2, do: <<1, id(2)::binary>>
  def t_err3, do: <<id("x")::float>>
  def t_err4, do: <<id(0xD800)::utf8>>
  def t_err5, do: <<1::size(id(-1))>>
  def t_err6, do: <<id("abc")::binary-size(id(4))>>
  def t_err7, do: id("a") <> id(:b)
  def t_err8, do: <<id(<<1::3>>)::binary>>
  def info(f), do: (try do f.() rescue _ -> (for {_, _, _, i} <- __STACKTRACE__, e = i[:error_info], do: e[:cause]) |> hd() end)
  def t_cause, do: {info(fn -> <<id(:a)>> end), info(fn -> <<1, id(2)::binary>> end), info(fn -> <<id(1)::4, "lit", id("x")::float>> end), info(fn -> <<1::size(id(-1))>> end), info(fn -> <<id("abc")::binary-size(id(4))>> end), info(fn -> <<id(<<1::3>>)::binary, 1>> end)}
  def m1(<<a, b::16, c::little-16, rest::binary>>), do: {a, b, c, rest}
  def m1(<<a::4, b::4>>), do: {:nibbles, a, b}
  def m1(<<a::signed, b::signed-little-16>>), do: {:signed, a, b}
  def m1(<<>>), do: :empty
  def m1(<<a::3>>), do: {:three, a}
  def m1(x) when is_bitstring(x), do: {:bits, bit_size(x)}
  def m1(_), do: :other
  def t_m1, do: many(&m1/1, [<<1, 2, 3, 4, 5>>, <<1, 2, 3, 4, 5, 6, 7>>, <<0xAB>>, <<255, 254, 255>>, <<>>, <<5::3>>, <<1, 2>>, <<1::5>>, :x])
  def m2("GET " <> rest), do: {:get, rest}
  def m2("POST " <> rest), do: {:post, rest}
  def m2("PUT " <> rest), do: {:put, rest}
  def m2("PATCH"), do: :patch
  def m2(<<?P, c, _::binary>>), do: {:p, c}
  def m2(<<c, _::binary>>) when c > ?a, do: {:lower, c}
  def m2(""), do: :empty
  def m2(_), do: :other
  def t_m2, do: many(&m2/1, ["GET /", "POST x", "PUT y", "PATCH", "PATCHES", "PA", "P", "hello", "", "A", :z, "GET"])
  def m3(<<n, s::binary-size(n), rest::binary>>), do: {n, s, rest}
  def m3(<<n, _::binary>>), do: {:short, n}
  def m3(_), do: :none
  def t_m3, do: many(&m3/1, [<<3, "abcdef">>, <<0>>, <<5, "ab">>, <<>>, 7])
  def m4(<<n::8, x::size(n)-unit(2), y::bits>>), do: {n, x, y}
  def m4(_), do: :none
  def t_m4, do: many(&m4/1, [<<4, 0xAB, 0xC::4>>, <<0, 1>>, <<200, 1>>])
  def m5(<<n, s::binary-size(n * 2 - 1), _::binary>>), do: s
  def m5(_), do: :none
  def t_m5, do: many(&m5/1, [<<2, "abcdef">>, <<0, "abc">>, <<9, "a">>])
  def m6(<<c::utf8, rest::binary>>), do: {c, rest}
  def m6(<<x, rest::binary>>), do: {:bad, x, rest}
  def m6(<<>>), do: :end
  def t_m6, do: many(&m6/1, ["é!", "a", <<255, 1>>, <<0xE2, 0x82>>, "€", "👍x", "", <<0xED, 0xA0, 0x80>>])
  def m7(<<a::utf16, b::utf16-little, c::utf32>>), do: {a, b, c}
  def m7(_), do: :none
  def t_m7, do: many(&m7/1, [<<"é"::utf16, "x"::utf16-little, "€"::utf32>>, <<0xD8, 0>>, <<0x10348::utf16, 0x10348::utf16-little, 0x10348::utf32>>])
  def m8(<<x::float>>), do: {:f64, x}
  def m8(<<x::float-32>>), do: {:f32, x}
  def m8(<<x::float-16>>), do: {:f16, x}
  def m8(<<x::float-little-64, _>>), do: {:little, x}
  def m8(_), do: :none
  def t_m8, do: many(&m8/1, [<<1.5::float>>, <<1.5::float-32>>, <<1.5::float-16>>, <<255, 255, 255, 255, 255, 255, 255, 255>>, <<2.5::float-little, 0>>, <<0x7F80::16, 0::16>>])
  def m9(<<x::64>>), do: x
  def m9(<<x::signed-64, 0>>), do: x
  def m9(<<x::128, _::8>>), do: x
  def m9(<<x::little-signed-72>> <> <<>>), do: x
  def m9(_), do: :none
  def t_m9, do: many(&m9/1, [<<255, 255, 255, 255, 255, 255, 255, 255>>, <<-5::64, 0>>, <<1::8, 0::120, 0>>, <<-2::little-72>>, <<1>>])
  def m10(<<1::1, a::7, rest::bits>>), do: {a, rest}
  def m10(<<0::1, a::15, rest::bits>>), do: {:long, a, rest}
  def m10(<<b::bits>>), do: {:rest, b}
  def t_m10, do: many(&m10/1, [<<0x81, 1>>, <<0x01, 2, 3>>, <<0::1>>, <<1::1, 2::7>>, <<>>])
  def m11(<<len::16, body::binary-size(len), crc::32>>) when crc > 5, do: {body, crc}
  def m11(<<len::16, body::binary-size(len), crc::32>>), do: {:low, body, crc}
  def m11(<<len::16, _::binary>>), do: {:len, len}
  def t_m11, do: many(&m11/1, [<<2::16, "ab", 9::32>>, <<2::16, "ab", 1::32>>, <<9::16, "ab">>])
  def m12(x, <<x, y>>), do: {:same, y}
  def m12(_, <<x, x>>), do: {:double, x}
  def m12(_, _), do: :none
  def t_m13, do: (x = id(2); case id(<<2, 7, 9>>) do <<^x, y, _::binary>> -> y; _ -> :no end)
  def t_m14, do: (n = id(2); <<a::binary-size(n), b::binary>> = id("abcd"); {a, b})
  defmacrop id_n, do: 3
  def t_m15, do: (<<a::binary-size(id_n()), _::binary>> = id("abcd"); a)

  def sum(<<x::32, rest::binary>>, acc), do: sum(rest, acc + x)
  def sum(<<>>, acc), do: acc
  def t_loop, do: sum(<<1::32, 2::32, 3::32>>, 0)
  def t_loop_fail, do: sum(<<1::32, 2>>, 0)
  def codes(<<c::utf8, rest::binary>>, acc), do: codes(rest, [c | acc])
  def codes("", acc), do: acc
  def t_codes, do: codes("aé€👍", [])
  def words(<<?\s, rest::binary>>, w, acc), do: words(rest, "", [w | acc])
  def words(<<c, rest::binary>>, w, acc), do: words(rest, <<w::binary, c>>, acc)
  def words(<<>>, w, acc), do: [w | acc]
  def t_words, do: words("the quick brown", "", [])
  def bits_loop(<<b::1, rest::bits>>, n), do: bits_loop(rest, n + b)
  def bits_loop(<<>>, n), do: n
  def t_bits_loop, do: bits_loop(<<0b1011::4, 255, 1::1>>, 0)
  def skip(<<"ab", rest::binary>>, n), do: skip(rest, n + 1)
  def skip(rest, n), do: {rest, n}
  def t_skip, do: {skip("ababx", 0), skip("", 0), skip(:not_binary, 0), skip(<<1::3>>, 0)}
  def parse(<<a::32, b::8, c::16-little, "ab", rest::binary>>, acc), do: parse(rest, acc + a + b + c)
  def parse(<<>>, acc), do: acc
  def t_parse, do: parse(for(i <- [1, 2, 3], into: <<>>, do: <<i::32, rem(i, 256)::8, i::16-little, "ab">>), 0)
  def two(<<a, rest::binary>> = all, acc) when a < 5, do: two(rest, [all | acc])
  def two(<<_, rest::binary>>, acc), do: [rest | acc]
  def two(x, acc), do: {x, acc}
  def t_two, do: {two(<<1, 2, 9, 8>>, []), two(<<1, 2>>, [])}
  def t_sub, do: (<<_::4, x::bits-size(12), _::bits>> = id(<<0x12345678::32>>); <<y::12>> = x; {x, y})
  def t_unaligned, do: (<<_::3, rest::bits>> = id("hello"); <<a, b::binary-size(2), _::bits>> = rest; {a, b})
  def hexd(<<a::4, rest::bits>>), do: [a | hexd(rest)]
  def hexd(<<>>), do: []
  def t_hex, do: hexd("AZ")
  def t_eq, do: (<<_::4, x::bits>> = id(<<0x0A, 0xB0>>); {id("abc") == "abc", x, x == <<0xAB, 0::4>>})
  def t_case, do: (case id("k=v") do <<k, "=", v::binary>> -> {k, v} end)
  def t_lit, do: many(fn "a" -> 1; <<"b", _>> -> 2; <<>> -> 3; <<_::1>> -> 4; <<"c"::utf8, x::utf8>> -> x; _ -> 5 end, ["a", "bx", "", <<1::1>>, "cé", "zz", 1])
  def t_int_text, do: (case id(<<0, 65>>) do <<"A"::utf16>> -> :a; _ -> :no end)
  def t_lit_pattern, do: many(fn <<300>> -> 1; <<-1>> -> 2; <<-1::signed>> -> 3; <<1.0::float>> -> 4; <<2::float-32>> -> 5; <<0x41::utf8>> -> 6; _ -> 7 end, [<<44>>, <<255>>, <<1.0::float>>, <<2.0::float-32>>, "A", "B"])
  def t_band, do: (<<x>> = id(<<0xF5>>); {x &&& 0x0F, x >>> 4, x <<< 60, bnot(x), bxor(x, 255), x ||| 256})
  def varint(<<0::1, n::7, rest::binary>>, acc), do: {acc <<< 7 ||| n, rest}
  def varint(<<1::1, n::7, rest::binary>>, acc), do: varint(rest, acc <<< 7 ||| n)
  def t_varint, do: varint(<<0x81, 0x82, 0x03, "tail">>, 0)
  def t_all, do: (case id("abc") do <<all::binary>> -> all end)
  def t_all_bits, do: many(fn <<all::binary>> -> {:bin, all}; <<all::bits>> -> {:bits, all}; _ -> :none end, ["a", <<1::1>>, 5])
  def t_size0, do: (<<a::0, b::binary-size(0), c::binary>> = id("x"); {a, b, c})
end
