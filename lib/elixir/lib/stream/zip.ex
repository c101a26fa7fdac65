defmodule Stream.Zip do
  @moduledoc false

  # Reads several enumerables in turns. When one is at its end, or anything fails, the others are closed.

  alias Stream.Source

  @doc "Reduces what `zip_fun` gives for the rows of `enumerables`."
  @spec reduce([Enumerable.t()], ([term] -> term), Enumerable.acc(), Enumerable.reducer()) :: Enumerable.result()
  def reduce(enumerables, zip_fun, command, fun),
    do: enumerables |> Enum.map(&Source.new/1) |> reduce_sources(zip_fun, command, fun)

  defp reduce_sources([], _zip_fun, {:cont, acc}, _fun), do: {:done, acc}

  defp reduce_sources(sources, zip_fun, {:cont, acc}, fun) do
    case next_row(sources, [], []) do
      {row, sources} ->
        command = guarded(sources, fn -> fun.(zip_fun.(row), acc) end)
        reduce_sources(sources, zip_fun, command, fun)

      :done ->
        {:done, acc}
    end
  end

  defp reduce_sources(sources, _zip_fun, {:halt, acc}, _fun) do
    close(sources)
    {:halted, acc}
  end

  defp reduce_sources(sources, zip_fun, {:suspend, acc}, fun),
    do: {:suspended, acc, &reduce_sources(sources, zip_fun, &1, fun)}

  # `read` holds the sources that gave an element to this row, last one first.
  defp next_row([source | sources], row, read) do
    case guarded_except_next(source, sources, read) do
      {entry, source} ->
        next_row(sources, [entry | row], [source | read])

      :done ->
        close_both(read, sources)
        :done
    end
  end

  defp next_row([], row, read), do: {:lists.reverse(row), :lists.reverse(read)}

  defp guarded_except_next(source, others, read) do
    try do
      Source.next(source)
    catch
      kind, reason ->
        close_both(read, others)
        :erlang.raise(kind, reason, __STACKTRACE__)
    end
  end

  defp guarded(sources, fun) do
    try do
      fun.()
    catch
      kind, reason ->
        close(sources)
        :erlang.raise(kind, reason, __STACKTRACE__)
    end
  end

  defp close_both(read, sources), do: read |> :lists.reverse() |> close() && close(sources)

  defp close(sources), do: Enum.each(sources, &Source.close/1)
end
