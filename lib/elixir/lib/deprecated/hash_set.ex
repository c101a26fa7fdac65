defmodule HashSet do
  @moduledoc """
  A set, from before there was `MapSet`.
  """
  @moduledoc deprecated: "Use MapSet instead"

  alias HashDict.Trie

  @message "Use the MapSet module instead"

  @opaque t :: %__MODULE__{size: non_neg_integer, root: tuple}

  # The members are the keys of the tree of a HashDict.
  defstruct size: 0, root: Trie.new()

  @doc """
  Gives an empty set.
  """
  @spec new :: t
  @deprecated @message
  def new, do: %HashSet{}

  @deprecated @message
  def put(%HashSet{} = set, term), do: add(term, set)

  defp add(term, %HashSet{root: root, size: size}) do
    {root, added} = Trie.put(root, term, true)
    %HashSet{root: root, size: size + added}
  end

  @deprecated @message
  def delete(%HashSet{} = set, term), do: remove(term, set)

  defp remove(term, %HashSet{root: root, size: size} = set) do
    if member(set, term), do: %HashSet{root: Trie.delete(root, term), size: size - 1}, else: set
  end

  @deprecated @message
  def member?(%HashSet{} = set, term), do: member(set, term)

  defp member(%HashSet{root: root}, term), do: Trie.fetch(root, term) != :error

  @deprecated @message
  def size(%HashSet{size: size}), do: size

  @deprecated @message
  def to_list(%HashSet{} = set), do: members(set)

  defp members(%HashSet{root: root}), do: for({term, _} <- Trie.to_list(root), do: term)

  @deprecated @message
  def union(%HashSet{} = set1, %HashSet{} = set2), do: Enum.reduce(members(set2), set1, &add/2)

  @deprecated @message
  def intersection(%HashSet{} = set1, %HashSet{} = set2),
    do: set1 |> members() |> Enum.filter(&member(set2, &1)) |> Enum.reduce(%HashSet{}, &add/2)

  @deprecated @message
  def difference(%HashSet{} = set1, %HashSet{} = set2), do: Enum.reduce(members(set2), set1, &remove/2)

  @deprecated @message
  def disjoint?(%HashSet{} = set1, %HashSet{} = set2), do: not Enum.any?(members(set1), &member(set2, &1))

  @deprecated @message
  def subset?(%HashSet{} = set1, %HashSet{} = set2), do: Enum.all?(members(set1), &member(set2, &1))

  @deprecated @message
  def equal?(%HashSet{size: size1} = set1, %HashSet{size: size2} = set2),
    do: size1 == size2 and Enum.all?(members(set1), &member(set2, &1))

  @doc false
  def reduce(%HashSet{} = set, acc, fun), do: set |> members() |> Enumerable.List.reduce(acc, fun)
end

defimpl Enumerable, for: HashSet do
  alias HashDict.Trie

  def count(%{size: size}), do: {:ok, size}
  def member?(%{root: root}, term), do: {:ok, Trie.fetch(root, term) != :error}
  def slice(%{size: size}), do: {:ok, size, &members/1}
  def reduce(set, acc, fun), do: set |> members() |> Enumerable.List.reduce(acc, fun)

  defp members(%{root: root}), do: for({term, _} <- Trie.to_list(root), do: term)
end

defimpl Collectable, for: HashSet do
  alias HashDict.Trie

  def into(set) do
    collector = fn
      set, {:cont, term} -> put(set, term)
      set, :done -> set
      _set, :halt -> :ok
    end

    {set, collector}
  end

  defp put(%{root: root, size: size} = set, term) do
    {root, added} = Trie.put(root, term, true)
    %{set | root: root, size: size + added}
  end
end

defimpl Inspect, for: HashSet do
  import Inspect.Algebra
  import Kernel, except: [inspect: 2]

  def inspect(%{root: root}, opts) do
    members = for {term, _} <- HashDict.Trie.to_list(root), do: term
    concat(["#HashSet<", to_doc(members, opts), ">"])
  end
end
