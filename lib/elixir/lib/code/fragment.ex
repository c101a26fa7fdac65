defmodule Code.Fragment do
  def cursor_context(fragment, opts \\ [])
  def cursor_context(fragment, opts) when is_binary(fragment), do: fragment |> String.to_charlist() |> cursor_context(opts)
  def cursor_context(fragment, _opts) when is_list(fragment), do: Code.Fragment.Cursor.context(fragment)
end
