defmodule Athanor.Observer.Top do
  @moduledoc false

  @items [:current_function, :initial_call, :dictionary, :message_queue_len]

  # How many words of a process are counted: of those shown, and of each where all are sorted by them.
  @most 1_000_000
  @most_of_each 100_000

  @patience 500
  @sorts [:reductions, :messages, :memory]

  def text(options) do
    options = Keyword.validate!(options, interval: 500, rows: 20, sort: :reductions)
    sort = options[:sort]
    sort in @sorts or raise ArgumentError, "expected :sort to be one of #{inspect(@sorts)}, got: #{inspect(sort)}"
    {processes, seconds} = work(options[:interval])
    shown = processes |> sorted(sort) |> Enum.take(options[:rows])
    IO.iodata_to_binary([header(processes, seconds), "\n\n", columns(), "\n" | Enum.map(asked(shown), &row/1)])
  end

  # The reductions are those of the interval.
  defp work(0), do: {Athanor.Observer.processes(), uptime() / 1000}

  defp work(interval) do
    before = Map.new(Athanor.Observer.processes(), &{&1.pid, &1.reductions})
    Process.sleep(interval)
    processes = for seen <- Athanor.Observer.processes(), do: %{seen | reductions: seen.reductions - Map.get(before, seen.pid, 0)}
    {processes, interval / 1000}
  end

  defp sorted(processes, :reductions), do: Enum.sort_by(processes, & &1.reductions, :desc)
  defp sorted(processes, :messages), do: Enum.sort_by(processes, & &1.messages, :desc)

  defp sorted(processes, :memory) do
    options = [max_concurrency: 50, timeout: @patience, on_timeout: :kill_task]
    memories = Task.async_stream(processes, &:athanor_observer.held(&1.pid, @most_of_each), options)
    processes |> Enum.zip(memories) |> Enum.sort_by(fn {_, answer} -> memory(answer) end, :desc) |> Enum.map(&elem(&1, 0))
  end

  defp memory({:ok, bytes}) when is_integer(bytes), do: bytes
  defp memory(_), do: 0

  ## The node

  defp header(processes, seconds) do
    totals = :athanor_observer.totals()
    reductions = processes |> Enum.map(& &1.reductions) |> Enum.sum()
    awake = Enum.count(processes, &(not &1.waits))

    """
    node #{node()}  pid #{totals.os_pid}  up #{clock(div(uptime(), 1000))}  schedulers #{System.schedulers_online()}  \
    run queue #{:erlang.statistics(:run_queue)}
    processes #{length(processes)} (#{awake} awake)  reductions/s #{round(reductions / max(seconds, 0.001))}  \
    heap #{bytes(totals.heap)} of #{bytes(totals.max_heap)}  tables #{length(:ets.all())}  atoms #{totals.atoms}\
    """
  end

  defp uptime, do: :wall_clock |> :erlang.statistics() |> elem(0)

  defp clock(seconds) do
    [div(seconds, 3600), seconds |> div(60) |> rem(60), rem(seconds, 60)]
    |> Enum.map_join(":", &String.pad_leading(Integer.to_string(&1), 2, "0"))
  end

  defp bytes(count) when count < 10_000, do: "#{count} B"
  defp bytes(count) when count < 10_000_000, do: "#{div(count, 1000)} KB"
  defp bytes(count), do: "#{div(count, 1_000_000)} MB"

  ## The processes

  defp columns, do: line("pid", "name or initial call", "reductions", "messages", "memory", "current function")

  # Asked all at once, so that those that do not answer cost the patience for one.
  defp asked(shown) do
    tasks = for seen <- shown, do: {seen, Task.async(fn -> info(seen.pid) end)}
    for {seen, task} <- tasks, do: {seen, answer(task)}
  end

  defp info(pid) do
    with info when is_list(info) <- Process.info(pid, @items), do: [memory: :athanor_observer.held(pid, @most) || 0] ++ info
  end

  defp answer(task) do
    case Task.yield(task, @patience) || Task.shutdown(task, :brutal_kill) do
      {:ok, info} when info != nil -> info
      _ -> []
    end
  end

  defp row({seen, info}) do
    messages = Keyword.get(info, :message_queue_len, seen.messages)
    memory = if info == [], do: "?", else: bytes(info[:memory])
    function = if info == [], do: "?", else: mfa(info[:current_function])
    line(Athanor.Observer.Tree.pid(seen.pid), name(seen, info), seen.reductions, messages, memory, function) <> "\n"
  end

  defp name(%{name: name}, _info) when name != nil, do: inspect(name)

  defp name(seen, info) do
    dictionary = Keyword.get(info, :dictionary, [])

    case {List.keyfind(dictionary, :"$process_label", 0), List.keyfind(dictionary, :"$initial_call", 0)} do
      {{_, label}, _} when label != nil -> inspect(label, limit: 5, printable_limit: 30)
      {_, {_, call}} -> mfa(call)
      _ -> mfa(seen.initial_call || info[:initial_call])
    end
  end

  defp mfa({:supervisor, module, 1}), do: "supervisor of #{inspect(module)}"
  defp mfa({module, function, arity}), do: Exception.format_mfa(module, function, arity)
  defp mfa(_), do: ""

  defp line(pid, name, reductions, messages, memory, function) do
    String.pad_trailing(pid, 12) <>
      String.pad_trailing(cut(name, 36), 37) <>
      String.pad_leading(to_string(reductions), 12) <>
      String.pad_leading(to_string(messages), 10) <> String.pad_leading(memory, 9) <> "  " <> cut(function, 40)
  end

  defp cut(text, width), do: if(String.length(text) > width, do: String.slice(text, 0, width - 1) <> "…", else: text)
end
