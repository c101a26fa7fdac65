defmodule Stream.Source do
  @moduledoc false

  # An enumerable to be read one element at a time, by whoever reads several at once or one with pauses.
  #
  # A source is a list of what is left, or a continuation of `Enumerable.reduce/3` that suspends at each
  # element. A continuation is called once only; whoever stops before the end has to `close/1` the source, so
  # that it can release what it holds.

  @type t :: list | (Enumerable.acc() -> Enumerable.result())

  @doc "Opens an enumerable. Nothing is read yet."
  @spec new(Enumerable.t()) :: t
  def new(list) when is_list(list), do: list
  def new(enumerable), do: &Enumerable.reduce(enumerable, &1, fn entry, _ -> {:suspend, [entry]} end)

  @doc "The next element and what is left, or `:done`."
  @spec next(t) :: {term, t} | :done
  def next([head | tail]), do: {head, tail}
  def next([]), do: :done

  def next(continue) do
    case continue.({:cont, []}) do
      {:suspended, [entry], continue} -> {entry, continue}
      {_done_or_halted, []} -> :done
      # The last element came together with the end, as `Stream.take/2` has it.
      {_done_or_halted, [entry]} -> {entry, []}
    end
  end

  @doc "Gives up a source before its end."
  @spec close(t) :: term
  def close(list) when is_list(list), do: :ok
  def close(continue), do: continue.({:halt, []})
end
