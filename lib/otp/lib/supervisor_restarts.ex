defmodule :supervisor_restarts do
  @moduledoc false

  # The restarts of a supervisor that still count: `[]` before the first, then {count, look, times} with the newest first. Whether some are too old to count is
  # looked at when there are too many, or twice as many as counted at the last look: so a storm of allowed ones costs no more than each, and those that
  # are long over are not kept.

  @few 100

  @doc "Notes a restart now; `:exceeded` if there were more than `intensity` within `period` seconds."
  def note([], intensity, period), do: note({0, @few, []}, intensity, period)

  def note({count, look, times}, intensity, _period) when count < intensity and count < look do
    {:allowed, {count + 1, look, [:erlang.monotonic_time(:second) | times]}}
  end

  def note({_count, _look, times}, intensity, period) do
    now = :erlang.monotonic_time(:second)
    times = [now | :lists.filter(fn time -> now - time <= period end, times)]
    count = length(times)
    restarts = {count, max(2 * count, @few), times}
    {if(count <= intensity, do: :allowed, else: :exceeded), restarts}
  end
end
