defmodule Code.Typespec do
  # The typespecs that compiled modules keep in their chunk "Spec", and their way back to quoted code.
  @moduledoc false

  @doc """
  The types of a module, given by name or as a binary: `{:ok, [{kind, {name, type, vars}}]}` with kind `:type`, `:opaque` or `:typep`;
  `:error` where there is no such module or it has no typespecs.
  """
  @spec fetch_types(module | binary) :: {:ok, [tuple]} | :error
  def fetch_types(module) do
    with {:ok, forms} <- forms(module) do
      {:ok, for({:attribute, _, kind, type} when kind in [:type, :opaque, :typep] <- forms, do: {kind, type})}
    end
  end

  @doc """
  The specs of a module: `{:ok, [{{name, arity}, specs}]}`, or `:error`.
  """
  @spec fetch_specs(module | binary) :: {:ok, [tuple]} | :error
  def fetch_specs(module), do: fetch(module, :spec)

  @doc """
  The callbacks of a module: `{:ok, [{{name, arity}, specs}]}`, or `:error`.
  """
  @spec fetch_callbacks(module | binary) :: {:ok, [tuple]} | :error
  def fetch_callbacks(module), do: fetch(module, :callback)

  defp fetch(module, kind) do
    with {:ok, forms} <- forms(module), do: {:ok, for({:attribute, _, ^kind, spec} <- forms, do: spec)}
  end

  defp forms(module), do: :elixir_code.chunk(module, ~c"Spec")

  ## Quoted types

  @doc """
  A type as it is written behind `@type`.
  """
  @spec type_to_quoted(tuple) :: Macro.t()
  def type_to_quoted({name, type, args}) do
    args = for {:var, anno, name} <- args, do: {variable(name), meta(anno), nil}
    quote(do: unquote(name)(unquote_splicing(args)) :: unquote(quoted(type)))
  end

  @doc """
  A spec as it is written behind `@spec`.
  """
  @spec spec_to_quoted(atom, tuple) :: Macro.t()
  def spec_to_quoted(name, spec)

  def spec_to_quoted(name, {:type, anno, :fun, [{:type, _, :product, args}, result]} = spec) when is_atom(name) do
    case variables(spec) do
      [] ->
        signature(name, anno, args, result)

      variables ->
        guards = for variable <- variables, do: {variable, {:var, meta(anno), nil}}
        {:when, meta(anno), [signature(name, anno, args, result), guards]}
    end
  end

  def spec_to_quoted(name, {:type, anno, :fun, []}) when is_atom(name),
    do: {:"::", meta(anno), [{name, meta(anno), []}, quote(do: term)]}

  def spec_to_quoted(name, {:type, anno, :bounded_fun, [{:type, _, :fun, [{:type, _, :product, args}, result]}, bounds]})
      when is_atom(name) do
    guards =
      for {:type, _, :constraint, [{:atom, _, :is_subtype}, [{:var, _, variable}, type]]} <- bounds,
          do: {variable(variable), quoted(type)}

    bound = Keyword.keys(guards)

    others =
      for variable <- variables([args, result]), variable not in bound, do: {variable, {:var, meta(anno), nil}}

    {:when, meta(anno), [signature(name, anno, args, result), guards ++ others]}
  end

  defp signature(name, anno, args, result),
    do: {:"::", meta(anno), [{name, meta(anno), Enum.map(args, &quoted/1)}, quoted(result)]}

  # The type variables that stand outside of annotations and of arguments of named types.
  defp variables(form), do: form |> collect([]) |> Enum.uniq() |> Enum.reverse()

  defp collect({:ann_type, _, _}, acc), do: acc
  defp collect({:var, _, name}, acc) when is_atom(name), do: if(variable(name) in acc, do: acc, else: [variable(name) | acc])
  defp collect({:type, _, _, args}, acc), do: collect(args, acc)
  defp collect([head | tail], acc), do: collect(tail, collect(head, acc))
  defp collect(_other, acc), do: acc

  defp quoted({:user_type, anno, name, args}), do: call(name, anno, args)
  defp quoted({:type, anno, :tuple, :any}), do: {:tuple, meta(anno), []}
  defp quoted({:type, anno, :tuple, elements}), do: {:{}, meta(anno), Enum.map(elements, &quoted/1)}
  defp quoted({:type, anno, :map, :any}), do: {:map, meta(anno), []}
  defp quoted({:type, anno, :map, fields}), do: map(fields, anno)
  defp quoted({:type, _, :list, [{:type, _, :union, types} = union]}), do: keyword(types) || [quoted(union)]
  defp quoted({:type, _, :list, [type]}), do: [quoted(type)]
  defp quoted({:type, _, :nonempty_list, []}), do: [{:..., [], nil}]
  defp quoted({:type, _, :nonempty_list, [type]}), do: [quoted(type), {:..., [], nil}]
  defp quoted({:type, _, nil, []}), do: []
  defp quoted({:type, anno, :range, [first, last]}), do: {:.., meta(anno), [quoted(first), quoted(last)]}
  defp quoted({:type, anno, :union, types}), do: union(Enum.map(types, &quoted/1), meta(anno))

  defp quoted({:type, anno, :binary, [{:integer, _, size}, {:integer, _, unit}]}) do
    {:<<>>, meta(anno), segments(size, unit)}
  end

  defp quoted({:type, anno, :fun, [{:type, _, :product, args}, result]}),
    do: [{:->, meta(anno), [Enum.map(args, &quoted/1), quoted(result)]}]

  defp quoted({:type, anno, :fun, [{:type, _, :any}, result]}),
    do: [{:->, meta(anno), [[{:..., meta(anno), nil}], quoted(result)]}]

  defp quoted({:type, anno, name, args}), do: call(name, anno, args)
  defp quoted({:remote_type, anno, [{:atom, _, :elixir}, {:atom, _, name}, args]}), do: call(name, anno, args)

  defp quoted({:remote_type, anno, [module, {:atom, _, name}, args]}),
    do: {{:., meta(anno), [quoted(module), name]}, meta(anno), Enum.map(args, &quoted/1)}

  defp quoted({:ann_type, anno, [name, type]}), do: {:"::", meta(anno), [quoted(name), quoted(type)]}
  defp quoted({:op, anno, operator, operand}), do: {operator(operator), meta(anno), [quoted(operand)]}

  defp quoted({:op, anno, operator, left, right}),
    do: {operator(operator), meta(anno), [quoted(left), quoted(right)]}

  defp quoted({:var, anno, name}), do: {variable(name), meta(anno), nil}
  defp quoted({kind, _anno, value}) when kind in [:atom, :integer, :char], do: value

  # Types of modules that were written in Erlang have its names.
  defp operator(:bsl), do: :<<<
  defp operator(:bsr), do: :>>>
  defp operator(:band), do: :&&&
  defp operator(:bor), do: :|||
  defp operator(:bnot), do: :"~~~"
  defp operator(operator), do: operator

  defp variable(name) do
    case Atom.to_string(name) do
      <<first, rest::binary>> when first in ?A..?Z -> String.to_atom(<<first + 32, rest::binary>>)
      _ -> name
    end
  end

  defp call(name, anno, args), do: {name, meta(anno), Enum.map(args, &quoted/1)}

  defp union([type], _meta), do: type
  defp union([type | rest], meta), do: {:|, meta, [type, union(rest, meta)]}

  # A list of pairs with atoms in front is written as a keyword list.
  defp keyword(types) do
    pairs = for {:type, _, :tuple, [{:atom, _, key}, value]} <- types, do: {key, quoted(value)}
    if length(pairs) == length(types), do: pairs
  end

  defp segments(size, 0), do: [segment(size)]
  defp segments(0, unit), do: [segment({:*, [], [underscore(), unit]})]
  defp segments(size, unit), do: [segment(size), segment({:*, [], [underscore(), unit]})]

  defp segment(size), do: {:"::", [], [underscore(), size]}
  defp underscore, do: {:_, [], nil}

  ## Maps

  defp map(fields, anno) do
    case List.keytake(Enum.map(fields, &struct_or_field/1), :struct, 0) do
      {{:struct, module}, fields} -> {:%, meta(anno), [module, {:%{}, meta(anno), fields}]}
      nil -> {:%{}, meta(anno), Enum.map(fields, &field/1)}
    end
  end

  defp struct_or_field({:type, _, :map_field_exact, [{:atom, _, :__struct__}, {:atom, _, module}]}), do: {:struct, module}
  defp struct_or_field(field), do: field(field)

  defp field({:type, _, :map_field_exact, [{:atom, _, key}, value]}), do: {key, quoted(value)}

  defp field({:type, anno, :map_field_exact, [key, value]}),
    do: {{:required, meta(anno), [quoted(key)]}, quoted(value)}

  defp field({:type, anno, :map_field_assoc, [key, value]}),
    do: {{:optional, meta(anno), [quoted(key)]}, quoted(value)}

  defp meta({line, column}), do: [line: line, column: column]
  defp meta(line) when is_integer(line), do: [line: line]
end
