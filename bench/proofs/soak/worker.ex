defmodule Soak.Worker do
  # A server that has one of everything a process can leave behind: a name, an entry in a registry, a table, timers, monitors both ways. It can be
  # asked to end in every way there is.
  @moduledoc false

  use GenServer

  def child_spec(number), do: %{id: number, start: {__MODULE__, :start_link, [number]}, shutdown: 1000}
  def start_link(number), do: GenServer.start_link(__MODULE__, number, name: name(number))
  def name(number), do: :"soak_#{number}"

  @impl true
  def init(number) do
    Process.flag(:trap_exit, rem(number, 2) == 0)
    {:ok, _} = Registry.register(Soak.Registry, rem(number, 50), number)
    :ets.insert(:ets.new(:soak, [:public]), {number, List.duplicate(number, 50)})
    Process.send_after(self(), :tick, 3_600_000)
    Process.monitor(Soak.Hub)
    Process.monitor(name(number + 1))
    {:ok, %{number: number, served: 0}}
  end

  @impl true
  def handle_call({:echo, term}, _from, state), do: {:reply, {state.number, term}, served(state)}

  def handle_call({:reply_later, term}, from, state) do
    number = state.number
    spawn(fn -> GenServer.reply(from, {number, term}) end)
    {:noreply, served(state)}
  end

  def handle_call({:continue, term}, from, state), do: {:noreply, state, {:continue, {from, term}}}
  def handle_call({:slow, _term}, _from, state), do: Process.sleep(20) && {:reply, :late, state}
  def handle_call({:stop, term}, _from, state), do: {:stop, :shutdown, {state.number, term}, state}

  @impl true
  def handle_continue({from, term}, state) do
    GenServer.reply(from, {state.number, term})
    {:noreply, served(state)}
  end

  @impl true
  def handle_cast(:count, state), do: {:noreply, served(state)}
  def handle_cast(:hibernate, state), do: {:noreply, state, :hibernate}
  def handle_cast(:raise, _state), do: raise("soak")
  def handle_cast(:exit, _state), do: exit(:soak)
  def handle_cast(:throw, _state), do: throw({:soak, self()})
  def handle_cast(:bad_return, _state), do: :soak
  def handle_cast(:stop, state), do: {:stop, :soak, state}
  def handle_cast(:timeout, state), do: {:noreply, state, 1}
  def handle_cast(:bad_match, state), do: {:noreply, %{number: :other} = state}
  def handle_cast(:call_self, state), do: {:noreply, state, GenServer.call(self(), :never)}

  def handle_cast(:link, state) do
    spawn_link(fn -> exit(:linked) end)
    {:noreply, state}
  end

  def handle_cast(:call_slow, state) do
    {:noreply, state, GenServer.call(name(state.number + 2), {:slow, state.number}, 1)}
  end

  @impl true
  def handle_info(:timeout, state), do: {:stop, :idle, state}
  def handle_info({:EXIT, _pid, reason}, state) when reason != :normal, do: {:stop, reason, state}
  def handle_info(_message, state), do: {:noreply, state}

  defp served(state), do: %{state | served: state.served + 1}
end
