# Two versions of a module at most: calls through the full name reach the new one, local calls stay, purging kills who is left behind.
Code.compiler_options(ignore_module_conflict: true)

defmodule Versions do
  def compile(version) do
    [{HotCode, binary}] =
      Code.compile_string("""
      defmodule HotCode do
        def version, do: #{version}

        def local(parent) do
          receive do
            :ask -> send(parent, {self(), #{version}})
          end

          local(parent)
        end

        def remote(parent) do
          receive do
            :ask -> send(parent, {self(), #{version}})
          end

          HotCode.remote(parent)
        end

        def nested(parent), do: {remote_once(parent), :returned}

        defp remote_once(parent) do
          receive do
            :ask -> send(parent, {self(), #{version}})
          end

          HotCode.remote(parent)
        end
      end
      """)

    binary
  end

  def load(binary), do: :code.load_binary(HotCode, ~c"hot_code", binary)

  def ask(pid) do
    send(pid, :ask)

    receive do
      {^pid, version} -> version
      {:DOWN, _, _, ^pid, reason} -> {:down, reason}
    end
  end
end

[one, two, three] = Enum.map(1..3, &Versions.compile/1)
IO.inspect({HotCode.version(), :erlang.check_old_code(HotCode)}, label: "compiled")
IO.inspect(:code.purge(HotCode), label: "purge")
IO.inspect(:code.delete(HotCode), label: "delete")
IO.inspect(:code.soft_purge(HotCode), label: "soft purge")
IO.inspect(:code.is_loaded(HotCode), label: "loaded")

IO.inspect(Versions.load(one), label: "load 1")
parent = self()
[local, remote, nested] = pids = for name <- [:local, :remote, :nested], do: elem(spawn_monitor(HotCode, name, [parent]), 0)
check = fn -> Enum.map(pids, &:erlang.check_process_code(&1, HotCode)) end
IO.inspect(Enum.map(pids, &Versions.ask/1), label: "ask")
IO.inspect(check.(), label: "old code")

IO.inspect(Versions.load(two), label: "load 2")
IO.inspect(check.(), label: "old code")
IO.inspect(Enum.map(pids, &Versions.ask/1), label: "ask")
IO.inspect(Enum.map(pids, &Versions.ask/1), label: "ask")
IO.inspect(check.(), label: "old code")
IO.inspect(:erlang.check_process_code(remote, HotCode, []), label: "with options")
IO.inspect(:code.soft_purge(HotCode), label: "soft purge")
IO.inspect(:erlang.check_old_code(HotCode), label: "old version")

IO.inspect(Versions.load(three), label: "load 3")
IO.inspect(Enum.map(pids, &Versions.ask/1), label: "ask")
IO.inspect({Versions.ask(remote), HotCode.version()}, label: "ask")
IO.inspect(check.(), label: "old code")
IO.inspect(:code.purge(HotCode), label: "purge")
IO.inspect(:code.purge(HotCode), label: "purge")

{late, _} = spawn_monitor(HotCode, :local, [parent])
IO.inspect(Versions.ask(late), label: "ask")
IO.inspect(:code.delete(HotCode), label: "delete")
IO.inspect(Versions.ask(late), label: "ask")
IO.inspect(:code.purge(HotCode), label: "purge")
IO.inspect(Versions.ask(late), label: "ask")
IO.inspect(function_exported?(HotCode, :version, 0), label: "exported")
IO.inspect(Process.alive?(local) or Process.alive?(nested), label: "alive")
