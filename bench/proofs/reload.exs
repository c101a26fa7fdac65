# A module is replaced while thousands of processes run it: calls through its full name move to the new version, a failed load changes nothing, states are carried
# over by code_change/3, who still runs a version that is purged is killed, and what nobody runs is freed.
for file <- ~w(support/proof support/heap), do: Code.require_file("#{file}.ex", __DIR__)

defmodule Reload do
  import Proof, only: [figure: 2, rule: 2, same: 3, pick: 2]
  alias Proof.Heap

  @processes pick(5000, 500)
  @reloads pick(10_000, 300)
  @loader "dev.athanor.code.ModuleClassLoader"

  def run do
    Code.compiler_options(ignore_module_conflict: true)
    move()
    carry()
    fail()
    free()
  end

  ## Processes move to the new version, or end with the one before the last

  defp walker(version) do
    compile("""
    defmodule Reload.Walker do
      def version, do: #{version}

      def remote(n) do
        receive do
          {:ask, from} -> send(from, {self(), #{version}})
        end
        Reload.Walker.remote(n + 1)
      end

      def local(n) do
        receive do
          {:ask, from} -> send(from, {self(), #{version}})
        end
        local(n + 1)
      end
    end
    """)
  end

  defp move do
    [one, two, three] = Enum.map(1..3, &walker/1)
    load(Reload.Walker, one)
    remote = for _ <- 1..@processes, do: spawn(Reload.Walker, :remote, [0])
    local = for _ <- 1..@processes, do: elem(spawn_monitor(Reload.Walker, :local, [0]), 0)
    same("all run version 1", ask(remote ++ local), [1])

    {time, _} = Proof.timed(fn -> load(Reload.Walker, two) end)
    figure("processes, milliseconds of a load", "#{2 * @processes}, #{time}")
    same("they do until their next call", ask(remote), [1])
    same("calls through the full name reach version 2", ask(remote), [2])
    same("local calls stay in version 1", ask(local), [1])
    rule("nobody else runs old code", Enum.all?(remote, &(not :erlang.check_process_code(&1, Reload.Walker))))
    rule("they run old code", Enum.all?(local, &:erlang.check_process_code(&1, Reload.Walker)))
    rule("a soft purge leaves them", not :code.soft_purge(Reload.Walker))

    {time, _} = Proof.timed(fn -> load(Reload.Walker, three) end)
    figure("milliseconds of a load that kills half", time)
    same("who still ran version 1 is killed", reasons(local), [:killed])
    same("the others live and move", {ask(remote), ask(remote)}, {[2], [3]})
    rule("nobody to kill in a purge", not :code.purge(Reload.Walker))
    Enum.each(remote, &Process.exit(&1, :kill))
  end

  defp ask(pids) do
    Enum.each(pids, &send(&1, {:ask, self()}))
    pids |> Enum.map(&receive(do: ({^&1, version} -> version))) |> Enum.uniq()
  end

  defp reasons(pids) do
    pids |> Enum.map(&receive(do: ({:DOWN, _, _, ^&1, reason} -> reason))) |> Enum.uniq()
  end

  ## States are carried over

  defp server(version, change) do
    compile("""
    defmodule Reload.Server do
      use GenServer
      @vsn #{version}
      def init(n), do: {:ok, {#{version}, n}}
      def handle_call(:state, _from, state), do: {:reply, {#{version}, state}, state}
      def code_change(old, state, extra), do: #{change}
    end
    """)
  end

  defp carry do
    load(Reload.Server, server(1, "{:ok, state, old, extra}"))
    servers = for n <- 1..@processes, do: elem(GenServer.start(Reload.Server, n), 1)
    Enum.each(servers, &:sys.suspend/1)
    load(Reload.Server, server(2, "{:ok, {:changed, old, extra, elem(state, 1)}}"))
    changes = Enum.map(servers, &:sys.change_code(&1, Reload.Server, 1, :extra))
    same("every server changes its state", Enum.uniq(changes), [:ok])
    Enum.each(servers, &:sys.resume/1)
    states = Enum.map(servers, &GenServer.call(&1, :state))
    same("and goes on with it in the new version", states, for(n <- 1..@processes, do: {2, {:changed, 1, :extra, n}}))
    same("no server runs old code", Enum.any?(servers, &:erlang.check_process_code(&1, Reload.Server)), false)
    Enum.each(servers, &GenServer.stop/1)
  end

  ## What cannot be loaded changes nothing

  defp fail do
    {:error, :badfile} = :code.load_binary(Reload.Walker, ~c"none", "no module at all")
    {:error, :badfile} = :code.load_binary(Reload.Other, ~c"none", walker(8))
    load(Reload.Walker, walker(4))
    refuse()
    rule("a module that refuses to be loaded is not there", not function_exported?(Reload.Refused, :no, 0))
    same("a failed load leaves the version that is there", Reload.Walker.version(), 4)
  end

  defp refuse do
    Code.compile_string("defmodule Reload.Refused do\n@on_load :no\ndef no, do: :sorry\nend")
  rescue
    error in ErlangError -> error
  end

  ## What nobody runs is freed

  defp free do
    binaries = Enum.map([5, 6], &walker/1)
    rounds(binaries, 50)
    first = {Heap.live(), Heap.metaspace()}
    {time, _} = Proof.timed(fn -> rounds(binaries, @reloads) end)
    last = {Heap.live(), Heap.metaspace()}

    figure("reloads, microseconds each", "#{@reloads}, #{div(time * 1000, @reloads)}")
    freed(first, last)
  end

  defp rounds(binaries, count) do
    for n <- 1..count do
      load(Reload.Walker, Enum.at(binaries, rem(n, 2)))
      Reload.Walker.version()
    end
  end

  defp freed({first, first_meta}, {last, last_meta}) do
    if Heap.jvm?() do
      figure("heap, first and last", "#{Proof.megabytes(first.bytes)}, #{Proof.megabytes(last.bytes)}")
      figure("class data, first and last", "#{Proof.megabytes(first_meta)}, #{Proof.megabytes(last_meta)}")
      rule("the heap is flat", last.bytes < first.bytes + 4_000_000)
      rule("class data is flat", last_meta < first_meta + 8_000_000)
      rule("only versions in use are left", Heap.instances(last, @loader) <= Heap.instances(first, @loader) + 1)
    end
  end

  ## Compiling and loading

  # Compiling loads; the version is taken away again, so that it counts only where it is loaded.
  defp compile(text) do
    [{module, binary}] = Code.compile_string(text)
    :code.purge(module)
    :code.delete(module)
    :code.purge(module)
    binary
  end

  defp load(module, binary), do: {:module, ^module} = :code.load_binary(module, ~c"none", binary)
end

Proof.run(&Reload.run/0)
