defmodule Athanor.JSONFormatter do
  @moduledoc """
  A formatter for handlers of `:logger` that writes each event as one line of JSON.

      config :logger, :default_handler, formatter: Athanor.JSONFormatter.new(metadata: [:request_id])

  A line is an object with

    * `time` - RFC 3339, in UTC, with microseconds
    * `level` and `message` - both strings
    * `report` - the keys and values of a map or keyword list that was logged
    * `metadata` - an object of the keys that are wanted

  Whatever a value is, the line is JSON: numbers, booleans, `nil`, strings, lists, maps and keyword lists are what JSON has for them; dates and whatever else has
  `String.Chars` are strings; tuples are arrays; structs are objects; pids, references, functions and bytes that are no text are shown as `inspect/1` does. An
  error that ended a process, `:crash_reason`, is an object of `kind`, `message` and `stacktrace`.
  """

  @enforce_keys [:metadata, :truncate]
  defstruct [:metadata, :truncate]

  @type option :: {:metadata, :all | [atom]} | {:truncate, pos_integer | :infinity}

  @hidden [:gl, :time, :report_cb, :error_logger, :logger_formatter, :ansi_color, :erl_level]

  @doc """
  Makes a formatter. Options: `:metadata`, the keys to write or `:all` (none by default), and `:truncate`, the bytes of a message (8096).

      iex> {module, config} = Athanor.JSONFormatter.new(metadata: [:user])
      iex> event = %{level: :info, msg: {:string, "hi"}, meta: %{time: 0, user: 1}}
      iex> module.format(event, config) |> IO.iodata_to_binary()
      ~s({"time":"1970-01-01T00:00:00.000000Z","level":"info","message":"hi","metadata":{"user":1}}\\n)

  Raises `ArgumentError` for an option that does not exist.
  """
  @spec new([option]) :: {module, struct}
  def new(options \\ []) do
    options = Keyword.validate!(options, metadata: [], truncate: 8096)
    {__MODULE__, struct!(__MODULE__, options)}
  end

  @doc "The line of an event, with the line break."
  @spec format(:logger.log_event(), struct) :: iodata
  def format(%{level: level, meta: meta} = event, %__MODULE__{metadata: keys, truncate: truncate}) do
    message = event |> Logger.Formatter.format_event(truncate) |> Logger.Formatter.prune() |> IO.chardata_to_string()

    [time: time(meta), level: level, message: message]
    |> Enum.concat(report(event))
    |> Enum.concat(metadata(taken(meta, keys)))
    |> object()
    |> then(&[&1, ?\n])
  end

  @doc false
  def check_config(%__MODULE__{}), do: :ok
  def check_config(config), do: {:error, {:invalid_formatter_config, __MODULE__, config}}

  defp time(meta) do
    meta
    |> Map.get_lazy(:time, fn -> :os.system_time(:microsecond) end)
    |> DateTime.from_unix!(:microsecond)
    |> DateTime.to_iso8601()
  end

  defp report(%{msg: {:report, report}}), do: [report: Map.new(report)]
  defp report(_event), do: []

  defp taken(meta, :all), do: meta |> Map.drop(@hidden) |> Enum.sort()
  defp taken(meta, keys), do: for(key <- keys, is_map_key(meta, key), do: {key, Map.fetch!(meta, key)})

  defp metadata([]), do: []
  defp metadata(pairs), do: [metadata: {:object, Enum.map(pairs, fn {key, value} -> {key, shown(key, value)} end)}]

  # Keys whose values have a text of their own.
  defp shown(:crash_reason, {reason, stacktrace}) when is_list(stacktrace), do: crash(reason, stacktrace)
  defp shown(key, {module, function, arity}) when key in [:mfa, :initial_call], do: Exception.format_mfa(module, function, arity)
  defp shown(:file, file) when is_list(file), do: List.to_string(file)
  defp shown(:domain, domain) when is_list(domain), do: Enum.join(domain, ".")
  defp shown(_key, value), do: value

  defp crash(reason, stacktrace) do
    {kind, message} =
      if is_exception(reason),
        do: {inspect(reason.__struct__), Exception.message(reason)},
        else: {"exit", Exception.format_exit(reason)}

    {:object, kind: kind, message: message, stacktrace: Enum.map(stacktrace, &Exception.format_stacktrace_entry/1)}
  end

  # JSON. The order of the keys is that of the list.

  defp object(pairs) do
    members = Enum.map_intersperse(pairs, ?,, fn {key, value} -> [string(key(key)), ?:, json(value)] end)
    [?{, members, ?}]
  end

  defp key(key) when is_atom(key), do: Atom.to_string(key)
  defp key(key) when is_binary(key), do: if(String.valid?(key), do: key, else: inspect(key))
  defp key(key), do: inspect(key)

  defp json({:object, pairs}), do: object(pairs)
  defp json(value) when is_number(value) or value in [true, false, nil], do: JSON.encode_to_iodata!(value)
  defp json(value) when is_atom(value), do: string(atom(Atom.to_string(value)))
  defp json(value) when is_binary(value), do: string(if String.valid?(value), do: value, else: inspect(value))
  defp json([]), do: "[]"
  defp json(value) when is_list(value), do: list(value)
  defp json(value) when is_tuple(value), do: value |> Tuple.to_list() |> json()
  defp json(value) when is_exception(value), do: string(Exception.message(value))
  defp json(value) when is_struct(value), do: text_or_object(value, String.Chars.impl_for(value))
  defp json(value) when is_map(value), do: value |> Enum.sort() |> object()
  defp json(value), do: string(inspect(value))

  defp atom("Elixir." <> module), do: module
  defp atom(name), do: name

  defp text_or_object(value, nil), do: value |> Map.from_struct() |> json()
  defp text_or_object(value, impl), do: string(impl.to_string(value))

  defp list(value) do
    cond do
      Keyword.keyword?(value) -> object(value)
      List.improper?(value) -> string(inspect(value))
      true -> [?[, Enum.map_intersperse(value, ?,, &json/1), ?]]
    end
  end

  defp string(text), do: JSON.encode_to_iodata!(text)
end
