defmodule URITest do
  use ExUnit.Case, async: true

  doctest URI

  test "encode and decode" do
    assert URI.encode("a b/é?=%") == "a%20b/%C3%A9?=%25"
    assert URI.encode("a/b", &URI.char_unreserved?/1) == "a%2Fb"
    assert URI.encode_www_form("a b+é=&") == "a+b%2B%C3%A9%3D%26"
    assert URI.decode("a%20b%C3%A9+") == "a bé+"
    assert URI.decode_www_form("a+b%2B") == "a b+"
    assert URI.decode("%") == "%" or catch_error(URI.decode("%")).__struct__ == ArgumentError
  end

  test "queries" do
    assert URI.encode_query(%{"a b" => "é"}) == "a+b=%C3%A9"
    assert URI.encode_query([a: 1, b: :c], :rfc3986) == "a=1&b=c"
    assert URI.encode_query([{"a b", "c d"}], :rfc3986) == "a%20b=c%20d"
    assert URI.decode_query("a=1&b=%C3%A9+x&c&d=") == %{"a" => "1", "b" => "é x", "c" => "", "d" => ""}
    assert URI.decode_query("a=1&a=2", %{"z" => "0"}) == %{"a" => "2", "z" => "0"}
    assert URI.query_decoder("a=1&a=2") |> Enum.to_list() == [{"a", "1"}, {"a", "2"}]
    assert_raise ArgumentError, fn -> URI.encode_query(a: [1]) end
  end

  test "parse" do
    uri = URI.parse("https://user:pw@example.com:8080/a/b?c=d#e")
    assert {uri.scheme, uri.userinfo, uri.host, uri.port} == {"https", "user:pw", "example.com", 8080}
    assert {uri.path, uri.query, uri.fragment} == {"/a/b", "c=d", "e"}
    assert URI.parse("http://[::1]:80/").host == "::1"
    assert URI.parse("HTTP://Example.com").scheme == "http"
    assert URI.parse("mailto:a@b.c").path == "a@b.c"
    assert URI.parse("/a?b").query == "b"
    assert URI.parse("http://a").port == 80
    assert URI.parse("ftp://a").port == 21
    assert URI.parse("foo://a").port == nil
  end

  test "new" do
    assert {:ok, %URI{host: "a.b", path: "/c"}} = URI.new("https://a.b/c")
    assert URI.new("/a b") == {:error, " "}
    assert URI.new("http://a.b:x") == {:error, ":"}
    assert_raise URI.Error, ~s|cannot parse due to reason invalid_uri: ">"|, fn -> URI.new!("/a>") end
  end

  test "to_string" do
    for text <- ["https://u@h:8080/p?q#f", "http://a", "/a/b", "?a", "#a", "mailto:a@b", "//h/p", "http://[::1]/x", ""] do
      assert text |> URI.parse() |> to_string() == text
    end

    assert to_string(%URI{scheme: "http", host: "a", port: 80, path: "/x"}) == "http://a/x"
    assert to_string(%URI{scheme: "http", host: "a", port: 81}) == "http://a:81"
    assert_raise ArgumentError, fn -> to_string(%URI{host: "a", path: "x"}) end
  end

  test "merge" do
    base = "http://a/b/c/d;p?q"

    expected = %{
      "g" => "http://a/b/c/g",
      "./g" => "http://a/b/c/g",
      "g/" => "http://a/b/c/g/",
      "/g" => "http://a/g",
      "//g" => "http://g",
      "?y" => "http://a/b/c/d;p?y",
      "g?y" => "http://a/b/c/g?y",
      "#s" => "http://a/b/c/d;p?q#s",
      "" => "http://a/b/c/d;p?q",
      "." => "http://a/b/c/",
      ".." => "http://a/b/",
      "../g" => "http://a/b/g",
      "../../g" => "http://a/g",
      "../../../g" => "http://a/g",
      "/./g" => "http://a/g",
      "g;x=1/../y" => "http://a/b/c/y"
    }

    for {relative, merged} <- expected, do: assert(base |> URI.merge(relative) |> to_string() == merged)
    assert_raise ArgumentError, "you must merge onto an absolute URI", fn -> URI.merge("/a", "b") end
  end

  test "append" do
    assert "http://a?x=1" |> URI.parse() |> URI.append_query("y=2") |> to_string() == "http://a?x=1&y=2"
    assert "http://a" |> URI.parse() |> URI.append_query("y=2") |> to_string() == "http://a?y=2"
    assert "http://a/b/" |> URI.parse() |> URI.append_path("/c") |> to_string() == "http://a/b/c"
    assert_raise ArgumentError, fn -> URI.append_path(URI.parse("http://a"), "c") end
  end

  test "characters" do
    assert URI.char_reserved?(?+)
    refute URI.char_reserved?(?a)
    assert URI.char_unreserved?(?~)
    assert URI.char_unescaped?(?/)
    refute URI.char_unescaped?(?é)
  end

  test "percent signs that begin no encoded byte stay" do
    assert URI.decode("%%%41") == "%%A"
    assert URI.decode("100%") == "100%"
    assert URI.decode_www_form("%2b+%zz%4") == "+ %zz%4"
    assert URI.decode_query("&&a=b=c&=&") == %{"" => "", "a" => "b=c"}
    assert URI.decode_query("a+b=%20", %{}, :rfc3986) == %{"a+b" => " "}
    assert URI.encode_www_form(<<0, 255, "~_-.">>) == "%00%FF~_-."
  end
end
