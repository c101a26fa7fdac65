defmodule Athanor.Observer.Tree do
  @moduledoc false

  @patience 2000

  def text(supervisor, options) do
    most = Keyword.validate!(options, children: 100)[:children]
    supervisor |> roots() |> Enum.map(&root(&1, most)) |> Enum.intersperse("\n") |> IO.iodata_to_binary()
  end

  @doc "A pid as the trees and lists show it, `<0.95.0>`."
  def pid(pid), do: pid |> :erlang.pid_to_list() |> List.to_string()

  ## Where the trees begin

  # A supervisor of whose ancestors none is a supervisor.
  defp roots(:all) do
    supervisors = for pid <- Process.list(), dictionary = dictionary(pid), supervisor?(dictionary), do: {pid, dictionary}
    pids = MapSet.new(supervisors, &elem(&1, 0))
    for {pid, dictionary} <- supervisors, not below?(dictionary, pids), do: pid
  end

  defp roots(name_or_pid) do
    case GenServer.whereis(name_or_pid) do
      pid when is_pid(pid) -> [pid]
      nil -> raise ArgumentError, "no supervisor is alive that is known as #{inspect(name_or_pid)}"
    end
  end

  # Nobody is woken who cannot be a supervisor: those wait with no more to do.
  defp dictionary(pid) do
    case ask(fn -> Process.info(pid, :dictionary) end) do
      {:dictionary, dictionary} -> dictionary
      _ -> nil
    end
  end

  defp supervisor?(dictionary) do
    case List.keyfind(dictionary, :"$initial_call", 0) do
      {_, {:supervisor, _, _}} -> true
      {_, {DynamicSupervisor, _, _}} -> true
      _ -> false
    end
  end

  defp below?(dictionary, supervisors) do
    {_, ancestors} = List.keyfind(dictionary, :"$ancestors", 0, {nil, []})
    Enum.any?(ancestors, &MapSet.member?(supervisors, if(is_atom(&1), do: Process.whereis(&1), else: &1)))
  end

  ## The lines

  defp root(supervisor, most) do
    application =
      case :application.get_application(supervisor) do
        {:ok, name} -> "#{name}: "
        :undefined -> ""
      end

    [application, title(nil, supervisor), "\n" | children(supervisor, "", most)]
  end

  defp children(supervisor, indent, most) do
    case ask(fn -> Supervisor.which_children(supervisor) end) do
      children when is_list(children) ->
        {shown, rest} = children |> in_order(supervisor) |> Enum.split(most)
        lines(shown, rest, indent, most)

      nil ->
        [indent, "└─ (does not answer)\n"]
    end
  end

  # A supervisor lists its children in the opposite order of their start, one with a map of them in no order.
  defp in_order([{:undefined, _, _, _} | _] = children, _supervisor), do: Enum.sort_by(children, &elem(&1, 1))
  defp in_order(children, _supervisor), do: Enum.reverse(children)

  defp lines([], [], _indent, _most), do: []
  defp lines([], rest, indent, _most), do: [indent, "└─ … and #{length(rest)} more\n"]

  defp lines([child | shown], rest, indent, most) do
    last? = shown == [] and rest == []
    {branch, below} = if last?, do: {"└─ ", "   "}, else: {"├─ ", "│  "}
    [indent, branch, child(child, indent <> below, most) | lines(shown, rest, indent, most)]
  end

  defp child({id, pid, :supervisor, _}, indent, most) when is_pid(pid), do: [title(id, pid), "\n" | children(pid, indent, most)]
  defp child({id, pid, _type, _}, _indent, _most) when is_pid(pid), do: [title(id, pid), "\n"]
  defp child({id, state, _type, _}, _indent, _most), do: [label(id), " (", to_string(state), ")\n"]

  # The id, unless it is the name or there is none; the name; the pid; the module whose callbacks run.
  defp title(id, pid) do
    dictionary = dictionary(pid) || []

    [id(id), name(pid), [pid(pid)], call(List.keyfind(dictionary, :"$initial_call", 0))]
    |> Enum.reject(&(&1 == []))
    |> Enum.uniq()
    |> Enum.intersperse(" ")
  end

  defp id(id) when id in [nil, :undefined], do: []
  defp id(id), do: [label(id)]

  defp label(id), do: inspect(id, limit: 5, printable_limit: 40)

  defp name(pid) do
    case Process.info(pid, :registered_name) do
      {:registered_name, name} when is_atom(name) -> [inspect(name)]
      _ -> []
    end
  end

  defp call({_, {:supervisor, module, _}}), do: ["supervisor of ", inspect(module)]
  defp call({_, {module, :init, 1}}), do: [inspect(module)]
  defp call({_, {module, function, arity}}), do: [Exception.format_mfa(module, function, arity)]
  defp call(nil), do: []

  # Asks in a process of its own, since an answer that is late must not come to the caller.
  defp ask(fun) do
    task = Task.async(fn -> guarded(fun) end)

    case Task.yield(task, @patience) || Task.shutdown(task, :brutal_kill) do
      {:ok, answer} -> answer
      _ -> nil
    end
  end

  defp guarded(fun) do
    fun.()
  catch
    :exit, _ -> nil
  end
end
