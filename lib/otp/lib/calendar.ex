defmodule :calendar do
  @moduledoc """
  Dates and times of the Gregorian calendar, reckoned back to the year 0, and their conversion between local and universal time.

  Days and seconds are counted from the first of January of the year 0.
  """

  @type year :: non_neg_integer()
  @type month :: 1..12
  @type day :: 1..31
  @type date :: {year(), month(), day()}
  @type time :: {0..23, 0..59, 0..59}
  @type datetime :: {date(), time()}

  @days_from_0_to_1970 719_528
  @seconds_per_day 86_400
  @seconds_from_0_to_1970 @days_from_0_to_1970 * @seconds_per_day
  @days_per_400_years 146_097

  # Days.

  @doc """
  Whether a year has a 29th of February.

      iex> :calendar.is_leap_year(1900)
      false
  """
  @spec is_leap_year(year()) :: boolean()
  def is_leap_year(year) when is_integer(year) and year >= 0 do
    rem(year, 4) === 0 and (rem(year, 100) !== 0 or rem(year, 400) === 0)
  end

  @doc """
  How many days a month has.

      iex> :calendar.last_day_of_the_month(2024, 2)
      29
  """
  @spec last_day_of_the_month(year(), month()) :: 28..31
  def last_day_of_the_month(year, month) when is_integer(year) and year >= 0 do
    case month do
      2 -> if is_leap_year(year), do: 29, else: 28
      _ when month in [4, 6, 9, 11] -> 30
      _ when month in 1..12 -> 31
      _ -> :erlang.error(:function_clause, [year, month])
    end
  end

  @doc "Whether there is such a date."
  @spec valid_date({integer(), integer(), integer()}) :: boolean()
  def valid_date({year, month, day}), do: valid_date(year, month, day)

  @doc """
  Whether there is such a date.

      iex> :calendar.valid_date(2023, 2, 29)
      false
  """
  @spec valid_date(integer(), integer(), integer()) :: boolean()
  def valid_date(year, month, day) when is_integer(year) and is_integer(month) and is_integer(day) do
    year >= 0 and month in 1..12 and day >= 1 and day <= last_day_of_the_month(year, month)
  end

  @doc "The number of a day; see `date_to_gregorian_days/3`."
  @spec date_to_gregorian_days(date()) :: non_neg_integer()
  def date_to_gregorian_days({year, month, day}), do: date_to_gregorian_days(year, month, day)

  @doc """
  The number of a day, counted from the first day of the year 0.

      iex> :calendar.date_to_gregorian_days(1970, 1, 1)
      719528
  """
  @spec date_to_gregorian_days(year(), month(), day()) :: non_neg_integer()
  def date_to_gregorian_days(year, month, day) when is_integer(day) and day > 0 do
    case day <= last_day_of_the_month(year, month) do
      true -> days_before_year(year) + days_before_month(year, month) + day - 1
      false -> :erlang.error(:if_clause)
    end
  end

  defp days_before_year(0), do: 0

  defp days_before_year(year) do
    last = year - 1
    year * 365 + 1 + div(last, 4) - div(last, 100) + div(last, 400)
  end

  defp days_before_month(_year, 1), do: 0
  defp days_before_month(_year, 2), do: 31

  defp days_before_month(year, month) do
    leap = if is_leap_year(year), do: 1, else: 0
    :erlang.element(month - 2, {59, 90, 120, 151, 181, 212, 243, 273, 304, 334}) + leap
  end

  @doc """
  The date of a day's number.

      iex> :calendar.gregorian_days_to_date(719_528)
      {1970, 1, 1}
  """
  @spec gregorian_days_to_date(non_neg_integer()) :: date()
  def gregorian_days_to_date(days) when is_integer(days) and days >= 0 do
    year = year_of(days)
    month(year, days - days_before_year(year), 1)
  end

  # The mean length of a year gives the year or one beside it.
  defp year_of(days) do
    guess = div(days * 400, @days_per_400_years)

    cond do
      days < days_before_year(guess) -> guess - 1
      days >= days_before_year(guess + 1) -> guess + 1
      true -> guess
    end
  end

  defp month(year, day, month) do
    case last_day_of_the_month(year, month) do
      length when day < length -> {year, month, day + 1}
      length -> month(year, day - length, month + 1)
    end
  end

  @doc "The day of the week; see `day_of_the_week/3`."
  @spec day_of_the_week(date()) :: 1..7
  def day_of_the_week({year, month, day}), do: day_of_the_week(year, month, day)

  @doc """
  The day of the week, from 1 for Monday to 7 for Sunday.

      iex> :calendar.day_of_the_week(2024, 2, 29)
      4
  """
  @spec day_of_the_week(year(), month(), day()) :: 1..7
  def day_of_the_week(year, month, day), do: rem(date_to_gregorian_days(year, month, day) + 5, 7) + 1

  @doc "Year and number of the current week; see `iso_week_number/1`."
  @spec iso_week_number() :: {year(), 1..53}
  def iso_week_number, do: iso_week_number(:erlang.element(1, local_time()))

  @doc """
  Year and number of the week a day is in, by ISO 8601: a week belongs to the year that its Thursday is in.

      iex> :calendar.iso_week_number({2021, 1, 3})
      {2020, 53}
  """
  @spec iso_week_number(date()) :: {year(), 1..53}
  def iso_week_number({year, month, day}) do
    days = date_to_gregorian_days(year, month, day)
    {of_thursday, _, _} = gregorian_days_to_date(days - rem(days + 5, 7) + 3)
    first = date_to_gregorian_days(of_thursday, 1, 4)
    {of_thursday, div(days - (first - rem(first + 5, 7)), 7) + 1}
  end

  # Seconds.

  @doc """
  The number of a second.

      iex> :calendar.datetime_to_gregorian_seconds({{1970, 1, 1}, {0, 0, 1}})
      62167219201
  """
  @spec datetime_to_gregorian_seconds(datetime()) :: non_neg_integer()
  def datetime_to_gregorian_seconds({date, time}) do
    @seconds_per_day * date_to_gregorian_days(date) + time_to_seconds(time)
  end

  @doc """
  Date and time of a second's number.

      iex> :calendar.gregorian_seconds_to_datetime(62_167_219_201)
      {{1970, 1, 1}, {0, 0, 1}}
  """
  @spec gregorian_seconds_to_datetime(non_neg_integer()) :: datetime()
  def gregorian_seconds_to_datetime(seconds) when seconds >= 0 do
    {gregorian_days_to_date(div(seconds, @seconds_per_day)), seconds_to_time(rem(seconds, @seconds_per_day))}
  end

  @doc """
  The seconds since midnight.

      iex> :calendar.time_to_seconds({1, 2, 3})
      3723
  """
  @spec time_to_seconds(time()) :: 0..86_400
  def time_to_seconds({hour, minute, second}) when is_integer(hour) and is_integer(minute) and is_integer(second) do
    hour * 3600 + minute * 60 + second
  end

  @doc """
  The time that many seconds after midnight.

      iex> :calendar.seconds_to_time(3723)
      {1, 2, 3}
  """
  @spec seconds_to_time(0..86_399) :: time()
  def seconds_to_time(seconds) when seconds in 0..86_399 do
    {div(seconds, 3600), div(rem(seconds, 3600), 60), rem(seconds, 60)}
  end

  @doc """
  Whole days and the time beyond them.

      iex> :calendar.seconds_to_daystime(90_061)
      {1, {1, 1, 1}}
  """
  @spec seconds_to_daystime(integer()) :: {integer(), time()}
  def seconds_to_daystime(seconds) do
    days = floor_div(seconds, @seconds_per_day)
    {days, seconds_to_time(seconds - days * @seconds_per_day)}
  end

  defp floor_div(number, divisor) when number >= 0, do: div(number, divisor)
  defp floor_div(number, divisor), do: div(number + 1, divisor) - 1

  @doc "Days and time from one moment to another; the days are negative where the second is earlier."
  @spec time_difference(datetime(), datetime()) :: {integer(), time()}
  def time_difference(from, to) do
    seconds_to_daystime(datetime_to_gregorian_seconds(to) - datetime_to_gregorian_seconds(from))
  end

  # Clocks.

  @doc "The current date and time here."
  @spec local_time() :: datetime()
  def local_time, do: :erlang.localtime()

  @doc "The current date and time in UTC."
  @spec universal_time() :: datetime()
  def universal_time, do: :erlang.universaltime()

  @doc "Local time in UTC. Where a time exists twice it is taken as one of the two."
  @spec local_time_to_universal_time(datetime()) :: datetime()
  def local_time_to_universal_time(datetime), do: :erlang.localtime_to_universaltime(datetime)

  @doc "Local time in UTC, where it is known whether it is summer time."
  @spec local_time_to_universal_time(datetime(), boolean() | :undefined) :: datetime()
  def local_time_to_universal_time(datetime, summer?), do: :erlang.localtime_to_universaltime(datetime, summer?)

  @doc "Local time in UTC: `[]` where there is no such time, two where it exists twice (the summer time first)."
  @spec local_time_to_universal_time_dst(datetime()) :: [datetime()]
  def local_time_to_universal_time_dst(datetime) do
    here? = &(:erlang.universaltime_to_localtime(&1) === datetime)
    summer = :erlang.localtime_to_universaltime(datetime, true)
    winter = :erlang.localtime_to_universaltime(datetime, false)
    :lists.filter(here?, if(summer === winter, do: [summer], else: [summer, winter]))
  end

  @doc "UTC in local time."
  @spec universal_time_to_local_time(datetime()) :: datetime()
  def universal_time_to_local_time(datetime), do: :erlang.universaltime_to_localtime(datetime)

  @doc "The UTC of `:erlang.timestamp/0`."
  @spec now_to_datetime(:erlang.timestamp()) :: datetime()
  def now_to_datetime({mega, seconds, _micro}) do
    system_time_to_universal_time(mega * 1_000_000 + seconds, :second)
  end

  @doc "The same as `now_to_datetime/1`."
  @spec now_to_universal_time(:erlang.timestamp()) :: datetime()
  def now_to_universal_time(now), do: now_to_datetime(now)

  @doc "The local time of `:erlang.timestamp/0`."
  @spec now_to_local_time(:erlang.timestamp()) :: datetime()
  def now_to_local_time(now), do: universal_time_to_local_time(now_to_datetime(now))

  @doc "The UTC of a system time."
  @spec system_time_to_universal_time(integer(), :erlang.time_unit()) :: datetime()
  def system_time_to_universal_time(time, unit) do
    gregorian_seconds_to_datetime(:erlang.convert_time_unit(time, unit, :second) + @seconds_from_0_to_1970)
  end

  @doc "The local time of a system time."
  @spec system_time_to_local_time(integer(), :erlang.time_unit()) :: datetime()
  def system_time_to_local_time(time, unit), do: universal_time_to_local_time(system_time_to_universal_time(time, unit))

  # RFC 3339.

  @doc "The system time in seconds of a text as RFC 3339 has it; see `rfc3339_to_system_time/2`."
  @spec rfc3339_to_system_time(charlist()) :: integer()
  def rfc3339_to_system_time(text), do: rfc3339_to_system_time(text, [])

  @doc """
  The system time of a text as RFC 3339 has it. The option `unit` says in which unit.

      iex> :calendar.rfc3339_to_system_time(~c"1970-01-01T00:00:01.5Z", unit: :millisecond)
      1500
  """
  @spec rfc3339_to_system_time(charlist(), [{:unit, atom()}]) :: integer()
  def rfc3339_to_system_time(text, options) do
    unit = :proplists.get_value(:unit, options, :second)
    [y1, y2, y3, y4, ?-, m1, m2, ?-, d1, d2, _designator | time] = text
    [h1, h2, ?:, i1, i2, ?:, s1, s2 | rest] = time
    date = {number([y1, y2, y3, y4]), number([m1, m2]), number([d1, d2])}
    time = {number([h1, h2]), number([i1, i2]), number([s1, s2])}
    {fraction, zone} = fraction(rest)
    seconds = datetime_to_gregorian_seconds({date, time}) - @seconds_from_0_to_1970 - offset(zone)
    factor = :erlang.convert_time_unit(1, :second, unit)
    # As in the reference, the fraction leads away from 1970.
    sign = if seconds < 0, do: -1, else: 1
    seconds * factor + sign * scaled(fraction, factor)
  end

  defp number(digits), do: :erlang.list_to_integer(digits)

  defp fraction([?. | rest]), do: :lists.splitwith(&(&1 in ?0..?9), rest)
  defp fraction(rest), do: {[], rest}

  defp scaled([], _factor), do: 0
  defp scaled(digits, factor), do: div(number(digits) * factor, power(10, :erlang.length(digits)))

  defp power(_base, 0), do: 1
  defp power(base, exponent), do: base * power(base, exponent - 1)

  defp offset(zone) when zone in [~c"Z", ~c"z"], do: 0
  defp offset([?+, h1, h2, ?:, m1, m2]), do: number([h1, h2]) * 3600 + number([m1, m2]) * 60
  defp offset([?-, h1, h2, ?:, m1, m2]), do: -(number([h1, h2]) * 3600 + number([m1, m2]) * 60)
  defp offset(_zone), do: :erlang.error(:badarg)

  @doc "A system time in seconds as RFC 3339 has it, with the local offset; see `system_time_to_rfc3339/2`."
  @spec system_time_to_rfc3339(integer()) :: charlist()
  def system_time_to_rfc3339(time), do: system_time_to_rfc3339(time, [])

  @doc """
  A system time as RFC 3339 has it.

  Options: `unit`, `offset` (a string such as `~c"+01:00"` or `~c"Z"`, or a number in the unit; by default the local one), `time_designator` (a
  character, `?T` by default), `return` (`:string` or `:binary`).

      iex> :calendar.system_time_to_rfc3339(0, offset: ~c"Z")
      ~c"1970-01-01T00:00:00Z"
  """
  @spec system_time_to_rfc3339(integer(), [{atom(), term()}]) :: charlist() | binary()
  def system_time_to_rfc3339(time, options) do
    unit = :proplists.get_value(:unit, options, :second)
    designator = :proplists.get_value(:time_designator, options, ?T)
    factor = :erlang.convert_time_unit(1, :second, unit)
    offset = offset_text(:proplists.get_value(:offset, options, ~c""), time, unit)
    adjusted = time + offset(offset) * factor
    seconds = floor_div(adjusted, factor)
    {{year, _, _} = date, time_of_day} = gregorian_seconds_to_datetime(seconds + @seconds_from_0_to_1970)
    if year > 9999, do: :erlang.error(:badarg, [time, options])
    fraction = fraction_text(adjusted - seconds * factor, factor)
    text = date_text(date) ++ [designator | time_text(time_of_day)] ++ fraction ++ offset
    if :proplists.get_value(:return, options, :string) === :binary, do: :erlang.list_to_binary(text), else: text
  end

  defp offset_text([], time, unit), do: local_offset(time, unit)
  defp offset_text(text, _time, _unit) when is_list(text), do: text

  defp offset_text(offset, _time, unit) when is_integer(offset) do
    minutes = div(:erlang.convert_time_unit(offset, unit, :second), 60)
    sign = if minutes < 0, do: ?-, else: ?+
    [sign | pad(div(:erlang.abs(minutes), 60), 2)] ++ [?: | pad(rem(:erlang.abs(minutes), 60), 2)]
  end

  defp local_offset(time, unit) do
    universal = system_time_to_universal_time(time, unit)
    local = universal_time_to_local_time(universal)
    seconds = datetime_to_gregorian_seconds(local) - datetime_to_gregorian_seconds(universal)
    offset_text(seconds, time, :second)
  end

  defp date_text({year, month, day}), do: pad(year, 4) ++ [?- | pad(month, 2)] ++ [?- | pad(day, 2)]
  defp time_text({hour, minute, second}), do: pad(hour, 2) ++ [?: | pad(minute, 2)] ++ [?: | pad(second, 2)]

  defp fraction_text(_fraction, 1), do: []
  defp fraction_text(fraction, factor), do: [?. | pad(fraction, :erlang.length(:erlang.integer_to_list(factor)) - 1)]

  defp pad(number, width) do
    digits = :erlang.integer_to_list(number)
    :lists.duplicate(max(width - :erlang.length(digits), 0), ?0) ++ digits
  end
end
