defmodule Date do
  @moduledoc """
  Dates: a year, a month and a day in a calendar.

      iex> date = ~D[2000-01-01]
      iex> date.year
      2000
      iex> Date.add(date, 31)
      ~D[2000-02-01]

  Dates are made with the sigil `~D` or with `new/4`; making the struct by hand does not check that there is
  such a date. The functions here take any struct or map with the fields of a date, so a `NaiveDateTime` or a
  `DateTime` will do too.

  To compare dates use `compare/2`, `before?/2` and `after?/2`. `==`, `<` and so on look at the fields one by
  one, in an order that has nothing to do with dates. Functions of `Enum` take `Date` as a sorter:

      iex> Enum.min([~D[2017-03-31], ~D[2017-04-01]], Date)
      ~D[2017-03-31]

  The number of days since the beginning of year 0 (`to_gregorian_days/1`) is useful for arithmetic.
  """

  @enforce_keys [:year, :month, :day]
  defstruct [:year, :month, :day, calendar: Calendar.ISO]

  @type t :: %__MODULE__{
          year: Calendar.year(),
          month: Calendar.month(),
          day: Calendar.day(),
          calendar: Calendar.calendar()
        }

  @units [:year, :month, :week, :day]

  ## Making

  @doc """
  Makes a date, if there is such a one.

      iex> Date.new(2000, 1, 1)
      {:ok, ~D[2000-01-01]}

      iex> Date.new(2000, 2, 30)
      {:error, :invalid_date}

  """
  @spec new(Calendar.year(), Calendar.month(), Calendar.day(), Calendar.calendar()) :: {:ok, t} | {:error, atom}
  def new(year, month, day, calendar \\ Calendar.ISO) do
    if calendar.valid_date?(year, month, day),
      do: {:ok, %Date{year: year, month: month, day: day, calendar: calendar}},
      else: {:error, :invalid_date}
  end

  @doc """
  Makes a date, or raises `ArgumentError` if there is no such one.

      iex> Date.new!(2000, 1, 1)
      ~D[2000-01-01]

      iex> Date.new!(2000, 13, 1)
      ** (ArgumentError) cannot build date, reason: :invalid_date

  """
  @doc since: "1.11.0"
  @spec new!(Calendar.year(), Calendar.month(), Calendar.day(), Calendar.calendar()) :: t
  def new!(year, month, day, calendar \\ Calendar.ISO) do
    case new(year, month, day, calendar) do
      {:ok, date} -> date
      {:error, reason} -> raise ArgumentError, "cannot build date, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives today's date in UTC.

      iex> date = Date.utc_today()
      iex> date.year >= 2016
      true

  """
  @doc since: "1.4.0"
  @spec utc_today(Calendar.calendar()) :: t
  def utc_today(calendar \\ Calendar.ISO), do: calendar |> DateTime.utc_now() |> DateTime.to_date()

  @doc """
  Makes a range of dates, a day apart.

  If the first date is after the last one the step is -1, with a warning: give the step with `range/3` then.
  Raises `ArgumentError` unless both are in the same calendar.

      iex> Date.range(~D[1999-01-01], ~D[2000-01-01])
      Date.range(~D[1999-01-01], ~D[2000-01-01])

      iex> Enum.count(Date.range(~D[1999-01-01], ~D[2000-01-01]))
      366

  """
  @doc since: "1.5.0"
  @spec range(Calendar.date(), Calendar.date()) :: Date.Range.t()
  def range(%{calendar: calendar} = first, %{calendar: calendar} = last) do
    first_days = to_days(first)
    last_days = to_days(last)

    if first_days <= last_days do
      range(first, first_days, last, last_days, calendar, 1)
    else
      IO.warn("a negative range was inferred for Date.range/2, call Date.range/3 instead with -1 as third argument")
      range(first, first_days, last, last_days, calendar, -1)
    end
  end

  def range(%{calendar: _, year: _, month: _, day: _}, %{calendar: _, year: _, month: _, day: _}),
    do: raise(ArgumentError, "both dates must have matching calendars")

  @doc """
  Makes a range of dates, a number of days apart.

  Raises `ArgumentError` unless both are in the same calendar and the step is an integer that is not 0.

      iex> Date.range(~D[1999-01-01], ~D[1999-01-09], 4) |> Enum.to_list()
      [~D[1999-01-01], ~D[1999-01-05], ~D[1999-01-09]]

      iex> Date.range(~D[2001-01-03], ~D[2001-01-01], -2)
      Date.range(~D[2001-01-03], ~D[2001-01-01], -2)

  """
  @doc since: "1.12.0"
  @spec range(Calendar.date(), Calendar.date(), step :: pos_integer | neg_integer) :: Date.Range.t()
  def range(%{calendar: calendar} = first, %{calendar: calendar} = last, step) when is_integer(step) and step != 0,
    do: range(first, to_days(first), last, to_days(last), calendar, step)

  def range(
        %{calendar: _, year: _, month: _, day: _} = first,
        %{calendar: _, year: _, month: _, day: _} = last,
        step
      ) do
    raise ArgumentError,
          "both dates must have matching calendar and the step must be a non-zero integer, " <>
            "got: #{inspect(first)}, #{inspect(last)}, #{step}"
  end

  defp range(first, first_days, last, last_days, calendar, step) do
    %Date.Range{
      first: %Date{calendar: calendar, year: first.year, month: first.month, day: first.day},
      last: %Date{calendar: calendar, year: last.year, month: last.month, day: last.day},
      first_in_iso_days: first_days,
      last_in_iso_days: last_days,
      step: step
    }
  end

  ## Reading and writing

  @doc """
  Reads a date in ISO 8601, in the extended format.

      iex> Date.from_iso8601("2015-01-23")
      {:ok, ~D[2015-01-23]}

      iex> Date.from_iso8601("2015:01:23")
      {:error, :invalid_format}

      iex> Date.from_iso8601("2015-01-32")
      {:error, :invalid_date}

  """
  @spec from_iso8601(String.t(), Calendar.calendar()) :: {:ok, t} | {:error, atom}
  def from_iso8601(string, calendar \\ Calendar.ISO) do
    with {:ok, {year, month, day}} <- Calendar.ISO.parse_date(string) do
      convert(%Date{year: year, month: month, day: day}, calendar)
    end
  end

  @doc """
  Reads a date in ISO 8601, or raises `ArgumentError`.

      iex> Date.from_iso8601!("2015-01-23")
      ~D[2015-01-23]

      iex> Date.from_iso8601!("2015:01:23")
      ** (ArgumentError) cannot parse "2015:01:23" as date, reason: :invalid_format

  """
  @spec from_iso8601!(String.t(), Calendar.calendar()) :: t
  def from_iso8601!(string, calendar \\ Calendar.ISO) do
    case from_iso8601(string, calendar) do
      {:ok, value} -> value
      {:error, reason} -> raise ArgumentError, "cannot parse #{inspect(string)} as date, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives a date in ISO 8601, in the extended or basic format.

      iex> Date.to_iso8601(~D[2000-02-28])
      "2000-02-28"

      iex> Date.to_iso8601(~D[2000-02-28], :basic)
      "20000228"

  """
  @spec to_iso8601(Calendar.date(), :extended | :basic) :: String.t()
  def to_iso8601(date, format \\ :extended)

  def to_iso8601(%{calendar: Calendar.ISO, year: year, month: month, day: day}, format)
      when format in [:extended, :basic],
      do: Calendar.ISO.date_to_string(year, month, day, format)

  def to_iso8601(%{calendar: _} = date, format) when format in [:extended, :basic],
    do: date |> convert!(Calendar.ISO) |> to_iso8601(format)

  @doc """
  Gives a date as its calendar writes it.

      iex> Date.to_string(~D[2000-02-28])
      "2000-02-28"

  """
  @spec to_string(Calendar.date()) :: String.t()
  def to_string(date)

  def to_string(%{calendar: calendar, year: year, month: month, day: day}),
    do: calendar.date_to_string(year, month, day)

  @doc """
  Makes a date of a tuple as Erlang has it.

      iex> Date.from_erl({2000, 1, 1})
      {:ok, ~D[2000-01-01]}

      iex> Date.from_erl({2000, 13, 1})
      {:error, :invalid_date}

  """
  @spec from_erl(:calendar.date(), Calendar.calendar()) :: {:ok, t} | {:error, atom}
  def from_erl(tuple, calendar \\ Calendar.ISO)

  def from_erl({year, month, day}, calendar) do
    with {:ok, date} <- new(year, month, day, Calendar.ISO), do: convert(date, calendar)
  end

  @doc """
  Makes a date of a tuple as Erlang has it, or raises `ArgumentError`.

      iex> Date.from_erl!({2000, 1, 1})
      ~D[2000-01-01]

  """
  @spec from_erl!(:calendar.date(), Calendar.calendar()) :: t
  def from_erl!(tuple, calendar \\ Calendar.ISO) do
    case from_erl(tuple, calendar) do
      {:ok, value} -> value
      {:error, reason} -> raise ArgumentError, "cannot convert #{inspect(tuple)} to date, reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives a date as a tuple as Erlang has it.

      iex> Date.to_erl(~D[2000-01-01])
      {2000, 1, 1}

  """
  @spec to_erl(Calendar.date()) :: :calendar.date()
  def to_erl(date) do
    %{year: year, month: month, day: day} = convert!(date, Calendar.ISO)
    {year, month, day}
  end

  @doc """
  Gives the date a number of days after January 1st of year 0.

      iex> Date.from_gregorian_days(1)
      ~D[0000-01-02]

      iex> Date.from_gregorian_days(-1)
      ~D[-0001-12-31]

  """
  @doc since: "1.11.0"
  @spec from_gregorian_days(integer(), Calendar.calendar()) :: t
  def from_gregorian_days(days, calendar \\ Calendar.ISO) when is_integer(days), do: from_days(days, calendar)

  @doc """
  Gives how many days a date is after January 1st of year 0.

      iex> Date.to_gregorian_days(~D[0000-01-02])
      1

      iex> Date.to_gregorian_days(~D[2000-01-01])
      730485

  """
  @doc since: "1.11.0"
  @spec to_gregorian_days(Calendar.date()) :: integer()
  def to_gregorian_days(date), do: to_days(date)

  @doc false
  def to_iso_days(%{calendar: Calendar.ISO, year: year, month: month, day: day}),
    do: {Calendar.ISO.date_to_iso_days(year, month, day), {0, 86_400_000_000}}

  def to_iso_days(%{calendar: calendar, year: year, month: month, day: day}),
    do: calendar.naive_datetime_to_iso_days(year, month, day, 0, 0, 0, {0, 0})

  defp to_days(date) do
    {days, _day_fraction} = to_iso_days(date)
    days
  end

  defp from_days(days, Calendar.ISO) do
    {year, month, day} = Calendar.ISO.date_from_iso_days(days)
    %Date{year: year, month: month, day: day, calendar: Calendar.ISO}
  end

  defp from_days(days, calendar) do
    {year, month, day, _, _, _, _} = calendar.naive_datetime_from_iso_days({days, {0, 86_400_000_000}})
    %Date{year: year, month: month, day: day, calendar: calendar}
  end

  @doc """
  Gives the same day in another calendar.

  `{:error, :incompatible_calendars}` is given if days start at different moments in the two calendars.

      iex> Date.convert(~D[2000-01-01], Calendar.ISO)
      {:ok, ~D[2000-01-01]}

  """
  @doc since: "1.5.0"
  @spec convert(Calendar.date(), Calendar.calendar()) :: {:ok, t} | {:error, :incompatible_calendars}
  def convert(%{calendar: calendar, year: year, month: month, day: day}, calendar),
    do: {:ok, %Date{calendar: calendar, year: year, month: month, day: day}}

  def convert(%{calendar: calendar} = date, target_calendar) do
    if Calendar.compatible_calendars?(calendar, target_calendar),
      do: {:ok, date |> to_days() |> from_days(target_calendar)},
      else: {:error, :incompatible_calendars}
  end

  @doc """
  Gives the same day in another calendar, or raises `ArgumentError`.

      iex> Date.convert!(~D[2000-01-01], Calendar.ISO)
      ~D[2000-01-01]

  """
  @doc since: "1.5.0"
  @spec convert!(Calendar.date(), Calendar.calendar()) :: t
  def convert!(date, calendar) do
    case convert(date, calendar) do
      {:ok, value} ->
        value

      {:error, reason} ->
        raise ArgumentError,
              "cannot convert #{inspect(date)} to target calendar #{inspect(calendar)}, reason: #{inspect(reason)}"
    end
  end

  ## Comparing

  @doc """
  Gives `:lt`, `:eq` or `:gt` if the first date is before, the same as or after the second.

      iex> Date.compare(~D[2016-04-16], ~D[2016-04-28])
      :lt

      iex> Date.compare(~D[2016-04-16], ~N[2016-04-16 10:00:00])
      :eq

  """
  @doc since: "1.4.0"
  @spec compare(Calendar.date(), Calendar.date()) :: :lt | :eq | :gt
  def compare(
        %{calendar: calendar, year: year1, month: month1, day: day1},
        %{calendar: calendar, year: year2, month: month2, day: day2}
      ),
      do: order({year1, month1, day1}, {year2, month2, day2})

  def compare(%{calendar: calendar1} = date1, %{calendar: calendar2} = date2) do
    if Calendar.compatible_calendars?(calendar1, calendar2) do
      order(to_iso_days(date1), to_iso_days(date2))
    else
      raise ArgumentError, """
      cannot compare #{inspect(date1)} with #{inspect(date2)}.

      This comparison would be ambiguous as their calendars have incompatible day rollover moments.
      Specify an exact time of day (using DateTime) to resolve this ambiguity
      """
    end
  end

  defp order(first, second) when first < second, do: :lt
  defp order(first, second) when first > second, do: :gt
  defp order(_first, _second), do: :eq

  @doc """
  Tells whether the first date is before the second.

      iex> Date.before?(~D[2021-01-01], ~D[2022-02-02])
      true

  """
  @doc since: "1.15.0"
  @spec before?(Calendar.date(), Calendar.date()) :: boolean()
  def before?(date1, date2), do: compare(date1, date2) == :lt

  @doc """
  Tells whether the first date is after the second.

      iex> Date.after?(~D[2022-02-02], ~D[2021-01-01])
      true

  """
  @doc since: "1.15.0"
  @spec after?(Calendar.date(), Calendar.date()) :: boolean()
  def after?(date1, date2), do: compare(date1, date2) == :gt

  ## Arithmetic

  @doc """
  Adds a number of days, which may be negative.

      iex> Date.add(~D[2000-01-03], -2)
      ~D[2000-01-01]

      iex> Date.add(~D[2000-01-01], 60)
      ~D[2000-03-01]

  """
  @doc since: "1.5.0"
  @spec add(Calendar.date(), integer()) :: t
  def add(%{calendar: Calendar.ISO, year: year, month: month, day: day}, days) do
    {year, month, day} = Calendar.ISO.shift_days({year, month, day}, days)
    %Date{calendar: Calendar.ISO, year: year, month: month, day: day}
  end

  def add(%{calendar: calendar} = date, days), do: from_days(to_days(date) + days, calendar)

  @doc """
  Gives how many days the first date is after the second.

      iex> Date.diff(~D[2000-01-03], ~D[2000-01-01])
      2

      iex> Date.diff(~D[0000-01-02], ~D[-0001-12-30])
      3

  """
  @doc since: "1.5.0"
  @spec diff(Calendar.date(), Calendar.date()) :: integer
  def diff(%{calendar: calendar1} = date1, %{calendar: calendar2} = date2) do
    if Calendar.compatible_calendars?(calendar1, calendar2) do
      to_days(date1) - to_days(date2)
    else
      raise ArgumentError,
            "cannot calculate the difference between #{inspect(date1)} and #{inspect(date2)} " <>
              "because their calendars are not compatible and thus the result would be ambiguous"
    end
  end

  @doc """
  Moves a date by a duration, or by years, months, weeks and days.

  Years and months come first, then weeks and days. A day that the month does not have becomes its last day.
  Raises `ArgumentError` for units smaller than a day.

      iex> Date.shift(~D[2016-01-03], month: 2)
      ~D[2016-03-03]

      iex> Date.shift(~D[2016-01-31], month: 4, day: 1)
      ~D[2016-06-01]

      iex> Date.shift(~D[2016-01-31], Duration.new!(month: 1))
      ~D[2016-02-29]

  """
  @doc since: "1.17.0"
  @spec shift(Calendar.date(), Duration.duration()) :: t
  def shift(%{calendar: calendar, year: year, month: month, day: day}, duration) do
    {year, month, day} = calendar.shift_date(year, month, day, __duration__!(duration))
    %Date{calendar: calendar, year: year, month: month, day: day}
  end

  @doc false
  def __duration__!(%Duration{} = duration), do: duration
  def __duration__!(unit_pairs), do: Duration.__new__!(unit_pairs, @units)

  ## Parts

  @doc """
  Tells whether the year is a leap year.

      iex> Date.leap_year?(~D[2000-01-01])
      true

      iex> Date.leap_year?(~D[1900-01-01])
      false

  """
  @doc since: "1.4.0"
  @spec leap_year?(Calendar.date()) :: boolean()
  def leap_year?(date)
  def leap_year?(%{calendar: calendar, year: year}), do: calendar.leap_year?(year)

  @doc """
  Gives how many days the month has.

      iex> Date.days_in_month(~D[1900-02-01])
      28

  """
  @doc since: "1.4.0"
  @spec days_in_month(Calendar.date()) :: Calendar.day()
  def days_in_month(date)
  def days_in_month(%{calendar: calendar, year: year, month: month}), do: calendar.days_in_month(year, month)

  @doc """
  Gives how many months the year has.

      iex> Date.months_in_year(~D[1900-01-13])
      12

  """
  @doc since: "1.7.0"
  @spec months_in_year(Calendar.date()) :: Calendar.month()
  def months_in_year(date)
  def months_in_year(%{calendar: calendar, year: year}), do: calendar.months_in_year(year)

  @doc """
  Gives the day of the week, 1 to 7.

  The week starts on Monday, or on the weekday that `starting_on` tells.

      iex> Date.day_of_week(~D[2016-10-31])
      1

      iex> Date.day_of_week(~D[2016-10-31], :sunday)
      2

  """
  @doc since: "1.4.0"
  @spec day_of_week(Calendar.date(), starting_on :: :default | atom) :: Calendar.day_of_week()
  def day_of_week(date, starting_on \\ :default)

  def day_of_week(%{calendar: calendar, year: year, month: month, day: day}, starting_on) do
    {day_of_week, _first, _last} = calendar.day_of_week(year, month, day, starting_on)
    day_of_week
  end

  @doc """
  Gives the first day of the week of a date.

      iex> Date.beginning_of_week(~D[2020-07-11])
      ~D[2020-07-06]

      iex> Date.beginning_of_week(~D[2020-07-11], :sunday)
      ~D[2020-07-05]

  """
  @doc since: "1.11.0"
  @spec beginning_of_week(Calendar.date(), starting_on :: :default | atom) :: t
  def beginning_of_week(date, starting_on \\ :default)

  def beginning_of_week(%{calendar: calendar, year: year, month: month, day: day} = date, starting_on) do
    {day_of_week, first, _last} = calendar.day_of_week(year, month, day, starting_on)
    from_days(to_days(date) - (day_of_week - first), calendar)
  end

  @doc """
  Gives the last day of the week of a date.

      iex> Date.end_of_week(~D[2020-07-11])
      ~D[2020-07-12]

      iex> Date.end_of_week(~D[2020-07-11], :sunday)
      ~D[2020-07-11]

  """
  @doc since: "1.11.0"
  @spec end_of_week(Calendar.date(), starting_on :: :default | atom) :: t
  def end_of_week(date, starting_on \\ :default)

  def end_of_week(%{calendar: calendar, year: year, month: month, day: day} = date, starting_on) do
    {day_of_week, _first, last} = calendar.day_of_week(year, month, day, starting_on)
    from_days(to_days(date) + (last - day_of_week), calendar)
  end

  @doc """
  Gives the day of the year, starting from 1.

      iex> Date.day_of_year(~D[2016-02-01])
      32

  """
  @doc since: "1.8.0"
  @spec day_of_year(Calendar.date()) :: Calendar.day()
  def day_of_year(date)

  def day_of_year(%{calendar: calendar, year: year, month: month, day: day}),
    do: calendar.day_of_year(year, month, day)

  @doc """
  Gives the quarter of the year, starting from 1.

      iex> Date.quarter_of_year(~D[2016-04-03])
      2

  """
  @doc since: "1.8.0"
  @spec quarter_of_year(Calendar.date()) :: non_neg_integer()
  def quarter_of_year(date)

  def quarter_of_year(%{calendar: calendar, year: year, month: month, day: day}),
    do: calendar.quarter_of_year(year, month, day)

  @doc """
  Gives the year within its era, and the era.

      iex> Date.year_of_era(~D[0001-01-01])
      {1, 1}

      iex> Date.year_of_era(~D[-0001-12-31])
      {2, 0}

  """
  @doc since: "1.8.0"
  @spec year_of_era(Calendar.date()) :: {Calendar.year(), non_neg_integer()}
  def year_of_era(date)

  def year_of_era(%{calendar: calendar, year: year, month: month, day: day}),
    do: calendar.year_of_era(year, month, day)

  @doc """
  Gives the day within its era, and the era.

      iex> Date.day_of_era(~D[0001-01-01])
      {1, 1}

      iex> Date.day_of_era(~D[0000-12-31])
      {1, 0}

  """
  @doc since: "1.8.0"
  @spec day_of_era(Calendar.date()) :: {Calendar.day(), non_neg_integer()}
  def day_of_era(date)

  def day_of_era(%{calendar: calendar, year: year, month: month, day: day}),
    do: calendar.day_of_era(year, month, day)

  @doc """
  Gives the first day of the month of a date.

      iex> Date.beginning_of_month(~D[2000-01-31])
      ~D[2000-01-01]

  """
  @doc since: "1.11.0"
  @spec beginning_of_month(Calendar.date()) :: t
  def beginning_of_month(date)

  def beginning_of_month(%{year: year, month: month, calendar: calendar}),
    do: %Date{year: year, month: month, day: 1, calendar: calendar}

  @doc """
  Gives the last day of the month of a date.

      iex> Date.end_of_month(~D[2000-02-23])
      ~D[2000-02-29]

  """
  @doc since: "1.11.0"
  @spec end_of_month(Calendar.date()) :: t
  def end_of_month(date)

  def end_of_month(%{year: year, month: month, calendar: calendar} = date),
    do: %Date{year: year, month: month, day: days_in_month(date), calendar: calendar}
end

defimpl String.Chars, for: Date do
  def to_string(%{calendar: calendar, year: year, month: month, day: day}),
    do: calendar.date_to_string(year, month, day)
end

defimpl Inspect, for: Date do
  # Years that the sigil cannot hold are shown as a call.
  def inspect(%{calendar: Calendar.ISO, year: year, month: month, day: day}, _opts) when year in -9999..9999,
    do: "~D[" <> Calendar.ISO.date_to_string(year, month, day) <> "]"

  def inspect(%{calendar: Calendar.ISO, year: year, month: month, day: day}, _opts),
    do: "Date.new!(#{Integer.to_string(year)}, #{Integer.to_string(month)}, #{Integer.to_string(day)})"

  def inspect(%{calendar: calendar, year: year, month: month, day: day}, _opts),
    do: "~D[" <> calendar.date_to_string(year, month, day) <> " " <> Kernel.inspect(calendar) <> "]"
end
