defmodule Calendar do
  @moduledoc """
  What calendars have to offer, and the types that `Date`, `Time`, `NaiveDateTime` and `DateTime` share.

  Elixir comes with `Calendar.ISO`. Others are modules with this behaviour; each of the structs has a
  `:calendar` field that holds its module.

  Calendars talk to each other in days and fractions of days (`t:iso_days/0`), counted from the beginning of
  year 0 of the ISO calendar.
  """

  @type year :: integer
  @type month :: pos_integer
  @type day :: pos_integer
  @type week :: pos_integer
  @type day_of_week :: non_neg_integer
  @type era :: non_neg_integer

  @typedoc """
  A day within an era, with the era.
  """
  @type day_of_era :: {day :: non_neg_integer(), era}

  @type hour :: non_neg_integer
  @type minute :: non_neg_integer
  @type second :: non_neg_integer

  @typedoc """
  A moment as days and a fraction of a day since the beginning of year 0 of the ISO calendar.
  """
  @type iso_days :: {days :: integer, day_fraction}

  @typedoc """
  A fraction of a day: parts of it, and how many parts a day has.

  The latter may be chosen to make the fraction exact, such as 86,400 for seconds.
  """
  @type day_fraction :: {parts_in_day :: non_neg_integer, parts_per_day :: pos_integer}

  @typedoc """
  Microseconds with the number of digits that count.

  The value is in microseconds whatever the precision, so `{1000, 3}` is a millisecond.
  """
  @type microsecond :: {value :: non_neg_integer, precision :: non_neg_integer}

  @typedoc "A module with this behaviour."
  @type calendar :: module

  @typedoc "The name of a time zone in the IANA database, such as `\"Europe/Zurich\"`."
  @type time_zone :: String.t()

  @typedoc "What the time in a time zone is called, such as `\"CET\"`."
  @type zone_abbr :: String.t()

  @typedoc """
  How many seconds standard time is ahead of UTC.

  It does not change with summer time.
  """
  @type utc_offset :: integer

  @typedoc """
  How many seconds are added to standard time.

  0 in winter and most often 3600 in summer.
  """
  @type std_offset :: integer

  @typedoc "Any map or struct with the fields of a date."
  @type date :: %{
          optional(any) => any,
          calendar: calendar,
          year: year,
          month: month,
          day: day
        }

  @typedoc "Any map or struct with the fields of a time."
  @type time :: %{
          optional(any) => any,
          hour: hour,
          minute: minute,
          second: second,
          microsecond: microsecond
        }

  @typedoc "Any map or struct with the fields of a naive datetime."
  @type naive_datetime :: %{
          optional(any) => any,
          calendar: calendar,
          year: year,
          month: month,
          day: day,
          hour: hour,
          minute: minute,
          second: second,
          microsecond: microsecond
        }

  @typedoc "Any map or struct with the fields of a datetime."
  @type datetime :: %{
          optional(any) => any,
          calendar: calendar,
          year: year,
          month: month,
          day: day,
          hour: hour,
          minute: minute,
          second: second,
          microsecond: microsecond,
          time_zone: time_zone,
          zone_abbr: zone_abbr,
          utc_offset: utc_offset,
          std_offset: std_offset
        }

  @typedoc """
  The module that knows about time zones, see `Calendar.TimeZoneDatabase`.
  """
  @type time_zone_database :: module()

  @typedoc """
  Options of `strftime/3`.
  """
  @type strftime_opts :: [
          preferred_datetime: String.t(),
          preferred_date: String.t(),
          preferred_time: String.t(),
          am_pm_names: (:am | :pm -> String.t()),
          month_names: (pos_integer -> String.t()),
          abbreviated_month_names: (pos_integer -> String.t()),
          day_of_week_names: (pos_integer -> String.t()),
          abbreviated_day_of_week_names: (pos_integer -> String.t())
        ]

  @doc "Gives how many days a month has."
  @callback days_in_month(year, month) :: day

  @doc "Gives how many months a year has."
  @callback months_in_year(year) :: month

  @doc "Tells whether a year is a leap year, one that is longer than others by a rule of the calendar."
  @callback leap_year?(year) :: boolean

  @doc "Gives the day of the week of a date, with the first and the last one, the week starting on a weekday."
  @callback day_of_week(year, month, day, starting_on :: :default | atom) ::
              {day_of_week(), first_day_of_week :: non_neg_integer(), last_day_of_week :: non_neg_integer()}

  @doc "Gives the day of the year of a date."
  @callback day_of_year(year, month, day) :: non_neg_integer()

  @doc "Gives the quarter of the year of a date."
  @callback quarter_of_year(year, month, day) :: non_neg_integer()

  @doc "Gives the year of a date within its era, and the era."
  @callback year_of_era(year, month, day) :: {year, era}

  @doc "Gives the day of a date within its era, and the era."
  @callback day_of_era(year, month, day) :: day_of_era()

  @doc "Gives a date as a string."
  @callback date_to_string(year, month, day) :: String.t()

  @doc "Gives a date with a time as a string."
  @callback naive_datetime_to_string(year, month, day, hour, minute, second, microsecond) :: String.t()

  @doc "Gives a moment in a time zone as a string."
  @callback datetime_to_string(
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
              std_offset
            ) :: String.t()

  @doc "Gives a time as a string."
  @callback time_to_string(hour, minute, second, microsecond) :: String.t()

  @doc "Gives a moment as days and a fraction of a day."
  @callback naive_datetime_to_iso_days(year, month, day, hour, minute, second, microsecond) :: iso_days

  @doc "Gives the moment that is days and a fraction of a day after the beginning of year 0 of the ISO calendar."
  @callback naive_datetime_from_iso_days(iso_days) :: {year, month, day, hour, minute, second, microsecond}

  @doc "Gives a time as a fraction of a day."
  @callback time_to_day_fraction(hour, minute, second, microsecond) :: day_fraction

  @doc "Gives the time that is a fraction of a day."
  @callback time_from_day_fraction(day_fraction) :: {hour, minute, second, microsecond}

  @doc """
  Gives when a day starts, as a fraction of a day from midnight in UTC.

  Dates can be exchanged only between calendars that agree on it.
  """
  @callback day_rollover_relative_to_midnight_utc() :: day_fraction

  @doc "Tells whether there is such a date."
  @callback valid_date?(year, month, day) :: boolean

  @doc "Tells whether there is such a time."
  @callback valid_time?(hour, minute, second, microsecond) :: boolean

  @doc "Reads a time written as `c:time_to_string/4` does."
  @doc since: "1.10.0"
  @callback parse_time(String.t()) :: {:ok, {hour, minute, second, microsecond}} | {:error, atom}

  @doc "Reads a date written as `c:date_to_string/3` does."
  @doc since: "1.10.0"
  @callback parse_date(String.t()) :: {:ok, {year, month, day}} | {:error, atom}

  @doc "Reads a date with a time written as `c:naive_datetime_to_string/7` does."
  @doc since: "1.10.0"
  @callback parse_naive_datetime(String.t()) ::
              {:ok, {year, month, day, hour, minute, second, microsecond}} | {:error, atom}

  @doc "Reads a moment written as `c:datetime_to_string/11` does, and gives it in UTC with the offset written."
  @doc since: "1.10.0"
  @callback parse_utc_datetime(String.t()) ::
              {:ok, {year, month, day, hour, minute, second, microsecond}, utc_offset} | {:error, atom}

  @doc "Gives the first moment of the day of a moment."
  @doc since: "1.15.0"
  @callback iso_days_to_beginning_of_day(iso_days) :: iso_days

  @doc "Gives the last moment of the day of a moment."
  @doc since: "1.15.0"
  @callback iso_days_to_end_of_day(iso_days) :: iso_days

  @doc "Moves a date by a duration."
  @doc since: "1.17.0"
  @callback shift_date(year, month, day, Duration.t()) :: {year, month, day}

  @doc "Moves a date with a time by a duration."
  @doc since: "1.17.0"
  @callback shift_naive_datetime(year, month, day, hour, minute, second, microsecond, Duration.t()) ::
              {year, month, day, hour, minute, second, microsecond}

  @doc "Moves a time by a duration."
  @doc since: "1.17.0"
  @callback shift_time(hour, minute, second, microsecond, Duration.t()) :: {hour, minute, second, microsecond}

  @doc """
  Tells whether days start at the same moment in two calendars, so that dates can be exchanged between them.

      iex> Calendar.compatible_calendars?(Calendar.ISO, Calendar.ISO)
      true

  """
  @doc since: "1.5.0"
  @spec compatible_calendars?(calendar, calendar) :: boolean
  def compatible_calendars?(calendar, calendar), do: true

  def compatible_calendars?(calendar1, calendar2),
    do: calendar1.day_rollover_relative_to_midnight_utc() == calendar2.day_rollover_relative_to_midnight_utc()

  @doc """
  Truncates microseconds to a precision: `:microsecond`, `:millisecond` or `:second`.

      iex> Calendar.truncate({123_456, 6}, :millisecond)
      {123000, 3}

      iex> Calendar.truncate({123_456, 6}, :second)
      {0, 0}

  """
  @doc since: "1.6.0"
  @spec truncate(microsecond, :microsecond | :millisecond | :second) :: microsecond
  def truncate(microsecond, precision)
  def truncate({microsecond, precision}, :microsecond), do: {microsecond, precision}

  def truncate({microsecond, precision}, :millisecond),
    do: {div(microsecond, 1000) * 1000, min(precision, 3)}

  def truncate(_microsecond, :second), do: {0, 0}

  @doc """
  Sets the time zone database that is used unless another one is given.

  It can be set in the configuration of the application `:elixir` too, under `:time_zone_database`.

      iex> Calendar.put_time_zone_database(Calendar.UTCOnlyTimeZoneDatabase)
      :ok

  """
  @doc since: "1.8.0"
  @spec put_time_zone_database(time_zone_database()) :: :ok
  def put_time_zone_database(database) when is_atom(database),
    do: Application.put_env(:elixir, :time_zone_database, database)

  @doc """
  Gives the time zone database that is used unless another one is given.

      iex> Calendar.get_time_zone_database()
      Calendar.UTCOnlyTimeZoneDatabase

  """
  @doc since: "1.8.0"
  @spec get_time_zone_database() :: time_zone_database()
  def get_time_zone_database,
    do: Application.get_env(:elixir, :time_zone_database, Calendar.UTCOnlyTimeZoneDatabase)

  @doc """
  Writes a date, a time or a datetime in a format of one's own.

  In the format, `%` and a letter stand for:

  | letter | what | example |
  |:-------|:-----|:--------|
  | a | abbreviated day of the week | Mon |
  | A | day of the week | Monday |
  | b | abbreviated month | Jan |
  | B | month | January |
  | c | preferred date and time | 2018-10-17 12:34:56 |
  | d | day of the month | 01 |
  | f | fraction of a second, as precise as the time is | 123 |
  | H | hour, 00 to 23 | 15 |
  | I | hour, 01 to 12 | 03 |
  | j | day of the year | 345 |
  | m | number of the month | 01 |
  | M | minute | 04 |
  | p | "AM" or "PM" | AM |
  | P | "am" or "pm" | am |
  | q | quarter of the year | 2 |
  | s | seconds since the beginning of 1970 | 1565888877 |
  | S | second | 05 |
  | u | number of the day of the week, 1 being Monday | 3 |
  | x | preferred date | 2018-10-17 |
  | X | preferred time | 12:34:56 |
  | y | last two digits of the year | 01 |
  | Y | year | 2018 |
  | z | offset from UTC (empty without a time zone) | +0200 |
  | Z | abbreviation of the time zone (empty without one) | CEST |
  | % | a percent sign | % |

  Between `%` and the letter there may be `-` for no padding, `_` for padding with spaces or `0` for padding
  with zeros, and then the width to pad to.

  ## Options

    * `:preferred_datetime`, `:preferred_date`, `:preferred_time` - the formats of `%c`, `%x` and `%X`; they
      must not contain themselves
    * `:am_pm_names` - a function that takes `:am` or `:pm`
    * `:month_names`, `:abbreviated_month_names` - functions that take the number of a month
    * `:day_of_week_names`, `:abbreviated_day_of_week_names` - functions that take the number of a day of the
      week

  Raises `ArgumentError` for other letters and options, and `KeyError` if what the format asks for is not
  there.

      iex> Calendar.strftime(~U[2019-08-26 13:52:06.0Z], "%y-%m-%d %I:%M:%S %p")
      "19-08-26 01:52:06 PM"

      iex> Calendar.strftime(~U[2019-08-26 13:52:06.0Z], "%a, %B %-d %Y")
      "Mon, August 26 2019"

      iex> Calendar.strftime(~D[2019-08-26], "%x", preferred_date: "%d.%m.")
      "26.08."

      iex> Calendar.strftime(~D[2019-08-01], "%B", month_names: fn month -> elem({"Jan.", "Feb."}, rem(month, 2)) end)
      "Jan."

  """
  @doc since: "1.11.0"
  @spec strftime(map(), String.t(), strftime_opts()) :: String.t()
  def strftime(date_or_time_or_datetime, string_format, user_options \\ [])
      when is_map(date_or_time_or_datetime) and is_binary(string_format),
      do: Calendar.Strftime.format(date_or_time_or_datetime, string_format, user_options)
end
