defmodule Athanor.Observer do
  @moduledoc """
  Looks into a running system: which processes work, which have messages waiting, and the tree of supervisors as it is now.

  The launcher shows the same of another node of the same user on this machine: `bin/elixir --top PID` and `bin/elixir --tree PID`.

  Looking does not disturb: `processes/0` and the sorting of `top/1` read what is there without waking anybody. Only the few processes that `top/1` shows
  are asked what they do, and one that does not answer at once, because it is inside a long call of Java code, is shown without.
  """

  @typedoc """
  What is seen of a process without asking it; the values may be a moment old.
  """
  @type glance :: %{
          pid: pid,
          name: atom | nil,
          initial_call: mfa | nil,
          reductions: non_neg_integer,
          messages: non_neg_integer,
          waits: boolean
        }

  @doc """
  What can be seen of each living process without asking it, oldest first.

      iex> me = Enum.find(Athanor.Observer.processes(), &(&1.pid == self()))
      iex> {me.messages, me.waits}
      {0, false}
  """
  @spec processes() :: [glance]
  def processes do
    for {pid, name, initial_call, reductions, messages, waits} <- :athanor_observer.glances() do
      %{pid: pid, name: name, initial_call: initial_call, reductions: reductions, messages: messages, waits: waits}
    end
  end

  @doc """
  A screen of text about the node and its busiest processes.

  Options:

    * `:interval` - the milliseconds for which work is counted, 500 if nothing is said; 0 shows all work since the start
    * `:rows` - how many processes are shown, 20 if nothing is said
    * `:sort` - `:reductions` (work done in the interval), `:messages` or `:memory`

  The memory of a process is an estimate that it makes itself, of what can be reached from its stack, its dictionary and its mailbox; where that is very much
  it stops counting (at 8 MB for those shown). All share the heap of the JVM, and a term that two processes hold counts for both.

      iex> Athanor.Observer.top(interval: 0, rows: 3) =~ "reductions"
      true
  """
  @spec top(keyword) :: String.t()
  def top(options \\ []), do: Athanor.Observer.Top.text(options)

  @doc """
  The supervision trees of the node as text, each process with its id, name and pid.

  With a supervisor (pid or name) only what is below it. Of the children of one supervisor at most `:children` are shown, 100 if nothing is said.

      iex> {:ok, _} = Supervisor.start_link([{Agent, fn -> 0 end}], strategy: :one_for_one, name: :doc_tree)
      iex> [top, child] = :doc_tree |> Athanor.Observer.tree() |> String.split("\\n", trim: true)
      iex> {top =~ "doc_tree", child =~ "└─ Agent"}
      {true, true}
  """
  @spec tree(Supervisor.supervisor() | :all, keyword) :: String.t()
  def tree(supervisor \\ :all, options \\ []), do: Athanor.Observer.Tree.text(supervisor, options)
end
