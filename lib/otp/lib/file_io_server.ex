defmodule :file_io_server do
  @moduledoc """
  The process that a file opened without `:raw` is: it serves the I/O protocol, and `{:file_request, from, reply_as, request}` for what only files
  can do. It ends with the process that opened it, and after an error, which is then the answer to who asked.

  Devices are `:latin1` or `:unicode`. Bytes (requests in Latin-1 to a Latin-1 file) are passed on as they are; everything else is decoded from, and
  encoded to, what the file holds.
  """

  @doc "Opens a file and starts its process."
  @spec start(pid, :file.name(), [term]) :: {:ok, pid} | {:error, term}
  def start(owner, name, modes) do
    reference = :erlang.make_ref()
    parent = self()
    pid = :erlang.spawn(fn -> init(parent, reference, owner, name, modes) end)
    monitor = :erlang.monitor(:process, pid)

    receive do
      {^reference, result} ->
        :erlang.demonitor(monitor, [:flush])
        result

      {:DOWN, ^monitor, _, _, reason} ->
        {:error, reason}
    end
  end

  defp init(parent, reference, owner, name, modes) do
    with {:ok, encoding} <- encoding(modes),
         {:ok, handle} <- :prim_file.open_handle(name, modes) do
      :erlang.send(parent, {reference, {:ok, self()}})
      file = {:file_descriptor, :prim_file, %{handle: handle, binary: true, owner: self()}}
      monitor = :erlang.monitor(:process, owner)
      loop(%{file: file, encoding: encoding, binary: :lists.member(:binary, modes), owner: monitor, unread: ""})
    else
      error -> :erlang.send(parent, {reference, error})
    end
  end

  defp encoding(modes) do
    case :lists.keyfind(:encoding, 1, modes) do
      false -> {:ok, if(:lists.member(:utf8, modes), do: :unicode, else: :latin1)}
      {_, name} when name in [:unicode, :utf8] -> {:ok, :unicode}
      {_, :latin1} -> {:ok, :latin1}
      _ -> {:error, :badarg}
    end
  end

  defp loop(%{owner: owner} = state) do
    receive do
      {:io_request, from, reply_as, request} ->
        {reply, state} = io_request(request, state)
        :erlang.send(from, {:io_reply, reply_as, reply})
        go_on(reply, state)

      {:file_request, from, reply_as, :close} ->
        :erlang.send(from, {:file_reply, reply_as, :file.close(state.file)})

      {:file_request, from, reply_as, request} ->
        {reply, state} = file_request(request, state)
        :erlang.send(from, {:file_reply, reply_as, reply})
        loop(state)

      {:DOWN, ^owner, _, _, _} ->
        :file.close(state.file)

      _ ->
        loop(state)
    end
  end

  # Requests it does not know do it no harm; after other errors nobody knows where in the file it is.
  defp go_on({:error, reason}, state) when reason in [:request, :enotsup], do: loop(state)
  defp go_on({:error, _}, state), do: :file.close(state.file)
  defp go_on(_reply, state), do: loop(state)

  # Files

  defp file_request({:position, place}, state) do
    {:file.position(state.file, moved(place, state)), %{state | unread: ""}}
  end

  defp file_request({:pread, place, count}, state), do: {data(:file.pread(state.file, place, count), state), settled(state)}
  defp file_request({:pread, places}, state), do: {:file.pread(state.file, places), settled(state)}
  defp file_request({:pwrite, place, data}, state), do: {:file.pwrite(state.file, place, data), settled(state)}
  defp file_request({:pwrite, places}, state), do: {:file.pwrite(state.file, places), settled(state)}

  defp file_request(:truncate, state) do
    state = settled(state)
    {:file.truncate(state.file), state}
  end

  defp file_request(:sync, state), do: {:file.sync(state.file), state}
  defp file_request(:datasync, state), do: {:file.datasync(state.file), state}
  defp file_request(_request, state), do: {{:error, :badarg}, state}

  # What was read and not given counts as not read.
  defp moved(:cur, state), do: {:cur, -byte_size(state.unread)}
  defp moved({:cur, offset}, state), do: {:cur, offset - byte_size(state.unread)}
  defp moved(place, _state), do: place

  defp settled(%{unread: ""} = state), do: state

  defp settled(%{unread: unread} = state) do
    {:ok, _} = :file.position(state.file, {:cur, -byte_size(unread)})
    %{state | unread: ""}
  end

  defp data({:ok, binary}, %{binary: false}), do: {:ok, :erlang.binary_to_list(binary)}
  defp data(result, _state), do: result

  # The I/O protocol

  defp io_request({:put_chars, chars}, state), do: put_chars(:latin1, chars, state)
  defp io_request({:put_chars, encoding, chars}, state), do: put_chars(encoding, chars, state)
  defp io_request({:put_chars, module, name, arguments}, state), do: put_made(:latin1, {module, name, arguments}, state)

  defp io_request({:put_chars, encoding, module, name, arguments}, state) do
    put_made(encoding, {module, name, arguments}, state)
  end

  defp io_request({:get_line, _prompt}, state), do: get_line(:latin1, state)
  defp io_request({:get_line, encoding, _prompt}, state), do: get_line(encoding, state)
  defp io_request({:get_chars, _prompt, count}, state), do: get_chars(:latin1, count, state)
  defp io_request({:get_chars, encoding, _prompt, count}, state), do: get_chars(encoding, count, state)

  defp io_request({:get_until, _prompt, module, name, arguments}, state) do
    get_until(:latin1, {module, name, arguments}, [], state)
  end

  defp io_request({:get_until, encoding, _prompt, module, name, arguments}, state) do
    get_until(encoding, {module, name, arguments}, [], state)
  end

  defp io_request({:get_geometry, _}, state), do: {{:error, :enotsup}, state}
  defp io_request({:setopts, options}, state) when is_list(options), do: set_options(options, state)
  defp io_request(:getopts, state), do: {[binary: state.binary, encoding: state.encoding], state}
  defp io_request({:requests, requests}, state), do: requests(requests, {:ok, state})
  defp io_request(_request, state), do: {{:error, :request}, state}

  defp requests([request | rest], {:ok, state}), do: requests(rest, io_request(request, state))
  defp requests([request | rest], {reply, state}) when not is_tuple(reply), do: requests(rest, io_request(request, state))
  defp requests(_requests, result), do: result

  defp put_made(encoding, {module, name, arguments}, state) do
    put_chars(encoding, :erlang.apply(module, name, arguments), state)
  catch
    _, _ -> {{:error, name}, state}
  end

  defp put_chars(encoding, chars, state) when encoding in [:latin1, :unicode] do
    state = settled(state)

    case :unicode.characters_to_binary(chars, encoding, state.encoding) do
      binary when is_binary(binary) -> {:file.write(state.file, binary), state}
      _ -> {{:error, {:no_translation, encoding, state.encoding}}, state}
    end
  catch
    :error, _ -> {{:error, {:no_translation, encoding, state.encoding}}, state}
  end

  defp put_chars(_encoding, _chars, state), do: {{:error, :request}, state}

  defp get_line(encoding, %{unread: ""} = state) do
    case :file.read_line(state.file) do
      {:ok, line} -> {given(line, encoding, state), state}
      other -> {other, state}
    end
  end

  defp get_line(encoding, %{unread: unread} = state) do
    case :binary.split(unread, "\n") do
      [line, rest] -> {given(line <> "\n", encoding, state), %{state | unread: rest}}
      [_] -> get_line(encoding, settled(state))
    end
  end

  defp get_chars(encoding, count, state) when is_integer(count) and count >= 0 do
    case take(encoding, count, state) do
      {:ok, bytes, state} -> {given(bytes, encoding, state), state}
      {other, state} -> {other, state}
    end
  end

  defp get_chars(_encoding, _count, state), do: {{:error, :get_chars}, state}

  # As many characters as are wanted of a file in UTF-8, or bytes of one in Latin-1. A request in Latin-1 to a file in UTF-8 wants characters, too.
  defp take(_encoding, count, %{encoding: :latin1} = state) do
    case :file.read(state.file, count) do
      {:ok, bytes} -> {:ok, bytes, state}
      other -> {other, state}
    end
  end

  defp take(encoding, count, %{unread: unread} = state) do
    case characters(unread, count, 0) do
      {:ok, size} ->
        <<bytes::binary-size(^size), rest::binary>> = unread
        {:ok, bytes, %{state | unread: rest}}

      :more ->
        case :file.read(state.file, :erlang.max(count, 64)) do
          {:ok, more} -> take(encoding, count, %{state | unread: unread <> more})
          :eof when unread === "" -> {:eof, state}
          :eof -> {:ok, unread, %{state | unread: ""}}
          error -> {error, state}
        end

      :error ->
        {{:error, {:no_translation, :unicode, encoding}}, state}
    end
  end

  # How many bytes so many characters take from a place on.
  defp characters(_binary, 0, at), do: {:ok, at}

  defp characters(binary, count, at) do
    case binary do
      <<_::binary-size(^at), char::utf8, _::binary>> -> characters(binary, count - 1, at + width(char))
      <<_::binary-size(^at), rest::binary>> when byte_size(rest) < 4 -> :more
      _ -> :error
    end
  end

  defp width(char) when char < 0x80, do: 1
  defp width(char) when char < 0x800, do: 2
  defp width(char) when char < 0x10000, do: 3
  defp width(_char), do: 4

  # What the file holds, as the one who asked wants it.
  defp given(bytes, encoding, %{encoding: held, binary: true}) do
    if held === encoding and held === :latin1 do
      bytes
    else
      translated(:unicode.characters_to_binary(bytes, held, encoding), held, encoding)
    end
  end

  defp given(bytes, encoding, %{encoding: held}) do
    case translated(:unicode.characters_to_binary(bytes, held, encoding), held, encoding) do
      binary when is_binary(binary) -> :unicode.characters_to_list(binary, encoding)
      error -> error
    end
  end

  defp translated(binary, _held, _encoding) when is_binary(binary), do: binary
  defp translated(_failure, held, encoding), do: {:error, {:no_translation, held, encoding}}

  # A line at a time until the function says that it is done; what it does not want is left unread.
  defp get_until(encoding, {module, name, arguments} = function, continuation, state) do
    {chars, next} = get_line(:unicode, %{state | binary: false})
    state = %{next | binary: state.binary}

    case :erlang.apply(module, name, [continuation, chars | arguments]) do
      {:done, result, rest} when is_list(rest) ->
        unread = :unicode.characters_to_binary(rest, :unicode, state.encoding)
        {result, %{state | unread: unread <> state.unread}}

      {:done, result, _eof} ->
        {result, state}

      {:more, continuation} ->
        get_until(encoding, function, continuation, state)

      _ ->
        {{:error, name}, state}
    end
  end

  defp set_options(options, state) do
    :lists.foldl(&set_option/2, {:ok, state}, options)
  end

  defp set_option(:binary, {:ok, state}), do: {:ok, %{state | binary: true}}
  defp set_option(:list, {:ok, state}), do: {:ok, %{state | binary: false}}
  defp set_option({:binary, value}, {:ok, state}) when is_boolean(value), do: {:ok, %{state | binary: value}}
  defp set_option({:encoding, encoding}, {:ok, state}) when encoding in [:unicode, :utf8], do: {:ok, %{state | encoding: :unicode}}
  defp set_option({:encoding, :latin1}, {:ok, state}), do: {:ok, %{state | encoding: :latin1}}
  defp set_option(_option, {_, state}), do: {{:error, :enotsup}, state}
end
