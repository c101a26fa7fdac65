defmodule CalendarTest do
  use ExUnit.Case, async: true

  doctest Calendar

  test "truncate and compatible_calendars?" do
    assert Calendar.truncate({123_456, 6}, :microsecond) == {123_456, 6}
    assert Calendar.truncate({123_456, 6}, :millisecond) == {123_000, 3}
    assert Calendar.truncate({123_456, 2}, :millisecond) == {123_000, 2}
    assert Calendar.truncate({123_456, 6}, :second) == {0, 0}
    assert_raise FunctionClauseError, fn -> apply(Calendar, :truncate, [{5, 6}, :foo]) end
    assert Calendar.compatible_calendars?(Calendar.ISO, Calendar.ISO)
    assert Calendar.get_time_zone_database() == Calendar.UTCOnlyTimeZoneDatabase
    assert_raise FunctionClauseError, fn -> apply(Calendar, :put_time_zone_database, [5]) end

    assert Calendar.UTCOnlyTimeZoneDatabase.time_zone_period_from_utc_iso_days({0, {0, 1}}, "Etc/UTC") ==
             {:ok, %{zone_abbr: "UTC", utc_offset: 0, std_offset: 0}}

    assert Calendar.UTCOnlyTimeZoneDatabase.time_zone_periods_from_wall_datetime(
             ~N[2000-01-01 00:00:00],
             "Europe/Paris"
           ) == {:error, :utc_only_time_zone_database}
  end

  test "strftime: what letters stand for" do
    assert Calendar.strftime(~U[2019-08-06 05:07:09.012345Z], "%a %A %b %B %d %f %H %I %j %m %M") ==
             "Tue Tuesday Aug August 06 012345 05 05 218 08 07"

    assert Calendar.strftime(~U[2019-08-06 05:07:09.012345Z], "%p %P %q %s %S %u %y %Y %z %Z %%") ==
             "AM am 3 1565068029 09 2 19 2019 +0000 UTC %"

    assert Calendar.strftime(~U[2019-08-06 05:07:09.012345Z], "%c|%x|%X") == "2019-08-06 05:07:09|2019-08-06|05:07:09"
    assert Calendar.strftime(~U[2019-08-06 17:07:09.5Z], "%I:%M %p %f") == "05:07 PM 5"
    assert Calendar.strftime(~T[00:00:00], "%I %p %f") == "12 AM 0"
    assert Calendar.strftime(~T[12:00:00.10], "%I %P %f") == "12 pm 10"
    assert Calendar.strftime(~D[0045-01-09], "%Y %y %j %u %q") == "0045 45 009 1 1"
    assert Calendar.strftime(~D[-0045-01-09], "%Y %x") == "-0045 -0045-01-09"
    assert Calendar.strftime(~N[2019-12-31 00:03:04], "é%zé%Z%s") == "éé1577750584"
    assert Calendar.strftime(~D[2019-12-31], "") == ""
  end

  test "strftime: padding" do
    assert Calendar.strftime(~D[2019-08-06], "%-d %_d %5d %_5d %05d %-5d") == "6  6 00006     6 00006 6"
    assert Calendar.strftime(~D[2019-08-06], "%10A|%-10A|%010A|%_3a") == "   Tuesday|Tuesday|000Tuesday|Tue"
    assert Calendar.strftime(~D[2019-08-06], "%010Y|%-Y|%3%") == "0000002019|2019|00%"
    assert Calendar.strftime(~U[2019-08-06 05:07:09.012345Z], "%3f %-I %_H %-z") == "012345 5  5 +0"
  end

  test "strftime: options" do
    assert Calendar.strftime(~D[2019-08-06], "%x", preferred_date: "%d.%m.%y") === "06.08.19"
    assert Calendar.strftime(~T[12:34:56], "%X", preferred_time: "%H-%M") == "12-34"
    assert Calendar.strftime(~N[2019-08-06 12:34:56], "%c", preferred_datetime: "%x %X") == "2019-08-06 12:34:56"

    assert Calendar.strftime(~N[2019-08-06 12:34:56], "%p %P",
             am_pm_names: fn
               :am -> "a"
               :pm -> "p"
             end
           ) == "P p"

    assert Calendar.strftime(~D[2019-08-06], "%B %b", month_names: &"M#{&1}", abbreviated_month_names: &"m#{&1}") ==
             "M8 m8"

    assert Calendar.strftime(~D[2019-08-06], "%A %a",
             day_of_week_names: &"D#{&1}",
             abbreviated_day_of_week_names: &"d#{&1}"
           ) == "D2 d2"

    assert_raise ArgumentError, "tried to format preferred_datetime within another preferred_datetime format", fn ->
      apply(Calendar, :strftime, [~D[2019-08-06], "%c", [preferred_datetime: "%c"]])
    end

    assert_raise ArgumentError, "tried to format preferred_date within another preferred_date format", fn ->
      apply(Calendar, :strftime, [~D[2019-08-06], "%x", [preferred_date: "a%x"]])
    end

    assert_raise ArgumentError, "unknown option :foo given to Calendar.strftime/3", fn ->
      apply(Calendar, :strftime, [~D[2019-08-06], "%x", [foo: 1]])
    end
  end

  test "strftime: failures" do
    assert_raise ArgumentError, "invalid strftime format: %Q", fn ->
      apply(Calendar, :strftime, [~D[2019-08-06], "%Q"])
    end

    assert_raise ArgumentError, "invalid strftime format: %", fn ->
      apply(Calendar, :strftime, [~D[2019-08-06], "%"])
    end

    assert_raise ArgumentError, "invalid strftime format: %_", fn ->
      apply(Calendar, :strftime, [~D[2019-08-06], "%-_d"])
    end

    assert_raise KeyError, fn -> apply(Calendar, :strftime, [~D[2019-08-06], "%H"]) end
    assert_raise KeyError, fn -> apply(Calendar, :strftime, [~T[12:00:00], "%Y"]) end
    assert_raise FunctionClauseError, fn -> apply(Calendar, :strftime, [5, "%d"]) end
  end
end
