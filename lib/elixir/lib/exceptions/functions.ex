defmodule UndefinedFunctionError do
  @moduledoc """
  Raised when a function that does not exist is called.
  """

  alias Exception.Names

  defexception [:module, :function, :arity, :reason, :message]

  @doc false
  def from_stacktrace([{module, function, args, _} | _]) when is_list(args),
    do: %UndefinedFunctionError{module: module, function: function, arity: length(args)}

  def from_stacktrace([{module, function, arity, _} | _]),
    do: %UndefinedFunctionError{module: module, function: function, arity: arity}

  def from_stacktrace(_), do: %UndefinedFunctionError{}

  @impl true
  def message(%{message: nil} = exception) do
    %{reason: reason, module: module, function: function, arity: arity} = exception
    {message, _loaded?} = message(reason, module, function, arity)
    message
  end

  def message(%{message: message}), do: message

  defp message(nil, _module, nil, _arity), do: {"undefined function", false}
  defp message(nil, _module, _function, nil), do: {"undefined function", false}

  defp message(nil, nil, function, arity) do
    {"function #{Exception.format_mfa(nil, function, arity)} is undefined", false}
  end

  defp message(nil, module, function, arity) do
    formatted = Exception.format_mfa(module, function, arity)

    cond do
      not function_exported?(module, :module_info, 0) ->
        {"function #{formatted} is undefined (module #{inspect(module)} is not available)" <> alias_hint(module), false}

      function_exported?(module, function, arity) ->
        {"function #{formatted} is not available", true}

      true ->
        {"function #{formatted} is undefined or private", true}
    end
  end

  defp message(:"function not exported", module, function, arity) do
    {"function #{Exception.format_mfa(module, function, arity)} is undefined or private", true}
  end

  defp message(reason, module, function, arity) do
    {"function #{Exception.format_mfa(module, function, arity)} is undefined (#{reason})" <> alias_hint(module), false}
  end

  # A single name may be an alias that is missing.
  defp alias_hint(module) do
    if single_alias?(module) do
      ". Make sure the module name is correct and has been specified in full (or that an alias has been defined)"
    else
      ""
    end
  end

  defp single_alias?(module) do
    case Atom.to_string(module) do
      "Elixir." <> rest -> not String.contains?(rest, ".")
      _ -> false
    end
  end

  @impl true
  def blame(%{message: message} = exception, stacktrace) when is_binary(message), do: {exception, stacktrace}

  def blame(%{module: nil, function: function, arity: 0} = exception, stacktrace) when function != nil do
    hint =
      ". If you are using the dot syntax, such as module.function(), make sure the left-hand side of " <>
        "the dot is a module atom"

    {%{exception | message: message(exception) <> hint}, stacktrace}
  end

  def blame(%{module: module, function: function, arity: arity, reason: reason} = exception, stacktrace)
      when module != nil and function != nil do
    {message, loaded?} = message(reason, module, function, arity)

    message =
      case hint(module, function, arity, loaded?) do
        nil -> message
        {:instead_of_alias, hint} -> String.replace_suffix(message, alias_hint(module), "") <> hint
        hint -> message <> hint
      end

    {%{exception | message: message}, stacktrace}
  end

  def blame(exception, stacktrace), do: {exception, stacktrace}

  defp hint(module, function, arity, true) do
    cond do
      macro_exported?(module, function, arity) ->
        ". However, there is a macro with the same name and arity. Be sure to require #{inspect(module)} if you " <>
          "intend to invoke this macro"

      behaviour = behaviour_of(module, function, arity) ->
        ", but the behaviour #{inspect(behaviour)} expects it to be present"

      true ->
        function_suggestions(module, function, arity)
    end
  end

  defp hint(module, function, arity, false) do
    name = module |> inspect() |> String.trim_leading(":") |> String.downcase()

    candidates =
      for {available, _path, _loaded?} <- :code.all_available(),
          candidate = List.to_atom(available),
          candidate != module,
          String.downcase(inspect(candidate)) == name,
          Code.ensure_loaded?(candidate) and function_exported?(candidate, function, arity),
          do: Exception.format_mfa(candidate, function, arity)

    if candidates != [], do: {:instead_of_alias, suggestions(Enum.sort(candidates))}
  end

  defp behaviour_of(module, function, arity) do
    behaviours = if function_exported?(module, :module_info, 1), do: module.module_info(:attributes), else: []

    Enum.find(for({:behaviour, list} <- behaviours, behaviour <- list, do: behaviour), fn behaviour ->
      function_exported?(behaviour, :behaviour_info, 1) and
        {function, arity} in behaviour.behaviour_info(:callbacks)
    end)
  end

  # The function with another number of arguments is what was meant, if there is one.
  defp function_suggestions(module, function, _arity) do
    exports = exports(module)

    case for {^function, _} = fa <- exports, do: fa do
      [] -> similar(function, exports)
      same -> same
    end
    |> Enum.sort()
    |> Enum.map(fn {name, arity} -> "#{Macro.inspect_atom(:remote_call, name)}/#{arity}" end)
    |> function_list()
  end

  defp similar(function, exports) do
    Names.close(Atom.to_string(function), for({candidate, _} = fa <- exports, do: {Atom.to_string(candidate), fa}))
  end

  defp function_list([]), do: nil
  defp function_list(lines), do: suggestions(lines)

  # What is deprecated or only for the compiler is not suggested.
  defp exports(module) do
    if function_exported?(module, :__info__, 1) do
      deprecated = module.__info__(:deprecated)
      for {fa, _} <- Enum.map(module.__info__(:functions), &{&1, []}), not List.keymember?(deprecated, fa, 0), do: fa
    else
      module.module_info(:exports)
    end
  end

  defp suggestions(lines), do: IO.iodata_to_binary([". " | Names.did_you_mean(lines)])
end

defmodule FunctionClauseError do
  @moduledoc """
  Raised when no clause of a function matches the arguments.
  """

  defexception [:module, :function, :arity, :kind, :args, :clauses]

  @max_clauses 10

  @doc false
  def from_stacktrace([{module, function, args, _} | _]) when is_list(args),
    do: %FunctionClauseError{module: module, function: function, arity: length(args)}

  def from_stacktrace([{module, function, arity, _} | _]),
    do: %FunctionClauseError{module: module, function: function, arity: arity}

  def from_stacktrace(_), do: %FunctionClauseError{}

  @impl true
  def message(%{function: nil}), do: "no function clause matches"

  def message(%{module: module, function: function, arity: arity} = exception) do
    formatted = Exception.format_mfa(module, function, arity)
    blamed = blame(exception, &inspect/1, &blame_match/1)
    "no function clause matching in #{formatted}" <> blamed
  end

  @impl true
  def blame(%{module: module, function: function, arity: arity} = exception, stacktrace) do
    case stacktrace do
      [{^module, ^function, args, meta} | rest] when length(args) == arity ->
        exception =
          case Exception.blame_mfa(module, function, args) do
            {:ok, kind, clauses} -> %{exception | args: args, kind: kind, clauses: clauses}
            :error -> %{exception | args: args}
          end

        {exception, [{module, function, arity, meta} | rest]}

      stacktrace ->
        {exception, stacktrace}
    end
  end

  defp blame_match(%{match?: true, node: node}), do: Macro.to_string(node)
  defp blame_match(%{match?: false, node: node}), do: "-" <> Macro.to_string(node) <> "-"

  @doc false
  def blame(%{args: nil}, _inspect_fun, _fun), do: ""

  def blame(exception, inspect_fun, fun) do
    %{module: module, function: function, arity: arity, kind: kind, args: args, clauses: clauses} = exception
    mfa = Exception.format_mfa(module, function, arity)

    IO.iodata_to_binary([
      "\n\nThe following arguments were given to #{mfa}:\n",
      args |> Enum.with_index(1) |> Enum.map(&argument(&1, inspect_fun)),
      if(clauses, do: format_clauses(clauses, kind, function, fun), else: "")
    ])
  end

  defp argument({arg, index}, inspect_fun), do: ["\n    # #{index}\n    ", pad(inspect_fun.(arg)), ?\n]

  defp pad(text), do: String.replace(text, "\n", "\n    ")

  defp format_clauses(clauses, kind, function, fun) do
    {shown, rest} = Enum.split(clauses, @max_clauses)
    total = length(clauses)

    [
      "\nAttempted function clauses (showing #{length(shown)} out of #{total}):\n\n",
      Enum.map(shown, &["    ", clause(&1, kind, function, fun), ?\n]),
      if(rest == [], do: "", else: "    ...\n    (#{length(rest)} clauses not shown)\n")
    ]
  end

  defp clause({args, guards}, kind, function, fun) do
    args = Enum.map_join(args, ", ", fun)
    head = "#{kind} #{Macro.inspect_atom(:remote_call, function)}(#{args})"
    Enum.reduce(guards, head, &"#{&2} when #{guard(&1, fun)}")
  end

  defp guard({op, _, [left, right]}, fun) when op in [:and, :or],
    do: "#{guard_operand(left, op, fun)} #{op} #{guard_operand(right, op, fun)}"

  defp guard(node, fun), do: fun.(node)

  defp guard_operand({op, _, [_, _]} = node, parent, fun) when op in [:and, :or] and op != parent,
    do: "(" <> guard(node, fun) <> ")"

  defp guard_operand(node, _parent, fun), do: guard(node, fun)
end
