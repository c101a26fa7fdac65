defmodule KeyError do
  @moduledoc """
  Raised when a map or keyword list has no such key.
  """

  defexception [:key, :term, :message]

  @impl true
  def message(%{message: nil, key: key, term: term}), do: text(key, term)
  def message(%{message: message}), do: message

  @doc false
  def from_dot(key, nil) do
    %KeyError{
      key: key,
      message:
        Exception.__format_message_with_term__("key #{inspect(key)} not found in:", nil) <>
          "\nIf you are using the dot syntax, such as map.field, make sure the left-hand side of the dot is a map"
    }
  end

  def from_dot(key, term), do: %KeyError{key: key, term: term}

  defp text(key, nil), do: "key #{inspect(key)} not found"

  defp text(key, term) when is_atom(key) and is_atom(term) do
    "key #{inspect(key)} not found in: #{inspect(term)} (if instead you want to invoke #{inspect(term)}.#{key}(), " <>
      "make sure to add parentheses after the function name)"
  end

  defp text(key, term), do: Exception.__format_message_with_term__("key #{inspect(key)} not found in:", term)

  @impl true
  def blame(%{message: message} = exception, stacktrace) when is_binary(message), do: {exception, stacktrace}

  def blame(%{term: term, key: key} = exception, stacktrace) do
    case suggestions(key, available_keys(term)) do
      [] -> {exception, stacktrace}
      keys -> {%{exception | message: with_suggestions(text(key, term), keys)}, stacktrace}
    end
  end

  defp with_suggestions(message, keys) do
    lines = Enum.map(keys, &inspect/1)
    IO.iodata_to_binary([message, ?\n | Exception.Names.did_you_mean(lines)])
  end

  defp available_keys(term) when is_map(term), do: Map.keys(term)
  defp available_keys(term) when is_list(term), do: if(Keyword.keyword?(term), do: Keyword.keys(term), else: [])
  defp available_keys(_term), do: []

  defp suggestions(key, keys) when is_atom(key),
    do: Exception.Names.close(Atom.to_string(key), for(key <- keys, is_atom(key), do: {Atom.to_string(key), key}))

  defp suggestions(_key, _keys), do: []
end
