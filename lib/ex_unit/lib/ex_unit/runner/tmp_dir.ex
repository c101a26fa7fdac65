defmodule ExUnit.Runner.TmpDir do
  @moduledoc false
  # The directories of tests tagged with `:tmp_dir`: `tmp/<module>/<test>-<hash>`, below which a path may be asked for.

  @doc "The context with the path of an empty directory, if its tag asks for one."
  def create(%{tmp_dir: true} = context, parameters), do: create(context, parameters, "")
  def create(%{tmp_dir: path} = context, parameters) when is_binary(path), do: create(context, parameters, path)
  def create(%{tmp_dir: false} = context, _parameters), do: context

  def create(%{tmp_dir: other}, _parameters),
    do: raise(ArgumentError, "expected :tmp_dir to be a boolean or a string, got: #{inspect(other)}")

  def create(context, _parameters), do: context

  defp create(%{module: module, test: test} = context, parameters, extra) do
    module = inspect(module)
    name = "#{escape(to_string(test))}-#{hash(module, test, parameters)}"
    path = ["tmp", escape(module), name, extra] |> Path.join() |> Path.expand()
    File.rm_rf!(path)
    File.mkdir_p!(path)
    %{context | tmp_dir: path}
  end

  # Names that differ only in what is replaced stay different, and so do the runs of a test with different parameters.
  defp hash(module, test, parameters) do
    parameters = if parameters == %{}, do: "", else: :erlang.term_to_binary(parameters)
    [module, "/", to_string(test), parameters] |> :erlang.md5() |> binary_part(0, 4) |> Base.encode16(case: :lower)
  end

  defp escape(name), do: String.replace(name, ~r/[\s"#%&*+\/:<>?\[\\\]{|}~]/u, "-")
end
