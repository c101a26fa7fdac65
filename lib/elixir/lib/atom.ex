defmodule Atom do
  @moduledoc """
  Functions for atoms. Atoms are constants whose value is their own name; booleans, `nil` and module names are atoms.
  """

  @doc """
  The name of an atom. Inlined by the compiler.

  ## Examples

      iex> Atom.to_string(:foo)
      "foo"
  """
  @spec to_string(atom) :: String.t()
  def to_string(atom), do: :erlang.atom_to_binary(atom)

  @doc """
  The name of an atom as a charlist. Inlined by the compiler.

  ## Examples

      iex> Atom.to_charlist(:foo)
      ~c"foo"
  """
  @spec to_charlist(atom) :: charlist
  def to_charlist(atom), do: :erlang.atom_to_list(atom)
end
