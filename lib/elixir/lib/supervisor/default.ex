defmodule Supervisor.Default do
  @moduledoc false

  # The callback module of supervisors that are started with a list of children.

  def init(args), do: args
end
