defmodule EEx.SmartEngine do
  @moduledoc ~S"""
  The engine that templates use if none is given: `EEx.Engine` with assigns.

  `@name` in a template is the value of `:name` in the variable `assigns`, a keyword list or map. An assign that is
  missing is `nil`, with a warning.

      iex> EEx.eval_string("<%= @name %>", assigns: [name: "Ann"])
      "Ann"
  """

  @behaviour EEx.Engine

  @impl true
  defdelegate init(opts), to: EEx.Engine

  @impl true
  defdelegate handle_body(state), to: EEx.Engine

  @impl true
  defdelegate handle_begin(state), to: EEx.Engine

  @impl true
  defdelegate handle_end(state), to: EEx.Engine

  @impl true
  defdelegate handle_text(state, meta, text), to: EEx.Engine

  @impl true
  def handle_expr(state, marker, expression) do
    EEx.Engine.handle_expr(state, marker, Macro.prewalk(expression, &EEx.Engine.handle_assign/1))
  end
end
