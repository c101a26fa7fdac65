defmodule ExUnit.Callbacks.Definition do
  @moduledoc false
  # Collects the callbacks of a module while it is compiled, and writes `__ex_unit__/2`, which runs them:
  #
  #     def __ex_unit__(:setup, context) do
  #       context = merge(context, __ex_unit_setup_0(context))
  #       __ex_unit_describe__(context)
  #     end
  #
  # In the attribute `:ex_unit_callbacks`:
  #
  #   * `setup`, `setup_all` - the callbacks outside `describe`, last first: names or `{module, name}`
  #   * `count` - how many blocks have been given names
  #   * `describe` - `nil`, or `{line, message, callbacks}` inside a `describe`
  #   * `describes` - the finished blocks, last first: `{message, callbacks}`

  @attribute :ex_unit_callbacks

  @doc "Begins to collect, with the callbacks of templates that the module already has."
  def register(module) do
    if !Module.has_attribute?(module, @attribute) do
      put(module, %{setup: [], setup_all: [], count: 0, describe: nil, describes: []})
    end
  end

  defp get(module), do: Module.get_attribute(module, @attribute) || raise_not_registered()
  defp put(module, state), do: Module.put_attribute(module, @attribute, state)

  defp raise_not_registered do
    raise "cannot define callbacks. Please make sure you have invoked \"use ExUnit.Case\" in the current module"
  end

  @doc "Gives a name to the function of a block, and adds it as a callback."
  def add_block(kind, module) do
    state = get(module)
    name = :"__ex_unit_#{kind}_#{state.count}"
    put(module, add(kind, [name], %{state | count: state.count + 1}))
    name
  end

  @doc "Adds functions as callbacks."
  def add_functions(kind, module, functions) do
    functions = functions |> List.wrap() |> Enum.map(&function/1) |> Enum.reverse()
    put(module, add(kind, functions, get(module)))
  end

  defp function(name) when is_atom(name), do: name
  defp function({module, name}) when is_atom(module) and is_atom(name), do: {module, name}

  defp function(other) do
    raise ArgumentError,
          "setup/setup_all expect a callback as an atom, a {module, function} tuple or a list of callbacks, got: #{inspect(other)}"
  end

  defp add(:setup, functions, %{describe: nil} = state), do: %{state | setup: functions ++ state.setup}

  defp add(:setup, functions, %{describe: {line, message, callbacks}} = state) do
    %{state | describe: {line, message, functions ++ callbacks}}
  end

  defp add(:setup_all, functions, %{describe: nil} = state), do: %{state | setup_all: functions ++ state.setup_all}

  defp add(:setup_all, _functions, _state) do
    raise "cannot invoke setup_all/1-2 inside describe as setup_all always applies to all tests in a module"
  end

  @doc "Opens a `describe` block."
  def open_describe(module, line, message) do
    state = get(module)

    cond do
      state.describe ->
        raise "cannot call \"describe\" inside another \"describe\". See the documentation for ExUnit.Case.describe/2 on named setups and how to handle hierarchies"

      not is_binary(message) ->
        raise ArgumentError, "describe name must be a string, got: #{inspect(message)}"

      List.keymember?(state.describes, message, 0) ->
        raise ArgumentError, "describe #{inspect(message)} is already defined in #{inspect(module)}"

      true ->
        put(module, %{state | describe: {line, message, []}})
    end
  end

  @doc "Closes the `describe` block."
  def close_describe(module) do
    %{describe: {_line, message, callbacks}} = state = get(module)
    put(module, %{state | describe: nil, describes: [{message, callbacks} | state.describes]})
  end

  @doc "The open `describe` block: `{line, message}` or `nil`."
  def current_describe(module) do
    case get(module).describe do
      nil -> nil
      {line, message, _callbacks} -> {line, message}
    end
  end

  @doc "Whether the module has `setup_all` callbacks."
  def setup_all?(module), do: get(module).setup_all != []

  @doc "The functions that run the callbacks."
  def compile(env) do
    state = get(env.module)

    describes =
      for {{message, [_ | _] = callbacks}, index} <- state.describes |> Enum.reverse() |> Enum.with_index(),
          do: {message, :"__ex_unit_describe_#{index}", callbacks}

    quote do
      def __ex_unit__(:setup_all, context), do: unquote(run(:setup_all, state.setup_all))

      def __ex_unit__(:setup, context) do
        context = unquote(run(:setup, state.setup))
        unquote(dispatch(describes))
      end

      unquote_splicing(Enum.map(describes, &describe/1))
    end
  end

  defp describe({_message, name, callbacks}) do
    quote do
      defp unquote(name)(context), do: unquote(run(:setup, callbacks))
    end
  end

  defp dispatch([]), do: quote(do: context)

  defp dispatch(describes) do
    clauses =
      Enum.flat_map(describes, fn {message, name, _} ->
        quote do
          %{describe: unquote(message)} -> unquote(name)(context)
        end
      end) ++ quote(do: (_ -> context))

    quote do
      case context, do: unquote(clauses)
    end
  end

  defp run(kind, callbacks) do
    steps =
      for callback <- Enum.reverse(callbacks) do
        quote do
          context = ExUnit.Callbacks.__merge__(__MODULE__, unquote(kind), context, unquote(call(callback)))
        end
      end

    {:__block__, [], steps ++ [quote(do: context)]}
  end

  defp call({module, name}), do: quote(do: unquote(module).unquote(name)(context))
  defp call(name), do: quote(do: unquote(name)(context))
end
