defmodule NaiveDateTime do
  @moduledoc """
  Dates with times of day in a calendar, without a time zone.

      iex> naive = ~N[2000-01-01 23:00:07]
      iex> naive.year
      2000
      iex> NaiveDateTime.add(naive, 3600)
      ~N[2000-01-02 00:00:07]

  It is called naive since it does not say which moment is meant: clocks show the same time at different
  moments around the world, and twice or never when they are changed. `DateTime.from_naive/3` adds a time
  zone.

  They are made with the sigil `~N` or with `new/2` and `new/8`; making the struct by hand does not check that
  there is such a date and time. The functions here take any struct or map with the fields of a date and a
  time, so a `DateTime` will do too; its time zone does not count then.

  To compare them use `compare/2`, `before?/2` and `after?/2`. `==`, `<` and so on look at the fields one by
  one, in an order that has nothing to do with time. Functions of `Enum` take `NaiveDateTime` as a sorter:

      iex> Enum.min([~N[2020-01-01 23:00:07], ~N[2000-01-01 23:00:07]], NaiveDateTime)
      ~N[2000-01-01 23:00:07]

  """

  @enforce_keys [:year, :month, :day, :hour, :minute, :second]
  defstruct [:year, :month, :day, :hour, :minute, :second, microsecond: {0, 0}, calendar: Calendar.ISO]

  @type t :: %__MODULE__{
          year: Calendar.year(),
          month: Calendar.month(),
          day: Calendar.day(),
          calendar: Calendar.calendar(),
          hour: Calendar.hour(),
          minute: Calendar.minute(),
          second: Calendar.second(),
          microsecond: Calendar.microsecond()
        }

  @seconds_per_day 24 * 60 * 60

  ## Making

  @doc """
  Gives the date and time now, in UTC.

      iex> naive = NaiveDateTime.utc_now()
      iex> naive.year >= 2016
      true

  The argument is a calendar, or the unit the time is truncated to: `:second`, `:millisecond` or
  `:microsecond`.

      iex> NaiveDateTime.utc_now(:second).microsecond
      {0, 0}

  """
  @doc since: "1.4.0"
  @spec utc_now(Calendar.calendar() | :native | :microsecond | :millisecond | :second) :: t
  def utc_now(calendar_or_time_unit \\ Calendar.ISO) do
    case calendar_or_time_unit do
      unit when unit in [:microsecond, :millisecond, :second, :native] -> utc_now(unit, Calendar.ISO)
      calendar -> utc_now(:native, calendar)
    end
  end

  @doc """
  Gives the date and time now, in UTC, truncated to a unit, in a calendar.

      iex> NaiveDateTime.utc_now(:millisecond, Calendar.ISO).microsecond |> elem(1)
      3

  """
  @doc since: "1.15.0"
  @spec utc_now(:native | :microsecond | :millisecond | :second, Calendar.calendar()) :: t
  def utc_now(time_unit, calendar) when time_unit in [:native, :microsecond, :millisecond, :second] do
    {:ok, {year, month, day}, {hour, minute, second}, microsecond} =
      Calendar.ISO.from_unix(:os.system_time(time_unit), time_unit)

    convert!(
      %NaiveDateTime{
        year: year,
        month: month,
        day: day,
        hour: hour,
        minute: minute,
        second: second,
        microsecond: microsecond
      },
      calendar
    )
  end

  @doc """
  Gives the date and time now, as the clock of the machine shows it, without microseconds.

      iex> naive = NaiveDateTime.local_now()
      iex> naive.year >= 2019
      true

  """
  @doc since: "1.10.0"
  @spec local_now(Calendar.calendar()) :: t
  def local_now(calendar \\ Calendar.ISO), do: :erlang.localtime() |> from_erl!() |> convert!(calendar)

  @doc """
  Makes one of a date and a time in the same calendar.

      iex> NaiveDateTime.new(~D[2010-01-13], ~T[23:00:07.005])
      {:ok, ~N[2010-01-13 23:00:07.005]}

  """
  @spec new(Date.t(), Time.t()) :: {:ok, t}
  def new(date, time)

  def new(%Date{calendar: calendar} = date, %Time{calendar: calendar} = time) do
    %{year: year, month: month, day: day} = date
    %{hour: hour, minute: minute, second: second, microsecond: microsecond} = time

    {:ok,
     %NaiveDateTime{
       calendar: calendar,
       year: year,
       month: month,
       day: day,
       hour: hour,
       minute: minute,
       second: second,
       microsecond: microsecond
     }}
  end

  @doc """
  Makes one, if there are such a date and such a time.

  Microseconds may be given as a number too; the precision is 6 then.

      iex> NaiveDateTime.new(2000, 1, 1, 0, 0, 0)
      {:ok, ~N[2000-01-01 00:00:00]}

      iex> NaiveDateTime.new(2000, 13, 1, 0, 0, 0)
      {:error, :invalid_date}

      iex> NaiveDateTime.new(2000, 1, 1, 0, 60, 0)
      {:error, :invalid_time}

  """
  @spec new(
          Calendar.year(),
          Calendar.month(),
          Calendar.day(),
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond() | non_neg_integer,
          Calendar.calendar()
        ) :: {:ok, t} | {:error, atom}
  def new(year, month, day, hour, minute, second, microsecond \\ {0, 0}, calendar \\ Calendar.ISO)

  def new(year, month, day, hour, minute, second, microsecond, calendar) when is_integer(microsecond),
    do: new(year, month, day, hour, minute, second, {microsecond, 6}, calendar)

  def new(year, month, day, hour, minute, second, {_, _} = microsecond, calendar) do
    cond do
      not calendar.valid_date?(year, month, day) -> {:error, :invalid_date}
      not calendar.valid_time?(hour, minute, second, microsecond) -> {:error, :invalid_time}
      true -> {:ok, from_fields({year, month, day, hour, minute, second, microsecond}, calendar)}
    end
  end

  @doc """
  Makes one of a date and a time in the same calendar.

      iex> NaiveDateTime.new!(~D[2010-01-13], ~T[23:00:07.005])
      ~N[2010-01-13 23:00:07.005]

  """
  @doc since: "1.11.0"
  @spec new!(Date.t(), Time.t()) :: t
  def new!(date, time), do: date |> new(time) |> built!()

  @doc """
  Makes one, or raises `ArgumentError` if there is no such date or time.

      iex> NaiveDateTime.new!(2000, 1, 1, 23, 59, 59)
      ~N[2000-01-01 23:59:59]

      iex> NaiveDateTime.new!(2000, 1, 1, 24, 59, 59)
      ** (ArgumentError) cannot build naive datetime, reason: :invalid_time

  """
  @doc since: "1.11.0"
  @spec new!(
          Calendar.year(),
          Calendar.month(),
          Calendar.day(),
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond() | non_neg_integer,
          Calendar.calendar()
        ) :: t
  def new!(year, month, day, hour, minute, second, microsecond \\ {0, 0}, calendar \\ Calendar.ISO),
    do: year |> new(month, day, hour, minute, second, microsecond, calendar) |> built!()

  defp built!({:ok, naive_datetime}), do: naive_datetime

  defp built!({:error, reason}),
    do: raise(ArgumentError, "cannot build naive datetime, reason: #{inspect(reason)}")

  ## Arithmetic

  @doc """
  Adds an amount of time.

  `unit` is `:day`, `:hour`, `:minute` or what `System.convert_time_unit/3` knows. A finer unit makes the
  precision grow.

      iex> NaiveDateTime.add(~N[2014-10-02 00:29:10], 2)
      ~N[2014-10-02 00:29:12]

      iex> NaiveDateTime.add(~N[2014-10-02 00:29:10], -2, :day)
      ~N[2014-09-30 00:29:10]

      iex> NaiveDateTime.add(~N[2014-10-02 00:29:10], 2_000, :millisecond)
      ~N[2014-10-02 00:29:12.000]

  """
  @doc since: "1.4.0"
  @spec add(Calendar.naive_datetime(), integer, :day | :hour | :minute | System.time_unit()) :: t
  def add(naive_datetime, amount_to_add, unit \\ :second)

  def add(naive_datetime, amount_to_add, :day) when is_integer(amount_to_add),
    do: add(naive_datetime, amount_to_add * @seconds_per_day, :second)

  def add(naive_datetime, amount_to_add, :hour) when is_integer(amount_to_add),
    do: add(naive_datetime, amount_to_add * 3600, :second)

  def add(naive_datetime, amount_to_add, :minute) when is_integer(amount_to_add),
    do: add(naive_datetime, amount_to_add * 60, :second)

  def add(%{microsecond: {_, precision}, calendar: calendar} = naive_datetime, amount_to_add, unit)
      when is_integer(amount_to_add) do
    check_unit!(unit)
    precision = max(Calendar.ISO.time_unit_to_precision(unit), precision)

    naive_datetime
    |> to_iso_days()
    |> Calendar.ISO.shift_time_unit(amount_to_add, unit)
    |> from_iso_days(calendar, precision)
  end

  defp check_unit!(unit) when unit in [:second, :millisecond, :microsecond, :nanosecond] or is_integer(unit), do: :ok

  defp check_unit!(unit) do
    raise ArgumentError,
          "unsupported time unit. Expected :day, :hour, :minute, :second, :millisecond, :microsecond, :nanosecond, " <>
            "or a positive integer, got #{inspect(unit)}"
  end

  @doc """
  Gives how much later the first one is than the second, in whole units.

      iex> NaiveDateTime.diff(~N[2014-10-02 00:29:12], ~N[2014-10-02 00:29:10])
      2

      iex> NaiveDateTime.diff(~N[2014-10-04 00:29:10], ~N[2014-10-02 00:29:12], :day)
      1

      iex> NaiveDateTime.diff(~N[2014-10-02 00:29:12], ~N[2014-10-02 00:29:12.042], :millisecond)
      -42

  """
  @doc since: "1.4.0"
  @spec diff(Calendar.naive_datetime(), Calendar.naive_datetime(), :day | :hour | :minute | System.time_unit()) ::
          integer
  def diff(naive_datetime1, naive_datetime2, unit \\ :second)

  def diff(naive_datetime1, naive_datetime2, :day),
    do: naive_datetime1 |> diff(naive_datetime2, :second) |> div(@seconds_per_day)

  def diff(naive_datetime1, naive_datetime2, :hour), do: naive_datetime1 |> diff(naive_datetime2, :second) |> div(3600)
  def diff(naive_datetime1, naive_datetime2, :minute), do: naive_datetime1 |> diff(naive_datetime2, :second) |> div(60)

  def diff(%{calendar: calendar1} = naive_datetime1, %{calendar: calendar2} = naive_datetime2, unit) do
    if not Calendar.compatible_calendars?(calendar1, calendar2) do
      raise ArgumentError,
            "cannot calculate the difference between #{inspect(naive_datetime1)} and " <>
              "#{inspect(naive_datetime2)} because their calendars are not compatible " <>
              "and thus the result would be ambiguous"
    end

    check_unit!(unit)
    units1 = naive_datetime1 |> to_iso_days() |> Calendar.ISO.iso_days_to_unit(unit)
    units2 = naive_datetime2 |> to_iso_days() |> Calendar.ISO.iso_days_to_unit(unit)
    units1 - units2
  end

  @doc """
  Moves one by a duration, or by units of the calendar.

  Years and months come first, and a day that the month does not have becomes its last day; then the other
  units. `[microsecond: {0, 6}]` changes nothing; other microseconds bring their precision.

      iex> NaiveDateTime.shift(~N[2016-01-31 00:00:00], month: 1)
      ~N[2016-02-29 00:00:00]

      iex> NaiveDateTime.shift(~N[2016-01-31 00:00:00], year: 4, day: 1)
      ~N[2020-02-01 00:00:00]

      iex> NaiveDateTime.shift(~N[2016-01-31 00:00:00], Duration.new!(second: -1))
      ~N[2016-01-30 23:59:59]

  """
  @doc since: "1.17.0"
  @spec shift(Calendar.naive_datetime(), Duration.duration()) :: t
  def shift(naive_datetime, duration)

  def shift(%{calendar: calendar} = naive_datetime, duration) do
    %{year: year, month: month, day: day} = naive_datetime
    %{hour: hour, minute: minute, second: second, microsecond: microsecond} = naive_datetime

    year
    |> calendar.shift_naive_datetime(month, day, hour, minute, second, microsecond, __duration__!(duration))
    |> from_fields(calendar)
  end

  @doc false
  defdelegate __duration__!(params), to: Duration, as: :new!

  @doc """
  Truncates microseconds to a precision: `:microsecond`, `:millisecond` or `:second`.

      iex> NaiveDateTime.truncate(~N[2017-11-06 00:23:51.123456], :millisecond)
      ~N[2017-11-06 00:23:51.123]

      iex> NaiveDateTime.truncate(~N[2017-11-06 00:23:51.123456], :second)
      ~N[2017-11-06 00:23:51]

  """
  @doc since: "1.6.0"
  @spec truncate(t(), :microsecond | :millisecond | :second) :: t()
  def truncate(%NaiveDateTime{microsecond: microsecond} = naive_datetime, precision),
    do: %{naive_datetime | microsecond: Calendar.truncate(microsecond, precision)}

  def truncate(%{microsecond: {_, _} = microsecond, calendar: calendar} = naive_datetime, precision) do
    %{year: year, month: month, day: day, hour: hour, minute: minute, second: second} = naive_datetime
    from_fields({year, month, day, hour, minute, second, Calendar.truncate(microsecond, precision)}, calendar)
  end

  @doc """
  Gives the first moment of the day, in the same precision.

      iex> NaiveDateTime.beginning_of_day(~N[2000-01-01 23:00:07.123456])
      ~N[2000-01-01 00:00:00.000000]

  """
  @doc since: "1.15.0"
  @spec beginning_of_day(Calendar.naive_datetime()) :: t
  def beginning_of_day(%{calendar: calendar, microsecond: {_, precision}} = naive_datetime) do
    naive_datetime
    |> to_iso_days()
    |> calendar.iso_days_to_beginning_of_day()
    |> from_iso_days(calendar, precision)
  end

  @doc """
  Gives the last moment of the day, in the same precision.

      iex> NaiveDateTime.end_of_day(~N[2000-01-01 23:00:07.123])
      ~N[2000-01-01 23:59:59.999]

  """
  @doc since: "1.15.0"
  @spec end_of_day(Calendar.naive_datetime()) :: t
  def end_of_day(%{calendar: calendar, microsecond: {_, precision}} = naive_datetime) do
    naive_datetime
    |> to_iso_days()
    |> calendar.iso_days_to_end_of_day()
    |> from_iso_days(calendar, precision)
    |> Map.update!(:microsecond, fn {microsecond, _} -> {truncate_to(microsecond, precision), precision} end)
  end

  defp truncate_to(microsecond, precision) do
    unit = Integer.pow(10, 6 - precision)
    div(microsecond, unit) * unit
  end

  ## Converting

  @doc """
  Gives the date.

      iex> NaiveDateTime.to_date(~N[2002-01-13 23:00:07])
      ~D[2002-01-13]

  """
  @spec to_date(Calendar.naive_datetime()) :: Date.t()
  def to_date(%{
        year: year,
        month: month,
        day: day,
        calendar: calendar,
        hour: _,
        minute: _,
        second: _,
        microsecond: _
      }),
      do: %Date{year: year, month: month, day: day, calendar: calendar}

  @doc """
  Gives the time of day.

      iex> NaiveDateTime.to_time(~N[2002-01-13 23:00:07])
      ~T[23:00:07]

  """
  @spec to_time(Calendar.naive_datetime()) :: Time.t()
  def to_time(%{
        year: _,
        month: _,
        day: _,
        calendar: calendar,
        hour: hour,
        minute: minute,
        second: second,
        microsecond: microsecond
      }),
      do: %Time{hour: hour, minute: minute, second: second, microsecond: microsecond, calendar: calendar}

  @doc """
  Gives one as its calendar writes it.

      iex> NaiveDateTime.to_string(~N[2000-02-28 23:00:13.001])
      "2000-02-28 23:00:13.001"

  """
  @spec to_string(Calendar.naive_datetime()) :: String.t()
  def to_string(%{
        calendar: calendar,
        year: year,
        month: month,
        day: day,
        hour: hour,
        minute: minute,
        second: second,
        microsecond: microsecond
      }),
      do: calendar.naive_datetime_to_string(year, month, day, hour, minute, second, microsecond)

  @doc """
  Reads one in ISO 8601, in the extended format.

  An offset may follow and is passed over. There may be a space instead of the `T`.

      iex> NaiveDateTime.from_iso8601("2015-01-23T23:50:07.123Z")
      {:ok, ~N[2015-01-23 23:50:07.123]}

      iex> NaiveDateTime.from_iso8601("2015-01-23P23:50:07")
      {:error, :invalid_format}

      iex> NaiveDateTime.from_iso8601("2015-01-23 23:50:61")
      {:error, :invalid_time}

  """
  @spec from_iso8601(String.t(), Calendar.calendar()) :: {:ok, t} | {:error, atom}
  def from_iso8601(string, calendar \\ Calendar.ISO) do
    with {:ok, fields} <- Calendar.ISO.parse_naive_datetime(string) do
      fields |> from_fields(Calendar.ISO) |> convert(calendar)
    end
  end

  @doc """
  Reads one in ISO 8601, or raises `ArgumentError`.

      iex> NaiveDateTime.from_iso8601!("2015-01-23T23:50:07.123Z")
      ~N[2015-01-23 23:50:07.123]

  """
  @spec from_iso8601!(String.t(), Calendar.calendar()) :: t
  def from_iso8601!(string, calendar \\ Calendar.ISO) do
    case from_iso8601(string, calendar) do
      {:ok, value} ->
        value

      {:error, reason} ->
        raise ArgumentError, "cannot parse #{inspect(string)} as naive datetime, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives one in ISO 8601, in the extended or basic format.

      iex> NaiveDateTime.to_iso8601(~N[2000-02-28 23:00:13.001])
      "2000-02-28T23:00:13.001"

      iex> NaiveDateTime.to_iso8601(~N[2000-02-28 23:00:13], :basic)
      "20000228T230013"

  """
  @spec to_iso8601(Calendar.naive_datetime(), :basic | :extended) :: String.t()
  def to_iso8601(naive_datetime, format \\ :extended)

  def to_iso8601(
        %{
          year: year,
          month: month,
          day: day,
          hour: hour,
          minute: minute,
          second: second,
          microsecond: microsecond,
          calendar: Calendar.ISO
        },
        format
      )
      when format in [:basic, :extended] do
    date = Calendar.ISO.date_to_string(year, month, day, format)
    time = Calendar.ISO.time_to_string(hour, minute, second, microsecond, format)
    <<date::binary, ?T, time::binary>>
  end

  def to_iso8601(%{calendar: _} = naive_datetime, format) when format in [:basic, :extended],
    do: naive_datetime |> convert!(Calendar.ISO) |> to_iso8601(format)

  @doc """
  Gives one as a tuple as Erlang has it, without microseconds.

      iex> NaiveDateTime.to_erl(~N[2000-01-01 13:30:15.5])
      {{2000, 1, 1}, {13, 30, 15}}

  """
  @spec to_erl(Calendar.naive_datetime()) :: :calendar.datetime()
  def to_erl(%{calendar: _} = naive_datetime) do
    %{year: year, month: month, day: day, hour: hour, minute: minute, second: second} =
      convert!(naive_datetime, Calendar.ISO)

    {{year, month, day}, {hour, minute, second}}
  end

  @doc """
  Makes one of a tuple as Erlang has it.

      iex> NaiveDateTime.from_erl({{2000, 1, 1}, {13, 30, 15}}, {5000, 3})
      {:ok, ~N[2000-01-01 13:30:15.005]}

      iex> NaiveDateTime.from_erl({{2000, 13, 1}, {13, 30, 15}})
      {:error, :invalid_date}

  """
  @spec from_erl(:calendar.datetime(), Calendar.microsecond() | non_neg_integer, Calendar.calendar()) ::
          {:ok, t} | {:error, atom}
  def from_erl(tuple, microsecond \\ {0, 0}, calendar \\ Calendar.ISO)

  def from_erl({{year, month, day}, {hour, minute, second}}, microsecond, calendar) do
    with {:ok, naive_datetime} <- new(year, month, day, hour, minute, second, microsecond),
         do: convert(naive_datetime, calendar)
  end

  @doc """
  Makes one of a tuple as Erlang has it, or raises `ArgumentError`.

      iex> NaiveDateTime.from_erl!({{2000, 1, 1}, {13, 30, 15}})
      ~N[2000-01-01 13:30:15]

  """
  @spec from_erl!(:calendar.datetime(), Calendar.microsecond() | non_neg_integer, Calendar.calendar()) :: t
  def from_erl!(tuple, microsecond \\ {0, 0}, calendar \\ Calendar.ISO) do
    case from_erl(tuple, microsecond, calendar) do
      {:ok, value} ->
        value

      {:error, reason} ->
        raise ArgumentError, "cannot convert #{inspect(tuple)} to naive datetime, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives the one a number of seconds after the beginning of year 0.

      iex> NaiveDateTime.from_gregorian_seconds(63_755_511_991, {5000, 3})
      ~N[2020-05-01 00:26:31.005]

      iex> NaiveDateTime.from_gregorian_seconds(-1)
      ~N[-0001-12-31 23:59:59]

  """
  @doc since: "1.11.0"
  @spec from_gregorian_seconds(integer(), Calendar.microsecond(), Calendar.calendar()) :: t
  def from_gregorian_seconds(seconds, {microsecond, precision} \\ {0, 0}, calendar \\ Calendar.ISO)
      when is_integer(seconds) do
    seconds
    |> Calendar.ISO.gregorian_seconds_to_iso_days(microsecond)
    |> from_iso_days(calendar, precision)
  end

  @doc """
  Gives the seconds since the beginning of year 0, and the microseconds.

      iex> NaiveDateTime.to_gregorian_seconds(~N[2020-05-01 00:26:31.005])
      {63755511991, 5000}

  """
  @doc since: "1.11.0"
  @spec to_gregorian_seconds(Calendar.naive_datetime()) :: {integer(), non_neg_integer()}
  def to_gregorian_seconds(%{microsecond: {microsecond, _precision}} = naive_datetime) do
    {days, {parts, parts_per_day}} = to_iso_days(naive_datetime)
    {days * @seconds_per_day + div(parts * @seconds_per_day, parts_per_day), microsecond}
  end

  @doc """
  Gives the same in another calendar.

  `{:error, :incompatible_calendars}` is given if days start at different moments in the two calendars.

      iex> NaiveDateTime.convert(~N[2000-01-01 13:30:15], Calendar.ISO)
      {:ok, ~N[2000-01-01 13:30:15]}

  """
  @doc since: "1.5.0"
  @spec convert(Calendar.naive_datetime(), Calendar.calendar()) :: {:ok, t} | {:error, :incompatible_calendars}
  def convert(
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
        calendar
      ),
      do: {:ok, from_fields({year, month, day, hour, minute, second, microsecond}, calendar)}

  def convert(%{calendar: source, microsecond: {_, precision}} = naive_datetime, calendar) do
    if Calendar.compatible_calendars?(source, calendar),
      do: {:ok, naive_datetime |> to_iso_days() |> from_iso_days(calendar, precision)},
      else: {:error, :incompatible_calendars}
  end

  @doc """
  Gives the same in another calendar, or raises `ArgumentError`.

      iex> NaiveDateTime.convert!(~N[2000-01-01 13:30:15], Calendar.ISO)
      ~N[2000-01-01 13:30:15]

  """
  @doc since: "1.5.0"
  @spec convert!(Calendar.naive_datetime(), Calendar.calendar()) :: t
  def convert!(naive_datetime, calendar) do
    case convert(naive_datetime, calendar) do
      {:ok, value} ->
        value

      {:error, reason} ->
        raise ArgumentError,
              "cannot convert #{inspect(naive_datetime)} to target calendar #{inspect(calendar)}, " <>
                "reason: #{inspect(reason)}"
    end
  end

  ## Comparing

  @doc """
  Gives `:lt`, `:eq` or `:gt` if the first one is before, the same as or after the second.

  The precision does not matter.

      iex> NaiveDateTime.compare(~N[2016-04-16 13:30:15], ~N[2016-04-28 16:19:25])
      :lt

      iex> NaiveDateTime.compare(~N[2016-04-16 13:30:15.01], ~N[2016-04-16 13:30:15.010])
      :eq

  """
  @doc since: "1.4.0"
  @spec compare(Calendar.naive_datetime(), Calendar.naive_datetime()) :: :lt | :eq | :gt
  def compare(%{calendar: calendar1} = naive_datetime1, %{calendar: calendar2} = naive_datetime2) do
    if not Calendar.compatible_calendars?(calendar1, calendar2) do
      raise ArgumentError, """
      cannot compare #{inspect(naive_datetime1)} with #{inspect(naive_datetime2)}.

      This comparison would be ambiguous as their calendars have incompatible day rollover moments.
      Specify an exact time of day (using DateTime) to resolve this ambiguity
      """
    end

    units1 = naive_datetime1 |> to_iso_days() |> Calendar.ISO.iso_days_to_unit(:microsecond)
    units2 = naive_datetime2 |> to_iso_days() |> Calendar.ISO.iso_days_to_unit(:microsecond)

    cond do
      units1 > units2 -> :gt
      units1 < units2 -> :lt
      true -> :eq
    end
  end

  @doc """
  Tells whether the first one is before the second.

      iex> NaiveDateTime.before?(~N[2021-01-01 11:00:00], ~N[2022-02-02 11:00:00])
      true

  """
  @doc since: "1.15.0"
  @spec before?(Calendar.naive_datetime(), Calendar.naive_datetime()) :: boolean()
  def before?(naive_datetime1, naive_datetime2), do: compare(naive_datetime1, naive_datetime2) == :lt

  @doc """
  Tells whether the first one is after the second.

      iex> NaiveDateTime.after?(~N[2022-02-02 11:00:00], ~N[2021-01-01 11:00:00])
      true

  """
  @doc since: "1.15.0"
  @spec after?(Calendar.naive_datetime(), Calendar.naive_datetime()) :: boolean()
  def after?(naive_datetime1, naive_datetime2), do: compare(naive_datetime1, naive_datetime2) == :gt

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

  defp from_iso_days(iso_days, calendar, precision) do
    {year, month, day, hour, minute, second, {microsecond, _}} = calendar.naive_datetime_from_iso_days(iso_days)
    from_fields({year, month, day, hour, minute, second, {microsecond, precision}}, calendar)
  end

  defp from_fields({year, month, day, hour, minute, second, microsecond}, calendar) do
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
end

defimpl String.Chars, for: NaiveDateTime do
  def to_string(naive_datetime), do: NaiveDateTime.to_string(naive_datetime)
end

defimpl Inspect, for: NaiveDateTime do
  # Years that the sigil cannot hold are shown as a call.
  def inspect(%{calendar: Calendar.ISO, year: year} = naive_datetime, _opts) when year in -9999..9999,
    do: "~N[" <> NaiveDateTime.to_string(naive_datetime) <> "]"

  def inspect(%{calendar: Calendar.ISO} = naive_datetime, _opts) do
    %{year: year, month: month, day: day} = naive_datetime
    %{hour: hour, minute: minute, second: second, microsecond: microsecond} = naive_datetime
    fields = [year, month, day, hour, minute, second, microsecond]
    "NaiveDateTime.new!(" <> Enum.map_join(fields, ", ", &Kernel.inspect/1) <> ")"
  end

  def inspect(%{calendar: calendar} = naive_datetime, _opts),
    do: "~N[" <> NaiveDateTime.to_string(naive_datetime) <> " " <> Kernel.inspect(calendar) <> "]"
end
