defmodule Behaviour do
  @moduledoc """
  Callbacks of behaviours, from before there were the attributes `@callback` and `@macrocallback`.
  """
  @moduledoc deprecated: "Use @callback and @macrocallback attributes instead"

  @doc """
  Declares a callback.
  """
  @deprecated "Use the @callback module attribute instead"
  defmacro defcallback(spec), do: quote(do: @callback(unquote(with_result(spec))))

  @doc """
  Declares a callback that is a macro.
  """
  @deprecated "Use the @macrocallback module attribute instead"
  defmacro defmacrocallback(spec), do: quote(do: @macrocallback(unquote(with_result(spec))))

  defp with_result({:"::", _, [{name, _, args}, _result]} = spec) when is_atom(name) and (is_list(args) or args == nil),
    do: spec

  defp with_result({:when, meta, [spec, guards]}), do: {:when, meta, [with_result(spec), guards]}

  defp with_result(spec) do
    raise ArgumentError, "invalid syntax in defcallback #{Macro.to_string(spec)}"
  end

  @doc false
  defmacro __using__(_opts) do
    quote do
      import unquote(__MODULE__)
    end
  end
end
