defmodule Proof.Heap do
  # What is alive in the heap of this JVM, asked of the JDK's `jcmd`, which collects before it counts. On another virtual machine there is
  # only the memory that the runtime itself tells of.
  @moduledoc false

  defstruct bytes: 0, instances: %{}

  @doc "Collects, and counts what is left: all bytes, and the instances of each class."
  def live do
    case jcmd(["GC.class_histogram"]) do
      {:ok, text} -> parse(text)
      :error -> other()
    end
  end

  @doc "How many instances of a class are alive."
  def instances(heap, class), do: Map.get(heap.instances, class, 0)

  @doc "Bytes of class data outside of the heap."
  def metaspace do
    with {:ok, text} <- jcmd(["VM.metaspace"]), [_, used] <- Regex.run(~r{^Metaspace +used (\d+)K}m, text) do
      String.to_integer(used) * 1024
    else
      _ -> 0
    end
  end

  @doc "Whether the figures here come from a JVM."
  def jvm?, do: jcmd(["VM.version"]) != :error

  # The answer goes to a file: the JVM stands still while jcmd writes, so that nobody here could read from a pipe.
  defp jcmd(arguments) do
    path = Path.join(System.tmp_dir!(), "athanor-jcmd-#{System.pid()}")
    command = ~s("$JAVA_HOME/bin/jcmd" #{System.pid()} #{Enum.join(arguments, " ")} > #{path} 2>&1)

    with home when is_binary(home) <- System.get_env("JAVA_HOME"), {_, 0} <- System.cmd("sh", ["-c", command]) do
      text = File.read!(path)
      File.rm!(path)
      {:ok, text}
    else
      _ -> :error
    end
  end

  # "   1:        123456       7890123  java.lang.Object (java.base@25)", last "Total  n  bytes"
  defp parse(text) do
    text
    |> String.split("\n")
    |> Enum.map(&String.split/1)
    |> Enum.reduce(%__MODULE__{}, fn
      ["Total", _, bytes], heap -> %{heap | bytes: heap.bytes + String.to_integer(bytes)}
      # What a collector puts into gaps that it leaves for later.
      [_, _, bytes, "[Ljdk.internal.vm.Filler" <> _ | _], heap -> %{heap | bytes: heap.bytes - String.to_integer(bytes)}
      [_, count, _, class | _], heap -> count(heap, class, Integer.parse(count))
      _, heap -> heap
    end)
  end

  defp count(heap, class, {count, ""}), do: %{heap | instances: Map.update(heap.instances, class, count, &(&1 + count))}
  defp count(heap, _class, _), do: heap

  defp other do
    Enum.each(Process.list(), &:erlang.garbage_collect/1)
    %__MODULE__{bytes: :erlang.memory(:total)}
  end
end
