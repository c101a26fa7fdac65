defmodule Logger.Formatter do
  @moduledoc """
  The text of log events.

  A format is a string with variables: `$time`, `$date`, `$message`, `$level`, `$node`, `$metadata`. The default is
  `"\\n$time $metadata[$level] $message\\n"`. Instead of it `{module, function}` may be given, called with level, message, timestamp and metadata.
  """

  @type date :: {1970..10000, 1..12, 1..31}
  @type time_ms :: {0..23, 0..59, 0..59, 0..999}
  @type date_time_ms :: {date, time_ms}
  @type pattern :: :date | :level | :levelpad | :message | :metadata | :node | :time
  @type new_opts :: [
          colors: keyword,
          format: String.t() | {module, atom},
          metadata: :all | [atom],
          truncate: pos_integer | :infinity,
          utc_log: boolean
        ]

  @valid_patterns [:time, :date, :message, :level, :node, :metadata, :levelpad]
  @default_pattern "\n$time $metadata[$level] $message\n"
  @replacement "�"

  defstruct [:template, :truncate, :metadata, :colors, :utc_log?]

  @doc """
  Makes a formatter for a handler of `:logger`.

  Options: `:colors` (`:enabled` and a colour for each level), `:format`, `:metadata` (keys to show, or `:all`), `:truncate` (8096 bytes)
  and `:utc_log`.
  """
  @spec new(new_opts) :: {module, :logger.formatter_config()}
  def new(options \\ []) do
    template = compile(options[:format])
    colors = colors(options[:colors] || [])
    truncate = Keyword.get_lazy(options, :truncate, fn -> Application.get_env(:logger, :truncate, 8096) end)
    utc_log? = Keyword.get_lazy(options, :utc_log, fn -> Application.get_env(:logger, :utc_log, false) end)
    metadata = Keyword.get(options, :metadata, [])

    {__MODULE__,
     %__MODULE__{
       template: template,
       truncate: truncate,
       metadata: if(is_list(metadata), do: Enum.reverse(metadata), else: metadata),
       colors: colors,
       utc_log?: utc_log?
     }}
  end

  defp colors(colors) do
    warning = colors[:warning] || colors[:warn] || :yellow

    %{
      emergency: Keyword.get(colors, :emergency, :red),
      alert: Keyword.get(colors, :alert, :red),
      critical: Keyword.get(colors, :critical, :red),
      error: Keyword.get(colors, :error, :red),
      warning: warning,
      notice: Keyword.get(colors, :notice, :normal),
      info: Keyword.get(colors, :info, :normal),
      debug: Keyword.get(colors, :debug, :cyan),
      enabled: Keyword.get(colors, :enabled, IO.ANSI.enabled?())
    }
  end

  @doc false
  def check_config(%__MODULE__{}), do: :ok
  def check_config(config), do: {:error, {:invalid_formatter_config, __MODULE__, config}}

  @doc false
  def format(%{level: level, msg: _, meta: meta} = event, %__MODULE__{} = config) do
    %{template: template, truncate: truncate, metadata: keys, colors: colors, utc_log?: utc_log?} = config
    system_time = Map.get_lazy(meta, :time, fn -> :os.system_time(:microsecond) end)
    date_time_ms = system_time_to_date_time_ms(system_time, utc_log?)
    chardata = format_event(event, truncate)

    template
    |> format(level, chardata, date_time_ms, take_metadata(meta, keys))
    |> colored(level, meta, colors)
  end

  defp colored(data, _level, _meta, %{enabled: false}), do: data

  defp colored(data, level, meta, %{enabled: true} = colors) do
    color = meta[:ansi_color] || Map.fetch!(colors, level)
    [IO.ANSI.format_fragment(color, true), data | IO.ANSI.reset()]
  end

  defp take_metadata(meta, :all) do
    meta
    |> Map.drop([:crash_reason, :gl, :report_cb, :time])
    |> Map.to_list()
  end

  defp take_metadata(meta, {:all_except, keys}) do
    meta |> take_metadata(:all) |> Keyword.drop(keys)
  end

  # The module and function of a place are known with it.
  defp take_metadata(%{mfa: {module, function, arity}} = meta, keys) do
    meta |> Map.merge(%{module: module, function: "#{function}/#{arity}"}) |> take_keys(keys)
  end

  defp take_metadata(meta, keys), do: take_keys(meta, keys)

  defp take_keys(meta, keys) do
    Enum.reduce(keys, [], fn key, acc ->
      case meta do
        %{^key => value} -> [{key, value} | acc]
        %{} -> acc
      end
    end)
  end

  @doc """
  Compiles a format for `format/5`. `nil` is the default format.

      iex> Logger.Formatter.compile("$time $metadata [$level] $message\\n")
      [:time, " ", :metadata, " [", :level, "] ", :message, "\\n"]

  Raises `ArgumentError` for a variable that does not exist.
  """
  @spec compile(binary | nil) :: [pattern | binary]
  @spec compile(pattern) :: pattern when pattern: {module, function :: atom}
  def compile(pattern)

  def compile(nil), do: compile(@default_pattern)
  def compile({mod, fun}) when is_atom(mod) and is_atom(fun), do: {mod, fun}

  def compile(str) when is_binary(str), do: scan(str, "")

  # Text and variables in turn; a variable is a dollar sign and small letters.
  defp scan(<<?$, char, rest::binary>>, text) when char in ?a..?z do
    {name, rest} = take_name(rest, <<char>>)
    text(text, [pattern(name) | scan(rest, "")])
  end

  defp scan(<<char, rest::binary>>, text), do: scan(rest, <<text::binary, char>>)
  defp scan(<<>>, text), do: text(text, [])

  defp text("", rest), do: rest
  defp text("$" <> _ = text, _rest), do: raise(ArgumentError, "#{text} is an invalid format pattern")
  defp text(text, rest), do: [text | rest]

  defp take_name(<<char, rest::binary>>, name) when char in ?a..?z, do: take_name(rest, <<name::binary, char>>)
  defp take_name(rest, name), do: {name, rest}

  defp pattern(name) do
    case Enum.find(@valid_patterns, &(Atom.to_string(&1) == name)) do
      nil -> raise ArgumentError, "$#{name} is an invalid format pattern"
      :levelpad -> warn_levelpad()
      pattern -> pattern
    end
  end

  defp warn_levelpad do
    IO.warn("$levelpad in Logger message format is deprecated, please remove it")
    :levelpad
  end

  @doc """
  Formats a message with a compiled format.

      iex> format = Logger.Formatter.compile("[$level] $message")
      iex> Logger.Formatter.format(format, :error, "foo", {{1977, 1, 28}, {13, 29, 0, 0}}, []) |> IO.iodata_to_binary()
      "[error] foo"

  """
  @spec format({atom, atom} | [pattern | binary], Logger.level(), :unicode.chardata(), date_time_ms, keyword) ::
          IO.chardata()
  def format({mod, fun}, level, msg, timestamp, metadata), do: apply(mod, fun, [level, msg, timestamp, metadata])

  def format(config, level, msg, timestamp, metadata) do
    for part <- config, do: output(part, level, msg, timestamp, metadata)
  end

  defp output(:message, _, msg, _, _), do: msg
  defp output(:date, _, _, {date, _time}, _), do: format_date(date)
  defp output(:time, _, _, {_date, time}, _), do: format_time(time)
  defp output(:level, level, _, _, _), do: Atom.to_string(level)
  defp output(:node, _, _, _, _), do: Atom.to_string(node())
  defp output(:metadata, _, _, _, metadata), do: metadata(metadata)
  defp output(:levelpad, :info, _, _, _), do: " "
  defp output(:levelpad, _, _, _, _), do: ""
  defp output(other, _, _, _, _), do: other

  defp metadata([{key, value} | rest]) do
    case metadata(key, value) do
      nil -> metadata(rest)
      formatted -> [to_string(key), ?=, formatted, ?\s | metadata(rest)]
    end
  end

  defp metadata([]), do: []

  defp metadata(:time, _), do: nil
  defp metadata(:gl, _), do: nil
  defp metadata(:report_cb, _), do: nil

  defp metadata(_, nil), do: nil
  defp metadata(_, string) when is_binary(string), do: string
  defp metadata(_, integer) when is_integer(integer), do: Integer.to_string(integer)
  defp metadata(_, float) when is_float(float), do: Float.to_string(float)
  defp metadata(_, pid) when is_pid(pid), do: :erlang.pid_to_list(pid)

  defp metadata(_, atom) when is_atom(atom) do
    case Atom.to_string(atom) do
      "Elixir." <> rest -> rest
      "nil" -> ""
      binary -> binary
    end
  end

  defp metadata(_, ref) when is_reference(ref) do
    ~c"#Ref" ++ rest = :erlang.ref_to_list(ref)
    rest
  end

  defp metadata(:file, file) when is_list(file), do: file

  defp metadata(:domain, [head | tail]) when is_atom(head) do
    Enum.map_intersperse([head | tail], ?., &Atom.to_string/1)
  end

  defp metadata(:mfa, {mod, fun, arity}) when is_atom(mod) and is_atom(fun) and is_integer(arity) do
    Exception.format_mfa(mod, fun, arity)
  end

  defp metadata(:initial_call, {mod, fun, arity}) when is_atom(mod) and is_atom(fun) and is_integer(arity) do
    Exception.format_mfa(mod, fun, arity)
  end

  defp metadata(_, list) when is_list(list), do: nil

  defp metadata(_, other) do
    case String.Chars.impl_for(other) do
      nil -> nil
      impl -> impl.to_string(other)
    end
  end

  @doc """
  The message of an event as chardata, cut to a number of bytes.
  """
  @spec format_event(:logger.log_event(), pos_integer | :infinity) :: IO.chardata()
  def format_event(%{msg: msg, meta: meta}, truncate) do
    msg |> message(meta, truncate) |> truncate(truncate)
  end

  defp message({:string, string}, _meta, _truncate), do: string

  # The way of OTP to show any report is that of `inspect/1` here.
  defp message({:report, report}, %{report_cb: report_cb}, truncate) when is_function(report_cb, 1) do
    if report_cb == (&:logger.format_otp_report/1) do
      message({:report, report}, %{}, truncate)
    else
      {format, args} = report_cb.(report)
      build(format, args, truncate)
    end
  end

  defp message({:report, report}, %{report_cb: report_cb}, truncate) when is_function(report_cb, 2) do
    limit = if truncate == :infinity, do: :unlimited, else: truncate
    report_cb.(report, %{depth: :unlimited, chars_limit: limit, single_line: false})
  end

  defp message({:report, %{} = report}, _meta, _truncate), do: inspect(Map.to_list(report))
  defp message({:report, report}, _meta, _truncate), do: inspect(report)
  defp message({format, args}, _meta, truncate), do: build(format, args, truncate)

  defp build(format, args, truncate) do
    format |> Logger.Utils.scan_inspect(args, truncate) |> :io_lib.build_text() |> :unicode.characters_to_list()
  end

  @doc """
  Puts the replacement character for what is no character in chardata.

      iex> Logger.Formatter.prune(["ok", "a\\xFF"]) |> IO.chardata_to_string()
      "oka\uFFFD"

  """
  @spec prune(IO.chardata()) :: IO.chardata()
  def prune(binary) when is_binary(binary), do: prune_binary(binary, "")
  def prune([h | t]) when h in 0..1_114_111, do: [h | prune(t)]
  def prune([h | t]), do: [prune(h) | prune(t)]
  def prune([]), do: []
  def prune(_), do: @replacement

  defp prune_binary(<<h::utf8, t::binary>>, acc), do: prune_binary(t, <<acc::binary, h::utf8>>)
  defp prune_binary(<<_, t::binary>>, acc), do: prune_binary(t, <<acc::binary, @replacement>>)
  defp prune_binary(<<>>, acc), do: acc

  @doc """
  Cuts chardata to a number of bytes, and says so.

      iex> Logger.Formatter.truncate("hello world", 5) |> IO.chardata_to_string()
      "hello (truncated)"

  """
  @spec truncate(IO.chardata(), non_neg_integer | :infinity) :: IO.chardata()
  def truncate(chardata, :infinity) when is_binary(chardata) or is_list(chardata), do: chardata

  def truncate(chardata, n) when n >= 0 do
    case truncate_n(chardata, n) do
      {chardata, n} when n >= 0 -> chardata
      {chardata, _} -> [chardata, " (truncated)"]
    end
  end

  # A negative number says that something was cut.
  defp truncate_n(_, n) when n < 0, do: {"", n}

  defp truncate_n(binary, n) when is_binary(binary) do
    remaining = n - byte_size(binary)
    if remaining < 0, do: {cut(binary, n), remaining}, else: {binary, remaining}
  end

  defp truncate_n(int, n) when int in 0..127, do: {int, n - 1}
  defp truncate_n(int, n) when int in 127..0x07FF, do: {int, n - 2}
  defp truncate_n(int, n) when int in 0x800..0xFFFF, do: {int, n - 3}
  defp truncate_n(int, n) when int >= 0x10000 and is_integer(int), do: {int, n - 4}
  defp truncate_n(list, n) when is_list(list), do: truncate_n_list(list, n, [])

  defp truncate_n_list(_, n, acc) when n < 0, do: {:lists.reverse(acc), n}

  defp truncate_n_list([h | t], n, acc) do
    {h, n} = truncate_n(h, n)
    truncate_n_list(t, n, [h | acc])
  end

  defp truncate_n_list([], n, acc), do: {:lists.reverse(acc), n}

  defp truncate_n_list(t, n, acc) do
    {t, n} = truncate_n(t, n)
    {:lists.reverse(acc, t), n}
  end

  # A character is not cut in two.
  defp cut(binary, n) do
    part = binary_part(binary, 0, n)
    if String.valid?(part) or not String.valid?(binary), do: part, else: cut(binary, n - 1)
  end

  @doc """
  The date as `YYYY-MM-DD`.

      iex> Logger.Formatter.format_date({2020, 1, 2}) |> IO.iodata_to_binary()
      "2020-01-02"

  """
  @spec format_date(date) :: IO.chardata()
  def format_date({yy, mm, dd}), do: [Integer.to_string(yy), ?-, pad2(mm), ?-, pad2(dd)]

  @doc """
  The time as `HH:MM:SS.mmm`.

      iex> Logger.Formatter.format_time({1, 2, 3, 4}) |> IO.iodata_to_binary()
      "01:02:03.004"

  """
  @spec format_time(time_ms) :: IO.chardata()
  def format_time({hh, mi, ss, ms}), do: [pad2(hh), ?:, pad2(mi), ?:, pad2(ss), ?., pad3(ms)]

  @doc """
  A time of an event as date and time with milliseconds, local or UTC.

      iex> Logger.Formatter.system_time_to_date_time_ms(1_600_000_000_123_456, true)
      {{2020, 9, 13}, {12, 26, 40, 123}}

  """
  @spec system_time_to_date_time_ms(integer, boolean) :: date_time_ms
  def system_time_to_date_time_ms(system_time, utc_log? \\ false) do
    seconds = Integer.floor_div(system_time, 1_000_000)
    milli = div(Integer.mod(system_time, 1_000_000), 1000)
    utc = :erlang.posixtime_to_universaltime(seconds)
    {date, {hours, minutes, seconds}} = if utc_log?, do: utc, else: :erlang.universaltime_to_localtime(utc)
    {date, {hours, minutes, seconds, milli}}
  end

  defp pad3(int) when int < 10, do: [?0, ?0, Integer.to_string(int)]
  defp pad3(int) when int < 100, do: [?0, Integer.to_string(int)]
  defp pad3(int), do: Integer.to_string(int)

  defp pad2(int) when int < 10, do: [?0, Integer.to_string(int)]
  defp pad2(int), do: Integer.to_string(int)
end
