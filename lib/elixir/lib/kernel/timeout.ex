defmodule Kernel.Timeout do
  # The work behind `Kernel.to_timeout/1`.
  @moduledoc false

  @units [week: 604_800_000, day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1]

  def from_components(components), do: sum(components, 0, [])

  defp sum([], total, _seen), do: total

  defp sum([{unit, value} | rest], total, seen) do
    cond do
      not :lists.keymember(unit, 1, @units) ->
        raise ArgumentError,
              "timeout component #{inspect(unit)} is not a valid timeout component, valid values are: " <>
                ":week, :day, :hour, :minute, :second, :millisecond"

      :lists.member(unit, seen) ->
        raise ArgumentError, "timeout component #{inspect(unit)} is duplicated"

      not (is_integer(value) and value >= 0) ->
        raise ArgumentError,
              "timeout component #{inspect(unit)} must be a non-negative integer, got: #{inspect(value)}"

      true ->
        {^unit, factor} = :lists.keyfind(unit, 1, @units)
        sum(rest, total + value * factor, [unit | seen])
    end
  end

  def from_duration(%{year: year}) when year != 0, do: raise_calendar_unit("year")
  def from_duration(%{month: month}) when month != 0, do: raise_calendar_unit("month")

  def from_duration(%{microsecond: {microsecond, _precision}} = duration) do
    duration.week * 604_800_000 + duration.day * 86_400_000 + duration.hour * 3_600_000 +
      duration.minute * 60_000 + duration.second * 1000 + :erlang.div(microsecond, 1000)
  end

  defp raise_calendar_unit(unit) do
    raise ArgumentError, "duration with a non-zero #{unit} cannot be reliably converted to timeouts"
  end
end
