defmodule MailboxModelTest do
  use ExUnit.Case, async: true

  # A mailbox is a list: a receive takes the first message that one of its clauses wants, the others keep their order.

  test "random sends and selective receives do what a list does" do
    for program <- 1..300 do
      :rand.seed(:exsss, {program, 1, 2})
      assert Process.info(self(), :message_queue_len) == {:message_queue_len, 0}
      left = Enum.reduce(1..60, [], fn _, messages -> step(Enum.random([:send, :send, :send_many, :receive, :receive, :peek, :selective]), messages, program) end)
      assert drain() == left
    end
  end

  defp step(:send, messages, _program) do
    message = {Enum.random([:a, :b, :c]), :rand.uniform(5)}
    send(self(), message)
    messages ++ [message]
  end

  defp step(:send_many, messages, _program) do
    parent = self()
    more = for n <- 1..3, do: {Enum.random([:a, :b, :c]), n}
    {pid, monitor} = spawn_monitor(fn -> Enum.each(more, &send(parent, &1)) end)
    # The end of a process comes after what it has sent, and is not mixed with other messages.
    assert_receive {:DOWN, ^monitor, :process, ^pid, :normal}
    messages ++ more
  end

  defp step(:receive, messages, program) do
    kind = Enum.random([:a, :b, :c])

    received =
      receive do
        {^kind, n} -> {kind, n}
      after
        0 -> nil
      end

    assert received == List.keyfind(messages, kind, 0), "program #{program}"
    List.delete(messages, received)
  end

  defp step(:selective, messages, program) do
    received =
      receive do
        {kind, n} when kind != :a and n > 2 -> {kind, n}
        {:a, 1} -> {:a, 1}
      after
        0 -> nil
      end

    expected = Enum.find(messages, fn {kind, n} -> (kind != :a and n > 2) or {kind, n} == {:a, 1} end)
    assert received == expected, "program #{program}"
    List.delete(messages, received)
  end

  defp step(:peek, messages, program) do
    assert Process.info(self(), [:messages, :message_queue_len]) == [messages: messages, message_queue_len: length(messages)],
           "program #{program}"

    messages
  end

  defp drain do
    receive do
      message -> [message | drain()]
    after
      0 -> []
    end
  end

  test "messages of each sender come in order, whoever else sends" do
    parent = self()

    for sender <- 1..5 do
      spawn_link(fn -> for n <- 1..2000, do: send(parent, {sender, n}) end)
    end

    received = for _ <- 1..10_000, do: receive(do: (message -> message))
    by_sender = Enum.group_by(received, &elem(&1, 0), &elem(&1, 1))
    assert map_size(by_sender) == 5
    for {_, numbers} <- by_sender, do: assert(numbers == Enum.to_list(1..2000))
  end

  test "messages, links and monitors of one process come in the order in which it caused them" do
    Process.flag(:trap_exit, true)
    parent = self()

    for _ <- 1..50 do
      {pid, monitor} =
        Process.spawn(
          fn ->
            send(parent, {self(), 1})
            send(parent, {self(), 2})
            exit(:done)
          end,
          [:link, :monitor]
        )

      assert [{^pid, 1}, {^pid, 2} | ends] = for(_ <- 1..4, do: receive(do: (message -> message)))
      assert Enum.sort(ends) == Enum.sort([{:EXIT, pid, :done}, {:DOWN, monitor, :process, pid, :done}])
    end
  end

  test "an answer is found behind many messages" do
    for n <- 1..200_000, do: send(self(), {:noise, n})

    server =
      spawn_link(fn ->
        for _ <- 1..1000 do
          receive do
            {from, ref} -> send(from, {ref, :answer})
          end
        end
      end)

    for _ <- 1..1000 do
      ref = Process.monitor(server)
      send(server, {self(), ref})

      receive do
        {^ref, :answer} -> Process.demonitor(ref, [:flush])
      end
    end

    assert Process.info(self(), :message_queue_len) == {:message_queue_len, 200_000}
    assert drain() == for(n <- 1..200_000, do: {:noise, n})
  end

  test "a timeout takes nothing away" do
    parent = self()

    for n <- 1..50 do
      spawn_link(fn -> send(parent, {:late, n}) end)

      first =
        receive do
          {:late, ^n} -> :came
        after
          rem(n, 2) -> :timeout
        end

      if first == :timeout, do: assert_receive({:late, ^n})
      refute_received {:late, _}
    end
  end

  test "what does not match waits for who wants it" do
    me = self()
    send(me, :later)
    send(me, {:value, 1})
    send(me, {:value, 2})
    assert receive(do: ({:value, n} -> n)) == 1
    assert receive(do: (:later -> :ok)) == :ok
    assert receive(do: ({:value, n} -> n)) == 2
    assert drain() == []
  end
end
