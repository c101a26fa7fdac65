defmodule DurationTest do
  use ExUnit.Case, async: true

  doctest Duration

  test "new!" do
    assert Duration.new!([]) == %Duration{}
    assert Duration.new!(year: 1, microsecond: {5, 6}) == %Duration{year: 1, microsecond: {5, 6}}
    assert Duration.new!(day: 1, day: 2) == %Duration{day: 2}
    assert Duration.new!(Duration.new!(day: 1)) == %Duration{day: 1}
    assert Duration.new!(%{day: 1}) == %Duration{day: 1}

    assert_raise ArgumentError,
                 "unknown unit :fortnight. Expected :year, :month, :week, :day, :hour, :minute, :second, :microsecond",
                 fn -> apply(Duration, :new!, [[fortnight: 1]]) end

    assert_raise ArgumentError, "unsupported value 1.5 for :day. Expected an integer", fn ->
      apply(Duration, :new!, [[day: 1.5]])
    end

    assert_raise ArgumentError,
                 "unsupported value 5 for :microsecond. Expected a tuple {ms, precision} where precision is an integer from 0 to 6",
                 fn -> apply(Duration, :new!, [[microsecond: 5]]) end

    assert_raise ArgumentError,
                 "unsupported value {1, 7} for :microsecond. Expected a tuple {ms, precision} where precision is an integer from 0 to 6",
                 fn -> apply(Duration, :new!, [[microsecond: {1, 7}]]) end
  end

  test "arithmetic" do
    assert Duration.add(Duration.new!(week: 2, day: 1, microsecond: {5, 2}), Duration.new!(day: 2, microsecond: {8, 6})) ==
             %Duration{week: 2, day: 3, microsecond: {13, 6}}

    assert Duration.subtract(Duration.new!(week: 2), Duration.new!(day: 2, microsecond: {8, 6})) == %Duration{
             week: 2,
             day: -2,
             microsecond: {-8, 6}
           }

    assert Duration.multiply(Duration.new!(day: 1, minute: -15, microsecond: {8, 6}), 3) == %Duration{
             day: 3,
             minute: -45,
             microsecond: {24, 6}
           }

    assert Duration.negate(Duration.new!(year: 1, second: -10, microsecond: {8, 6})) == %Duration{
             year: -1,
             second: 10,
             microsecond: {-8, 6}
           }

    assert_raise FunctionClauseError, fn -> apply(Duration, :multiply, [Duration.new!(day: 1), 1.5]) end
    assert_raise FunctionClauseError, fn -> apply(Duration, :add, [Duration.new!(day: 1), [day: 1]]) end
  end

  test "from_iso8601" do
    assert Duration.from_iso8601("P1Y2M3W4DT5H6M7S") ==
             {:ok, %Duration{year: 1, month: 2, week: 3, day: 4, hour: 5, minute: 6, second: 7}}

    assert Duration.from_iso8601("PT1.5S") == {:ok, %Duration{second: 1, microsecond: {500_000, 1}}}
    assert Duration.from_iso8601("PT1,123456789S") == {:ok, %Duration{second: 1, microsecond: {123_456, 6}}}
    assert Duration.from_iso8601("-PT1.5S") == {:ok, %Duration{second: -1, microsecond: {-500_000, 1}}}
    assert Duration.from_iso8601("P-1D") == {:ok, %Duration{day: -1}}
    assert Duration.from_iso8601("-P-1D") == {:ok, %Duration{day: 1}}
    assert Duration.from_iso8601("+P+1D") == {:ok, %Duration{day: 1}}
    assert Duration.from_iso8601("P") == {:error, :invalid_duration}
    assert Duration.from_iso8601("PT") == {:error, :invalid_date_component}
    assert Duration.from_iso8601("P3D1Y") == {:error, :invalid_date_component}
    assert Duration.from_iso8601("P1Y1Y") == {:error, :invalid_date_component}
    assert Duration.from_iso8601("P1H") == {:error, :invalid_date_component}
    assert Duration.from_iso8601("PT1D") == {:error, :invalid_time_component}
    assert Duration.from_iso8601("PT.5S") == {:error, :invalid_time_component}
    assert Duration.from_iso8601("P1.5D") == {:error, :invalid_date_component}
    assert Duration.from_iso8601("1D") == {:error, :invalid_duration}
    assert Duration.from_iso8601!("P1D") == %Duration{day: 1}

    assert_raise ArgumentError, "failed to parse duration \"P1X\". reason: :invalid_date_component", fn ->
      apply(Duration, :from_iso8601!, ["P1X"])
    end
  end

  test "to_iso8601" do
    assert Duration.to_iso8601(Duration.new!([])) == "PT0S"

    assert Duration.to_iso8601(
             Duration.new!(year: 1, month: -2, week: 3, day: 4, hour: 5, minute: -6, second: 7, microsecond: {8, 6})
           ) == "P1Y-2M3W4DT5H-6M7.000008S"

    assert Duration.to_iso8601(Duration.new!(microsecond: {1500, 3})) == "PT0.001S"
    assert Duration.to_iso8601(Duration.new!(microsecond: {-1500, 6})) === "PT-0.001500S"
    assert Duration.to_iso8601(Duration.new!(second: 1, microsecond: {-500_000, 1})) == "PT0.5S"
    assert Duration.to_iso8601(Duration.new!(second: -1, microsecond: {500_000, 1})) === "PT-0.5S"
    assert Duration.to_iso8601(Duration.new!(second: 5, microsecond: {2_200_000, 6})) == "PT7.200000S"
    assert Duration.to_iso8601(Duration.new!(day: 1, microsecond: {0, 3})) == "P1D"
    assert Duration.to_iso8601(Duration.new!(second: 1, microsecond: {0, 3})) == "PT1.000S"
  end

  test "to_string" do
    assert Duration.to_string(Duration.new!([])) == "0s"

    assert Duration.to_string(
             Duration.new!(year: 1, month: -2, week: 3, day: 4, hour: 5, minute: -6, second: 7, microsecond: {8, 6})
           ) === "1a -2mo 3wk 4d 5h -6min 7.000008s"

    assert Duration.to_string(Duration.new!(day: 40, hour: 12), separator: ", ") == "40d, 12h"
    assert Duration.to_string(Duration.new!(day: 40, second: 1), units: [day: " days"]) == "40 days 1s"
    assert Duration.to_string(Duration.new!([]), units: [second: " s"]) == "0 s"
  end

  test "inspect" do
    assert inspect(Duration.new!([])) == "%Duration{}"
    assert inspect(Duration.new!(hour: 1, second: -30)) == "%Duration{hour: 1, second: -30}"
  end
end
