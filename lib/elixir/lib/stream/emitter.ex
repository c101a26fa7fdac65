defmodule Stream.Emitter do
  @moduledoc false

  # Reduces what is produced piece by piece: the engine of `Stream.resource/3` and of everything made of
  # `Stream.transform/5`.
  #
  # `produce` takes a state and gives `{enumerable, state}` for the next piece, or `{:halt, state}` at the
  # end; it cleans up by itself if it fails. `finish` is called exactly once with the last state: at the end,
  # when the consumer halts, or when it fails.

  @type state :: term
  @type produce :: (state -> {Enumerable.t(), state} | {:halt, state})
  @type finish :: (state -> term)

  @doc "Reduces the pieces with `fun`, as the command says."
  @spec reduce(state, produce, finish, Enumerable.acc(), Enumerable.reducer()) :: Enumerable.result()
  def reduce(state, produce, finish, {:cont, acc}, fun) do
    case produce.(state) do
      {[], state} -> reduce(state, produce, finish, {:cont, acc}, fun)
      {list, state} when is_list(list) -> reduce_list(list, state, produce, finish, {:cont, acc}, fun)
      {:halt, state} -> halted(state, finish, acc)
      {enumerable, state} -> reduce_piece(enumerable, state, produce, finish, acc, fun)
    end
  end

  def reduce(state, _produce, finish, {:halt, acc}, _fun), do: halted(state, finish, acc)

  def reduce(state, produce, finish, {:suspend, acc}, fun),
    do: {:suspended, acc, &reduce(state, produce, finish, &1, fun)}

  defp halted(state, finish, acc) do
    finish.(state)
    {:halted, acc}
  end

  ## Pieces that are lists

  defp reduce_list([], state, produce, finish, command, fun), do: reduce(state, produce, finish, command, fun)

  defp reduce_list(list, state, produce, finish, {:cont, acc}, fun) do
    {rest, command} = guarded(state, finish, fn -> push(list, {:cont, acc}, fun) end)
    reduce_list(rest, state, produce, finish, command, fun)
  end

  defp reduce_list(_list, state, _produce, finish, {:halt, acc}, _fun), do: halted(state, finish, acc)

  defp reduce_list(list, state, produce, finish, {:suspend, acc}, fun),
    do: {:suspended, acc, &reduce_list(list, state, produce, finish, &1, fun)}

  # Goes on until the list or the consumer's patience is at its end.
  defp push([head | tail], {:cont, acc}, fun), do: push(tail, fun.(head, acc), fun)
  defp push(rest, command, _fun), do: {rest, command}

  ## Pieces of any other kind
  #
  # The consumer's last command travels with the accumulator, so that a piece that stops by itself
  # (`Stream.take/2`) can be told from a consumer that wants no more.

  defp reduce_piece(enumerable, state, produce, finish, acc, fun) do
    reducer = fn entry, [_ | acc] ->
      {command, acc} = fun.(entry, acc)
      {command, [command | acc]}
    end

    reduce_piece_with(&Enumerable.reduce(enumerable, &1, reducer), state, produce, finish, {:cont, acc}, fun)
  end

  defp reduce_piece_with(continue, state, produce, finish, {command, acc}, fun) do
    case guarded(state, finish, fn -> continue.({command, [command | acc]}) end) do
      {:suspended, [_ | acc], continue} ->
        {:suspended, acc, &reduce_piece_with(continue, state, produce, finish, &1, fun)}

      {_done_or_halted, [command | acc]} ->
        reduce(state, produce, finish, {command, acc}, fun)
    end
  end

  defp guarded(state, finish, fun) do
    try do
      fun.()
    catch
      kind, reason ->
        finish.(state)
        :erlang.raise(kind, reason, __STACKTRACE__)
    end
  end
end
