defmodule :uri_query do
  @moduledoc "Queries of HTML forms (`application/x-www-form-urlencoded`), for `:uri_string`."

  defguardp is_plain(c) when c in ?a..?z or c in ?A..?Z or c in ?0..?9 or c in ~c"*-._"

  @doc "The query of names and values."
  @spec compose(list(), list()) :: :unicode.chardata() | {:error, atom(), term()}
  def compose([], _options), do: []

  def compose([{first, _} | _] = pairs, options) do
    case encoding(options) do
      :error -> {:error, :invalid_input, first}
      encoding -> like(first, :lists.map(&pair(&1, encoding), pairs))
    end
  catch
    :throw, {:error, _, _} = error -> error
  end

  defp encoding(options) do
    case options do
      [] -> :utf8
      [{:encoding, encoding}] when encoding in [:utf8, :unicode] -> :utf8
      [{:encoding, :latin1}] -> :latin1
      _ -> :error
    end
  end

  defp like(name, parts) do
    query = :erlang.iolist_to_binary(:lists.join("&", parts))
    if is_binary(name), do: query, else: :erlang.binary_to_list(query)
  end

  defp pair({name, true}, encoding), do: encode(name, encoding)
  defp pair({name, value}, encoding), do: [encode(name, encoding), ?=, encode(value, encoding)]

  defp encode(text, encoding) when is_binary(text) or is_list(text) do
    case :unicode.characters_to_list(text) do
      chars when is_list(chars) -> :lists.map(&encode_char(&1, encoding), chars)
      _ -> :erlang.throw({:error, :invalid_input, text})
    end
  end

  defp encode(other, _encoding), do: :erlang.throw({:error, :invalid_input, other})

  defp encode_char(?\s, _encoding), do: ?+
  defp encode_char(c, _encoding) when is_plain(c), do: c
  defp encode_char(c, :latin1) when c > 0xFF, do: :uri_escape.encode(<<"&#", :erlang.integer_to_binary(c)::binary, ";">>, [])
  defp encode_char(c, :latin1), do: :uri_escape.escape(c)
  defp encode_char(c, :utf8), do: for(<<byte <- <<c::utf8>> >>, do: :uri_escape.escape(byte))

  @doc "The names and values of a query."
  @spec dissect(binary()) :: [{binary(), binary() | true}] | {:error, atom(), term()}
  def dissect(query) do
    :lists.map(&dissect_pair/1, :binary.split(query, "&", [:global]))
  catch
    :throw, {:error, kind, what} -> {:error, kind, :erlang.binary_to_list(what)}
  end

  defp dissect_pair(pair) do
    case :binary.split(pair, "=") do
      [name] -> {decode(name), true}
      [name, value] -> {decode(name), decode(value)}
    end
  end

  defp decode(text) do
    decoded = :uri_escape.decode_bytes(:binary.replace(text, "+", " ", [:global]), "")

    case :unicode.characters_to_binary(decoded) do
      ^decoded -> decoded
      _ -> :erlang.throw({:error, :invalid_input, decoded})
    end
  end
end
