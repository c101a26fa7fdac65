defmodule Calendar.Strftime do
  @moduledoc false

  # `Calendar.strftime/3`: goes through the format once and gathers what it gives, newest part first.

  @month_names {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December"}

  @day_names {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

  @doc "What `format` gives for a date, time or datetime."
  @spec format(map, String.t(), keyword) :: String.t()
  def format(moment, format, opts),
    do: format |> parts(moment, options(opts), []) |> :lists.reverse() |> :erlang.iolist_to_binary()

  defp options(opts) do
    Enum.reduce(opts, default_options(), fn {key, value}, options ->
      if is_map_key(options, key),
        do: %{options | key => value},
        else: raise(ArgumentError, "unknown option #{inspect(key)} given to Calendar.strftime/3")
    end)
  end

  defp default_options do
    %{
      preferred_date: "%Y-%m-%d",
      preferred_time: "%H:%M:%S",
      preferred_datetime: "%Y-%m-%d %H:%M:%S",
      am_pm_names: fn
        :am -> "am"
        :pm -> "pm"
      end,
      month_names: &elem(@month_names, &1 - 1),
      abbreviated_month_names: &(@month_names |> elem(&1 - 1) |> :erlang.binary_part(0, 3)),
      day_of_week_names: &elem(@day_names, &1 - 1),
      abbreviated_day_of_week_names: &(@day_names |> elem(&1 - 1) |> :erlang.binary_part(0, 3))
    }
  end

  defp parts("", _moment, _options, acc), do: acc

  # A directive: `%`, how to pad, a width and a letter.
  defp parts("%" <> rest, moment, options, acc) do
    {padding, rest} = padding(rest)
    {width, rest} = width(rest, nil)
    {directive, rest} = directive(rest)
    part = directive |> value(moment, options) |> pad(padding, width)
    parts(rest, moment, options, [part | acc])
  end

  defp parts(<<char::utf8, rest::binary>>, moment, options, acc),
    do: parts(rest, moment, options, [<<char::utf8>> | acc])

  defp padding("-" <> rest), do: {:none, rest}
  defp padding("_" <> rest), do: {" ", rest}
  defp padding("0" <> rest), do: {"0", rest}
  defp padding(rest), do: {nil, rest}

  defp width(<<digit, rest::binary>>, width) when digit in ?0..?9, do: width(rest, (width || 0) * 10 + digit - ?0)
  defp width(rest, width), do: {width, rest}

  defp directive(<<char::utf8, rest::binary>>), do: {<<char::utf8>>, rest}
  defp directive(rest), do: {rest, ""}

  # What a directive gives: `{text, width, padding}` with the width and padding used unless others are asked
  # for. Offsets and years before year 0 keep their sign in front of the padding.

  defp value("%", _moment, _options), do: {"%", 0, "0"}

  defp value("a", moment, options), do: name(options.abbreviated_day_of_week_names, Date.day_of_week(moment))
  defp value("A", moment, options), do: name(options.day_of_week_names, Date.day_of_week(moment))
  defp value("b", moment, options), do: name(options.abbreviated_month_names, moment.month)
  defp value("B", moment, options), do: name(options.month_names, moment.month)
  defp value("p", moment, options), do: options.am_pm_names |> name(am_or_pm(moment)) |> upcase()
  defp value("P", moment, options), do: name(options.am_pm_names, am_or_pm(moment))

  defp value("d", moment, _options), do: number(moment.day, 2)
  defp value("H", moment, _options), do: number(moment.hour, 2)
  defp value("I", moment, _options), do: number(rem(moment.hour + 11, 12) + 1, 2)
  defp value("j", moment, _options), do: moment |> Date.day_of_year() |> number(3)
  defp value("m", moment, _options), do: number(moment.month, 2)
  defp value("M", moment, _options), do: number(moment.minute, 2)
  defp value("q", moment, _options), do: moment |> Date.quarter_of_year() |> number(1)
  defp value("s", moment, _options), do: moment |> unix_time() |> number(1)
  defp value("S", moment, _options), do: number(moment.second, 2)
  defp value("u", moment, _options), do: moment |> Date.day_of_week() |> number(1)
  defp value("y", moment, _options), do: number(rem(moment.year, 100), 2)
  defp value("Y", %{year: year}, _options) when year < 0, do: {:signed, "-", Integer.to_string(-year)}
  defp value("Y", moment, _options), do: number(moment.year, 4)

  defp value("f", moment, _options), do: fraction(moment.microsecond)

  defp value("c", moment, options), do: preferred(:preferred_datetime, moment, options)
  defp value("x", moment, options), do: preferred(:preferred_date, moment, options)
  defp value("X", moment, options), do: preferred(:preferred_time, moment, options)

  defp value("z", %{utc_offset: utc_offset, std_offset: std_offset}, _options), do: offset(utc_offset + std_offset)
  defp value("z", _moment, _options), do: {:as_is, ""}
  defp value("Z", %{zone_abbr: zone_abbr}, _options), do: {zone_abbr, 0, " "}
  defp value("Z", _moment, _options), do: {"", 0, " "}

  defp value(directive, _moment, _options), do: raise(ArgumentError, "invalid strftime format: %#{directive}")

  defp number(number, width), do: {Integer.to_string(number), width, "0"}

  defp name(names, key), do: {names.(key), 0, " "}

  defp upcase({name, width, padding}), do: {String.upcase(name), width, padding}

  defp am_or_pm(moment), do: if(moment.hour < 12, do: :am, else: :pm)

  defp fraction({microsecond, precision}) do
    digits = microsecond |> Integer.to_string() |> String.pad_leading(6, "0")
    {:as_is, :erlang.binary_part(digits, 0, max(precision, 1))}
  end

  defp unix_time(%{utc_offset: _} = moment), do: DateTime.to_unix(moment)
  defp unix_time(moment), do: NaiveDateTime.diff(moment, ~N[1970-01-01 00:00:00])

  defp offset(seconds) do
    minutes = div(abs(seconds), 60)
    {:signed, if(seconds < 0, do: "-", else: "+"), Integer.to_string(div(minutes, 60) * 100 + rem(minutes, 60))}
  end

  # A preferred format may hold other directives, but not itself.
  defp preferred(kind, moment, options) do
    case options do
      %{^kind => :in_use} ->
        raise ArgumentError, "tried to format #{kind} within another #{kind} format"

      %{^kind => format} ->
        parts = parts(format, moment, %{options | kind => :in_use}, [])
        {parts |> :lists.reverse() |> :erlang.iolist_to_binary(), 0, "0"}
    end
  end

  defp pad({:as_is, text}, _padding, _width), do: text
  defp pad({:signed, sign, digits}, padding, width), do: [sign, pad({digits, 4, "0"}, padding, width)]
  defp pad({text, _width, _padding}, :none, _asked), do: text

  defp pad({text, width, padding}, asked_padding, asked_width),
    do: String.pad_leading(text, asked_width || width, asked_padding || padding)
end
