defmodule Module.Docs do
  # Documentation of an open module: rows `{{:doc, kind, name, arity}, line, signature, doc, metadata}` of its set table, one for each
  # public function, macro, callback and type. What follows `@doc` takes the row of `:doc` away, and the metadata beside it.
  # When the module is closed the rows become the chunk "Docs".
  @moduledoc false

  alias Module.{Attributes, Signature}

  ## Functions and macros

  @doc """
  Takes the documentation that stands before a clause.

  `impl` is what `@impl` says, `deprecated` what `@deprecated` says, both `nil` where they are missing. Implementations of callbacks
  are hidden unless they are documented.
  """
  def definition(env, set, kind, name, args, body, impl, deprecated) do
    doc = :ets.take(set, :doc)
    metadata = take_metadata(set, :doc)

    cond do
      kind in [:defp, :defmacrop] -> warn_private(doc, env, kind, name, :erlang.length(args))
      enabled?() -> add_clause(env, set, kind, name, args, body, {doc, metadata, impl, deprecated})
      true -> :ok
    end
  end

  defp enabled?, do: not :elixir_config.is_bootstrap() and :elixir_config.get(:docs, true)

  defp take_metadata(set, name) do
    case :ets.take(set, {:elixir, name, :metadata}) do
      [{_, metadata}] -> metadata
      [] -> %{}
    end
  end

  defp warn_private([{_, {line, doc}, _}], env, kind, name, arity) when is_binary(doc) do
    Attributes.warn_in(
      %{env | line: line},
      "#{kind} #{name}/#{arity} is private, @doc attribute is always discarded for private functions/macros/types"
    )
  end

  defp warn_private(_doc, _env, _kind, _name, _arity), do: :ok

  defp add_clause(env, set, kind, name, args, body, {doc_row, metadata, impl, deprecated}) do
    key = {:doc, kind_of(kind), name, :erlang.length(args)}
    {line, doc} = line_and_doc(doc_row, env.line)
    signature = Signature.new(args, env)
    metadata = metadata |> add_deprecated(deprecated) |> add_defaults(args)

    case :ets.lookup(set, key) do
      [] ->
        :ets.insert(set, {key, line, env.line, signature, or_undocumented(doc, impl), metadata})

      [{_, first_line, definition_line, first_signature, first_doc, first_metadata}] ->
        warn_duplicate(first_doc, first_line, doc, line, body, env)
        signature = Signature.merge(first_signature, signature)
        doc = if doc == nil, do: or_undocumented(first_doc, impl), else: doc
        metadata = :maps.merge(first_metadata, metadata)
        :ets.insert(set, {key, first_line, definition_line, signature, doc, metadata})
    end
  end

  defp kind_of(:def), do: :function
  defp kind_of(:defmacro), do: :macro

  defp line_and_doc([{_, {line, doc}, _}], _line), do: {line, doc}
  defp line_and_doc([], line), do: {line, nil}

  # A callback's implementation is hidden, unless one of its clauses says otherwise.
  defp or_undocumented(nil, impl) when impl !== nil and impl !== false, do: false
  defp or_undocumented(doc, _impl), do: doc

  defp add_deprecated(metadata, nil), do: metadata
  defp add_deprecated(%{deprecated: _} = metadata, _deprecated), do: metadata
  defp add_deprecated(metadata, deprecated), do: :maps.put(:deprecated, deprecated, metadata)

  defp add_defaults(metadata, args) do
    case :erlang.length(for {:\\, _, [_, _]} <- args, do: :default) do
      0 -> metadata
      count -> :maps.put(:defaults, count, metadata)
    end
  end

  defp warn_duplicate(first, first_line, doc, line, body, env)
       when is_binary(first) and is_binary(doc) and body !== nil do
    Attributes.warn_in(
      %{env | line: line},
      ~s'''
      redefining @doc attribute previously set at line #{first_line}.

      Please remove the duplicate docs. If instead you want to override a previously defined @doc, attach the @doc attribute \
      to a function head (the function signature not followed by any do-block). For example:

          @doc """
          new docs
          """
          def f(...)
      '''
    )
  end

  defp warn_duplicate(_first, _first_line, _doc, _line, _body, _env), do: :ok

  ## Types and callbacks

  @doc """
  Takes the documentation that stands before a type (`:type`, `:opaque`, `:typep`) or a callback (`:callback`, `:macrocallback`).
  """
  def typespec(set, kind, name, arity, line, position) do
    attribute = attribute_of(kind)
    row = :ets.take(set, attribute)
    metadata = take_metadata(set, attribute)

    cond do
      kind == :typep -> warn_private_type(row, position, name, arity)
      enabled?() -> add_typespec(set, kind, name, arity, line, row, metadata)
      true -> :ok
    end
  end

  defp attribute_of(kind) when kind in [:callback, :macrocallback], do: :doc
  defp attribute_of(_kind), do: :typedoc

  defp warn_private_type([{_, {line, doc}, _}], position, name, arity) when is_binary(doc) do
    env = :elixir_module.get_cached_env(position)

    Attributes.warn_in(
      %{env | line: line, module: nil, function: nil},
      "type #{name}/#{arity} is private, @typedoc's are always discarded for private types"
    )
  end

  defp warn_private_type(_row, _position, _name, _arity), do: :ok

  defp add_typespec(set, kind, name, arity, line, row, metadata) do
    {kind, metadata} =
      case kind do
        :opaque -> {:type, :maps.put(:opaque, true, metadata)}
        _ -> {kind, metadata}
      end

    key = {:doc, kind, name, arity}
    {doc_line, doc} = line_and_doc(row, line)

    case :ets.lookup(set, key) do
      [] ->
        :ets.insert(set, {key, doc_line, line, [], doc, metadata})

      [{_, first_line, type_line, [], first_doc, first_metadata}] ->
        doc = if first_doc == nil, do: doc, else: first_doc
        :ets.insert(set, {key, first_line, type_line, [], doc, :maps.merge(first_metadata, metadata)})
    end
  end

  ## The chunk

  @doc """
  The chunk "Docs", or none where documentation is off.
  """
  def chunks(env, set, bag) do
    case enabled?() do
      true -> [{~c"Docs", chunk(env, set, bag)}]
      false -> []
    end
  end

  defp chunk(env, set, bag) do
    {line, moduledoc} = moduledoc(set, env.line)

    metadata =
      :maps.merge(take_metadata(set, :moduledoc), %{
        behaviours: Attributes.values(bag, :behaviour),
        source_path: :unicode.characters_to_list(env.file),
        source_annos: [env.line]
      })

    {:docs_v1, line, :elixir, "text/markdown", moduledoc, metadata, entries(env.module, set)}
  end

  defp moduledoc(set, line) do
    case :ets.lookup(set, :moduledoc) do
      [{_, {line, doc}, _}] -> {line, chunk_doc(doc, false)}
      _ -> {line, :none}
    end
  end

  defp chunk_doc(nil, false), do: :none
  defp chunk_doc(nil, true), do: :hidden
  defp chunk_doc(false, _hidden?), do: :hidden
  defp chunk_doc(doc, _hidden?), do: %{"en" => doc}

  defp entries(module, set) do
    defined = :maps.from_list(:elixir_def.definitions_in(module))

    rows =
      for {{:doc, kind, name, arity}, _, _, _, _, _} = row <- :ets.tab2list(set),
          present?(kind, name, arity, defined),
          do: {rank(kind), name, arity, row}

    for {_, name, _, {key, line, definition_line, signature, doc, metadata}} <- :lists.sort(rows) do
      {:erlang.delete_element(1, key), line, signature_text(key, signature, module), chunk_doc(doc, underscored?(name)),
       :maps.put(:source_annos, [definition_line], metadata)}
    end
  end

  # What was deleted or became private has rows, too.
  defp present?(:function, name, arity, defined), do: :maps.get({name, arity}, defined, nil) == :def
  defp present?(:macro, name, arity, defined), do: :maps.get({name, arity}, defined, nil) == :defmacro
  defp present?(_kind, _name, _arity, _defined), do: true

  defp rank(:function), do: 1
  defp rank(:macro), do: 2
  defp rank(:callback), do: 3
  defp rank(:macrocallback), do: 4
  defp rank(:type), do: 5

  defp signature_text({:doc, kind, name, _}, signature, module) when kind in [:function, :macro],
    do: [Signature.to_text(name, signature, module)]

  defp signature_text(_key, _signature, _module), do: []

  defp underscored?(name), do: match?("_" <> _, :erlang.atom_to_binary(name))
end
