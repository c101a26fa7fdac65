defmodule ExUnit.OnExitHandler.Supervisor do
  @moduledoc false
  # The supervisor of what one test starts. The test is its caller, so that what looks for `$callers` finds it.

  use Supervisor

  @impl true
  def init({test, options}) do
    Process.put(:"$callers", [test])
    Supervisor.init([], options)
  end
end
