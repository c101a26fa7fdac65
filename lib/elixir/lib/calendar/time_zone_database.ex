defmodule Calendar.TimeZoneDatabase do
  @moduledoc """
  What `DateTime` asks about time zones.

  Elixir knows UTC only (`Calendar.UTCOnlyTimeZoneDatabase`). For other zones a package provides a module with
  this behaviour, which is given to the functions of `DateTime` or set for all of them with
  `Calendar.put_time_zone_database/1`.
  """

  @typedoc """
  A stretch of time in which the rules of a zone do not change.

    * `:utc_offset` - seconds ahead of UTC by the standard time of the zone
    * `:std_offset` - seconds to be added to that, as in summer
    * `:zone_abbr` - how the time is called, such as "CET"

  There may be other keys.
  """
  @type time_zone_period :: %{
          optional(any) => any,
          utc_offset: Calendar.utc_offset(),
          std_offset: Calendar.std_offset(),
          zone_abbr: Calendar.zone_abbr()
        }

  @typedoc """
  The limit of a period on the wall clock: its first moment, or the first moment after it.
  """
  @type time_zone_period_limit :: Calendar.naive_datetime()

  @doc """
  Gives the period of a zone at a moment in UTC.
  """
  @doc since: "1.8.0"
  @callback time_zone_period_from_utc_iso_days(Calendar.iso_days(), Calendar.time_zone()) ::
              {:ok, time_zone_period}
              | {:error, :time_zone_not_found | :utc_only_time_zone_database}

  @doc """
  Gives the period of a zone when its clocks show a time.

  When clocks are set back they show the same times twice: then it gives `{:ambiguous, first, second}`. When
  they are set forward some times are left out: then it gives
  `{:gap, {before, end_of_before}, {after, begin_of_after}}` with the periods and the wall clock times between
  which the gap lies.
  """
  @doc since: "1.8.0"
  @callback time_zone_periods_from_wall_datetime(Calendar.naive_datetime(), Calendar.time_zone()) ::
              {:ok, time_zone_period}
              | {:ambiguous, time_zone_period, time_zone_period}
              | {:gap, {time_zone_period, time_zone_period_limit}, {time_zone_period, time_zone_period_limit}}
              | {:error, :time_zone_not_found | :utc_only_time_zone_database}
end

defmodule Calendar.UTCOnlyTimeZoneDatabase do
  @moduledoc """
  The time zone database used unless another one is set: it knows `"Etc/UTC"`.

  For all other zones it gives `{:error, :utc_only_time_zone_database}`.
  """

  @behaviour Calendar.TimeZoneDatabase

  @utc %{std_offset: 0, utc_offset: 0, zone_abbr: "UTC"}

  @impl true
  def time_zone_period_from_utc_iso_days(_iso_days, "Etc/UTC"), do: {:ok, @utc}
  def time_zone_period_from_utc_iso_days(_iso_days, _time_zone), do: {:error, :utc_only_time_zone_database}

  @impl true
  def time_zone_periods_from_wall_datetime(_naive_datetime, "Etc/UTC"), do: {:ok, @utc}
  def time_zone_periods_from_wall_datetime(_naive_datetime, _time_zone), do: {:error, :utc_only_time_zone_database}
end
