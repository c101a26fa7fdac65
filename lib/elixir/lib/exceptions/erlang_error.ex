defmodule ErlangError do
  @moduledoc """
  Raised for Erlang errors that have no exception of their own.
  """

  defexception [:original, :reason]

  @impl true
  def message(%{original: original, reason: nil}), do: "Erlang error: #{inspect(original)}"
  def message(%{original: original, reason: reason}), do: IO.iodata_to_binary(["Erlang error: #{inspect(original)}", reason])

  @doc false
  def normalize(reason, stacktrace)

  def normalize({:badmatch, term}, _stacktrace), do: %MatchError{term: term}
  def normalize({:case_clause, term}, _stacktrace), do: %CaseClauseError{term: term}
  def normalize(:cond_clause, _stacktrace), do: %CondClauseError{}
  def normalize({:else_clause, term}, _stacktrace), do: %WithClauseError{term: term}
  def normalize({:try_clause, term}, _stacktrace), do: %TryClauseError{term: term}
  def normalize({:badmap, term}, _stacktrace), do: %BadMapError{term: term}
  def normalize({:badbool, operator, term}, _stacktrace), do: %BadBooleanError{operator: operator, term: term}
  def normalize({:badfun, term}, _stacktrace), do: %BadFunctionError{term: term}
  def normalize({:badarity, {function, args}}, _stacktrace), do: %BadArityError{function: function, args: args}
  def normalize(:badarith, _stacktrace), do: %ArithmeticError{}
  def normalize(:system_limit, _stacktrace), do: %SystemLimitError{}
  def normalize({:badkey, key}, stacktrace), do: %KeyError{key: key, term: map_without_key(stacktrace)}
  def normalize({:badkey, key, term}, _stacktrace), do: KeyError.from_dot(key, term)
  def normalize(:undef, stacktrace), do: UndefinedFunctionError.from_stacktrace(stacktrace)
  def normalize(:function_clause, stacktrace), do: FunctionClauseError.from_stacktrace(stacktrace)

  def normalize(:badarg, [{:erlang, :apply, [module, function, args], _} | _] = stacktrace) do
    case invalid_target(module, function, args) do
      nil -> badarg(:badarg, stacktrace)
      message -> %ArgumentError{message: message}
    end
  end

  def normalize(:badarg, stacktrace), do: badarg(:badarg, stacktrace)
  def normalize({:badarg, payload}, _stacktrace), do: %ArgumentError{message: "argument error: #{inspect(payload)}"}

  def normalize(other, stacktrace) do
    case error_info(other, stacktrace, "") do
      {:ok, _reason, details} -> %ErlangError{original: other, reason: details}
      :error -> %ErlangError{original: other}
    end
  end

  # Builtins on maps name the key only; the map is among their arguments.
  defp map_without_key([{Map, function, [map | _], _} | _]) when function in [:get_and_update!, :update!], do: map
  defp map_without_key([{:maps, :get, [_, map], _} | _]), do: map
  defp map_without_key([{:maps, :update, [_, _, map], _} | _]), do: map
  defp map_without_key([{:erlang, :map_get, [_, map], _} | _]), do: map
  defp map_without_key(_), do: nil

  # Calls on what is no module. `map.field` and `module.function()` look the same.
  defp invalid_target(module, _function, _args) when is_atom(module), do: nil

  defp invalid_target(module, function, _args) when is_map(module) and is_atom(function) and is_map_key(module, function) do
    "you attempted to apply a function named #{inspect(function)} on a map/struct. If you are using Kernel.apply/3, " <>
      "make sure the module is an atom. " <> field_hint(module, function)
  end

  defp invalid_target(module, function, []) when is_atom(function) do
    "you attempted to apply a function named #{inspect(function)} on #{inspect(module)}. If you are using Kernel.apply/3, " <>
      "make sure the module is an atom. If you are using the dot syntax, such as module.function(), make sure the " <>
      "left-hand side of the dot is an atom representing a module"
  end

  defp invalid_target(module, _function, _args) do
    "you attempted to apply a function on #{inspect(module)}. Modules (the first argument of apply) must always be an atom"
  end

  defp field_hint(map, field) do
    if is_function(:maps.get(field, map)) do
      "If you are trying to invoke an anonymous function in a map/struct, add a dot between the function name and the " <>
        "parenthesis: map.#{field}.()"
    else
      "If you are using the dot syntax, ensure there are no parentheses after the field name, such as map.#{field}"
    end
  end

  ## Details of builtins

  defp badarg(reason, stacktrace) do
    case error_info(reason, stacktrace, "errors were found at the given arguments") do
      {:ok, reason, details} -> %ArgumentError{message: IO.iodata_to_binary([reason | details])}
      :error -> %ArgumentError{}
    end
  end

  # A builtin notes in its stacktrace entry which module can tell what is wrong with which argument.
  defp error_info(erl_exception, [{module, _fun, args_or_arity, opts} = entry | rest], default_reason) do
    case Keyword.get(opts, :error_info) do
      %{} = info ->
        error_module = Map.get(info, :module, module)
        error_fun = Map.get(info, :function, :format_error)
        info = Map.put(info, :pretty_printer, &inspect/1)
        entry = put_elem(entry, 3, Keyword.put(opts, :error_info, info))

        case format_error(error_module, error_fun, erl_exception, [entry | rest]) do
          %{} = extra -> details(extra, arity(args_or_arity), default_reason)
          nil -> :error
        end

      nil ->
        :error
    end
  end

  defp error_info(_erl_exception, _stacktrace, _default_reason), do: :error

  defp format_error(module, function, reason, stacktrace) do
    apply(module, function, [reason, stacktrace])
  rescue
    _ -> nil
  end

  defp arity(arity) when is_integer(arity), do: arity
  defp arity(args) when is_list(args), do: length(args)

  defp details(extra, arity, default_reason) do
    reason = Map.get(extra, :reason, default_reason)

    case for index <- 1..arity//1, message = Map.get(extra, index), do: argument(index, message) do
      [_ | _] = arguments -> {:ok, reason, [":\n\n" | arguments]}
      [] -> general_details(extra, reason)
    end
  end

  defp general_details(%{general: general}, reason), do: {:ok, reason, [": ", general]}
  defp general_details(_extra, _reason), do: :error

  defp argument(index, message), do: ["  * ", nth(index), " argument: ", message, ?\n]

  defp nth(1), do: "1st"
  defp nth(2), do: "2nd"
  defp nth(3), do: "3rd"
  defp nth(n), do: "#{n}th"
end
