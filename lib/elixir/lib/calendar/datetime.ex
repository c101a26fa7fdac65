defmodule DateTime do
  @moduledoc """
  Moments in time, with the date and time of day that clocks in a time zone show.

      iex> moment = ~U[2018-11-15 10:00:00Z]
      iex> moment.hour
      10
      iex> DateTime.add(moment, 90, :minute)
      ~U[2018-11-15 11:30:00Z]

  Besides the fields of a `NaiveDateTime` it has the name of its `:time_zone`, how many seconds standard time
  there is ahead of UTC (`:utc_offset`), how many are added to that, as in summer (`:std_offset`), and how the
  time is called (`:zone_abbr`). The sigil `~U` makes one in UTC. Making the struct by hand checks nothing,
  and with wrong offsets most functions here give wrong results.

  To compare them use `compare/2`, `before?/2` and `after?/2`. `==`, `<` and so on look at the fields one by
  one, in an order that has nothing to do with time. Functions of `Enum` take `DateTime` as a sorter:

      iex> Enum.min([~U[2022-01-12 00:01:00.00Z], ~U[2021-01-12 00:01:00.00Z]], DateTime)
      ~U[2021-01-12 00:01:00.00Z]

  ## Time zones

  Elixir knows `"Etc/UTC"` only. For other zones a package has to provide a time zone database, a module with
  the behaviour `Calendar.TimeZoneDatabase`. It is given as the last argument to the functions that need it,
  or set for all with `Calendar.put_time_zone_database/1`, or in the configuration:

      config :elixir, :time_zone_database, Some.TimeZoneDatabase

  """

  @enforce_keys [:year, :month, :day, :hour, :minute, :second] ++
                  [:time_zone, :zone_abbr, :utc_offset, :std_offset]

  defstruct [
    :year,
    :month,
    :day,
    :hour,
    :minute,
    :second,
    :time_zone,
    :zone_abbr,
    :utc_offset,
    :std_offset,
    microsecond: {0, 0},
    calendar: Calendar.ISO
  ]

  @type t :: %__MODULE__{
          year: Calendar.year(),
          month: Calendar.month(),
          day: Calendar.day(),
          calendar: Calendar.calendar(),
          hour: Calendar.hour(),
          minute: Calendar.minute(),
          second: Calendar.second(),
          microsecond: Calendar.microsecond(),
          time_zone: Calendar.time_zone(),
          zone_abbr: Calendar.zone_abbr(),
          utc_offset: Calendar.utc_offset(),
          std_offset: Calendar.std_offset()
        }

  @unix_epoch 62_167_219_200
  @seconds_per_day 86_400
  @utc %{time_zone: "Etc/UTC", zone_abbr: "UTC", utc_offset: 0, std_offset: 0}

  ## Making

  @doc """
  Gives the moment now, in UTC.

      iex> now = DateTime.utc_now()
      iex> now.time_zone
      "Etc/UTC"

  The argument is a calendar, or the unit the time is truncated to: `:second`, `:millisecond` or
  `:microsecond`.

      iex> DateTime.utc_now(:second).microsecond
      {0, 0}

  """
  @spec utc_now(Calendar.calendar() | :native | :microsecond | :millisecond | :second) :: t
  def utc_now(calendar_or_time_unit \\ Calendar.ISO) do
    case calendar_or_time_unit do
      unit when unit in [:microsecond, :millisecond, :second, :native] -> utc_now(unit, Calendar.ISO)
      calendar -> utc_now(:native, calendar)
    end
  end

  @doc """
  Gives the moment now, in UTC, truncated to a unit, in a calendar.

      iex> DateTime.utc_now(:millisecond, Calendar.ISO).microsecond |> elem(1)
      3

  """
  @doc since: "1.15.0"
  @spec utc_now(:native | :microsecond | :millisecond | :second, Calendar.calendar()) :: t
  def utc_now(time_unit, calendar) when time_unit in [:native, :microsecond, :millisecond, :second],
    do: time_unit |> :os.system_time() |> from_unix!(time_unit, calendar)

  @doc """
  Makes one of a date and a time of day in a time zone.

  Gives `{:ok, datetime}`; `{:ambiguous, first, second}` if clocks show this time twice;
  `{:gap, before, after}` with the last moment before and the first one after if they never show it; or
  `{:error, reason}`.

      iex> DateTime.new(~D[2016-05-24], ~T[13:26:08.003], "Etc/UTC")
      {:ok, ~U[2016-05-24 13:26:08.003Z]}

      iex> DateTime.new(~D[2016-05-24], ~T[13:26:08.003], "Europe/Copenhagen")
      {:error, :utc_only_time_zone_database}

  """
  @doc since: "1.11.0"
  @spec new(Date.t(), Time.t(), Calendar.time_zone(), Calendar.time_zone_database()) ::
          {:ok, t}
          | {:ambiguous, first_datetime :: t, second_datetime :: t}
          | {:gap, t, t}
          | {:error, :incompatible_calendars | :time_zone_not_found | :utc_only_time_zone_database}
  def new(date, time, time_zone \\ "Etc/UTC", time_zone_database \\ Calendar.get_time_zone_database())

  def new(%{calendar: _} = date, %{calendar: _} = time, time_zone, time_zone_database),
    do: date |> NaiveDateTime.new!(time) |> from_naive(time_zone, time_zone_database)

  def new(date, time, time_zone, time_zone_database),
    do: date |> NaiveDateTime.new!(time) |> from_naive(time_zone, time_zone_database)

  @doc """
  Makes one of a date and a time of day in a time zone, or raises `ArgumentError`.

      iex> DateTime.new!(~D[2016-05-24], ~T[13:26:08.003], "Etc/UTC")
      ~U[2016-05-24 13:26:08.003Z]

  """
  @doc since: "1.11.0"
  @spec new!(Date.t(), Time.t(), Calendar.time_zone(), Calendar.time_zone_database()) :: t
  def new!(date, time, time_zone \\ "Etc/UTC", time_zone_database \\ Calendar.get_time_zone_database()) do
    date
    |> new(time, time_zone, time_zone_database)
    |> only_one!("cannot build datetime with #{inspect(date)} and #{inspect(time)}", time_zone)
  end

  @doc """
  Gives the moment at which clocks in a time zone show a date and time.

  Gives `{:ok, datetime}`; `{:ambiguous, first, second}` if they show it twice; `{:gap, before, after}` with
  the last moment before and the first one after if they never show it; or `{:error, reason}`.

      iex> DateTime.from_naive(~N[2016-05-24 13:26:08.003], "Etc/UTC")
      {:ok, ~U[2016-05-24 13:26:08.003Z]}

  """
  @doc since: "1.4.0"
  @spec from_naive(Calendar.naive_datetime(), Calendar.time_zone(), Calendar.time_zone_database()) ::
          {:ok, t}
          | {:ambiguous, first_datetime :: t, second_datetime :: t}
          | {:gap, t, t}
          | {:error, :incompatible_calendars | :time_zone_not_found | :utc_only_time_zone_database}
  def from_naive(naive_datetime, time_zone, time_zone_database \\ Calendar.get_time_zone_database())

  def from_naive(naive_datetime, "Etc/UTC", _time_zone_database), do: {:ok, with_zone(naive_datetime, "Etc/UTC", @utc)}

  def from_naive(%{calendar: Calendar.ISO} = naive_datetime, time_zone, time_zone_database) do
    case time_zone_database.time_zone_periods_from_wall_datetime(naive_datetime, time_zone) do
      {:ok, period} ->
        {:ok, with_zone(naive_datetime, time_zone, period)}

      {:ambiguous, first, second} ->
        {:ambiguous, with_zone(naive_datetime, time_zone, first), with_zone(naive_datetime, time_zone, second)}

      {:gap, {first, end_of_first}, {second, begin_of_second}} ->
        {:gap, end_of_first |> NaiveDateTime.add(-1, :microsecond) |> with_zone(time_zone, first),
         with_zone(begin_of_second, time_zone, second)}

      {:error, _reason} = error ->
        error
    end
  end

  def from_naive(%{calendar: calendar} = naive_datetime, time_zone, time_zone_database) do
    with {:ok, in_iso} <- NaiveDateTime.convert(naive_datetime, Calendar.ISO),
         {:ok, datetime} <- from_naive(in_iso, time_zone, time_zone_database) do
      convert(datetime, calendar)
    end
  end

  @doc """
  Gives the moment at which clocks in a time zone show a date and time, or raises `ArgumentError`.

      iex> DateTime.from_naive!(~N[2016-05-24 13:26:08.003], "Etc/UTC")
      ~U[2016-05-24 13:26:08.003Z]

  """
  @doc since: "1.4.0"
  @spec from_naive!(NaiveDateTime.t(), Calendar.time_zone(), Calendar.time_zone_database()) :: t
  def from_naive!(naive_datetime, time_zone, time_zone_database \\ Calendar.get_time_zone_database()) do
    naive_datetime
    |> from_naive(time_zone, time_zone_database)
    |> only_one!("cannot convert #{inspect(naive_datetime)} to datetime", time_zone)
  end

  defp only_one!({:ok, datetime}, _what, _time_zone), do: datetime

  defp only_one!({:ambiguous, first, second}, what, time_zone) do
    raise ArgumentError,
          "#{what} because such instant is ambiguous in time zone #{time_zone} " <>
            "as there is an overlap between #{inspect(first)} and #{inspect(second)}"
  end

  defp only_one!({:gap, before, later}, what, time_zone) do
    raise ArgumentError,
          "#{what} because such instant does not exist in time zone #{time_zone} " <>
            "as there is a gap between #{inspect(before)} and #{inspect(later)}"
  end

  defp only_one!({:error, reason}, what, _time_zone), do: raise(ArgumentError, "#{what}, reason: #{inspect(reason)}")

  @doc """
  Gives the moment that is a number of seconds, or of other units, after the beginning of 1970 in UTC.

  That is Unix time. `{:error, :invalid_unix_time}` is given for years that do not have four digits.

      iex> DateTime.from_unix(1_464_096_368)
      {:ok, ~U[2016-05-24 13:26:08Z]}

      iex> DateTime.from_unix(1_432_560_368_868_569, :microsecond)
      {:ok, ~U[2015-05-25 13:26:08.868569Z]}

      iex> DateTime.from_unix(-1, :millisecond)
      {:ok, ~U[1969-12-31 23:59:59.999Z]}

  """
  @spec from_unix(integer, :native | System.time_unit(), Calendar.calendar()) :: {:ok, t} | {:error, atom}
  def from_unix(integer, unit \\ :second, calendar \\ Calendar.ISO) when is_integer(integer) do
    case Calendar.ISO.from_unix(integer, unit) do
      {:ok, {year, month, day}, {hour, minute, second}, microsecond} ->
        fields = %{year: year, month: month, day: day, hour: hour, minute: minute, second: second}
        fields |> Map.merge(%{microsecond: microsecond, calendar: Calendar.ISO}) |> in_utc() |> convert(calendar)

      {:error, _reason} = error ->
        error
    end
  end

  @doc """
  Gives the moment that is a number of units after the beginning of 1970 in UTC, or raises `ArgumentError`.

      iex> DateTime.from_unix!(1_464_096_368)
      ~U[2016-05-24 13:26:08Z]

  """
  @spec from_unix!(integer, :native | System.time_unit(), Calendar.calendar()) :: t
  def from_unix!(integer, unit \\ :second, calendar \\ Calendar.ISO) do
    case from_unix(integer, unit, calendar) do
      {:ok, datetime} ->
        datetime

      {:error, :invalid_unix_time} ->
        raise ArgumentError, "invalid Unix time #{integer}"

      {:error, reason} ->
        raise ArgumentError,
              "cannot convert Unix time #{integer} to calendar #{inspect(calendar)}, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives how many seconds, or other units, a moment is after the beginning of 1970 in UTC.

      iex> DateTime.to_unix(~U[2016-05-24 13:26:08Z])
      1464096368

      iex> DateTime.to_unix(~U[1969-12-31 23:59:59.5Z], :millisecond)
      -500

  """
  @spec to_unix(Calendar.datetime(), System.time_unit()) :: integer
  def to_unix(datetime, unit \\ :second)

  def to_unix(%{utc_offset: _, std_offset: _} = datetime, unit) do
    {days, fraction} = to_utc_iso_days(datetime)
    epoch_days = div(@unix_epoch, @seconds_per_day)
    Calendar.ISO.iso_days_to_unit({days - epoch_days, fraction}, unit)
  end

  @doc """
  Gives the moment that is a number of seconds after the beginning of year 0 in UTC.

      iex> DateTime.from_gregorian_seconds(63_755_511_991, {5000, 3})
      ~U[2020-05-01 00:26:31.005Z]

  """
  @doc since: "1.11.0"
  @spec from_gregorian_seconds(integer(), Calendar.microsecond(), Calendar.calendar()) :: t
  def from_gregorian_seconds(seconds, {microsecond, precision} \\ {0, 0}, calendar \\ Calendar.ISO)
      when is_integer(seconds) do
    seconds
    |> Calendar.ISO.gregorian_seconds_to_iso_days(microsecond)
    |> from_iso_days("Etc/UTC", @utc, calendar, precision)
  end

  @doc """
  Gives the seconds since the beginning of year 0 in UTC, and the microseconds.

      iex> DateTime.to_gregorian_seconds(~U[2020-05-01 00:26:31.005Z])
      {63755511991, 5000}

  """
  @doc since: "1.11.0"
  @spec to_gregorian_seconds(Calendar.datetime()) :: {integer(), non_neg_integer()}
  def to_gregorian_seconds(%{microsecond: {microsecond, _precision}} = datetime) do
    {days, {parts, parts_per_day}} = to_utc_iso_days(datetime)
    {days * @seconds_per_day + div(parts * @seconds_per_day, parts_per_day), microsecond}
  end

  ## Time zones

  @doc """
  Gives the same moment in another time zone.

      iex> DateTime.shift_zone(~U[2018-07-16 10:00:00Z], "Etc/UTC")
      {:ok, ~U[2018-07-16 10:00:00Z]}

      iex> DateTime.shift_zone(~U[2018-07-16 10:00:00Z], "Europe/Copenhagen")
      {:error, :utc_only_time_zone_database}

  """
  @doc since: "1.8.0"
  @spec shift_zone(Calendar.datetime(), Calendar.time_zone(), Calendar.time_zone_database()) ::
          {:ok, t} | {:error, :time_zone_not_found | :utc_only_time_zone_database}
  def shift_zone(datetime, time_zone, time_zone_database \\ Calendar.get_time_zone_database())

  def shift_zone(%{time_zone: time_zone} = datetime, time_zone, _time_zone_database),
    do: {:ok, with_zone(datetime, time_zone, datetime)}

  def shift_zone(%{calendar: calendar, microsecond: {_, precision}} = datetime, time_zone, time_zone_database),
    do: datetime |> to_utc_iso_days() |> in_zone(time_zone, time_zone_database, calendar, precision)

  defp in_zone(utc_iso_days, "Etc/UTC", _time_zone_database, calendar, precision),
    do: {:ok, from_iso_days(utc_iso_days, "Etc/UTC", @utc, calendar, precision)}

  defp in_zone(utc_iso_days, time_zone, time_zone_database, calendar, precision) do
    with {:ok, period} <- time_zone_database.time_zone_period_from_utc_iso_days(utc_iso_days, time_zone) do
      {:ok,
       utc_iso_days
       |> shift_seconds(period.utc_offset + period.std_offset)
       |> from_iso_days(time_zone, period, calendar, precision)}
    end
  end

  @doc """
  Gives the same moment in another time zone, or raises `ArgumentError`.

      iex> DateTime.shift_zone!(~U[2018-07-16 10:00:00Z], "Etc/UTC")
      ~U[2018-07-16 10:00:00Z]

  """
  @doc since: "1.10.0"
  @spec shift_zone!(Calendar.datetime(), Calendar.time_zone(), Calendar.time_zone_database()) :: t
  def shift_zone!(datetime, time_zone, time_zone_database \\ Calendar.get_time_zone_database()) do
    case shift_zone(datetime, time_zone, time_zone_database) do
      {:ok, shifted} ->
        shifted

      {:error, reason} ->
        raise ArgumentError,
              "cannot shift #{inspect(datetime)} to #{inspect(time_zone)} time zone, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives the moment now in a time zone.

      iex> {:ok, now} = DateTime.now("Etc/UTC")
      iex> now.time_zone
      "Etc/UTC"

  """
  @doc since: "1.8.0"
  @spec now(Calendar.time_zone(), Calendar.time_zone_database()) ::
          {:ok, t} | {:error, :time_zone_not_found | :utc_only_time_zone_database}
  def now(time_zone, time_zone_database \\ Calendar.get_time_zone_database()),
    do: shift_zone(utc_now(), time_zone, time_zone_database)

  @doc """
  Gives the moment now in a time zone, or raises `ArgumentError`.

      iex> DateTime.now!("Etc/UTC").time_zone
      "Etc/UTC"

  """
  @doc since: "1.10.0"
  @spec now!(Calendar.time_zone(), Calendar.time_zone_database()) :: t
  def now!(time_zone, time_zone_database \\ Calendar.get_time_zone_database()) do
    case now(time_zone, time_zone_database) do
      {:ok, datetime} ->
        datetime

      {:error, reason} ->
        raise ArgumentError,
              "cannot get current datetime in #{inspect(time_zone)} time zone, reason: #{inspect(reason)}"
    end
  end

  ## Parts

  @doc """
  Gives the date and time of day, without the time zone.

      iex> DateTime.to_naive(~U[2016-05-24 13:26:08.003Z])
      ~N[2016-05-24 13:26:08.003]

  """
  @spec to_naive(Calendar.datetime()) :: NaiveDateTime.t()
  def to_naive(datetime)

  def to_naive(%{
        calendar: calendar,
        year: year,
        month: month,
        day: day,
        hour: hour,
        minute: minute,
        second: second,
        microsecond: microsecond,
        time_zone: _
      }) do
    %NaiveDateTime{
      calendar: calendar,
      year: year,
      month: month,
      day: day,
      hour: hour,
      minute: minute,
      second: second,
      microsecond: microsecond
    }
  end

  @doc """
  Gives the date.

      iex> DateTime.to_date(~U[2016-05-24 13:26:08.003Z])
      ~D[2016-05-24]

  """
  @spec to_date(Calendar.datetime()) :: Date.t()
  def to_date(datetime)

  def to_date(%{calendar: calendar, year: year, month: month, day: day, hour: _, time_zone: _}),
    do: %Date{year: year, month: month, day: day, calendar: calendar}

  @doc """
  Gives the time of day.

      iex> DateTime.to_time(~U[2016-05-24 13:26:08.003Z])
      ~T[13:26:08.003]

  """
  @spec to_time(Calendar.datetime()) :: Time.t()
  def to_time(datetime)

  def to_time(%{
        calendar: calendar,
        hour: hour,
        minute: minute,
        second: second,
        microsecond: microsecond,
        year: _,
        time_zone: _
      }),
      do: %Time{hour: hour, minute: minute, second: second, microsecond: microsecond, calendar: calendar}

  ## Reading and writing

  @doc """
  Gives a moment in ISO 8601, in the extended or basic format.

  ISO 8601 has offsets but no names of time zones, so only the offset is kept. Another one may be asked for,
  in seconds: the moment is then written with that.

      iex> DateTime.to_iso8601(~U[2000-02-28 23:00:13.001Z])
      "2000-02-28T23:00:13.001Z"

      iex> DateTime.to_iso8601(~U[2000-02-28 23:00:13Z], :basic)
      "20000228T230013Z"

      iex> DateTime.to_iso8601(~U[2000-02-28 23:00:13Z], :extended, 3600)
      "2000-02-29T00:00:13+01:00"

  """
  @spec to_iso8601(Calendar.datetime(), :basic | :extended, nil | integer()) :: String.t()
  def to_iso8601(datetime, format \\ :extended, offset \\ nil)

  def to_iso8601(%{calendar: Calendar.ISO, time_zone: time_zone} = datetime, format, nil)
      when format in [:extended, :basic] do
    moment = NaiveDateTime.to_iso8601(datetime, format)
    moment <> Calendar.ISO.offset_to_string(datetime.utc_offset, datetime.std_offset, time_zone, format)
  end

  def to_iso8601(%{calendar: Calendar.ISO, microsecond: {_, precision}, time_zone: "Etc/UTC"} = datetime, format, 0)
      when format in [:extended, :basic],
      do: datetime |> at_offset("Etc/UTC", 0, precision) |> to_iso8601(format)

  def to_iso8601(%{calendar: Calendar.ISO, microsecond: {_, precision}} = datetime, format, offset)
      when format in [:extended, :basic],
      do: datetime |> at_offset(nil, offset, precision) |> to_iso8601(format)

  def to_iso8601(%{calendar: _, time_zone: _} = datetime, format, offset) when format in [:extended, :basic],
    do: datetime |> convert!(Calendar.ISO) |> to_iso8601(format, offset)

  defp at_offset(datetime, time_zone, offset, precision) do
    datetime
    |> to_utc_iso_days()
    |> shift_seconds(offset)
    |> from_iso_days(time_zone, %{utc_offset: offset, std_offset: 0, zone_abbr: nil}, Calendar.ISO, precision)
  end

  @doc """
  Reads a moment in ISO 8601 and gives it in UTC, with the offset that was written, in seconds.

  The format is the extended one; the argument is a calendar, or a format.

      iex> DateTime.from_iso8601("2015-01-23T23:50:07.123+02:30")
      {:ok, ~U[2015-01-23 21:20:07.123Z], 9000}

      iex> DateTime.from_iso8601("2015-01-23T23:50:07")
      {:error, :missing_offset}

      iex> DateTime.from_iso8601("20150123T235007Z", :basic)
      {:ok, ~U[2015-01-23 23:50:07Z], 0}

  """
  @doc since: "1.4.0"
  @spec from_iso8601(String.t(), Calendar.calendar() | :extended | :basic) ::
          {:ok, t, Calendar.utc_offset()} | {:error, atom}
  def from_iso8601(string, format_or_calendar \\ Calendar.ISO)

  def from_iso8601(string, format) when format in [:basic, :extended], do: from_iso8601(string, Calendar.ISO, format)
  def from_iso8601(string, calendar) when is_atom(calendar), do: from_iso8601(string, calendar, :extended)

  @doc """
  Reads a moment in ISO 8601 in a format and gives it in UTC in a calendar, with the offset that was written.

      iex> DateTime.from_iso8601("20150123T235007.123+0230", Calendar.ISO, :basic)
      {:ok, ~U[2015-01-23 21:20:07.123Z], 9000}

  """
  @spec from_iso8601(String.t(), Calendar.calendar(), :extended | :basic) ::
          {:ok, t, Calendar.utc_offset()} | {:error, atom}
  def from_iso8601(string, calendar, format) do
    with {:ok, {year, month, day, hour, minute, second, microsecond}, offset} <-
           Calendar.ISO.parse_utc_datetime(string, format),
         fields = %{year: year, month: month, day: day, hour: hour, minute: minute, second: second},
         datetime = fields |> Map.merge(%{microsecond: microsecond, calendar: Calendar.ISO}) |> in_utc(),
         {:ok, converted} <- convert(datetime, calendar) do
      {:ok, converted, offset}
    end
  end

  @doc """
  Gives a moment as its calendar writes it.

      iex> DateTime.to_string(~U[2000-02-28 23:00:07Z])
      "2000-02-28 23:00:07Z"

  """
  @spec to_string(Calendar.datetime()) :: String.t()
  def to_string(datetime)

  def to_string(%{
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
      }) do
    calendar.datetime_to_string(
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
    )
  end

  ## Comparing and arithmetic

  @doc """
  Gives `:lt`, `:eq` or `:gt` if the first moment is before, the same as or after the second.

  Neither the time zone nor the precision matters.

      iex> DateTime.compare(~U[2000-02-29 23:00:07Z], ~U[2000-02-29 23:00:07.000Z])
      :eq

      iex> DateTime.compare(~U[2000-02-29 23:00:06Z], ~U[2000-02-29 23:00:07Z])
      :lt

  """
  @doc since: "1.4.0"
  @spec compare(Calendar.datetime(), Calendar.datetime()) :: :lt | :eq | :gt
  def compare(
        %{utc_offset: _, std_offset: _} = datetime1,
        %{utc_offset: _, std_offset: _} = datetime2
      ) do
    {days1, {parts1, per_day1}} = to_utc_iso_days(datetime1)
    {days2, {parts2, per_day2}} = to_utc_iso_days(datetime2)

    case {{days1, parts1 * per_day2}, {days2, parts2 * per_day1}} do
      {first, second} when first > second -> :gt
      {first, second} when first < second -> :lt
      _ -> :eq
    end
  end

  @doc """
  Tells whether the first moment is before the second.

      iex> DateTime.before?(~U[2021-01-01 11:00:00Z], ~U[2022-02-02 11:00:00Z])
      true

  """
  @doc since: "1.15.0"
  @spec before?(Calendar.datetime(), Calendar.datetime()) :: boolean()
  def before?(datetime1, datetime2), do: compare(datetime1, datetime2) == :lt

  @doc """
  Tells whether the first moment is after the second.

      iex> DateTime.after?(~U[2022-02-02 11:00:00Z], ~U[2021-01-01 11:00:00Z])
      true

  """
  @doc since: "1.15.0"
  @spec after?(Calendar.datetime(), Calendar.datetime()) :: boolean()
  def after?(datetime1, datetime2), do: compare(datetime1, datetime2) == :gt

  @doc """
  Gives how much later the first moment is than the second, in whole units.

      iex> DateTime.diff(~U[2014-10-02 00:29:12Z], ~U[2014-10-02 00:29:10Z])
      2

      iex> DateTime.diff(~U[2014-10-02 10:29:10Z], ~U[2014-10-01 12:29:10Z], :hour)
      22

      iex> DateTime.diff(~U[2014-10-02 00:29:10.022Z], ~U[2014-10-02 00:29:10Z], :millisecond)
      22

  """
  @doc since: "1.5.0"
  @spec diff(Calendar.datetime(), Calendar.datetime(), :day | :hour | :minute | System.time_unit()) :: integer()
  def diff(datetime1, datetime2, unit \\ :second)
  def diff(datetime1, datetime2, :day), do: datetime1 |> diff(datetime2, :second) |> div(@seconds_per_day)
  def diff(datetime1, datetime2, :hour), do: datetime1 |> diff(datetime2, :second) |> div(3600)
  def diff(datetime1, datetime2, :minute), do: datetime1 |> diff(datetime2, :second) |> div(60)

  def diff(
        %{utc_offset: _, std_offset: _} = datetime1,
        %{utc_offset: _, std_offset: _} = datetime2,
        unit
      ) do
    check_unit!(unit)
    units1 = datetime1 |> to_utc_iso_days() |> Calendar.ISO.iso_days_to_unit(unit)
    units2 = datetime2 |> to_utc_iso_days() |> Calendar.ISO.iso_days_to_unit(unit)
    units1 - units2
  end

  defp check_unit!(unit) when unit in [:second, :millisecond, :microsecond, :nanosecond] or is_integer(unit), do: :ok

  defp check_unit!(unit) do
    raise ArgumentError,
          "unsupported time unit. Expected :day, :hour, :minute, :second, :millisecond, :microsecond, :nanosecond, " <>
            "or a positive integer, got #{inspect(unit)}"
  end

  @doc """
  Adds an amount of time.

  It passes as on a stop watch: where clocks are changed in between, what they show moves by more or less.
  `unit` is `:day` (24 hours), `:hour`, `:minute` or what `System.convert_time_unit/3` knows. A finer unit
  makes the precision grow. Raises `ArgumentError` if the time zone is not known.

      iex> DateTime.add(~U[2018-11-15 10:00:00Z], 3600)
      ~U[2018-11-15 11:00:00Z]

      iex> DateTime.add(~U[2018-11-15 10:00:00Z], -1, :day)
      ~U[2018-11-14 10:00:00Z]

      iex> DateTime.add(~U[2018-11-15 10:00:00Z], 5, :millisecond)
      ~U[2018-11-15 10:00:00.005Z]

  """
  @doc since: "1.8.0"
  @spec add(
          Calendar.datetime(),
          integer,
          :day | :hour | :minute | System.time_unit(),
          Calendar.time_zone_database()
        ) :: t()
  def add(datetime, amount_to_add, unit \\ :second, time_zone_database \\ Calendar.get_time_zone_database())

  def add(datetime, amount_to_add, :day, time_zone_database) when is_integer(amount_to_add),
    do: add(datetime, amount_to_add * @seconds_per_day, :second, time_zone_database)

  def add(datetime, amount_to_add, :hour, time_zone_database) when is_integer(amount_to_add),
    do: add(datetime, amount_to_add * 3600, :second, time_zone_database)

  def add(datetime, amount_to_add, :minute, time_zone_database) when is_integer(amount_to_add),
    do: add(datetime, amount_to_add * 60, :second, time_zone_database)

  def add(%{calendar: calendar, microsecond: {_, precision}} = datetime, amount_to_add, unit, time_zone_database)
      when is_integer(amount_to_add) do
    check_unit!(unit)
    precision = max(Calendar.ISO.time_unit_to_precision(unit), precision)

    datetime
    |> to_utc_iso_days()
    |> Calendar.ISO.shift_time_unit(amount_to_add, unit)
    |> in_zone(datetime.time_zone, time_zone_database, calendar, precision)
    |> case do
      {:ok, result} ->
        result

      {:error, error} ->
        raise ArgumentError,
              "cannot add #{amount_to_add} #{unit} to #{inspect(datetime)} " <>
                "(with time zone database #{inspect(time_zone_database)}), reason: #{inspect(error)}"
    end
  end

  @doc """
  Moves a moment by a duration, or by units of the calendar.

  What clocks show is moved as by `NaiveDateTime.shift/2`, and taken with the offset that held before; the
  result is what clocks of the time zone show at that moment. Raises `ArgumentError` if the time zone is not
  known.

      iex> DateTime.shift(~U[2016-01-01 00:00:00Z], month: 2)
      ~U[2016-03-01 00:00:00Z]

      iex> DateTime.shift(~U[2016-01-31 00:00:00Z], Duration.new!(month: 1, second: -1))
      ~U[2016-02-28 23:59:59Z]

  """
  @doc since: "1.17.0"
  @spec shift(Calendar.datetime(), Duration.duration(), Calendar.time_zone_database()) :: t
  def shift(datetime, duration, time_zone_database \\ Calendar.get_time_zone_database())

  def shift(
        %{calendar: calendar, time_zone: time_zone, utc_offset: utc_offset, std_offset: std_offset} = datetime,
        duration,
        time_zone_database
      ) do
    %{year: year, month: month, day: day} = datetime
    %{hour: hour, minute: minute, second: second, microsecond: microsecond} = datetime

    {year, month, day, hour, minute, second, {_, precision} = microsecond} =
      calendar.shift_naive_datetime(
        year,
        month,
        day,
        hour,
        minute,
        second,
        microsecond,
        __duration__!(duration)
      )

    year
    |> calendar.naive_datetime_to_iso_days(month, day, hour, minute, second, microsecond)
    |> shift_seconds(-(utc_offset + std_offset))
    |> in_zone(time_zone, time_zone_database, calendar, precision)
    |> case do
      {:ok, result} ->
        result

      {:error, error} ->
        raise ArgumentError,
              "cannot shift #{inspect(datetime)} to #{inspect(duration)} " <>
                "(with time zone database #{inspect(time_zone_database)}), reason: #{inspect(error)}"
    end
  end

  @doc false
  defdelegate __duration__!(params), to: Duration, as: :new!

  @doc """
  Truncates microseconds to a precision: `:microsecond`, `:millisecond` or `:second`.

      iex> DateTime.truncate(~U[2017-11-06 00:23:51.123456Z], :millisecond)
      ~U[2017-11-06 00:23:51.123Z]

  """
  @doc since: "1.6.0"
  @spec truncate(Calendar.datetime(), :microsecond | :millisecond | :second) :: t()
  def truncate(%DateTime{microsecond: microsecond} = datetime, precision),
    do: %{datetime | microsecond: Calendar.truncate(microsecond, precision)}

  def truncate(%{} = datetime, precision) do
    datetime
    |> with_zone(datetime.time_zone, datetime)
    |> Map.update!(:microsecond, &Calendar.truncate(&1, precision))
  end

  @doc """
  Gives the same moment in another calendar.

  `{:error, :incompatible_calendars}` is given if days start at different moments in the two calendars.

      iex> DateTime.convert(~U[2000-01-01 13:30:15Z], Calendar.ISO)
      {:ok, ~U[2000-01-01 13:30:15Z]}

  """
  @doc since: "1.5.0"
  @spec convert(Calendar.datetime(), Calendar.calendar()) :: {:ok, t} | {:error, :incompatible_calendars}
  def convert(%DateTime{calendar: calendar} = datetime, calendar), do: {:ok, datetime}

  def convert(%{calendar: calendar} = datetime, calendar), do: {:ok, with_zone(datetime, datetime.time_zone, datetime)}

  def convert(%{calendar: source, microsecond: {_, precision}} = datetime, calendar) do
    if Calendar.compatible_calendars?(source, calendar) do
      {:ok, datetime |> to_iso_days() |> from_iso_days(datetime.time_zone, datetime, calendar, precision)}
    else
      {:error, :incompatible_calendars}
    end
  end

  @doc """
  Gives the same moment in another calendar, or raises `ArgumentError`.

      iex> DateTime.convert!(~U[2000-01-01 13:30:15Z], Calendar.ISO)
      ~U[2000-01-01 13:30:15Z]

  """
  @doc since: "1.5.0"
  @spec convert!(Calendar.datetime(), Calendar.calendar()) :: t
  def convert!(datetime, calendar) do
    case convert(datetime, calendar) do
      {:ok, value} ->
        value

      {:error, reason} ->
        raise ArgumentError,
              "cannot convert #{inspect(datetime)} to target calendar #{inspect(calendar)}, reason: #{inspect(reason)}"
    end
  end

  ## Days and fractions of days, on the wall clock and in UTC

  defp to_iso_days(%{
         calendar: calendar,
         year: year,
         month: month,
         day: day,
         hour: hour,
         minute: minute,
         second: second,
         microsecond: microsecond
       }),
       do: calendar.naive_datetime_to_iso_days(year, month, day, hour, minute, second, microsecond)

  defp to_utc_iso_days(%{utc_offset: utc_offset, std_offset: std_offset} = datetime),
    do: datetime |> to_iso_days() |> shift_seconds(-(utc_offset + std_offset))

  defp shift_seconds(iso_days, 0), do: iso_days

  defp shift_seconds(iso_days, seconds),
    do: Calendar.ISO.add_day_fraction_to_iso_days(iso_days, seconds, @seconds_per_day)

  defp from_iso_days(iso_days, time_zone, period, calendar, precision) do
    {year, month, day, hour, minute, second, {microsecond, _}} = calendar.naive_datetime_from_iso_days(iso_days)

    %DateTime{
      calendar: calendar,
      year: year,
      month: month,
      day: day,
      hour: hour,
      minute: minute,
      second: second,
      microsecond: {microsecond, precision},
      time_zone: time_zone,
      zone_abbr: period.zone_abbr,
      utc_offset: period.utc_offset,
      std_offset: period.std_offset
    }
  end

  defp in_utc(fields), do: with_zone(fields, "Etc/UTC", @utc)

  defp with_zone(
         %{
           calendar: calendar,
           year: year,
           month: month,
           day: day,
           hour: hour,
           minute: minute,
           second: second,
           microsecond: microsecond
         },
         time_zone,
         period
       ) do
    %DateTime{
      calendar: calendar,
      year: year,
      month: month,
      day: day,
      hour: hour,
      minute: minute,
      second: second,
      microsecond: microsecond,
      time_zone: time_zone,
      zone_abbr: period.zone_abbr,
      utc_offset: period.utc_offset,
      std_offset: period.std_offset
    }
  end
end

defimpl String.Chars, for: DateTime do
  def to_string(datetime), do: DateTime.to_string(datetime)
end

defimpl Inspect, for: DateTime do
  # The sigil holds moments in UTC, and years of four digits.
  def inspect(%{calendar: Calendar.ISO, year: year} = datetime, _opts) do
    if utc?(datetime) and year in -9999..9999,
      do: "~U[" <> DateTime.to_string(datetime) <> "]",
      else: "#DateTime<" <> DateTime.to_string(datetime) <> ">"
  end

  def inspect(%{calendar: calendar} = datetime, _opts) do
    text = DateTime.to_string(datetime) <> " " <> Kernel.inspect(calendar)
    if utc?(datetime), do: "~U[" <> text <> "]", else: "#DateTime<" <> text <> ">"
  end

  defp utc?(datetime), do: match?(%{time_zone: "Etc/UTC", zone_abbr: "UTC", utc_offset: 0, std_offset: 0}, datetime)
end
