defmodule IO do
  @moduledoc """
  Reading from and writing to devices.

  A device is a process that speaks the I/O protocol: the terminal, a file opened by `File.open/2`, a `StringIO`. It is named by its pid,
  by an atom it is registered under, or by `:stdio` (the group leader of the caller) and `:stderr`.

  Functions take *chardata* where they write text: strings, code points and lists of both, which need not be joined before. Those
  with `bin` in their name take *iodata* instead, where integers are bytes, and neither encode nor decode anything; they are for devices
  that were opened without an encoding.
  """

  @type device :: atom | pid
  @type chardata :: String.t() | maybe_improper_list(char | chardata, String.t() | [])
  @type nodata :: {:error, term} | :eof
  @type inspect_opts :: [Inspect.Opts.new_opt() | {:label, term}]
  @typedoc "What `warn/2` is told about the place."
  @type warn_stacktrace_opts :: [
          file: String.t(),
          line: pos_integer,
          column: pos_integer,
          module: module,
          function: {atom, arity}
        ]

  @chunk 4096

  # The default of `Inspect.Opts`.
  @width 80

  defguardp is_device(term) when is_atom(term) or is_pid(term)
  defguardp is_iodata(data) when is_list(data) or is_binary(data)
  defguardp is_amount(term) when term === :line or (is_integer(term) and term > 0)

  defp device(:stdio), do: :standard_io
  defp device(:stderr), do: :standard_error
  defp device(device), do: device

  defp to_chardata(list) when is_list(list), do: list
  defp to_chardata(other), do: to_string(other)

  @doc """
  Reads from a device: a line with `:line`, everything to the end with `:eof`, or a number of characters.

  Gives the text, `:eof` where there is none left, or `{:error, reason}`.

  ## Examples

      iex> {:ok, device} = StringIO.open("one\\ntwo\\nthree")
      iex> {IO.read(device, :line), IO.read(device, 2), IO.read(device, :eof), IO.read(device, :line)}
      {"one\\n", "tw", "o\\nthree", :eof}
  """
  @spec read(device, :eof | :line | non_neg_integer) :: chardata | nodata
  def read(device \\ :stdio, line_or_chars)

  def read(device, :all) do
    warn("IO.read(device, :all) is deprecated, use IO.read(device, :eof) instead")
    with :eof <- read(device, :eof), do: ""
  end

  def read(device, :eof) do
    device = device(device)
    read_all(fn -> :io.get_chars(device, "", @chunk) end, :eof)
  end

  def read(device, :line), do: :io.get_line(device(device), ~c"")
  def read(device, count) when is_integer(count) and count >= 0, do: :io.get_chars(device(device), ~c"", count)

  defp read_all(next, read) do
    case next.() do
      data when is_iodata(data) -> read_all(next, more(read, data))
      :eof -> read
      {:error, _} = error -> error
    end
  end

  defp more(:eof, data), do: data
  defp more(read, data) when is_binary(data), do: read <> data
  defp more(read, data), do: read ++ data

  @doc """
  Reads bytes from a device: a line with `:line`, everything to the end with `:eof`, or a number of bytes.

  Gives a binary, `:eof` where there is none left, or `{:error, reason}`.

  ## Examples

      iex> {:ok, device} = StringIO.open("é")
      iex> {IO.binread(device, 1), IO.binread(device, :eof)}
      {<<195>>, <<169>>}
  """
  @spec binread(device, :eof | :line | non_neg_integer) :: iodata | nodata
  def binread(device \\ :stdio, line_or_chars)

  def binread(device, :all) do
    warn("IO.binread(device, :all) is deprecated, use IO.binread(device, :eof) instead")
    with :eof <- binread(device, :eof), do: ""
  end

  def binread(device, :eof) do
    device = device(device)
    read_all(fn -> unwrap(:file.read(device, @chunk)) end, :eof)
  end

  def binread(device, :line), do: unwrap(:file.read_line(device(device)))
  def binread(device, count) when is_integer(count) and count >= 0, do: unwrap(:file.read(device(device), count))

  defp unwrap({:ok, data}), do: data
  defp unwrap(other), do: other

  @doc """
  Writes chardata, or anything that `to_string/1` takes, to a device.

  Raises what went wrong: `ArgumentError` for what is no chardata, `ErlangError` where the device has terminated.

  ## Examples

      iex> {:ok, device} = StringIO.open("")
      iex> IO.write(device, ["a", ?b, :c |> to_string()])
      iex> StringIO.contents(device)
      {"", "abc"}
  """
  @spec write(device, chardata | String.Chars.t()) :: :ok
  def write(device \\ :stdio, chardata), do: :io.put_chars(device(device), to_chardata(chardata))

  @doc """
  Writes iodata to a device as it is.

  ## Examples

      iex> {:ok, device} = StringIO.open("")
      iex> IO.binwrite(device, [?a, "b"])
      iex> StringIO.contents(device)
      {"", "ab"}
  """
  @spec binwrite(device, iodata) :: :ok
  def binwrite(device \\ :stdio, iodata) when is_iodata(iodata) do
    case :file.write(device(device), iodata) do
      :ok -> :ok
      {:error, reason} -> :erlang.error(reason)
    end
  end

  @doc """
  Writes chardata, or anything that `to_string/1` takes, and a line break to a device.

  ## Examples

      iex> {:ok, device} = StringIO.open("")
      iex> IO.puts(device, 12)
      iex> StringIO.contents(device)
      {"", "12\\n"}
  """
  @spec puts(device, chardata | String.Chars.t()) :: :ok
  def puts(device \\ :stdio, item), do: :io.put_chars(device(device), [to_chardata(item), ?\n])

  @doc """
  Prints a warning to standard error, with the stacktrace of the caller.

  ## Examples

      IO.warn("variable bar is unused")
      #=> warning: variable bar is unused
      #=>   (iex) evaluator.ex:108: IEx.Evaluator.eval/4
  """
  @spec warn(chardata | String.Chars.t()) :: :ok
  def warn(message) do
    {:current_stacktrace, [_, _ | stacktrace]} = Process.info(self(), :current_stacktrace)
    warn(message, stacktrace)
  end

  @doc """
  Prints a warning to standard error, with a stacktrace or a place.

  The place is a `Macro.Env`, or a keyword list with `:file`, `:line` and, if known, `:column`, `:module` and `:function`; lines around it are
  shown if the file can be read. With an empty list there is only the message.

  ## Examples

      IO.warn("variable bar is unused", module: MyApp, function: {:main, 1}, line: 4, file: "my_app.ex")
      #=> warning: variable bar is unused
      #=>   my_app.ex:4: MyApp.main/1
  """
  @spec warn(chardata | String.Chars.t(), Exception.stacktrace() | warn_stacktrace_opts | Macro.Env.t()) :: :ok
  def warn(message, stacktrace_info)

  def warn(message, %Macro.Env{line: line, file: file} = env) do
    emit(message, line, file, Macro.Env.stacktrace(env), true)
  end

  def warn(message, []), do: emit(message, 0, nil, [], false)

  def warn(message, [{_, _} | _] = place) do
    file = place[:file]
    line = place[:line]
    position = if line && place[:column], do: {line, place[:column]}, else: line || 0
    emit(message, position, file, place_stacktrace(place), true)
  end

  def warn(message, [{_, _, _, _} | _] = stacktrace) do
    {_, _, _, location} = hd(stacktrace)
    file = Keyword.get(location, :file)
    emit(message, Keyword.get(location, :line, 0), file && to_string(file), stacktrace, false)
  end

  defp place_stacktrace(place) do
    location = [file: String.to_charlist(place[:file] || "nofile"), line: place[:line] || 0]

    case {place[:module], place[:function]} do
      {nil, _} -> [{:elixir_compiler, :__FILE__, 1, location}]
      {module, {function, arity}} -> [{module, function, arity, location}]
      {module, nil} -> [{module, :__MODULE__, 0, location}]
    end
  end

  defp emit(message, position, file, stacktrace, read_snippet?) do
    message = message |> to_chardata() |> chardata_to_string()
    :elixir_errors.emit_diagnostic(:warning, position, file, message, stacktrace, read_snippet: read_snippet?)
    :ok
  end

  @doc false
  # Warns once for each key in the life of the node.
  def warn_once(key, message, stacktrace_drop_levels) do
    {:current_stacktrace, stacktrace} = Process.info(self(), :current_stacktrace)
    stacktrace = Enum.drop(stacktrace, stacktrace_drop_levels)

    if :elixir_config.warn(key, stacktrace) do
      warn(message.(), stacktrace)
    else
      :ok
    end
  end

  @doc """
  Prints a term as `inspect/2` shows it, and gives the term, so that it can stand inside of pipes.

  Takes the options of `Inspect.Opts`, and `:label`, printed in front. Lines are broken at `:width`, 80 characters if it is not given.

  ## Examples

      iex> IO.inspect(<<0, 1, 2>>, width: 40)
      <<0, 1, 2>>
  """
  @spec inspect(item, inspect_opts) :: item when item: var
  def inspect(item, opts \\ []), do: inspect(:stdio, item, opts)

  @doc """
  Prints a term to a device as `inspect/2` does, and gives it.

  ## Examples

      iex> {:ok, device} = StringIO.open("")
      iex> IO.inspect(device, [:a], label: "list")
      [:a]
      iex> StringIO.contents(device)
      {"", "list: [:a]\\n"}
  """
  @spec inspect(device, item, inspect_opts) :: item when item: var
  def inspect(device, item, []) when is_device(device) do
    case Inspect.Plain.text(item, @width) do
      nil -> inspect_by_protocol(device, item, [])
      text -> puts(device, text)
    end

    item
  end

  def inspect(device, item, opts) when is_device(device) and is_list(opts), do: inspect_by_protocol(device, item, opts)

  defp inspect_by_protocol(device, item, opts) do
    label = if label = opts[:label], do: [to_chardata(label), ": "], else: []
    opts = Inspect.Opts.new(Keyword.delete(opts, :label))
    doc = Inspect.Algebra.group(Inspect.Algebra.to_doc(item, opts))
    puts(device, [label, Inspect.Algebra.format(doc, opts.width)])
    item
  end

  @doc """
  Shows a prompt and reads a number of characters.

  The first argument is the device where the second is no number, otherwise the prompt.

  ## Examples

      iex> {:ok, device} = StringIO.open("abc")
      iex> IO.getn(device, "? ")
      "a"
  """
  @spec getn(device | chardata | String.Chars.t(), pos_integer | chardata | String.Chars.t()) :: chardata | nodata
  def getn(prompt, count \\ 1)
  def getn(prompt, count) when is_integer(count) and count > 0, do: getn(:stdio, prompt, count)
  def getn(device, prompt) when not is_integer(prompt), do: getn(device, prompt, 1)

  @doc """
  Shows a prompt on a device and reads a number of characters from it.

  ## Examples

      iex> {:ok, device} = StringIO.open("abc")
      iex> IO.getn(device, "? ", 2)
      "ab"
  """
  @spec getn(device, chardata | String.Chars.t(), pos_integer) :: chardata | nodata
  def getn(device, prompt, count) when is_integer(count) and count > 0 do
    :io.get_chars(device(device), to_chardata(prompt), count)
  end

  @doc """
  Shows a prompt and reads a line, which is given with its line break.

  ## Examples

      iex> {:ok, device} = StringIO.open("one\\ntwo")
      iex> {IO.gets(device, "? "), IO.gets(device, "? "), IO.gets(device, "? ")}
      {"one\\n", "two", :eof}
  """
  @spec gets(device, chardata | String.Chars.t()) :: chardata | nodata
  def gets(device \\ :stdio, prompt), do: :io.get_line(device(device), to_chardata(prompt))

  @doc "The lines of standard input as a stream: `stream(:stdio, :line)`."
  @doc since: "1.12.0"
  @spec stream() :: Enumerable.t(String.t())
  def stream, do: stream(:stdio, :line)

  @doc """
  A device as a stream of lines, or of strings of some characters; what is collected into it is written.

  Reading moves the device on, so it can be enumerated only once. An error of the device raises `IO.StreamError`.

  ## Examples

      iex> {:ok, device} = StringIO.open("a\\nb\\n")
      iex> device |> IO.stream(:line) |> Enum.map(&String.trim/1)
      ["a", "b"]
  """
  @spec stream(device, :line | pos_integer) :: Enumerable.t()
  def stream(device \\ :stdio, line_or_codepoints) when is_amount(line_or_codepoints) do
    IO.Stream.__build__(device(device), false, line_or_codepoints)
  end

  @doc "The lines of standard input as a stream of binaries: `binstream(:stdio, :line)`."
  @doc since: "1.12.0"
  @spec binstream() :: Enumerable.t(binary)
  def binstream, do: binstream(:stdio, :line)

  @doc """
  A device as a stream of lines, or of binaries of some bytes, that are not decoded.

  ## Examples

      iex> {:ok, device} = StringIO.open("abc")
      iex> device |> IO.binstream(2) |> Enum.to_list()
      ["ab", "c"]
  """
  @spec binstream(device, :line | pos_integer) :: Enumerable.t()
  def binstream(device \\ :stdio, line_or_bytes) when is_amount(line_or_bytes) do
    IO.Stream.__build__(device(device), true, line_or_bytes)
  end

  @doc """
  Chardata as one string.

  Raises `UnicodeConversionError` for what is no Unicode, `ArgumentError` for what is no chardata.

  ## Examples

      iex> IO.chardata_to_string([0x00E6, "ß"])
      "æß"
  """
  @spec chardata_to_string(chardata) :: String.t()
  def chardata_to_string(chardata)
  def chardata_to_string(string) when is_binary(string), do: string
  def chardata_to_string(list) when is_list(list), do: List.to_string(list)

  @doc """
  Iodata as one binary; its integers are bytes. Raises `ArgumentError` for what is no iodata.

  ## Examples

      iex> IO.iodata_to_binary([255, "a"])
      <<255, ?a>>
  """
  @spec iodata_to_binary(iodata) :: binary
  def iodata_to_binary(iodata), do: :erlang.iolist_to_binary(iodata)

  @doc """
  How many bytes iodata has. Raises `ArgumentError` for what is no iodata.

  ## Examples

      iex> IO.iodata_length([1, 2 | <<3, 4>>])
      4
  """
  @spec iodata_length(iodata) :: non_neg_integer
  def iodata_length(iodata), do: :erlang.iolist_size(iodata)

  @doc """
  Whether iodata has no bytes; looks no further than to the first one.

  ## Examples

      iex> {IO.iodata_empty?(["", []]), IO.iodata_empty?(["", [?a]])}
      {true, false}
  """
  @doc since: "1.20.0"
  @spec iodata_empty?(iodata) :: boolean
  def iodata_empty?(iodata)
  def iodata_empty?(binary) when is_binary(binary), do: binary === ""
  def iodata_empty?([]), do: true
  def iodata_empty?([head | tail]) when is_iodata(head), do: iodata_empty?(head) and iodata_empty?(tail)
  def iodata_empty?([byte | _]) when is_integer(byte), do: false

  @doc false
  # What streams read: a list of one element, or the end.
  def each_stream(device, amount), do: next(read(device, amount), device)

  @doc false
  def each_binstream(device, amount), do: next(binread(device, amount), device)

  defp next(:eof, device), do: {:halt, device}
  defp next({:error, reason}, _device), do: raise(IO.StreamError, reason: reason)
  defp next(data, device), do: {[data], device}
end
