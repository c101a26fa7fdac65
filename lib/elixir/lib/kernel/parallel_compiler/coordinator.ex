defmodule Kernel.ParallelCompiler.Coordinator do
  # Runs the processes of the files, see Worker, and decides what happens when all of them wait.
  #
  # A process is running, waiting for a module, or, while tasks do its work (see Tasks), forked. When none is running, nothing will happen any
  # more by itself, and some of those that wait get an answer, see Deadlock.
  @moduledoc false

  alias Kernel.ParallelCompiler.{Deadlock, Report, Worker}

  @default_threshold 10

  def run(files, output, options) do
    files
    |> Enum.map(&Path.expand/1)
    |> Enum.uniq()
    |> new(output, options)
    |> start_workers()
    |> finish()
  end

  defp new(files, output, options) do
    %{
      options: Map.new(options),
      output: output,
      limit: options[:max_concurrency] || max(:erlang.system_info(:schedulers_online), 2),
      queue: files,
      next: 0,
      # pid => %{file, number, monitor, timer, started, waited}
      workers: %{},
      # pids of tasks
      tasks: MapSet.new(),
      # pids that wait for their tasks
      forked: MapSet.new(),
      # pid => what it waits for, see Deadlock
      waiting: %{},
      # {:module | :struct, module}
      available: MapSet.new(),
      # module => {file, object_code}
      modules: %{},
      # {number of the file, fun}
      checks: [],
      # newest first
      errors: [],
      compile_warnings: [],
      runtime_warnings: [],
      started: now()
    }
  end

  ## The loop

  defp start_workers(%{queue: [file | queue]} = state) do
    if running(state) < state.limit do
      start_workers(start_worker(file, %{state | queue: queue}))
    else
      loop(state)
    end
  end

  defp start_workers(%{workers: workers} = state) when workers == %{}, do: cycle(state)
  defp start_workers(state), do: if(running(state) == 0, do: stuck(state), else: loop(state))

  defp running(state) do
    map_size(state.workers) + MapSet.size(state.tasks) - MapSet.size(state.forked) - map_size(state.waiting)
  end

  defp start_worker(file, state) do
    {pid, monitor} = Worker.start(file, state.output, state.options)
    timer = start_timer(state, :each_long_compilation, :long_compilation_threshold, {:long_compilation, pid})
    worker = %{file: file, number: state.next, monitor: monitor, timer: timer, started: now(), waited: 0, on: nil}
    %{state | workers: Map.put(state.workers, pid, worker), next: state.next + 1}
  end

  defp start_timer(%{options: options}, callback, threshold, message) do
    if options[callback],
      do: :erlang.send_after(round(Map.get(options, threshold, @default_threshold) * 1000), self(), message)
  end

  defp cancel_timer(nil), do: :ok
  defp cancel_timer(timer), do: :erlang.cancel_timer(timer)

  defp loop(state) do
    receive do
      {:waiting, kind, pid, ref, file_pid, position, on, defining, mode} ->
        wait = %{kind: kind, ref: ref, file_pid: file_pid, position: position, on: on, defining: defining, mode: mode}
        state |> wait(pid, wait) |> start_workers()

      {:available, :struct, module} ->
        state |> available(:struct, module) |> start_workers()

      {:module_available, pid, file, module, object_code} ->
        state |> defined(pid, file, module, object_code) |> start_workers()

      {:diagnostic, %{severity: :warning} = warning, _read_snippet?} ->
        loop(%{state | compile_warnings: [warning | state.compile_warnings]})

      {:diagnostic, %{severity: :error} = error, _read_snippet?} ->
        loop(%{state | errors: [error | state.errors]})

      {:check, pid, fun} ->
        loop(%{state | checks: [{number(state, pid), fun} | state.checks]})

      {:fork, pid, tasks} ->
        tasks = MapSet.union(state.tasks, MapSet.new(tasks))
        start_workers(%{state | tasks: tasks, forked: MapSet.put(state.forked, pid)})

      {:join, pid, tasks} ->
        tasks = MapSet.difference(state.tasks, MapSet.new(tasks))
        loop(%{state | tasks: tasks, forked: MapSet.delete(state.forked, pid)})

      {:long_compilation, pid} ->
        with %{file: file} <- state.workers[pid], do: call(state.options[:each_long_compilation], file, pid)
        loop(state)

      {:DOWN, monitor, :process, pid, reason} when is_map_key(state.workers, pid) ->
        {%{monitor: ^monitor} = worker, workers} = Map.pop(state.workers, pid)
        cancel_timer(worker.timer)
        ended(reason, pid, worker, %{state | workers: workers, waiting: Map.delete(state.waiting, pid)})
    end
  end

  defp number(state, pid) do
    case state.workers do
      %{^pid => %{number: number}} -> number
      %{} -> state.next
    end
  end

  ## Waiting

  defp wait(state, pid, wait) do
    if MapSet.member?(state.available, {wait.kind, wait.on}) or MapSet.member?(state.available, {:module, wait.on}) do
      send(pid, {wait.ref, :found})
      state
    else
      %{state | waiting: Map.put(state.waiting, pid, Map.put(wait, :since, now()))}
    end
  end

  defp available(state, kind, module) do
    {released, waiting} =
      Map.split_with(state.waiting, fn {_, wait} -> wait.on == module and (kind == :module or wait.kind == :struct) end)

    release(released, :found)
    state = %{state | waiting: waiting, available: MapSet.put(state.available, {kind, module})}
    Enum.reduce(released, state, &waited/2)
  end

  defp release(waits, answer), do: Enum.each(waits, fn {pid, wait} -> send(pid, {wait.ref, answer}) end)

  defp waited({pid, wait}, state) do
    if is_map_key(state.workers, pid) do
      update_in(state.workers[pid], &%{&1 | waited: &1.waited + now() - wait.since, on: wait.on})
    else
      state
    end
  end

  defp defined(state, _pid, file, module, object_code) do
    with fun when fun != nil <- state.options[:each_module], do: fun.(file, module, object_code)
    available(%{state | modules: Map.put(state.modules, module, {file, object_code})}, :module, module)
  end

  defp stuck(state) do
    case Deadlock.answers(state.waiting) do
      {answer, waits} ->
        release(waits, answer)
        loop(%{state | waiting: Map.drop(state.waiting, Map.keys(waits))})

      :deadlock ->
        waits = for {pid, wait} <- state.waiting, do: {file_worker(state, pid, wait), pid, wait}
        failed(Deadlock.report(waits), state)
    end
  end

  defp file_worker(state, pid, wait), do: state.workers[pid] || state.workers[wait.file_pid]

  ## Ends of files

  defp ended({:shutdown, :done}, pid, worker, state) do
    profile_file(state, worker)
    with fun when fun != nil <- state.options[:each_file], do: call(fun, worker.file, pid)
    start_workers(state)
  end

  defp ended({:shutdown, :cancelled}, _pid, _worker, state), do: start_workers(state)

  defp ended({:shutdown, {kind, reason, stacktrace}}, _pid, worker, state),
    do: failed([Report.failure(worker.file, kind, reason, stacktrace)], state)

  defp ended(reason, pid, worker, state), do: failed([Report.failure(worker.file, {:EXIT, pid}, reason, [])], state)

  # The first failure ends everything.
  defp failed(errors, state) do
    for {pid, worker} <- state.workers do
      cancel_timer(worker.timer)
      Process.exit(pid, :kill)

      receive do
        {:DOWN, _, :process, ^pid, _} -> :ok
      end
    end

    state = collect(%{state | workers: %{}, errors: Enum.reverse(errors) ++ state.errors})
    {:error, state}
  end

  # What the processes have sent before they were ended.
  defp collect(state) do
    receive do
      {:diagnostic, %{severity: :warning} = warning, _} -> collect(%{state | compile_warnings: [warning | state.compile_warnings]})
      {:diagnostic, %{severity: :error}, _} -> collect(state)
      {:waiting, _, _, _, _, _, _, _, _} -> collect(state)
      {:available, _, _} -> collect(state)
      {:module_available, _, _, _, _} -> collect(state)
      {:check, _, _} -> collect(state)
      {kind, _, _} when kind in [:fork, :join] -> collect(state)
      {:long_compilation, _} -> collect(state)
    after
      0 -> state
    end
  end

  ## The end of all files

  defp cycle(%{options: %{each_cycle: each_cycle}} = state) do
    result = if is_function(each_cycle, 2), do: each_cycle.(names(state), state.compile_warnings), else: each_cycle.()

    case result do
      {:compile, [], warnings} -> {:ok, add_warnings(state, :compile_warnings, warnings)}
      {:compile, more, warnings} -> start_workers(%{add_warnings(state, :compile_warnings, warnings) | queue: Enum.map(more, &Path.expand/1)})
      {:runtime, _modules, warnings} -> {:ok, add_warnings(state, :runtime_warnings, warnings)}
    end
  end

  defp cycle(state), do: {:ok, state}

  defp add_warnings(state, key, warnings), do: Map.update!(state, key, &(Enum.reverse(warnings) ++ &1))

  defp finish({:error, state}) do
    {:error, Report.errors(state.errors, state.options), Report.warnings(state)}
  end

  defp finish({:ok, state}) do
    profile(state, "Finished compilation cycle of #{map_size(state.modules)} modules in #{now() - state.started}ms")
    write(state)
    with fun when fun != nil <- state.options[:after_compile], do: fun.()
    state = verify(state)

    case state.errors do
      [] -> {:ok, names(state), Report.warnings(state)}
      errors -> {:error, Report.errors(errors, state.options), Report.warnings(state)}
    end
  end

  defp names(state), do: Enum.sort(Map.keys(state.modules))

  defp write(%{output: {:compile, path}} = state) do
    File.mkdir_p!(path)
    timestamp = state.options[:beam_timestamp]

    for {module, {_file, object_code}} <- state.modules do
      file = Path.join(path, Atom.to_string(module) <> ".beam")
      File.write!(file, object_code)
      if timestamp, do: File.touch!(file, timestamp)
    end
  end

  defp write(_state), do: :ok

  defp verify(%{options: %{verification: false}} = state), do: state

  defp verify(state) do
    started = now()
    timer = start_timer(state, :each_long_verification, :long_verification_threshold, {:long_verification, self()})
    checks = Enum.sort_by(state.checks, fn {number, _} -> number end)
    {_, diagnostics} = Code.with_diagnostics([log: true], fn -> Enum.each(checks, fn {_, fun} -> fun.() end) end)
    cancel_timer(timer)
    profile(state, "Finished group pass check of #{map_size(state.modules)} modules in #{now() - started}ms")
    add_warnings(state, :runtime_warnings, diagnostics)
  end

  ## Profiling

  defp profile_file(%{options: %{profile: :time}}, worker) do
    total = now() - worker.started
    on = if worker.on, do: " for module #{inspect(worker.on)}", else: ""

    Report.profile([
      [pad(total - worker.waited), "ms compiling + ", pad(worker.waited), "ms waiting", on],
      [" while compiling ", Path.relative_to_cwd(worker.file)]
    ])
  end

  defp profile_file(_state, _worker), do: :ok

  defp pad(number), do: String.pad_leading(Integer.to_string(number), 6)

  defp profile(%{options: %{profile: :time}}, text), do: Report.profile(text)
  defp profile(_state, _text), do: :ok

  defp call(fun, file, pid) when is_function(fun, 2), do: fun.(file, pid)
  defp call(fun, file, _pid), do: fun.(file)

  defp now, do: :erlang.monotonic_time(:millisecond)
end
