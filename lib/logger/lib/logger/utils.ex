defmodule Logger.Utils do
  @moduledoc false

  # The primary filters of Logger, and the printing of Erlang's formats with Elixir's inspect.

  @doc "The filter that turns reports of OTP and Elixir into text."
  def translator(%{meta: %{domain: [:otp, :sasl | _]}}, %{sasl: false}), do: :stop
  def translator(%{meta: %{domain: [:supervisor_report | _]}}, %{sasl: false}), do: :stop
  def translator(%{meta: %{domain: [:otp | _]}}, %{otp: false}), do: :stop
  def translator(%{msg: {:string, _}}, _config), do: :ignore

  def translator(%{msg: {:report, %{label: label, report: report}}} = event, config)
      when is_map(report) or is_list(report) do
    translate(event, :report, {label, report}, config)
  end

  def translator(%{msg: {:report, %{label: {:error_logger, _}, format: format, args: args}}} = event, config) do
    translate(event, :format, {format, args}, config)
  end

  def translator(%{msg: {:report, report}} = event, config) do
    translate(event, :report, {:logger, report}, config)
  end

  def translator(%{msg: {format, args}} = event, config), do: translate(event, :format, {format, args}, config)

  defp translate(%{level: level, meta: meta} = event, kind, data, %{translators: translators}) do
    min_level = min_level()

    case first(translators, min_level, level, kind, data) do
      {:ok, chardata, transmeta} -> %{event | msg: {:string, chardata}, meta: Map.merge(meta, Map.new(transmeta))}
      {:ok, chardata} -> %{event | msg: {:string, chardata}}
      :skip -> :stop
      :none -> :ignore
    end
  end

  defp min_level do
    %{level: level} = :logger.get_primary_config()
    level
  end

  defp first([{module, function} | rest], min_level, level, kind, data) do
    with :none <- apply(module, function, [min_level, level, kind, data]) do
      first(rest, min_level, level, kind, data)
    end
  end

  defp first([], _min_level, _level, _kind, _data), do: :none

  @doc "The filter that makes `Logger.put_process_level/2` hold for events that come without Logger."
  def process_level(%{level: level, meta: %{pid: pid}} = event, _extra) when pid == self() do
    process_level = Logger.get_process_level(pid)

    if process_level != nil and :logger.compare_levels(level, process_level) == :lt, do: :stop, else: event_or_ignore(event)
  end

  def process_level(_event, _extra), do: :ignore

  defp event_or_ignore(_event), do: :ignore

  @doc "The filter that stops, once, the report that Logger itself has stopped."
  def silence_logger_exit(%{msg: {:report, %{label: {:application_controller, :exit}, report: report}}}, _extra) do
    if report[:application] == :logger and report[:exited] == :stopped, do: stop_once(), else: :ignore
  end

  def silence_logger_exit(_event, _extra), do: :ignore

  defp stop_once do
    _ = :logger.remove_primary_filter(:silence_logger_exit)
    :stop
  end

  @doc "Scans a format of `:io_lib`, with the terms of `~p` and `~w` inspected as Elixir does, for `:io_lib.build_text/1`."
  def scan_inspect(format, args, truncate, opts \\ %Inspect.Opts{})

  def scan_inspect(format, args, truncate, opts) when is_atom(format) do
    scan_inspect(Atom.to_charlist(format), args, truncate, opts)
  end

  def scan_inspect(format, args, truncate, opts) when is_binary(format) do
    scan_inspect(String.to_charlist(format), args, truncate, opts)
  end

  def scan_inspect(format, args, truncate, opts) when is_list(format) and is_list(args) do
    format
    |> :io_lib.scan_format(args)
    |> Enum.map(&inspected(&1, truncate, opts))
  end

  defp inspected(%{control_char: char, args: args} = spec, truncate, opts) when char in ~c"wWpP" do
    width = Map.get(spec, :width, :none)
    width = if char in ~c"wW" or width == :none, do: default_width(char), else: width
    opts = %{opts | width: width, limit: limit(char, args, opts)}
    text = hd(args) |> Inspect.Algebra.to_doc(opts) |> Inspect.Algebra.group() |> Inspect.Algebra.format(width)

    %{
      args: [cut(IO.iodata_to_binary(text), truncate)],
      control_char: ?s,
      encoding: :unicode,
      pad_char: ?\s,
      adjust: :left,
      precision: :none,
      width: :none,
      strings: true,
      maps_order: :undefined
    }
  end

  defp inspected(other, _truncate, _opts), do: other

  defp default_width(char) when char in ~c"pP", do: 80
  defp default_width(_char), do: :infinity

  defp limit(char, [_term, depth], _opts) when char in ~c"WP", do: if(depth < 0, do: :infinity, else: depth)
  defp limit(_char, _args, opts), do: opts.limit

  defp cut(text, :infinity), do: text
  defp cut(text, truncate) when byte_size(text) <= truncate + 1, do: text
  # One byte more than there may be says that something was cut.
  defp cut(text, truncate), do: whole_characters(binary_part(text, 0, truncate + 1), text)

  defp whole_characters(part, text) do
    if String.valid?(part) or not String.valid?(text),
      do: part,
      else: whole_characters(binary_part(text, 0, byte_size(part) + 1), text)
  end

  @doc "The time of day now, `{date, {hour, minute, second, millisecond}}`."
  def timestamp(utc_log?), do: Logger.Formatter.system_time_to_date_time_ms(:os.system_time(:microsecond), utc_log?)
end
