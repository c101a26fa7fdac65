defmodule DateTest do
  use ExUnit.Case, async: true

  doctest Date

  test "making" do
    assert Date.new(2000, 1, 1) == {:ok, ~D[2000-01-01]}
    assert Date.new(2000, 2, 30) == {:error, :invalid_date}
    assert Date.new(2000, 13, 1) == {:error, :invalid_date}
    assert Date.new(-9999, 1, 1) == {:ok, ~D[-9999-01-01]}
    assert Date.new!(2000, 1, 1) == ~D[2000-01-01]
    assert_raise ArgumentError, "cannot build date, reason: :invalid_date", fn -> apply(Date, :new!, [2000, 13, 1]) end
    assert_raise FunctionClauseError, fn -> apply(Date, :new, ["a", 1, 1]) end
    assert Date.utc_today() |> Date.compare(~D[2020-01-01]) == :gt
  end

  test "ISO 8601" do
    assert Date.from_iso8601("2015-01-23") == {:ok, ~D[2015-01-23]}
    assert Date.from_iso8601("-2015-01-23") == {:ok, ~D[-2015-01-23]}
    assert Date.from_iso8601("+2015-01-23") == {:ok, ~D[2015-01-23]}
    assert Date.from_iso8601("2015:01:23") == {:error, :invalid_format}
    assert Date.from_iso8601("2015-01-32") == {:error, :invalid_date}
    assert Date.from_iso8601("2015-00-01") == {:error, :invalid_date}
    assert Date.from_iso8601("20150123") == {:error, :invalid_format}
    assert Date.from_iso8601("2015-1-23") == {:error, :invalid_format}
    assert Date.from_iso8601("12015-01-23") == {:error, :invalid_format}
    assert Date.from_iso8601("") == {:error, :invalid_format}
    assert Date.from_iso8601!("2015-01-23") == ~D[2015-01-23]

    assert_raise ArgumentError, "cannot parse \"2015:01:23\" as date, reason: :invalid_format", fn ->
      apply(Date, :from_iso8601!, ["2015:01:23"])
    end

    assert Date.to_iso8601(~D[2000-02-28]) == "2000-02-28"
    assert Date.to_iso8601(~D[-0001-02-28]) == "-0001-02-28"
    assert Date.to_iso8601(~D[2000-02-28], :basic) == "20000228"
    assert Date.to_iso8601(~N[2000-02-28 10:00:00]) == "2000-02-28"
    assert_raise FunctionClauseError, fn -> apply(Date, :to_iso8601, [~D[2000-02-28], :foo]) end
    assert Date.to_string(~D[0045-01-09]) == "0045-01-09"
  end

  test "Erlang and days" do
    assert Date.from_erl({2000, 1, 1}) == {:ok, ~D[2000-01-01]}
    assert Date.from_erl({2000, 13, 1}) == {:error, :invalid_date}

    assert_raise ArgumentError, "cannot convert {2000, 13, 1} to date, reason: :invalid_date", fn ->
      apply(Date, :from_erl!, [{2000, 13, 1}])
    end

    assert Date.to_erl(~D[2000-01-01]) == {2000, 1, 1}
    assert Date.from_gregorian_days(0) == ~D[0000-01-01]
    assert Date.from_gregorian_days(-1) == ~D[-0001-12-31]
    assert Date.from_gregorian_days(730_485) == ~D[2000-01-01]
    assert Date.to_gregorian_days(~D[2000-01-01]) == 730_485
    assert Date.to_gregorian_days(~D[-0001-12-31]) == -1
  end

  test "comparing" do
    assert Date.compare(~D[2016-04-16], ~D[2016-04-28]) == :lt
    assert Date.compare(~D[2016-04-16], ~D[2016-04-16]) == :eq
    assert Date.compare(~D[2016-05-16], ~D[2016-04-28]) == :gt
    assert Date.compare(~D[2016-04-16], ~N[2016-04-16 10:00:00]) == :eq
    assert Date.before?(~D[2016-04-16], ~D[2016-04-28])
    refute Date.after?(~D[2016-04-16], ~D[2016-04-28])
    assert_raise FunctionClauseError, fn -> apply(Date, :compare, [~D[2016-04-16], nil]) end
    assert Enum.sort([~D[2016-04-16], ~D[2015-12-31]], Date) == [~D[2015-12-31], ~D[2016-04-16]]
  end

  test "adding and shifting" do
    assert Date.add(~D[2000-01-01], 60) == ~D[2000-03-01]
    assert Date.add(~D[2000-01-01], -366) == ~D[1998-12-31]
    assert Date.add(~D[9999-12-31], 1) |> inspect() == "Date.new!(10000, 1, 1)"
    assert Date.diff(~D[2000-01-03], ~D[1999-12-31]) == 3
    assert Date.diff(~D[0000-01-02], ~D[-0001-12-30]) == 3
    assert Date.shift(~D[2016-01-31], month: 1) == ~D[2016-02-29]
    assert Date.shift(~D[2016-01-31], month: -2) == ~D[2015-11-30]
    assert Date.shift(~D[2016-02-29], year: 1) == ~D[2017-02-28]
    assert Date.shift(~D[2016-02-29], year: -4, day: 1) == ~D[2012-03-01]
    assert Date.shift(~D[2016-01-03], week: 1, day: -1) == ~D[2016-01-09]
    assert Date.shift(~D[2016-01-03], []) == ~D[2016-01-03]
    assert Date.shift(~D[2016-01-03], Duration.new!(month: 14)) == ~D[2017-03-03]

    assert_raise ArgumentError, "unsupported unit :hour. Expected :year, :month, :week, :day", fn ->
      apply(Date, :shift, [~D[2016-01-03], [hour: 1]])
    end

    assert_raise ArgumentError, "unknown unit :foo. Expected :year, :month, :week, :day", fn ->
      apply(Date, :shift, [~D[2016-01-03], [foo: 1]])
    end

    assert_raise ArgumentError, "unsupported value 1.0 for :month. Expected an integer", fn ->
      apply(Date, :shift, [~D[2016-01-03], [month: 1.0]])
    end

    assert_raise ArgumentError, "cannot shift date by time scale unit. Expected :year, :month, :week, :day", fn ->
      apply(Date, :shift, [~D[2016-01-03], Duration.new!(hour: 1)])
    end
  end

  test "parts" do
    assert Date.day_of_week(~D[2016-10-31]) == 1
    assert Date.day_of_week(~D[2016-10-31], :sunday) == 2
    assert Date.day_of_week(~D[-0099-01-31], :friday) == 7
    assert Date.day_of_year(~D[2016-12-31]) == 366
    assert Date.quarter_of_year(~D[2016-04-01]) == 2
    assert Date.year_of_era(~D[-0001-01-01]) == {2, 0}
    assert Date.day_of_era(~D[0000-01-01]) == {366, 0}
    refute Date.leap_year?(~D[1900-01-01])
    assert Date.leap_year?(~D[2000-01-01])
    assert Date.days_in_month(~D[1900-02-01]) == 28
    assert Date.months_in_year(~D[1900-02-01]) == 12
    assert Date.beginning_of_month(~D[2000-02-23]) == ~D[2000-02-01]
    assert Date.end_of_month(~D[2000-02-23]) == ~D[2000-02-29]
    assert Date.beginning_of_week(~D[2020-07-11]) == ~D[2020-07-06]
    assert Date.beginning_of_week(~D[2020-07-11], :saturday) == ~D[2020-07-11]
    assert Date.end_of_week(~D[2020-07-11]) == ~D[2020-07-12]
    assert Date.end_of_week(~D[2020-07-11], :sunday) == ~D[2020-07-11]
  end

  test "inspect" do
    assert inspect(~D[2000-01-01]) == "~D[2000-01-01]"
    assert inspect(~D[-0001-01-01]) == "~D[-0001-01-01]"
    assert inspect(Date.new!(10000, 1, 1)) == "Date.new!(10000, 1, 1)"
    assert inspect(%{~D[2000-01-01] | month: 13}) == "~D[2000-13-01]"
    assert to_string(~D[2000-01-01]) == "2000-01-01"
  end
end
