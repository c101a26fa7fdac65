defmodule Module.AttributeValue do
  # What the attributes with a meaning may be set to, and what is kept of it.
  @moduledoc false

  alias Module.Attributes

  @doc """
  Checks a value: `{:ok, value}` to be kept, or `:done` where it was kept already (documentation metadata).
  """
  def prepare(module, set, name, value, line)

  def prepare(module, set, name, value, line) when name in [:doc, :typedoc, :moduledoc],
    do: prepare_doc(module, set, name, value, line)

  def prepare(_module, _set, :before_compile, value, _line), do: {:ok, hook(value, :__before_compile__)}
  def prepare(_module, _set, :after_compile, value, _line), do: {:ok, hook(value, :__after_compile__)}
  def prepare(_module, _set, :after_verify, value, _line), do: {:ok, hook(value, :__after_verify__)}
  def prepare(_module, _set, :on_definition, value, _line), do: {:ok, hook(value, :__on_definition__)}

  def prepare(_module, _set, :behaviour, value, _line) when not is_atom(value) do
    raise ArgumentError, "@behaviour expects a module, got: #{inspect(value)}"
  end

  def prepare(_module, set, :on_load, value, _line) do
    if :ets.member(set, :on_load), do: raise(ArgumentError, "the @on_load attribute can only be set once per module")

    case value do
      name when is_atom(name) -> {:ok, {name, 0}}
      {name, 0} when is_atom(name) -> {:ok, value}
      _ -> invalid(:on_load, value)
    end
  end

  def prepare(module, set, :impl, value, line) when is_atom(value) and value !== nil do
    warn_redefined(module, set, :impl, line)
    {:ok, value}
  end

  def prepare(_module, _set, :deprecated, value, _line) when is_binary(value), do: {:ok, value}
  def prepare(_module, _set, :external_resource, value, _line) when is_binary(value), do: {:ok, value}
  def prepare(_module, _set, :file, value, _line) when is_binary(value), do: {:ok, value}

  def prepare(_module, _set, :file, {file, line} = value, _) when is_binary(file) and is_integer(line),
    do: {:ok, value}

  def prepare(_module, _set, :nifs, value, _line) do
    case is_list(value) and :lists.all(&function_and_arity?/1, value) do
      true -> {:ok, value}
      false -> invalid(:nifs, value)
    end
  end

  def prepare(_module, _set, :dialyzer, value, _line) do
    :lists.foreach(&validate_dialyzer/1, to_list(value))
    {:ok, value}
  end

  def prepare(_module, _set, name, value, _line) when name in [:impl, :deprecated, :external_resource, :file],
    do: invalid(name, value)

  def prepare(_module, _set, _name, value, _line), do: {:ok, value}

  defp hook(module, function) when is_atom(module), do: {module, function}
  defp hook(other, _function), do: other

  defp to_list(value) when is_list(value), do: value
  defp to_list(value), do: [value]

  defp invalid(name, value) do
    raise ArgumentError, "@#{name} is a built-in module attribute #{about(name)}, got: #{inspect(value)}"
  end

  defp about(:on_load) do
    "that annotates a function to be invoked when the module is loaded. It should be an atom or an {atom, 0} tuple"
  end

  defp about(:impl) do
    "that marks the next definition as a callback implementation. It should be a module or a boolean"
  end

  defp about(:deprecated) do
    "that annotates a definition as deprecated. It should be a string with the reason for the deprecation"
  end

  defp about(:external_resource), do: "used for specifying file dependencies. It should be a string path to a file"

  defp about(:file) do
    "that annotates the file and line the next definition comes from. " <>
      "It should be a string or {string, line} tuple as value"
  end

  defp about(:nifs), do: "for specifying a list of functions and their arities that are NIFs"

  ## Documentation

  # A doc is `{line, value}`; metadata goes aside and does not replace the text.
  defp prepare_doc(module, set, name, {line, doc} = value, set_line)
       when is_integer(line) and (is_binary(doc) or doc === false or doc === nil) do
    warn_redefined(module, set, name, set_line)
    {:ok, value}
  end

  defp prepare_doc(module, set, name, {line, metadata}, _set_line) when is_integer(line) and is_list(metadata) do
    key = {:elixir, name, :metadata}

    before =
      case :ets.lookup(set, key) do
        [{_, known}] -> known
        [] -> %{}
      end

    :ets.insert(set, {key, add_metadata(metadata, before, module, line)})
    :done
  end

  defp prepare_doc(_module, _set, name, {line, doc}, _set_line) when is_integer(line) do
    raise ArgumentError,
          "@#{name} is a built-in module attribute for documentation. It should be either false, nil, a string, " <>
            "or a keyword list, got: #{inspect(doc)}"
  end

  defp prepare_doc(_module, _set, name, value, _set_line) do
    raise ArgumentError,
          "@#{name} is a built-in module attribute for documentation. When set dynamically, it should be " <>
            "{line, doc} (where \"doc\" is either false, nil, a string, or a keyword list), got: #{inspect(value)}"
  end

  defp add_metadata([{key, _value} | rest], known, module, line) when key in [:opaque, :defaults] do
    Attributes.warn(module, line, "ignoring reserved documentation metadata key: #{inspect(key)}")
    add_metadata(rest, known, module, line)
  end

  defp add_metadata([{key, value} | rest], known, module, line) when is_atom(key) do
    validate_metadata(key, value)
    add_metadata(rest, :maps.put(key, value, known), module, line)
  end

  defp add_metadata([], known, _module, _line), do: known

  defp validate_metadata(key, value) when key in [:since, :deprecated] and not is_binary(value) do
    invalid_metadata(
      key,
      case key do
        :since -> "a string representing the version in which the documented entity was added"
        :deprecated -> "a string representing the replacement for the deprecated entity"
      end,
      value
    )
  end

  defp validate_metadata(:delegate_to, {module, name, arity})
       when is_atom(module) and is_atom(name) and is_integer(arity),
       do: :ok

  defp validate_metadata(:delegate_to, value),
    do: invalid_metadata(:delegate_to, "a three-element tuple in the form of {module, function, arity}", value)

  defp validate_metadata(_key, _value), do: :ok

  defp invalid_metadata(key, wanted, value) do
    raise ArgumentError,
          "#{inspect(key)} is a built-in documentation metadata key. It should be #{wanted}, got: #{inspect(value)}"
  end

  defp warn_redefined(module, set, name, line) when is_integer(line) do
    case :ets.lookup(set, name) do
      [{_, {before, _}, _}] -> warn_redefined_after(module, name, line, before)
      [{_, _, before}] when is_integer(before) -> warn_redefined_after(module, name, line, before)
      _ -> :ok
    end
  end

  defp warn_redefined(_module, _set, _name, nil), do: :ok

  # The first pass of the library's build has no types and callbacks that would take their documentation away.
  defp warn_redefined_after(module, name, line, before) do
    if not :elixir_config.is_bootstrap() do
      Attributes.warn(module, line, "redefining @#{name} attribute previously set at line #{before}")
    end
  end

  ## Options of tools

  defp validate_dialyzer(option) do
    case option do
      {:nowarn_function, functions} -> functions_and_arities?(functions)
      {option, functions} when is_atom(option) -> dialyzer_option?(option) and functions_and_arities?(functions)
      option -> dialyzer_option?(option)
    end || raise(ArgumentError, "invalid value for @dialyzer attribute: #{inspect(option)}")
  end

  defp dialyzer_option?(option) do
    option in [:error_handling, :extra_return, :missing_return, :no_behaviours, :no_contracts, :no_extra_return] or
      option in [:no_fail_call, :no_fun_app, :no_improper_lists, :no_match, :no_missing_calls, :no_missing_return] or
      option in [:no_opaque, :no_return, :no_undefined_callbacks, :no_underspecs, :no_unknown, :no_unused] or
      option in [:overspecs, :race_conditions, :specdiffs, :underspecs, :unknown, :unmatched_returns]
  end

  defp functions_and_arities?(functions), do: :lists.all(&function_and_arity?/1, to_list(functions))

  defp function_and_arity?({name, arity}), do: is_atom(name) and is_integer(arity)
  defp function_and_arity?(_other), do: false
end
