defmodule Calendar.ISO.Parser do
  @moduledoc false

  # Reads ISO 8601 from strings. Each step takes what is left of the string and gives what it read with the
  # rest; a step that finds something else fails the whole with `:error`, which stands for
  # `{:error, :invalid_format}`. Whether dates and times exist is checked at the end only.

  alias Calendar.ISO

  @type format :: :basic | :extended

  @doc "Reads a date."
  @spec date(String.t(), format) :: {:ok, {integer, integer, integer}} | {:error, atom}
  def date(string, format) do
    with {date, ""} <- read_date(string, format) do
      check_date(date)
    else
      _ -> {:error, :invalid_format}
    end
  end

  @doc "Reads a time, with a `T` in front and an offset behind if there are such."
  @spec time(String.t(), format) :: {:ok, tuple} | {:error, atom}
  def time("T" <> string, format), do: bare_time(string, format)
  def time(string, format), do: bare_time(string, format)

  defp bare_time(string, format) do
    with {time, _offset} <- read_time_and_offset(string, format) do
      check_time(time)
    else
      _ -> {:error, :invalid_format}
    end
  end

  @doc "Reads a date and a time; an offset is passed over."
  @spec naive_datetime(String.t(), format) :: {:ok, tuple} | {:error, atom}
  def naive_datetime(string, format) do
    with {date, time, _offset} <- read_datetime(string, format),
         {:ok, {year, month, day}} <- check_date(date),
         {:ok, {hour, minute, second, microsecond}} <- check_time(time) do
      {:ok, {year, month, day, hour, minute, second, microsecond}}
    else
      {:error, _reason} = error -> error
      :error -> {:error, :invalid_format}
    end
  end

  @doc "Reads a date and a time with an offset, and turns them to UTC."
  @spec utc_datetime(String.t(), format) :: {:ok, tuple, integer} | {:error, atom}
  def utc_datetime(string, format) do
    with {date, time, offset} <- read_datetime(string, format),
         {:ok, date} <- check_date(date),
         {:ok, time} <- check_time(time),
         {:ok, offset} <- check_offset(offset) do
      {:ok, to_utc(date, time, offset), offset}
    else
      {:error, _reason} = error -> error
      :error -> {:error, :invalid_format}
    end
  end

  defp check_offset(nil), do: {:error, :missing_offset}
  defp check_offset(offset), do: {:ok, offset}

  defp to_utc({year, month, day}, {hour, minute, second, microsecond}, 0),
    do: {year, month, day, hour, minute, second, microsecond}

  defp to_utc({year, month, day}, {hour, minute, second, {_, precision} = microsecond}, offset) do
    {year, month, day, hour, minute, second, {value, _}} =
      year
      |> ISO.naive_datetime_to_iso_days(month, day, hour, minute, second, microsecond)
      |> ISO.add_day_fraction_to_iso_days(-offset, 86400)
      |> ISO.naive_datetime_from_iso_days()

    {year, month, day, hour, minute, second, {value, precision}}
  end

  defp check_date({year, month, day} = date) do
    if ISO.valid_date?(year, month, day), do: {:ok, date}, else: {:error, :invalid_date}
  end

  defp check_time({hour, minute, second, microsecond} = time) do
    if ISO.valid_time?(hour, minute, second, microsecond), do: {:ok, time}, else: {:error, :invalid_time}
  end

  ## Steps

  defp read_datetime(string, format) do
    with {date, <<separator, rest::binary>>} when separator in [?\s, ?T] <- read_date(string, format),
         {time, offset} <- read_time_and_offset(rest, format) do
      {date, time, offset}
    else
      _ -> :error
    end
  end

  defp read_date("-" <> rest, format), do: rest |> read_unsigned_date(format) |> before_christ()
  defp read_date("+" <> rest, format), do: read_unsigned_date(rest, format)
  defp read_date(string, format), do: read_unsigned_date(string, format)

  defp before_christ({{year, month, day}, rest}), do: {{-year, month, day}, rest}
  defp before_christ(:error), do: :error

  defp read_unsigned_date(<<y1, y2, y3, y4, ?-, m1, m2, ?-, d1, d2, rest::binary>>, :extended)
       when y1 in ?0..?9 and y2 in ?0..?9 and y3 in ?0..?9 and y4 in ?0..?9 and m1 in ?0..?9 and m2 in ?0..?9 and
              d1 in ?0..?9 and d2 in ?0..?9,
       do: {{number(y1, y2) * 100 + number(y3, y4), number(m1, m2), number(d1, d2)}, rest}

  defp read_unsigned_date(<<y1, y2, y3, y4, m1, m2, d1, d2, rest::binary>>, :basic)
       when y1 in ?0..?9 and y2 in ?0..?9 and y3 in ?0..?9 and y4 in ?0..?9 and m1 in ?0..?9 and m2 in ?0..?9 and
              d1 in ?0..?9 and d2 in ?0..?9,
       do: {{number(y1, y2) * 100 + number(y3, y4), number(m1, m2), number(d1, d2)}, rest}

  defp read_unsigned_date(_string, _format), do: :error

  defp read_time_and_offset(string, format) do
    with {hour, minute, second, rest} <- read_time(string, format),
         {microsecond, rest} <- read_fraction(rest),
         {:ok, offset} <- read_offset(rest) do
      {{hour, minute, second, microsecond}, offset}
    end
  end

  defp read_time(<<h1, h2, ?:, m1, m2, ?:, s1, s2, rest::binary>>, :extended)
       when h1 in ?0..?9 and h2 in ?0..?9 and m1 in ?0..?9 and m2 in ?0..?9 and s1 in ?0..?9 and s2 in ?0..?9,
       do: {number(h1, h2), number(m1, m2), number(s1, s2), rest}

  defp read_time(<<h1, h2, m1, m2, s1, s2, rest::binary>>, :basic)
       when h1 in ?0..?9 and h2 in ?0..?9 and m1 in ?0..?9 and m2 in ?0..?9 and s1 in ?0..?9 and s2 in ?0..?9,
       do: {number(h1, h2), number(m1, m2), number(s1, s2), rest}

  defp read_time(_string, _format), do: :error

  @doc """
  Reads a fraction of a second as `{microseconds, precision}` and the rest; digits after the sixth are passed
  over.

  Without a dot or comma that is `{0, 0}`; without a digit behind it, `:error`.
  """
  @spec read_fraction(binary) :: {{0..999_999, 0..6}, binary} | :error
  def read_fraction(<<separator, digit, rest::binary>>) when separator in [?., ?,] and digit in ?0..?9,
    do: read_fraction(rest, digit - ?0, 1)

  def read_fraction(<<separator, _rest::binary>>) when separator in [?., ?,], do: :error
  def read_fraction(rest), do: {{0, 0}, rest}

  defp read_fraction(<<digit, rest::binary>>, value, count) when digit in ?0..?9 and count < 6,
    do: read_fraction(rest, value * 10 + digit - ?0, count + 1)

  defp read_fraction(<<digit, rest::binary>>, value, 6) when digit in ?0..?9, do: read_fraction(rest, value, 6)
  defp read_fraction(rest, value, count), do: {{scale(value, count), count}, rest}

  defp scale(value, 6), do: value
  defp scale(value, count), do: scale(value * 10, count + 1)

  defp read_offset(""), do: {:ok, nil}
  defp read_offset("Z"), do: {:ok, 0}
  defp read_offset("-00:00"), do: :error
  defp read_offset("-0000"), do: :error
  defp read_offset("-00"), do: :error

  defp read_offset(<<sign, h1, h2, ?:, m1, m2>>), do: offset(sign, h1, h2, m1, m2)
  defp read_offset(<<sign, h1, h2, m1, m2>>), do: offset(sign, h1, h2, m1, m2)
  defp read_offset(<<sign, h1, h2>>), do: offset(sign, h1, h2, ?0, ?0)
  defp read_offset(_rest), do: :error

  defp offset(sign, h1, h2, m1, m2)
       when sign in [?+, ?-] and h1 in ?0..?2 and h2 in ?0..?9 and m1 in ?0..?5 and m2 in ?0..?9 do
    case number(h1, h2) do
      hours when hours > 23 -> :error
      hours when sign == ?- -> {:ok, -(hours * 3600 + number(m1, m2) * 60)}
      hours -> {:ok, hours * 3600 + number(m1, m2) * 60}
    end
  end

  defp offset(_sign, _h1, _h2, _m1, _m2), do: :error

  defp number(tens, ones), do: (tens - ?0) * 10 + ones - ?0

  ## Durations

  @date_units [year: ?Y, month: ?M, week: ?W, day: ?D]
  @time_units [hour: ?H, minute: ?M, second: ?S]

  @doc "Reads a duration as pairs of units and amounts, the last unit first."
  @spec duration(term) :: {:ok, keyword} | {:error, atom}
  def duration("P" <> string) when byte_size(string) > 0, do: date_part(string, @date_units, [])
  def duration("+P" <> string) when byte_size(string) > 0, do: date_part(string, @date_units, [])

  def duration("-P" <> string) when byte_size(string) > 0 do
    with {:ok, parts} <- date_part(string, @date_units, []) do
      {:ok, Enum.map(parts, &negate/1)}
    end
  end

  def duration(_other), do: {:error, :invalid_duration}

  defp negate({:microsecond, {value, precision}}), do: {:microsecond, {-value, precision}}
  defp negate({unit, value}), do: {unit, -value}

  defp date_part("", _units, parts), do: {:ok, parts}
  defp date_part("T" <> string, _units, parts) when byte_size(string) > 0, do: time_part(string, @time_units, parts)

  defp date_part(string, units, parts) do
    with {_sign, amount, <<designator, rest::binary>>} <- read_amount(string),
         {unit, units} <- find_unit(units, designator) do
      date_part(rest, units, [{unit, amount} | parts])
    else
      _ -> {:error, :invalid_date_component}
    end
  end

  defp time_part("", _units, parts), do: {:ok, parts}

  defp time_part(string, units, parts) do
    with {sign, amount, rest} <- read_amount(string),
         {{microseconds, precision}, <<designator, rest::binary>>} <- read_fraction(rest),
         {unit, units} when unit == :second or precision == 0 <- find_unit(units, designator) do
      parts = if precision == 0, do: parts, else: [{:microsecond, {sign * microseconds, precision}} | parts]
      time_part(rest, units, [{unit, amount} | parts])
    else
      _ -> {:error, :invalid_time_component}
    end
  end

  # Units come in order, each once at most.
  defp find_unit([{unit, designator} | units], designator), do: {unit, units}
  defp find_unit([_ | units], designator), do: find_unit(units, designator)
  defp find_unit([], _designator), do: :error

  defp read_amount("-" <> rest), do: read_amount(rest, -1)
  defp read_amount("+" <> rest), do: read_amount(rest, 1)
  defp read_amount(rest), do: read_amount(rest, 1)

  defp read_amount(<<digit, _::binary>> = string, sign) when digit in ?0..?9 do
    {amount, rest} = Integer.parse(string)
    {sign, sign * amount, rest}
  end

  defp read_amount(_string, _sign), do: :error
end
