# A shop's stock: structs in maps, protocols, sorting, grouping, comprehensions, exceptions.

defmodule Training.Item do
  @enforce_keys [:sku, :name]
  defstruct [:sku, :name, price: 0, tags: [], stock: 0]

  def new(n) do
    %__MODULE__{
      sku: "sku-#{n}",
      name: "item " <> Integer.to_string(n),
      price: rem(n * 7919, 10_007),
      tags: for(t <- [:red, :small, :new, :sale], rem(n, 3 + byte_size(Atom.to_string(t))) == 0, do: t)
    }
  end

  def receive(%__MODULE__{stock: stock} = item, count) when count > 0, do: %{item | stock: stock + count}
  def receive(%__MODULE__{} = item, _count), do: item
end

defmodule Training.Voucher do
  defstruct [:code, :percent]
end

defprotocol Training.Priced do
  @doc "The price in cents."
  def cents(thing)
end

defimpl Training.Priced, for: Training.Item do
  def cents(%{price: price}), do: price
end

defimpl Training.Priced, for: Training.Voucher do
  def cents(voucher), do: -voucher.percent
end

defmodule Training.Stock do
  alias Training.{Item, Priced, Voucher}

  defexception [:sku, message: "out of stock"]

  def fill(count), do: Map.new(1..count, fn n -> {n, Item.new(n)} end)

  def deliver(stock, deliveries) do
    Enum.reduce(deliveries, stock, fn {id, count}, stock ->
      Map.update!(stock, id, &Item.receive(&1, count))
    end)
  end

  def take(stock, id) do
    case stock do
      %{^id => %Item{stock: left} = item} when left > 0 -> %{stock | id => %{item | stock: left - 1}}
      %{^id => %Item{sku: sku}} -> raise __MODULE__, sku: sku
      _ -> throw({:unknown, id})
    end
  end

  def try_take(stock, id) do
    {:ok, take(stock, id)}
  rescue
    error in __MODULE__ -> {:error, error.sku}
  catch
    {:unknown, id} -> {:unknown, id}
  end

  def busiest(stock, count) do
    stock
    |> Map.values()
    |> Enum.sort_by(&{-&1.stock, &1.sku})
    |> Enum.take(count)
    |> Enum.map(& &1.sku)
  end

  def by_tag(stock) do
    for {_id, item} <- stock, tag <- item.tags, reduce: %{} do
      groups -> Map.update(groups, tag, [item.sku], &[item.sku | &1])
    end
  end

  def total(stock, vouchers) do
    things = Enum.concat(Map.values(stock), vouchers)
    Enum.reduce(things, 0, fn thing, sum -> sum + Priced.cents(thing) end)
  end

  def run do
    stock = fill(2_000)
    deliveries = for n <- 1..6_000, do: {rem(n * 37, 2_000) + 1, rem(n, 5)}
    stock = deliver(stock, deliveries)

    {stock, refused} =
      Enum.reduce(1..6_000, {stock, 0}, fn n, {stock, refused} ->
        case try_take(stock, rem(n * 53, 2_100)) do
          {:ok, stock} -> {stock, refused}
          {_reason, _what} -> {stock, refused + 1}
        end
      end)

    groups = stock |> by_tag() |> Enum.map(fn {tag, skus} -> {tag, length(skus)} end) |> Enum.sort()
    vouchers = for n <- 1..500, do: %Voucher{code: n, percent: rem(n, 20)}
    {busiest(stock, 3), groups, refused, total(stock, vouchers)}
  end
end

for _ <- 1..3, do: Training.Stock.run()
IO.inspect(Training.Stock.run())
