defmodule :logger_formatter do
  @moduledoc """
  The formatter of `:logger` itself: a template of strings and metadata keys.

  Configuration: `:template`, `:single_line` (true), `:legacy_header`, `:time_offset`, `:max_size`, `:depth`, `:chars_limit`, `:report_cb`.
  """

  @doc "The text of an event (chars)."
  def format(%{level: level, msg: msg, meta: meta}, config) do
    template = :maps.get(:template, config, [:time, ~c" ", :level, ~c": ", :msg, ~c"\n"])
    items(template, level, msg, meta, config)
  end

  @doc "Checks a configuration."
  def check_config(config) when is_map(config), do: :ok
  def check_config(config), do: {:error, {:invalid_formatter_config, :logger_formatter, config}}

  defp items([:level | rest], level, msg, meta, config) do
    [:erlang.atom_to_list(level) | items(rest, level, msg, meta, config)]
  end

  defp items([:msg | rest], level, msg, meta, config) do
    [message(msg, meta, config) | items(rest, level, msg, meta, config)]
  end

  defp items([:time | rest], level, msg, meta, config) do
    [time(meta, config) | items(rest, level, msg, meta, config)]
  end

  defp items([{key, if_there, otherwise} | rest], level, msg, meta, config) do
    chosen = if find(key, meta) == :error, do: otherwise, else: if_there
    [items(chosen, level, msg, meta, config) | items(rest, level, msg, meta, config)]
  end

  defp items([key | rest], level, msg, meta, config) when is_atom(key) do
    [value(find([key], meta)) | items(rest, level, msg, meta, config)]
  end

  defp items([[key | _] = path | rest], level, msg, meta, config) when is_atom(key) do
    [value(find(path, meta)) | items(rest, level, msg, meta, config)]
  end

  defp items([text | rest], level, msg, meta, config), do: [text | items(rest, level, msg, meta, config)]
  defp items([], _level, _msg, _meta, _config), do: []

  defp find(key, meta) when is_atom(key), do: find([key], meta)
  defp find([key | path], %{} = meta) when is_map_key(meta, key), do: find(path, :maps.get(key, meta))
  defp find([], value), do: {:ok, value}
  defp find(_path, _value), do: :error

  defp value(:error), do: []
  defp value({:ok, {module, function, arity}}), do: :io_lib.format(~c"~ts:~ts/~w", [module, function, arity])
  defp value({:ok, pid}) when is_pid(pid), do: :erlang.pid_to_list(pid)
  defp value({:ok, text}) when is_binary(text), do: text
  defp value({:ok, atom}) when is_atom(atom), do: :erlang.atom_to_list(atom)
  defp value({:ok, term}), do: :io_lib.format(~c"~tp", [term])

  defp message(msg, meta, config) do
    text = :unicode.characters_to_list(text(msg, meta, config))
    if :maps.get(:single_line, config, true), do: single_line(:string.trim(text)), else: text
  end

  defp single_line(text), do: :re.replace(text, ~c",?\r?\n\s*", ~c", ", [{:return, :list}, :global, :unicode])

  defp text({:string, text}, _meta, _config), do: text

  defp text({:report, report}, meta, config) do
    case :maps.get(:report_cb, config, :maps.get(:report_cb, meta, &:logger.format_otp_report/1)) do
      report_cb when is_function(report_cb, 1) ->
        {format, args} = report_cb.(report)
        :io_lib.format(format, args)

      report_cb when is_function(report_cb, 2) ->
        report_cb.(report, %{depth: :unlimited, chars_limit: :unlimited, single_line: true})
    end
  end

  defp text({format, args}, _meta, _config), do: :io_lib.format(format, args)

  defp time(meta, config) do
    options = [{:unit, :microsecond}, {:offset, :maps.get(:time_offset, config, ~c"")}]
    :calendar.system_time_to_rfc3339(:maps.get(:time, meta, :logger.timestamp()), options)
  end
end
