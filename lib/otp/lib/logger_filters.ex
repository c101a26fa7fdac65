defmodule :logger_filters do
  @moduledoc "Ready-made filters for `:logger`: each takes an event and its argument and gives the event, `:stop` or `:ignore`."

  @doc "Acts on events by their domain: `{:log | :stop, :super | :sub | :equal | :not_equal | :undefined, domain}`."
  @spec domain(map, {:log | :stop, :super | :sub | :equal | :not_equal | :undefined, [atom]}) :: map | :stop | :ignore
  def domain(%{meta: meta} = event, {action, compare, wanted}) when action in [:log, :stop] and is_list(wanted) do
    on_match(domain?(compare, :maps.get(:domain, meta, :undefined), wanted), action, event)
  end

  defp domain?(:undefined, domain, _wanted), do: domain == :undefined
  defp domain?(:equal, domain, wanted), do: domain == wanted
  defp domain?(:not_equal, domain, wanted), do: domain != wanted
  defp domain?(:sub, domain, wanted) when is_list(domain), do: :lists.prefix(wanted, domain)
  defp domain?(:super, domain, wanted) when is_list(domain), do: :lists.prefix(domain, wanted)
  defp domain?(_compare, _domain, _wanted), do: false

  @doc "Acts on events by their level: `{:log | :stop, :eq | :neq | :gt | :lt | :gteq | :lteq, level}`."
  @spec level(map, {:log | :stop, :eq | :neq | :gt | :lt | :gteq | :lteq, atom}) :: map | :stop | :ignore
  def level(%{level: level} = event, {action, operator, wanted}) when action in [:log, :stop] do
    on_match(level?(operator, :logger.compare_levels(level, wanted)), action, event)
  end

  defp level?(:eq, order), do: order == :eq
  defp level?(:neq, order), do: order != :eq
  defp level?(:gt, order), do: order == :gt
  defp level?(:lt, order), do: order == :lt
  defp level?(:gteq, order), do: order != :lt
  defp level?(:lteq, order), do: order != :gt

  @doc "Acts on the progress reports of supervisors and applications."
  @spec progress(map, :log | :stop) :: map | :stop | :ignore
  def progress(%{msg: {:report, %{label: {_, :progress}}}} = event, action), do: on_match(true, action, event)
  def progress(_event, _action), do: :ignore

  @doc "Acts on events of processes whose group leader is on another node."
  @spec remote_gl(map, :log | :stop) :: map | :stop | :ignore
  def remote_gl(%{meta: %{gl: gl}} = event, action) when node(gl) != node(), do: on_match(true, action, event)
  def remote_gl(_event, _action), do: :ignore

  defp on_match(true, :log, event), do: event
  defp on_match(true, :stop, _event), do: :stop
  defp on_match(false, _action, _event), do: :ignore
end
