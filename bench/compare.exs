# Runs a suite on our build and on another Elixir in turn, and prints how the times of each case compare. See README.md.

defmodule Bench.Options do
  @moduledoc false

  @switches [against: :string, suite: :string, rounds: :integer, iterations: :integer, help: :boolean]
  @usage """
  usage: bench/run [--against COMMAND] [--suite FILE] [--rounds N] [--iterations N] [CASE ...]

    --against COMMAND  the other Elixir (default: the first `elixir` on the PATH that is not ours)
    --suite FILE       the programs (default: suite.exs here or in the maintainers' shared folder, else library.exs)
    --rounds N         how often both run, in turn (default: 2)
    --iterations N     how often a case runs in a round (default: 10)
    CASE               only these cases of the suite
  """

  def parse(argv) do
    case OptionParser.parse(argv, strict: @switches) do
      {options, cases, []} -> if options[:help], do: stop(@usage, 0), else: complete(options, cases)
      {_, _, [{option, _} | _]} -> stop("unknown option #{option}\n\n" <> @usage, 2)
    end
  end

  defp complete(options, cases) do
    %{
      ours: [Path.expand("../bin/elixir", __DIR__)],
      theirs: command(options[:against]),
      suite: options[:suite] || suite(),
      rounds: options[:rounds] || 2,
      iterations: options[:iterations] || 10,
      cases: cases
    }
  end

  defp command(nil) do
    ours = Path.expand("../bin", __DIR__)

    System.get_env("PATH", "")
    |> String.split(":", trim: true)
    |> Enum.reject(&(Path.expand(&1) == ours))
    |> Enum.map(&Path.join(&1, "elixir"))
    |> Enum.find(&File.regular?/1)
    |> case do
      nil -> stop("no other elixir on the PATH; name one with --against", 2)
      path -> [path]
    end
  end

  defp command(text), do: OptionParser.split(text)

  defp suite do
    ["suite.exs", "../../shared/bench/suite.exs", "library.exs"]
    |> Enum.map(&Path.expand(&1, __DIR__))
    |> Enum.find(&File.regular?/1)
    |> case do
      nil -> stop("no suite found; name one with --suite", 2)
      path -> path
    end
  end

  defp stop(text, status) do
    IO.puts(:stderr, String.trim_trailing(text))
    exit({:shutdown, status})
  end
end

defmodule Bench.Compare do
  @moduledoc false

  # A round is `%{case => {first, median, result}}`, times in milliseconds, in the order of the suite.

  def run(options) do
    rounds =
      for round <- 1..options.rounds do
        IO.puts(:stderr, "round #{round} of #{options.rounds}")
        {round(options.ours, options), round(options.theirs, options)}
      end

    names = for {name, _, _, _} <- rounds |> hd() |> elem(1), do: name
    {ours, theirs} = rounds |> Enum.map(fn {a, b} -> {index(a), index(b)} end) |> Enum.unzip()
    rows = for name <- names, do: row(name, ours, theirs)
    print(rows)
  end

  defp round([command | given], options) do
    arguments = given ++ [options.suite, Integer.to_string(options.iterations) | options.cases]
    {output, status} = System.cmd(command, arguments)
    if status != 0, do: IO.puts(:stderr, "#{command} ended with status #{status}")

    for line <- String.split(output, "\n", trim: true), [name, first, _best, median, result] <- [String.split(line, "\t")] do
      {name, String.to_float(first), String.to_float(median), result}
    end
  end

  defp index(round), do: Map.new(round, fn {name, first, median, result} -> {name, {first, median, result}} end)

  # What counts is the best of all rounds on either side; the spread tells how much the rounds disagree.
  defp row(name, ours, theirs) do
    if Enum.all?(ours ++ theirs, &is_map_key(&1, name)) do
      [a, b] = for side <- [ours, theirs], do: Enum.map(side, & &1[name])
      warm = Enum.zip_with(a, b, fn {_, x, _}, {_, y, _} -> ratio(x, y) end)

      %{
        name: name,
        first: {best(a, 0), best(b, 0)},
        warm: {best(a, 1), best(b, 1)},
        spread: Enum.min_max(warm),
        same?: a |> Enum.concat(b) |> Enum.map(&elem(&1, 2)) |> Enum.uniq() |> length() == 1
      }
    else
      %{name: name, missing: true}
    end
  end

  defp best(rounds, place), do: rounds |> Enum.map(&elem(&1, place)) |> Enum.min()

  # Times are printed with two digits: what takes no time at all counts as their half.
  defp ratio(a, b), do: max(a, 0.005) / max(b, 0.005)
  defp ratio({a, b}), do: ratio(a, b)

  defp print(rows) do
    {missing, measured} = Enum.split_with(rows, &is_map_key(&1, :missing))
    IO.puts(line(["case", "first", "warm", "first", "warm", "first", "warm", "spread"]))
    Enum.each(measured, &IO.puts(line(&1)))
    Enum.each(missing, &IO.puts("#{&1.name} did not run on both sides"))
    if measured != [], do: summary(measured)
  end

  defp line([name | columns]) do
    String.pad_trailing(name, 18) <> Enum.map_join(columns, &String.pad_leading(&1, 10))
  end

  defp line(%{first: {a1, b1}, warm: {a2, b2}, spread: {low, high}} = row) do
    times = for time <- [a1, a2, b1, b2], do: digits(time, 1)
    ratios = [digits(ratio(a1, b1), 2), digits(ratio(a2, b2), 2), "#{digits(low, 2)}-#{digits(high, 2)}"]
    note = if row.same?, do: "", else: "  results differ"
    line([row.name | times ++ ratios]) <> note
  end

  defp summary(rows) do
    slower = Enum.count(rows, &(ratio(&1.warm) > 1))
    lows = mean(rows, &elem(&1.spread, 0))
    highs = mean(rows, &elem(&1.spread, 1))

    IO.puts("""

    columns: ours, theirs (milliseconds), ours / theirs, the warm ratio over the rounds
    #{length(rows)} cases, geometric mean of ours / theirs: first iteration #{digits(mean(rows, &ratio(&1.first)), 2)}, warm #{digits(mean(rows, &ratio(&1.warm)), 2)} (over the rounds #{digits(lows, 2)}-#{digits(highs, 2)}), slower than theirs: #{slower}
    """)
  end

  defp mean(rows, fun) do
    logs = Enum.map(rows, &:math.log(fun.(&1)))
    :math.exp(Enum.sum(logs) / length(logs))
  end

  defp digits(number, count), do: :erlang.float_to_binary(number / 1, decimals: count)
end

System.argv() |> Bench.Options.parse() |> Bench.Compare.run()
