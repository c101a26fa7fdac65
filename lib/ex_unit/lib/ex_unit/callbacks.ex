defmodule ExUnit.Callbacks do
  @moduledoc """
  What runs around tests.

  `setup_all` runs once for a module, in a process of its own that lives until its tests are done; `setup` runs before each test, in the process of
  the test. Both may be given a block (with a pattern for the context), the name of a function, a `{module, function}` pair, or a
  list of those. They run in the order they are defined; a `setup` inside `describe` after those outside, for the tests of that block.

  A callback returns what it adds to the context: a map, a keyword list, `{:ok, map_or_keyword}`, or just `:ok`. The context goes on to the
  next callbacks and to the test.

      defmodule ConnectionTest do
        use ExUnit.Case

        setup_all do
          {:ok, host: "localhost"}
        end

        setup %{host: host} do
          on_exit(fn -> IO.puts("done with \#{host}") end)
          %{url: "http://\#{host}"}
        end

        test "has a url", %{url: url} do
          assert url == "http://localhost"
        end
      end

  What a test leaves behind is undone by `on_exit/2`, which runs whatever happens to the test, and by `start_supervised/2`, whose
  processes are stopped before the next test begins.
  """

  alias ExUnit.Callbacks.Definition
  alias ExUnit.OnExitHandler

  @doc false
  def __register__(module), do: Definition.register(module)

  @doc false
  defmacro __before_compile__(env), do: Definition.compile(env)

  @doc """
  Defines a callback that runs before each test: a block, or `name`, `{module, name}` or a list of those.

  ## Examples

      setup do
        [count: 1]
      end

      setup :clean_up
      setup [:clean_up, {Fixtures, :insert_user}]
  """
  defmacro setup(block_or_functions), do: define(:setup, quote(do: _), block_or_functions)

  @doc """
  Defines a callback that runs before each test, with a pattern for the context.

  ## Examples

      setup %{tmp_dir: dir} do
        File.write!(Path.join(dir, "config"), "")
      end
  """
  defmacro setup(context, block), do: define(:setup, context, block)

  @doc """
  Defines a callback that runs once before the tests of the module: a block, or `name`, `{module, name}` or a list of those.

  ## Examples

      setup_all do
        {:ok, server: start_supervised!(Server)}
      end
  """
  defmacro setup_all(block_or_functions), do: define(:setup_all, quote(do: _), block_or_functions)

  @doc """
  Defines a callback that runs once before the tests of the module, with a pattern for the context.

  ## Examples

      setup_all %{module: module} do
        [table: :ets.new(module, [:public])]
      end
  """
  defmacro setup_all(context, block), do: define(:setup_all, context, block)

  defp define(kind, context, [{:do, _} | _] = block) do
    quote bind_quoted: [kind: kind, context: escape(context), contents: escape(block)] do
      name = ExUnit.Callbacks.__callback__(kind, __MODULE__)
      defp unquote(name)(unquote(context)), unquote(contents)
    end
  end

  defp define(kind, _context, functions) do
    quote do: ExUnit.Callbacks.__callback__(unquote(kind), __MODULE__, unquote(functions))
  end

  defp escape(quoted), do: Macro.escape(quoted, unquote: true)

  @doc false
  def __callback__(kind, module), do: Definition.add_block(kind, module)

  @doc false
  def __callback__(kind, module, functions), do: Definition.add_functions(kind, module, functions)

  @doc false
  def __describe__(module, line, message), do: Definition.open_describe(module, line, message)

  @doc false
  def __close_describe__(module), do: Definition.close_describe(module)

  @doc false
  def __merge__(module, kind, context, value), do: ExUnit.Callbacks.Context.merge(module, kind, context, value)

  @doc """
  Registers `callback` to run when the test ends, or the module when called in `setup_all`.

  It runs in a process of its own, so what belongs to the test process is gone. Callbacks run last registered first; one with the name of an earlier
  one takes its place. A failure in it fails the test.

  ## Examples

      setup do
        path = "config.tmp"
        File.touch!(path)
        on_exit(fn -> File.rm!(path) end)
      end
  """
  @spec on_exit(term, (-> term)) :: :ok
  def on_exit(name_or_ref \\ make_ref(), callback) when is_function(callback, 0) do
    case OnExitHandler.add(self(), name_or_ref, callback) do
      :ok -> :ok
      :error -> raise ArgumentError, "on_exit/2 callback can only be invoked from the test process"
    end
  end

  @supervisor_options [strategy: :one_for_one, max_restarts: 1_000_000, max_seconds: 1]

  @typedoc "What `Supervisor.child_spec/2` takes as overrides."
  @type child_spec_overrides :: [
          id: term,
          start: {module, atom, [term]},
          restart: :permanent | :transient | :temporary,
          shutdown: timeout | :brutal_kill,
          type: :worker | :supervisor,
          modules: [module] | :dynamic,
          significant: boolean
        ]

  @doc """
  Starts a child under the supervisor of the test, which is stopped when the test ends, before the `on_exit` callbacks.

  The child is a module, `{module, argument}` or a child specification, overridden by `child_spec_overrides`. Stopping a test waits for its children to end,
  so names they hold are free again for the next test. A child that crashes is restarted as its specification says.

  ## Examples

      {:ok, pid} = start_supervised({Agent, fn -> 0 end})
  """
  @doc since: "1.5.0"
  @spec start_supervised(Supervisor.child_spec() | module | {module, term}, child_spec_overrides) ::
          Supervisor.on_start_child()
  def start_supervised(child_spec_or_module, child_spec_overrides \\ []) do
    supervisor = supervisor("start_supervised/2")
    Supervisor.start_child(supervisor, Supervisor.child_spec(child_spec_or_module, child_spec_overrides))
  end

  @doc """
  Starts a child as `start_supervised/2` does, and returns its pid or raises.

  ## Examples

      pid = start_supervised!({Agent, fn -> 0 end})
  """
  @doc since: "1.6.0"
  @spec start_supervised!(Supervisor.child_spec() | module | {module, term}, child_spec_overrides) :: pid
  def start_supervised!(child_spec_or_module, child_spec_overrides \\ []) do
    case start_supervised(child_spec_or_module, child_spec_overrides) do
      {:ok, pid} ->
        pid

      {:ok, pid, _info} ->
        pid

      {:error, reason} ->
        raise "failed to start child with the spec #{inspect(child_spec_or_module)}.\nReason: #{start_reason(reason)}"
    end
  end

  # A child that fails to start gives its reason with its specification; the rest are complaints of the supervisor itself.
  defp start_reason({{:EXIT, reason}, child}) when elem(child, 0) == :child, do: Exception.format_exit(reason)
  defp start_reason({reason, child}) when elem(child, 0) == :child, do: Exception.format_exit(reason)
  defp start_reason(reason), do: "bad child specification, got: #{inspect(reason)}"

  @doc """
  Starts a child as `start_supervised!/2` does and links it to the test, which then fails if the child crashes. The child is not restarted.

  ## Examples

      pid = start_link_supervised!({Agent, fn -> 0 end})
  """
  @doc since: "1.14.0"
  @spec start_link_supervised!(Supervisor.child_spec() | module | {module, term}, child_spec_overrides) :: pid
  def start_link_supervised!(child_spec_or_module, child_spec_overrides \\ []) do
    pid = start_supervised!(child_spec_or_module, child_spec_overrides)
    Process.link(pid)
    pid
  end

  @doc """
  Stops a child started by `start_supervised/2`, by its id, and waits until it is gone. `{:error, :not_found}` without such a child.

  ## Examples

      :ok = stop_supervised(Agent)
  """
  @doc since: "1.5.0"
  @spec stop_supervised(id :: term) :: :ok | {:error, :not_found}
  def stop_supervised(id) do
    case OnExitHandler.get_supervisor(self()) do
      {:ok, nil} -> {:error, :not_found}
      {:ok, supervisor} -> terminate(supervisor, id)
      :error -> raise ArgumentError, "stop_supervised/1 can only be invoked from the test process"
    end
  end

  # A linked child is unlinked first: stopping it is not a crash.
  defp terminate(supervisor, id) do
    for {^id, pid, _, _} <- Supervisor.which_children(supervisor), is_pid(pid), do: Process.unlink(pid)

    with :ok <- Supervisor.terminate_child(supervisor, id) do
      case Supervisor.delete_child(supervisor, id) do
        :ok -> :ok
        # a temporary child deletes itself
        {:error, :not_found} -> :ok
      end
    end
  end

  @doc """
  Stops a child as `stop_supervised/1` does, and raises without such a child.

  ## Examples

      :ok = stop_supervised!(Agent)
  """
  @doc since: "1.10.0"
  @spec stop_supervised!(id :: term) :: :ok
  def stop_supervised!(id) do
    case stop_supervised(id) do
      :ok -> :ok
      {:error, :not_found} -> raise "could not stop child ID #{inspect(id)} because it was not found"
    end
  end

  @doc false
  def __supervisor__, do: OnExitHandler.get_supervisor(self()) |> started_supervisor()

  defp supervisor(function) do
    case __supervisor__() do
      {:ok, supervisor} -> supervisor
      :error -> raise ArgumentError, "#{function} can only be invoked from the test process"
    end
  end

  defp started_supervisor({:ok, nil}) do
    {:ok, supervisor} = Supervisor.start_link(ExUnit.OnExitHandler.Supervisor, {self(), @supervisor_options})
    OnExitHandler.put_supervisor(self(), supervisor)
    {:ok, supervisor}
  end

  defp started_supervisor(result), do: result
end
