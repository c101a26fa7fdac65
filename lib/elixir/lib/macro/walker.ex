defmodule Macro.Walker do
  # `Macro.prewalker/1` and `Macro.postwalker/1`: reductions over the nodes of an expression, with a stack of what is left.
  @moduledoc false

  def pre(_stack, {:halt, acc}, _fun), do: {:halted, acc}
  def pre(stack, {:suspend, acc}, fun), do: {:suspended, acc, &pre(stack, &1, fun)}
  def pre([], {:cont, acc}, _fun), do: {:done, acc}
  def pre([node | stack], {:cont, acc}, fun), do: pre(children(node) ++ stack, fun.(node, acc), fun)

  @doc """
  The stack holds `{:node, node}` to go into and `{:done, node}` whose children are done.
  """
  def post(_stack, {:halt, acc}, _fun), do: {:halted, acc}
  def post(stack, {:suspend, acc}, fun), do: {:suspended, acc, &post(stack, &1, fun)}
  def post([], {:cont, acc}, _fun), do: {:done, acc}
  def post([{:done, node} | stack], {:cont, acc}, fun), do: post(stack, fun.(node, acc), fun)

  def post([{:node, node} | stack], acc, fun) do
    children = for child <- children(node), do: {:node, child}
    post(children ++ [{:done, node} | stack], acc, fun)
  end

  defp children({form, _, args}) when is_atom(form) and is_list(args), do: args
  defp children({form, _, args}) when is_list(args), do: [form | args]
  defp children({form, _, _context}) when is_atom(form), do: []
  defp children({form, _, _context}), do: [form]
  defp children({left, right}), do: [left, right]
  defp children(list) when is_list(list), do: list
  defp children(_other), do: []
end
