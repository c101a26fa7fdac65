defmodule Supervisor.Spec do
  @moduledoc """
  Child specifications as tuples, from before there were `Supervisor.child_spec/2` and
  `c:GenServer.child_spec/1`.
  """
  @moduledoc deprecated: "Use the new child specifications outlined in the Supervisor module instead"

  @message "Use the new child specifications outlined in the Supervisor module instead"

  @typedoc "Supported strategies"
  @type strategy :: :simple_one_for_one | :one_for_one | :one_for_all | :rest_for_one

  @typedoc "Supported restart values"
  @type restart :: :permanent | :transient | :temporary

  @typedoc "Supported shutdown values"
  @type shutdown :: timeout | :brutal_kill

  @typedoc "Supported worker values"
  @type worker :: :worker | :supervisor

  @typedoc "Supported module values"
  @type modules :: :dynamic | [module]

  @typedoc "Supported ID values"
  @type child_id :: term

  @typedoc "The supervisor specification"
  @type spec ::
          {child_id, start_fun :: {module, atom, [term]}, restart, shutdown, worker, modules}

  @doc """
  Gives what `c:Supervisor.init/1` gives: children and the options `:strategy`, `:max_restarts` (3) and
  `:max_seconds` (5).
  """
  @spec supervise([spec], strategy: strategy, max_restarts: non_neg_integer, max_seconds: pos_integer) ::
          {:ok, tuple}
  @deprecated @message
  def supervise(children, options) do
    strategy =
      Keyword.get(options, :strategy) || raise(ArgumentError, "expected :strategy option to be given")

    max_restarts = Keyword.get(options, :max_restarts, 3)
    max_seconds = Keyword.get(options, :max_seconds, 5)
    check_ids(Enum.map(children, &elem(&1, 0)))
    {:ok, {{strategy, max_restarts, max_seconds}, children}}
  end

  defp check_ids([id | ids]) do
    if id in ids do
      raise ArgumentError,
            "duplicated ID #{inspect(id)} found in the supervisor specification, " <>
              "please explicitly pass the :id option when defining this worker/supervisor"
    end

    check_ids(ids)
  end

  defp check_ids([]), do: :ok

  @doc """
  Gives the specification of a worker that is started by calling `module.start_link` with `args`.

  The options are `:id`, `:function`, `:restart`, `:shutdown` and `:modules`.
  """
  @spec worker(module, [term], keyword) :: spec
  @deprecated @message
  def worker(module, args, options \\ []), do: child(:worker, module, args, 5000, options)

  @doc """
  Gives the specification of a supervisor that is started by calling `module.start_link` with `args`.

  The options are those of `worker/3`.
  """
  @spec supervisor(module, [term], keyword) :: spec
  @deprecated @message
  def supervisor(module, args, options \\ []), do: child(:supervisor, module, args, :infinity, options)

  defp child(type, module, args, shutdown, options) do
    id = Keyword.get(options, :id, module)
    function = Keyword.get(options, :function, :start_link)
    restart = Keyword.get(options, :restart, :permanent)
    shutdown = Keyword.get(options, :shutdown, shutdown)
    modules = Keyword.get(options, :modules, modules(module))
    {id, {module, function, args}, restart, shutdown, type, modules}
  end

  defp modules(GenEvent), do: :dynamic
  defp modules(module), do: [module]
end
