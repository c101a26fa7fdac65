defmodule :gen_statem_actions do
  @moduledoc false

  # The actions that state functions give. Replies are sent at once; all else is noted in a plan, %{postpone, hibernate, events, timeouts}, with the last two
  # in reverse order. `on` is :event, or :enter for the actions of state enter calls, which have no event to postpone, cannot insert any
  # and keep the callback module.

  @doc "Performs actions: `{:ok, plan, modules}` with the stack of callback modules, or `{:error, reason}`."
  def perform([], _on, plan, modules), do: {:ok, plan, modules}

  def perform([:postpone | rest], :event, plan, modules), do: perform(rest, :event, %{plan | postpone: true}, modules)

  def perform([{:postpone, postpone} | rest], :event, plan, modules) when is_boolean(postpone) do
    perform(rest, :event, %{plan | postpone: postpone}, modules)
  end

  def perform([{:next_event, type, content} = action | rest], :event, plan, modules) do
    if event_type?(type) do
      perform(rest, :event, %{plan | events: [{type, content} | plan.events]}, modules)
    else
      {:error, {:bad_action_from_state_function, action}}
    end
  end

  def perform([{:reply, {pid, _tag} = from, reply} | rest], on, plan, modules) when is_pid(pid) do
    :gen.reply(from, reply)
    perform(rest, on, plan, modules)
  end

  def perform([:hibernate | rest], on, plan, modules), do: perform(rest, on, %{plan | hibernate: true}, modules)

  def perform([{:hibernate, hibernate} | rest], on, plan, modules) when is_boolean(hibernate) do
    perform(rest, on, %{plan | hibernate: hibernate}, modules)
  end

  def perform([{:change_callback_module, module} | rest], :event, plan, [_ | modules]) when is_atom(module) do
    perform(rest, :event, plan, [module | modules])
  end

  def perform([{:push_callback_module, module} | rest], :event, plan, modules) when is_atom(module) do
    perform(rest, :event, plan, [module | modules])
  end

  def perform([:pop_callback_module | rest], :event, plan, [_, module | modules]) do
    perform(rest, :event, plan, [module | modules])
  end

  def perform([action | rest], on, plan, modules) do
    case timeout(action) do
      :error when on == :enter -> {:error, {:bad_state_enter_action_from_state_function, action}}
      :error -> {:error, {:bad_action_from_state_function, action}}
      timeout -> perform(rest, on, %{plan | timeouts: [timeout | plan.timeouts]}, modules)
    end
  end

  defp event_type?({:call, {pid, _tag}}) when is_pid(pid), do: true
  defp event_type?({:timeout, _name}), do: true
  defp event_type?(type), do: type in [:cast, :info, :timeout, :state_timeout, :internal]

  # A time alone is an event timeout with itself for content.
  defp timeout(time) when time == :infinity or (is_integer(time) and time >= 0), do: {:timeout, time, time, []}
  defp timeout({type, :cancel}), do: checked(type, {type, :cancel})
  defp timeout({type, :update, content}), do: checked(type, {type, :update, content})
  defp timeout({type, time, content}), do: timeout({type, time, content, []})

  defp timeout({type, time, content, options})
       when time == :infinity or (is_integer(time) and (time >= 0 or options != [])) do
    case options do
      [] -> checked(type, {type, time, content, []})
      {:abs, abs} when is_boolean(abs) -> checked(type, {type, time, content, absolute(abs)})
      [{:abs, abs}] when is_boolean(abs) -> checked(type, {type, time, content, absolute(abs)})
      _ -> :error
    end
  end

  defp timeout(_action), do: :error

  defp absolute(true), do: [{:abs, true}]
  defp absolute(false), do: []

  defp checked(:timeout, timeout), do: timeout
  defp checked(:state_timeout, timeout), do: timeout
  defp checked({:timeout, _name}, timeout), do: timeout
  defp checked(_type, _timeout), do: :error
end
