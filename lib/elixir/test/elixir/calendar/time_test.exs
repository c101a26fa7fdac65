defmodule TimeTest do
  use ExUnit.Case, async: true

  doctest Time

  test "making" do
    assert Time.new(23, 30, 15) == {:ok, ~T[23:30:15]}
    assert Time.new(23, 30, 15, 5) == {:ok, ~T[23:30:15.000005]}
    assert Time.new(23, 30, 15, {5000, 3}) == {:ok, ~T[23:30:15.005]}
    assert Time.new(24, 0, 0) == {:error, :invalid_time}
    assert Time.new(23, 59, 60) == {:error, :invalid_time}
    assert Time.new(0, 0, 0, {0, 7}) == {:error, :invalid_time}
    assert Time.new!(23, 30, 15) == ~T[23:30:15]
    assert_raise ArgumentError, "cannot build time, reason: :invalid_time", fn -> apply(Time, :new!, [24, 0, 0]) end
    assert_raise FunctionClauseError, fn -> apply(Time, :new, ["a", 0, 0]) end
  end

  test "ISO 8601" do
    assert Time.from_iso8601("23:50:07") == {:ok, ~T[23:50:07]}
    assert Time.from_iso8601("T23:50:07Z") == {:ok, ~T[23:50:07]}
    assert Time.from_iso8601("23:50:07,0123456") == {:ok, ~T[23:50:07.012345]}
    assert Time.from_iso8601("23:50:07.5+02:30") == {:ok, ~T[23:50:07.5]}
    assert Time.from_iso8601("23:50:07-00:00") == {:error, :invalid_format}
    assert Time.from_iso8601("23:50:07.") == {:error, :invalid_format}
    assert Time.from_iso8601("23:50:61") == {:error, :invalid_time}
    assert Time.from_iso8601("24:00:00") == {:error, :invalid_time}
    assert Time.from_iso8601("235007") == {:error, :invalid_format}
    assert Time.from_iso8601!("23:50:07") == ~T[23:50:07]

    assert_raise ArgumentError, "cannot parse \"23-50-07\" as time, reason: :invalid_format", fn ->
      apply(Time, :from_iso8601!, ["23-50-07"])
    end

    assert Time.to_iso8601(~T[23:00:13.005]) === "23:00:13.005"
    assert Time.to_iso8601(~T[23:00:13], :basic) == "230013"
    assert Time.to_string(~T[01:02:03.000]) === "01:02:03.000"
  end

  test "Erlang and seconds" do
    assert Time.from_erl({23, 30, 15}) == {:ok, ~T[23:30:15]}
    assert Time.from_erl({23, 30, 15}, {5000, 3}) == {:ok, ~T[23:30:15.005]}
    assert Time.from_erl({24, 30, 15}) == {:error, :invalid_time}

    assert_raise ArgumentError, "cannot convert {24, 30, 15} to time, reason: :invalid_time", fn ->
      apply(Time, :from_erl!, [{24, 30, 15}])
    end

    assert Time.to_erl(~T[23:30:15.999]) == {23, 30, 15}
    assert Time.from_seconds_after_midnight(3600) == ~T[01:00:00]
    assert Time.from_seconds_after_midnight(-1) == ~T[23:59:59]
    assert Time.from_seconds_after_midnight(90000, {5000, 3}) == ~T[01:00:00.005]
    assert Time.to_seconds_after_midnight(~T[01:00:00.123]) == {3600, 123_000}
  end

  test "adding and shifting" do
    assert Time.add(~T[10:00:00], 27_000) == ~T[17:30:00]
    assert Time.add(~T[23:00:00], 2, :hour) == ~T[01:00:00]
    assert Time.add(~T[23:59:00.5], 1, :minute) == ~T[00:00:00.5]
    assert Time.add(~T[00:00:00], -1, :millisecond) == ~T[23:59:59.999]
    assert Time.add(~T[00:00:00], 5, 10) == ~T[00:00:00.500000]

    assert_raise ArgumentError,
                 "unsupported time unit. Expected :hour, :minute, :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got :day",
                 fn -> apply(Time, :add, [~T[00:00:00], 1, :day]) end

    assert Time.diff(~T[00:29:12], ~T[00:29:10]) == 2
    assert Time.diff(~T[10:20:30.123], ~T[23:59:59.999999]) == -49170
    assert Time.diff(~T[02:29:10], ~T[00:29:11], :hour) == 1
    assert Time.diff(~T[00:00:00.001], ~T[00:00:00], :microsecond) == 1000

    assert_raise ArgumentError,
                 "unsupported time unit. Expected :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got :day",
                 fn -> apply(Time, :diff, [~T[00:00:00], ~T[00:00:00], :day]) end

    assert Time.shift(~T[01:15:00], hour: 6, minute: 15) == ~T[07:30:00]
    assert Time.shift(~T[00:00:00], second: -1) == ~T[23:59:59]
    assert Time.shift(~T[13:00:00], microsecond: {100, 6}) == ~T[13:00:00.000100]
    assert Time.shift(~T[13:00:00.5], microsecond: {0, 6}) == ~T[13:00:00.5]

    assert_raise ArgumentError, "unsupported unit :day. Expected :hour, :minute, :second, :microsecond", fn ->
      apply(Time, :shift, [~T[13:00:00], [day: 1]])
    end

    assert_raise ArgumentError, "unknown unit :foo. Expected :hour, :minute, :second, :microsecond", fn ->
      apply(Time, :shift, [~T[13:00:00], [foo: 1]])
    end

    assert_raise ArgumentError,
                 "cannot shift time by date scale unit. Expected :hour, :minute, :second, :microsecond",
                 fn -> apply(Time, :shift, [~T[13:00:00], Duration.new!(day: 1)]) end

    assert Time.truncate(~T[01:01:01.123456], :millisecond) == ~T[01:01:01.123]
    assert Time.truncate(~T[01:01:01.123456], :second) == ~T[01:01:01]
    assert Time.truncate(~T[01:01:01.1], :millisecond) == ~T[01:01:01.1]
    assert_raise FunctionClauseError, fn -> apply(Time, :truncate, [~T[01:01:01], :foo]) end
  end

  test "comparing" do
    assert Time.compare(~T[16:04:16], ~T[16:04:28]) == :lt
    assert Time.compare(~T[16:04:16.000], ~T[16:04:16]) == :eq
    assert Time.compare(~T[16:04:16.001], ~N[2000-01-01 16:04:16]) == :gt
    assert Time.before?(~T[16:04:16], ~T[16:04:28])
    refute Time.after?(~T[16:04:16], ~T[16:04:28])
  end

  test "inspect" do
    assert inspect(~T[01:02:03]) == "~T[01:02:03]"
    assert inspect(~T[01:02:03.0400]) == "~T[01:02:03.0400]"
    assert to_string(~T[01:02:03.5]) === "01:02:03.5"
  end
end
