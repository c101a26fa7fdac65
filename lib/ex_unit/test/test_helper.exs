defmodule ExUnit.NestedRun do
  # Runs tests inside a test: what they print, without what depends on the clock, and the counters.
  # The modules are those defined before, in tests that are not asynchronous, and those given.

  def run(options \\ [], modules \\ []) do
    previous = ExUnit.configuration()

    ExUnit.configure(
      Keyword.merge([seed: 0, max_cases: 4, colors: [enabled: false], exclude: [], include: []], options)
    )

    try do
      {result, output} = ExUnit.CaptureIO.with_io(fn -> ExUnit.run(modules) end)
      {result, clean(output)}
    after
      for {key, _} <- options, not Keyword.has_key?(previous, key), do: Application.delete_env(:ex_unit, key)
      ExUnit.configure(previous)
    end
  end

  # The failures alone, each without its number.
  def failures(output),
    do: output |> String.split(~r/\n\n +\d+\) /) |> tl() |> Enum.map(&(&1 |> String.split("\n\n\n") |> hd()))

  defp clean(output) do
    output
    |> String.replace(~r/\d+\.\d+ seconds \(.*\)/, "TIME")
    |> String.replace(~r/#PID<[\d.]+>/, "#PID")
    |> String.replace(~r/^ +\(ex_unit [\d.]+\) .*\n/m, "")
  end
end

ExUnit.start()
