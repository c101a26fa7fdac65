defmodule Code.Formatter.Migration do
  # Rewrites `unless`, which is on its way out, to `if`.
  @moduledoc false

  # Guards that give booleans, whose opposite is `not`; others may give any term, whose opposite is `!`.
  @boolean_guards [
    :is_atom,
    :is_binary,
    :is_bitstring,
    :is_boolean,
    :is_exception,
    :is_float,
    :is_function,
    :is_integer,
    :is_list,
    :is_map,
    :is_nil,
    :is_non_struct_map,
    :is_number,
    :is_pid,
    :is_port,
    :is_reference,
    :is_struct,
    :is_tuple
  ]

  @opposites [==: :!=, !=: :==, ===: :!==, !==: :===]

  @doc """
  `unless condition, clauses` as `if`.
  """
  def unless_to_if(meta, condition, clauses), do: {:if, meta, [negate(condition), clauses]}

  @doc """
  `value |> unless(clauses)` as `if`.
  """
  def piped_unless_to_if(pipe_meta, value, meta, clauses),
    do: {:|>, pipe_meta, [negate_piped(value), {:if, meta, [clauses]}]}

  defp negate_piped({:|>, meta, [_, _]} = pipe), do: {:|>, meta, [pipe, {{:., [], [Kernel, :!]}, [closing: []], []}]}
  defp negate_piped(value), do: negate(value)

  defp negate({op, _, [value]}) when op in [:!, :not], do: value
  defp negate({op, meta, [_, _]} = condition) when op in [:in, :<, :>, :<=, :>=], do: {:not, meta, [condition]}

  defp negate({op, meta, [left, right]}) when op in [:==, :!=, :===, :!==],
    do: {Keyword.fetch!(@opposites, op), meta, [left, right]}

  defp negate({guard, meta, [_ | _]} = condition) when guard in @boolean_guards, do: {:not, meta, [condition]}
  defp negate(condition), do: {:!, [], [condition]}
end
