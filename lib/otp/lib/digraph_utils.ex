defmodule :digraph_utils do
  @moduledoc """
  Questions about whole graphs of `:digraph`: components, order, what can be reached from where.
  """

  @type graph :: :digraph.graph()
  @type vertex :: :digraph.vertex()

  # Searching.

  # The trees that a depth-first search from each of the roots in turn finds, as lists of vertices; `step` gives a vertex's neighbours. In a list
  # a vertex stands behind those that were found through it (postorder reversed), or before them (`:pre`).
  defp forest(step, roots, order) do
    {trees, _seen} = :lists.foldl(&tree(&1, &2, step, order), {[], %{}}, roots)
    trees
  end

  defp tree(root, {trees, seen}, step, order) do
    case seen do
      %{^root => _} ->
        {trees, seen}

      _ ->
        {found, seen} = visit([{:enter, root}], step, order, [], seen)
        {[found | trees], seen}
    end
  end

  defp visit([{:enter, vertex} | rest], step, order, found, seen) do
    case seen do
      %{^vertex => _} -> visit(rest, step, order, found, seen)
      _ -> enter(vertex, rest, step, order, found, :maps.put(vertex, true, seen))
    end
  end

  defp visit([{:leave, vertex} | rest], step, order, found, seen), do: visit(rest, step, order, [vertex | found], seen)
  defp visit([], _step, _order, found, seen), do: {found, seen}

  defp enter(vertex, rest, step, :pre, found, seen) do
    visit(entries(step.(vertex), rest), step, :pre, [vertex | found], seen)
  end

  defp enter(vertex, rest, step, :post, found, seen) do
    visit(entries(step.(vertex), [{:leave, vertex} | rest]), step, :post, found, seen)
  end

  defp entries(vertices, rest), do: :lists.map(&{:enter, &1}, vertices) ++ rest

  defp forwards(graph), do: &:digraph.out_neighbours(graph, &1)
  defp backwards(graph), do: &:digraph.in_neighbours(graph, &1)
  defp both_ways(graph), do: &(:digraph.out_neighbours(graph, &1) ++ :digraph.in_neighbours(graph, &1))

  @doc "All vertices in the preorder of a depth-first search."
  @spec preorder(graph()) :: [vertex()]
  def preorder(graph) do
    :lists.reverse(:lists.append(forest(forwards(graph), :digraph.vertices(graph), :pre)))
  end

  @doc "All vertices in the postorder of a depth-first search."
  @spec postorder(graph()) :: [vertex()]
  def postorder(graph), do: :lists.reverse(reverse_postorder(graph))

  defp reverse_postorder(graph), do: :lists.append(forest(forwards(graph), :digraph.vertices(graph), :post))

  # Components.

  @doc "The components: sets of vertices that are connected, whatever the direction of the edges."
  @spec components(graph()) :: [[vertex()]]
  def components(graph), do: forest(both_ways(graph), :digraph.vertices(graph), :pre)

  @doc "The strong components: sets of vertices that can all reach each other."
  @spec strong_components(graph()) :: [[vertex()]]
  def strong_components(graph), do: forest(backwards(graph), reverse_postorder(graph), :pre)

  @doc "The strong components that have a cycle: more than one vertex, or a loop."
  @spec cyclic_strong_components(graph()) :: [[vertex()]]
  def cyclic_strong_components(graph), do: :lists.filter(&cyclic?(graph, &1), strong_components(graph))

  defp cyclic?(graph, [vertex]), do: loop?(graph, vertex)
  defp cyclic?(_graph, _vertices), do: true

  defp loop?(graph, vertex), do: :lists.member(vertex, :digraph.out_neighbours(graph, vertex))

  @doc "The vertices with an edge to themselves."
  @spec loop_vertices(graph()) :: [vertex()]
  def loop_vertices(graph), do: :lists.filter(&loop?(graph, &1), :digraph.vertices(graph))

  @doc "A graph of the strong components, with an edge where one leads to another."
  @spec condensation(graph()) :: graph()
  def condensation(graph) do
    components = strong_components(graph)
    of = :maps.from_list(for component <- components, vertex <- component, do: {vertex, component})
    condensed = :digraph.new()
    :lists.foreach(&:digraph.add_vertex(condensed, &1), components)
    steps = for component <- components, vertex <- component, to <- :digraph.out_neighbours(graph, vertex), do: {component, :maps.get(to, of)}
    for {from, to} <- :lists.usort(steps), from !== to, do: :digraph.add_edge(condensed, from, to)
    condensed
  end

  # Order and shape.

  @doc """
  The vertices so that every edge leads forwards, or `false` where there is a cycle (loops don't count).
  """
  @spec topsort(graph()) :: [vertex()] | false
  def topsort(graph) do
    sorted = reverse_postorder(graph)
    components = forest(backwards(graph), sorted, :pre)
    if :erlang.length(components) === :erlang.length(sorted), do: sorted, else: false
  end

  @doc "Whether there is no cycle, loops included."
  @spec is_acyclic(graph()) :: boolean()
  def is_acyclic(graph), do: loop_vertices(graph) === [] and topsort(graph) !== false

  @doc "Whether it is a tree if the direction of the edges does not matter."
  @spec is_tree(graph()) :: boolean()
  def is_tree(graph) do
    :digraph.no_edges(graph) === :digraph.no_vertices(graph) - 1 and :erlang.length(components(graph)) === 1
  end

  @doc "Whether one vertex reaches all others by exactly one path."
  @spec is_arborescence(graph()) :: boolean()
  def is_arborescence(graph), do: arborescence_root(graph) !== :no

  @doc "The root of an arborescence: `{:yes, root}` or `:no`."
  @spec arborescence_root(graph()) :: {:yes, vertex()} | :no
  def arborescence_root(graph) do
    degrees = for vertex <- :digraph.vertices(graph), do: {vertex, :digraph.in_degree(graph, vertex)}

    with true <- :digraph.no_edges(graph) === :digraph.no_vertices(graph) - 1,
         [root] <- for({vertex, 0} <- degrees, do: vertex),
         true <- :lists.all(fn {_, degree} -> degree <= 1 end, degrees) do
      {:yes, root}
    else
      _ -> :no
    end
  end

  # Reaching.

  @doc "The vertices that can be reached from some, and those themselves."
  @spec reachable([vertex()], graph()) :: [vertex()]
  def reachable(vertices, graph), do: :lists.append(forest(forwards(graph), vertices, :pre))

  @doc "The vertices that can be reached from some over at least one edge."
  @spec reachable_neighbours([vertex()], graph()) :: [vertex()]
  def reachable_neighbours(vertices, graph), do: neighbours(forwards(graph), vertices)

  @doc "The vertices from which some can be reached, and those themselves."
  @spec reaching([vertex()], graph()) :: [vertex()]
  def reaching(vertices, graph), do: :lists.append(forest(backwards(graph), vertices, :pre))

  @doc "The vertices from which some can be reached over at least one edge."
  @spec reaching_neighbours([vertex()], graph()) :: [vertex()]
  def reaching_neighbours(vertices, graph), do: neighbours(backwards(graph), vertices)

  defp neighbours(step, vertices), do: :lists.append(forest(step, :lists.flatmap(step, vertices), :pre))

  # Parts.

  @doc "The graph of some vertices and the edges between them."
  @spec subgraph(graph(), [vertex()]) :: graph()
  def subgraph(graph, vertices), do: subgraph(graph, vertices, [])

  @doc """
  The graph of some vertices and the edges between them. Options: `type` (`:inherit`, or those of `:digraph.new/1`), `keep_labels` (`true` by
  default).
  """
  @spec subgraph(graph(), [vertex()], [{:type, term()} | {:keep_labels, boolean()}]) :: graph()
  def subgraph(graph, vertices, options) do
    case :lists.filter(&(not option?(&1)), options) do
      [] -> subgraph_of(graph, vertices, options)
      _ -> :erlang.error(:badarg, [graph, vertices, options])
    end
  end

  defp option?({:type, type}), do: type === :inherit or is_list(type)
  defp option?({:keep_labels, keep?}), do: is_boolean(keep?)
  defp option?(_other), do: false

  defp subgraph_of(graph, vertices, options) do
    label = label_of(:proplists.get_value(:keep_labels, options, true))
    part = :digraph.new(type(:proplists.get_value(:type, options, :inherit), graph))
    found = :lists.filtermap(fn vertex -> found(:digraph.vertex(graph, vertex)) end, vertices)
    :lists.foreach(fn {vertex, its} -> :digraph.add_vertex(part, vertex, label.(its)) end, found)

    for {vertex, _} <- found, edge <- :digraph.out_edges(graph, vertex) do
      {_, from, to, its} = :digraph.edge(graph, edge)
      if :digraph.vertex(part, to) !== false, do: :digraph.add_edge(part, edge, from, to, label.(its))
    end

    part
  end

  defp found(false), do: false
  defp found(vertex), do: {true, vertex}

  defp label_of(true), do: & &1
  defp label_of(false), do: fn _label -> [] end

  defp type(:inherit, graph) do
    info = :digraph.info(graph)
    [:proplists.get_value(:cyclicity, info), :proplists.get_value(:protection, info)]
  end

  defp type(type, _graph), do: type
end
