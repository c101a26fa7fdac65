defmodule ExUnit.FailuresManifest do
  @moduledoc false
  # The tests that failed, with their files, kept in a file from one run to the next for `mix test --failed`.

  @version 1

  @type t :: %{ExUnit.test_id() => Path.t()} | :all

  @doc "A manifest without failures."
  def new, do: %{}

  @doc "The files with failures, and the failed tests."
  def info(:all), do: :all
  def info(manifest), do: {manifest |> Map.values() |> MapSet.new(), manifest |> Map.keys() |> MapSet.new()}

  @doc "Adds or removes a test after it ran. Tests that did not run leave the manifest as it was."
  def put_test(manifest, %ExUnit.Test{state: {ignored, _}}) when ignored in [:skipped, :excluded], do: manifest
  def put_test(manifest, %ExUnit.Test{state: nil} = test), do: Map.delete(manifest, {test.module, test.name})

  def put_test(manifest, %ExUnit.Test{state: {failed, _}} = test) when failed in [:failed, :invalid] do
    Map.put(manifest, {test.module, test.name}, test.tags.file)
  end

  @doc "Writes a manifest that says that everything failed."
  def fail_all!(file) do
    File.mkdir_p!(Path.dirname(file))
    File.write!(file, :erlang.term_to_binary({@version, :all}))
  end

  @doc "Writes the manifest, without the tests whose files or modules are gone."
  def write!(manifest, file) when is_binary(file) do
    manifest = prune(manifest)
    File.mkdir_p!(Path.dirname(file))
    File.write!(file, :erlang.term_to_binary({@version, manifest}))
  end

  defp prune(:all), do: :all

  defp prune(manifest),
    do: Map.filter(manifest, fn {{module, name}, file} -> known?(module, name) and File.regular?(file) end)

  # A module that this run did not load may well be there.
  defp known?(module, name), do: not :erlang.module_loaded(module) or function_exported?(module, name, 1)

  @doc "Reads a manifest; what is no manifest is an empty one."
  def read(file) when is_binary(file) do
    with {:ok, binary} <- File.read(file), {:ok, manifest} <- decode(binary) do
      manifest
    else
      _ -> new()
    end
  end

  defp decode(binary) do
    case :erlang.binary_to_term(binary) do
      {@version, manifest} -> {:ok, manifest}
      _ -> :error
    end
  rescue
    ArgumentError -> :error
  end
end
