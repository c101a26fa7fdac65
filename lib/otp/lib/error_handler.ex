defmodule :error_handler do
  @moduledoc """
  What happens when a function is called that is not there: its module is loaded, and asked for `$handle_undefined_function/2`; otherwise `undef` is raised.

  The runtime does this itself, for processes whose `error_handler` flag is this module. Other handlers call it.
  """

  @doc "Calls a function whose module was not loaded, or raises `undef`."
  @spec undefined_function(module(), atom(), [term()]) :: term()
  def undefined_function(module, function, args) do
    with {:module, _} <- :code.ensure_loaded(module),
         false <- :erlang.function_exported(module, function, :erlang.length(args)) do
      handled(module, function, args)
    else
      true -> :erlang.apply(module, function, args)
      _not_there -> raise_undef_exception(module, function, args)
    end
  end

  defp handled(module, function, args) do
    case :erlang.function_exported(module, :"$handle_undefined_function", 2) do
      true -> :erlang.apply(module, :"$handle_undefined_function", [function, args])
      false -> raise_undef_exception(module, function, args)
    end
  end

  @doc "Calls a fun whose module was not loaded, or raises `undef`."
  @spec undefined_lambda(module(), fun(), [term()]) :: term()
  def undefined_lambda(module, fun, args) do
    case :code.ensure_loaded(module) do
      {:module, _} -> :erlang.apply(fun, args)
      _ -> raise_undef_exception(module, fun, args)
    end
  end

  @doc "Raises `undef` for a function."
  @spec raise_undef_exception(module(), atom() | fun(), [term()]) :: no_return()
  def raise_undef_exception(module, function, args) do
    :erlang.raise(:error, :undef, [{module, function, args, []}])
  end
end
