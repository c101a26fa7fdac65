# A server whose state is a map of maps, merged on update.
defmodule UserServer do
  use GenServer

  def start_link(opts \\ []), do: GenServer.start_link(__MODULE__, %{}, opts)
  def put(server, id, attrs), do: GenServer.cast(server, {:put, id, attrs})
  def get(server, id), do: GenServer.call(server, {:get, id})
  def all(server), do: GenServer.call(server, :all)

  @impl true
  def init(users), do: {:ok, users}

  @impl true
  def handle_call({:get, id}, _from, users), do: {:reply, Map.fetch(users, id), users}
  def handle_call(:all, _from, users), do: {:reply, users, users}

  @impl true
  def handle_cast({:put, id, attrs}, users) do
    {:noreply, Map.update(users, id, attrs, &Map.merge(&1, attrs))}
  end
end

{:ok, server} = UserServer.start_link()
UserServer.put(server, 1, %{name: "Ada", age: 36})
UserServer.put(server, 2, %{name: "Grace"})
UserServer.put(server, 1, %{age: 37, city: "London"})
IO.inspect(UserServer.get(server, 1), custom_options: [sort_maps: true])
IO.inspect(UserServer.get(server, 3))
IO.inspect(UserServer.all(server), custom_options: [sort_maps: true])
