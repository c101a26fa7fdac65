defmodule Duration do
  @moduledoc """
  A span of time in units of the calendar: years, months, weeks, days, hours, minutes, seconds and
  microseconds.

  Units are kept apart and are not converted, since their lengths differ: a month after January 31st is
  another number of days than a month after March 1st. What a duration amounts to is settled when it is
  applied with `Date.shift/2`, `Time.shift/2`, `NaiveDateTime.shift/2` or `DateTime.shift/3`:

      iex> Date.shift(~D[2024-01-31], Duration.new!(month: 1))
      ~D[2024-02-29]

  Those functions also take a list of units in place of a duration. Each unit may be negative. Durations are
  not compared, since whether a month is longer than thirty days cannot be said.

  Microseconds are a pair of their number and the precision, which is the number of digits that count:

      iex> Duration.new!(microsecond: {1500, 6}) |> Duration.to_iso8601()
      "PT0.001500S"

  """
  @moduledoc since: "1.17.0"

  @derive {Inspect, optional: [:year, :month, :week, :day, :hour, :minute, :second, :microsecond]}
  defstruct year: 0, month: 0, week: 0, day: 0, hour: 0, minute: 0, second: 0, microsecond: {0, 0}

  @units [:year, :month, :week, :day, :hour, :minute, :second, :microsecond]
  @default_names [year: "a", month: "mo", week: "wk", day: "d", hour: "h", minute: "min", second: "s"]

  @typedoc """
  A duration with all its units.
  """
  @type t :: %Duration{
          year: integer,
          month: integer,
          week: integer,
          day: integer,
          hour: integer,
          minute: integer,
          second: integer,
          microsecond: {integer, 0..6}
        }

  @typedoc """
  A unit with its amount.
  """
  @type unit_pair ::
          {:year, integer}
          | {:month, integer}
          | {:week, integer}
          | {:day, integer}
          | {:hour, integer}
          | {:minute, integer}
          | {:second, integer}
          | {:microsecond, {integer, 0..6}}

  @typedoc """
  What can be given for a duration: one, or units with their amounts.
  """
  @type duration :: t | [unit_pair]

  @typedoc """
  Options of `to_string/2`.
  """
  @type to_string_opts :: [
          units: [
            year: String.t(),
            month: String.t(),
            week: String.t(),
            day: String.t(),
            hour: String.t(),
            minute: String.t(),
            second: String.t()
          ],
          separator: String.t()
        ]

  @doc """
  Makes a duration of units and their amounts.

  Raises `ArgumentError` for anything else than integers under the names of units, and `{integer, precision}`
  under `:microsecond`.

      iex> Duration.new!(year: 1, week: 3, hour: 4, second: 1)
      %Duration{year: 1, week: 3, hour: 4, second: 1}

      iex> Duration.new!(day: 1.5)
      ** (ArgumentError) unsupported value 1.5 for :day. Expected an integer

  """
  @spec new!(duration()) :: t
  def new!(duration)
  def new!(%Duration{} = duration), do: duration

  def new!(unit_pairs) do
    Enum.each(unit_pairs, &validate_unit!/1)
    struct!(Duration, unit_pairs)
  end

  @doc false
  # Of what has only some of the units: a date or a time.
  def __new__!(unit_pairs, units) do
    Enum.each(unit_pairs, fn {unit, _value} -> validate_supported!(unit, units) end)
    new!(unit_pairs)
  end

  defp validate_supported!(unit, units) do
    cond do
      unit in units -> :ok
      unit in @units -> raise ArgumentError, "unsupported unit #{inspect(unit)}. Expected #{listed(units)}"
      true -> raise ArgumentError, "unknown unit #{inspect(unit)}. Expected #{listed(units)}"
    end
  end

  defp listed(units), do: Enum.map_join(units, ", ", &inspect/1)

  defp validate_unit!({:microsecond, {value, precision}}) when is_integer(value) and precision in 0..6, do: :ok

  defp validate_unit!({:microsecond, value}) do
    raise ArgumentError,
          "unsupported value #{inspect(value)} for :microsecond. " <>
            "Expected a tuple {ms, precision} where precision is an integer from 0 to 6"
  end

  defp validate_unit!({unit, value}) when unit in @units and is_integer(value), do: :ok

  defp validate_unit!({unit, value}) when unit in @units,
    do: raise(ArgumentError, "unsupported value #{inspect(value)} for #{inspect(unit)}. Expected an integer")

  defp validate_unit!({unit, _value}),
    do: raise(ArgumentError, "unknown unit #{inspect(unit)}. Expected #{listed(@units)}")

  @doc """
  Adds two durations, unit by unit.

  The precision of microseconds is the greater one.

      iex> Duration.add(Duration.new!(week: 2, day: 1), Duration.new!(day: 2))
      %Duration{week: 2, day: 3}

  """
  @spec add(t, t) :: t
  def add(%Duration{} = duration1, %Duration{} = duration2), do: combine(duration1, duration2, &(&1 + &2))

  @doc """
  Subtracts the second duration from the first, unit by unit.

  The precision of microseconds is the greater one.

      iex> Duration.subtract(Duration.new!(week: 2, day: 1), Duration.new!(day: 2))
      %Duration{week: 2, day: -1}

  """
  @spec subtract(t, t) :: t
  def subtract(%Duration{} = duration1, %Duration{} = duration2), do: combine(duration1, duration2, &(&1 - &2))

  defp combine(duration1, duration2, fun) do
    {microsecond1, precision1} = duration1.microsecond
    {microsecond2, precision2} = duration2.microsecond

    %Duration{
      year: fun.(duration1.year, duration2.year),
      month: fun.(duration1.month, duration2.month),
      week: fun.(duration1.week, duration2.week),
      day: fun.(duration1.day, duration2.day),
      hour: fun.(duration1.hour, duration2.hour),
      minute: fun.(duration1.minute, duration2.minute),
      second: fun.(duration1.second, duration2.second),
      microsecond: {fun.(microsecond1, microsecond2), max(precision1, precision2)}
    }
  end

  @doc """
  Multiplies all units by an integer.

      iex> Duration.multiply(Duration.new!(day: 1, minute: 15, second: -10), 3)
      %Duration{day: 3, minute: 45, second: -30}

  """
  @spec multiply(t, integer) :: t
  def multiply(%Duration{microsecond: {microsecond, precision}} = duration, integer) when is_integer(integer) do
    %Duration{
      year: duration.year * integer,
      month: duration.month * integer,
      week: duration.week * integer,
      day: duration.day * integer,
      hour: duration.hour * integer,
      minute: duration.minute * integer,
      second: duration.second * integer,
      microsecond: {microsecond * integer, precision}
    }
  end

  @doc """
  Changes the sign of all units.

      iex> Duration.negate(Duration.new!(day: 1, minute: 15, second: -10))
      %Duration{day: -1, minute: -15, second: 10}

  """
  @spec negate(t) :: t
  def negate(%Duration{} = duration), do: multiply(duration, -1)

  @doc """
  Reads a duration in the format of ISO 8601.

  That is `P`, amounts with the letters `Y`, `M`, `W` and `D`, and after a `T` amounts with `H`, `M` and `S`,
  in this order. Seconds may have a fraction. The whole and each amount may have a sign.

      iex> Duration.from_iso8601("P1Y2M3DT4H5M6S")
      {:ok, %Duration{year: 1, month: 2, day: 3, hour: 4, minute: 5, second: 6}}

      iex> Duration.from_iso8601("-PT10H")
      {:ok, %Duration{hour: -10}}

      iex> Duration.from_iso8601("P3D1Y")
      {:error, :invalid_date_component}

  """
  @spec from_iso8601(String.t()) :: {:ok, t} | {:error, atom}
  def from_iso8601(string) when is_binary(string) do
    with {:ok, parts} <- Calendar.ISO.parse_duration(string) do
      {:ok, new!(parts)}
    end
  end

  @doc """
  Reads a duration in the format of ISO 8601, or raises `ArgumentError`.

      iex> Duration.from_iso8601!("P1Y2M3DT4H5M6S")
      %Duration{year: 1, month: 2, day: 3, hour: 4, minute: 5, second: 6}

  """
  @spec from_iso8601!(String.t()) :: t
  def from_iso8601!(string) when is_binary(string) do
    case from_iso8601(string) do
      {:ok, duration} -> duration
      {:error, reason} -> raise ArgumentError, "failed to parse duration #{inspect(string)}. reason: #{inspect(reason)}"
    end
  end

  @doc """
  Gives a duration in the format of ISO 8601.

  Units that are 0 are left out; microseconds count as a fraction of seconds.

      iex> Duration.to_iso8601(Duration.new!(year: 3))
      "P3Y"

      iex> Duration.to_iso8601(Duration.new!(day: 40, hour: 12, minute: -42, second: 12))
      "P40DT12H-42M12S"

      iex> Duration.to_iso8601(Duration.new!([]))
      "PT0S"

  """
  @spec to_iso8601(t) :: String.t()
  def to_iso8601(%Duration{} = duration) do
    date = [
      amount(duration.year, "Y"),
      amount(duration.month, "M"),
      amount(duration.week, "W"),
      amount(duration.day, "D")
    ]

    time = [amount(duration.hour, "H"), amount(duration.minute, "M"), seconds(duration, "S")]

    case {:erlang.iolist_to_binary(date), :erlang.iolist_to_binary(time)} do
      {"", ""} -> "PT0S"
      {date, ""} -> "P" <> date
      {date, time} -> "P" <> date <> "T" <> time
    end
  end

  @doc """
  Gives a duration in words.

  The option `:units` changes the names of units, which are "a" for years, "mo", "wk", "d", "h", "min" and
  "s"; `:separator` what stands between them, a space.

      iex> Duration.to_string(Duration.new!(second: 30))
      "30s"

      iex> Duration.to_string(Duration.new!(day: 40, hour: 12, minute: 42), separator: ", ")
      "40d, 12h, 42min"

      iex> Duration.to_string(Duration.new!(day: 40, second: 1), units: [day: " days"])
      "40 days 1s"

  """
  @doc since: "1.18.0"
  @spec to_string(t, to_string_opts) :: String.t()
  def to_string(%Duration{} = duration, opts \\ []) do
    units = Keyword.get(opts, :units, [])
    separator = Keyword.get(opts, :separator, " ")
    name = fn unit -> Keyword.get(units, unit) || Keyword.fetch!(@default_names, unit) end

    amounts = [
      amount(duration.year, name.(:year)),
      amount(duration.month, name.(:month)),
      amount(duration.week, name.(:week)),
      amount(duration.day, name.(:day)),
      amount(duration.hour, name.(:hour)),
      amount(duration.minute, name.(:minute)),
      seconds(duration, name.(:second))
    ]

    case Enum.reject(amounts, &(&1 == [])) do
      [] -> "0" <> name.(:second)
      amounts -> amounts |> Enum.intersperse(separator) |> :erlang.iolist_to_binary()
    end
  end

  defp amount(0, _name), do: []
  defp amount(value, name), do: [Integer.to_string(value), name]

  defp seconds(%Duration{second: 0, microsecond: {0, _precision}}, _name), do: []
  defp seconds(%Duration{second: second, microsecond: {0, 0}}, name), do: amount(second, name)
  defp seconds(%Duration{second: second, microsecond: {_, 0}}, name), do: [Integer.to_string(second), name]

  # Both have a sign of their own, but what is written has one for both.
  defp seconds(%Duration{second: second, microsecond: {microsecond, precision}}, name) do
    total = second * 1_000_000 + microsecond
    sign = if total < 0, do: "-", else: ""
    whole = total |> abs() |> div(1_000_000) |> Integer.to_string()
    [sign, whole, fraction(rem(abs(total), 1_000_000), precision), name]
  end

  defp fraction(_microsecond, 0), do: []

  defp fraction(microsecond, precision) do
    digits = microsecond |> Integer.to_string() |> String.pad_leading(6, "0")
    [?., :erlang.binary_part(digits, 0, precision)]
  end
end
