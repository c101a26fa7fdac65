defmodule HashDict.Trie do
  @moduledoc false

  # A tree of nodes with eight slots. The slot of a key is chosen by the lowest three bits of its hash, then
  # by the next three, and so on. A slot is empty (`[]`) or `[entry | node]`: an entry `{key, value}`, or
  # `nil` where it was deleted, and the node with the other entries that belong there.

  import Bitwise, only: [band: 2, bsr: 2]

  @empty {[], [], [], [], [], [], [], []}

  def new, do: @empty

  def fetch(root, key), do: fetch(root, key, :erlang.phash2(key))

  defp fetch(node, key, hash) do
    case elem(node, band(hash, 7)) do
      [{^key, value} | _node] -> {:ok, value}
      [_entry | node] -> fetch(node, key, bsr(hash, 3))
      [] -> :error
    end
  end

  # The new root, and how many entries there are more.
  def put(root, key, value) do
    case fetch(root, key) do
      {:ok, _value} -> {replace(root, key, value, :erlang.phash2(key)), 0}
      :error -> {insert(root, key, value, :erlang.phash2(key)), 1}
    end
  end

  defp replace(node, key, value, hash) do
    index = band(hash, 7)

    case elem(node, index) do
      [{^key, _value} | child] -> put_elem(node, index, [{key, value} | child])
      [entry | child] -> put_elem(node, index, [entry | replace(child, key, value, bsr(hash, 3))])
    end
  end

  defp insert(node, key, value, hash) do
    index = band(hash, 7)

    case elem(node, index) do
      [] -> put_elem(node, index, [{key, value} | @empty])
      [nil | child] -> put_elem(node, index, [{key, value} | child])
      [entry | child] -> put_elem(node, index, [entry | insert(child, key, value, bsr(hash, 3))])
    end
  end

  def delete(root, key), do: delete(root, key, :erlang.phash2(key))

  defp delete(node, key, hash) do
    index = band(hash, 7)

    case elem(node, index) do
      [{^key, _value} | child] -> put_elem(node, index, [nil | child])
      [entry | child] -> put_elem(node, index, [entry | delete(child, key, bsr(hash, 3))])
      [] -> node
    end
  end

  def to_list(@empty), do: []

  def to_list(node) do
    node
    |> Tuple.to_list()
    |> Enum.flat_map(fn
      [] -> []
      [nil | child] -> to_list(child)
      [entry | child] -> [entry | to_list(child)]
    end)
  end
end

defmodule HashDict do
  @moduledoc """
  A dictionary, from before there were large maps.
  """
  @moduledoc deprecated: "Use Map instead"

  alias HashDict.Trie

  @message "Use maps and the Map module instead"

  @opaque t :: %__MODULE__{size: non_neg_integer, root: tuple}

  defstruct size: 0, root: Trie.new()

  use Dict, deprecated: @message

  @doc """
  Gives an empty dictionary.
  """
  @spec new :: t
  @deprecated @message
  def new, do: %HashDict{}

  @deprecated @message
  def put(%HashDict{root: root, size: size}, key, value) do
    {root, added} = Trie.put(root, key, value)
    %HashDict{root: root, size: size + added}
  end

  @deprecated @message
  def delete(%HashDict{root: root, size: size} = dict, key) do
    case Trie.fetch(root, key) do
      {:ok, _value} -> %HashDict{root: Trie.delete(root, key), size: size - 1}
      :error -> dict
    end
  end

  @deprecated @message
  def fetch(%HashDict{root: root}, key), do: Trie.fetch(root, key)

  @deprecated @message
  def size(%HashDict{size: size}), do: size

  @doc false
  @deprecated @message
  def reduce(%HashDict{root: root}, acc, fun), do: root |> Trie.to_list() |> Enumerable.List.reduce(acc, fun)
end

defimpl Enumerable, for: HashDict do
  alias HashDict.Trie

  def count(%{size: size}), do: {:ok, size}
  def member?(%{root: root}, {key, value}), do: {:ok, match?({:ok, ^value}, Trie.fetch(root, key))}
  def member?(_dict, _other), do: {:ok, false}
  def slice(%{size: size}), do: {:ok, size, &Trie.to_list(&1.root)}
  def reduce(%{root: root}, acc, fun), do: root |> Trie.to_list() |> Enumerable.List.reduce(acc, fun)
end

defimpl Collectable, for: HashDict do
  alias HashDict.Trie

  def into(dict) do
    collector = fn
      dict, {:cont, {key, value}} -> put(dict, key, value)
      dict, :done -> dict
      _dict, :halt -> :ok
    end

    {dict, collector}
  end

  defp put(%{root: root, size: size} = dict, key, value) do
    {root, added} = Trie.put(root, key, value)
    %{dict | root: root, size: size + added}
  end
end

defimpl Inspect, for: HashDict do
  import Inspect.Algebra
  import Kernel, except: [inspect: 2]

  def inspect(%{root: root}, opts), do: concat(["#HashDict<", root |> HashDict.Trie.to_list() |> to_doc(opts), ">"])
end
