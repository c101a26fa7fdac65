# The compiler at work: modules as programs have them, compiled, used and formatted.

defmodule Training.Sources do
  def module(n) do
    """
    defmodule Training.Generated#{n} do
      @moduledoc "A generated module."
      alias Training.Item
      require Logger

      @limit #{n * 10}
      @type t :: %__MODULE__{id: integer, name: String.t()}
      defstruct [:id, name: "none", size: 0, children: []]

      defguardp small(x) when is_integer(x) and x < @limit

      @doc "Makes one."
      @spec new(integer, keyword) :: t
      def new(id, options \\\\ []) do
        name = Keyword.get(options, :name, "n\#{id}")
        %__MODULE__{id: id, name: name, size: Enum.count(options)}
      end

      def classify(x) when small(x), do: :small
      def classify(x) when is_float(x) and x > 1.5, do: {:float, trunc(x)}
      def classify(%Item{price: price, tags: [first | _]}), do: {first, price}
      def classify(%{id: id} = map) when map_size(map) > 2, do: id
      def classify(<<c::utf8, rest::binary>>) when c in ?a..?z, do: {c, byte_size(rest)}
      def classify([{:ok, x}, _ | tail]), do: {x, length(tail)}
      def classify(_other), do: nil

      def walk(%__MODULE__{children: []} = node, acc), do: [node.id | acc]
      def walk(%__MODULE__{children: children, id: id}, acc) do
        Enum.reduce(children, [id | acc], fn child, acc -> walk(child, acc) end)
      end

      def total(list) do
        list
        |> Enum.filter(&(&1 > 0))
        |> Enum.map(fn x -> x * #{n} + @limit end)
        |> Enum.sum()
      end

      def check(input) do
        with {:ok, a} <- Map.fetch(input, :a),
             {b, ""} <- Integer.parse(input[:b] || "0"),
             true <- a > b do
          {:ok, a - b}
        else
          :error -> {:error, :missing}
          false -> {:error, :order}
          {_, rest} -> {:error, {:rest, rest}}
        end
      end

      def pairs(xs, ys), do: for(x <- xs, y <- ys, x != y, into: %{}, do: {{x, y}, "\#{x}-\#{y}"})

      def safe(fun) do
        try do
          {:ok, fun.()}
        rescue
          e in [ArgumentError, RuntimeError] -> {:error, Exception.message(e)}
        catch
          :throw, value -> {:thrown, value}
        after
          Logger.debug("done")
        end
      end

      def loop(state) do
        receive do
          {:put, key, value} -> loop(Map.put(state, key, value))
          {:get, key, from} ->
            send(from, {:value, state[key]})
            loop(state)
          :stop -> :ok
        after
          1_000 -> :timeout
        end
      end

      defmacro twice(expression) do
        quote do
          unquote(expression)
          unquote(expression)
        end
      end

      def decide(x, y) do
        cond do
          x > y -> if(y == 0, do: :zero, else: x / y)
          x == y and not is_nil(x) -> :same
          true -> unless(x == nil, do: {x, y}, else: :none)
        end
      end

      def text(%__MODULE__{name: name} = node) do
        ~s(name: \#{String.upcase(name)}, size: \#{inspect(node.size)}) <> ~S( raw) <> Enum.join(~w(a b c), ",")
      end
    end
    """
  end

  def use(module) do
    node = module.new(1, name: "abc")
    node = %{node | children: [module.new(2), module.new(3)]}

    [
      module.classify(5),
      module.classify("hello"),
      module.classify(2.5),
      module.walk(node, []),
      module.total([1, -2, 3]),
      module.check(%{a: 5, b: "3"}),
      map_size(module.pairs(1..4, 2..5)),
      module.safe(fn -> raise "no" end),
      module.decide(3, 4),
      module.text(node)
    ]
  end
end

for n <- 1..24 do
  [{module, _}] = Code.compile_string(Training.Sources.module(n), "generated#{n}.ex")
  Training.Sources.use(module)
end

for n <- 1..60, do: {_, _} = Code.eval_string("x = #{n}; Enum.map([x, 2], fn y -> x + y end)")
source = Training.Sources.module(3)
source |> Code.string_to_quoted!() |> Macro.prewalk(0, fn node, n -> {node, n + 1} end) |> elem(1) |> IO.inspect()
IO.puts(source |> Code.format_string!() |> IO.iodata_to_binary() |> byte_size())
IO.puts(inspect(Training.Sources.use(Training.Generated3), pretty: true, width: 60))
