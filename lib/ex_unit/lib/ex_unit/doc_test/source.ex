defmodule ExUnit.DocTest.Source do
  @moduledoc false
  # The documentation of a module, as texts with the line each begins at.

  alias ExUnit.DocTest.Error

  @doc "The file of a module, as it is shown."
  def file(module) do
    case module.module_info(:compile)[:source] do
      nil -> "nofile"
      source -> source |> List.to_string() |> Path.relative_to_cwd()
    end
  end

  @doc "What is documented in a module, `{name, text, line}` in the order of the source, by the options `:only` and `:except`."
  def documentation(module, opts) do
    case Elixir.Code.fetch_docs(module) do
      {:docs_v1, line, _language, _format, doc, _metadata, docs} ->
        entries = moduledoc(module, line, doc) ++ docs(module, docs)

        entries
        |> select(module, opts)
        |> Enum.sort_by(fn {_id, _name, _text, line} -> line end)
        |> Enum.map(&Tuple.delete_at(&1, 0))

      {:error, reason} ->
        raise Error, message: "could not retrieve the documentation for module #{inspect(module)}. #{explain(reason)}"
    end
  end

  defp explain(:module_not_found),
    do: "The module was not compiled with documentation or its BEAM file cannot be accessed"

  defp explain({:invalid_beam, reason}), do: "The BEAM file for the module is invalid: #{inspect(reason)}"
  defp explain(:chunk_not_found), do: "The module was not compiled with docs"
  defp explain(reason), do: inspect(reason)

  defp moduledoc(module, line, %{"en" => text}), do: [{:moduledoc, "module #{inspect(module)}", text, line(line)}]
  defp moduledoc(_module, _line, _hidden), do: []

  defp docs(module, docs) do
    for {{_kind, name, arity}, line, _signature, %{"en" => text}, _metadata} <- docs do
      {{name, arity}, "#{inspect(module)}.#{name}/#{arity}", text, line(line)}
    end
  end

  # An annotation may have a column, and a heredoc begins on the line after the attribute.
  defp line(annotation), do: :erl_anno.line(annotation) + 1

  defp select(entries, module, opts) do
    only = opts[:only]
    except = Keyword.get(opts, :except, [])
    if only, do: check(only, entries, module)
    Enum.filter(entries, fn {id, _, _, _} -> (only == nil or id in only) and id not in except end)
  end

  defp check(only, entries, module) do
    for {name, arity} = id <- only, not List.keymember?(entries, id, 0), not exported?(module, name, arity) do
      raise Error,
        message:
          "#{file(module)}: undefined or private function given to doctest:\n\n    #{inspect(module)}.#{name}/#{arity}\n\n"
    end
  end

  defp exported?(module, name, arity),
    do: function_exported?(module, name, arity) or macro_exported?(module, name, arity)
end
