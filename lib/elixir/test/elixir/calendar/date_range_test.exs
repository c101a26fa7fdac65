defmodule Date.RangeTest do
  use ExUnit.Case, async: true

  doctest Date.Range

  test "making" do
    assert Date.range(~D[2000-01-01], ~D[2000-01-03]) |> Enum.to_list() == [
             ~D[2000-01-01],
             ~D[2000-01-02],
             ~D[2000-01-03]
           ]

    assert Date.range(~D[2000-01-01], ~D[2000-01-06], 2) |> Enum.to_list() == [
             ~D[2000-01-01],
             ~D[2000-01-03],
             ~D[2000-01-05]
           ]

    assert Date.range(~D[2000-01-03], ~D[2000-01-01], -1) |> Enum.to_list() == [
             ~D[2000-01-03],
             ~D[2000-01-02],
             ~D[2000-01-01]
           ]

    assert Date.range(~D[2000-01-03], ~D[2000-01-01], 1) |> Enum.to_list() == []
    assert Date.range(~N[2000-01-01 10:00:00], ~D[2000-01-02]) |> Enum.to_list() == [~D[2000-01-01], ~D[2000-01-02]]

    assert_raise ArgumentError,
                 "both dates must have matching calendar and the step must be a non-zero integer, got: ~D[2000-01-01], ~D[2000-01-06], 0",
                 fn -> apply(Date, :range, [~D[2000-01-01], ~D[2000-01-06], 0]) end

    assert_raise FunctionClauseError, fn -> apply(Date, :range, [~D[2000-01-01], 5]) end
  end

  test "enumerating" do
    assert Enum.count(Date.range(~D[2000-01-01], ~D[2000-12-31])) == 366
    assert Enum.count(Date.range(~D[2000-01-01], ~D[2000-12-31], 7)) == 53
    assert ~D[2000-01-03] in Date.range(~D[2000-01-01], ~D[2000-01-05], 2)
    refute ~D[2000-01-04] in Date.range(~D[2000-01-01], ~D[2000-01-05], 2)
    refute ~N[2000-01-03 10:00:00] in Date.range(~D[2000-01-01], ~D[2000-01-05])
    assert Enum.at(Date.range(~D[2000-01-01], ~D[2000-12-31]), 59) == ~D[2000-02-29]
    assert Enum.at(Date.range(~D[2000-01-01], ~D[2000-12-31]), -1) == ~D[2000-12-31]
    assert Enum.slice(Date.range(~D[2000-01-01], ~D[2000-12-31]), 30..31) == [~D[2000-01-31], ~D[2000-02-01]]
    assert Enum.reduce(Date.range(~D[2000-01-30], ~D[2000-02-02]), [], &[&1.day | &2]) == [2, 1, 31, 30]
    assert Enum.zip(Date.range(~D[2000-01-30], ~D[2000-02-02]), [1, 2]) == [{~D[2000-01-30], 1}, {~D[2000-01-31], 2}]
    assert Enum.empty?(Date.range(~D[2000-01-30], ~D[2000-01-02], 1))
  end

  test "inspect" do
    assert inspect(Date.range(~D[2000-01-01], ~D[2000-01-03])) == "Date.range(~D[2000-01-01], ~D[2000-01-03])"
    assert inspect(Date.range(~D[2000-01-03], ~D[2000-01-01], -2)) == "Date.range(~D[2000-01-03], ~D[2000-01-01], -2)"
  end
end
