defprotocol JSON.Encoder do
  @moduledoc ~S"""
  How a term is written as JSON: used by `JSON.encode!/2`.

  An implementation gives iodata. For what is nested it calls the encoder it is given:

      defimpl JSON.Encoder, for: Money do
        def encode(%{amount: amount, currency: currency}, encoder) do
          encoder.(%{amount: amount, currency: to_string(currency)}, encoder)
        end
      end

  ## Deriving

      defmodule User do
        @derive {JSON.Encoder, only: [:name]}
        defstruct [:name, :password]
      end

  writes `%User{name: "Ann"}` as `{"name":"Ann"}`.

    * `:only` - only these fields are written, in this order
    * `:except` - all fields but these are written

  Without an option all fields are written, also those that were meant to be private, and those added later.
  """

  @moduledoc since: "1.18.0"

  @undefined_impl_description """
  the protocol must be explicitly implemented.

  If you have a struct, you can derive the implementation specifying which fields should be encoded to JSON:

      @derive {JSON.Encoder, only: [....]}
      defstruct ...

  It is also possible to encode all fields, although this should be used carefully to avoid accidentally leaking private information when new fields are added:

      @derive JSON.Encoder
      defstruct ...

  Finally, if you don't own the struct you want to encode to JSON, you may use Protocol.derive/3 placed outside of any module:

      Protocol.derive(JSON.Encoder, NameOfTheStruct, only: [...])
      Protocol.derive(JSON.Encoder, NameOfTheStruct)\
  """

  @impl true
  defmacro __deriving__(module, options) do
    fields = module |> Macro.struct_info!(__CALLER__) |> Enum.map(& &1.field)
    fields = encoded_fields(fields -- [:__struct__], options)
    variables = Macro.generate_arguments(length(fields), __MODULE__)

    quote do
      defimpl JSON.Encoder, for: unquote(module) do
        def encode(%{unquote_splicing(Enum.zip(fields, variables))}, encoder) do
          unquote(object(fields, variables))
        end
      end
    end
  end

  defp encoded_fields(fields, options) do
    cond do
      only = Keyword.get(options, :only) ->
        check_fields(only, fields, :only)
        only

      except = Keyword.get(options, :except) ->
        check_fields(except, fields, :except)
        fields -- except

      true ->
        fields
    end
  end

  defp check_fields(given, fields, option) do
    case given -- fields do
      [] ->
        :ok

      unknown ->
        raise ArgumentError,
              "unknown struct fields #{inspect(unknown)} specified in :#{option}. Expected one of: #{inspect(fields)}"
    end
  end

  # The names of the fields are written when the module is compiled.
  defp object([], _variables), do: "{}"

  defp object([first | rest], [variable | variables]) do
    others =
      for {field, variable} <- Enum.zip(rest, variables), part <- ["," <> name(field), encoded(variable)], do: part

    ["{" <> name(first), encoded(variable)] ++ others ++ [?}]
  end

  defp name(field), do: :elixir_json.encode_binary(Atom.to_string(field)) <> ":"
  defp encoded(variable), do: quote(do: encoder.(unquote(variable), encoder))

  @doc """
  The JSON of a term as iodata; `encoder` is to be called for what is in it.
  """
  @spec encode(t, JSON.encoder()) :: iodata
  def encode(term, encoder)
end

defimpl JSON.Encoder, for: [Atom, Integer, Float, List, Map] do
  def encode(term, encoder), do: JSON.protocol_encode(term, encoder)
end

defimpl JSON.Encoder, for: BitString do
  def encode(term, _encoder), do: :elixir_json.encode_binary(term)
end

defimpl JSON.Encoder, for: [Date, Time, NaiveDateTime, DateTime, Duration] do
  def encode(term, _encoder), do: [?", @for.to_iso8601(term), ?"]
end
