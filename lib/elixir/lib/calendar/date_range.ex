defmodule Date.Range do
  @moduledoc """
  Dates from a first to a last one, a number of days apart.

  They are made with `Date.range/2` and `Date.range/3` and are enumerable. Counting, looking up and testing
  for membership take the same short time for all of them.

      iex> range = Date.range(~D[2001-01-01], ~D[2002-01-01])
      iex> ~D[2001-02-01] in range
      true
      iex> Enum.count(range)
      366
      iex> Enum.at(range, 31)
      ~D[2001-02-01]

  """

  @enforce_keys [:first, :last, :first_in_iso_days, :last_in_iso_days, :step]
  defstruct [:first, :last, :first_in_iso_days, :last_in_iso_days, :step]

  @type t :: %__MODULE__{
          first: Date.t(),
          last: Date.t(),
          first_in_iso_days: integer(),
          last_in_iso_days: integer(),
          step: pos_integer | neg_integer
        }
end

defimpl Enumerable, for: Date.Range do
  # A range of days as integers does the work; each is turned into a date when it is asked for.

  def count(range), do: {:ok, range |> days() |> Range.size()}

  def member?(%{first: %{calendar: calendar}} = range, %Date{calendar: calendar} = date),
    do: {:ok, Date.to_gregorian_days(date) in days(range)}

  def member?(_range, _other), do: {:ok, false}

  def slice(%{first: %{calendar: calendar}} = range) do
    {:ok, size, slicer} = range |> days() |> Enumerable.Range.slice()
    {:ok, size, fn start, amount, step -> start |> slicer.(amount, step) |> Enum.map(&date(&1, calendar)) end}
  end

  def reduce(%{first: %{calendar: calendar}} = range, acc, fun),
    do: range |> days() |> Enumerable.Range.reduce(acc, fn days, acc -> days |> date(calendar) |> fun.(acc) end)

  defp days(%{first_in_iso_days: first, last_in_iso_days: last, step: step}),
    do: %Range{first: first, last: last, step: step}

  # Ranges from before there was a step.
  defp days(%{first_in_iso_days: first, last_in_iso_days: last}),
    do: %Range{first: first, last: last, step: if(first <= last, do: 1, else: -1)}

  defp date(days, Calendar.ISO) do
    {year, month, day} = Calendar.ISO.date_from_iso_days(days)
    %Date{year: year, month: month, day: day, calendar: Calendar.ISO}
  end

  defp date(days, calendar) do
    {year, month, day, _, _, _, _} = calendar.naive_datetime_from_iso_days({days, {0, 86_400_000_000}})
    %Date{year: year, month: month, day: day, calendar: calendar}
  end
end

defimpl Inspect, for: Date.Range do
  import Kernel, except: [inspect: 2]

  def inspect(%{step: 1} = range, opts), do: "Date.range(#{dates(range, opts)})"
  def inspect(%{step: step} = range, opts), do: "Date.range(#{dates(range, opts)}, #{step})"
  def inspect(range, opts), do: inspect(Map.put(range, :step, 1), opts)

  defp dates(%{first: first, last: last}, opts),
    do: Inspect.Date.inspect(first, opts) <> ", " <> Inspect.Date.inspect(last, opts)
end
