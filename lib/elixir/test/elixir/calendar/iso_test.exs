defmodule Calendar.ISOTest do
  use ExUnit.Case, async: true

  doctest Calendar.ISO

  test "days" do
    assert Calendar.ISO.leap_year?(2000)
    refute Calendar.ISO.leap_year?(1900)
    assert Calendar.ISO.leap_year?(-4)
    assert_raise FunctionClauseError, fn -> apply(Calendar.ISO, :leap_year?, ["a"]) end
    assert Calendar.ISO.days_in_month(2020, 2) == 29
    assert Calendar.ISO.days_in_month(2019, 4) == 30
    assert_raise FunctionClauseError, fn -> apply(Calendar.ISO, :days_in_month, [2019, 13]) end
    assert Calendar.ISO.valid_date?(2020, 2, 29)
    refute Calendar.ISO.valid_date?(2019, 2, 29)
    assert Calendar.ISO.valid_time?(23, 59, 59, {999_999, 6})
    refute Calendar.ISO.valid_time?(23, 59, 60, {0, 0})
    assert Calendar.ISO.day_of_week(2016, 10, 31, :default) == {1, 1, 7}
    assert Calendar.ISO.day_of_week(-99, 1, 31, :friday) == {7, 1, 7}

    assert_raise ArgumentError, "invalid date: 2016-02-30", fn ->
      apply(Calendar.ISO, :day_of_week, [2016, 2, 30, :default])
    end

    assert Calendar.ISO.day_of_year(2016, 12, 31) == 366
    assert Calendar.ISO.quarter_of_year(2016, 4, 1) == 2
    assert Calendar.ISO.year_of_era(0) == {1, 0}
    assert Calendar.ISO.year_of_era(-1, 1, 1) == {2, 0}
    assert Calendar.ISO.day_of_era(0, 1, 1) == {366, 0}
    assert Calendar.ISO.day_of_era(2018, 3, 4) == {736_757, 1}
  end

  test "moments" do
    assert Calendar.ISO.naive_datetime_to_iso_days(0, 1, 1, 0, 0, 0, {0, 6}) == {0, {0, 86_400_000_000}}

    assert Calendar.ISO.naive_datetime_to_iso_days(-1, 12, 31, 12, 0, 0, {5, 6}) ==
             {-1, {43_200_000_005, 86_400_000_000}}

    assert Calendar.ISO.naive_datetime_to_iso_days(9999, 12, 31, 0, 0, 0, {0, 0}) == {3_652_424, {0, 86_400_000_000}}

    assert_raise ArgumentError, "invalid date: 2020-02-30", fn ->
      apply(Calendar.ISO, :naive_datetime_to_iso_days, [2020, 2, 30, 0, 0, 0, {0, 0}])
    end

    assert Calendar.ISO.naive_datetime_from_iso_days({-365, {0, 86_400}}) == {-1, 1, 1, 0, 0, 0, {0, 6}}
    assert Calendar.ISO.naive_datetime_from_iso_days({730_485, {43_200, 86_400}}) == {2000, 1, 1, 12, 0, 0, {0, 6}}
    assert Calendar.ISO.time_from_day_fraction({1, 3}) == {8, 0, 0, {0, 6}}
    assert Calendar.ISO.time_to_day_fraction(12, 34, 56, {123, 6}) == {45_296_000_123, 86_400_000_000}
    assert Calendar.ISO.time_unit_to_precision(:millisecond) == 3
    assert_raise FunctionClauseError, fn -> apply(Calendar.ISO, :time_unit_to_precision, [:hour]) end
  end

  test "reading" do
    assert Calendar.ISO.parse_date("-2015-01-23") == {:ok, {-2015, 1, 23}}
    assert Calendar.ISO.parse_date("20150123", :basic) == {:ok, {2015, 1, 23}}
    assert Calendar.ISO.parse_date("20150123", :extended) == {:error, :invalid_format}
    assert_raise FunctionClauseError, fn -> apply(Calendar.ISO, :parse_date, ["20150123", :foo]) end
    assert Calendar.ISO.parse_time("23:50:07.0123456") == {:ok, {23, 50, 7, {12345, 6}}}
    assert Calendar.ISO.parse_time("T235007.5Z", :basic) == {:ok, {23, 50, 7, {500_000, 1}}}

    assert Calendar.ISO.parse_naive_datetime("2015-01-23 23:50:07.123+02:30") ==
             {:ok, {2015, 1, 23, 23, 50, 7, {123_000, 3}}}

    assert Calendar.ISO.parse_naive_datetime("20150123T235007Z", :basic) == {:ok, {2015, 1, 23, 23, 50, 7, {0, 0}}}
    assert Calendar.ISO.parse_utc_datetime("2015-01-23 23:50:07-02:30") == {:ok, {2015, 1, 24, 2, 20, 7, {0, 0}}, -9000}
    assert Calendar.ISO.parse_utc_datetime("9999-12-31 23:50:07-02:30") == {:ok, {10000, 1, 1, 2, 20, 7, {0, 0}}, -9000}
    assert Calendar.ISO.parse_utc_datetime("2015-01-23 23:50:07") == {:error, :missing_offset}

    assert Calendar.ISO.parse_duration("P1Y2M3DT4H5M6S") ==
             {:ok, [second: 6, minute: 5, hour: 4, day: 3, month: 2, year: 1]}

    assert Calendar.ISO.parse_duration("-PT6.5S") == {:ok, [second: -6, microsecond: {-500_000, 1}]}
    assert Calendar.ISO.parse_duration(5) == {:error, :invalid_duration}
  end

  test "writing" do
    assert Calendar.ISO.date_to_string(-99, 1, 31) == "-0099-01-31"
    assert Calendar.ISO.date_to_string(12345, 1, 1, :basic) == "123450101"
    assert Calendar.ISO.time_to_string(2, 2, 2, {2, 6}) === "02:02:02.000002"
    assert Calendar.ISO.time_to_string(2, 2, 2, {2, 2}, :basic) === "020202.00"
    assert_raise FunctionClauseError, fn -> apply(Calendar.ISO, :time_to_string, [25, 0, 0, {0, 0}]) end
    assert Calendar.ISO.naive_datetime_to_string(2015, 2, 28, 1, 2, 3, {4, 5}) === "2015-02-28 01:02:03.00000"

    assert Calendar.ISO.datetime_to_string(2017, 8, 1, 1, 2, 3, {4, 5}, "Europe/Berlin", "CDT", 3600, 3600) ===
             "2017-08-01 01:02:03.00000+02:00 CDT Europe/Berlin"

    assert Calendar.ISO.datetime_to_string(
             2015,
             2,
             28,
             1,
             2,
             3,
             {4, 5},
             "America/Los_Angeles",
             "PST",
             -28_800,
             0,
             :basic
           ) === "20150228 010203.00000-0800 PST America/Los_Angeles"

    assert Calendar.ISO.datetime_to_string(2015, 2, 28, 1, 2, 3, {4, 5}, "Etc/UTC", "UTC", 0, 0) ===
             "2015-02-28 01:02:03.00000Z"
  end

  test "shifting" do
    assert Calendar.ISO.shift_date(2016, 1, 31, Duration.new!(month: 1)) == {2016, 2, 29}
    assert Calendar.ISO.shift_date(2016, 1, 31, Duration.new!(month: -13)) == {2014, 12, 31}

    assert_raise ArgumentError, "cannot shift date by time scale unit. Expected :year, :month, :week, :day", fn ->
      apply(Calendar.ISO, :shift_date, [2016, 1, 31, Duration.new!(hour: 24)])
    end

    assert Calendar.ISO.shift_time(23, 0, 0, {0, 0}, Duration.new!(hour: 2, minute: -1, second: -1)) ==
             {0, 58, 59, {0, 0}}

    assert_raise ArgumentError,
                 "cannot shift time by date scale unit. Expected :hour, :minute, :second, :microsecond",
                 fn -> apply(Calendar.ISO, :shift_time, [13, 0, 0, {0, 0}, Duration.new!(day: 2)]) end

    assert Calendar.ISO.shift_naive_datetime(2016, 1, 31, 0, 0, 0, {0, 0}, Duration.new!(month: 1, second: -1)) ==
             {2016, 2, 28, 23, 59, 59, {0, 0}}

    assert Calendar.ISO.shift_naive_datetime(2016, 1, 3, 0, 0, 0, {0, 6}, Duration.new!(microsecond: {100, 2}, week: 3)) ==
             {2016, 1, 24, 0, 0, 0, {100, 2}}
  end
end
