defprotocol Inspect do
  @moduledoc """
  How a term is written for people who program: what `inspect/2` and IEx print.

  An implementation turns a term into a document (see `Inspect.Algebra`), in the simplest case a string:

      defmodule Money do
        defstruct [:amount, :currency]

        defimpl Inspect do
          def inspect(money, _opts), do: "#Money<\#{money.amount} \#{money.currency}>"
        end
      end

  What could be evaluated again should be written as Elixir's syntax, anything else as `#Name<...>`. For what is nested, an
  implementation calls `Inspect.Algebra.to_doc/2` or, to let the limit count through it, `Inspect.Algebra.to_doc_with_opts/2`; then it
  returns a tuple of the document and the options that are left.

  ## Deriving

  Structs without an implementation are written as `%Name{field: value}`. `@derive {Inspect, options}` before `defstruct` changes what
  is shown:

    * `:only` - only these fields are shown, the others are hidden
    * `:except` - these fields are hidden
    * `:optional` - these fields are shown only where their value is not the default one; `:all` for all fields

  A struct with hidden fields is written as `#Name<field: value, ...>`:

      defmodule User do
        @derive {Inspect, only: [:id]}
        defstruct [:id, :password]
      end

      inspect(%User{id: 1})
      #=> "#User<id: 1, ...>"
  """

  @fallback_to_any true

  @impl true
  defmacro __deriving__(module, options) do
    fields = Enum.map(Macro.struct_info!(module, __CALLER__), & &1.field)
    shown = shown_fields(fields, options, module)
    optional = optional_fields(fields, options, module)
    style = if shown == all(fields), do: :struct, else: :partial

    quote do
      defimpl Inspect, for: unquote(module) do
        def inspect(struct, opts) do
          infos =
            for %{field: field} = info <- unquote(module).__info__(:struct),
                field in unquote(shown),
                field not in unquote(optional) or :maps.get(field, struct, nil) != :maps.get(:default, info, nil),
                do: info

          Inspect.Any.inspect_fields(struct, unquote(style), infos, opts)
        end
      end
    end
  end

  defp all(fields), do: fields -- [:__struct__, :__exception__]

  defp shown_fields(fields, options, module) do
    only = Keyword.get(options, :only, fields)
    except = Keyword.get(options, :except, [])
    check_fields(:only, only, fields, module)
    check_fields(:except, except, fields, module)
    Enum.filter(all(fields), &(&1 in only and &1 not in except))
  end

  defp optional_fields(fields, options, module) do
    case Keyword.get(options, :optional, []) do
      :all ->
        all(fields)

      optional ->
        check_fields(:optional, optional, fields, module)
        optional
    end
  end

  defp check_fields(option, given, fields, module) do
    case given -- fields do
      [] ->
        :ok

      unknown ->
        raise ArgumentError,
              "unknown fields #{Kernel.inspect(unknown)} in #{Kernel.inspect(option)} " <>
                "when deriving the Inspect protocol for #{Kernel.inspect(module)}"
    end
  end

  @doc """
  Turns a term into a document, or into a tuple of a document and the options that are left.

  Call `Inspect.Algebra.to_doc/2` instead: it also takes care of errors and of the option `:inspect_fun`.
  """
  @spec inspect(t, Inspect.Opts.t()) :: Inspect.Algebra.t() | {Inspect.Algebra.t(), Inspect.Opts.t()}
  def inspect(term, opts)
end
