defmodule Otp.DigraphTest do
  use ExUnit.Case, async: true

  defp graph(vertices, edges, options \\ []) do
    graph = :digraph.new(options)
    for vertex <- vertices, do: :digraph.add_vertex(graph, vertex)
    for {from, to} <- edges, do: :digraph.add_edge(graph, from, to)
    graph
  end

  test "vertices and edges" do
    graph = :digraph.new()
    assert :digraph.add_vertex(graph, :a) == :a
    assert :digraph.add_vertex(graph, :b, :label) == :b
    assert :digraph.add_vertex(graph) == [:"$v" | 0]
    assert :digraph.add_edge(graph, :a, :b) == [:"$e" | 0]
    assert :digraph.add_edge(graph, :b, :a, :back) == [:"$e" | 1]
    assert :digraph.add_edge(graph, :mine, :b, :a, :named) == :mine
    assert :digraph.add_edge(graph, :a, :gone) == {:error, {:bad_vertex, :gone}}
    assert :digraph.add_edge(graph, :mine, :a, :b, []) == {:error, {:bad_edge, [:a, :b]}}
    assert :digraph.vertex(graph, :b) == {:b, :label}
    assert :digraph.vertex(graph, :gone) == false
    assert :digraph.edge(graph, :mine) == {:mine, :b, :a, :named}
    assert :digraph.no_vertices(graph) == 3
    assert :digraph.no_edges(graph) == 3
    assert :digraph.in_neighbours(graph, :a) == [:b, :b]
    assert :digraph.out_degree(graph, :b) == 2
    assert :digraph.del_vertex(graph, :a)
    assert :digraph.edges(graph) == []
    assert :digraph.delete(graph)
    assert catch_error(:digraph.vertices(graph)) == :badarg
  end

  test "neighbours and paths, the latest edge first" do
    graph = graph(1..5, [{1, 2}, {1, 3}, {1, 4}, {2, 5}, {3, 5}, {4, 5}, {5, 1}])
    assert :digraph.out_neighbours(graph, 1) == [4, 3, 2]
    assert :digraph.in_neighbours(graph, 5) == [4, 3, 2]
    assert :digraph.get_path(graph, 1, 5) == [1, 4, 5]
    assert :digraph.get_short_path(graph, 1, 5) == [1, 2, 5]
    assert :digraph.get_cycle(graph, 1) == [1, 4, 5, 1]
    assert :digraph.get_short_cycle(graph, 1) == [1, 2, 5, 1]
    assert :digraph.del_path(graph, 1, 5)
    assert :digraph.get_path(graph, 1, 5) == false
  end

  test "loops" do
    graph = graph([:c], [{:c, :c}])
    assert :digraph.get_cycle(graph, :c) == [:c]
    assert :digraph.get_short_cycle(graph, :c) == [:c, :c]
    assert :digraph_utils.is_acyclic(graph) == false
    assert :digraph_utils.topsort(graph) == [:c]
    assert :digraph_utils.loop_vertices(graph) == [:c]
  end

  test "acyclic graphs refuse an edge that closes a cycle" do
    graph = graph([:a, :b, :c], [{:a, :b}, {:b, :c}], [:acyclic, :private])
    assert :digraph.add_edge(graph, :c, :a) == {:error, {:bad_edge, [:a, :b, :c]}}
    assert :digraph.add_edge(graph, :a, :a) == {:error, {:bad_edge, [:a, :a]}}
    assert graph |> :digraph.info() |> Keyword.take([:cyclicity, :protection]) == [cyclicity: :acyclic, protection: :private]
    assert catch_error(:digraph.new([:foo])) == :badarg
  end

  test "components" do
    graph = graph(1..5, [{1, 2}, {2, 1}, {2, 3}, {4, 4}])
    sorted = fn lists -> lists |> Enum.map(&Enum.sort/1) |> Enum.sort() end
    assert sorted.(:digraph_utils.components(graph)) == [[1, 2, 3], [4], [5]]
    assert sorted.(:digraph_utils.strong_components(graph)) == [[1, 2], [3], [4], [5]]
    assert sorted.(:digraph_utils.cyclic_strong_components(graph)) == [[1, 2], [4]]
    condensed = :digraph_utils.condensation(graph)
    assert sorted.(:digraph.vertices(condensed)) == [[1, 2], [3], [4], [5]]
    assert :digraph.no_edges(condensed) == 1
  end

  test "order and shape" do
    graph = graph([:shirt, :tie, :jacket], [{:shirt, :tie}, {:tie, :jacket}])
    assert :digraph_utils.topsort(graph) == [:shirt, :tie, :jacket]
    assert :digraph_utils.postorder(graph) == [:jacket, :tie, :shirt]
    assert :digraph_utils.is_acyclic(graph)
    assert :digraph_utils.is_tree(graph)
    assert :digraph_utils.arborescence_root(graph) == {:yes, :shirt}
    :digraph.add_edge(graph, :jacket, :shirt)
    assert :digraph_utils.topsort(graph) == false
    assert :digraph_utils.is_tree(graph) == false
    assert :digraph_utils.arborescence_root(graph) == :no
  end

  test "what can be reached" do
    graph = graph(1..4, [{1, 2}, {2, 3}])
    assert Enum.sort(:digraph_utils.reachable([1], graph)) == [1, 2, 3]
    assert Enum.sort(:digraph_utils.reachable_neighbours([1], graph)) == [2, 3]
    assert Enum.sort(:digraph_utils.reaching([3], graph)) == [1, 2, 3]
    assert Enum.sort(:digraph_utils.reaching_neighbours([3], graph)) == [1, 2]
    part = :digraph_utils.subgraph(graph, [1, 2, 4])
    assert Enum.sort(:digraph.vertices(part)) == [1, 2, 4]
    assert :digraph.no_edges(part) == 1
  end
end
