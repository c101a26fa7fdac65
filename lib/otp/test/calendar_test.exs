defmodule Otp.CalendarTest do
  use ExUnit.Case, async: true

  # Recorded from OTP 27.

  test "date_to_gregorian_days" do
    assert :calendar.date_to_gregorian_days({2024, 2, 29}) == 739_310
    assert :calendar.date_to_gregorian_days(2024, 2, 29) == 739_310
    assert :calendar.date_to_gregorian_days(0, 1, 1) == 0
    assert catch_error(:calendar.date_to_gregorian_days(2023, 2, 29)) == :if_clause
    assert catch_error(:calendar.date_to_gregorian_days(-1, 1, 1)) == :function_clause
    assert :calendar.date_to_gregorian_days(9999, 12, 31) == 3_652_424
    assert catch_error(:calendar.date_to_gregorian_days(2024, 13, 1)) == :function_clause
  end

  test "datetime_to_gregorian_seconds" do
    assert :calendar.datetime_to_gregorian_seconds({{2024, 2, 29}, {1, 2, 3}}) == 63_876_387_723
    assert :calendar.datetime_to_gregorian_seconds({{0, 1, 1}, {0, 0, 0}}) == 0
    assert :calendar.datetime_to_gregorian_seconds({{2024, 2, 29}, {24, 0, 0}}) == 63_876_470_400
  end

  test "day_of_the_week" do
    assert :calendar.day_of_the_week({2024, 2, 29}) == 4
    assert :calendar.day_of_the_week(2024, 1, 7) == 7
    assert :calendar.day_of_the_week(2024, 1, 8) == 1
  end

  test "gregorian_days_to_date" do
    assert :calendar.gregorian_days_to_date(0) == {0, 1, 1}
    assert :calendar.gregorian_days_to_date(739_310) == {2024, 2, 29}
    assert :calendar.gregorian_days_to_date(365) == {0, 12, 31}
    assert :calendar.gregorian_days_to_date(366) == {1, 1, 1}
    assert :calendar.gregorian_days_to_date(3_652_424) == {9999, 12, 31}
    assert :calendar.gregorian_days_to_date(146_097) == {400, 1, 1}
    assert catch_error(:calendar.gregorian_days_to_date(-1)) == :function_clause
  end

  test "gregorian_seconds_to_datetime" do
    assert :calendar.gregorian_seconds_to_datetime(0) == {{0, 1, 1}, {0, 0, 0}}
    assert :calendar.gregorian_seconds_to_datetime(63_876_384_000) == {{2024, 2, 29}, {0, 0, 0}}
    assert :calendar.gregorian_seconds_to_datetime(86399) == {{0, 1, 1}, {23, 59, 59}}
    assert catch_error(:calendar.gregorian_seconds_to_datetime(-1)) == :function_clause
  end

  test "is_leap_year" do
    assert :calendar.is_leap_year(1900) == false
    assert :calendar.is_leap_year(2000) == true
    assert :calendar.is_leap_year(2023) == false
    assert :calendar.is_leap_year(2024) == true
    assert :calendar.is_leap_year(0) == true
    assert catch_error(:calendar.is_leap_year(-4)) == :function_clause
  end

  test "iso_week_number" do
    assert :calendar.iso_week_number({2024, 1, 1}) == {2024, 1}
    assert :calendar.iso_week_number({2021, 1, 3}) == {2020, 53}
    assert :calendar.iso_week_number({2020, 12, 31}) == {2020, 53}
    assert :calendar.iso_week_number({2023, 1, 1}) == {2022, 52}
    assert :calendar.iso_week_number({2024, 12, 30}) == {2025, 1}
    assert :calendar.iso_week_number({2026, 11, 21}) == {2026, 47}
  end

  test "last_day_of_the_month" do
    assert :calendar.last_day_of_the_month(2024, 2) == 29
    assert :calendar.last_day_of_the_month(2023, 2) == 28
    assert :calendar.last_day_of_the_month(2024, 4) == 30
    assert :calendar.last_day_of_the_month(2024, 12) == 31
    assert catch_error(:calendar.last_day_of_the_month(2024, 13)) == :function_clause
  end

  test "now_to_datetime" do
    assert :calendar.now_to_datetime({1700, 123_456, 789}) == {{2023, 11, 16}, {8, 30, 56}}
  end

  test "now_to_universal_time" do
    assert :calendar.now_to_universal_time({1700, 123_456, 789}) == {{2023, 11, 16}, {8, 30, 56}}
  end

  test "rfc3339_to_system_time" do
    assert :calendar.rfc3339_to_system_time(~c"2018-02-01T15:18:02Z") == 1_517_498_282
    assert :calendar.rfc3339_to_system_time(~c"2018-02-01T15:18:02.088Z", unit: :millisecond) == 1_517_498_282_088
    assert :calendar.rfc3339_to_system_time(~c"2018-02-01 15:18:02+01:30") == 1_517_492_882

    assert :calendar.rfc3339_to_system_time(~c"2018-02-01T15:18:02.123456789-01:00", unit: :nanosecond) ==
             1_517_501_882_123_456_789

    assert :calendar.rfc3339_to_system_time(~c"2018-02-01t15:18:02.5z") == 1_517_498_282
    assert catch_error(:calendar.rfc3339_to_system_time(~c"2018-13-01T00:00:00Z")) == :function_clause
    assert catch_error(:calendar.rfc3339_to_system_time(~c"2018-02-01T15:18:02,5Z")) == :badarg
    assert :calendar.rfc3339_to_system_time(~c"1969-12-31T23:59:59Z") == -1
    assert :calendar.rfc3339_to_system_time(~c"1969-12-31T23:59:59.5Z", unit: :millisecond) == -1500
    assert :calendar.rfc3339_to_system_time(~c"2018-02-01T15:18:60Z") == 1_517_498_340
  end

  test "system_time_to_rfc3339" do
    assert :calendar.system_time_to_rfc3339(1_517_498_278, offset: ~c"+02:00") == ~c"2018-02-01T17:17:58+02:00"
    assert :calendar.system_time_to_rfc3339(1_517_498_278, offset: 3600) == ~c"2018-02-01T16:17:58+01:00"

    assert :calendar.system_time_to_rfc3339(1_517_498_278_123_456_789, unit: :nanosecond, offset: 0) ==
             ~c"2018-02-01T15:17:58.123456789+00:00"

    assert :calendar.system_time_to_rfc3339(1_517_498_278, offset: -5400) == ~c"2018-02-01T13:47:58-01:30"
    assert :calendar.system_time_to_rfc3339(1_517_498_278, offset: ~c"Z") == ~c"2018-02-01T15:17:58Z"

    assert :calendar.system_time_to_rfc3339(1_517_498_278_123, unit: :millisecond, offset: ~c"Z") ==
             ~c"2018-02-01T15:17:58.123Z"

    assert :calendar.system_time_to_rfc3339(1_517_498_278_123_456,
             unit: :microsecond,
             time_designator: 32,
             offset: ~c"-05:30"
           ) == ~c"2018-02-01 09:47:58.123456-05:30"

    assert :calendar.system_time_to_rfc3339(-1, offset: ~c"Z") == ~c"1969-12-31T23:59:59Z"

    assert :calendar.system_time_to_rfc3339(1_517_498_278_000, unit: :millisecond, offset: ~c"Z") ==
             ~c"2018-02-01T15:17:58.000Z"

    assert :calendar.system_time_to_rfc3339(1_517_498_278_000, unit: :millisecond, offset: -5_400_000) ==
             ~c"2018-02-01T13:47:58.000-01:30"
  end

  test "seconds_to_daystime" do
    assert :calendar.seconds_to_daystime(0) == {0, {0, 0, 0}}
    assert :calendar.seconds_to_daystime(86399) == {0, {23, 59, 59}}
    assert :calendar.seconds_to_daystime(86400) == {1, {0, 0, 0}}
    assert :calendar.seconds_to_daystime(90061) == {1, {1, 1, 1}}
    assert :calendar.seconds_to_daystime(-1) == {-1, {23, 59, 59}}
    assert :calendar.seconds_to_daystime(-86401) == {-2, {23, 59, 59}}
  end

  test "seconds_to_time" do
    assert :calendar.seconds_to_time(0) == {0, 0, 0}
    assert :calendar.seconds_to_time(86399) == {23, 59, 59}
    assert :calendar.seconds_to_time(3661) == {1, 1, 1}
    assert catch_error(:calendar.seconds_to_time(86400)) == :function_clause
    assert catch_error(:calendar.seconds_to_time(-1)) == :function_clause
  end

  test "system_time_to_universal_time" do
    assert :calendar.system_time_to_universal_time(1_517_498_278_123, :millisecond) == {{2018, 2, 1}, {15, 17, 58}}
    assert :calendar.system_time_to_universal_time(-1, :second) == {{1969, 12, 31}, {23, 59, 59}}
    assert :calendar.system_time_to_universal_time(0, :native) == {{1970, 1, 1}, {0, 0, 0}}
    assert :calendar.system_time_to_universal_time(-1, :millisecond) == {{1969, 12, 31}, {23, 59, 59}}
    assert :calendar.system_time_to_universal_time(1, 1000) == {{1970, 1, 1}, {0, 0, 0}}
  end

  test "time_difference" do
    assert :calendar.time_difference({{2024, 1, 1}, {0, 0, 0}}, {{2024, 1, 2}, {1, 2, 3}}) == {1, {1, 2, 3}}
    assert :calendar.time_difference({{2024, 1, 2}, {0, 0, 0}}, {{2024, 1, 1}, {23, 59, 59}}) == {-1, {23, 59, 59}}
  end

  test "time_to_seconds" do
    assert :calendar.time_to_seconds({1, 2, 3}) == 3723
    assert :calendar.time_to_seconds({24, 0, 0}) == 86400
    assert :calendar.time_to_seconds({0, 0, 0}) == 0
    assert :calendar.time_to_seconds({-1, 0, 0}) == -3600
  end

  test "valid_date" do
    assert :calendar.valid_date({2024, 2, 29}) == true
    assert :calendar.valid_date(2023, 2, 29) == false
    assert :calendar.valid_date(2024, 0, 1) == false
    assert :calendar.valid_date(2024, 1, 0) == false
    assert :calendar.valid_date(-1, 1, 1) == false
    assert catch_error(:calendar.valid_date(:a, 1, 1)) == :function_clause
    assert :calendar.valid_date(2024, 4, 31) == false
    assert :calendar.valid_date(2024, 12, 31) == true
    assert catch_error(:calendar.valid_date({2024, 1})) == :function_clause
    assert catch_error(:calendar.valid_date(1.0, 1, 1)) == :function_clause
  end
end
