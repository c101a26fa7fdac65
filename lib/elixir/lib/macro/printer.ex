defmodule Macro.Printer do
  # `Macro.to_string/2`, deprecated: every node is printed with the texts that the function gave for its children.
  @moduledoc false

  def to_string(tree, fun), do: node_to_string(tree, fun)

  defp node_to_string(node, fun), do: fun.(node, node |> with_children(fun) |> Macro.to_string())

  # A text stands in as a variable of that name, so that the parent prints it as it is.
  defp with_children({form, meta, args}, fun) when is_atom(form) and is_list(args) do
    if structural?(form), do: {form, meta, args}, else: {form, meta, Enum.map(args, &child(&1, fun))}
  end

  defp with_children({{:., dot_meta, [left, name]}, meta, args}, fun) when is_atom(name) and is_list(args),
    do: {{:., dot_meta, [child(left, fun), name]}, meta, Enum.map(args, &child(&1, fun))}

  defp with_children({left, right}, fun), do: {child(left, fun), child(right, fun)}
  defp with_children([_ | _] = list, fun), do: if(Keyword.keyword?(list), do: list, else: Enum.map(list, &child(&1, fun)))
  defp with_children(other, _fun), do: other

  # Their parts are no expressions of their own.
  defp structural?(form), do: form in [:fn, :->, :<<>>, :%{}, :%, :__aliases__, :__block__, :&, :@, :"::", :<-]

  defp child(node, fun) do
    if Keyword.keyword?(node) and node != [],
      do: node,
      else: {String.to_atom(node_to_string(node, fun)), [], nil}
  end
end
