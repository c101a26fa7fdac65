defmodule Protocol.Consolidation do
  # Makes the consolidated version of a protocol: its definitions, which every protocol keeps in its chunk "Dbgi", with another
  # `impl_for/1` and other answers of `__protocol__/1`.
  #
  # The new `impl_for/1` is one clause for each type and one for each struct, which the compiler makes a switch of; it never looks for modules.
  @moduledoc false

  @doc """
  What `Protocol.consolidate/2` gives.
  """
  def run(protocol, types) do
    with {:ok, kept} <- kept(protocol), do: {:ok, kept |> consolidate(protocol, types) |> compile()}
  end

  defp kept(protocol) do
    case :elixir_code.chunk(protocol, ~c"Dbgi") do
      {:ok, {:elixir_v1, %{protocol: true} = kept}} -> {:ok, kept}
      {:ok, _} -> {:error, :not_a_protocol}
      :error -> {:error, reason(protocol)}
    end
  end

  defp reason(protocol) do
    if Code.ensure_loaded?(protocol) and not function_exported?(protocol, :__protocol__, 1),
      do: :not_a_protocol,
      else: :no_beam_info
  end

  defp consolidate(kept, protocol, types) do
    any = if kept.attributes[:__protocol__][:fallback_to_any], do: Module.concat(protocol, Any)
    types = if any, do: types, else: List.delete(types, Any)
    definitions = for definition <- kept.definitions, do: definition(definition, protocol, types, any)
    %{kept | definitions: definitions}
  end

  defp compile(kept), do: :elixir_module.compile_definitions(Map.put(kept, :chunks, [{~c"Dbgi", {:elixir_v1, kept}} | kept.chunks]))

  defp definition({{:impl_for, 1}, kind, meta, file, _clauses}, protocol, types, any) do
    clauses = struct_clauses(protocol, types, any) ++ builtin_clauses(protocol, types) ++ [{[], [underscore()], [], any}]
    {{:impl_for, 1}, kind, meta, file, clauses}
  end

  defp definition({{:__protocol__, 1}, kind, meta, file, clauses}, _protocol, types, _any) do
    clauses =
      for {clause_meta, [key], guards, body} <- clauses do
        body =
          case key do
            :consolidated? -> true
            :impls -> {:consolidated, types}
            _ -> body
          end

        {clause_meta, [key], guards, body}
      end

    {{:__protocol__, 1}, kind, meta, file, clauses}
  end

  defp definition(other, _protocol, _types, _any), do: other

  # A struct without an implementation is not a map to the protocol.
  defp struct_clauses(protocol, types, any) do
    builtins = for {_guard, type} <- Protocol.__builtins__(), do: type

    known =
      for type <- types, type not in [Any | builtins], do: {[], [struct_pattern(type)], [], Module.concat(protocol, type)}

    struct = variable(:struct)
    known ++ [{[], [struct_pattern(struct)], [guard(:is_atom, struct)], any}]
  end

  defp struct_pattern(value), do: {:%{}, [], [{:__struct__, value}]}

  defp builtin_clauses(protocol, types) do
    for {guard, type} <- Protocol.__builtins__(), type in types do
      data = variable(:data)
      {[], [data], [guard(guard, data)], Module.concat(protocol, type)}
    end
  end

  defp variable(name), do: {name, [version: 0], __MODULE__}
  defp underscore, do: {:_, [], __MODULE__}
  defp guard(name, variable), do: {{:., [], [:erlang, name]}, [], [variable]}
end
