defmodule :json_decoder do
  # Decoding with callbacks, and in pieces, for `:json` and `JSON`.
  #
  # The text is read token by token (`:elixir_json.token/3`). The stack holds what surrounds the value that is read:
  # `{:array, outer}` is an array with the accumulator of what is around it, `{:object, key, outer}` an object that
  # waits for the value of `key`. `acc` is the accumulator of the innermost one.
  #
  # `expect` says what may come: `:value`, `:first_value` (or the end of an array), `:key`, `:first_key` (or the end of
  # an object), `:colon`, `:more` (a comma, or the end of the innermost container).
  #
  # A text that may go on is read again from the beginning of the token that was cut.
  @moduledoc false

  @default %{
    array_start: nil,
    array_push: nil,
    array_finish: nil,
    object_start: nil,
    object_push: nil,
    object_finish: nil,
    float: &:erlang.binary_to_float/1,
    integer: &:erlang.binary_to_integer/1,
    string: nil,
    null: :null
  }

  @type state :: tuple
  @type reason :: {:unexpected_end, integer} | {:invalid_byte, integer, byte} | {:unexpected_sequence, integer, binary}

  # The callbacks with their defaults; :null is a term, the others are functions of the arity given.
  def decoders(given), do: :maps.fold(&parse_decoder/3, @default, given)

  defp parse_decoder(:array_start, fun, all) when is_function(fun, 1), do: %{all | array_start: fun}
  defp parse_decoder(:array_push, fun, all) when is_function(fun, 2), do: %{all | array_push: fun}
  defp parse_decoder(:array_finish, fun, all) when is_function(fun, 2), do: %{all | array_finish: fun}
  defp parse_decoder(:object_start, fun, all) when is_function(fun, 1), do: %{all | object_start: fun}
  defp parse_decoder(:object_push, fun, all) when is_function(fun, 3), do: %{all | object_push: fun}
  defp parse_decoder(:object_finish, fun, all) when is_function(fun, 2), do: %{all | object_finish: fun}
  defp parse_decoder(:float, fun, all) when is_function(fun, 1), do: %{all | float: fun}
  defp parse_decoder(:integer, fun, all) when is_function(fun, 1), do: %{all | integer: fun}
  defp parse_decoder(:string, fun, all) when is_function(fun, 1), do: %{all | string: fun}
  defp parse_decoder(:null, null, all), do: %{all | null: null}

  @doc """
  Reads the value that a text begins with: `{:ok, value, acc, rest}`, `{:continue, state}` where the text ends within
  it, `{:error, reason}`.
  """
  @spec start(binary, term, map) :: {:ok, term, term, binary} | {:continue, state} | {:error, reason}
  def start(binary, acc, decoders), do: next(:value, binary, 0, [], acc, decoders)

  @doc """
  Goes on with more text, or with `:end_of_input`.
  """
  @spec continue(binary | :end_of_input, state) :: {:ok, term, term, binary} | {:continue, state} | {:error, reason}
  def continue(:end_of_input, {{:number, value}, _cut, [], acc, _decoders}), do: {:ok, value, acc, ""}
  def continue(:end_of_input, {_expect, cut, _stack, _acc, _decoders}), do: {:error, {:unexpected_end, byte_size(cut)}}
  def continue(more, {{:number, _}, cut, stack, acc, decoders}), do: next(:value, cut <> more, 0, stack, acc, decoders)
  def continue(more, {expect, cut, stack, acc, decoders}), do: next(expect, cut <> more, 0, stack, acc, decoders)

  defp next(expect, binary, at, stack, acc, decoders) do
    case :elixir_json.token(binary, at, allowed(expect)) do
      :end ->
        suspend(expect, binary, byte_size(binary), stack, acc, decoders)

      {:error, {:unexpected_end, _}} ->
        suspend(expect, binary, at, stack, acc, decoders)

      {:error, _} = error ->
        error

      {kind, text, start, stop} when kind in [:integer, :float] and stop == byte_size(binary) ->
        cut_number(kind, text, binary, start, stack, acc, decoders)

      token ->
        token(expect, token, binary, stack, acc, decoders)
    end
  end

  defp allowed(expect) when expect in [:value, :first_value], do: :values
  defp allowed(expect) when expect in [:key, :first_key], do: :keys
  defp allowed(_expect), do: :marks

  # More digits may follow.
  defp cut_number(kind, text, binary, start, stack, acc, decoders) do
    with {:ok, value} <- number(kind, text, start, decoders) do
      suspend({:number, value}, binary, start, stack, acc, decoders)
    end
  end

  defp suspend(expect, binary, at, stack, acc, decoders) do
    {:continue, {expect, binary_part(binary, at, byte_size(binary) - at), stack, acc, decoders}}
  end

  defp token(:first_value, {:mark, ?], _, stop}, binary, [{:array, outer} | stack], acc, decoders) do
    finish_array(acc, outer, binary, stop, stack, decoders)
  end

  defp token(expect, token, binary, stack, acc, decoders) when expect in [:value, :first_value] do
    value(token, binary, stack, acc, decoders)
  end

  defp token(:first_key, {:mark, ?}, _, stop}, binary, [{:object, _, outer} | stack], acc, decoders) do
    finish_object(acc, outer, binary, stop, stack, decoders)
  end

  defp token(expect, {:string, key, _, stop}, binary, [{:object, _, outer} | stack], acc, decoders)
       when expect in [:key, :first_key] do
    next(:colon, binary, stop, [{:object, string(key, decoders), outer} | stack], acc, decoders)
  end

  defp token(:colon, {:mark, ?:, _, stop}, binary, stack, acc, decoders) do
    next(:value, binary, stop, stack, acc, decoders)
  end

  defp token(:more, {:mark, ?,, _, stop}, binary, [{:array, _} | _] = stack, acc, decoders) do
    next(:value, binary, stop, stack, acc, decoders)
  end

  defp token(:more, {:mark, ?,, _, stop}, binary, stack, acc, decoders) do
    next(:key, binary, stop, stack, acc, decoders)
  end

  defp token(:more, {:mark, ?], _, stop}, binary, [{:array, outer} | stack], acc, decoders) do
    finish_array(acc, outer, binary, stop, stack, decoders)
  end

  defp token(:more, {:mark, ?}, _, stop}, binary, [{:object, _, outer} | stack], acc, decoders) do
    finish_object(acc, outer, binary, stop, stack, decoders)
  end

  defp token(_expect, {_, _, start, _}, binary, _stack, _acc, _decoders), do: invalid(binary, start)

  defp value({:mark, ?[, _, stop}, binary, stack, acc, decoders) do
    inner = if fun = decoders.array_start, do: fun.(acc), else: []
    next(:first_value, binary, stop, [{:array, acc} | stack], inner, decoders)
  end

  defp value({:mark, ?{, _, stop}, binary, stack, acc, decoders) do
    inner = if fun = decoders.object_start, do: fun.(acc), else: []
    next(:first_key, binary, stop, [{:object, nil, acc} | stack], inner, decoders)
  end

  defp value({:mark, _, start, _}, binary, _stack, _acc, _decoders), do: invalid(binary, start)

  defp value({:string, string, _, stop}, binary, stack, acc, decoders) do
    push(string(string, decoders), binary, stop, stack, acc, decoders)
  end

  defp value({:literal, :null, _, stop}, binary, stack, acc, decoders) do
    push(decoders.null, binary, stop, stack, acc, decoders)
  end

  defp value({:literal, boolean, _, stop}, binary, stack, acc, decoders) do
    push(boolean, binary, stop, stack, acc, decoders)
  end

  defp value({kind, text, start, stop}, binary, stack, acc, decoders) do
    with {:ok, number} <- number(kind, text, start, decoders) do
      push(number, binary, stop, stack, acc, decoders)
    end
  end

  defp string(string, %{string: nil}), do: string
  defp string(string, %{string: fun}), do: fun.(string)

  defp number(:integer, text, _start, decoders), do: {:ok, decoders.integer.(text)}

  defp number(:float, text, start, decoders) do
    {:ok, decoders.float.(text)}
  rescue
    _ -> {:error, {:unexpected_sequence, start, text}}
  end

  defp invalid(binary, start), do: {:error, {:invalid_byte, start, :binary.at(binary, start)}}

  # A value is whole: it goes into the innermost container, or it is the result.
  defp push(value, binary, stop, [], acc, _decoders) do
    {:ok, value, acc, rest(binary, stop)}
  end

  defp push(value, binary, stop, [{:array, _} | _] = stack, acc, decoders) do
    acc = if fun = decoders.array_push, do: fun.(value, acc), else: [value | acc]
    next(:more, binary, stop, stack, acc, decoders)
  end

  defp push(value, binary, stop, [{:object, key, _} | _] = stack, acc, decoders) do
    acc = if fun = decoders.object_push, do: fun.(key, value, acc), else: [{key, value} | acc]
    next(:more, binary, stop, stack, acc, decoders)
  end

  # Spaces at the end are no text left over.
  defp rest(binary, stop) do
    case :elixir_json.token(binary, stop, :values) do
      :end -> ""
      _ -> binary_part(binary, stop, byte_size(binary) - stop)
    end
  end

  defp finish_array(acc, outer, binary, stop, stack, decoders) do
    {value, acc} = if fun = decoders.array_finish, do: fun.(acc, outer), else: {:lists.reverse(acc), outer}
    push(value, binary, stop, stack, acc, decoders)
  end

  defp finish_object(acc, outer, binary, stop, stack, decoders) do
    {value, acc} = if fun = decoders.object_finish, do: fun.(acc, outer), else: {:maps.from_list(acc), outer}
    push(value, binary, stop, stack, acc, decoders)
  end
end
