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
  def figure(name, value), do: IO.puts(String.pad_trailing("  #{name}", 52) <> to_string(value))

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

  @doc "Looks again and again until the function gives true; false if it does not in time, which is ten minutes: more than any machine needs."
  def eventually(fun, milliseconds \\ 600_000), do: eventually(fun, System.monotonic_time(:millisecond) + milliseconds, 0)

  defp eventually(fun, deadline, tries) do
    cond do
      fun.() -> true
      System.monotonic_time(:millisecond) > deadline -> false
      true -> pause(tries) && eventually(fun, deadline, tries + 1)
    end
  end

  defp pause(tries) when tries < 100, do: :erlang.yield()
  defp pause(_tries), do: Process.sleep(1) == :ok

  @doc "`12.3 MB`"
  def megabytes(bytes), do: "#{Float.round(bytes / 1_000_000, 1)} MB"
end
