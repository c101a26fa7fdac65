defmodule :gen_statem_timers do
  @moduledoc false

  # The timers of a state machine, by the type of their event: :timeout, :state_timeout or {:timeout, name}. One without time to wait starts no timer of the
  # runtime: its event is taken as soon as no other is queued. {%{type => {ref | :immediate, content}}, immediate types in order}.

  def new, do: {%{}, []}

  @doc "What is running: `[{type, content}]`."
  def to_list({timers, _immediate}), do: :lists.map(fn {type, {_, content}} -> {type, content} end, :maps.to_list(timers))

  @doc "Ends the timer of the event timeout, as any event does."
  def cancel_event({timers, _} = all) when not is_map_key(timers, :timeout), do: all
  def cancel_event(all), do: cancel(:timeout, all)

  @doc "Ends the timer of the state timeout, as a change of state does."
  def cancel_state({timers, _} = all) when not is_map_key(timers, :state_timeout), do: all
  def cancel_state(all), do: cancel(:state_timeout, all)

  @doc "The first event that needs no waiting, or `:none`."
  def take_immediate({_timers, []}), do: :none

  def take_immediate({timers, [type | rest]}) do
    {{:immediate, content}, timers} = :maps.take(type, timers)
    {{type, content}, {timers, rest}}
  end

  @doc "The event of a timer that has fired, or `:none` if the reference is none of these."
  def take_fired(type, ref, {timers, immediate}) do
    case timers do
      %{^type => {^ref, content}} -> {{type, content}, {:maps.remove(type, timers), immediate}}
      %{} -> :none
    end
  end

  @doc """
  Starts, changes and cancels timers: a list, the last given first, of `{type, time, content, options}`, `{type, :cancel}` and `{type, :update, content}`.

  Of several for one type only the last given counts.
  """
  def start([], all), do: all

  def start(actions, all) do
    {{timers, immediate}, new} = start_each(last_given(actions, []), all, [])
    {timers, immediate ++ new}
  end

  defp last_given([action | rest], kept) do
    if :lists.keymember(:erlang.element(1, action), 1, kept), do: last_given(rest, kept), else: last_given(rest, [action | kept])
  end

  defp last_given([], kept), do: :lists.reverse(kept)

  # From the last given to the first, so that of timers with the same time the last given fires first; those without time keep the order given.
  defp start_each([], all, new), do: {all, new}
  defp start_each([{type, :cancel} | rest], all, new), do: start_each(rest, cancel(type, all), new)
  defp start_each([{type, :infinity, _content, _options} | rest], all, new), do: start_each(rest, cancel(type, all), new)

  # A timer that does not run has its event at once.
  defp start_each([{type, :update, content} | rest], {timers, immediate}, new) do
    case timers do
      %{^type => {ref, _old}} -> start_each(rest, {:maps.put(type, {ref, content}, timers), immediate}, new)
      %{} -> start_each(rest, {:maps.put(type, {:immediate, content}, timers), immediate}, [type | new])
    end
  end

  defp start_each([{type, 0, content, []} | rest], all, new) do
    {timers, immediate} = cancel(type, all)
    start_each(rest, {:maps.put(type, {:immediate, content}, timers), immediate}, [type | new])
  end

  defp start_each([{type, time, content, options} | rest], all, new) do
    {timers, immediate} = cancel(type, all)
    ref = :erlang.start_timer(time, self(), type, options)
    start_each(rest, {:maps.put(type, {ref, content}, timers), immediate}, new)
  end

  defp cancel(type, {timers, immediate} = all) do
    case :maps.take(type, timers) do
      {{:immediate, _}, timers} ->
        {timers, :lists.delete(type, immediate)}

      {{ref, _}, timers} ->
        stop(ref)
        {timers, immediate}

      :error ->
        all
    end
  end

  # The message of a timer that is over may be in the mailbox.
  defp stop(ref) do
    with false <- :erlang.cancel_timer(ref) do
      receive do
        {:timeout, ^ref, _} -> :ok
      after
        0 -> :ok
      end
    end
  end
end
