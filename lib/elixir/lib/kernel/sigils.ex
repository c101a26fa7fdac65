defmodule Kernel.Sigils do
  # The work behind Kernel's sigils for words, dates and times.
  @moduledoc false

  @doc """
  The list of words of `~w`: at once when the text is known, else by code that splits it at run time.
  """
  def words(text, modifiers) do
    case {text, words_type(modifiers)} do
      {"", _type} -> []
      {text, type} when is_binary(text) -> for(word <- :elixir_string.words(text), do: literal_word(word, type))
      {text, type} -> split_at_run_time(text, type)
    end
  end

  defp words_type([]), do: ?s
  defp words_type([type]) when type in [?s, ?a, ?c], do: type
  defp words_type(_modifiers), do: raise(ArgumentError, "modifier must be one of: s, a, c")

  defp literal_word(word, ?s), do: word
  defp literal_word(word, ?a), do: :erlang.binary_to_atom(word)
  defp literal_word(word, ?c), do: :elixir_utils.characters_to_list(word)

  defp split_at_run_time(text, ?s), do: quote(do: String.split(unquote(text)))
  defp split_at_run_time(text, ?a), do: quote(do: :lists.map(&String.to_atom/1, String.split(unquote(text))))
  defp split_at_run_time(text, ?c), do: quote(do: :lists.map(&String.to_charlist/1, String.split(unquote(text))))

  @doc """
  Which escapes `~r` replaces: only the one of a line break; all others are for the regular expression engine.
  """
  def regex_escape(:newline), do: true
  def regex_escape(_char), do: false

  def date(text) do
    {{calendar, {year, month, day}}, _} = parse!(text, "Date", & &1.parse_date(&2))
    struct_literal(Date, calendar: calendar, year: year, month: month, day: day)
  end

  def time(text) do
    {{calendar, {hour, minute, second, microsecond}}, _} = parse!(text, "Time", & &1.parse_time(&2))
    struct_literal(Time, calendar: calendar, hour: hour, minute: minute, second: second, microsecond: microsecond)
  end

  def naive_datetime(text) do
    {{calendar, fields}, _} = parse!(text, "NaiveDateTime", & &1.parse_naive_datetime(&2))
    struct_literal(NaiveDateTime, [calendar: calendar] ++ datetime_fields(fields))
  end

  def utc_datetime(text) do
    case parse!(text, "UTC DateTime", & &1.parse_utc_datetime(&2)) do
      {{calendar, fields}, 0} ->
        zone = [time_zone: "Etc/UTC", zone_abbr: "UTC", utc_offset: 0, std_offset: 0]
        struct_literal(DateTime, [calendar: calendar] ++ datetime_fields(fields) ++ zone)

      {{calendar, _fields}, _offset} ->
        {text, _calendar} = split_calendar(text)
        raise_invalid(text, "UTC DateTime", calendar, :non_utc_offset)
    end
  end

  # Gives what the calendar read, and the offset in seconds (zero where the kind of text has none).
  defp parse!(text, type, parse) do
    {text, calendar} = split_calendar(text)

    case parse.(calendar, text) do
      {:ok, fields} -> {{calendar, fields}, 0}
      {:ok, fields, offset} -> {{calendar, fields}, offset}
      {:error, reason} -> raise_invalid(text, type, calendar, reason)
    end
  end

  defp raise_invalid(text, type, calendar, reason) do
    raise ArgumentError,
          "cannot parse #{inspect(text)} as #{type} for #{inspect(calendar)}, reason: #{inspect(reason)}"
  end

  # A calendar is the last word when that is an alias: `~D[2020-01-01 My.Calendar]`.
  defp split_calendar(text) do
    case :lists.reverse(String.split(text, " ")) do
      [<<first, _::binary>> = calendar | [_ | _] = rest] when first in ?A..?Z ->
        {Enum.join(:lists.reverse(rest), " "), String.to_atom("Elixir." <> calendar)}

      _ ->
        {text, Calendar.ISO}
    end
  end

  defp datetime_fields({year, month, day, hour, minute, second, microsecond}) do
    [year: year, month: month, day: day, hour: hour, minute: minute, second: second, microsecond: microsecond]
  end

  defp struct_literal(module, fields), do: {:%, [], [module, {:%{}, [], fields}]}
end
