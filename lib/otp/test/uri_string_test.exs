defmodule Otp.UriStringTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  test "parse" do
    assert :uri_string.parse("foo://user@example.com:8042/over/there?name=ferret#nose") == %{
             port: 8042,
             scheme: "foo",
             path: "/over/there",
             host: "example.com",
             query: "name=ferret",
             fragment: "nose",
             userinfo: "user"
           }

    assert :uri_string.parse("http://localhost") == %{scheme: "http", path: "", host: "localhost"}
    assert :uri_string.parse("http://localhost/") == %{scheme: "http", path: "/", host: "localhost"}
    assert :uri_string.parse("//host/path") == %{path: "/path", host: "host"}
    assert :uri_string.parse("/a/b") == %{path: "/a/b"}
    assert :uri_string.parse("a/b") == %{path: "a/b"}
    assert :uri_string.parse("") == %{path: ""}
    assert :uri_string.parse("?q") == %{path: "", query: "q"}
    assert :uri_string.parse("#f") == %{path: "", fragment: "f"}
    assert :uri_string.parse("mailto:a@b") == %{scheme: "mailto", path: "a@b"}
    assert :uri_string.parse("urn:a:b") == %{scheme: "urn", path: "a:b"}
    assert :uri_string.parse("http://[::1]:80/x") == %{port: 80, scheme: "http", path: "/x", host: "::1"}
    assert :uri_string.parse("http://[::1]/") == %{scheme: "http", path: "/", host: "::1"}
    assert :uri_string.parse("http://1.2.3.4:5/") == %{port: 5, scheme: "http", path: "/", host: "1.2.3.4"}
    assert :uri_string.parse("http://a:/x") == %{port: :undefined, scheme: "http", path: "/x", host: "a"}
    assert :uri_string.parse("http://:80") == %{port: 80, scheme: "http", path: "", host: ""}
    assert :uri_string.parse("http://u:p@h/") == %{scheme: "http", path: "/", host: "h", userinfo: "u:p"}
    assert :uri_string.parse("foo%20bar") == %{path: "foo%20bar"}
    assert :uri_string.parse("http://h/%zz") == %{scheme: "http", path: "/%zz", host: "h"}
    assert :uri_string.parse("http://h/a b") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("1http://x") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("a:b:c") == %{scheme: "a", path: "b:c"}
    assert :uri_string.parse("http://é/x") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("http://h/é") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("http://h:99999/") == %{port: 99999, scheme: "http", path: "/", host: "h"}
    assert :uri_string.parse("http://h:abc/") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("http://[::g]/") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("http://h?q#f") == %{scheme: "http", path: "", host: "h", query: "q", fragment: "f"}
    assert :uri_string.parse("http://h#f?g") == %{scheme: "http", path: "", host: "h", fragment: "f?g"}
    assert :uri_string.parse("a?b?c#d") == %{path: "a", query: "b?c", fragment: "d"}
    assert :uri_string.parse("a#b#c") == {:error, :invalid_uri, ~c"#"}
    assert :uri_string.parse("file:///etc/x") == %{scheme: "file", path: "/etc/x", host: ""}
    assert :uri_string.parse("http://%41/") == %{scheme: "http", path: "/", host: "%41"}
    assert :uri_string.parse("./a:b") == %{path: "./a:b"}
    assert :uri_string.parse(":a") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("a/b:c") == %{path: "a/b:c"}
    assert :uri_string.parse("http://h/|") == {:error, :invalid_uri, ~c":"}

    assert :uri_string.parse("http://h/a;b=c,d@e:f!$&'()*+=~_-.") == %{
             scheme: "http",
             path: "/a;b=c,d@e:f!$&'()*+=~_-.",
             host: "h"
           }

    assert :uri_string.parse("http://u@@h/") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("http://h/[") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("HTTP://EX.com/%7ea/../b/./c") == %{scheme: "HTTP", path: "/%7ea/../b/./c", host: "EX.com"}
    assert :uri_string.parse("http://[v1.a:b]/") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.parse("http://h/?a=b&c=d/?") == %{scheme: "http", path: "/", host: "h", query: "a=b&c=d/?"}

    assert :uri_string.parse(~c"http://h/a?b#c") == %{
             scheme: ~c"http",
             path: ~c"/a",
             host: ~c"h",
             query: ~c"b",
             fragment: ~c"c"
           }

    assert :uri_string.parse(~c"//h") == %{path: [], host: ~c"h"}
    assert :uri_string.parse(~c"a:b") == %{scheme: ~c"a", path: ~c"b"}
  end

  test "recompose" do
    assert :uri_string.recompose(%{path: "/a"}) == "/a"

    assert :uri_string.recompose(%{
             port: 8,
             scheme: "http",
             path: "/p",
             host: "h",
             query: "q",
             fragment: "f",
             userinfo: "u"
           }) == "http://u@h:8/p?q#f"

    assert :uri_string.recompose(%{scheme: "http", path: "p"}) == "http:p"
    assert :uri_string.recompose(%{path: "p", host: "h"}) == "//h/p"
    assert :uri_string.recompose(%{host: "h"}) == {:error, :invalid_map, %{host: "h"}}
    assert :uri_string.recompose(%{path: ~c"/a", query: ~c"b"}) == ~c"/a?b"
    assert :uri_string.recompose(%{path: "//a"}) == "//a"
    assert :uri_string.recompose(%{}) == {:error, :invalid_map, %{}}
    assert :uri_string.recompose(%{scheme: "a", path: "//b"}) == "a://b"
    assert :uri_string.recompose(%{scheme: "http", path: "", host: "::1"}) == "http://[::1]"
    assert :uri_string.recompose(%{port: :undefined, path: "", host: "h"}) == "//h:"
    assert :uri_string.recompose(%{path: "é"}) == "%C3%A9"
    assert :uri_string.recompose(%{path: "a b"}) == "a%20b"
    assert catch_error(:uri_string.recompose(%{port: 80, path: ""})) == :function_clause
    assert :uri_string.recompose(%{scheme: "1", path: ""}) == "1:"
    assert :uri_string.recompose(%{path: "a:b"}) == "a:b"
    assert :uri_string.recompose(%{scheme: "http", path: "a", host: "h"}) == "http://h/a"
  end

  test "resolve" do
    assert :uri_string.resolve("/abs/ol/ute", "http://localhost/a/b/c?q") == "http://localhost/abs/ol/ute"
    assert :uri_string.resolve("../relative", "http://localhost/a/b/c?q") == "http://localhost/a/relative"
    assert :uri_string.resolve("g:h", "http://a/b/c/d;p?q") == "g:h"
    assert :uri_string.resolve("g", "http://a/b/c/d;p?q") == "http://a/b/c/g"
    assert :uri_string.resolve("./g", "http://a/b/c/d;p?q") == "http://a/b/c/g"
    assert :uri_string.resolve("g/", "http://a/b/c/d;p?q") == "http://a/b/c/g/"
    assert :uri_string.resolve("/g", "http://a/b/c/d;p?q") == "http://a/g"
    assert :uri_string.resolve("//g", "http://a/b/c/d;p?q") == "http://g"
    assert :uri_string.resolve("?y", "http://a/b/c/d;p?q") == "http://a/b/c/d;p?y"
    assert :uri_string.resolve("g?y", "http://a/b/c/d;p?q") == "http://a/b/c/g?y"
    assert :uri_string.resolve("#s", "http://a/b/c/d;p?q") == "http://a/b/c/d;p?q#s"
    assert :uri_string.resolve("g#s", "http://a/b/c/d;p?q") == "http://a/b/c/g#s"
    assert :uri_string.resolve("g?y#s", "http://a/b/c/d;p?q") == "http://a/b/c/g?y#s"
    assert :uri_string.resolve(";x", "http://a/b/c/d;p?q") == "http://a/b/c/;x"
    assert :uri_string.resolve("", "http://a/b/c/d;p?q") == "http://a/b/c/d;p?q"
    assert :uri_string.resolve(".", "http://a/b/c/d;p?q") == "http://a/b/c/"
    assert :uri_string.resolve("./", "http://a/b/c/d;p?q") == "http://a/b/c/"
    assert :uri_string.resolve("..", "http://a/b/c/d;p?q") == "http://a/b/"
    assert :uri_string.resolve("../", "http://a/b/c/d;p?q") == "http://a/b/"
    assert :uri_string.resolve("../g", "http://a/b/c/d;p?q") == "http://a/b/g"
    assert :uri_string.resolve("../..", "http://a/b/c/d;p?q") == "http://a/"
    assert :uri_string.resolve("../../g", "http://a/b/c/d;p?q") == "http://a/g"
    assert :uri_string.resolve("../../../g", "http://a/b/c/d;p?q") == "http://a/g"
    assert :uri_string.resolve("/./g", "http://a/b/c/d;p?q") == "http://a/g"
    assert :uri_string.resolve("/../g", "http://a/b/c/d;p?q") == "http://a/g"
    assert :uri_string.resolve("g.", "http://a/b/c/d;p?q") == "http://a/b/c/g."
    assert :uri_string.resolve(".g", "http://a/b/c/d;p?q") == "http://a/b/c/.g"
    assert :uri_string.resolve("./../g", "http://a/b/c/d;p?q") == "http://a/b/g"
    assert :uri_string.resolve("./g/.", "http://a/b/c/d;p?q") == "http://a/b/c/g/"
    assert :uri_string.resolve("g/./h", "http://a/b/c/d;p?q") == "http://a/b/c/g/h"
    assert :uri_string.resolve("g/../h", "http://a/b/c/d;p?q") == "http://a/b/c/h"
    assert :uri_string.resolve("g?y/../x", "http://a/b/c/d;p?q") == "http://a/b/c/g?y/../x"
    assert :uri_string.resolve("http:g", "http://a/b/c/d;p?q") == "http:g"
    assert :uri_string.resolve("a", "http://h") == "http://h/a"
    assert :uri_string.resolve("a", "b") == {:error, :invalid_scheme, []}
    assert :uri_string.resolve("../x", "http://h/a/b", [:return_map]) == %{scheme: "http", path: "/x", host: "h"}
    assert :uri_string.resolve(%{path: "../x"}, "http://h/a/b") == "http://h/x"
    assert :uri_string.resolve(~c"../x", "http://h/a/b") == ~c"http://h/x"
  end

  test "normalize" do
    assert :uri_string.normalize("/a/b/c/./../../g") == "/a/g"
    assert :uri_string.normalize("mid/content=5/../6") == "mid/6"
    assert :uri_string.normalize("http://localhost:80") == "http://localhost/"
    assert :uri_string.normalize("http://EX.com/%7ea/../b/./c") == "http://ex.com/b/c"
    assert :uri_string.normalize("HTTP://h:443/") == "http://h:443/"
    assert :uri_string.normalize("https://h:443/") == "https://h/"
    assert :uri_string.normalize("ftp://h:21") == "ftp://h"
    assert :uri_string.normalize("ssh://h:22/x") == "ssh://h/x"
    assert :uri_string.normalize("sftp://h:22") == "sftp://h"
    assert :uri_string.normalize("tftp://h:69") == "tftp://h"
    assert :uri_string.normalize("http://h:/") == "http://h/"
    assert :uri_string.normalize("http://h") == "http://h/"
    assert :uri_string.normalize("http://h/%c3%a9%2f") == "http://h/%C3%A9%2F"
    assert :uri_string.normalize("a%41") == "aA"
    assert :uri_string.normalize("http://h/é") == {:error, :invalid_uri, ~c":"}
    assert :uri_string.normalize("/..") == "/"
    assert :uri_string.normalize("a/..") == "/"
    assert :uri_string.normalize("./a") == "a"
    assert :uri_string.normalize("..") == ""
    assert :uri_string.normalize("//H/") == "//h/"
    assert :uri_string.normalize("?%41") == "?A"
    assert :uri_string.normalize("#%41%zz") == {:error, :invalid_percent_encoding, "%zz"}
    assert :uri_string.normalize("http://a%41/") == "http://aA/"

    assert :uri_string.normalize(%{port: 80, scheme: "http", path: "/foo/bar", host: "localhost örebro"}) ==
             "http://localhost%20%C3%B6rebro/foo/bar"

    assert :uri_string.normalize("http://localhost:80/a/../b", [:return_map]) == %{
             scheme: "http",
             path: "/b",
             host: "localhost"
           }

    assert :uri_string.normalize(~c"http://localhost:80/a/../b") == ~c"http://localhost/b"
    assert :uri_string.normalize(%{path: "/a/../b"}, [:return_map]) == %{path: "/b"}
  end

  test "compose_query" do
    assert :uri_string.compose_query([{"foo bar", "1"}, {"city", "örebro"}]) == "foo+bar=1&city=%C3%B6rebro"
    assert :uri_string.compose_query([{"a", true}, {"b", "x&y=z+"}]) == "a&b=x%26y%3Dz%2B"
    assert :uri_string.compose_query([]) == []
    assert :uri_string.compose_query([{~c"a", ~c"b c"}]) == ~c"a=b+c"
    assert :uri_string.compose_query([{"a", ""}]) == "a="
    assert :uri_string.compose_query([{"*-._~!", "é"}]) == "*-._%7E%21=%C3%A9"
    assert :uri_string.compose_query([{"é", "ö"}], encoding: :latin1) == "%E9=%F6"
    assert :uri_string.compose_query([{"é", "日"}], encoding: :latin1) == "%E9=%26%2326085%3B"
    assert :uri_string.compose_query([{"é", "日"}], encoding: :utf8) == "%C3%A9=%E6%97%A5"
    assert :uri_string.compose_query(a: "b") == {:error, :invalid_input, :a}
    assert :uri_string.compose_query([{"a", "b"}], separator: :amp) == {:error, :invalid_input, "a"}
    assert :uri_string.compose_query([{"a", "b"}, {"c", "d"}], separator: :semicolon) == {:error, :invalid_input, "a"}
  end

  test "dissect_query" do
    assert :uri_string.dissect_query("foo+bar=1&city=%C3%B6rebro") == [{"foo bar", "1"}, {"city", "örebro"}]
    assert :uri_string.dissect_query("foo&bar=1") == [{"foo", true}, {"bar", "1"}]
    assert :uri_string.dissect_query("a=b;c=d") == [{"a", "b;c=d"}]
    assert :uri_string.dissect_query("a=b&amp;c=d") == [{"a", "b"}, {"amp;c", "d"}]
    assert :uri_string.dissect_query("") == []
    assert :uri_string.dissect_query("a=%zz") == {:error, :invalid_percent_encoding, ~c"%zz"}
    assert :uri_string.dissect_query("a=%C3") == {:error, :invalid_input, [195]}
    assert :uri_string.dissect_query("a=b=c") == [{"a", "b=c"}]
    assert :uri_string.dissect_query("&a") == [{"", true}, {"a", true}]
    assert :uri_string.dissect_query("a&&b") == [{"a", true}, {"", true}, {"b", true}]
    assert :uri_string.dissect_query(~c"a=b+c") == [{~c"a", ~c"b c"}]
    assert :uri_string.dissect_query("a=%26") == [{"a", "&"}]
    assert :uri_string.dissect_query("é=b") == [{"é", "b"}]
    assert :uri_string.dissect_query("=b") == [{"", "b"}]
    assert :uri_string.dissect_query("a=") == [{"a", ""}]
  end

  test "percent_decode" do
    assert :uri_string.percent_decode("a%20b") == "a b"
    assert :uri_string.percent_decode("%C3%A9") == "é"
    assert catch_throw(:uri_string.percent_decode("a%zz")) == {:error, :invalid_percent_encoding, "%zz"}
    assert :uri_string.percent_decode(~c"a%20b") == ~c"a b"
    assert :uri_string.percent_decode("%") == "%"
    assert :uri_string.percent_decode("%2") == "%2"
    assert :uri_string.percent_decode("abc") == "abc"
    assert :uri_string.percent_decode(%{path: "%20", host: "a%41"}) == %{path: " ", host: "aA"}
    assert :uri_string.percent_decode(%{path: "%zz"}) == {:error, :invalid_percent_encoding, "%zz"}
  end

  test "quote" do
    assert :uri_string.quote("a b/c?é~") == "a%20b%2Fc%3F%C3%A9~"
    assert :uri_string.quote(~c"a b/c?") == ~c"a%20b%2Fc%3F"
    assert :uri_string.quote("") == ""
    assert :uri_string.quote("abcXYZ019-._~!$&'()*+,;=:@%") == "abcXYZ019-._~%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40%25"
    assert :uri_string.quote("a b/c?é~", ~c"/?") == "a%20b/c?%C3%A9~"
    assert catch_error(:uri_string.quote("a b/c", "/")) == :badarg
  end

  test "unquote" do
    assert apply(:uri_string, :unquote, ["a%20b"]) == "a b"
    assert apply(:uri_string, :unquote, ["a+b"]) == "a+b"
    assert catch_throw(apply(:uri_string, :unquote, ["%zz"])) == {:error, :invalid_percent_encoding, "%zz"}
    assert apply(:uri_string, :unquote, ["%C3%A9"]) == "é"
    assert catch_throw(apply(:uri_string, :unquote, ["%C3"])) == {:error, :invalid_utf8, <<195>>}
    assert apply(:uri_string, :unquote, [~c"a%20"]) == ~c"a "
  end

  test "allowed_characters" do
    assert :uri_string.allowed_characters() == [
             scheme: ~c"+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
             userinfo: ~c"!$%&'()*+,-.0123456789:;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~",
             host: ~c"!$&'()*+,-.0123456789:;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~",
             ipv4: ~c".0123456789",
             ipv6: ~c".0123456789:ABCDEFabcdef",
             regname: ~c"!$%&'()*+,-.0123456789;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~",
             path: ~c"!$%&'()*+,-./0123456789:;=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~",
             query: ~c"!$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~",
             fragment: ~c"!$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~",
             reserved: ~c"!#$&'()*+,/:;=?@[]",
             unreserved: ~c"-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"
           ]
  end

  test "is_host" do
    assert :uri_string.is_host(97) == true
    assert :uri_string.is_host(47) == false
    assert :uri_string.is_host(37) == false
    assert :uri_string.is_host(64) == false
    assert :uri_string.is_host(58) == true
    assert :uri_string.is_host(91) == false
    assert :uri_string.is_host(32) == false
    assert :uri_string.is_host(300) == false
    assert :uri_string.is_host(124) == false
  end

  test "is_path" do
    assert :uri_string.is_path(97) == true
    assert :uri_string.is_path(47) == true
    assert :uri_string.is_path(37) == true
    assert :uri_string.is_path(64) == true
    assert :uri_string.is_path(58) == true
    assert :uri_string.is_path(91) == false
    assert :uri_string.is_path(32) == false
    assert :uri_string.is_path(300) == false
    assert :uri_string.is_path(124) == false
  end
end
