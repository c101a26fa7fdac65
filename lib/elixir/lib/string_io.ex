defmodule StringIO do
  @moduledoc """
  A string as an I/O device: what is read comes from it, what is written is kept.

  ## Examples

      iex> {:ok, device} = StringIO.open("foo")
      iex> IO.read(device, 2)
      "fo"
      iex> IO.write(device, "bar")
      iex> StringIO.contents(device)
      {"o", "bar"}
  """

  use GenServer

  @type open_opts :: [capture_prompt: boolean, encoding: :unicode | :latin1]

  @doc """
  Opens a device that reads from a string, or calls a function with it.

  Options: `:capture_prompt` (whether prompts are kept with the output, `false`), `:encoding` (`:unicode`, or `:latin1` for raw bytes).
  With a function in place of the options, see `open/3`.

  ## Examples

      iex> {:ok, device} = StringIO.open("foo")
      iex> IO.gets(device, "> ")
      "foo"
      iex> StringIO.contents(device)
      {"", ""}

      iex> {:ok, device} = StringIO.open("foo", capture_prompt: true)
      iex> IO.gets(device, "> ")
      iex> StringIO.contents(device)
      {"", "> "}
  """
  @spec open(binary, open_opts) :: {:ok, pid}
  @spec open(binary, (pid -> result)) :: {:ok, result} when result: var
  def open(string, options_or_function \\ [])

  def open(string, options) when is_binary(string) and is_list(options) do
    GenServer.start(__MODULE__, {self(), string, options}, [])
  end

  def open(string, function) when is_binary(string) and is_function(function, 1), do: open(string, [], function)

  @doc """
  Opens a device, calls the function with it, closes it, and gives `{:ok, result}`.

  ## Examples

      iex> StringIO.open("one\\ntwo", [], &IO.read(&1, :line))
      {:ok, "one\\n"}
  """
  @doc since: "1.7.0"
  @spec open(binary, open_opts, (pid -> result)) :: {:ok, result} when result: var
  def open(string, options, function) when is_binary(string) and is_list(options) and is_function(function, 1) do
    {:ok, pid} = GenServer.start(__MODULE__, {self(), string, options}, [])

    try do
      {:ok, function.(pid)}
    after
      {:ok, {_input, _output}} = close(pid)
    end
  end

  @doc """
  What is left of the input, and what was written.

  ## Examples

      iex> {:ok, device} = StringIO.open("in")
      iex> IO.write(device, "out")
      iex> StringIO.contents(device)
      {"in", "out"}
  """
  @spec contents(pid) :: {binary, binary}
  def contents(pid) when is_pid(pid), do: GenServer.call(pid, :contents)

  @doc """
  What was written; it is forgotten with that.

  ## Examples

      iex> {:ok, device} = StringIO.open("in")
      iex> IO.write(device, "out")
      iex> {StringIO.flush(device), StringIO.contents(device)}
      {"out", {"in", ""}}
  """
  @spec flush(pid) :: binary
  def flush(pid) when is_pid(pid), do: GenServer.call(pid, :flush)

  @doc """
  Ends the device and gives what `contents/1` would.

  ## Examples

      iex> {:ok, device} = StringIO.open("in")
      iex> StringIO.close(device)
      {:ok, {"in", ""}}
  """
  @spec close(pid) :: {:ok, {binary, binary}}
  def close(pid) when is_pid(pid), do: GenServer.call(pid, :close)

  @impl true
  def init({pid, string, options}) do
    _ = Process.monitor(pid)
    capture? = options[:capture_prompt] || false
    encoding = options[:encoding] || :unicode
    {:ok, %{encoding: encoding, input: string, output: "", capture_prompt: capture?}}
  end

  @impl true
  def handle_call(:contents, _from, %{input: input, output: output} = state), do: {:reply, {input, output}, state}
  def handle_call(:flush, _from, %{output: output} = state), do: {:reply, output, %{state | output: ""}}

  def handle_call(:close, _from, %{input: input, output: output} = state) do
    {:stop, :normal, {:ok, {input, output}}, state}
  end

  @impl true
  def handle_info({:io_request, from, reply_as, request}, state) do
    {reply, state} = request(request, state)
    send(from, {:io_reply, reply_as, reply})
    {:noreply, state}
  end

  # Whoever has opened it has ended.
  def handle_info({:DOWN, _, :process, _, _}, state), do: {:stop, :shutdown, state}
  def handle_info(_message, state), do: {:noreply, state}

  defp request({:put_chars, chars} = request, state), do: put_chars(:latin1, chars, request, state)
  defp request({:put_chars, encoding, chars} = request, state), do: put_chars(encoding, chars, request, state)

  defp request({:put_chars, module, function, arguments} = request, state) do
    put_chars(:latin1, apply(module, function, arguments), request, state)
  end

  defp request({:put_chars, encoding, module, function, arguments} = request, state) do
    put_chars(encoding, apply(module, function, arguments), request, state)
  end

  defp request({:get_chars, prompt, count}, state) when count >= 0, do: get_chars(:latin1, prompt, count, state)
  defp request({:get_chars, encoding, prompt, count}, state) when count >= 0, do: get_chars(encoding, prompt, count, state)
  defp request({:get_line, prompt}, state), do: get_line(:latin1, prompt, state)
  defp request({:get_line, encoding, prompt}, state), do: get_line(encoding, prompt, state)

  defp request({:get_until, prompt, module, function, arguments}, state) do
    get_until(:latin1, prompt, {module, function, arguments}, state)
  end

  defp request({:get_until, encoding, prompt, module, function, arguments}, state) do
    get_until(encoding, prompt, {module, function, arguments}, state)
  end

  defp request({:get_password, encoding}, state), do: get_line(encoding, "", state)
  defp request({:setopts, [encoding: encoding]}, state) when encoding in [:latin1, :unicode], do: {:ok, %{state | encoding: encoding}}
  defp request({:setopts, _}, state), do: {{:error, :enotsup}, state}
  defp request(:getopts, state), do: {[binary: true, encoding: state.encoding], state}
  defp request({:get_geometry, _}, state), do: {{:error, :enotsup}, state}
  defp request({:requests, requests}, state), do: requests(requests, {:ok, state})
  defp request(_request, state), do: {{:error, :request}, state}

  # One after the other until one fails.
  defp requests([request | rest], {:ok, state}), do: requests(rest, request(request, state))
  defp requests(_requests, result), do: result

  defp put_chars(encoding, chars, request, state) do
    case :unicode.characters_to_binary(chars, encoding, state.encoding) do
      string when is_binary(string) -> {:ok, %{state | output: state.output <> string}}
      {_, _, _} -> {{:error, {:no_translation, encoding, state.encoding}}, state}
    end
  rescue
    ArgumentError -> {{:error, request}, state}
  end

  # Whoever asks for Latin-1 gets bytes as they are.
  defp get_chars(_encoding, prompt, _count, %{input: ""} = state), do: {:eof, captured(prompt, state)}

  defp get_chars(encoding, prompt, count, %{input: input} = state) do
    case take(encoding, input, count) do
      {taken, rest} -> {taken, captured(prompt, %{state | input: rest})}
      :error -> {{:error, :invalid_unicode}, state}
    end
  end

  defp take(:latin1, input, count) when byte_size(input) < count, do: {input, ""}
  defp take(:latin1, input, count), do: {binary_part(input, 0, count), binary_part(input, count, byte_size(input) - count)}
  defp take(_encoding, input, count), do: split_characters(input, count, 0)

  defp split_characters(input, 0, bytes), do: split(input, bytes)

  defp split_characters(input, count, bytes) do
    case input do
      <<_::binary-size(^bytes), char::utf8, _::binary>> -> split_characters(input, count - 1, bytes + utf8_size(char))
      <<_::binary-size(^bytes)>> -> {input, ""}
      _ -> :error
    end
  end

  defp utf8_size(char) when char < 0x80, do: 1
  defp utf8_size(char) when char < 0x800, do: 2
  defp utf8_size(char) when char < 0x10000, do: 3
  defp utf8_size(_char), do: 4

  defp split(input, bytes), do: {binary_part(input, 0, bytes), binary_part(input, bytes, byte_size(input) - bytes)}

  defp get_line(_encoding, prompt, %{input: ""} = state), do: {:eof, captured(prompt, state)}

  # A line ends in "\n" whether it did so or in "\r\n".
  defp get_line(encoding, prompt, %{input: input} = state) do
    {line, rest} =
      case :binary.match(input, ["\r\n", "\n"]) do
        {at, length} -> {binary_part(input, 0, at) <> "\n", elem(split(input, at + length), 1)}
        :nomatch -> {input, ""}
      end

    if encoding === :latin1 or String.valid?(line),
      do: {line, captured(prompt, %{state | input: rest})},
      else: {{:error, :collect_line}, state}
  end

  defp get_until(encoding, prompt, function, %{input: input} = state) do
    {result, rest} = until(:unicode.characters_to_list(input, state.encoding), [], function)

    rest =
      case rest do
        :eof -> ""
        chars -> :unicode.characters_to_binary(chars, :unicode, state.encoding)
      end

    state = captured(prompt, %{state | input: rest})

    case result do
      {:error, _} -> {result, state}
      data when is_list(data) -> {:unicode.characters_to_binary(data, :unicode, encoding), state}
      other -> {other, state}
    end
  end

  # A line at a time until the function says that it is done.
  defp until(chars, continuation, {module, name, arguments} = function) do
    {line, rest} = next_line(chars)

    case apply(module, name, [continuation, line | arguments]) do
      {:done, result, :eof} -> {result, rest}
      {:done, result, left} -> {result, put_back(left, rest)}
      {:more, continuation} -> until(rest, continuation, function)
    end
  end

  defp next_line(:eof), do: {:eof, :eof}
  defp next_line([]), do: {:eof, :eof}

  defp next_line(chars) do
    case :lists.splitwith(&(&1 != ?\n), chars) do
      {line, [?\n | rest]} -> {line ++ [?\n], rest}
      {line, []} -> {line, :eof}
    end
  end

  defp put_back(left, :eof), do: left
  defp put_back(left, rest), do: left ++ rest

  defp captured(prompt, %{capture_prompt: true} = state) do
    %{state | output: state.output <> :unicode.characters_to_binary(prompt_chars(prompt))}
  end

  defp captured(_prompt, state), do: state

  defp prompt_chars(prompt) when is_atom(prompt), do: Atom.to_string(prompt)
  defp prompt_chars(prompt), do: prompt
end
