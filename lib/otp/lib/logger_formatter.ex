defmodule :logger_formatter do
  @moduledoc """
  The formatter of `:logger` itself: a template of strings and metadata keys.

  Configuration:

    * `:template` - a list of texts, of keys of the metadata (or paths of keys, `[:a, :b]`), of `:level`, `:msg` and `:time`, and of
      `{key, template_if_there, template_if_not}`
    * `:single_line` - whether line breaks of messages become `", "` (`true`)
    * `:legacy_header` - whether the header is that of old, `=ERROR REPORT==== 13-Sep-2020::12:26:40.123456 ===` (`false`)
    * `:time_offset` - `""` for local time, `"Z"`, `"+02:00"` or a number of microseconds
    * `:time_designator` - the character between date and time (`?T`)
    * `:max_size`, `:chars_limit`, `:depth` - limits of the whole text, of messages, and of the depth of terms, at least 5 (`:unlimited`)
    * `:report_cb` - the function that tells reports, instead of that of the metadata
  """

  @type config :: map

  @doc "The text of an event (chars)."
  @spec format(map, config) :: :unicode.chardata()
  def format(%{level: level, msg: msg, meta: meta}, config) when is_map(config) do
    config = complete(config)
    {before, rest} = :lists.splitwith(fn item -> item != :msg end, config.template)
    header = items(before, level, meta, config)

    case rest do
      [:msg | rest] ->
        trailer = items(rest, level, meta, config)
        within(header, message(msg, meta, limited(config, [header, trailer])), trailer, config.max_size)

      [] ->
        within(header, [], [], config.max_size)
    end
  end

  defp complete(config) do
    defaults = %{
      legacy_header: false,
      single_line: true,
      max_size: :unlimited,
      depth: :unlimited,
      chars_limit: :unlimited,
      time_offset: ~c"",
      time_designator: ?T,
      report_cb: :undefined
    }

    config = :maps.merge(defaults, config)
    if is_map_key(config, :template), do: config, else: :maps.put(:template, template(config), config)
  end

  defp template(%{legacy_header: true}), do: [[:logger_formatter, :header], ~c"\n", :msg, ~c"\n"]
  defp template(%{single_line: true}), do: [:time, ~c" ", :level, ~c": ", :msg, ~c"\n"]
  defp template(_config), do: [:time, ~c" ", :level, ~c":\n", :msg, ~c"\n"]

  # The message has what header and trailer leave of the limit.
  defp limited(%{chars_limit: :unlimited} = config, _others), do: config

  defp limited(%{chars_limit: limit} = config, others) do
    %{config | chars_limit: :erlang.max(limit - :io_lib.chars_length(others), 0)}
  end

  defp within(header, message, trailer, :unlimited), do: [header, message, trailer]

  defp within(header, message, trailer, size) do
    text = :unicode.characters_to_list([header, message, trailer])
    if length(text) > size, do: cut(text, size, :lists.last(text)), else: text
  end

  defp cut(text, size, ?\n), do: :lists.sublist(text, size - 4) ++ ~c"...\n"
  defp cut(text, size, _last), do: :lists.sublist(text, size - 3) ++ ~c"..."

  # The template

  defp items([:level | rest], level, meta, config) do
    [:erlang.atom_to_list(level) | items(rest, level, meta, config)]
  end

  defp items([:time | rest], level, meta, config), do: [time(meta, config) | items(rest, level, meta, config)]

  defp items([[:logger_formatter, :header] | rest], level, meta, config) do
    [header(level, meta) | items(rest, level, meta, config)]
  end

  defp items([{key, if_there, otherwise} | rest], level, meta, config) do
    chosen = if find(key, meta) == :error, do: otherwise, else: if_there
    [items(chosen, level, meta, config) | items(rest, level, meta, config)]
  end

  defp items([key | rest], level, meta, config) when is_atom(key) do
    [value(key, find(key, meta), config) | items(rest, level, meta, config)]
  end

  defp items([[key | _] = path | rest], level, meta, config) when is_atom(key) do
    [value(path, find(path, meta), config) | items(rest, level, meta, config)]
  end

  defp items([text | rest], level, meta, config), do: [text | items(rest, level, meta, config)]
  defp items([], _level, _meta, _config), do: []

  defp find(key, meta) when is_atom(key), do: find([key], meta)
  defp find([key | path], %{} = meta) when is_map_key(meta, key), do: find(path, :maps.get(key, meta))
  defp find([], value), do: {:ok, value}
  defp find(_path, _value), do: :error

  defp value(_key, :error, _config), do: []

  defp value(:mfa, {:ok, {module, function, args}}, config) when is_list(args) do
    value(:mfa, {:ok, {module, function, length(args)}}, config)
  end

  defp value(:mfa, {:ok, {module, function, arity}}, _config) when is_atom(module) and is_atom(function) do
    :io_lib.format(~c"~tw:~tw/~w", [module, function, arity])
  end

  defp value(_key, {:ok, term}, config), do: shown(term, config)

  defp shown(atom, _config) when is_atom(atom), do: :erlang.atom_to_list(atom)
  defp shown(integer, _config) when is_integer(integer), do: :erlang.integer_to_list(integer)
  defp shown(pid, _config) when is_pid(pid), do: :erlang.pid_to_list(pid)
  defp shown(reference, _config) when is_reference(reference), do: :erlang.ref_to_list(reference)

  defp shown(list, config) when is_list(list) do
    if :io_lib.printable_unicode_list(:lists.flatten(list)), do: list, else: written(list, config)
  end

  defp shown(term, config), do: written(term, config)

  defp written(term, %{single_line: true}), do: :io_lib.format(~c"~0tp", [term])
  defp written(term, _config), do: :io_lib.format(~c"~tp", [term])

  # Times

  defp time(meta, %{time_offset: offset, time_designator: designator}) do
    :calendar.system_time_to_rfc3339(event_time(meta), unit: :microsecond, offset: offset, time_designator: designator)
  end

  defp event_time(%{time: time}), do: time
  defp event_time(_meta), do: :logger.timestamp()

  defp header(level, meta) do
    time = event_time(meta)
    seconds = :erlang.convert_time_unit(time, :microsecond, :second)
    {{year, month, day}, {hour, minute, second}} = :calendar.system_time_to_local_time(seconds, :second)
    format = ~c"=~ts==== ~w-~s-~4w::~2..0w:~2..0w:~2..0w.~6..0w ==="
    args = [title(level, meta), day, month(month), year, hour, minute, second, time - seconds * 1_000_000]
    :io_lib.format(format, args)
  end

  defp title(_level, %{logger_formatter: %{title: title}}), do: title
  defp title(level, _meta), do: [:string.uppercase(:erlang.atom_to_list(level)), ~c" REPORT"]

  defp month(number) do
    elem(
      {~c"Jan", ~c"Feb", ~c"Mar", ~c"Apr", ~c"May", ~c"Jun", ~c"Jul", ~c"Aug", ~c"Sep", ~c"Oct", ~c"Nov", ~c"Dec"},
      number - 1
    )
  end

  # Messages

  defp message(msg, meta, %{single_line: true} = config), do: single_line(:string.trim(text(msg, meta, config)))
  defp message(msg, meta, config), do: text(msg, meta, config)

  defp single_line(text), do: :re.replace(text, ~c",?\r?\n\s*", ~c", ", [{:return, :list}, :global, :unicode])

  defp text({:string, text}, meta, config), do: text({~c"~ts", [text]}, meta, config)

  defp text({:report, report}, meta, config) do
    case report_cb(config, meta) do
      report_cb when is_function(report_cb, 1) -> text(told(report, report_cb), meta, config)
      report_cb -> told(report, report_cb, meta, config)
    end
  end

  defp text({format, args}, _meta, %{depth: depth, chars_limit: limit, single_line: single_line?}) do
    options = if limit == :unlimited, do: [], else: [chars_limit: limit]

    try do
      format |> :io_lib.scan_format(args) |> specified(depth, single_line?) |> :io_lib.build_text(options)
    catch
      _class, _reason ->
        ~c"FORMAT ERROR: ~0tp - ~0tp"
        |> :io_lib.scan_format([format, args])
        |> specified(depth, single_line?)
        |> :io_lib.build_text(options)
    end
  end

  defp report_cb(%{report_cb: report_cb}, _meta) when is_function(report_cb), do: report_cb

  defp report_cb(_config, %{report_cb: report_cb}) when is_function(report_cb, 1) or is_function(report_cb, 2),
    do: report_cb

  defp report_cb(_config, _meta), do: &:logger.format_report/1

  defp told(report, report_cb) do
    case report_cb.(report) do
      {format, args} when is_list(format) and is_list(args) -> {format, args}
      other -> {~c"REPORT_CB/1 ERROR: ~0tp; Returned: ~0tp", [report, other]}
    end
  catch
    class, reason ->
      {~c"REPORT_CB/1 CRASH: ~0tp; Reason: ~0tp", [report, {class, reason, own_frames(__STACKTRACE__)}]}
  end

  defp told(report, report_cb, meta, config) do
    text = report_cb.(report, :maps.with([:depth, :chars_limit, :single_line], config))

    if is_list(:unicode.characters_to_list(text)) do
      text
    else
      text({~c"REPORT_CB/2 ERROR: ~0tp; Returned: ~0tp", [report, text]}, meta, config)
    end
  catch
    :error, :badarg ->
      text({~c"REPORT_CB/2 ERROR: ~0tp; Returned: ~0tp", [report, report_cb.(report, config)]}, meta, config)

    class, reason ->
      why = {class, reason, own_frames(__STACKTRACE__)}
      text({~c"REPORT_CB/2 CRASH: ~0tp; Reason: ~0tp", [report, why]}, meta, config)
  end

  defp own_frames([{:logger_formatter, _, _, _} | _]), do: []
  defp own_frames([frame | rest]), do: [frame | own_frames(rest)]
  defp own_frames([]), do: []

  # Terms are written on one line, and to the depth that is wanted.
  defp specified([%{control_char: char} = spec | rest], depth, single_line?) when char in ~c"pw" do
    spec = if single_line? and char == ?p, do: %{spec | width: 0}, else: spec
    [to_depth(spec, depth) | specified(rest, depth, single_line?)]
  end

  defp specified([other | rest], depth, single_line?), do: [other | specified(rest, depth, single_line?)]
  defp specified([], _depth, _single_line?), do: []

  defp to_depth(spec, :unlimited), do: spec

  defp to_depth(%{control_char: char, args: args} = spec, depth) do
    %{spec | control_char: char - 32, args: args ++ [:erlang.max(depth, 5)]}
  end

  # Configuration

  @doc "Checks a configuration."
  @spec check_config(config) :: :ok | {:error, term}
  def check_config(config) when is_map(config) do
    case :maps.to_list(:maps.filter(fn key, value -> not valid?(key, value) end, config)) do
      [] -> :ok
      [{:template, template} | _] -> {:error, {:invalid_formatter_template, :logger_formatter, template}}
      [invalid | _] -> {:error, {:invalid_formatter_config, :logger_formatter, invalid}}
    end
  end

  def check_config(config), do: {:error, {:invalid_formatter_config, :logger_formatter, config}}

  defp valid?(key, limit) when key in [:chars_limit, :depth, :max_size] do
    limit == :unlimited or (is_integer(limit) and limit > 0)
  end

  defp valid?(key, value) when key in [:legacy_header, :single_line], do: is_boolean(value)
  defp valid?(:report_cb, value), do: is_function(value, 1) or is_function(value, 2)
  defp valid?(:template, template), do: template?(template)
  defp valid?(:time_designator, char), do: is_integer(char) and char >= 0 and char <= 255
  defp valid?(:time_offset, offset) when is_integer(offset), do: true
  defp valid?(:time_offset, offset) when offset in [~c"", ~c"Z", ~c"z"], do: true
  defp valid?(:time_offset, [sign, h1, h2, ?:, m1, m2]) when sign in ~c"+-", do: digits?([h1, h2, m1, m2])
  defp valid?(_key, _value), do: false

  defp digits?(chars), do: :lists.all(fn char -> char in ?0..?9 end, chars)

  defp template?([item | rest]), do: item?(item) and template?(rest)
  defp template?(rest), do: rest == []

  defp item?(key) when is_atom(key) or is_binary(key), do: true
  defp item?({key, if_there, otherwise}), do: key?(key) and template?(if_there) and template?(otherwise)
  defp item?(item), do: key?(item) or :io_lib.printable_unicode_list(item)

  defp key?([_ | _] = path), do: :lists.all(&:erlang.is_atom/1, path)
  defp key?(key), do: is_atom(key)
end
