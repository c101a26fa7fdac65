defmodule NaiveDateTimeTest do
  use ExUnit.Case, async: true

  doctest NaiveDateTime

  test "making" do
    assert NaiveDateTime.new(~D[2010-01-13], ~T[23:00:07.005]) == {:ok, ~N[2010-01-13 23:00:07.005]}
    assert NaiveDateTime.new(2000, 1, 1, 0, 0, 0) == {:ok, ~N[2000-01-01 00:00:00]}
    assert NaiveDateTime.new(2000, 1, 1, 0, 0, 0, 5) == {:ok, ~N[2000-01-01 00:00:00.000005]}
    assert NaiveDateTime.new(2000, 13, 1, 0, 0, 0) == {:error, :invalid_date}
    assert NaiveDateTime.new(2000, 1, 1, 0, 60, 0) == {:error, :invalid_time}
    assert NaiveDateTime.new!(2000, 1, 1, 0, 0, 0, {0, 3}) == ~N[2000-01-01 00:00:00.000]

    assert_raise ArgumentError, "cannot build naive datetime, reason: :invalid_time", fn ->
      apply(NaiveDateTime, :new!, [2000, 1, 1, 24, 0, 0])
    end

    assert_raise FunctionClauseError, fn -> apply(NaiveDateTime, :new, [~D[2010-01-13], 5]) end
  end

  test "ISO 8601" do
    assert NaiveDateTime.from_iso8601("2015-01-23 23:50:07") == {:ok, ~N[2015-01-23 23:50:07]}
    assert NaiveDateTime.from_iso8601("2015-01-23T23:50:07.123Z") == {:ok, ~N[2015-01-23 23:50:07.123]}
    assert NaiveDateTime.from_iso8601("2015-01-23T23:50:07+02:30") == {:ok, ~N[2015-01-23 23:50:07]}
    assert NaiveDateTime.from_iso8601("2015-01-23P23:50:07") == {:error, :invalid_format}
    assert NaiveDateTime.from_iso8601("2015-01-23 23:50:61") == {:error, :invalid_time}
    assert NaiveDateTime.from_iso8601("2015-02-29 23:50:07") == {:error, :invalid_date}
    assert NaiveDateTime.from_iso8601("2015-01-23") == {:error, :invalid_format}

    assert_raise ArgumentError, "cannot parse \"2015-01-23P23:50:07\" as naive datetime, reason: :invalid_format", fn ->
      apply(NaiveDateTime, :from_iso8601!, ["2015-01-23P23:50:07"])
    end

    assert NaiveDateTime.to_iso8601(~N[2000-02-28 23:00:13.001]) === "2000-02-28T23:00:13.001"
    assert NaiveDateTime.to_iso8601(~N[2000-02-28 23:00:13], :basic) == "20000228T230013"
    assert NaiveDateTime.to_string(~N[2000-02-28 23:00:13.10]) === "2000-02-28 23:00:13.10"
  end

  test "Erlang and seconds" do
    assert NaiveDateTime.from_erl({{2000, 1, 1}, {13, 30, 15}}, {5000, 3}) == {:ok, ~N[2000-01-01 13:30:15.005]}
    assert NaiveDateTime.from_erl({{2000, 13, 1}, {13, 30, 15}}) == {:error, :invalid_date}

    assert_raise ArgumentError,
                 "cannot convert {{2000, 1, 1}, {24, 30, 15}} to naive datetime, reason: :invalid_time",
                 fn -> apply(NaiveDateTime, :from_erl!, [{{2000, 1, 1}, {24, 30, 15}}]) end

    assert NaiveDateTime.to_erl(~N[2000-01-01 13:30:15.5]) == {{2000, 1, 1}, {13, 30, 15}}
    assert NaiveDateTime.from_gregorian_seconds(63_755_511_991, {5000, 3}) == ~N[2020-05-01 00:26:31.005]
    assert NaiveDateTime.from_gregorian_seconds(-1) == ~N[-0001-12-31 23:59:59]
    assert NaiveDateTime.to_gregorian_seconds(~N[2020-05-01 00:26:31.005]) == {63_755_511_991, 5000}
  end

  test "adding and shifting" do
    assert NaiveDateTime.add(~N[2014-10-02 00:29:10], 2) == ~N[2014-10-02 00:29:12]
    assert NaiveDateTime.add(~N[2014-10-02 00:29:10], -2, :day) == ~N[2014-09-30 00:29:10]
    assert NaiveDateTime.add(~N[2014-10-02 00:29:10], 36, :hour) == ~N[2014-10-03 12:29:10]
    assert NaiveDateTime.add(~N[2014-10-02 00:29:10], 2_000, :millisecond) == ~N[2014-10-02 00:29:12.000]
    assert NaiveDateTime.add(~N[2014-10-02 00:29:10.021], 21) == ~N[2014-10-02 00:29:31.021]
    assert NaiveDateTime.add(~N[0000-01-01 00:00:00], -1, :microsecond) == ~N[-0001-12-31 23:59:59.999999]

    assert_raise ArgumentError,
                 "unsupported time unit. Expected :day, :hour, :minute, :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got :week",
                 fn -> apply(NaiveDateTime, :add, [~N[2014-10-02 00:29:10], 1, :week]) end

    assert NaiveDateTime.diff(~N[2014-10-02 00:29:12], ~N[2014-10-02 00:29:10]) == 2
    assert NaiveDateTime.diff(~N[2014-10-02 00:29:12], ~N[2014-10-02 00:29:10.021], :millisecond) == 1979
    assert NaiveDateTime.diff(~N[2014-10-02 00:29:10], ~N[2014-10-04 00:29:11], :day) == -2
    assert NaiveDateTime.diff(~N[2014-10-02 00:29:10], ~N[2014-10-04 00:29:11], :hour) == -48
    assert NaiveDateTime.shift(~N[2016-01-31 00:00:00], month: 1) == ~N[2016-02-29 00:00:00]
    assert NaiveDateTime.shift(~N[2016-01-31 00:00:00], month: 1, second: -1) == ~N[2016-02-28 23:59:59]
    assert NaiveDateTime.shift(~N[2016-01-31 00:00:00], year: 4, day: 1) == ~N[2020-02-01 00:00:00]
    assert NaiveDateTime.shift(~N[2016-01-31 00:00:00], microsecond: {-1, 6}) == ~N[2016-01-30 23:59:59.999999]
    assert NaiveDateTime.shift(~N[2016-01-31 00:00:00.5], microsecond: {0, 6}) == ~N[2016-01-31 00:00:00.5]

    assert_raise ArgumentError,
                 "unknown unit :foo. Expected :year, :month, :week, :day, :hour, :minute, :second, :microsecond",
                 fn -> apply(NaiveDateTime, :shift, [~N[2016-01-31 00:00:00], [foo: 1]]) end

    assert NaiveDateTime.truncate(~N[2017-11-06 00:23:51.123456], :millisecond) == ~N[2017-11-06 00:23:51.123]
    assert NaiveDateTime.truncate(~N[2017-11-06 00:23:51.123456], :second) == ~N[2017-11-06 00:23:51]
    assert NaiveDateTime.beginning_of_day(~N[2000-01-01 23:00:07.12]) == ~N[2000-01-01 00:00:00.00]
    assert NaiveDateTime.end_of_day(~N[2000-01-01 23:00:07]) == ~N[2000-01-01 23:59:59]
    assert NaiveDateTime.end_of_day(~N[2000-01-01 23:00:07.12]) == ~N[2000-01-01 23:59:59.99]
  end

  test "comparing" do
    assert NaiveDateTime.compare(~N[2016-04-16 13:30:15], ~N[2016-04-28 16:19:25]) == :lt
    assert NaiveDateTime.compare(~N[2016-04-16 13:30:15.01], ~N[2016-04-16 13:30:15.010]) == :eq
    assert NaiveDateTime.compare(~N[2016-04-16 13:30:16], ~U[2016-04-16 13:30:15Z]) == :gt
    assert NaiveDateTime.before?(~N[2016-04-16 13:30:15], ~N[2016-04-28 16:19:25])
    refute NaiveDateTime.after?(~N[2016-04-16 13:30:15], ~N[2016-04-28 16:19:25])

    assert_raise FunctionClauseError, fn ->
      apply(NaiveDateTime, :compare, [~N[2016-04-16 13:30:15], ~D[2016-04-16]])
    end
  end

  test "parts" do
    assert NaiveDateTime.to_date(~N[2002-01-13 23:00:07]) == ~D[2002-01-13]
    assert NaiveDateTime.to_time(~N[2002-01-13 23:00:07.5]) == ~T[23:00:07.5]
    assert_raise FunctionClauseError, fn -> apply(NaiveDateTime, :to_date, [~D[2002-01-13]]) end
    assert NaiveDateTime.convert(~N[2000-01-01 13:30:15], Calendar.ISO) == {:ok, ~N[2000-01-01 13:30:15]}
    assert NaiveDateTime.utc_now(:second).microsecond == {0, 0}
    assert NaiveDateTime.local_now().microsecond == {0, 0}
  end

  test "inspect" do
    assert inspect(~N[2000-01-01 01:02:03.40]) == "~N[2000-01-01 01:02:03.40]"
    assert inspect(NaiveDateTime.new!(10000, 1, 1, 0, 0, 0)) == "NaiveDateTime.new!(10000, 1, 1, 0, 0, 0, {0, 0})"
    assert to_string(~N[2000-01-01 01:02:03]) == "2000-01-01 01:02:03"
  end
end
