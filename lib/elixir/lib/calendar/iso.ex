defmodule Calendar.ISO do
  @moduledoc """
  The calendar of ISO 8601, which is the proleptic Gregorian calendar: its rules are applied to all years,
  also to those before it was introduced.

  Year 0 is the year before year 1, so year -1 is 2 BCE. A day has 86,400 seconds: leap seconds do not exist
  here.

  ## Formats

  Dates and times are read and written in two formats. The extended one, used unless another is asked for, has
  separators, as in `2016-02-29T10:15:30.5Z`; the basic one has none, as in `20160229T101530.5Z`. There may be
  a space instead of `T`, a comma instead of the dot, and a sign before the year. Years have four digits. Of a
  fraction of a second six digits are kept, and their number is the precision of the time. Offsets are `Z`,
  `+hh:mm`, `+hhmm` or `+hh`; `-00:00` is not allowed. Week dates, ordinal dates and reduced accuracy are not
  supported.

  Most functions here serve `Date`, `Time`, `NaiveDateTime` and `DateTime`, which are more convenient.
  """

  @behaviour Calendar

  alias Calendar.ISO.Parser

  @unix_epoch 62_167_219_200
  @seconds_per_minute 60
  @seconds_per_hour 3600
  @seconds_per_day 86_400
  @microseconds_per_second 1_000_000
  @microseconds_per_day @seconds_per_day * @microseconds_per_second

  # 400 years have this many days, and 0000-03-01 is this many days after 0000-01-01.
  @days_per_cycle 146_097
  @days_before_march 60

  @days_per_leap_year 366
  @months_in_year 12

  @typedoc "\"Before the Current Era\" or \"Before the Common Era\" (BCE), for years up to 0."
  @type bce :: 0
  @typedoc "The \"Current Era\" or the \"Common Era\" (CE), which starts in year 1."
  @type ce :: 1
  @typedoc "The calendar era: 0 up to year 0, then 1."
  @type era :: bce | ce
  @type year :: -9999..9999
  @type month :: 1..12
  @type day :: 1..31
  @type hour :: 0..23
  @type minute :: 0..59
  @type second :: 0..59
  @type weekday ::
          :monday
          | :tuesday
          | :wednesday
          | :thursday
          | :friday
          | :saturday
          | :sunday
  @typedoc "The day of the week, 1 being Monday unless another start is chosen."
  @type day_of_week :: 1..7
  @type day_of_year :: 1..366
  @type quarter_of_year :: 1..4
  @type year_of_era :: {1..10000, era}

  @typedoc """
  Microseconds with the number of digits that count, 0 to 6.

  The value is in microseconds whatever the precision.
  """
  @type microsecond :: {0..999_999, 0..6}

  @type utc_offset :: integer
  @type format :: :basic | :extended

  defguardp is_format(term) when term in [:basic, :extended]

  ## Days

  @doc """
  Tells whether a year is a leap year.

      iex> Calendar.ISO.leap_year?(2000)
      true

      iex> Calendar.ISO.leap_year?(1900)
      false

  """
  @doc since: "1.3.0"
  @impl true
  @spec leap_year?(year) :: boolean()
  def leap_year?(year) when is_integer(year),
    do: rem(year, 4) == 0 and (rem(year, 100) != 0 or rem(year, 400) == 0)

  @doc """
  Gives how many days a month has.

      iex> Calendar.ISO.days_in_month(1900, 1)
      31

      iex> Calendar.ISO.days_in_month(2000, 2)
      29

  """
  @doc since: "1.4.0"
  @impl true
  @spec days_in_month(year, month) :: 28..31
  def days_in_month(year, month)
  def days_in_month(year, 2) when is_integer(year), do: if(leap_year?(year), do: 29, else: 28)
  def days_in_month(year, month) when is_integer(year) and month in [4, 6, 9, 11], do: 30
  def days_in_month(year, month) when is_integer(year) and month in 1..12, do: 31

  @doc """
  Gives how many months a year has: 12.

      iex> Calendar.ISO.months_in_year(2004)
      12

  """
  @doc since: "1.7.0"
  @impl true
  @spec months_in_year(year) :: 12
  def months_in_year(year) when is_integer(year), do: @months_in_year

  @doc """
  Tells whether there is such a date.

      iex> Calendar.ISO.valid_date?(2015, 2, 28)
      true

      iex> Calendar.ISO.valid_date?(2015, 2, 30)
      false

  """
  @doc since: "1.5.0"
  @impl true
  @spec valid_date?(year, month, day) :: boolean
  def valid_date?(year, month, day) when is_integer(year) and is_integer(month) and is_integer(day),
    do: month in 1..12 and day >= 1 and day <= days_in_month(year, month)

  @doc """
  Tells whether there is such a time.

      iex> Calendar.ISO.valid_time?(10, 50, 25, {3006, 6})
      true

      iex> Calendar.ISO.valid_time?(23, 59, 60, {0, 0})
      false

  """
  @doc since: "1.5.0"
  @impl true
  @spec valid_time?(Calendar.hour(), Calendar.minute(), Calendar.second(), Calendar.microsecond()) :: boolean
  def valid_time?(hour, minute, second, {microsecond, precision})
      when is_integer(hour) and is_integer(minute) and is_integer(second) and is_integer(microsecond) and
             is_integer(precision),
      do:
        hour in 0..23 and minute in 0..59 and second in 0..59 and microsecond in 0..999_999 and
          precision in 0..6

  # The days of both conversions are counted in cycles of 400 years that start on March 1st, so that the leap
  # day is the last day of its year and the lengths of the months follow a straight line: (153 * month + 2)
  # div 5 days come before the month counted from March. The formulas are those of Howard Hinnant,
  # "chrono-Compatible Low-Level Date Algorithms".

  @doc false
  def date_to_iso_days(year, month, day) do
    ensure_day_in_month!(year, month, day)
    {year, month} = if month > 2, do: {year, month - 3}, else: {year - 1, month + 9}
    cycle = Integer.floor_div(year, 400)
    year_of_cycle = year - cycle * 400
    day_of_year = div(153 * month + 2, 5) + day - 1
    day_of_cycle = year_of_cycle * 365 + div(year_of_cycle, 4) - div(year_of_cycle, 100) + day_of_year
    cycle * @days_per_cycle + day_of_cycle + @days_before_march
  end

  @doc false
  def date_from_iso_days(days) do
    days = days - @days_before_march
    cycle = Integer.floor_div(days, @days_per_cycle)
    day_of_cycle = days - cycle * @days_per_cycle

    year_of_cycle =
      div(day_of_cycle - div(day_of_cycle, 1460) + div(day_of_cycle, 36_524) - div(day_of_cycle, 146_096), 365)

    day_of_year = day_of_cycle - (365 * year_of_cycle + div(year_of_cycle, 4) - div(year_of_cycle, 100))
    month = div(5 * day_of_year + 2, 153)
    day = day_of_year - div(153 * month + 2, 5) + 1
    year = cycle * 400 + year_of_cycle
    if month < 10, do: {year, month + 3, day}, else: {year + 1, month - 9, day}
  end

  defp ensure_day_in_month!(year, month, day) do
    if day < 1 or day > days_in_month(year, month),
      do: raise(ArgumentError, "invalid date: #{date_to_string(year, month, day)}")
  end

  @doc """
  Gives the day of the week of a date, with the first and the last one.

  `starting_on` is the weekday that is 1; `:default` stands for `:monday`.

      iex> Calendar.ISO.day_of_week(2016, 10, 31, :default)
      {1, 1, 7}

      iex> Calendar.ISO.day_of_week(2016, 10, 31, :sunday)
      {2, 1, 7}

  """
  @doc since: "1.11.0"
  @impl true
  @spec day_of_week(year, month, day, :default | weekday) :: {day_of_week(), 1, 7}
  def day_of_week(year, month, day, starting_on) do
    {year |> date_to_iso_days(month, day) |> iso_days_to_day_of_week(starting_on), 1, 7}
  end

  @doc false
  @deprecated "Use Calendar.ISO.day_of_week/4 instead"
  def day_of_week(year, month, day), do: day_of_week(year, month, day, :default) |> elem(0)

  # 0000-01-01 is a Saturday.
  @doc false
  def iso_days_to_day_of_week(iso_days, starting_on),
    do: Integer.mod(iso_days + 5 + days_before_monday(starting_on), 7) + 1

  defp days_before_monday(:default), do: 0
  defp days_before_monday(:monday), do: 0
  defp days_before_monday(:sunday), do: 1
  defp days_before_monday(:saturday), do: 2
  defp days_before_monday(:friday), do: 3
  defp days_before_monday(:thursday), do: 4
  defp days_before_monday(:wednesday), do: 5
  defp days_before_monday(:tuesday), do: 6

  @doc """
  Gives the day of the year, 1 to 366.

      iex> Calendar.ISO.day_of_year(2016, 1, 31)
      31

      iex> Calendar.ISO.day_of_year(-99, 2, 1)
      32

  """
  @doc since: "1.8.0"
  @impl true
  @spec day_of_year(year, month, day) :: day_of_year()
  def day_of_year(year, month, day), do: date_to_iso_days(year, month, day) - date_to_iso_days(year, 1, 1) + 1

  @doc """
  Gives the quarter of the year, 1 to 4.

      iex> Calendar.ISO.quarter_of_year(2016, 1, 31)
      1

      iex> Calendar.ISO.quarter_of_year(2016, 12, 1)
      4

  """
  @doc since: "1.8.0"
  @impl true
  @spec quarter_of_year(year, month, day) :: quarter_of_year()
  def quarter_of_year(year, month, day)
      when is_integer(year) and month in 1..12 and is_integer(day),
      do: div(month - 1, 3) + 1

  @doc """
  Gives the year within its era, and the era.

      iex> Calendar.ISO.year_of_era(1)
      {1, 1}

      iex> Calendar.ISO.year_of_era(-1)
      {2, 0}

  """
  @doc since: "1.8.0"
  @spec year_of_era(year) :: {1..10000, era}
  def year_of_era(year) when year > 0, do: {year, 1}
  def year_of_era(year) when year <= 0, do: {1 - year, 0}

  @doc """
  Gives the year of a date within its era, and the era.

      iex> Calendar.ISO.year_of_era(-1, 1, 1)
      {2, 0}

  """
  @doc since: "1.13.0"
  @impl true
  @spec year_of_era(year, month, day) :: {1..10000, era}
  def year_of_era(year, _month, _day), do: year_of_era(year)

  @doc """
  Gives the day within its era, and the era.

  Days before year 1 are counted backwards.

      iex> Calendar.ISO.day_of_era(1, 1, 1)
      {1, 1}

      iex> Calendar.ISO.day_of_era(0, 12, 31)
      {1, 0}

  """
  @doc since: "1.8.0"
  @impl true
  @spec day_of_era(year, month, day) :: Calendar.day_of_era()
  def day_of_era(year, month, day) when year > 0,
    do: {date_to_iso_days(year, month, day) - @days_per_leap_year + 1, 1}

  def day_of_era(year, month, day), do: {@days_per_leap_year - date_to_iso_days(year, month, day), 0}

  @doc """
  Gives when a day starts, as a fraction of a day from midnight in UTC: at once.

      iex> Calendar.ISO.day_rollover_relative_to_midnight_utc()
      {0, 1}

  """
  @doc since: "1.5.0"
  @impl true
  @spec day_rollover_relative_to_midnight_utc() :: {0, 1}
  def day_rollover_relative_to_midnight_utc, do: {0, 1}

  ## Moments

  @doc """
  Gives a time as a fraction of a day.

      iex> Calendar.ISO.time_to_day_fraction(12, 34, 56, {123, 6})
      {45296000123, 86400000000}

  """
  @doc since: "1.5.0"
  @impl true
  @spec time_to_day_fraction(Calendar.hour(), Calendar.minute(), Calendar.second(), Calendar.microsecond()) ::
          Calendar.day_fraction()
  def time_to_day_fraction(hour, minute, second, {microsecond, _precision}),
    do: {microseconds(hour, minute, second, microsecond), @microseconds_per_day}

  defp microseconds(hour, minute, second, microsecond) do
    seconds = hour * @seconds_per_hour + minute * @seconds_per_minute + second
    seconds * @microseconds_per_second + microsecond
  end

  @doc """
  Gives the time that is a fraction of a day, in microseconds.

      iex> Calendar.ISO.time_from_day_fraction({1, 2})
      {12, 0, 0, {0, 6}}

      iex> Calendar.ISO.time_from_day_fraction({13, 24})
      {13, 0, 0, {0, 6}}

  """
  @doc since: "1.5.0"
  @impl true
  @spec time_from_day_fraction(Calendar.day_fraction()) :: {hour(), minute(), second(), microsecond()}
  def time_from_day_fraction({microseconds, @microseconds_per_day}), do: time_from_microseconds(microseconds)

  def time_from_day_fraction({parts, parts_per_day}),
    do: parts |> Kernel.*(@microseconds_per_day) |> div(parts_per_day) |> time_from_microseconds()

  defp time_from_microseconds(microseconds) do
    seconds = div(microseconds, @microseconds_per_second)
    hour = div(seconds, @seconds_per_hour)
    minute = div(rem(seconds, @seconds_per_hour), @seconds_per_minute)
    {hour, minute, rem(seconds, @seconds_per_minute), {rem(microseconds, @microseconds_per_second), 6}}
  end

  @doc """
  Gives a moment as days and a fraction of a day since the beginning of year 0.

      iex> Calendar.ISO.naive_datetime_to_iso_days(2000, 1, 1, 12, 0, 0, {0, 6})
      {730485, {43200000000, 86400000000}}

  """
  @doc since: "1.5.0"
  @impl true
  @spec naive_datetime_to_iso_days(
          Calendar.year(),
          Calendar.month(),
          Calendar.day(),
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond()
        ) :: Calendar.iso_days()
  def naive_datetime_to_iso_days(year, month, day, hour, minute, second, microsecond),
    do: {date_to_iso_days(year, month, day), time_to_day_fraction(hour, minute, second, microsecond)}

  @doc """
  Gives the moment that is days and a fraction of a day after the beginning of year 0.

      iex> Calendar.ISO.naive_datetime_from_iso_days({730485, {43200, 86400}})
      {2000, 1, 1, 12, 0, 0, {0, 6}}

  """
  @doc since: "1.5.0"
  @impl true
  @spec naive_datetime_from_iso_days(Calendar.iso_days()) ::
          {Calendar.year(), Calendar.month(), Calendar.day(), Calendar.hour(), Calendar.minute(), Calendar.second(),
           Calendar.microsecond()}
  def naive_datetime_from_iso_days({days, day_fraction}) do
    {year, month, day} = date_from_iso_days(days)
    {hour, minute, second, microsecond} = time_from_day_fraction(day_fraction)
    {year, month, day, hour, minute, second, microsecond}
  end

  @doc """
  Gives the first moment of the day of a moment.

      iex> Calendar.ISO.iso_days_to_beginning_of_day({1, {5, 86400}})
      {1, {0, 86400000000}}

  """
  @doc since: "1.15.0"
  @impl true
  @spec iso_days_to_beginning_of_day(Calendar.iso_days()) :: Calendar.iso_days()
  def iso_days_to_beginning_of_day({days, _day_fraction}), do: {days, {0, @microseconds_per_day}}

  @doc """
  Gives the last microsecond of the day of a moment.

      iex> Calendar.ISO.iso_days_to_end_of_day({1, {5, 86400}})
      {1, {86399999999, 86400000000}}

  """
  @doc since: "1.15.0"
  @impl true
  @spec iso_days_to_end_of_day(Calendar.iso_days()) :: Calendar.iso_days()
  def iso_days_to_end_of_day({days, _day_fraction}), do: {days, {@microseconds_per_day - 1, @microseconds_per_day}}

  @doc """
  Gives the number of digits of a fraction of a second that a unit of time asks for.

  A part of a second given as an integer is taken as microseconds.

      iex> Calendar.ISO.time_unit_to_precision(:millisecond)
      3

      iex> Calendar.ISO.time_unit_to_precision(1000)
      6

  """
  @doc since: "1.15.0"
  @spec time_unit_to_precision(System.time_unit()) :: 0..6
  def time_unit_to_precision(:second), do: 0
  def time_unit_to_precision(:millisecond), do: 3
  def time_unit_to_precision(:microsecond), do: 6
  def time_unit_to_precision(:nanosecond), do: 6
  def time_unit_to_precision(unit) when is_integer(unit), do: 6

  @doc false
  def from_unix(integer, unit) when is_integer(integer) do
    microseconds = System.convert_time_unit(integer, unit, :microsecond)
    seconds = Integer.floor_div(microseconds, @microseconds_per_second) + @unix_epoch
    days = Integer.floor_div(seconds, @seconds_per_day)

    case date_from_iso_days(days) do
      {year, _month, _day} = date when year in -9999..9999 ->
        {hour, minute, second, _} =
          time_from_microseconds(Integer.mod(seconds, @seconds_per_day) * @microseconds_per_second)

        microsecond = {Integer.mod(microseconds, @microseconds_per_second), unix_precision(unit)}
        {:ok, date, {hour, minute, second}, microsecond}

      _date ->
        {:error, :invalid_unix_time}
    end
  end

  defp unix_precision(:second), do: 0
  defp unix_precision(:millisecond), do: 3
  defp unix_precision(10), do: 1
  defp unix_precision(100), do: 2
  defp unix_precision(1000), do: 3
  defp unix_precision(10_000), do: 4
  defp unix_precision(100_000), do: 5
  defp unix_precision(1), do: 0
  defp unix_precision(_unit), do: 6

  @doc false
  def iso_days_to_unit({days, {parts, parts_per_day}}, unit) do
    units_per_day = System.convert_time_unit(@seconds_per_day, :second, unit)
    days * units_per_day + parts_to_units(parts, parts_per_day, units_per_day)
  end

  # The days are left out and nothing is multiplied that need not be, so that all fits into a machine word.
  defp parts_to_units(parts, per_day, per_day), do: parts

  defp parts_to_units(parts, parts_per_day, units_per_day) when rem(parts_per_day, units_per_day) == 0,
    do: Integer.floor_div(parts, div(parts_per_day, units_per_day))

  defp parts_to_units(parts, parts_per_day, units_per_day) when rem(units_per_day, parts_per_day) == 0,
    do: parts * div(units_per_day, parts_per_day)

  defp parts_to_units(parts, parts_per_day, units_per_day),
    do: Integer.floor_div(parts * units_per_day, parts_per_day)

  @doc false
  def add_day_fraction_to_iso_days({days, {parts, parts_per_day}}, add, parts_per_day),
    do: normalize(days, parts + add, parts_per_day)

  def add_day_fraction_to_iso_days({days, {parts, parts_per_day}}, add, add_per_day)
      when rem(parts_per_day, add_per_day) == 0,
      do: normalize(days, parts + add * div(parts_per_day, add_per_day), parts_per_day)

  def add_day_fraction_to_iso_days({days, {parts, parts_per_day}}, add, add_per_day) do
    common = div(parts_per_day * add_per_day, Integer.gcd(parts_per_day, add_per_day))
    normalize(days, parts * div(common, parts_per_day) + add * div(common, add_per_day), common)
  end

  defp normalize(days, parts, parts_per_day),
    do: {days + Integer.floor_div(parts, parts_per_day), {Integer.mod(parts, parts_per_day), parts_per_day}}

  @doc false
  def gregorian_seconds_to_iso_days(seconds, microsecond) do
    days = Integer.floor_div(seconds, @seconds_per_day)
    seconds = Integer.mod(seconds, @seconds_per_day)
    {days, {seconds * @microseconds_per_second + microsecond, @microseconds_per_day}}
  end

  ## Reading

  @doc """
  Reads a date in the extended format.

      iex> Calendar.ISO.parse_date("2015-01-23")
      {:ok, {2015, 1, 23}}

      iex> Calendar.ISO.parse_date("2015:01:23")
      {:error, :invalid_format}

      iex> Calendar.ISO.parse_date("2015-01-32")
      {:error, :invalid_date}

  """
  @doc since: "1.10.0"
  @impl true
  @spec parse_date(String.t()) :: {:ok, {year, month, day}} | {:error, atom}
  def parse_date(string) when is_binary(string), do: Parser.date(string, :extended)

  @doc """
  Reads a date in a format.

      iex> Calendar.ISO.parse_date("20150123", :basic)
      {:ok, {2015, 1, 23}}

  """
  @doc since: "1.12.0"
  @spec parse_date(String.t(), format) :: {:ok, {year, month, day}} | {:error, atom}
  def parse_date(string, format) when is_binary(string) and is_format(format), do: Parser.date(string, format)

  @doc """
  Reads a time in the extended format.

  An offset may follow and is passed over.

      iex> Calendar.ISO.parse_time("23:50:07.0123456")
      {:ok, {23, 50, 7, {12345, 6}}}

      iex> Calendar.ISO.parse_time("T23:50:07Z")
      {:ok, {23, 50, 7, {0, 0}}}

      iex> Calendar.ISO.parse_time("23:50:61")
      {:error, :invalid_time}

  """
  @doc since: "1.10.0"
  @impl true
  @spec parse_time(String.t()) :: {:ok, {hour, minute, second, microsecond}} | {:error, atom}
  def parse_time(string) when is_binary(string), do: Parser.time(string, :extended)

  @doc """
  Reads a time in a format.

      iex> Calendar.ISO.parse_time("235007", :basic)
      {:ok, {23, 50, 7, {0, 0}}}

  """
  @doc since: "1.12.0"
  @spec parse_time(String.t(), format) :: {:ok, {hour, minute, second, microsecond}} | {:error, atom}
  def parse_time(string, format) when is_binary(string) and is_format(format), do: Parser.time(string, format)

  @doc """
  Reads a date with a time in the extended format.

  An offset may follow and is passed over.

      iex> Calendar.ISO.parse_naive_datetime("2015-01-23 23:50:07.123+02:30")
      {:ok, {2015, 1, 23, 23, 50, 7, {123000, 3}}}

      iex> Calendar.ISO.parse_naive_datetime("2015-01-23_23:50:07")
      {:error, :invalid_format}

  """
  @doc since: "1.10.0"
  @impl true
  @spec parse_naive_datetime(String.t()) ::
          {:ok, {year, month, day, hour, minute, second, microsecond}} | {:error, atom}
  def parse_naive_datetime(string) when is_binary(string), do: Parser.naive_datetime(string, :extended)

  @doc """
  Reads a date with a time in a format.

      iex> Calendar.ISO.parse_naive_datetime("20150123 235007.123", :basic)
      {:ok, {2015, 1, 23, 23, 50, 7, {123000, 3}}}

  """
  @doc since: "1.12.0"
  @spec parse_naive_datetime(String.t(), format) ::
          {:ok, {year, month, day, hour, minute, second, microsecond}} | {:error, atom}
  def parse_naive_datetime(string, format) when is_binary(string) and is_format(format),
    do: Parser.naive_datetime(string, format)

  @doc """
  Reads a date with a time and an offset in the extended format, and gives the moment in UTC and the offset in
  seconds.

      iex> Calendar.ISO.parse_utc_datetime("2015-01-23 23:50:07+02:30")
      {:ok, {2015, 1, 23, 21, 20, 7, {0, 0}}, 9000}

      iex> Calendar.ISO.parse_utc_datetime("2015-01-23 23:50:07")
      {:error, :missing_offset}

  """
  @doc since: "1.10.0"
  @impl true
  @spec parse_utc_datetime(String.t()) ::
          {:ok, {year, month, day, hour, minute, second, microsecond}, utc_offset} | {:error, atom}
  def parse_utc_datetime(string) when is_binary(string), do: Parser.utc_datetime(string, :extended)

  @doc """
  Reads a date with a time and an offset in a format, and gives the moment in UTC and the offset in seconds.

      iex> Calendar.ISO.parse_utc_datetime("20150123 235007.123+0230", :basic)
      {:ok, {2015, 1, 23, 21, 20, 7, {123000, 3}}, 9000}

  """
  @doc since: "1.12.0"
  @spec parse_utc_datetime(String.t(), format) ::
          {:ok, {year, month, day, hour, minute, second, microsecond}, utc_offset} | {:error, atom}
  def parse_utc_datetime(string, format) when is_binary(string) and is_format(format),
    do: Parser.utc_datetime(string, format)

  @doc """
  Reads a duration, as pairs of units and amounts.

  `Duration.from_iso8601/1` says more about the format.

      iex> {:ok, parts} = Calendar.ISO.parse_duration("P1Y2MT3S")
      iex> Enum.sort(parts)
      [month: 2, second: 3, year: 1]

      iex> Calendar.ISO.parse_duration("P1X")
      {:error, :invalid_date_component}

  """
  @doc since: "1.17.0"
  @spec parse_duration(String.t()) :: {:ok, [Duration.unit_pair()]} | {:error, atom}
  def parse_duration(string), do: Parser.duration(string)

  ## Writing

  @doc """
  Gives a date as a string.

      iex> Calendar.ISO.date_to_string(2015, 2, 28)
      "2015-02-28"

      iex> Calendar.ISO.date_to_string(-99, 1, 31, :basic)
      "-00990131"

  """
  @doc since: "1.4.0"
  @impl true
  @spec date_to_string(year, month, day, format) :: String.t()
  def date_to_string(year, month, day, format \\ :extended)

  def date_to_string(year, month, day, format)
      when is_integer(year) and is_integer(month) and is_integer(day) and is_format(format),
      do: year |> date_to_iodata(month, day, format) |> :erlang.iolist_to_binary()

  @doc """
  Gives a date as iodata.

      iex> Calendar.ISO.date_to_iodata(2015, 2, 28) |> IO.iodata_to_binary()
      "2015-02-28"

  """
  @doc since: "1.19.0"
  @spec date_to_iodata(year, month, day, format) :: iodata
  def date_to_iodata(year, month, day, format \\ :extended)

  def date_to_iodata(year, month, day, :extended)
      when is_integer(year) and is_integer(month) and is_integer(day),
      do: [zero_pad(year, 4), ?-, zero_pad(month, 2), ?-, zero_pad(day, 2)]

  def date_to_iodata(year, month, day, :basic)
      when is_integer(year) and is_integer(month) and is_integer(day),
      do: [zero_pad(year, 4), zero_pad(month, 2), zero_pad(day, 2)]

  @doc """
  Gives a time as a string, with as many digits of a fraction as its precision says.

      iex> Calendar.ISO.time_to_string(2, 2, 2, {2, 6})
      "02:02:02.000002"

      iex> Calendar.ISO.time_to_string(2, 2, 2, {2, 2}, :basic)
      "020202.00"

  """
  @doc since: "1.5.0"
  @impl true
  @spec time_to_string(Calendar.hour(), Calendar.minute(), Calendar.second(), Calendar.microsecond(), format) ::
          String.t()
  def time_to_string(hour, minute, second, microsecond, format \\ :extended)

  def time_to_string(hour, minute, second, {value, precision} = microsecond, format)
      when hour in 0..23 and minute in 0..59 and second in 0..59 and value in 0..999_999 and precision in 0..6 and
             is_format(format),
      do: hour |> time_to_iodata(minute, second, microsecond, format) |> :erlang.iolist_to_binary()

  @doc """
  Gives a time as iodata.

      iex> Calendar.ISO.time_to_iodata(2, 2, 2, {2, 6}) |> IO.iodata_to_binary()
      "02:02:02.000002"

  """
  @doc since: "1.19.0"
  @spec time_to_iodata(Calendar.hour(), Calendar.minute(), Calendar.second(), Calendar.microsecond(), format) :: iodata
  def time_to_iodata(hour, minute, second, microsecond, format \\ :extended)

  def time_to_iodata(hour, minute, second, {value, precision}, format)
      when hour in 0..23 and minute in 0..59 and second in 0..59 and value in 0..999_999 and precision in 0..6 and
             is_format(format),
      do: [clock(hour, minute, second, format) | fraction(value, precision)]

  defp clock(hour, minute, second, :extended),
    do: [zero_pad(hour, 2), ?:, zero_pad(minute, 2), ?:, zero_pad(second, 2)]

  defp clock(hour, minute, second, :basic), do: [zero_pad(hour, 2), zero_pad(minute, 2), zero_pad(second, 2)]

  defp fraction(_value, 0), do: []
  defp fraction(value, precision), do: [?., value |> zero_pad(6) |> :erlang.binary_part(0, precision)]

  @doc """
  Gives a date with a time as a string.

      iex> Calendar.ISO.naive_datetime_to_string(2015, 2, 28, 1, 2, 3, {4, 6})
      "2015-02-28 01:02:03.000004"

      iex> Calendar.ISO.naive_datetime_to_string(2017, 8, 1, 1, 2, 3, {4, 5}, :basic)
      "20170801 010203.00000"

  """
  @doc since: "1.4.0"
  @impl true
  @spec naive_datetime_to_string(
          year,
          month,
          day,
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond(),
          format
        ) :: String.t()
  def naive_datetime_to_string(year, month, day, hour, minute, second, microsecond, format \\ :extended) do
    date = date_to_string(year, month, day, format)
    time = time_to_string(hour, minute, second, microsecond, format)
    <<date::binary, ?\s, time::binary>>
  end

  @doc """
  Gives a date with a time as iodata.

      iex> Calendar.ISO.naive_datetime_to_iodata(2015, 2, 28, 1, 2, 3, {4, 6}) |> IO.iodata_to_binary()
      "2015-02-28 01:02:03.000004"

  """
  @doc since: "1.19.0"
  @spec naive_datetime_to_iodata(
          year,
          month,
          day,
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond(),
          format
        ) :: iodata
  def naive_datetime_to_iodata(year, month, day, hour, minute, second, microsecond, format \\ :extended),
    do: [date_to_iodata(year, month, day, format), ?\s | time_to_iodata(hour, minute, second, microsecond, format)]

  @doc """
  Gives a moment in a time zone as a string.

      iex> Calendar.ISO.datetime_to_string(2017, 8, 1, 1, 2, 3, {4, 5}, "Europe/Berlin", "CET", 3600, 0)
      "2017-08-01 01:02:03.00000+01:00 CET Europe/Berlin"

      iex> Calendar.ISO.datetime_to_string(2017, 8, 1, 1, 2, 3, {0, 0}, "Etc/UTC", "UTC", 0, 0)
      "2017-08-01 01:02:03Z"

  """
  @doc since: "1.4.0"
  @impl true
  @spec datetime_to_string(
          year,
          month,
          day,
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond(),
          Calendar.time_zone(),
          Calendar.zone_abbr(),
          Calendar.utc_offset(),
          Calendar.std_offset(),
          format
        ) :: String.t()
  def datetime_to_string(
        year,
        month,
        day,
        hour,
        minute,
        second,
        microsecond,
        time_zone,
        zone_abbr,
        utc_offset,
        std_offset,
        format \\ :extended
      ) do
    moment = naive_datetime_to_string(year, month, day, hour, minute, second, microsecond, format)
    zone = [offset_to_string(utc_offset, std_offset, time_zone, format) | zone_name(time_zone, zone_abbr)]
    :erlang.iolist_to_binary([moment | zone])
  end

  @doc """
  Gives a moment in a time zone as iodata.

      iex> Calendar.ISO.datetime_to_iodata(2017, 8, 1, 1, 2, 3, {0, 0}, "Etc/UTC", "UTC", 0, 0) |> IO.iodata_to_binary()
      "2017-08-01 01:02:03Z"

  """
  @doc since: "1.19.0"
  @spec datetime_to_iodata(
          year,
          month,
          day,
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond(),
          Calendar.time_zone(),
          Calendar.zone_abbr(),
          Calendar.utc_offset(),
          Calendar.std_offset(),
          format
        ) :: iodata
  def datetime_to_iodata(
        year,
        month,
        day,
        hour,
        minute,
        second,
        microsecond,
        time_zone,
        zone_abbr,
        utc_offset,
        std_offset,
        format \\ :extended
      ) do
    [
      naive_datetime_to_iodata(year, month, day, hour, minute, second, microsecond, format),
      offset_to_string(utc_offset, std_offset, time_zone, format)
      | zone_name(time_zone, zone_abbr)
    ]
  end

  defp zone_name("Etc/UTC", _zone_abbr), do: []
  defp zone_name(time_zone, zone_abbr), do: [?\s, zone_abbr, ?\s, time_zone]

  @doc false
  def offset_to_string(0, 0, "Etc/UTC", _format), do: "Z"

  def offset_to_string(utc_offset, std_offset, _time_zone, format) do
    total = utc_offset + std_offset
    sign = if total < 0, do: ?-, else: ?+
    minutes = div(abs(total), @seconds_per_minute)
    hours = zero_pad(div(minutes, 60), 2)
    minutes = zero_pad(rem(minutes, 60), 2)

    case format do
      :extended -> <<sign, hours::binary, ?:, minutes::binary>>
      :basic -> <<sign, hours::binary, minutes::binary>>
    end
  end

  defp zero_pad(number, 2) when number in 0..99, do: <<?0 + div(number, 10), ?0 + rem(number, 10)>>
  defp zero_pad(number, width) when number < 0, do: <<?-, zero_pad(-number, width)::binary>>
  defp zero_pad(number, width), do: number |> Integer.to_string() |> String.pad_leading(width, "0")

  ## Shifting

  @doc """
  Moves a date by a duration.

  Months and years come first; a day that the month does not have becomes its last day. Raises `ArgumentError`
  if the duration has parts smaller than a day.

      iex> Calendar.ISO.shift_date(2016, 1, 3, Duration.new!(month: 2))
      {2016, 3, 3}

      iex> Calendar.ISO.shift_date(2016, 1, 31, Duration.new!(year: 4, day: 1))
      {2020, 2, 1}

  """
  @impl true
  @spec shift_date(year, month, day, Duration.t()) :: {year, month, day}
  def shift_date(year, month, day, duration) do
    %Duration{hour: hour, minute: minute, second: second, microsecond: {microsecond, _precision}} = duration

    if hour != 0 or minute != 0 or second != 0 or microsecond != 0 do
      raise ArgumentError, "cannot shift date by time scale unit. Expected :year, :month, :week, :day"
    end

    {year, month, day} |> shift_months(duration) |> shift_days(days(duration))
  end

  @doc """
  Moves a time by a duration, around the clock.

  Raises `ArgumentError` if the duration has parts of a day or more.

      iex> Calendar.ISO.shift_time(13, 0, 0, {0, 0}, Duration.new!(hour: 2))
      {15, 0, 0, {0, 0}}

      iex> Calendar.ISO.shift_time(23, 0, 0, {0, 0}, Duration.new!(microsecond: {100, 6}, hour: 2))
      {1, 0, 0, {100, 6}}

  """
  @impl true
  @spec shift_time(hour, minute, second, microsecond, Duration.t()) :: {hour, minute, second, microsecond}
  def shift_time(hour, minute, second, {value, precision}, duration) do
    %Duration{year: year, month: month, week: week, day: day} = duration

    if year != 0 or month != 0 or week != 0 or day != 0 do
      raise ArgumentError, "cannot shift time by date scale unit. Expected :hour, :minute, :second, :microsecond"
    end

    {_days, time} = shift_clock(hour, minute, second, value, precision, duration)
    time
  end

  @doc """
  Moves a date with a time by a duration.

  Months and years come first, as in `shift_date/4`.

      iex> Calendar.ISO.shift_naive_datetime(2016, 1, 31, 0, 0, 0, {0, 0}, Duration.new!(month: 1, second: -1))
      {2016, 2, 28, 23, 59, 59, {0, 0}}

  """
  @impl true
  @spec shift_naive_datetime(year, month, day, hour, minute, second, microsecond, Duration.t()) ::
          {year, month, day, hour, minute, second, microsecond}
  def shift_naive_datetime(year, month, day, hour, minute, second, {value, precision}, duration) do
    {days, {hour, minute, second, microsecond}} = shift_clock(hour, minute, second, value, precision, duration)
    {year, month, day} = {year, month, day} |> shift_months(duration) |> shift_days(days + days(duration))
    {year, month, day, hour, minute, second, microsecond}
  end

  # How many days have passed, and the time. Microseconds that are added bring their precision with them.
  defp shift_clock(hour, minute, second, value, precision, duration) do
    %Duration{hour: hours, minute: minutes, second: seconds, microsecond: {add, add_precision}} = duration
    total = microseconds(hour + hours, minute + minutes, second + seconds, value + add)
    {hour, minute, second, {value, _}} = total |> Integer.mod(@microseconds_per_day) |> time_from_microseconds()
    precision = if add == 0, do: precision, else: add_precision
    {Integer.floor_div(total, @microseconds_per_day), {hour, minute, second, {value, precision}}}
  end

  defp days(%Duration{week: weeks, day: days}), do: weeks * 7 + days

  defp shift_months({year, month, day}, %Duration{year: 0, month: 0}), do: {year, month, day}

  defp shift_months({year, month, day}, %Duration{year: years, month: months}) do
    total = (year + years) * @months_in_year + month - 1 + months
    year = Integer.floor_div(total, @months_in_year)
    month = Integer.mod(total, @months_in_year) + 1
    {year, month, min(day, days_in_month(year, month))}
  end

  @doc false
  def shift_days({year, month, day}, 0), do: {year, month, day}
  def shift_days({year, month, day}, days), do: date_from_iso_days(date_to_iso_days(year, month, day) + days)

  @doc false
  def shift_time_unit(iso_days, value, unit) do
    units_per_day = System.convert_time_unit(@seconds_per_day, :second, unit)
    add_day_fraction_to_iso_days(iso_days, value, units_per_day)
  end
end
