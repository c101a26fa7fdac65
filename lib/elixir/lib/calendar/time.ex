defmodule Time do
  @moduledoc """
  Times of day: an hour, a minute, a second and microseconds in a calendar.

      iex> time = ~T[23:00:07.0]
      iex> time.hour
      23
      iex> Time.add(time, 3600)
      ~T[00:00:07.0]

  Times are made with the sigil `~T` or with `new/5`; making the struct by hand does not check that there is
  such a time. Microseconds are a pair of their number and the precision, which is the number of digits that
  count.

  The functions here take any struct or map with the fields of a time, so a `NaiveDateTime` or a `DateTime`
  will do too. Calculations go around the clock.

  To compare times use `compare/2`, `before?/2` and `after?/2`. `==`, `<` and so on look at the fields one by
  one, in an order that has nothing to do with times. Functions of `Enum` take `Time` as a sorter:

      iex> Enum.max([~T[10:00:00], ~T[09:59:59.9]], Time)
      ~T[10:00:00]

  """

  @enforce_keys [:hour, :minute, :second]
  defstruct [:hour, :minute, :second, microsecond: {0, 0}, calendar: Calendar.ISO]

  @type t :: %__MODULE__{
          hour: Calendar.hour(),
          minute: Calendar.minute(),
          second: Calendar.second(),
          microsecond: Calendar.microsecond(),
          calendar: Calendar.calendar()
        }

  @parts_per_day 86_400_000_000
  @seconds_per_day 24 * 60 * 60
  @units [:hour, :minute, :second, :microsecond]

  ## Making

  @doc """
  Gives the time now, in UTC.

      iex> time = Time.utc_now()
      iex> time.hour in 0..23
      true

  The argument is a calendar, or the unit the time is truncated to: `:second`, `:millisecond` or
  `:microsecond`.

      iex> Time.utc_now(:second).microsecond
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
  Gives the time now, in UTC, truncated to a unit, in a calendar.

      iex> Time.utc_now(:millisecond, Calendar.ISO).microsecond |> elem(1)
      3

  """
  @doc since: "1.19.0"
  @spec utc_now(:native | :microsecond | :millisecond | :second, Calendar.calendar()) :: t
  def utc_now(time_unit, calendar) when time_unit in [:native, :microsecond, :millisecond, :second] do
    {:ok, _date, {hour, minute, second}, microsecond} =
      Calendar.ISO.from_unix(:os.system_time(time_unit), time_unit)

    convert!(%Time{hour: hour, minute: minute, second: second, microsecond: microsecond}, calendar)
  end

  @doc """
  Makes a time, if there is such a one.

  Microseconds may be given as a number too; the precision is 6 then, or 0 for 0.

      iex> Time.new(23, 30, 15)
      {:ok, ~T[23:30:15]}

      iex> Time.new(23, 59, 59, {13_000, 3})
      {:ok, ~T[23:59:59.013]}

      iex> Time.new(24, 59, 59)
      {:error, :invalid_time}

  """
  @spec new(
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond() | non_neg_integer,
          Calendar.calendar()
        ) :: {:ok, t} | {:error, atom}
  def new(hour, minute, second, microsecond \\ {0, 0}, calendar \\ Calendar.ISO)

  def new(hour, minute, second, microsecond, calendar) when is_integer(microsecond),
    do: new(hour, minute, second, {microsecond, 6}, calendar)

  def new(hour, minute, second, {microsecond, precision}, calendar)
      when is_integer(hour) and is_integer(minute) and is_integer(second) and is_integer(microsecond) and
             is_integer(precision) do
    if calendar.valid_time?(hour, minute, second, {microsecond, precision}) do
      {:ok,
       %Time{hour: hour, minute: minute, second: second, microsecond: {microsecond, precision}, calendar: calendar}}
    else
      {:error, :invalid_time}
    end
  end

  @doc """
  Makes a time, or raises `ArgumentError` if there is no such one.

      iex> Time.new!(23, 30, 15)
      ~T[23:30:15]

      iex> Time.new!(24, 30, 15)
      ** (ArgumentError) cannot build time, reason: :invalid_time

  """
  @doc since: "1.11.0"
  @spec new!(
          Calendar.hour(),
          Calendar.minute(),
          Calendar.second(),
          Calendar.microsecond() | non_neg_integer,
          Calendar.calendar()
        ) :: t
  def new!(hour, minute, second, microsecond \\ {0, 0}, calendar \\ Calendar.ISO) do
    case new(hour, minute, second, microsecond, calendar) do
      {:ok, time} -> time
      {:error, reason} -> raise ArgumentError, "cannot build time, reason: #{inspect(reason)}"
    end
  end

  ## Reading and writing

  @doc """
  Gives a time as its calendar writes it.

      iex> Time.to_string(~T[23:00:00.001])
      "23:00:00.001"

  """
  @spec to_string(Calendar.time()) :: String.t()
  def to_string(time)

  def to_string(%{hour: hour, minute: minute, second: second, microsecond: microsecond, calendar: calendar}),
    do: calendar.time_to_string(hour, minute, second, microsecond)

  @doc """
  Reads a time in ISO 8601, in the extended format.

  An offset may follow and is passed over.

      iex> Time.from_iso8601("23:50:07.0123456")
      {:ok, ~T[23:50:07.012345]}

      iex> Time.from_iso8601("T23:50:07Z")
      {:ok, ~T[23:50:07]}

      iex> Time.from_iso8601("23:50:61")
      {:error, :invalid_time}

  """
  @spec from_iso8601(String.t(), Calendar.calendar()) :: {:ok, t} | {:error, atom}
  def from_iso8601(string, calendar \\ Calendar.ISO) do
    with {:ok, {hour, minute, second, microsecond}} <- Calendar.ISO.parse_time(string) do
      convert(%Time{hour: hour, minute: minute, second: second, microsecond: microsecond}, calendar)
    end
  end

  @doc """
  Reads a time in ISO 8601, or raises `ArgumentError`.

      iex> Time.from_iso8601!("23:50:07")
      ~T[23:50:07]

      iex> Time.from_iso8601!("23-50-07")
      ** (ArgumentError) cannot parse "23-50-07" as time, reason: :invalid_format

  """
  @spec from_iso8601!(String.t(), Calendar.calendar()) :: t
  def from_iso8601!(string, calendar \\ Calendar.ISO) do
    case from_iso8601(string, calendar) do
      {:ok, value} -> value
      {:error, reason} -> raise ArgumentError, "cannot parse #{inspect(string)} as time, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives a time in ISO 8601, in the extended or basic format.

      iex> Time.to_iso8601(~T[23:00:13.005])
      "23:00:13.005"

      iex> Time.to_iso8601(~T[23:00:13], :basic)
      "230013"

  """
  @spec to_iso8601(Calendar.time(), :extended | :basic) :: String.t()
  def to_iso8601(time, format \\ :extended)

  def to_iso8601(
        %{calendar: Calendar.ISO, hour: hour, minute: minute, second: second, microsecond: microsecond},
        format
      )
      when format in [:extended, :basic],
      do: Calendar.ISO.time_to_string(hour, minute, second, microsecond, format)

  def to_iso8601(%{calendar: _} = time, format) when format in [:extended, :basic],
    do: time |> convert!(Calendar.ISO) |> to_iso8601(format)

  @doc """
  Gives a time as a tuple as Erlang has it, without microseconds.

      iex> Time.to_erl(~T[23:30:15.999])
      {23, 30, 15}

  """
  @spec to_erl(Calendar.time()) :: :calendar.time()
  def to_erl(time) do
    %{hour: hour, minute: minute, second: second} = convert!(time, Calendar.ISO)
    {hour, minute, second}
  end

  @doc """
  Makes a time of a tuple as Erlang has it.

      iex> Time.from_erl({23, 30, 15}, {5000, 3})
      {:ok, ~T[23:30:15.005]}

      iex> Time.from_erl({24, 30, 15})
      {:error, :invalid_time}

  """
  @spec from_erl(:calendar.time(), Calendar.microsecond() | non_neg_integer, Calendar.calendar()) ::
          {:ok, t} | {:error, atom}
  def from_erl(tuple, microsecond \\ {0, 0}, calendar \\ Calendar.ISO)

  def from_erl({hour, minute, second}, microsecond, calendar) do
    with {:ok, time} <- new(hour, minute, second, microsecond, Calendar.ISO), do: convert(time, calendar)
  end

  @doc """
  Makes a time of a tuple as Erlang has it, or raises `ArgumentError`.

      iex> Time.from_erl!({23, 30, 15})
      ~T[23:30:15]

  """
  @spec from_erl!(:calendar.time(), Calendar.microsecond() | non_neg_integer, Calendar.calendar()) :: t
  def from_erl!(tuple, microsecond \\ {0, 0}, calendar \\ Calendar.ISO) do
    case from_erl(tuple, microsecond, calendar) do
      {:ok, value} -> value
      {:error, reason} -> raise ArgumentError, "cannot convert #{inspect(tuple)} to time, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives the time a number of seconds after midnight, going around the clock.

      iex> Time.from_seconds_after_midnight(3600, {123_000, 3})
      ~T[01:00:00.123]

      iex> Time.from_seconds_after_midnight(-1)
      ~T[23:59:59]

  """
  @doc since: "1.11.0"
  @spec from_seconds_after_midnight(integer(), Calendar.microsecond(), Calendar.calendar()) :: t
  def from_seconds_after_midnight(seconds, microsecond \\ {0, 0}, calendar \\ Calendar.ISO) when is_integer(seconds) do
    {hour, minute, second, _} =
      Calendar.ISO.time_from_day_fraction({Integer.mod(seconds, @seconds_per_day), @seconds_per_day})

    convert!(%Time{hour: hour, minute: minute, second: second, microsecond: microsecond}, calendar)
  end

  @doc """
  Gives the seconds and microseconds since midnight.

      iex> Time.to_seconds_after_midnight(~T[01:00:00.123])
      {3600, 123000}

  """
  @doc since: "1.11.0"
  @spec to_seconds_after_midnight(Calendar.time()) :: {integer(), non_neg_integer()}
  def to_seconds_after_midnight(%{microsecond: {microsecond, _precision}} = time) do
    {parts, parts_per_day} = to_day_fraction(time)
    {div(parts * @seconds_per_day, parts_per_day), microsecond}
  end

  @doc """
  Gives the same time in another calendar.

      iex> Time.convert(~T[13:30:15], Calendar.ISO)
      {:ok, ~T[13:30:15]}

  """
  @doc since: "1.5.0"
  @spec convert(Calendar.time(), Calendar.calendar()) :: {:ok, t} | {:error, atom}
  def convert(
        %{calendar: calendar, hour: hour, minute: minute, second: second, microsecond: microsecond},
        calendar
      ),
      do: {:ok, %Time{calendar: calendar, hour: hour, minute: minute, second: second, microsecond: microsecond}}

  def convert(%{microsecond: {_, precision}} = time, calendar) do
    {hour, minute, second, {microsecond, _}} = time |> to_day_fraction() |> calendar.time_from_day_fraction()

    {:ok, %Time{calendar: calendar, hour: hour, minute: minute, second: second, microsecond: {microsecond, precision}}}
  end

  @doc """
  Gives the same time in another calendar, by itself.

      iex> Time.convert!(~T[13:30:15], Calendar.ISO)
      ~T[13:30:15]

  """
  @doc since: "1.5.0"
  @spec convert!(Calendar.time(), Calendar.calendar()) :: t
  def convert!(time, calendar) do
    {:ok, converted} = convert(time, calendar)
    converted
  end

  ## Arithmetic and comparing

  @doc """
  Adds an amount of time, going around the clock.

  `unit` is `:hour`, `:minute` or what `System.convert_time_unit/3` knows. A finer unit makes the precision
  grow.

      iex> Time.add(~T[10:00:00], 27_000)
      ~T[17:30:00]

      iex> Time.add(~T[23:00:00], 2, :hour)
      ~T[01:00:00]

      iex> Time.add(~T[00:00:00], -1, :millisecond)
      ~T[23:59:59.999]

  """
  @doc since: "1.6.0"
  @spec add(Calendar.time(), integer, :hour | :minute | System.time_unit()) :: t
  def add(time, amount_to_add, unit \\ :second)

  def add(time, amount_to_add, :hour) when is_integer(amount_to_add), do: add(time, amount_to_add * 3600, :second)
  def add(time, amount_to_add, :minute) when is_integer(amount_to_add), do: add(time, amount_to_add * 60, :second)

  def add(%{calendar: calendar, microsecond: {_, precision}} = time, amount_to_add, unit)
      when is_integer(amount_to_add) do
    if unit not in [:second, :millisecond, :microsecond, :nanosecond] and not (is_integer(unit) and unit > 0) do
      raise ArgumentError,
            "unsupported time unit. Expected :hour, :minute, :second, :millisecond, :microsecond, :nanosecond, " <>
              "or a positive integer, got #{inspect(unit)}"
    end

    microseconds = System.convert_time_unit(amount_to_add, unit, :microsecond)

    {_days, fraction} =
      Calendar.ISO.add_day_fraction_to_iso_days({0, to_day_fraction(time)}, microseconds, @parts_per_day)

    {hour, minute, second, {microsecond, _}} = calendar.time_from_day_fraction(fraction)
    precision = max(Calendar.ISO.time_unit_to_precision(unit), precision)
    %Time{hour: hour, minute: minute, second: second, microsecond: {microsecond, precision}, calendar: calendar}
  end

  defp to_day_fraction(%{
         hour: hour,
         minute: minute,
         second: second,
         microsecond: {_, _} = microsecond,
         calendar: calendar
       }),
       do: calendar.time_to_day_fraction(hour, minute, second, microsecond)

  @doc """
  Moves a time by a duration, or by hours, minutes, seconds and microseconds, around the clock.

  Raises `ArgumentError` for units of a day or more. `[microsecond: {0, 6}]` changes nothing; other
  microseconds bring their precision.

      iex> Time.shift(~T[01:15:00], hour: 6, minute: 15)
      ~T[07:30:00]

      iex> Time.shift(~T[23:30:00], Duration.new!(hour: 1))
      ~T[00:30:00]

  """
  @doc since: "1.17.0"
  @spec shift(Calendar.time(), Duration.t() | [unit_pair]) :: t
        when unit_pair:
               {:hour, integer}
               | {:minute, integer}
               | {:second, integer}
               | {:microsecond, {integer, 0..6}}
  def shift(
        %{hour: hour, minute: minute, second: second, microsecond: microsecond, calendar: calendar},
        duration
      ) do
    {hour, minute, second, microsecond} =
      calendar.shift_time(hour, minute, second, microsecond, __duration__!(duration))

    %Time{hour: hour, minute: minute, second: second, microsecond: microsecond, calendar: calendar}
  end

  @doc false
  def __duration__!(%Duration{} = duration), do: duration
  def __duration__!(unit_pairs), do: Duration.__new__!(unit_pairs, @units)

  @doc """
  Gives `:lt`, `:eq` or `:gt` if the first time is before, the same as or after the second.

  The precision does not matter.

      iex> Time.compare(~T[16:04:16], ~T[16:04:28])
      :lt

      iex> Time.compare(~T[16:04:16.0], ~T[16:04:16])
      :eq

  """
  @doc since: "1.4.0"
  @spec compare(Calendar.time(), Calendar.time()) :: :lt | :eq | :gt
  def compare(time1, time2) do
    {parts1, per_day1} = to_day_fraction(time1)
    {parts2, per_day2} = to_day_fraction(time2)

    case {parts1 * per_day2, parts2 * per_day1} do
      {first, second} when first > second -> :gt
      {first, second} when first < second -> :lt
      _ -> :eq
    end
  end

  @doc """
  Tells whether the first time is before the second.

      iex> Time.before?(~T[16:04:16], ~T[16:04:28])
      true

  """
  @doc since: "1.15.0"
  @spec before?(Calendar.time(), Calendar.time()) :: boolean()
  def before?(time1, time2), do: compare(time1, time2) == :lt

  @doc """
  Tells whether the first time is after the second.

      iex> Time.after?(~T[16:04:28], ~T[16:04:16])
      true

  """
  @doc since: "1.15.0"
  @spec after?(Calendar.time(), Calendar.time()) :: boolean()
  def after?(time1, time2), do: compare(time1, time2) == :gt

  @doc """
  Gives how much later the first time is than the second, in whole units.

      iex> Time.diff(~T[00:29:12], ~T[00:29:10])
      2

      iex> Time.diff(~T[02:29:10], ~T[00:29:10], :hour)
      2

      iex> Time.diff(~T[00:00:00.001], ~T[00:00:00], :microsecond)
      1000

  """
  @doc since: "1.5.0"
  @spec diff(Calendar.time(), Calendar.time(), :hour | :minute | System.time_unit()) :: integer
  def diff(time1, time2, unit \\ :second)
  def diff(time1, time2, :hour), do: time1 |> diff(time2, :second) |> div(3600)
  def diff(time1, time2, :minute), do: time1 |> diff(time2, :second) |> div(60)

  def diff(
        %{calendar: Calendar.ISO, hour: hour1, minute: minute1, second: second1, microsecond: {microsecond1, _}},
        %{calendar: Calendar.ISO, hour: hour2, minute: minute2, second: second2, microsecond: {microsecond2, _}},
        unit
      ) do
    seconds = (hour1 - hour2) * 3600 + (minute1 - minute2) * 60 + (second1 - second2)
    System.convert_time_unit(seconds * 1_000_000 + microsecond1 - microsecond2, :microsecond, unit)
  end

  def diff(time1, time2, unit) do
    fraction1 = to_day_fraction(time1)
    fraction2 = to_day_fraction(time2)
    Calendar.ISO.iso_days_to_unit({0, fraction1}, unit) - Calendar.ISO.iso_days_to_unit({0, fraction2}, unit)
  end

  @doc """
  Truncates microseconds to a precision: `:microsecond`, `:millisecond` or `:second`.

      iex> Time.truncate(~T[01:01:01.123456], :millisecond)
      ~T[01:01:01.123]

      iex> Time.truncate(~T[01:01:01], :microsecond)
      ~T[01:01:01]

  """
  @doc since: "1.6.0"
  @spec truncate(t(), :microsecond | :millisecond | :second) :: t()
  def truncate(%Time{microsecond: microsecond} = time, precision),
    do: %{time | microsecond: Calendar.truncate(microsecond, precision)}
end

defimpl String.Chars, for: Time do
  def to_string(time) do
    %{hour: hour, minute: minute, second: second, microsecond: microsecond, calendar: calendar} = time
    calendar.time_to_string(hour, minute, second, microsecond)
  end
end

defimpl Inspect, for: Time do
  def inspect(time, _opts) do
    %{hour: hour, minute: minute, second: second, microsecond: microsecond, calendar: calendar} = time
    "~T[" <> calendar.time_to_string(hour, minute, second, microsecond) <> suffix(calendar) <> "]"
  end

  defp suffix(Calendar.ISO), do: ""
  defp suffix(calendar), do: " " <> Kernel.inspect(calendar)
end
