# A mailbox of five million messages: sending costs the same, a call from its owner stays fast, and what is taken out costs the same however much is left.
for file <- ~w(support/proof), do: Code.require_file("#{file}.ex", __DIR__)

defmodule Echo do
  use GenServer
  def init(state), do: {:ok, state}
  def handle_call(request, _from, state), do: {:reply, request, state}
end

defmodule Mailbox do
  import Proof, only: [figure: 2, rule: 2]

  @messages Proof.pick(5_000_000, 200_000)
  @chunk div(@messages, 10)
  @calls Proof.pick(2_000, 500)
  @noise Proof.pick(20_000, 2_000)

  def run do
    {:ok, server} = GenServer.start_link(Echo, nil)
    calls(server)
    empty = calls(server)
    sending = for chunk <- 0..9, do: per(@chunk, fn -> send_all(chunk * @chunk, @chunk) end)
    full = calls(server)
    look()
    look = look()
    waiting = per(@noise, &await_among_noise/0)
    draining = for chunk <- 0..9, do: per(@chunk, fn -> drain(chunk * @chunk, @chunk) end)

    figures("nanoseconds to send one, at first", hd(sending), "at last", List.last(sending))
    figures("nanoseconds for a call, nothing in the mailbox", empty, "with #{@messages} messages", full)
    figure("nanoseconds to look through the mailbox once", look)
    figure("nanoseconds for a message that is not waited for", waiting)
    figures("nanoseconds to take one out, at first", hd(draining), "at last", List.last(draining))

    # What goes wrong here goes wrong by a look through the whole mailbox each time.
    rule("sending costs the same", List.last(sending) * 10 < look)
    rule("a call stays fast", full * 10 < look)
    rule("what has been looked at is not looked at again", waiting * 10 < look)
    rule("draining is linear", Enum.max(draining) * 10 < look)
    rule("nothing is left but the noise", Process.info(self(), :message_queue_len) == {:message_queue_len, @noise})
  end

  defp look do
    per(1, fn ->
      receive do
        :never -> :ok
      after
        0 -> :ok
      end
    end)
  end

  defp send_all(from, count), do: Enum.each((from + 1)..(from + count), &send(self(), {:number, &1}))

  defp drain(_from, 0), do: :ok

  defp drain(from, count) do
    next = from + 1

    receive do
      {:number, ^next} -> drain(next, count - 1)
    end
  end

  defp calls(server), do: per(@calls, fn -> Enum.each(1..@calls, fn i -> ^i = GenServer.call(server, i) end) end)

  # A receive that waits goes on where it was when more arrives: it does not begin again at the front.
  defp await_among_noise do
    owner = self()

    spawn_link(fn ->
      for i <- 1..@noise do
        send(owner, {:noise, i})
        if rem(i, 16) == 0, do: :erlang.yield()
      end

      send(owner, :found)
    end)

    receive do
      :found -> :ok
    end
  end

  defp per(count, fun) do
    {micros, _} = :timer.tc(fun)
    div(micros * 1000, count)
  end

  defp figures(first, one, second, other) do
    figure(first, one)
    figure("  " <> second, other)
  end
end

Proof.run(&Mailbox.run/0)
