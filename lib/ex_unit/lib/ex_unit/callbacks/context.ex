defmodule ExUnit.Callbacks.Context do
  @moduledoc false
  # Merges what a callback returns into the context.

  @reserved [:case, :file, :line, :test, :async, :registered, :describe]

  @doc "The context with what the callback of `kind` in `module` returned; raises on anything but a map, a keyword or `:ok`."
  def merge(_module, _kind, context, :ok), do: context
  def merge(module, kind, context, {:ok, value}), do: merge(module, kind, context, value, {:ok, value})
  def merge(module, kind, context, value), do: merge(module, kind, context, value, value)

  defp merge(module, kind, context, %{__struct__: _}, returned),
    do: raise_merge_failed!(module, kind, returned, context)

  defp merge(module, kind, context, data, _returned) when is_map(data), do: merge_map(module, kind, context, data)

  defp merge(module, kind, context, data, returned) when is_list(data) do
    if Keyword.keyword?(data) do
      merge_map(module, kind, context, Map.new(data))
    else
      raise_merge_failed!(module, kind, returned, context)
    end
  end

  defp merge(module, kind, context, _data, returned), do: raise_merge_failed!(module, kind, returned, context)

  defp merge_map(module, kind, context, data) do
    Map.merge(context, data, fn
      key, old, new when key in @reserved and old != new -> raise_merge_reserved!(module, kind, key, new)
      _key, _old, new -> new
    end)
  end

  defp raise_merge_failed!(module, kind, returned, _context) do
    raise "expected ExUnit #{kind} callback in #{inspect(module)} to return the atom :ok, a keyword, or a map, got #{inspect(returned)} instead"
  end

  defp raise_merge_reserved!(module, kind, key, value) do
    raise "ExUnit #{kind} callback in #{inspect(module)} is trying to set reserved field #{inspect(key)} to #{inspect(value)}"
  end
end
