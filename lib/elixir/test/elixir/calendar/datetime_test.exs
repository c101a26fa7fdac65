defmodule DateTimeTest.Copenhagen do
  # One zone in 2018 and 2019: clocks were set back on 2018-10-28 at 03:00 and forward on 2019-03-31 at 02:00.
  @behaviour Calendar.TimeZoneDatabase

  @winter %{utc_offset: 3600, std_offset: 0, zone_abbr: "CET"}
  @summer %{utc_offset: 3600, std_offset: 3600, zone_abbr: "CEST"}

  def time_zone_period_from_utc_iso_days(iso_days, "Europe/Copenhagen") do
    {year, month, day, hour, minute, second, microsecond} = Calendar.ISO.naive_datetime_from_iso_days(iso_days)
    utc = NaiveDateTime.new!(year, month, day, hour, minute, second, microsecond)
    winter? = not before?(utc, ~N[2018-10-28 01:00:00]) and before?(utc, ~N[2019-03-31 01:00:00])
    {:ok, if(winter?, do: @winter, else: @summer)}
  end

  def time_zone_period_from_utc_iso_days(_iso_days, _time_zone), do: {:error, :time_zone_not_found}

  def time_zone_periods_from_wall_datetime(wall, "Europe/Copenhagen") do
    cond do
      before?(wall, ~N[2018-10-28 02:00:00]) -> {:ok, @summer}
      before?(wall, ~N[2018-10-28 03:00:00]) -> {:ambiguous, @summer, @winter}
      before?(wall, ~N[2019-03-31 02:00:00]) -> {:ok, @winter}
      before?(wall, ~N[2019-03-31 03:00:00]) -> gap()
      true -> {:ok, @summer}
    end
  end

  def time_zone_periods_from_wall_datetime(_wall, _time_zone), do: {:error, :time_zone_not_found}

  defp gap, do: {:gap, {@winter, ~N[2019-03-31 02:00:00]}, {@summer, ~N[2019-03-31 03:00:00]}}

  defp before?(left, right), do: NaiveDateTime.compare(left, right) == :lt
end

defmodule DateTimeTest do
  use ExUnit.Case, async: true

  doctest DateTime

  test "making" do
    assert DateTime.new(~D[2016-05-24], ~T[13:26:08.003], "Etc/UTC") == {:ok, ~U[2016-05-24 13:26:08.003Z]}
    assert DateTime.new(~D[2016-05-24], ~T[13:26:08.003], "Europe/Copenhagen") == {:error, :utc_only_time_zone_database}
    assert DateTime.new!(~D[2016-05-24], ~T[13:26:08]) == ~U[2016-05-24 13:26:08Z]

    assert_raise ArgumentError,
                 "cannot build datetime with ~D[2016-05-24] and ~T[13:26:08], reason: :utc_only_time_zone_database",
                 fn -> apply(DateTime, :new!, [~D[2016-05-24], ~T[13:26:08], "Europe/Copenhagen"]) end

    assert DateTime.from_naive(~N[2016-05-24 13:26:08.003], "Etc/UTC") == {:ok, ~U[2016-05-24 13:26:08.003Z]}

    assert DateTime.from_naive(~N[2016-05-24 13:26:08.003], "Europe/Copenhagen") ==
             {:error, :utc_only_time_zone_database}

    assert_raise ArgumentError,
                 "cannot convert ~N[2016-05-24 13:26:08.003] to datetime, reason: :utc_only_time_zone_database",
                 fn -> apply(DateTime, :from_naive!, [~N[2016-05-24 13:26:08.003], "Europe/Copenhagen"]) end

    assert DateTime.utc_now(:second).microsecond == {0, 0}
    assert DateTime.now("Nowhere") == {:error, :utc_only_time_zone_database}

    assert_raise ArgumentError,
                 "cannot get current datetime in \"Nowhere\" time zone, reason: :utc_only_time_zone_database",
                 fn -> apply(DateTime, :now!, ["Nowhere"]) end
  end

  test "Unix time" do
    assert DateTime.from_unix(1_464_096_368) == {:ok, ~U[2016-05-24 13:26:08Z]}
    assert DateTime.from_unix(1_432_560_368_868_569, :microsecond) == {:ok, ~U[2015-05-25 13:26:08.868569Z]}
    assert DateTime.from_unix(-1, :millisecond) == {:ok, ~U[1969-12-31 23:59:59.999Z]}
    assert DateTime.from_unix(100, 10) == {:ok, ~U[1970-01-01 00:00:10.0Z]}
    assert DateTime.from_unix(1, :nanosecond) == {:ok, ~U[1970-01-01 00:00:00.000000Z]}
    assert DateTime.from_unix(253_402_300_800) == {:error, :invalid_unix_time}
    assert DateTime.from_unix(-377_705_116_801) == {:error, :invalid_unix_time}
    assert DateTime.from_unix!(-377_705_116_800) == ~U[-9999-01-01 00:00:00Z]

    assert_raise ArgumentError, "invalid Unix time 253402300800", fn ->
      apply(DateTime, :from_unix!, [253_402_300_800])
    end

    assert DateTime.to_unix(~U[2016-05-24 13:26:08Z]) == 1_464_096_368
    assert DateTime.to_unix(~U[1969-12-31 23:59:59.5Z]) == -1
    assert DateTime.to_unix(~U[1969-12-31 23:59:59.5Z], :millisecond) == -500
    assert DateTime.to_unix(~U[0000-01-01 00:00:00Z]) == -62_167_219_200
    assert DateTime.from_gregorian_seconds(63_755_511_991, {5000, 3}) == ~U[2020-05-01 00:26:31.005Z]
    assert DateTime.to_gregorian_seconds(~U[2020-05-01 00:26:31.005Z]) == {63_755_511_991, 5000}
    assert_raise FunctionClauseError, fn -> apply(DateTime, :from_unix, [1.0]) end
  end

  test "ISO 8601" do
    assert DateTime.from_iso8601("2015-01-23T23:50:07Z") == {:ok, ~U[2015-01-23 23:50:07Z], 0}
    assert DateTime.from_iso8601("2015-01-23T23:50:07.123+02:30") == {:ok, ~U[2015-01-23 21:20:07.123Z], 9000}
    assert DateTime.from_iso8601("2015-01-23T23:50:07,123-0230") == {:ok, ~U[2015-01-24 02:20:07.123Z], -9000}
    assert DateTime.from_iso8601("2015-01-23T23:50:07+02") == {:ok, ~U[2015-01-23 21:50:07Z], 7200}
    assert DateTime.from_iso8601("2015-01-23P23:50:07") == {:error, :invalid_format}
    assert DateTime.from_iso8601("2015-01-23T23:50:07") == {:error, :missing_offset}
    assert DateTime.from_iso8601("2015-01-23 23:50:61Z") == {:error, :invalid_time}
    assert DateTime.from_iso8601("2015-01-32T23:50:07Z") == {:error, :invalid_date}
    assert DateTime.from_iso8601("2015-01-23T23:50:07-00:00") == {:error, :invalid_format}
    assert DateTime.from_iso8601("2015-01-23T23:50:07+24:00") == {:error, :invalid_format}
    assert DateTime.from_iso8601("20150123T235007Z", :basic) == {:ok, ~U[2015-01-23 23:50:07Z], 0}
    assert DateTime.from_iso8601("20150123T235007+0230", Calendar.ISO, :basic) == {:ok, ~U[2015-01-23 21:20:07Z], 9000}
    assert DateTime.to_iso8601(~U[2000-02-28 23:00:13.001Z]) === "2000-02-28T23:00:13.001Z"
    assert DateTime.to_iso8601(~U[2000-02-28 23:00:13Z], :basic) == "20000228T230013Z"
    assert DateTime.to_iso8601(~U[2000-02-28 23:00:13Z], :extended, 3600) == "2000-02-29T00:00:13+01:00"
    assert DateTime.to_iso8601(~U[2000-02-28 23:00:13Z], :basic, -10_800) == "20000228T200013-0300"
    assert DateTime.to_iso8601(~U[2000-02-28 23:00:13Z], :extended, 0) == "2000-02-28T23:00:13Z"
    assert DateTime.to_string(~U[2000-02-28 23:00:07.5Z]) === "2000-02-28 23:00:07.5Z"
  end

  test "adding and shifting" do
    assert DateTime.add(~U[2018-11-15 10:00:00Z], 3600) == ~U[2018-11-15 11:00:00Z]
    assert DateTime.add(~U[2018-11-15 10:00:00Z], -1, :day) == ~U[2018-11-14 10:00:00Z]
    assert DateTime.add(~U[2018-11-15 10:00:00Z], 5, :millisecond) == ~U[2018-11-15 10:00:00.005Z]

    assert_raise ArgumentError,
                 "unsupported time unit. Expected :day, :hour, :minute, :second, :millisecond, :microsecond, :nanosecond, or a positive integer, got :foo",
                 fn -> apply(DateTime, :add, [~U[2018-11-15 10:00:00Z], 1, :foo]) end

    assert DateTime.diff(~U[2014-10-02 00:29:12Z], ~U[2014-10-02 00:29:10.5Z]) == 2
    assert DateTime.diff(~U[2014-10-02 10:29:10Z], ~U[2014-10-01 12:29:10Z], :hour) == 22
    assert DateTime.diff(~U[2014-10-02 00:29:10.022Z], ~U[2014-10-02 00:29:10Z], :millisecond) == 22
    assert DateTime.shift(~U[2016-01-31 00:00:00Z], month: 1) == ~U[2016-02-29 00:00:00Z]
    assert DateTime.shift(~U[2016-01-31 00:00:00Z], month: 1, second: -1) == ~U[2016-02-28 23:59:59Z]

    assert_raise ArgumentError,
                 "unknown unit :foo. Expected :year, :month, :week, :day, :hour, :minute, :second, :microsecond",
                 fn -> apply(DateTime, :shift, [~U[2016-01-31 00:00:00Z], [foo: 1]]) end

    assert DateTime.truncate(~U[2017-11-06 00:23:51.123456Z], :millisecond) == ~U[2017-11-06 00:23:51.123Z]
    assert DateTime.shift_zone(~U[2018-07-16 10:00:00Z], "Etc/UTC") == {:ok, ~U[2018-07-16 10:00:00Z]}
    assert DateTime.shift_zone(~U[2018-07-16 10:00:00Z], "Europe/Copenhagen") == {:error, :utc_only_time_zone_database}

    assert_raise ArgumentError,
                 "cannot shift ~U[2018-07-16 10:00:00Z] to \"Europe/Copenhagen\" time zone, reason: :utc_only_time_zone_database",
                 fn -> apply(DateTime, :shift_zone!, [~U[2018-07-16 10:00:00Z], "Europe/Copenhagen"]) end
  end

  test "comparing" do
    assert DateTime.compare(~U[2000-02-29 23:00:07Z], ~U[2000-02-29 23:00:07.000Z]) == :eq
    assert DateTime.compare(~U[2000-02-29 23:00:06Z], ~U[2000-02-29 23:00:07Z]) == :lt
    assert DateTime.before?(~U[2000-02-29 23:00:06Z], ~U[2000-02-29 23:00:07Z])
    refute DateTime.after?(~U[2000-02-29 23:00:06Z], ~U[2000-02-29 23:00:07Z])

    assert_raise FunctionClauseError, fn ->
      apply(DateTime, :compare, [~U[2000-02-29 23:00:06Z], ~N[2000-02-29 23:00:06]])
    end
  end

  test "parts" do
    assert DateTime.to_naive(~U[2016-05-24 13:26:08.003Z]) == ~N[2016-05-24 13:26:08.003]
    assert DateTime.to_date(~U[2016-05-24 13:26:08.003Z]) == ~D[2016-05-24]
    assert DateTime.to_time(~U[2016-05-24 13:26:08.003Z]) == ~T[13:26:08.003]
    assert_raise FunctionClauseError, fn -> apply(DateTime, :to_date, [~N[2016-05-24 13:26:08.003]]) end
  end

  test "inspect" do
    assert inspect(~U[2000-01-01 01:02:03.40Z]) == "~U[2000-01-01 01:02:03.40Z]"
    assert inspect(%{~U[2000-01-01 01:02:03Z] | year: 10000}) == "#DateTime<10000-01-01 01:02:03Z>"

    assert inspect(%{~U[2000-01-01 01:02:03Z] | time_zone: "Europe/Paris", zone_abbr: "CET", utc_offset: 3600}) ==
             "#DateTime<2000-01-01 01:02:03+01:00 CET Europe/Paris>"

    assert to_string(~U[2000-01-01 01:02:03Z]) == "2000-01-01 01:02:03Z"
  end

  describe "with a time zone database" do
    alias DateTimeTest.Copenhagen

    @zone "Europe/Copenhagen"

    defp at(naive), do: DateTime.from_naive!(naive, @zone, Copenhagen)

    test "clocks show a time once, twice or never" do
      assert {:ok, summer} = DateTime.from_naive(~N[2018-07-01 12:00:00], @zone, Copenhagen)
      assert inspect(summer) == "#DateTime<2018-07-01 12:00:00+02:00 CEST Europe/Copenhagen>"
      assert {:ambiguous, first, second} = DateTime.from_naive(~N[2018-10-28 02:30:00], @zone, Copenhagen)
      assert inspect(first) == "#DateTime<2018-10-28 02:30:00+02:00 CEST Europe/Copenhagen>"
      assert inspect(second) == "#DateTime<2018-10-28 02:30:00+01:00 CET Europe/Copenhagen>"
      assert {:gap, before, later} = DateTime.from_naive(~N[2019-03-31 02:30:00], @zone, Copenhagen)
      assert inspect(before) == "#DateTime<2019-03-31 01:59:59.999999+01:00 CET Europe/Copenhagen>"
      assert inspect(later) == "#DateTime<2019-03-31 03:00:00+02:00 CEST Europe/Copenhagen>"
      assert DateTime.from_naive(~N[2018-07-01 12:00:00], "Nowhere", Copenhagen) == {:error, :time_zone_not_found}
    end

    test "what is shown twice or never raises" do
      assert_raise ArgumentError,
                   "cannot convert ~N[2018-10-28 02:30:00] to datetime because such instant is ambiguous in time zone " <>
                     "Europe/Copenhagen as there is an overlap between " <>
                     "#DateTime<2018-10-28 02:30:00+02:00 CEST Europe/Copenhagen> and " <>
                     "#DateTime<2018-10-28 02:30:00+01:00 CET Europe/Copenhagen>",
                   fn -> at(~N[2018-10-28 02:30:00]) end

      assert_raise ArgumentError,
                   "cannot build datetime with ~D[2019-03-31] and ~T[02:30:00] because such instant does not exist " <>
                     "in time zone Europe/Copenhagen as there is a gap between " <>
                     "#DateTime<2019-03-31 01:59:59.999999+01:00 CET Europe/Copenhagen> and " <>
                     "#DateTime<2019-03-31 03:00:00+02:00 CEST Europe/Copenhagen>",
                   fn -> DateTime.new!(~D[2019-03-31], ~T[02:30:00], @zone, Copenhagen) end
    end

    test "moments move between zones" do
      moment = at(~N[2018-07-01 12:00:00.5])
      assert DateTime.shift_zone!(moment, "Etc/UTC") == ~U[2018-07-01 10:00:00.5Z]
      assert DateTime.shift_zone!(~U[2018-07-01 10:00:00.5Z], @zone, Copenhagen) == moment
      assert DateTime.to_unix(moment) == 1_530_439_200
      assert DateTime.to_iso8601(moment) == "2018-07-01T12:00:00.5+02:00"
      assert DateTime.to_iso8601(moment, :basic, 0) == "20180701T100000.5+0000"
      assert DateTime.to_string(moment) == "2018-07-01 12:00:00.5+02:00 CEST Europe/Copenhagen"
      assert DateTime.compare(moment, ~U[2018-07-01 10:00:00.5Z]) == :eq
      assert DateTime.diff(moment, ~U[2018-07-01 09:00:00Z]) == 3600
    end

    test "time passes as on a stop watch" do
      assert at(~N[2018-10-27 12:00:00]) |> DateTime.add(24, :hour, Copenhagen) == at(~N[2018-10-28 11:00:00])
      assert at(~N[2019-03-30 12:00:00]) |> DateTime.add(1, :day, Copenhagen) == at(~N[2019-03-31 13:00:00])
    end

    test "units of the calendar move what clocks show, with the offset from before" do
      assert at(~N[2018-07-01 12:00:00]) |> DateTime.shift([month: 5], Copenhagen) == at(~N[2018-12-01 11:00:00])
      assert at(~N[2019-03-30 02:30:00]) |> DateTime.shift([day: 1], Copenhagen) == at(~N[2019-03-31 03:30:00])
    end

    test "zones that are not known raise" do
      assert_raise ArgumentError,
                   "cannot add 1 second to #DateTime<2018-07-01 12:00:00+02:00 CEST Europe/Copenhagen> (with time zone " <>
                     "database Calendar.UTCOnlyTimeZoneDatabase), reason: :utc_only_time_zone_database",
                   fn -> DateTime.add(at(~N[2018-07-01 12:00:00]), 1) end
    end

    test "strftime shows the zone" do
      moment = at(~N[2018-12-01 12:00:00])
      assert Calendar.strftime(moment, "%z %Z %s") == "+0100 CET 1543662000"
      assert Calendar.strftime(moment, "%_10z") == "+       100"
    end
  end
end
