# Maps and structs of ever other shapes at one place of the code.
defmodule Shapes.Point do
  defstruct x: 0, y: 0
end

defmodule Shapes.Named do
  defstruct [:name, x: 0, y: 0]
end

defmodule Shapes do
  alias Shapes.{Named, Point}

  def x(m), do: m.x
  def set(m, v), do: %{m | x: v}
  def both(m, v), do: %{m | x: v, y: v + 1}
  def three(m, v), do: %{m | y: v, x: v + 1, z: v + 2}
  def swap(%{x: x, y: y} = m), do: %{m | x: y, y: x}
  def kind(%Point{x: 0}), do: :origin_column
  def kind(%Point{} = p), do: {:point, p.y}
  def kind(%Named{name: nil}), do: :nameless
  def kind(%Named{name: n, x: x}), do: {n, x}
  def kind(%{__struct__: other}), do: other
  def kind(%{x: _, z: z}), do: {:z, z}
  def kind(%{}), do: :map
  def kind(_), do: :none
  def sum(m, 0), do: m.x + m.y
  def sum(m, n), do: sum(%{m | x: m.x + n, y: m.x}, n - 1)
end

maps = [
  %{x: 1, y: 2},
  %{y: 2, x: 1, z: 3},
  struct(Shapes.Point, x: 5, y: 6),
  struct(Shapes.Named, x: 7),
  struct(Shapes.Named, name: "n", y: 1.5),
  Map.new(1..40, &{&1, &1}) |> Map.merge(%{x: 1, y: 2, z: 0}),
  %{:x => 1, "x" => 2, 1 => 3, :y => 4},
  %{x: 1},
  %{},
  Map.from_struct(struct(Shapes.Point, x: 3)),
  %{__struct__: Other, x: 1, y: 2},
  1..3
]

safe = fn f ->
  try do
    case f.() do
      m when is_map(m) and map_size(m) > 20 -> {map_size(m), m[:x], m[:y], m[:z]}
      m when is_map(m) -> m |> Map.delete(:__struct__) |> Map.to_list() |> Enum.sort()
      other -> other
    end
  rescue
    e in KeyError -> {:key, e.key}
    e in BadMapError -> {:bad, e.term}
    e in FunctionClauseError -> {:clause, e.function}
    _ in ArithmeticError -> :arithmetic
  end
end

for _ <- 1..200, m <- maps, do: {safe.(fn -> Shapes.x(m) end), safe.(fn -> Shapes.set(m, 1) end), safe.(fn -> Shapes.swap(m) end), Shapes.kind(m)}

for m <- maps do
  IO.inspect({safe.(fn -> Shapes.x(m) end), Shapes.kind(m)})
  IO.inspect({safe.(fn -> Shapes.set(m, :v) end), safe.(fn -> Shapes.swap(m) end)})
  if is_map_key(m, :y), do: IO.inspect({safe.(fn -> Shapes.both(m, 1) end), safe.(fn -> Shapes.three(m, 1) end), safe.(fn -> Shapes.sum(m, 100) end)})
end

IO.inspect(Enum.map([:atom, 1, "s", [], {}, nil], &{Shapes.kind(&1), safe.(fn -> Shapes.set(&1, 1) end)}))
