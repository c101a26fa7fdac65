defmodule :digraph do
  @moduledoc """
  Directed graphs with labels, which change in place: vertices are any terms, edges have names and may be parallel.

  A graph is kept in three ETS tables, which belong to the process that made it: vertices and their labels, edges, and a bag of which edges leave and
  enter which vertex. `delete/1` frees them.
  """

  @opaque graph :: {:digraph, :ets.tid(), :ets.tid(), :ets.tid(), boolean()}
  @type vertex :: term()
  @type edge :: term()
  @type label :: term()
  @type add_edge_error :: {:error, {:bad_edge, [vertex()]} | {:bad_vertex, vertex()}}

  # Graphs.

  @doc "An empty graph that may have cycles and that other processes can read."
  @spec new() :: graph()
  def new, do: new([])

  @doc """
  An empty graph. Options: `:cyclic` or `:acyclic` (no edge may close a cycle), `:protected` or `:private`.
  """
  @spec new([:cyclic | :acyclic | :protected | :private]) :: graph()
  def new(options) do
    case checked(options, :protected, true) do
      {access, cyclic?} -> create(access, cyclic?)
      :error -> :erlang.error(:badarg, [options])
    end
  end

  defp checked([access | rest], _access, cyclic?) when access in [:protected, :private], do: checked(rest, access, cyclic?)
  defp checked([:cyclic | rest], access, _cyclic), do: checked(rest, access, true)
  defp checked([:acyclic | rest], access, _cyclic), do: checked(rest, access, false)
  defp checked([], access, cyclic?), do: {access, cyclic?}
  defp checked(_options, _access, _cyclic), do: :error

  defp create(access, cyclic?) do
    vertices = :ets.new(:vertices, [:set, access])
    edges = :ets.new(:edges, [:set, access])
    neighbours = :ets.new(:neighbours, [:bag, access])
    :ets.insert(neighbours, [{:"$vid", 0}, {:"$eid", 0}])
    {:digraph, vertices, edges, neighbours, cyclic?}
  end

  @doc "Frees a graph."
  @spec delete(graph()) :: true
  def delete({:digraph, vertices, edges, neighbours, _}) do
    :ets.delete(vertices)
    :ets.delete(edges)
    :ets.delete(neighbours)
  end

  @doc "`cyclicity`, `memory` (in words) and `protection` of a graph."
  @spec info(graph()) :: [{atom(), term()}]
  def info({:digraph, vertices, edges, neighbours, cyclic?}) do
    memory = :ets.info(vertices, :memory) + :ets.info(edges, :memory) + :ets.info(neighbours, :memory)
    [cyclicity: if(cyclic?, do: :cyclic, else: :acyclic), memory: memory, protection: :ets.info(vertices, :protection)]
  end

  # Vertices.

  @doc "Adds a new vertex, with a name that it makes up and gives."
  @spec add_vertex(graph()) :: vertex()
  def add_vertex({:digraph, _, _, neighbours, _} = graph) do
    add_vertex(graph, [:"$v" | next(neighbours, :"$vid")])
  end

  @doc "Adds a vertex with the label `[]`, or gives one that is there this label."
  @spec add_vertex(graph(), vertex()) :: vertex()
  def add_vertex(graph, vertex), do: add_vertex(graph, vertex, [])

  @doc "Adds a vertex, or gives one that is there another label."
  @spec add_vertex(graph(), vertex(), label()) :: vertex()
  def add_vertex({:digraph, vertices, _, _, _}, vertex, label) do
    :ets.insert(vertices, {vertex, label})
    vertex
  end

  defp next(neighbours, counter) do
    [{_, number}] = :ets.lookup(neighbours, counter)
    :ets.delete(neighbours, counter)
    :ets.insert(neighbours, {counter, number + 1})
    number
  end

  @doc "A vertex and its label, or `false`."
  @spec vertex(graph(), vertex()) :: {vertex(), label()} | false
  def vertex({:digraph, vertices, _, _, _}, vertex) do
    case :ets.lookup(vertices, vertex) do
      [] -> false
      [found] -> found
    end
  end

  @doc "All vertices, in no order."
  @spec vertices(graph()) :: [vertex()]
  def vertices({:digraph, vertices, _, _, _}), do: :ets.select(vertices, [{{:"$1", :_}, [], [:"$1"]}])

  @doc "How many vertices there are."
  @spec no_vertices(graph()) :: non_neg_integer()
  def no_vertices({:digraph, vertices, _, _, _}), do: :ets.info(vertices, :size)

  @doc "The vertices that no edge enters."
  @spec source_vertices(graph()) :: [vertex()]
  def source_vertices(graph), do: :lists.reverse(:lists.filter(&(in_degree(graph, &1) === 0), vertices(graph)))

  @doc "The vertices that no edge leaves."
  @spec sink_vertices(graph()) :: [vertex()]
  def sink_vertices(graph), do: :lists.reverse(:lists.filter(&(out_degree(graph, &1) === 0), vertices(graph)))

  @doc "Removes a vertex with all edges at it."
  @spec del_vertex(graph(), vertex()) :: true
  def del_vertex({:digraph, vertices, _, _, _} = graph, vertex) do
    del_edges(graph, edges(graph, vertex))
    :ets.delete(vertices, vertex)
  end

  @doc "Removes vertices with all edges at them."
  @spec del_vertices(graph(), [vertex()]) :: true
  def del_vertices(graph, vertices) do
    :lists.foreach(&del_vertex(graph, &1), vertices)
    true
  end

  # Edges.

  @doc "Adds an edge with the label `[]` and a name that it makes up and gives."
  @spec add_edge(graph(), vertex(), vertex()) :: edge() | add_edge_error()
  def add_edge(graph, from, to), do: add_edge(graph, from, to, [])

  @doc "Adds an edge with a label and a name that it makes up and gives."
  @spec add_edge(graph(), vertex(), vertex(), label()) :: edge() | add_edge_error()
  def add_edge({:digraph, _, _, neighbours, _} = graph, from, to, label) do
    add_edge(graph, [:"$e" | next(neighbours, :"$eid")], from, to, label)
  end

  @doc """
  Adds an edge, or gives one that is there between these vertices another label.

  Gives its name, or `{:error, {:bad_vertex, vertex}}` for a vertex that is not in the graph, or `{:error, {:bad_edge, path}}` if it would close a
  cycle in an acyclic graph or has the name of an edge between other vertices.
  """
  @spec add_edge(graph(), edge(), vertex(), vertex(), label()) :: edge() | add_edge_error()
  def add_edge({:digraph, _, edges, _, _} = graph, edge, from, to, label) do
    with :ok <- known(graph, from),
         :ok <- known(graph, to),
         :ok <- free(edges, edge, from, to),
         :ok <- no_cycle(graph, from, to) do
      insert_edge(graph, edge, from, to, label)
    end
  end

  defp known({:digraph, vertices, _, _, _}, vertex) do
    if :ets.member(vertices, vertex), do: :ok, else: {:error, {:bad_vertex, vertex}}
  end

  defp free(edges, edge, from, to) do
    case :ets.lookup(edges, edge) do
      [{_, ^from, ^to, _}] -> :ok
      [] -> :ok
      _ -> {:error, {:bad_edge, [from, to]}}
    end
  end

  defp no_cycle({:digraph, _, _, _, true}, _from, _to), do: :ok
  defp no_cycle(_graph, same, same), do: {:error, {:bad_edge, [same, same]}}

  defp no_cycle(graph, from, to) do
    case get_path(graph, to, from) do
      false -> :ok
      path -> {:error, {:bad_edge, path}}
    end
  end

  defp insert_edge({:digraph, _, edges, neighbours, _}, edge, from, to, label) do
    :ets.insert(neighbours, [{{:out, from}, edge}, {{:in, to}, edge}])
    :ets.insert(edges, {edge, from, to, label})
    edge
  end

  @doc "An edge: its name, both vertices and its label, or `false`."
  @spec edge(graph(), edge()) :: {edge(), vertex(), vertex(), label()} | false
  def edge({:digraph, _, edges, _, _}, edge) do
    case :ets.lookup(edges, edge) do
      [] -> false
      [found] -> found
    end
  end

  @doc "All edges, in no order."
  @spec edges(graph()) :: [edge()]
  def edges({:digraph, _, edges, _, _}), do: :ets.select(edges, [{{:"$1", :_, :_, :_}, [], [:"$1"]}])

  @doc "The edges that enter or leave a vertex."
  @spec edges(graph(), vertex()) :: [edge()]
  def edges({:digraph, _, _, _, _} = graph, vertex) do
    entering = in_edges(graph, vertex)
    entering ++ :lists.filter(&(not :lists.member(&1, entering)), out_edges(graph, vertex))
  end

  @doc "How many edges there are."
  @spec no_edges(graph()) :: non_neg_integer()
  def no_edges({:digraph, _, edges, _, _}), do: :ets.info(edges, :size)

  @doc "The edges that leave a vertex, in the order in which they were added."
  @spec out_edges(graph(), vertex()) :: [edge()]
  def out_edges(graph, vertex), do: at(graph, {:out, vertex})

  @doc "The edges that enter a vertex, in the order in which they were added."
  @spec in_edges(graph(), vertex()) :: [edge()]
  def in_edges(graph, vertex), do: at(graph, {:in, vertex})

  defp at({:digraph, _, _, neighbours, _}, key), do: for({_, edge} <- :ets.lookup(neighbours, key), do: edge)

  @doc "The vertices that edges from a vertex lead to; those of the latest edges come first."
  @spec out_neighbours(graph(), vertex()) :: [vertex()]
  def out_neighbours(graph, vertex), do: ends(graph, out_edges(graph, vertex), 3, [])

  @doc "The vertices that edges to a vertex come from; those of the latest edges come first."
  @spec in_neighbours(graph(), vertex()) :: [vertex()]
  def in_neighbours(graph, vertex), do: ends(graph, in_edges(graph, vertex), 2, [])

  defp ends({:digraph, _, edges, _, _} = graph, [edge | rest], which, vertices) do
    ends(graph, rest, which, [:ets.lookup_element(edges, edge, which) | vertices])
  end

  defp ends(_graph, [], _which, vertices), do: vertices

  @doc "How many edges leave a vertex."
  @spec out_degree(graph(), vertex()) :: non_neg_integer()
  def out_degree(graph, vertex), do: :erlang.length(out_edges(graph, vertex))

  @doc "How many edges enter a vertex."
  @spec in_degree(graph(), vertex()) :: non_neg_integer()
  def in_degree(graph, vertex), do: :erlang.length(in_edges(graph, vertex))

  @doc "Removes an edge."
  @spec del_edge(graph(), edge()) :: true
  def del_edge({:digraph, _, edges, neighbours, _}, edge) do
    for {_, from, to, _} <- :ets.lookup(edges, edge) do
      :ets.delete_object(neighbours, {{:out, from}, edge})
      :ets.delete_object(neighbours, {{:in, to}, edge})
    end

    :ets.delete(edges, edge)
  end

  @doc "Removes edges."
  @spec del_edges(graph(), [edge()]) :: true
  def del_edges(graph, edges) do
    :lists.foreach(&del_edge(graph, &1), edges)
    true
  end

  # Paths.

  @doc "Removes edges until no path leads from one vertex to another."
  @spec del_path(graph(), vertex(), vertex()) :: true
  def del_path(graph, from, to) do
    case get_path(graph, from, to) do
      false ->
        true

      path ->
        del_steps(graph, path)
        del_path(graph, from, to)
    end
  end

  defp del_steps({:digraph, _, edges, _, _} = graph, [from | [to | _] = rest]) do
    for edge <- out_edges(graph, from), :ets.lookup_element(edges, edge, 3) === to, do: del_edge(graph, edge)
    del_steps(graph, rest)
  end

  defp del_steps(_graph, [_last]), do: true

  @doc """
  A path of at least one edge from one vertex to another, or `false`.

      iex> graph = :digraph.new()
      iex> [:a, :b] = for vertex <- [:a, :b], do: :digraph.add_vertex(graph, vertex)
      iex> :digraph.add_edge(graph, :a, :b)
      iex> :digraph.get_path(graph, :a, :b)
      [:a, :b]
  """
  @spec get_path(graph(), vertex(), vertex()) :: [vertex(), ...] | false
  def get_path(graph, from, to) do
    case deep(graph, out_neighbours(graph, from), to, %{from => true}, [from], []) do
      {:found, path} -> :lists.reverse(path)
      :none -> false
    end
  end

  # Depth first. `waiting` holds the neighbours left on the way back, each with the path to where they branch off.
  defp deep(_graph, [to | _], to, _seen, path, _waiting), do: {:found, [to | path]}

  defp deep(graph, [vertex | rest], to, seen, path, waiting) do
    case seen do
      %{^vertex => true} -> deep(graph, rest, to, seen, path, waiting)
      _ -> deep(graph, out_neighbours(graph, vertex), to, :maps.put(vertex, true, seen), [vertex | path], [{rest, path} | waiting])
    end
  end

  defp deep(graph, [], to, seen, _path, [{rest, path} | waiting]), do: deep(graph, rest, to, seen, path, waiting)
  defp deep(_graph, [], _to, _seen, _path, []), do: :none

  @doc "A cycle through a vertex (`[vertex]` for a loop if there is no other), or `false`."
  @spec get_cycle(graph(), vertex()) :: [vertex(), ...] | false
  def get_cycle(graph, vertex) do
    others = :lists.filter(&(&1 !== vertex), out_neighbours(graph, vertex))

    case deep(graph, others, vertex, %{vertex => true}, [vertex], []) do
      {:found, path} -> :lists.reverse(path)
      :none -> if :lists.member(vertex, out_neighbours(graph, vertex)), do: [vertex], else: false
    end
  end

  @doc "A path with as few edges as possible from one vertex to another, or `false`."
  @spec get_short_path(graph(), vertex(), vertex()) :: [vertex(), ...] | false
  def get_short_path(graph, from, to) do
    case wide(graph, :lists.reverse(out_neighbours(graph, from)), from, to, %{}, []) do
      {:found, before} -> trace(to, from, before, [])
      :none -> false
    end
  end

  # Breadth first: the vertices of one distance, then those of the next. `before` tells where each was reached from.
  defp wide(graph, [vertex | rest], from, to, before, next) do
    case before do
      %{^vertex => _} -> wide(graph, rest, from, to, before, next)
      _ when vertex === to -> {:found, :maps.put(vertex, from, before)}
      _ -> wide(graph, rest, from, to, :maps.put(vertex, from, before), [vertex | next])
    end
  end

  defp wide(_graph, [], _from, _to, _before, []), do: :none
  defp wide(graph, [], _from, to, before, next), do: wider(graph, :lists.reverse(next), to, before, [])

  defp wider(graph, [vertex | rest], to, before, next) do
    case reach(:lists.reverse(out_neighbours(graph, vertex)), vertex, to, before, next) do
      {:found, before} -> {:found, before}
      {before, next} -> wider(graph, rest, to, before, next)
    end
  end

  defp wider(_graph, [], _to, _before, []), do: :none
  defp wider(graph, [], to, before, next), do: wider(graph, :lists.reverse(next), to, before, [])

  defp reach([vertex | rest], from, to, before, next) do
    case before do
      %{^vertex => _} -> reach(rest, from, to, before, next)
      _ when vertex === to -> {:found, :maps.put(vertex, from, before)}
      _ -> reach(rest, from, to, :maps.put(vertex, from, before), [vertex | next])
    end
  end

  defp reach([], _from, _to, before, next), do: {before, next}

  defp trace(vertex, from, before, path) do
    case :maps.get(vertex, before) do
      ^from -> [from, vertex | path]
      previous -> trace(previous, from, before, [vertex | path])
    end
  end

  @doc "A cycle with as few edges as possible through a vertex (`[vertex, vertex]` for a loop), or `false`."
  @spec get_short_cycle(graph(), vertex()) :: [vertex(), ...] | false
  def get_short_cycle(graph, vertex), do: get_short_path(graph, vertex, vertex)
end
