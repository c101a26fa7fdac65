defmodule Kernel.Typespec.Translator do
  # From quoted types to the forms of Erlang's type language: `{:type, anno, name, args}`, `{:user_type, ...}`, `{:remote_type, ...}`.
  @moduledoc false

  alias Kernel.Typespec.Failure
  alias Module.Attributes

  @doc """
  What a type is translated in: the environment of its attribute, the types of the module and the type variables.
  """
  def context(position, known), do: %{position: position, known: known, vars: [], env: nil}

  def with_variables(context, vars), do: %{context | vars: vars, env: :elixir_module.get_cached_env(context.position)}

  @doc """
  The line of a position.
  """
  def line({_module, {line, _counter}}), do: line

  @doc """
  Where an expression stands: line, or line and column.
  """
  def anno(meta) when is_list(meta) do
    case {:lists.keyfind(:line, 1, meta), :lists.keyfind(:column, 1, meta)} do
      {{_, line}, {_, column}} -> {line, column}
      {{_, line}, false} -> line
      {false, _} -> 0
    end
  end

  ## Names

  @doc """
  Whether every module has that type.
  """
  def builtin?(name, 0), do: erlang?(name) or name in [:charlist, :char_list, :nonempty_charlist, :struct, :keyword]
  def builtin?(name, 1), do: name in [:list, :nonempty_list, :as_boolean, :keyword]

  def builtin?(name, 2),
    do: name in [:maybe_improper_list, :nonempty_improper_list, :nonempty_maybe_improper_list]

  def builtin?(_name, _arity), do: false

  defp erlang?(name) do
    name in [:any, :arity, :atom, :binary, :bitstring, :bool, :boolean, :byte, :char, :dynamic, :float, :fun, :function] or
      name in [:identifier, :integer, :iodata, :iolist, :list, :map, :maybe_improper_list, :mfa, :module, :neg_integer] or
      name in [:no_return, :node, :non_neg_integer, :none, :nonempty_binary, :nonempty_bitstring, :nonempty_list] or
      name in [:nonempty_maybe_improper_list, :nonempty_string, :number, :pid, :port, :pos_integer, :reference] or
      name in [:string, :term, :timeout, :tuple]
  end

  ## Types

  @doc """
  Translates a type.
  """
  def type(quoted, context)

  def type({:|, meta, [_, _] = args}, context),
    do: {:type, anno(meta), :union, :lists.map(&type(&1, context), union(args))}

  def type({:<<>>, meta, parts}, context), do: bitstring(parts, meta, context)
  def type({:map, meta, args}, _context) when args === [] or is_atom(args), do: {:type, anno(meta), :map, :any}

  def type({:%{}, meta, fields} = quoted, context),
    do: {:type, anno(meta), :map, :lists.map(&field(&1, meta, quoted, context), fields)}

  def type({:%, _, [name, {:%{}, meta, fields}]}, context), do: struct_type(name, fields, meta, context)

  def type({:record, _, [name | rest]} = quoted, context) when rest === [] or length(rest) == 1,
    do: record(name, rest, quoted, context)

  def type({:.., meta, [first, last]}, context) do
    with {_, _, _} = first <- type(first, context) |> integer_form(),
         {_, _, _} = last <- type(last, context) |> integer_form(),
         true <- integer_value(first) < integer_value(last) do
      {:type, anno(meta), :range, [original(first), original(last)]}
    else
      _ ->
        Failure.raise(
          context.position,
          "invalid range specification, expected both sides to be integers, with the left side lower than the right side"
        )
    end
  end

  def type({:__aliases__, _, _} = alias, context), do: {:atom, 0, Macro.expand(alias, context.env)}
  def type({:__MODULE__, _, atom} = module, context) when is_atom(atom), do: {:atom, 0, Macro.expand(module, context.env)}

  def type({:..., _, atom}, context) when is_atom(atom) or atom === [] do
    Failure.raise(
      context.position,
      "... in typespecs is only allowed inside lists, as in [term(), ...], or inside functions, as in (... -> term())"
    )
  end

  def type({:-, meta, [integer]}, _context) when is_integer(integer),
    do: {:op, anno(meta), :-, {:integer, anno(meta), integer}}

  def type({:+, meta, [integer]}, _context) when is_integer(integer),
    do: {:op, anno(meta), :+, {:integer, anno(meta), integer}}

  def type({operator, _, [float]}, context) when operator in [:+, :-] and is_float(float), do: type(float, context)

  def type({{:., meta, [module, name]}, _, args} = quoted, context), do: remote(module, name, args, meta, quoted, context)

  def type({:tuple, meta, args}, _context) when args === [] or is_atom(args), do: {:type, anno(meta), :tuple, :any}

  def type({:{}, meta, elements}, context),
    do: {:type, anno(meta), :tuple, :lists.map(&type(&1, context), elements)}

  def type({left, right}, context), do: {:type, 0, :tuple, [type(left, context), type(right, context)]}

  def type({:"::", meta, [name, type]} = quoted, context), do: annotated(name, type, meta, quoted, context)

  def type({name, meta, atom}, context) when is_atom(name) and is_atom(atom) do
    case :lists.member(name, context.vars) do
      true -> {:var, anno(meta), name}
      false -> type({name, meta, []}, context)
    end
  end

  def type({name, meta, args}, context) when is_atom(name) and is_list(args), do: local(name, meta, args, context)

  def type(atom, _context) when is_atom(atom), do: {:atom, 0, atom}
  def type(integer, _context) when is_integer(integer), do: {:integer, 0, integer}
  def type(list, context) when is_list(list), do: list_type(list, context)

  def type(other, context) do
    Failure.raise(context.position, "unexpected expression in typespec: #{Macro.to_string(other)}")
  end

  # Only to the right: `(a | b) | c` keeps its parentheses.
  defp union([left, {:|, _, [_, _] = rest}]), do: [left | union(rest)]
  defp union(types), do: types

  defp keyword(list, context) do
    case :lists.all(&match?({key, _} when is_atom(key), &1), list) do
      true -> {:type, 0, :list, [{:type, 0, :union, :lists.map(&type(&1, context), list)}]}
      false -> Failure.raise(context.position, "unexpected list in typespec: #{Macro.to_string(list)}")
    end
  end

  ## Lists and functions

  defp list_type([{:->, meta, [[{:..., _, atom}], return]}], context) when is_atom(atom) or atom === [],
    do: {:type, anno(meta), :fun, [{:type, anno(meta), :any}, type(return, context)]}

  defp list_type([{:->, meta, [args, return]}], context) do
    args = :lists.map(&type(&1, context), args)
    {:type, anno(meta), :fun, [{:type, anno(meta), :product, args}, type(return, context)]}
  end

  defp list_type([], _context), do: {:type, 0, nil, []}
  defp list_type([{:..., _, atom}], _context) when is_atom(atom) or atom === [], do: {:type, 0, :nonempty_list, []}

  defp list_type([type, {:..., _, atom}], context) when is_atom(atom) or atom === [],
    do: {:type, 0, :nonempty_list, [type(type, context)]}

  defp list_type([type], context), do: {:type, 0, :list, [type(type, context)]}
  defp list_type([_, _ | _] = list, context), do: keyword(list, context)

  ## Integers in ranges

  defp integer_form({:integer, _, _} = form), do: form
  defp integer_form({:op, _, :-, {:integer, _, value}} = form), do: {:negative, form, value}
  defp integer_form(_other), do: nil

  defp integer_value({:integer, _, value}), do: value
  defp integer_value({:negative, _, value}), do: -value

  defp original({:negative, form, _value}), do: form
  defp original(form), do: form

  ## Bitstrings

  defp bitstring([], meta, _context), do: bitstring_form({:integer, anno(meta), 0}, {:integer, anno(meta), 0}, meta)

  defp bitstring([{:"::", _, [{:_, _, atom}, {:*, size_meta, [{:_, _, ctx}, unit]}]}], meta, _context)
       when is_atom(atom) and is_atom(ctx) and unit in 1..256 do
    bitstring_form({:integer, anno(meta), 0}, {:integer, anno(size_meta_of(size_meta, meta)), unit}, meta)
  end

  defp bitstring([{:"::", size_meta, [{:_, _, atom}, size]}], meta, _context)
       when is_atom(atom) and is_integer(size) and size >= 0 do
    bitstring_form({:integer, anno(size_meta), size}, {:integer, anno(meta), 0}, meta)
  end

  defp bitstring(
         [
           {:"::", size_meta, [{:_, _, a}, size]},
           {:"::", unit_meta, [{:_, _, b}, {:*, _, [{:_, _, c}, unit]}]}
         ],
         meta,
         _context
       )
       when is_atom(a) and is_atom(b) and is_atom(c) and is_integer(size) and size >= 0 and unit in 1..256 do
    bitstring_form({:integer, anno(size_meta), size}, {:integer, anno(unit_meta), unit}, meta)
  end

  defp bitstring(_parts, _meta, context) do
    Failure.raise(
      context.position,
      "invalid binary specification, expected <<_::size>>, <<_::_*unit>>, or <<_::size, _::_*unit>> with size being " <>
        "non-negative integers, and unit being an integer between 1 and 256"
    )
  end

  defp size_meta_of([], meta), do: meta
  defp size_meta_of(size_meta, _meta), do: size_meta

  defp bitstring_form(size, unit, meta), do: {:type, anno(meta), :binary, [size, unit]}

  ## Maps, structs, records

  defp field({:|, _, [_, _]}, _meta, map, context), do: invalid_map(map, context)
  defp field({{:|, meta, [_, _]}, _}, _meta, map, context) when is_list(meta), do: field_with_union(meta, map, context)
  defp field({{:required, meta, [key]}, value}, _, _, context), do: field_form(meta, :map_field_exact, key, value, context)
  defp field({{:optional, meta, [key]}, value}, _, _, context), do: field_form(meta, :map_field_assoc, key, value, context)
  defp field({key, value}, meta, _map, context), do: field_form(meta, :map_field_exact, key, value, context)
  defp field(_other, _meta, map, context), do: invalid_map(map, context)

  defp field_with_union(_meta, map, context), do: invalid_map(map, context)

  defp field_form(meta, kind, key, value, context),
    do: {:type, anno(meta), kind, [type(key, context), type(value, context)]}

  defp invalid_map(map, context) do
    Failure.raise(
      context.position,
      "invalid map specification. When using the | operator in the map key, " <>
        "make sure to wrap the key type in parentheses: #{Macro.to_string(map)}"
    )
  end

  defp struct_type(name, fields, meta, context) do
    module = Macro.expand(name, context.env)
    infos = Macro.struct_info!(module, %{context.env | line: line(context.position)})
    names = :lists.sort(for %{field: field} <- infos, do: field)

    for {key, _} <- fields, not :lists.member(key, names) do
      Failure.raise(context.position, "undefined field #{inspect(key)} on struct #{inspect(module)}")
    end

    types = for name <- names, do: struct_field(name, :lists.keyfind(name, 1, fields), meta, context)
    struct = {:type, anno(meta), :map_field_exact, [{:atom, 0, :__struct__}, {:atom, 0, module}]}
    {:type, anno(meta), :map, [struct | types]}
  end

  defp struct_field(name, field, meta, context) do
    type =
      case field do
        {_, type} -> type(type, context)
        false -> {:type, 0, :term, []}
      end

    {:type, anno(meta), :map_field_exact, [{:atom, 0, name}, type]}
  end

  defp record(name, rest, _quoted, context) when is_atom(name) do
    fields = :lists.append(rest)

    case find_record(context.env.module, name) do
      {tag, known} -> record_form(name, tag, known, fields, context)
      nil -> Failure.raise(context.position, "unknown record #{inspect(name)}")
    end
  end

  defp record(_name, _rest, _quoted, context) do
    Failure.raise(context.position, "invalid record specification, expected the record name to be an atom literal")
  end

  # What `Record.defrecord/3` noted.
  defp find_record(module, name) do
    {_set, bag} = :elixir_module.data_tables(module)

    case for {_, {^name, fields, _definer, tag}} <- :ets.lookup(bag, {:elixir, :records}), do: {tag, fields} do
      [record | _] -> record
      [] -> nil
    end
  end

  defp record_form(name, tag, known, fields, context) do
    for {field, _} <- fields, not :lists.member(field, known) do
      Failure.raise(context.position, "undefined field #{field} on record #{inspect(name)}")
    end

    types =
      for field <- known do
        case :lists.keyfind(field, 1, fields) do
          {_, type} -> type(type, context)
          false -> {:type, 0, :term, []}
        end
      end

    {:type, 0, :tuple, [{:atom, 0, tag} | types]}
  end

  ## Annotations

  defp annotated({name, _, atom} = variable, type, meta, quoted, context) when is_atom(name) and is_atom(atom) do
    if match?({:"::", _, _}, type) do
      warn(context, "invalid type annotation. Type annotations cannot be nested: #{Macro.to_string(quoted)}")
    end

    {_, variable_meta, _} = variable
    {:ann_type, anno(meta), [{:var, anno(variable_meta), name}, type(type, context)]}
  end

  defp annotated(left, type, meta, _quoted, context) do
    hint =
      case left do
        {:|, _, [_, _]} ->
          " Note \"left | right :: ann\" is the same as \"(left | right) :: ann\". To solve this, " <>
            "use parentheses around the union operands: \"left | (right :: ann)\""

        _ ->
          ""
      end

    warn(
      context,
      "invalid type annotation. The left side of :: must be a variable, got: #{Macro.to_string(left)}." <> hint
    )

    # A variable inside of an annotated left side is one here, too.
    inner = %{context | vars: variables(left) ++ context.vars}
    {:ann_type, anno(meta), [type(left, inner), type(type, context)]}
  end

  defp variables({:|, _, [left, right]}), do: variables(left) ++ variables(right)
  defp variables({name, _, atom}) when is_atom(name) and is_atom(atom), do: [name]
  defp variables(_other), do: []

  defp warn(context, message), do: Attributes.warn(context.env.module, line(context.position), message)

  ## Named types

  defp remote(module, name, args, meta, quoted, context) do
    args = if is_atom(args), do: [], else: args

    case {remote_module(module, context), name} do
      {module, name} when is_atom(module) and is_atom(name) ->
        named_remote(module, name, :lists.map(&type(&1, context), args), meta, context)

      _ ->
        Failure.raise(context.position, "invalid remote in typespec: #{Macro.to_string(quoted)}")
    end
  end

  defp remote_module({:@, _, [{attribute, _, atom}]}, context) when is_atom(attribute) and is_atom(atom),
    do: Module.get_attribute(context.env.module, attribute)

  defp remote_module(module, context), do: Macro.expand(module, context.env)

  defp named_remote(module, name, args, meta, %{env: %{module: module}} = context),
    do: named_local(name, args, meta, context)

  defp named_remote(module, name, args, meta, _context),
    do: {:remote_type, anno(meta), [{:atom, 0, module}, {:atom, 0, name}, args]}

  defp local(name, meta, args, context) do
    case {name, :erlang.length(args)} do
      {name, 0} when name in [:charlist, :nonempty_charlist, :struct, :keyword] ->
        elixir_type(name, [])

      {:char_list, 0} ->
        elixir_type(:charlist, [])

      {name, 1} when name in [:as_boolean, :keyword] ->
        elixir_type(name, :lists.map(&type(&1, context), args))

      _ ->
        warn_discouraged(name, args, context)
        named_local(name, :lists.map(&type(&1, context), args), meta, context)
    end
  end

  # Types that Erlang does not have are said to be of the module `:elixir`.
  defp elixir_type(name, args), do: {:remote_type, 0, [{:atom, 0, :elixir}, {:atom, 0, name}, args]}

  defp warn_discouraged(:string, [], context) do
    warn(
      context,
      "string() type use is discouraged. For character lists, use charlist() type, for strings, String.t()"
    )
  end

  defp warn_discouraged(:nonempty_string, [], context) do
    warn(
      context,
      "nonempty_string() type use is discouraged. For non-empty character lists, use nonempty_charlist() type, " <>
        "for strings, String.t()"
    )
  end

  defp warn_discouraged(_name, _args, _context), do: :ok

  defp named_local(name, args, meta, context) do
    arity = :erlang.length(args)

    cond do
      builtin?(name, arity) or name in [:fun, :string, :nonempty_string] ->
        {:type, anno(meta), name, args}

      :maps.is_key({name, arity}, context.known) ->
        {:user_type, anno(meta), name, args}

      true ->
        Failure.raise(
          context.position,
          "type #{name}/#{arity} undefined (no such type in #{inspect(context.env.module)})"
        )
    end
  end

  ## Uses

  @doc """
  Raises unless each variable is used twice: where it is declared counts, `constrained` ones have one more use in their bound.
  """
  def check_variables(forms, vars, _constrained, position) do
    counts = count_variables(forms, %{})

    for var <- vars, :maps.get(var, counts, 0) < 2, not match?("_" <> _, :erlang.atom_to_binary(var)) do
      Failure.raise(
        position,
        "type variable #{var} is used only once. Type variables in typespecs must be referenced at least twice, " <>
          "otherwise it is equivalent to term()"
      )
    end
  end

  defp count_variables({:var, _, name}, counts), do: :maps.put(name, :maps.get(name, counts, 0) + 1, counts)

  # The name of an annotation is not a type variable.
  defp count_variables({:ann_type, _, [_, type]}, counts), do: count_variables(type, counts)
  defp count_variables(tuple, counts) when is_tuple(tuple), do: count_variables(:erlang.tuple_to_list(tuple), counts)
  defp count_variables([head | tail], counts), do: count_variables(tail, count_variables(head, counts))
  defp count_variables(_other, counts), do: counts

  @doc """
  The types of the module that forms refer to: a map with their signatures as keys.
  """
  def used_types({:user_type, _, name, args}, used),
    do: used_types(args, :maps.put({name, :erlang.length(args)}, true, used))

  def used_types(tuple, used) when is_tuple(tuple), do: used_types(:erlang.tuple_to_list(tuple), used)
  def used_types([head | tail], used), do: used_types(tail, used_types(head, used))
  def used_types(_other, used), do: used
end
