defmodule ExUnit.CaptureLogTest do
  # what others log is captured, too
  use ExUnit.Case, async: false

  import ExUnit.CaptureLog
  require Logger

  test "captures what is logged" do
    assert capture_log(fn -> Logger.info("careful") end) =~ "[info] careful"
    assert {5, log} = with_log([format: "$message;"], fn -> Logger.error("a") && Logger.error("b") && 5 end)
    assert log == "a;b;"
    assert capture_log(fn -> :ok end) == ""
  end

  test "options" do
    assert capture_log([format: "$level|$message\n", colors: [enabled: false]], fn -> Logger.warning("careful") end) ==
             "warning|careful\n"

    assert capture_log([level: :error, format: "$message;"], fn -> Logger.info("dropped") && Logger.error("kept") end) ==
             "kept;"
  end

  test "captures inside captures" do
    outer =
      capture_log([format: "$message;"], fn ->
        Logger.error("a")
        assert capture_log([format: "$message;"], fn -> Logger.error("b") end) == "b;"
      end)

    assert outer == "a;b;"
  end

  test "ends with what is captured" do
    assert catch_throw(capture_log(fn -> throw(:x) end)) == :x
    assert capture_log([format: "$message;"], fn -> Logger.error("after") end) == "after;"
  end
end
