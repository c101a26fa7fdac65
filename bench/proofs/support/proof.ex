defmodule Proof do
  # What every program here does: it is run with `full` or `short`, prints one line per figure, checks rules, and ends with status 1 if one is broken.
  @moduledoc false

  @doc "Whether this is the long form of the program."
  def full?, do: System.argv() != ["short"]

  @doc "The first value in the full form, the second in the short one."
  def pick(full, short), do: if(full?(), do: full, else: short)

  @doc "Runs the program. A rule that is broken, or an exception, ends it with status 1."
  def run(fun) do
    Process.put(:broken, 0)
    fun.()
    if Process.get(:broken) > 0, do: System.halt(1)
  end

  @doc "Prints a figure."
  def figure(name, value), do: IO.puts(String.pad_trailing("  #{name}", 46) <> to_string(value))

  @doc "Prints whether a rule holds."
  def rule(text, true), do: figure(text, "yes")

  def rule(text, false) do
    Process.put(:broken, Process.get(:broken) + 1)
    figure(text, "NO")
  end

  @doc "A rule that two things are the same; shows both where they are not."
  def same(text, value, value), do: rule(text, true)

  def same(text, actual, expected) do
    rule(text, false)
    IO.puts("    expected #{inspect(expected, limit: 20)}\n    but got  #{inspect(actual, limit: 20)}")
  end

  @doc "Calls the function and gives `{milliseconds, result}`."
  def timed(fun) do
    {micros, result} = :timer.tc(fun)
    {div(micros, 1000), result}
  end

  @doc "Looks again and again until the function gives true; false if it does not within a minute."
  def eventually(fun, tries \\ 6000) do
    cond do
      fun.() -> true
      tries == 0 -> false
      true -> Process.sleep(10) && eventually(fun, tries - 1)
    end
  end

  @doc "`12.3 MB`"
  def megabytes(bytes), do: "#{Float.round(bytes / 1_000_000, 1)} MB"
end
