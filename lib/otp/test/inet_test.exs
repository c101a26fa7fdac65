defmodule Otp.InetTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  test "parse_address" do
    assert :inet.parse_address(~c"127.0.0.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_address(~c"1.2.3") == {:ok, {1, 2, 0, 3}}
    assert :inet.parse_address(~c"1.2") == {:ok, {1, 0, 0, 2}}
    assert :inet.parse_address(~c"1") == {:ok, {0, 0, 0, 1}}
    assert :inet.parse_address(~c"256.1.1.1") == {:error, :einval}
    assert :inet.parse_address(~c"1.2.3.256") == {:error, :einval}
    assert :inet.parse_address(~c"0x7f.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_address(~c"0177.0.0.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_address(~c"1.2.3.4.5") == {:error, :einval}
    assert :inet.parse_address([]) == {:error, :einval}
    assert :inet.parse_address(~c"a") == {:error, :einval}
    assert :inet.parse_address(~c"1.2.3.") == {:error, :einval}
    assert :inet.parse_address(~c".1.2.3") == {:error, :einval}
    assert :inet.parse_address(~c"::1") == {:ok, {0, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_address(~c"::") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_address(~c"fe80::1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_address(~c"1:2:3:4:5:6:7:8") == {:ok, {1, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_address(~c"1:2:3:4:5:6:7") == {:error, :einval}
    assert :inet.parse_address(~c"::1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 0, 258, 772}}
    assert :inet.parse_address(~c"::ffff:1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 65535, 258, 772}}
    assert :inet.parse_address(~c"1::2::3") == {:error, :einval}
    assert :inet.parse_address(~c"12345::") == {:error, :einval}
    assert :inet.parse_address(~c"1:2:3:4:5:6:7::") == {:ok, {1, 2, 3, 4, 5, 6, 7, 0}}
    assert :inet.parse_address(~c"::2:3:4:5:6:7:8") == {:ok, {0, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_address(~c"1:2:3:4:5:6:7:8::") == {:error, :einval}
    assert :inet.parse_address(~c"fe80::1%eth0") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_address(~c":::") == {:error, :einval}
    assert :inet.parse_address(~c"1:") == {:error, :einval}
    assert :inet.parse_address(~c":1") == {:error, :einval}
    assert :inet.parse_address(~c"G::") == {:error, :einval}
    assert :inet.parse_address(~c"[::1]") == {:error, :einval}
    assert :inet.parse_address(~c"1:2:3:4:5:6:1.2.3.4") == {:ok, {1, 2, 3, 4, 5, 6, 258, 772}}
    assert :inet.parse_address(~c"1:2:3:4:5:6:7:1.2.3.4") == {:error, :einval}
    assert :inet.parse_address(~c"::1.2.3") == {:error, :einval}
    assert :inet.parse_address(~c"4294967295") == {:ok, {255, 255, 255, 255}}
    assert :inet.parse_address(~c"1.16777215") == {:ok, {1, 255, 255, 255}}
    assert :inet.parse_address(~c"1.16777216") == {:error, :einval}
    assert :inet.parse_address(~c"1.2.65536") == {:error, :einval}
    assert :inet.parse_address(~c"FFFF::abCD") == {:ok, {65535, 0, 0, 0, 0, 0, 0, 43981}}
    assert :inet.parse_address("127.0.0.1") == {:error, :einval}
    assert :inet.parse_address(:a) == {:error, :einval}
    assert :inet.parse_address(~c"08.1.1.1") == {:error, :einval}
    assert :inet.parse_address(~c" 1.2.3.4") == {:error, :einval}
    assert :inet.parse_address(~c"1.2.3.4 ") == {:error, :einval}
    assert :inet.parse_address(~c"00.0.0.0") == {:ok, {0, 0, 0, 0}}
    assert :inet.parse_address(~c"0x") == {:error, :einval}
    assert :inet.parse_address(~c"1.2.3.04") == {:ok, {1, 2, 3, 4}}
    assert :inet.parse_address(~c"1::8:7:6:5:4:3:2") == {:error, :einval}
    assert :inet.parse_address(~c"2001:db8::") == {:ok, {8193, 3512, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_address(~c"0:0:0:0:0:0:0:0") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_address(~c"fe80::1%1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_address(~c"fe80::1%") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
  end

  test "parse_strict_address" do
    assert :inet.parse_strict_address(~c"127.0.0.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_strict_address(~c"1.2.3") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.2") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1") == {:error, :einval}
    assert :inet.parse_strict_address(~c"256.1.1.1") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.2.3.256") == {:error, :einval}
    assert :inet.parse_strict_address(~c"0x7f.1") == {:error, :einval}
    assert :inet.parse_strict_address(~c"0177.0.0.1") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.2.3.4.5") == {:error, :einval}
    assert :inet.parse_strict_address([]) == {:error, :einval}
    assert :inet.parse_strict_address(~c"a") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.2.3.") == {:error, :einval}
    assert :inet.parse_strict_address(~c".1.2.3") == {:error, :einval}
    assert :inet.parse_strict_address(~c"::1") == {:ok, {0, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_strict_address(~c"::") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_strict_address(~c"fe80::1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_strict_address(~c"1:2:3:4:5:6:7:8") == {:ok, {1, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_strict_address(~c"1:2:3:4:5:6:7") == {:error, :einval}
    assert :inet.parse_strict_address(~c"::1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 0, 258, 772}}
    assert :inet.parse_strict_address(~c"::ffff:1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 65535, 258, 772}}
    assert :inet.parse_strict_address(~c"1::2::3") == {:error, :einval}
    assert :inet.parse_strict_address(~c"12345::") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1:2:3:4:5:6:7::") == {:ok, {1, 2, 3, 4, 5, 6, 7, 0}}
    assert :inet.parse_strict_address(~c"::2:3:4:5:6:7:8") == {:ok, {0, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_strict_address(~c"1:2:3:4:5:6:7:8::") == {:error, :einval}
    assert :inet.parse_strict_address(~c"fe80::1%eth0") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_strict_address(~c":::") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1:") == {:error, :einval}
    assert :inet.parse_strict_address(~c":1") == {:error, :einval}
    assert :inet.parse_strict_address(~c"G::") == {:error, :einval}
    assert :inet.parse_strict_address(~c"[::1]") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1:2:3:4:5:6:1.2.3.4") == {:ok, {1, 2, 3, 4, 5, 6, 258, 772}}
    assert :inet.parse_strict_address(~c"1:2:3:4:5:6:7:1.2.3.4") == {:error, :einval}
    assert :inet.parse_strict_address(~c"::1.2.3") == {:error, :einval}
    assert :inet.parse_strict_address(~c"4294967295") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.16777215") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.16777216") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.2.65536") == {:error, :einval}
    assert :inet.parse_strict_address(~c"FFFF::abCD") == {:ok, {65535, 0, 0, 0, 0, 0, 0, 43981}}
    assert :inet.parse_strict_address("127.0.0.1") == {:error, :einval}
    assert :inet.parse_strict_address(:a) == {:error, :einval}
    assert :inet.parse_strict_address(~c"08.1.1.1") == {:error, :einval}
    assert :inet.parse_strict_address(~c" 1.2.3.4") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.2.3.4 ") == {:error, :einval}
    assert :inet.parse_strict_address(~c"00.0.0.0") == {:error, :einval}
    assert :inet.parse_strict_address(~c"0x") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1.2.3.04") == {:error, :einval}
    assert :inet.parse_strict_address(~c"1::8:7:6:5:4:3:2") == {:error, :einval}
    assert :inet.parse_strict_address(~c"2001:db8::") == {:ok, {8193, 3512, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_strict_address(~c"0:0:0:0:0:0:0:0") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_strict_address(~c"fe80::1%1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_strict_address(~c"fe80::1%") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
  end

  test "parse_ipv4_address" do
    assert :inet.parse_ipv4_address(~c"127.0.0.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_ipv4_address(~c"1.2.3") == {:ok, {1, 2, 0, 3}}
    assert :inet.parse_ipv4_address(~c"1.2") == {:ok, {1, 0, 0, 2}}
    assert :inet.parse_ipv4_address(~c"1") == {:ok, {0, 0, 0, 1}}
    assert :inet.parse_ipv4_address(~c"256.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1.2.3.256") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"0x7f.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_ipv4_address(~c"0177.0.0.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_ipv4_address(~c"1.2.3.4.5") == {:error, :einval}
    assert :inet.parse_ipv4_address([]) == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"a") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1.2.3.") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c".1.2.3") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"::1") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"::") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"fe80::1") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1:2:3:4:5:6:7:8") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1:2:3:4:5:6:7") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"::1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"::ffff:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1::2::3") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"12345::") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1:2:3:4:5:6:7::") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"::2:3:4:5:6:7:8") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1:2:3:4:5:6:7:8::") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"fe80::1%eth0") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c":::") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1:") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c":1") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"G::") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"[::1]") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1:2:3:4:5:6:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1:2:3:4:5:6:7:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"::1.2.3") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"4294967295") == {:ok, {255, 255, 255, 255}}
    assert :inet.parse_ipv4_address(~c"1.16777215") == {:ok, {1, 255, 255, 255}}
    assert :inet.parse_ipv4_address(~c"1.16777216") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1.2.65536") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"FFFF::abCD") == {:error, :einval}
    assert catch_error(:inet.parse_ipv4_address("127.0.0.1")) == :function_clause
    assert catch_error(:inet.parse_ipv4_address(:a)) == :function_clause
    assert :inet.parse_ipv4_address(~c"08.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c" 1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1.2.3.4 ") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"00.0.0.0") == {:ok, {0, 0, 0, 0}}
    assert :inet.parse_ipv4_address(~c"0x") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"1.2.3.04") == {:ok, {1, 2, 3, 4}}
    assert :inet.parse_ipv4_address(~c"1::8:7:6:5:4:3:2") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"2001:db8::") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"0:0:0:0:0:0:0:0") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"fe80::1%1") == {:error, :einval}
    assert :inet.parse_ipv4_address(~c"fe80::1%") == {:error, :einval}
  end

  test "parse_ipv4strict_address" do
    assert :inet.parse_ipv4strict_address(~c"127.0.0.1") == {:ok, {127, 0, 0, 1}}
    assert :inet.parse_ipv4strict_address(~c"1.2.3") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.2") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"256.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.2.3.256") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"0x7f.1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"0177.0.0.1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.2.3.4.5") == {:error, :einval}
    assert :inet.parse_ipv4strict_address([]) == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"a") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.2.3.") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c".1.2.3") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"::1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"::") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"fe80::1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1:2:3:4:5:6:7:8") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1:2:3:4:5:6:7") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"::1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"::ffff:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1::2::3") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"12345::") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1:2:3:4:5:6:7::") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"::2:3:4:5:6:7:8") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1:2:3:4:5:6:7:8::") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"fe80::1%eth0") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c":::") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1:") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c":1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"G::") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"[::1]") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1:2:3:4:5:6:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1:2:3:4:5:6:7:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"::1.2.3") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"4294967295") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.16777215") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.16777216") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.2.65536") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"FFFF::abCD") == {:error, :einval}
    assert catch_error(:inet.parse_ipv4strict_address("127.0.0.1")) == :function_clause
    assert catch_error(:inet.parse_ipv4strict_address(:a)) == :function_clause
    assert :inet.parse_ipv4strict_address(~c"08.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c" 1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.2.3.4 ") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"00.0.0.0") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"0x") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1.2.3.04") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"1::8:7:6:5:4:3:2") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"2001:db8::") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"0:0:0:0:0:0:0:0") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"fe80::1%1") == {:error, :einval}
    assert :inet.parse_ipv4strict_address(~c"fe80::1%") == {:error, :einval}
  end

  test "parse_ipv6_address" do
    assert :inet.parse_ipv6_address(~c"127.0.0.1") == {:ok, {0, 0, 0, 0, 0, 65535, 32512, 1}}
    assert :inet.parse_ipv6_address(~c"1.2.3") == {:ok, {0, 0, 0, 0, 0, 65535, 258, 3}}
    assert :inet.parse_ipv6_address(~c"1.2") == {:ok, {0, 0, 0, 0, 0, 65535, 256, 2}}
    assert :inet.parse_ipv6_address(~c"1") == {:ok, {0, 0, 0, 0, 0, 65535, 0, 1}}
    assert :inet.parse_ipv6_address(~c"256.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1.2.3.256") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"0x7f.1") == {:ok, {0, 0, 0, 0, 0, 65535, 32512, 1}}
    assert :inet.parse_ipv6_address(~c"0177.0.0.1") == {:ok, {0, 0, 0, 0, 0, 65535, 32512, 1}}
    assert :inet.parse_ipv6_address(~c"1.2.3.4.5") == {:error, :einval}
    assert :inet.parse_ipv6_address([]) == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"a") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1.2.3.") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c".1.2.3") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"::1") == {:ok, {0, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6_address(~c"::") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_ipv6_address(~c"fe80::1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6_address(~c"1:2:3:4:5:6:7:8") == {:ok, {1, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_ipv6_address(~c"1:2:3:4:5:6:7") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"::1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 0, 258, 772}}
    assert :inet.parse_ipv6_address(~c"::ffff:1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 65535, 258, 772}}
    assert :inet.parse_ipv6_address(~c"1::2::3") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"12345::") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1:2:3:4:5:6:7::") == {:ok, {1, 2, 3, 4, 5, 6, 7, 0}}
    assert :inet.parse_ipv6_address(~c"::2:3:4:5:6:7:8") == {:ok, {0, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_ipv6_address(~c"1:2:3:4:5:6:7:8::") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"fe80::1%eth0") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6_address(~c":::") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1:") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c":1") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"G::") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"[::1]") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1:2:3:4:5:6:1.2.3.4") == {:ok, {1, 2, 3, 4, 5, 6, 258, 772}}
    assert :inet.parse_ipv6_address(~c"1:2:3:4:5:6:7:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"::1.2.3") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"4294967295") == {:ok, {0, 0, 0, 0, 0, 65535, 65535, 65535}}
    assert :inet.parse_ipv6_address(~c"1.16777215") == {:ok, {0, 0, 0, 0, 0, 65535, 511, 65535}}
    assert :inet.parse_ipv6_address(~c"1.16777216") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1.2.65536") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"FFFF::abCD") == {:ok, {65535, 0, 0, 0, 0, 0, 0, 43981}}
    assert catch_error(:inet.parse_ipv6_address("127.0.0.1")) == :function_clause
    assert catch_error(:inet.parse_ipv6_address(:a)) == :function_clause
    assert :inet.parse_ipv6_address(~c"08.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c" 1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1.2.3.4 ") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"00.0.0.0") == {:ok, {0, 0, 0, 0, 0, 65535, 0, 0}}
    assert :inet.parse_ipv6_address(~c"0x") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"1.2.3.04") == {:ok, {0, 0, 0, 0, 0, 65535, 258, 772}}
    assert :inet.parse_ipv6_address(~c"1::8:7:6:5:4:3:2") == {:error, :einval}
    assert :inet.parse_ipv6_address(~c"2001:db8::") == {:ok, {8193, 3512, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_ipv6_address(~c"0:0:0:0:0:0:0:0") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_ipv6_address(~c"fe80::1%1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6_address(~c"fe80::1%") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
  end

  test "parse_ipv6strict_address" do
    assert :inet.parse_ipv6strict_address(~c"127.0.0.1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2.3") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"256.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2.3.256") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"0x7f.1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"0177.0.0.1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2.3.4.5") == {:error, :einval}
    assert :inet.parse_ipv6strict_address([]) == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"a") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2.3.") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c".1.2.3") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"::1") == {:ok, {0, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6strict_address(~c"::") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_ipv6strict_address(~c"fe80::1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6strict_address(~c"1:2:3:4:5:6:7:8") == {:ok, {1, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_ipv6strict_address(~c"1:2:3:4:5:6:7") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"::1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 0, 258, 772}}
    assert :inet.parse_ipv6strict_address(~c"::ffff:1.2.3.4") == {:ok, {0, 0, 0, 0, 0, 65535, 258, 772}}
    assert :inet.parse_ipv6strict_address(~c"1::2::3") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"12345::") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1:2:3:4:5:6:7::") == {:ok, {1, 2, 3, 4, 5, 6, 7, 0}}
    assert :inet.parse_ipv6strict_address(~c"::2:3:4:5:6:7:8") == {:ok, {0, 2, 3, 4, 5, 6, 7, 8}}
    assert :inet.parse_ipv6strict_address(~c"1:2:3:4:5:6:7:8::") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"fe80::1%eth0") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6strict_address(~c":::") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1:") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c":1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"G::") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"[::1]") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1:2:3:4:5:6:1.2.3.4") == {:ok, {1, 2, 3, 4, 5, 6, 258, 772}}
    assert :inet.parse_ipv6strict_address(~c"1:2:3:4:5:6:7:1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"::1.2.3") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"4294967295") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.16777215") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.16777216") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2.65536") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"FFFF::abCD") == {:ok, {65535, 0, 0, 0, 0, 0, 0, 43981}}
    assert :inet.parse_ipv6strict_address("127.0.0.1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(:a) == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"08.1.1.1") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c" 1.2.3.4") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2.3.4 ") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"00.0.0.0") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"0x") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1.2.3.04") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"1::8:7:6:5:4:3:2") == {:error, :einval}
    assert :inet.parse_ipv6strict_address(~c"2001:db8::") == {:ok, {8193, 3512, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_ipv6strict_address(~c"0:0:0:0:0:0:0:0") == {:ok, {0, 0, 0, 0, 0, 0, 0, 0}}
    assert :inet.parse_ipv6strict_address(~c"fe80::1%1") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
    assert :inet.parse_ipv6strict_address(~c"fe80::1%") == {:ok, {65152, 0, 0, 0, 0, 0, 0, 1}}
  end

  test "ntoa" do
    assert :inet.ntoa({127, 0, 0, 1}) == ~c"127.0.0.1"
    assert :inet.ntoa({0, 0, 0, 0}) == ~c"0.0.0.0"
    assert :inet.ntoa({0, 0, 0, 0, 0, 0, 0, 1}) == ~c"::1"
    assert :inet.ntoa({0, 0, 0, 0, 0, 0, 0, 0}) == ~c"::"
    assert :inet.ntoa({1, 2, 3, 4, 5, 6, 7, 8}) == ~c"1:2:3:4:5:6:7:8"
    assert :inet.ntoa({65152, 0, 0, 0, 0, 0, 0, 1}) == ~c"fe80::1"
    assert :inet.ntoa({0, 0, 0, 0, 0, 65535, 32512, 1}) == ~c"::ffff:127.0.0.1"
    assert :inet.ntoa({1, 0, 0, 2, 0, 0, 0, 3}) == ~c"1:0:0:2::3"
    assert :inet.ntoa({1, 0, 2, 0, 3, 0, 4, 0}) == ~c"1:0:2:0:3:0:4:0"
    assert :inet.ntoa({0, 0, 0, 0, 0, 0, 258, 772}) == ~c"::1.2.3.4"
    assert :inet.ntoa({1, 0, 0, 0, 2, 0, 0, 0}) == ~c"1::2:0:0:0"
    assert :inet.ntoa({0, 0, 1, 0, 0, 0, 0, 0}) == ~c"0:0:1::"
    assert :inet.ntoa({256, 0, 0, 0}) == {:error, :einval}
    assert :inet.ntoa({1, 2, 3}) == {:error, :einval}
    assert :inet.ntoa(:a) == {:error, :einval}
    assert :inet.ntoa({8193, 3512, 0, 0, 0, 0, 0, 0}) == ~c"2001:db8::"
    assert :inet.ntoa({0, 0, 0, 0, 0, 1, 0, 0}) == ~c"::1:0:0"
    assert :inet.ntoa({0, 0, 0, 0, 0, 65535, 0, 0}) == ~c"::ffff:0.0.0.0"
    assert :inet.ntoa({0, 1, 0, 1, 0, 1, 0, 1}) == ~c"0:1:0:1:0:1:0:1"
    assert :inet.ntoa({100, 65435, 0, 0, 0, 0, 258, 772}) == ~c"64:ff9b::102:304"
    assert :inet.ntoa({70000, 0, 0, 0, 0, 0, 0, 0}) == {:error, :einval}
    assert :inet.ntoa({1, 1, 1, 1, 1, 1, 1, 0}) == ~c"1:1:1:1:1:1:1:0"
    assert :inet.ntoa({1, 1, 1, 1, 1, 1, 0, 0}) == ~c"1:1:1:1:1:1::"
  end

  test "is_ip_address" do
    assert :inet.is_ip_address({127, 0, 0, 1}) == true
    assert :inet.is_ip_address({0, 0, 0, 0}) == true
    assert :inet.is_ip_address({0, 0, 0, 0, 0, 0, 0, 1}) == true
    assert :inet.is_ip_address({0, 0, 0, 0, 0, 0, 0, 0}) == true
    assert :inet.is_ip_address({1, 2, 3, 4, 5, 6, 7, 8}) == true
    assert :inet.is_ip_address({65152, 0, 0, 0, 0, 0, 0, 1}) == true
    assert :inet.is_ip_address({0, 0, 0, 0, 0, 65535, 32512, 1}) == true
    assert :inet.is_ip_address({1, 0, 0, 2, 0, 0, 0, 3}) == true
    assert :inet.is_ip_address({1, 0, 2, 0, 3, 0, 4, 0}) == true
    assert :inet.is_ip_address({0, 0, 0, 0, 0, 0, 258, 772}) == true
    assert :inet.is_ip_address({1, 0, 0, 0, 2, 0, 0, 0}) == true
    assert :inet.is_ip_address({0, 0, 1, 0, 0, 0, 0, 0}) == true
    assert :inet.is_ip_address({256, 0, 0, 0}) == false
    assert :inet.is_ip_address({1, 2, 3}) == false
    assert :inet.is_ip_address(:a) == false
    assert :inet.is_ip_address({8193, 3512, 0, 0, 0, 0, 0, 0}) == true
    assert :inet.is_ip_address({0, 0, 0, 0, 0, 1, 0, 0}) == true
    assert :inet.is_ip_address({0, 0, 0, 0, 0, 65535, 0, 0}) == true
    assert :inet.is_ip_address({0, 1, 0, 1, 0, 1, 0, 1}) == true
    assert :inet.is_ip_address({100, 65435, 0, 0, 0, 0, 258, 772}) == true
    assert :inet.is_ip_address({70000, 0, 0, 0, 0, 0, 0, 0}) == false
    assert :inet.is_ip_address({1, 1, 1, 1, 1, 1, 1, 0}) == true
    assert :inet.is_ip_address({1, 1, 1, 1, 1, 1, 0, 0}) == true
  end

  test "is_ipv4_address" do
    assert :inet.is_ipv4_address({127, 0, 0, 1}) == true
    assert :inet.is_ipv4_address({0, 0, 0, 0}) == true
    assert :inet.is_ipv4_address({0, 0, 0, 0, 0, 0, 0, 1}) == false
    assert :inet.is_ipv4_address({0, 0, 0, 0, 0, 0, 0, 0}) == false
    assert :inet.is_ipv4_address({1, 2, 3, 4, 5, 6, 7, 8}) == false
    assert :inet.is_ipv4_address({65152, 0, 0, 0, 0, 0, 0, 1}) == false
    assert :inet.is_ipv4_address({0, 0, 0, 0, 0, 65535, 32512, 1}) == false
    assert :inet.is_ipv4_address({1, 0, 0, 2, 0, 0, 0, 3}) == false
    assert :inet.is_ipv4_address({1, 0, 2, 0, 3, 0, 4, 0}) == false
    assert :inet.is_ipv4_address({0, 0, 0, 0, 0, 0, 258, 772}) == false
    assert :inet.is_ipv4_address({1, 0, 0, 0, 2, 0, 0, 0}) == false
    assert :inet.is_ipv4_address({0, 0, 1, 0, 0, 0, 0, 0}) == false
    assert :inet.is_ipv4_address({256, 0, 0, 0}) == false
    assert :inet.is_ipv4_address({1, 2, 3}) == false
    assert :inet.is_ipv4_address(:a) == false
    assert :inet.is_ipv4_address({8193, 3512, 0, 0, 0, 0, 0, 0}) == false
    assert :inet.is_ipv4_address({0, 0, 0, 0, 0, 1, 0, 0}) == false
    assert :inet.is_ipv4_address({0, 0, 0, 0, 0, 65535, 0, 0}) == false
    assert :inet.is_ipv4_address({0, 1, 0, 1, 0, 1, 0, 1}) == false
    assert :inet.is_ipv4_address({100, 65435, 0, 0, 0, 0, 258, 772}) == false
    assert :inet.is_ipv4_address({70000, 0, 0, 0, 0, 0, 0, 0}) == false
    assert :inet.is_ipv4_address({1, 1, 1, 1, 1, 1, 1, 0}) == false
    assert :inet.is_ipv4_address({1, 1, 1, 1, 1, 1, 0, 0}) == false
  end

  test "is_ipv6_address" do
    assert :inet.is_ipv6_address({127, 0, 0, 1}) == false
    assert :inet.is_ipv6_address({0, 0, 0, 0}) == false
    assert :inet.is_ipv6_address({0, 0, 0, 0, 0, 0, 0, 1}) == true
    assert :inet.is_ipv6_address({0, 0, 0, 0, 0, 0, 0, 0}) == true
    assert :inet.is_ipv6_address({1, 2, 3, 4, 5, 6, 7, 8}) == true
    assert :inet.is_ipv6_address({65152, 0, 0, 0, 0, 0, 0, 1}) == true
    assert :inet.is_ipv6_address({0, 0, 0, 0, 0, 65535, 32512, 1}) == true
    assert :inet.is_ipv6_address({1, 0, 0, 2, 0, 0, 0, 3}) == true
    assert :inet.is_ipv6_address({1, 0, 2, 0, 3, 0, 4, 0}) == true
    assert :inet.is_ipv6_address({0, 0, 0, 0, 0, 0, 258, 772}) == true
    assert :inet.is_ipv6_address({1, 0, 0, 0, 2, 0, 0, 0}) == true
    assert :inet.is_ipv6_address({0, 0, 1, 0, 0, 0, 0, 0}) == true
    assert :inet.is_ipv6_address({256, 0, 0, 0}) == false
    assert :inet.is_ipv6_address({1, 2, 3}) == false
    assert :inet.is_ipv6_address(:a) == false
    assert :inet.is_ipv6_address({8193, 3512, 0, 0, 0, 0, 0, 0}) == true
    assert :inet.is_ipv6_address({0, 0, 0, 0, 0, 1, 0, 0}) == true
    assert :inet.is_ipv6_address({0, 0, 0, 0, 0, 65535, 0, 0}) == true
    assert :inet.is_ipv6_address({0, 1, 0, 1, 0, 1, 0, 1}) == true
    assert :inet.is_ipv6_address({100, 65435, 0, 0, 0, 0, 258, 772}) == true
    assert :inet.is_ipv6_address({70000, 0, 0, 0, 0, 0, 0, 0}) == false
    assert :inet.is_ipv6_address({1, 1, 1, 1, 1, 1, 1, 0}) == true
    assert :inet.is_ipv6_address({1, 1, 1, 1, 1, 1, 0, 0}) == true
  end

  test "ipv4_mapped_ipv6_address" do
    assert :inet.ipv4_mapped_ipv6_address({127, 0, 0, 1}) == {0, 0, 0, 0, 0, 65535, 32512, 1}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 0, 0}) == {0, 0, 0, 0, 0, 65535, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 0, 0, 0, 0, 0, 1}) == {0, 0, 0, 1}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 0, 0, 0, 0, 0, 0}) == {0, 0, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({1, 2, 3, 4, 5, 6, 7, 8}) == {0, 7, 0, 8}
    assert :inet.ipv4_mapped_ipv6_address({65152, 0, 0, 0, 0, 0, 0, 1}) == {0, 0, 0, 1}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 0, 0, 0, 65535, 32512, 1}) == {127, 0, 0, 1}
    assert :inet.ipv4_mapped_ipv6_address({1, 0, 0, 2, 0, 0, 0, 3}) == {0, 0, 0, 3}
    assert :inet.ipv4_mapped_ipv6_address({1, 0, 2, 0, 3, 0, 4, 0}) == {0, 4, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 0, 0, 0, 0, 258, 772}) == {1, 2, 3, 4}
    assert :inet.ipv4_mapped_ipv6_address({1, 0, 0, 0, 2, 0, 0, 0}) == {0, 0, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 1, 0, 0, 0, 0, 0}) == {0, 0, 0, 0}
    assert catch_error(:inet.ipv4_mapped_ipv6_address({256, 0, 0, 0})) == :function_clause
    assert catch_error(:inet.ipv4_mapped_ipv6_address({1, 2, 3})) == :function_clause
    assert catch_error(:inet.ipv4_mapped_ipv6_address(:a)) == :function_clause
    assert :inet.ipv4_mapped_ipv6_address({8193, 3512, 0, 0, 0, 0, 0, 0}) == {0, 0, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 0, 0, 0, 1, 0, 0}) == {0, 0, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({0, 0, 0, 0, 0, 65535, 0, 0}) == {0, 0, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({0, 1, 0, 1, 0, 1, 0, 1}) == {0, 0, 0, 1}
    assert :inet.ipv4_mapped_ipv6_address({100, 65435, 0, 0, 0, 0, 258, 772}) == {1, 2, 3, 4}
    assert catch_error(:inet.ipv4_mapped_ipv6_address({70000, 0, 0, 0, 0, 0, 0, 0})) == :function_clause
    assert :inet.ipv4_mapped_ipv6_address({1, 1, 1, 1, 1, 1, 1, 0}) == {0, 1, 0, 0}
    assert :inet.ipv4_mapped_ipv6_address({1, 1, 1, 1, 1, 1, 0, 0}) == {0, 0, 0, 0}
  end
end
